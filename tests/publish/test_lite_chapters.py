"""The pages that rerun a chapter, as far as no browser is needed: their prose, their archives, and
the file that runs the cells.
"""

import gzip
import json
import struct
import subprocess
import sys

import pytest
from lxml import html

from chipledger.publish.lite import chapters

KERNEL = """
import json, sys
sys.path.insert(0, sys.argv[1])
import kernel
kernel.ROOT = sys.argv[2]
cells = json.loads(sys.stdin.read())
chapter = kernel.Notebook(sys.argv[3])
print(json.dumps([chapter.run(number, source) for number, source in enumerate(cells)]))
"""


@pytest.fixture
def run(root):
    """Runs cells as the page does, in a process of their own."""

    def run(name, cells):
        kernel = root / "src/chipledger/publish/lite"
        command = [sys.executable, "-c", KERNEL, str(kernel), str(root), name]
        done = subprocess.run(command, input=json.dumps(cells), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_cells_run_as_jupyter_runs_them(run, sources_of):
    """Each output of a chapter is the stored one, kind by kind, and no finding moved."""
    cells = run("06_supply_and_demand", sources_of("06_supply_and_demand"))
    assert [number for number, cell in enumerate(cells) if not cell["same"]] == []
    assert cells[-1]["moved"] == []


def test_a_cell_that_fails_says_where(run):
    """The traceback begins in the cell, what was printed before it stands, and it is not the
    stored output.
    """
    (cell,) = run("06_supply_and_demand", ["print('so far')\n1 / 0"])
    assert cell["error"].startswith("Traceback")
    assert "line 2" in cell["error"] and "kernel.py" not in cell["error"]
    assert (cell["html"], cell["same"]) == ("<pre>so far\n</pre>", False)


def test_a_link_to_a_number_is_the_number():
    """A finding is marked by its id, so that what moved can be shown in the sentence; other links
    lead to a page of the folder, to their host, or nowhere.
    """
    prose = chapters._prose(
        "[9](#finding-a-b.words), [8](#claim-c-d), [this](02_x.ipynb), [that](../book/y.md) and"
        " [there](https://example.org/)"
    )
    spans = html.fragment_fromstring(str(prose))
    assert [(span.text, span.get("data-finding")) for span in spans.iter("span")] == [
        ("9", "a-b"),
        ("8", None),
        ("that", None),
    ]
    assert [link.get("href") for link in spans.iter("a")] == ["02_x.html", "https://example.org/"]


def test_an_archive_lists_its_files_before_their_bytes():
    """What the page unpacks: the length of the list, the list, and the files one after another."""
    whole = gzip.decompress(chapters.packed({"b/c": b"123", "a": b"4"}))
    (length,) = struct.unpack(">I", whole[:4])
    assert json.loads(whole[4 : 4 + length]) == [["a", 1], ["b/c", 3]]
    assert whole[4 + length :] == b"4123"


def test_a_page_holds_each_cell_as_the_notebook_has_it(root, sources_of):
    """What a reader may edit is the source of the stored cell, to the sign."""
    path = root / "notebooks/06_supply_and_demand.ipynb"
    page = html.document_fromstring(chapters._page(path, 42).decode())
    areas = [area.text_content().removeprefix("\n") for area in page.iter("textarea")]
    assert areas == sources_of("06_supply_and_demand")
    assert "42 MB" in page.get_element_by_id("state").text_content()


@pytest.fixture
def sources_of(root):
    """The code cells of a chapter, by the chapter's name."""

    def sources(name):
        notebook = json.loads((root / f"notebooks/{name}.ipynb").read_text("utf-8"))
        return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]

    return sources
