"""The built PDF: its identity, its contents, its glyphs, its figures and its margins, held
against the built site.
"""

import re
from collections import Counter
from datetime import date
from urllib.parse import urldefrag

import pytest
import yaml
from pypdf import PdfReader
from pypdfium2 import PdfDocument, raw

from chipledger import RELEASED
from chipledger.tables.store import read_clean
from chipledger.tables.vocabulary import WEAK_SIGN

HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
CAPTION = re.compile(r"^((?:Fig\.|Table) \d+(?:\.\d+)*) ", re.M)
MARGIN = 15 / 25.4 * 72  # no text nearer to the edge than 15 mm [pt]
FORMS = 15  # how deep drawings may be nested
NOTE = re.compile(r"\[\d+\]")
PAGES = (50, 80)  # of the printed book, whose register is a file of its own
# Links that print a number of the ledger where the PDF prints it too.
LINKS = (
    "//article//a[span[contains(@class, 'claim')]][not(ancestor::*[contains(@class, 'receipt') or "
    "contains(@class, 'site-only')])]/@href"
)


@pytest.fixture(scope="module")
def texts(sheets):
    """The text of each page."""
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


def squeezed(text):
    """Text without numbers of notes and any space, for the breaks of lines are
    not those of the site.
    """
    return re.sub(r"[\s\u00ad\u200b\ufffe]+", "", NOTE.sub("", text.replace("’", "'")))


def captions_of(trees):
    """Label and words of each numbered caption of the site."""
    for tree in trees:
        for number in tree.xpath(
            "//*[self::caption or self::figcaption]//*[@class='caption-number']"
        ):
            yield (
                " ".join(number.text_content().split()),
                number.xpath("string(following-sibling::*[@class='caption-text'][1])"),
            )


def test_the_pdf_says_what_it_is(reader, root):
    """Title, author and language are those of the book."""
    book = yaml.safe_load((root / "_config.yml").read_text("utf-8"))

    assert (book["title"], book["author"]) == (reader.metadata.title, reader.metadata.author)
    assert book["sphinx"]["config"]["language"] == reader.root_object["/Lang"]


def test_the_pdf_says_what_it_is_about(reader, root):
    """Description, keywords and date of the edition are in its metadata."""
    book = yaml.safe_load((root / "_config.yml").read_text("utf-8"))["sphinx"]["config"]

    assert book["typstpdf_description"] == reader.metadata.subject
    assert ", ".join(book["typstpdf_keywords"]) == reader.metadata["/Keywords"]
    assert date.fromisoformat(RELEASED) == reader.metadata.creation_date.date()


def test_a_print_is_set_as_in_its_source(built, root):
    """No space parts Chinese signs from the figures among them, unless the source has one; but
    where a line breaks.
    """
    literals = set(read_clean(root / "data/clean", "claims")["literal"])
    unspaced = {"".join(literal.split()) for literal in literals}
    quoted = []
    for path in (built / "pdf").glob("*.pdf"):
        document = PdfDocument(path)
        for sheet in document:
            quoted += re.findall(r"“([^“”]*)”", sheet.get_textpage().get_text_range())
        document.close()
    prints = [words for words in quoted if HAN_RUN.search(words)]

    assert len(prints) > 50
    assert [] == [
        words
        for words in prints
        if words not in literals and not ("\n" in words and "".join(words.split()) in unspaced)
    ]


def test_the_book_can_be_bound(texts):
    """Fifty to 80 pages, none of them empty."""
    assert PAGES[0] <= len(texts) <= PAGES[1]
    assert [] == [number for number, text in enumerate(texts, 1) if len(squeezed(text)) < 60]


def test_pages_say_which_chapter_they_belong_to(texts, titles, opens):
    """Each page that opens no chapter has its chapter's title and the book's at its head."""
    heads = {
        page: (squeezed(title), squeezed(titles[0]))
        for title, start, end in zip(titles, opens, [*opens[1:], len(texts)], strict=True)
        for page in range(start + 1, end)
    }
    lacking = [
        page
        for page, (chapter, book) in heads.items()
        if chapter not in squeezed(texts[page])[:200] or book not in squeezed(texts[page])[:200]
    ]

    assert heads
    assert [] == lacking


def test_the_pdf_is_tagged(reader):
    """A screen reader gets a structure, with the document's own reading order."""
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.root_object


def test_the_outline_holds_every_page_title(outline, titles):
    """The bookmarks name each page of the contents file, in its order."""
    assert titles == [title for title, _ in outline if title in set(titles)]


@pytest.fixture(scope="module")
def contents(texts, opens):
    """What stands before the book's first page, without space."""
    return squeezed("".join(texts[: opens[0]]))


def test_the_contents_name_the_page_of_every_title(reader, outline, titles, contents):
    """The printed contents give each title with the number that its page carries."""
    wanted = [
        squeezed(title) + reader.page_labels[page] for title, page in outline if title in titles
    ]

    assert len(titles) == len(wanted)
    assert [] == [entry for entry in wanted if entry not in contents]


def without_margins(text, title):
    """The text of a page without its running head and page number, so that what runs on over
    a page stands together.
    """
    lines = text.splitlines()
    return "".join(lines[title in lines[0] : -1 if lines[-1].isalnum() else None]) if lines else ""


def test_margins_of_a_page_are_left_out():
    """The head goes where it names the book, the last line where it is a page number, and
    an empty page is none.
    """
    assert ["one two.", "one two.", ""] == [
        without_margins(text, "Book")
        for text in ("Chapter Book\r\none \r\ntwo.\r\n79", "one \r\ntwo.", "")
    ]


def test_every_chinese_run_of_the_ledger_is_readable_text(register, trees, root):
    """Each print in Chinese behind a number of the text can be searched for and copied in the
    register.
    """
    document = PdfDocument(register)
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    printed = squeezed("".join(without_margins(text, "Audited") for text in texts))
    linked = {urldefrag(link)[1] for tree in trees.values() for link in tree.xpath(LINKS)}
    claims = read_clean(root / "data/clean", "claims").set_index("id")["literal"]
    runs = {
        run for entry in linked for run in HAN_RUN.findall(claims[entry.removeprefix("claim-")])
    }

    assert runs
    assert [] == sorted(run for run in runs if run not in printed)


def test_the_register_is_as_well_made(register, reader):
    """The second file is tagged, in the same language, and names itself on its cover."""
    other = PdfReader(register)

    assert other.root_object["/MarkInfo"]["/Marked"]
    assert (reader.root_object["/Lang"], reader.metadata.title) == (
        other.root_object["/Lang"],
        other.metadata.title,
    )
    assert "Register" in other.pages[0].extract_text()


def test_the_cover_says_what_the_book_is(reader):
    """Behind the title stand what was audited, until when the record was read, how the book was
    made, and its edition.
    """
    cover = " ".join(reader.pages[0].extract_text().split())

    for part in ("Chinese articles", "public record", "language models", "Edition of"):
        assert part in cover


def test_no_glyph_is_missing(sheets, texts):
    """No character is unknown to its font or to who copies it."""
    assert [] == [
        number for number, text in enumerate(texts, 1) if "\ufffd" in text or "\x00" in text
    ]
    assert [] == [number for number, sheet in enumerate(sheets, 1) if unmapped(sheet)]


def unmapped(sheet):
    """Characters of a page that stand for none, or that the font draws as .notdef."""
    page = sheet.get_textpage()
    return sum(
        raw.FPDFText_HasUnicodeMapError(page.raw, place) == 1 for place in range(page.count_chars())
    )


def test_figures_are_drawn_as_lines(sheets):
    """No page holds a picture of dots."""
    dots = [
        number
        for number, sheet in enumerate(sheets, 1)
        if next(sheet.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=FORMS), None)
    ]

    assert [] == dots


def test_every_figure_of_the_site_speaks_in_the_pdf(reader, trees):
    """As many tagged figures with a text for those who cannot see them as the site has
    drawings, with the same words.
    """
    spoken = Counter(
        squeezed(text) for text in alternative_texts(reader.root_object["/StructTreeRoot"])
    )
    shown = [
        squeezed(text)
        for tree in trees.values()
        for text in tree.xpath("//article//svg/desc/text()")
    ]

    assert shown
    assert [] == [text for text in shown if not any(text.rstrip(".") in words for words in spoken)]
    assert len(shown) == sum(spoken.values())


def alternative_texts(node):
    """The alternative texts of all figures below a node of the structure."""
    waiting = [node]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                yield str(node.get("/Alt", ""))
            elif "/K" in node:
                waiting.append(node.raw_get("/K"))


@pytest.fixture(scope="module")
def expected(trees):
    """Label and words of each figure and table that the book owes its reader."""
    return list(captions_of(trees.values()))


def test_captions_are_those_of_the_site(trees, expected, texts, opens):
    """Every numbered figure and table of the site is in the PDF once, under the same number and
    words, and no other is.
    """
    pages = [squeezed(text) for text in texts[opens[0] :]]
    found = {
        label: sum(page.count(squeezed(label + words)) for page in pages)
        for label, words in expected
    }
    labels = {
        label
        for text in texts[opens[0] :]
        for label in CAPTION.findall(text.replace("\r\n", "\n").replace("\xa0", " "))
    }

    assert expected
    assert len(expected) == len(found)
    assert {} == {label: times for label, times in found.items() if times != 1}
    assert set(found) == labels


def test_figures_and_tables_are_listed_in_front(reader, expected, contents, texts, opens):
    """The lists before the text give each figure and table, without signs of weak sources, with
    the number of the page on which it stands.
    """
    pages = {
        label: next(
            page
            for page in range(opens[0], len(texts))
            if squeezed(label + words) in squeezed(texts[page])
        )
        for label, words in expected
    }

    assert [] == [
        label
        for label, words in expected
        if squeezed(label + words.replace(WEAK_SIGN, "")) + reader.page_labels[pages[label]]
        not in contents
    ]


def test_text_keeps_within_the_margins(sheets):
    """No table, code or heading runs to the edge of any page."""
    assert {} == {
        number: boxes for number, sheet in enumerate(sheets, 1) if (boxes := outside(sheet, MARGIN))
    }


def test_text_outside_the_margins_is_noticed(sheets):
    """The measure of margins can fail: every page has text outside margins that are too wide."""
    assert [] == [
        number for number, sheet in enumerate(sheets, 1) if not outside(sheet, 6 * MARGIN)
    ]


def test_no_text_lies_over_other_text(sheets):
    """Where columns end and tables break, no line is set over another."""
    assert {} == {
        number: pairs
        for number, sheet in enumerate(sheets, 1)
        if (pairs := overlaps(lines_of(sheet)))
    }


def test_text_over_other_text_is_noticed(sheets):
    """The same measure sees a page whose lines were moved by half a line's height."""
    lines = lines_of(sheets[len(sheets) // 2])

    assert overlaps(
        [*lines, *((left, low + 2, right, high + 2) for left, low, right, high in lines)]
    )


def lines_of(sheet):
    """Boxes of the lines of a page, as left, low, right and high. [pt]"""
    page = sheet.get_textpage()
    return [page.get_rect(place) for place in range(page.count_rects())]


def overlaps(boxes):
    """Pairs of boxes of which one covers more than half of the other."""
    found, boxes = (
        [],
        sorted(
            (box for box in boxes if box[2] - box[0] > 12 and box[3] - box[1] > 3),
            key=lambda box: box[1],
        ),
    )
    for place, (left, low, right, high) in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other[1] >= high:
                break
            width, height = (
                min(right, other[2]) - max(left, other[0]),
                min(high, other[3]) - other[1],
            )
            if width > 6 and height > 0.5 * min(high - low, other[3] - other[1]):
                found.append((round(left), round(low), round(other[0]), round(other[1])))
    return found


def outside(sheet, margin):
    """The text boxes that come nearer to an edge of the page than the margin. [pt]"""
    width, height = sheet.get_size()
    page = sheet.get_textpage()
    boxes = [page.get_rect(place) for place in range(page.count_rects())]
    return [
        tuple(map(round, box))
        for box in boxes
        if box[0] < margin or box[1] < margin or box[2] > width - margin or box[3] > height - margin
    ]
