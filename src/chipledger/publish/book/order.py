"""The order of the documents in the PDF: that of the table of contents.

The documents that the first page lists are chapters, each on a new page; documents below them are
sections of theirs. A caption in the table of contents opens a part; parts are headings too, so
chapters within one stand a level lower.
"""

from typing import NamedTuple

from sphinx import addnodes


class Place(NamedTuple):
    """Where a document stands in the book."""

    docname: str
    step: int = 0
    """Depth below its chapter; 0 is the chapter itself."""
    part: str = ""
    opens: bool = False
    """Whether it is the first of its part."""

    @property
    def level(self):
        """Heading level of its chapter."""
        return 2 if self.part else 1


def places(root, tocs):
    """Every document that the contents reach, in order, each once.

    Parameters
    ----------
    root : str
        The first document.
    tocs : dict of str to docutils.nodes.Node
        Outline of each document, with its toctree nodes (`env.tocs`).
    """
    seen = {root}
    yield Place(root)
    for toctree in _toctrees(root, tocs):
        part, opens = toctree.get("caption") or "", True
        for docname in _unseen(toctree, tocs, seen):
            yield Place(docname, 0, part, opens and bool(part))
            yield from _below(docname, 1, part, tocs, seen)
            opens = False


def _below(parent, step, part, tocs, seen):
    for toctree in _toctrees(parent, tocs):
        for docname in _unseen(toctree, tocs, seen):
            yield Place(docname, step, part)
            yield from _below(docname, step + 1, part, tocs, seen)


def _toctrees(docname, tocs):
    return tocs[docname].findall(addnodes.toctree)


def _unseen(toctree, tocs, seen):
    for _, docname in toctree["entries"]:
        if docname in tocs and docname not in seen:  # entries may also be web addresses
            seen.add(docname)
            yield docname
