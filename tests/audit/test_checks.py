"""Verdicts: six words, each earned; what is correctly rounded never fails,
what is off always does.
"""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.audit.checks import judge, ruled_pairs, run_checks
from chipledger.audit.contradictions import contradictions
from chipledger.audit.verdicts import verdict_of
from chipledger.errors import CheckError, TableError
from chipledger.numbers.interval import Quantity
from chipledger.numbers.literals import read
from chipledger.tables.vocabulary import VERDICTS
from tests.helpers.clean_claims import claims_of, day, printed


def check(claims, test, **entry):
    """The one row that a check makes; a question, unless it says otherwise, so that
    nobody need be blamed.
    """
    return run_checks(
        {
            "a-check": {
                "says": "So it is",
                "test": test,
                "ruling": "It is so",
                "tests": "question",
                **entry,
            }
        },
        claims,
        {},
    ).iloc[0]


def verdict(claims, test, **entry):
    """The verdict on a check that nobody has explained yet, and its factor."""
    row = judge(
        "a-check",
        {"says": "So it is", "test": test, **entry},
        claims.set_index("id").to_dict("index"),
    )
    return row["verdict"], row["factor"]


# left literal, sign, right literal, verdict, factor
CASES = [
    ("12.5万", "==", "12.5万", "holds", None),
    ("125,000", "==", "12.5万", "holds", None),
    ("124,800", "==", "12.5万", "holds after rounding", None),
    ("0.1", "==", "10 %", "holds", None),
    ("100", "==", "104", "holds after rounding", None),
    ("约100", "==", "109", "holds after rounding", None),
    ("超80", "==", "100", "not refuted", None),
    ("超100", "==", "300", "not refuted", None),
    ("不到100", "==", "20", "not refuted", None),
    ("100", "==", "120", "fails", 0.8333),
    ("超100", "==", "80", "fails", 1.25),
    ("100", "<=", "120", "holds", None),
    ("100", "<=", "100", "holds", None),
    ("104", "<=", "100", "holds after rounding", None),
    ("200", "<=", "超100", "not refuted", None),
    ("200", "<=", "100", "fails", 2.0),
    ("120", ">=", "100", "holds", None),
    ("100", ">=", "104", "holds after rounding", None),
    ("超100", ">=", "200", "not refuted", None),
    ("100", ">=", "200", "fails", 0.5),
]


@pytest.mark.parametrize(("left", "sign", "right", "expected", "factor"), CASES)
def test_a_comparison_gets_its_verdict(left, sign, right, expected, factor):
    """The verdict follows from print and sign; a failure tells by what factor."""
    assert (expected, factor) == verdict(
        claims_of(left_side=left, right_side=right), f"left-side {sign} right-side"
    )


@pytest.mark.parametrize(
    ("left", "right", "factor"),
    [
        ("100", "7亿", 1.429e-07),
        ("0.3", "2000000", 1.5e-07),
        ("2", "9", 0.2222),
        ("90000000", "3", 3e7),
    ],
)
def test_a_small_factor_keeps_its_digits(left, right, factor):
    """A factor of a ten-millionth is told as such, and never as zero."""
    assert ("fails", pytest.approx(factor, rel=1e-9)) == verdict(
        claims_of(left_side=left, right_side=right), "left-side == right-side"
    )


@pytest.mark.parametrize(
    ("second", "expected", "error"), [("fab", "holds", ""), ("other", "fails", "attribution")]
)
def test_words_hold_or_fail(second, expected, error):
    """Two relations name the same thing or they do not; there is no rounding of names."""
    row = check(
        claims_of(maker_one={"object": "fab"}, maker_two={"object": second}),
        "same(maker-one, maker-two)",
        **({"error": error} if error else {}),
    )

    assert (expected, error) == (row["verdict"], row["error"])
    assert row[["left_low", "left_high", "right_low", "right_high", "factor"]].isna().all()


def test_states_are_words_too():
    """Statuses compare by their state."""
    assert (
        "fails"
        == verdict(
            claims_of(stage_one={"state": "planned"}, stage_two={"state": "stopped"}),
            "same(stage-one, stage-two)",
        )[0]
    )


DATES = [
    ("2026-01-17", "2026-01-17", "holds"),
    ("2026-01-17", ("2026-01-01", "2026-01-31"), "holds after rounding"),
    ("2026-01-17", "2026-01-19", "fails"),
    (("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), "fails"),
]


@pytest.mark.parametrize(("first", "second", "expected"), DATES)
def test_dates_are_the_same_where_they_meet(first, second, expected):
    """A day within a printed month may be that day; two days are two."""
    spans = [day(*span) if isinstance(span, tuple) else day(span) for span in (first, second)]

    assert (
        expected
        == verdict(claims_of(post_one=spans[0], post_two=spans[1]), "same(post-one, post-two)")[0]
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-01-16", "holds"),
        ("2026-01-17", "fails"),
        ("2026-01-18", "fails"),
        ("2026-01-19", "holds"),
    ],
)
def test_a_workday_is_no_weekend(date, expected):
    """A call that is dated on a Saturday or a Sunday is told."""
    assert expected == verdict(claims_of(call_day=day(date)), "workday(call-day)")[0]


@pytest.mark.parametrize(
    ("share", "whole", "expected"),
    [
        ("33 %", "12", "holds after rounding"),
        ("33 %", "7", "fails"),
        ("50 %", "7", "fails"),
        ("42.9 %", "7", "holds after rounding"),
    ],
)
def test_a_share_of_people_is_a_whole_number(share, whole, expected):
    """A third of twelve people can be, half of seven cannot."""
    claims = claims_of(
        the_share=share,
        all_people=printed(
            whole,
            low=float(whole),
            high=float(whole),
            usual_low=float(whole),
            usual_high=float(whole),
        ),
    )

    assert expected == verdict(claims, "whole(the-share * all-people)")[0]


def test_what_cannot_be_compared_is_undefined():
    """Where scopes differ the verdict is withheld, and the reason stands in its place."""
    row = check(
        claims_of(left_side="100", right_side="200"),
        "left-side == right-side",
        undefined="One is dense, the other sparse",
    )

    assert ("undefined", "One is dense, the other sparse") == (row["verdict"], row["ruling"])
    assert pd.isna(row["factor"])


def test_a_computed_value_within_the_print_holds():
    """2,841 wafers by division, however wide the division leaves it, are the
    2,840 that are printed.
    """
    assert ("holds", None) == verdict_of(
        "==", Quantity(2841, 2700, 2990, 2700, 2990), Quantity(2840, 2835, 2845, 2835, 2845)
    )


def test_every_verdict_has_a_case():
    """The cases above give each word of the vocabulary at least once."""
    assert set(VERDICTS) == {verdict for *_, verdict, _ in CASES} | {"undefined", "differs"}


@pytest.mark.parametrize(
    ("sign", "left", "right"),
    [("<=", 0.1 + 0.2, 0.3), (">=", 0.3, 0.1 + 0.2), ("==", 0.1 + 0.2, 0.3)],
)
def test_the_last_bit_of_a_sum_decides_nothing(sign, left, right):
    """Points that differ by the computer's own rounding are equal."""
    points = [Quantity(*[number] * 5) for number in (left, right)]

    assert ("holds", None) == verdict_of(sign, *points)


# --- rounding never fails, errors always do -------------------------------------------------------


def rounded_print(number, digits):
    """A number as an article prints it, correctly rounded to significant digits."""
    return format(Decimal(f"{number:.{digits - 1}e}"), "f")


FACTORS = st.floats(0.01, 1e6)
DIGITS = st.integers(2, 6)


@pytest.mark.costly
@given(FACTORS, FACTORS, DIGITS, DIGITS, DIGITS)
def test_a_true_product_never_fails(one, other, first, second, third):
    """Factors and product, each correctly rounded to any number of digits from two,
    are never called wrong.
    """
    prints = [
        rounded_print(number, wanted)
        for number, wanted in zip((one, other, one * other), (first, second, third), strict=True)
    ]
    claims = claims_of(one_factor=prints[0], other_factor=prints[1], the_product=prints[2])

    row = verdict(claims, "one-factor * other-factor == the-product")

    assert "fails" != row[0]


@pytest.mark.costly
@given(FACTORS, FACTORS, DIGITS, DIGITS, DIGITS)
def test_a_true_quotient_never_fails(one, other, first, second, third):
    """The same for a division."""
    prints = [
        rounded_print(number, wanted)
        for number, wanted in zip((one * other, other, one), (first, second, third), strict=True)
    ]
    claims = claims_of(the_whole=prints[0], one_part=prints[1], the_quotient=prints[2])

    assert "fails" != verdict(claims, "the-whole / one-part == the-quotient")[0]


@pytest.mark.costly
@given(FACTORS, FACTORS, DIGITS, DIGITS)
def test_a_true_order_never_fails(one, other, first, second):
    """The smaller of two numbers, rounded, is never said to be the larger."""
    small, large = sorted((one, other))
    claims = claims_of(
        small_one=rounded_print(small, first), large_one=rounded_print(large, second)
    )

    assert "fails" != verdict(claims, "small-one <= large-one")[0]


@pytest.mark.costly
@given(
    FACTORS, FACTORS, DIGITS, DIGITS, DIGITS, st.one_of(st.floats(0.01, 0.8), st.floats(1.25, 100))
)
def test_a_product_off_by_more_than_its_print_fails(one, other, first, second, third, error):
    """Two digits leave five percent each way: what is a quarter off, through two
    factors, cannot be rounding.
    """
    wrong = error * one * other
    claims = claims_of(
        one_factor=rounded_print(one, first),
        other_factor=rounded_print(other, second),
        the_product=rounded_print(wrong, third),
    )

    told, factor = verdict(claims, "one-factor * other-factor == the-product")

    assert "fails" == told
    assert 1 / error == pytest.approx(factor, rel=0.17)


@given(FACTORS, DIGITS)
def test_a_figure_just_outside_its_print_fails(number, digits):
    """Past the half unit of the last place that the print allows there is no rounding left."""
    figure = read(rounded_print(number, digits), "")
    outside = [
        figure.low - (figure.high - figure.low) / 1000,
        figure.high + (figure.high - figure.low) / 1000,
    ]

    assert ["fails", "fails"] == [
        verdict_of("==", Quantity(*figure[:5]), Quantity(*[point] * 5))[0] for point in outside
    ]


# --- what a row says ------------------------------------------------------------------------------


def test_a_row_says_what_was_compared():
    """Both intervals stand in the unit that readers know, with the claims that were used."""
    claims = claims_of(
        build_start={"period_start": "2025-01-01", "period_end": "2025-01-01"},
        build_end={"period_start": "2025-07-01", "period_end": "2025-07-01"},
        build_time=printed("6个月"),
    )

    row = check(claims, "months(build-start, build-end) == build-time", ruling="It is so")

    assert (
        "a-check",
        "identity",
        "So it is",
        "months(build-start, build-end) == build-time",
        "build-start build-end build-time",
        "month",
        "holds",
        "It is so",
    ) == tuple(row[["id", "kind", "says", "test", "claims", "unit", "verdict", "ruling"]])
    assert [5.947, 6, 5.5, 6.5] == pytest.approx(
        row[["left_low", "left_high", "right_low", "right_high"]].tolist(), abs=0.001
    )


def test_checks_keep_the_order_of_their_file():
    """Readers of the audit find checks where their author put them."""
    entries = {
        name: {"says": "So it is", "test": f"one-side <= {bound}", "tests": "question"}
        for name, bound in (("z-check", 9), ("a-check", 8))
    }

    assert ["z-check", "a-check"] == run_checks(entries, claims_of(one_side="5"), {})["id"].tolist()


def test_a_reference_is_told_from_an_identity():
    """A comparison with reference data says that it is one."""
    assert "reference" == check(claims_of(one_side="5"), "one-side == 5", kind="reference")["kind"]


# --- checks that cannot be evaluated --------------------------------------------------------------

REFUSED = [
    ("cards-neded == 5", "no claim 'cards-neded' in data/raw/claims.csv: mend the id"),
    (
        "same(cards-needed, made-by-fab)",
        (
            "claim 'cards-needed' names no object, no state and no closed period: same() compares "
            "only these"
        ),
    ),
    ("count(cards-neded) == 1", "no claim 'cards-neded'"),
    ("count(card-price, card-price) == 2", "count() names a claim twice: card-price, card-price"),
    ("whole(revenue-goal)", "revenue-goal is in CNY: only a plain number can be whole"),
    ("workday(launch-date)", "claim 'launch-date' is no single day: workday() asks for one"),
    ("workday(card-price)", "claim 'card-price' has no closed period"),
    (
        "growth(card-price, revenue-goal) == 1",
        "cannot compare card-price (card^-1) and revenue-goal (no counted thing)",
    ),
    ("share(cards-needed, 5 wafer) == 1", "cannot compare cards-needed (card) and 5 wafer (wafer)"),
    (
        "share(revenue-goal, 5 USD) == 1",
        "cannot compare CNY and USD: revenue-goal and 5 USD do not measure the same thing",
    ),
    (
        "cards-needed + 5 wafer == 5",
        (
            "cannot add cards-needed (card) and 5 wafer (wafer): multiply one by a constant such "
            "as 2 die/chip, which says how they relate"
        ),
    ),
    (
        "revenue-goal - card-price == 5 CNY",
        "cannot subtract revenue-goal (no counted thing) and card-price (card^-1)",
    ),
    ("made-by-fab == 5", "claim 'made-by-fab' has no number: use same(), days() or months()"),
    ("launch-date == 5", "claim 'launch-date' has no number"),
    ("days(cards-needed, launch-date) == 5 day", "claim 'cards-needed' has no closed period"),
    (
        "revenue-goal == cards-needed",
        "the left side, revenue-goal, is in CNY, the right, cards-needed, in plain numbers",
    ),
    ("revenue-goal == 5 USD", "the left side, revenue-goal, is in CNY, the right, 5 USD, in USD"),
    (
        "revenue-goal + 1 == 5",
        "cannot add CNY and a plain number: revenue-goal and 1 do not measure the same thing",
    ),
    (
        "revenue-goal / (cards-needed - cards-needed) == 5 CNY",
        "revenue-goal is divided by cards-needed - cards-needed: the divisor is zero",
    ),
    (
        "revenue-goal / (cards-needed - 142900 card) == 5 CNY/card",
        "revenue-goal is divided by cards-needed - 142900 card: the divisor's interval holds zero",
    ),
    (
        "growth(cards-needed - cards-needed, cards-needed) == 5",
        (
            "growth(cards-needed - cards-needed, cards-needed): the base must be above nought,"
            " got 0.0"
        ),
    ),
    (
        "growth(cards-needed - 142900 card, cards-needed) == 5",
        "growth(cards-needed - 142900 card, cards-needed): the base must be above nought",
    ),
    ("cards-needed / 0 == 5", "cards-needed is divided by 0: the divisor is zero"),
    (
        "(1 card - cards-needed) ** 0.5 == 5",
        "(1 card - cards-needed) ** 0.5: only what is not negative is raised to a broken power",
    ),
    ("9 ** 999 == 5", "9 ** 999: the result is out of range"),
    ("cards-needed == 5 parsec", "parsec"),
    ("cards-needed == 5 /card/", "at character 20"),
    ("cards-needed == 5 mm^mm", "at character 21"),
    ("cards-needed == 5 mm^", "at character 21"),
    ("cards-needed = 5", "cannot read 'cards-needed = 5' at character 14"),
    ("import os", "cannot read 'import os' at character 1"),
]


@pytest.mark.parametrize(("test", "reason"), REFUSED)
def test_a_check_that_cannot_be_evaluated_is_refused(tiny, refusal, test, reason):
    """The message names the check and what is wrong with it; nothing is written."""
    (tiny / "data/raw/checks.yml").write_text(
        f"odd-check:\n  says: Something\n  test: {test}\n", "utf-8"
    )

    error = refusal(tiny)

    assert isinstance(error, CheckError)
    assert str(error).startswith("check odd-check: ")
    assert reason in str(error)


# --- every verdict is explained -------------------------------------------------------------------

UNEXPLAINED = [
    (
        {"test": "left-side == right-side", "error": "unit"},
        "100",
        "200",
        "it is fails: say in `ruling` what a reader should make of it",
    ),
    (
        {"test": "left-side == right-side", "ruling": "So"},
        "100",
        "200",
        "it is fails: say in `error` what kind of error it is: rounding, unit, scope",
    ),
    (
        {"test": "left-side == right-side"},
        "超100",
        "300",
        "it is not refuted: say in `ruling` what keeps the check open",
    ),
    (
        {"test": "left-side == right-side", "error": "unit"},
        "100",
        "100",
        "it is holds, so it has no kind of error: drop `error: unit`",
    ),
    (
        {"test": "left-side == right-side", "undefined": "Two things", "error": "unit"},
        "100",
        "300",
        "it is undefined, so it has no kind of error",
    ),
]


@pytest.mark.parametrize(("entry", "left", "right", "message"), UNEXPLAINED)
def test_a_verdict_without_its_explanation_is_refused(entry, left, right, message):
    """Whoever fails an article, or cannot decide, says in one line why; the message names
    check, verdict and mend.
    """
    with pytest.raises(TableError) as caught:
        run_checks(
            {"a-check": {"says": "So it is", "tests": "question", **entry}},
            claims_of(left_side=left, right_side=right),
            {},
        )

    assert [("data/raw/checks.yml", "a-check", "explained")] == [
        (problem.file, problem.column, problem.rule) for problem in caught.value.problems
    ]
    assert message in str(caught.value)


def test_an_explained_failure_carries_its_kind():
    """Kind of error and explanation stand in the clean table, beside the verdict."""
    row = check(
        claims_of(left_side="100", right_side="200"),
        "left-side == right-side",
        error="rounding",
        ruling="Rounded too far",
    )

    assert ("fails", "rounding", "Rounded too far") == tuple(row[["verdict", "error", "ruling"]])


SAID = {"asserts": "It is so", "severity": "minor"}  # what a failing statement tells beside


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (SAID, ("statement", "fails")),
        ({"tests": "statement", **SAID}, ("statement", "fails")),
        ({"tests": "question"}, ("question", "fails")),
        ({"tests": "agreement"}, ("agreement", "differs")),
    ],
)
def test_what_nobody_states_differs(cells, expected):
    """A statement or a question of ours fails; two claims that nobody says agree only differ."""
    entry = {
        "says": "So it is",
        "test": "left-side == right-side",
        "error": "unit",
        "ruling": "So",
        **cells,
    }
    row = run_checks({"a-check": entry}, claims_of(left_side="100", right_side="200"), {}).iloc[0]

    assert expected == tuple(row[["tests", "verdict"]])


@pytest.mark.parametrize(
    ("tests", "expected"),
    [({}, ("agreement", "differs")), ({"tests": "statement", **SAID}, ("statement", "fails"))],
)
def test_a_contradiction_compares_unless_it_says_otherwise(tests, expected):
    """A contradiction differs; where one of its claims is what is tested, it fails."""
    entry = {
        "says": "So",
        "contradiction": ["left-side", "right-side"],
        "error": "unit",
        "ruling": "The left",
    }
    row = run_checks(
        {"a-pair": entry | tests}, claims_of(left_side="100", right_side="200"), {}
    ).iloc[0]

    assert expected == tuple(row[["tests", "verdict"]])


def test_what_holds_does_not_differ():
    """Claims that meet hold, whoever states that they do."""
    assert (
        "holds"
        == check(
            claims_of(left_side="100", right_side="100"),
            "left-side == right-side",
            tests="agreement",
        )["verdict"]
    )


def test_all_unexplained_verdicts_are_told_at_once():
    """Whoever mends the file sees every gap, not the first."""
    entries = {
        name: {"says": "So it is", "test": test, "tests": "question"}
        for name, test in (
            ("a-check", "left-side == right-side"),
            ("b-check", "left-side >= right-side"),
        )
    }

    with pytest.raises(TableError, match=r"4 problem\(s\)"):
        run_checks(entries, claims_of(left_side="100", right_side="200"), {})


# --- contradictions -------------------------------------------------------------------------------

KINDS = {"card_count": "measure"}


def test_claims_that_do_not_meet_are_found():
    """Two prints about one thing whose intervals are apart contradict each other."""
    assert [("first-print", "other-print")] == contradictions(
        claims_of(first_print="100", other_print="200"), KINDS
    )


@pytest.mark.parametrize("other", ["104", "约110", "超90"])
def test_claims_that_meet_within_rounding_are_none(other):
    """What rounding or a soft word explains is no contradiction."""
    assert [] == contradictions(claims_of(first_print="100", other_print=other), KINDS)


@pytest.mark.parametrize(
    "cells",
    [
        {"entity": "card-two"},
        {"scope": "planned"},
        {"as_of": "2026"},
        {"base": "card-two"},
        {"metric": "guesses"},
        {"unit": "chip"},
    ],
)
def test_what_differs_in_scope_is_not_compared(cells):
    """Another entity, scope, time, base or unit is another thing; a metric with many
    values contradicts nothing.
    """
    claims = claims_of(first_print="100", other_print=printed("200", **cells))

    assert [] == contradictions(claims, KINDS)


def test_a_repeat_needs_no_ruling_of_its_own():
    """Two prints of one figure stand on one side, and a ruling on either is a ruling on both."""
    claims = claims_of(a_print="100", b_print="200", c_print="100")

    assert [("a-print", "b-print")] == contradictions(claims, KINDS)
    assert [] == contradictions(claims, KINDS, {frozenset(("c-print", "b-print"))})


def test_a_contradiction_may_take_any_form():
    """A check of the kind contradiction over two claims rules on them, however it compares them."""
    assert {frozenset(("launch-one", "launch-two"))} == ruled_pairs(
        {
            "two-days": {
                "says": "So",
                "kind": "contradiction",
                "test": "days(launch-one, launch-two) / 1 day == 0",
            }
        }
    )


def test_three_claims_make_every_pair():
    """Each two that do not meet are listed."""
    claims = claims_of(a_print="100", b_print="200", c_print="300")

    assert [
        ("a-print", "b-print"),
        ("a-print", "c-print"),
        ("b-print", "c-print"),
    ] == contradictions(claims, KINDS)


def test_a_repeat_adds_no_contradiction_to_what_it_repeats():
    """What contradicts a claim is ruled on once, however many pages repeat the claim."""
    claims = claims_of(
        first_print="100", other_print="200", later_page=printed("200", origin="other-print")
    )

    assert [("first-print", "other-print")] == contradictions(claims, KINDS)


def test_a_repeat_that_changes_its_figure_is_found():
    """A page that repeats a claim with another figure contradicts what it repeats."""
    assert [("first-print", "later-page")] == contradictions(
        claims_of(first_print="100", later_page=printed("200", origin="first-print")), KINDS
    )


def test_repeats_of_one_source_are_compared():
    """Two pages that name one source and differ contradict each other: one of them slipped."""
    claims = claims_of(
        one_page=printed("100", origin="release"), other_page=printed("200", origin="release")
    )

    assert [("one-page", "other-page")] == contradictions(claims, KINDS)


def test_a_contradiction_without_a_ruling_fails():
    """Nobody may leave two prints side by side without saying which to prefer."""
    with pytest.raises(
        CheckError,
        match=(
            r"1 contradiction\(s\) without a ruling in data/raw/checks.yml: first-print and "
            r"other-print"
        ),
    ):
        run_checks({}, claims_of(first_print="100", other_print="200"), KINDS)


@pytest.mark.parametrize("pair", [["first-print", "other-print"], ["other-print", "first-print"]])
def test_a_ruling_settles_a_contradiction(pair):
    """Ruled in either order, the pair is a row of the audit with its factor."""
    rows = run_checks(
        {
            "two-prints": {
                "says": "They agree",
                "contradiction": pair,
                "ruling": "The first",
                "error": "date",
            }
        },
        claims_of(first_print="100", other_print="200"),
        KINDS,
    )

    assert ["contradiction", "differs", "The first", " ".join(pair)] == rows.iloc[0][
        ["kind", "verdict", "ruling", "claims"]
    ].tolist()


def test_a_ruling_may_say_why_two_claims_do_not_compare():
    """A pair that speaks of two things is undefined, with the reason."""
    rows = run_checks(
        {
            "two-prints": {
                "says": "They agree",
                "contradiction": ["first-print", "other-print"],
                "undefined": "Two things",
            }
        },
        claims_of(first_print="100", other_print="200"),
        KINDS,
    )

    assert ("undefined", "Two things") == tuple(rows.iloc[0][["verdict", "ruling"]])


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("[no-claim, cards-needed]", "no claim 'no-claim'"),
        ("[revenue-goal, cards-needed]", "the left side, revenue-goal, is in CNY"),
    ],
)
def test_a_contradiction_between_nothing_is_refused(tiny, refusal, pair, message):
    """A ruling on an unknown claim, or on two units, is refused."""
    (tiny / "data/raw/checks.yml").write_text(
        f"odd-pair:\n  says: Something\n  contradiction: {pair}\n  ruling: None\n", "utf-8"
    )

    assert message in str(refusal(tiny))


def test_an_unruled_contradiction_stops_cleaning(tiny, edit, refusal):
    """The whole run stops at a contradiction that nobody ruled on."""
    other = {
        "id": "cards-needed-too",
        "source": "sheet",
        "line": "",
        "offset": "",
        "locator": "table 2",
        "literal": "20万张",
    }
    edit(tiny, "claims", lambda rows: rows.insert(2, {**rows[1], **other}))

    assert "without a ruling in data/raw/checks.yml: cards-needed and cards-needed-too" in str(
        refusal(tiny)
    )


# --- words and dates contradict too ---------------------------------------------------------------

WORD_KINDS = {"made_by": "relation", "stage": "status", "launched_on": "date"}


def fab(name, **cells):
    return {"metric": "made_by", "object": name, **cells}


def test_two_makers_of_one_thing_are_found():
    """Two places that name two foundries for one chip contradict each
    other, whenever they say so.
    """
    claims = claims_of(
        maker_one=fab("fab", line="1", as_of="2025-09"),
        maker_two=fab("other", line="2", as_of="2026-01"),
    )

    assert [("maker-one", "maker-two")] == contradictions(claims, WORD_KINDS)


@pytest.mark.parametrize(
    "cells",
    [
        {"line": "1"},
        {"line": "2", "object": "fab"},
        {"line": "2", "entity": "card-two"},
        {"line": "2", "scope": "packaging"},
    ],
)
def test_a_list_of_makers_is_none(cells):
    """What one line names together, or names alike, or says of another
    thing, contradicts nothing.
    """
    assert [] == contradictions(
        claims_of(
            maker_one=fab("fab"),
            maker_two=fab("other", **cells)
            if "object" not in cells
            else {"metric": "made_by", **cells},
        ),
        WORD_KINDS,
    )


def test_a_shared_name_settles_two_lists():
    """Three founders in one place and one of them in another agree."""
    claims = claims_of(
        maker_a=fab("fab"), maker_b=fab("other"), maker_c=fab("other", source="sheet")
    )

    assert [] == contradictions(claims, WORD_KINDS)


def test_a_ruling_on_one_name_settles_two_lists():
    """A ruling on any pair across two lists is a ruling on the lists."""
    claims = claims_of(
        maker_a=fab("fab"), maker_b=fab("other"), maker_c=fab("third", source="sheet")
    )

    assert [("maker-a", "maker-c")] == contradictions(claims, WORD_KINDS)
    assert [] == contradictions(claims, WORD_KINDS, {frozenset(("maker-b", "maker-c"))})


def stage(word, **cells):
    return {"metric": "stage", "state": word, **cells}


@pytest.mark.parametrize(
    ("time", "expected"), [("2026-01", [("stage-one", "stage-two")]), ("2026-05", [])]
)
def test_a_state_may_change_with_time(time, expected):
    """Launched and not launched in one month contradict each other; months apart they do not."""
    claims = claims_of(
        stage_one=stage("planned", as_of="2026-01"),
        stage_two=stage("launched", as_of=time, line="2"),
    )

    assert expected == contradictions(claims, WORD_KINDS)


def launch(start, end=None, **cells):
    return {"metric": "launched_on", **day(start, end), **cells}


LAUNCHES = [
    (launch("2026-01-17", as_of="2026-01-17"), launch("2026-01-19", as_of="2026-01-19"), True),
    (launch("2026-01-17"), launch("2026-01-01", "2026-01-31"), False),
    (launch("2026-01-17"), {"metric": "launched_on", "period_end": "2026-01-10"}, True),
    (launch("2026-01-17"), {"metric": "launched_on", "period_start": "2026-01-10"}, False),
    (
        launch("2026-06-01", modality="target", as_of="2026-01"),
        launch("2026-09-01", modality="target", as_of="2026-01"),
        True,
    ),
    (
        launch("2026-06-01", modality="target", as_of="2026-01"),
        launch("2026-09-01", modality="target", as_of="2026-05"),
        False,
    ),
    (launch("2026-06-01", modality="target"), launch("2026-09-01"), False),
]


@pytest.mark.parametrize(("first", "second", "found"), LAUNCHES)
def test_dates_that_do_not_meet_are_found(first, second, found):
    """Two days of one event contradict each other; a plan that moves, or is missed, does not."""
    assert found == bool(contradictions(claims_of(launch_one=first, launch_two=second), WORD_KINDS))


@pytest.mark.parametrize(
    ("test", "days"),
    [("same(launch-one, launch-two)", 2.0), ("same(launch-two, launch-one)", -2.0)],
)
def test_a_check_of_two_dates_is_a_ruling(test, days):
    """A check that compares the pair and nothing else rules on it."""
    entries = {
        "two-days": {
            "says": "One day",
            "kind": "contradiction",
            "test": test,
            "error": "date",
            "ruling": "The first",
        }
    }

    row = run_checks(
        entries,
        claims_of(launch_one=launch("2026-01-17"), launch_two=launch("2026-01-19")),
        WORD_KINDS,
    ).iloc[0]

    assert ("contradiction", "differs", "date", "day", days, days) == tuple(
        row[["kind", "verdict", "error", "unit", "left_low", "left_high"]]
    )


@pytest.mark.parametrize(
    "test",
    [
        "months(launch-one, launch-two) == 2 month",
        "days(launch-one, launch-two) <= 9 day",
        "workday(launch-one)",
    ],
)
def test_a_check_of_something_else_is_no_ruling(test):
    """How far two dates lie apart rules on neither."""
    assert set() == ruled_pairs({"two-days": {"says": "So", "test": test}})


def test_a_figure_may_contradict_a_word():
    """An order of so many chips stands against the statement that none are sold; they
    never agree by their words.
    """
    claims = claims_of(
        an_order=printed("200", shown="200 chips"),
        not_sold={"object": "buyers", "shown": "buyers"},
        launch_one=launch("2026-01-17"),
    )
    row = run_checks(
        {
            "a-pair": {
                "says": "So",
                "contradiction": ["an-order", "not-sold"],
                "error": "date",
                "ruling": "The order",
            }
        },
        claims,
        {},
    ).iloc[0]

    assert ("differs", "an-order not-sold", "The order") == tuple(
        row[["verdict", "claims", "ruling"]]
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"shown": "planned", "scope": "nearly"}, "differs"),
        ({"shown": "launched"}, "differs"),
        ({"shown": "planned"}, "holds"),
    ],
)
def test_words_contradict_with_their_scope(cells, expected):
    """Done and nearly done are one state, and a ruling may still be wanted on what was said."""
    claims = claims_of(
        stage_one=stage("planned", shown="planned"), stage_two=stage(cells["shown"], **cells)
    )

    assert (
        expected
        == judge(
            "a-pair",
            {"says": "So", "contradiction": ["stage-one", "stage-two"]},
            claims.set_index("id").to_dict("index"),
        )["verdict"]
    )


def test_a_contradiction_may_name_words_or_dates():
    """The short form asks the question that its claims can answer."""
    claims = claims_of(
        maker_one=fab("fab", shown="Fab"),
        maker_two=fab("other", line="2", shown="Other"),
        launch_one=launch("2026-01-17"),
        launch_two=launch("2026-01-19"),
    )
    entries = {
        name: {"says": "So", "contradiction": pair, "error": "date", "ruling": "The first"}
        for name, pair in {
            "a-pair": ["maker-one", "maker-two"],
            "b-pair": ["launch-one", "launch-two"],
        }.items()
    }

    assert ["differs", "differs"] == run_checks(entries, claims, WORD_KINDS)["verdict"].tolist()
