"""Origins: which claims say the same, and how many of them can be independent."""

from math import inf, nan

import pytest

from chipledger.tables.evidence import count, first_of, origins, said_alike


def claim(source="page", origin="", speaker="author", **cells):
    """A claim of an unmarked kind: one figure about one thing on a page of its own."""
    return {
        "source": source,
        "origin": origin,
        "speaker": speaker,
        "entity": "card",
        "metric": "price",
        "object": "",
        "state": "",
        "base": "",
        "scope": "",
        "as_of": "2025",
        "value": 5.0,
        "low": 4.0,
        "high": 6.0,
        "unit": "CNY",
        "period_start": "",
        "period_end": "",
    } | cells


def test_links_that_repeat_one_post_are_one_origin():
    """Eleven pages that repeat one post are one origin, however long the
    chain from page to page.
    """
    pages = {
        f"page-{number}": claim(f"page-{number}", f"page-{number - 1}" if number else "post")
        for number in range(11)
    }

    assert (12, 1) == count([*pages, "post"], pages | {"post": claim("post")})


def test_pages_that_name_one_source_are_one_origin():
    """A release that no claim stands for is an origin too, and its own claim belongs to it."""
    claims = {
        "one": claim("news", "release"),
        "two": claim("blog", "release"),
        "own": claim("release"),
    }

    assert (3, 1) == count(claims, claims)


def test_pages_that_quote_one_voice_are_one_origin():
    """What one company says of itself counts once, and what unnamed people
    say counts for each page.
    """
    named = {"one": claim("news", speaker="acme"), "two": claim("blog", speaker="acme")}
    unnamed = {"one": claim("news", speaker="unnamed"), "two": claim("blog", speaker="unnamed")}

    assert ((2, 1), (2, 2)) == (count(named, named), count(unnamed, unnamed))


def test_a_link_between_origins_joins_them():
    """Two pages are one origin when a third shares the page of one and the voice of the other."""
    claims = {
        "page": claim("news"),
        "voice": claim("blog", speaker="acme"),
        "both": claim("news", speaker="acme"),
    }

    assert [{"page", "voice", "both"}] == origins(claims, claims)


def test_a_page_that_says_a_thing_again_is_one_source():
    """A page is counted once, however often it prints a figure."""
    claims = {"one": claim(), "again": claim()}

    assert (1, 1) == count(claims, claims)


def test_own_words_are_origins_of_their_own():
    """Pages that name nobody and repeat nobody may be independent."""
    claims = {name: claim(name) for name in ("one", "two", "three")}

    assert (3, 3) == count(claims, claims)


def test_a_ring_of_repeats_has_one_end():
    """Claims that repeat each other in a ring, and those that lead into it, are one origin."""
    claims = {"lead": claim("a", "two"), "one": claim("b", "two"), "two": claim("c", "one")}

    assert {"one"} == {first_of(name, claims) for name in claims}
    assert (3, 1) == count(claims, claims)


def test_a_repeat_says_the_same_in_other_words():
    """A claim that repeats another is listed beside it even where scope,
    metric or figure differ.
    """
    claims = {
        "first": claim(),
        "other": claim("blog", "first", scope="rounded", value=9.0, low=9.0, high=9.0),
        "third": claim("news", "first", metric="cost"),
    }

    assert {name: ["first", "other", "third"] for name in claims} == said_alike(claims)


def test_ranges_that_meet_agree_with_each_neighbour_only():
    """A figure that agrees with two others does not make these agree with each other."""
    claims = {
        "low": claim(low=1.0, high=2.0),
        "mid": claim("blog", low=2.0, high=3.0),
        "open": claim("news", low=3.0, high=inf),
    }

    assert {
        "low": ["low", "mid"],
        "mid": ["low", "mid", "open"],
        "open": ["mid", "open"],
    } == said_alike(claims)


@pytest.mark.parametrize(
    "cells",
    [
        {"entity": "other"},
        {"metric": "cost"},
        {"object": "fab"},
        {"state": "stopped"},
        {"base": "third"},
        {"scope": "list"},
        {"as_of": "2024"},
        {"unit": "USD"},
        {"low": 6.5, "high": 7.0},
        {"value": nan, "low": nan, "high": nan},
        {"period_start": "2025-01-01", "period_end": "2025-12-31"},
    ],
)
def test_another_subject_is_another_thing(cells):
    """Claims that differ in what they speak of, or cannot both be true, do not say the same."""
    assert ["one"] == said_alike({"one": claim(), "two": claim("blog", **cells)})["one"]


@pytest.mark.parametrize("as_of", ["", "2025", "2025-03", "2025-03-04"])
def test_a_longer_time_takes_in_a_shorter_one(as_of):
    """A year agrees with its months and days, and no time with every time."""
    assert ["one", "two"] == said_alike({"one": claim(), "two": claim("blog", as_of=as_of)})["one"]


@pytest.mark.parametrize(
    ("day", "alike"), [("2025-03-04", ["one", "two"]), ("2025-03-05", ["one"])]
)
def test_dates_agree_when_they_are_one(day, alike):
    """Two claims of a date say the same where the span is the same, and not
    where one day differs.
    """
    empty = dict.fromkeys(("value", "low", "high"), nan)
    claims = {
        "one": claim(period_start="2025-03-04", period_end="2025-03-04", **empty),
        "two": claim("blog", period_start=day, period_end=day, **empty),
    }

    assert alike == said_alike(claims)["one"]


def test_facts_without_figures_agree_in_their_word():
    """Who makes a thing is said alike by two pages that name one maker."""
    empty = dict.fromkeys(("value", "low", "high"), nan)
    claims = {
        name: claim(name, object=maker, **empty)
        for name, maker in (("one", "fab"), ("two", "fab"), ("three", "other"))
    }

    assert {"one": ["one", "two"], "two": ["one", "two"], "three": ["three"]} == said_alike(claims)
