"""Cadence, equivalents and growth reproduce published figures and agree with simulation."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.models import cadence, compute_goal, equivalents, power
from chipledger.models.sensitivity import flip_point

intervals = st.floats(1, 60)
rates = st.floats(10, 1e5)


def test_synodic_period_of_mars():
    """Orbits of 365.256 and 686.980 days meet every 779.94 days, and so do generations
    (NASA, Mars fact sheet).
    """
    # The sheet's periods have three decimals, which fixes the meeting to some hundredths of a day.
    assert 779.94 == pytest.approx(cadence.catch_up(365.256, 686.980).months, abs=0.02)


def test_the_articles_intervals():
    """Nine against twelve months is a third more rate, a quarter less time, and a
    generation every four.
    """
    assert 1 / 3 == pytest.approx(cadence.rate_gain(9, 12))
    assert 0.25 == cadence.time_saved(9, 12)
    assert (4, 36) == cadence.catch_up(9, 12)


def test_littles_law():
    """A store with 10 arrivals an hour that stay half an hour holds 5 customers (Wikipedia,
    Little's law, example).
    """
    assert 5 == cadence.generations_in_work(0.5, 1 / 10)


def counted_catch_up(ours, theirs, behind):
    """Months until the counts meet, found by stepping a thousandth of a month at a time."""
    months = 0.0
    while months / ours - months / theirs < behind:
        months += 0.001
    return months


@pytest.mark.parametrize(("ours", "theirs", "behind"), [(9, 12, 1), (6, 12, 2), (10, 11.5, 0.5)])
def test_catching_up_against_counting(ours, theirs, behind):
    """The closed form meets the time found by counting both makers' generations."""
    assert counted_catch_up(ours, theirs, behind) == pytest.approx(
        cadence.catch_up(ours, theirs, behind).months, abs=0.01
    )


@given(intervals, intervals, st.floats(0.1, 5))
def test_catching_up_and_its_inverses(ours, theirs, behind):
    """At the time of catching up the lead is nought, and the interval that does it is ours; a
    slower maker never does.
    """
    generations, months = cadence.catch_up(ours, theirs, behind)
    if theirs - ours < 1e-3:
        assert ours < theirs or inf == months == generations
        return
    assert cadence.lead_after(months, ours, theirs, behind) == pytest.approx(0, abs=1e-6)
    assert ours == pytest.approx(cadence.interval_to_catch_up(theirs, behind, months))
    assert months == pytest.approx(cadence.roadmap_time(generations, ours))


@given(intervals, intervals)
def test_rate_and_time_say_the_same(ours, theirs):
    """A gain in rate of g is a saving in time of g/(1 + g)."""
    gain = cadence.rate_gain(ours, theirs)

    assert gain / (1 + gain) == pytest.approx(cadence.time_saved(ours, theirs), abs=1e-9)


def test_epoch_counts_at_fp8():
    """110,000 GB200 of 5,000 TFLOP/s are 277,918 H100-equivalents of 1,979 (Epoch AI, Frontier
    Data Centers, 2025-10).
    """
    assert 277_918 == round(equivalents.h100_equivalents(110_000, 5000, 1979))


def test_a_stock_of_h100_counts_itself():
    """Epoch AI counts 100,000 H100 as 100,000 equivalents at any format."""
    assert (
        100_000
        == equivalents.h100_equivalents(100_000, 989, 989)
        == equivalents.h100_equivalents(100_000, 1979, 1979)
    )


@given(rates, rates)
def test_balance_is_relative(bandwidth, peak):
    """A chip is as balanced as itself, and has half the bytes for an operation
    at half the bandwidth.
    """
    assert 1 == equivalents.balance_over(bandwidth, peak, bandwidth, peak)
    assert 0.5 == pytest.approx(equivalents.balance_over(bandwidth / 2, peak, bandwidth, peak))


@given(rates, rates, rates)
def test_a_lead_and_its_inverse(part, rival, base):
    """The rival at a lead is the rival; at nought it equals the part, at one the base."""
    if isclose(part, base, rel_tol=1e-3):
        return
    lead = equivalents.generations_ahead(part, rival, base)

    assert rival == pytest.approx(equivalents.rival_at_lead(part, base, lead), rel=1e-6)
    assert part == pytest.approx(equivalents.rival_at_lead(part, base, 0))
    assert base == pytest.approx(equivalents.rival_at_lead(part, base, 1))


@given(rates, st.floats(1.1, 10), st.floats(1.01, 3))
def test_a_lead_falls_as_the_rival_rises(base, step, better):
    """A faster rival leaves a smaller lead."""
    assert equivalents.generations_ahead(
        base * step, base * better, base
    ) < equivalents.generations_ahead(base * step, base, base)


@given(rates, rates, rates, st.floats(0.1, 3))
def test_equal_cost_and_equal_power(peak, rival, watts, delivery):
    """At the flip price an operation costs the same, at the flip power a watt gives the
    same; equivalents invert.
    """
    price, draw = (
        equivalents.price_at_equal_cost(peak, rival, delivery),
        equivalents.power_at_equal_rate(peak, rival, watts),
    )

    assert price / (peak * delivery) == pytest.approx(1 / rival)
    assert peak / draw == pytest.approx(rival / watts)
    assert 1000 == pytest.approx(
        equivalents.chips_for(equivalents.h100_equivalents(1000, peak, rival), peak, rival)
    )


# Pilz, Sanders, Rahman and Heim, "Trends in AI Supercomputers" (2025), abstract and trends: the
# leading system of March 2025 had 200,000 chips, cost 7 bn USD and took 300 MW; performance grows
# 2.5 times a year, a doubling in nine months; chips grow 1.6 times, power and cost double. In 2030:
# two million chips, 200 bn USD, 9 GW.
YEARS_TO_2030 = 4.9


@pytest.mark.parametrize(
    ("start", "factor", "printed"), [(2e5, 1.6, 2e6), (7e9, 2, 2e11), (300, 2, 9000)]
)
def test_published_extrapolation(start, factor, printed):
    """The paper's 2030 follows from its 2025 to the digit that it prints."""
    assert f"{printed:.0e}" == f"{compute_goal.stock_after(start, factor, YEARS_TO_2030):.0e}"
    assert factor == pytest.approx(
        compute_goal.growth_needed(start, printed, YEARS_TO_2030), rel=0.02
    )


def test_published_doubling_time():
    """Growth of 2.5 times a year is a doubling in nine months (the same paper)."""
    assert 9 == round(compute_goal.doubling_time(2.5))


def test_published_cost_per_watt():
    """At 7 bn USD for 300 MW the paper's system cost 23 USD a watt of hardware, and
    builds back to its price.
    """
    assert 7e9 == pytest.approx(compute_goal.build_cost(300, 7e9 / 300e6))


@given(st.floats(1e3, 1e8), st.floats(1.01, 5), st.floats(0.5, 10))
def test_growth_and_its_inverse(stock, factor, years):
    """The growth needed for what a growth gives is that growth; compounding step
    by step gives the same.
    """
    goal = compute_goal.stock_after(stock, factor, years)

    assert factor == pytest.approx(compute_goal.growth_needed(stock, goal, years))
    assert 2 * stock == pytest.approx(
        compute_goal.stock_after(stock, factor, compute_goal.doubling_time(factor) / 12)
    )


@given(st.floats(0, 2), st.floats(0.5, 6), st.floats(1, 2))
def test_power_of_a_goal(gain, years, overhead):
    """The flip gain found by halving meets the closed form, and more gain takes less power."""
    plan = compute_goal.goal_power(1e6, 800, gain, years, overhead)

    assert gain == pytest.approx(
        compute_goal.gain_for_power(1e6, plan, 800, years, overhead), abs=1e-9
    )
    assert gain == pytest.approx(
        flip_point(lambda g: compute_goal.goal_power(1e6, 800, g, years, overhead), plan, -0.5, 3),
        abs=1e-6,
    )
    assert plan > compute_goal.goal_power(1e6, 800, gain + 0.1, years, overhead)


def test_power_today_is_the_count_times_its_watts():
    """Without years the goal takes what the power model gives: Epoch AI's 425 MW for
    340 MW of IT at Memphis.
    """
    watts = power.watts_per_accelerator(340, 230_000)

    assert 425 == pytest.approx(compute_goal.goal_power(230_000, watts, 0.4, 0, 1.25))
    assert 425e6 / 230_000 == pytest.approx(compute_goal.watts_for_plan(230_000, 425))


@pytest.mark.parametrize(
    "call",
    [
        lambda: cadence.catch_up(0, 12),
        lambda: cadence.lead_after(-1, 9, 12),
        lambda: cadence.rate_gain(float("nan"), 12),
        lambda: cadence.generations_in_work(36, -1),
        lambda: equivalents.h100_equivalents(0, 1, 1),
        lambda: equivalents.generations_ahead(5, 4, 5),
        lambda: equivalents.price_at_equal_cost(1, 1, 0),
        lambda: compute_goal.doubling_time(1),
        lambda: compute_goal.growth_needed(1, 2, 0),
        lambda: compute_goal.goal_power(1, 1, -1, 1, 1.1),
        lambda: compute_goal.goal_power(1, 1, 0, 1, 0.9),
        lambda: compute_goal.build_cost(1, 0),
        lambda: compute_goal.gain_for_power(1, 0, 1, 1, 1),
    ],
)
def test_impossible_quantities_are_refused(call):
    """No model computes with what cannot be."""
    with pytest.raises(ValueError):
        call()
