"""Quantities that carry a best value, a hard interval, a usual interval and a unit.

The hard interval is what the print allows; the usual one narrows bounds that a soft word
("more than") leaves open. Both travel through every operation, so a verdict can tell what
is impossible from what is merely unlikely.
"""

from collections.abc import Callable
from itertools import product
from math import inf, isnan
from typing import TYPE_CHECKING, NamedTuple

from chipledger.numbers.units import registry

if TYPE_CHECKING:
    from pint.facets.plain import PlainUnit


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


def to_base(quantity: Quantity) -> Quantity:
    """The same quantity in base units, so that quantities of one dimension compare.

    Examples
    --------
    >>> to_base(exact(50.0, "percent")).value
    0.5
    """
    if not quantity.unit:
        return quantity
    unit = registry().Unit(quantity.unit)
    factor = (1 * unit).to_base_units()
    return _scaled(quantity, factor.magnitude, _name(factor.units))


def add(left: Quantity, right: Quantity) -> Quantity:
    """Sum of two quantities of one unit."""
    return _combine(left, right, lambda a, b: a + b, _same_unit(left, right, "add"))


def subtract(left: Quantity, right: Quantity) -> Quantity:
    """Difference of two quantities of one unit."""
    return _combine(left, right, lambda a, b: a - b, _same_unit(left, right, "subtract"))


def multiply(left: Quantity, right: Quantity) -> Quantity:
    """Product; units multiply."""
    return _in_unit(_combine(left, right, _times, ""), _unit(left, right, 1))


def divide(left: Quantity, right: Quantity) -> Quantity:
    """Quotient; a divisor whose hard interval holds zero has no quotient.

    Raises
    ------
    ZeroDivisionError
    """
    if right.low < 0 < right.high or right.value == 0 or right.low == 0 == right.high:
        raise ZeroDivisionError("the divisor's interval holds zero")
    over = _over if right.high > 0 else _over_negative
    return _in_unit(_combine(left, right, over, ""), _unit(left, right, -1))


def power(base: Quantity, exponent: float) -> Quantity:
    """A non-negative quantity raised to a constant power."""
    if base.low < 0:
        raise ValueError("only a quantity that cannot be negative is raised to a power")
    value, *bounds = (bound**exponent for bound in base[:5])
    low, high, usual_low, usual_high = (
        bounds if exponent >= 0 else (bounds[1], bounds[0], bounds[3], bounds[2])
    )
    unit = registry().Unit(base.unit) ** exponent if base.unit else None
    return _in_unit(Quantity(value, low, high, usual_low, usual_high), unit)


def _combine(
    left: Quantity, right: Quantity, operation: Callable[[float, float], float], unit: str
) -> Quantity:
    hard = _corners(left.hard, right.hard, operation)
    usual = _corners(left.usual, right.usual, operation)
    return Quantity(operation(left.value, right.value), *hard, *usual, unit)


def _corners(
    left: tuple[float, float],
    right: tuple[float, float],
    operation: Callable[[float, float], float],
) -> tuple[float, float]:
    """Bounds of a monotone operation lie at the corners of the box."""
    values = [operation(a, b) for a, b in product(left, right)]
    values = [value for value in values if not isnan(value)]
    return min(values), max(values)


def _times(a: float, b: float) -> float:
    """Zero times an open bound is zero: the bound is approached, never taken."""
    return 0.0 if a == 0 or b == 0 else a * b


def _over(a: float, b: float) -> float:
    if b == 0:
        return 0.0 if a == 0 else inf if a > 0 else -inf
    return 0.0 if abs(b) == inf else a / b


def _over_negative(a: float, b: float) -> float:
    """A negative divisor may end at zero, and the quotient is then open to the other side."""
    return -_over(a, -b)


def _same_unit(left: Quantity, right: Quantity, verb: str) -> str:
    if left.unit != right.unit:
        raise ValueError(
            f"cannot {verb} {left.unit or 'a plain number'} and {right.unit or 'a plain number'}"
        )
    return left.unit


def _unit(left: Quantity, right: Quantity, sign: int) -> "PlainUnit | None":
    """The unit of a product or quotient, None for plain numbers."""
    if not left.unit and not right.unit:
        return None
    units = registry()
    return (
        units.Unit(left.unit or "dimensionless") * units.Unit(right.unit or "dimensionless") ** sign
    )


def _in_unit(quantity: Quantity, unit: "PlainUnit | None") -> Quantity:
    """The quantity in this unit; where units cancel, their factor stays (megawatt over watt is a
    million).
    """
    if unit is None or not unit.dimensionless:
        return quantity._replace(unit=_name(unit) if unit is not None else "")
    factor = float((1 * unit).to_base_units().magnitude)
    return _scaled(quantity, factor)


def _scaled(quantity: Quantity, factor: float, unit: str = "") -> Quantity:
    value, low, high, usual_low, usual_high = (_times(bound, factor) for bound in quantity[:5])
    return Quantity(value, low, high, usual_low, usual_high, unit)


def _name(unit: "PlainUnit") -> str:
    return "" if unit.dimensionless else f"{unit:D}"
