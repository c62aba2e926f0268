"""The data behind a figure: a table for readers in a fold, and all of it as comma-separated text.

Judgements made here: the table in the page thins lines of many points and rounds to four digits;
the file has every point to ten digits, so that the last bit of another processor changes nothing.
"""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from html import escape
from io import StringIO
from math import inf
from typing import NamedTuple

import pandas as pd

from chipledger.figures.scale import month_of
from chipledger.figures.style import compact

MOST_ROWS = 24


class Drawn(NamedTuple):
    """What a helper keeps with its axes as `ax.drawn`: rows, heads of their columns, and words."""

    rows: list
    heads: dict
    long: str


def shown_columns(table, heads):
    """The columns that hold anything, with their heads."""
    return {
        column: head
        for column, head in heads.items()
        if any(row.get(column) not in (None, "") for row in table)
    }


def as_csv(table, heads):
    """Every row as comma-separated text, line feeds at the ends.

    Examples
    --------
    >>> as_csv([{"a": 1 / 3, "b": None}], {"a": "A [1]", "b": "B"})
    'A [1]\\n0.3333333333\\n'
    """
    columns, stream = shown_columns(table, heads), StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns.values())
    writer.writerows([_exact(row.get(column)) for column in columns] for row in table)
    return stream.getvalue()


def _exact(cell):
    """A cell of the file."""
    if isinstance(cell, (date, datetime)):
        return f"{cell:%Y-%m-%d}"
    return (
        f"{cell:.10g}"
        if isinstance(cell, (int, float)) and not isinstance(cell, bool)
        else ""
        if cell is None
        else str(cell)
    )


def _readable(cell, head=""):
    """A cell of the page."""
    if head.endswith("[calendar year]") and isinstance(cell, float):
        return month_of(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, (int, float)):
        return "open" if cell in (inf, -inf) else compact(cell)
    return _exact(cell)


def thinned(table):
    """At most `MOST_ROWS` rows and the last of them, evenly chosen from each line.

    Examples
    --------
    >>> len(thinned([{"line": "a", "x": x} for x in range(100)]))
    24
    """
    if len(table) <= MOST_ROWS:
        return table
    lines = list(dict.fromkeys(row.get("line") for row in table))
    room = max(2, MOST_ROWS // len(lines))
    return [
        row
        for line in lines
        for row in _evenly([row for row in table if row.get("line") == line], room)
    ]


def _evenly(rows, room):
    if len(rows) <= room:
        return rows
    return [rows[round(place * (len(rows) - 1) / (room - 1))] for place in range(room)]


def as_html(figure):
    """The fold below a figure: its long description and its table."""
    rows = thinned(figure.table)
    columns = shown_columns(rows, figure.heads)
    few = " A selection of rows; the file holds all." if len(rows) < len(figure.table) else ""
    head = "".join(f'<th scope="col">{escape(head)}</th>' for head in columns.values())
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(_readable(row.get(column), head))}</td>"
            for column, head in columns.items()
        )
        + "</tr>"
        for row in rows
    )
    return (
        '<details class="fold figure-data"><summary>Description and data</summary>'
        f"<p>{escape(figure.long or figure.alt)}</p>"
        + (
            f"<table><caption>{escape(figure.title)}, as"
            f" data.{few}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            if columns
            else ""
        )
        + "</details>"
    )


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
        raise ValueError(
            "a figure needs at least one row; of a drawing by hand as show(…, table=…)"
        )
    rows = [{column: _value(row.get(column)) for column in columns} for row in rows]
    for number, row in enumerate(rows, start=1):
        absent = [column for column in required if row[column] is None]
        if absent:
            raise ValueError(
                f"row {number}: no value in {', '.join(absent)}; needed are {', '.join(required)}"
            )
    return rows


def every_column(table):
    """Rows of a table as dicts, and its columns as their own heads."""
    table = pd.DataFrame(table).rename(columns=str)
    return records(table, (), tuple(table)), {column: column for column in table}


def _mapping(row, columns):
    """A sequence with the names of its columns; later optional ones may be left off."""
    if len(row) > len(columns):
        raise ValueError(f"row {row!r} has more values than columns: {', '.join(columns)}")
    return dict(zip(columns, row, strict=False))


def _value(cell):
    """None for what pandas calls missing; infinities stay, they mean open."""
    return None if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell else cell
