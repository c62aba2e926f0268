"""Rows that refer to one another in a circle: a claim whose base repeats the claim itself says
nothing.

Judgement: `base` and `origin` are followed together, since a figure that is a multiple of its own
repeat is as empty as a multiple of itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from chipledger.errors import FIRST_ROW, Problem
from chipledger.tables.rows import Row, rows_of

# The columns by which a row of each table leads to another row of it.
LEADING_ON = {"claims": ("base", "origin"), "entities": ("maker",), "promises": ("vintage_of",)}


def circles(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """The problem of each circle, told once, at the first row that is in it.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        The raw tables, and `checks`.

    Yields
    ------
    Problem
        With the whole circle, and the checks that would walk in it.
    """
    for name, columns in LEADING_ON.items():
        rows, places = {}, {}
        for place, row in enumerate(rows_of(tables[name], ("id", *columns)), FIRST_ROW):
            if any(row[column] for column in columns):  # another leads nowhere
                rows[row["id"]], places[row["id"]] = row, place
        told: set[str] = set()
        for start, row in rows.items():
            path = _circle(start, rows, columns)
            if path and not told & set(path):
                told |= set(path)
                column = next(column for column in columns if row[column] == path[1])
                yield Problem(
                    f"data/raw/{name}.csv",
                    places[start],
                    column,
                    "no circle",
                    f"{' leads to '.join(path)}: cut it at one row{_checks(path, tables)}",
                    path[1],
                )


def _circle(start: str, rows: Mapping[str, Row], columns: tuple[str, ...]) -> list[str]:
    """The ids from a row back to itself, or nothing; each row is visited once."""
    ways, seen = [[start]], set()
    while ways:
        path = ways.pop()
        for target in filter(None, (rows[path[-1]][column] for column in columns)):
            if target == start:
                return [*path, start]
            if target in rows and target not in seen:
                seen.add(target)
                ways.append([*path, target])
    return []


def _checks(path: list[str], tables: Mapping[str, Any]) -> str:
    """The checks that name a claim of the circle."""
    named = [
        name
        for name, entry in tables.get("checks", {}).items()
        if set(path)
        & set(
            re.findall(
                r"[\w-]+", f"{entry.get('test', '')} {' '.join(entry.get('contradiction', ()))}"
            )
        )
    ]
    return f"; it stands in check {', '.join(named)}" if named else ""
