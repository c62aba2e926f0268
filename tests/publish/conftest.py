"""A small book, built once and given to every test as new; and a chapter's cells, run as the page
that reruns it does.
"""

import json
import shutil
import subprocess
import sys

import pytest

from tests.helpers.small_book import make

KERNEL = """
import json, sys
sys.path.insert(0, sys.argv[1])
import kernel
kernel.ROOT = sys.argv[2]
cells = json.loads(sys.stdin.read())
chapter = kernel.Notebook(sys.argv[3])
print(json.dumps([chapter.run(number, source) for number, source in enumerate(cells)]))
"""


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """Where the small book is built: Sphinx reads all pages again elsewhere, which takes time and
    is not what a reader's second build does.
    """
    return tmp_path_factory.mktemp("book") / "here"


@pytest.fixture(scope="session")
def small_book(place):
    """A book of one chapter, built."""
    place.mkdir()
    return shutil.copytree(make(place), place.with_name("built"), symlinks=True)


@pytest.fixture
def book(small_book, place):
    """The built book, as new, at its place; a test may spoil it."""
    shutil.rmtree(place)
    return shutil.copytree(small_book, place, symlinks=True)


@pytest.fixture
def run_cells(root):
    """Runs cells as the page does, in a process of their own."""

    def run(name, cells):
        kernel = root / "src/chipledger/publish/lite"
        command = [sys.executable, "-c", KERNEL, str(kernel), str(root), name]
        done = subprocess.run(command, input=json.dumps(cells), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture
def sources_of(root):
    """The code cells of a chapter, by the chapter's name."""

    def sources(name):
        notebook = json.loads((root / f"notebooks/{name}.ipynb").read_text("utf-8"))
        return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]

    return sources
