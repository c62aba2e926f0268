"""Sphinx without what it does over and over.

- Sphinx 7 unpickles the target's page at every `{numref}`. The pages do not change while they are
  written, so each is read once.
- It walks through all pages to number them, even where none was read anew and the
  environment holds the numbers; where some were, it goes through each paragraph of all. What
  numbering looks at, the outline of a page, is kept until the page is read again.
- Docutils searches a tree by a generator within a generator for each level; some seventy transforms
  search each page. A list of what is left to see does the same at half the time.
- The extension that reads the contents looks through the whole checkout three times for files that
  they do not name, and asks only then which folders are left out.
"""

import os
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.matching import Matcher
from sphinx_external_toc import events


class ReadOnce:
    """The build environment, whose page trees are kept after the first reading; for looking
    only, never for writing.
    """

    def __init__(self, environment):
        self.environment, self.trees = environment, {}

    def __getattr__(self, name):
        return getattr(self.environment, name)

    def get_doctree(self, docname):
        """The tree of a page."""
        if docname not in self.trees:
            self.trees[docname] = self.environment.get_doctree(docname)
        return self.trees[docname]


class NumberedDomain(StandardDomain):
    """Sphinx's own domain of labels, with that one shortcut."""

    def _resolve_numref_xref(self, env, *rest):
        if getattr(self, "_once", None) is None or self._once.environment is not env:
            self._once = ReadOnce(env)
        return super()._resolve_numref_xref(self._once, *rest)


_number = TocTreeCollector.assign_figure_numbers


def number_by_outlines(collector, env):
    """Number the figures as Sphinx does, by the outlines of the pages."""
    kept = vars(env).setdefault("chipledger_outlines", {})
    read, is_own = env.get_doctree, "get_doctree" in vars(env)

    def outline(page):
        if page not in kept:
            kept[page] = outline_of(read(page), env.domains.values())
        return kept[page]

    env.get_doctree = outline
    try:
        return _number(collector, env)
    finally:
        if is_own:
            env.get_doctree = read
        else:
            del env.get_doctree


def outline_of(tree, domains):
    """Sections, tables of contents and what can have a number, each with its caption.

    Parameters
    ----------
    tree : docutils.nodes.document
    domains : collection of sphinx.domains.Domain

    Returns
    -------
    docutils.nodes.Element
    """

    def under(node):
        for child in filter(lambda child: isinstance(child, nodes.Element), node.children):
            below = list(under(child))
            if isinstance(child, nodes.section | addnodes.toctree):
                yield with_parts(child, below)
            elif child["ids"] and any(one.get_enumerable_node_type(child) for one in domains):
                heads = [part.deepcopy() for part in child if isinstance(part, HEADS)]
                yield with_parts(child, heads + below)
            else:
                yield from below

    outline = nodes.Element("", *under(tree))
    for node in outline.findall(nodes.Node):
        node.document = None  # or the whole page would be stored with the environment
    return outline


HEADS = nodes.caption, nodes.title, nodes.literal_block  # by which Sphinx sees that it has a number


def with_parts(node, parts):
    """A node with other children."""
    copy = node.copy()
    copy += parts
    return copy


def forget_outline(app, env, docname):
    """Drop the outline of a page that is read again or gone."""
    getattr(env, "chipledger_outlines", {}).pop(docname, None)


def setup_numref(app):
    """Put the domain in place, forget the trees whenever pages are read anew, and
    let numbers be that hold.
    """
    app.add_domain(NumberedDomain, override=True)
    TocTreeCollector.assign_figure_numbers = number_by_outlines
    app.connect("env-purge-doc", forget_outline)
    app.connect("env-updated", forget)
    app.connect("env-before-read-docs", keep_numbers)


def forget(app, environment):
    """Drop the trees of an earlier reading."""
    environment.get_domain("std")._once = None


def keep_numbers(app, environment, docnames):
    """Keep Sphinx from numbering anew where it reads no page."""
    if not docnames:
        for listener in app.events.listeners["env-get-updated"]:
            if isinstance(getattr(listener.handler, "__self__", None), TocTreeCollector):
                app.disconnect(listener.id)


def of_class(node, wanted):
    """The nodes of a class from one on, as `docutils.nodes.Node.findall` has them, in their order.

    Parameters
    ----------
    node : docutils.nodes.Node
    wanted : type
    """
    left = [node]
    while left:
        node = left.pop()
        if isinstance(node, wanted):
            yield node
        if node.children:
            left += node.children[::-1]


def setup_search(app):
    """Let trees be searched so."""
    nodes.Node._fast_findall = of_class


def setup_contents(app):
    """Let the search for files that the contents do not name pass over the folders that are left
    out: most of what lies in a checkout is what earlier builds made.
    """

    def below(pattern, recursive):
        folder, name = pattern.split("/**/")
        is_left_out = Matcher(app.config.exclude_patterns)
        for place, folders, files in os.walk(folder, followlinks=True):
            within = place.removeprefix(folder).lstrip("/")
            folders[:] = [
                one
                for one in sorted(folders)
                if not one.startswith(".") and not is_left_out(f"{within}/{one}".lstrip("/"))
            ]
            yield from (
                f"{place}/{one}"
                for one in sorted(files)
                if fnmatch(one, name) and not one.startswith(".")
            )

    events.glob = SimpleNamespace(iglob=below)


def changed_pages(app, env, added, changed, removed):
    """The pages whose bytes are not those that the earlier build read, and those that show
    something of such a page.
    """
    known, paths = (
        getattr(env, "chipledger_pages", {}),
        {name: Path(env.doc2path(name)) for name in sorted(env.found_docs)},
    )
    env.chipledger_pages = {
        name: sha256(path.read_bytes()).hexdigest() for name, path in paths.items()
    }
    changed = {
        name for name, digest in env.chipledger_pages.items() if known.get(name, digest) != digest
    }
    files = {paths[name] for name in changed}
    return [
        name
        for name in paths
        if name in changed
        or any(Path(env.srcdir, file) in files for file in env.dependencies.get(name, ()))
    ]


def setup_reread(app):
    """Ask before each build."""
    app.connect("env-get-outdated", changed_pages)
