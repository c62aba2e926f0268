"""Pictures for the PDF: inline SVG of the notebooks, image files, captions.

The site's SVG takes its colours from the page (`var(--name, #hex)`) and its font too; on paper the
fallbacks after the comma hold, and the font is named. A picture without alternative text is a
warning: the PDF is to be read aloud.
"""

import hashlib
import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from chipledger.drawing import SvgError, described, find_svg, standalone, with_letters
from chipledger.files import write_atomically
from chipledger.publish.book.figures import MEASURE
from chipledger.publish.typst.markup import call, content, quote, text

log = logging.getLogger(__name__)

# A figure, drawn for a telephone, fills the text: letters of 12 points come out as 9 [points].
LETTERS = 0.58
_LENGTH = re.compile(r"[\d.]+(%|pt|mm|cm|in|em)")


class Pictures:
    """The folder of the pictures; a file's name is a hash of what is in it, so what an earlier
    build left is replaced by the same.
    """

    def __init__(self, folder):
        self.folder, self.kept = Path(folder), set()

    def drop_others(self):
        """Remove the pictures of an earlier build that were not kept again."""
        for file in set(self.folder.glob("*")) - self.kept:
            file.unlink()

    def keep(self, data, suffix):
        """Write the bytes and return the path that the Typst source names."""
        file = self.folder / (hashlib.sha256(data).hexdigest()[:16] + suffix)
        write_atomically(file, data)
        self.kept.add(file)
        return f"{self.folder.name}/{file.name}"

    def keep_again(self, names):
        """Keep pictures of an earlier build; tells whether all are there."""
        files = {self.folder / name for name in names}
        self.kept |= files
        return all(file.exists() for file in files)


class FigureRules:
    """Rules of the writer for images, raw SVG and figures."""

    def on_image(self, node):
        source = self.book.image_file(node)
        inline = isinstance(node.parent, nodes.TextElement) and len(node.parent) > 1
        width = node.get("width", "")
        width = width if _LENGTH.fullmatch(width) else None
        if source.suffix.lower() == ".svg":
            return self.svg(
                node, source.read_text(encoding="utf-8"), node.get("alt"), inline, width
            )
        return self.picture(
            node,
            self.book.pictures.keep(source.read_bytes(), source.suffix),
            node.get("alt"),
            inline,
            width,
        )

    def svg(self, node, svg, alt=None, inline=False, width=None):
        """A vector picture from SVG markup."""
        try:
            file = standalone(svg)
        except SvgError as error:
            log.warning("typstpdf: %s", error, location=node)
            return ""
        return self.picture(
            node,
            self.book.pictures.keep(file.encode(), ".svg"),
            alt or described(svg),
            inline,
            width,
        )

    def picture(self, node, path, alt, inline, width):
        if not alt:
            log.warning("typstpdf: picture without alternative text", location=node)
        alt = quote(alt or "picture")
        return (
            call("inline-picture", quote(path), alt)
            if inline
            else call("picture", quote(path), alt, width=width) + "\n\n"
        )

    def on_figure(self, node):
        caption = next(iter(node.findall(nodes.caption)), None)
        legend = next((child for child in node if is_legend(child)), None)
        body = "".join(self.translate(child) for child in node if child not in (caption, legend))
        holds_table = any(True for _ in node.findall(nodes.table))
        return self.captioned(
            node, "table" if holds_table else "image", "figure", body, caption, legend
        )

    def captioned(self, node, kind, series, body, caption, legend=None, tall=False):
        """A numbered figure or table; `series` is what Sphinx counts it under."""
        number = self.number(node, series)
        return (
            call(
                "captioned",
                quote(kind),
                content(body),
                number=number,
                caption=content(self.children(caption)) if caption is not None else None,
                listed=content(text(caption.astext())) if number and caption is not None else None,
                legend=content(self.children(legend)) if legend is not None else None,
                name=self.name(node),
                tall="true" if tall else None,
            )
            + "\n\n"
        )

    def number(self, node, series):
        """The number that Sphinx gave, as it is printed (`Table 3.1`), quoted; None without one."""
        counted = self.book.figure_numbers(self.docname).get(series, {})
        found = next(
            (counted[identifier] for identifier in node["ids"] if identifier in counted), None
        )
        return (
            quote(self.book.number_formats[series] % ".".join(map(str, found))) if found else None
        )

    def on_raw(self, node):
        if "typst" in node.get("format", ""):
            return node.astext()
        html = node.astext()
        if svg := find_svg(html):
            return self.svg(node, with_letters(svg, LETTERS), width="100%")
        if re.fullmatch(r"\s*<br\s*/?>\s*", html):
            return "#linebreak();"
        if re.sub(
            r"<!--.*?-->|</?[a-z]+\s*/?>", "", html, flags=re.DOTALL
        ).strip():  # bare tags carry nothing to print
            log.warning(
                "typstpdf: raw HTML is left out of the PDF: %s; write it as Markdown, and let a "
                "cell that ends in a table show it with Table(…)",
                escape(html.strip()[:60]),
                location=node,
            )
        return ""


def is_legend(node):
    """Whether a part of a figure says more than its caption: in a notebook's, what is measured."""
    return isinstance(node, nodes.legend) or MEASURE in node.get("classes", ())
