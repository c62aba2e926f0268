"""Cards on the built site: their weight, their links, when they come, and how they open and close
in a browser, from a folder.
"""

import gzip
import random
import re

import pytest
import yaml

from chipledger.facts.catalogue import Catalogue
from chipledger.facts.entries import FACTS, headline
from chipledger.facts.fact import by_key
from chipledger.notebook.ledger import Ledger
from chipledger.publish.site.card_scripts import script_of
from chipledger.publish.site.cards import KIND
from tests.helpers import ROOT
from tests.helpers.cited import SENTENCES, bibtex
from tests.helpers.pages import EACH, leads_nowhere, page_of, some_of

NUMBERS = "article a:has(> span.claim), article a:has(> span.finding), article a:has(> span.check)"
HEAVIEST = 50_000  # what the cards of one page may weigh [bytes compressed]
CHAPTERS = ("01_musk_chip_roadmap", "05_xiaomi_xring")
STATE = """() => {
  const open = document.querySelectorAll('.card:popover-open');
  return [open.length, open[0]?.id ?? '', !!open[0]?.contains(document.activeElement)];
}"""
NO_CLIPBOARD = (
    "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
)
PLACE = """number => {
  number.scrollIntoView({ block: 'center' });
  const box = number.getClientRects()[0];
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
CLOSED = (
    "number => document.activeElement === number && !document.querySelector('.card:popover-open')"
)


def test_cards_weigh_little(site):
    """The cards of no page weigh more than fifty kilobytes as they are sent."""
    weights = {
        path.name: len(gzip.compress(path.read_bytes())) for path in site.rglob("*.cards.js")
    }

    assert len(weights) > len(CHAPTERS)
    assert {} == {name: weight for name, weight in weights.items() if weight > HEAVIEST}


@pytest.mark.parametrize("each", EACH)
def test_every_number_of_every_page_has_one_card(site, each):
    """A page has a card for each entry that its numbers lead to, and none besides."""
    for path in some_of(site, each):
        page = page_of(path.resolve())
        bound = {
            link.rpartition("#")[2]
            for link in page.tree.xpath("//article//a[span/@class]/@href")
            if re.search(rf"#(?:{KIND})-", link)
        }

        assert sorted(bound) == sorted(
            name.removeprefix("card-") for name in page.tree.xpath("//div[@class='card']/@id")
        ), path.name


@pytest.mark.parametrize("each", EACH)
def test_every_finding_leads_to_the_output_that_made_it(site, each):
    """On the page of its notebook each finding has an address of its own."""
    made = {
        link
        for path in some_of(site, each)
        for link in page_of(path.resolve()).tree.xpath(
            "//div[@class='card']//dt[.='Computed in']/following-sibling::dd[1]/a/@href"
        )
    }

    assert made
    assert [] == [link for link in made if "#made-" not in link]


def with_cards_there(tab):
    """The page when a reader has come to a number and cards have arrived."""
    tab.locator(NUMBERS).first.hover()
    tab.locator(".card[role=dialog]").first.wait_for(state="attached")
    return tab


@pytest.fixture(scope="module", params=CHAPTERS)
def opened(request, visits):
    """A chapter in the browser, unfolded, and its numbers with the cards that they should open."""
    reader = visits.lend()
    tab = with_cards_there(reader.open(f"notebooks/{request.param}.html"))
    tab.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    cards = tab.locator(NUMBERS).evaluate_all(
        "links => links.map(link => 'card-' + link.hash.slice(1))"
    )
    yield reader, tab, list(zip(tab.query_selector_all(NUMBERS), cards, strict=True))
    visits.take_back(reader)


def press(tab, number, how):
    """Act on a number as a reader does."""
    if how == "click":
        return tab.mouse.click(*number.evaluate(PLACE))
    number.focus()
    return tab.keyboard.press("Enter")


def faults_of(opened, how, numbers):
    """The cards that do not open, or from which focus does not return, when numbers are
    pressed; the page must stay.
    """
    reader, tab, _ = opened
    address, faults = tab.url, []
    for number, card in numbers:
        press(tab, number, how)
        state = tab.evaluate(STATE)
        tab.keyboard.press("Escape")
        if state != [1, card, True] or not number.evaluate(CLOSED):
            faults.append((card, state))
    assert (address, [], []) == (tab.url, reader.left, reader.errors)
    return faults


@pytest.mark.parametrize(
    ("opened", "how"),
    [(CHAPTERS[0], "Enter"), (CHAPTERS[1], "click")],
    indirect=["opened"],
    scope="module",  # a chapter is opened once for all its tests
)
def test_a_number_opens_its_card_and_escape_returns(opened, how):
    """By mouse and by keyboard, focus goes into the card and comes back to the number, and the
    page stays: twenty numbers of each chapter, drawn from all.
    """
    numbers = opened[2]

    assert len(numbers) > 100
    assert [] == faults_of(opened, how, random.Random(23).sample(numbers, 20))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("opened", "how"),
    [(chapter, how) for chapter in CHAPTERS for how in ("click", "Enter")],
    indirect=["opened"],
)
def test_every_number_opens_its_card_and_escape_returns(opened, how):
    """The same for every number, by mouse and by keyboard."""
    assert [] == faults_of(opened, how, opened[2])


def test_numbers_say_that_they_open_something(opened):
    """A screen reader hears that a number opens a dialog, and what the dialog is called."""
    _, tab, _ = opened

    assert ["dialog"] == tab.locator(NUMBERS).evaluate_all(
        "links => [...new Set(links.map(link => link.ariaHasPopup))]"
    )
    assert tab.evaluate(
        "[...document.querySelectorAll('.card')].every(card => "
        "document.getElementById(card.getAttribute('aria-labelledby')).textContent.trim())"
    )


# When cards come ----------------------------------------------------------------------------------

THREE = {"index.cards.js", "cards.js", "cards.css"}


@pytest.fixture
def asking(visit):
    """The front page, whose cards a test may hold back, and the names of the files of cards
    that it has asked for.
    """
    reader, asked = visit(), []

    def note(request):
        asked.extend(name for name in [request.url.rpartition("/")[2]] if name in THREE)

    reader.tab.on("request", note)
    yield reader, reader.open("index.html"), asked
    reader.tab.remove_listener("request", note)


def hold_back(reader, file):
    """Hold a file back when it is asked for. Returns what waits for that and
    gives what lets it come.
    """
    held = []
    reader.context.route(
        f"**/{file}", lambda route: held.append(route)
    )  # a method of a list takes no mark of Playwright

    def asked():
        for _ in range(1000):
            if held:
                return held[0].continue_
            reader.tab.wait_for_timeout(10)
        return pytest.fail(f"{file} was not asked for")

    return asked


@pytest.mark.parametrize("interest", ["hover", "focus"])
def test_cards_come_at_the_first_sign_of_interest(asking, interest):
    """A page that is read asks for no card; pointer or keyboard at a number brings them, once,
    and nothing else does.
    """
    _, tab, asked = asking
    tab.mouse.wheel(0, 600)
    tab.locator("h1").click()
    tab.locator("#q").focus()
    assert ([], 0) == (asked, tab.locator(".card").count())
    for number in (first(tab), tab.locator(NUMBERS).last):
        getattr(number, interest)()
        tab.locator(".card[role=dialog]").first.wait_for(state="attached")

    assert sorted(THREE) == sorted(asked)
    assert 0 == tab.locator(".card:visible").count()


@pytest.mark.parametrize("how", ["click", "Enter"])
@pytest.mark.parametrize("file", sorted(THREE))
def test_a_click_waits_for_the_card(asking, file, how):
    """Whoever is faster than a file of the cards stays on the page and gets the card, with the
    focus in it, when it has come.
    """
    reader, tab, _ = asking
    address, held = tab.url, hold_back(reader, file)
    press(tab, first(tab).element_handle(), how)
    release = held()
    assert (address, 0) == (tab.url, tab.locator(".card:popover-open").count())
    release()
    tab.locator(".card:popover-open").wait_for()

    assert tab.evaluate(STATE)[0::2] == [1, True]
    assert (address, []) == (tab.url, reader.errors)


def test_the_last_number_wins(asking):
    """Of two numbers that were clicked while cards were on their way, the
    later opens, and says so.
    """
    reader, tab, _ = asking
    held = hold_back(reader, "index.cards.js")
    for kind in ("claim", "finding"):
        first(tab, kind).click()
    held()()
    shown = tab.locator(".card:popover-open")
    shown.wait_for()

    assert shown.get_attribute("id").startswith("card-finding-")
    assert 1 == tab.locator("[aria-expanded=true]").count()
    assert "true" == first(tab, "finding").get_attribute("aria-expanded")


@pytest.mark.parametrize("file", ["index.cards.js", "cards.js"])
def test_a_number_whose_card_is_missing_is_a_link(asking, file):
    """Where a file did not come, a click leads to the entry."""
    reader, tab, _ = asking
    reader.context.route(f"**/{file}", lambda route: route.abort())
    name = first(tab).evaluate("link => link.hash")
    first(tab).click()
    tab.wait_for_url(f"**/ledger/*/*.html{name}")

    assert tab.locator(name).is_visible()


def test_a_card_opens_without_its_style_sheet(asking):
    """What is only looks is not waited for in vain."""
    reader, tab, _ = asking
    reader.context.route("**/cards.css", lambda route: route.abort())
    first(tab).click()
    tab.locator(".card:popover-open").wait_for()

    assert tab.url.endswith("index.html")


def test_a_script_of_cards_lays_them_to_the_letter(visit, tmp_path):
    """Signs that a script would read otherwise arrive as they are."""
    words = r"a `b` ${1 + 1} \n \\ $ 摩尔线程 &amp; 'c'"
    (tmp_path / "page.html").write_text(
        '<meta charset="utf-8"><footer class="end"></footer><script src="page.cards.js"></script>',
        "utf-8",
    )
    (tmp_path / "page.cards.js").write_text(
        script_of(f"<p>{words}</p>", {"book": 'The "book" & `more`'}), "utf-8"
    )
    tab = visit().open(tmp_path / "page.html")

    assert [f"<p>{words}</p>", 'The "book" & `more`'] == tab.evaluate(
        "[cards.firstElementChild.outerHTML, cards.dataset.book]"
    )
    assert "FOOTER" == tab.evaluate("cards.nextElementSibling.tagName")


# In the card --------------------------------------------------------------------------------------


def first(tab, kind="claim"):
    return tab.locator(f"article a:has(> span.{kind})").first


@pytest.fixture
def card(visit):
    """A page with the card of its first number of a kind open: the page and the card."""

    def open_card(kind="claim", **options):
        tab = visit(**options).open(f"notebooks/{CHAPTERS[0]}.html")
        link = first(tab, kind)
        link.tap() if options.get("has_touch") else link.click()
        shown = tab.locator(".card:popover-open")
        shown.wait_for()
        return tab, shown

    return open_card


def test_tab_walks_through_the_card(card):
    """The first stop after the card's own is its closing button, and that gives the focus back."""
    tab, shown = card()
    tab.keyboard.press("Tab")

    assert "Close" == tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("Enter")
    assert not shown.is_visible()
    assert first(tab).evaluate(
        "link => link === document.activeElement && link.ariaExpanded === 'false'"
    )


def test_a_click_beside_the_card_closes_it(card):
    """A reader who goes on reading need not look for a button."""
    tab, shown = card()
    tab.mouse.click(5, 500)

    assert not shown.is_visible()


def test_a_modified_click_follows_the_link(visit, site):
    """Opening an entry in another tab works as for any link."""
    reader = visit()
    tab = reader.open(f"notebooks/{CHAPTERS[0]}.html")
    with reader.context.expect_page() as other:
        first(tab).click(modifiers=["Control"])

    assert "#claim-" in other.value.url
    assert 0 == tab.locator(".card:popover-open").count()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["claim", "finding", "check"])
def test_a_card_fits_the_window_and_leaves_the_number_in_view(card, width, kind):
    """On a phone, by touch, as on a desktop, nothing of the card lies outside the
    window or over its number.
    """
    tab, shown = card(kind, viewport={"width": width, "height": 844}, has_touch=width < 500)
    box, number = shown.bounding_box(), first(tab, kind).bounding_box()

    assert 0 <= box["x"] and box["x"] + box["width"] <= width
    assert 0 <= box["y"] and box["y"] + box["height"] <= 844
    assert number["y"] + number["height"] <= box["y"] or box["y"] + box["height"] <= number["y"]


@pytest.mark.parametrize(
    ("name", "starts"), [("sentence", "Time from one"), ("BibTeX", "@misc{"), ("link", "file:///")]
)
@pytest.mark.parametrize("refused", [False, True])
def test_a_reader_can_copy(visit, name, starts, refused):
    """Sentence, BibTeX and link reach the clipboard; where that is refused, the text
    stands there selected.
    """
    reader = visit()
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = reader.open(f"notebooks/{CHAPTERS[0]}.html")
    if refused:
        tab.evaluate(NO_CLIPBOARD)
    first(tab).click()
    shown = tab.locator(".card:popover-open")
    shown.get_by_role("button", name=f"Copy {name}").click()
    shown.get_by_role("status").filter(has_text="opied" if not refused else "Selected").wait_for()
    text = tab.evaluate(
        "getSelection().toString()" if refused else "navigator.clipboard.readText()"
    )

    assert text.startswith(starts)
    assert refused == shown.locator(".card-text").is_visible()


# Opens each card of the page and takes what its buttons copy: name, sentence, BibTeX entry.
COPIED = """async () => {
  const texts = [];
  navigator.clipboard.writeText = async (text) => { texts.push(text); };
  const found = {};
  for (const link of document.querySelectorAll('article a[aria-haspopup=dialog]')) {
    const name = link.hash.slice(1);
    if (name in found) continue;
    link.click();
    await new Promise((next) => setTimeout(next));
    const card = document.getElementById('card-' + name);
    texts.length = 0;
    for (const button of [...card.querySelectorAll('.card-tools button')].slice(0, 2))
      button.click();
    await Promise.resolve();
    found[name] = [...texts];
    card.hidePopover();
  }
  return found;
}"""


@pytest.fixture(scope="module")
def quoted():
    """From kind and id to the sentence and the BibTeX entry of a number, from the tables."""
    ledger = Ledger.load(ROOT)
    catalogue, config = Catalogue(ledger), yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))

    def quote(kind, name):
        row = catalogue.rows[kind][name]
        title, value = headline(kind, row)
        source = catalogue.sources[row["source"]] if kind == "claim" else None
        entry = bibtex(
            kind,
            row,
            f"{title}: {value}",
            source,
            config["title"],
            config["author"],
            config["copyright"][:4],
        )
        return [
            SENTENCES[kind](
                row, by_key(FACTS[f"{kind}s"](row, catalogue)), catalogue, config["title"]
            ),
            entry,
        ]

    return quote


@pytest.mark.parametrize(
    "name",
    [
        f"notebooks/{CHAPTERS[0]}",
        "book/known-unknowns",
        pytest.param(f"notebooks/{CHAPTERS[1]}", marks=pytest.mark.slow),
        pytest.param("notebooks/08_promises", marks=pytest.mark.slow),
    ],
)
def test_what_is_copied_is_what_the_tables_say(visit, quoted, name):
    """Sentence and BibTeX entry of every card of a page, put together from its facts, are those of
    the ledger to the letter.
    """
    found = with_cards_there(visit().open(f"{name}.html")).evaluate(COPIED)

    assert len(found) > 20
    assert {} == {
        name: texts for name, texts in found.items() if texts != quoted(*name.split("-", 1))
    }


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_without_javascript_every_number_is_a_link(site, visit, chapter):
    """No card shows, and each number leads to an entry that is there."""
    tab = visit(java_script_enabled=False).open(f"notebooks/{chapter}.html")
    links = tab.locator(NUMBERS)
    page = page_of((site / f"notebooks/{chapter}.html").resolve())

    assert links.count() > 100
    assert [] == leads_nowhere(page)
    assert 0 == tab.locator(".card:visible").count()


# Contrast and text size of every card's words, as the browser computes them.
FAINT = """() => {
  const light = (rgb) => rgb.map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return color === 'rgba(0, 0, 0, 0)' ? ground(element.parentElement) : color;
  };
  const ratio = (element) => {
    const [a, b] = [rgb(getComputedStyle(element).color), rgb(ground(element))]
      .map(light).sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  return [...document.querySelectorAll('.card:popover-open *')]
    .filter((element) => element.textContent.trim() && ratio(element) < 4.5)
    .map((element) => element.outerHTML);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["claim", "finding", "check"])
def test_the_words_of_a_card_can_be_read(card, kind, scheme):
    """Text stands out from its ground by four and a half to one, in light and in dark; text
    that does not is noticed.
    """
    tab, shown = card(kind, color_scheme=scheme)

    assert [] == tab.evaluate(FAINT)
    shown.evaluate("card => { card.style.color = getComputedStyle(card).backgroundColor; }")
    assert tab.evaluate(FAINT)
