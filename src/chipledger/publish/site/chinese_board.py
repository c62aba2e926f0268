"""The board of promises on its Chinese page: the table of `ledger.board` with its filters, told
in Chinese.

`{promise-board}` writes it, the next due first; each line leads to the promise's own page.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.facts.chinese import GROUPS, STATUSES, name_zh, speaker_zh, status_zh
from chipledger.numbers.wording_zh import show_day_zh
from chipledger.publish.book.chinese import ENTRIES, HOME, told_in_chinese
from chipledger.publish.site.ledger import board
from chipledger.publish.site.ledger.pieces import link
from chipledger.publish.site.ledger.table_page import Filter, Row, TablePage, Words, choices

UP = "../" * HOME.count("/")
ENTRY = f"{UP}ledger/{board.ENTRY}"
COLUMNS = (
    ("due", "到期"),
    ("what", "承诺"),
    ("status", "结果"),
    ("company", "公司"),
    ("speaker", "谁说的"),
    ("said", "何时说"),
)
LABELS = {"status": "结果", "company": "公司", "group": "分组"}
WORDS = Words(
    form="筛选",
    words="词语",
    free="不限",
    reset="显示全部",
    match="{found} / {all} 条符合。",
)


class PromiseBoard(SphinxDirective):
    """The board; what it shows is data of the ledger and no prose."""

    def run(self):
        edition = self.env.app.edition
        self.env.note_dependency(ENTRIES)
        told, entities = edition.once(told_in_chinese), edition.catalogue.entities
        rows = sorted(edition.catalogue.promises.values(), key=lambda row: (row["due"], row["id"]))
        try:
            lines = [_row(row, entities, told) for row in rows]
        except LookupError as error:
            raise self.error(str(error)) from None
        page = TablePage(
            title="",
            label="承诺",
            caption="承诺，按到期日排列",
            about="",
            things="promises",
            filters=[
                Filter(name, label, _choices(name, rows, entities))
                for name, label in LABELS.items()
            ],
            columns=COLUMNS,
            rows=lines,
            table="board",
            said=WORDS,
        )
        return [nodes.container("", nodes.raw("", page.html(), format="html"), classes=["listed"])]


def _choices(name, rows, entities):
    """What a filter can be set to, each with its number."""
    words = {board.key(row[name]): _words(name, row[name], entities) for row in rows}
    order = map(board.key, STATUSES) if name == "status" else sorted(words, key=words.get)
    return choices((board.key(row[name]) for row in rows), order, words.get)


def _words(name, value, entities):
    if name == "company":
        return name_zh(entities[value]) if value else "无"
    return GROUPS[value] if name == "group" else STATUSES[value or ""]


def _row(row, entities, told):
    """One promise."""
    status = (row["status"] or "open").replace(" ", "-")
    entry = ENTRY.format(row["id"])
    company = name_zh(entities[row["company"]]) if row["company"] else ""
    cells = (
        (row["due"], link(entry, show_day_zh(row["due"]))),
        ("", told("promise", row["id"], "deliverable")),
        (
            board.place(row["status"]),
            f'<a class="promise {status}" href="{entry}">{status_zh(row)}</a>',
        ),
        ("", company),
        ("", speaker_zh(row["speaker"], entities)),
        (row["said_on"], row["said_on"]),
    )
    return Row({name: board.key(row[name]) for name in LABELS}, cells)


def setup_chinese_board(app):
    """Register the directive."""
    app.add_directive("promise-board", PromiseBoard)
