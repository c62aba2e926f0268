"""Runway, break-even, shares and shipments reproduce published figures and
agree with simulation.
"""

from math import exp, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.models import break_even, equity, runway, shipments
from chipledger.models.sensitivity import flip_point

money = st.floats(1e3, 1e12)
growths = st.floats(-0.5, 2)
counts = st.floats(1, 1e9)

# Meadows, Meadows, Randers and Behrens, The Limits to Growth (1972), table 4: static index [years],
# average growth of use [percent a year], exponential index [years].
RESERVES = {
    "aluminum": (100, 6.4, 31),
    "chromium": (420, 2.6, 95),
    "coal": (2300, 4.1, 111),
    "copper": (36, 4.6, 21),
    "gold": (11, 4.1, 9),
    "iron": (240, 1.8, 93),
    "lead": (26, 2.0, 21),
    "petroleum": (31, 3.9, 20),
}

# IDC, Worldwide Quarterly Mobile Phone Tracker, 14 July 2025: shipments of 2Q25 and 2Q24 in
# millions, share and growth in percent.
PHONES = {
    "Samsung": (58.0, 53.8, 19.7, 7.9),
    "Apple": (46.4, 45.7, 15.7, 1.5),
    "vivo": (27.1, 25.9, 9.2, 4.8),
    "Transsion": (25.1, 25.5, 8.5, -1.7),
    "Others": (96.1, 99.1, 32.6, -3.1),
    "All": (295.2, 292.2, 100.0, 1.0),
}


@pytest.mark.parametrize("reserve", RESERVES)
def test_life_of_a_reserve(reserve):
    """Cash lasts as a mineral reserve does: the exponential index of The Limits to Growth,
    whose growth is continuous.
    """
    static, percent, printed = RESERVES[reserve]

    assert printed == round(runway.runway(static, 1, exp(percent / 100) - 1))
    assert static == runway.runway(static, 1)


def spent_down(cash, burn, growth, steps=100_000):
    """Years until the cash is gone, by paying in small steps."""
    years, step = 0.0, 1 / steps * 10
    while cash > 0:
        cash -= burn * (1 + growth) ** (years + step / 2) * step
        years += step
    return years


@pytest.mark.parametrize("growth", [-0.1, 0.0, 0.3])
def test_runway_against_simulation(growth):
    """Paying step by step ends when the formula says."""
    assert spent_down(5.0, 1.0, growth) == pytest.approx(runway.runway(5.0, 1.0, growth), abs=2e-4)


@given(st.floats(0.1, 100), money, growths)
def test_runway_and_cash_invert(static, burn, growth):
    """The cash needed for a runway is the cash; spending that grows shortens it, spending that
    shrinks may never end it.
    """
    cash = static * burn
    years = runway.runway(cash, burn, growth)
    if years == inf:
        assert growth < 0
    else:
        assert cash == pytest.approx(runway.cash_needed(burn, years, growth), rel=1e-6)
    assert (
        years <= runway.runway(cash, burn, growth - 0.1)
        and runway.runway(2 * cash, burn, growth) >= years
    )


@given(money, money)
def test_runway_without_growth_is_the_limit(cash, burn):
    """A trace of growth changes nothing: the two branches of the formula meet."""
    if cash / burn < 1e4:
        assert cash / burn == pytest.approx(runway.runway(cash, burn, 1e-13), rel=1e-6)
        assert burn == pytest.approx(runway.burn_for(cash, cash / burn))


def test_moore_threads_pace():
    """3.81 bn yuan of research over three years is 1.27 bn a year (article
    china-gpu-ipos, of the prospectus).
    """
    assert 1.27e9 == runway.pace(3.81e9, 3)


def test_the_rest_of_a_plan():
    """With nothing spent the pace left is the plan's; it meets the flip found by halving."""
    assert runway.pace(50, 10) == runway.pace_left(50, 0, 10, 0)
    spent = flip_point(lambda spent: runway.pace_left(50, spent, 10, 4), 6.0, 0, 50)
    assert 14 == pytest.approx(spent)


def test_hicks_manufacturing():
    """Fixed costs of 18,000 USD, a price of 100 and a cost of 20 break even at 225 birdbaths
    (OpenStax, Principles of Accounting 2, section 3.2).
    """
    assert 225 == break_even.break_even_volume(18_000, 100 - 20)


def test_lei_juns_example():
    """A generation of 1 bn USD over a million chips is 1,000 USD a chip (Lei Jun at the launch of
    XRING O1, by pistiz-o1).
    """
    assert 1000 == break_even.cost_per_unit(1e9, 1e6)


@given(money, st.floats(1, 1e5), st.floats(0.01, 1))
def test_break_even_and_its_inverses(spending, price, share):
    """At the break-even volume a unit bears just its share, and the volume
    pays just the spending.
    """
    margin = break_even.bearable_cost(price, share)
    volume = break_even.break_even_volume(spending, margin)

    assert share == pytest.approx(break_even.share_at(spending, volume, price))
    assert spending == pytest.approx(break_even.spending_bearable(volume, margin))
    assert margin == pytest.approx(break_even.cost_per_unit(spending, volume))
    assert volume < break_even.break_even_volume(spending * 1.01, margin)


def test_cambricons_issue():
    """3,334,946 shares for 3,985,327,168.92 yuan are 1,195.02 yuan each (Cambricon, listing
    announcement, 20 October 2025).
    """
    assert 1195.02 == round(equity.issue_price(3_985_327_168.92, 3_334_946), 2)


def test_nvidias_splits():
    """Six splits have made 480 shares of one (2000, 2001, 2006: two; 2007: three for two;
    2021: four; 2024: ten).
    """
    assert 480 == equity.split_factor(2, 2, 2, 1.5, 4, 10)


def test_moore_threads_first_day():
    """An offer at 114.28 yuan that rose by 425.46 % closed at 600.50 yuan
    (Shanghai, 5 December 2025).
    """
    assert 600.50 == round(equity.price_after(114.28, 4.2546), 2)
    assert 4.2546 == round(equity.gain(600.50, 114.28), 4)


def test_moore_threads_issue():
    """70 million shares that raised 7,999.6 million yuan cost 114.28 each and are 14.89 % of 470
    million (Huashangwang, 8 December 2025).
    """
    assert 114.28 == round(equity.issue_price(7_999.6, 70), 2)
    assert 0.1489 == round(equity.dilution(70, 470 - 70), 4)


@given(counts, counts, st.floats(0, 1))
def test_dilution_keeps_the_whole(new, old, stake):
    """What old holders keep and what buyers get is the whole company, and the issue price
    does not matter for it.
    """
    diluted = equity.dilution(new, old)

    assert 1 == pytest.approx(equity.stake_after(1, diluted) + diluted)
    assert stake * old / (old + new) == pytest.approx(equity.stake_after(stake, diluted), abs=1e-9)
    assert diluted == pytest.approx(equity.stake_bought(new * 7.0, (old + new) * 7.0))


@given(money, counts)
def test_heads_and_shares_invert(total, heads):
    """The heads at a sum per head are the heads."""
    assert heads == pytest.approx(equity.heads_at(total, equity.per_head(total, heads)))


@pytest.mark.parametrize("maker", PHONES)
def test_idc_smartphones(maker):
    """Shares and growth of IDC's table follow from its shipments, to a digit that rounding of
    the shipments may move.
    """
    now, before, share, growth = PHONES[maker]

    assert share == pytest.approx(100 * shipments.market_share(now, 295.2), abs=0.06)
    assert growth == pytest.approx(100 * shipments.change(now, before), abs=0.2)
    assert 295.2 == pytest.approx(shipments.market_total(now, share / 100), rel=0.006)


def test_hhi_of_the_guidelines():
    """A market of four firms with 30, 30, 20 and 20 % has an index of 2,600 points (US Department
    of Justice, Herfindahl-Hirschman Index, its example).
    """
    assert 2600 == round(1e4 * shipments.concentration([0.3, 0.3, 0.2, 0.2]))


@given(st.floats(0.01, 0.5), st.floats(-0.5, 0.9), st.floats(0, 1))
def test_shares_follow_growth(share, own, market):
    """A share after growth is what shipments would give; equal growth leaves it; the
    earlier figure comes back.
    """
    now = 1e6 * share * (1 + own)

    assert now / (1e6 * (1 + market)) == pytest.approx(shipments.share_after(share, own, market))
    assert share == pytest.approx(shipments.share_after(share, market, market))
    assert 1e6 * share == pytest.approx(shipments.before_change(now, own))


@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=10))
def test_concentration_has_its_limits(sizes):
    """From one over the number of makers to one, and a merger never lowers it."""
    shares = [size / sum(sizes) for size in sizes]
    index = shipments.concentration(shares)

    assert 1 / len(shares) - 1e-9 <= index <= 1 + 1e-9
    assert index <= shipments.concentration([shares[0] + shares[-1], *shares[1:-1]]) + 1e-9


@pytest.mark.parametrize(
    "call",
    [
        lambda: runway.runway(0, 1),
        lambda: runway.runway(1, 1, -1),
        lambda: runway.pace_left(1, 0, 1, 1),
        lambda: runway.pace(1, 0),
        lambda: break_even.bearable_cost(10, 1.2),
        lambda: break_even.break_even_volume(1, 0),
        lambda: break_even.cost_per_unit(-1, 1),
        lambda: equity.per_head(1, 0),
        lambda: equity.stake_bought(2, 1),
        lambda: equity.stake_after(1.2, 0.1),
        lambda: equity.split_factor(2, 0),
        lambda: equity.price_after(1, -1),
        lambda: shipments.market_share(2, 1),
        lambda: shipments.market_total(1, 0),
        lambda: shipments.share_after(0.9, 1, 0),
        lambda: shipments.concentration([0.9, 0.9]),
        lambda: shipments.change(1, 0),
    ],
)
def test_impossible_quantities_are_refused(call):
    """No model computes with what cannot be."""
    with pytest.raises(ValueError):
        call()
