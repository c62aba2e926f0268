"""Units: a closed list, one registry, and conversions that never mix what cannot be compared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pint import DimensionalityError

from chipledger.numbers.units import (
    ALLOWED,
    COUNTED,
    MONEY,
    _factor,
    conversion,
    readable,
    registry,
)

PHYSICAL = [name for name in ALLOWED if name not in ("", "date")]
SAME = [
    ("year", "month", 12.0),
    ("token/minute", "token/day", 1440.0),
    ("month", "year", 1 / 12),
    ("GW", "MW", 1000.0),
    ("W", "MW", 1e-6),
    ("percent", "times", 0.01),
    ("square_foot", "m^2", 0.09290304),
    ("PFLOP/s", "TFLOP/s", 1000.0),
    ("week", "day", 7.0),
    ("TB/s", "GB/s", 1000.0),
    ("token/minute", "token/day", 1440.0),
    ("GiB", "GB", 1.073741824),
    ("MiB", "GB", 0.001048576),
]
APART = [
    ("CNY", "USD"),
    ("USD", "HKD"),
    ("MW", "month"),
    ("MW", "GWh"),
    ("nm", "mm^2"),
    ("chip", "rack"),
    ("chip", "card"),
    ("person", "deal"),
    ("chip", "percent"),
    ("percent", "chip"),
    ("times", "card"),
    ("item", "percent"),
    ("date", "month"),
    ("percent", "date"),
    ("byte", "TFLOP/s"),
    ("CNY", "USD/year"),
]


@pytest.mark.parametrize("name", PHYSICAL)
def test_every_allowed_unit_is_known(name):
    """Each unit that a table may use is one that the registry can compute with."""
    quantity = registry().Quantity(1.0, name)

    assert 0 < quantity.to_base_units().magnitude


@pytest.mark.costly
@pytest.mark.parametrize("source", [name for name in PHYSICAL if name not in COUNTED])
def test_factors_are_those_of_the_registry(source):
    """A factor that is told without pint is pint's own, and there is none where pint refuses."""
    for target in {*PHYSICAL} - {*COUNTED}:
        try:
            known = registry().Quantity(1.0, source).m_as(target)
        except DimensionalityError:
            assert _factor(source, target) is None, target
        else:
            assert known == pytest.approx(_factor(source, target), rel=1e-12, abs=1e-12), target


@pytest.mark.parametrize("unknown", ["元", "furlong", "mfurlong", "USD/furlong"])
def test_an_unknown_unit_has_no_factor(unknown):
    """A name that the list lacks is refused, with or without a prefix, and is never a plain one."""
    with pytest.raises(ValueError, match="does not measure the same thing"):
        conversion(unknown, "times")


@pytest.mark.parametrize(("source", "target", "factor"), SAME)
def test_one_thing_in_two_units(source, target, factor):
    """Units of one dimension convert by their factor."""
    assert factor == pytest.approx(conversion(source, target), rel=1e-9)


@pytest.mark.parametrize(("source", "target"), APART)
def test_different_things_never_convert(source, target):
    """Currencies, kinds of counted things, and quantities of another dimension are
    refused by name, with a mend.
    """
    with pytest.raises(
        ValueError,
        match=re.escape(f"{source!r} does not measure the same thing as {target!r}: code"),
    ):
        conversion(source, target)


@pytest.mark.parametrize("target", ["chip", "USD/year", "percent", "date", ""])
def test_a_print_without_unit_takes_the_metrics(target):
    """Where no unit is printed, the metric's stands."""
    assert 1.0 == conversion("", target)


@pytest.mark.parametrize(
    ("source", "target"), [("USD", "USD/year"), ("chip", "chip/year"), ("wafer", "wafer/month")]
)
def test_a_numerator_is_enough_for_a_rate(source, target):
    """A pay of so many dollars may be printed without its year."""
    assert 1.0 == conversion(source, target)


@pytest.mark.parametrize("target", [name for name in COUNTED if name != "item"])
def test_a_measure_word_takes_any_counted_thing(target):
    """A Chinese measure word stands for whatever the metric counts."""
    assert 1.0 == conversion("item", target)


@given(
    st.sampled_from(["day", "week", "month", "year", "hour"]),
    st.sampled_from(["day", "week", "month", "year", "hour"]),
)
def test_there_and_back_again(source, target):
    """Converting there and back changes nothing."""
    assert 1.0 == pytest.approx(conversion(source, target) * conversion(target, source), rel=1e-6)


@pytest.mark.parametrize(
    ("base", "shown"),
    [
        ("second", "month"),
        ("watt", "MW"),
        ("CNY / second", "CNY/year"),
        ("meter ** 2", "m^2"),
        ("", ""),
        ("CNY", "CNY"),
    ],
)
def test_derived_numbers_are_shown_in_a_readers_unit(base, shown):
    """Seconds become months and watts megawatts; other units stay as they are."""
    assert shown == readable(base)[0]


def test_money_is_one_dimension_per_currency():
    """No sum of two currencies can be formed."""
    assert len(MONEY) == len({str(registry().Unit(name).dimensionality) for name in MONEY})


def test_the_registry_holds_only_our_units():
    """Pint's own units are left out: its `point` is a length."""
    assert registry().Unit("point").dimensionless
