"""Directives about the public record: its day, what statuses mean, how readers agreed,
the edition, corrections.

`{record-day}`, `{edition-line}`, `{next-due}`, `{articles}`, `{statuses}`, `{promise-agreement}`,
`{promise-evidence}` and `{corrections}`; site and PDF show the same.
"""

from math import isnan

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.errors import LedgerError
from chipledger.numbers.wording import show_day, show_share
from chipledger.promises.track_record import reader_agreement, thin_outcomes, with_outcome
from chipledger.publish.book.ledger_tables import label_link, table_node
from chipledger.publish.book.number_texts import articles_of
from chipledger.publish.book.roles import bound_link
from chipledger.publish.book.scoreboard import article_label
from chipledger.tables.vocabulary import COMPARED, GROUP_NAMES, STATUS_MEANINGS, WHOSE_NAMES


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


class EditionLine(SphinxDirective):
    """The version of the book and its day, and until when the public record was read."""

    def run(self):
        app = self.env.app
        edition, day = app.config.html_theme_options["edition"], app.edition.ledger.as_of
        words = f"{edition}. The public record was read until {show_day(day)}."
        return [nodes.paragraph("", words, classes=["imprint"])]


class NextDue(SphinxDirective):
    """The open promises that are due next, as many as its argument says, each with its day."""

    required_arguments = 1

    def run(self):
        catalogue = self.env.app.edition.catalogue
        names = {name: row["name"] for name, row in catalogue.entities.items()}
        items = nodes.bullet_list("", classes=["listed"])
        for row in next_due(catalogue, int(self.arguments[0])):
            who = names.get(row["company"]) or names.get(row["speaker"], "")
            line = nodes.paragraph("", f"{show_day(row['due'])}, {who}: {row['deliverable']}, ")
            line += bound_link(self.env, "promise", row["id"], "")
            items += nodes.list_item("", line)
        return [items]


def next_due(catalogue, number):
    """The open promises that are due next, as rows."""
    rows = sorted(
        (row for row in catalogue.promises.values() if row["status"] == "open"),
        key=lambda row: (row["due"], row["id"]),
    )
    return rows[:number]


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
            label_link(row["title"], article_label(row["id"]), env.docname),
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
        ("edition-line", EditionLine),
        ("next-due", NextDue),
        ("articles", Articles),
        ("statuses", Statuses),
        ("promise-agreement", PromiseAgreement),
        ("promise-evidence", PromiseEvidence),
        ("corrections", Corrections),
    ):
        app.add_directive(name, directive)
