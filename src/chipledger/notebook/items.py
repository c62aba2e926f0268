"""The items of a notebook's sentences, tables and sums, each bound to its entry: claims and
findings with their numbers, checks by verdict, promises by outcome.
"""

from collections.abc import Container
from html import escape
from typing import Any, NamedTuple

from chipledger.numbers.interval import Quantity
from chipledger.numbers.units import conversion
from chipledger.numbers.wording import show
from chipledger.promises.settled import status_words
from chipledger.tables.vocabulary import mark_of


class Check(dict):
    """One row of the clean checks; in a table it prints its verdict."""

    role = "check"

    @property
    def id(self) -> str:
        return self["id"]

    @property
    def shown(self) -> str:
        """The verdict."""
        return self["verdict"]

    def __repr__(self) -> str:
        return f"{self.id}: {self.shown} ({self['says']})"


class Promise(dict):
    """One row of the clean promises; in a table it prints what became of it."""

    role = "promise"

    @property
    def id(self) -> str:
        return self["id"]

    @property
    def shown(self) -> str:
        """The outcome, as readers see it everywhere."""
        return status_words(self)

    def __repr__(self) -> str:
        return f"{self.id}: {self.shown} ({self['deliverable']})"


class Finding(NamedTuple):
    """A published number. `value`, `low` and `high` are rounded to `digits` and stand in `unit`."""

    id: str
    value: float
    low: float
    high: float
    unit: str
    digits: int
    shown: str
    gloss: str
    model: str
    inputs: tuple[str, ...]

    @property
    def interval(self) -> str:
        """The interval in brackets, or nothing where the number is exact."""
        if self.low == self.high:
            return ""
        return f" [{show(self.low, self.low, self.high, self.unit, 'range')}]"

    @property
    def in_full(self) -> str:
        """What is shown, with its interval."""
        return f"{self.shown}{self.interval}"

    def __str__(self) -> str:
        return f"{self.id}: {self.in_full}, {self.gloss}"

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        return {
            "text/plain": str(self),
            "text/html": (
                f"<p><b>{escape(self.shown)}</b>{escape(self.interval)} {escape(self.gloss)}"
                f" <code>{self.id}</code></p>"
            ),
            "text/markdown": f"{{.found}}\n{{finding}}`{self.id}`{self.interval} · {self.gloss}",
        }


class Claim(dict):
    """One row of the clean claims, its columns as attributes too."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __repr__(self) -> str:
        return f"{self.id}: {self.shown} ({self.gloss})"

    @property
    def quantity(self) -> Quantity:
        """Value and intervals for interval arithmetic. [unit of the metric]"""
        return Quantity(
            *(self[name] for name in ("value", "low", "high", "usual_low", "usual_high", "unit"))
        )

    @property
    def ends(self) -> tuple[float, float, float]:
        """Low, best and high as the print allows, for a model. [unit of the metric]"""
        return self.low, self.value, self.high

    @property
    def usual_ends(self) -> tuple[float, float, float]:
        """The same as a reader takes soft words, which leaves no end open. [unit of the metric]"""
        return self.usual_low, self.value, self.usual_high

    def to(self, unit: str) -> Quantity:
        """Value and intervals in another unit of the same dimension.

        Parameters
        ----------
        unit : str
            A unit of the closed list.

        Returns
        -------
        Quantity

        Raises
        ------
        ValueError
            If the units do not measure the same thing.
        """
        factor = conversion(self.unit, unit)
        value, low, high, usual_low, usual_high = (bound * factor for bound in self.quantity[:5])
        return Quantity(value, low, high, usual_low, usual_high, unit)

    @property
    def mark(self) -> str:
        """The letter that tells reported, estimated, forecast or rumoured."""
        return mark_of(self)[0]
