"""The roles `claim`, `finding`, `check` and `promise`: a number, verdict or outcome in prose,
linked to its ledger entry.

An unknown id is a warning with page and line, and warnings fail the build.
"""

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from chipledger.facts.catalogue import PAGES, entry_page
from chipledger.notebook.ledger import Ledger
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import show, show_period
from chipledger.promises.settled import status_words
from chipledger.publish.book.outputs import entry_address, is_site
from chipledger.tables.vocabulary import FLAG, FLAG_MEANING, mark_of

log = logging.getLogger(__name__)
REFERENCE = "chipledger"
FORMS = ("", "bare", "when")
LONGEST_UNBROKEN = 18  # a shorter figure stays on one line [characters]

BOUND = set(PAGES)  # numbers that the ledger printed


def resolve(app, env, node, contnode):
    """Turn a bound number into a link to its entry: on the site to the page of the entry, in an
    edition that prints entries to its place there, in any other to the page that speaks of them.
    """
    if node.get("reftype") != REFERENCE:
        return None
    here, entry = node["refdoc"], node["reftarget"]
    if is_site(app):
        address = entry_address(app.builder, here, *entry.split("-", 1))
        return nodes.reference("", "", contnode, internal=True, refuri=address)
    place = entry if getattr(app.builder, "prints_entries", False) else ""
    return make_refnode(app.builder, here, node["page"], place, contnode)


def entry_link(kind, row, docname):
    """A link to an entry, still without words, for a directive or role on the page `docname`; it is
    resolved once all pages are known.
    """
    return addnodes.pending_xref(
        "",
        refdomain="",
        reftype=REFERENCE,
        reftarget=f"{kind}-{row['id']}",
        refdoc=docname,
        page=entry_page(kind, row),
    )


class Bound(SphinxRole):
    """A number or verdict of the ledger. `{claim}`id`` prints it, `id|bare`` leaves the unit out,
    `id|when`` prints the time that a claim speaks of.
    """

    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def run(self):
        name, _, form = (part.strip() for part in self.text.partition("|"))
        row = self.env.app.edition.catalogue.rows[self.kind].get(name)
        if row is None:
            known = self.env.app.edition.catalogue.rows[self.kind]
            log.warning("%s", Ledger.miss(name, known, self.kind), location=self.get_location())
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        if form not in FORMS or (form == "when" and not row.get("as_of")):
            log.warning(
                "%s",
                (
                    f"{self.kind} {name}: unknown form {form!r}; use bare, when for a claim with "
                    "its time, or nothing"
                ),
                location=self.get_location(),
            )
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        return [self._reference(name, row, form)], []

    def _reference(self, name, row, form):
        """The number as a link to its entry."""
        target = entry_link(self.kind, row, self.env.docname)
        text = _text(self.kind, row, form)
        short = len(text) <= LONGEST_UNBROKEN
        body = nodes.inline(
            "", "", classes=[self.kind, *_classes(self.kind, row), *(["short"] if short else [])]
        )
        # A time is neither a figure that was estimated nor one that failed.
        figure = self.kind == "claim" and form != "when"
        marks = list(_letter(row)) if figure else []
        if figure and name in self.env.app.edition.flagged:
            marks.append(failing_flag())
        body += _unbroken(text, marks) if short else _held(text, marks)
        target += body
        return target


def _letter(claim):
    """The raised letter of a claim that was estimated, forecast or rumoured."""
    letter, _ = mark_of(claim)
    if letter:
        yield nodes.superscript("", letter, classes=["mark", f"mark-{letter}"])


def _unbroken(text, marks):
    """A short figure: no line breaks in it."""
    return [nodes.Text(text.replace(" ", "\N{NO-BREAK SPACE}")), *marks]


def _held(text, marks):
    """A long figure: what marks it stays with its last word."""
    before, gap, last = text.rpartition(" ")
    if not (gap and marks):
        return [nodes.Text(text), *marks]
    return [
        nodes.Text(before + gap),
        nodes.inline("", "", nodes.Text(last), *marks, classes=["short"]),
    ]


def _classes(kind, row):
    if kind == "promise":
        return [(row["status"] or "open").replace(" ", "-")]
    return [row["verdict"].replace(" ", "-")] if kind == "check" else []


def _text(kind, row, form):
    """What stands in the sentence."""
    if kind in ("check", "promise"):
        return row["verdict"] if kind == "check" else status_words(row)
    if form == "when":
        return show_period(*read_period(row["as_of"]))
    if form == "bare":
        return show(
            row["value"], row["low"], row["high"], row["unit"], row.get("hedge", ""), bare=True
        )
    return row["shown"]


def setup_roles(app):
    """Register the roles and the data they print."""
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book always passes it
    app.connect("missing-reference", resolve)
    for kind in PAGES:
        app.add_role(kind, Bound(kind))


def is_bound(reference):
    """Whether a link is a number of the ledger; the class stands on the
    link or on what it holds.
    """
    return any(BOUND & set(node["classes"]) for node in reference.findall(nodes.Element))


class failing_flag(nodes.Inline, nodes.Element):
    """The sign; without children, so that neither search nor description reads it."""

    def to_typst(self, quote):
        """A call of the template's function."""
        return f"#flag({quote(FLAG)});"


def visit_flag(translator, node):
    """A raised sign with a name."""
    translator.body.append(
        f'<sup class="mark flag" role="img" aria-label="{FLAG_MEANING}" '
        f'title="{FLAG_MEANING}">{FLAG}</sup>'
    )
    raise nodes.SkipNode


def setup_flag(app):
    """Register the node; the Typst writer asks it itself."""
    app.add_node(failing_flag, html=(visit_flag, None))
