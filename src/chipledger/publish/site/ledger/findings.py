"""The page that browses what the chapters computed, and what they assume: a whole table, which a
script filters and sorts where there is one.
"""

from chipledger.publish.site.ledger.pieces import ROWS_HEAD, counted, link, text
from chipledger.publish.site.ledger.table_page import Filter, Row, TablePage, choices

TITLE = "What did the chapters compute?"
ABOUT = (
    "Every number that a chapter computed from claims, and every assumption that it takes where no "
    "source settles one. A figure leads to its formula, its inputs and the notebook."
)
COLUMNS = (("value", "Figure"), ("what", "What it is"), ("kind", "Kind"), ("chapter", "Chapter"))
KINDS = {"finding": "computed", "assumption": "assumed"}


def findings_page(view, shell):
    """The page, by address from the root of the site."""
    rows = [
        {**row, "kind": kind, "what": view.says(kind, name)}
        for kind in KINDS
        for name, row in view.rows[kind].items()
    ]
    rows.sort(key=lambda row: (row["notebook"], row["kind"], row["id"]))
    chapters = dict.fromkeys(row["notebook"] for row in rows)
    page = TablePage(
        title=TITLE,
        label="Findings",
        caption="Findings and assumptions in the order of the chapters",
        about=ABOUT,
        things="findings",
        filters=(
            Filter("kind", "Kind", choices((row["kind"] for row in rows), KINDS, KINDS.get)),
            Filter(
                "chapter",
                "Chapter",
                choices((row["notebook"] for row in rows), chapters, _chapter_name),
            ),
        ),
        columns=COLUMNS,
        rows=[_row(row) for row in rows],
        table="computed",
    )
    description = f"{counted(len(rows), 'number')} of the chapters, computed and assumed."
    return {"ledger/findings.html": shell.page(TITLE, page.html(), description, head=ROWS_HEAD)}


def _chapter_name(notebook):
    """A notebook by its number and words.

    Examples
    --------
    >>> _chapter_name("01_musk_chip_roadmap")
    '1 musk chip roadmap'
    """
    number, _, words = notebook.partition("_")
    return f"{number.lstrip('0')} {words.replace('_', ' ')}"


def _row(row):
    """One finding or assumption."""
    value = row["value"]
    cells = (
        (
            str(value) if value == value else "",
            link(f"{row['kind']}/{row['id']}.html", row["shown"]),
        ),
        ("", text(row["what"])),
        ("", KINDS[row["kind"]]),
        ("", link(f"../notebooks/{row['notebook']}.html", _chapter_name(row["notebook"]))),
    )
    return Row({"kind": row["kind"], "chapter": row["notebook"]}, cells)
