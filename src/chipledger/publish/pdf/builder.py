"""The Sphinx builder `typstpdf`: the whole book as one tagged PDF, set by Typst, and beside it the
register of what the book prints of the ledger.

What it promises: every document that the table of contents reaches, in its order; PDF/UA-1 or a
warning; the same bytes for the same book; a PDF that is replaced whole or not at all.

Configuration (all optional): `typstpdf_title`, `typstpdf_subtitle`, `typstpdf_description`,
`typstpdf_keywords` (list), `typstpdf_date` (ISO), `typstpdf_made` (how the book was made, for the
cover), `typstpdf_register` (the chapters that stand in the register, as patterns of their
names), `typstpdf_colophon` (list of lines for the imprint: licence, hash of the data),
`typstpdf_filename`.
"""

import os
from datetime import UTC, date, datetime
from fnmatch import fnmatch
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import ConfigError
from sphinx.util import logging

from chipledger.files import write_atomically
from chipledger.numbers.chinese import PRINTED
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import show_day, show_period
from chipledger.publish.book.freshness import (
    PageCache,
    hash_of_parts,
    with_build,
    without_build,
)
from chipledger.publish.book.order import Place, places
from chipledger.publish.book.outputs import prefer_mime_types
from chipledger.publish.pdf import labels
from chipledger.publish.pdf.figures import Pictures
from chipledger.publish.pdf.notes import Notes
from chipledger.publish.pdf.register import REGISTER, Register
from chipledger.publish.pdf.summary import summary
from chipledger.publish.pdf.typesetter import BOOK, COMPILE, SOURCES, TEMPLATE, typesetter
from chipledger.publish.pdf.writer import Writer
from chipledger.publish.typst import fonts
from chipledger.publish.typst.markup import array, call, quote
from chipledger.tables.rows import rows_of

log = logging.getLogger(__name__)

CHAPTER = ".chapter"  # what is kept of a page beside its tree: the Typst source of its chapter
REGISTER_IS = "Register: the articles one by one, and each claim, finding and check of the book"
IMPORT = f'#import "{TEMPLATE.name}": *'
DEFAULTS = {
    "typstpdf_title": "",
    "typstpdf_subtitle": "",
    "typstpdf_description": "",
    "typstpdf_keywords": [],
    "typstpdf_date": "",
    "typstpdf_made": "",
    "typstpdf_register": [],
    "typstpdf_colophon": [],
    "typstpdf_filename": "report.pdf",
}


class TypstBuilder(Builder):
    """Sets the book with Typst; the writers of all documents share it as their `book`."""

    name = "typstpdf"
    format = "typst"
    prints_entries = True
    epilog = "The PDF is in %(outdir)s."
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
    allow_parallel = False

    def init(self):
        self.workshop = Path(self.outdir, SOURCES)
        self.pictures = Pictures(self.workshop / "figures")
        self.readings = {}  # what each page holds of numbers, as the rule about them has read it
        self.number_formats = {
            series: _caption_format(form) for series, form in self.config.numfig_format.items()
        }

    def get_outdated_docs(self):
        return "all documents"

    def get_target_uri(self, docname, typ=None):
        return labels.address(docname)

    def get_relative_uri(self, from_, to, typ=None):
        return self.get_target_uri(to, typ)

    # What the rules of the writers ask for

    def figure_numbers(self, docname):
        return self.env.toc_fignumbers.get(docname, {})

    def section_numbers(self, docname):
        return self.env.toc_secnumbers.get(docname, {})

    def image_file(self, node):
        candidates = node.get("candidates", {})
        uri = next(
            (candidates[kind] for kind in self.supported_image_types if kind in candidates),
            node["uri"],
        )
        return Path(self.srcdir, uri)

    # The work

    def write(self, *_):
        self.shelf = PageCache(self.app)
        order = list(places(self.config.root_doc, self.env.tocs))
        trees = {place.docname: self.resolved(place.docname) for place in order}
        self.labels, self.notes = labels.Labels(trees), Notes(order, trees)
        self.register = Register(self.app, self.notes, self.labels)
        self.linked = hash_of_parts(self.labels.told(), self.notes.told())
        openings = {BOOK: self.opening(summary=summary(self, order, trees))}
        chapters = {BOOK: {}, REGISTER: {}}
        for chapter, found in groupby(order, key=lambda one: self.notes.chapter_of[one.docname]):
            name = f"{self.file_of(chapter)}-{chapter.replace('/', '-')}"
            chapters[self.file_of(chapter)][name] = self.chapter(list(found), trees)
        if chapters[REGISTER]:
            openings[REGISTER] = self.opening(subtitle=quote(REGISTER_IS))
        self.lay_out(openings, chapters)
        keys = {name: self.key_of(name) for name in openings}
        made = self.compiled([name for name, key in keys.items() if not self.has(name, key)])
        if all(made.values()):
            self.publish(made)
            for name in made:
                self.key_file(name).write_text(keys[name])

    def file_of(self, docname):
        """The file in which a document stands."""
        listed = self.config.typstpdf_register
        chapter = self.notes.chapter_of[docname]
        return REGISTER if any(fnmatch(chapter, form) for form in listed) else BOOK

    def resolved(self, docname):
        """A document with its references resolved; lists of contents stay
        out, the PDF has its own.
        """
        if (kept := self.shelf.take(docname)) is None:
            tree = self.env.get_doctree(docname)
            self.env.apply_post_transforms(tree, docname)
            leave_out_lists(tree)
            kept = without_build(tree), self.readings.get(docname)
            self.shelf.lay(docname, kept)
        tree, self.readings[docname] = kept
        return with_build(tree, self.env, docname)

    def chapter(self, places, trees):
        """The documents of one chapter, and its notes. Those of the register are in no part.

        What an earlier build wrote of the same documents is taken, where links and notes of the
        whole book are the same too.
        """
        if self.file_of(places[0].docname) == REGISTER:
            places = [Place(place.docname, place.step) for place in places]
        digests = [self.shelf.digests[place.docname] for place in places]
        key = hash_of_parts(self.linked, places, digests)
        known, written, drawn = self.shelf.take(places[0].docname, CHAPTER) or ("", "", ())
        if known == key and self.pictures.keep_again(drawn):
            return written
        warned, others = self.app._warncount, self.pictures.kept
        self.pictures.kept = set()
        writers = [Writer(self, place.docname, trees[place.docname], place) for place in places]
        written = "".join(
            f"#[\n{writer.translate(writer.tree)}]\n" for writer in writers
        ) + self.register.notes_of(places[0].docname, places[0].level + 1)
        if self.app._warncount == warned:  # or the next build would not warn
            drawn = sorted(file.name for file in self.pictures.kept)
            self.shelf.lay(places[0].docname, (key, written, drawn), CHAPTER)
        self.pictures.kept |= others
        return written

    def opening(self, **options):
        """The head of the Typst source: template and title page; options are Typst code that the
        template takes.
        """
        config, made = self.config, self.config.typstpdf_made
        lines = (
            [config.typstpdf_colophon]
            if isinstance(config.typstpdf_colophon, str)
            else config.typstpdf_colophon
        )
        edition = self.edition()
        told = {
            "title": quote(config.typstpdf_title or config.html_title),
            "subtitle": quote(config.typstpdf_subtitle),
            "author": quote(config.author),
            "edition": edition
            and f"datetime(year: {edition.year}, month: {edition.month}, day: {edition.day})",
            "about": array(quote(line) for line in filter(None, (self.audited(), made))),
            "description": quote(config.typstpdf_description or config.typstpdf_subtitle),
            "keywords": array(map(quote, config.typstpdf_keywords)),
            "colophon": array(quote(line) for line in lines),
            "language": quote(config.language or "en"),
        }
        book = call("show: book.with", **(told | options))
        return f"{book}\n\n"

    def audited(self):
        """What the book is about, for its cover; nothing where there is no ledger."""
        ledger = self.app.edition.ledger if hasattr(self.app, "edition") else None
        articles = (
            [row for row in rows_of(ledger.sources) if row["kind"] == "text"] if ledger else []
        )
        if not articles:
            return ""
        first, last = (
            show_period(*read_period(of(row["published"][:7] for row in articles)))
            for of in (min, max)
        )
        return (
            f"What {len(articles)} Chinese articles of {first} to {last} say in figures, held "
            f"against each other and the public record, read until {show_day(ledger.as_of)}."
        )

    def edition(self):
        """The date of the edition, printed on the title page; None where none is configured."""
        try:
            return (
                date.fromisoformat(str(self.config.typstpdf_date))
                if self.config.typstpdf_date
                else None
            )
        except ValueError as error:
            raise ConfigError(f"typstpdf_date: {error}; write it as 2026-11-30") from error

    def timestamp(self):
        """The moment that the file says it was made: never the clock, so that
        builds can be compared.
        """
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(epoch), UTC)
        return datetime.combine(self.edition() or date(1970, 1, 1), datetime.min.time(), UTC)

    def lay_out(self, openings, chapters):
        """Write what Typst reads: template, fonts, the source of each PDF, and that of each chapter
        in a file of its own, since where one place of a file changes, the compiler takes none of
        what it has set of the others. The pictures are there already, and those of an earlier build
        go.
        """
        self.pictures.drop_others()
        sources = {}
        for name, opening in openings.items():
            included = "".join(f'#include "{chapter}.typ"\n' for chapter in chapters[name])
            sources |= chapters[name] | {name: opening + included}
        files = {f"{name}.typ": f"{IMPORT}\n{source}" for name, source in sources.items()}
        files[TEMPLATE.name] = TEMPLATE.read_text("utf-8")
        for name, text in files.items():
            write_atomically(self.workshop / name, text)
        for gone in {path.name for path in self.workshop.glob("*.typ")} - files.keys():
            (self.workshop / gone).unlink()
        fonts.gather(self.chinese_characters(files.values()), self.workshop / "fonts")

    def chinese_characters(self, sources):
        texts = [
            *sources,
            *(file.read_text(encoding="utf-8") for file in self.pictures.folder.glob("*.svg")),
        ]
        return {character for text in texts for run in PRINTED.findall(text) for character in run}

    def key_of(self, name):
        """Hash of all that a PDF is made from: where it is the same, so are its bytes."""
        inside = [path for path in sorted(self.workshop.rglob("*")) if path.is_file()]
        read = [
            path
            for path in inside
            if path.suffix != ".key"
            and (path.suffix != ".typ" or path.stem.partition("-")[0] in (name, TEMPLATE.stem))
        ]
        files = [(path.name, sha256(path.read_bytes()).hexdigest()) for path in (*read, COMPILE)]
        return hash_of_parts(files, str(self.timestamp()), version("typst"), version("pikepdf"))

    def has(self, name, key):
        """Whether the PDF of an earlier build was made from the same."""
        kept = self.key_file(name)
        return kept.exists() and kept.read_text() == key and self.target(name).exists()

    def key_file(self, name):
        return self.workshop / f"{name}.key"

    def target(self, name):
        """Where a PDF is put."""
        book = Path(self.outdir, self.config.typstpdf_filename)
        return book if name == BOOK else book.with_stem(f"{book.stem}-{name}")

    def compiled(self, names):
        """The PDFs of sources by name, set side by side; nothing in place of one after a warning
        when the compiler refuses. What it warns of are warnings of the build too.
        """
        moment = str(int(self.timestamp().timestamp()))
        setting = {name: typesetter(self.workshop, name, moment) for name in names}
        for one in setting.values():
            one.start()
        return {name: self._heard(*one.result()) for name, one in setting.items()}

    def _heard(self, pdf, said):
        for message, diagnostic in said:
            refusal = "" if pdf else "no PDF was made: "
            log.warning("typstpdf: %s%s\n%s", refusal, message, diagnostic)
        return pdf

    def publish(self, made):
        """Put each PDF in its place in one step."""
        for name, pdf in made.items():
            self.key_file(name).unlink(missing_ok=True)  # until what it speaks of is in place
            target = self.target(name)
            draft = target.with_suffix(".tmp")
            draft.write_bytes(pdf)
            draft.replace(target)

    def finish(self):
        pass


def leave_out_lists(tree):
    """Take out the sections of the class `site-only`, which would fill pages with what the register
    tells; links to them become words.

    A link from another page leads to the head of the page that such a section stood on.
    """
    gone, head = set(), tree.next_node(nodes.section)
    for section in [node for node in tree.findall(nodes.section) if "site-only" in node["classes"]]:
        gone |= {name for node in section.findall(nodes.Element) for name in node.get("ids", ())}
        section.parent.remove(section)
        head["ids"] += section["ids"]
    for reference in [node for node in tree.findall(nodes.reference) if node.get("refid") in gone]:
        reference.replace_self(reference.children)


def _caption_format(form):
    """`Fig. %s` as it stands at the head of a caption."""
    return form if "%s" in form else form + " %s"


def setup(app):
    """Register builder and configuration with Sphinx."""
    app.add_builder(TypstBuilder)
    for name, default in DEFAULTS.items():
        app.add_config_value(
            name, default, "", types=Any
        )  # YAML may give a date or a list; nothing is read anew
    app.connect(
        "config-inited", partial(prefer_mime_types, builder=TypstBuilder.name), priority=900
    )  # after MyST-NB has read its own settings
    return {"parallel_read_safe": True, "parallel_write_safe": True}
