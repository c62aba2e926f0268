"""Chapters of the built site that can be asked "what if"."""

import json
import re

import pytest

from chipledger.publish.site.panel.page import ENDING, WHY_NOT

STRICT, WASM = "content=\"default-src 'self'\"", "script-src 'self' 'wasm-unsafe-eval'"


@pytest.fixture(scope="module")
def asked(site):
    """The data of each page with a panel, by the page's file."""
    return {
        path: json.loads(
            path.with_name(path.stem + ENDING)
            .read_text("utf-8")
            .removeprefix("window.reportPanel=")
            .removesuffix(";\n")
        )
        for path in sorted(site.rglob("*.html"))
        if path.with_name(path.stem + ENDING).is_file()
    }


def test_every_chapter_can_be_asked_or_says_why_not(site, asked):
    """Each chapter has fields or the line that says why not, and no other page has either."""
    without = {path for path in site.rglob("*.html") if WHY_NOT in path.read_text("utf-8")}

    assert asked and without
    assert set((site / "notebooks").glob("*.html")) == set(asked) | without


def test_the_engine_is_allowed_only_where_it_runs(site, asked):
    """The policy lets compiled code run on pages with a panel; that of all others is unchanged."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert (WASM in text) == (path in asked), path.name
        assert (STRICT in text) != (path in asked), path.name


def test_every_number_that_follows_is_found_in_its_sentence(asked):
    """Each finding that the page computes stands in it in a form that the page knows to say; what
    only a figure draws does not.
    """
    for path, data in asked.items():
        text = path.read_text("utf-8")
        for name, finding in data["findings"].items():
            if "drawn" in finding:
                continue
            assert re.search(rf'href="[^"]*#finding-{name}"', text), name
            assert finding["texts"], name


@pytest.mark.parametrize(
    "some", [slice(None, None, 3), pytest.param(slice(None), marks=pytest.mark.slow)]
)
def test_a_chapter_answers_in_a_browser(visit, asked, some):
    """On each third chapter, or on all, its first assumption with a range moves a number; no other
    host is asked and nothing fails.
    """
    one = visit()
    for path, data in list(asked.items())[some]:
        name, given = next(
            (name, one)
            for name, one in data["inputs"].items()
            if one["place"] == "table" and one["from"] < one["value"]
        )
        one.tab.goto(f"{path.as_uri()}?{name}={given['from']}")
        one.tab.wait_for_selector("[data-settled]", timeout=60_000)

        assert one.tab.locator("article .moved").count(), path.name
        assert not one.tab.locator(".what-if-fault").text_content(), path.name
        assert ([], []) == (one.left, one.errors), path.name
