"""Cards on the built site: their weight, their links, and how they open and close in a browser, from a folder."""

import gzip
import re
from pathlib import Path

import pytest
from test_built_site import Page, Visit, browser, leads_nowhere, site, visit  # noqa: F401

NUMBERS = "article a:has(> span.claim), article a:has(> span.finding), article a:has(> span.check)"
CARD = re.compile(r'<div class="card".*?</p></div>\n', re.S)
HEAVIEST = 60_000  # what the cards of one page may weigh [bytes compressed]
CHAPTERS = ("01_musk_chip_roadmap", "05_xiaomi_xring")
STATE = """() => {
  const open = document.querySelectorAll('.card:popover-open');
  return [open.length, open[0]?.id ?? '', !!open[0]?.contains(document.activeElement)];
}"""
NO_CLIPBOARD = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"


@pytest.fixture(scope="module")
def texts(site):  # noqa: F811
    """Every page of the site."""
    return {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_cards_weigh_little(texts):
    """The cards of no page weigh more than sixty kilobytes as they are sent."""
    weights = {path.name: len(gzip.compress(text.encode())) - len(gzip.compress(CARD.sub("", text).encode())) for path, text in texts.items()}

    assert max(weights.values()) > 0
    assert {} == {name: weight for name, weight in weights.items() if weight > HEAVIEST}


def test_every_number_of_every_page_has_one_card(texts):
    """A page has a card for each entry that its numbers lead to, and none besides."""
    for path, text in texts.items():
        page = Page(path)
        bound = {link.rpartition("#")[2] for link in page.tree.xpath("//article//a[span[contains-token(@class, 'claim')]]/@href | //article//a[span]/@href".split(" | ")[1])
                 if re.search(r"#(?:claim|finding|check)-", link)}

        assert sorted(bound) == sorted(name.removeprefix("card-") for name in page.tree.xpath("//div[@class='card']/@id")), path.name


def test_every_link_of_every_card_leads_somewhere(texts):
    """Entries, pages and outputs that cards name are there."""
    assert {} == {path.name: faults for path in texts if (faults := leads_nowhere(Page(path.resolve())))}


def test_every_finding_leads_to_the_output_that_made_it(texts):
    """On the page of its notebook each finding has an address of its own."""
    made = {link for path in texts for link in Page(path).tree.xpath("//div[@class='card']//dt[.='Computed in']/following-sibling::dd[1]/a/@href")}

    assert made
    assert [] == [link for link in made if "#made-" not in link]


@pytest.fixture(scope="module", params=CHAPTERS)
def opened(request, browser, site):  # noqa: F811
    """A chapter in the browser, and its numbers."""
    reader = Visit(browser, site)
    tab = reader.open(f"notebooks/{request.param}.html")
    yield reader, tab, tab.locator(NUMBERS).all()
    reader.context.close()


def card_id(link):
    return "card-" + link.get_attribute("href").rpartition("#")[2]


@pytest.mark.parametrize("how", ["click", "Enter"])
def test_every_number_opens_its_card_and_escape_returns(opened, how):
    """By mouse and by keyboard, focus goes into the card and comes back to the number, and the page stays."""
    reader, tab, numbers = opened
    address, faults = tab.url, []
    for link in numbers:
        if how == "click":
            link.click()
        else:
            link.focus()
            tab.keyboard.press("Enter")
        state = tab.evaluate(STATE)
        tab.keyboard.press("Escape")
        back = link.evaluate("link => document.activeElement === link && !document.querySelector('.card:popover-open')")
        if state != [1, card_id(link), True] or not back:
            faults.append((link.text_content(), state, back))

    assert len(numbers) > 100
    assert ([], address, [], []) == (faults, tab.url, reader.left, reader.errors)


def test_numbers_say_that_they_open_something(opened):
    """A screen reader hears that a number opens a dialog, and what the dialog is called."""
    _, tab, numbers = opened

    assert {"dialog"} == {link.get_attribute("aria-haspopup") for link in numbers}
    assert tab.evaluate("[...document.querySelectorAll('.card')].every(card => document.getElementById(card.getAttribute('aria-labelledby')).textContent.trim())")


@pytest.fixture
def card(visit):  # noqa: F811
    """A page with its first number's card open: the page and the card."""
    def open_card(chapter=CHAPTERS[0], **options):
        tab = visit(**options).open(f"notebooks/{chapter}.html")
        link = tab.locator(NUMBERS).first
        link.tap() if options.get("has_touch") else link.click()
        return tab, tab.locator(".card:popover-open")
    return open_card


def test_tab_walks_through_the_card(card):
    """The first stop after the card's own is its closing button, and that gives the focus back."""
    tab, shown = card()
    tab.keyboard.press("Tab")

    assert "Close" == tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("Enter")
    assert not shown.is_visible()
    assert tab.locator(NUMBERS).first.evaluate("link => link === document.activeElement && link.ariaExpanded === 'false'")


def test_a_click_beside_the_card_closes_it(card):
    """A reader who goes on reading need not look for a button."""
    tab, shown = card()
    tab.mouse.click(5, 500)

    assert not shown.is_visible()


def test_a_modified_click_follows_the_link(visit, site):  # noqa: F811
    """Opening an entry in another tab works as for any link."""
    reader = visit()
    tab = reader.open(f"notebooks/{CHAPTERS[0]}.html")
    with reader.context.expect_page() as other:
        tab.locator(NUMBERS).first.click(modifiers=["Control"])

    assert "#claim-" in other.value.url
    assert 0 == tab.locator(".card:popover-open").count()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_fits_the_window_and_leaves_the_number_in_view(card, width, scheme):
    """On a phone, by touch, as on a desktop, nothing of the card lies outside the window or over its number."""
    tab, shown = card(viewport={"width": width, "height": 844}, color_scheme=scheme, has_touch=width < 500)
    box, number = shown.bounding_box(), tab.locator(NUMBERS).first.bounding_box()

    assert 0 <= box["x"] and box["x"] + box["width"] <= width
    assert 0 <= box["y"] and box["y"] + box["height"] <= 844
    assert number["y"] + number["height"] <= box["y"] or box["y"] + box["height"] <= number["y"]


@pytest.mark.parametrize(("name", "starts"), [("sentence", "Time from one"), ("BibTeX", "@misc{"), ("link", "file:///")])
@pytest.mark.parametrize("refused", [False, True])
def test_a_reader_can_copy(visit, name, starts, refused):  # noqa: F811
    """Sentence, BibTeX and link reach the clipboard; where that is refused, the text stands there selected."""
    reader = visit()
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = reader.open(f"notebooks/{CHAPTERS[0]}.html")
    if refused:
        tab.evaluate(NO_CLIPBOARD)
    tab.locator(NUMBERS).first.click()
    shown = tab.locator(".card:popover-open")
    shown.get_by_role("button", name=f"Copy {name}").click()
    shown.get_by_role("status").filter(has_text="opied" if not refused else "Selected").wait_for()
    text = tab.evaluate("getSelection().toString()" if refused else "navigator.clipboard.readText()")

    assert text.startswith(starts)
    assert refused == shown.locator(".card-text").is_visible()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_without_javascript_every_number_is_a_link(site, visit, chapter):  # noqa: F811
    """No card shows, and each number leads to an entry that is there."""
    tab = visit(java_script_enabled=False).open(f"notebooks/{chapter}.html")
    links = tab.locator(NUMBERS)
    page = Page(Path(site, "notebooks", f"{chapter}.html").resolve())

    assert links.count() > 100
    assert [] == leads_nowhere(page)
    assert 0 == tab.locator(".card:visible").count()
