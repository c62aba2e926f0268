"""What Sphinx wrote of a page as XHTML that a reading device accepts.

Sphinx's markup is well formed but for the names of characters that XML does not know.

Judgement: a device may show light letters on dark ground, and cannot be asked; so a figure keeps
its literal colours on a sheet of white paper of its own.
"""

import re
from functools import cache
from html import unescape

from lxml import etree

from chipledger.drawing import COLOURS, literal_colours

XHTML, SVG = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")


def every(tree, path):
    """The elements of a path: `h:` is XHTML, `s:` SVG."""
    return _path(path)(tree)


@cache
def _path(path):
    return etree.XPath(path, namespaces={"h": XHTML, "s": SVG})


def page_tree(body):
    """The body of a page, as an element.

    Parameters
    ----------
    body : str
        What Sphinx wrote.

    Raises
    ------
    lxml.etree.XMLSyntaxError
        If it is not well formed.
    """
    body = NAMED.sub(lambda entity: unescape(entity[0]), literal_colours(body))
    tree = etree.fromstring(f'<body xmlns="{XHTML}">{body}</body>')
    for mend in (with_heads, on_white_paper, with_languages):
        mend(tree)
    return tree


def with_heads(tree):
    """Say of each head of a table what it is the head of."""
    for head in every(tree, "descendant::h:th"):
        head.set("scope", "col" if every(head, "ancestor::h:thead") else "row")


def on_white_paper(tree):
    """Lay a white sheet under each figure, behind all that is drawn and after
    title and description.
    """
    for figure in every(tree, "descendant::s:svg"):
        words = len(every(figure, "s:title | s:desc"))
        figure.insert(
            words,
            figure.makeelement(
                f"{{{SVG}}}rect", {"width": "100%", "height": "100%", "fill": COLOURS["paper"]}
            ),
        )


def with_languages(tree):
    """State the language of a run in the way of XML too, which some devices ask for."""
    for node in every(tree, "descendant::*[@lang]"):
        node.set(LANG, node.get("lang"))


def drop(node):
    """Take an element out; what follows it stays."""
    parent, before = node.getparent(), node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def words_of(heading):
    """The words of a heading, without the small marks behind numbers."""
    return " ".join("".join(every(heading, "descendant::text()[not(ancestor::h:sup)]")).split())
