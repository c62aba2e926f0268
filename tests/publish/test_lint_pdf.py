"""No naked number in the PDF either: its prose, read by its tags, holds no digit or quantity word
but linked ones, code, names and numbering.
"""

import pickle
import re
from copy import deepcopy
from datetime import date
from functools import partial
from types import SimpleNamespace

import pytest
import yaml
from docutils import nodes
from docutils.core import publish_doctree
from lxml import html
from pypdf import PdfReader

from chipledger import RELEASED
from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.book.imprint import name_the_edition
from chipledger.publish.lint.naked_numbers import Allowed, articles, read_blocks
from chipledger.publish.lint.number_words import BOUND, Mask, numbers_in
from chipledger.publish.lint.prose import blocks
from chipledger.publish.lint.tree_prose import tree_blocks
from chipledger.publish.pdf.verdicts import SIGNS
from tests.helpers.pages import plain
from tests.helpers.pdf_prose import Block, marked_texts, prose

NOTE = re.compile(r"\[\d+\]\s*")
PAGE = partial(html.parse, parser=html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader(built):
    return PdfReader(built / "pdf/ai-chip-race.pdf")


def blocks_of(file):
    """Every block of a PDF that a screen reader reads out, but for notes."""
    found = list(prose(PdfReader(file), marked_texts(file)))
    notes = {
        place + step
        for place, block in enumerate(found)
        if block.path[-1] == "/Lbl" and NOTE.fullmatch(block.text)
        for step in (0, 1)
    }
    return [block for place, block in enumerate(found) if place not in notes]


@pytest.fixture(scope="module")
def read(built):
    """Every block of the book, but for notes."""
    return blocks_of(built / "pdf/ai-chip-race.pdf")


@pytest.fixture(scope="module")
def said(root, built, reader, read):
    """The prose that people write: all blocks from the first chapter on."""
    first = next(
        reader.get_destination_page_number(entry)
        for entry in flat(reader.outline)
        if plain(entry.title) == plain(PAGE(built / "html/index.html").xpath("string(//h1)"))
    )
    return [block for block in read if block.page >= first]


def flat(entries):
    """All bookmarks."""
    for entry in entries:
        yield from flat(entry) if isinstance(entry, list) else [entry]


@pytest.fixture(scope="module")
def pages(root, built):
    """The articles of the site but for the Chinese pages, which it alone has."""
    return [tree for page, tree in articles(root, built / "html") if not is_chinese(page)]


@pytest.fixture(scope="module")
def furniture(root, pages):
    """What the site's linter leaves out too: outputs of cells, lines of figures, imprints of
    articles, lists that programs write, the title page's lines.
    """
    outputs = [
        text
        for tree in pages
        for part in tree.xpath(
            ".//*[contains(@class, 'cell_output')]//p | .//p[@class='imprint'] | "
            ".//figure//p | .//p[@class='source'] | .//p[@class='measure'] | "
            ".//*[contains(@class, 'scoreboard') or contains(@class, 'listed')]"
            "/descendant-or-self::*[self::p or self::li]"
        )
        for text in (
            part.text_content(),
            "".join(part.xpath(".//text()[not(ancestor::*[@class='figure-files'])]")),
        )
    ]
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))["sphinx"]["config"]
    edition = date.fromisoformat(RELEASED)
    imprint = SimpleNamespace(
        typstpdf_colophon=config["typstpdf_colophon"], typstpdf_date="", html_theme_options={}
    )
    name_the_edition(SimpleNamespace(confdir=root), imprint)
    return {
        squeezed(text)
        for text in [
            *outputs,
            *imprint.typstpdf_colophon,
            f"Edition of {edition.day} {edition:%B %Y}",
        ]
    }


@pytest.fixture(scope="module")
def numbering(pages):
    """The numbers of sections, figures and tables, as the site prints them."""
    found = [
        part.text_content()
        for tree in pages
        for part in tree.xpath(".//*[@class='section-number' or @class='caption-number']")
    ]
    return {re.sub(r"[.\s]+$", "", number.replace("\xa0", " ")) for number in found}


def squeezed(text):
    """Text without numbers of notes, signs of verdicts, space, soft hyphens and the hyphens at the
    end of lines, for the breaks of lines are not those of the site.
    """
    return re.sub(
        rf"[\s\u00ad\u200b\ufffe\x02{''.join(SIGNS.values())}-]+",
        "",
        NOTE.sub("", text.replace("’", "'")),
    )


def naked_in(said, allowed, furniture, numbering):
    """Each block with a number that neither a link nor code carries, and these numbers."""
    exceptions = Mask(row["phrase"] for row in allowed.rows)
    for block in said:
        text = block.text
        free = "".join(BOUND * len(text) if printed else text for printed, text in block.pieces)
        label = re.match(r"(?:(?:Fig\.|Table)\s)?[\d.]+(?=\s)", free)
        if label and " ".join(label[0].split()) in numbering:
            free = free[label.end() :]
        hits = numbers_in(allowed.names(exceptions(free)))
        if hits and squeezed(text) not in furniture:
            yield text, [hit.token for hit in hits]


def test_the_pdf_has_no_naked_number(root, said, furniture, numbering):
    """Every number in the PDF's paragraphs, lists, captions and headings is a link to its entry."""
    assert [] == list(naked_in(said, Allowed(root), furniture, numbering))


@pytest.mark.parametrize(
    ("typed", "token"),
    [("It holds 57 chips.", "57"), ("It is 2 times as fast.", "2"), ("9.9 Chips", "9.9")],
)
def test_a_number_typed_into_the_pdf_is_caught(root, furniture, numbering, typed, token):
    """The same reading finds a number without a link, by the words around it."""
    said = [
        Block(("/Document", "/P"), 0, pieces)
        for pieces in ([(False, typed)], [(True, "50 chips"), (False, " of AI5.")])
    ]

    assert [(typed, [token])] == list(naked_in(said, Allowed(root), furniture, numbering))


def test_the_reading_misses_no_prose_of_the_site(built, read, pages):
    """Each paragraph, item, caption and heading that the site's linter reads is
    read in the PDF or its register as well.
    """
    register = blocks_of(built / "pdf/ai-chip-race-register.pdf")
    spoken = squeezed(" ".join(block.text for block in [*read, *register]))
    wanted = [
        squeezed(block.text.rstrip("#\n"))
        for tree in pages
        for block in blocks(without_cells(tree))
    ]

    assert wanted
    assert [] == [text for text in wanted if text not in spoken]


def without_cells(tree):
    """An article whose tables keep their captions only, without what only the site has: doors,
    entries that no chapter uses, long lists, figures as data.
    """
    tree = deepcopy(tree)
    for part in tree.xpath(
        ".//thead | .//tbody | .//ul[@class='doors'] | "
        ".//section[section[contains(@class, 'entry')]] | .//section[@class='site-only'] | "
        ".//*[contains(@class, 'figure-data')] | .//section[@id='names']//caption | "
        ".//details/summary"
    ):
        part.clear()
    return tree


def masked(found):
    """Blocks with what roles, code and references printed taken out, without the labels
    that only the site has.
    """
    texts = (squeezed(re.sub("[\ue000\ue001]+", "", block.free).rstrip("#\n")) for block in found)
    return [text for text in texts if text not in ("Code", "Thefiguresinwordsandnumbers", "")]


def test_the_build_reads_the_same_prose_for_the_pdf_as_for_the_site(root, built):
    """What is held to the rule before the PDF is set is, block by block, what is held to it on the
    site, with as many bound numbers and outcomes.
    """
    allowed, differing = Allowed(root), {}
    for page, article in articles(root, built / "html"):
        tree = pickle.loads((built / f".work/doctrees/{page}.doctree").read_bytes())
        on_site, on_paper = blocks(without_doors(article)), tree_blocks(tree)
        if (
            masked(on_site) != masked(on_paper)
            or read_blocks(page, on_site, allowed)[::2] != read_blocks(page, on_paper, allowed)[::2]
        ):
            differing[page] = sorted(set(masked(on_site)) ^ set(masked(on_paper)))

    assert {} == differing


def without_doors(tree):
    """An article without what only the site has: links to its pages, figures as data."""
    tree = deepcopy(tree)
    for part in tree.xpath(".//ul[@class='doors'] | .//*[contains(@class, 'figure-data')]"):
        part.drop_tree()
    return tree


def test_a_typed_number_is_found_in_the_nodes_of_a_page(root):
    """In text, heading, caption, list and cell, with its sentence; in code, outputs and the
    ledger's own lists it is none.
    """
    source = """
Twice the chips
===============

It holds 57 chips. Not :sub:`2` or ``3``.

* a dozen of them

::

   99

.. table:: Makers of 12 chips

   ===== =====
   Maker Cards
   ===== =====
   A     88
   ===== =====
"""
    tree = publish_doctree(source)
    tree += nodes.container("", nodes.paragraph("", "output 11"), classes=["cell_output"])
    tree += nodes.paragraph(
        "",
        "",
        nodes.reference("", "", nodes.inline("", "50 chips", classes=["claim"]), refuri="#claim-x"),
    )

    reading = read_blocks("a", tree_blocks(tree), Allowed(root))
    assert (1, ["57", "12", "88"]) == (
        reading.bound,
        [number.token.removeprefix("a ") for number in reading.naked if number.token != "2"],
    )
    assert "It holds 57 chips." in [number.sentence for number in reading.naked]
