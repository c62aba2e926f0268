"""Small samples: published intervals are reproduced, and the edges of no trials, all
kept and none kept hold.
"""

from math import comb, isnan

import pytest

from chipledger.models.proportions import coming, difference, kappa, middle_of, next_success, wilson

# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3:
# successes, trials, low, high.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("successes", "trials", "low", "high"), NEWCOMBE)
def test_wilson_gives_the_published_intervals(successes, trials, low, high):
    """Newcombe's comparison of interval methods prints these four for Wilson's score."""
    assert (low, high) == pytest.approx(wilson(successes, trials), abs=5e-5)


def test_the_difference_is_as_published():
    """Newcombe's example of 56 of 70 against 48 of 80, by the square-and-add method."""
    assert (0.2, 0.0524, 0.3339) == pytest.approx(difference((56, 70), (48, 80)), abs=5e-5)


def test_the_difference_turns_round():
    """Second against first is first against second with the sign turned."""
    best, low, high = difference((3, 10), (9, 14))

    assert (-best, -high, -low) == pytest.approx(difference((9, 14), (3, 10)))


@pytest.mark.parametrize("kept", [0, 7])
def test_a_share_of_nought_or_all_has_an_interval(kept):
    """Wilson's interval stays inside 0 and 1, and is never a point."""
    low, high = wilson(kept, 7)

    assert 0 <= low < high <= 1


@pytest.mark.parametrize(("kept", "of"), [(0, 0), (3, 2), (-1, 4)])
def test_a_share_of_nothing_is_refused(kept, of):
    """No trials, or more successes than trials, give no share."""
    with pytest.raises(ValueError, match="a share needs trials"):
        wilson(kept, of)


def test_kappa_of_a_textbook_table():
    """Twenty and fifteen agreements, five and ten differences: 70 % seen, 50 % by chance."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert 0.4 == pytest.approx(kappa(pairs))


def test_kappa_needs_something_to_tell_apart():
    """Two readers who know one word only cannot agree beyond chance, and
    nobody agrees on nothing.
    """
    assert isnan(kappa([("kept", "kept")] * 3))
    with pytest.raises(ValueError, match="pairs"):
        kappa([])


def test_the_chances_of_what_comes_are_a_distribution():
    """They add up to one, and their mean is that of the next trial times their number."""
    chances = coming(4, 11, 9)

    assert 1 == pytest.approx(sum(chances))
    assert 9 * next_success(4, 11) == pytest.approx(
        sum(count * chance for count, chance in enumerate(chances))
    )


def test_a_long_record_forecasts_as_a_coin_of_its_share_would():
    """After a million trials the beta-binomial is the binomial."""
    assert [comb(4, count) / 16 for count in range(5)] == pytest.approx(
        coming(500_000, 1_000_000, 4), abs=1e-5
    )


def test_the_middle_holds_what_it_says():
    """Between its ends lies at least the share asked for, and no end could be dropped."""
    chances = coming(4, 11, 9)
    low, high = middle_of(chances, 0.8)

    assert sum(chances[low : high + 1]) >= 0.8
    assert sum(chances[: low + 1]) > 0.1
    assert sum(chances[high:]) > 0.1
