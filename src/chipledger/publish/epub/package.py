"""Binds pages and files into one EPUB 3 file.

It promises: every file is listed with what it holds; a table of contents; what the book offers to
readers who do not see, in the words of schema.org; one identifier for all editions, from the title;
no clock, and the same bytes for the same input.
"""

import os
import re
import uuid
from datetime import UTC, datetime
from html import escape
from typing import NamedTuple

from lxml import etree

from chipledger.files import zipped
from chipledger.publish.book.html_text import words_html
from chipledger.publish.epub.pages import XHTML, every, with_languages, words_of

FOLDER = "EPUB"
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'
EPUB_NAMES = 'xmlns:epub="http://www.idpf.org/2007/ops"'
TYPES = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "gif": "image/gif",
    "webp": "image/webp",
}
CONTAINER = (
    DECLARED
    + '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessModeSufficient", "textual,visual"),
    *(
        ("accessibilityFeature", feature)
        for feature in (
            "alternativeText",
            "displayTransformability",
            "longDescription",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
        )
    ),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "Every figure has a title and a description in words, every table a head. "
        "A number leads to its entry and the entry leads back. Chinese words are marked as such.",
    ),
)


class About(NamedTuple):
    """What the book is: dates are ISO, the language is a tag as `en`."""

    title: str
    subtitle: str
    author: str
    language: str
    date: str
    rights: str


class Page(NamedTuple):
    """A page: its name without an ending, the part of the book it stands in, its body."""

    name: str
    part: str
    tree: etree._Element


def bound(about, pages, files):
    """The book as the bytes of an EPUB file.

    Parameters
    ----------
    about : About
    pages : list of Page
        In reading order.
    files : dict of str to bytes
        What the pages use, with `epub.css` and `cover.png` among them.

    Returns
    -------
    bytes
    """
    written = {
        f"{page.name}.xhtml": document(
            about,
            words_of(every(page.tree, "descendant::h:h1")[0]),
            page.tree,
            page.name.count("/"),
        )
        for page in pages
    }
    written |= {
        "nav.xhtml": document(about, "Contents", outline(pages), 0),
        "cover.xhtml": document(about, about.title, front(about), 0),
    }
    inside = {f"{FOLDER}/{name}": data for name, data in (files | written).items()}
    spine = ["cover.xhtml", "nav.xhtml", *(f"{page.name}.xhtml" for page in pages)]
    inside |= {
        "META-INF/container.xml": CONTAINER.encode(),
        f"{FOLDER}/package.opf": opf(about, files | written, spine).encode(),
    }
    return zipped(inside, first={"mimetype": b"application/epub+zip"})


def document(about, title, body, depth):
    """One XHTML document."""
    marked = etree.tostring(body, encoding="unicode")
    language = escape(about.language)
    return (
        f'{DECLARED}<!DOCTYPE html>\n<html xmlns="{XHTML}" {EPUB_NAMES} lang="{language}" '
        f'xml:lang="{language}">\n<head><meta charset="utf-8"/>'
        f'<title>{escape(title)}</title><link rel="stylesheet" type="text/css" '
        f'href="{"../" * depth}epub.css"/></head>\n{marked}\n</html>\n'
    ).encode()


def front(about):
    """The cover as a page."""
    words = escape(f"{about.title}. {about.subtitle}")
    return etree.fromstring(
        f'<body xmlns="{XHTML}" {EPUB_NAMES} epub:type="cover"><div class="cover">'
        f'<img src="cover.png" alt="{words}" role="doc-cover"/></div></body>'
    )


def outline(pages):
    """The contents: parts, pages and their sections, and the landmarks."""
    items, part = [], ""
    for page in pages:
        if page.part != part:
            items += ["</ol></li>"] * bool(part) + [
                f"<li><span>{words_html(page.part)}</span><ol>"
            ] * bool(page.part)
            part = page.part
        items.append(_item(page))
    listed = "".join(items + ["</ol></li>"] * bool(part))
    body = etree.fromstring(
        f'<body xmlns="{XHTML}" {EPUB_NAMES}><nav epub:type="toc" role="doc-toc" '
        f'aria-labelledby="contents"><h1 id="contents">Contents</h1><ol>{listed}</ol></nav>'
        '<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks"><ol><li>'
        '<a epub:type="cover" href="cover.xhtml">Cover</a></li>'
        '<li><a epub:type="toc" href="nav.xhtml">Contents</a></li><li>'
        f'<a epub:type="bodymatter" href="{pages[0].name}.xhtml">Text</a></li></ol></nav></body>'
    )
    with_languages(body)
    return body


def _item(page):
    sections = [
        (heading.getparent().get("id"), words_of(heading))
        for heading in every(page.tree, "descendant::h:h2[parent::h:section/@id]")
    ]
    below = "".join(
        f'<li><a href="{page.name}.xhtml#{place}">{words_html(words)}</a></li>'
        for place, words in sections
    )
    title = words_of(every(page.tree, "descendant::h:h1")[0])
    return (
        f'<li><a href="{page.name}.xhtml">{words_html(title)}</a>'
        + (f"<ol>{below}</ol>" if below else "")
        + "</li>"
    )


def opf(about, files, spine):
    """The package document: metadata, every file, the reading order."""
    manifest = "".join(
        (
            f'<item id="{_identifier(name)}" href="{name}" '
            f'media-type="{TYPES[name.rpartition(".")[2]]}"{_properties(name, data)}/>\n'
        )
        for name, data in sorted(files.items())
    )
    order = "".join(f'<itemref idref="{_identifier(name)}"/>\n' for name in spine)
    return (
        f'{DECLARED}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="book-id" xml:lang="{escape(about.language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_metadata(about)}</metadata>\n'
        f"<manifest>\n{manifest}</manifest>\n<spine>\n{order}</spine>\n</package>\n"
    )


def _metadata(about):
    core = {
        "language": about.language,
        "title": about.title,
        "creator": about.author,
        "publisher": about.author,
        "description": about.subtitle,
        "date": about.date,
        "rights": about.rights,
    }
    lines = [
        (
            f'<dc:identifier id="book-id">'
            f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, about.title)}</dc:identifier>"
        )
    ]
    lines += [f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in core.items() if text]
    lines.append(f'<meta property="dcterms:modified">{_moment(about)}</meta>')
    lines += [f'<meta property="schema:{name}">{escape(text)}</meta>' for name, text in ACCESS]
    return "".join(f"{line}\n" for line in lines)


def _moment(about):
    """When the file says it was made: never the clock, so that builds can be compared."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        datetime.fromtimestamp(int(epoch), UTC)
        if epoch
        else datetime.fromisoformat(about.date or "1970-01-01")
    )
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _identifier(name):
    return "f-" + re.sub(r"[^\w.-]", "-", name)


def _properties(name, data):
    """What a reading device has to know before it opens a file."""
    found = {
        "nav": name == "nav.xhtml",
        "cover-image": name == "cover.png",
        "svg": name.endswith(".xhtml") and b"<svg" in data,
    }
    named = " ".join(word for word, holds in found.items() if holds)
    return f' properties="{named}"' if named else ""
