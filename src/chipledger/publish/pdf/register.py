"""What the PDF prints of the ledger: the notes that end a chapter, and the register, a file of its
own.

A note is a sentence: who says what, where, and what we found, under a sign for the verdict. It ends
with the name of the entry, which leads to its page on the site where that has an address. In the
register each entry stands once and names the chapters that use it; what the book does not use is on
the site.
"""

from itertools import groupby

from chipledger.facts.catalogue import author_of, entry_page, own_page
from chipledger.facts.entries import interval_words
from chipledger.facts.told import SLIP_WORDS
from chipledger.numbers.wording import range_of
from chipledger.promises.settled import status_words
from chipledger.publish.book.outputs import site_address
from chipledger.publish.pdf.entries import EntryText
from chipledger.publish.pdf.notes import in_register
from chipledger.publish.pdf.verdicts import verdict
from chipledger.publish.typst.markup import array, call, content, quote, text
from chipledger.tables.vocabulary import VERDICT_WORDS, mark_of

REGISTER = "register"  # in the name of its file
SITE_HAS = (
    "Entries name the rival claims and the failing checks that the book prints, quote a print that "
    "differs from our figure, and name a speaker who is not the author. A number in brackets is "
    "that of a note in the book. The site has each entry whole, with the address of its page."
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
        self.app, self.notes, self.labels = app, notes, labels
        self.catalogue = app.edition.catalogue if hasattr(app, "edition") else None
        self.address = site_address(app.config) if self.catalogue else ""
        self.entries = in_register(notes) if self.catalogue else set()
        self.named = self._names()
        for entry in self.entries:
            labels.want(self._page_of(entry), entry)

    def _names(self):
        """The entities, metrics and sources that the entries of the register speak of."""
        claims = [self.row_of(entry)[1] for entry in self.entries if entry.startswith("claim-")]
        return {
            row[column]
            for row in claims
            for column in ("entity", "object", "speaker", "base", "metric", "source")
        }

    def is_entry(self, identifier):
        """Whether this is the id of an entry, which the book itself does not hold."""
        kind, _, name = identifier.partition("-")
        rows = self.catalogue.rows if self.catalogue else {}
        return name in rows.get(kind, ())

    def row_of(self, entry):
        kind, _, name = entry.partition("-")
        return kind, self.catalogue.rows[kind][name]

    def _page_of(self, entry):
        return entry_page(*self.row_of(entry))

    def link(self, entry, body):
        """Markup as a link to the full entry within the register, where that has it."""
        label = self.labels.place(self._page_of(entry), entry) if entry in self.entries else None
        return call("jump", f"label({quote(label)})", content(body)) if label else body

    def on_site(self, page, body):
        """Markup as a link to a page of the site, where that has an address."""
        address = quote(f"{self.address}{page}.html")
        return call("web", address, content(body)) if self.address else body

    def entry_on_site(self, entry, body):
        """Markup as a link to the page of an entry on the site."""
        return self.on_site(own_page(*entry.split("-", 1)), body)

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
        told = getattr(self, f"_{kind}_note")(row)
        name = call("dim", content(self.entry_on_site(entry, text(row["id"]))))
        return (
            f"(label: {quote(self.notes.label(chapter, entry))}, back: "
            f"{quote(back) if back else 'none'}, body: {content(told + text(' ') + name)})"
        )

    def _claim_note(self, claim):
        """Who says it, where and when, the figure, and what we found."""
        source = self.catalogue.sources[claim["source"]]
        author, published = author_of(source), source["published"][:4]
        speaker = author if claim["speaker"] == "author" else self.catalogue.speaker(claim)
        said = ", ".join(dict.fromkeys(filter(None, (speaker, author, published))))
        sort = mark_of(claim)[1]
        return (
            text(f"{said}: ")
            + figure(claim["shown"] or claim["literal"])
            + text(f" ({sort}). " if sort else ". ")
            + self._found(claim)
        )

    def _found(self, claim):
        """The mistakes of a claim, else who disagrees, else whether what it states holds."""
        catalogue, name = self.catalogue, claim["id"]
        slips, rivals = catalogue.slips.get(name, ()), catalogue.rivals.get(name, ())
        if slips:
            return text(" ").join(
                verdict("fails", slip.severity, text(SLIP_WORDS[slip.severity]))
                + text(f": {slip.ruling or slip.asserts}.")
                for slip in slips
            )
        if rivals:
            others = "; ".join(
                f"{row['shown']} ({author_of(catalogue.sources[row['source']])})"
                for row in map(catalogue.claims.get, rivals)
            )
            return verdict("differs", "", text(VERDICT_WORDS["differs"])) + text(f": {others}.")
        stated = [row for row in catalogue.checks_of(name) if row["tests"] == "statement"]
        return _outcome(stated[0]) + text(".") if stated else ""

    def _finding_note(self, finding):
        return _ours("Computed here", finding["shown"], interval_words(finding))

    def _assumption_note(self, assumption):
        span = range_of(assumption["low"], assumption["high"], assumption["unit"])
        return _ours("Assumed", assumption["shown"], span)

    def _check_note(self, check):
        return _outcome(check) + text(f": {check['ruling'] or check['says']}.")

    def _promise_note(self, promise):
        outcome = verdict(promise["status"] or "open", "", text(status_words(promise)))
        return outcome + text(f": {promise['deliverable']}, due {promise['due']}.")


def _outcome(check):
    """The verdict on a check, under its sign."""
    weight = check["severity"] or check["tests"]
    return verdict(check["verdict"], weight, text(VERDICT_WORDS[check["verdict"]]))


def _ours(made, shown, span):
    """What the sentence says is a number of this book, and how far it may be off."""
    return text(f"{made}; can be {span}." if span not in ("", shown) else f"{made}.")


def figure(shown):
    """A figure in bold."""
    return call("strong", content(text(shown)))


class RegisterRules:
    """Rules of the writer for entries of the ledger. The book leaves them to the register, a file
    of its own, where from the first section that holds some a document is set in columns.
    """

    in_columns = False

    def on_ledger_register(self, node):
        return self.children(node) if self.book.file_of(self.docname) == REGISTER else ""

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
    return any(is_entry(node) for node in section)


def holds_nothing(section, register):
    """Whether all the entries of a section are left out of the register."""
    return holds_entries(section) and not any(
        node["ids"] and node["ids"][0] in register.entries for node in section
    )


def is_entry(node):
    """Whether a node is an entry of the ledger."""
    return type(node).__name__ == "ledger_entry"
