"""Writes the HTML of a page as the theme wants it, for the site and the other builders of HTML.

The content policy of the site refuses inline styles, so none is written: a style that stays would
do nothing but log an error. What a notebook stored as HTML is no tree; `raw_html` mends it as text.

Judgements:

- Classes that Sphinx gives to every link, row and piece of code and that no rule of ours names are
  left out, and spans that then say nothing.
- A head of a table that is empty heads nothing: it is a cell. A cell that holds one paragraph holds
  its words themselves. A date that fills a cell keeps day and month on one line.
- Each table stands in a box that scrolls sideways, by keyboard too, and has a name.
- Runs of Chinese are marked, for voices, fonts and line breaks.
- Sphinx gives captions of the contents the role of a heading without its level, which is worse than
  none.
"""

import re
from collections import Counter

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from chipledger.numbers.chinese import RUN
from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.book.figures import CHART
from chipledger.publish.book.folds import ancestors
from chipledger.publish.book.html_text import marked, text_of
from chipledger.publish.book.raw_html import (
    DAY,
    mended,
    with_chinese_marked,
    with_scroll_boxes,
)

IDLE = re.compile(
    r"reference|internal|external|std|std-doc|toctree-l\d|current|tex2jax_ignore|mathjax_ignore"
    r"|row-odd|row-even|head|docutils|literal|notranslate"
)
SPACES = re.compile(r"  +")


class BookTranslator(HTML5Translator):
    """Sphinx's translator for our theme."""

    idle = IDLE  # classes that may be left out where an element has no others
    has_boxes = True  # whether tables stand in boxes that scroll

    def __init__(self, document, builder):
        super().__init__(document, builder)
        self.heading, self.boxes, self.begun = "", Counter(), []
        self.is_chinese = is_chinese(getattr(builder, "current_docname", "") or "")

    def starttag(self, node, tagname, suffix="\n", empty=False, **attributes):
        """As docutils writes it, without styles and idle classes."""
        for name in ("style", "ROLE"):
            attributes.pop(name, None)
        names = self._classes(node, attributes)
        if "current" in names and tagname == "a":
            attributes["aria-current"] = "page"
        if names and all(map(self.idle.fullmatch, names)):
            attributes = {
                name: value
                for name, value in attributes.items()
                if name.lower() not in ("class", "classes")
            }
            node = node.copy()
            node["classes"] = []
        return super().starttag(node, tagname, suffix, empty, **attributes)

    @staticmethod
    def _classes(node, attributes):
        """The names of an element's classes, those of its node and those that the writer adds."""
        written = attributes.get("CLASS", attributes.get("class", "")).split()
        return [*node.get("classes", ()), *written, *attributes.get("classes", ())]

    def visit_Text(self, node):
        """Words, with runs of spaces in code kept and Chinese marked."""
        words = self.encode(node.astext())
        if self.protect_literal_text:
            words = SPACES.sub(lambda spaces: "&#160;" * (len(spaces[0]) - 1) + " ", words)
        elif DAY.fullmatch(words) and fills_a_cell(node):
            words = words.replace(" ", "\N{NO-BREAK SPACE}", 1)
        is_said = self.is_chinese or names_its_language(node)
        self.body.append(words if is_said else marked(words))

    def visit_inline(self, node):
        if not self._says_nothing(node):
            super().visit_inline(node)

    def depart_inline(self, node):
        if not self._says_nothing(node):
            super().depart_inline(node)

    def _says_nothing(self, node):
        return not node["ids"] and all(map(self.idle.fullmatch, node["classes"]))

    def visit_literal_block(self, node):
        """As Sphinx colours it, with Chinese marked, and without the span that says nothing."""
        try:
            super().visit_literal_block(node)
        except nodes.SkipNode:
            code = self.body[-1].replace("<pre><span></span>", "<pre>")
            self.body[-1] = with_chinese_marked(code)
            raise

    def visit_raw(self, node):
        """What a notebook or a directive of ours wrote as HTML, mended as text."""
        start = len(self.body)
        try:
            super().visit_raw(node)
        except nodes.SkipNode:
            written = mended("".join(self.body[start:]), marks=not self.is_chinese)
            self.body[start:] = [self._boxed(written)]
            raise

    def visit_title(self, node):
        self.begun.append(len(self.body))
        super().visit_title(node)

    def depart_title(self, node):
        super().depart_title(node)
        start = self.begun.pop()
        if isinstance(node.parent, nodes.section):
            self.heading = text_of("".join(self.body[start:]))

    def visit_table(self, node):
        self.begun.append(len(self.body))
        super().visit_table(node)

    def depart_table(self, node):
        super().depart_table(node)
        start = self.begun.pop()
        self.body[start:] = [self._boxed("".join(self.body[start:]))]

    def _boxed(self, written):
        return with_scroll_boxes(written, self.heading, self.boxes) if self.has_boxes else written

    def depart_caption(self, node):
        """The words over a figure end before the drawing; docutils has them below and last."""
        super().depart_caption(node)
        if CHART in node.parent.get("classes", ()):
            self.body.append("</figcaption>\n")

    def depart_figure(self, node):
        if CHART in node["classes"]:
            self.body.append("</figure>\n")
        else:
            super().depart_figure(node)

    def depart_colspec(self, node):
        """Nothing: widths of columns would be styles."""

    def visit_entry(self, node):
        super().visit_entry(node)
        if self.context[-1].startswith("</th") and not has_content(node):
            self.body[-1] = "<td" + self.body[-1].removeprefix("<th")
            self.context[-1] = "</td>\n"

    def visit_paragraph(self, node):
        if not is_all_of_a_cell(node):
            super().visit_paragraph(node)

    def depart_paragraph(self, node):
        if not is_all_of_a_cell(node):
            super().depart_paragraph(node)


def is_all_of_a_cell(paragraph):
    """Whether a cell of a table holds this paragraph alone, and nothing is said of it."""
    cell = paragraph.parent
    return (
        isinstance(cell, nodes.entry) and len(cell) == 1 and not paragraph.non_default_attributes()
    )


def fills_a_cell(text):
    """Whether a cell of a table holds these words alone."""
    return len(text.parent) == 1 and isinstance(text.parent.parent, nodes.entry)


def has_content(cell):
    """Whether a cell shows anything."""
    return bool(cell.astext().strip()) or any(cell.findall(nodes.image))


def names_its_language(text):
    """Whether an element around words that have Chinese in them says which language they are."""
    return RUN.search(text) is not None and any(
        name.startswith("language-") for node in ancestors(text) for name in node.get("classes", ())
    )


def setup_translator(app):
    """Have every builder of HTML write through it."""
    for builder in ("html", "dirhtml", "singlehtml"):
        app.set_translator(builder, BookTranslator)
