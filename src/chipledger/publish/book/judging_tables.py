"""Directives about the judging: `{judging-agreement}`, `{settled-checks}`,
`{withdrawn}` and `{baseline}`.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.audit.judging import (
    agreement_by_class,
    figures_of,
    judgements,
    rate,
    settled,
    slips_in_articles,
    slips_in_baseline,
    withdrawn,
)
from chipledger.numbers.wording import show_share
from chipledger.publish.book.ledger_tables import table_node

PER = 100  # figures to which a rate of slips is given


def on_the_site(name, title, heads, rows):
    """A section with a list that is too long for the PDF, whose register names every check."""
    items = (
        nodes.list_item(
            "",
            nodes.paragraph(
                "", "; ".join(f"{head}: {cell}" for head, cell in zip(heads, row, strict=True))
            ),
        )
        for row in rows
    )
    return nodes.section(
        "",
        nodes.title("", title),
        nodes.bullet_list("", *items, classes=["listed"]),
        ids=[name],
        names=[name],
        classes=["site-only"],
    )


class JudgingAgreement(SphinxDirective):
    """How often two readers put a check into the same class."""

    def run(self):
        rows = [
            (name, str(one), str(other), str(both), f"{value:.2f}")
            for name, one, other, both, value in agreement_by_class(
                judgements(self.env.app.edition.ledger.root)
            )
        ]
        heads = ("Class", "By reader 1", "By reader 2", "By both", "Cohen's kappa")
        return [table_node("Agreement of both readers on checks", heads, rows)]


class SettledChecks(SphinxDirective):
    """Each check that was settled by a third, with the reason."""

    def run(self):
        rows = settled(judgements(self.env.app.edition.ledger.root))
        heads = ("Check", "Reader 1", "Reader 2", "Settled as", "Why")
        return [on_the_site("settled", "What was settled", heads, rows)]


class Withdrawn(SphinxDirective):
    """What the first edition held against an article and no longer does, article by article."""

    def run(self):
        ledger = self.env.app.edition.ledger
        titles = dict(zip(ledger.sources["id"], ledger.sources["title"], strict=True))
        rows = [
            (
                titles.get(row["source"], "No article"),
                row["apology"],
                row["check"],
                row["counted_as"] or "none",
            )
            for row in withdrawn(ledger.root)
        ]
        heads = ("Article", "What we held, and why that was not fair", "Check", "Still counted as")
        return [on_the_site("withdrawn", "What is withdrawn", heads, rows)]


class Baseline(SphinxDirective):
    """Slips for each hundred figures, of these articles and of five English ones."""

    def run(self):
        ledger = self.env.app.edition.ledger
        articles, figures, english = slips_in_baseline(ledger.root)
        chinese = slips_in_articles(ledger.checks, ledger.sources)
        count = figures_of(ledger.claims, ledger.metrics, ledger.sources)
        texts = sum(ledger.sources["kind"] == "text")
        rows = [
            self._row(f"Chinese articles, {texts}", count, chinese),
            self._row(f"English articles, {len(articles)}", figures, english),
        ]
        heads = ("Set", "Figures", "Serious", "Minor", f"Slips in {PER} figures")
        listed = [
            (row["publisher"], row["published"], row["title"], row["url"]) for row in articles
        ]
        return [
            table_node("How often an article slips", heads, rows),
            table_node("The English articles", ("House", "Day", "About", "Address"), listed),
        ]

    def _row(self, name, figures, slips):
        found = rate(sum(slips.values()), figures)
        middle = show_share(found.slips / found.figures).split()[0]
        ends = " to ".join(f"{PER * end:.1f}" for end in (found.low, found.high))
        return (name, str(figures), *(str(few) for few in slips.values()), f"{middle} [{ends}]")


def setup_judging_tables(app):
    """Register the directives."""
    for name, directive in (
        ("judging-agreement", JudgingAgreement),
        ("settled-checks", SettledChecks),
        ("withdrawn", Withdrawn),
        ("baseline", Baseline),
    ):
        app.add_directive(name, directive)
