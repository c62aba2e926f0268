"""Tables for the PDF.

How wide the columns get is settled in the template, which can measure type. It is told, for each
column, the longest word (a column may not be narrower) and how much text there is (what is left
over is shared out by it).
"""

import re
from typing import NamedTuple

from docutils import nodes
from sphinx.util import logging

from chipledger.numbers.chinese import PRINTED
from chipledger.publish.book.roles import is_bound
from chipledger.publish.pdf.verdicts import verdict_in
from chipledger.publish.typst.markup import array, breakable, call, content, quote

log = logging.getLogger(__name__)

_ALIGNMENTS = {"text-left": "left", "text-center": "center", "text-right": "right"}
_SHORT = 20  # rows that a reader reads
_WHOLE = 15  # rows that stay on one page
_WORDY = 1_200  # letters in a table that may break all the same, between its rows
# Letters: beyond that a cell asks for no more room, so that one long cell leaves
# the other columns theirs.
_WIDEST = 160


class Cell(NamedTuple):
    """One cell as it stands in the source of the table."""

    entry: nodes.entry
    column: int
    head: bool

    @property
    def columns(self):
        return 1 + self.entry.get("morecols", 0)

    @property
    def rows(self):
        return 1 + self.entry.get("morerows", 0)


def grid(group):
    """The cells of a table group, row by row, each with its first column;
    spans are reckoned with.
    """
    rows, open_until = [], {}  # column → number of the first row that it is free in
    for row in group.findall(nodes.row):
        cells, column = [], 0
        for entry in row.findall(nodes.entry):
            while open_until.get(column, 0) > len(rows):
                column += 1
            cell = Cell(entry, column, isinstance(row.parent, nodes.thead))
            open_until |= {column + step: len(rows) + cell.rows for step in range(cell.columns)}
            cells.append(cell)
            column += cell.columns
        rows.append(cells)
    return rows


def letters(string):
    """Length of a string; a Chinese character is as wide as two letters."""
    return len(string) + sum(map(len, PRINTED.findall(string)))


def printed(cell):
    """The words of a cell, each number of the ledger with room for that of its note, which is
    small, and a verdict with room for its sign.
    """
    badge = any(verdict_in(node["classes"]) for node in cell.entry.findall(nodes.inline))
    words = cell.entry.astext()
    if badge:
        words = "000" + words.replace("\N{NO-BREAK SPACE}", " ")
    return words + "000" * any(
        is_bound(reference) for reference in cell.entry.findall(nodes.reference)
    )


def longest_words(rows, count):
    """The longest word of each column, which its width must hold."""
    words = [""] * count
    for cell in (cell for row in rows for cell in row if cell.columns == 1):
        found = re.split(
            r"[ \n\u200b]+", breakable(printed(cell))
        )  # a no-break space holds its words together
        words[cell.column] = max([words[cell.column], *found], key=letters)
    return words


def amounts(rows, count):
    """The longest cell of each column. [letters]"""
    amount = [1] * count
    for cell in (cell for row in rows for cell in row if cell.columns == 1):
        amount[cell.column] = max(amount[cell.column], min(_WIDEST, letters(printed(cell))))
    return amount


class TableRules:
    """Rules of the writer for tables."""

    def on_table(self, node):
        title = next((child for child in node if isinstance(child, nodes.title)), None)
        self.in_table += 1
        groups = [group for group in node if isinstance(group, nodes.tgroup)]
        if all(map(self.nothing_left, groups)):
            return ""
        body = "".join(map(self.table_group, groups))
        self.in_table -= 1
        if title is None and not node["ids"]:
            return body + "\n\n"
        rows = [row.astext() for row in node.findall(nodes.row)]
        return self.captioned(
            node,
            "table",
            "table",
            body,
            title,
            tall=len(rows) > _WHOLE or sum(map(len, rows)) > _WORDY,
        )

    def nothing_left(self, group):
        """Take the rows out that speak of what is not in the register; tells whether all
        rows of a list were such.
        """
        listed = [row for row in group.findall(nodes.row) if row.get("about")]
        idle = [row for row in listed if row["about"] not in self.book.register.named]
        for row in idle:
            row.parent.remove(row)
        return bool(listed) and len(idle) == len(listed)

    def table_group(self, group):
        count, rows = group["cols"], grid(group)
        head = [cell for row in rows for cell in row if cell.head]
        body = [cell for row in rows for cell in row if not cell.head]
        if not head:
            log.warning("typstpdf: table without a head row", location=group.parent)
        columns = [spec for spec in group if isinstance(spec, nodes.colspec)]
        given = "colwidths-given" in group.parent["classes"]
        return call(
            "data-table",
            array(quote(word) for word in longest_words(rows, count)),
            array(spec["colwidth"] for spec in columns) if given else array(amounts(rows, count)),
            array(self.cell(cell, columns) for cell in head),
            array(self.cell(cell, columns) for cell in body),
            dense="true" if _to_look_up(group) else None,
        )

    def cell(self, cell, columns):
        """One cell; heads and row heads in bold."""
        body = self.children(cell.entry).strip()
        bold = cell.head or (cell.column < len(columns) and columns[cell.column].get("stub"))
        if bold and body:
            body = call("strong", content(body))
        align = next(
            (_ALIGNMENTS[name] for name in cell.entry["classes"] if name in _ALIGNMENTS), None
        )
        options = {"colspan": cell.columns, "rowspan": cell.rows}
        named = [f"{name}: {value}" for name, value in options.items() if value > 1] + (
            [f"align: {align}"] if align else []
        )
        return f"table.cell({', '.join([content(body), *named])})" if named else content(body)


def _to_look_up(group):
    """Whether a table is a list of the ledger's own, to look things up in, rather than to read."""
    rows = list(group.findall(nodes.row))
    return "generated" in group.parent["classes"] and (
        len(rows) > _SHORT or any(row.get("about") for row in rows)
    )
