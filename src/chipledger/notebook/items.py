"""The items of a notebook's sentences, tables and sums, each bound to its entry: claims,
assumptions and findings with their numbers, checks by verdict, promises by outcome.
"""

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any

from chipledger.errors import LedgerError
from chipledger.numbers import expression
from chipledger.numbers.interval import Quantity
from chipledger.numbers.phrases import in_two_digits, in_words
from chipledger.numbers.terms import Arithmetic, Term, leaf
from chipledger.numbers.wording import range_of, show
from chipledger.promises.settled import status_words
from chipledger.tables.vocabulary import mark_of


class Check(dict[str, Any]):
    """One row of the clean checks; in a table it prints its verdict."""

    role = "check"

    @property
    def id(self) -> str:
        return str(self["id"])

    @property
    def shown(self) -> str:
        """The verdict."""
        return str(self["verdict"])

    def __repr__(self) -> str:
        return f"{self.id}: {self.shown} ({self['says']})"


class Promise(dict[str, Any]):
    """One row of the clean promises; in a table it prints what became of it."""

    role = "promise"

    @property
    def id(self) -> str:
        return str(self["id"])

    @property
    def shown(self) -> str:
        """The outcome, as readers see it everywhere."""
        return status_words(self)

    def __repr__(self) -> str:
        return f"{self.id}: {self.shown} ({self['deliverable']})"


class Spoken:
    """A number as a sentence says it, for alt texts and titles; the forms of its role."""

    value: float
    low: float
    high: float
    unit: str

    @property
    def words(self) -> str:
        """In words, such as `nearly a quarter`; a ValueError where none is true of its interval."""
        return in_words(self.value, self.low, self.high, self.unit, getattr(self, "hedge", ""))

    @property
    def round(self) -> str:
        """In two digits, such as `about 14 GW`."""
        return in_two_digits(self.value, self.low, self.high, self.unit, getattr(self, "hedge", ""))


@dataclass(frozen=True, eq=False)
class Finding(Spoken, Arithmetic):
    """A published number.

    Attributes
    ----------
    value, low, high : float
        Rounded to `digits`. [unit]
    formula : str
        The expression as a line.
    inputs : tuple of str
        Ids of the claims and assumptions it hangs on, and names of the tables whose rows it counts.
    expression : list of list
        As `numbers.expression` stores it.
    """

    id: str
    value: float
    low: float
    high: float
    unit: str
    digits: int
    shown: str
    gloss: str
    formula: str
    inputs: tuple[str, ...]
    expression: list[list[Any]] = field(repr=False)
    computed: Term | None = field(default=None, repr=False)

    role = "finding"

    @property
    def term(self) -> Term:
        """The number before it was rounded, with all that it hangs on.

        Raises
        ------
        LedgerError
            For a finding that another notebook published.
        """
        if self.computed is None:
            raise LedgerError(
                f"finding {self.id!r} was read from the ledger: compute with what it is made from"
            )
        return self.computed

    @property
    def interval(self) -> str:
        """The interval in brackets, or nothing where the number is exact."""
        words = range_of(self.low, self.high, self.unit)
        return words and f" [{words}]"

    @property
    def in_full(self) -> str:
        """What is shown, with its interval."""
        return f"{self.shown}{self.interval}"

    @property
    def stored(self) -> dict[str, Any]:
        """What a stored notebook keeps of it."""
        names = (name for name in self.__dataclass_fields__ if name != "computed")
        return {name: getattr(self, name) for name in names} | {"inputs": list(self.inputs)}

    def __str__(self) -> str:
        return f"{self.id}: {self.in_full}, {self.gloss}"

    __repr__ = __str__

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {
            "text/plain": str(self),
            "text/html": (
                f"<p><b>{escape(self.shown)}</b>{escape(self.interval)} {escape(self.gloss)}"
                f" <code>{self.id} = {escape(self.formula)}</code></p>"
            ),
            "text/markdown": f"{{.found}}\n{{finding}}`{self.id}`{self.interval} · {self.gloss}",
        }


@dataclass(frozen=True, eq=False)
class Assumption(Spoken, Arithmetic):
    """A number that the book assumes, and why.

    Attributes
    ----------
    value, low, high : float
        [unit]
    label : str
        What it is, in a few words.
    because : str
        Where it comes from, or why it was chosen.
    source : str
        Id of a source or a claim, or nothing.
    """

    id: str
    value: float
    low: float
    high: float
    unit: str
    label: str
    because: str
    source: str

    role = "assumption"

    @property
    def shown(self) -> str:
        """The value as prose prints it."""
        return show(self.value, self.low, self.high, self.unit)

    @property
    def range(self) -> str:
        """The range that we think possible, in words; nothing where it is exact."""
        return range_of(self.low, self.high, self.unit)

    @property
    def in_full(self) -> str:
        """What is shown, with its range."""
        return f"{self.shown}{self.range and f' [{self.range}]'}"

    @cached_property
    def term(self) -> Term:
        """The assumption as a leaf of a term."""
        bounds = self.value, self.low, self.high, self.low, self.high
        return leaf(("assumption", self.id), Quantity(*bounds, self.unit))

    def __str__(self) -> str:
        return f"{self.id}: {self.in_full}, {self.label}"

    __repr__ = __str__


class Claim(Spoken, Arithmetic, dict[str, Any]):
    """One row of the clean claims, its columns as attributes too; it computes as a term."""

    role = "claim"

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self) -> list[str]:
        """What a completing editor offers, the columns among it."""
        return sorted({*super().__dir__(), *self})

    def __repr__(self) -> str:
        return f"{self.id}: {self.shown} ({self.gloss})"

    @property
    def quantity(self) -> Quantity:
        """Value and intervals. [unit of the metric]"""
        return Quantity(
            *(self[name] for name in ("value", "low", "high", "usual_low", "usual_high", "unit"))
        )

    @property
    def term(self) -> Term:
        """The claim as a leaf of a term, as wide as its print allows.

        Raises
        ------
        LedgerError
            If it has no number.
        """
        return self._leaf("claim", self.quantity)

    @property
    def usual(self) -> Term:
        """The same as wide as a reader takes its soft words, which leaves no end open."""
        value, _, _, low, high, unit = self.quantity
        return self._leaf("usual", Quantity(value, low, high, low, high, unit))

    @property
    def least(self) -> Term:
        """The low end of what is printed, as a number of its own."""
        return self._point("low")

    @property
    def most(self) -> Term:
        """The high end of what is printed, as a number of its own."""
        return self._point("high")

    def _point(self, end: str) -> Term:
        bound = self[end]
        return self._leaf(end, Quantity(bound, bound, bound, bound, bound, self.unit))

    def _leaf(self, kind: str, quantity: Quantity) -> Term:
        if self.value != self.value:
            raise LedgerError(
                f"claim {self.id!r} has no number: a date is computed with by book.between()"
            )
        return leaf((kind, self.id), quantity)

    @property
    def mark(self) -> str:
        """The letter that tells reported, estimated, forecast or rumoured."""
        return mark_of(self)[0]


def inputs_of(term: Term) -> list[str]:
    """What a term hangs on: ids of claims and assumptions, and names of tables counted."""
    found: list[str] = []
    for kind, *rest in expression.leaves(term.steps):
        if kind == "between":
            found += rest[1:]
        else:
            found.append(rest[0])
    return list(dict.fromkeys(found))


Item = Claim | Finding | Assumption | Term


def row_of(label: str, item: Item) -> dict[str, Any]:
    """A figure as a row for tables and drawings."""
    about = item if isinstance(item, Claim) else {}
    return {
        "label": label,
        "id": getattr(item, "id", ""),
        "value": item.value,
        "low": item.low,
        "high": item.high,
        "unit": item.unit,
        "entity": about.get("entity", ""),
        "text": getattr(item, "shown", ""),
        "start": about.get("period_start", ""),
        "end": about.get("period_end", ""),
        "source": about.get("source", ""),
    }
