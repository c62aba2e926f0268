"""Time between dates: whole calendar spans are whole, and edges are as wide as the dates allow."""

from datetime import date

import pytest

from chipledger.numbers.spans import between


def day(text):
    """A period of one day."""
    return (date.fromisoformat(text),) * 2


@pytest.mark.parametrize(
    ("first", "last", "unit", "steps"),
    [
        ("2021-03-01", "2023-03-01", "year", 2),
        ("2023-03-01", "2021-03-01", "year", -2),
        ("2020-02-29", "2021-02-28", "year", 1),
        ("2025-02-01", "2025-04-01", "month", 2),
        ("2025-01-31", "2025-02-28", "month", 1),
        ("2025-11-30", "2026-02-28", "month", 3),
        ("2024-01-01", "2025-01-01", "day", 366),
        ("2025-07-01", "2025-07-01", "month", 0),
    ],
)
def test_whole_years_and_months_are_those_of_the_calendar(first, last, unit, steps):
    """From 1 March 2021 to 1 March 2023 are two years, though they are 730 days."""
    time, low, high, *_ = between(unit, day(first), day(last))

    assert steps == time
    assert low <= steps <= high


def test_a_month_of_mean_length_stays_within_the_edges():
    """A print of so many months does not say which months it counts."""
    february = between("month", day("2025-02-01"), day("2025-03-01"))

    assert pytest.approx((28 / 30.436875, 1)) == february[1:3]


def test_the_second_day_first_is_negative_time():
    """Turned around, a time changes its sign and nothing else."""
    quarter, launch = (date(2025, 1, 1), date(2025, 3, 31)), day("2025-07-01")

    there, back = between("day", quarter, launch), between("day", launch, quarter)

    assert (92, 181) == there[1:3]
    assert there[1:3] == (-back[2], -back[1])
