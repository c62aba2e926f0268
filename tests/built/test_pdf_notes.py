"""Notes and register of the built PDF: a note for every number, links both
ways, each full entry once.
"""

import re
from urllib.parse import urldefrag

import pytest

from chipledger.facts.catalogue import PAGES
from tests.helpers.pdf_prose import links, marked_texts, prose

NOTE = re.compile(r"\[(\d+)\]")
REGISTER = ("book/audit", "book/promises", "book/ledger", "book/record", "book/findings")
BOUND = " or ".join(f"contains(concat(' ', @class, ' '), ' {kind} ')" for kind in PAGES)
NUMBERS = (
    f"//article//a[span[{BOUND}]]"
    "[not(ancestor::*[contains(@class, 'receipt') or contains(@class, 'site-only')] or "
    "ancestor::h1 or ancestor::h2 or ancestor::h3)]"
)
USES = re.compile(r"used on (\d+ ?\[\d+\](?:, \d+ ?\[\d+\])*)$")


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
        and "/LI" not in link.path[-3:-1]
        and (found := NOTE.fullmatch(link.words.strip()))
    ]


def test_every_number_has_its_note(trees, chapters, linked):
    """Each bound number of the site's text, captions and tables is followed by the
    number of a note in the PDF.
    """
    expected = {
        name: len(tree.xpath(NUMBERS)) for name, tree in trees.items() if name not in REGISTER
    }
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


def test_notes_lead_to_the_register(chapters, linked, said):
    """Each note names its entry, and the name leads to a page of the register."""
    register = {page for name in REGISTER for page in chapters[name]}
    # The front page has a plain list with links to the register beside its notes.
    read = {
        page
        for name, pages in chapters.items()
        if name not in (*REGISTER, "index")
        for page in pages
    }
    bodies = len(notes_in(said, read))
    targets = [
        link.target
        for link in linked
        if link.path[-2] == "/LBody"
        and link.page in read
        and not NOTE.fullmatch(link.words.strip())
        and link.target in register
    ]

    assert bodies == len(targets) > 0


@pytest.fixture(scope="module")
def printed(trees):
    """The entries that the book prints."""
    return {
        urldefrag(link.get("href"))[1] for tree in trees.values() for link in tree.xpath(NUMBERS)
    }


def test_each_entry_stands_once(trees, chapters, said, printed):
    """What the book prints has its full entry in the register once, on the pages of its kind;
    no other entry is there.
    """
    for name in REGISTER:
        known = {
            section.get("id")
            for section in trees[name].xpath(
                "//section[contains(concat(' ', @class, ' '), ' entry ')]"
            )
        }
        ids = [entry.partition("-")[2] for entry in known & printed]
        heads = [
            unbroken(head_of(block))
            for block in said
            if block.page in chapters[name] and block.path[-1] == "/P"
        ]
        wanted = {unbroken(entry): 1 for entry in ids}

        assert ids
        assert wanted == {head: heads.count(head) for head in wanted}, name
        assert [] == [
            entry
            for entry in known - printed
            if unbroken(entry.partition("-")[2]) in {*heads} - {*wanted}
        ], name


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


def test_entries_name_the_pages_that_use_them(reader, chapters, said, linked):
    """The page and note at the end of an entry are those of a call or a note with that number."""
    index = {label: page for page, label in enumerate(reader.page_labels)}
    places = {
        (number, page)
        for pages in chapters.values()
        for number, page in [
            *notes_in(said, pages),
            *((number, page) for number, page, _ in calls_in(linked, pages)),
        ]
    }
    register = {page for name in REGISTER for page in chapters[name]}
    uses = [
        pair
        for block in said
        if block.page in register and (found := USES.search(" ".join(block.text.split())))
        for pair in re.findall(r"(\d+) ?\[(\d+)\]", found[1])
    ]

    assert len(uses) > 300
    assert [] == [
        (page, number) for page, number in uses if (int(number), index[page]) not in places
    ]
