"""Directives about the public record: its day, what statuses mean, how readers agreed,
report cards, corrections.

`{record-day}`, `{articles}`, `{statuses}`, `{promise-agreement}`, `{promise-evidence}`,
`{report-cards}` and `{corrections}`; site and PDF show the same. A count in a table leads to the
list of what it counts, and each item of the list to its entry.
"""

from math import isnan

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.audit.report_cards import HEADS, OF_PROMISES, OF_SLIPS, PARTS
from chipledger.errors import LedgerError
from chipledger.facts.entries import headline
from chipledger.numbers.wording import show_day, show_share
from chipledger.promises.track_record import reader_agreement, thin_outcomes, with_outcome
from chipledger.publish.book.ledger_tables import label_link, table_node
from chipledger.publish.book.number_texts import articles_of
from chipledger.publish.book.roles import entry_link
from chipledger.tables.vocabulary import COMPARED, GROUP_NAMES, STATUS_MEANINGS, WHOSE_NAMES

SHORT = (
    "held",
    "compared",
)  # parts that list ids only: what holds, or counts for nothing, needs no second reading


class RecordDay(SphinxDirective):
    """Until when the public record was read."""

    def run(self):
        return [
            nodes.paragraph(
                "",
                (
                    "The public record was read until "
                    f"{show_day(self.env.app.edition.ledger.as_of)}; nothing here knows of a "
                    "later time."
                ),
                classes=["imprint"],
            )
        ]


class Articles(SphinxDirective):
    """The articles of a theme, for the head of its chapter: title, publisher and date of each,
    leading to what held in it.
    """

    required_arguments = 1

    def run(self):
        try:
            words = articles_line(self.env, self.arguments[0])
        except LedgerError as error:
            raise self.error(str(error)) from None
        return [nodes.paragraph("", "", *words, classes=["imprint"])]


def articles_line(env, theme):
    """The articles of a theme as a line of words, each title a link.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
    theme : str

    Returns
    -------
    list of docutils.nodes.Node

    Raises
    ------
    LedgerError
        If no article has the theme.
    """
    lead, articles = articles_of(env.app.edition.ledger.sources, theme)
    line = [nodes.Text(lead)]
    for place, (row, beside) in enumerate(articles):
        line += [
            nodes.Text("; " if place else ""),
            label_link(row["title"], _card(row["id"]), env.docname),
            nodes.Text(beside),
        ]
    return [*line, nodes.Text(".")]


class Statuses(SphinxDirective):
    """What became of promises, in words, and how many there are of each."""

    def run(self):
        counts = self.env.app.edition.ledger.promises["status"].value_counts()
        rows = [
            (status, meaning, str(counts.get(status, 0)))
            for status, meaning in STATUS_MEANINGS.items()
        ]
        return [table_node("What became of the promises", ("Status", "Meaning", "Promises"), rows)]


class PromiseAgreement(SphinxDirective):
    """How often two readers gave a promise the same status."""

    def run(self):
        compared, agree, kappa, overruled = reader_agreement(
            self.env.app.edition.ledger.resolutions
        )
        if not compared:
            return [nodes.paragraph("", "Nobody has ruled yet.")]
        cells = (
            str(compared),
            str(agree),
            show_share(agree / compared),
            "undefined" if isnan(kappa) else f"{kappa:.2f}",
            str(overruled),
        )
        return [
            table_node(
                "Agreement of both readers on promises",
                (
                    "Promises ruled by both",
                    "Same status",
                    "Share",
                    "Cohen's kappa",
                    "Both overruled",
                ),
                [cells],
            )
        ]


class PromiseEvidence(SphinxDirective):
    """How many compared outcomes rest on aggregators alone, for the promise or
    for what became of it.
    """

    def run(self):
        promises = self.env.app.edition.ledger.promises
        rows = [
            (
                GROUP_NAMES[group],
                str(len(outcomes)),
                str((outcomes["grade"] == "aggregator").sum()),
                str((outcomes["promise_grade"] == "aggregator").sum()),
                str(len(thin_outcomes(outcomes))),
            )
            for group in COMPARED
            if len(outcomes := with_outcome(promises[promises["group"] == group]))
        ]
        if not rows:
            return [nodes.paragraph("", "No promise has an outcome yet.")]
        heads = ("Group", "Outcomes", "Outcome thin", "Promise thin", "Either thin")
        return [table_node("Outcomes that rest on aggregators alone", heads, rows)]


class ReportCards(SphinxDirective):
    """A table of all articles, then for each what its counts count."""

    def run(self):
        catalogue = self.env.app.edition.catalogue
        cards = catalogue.cards
        titles = {name: source["title"] for name, source in catalogue.sources.items()}
        rows = [
            (titles[name], str(card.claims), *(self._count(card, part) for part in PARTS))
            for name, card in cards.items()
        ]
        return [
            table_node("Report cards", ("Article", "Claims", *HEADS), rows),
            *(self._section(titles[name], card) for name, card in cards.items()),
        ]

    def _count(self, card, part):
        """A count that leads to its list."""
        number = len(getattr(card, part))
        if not number:
            return "0"
        return nodes.paragraph(
            "", "", nodes.reference("", str(number), refid=_place(card, part), internal=True)
        )

    def _section(self, title, card):
        parts = [
            node
            for part, label in PARTS.items()
            if getattr(card, part)
            for node in self._part(card, part, label)
        ]
        name = _card(card.source)
        section = nodes.section(
            "",
            nodes.title("", title),
            *(parts or [nodes.paragraph("", "No check and no promise concerns it.")]),
            ids=[name],
            names=[name],
            classes=["site-only"],
        )
        self.state.document.note_explicit_target(section)  # so that other pages can lead here
        return section

    def _part(self, card, part, label):
        if part in OF_SLIPS:
            return self._slips(card, part, label)
        kind = "promise" if part in OF_PROMISES else "check"
        rows = [self.env.app.edition.catalogue.rows[kind][name] for name in getattr(card, part)]
        head = nodes.paragraph(
            "", "", nodes.strong("", f"{label}: "), ids=[_place(card, part)], classes=["listed"]
        )
        if part in SHORT:
            for place, row in enumerate(rows):
                head += [nodes.Text(", " if place else ""), self._entry(kind, row, row["id"])]
            return [head]
        items = (
            nodes.list_item(
                "",
                nodes.paragraph(
                    "",
                    f"{headline(kind, row)[0]}: ",
                    self._entry(kind, row, headline(kind, row)[1]),
                ),
            )
            for row in rows
        )
        return [head, nodes.bullet_list("", *items, classes=["listed"])]

    def _slips(self, card, part, label):
        """Each slip as what the article says, what is so, and the checks that show it."""
        items = []
        for slip in getattr(card, part):
            told = nodes.paragraph("", f"The article: {slip.asserts}. {slip.ruling} (")
            for place, name in enumerate(slip.checks):
                told += [
                    nodes.Text(", " if place else ""),
                    self._entry("check", self.env.app.edition.catalogue.rows["check"][name], name),
                ]
            told += nodes.Text(").")
            items.append(nodes.list_item("", told))
        return [
            nodes.paragraph(
                "", "", nodes.strong("", f"{label}: "), ids=[_place(card, part)], classes=["listed"]
            ),
            nodes.bullet_list("", *items, classes=["listed"]),
        ]

    def _entry(self, kind, row, words):
        """A link to an entry, in the colour of its verdict where it prints one."""
        colour = (row["verdict"] if kind == "check" else row["status"] or "open").replace(" ", "-")
        target = entry_link(kind, row, self.env.docname)
        target += (
            nodes.Text(words)
            if words == row["id"]
            else nodes.inline("", words, classes=[kind, colour])
        )
        return target


def _card(source):
    return f"card-{source}"


def _place(card, part):
    return f"{_card(card.source)}-{part.replace('_', '-')}"


class Corrections(SphinxDirective):
    """The log of corrections, the latest first."""

    def run(self):
        rows = self.env.app.edition.ledger.corrections.to_dict("records")
        if not rows:
            return [
                nodes.paragraph("", "No figure and no ruling has changed since it was published.")
            ]
        cells = [
            (
                row["date"],
                f"{row['kind']} {row['id']}, {row['field']}",
                row["old"],
                row["new"] or "withdrawn",
                row["why"],
                WHOSE_NAMES[row["whose"]],
            )
            for row in reversed(rows)
        ]
        return [
            table_node("Corrections", ("Date", "What", "Was", "Is", "Why", "Whose error"), cells)
        ]


def setup_record_tables(app):
    """Register the directives."""
    for name, directive in (
        ("record-day", RecordDay),
        ("articles", Articles),
        ("statuses", Statuses),
        ("promise-agreement", PromiseAgreement),
        ("promise-evidence", PromiseEvidence),
        ("report-cards", ReportCards),
        ("corrections", Corrections),
    ):
        app.add_directive(name, directive)
