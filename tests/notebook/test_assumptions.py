"""Whoever changes an assumption sees it matter: every one reruns without
error and moves a finding.
"""

import doctest
import random

import nbformat
import pytest

from chipledger.notebook.ledger import Ledger
from chipledger.notebook.stored import notebook_paths
from tests.helpers import ROOT
from tests.helpers import assumptions as tool

NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in notebook_paths(ROOT)}


def named(notebook):
    """The assumptions of a notebook; one that only counts claims has none."""
    sources, place = tool.code_cells(notebook)
    return [] if place is None else tool.assumptions(sources[place])


EACH = [(stem, name) for stem, notebook in NOTEBOOKS.items() for name in named(notebook)]


@pytest.fixture(autouse=True)
def in_the_checkout(monkeypatch):
    """Notebooks load the ledger of this checkout."""
    monkeypatch.setenv("CHIPLEDGER_ROOT", str(ROOT))


@pytest.mark.parametrize("stem", dict.fromkeys(stem for stem, _ in EACH))
def test_assumptions_have_their_units(stem):
    """Each number of the method beside the assumptions says in a comment what it is and in which
    unit.
    """
    sources, place = tool.code_cells(NOTEBOOKS[stem])

    assert [] == tool.without_unit(sources[place])


@pytest.mark.costly
@pytest.mark.parametrize(("stem", "name"), random.Random(23).sample(EACH, 3))
def test_an_assumption_matters(stem, name):
    """Changed, an assumption reruns without error and moves a finding: three drawn from all."""
    assert tool.moved(NOTEBOOKS[stem], name)


@pytest.mark.slow
@pytest.mark.parametrize(("stem", "name"), EACH)
def test_every_assumption_matters(stem, name):
    """Changed, each assumption of each notebook reruns without error and moves a finding."""
    assert tool.moved(NOTEBOOKS[stem], name)


def notebook_of(*sources):
    """A notebook with its ledger and these cells after it."""
    receipt = "from chipledger import Ledger\nbook = Ledger.load()"
    cells = [
        nbformat.v4.new_code_cell(receipt),
        *map(nbformat.v4.new_code_cell, sources),
    ]
    return nbformat.v4.new_notebook(cells=cells)


RESULTS = {
    "one-share-doubled": {"low": 0.8, "value": 1.0, "high": 1.6},
    "all-checks": dict.fromkeys(("low", "value", "high"), float(len(Ledger.load(ROOT).checks))),
}
ASSUMED = (
    "A = book.assume('one-share', 0.5, 0.4, 0.8, label='A', because='ours')\nB = 3.0  # draws [1]"
)


@pytest.mark.costly
def test_an_idle_assumption_is_found():
    """An assumption that nothing uses moves nothing; one that is used moves
    its finding and no other.
    """
    publish = (
        "one = book.publish('one-share-doubled', A * 2, 'A')\n"
        "book.publish('all-checks', book.count(book.checks), 'All')\n"
        "_ = book.receipt()"
    )
    notebook = notebook_of(ASSUMED, publish)
    data = {tool.MIME: [{"id": name, **ends} for name, ends in RESULTS.items()]}
    notebook.cells[-1].outputs = [nbformat.v4.new_output("display_data", data=data)]

    assert [] == tool.moved(notebook, "B")
    assert ["one-share-doubled"] == tool.moved(notebook, "A")


@pytest.mark.costly
def test_a_range_that_breaks_is_an_error():
    """What an assumption breaks is raised, not passed over."""
    with pytest.raises(ZeroDivisionError):
        tool.moved(notebook_of("A = 9  # [1] in place of book.assume(9)", "1 / (A - 10)"), "A")


def test_a_notebook_may_assume_nothing():
    """One that only counts has no assumptions, and a number alone is none."""
    assert [] == named(notebook_of("A = 9  # [1]"))


def test_examples_of_the_tool_hold():
    """The tool does what its docstrings show."""
    assert 0 == doctest.testmod(tool).failed
