"""Rows for the builders, from a table, from mappings, or from plain sequences."""

from collections.abc import Mapping

import pandas as pd


def records(table, required, optional=()):
    """Rows as dicts with every named column; what is missing is None.

    Parameters
    ----------
    table : pandas.DataFrame, or iterable of mappings or of sequences in column order
    required, optional : tuple of str
        Columns.

    Returns
    -------
    list of dict

    Raises
    ------
    ValueError
        If there are no rows, or a required column is absent or empty.

    Examples
    --------
    >>> records([("AI5", 40)], ("label", "value"), ("low",))
    [{'label': 'AI5', 'value': 40, 'low': None}]
    """
    columns = (*required, *optional)
    rows = table.to_dict("records") if isinstance(table, pd.DataFrame) else list(table)
    rows = [row if isinstance(row, Mapping) else _mapping(row, columns) for row in rows]
    if not rows:
        raise ValueError("a figure needs at least one row")
    rows = [{column: _value(row.get(column)) for column in columns} for row in rows]
    for number, row in enumerate(rows, start=1):
        absent = [column for column in required if row[column] is None]
        if absent:
            raise ValueError(
                f"row {number}: no value in {', '.join(absent)}; needed are {', '.join(required)}"
            )
    return rows


def _mapping(row, columns):
    """A sequence with the names of its columns; later optional ones may be left off."""
    if len(row) > len(columns):
        raise ValueError(f"row {row!r} has more values than columns: {', '.join(columns)}")
    return dict(zip(columns, row, strict=False))


def _value(cell):
    """None for what pandas calls missing; infinities stay, they mean open."""
    return None if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell else cell
