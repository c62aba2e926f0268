"""How a number reads in prose: its unit, its hedge, and no more digits than it has."""

from datetime import date
from math import inf, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.numbers.wording import HEDGES, rounded, show, show_period

# value, low, high, unit, hedge, as prose prints it
SHOWN = [
    (1e10, 9.5e9, 1.05e10, "CNY", "", "CNY 10 billion"),
    (1e10, 1e10, inf, "CNY", "over", "more than CNY 10 billion"),
    (7e4, 6.5e4, 7.5e4, "CNY/card", "", "CNY 70,000 per card"),
    (1.5, 1.45, 1.55, "USD", "", "USD 1.50"),
    (1.25, 1.2, 1.3, "USD", "", "USD 1.25"),
    (2.0, 1.5, 2.5, "USD", "range", "USD 1.50 to 2.50"),
    (1500.5, 1500, 1501, "USD", "", "USD 1,500.5"),
    (1.5e9, 1.45e9, 1.55e9, "USD", "", "USD 1.5 billion"),
    (8.6e12, 8.5e12, 8.7e12, "USD", "", "USD 8.6 trillion"),
    (2.84e5, 2.8e5, 2.9e5, "chip", "", "284,000 chips"),
    (5e7, 4.95e7, 5.05e7, "h100e", "", "50 million H100-equivalents"),
    (1234567, 1234567, 1234567, "share", "", "1,234,567 shares"),
    (1, 1, 1, "year", "", "1 year"),
    (1, 1, 1, "person", "", "1 person"),
    (2, 2, 2, "person", "", "2 people"),
    (7.5, 3, 12, "month", "range", "3 to 12 months"),
    (27, 26.5, 27.5, "percent", "", "27%"),
    (50, 49, 51, "times", "upto", "up to 50×"),
    (3, 2.5, 3.5, "nm", "", "3 nm"),
    (110, 105, 115, "mm^2", "", "110 mm²"),
    (0.1, 0.05, 0.15, "cm^-2", "", "0.1 per cm²"),
    (1e6, 9.5e5, 1.05e6, "square_foot", "", "1 million square feet"),
    (20_000, 19_500, 20_500, "wafer/month", "about", "about 20,000 wafers per month"),
    (88, 88, 88, "die/wafer", "", "88 dies per wafer"),
    (1.7, 1.65, 1.75, "GW", "near", "nearly 1.7 GW"),
    (8, 7, 9, "TB/s", "", "8 TB/s"),
    (119, 119, 119, "unit", "", "119"),
    (1_200_000, 1_150_000, 1_250_000, "", "atleast", "at least 1.2 million"),
    (1 / 3, 0.3, 0.35, "", "", "1/3"),
    (0, 0, 0, "percent", "", "0%"),
    (-20, -20.5, -19.5, "percent", "", "−20%"),
    (-20, -22, -18, "percent", "about", "about 20% down"),
    (-5, -5, 0, "percent", "under", "less than 5% down"),
    (3e10, 1e10, 1e11, "USD", "vague", "tens of billions of dollars"),
    (3e9, 1e9, 1e10, "CNY", "vague", "billions of yuan"),
    (3e5, 1e5, 1e6, "unit", "vague", "hundreds of thousands"),
    (3, 1, 10, "year", "vague", "a few years"),
    (10, 10, 20, "year", "vague", "more than 10 years"),
    (3e8, 1e8, 1e9, "person", "vague", "hundreds of millions of people"),
]


@pytest.mark.parametrize(("value", "low", "high", "unit", "hedge", "text"), SHOWN)
def test_a_figure_reads_as_prose(value, low, high, unit, hedge, text):
    """Money names its currency, long numbers their scale, counted things their plural,
    soft words stand in front.
    """
    assert text == show(value, low, high, unit, hedge)


@pytest.mark.parametrize(
    ("unit", "text"),
    [("CNY/card", "70,000"), ("percent", "70,000"), ("chip", "70,000"), ("wafer/month", "70,000")],
)
def test_a_bare_figure_leaves_its_unit_to_the_sentence(unit, text):
    """In the bare form no unit is printed."""
    assert text == show(7e4, 7e4, 7e4, unit, bare=True)


@pytest.mark.parametrize("hedge", HEDGES)
def test_every_hedge_is_printed(hedge):
    """No soft word of the source is lost on the way to prose."""
    assert HEDGES[hedge] + "5 chips" == show(5, 4, 6, "chip", hedge)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (2840.9, 3, 2840),
        (0.0123456, 2, 0.012),
        (-98.7, 1, -100),
        (0, 3, 0),
        (inf, 2, inf),
        (-inf, 2, -inf),
        (None, 2, None),
    ],
)
def test_values_are_rounded_to_significant_digits(value, digits, expected):
    """Digits are counted from the first that is not zero; what is no number passes through."""
    assert expected == rounded(value, digits)


def test_a_gap_stays_a_gap():
    """No number is made of no number."""
    assert isnan(rounded(nan, 3))


@given(st.floats(1e-12, 1e15), st.integers(1, 8))
def test_rounding_moves_less_than_half_a_digit(value, digits):
    """A rounded value is as near as its digits allow."""
    assert value == pytest.approx(rounded(value, digits), rel=0.5000001 * 10 ** (1 - digits))


@given(st.floats(1e-9, 1e15), st.integers(1, 8))
def test_rounding_twice_changes_nothing(value, digits):
    """A rounded value is its own rounding, so a committed finding never drifts."""
    assert rounded(value, digits) == rounded(rounded(value, digits), digits)


@given(st.integers(10, 999), st.integers(-3, 12))
def test_a_shown_number_is_the_number(digits, exponent):
    """Read back, the printed digits and scale give the value that was shown."""
    value = digits * 10.0**exponent
    number, _, scale = show(value, value, value, "").partition(" ")

    assert value == pytest.approx(
        float(number.replace(",", ""))
        * {"": 1, "million": 1e6, "billion": 1e9, "trillion": 1e12}[scale]
    )


# first day, last day, as prose prints them
PERIODS = [
    ((2026, 7, 1), (2026, 9, 30), "the third quarter of 2026"),
    ((2025, 1, 1), (2025, 6, 30), "the first half of 2025"),
    ((2025, 1, 1), (2025, 12, 31), "2025"),
    ((2025, 8, 1), (2025, 8, 31), "August 2025"),
    ((2025, 8, 22), (2025, 8, 22), "22 August 2025"),
    ((2025, 2, 1), (2025, 4, 30), "February to April 2025"),
    ((2025, 1, 1), (2027, 12, 31), "2025 to 2027"),
    ((2025, 7, 1), (2026, 6, 30), "July 2025 to June 2026"),
    ((2025, 8, 1), (2025, 8, 10), "early August 2025"),
    ((2025, 8, 11), (2025, 8, 20), "mid-August 2025"),
    ((2025, 8, 21), (2025, 8, 31), "late August 2025"),
    ((2024, 2, 21), (2024, 2, 29), "late February 2024"),
    ((2025, 8, 3), (2025, 9, 5), "3 August 2025 to 5 September 2025"),
    (None, (2023, 12, 31), "by 31 December 2023"),
    ((2025, 1, 1), None, "from 1 January 2025"),
]


@pytest.mark.parametrize(("first", "last", "text"), PERIODS)
def test_a_period_reads_as_prose(first, last, text):
    """A span is named by the shortest calendar word that it fills."""
    assert text == show_period(*(date(*day) if day else None for day in (first, last)))
