"""Quantities that carry a best value, a hard interval, a usual interval and a unit.

The hard interval is what the print allows; the usual one narrows bounds that a soft word
("more than") leaves open. Both travel through all arithmetic of terms, so a verdict can tell what
is impossible from what is merely unlikely.
"""

from datetime import date
from typing import NamedTuple

Period = tuple[date, date]  # first and last day


class Quantity(NamedTuple):
    """A number as far as a print fixes it. Bounds and value are in `unit`."""

    value: float
    low: float
    high: float
    usual_low: float
    usual_high: float
    unit: str = ""

    @property
    def hard(self) -> tuple[float, float]:
        """The interval that the print allows, as (low, high)."""
        return self.low, self.high

    @property
    def usual(self) -> tuple[float, float]:
        """The interval that a reader would take it to mean, as (low, high)."""
        return self.usual_low, self.usual_high


def exact(number: float, unit: str = "") -> Quantity:
    """A quantity without width, for the constants of a check."""
    return Quantity(number, number, number, number, number, unit)
