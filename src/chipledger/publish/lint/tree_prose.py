"""The prose of a page as the PDF is made from it, held to the rule "no naked number"
before anything is set.

It is the same rule for the same blocks as on the site, see `prose`; only the scope is told from
Sphinx's nodes rather than from HTML, so that the PDF can be judged without the site. Numbering does
not stand in the nodes at all.
"""

from docutils import nodes
from sphinx import addnodes

from chipledger.publish.book.roles import is_bound
from chipledger.publish.lint.naked_numbers import allowed_in, read_blocks
from chipledger.publish.lint.prose import NOT_PROSE, collected

NEVER = (
    nodes.Invisible, nodes.citation, nodes.colspec, nodes.doctest_block, nodes.footnote_reference,
    nodes.image, nodes.label, nodes.literal_block, nodes.raw, nodes.system_message, addnodes.index,
    addnodes.toctree,
)  # fmt: skip
QUOTED = (nodes.literal, addnodes.number_reference)
LINKS = (nodes.reference, addnodes.pending_xref)
OWN = {"ledger_register", "ledger_doors"}  # what the ledger prints by itself


def tree_blocks(tree):
    """The prose blocks of one document, in their order.

    Parameters
    ----------
    tree : docutils.nodes.document

    Returns
    -------
    list of chipledger.publish.lint.prose.Block
    """
    return collected(_pieces(tree))


def _pieces(node):
    """What a reader reads below a node, as (kind, text); see `prose`."""
    if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
        yield "heading", " ".join(node.astext().split())
    yield "end", ""
    yield from _inside(node)
    yield "end", ""


def _inside(node):
    for child in node:
        if isinstance(child, nodes.Text):
            yield "text", child.astext()
        elif isinstance(child, LINKS) and is_bound(child):
            yield "bound", child.astext()
        elif isinstance(child, QUOTED) or _is_reference(child):
            yield "quoted", child.astext()
        elif "cell_output" in child.get("classes", ()):
            for caption in _captions(child):
                yield from _pieces(caption)
        elif _in_scope(child):
            yield from _inside(child) if isinstance(child, nodes.Inline) else _pieces(child)


def _is_reference(node):
    """The number of a figure or table, in a link to it."""
    return isinstance(node, LINKS) and (
        node.get("reftype") == "numref"
        or any("std-numref" in inner["classes"] for inner in node.findall(nodes.inline))
    )


def _captions(output):
    return [
        node
        for node in output.findall(nodes.TextElement)
        if isinstance(node, nodes.caption)
        or isinstance(node, nodes.title)
        and isinstance(node.parent, nodes.table)
    ]


def _in_scope(node):
    if (
        isinstance(node, NEVER)
        or type(node).__name__ in OWN
        or NOT_PROSE & set(node.get("classes", ()))
    ):
        return False
    if isinstance(node, nodes.entry):
        table = node.parent
        while not isinstance(table, nodes.table):
            table = table.parent
        return "generated" not in table["classes"]
    return True


def read_tree(app, tree, docname):
    """Note what one document of the PDF holds."""
    if app.builder.name == "typstpdf":
        app.builder.readings[docname] = read_blocks(
            docname, tree_blocks(tree), app.edition.once(allowed_in)
        )


def setup_tree_prose(app):
    """Read each document when its references are resolved; the build judges them all at the end."""
    app.connect("doctree-resolved", read_tree)
