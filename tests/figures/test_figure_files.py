"""The files of a figure, and that no two figures share a name."""

import pytest
from sphinx.errors import ExtensionError

from chipledger.publish.book import figures as figure_files
from chipledger.publish.book.figures import write_files
from tests.helpers.shown import small_figure


class App:
    """As much of Sphinx as the files need."""

    srcdir = "."
    builder = type("Builder", (), {"name": "html"})()

    def __init__(self, outdir):
        self.outdir = str(outdir)


@pytest.fixture
def figure():
    """A small figure."""
    return small_figure()


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
