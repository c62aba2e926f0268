"""What counts against an article: a sentence of its own, one slip for one mistake, and a test
that could have failed.
"""

import pandas as pd
import pytest

from chipledger.audit.checks import run_checks
from chipledger.audit.statements import slips_of
from chipledger.errors import TableError
from tests.helpers.clean_claims import claims_of, day, printed

FAILING = {
    "says": "So it is",
    "test": "left-side == right-side",
    "error": "unit",
    "ruling": "It is not",
    "asserts": "It is so",
    "severity": "minor",
}


def entry(**cells):
    """A failing statement, with cells changed, or left out where they are None."""
    return {key: value for key, value in {**FAILING, **cells}.items() if value is not None}


def two(**cells):
    """Two claims of one paper that do not meet."""
    return claims_of(left_side="100", right_side="200", **cells)


def refused(entries, claims):
    """The problems for which checks are refused."""
    with pytest.raises(TableError) as caught:
        run_checks(entries, claims, {})
    return caught.value.problems


def test_a_statement_tells_whose_sentence_it_is():
    """A failing statement names its source, what that source says, and its slip, which is its own
    name unless it says otherwise.
    """
    row = run_checks({"a-check": entry()}, two(), {}).iloc[0]

    assert ("paper", "It is so", "a-check", "minor") == tuple(
        row[["source", "asserts", "slip", "severity"]]
    )


def test_a_statement_is_of_the_one_article_that_takes_part():
    """Where pages are held against one article, the sentence is the article's."""
    claims = claims_of(left_side=printed("100"), right_side=printed("200", source="page", line=""))

    assert "paper" == run_checks({"a-check": entry()}, claims, {}).iloc[0]["source"]


SPOILED = [
    (entry(asserts=None), "asserts", "tell in `asserts`, in your own words, the sentence"),
    (
        entry(severity=None),
        "severity",
        "say in `severity` what the mistake does: serious, minor, near",
    ),
    (
        entry(source="sheet"),
        "whose sentence",
        "`source` is one of those that the claims stand in: paper",
    ),
    (
        entry(test="left-side <= right-side", error=None),
        "only where it fails",
        "drop `severity`: the check is holds",
    ),
    (
        entry(test="left-side <= right-side", error=None, severity=None, slip="a-slip"),
        "only where it fails",
        "drop `slip`: the check is holds",
    ),
    (
        entry(tests="question"),
        "only a statement",
        "drop `asserts`: it belongs to a statement, and this tests a question",
    ),
    (entry(tests="question", asserts=None), "only a statement", "drop `severity`"),
    (
        entry(tests="agreement", asserts=None, severity=None, slip="a-slip"),
        "only a statement",
        "drop `slip`",
    ),
    (
        entry(test="left-side == left-side", error=None, severity=None),
        "can fail",
        "both sides are one thing",
    ),
    (
        entry(test="left-side / left-side == 1", error=None, severity=None),
        "can fail",
        "both sides are one thing",
    ),
]


@pytest.mark.parametrize(("spoiled", "rule", "mend"), SPOILED)
def test_a_row_that_breaks_a_rule_is_refused(spoiled, rule, mend):
    """File, check, rule and mend are told."""
    problem = refused({"a-check": spoiled}, two())[0]

    assert ("data/raw/checks.yml", "a-check", rule) == (problem.file, problem.column, problem.rule)
    assert problem.mend.startswith(mend)


def test_two_articles_want_a_name():
    """Where claims of several articles take part, somebody says whose sentence is tested."""
    claims = claims_of(left_side=printed("100"), right_side=printed("200", source="other"))

    assert ["whose sentence"] == [problem.rule for problem in refused({"a-check": entry()}, claims)]
    assert "other" == run_checks({"a-check": entry(source="other")}, claims, {}).iloc[0]["source"]


OPEN = [
    ("超100", "==", "超200", "both sides are open above"),
    ("不到100", "==", "不超过200", "both sides are open down to nothing"),
    ("超100", ">=", "50", "the left side is open above"),
    ("50", "<=", "超100", "the right side is open above"),
    ("不到100", "<=", "50", "the left side is open below"),
    ("50", ">=", "不到100", "the right side is open below"),
]


@pytest.mark.parametrize(("left", "sign", "right", "why"), OPEN)
def test_what_no_print_could_refute_is_refused(left, sign, right, why):
    """A side that a soft word leaves open where the test would need its bound makes
    no check, whoever asks.
    """
    claims = claims_of(left_side=left, right_side=right)

    for tests in ("statement", "question"):
        checks = {
            "a-check": entry(
                test=f"left-side {sign} right-side",
                tests=tests,
                asserts="It is so" if tests == "statement" else None,
                error=None,
                severity=None,
            )
        }
        assert [
            (
                "can fail",
                (
                    f"{why}, so no print could refute it: compare the bound itself with low() or "
                    "high(), or drop the check"
                ),
            )
        ] == [(problem.rule, problem.mend) for problem in refused(checks, claims)]


@pytest.mark.parametrize(
    ("left", "sign", "right"),
    [
        ("超100", "==", "80"),
        ("超100", "<=", "80"),
        ("不到100", ">=", "200"),
        ("约100", "==", "200"),
        ("100", "<=", "不到90"),
    ],
)
def test_an_open_side_may_still_fail(left, sign, right):
    """An open side is fine where the other end decides."""
    row = run_checks(
        {"a-check": entry(test=f"left-side {sign} right-side")},
        claims_of(left_side=left, right_side=right),
        {},
    ).iloc[0]

    assert "fails" == row["verdict"]


REARRANGED = [
    ("one-side * two-side == the-sum", "the-sum / two-side == one-side"),
    ("one-side <= two-side", "two-side >= one-side"),
    ("growth(one-side, two-side) == the-sum", "two-side / one-side - 1 == the-sum"),
    ("share(one-side, two-side) <= 0.5", "2 * one-side <= two-side"),
    ("months(day-one, day-two) <= 3 month", "3 month >= months(day-one, day-two)"),
    ("days(day-one, day-two) == 0 day", "same(day-two, day-one)"),
    ("years(day-one, day-two) == 1 year", "days(day-two, day-one) / 1 day == 0 - 1 year / 1 day"),
]


@pytest.mark.parametrize(("first", "second"), REARRANGED)
def test_a_relation_is_asked_once(first, second):
    """Another check's relation, turned round, multiplied out or told in other
    units, is refused by name.
    """
    claims = claims_of(
        one_side="30",
        two_side="90",
        the_sum="2",
        day_one=day("2026-01-01"),
        day_two=day("2026-02-01"),
    )
    entries = {
        name: {"says": "So", "test": test, "tests": "question", "error": "unit", "ruling": "So"}
        for name, test in (("a-check", first), ("b-check", second))
    }

    assert ("b-check", "a-check asks the same, perhaps rearranged: drop one of the two") in [
        (problem.column, problem.mend)
        for problem in refused(entries, claims)
        if problem.rule == "asked once"
    ]


DIFFERENT = [
    ("one-side <= two-side", "one-side >= two-side"),
    ("one-side == two-side", "one-side == 2 * two-side"),
    ("one-side + two-side == the-sum", "one-side - two-side == the-sum"),
    ("months(day-one, day-two) <= 3 month", "months(day-two, day-one) <= 3 month"),
    ("low(one-side) == two-side", "one-side == two-side"),
]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_another_relation_over_the_same_claims_may_be_asked(first, second):
    """More than and less than, once and twice, are two questions."""
    claims = claims_of(
        one_side="30",
        two_side="90",
        the_sum="2",
        day_one=day("2026-01-01"),
        day_two=day("2026-02-01"),
    )
    entries = {
        name: {"says": "So", "test": test, "tests": "question", "error": "unit", "ruling": "So"}
        for name, test in (("a-check", first), ("b-check", second))
    }
    try:
        run_checks(entries, claims, {})
    except TableError as error:
        assert "asked once" not in [problem.rule for problem in error.problems]


def test_a_hedge_is_in_the_test():
    """A bound of a hedged print does not stand for the print; where it is the bound that
    the hedge names, it does.
    """
    claims = claims_of(left_side="约100", right_side="200")

    assert ["the hedge of the print"] == [
        problem.rule
        for problem in refused({"a-check": entry(test="high(left-side) == right-side")}, claims)
    ]
    assert (
        "fails"
        == run_checks(
            {"a-check": entry(test="low(left-side) == right-side")},
            claims_of(left_side="超100", right_side="200"),
            {},
        ).iloc[0]["verdict"]
    )


def test_an_end_of_a_range_is_a_print():
    """Both ends of a printed range are printed."""
    claims = claims_of(left_side=printed("100至200"), right_side="300")

    assert (
        "fails"
        == run_checks({"a-check": entry(test="low(left-side) == right-side")}, claims, {}).iloc[0][
            "verdict"
        ]
    )


def test_one_mistake_is_one_slip():
    """Two failing rows over the same claims share a slip, a severity and a
    source, or are refused.
    """
    other = entry(test="2 * left-side == right-side * 3")

    assert [("b-check", "one slip")] == [
        (problem.column, problem.rule)
        for problem in refused({"a-check": entry(), "b-check": other}, two())
    ]
    assert [("b-check", "one slip")] == [
        (problem.column, problem.rule)
        for problem in refused(
            {
                "a-check": entry(slip="a-slip"),
                "b-check": {**other, "slip": "a-slip", "severity": "serious"},
            },
            two(),
        )
    ]
    table = run_checks(
        {"a-check": entry(slip="a-slip"), "b-check": {**other, "slip": "a-slip"}}, two(), {}
    )
    assert [("a-slip", ("a-check", "b-check"), ("left-side", "right-side"))] == [
        (slip.slip, slip.checks, slip.claims) for slip in slips_of(table)
    ]


def test_slips_come_with_the_worst_first():
    """Readers meet what matters first."""
    entries = {
        "a-check": entry(severity="near"),
        "b-check": entry(test="2 * left-side == 3 * more-side", severity="serious"),
    }

    assert ["b-check", "a-check"] == [
        slip.slip for slip in slips_of(run_checks(entries, two(more_side="700"), {}))
    ]


def test_what_is_no_statement_makes_no_slip():
    """A question of ours and a comparison that nobody states fail or differ without blame."""
    entries = {
        "a-check": entry(tests="question", asserts=None, severity=None),
        "b-check": entry(
            test="left-side == more-side", tests="agreement", asserts=None, severity=None
        ),
    }
    table = run_checks(entries, two(more_side="700"), {})

    assert ["fails", "differs"] == table["verdict"].tolist()
    assert [] == slips_of(table)


def print_of(**cells):
    return {**printed("100", line="", locator="table 2"), "literal": "100", **cells}


def test_a_source_is_not_held_against_itself():
    """One print under two ids, and a page that repeats the article, decide nothing."""
    twice = claims_of(left_side=print_of(source="page"), right_side=print_of(source="page"))
    repeated = claims_of(
        left_side=printed("100", source="paper"), right_side=print_of(source="page", origin="paper")
    )
    checks = {"a-check": entry(error=None, severity=None, source=None)}

    assert ["two sources"] == [problem.rule for problem in refused(checks, twice)]
    assert [
        (
            "right-side repeats what it is held against: hold it against something else, or drop "
            "the check"
        )
    ] == [problem.mend for problem in refused(checks, repeated)]


def test_a_fault_is_told_with_its_line(tiny, refusal):
    """The row is the line of the entry in the file, and nothing is written."""
    (tiny / "data/raw/checks.yml").write_text(
        (
            "# checks\n\nodd-check:\n  says: Something\n  test: cards-needed == 5\n"
            "  error: unit\n  ruling: So\n"
        ),
        "utf-8",
    )

    error = refusal(tiny)

    assert [
        ("data/raw/checks.yml", 3, "odd-check", "asserts"),
        ("data/raw/checks.yml", 3, "odd-check", "severity"),
    ] == [problem[:4] for problem in error.problems]


def test_slips_of_nothing():
    """An audit without checks has no slips."""
    assert [] == slips_of(pd.DataFrame({"slip": [], "severity": []}))
