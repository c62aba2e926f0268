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
from itertools import groupby
from typing import NamedTuple

from lxml import etree
from markupsafe import Markup

from chipledger.files import zipped
from chipledger.publish.book.templates import filled
from chipledger.publish.epub.pages import XHTML, every, with_languages, words_of

FOLDER = "EPUB"
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
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
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
            title_of(page),
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
    marked = Markup(etree.tostring(body, encoding="unicode"))
    up, language = "../" * depth, about.language
    written = filled("epub/document.xhtml", title=title, body=marked, up=up, language=language)
    return f"{written}\n".encode()


def front(about):
    """The cover as a page."""
    words = escape(f"{about.title}. {about.subtitle}")
    return etree.fromstring(
        f'<body xmlns="{XHTML}" {EPUB_NAMES} epub:type="cover"><div class="cover">'
        f'<img src="cover.png" alt="{words}" role="doc-cover"/></div></body>'
    )


def outline(pages):
    """The contents: parts, pages and their sections, and the landmarks."""
    parts = [
        (part, [_listed(page) for page in among])
        for part, among in groupby(pages, key=lambda page: page.part)
    ]
    body = etree.fromstring(filled("epub/nav.xhtml", parts=parts, first=pages[0].name))
    with_languages(body)
    return body


def _listed(page):
    """A page as the contents show it."""
    sections = [
        (heading.getparent().get("id"), words_of(heading))
        for heading in every(page.tree, "descendant::h:h2[parent::h:section/@id]")
    ]
    return {"name": page.name, "title": title_of(page), "sections": sections}


def title_of(page):
    """The words of a page's first heading."""
    return words_of(every(page.tree, "descendant::h:h1")[0])


def opf(about, files, spine):
    """The package document."""
    core = {
        "language": about.language,
        "title": about.title,
        "creator": about.author,
        "publisher": about.author,
        "description": about.subtitle,
        "date": about.date,
        "rights": about.rights,
    }
    listed = [
        {
            "id": _identifier(name),
            "name": name,
            "type": TYPES[name.rpartition(".")[2]],
            "properties": _properties(name, data),
        }
        for name, data in sorted(files.items())
    ]
    written = filled(
        "epub/package.opf",
        about=about,
        uuid=uuid.uuid5(uuid.NAMESPACE_URL, about.title),
        core=core,
        moment=_moment(about),
        access=ACCESS,
        files=listed,
        spine=map(_identifier, spine),
    )
    return f"{written}\n"


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
    return " ".join(word for word, holds in found.items() if holds)
