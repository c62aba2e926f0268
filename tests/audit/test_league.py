"""Who states what is checked, against what it is held, and how far apart its sides are."""

from math import inf, nan

import pandas as pd
import pytest

from chipledger.audit.league import (
    ALONE,
    ASKED,
    LISTED,
    SAID,
    articles_of,
    badness,
    gap,
    group_of,
    nearest,
    placed,
    ratio,
    reach_of,
)

SOURCES = {"a-claim": "paper", "b-claim": "paper", "c-claim": "other", "d-claim": "page"}
TEXTS = {"paper", "other"}
ENDS = ("left_low", "left_high", "right_low", "right_high")


def check(names, verdict="fails", **cells):
    return {
        "id": "a-check",
        "claims": names,
        "verdict": verdict,
        "factor": nan,
        **dict.fromkeys(ENDS, nan),
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


def test_each_check_is_placed_once():
    """A check of several articles is one row, with its group and what it is held against."""
    checks, claims, sources = tables()
    rows = placed(checks, claims, sources)

    assert not rows["repeats"].any()
    assert checks["id"].tolist() == rows["id"].tolist()
    assert [
        (SAID, "one article"),
        (ASKED, "several articles"),
        (SAID, "the record"),
        (ALONE, "the record"),
    ] == list(zip(rows["group"], rows["reach"], strict=True))


def test_what_repeats_a_slip_is_marked():
    """Of the checks that one slip makes fail, all but the first repeat it; how far off each is, and
    how wide its gap, stand beside it.
    """
    checks, claims, sources = tables()
    twin = checks[checks["id"] == "one"].assign(
        id="five", slip="a-check", factor=0.25, left_low=95.0, left_high=105.0
    )
    rows = placed(
        pd.concat([checks, twin.assign(right_low=115.0, right_high=125.0)]), claims, sources
    )

    assert ["five"] == rows.loc[rows["repeats"], "id"].tolist()
    assert (4.0, pytest.approx(1000 / 220)) == tuple(
        rows.loc[rows["repeats"], ["off", "gap"]].iloc[0]
    )


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
    row = dict(zip(ENDS, (*left, *right), strict=True))

    assert expected == pytest.approx(gap(row))


@pytest.mark.parametrize(
    ("sides", "factor"),
    [
        ((95, 105, 115, 125), 115 / 105),
        ((115, 125, 95, 105), 115 / 105),
        ((-125, -115, -105, -95), 115 / 105),
        ((0, 5, 10, inf), 2),
    ],
)
def test_the_nearest_ends_are_a_factor_apart(sides, factor):
    """No value that the prints allow brings the sides closer, whichever is the larger."""
    row = pd.DataFrame([sides], columns=ENDS)

    assert factor == pytest.approx(nearest(row))


def test_words_have_no_gap_to_close():
    """No rounding makes two names one."""
    assert inf == gap(dict.fromkeys(ENDS, nan))


@pytest.mark.parametrize(
    ("factor", "off"), [(0.5, 2.0), (2.0, 2.0), (1.0, 1.0), (nan, 1.0), (0.0, 1.0), (-3.0, 1.0)]
)
def test_half_is_as_bad_as_twice(factor, off):
    """What is off by a factor is off by it either way."""
    assert off == badness(factor)


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
