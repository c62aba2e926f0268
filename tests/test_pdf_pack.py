"""A packed PDF: smaller, and the same to who reads it."""

import io
import re

import pytest
import typst
from pypdf import PdfReader

from chipledger.errors import BuildError
from chipledger.publish.pdf_pack import PER_STREAM, packed

MARKUP = (
    '#set document(title: [Cards])\n#set text(lang: "en")\n= Cards\n'
    + '#link("https://example.org")[card], ' * PER_STREAM
)

WHOSE = re.compile(r"(?<=, 0), \d+(?=\))")  # which reader a reference belongs to, in its words


@pytest.fixture(scope="module")
def plain():
    """A small tagged PDF as Typst writes it, with more objects than one stream takes."""
    return typst.compile(
        MARKUP.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True
    )


def objects(pdf):
    """What each object holds, by number, as far as the compiler numbered them."""
    reader, found = PdfReader(io.BytesIO(pdf)), {}
    for number in range(1, reader.trailer["/Size"]):
        thing = reader.get_object(number)
        if "/ObjStm" in str(thing):
            break
        found[number] = WHOSE.sub("", str(thing)), getattr(thing, "get_data", bytes)()
    return found


def test_every_object_is_what_it_was(plain):
    """Each object has its number and its content, and so the pages, the tags and the links are those of the compiler."""
    before, after = objects(plain), objects(packed(plain))

    assert len(before) > 2 * PER_STREAM
    assert before == after


def test_packing_saves_most_of_the_file(plain):
    """Of a page full of links a third of the bytes is left, or less."""
    assert len(packed(plain)) < len(plain) / 3


def test_the_same_document_gives_the_same_bytes(plain):
    """Nothing of the moment enters the file."""
    assert packed(plain) == packed(bytes(plain))


def test_the_text_reads_the_same(plain):
    """What is copied from the packed document is what is copied from the plain one."""
    texts = [
        [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
        for pdf in (plain, packed(plain))
    ]

    assert texts[0] == texts[1]


def test_a_document_of_another_shape_is_refused(plain):
    """A file without a plain table of objects, such as one that is packed already, is named as such."""
    with pytest.raises(BuildError, match="plain table"):
        packed(packed(plain))
