"""Whole expressions of the check language: no number that the prints allow ever
gives a result outside.
"""

import operator
import random
from math import inf
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.audit.language import Evaluate, parse
from chipledger.numbers.interval import Quantity, add, divide, multiply, power, subtract

SAMPLES = 25
POINTS = st.lists(st.floats(0.001, 1e4), min_size=5, max_size=5).map(sorted)
OPERATIONS = {
    "+": (operator.add, add),
    "-": (operator.sub, subtract),
    "*": (operator.mul, multiply),
    "/": (operator.truediv, divide),
}


@st.composite
def leaves(draw):
    """A positive quantity, its upper end open at times."""
    low, usual_low, value, usual_high, high = draw(POINTS)
    return Quantity(value, low, draw(st.sampled_from([high, high, inf])), usual_low, usual_high)


def branches(inner):
    """Expressions of expressions; only leaves divide, since a difference may hold zero."""
    return st.one_of(
        st.tuples(st.sampled_from("+-*"), inner, inner),
        st.tuples(st.just("/"), inner, leaves()),
        st.tuples(st.just("**"), leaves(), st.sampled_from([0.5, 1.0, 2.0, 3.0])),
    )


EXPRESSIONS = st.recursive(leaves(), branches, max_leaves=8)


def interval_of(expression):
    """The expression by interval arithmetic."""
    if isinstance(expression, Quantity):
        return expression
    sign, left, right = expression
    if sign == "**":
        return power(left, right)
    return OPERATIONS[sign][1](interval_of(left), interval_of(right))


def sample_of(expression, draw):
    """The expression by numbers, each drawn anew from what its leaf allows."""
    if isinstance(expression, Quantity):
        return draw(expression)
    sign, left, right = expression
    if sign == "**":
        return sample_of(left, draw) ** right
    return OPERATIONS[sign][0](sample_of(left, draw), sample_of(right, draw))


def within(bounds, number):
    """Inside, but for the last bits of a root, whose rounding no standard promises."""
    slack = 1e-12 * abs(number)
    return bounds[0] - slack <= number <= bounds[1] + slack


@given(EXPRESSIONS, st.integers(0, 2**32))
def test_no_sample_falls_outside(expression, seed):
    """Sums, differences, products, quotients and powers of each other hold
    whatever their leaves may be.
    """
    dice, whole = random.Random(seed), interval_of(expression)

    found = [
        sample_of(expression, lambda leaf: dice.uniform(leaf.low, min(leaf.high, leaf.low * 1e6)))
        for _ in range(SAMPLES)
    ]

    assert [] == [number for number in found if not within(whole.hard, number)]


@given(EXPRESSIONS, st.integers(0, 2**32))
def test_no_usual_sample_falls_outside_the_usual(expression, seed):
    """Leaves that keep to their usual intervals keep the whole in its usual one."""
    dice, whole = random.Random(seed), interval_of(expression)

    found = [
        sample_of(expression, lambda leaf: dice.uniform(leaf.usual_low, leaf.usual_high))
        for _ in range(SAMPLES)
    ]

    assert [] == [number for number in found if not within(whole.usual, number)]


@given(EXPRESSIONS)
def test_ends_are_reached(expression):
    """Corners of the leaves are samples too, and the intervals stay nested
    around the best value.
    """
    whole = interval_of(expression)

    for end in ("low", "usual_low", "value", "usual_high"):
        assert within(whole.hard, sample_of(expression, attrgetter(end)))
    assert whole.low <= whole.usual_low <= whole.value <= whole.usual_high <= whole.high


class Drawn:
    """Claims by name for the language."""

    def __init__(self, quantities):
        self.quantities = quantities

    def quantity(self, name):
        return self.quantities[name]


TEXTS = (
    ("claim-a * claim-b / claim-c", lambda a, b, c: a * b / c),
    ("claim-a + claim-b * claim-c", lambda a, b, c: a + b * c),
    ("(claim-a - claim-b) / claim-c", lambda a, b, c: (a - b) / c),
    ("claim-a / (claim-b + claim-c)", lambda a, b, c: a / (b + c)),
    ("growth(claim-a, claim-b) * claim-c", lambda a, b, c: (b / a - 1) * c),
    ("share(claim-a, claim-b + claim-c)", lambda a, b, c: a / (b + c)),
    ("claim-a ** 2 - claim-b ** 0.5 * claim-c", lambda a, b, c: a**2 - b**0.5 * c),
    ("claim-a - claim-b - claim-c", lambda a, b, c: a - b - c),
    ("claim-a * (1 - 40 percent) + claim-b / claim-c ** 3", lambda a, b, c: a * 0.6 + b / c**3),
)


@pytest.mark.parametrize(("text", "formula"), TEXTS, ids=[text for text, _ in TEXTS])
@given(leaves(), leaves(), leaves(), st.integers(0, 2**32))
def test_a_check_holds_what_it_means(text, formula, one, two, three, seed):
    """What the language reads is the formula that a reader sees, and holds every value of it."""
    claims, dice = Drawn({"claim-a": one, "claim-b": two, "claim-c": three}), random.Random(seed)

    whole = Evaluate(claims).transform(parse("a-check", f"{text} == 1"))[1].quantity
    found = [
        formula(
            *(dice.uniform(leaf.low, min(leaf.high, leaf.low * 1e6)) for leaf in (one, two, three))
        )
        for _ in range(SAMPLES)
    ]

    # The slack is of what cancels in a difference, not of what is left.
    scale = 1e-9 * max(abs(bound) for bound in (*whole.hard, *found) if abs(bound) < inf)
    assert [] == [
        number for number in found if not whole.low - scale <= number <= whole.high + scale
    ]


def test_a_claim_that_stands_twice_widens_the_result():
    """The language does not know that both are one number: the interval holds the
    truth, and more than it.
    """
    ten = Drawn({"claim-a": Quantity(10, 9, 11, 9, 11), "claim-b": Quantity(10, 9, 11, 9, 11)})

    twice, once = (
        Evaluate(ten).transform(parse("a-check", f"{text} == 1"))[1].quantity.hard
        for text in ("claim-a / (claim-a + claim-b)", "1 / (1 + claim-b / claim-a)")
    )

    assert twice[0] < once[0] < 0.5 < once[1] < twice[1]
