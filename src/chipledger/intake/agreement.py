"""Compares two independent readings of the same texts, row by row and column by column.

Judgements made here: two rows are the same claim if their literals overlap in one line of one
source, the longest overlap first; values agree if both hard intervals and units are equal; scopes
agree if neither says what the other does not, word by word.
"""

from itertools import product

import pandas as pd

from chipledger.files import read_text
from chipledger.intake.clean import clean_claims

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


def readings(ledger):
    """Both readings of the articles, as they were before anybody compared them, with parsed values.

    Parameters
    ----------
    ledger : Ledger
        Its metrics, sources and entities, and its checkout, which keeps both readings.

    Returns
    -------
    tuple of pandas.DataFrame
        The first and the second reading.
    """
    tables = [
        read_text(ledger.root / "data" / "quality" / f"{name}.csv") for name in ("first", "second")
    ]
    return tuple(
        clean_claims(table, ledger.metrics, ledger.sources, ledger.entities) for table in tables
    )


def match(first, second):
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


def _by_line(reading):
    """Rows by source and line, with their position."""
    lines = {}
    for at, row in enumerate(reading.to_dict("records")):
        lines.setdefault((row["source"], int(row["line"])), []).append({**row, "at": at})
    return lines


def _overlap(one, other):
    """Characters that both literals cover."""
    spans = [(int(row["offset"]), int(row["offset"]) + len(row["literal"])) for row in (one, other)]
    return min(end for _, end in spans) - max(start for start, _ in spans)


def _best(candidates):
    """The candidates in order, but for those whose row is taken."""
    taken, pairs = (set(), set()), []
    for *_, one, other in candidates:
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            pairs.append((one, other))
    return pairs


def agree(column, one, other):
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


def _same(one, other):
    return one == other or (one != one and other != other)


def _words(scope):
    return set(scope.lower().replace(";", " ").replace(",", " ").split())


def agreement(first, second):
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
