"""The pages behind the cover, for who reads no further: the scoreboard, and what each chapter says
in one minute.

They are gathered from the pages themselves: of containers with the class `scoreboard` the first,
and every one with the class `minute`, without its figure and under the title of its chapter.
Numbers lead to the notes of their chapter.
"""

from docutils import nodes

from chipledger.publish.pdf.writer import Writer
from chipledger.publish.typst.markup import array, call, content, quote, text

BOARD, MINUTE = "scoreboard", "minute"
LEFT_TO_CHAPTERS = (nodes.figure, nodes.image, nodes.raw, nodes.rubric)


def summary(book, places, trees):
    """The pages as Typst code, an argument of the template; None where no page has such parts.

    Parameters
    ----------
    book : TypstBuilder
    places : list of order.Place
    trees : dict of str to docutils.nodes.document
        Resolved documents by name.
    """
    boards = [_told(book, place, node) for place, node in _of(BOARD, places, trees)[:1]]
    boxes = [
        f"({content(text(book.env.titles[place.docname].astext()))}, "
        f"{content(_told(book, place, node))})"
        for place, node in _of(MINUTE, places, trees)
    ]
    if not boards and not boxes:
        return None
    board = content("".join(boards))
    return content(call("summary", quote("In two pages"), board, array(boxes)))


def _of(name, places, trees):
    """The containers of a class, with the place of their document."""
    return [
        (place, node)
        for place in places
        for node in trees[place.docname].findall(nodes.container)
        if name in node["classes"]
    ]


def _told(book, place, node):
    """What a container holds, without what only its chapter can hold, such as places of links."""
    copy = node.deepcopy()
    copy["classes"] = [name for name in copy["classes"] if name != MINUTE]
    for part in [one for one in copy.findall(nodes.Element) if isinstance(one, LEFT_TO_CHAPTERS)]:
        part.parent.remove(part)
    for part in copy.findall(nodes.Element):
        part["ids"] = []
    writer = Writer(book, place.docname, copy, place)
    writer.in_summary = True
    return writer.translate(copy)
