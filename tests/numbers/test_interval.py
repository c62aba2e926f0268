"""Interval arithmetic: whatever the operands really are, the result holds it."""

from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chipledger.numbers.interval import (
    Quantity,
    add,
    divide,
    exact,
    multiply,
    power,
    subtract,
    to_base,
)

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
NOT_NEGATIVE = st.floats(0, 1e6, allow_nan=False)


@st.composite
def sampled(draw, numbers=NUMBERS, unit=""):
    """A quantity, its ends open at times, and a number that its hard interval allows."""
    low, usual_low, value, usual_high, high = sorted(
        draw(st.lists(numbers, min_size=5, max_size=5))
    )
    sample = draw(st.floats(low, high))
    low = draw(st.sampled_from([low, low, -inf])) if numbers is NUMBERS else low
    high = draw(st.sampled_from([high, high, inf]))
    return Quantity(value, low, high, usual_low, usual_high, unit), sample


def holds(quantity, number):
    return quantity.low <= number <= quantity.high


def nested(quantity):
    return (
        quantity.low <= quantity.usual_low <= quantity.value <= quantity.usual_high <= quantity.high
    )


@st.composite
def divisors(draw):
    """A quantity of one sign, which may end at zero but is not zero, and a
    number that it allows.
    """
    quantity, sample = draw(sampled(NOT_NEGATIVE))
    assume(quantity.value and sample)
    value, low, high, usual_low, usual_high, _ = quantity
    return draw(
        st.sampled_from(
            [(quantity, sample), (Quantity(-value, -high, -low, -usual_high, -usual_low), -sample)]
        )
    )


@given(sampled(), sampled())
def test_a_sum_holds_every_sum(left, right):
    """No sum of two allowed numbers falls outside the sum of their intervals."""
    assert holds(add(left[0], right[0]), left[1] + right[1])


@given(sampled(), sampled())
def test_a_difference_holds_every_difference(left, right):
    """No difference of two allowed numbers falls outside, negative and open ones included."""
    assert holds(subtract(left[0], right[0]), left[1] - right[1])


@given(sampled(), sampled())
def test_a_product_holds_every_product(left, right):
    """No product of two allowed numbers falls outside, whatever their signs."""
    assert holds(multiply(left[0], right[0]), left[1] * right[1])


@given(sampled(), divisors())
def test_a_quotient_holds_every_quotient(left, right):
    """No quotient of two allowed numbers falls outside, also where the divisor comes as
    near to zero as one likes.
    """
    assert holds(divide(left[0], right[0]), left[1] / right[1])


@given(sampled(NOT_NEGATIVE), st.sampled_from([0, 0.5, 1, 2, 3]))
def test_a_power_holds_every_power(base, exponent):
    """No power of an allowed number falls outside."""
    quantity = power(base[0], exponent)

    assert holds(quantity, base[1] ** exponent)


@given(sampled(st.floats(0.001, 1e6)), st.sampled_from([-0.5, -1, -2]))
def test_a_negative_power_turns_the_interval_around(base, exponent):
    """The larger the number, the smaller its inverse: the ends change places."""
    quantity = power(base[0], exponent)

    assert holds(quantity, base[1] ** exponent)
    assert nested(quantity)


@given(sampled(), divisors(), st.sampled_from([add, subtract, multiply, divide]))
def test_the_hard_interval_holds_the_usual_one(left, right, operation):
    """What is usual stays within what is possible, and the best value within what is usual."""
    assert nested(operation(left[0], right[0]))


@given(sampled(NOT_NEGATIVE), st.sampled_from([0, 0.5, 1, 2, 3]))
def test_powers_keep_the_intervals_nested(base, exponent):
    """What is usual stays within what is possible after a power too."""
    assert nested(power(base[0], exponent))


@given(NUMBERS, NUMBERS)
def test_points_stay_points(left, right):
    """Exact numbers give exact sums, differences and products."""
    assert all(
        result.low == result.value == result.high
        for result in (
            operation(exact(left), exact(right)) for operation in (add, subtract, multiply)
        )
    )


@pytest.mark.parametrize(
    "divisor",
    [
        Quantity(1, -1, 2, 0.5, 2),
        Quantity(0, 0, 0, 0, 0),
        Quantity(0, 0, 5, 0, 5),
        Quantity(1, -inf, inf, 0.5, 2),
        exact(0),
    ],
)
def test_division_through_zero_is_refused(divisor):
    """A divisor that may be zero on the way from negative to positive has no quotient."""
    with pytest.raises(ZeroDivisionError, match="the divisor's interval holds zero"):
        divide(exact(1), divisor)


@pytest.mark.parametrize(
    ("divisor", "expected"),
    [
        (Quantity(2, 0, 4, 1, 4), (0.25, inf)),
        (Quantity(-2, -4, 0, -4, -1), (-inf, -0.25)),
        (Quantity(2, 1, inf, 1, 4), (0, 1)),
    ],
)
def test_an_end_at_zero_or_nowhere_opens_the_quotient(divisor, expected):
    """One over a divisor that ends at zero is unbounded on that side only; over an open one
    it comes down to zero.
    """
    assert expected == divide(exact(1), divisor).hard


def test_an_open_bound_stays_open():
    """More than ten, plus anything, is open above and closed below."""
    more_than_ten = Quantity(10, 10, inf, 10, 11)

    total = add(more_than_ten, exact(5))

    assert ((15, inf), (15, 16)) == (total.hard, total.usual)


def test_zero_of_something_open_is_zero():
    """No chips at an unknown price cost nothing."""
    assert (0, 0) == multiply(exact(0), Quantity(10, 10, inf, 10, 11)).hard


def test_a_negative_base_is_refused():
    """What may be negative has no power."""
    with pytest.raises(ValueError, match="cannot be negative"):
        power(Quantity(1, -1, 2, 0, 2), 2)


@pytest.mark.parametrize(
    ("left", "right", "operation", "unit"),
    [
        ("CNY/card", "card", multiply, "CNY"),
        ("CNY", "CNY/card", divide, "card"),
        ("CNY", "CNY", divide, ""),
        ("wafer", "die/wafer", multiply, "die"),
        ("USD/chip", "", multiply, "USD / chip"),
        ("W", "W", multiply, "watt ** 2"),
        ("", "", multiply, ""),
        ("CNY", "USD", divide, "CNY / USD"),
    ],
)
def test_units_multiply_and_cancel(left, right, operation, unit):
    """The unit of a result is what its operands' units make of each other; counted
    things carry no dimension.
    """
    counted = {"card": "", "die": ""}

    assert counted.get(unit, unit) == operation(exact(6, left), exact(3, right)).unit


@pytest.mark.parametrize(
    ("left", "right", "operation", "value"),
    [
        (exact(6, "MW"), exact(3, "W"), divide, 2e6),
        (exact(50, "percent"), exact(10), multiply, 5),
        (exact(1, "year"), exact(1, "month"), divide, 12),
        (exact(7e9, "CNY"), exact(7e4, "CNY/card"), divide, 1e5),
    ],
)
def test_cancelled_units_leave_their_factor(left, right, operation, value):
    """Megawatts over watts are millions, and half of ten is five."""
    result = operation(left, right)

    assert (value, value, "") == (
        pytest.approx(result.value),
        pytest.approx(result.high),
        result.unit,
    )


def test_a_power_raises_its_unit():
    """The square of metres is an area; the square of a percentage a number."""
    assert ("CNY ** 2", 0.25) == (
        power(exact(3, "CNY"), 2).unit,
        power(exact(50, "percent"), 2).value,
    )


@pytest.mark.parametrize(("operation", "verb"), [(add, "add"), (subtract, "subtract")])
@pytest.mark.parametrize(("left", "right"), [("CNY", "USD"), ("MW", ""), ("", "month")])
def test_only_one_unit_adds(operation, verb, left, right):
    """Sums and differences of two units are refused, with both named."""
    with pytest.raises(
        ValueError,
        match=f"cannot {verb} {left or 'a plain number'} and {right or 'a plain number'}",
    ):
        operation(exact(1, left), exact(1, right))


@pytest.mark.parametrize(
    ("quantity", "value", "unit"),
    [
        (exact(50, "percent"), 0.5, ""),
        (exact(2, "GW"), 2e9, "watt"),
        (exact(3, "chip"), 3, ""),
        (exact(4, "USD"), 4, "USD"),
        (exact(1, "day"), 86_400, "second"),
        (exact(5), 5, ""),
    ],
)
def test_base_units_make_quantities_comparable(quantity, value, unit):
    """Everything of one dimension ends in one unit."""
    base = to_base(quantity)

    assert (pytest.approx(value), unit) == (base.value, base.unit)


def test_open_bounds_stay_open_in_base_units():
    """A change of unit closes no interval."""
    assert (1e9, inf) == to_base(Quantity(1, 1, inf, 1, 1.1, "GW")).hard
