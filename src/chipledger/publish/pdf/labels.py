"""Names for the places that a link in the PDF can lead to.

The ids of a document are its own, so a label is made from document and id. A node with several ids
has one label, that of its first id: Typst gives an element no more than one.
"""

import hashlib
import re

from docutils import nodes

PREFIX = "%"  # begins the address of a document of this book; no web address begins so


def address(docname):
    """The address by which references resolved by Sphinx name a document."""
    return PREFIX + docname


def destination(reference, docname):
    """Document and id that a reference leads to, or None when it leads out of the book."""
    uri = reference.get("refuri", "")
    if uri.startswith(PREFIX):
        document, _, identifier = uri[1:].partition("#")
        return document, identifier
    return (docname, reference["refid"]) if "refid" in reference and not uri else None


def name(docname, identifier):
    """A label that is readable and, through a few digits of a hash, unique."""
    readable = re.sub(r"\W+", "-", f"{docname}-{identifier}").strip("-")
    digits = hashlib.sha256(f"{docname}#{identifier}".encode()).hexdigest()[:6]
    return f"{readable}-{digits}"


class Labels:
    """Every place of the book, and which of them some reference leads to.

    Parameters
    ----------
    trees : dict of str to docutils.nodes.document
        Resolved documents by name.
    """

    def __init__(self, trees):
        self._canonical = {}
        for docname, tree in trees.items():
            self._collect(docname, tree)
        self._wanted = {
            self.find(docname, reference)
            for docname, tree in trees.items()
            for reference in tree.findall(nodes.reference)
        }

    def _collect(self, docname, tree):
        for node in tree.findall(nodes.Element):
            for identifier in node.get("ids", ()):
                self._canonical[docname, identifier] = node["ids"][0]
        top = next(tree.findall(nodes.section), None)
        if top is not None and top["ids"]:
            self._canonical[docname, ""] = top["ids"][0]

    def told(self):
        """All that can be asked here, to be compared."""
        return sorted(self._canonical.items()), sorted(filter(None, self._wanted))

    def find(self, docname, reference):
        """The label that a reference leads to; None where there is no such place."""
        place = destination(reference, docname)
        return self.place(*place) if place else None

    def place(self, docname, identifier):
        """The label of a place by its id; None where there is no such place."""
        first = self._canonical.get((docname, identifier))
        return name(docname, first) if first else None

    def want(self, docname, identifier):
        """Have a place carry its label although no reference of a document leads to it."""
        self._wanted.add(self.place(docname, identifier))

    def of(self, docname, node):
        """The label that a node has to carry; None where nothing leads to it."""
        if not node.get("ids"):
            return None
        label = name(docname, node["ids"][0])
        return label if label in self._wanted else None
