"""The prose of the built PDF, read by its tags: what a screen reader would say, block by block.

Each text object of a page carries the number of its place in the structure; the structure says
whether that place is a paragraph, a heading, a cell or a link. Links are what roles and references
printed. Code has no tag within a paragraph and is told by its font. Where a text is not in the
book's language, the object or a tag above it says so.
"""

import ctypes
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from pypdfium2 import PdfDocument, raw

NOT_PROSE = {"/TD", "/TH", "/TOC", "/Figure", "/Code", "/Title", "/Artifact"}
BLOCKS = {
    "/P",
    "/H1",
    "/H2",
    "/H3",
    "/H4",
    "/H5",
    "/H6",
    "/Caption",
    "/LBody",
    "/Lbl",
    "/Div",
    "/BlockQuote",
    "/Document",
}
MONOSPACED = b"Mono"
DEPTH = 15  # how deep drawings may be nested
ROOM = 1024  # for one piece of text [bytes]


class Text(NamedTuple):
    """A piece of text as it is drawn: whether it is code, what it says, the language that it
    is marked with itself.
    """

    code: bool
    words: str
    language: str


class Block(NamedTuple):
    """A paragraph, heading, caption or item: its tags, the index of its page, its pieces as
    (linked or code, text).
    """

    path: tuple
    page: int
    pieces: list

    @property
    def text(self):
        return "".join(text for _, text in self.pieces)


@cache
def marked_texts(file):
    """Pieces of text at each marked place of a PDF, by page index and number of the place;
    read once for all tests.
    """
    texts, document = defaultdict(list), PdfDocument(file)
    for number in range(len(document)):
        sheet = document[number]
        page = sheet.get_textpage()
        for thing in sheet.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=DEPTH):
            texts[number, raw.FPDFPageObj_GetMarkedContentID(thing.raw)].append(
                Text(_is_code(thing), _text(thing, page), _language(thing))
            )
    document.close()
    return texts


def _text(thing, page):
    # Each call reads the whole page, so the length is asked for only where the
    # usual room is too small.
    length = _fill(thing, page, buffer := ctypes.create_string_buffer(ROOM))
    if length > ROOM:
        length = _fill(thing, page, buffer := ctypes.create_string_buffer(length))
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def _fill(thing, page, buffer):
    """Write a text into a buffer that is large enough; returns the bytes that it takes."""
    return raw.FPDFTextObj_GetText(
        thing.raw, page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer)
    )


def _is_code(thing):
    font, name = raw.FPDFTextObj_GetFont(thing.raw), ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return MONOSPACED in name.value


def _language(thing):
    """The language that the marks around a text name, the innermost last; empty where none does."""
    found = ""
    for number in range(raw.FPDFPageObj_CountMarks(thing.raw)):
        buffer, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(thing.raw, number)
        if raw.FPDFPageObjMark_GetParamStringValue(
            mark, b"Lang", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer), length
        ):
            found = buffer.raw[: length.value].decode("utf-16-le").rstrip("\0")
    return found


def elements(root):
    """Every element below one of the structure, or below its root, with its tags, in reading
    order, as (path, element).
    """
    yield from _elements(root.raw_get("/K"), ())


def _elements(node, path):
    node = node if isinstance(node, int) else node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _elements(child, path)
    elif not isinstance(node, int) and "/S" in node:
        tags = (*path, str(node["/S"]))
        yield tags, node
        if "/K" in node:
            yield from _elements(node.raw_get("/K"), tags)


def languages(reader):
    """The language of each marked place as the tags above it give it, by page index
    and number of the place.
    """
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    found = {}
    _languages(
        reader.root_object["/StructTreeRoot"].raw_get("/K"),
        str(reader.root_object["/Lang"]),
        None,
        pages,
        found,
    )
    return found


def _languages(node, language, page, pages, found):
    node = node if isinstance(node, int) else node.get_object()
    if isinstance(node, int):
        found[page, int(node)] = language
    elif isinstance(node, list):
        for child in node:
            _languages(child, language, page, pages, found)
    else:
        page = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        if "/MCID" in node:
            found[page, int(node["/MCID"])] = language
        elif "/K" in node:
            _languages(node.raw_get("/K"), str(node.get("/Lang", language)), page, pages, found)


def prose(reader, texts):
    """Every block of prose, in reading order.

    Yields
    ------
    Block
    """
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    yield from _walk(reader.root_object["/StructTreeRoot"].raw_get("/K"), (), None, texts, pages)


def _walk(node, path, page, texts, pages):
    """The blocks below a node; a block inside a block stands by itself."""
    inner, pieces = [], []
    for where, piece in _pieces(node, path, page, texts, pages, inner):
        page = where if not pieces else page
        pieces.append(piece)
    if pieces:
        yield Block(path, page, pieces)
    for child, tags, where in inner:
        yield from _walk(child, tags, where, texts, pages)


def _pieces(node, path, page, texts, pages, inner):
    node = node if isinstance(node, int) else node.get_object()
    if isinstance(node, int):
        yield from _printed(path, page, texts[page, int(node)])
    elif isinstance(node, list):
        for child in node:
            yield from _pieces(child, path, page, texts, pages, inner)
    elif "/Pg" in node and "/MCID" in node:
        where = pages[node.raw_get("/Pg").idnum]
        yield from _printed(path, where, texts[where, int(node["/MCID"])])
    elif "/S" in node and str(node["/S"]) not in NOT_PROSE and "/K" in node:
        where = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        tags = (*path, str(node["/S"]))
        if tags[-1] in BLOCKS:
            inner.append((node.raw_get("/K"), tags, where))
        else:
            yield from _pieces(node.raw_get("/K"), tags, where, texts, pages, inner)
    elif "/S" not in node and "/K" in node:
        yield from _pieces(node.raw_get("/K"), path, page, texts, pages, inner)


def _printed(path, page, texts):
    return [(page, ("/Link" in path or text.code, text.words)) for text in texts]


class Link(NamedTuple):
    """A link within the book: its tags, its words, the index of its page and of the
    page that it leads to.
    """

    path: tuple
    words: str
    page: int
    target: int


def links(reader, texts):
    """Every link within the book, in reading order."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    named = {name: place.raw_get("/Page") for name, place in reader.named_destinations.items()}
    for path, element in elements(reader.root_object["/StructTreeRoot"]):
        for where, annotation in _annotations(element)[:1]:  # a link over two lines has two
            if "/Dest" in annotation:
                place = annotation["/Dest"]
                target = named[place] if isinstance(place, str) else list.__getitem__(place, 0)
                page = pages[where.idnum]
                yield Link(
                    path,
                    "".join(
                        words
                        for _, (_, words) in _pieces(
                            element.raw_get("/K"), path, page, texts, pages, []
                        )
                    ),
                    page,
                    pages[target.idnum],
                )


def _annotations(element):
    """Page and annotation of what makes a tag a link."""
    inside = element["/K"] if element["/S"] == "/Link" and "/K" in element else []
    inside = [
        child if isinstance(child, int) else child.get_object()
        for child in (inside if isinstance(inside, list) else [inside])
    ]
    return [
        (child.raw_get("/Pg"), child["/Obj"])
        for child in inside
        if not isinstance(child, int) and "/Obj" in child
    ]
