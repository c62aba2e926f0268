"""The ledger in the book: pages that speak of it, and the entries for editions in one file.

On the site each entry has a page of its own and the pages of the book lead to tables that filter;
there, and wherever else a page is HTML, `{ledger}` shows nothing. The EPUB and the register of the
PDF print what it lists: `{ledger} claims` the claims of the texts, with the option `web` those of
public pages; `{ledger} findings`, `{ledger} checks` and `{ledger} promises` the rest. The same
facts serve the site's card.
"""

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from chipledger.facts.entries import FACTS, facts_of, headline
from chipledger.publish.book.outputs import is_site, site_address
from chipledger.tables.vocabulary import (
    THEME_NAMES,
    THEMES,
)

DOORS = {
    "claims": (
        ("ledger/index.html", "All claims, with filters"),
        ("api/index.html", "Files for programs"),
    ),
    "findings": (("ledger/findings.html", "All findings and assumptions, with filters"),),
    "checks": (("audit/index.html", "All checks, with filters"),),
    "promises": (
        ("ledger/promises.html", "All promises, with filters"),
        ("promises.ics", "Calendar of due dates"),
    ),
}
FEED = ("feed.xml", "Feed of rulings and corrections")  # beside the promises, where there is one


class ledger_register(nodes.General, nodes.Element):
    """Entries of the ledger, some of them in sections, for editions that print them."""


class ledger_entry(nodes.General, nodes.Element):
    """One ledger entry: `title` in our words, `value` as prose prints it, `facts` as a list of
    `Fact`, the `source` of a claim, and whether it stands `in_text` rather than on a public page.
    The PDF sets it by `pdf.register`, the EPUB by `epub.register`.
    """


def visit_register(translator, node):
    """Nothing: on the site each entry has a page of its own."""
    raise nodes.SkipNode


class LedgerDirective(SphinxDirective):
    """Lists the entries of one table: checks, findings, promises, or claims. Claims come in
    sections, those of texts by article, or with the option `web` those of public pages by theme, so
    a new source needs no new heading.
    """

    required_arguments = 1
    option_spec = {"web": directives.flag}

    def run(self):
        catalogue, table = self.env.app.edition.catalogue, self.arguments[0]
        if table not in FACTS:
            raise self.error(f"no table {table!r} to list: write one of {', '.join(FACTS)}")
        kind = table.removesuffix("s")
        rows = catalogue.rows[kind].values()
        if table != "claims":
            return [ledger_register("", *(entry_of(kind, row, catalogue) for row in rows))]
        made = {group: [] for group in (THEMES if "web" in self.options else catalogue.sources)}
        for row in rows:
            if bool(row["line"]) != ("web" in self.options):
                made[row["theme"] if "web" in self.options else row["source"]].append(
                    entry_of(kind, row, catalogue)
                )
        sections = [self._section(group, entries) for group, entries in made.items() if entries]
        return [ledger_register("", *sections)]

    def _section(self, group, entries):
        """Entries under a heading: an article with its imprint, or a theme."""
        source = self.env.app.edition.catalogue.sources.get(group)
        title = source["title"] if source else THEME_NAMES[group]
        return nodes.section(
            "",
            nodes.title("", title),
            *([_imprint(source)] if source else []),
            *entries,
            ids=[f"from-{group}"],
            names=[f"from-{group}"],
        )


def entry_of(kind, row, catalogue):
    """The node of one entry.

    Parameters
    ----------
    kind : str
    row : dict
        Of the clean table.
    catalogue : Catalogue
    """
    title, value = headline(kind, row)
    return ledger_entry(
        "",
        ids=[f"{kind}-{row['id']}"],
        label=row["id"],
        title=title,
        value=value,
        in_text=bool(row.get("line")),
        source=row.get("source", ""),
        facts=facts_of(kind, row, catalogue),
    )


def _imprint(source):
    """Who published an article and when, and where its text is told apart from others."""
    who = f"{source['publisher']}, {source['author']}" if source["author"] else source["publisher"]
    return nodes.paragraph(
        "",
        f"{who}, {source['published']}. Cited as {source['id']}. Text {source['file']}, lines "
        f"{source['first_line']} to {source['last_line']}.",
        classes=["imprint"],
    )


def setup_entries(app):
    """Register node and directive."""
    app.add_node(ledger_register, html=(visit_register, None))
    app.add_directive("ledger", LedgerDirective)


class ledger_doors(nodes.General, nodes.Element):
    """Links that only the site has: `doors` names which."""

    def to_typst(self, quote):
        """Nothing: the PDF has no such pages."""
        return ""


def visit_doors(translator, node):
    """The links as a list, where there is a site."""
    if not is_site(translator.builder.app):
        raise nodes.SkipNode
    up = "../" * translator.builder.current_docname.count("/")
    doors = DOORS[node["doors"]]
    if node["doors"] == "promises" and site_address(translator.builder.config):
        doors = (*doors, FEED)
    links = "".join(f'<li><a href="{up}{address}">{words}</a></li>' for address, words in doors)
    translator.body.append(f'<ul class="doors">{links}</ul>\n')
    raise nodes.SkipNode


class LedgerDoors(SphinxDirective):
    """Places the links to the claims, or to what its argument names."""

    optional_arguments = 1

    def run(self):
        name = self.arguments[0] if self.arguments else "claims"
        if name not in DOORS:
            raise self.error(f"ledger-doors lead to {' or '.join(DOORS)}, not to {name!r}")
        return [ledger_doors(doors=name)]


def setup_doors(app):
    """Register node and directive."""
    app.add_node(ledger_doors, html=(visit_doors, None))
    app.add_directive("ledger-doors", LedgerDoors)
