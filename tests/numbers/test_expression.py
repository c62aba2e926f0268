"""Stored expressions: what they come to, how they read, and that JSON keeps them whole."""

import json
import random

import pytest

from chipledger.audit.language import Evaluate, parse
from chipledger.numbers import expression, terms
from chipledger.numbers.interval import Quantity, exact
from tests.helpers.formulas import formula

ONE, TWO = ("claim", "one-claim"), ("claim", "two-claim")


def leaf(name, value=2.0, unit=""):
    return terms.leaf(("claim", name), exact(value, unit))


A, B, C = (leaf(name, value) for name, value in (("a-1", 2.0), ("b-1", 3.0), ("c-1", 5.0)))
FORMULAS = [
    (A + B * C, "a-1 + b-1 * c-1"),
    ((A + B) * C, "(a-1 + b-1) * c-1"),
    (A - (B - C), "a-1 - (b-1 - c-1)"),
    (A - (B + C), "a-1 - (b-1 + c-1)"),
    (A - B - C, "a-1 - b-1 - c-1"),
    (A + (B - C), "a-1 + b-1 - c-1"),
    (A / (B * C), "a-1 / (b-1 * c-1)"),
    (A / B / C, "a-1 / b-1 / c-1"),
    (A / (B / C), "a-1 / (b-1 / c-1)"),
    (A * (B / C), "a-1 * b-1 / c-1"),
    ((A * B) ** 2, "(a-1 * b-1) ** 2"),
    (A * B**2, "a-1 * b-1 ** 2"),
    ((A**2) ** 0.5, "(a-1 ** 2) ** 0.5"),
    (1.5 * A / 2, "1.5 * a-1 / 2"),
    (1e12 * A, "1000000000000 * a-1"),
    (A * terms.constant(50, "percent"), "a-1 * 50 percent"),
    (terms.growth(A, B + C), "growth(a-1, b-1 + c-1)"),
    (terms.share(A, A + B), "share(a-1, a-1 + b-1)"),
]


@pytest.mark.parametrize(("term", "text"), FORMULAS, ids=[text for _, text in FORMULAS])
def test_a_formula_reads_as_the_check_language_writes_it(term, text):
    """Brackets stand where they are needed and nowhere else: read back, the text has the value."""

    class Claims:
        def quantity(self, name):
            return {"a-1": A, "b-1": B, "c-1": C}[name].quantity

    back = Evaluate(Claims()).transform(parse("a-check", f"{term} == 1"))[1]

    assert text == str(term) == back.text
    assert pytest.approx(term.to("").value, rel=1e-12) == back.quantity.value


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (-(A + B), "−(a-1 + b-1)"),
        ((-A) ** 2, "(−a-1) ** 2"),
        (A - -B, "a-1 - −b-1"),
        (terms.as_term(-2) ** 2 * A, "(-2) ** 2 * a-1"),
        (terms.choose(A > 1, B, C) + 1, "(b-1 if a-1 > 1 else c-1) + 1"),
        ((A + B).to("percent"), "a-1 + b-1"),
        (A.larger(B + 1), "larger(a-1, b-1 + 1)"),
    ],
)
def test_what_the_check_language_lacks_reads_as_in_school(term, text):
    """A choice, a sign and a larger of two; a change of unit is not told."""
    assert text == str(term)


@pytest.mark.costly
@pytest.mark.parametrize("seed", range(40))
def test_an_expression_survives_json(seed):
    """What a page reads from a file comes to the same as what the notebook made."""
    term = formula(random.Random(seed))

    back = json.loads(json.dumps(term.steps))

    assert term.steps == back
    assert list(term.leaves) == expression.leaves(back)
    assert str(term) == expression.text(back)
    try:
        expected = term.quantity
    except (ValueError, ArithmeticError) as refused:
        with pytest.raises(type(refused)):
            expression.interval(back, term.leaves)
    else:
        assert expected[:5] == expression.interval(back, term.leaves)


def test_parts_keep_the_leaves_for_links():
    """A card can set a link for each leaf, in the order of reading."""
    parts = expression.parts([list(ONE), list(TWO), ["+", 0, 1], ["/", 0, 2]])

    assert [ONE, ONE, TWO] == [part for part in parts if isinstance(part, tuple)]


def test_a_branch_that_is_not_taken_may_be_what_it_likes():
    """A choice guards a division that has no result on its other side."""
    safe = terms.choose(A > 0, 1 / A, 0)
    none = {("claim", "a-1"): 0.0}

    assert (0.5, 0.0) == (safe.value, expression.value(safe.steps, none))
    with pytest.raises(ZeroDivisionError, match="^1 is divided by a-1: the divisor is zero$"):
        expression.value((1 / A + safe).steps, none)


@pytest.mark.parametrize(
    ("term", "complaint"),
    [
        (B / (A - 2), "^b-1 is divided by a-1 - 2: the divisor is zero$"),
        ((A - 3) ** 0.5, "^.a-1 - 3. .. 0.5: only what is not negative is raised to a broken"),
        ((A - 3).sqrt(), r"^sqrt\(a-1 - 3\): only what is not negative has a root, got -1.0$"),
        ((A - 2).log(), r"^log\(a-1 - 2\): only what is positive has a logarithm, got 0.0$"),
        ((A * 1000).exp(), r"^exp\(a-1 \* 1000\): the result is out of range$"),
        (terms.growth(A - 2, B), r"^growth\(a-1 - 2, b-1\): the base must be above nought"),
        (
            terms.share(B, A - 5),
            r"^share\(b-1, a-1 - 5\): the base must be above nought, got -3.0$",
        ),
    ],
)
def test_an_error_says_which_part_of_the_formula_it_speaks_of(term, complaint):
    """The reader of an error finds the place without a trace of calls."""
    with pytest.raises((ValueError, ArithmeticError), match=complaint):
        _ = term.value


def test_a_divisor_that_may_be_nought_is_told_with_both_sides():
    """Two prints that overlap may differ by nothing: no quotient has bounds there."""
    wide = terms.leaf(("claim", "wide-1"), Quantity(4, 1, 6, 1, 6))

    with pytest.raises(
        ZeroDivisionError,
        match="^b-1 is divided by wide-1 - 2: the divisor's interval holds zero$",
    ):
        _ = (B / (wide - 2)).quantity


@pytest.mark.parametrize("low", [1.0, 2.0])
def test_a_sought_value_has_the_bounds_of_what_it_hangs_on(low):
    """The price at which cards make a goal is the goal over the cards, however it is found."""
    goal = terms.leaf(("claim", "goal-1"), Quantity(12, 10, 14, 11, 13))
    cards = terms.leaf(("claim", "cards-1"), Quantity(2, low, 4, low, 4))
    price = leaf("price-1", 1.0)

    sought = terms.solve(price * cards, price, goal, 0.1, 100)

    assert pytest.approx((goal / cards).quantity[:5], rel=1e-9) == sought.quantity[:5]


def test_a_sought_value_that_may_lie_elsewhere_is_refused():
    """Where the inputs allow that nothing in the range will do, that is said."""
    cards, price = terms.leaf(("claim", "cards-1"), Quantity(2, 1, 4, 1, 4)), leaf("price-1", 1.0)

    with pytest.raises(ValueError, match="stays on one side"):
        _ = terms.solve(price * cards, price, 12, 4, 100).quantity


def test_the_bounds_hold_the_best_value_to_its_last_digit():
    """A figure that stands at the end of its interval does not slip out by a rounding."""
    for number in range(1, 200):
        end = terms.leaf(("claim", "end-1"), Quantity(number / 7, number / 7, 99, number / 7, 98))
        found = (end * 3 / 49 - 0.1).quantity
        assert found.low <= found.usual_low <= found.value <= found.usual_high <= found.high


def test_a_long_sum_takes_no_depth():
    """A thousand figures are added, told and bounded without a call for each."""
    many = sum(leaf(f"leaf-{place}", 1.0, "USD") for place in range(1000))
    deep = leaf("leaf-0", 1.0)
    for _ in range(3000):
        deep = deep * leaf("leaf-0", 1.0)

    assert (1000, "USD", 1000) == (many.quantity.low, many.unit, len(many.leaves))
    assert str(many).startswith("leaf-0 + leaf-1 + leaf-2")
    assert 1 == deep.quantity.high
