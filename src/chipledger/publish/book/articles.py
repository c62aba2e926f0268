"""What the page of an article shows from the clean data: `{article-head}` who wrote it and where it
stands, `{article-record}` what held, which slips it made, what came true, and what else is in it.

Judgements:

- The worst stands first. A slip is told in our words, beside what is printed and what the record
  has, each leading to its entry.
- The PDF has the slips; the long lists, which are there to be looked up, it leaves to the site.
- A figure that no page of the book uses but those of articles is context, and listed here.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.audit.report_cards import OF_PROMISES, OF_SLIPS, PARTS
from chipledger.facts.entries import cited, place_of
from chipledger.facts.figures_used import book_pages, figures_by_article, uses_by_claim
from chipledger.notebook.ledger import Ledger
from chipledger.publish.book.ledger_tables import PLURALS, table_node
from chipledger.publish.book.roles import bound_link, entry_link
from chipledger.publish.book.scoreboard import article_label, imprint, slip_label, square, strip
from chipledger.tables.vocabulary import ENTITY_TYPES, ERRORS

CONTEXT = "chipledger-context"  # what is noted of a page: its article, and the figures it lists
NAMED_AS = {**PLURALS, "programme": "Matters"}  # most are no programmes, as tariffs or inference


class ArticleDirective(SphinxDirective):
    """A directive about one article, which its argument names."""

    required_arguments = 1

    @property
    def catalogue(self):
        return self.env.app.edition.catalogue

    def article(self):
        """The row of the article."""
        name, known = self.arguments[0], self.catalogue.cards
        if name not in known:
            raise self.error(Ledger.miss(name, known, "article"))
        return self.catalogue.sources[name]


class ArticleHead(ArticleDirective):
    """Who wrote it, when, and where it is to be found; other pages lead here."""

    def run(self):
        source = self.article()
        line = nodes.paragraph("", f"{imprint(source)}. ", classes=["imprint"])
        if source["url"].startswith("http"):
            line += [
                nodes.Text("The text as we found it, or a copy: "),
                nodes.reference("", source["url"], refuri=source["url"]),
                nodes.Text(". "),
            ]
        else:
            line += nodes.Text("No public address was found. ")
        line += nodes.Text(
            f"In our texts: {source['file']}, lines {source['first_line']} to "
            f"{source['last_line']}."
        )
        return [labelled(line, article_label(source["id"]), self.state.document)]


class ArticleRecord(ArticleDirective):
    """The squares of the article, then what is behind them."""

    def run(self):
        source = self.article()
        card = self.catalogue.cards[source["id"]]
        board = nodes.container("", strip(card, self.env.docname), classes=["scoreboard", "listed"])
        parts = [
            self._section(part, *self._part(card, part)) for part in PARTS if getattr(card, part)
        ]
        return [board, *parts, *self._context(source), self._names(source)]

    def _section(self, name, *children, title=""):
        return nodes.section(
            "",
            nodes.title("", title or PARTS[name]),
            *children,
            ids=[name.replace("_", "-")],
            classes=[] if name in OF_SLIPS else ["site-only"],
        )

    def _part(self, card, part):
        found = getattr(card, part)
        if part in OF_SLIPS:
            return [self._slip(slip) for slip in found]
        kind = "promise" if part in OF_PROMISES else "check"
        rows = [self.catalogue.rows[kind][name] for name in found]
        items = (nodes.list_item("", self._told(kind, row)) for row in rows)
        return [nodes.bullet_list("", *items, classes=["listed"])]

    def _told(self, kind, row):
        """A promise or a statement, with what became of it."""
        told = nodes.paragraph("", f"{row['asserts'] if kind == 'check' else row['deliverable']}: ")
        told += bound_link(self.env, kind, row["id"], "")
        if kind == "check" and row["ruling"]:
            told += nodes.Text(f". {row['ruling']}.")
        return told

    def _slip(self, slip):
        """A slip: what the article says, what is so, and the figures behind both."""
        checks = self.catalogue.checks
        error = checks[slip.checks[0]]["error"]
        printed, record = [], []
        for name in slip.claims:
            claim = self.catalogue.claims[name]
            (printed if claim["source"] == slip.source else record).append(claim)
        says = nodes.paragraph(
            "",
            "",
            square(sort=slip.severity, says=""),
            nodes.strong("", f" {slip.asserts}."),
        )
        how = nodes.paragraph("", "", nodes.emphasis("", "Kind: "))
        how += nodes.Text(f"{error}, {ERRORS[error]}; ")
        for place, name in enumerate(slip.checks):
            check = entry_link("check", checks[name], self.env.docname)
            check += nodes.inline("", "how it was checked")
            how += [nodes.Text(", " if place else ""), check]
        how += nodes.Text(".")
        figures = nodes.bullet_list(
            "",
            *(self._figure("Printed", f"{claim['literal']}, ", claim) for claim in printed),
            *(self._figure("Record", "", claim) for claim in record),
            nodes.list_item("", how),
        )
        block = nodes.container(
            "",
            says,
            nodes.paragraph("", f"{slip.ruling}."),
            figures,
            classes=["slip-told", "listed"],
        )
        return labelled(block, slip_label(slip.slip), self.state.document)

    def _figure(self, label, before, claim):
        """A figure behind a slip, with where it stands."""
        where = place_of(claim) if before else cited(self.catalogue.sources[claim["source"]])
        line = nodes.paragraph("", "", nodes.emphasis("", f"{label}: "), nodes.Text(before))
        line += bound_link(self.env, "claim", claim["id"], "")
        line += nodes.Text(f". {claim['gloss']}; {where}.")
        return nodes.list_item("", line)

    def _context(self, source):
        """The figures that the book uses nowhere else, in order of place."""
        figures = self.env.app.edition.once(_figures)[source["id"]]
        left = [one.claim for one in figures if one.is_context]
        # Sphinx forgets it with the page.
        noted = source["id"], _ids_of_context(figures)
        self.env.metadata[self.env.docname][CONTEXT] = noted
        if not left:
            return []
        rows = [
            (
                nodes.paragraph("", "", bound_link(self.env, "claim", row["id"], "")),
                row["gloss"],
                place_of(row),
            )
            for row in left
        ]
        table = table_node("Figures as context", ("Figure", "What it says", "Place"), rows)
        said = f"The chapters use {len(figures) - len(left)} of its {len(figures)} figures."
        return [
            self._section(
                "context",
                nodes.paragraph("", said, classes=["listed"]),
                table,
                title="Figures that no chapter uses",
            )
        ]

    def _names(self, source):
        """Everything that the article speaks of, by name."""
        entities = self.catalogue.entities
        named = named_in(self.catalogue.by_source[source["id"]], entities)
        lines = (
            nodes.paragraph(
                "",
                "",
                nodes.strong("", f"{NAMED_AS.get(kind, f'{kind.capitalize()}s')}: "),
                nodes.Text(", ".join(names) + "."),
                classes=["listed"],
            )
            for kind in ENTITY_TYPES
            if (names := sorted(row["name"] for row in named if row["type"] == kind))
        )
        return self._section("names", *lines, title="Who and what it speaks of")


def named_in(claims, entities):
    """The entities that claims speak of, or that speak in them.

    Parameters
    ----------
    claims : iterable of mapping
        Clean rows.
    entities : dict of str to mapping
        Rows by id.

    Returns
    -------
    list of mapping
        Rows of entities, each once, in the order of the claims.
    """
    columns = ("entity", "object", "base", "speaker")
    names = dict.fromkeys(row[column] for row in claims for column in columns)
    return [entities[name] for name in names if name in entities]


def uses_of(app):
    """Which page uses which claim, and how, as the pages are written."""
    return uses_by_claim(book_pages(app.edition.root), app.edition.ledger.checks)


def _figures(app):
    ledger = app.edition.ledger
    return figures_by_article(ledger.sources, ledger.claims, app.edition.once(uses_of))


def with_other_context(app, env, added, changed, removed):
    """The pages of articles that list as context what the book now uses, or the reverse."""
    noted = {page: about[CONTEXT] for page, about in env.metadata.items() if CONTEXT in about}
    if not noted:
        return []
    app.edition.forget()  # the pages may have been read since
    figures = app.edition.once(_figures)
    return [
        page
        for page, (article, listed) in noted.items()
        if _ids_of_context(figures.get(article, ())) != listed
    ]


def _ids_of_context(figures):
    return [one.claim["id"] for one in figures if one.is_context]


def labelled(node, label, document):
    """The node as a place that other pages can lead to."""
    node["ids"].append(label)
    node["names"].append(label)
    document.note_explicit_target(node)
    return node


def setup_articles(app):
    """Register the directives."""
    app.add_directive("article-head", ArticleHead)
    app.add_directive("article-record", ArticleRecord)
    app.connect("env-get-outdated", with_other_context)
