"""Tables that pages ask for by a directive: what the ledger holds, the soft
words, names and metrics.
"""

from math import inf

import pandas as pd
from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from chipledger.intake.agreement import agreement, readings
from chipledger.numbers.lexicon import HEDGES
from chipledger.numbers.wording import HEDGES as HEDGE_WORDS
from chipledger.numbers.wording import show_share
from chipledger.tables.store import read_clean
from chipledger.tables.vocabulary import ENTITY_TYPES, ERRORS, GRADES

PLURALS = {"company": "Companies", "person": "People", "process": "Processes"}


class TallyDirective(SphinxDirective):
    """A table of what the ledger holds: each article, and public pages by their grade."""

    def run(self):
        ledger = self.env.app.edition.ledger
        claims = ledger.claims.assign(
            figure=ledger.claims["value"].notna() | (ledger.claims["unit"] == "date")
        )
        texts = ledger.sources[ledger.sources["kind"] == "text"]
        rows = [
            (row["title"], row["grade"], "1", *_counts(claims[claims["source"] == row["id"]]))
            for row in texts.to_dict("records")
        ]
        pages = ledger.sources[ledger.sources["kind"] == "web"]
        for grade in GRADES:
            graded = pages[pages["grade"] == grade]
            rows.append(
                (
                    "Public pages",
                    grade,
                    str(len(graded)),
                    *_counts(claims[claims["source"].isin(graded["id"])]),
                )
            )
        return [
            table_node(
                "Claims by source",
                ("Source", "Grade", "Sources", "Claims", "Of these with a figure"),
                rows,
                [*texts["id"], *("" for _ in GRADES)],
            )
        ]


def _counts(claims):
    """How many claims, and how many with a figure, as words of a table."""
    return f"{len(claims):,}", f"{claims['figure'].sum():,}"


class HedgesDirective(SphinxDirective):
    """The table of soft words and the widths that we give them."""

    def run(self):
        rows = [
            (
                hedge.words.split("|")[0],
                _plain_hedge(name),
                _edges(hedge.hard, hedge.pad),
                _edges(hedge.usual, hedge.pad),
            )
            for name, hedge in HEDGES.items()
            if name
        ]
        return [
            table_node(
                "Soft words and their intervals",
                ("Such as", "Meaning", "Hard interval", "Usual interval"),
                rows,
            )
        ]


def _plain_hedge(name):
    """A soft word in English."""
    return HEDGE_WORDS.get(name, name).strip()


def _edges(edges, pad):
    """An interval in multiples of the printed figure x."""
    if edges == (None, None):
        return f"as printed, {show_share(pad)} of x more either side"
    low, high = ("" if edge in (None, 1) else f"{float(edge):g} " for edge in edges)
    return (
        f"{'0' if edges[0] == 0 else low + 'x'} to {'infinity' if edges[1] == inf else high + 'x'}"
    )


def label_link(words, label, docname):
    """A link of those words to a label of the book, for a directive on the page `docname`."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", words),
        refdomain="std",
        reftype="ref",
        reftarget=label,
        refexplicit=True,
        refwarn=True,
        refdoc=docname,
    )


def table_node(caption, heads, rows, about=None):
    """A docutils table with a caption and a head.

    Parameters
    ----------
    caption : str
    heads : sequence of str
    rows : list of sequence of str
    about : list of str, optional
        The entity or metric of each row: such a list is long, and the PDF prints what
        its register speaks of.
    """
    table = nodes.table("", nodes.title("", caption), classes=["generated"])
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in heads), cols=len(heads))
    group += nodes.thead("", _table_row(heads))
    group += nodes.tbody(
        "",
        *(_table_row(row, name) for row, name in zip(rows, about or [""] * len(rows), strict=True)),
    )
    table += group
    return table


def _table_row(cells, about=""):
    """Cells are words, or paragraphs that hold links."""
    return nodes.row(
        "",
        *(
            nodes.entry("", cell if isinstance(cell, nodes.Node) else nodes.paragraph("", cell))
            for cell in cells
        ),
        about=about,
    )


class AgreementDirective(SphinxDirective):
    """How often two independent readers agreed, column by column."""

    def run(self):
        ledger = self.env.app.edition.ledger
        table = agreement(*readings(ledger.root, ledger.metrics, ledger.sources, ledger.entities))
        rows = [
            (
                row["column"].replace("_", " "),
                str(row["compared"]),
                str(row["agree"]),
                f"{row['share']:g} %",
            )
            for row in table.to_dict("records")
        ]
        return [
            table_node(
                "Agreement of both readers",
                ("Column", "Rows compared", "Rows that agree", "Share"),
                rows,
            )
        ]


class CoverageDirective(SphinxDirective):
    """Figures found in each article, coded and dismissed."""

    def run(self):
        ledger = self.env.app.edition.ledger
        titles = ledger.sources.set_index("id")["title"]
        rows = read_clean(ledger.root / "data" / "clean", "coverage").to_dict("records")
        cells = [
            (
                titles[row["source"]],
                *(str(row[name]) for name in ("figures", "coded", "dismissed", "open")),
                show_share(row["share"]),
            )
            for row in rows
        ]
        return [
            table_node(
                "Coverage of the articles",
                ("Article", "Figures found", "Coded", "Dismissed", "Open", "Covered"),
                cells,
            )
        ]


class CorruptionDirective(SphinxDirective):
    """How many spoiled cells were caught, by table and column."""

    def run(self):
        table = pd.read_csv(
            self.env.app.edition.ledger.root / "data" / "quality" / "corruption.csv"
        )
        rows = [
            (
                row["table"],
                row["column"],
                str(row["tried"]),
                str(row["caught"]),
                show_share(row["caught"] / row["tried"]),
            )
            for row in table.to_dict("records")
        ]
        total = table[["tried", "caught"]].sum()
        rows.append(
            (
                "all",
                "",
                str(total["tried"]),
                str(total["caught"]),
                show_share(total["caught"] / total["tried"]),
            )
        )
        return [
            table_node(
                "Spoiled cells, tried and caught",
                ("Table", "Column", "Tried", "Caught", "Share"),
                rows,
            )
        ]


class ErrorsDirective(SphinxDirective):
    """What can be wrong where a check fails or differs, and how many checks have it."""

    def run(self):
        checks = self.env.app.edition.ledger.checks
        rows = [
            (name, meaning, str((checks["error"] == name).sum()))
            for name, meaning in ERRORS.items()
        ]
        return [
            table_node("Kinds of error", ("Kind", "Meaning", "Checks that fail or differ"), rows)
        ]


class EntitiesDirective(SphinxDirective):
    """Names that have another spelling, in English and Chinese, a table for each type of thing; the
    ledger has a page for every name.
    """

    def run(self):
        rows = self.env.app.edition.ledger.entities.to_dict("records")
        names = {row["id"]: row["name"] for row in rows}
        spelt = [row for row in rows if row["zh_hans"] or row["zh_hant"] or row["aliases"]]
        kinds = {kind: [row for row in spelt if row["type"] == kind] for kind in ENTITY_TYPES}
        return [
            table_node(
                PLURALS.get(kind, f"{kind.capitalize()}s"),
                ("Name", "Simplified", "Traditional", "Also", "Maker", "Note"),
                [
                    (
                        row["name"],
                        row["zh_hans"],
                        row["zh_hant"],
                        row["aliases"].replace(";", ", "),
                        names.get(row["maker"], ""),
                        row["note"],
                    )
                    for row in alike
                ],
                [row["id"] for row in alike],
            )
            for kind, alike in kinds.items()
            if alike
        ]


class MetricsDirective(SphinxDirective):
    """What is measured, in which unit, and what makes values comparable."""

    def run(self):
        rows = self.env.app.edition.ledger.metrics.to_dict("records")
        return [
            table_node(
                "Metrics",
                ("Metric", "Kind", "Unit", "Definition"),
                [
                    (
                        row["label"],
                        row["kind"],
                        row["unit"] or ("currency" if row["kind"] == "price" else ""),
                        row["definition"],
                    )
                    for row in rows
                ],
                [row["id"] for row in rows],
            )
        ]


def setup_generated(app):
    """Register the directives."""
    for name, directive in (
        ("tally", TallyDirective),
        ("hedges", HedgesDirective),
        ("agreement", AgreementDirective),
        ("corruption", CorruptionDirective),
        ("coverage", CoverageDirective),
        ("entities", EntitiesDirective),
        ("errors", ErrorsDirective),
        ("metrics", MetricsDirective),
    ):
        app.add_directive(name, directive)
