"""Links whose text is a number become what the role prints; the numbers of figures in them are held
against those of the book.
"""

from types import SimpleNamespace
from urllib.parse import unquote

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.nodes import get_node_line, get_node_source

from chipledger.errors import LedgerError
from chipledger.facts.links import ARTICLES, NUMBERED, read_target
from chipledger.publish.book.number_texts import NUMBER_WORDS, figure_numbers
from chipledger.publish.book.record_tables import articles_line
from chipledger.publish.book.roles import Bound

log = logging.getLogger(__name__)


class NumberLinks(SphinxTransform):
    """Puts in place of each link to a number what the role of its kind prints; its text is held by
    `number_texts` before.
    """

    default_priority = 100  # before MyST looks for what `#` names

    def apply(self, **kwargs):
        for link in list(self.document.findall(nodes.reference)):
            target = unquote(link.get("refuri", ""))
            named = read_target(target[1:]) if target.startswith("#") else None
            if named:
                printed = self._printed(named, link)
                if named.kind == ARTICLES and [link] == link.parent.children:
                    link.parent["classes"].append("imprint")
                link.parent[link.parent.index(link) : link.parent.index(link) + 1] = printed

    def _printed(self, named, link):
        """What the role, or the directive, makes of a mention."""
        if named.kind == ARTICLES:
            try:
                return articles_line(self.env, named.name)
            except LedgerError as error:
                log.warning("%s", error, location=link)
                return [nodes.problematic(link.astext(), link.astext())]
        if named.kind in NUMBERED:
            role, text = self.env.get_domain("std").roles["numref"], named.target
        else:
            role, text = Bound(named.kind), "|".join(filter(None, (named.name, named.form)))
        # Sphinx asks the reporter where a role stands; the one of a transform knows no lines.
        place = get_node_source(link), get_node_line(link)
        reporter = SimpleNamespace(get_source_and_line=lambda _: place)
        inliner = SimpleNamespace(document=self.document, reporter=reporter)
        name = "std:numref" if named.kind in NUMBERED else named.kind
        return role(name, named.role, text, link.line, inliner)[0]


def hold_figure_numbers(app, env):
    """Warn where Sphinx numbers a figure or table otherwise than the texts do."""
    counted = figure_numbers(app.srcdir)
    for page, kinds in env.toc_fignumbers.items():
        for kind, numbers in kinds.items():
            for label, number in numbers.items():
                said = f"{NUMBER_WORDS.get(kind)} {'.'.join(map(str, number))}"
                if counted.get(label, said) != said:
                    log.warning(
                        "%s is %s in the book and %s by the count of `make numbers`: mend "
                        "figure_numbers",
                        label,
                        said,
                        counted[label],
                        location=page,
                    )


def setup_number_links(app):
    """Take links as soon as a page is parsed, and hold both counts against each other once all are
    read.
    """
    app.add_transform(NumberLinks)
    app.connect("env-check-consistency", hold_figure_numbers)
