"""Units: what becomes of them in sums, products, powers and conversions."""

import pytest

from chipledger.numbers import measures
from chipledger.numbers.interval import Quantity, exact
from chipledger.numbers.units import ALLOWED


@pytest.mark.parametrize(
    ("left", "right", "sign", "unit", "factor"),
    [
        ("CNY/card", "card", 1, "CNY", 1),
        ("CNY", "CNY/card", -1, "card", 1),
        ("CNY", "CNY", -1, "", 1),
        ("wafer", "die/wafer", 1, "die", 1),
        ("CNY", "USD", -1, "CNY/USD", 1),
        ("W", "W", 1, "W^2", 1),
        ("MW", "W", -1, "", 1e6),
        ("year", "month", -1, "", 12),
        ("GW", "hour", 1, "GW·hour", 1),
        ("USD/W", "GW", 1, "USD", 1e9),
        ("cm^-2", "mm^2", 1, "", 0.01),
        ("wafer/month", "year", 1, "wafer", 12),
        ("PFLOP/s", "TOP/s", -1, "", 1e3),
        ("percent", "USD", 1, "USD", 0.01),
        ("USD", "percent", -1, "USD", 100),
        ("percent", "percent", 1, "", 1e-4),
        ("percent", "percent", -1, "", 1),
        ("percent", "times", 1, "percent", 1),
        ("", "percent", -1, "", 100),
        ("times", "USD", 1, "USD", 1),
        ("item", "USD", 1, "USD", 1),
        ("USD", "item", -1, "USD", 1),
        ("", "", 1, "", 1),
    ],
)
def test_units_multiply_and_cancel(left, right, sign, unit, factor):
    """What cancels leaves its factor; percent, times and mere items vanish beside a unit."""
    found = measures.product(left, right, sign)

    assert (unit, pytest.approx(factor, rel=1e-12)) == found


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("GW·hour", "GWh", 1),
        ("GW", "MW", 1000),
        ("", "percent", 100),
        ("times", "percent", 100),
        ("GW/chip", "W/chip", 1e9),
        ("week", "day", 7),
        ("acre", "m^2", 4046.8564224),
        ("chip", "item", 1),
        ("item", "card", 1),
        ("TOP/s", "TFLOP/s", 1),
    ],
)
def test_units_of_one_thing_convert(source, target, factor):
    """Megawatts are a thousandth of gigawatts; gigawatts for an hour are gigawatt-hours."""
    assert pytest.approx(factor, rel=1e-12) == measures.unit_ratio(source, target)


@pytest.mark.parametrize(
    ("source", "target", "complaint"),
    [
        ("CNY", "USD", "CNY and USD do not measure the same thing"),
        ("MW", "", "MW and a plain number do not measure the same thing"),
        ("chip", "card", "chip and card do not count the same thing: multiply by a constant"),
        ("chip", "", "chip and a plain number do not count the same thing"),
        ("USD/chip", "USD/card", "do not count the same thing"),
        ("parsec", "m", "no unit 'parsec' is known"),
    ],
)
def test_units_of_two_things_do_not(source, target, complaint):
    """Neither currencies nor counted things turn into each other by themselves."""
    with pytest.raises(ValueError, match=complaint):
        measures.unit_ratio(source, target)


@pytest.mark.parametrize("unit", [unit for unit in ALLOWED if unit])
def test_every_unit_of_the_closed_list_has_a_size(unit):
    """A unit that tables may use can be computed with, and keeps its name where it stands alone."""
    if unit == "date":
        return
    assert measures.measured(unit)[0] > 0
    assert 1.0 == measures.unit_ratio(unit, unit)
    assert measures.product(unit, "")[0] in (unit, "")


@pytest.mark.parametrize(
    ("unit", "exponent", "expected"),
    [
        ("mm", 2, ("mm^2", 1)),
        ("mm^2", 0.5, ("mm", 1)),
        ("percent", 2, ("", 1e-4)),
        ("", 3, ("", 1)),
    ],
)
def test_a_power_raises_its_unit(unit, exponent, expected):
    """The square of millimetres is an area, that of a percentage a number."""
    assert pytest.approx(expected[1]) == measures.power(unit, exponent)[1]
    assert expected[0] == measures.power(unit, exponent)[0]


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
    """Everything of one dimension ends in one unit, and what it counts falls away."""
    base = measures.to_base(quantity)

    assert (pytest.approx(value), unit) == (base.value, base.unit)


def test_open_bounds_stay_open_in_base_units():
    """A change of unit closes no interval."""
    assert (1e9, float("inf")) == measures.to_base(Quantity(1, 1, float("inf"), 1, 1.1, "GW")).hard


@pytest.mark.parametrize(
    ("declared", "given", "unit"),
    [
        ("money/thing", "USD/card", "USD/card"),
        ("money", "CNY", "CNY"),
        ("thing", "chip", "chip"),
        ("W/thing", "MW/chip", "W/chip"),
        ("thing", None, ""),
    ],
)
def test_a_model_takes_any_currency_and_any_counted_thing(declared, given, unit):
    """Open places of a model's units are filled from what it is given."""
    assert unit == measures.filled(declared, given, {})


def test_a_model_holds_to_one_currency():
    """What `money` stood for once, it stands for in all arguments and in the result."""
    known = {}
    measures.filled("money/thing", "USD/card", known)

    assert "USD" == measures.filled("money", "CNY", known)
    assert "card/USD" == measures.filled("thing/money", None, known)
