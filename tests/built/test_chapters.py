"""The form of the chapters as they were built: few toggles, and an answer on the first screen."""

import pytest
from lxml import html

from chipledger.notebook.stored import notebook_paths
from tests.helpers import ROOT

CHAPTERS = [path.stem for path in notebook_paths(ROOT)]
MOST_TOGGLES = 12
# Width and height of a laptop's window and of a phone. [px]
SCREENS = [(1300, 900), (390, 844)]
TOPS = """() => ["h1", ".minute", ".minute p:not(.rubric)", ".minute figcaption"].map(
    place => document.querySelector(place)?.getBoundingClientRect().bottom ?? Infinity)"""


def page_of(built, chapter):
    """The built page of a chapter."""
    return built / f"html/notebooks/{chapter}.html"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_few_toggles(built, chapter):
    """At most twelve things to open, none within another, all of them closed."""
    page = html.parse(page_of(built, chapter), html.HTMLParser(encoding="utf-8"))
    toggles = page.xpath("//article//details")

    assert 0 < len(toggles) <= MOST_TOGGLES
    assert not [one for one in toggles if one.get("open") is not None or one.xpath(".//details")]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_the_first_screen_answers(built, browser, screen):
    """Without scrolling a reader sees the question, the answer and the title of the key figure."""
    tab = browser.new_page(viewport=dict(zip(("width", "height"), screen, strict=True)))
    below = {}
    for chapter in CHAPTERS:
        tab.goto(page_of(built, chapter).as_uri())
        question, box, answer, figure = tab.evaluate(TOPS)
        assert question < answer < box, chapter
        if figure > screen[1]:
            below[chapter] = figure
    tab.close()

    assert {} == below
