"""The reader's door to the ledger: look up claims, compute with them, publish what was found.

A notebook loads one ledger. The ledger remembers which claims were asked for and which findings
were published, so that the notebook's last output can list both.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from math import isnan
from pathlib import Path
from typing import Self

import pandas as pd

from chipledger.errors import LedgerError, UnknownId
from chipledger.files import find_root
from chipledger.notebook.items import Check, Claim, Finding, Promise
from chipledger.notebook.receipt import Receipt
from chipledger.notebook.stored import stored
from chipledger.numbers.wording import rounded, show
from chipledger.tables.evidence import record_as_of
from chipledger.tables.store import read_clean

COMMITTING = "CHIPLEDGER_COMMITTING"
WHOLE = ("checks",)  # tables that a finding may be counted from


class Ledger:
    """The clean tables, with look-up by id.

    Examples
    --------
    >>> book = Ledger.load()
    >>> book["x1-first-batch"].unit
    'chip'
    """

    claims: pd.DataFrame
    checks: pd.DataFrame
    sources: pd.DataFrame
    entities: pd.DataFrame
    metrics: pd.DataFrame
    findings: pd.DataFrame
    promises: pd.DataFrame
    resolutions: pd.DataFrame
    corrections: pd.DataFrame

    def __init__(self, tables: Mapping[str, pd.DataFrame], root: Path | str) -> None:
        self.root = Path(root)
        for name in TABLES:
            setattr(self, name, tables[name])
        self._claims = {row["id"]: Claim(row) for row in tables["claims"].to_dict("records")}
        self._checks = {row["id"]: Check(row) for row in tables["checks"].to_dict("records")}
        self._promises = {row["id"]: Promise(row) for row in tables["promises"].to_dict("records")}
        self._used: dict[str, bool] = {}
        self._published: dict[str, Finding] = {}

    @classmethod
    def load(cls, root: Path | str | None = None) -> Self:
        """Read the clean tables of the checkout that holds the working folder.

        Raises
        ------
        LedgerError
            If the clean tables have not been written yet.
        """
        checkout = find_root(root)
        folder = checkout / "data" / "clean"
        if not (folder / "claims.csv").exists():
            raise LedgerError(
                f"no clean data in {folder}: run `chipledger clean` (or `make data`) first"
            )
        return cls({name: read_clean(folder, name) for name in TABLES}, checkout)

    def __getitem__(self, name: str) -> Claim:
        """The claim of this id.

        Raises
        ------
        UnknownId
            With the nearest ids that exist.
        """
        if name not in self._claims:
            raise UnknownId(self.miss(name, self._claims, "claim"))
        self._used[name] = True
        return self._claims[name]

    @staticmethod
    def miss(name: str, known: Iterable[str], what: str) -> str:
        """What to say when an id is not there."""
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        return f"no {what} {name!r}" + (
            f"; did you mean {' or '.join(near)}?" if near else "; see the ledger page for all ids"
        )

    def __contains__(self, name: object) -> bool:
        return name in self._claims

    def check(self, name: str) -> Check:
        """The check of this id.

        Raises
        ------
        UnknownId
            With the nearest ids that exist.
        """
        if name not in self._checks:
            raise UnknownId(self.miss(name, self._checks, "check"))
        return self._checks[name]

    def promise(self, name: str) -> Promise:
        """The promise of this id, with what became of it.

        Raises
        ------
        UnknownId
            With the nearest ids that exist.
        """
        if name not in self._promises:
            raise UnknownId(self.miss(name, self._promises, "promise"))
        return self._promises[name]

    @property
    def as_of(self) -> str:
        """The day on which a page of the public record was read last, as an ISO day."""
        return record_as_of(self.sources)

    def value(self, name: str) -> float:
        """Best value of a claim in its metric's unit."""
        return self[name].value

    def table(self, **columns: str | Iterable[str]) -> pd.DataFrame:
        """The claims whose columns have these values, as a tidy table.

        Parameters
        ----------
        **columns
            Column names of the clean claims, each with one value or a list of values.

        Returns
        -------
        pandas.DataFrame

        Examples
        --------
        >>> set(Ledger.load().table(theme="musk")["theme"])
        {'musk'}
        """
        chosen = self.claims
        for column, wanted in columns.items():
            if column not in chosen:
                raise LedgerError(
                    f"claims have no column {column!r}; they have {', '.join(chosen.columns)}"
                )
            chosen = chosen[
                chosen[column].isin([wanted] if isinstance(wanted, str) else list(wanted))
            ]
        self._used.update(dict.fromkeys(chosen["id"], True))
        return chosen.reset_index(drop=True)

    def publish(
        self,
        name: str,
        value: float | tuple[float, float, float],
        unit: str = "",
        *,
        gloss: str,
        inputs: Collection[str],
        low: float | None = None,
        high: float | None = None,
        digits: int = 3,
        model: str = "",
    ) -> Finding:
        """Publish a computed number, so that prose may use it and readers can trace it.

        Parameters
        ----------
        name : str
            Id of the finding.
        value, low, high : float
            Best value and interval; or, as `value` alone, the three in order as a model's spread
            has them. [unit]
        unit : str
            A unit of the closed list.
        gloss : str
            One line that says what was computed.
        inputs : list of str
            Ids of the claims it was made from; `checks` for what is counted from the whole table of
            checks.
        digits : int
            Significant digits that may be shown.
        model : str
            The formula, or the name of the function.

        Returns
        -------
        Finding
            Shows itself as a sentence with its interval; the build collects it from the notebook.

        Raises
        ------
        UnknownId
            If an input is neither a claim nor such a table.
        LedgerError
            If this notebook published the id before.
        """
        for claim in set(inputs) - set(WHOLE):
            self[claim]
        if name in self._published:
            raise LedgerError(
                f"finding {name!r} is published twice in this notebook: give each its own id"
            )
        if isinstance(value, tuple):
            low, value, high = value
        best, least, most = (
            rounded(float(number), digits)
            for number in (value, value if low is None else low, value if high is None else high)
        )
        if isnan(best):
            raise LedgerError(
                f"finding {name!r} is no number (nan): an input is missing, or nought was divided"
                " by nought; look at the terms, and publish nothing where nothing follows"
            )
        finding = Finding(
            name,
            best,
            least,
            most,
            unit,
            digits,
            show(best, least, most, unit),
            gloss,
            model,
            tuple(inputs),
        )
        self._published[name] = finding
        return finding

    def receipt(self) -> Receipt:
        """What this notebook used and found; as the last output of a notebook.

        Returns
        -------
        Receipt
            Claims used, and findings beside their committed values.
        """
        known = self._published if os.environ.get(COMMITTING) else stored(self.findings)
        committed = {name: finding.in_full for name, finding in known.items()}
        used = [self._claims[name] for name in sorted(self._used)]
        return Receipt(used, list(self._published.values()), committed)


TABLES = tuple(Ledger.__annotations__)  # of data/clean, each an attribute of the ledger
