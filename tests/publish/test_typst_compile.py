"""A packed PDF: smaller, and the same to who reads it."""

import io

import pytest
import typst
from pypdf import PdfReader

from chipledger.publish.pdf.compile import packed
from tests.helpers.pdf_prose import elements

LINKS = 200
MARKUP = (
    '#set document(title: [Cards])\n#set text(lang: "en")\n= Cards\n'
    + '#link("https://example.org")[card], ' * LINKS
)


@pytest.fixture(scope="module")
def plain():
    """A small tagged PDF as Typst writes it, with many small objects."""
    return typst.compile(
        MARKUP.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True
    )


def test_tags_links_and_standard_stay(plain):
    """Pages, tags, links and the claim to PDF/UA-1 are those of the compiler."""
    before, after = facts(plain), facts(packed(plain))

    assert before["links"] == LINKS and before["tags"] > LINKS
    assert "pdfuaid:part" in before["metadata"]
    assert before == after


def facts(pdf):
    """What a reader sees, hears or clicks, as far as the file tells it."""
    reader = PdfReader(io.BytesIO(pdf))
    return {
        "pages": [page.extract_text() for page in reader.pages],
        "links": sum(len(page.annotations or ()) for page in reader.pages),
        "tags": sum(1 for _ in elements(reader.root_object["/StructTreeRoot"])),
        "language": reader.root_object["/Lang"],
        "metadata": reader.root_object["/Metadata"].get_data().decode(),
    }


def test_packing_saves_most_of_the_file(plain):
    """Of a page full of links a third of the bytes is left, or less."""
    assert len(packed(plain)) < len(plain) / 3


def test_the_same_document_gives_the_same_bytes(plain):
    """Nothing of the moment enters the file."""
    assert packed(plain) == packed(bytes(plain))
