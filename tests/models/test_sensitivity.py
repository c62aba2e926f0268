"""Spread, tornado, flip points and samples are right, and do not depend on the machine."""

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
    Spread,
    flip_point,
    percentile,
    samples,
    spread,
    strongest,
    tornado,
)

MODELS = sorted(path.stem for path in Path(chipledger.models.__file__).parent.glob("*.py"))
# T. G. Eschenbach, "Spiderplots versus Tornado Diagrams for Sensitivity Analysis",
# Interfaces 22:6 (1992): each bar of a tornado is the range of the result over one input's
# range, the longest on top.
COST = [
    Input("volume [units]", 80, 100, 120),
    Input("price [USD/unit]", 9, 10, 11),
    Input("fixed cost [USD]", 300, 400, 500),
]
positive = st.floats(0.01, 1e6)


def profit(volume, price, fixed):
    """A result that rises with two inputs and falls with one."""
    return volume * price - fixed


@st.composite
def intervals(draw):
    """Low, best and high in order."""
    return tuple(sorted(draw(st.tuples(positive, positive, positive))))


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


@given(intervals(), intervals(), st.floats(0, 1), st.floats(0, 1))
def test_a_spread_encloses_every_choice(one, other, share, part):
    """No choice inside the intervals leaves the spread of a monotone function, and
    both ends are reached.
    """
    found = spread(lambda a, b: a / b, one, other)
    inside = (one[0] + share * (one[2] - one[0])) / (other[0] + part * (other[2] - other[0]))

    assert found.low * (1 - 1e-9) <= inside <= found.high * (1 + 1e-9)
    assert (one[0] / other[2], one[1] / other[1], one[2] / other[0]) == found


def test_an_exact_input_adds_no_width():
    """A plain number stands for an interval without width."""
    assert Spread(20, 20, 20) == spread(lambda a, b: a * b, 4, (5, 5, 5))


def test_inputs_spread_as_their_ends():
    """The inputs of a tornado give the spread that their ends give."""
    assert spread(profit, *(tuple(entry[1:]) for entry in COST)) == spread(profit, *COST)


@pytest.mark.parametrize(
    ("function", "name", "least", "most"),
    [(profit, "volume", 400, 800), (lambda *numbers: -profit(*numbers), "volume", -800, -400)],
)
def test_the_strongest_input_is_the_top_bar(function, name, least, most):
    """A sentence names the input with the longest bar, and its results from the least to the most,
    whichever end gives which.
    """
    assert (name, least, most) == strongest(tornado(function, COST))


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


def test_open_ends_stay_open():
    """An open end makes an open spread; a corner without a value is passed over."""
    assert inf == spread(lambda a, b: a / b, (1, 2, inf), (1, 2, 3)).high
    assert (0, inf) == spread(lambda a, b: a / b, (1, 2, inf), (1, 2, inf))[::2]
    with pytest.raises(ValueError, match="no corner"):
        spread(lambda a: nan, (1, 2, 3))


def test_the_tornado_is_sorted_by_swing():
    """The longest bar stands on top, each bar the result at its input's ends (Eschenbach 1992)."""
    swings = tornado(profit, COST)

    assert ["volume [units]", "price [USD/unit]", "fixed cost [USD]"] == [
        swing.label for swing in swings
    ]
    assert [(400, 800), (500, 700), (700, 500)] == [(swing.low, swing.high) for swing in swings]
    assert (80, 120) == (swings[0].low_input, swings[0].high_input)


@given(intervals(), intervals())
def test_a_bar_never_leaves_the_spread(one, other):
    """Moving one input gives no more than moving all."""
    found = spread(lambda a, b: a * b, one, other)

    for swing in tornado(lambda a, b: a * b, [Input("a [1]", *one), Input("b [1]", *other)]):
        assert found.low * (1 - 1e-9) <= min(swing.low, swing.high) and max(
            swing.low, swing.high
        ) <= found.high * (1 + 1e-9)


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
        lambda: spread(lambda a: a, (3, 2, 1)),
        lambda: tornado(lambda a: a, [Input("a [1]", 3, 2, 1)]),
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


def test_samples_stay_inside_the_spread():
    """Seeded draws of all inputs at once never leave the corners, and fill
    most of the way to them.
    """
    drawn, found = (
        samples(profit, COST, 5000),
        spread(profit, *[tuple(entry[1:]) for entry in COST]),
    )

    assert found.low <= drawn[0] and drawn[-1] <= found.high
    assert (drawn[-1] - drawn[0]) > 0.7 * (found.high - found.low)


def test_percentiles_are_interpolated():
    """Ends and middle of three results are those results."""
    assert [1.0, 2.0, 4.0, 3.0] == [
        percentile([1.0, 2.0, 4.0], share) for share in (0, 0.5, 1, 0.75)
    ]
