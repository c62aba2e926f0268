"""The texts of numbers in notebooks: what is written, what is refused, what stays as it was."""

import json
import re
from types import SimpleNamespace

import nbformat
import pytest
from markdown_it import MarkdownIt

from chipledger import cli
from chipledger.errors import BuildError
from chipledger.notebook.stored import notebook_paths, read_notebook
from chipledger.publish.book import number_links
from chipledger.publish.book.number_texts import (
    Texts,
    figure_numbers,
    hold_texts,
    outdated,
    rewritten,
    write_texts,
)
from chipledger.publish.build.execute import hash_of

PROSE = [
    "# Cards\n\nAt {claim}`card-price` each, {claim}`revenue-goal|bare`.\n",
    "| What | Number |\n| --- | --- |\n| Cards | [](#claim-cards-needed) |\n\n"
    "{check}`cards-for-the-goal`, {numref}`fig-b`, [Table 9](#tab-a).\n\n"
    "```{articles} china\n```\n",
]


@pytest.fixture
def book(cleaned_root):
    """A checkout of the tiny ledger with one notebook, its chapter the second."""
    cells = [nbformat.v4.new_markdown_cell(source) for source in PROSE]
    for name in ("fig-a", "fig-b"):
        chart = {"text/markdown": f"```{{chart}} {name.removeprefix('fig-')}\nA figure\n```"}
        output = nbformat.v4.new_output("display_data", chart)
        cells.append(nbformat.v4.new_code_cell("1", outputs=[output]))
    table = {"text/markdown": "```{table} A table\n:name: tab-a\n\n| a |\n```"}
    output = nbformat.v4.new_output("display_data", table)
    cells.append(nbformat.v4.new_code_cell("2", outputs=[output]))
    folder = cleaned_root / "notebooks"
    folder.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "01_cards.ipynb")
    (cleaned_root / "requirements.lock").touch()
    (cleaned_root / "_toc.yml").write_text(
        "root: index\nparts:\n  - numbered: true\n    chapters:\n"
        "      - file: book/first\n      - file: notebooks/01_cards\n"
    )
    return cleaned_root


def path_of(book):
    """The file of the one notebook."""
    return book / "notebooks/01_cards.ipynb"


def prose_of(book):
    """The Markdown of the one notebook."""
    cells = read_notebook(path_of(book)).cells
    return [cell.source for cell in cells if cell.cell_type == "markdown"]


def edit(book, old, new):
    """Change a place in the notebook's file, which must be there."""
    text = path_of(book).read_text("utf-8")
    assert old in text
    path_of(book).write_text(text.replace(old, new, 1), "utf-8")


def test_every_number_is_written(book):
    """Roles and empty links get the text that the book prints, figures and tables their numbers,
    and a theme its articles.
    """
    write_texts(book)

    first, second = prose_of(book)
    assert (
        "# Cards\n\nAt [CNY 70,000 per card](#claim-card-price) each, "
        "[10 billion](#claim-revenue-goal.bare).\n" == first
    )
    assert "| Cards | [143,000 cards](#claim-cards-needed) |" in second
    assert "[holds](#check-cards-for-the-goal), [Fig. 2.2](#fig-b), [Table 2.1](#tab-a)" in second
    assert re.search(r"^\[The article of this chapter: .+\]\(#articles-china\)$", second, re.M)


def test_a_written_notebook_stays_as_it_is(book):
    """Numbers that stand are written no second time, and the file is left alone."""
    assert 7 == len(write_texts(book))
    before = path_of(book).stat()

    assert [] == write_texts(book)
    assert before == path_of(book).stat()


def test_what_changed_is_told_with_its_place(book, capsys):
    """The command prints notebook, cell, line, old and new of each number."""
    write_texts(book)
    edit(book, "70,000", "80,000")

    assert not cli.main(["numbers", "--root", str(book)])
    said = capsys.readouterr()
    assert (
        "01_cards.ipynb, cell 1, line 3, claim-card-price: CNY 80,000 per card → "
        "CNY 70,000 per card" in said.out
    )
    assert "01_cards.ipynb: `chipledger execute`" in said.err  # it was never run


def test_a_wrong_text_stops_the_build(book):
    """A text that is not the ledger's is refused with its place, old, new and the mend."""
    write_texts(book)
    hold_texts(book)
    edit(book, "Fig. 2.2", "Fig. 2.3")

    with pytest.raises(BuildError) as caught:
        hold_texts(book)
    assert "run `make numbers`" in str(caught.value)
    assert "01_cards.ipynb, cell 2, line 5, fig-b: Fig. 2.3 → Fig. 2.2" in str(caught.value)


def test_a_role_stops_the_build(book):
    """A notebook with a role has no text for its readers yet."""
    with pytest.raises(BuildError, match=r"line 3, claim-card-price: \{claim\}`card-price` → CNY"):
        hold_texts(book)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("card-price", "card-prise", "line 3: no claim 'card-prise'; did you mean card-price"),
        ("fig-b", "fig-d", "line 5: no figure or table 'fig-d'; did you mean fig-"),
        ("} china", "} cards", "line 7: no article has the theme 'cards': write one of china"),
        ("|bare", "|bear", "line 3: claim revenue-goal: unknown form 'bear'"),
    ],
)
def test_what_is_not_there_is_refused(book, old, new, said):
    """An unknown id is told with its place and the nearest ids, and nothing is written."""
    edit(book, old, new)
    before = path_of(book).read_bytes()

    with pytest.raises(BuildError, match=re.escape(said)):
        write_texts(book)
    assert before == path_of(book).read_bytes()


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("whole", [True, False])
def test_all_else_stays_byte_by_byte(indent, whole):
    """However a notebook is laid out, only the text of the number changes in its file."""
    sources = ["It is ", "{claim}`a`"]
    lines = "".join(sources) if whole else ["é\n", "".join(sources)]
    cells = [
        {"cell_type": "code", "source": ["{claim}`a`"], "outputs": [{"source": 1e-7}]},
        {"cell_type": "markdown", "metadata": {"source": "{claim}`a`"}, "source": lines},
    ]
    text = json.dumps({"cells": cells, "z": 1.0}, indent=indent, ensure_ascii=False) + "\n"

    new = rewritten(text, lambda _, source: source.replace("{claim}`a`", "“9”"))

    assert text.replace("It is {claim}`a`", "It is “9”") == new


def test_texts_make_nothing_stale(book):
    """A notebook's hash is the same with roles, with texts and with other texts."""
    hashes = [hash_of(read_notebook(path_of(book)), "")]
    write_texts(book)
    hashes.append(hash_of(read_notebook(path_of(book)), ""))
    edit(book, "70,000", "80,000")
    hashes.append(hash_of(read_notebook(path_of(book)), ""))
    edit(book, "each", "a piece")
    hashes.append(hash_of(read_notebook(path_of(book)), ""))

    assert hashes[0] == hashes[1] == hashes[2] != hashes[3]


def test_the_prose_is_shown(book, capsys):
    """Writers see a notebook's prose with its numbers and without ids."""
    write_texts(book)

    assert not cli.main(["numbers", "--show", str(path_of(book)), "--root", str(book)])
    assert "At CNY 70,000 per card each, 10 billion.\n" in capsys.readouterr().out


def test_every_number_of_the_book_stands(root):
    """The committed notebooks say what the committed ledger says."""
    assert {} == outdated(root, Texts(root))


def test_no_id_stands_in_the_prose_of_a_notebook(root):
    """Whoever opens a notebook reads numbers, never the id of an entry, a role or an empty link."""
    viewer = MarkdownIt("commonmark").enable("table")
    for path in notebook_paths(root):
        for cell in read_notebook(path).cells:
            if cell.cell_type == "markdown":
                shown = viewer.render(cell.source)
                read = re.sub(r"<[^>]+>", "", shown)
                assert not re.search(r"\{[a-z-]+\}|\(#|\b(?:fig|tab)-[a-z]", read), path.name
                assert not re.search(r'<a href="#[^"]+"></a>', shown), path.name


def test_figures_are_counted_within_numbered_chapters(book):
    """A figure's number has that of its chapter, unless the contents number none."""
    assert {"fig-a": "Fig. 2.1", "fig-b": "Fig. 2.2", "tab-a": "Table 2.1"} == figure_numbers(book)
    toc = (book / "_toc.yml").read_text("utf-8")
    (book / "_toc.yml").write_text(toc.replace("numbered: true", "caption: A part"), "utf-8")

    assert "Fig. 2" == figure_numbers(book)["fig-b"]


def test_a_count_that_differs_from_the_book_warns(book, monkeypatch):
    """Where Sphinx numbers a figure otherwise than the texts, the build names it with both."""
    said = []
    monkeypatch.setattr(
        number_links.log, "warning", lambda words, *rest, location: said.append(words % rest)
    )
    numbers = {"figure": {"fig-a": (2, 1), "fig-b": (2, 3)}, "table": {"tab-a": (2, 1)}}
    env = SimpleNamespace(toc_fignumbers={"notebooks/01_cards": numbers})
    number_links.hold_figure_numbers(SimpleNamespace(srcdir=book), env)

    (warning,) = said
    assert warning.startswith("fig-b is Fig. 2.3 in the book and Fig. 2.2 by the count of")
