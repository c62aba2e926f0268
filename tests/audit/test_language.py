"""The check language: arithmetic over ids, parsed by a grammar, with units, spans and words."""

from datetime import date

import pytest
from lark.exceptions import VisitError

from chipledger.audit.language import Evaluate, ids_in, parse
from chipledger.audit.verdicts import verdict_of
from chipledger.errors import CheckError
from chipledger.numbers.interval import Quantity, exact


class Figures:
    """Known figures, periods and words for the language to ask for."""

    quantities = {
        "six-chips": exact(6, "chip"),
        "two-chips": exact(2, "chip"),
        "three-cards": exact(3, "card"),
        "some-power": exact(2, "MW"),
        "low-power": exact(1, "MW"),
        "same-price": exact(5, "CNY"),
        "a-range": Quantity(5, 1, 9, 1, 9, "month"),
        "half-share": exact(50, "percent"),
    }
    periods = {
        "first-quarter": (date(2025, 1, 1), date(2025, 3, 31)),
        "one-day": (date(2025, 7, 1), date(2025, 7, 1)),
        "one-march": (date(2021, 3, 1), date(2021, 3, 1)),
        "second-march": (date(2023, 3, 1), date(2023, 3, 1)),
    }

    def is_dated(self, name):
        return name in self.periods

    def known(self, name):
        return {**self.quantities, **self.periods, **self.words}[name]

    words = {"maker-one": "fab", "maker-two": "fab", "maker-three": "other"}

    def quantity(self, name):
        return self.quantities[name]

    def period(self, name):
        return self.periods[name]

    def word(self, name):
        return self.words[name]


def left_of(text):
    """The left side of a comparison with one."""
    return Evaluate(Figures()).transform(parse("a-check", f"{text} == 1"))[1].quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("six-chips + two-chips", 8),
        ("six-chips - two-chips", 4),
        ("six-chips * two-chips", 12),
        ("six-chips / two-chips", 3),
        ("two-chips ** 3", 8),
        ("six-chips + two-chips * 3", 12),
        ("(six-chips + two-chips) * 3", 24),
        ("six-chips / two-chips / 3", 1),
        ("six-chips - two-chips - 1", 3),
        ("2 * six-chips ** 2", 72),
        ("half-share * six-chips", 3),
        ("1.5 + 0.5", 2),
        ("1 - half-share", 0.5),
        ("50 percent * six-chips", 3),
        ("growth(two-chips, six-chips)", 2),
        ("growth(6, 9)", 0.5),
        ("share(two-chips, six-chips + two-chips)", 0.25),
        ("count(six-chips, maker-one, one-day)", 3),
        ("six-chips + three-cards * 2 chip/card", 12),
        ("count(six-chips) + two-chips", 3),
        ("(six-chips / two-chips) ** 0.5", 3**0.5),
    ],
)
def test_arithmetic_reads_as_in_school(text, value):
    """Powers bind before products, products before sums, and equals are taken from the left."""
    assert value == pytest.approx(left_of(text).value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1200 W", 1200, "watt"),
        ("2 MW", 2e6, "watt"),
        ("7 CNY/USD", 7, "CNY / USD"),
        ("3 month", 7_889_238, "second"),
        ("400 mm^2", 4e-4, "meter ** 2"),
        ("44 chip", 44, ""),
    ],
)
def test_constants_may_carry_a_unit(text, value, unit):
    """A constant with a unit is a quantity like any claim."""
    quantity = left_of(text)

    assert (pytest.approx(value), unit) == (quantity.value, quantity.unit)


def test_a_hyphen_belongs_to_the_id():
    """`six-chips` is one id; a minus sign stands between spaces."""
    assert ["six-chips", "two-chips"] == ids_in(parse("a-check", "six-chips - two-chips == 4"))


@pytest.mark.parametrize("name", ["low-power", "same-price"])
def test_an_id_may_begin_with_a_word_of_the_language(name):
    """`low-power` is a claim, though `low(…)` takes the end of a range."""
    assert [name] == ids_in(parse("a-check", f"{name} == {name}"))


def test_ids_are_listed_once_in_their_order():
    """A check's claims are those that it names, each once."""
    assert ["two-chips", "six-chips"] == ids_in(
        parse("a-check", "two-chips + six-chips == 4 * two-chips")
    )


@pytest.mark.parametrize(("text", "value"), [("low(a-range)", 1), ("high(a-range)", 9)])
def test_one_end_of_a_range_is_a_point(text, value):
    """`low` and `high` take the ends that were printed."""
    quantity = left_of(f"{text} / 1 month")

    assert (pytest.approx(value), quantity.value) == (quantity.value, quantity.low)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("days(first-quarter, one-day) / 1 day", 92, 181),
        ("days(one-day, one-day) / 1 day", 0, 0),
        ("months(first-quarter, one-day) / 1 month", 3.02, 6),
        ("years(first-quarter, one-day) / 1 year", 0.252, 0.496),
    ],
)
def test_time_between_periods_is_as_wide_as_they_allow(text, low, high):
    """From the last day of one to the first of the other at least, the other way round at most."""
    assert (low, high) == pytest.approx(left_of(text).hard, abs=0.01)


def test_whole_calendar_years_are_whole():
    """From 1 March 2021 to 1 March 2023 are two years, though they are 730 days."""
    sign, time, two = Evaluate(Figures()).transform(
        parse("a-check", "years(one-march, second-march) >= 2 year")
    )

    assert "holds" == verdict_of(sign, time.quantity, two.quantity)[0]


def test_a_claim_that_stands_twice_is_one_number():
    """A part of a whole that holds it is as narrow as it is; a difference from itself is none."""
    assert (pytest.approx(1 / 3), pytest.approx(9 / 11)) == left_of(
        "a-range / (a-range + 2 month)"
    ).hard
    assert (0, 0) == left_of("a-range / 1 month - a-range / 1 month").hard


@pytest.mark.parametrize("base", ["six-chips - six-chips", "two-chips - six-chips"])
def test_growth_wants_a_base_above_nought(base):
    """From nothing, or from a loss, nothing grows by a share."""
    with pytest.raises(VisitError, match=r"growth\(.*\): the base must be above nought, got"):
        left_of(f"growth({base}, six-chips)")


@pytest.mark.parametrize(
    ("second", "expected"),
    [("maker-two", ("same", "fab", "fab")), ("maker-three", ("same", "fab", "other"))],
)
def test_same_compares_words(second, expected):
    """Relations and statuses are compared by what they name."""
    assert expected == Evaluate(Figures()).transform(parse("a-check", f"same(maker-one, {second})"))


@pytest.mark.parametrize("sign", ["==", "<=", ">="])
def test_three_signs_compare(sign):
    """A comparison keeps its sign for the verdict."""
    assert sign == Evaluate(Figures()).transform(parse("a-check", f"six-chips {sign} 6"))[0]


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("", 1),
        ("six-chips", 10),
        ("six-chips == ", 14),
        ("six-chips = 6", 11),
        ("six-chips < 6", 11),
        ("six-chips == 6 == 6", 16),
        ("six-chips == (6", 16),
        ("six-chips ** two-chips == 6", 14),
        ("__import__('os') == 1", 1),
        ("open(six-chips) == 1", 1),
        ("six-chips == 6; 7", 15),
        ("same(maker-one) == 1", 15),
        ("months(first-quarter) == 1", 21),
        ("low(six-chips + 1) == 1", 15),
        ("-1 == six-chips", 1),
        ("SIX-chips == 6", 1),
    ],
)
def test_what_is_not_in_the_grammar_is_refused(text, character):
    """Nothing is run as code: the error names check and place, and says what may be written."""
    with pytest.raises(CheckError, match="^check a-check: cannot read ") as caught:
        parse("a-check", text)

    assert f"at character {character}: write ids, numbers" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "six-chips + some-power",
        "some-power - 1",
        "same-price + 1 USD",
        "six-chips + three-cards",
        "same-price + 1 CNY/card",
        "six-chips / three-cards - two-chips",
        "six-chips - half-share",
    ],
)
def test_what_does_not_fit_is_never_added(text):
    """Neither power and a count, nor chips and cards, nor a price and a price per card,
    nor a count and a share.
    """
    with pytest.raises(VisitError, match="cannot (add|subtract)"):
        left_of(text)
