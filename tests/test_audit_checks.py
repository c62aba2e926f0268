"""Verdicts: five words, each earned; what is correctly rounded never fails, what is off always does."""

from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.audit.checks import contradictions, run_checks
from chipledger.audit.interval import Quantity
from chipledger.audit.verdicts import verdict_of
from chipledger.errors import CheckError
from chipledger.literals import read
from chipledger.vocabulary import VERDICTS

BLANK = {"entity": "card-one", "metric": "card_count", "scope": "", "as_of": "", "base": "", "object": "", "state": "", "period_start": "", "period_end": "",
         "value": None, "unit": ""}


def claims_of(**rows):
    """Clean claims from literals, or from dicts of cells where a claim is no plain number."""
    figures = {name: {**read(row, "")._asdict()} if isinstance(row, str) else row for name, row in rows.items()}
    return pd.DataFrame([{**BLANK, "id": name.replace("_", "-"), **row} for name, row in figures.items()])


def printed(literal, **cells):
    return {**read(literal, "")._asdict(), **cells}


def check(claims, test, **entry):
    """The one row that a check makes."""
    return run_checks({"a-check": {"says": "So it is", "test": test, **entry}}, claims, {}).iloc[0]


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


@pytest.mark.parametrize(("left", "sign", "right", "verdict", "factor"), CASES)
def test_a_comparison_gets_its_verdict(left, sign, right, verdict, factor):
    """The verdict follows from print and sign; a failure tells by what factor."""
    row = check(claims_of(left_side=left, right_side=right), f"left-side {sign} right-side")

    assert (verdict, factor) == (row["verdict"], None if pd.isna(row["factor"]) else row["factor"])


@pytest.mark.parametrize(("second", "verdict"), [("fab", "holds"), ("other", "fails")])
def test_words_hold_or_fail(second, verdict):
    """Two relations name the same thing or they do not; there is no rounding of names."""
    row = check(claims_of(maker_one={"object": "fab"}, maker_two={"object": second}), "same(maker-one, maker-two)")

    assert verdict == row["verdict"]
    assert row[["left_low", "left_high", "right_low", "right_high", "factor"]].isna().all()


def test_states_are_words_too():
    """Statuses compare by their state."""
    assert "fails" == check(claims_of(stage_one={"state": "planned"}, stage_two={"state": "stopped"}), "same(stage-one, stage-two)")["verdict"]


def test_what_cannot_be_compared_is_undefined():
    """Where scopes differ the verdict is withheld, and the reason stands in its place."""
    row = check(claims_of(left_side="100", right_side="200"), "left-side == right-side", undefined="One is dense, the other sparse")

    assert ("undefined", "One is dense, the other sparse") == (row["verdict"], row["ruling"])
    assert pd.isna(row["factor"])


def test_a_computed_value_within_the_print_holds():
    """2,841 wafers by division, however wide the division leaves it, are the 2,840 that are printed."""
    assert ("holds", None) == verdict_of("==", Quantity(2841, 2700, 2990, 2700, 2990), Quantity(2840, 2835, 2845, 2835, 2845))


def test_every_verdict_has_a_case():
    """The cases above give each word of the vocabulary at least once."""
    assert set(VERDICTS) == {verdict for *_, verdict, _ in CASES} | {"undefined"}


@pytest.mark.parametrize(("sign", "left", "right"), [("<=", 0.1 + 0.2, 0.3), (">=", 0.3, 0.1 + 0.2), ("==", 0.1 + 0.2, 0.3)])
def test_the_last_bit_of_a_sum_decides_nothing(sign, left, right):
    """Points that differ by the computer's own rounding are equal."""
    points = [Quantity(*[number] * 5) for number in (left, right)]

    assert ("holds", None) == verdict_of(sign, *points)


# --- rounding never fails, errors always do --------------------------------------------------------------------------


def rounded_print(number, digits):
    """A number as an article prints it, correctly rounded to significant digits."""
    return format(Decimal(f"{number:.{digits - 1}e}"), "f")


FACTORS = st.floats(0.01, 1e6)
DIGITS = st.integers(2, 6)


@given(FACTORS, FACTORS, DIGITS, DIGITS, DIGITS)
def test_a_true_product_never_fails(one, other, first, second, third):
    """Factors and product, each correctly rounded to any number of digits from two, are never called wrong."""
    prints = [rounded_print(number, wanted) for number, wanted in zip((one, other, one * other), (first, second, third), strict=True)]
    claims = claims_of(one_factor=prints[0], other_factor=prints[1], the_product=prints[2])

    row = check(claims, "one-factor * other-factor == the-product")

    assert "fails" != row["verdict"]


@given(FACTORS, FACTORS, DIGITS, DIGITS, DIGITS)
def test_a_true_quotient_never_fails(one, other, first, second, third):
    """The same for a division."""
    prints = [rounded_print(number, wanted) for number, wanted in zip((one * other, other, one), (first, second, third), strict=True)]
    claims = claims_of(the_whole=prints[0], one_part=prints[1], the_quotient=prints[2])

    assert "fails" != check(claims, "the-whole / one-part == the-quotient")["verdict"]


@given(FACTORS, FACTORS, DIGITS, DIGITS)
def test_a_true_order_never_fails(one, other, first, second):
    """The smaller of two numbers, rounded, is never said to be the larger."""
    small, large = sorted((one, other))
    claims = claims_of(small_one=rounded_print(small, first), large_one=rounded_print(large, second))

    assert "fails" != check(claims, "small-one <= large-one")["verdict"]


@given(FACTORS, FACTORS, DIGITS, DIGITS, DIGITS, st.one_of(st.floats(0.01, 0.8), st.floats(1.25, 100)))
def test_a_product_off_by_more_than_its_print_fails(one, other, first, second, third, error):
    """Two digits leave five percent each way: what is a quarter off, through two factors, cannot be rounding."""
    wrong = error * one * other
    claims = claims_of(one_factor=rounded_print(one, first), other_factor=rounded_print(other, second), the_product=rounded_print(wrong, third))

    row = check(claims, "one-factor * other-factor == the-product")

    assert "fails" == row["verdict"]
    assert 1 / error == pytest.approx(row["factor"], rel=0.17, abs=1e-4)


@given(FACTORS, DIGITS)
def test_a_figure_just_outside_its_print_fails(number, digits):
    """Past the half unit of the last place that the print allows there is no rounding left."""
    figure = read(rounded_print(number, digits), "")
    outside = [figure.low - (figure.high - figure.low) / 1000, figure.high + (figure.high - figure.low) / 1000]

    assert ["fails", "fails"] == [verdict_of("==", Quantity(*figure[:5]), Quantity(*[point] * 5))[0] for point in outside]


# --- what a row says -------------------------------------------------------------------------------------------------


def test_a_row_says_what_was_compared():
    """Both intervals stand in the unit that readers know, with the claims that were used."""
    claims = claims_of(build_start={"period_start": "2025-01-01", "period_end": "2025-01-01"}, build_end={"period_start": "2025-07-01", "period_end": "2025-07-01"},
                       build_time=printed("6个月"))

    row = check(claims, "months(build-start, build-end) == build-time", ruling="It is so")

    assert ("a-check", "identity", "So it is", "months(build-start, build-end) == build-time", "build-start build-end build-time", "month", "holds after rounding", "It is so") == tuple(
        row[["id", "kind", "says", "test", "claims", "unit", "verdict", "ruling"]])
    assert [5.947, 5.947, 5.5, 6.5] == pytest.approx(row[["left_low", "left_high", "right_low", "right_high"]].tolist(), abs=0.001)


def test_checks_keep_the_order_of_their_file():
    """Readers of the audit find checks where their author put them."""
    entries = {name: {"says": "So it is", "test": "one-side == one-side"} for name in ("z-check", "a-check")}

    assert ["z-check", "a-check"] == run_checks(entries, claims_of(one_side="5"), {})["id"].tolist()


def test_a_reference_is_told_from_an_identity():
    """A comparison with reference data says that it is one."""
    assert "reference" == check(claims_of(one_side="5"), "one-side == one-side", kind="reference")["kind"]


# --- checks that cannot be evaluated ---------------------------------------------------------------------------------

REFUSED = [
    ("cards-neded == 5", "no claim 'cards-neded' in data/raw/claims.csv: mend the id"),
    ("same(cards-needed, made-by-fab)", "claim 'cards-needed' names no object and no state: same() compares only these"),
    ("made-by-fab == 5", "claim 'made-by-fab' has no number: use same(), days() or months()"),
    ("launch-date == 5", "claim 'launch-date' has no number"),
    ("days(cards-needed, launch-date) == 5 day", "claim 'cards-needed' has no closed period"),
    ("revenue-goal == cards-needed", "the left side is in CNY, the right in plain numbers"),
    ("revenue-goal == 5 USD", "the left side is in CNY, the right in USD"),
    ("revenue-goal + 1 == 5", "cannot add CNY and a plain number"),
    ("revenue-goal / (cards-needed - cards-needed) == 5 CNY", "the divisor's interval holds zero"),
    ("cards-needed / 0 == 5", "the divisor's interval holds zero"),
    ("(cards-needed - cards-needed) ** 2 == 5", "only a quantity that cannot be negative is raised to a power"),
    ("9 ** 999 == 5", "out of range"),
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
    (tiny / "data/raw/checks.yml").write_text(f"odd-check:\n  says: Something\n  test: {test}\n", "utf-8")

    error = refusal(tiny)

    assert isinstance(error, CheckError)
    assert str(error).startswith("check odd-check: ")
    assert reason in str(error)


# --- contradictions --------------------------------------------------------------------------------------------------

KINDS = {"card_count": "measure"}


def test_claims_that_do_not_meet_are_found():
    """Two prints about one thing whose intervals are apart contradict each other."""
    assert [("first-print", "other-print")] == contradictions(claims_of(first_print="100", other_print="200"), KINDS)


@pytest.mark.parametrize("other", ["104", "约110", "超90"])
def test_claims_that_meet_within_rounding_are_none(other):
    """What rounding or a soft word explains is no contradiction."""
    assert [] == contradictions(claims_of(first_print="100", other_print=other), KINDS)


@pytest.mark.parametrize("cells", [{"entity": "card-two"}, {"scope": "planned"}, {"as_of": "2026"}, {"base": "card-two"}, {"metric": "guesses"}, {"unit": "chip"}])
def test_what_differs_in_scope_is_not_compared(cells):
    """Another entity, scope, time, base or unit is another thing; a metric with many values contradicts nothing."""
    claims = claims_of(first_print="100", other_print=printed("200", **cells))

    assert [] == contradictions(claims, KINDS)


def test_three_claims_make_every_pair():
    """Each two that do not meet are listed."""
    claims = claims_of(a_print="100", b_print="200", c_print="300")

    assert [("a-print", "b-print"), ("a-print", "c-print"), ("b-print", "c-print")] == contradictions(claims, KINDS)


def test_a_repeat_adds_no_contradiction_to_what_it_repeats():
    """What contradicts a claim is ruled on once, however many pages repeat the claim."""
    claims = claims_of(first_print="100", other_print="200", later_page=printed("200", origin="other-print"))

    assert [("first-print", "other-print")] == contradictions(claims, KINDS)


def test_a_repeat_that_changes_its_figure_is_found():
    """A page that repeats a claim with another figure contradicts what it repeats."""
    assert [("first-print", "later-page")] == contradictions(claims_of(first_print="100", later_page=printed("200", origin="first-print")), KINDS)


def test_repeats_of_one_source_are_compared():
    """Two pages that name one source and differ contradict each other: one of them slipped."""
    claims = claims_of(one_page=printed("100", origin="release"), other_page=printed("200", origin="release"))

    assert [("one-page", "other-page")] == contradictions(claims, KINDS)


def test_a_contradiction_without_a_ruling_fails():
    """Nobody may leave two prints side by side without saying which to prefer."""
    with pytest.raises(CheckError, match=r"1 contradiction\(s\) without a ruling in data/raw/checks.yml: first-print and other-print"):
        run_checks({}, claims_of(first_print="100", other_print="200"), KINDS)


@pytest.mark.parametrize("pair", [["first-print", "other-print"], ["other-print", "first-print"]])
def test_a_ruling_settles_a_contradiction(pair):
    """Ruled in either order, the pair is a row of the audit with its factor."""
    rows = run_checks({"two-prints": {"says": "They agree", "contradiction": pair, "ruling": "The first"}},
                      claims_of(first_print="100", other_print="200"), KINDS)

    assert ["contradiction", "fails", "The first", " ".join(pair)] == rows.iloc[0][["kind", "verdict", "ruling", "claims"]].tolist()


def test_a_ruling_may_say_why_two_claims_do_not_compare():
    """A pair that speaks of two things is undefined, with the reason."""
    rows = run_checks({"two-prints": {"says": "They agree", "contradiction": ["first-print", "other-print"], "undefined": "Two things"}},
                      claims_of(first_print="100", other_print="200"), KINDS)

    assert ("undefined", "Two things") == tuple(rows.iloc[0][["verdict", "ruling"]])


@pytest.mark.parametrize(("pair", "message"), [("[no-claim, cards-needed]", "no claim 'no-claim'"), ("[revenue-goal, cards-needed]", "the left side is in CNY")])
def test_a_contradiction_between_nothing_is_refused(tiny, refusal, pair, message):
    """A ruling on an unknown claim, or on two units, is refused."""
    (tiny / "data/raw/checks.yml").write_text(f"odd-pair:\n  says: Something\n  contradiction: {pair}\n  ruling: None\n", "utf-8")

    assert message in str(refusal(tiny))


def test_an_unruled_contradiction_stops_cleaning(tiny, edit, refusal):
    """The whole run stops at a contradiction that nobody ruled on."""
    other = {"id": "cards-needed-too", "source": "sheet", "line": "", "offset": "", "locator": "table 2", "literal": "20万张"}
    edit(tiny, "claims", lambda rows: rows.insert(2, {**rows[1], **other}))

    assert "without a ruling in data/raw/checks.yml: cards-needed and cards-needed-too" in str(refusal(tiny))
