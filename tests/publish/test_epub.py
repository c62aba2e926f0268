"""The EPUB: pages become XHTML, entries are kept and linked, the file is bound, and each rule over
EPUBs refuses its fault.
"""

import zipfile

import pytest
from lxml import etree

from chipledger.errors import BuildError
from chipledger.facts.fact import Fact, naming
from chipledger.files import unzipped, zipped
from chipledger.publish.book.entries import ledger_entry
from chipledger.publish.build.stages import WORKERS, workers
from chipledger.publish.epub.package import About, Page, bound
from chipledger.publish.epub.pages import every, page_tree, words_of
from chipledger.publish.epub.register import entry_html, keep_printed, unlinked
from tests.helpers.epub_rules import (
    RULES,
    Book,
    asks_other_hosts,
    badly_described,
    badly_formed,
    badly_listed,
    badly_wrapped,
    leads_nowhere,
    mute,
    needs_the_site,
    not_in_the_contents,
    repeated_ids,
    unmarked_chinese,
)

CHAPTER = """<section id="cards"><h1>Cards &amp; <span lang="zh">摩尔线程</span></h1><p>To earn \
<a class="reference internal" href="ledger.xhtml#claim-goal"><span class="claim">\
10<sup class="mark">a</sup></span></a>
and again <a href="ledger.xhtml#claim-goal">10</a>&nbsp;times</p>
<section id="drawn"><h2>Drawn</h2><figure><svg xmlns="http://www.w3.org/2000/svg" \
aria-labelledby="t" aria-describedby="d" viewBox="0 0 9 9"><title id="t">Cards</title>
<desc id="d">Ten cards.</desc><path fill="var(--c1, #2459ab)" d="M 0 0"/></svg></figure></section>
<table><thead><tr><th>Maker</th><td></td></tr></thead>\
<tbody><tr><td><span lang="zh">摩尔线程</span></td><td>1</td></tr></tbody></table></section>"""
LEDGER = (
    '<section id="ledger"><h1>Ledger</h1><section id="from-one"><h2>One</h2>{}{}</section>'
    '<section id="from-two"><h2>Two</h2><p class="imprint">Paper</p>{}</section></section>'
)
ABOUT = About("A book", "Every number", "The project", "en", "2026-11-22", "CC BY 4.0")


def entry(name, *facts):
    """An entry of the ledger as the builder writes it."""
    node = ledger_entry(
        "",
        ids=[f"claim-{name}"],
        label=name,
        title=f"The {name}",
        value="10",
        in_text=True,
        facts=[Fact("id", "Id", name), *facts],
    )
    return entry_html(
        node,
        lambda kind, target: f"#{kind}-{target}",
        lambda page: f"{page}.xhtml",
        lambda kind, name: name,
    )


def made():
    """A small book: a chapter that prints one number, and a ledger of three."""
    links = naming("inputs", "Made from", "claim", ["goal", "third"], {"claim": {"goal": "10"}})
    ledger = LEDGER.format(
        entry("goal", Fact("literal", "Printed", "10万", lang="zh-Hans"), links),
        entry("other"),
        entry("third"),
    )
    return keep_printed({"cards": page_tree(CHAPTER), "ledger": page_tree(ledger)})


def epub(trees=None):
    files = {"epub.css": b"p { margin: 0 }", "cover.png": b"\x89PNG"}
    return bound(
        ABOUT,
        [
            Page(name, "Part" if name == "cards" else "", tree)
            for name, tree in (trees or made()).items()
        ],
        files,
    )


def text(node):
    return " ".join("".join(node.itertext()).split())


# Pages --------------------------------------------------------------------------------------------


def test_a_page_becomes_xhtml():
    """Names of characters, colours of the site, heads and Chinese runs come out as XML and devices
    want them.
    """
    tree = page_tree(CHAPTER)
    written = etree.tostring(tree, encoding="unicode")

    assert "\N{NO-BREAK SPACE}" in written
    assert [] == [word for word in ("&nbsp;", "var(") if word in written]
    assert ["col"] == every(tree, "//h:th/@scope")
    assert ["摩尔线程"] * 2 == every(tree, "//*[@lang='zh'][@xml:lang='zh']/text()")


def test_a_figure_lies_on_white_paper():
    """The sheet comes after title and description, which must stand first, and
    before all that is drawn.
    """
    (figure,) = every(page_tree(CHAPTER), "//s:svg")

    assert ["title", "desc", "rect", "path"] == [etree.QName(node).localname for node in figure]
    assert "#ffffff" == figure[2].get("fill")


def test_markup_that_is_not_well_formed_is_refused():
    """A page that no device could open raises, and does not slip through mended."""
    with pytest.raises(etree.XMLSyntaxError):
        page_tree("<p>open<b></p>")


def test_a_heading_is_read_without_its_marks():
    """The contents show a title's words, not the small letter behind a number in it."""
    assert "About 44 dies" == words_of(page_tree("<h1>About <a>44<sup>a</sup></a> dies</h1>")[0])


# The register -------------------------------------------------------------------------------------


def test_only_what_the_text_prints_is_kept():
    """An entry that no text links to goes, with a section that held only such, and the page says
    how many of how many are left.
    """
    trees = made()

    assert ["claim-goal"] == every(trees["ledger"], "//h:section[@class='entry']/@id")
    assert ["One"] == every(trees["ledger"], "//h:h2/text()")
    assert "Here are the 1 of 3 entries" in text(trees["ledger"])
    assert [] == every(trees["cards"], "//h:p[@class='note']")


def test_only_entries_that_are_kept_are_written():
    """Where ids stand for the entries, only what the text prints is asked for, and stands in its
    place.
    """
    stubs = (f'<section class="entry" id="claim-{name}"/>' for name in ("goal", "other", "third"))
    trees, asked = {"cards": page_tree(CHAPTER), "ledger": page_tree(LEDGER.format(*stubs))}, []

    def whole(page, stub):
        asked.append((page, stub.get("id")))
        return page_tree(entry(stub.get("id").removeprefix("claim-")))[0]

    keep_printed(trees, whole)

    assert [("ledger", "claim-goal")] == asked
    assert ["The goal: 10"] == [text(head) for head in every(trees["ledger"], "//h:h3")]


def test_numbers_and_entries_link_both_ways():
    """The first place that prints a number gets an id, and its entry leads back there."""
    trees = made()

    assert ["at-claim-goal"] == every(trees["cards"], "//h:a[@href='ledger.xhtml#claim-goal']/@id")
    assert [("cards.xhtml#at-claim-goal", "Cards & 摩尔线程")] == [
        (link.get("href"), text(link))
        for link in every(trees["ledger"], "//h:a[@role='doc-backlink']")
    ]


def test_an_entry_names_without_a_link_what_is_not_here():
    """Of two claims that an entry names, the one that was kept is a link, and
    the other's name stays.
    """
    trees = made()

    assert ["goal"] == every(trees["ledger"], "//h:dd/h:a/text()")
    assert "goal (10), third" in text(trees["ledger"])
    assert [] == list(unlinked(trees))


def test_a_link_to_nowhere_is_told():
    """A link in the text that no page of the book answers is named with its page."""
    trees = made() | {
        "more": page_tree(
            '<h1>More</h1><p><a href="gone.xhtml">x</a> <a href="cards.xhtml#gone">y</a> '
            '<a href="cards.xhtml#cards">z</a></p>'
        )
    }

    assert [("more", "gone.xhtml"), ("more", "cards.xhtml#gone")] == list(unlinked(trees))


def test_an_address_that_nobody_found_is_no_fact():
    """Where a source has no public address the entry is silent; where it has one, it is a link."""
    assert "Address" not in entry("goal", Fact("url", "Address", "none found"))
    assert '<a href="https://example.org/">' in entry(
        "goal", Fact("url", "Address", "https://example.org/")
    )


# The file -----------------------------------------------------------------------------------------


def test_the_same_book_is_the_same_bytes(monkeypatch):
    """Nothing of the moment enters; the moment that the file names is the one that is
    given, or the edition's.
    """
    assert epub() == epub()
    for epoch, modified in (("86400", "1970-01-02T00:00:00Z"), (None, "2026-11-22T00:00:00Z")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch) if epoch else monkeypatch.delenv(
            "SOURCE_DATE_EPOCH"
        )
        assert [modified] == Book(epub()).at("//o:meta[@property='dcterms:modified']/text()")


def test_the_contents_show_parts_pages_and_sections():
    """A part is a plain word over its pages; what stands in no part follows it."""
    nav = text(Book(epub()).pages["EPUB/nav.xhtml"].find(".//{*}nav"))

    assert "ContentsPartCards & 摩尔线程DrawnLedgerOne" == nav


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_bound_book_obeys(rule):
    """What is bound breaks no rule."""
    assert [] == rule(Book(epub()))


SPOILED = [
    (
        badly_listed,
        "EPUB/package.opf",
        'href="epub.css"',
        'href="gone.css"',
        ["EPUB/gone.css is not there", "EPUB/epub.css is not listed"],
    ),
    (
        badly_listed,
        "EPUB/package.opf",
        'media-type="text/css"',
        'media-type="text/plain"',
        ["EPUB/epub.css is called text/plain"],
    ),
    (
        badly_listed,
        "EPUB/package.opf",
        ' properties="svg"',
        "",
        ["EPUB/cards.xhtml holds svg"],
    ),
    (
        badly_listed,
        "EPUB/package.opf",
        '<itemref idref="f-ledger.xhtml"/>',
        "",
        ["f-ledger.xhtml is not in the reading order"],
    ),
    (
        badly_listed,
        "EPUB/package.opf",
        '<itemref idref="f-ledger.xhtml"/>',
        '<itemref idref="f-ledger.xhtml"/>' * 2,
        ["f-ledger.xhtml names two things"],
    ),
    (
        badly_described,
        "EPUB/package.opf",
        'unique-identifier="book-id"',
        'unique-identifier="id"',
        ["identifier"],
    ),
    (badly_described, "EPUB/package.opf", "<dc:language>en", "<dc:language>", ["language"]),
    (
        badly_described,
        "EPUB/package.opf",
        "schema:accessibilityHazard",
        "schema:other",
        ["accessibilityHazard"],
    ),
    (badly_described, "EPUB/package.opf", "T00:00:00Z", "", ["modified"]),
    (badly_formed, "EPUB/cards.xhtml", "</table>", "", ["EPUB/cards.xhtml is not well formed"]),
    (badly_formed, "EPUB/cards.xhtml", ' xml:lang="en"', "", ["EPUB/cards.xhtml: no language"]),
    (
        badly_formed,
        "EPUB/ledger.xhtml",
        "<title>Ledger",
        "<title>",
        ["EPUB/ledger.xhtml: no title"],
    ),
    (badly_formed, "EPUB/ledger.xhtml", "<h1>Ledger</h1>", "", ["EPUB/ledger.xhtml: no one h1"]),
    (
        leads_nowhere,
        "EPUB/cards.xhtml",
        "#claim-goal",
        "#claim-gaol",
        ["EPUB/cards.xhtml: ledger.xhtml#claim-gaol"],
    ),
    (
        leads_nowhere,
        "EPUB/nav.xhtml",
        "cards.xhtml#drawn",
        "cards.xhtml#painted",
        ["EPUB/nav.xhtml: cards.xhtml#painted"],
    ),
    (leads_nowhere, "EPUB/cover.xhtml", "cover.png", "gone.png", ["EPUB/cover.xhtml: gone.png"]),
    (
        not_in_the_contents,
        "EPUB/nav.xhtml",
        (
            '<li><a href="ledger.xhtml">Ledger</a><ol><li>'
            '<a href="ledger.xhtml#from-one">One</a></li></ol></li>'
        ),
        "",
        ["EPUB/ledger.xhtml"],
    ),
    (mute, "EPUB/cards.xhtml", "Ten cards.", "", ["EPUB/cards.xhtml: figure without desc"]),
    (
        mute,
        "EPUB/cards.xhtml",
        '<title id="t">',
        '<title id="u">',
        ["EPUB/cards.xhtml: figure without title"],
    ),
    (
        mute,
        "EPUB/cards.xhtml",
        '<th scope="col">Maker</th>',
        "<td>Maker</td>",
        ["EPUB/cards.xhtml: table"],
    ),
    (mute, "EPUB/cards.xhtml", ' scope="col"', "", ["EPUB/cards.xhtml: head"]),
    (
        mute,
        "EPUB/cover.xhtml",
        'alt="A book. Every number"',
        'alt=" "',
        ["EPUB/cover.xhtml: picture"],
    ),
    (
        asks_other_hosts,
        "EPUB/cards.xhtml",
        "<figure>",
        '<figure><img alt="x" src="https://example.org/a.png"/>',
        ["EPUB/cards.xhtml: https://example.org/a.png"],
    ),
    (
        asks_other_hosts,
        "EPUB/cards.xhtml",
        "<figure>",
        "<figure><script/>",
        ["EPUB/cards.xhtml: script"],
    ),
    (
        asks_other_hosts,
        "EPUB/epub.css",
        "p {",
        "p { background: url(https://example.org/a.png);",
        ["EPUB/epub.css: url(https://example.org/a.png)"],
    ),
    (
        needs_the_site,
        "EPUB/cards.xhtml",
        "#2459ab",
        "var(--c1, #2459ab)",
        ["EPUB/cards.xhtml: var(--c1, #2459ab)"],
    ),
    (
        needs_the_site,
        "EPUB/cards.xhtml",
        "<figure>",
        '<figure style="color: red">',
        ["EPUB/cards.xhtml: figure"],
    ),
    (
        needs_the_site,
        "EPUB/cards.xhtml",
        '<rect width="100%"',
        '<rect width="9"',
        ["EPUB/cards.xhtml: no paper"],
    ),
    (
        unmarked_chinese,
        "EPUB/cards.xhtml",
        ' lang="zh" xml:lang="zh"',
        ' lang="zh"',
        ["EPUB/cards.xhtml: 摩尔线程"],
    ),
    (repeated_ids, "EPUB/cards.xhtml", 'id="drawn"', 'id="cards"', ["EPUB/cards.xhtml: cards"]),
]


@pytest.mark.parametrize(("rule", "name", "old", "new", "faults"), SPOILED)
def test_a_spoiled_book_is_refused(rule, name, old, new, faults):
    """Each rule finds its fault in a book that has only this one."""
    files = unzipped(epub())
    text = files[name].decode()
    assert old in text
    first = {"mimetype": files.pop("mimetype")}

    assert faults == rule(Book(zipped(files | {name: text.replace(old, new, 1).encode()}, first)))


def test_a_badly_wrapped_book_is_refused(tmp_path):
    """An archive that a plain zip program made is told: its type is squeezed or late, or its files
    have dates of their own.
    """
    files = unzipped(epub())
    late = zipped({name: data for name, data in files.items()})
    with zipfile.ZipFile(tmp_path / "dated.epub", "w") as archive:
        for place, (name, data) in enumerate(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1 + place % 2, 0, 0, 0)), data)

    assert ["the first entry is no plain mimetype"] == badly_wrapped(Book(late))
    assert ["several dates"] == badly_wrapped(Book((tmp_path / "dated.epub").read_bytes()))


# The number of processes --------------------------------------------------------------------------


def test_the_number_of_workers_is_read_from_the_environment(monkeypatch):
    """Two where nobody says otherwise, else what is said."""
    monkeypatch.delenv(WORKERS, raising=False)
    usual = workers()
    monkeypatch.setenv(WORKERS, "5")

    assert (2, 5) == (usual, workers())


@pytest.mark.parametrize("said", ["", "0", "-1", "two", "1.5"])
def test_a_number_of_workers_that_is_none_is_refused(monkeypatch, said):
    """The message names the variable, what it holds, and what to set it to."""
    monkeypatch.setenv(WORKERS, said)
    with pytest.raises(BuildError, match=f"{WORKERS} is '{said}': set it to the number"):
        workers()
