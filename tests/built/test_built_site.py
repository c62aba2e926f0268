"""The built site: what every page owes its readers, and how it behaves in a
browser, opened from a folder.
"""

import re
from collections import Counter, namedtuple
from urllib.parse import urldefrag, urlsplit

import pytest

from bench.site import loaded
from chipledger.notebook.contents import contents
from chipledger.publish.book.chinese import HOME
from chipledger.publish.site.site import SHEETS
from tests.helpers.pages import EACH, Page, Visit, leads_nowhere, page_of, resolves, some_of

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
NOT_PROSE = ("script", "style", "svg", "title", "option")
ENTRY = {"claim": "claim-", "finding": "finding-", "check": "check-", "promise": "promise-"}
WIDTHS = (390, 1280)
Tour = namedtuple("Tour", "pages visit wide styled")
POINTERS = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "for",
    "headers",
    "list",
    "popovertarget",
)


# The rules: each takes a page and names what is wrong with it -------------------------------------


def without_basics(page):
    """Title, language, description and one heading of the first level, and no redirect."""
    facts = {
        "no title": page.text("//head/title/text()"),
        "no lang": page.text("/html/@lang"),
        "no h1": page.text("//h1//text()"),
        "no description": page.text("//head/meta[@name='description']/@content"),
        "a redirect": not page.tree.xpath("//meta[@http-equiv='Refresh']"),
    }
    return [fault for fault, fact in facts.items() if not fact]


def asks_other_hosts(page):
    """Nothing is loaded from elsewhere; only a plain link may lead there."""
    loads = page.tree.xpath(
        "//@src | //@srcset | //@poster | //@action | //@data | "
        "//*[local-name() != 'a']/@*[contains(name(), 'href')]"
    )
    return [
        str(address)
        for address in loads
        if urlsplit(address).scheme not in ("", "data") or address.startswith("//")
    ]


def points_nowhere(page):
    """What a label, a description or a button names by its id is on the page."""
    named = (
        name
        for attribute in POINTERS
        for value in page.tree.xpath(f"//@{attribute}")
        for name in value.split()
    )
    return sorted({name for name in named if name not in page.ids})


def unbound_numbers(page):
    """Every bound number and verdict of the book stands in a link to the entry of its kind; the
    ledger's own pages, which are those entries, tell verdicts without one.
    """
    faults = []
    if {"ledger", "audit"} & set(page.path.parts[-3:-1]):
        return faults
    for kind, prefix in ENTRY.items():
        for element in page.tree.xpath(
            f"//article//*[self::a or self::span][contains(concat(' ', @class, ' '), ' {kind} ')]"
        ):
            links = element.xpath("ancestor-or-self::a/@href")
            if (
                not links
                or not urldefrag(links[0])[1].startswith(prefix)
                or not resolves(page, links[0])
            ):
                faults.append(
                    f"{kind} {element.text_content()!r} leads to {links[0] if links else 'nothing'}"
                )
    return faults


def mute_figures(page):
    """Every figure has a title and a description that it points to."""
    faults = []
    for figure in page.tree.xpath("//svg"):
        for tag, pointer in (("title", "aria-labelledby"), ("desc", "aria-describedby")):
            texts = [
                node
                for node in figure.xpath(f"./{tag}")
                if node.get("id") == figure.get(pointer) and (node.text or "").strip()
            ]
            if len(texts) != 1:
                faults.append(f"figure {figure.get('aria-labelledby')}: no {tag}")
    return faults


def inline_styles(page):
    """No style attribute or element, which the content policy would refuse."""
    return [node.tag for node in page.tree.xpath("//*[@style] | //style")]


def unmarked_chinese(page):
    """Every Chinese run of the text says that it is Chinese."""
    return [
        str(text).strip()[:40]
        for text in page.tree.xpath("//text()")
        if HAN.search(text) and not _is_marked(text)
    ]


def _is_marked(text):
    around = text.getparent().getparent() if text.is_tail else text.getparent()
    return any(
        one.tag in NOT_PROSE or one.get("lang", "").startswith("zh")
        for one in (around, *around.iterancestors())
    )


def repeated_ids(page):
    """An id names one element."""
    return [name for name, times in page.ids.items() if times > 1]


def loose_marks(page):
    """The letters and signs of a figure stay with its last word, or the figure does not break."""
    held = "ancestor::*[contains(concat(' ', @class, ' '), ' short ')]"
    return [
        words
        for mark in page.tree.xpath(
            f"//article//span/sup[starts-with(@class, 'mark')][not({held})]"
        )
        if " " in (words := mark.getparent().text_content())
    ]


RULES = (
    without_basics,
    asks_other_hosts,
    leads_nowhere,
    points_nowhere,
    unbound_numbers,
    mute_figures,
    inline_styles,
    unmarked_chinese,
    repeated_ids,
    loose_marks,
)


@pytest.fixture(scope="module")
def chapters(site):
    """The chapters."""
    return [page_of(path.resolve()) for path in sorted((site / "notebooks").glob("*.html"))]


@pytest.mark.parametrize("each", EACH)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_page_obeys(rule, site, each):
    """No page of the built site breaks the rule."""
    pages = (page_of(path.resolve()) for path in some_of(site, each))

    assert {} == {page.path.name: found for page in pages if (found := rule(page))}


GOOD = """<!DOCTYPE html><html lang="en"><head><title>Cards</title>\
<meta name="description" content="How many cards."></head>
<body><article><h1>Cards</h1><p>Makers such as <span lang="zh">摩尔线程</span> sell
<a href="#claim-x1"><span class="claim">30</span></a>; <a href="https://example.org/">elsewhere</a>.</p>
<svg aria-labelledby="t" aria-describedby="d"><title id="t">Cards</title>\
<desc id="d">Thirty cards.</desc></svg>
<section id="claim-x1"></section></article></body></html>"""
SPOILED = [
    (without_basics, "<title>Cards</title>", "<title> </title>", ["no title"]),
    (without_basics, ' lang="en"', "", ["no lang"]),
    (without_basics, "<h1>Cards</h1>", "", ["no h1"]),
    (without_basics, "How many cards.", "", ["no description"]),
    (
        without_basics,
        "<meta ",
        '<meta http-equiv="Refresh" content="0; url=a.html"><meta ',
        ["a redirect"],
    ),
    (
        asks_other_hosts,
        "<h1>",
        '<img src="https://cdn.example/a.png"><h1>',
        ["https://cdn.example/a.png"],
    ),
    (
        asks_other_hosts,
        "<h1>",
        '<script src="//cdn.example/a.js"></script><h1>',
        ["//cdn.example/a.js"],
    ),
    (
        asks_other_hosts,
        "</head>",
        '<link rel="stylesheet" href="https://cdn.example/a.css"></head>',
        ["https://cdn.example/a.css"],
    ),
    (leads_nowhere, "<h1>", '<a href="gone.html">x</a><h1>', ["gone.html"]),
    (leads_nowhere, "<h1>", '<a href="#gone">x</a><h1>', ["#gone"]),
    (points_nowhere, "<h1>", '<label for="gone">x</label><h1>', ["gone"]),
    (points_nowhere, "<h1>", '<button popovertarget="away">x</button><h1>', ["away"]),
    (unbound_numbers, 'href="#claim-x1"', 'href="#claim-x2"', ["claim '30' leads to #claim-x2"]),
    (
        unbound_numbers,
        '<a href="#claim-x1"><span class="claim">30</span></a>',
        '<span class="claim">30</span>',
        ["claim '30' leads to nothing"],
    ),
    (mute_figures, "Thirty cards.", "", ["figure t: no desc"]),
    (mute_figures, '<title id="t">Cards</title>', "", ["figure t: no title"]),
    (inline_styles, "<p>", '<p style="color: red">', ["p"]),
    (
        unmarked_chinese,
        '<span lang="zh">摩尔线程</span>',
        "摩尔线程",
        ["Makers such as 摩尔线程 sell"],
    ),
    (repeated_ids, "<h1>", '<h1 id="t">', ["t"]),
    (loose_marks, "30</span>", 'about 30<sup class="mark">e</sup></span>', ["about 30e"]),
]


@pytest.mark.parametrize(("rule", "old", "new", "faults"), SPOILED)
def test_a_spoiled_page_is_refused(rule, old, new, faults, tmp_path):
    """Each rule finds its fault in a page that has only this one, and none
    in the page without it.
    """
    good, spoiled = tmp_path / "good.html", tmp_path / "spoiled.html"
    good.write_text(GOOD, "utf-8")
    spoiled.write_text(GOOD.replace(old, new, 1), "utf-8")

    assert ([], faults) == (rule(Page(good)), rule(Page(spoiled)))


def test_titles_tell_pages_apart(site):
    """No two pages have the same title, which is what a reader sees in tabs and search results."""
    titles = Counter(
        re.search("<title>(.*?)</title>", path.read_text("utf-8"), re.DOTALL)[1]
        for path in site.rglob("*.html")
    )

    assert [] == [title for title, times in titles.items() if times > 1]


def test_every_page_of_the_contents_is_there(site, root):
    """The site has the pages of the contents file, the Chinese ones, the index and the searches,
    and no other.
    """
    pages = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    chinese = {
        path.relative_to(root).with_suffix("").as_posix() for path in (root / HOME).rglob("*.md")
    }
    assert {*contents(root), *chinese, "search", "search-zh"} == {
        page for page in pages if not page.startswith(("ledger/", "api/", "audit/"))
    }


def test_each_chapter_shows_figures_and_bound_numbers(chapters):
    """The rules about figures and numbers have something to judge in every chapter."""
    assert chapters
    assert [] == [
        page.path.name
        for page in chapters
        if not page.tree.xpath("//svg") or not page.tree.xpath("//article//a/span")
    ]


def test_style_sheets_and_scripts_name_no_other_host(site):
    """What the pages load asks no other host; the engine of panels names one in a message."""
    sent = [path for path in (site / "_static").rglob("*") if path.suffix in (".css", ".js")]

    assert sent
    assert {("engine.js", "https://emscripten.org")} >= {
        (path.name, found)
        for path in sent
        for found in re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]+", path.read_text("utf-8"))
    }


# In a browser, from a folder ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def chapter(site):
    """The first chapter."""
    return min((site / "notebooks").glob("*.html")).relative_to(site).as_posix()


# The selectors of a style sheet, in groups too, that pick something on the page at hand.
USED = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  const all = (rules) => [...rules].flatMap((rule) =>
    rule.selectorText ? [rule.selectorText] : all(rule.cssRules));
  return all(sheet.cssRules).filter((selector) => selector !== ':root' &&
    document.querySelector(selector.replace(/:(?:target|hover)/g, '')));
}"""


@pytest.fixture(
    scope="module", params=[3, pytest.param(1, marks=pytest.mark.slow)], ids="each {}".format
)
def tour(request, browser, site):
    """A visit to each third page, or to all, at every width: the visit itself, the pages that
    scroll sideways, and the pages that each style sheet has a rule for.
    """
    pages = some_of(site, 200)[:: request.param]
    visit, wide, styled = Visit(browser, site), [], {sheet: set() for sheet in SHEETS}
    texts = {sheet: (site / "_static" / sheet).read_text("utf-8") for sheet in SHEETS}
    for path in pages:
        tab = visit.open(path.relative_to(site))
        wide += [f"{path.name} at {width}" for width in WIDTHS if scrolls_sideways(tab, width)]
        for sheet, text in texts.items():
            styled[sheet] |= {path} if tab.evaluate(USED, text) else set()
    visit.context.close()
    return Tour(pages, visit, wide, styled)


def scrolls_sideways(tab, width):
    """Whether a page is wider than the window."""
    tab.set_viewport_size({"width": width, "height": 844})
    return tab.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_no_request_leaves_and_nothing_fails(tour):
    """Every page opens from a folder without a word on the console and without
    asking for anything else.
    """
    assert ([], []) == (tour.visit.left, tour.visit.errors)


def test_no_page_scrolls_sideways(tour):
    """Pages fit a phone and a desktop; what is wide scrolls in a box of its own."""
    assert [] == tour.wide


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_page_has_the_style_sheets_that_it_needs(tour, site, sheet):
    """A sheet that only some pages load has no rule for any other page, and has rules for those."""
    styled, loading = (
        tour.styled[sheet],
        {path for path in tour.pages if any(file.name == sheet for file in loaded(path))},
    )

    assert styled
    assert styled <= loading
    assert [] == [
        path.name
        for path in loading - styled
        if path.relative_to(site).parts[0] not in ("ledger", "api", "audit")
    ]  # the ledger's frame is one for all


def test_a_spoiled_page_is_noticed(visit, tmp_path):
    """The watch over requests, files and widths can bark."""
    (tmp_path / "page.html").write_text(
        '<img src="http://example.invalid/a.png"><img src="gone.png"><pre>' + "wide" * 200, "utf-8"
    )
    spoiled = visit()
    tab = spoiled.open(tmp_path / "page.html")

    assert ["http://example.invalid/a.png"] == spoiled.left
    assert any("gone.png" in error for error in spoiled.errors)
    assert scrolls_sideways(tab, WIDTHS[1])


@pytest.mark.parametrize("word", ["摩尔线程", "摩爾線程", "wafer"])
def test_the_search_finds(visit, word, chapter):
    """A name in either script and an English word lead to places that exist, from the
    search field of any page.
    """
    tour = visit()
    tab = tour.open(chapter)
    tab.fill("#q", word)
    tab.press("#q", "Enter")
    tab.wait_for_url("**/search.html?*")
    links = tab.locator("#hits a")

    assert links.count() > 0
    links.first.click()
    tab.wait_for_url(re.compile(r"^(?!.*search\.html)"))
    assert tab.evaluate("!location.hash || !!document.getElementById(location.hash.slice(1))")
    assert ([], []) == (tour.left, tour.errors)


def test_both_scripts_find_the_same(visit):
    """A name typed in traditional characters finds what its simplified form finds."""
    tab = visit().open("search.html")
    found = []
    for word in ("摩尔线程", "摩爾線程"):
        tab.fill("#q", word)
        found.append(tab.locator("#hits a").evaluate_all("links => links.map(link => link.href)"))

    assert found[0] == found[1] != []


def test_a_word_that_stands_nowhere_is_not_found(visit):
    """The search can say no."""
    tab = visit().open("search.html")
    tab.fill("#q", "zzyzx")

    assert "No places with “zzyzx”." == tab.text_content("#count")


def test_the_theme_switch_works_and_remembers(visit, chapter):
    """Light and dark differ to the eye, and the choice holds on the next page."""
    tour = visit(color_scheme="light")
    tab = tour.open("index.html")
    ground = (
        "getComputedStyle(document.body).backgroundColor + "
        "getComputedStyle(document.documentElement).backgroundColor"
    )
    seen = {}
    for _ in range(3):
        tab.click("#theme")
        seen[tab.get_attribute("html", "data-theme")] = tab.evaluate(ground)
        if tab.get_attribute("html", "data-theme") == "dark":
            tab = tour.open(chapter)
            seen["next page"] = tab.evaluate(ground)
            assert ("dark", "Dark") == (
                tab.get_attribute("html", "data-theme"),
                tab.text_content("#theme-name"),
            )

    assert {"light", "dark", "auto", "next page"} == set(seen)
    assert seen["light"] == seen["auto"] != seen["dark"] == seen["next page"]


@pytest.mark.parametrize("kind", ["claim", "finding", "check"])
def test_a_bound_number_leads_to_its_entry(visit, chapter, kind):
    """Without JavaScript, following a number of a chapter shows the ledger
    entry that it comes from.
    """
    tab = visit(java_script_enabled=False).open(chapter)
    link = tab.locator(f"article p a:has(span.{kind})").first
    name = urldefrag(link.get_attribute("href"))[1]
    link.click()
    tab.wait_for_url(f"**#{name}")
    entry = tab.locator(f"#{name}")
    box = entry.bounding_box()

    assert entry.is_visible()
    assert 0 <= box["y"] < tab.viewport_size["height"]
    assert tab.locator("article .facts dl").first.is_visible()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("book/ledger.html#claim-x1-first-batch", "ledger/claim/x1-first-batch.html"),
        ("book/record.html#claim-x1-first-batch", "ledger/claim/x1-first-batch.html"),
        ("book/audit.html#check-cards-for-ten-billion", "ledger/check/cards-for-ten-billion.html"),
        ("book/findings.html#finding-musk-rate-gain", "ledger/finding/musk-rate-gain.html"),
        ("book/promises.html#promise-abilene", "ledger/promise/abilene.html"),
        ("book/ledger.html#from-tencent-h20", "ledger/article/tencent-h20.html"),
    ],
)
def test_an_old_address_of_an_entry_leads_on(site, visit, old, new):
    """Who comes by an address that stood on a register goes on to the page of the entry; without
    a script the register leads to the list.
    """
    tab = visit().open("index.html")
    tab.goto(f"{site.as_uri()}/{old}")
    tab.wait_for_url(f"**/{new}")
    page = page_of((site / old.partition("#")[0]).resolve())

    assert tab.locator("h1").is_visible()
    assert page.tree.xpath("//ul[@class='doors']/li/a/@href")
