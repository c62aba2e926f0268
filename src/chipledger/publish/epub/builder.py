"""The Sphinx builder `bookepub`: every page of the contents as one EPUB 3 file.

Judgements:

- The pages are those of the site without what needs a screen and a script: no cards, no search, and
  no code cells, as in the PDF.
- Of the ledger only what the text prints comes along, within the file, since a reading device has
  no second one beside it; the site and the data package have the rest.
- No font is embedded: reading devices bring their own, Chinese ones too, and let the reader choose.
"""

import re
from functools import partial
from html import escape
from pathlib import Path

from docutils import nodes
from lxml import etree
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging

from chipledger.facts.catalogue import entry_page
from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.book.entries import (
    entry_of,
    ledger_doors,
    ledger_entry,
    ledger_register,
)
from chipledger.publish.book.freshness import COMMAND, PageCache
from chipledger.publish.book.order import places
from chipledger.publish.book.outputs import prefer_mime_types
from chipledger.publish.book.receipts import receipt_of, shared_hashes
from chipledger.publish.book.translator import BookTranslator
from chipledger.publish.epub.package import About, Page, bound
from chipledger.publish.epub.pages import page_tree
from chipledger.publish.epub.register import entry_html, keep_printed, unlinked
from chipledger.publish.typst.draw import drawn
from chipledger.publish.typst.markup import quote

log = logging.getLogger(__name__)
NAME = "report.epub"
HERE = Path(__file__).parent
COLOPHON = "colophon"
ENTRIES = ".entries"  # of a page, where what was made of it is kept


class EpubTranslator(BookTranslator):
    """The site's, for a device: it scrolls no table, and our style sheet names Sphinx's classes."""

    has_boxes = False
    idle = re.compile("pre")


class BookEpub(Epub3Builder):
    """Gathers the pages that Sphinx writes and binds them when all are there;
    nothing is written before.
    """

    name = "bookepub"
    default_translator_class = EpubTranslator
    prints_entries = True
    epilog = "The EPUB is in %(outdir)s."

    def write(self, build_docnames, updated_docnames, method="update"):
        """Write the pages that changed; the others are as they were laid aside."""
        self.shelf = PageCache(self.app)
        self.entries, self.with_new_entries = {}, set()  # markup by id, for each page
        pages = {page for page in self.env.found_docs if not is_chinese(page)}  # the site has those
        self.bodies = {page: body for page in sorted(pages) if (body := self.shelf.take(page))}
        super().write(sorted(pages - self.bodies.keys()), [], "specific")

    def prepare_writing(self, docnames):
        super().prepare_writing(docnames)
        self.shared = shared_hashes(self.srcdir)

    def add_visible_links(self, tree, show_urls="no"):
        """Nothing: an address behind each link would break the sentences."""

    def write_doc(self, docname, doctree):
        prepare(doctree)
        super().write_doc(docname, doctree)

    def entry_address(self, docname, kind, name):
        """Where an entry stands, as seen from a page."""
        page = entry_page(kind, self.app.edition.catalogue.rows[kind][name])
        return f"{self.get_relative_uri(docname, page)}#{kind}-{name}"

    def whole_entry(self, page, entry):
        """An entry of the ledger in its short form, where its id stands for it."""
        if page not in self.entries:
            self.entries[page] = self.shelf.take(page, ENTRIES) or {}
        written, name = self.entries[page], entry.get("id")
        if name not in written:
            written[name] = self._written(page, *name.split("-", 1))
            self.with_new_entries.add(page)
        whole = etree.fromstring(written[name])
        whole.tail = entry.tail
        return whole

    def _written(self, page, kind, name):
        """The markup of an entry."""
        catalogue = self.app.edition.catalogue
        tree = page_tree(
            entry_html(
                entry_of(kind, catalogue.rows[kind][name], catalogue),
                partial(self.entry_address, page),
                partial(self.get_relative_uri, page),
                catalogue.says,
            )
        )
        return etree.tostring(tree[0], encoding="unicode", with_tail=False)

    def handle_page(self, pagename, addctx, *_, **__):
        """Keep the page; Sphinx would put it into a template and write it."""
        try:
            self.bodies[pagename] = etree.tostring(
                page_tree(addctx["body"] + self.receipt(pagename)), encoding="unicode"
            )
        except etree.XMLSyntaxError as error:
            log.warning("%s", f"the EPUB wants well-formed markup: {error.msg}", location=pagename)
        else:
            self.shelf.lay(pagename, self.bodies[pagename])

    def receipt(self, pagename):
        """The foot of a page."""
        hashes = ", ".join(
            f"{part} <code>{digest}</code>"
            for part, digest in receipt_of(self.srcdir, pagename, self.shared).items()
        )
        return f'<p class="receipt">Made from {hashes}.</p>'

    def finish(self):
        """Bind the pages in the order of the contents."""
        order = [
            place
            for place in places(self.config.root_doc, self.env.tocs)
            if place.docname in self.bodies
        ]
        trees = keep_printed(
            {place.docname: etree.fromstring(self.bodies[place.docname]) for place in order},
            self.whole_entry,
        )
        for page in self.with_new_entries:
            self.shelf.lay(page, self.entries[page], ENTRIES)
        for page, address in unlinked(trees):
            log.warning("%s", f"the EPUB has no place for the link to {address}", location=page)
        parts = {place.docname: place.part for place in order}
        pages = [Page(name, parts[name], tree) for name, tree in trees.items()] + [
            Page(COLOPHON, "", page_tree(self.colophon()))
        ]
        pictures = {
            f"_images/{name}": Path(self.srcdir, source).read_bytes()
            for source, (_, name) in self.env.images.items()
        }
        files = pictures | {"epub.css": (HERE / "epub.css").read_bytes(), "cover.png": self.cover()}
        Path(self.outdir, NAME).write_bytes(bound(self.about(), pages, files))

    def about(self):
        """What the file says of itself."""
        config, options = self.config, self.config.html_theme_options
        return About(
            title=config.html_title,
            subtitle=config.typstpdf_subtitle,
            author=config.author,
            language=config.language or "en",
            date=str(config.typstpdf_date),
            rights=options.get("licence") or config.copyright,
        )

    def colophon(self):
        """The last page: edition, licence, and how to check the receipts."""
        options = self.config.html_theme_options
        lines = [
            options.get("edition", ""),
            options.get("licence", ""),
            "Made from " + ", ".join(f"{part} {digest}" for part, digest in self.shared.items()),
            (
                "In a checkout of this edition, chipledger receipt and the name of a page compute "
                f"the hashes at its foot anew, and {COMMAND} prints that of the data"
            ),
        ]
        return (
            '<section id="colophon"><h1>Colophon</h1>'
            + "".join(f"<p>{escape(line)}.</p>" for line in lines if line)
            + "</section>"
        )

    def cover(self):
        """A picture of title and subtitle, for shelves; drawn anew only when they change."""
        about, shop = self.about(), Path(self.doctreedir) / "cover"
        source = (HERE / "cover.typ").read_text("utf-8") + (
            f"\n#cover({quote(about.title)}, {quote(about.subtitle)}, "
            f"{quote(self.config.html_theme_options.get('edition', ''))})\n"
        )
        return drawn(shop, source).read_bytes()


def prepare(doctree):
    """Take out of a page what only the site has, and put the ids of the ledger's entries in their
    place.

    Parameters
    ----------
    doctree : docutils.nodes.document
        It is changed.
    """
    for node in list(doctree.findall(ledger_doors)):
        node.parent.remove(node)
    for node in list(doctree.findall(ledger_register)):
        node.replace_self(node.children)
    for node in list(doctree.findall(ledger_entry)):
        stub = f'<section class="entry" id="{node["ids"][0]}"/>'
        node.replace_self(nodes.raw("", stub, format="html"))


def setup_epub(app):
    """Register the builder with Sphinx."""
    app.add_builder(BookEpub)
    # Of what a notebook shows, what the PDF takes, after MyST-NB has read its own settings.
    app.connect("config-inited", partial(prefer_mime_types, builder=BookEpub.name), priority=900)
