"""A measured number in words, held against its interval."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.numbers.phrases import PLAIN, ROUGH, in_two_digits, in_words

# value, low, high, unit, hedge, in words
SAID = [
    (25, 24.5, 25.5, "percent", "", "a quarter"),
    (24.1, 23.5, 24.4, "percent", "", "nearly a quarter"),
    (51.5, 51, 52, "percent", "", "more than half"),
    (50, 47.5, 52.5, "percent", "near", "nearly half"),
    (33, 32.5, 33.5, "percent", "", "a third"),
    (2, 2, 2, "times", "", "twice"),
    (1000, 900, 1100, "times", "", "about a thousand times"),
    (9.1, 9.1, 9.1, "times", "", "about nine times"),
    (36, 36, 36, "times", "", "nearly forty times"),
    (50, 49.5, 50.5, "times", "", "fifty times"),
    (0.5, 0.5, 0.5, "times", "", "half"),
    (9, 9, 9, "month", "", "nine months"),
    (52, 51, 53, "month", "", "more than four years"),
    (1e6, 1e6, inf, "chip", "over", "more than a million chips"),
    (3e7, 2.95e7, 3.05e7, "unit", "", "thirty million"),
]


@pytest.mark.parametrize(("value", "low", "high", "unit", "hedge", "text"), SAID)
def test_a_number_is_said_in_words_that_its_interval_allows(value, low, high, unit, hedge, text):
    """Percentages are parts, small multiples have their own word, months from two years are years;
    the soft word in front is true of the whole interval.
    """
    assert text == in_words(value, low, high, unit, hedge)


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "hedge"),
    [
        (14, 5, 20, "GW", ""),
        (-20, -21, -19, "percent", ""),
        (1.2e6, 1.2e6, inf, "chip", "atleast"),
        (5, 0, 9, "chip", ""),
        (inf, 1, inf, "chip", ""),
    ],
)
def test_what_no_word_says_is_refused(value, low, high, unit, hedge):
    """A wide interval, a fall, an open bound without its own word: then the figure is written."""
    with pytest.raises(ValueError, match="no word says"):
        in_words(value, low, high, unit, hedge)


@given(st.floats(0.011, 5e12), st.floats(0, 0.4))
def test_a_soft_word_is_true_of_the_interval(value, width):
    """Less than, more than and no hedge hold for the whole interval, and about for its middle."""
    low, high = value * (1 - width), value * (1 + width)
    try:
        said = in_words(value, low, high, "times").removesuffix(" times")
    except ValueError:
        return
    size = _size(said.removeprefix("about ").removeprefix("nearly ").removeprefix("more than "))
    if said.startswith("nearly "):
        assert high <= size * (1 + 1e-9)
    elif said.startswith("more than "):
        assert low >= size * (1 - 1e-9)
    elif said.startswith("about "):
        assert value == pytest.approx(size, rel=ROUGH * 1.0001)
    else:
        assert low >= size * (1 - PLAIN) and high <= size * (1 + PLAIN)


def _size(words):
    """A spoken number read back by the reader of prints."""
    from chipledger.numbers.literals import read

    known = {"twice": 2, "as much": 1, "three fifths": 0.6, "two fifths": 0.4, "four fifths": 0.8}
    parts = {
        "a hundredth": 0.01, "a twentieth": 0.05, "a tenth": 0.1, "an eighth": 1 / 8,
        "a sixth": 1 / 6, "a fifth": 0.2, "a quarter": 0.25, "a third": 1 / 3, "half": 0.5,
        "two thirds": 2 / 3, "three quarters": 0.75, "nine tenths": 0.9,
    }  # fmt: skip
    return known.get(words) or parts.get(words) or read(words).value


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "text"),
    [
        (14.26, "GW", "", "about 14 GW"),
        (36, "times", "", "36×"),
        (28.4, "percent", "about", "about 28%"),
        (851e9, "USD", "", "about USD 850 billion"),
    ],
)
def test_two_digits_say_that_they_are_rounded(value, unit, hedge, text):
    """Where rounding changes the figure, the sentence says about."""
    assert text == in_two_digits(value, value * 0.9, value * 1.1, unit, hedge)


def test_a_hedged_print_is_not_rounded():
    """More than a smaller figure would be another statement."""
    with pytest.raises(ValueError, match="hedged"):
        in_two_digits(123, 123, inf, "chip", "over")
