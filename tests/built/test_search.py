"""The search of the built site: what it knows is there, and what people look for is found."""

import csv
import json

from tests.helpers import ROOT
from tests.helpers.pages import page_of

QUERIES = list(
    csv.DictReader((ROOT / "tests/data/search_queries.csv").read_text("utf-8").splitlines())
)


def test_what_the_search_finds_is_there(site):
    """Every page and section that the search knows is a page with that section."""
    index = json.loads(
        (site / "search-index.js")
        .read_text("utf-8")
        .removeprefix("self.SEARCH = ")
        .removesuffix(";\n")
    )
    places = [
        (page, section) for page, _, sections in index["pages"] for section, *_ in sections
    ] + [(page, "") for page, *_ in index["ledger"]]

    assert len(places) > 1000
    assert [] == [
        (page, section)
        for page, section in places
        if not (site / page).is_file()
        or section
        and section not in page_of((site / page).resolve()).ids
    ]


def test_fifty_queries_find_their_page(visit):
    """Names, figures and questions in English and both Chinese scripts have the right page
    among the first five.
    """
    tab = visit().open("search.html")
    missed = {}
    for query in QUERIES:
        tab.fill("#q", query["query"])
        hits = tab.locator("#hits a").evaluate_all(
            "links => links.slice(0, 5).map(link => "
            "link.href.replace(new URL('.', document.baseURI), '').split('#')[0])"
        )
        if query["page"] not in hits:
            missed[query["query"]] = hits

    assert 50 == len(QUERIES)
    assert {} == missed


def test_what_can_be_read_stands_first(visit):
    """Whoever types a name finds chapters and articles before its entry and its checks, and each
    hit says what kind of page it is.
    """
    tab = visit().open("search.html")
    tab.fill("#q", "TeraFab")
    kinds = tab.locator("#hits li > small").all_text_contents()

    assert {"Chapter", "Article", "Front page"} >= set(kinds[:3])
    assert "Name" in kinds[:5]
    assert "Check" in kinds
    assert tab.locator("#hits li").count() == len(kinds)
