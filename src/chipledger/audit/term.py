"""A quantity of the check language with what its errors need: which things it counts, and how it
was written.

Judgements made here: counted things carry no dimension, so that a revenue over a price may be
compared with a number of cards; but a sum, a difference, a growth and a share want one kind on both
sides, since chips and cards never add up, nor does a price per card to a price. A number without a
kind of its own (a constant, or a claim in plain units or items) goes with any.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from chipledger.numbers import interval
from chipledger.numbers.units import COUNTED

GENERIC = ("", "unit", "item")  # measure words that name no kind
Kinds = tuple[tuple[str, float], ...]  # counted things with their exponents, in order


class Term(NamedTuple):
    """One part of a check.

    Attributes
    ----------
    quantity : Quantity
        In base units.
    kinds : Kinds or None
        None goes with any.
    text : str
        As it is written in the check.
    """

    quantity: interval.Quantity
    kinds: Kinds | None
    text: str

    @property
    def counted(self) -> str:
        """The one thing that the term counts, or nothing."""
        return (
            self.kinds[0][0]
            if self.kinds and len(self.kinds) == 1 and self.kinds[0][1] == 1
            else ""
        )


def term(quantity: interval.Quantity, text: str) -> Term:
    """A term from a quantity in a unit of the closed list.

    Examples
    --------
    >>> term(interval.exact(5, "CNY/card"), "card-price").kinds
    (('card', -1),)
    """
    return Term(interval.to_base(quantity), kinds_of(quantity.unit), text)


def kinds_of(unit: str) -> Kinds | None:
    """The counted things in a unit's name; None where it names nothing at all.

    Examples
    --------
    >>> kinds_of("die/wafer"), kinds_of("CNY"), kinds_of("item")
    ((('die', 1), ('wafer', -1)), (), None)
    """
    if unit in GENERIC:
        return None
    numerator, *denominators = unit.split("/")
    return _ordered([(numerator, 1), *((name, -1) for name in denominators)])


def _ordered(pairs: Iterable[tuple[str, float]]) -> Kinds:
    total: dict[str, float] = {}
    for name, exponent in pairs:
        if name in COUNTED and name not in GENERIC:
            total[name] = total.get(name, 0) + exponent
    return tuple(sorted((name, exponent) for name, exponent in total.items() if exponent))


def add(left: Term, right: Term) -> Term:
    """Sum of two terms of one unit and kind."""
    return _joined(left, right, "add", "+", interval.add)


def subtract(left: Term, right: Term) -> Term:
    """Difference of two terms of one unit and kind."""
    return _joined(left, right, "subtract", "-", interval.subtract)


def _joined(
    left: Term,
    right: Term,
    verb: str,
    sign: str,
    operation: Callable[[interval.Quantity, interval.Quantity], interval.Quantity],
) -> Term:
    kinds = one_kind(left, right, verb)
    try:
        quantity = operation(left.quantity, right.quantity)
    except ValueError as error:
        raise ValueError(
            f"{error}: {left.text} and {right.text} do not measure the same thing"
        ) from None
    return Term(quantity, kinds, f"({left.text} {sign} {right.text})")


def one_kind(left: Term, right: Term, verb: str) -> Kinds | None:
    """The kind that both terms count.

    Raises
    ------
    ValueError
        If they count different things.
    """
    if None not in (left.kinds, right.kinds) and left.kinds != right.kinds:
        raise ValueError(
            f"cannot {verb} {_counts(left)} and {_counts(right)}: multiply one by a constant such"
            " as 2 die/chip, which says how they relate"
        )
    return right.kinds if left.kinds is None else left.kinds


def _counts(side: Term) -> str:
    """What a term counts, in words: `cards-needed (card)`."""
    unit = "·".join(
        name if exponent == 1 else f"{name}^{exponent:g}" for name, exponent in side.kinds or ()
    )
    return f"{side.text} ({unit or 'no counted thing'})"


def multiply(left: Term, right: Term) -> Term:
    """Product; units and kinds multiply."""
    return Term(
        interval.multiply(left.quantity, right.quantity),
        _multiplied(left, right, 1),
        f"{left.text} * {right.text}",
    )


def divide(left: Term, right: Term) -> Term:
    """Quotient; units and kinds divide.

    Raises
    ------
    ZeroDivisionError
        Naming both sides, if the divisor may be zero.
    """
    try:
        quantity = interval.divide(left.quantity, right.quantity)
    except ZeroDivisionError as error:
        raise ZeroDivisionError(f"{left.text} is divided by {right.text}: {error}") from None
    return Term(
        quantity,
        _multiplied(left, right, -1),
        f"{left.text} / ({right.text})" if "/" in right.text else f"{left.text} / {right.text}",
    )


def _multiplied(left: Term, right: Term, sign: int) -> Kinds | None:
    if left.kinds is None and right.kinds is None:
        return None
    return _ordered(
        [*(left.kinds or ()), *((name, sign * exponent) for name, exponent in right.kinds or ())]
    )


def power(base: Term, exponent: float) -> Term:
    """A term that cannot be negative, raised to a constant power."""
    try:
        quantity = interval.power(base.quantity, exponent)
    except (ValueError, OverflowError) as error:
        raise type(error)(f"{base.text} ** {exponent:g}: {error.args[-1]}") from None
    kinds = base.kinds and tuple((name, times * exponent) for name, times in base.kinds)
    return Term(quantity, kinds, f"{base.text} ** {exponent:g}")


def growth(old: Term, new: Term) -> Term:
    """Growth from an old figure to a new one: 0.5 where the new one is half as large again."""
    one_kind(old, new, "compare")
    _one_dimension(old, new, "growth")
    return Term(
        interval.subtract(divide(new, old).quantity, interval.exact(1.0)),
        (),
        f"growth({old.text}, {new.text})",
    )


def share(part: Term, whole: Term) -> Term:
    """A part over its whole, both of one unit and kind."""
    one_kind(part, whole, "compare")
    _one_dimension(part, whole, "share")
    return Term(divide(part, whole).quantity, (), f"share({part.text}, {whole.text})")


def _one_dimension(one: Term, other: Term, name: str) -> None:
    if one.quantity.unit != other.quantity.unit:
        raise ValueError(
            f"{name}({one.text}, {other.text}) mixes {one.quantity.unit or 'a plain number'} and"
            f" {other.quantity.unit or 'a plain number'}"
        )
