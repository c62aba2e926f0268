"""The published ledger: its pages and files as they are written, and the browser of claims and the search in Chromium."""

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest
from built import page_of
from playwright.sync_api import expect

from chipledger.audit.league import flagged
from chipledger.facts.catalogue import View
from chipledger.publish.site.ledger.api import as_json
from chipledger.publish.site.ledger.frame import (
    BODY,
    DESCRIPTION,
    FRAMES,
    HEAD,
    PAGER,
    TITLE,
    Shell,
)
from chipledger.publish.site.ledger.write import ledger_files, write_files
from chipledger.publish.site.search import search_entries
from chipledger.tables.vocabulary import FLAG_MEANING

FRAME = f"<title>{TITLE}</title><meta content='{DESCRIPTION}'>{HEAD}<main>{BODY}</main>{PAGER}"
QUERIES = list(
    csv.DictReader(
        (Path(__file__).parent / "data/search_queries.csv").read_text("utf-8").splitlines()
    )
)


@pytest.fixture
def files(ledger):
    """Every file of the tiny ledger, as it is published."""
    return ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))


# As written --------------------------------------------------------------------------------------------


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


def test_two_writings_are_the_same(ledger, files):
    """The same ledger gives the same bytes."""
    assert files == ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))


def test_a_claim_shows_what_was_found_out(files):
    """A claim's page has its figure, its place, its article, its check with the verdict, and its files for programs."""
    page = files["ledger/claim/revenue-goal.html"]

    for part in (
        "CNY 10 billion",
        "line 1, character 4",
        "../article/paper.html",
        "../entity/card-one.html",
        "book/audit.html#check-cards-for-the-goal",
        "api/claim/revenue-goal.jsonld",
        '<span lang="zh">100亿元</span>',
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
    """The page of checks holds all of them with verdict, explanation, article and what they are filtered by."""
    page = files["audit/index.html"]
    (row,) = re.findall("<tr data-.*?</tr>", page)

    assert (
        '<tr data-article="paper" data-kind="identity" data-tests="statement" data-reach="one article" data-verdict="holds">'
        == row[: row.index(">") + 1]
    )
    for part in (
        'href="../book/audit.html#check-cards-for-the-goal">holds</a>',
        "The goal over the price is the number of cards",
        "../ledger/article/paper.html",
    ):
        assert part in row


def test_a_failing_check_is_explained_on_its_row(ledger):
    """By what factor it fails, its kind of error and what to make of it stand on the row, and the worst come first."""
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

    assert ["b-far", "a-near", "cards-for-the-goal"] == re.findall("#check-([a-z-]+)", page)
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
    """The page of a repeated claim counts sources and origins, links the others, and says where a page came second-hand."""
    ledger.claims.loc[ledger.claims["id"] == "price-fall", "origin"] = "revenue-goal"
    ledger.sources.loc[ledger.sources["id"] == "sheet", "page_read"] = "no"
    found = ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))

    first, repeat = (found[f"ledger/claim/{name}.html"] for name in ("revenue-goal", "price-fall"))
    assert (
        "2 sources, at most 1 independent origin<" in first
        and "2 sources, at most 1 independent origin<" in repeat
    )
    assert '<a href="../claim/price-fall.html">price-fall</a>' in first
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

    assert len(found) == 7 * 2 + 10


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
    """A claim's linked data name the article it was derived from, its value with bounds, and the verdict on it."""
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
    """A claim's page links the pages of the book that use the claim, and those that use its checks."""
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
    """The index has an entry for the tables of claims, checks and promises, each claim, article and entity, with one spelling for both Chinese scripts."""
    found = search_entries(View(ledger))

    assert 3 + 7 + 2 + 3 == len(found["ledger"])
    assert "腾讯" == "".join(found["signs"].get(sign, sign) for sign in "騰訊")


# As built ----------------------------------------------------------------------------------------------


def test_every_address_is_there(site, ledger_of_the_book):
    """Each claim, article and entity of the book has its page and each claim its two files."""
    wanted = [
        f"ledger/{kind}/{name}.html"
        for kind, table in (("claim", "claims"), ("article", "sources"), ("entity", "entities"))
        for name in getattr(ledger_of_the_book, table)["id"]
    ]
    wanted += [
        f"api/claim/{name}.{end}"
        for name in ledger_of_the_book.claims["id"]
        for end in ("json", "jsonld")
    ]

    assert [] == [name for name in wanted if not (site / name).is_file()]


@pytest.fixture(scope="module")
def ledger_of_the_book(root):
    """The ledger in the checkout."""
    from chipledger.notebook.ledger import Ledger

    return Ledger.load(root)


def test_links_of_the_linked_data_resolve(site):
    """Relative addresses in the JSON-LD lead to pages of the site."""
    missing = [
        (path.name, address)
        for path in sorted((site / "api").rglob("*.jsonld"))
        for address in re.findall(r'"(\.\./[^"#]+)', path.read_text("utf-8"))
        if not (path.parent / address).resolve().is_file()
    ]

    assert [] == missing


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


def test_each_claim_for_programs_names_its_page(site, ledger_of_the_book):
    """The JSON of a claim leads to the page of that claim."""
    for name in ledger_of_the_book.claims["id"]:
        file = site / f"api/claim/{name}.json"
        page = (file.parent / json.loads(file.read_text("utf-8"))["page"]).resolve()

        assert page == (site / f"ledger/claim/{name}.html").resolve() and page.is_file()


def test_the_filters_narrow_the_table(visit, ledger_of_the_book):
    """Filters and words act together, the count says how many match, and reset brings all back; from a folder, without a request."""
    tour = visit()
    tab = tour.open("ledger/index.html")
    claims = ledger_of_the_book.claims
    every, musk = len(claims), claims[(claims["theme"] == "musk") & (claims["basis"] == "rumour")]
    assert f"{every} of {every} claims match" in tab.text_content("#matches")

    tab.select_option("#by-theme", "musk")
    tab.select_option("#by-basis", "rumour")
    assert f"{len(musk)} of {every} claims match." == tab.text_content("#matches")
    assert len(musk) == tab.locator("#claims tbody tr").count()
    tab.fill("#words", "30万块")
    assert ["300,000 chips"] == tab.locator(
        "#claims tbody a[href='claim/x1-first-batch.html']"
    ).all_text_contents()

    tab.click("#filters button[type=reset]")
    expect(tab.locator("#matches")).to_contain_text(f"{every} of")
    assert ([], []) == (tour.left, tour.errors)


@pytest.mark.parametrize(
    "name", ["theme", "entity", "source", "speaker", "basis", "modality", "verdict"]
)
def test_each_filter_finds_as_many_as_it_says(visit, name):
    """The number behind an option is the number of claims that it leaves."""
    tab = visit().open("ledger/index.html")
    option = tab.locator(f"#by-{name} option").nth(1)
    tab.select_option(f"#by-{name}", option.get_attribute("value"))

    assert (
        re.search(r"\((\d+)\)$", option.text_content())[1]
        == tab.text_content("#matches").split(" of ")[0]
    )


def test_a_heading_sorts_by_its_column(visit):
    """A press sorts upwards and a second one downwards, by keyboard, and says so to screen readers."""
    tab = visit().open("ledger/index.html")
    button = tab.locator("[data-sort=verdict]")
    states = []
    for _ in range(2):
        button.press("Enter")
        states.append(
            (
                button.evaluate("button => button.parentElement.ariaSort"),
                tab.locator("#claims tbody tr td:last-child").first.text_content(),
            )
        )

    assert [("ascending", "fails"), ("descending", "holds")] == states


def test_a_view_can_be_sent(visit):
    """The address holds the filters, and opening it shows the same claims."""
    tour = visit()
    tab = tour.open("ledger/index.html")
    tab.select_option("#by-verdict", "fails")
    seen, address = tab.text_content("#matches"), tab.url
    again = tour.context.new_page()
    again.goto(address)

    assert "verdict=fails" in address
    assert seen == again.text_content("#matches")


def test_all_rows_on_request(visit, ledger_of_the_book):
    """The first rows come at once, the rest when asked for."""
    tab = visit().open("ledger/index.html")
    tab.click("#more")

    assert len(ledger_of_the_book.claims) == tab.locator("#claims tbody tr").count()
    assert not tab.is_visible("#more")


def test_the_browser_reads_without_a_script(visit, ledger_of_the_book):
    """Without JavaScript there is no dead form, and every claim is a link."""
    tab = visit(java_script_enabled=False).open("ledger/index.html")

    assert not tab.is_visible("#filters")
    assert (
        len(ledger_of_the_book.claims)
        == tab.locator("noscript a[href^='claim/'], article li a[href^='claim/']").count()
    )


def test_the_checks_are_filtered(visit, ledger_of_the_book):
    """Filters and words act together on the rows of the page, the count says how many match, and reset brings all back."""
    tour = visit()
    tab = tour.open("audit/index.html")
    checks = ledger_of_the_book.checks
    every, wanted = (
        len(checks),
        checks[(checks["verdict"] == "fails") & (checks["error"] == "scope")],
    )
    assert f"{every} of {every} checks match." == tab.text_content("#matches")

    tab.select_option("#by-verdict", "fails")
    tab.select_option("#by-error", "scope")
    assert f"{len(wanted)} of {every} checks match." == tab.text_content("#matches")
    assert len(wanted) == tab.locator("#checks tbody tr:visible").count()
    tab.fill("#words", "survey year quarter")
    found = tab.locator("#checks tbody tr:visible a.check").evaluate_all(
        "links => links.map(link => link.hash)"
    )
    assert "#check-graphics-cards-year-on-year" in found

    tab.click("#filters button[type=reset]")
    expect(tab.locator("#matches")).to_contain_text(f"{every} of")
    assert ([], []) == (tour.left, tour.errors)


@pytest.mark.parametrize("name", ["article", "kind", "tests", "reach", "error", "verdict"])
def test_each_filter_of_checks_finds_as_many_as_it_says(visit, name):
    """The number behind each option is the number of checks that it leaves, and the view can be sent."""
    tour = visit()
    tab = tour.open("audit/index.html")
    for option in tab.locator(f"#by-{name} option").all()[1:]:
        tab.select_option(f"#by-{name}", option.get_attribute("value"))

        assert (
            re.search(r"\((\d+)\)$", option.text_content())[1]
            == tab.text_content("#matches").split(" of ")[0]
        )
    again = tour.context.new_page()
    again.goto(tab.url)
    assert tab.text_content("#matches") == again.text_content("#matches")


def test_a_heading_sorts_the_checks(visit):
    """Verdicts sort by how bad they are, by keyboard, and the heading says which way."""
    tab = visit().open("audit/index.html")
    button = tab.locator("#checks button[data-sort=verdict]")
    states = []
    for _ in range(2):
        button.press("Enter")
        states.append(
            (
                button.evaluate("button => button.parentElement.ariaSort"),
                tab.locator("#checks tbody tr a.check").first.text_content(),
            )
        )

    assert [("ascending", "fails"), ("descending", "holds")] == states


def test_the_checks_read_without_a_script(visit, ledger_of_the_book):
    """Without JavaScript there is no dead form or button, and every check is there with its verdict."""
    tab = visit(java_script_enabled=False).open("audit/index.html")

    assert not tab.is_visible("#filters")
    assert 0 == tab.locator("#checks button").count()
    assert len(ledger_of_the_book.checks) == tab.locator("#checks tbody tr:visible a.check").count()


def test_a_figure_whose_check_fails_carries_a_sign(visit, ledger_of_the_book):
    """Where a figure of an article fails a check, its link says so to eyes and screen readers; a figure of the record carries none."""
    tab = visit().open("notebooks/07_arithmetic_audit.html")
    signed = flagged(ledger_of_the_book.checks, ledger_of_the_book.claims)
    found = dict(
        tab.locator("article a:has(> .claim)").evaluate_all(
            "links => links.map(link => [link.hash.slice(7), link.querySelector('sup.flag')?.getAttribute('aria-label') ?? ''])"
        )
    )

    assert {name: FLAG_MEANING if name in signed else "" for name in found} == found
    assert {"", FLAG_MEANING} == set(found.values())


def test_fifty_queries_find_their_page(visit):
    """Names, figures and questions in English and both Chinese scripts have the right page among the first three."""
    tab = visit().open("search.html")
    missed = {}
    for query in QUERIES:
        tab.fill("#q", query["query"])
        hits = tab.locator("#hits a").evaluate_all(
            "links => links.slice(0, 3).map(link => link.getAttribute('href').split('#')[0])"
        )
        if query["page"] not in hits:
            missed[query["query"]] = hits

    assert 50 == len(QUERIES)
    assert {} == missed
