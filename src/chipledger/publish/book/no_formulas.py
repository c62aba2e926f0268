"""The book has no formulas, so nothing sets them: a page that brings one is refused, with its line.

Judgement: between two dollar signs, a backslash, a raised or a lowered sign makes a formula; two
amounts of money do not.
"""

import re

from docutils import nodes
from sphinx.util import logging

log = logging.getLogger(__name__)

IN_DOLLARS = re.compile(r"\$[^$]*[\\^_][^$]*\$")
NO_TEXT = (nodes.literal, nodes.literal_block, nodes.raw, nodes.comment)


def formulas(tree):
    """Where a page has a formula.

    Parameters
    ----------
    tree : docutils.nodes.document

    Yields
    ------
    docutils.nodes.Element, str
        The block that holds the formula or is it, since a formula within a line knows no
        line; and the formula.
    """
    for node in tree.findall():
        if isinstance(node, nodes.math_block):
            yield node, node.astext()
        elif isinstance(node, nodes.math):
            yield node.parent, node.astext()
        elif isinstance(node, nodes.Text) and not isinstance(node.parent, NO_TEXT):
            yield from ((node.parent, found) for found in IN_DOLLARS.findall(node))


def refuse_formulas(app, tree):
    """Warn of each formula of a page that was just read, which fails the build, now and
    until the page is mended.
    """
    for node, formula in formulas(tree):
        log.warning(
            "a formula, %r: the book sets none, so write it in words or as code",
            formula,
            location=node,
        )
        app.env.note_reread()


def setup_no_formulas(app):
    """Look at each page when it is read."""
    app.connect("doctree-read", refuse_formulas)
