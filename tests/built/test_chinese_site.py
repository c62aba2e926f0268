"""The Chinese pages of the built site: language, twins, switch, numbers, filters and search."""

import re

import pytest
from lxml import html

from chipledger.publish.book.chinese import ARTICLES, HOME, LANG, TWINS
from tests.helpers import ROOT

FRONT = f"{HOME}index.html"
PAIRS = [(english, chinese) for english, chinese in TWINS.items() if chinese.startswith(HOME)] + [
    (f"book/articles/{path.stem}", f"{ARTICLES}{path.stem}")
    for path in sorted((ROOT / ARTICLES).glob("*.md"))
]


def page(site, name):
    return html.parse(site / f"{name}.html", html.HTMLParser(encoding="utf-8"))


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_twins_name_each_other(site, english, chinese):
    """Each of a pair says its language, and its switch leads to the other; the head names neither,
    since only whole addresses are valid there and this site knows none.
    """
    for here, there, lang, other in (
        (english, chinese, "en", LANG),
        (chinese, english, LANG, "en"),
    ):
        tree = page(site, here)
        (switch,) = tree.xpath("//header//a[@hreflang]")

        assert [lang] == tree.xpath("/html/@lang")
        assert not tree.xpath("//head/link[@hreflang]")
        assert other == switch.get("hreflang")
        there = site / f"{there}.html"
        assert there == (site / here).parent.joinpath(switch.get("href")).resolve()


def test_every_english_page_leads_to_chinese(site):
    """A page without a twin has the switch too, and names no twin."""
    for name, there in {"notebooks/08_promises": "minutes", "book/method": "index"}.items():
        tree = page(site, name)
        (switch,) = tree.xpath("//header//a[@hreflang]/@href")

        assert switch.endswith(f"{HOME}{there}.html".removeprefix("book/"))
        assert not tree.xpath("//head/link[@hreflang]")


def test_english_pages_stay_english(site):
    """On an English page the switch alone leads to the Chinese ones."""
    for name in ("index", "book/report-cards", "book/articles/x1-report", "book/promises"):
        tree = page(site, name)

        assert not tree.xpath("//article//a[contains(@href, 'zh/')]")
        assert 1 == len(tree.xpath("//body//a[contains(@href, 'zh/')]"))


def test_numbers_are_said_in_chinese(site):
    """Figures, verdicts and outcomes of these pages hold no English word of ours."""
    for path in sorted((site / HOME).rglob("*.html")):
        tree = html.parse(path, html.HTMLParser(encoding="utf-8"))
        for kind in ("claim", "finding", "check", "promise"):
            for node in tree.xpath(f"//article//a/span[contains(@class, '{kind}')]"):
                assert not re.search(
                    r"\b(about|nearly|more|less|times|billion|million|holds|fails|kept|open)\b",
                    node.text_content(),
                )


def test_the_board_filters_in_chinese(visit):
    """A choice shows what it counts, and the line of matches is Chinese."""
    tab = visit().open(f"{HOME}promises.html")
    choice = tab.locator("#by-status option[value='open']")
    number = re.search(r"\((\d+)\)", choice.text_content())[1]

    tab.select_option("#by-status", "open")

    assert tab.locator("#matches").text_content().startswith(f"{number} / ")
    assert tab.locator("#matches").text_content().endswith("条符合。")


def test_a_card_has_chinese_labels(visit):
    """The card of a number says in Chinese what it is and what can be copied."""
    tab = visit().open(FRONT)
    tab.locator("article a:has(> span.claim)").first.click()
    card = tab.locator(".card:popover-open")
    card.wait_for()

    assert card.locator("small").first.text_content().startswith("说法")
    assert "关闭" == card.locator("button.close").text_content()


@pytest.mark.parametrize("word", ["马斯克", "馬斯克"])
def test_the_chinese_search_shows_chinese_pages_first(visit, word):
    """In either script the first hits are pages of the layer."""
    tab = visit().open("search-zh.html")
    tab.fill("#q", word)
    first = tab.locator("#hits a").first
    first.wait_for()

    assert f"/{HOME}" in first.evaluate("link => link.href")
    assert "处" in tab.locator("#count").text_content()


def test_print_editions_have_no_chinese_page(built):
    """PDF and EPUB are the English book alone."""
    import zipfile

    names = zipfile.ZipFile(built / "epub/ai-chip-race.epub").namelist()

    assert not [name for name in names if HOME in name]
