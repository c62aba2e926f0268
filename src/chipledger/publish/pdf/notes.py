"""The notes of the PDF: which number each entry of the ledger has in each chapter, and
where it is first printed.

A chapter counts claims, findings, checks and promises together, in the order of its text.
What only its receipt names (the notebook drew or computed with it) has no note; the
receipt stands on the site.

Judgements:

- Headings carry no note, because contents and bookmarks repeat them.
- The register holds what the book prints. What a printed finding was made from, or a printed check
  compares, is named there, and its own entry is on the site unless the book prints it too: a book
  of every input would be twice as long.
"""

from docutils import nodes

from chipledger.publish.book.folds import RECEIPT
from chipledger.publish.book.roles import BOUND, is_bound
from chipledger.publish.pdf import labels


def in_heading(node):
    """Whether a node stands in the title of a section."""
    return any(
        isinstance(one, nodes.title) and isinstance(one.parent, nodes.section)
        for one in _above(node)
    )


def in_receipt(node):
    """Whether a node stands in the last output of a notebook, which the notes replace."""
    return any(
        RECEIPT in one["classes"] for one in _above(node) if isinstance(one, nodes.container)
    )


def _above(node):
    while node := node.parent:
        yield node


class Notes:
    """The notes of every chapter.

    Parameters
    ----------
    places : list of order.Place
        The documents in their order; one without a step opens a chapter.
    trees : dict of str to docutils.nodes.document
        Resolved documents by name.

    Attributes
    ----------
    chapters : dict of str to dict of str to int
        Number by entry, such as `claim-x1-first-batch`, for the first document of each chapter.
    chapter_of : dict of str to str
        The first document of its chapter, for each document.
    """

    def __init__(self, places, trees):
        self.chapters, self.chapter_of, self._first = {}, {}, {}
        for place in places:
            if not place.step:
                chapter = place.docname
                self.chapters[chapter] = {}
            self.chapter_of[place.docname] = chapter
            self._count(place.docname, trees[place.docname])

    def _count(self, docname, tree):
        chapter = self.chapter_of[docname]
        for reference in tree.findall(nodes.reference):
            entry = self.entry(reference, docname)
            if entry and not in_heading(reference) and not in_receipt(reference):
                self.chapters[chapter].setdefault(entry, len(self.chapters[chapter]) + 1)
                self._first.setdefault((chapter, entry), reference)

    @staticmethod
    def entry(reference, docname):
        """The entry that a bound number leads to; None for any other link."""
        place = labels.destination(reference, docname)
        return (
            place[1]
            if place and place[1].partition("-")[0] in BOUND and is_bound(reference)
            else None
        )

    def told(self):
        """The notes of all chapters and which of them their text prints, to be compared."""
        return self.chapters, self.chapter_of, sorted(self._first)

    def number(self, docname, entry):
        """The number of an entry in the chapter that a document belongs to."""
        return self.chapters[self.chapter_of[docname]][entry]

    def opens(self, docname, entry, reference):
        """Whether a link is the first in its chapter that prints the entry."""
        return self._first[self.chapter_of[docname], entry] is reference

    def label(self, docname, entry):
        """The label of a note."""
        return labels.name(self.chapter_of[docname], f"note-{entry}")

    def back(self, docname, entry):
        """The label of the place where a chapter first prints an entry; None where
        only its receipt names it.
        """
        chapter = self.chapter_of[docname]
        return labels.name(chapter, f"first-{entry}") if (chapter, entry) in self._first else None

    def uses(self, entry):
        """The chapters that use an entry, by their first document, with its number there."""
        return [
            (chapter, numbers[entry])
            for chapter, numbers in self.chapters.items()
            if entry in numbers
        ]


def in_register(notes):
    """The entries that the book's register holds.

    Parameters
    ----------
    notes : Notes

    Returns
    -------
    set of str
    """
    return {entry for numbers in notes.chapters.values() for entry in numbers}
