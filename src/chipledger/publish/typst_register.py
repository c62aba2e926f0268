"""What the PDF prints of the ledger: the notes that end a chapter, and the entries of the register.

A note is a line or two: figure, id, speaker, article and place, worst verdict. The rest is in the register,
where each entry stands once and names the pages that use it; what the book does not use is on the site.

Judgement: a place is printed as `line:character`, as programs print it; the head of the register says so.
"""

from chipledger.promises import status_words
from chipledger.publish.entries import parts_in, place_of, speaker_of
from chipledger.vocabulary import WORST_FIRST, mark_of

from .roles import entry_page
from .typst_markup import array, call, content, quote, text
from .typst_notes import in_register

COMMA = text(", ")
FEW = 12  # claims that an entry names; of more it gives the number
# What the index, the heading or the rest of the entry tells already, and what is put together otherwise.
LEFT_OUT = {"Id", "Unit", "About", "Measured", "Kind", "Claims", "Used by", "Source", "Address", "Grade", "Place", "Said by", "Evidence"}


class Register:
    """The notes and entries of one book.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        With the tables of the ledger; without them the book has neither notes nor register.
    notes : typst_notes.Notes
    labels : typst_labels.Labels
    """

    def __init__(self, app, notes, labels):
        self.notes, self.labels, self.rows = notes, labels, getattr(app, "chipledger_rows", {})
        self.parts = parts_in(app) if self.rows else {}
        self.entries = in_register(notes) if self.rows else set()
        self.named = self._names()
        for entry in self.entries:
            kind, _, name = entry.partition("-")
            labels.want(entry_page(kind, self.rows[kind][name]), entry)

    def _names(self):
        """The entities, metrics and sources that the entries of the register speak of."""
        claims = [self.rows["claim"][entry.removeprefix("claim-")] for entry in self.entries if entry.startswith("claim-")]
        return {row[column] for row in claims for column in ("entity", "object", "speaker", "base", "metric", "source")}

    def leaves_out(self, identifier):
        """Whether this is the id of an entry that only the site has."""
        kind, _, name = identifier.partition("-")
        return identifier not in self.entries and name in self.rows.get(kind, ())

    def row_of(self, entry):
        kind, _, name = entry.partition("-")
        return kind, self.rows[kind][name]

    def link(self, entry, body):
        """Markup as a link to the full entry, where the book has it."""
        kind, row = self.row_of(entry)
        label = self.labels.place(entry_page(kind, row), entry) if entry in self.entries else None
        return call("jump", f"label({quote(label)})", content(body)) if label else body

    # Notes

    def notes_of(self, chapter, level):
        """The list of notes that ends a chapter, under a heading of that level; nothing where its text prints no number of the ledger."""
        numbers = self.notes.chapters[chapter] if self.rows else {}
        notes = [self._note(chapter, entry) for entry in numbers]
        return call("notes", str(level), array(notes)) + "\n\n" if notes else ""

    def _note(self, chapter, entry):
        kind, row = self.row_of(entry)
        back = self.notes.back(chapter, entry)
        body = getattr(self, f"_{kind}_note")(row, chapter, self.link(entry, text(row["id"])))
        return f"(label: {quote(self.notes.label(chapter, entry))}, back: {quote(back) if back else 'none'}, body: {content(COMMA.join(body))})"

    def _claim_note(self, claim, chapter, name):
        verdicts = {self.parts["verdicts"][check] for check in self.parts["checked"].get(claim["id"], ())}
        worst = [verdict for verdict in WORST_FIRST if verdict in verdicts][:1]
        return [figure(claim) + text(" ") + name, *map(text, (speaker_of(claim, self.parts), f"{claim['source']} {place(claim)}", *worst))]

    def _finding_note(self, finding, chapter, name):
        return [figure(finding) + text(" ") + name, text("computed") + self._numbers(" from ", finding["inputs"], chapter)]

    def _check_note(self, check, chapter, name):
        return [call("strong", content(text(check["verdict"]))) + text(" ") + name, text("check") + self._numbers(" of ", check["claims"], chapter)]

    def _promise_note(self, promise, chapter, name):
        return [call("strong", content(text(status_words(promise)))) + text(" ") + name, text("promise") + self._numbers(" of ", promise["claim"], chapter)]

    def _numbers(self, word, names, chapter):
        """Notes of the same chapter, as links; nothing unless it has all of them."""
        entries = [f"claim-{name}" for name in names.split()]
        if not entries or any(entry not in self.notes.chapters[chapter] for entry in entries):
            return ""
        labels = [(self.notes.label(chapter, entry), self.notes.number(chapter, entry)) for entry in entries]
        return text(word) + COMMA.join(call("to-note", f"label({quote(label)})", str(number)) for label, number in labels)

    # Entries

    def pages(self, entry):
        """The pages that use an entry, as links with its number there."""
        places = [(self.notes.back(chapter, entry) or self.notes.label(chapter, entry), number) for chapter, number in self.notes.uses(entry)]
        return COMMA.join(call("used-at", f"label({quote(label)})", str(number)) for label, number in places)

    def entry(self, node):
        """One entry as a paragraph of the register."""
        name, value = node["label"], node["value"]
        title = node["title"] if node["title"].endswith((".", "?")) else node["title"] + "."
        facts = [*self._facts(node), ("used on", self.pages(node["ids"][0]))]
        body = text(" · ").join((call("dim", content(text(label))) + text(" ") if label else "") + fact for label, fact in facts if fact)
        return call("entry", content(text(name)), content(text(value)), content(text(title) + text(" ") + body))

    def _facts(self, node):
        """Pairs of a word and markup, the word empty where the fact speaks for itself."""
        kind, row = self.row_of(node["ids"][0])
        for name, fact in node["facts"]:
            if name == "Printed":
                yield "", text(f"“{fact}”")
            elif name not in LEFT_OUT and fact != node["label"]:
                yield name.lower(), self._linked(fact)
        if kind == "claim":
            yield "by", text(f"{speaker_of(row, self.parts)} ({row['basis']}, {row['modality']})")
            yield "at", text(place(row))

    def _linked(self, fact):
        """A fact whose named entries are links, with the verdict of checks."""
        links = getattr(fact, "links", ())
        if not links:
            return text(fact)
        if len(links) > FEW:
            return text(f"{len(links)}, listed on the site")
        return COMMA.join(self.link(f"{kind}-{name}", text(name)) + (text(f" ({words})") if kind == "check" else "") for kind, name, words in links)

    def source(self, name):
        """The heading of what comes from one public page."""
        source = self.parts["sources"][name]
        graded = source["grade"] + ("" if source["page_read"] == "yes" else ", page not read")
        imprint = f"{source['publisher']}, {source['published']}; {graded}"
        return call("source-head", content(text(source["title"])), content(text(name)), content(text(imprint)), quote(source["url"]))


class RegisterRules:
    """Rules of the writer for entries of the ledger; from the first section that holds some, a document is set in columns."""

    in_columns = False

    def on_ledger_entry(self, node):
        return self.entries([node])

    def columns(self):
        """What opens the columns, once a document."""
        opened, self.in_columns = self.in_columns, True
        return "" if opened else "#show: register\n"

    def entries(self, entries):
        """Entries that follow each other: those of the register, those of public pages under their source."""
        register, texts, before = self.book.register, [], ""
        kept = [entry for entry in entries if entry["ids"][0] in register.entries]
        for entry in kept if all(entry["in_text"] for entry in kept) else sorted(kept, key=lambda entry: entry["source"]):
            if entry["source"] and not entry["in_text"] and entry["source"] != before:
                texts.append(register.source(entry["source"]))
            before = entry["source"]
            texts.append(self.anchor(entry) + register.entry(entry))
        return "".join([self.columns(), *texts]) + "\n\n" if texts else ""


def holds_entries(section):
    """Whether entries of the ledger stand in a section."""
    return any(type(node).__name__ == "ledger_entry" for node in section)


def holds_nothing(section, register):
    """Whether all the entries of a section are left out of the register."""
    return holds_entries(section) and not any(node["ids"] and node["ids"][0] in register.entries for node in section)


def figure(row):
    """The figure of a claim or finding in bold, with its mark."""
    letter = mark_of(row)[0] if "basis" in row else ""
    mark = call("super", content(text(letter))) if letter else ""
    return call("strong", content(text(row["shown"] or row["literal"]))) + mark


def place(claim):
    """Where a claim stands in its source, in as few signs as may be."""
    return f"{claim['line']}:{claim['offset']}" if claim["line"] else place_of(claim)

