"""The fold of a figure stands after it, with links to its files, and no
two figures share a name.
"""

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from sphinx.errors import ExtensionError

from chipledger.publish.book import figures as figure_files
from chipledger.publish.book.figures import FoldAfterFigure, write_files
from tests.helpers.shown import small_figure


class App:
    """As much of Sphinx as the fold and the files need."""

    srcdir = "."
    builder = type("Builder", (), {"name": "html"})()

    def __init__(self, outdir):
        self.outdir = str(outdir)


@pytest.fixture
def figure():
    """A small figure."""
    return small_figure()


@pytest.fixture
def page(figure):
    """A page two folders down with the figure in it, after the transform."""
    document = new_document("page", get_default_settings())
    holder = nodes.container(
        "",
        nodes.figure(
            "", nodes.raw("", figure.to_html(), format="html"), nodes.caption("", "A caption")
        ),
    )
    document += holder
    document.settings.env = type(
        "Environment", (), {"docname": "notebooks/deep/page", "app": App(".")}
    )()
    transform = FoldAfterFigure(document)
    transform.run()
    return holder


def test_the_fold_follows_the_figure(page, figure):
    """The drawing stays with its caption; description, table and links come after both."""
    drawn, fold = page.children

    assert isinstance(drawn, nodes.figure) and figure.svg == drawn.children[0].astext()
    assert fold.astext().startswith('<details class="fold figure-data" id="some-dots-data">')


def test_the_fold_links_both_files(page):
    """The links lead from the page's depth to the folder of the figures."""
    fold = page.children[1].astext()

    assert 'href="../../figures/some-dots.csv" download="some-dots.csv"' in fold
    assert 'href="../../figures/some-dots.svg" download="some-dots.svg"' in fold


def test_files_are_written_and_old_ones_removed(tmp_path, monkeypatch, figure):
    """Each figure has its data and its drawing without variables; a figure that
    is gone leaves no file.
    """
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/gone.csv").touch()
    about = {"name": figure.name, "csv": figure.to_csv()}
    monkeypatch.setattr(figure_files, "stored_figures", lambda paths: [("01", about, figure.svg)])

    write_files(App(tmp_path), None)

    assert ["some-dots.csv", "some-dots.svg"] == sorted(
        path.name for path in (tmp_path / "figures").iterdir()
    )
    assert figure.to_csv() == (tmp_path / "figures/some-dots.csv").read_text("utf-8")
    assert "var(" not in (tmp_path / "figures/some-dots.svg").read_text("utf-8")


def test_a_name_used_twice_is_refused(tmp_path, monkeypatch, figure):
    """Two figures of one name would overwrite each other's files: both notebooks are named."""
    about = {"name": figure.name, "csv": ""}
    monkeypatch.setattr(
        figure_files,
        "stored_figures",
        lambda paths: [("01", about, figure.svg), ("02", about, figure.svg)],
    )

    with pytest.raises(ExtensionError, match="'some-dots' stands in 01 and in 02"):
        write_files(App(tmp_path), None)
