"""The committed notebooks: run to the end, silent, fresh, and guarded cell by cell by nbval."""

import copy
import os
import re
import subprocess
import sys

import nbformat
import pytest

from chipledger.mime import MIME
from chipledger.notebook.stored import notebook_paths
from chipledger.publish.build.execute import environment_hash, is_fresh
from tests.helpers import ROOT

NOTEBOOKS = notebook_paths(ROOT)
RASTER = ("image/png", "image/jpeg")  # nbval passes over them unread


def faults(notebook, environment):
    """What keeps a stored notebook from saying what it was computed from, as (cell, fault)
    pairs; cell 0 is the whole.
    """
    found = [
        (number, fault)
        for number, cell in enumerate(notebook.cells, 1)
        if cell.cell_type == "code"
        for fault in cell_faults(cell)
    ]
    last = notebook.cells[-1]
    if not any(MIME in output.get("data", {}) for output in last.get("outputs", ())):
        found.append((len(notebook.cells), "the last output is no receipt"))
    elif any("MOVED" in output["data"]["text/plain"] for output in last.outputs):
        found.append((len(notebook.cells), "the receipt tells of findings that moved"))
    if not is_fresh(notebook, environment):
        found.append((0, "stale"))
    return found


def cell_faults(cell):
    """Faults of one code cell."""
    if not cell.execution_count:
        yield "never run"
    for output in cell.outputs:
        if output.output_type == "error" or output.get("name") == "stderr":
            yield "an error or a warning"
        if set(RASTER) & set(output.get("data", {})):
            yield "a figure of dots"
        if re.search(r" at 0x[0-9a-f]{6,}", str(output)):
            yield "an object's address"


@pytest.fixture(scope="module")
def environment():
    return environment_hash(ROOT)


@pytest.fixture(scope="module")
def small():
    """The smallest notebook of the book."""
    return nbformat.read(min(NOTEBOOKS, key=lambda path: path.stat().st_size), as_version=4)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_as_it_ran(path, environment):
    """Every cell was run on the data and modules at hand, without a warning, with
    figures that can be compared.
    """
    assert [] == faults(nbformat.read(path, as_version=4), environment)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapter_has_figures_as_lines(path):
    """Each chapter stores at least three drawings as SVG."""
    outputs = [
        output
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", ())
    ]

    assert 3 <= sum("<svg" in output.get("data", {}).get("text/html", "") for output in outputs)


def never_run(cell):
    cell.execution_count, cell.outputs = None, []


def warned(cell):
    cell.outputs.append(
        nbformat.v4.new_output("stream", name="stderr", text="UserWarning: glyph missing")
    )


def failed(cell):
    cell.outputs.append(
        nbformat.v4.new_output("error", ename="ValueError", evalue="no", traceback=[])
    )


def drew_dots(cell):
    cell.outputs.append(nbformat.v4.new_output("display_data", data={"image/png": "iVBORw0KGgo="}))


def showed_an_address(cell):
    cell.outputs.append(
        nbformat.v4.new_output("display_data", data={"text/plain": "<Axes at 0x7f34c2a81d50>"})
    )


def changed(cell):
    cell.source += "\n# Another thought"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (never_run, "never run"),
        (warned, "an error or a warning"),
        (failed, "an error or a warning"),
        (drew_dots, "a figure of dots"),
        (showed_an_address, "an object's address"),
    ],
)
def test_a_spoiled_cell_is_refused_by_number(small, environment, spoil, fault):
    """Each fault that one cell can have is found, with the cell that has it."""
    notebook = copy.deepcopy(small)
    number = next(
        number for number, cell in enumerate(notebook.cells, 1) if cell.cell_type == "code"
    )
    spoil(notebook.cells[number - 1])

    assert (number, fault) in faults(notebook, environment)


@pytest.mark.parametrize("place", [0, -1])
def test_a_changed_cell_makes_a_notebook_stale(small, environment, place):
    """Whoever changes text or code without running the notebook is told so."""
    notebook = copy.deepcopy(small)
    changed(notebook.cells[place])

    assert (0, "stale") in faults(notebook, environment)


def test_a_notebook_without_receipt_is_refused(small, environment):
    """The last output lists claims and findings, or the notebook is not done."""
    notebook = copy.deepcopy(small)
    notebook.cells[-1].outputs = []

    assert (len(notebook.cells), "the last output is no receipt") in faults(notebook, environment)


def nbval(folder, *options, **variables):
    """Run nbval over the notebooks of a folder outside the checkout, and
    return what pytest says.
    """
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rf",
        "-p",
        "no:cacheprovider",
        "--nbval",
        "--nbval-current-env",
        *options,
    ]
    environment = {
        **os.environ,
        "CHIPLEDGER_ROOT": str(ROOT),
        "PYTHONPATH": str(ROOT / "src"),
        **variables,
    }
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600
    )


@pytest.mark.costly
def test_a_stored_output_changed_by_hand_is_refused(small, tmp_path):
    """nbval names the cell whose stored number was tampered with, and passes the
    same notebook untouched.
    """
    shown = [
        place
        for place, cell in enumerate(small.cells)
        if any("text/plain" in output.get("data", {}) for output in cell.get("outputs", ()))
    ]
    tampered = copy.deepcopy(small)
    tampered.cells = tampered.cells[: shown[0] + 1]
    nbformat.write(tampered, tmp_path / "untouched.ipynb")
    data = tampered.cells[-1].outputs[0].data
    data["text/plain"] = re.sub(
        r"\d", lambda digit: str((int(digit[0]) + 1) % 10), data["text/plain"], count=1
    )
    nbformat.write(tampered, tmp_path / "tampered.ipynb")
    code = sum(cell.cell_type == "code" for cell in tampered.cells) - 1

    run = nbval(tmp_path)

    assert 1 == run.returncode, run.stdout + run.stderr
    assert [f"FAILED tampered.ipynb::Cell {code}"] == [
        line.split(" - ")[0] for line in run.stdout.splitlines() if line.startswith("FAILED")
    ]


@pytest.mark.slow
def test_another_processor_changes_nothing(tmp_path):
    """Without the wide vector units the notebooks still say what they said."""
    from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

    for path in NOTEBOOKS:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    wide = " ".join(feature for feature in __cpu_dispatch__ if __cpu_features__.get(feature))

    run = nbval(tmp_path, NPY_DISABLE_CPU_FEATURES=wide)

    assert 0 == run.returncode, run.stdout + run.stderr
