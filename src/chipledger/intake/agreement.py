"""Compares two independent readings of the same texts, row by row and column by column.

Judgements made here: two rows are the same claim if their literals overlap in one line of one
source, the longest overlap first; values agree if both hard intervals and units are equal; scopes
agree if neither says what the other does not, word by word.
"""

from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pandas as pd

from chipledger.files import read_text
from chipledger.tables.rows import Row, rows_of

COLUMNS = (
    "value",
    "entity",
    "metric",
    "object",
    "state",
    "scope",
    "as_of",
    "speaker",
    "basis",
    "modality",
)
NUMBERS = ("low", "high", "unit", "period_start", "period_end")


def readings(
    root: Path, metrics: pd.DataFrame, sources: pd.DataFrame, entities: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both readings of the articles, as they were before anybody compared them, with parsed values.

    Parameters
    ----------
    root : pathlib.Path
        The checkout, which keeps both readings.
    metrics, sources, entities : pandas.DataFrame
        Of the ledger at hand.

    Returns
    -------
    tuple of pandas.DataFrame
        The first and the second reading.
    """
    # Here, since a build imports this module each time and seldom reads the page that asks for it.
    from chipledger.intake.clean import clean_claims

    first, second = (
        clean_claims(
            read_text(root / "data" / "quality" / f"{name}.csv"), metrics, sources, entities
        )
        for name in ("first", "second")
    )
    return first, second


def match(first: pd.DataFrame, second: pd.DataFrame) -> list[tuple[int, int]]:
    """Pairs of rows that code the same place.

    Parameters
    ----------
    first, second : pandas.DataFrame
        Clean claims of text sources, each a reading.

    Returns
    -------
    list of tuple of int
        Positions in `first` and `second`; each row is used at most once.
    """
    pairs = []
    places = [_by_line(reading) for reading in (first, second)]
    for line in sorted(set(places[0]) & set(places[1])):
        found = [
            (_overlap(one, other), one["metric"] == other["metric"], one["at"], other["at"])
            for one, other in product(places[0][line], places[1][line])
        ]
        pairs += _best(
            sorted(
                (row for row in found if row[0] > 0),
                key=lambda row: (-row[1], -row[0], row[2], row[3]),
            )
        )
    return pairs


def _by_line(reading: pd.DataFrame) -> dict[tuple[str, int], list[Row]]:
    """Rows by source and line, with their position."""
    lines: dict[tuple[str, int], list[Row]] = {}
    for at, row in enumerate(rows_of(reading)):
        lines.setdefault((row["source"], int(row["line"])), []).append({**row, "at": at})
    return lines


def _overlap(one: Row, other: Row) -> int:
    """Characters that both literals cover."""
    spans = [(int(row["offset"]), int(row["offset"]) + len(row["literal"])) for row in (one, other)]
    return min(end for _, end in spans) - max(start for start, _ in spans)


def _best(candidates: Iterable[tuple[int, bool, int, int]]) -> list[tuple[int, int]]:
    """The candidates in order, but for those whose row is taken."""
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for *_, one, other in candidates:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            pairs.append((one, other))
    return pairs


def agree(column: str, one: pd.Series, other: pd.Series) -> bool:
    """Whether two rows say the same in one column.

    Parameters
    ----------
    column : str
        A name of `COLUMNS`.
    one, other : mapping
        Clean rows.

    Returns
    -------
    bool
    """
    if column == "value":
        return all(_same(one[name], other[name]) for name in NUMBERS)
    if column == "scope":
        return _words(one["scope"]) == _words(other["scope"])
    return one[column] == other[column]


def _same(one: object, other: object) -> bool:
    return one == other or (one != one and other != other)


def _words(scope: str) -> set[str]:
    return set(scope.lower().replace(";", " ").replace(",", " ").split())


def agreement(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Agreement by column over the rows that both readings hold.

    Parameters
    ----------
    first, second : pandas.DataFrame
        Clean claims of text sources.

    Returns
    -------
    pandas.DataFrame
        Columns `column`, `compared`, `agree`, `share` [percent].
    """
    rows = [(first.iloc[one], second.iloc[other]) for one, other in match(first, second)]
    counts = {column: sum(agree(column, one, other) for one, other in rows) for column in COLUMNS}
    return pd.DataFrame(
        [
            {
                "column": column,
                "compared": len(rows),
                "agree": count,
                "share": round(100 * count / max(len(rows), 1), 1),
            }
            for column, count in counts.items()
        ]
    )
