"""Whole expressions of the check language: no number that the prints allow gives a result outside,
and none inside is given away.
"""

import random
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.audit.language import Evaluate, parse
from chipledger.numbers.interval import Quantity

SAMPLES = 25
POINTS = st.lists(st.floats(0.001, 1e4), min_size=5, max_size=5).map(sorted)
NAMES = ("claim-a", "claim-b", "claim-c")


@st.composite
def claims(draw):
    """A positive quantity, its upper end open at times."""
    low, usual_low, value, usual_high, high = draw(POINTS)
    return Quantity(value, low, draw(st.sampled_from([high, high, inf])), usual_low, usual_high)


class Drawn:
    """Claims by name for the language."""

    def __init__(self, *quantities):
        self.quantities = dict(zip(NAMES, quantities, strict=True))

    def quantity(self, name):
        return self.quantities[name]


def left_of(text, *quantities):
    """The left side of a comparison with one."""
    return Evaluate(Drawn(*quantities)).transform(parse("a-check", f"{text} == 1"))[1].quantity


TEXTS = (
    ("claim-a * claim-b / claim-c", lambda a, b, c: a * b / c),
    ("claim-a + claim-b * claim-c", lambda a, b, c: a + b * c),
    ("(claim-a - claim-b) / claim-c", lambda a, b, c: (a - b) / c),
    ("claim-a / (claim-b + claim-c)", lambda a, b, c: a / (b + c)),
    ("growth(claim-a, claim-b) * claim-c", lambda a, b, c: (b / a - 1) * c),
    ("share(claim-a, claim-b + claim-c)", lambda a, b, c: a / (b + c)),
    ("share(claim-a, claim-a + claim-b) * claim-c", lambda a, b, c: a / (a + b) * c),
    ("claim-a ** 2 - claim-b ** 0.5 * claim-c", lambda a, b, c: a**2 - b**0.5 * c),
    ("claim-a - claim-b - claim-c", lambda a, b, c: a - b - c),
    ("claim-a - (claim-a - claim-b) * claim-c", lambda a, b, c: a - (a - b) * c),
    ("claim-a * (1 - 40 percent) + claim-b / claim-c ** 3", lambda a, b, c: a * 0.6 + b / c**3),
)


@pytest.mark.costly
@pytest.mark.parametrize(("text", "formula"), TEXTS, ids=[text for text, _ in TEXTS])
@given(claims(), claims(), claims(), st.integers(0, 2**32))
def test_a_check_holds_what_it_means(text, formula, one, two, three, seed):
    """What the language reads is the formula that a reader sees, and holds every value of it: the
    hard interval all that is possible, the usual one all that is usual.
    """
    dice, whole = random.Random(seed), left_of(text, one, two, three)

    for ends, sides in (
        (whole.hard, [(each.low, min(each.high, each.low * 1e6)) for each in (one, two, three)]),
        (whole.usual, [each.usual for each in (one, two, three)]),
    ):
        found = [formula(*(dice.uniform(*side) for side in sides)) for _ in range(SAMPLES)]
        # The slack is of what cancels in a difference, not of what is left.
        slack = 1e-9 * max(abs(end) for end in (*ends, *found) if abs(end) < inf)
        assert [] == [
            number for number in found if not ends[0] - slack <= number <= ends[1] + slack
        ]
    assert whole.low <= whole.usual_low <= whole.value <= whole.usual_high <= whole.high


@pytest.mark.costly
@pytest.mark.parametrize(
    ("twice", "once"),
    [
        ("claim-a / (claim-a + claim-b)", "1 / (1 + claim-b / claim-a)"),
        ("claim-a * claim-b - claim-a * claim-c", "claim-a * (claim-b - claim-c)"),
        ("growth(claim-a, claim-a + claim-b)", "claim-b / claim-a"),
    ],
)
@given(claims(), claims(), claims())
def test_a_claim_that_stands_twice_widens_nothing(twice, once, one, two, three):
    """However a formula is put, a claim in it is one number, and the bounds are the same."""
    found, expected = (left_of(text, one, two, three) for text in (twice, once))

    scale = max([abs(end) for end in (*expected.usual, one.value * 1e4) if abs(end) < inf])
    assert pytest.approx(expected.usual, rel=1e-6, abs=1e-9 * scale) == found.usual
