"""JupyterLab as a reader's tool: each notebook opens with its figures, runs to its end, and tells
what a changed assumption moves.

The server works on a copy of what a notebook needs, with settings and signatures of its own, and
is driven by its menus.
"""

import importlib.util
import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from playwright.sync_api import TimeoutError as TakesTooLong

from chipledger.notebook.stored import notebook_paths
from tests.helpers import ROOT
from tests.helpers import assumptions as tool

pytestmark = pytest.mark.slow

NEEDED = ("data/clean", "notebooks")
SETTINGS = {
    "notebook-extension/tracker": {
        "windowingMode": "none"
    },  # or cells out of sight are not in the page
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
FAILED = (
    "[data-mime-type='application/vnd.jupyter.error'], "
    "[data-mime-type='application/vnd.jupyter.stderr']"
)
DONE = f"""() => {{
    const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
    const idle = document.querySelector('.jp-Notebook-ExecutionIndicator').dataset.status
        === 'idle';
    return idle && (document.querySelector("{FAILED}")
        || prompts.every(prompt => /\\[\\d+\\]/.test(prompt.innerText)));
}}"""
BEGUN = "() => /\\[\\d+\\]/.test(document.querySelector('.jp-CodeCell .jp-InputPrompt').innerText)"
START, ATTEMPTS = 30, 3  # [s] a kernel that has just connected may drop what it is sent: ask again
PATIENCE = 180  # [s] before a server or a run counts as stuck


@pytest.fixture(scope="module")
def folder(root, tmp_path_factory):
    """A copy of what the notebooks need, trusted as `make lab` does, with a home of its own."""
    if not importlib.util.find_spec("jupyterlab"):
        pytest.skip("JupyterLab is not installed: `make lab` and `make test-all` install it")
    folder = tmp_path_factory.mktemp("lab")
    for name in NEEDED:
        shutil.copytree(root / name, folder / name)
    for name in ("_config.yml", "_toc.yml"):
        (folder / name).touch()
    for name, values in SETTINGS.items():
        path = folder / f"home/.jupyter/lab/user-settings/@jupyterlab/{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), "utf-8")
    subprocess.run(
        [*jupyter("trust"), *notebook_paths(folder)],
        env=environment(folder),
        check=True,
        capture_output=True,
    )
    return folder


def jupyter(command):
    return [str(Path(sys.executable).with_name("jupyter")), command]


def environment(folder):
    """The environment of the tests, less what would lead Jupyter or the ledger elsewhere."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "CHIPLEDGER"))
    }
    return kept | {"HOME": str(folder / "home"), "PYTHONPATH": str(ROOT / "src")}


@pytest.fixture(scope="module")
def server(folder):
    """JupyterLab in that folder; a function from a path to its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token, log = secrets.token_hex(), folder / "home/lab.log"
    options = [
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
    ]
    with open(log, "wb") as stream:
        process = subprocess.Popen(
            [*jupyter("lab"), *options],
            cwd=folder,
            env=environment(folder),
            stdout=stream,
            stderr=stream,
        )
    try:
        wait_for_start(process, log)
        yield (
            lambda path: (
                f"http://127.0.0.1:{port}/lab/workspaces/{Path(path).stem}/tree/{path}"
                f"?token={token}"
            )
        )
    finally:
        process.terminate()
        process.wait()


def wait_for_start(process, log):
    deadline = time.monotonic() + PATIENCE
    while "is running at" not in log.read_text("utf-8"):
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"JupyterLab did not start:\n{log.read_text('utf-8')}", pytrace=False)
        time.sleep(0.2)


class Shown(NamedTuple):
    """What a reader sees of a notebook: its drawings, what went wrong, and the receipt's
    words and listed findings.
    """

    drawings: int
    failures: list
    receipt: str
    findings: list


class Sheet:
    """One notebook open in JupyterLab."""

    def __init__(self, browser, address, cells):
        self.tab = browser.new_page(viewport={"width": 1280, "height": 1000})
        self.tab.set_default_timeout(PATIENCE * 1000)
        self.tab.goto(address)
        self.tab.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
        self.tab.locator(".jp-CodeCell").nth(cells - 1).locator(
            ".jp-OutputArea-output"
        ).first.wait_for()  # cells come one by one

    def choose(self, menu, entry):
        """Pick an entry of a menu."""
        self.tab.get_by_role("menuitem", name=menu, exact=True).click()
        self.tab.locator(".lm-Menu-item").filter(has_text=re.compile(f"^{entry}")).click()

    def run(self):
        """Run all cells, and wait until each has run or one has failed."""
        self.choose("Edit", "Clear Outputs of All Cells")
        for _ in range(ATTEMPTS):
            self.choose("Run", "Run All Cells")
            if self.comes(BEGUN, START):
                break
        if not self.comes(DONE, PATIENCE):
            prompts = " ".join(self.tab.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts())
            pytest.fail(f"the run did not end in {PATIENCE} s, prompts {prompts}", pytrace=False)

    def comes(self, state, seconds):
        """Whether the notebook comes to a state in that time."""
        try:
            self.tab.wait_for_function(state, timeout=seconds * 1000)
        except TakesTooLong:
            return False
        return True

    def append(self, place, line):
        """Write one more line into a code cell."""
        self.tab.locator(".jp-CodeCell").nth(place).locator(".cm-content").click()
        self.tab.keyboard.press("Control+End")
        self.tab.keyboard.insert_text(f"\n{line}")

    def shown(self):
        receipt = self.tab.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")
        drawings = [
            drawing.bounding_box()
            for drawing in self.tab.locator(".jp-OutputArea svg.figure").all()
        ]
        return Shown(
            sum(1 for box in drawings if box and box["width"] and box["height"]),
            self.tab.locator(FAILED).all_inner_texts(),
            "\n".join(receipt.locator("p").all_inner_texts()),
            receipt.locator("table").first.locator("tbody td:first-child").all_inner_texts()
            if receipt.locator("table").count()
            else [],
        )


def change_of(notebook):
    """The first assumption of a notebook: where it stands, its name, and the line that changes it;
    None where there is none.
    """
    sources, place = tool.code_cells(notebook)
    if place is None:
        return None
    name, values = tool.assumptions(sources[place])[0], {}
    exec(sources[place], values)  # an assumption may be computed from others
    return place, name, f"{name} = {tool.changed(values[name])!r}"


@pytest.fixture(
    scope="module",
    params=[path.name for path in notebook_paths(ROOT)],
    ids=lambda name: Path(name).stem,
)
def session(request, folder, server, browser):
    """One reader's session with one notebook: the stored notebook, and what is shown as opened, as
    run, and as run with a changed assumption.
    """
    path = f"notebooks/{request.param}"
    notebook = nbformat.read(folder / path, as_version=4)
    sheet, seen = (
        Sheet(browser, server(path), sum(cell.cell_type == "code" for cell in notebook.cells)),
        {},
    )
    try:
        seen["opened"] = sheet.shown()
        sheet.run()
        seen["run"] = sheet.shown()
        if change := change_of(notebook):
            sheet.append(change[0], change[2])
            sheet.run()
            seen["changed"] = sheet.shown()
        yield notebook, seen
    finally:
        sheet.tab.close()


def stored_drawings(notebook):
    return sum(
        "<svg" in output.get("data", {}).get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    )


@pytest.mark.parametrize("moment", ["opened", "run"])
def test_figures_show(session, moment):
    """Every stored drawing is seen when the notebook is opened, and again when it was run."""
    notebook, seen = session

    assert 3 <= stored_drawings(notebook) == seen[moment].drawings


@pytest.mark.parametrize("moment", ["run", "changed"])
def test_no_cell_fails(session, moment):
    """The notebook runs from top to bottom without an error or a warning, with its
    assumptions and with others.
    """
    assert [] == session[1][moment].failures


def test_the_receipt_lists_every_finding(session):
    """After an untouched run, the last output lists each finding and says
    that all are as committed.
    """
    notebook, seen = session

    assert set(tool.stored_findings(notebook)) == set(seen["run"].findings)
    assert "Every finding equals its committed value." in seen["run"].receipt


def test_the_receipt_names_what_moved(session, monkeypatch):
    """With one assumption changed, the last output names the findings that it moves, no more and no
    less, and lists them first.
    """
    notebook, seen = session
    monkeypatch.setenv("CHIPLEDGER_ROOT", str(ROOT))
    expected = tool.moved(notebook, change_of(notebook)[1])

    assert expected
    assert sorted(expected) == sorted(
        re.findall(r"^MOVED ([\w-]+):", seen["changed"].receipt, re.M)
    )
    assert set(expected) == set(seen["changed"].findings[: len(expected)])
