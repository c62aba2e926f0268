"""The scoreboard: a square for each statement of an article, in the row of the article that would
have to correct it, drawn from the clean data alone.

`{scoreboard}` has a row for every article, the one with the worst slips first; an article's own
page has its row alone. Judgements:

- Squares of failing statements come first, joined where one mistake makes several fail, and each
  leads to its slip as the article's page tells it.
- A square has a sign beside its colour. What holds has none, so that what fails stands out.
- A line of words under each row says the same; it, not the squares, speaks of what holds and of
  what nothing decides to whoever cannot see them.
"""

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from chipledger.audit.report_cards import OF_SLIPS, ReportCard
from chipledger.drawing import STATUSES
from chipledger.facts.figures_used import ARTICLES
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import show_period
from chipledger.tables.vocabulary import SEVERITIES

# The sign on a square, as in figures, and what the legend says of it; the worst first, as they
# stand in a row.
SIGNS = {name: STATUSES[name][1] for name in ("serious", "minor", "near", "undecided", "held")}
MEANINGS = {
    **{name: f"{name}, {meaning}" for name, meaning in SEVERITIES.items()},
    "undecided": "undecided, since nothing that we read settles it",
    "held": "held",
}

SLIP = "slip"  # a reference to where a slip is told


class square(nodes.Inline, nodes.Element):
    """One statement: `sort` is a key of `SIGNS`, `says` what a pointer or a voice is told of it,
    nothing where the words of the row tell it.
    """

    def to_typst(self, quote):
        """A call of the template's function."""
        return f"#square({quote(self['sort'])}, {quote(SIGNS[self['sort']])});"


def visit_square(translator, node):
    """The square with its sign."""
    says = translator.attval(node["says"])
    told = f'role="img" aria-label="{says}" title="{says}"' if says else 'aria-hidden="true"'
    sign = SIGNS[node["sort"]]
    translator.body.append(f'<span class="sq {node["sort"]}" {told}>{sign}</span>')
    raise nodes.SkipNode


def resolve(app, env, node, contnode):
    """Turn a square into a link to its slip, on whichever page that is told."""
    if node.get("reftype") != SLIP:
        return None
    return make_refnode(app.builder, node["refdoc"], node["page"], node["reftarget"], contnode)


class Scoreboard(SphinxDirective):
    """The rows of all articles, and what the squares mean."""

    def run(self):
        catalogue = self.env.app.edition.catalogue
        rows = (
            nodes.list_item(
                "",
                self._who(catalogue.sources[card.source]),
                strip(card, self.env.docname),
                ids=[article_label(card.source)],  # where links to the earlier report cards lead
            )
            for card in sorted(catalogue.cards.values(), key=worst_first)
        )
        return [
            nodes.container(
                "",
                nodes.bullet_list("", *rows),
                legend(),
                classes=["scoreboard", "listed"],
            )
        ]

    def _who(self, source):
        """The article by the title of its page, with its author and outlet, and its day."""
        page = addnodes.pending_xref(
            "",
            nodes.inline("", source["title"]),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{page_of(source['id'])}",
            refexplicit=False,
            refwarn=True,
            refdoc=self.env.docname,
        )
        return nodes.paragraph("", "", page, nodes.Text(f" {imprint(source)}"), classes=["who"])


def imprint(source):
    """Who wrote an article, for whom, and when.

    Examples
    --------
    >>> imprint({"author": "Ann", "publisher": "Paper", "published": "2025-05"})
    'Ann, Paper, May 2025'
    """
    day = show_period(*read_period(source["published"]))
    return ", ".join(filter(None, (source["author"], source["publisher"], day)))


def strip(card: ReportCard, docname):
    """The squares of one article, and the words that say the same.

    Parameters
    ----------
    card : ReportCard
    docname : str
        The page that they stand on.

    Returns
    -------
    docutils.nodes.paragraph
    """
    squares = nodes.paragraph("", classes=["squares"])
    for sort in OF_SLIPS:
        for slip in getattr(card, sort):
            says = f"{sort.capitalize()}: {slip.asserts}"
            joined = (
                square(sort=sort, says=says if not place else "")
                for place, _ in enumerate(slip.checks)
            )
            squares += addnodes.pending_xref(
                "",
                nodes.inline("", "", *joined, classes=["slip"]),
                refdomain="",
                reftype=SLIP,
                reftarget=slip_label(slip.slip),
                refdoc=docname,
                page=page_of(card.source),
            )
    squares += [square(sort="undecided", says="") for _ in card.undecided]
    squares += [square(sort="held", says="") for _ in card.held]
    squares += nodes.inline("", f" {tally(card)}", classes=["tally"])
    return squares


def page_of(source):
    """The page of an article."""
    return f"{ARTICLES}{source}"


def article_label(source):
    """The label of an article's page."""
    return f"card-{source}"


def slip_label(slip):
    """The label of a slip on the page of its article."""
    return f"slip-{slip}"


def tally(card: ReportCard) -> str:
    """What the squares of one article show, in words.

    Examples
    --------
    >>> tally(ReportCard("a", 9, [], [], [], ["sum"], ["one", "two"], [], [], []))
    '1 of 3 holds; 2 undecided'
    """
    sorts, every, held, undecided = counted(card)
    parts = (
        ", ".join(_count(*sort) for sort in sorts),
        f"{held} of {every} hold{'s' if held == 1 else ''}" if held else "",
        f"{undecided} undecided" if undecided else "",
    )
    return "; ".join(filter(None, parts))


def counted(card):
    """The squares of one article: of each sort of slips met its name, slips and sentences; then
    all squares, those held and those undecided.
    """
    sorts = [
        (sort, len(slips), sum(len(slip.checks) for slip in slips))
        for sort in OF_SLIPS
        if (slips := getattr(card, sort))
    ]
    held, undecided = len(card.held), len(card.undecided)
    failing = sum(sentences for *_, sentences in sorts)
    return sorts, failing + held + undecided, held, undecided


def _count(sort, slips, sentences):
    """How many slips of a sort, and in how many sentences where one stands in several."""
    shown = f" (in {sentences} sentences)" if sentences > slips else ""
    return f"{slips} {sort}{shown}"


def legend():
    """What each kind of square means."""
    line = nodes.paragraph("", classes=["legend"])
    for sort, meaning in MEANINGS.items():
        line += nodes.inline(
            "", "", square(sort=sort, says=""), nodes.Text(f" {meaning}"), classes=["key"]
        )
        line += nodes.Text(" ")
    return line


def worst_first(card):
    """What articles are sorted by: their slips, the gravest first."""
    return [-len(getattr(card, sort)) for sort in OF_SLIPS]


def setup_scoreboard(app):
    """Register node and directive."""
    app.add_node(square, html=(visit_square, None))
    app.add_directive("scoreboard", Scoreboard)
    app.connect("missing-reference", resolve)
