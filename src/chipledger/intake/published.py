"""What the last edition printed, so that nothing printed can change in silence.

`data/quality/published.csv` records every figure and every ruling that an edition carried. A value
that differs from its record needs rows in `corrections.yml` that lead from the old one to the new
one.

Judgements made here: of a claim its figure as printed counts, of a promise its criterion, its due
day and its ruling; `open` is no ruling yet, so the first ruling after it is news and no correction.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from chipledger.errors import FIRST_ROW, Problem
from chipledger.files import read_text, to_csv, write_atomically
from chipledger.intake.corrections import cell_of, current_values
from chipledger.tables.rows import rows_of

RECORD = "data/quality/published.csv"
COLUMNS = ("kind", "id", "field", "value")
FIELDS = {"claim": ("shown",), "promise": ("criterion", "due", "status")}
NOT_RULED = ("", "open")


def printed(tables: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str, str], str]:
    """Everything that an edition made of these tables prints and may not change in silence.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        Clean.

    Returns
    -------
    dict of (str, str, str) to str
        Value by kind, id and field.
    """
    return {
        (kind, name, field): cells[field]
        for (kind, name), cells in current_values(tables).items()
        for field in FIELDS[kind]
        if not (field == "status" and cells[field] in NOT_RULED)
    }


def read_record(root: Path | str) -> pd.DataFrame:
    """The record of the last edition; empty where there was none.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    pandas.DataFrame
    """
    path = Path(root) / RECORD
    if not path.exists():
        return pd.DataFrame(columns=list(COLUMNS), dtype=str)
    return read_text(path)


def silent_changes(
    record: pd.DataFrame, tables: Mapping[str, pd.DataFrame], corrections: pd.DataFrame
) -> Iterator[Problem]:
    """Published values that changed without a row in the log.

    Parameters
    ----------
    record : pandas.DataFrame
        As `read_record` returns it.
    tables : dict of str to pandas.DataFrame
        Clean.
    corrections : pandas.DataFrame

    Yields
    ------
    Problem
        With the row of the record.
    """
    now = current_values(tables)
    logged: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in rows_of(corrections):
        logged.setdefault(cell_of(row), []).append((row["old"], row["new"]))
    for number, row in enumerate(rows_of(record), FIRST_ROW):
        value = row["value"]
        for old, new in logged.get(cell_of(row), ()):
            value = new if old == value else value
        stands = now.get((row["kind"], row["id"]), {}).get(row["field"], "")
        if value != stands:
            yield Problem(
                RECORD,
                number,
                "value",
                "published",
                f"{row['kind']} {row['id']}: {row['field']} is now {stands!r}; change it back, or"
                " log the change in data/raw/corrections.yml with date, old, new, why and whose",
                row["value"],
            )


def record_edition(root: Path | str, tables: Mapping[str, pd.DataFrame]) -> bool:
    """Write what an edition of these tables prints; to be called once no change is silent.

    Parameters
    ----------
    root : path
    tables : dict of str to pandas.DataFrame
        Clean.

    Returns
    -------
    bool
        Whether the record changed.
    """
    rows = [(*cell, value) for cell, value in sorted(printed(tables).items())]
    return write_atomically(Path(root) / RECORD, to_csv(pd.DataFrame(rows, columns=list(COLUMNS))))
