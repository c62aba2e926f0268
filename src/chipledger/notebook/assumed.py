"""What makes an assumption sound, and what it does to what was published."""

import re
from collections.abc import Container, Iterable
from difflib import get_close_matches
from math import inf
from typing import Any, NamedTuple

from chipledger.errors import LedgerError
from chipledger.mime import ANSWER_MIME
from chipledger.notebook.items import Assumption, Claim, Finding
from chipledger.notebook.tables import Cell, Table
from chipledger.numbers.units import ALLOWED
from chipledger.numbers.wording import range_of, rounded

SIGNS = {"%": "percent", "$": "USD"}  # what people write for a unit
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


def fault_of(taken: Assumption, known: Container[str]) -> str:
    """What is wrong with an assumption, and how to mend it; nothing where it is sound.

    Parameters
    ----------
    taken : Assumption
    known : container of str
        Ids of claims, and of the notebook's other assumptions.
    """
    if not ID.fullmatch(taken.id):
        return "an id is two words or more, of small letters and digits, joined by hyphens"
    if taken.id in known:
        return (
            "a claim or an assumption has this id: give it one of its own; if you ran this cell"
            " before, run the notebook from its first cell"
        )
    if not taken.low <= taken.value <= taken.high:
        return f"give low, value and high in order, got {taken.low}, {taken.value}, {taken.high}"
    if taken.unit not in ALLOWED:
        near = SIGNS.get(taken.unit) or next(iter(get_close_matches(taken.unit, ALLOWED, 1)), "")
        hint = f"did you mean {near!r}? The" if near else "the"
        return f"no unit {taken.unit!r}: {hint} closed list stands in numbers/units"
    return "" if taken.label and taken.because else "say in `label` what it is, in `because` why"


class Effect(NamedTuple):
    """What an assumption does to a finding from the low to the high end of its range.

    Attributes
    ----------
    assumption : Assumption
    finding : Finding
    low, high : float
        The finding with the assumption at its low and at its high end. [unit of the finding]
    """

    assumption: Assumption
    finding: Finding
    low: float
    high: float

    def words(self, answer: Finding | None = None) -> str:
        """The effect as a table tells it; a finding other than the answer is named."""
        low, high = sorted((self.low, self.high))
        if self.assumption.low == self.assumption.high:
            return "no range"
        told = range_of(low, high, self.finding.unit) or "no change in the digits shown"
        return told if self.finding is answer else f"{self.finding.gloss}: {told}"

    @property
    def stored(self) -> dict[str, object]:
        """What a stored notebook keeps of it."""
        taken = self.assumption
        names = ("id", "value", "low", "high", "unit", "shown", "label", "because", "source")
        return {
            **{name: getattr(taken, name) for name in names},
            "finding": self.finding.id,
            "effect_low": self.low,
            "effect_high": self.high,
            "effect": self.words(self.finding),
        }


class AssumptionTable(Table):
    """What a chapter assumes, and what each assumption does to its answer.

    Parameters
    ----------
    effects : list of Effect
    name : str
        Label for references to the table.
    answer : Finding
    along : Claim or Assumption, optional
        Along which a page draws the answer.
    """

    def __init__(
        self, effects: list[Effect], name: str, answer: Finding, along: Assumption | Claim | None
    ) -> None:
        rows: list[dict[str, Cell]] = [
            {
                "We assume": effect.assumption.label,
                "Value": effect.assumption,
                "Range": effect.assumption.range or "exact",
                "Because": effect.assumption.because,
                "From end to end": effect.words(answer),
            }
            for effect in effects
        ]
        super().__init__(rows, "What we assume, and what it does to the answer", name)
        self.about = {"answer": answer.id, "along": along.id if along else ""}

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, Any]:
        return {**super()._repr_mimebundle_(), ANSWER_MIME: self.about}


def effect_of(taken: Assumption, published: Iterable[Finding], answer: Finding | None) -> Effect:
    """What an assumption does to the answer, or else to the last finding that it moves.

    Raises
    ------
    LedgerError
        If no finding hangs on it.
    """
    hanging = [finding for finding in published if taken.id in finding.inputs]
    if not hanging:
        raise LedgerError(
            f"assumption {taken.id!r} moves nothing that was published: publish what it decides, or"
            " drop it"
        )
    order = [answer] * (answer in hanging) + hanging[::-1]
    effects = [
        Effect(taken, one, *(_at(one, taken, end) for end in (taken.low, taken.high)))
        for one in order
        if one is not None
    ]
    # What an assumption is solved for does not move with it.
    return next((effect for effect in effects if effect.low != effect.high), effects[0])


def _at(finding: Finding, taken: Assumption, end: float) -> float:
    """A finding with the assumption at this end; without bound where that end is only neared."""
    try:
        return rounded(finding.term.at({("assumption", taken.id): end}), finding.digits)
    except ZeroDivisionError:
        return inf
