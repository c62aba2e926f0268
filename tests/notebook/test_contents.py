"""What the contents publish is executed, or refused with its mend; what a notebook stores is what a
reader gets.
"""

import nbformat
import pytest
from nbformat import v4

from chipledger.errors import BuildError
from chipledger.notebook.contents import contents, published_notebooks
from chipledger.notebook.ledger import COMMITTING
from chipledger.notebook.stored import notebook_paths
from chipledger.publish.build import execute as module
from chipledger.publish.build.execute import executed, is_fresh, normalise
from chipledger.publish.build.stages import refuse_strange_day


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A checkout with one numbered notebook and a page."""
    for name in (COMMITTING, "CHIPLEDGER_ROOT", "PYTHONHASHSEED", "PYDEVD_DISABLE_FILE_VALIDATION"):
        monkeypatch.setenv(name, "")  # set by the execution, and taken back here at the end
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "index.md").write_text("# Book\n", "utf-8")
    write_notebook(tmp_path / "notebooks" / "01_cards.ipynb", "1 + 1")
    return tmp_path


def write_notebook(path, *cells):
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(v4.new_notebook(cells=[v4.new_code_cell(cell) for cell in cells]), path)
    return path


def name(book, *files):
    (book / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n  - caption: All\n    chapters:\n"
        + "".join(f"      - file: {file}\n" for file in files),
        "utf-8",
    )


def test_a_notebook_without_a_number_is_executed_too(book):
    """Whatever the name of a notebook, if the contents publish it the build runs it."""
    extra = write_notebook(book / "notebooks" / "extra.ipynb", "2")
    name(book, "notebooks/01_cards", "notebooks/extra")

    assert [book / "notebooks" / "01_cards.ipynb", extra] == notebook_paths(book)


@pytest.mark.parametrize("place", ["notebooks/more/extra", "book/extra", "extra"])
def test_a_notebook_elsewhere_is_refused_with_its_mend(book, place):
    """Outside notebooks/ nothing is executed, so nothing is published from there."""
    write_notebook(book / f"{place}.ipynb", "2")
    name(book, "notebooks/01_cards", place)

    with pytest.raises(
        BuildError, match=rf"{place}, which lies outside.*move it to notebooks/extra.ipynb"
    ):
        notebook_paths(book)


@pytest.mark.parametrize(
    "entry",
    [
        "root: notebooks/more/extra",
        "root: index\nchapters:\n  - glob: notebooks/*/extra*",
        "root: index\nchapters:\n  - file: index2\n    sections:\n"
        "      - file: notebooks/more/extra.ipynb",
        "root: index\nsubtrees:\n  - entries:\n      - file: notebooks/more/extra",
    ],
)
def test_the_contents_are_read_in_every_shape(book, entry):
    """Root, glob, sections, subtrees and file endings name a notebook as well as chapters do."""
    write_notebook(book / "notebooks" / "more" / "extra.ipynb", "2")
    (book / "_toc.yml").write_text(f"format: jb-book\n{entry}\n", "utf-8")

    with pytest.raises(BuildError, match="lies outside"):
        published_notebooks(book)


@pytest.mark.parametrize(
    "text",
    [
        "---\nkernelspec:\n  name: python3\n---\n# Page\n",
        "---\njupytext:\n  text_representation: {}\n---\n",
        "# Page\n\n```{code-cell} python\n1 + 1\n```\n",
    ],
)
def test_a_notebook_written_as_markdown_is_refused(book, text):
    """Its cells would be shown and never run; the message says how to turn it into a notebook."""
    (book / "page.md").write_text(text, "utf-8")
    name(book, "page")

    with pytest.raises(
        BuildError, match="page, a notebook written as Markdown.*jupytext --to ipynb"
    ):
        notebook_paths(book)


def test_a_page_of_prose_is_no_notebook(book):
    """Prose that speaks of a kernelspec or shows code stays a page."""
    (book / "page.md").write_text("# Page\n\nA kernelspec: text.\n\n```python\n1\n```\n", "utf-8")
    name(book, "page", "notebooks/01_cards")

    assert ["index", "page", "notebooks/01_cards"] == contents(book)
    assert [book / "notebooks" / "01_cards.ipynb"] == published_notebooks(book)


@pytest.mark.costly
@pytest.mark.parametrize(
    "shown",
    ["{'b', 'a'}", "print({'Nvidia', 'AMD'})", "frozenset({'x', 'y'})", "print('one'); {'p', 'q'}"],
)
def test_a_set_that_is_shown_is_refused(book, shown):
    """The order of a set differs from run to run: the notebook and the cell are named, and the
    mend.
    """
    path = write_notebook(book / "notebooks" / "02_set.ipynb", "1", shown)

    with pytest.raises(BuildError, match=r"02_set.ipynb, cell 2 shows a set.*sorted"):
        list(executed([path], "environment"))


@pytest.mark.costly
@pytest.mark.parametrize("shown", ["{'a': 1, 'b': 2}", "sorted({'b', 'a'})", "{1}", "'{a, b}'"])
def test_what_has_one_order_is_shown(book, shown):
    """Mappings, sorted lists and single members come in one order."""
    path = write_notebook(book / "notebooks" / "02_fine.ipynb", shown)

    [(_, text)] = executed([path], "environment")

    assert '"output_type"' in text


@pytest.mark.costly
def test_a_kernel_that_dies_names_notebook_and_cell(book):
    """A crash of the kernel is told with the notebook and the cell that was running."""
    path = write_notebook(book / "notebooks" / "02_dies.ipynb", "1", "import os\nos._exit(9)")

    with pytest.raises(BuildError, match=r"(?s)02_dies.ipynb: the kernel died.*cell 2:.*os._exit"):
        list(executed([path], "environment"))


def test_another_kernel_makes_a_notebook_stale():
    """A notebook that names a kernel of somebody's machine is executed anew, and stored with the
    build's.
    """
    notebook = normalise(v4.new_notebook(cells=[v4.new_code_cell("1", execution_count=1)]), "here")
    assert is_fresh(notebook, "here")

    notebook.metadata["kernelspec"]["name"] = "my-conda"

    assert not is_fresh(notebook, "here")
    assert module.KERNEL == normalise(notebook, "here").metadata["kernelspec"]["name"]


@pytest.mark.parametrize("epoch", ["1", "0", "-5", "yesterday", ""])
def test_a_strange_day_of_the_edition_is_refused(epoch):
    """1970 in a citation is no date of an edition; the message says what to set."""
    with pytest.raises(BuildError, match="SOURCE_DATE_EPOCH is .*: set it"):
        refuse_strange_day(epoch)


def test_a_day_of_this_century_is_taken():
    """The build's own day, and any later one, is no reason to stop."""
    assert refuse_strange_day("1767225600") is None
