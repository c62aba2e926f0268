"""The PDF: strings, tables, figures and notes as Typst markup, and one
small book from end to end.
"""

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from pypdf import PdfReader
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from chipledger.drawing import SvgError, described, standalone, with_letters
from chipledger.publish.book.order import Place, places
from chipledger.publish.book.outputs import prefer_mime_types
from chipledger.publish.book.roles import weak_sign
from chipledger.publish.pdf import builder as typst_builder
from chipledger.publish.pdf.figures import Pictures
from chipledger.publish.pdf.labels import Labels
from chipledger.publish.pdf.notes import Notes, in_register
from chipledger.publish.pdf.register import Register
from chipledger.publish.pdf.summary import summary
from chipledger.publish.pdf.verdicts import SIGNS, verdict
from chipledger.publish.pdf.writer import Writer
from chipledger.publish.typst import fonts
from chipledger.publish.typst.markup import breakable, quote, text
from chipledger.tables.vocabulary import STATUSES, VERDICTS

SVG = (
    '<svg role="img" viewBox="0 0 100 50" width="150" height="75" font-family="Verdana">'
    "<title>Cards shipped</title>"
    '<desc>One bar, 3 &amp; rising.</desc><rect width="9" height="9" fill="var(--c1, #0072b2)"/>'
    '<text y="20" fill="var(--ink, var(--fg, rgb(1, 2, 3)))">摩尔线程 (plan)</text></svg>'
)

SPANS = """
+-----+-----+-----+
| a   | b   | c   |
+=====+=====+=====+
| d         | e   |
+-----+-----+     |
| f   | g   |     |
+-----+-----+-----+
"""


class Book:
    """What the builder gives to its writers, for one document without numbers."""

    number_formats = {"figure": "Figure %s", "table": "Table %s"}

    def __init__(self, tree, folder):
        self.labels, self.pictures = Labels({"page": tree}), Pictures(folder)
        self.notes = Notes([Place("page")], {"page": tree})
        self.register = Register(None, self.notes, self.labels)

    def file_of(self, docname):
        return "book"

    def figure_numbers(self, docname):
        return {"figure": {"shipped": (2, 1)}}

    def section_numbers(self, docname):
        return {}


@pytest.fixture
def write(tmp_path):
    """Typst markup of a small document, given as nodes or as reStructuredText."""

    def written(source):
        tree = (
            publish_doctree(source)
            if isinstance(source, str)
            else nodes.document(None, None, "", *source)
        )
        return Writer(Book(tree, tmp_path / "figures"), "page", tree, Place("page")).translate(tree)

    return written


@pytest.fixture
def warned(monkeypatch):
    """The warnings that writers give."""
    given = []
    for module in (
        "writer",
        "inline",
        "figures",
        "tables",
        "builder",
    ):
        monkeypatch.setattr(
            f"chipledger.publish.pdf.{module}.log.warning",
            lambda form, *parts, **_: given.append(form % parts),
        )
    return given


def figure_of(html):
    """A captioned figure as a notebook's output becomes one."""
    return nodes.figure(
        "", nodes.raw("", html, format="html"), nodes.caption("", "Cards"), ids=["shipped"]
    )


def test_a_string_with_quotes_and_backslashes_is_one_literal():
    """Nothing in a string can end the Typst literal that holds it, and control
    characters are dropped.
    """
    assert r'"a \"b\" \\ c\n"' == quote('a "b" \\ c\n\x07')


def test_markup_characters_in_text_are_only_text():
    """Stars, hashes and dollar signs of the prose reach the page as they stand."""
    assert '#"5 * 3 #x $y$ [z]";' == text("5 * 3 #x $y$ [z]")


def test_chinese_runs_are_marked_with_their_script():
    """A Chinese run is set apart from Latin letters, traditional characters as such."""
    assert '#hans("摩尔线程");#", ";#hant("輝達");#" and ";#hans("元");' == text(
        "摩尔线程, 輝達 and 元"
    )


def test_only_long_words_get_break_points():
    """Words that fit a narrow column stay whole, so that they can be searched for and copied."""
    assert "Stargate cards-\u200bfor-\u200bten-\u200bbillion" == breakable(
        "Stargate cards-for-ten-billion"
    )
    assert "CNY\u00a010 Huawei Ascend 910B" == breakable("CNY\u00a010 Huawei\u00a0Ascend\u00a0910B")


def test_spanning_cells_keep_their_columns(write):
    """A cell over two columns or two rows says so, and the head stands apart from the body."""
    markup = write(SPANS)

    assert '([#strong([#"a";]);]' in markup
    assert (
        'table.cell([#"d";], colspan: 2), table.cell([#"e";], rowspan: 2), [#"f";], [#"g";]'
        in markup
    )


def test_a_column_knows_its_longest_word(write):
    """The template learns which word a column has to hold; cells that span do not count."""
    assert '#data-table(("a", "b", "c", )' in write(SPANS)


def test_a_table_without_head_is_reported(write, warned):
    """A reader who listens to a table needs its head."""
    write("=== ===\na   b\nc   d\n=== ===\n")

    assert ["typstpdf: table without a head row"] == warned


def test_svg_takes_the_fallback_colours():
    """On paper there are no variables: each gives way to the colour after its comma,
    also within one another.
    """
    file = standalone(SVG)

    assert "var(" not in file
    assert 'fill="#0072b2"' in file and 'fill="rgb(1, 2, 3)"' in file


def test_svg_is_a_file_of_its_own():
    """The picture gets the name space and the font that the page would have given it."""
    assert 'xmlns="http://www.w3.org/2000/svg"' in standalone(SVG)
    assert 'font-family="DejaVu Sans"' in standalone(SVG) and "Verdana" not in standalone(SVG)


def test_a_colour_without_fallback_is_refused():
    """A variable that paper cannot resolve would be printed black unnoticed."""
    with pytest.raises(SvgError, match="--c9"):
        standalone(SVG.replace("var(--c1, #0072b2)", "var(--c9)"))


def test_a_figure_speaks_and_is_numbered(write):
    """Title and description become the alternative text, the caption keeps Sphinx's number."""
    markup = write([figure_of(f"<div>{SVG}</div>")])

    assert "Cards shipped. One bar, 3 & rising" == described(SVG)
    assert '"Cards shipped. One bar, 3 & rising", width: 100%' in markup
    assert 'number: "Figure 2.1", caption: [#"Cards";]' in markup


def test_letters_of_a_figure_do_not_grow_with_it():
    """A drawing that fills the text keeps its letters near the text's size; other drawings keep
    theirs.
    """
    drawn = '<svg class="figure" font-size="1"><text font-size="12em">a</text></svg>'

    assert drawn.replace('"1"', '"0.5"') == with_letters(drawn, 0.5)
    assert SVG == with_letters(SVG, 0.5)


def test_html_that_paper_cannot_show_is_reported(write, warned):
    """Raw HTML with something to read is never lost silently; bare tags are no loss."""
    write(
        [
            nodes.raw("", "<p>lost</p>", format="html"),
            nodes.raw("", "<div><!-- note --></div>", format="html"),
        ]
    )

    assert 1 == len(warned) and "lost" in warned[0]


def test_a_note_is_set_where_it_is_first_called(write):
    """The second call repeats the number and not the text."""
    markup = write("One [#n]_ and two [#n]_.\n\n.. [#n] The note.\n")

    assert 1 == markup.count("The note.")
    assert 2 == len(re.findall(r"#footnote[\[(]", markup))


def test_a_bound_number_is_a_quiet_link(write):
    """Numbers of the ledger link to their entry, which carries the label; the mark is raised."""
    number = nodes.reference(
        "", "300,000", nodes.superscript("", "r"), refid="x1", classes=["claim"]
    )
    markup = write([nodes.paragraph("", "", number), nodes.paragraph("", "entry", ids=["x1"])])
    label = re.search(
        r'#bound\(label\("([\w-]+)"\), \[#"300,000";#super\(\[#"r";\]\);\]\);', markup
    )

    assert label and f'#anchor("{label[1]}");' in markup


def test_the_sign_of_a_weak_source_is_raised(write):
    """A figure from a weak source carries its sign on paper too, within its link."""
    number = nodes.reference("", "", nodes.Text("30%"), weak_sign(), refid="x1", classes=["claim"])

    assert '[#"30%";#weak("○");]' in write(
        [nodes.paragraph("", "", number), nodes.paragraph("", "entry", ids=["x1"])]
    )


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A\n\n----\n\nB\n", "transition"),
        (".. topic:: T\n\n   a\n", "topic"),
        (":a: b\n\nC\n\n:d: e\n", "field_list"),
        ("H\\ :sub:`2`\\ O\n", "subscript"),
        ("| a\n| b\n", "line_block"),
    ],
)
def test_what_the_pdf_has_no_rule_for_is_named(write, warned, source, name):
    """A page that brings a new kind of block is told which rule is missing;
    nothing is set by guess.
    """
    write(source)

    assert any(f"no rule for {name}: give pdf.writer a method on_{name}" in said for said in warned)


def test_a_link_without_target_is_reported(write, warned):
    """A lost cross-reference is not printed as if it led somewhere."""
    write([nodes.paragraph("", "", nodes.reference("", "there", refid="nowhere"))])

    assert ["typstpdf: the PDF has no place for the link 'nowhere'"] == warned


def test_a_node_may_write_itself(write):
    """Nodes with `to_typst` bring their own markup; an empty one leaves the node out."""

    class doors(nodes.General, nodes.Element):
        def to_typst(self, quoted):
            return quoted(self["words"]) if self["words"] else ""

    assert '"through"' == write([doors(words="through"), doors(words="")])


def number_of(kind, name, words="9", **options):
    """A number of the ledger in a sentence."""
    return nodes.reference(
        "",
        "",
        nodes.inline("", words, classes=[kind]),
        refuri=f"%book/ledger#{kind}-{name}",
        **options,
    )


def test_notes_are_counted_through_a_chapter():
    """Claims, findings, checks and promises share one count, a repeat keeps its number, and pages
    below a chapter count on.
    """
    one = nodes.document(
        None,
        None,
        "",
        nodes.paragraph(
            "", "", number_of("claim", "a"), number_of("check", "b"), number_of("claim", "a")
        ),
    )
    below = nodes.document(
        None,
        None,
        "",
        nodes.paragraph(
            "", "", number_of("finding", "c"), number_of("promise", "d"), number_of("claim", "a")
        ),
    )
    other = nodes.document(None, None, "", nodes.paragraph("", "", number_of("claim", "a")))
    notes = Notes(
        [Place("one"), Place("below", 1), Place("other")],
        {"one": one, "below": below, "other": other},
    )

    assert {
        "one": {"claim-a": 1, "check-b": 2, "finding-c": 3, "promise-d": 4},
        "other": {"claim-a": 1},
    } == notes.chapters
    assert [("one", 1), ("other", 1)] == notes.uses("claim-a")
    assert [True, True, False] == [
        notes.opens("one", notes.entry(link, "one"), link) for link in one.findall(nodes.reference)
    ]
    assert (
        notes.back("below", "claim-a")
        == notes.back("one", "claim-a")
        != notes.back("other", "claim-a")
    )


def test_only_what_the_text_prints_has_a_note():
    """What only the last output of a notebook or a heading names is not counted, and
    neither are other links.
    """
    receipt = nodes.container(
        "",
        nodes.paragraph("", "", number_of("claim", "drawn"), number_of("claim", "said")),
        classes=["receipt"],
    )
    heading = nodes.section(
        "",
        nodes.title("", "", number_of("claim", "titled")),
        nodes.paragraph("", "", number_of("claim", "said")),
        ids=["s"],
    )
    link = nodes.paragraph(
        "", "", nodes.reference("", "elsewhere", refuri="%book/ledger#claim-linked")
    )
    notes = Notes([Place("a")], {"a": nodes.document(None, None, "", heading, link, receipt)})

    assert {"a": {"claim-said": 1}} == notes.chapters
    assert notes.back("a", "claim-said") and notes.back("a", "claim-drawn") is None


def test_the_register_holds_what_the_book_prints():
    """Findings, checks and promises bring no entry but their own: what they were made
    from stands on the site.
    """
    tree = nodes.document(
        None,
        None,
        "",
        nodes.paragraph(
            "", "", *(number_of(kind, kind[0]) for kind in ("finding", "check", "promise"))
        ),
    )

    assert {"finding-f", "check-c", "promise-p"} == in_register(Notes([Place("a")], {"a": tree}))


def test_a_verdict_has_a_sign():
    """What holds, fails or differs is told by a sign as well as a colour; a question of ours that
    fails is in no colour.
    """
    assert '#verdict("good", "✓", [holds]);' == verdict("holds after rounding", "", "holds")
    assert '#verdict("worse", "✗", [fails]);' == verdict("fails", "serious", "fails")
    assert '#verdict("plain", "✗", [fails]);' == verdict("fails", "question", "fails")
    assert {*VERDICTS, *STATUSES} <= set(SIGNS)


def test_a_badge_is_set_with_its_sign(write):
    """The class of a badge in the text tells its sign."""
    badge = nodes.inline("", "not comparable", classes=["check", "undefined"])

    assert '#verdict("plain", "–", [#"not comparable";]);' == write([badge])


def page_with(*inside):
    """A page that says something in one minute."""
    return nodes.document(None, None, "", nodes.section("", *inside, ids=["top"]))


def test_the_summary_gathers_boxes_and_scoreboard(tmp_path):
    """Behind the cover stand the first scoreboard and the box of every chapter under its title,
    without figures and places that the chapter has; a book without them has no summary.
    """
    box = nodes.container(
        "",
        nodes.rubric("", "In one minute"),
        nodes.paragraph("", "It ", number_of("claim", "a"), ids=["answer"]),
        nodes.figure("", nodes.image("", uri="x.svg")),
        classes=["minute"],
    )
    board = nodes.container("", nodes.paragraph("", "Squares"), classes=["scoreboard"])
    tree = page_with(board, box)
    book = Book(tree, tmp_path)
    book.env = SimpleNamespace(titles={"page": nodes.title("", "Who?")})
    found = summary(book, [Place("page")], {"page": tree})

    assert found.startswith('[#summary("In two pages", [#"Squares";], (([#"Who?";], [#"It ";')
    assert "minute" not in found and "picture" not in found and "anchor" not in found
    assert 2 == len(list(tree.findall(nodes.container)))
    assert ["answer"] == next(box.findall(nodes.paragraph))["ids"]
    empty = page_with(nodes.paragraph("", "x"))
    assert summary(book, [Place("page")], {"page": empty}) is None


def test_words_stand_out_from_paper():
    """Each colour of text has four and a half to one against white, in grey print too; a
    fainter one would be noticed.
    """
    template = typst_builder.TEMPLATE.read_text("utf-8")
    colours = {
        found[1]: found[2] for found in re.finditer(r'(\w+)(?: =|:) rgb\("#(\w{6})"\)', template)
    }
    words = {name: colour for name, colour in colours.items() if name not in ("hair", "wash")}

    assert {"accent", "quiet", "soft", "warning", "fill"} <= set(words)
    assert {} == {name: colour for name, colour in words.items() if contrast(colour) < 4.5}
    assert contrast("c9ced4") < 4.5 < contrast("000000") == pytest.approx(21)


def contrast(colour):
    """Contrast of a colour with white, as WCAG computes it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_parts_open_once_and_pages_below_are_sections():
    """The first chapter of a part opens it; a page below a chapter is one step down."""

    def toc(*entries, caption=None):
        return nodes.container(
            "", addnodes.toctree(entries=[(None, name) for name in entries], caption=caption)
        )

    tocs = {
        "index": toc("a", "b", caption="Themes"),
        "a": toc("a1"),
        "a1": toc(),
        "b": toc("a1", "index"),
    }
    found = list(places("index", tocs))

    assert [("index", 0, 1, False), ("a", 0, 2, True), ("a1", 1, 2, False), ("b", 0, 2, False)] == [
        (place.docname, place.step, place.level, place.opens) for place in found
    ]


@pytest.mark.parametrize("codec", ["gb2312", "big5"])
def test_the_chinese_font_has_both_scripts(codec):
    """Every common character, simplified or traditional, has a glyph: a missing
    one would stop the PDF.
    """
    from fontTools.ttLib import TTFont

    with TTFont(fonts.chinese_font(), lazy=True) as font:
        known = font.getBestCmap()
    pairs = (bytes([high, low]) for high in range(0xA4, 0xD8) for low in range(0x40, 0xFF))
    common = {
        character
        for pair in pairs
        for character in pair.decode(codec, "ignore")
        if "\u4e00" <= character <= "\u9fff"
    }

    assert len(common) > 3000
    assert set() == {character for character in common if ord(character) not in known}


# One small book -----------------------------------------------------------------------------------

CONF = """
extensions = ["chipledger.publish.pdf.builder"]
project, author, numfig, language = "Small book", "A. Author", True, "en"
typstpdf_title, typstpdf_date, typstpdf_colophon = "A small book", "2026-11-20", ["Data: 3f2a91"]
"""
INDEX = """
First page
==========

See :ref:`there` and 摩尔线程. {extra}

.. raw:: html

   {svg}

.. toctree::
   :caption: Part one

   second
"""
SECOND = """
.. _there:

Second page
===========

.. table:: Makers

   ====== =====
   Maker  Cards
   ====== =====
   輝達    3
   ====== =====
"""


def build(folder, extra=""):
    """Build the small book; returns what Sphinx warned of."""
    folder.mkdir()
    for name, content in {
        "conf.py": CONF,
        "index.rst": INDEX.format(svg=SVG, extra=extra),
        "second.rst": SECOND,
    }.items():
        (folder / name).write_text(content, encoding="utf-8")
    warnings = io.StringIO()
    with patch_docutils(str(folder)), docutils_namespace():
        Sphinx(
            folder,
            folder,
            folder / "out",
            folder / "doctrees",
            "typstpdf",
            status=None,
            warning=warnings,
        ).build()
    return warnings.getvalue()


def test_a_small_book_becomes_a_tagged_pdf(tmp_path, monkeypatch):
    """Title, language, tags, bookmarks with the part, text in both scripts, and the
    same bytes a second time.
    """
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    assert "" == build(tmp_path / "one") + build(tmp_path / "two")
    one, two = ((tmp_path / name / "out/report.pdf").read_bytes() for name in ("one", "two"))
    pdf = PdfReader(io.BytesIO(one))
    titles = [
        title.title
        for level in pdf.outline
        for title in (level if isinstance(level, list) else [level])
    ]
    words = "".join(page.extract_text() for page in pdf.pages)

    assert one == two
    assert ("A small book", "D:20261120000000Z") == (
        pdf.metadata.title,
        pdf.metadata["/CreationDate"],
    )
    assert ("en", True) == (pdf.root_object["/Lang"], pdf.root_object["/MarkInfo"]["/Marked"])
    assert ["Contents", "First page", "Part one", "Second page"] == titles
    assert all(
        text in words
        for text in ("摩尔线程", "輝達", "Data: 3f2a91", "Edition of 20 November 2026")
    )


def test_a_missing_glyph_fails_the_build_and_leaves_no_pdf(tmp_path):
    """A character in none of the fonts is a warning, which fails the build, and nothing
    half right is published.
    """
    warnings = build(tmp_path / "book", extra="ሀ")

    assert "WARNING: typstpdf: no PDF was made" in warnings and "ሀ" in warnings
    assert not Path(tmp_path, "book/out/report.pdf").exists()


def test_the_builder_says_which_outputs_it_wants():
    """Our tables are Markdown and our figures HTML; the book's own choice goes first."""

    class Config:
        nb_mime_priority_overrides = [("typstpdf", "text/html", 99)]

    prefer_mime_types(None, Config, "typstpdf")

    assert [
        ("typstpdf", "text/html", 99),
        ("typstpdf", "text/markdown", 0),
    ] == Config.nb_mime_priority_overrides[:2]
    assert 1 == sum(kind == "text/html" for _, kind, _ in Config.nb_mime_priority_overrides)
