"""The published ledger: its pages and files as they are written."""

import json
import re

import pandas as pd
import pytest

from chipledger.facts.catalogue import Catalogue, View, own_page
from chipledger.publish.site.ledger.api import as_json
from chipledger.publish.site.ledger.entry_pages import LISTS
from chipledger.publish.site.ledger.frame import (
    BODY,
    FRAMES,
    Shell,
)
from chipledger.publish.site.ledger.pieces import figure
from chipledger.publish.site.ledger.write import ledger_files, write_files
from chipledger.publish.site.search import search_entries
from tests.helpers.frame import FRAME


@pytest.fixture
def files(ledger):
    """Every file of the tiny ledger, as it is published."""
    return ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))


@pytest.mark.parametrize(
    ("shown", "html"),
    [
        ("about 2 billion", 'about 2 <span class="short">billion{}</span>'),
        ("2025年", '<span lang="zh">2025年</span>{}'),
    ],
)
def test_the_letter_of_a_figure_stays_with_its_last_word(shown, html):
    """A line that breaks between figure and letter would leave the letter alone."""
    row = {"shown": shown, "literal": "", "basis": "press", "modality": "target"}
    mark = '<sup class="mark mark-f" title="forecast or target">f</sup>'

    assert f"<span>{html.format(mark)}</span>" == figure(row)


def test_each_row_has_its_page(files):
    """Claims, articles and entities stand at addresses made of their ids."""
    pages = {name for name in files if name.startswith("ledger/")}

    assert {
        "ledger/claim/revenue-goal.html",
        "ledger/article/paper.html",
        "ledger/entity/card-one.html",
        "ledger/index.html",
        "ledger/claims.js",
    } <= pages
    assert 7 == sum(name.startswith("ledger/claim/") for name in pages)


def test_every_entry_has_a_page(ledger, files):
    """Checks, promises, findings and assumptions stand at addresses made of kind and id, under the
    name that old links to them end with, and lead to the list of their kind.
    """
    catalogue = Catalogue(ledger)
    for kind in ("check", "promise", "finding", "assumption"):
        for name in catalogue.rows[kind]:
            page = files[f"{own_page(kind, name)}.html"]
            assert f'<h1 id="{kind}-{name}">' in page
            assert f'href="../../{LISTS[kind][0]}"' in page
            assert LISTS[kind][0] in files
    page = files["ledger/check/cards-for-the-goal.html"]
    assert '<a href="../claim/card-price.html">' in page
    assert '<span class="check holds">holds</span>' in page


def test_two_writings_are_the_same(ledger, files):
    """The same ledger gives the same bytes."""
    assert files == ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))


def test_a_claim_shows_what_was_found_out(files):
    """A claim's page has its figure, its place, its article, its check with the verdict, and
    its files for programs.
    """
    page = files["ledger/claim/revenue-goal.html"]

    for part in (
        "CNY 10 billion",
        "line 1, character 4",
        "../article/paper.html",
        "../entity/card-one.html",
        "../check/cards-for-the-goal.html",
        "api/claim/revenue-goal.jsonld",
        '<span lang="zh-Hans">100亿元</span>',
    ):
        assert part in page


def test_neighbours_follow_the_print(files):
    """Previous and next are the neighbours in the article, and its ends have one neighbour."""
    order = [
        "revenue-goal",
        "card-price",
        "cards-needed",
        "made-by-fab",
        "launch-date",
        "still-designed",
    ]
    found = [
        dict(
            re.findall(
                r'rel="(prev|next)" href="([\w-]+)\.html"', files[f"ledger/claim/{name}.html"]
            )
        )
        for name in order
    ]

    assert [None, *order[:-1]] == [each.get("prev") for each in found]
    assert [*order[1:], None] == [each.get("next") for each in found]


def test_every_check_is_a_row(files):
    """The page of checks holds all of them with verdict, explanation, article and
    what they are filtered by.
    """
    page = files["audit/index.html"]
    (row,) = re.findall("<tr data-.*?</tr>", page)

    assert (
        '<tr data-article="paper" data-kind="identity" data-tests="statement" data-reach="one '
        'article" data-verdict="holds">'
    ) == row[: row.index(">") + 1]
    for part in (
        'href="../ledger/check/cards-for-the-goal.html">holds</a>',
        "The goal over the price is the number of cards",
        "../ledger/article/paper.html",
    ):
        assert part in row


def test_a_failing_check_is_explained_on_its_row(ledger):
    """By what factor it fails, its kind of error and what to make of it stand on the row,
    and the worst come first.
    """
    extra = {
        "verdict": ["fails", "fails"],
        "factor": [0.25, 1.5],
        "error": ["unit", "scope"],
        "ruling": ["Cards & wafers", "Another year"],
        "id": ["b-far", "a-near"],
    }
    ledger.checks = pd.concat(
        [ledger.checks, pd.concat([ledger.checks] * 2).assign(**extra)], ignore_index=True
    )
    page = ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))["audit/index.html"]

    assert ["b-far", "a-near", "cards-for-the-goal"] == re.findall("check/([a-z-]+).html", page)
    assert 'data-error="unit"' in page and "4×" in page and "Cards &amp; wafers" in page
    assert '<option value="fails">fails (2)</option>' in page


def test_titles_tell_pages_apart(ledger):
    """Two claims of the same words have their ids in the title, others have none."""
    ledger.claims.loc[ledger.claims["id"].isin(["card-price", "price-fall"]), "gloss"] = "Price"
    found = ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))

    titles = [
        re.search("<title>(.*?)</title>", found[f"ledger/claim/{name}.html"])[1]
        for name in ("card-price", "price-fall", "revenue-goal")
    ]
    assert ["Price (card-price)", "Price (price-fall)", "Revenue goal"] == titles


def test_a_claim_leads_to_those_that_say_the_same(ledger):
    """The page of a repeated claim counts sources and origins, links the others, and says where a
    page came second-hand.
    """
    ledger.claims.loc[ledger.claims["id"] == "price-fall", "origin"] = "revenue-goal"
    ledger.sources.loc[ledger.sources["id"] == "sheet", "page_read"] = "no"
    found = ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))

    first, repeat = (found[f"ledger/claim/{name}.html"] for name in ("revenue-goal", "price-fall"))
    assert (
        "2 sources, at most 1 independent origin<" in first
        and "2 sources, at most 1 independent origin<" in repeat
    )
    assert '<a href="../claim/price-fall.html">Fall in price</a>' in first
    assert ("reached us second-hand" in first, "reached us second-hand" in repeat) == (False, True)
    assert "independent" not in found["ledger/claim/card-price.html"]


def test_text_is_escaped(files):
    """A name with a sign of HTML stays a name."""
    assert "Fab &amp; Co" in files["ledger/entity/fab.html"]
    assert "Fab & Co" not in files["ledger/entity/fab.html"]


def test_an_object_has_the_claim_too(files):
    """Who makes a chip is told on the maker's page as on the chip's."""
    for entity in ("card-one", "fab"):
        assert "claim/made-by-fab.html" in files[f"ledger/entity/{entity}.html"]


def test_the_data_of_the_browser_are_whole(files):
    """Every claim is a row of the script, which names no other host."""
    data = json.loads(files["ledger/claims.js"].removeprefix("self.LEDGER = ").removesuffix(";\n"))

    assert 7 == len(data["rows"]) == len({row[0] for row in data["rows"]})
    assert {len(data["fields"])} == {len(row) for row in data["rows"]}
    assert "://" not in files["ledger/claims.js"]


def test_without_a_script_claims_are_listed_by_article(files):
    """The page of all claims holds every claim as a link, for browsers without JavaScript."""
    listed = files["ledger/index.html"].split("<noscript>")[1]

    assert 7 == listed.count('href="claim/')
    assert 2 == listed.count('href="article/')


def test_every_file_for_programs_is_json(files):
    """JSON and JSON-LD parse, and no number in them is outside JSON."""

    def refuse(constant):
        raise ValueError(constant)

    found = [
        json.loads(text, parse_constant=refuse)
        for name, text in files.items()
        if name.endswith((".json", ".jsonld"))
    ]

    assert len(found) == 7 * 2 + 11


def test_linked_data_need_no_network(files):
    """A context stands in each document; it declares every prefix and names no remote context."""
    documents = [json.loads(text) for name, text in files.items() if name.endswith(".jsonld")]

    for document in documents:
        assert "https://schema.org/" == document["@context"]["@vocab"]
        assert not any(
            isinstance(part, str) and part.endswith((".json", ".jsonld"))
            for part in document["@context"].values()
        )


def test_a_claim_descends_from_its_source(files):
    """A claim's linked data name the article it was derived from, its value with bounds,
    and the verdict on it.
    """
    document = json.loads(files["api/claim/cards-needed.jsonld"])

    assert "../../ledger/article/paper.html" == document["wasDerivedFrom"]
    assert {
        "@type": "QuantitativeValue",
        "value": 143000,
        "minValue": 142500,
        "maxValue": 143500,
        "unitText": "card",
    } == document["mainEntity"]["value"]
    assert ["holds"] == [review["reviewRating"]["alternateName"] for review in document["review"]]


def test_an_open_bound_is_no_number():
    """JSON has no infinity: data that hold one are refused rather than written."""
    with pytest.raises(ValueError, match="JSON compliant"):
        as_json({"high": float("inf")})


def test_a_frame_without_its_marks_is_refused():
    """A layout that lost a block is named, not filled by half."""
    with pytest.raises(ValueError, match="body"):
        Shell(FRAME.replace(BODY, ""))


def test_what_left_the_ledger_leaves_the_site(tmp_path):
    """A page of an earlier build does not stay."""
    write_files(tmp_path, {"ledger/claim/gone.html": "old"})

    write_files(tmp_path, {"ledger/claim/here.html": "new"})

    assert ["here.html"] == [path.name for path in (tmp_path / "ledger/claim").iterdir()]


def test_an_entry_names_the_pages_that_use_it(ledger):
    """A claim's page links the pages of the book that use the claim, and
    those that use its checks.
    """
    uses = {
        "claim-revenue-goal": [("index.html", "Summary")],
        "check-cards-for-the-goal": [("book/audit.html", "Audit")],
    }
    page = ledger_files(View(ledger, uses), dict.fromkeys(FRAMES, Shell(FRAME)))[
        "ledger/claim/revenue-goal.html"
    ]

    assert '<h2>Used on</h2><ul><li><a href="../../index.html">Summary</a></li></ul>' in page
    assert '<dt>Used on</dt><dd><a href="../../book/audit.html">Audit</a></dd>' in page


def test_an_entry_without_uses_claims_none(files):
    """Nothing is said of pages where no page uses the claim."""
    assert "Used on" not in files["ledger/claim/revenue-goal.html"]


def test_search_entries_carry_names_and_signs(ledger):
    """The index has an entry for the tables of claims, checks, findings and promises, each entry,
    article and entity, with one spelling for both Chinese scripts.
    """
    found = search_entries(View(ledger))

    assert 4 + 7 + 2 + 3 + 1 + 1 == len(found["ledger"])
    assert [
        "ledger/check/cards-for-the-goal.html",
        "The goal over the price is the number of cards",
    ] in [each[:2] for each in found["ledger"]]
    assert "腾讯" == "".join(found["signs"].get(sign, sign) for sign in "騰訊")
