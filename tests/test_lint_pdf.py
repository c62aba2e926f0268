"""No naked number in the PDF either: its prose, read by its tags, holds no digit or quantity word but linked ones, code, names and numbering."""

import re
from copy import deepcopy
from datetime import date

import pypdfium2
import pytest
import yaml
from pdf_prose import marked_texts, prose
from pypdf import PdfReader

from chipledger.publish.lint import Allowed, articles
from chipledger.publish.number_words import BOUND, Mask, numbers_in
from chipledger.publish.prose import blocks

REGISTER = ("/Document", "/Div", "/Div")  # entries of the ledger


@pytest.fixture(scope="module")
def said(built):
    """Every block of the PDF's prose as (tags, pieces)."""
    file = built / "pdf/ai-chip-race.pdf"
    document = pypdfium2.PdfDocument(file)
    texts = marked_texts([document[number] for number in range(len(document))])
    document.close()
    return [(path, pieces) for path, pieces in prose(PdfReader(file), texts) if path[:3] != REGISTER]


@pytest.fixture(scope="module")
def pages(root, built):
    """The articles of the site."""
    return [tree for _, tree in articles(root, built / "html")]


@pytest.fixture(scope="module")
def furniture(root, pages):
    """What the site's linter leaves out too: outputs of cells, imprints of articles, the title page's lines."""
    outputs = [text for tree in pages for part in tree.xpath(".//*[contains(@class, 'cell_output')]//p | .//p[@class='imprint']") for text in [part.text_content()]]
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))["sphinx"]["config"]
    edition = date.fromisoformat(config["typstpdf_date"])
    return {squeezed(text) for text in [*outputs, *config["typstpdf_colophon"], f"Edition of {edition.day} {edition:%B %Y}"]}


@pytest.fixture(scope="module")
def numbering(pages):
    """The numbers of sections, figures and tables, as the site prints them."""
    found = [part.text_content() for tree in pages for part in tree.xpath(".//*[@class='section-number' or @class='caption-number']")]
    return {re.sub(r"[.\s]+$", "", number.replace("\xa0", " ")) for number in found}


def squeezed(text):
    """Text without space, soft hyphens and the hyphens at the end of lines, for the breaks of lines are not those of the site."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02-]+", "", text.replace("’", "'"))


def naked_in(said, allowed, furniture, numbering):
    """Each block with a number that neither a link nor code carries, and these numbers."""
    exceptions = Mask(row["phrase"] for row in allowed.rows)
    for _, pieces in said:
        text = "".join(text for _, text in pieces)
        free = "".join(BOUND * len(text) if printed else text for printed, text in pieces)
        label = re.match(r"(?:(?:Fig\.|Table)\s)?[\d.]+(?=\s)", free)
        if label and " ".join(label[0].split()) in numbering:
            free = free[label.end():]
        hits = numbers_in(allowed.names(exceptions(free)))
        if hits and squeezed(text) not in furniture:
            yield text, [hit.token for hit in hits]


def test_the_pdf_has_no_naked_number(root, said, furniture, numbering):
    """Every number in the PDF's paragraphs, lists, captions and headings is a link to its entry."""
    assert [] == list(naked_in(said, Allowed(root), furniture, numbering))


@pytest.mark.parametrize(("typed", "token"), [("It holds 57 chips.", "57"), ("Twice as fast.", "Twice"), ("9.9 Chips", "9.9")])
def test_a_number_typed_into_the_pdf_is_caught(root, furniture, numbering, typed, token):
    """The same reading finds a number without a link, by the words around it."""
    said = [(("/Document", "/P"), [(False, typed)]), (("/Document", "/P"), [(True, "50 chips"), (False, " of AI5.")])]

    assert [(typed, [token])] == list(naked_in(said, Allowed(root), furniture, numbering))


def test_the_reading_misses_no_prose_of_the_site(said, pages):
    """Each paragraph, item, caption and heading that the site's linter reads is read in the PDF as well."""
    spoken = squeezed(" ".join(text for _, pieces in said for _, text in pieces))
    wanted = [squeezed(block.text.rstrip("#\n")) for tree in pages for block in blocks(without_cells(tree))]

    assert wanted
    assert [] == [text for text in wanted if text not in spoken]


def without_cells(tree):
    """An article whose tables keep their captions only, without the links to pages that only the site has."""
    tree = deepcopy(tree)
    for part in tree.xpath(".//thead | .//tbody | .//ul[@class='doors']"):
        part.clear()
    return tree
