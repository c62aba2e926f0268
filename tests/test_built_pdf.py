"""The built PDF: its identity, its contents, its glyphs, its figures and its margins, held against the built site."""

import re
from collections import Counter

import pypdfium2
import pytest
import yaml
from lxml import html
from pypdf import PdfReader
from pypdfium2 import raw

HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
CAPTION = re.compile(r"^((?:Fig\.|Table) \d+(?:\.\d+)*) ", re.M)
MARGIN = 15 / 25.4 * 72  # no text nearer to the edge than 15 mm [pt]
FORMS = 15  # how deep drawings may be nested


@pytest.fixture(scope="module")
def file(built):
    return built / "pdf/ai-chip-race.pdf"


@pytest.fixture(scope="module")
def reader(file):
    return PdfReader(file)


@pytest.fixture(scope="module")
def sheets(file):
    """The pages as the renderer sees them."""
    document = pypdfium2.PdfDocument(file)
    yield [document[number] for number in range(len(document))]
    document.close()


@pytest.fixture(scope="module")
def texts(sheets):
    """The text of each page."""
    return [sheet.get_textpage().get_text_range() for sheet in sheets]


@pytest.fixture(scope="module")
def site(built, root):
    """The trees of the site's pages, in the order of the contents file."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    names = [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]
    parser = html.HTMLParser(encoding="utf-8")
    return {name: html.parse(built / f"html/{name}.html", parser).getroot() for name in names}


@pytest.fixture(scope="module")
def titles(site):
    """The title of each page, without its number."""
    return [plain(tree.xpath("//h1")[0].text_content()) for tree in site.values()]


@pytest.fixture(scope="module")
def outline(reader):
    """Title and page index of every bookmark."""
    def flat(entries):
        for entry in entries:
            yield from flat(entry) if isinstance(entry, list) else [(plain(entry.title), reader.get_destination_page_number(entry))]

    return list(flat(reader.outline))


def plain(text):
    """A title without permalink and number, with plain apostrophes and spaces."""
    return re.sub(r"^(?:\d+\.?)+ ", "", " ".join(text.replace("’", "'").rstrip("#").split()))


def squeezed(text):
    """Text without any space, for the breaks of lines are not those of the site."""
    return re.sub(r"[\s\u00ad\u200b\ufffe]+", "", text.replace("’", "'"))


def captions_of(site):
    """Label and words of each numbered caption of the site."""
    for tree in site.values():
        for number in tree.xpath("//*[self::caption or self::figcaption]//*[@class='caption-number']"):
            yield " ".join(number.text_content().split()), number.xpath("string(following-sibling::*[@class='caption-text'][1])")


def test_the_pdf_says_what_it_is(reader, root):
    """Title, author and language are those of the book."""
    book = yaml.safe_load((root / "_config.yml").read_text("utf-8"))

    assert (book["title"], book["author"]) == (reader.metadata.title, reader.metadata.author)
    assert book["sphinx"]["config"]["language"] == reader.root_object["/Lang"]


def test_the_pdf_is_tagged(reader):
    """A screen reader gets a structure, with the document's own reading order."""
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in reader.root_object


def test_the_outline_holds_every_page_title(outline, titles):
    """The bookmarks name each page of the contents file, in its order."""
    assert titles == [title for title, _ in outline if title in set(titles)]


def test_the_contents_name_the_page_of_every_title(reader, outline, titles, texts):
    """The printed contents give each title with the number that its page carries."""
    start = next(number for number, text in enumerate(texts) if text.lstrip().startswith("Contents"))
    contents = squeezed("".join(texts[start:outline[0][1]]))
    wanted = [squeezed(title) + reader.page_labels[page] for title, page in outline if title in titles]

    assert len(titles) == len(wanted)
    assert [] == [entry for entry in wanted if entry not in contents]


def test_every_chinese_run_of_the_ledger_is_readable_text(site, texts):
    """Each name and print that the site's ledger shows in Chinese can be searched for and copied."""
    printed = squeezed("".join(texts))
    runs = {run for text in site["book/ledger"].xpath("//article//*[starts-with(@lang, 'zh')]//text()") for run in HAN_RUN.findall(text)}

    assert runs
    assert [] == sorted(run for run in runs if run not in printed)


def test_no_glyph_is_missing(sheets, texts):
    """No character is unknown to its font or to who copies it."""
    assert [] == [number for number, text in enumerate(texts, 1) if "\ufffd" in text or "\x00" in text]
    assert [] == [number for number, sheet in enumerate(sheets, 1) if unmapped(sheet)]


def unmapped(sheet):
    """Characters of a page that stand for none, or that the font draws as .notdef."""
    page = sheet.get_textpage()
    return sum(raw.FPDFText_HasUnicodeMapError(page.raw, place) == 1 for place in range(page.count_chars()))


def test_figures_are_drawn_as_lines(sheets):
    """No page holds a picture of dots."""
    dots = [number for number, sheet in enumerate(sheets, 1) if next(sheet.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=FORMS), None)]

    assert [] == dots


def test_every_figure_of_the_site_speaks_in_the_pdf(reader, site):
    """As many tagged figures with a text for those who cannot see them as the site has drawings, with the same words."""
    spoken = Counter(squeezed(text) for text in alternative_texts(reader.root_object["/StructTreeRoot"]))
    shown = [squeezed(text) for tree in site.values() for text in tree.xpath("//article//svg/desc/text()")]

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


def test_captions_are_those_of_the_site(site, texts):
    """Every numbered figure and table of the site is in the PDF once, under the same number and words, and no other is."""
    expected = list(captions_of(site))
    pages = [squeezed(text) for text in texts]
    found = {label: sum(page.count(squeezed(label + words)) for page in pages) for label, words in expected}
    labels = {label for text in texts for label in CAPTION.findall(text.replace("\r\n", "\n").replace("\xa0", " "))}

    assert expected
    assert len(expected) == len(found)
    assert {} == {label: times for label, times in found.items() if times != 1}
    assert set(found) == labels


def test_text_keeps_within_the_margins(sheets):
    """No table, code or heading runs to the edge of any page."""
    assert {} == {number: boxes for number, sheet in enumerate(sheets, 1) if (boxes := outside(sheet, MARGIN))}


def test_text_outside_the_margins_is_noticed(sheets):
    """The measure of margins can fail: every page has text outside margins that are too wide."""
    assert [] == [number for number, sheet in enumerate(sheets, 1) if not outside(sheet, 6 * MARGIN)]


def outside(sheet, margin):
    """The text boxes that come nearer to an edge of the page than the margin. [pt]"""
    width, height = sheet.get_size()
    page = sheet.get_textpage()
    boxes = [page.get_rect(place) for place in range(page.count_rects())]
    return [tuple(map(round, box)) for box in boxes
            if box[0] < margin or box[1] < margin or box[2] > width - margin or box[3] > height - margin]
