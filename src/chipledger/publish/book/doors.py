"""The directive `{ledger-doors}`: links from a page of the book to the published ledger; the PDF, which has none, leaves it out."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from chipledger.publish.site.discovery import site_address

DOORS = {
    "claims": (
        ("ledger/index.html", "Browse all claims, with filters"),
        ("ledger/promises.html", "Browse all promises, with filters"),
        ("promises.ics", "Calendar of due dates"),
        ("api/index.html", "Files for programs"),
    ),
    "checks": (("audit/index.html", "Browse all checks, with filters"),),
}
FEED = (
    "feed.xml",
    "Feed of rulings and corrections",
)  # beside the claims, once the site has an address


class ledger_doors(nodes.General, nodes.Element):
    """Links that only the site has: `doors` names which."""

    def to_typst(self, quote):
        """Nothing: the PDF has no such pages."""
        return ""


def visit_doors(translator, node):
    """The links as a list."""
    up = "../" * translator.builder.current_docname.count("/")
    doors = DOORS[node["doors"]]
    if node["doors"] == "claims" and site_address(translator.builder.config):
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
