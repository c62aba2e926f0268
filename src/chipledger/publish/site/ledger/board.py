"""The board of promises: one table, whole in the page, that a script can filter and sort.

Without JavaScript every promise stands in it, the next due first; with it, filters and headings come to life.
On a phone each row is stacked; roles say what the style sheet then hides from some browsers, that it is a table.
"""

from html import escape

from chipledger.facts.promises import speaker_name
from chipledger.numbers.wording import show_day
from chipledger.promises.settled import status_words
from chipledger.publish.site.ledger.filters import Choice, Filter, filter_form
from chipledger.publish.site.ledger.pieces import ROWS_HEAD, counted, link, sortable_heads, text
from chipledger.tables.vocabulary import GROUP_NAMES, STATUSES

ENTRY = "../book/promises.html#promise-{}"
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
    """The page of the board.

    Parameters
    ----------
    view : View
    shell : Shell

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    rows = sorted(view.promises.values(), key=lambda row: (row["due"], row["id"]))
    description = f"{counted(len(rows), 'promise')} with due days, speakers and what became of them, as of {show_day(view.ledger.as_of)}."
    return {
        "ledger/promises.html": shell.page(TITLE, _body(rows, view), description, head=ROWS_HEAD)
    }


def _body(rows, view):
    form = filter_form((_filter(*each, rows, view) for each in FILTERS), "promises")
    files = " · ".join(
        link(address, words) for address, words in (*FILES, *[FEED] * bool(view.address))
    )
    return (
        f'<h1>{TITLE}</h1><p class="about">Every dated promise that the ledger holds, with what the public record shows of it until {show_day(view.ledger.as_of)}. '
        f"A line leads to criterion, rulings and evidence. Follow it: {files}.</p>"
        f'{form}<div class="tw" tabindex="0" role="region" aria-label="Promises"><table id="board" data-rows="promises"><caption class="vh">Promises in the order of their due days</caption>'
        f"<thead><tr>{sortable_heads(COLUMNS)}</tr></thead><tbody>{''.join(_row(row, view) for row in rows)}</tbody></table></div>"
    )


def _filter(name, label, rows, view):
    """A choice of what stands in the rows, each with its number."""
    values = [row[name] for row in rows]
    order = [
        value
        for value in (
            (*STATUSES, "")
            if name == "status"
            else sorted(set(values), key=lambda value: _words(name, value, view).casefold())
        )
        if value in values
    ]
    choices = (
        Choice(_key(value), _words(name, value, view), values.count(value)) for value in order
    )
    return Filter(name, label, tuple(choices))


def _key(value):
    """What a filter asks for; the empty choice stands for any."""
    return value or "none"


def _words(name, value, view):
    """The value of a filter as readers see it."""
    if name == "company":
        return view.entities[value]["name"] if value else "no company"
    return GROUP_NAMES[value] if name == "group" else value or "not ruled yet"


def _row(row, view):
    """One promise; what it can be filtered and sorted by stands in its attributes."""
    marks = "".join(f' data-{name}="{escape(_key(row[name]))}"' for name, _ in FILTERS)
    company = (
        link(f"entity/{row['company']}.html", _words("company", row["company"], view))
        if row["company"]
        else ""
    )
    cells = (
        (row["due"], link(ENTRY.format(row["id"]), show_day(row["due"]))),
        ("", text(row["deliverable"])),
        (_place(row["status"]), outcome(row)),
        ("", company),
        ("", text(speaker_name(row["speaker"], view.entities))),
        (row["said_on"], text(row["said_on"])),
    )
    return (
        f"<tr{marks}>" + "".join(f"<td{_sorts(key)}>{html}</td>" for key, html in cells) + "</tr>"
    )


def _sorts(key):
    """What a cell sorts by, where that is not its words."""
    return f' data-key="{key}"' if key else ""


def _place(status):
    """Statuses sort in the order of their list."""
    return str(STATUSES.index(status)) if status else str(len(STATUSES))


def outcome(row):
    """What became of a promise, in the colour of its status, leading to its entry."""
    return f'<a class="promise {(row["status"] or "open").replace(" ", "-")}" href="{ENTRY.format(row["id"])}">{text(status_words(row))}</a>'
