"""Pictures for the PDF: inline SVG of the notebooks, image files, captions.

The site's SVG takes its colours from the page (`var(--name, #hex)`) and its font too; on paper the fallbacks
after the comma hold, and the font is named. A picture without alternative text is a warning: the PDF is to be read aloud.
"""

import hashlib
import re
import shutil
from html import escape, unescape
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from . import fonts
from .typst_markup import call, content, quote, text

log = logging.getLogger(__name__)

_SVG = re.compile(r"<svg\b.*</svg\s*>", re.DOTALL)
_ROOT = re.compile(r"<svg\b[^>]*>")
_VARIABLE = re.compile(
    r"var\(\s*--[\w-]+\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)"
)  # the fallback may hold one call, as rgb(…)
_NAMED = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)\w+;"
)  # HTML's entities, which XML does not know
_FAMILY = re.compile(r"""\bfont-family=(?:"[^"]*"|'[^']*')""")
_LENGTH = re.compile(r"[\d.]+(%|pt|mm|cm|in|em)")
_UNIT = 0.682  # what the figures, drawn for telephones, take for a point; letters of 11 to 12 units suit text of 10 pt [pt]
_INK = "#1b1f24"


class SvgError(ValueError):
    """An inline picture that cannot be printed."""


def find_svg(html):
    """The SVG element inside a piece of HTML, or None."""
    found = _SVG.search(html)
    return found[0] if found else None


def standalone(svg):
    """An inline SVG as a file of its own: name space, colours, font.

    Raises
    ------
    SvgError
        If a colour variable has no fallback.
    """
    svg = _NAMED.sub(lambda entity: unescape(entity[0]), svg)
    while found := _VARIABLE.search(svg):  # what stands inside another comes out in the next round
        if not found[1]:
            raise SvgError(f"no fallback in {found[0]!r}: write var(--name, #hex)")
        svg = svg.replace(found[0], found[1].strip())
    svg = _FAMILY.sub(f'font-family="{fonts.FIGURE}"', svg)
    return _ROOT.sub(lambda root: _dressed(root[0]), svg, count=1)


def _dressed(root):
    """The opening tag with what a page would have given the picture."""
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "color": _INK, "font-family": fonts.FIGURE}
    missing = [
        f'{name}="{value}"'
        for name, value in attributes.items()
        if not re.search(rf"\s{name}=", root)
    ]
    return " ".join(["<svg", *missing]) + root.removeprefix("<svg")


def drawn_width(svg):
    """Width on paper of a notebook's figure, so that all of them have letters of one size; None without a view box."""
    box = re.search(r'viewBox="[\d.eE+-]+[\s,]+[\d.eE+-]+[\s,]+([\d.]+)', svg)
    return f"{float(box[1]) * _UNIT:.1f}pt" if box else None


def described(svg):
    """Alternative text of an SVG: its title and description."""
    parts = [
        re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", svg, re.DOTALL) for tag in ("title", "desc")
    ]
    words = [" ".join(unescape(part[1]).split()) for part in parts if part]
    return ". ".join(word.rstrip(".") for word in words if word)


class Pictures:
    """The folder of the pictures; a file's name is a hash of what is in it."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def clear(self):
        """Remove the pictures of an earlier build."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def keep(self, data, suffix):
        """Write the bytes and return the path that the Typst source names."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / (hashlib.sha256(data).hexdigest()[:16] + suffix)
        file.write_bytes(data)
        return f"{self.folder.name}/{file.name}"


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
        legend = next(iter(node.findall(nodes.legend)), None)
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
            return self.svg(node, svg, width=drawn_width(svg))
        if re.fullmatch(r"\s*<br\s*/?>\s*", html):
            return "#linebreak();"
        if re.sub(
            r"<!--.*?-->|</?[a-z]+\s*/?>", "", html, flags=re.DOTALL
        ).strip():  # bare tags carry nothing to print
            log.warning(
                "typstpdf: raw HTML is left out of the PDF: %s; write it as Markdown, and let a cell that ends in a table show it with Table(…)",
                escape(html.strip()[:60]),
                location=node,
            )
        return ""
