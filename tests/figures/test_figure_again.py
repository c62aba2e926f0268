"""A chapter's figure on another page: the same drawing, and the way to its chapter."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.parsers.rst import DirectiveError
from lxml import html

from chipledger.notebook.stored import stored_figures
from chipledger.publish.book import figures as figure_again
from chipledger.publish.book.figures import FigureAgain
from tests.helpers.shown import small_figure


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """Run the directive beside a notebook with one figure; the nodes and the files
    that the page depends on.
    """
    figure = small_figure()
    monkeypatch.setattr(
        figure_again,
        "notebook_paths",
        lambda root: [tmp_path / "notebooks/00_other.ipynb", tmp_path / "notebooks/01_dots.ipynb"],
    )
    monkeypatch.setattr(
        figure_again,
        "stored_figures",
        lambda paths: [("01_dots", {"name": "some-dots", "title": "Six words"}, figure.svg)],
    )

    def run(name):
        files = []
        made = FigureAgain.__new__(FigureAgain)
        made.arguments = [name]
        made.state = SimpleNamespace(
            document=SimpleNamespace(
                settings=SimpleNamespace(
                    env=SimpleNamespace(
                        srcdir=tmp_path, docname="index", note_dependency=files.append
                    )
                )
            )
        )
        return made.run(), files, figure

    return run


def test_the_drawing_stands_without_what_stays_in_the_chapter(shown):
    """The drawing points to its title and description, which it holds, and not to a
    table that the page lacks.
    """
    (drawn, _), _, figure = shown("some-dots")

    assert 'aria-details="some-dots-data"' in figure.svg
    assert figure.svg.replace(' aria-details="some-dots-data"', "") == drawn.astext()


def test_its_title_leads_to_the_chapter(shown):
    """The line under it is the figure's title and links the label that figures have."""
    (_, line), _, _ = shown("some-dots")

    assert ["fig-some-dots"] == [
        link["reftarget"] for link in line.findall(nodes.Element) if "reftarget" in link
    ]
    assert "Six words" == line.astext()


def test_the_page_depends_on_that_notebook_alone(shown):
    """So that it is read again when the figure changes."""
    assert ["notebooks/01_dots.ipynb"] == shown("some-dots")[1]


def test_an_unknown_figure_is_refused(shown):
    """The message says which figures there are."""
    with pytest.raises(DirectiveError) as refusal:
        shown("no-dots")
    assert "no notebook has a figure named 'no-dots': write one of some-dots" == refusal.value.msg


def test_the_front_page_shows_a_figure_of_a_chapter(built, root):
    """As built: a drawing that a notebook stores, over a link to the place
    where its chapter shows it.
    """
    page = html.fromstring((built / "html/index.html").read_text("utf-8"))
    names = {
        about["name"]: stem
        for stem, about, _ in stored_figures(sorted((root / "notebooks").glob("[0-9]*.ipynb")))
    }
    drawn = [
        svg.get("aria-labelledby").removesuffix("-title") for svg in page.xpath("//article//svg")
    ]

    assert drawn
    assert [f"notebooks/{names[name]}.html#fig-{name}" for name in drawn] == page.xpath(
        "//article//p[@class='imprint'][preceding-sibling::*[1][self::svg]]/a/@href"
    )
