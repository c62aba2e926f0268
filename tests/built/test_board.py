"""The board of promises: whole without a script, filtered and sorted with one."""

import re

import pytest
from lxml import html
from playwright.sync_api import expect

from tests.helpers.pages import page_of

DAY_OF_RECORD = re.compile("The public record was read until |公开记录读到")
BOARD = "ledger/promises.html"


@pytest.fixture
def board(visit):
    """The board in a browser."""
    return visit().open(BOARD)


@pytest.fixture(scope="module")
def rows(site):
    """The rows as they are written: attributes and cells."""
    tree = html.fromstring((site / BOARD).read_text("utf-8"))
    return [
        (dict(row.attrib), [" ".join(cell.text_content().split()) for cell in row])
        for row in tree.xpath("//table[@id='board']/tbody/tr")
    ]


def shown(tab):
    """Cells of the rows that a reader sees, in their order."""
    return tab.evaluate(
        "[...document.querySelectorAll('#board tbody tr')].filter((row) => row.offsetParent)"
        ".map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )


def test_the_board_is_whole_without_a_script(visit, rows):
    """Without JavaScript every promise stands in the page, the next due first, and no
    control pretends to work.
    """
    tab = visit(java_script_enabled=False).open(BOARD)

    assert len(rows) == tab.locator("#board tbody tr").count() > 0
    assert not tab.locator("#filters").is_visible()
    assert 0 == tab.locator("#board button").count()


def test_every_promise_is_on_the_board(rows, root):
    """The board has a row for each promise of the clean table, in the order of due days."""
    from chipledger.tables.store import read_clean

    promises = read_clean(root / "data/clean", "promises").sort_values(["due", "id"])
    assert promises["deliverable"].tolist() == [cells[1] for _, cells in rows]
    assert promises["group"].tolist() == [marks["data-group"] for marks, _ in rows]


@pytest.mark.parametrize("name", ["status", "company", "group"])
def test_a_filter_shows_what_it_counts(board, name):
    """Each choice leaves as many rows as it says, and the line above the table says the same."""
    for option in board.locator(f"#by-{name} option").all()[1:]:
        number = int(re.search(r"\((\d+)\)", option.text_content())[1])
        board.select_option(f"#by-{name}", option.get_attribute("value"))

        assert number == len(shown(board))
        assert board.text_content("#matches").startswith(f"{number} of ")


def test_filters_and_words_narrow_together(board):
    """A word and a filter leave the rows that have both; the reset brings all back."""
    everything = shown(board)
    board.select_option("#by-group", "musk")
    board.fill("#words", "grok")

    assert 0 < len(shown(board)) < len(everything)
    assert all("Grok" in cells[1] for cells in shown(board))
    board.click("#filters [type=reset]")
    expect(board).to_have_url(re.compile(r"\.html#?$"))
    assert everything == shown(board)


def test_a_heading_sorts_and_turns_round(board):
    """A heading sorts by its column, a second time the other way, and says so to screen readers."""
    head = board.locator("th:has([data-sort=what])")
    head.locator("button").click()
    up = [cells[1].lower() for cells in shown(board)]
    assert (sorted(up), "ascending") == (up, head.get_attribute("aria-sort"))

    head.locator("button").click()
    assert (sorted(up, reverse=True), "descending") == (
        [cells[1].lower() for cells in shown(board)],
        head.get_attribute("aria-sort"),
    )


def test_due_days_sort_as_days(board):
    """Days are sorted by the calendar, not by their letters."""
    before = [cells[0] for cells in shown(board)]
    board.click("[data-sort=company]")
    board.click("[data-sort=due]")

    assert before == [cells[0] for cells in shown(board)]


def test_a_view_can_be_sent(board):
    """The filters stand in the address, and the address brings them back."""
    board.select_option("#by-status", "open")
    found = shown(board)
    address = board.evaluate("location.href")
    board.goto("about:blank")
    board.goto(address)

    assert address.endswith("#status=open")
    assert found == shown(board)


def test_the_pages_lead_to_the_calendar_and_to_no_feed(site):
    """Every page of the book names the calendar in its head and links it in its foot; a site
    without an address offers no feed.
    """
    for path in (site / "index.html", site / "book/promises.html", site / BOARD):
        tree = page_of(path.resolve()).tree
        assert ["text/calendar"] == tree.xpath("//head/link[@rel='alternate']/@type")
        assert {"Calendar", "Feed"} & set(tree.xpath("//footer//a/text()")) == {"Calendar"}
        assert not tree.xpath("//a[contains(@href, 'feed.xml')]")
    assert not (site / "feed.xml").exists()


def test_the_day_of_the_record_stands_on_every_page(site):
    """No page leaves open until when anything is known."""
    paths = [
        *site.glob("*.html"),
        *site.glob("book/*.html"),
        *site.glob("book/zh/**/*.html"),
        *site.glob("notebooks/*.html"),
        *sorted(site.glob("ledger/*/*.html"))[::100],
        site / BOARD,
    ]

    assert [] == [path.name for path in paths if not DAY_OF_RECORD.search(path.read_text("utf-8"))]
