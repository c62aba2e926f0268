"""The directive `{ledger-doors}`: links from a page of the book to the published ledger; the PDF, which has none, leaves it out."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

DOORS = (("ledger/index.html", "Browse all claims, with filters"), ("ledger/promises.html", "Browse all promises, with filters"),
         ("promises.ics", "Calendar of due dates"), ("feed.xml", "Feed of rulings and corrections"), ("api/index.html", "Files for programs"))


class ledger_doors(nodes.General, nodes.Element):
    """Links that only the site has."""

    def to_typst(self, quote):
        """Nothing: the PDF has no such pages."""
        return ""


def visit_doors(translator, node):
    """The links as a list."""
    up = "../" * translator.builder.current_docname.count("/")
    links = "".join(f'<li><a href="{up}{address}">{words}</a></li>' for address, words in DOORS)
    translator.body.append(f'<ul class="doors">{links}</ul>\n')
    raise nodes.SkipNode


class LedgerDoors(SphinxDirective):
    """Places the links."""

    def run(self):
        return [ledger_doors()]


def setup_doors(app):
    """Register node and directive."""
    app.add_node(ledger_doors, html=(visit_doors, None))
    app.add_directive("ledger-doors", LedgerDoors)
