"""The log of corrections: dated rows with what a cell said, what it says now, why, and whose error
it was.

It promises that every row matches the tables as they are: its new value stands there now, or is the
old value of a later row on the same cell. A row that matches nothing is refused, so the log cannot
drift from the data. Values are those of the clean tables, in the words that readers saw; an empty
new value means withdrawn.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from chipledger.errors import Problem, TableError
from chipledger.tables.rows import MEND, Row, opens_formula, rows_of
from chipledger.tables.schema import CLEAN
from chipledger.tables.vocabulary import WHOSE
from chipledger.yaml_files import load_yaml

WHERE = "data/raw/corrections.yml"
KINDS = ("claim", "promise")
WORDS = ("field", "old", "new", "why", "whose")
MAY_BE_EMPTY = ("old", "new")


def read_corrections(path: Path | str) -> pd.DataFrame:
    """The corrections as a table, in the order of the file.

    Parameters
    ----------
    path : path
        A list of entries: `date`, then `claim` or `promise` with an id, `field`, `old`, `new`,
        `why`, `whose`.

    Returns
    -------
    pandas.DataFrame
        Columns of the clean table `corrections`.

    Raises
    ------
    TableError
        Naming the entry, counted from one, and the key that is wrong.
    """
    entries = load_yaml(path) or []
    if not isinstance(entries, list):
        raise TableError(
            [
                Problem(
                    WHERE,
                    1,
                    "(file)",
                    "YAML",
                    "write a list of entries, each with a date",
                    type(entries).__name__,
                )
            ]
        )
    problems = [
        Problem(WHERE, number, key, rule, mend, value)
        for number, entry in enumerate(entries, 1)
        for key, rule, mend, value in _faults(entry)
    ]
    if problems:
        raise TableError(problems)
    return pd.DataFrame(
        [_row(entry) for entry in entries], columns=list(CLEAN["corrections"].columns)
    ).astype(str)


def _faults(entry: object) -> Iterator[tuple[str, str, str, str]]:
    """Key, rule, mend and value of what is wrong with the shape of one entry."""
    if not isinstance(entry, dict) or len(kinds := [kind for kind in KINDS if kind in entry]) != 1:
        yield (
            "(entry)",
            "correction",
            f"name one claim or one promise, then {', '.join(WORDS)}",
            str(entry),
        )
        return
    if unknown := [str(key) for key in entry if key not in (*WORDS, "date", *kinds)]:
        yield (
            unknown[0],
            "correction",
            f"drop it: an entry has date, {' or '.join(KINDS)}, {', '.join(WORDS)}",
            "",
        )
    if not _is_day(entry.get("date")):
        yield "date", "day", "write the day as 2026-11-22", str(entry.get("date", ""))
    for key in (*kinds, *WORDS):
        value = entry.get(key)
        if not isinstance(value, str) or not (value.strip() or key in MAY_BE_EMPTY):
            yield (
                key,
                "words",
                "write words after it, in quotes where YAML would read a number or a day",
                str(value),
            )
        elif opens_formula(value):
            yield key, "no formula", MEND, value
    if entry.get("whose") not in WHOSE:
        yield "whose", "closed list", f"use one of: {', '.join(WHOSE)}", str(entry.get("whose", ""))


def _is_day(value: object) -> bool:
    """YAML reads a plain day as a date; in quotes it is text."""
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _row(entry: Row) -> dict[str, str]:
    kind = next(kind for kind in KINDS if kind in entry)
    return {
        "date": str(entry["date"]),
        "kind": kind,
        "id": entry[kind],
        **{key: entry[key] for key in WORDS},
    }


def current_values(tables: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str], dict[str, str]]:
    """Every cell of claims and promises as the book may print it.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        Clean.

    Returns
    -------
    dict of (str, str) to dict
        Cells by kind and id.
    """
    return {
        (kind, row["id"]): {name: str(cell) for name, cell in row.items()}
        for kind in KINDS
        for row in rows_of(tables[f"{kind}s"])
    }


def correction_problems(
    corrections: pd.DataFrame, tables: Mapping[str, pd.DataFrame]
) -> Iterator[Problem]:
    """Rows of the log that match nothing.

    Parameters
    ----------
    corrections : pandas.DataFrame
    tables : dict of str to pandas.DataFrame
        Clean.

    Yields
    ------
    Problem
    """
    now, rows = current_values(tables), list(rows_of(corrections))
    for number, row in enumerate(rows, 1):
        cells, later = (
            now.get((row["kind"], row["id"])),
            [other for other in rows[number:] if cell_of(other) == cell_of(row)],
        )
        if row["old"] == row["new"]:
            yield Problem(
                WHERE,
                number,
                "new",
                "a change",
                "old and new are the same: drop the entry",
                row["new"],
            )
        elif cells is not None and row["field"] not in cells:
            yield Problem(
                WHERE,
                number,
                "field",
                "known field",
                f"use a column of the clean {row['kind']}s: {', '.join(cells)}",
                row["field"],
            )
        elif later and later[0]["old"] != row["new"]:
            yield Problem(
                WHERE,
                number,
                "new",
                "matches the next",
                f"the next correction of this cell says that it was {later[0]['old']!r}",
                row["new"],
            )
        elif not later and row["new"] != (cells or {}).get(row["field"], ""):
            stands = (
                f"{row['field']} of {row['id']} is {cells[row['field']]!r}"
                if cells
                else f"there is no {row['kind']} {row['id']}"
            )
            yield Problem(
                WHERE,
                number,
                "new",
                "matches the ledger",
                f"{stands}: a correction says what stands there now",
                row["new"],
            )
        if any(other["date"] == row["date"] for other in later):
            yield Problem(
                WHERE,
                number,
                "date",
                "once a day",
                "two corrections of one cell on one day are one: say the first old and the last new"
                " value",
                row["date"],
            )
        if number > 1 and row["date"] < rows[number - 2]["date"]:
            yield Problem(
                WHERE,
                number,
                "date",
                "in order of dates",
                "move the entry up: the latest stands last",
                row["date"],
            )


def cell_of(row: Row) -> tuple[str, str, str]:
    """Which cell a correction is about."""
    return row["kind"], row["id"], row["field"]
