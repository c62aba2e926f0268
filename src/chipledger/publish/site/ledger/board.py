"""The board of promises: one table, whole in the page, that a script can filter and sort.

Without JavaScript every promise stands in it, the next due first; with it, filters and headings
come to life.
"""

from chipledger.facts.promises import speaker_name
from chipledger.numbers.wording import show_day
from chipledger.promises.settled import status_words
from chipledger.publish.site.ledger.pieces import ROWS_HEAD, counted, link, text
from chipledger.publish.site.ledger.table_page import Filter, Row, TablePage, choices
from chipledger.tables.vocabulary import GROUP_NAMES, STATUSES

ENTRY = "promise/{}.html"
TITLE = "Which promises are on the board?"
COLUMNS = (
    ("due", "Due"),
    ("what", "What"),
    ("status", "What became of it"),
    ("company", "Company"),
    ("speaker", "Said by"),
    ("said", "Said"),
)
FILTERS = (("status", "What became of it"), ("company", "Company"), ("group", "Group"))
FILES = (
    ("../promises.ics", "Calendar of due dates"),
    ("../api/promises.json", "JSON"),
)
FEED = ("../feed.xml", "Feed of rulings and corrections")


def board_files(view, shell):
    """The page of the board, by address from the root of the site."""
    rows = sorted(view.promises.values(), key=lambda row: (row["due"], row["id"]))
    until = show_day(view.ledger.as_of)
    files = " · ".join(
        link(address, words) for address, words in (*FILES, *[FEED] * bool(view.address))
    )
    page = TablePage(
        title=TITLE,
        label="Promises",
        caption="Promises in the order of their due days",
        about=(
            "Every dated promise that the ledger holds, with what the public record shows of it "
            f"until {until}. A line leads to criterion, rulings and evidence. Follow it: {files}."
        ),
        things="promises",
        filters=[_filter(*each, rows, view) for each in FILTERS],
        columns=COLUMNS,
        rows=[_row(row, view) for row in rows],
        table="board",
    )
    description = (
        f"{counted(len(rows), 'promise')} with due days, speakers and what became of them, as of "
        f"{until}."
    )
    return {"ledger/promises.html": shell.page(TITLE, page.html(), description, head=ROWS_HEAD)}


def _filter(name, label, rows, view):
    """A choice of what stands in the rows, each with its number."""
    words = {key(row[name]): _words(name, row[name], view) for row in rows}
    order = (
        map(key, (*STATUSES, ""))
        if name == "status"
        else sorted(words, key=lambda value: words[value].casefold())
    )
    return Filter(name, label, choices((key(row[name]) for row in rows), order, words.get))


def key(value):
    """What a filter asks for; the empty choice stands for any."""
    return value or "none"


def _words(name, value, view):
    """The value of a filter as readers see it."""
    if name == "company":
        return view.entities[value]["name"] if value else "no company"
    return GROUP_NAMES[value] if name == "group" else value or "not ruled yet"


def _row(row, view):
    """One promise."""
    company = (
        link(f"entity/{row['company']}.html", _words("company", row["company"], view))
        if row["company"]
        else ""
    )
    cells = (
        (row["due"], link(ENTRY.format(row["id"]), show_day(row["due"]))),
        ("", text(row["deliverable"])),
        (place(row["status"]), outcome(row)),
        ("", company),
        ("", text(speaker_name(row["speaker"], view.entities))),
        (row["said_on"], text(row["said_on"])),
    )
    return Row({name: key(row[name]) for name, _ in FILTERS}, cells)


def place(status):
    """Statuses sort in the order of their list."""
    return str(STATUSES.index(status)) if status else str(len(STATUSES))


def outcome(row):
    """What became of a promise, in the colour of its status, leading to its entry."""
    status = (row["status"] or "open").replace(" ", "-")
    return (
        f'<a class="promise {status}" href="{ENTRY.format(row["id"])}">'
        f"{text(status_words(row))}</a>"
    )
