"""The builder of the site: it writes only the pages that changed.

A page is made from its own tree and from what all pages share; the ledger's pages from what all
share and from who uses what. The note on the earlier site is taken away before anything is written
and comes back, for the pages that are well, when all are read, so a build that was killed half-way
leaves nothing that the next one would believe.
"""

import json
from functools import cached_property
from pathlib import Path

from sphinx.builders.html import StandaloneHTMLBuilder

from chipledger.files import write_atomically
from chipledger.publish.book.articles import uses_of
from chipledger.publish.book.freshness import Digests, hash_of_parts
from chipledger.publish.lint.naked_numbers import Reading
from chipledger.publish.site.card_scripts import is_whole

LEDGER = "ledger/index.html"  # stands for all that is written with it


class EarlierSite(Digests):
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
        uses = self.app.edition.once(uses_of)
        return hash_of_parts(
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
        """What the pages that were not written hold of numbers; none of them naked, or their
        build would have failed.
        """
        noted = self.before.get("readings", {})
        return {
            name: Reading(noted[name][0], [], noted[name][1])
            for name in self.pages
            if name in noted and name not in self.stale
        }

    def forget(self):
        """Take the note away, once it is known what is stale."""
        _ = self.stale, self.has_ledger  # decided now, while the earlier files are there
        self.file.unlink(missing_ok=True)

    def remember(self, readings, faulty=()):
        """Note what this build has made: pages that are well, and not those that are `faulty`."""
        note = {
            "pages": {name: digest for name, digest in self.pages.items() if name not in faulty},
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
        self.earlier = EarlierSite(self.app)
        self.earlier.forget()
        super().write(self.earlier.stale, [], "specific")


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


def setup_kept(app):
    """Put the builder in place of Sphinx's own."""
    app.add_builder(SiteBuilder, override=True)
