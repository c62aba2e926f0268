"""The form of a chapter: box, figures and folds, of a small notebook built as the site."""

from types import SimpleNamespace

import nbformat
import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from lxml import html
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from chipledger.publish.book.figures import setup_figure_files
from chipledger.publish.book.folds import FoldWorkshop, setup_folds
from chipledger.publish.book.minute import setup_minute
from chipledger.publish.book.outputs import prefer_tables
from chipledger.publish.book.translator import setup_translator
from tests.helpers.shown import small_figure

TOP = """# How many cards

## In one minute

**Some.** Not more.

- One thing
- Another thing

**How sure?** Very.
"""
TABLE = "```{table} Cards\n:name: tab-cards\n\n| chip | low |\n| --- | --- |\n| X1 | 1 |\n```"
RECEIPT = "````{container} receipt\n| Finding |\n| --- |\n| cards |\n````"


def cell(source, *outputs):
    """A cell of code that shows something."""
    shown = [
        nbformat.v4.new_output("display_data", output)
        if isinstance(output, dict)
        else nbformat.v4.new_output("display_data", {"text/markdown": output})
        for output in outputs
    ]
    return nbformat.v4.new_code_cell(source, outputs=shown)


def figure(name, **options):
    """What a figure leaves in a notebook."""
    return small_figure(name=name, **options)._repr_mimebundle_()


CELLS = (
    nbformat.v4.new_markdown_cell(TOP),
    cell("first = 1", "a line that repeats"),
    nbformat.v4.new_markdown_cell("## The story\n\nIn {numref}`fig-late` we see."),
    cell("second = 2", figure("early")),
    nbformat.v4.new_markdown_cell("Words between.\n\n### Deeper"),
    cell("third = 3", TABLE, "another line"),
    cell("fourth = 4", figure("late", key=True)),
    nbformat.v4.new_markdown_cell("## Claims and findings"),
    cell("book.receipt()", RECEIPT),
)


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    """The body of the page."""
    folder = tmp_path_factory.mktemp("page")
    nbformat.write(nbformat.v4.new_notebook(cells=list(CELLS)), folder / "index.ipynb")
    options = {"extensions": ["myst_nb"], "nb_execution_mode": "off", "numfig": True}
    options |= {"nb_render_markdown_format": "myst", "myst_enable_extensions": ["colon_fence"]}
    bodies = []
    with docutils_namespace():
        app = Sphinx(folder, None, folder / "out", folder / "trees", "html", options, None, None)
        for part in (setup_figure_files, setup_minute, setup_folds, setup_translator):
            part(app)
        app.connect("config-inited", prefer_tables, priority=900)
        prefer_tables(app, app.config)
        app.connect("html-page-context", lambda *page: bodies.append(page[3].get("body", "")))
        app.build()
    return html.fragment_fromstring(max(bodies, key=len), create_parent="article")


def test_the_box_holds_the_answer_and_the_key_figure(article):
    """Its list is followed by the key figure, whose cell stands further down, and that by what was
    written below; it is no numbered section.
    """
    (box,) = article.xpath(".//div[contains(@class, 'minute')]")

    assert "in-one-minute" == box.get("id")
    assert ["p", "p", "ul", "div", "p"] == [child.tag for child in box]
    assert ["fig-late"] == box.xpath(".//figure/@id")
    assert "In one minute" not in "".join(article.xpath(".//h2//text()"))


def test_figures_are_numbered_as_they_stand(article):
    """The key figure is the first, and references to it say so."""
    assert ["Fig. 1", "Fig. 2"] == [
        number.strip()
        for number in article.xpath(".//figcaption//*[@class='caption-number']/text()")
    ]
    assert "Fig. 1" == article.xpath("string(.//a[@href='#fig-late']//span)")


def test_a_title_stands_above_its_figure(article):
    """Title, what is measured, drawing, source with the links to the files."""
    for drawn in article.iter("figure"):
        caption, measure, _, source = drawn
        name = drawn.get("id").removeprefix("fig-")

        assert ["figcaption", "p", "svg", "p"] == [part.tag for part in drawn]
        assert "Six words" in caption.text_content()
        assert "What is measured" == measure.text_content()
        assert [f"figures/{name}.csv", f"figures/{name}.svg", f"#{name}-data"] == source.xpath(
            ".//a/@href"
        )


def test_the_code_of_a_section_is_one_fold_at_its_end(article):
    """Lines of output go with it, and what is drawn stays in the text; the box's stands below the
    box.
    """
    found = [
        (fold.findtext("summary"), fold.getparent().tag, fold.text_content())
        for fold in article.iter("details")
    ]
    (box, _, first), (code, place, second) = found[:2]

    assert "Code" == box == code and "section" == place
    assert "first = 1" in first and "a line that repeats" in first
    assert all(words in second for words in ("second = 2", "third = 3", "another line", "fourth"))
    assert "X1" not in second and not article.xpath(".//details//figure")


def test_claims_and_findings_are_a_fold(article):
    """A link to their place still leads there."""
    (fold,) = article.xpath(".//details[@id='claims-and-findings']")

    assert "Claims and findings" == fold.findtext("summary")
    assert "cards" in fold.text_content()


def test_descriptions_of_figures_are_one_fold(article):
    """The last of the page, with a place for each figure, which its drawing names."""
    fold = article.xpath(".//details")[-1]

    assert "The figures in words and numbers" == fold.findtext("summary")
    assert {"early-data", "late-data"} == set(fold.xpath("./div/@id"))
    assert {"early-data", "late-data"} == set(article.xpath(".//svg/@aria-details"))


def test_other_editions_have_no_workshop():
    """Of a cell the PDF keeps what is drawn."""
    page = new_document("page", get_default_settings())
    table, line, source = nodes.table(), nodes.paragraph("", "a line"), nodes.literal_block()
    output = nodes.container("", line, table, nb_element="cell_code_output")
    code = nodes.container("", source, nb_element="cell_code_source")
    page += nodes.section("", nodes.container("", code, output, nb_element="cell_code"))
    builder = SimpleNamespace(name="typstpdf", format="typst")
    page.settings.env = SimpleNamespace(app=SimpleNamespace(builder=builder))

    FoldWorkshop(page).run()

    assert [table] == list(page.findall(nodes.table))
    assert not list(page.findall(nodes.literal_block)) and not list(page.findall(nodes.paragraph))
