"""Bounds over a box of inputs: whatever the inputs really are, the result lies between them."""

import operator
from math import exp, inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chipledger.models import die_yield
from chipledger.models.maths import larger, log, smaller, sqrt
from chipledger.numbers.enclosure import Enclosure, Undecided, bounds, crossing, either, seen

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
NOT_NEGATIVE = st.floats(0, 1e6, allow_nan=False)
FOUND = 1e-9  # how near an extreme is neared, of its size


@st.composite
def sides(draw, numbers=NUMBERS):
    """A side of a box, its ends open at times, and a number on it."""
    low, high = sorted(number + 0.0 for number in draw(st.lists(numbers, min_size=2, max_size=2)))
    sample = draw(st.floats(low, high))
    low = draw(st.sampled_from([low, low, -inf])) if numbers is NUMBERS else low
    return (low, draw(st.sampled_from([high, high, inf]))), sample


@st.composite
def divisors(draw):
    """A side that nought may end but not part, and a number on it that is not nought."""
    (low, high), sample = draw(sides(NOT_NEGATIVE))
    assume(sample)
    return draw(st.sampled_from([((low, high), sample), ((-high, -low), -sample)]))


def holds(ends, number):
    slack = 1e-12 * abs(number)
    return ends[0] - slack <= number <= ends[1] + slack


@pytest.mark.costly
@pytest.mark.parametrize("sign", [operator.add, operator.sub, operator.mul, larger, smaller])
@given(sides(), sides())
def test_no_two_numbers_come_to_more_than_their_sides_allow(sign, left, right):
    """Sums, differences, products and the larger of two stay inside, open ends and any sign
    included.
    """
    assert holds(bounds(sign, [left[0], right[0]]), sign(left[1], right[1]))


@given(sides(), divisors())
def test_a_quotient_holds_every_quotient(left, right):
    """No quotient falls outside, however near to nought the divisor comes."""
    assert holds(bounds(operator.truediv, [left[0], right[0]]), left[1] / right[1])


@given(sides(NOT_NEGATIVE), st.sampled_from([0, 0.5, 1, 2, 3, -0.5, -1, -2]))
def test_a_power_holds_every_power(base, exponent):
    """No power falls outside, roots and inverses included."""
    assume(exponent >= 0 or base[1] > 1e-90)

    assert holds(bounds(lambda a: a**exponent, [base[0]]), base[1] ** exponent)


@given(sides(), st.sampled_from([2, 3]))
def test_a_whole_power_may_have_a_negative_base(base, exponent):
    """Squares of both signs start at nought, cubes keep their sign."""
    assert holds(bounds(lambda a: a**exponent, [base[0]]), base[1] ** exponent)


@given(NUMBERS, divisors())
def test_points_stay_points(left, right):
    """Exact numbers give exact results, to the last digit: 49 / 49 is one."""
    for sign in (operator.add, operator.sub, operator.mul, operator.truediv):
        result = sign(left, right[1])
        assert (result, result) == bounds(sign, [(left, left), (right[1], right[1])])


@pytest.mark.parametrize("divisor", [(-1.0, 2.0), (0.0, 0.0), (-inf, inf)])
def test_a_divisor_on_both_sides_of_nought_is_refused(divisor):
    """Through nought there is no quotient."""
    with pytest.raises(ZeroDivisionError, match="the divisor's interval holds zero"):
        bounds(lambda a: 1 / a, [divisor])


@pytest.mark.parametrize(
    ("divisor", "expected"),
    [((0.0, 4.0), (0.25, inf)), ((-4.0, 0.0), (-inf, -0.25)), ((1.0, inf), (0.0, 1.0))],
)
def test_an_end_at_nought_or_nowhere_opens_the_quotient(divisor, expected):
    """One over a divisor that ends at nought is open there; over an open one it comes down to
    nought.
    """
    assert expected == bounds(lambda a: 1 / a, [divisor])


def test_open_ends_stay_open():
    """More than ten and five are more than fifteen; nothing of something open is nothing."""
    assert (15, inf) == bounds(lambda a: a + 5, [(10.0, inf)])
    assert (0, 0) == bounds(lambda a, b: a * b, [(0.0, 0.0), (10.0, inf)])


@pytest.mark.parametrize(
    ("formula", "box", "expected"),
    [
        (lambda a: a - a, [(1.0, 3.0)], (0, 0)),
        (lambda a: a * a, [(-1.0, 3.0)], (0, 9)),
        (lambda a, b: a / (a + b), [(1.0, 3.0), (1.0, 1.0)], (0.5, 0.75)),
        (lambda a, b: (a - b) / (a + b), [(1.0, 2.0), (3.0, 4.0)], (-0.6, -0.2)),
        (lambda a: 1 / (a - a * 0.5), [(1.0, 10.0)], (0.2, 2)),
        (lambda a, b: a ** (b / b), [(1.0, 3.0), (1.0, 1.0)], (1, 3)),
    ],
)
def test_an_input_that_stands_twice_is_one_number(formula, box, expected):
    """A part over a whole that holds it, and a difference that cancels, are as narrow as they
    are.
    """
    assert pytest.approx(expected, rel=FOUND, abs=FOUND) == bounds(formula, box)


@pytest.mark.parametrize(
    ("formula", "box", "expected"),
    [
        (lambda a: a * (10 - a), [(1.0, 8.0)], (9, 25)),
        (lambda a: (a - 1) ** 2, [(0.0, 3.0)], (0, 4)),
        (lambda a: a + 4 / a, [(1.0, 8.0)], (4, 8.5)),
        (lambda a: larger(a, 2 - a), [(0.0, 5.0)], (1, 5)),
        (lambda a: smaller(a, 10 - 3 * a), [(0.0, 3.0)], (0, 2.5)),
        (lambda a, b: (a - b) ** 2, [(0.0, 2.0), (1.0, 5.0)], (0, 25)),
        (lambda a: a * log(a), [(0.1, 1.0)], (-1 / exp(1), 0)),
        (lambda a: sqrt(a) - a, [(0.0, 1.0)], (0, 0.25)),
        (lambda a: abs(a - 1), [(0.0, 3.0)], (0, 2)),
    ],
)
def test_an_extreme_inside_the_box_is_found(formula, box, expected):
    """Where a formula turns between its ends, the corners do not speak for it."""
    found = bounds(formula, box)

    assert pytest.approx(expected, rel=1e-6, abs=1e-6) == found
    assert found[0] <= expected[0] + FOUND and expected[1] - FOUND <= found[1]


def choice(a, threshold, then, otherwise):
    """What `choose` makes of a comparison, on a number or on an enclosure."""
    try:
        return then if a > threshold else otherwise
    except Undecided:
        return either(then, otherwise, a, threshold)


def test_a_bump_between_two_corners_is_found():
    """A branch that holds on a hundredth of the range counts, though nothing beside it tells."""
    assert (0, 100) == bounds(
        lambda a: choice(a, 5.0, choice(a, 5.1, a, 100.0), a * 1.0), [(0.0, 10.0)]
    )


@pytest.mark.parametrize(
    ("formula", "box", "complaint"),
    [
        (lambda a: log(a), [(-1.0, 2.0)], "only what is positive has a logarithm"),
        (lambda a: sqrt(a - 1), [(0.0, 2.0)], "only a quantity that cannot be negative"),
        (lambda a, b: a**b, [(-1.0, 2.0), (0.5, 1.0)], "raised to a (broken )?power"),
        (lambda a: die_yield.poisson_yield(a, 1.0), [(-1.0, 2.0)], "area must be positive"),
    ],
)
def test_what_is_refused_inside_the_box_is_refused(formula, box, complaint):
    """A model's own refusal counts wherever the box reaches, not at its best value alone."""
    with pytest.raises(ValueError, match=complaint):
        bounds(formula, box)


def test_an_end_that_is_refused_is_approached():
    """Fewer than 44 dies are any number above none: ever more wafers, and no refusal."""
    assert (pytest.approx(1 / 44), inf) == bounds(lambda dies: 1 / larger(dies, 0.0), [(0.0, 44.0)])


def test_a_model_that_branches_keeps_its_bounds():
    """Murphy's yield falls with the defects through its own special case of almost none."""
    low, high = bounds(lambda density: die_yield.murphy_yield(100.0, density), [(0.0, 2.0)])

    assert (die_yield.murphy_yield(100.0, 2.0), 1.0) == pytest.approx((low, high))


def test_what_turns_behind_a_branch_is_refused():
    """A branch that no enclosure can follow, in what neither only rises nor only falls, has no
    bounds that could be told.
    """
    with pytest.raises(ValueError, match="neither only rises nor only falls .* one by one"):
        bounds(lambda a: a if a > 3.3 else -a, [(0.0, 10.0)])


@pytest.mark.parametrize(
    ("formula", "box", "expected"),
    [
        (lambda a: a * 2, [(1.0, 3.0)], (2, 6)),
        (lambda a: -a, [(1.0, inf)], (-inf, -1)),
        (lambda a, b: a - b, [(1.0, 2.0), (-inf, 3.0)], (-2, inf)),
        (lambda a: (a - 1) ** 2, [(0.0, 3.0)], None),
    ],
)
def test_a_lattice_tells_what_only_rises_or_falls(formula, box, expected):
    """From outside, the ends of a side speak for what is never seen to turn along it."""
    assert expected == seen(formula, box)


def test_a_lattice_wants_a_value_at_its_ends():
    """More than something over more than something has no least that a corner tells."""
    with pytest.raises(ValueError, match="bound that end"):
        seen(lambda a: a - a, [(1.0, inf)])


def test_many_inputs_are_looked_at_in_little_time():
    """Twenty inputs have a million corners; a lattice asks a few of them."""
    asked = []

    def formula(*point):
        asked.append(point)
        return sum(point)

    assert (20, 40) == seen(formula, [(1.0, 2.0)] * 20)
    assert len(asked) < 50_000


def test_a_sought_value_moves_with_what_it_hangs_on():
    """Where a line passes nought is bounded by its inputs, and its slopes say which way."""
    price = Enclosure(2.0, 4.0, {0: (1.0, 1.0)})

    found = crossing(lambda cards: cards * price - 8, 0.5, 9.0, "cards")

    assert (pytest.approx(2), pytest.approx(4)) == found.ends
    assert found.slopes[0][1] < 0


@pytest.mark.parametrize(
    "model", [die_yield.poisson_yield, die_yield.murphy_yield, die_yield.seeds_yield]
)
def test_a_model_that_halves_its_way_has_bounds(model):
    """The defects that a yield implies are fewest for the largest die and the best yield."""
    ends = bounds(
        lambda area, share: die_yield.implied_defect_density(area, share, model),
        [(90.0, 110.0), (0.4, 0.6)],
    )

    assert ends == pytest.approx(
        [die_yield.implied_defect_density(*at, model) for at in ((110.0, 0.6), (90.0, 0.4))]
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((2, 3), (1, 2), (True, True, False, False)),
        ((1, 2), (2, 3), (False, False, True, True)),
        ((2, 2), (2, 2), (False, True, False, True)),
        ((1, 3), (2, 2), (None, None, None, None)),
    ],
)
def test_enclosures_compare_where_all_of_them_do(left, right, expected):
    """A comparison holds, fails, or is undecided; ends that only touch are approached."""
    one, other = Enclosure(*map(float, left)), Enclosure(*map(float, right))

    def compared(sign):
        try:
            return sign(one, other)
        except Undecided:
            return None

    assert expected == tuple(
        compared(sign) for sign in (operator.gt, operator.ge, operator.lt, operator.le)
    )


def test_a_power_out_of_range_keeps_its_sign():
    """The cube of a large negative number is no large positive one."""
    assert -inf == bounds(lambda a: a**3, [(-1e200, 1.0)])[0]
