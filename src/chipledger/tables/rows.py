"""Rows of a table one at a time, the names that entities go by, and cells that a spreadsheet runs.

Judgement: tables stay faithful, so no mark is ever put before a cell. A raw cell that a spreadsheet
would run is refused, and the data package is not packed with one. Only a printed negative figure
may begin with a minus sign: read as a formula it is the same number.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from chipledger import patterns as re

if TYPE_CHECKING:  # a scan reads rows and loads no tables
    import pandas as pd

# the wide forms count too: East Asian spreadsheets take them for the narrow ones
OPENERS = "=+-@\t\r＝＋－＠"
NEGATIVE = re.compile(r"-\d[\d.,]*( ?[^\s\d=+@|!()\"'*/^&,;:-]{1,12})?")
Row = dict[str, Any]  # cells by column: text or numbers, as the schema says
MEND = "begin the cell with a letter or digit; only a negative figure may begin with a minus sign"


CHUNK = 20_000  # [rows] that are Python objects at one time


def rows_of(table: "pd.DataFrame", columns: Sequence[str] = ()) -> Iterator[Row]:
    """Each row as a dict by column.

    `DataFrame.to_dict("records")` holds all rows at once, and a million live dicts make Python's
    garbage collector slower with every row.

    Parameters
    ----------
    table : pandas.DataFrame
    columns : sequence of str
        Those wanted; all where none is named.

    Yields
    ------
    dict

    Examples
    --------
    >>> import pandas
    >>> list(rows_of(pandas.DataFrame({"id": ["a", "b"], "line": [1, 2]})))
    [{'id': 'a', 'line': 1}, {'id': 'b', 'line': 2}]
    """
    columns = list(columns or table.columns)
    for start in range(0, len(table), CHUNK):
        part = table.iloc[start : start + CHUNK]
        for cells in zip(*(part[column].tolist() for column in columns), strict=True):
            yield dict(zip(columns, cells, strict=True))


def opens_formula(cell: str) -> bool:
    """Whether a spreadsheet might take a text for a formula.

    Parameters
    ----------
    cell : str

    Returns
    -------
    bool

    Examples
    --------
    >>> opens_formula("=1+1"), opens_formula("-12.5%"), opens_formula("-2+cmd|' /C calc'!A0")
    (True, False, True)
    """
    return cell[:1] in OPENERS and cell != "" and NEGATIVE.fullmatch(cell) is None


def names_of(entities: Iterable[Row]) -> set[str]:
    """Names and aliases of the entities table.

    Parameters
    ----------
    entities : iterable of dict
        Rows of `data/raw/entities.csv`.

    Returns
    -------
    set of str
    """
    cells = [
        row[column] for row in entities for column in ("name", "zh_hans", "zh_hant", "aliases")
    ]
    return {name.strip() for cell in cells for name in cell.split(";")} - {""}
