"""The league tables: who is checked how often, with what outcome, and how sure a small share is."""

from math import inf, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.audit.league import (
    ALONE,
    ASKED,
    LISTED,
    SAID,
    articles_of,
    badness,
    flagged,
    gap,
    group_of,
    league,
    logarithmic_middle,
    placed,
    ratio,
    reach_of,
    share_of,
    worst,
)

SOURCES = {"a-claim": "paper", "b-claim": "paper", "c-claim": "other", "d-claim": "page"}
TEXTS = {"paper", "other"}


def check(names, verdict="fails", **cells):
    return {
        "id": "a-check",
        "claims": names,
        "verdict": verdict,
        "factor": nan,
        "error": "",
        "kind": "identity",
        "tests": "statement",
        "source": "paper",
        "slip": "a-check",
        "severity": "minor",
        "asserts": "So",
        "ruling": "So",
        **cells,
    }


def tables():
    claims = pd.DataFrame({"id": list(SOURCES), "source": list(SOURCES.values())})
    sources = pd.DataFrame({"id": ["paper", "other", "page"], "kind": ["text", "text", "web"]})
    checks = pd.DataFrame(
        [
            check("a-claim b-claim", id="one", error="unit"),
            check("a-claim c-claim", "holds", id="two", slip="", severity="", tests="question"),
            check("a-claim d-claim", "undefined", id="three", slip="", severity=""),
            check("d-claim", "holds", id="four", slip="", severity="", source="page"),
        ]
    )
    return checks, claims, sources


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 10, (0, 0, 0.2775)),
        (10, 10, (1, 0.7225, 1)),
        (81, 263, (0.308, 0.2553, 0.3662)),
        (1, 1, (1, 0.2065, 1)),
    ],
)
def test_published_wilson_intervals(part, whole, expected):
    """Shares of few and of many have the intervals that Newcombe (1998, table I) prints for 81 of
    263, and those of the rule for none and all.
    """
    assert expected == pytest.approx(share_of(part, whole), abs=5e-4)


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_lies_within_its_interval(part, more):
    """The interval holds the share and stays a share."""
    share = share_of(part, part + more)

    assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize(("part", "whole"), [(1, 0), (0, 0), (3, 2), (-1, 2)])
def test_no_share_of_nothing(part, whole):
    """A share of no checks, or of more than there are, is refused."""
    with pytest.raises(ValueError, match=f"a share needs trials.* got {part} of {whole}"):
        share_of(part, whole)


@pytest.mark.parametrize(
    ("names", "articles", "reach"),
    [
        ("a-claim b-claim", ["paper"], "one article"),
        ("a-claim c-claim", ["paper", "other"], "several articles"),
        ("c-claim d-claim", ["other"], "the record"),
        ("d-claim", [], "the record"),
    ],
)
def test_a_check_belongs_to_its_articles(names, articles, reach):
    """Each article that a claim stands in counts once; a page of the record is no article."""
    assert (articles, reach) == (
        articles_of(check(names), SOURCES, TEXTS),
        reach_of(check(names), SOURCES, TEXTS),
    )


def test_a_league_counts_decided_checks():
    """What is undefined counts among the checks, but not among those that a share is of."""
    table = league(placed(*tables()), "article").set_index("article")

    assert [3, 2, 1, 0.5] == table.loc["paper", ["checks", "decided", "fails", "share"]].tolist()
    assert [1, 1, 0, 0.0] == table.loc["other", ["checks", "decided", "fails", "share"]].tolist()
    assert ["paper", "", "other"] == table.index.tolist()


def test_a_league_of_what_cannot_be_decided_says_nothing():
    """Where every check is undefined, the share may be anything."""
    table = league(placed(*tables()).query("verdict == 'undefined'"), "article")

    assert [0.0, 0.0, 1.0] == table.loc[0, ["share", "low", "high"]].tolist()


def test_the_worst_are_furthest_off():
    """A tenth and ten times are as bad; words, and what holds, have no rank."""
    rows = pd.DataFrame(
        [
            check("", id=name, factor=factor, verdict=verdict)
            for name, factor, verdict in (
                ("b-ten", 10.0, "fails"),
                ("a-tenth", 0.1, "fails"),
                ("c-two", 2.0, "fails"),
                ("d-word", nan, "fails"),
                ("e-well", 99.0, "holds"),
            )
        ]
    )

    assert ["a-tenth", "b-ten"] == worst(rows, 2)["id"].tolist()
    assert 3 == len(worst(rows, 9))


SIDES = [
    ((95, 105), (115, 125), 10 / 220),
    ((115, 125), (95, 105), 10 / 220),
    ((-125, -115), (-105, -95), 10 / 220),
    ((0, 5), (10, inf), 1 / 3),
    ((-5, -1), (1, 5), inf),
    ((-5, 0), (1, 5), inf),
]


@pytest.mark.parametrize(("left", "right", "expected"), SIDES)
def test_a_gap_is_closed_by_its_width(left, right, expected):
    """Both near ends widened by that share meet; no share joins what has two signs."""
    row = dict(
        zip(("left_low", "left_high", "right_low", "right_high"), (*left, *right), strict=True)
    )

    assert expected == pytest.approx(gap(row))


def test_words_have_no_gap_to_close():
    """No rounding makes two names one."""
    assert inf == gap(dict.fromkeys(("left_low", "left_high", "right_low", "right_high"), nan))


@pytest.mark.parametrize(
    ("factor", "off"), [(0.5, 2.0), (2.0, 2.0), (1.0, 1.0), (nan, 1.0), (0.0, 1.0), (-3.0, 1.0)]
)
def test_half_is_as_bad_as_twice(factor, off):
    """What is off by a factor is off by it either way."""
    assert off == badness(factor)


@pytest.mark.parametrize(
    ("factors", "middle"), [([2.0], 2.0), ([1.0, 4.0], 2.0), ([1.0, 2.0, 1000.0], 2.0)]
)
def test_the_middle_of_factors(factors, middle):
    """One outlier moves the middle little, and two factors meet at their geometric mean."""
    assert middle == pytest.approx(logarithmic_middle(factors))


def test_only_figures_of_articles_are_flagged():
    """A figure of an article in a slip of that article is flagged; what it is held against, the
    record and what holds are not.
    """
    checks, claims, _ = tables()
    claims["line"] = ["1", "2", "3", ""]
    checks.loc[0, "claims"] = "a-claim b-claim c-claim d-claim"

    assert {"a-claim", "b-claim"} == flagged(checks, claims)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {"verdict": "differs", "tests": "agreement", "source": "", "slip": ""},
            {"a-claim", "b-claim"},
        ),
        ({"tests": "question", "source": "", "slip": ""}, set()),
    ],
)
def test_a_question_of_ours_flags_nothing(cells, expected):
    """Figures that differ are flagged; those that only our question brings together are not."""
    _, claims, _ = tables()
    claims["line"] = ["1", "2", "3", ""]

    assert expected == flagged(pd.DataFrame([check("a-claim b-claim", **cells)]), claims)


@pytest.mark.parametrize(
    ("cells", "names", "group"),
    [
        ({}, "a-claim d-claim", SAID),
        ({"tests": "question"}, "a-claim", ASKED),
        ({"kind": "contradiction", "tests": "agreement"}, "a-claim c-claim", LISTED),
        ({"kind": "contradiction"}, "a-claim c-claim", SAID),
        ({"kind": "contradiction", "tests": "question"}, "a-claim", ASKED),
        ({"tests": "agreement"}, "d-claim", ALONE),
        ({"source": "page"}, "a-claim d-claim", ALONE),
    ],
)
def test_every_check_is_counted_in_one_group(cells, names, group):
    """What an article says is its statement, however it was found; what a page says is the
    record's; the rest is a question of ours or a comparison.
    """
    assert group == group_of(check(names, **cells), SOURCES, TEXTS)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((6, 8), (2, 4), (1.5, 4)),
        ((6, 8), (0, 4), (1.5, inf)),
        ((6, inf), (2, 4), (1.5, inf)),
        ((6, 8), (2, inf), (0, 4)),
        ((-8, -6), (-4, -2), (1.5, 4)),
        ((1, 2), (-1, 1), (-inf, inf)),
    ],
)
def test_one_side_over_the_other(left, right, expected):
    """The ratio of two sides holds every ratio that they allow, and is open where the
    right side may be nothing.
    """
    assert expected == ratio(
        dict(
            zip(("left_low", "left_high", "right_low", "right_high"), (*left, *right), strict=True)
        )
    )
