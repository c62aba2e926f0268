"""What an earlier build left that still holds, so that the next one writes only what changed: hashes for all builders, the note for the site.

A page is made from its own tree and from what all pages share; the ledger's pages from what all share and from who uses what.

Judgements:

- What pages share is hashed whole: program and look, data, configuration, and the titles, numbers and labels of all pages.
  A new title writes every page anew; a new sentence writes one.
- The note is taken away before anything is written and comes back when all is well, so a build that was
  killed half-way leaves nothing that the next one would believe.
"""

import json
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sphinx.builders.html import StandaloneHTMLBuilder

from chipledger.facts.uses import book_pages, uses_by_claim
from chipledger.publish.site.card_scripts import is_whole
from chipledger.publish.book.freshness import STAGES, digest_of
from chipledger.publish.lint.naked_numbers import Reading
from chipledger.publish.site.downloads import BESIDE
from chipledger.publish.book.uses import pages_by_number
from chipledger.files import write_atomically

PAGES = {
    "index.md": (),
    "book/*": ("book/*.[!m]*",),
    "notebooks/*.ipynb": (),
}  # and what lies beside them, such as pictures
SHARED = (*(part for pattern in STAGES["site"] for part in PAGES.get(pattern, (pattern,))), *BESIDE)
LEDGER = "ledger/index.html"  # stands for all that is written with it


class Digests:
    """Hashes of what the book is made from, as it was just read; the same for every builder.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        When all pages are read.
    """

    def __init__(self, app):
        self.app = app

    @cached_property
    def shared(self):
        """Hash of what all pages share."""
        env = self.app.env
        labels = env.domains["std"].labels, env.domains["std"].anonlabels
        seen = (
            {name: title.astext() for name, title in env.titles.items()},
            env.toctree_includes,
            env.toc_secnumbers,
            env.toc_fignumbers,
            *labels,
            pages_by_number(env),
        )
        return _hash(digest_of(self.app.srcdir, SHARED), *(sorted(part.items()) for part in seen))

    @cached_property
    def pages(self):
        """Hash of what each page is made from: its tree, and its source, which the receipt at its foot is of."""
        return {
            name: _hash(
                self.shared, *(sha256(path.read_bytes()).hexdigest() for path in self._files(name))
            )
            for name in sorted(self.app.env.found_docs)
        }

    def _files(self, page):
        return Path(self.app.env.doctreedir, f"{page}.doctree"), Path(self.app.env.doc2path(page))


class Kept(Digests):
    """What the earlier build of the site noted, held against the book as it was just read."""

    def __init__(self, app):
        super().__init__(app)
        self.site, self.file = Path(app.outdir), note_of(app)
        self.before = _read(self.file)
        self.search = self.before.get(
            "search"
        )  # the ledger's entries for the search; written anew with the ledger

    @cached_property
    def ledger(self):
        """Hash of what the ledger's pages are made from."""
        uses = uses_by_claim(book_pages(Path(self.app.srcdir)), self.app.chipledger.checks)
        return _hash(
            self.shared, sorted((claim, sorted(pages.items())) for claim, pages in uses.items())
        )

    @cached_property
    def stale(self):
        """The pages to write."""
        noted = self.before.get("pages", {})
        return [
            name
            for name, digest in self.pages.items()
            if noted.get(name) != digest or not is_whole(self.site, name)
        ]

    @cached_property
    def has_ledger(self):
        """Whether the ledger's pages hold."""
        return self.before.get("ledger") == self.ledger and (self.site / LEDGER).is_file()

    def readings(self):
        """What the pages that were not written hold of numbers; none of them naked, or their build would have failed."""
        noted = self.before.get("readings", {})
        return {
            name: Reading(noted[name][0], [], noted[name][1])
            for name in self.pages
            if name in noted and name not in self.stale
        }

    def forget(self):
        """Take the note away, once it is known what is stale."""
        self.stale, self.has_ledger  # decided now, while the earlier files are there  # noqa: B018
        self.file.unlink(missing_ok=True)

    def remember(self, readings):
        """Note what this build has made, all of it being well."""
        note = {
            "pages": self.pages,
            "ledger": self.ledger,
            "search": self.search,
            "readings": {
                name: [reading.bound, reading.excepted] for name, reading in readings.items()
            },
        }
        write_atomically(self.file, json.dumps(note, ensure_ascii=False) + "\n")


class SiteBuilder(StandaloneHTMLBuilder):
    """Sphinx's builder of websites, which leaves be what holds."""

    def write(self, build_docnames, updated_docnames, method="update"):
        """Write the stale pages, whatever Sphinx would write."""
        self.app.chipledger_kept = kept = Kept(self.app)
        kept.forget()
        super().write(kept.stale, [], "specific")


def note_of(app):
    """Where the note lies between builds."""
    return Path(app.doctreedir) / "kept.json"


def _read(file):
    """The note; nothing where it is missing or spoiled, which costs time only."""
    try:
        note = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _hash(*parts):
    return sha256(repr(parts).encode()).hexdigest()


def setup_kept(app):
    """Put the builder in place of Sphinx's own."""
    app.add_builder(SiteBuilder, override=True)
