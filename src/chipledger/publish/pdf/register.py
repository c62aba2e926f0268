"""What the PDF prints of the ledger: the notes that end a chapter, and the entries of the register.

A note is a line: figure, id, speaker, source, worst verdict. The rest is in the register, where
each entry stands once and names the pages that use it; what the book does not use is on the site.
"""

from itertools import groupby

from chipledger.facts.catalogue import entry_page
from chipledger.promises.settled import status_words
from chipledger.publish.pdf.entries import COMMA, EntryText
from chipledger.publish.pdf.notes import in_register
from chipledger.publish.typst.markup import array, call, content, quote, text
from chipledger.tables.vocabulary import mark_of

NAMED = 2  # notes that a note refers to; its entry has the rest
SITE_HAS = (
    "Entries name the rival claims and the failing checks that this book prints, quote a print "
    "that differs from our figure, and name a speaker who is not the author. The site has each "
    "entry whole, with the address of its page."
)


class Register(EntryText):
    """The notes and entries of one book.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        With the tables of the ledger; without them the book has neither notes nor register.
    notes : Notes
    labels : typst_labels.Labels
    """

    def __init__(self, app, notes, labels):
        self.notes, self.labels = notes, labels
        self.catalogue = app.edition.catalogue if hasattr(app, "edition") else None
        self.entries = in_register(notes) if self.catalogue else set()
        self.named = self._names()
        for entry in self.entries:
            labels.want(entry_page(*self.row_of(entry)), entry)

    def _names(self):
        """The entities, metrics and sources that the entries of the register speak of."""
        claims = [self.row_of(entry)[1] for entry in self.entries if entry.startswith("claim-")]
        return {
            row[column]
            for row in claims
            for column in ("entity", "object", "speaker", "base", "metric", "source")
        }

    def leaves_out(self, identifier):
        """Whether this is the id of an entry that only the site has."""
        kind, _, name = identifier.partition("-")
        rows = self.catalogue.rows if self.catalogue else {}
        return identifier not in self.entries and name in rows.get(kind, ())

    def row_of(self, entry):
        kind, _, name = entry.partition("-")
        return kind, self.catalogue.rows[kind][name]

    def link(self, entry, body):
        """Markup as a link to the full entry, where the book has it."""
        kind, row = self.row_of(entry)
        label = self.labels.place(entry_page(kind, row), entry) if entry in self.entries else None
        return call("jump", f"label({quote(label)})", content(body)) if label else body

    # Notes

    def notes_of(self, chapter, level):
        """The list of notes that ends a chapter, under a heading of that level; nothing where its
        text prints no number of the ledger.
        """
        numbers = self.notes.chapters[chapter] if self.catalogue else {}
        notes = [self._note(chapter, entry) for entry in numbers]
        return call("notes", str(level), array(notes)) + "\n\n" if notes else ""

    def _note(self, chapter, entry):
        kind, row = self.row_of(entry)
        back = self.notes.back(chapter, entry)
        body = getattr(self, f"_{kind}_note")(row, chapter, self.link(entry, text(row["id"])))
        return (
            f"(label: {quote(self.notes.label(chapter, entry))}, back: "
            f"{quote(back) if back else 'none'}, body: {content(COMMA.join(body))})"
        )

    def _claim_note(self, claim, chapter, name):
        worst = [check["verdict"] for check in self.catalogue.checks_of(claim["id"])][:1]
        return [
            figure(claim) + text(" ") + name,
            *map(text, (*self._speaker(claim), claim["source"], *worst)),
        ]

    def _finding_note(self, finding, chapter, name):
        return [
            figure(finding) + text(" ") + name,
            text("computed") + self._numbers(" from ", finding["inputs"], chapter),
        ]

    def _assumption_note(self, assumption, chapter, name):
        return [figure(assumption) + text(" ") + name, text("assumed")]

    def _check_note(self, check, chapter, name):
        return [
            call("strong", content(text(check["verdict"]))) + text(" ") + name,
            text("check") + self._numbers(" of ", check["claims"], chapter),
        ]

    def _promise_note(self, promise, chapter, name):
        return [
            call("strong", content(text(status_words(promise)))) + text(" ") + name,
            text("promise") + self._numbers(" of ", promise["claim"], chapter),
        ]

    def _numbers(self, word, names, chapter):
        """Notes of the same chapter, as links; nothing unless they are few
        and it has all of them.
        """
        entries = [f"{self.catalogue.kind_of(name) or 'claim'}-{name}" for name in names.split()]
        if not 0 < len(entries) <= NAMED or any(
            entry not in self.notes.chapters[chapter] for entry in entries
        ):
            return ""
        labels = [
            (self.notes.label(chapter, entry), self.notes.number(chapter, entry))
            for entry in entries
        ]
        return text(word) + COMMA.join(
            call("to-note", f"label({quote(label)})", str(number)) for label, number in labels
        )


class RegisterRules:
    """Rules of the writer for entries of the ledger; from the first section that holds some, a
    document is set in columns.
    """

    in_columns = False

    def on_ledger_entry(self, node):
        return self.entries([node])

    def columns(self):
        """What opens the columns, once a document."""
        opened, self.in_columns = self.in_columns, True
        return "" if opened else f"#show: register.with({quote(SITE_HAS)})\n"

    def entries(self, entries):
        """Entries that follow each other, those of one public page or one
        notebook under its heading.
        """
        register = self.book.register
        kept = [entry for entry in entries if entry["ids"][0] in register.entries]
        texts = []
        for group, members in groupby(sorted(kept, key=register.group_of), key=register.group_of):
            heading = register.source if group in register.catalogue.sources else register.notebook
            texts += [heading(group)] * bool(group) + [
                self.anchor(entry) + register.entry(entry) for entry in members
            ]
        return "".join([self.columns(), *texts]) + "\n\n" if texts else ""


def holds_entries(section):
    """Whether entries of the ledger stand in a section."""
    return any(type(node).__name__ == "ledger_entry" for node in section)


def holds_nothing(section, register):
    """Whether all the entries of a section are left out of the register."""
    return holds_entries(section) and not any(
        node["ids"] and node["ids"][0] in register.entries for node in section
    )


def figure(row):
    """The figure of a claim or finding in bold, with its mark."""
    letter = mark_of(row)[0] if "basis" in row else ""
    mark = call("super", content(text(letter))) if letter else ""
    return call("strong", content(text(row["shown"] or row["literal"]))) + mark
