"""Compares two independent readings of the same texts, row by row and column by column.

Judgements made here: two rows are the same claim if their literals overlap in one line of one source, the
longest overlap first; values agree if both hard intervals and units are equal; scopes agree if neither
says what the other does not, word by word.
"""

from itertools import product
from pathlib import Path

import pandas as pd

from chipledger.clean import clean_claims
from chipledger.raw import read_raw

COLUMNS = ("value", "entity", "metric", "object", "state", "scope", "as_of", "speaker", "basis", "modality")
NUMBERS = ("low", "high", "unit", "period_start", "period_end")


def readings(root):
    """Both readings of the articles, as they were before anybody compared them, with parsed values.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    tuple of pandas.DataFrame
        The first and the second reading.
    """
    folder, raw = Path(root) / "data" / "quality", read_raw(Path(root) / "data" / "raw")
    tables = [pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False) for name in ("first", "second")]
    return tuple(clean_claims(table, raw["metrics"], raw["sources"], raw["entities"]) for table in tables)


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
        found = [(_overlap(one, other), one["metric"] == other["metric"], one["at"], other["at"])
                 for one, other in product(places[0][line], places[1][line])]
        pairs += _best(sorted((row for row in found if row[0] > 0), key=lambda row: (-row[1], -row[0], row[2], row[3])))
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
    return pd.DataFrame([{"column": column, "compared": len(rows), "agree": count, "share": round(100 * count / max(len(rows), 1), 1)}
                         for column, count in counts.items()])


def differences(first, second):
    """Every cell in which two readings of one place differ, and every row that only one of them holds.

    Returns
    -------
    pandas.DataFrame
        Columns `source`, `line`, `offset`, `literal`, `id`, `column`, `first`, `second`; where a row is
        missing in one reading, `column` is `(row)`.
    """
    pairs, rows = match(first, second), []
    for one, other in ((first.iloc[a], second.iloc[b]) for a, b in pairs):
        rows += [_difference(one, one["id"], column, _cell(one, column), _cell(other, column))
                 for column in COLUMNS if not agree(column, one, other)]
    for side, reading in enumerate((first, second)):
        alone = set(range(len(reading))) - {pair[side] for pair in pairs}
        for row in (reading.iloc[at] for at in sorted(alone)):
            cells = ["", ""]
            cells[side] = f"{row['entity']} {row['metric']} {row['literal']}"
            rows.append(_difference(row, row["id"] if side == 0 else "", "(row)", *cells))
    columns = ["source", "line", "offset", "literal", "id", "column", "first", "second"]
    return pd.DataFrame(rows, columns=columns).sort_values(["source", "line", "offset", "column"], key=_numbers, ignore_index=True)


def _numbers(cells):
    return pd.to_numeric(cells) if cells.name in ("line", "offset") else cells


def _cell(row, column):
    return f"{row['literal']} ({row['context']}) = {row['shown']}" if column == "value" else row[column]


def _difference(row, name, column, one, other):
    return (row["source"], row["line"], row["offset"], row["literal"], name, column, one, other)
