"""The prose of a built page: what the rule "no naked number" holds for.

Judgements:

- Everything in the article is prose unless it is listed here as something else, so that a new kind
  of block is in scope until somebody decides.
- Out of scope: code, drawings, outputs of cells (their captions are in), cells of tables that the
  ledger generates, its entries, lists and cards, the bibliography, and numbering: of sections,
  captions, footnotes, and references to them.
- A number is bound where a role printed it: an element of class `claim`, `finding`, `check` or
  `promise` that is a link, or right inside of one.
- Sentences end at the line's end, since a source line holds one sentence, or at a full
  stop before a capital.
"""

import re
from typing import NamedTuple

from lxml import html

from chipledger.facts.catalogue import PAGES
from chipledger.publish.lint.number_words import BOUND, NAME

INLINE = {"a", "abbr", "b", "br", "cite", "em", "i", "q", "small", "span", "strong", "sub", "sup"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ROLES = set(PAGES)
QUOTED = {"code"}  # shown in messages, as references are, but not searched
NEVER = {"pre", "svg", "script", "style", "template"}
NOT_PROSE = {
    "cell_input",
    "headerlink",
    "footnote-reference",
    "citation",
    "bibliography",
    "imprint",
    "card",
    "listed",
    "figure-data",
}
COVER = {"text": "", "bound": BOUND, "quoted": NAME}
SENTENCE = re.compile(r"\n+|(?<=[.!?])[\s]+(?=[A-Z“\"])")


class Block(NamedTuple):
    """A paragraph, item, caption or heading.

    `text` is as it reads; `free` is as long, with code, references and what roles printed covered;
    `bound` lists what they printed.
    """

    heading: str
    text: str
    free: str
    bound: tuple


def blocks(article):
    """The prose blocks of one article, in their order.

    Parameters
    ----------
    article : lxml element, or str of HTML

    Returns
    -------
    list of Block
    """
    if isinstance(article, str):
        article = html.fragment_fromstring(article, create_parent="article")
    return collected(_pieces(article))


def collected(pieces):
    """Blocks from pieces of text, each with its kind: `text`, `bound`, `quoted`, the text of a new
    `heading`, or the `end` of a block.
    """
    found, text, free, bound, heading = [], "", "", [], ""
    for kind, piece in [*pieces, ("end", "")]:
        if kind == "heading":
            heading = piece
        elif kind == "end":
            if text.strip():
                found.append(Block(heading, text, free, tuple(bound)))
            text, free, bound = "", "", []
        else:
            text, free = text + piece, free + (COVER[kind] * len(piece) or piece)
            bound += [piece] if kind == "bound" else []
    return found


def _pieces(node):
    """What a reader reads below a node, as (kind, text)."""
    block = node.tag not in INLINE
    if node.tag in HEADINGS:
        yield "heading", _title(node)
    if block:
        yield "end", ""
    yield "text", node.text or ""
    for child in node:
        if not isinstance(child.tag, str):
            pass  # a comment
        elif _is_bound(child):
            yield "bound", _printed(child)
        elif child.tag in QUOTED or _is_reference(child):
            yield "quoted", child.text_content()
        elif "cell_output" in _classes(child):
            for caption in child.iter("caption", "figcaption"):
                yield from _pieces(caption)
        elif _in_scope(child):
            yield from _pieces(child)
        yield "text", child.tail or ""
    if block:
        yield "end", ""


def _classes(node):
    return set((node.get("class") or "").split())


def _is_bound(node):
    link = node if node.tag == "a" else node.getparent()
    return bool(_classes(node) & ROLES) and link.tag == "a" and bool(link.get("href"))


def _printed(node):
    """What a role printed, without the sign of a weak source, which is no part of the number."""
    return "".join(node.xpath(".//text()[not(ancestor::sup[@class='weak'])]"))


def _is_reference(node):
    """The number of a figure or table, in a link to it."""
    return "std-numref" in _classes(node) and node.getparent().tag == "a"


def _in_scope(node):
    classes = _classes(node)
    if node.tag in NEVER or classes & NOT_PROSE or node.get("popover") is not None:
        return False
    if node.tag in ("td", "th"):
        return not any("generated" in _classes(table) for table in node.iterancestors("table"))
    return not (node.tag == "section" and "entry" in classes) and not _is_numbering(node, classes)


def _is_numbering(node, classes):
    """Numbers that the program counts, where it prints them: of sections,
    figures, tables and footnotes.
    """
    parents = [parent.tag for parent in node.iterancestors()]
    return (
        "section-number" in classes
        and parents[0] in HEADINGS
        or "caption-number" in classes
        and bool({"caption", "figcaption"} & set(parents))
        or "label" in classes
        and any("footnote" in _classes(parent) for parent in node.iterancestors())
    )


def _title(heading):
    """A heading's own words, without number and permalink."""
    own = heading.xpath(
        ".//text()[not(ancestor::*[@class='section-number' or @class='headerlink'])]"
    )
    return " ".join("".join(own).split())


def sentence_at(text, place):
    """The sentence of a text that holds a place, on one line."""
    ends = [found.end() for found in SENTENCE.finditer(text)]
    low = max((end for end in ends if end <= place), default=0)
    high = min((end for end in ends if end > place), default=len(text))
    return " ".join(text[low:high].split())
