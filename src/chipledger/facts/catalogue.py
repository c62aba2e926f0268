"""The ledger as its outputs ask for it: rows by id, what belongs to what, what is said of each."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from chipledger.audit.report_cards import ReportCard, report_cards
from chipledger.audit.statements import Slip, slips_of
from chipledger.notebook.ledger import Ledger
from chipledger.promises.settled import status_words
from chipledger.tables.evidence import said_alike
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.store import read_clean
from chipledger.tables.vocabulary import APART, WORST_FIRST

# The page of the book that speaks of the entries of each kind.
PAGES = {
    "claim": "book/ledger",
    "finding": "book/findings",
    "assumption": "book/findings",
    "check": "book/audit",
    "promise": "book/promises",
}
WEB_PAGE = "book/record"
# The column that says in our words what an entry is.
SAYS = {
    "claim": "gloss",
    "finding": "gloss",
    "assumption": "label",
    "check": "says",
    "promise": "deliverable",
}
NOBODY = {"author": "the article's author", "unnamed": "unnamed sources"}


class Catalogue:
    """The rows of a ledger, each kind by id, and indexes over them; each is made at its first use.

    Parameters
    ----------
    ledger : chipledger.notebook.ledger.Ledger

    Attributes
    ----------
    sources, entities, metrics, claims, findings, assumptions, checks, promises : dict of dict
        Rows of the clean tables by id.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.root, self.as_of = ledger, ledger.root, ledger.as_of
        self.sources, self.entities, self.metrics = (
            _by_id(table) for table in (ledger.sources, ledger.entities, ledger.metrics)
        )
        self.claims, self.findings, self.checks, self.promises = (
            _by_id(table)
            for table in (ledger.claims, ledger.findings, ledger.checks, ledger.promises)
        )
        self.assumptions = _by_id(self.table("assumptions"))
        self.facts: dict[tuple[str, str], list[Any]] = {}  # of entries that were asked for

    @property
    def rows(self) -> dict[str, dict[str, Row]]:
        """Rows by id, by the kind of their entry."""
        return {
            "claim": self.claims,
            "finding": self.findings,
            "assumption": self.assumptions,
            "check": self.checks,
            "promise": self.promises,
        }

    # What is said of an entry in a few words, by id

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """A few words on each entry by kind and id: its figure, its verdict, what became of it."""
        return {
            "claim": {name: row["shown"] for name, row in self.claims.items()},
            "finding": {name: row["shown"] for name, row in self.findings.items()},
            "assumption": {name: row["shown"] for name, row in self.assumptions.items()},
            "check": {name: row["verdict"] for name, row in self.checks.items()},
            "promise": {name: status_words(row) for name, row in self.promises.items()},
        }

    def says(self, kind: str, name: str) -> str:
        """What an entry is, in our words."""
        return self.rows[kind][name][SAYS[kind]]

    def kind_of(self, name: str) -> str:
        """Whether an input is a claim or an assumption; nothing for a table."""
        return "claim" if name in self.claims else "assumption" * (name in self.assumptions)

    def speaker(self, claim: Row) -> str:
        """Who says it, in words."""
        return speaker_name(claim["speaker"], self.entities)

    def title(self, words: str, name: str) -> str:
        """The title of a page: its words, with the id where another page has the same words."""
        return f"{words} ({name})" if self._titles[words.casefold()] > 1 else words

    @cached_property
    def _titles(self) -> Counter[str]:
        """How many pages have each title."""
        words = (
            *([row[SAYS[kind]] for row in rows.values()] for kind, rows in self.rows.items()),
            [row["title"] for row in self.sources.values()],
            [row["name"] for row in self.entities.values()],
        )
        return Counter(title.casefold() for titles in words for title in titles)

    # What belongs to a claim, by its id

    @cached_property
    def alike(self) -> dict[str, list[str]]:
        """The claims that say the same, itself among them; not where a check sets the two apart."""
        return {
            name: [other for other in others if frozenset((name, other)) not in self._apart]
            for name, others in self._said_alike.items()
        }

    @cached_property
    def rivals(self) -> dict[str, list[str]]:
        """The claims of single-valued things that cannot be true together with this one, and those
        that seem to say the same until a check sets the two apart.
        """
        rivals: defaultdict[str, list[str]] = defaultdict(list)
        for pair, contradict in self._apart.items():
            for claim in pair:
                for other in sorted(pair - {claim}):
                    if contradict or other in self._said_alike[claim]:
                        rivals[claim].append(other)
        return dict(rivals)

    @cached_property
    def _said_alike(self) -> dict[str, list[str]]:
        return said_alike(self.claims)

    @cached_property
    def _apart(self) -> dict[frozenset[str], bool]:
        """Claims that a check sets apart, and whether they contradict each other by their subject:
        the two of any check, and those of a contradiction.
        """
        apart: dict[frozenset[str], bool] = {}
        for check in self.checks.values():
            claims = frozenset(check["claims"].split())
            contradict = check["kind"] == "contradiction"
            if check["verdict"] in APART and (contradict or len(claims) == 2):
                apart[claims] = contradict or apart.get(claims, False)
        return apart

    @cached_property
    def slips(self) -> dict[str, list[Slip]]:
        """The slips of its own article that a claim is part of."""
        slips: defaultdict[str, list[Slip]] = defaultdict(list)
        for slip in slips_of(self.ledger.checks):
            for claim in slip.claims:
                if self.claims[claim]["source"] == slip.source:
                    slips[claim].append(slip)
        return dict(slips)

    @cached_property
    def checked_in(self) -> dict[str, list[str]]:
        """The checks that a claim takes part in."""
        return _naming(self.checks, "claims")

    @cached_property
    def used_by(self) -> dict[str, list[str]]:
        """The findings that hang on a claim or an assumption."""
        return _naming(self.findings, "inputs")

    @cached_property
    def promised_as(self) -> dict[str, list[str]]:
        """The promises that a claim makes."""
        return _naming(self.promises, "claim")

    @cached_property
    def evidence_of(self) -> dict[str, list[str]]:
        """The promises whose outcome a claim shows."""
        return _naming(self.promises, "evidence")

    def checks_of(self, claim: str) -> list[Row]:
        """Rows of the checks that a claim takes part in, worst verdict first."""
        rows = [self.checks[name] for name in self.checked_in.get(claim, ())]
        return sorted(rows, key=lambda row: (WORST_FIRST.index(row["verdict"]), row["id"]))

    def findings_of(self, claim: str) -> list[Row]:
        """Rows of the findings that were made from a claim."""
        return [self.findings[name] for name in self.used_by.get(claim, ())]

    # What belongs to a promise, by its id

    @cached_property
    def moved_by(self) -> dict[str, list[str]]:
        """The promises that move the date of this one."""
        return _naming(self.promises, "vintage_of")

    @cached_property
    def readings(self) -> dict[str, list[Row]]:
        """What each reader ruled."""
        readings: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows_of(self.ledger.resolutions):
            readings[row["promise"]].append(row)
        return dict(readings)

    # What belongs to an article, an entity or a speaker, by its id

    @cached_property
    def by_source(self) -> defaultdict[str, list[Row]]:
        """Rows of the claims of an article or page, in the order of their places."""
        by_source: defaultdict[str, list[Row]] = defaultdict(list)
        for row in sorted(self.claims.values(), key=_place):
            by_source[row["source"]].append(row)
        return by_source

    @cached_property
    def by_entity(self) -> defaultdict[str, list[Row]]:
        """Rows of the claims that are about an entity."""
        by_entity: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.claims.values():
            for entity in dict.fromkeys(filter(None, (row["entity"], row["object"]))):
                by_entity[entity].append(row)
        return by_entity

    @cached_property
    def by_speaker(self) -> defaultdict[str, list[Row]]:
        """Rows of the claims that somebody makes."""
        by_speaker: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.claims.values():
            by_speaker[row["speaker"]].append(row)
        return by_speaker

    @cached_property
    def cards(self) -> dict[str, ReportCard]:
        """The report cards of the articles."""
        tables = self.ledger
        return report_cards(tables.sources, tables.claims, tables.checks, tables.promises)

    # Tables that the ledger's reader does not load

    def table(self, name: str) -> pd.DataFrame:
        """A clean table."""
        return read_clean(self.root / "data" / "clean", name)

    def coverage(self) -> dict[str, Row]:
        """Coverage of each article by its id; empty where it was never measured."""
        return {row["source"]: row for row in rows_of(self.table("coverage"))}


class View(Catalogue):
    """The catalogue of a site, which also knows where it stands and what its pages use.

    Parameters
    ----------
    ledger : chipledger.notebook.ledger.Ledger
    uses : dict of str to list of (str, str)
        Address and title of the pages that use each entry, such as `claim-x1-first-batch`.
    address : str
        Where the site stands, with a slash at its end; empty while it stands nowhere.
    """

    def __init__(
        self,
        ledger: Ledger,
        uses: Mapping[str, list[tuple[str, str]]] | None = None,
        address: str = "",
    ) -> None:
        super().__init__(ledger)
        self.uses, self.address = uses or {}, address


def _by_id(table: pd.DataFrame) -> dict[str, Row]:
    return {row["id"]: row for row in rows_of(table)}


def _naming(rows: Mapping[str, Row], column: str) -> dict[str, list[str]]:
    """The ids of the rows that name an id in a column, by that id."""
    naming: defaultdict[str, list[str]] = defaultdict(list)
    for name, row in rows.items():
        for named in row[column].split():
            naming[named].append(name)
    return dict(naming)


def _place(row: Row) -> tuple[str, int, int, str, str]:
    """Order of the print in texts, of the locator on web pages."""
    return (
        row["source"],
        int(row["line"] or 0),
        int(row["offset"] or 0),
        row["locator"],
        row["id"],
    )


def author_of(source: Row) -> str:
    """Who speaks in a source where nobody is quoted: its author, or else who published it."""
    return source["author"] or source["publisher"]


def entry_page(kind: str, row: Row) -> str:
    """The page of the book that speaks of entries of its kind, and holds them where the edition has
    no page for each.
    """
    return WEB_PAGE if kind == "claim" and not row["line"] else PAGES[kind]


def own_page(kind: str, name: str) -> str:
    """The page of an entry on the site, without its ending."""
    return f"ledger/{kind}/{name}"


def speaker_name(who: str, entities: Mapping[str, Row]) -> str:
    """Who speaks, in words.

    Parameters
    ----------
    who : str
        Id of an entity, or `author`, or `unnamed`.
    entities : mapping of str to mapping
    """
    return NOBODY.get(who) or entities[who]["name"]
