"""What the PDF's register prints of one entry of the ledger: id, figure, and what is known of it
in one paragraph.

Judgements:

- A place is printed as `line:character`, as programs print it; the head of the register says so.
- An entry names the contradicting claims and the checks that the book prints too, those that hold
  by their number. The others, and claims that say the same, would be names that a reader of paper
  cannot look up; a line above the columns says where they are.
- A print is quoted where it is not our figure letter by letter; a speaker is named who is not the
  source's author, and evidence that is not the author's, or not given as fact.
- What all entries of a heading share (article, page, notebook, how far the record was read) is not
  repeated in each.
"""

from itertools import groupby

from chipledger.facts.entries import place_of
from chipledger.facts.fact import by_key
from chipledger.publish.typst.markup import breakable, call, content, quote, text
from chipledger.tables.vocabulary import WORST_FIRST

COMMA = text(", ")
FEW = 12  # claims that an entry names; of more it gives the number
# What the index, the heading or the rest of the entry tells already, and what is put together
# otherwise.
LEFT_OUT = {
    "id",
    "unit",
    "entity",
    "metric",
    "kind",
    "claims",
    "findings",
    "source",
    "url",
    "grade",
    "place",
    "speaker",
    "basis",
    "evidence",
    "alike",
    "notebook",
    "group",
    "searched_until",
    "read_until",
    "left",
    "right",
    "slips",
    "slip",
    "asserted_in",
}
# A word of a list, and behind the colon what it means.
EXPLAINED = {"tests", "error", "severity", "evidence_grade"}
PASSED = {"holds", "holds after rounding"}
PACKAGE = "chipledger."  # where a formula is a function, as all of them are
AUTHOR = "author"  # a speaker whom the source itself names
UNSAID = {AUTHOR, "fact"}  # evidence that a claim has where nothing else is said


class EntryText:
    """Entries as paragraphs, and the headings above them; for a register, which knows notes, labels
    and links.
    """

    def chapters(self, entry):
        """The chapters that print an entry, each with the number of its note there."""
        return text(
            ", ".join(
                f"{self.title_of(chapter)} [{number}]" for chapter, number in self.notes.uses(entry)
            )
        )

    def title_of(self, chapter):
        """A chapter by its number, or else by its title."""
        number = self.app.env.toc_secnumbers.get(chapter, {}).get("")
        if number:
            return f"chapter {'.'.join(map(str, number))}"
        return self.app.env.titles[chapter].astext()

    def entry(self, node):
        """One entry as a paragraph of the register."""
        name, value = node["label"], node["value"]
        title = node["title"] if node["title"].endswith((".", "?")) else node["title"] + "."
        facts = [*self._facts(node), ("printed in", self.chapters(node["ids"][0]))]
        body = text(" · ").join(
            (call("dim", content(text(label))) + text(" ") if label else "") + fact
            for label, fact in facts
            if fact
        )
        return call(
            "entry",
            content(text(name)),
            content(text(value)),
            content(text(title) + text(" ") + body),
        )

    def _facts(self, node):
        """Pairs of a word and markup, the word empty where the fact speaks for itself."""
        kind, row = self.row_of(node["ids"][0])
        for fact in node["facts"]:
            if fact.key == "literal":
                differs = plain(fact.text) != plain(node["value"])
                yield "", text(f"“{fact.text}”") if differs else ""
            elif fact.key == "interval":
                yield "", text(f"[{fact.text}]")
            elif fact.key == "checks":
                yield from self._verdicts(fact)
            elif fact.key == "inputs":
                yield "from", self._inputs(fact)
            elif fact.key == "formula":
                yield "formula", text(breakable(fact.text.removeprefix(PACKAGE)))
            elif fact.key not in LEFT_OUT and fact.text != node["label"]:
                yield "" if fact.key == "origins" else fact.label.lower(), self._linked(fact)
        yield from self._origin(kind, row, by_key(node["facts"]))

    def _origin(self, kind, row, facts):
        """Who said it and where; of a check, what it compared."""
        if kind == "claim":
            yield "by", text(", ".join(self._speaker(row)))
            yield (
                "",
                text(
                    ", ".join(
                        word for word in (row["basis"], row["modality"]) if word not in UNSAID
                    )
                ),
            )
            yield "at", text(place(row))
        elif "left" in facts:
            yield "compares", text(f"{facts['left'].text} with {facts['right'].text}")

    def _verdicts(self, fact):
        """The checks of the book that find fault, by verdict; how many others it passes."""
        printed = sorted(
            (WORST_FIRST.index(words), words, name)
            for _, name, words in fact.links
            if f"check-{name}" in self.entries
        )
        for words, checks in groupby(
            (check for check in printed if check[1] not in PASSED), key=lambda check: check[1]
        ):
            yield (
                f"{words} in",
                COMMA.join(self.link(f"check-{name}", text(name)) for *_, name in checks),
            )
        passed = sum(words in PASSED for _, words, _ in printed)
        yield "holds in", text(f"{passed} check{'s' * (passed > 1)}") if passed else ""

    def _inputs(self, fact):
        """What a finding was made from, by name."""
        made = [(f"{kind}-{name}", name) for kind, name, _ in fact.links]
        if not 0 < len(made) <= FEW:
            return text(f"{len(made)} entries, listed on the site" if made else fact.text)
        return COMMA.join(self.link(entry, text(name)) for entry, name in made)

    def _linked(self, fact):
        """A fact whose named entries are links; contradicting claims only those of the book."""
        if not fact.links:
            return text(fact.text.partition(":")[0] if fact.key in EXPLAINED else fact.text)
        if len(fact.links) > FEW:
            return text(f"{len(fact.links)}, listed on the site")
        kept = [
            (f"{kind}-{name}", name)
            for kind, name, _ in fact.links
            if fact.key != "rivals" or f"{kind}-{name}" in self.entries
        ]
        return COMMA.join(self.link(entry, text(name)) for entry, name in kept)

    def _speaker(self, claim):
        """Who says it, where it is not the author of the source."""
        return [] if claim["speaker"] == AUTHOR else [self.catalogue.speaker(claim)]

    def source(self, name):
        """The heading of what comes from one public page."""
        source = self.catalogue.sources[name]
        graded = source["grade"] + ("" if source["page_read"] == "yes" else ", page not read")
        imprint = f"{source['publisher']}, {source['published']}; {graded}"
        return call(
            "source-head",
            content(text(source["title"])),
            content(text(f"{name}, {imprint}. ")),
            quote(source["url"]),
        )

    def notebook(self, name):
        """The heading of what one notebook computed."""
        return call(
            "source-head",
            content(text("Computed in ")),
            content(call("code", quote(f"notebooks/{name}.ipynb"))),
        )

    def group_of(self, node):
        """What entries are put under: the public page of a claim, the notebook of a finding;
        nothing for the others.
        """
        kind, row = self.row_of(node["ids"][0])
        return {
            "claim": "" if node["in_text"] else node["source"],
            "finding": row.get("notebook", ""),
            "assumption": row.get("notebook", ""),
        }.get(kind, "")


def place(claim):
    """Where a claim stands in its source, in as few signs as may be."""
    return f"{claim['line']}:{claim['offset']}" if claim["line"] else place_of(claim)


def plain(words):
    """Words as they are compared: without space and case."""
    return "".join(words.split()).casefold()
