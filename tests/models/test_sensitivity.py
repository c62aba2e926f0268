"""Flip points and samples are right, and do not depend on the machine."""

import doctest
import importlib
from math import inf, isclose, nan, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chipledger.models
from chipledger.models.require import fraction, growth_rate
from chipledger.models.require import positive as above_nought
from chipledger.models.sensitivity import (
    Input,
    flip_point,
    percentile,
    samples,
)

MODELS = sorted(path.stem for path in Path(chipledger.models.__file__).parent.glob("*.py"))
COST = [
    Input("volume [units]", 80, 100, 120),
    Input("price [USD/unit]", 9, 10, 11),
    Input("fixed cost [USD]", 300, 400, 500),
]
positive = st.floats(0.01, 1e6)


def profit(volume, price, fixed):
    """A result that rises with two inputs and falls with one."""
    return volume * price - fixed


@pytest.mark.parametrize("name", MODELS)
def test_examples_of_the_models_hold(name):
    """Every example in a model's docstring gives what it prints."""
    module = (
        importlib.import_module(f"chipledger.models.{name}")
        if name != "__init__"
        else chipledger.models
    )

    failed, _ = doctest.testmod(module)

    assert 0 == failed


@pytest.mark.parametrize(
    ("check", "taken", "refused"),
    [
        (above_nought, (1e-9, inf), (0, -1, nan)),
        (fraction, (1e-9, 1), (0, 1.001, nan)),
        (growth_rate, (-0.999, 0, inf), (-1, -2, nan)),
    ],
)
def test_a_quantity_that_cannot_be_is_refused_by_its_name(check, taken, refused):
    """Each check takes what can be and names what cannot; nan never passes."""
    for quantity in taken:
        check(good=quantity)
    for quantity in refused:
        with pytest.raises(ValueError, match=f"^odd must .*got {quantity}\\b"):
            check(good=1, odd=quantity)


@given(positive, st.floats(0.05, 0.95), st.sampled_from([1, -1]))
def test_a_flip_point_solves_its_equation(scale, share, sign):
    """The flip point of a cubic is its cube root, whether the function rises or falls."""
    target = sign * (scale * (1 + share)) ** 3

    assert isclose(
        scale * (1 + share),
        flip_point(lambda x: sign * x**3, target, scale, 2 * scale),
        rel_tol=1e-9,
    )


def test_a_flip_point_may_lie_below_zero():
    """Ends around zero are halved on a plain scale."""
    assert isclose(-2, flip_point(lambda x: x**3, -8, -5, 5), rel_tol=1e-9)


@pytest.mark.parametrize(
    "call",
    [
        lambda: flip_point(lambda x: x, 9, 1, 2),
        lambda: flip_point(lambda x: 5, 9, 1, 2),
        lambda: flip_point(lambda x: x, 1.5, 2, 1),
        lambda: samples(lambda a: a, [Input("a [1]", 3, 2, 1)]),
        lambda: samples(lambda a: a, [Input("a [1]", 1, 2, inf)]),
        lambda: samples(lambda a: a, [], 0),
        lambda: percentile([], 0.5),
        lambda: percentile([1.0], 1.5),
    ],
)
def test_questions_without_answer_are_refused(call):
    """No flip point outside the ends, no interval out of order, no draw from an open one."""
    with pytest.raises(ValueError):
        call()


def test_draws_are_the_same_everywhere():
    """The generator is that of Knuth's MMIX: its first states from seed 1 are known
    integers, and so are the draws.
    """
    state = (6364136223846793005 + 1442695040888963407) % 2**64
    share = (state >> 11) / 2**53

    assert 7806831264735756412 == state
    assert [1 - sqrt(1 - share)] == samples(lambda a: a, [Input("a [1]", 0, 0, 1)], 1)
    assert (
        samples(profit, COST, 50, seed=7)
        == samples(profit, COST, 50, seed=7)
        != samples(profit, COST, 50, seed=8)
    )


def test_samples_follow_the_triangle():
    """Mean and quartiles of a triangle from 0 over 1 to 2 come out: 1, 1/√2 and 2 − 1/√2."""
    drawn = samples(lambda a: a, [Input("a [1]", 0, 1, 2)], 20_000)

    assert 1 == pytest.approx(sum(drawn) / len(drawn), abs=0.01)
    assert (2**-0.5, 2 - 2**-0.5) == pytest.approx(
        [percentile(drawn, share) for share in (0.25, 0.75)], abs=0.01
    )


def test_samples_stay_inside_the_corners():
    """Seeded draws of all inputs at once never leave the corners (80 at 9 less 500, 120 at 11 less
    300), and fill most of the way to them.
    """
    drawn = samples(profit, COST, 5000)

    assert 220 <= drawn[0] and drawn[-1] <= 1020
    assert (drawn[-1] - drawn[0]) > 0.7 * (1020 - 220)


def test_percentiles_are_interpolated():
    """Ends and middle of three results are those results."""
    assert [1.0, 2.0, 4.0, 3.0] == [
        percentile([1.0, 2.0, 4.0], share) for share in (0, 0.5, 1, 0.75)
    ]
