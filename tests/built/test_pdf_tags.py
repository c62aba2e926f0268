"""The tags of the built PDF: what a screen reader is told of headings, figures,
tables, lists and languages.
"""

import re

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from tests.helpers.pdf_prose import elements, languages, marked_texts

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@pytest.fixture(scope="module")
def tags(reader):
    """Every tagged element with the tags above it, in reading order."""
    return list(elements(reader.root_object["/StructTreeRoot"]))


def of_kind(tags, *kinds):
    return [element for path, element in tags if path[-1].removeprefix("/") in kinds]


def mute(tags):
    """Figures without words for those who cannot see them."""
    return [
        str(element["/S"])
        for element in of_kind(tags, "Figure")
        if not str(element.get("/Alt", "")).strip()
    ]


def headless(tags):
    """Tables without a cell that heads the others, or with a head whose cells
    are not marked as such.
    """
    cells = [
        (table, {path[-1] for path, _ in elements(table) if "/THead" in path})
        for table in of_kind(tags, "Table")
    ]
    return [table for table, kinds in cells if "/TH" not in kinds or "/TD" in kinds]


def skips(levels):
    """Places where a heading is more than one level below the one before it."""
    return [
        (before, after)
        for before, after in zip([0, *levels], levels, strict=False)
        if after > before + 1
    ]


def foreign(texts_at, languages_at):
    """Chinese texts whose language, by their own mark or the nearest tag above, is not Chinese."""
    return [
        text.words
        for place, texts in texts_at.items()
        for text in texts
        if HAN.search(text.words)
        and not (text.language or languages_at.get(place, "")).startswith("zh")
    ]


def test_figures_speak(tags):
    """Each has words for those who cannot see it."""
    assert of_kind(tags, "Figure")
    assert [] == mute(tags)
    assert ["/Figure"] == mute([(("/Figure",), {"/S": "/Figure", "/Alt": " "})])


def test_tables_have_heads(tags):
    """Each table has a head, and its cells say that they head columns."""
    spoiled = tag(
        "/Table", tag("/THead", tag("/TR", tag("/TD"))), tag("/TBody", tag("/TR", tag("/TH")))
    )

    assert len(of_kind(tags, "Table")) > 5
    assert [] == headless(tags)
    assert [spoiled] == headless([(("/Table",), spoiled)])


def tag(name, *inside):
    """An element of a structure."""
    return DictionaryObject(
        {NameObject("/S"): NameObject(name), NameObject("/K"): ArrayObject(inside)}
    )


def test_headings_skip_no_level(tags):
    """From the first heading on, each is at most one level below the one before it."""
    levels = [int(path[-1][2]) for path, _ in tags if re.fullmatch(r"/H[1-6]", path[-1])]

    assert {1, 2, 3} <= set(levels)
    assert [] == skips(levels)
    assert [(0, 2), (1, 3)] == skips([2, 1, 3])


def test_chinese_says_that_it_is_chinese(reader, file):
    """Each Chinese run is marked with its language, so that it is read out as Chinese; a run
    that is not is noticed.
    """
    found = marked_texts(file)
    chinese = {
        place: texts
        for place, texts in found.items()
        if any(HAN.search(text.words) for text in texts)
    }

    assert len(chinese) > 100
    assert [] == foreign(found, languages(reader))
    assert foreign(
        {
            place: [text._replace(language="en") for text in texts]
            for place, texts in chinese.items()
        },
        {},
    )


def test_chapters_have_the_tables_of_the_site(tags, reader, trees, opens):
    """As many tagged tables and figures in the chapters as there are on the site; the receipt,
    which the notes replace, and the figures as data are none.
    """
    chapters = [number for number, name in enumerate(trees) if name.startswith("notebooks/")]
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    held = range(opens[chapters[0]], opens[chapters[-1] + 1])
    chapter_trees = [tree for name, tree in trees.items() if name.startswith("notebooks/")]
    shown = {
        "Table": (
            "//article//table[not(ancestor::*[contains(@class, 'receipt') or "
            "contains(@class, 'figure-data')])]"
        ),
        "Figure": "//article//svg",
    }

    found = {
        kind: sum(pages[page_of(element).idnum] in held for element in of_kind(tags, kind))
        for kind in shown
    }
    assert all(found.values())
    assert {
        kind: sum(len(tree.xpath(path)) for tree in chapter_trees) for kind, path in shown.items()
    } == found


def page_of(element):
    """The page on which an element begins."""
    if "/Pg" in element:
        return element.raw_get("/Pg")
    inside = element["/K"]
    return page_of((inside[0] if isinstance(inside, list) else inside).get_object())
