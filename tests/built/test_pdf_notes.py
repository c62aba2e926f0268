"""Notes and register of the built PDF: a note for every number, links both
ways, each full entry once, in a file of its own.
"""

import re
from collections import Counter
from urllib.parse import urldefrag

import pytest
from lxml import html
from pypdf import PdfReader

from chipledger.facts.catalogue import PAGES, Catalogue
from chipledger.notebook.ledger import Ledger
from chipledger.publish.book.chinese import is_chinese
from tests.helpers import ROOT
from tests.helpers.pdf_prose import links, marked_texts, prose

NOTE = re.compile(r"\[(\d+)\]")
BOUND = " or ".join(f"contains(concat(' ', @class, ' '), ' {kind} ')" for kind in PAGES)
NUMBERS = (
    f"//article//a[span[{BOUND}]]"
    "[not(ancestor::*[contains(@class, 'receipt') or contains(@class, 'site-only')] or "
    "ancestor::details or ancestor::h1 or ancestor::h2 or ancestor::h3)]"
)
USES = re.compile(r"printed in ([^·]+ \[\d+\])$")


@pytest.fixture(scope="module")
def said(reader, file):
    """Every block that a screen reader reads out."""
    return list(prose(reader, marked_texts(file)))


@pytest.fixture(scope="module")
def linked(reader, file):
    """Every link within the book."""
    return list(links(reader, marked_texts(file)))


@pytest.fixture(scope="module")
def chapters(trees, opens, sheets):
    """The pages of each page of the site, by its name."""
    return {
        name: range(start, end)
        for name, start, end in zip(trees, opens, [*opens[1:], len(sheets)], strict=True)
    }


def notes_in(said, pages):
    """Number and page of each note on some pages, in their order."""
    return [
        (int(found[1]), block.page)
        for block in said
        if block.path[-1] == "/Lbl"
        and block.page in pages
        and (found := NOTE.fullmatch(block.text.strip()))
    ]


def calls_in(linked, pages):
    """Number, page and target of each link to a note from outside of the notes."""
    return [
        (int(found[1]), link.page, link.target)
        for link in linked
        if link.page in pages
        and link.path[-2] != "/Lbl"
        and (found := NOTE.fullmatch(link.words.strip()))
    ]


def test_every_number_has_its_note(trees, chapters, linked):
    """Each bound number of the site's text, captions and tables is followed by the
    number of a note in the PDF.
    """
    expected = {name: len(tree.xpath(NUMBERS)) for name, tree in trees.items()}
    found = {name: len(calls_in(linked, chapters[name])) for name in expected}

    assert sum(expected.values()) > 500
    assert expected == found


def test_notes_are_counted_in_the_order_of_the_text(chapters, linked, said):
    """Each chapter has its notes from the first to the last once; all that the text calls are
    there, a repeated call is to the same note.
    """
    for name, pages in chapters.items():
        numbers, calls = (
            [number for number, _ in notes_in(said, pages)],
            [number for number, _, _ in calls_in(linked, pages)],
        )
        first = list(dict.fromkeys(calls))

        assert list(range(1, len(numbers) + 1)) == numbers, name
        assert set(first) <= set(numbers), name
        assert len(first) < 3 or first[:3] == [1, 2, 3], name


def test_numbers_lead_to_notes_and_back(chapters, linked, said):
    """A call leads to the page of its note, and the note to the page on
    which it is first called.
    """
    faults = []
    for name, pages in chapters.items():
        notes, calls = dict(notes_in(said, pages)), calls_in(linked, pages)
        faults += [
            (name, number, page) for number, page, target in calls if target != notes[number]
        ]
        back = {
            int(found[1]): link.target
            for link in linked
            if link.page in pages
            and link.path[-2] == "/Lbl"
            and (found := NOTE.fullmatch(link.words.strip()))
        }
        faults += [
            (name, number)
            for number in {number for number, _, _ in calls}
            if back.get(number) not in {page for called, page, _ in calls if called == number}
        ]

    assert [] == faults


def test_notes_are_sentences(said):
    """A note tells in words who says what or what was computed, and ends with the name of its
    entry.
    """
    bodies = [
        " ".join(block.text.split())
        for block in said
        if block.path[-1] == "/LBody"
        and re.search(r"\. [a-z0-9- ]+$", " ".join(block.text.split()))
    ]

    assert len(bodies) > 500
    assert any("serious slip:" in body for body in bodies)
    assert any("sources disagree:" in body for body in bodies)


@pytest.fixture(scope="module")
def printed(site):
    """The entries that book and register print in their text."""
    parser = html.HTMLParser(encoding="utf-8")
    pages = [
        page
        for page in (
            site / "index.html",
            *site.glob("book/**/*.html"),
            *site.glob("notebooks/*.html"),
        )
        if not is_chinese(page.relative_to(site).as_posix())
    ]
    return {
        urldefrag(link.get("href"))[1]
        for page in pages
        for link in html.parse(page, parser).xpath(NUMBERS)
    }


@pytest.fixture(scope="module")
def entries(register):
    """Every block of the register that a screen reader reads out."""
    return list(prose(PdfReader(register), marked_texts(register)))


def test_each_entry_stands_once(entries, said, printed):
    """What the book prints has its full entry in the register once; no other entry is there, and
    none in the book.
    """
    heads = Counter(unbroken(head_of(block)) for block in entries if block.path[-1] == "/P")
    known = {unbroken(entry.partition("-")[2]) for entry in printed}
    text = unbroken("".join(block.text for block in entries))
    catalogue = Catalogue(Ledger.load(ROOT))
    others = {unbroken(name) for kind in PAGES for name in catalogue.rows[kind]} - known

    assert len(known) > 500
    assert len(known & heads.keys()) > 0.98 * len(known)  # a name may end on the next page
    assert [] == sorted(name for name in known if name not in text)
    assert [] == sorted(others & heads.keys())
    assert [] == [block.text for block in said if USES.search(" ".join(block.text.split()))]


def head_of(block):
    """The id at the head of an entry, with what stands on the next lines where it was
    broken after a hyphen.
    """
    head, *rest = [text for _, text in block.pieces][:3]
    for text in rest:
        if not re.search(r"[-\u00ad\u2010\ufffe\x02]\s*$", head):
            break
        head += text
    return head


def unbroken(text):
    """An id without the hyphens that may be lost at the end of a line."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x02-]+", "", text)


def test_entries_name_the_chapters_that_print_them(chapters, said, entries):
    """The chapter and the number at the end of an entry are those of a note."""
    numbers = {
        name: {number for number, _ in notes_in(said, pages)} for name, pages in chapters.items()
    }
    most = max(map(len, numbers.values()))
    uses = [
        use
        for block in entries
        if (found := USES.search(" ".join(block.text.split())))
        for use in re.findall(r"([^\[\]]+) \[(\d+)\]", found[1])
    ]

    assert len(uses) > 300
    assert {"chapter 1", "chapter 8"} <= {place.removeprefix(", ") for place, _ in uses}
    assert [] == [number for _, number in uses if not 0 < int(number) <= most]
