"""What axe, the accessibility engine, finds on the built site: nothing, in light and dark, on a
phone, a tablet and a desktop.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.helpers.pages import Visit

SIZES = {390: 844, 768: 1024, 1280: 800}  # width and height [CSS px]
TURNS = [(scheme, width) for scheme in ("light", "dark") for width in SIZES]
WIDTHS = [("light", 390), ("dark", 768), ("light", 1280)]  # each width and each scheme
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
CLAIM = "x1-first-batch"
CARD, CODE = ".card:popover-open", ".fold"


def open_card(kind):
    """What a reader does to see the card of the first number of a kind."""

    def act(tab):
        tab.locator(f"article a:has(> span.{kind})").first.click()
        tab.locator(CARD).wait_for()

    return act


def search(tab):
    """What a reader does to see places."""
    tab.fill("#q", "Nvidia")
    tab.locator("#hits a").first.wait_for()


def open_code(tab):
    """What a reader of code does first."""
    tab.click("#folds")
    tab.locator(".code pre[tabindex='0']").first.wait_for()


def nothing(tab):
    """The page as it opens."""


KINDS = {
    "front page": ("index.html", nothing),
    "page of an article": ("book/articles/china-gpu-ipos.html", nothing),
    "chapter with the card of a claim": ("notebooks/01_musk_chip_roadmap.html", open_card("claim")),
    "chapter with the card of a finding": (
        "notebooks/01_musk_chip_roadmap.html",
        open_card("finding"),
    ),
    "chapter with the card of a check": ("notebooks/01_musk_chip_roadmap.html", open_card("check")),
    "chapter with its code open": ("notebooks/01_musk_chip_roadmap.html", open_code),
    "all claims": ("ledger/index.html", nothing),
    "all checks": ("audit/index.html", nothing),
    "all promises": ("ledger/promises.html", nothing),
    "claim": (f"ledger/claim/{CLAIM}.html", nothing),
    "article": ("ledger/article/x1-report.html", nothing),
    "entity": ("ledger/entity/xiaomi.html", nothing),
    "for programs": ("api/index.html", nothing),
    "search": ("search.html", search),
    "Chinese front page": ("book/zh/index.html", open_card("claim")),
    "Chinese page of an article": ("book/zh/articles/china-gpu-ipos.html", nothing),
    "Chinese board of promises": ("book/zh/promises.html", nothing),
    "Chinese search": ("search-zh.html", search),
}
# Of these only the part that differs from the first chapter is judged.
PART = {
    "chapter with the card of a finding": CARD,
    "chapter with the card of a check": CARD,
    "chapter with its code open": CODE,
}


# Rows and entries after the first dozen, which are of one form, leave the page.
THIN = """() => document.querySelectorAll("tbody, ul, ol").forEach(
    (list) => [...list.children].slice(12).forEach((one) => one.remove()))"""


def violations(tab, part=None):
    """What axe objects to on the page at hand, or on a part of it: the
    rule, how grave, and where.
    """
    found = Axe().run(tab, part, RULES).response["violations"]
    return [
        (
            rule["id"],
            rule["impact"],
            [" ".join(map(str, node["target"])) for node in rule["nodes"]][:5],
        )
        for rule in found
    ]


def judged(visits, kind, turns, whole=True):
    """The violations on the page of a kind, for each colour scheme and width; in a page that is
    not whole, those in the first dozen entries of each list.
    """
    found, (name, act) = {}, KINDS[kind]
    for scheme, width in turns:
        options = {
            "viewport": {"width": width, "height": SIZES[width]},
            "color_scheme": scheme,
        }
        reader = visits.lend(**options)
        tab = reader.open(name)
        act(tab)
        if not whole:
            tab.evaluate(THIN)
        if faults := violations(tab, PART.get(kind)):
            found[scheme, width] = faults
        visits.take_back(reader, **options)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_accessible(visits, kind):
    """Axe objects to nothing on one page of each kind, with a card or the search open too; six
    kinds in a row are seen at all widths in both schemes, each with the first rows of its lists.
    """
    turn = list(KINDS).index(kind) % len(TURNS)

    assert {} == judged(visits, kind, TURNS[turn : turn + 1], whole=False)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_accessible_at_all_widths_in_both_schemes(visits, kind):
    """Axe objects to nothing on one page of each kind, whichever way it is seen."""
    assert {} == judged(visits, kind, TURNS)


@pytest.mark.slow
def test_every_page_is_accessible(browser, site):
    """Axe objects to nothing on any page; a page of the ledger, of which there are many of one
    form, is seen at one width in one scheme, by turns.
    """
    readers = {
        (scheme, width): Visit(
            browser, site, viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme
        )
        for scheme, width in TURNS
    }
    found = {}
    for number, path in enumerate(sorted(site.rglob("*.html"))):
        turns = [TURNS[number % len(TURNS)]] if path.parent.parent.name == "ledger" else WIDTHS
        for turn in turns:
            if faults := violations(readers[turn].open(path.relative_to(site))):
                found[path.relative_to(site).as_posix(), turn] = faults
    for reader in readers.values():
        reader.context.close()

    assert {} == found


def test_a_fault_is_noticed(browser, tmp_path):
    """Axe objects to grey on white, a picture without words, a field without label and a
    button too small to hit.
    """
    (tmp_path / "page.html").write_text(
        "<!DOCTYPE html><html lang=en><title>A</title><main><h1>A</h1>"
        "<p style='color:#aaa'>faint</p><img src='data:,'><input>"
        "<button style='width:9px;height:9px;padding:0;border:0' aria-label=a></button>"
        "<button style='width:9px;height:9px;padding:0;border:0' aria-label=b></button></main>",
        "utf-8",
    )
    reader = Visit(browser, tmp_path)
    found = {rule for rule, *_ in violations(reader.open("page.html"))}
    reader.context.close()

    assert {"color-contrast", "image-alt", "label", "target-size"} <= found
