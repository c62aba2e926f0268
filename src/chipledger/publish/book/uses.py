"""Which pages use which number: gathered while pages are read, complete when they are written."""

from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.book.roles import REFERENCE


def note_uses(app, doctree):
    """Remember what the page at hand prints of the ledger."""
    from sphinx.addnodes import pending_xref

    if is_chinese(app.env.docname):
        return  # its English twin uses the same, in every edition
    names = {
        node["reftarget"]
        for node in doctree.findall(pending_xref)
        if node.get("reftype") == REFERENCE
    }
    _uses(app.env)[app.env.docname] = sorted(names)


def forget_uses(app, env, docname):
    """Forget a page that is read again or gone."""
    _uses(env).pop(docname, None)


def merge_uses(app, env, docnames, other):
    """Take over what another reading process noted."""
    _uses(env).update({name: _uses(other)[name] for name in docnames if name in _uses(other)})


def pages_by_number(env):
    """Page names by entry, such as `claim-x1-first-batch`, in the order of the book."""
    from chipledger.publish.book.order import places

    order = [place.docname for place in places(env.config.root_doc, env.tocs)]
    pages = {}
    for docname in sorted(
        _uses(env),
        key=lambda name: (name not in order, order.index(name) if name in order else 0, name),
    ):
        for name in _uses(env)[docname]:
            pages.setdefault(name, []).append(docname)
    return pages


def used_on(app, entry):
    """Name and title of every page that prints an entry, or names it in its receipt, in
    the order of the book.

    Returns
    -------
    list of (str, str)
    """
    pages = app.edition.once(_pages).get(entry, ())
    return [(page, app.env.titles[page].astext()) for page in pages]


def _pages(app):
    return pages_by_number(app.env)


def _uses(env):
    if not hasattr(env, "chipledger_uses"):
        env.chipledger_uses = {}
    return env.chipledger_uses


def setup_uses(app):
    """Gather while reading."""
    app.connect("doctree-read", note_uses)
    app.connect("env-purge-doc", forget_uses)
    app.connect("env-merge-info", merge_uses)
