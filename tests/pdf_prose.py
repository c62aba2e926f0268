"""The prose of the built PDF, read by its tags: what a screen reader would say, block by block.

Each text object of a page carries the number of its place in the structure; the structure says whether that place is
a paragraph, a heading, a cell or a link. Links are what roles and references printed. Code has no tag within a
paragraph and is told by its font.
"""

import ctypes
from collections import defaultdict

from pypdfium2 import raw

NOT_PROSE = {"/TD", "/TH", "/TOC", "/Figure", "/Code", "/Formula", "/Title", "/Artifact"}
BLOCKS = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption", "/LBody", "/Lbl", "/Div", "/BlockQuote", "/Document"}
MONOSPACED = b"Mono"
DEPTH = 15  # how deep drawings may be nested


def marked_texts(sheets):
    """Pieces of text at each marked place, by page index and number of the place; of each piece, whether it is code."""
    texts = defaultdict(list)
    for number, sheet in enumerate(sheets):
        page = sheet.get_textpage()
        for thing in sheet.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=DEPTH):
            texts[number, raw.FPDFPageObj_GetMarkedContentID(thing.raw)].append((_is_code(thing), _text(thing, page)))
    return texts


def _text(thing, page):
    length = raw.FPDFTextObj_GetText(thing.raw, page.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(thing.raw, page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[:length].decode("utf-16-le").rstrip("\0")


def _is_code(thing):
    font, name = raw.FPDFTextObj_GetFont(thing.raw), ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, len(name))
    return MONOSPACED in name.value


def prose(reader, texts):
    """Every block of prose, in reading order.

    Yields
    ------
    (path, pieces) : tuple of str, list of (bool, str)
        The tags above the block; its pieces of text, and of each whether it is a link's, or code.
    """
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    yield from _walk(reader.root_object["/StructTreeRoot"].raw_get("/K"), (), None, texts, pages)


def _walk(node, path, page, texts, pages):
    """The blocks below a node; a block inside a block stands by itself."""
    inner = []
    pieces = list(_pieces(node, path, page, texts, pages, inner))
    if pieces:
        yield path, pieces
    for child, tags, where in inner:
        yield from _walk(child, tags, where, texts, pages)


def _pieces(node, path, page, texts, pages, inner):
    node = node if isinstance(node, int) else node.get_object()
    if isinstance(node, int):
        yield from _printed(path, texts[page, int(node)])
    elif isinstance(node, list):
        for child in node:
            yield from _pieces(child, path, page, texts, pages, inner)
    elif "/Pg" in node and "/MCID" in node:
        yield from _printed(path, texts[pages[node.raw_get("/Pg").idnum], int(node["/MCID"])])
    elif "/S" in node and str(node["/S"]) not in NOT_PROSE and "/K" in node:
        where = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        tags = (*path, str(node["/S"]))
        if tags[-1] in BLOCKS:
            inner.append((node.raw_get("/K"), tags, where))
        else:
            yield from _pieces(node.raw_get("/K"), tags, where, texts, pages, inner)
    elif "/S" not in node and "/K" in node:
        yield from _pieces(node.raw_get("/K"), path, page, texts, pages, inner)


def _printed(path, texts):
    return [("/Link" in path or code, text) for code, text in texts]
