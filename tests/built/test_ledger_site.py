"""The published ledger as it was built: every address, and the tables of claims and
checks in Chromium.
"""

import json
import re

import pytest
from playwright.sync_api import expect

from chipledger.notebook.ledger import Ledger
from chipledger.tables.vocabulary import WEAK_GRADES, WEAK_MEANING


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


def test_each_claim_for_programs_names_its_page(site, ledger_of_the_book):
    """The JSON of a claim leads to the page of that claim."""
    for name in ledger_of_the_book.claims["id"]:
        file = site / f"api/claim/{name}.json"
        page = (file.parent / json.loads(file.read_text("utf-8"))["page"]).resolve()

        assert page == (site / f"ledger/claim/{name}.html").resolve() and page.is_file()


def test_the_filters_narrow_the_table(visit, ledger_of_the_book):
    """Filters and words act together, the count says how many match, and reset brings all back;
    from a folder, without a request.
    """
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


def says_and_finds(tab, name, option):
    """The number behind an option of a filter, and the number of rows that it leaves."""
    tab.select_option(f"#by-{name}", option.get_attribute("value"))
    says = re.search(r"\((\d+)\)$", option.text_content())[1]
    return says, tab.text_content("#matches").split(" of ")[0]


def test_each_filter_finds_as_many_as_it_says(visit):
    """The number behind an option is the number of claims that it leaves."""
    tab = visit().open("ledger/index.html")
    for name in ("theme", "entity", "source", "speaker", "basis", "modality", "verdict"):
        says, finds = says_and_finds(tab, name, tab.locator(f"#by-{name} option").nth(1))
        tab.click("#filters button[type=reset]")

        assert says == finds, name


def test_a_heading_sorts_by_its_column(visit):
    """A press sorts upwards and a second one downwards, by keyboard, and
    says so to screen readers.
    """
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
    """Filters and words act together on the rows of the page, the count says how many match, and
    reset brings all back.
    """
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
        "links => links.map(link => link.pathname.split('/').pop())"
    )
    assert "graphics-cards-year-on-year.html" in found

    tab.click("#filters button[type=reset]")
    expect(tab.locator("#matches")).to_contain_text(f"{every} of")
    assert ([], []) == (tour.left, tour.errors)


def test_each_filter_of_checks_finds_as_many_as_it_says(visit):
    """The number behind each option is the number of checks that it leaves,
    and the view of each filter can be sent.
    """
    tour = visit()
    tab, again = tour.open("audit/index.html"), tour.context.new_page()
    for name in ("article", "kind", "tests", "reach", "error", "verdict"):
        for option in tab.locator(f"#by-{name} option").all()[1:]:
            says, finds = says_and_finds(tab, name, option)

            assert says == finds, name
        again.goto(tab.url)
        assert tab.text_content("#matches") == again.text_content("#matches"), name
        tab.click("#filters button[type=reset]")


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
    """Without JavaScript there is no dead form or button, and every check is
    there with its verdict.
    """
    tab = visit(java_script_enabled=False).open("audit/index.html")

    assert not tab.is_visible("#filters")
    assert 0 == tab.locator("#checks button").count()
    assert len(ledger_of_the_book.checks) == tab.locator("#checks tbody tr:visible a.check").count()


def test_a_figure_from_a_weak_source_carries_a_sign(visit, ledger_of_the_book):
    """Where a figure is known from a weak source, its link says so to eyes and screen readers;
    others carry no sign, and no sentence carries a letter.
    """
    tab = visit().open("notebooks/02_xai_colossus.html")
    claims = ledger_of_the_book.claims
    weak = set(claims.loc[claims["grade"].isin(WEAK_GRADES), "id"])
    found = dict(
        tab.locator("article p a:has(> .claim:not(.word))").evaluate_all(
            "links => links.map(link => [link.hash.slice(7), "
            "link.querySelector('sup.weak')?.getAttribute('aria-label') ?? ''])"
        )
    )

    assert {name: WEAK_MEANING if name in weak else "" for name in found} == found
    assert {"", WEAK_MEANING} == set(found.values())
    assert 0 == tab.locator("article p sup.mark").count()
