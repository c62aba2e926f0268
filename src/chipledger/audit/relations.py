"""Whether two checks ask for one relation, and whether a check can fail at all.

Judgements made here: a relation is what its test says once everything stands on one side of the
sign and no divisor is left, so `a / b == c` and `a == b * c` are one; spans in days, months and
years are one thing; and a check cannot fail if no digit that its prints might have held would part
its sides.
"""

import re
from collections.abc import Iterable
from math import inf
from typing import Any

from lark import Transformer

from chipledger.audit.language import ids_in, parse
from chipledger.numbers import measures
from chipledger.numbers.interval import Quantity, exact
from chipledger.tables.rows import Row

# of a coefficient: the noise of computing is smaller, and no two constants of a check are as close
DIGITS = 9
SPAN = re.compile(r"from (\S+) to (\S+)")  # the time between two dates, as a product names it
# A sign or name first, and last the claims or the terms that it stands between.
Relation = tuple[Any, ...]
Product = tuple[tuple[str, float], ...]  # claims with their powers, in order
Polynomial = dict[Product, float]  # coefficients
Fraction = tuple[Polynomial, Polynomial]  # numerator and divisor
FLIPPED = {"==": "==", "<=": ">=", ">=": "<="}


def relation_of(name: str, entry: Row) -> Relation:
    """What a check asks for, alike for every way of writing it.

    Parameters
    ----------
    name : str
        Of the check.
    entry : dict
        Of checks.yml.

    Returns
    -------
    tuple
        Equal for two checks exactly where one is the other rearranged, up to the rounding of
        constants.

    Raises
    ------
    CheckError
        If the test cannot be read.

    Examples
    --------
    >>> ratio, product = {"test": "a-1 / b-1 == c-1"}, {"test": "a-1 == c-1 * b-1"}
    >>> relation_of("one", ratio) == relation_of("two", product)
    True
    >>> relation_of("one", {"test": "a-1 <= b-1"}) == relation_of("two", {"test": "b-1 >= a-1"})
    True
    >>> relation_of("one", {"test": "a-1 <= b-1"}) == relation_of("two", {"test": "a-1 >= b-1"})
    False
    """
    if "contradiction" in entry:
        return "same", tuple(sorted(entry["contradiction"]))
    tree = parse(name, entry["test"])
    if tree.data in ("same", "workday"):
        return str(tree.data), tuple(sorted(ids_in(tree)))
    relation = _Fractions().transform(tree)
    return _pair_of(relation) or relation


def _pair_of(relation: Relation) -> Relation | None:
    """Two claims or dates that are asked to be the same, however the test is put; nothing for any
    other relation.
    """
    sign, *_, terms = relation
    if sign != "==":
        return None
    if len(terms) == 1 and (between := SPAN.fullmatch(terms[0][0][0][0] if terms[0][0] else "")):
        return "same", tuple(sorted(between.groups()))
    plain = [
        product[0][0]
        for product, number in terms
        if len(product) == 1 and product[0][1] == 1.0 and abs(number) == 1.0
    ]
    return (
        ("same", tuple(sorted(plain)))
        if len(terms) == len(plain) == 2 and terms[0][1] != terms[1][1]
        else None
    )


def asks_nothing(relation: Relation) -> bool:
    """Whether no claim is left of a comparison once everything stands on one side.

    Examples
    --------
    >>> tests = ("a-1 / a-1 == 1", "a-1 == 2")
    >>> [asks_nothing(relation_of("one", {"test": test})) for test in tests]
    [True, False]
    """
    return relation[0] in FLIPPED and not any(product for product, _ in relation[-1])


class _Fractions(Transformer):
    """A test as a sign and the terms of a polynomial in its claims, in one order and scale."""

    def claim(self, children: list[str]) -> Fraction:
        return _symbol(str(children[0]))

    def constant(self, children: list[str]) -> Fraction:
        unit = str(children[1]) if len(children) > 1 else ""
        return _number(measures.to_base(exact(float(children[0]), unit)).value)

    def bound(self, children: list[str]) -> Fraction:
        return _symbol("{}({})".format(*children))

    def span(self, children: list[str]) -> Fraction:
        """Time from one date to another, whatever unit it is told in and whichever of the two comes
        first.
        """
        _, first, second = map(str, children)
        early, late = sorted((first, second))
        span = _symbol(f"from {early} to {late}")
        return span if (first, second) == (early, late) else _times(span, _number(-1.0))

    def count(self, children: list[str]) -> Fraction:
        return _symbol(f"count({', '.join(sorted(map(str, children)))})")

    def add(self, children: list[Fraction]) -> Fraction:
        return _plus(*children)

    def subtract(self, children: list[Fraction]) -> Fraction:
        left, right = children
        return _plus(left, _times(right, _number(-1.0)))

    def multiply(self, children: list[Fraction]) -> Fraction:
        return _times(*children)

    def divide(self, children: list[Fraction]) -> Fraction:
        left, right = children
        return _times(left, right[::-1])

    def power(self, children: list[Any]) -> Fraction:
        base, exponent = children[0], float(children[1])
        if len(base[0]) == len(base[1]) == 1:
            numerator, divisor = (
                {
                    tuple((name, power * exponent) for name, power in product): number**exponent
                    for product, number in part.items()
                }
                for part in base
            )
            return numerator, divisor
        return _symbol(f"{sorted(base[0].items())} / {sorted(base[1].items())} ** {exponent:g}")

    def growth(self, children: list[Fraction]) -> Fraction:
        old, new = children
        return _plus(_times(new, old[::-1]), _number(-1.0))

    def share(self, children: list[Fraction]) -> Fraction:
        return self.divide(children)

    def whole(self, children: list[Fraction]) -> Relation:
        return ("whole", *_ordered("==", children[0]))

    def comparison(self, children: list[Any]) -> Relation:
        left, sign, right = children
        return _ordered(str(sign), self.subtract([left, right]))


def _symbol(name: str) -> Fraction:
    return {((name, 1.0),): 1.0}, {(): 1.0}


def _number(value: float) -> Fraction:
    return {(): value}, {(): 1.0}


def _plus(left: Fraction, right: Fraction) -> Fraction:
    """Sum of two fractions over their common divisor; over one divisor where it is the same."""
    if left[1] == right[1]:
        return _sum(left[0], right[0]), left[1]
    return _sum(_product(left[0], right[1]), _product(right[0], left[1])), _product(
        left[1], right[1]
    )


def _times(left: Fraction, right: Fraction) -> Fraction:
    return _product(left[0], right[0]), _product(left[1], right[1])


def _sum(one: Polynomial, other: Polynomial) -> Polynomial:
    terms = dict(one)
    for product, number in other.items():
        terms[product] = terms.get(product, 0.0) + number
    return {
        product: number
        for product, number in terms.items()
        if abs(number) > 10.0**-DIGITS * abs(one.get(product, 0.0))
    }


def _product(one: Polynomial, other: Polynomial) -> Polynomial:
    terms: Polynomial = {}
    for first, number in one.items():
        for second, times in other.items():
            powers = dict(first)
            for name, power in second:
                powers[name] = powers.get(name, 0.0) + power
            product = tuple(sorted((name, power) for name, power in powers.items() if power))
            terms[product] = terms.get(product, 0.0) + number * times
    return terms


def _ordered(sign: str, fraction: Fraction) -> tuple[str, tuple[tuple[Product, float], ...]]:
    """A sign and terms that do not depend on scale, on common factors or on which side is which."""
    terms = fraction[0]
    # A common factor can be divided out, since no print is nothing; where one term stands alone it
    # is what is asked for.
    common = {
        name: min(dict(product).get(name, 0.0) for product in terms) if len(terms) > 1 else 0.0
        for product in terms
        for name, _ in product
    }
    plain = {
        tuple(
            (name, power - common[name])
            for name, power in _filled(product, common)
            if power != common[name]
        ): number
        for product, number in terms.items()
    }
    lead = plain[min(plain)] if plain else 1.0
    scaled = sorted(
        (product, float(f"{number / lead:.{DIGITS}g}")) for product, number in plain.items()
    )
    return sign if lead > 0 else FLIPPED[sign], tuple(scaled)


def _filled(product: Product, names: Iterable[str]) -> list[tuple[str, float]]:
    """The power of every name in a product, those that it lacks among them."""
    powers = dict(product)
    return sorted((name, powers.get(name, 0.0)) for name in names)


def never_fails(sign: str, left: Quantity, right: Quantity) -> str:
    """Why no digit of the prints could make a comparison fail, or nothing where one could.

    Parameters
    ----------
    sign : str
        `==`, `<=` or `>=`.
    left, right : Quantity

    Returns
    -------
    str
        For the author of the check; empty where it can fail.

    Examples
    --------
    >>> from chipledger.numbers.interval import Quantity, exact
    >>> over_ten = Quantity(10, 10, inf, 10, 11)
    >>> never_fails(">=", over_ten, exact(50))
    'the left side is open above'
    >>> never_fails("<=", over_ten, exact(50))
    ''
    """
    if sign == "==":
        return _always_meet(left, right)
    small, large = (("left", left), ("right", right))[:: 1 if sign == "<=" else -1]
    if large[1].high == inf:
        return f"the {large[0]} side is open above"
    if small[1].low == -inf or (_reaches_nothing(small[1]) and large[1].low >= 0):
        return f"the {small[0]} side is open below"
    return ""


def _always_meet(left: Quantity, right: Quantity) -> str:
    if left.high == right.high == inf:
        return "both sides are open above"
    if _reaches_nothing(left) and _reaches_nothing(right):
        return "both sides are open down to nothing"
    sides = (("left", left, right), ("right", right, left))
    return next(
        (
            f"the {name} side is open on both ends"
            for name, side, other in sides
            if side.high == inf and (side.low == -inf or (side.low <= 0 and other.low >= 0))
        ),
        "",
    )


def _reaches_nothing(side: Quantity) -> bool:
    """Whether a print leaves a side open down to zero, such as *less than*."""
    return side.low == 0 < side.high
