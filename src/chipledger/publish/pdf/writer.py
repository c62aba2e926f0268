"""One document of the book as Typst markup.

The rule for a node is the method named after its class, or after the nearest class that it
descends from. A node of our own may bring its rule: if it has a method `to_typst(quote)` that
method writes it (an empty string leaves it out). A class without a rule is reported, since
its text might be lost.
"""

from itertools import groupby

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from chipledger.publish.pdf.blocks import BlockRules
from chipledger.publish.pdf.figures import FigureRules
from chipledger.publish.pdf.inline import InlineRules
from chipledger.publish.pdf.register import RegisterRules, is_entry
from chipledger.publish.pdf.tables import TableRules
from chipledger.publish.typst.markup import call, quote

log = logging.getLogger(__name__)

SILENT = (
    addnodes.highlightlang, addnodes.index, addnodes.tabular_col_spec, addnodes.toctree,
    nodes.colspec, nodes.comment, nodes.label, nodes.meta, nodes.pending,
    nodes.substitution_definition, nodes.system_message,
)  # fmt: skip
TRANSPARENT = (
    addnodes.compact_paragraph, addnodes.glossary, addnodes.only, nodes.compound, nodes.definition,
    nodes.document, nodes.legend, nodes.target, nodes.term,
)  # fmt: skip
NAMED_WITHIN = (
    nodes.section,
    nodes.figure,
    nodes.table,
    nodes.footnote,
)  # their rules set the label themselves


class Writer(InlineRules, BlockRules, FigureRules, TableRules, RegisterRules):
    """Writes one document.

    Parameters
    ----------
    book : TypstBuilder
        What the documents share: labels, pictures, numbers, notes, register.
    docname : str
    tree : docutils.nodes.document
        Resolved.
    place : order.Place
        Where in the book the document stands.
    """

    in_summary = False  # where numbers lead to notes, and carry no number of one

    def __init__(self, book, docname, tree, place):
        self.book, self.docname, self.tree, self.place = book, docname, tree, place
        self.notes = {
            identifier: note for note in tree.findall(nodes.footnote) for identifier in note["ids"]
        }
        self.notes_set = set()
        self.depth = self.in_table = 0

    def translate(self, node):
        """Markup of a node and all below it, behind the anchor for its label."""
        if isinstance(node, SILENT):
            return ""
        if hasattr(node, "to_typst"):
            return self.anchor(node) + node.to_typst(quote)
        if isinstance(node, NAMED_WITHIN):
            return self.rule(node)(node)
        return self.anchor(node) + self.rule(node)(node)

    def children(self, node):
        """Markup of all children; entries of the ledger in a row come together."""
        runs = groupby(node.children, key=is_entry)
        return "".join(
            self.entries(list(run)) if entries else "".join(map(self.translate, run))
            for entries, run in runs
        )

    def rule(self, node):
        for kind in type(node).__mro__:
            if found := getattr(self, "on_" + kind.__name__, None):
                return found
        if not isinstance(node, TRANSPARENT):
            log.warning(
                (
                    "typstpdf: no rule for %s: give pdf.writer a method on_%s, or write the page "
                    "without it"
                ),
                type(node).__name__,
                type(node).__name__,
                location=node,
            )
        return self.children

    def name(self, node):
        """The label of a node, quoted; None where nothing leads to it."""
        label = self.book.labels.of(self.docname, node)
        return quote(label) if label else None

    def anchor(self, node):
        """A place that links lead to, without anything to see."""
        name = self.name(node) if isinstance(node, nodes.Element) else None
        return call("anchor", name) if name else ""
