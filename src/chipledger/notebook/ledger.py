"""The reader's door to the ledger: look up claims, compute with them, publish what was found.

A notebook loads one ledger. The ledger remembers which claims were asked for and which findings
were published, so that the notebook's last output can list both.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any, ClassVar, Self

import pandas as pd

from chipledger.errors import LedgerError, UnknownId
from chipledger.files import find_root
from chipledger.notebook.assumed import ID, AssumptionTable, Effect, effect_of, fault_of
from chipledger.notebook.contents import FOLDER
from chipledger.notebook.counting import Counting
from chipledger.notebook.items import (
    Assumption,
    Check,
    Claim,
    Finding,
    Item,
    Promise,
    inputs_of,
    row_of,
)
from chipledger.notebook.moved import Entry, Movement, Sentence, movements_of, sentences
from chipledger.notebook.receipt import Receipt
from chipledger.notebook.stored import assumed, stored
from chipledger.numbers.expression import leaf_text
from chipledger.numbers.interval import Period
from chipledger.numbers.periods import closed_period
from chipledger.numbers.terms import Arithmetic, Term, as_term, between, swings
from chipledger.numbers.units import ALLOWED
from chipledger.numbers.wording import rounded, show
from chipledger.tables.evidence import record_as_of
from chipledger.tables.rows import rows_of
from chipledger.tables.store import read_clean

DIGITS, COUNT_DIGITS = 2, 4  # that a finding shows, unless it says otherwise
COMMITTING = "CHIPLEDGER_COMMITTING"


def running_cell() -> str:
    """The id of the cell that runs, so far as the frontend tells. The build tells none: there a
    cell runs once.
    """
    ipython = sys.modules.get("IPython")  # not imported here: commands do without
    message = getattr(ipython and ipython.get_ipython(), "parent_header", {})
    return str(message.get("metadata", {}).get("cellId", ""))


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
    latest: ClassVar[Self | None] = None  # loaded last in this process: what its frontend shows

    def __init__(self, tables: Mapping[str, pd.DataFrame], root: Path | str) -> None:
        self.root = Path(root)
        for name in TABLES:
            setattr(self, name, tables[name])
        self._claims = {row["id"]: Claim(row) for row in rows_of(tables["claims"])}
        self._checks = {row["id"]: Check(row) for row in rows_of(tables["checks"])}
        self._promises = {row["id"]: Promise(row) for row in rows_of(tables["promises"])}
        self._used: dict[str, bool] = {}
        self._published: dict[str, Finding] = {}
        self._assumed: dict[str, Assumption] = {}
        self._cells: dict[str, str] = {}  # of what was published and assumed
        self._answer: Finding | None = None
        self._counting = Counting(tables)

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
        Ledger.latest = cls({name: read_clean(folder, name) for name in TABLES}, checkout)
        return Ledger.latest

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

    def table(
        self,
        items: Mapping[str, str | Item] | None = None,
        **columns: str | Iterable[str],
    ) -> pd.DataFrame:
        """Figures as a tidy table: those that are named, or the claims with these values.

        Parameters
        ----------
        items : dict of str to item, optional
            For each label a claim or its id, a finding, an assumption or a term.
        **columns
            Without items: column names of the clean claims, each with one value or a list of them.

        Returns
        -------
        pandas.DataFrame
            With items: `label`, `id`, `value`, `low`, `high`, `unit`, `entity` (its maker, where
            it has one), `text` (as prose prints it), `start`, `end` and `source`. Else the rows of
            the clean claims.

        Examples
        --------
        >>> set(Ledger.load().table(theme="musk")["theme"])
        {'musk'}
        >>> Ledger.load().table({"First batch": "x1-first-batch"})["unit"].tolist()
        ['chip']
        """
        if items is not None:
            named = {
                label: self[item] if isinstance(item, str) else item
                for label, item in items.items()
            }
            makers = self.entities.set_index("id")["maker"]
            table = pd.DataFrame([row_of(label, item) for label, item in named.items()])
            table["entity"] = [makers.get(name, "") or name for name in table["entity"]]
            return table
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

    def assume(
        self,
        name: str,
        value: float | Claim,
        low: float | None = None,
        high: float | None = None,
        *,
        unit: str = "",
        label: str,
        because: str,
        source: str = "",
    ) -> Assumption:
        """Take a number that no source settles, and say why.

        Parameters
        ----------
        name : str
            Id of the assumption.
        value, low, high : float
            What we take, and the range that we think possible; without ends it is exact. A claim
            as the value brings its unit, and is the source. [unit]
        unit : str
            A unit of the closed list; in a rerun, the committed one need not be said again.
        label : str
            What it is, in a few words.
        because : str
            Where it comes from, or why it was chosen.
        source : str
            Id of a source or a claim that it comes from, if one does.

        Returns
        -------
        Assumption
            It computes as a term, and has its own card.

        Raises
        ------
        LedgerError
            If the id is taken, the range is out of order, the unit is unknown or the reason is
            missing.
        UnknownId
            If the source is neither a source nor a claim.
        """
        if isinstance(value, Claim):
            unit, source = value.unit, value.id
        unit = unit or self._unit_before(name)
        best = float(value.value if isinstance(value, Claim) else value)
        taken = Assumption(
            name,
            best,
            best if low is None else float(low),
            best if high is None else float(high),
            unit,
            label,
            because,
            source,
        )
        known = {*self._claims, *self._assumed} - ({name} if self._runs_again(name) else set())
        if fault := fault_of(taken, known):
            raise LedgerError(f"assumption {name!r}: {fault}")
        if source and source not in set(self.sources["id"]):
            self[source]
        self._assumed[name], self._cells[name] = taken, running_cell()
        return taken

    def _unit_before(self, name: str) -> str:
        """The unit that an assumption was committed with: a reader who types a number in the place
        of a claim means that, too.
        """
        if os.environ.get(COMMITTING):
            return ""
        before = self._committed.get((Assumption.role, name))
        return before.unit if before else ""

    def _runs_again(self, name: str) -> bool:
        """Whether the cell that published or assumed an id is the one that runs now."""
        return bool(running_cell()) and self._cells.get(name) == running_cell()

    def publish(
        self, name: str, term: Arithmetic, gloss: str, digits: int | None = None
    ) -> Finding:
        """Publish a computed number, so that prose may use it and readers can trace it.

        Unit, interval, formula and inputs are those of the term: nobody types them.

        Parameters
        ----------
        name : str
            Id of the finding.
        term : Term, Claim, Assumption or Finding
            What was computed.
        gloss : str
            One line that says what it is.
        digits : int, optional
            Significant digits that may be shown: two, or four of what `count` gives. The value of
            the finding is rounded to them; arithmetic with it goes on unrounded.

        Returns
        -------
        Finding
            Shows itself as a sentence with its interval; the build collects it from the notebook.

        Raises
        ------
        LedgerError
            If another cell of this notebook published the id before, the term hangs on nothing, its
            unit is none of the closed list, or it is no number.
        """
        if not ID.fullmatch(name):
            raise LedgerError(
                f"finding {name!r}: an id is two words or more, of small letters and digits, joined"
                " by hyphens"
            )
        if name in self._published and not self._runs_again(name):
            raise LedgerError(
                f"finding {name!r} is published twice in this notebook: give each its own id; if"
                " you ran this cell before, run the notebook from its first cell"
            )
        computed = self._publishable(name, term)
        quantity = computed.quantity
        digits = digits or (COUNT_DIGITS if computed.step[0] == "rows" else DIGITS)
        best, low, high = (rounded(bound, digits) for bound in quantity[:3])
        if isnan(best):
            raise LedgerError(
                f"finding {name!r} is no number (nan): an input is missing, or nought was divided"
                " by nought; look at the terms, and publish nothing where nothing follows"
            )
        finding = Finding(
            name,
            best,
            low,
            high,
            quantity.unit,
            digits,
            show(best, low, high, quantity.unit),
            gloss,
            str(computed),
            tuple(inputs_of(computed)),
            computed.steps,
            computed,
        )
        self._published[name], self._cells[name] = finding, running_cell()
        return finding

    @staticmethod
    def _publishable(name: str, term: Arithmetic) -> Term:
        """The term of a finding, once it is seen to come from somewhere and to have a unit."""
        try:
            computed = as_term(term)
        except TypeError as error:
            raise LedgerError(
                f"finding {name!r}: {error}; a number that is typed or computed apart has no birth"
                " certificate: compute with claims, assumptions and counts"
            ) from None
        if not computed.leaves:
            raise LedgerError(
                f"finding {name!r} hangs on no claim, assumption or count: take what it is made of"
                " by book[...] or book.assume()"
            )
        if computed.unit not in ALLOWED:
            raise LedgerError(
                f"finding {name!r} is in {computed.unit}, which no table knows: say by .to() in"
                " which unit readers shall have it, or by .counted() what it counts"
            )
        return computed

    def between(self, first: str, second: str, unit: str = "month") -> Term:
        """Time from one dated claim to another, by the calendar.

        Parameters
        ----------
        first, second : str
            Ids of claims with a period, or with a day of which they speak.
        unit : str
            `day`, `month` or `year`.

        Returns
        -------
        Term
            [unit]

        Raises
        ------
        LedgerError
            If a claim has neither.
        """
        return between(unit, (first, self._period(first)), (second, self._period(second)))

    def _period(self, name: str) -> Period:
        claim = self[name]
        if claim.period_start and claim.period_end:
            return date.fromisoformat(claim.period_start), date.fromisoformat(claim.period_end)
        if not claim.as_of:
            raise LedgerError(f"claim {name!r} has no closed period and no day: choose a dated one")
        return closed_period(claim.as_of)

    def count(self, rows: pd.DataFrame, query: str = "") -> Term:
        """How many rows of a table answer a query.

        Parameters
        ----------
        rows : pandas.DataFrame
            With a column `id`: a table of the ledger, with whatever columns were added to it.
        query : str
            As in `DataFrame.query`; all rows where it is empty.

        Returns
        -------
        Term
            It keeps the query and the ids of the rows. [unit]

        Raises
        ------
        LedgerError
            If the query cannot be read, or the rows are of no table of the ledger.

        Examples
        --------
        >>> book = Ledger.load()
        >>> bool(book.count(book.checks, "verdict == 'fails'") > 0)
        True
        """
        return self._counting.count(rows, query)

    def counts(
        self, rows: pd.DataFrame, wanted: Mapping[str, tuple[str, str]]
    ) -> dict[str, Finding]:
        """Publish how many rows of a table answer each of several queries.

        Parameters
        ----------
        rows : pandas.DataFrame
            As in `count`.
        wanted : dict of str to tuple of str
            For each id of a finding its gloss and its query.

        Returns
        -------
        dict of str to Finding
            By id. [unit]

        Raises
        ------
        LedgerError
            As `count` and `publish` do.

        Examples
        --------
        >>> book = Ledger.load()
        >>> list(book.counts(book.checks, {"all-checks": ("Checks", "")}))
        ['all-checks']
        """
        return {
            name: self.publish(name, self.count(rows, query), gloss)
            for name, (gloss, query) in wanted.items()
        }

    def part(self, rows: pd.DataFrame, query: str, of: str = "") -> Term:
        """The share of rows that answer a query, with Wilson's interval of 95 %.

        Parameters
        ----------
        rows : pandas.DataFrame
            As in `count`; errors too.
        query, of : str
            Which rows are counted, and among which; among all where `of` is empty.

        Returns
        -------
        Term
            [percent]
        """
        return self._counting.part(rows, query, of)

    def statistic(
        self,
        rows: pd.DataFrame,
        column: str,
        how: str = "median",
        query: str = "",
        ends: tuple[str, str] | None = None,
    ) -> Term:
        """A statistic of one column of a table.

        Parameters
        ----------
        rows : pandas.DataFrame
            As in `count`; errors too.
        column : str
        how : str
            As in `Series.agg`: `median`, `sum`, `min`, `max` and the like.
        query : str
            As in `count`.
        ends : tuple of two str, optional
            What the interval's ends are, as `how`: `("min", "max")`; a point without.

        Returns
        -------
        Term
            In the unit of the claims, or that the table gives the column in its `attrs["units"]`.
        """
        return self._counting.statistic(rows, column, how, query, ends)

    def computed(
        self,
        function: Callable[..., Any],
        rows: pd.DataFrame,
        query: str = "",
        **given: Any,
    ) -> Term:
        """What a function makes of the rows of a table.

        Parameters
        ----------
        function : callable
            Of a table and of what else is given by name; it returns a number, or something with
            `value`, `low` and `high`.
        rows, query
            As in `statistic`.

        Returns
        -------
        Term
            In the unit that the function declares by `models.measured.gives`; plain without.
        """
        return self._counting.computed(function, rows, query, **given)

    def assumptions(
        self, answer: Finding, name: str, along: Assumption | Claim | None = None
    ) -> AssumptionTable:
        """The assumptions of this notebook as a table, with what each does to the answer.

        Parameters
        ----------
        answer : Finding
            The chapter's answer. What does not move it is shown by the finding published last of
            those that hang on it.
        name : str
            Label for references to the table.
        along : Claim or Assumption, optional
            Along which the page draws the answer; by default the assumption that moves it most.

        Returns
        -------
        AssumptionTable

        Raises
        ------
        LedgerError
            If an assumption moves nothing that was published.
        """
        self._answer = answer
        return AssumptionTable(self._effects(), name, answer, along)

    def lines(self, lines: Mapping[str, Mapping[float, Item]]) -> pd.DataFrame:
        """Terms along lines, for a drawing.

        Parameters
        ----------
        lines : dict of str to dict of float to item
            For each line, by its name, the figure at each place.

        Returns
        -------
        pandas.DataFrame
            `line`, `x`, `y`, `low`, `high`.
        """
        return pd.DataFrame(
            [
                {"line": line, "x": x, "y": item.value, "low": item.low, "high": item.high}
                for line, points in lines.items()
                for x, item in points.items()
            ]
        )

    def swings(
        self, term: Arithmetic, labels: Mapping[str, str] | None = None, only: str = ""
    ) -> pd.DataFrame:
        """What each input does to a result from its low to its high end, for a drawing.

        Parameters
        ----------
        term : Term or Finding
        labels : dict of str to str, optional
            Words for a claim or an assumption, by id, with the unit in brackets; only these inputs
            are moved then. Else an assumption has its label, a claim its gloss.
        only : str, optional
            `assumption` or `claim`: move inputs of this kind alone.

        Returns
        -------
        pandas.DataFrame
            `label`, `id`, `low`, `high` (of the result), `low_input`, `high_input` (in words), the
            strongest first. [unit of the term]
        """
        return pd.DataFrame(
            [
                {
                    "label": (labels or {}).get(swing.leaf[1]) or self._label(swing.leaf),
                    "id": swing.leaf[1],
                    "low": swing.low,
                    "high": swing.high,
                    **{
                        f"{end}_input": show(bound, bound, bound, swing.quantity.unit)
                        for end, bound in zip(("low", "high"), swing.quantity.hard, strict=True)
                    },
                }
                for swing in swings(term)
                if (not labels or swing.leaf[1] in labels) and only in ("", swing.leaf[0])
            ]
        )

    def _label(self, leaf_: tuple[str, ...]) -> str:
        """What an input is, in words."""
        name = leaf_[1]
        if name in self._assumed:
            return self._assumed[name].label
        return self._claims[name].gloss if name in self._claims else leaf_text(leaf_)

    def _effects(self) -> list[Effect]:
        """What each assumption does. Only the build refuses an idle one: who tries things out may
        ask for the receipt half-way.
        """
        used = {name for finding in self._published.values() for name in finding.inputs}
        return [
            effect_of(taken, self._published.values(), self._answer)
            for taken in self._assumed.values()
            if taken.id in used or os.environ.get(COMMITTING)
        ]

    def receipt(self) -> Receipt:
        """What this notebook used and found; as the last output of a notebook.

        Returns
        -------
        Receipt
            Claims used, and findings beside their committed values.
        """
        findings = list(self._published.values())
        known = findings if os.environ.get(COMMITTING) else stored(self.findings).values()
        committed = {finding.id: finding.in_full for finding in known}
        used = [self._claims[name] for name in sorted(self._used)]
        return Receipt(used, findings, self._effects(), committed, self._sentences())

    @property
    def moved(self) -> dict[Entry, Movement]:
        """The findings published and the assumptions taken that are no longer as committed, by kind
        and id; none while the build commits them.
        """
        now: list[Finding | Assumption] = [*self._published.values(), *self._assumed.values()]
        return {} if os.environ.get(COMMITTING) else movements_of(now, self._committed)

    @cached_property
    def _committed(self) -> dict[Entry, Finding | Assumption]:
        assumptions = read_clean(self.root / "data" / "clean", "assumptions")
        items: list[Finding | Assumption] = [
            *stored(self.findings).values(),
            *assumed(assumptions).values(),
        ]
        return {(item.role, item.id): item for item in items}

    def _sentences(self) -> list[Sentence]:
        """The sentences of this notebook that say a number that moved; its file is that of its
        committed findings.
        """
        moved = self.moved
        homes = self.findings[self.findings["id"].isin(self._published)]["notebook"].unique()
        paths = [self.root / FOLDER / f"{home}.ipynb" for home in homes if moved]
        return [each for path in paths if path.is_file() for each in sentences(path, moved)]


TABLES = tuple(name for name in Ledger.__annotations__ if name != "latest")  # of data/clean
