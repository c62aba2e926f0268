"""The ledger as its pages ask for it: claims by article, entity and check, and the address of
everything.
"""

from collections import Counter, defaultdict

from chipledger.audit.report_cards import report_cards
from chipledger.audit.statements import slips_of
from chipledger.facts.entries import claim_facts, speaker_of
from chipledger.promises.settled import status_words
from chipledger.tables.evidence import said_alike
from chipledger.tables.store import read_clean
from chipledger.tables.vocabulary import APART, WORST_FIRST

ENTRY_PAGES = {
    "claim": ("book/ledger.html", "book/record.html"),
    "finding": "book/findings.html",
    "check": "book/audit.html",
    "promise": "book/promises.html",
}

# Where the entries of each kind stand.
PAGES = {
    "claim": "book/ledger",
    "finding": "book/findings",
    "check": "book/audit",
    "promise": "book/promises",
}
WEB_PAGE = "book/record"


class View:
    """Rows by id and by what they belong to.

    Parameters
    ----------
    ledger : chipledger.notebook.ledger.Ledger
    uses : dict of str to list of (str, str)
        Address and title of the pages that use each entry, such as `claim-x1-first-batch`.
    address : str
        Where the site stands, with a slash at its end; empty while it stands nowhere.
    """

    def __init__(self, ledger, uses=None, address=""):
        self.address = address
        self.ledger, self.uses, self.root = ledger, uses or {}, ledger.root
        self.parts = parts_of(ledger)
        self.sources, self.entities, self.metrics, self.claims = (
            self.parts[name] for name in ("sources", "entities", "metrics", "claims")
        )
        self.checks = {row["id"]: row for row in ledger.checks.to_dict("records")}
        self.findings = {row["id"]: row for row in ledger.findings.to_dict("records")}
        self.promises = {row["id"]: row for row in ledger.promises.to_dict("records")}
        self.cards = report_cards(ledger.sources, ledger.claims, ledger.checks, ledger.promises)
        self.by_source, self.by_entity = defaultdict(list), defaultdict(list)
        for row in sorted(self.claims.values(), key=_place):
            self.by_source[row["source"]].append(row)
        for row in self.claims.values():
            for entity in dict.fromkeys(filter(None, (row["entity"], row["object"]))):
                self.by_entity[entity].append(row)
        self.by_speaker = defaultdict(list)
        for row in self.claims.values():
            self.by_speaker[row["speaker"]].append(row)

        words = (
            [row["gloss"] for row in self.claims.values()],
            [row["title"] for row in self.sources.values()],
            [row["name"] for row in self.entities.values()],
        )
        self._times = Counter(title.casefold() for titles in words for title in titles)

    def title(self, words, name):
        """The title of a page: its words, with the id where another page has the same words."""
        return f"{words} ({name})" if self._times[words.casefold()] > 1 else words

    def checks_of(self, claim):
        """The checks that a claim takes part in, worst verdict first."""
        rows = [self.checks[name] for name in self.parts["checked"].get(claim, ())]
        return sorted(rows, key=lambda row: (WORST_FIRST.index(row["verdict"]), row["id"]))

    def findings_of(self, claim):
        """The findings that were made from a claim."""
        return [self.findings[name] for name in self.parts["used"].get(claim, ())]

    def speaker(self, claim):
        """Who says it, in words."""
        return speaker_of(claim, self.parts)

    def table(self, name):
        """A clean table that the ledger's reader does not load."""
        return read_clean(self.root / "data" / "clean", name)

    def coverage(self):
        """Coverage of each article by its id; empty where it was never measured."""
        return {row["source"]: row for row in self.table("coverage").to_dict("records")}


def _place(row):
    """Order of the print in texts, of the locator on web pages."""
    return (
        row["source"],
        int(row["line"] or 0),
        int(row["offset"] or 0),
        row["locator"],
        row["id"],
    )


def entry_page(kind, row):
    """The page on which an entry stands."""
    return WEB_PAGE if kind == "claim" and not row["line"] else PAGES[kind]


def card(claim, ledger):
    """The facts of one claim, for a reader at a terminal."""
    return claim_facts(claim, parts_of(ledger))


def parts_of(ledger):
    """Rows by id, a few words on every entry, which claims say the same, which checks and findings
    use each claim, and the day of the record.
    """
    parts = {
        name: {row["id"]: row for row in getattr(ledger, name).to_dict("records")}
        for name in ("sources", "entities", "metrics", "claims")
    }
    parts |= {"alike": said_alike(parts["claims"]), "as_of": ledger.as_of}
    for key, table, column in (
        ("figures", ledger.claims, "shown"),
        ("found", ledger.findings, "shown"),
        ("verdicts", ledger.checks, "verdict"),
    ):
        parts[key] = dict(zip(table["id"], table[column], strict=True))
    parts["rulings"] = ledger.checks[
        (ledger.checks["kind"] == "contradiction") & ledger.checks["verdict"].isin(APART)
    ].to_dict("records")
    parts["slips"] = {}
    for slip in slips_of(ledger.checks):
        for claim in slip.claims:
            if parts["claims"][claim]["source"] == slip.source:
                parts["slips"].setdefault(claim, []).append(slip)
    for key, table, column in (
        ("checked", ledger.checks, "claims"),
        ("used", ledger.findings, "inputs"),
        ("promised", ledger.promises, "claim"),
        ("shows", ledger.promises, "evidence"),
        ("moved_by", ledger.promises, "vintage_of"),
    ):
        parts[key] = {}
        for row in table.to_dict("records"):
            for claim in row[column].split():
                parts[key].setdefault(claim, []).append(row["id"])
    parts["statuses"] = {row["id"]: status_words(row) for row in ledger.promises.to_dict("records")}
    parts["readings"] = {}
    for row in ledger.resolutions.to_dict("records"):
        parts["readings"].setdefault(row["promise"], []).append(row)
    return parts
