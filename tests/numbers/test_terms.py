"""Terms: figures whose unit, bounds and formula follow from what they are made of."""

import random
from math import inf, isnan

import numpy as np
import pytest

from chipledger.models import cadence, die_yield, maths, power, wafer
from chipledger.numbers import expression, measures, terms
from chipledger.numbers.interval import Quantity
from tests.helpers.formulas import MODELS, formula, of_a_model, outside, point


def figure(name, low, value, high, unit=""):
    return terms.leaf(("claim", name), Quantity(value, low, high, low, high, unit))


GOAL, PRICE = (
    figure("goal", 0.9e10, 1e10, 1.1e10, "CNY"),
    figure("price", 7e4, 8e4, 9e4, "CNY/card"),
)
CHIPS, CARDS = figure("chips", 2, 3, 4, "chip"), figure("cards", 2, 3, 4, "card")
PART, PERCENT = figure("part", 0.1, 0.2, 0.3), figure("percent", 10, 20, 30, "percent")
SITE, HOURS = figure("site", 1, 2, 3, "GW"), figure("hours", 1, 2, 3, "hour")
ITEMS, DOLLARS = figure("items", 1, 2, 3, "item"), figure("dollars", 1, 2, 3, "USD")


def test_a_quotient_knows_its_unit_bounds_and_formula():
    """A goal over a price is a number of cards, from these two and no others."""
    cards = GOAL / PRICE

    assert (125_000, "card", "goal / price") == (cards.value, cards.unit, str(cards))
    assert pytest.approx((0.9e10 / 9e4, 1.1e10 / 7e4)) == cards.quantity.hard
    assert [("claim", "goal"), ("claim", "price")] == list(cards.leaves)


@pytest.mark.parametrize(
    ("term", "value", "unit"),
    [
        (CHIPS + 1, 4, "chip"),
        (ITEMS + CHIPS, 5, "chip"),
        (1 + ITEMS, 3, "item"),
        (CHIPS * terms.constant(2, "die/chip"), 6, "die"),
        (CARDS.counted("chip") + CHIPS, 6, "chip"),
        ((SITE * HOURS).to("GWh"), 4, "GWh"),
        ((SITE / CHIPS).to("W/chip"), 2e9 / 3, "W/chip"),
        (SITE - terms.constant(500, "MW"), 1.5, "GW"),
        (1 + PERCENT, 1.2, ""),
        (1 - PERCENT, 0.8, ""),
        (PERCENT + 1, 120, "percent"),
        (PERCENT + PART, 40, "percent"),
        (PERCENT * PERCENT, 0.04, ""),
        (PERCENT * 2, 40, "percent"),
        (DOLLARS * (1 + PERCENT), 2.4, "USD"),
        (DOLLARS * PERCENT, 0.4, "USD"),
        (DOLLARS / PERCENT, 10, "USD"),
        ((1 + PERCENT) ** (HOURS / terms.constant(1, "hour")), 1.44, ""),
        (PERCENT**2, 0.04, ""),
        (maths.sqrt(terms.constant(4, "mm^2")), 2, "mm"),
        (terms.growth(PERCENT, PART), 0, ""),
        (0 + DOLLARS, 2, "USD"),
        (sum([DOLLARS, DOLLARS]), 4, "USD"),
        (max(DOLLARS, terms.constant(5, "USD")), 5, "USD"),
        (np.float64(2) * DOLLARS, 4, "USD"),
        (DOLLARS * np.int64(2), 4, "USD"),
    ],
)
def test_units_follow_from_the_arithmetic(term, value, unit):
    """Sums keep the first unit, products multiply them, a percentage is a hundredth."""
    assert (pytest.approx(value, rel=1e-12), unit) == (term.value, term.unit)


@pytest.mark.parametrize(
    ("made", "complaint"),
    [
        (lambda: CHIPS + CARDS, r"cannot add chips \(chip\) and cards \(card\): multiply one by"),
        (lambda: CHIPS > CARDS, "cannot compare chips"),
        (lambda: terms.share(CHIPS, CARDS), "cannot compare chips"),
        (lambda: terms.choose(CHIPS > 1, CHIPS, CARDS), "cannot choose between chips"),
        (lambda: DOLLARS - GOAL, "cannot subtract USD and CNY: dollars and goal do not measure"),
        (lambda: DOLLARS + 1, "cannot add USD and a plain number: dollars and 1 do not measure"),
        (lambda: ITEMS + PERCENT, "cannot add item and percent"),
        (lambda: ITEMS + DOLLARS, "cannot add item and USD"),
        (lambda: DOLLARS + ITEMS, "cannot add USD and item"),
        (lambda: ITEMS.to("GWh"), "^items: item and GWh do not measure the same thing"),
        (lambda: ITEMS.to("percent"), "^items: item and percent do not measure the same thing"),
        (lambda: PERCENT + ITEMS, "cannot add percent and item"),
        (lambda: CHIPS + PERCENT, "cannot add chips"),
        (lambda: 2**HOURS, "^hours: hour and a plain number do not measure the same thing"),
        (lambda: (GOAL / PRICE).to("USD"), "^goal / price: card and USD do not measure"),
        (lambda: DOLLARS.counted("chip"), "dollars is in USD, which no count turns into chip"),
        (lambda: terms.constant(5, "parsec"), "no unit 'parsec' is known"),
        (lambda: float("nan") * DOLLARS, "only a finite number enters an expression, got nan"),
        (lambda: DOLLARS + inf, "only a finite number enters an expression, got inf"),
        (lambda: terms.solve(DOLLARS, SITE, 1, 0, 1), "dollars does not hang on site"),
    ],
)
def test_what_does_not_fit_is_refused_with_both_sides_named(made, complaint):
    """Neither chips and cards, nor two currencies, nor a count and a share go together."""
    with pytest.raises(ValueError, match=complaint):
        made()


@pytest.mark.parametrize("thing", [True, "1", None])
def test_only_figures_and_numbers_enter(thing):
    """A truth or a text that stands where a figure should is a slip."""
    with pytest.raises(TypeError, match="is no claim, finding, assumption, term or number"):
        DOLLARS * thing


def test_a_leaf_that_stands_twice_is_one_number():
    """A part over the whole that holds it stays narrow, and a figure less itself is none."""
    others = figure("others", 1, 2, 3)

    assert pytest.approx((0.1 / 3.1, 0.3 / 1.3)) == (PART / (PART + others)).quantity.hard
    assert (0, 0) == (PART - PART).quantity.hard


def test_growth_from_nothing_is_refused():
    """A base that may be below nought has no growth; one that comes near it has no most."""
    with pytest.raises(ValueError, match=r"growth\(part - 0.2, part\): the base must be above"):
        _ = terms.growth(PART - 0.2, PART).quantity

    assert (pytest.approx(-0.9), inf) == terms.growth(figure("less", 0, 1, 1), PART).quantity.hard


def test_a_choice_is_made_anew_with_other_numbers():
    """Both branches stay in the expression; its bounds hold those that the comparison allows."""
    chosen = terms.choose(PART > 0.25, 10, 20 * PART)

    assert (4, 2, 10) == pytest.approx((chosen.value, *chosen.quantity.hard))
    assert 10 == expression.value(chosen.steps, {("claim", "part"): 0.3})


def test_what_is_sought_for_is_told_in_any_unit():
    """A target in megawatts is one for a term in gigawatts."""
    per_chip = figure("per-chip", 0.1, 0.2, 0.3, "GW/chip")
    sought = terms.solve(per_chip * CHIPS, CHIPS, terms.constant(800, "MW"), 0.1, 99)

    assert (pytest.approx(4), "chip") == (sought.value, sought.unit)
    assert pytest.approx((0.8 / 0.3, 8)) == sought.quantity.hard


def test_one_name_is_one_figure():
    """A term that mixes an old and a new value of one assumption says so."""
    with pytest.raises(ValueError, match="^part stands for two figures, .* run what uses it again"):
        _ = (PART + figure("part", 0.1, 0.2, 0.4)).quantity


def test_a_print_of_fewer_than_some_opens_a_model():
    """Fewer than 44 good dies: at least so many wafers, and no most."""
    wafers = wafer.wafers_for(CHIPS, figure("few", 0, 40, 44, "die/wafer"))

    assert (pytest.approx(2 / 44), inf) == wafers.quantity.hard


def test_a_comparison_goes_by_the_best_values():
    """A branch in a notebook is taken by what is most likely, in any unit of the thing."""
    assert terms.constant(1500, "MW") < SITE
    assert not CHIPS >= 4
    assert max(CHIPS, CHIPS + 1).value == 4


def test_equality_is_not_asked_of_terms():
    """Two figures are never the same to the last bit, so `==` would be false in silence."""
    with pytest.raises(TypeError, match="compare their values, or state a check"):
        _ = CHIPS == 3
    assert CHIPS in {CHIPS: "known"}


@pytest.mark.parametrize(
    ("term", "value", "unit"),
    [
        (power.site_power(CHIPS, terms.constant(2, "kW/chip"), 1.5), 0.009, "MW"),
        (power.site_power(3, SITE / CHIPS), 2000, "MW"),
        (wafer.wafers_for(CHIPS, terms.constant(44, "die/wafer"), 2), 6 / 44, "wafer"),
        (wafer.good_dies(terms.constant(88, "die/wafer"), PERCENT), 17.6, "die/wafer"),
        (cadence.catch_up(terms.constant(0.75, "year"), 12).months, 36, "month"),
        (die_yield.seeds_yield(terms.constant(1, "cm^2"), terms.constant(1, "cm^-2")), 0.5, ""),
    ],
)
def test_a_model_brings_its_arguments_to_its_units(term, value, unit):
    """Gigawatts for a model of megawatts, years for one of months, a percentage for a share."""
    assert unit == term.unit
    assert pytest.approx(value) == term.value


@pytest.mark.costly
@pytest.mark.parametrize(("name", "field", "code"), MODELS, ids=[f"{n}{f}" for n, f, _ in MODELS])
def test_no_draw_of_a_model_leaves_its_bounds(name, field, code):
    """Whatever the inputs of a model are in their boxes, its result lies within its bounds."""
    dice, told = random.Random(name), 0
    for _ in range(8):
        steps, box = of_a_model(name, field, code, dice)
        try:
            ends = expression.interval(steps, box)[1:3]
        except ValueError:
            continue
        told += 1
        sides = {leaf: bounds[1:3] for leaf, bounds in box.items()}
        for _ in range(20):
            found = expression.value(steps, point(dice, sides))
            assert isnan(found) or 0.0 == outside(ends, found), (steps, box)
    assert told >= 3


def drawn(seeds, points):
    """How many draws of random terms were looked at, and those that left their bounds."""
    looked, left = 0, []
    for seed in seeds:
        dice = random.Random(seed)
        term = formula(dice)
        try:
            whole = term.quantity
        except (ValueError, ArithmeticError):
            continue
        for kind in ("hard", "usual"):
            sides = {leaf: getattr(known, kind) for leaf, known in term.leaves.items()}
            for _ in range(points):
                try:
                    found = expression.value(term.steps, point(dice, sides))
                except ValueError as error:
                    assert "out of range" in str(error), seed
                    continue
                looked += 1
                if not isnan(found) and outside(getattr(whole, kind), found):
                    left.append((seed, str(term), kind, found))
    return looked, left


@pytest.mark.costly
def test_no_draw_of_a_random_term_leaves_its_bounds():
    """Ten thousand points of the boxes of random formulas lie within the bounds told for them."""
    looked, left = drawn(range(60), 120)

    assert looked >= 10_000
    assert [] == left


@pytest.mark.slow
def test_no_draw_of_many_random_terms_leaves_its_bounds():
    """Two thousand formulas, a hundred points of each kind."""
    looked, left = drawn(range(1000, 3000), 100)

    assert looked >= 200_000
    assert [] == left


UNITS = (
    *("", "times", "percent", "item", "chip", "card", "die/wafer", "chip/rack", "GB/s"),
    *("W", "MW", "GW", "W/chip", "GWh", "hour", "month", "year", "wafer/month", "chip/year"),
    *("USD", "CNY/card", "USD/W", "USD/year", "TFLOP/s", "TFLOP/s/W", "TOP/s", "mm^2", "cm^-2"),
)


def in_two_ways(dice, depth):
    """A random term with units, and the same arithmetic on plain numbers in base units."""
    if not depth:
        unit, number = dice.choice(UNITS), dice.uniform(0.5, 20)
        name = f"leaf-{dice.random()}"
        return figure(name, number, number, number, unit), number * measures.measured(unit)[0]
    (one, plain), (other, beside) = (in_two_ways(dice, depth - 1) for _ in range(2))
    sign = dice.choice("+-*/2")
    if sign == "2":
        return one**2, plain**2
    if sign in "*/":
        turned = sign == "/"
        return (
            one / other if turned else one * other
        ), plain / beside if turned else plain * beside
    try:
        return (one + other, plain + beside) if sign == "+" else (one - other, plain - beside)
    except ValueError:
        return one * other, plain * beside


@pytest.mark.parametrize("seed", range(300))
def test_a_unit_carries_its_size_through_all_arithmetic(seed):
    """Computed in units and then brought to base units, or in base units from the start: one."""
    try:
        term, plain = in_two_ways(random.Random(seed), 3)
    except ZeroDivisionError:
        return

    factor, _, _ = measures.measured(term.unit)
    assert pytest.approx(plain, rel=1e-9) == term.value * factor
