"""Findings that no arithmetic makes: counts, shares and statistics over the rows of a table.

Each keeps its query and the ids of the rows that answered it, so that a reader can count again.

Judgements made here: a share comes with Wilson's interval of 95 %; a count is exact.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from chipledger.errors import LedgerError
from chipledger.models.proportions import wilson
from chipledger.numbers.interval import Quantity, exact
from chipledger.numbers.terms import Term, leaf

TABLES = ("checks", "promises", "claims", "sources", "entities")  # whose rows are counted


class Counting:
    """What counts the rows of some tables.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Each with a column `id`.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._ids = {name: set(tables[name]["id"]) for name in TABLES}

    def count(self, rows: pd.DataFrame, query: str) -> Term:
        """See `Ledger.count`."""
        found = chosen(rows, query)
        step = ("rows", self._table_of(rows), query, ids_of(found))
        return leaf(step, exact(float(len(found)), "unit"))

    def part(self, rows: pd.DataFrame, query: str, of: str) -> Term:
        """See `Ledger.part`."""
        among = chosen(rows, of)
        if among.empty:
            raise LedgerError(f"no row answers {of!r}: a share of nothing is none")
        found = chosen(among, query)
        low, high = (100 * end for end in wilson(len(found), len(among)))
        step = ("part", self._table_of(rows), query, of, ids_of(found), ids_of(among))
        return leaf(step, _quantity(100 * len(found) / len(among), low, high, "percent"))

    def statistic(
        self,
        rows: pd.DataFrame,
        column: str,
        how: str,
        query: str,
        ends: tuple[str, str] | None,
    ) -> Term:
        """See `Ledger.statistic`."""
        found = chosen(rows, query)
        best, low, high = (float(found[column].agg(one)) for one in (how, *(ends or (how, how))))
        step = ("statistic", self._table_of(rows), query, f"{how} of {column}", ids_of(found))
        return leaf(step, _quantity(best, low, high, unit_of(found, column)))

    def computed(
        self, function: Callable[..., Any], rows: pd.DataFrame, query: str, **given: Any
    ) -> Term:
        """See `Ledger.computed`."""
        found = chosen(rows, query)
        result = function(found, **given)
        best = float(getattr(result, "value", result))
        low, high = (float(getattr(result, end, best)) for end in ("low", "high"))
        module = function.__module__.rpartition(".")[2]
        name = function.__name__ if module == "__main__" else f"{module}.{function.__name__}"
        named = ", ".join(f"{key}={value!r}" for key, value in given.items())
        step = (
            "computed",
            self._table_of(rows),
            query,
            name + (named and f"({named})"),
            ids_of(found),
        )
        return leaf(step, _quantity(best, low, high, getattr(function, "unit", "")))

    def _table_of(self, rows: pd.DataFrame) -> str:
        """The table that rows come from, by their ids."""
        ids = set(rows["id"]) if "id" in rows else set()
        for name, known in self._ids.items():
            if ids and ids <= known:
                return name
        raise LedgerError(
            "these rows have no ids of one table of the ledger: keep the column `id`, so that a"
            " reader can see what was counted"
        )


def _quantity(best: float, low: float, high: float, unit: str) -> Quantity:
    return Quantity(best, low, high, low, high, unit)


def chosen(rows: pd.DataFrame, query: str) -> pd.DataFrame:
    """The rows that answer a query; all of them where it is empty.

    Raises
    ------
    LedgerError
        If the query cannot be read, or names a column that is not there.
    """
    if not query:
        return rows
    try:
        return rows.query(query)
    except Exception as error:  # pandas lets through whatever its parser raises
        raise LedgerError(
            f"query {query!r}: {error}; the columns are {', '.join(map(str, rows.columns))}"
        ) from None


def unit_of(rows: pd.DataFrame, column: str) -> str:
    """The unit of a column: what the table says in its attributes, or of claims the one unit that
    they all have.

    Raises
    ------
    LedgerError
        If claims of several units are measured together.
    """
    if column not in ("value", "low", "high"):
        return str(rows.attrs.get("units", {}).get(column, ""))
    units = sorted(set(rows["unit"]))
    if len(units) != 1:
        raise LedgerError(f"these rows are in {', '.join(units)}: a statistic wants one unit")
    return str(units[0])


def ids_of(rows: pd.DataFrame) -> str:
    """The ids of rows, joined by spaces, in alphabetical order."""
    return " ".join(sorted(rows["id"]))
