"""The roles `claim`, `finding`, `assumption`, `check` and `promise`: a number, verdict or outcome
in prose, linked to its ledger entry.

An unknown id is a warning with page and line, and warnings fail the build.
"""

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from chipledger.facts.catalogue import PAGES, entry_page
from chipledger.facts.chinese import WEAK_ZH, bound_text_zh
from chipledger.notebook.bound import bound_text, is_figure, is_weak
from chipledger.notebook.ledger import Ledger
from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.book.outputs import entry_address, is_site
from chipledger.tables.vocabulary import WEAK_MEANING, WEAK_SIGN, mark_of

log = logging.getLogger(__name__)
REFERENCE = "chipledger"
LONGEST_UNBROKEN = 18  # a shorter figure stays on one line [characters]

BOUND = set(PAGES)  # numbers that the ledger printed


def resolve(app, env, node, contnode):
    """Turn a bound number into a link to its entry: on the site to the page of the entry, in an
    edition that prints entries to its place there, in any other to the page that speaks of them.
    """
    if node.get("reftype") != REFERENCE:
        return None
    here, entry = node["refdoc"], node["reftarget"]
    if is_site(app) and entry.partition("-")[0] in PAGES:
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
    """A number or verdict of the ledger. `{claim}`id`` prints it, `id|form` in one of the forms of
    `notebook.bound`.
    """

    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def run(self):
        name, _, form = (part.strip() for part in self.text.partition("|"))
        try:
            return [bound_link(self.env, self.kind, name, form)], []
        except ValueError as error:
            log.warning("%s", error, location=self.get_location())
            return [nodes.problematic(self.rawtext, self.rawtext)], []


def bound_link(env, kind, name, form):
    """A bound number as a link to its entry.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
    kind, name, form : str
        Role, id and form of the number.

    Returns
    -------
    sphinx.addnodes.pending_xref

    Raises
    ------
    ValueError
        If there is no such entry, or it does not have the form; with the nearest id.
    """
    catalogue = env.app.edition.catalogue
    known = catalogue.rows[kind]
    row = known.get(name)
    if row is None:
        raise ValueError(Ledger.miss(name, known, kind))
    try:
        if is_chinese(env.docname):
            text = bound_text_zh(kind, row, form, catalogue.entities)
        else:
            text = bound_text(kind, row, form)
    except ValueError as error:
        raise ValueError(f"{kind} {name}: {error}") from None
    short = len(text) <= LONGEST_UNBROKEN
    classes = [kind, *_classes(kind, row)]
    if kind in ("claim", "finding", "assumption") and not is_figure(kind, row, form):
        classes.append("word")
    body = nodes.inline("", "", classes=[*classes, *(["short"] if short else [])])
    # A time is not a figure that was estimated.
    marks = list(_letter(row)) if kind == "claim" and form != "when" else []
    if is_weak(kind, row) and form != "when":
        marks.append(weak_sign(says=WEAK_ZH if is_chinese(env.docname) else WEAK_MEANING))
    body += _unbroken(text, marks) if short else _held(text, marks)
    target = entry_link(kind, row, env.docname)
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
    """Classes that give a badge its colour: a slip by what it does, a question of ours none."""
    if kind == "promise":
        return [(row["status"] or "open").replace(" ", "-")]
    if kind != "check":
        return []
    verdict = row["verdict"].replace(" ", "-")
    weight = row["severity"] or row["tests"] if row["verdict"] == "fails" else ""
    return [verdict, *([weight] if weight else [])]


def letters_in_tables_alone(app, tree):
    """A sentence says in words that a figure is an estimate; the raised letters stay in tables."""
    for mark in list(tree.findall(nodes.superscript)):
        if "mark" in mark["classes"] and not _in_table(mark):
            mark.parent.remove(mark)


def _in_table(node):
    while node is not None and not isinstance(node, nodes.table):
        node = node.parent
    return node is not None


def setup_roles(app):
    """Register the roles and the data they print."""
    app.add_config_value("comments_config", {}, "html")  # Jupyter Book always passes it
    app.connect("missing-reference", resolve)
    app.connect("doctree-read", letters_in_tables_alone)
    for kind in PAGES:
        app.add_role(kind, Bound(kind))


def is_bound(reference):
    """Whether a link is a number of the ledger; the class stands on the
    link or on what it holds.
    """
    return any(BOUND & set(node["classes"]) for node in reference.findall(nodes.Element))


class weak_sign(nodes.Inline, nodes.Element):
    """The sign; without children, so that neither search nor description reads it."""

    def to_typst(self, quote):
        """A call of the template's function."""
        return f"#weak({quote(WEAK_SIGN)});"


def visit_weak(translator, node):
    """A raised sign with a name."""
    translator.body.append(
        f'<sup class="weak" role="img" aria-label="{node["says"]}" '
        f'title="{node["says"]}">{WEAK_SIGN}</sup>'
    )
    raise nodes.SkipNode


def setup_weak(app):
    """Register the node; the Typst writer asks it itself."""
    app.add_node(weak_sign, html=(visit_weak, None))
