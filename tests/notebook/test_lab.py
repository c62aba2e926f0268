"""JupyterLab and Notebook 7 as a reader's tools: each notebook opens with its figures, runs to its
end, is saved as it was, and tells in its sentences what a changed assumption moves.

The server works on a copy of what a notebook needs, with settings and signatures of its own and the
extension of this checkout, and is driven by its menus.
"""

import ast
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
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from playwright.sync_api import TimeoutError as TakesTooLong

from chipledger.notebook.links import mentions, read_target
from chipledger.notebook.stored import assumed, notebook_paths
from chipledger.tables.store import read_clean
from tests.helpers import ROOT
from tests.helpers import assumptions as tool

pytestmark = pytest.mark.slow

NEEDED = ("data/clean", "notebooks")
ADDRESSES = {"lab": "lab/workspaces/{stem}/tree/{path}", "notebook": "notebooks/{path}"}
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
ANSWERED = "() => document.querySelector('a.chipledger[aria-description]')"  # by the kernel
MARKED = "() => document.querySelector('a.chipledger.moved')"
START, ATTEMPTS = 30, 3  # [s] a kernel that has just connected may drop what it is sent: ask again
PATIENCE = 180  # [s] before a server or a run counts as stuck
PROMPTLY = 3  # [s] from the end of a run until its numbers are marked


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
    return kept | {
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT / "src"),
        "JUPYTER_PATH": str(ROOT / "jupyter/share/jupyter"),
    }


@pytest.fixture(scope="module")
def server(folder):
    """JupyterLab in that folder, which serves Notebook 7 too; a function from frontend and path to
    an address.
    """
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
            lambda app, path: (
                f"http://127.0.0.1:{port}/"
                f"{ADDRESSES[app].format(stem=Path(path).stem, path=path)}?token={token}"
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
    """What a reader sees of a notebook: its drawings, what went wrong, the receipt's words, listed
    findings and changed numbers, and the numbers marked in prose, each as it is and was.
    """

    drawings: int
    failures: list
    receipt: str
    findings: list
    told: list
    marked: list


class Session(NamedTuple):
    """What came of one reader's session with one notebook: what was shown at each moment, and
    whether the file was saved as it had been.
    """

    name: str
    notebook: nbformat.NotebookNode
    seen: dict
    kept: dict


class Sheet:
    """One notebook open in JupyterLab or Notebook 7."""

    def __init__(self, browser, address, cells):
        self.tab = browser.new_page(viewport={"width": 1280, "height": 1000})
        self.tab.set_default_timeout(PATIENCE * 1000)
        self.token = address.rpartition("token=")[2]
        self.tab.goto(address)
        self.tab.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for()
        self.tab.locator(".jp-CodeCell").nth(cells - 1).locator(
            ".jp-OutputArea-output"
        ).first.wait_for()  # cells come one by one

    def close(self):
        """Leave, and end the kernel: the next notebook needs its memory."""
        self.tab.evaluate(
            """async (token) => {
                const headers = { Authorization: `token ${token}` };
                const sessions = await (await fetch("/api/sessions", { headers })).json();
                for (const { id } of sessions)
                    await fetch(`/api/sessions/${id}`, { method: "DELETE", headers });
            }""",
            self.token,
        )
        self.tab.close()

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

    def write(self, place, source):
        """Write a code cell anew."""
        self.tab.locator(".jp-CodeCell").nth(place).locator(".cm-content").click()
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.insert_text(source)

    def saved(self, path):
        """The file once the notebook has been saved."""
        before, deadline = path.stat().st_mtime_ns, time.monotonic() + START
        self.tab.keyboard.press("Control+s")
        while path.stat().st_mtime_ns == before:
            assert time.monotonic() < deadline, "the notebook was not saved"
            self.tab.wait_for_timeout(100)
        self.tab.wait_for_timeout(300)  # the server writes in one go, the frontend may save again
        return path.read_bytes()

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
            [
                (now, was[5:-1])
                for now, was in zip(
                    receipt.locator("mark").all_inner_texts(),
                    receipt.locator("mark + small").all_inner_texts(),
                    strict=True,
                )
            ],
            [
                (read_target(key), *json.loads(words)[:2])
                for key, words in self.tab.locator("a.chipledger.moved").evaluate_all(
                    "links => links.map(({ dataset }) => [dataset.key, dataset.shown])"
                )
            ],
        )


def change_of(notebook):
    """The first assumption of a notebook: where it stands, its name, and its cell with the change;
    None where there is none.
    """
    sources, place = tool.code_cells(notebook)
    if place is None:
        return None
    source = sources[place]
    name = tool.assumptions(source)[0]
    node = next(
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
    )
    call = node.value
    taken = tool.changed(ASSUMED[call.args[0].value])
    call.args[1:] = [ast.Constant(bound) for bound in (taken.value, taken.low, taken.high)]
    told = [word for word in call.keywords if word.arg in ("label", "because", "source")]
    call.keywords = [ast.keyword("unit", ast.Constant(taken.unit)), *told]
    lines = source.splitlines()
    lines[node.lineno - 1 : node.end_lineno] = [ast.unparse(node)]
    return place, name, "\n".join(lines)


@cache
def moved_by_change(name):
    """The findings of a notebook that its change moves, by a run in this process."""
    notebook = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    return tool.moved(notebook, change_of(notebook)[1])


ASSUMED = assumed(read_clean(ROOT / "data/clean", "assumptions"))


@pytest.fixture(
    scope="module",
    params=[(app, path.name) for path in notebook_paths(ROOT) for app in ADDRESSES],
    ids=lambda param: f"{Path(param[1]).stem}-{param[0]}",
)
def session(request, folder, server, browser):
    """One reader's session with one notebook in one frontend: the stored notebook, and what is
    shown as opened, as run, and as run with a changed assumption; of the file whether it was saved
    as it had been.
    """
    app, path = request.param[0], f"notebooks/{request.param[1]}"
    notebook, stored = nbformat.read(folder / path, as_version=4), (folder / path).read_bytes()
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    sheet, seen, kept = Sheet(browser, server(app, path), cells), {}, {}
    try:
        assert sheet.comes(ANSWERED, PATIENCE)
        seen["opened"] = sheet.shown()
        kept["opened"] = sheet.saved(folder / path) == stored
        sheet.run()
        seen["run"] = sheet.shown()
        kept["run"] = sheet.saved(folder / path) == stored
        if change := change_of(notebook):
            sheet.write(change[0], change[2])
            sheet.run()
            sheet.comes(MARKED, PROMPTLY)
            seen["changed"] = sheet.shown()
        yield Session(request.param[1], notebook, seen, kept)
    finally:
        sheet.close()
        (folder / path).write_bytes(stored)


def stored_drawings(notebook):
    return sum(
        "<svg" in output.get("data", {}).get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    )


@pytest.mark.parametrize("moment", ["opened", "run"])
def test_figures_show(session, moment):
    """Every stored drawing is seen when the notebook is opened, and again when it was run."""
    notebook, seen = session.notebook, session.seen

    assert 3 <= stored_drawings(notebook) == seen[moment].drawings


@pytest.mark.parametrize("moment", ["run", "changed"])
def test_no_cell_fails(session, moment):
    """The notebook runs from top to bottom without an error or a warning, with its
    assumptions and with others.
    """
    assert [] == session.seen[moment].failures


def test_the_receipt_lists_every_finding(session):
    """After an untouched run, the last output lists each finding and says
    that all are as committed.
    """
    notebook, seen = session.notebook, session.seen

    assert set(tool.stored_findings(notebook)) == set(seen["run"].findings)
    assert "Every finding equals its committed value." in seen["run"].receipt


def test_the_receipt_names_what_moved(session, monkeypatch):
    """With one assumption changed, the last output names the findings that it moves, no more and no
    less, and lists them first.
    """
    monkeypatch.setenv("CHIPLEDGER_ROOT", str(ROOT))
    seen, expected = session.seen, moved_by_change(session.name)

    assert expected
    assert sorted(expected) == sorted(
        re.findall(r"^MOVED ([\w-]+):", seen["changed"].receipt, re.M)
    )
    assert set(expected) == set(seen["changed"].findings[: len(expected)])


@pytest.mark.parametrize("moment", ["opened", "run"])
def test_saving_what_was_not_changed_changes_no_byte(session, moment):
    """A notebook that was opened, or run from top to bottom, is saved byte for byte as it was."""
    assert session.kept[moment]


def test_an_untouched_run_marks_nothing(session):
    """No number is marked, in prose or receipt, where nothing was changed."""
    seen = session.seen["run"]

    assert ([], []) == (seen.marked, seen.told)


def test_the_prose_marks_what_the_receipt_tells(session, monkeypatch):
    """Promptly after a run with a changed assumption the sentences show each moved number, now and
    as committed, as the receipt has them in the same order; their findings are all those that moved
    and stand in prose.
    """
    monkeypatch.setenv("CHIPLEDGER_ROOT", str(ROOT))
    notebook, seen, moved = session.notebook, session.seen, moved_by_change(session.name)
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    printed = {named.name for named in mentions(prose) if named.kind == "finding"}

    marked = seen["changed"].marked
    assert seen["changed"].told == [(now, was) for _, now, was in marked]
    assert printed & set(moved) == {named.name for named, *_ in marked if named.kind == "finding"}


PROSE = "Nine months are [33%](#finding-musk-rate-gain) more, of [half](#claim-gpu-yeild)."
LOADED = (
    "from chipledger import Ledger\nfrom chipledger.models import cadence\nbook = Ledger.load()"
)
PUBLISHED = """book.publish("musk-rate-gain", TIMES * cadence.rate_gain(
    book["tesla-chip-interval-declared"], book["nvidia-chip-interval"]).to("percent"), "More")"""


def written(folder, name, **metadata):
    """A short notebook below the folder; its cells have been run."""
    cells = [nbformat.v4.new_markdown_cell(PROSE)]
    for source in (LOADED, PUBLISHED.replace("TIMES", "1")):
        ran = nbformat.v4.new_output("stream", text="ran")
        cells.append(nbformat.v4.new_code_cell(source, outputs=[ran], execution_count=1))
    metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    nbformat.write(notebook, folder / "notebooks" / name)
    return f"notebooks/{name}"


@pytest.fixture(scope="module", params=ADDRESSES)
def sheet(request, folder, server, browser):
    """A short notebook of the report, open in one frontend and run."""
    path = written(folder, "short.ipynb", chipledger={"computed_from": "a hash"})
    sheet = Sheet(browser, server(request.param, path), 2)
    assert sheet.comes(ANSWERED, PATIENCE)
    sheet.run()
    yield sheet
    sheet.close()


def test_a_number_opens_its_card(sheet):
    """The pointer brings a short card, a click or Enter all facts; Escape closes it."""
    number, card = sheet.tab.locator("a.chipledger").first, sheet.tab.locator("#chipledger-card")
    number.hover()
    card.get_by_text("More generations a year").wait_for()

    number.click()
    card.get_by_text("notebooks/01_musk_chip_roadmap.ipynb").wait_for()
    sheet.tab.keyboard.press("Escape")
    card.wait_for(state="hidden")
    sheet.tab.keyboard.press("Enter")
    card.get_by_text("notebooks/01_musk_chip_roadmap.ipynb").wait_for()
    sheet.tab.keyboard.press("Escape")


def test_a_misspelt_id_is_told(sheet):
    """An author sees which id was meant, in the sentence itself."""
    assert "no claim 'gpu-yeild'; did you mean gpu-yield" in (
        sheet.tab.locator("a.lost").inner_text()
    )


def test_a_cell_that_publishes_runs_again(sheet):
    """A reader changes one cell, runs it alone, and sees the sentence change."""
    sheet.write(1, PUBLISHED.replace("TIMES", "2"))
    sheet.tab.keyboard.press("Control+Enter")

    assert sheet.comes(MARKED, START)
    assert ["67% (was 33%)"] == sheet.tab.locator("a.moved").all_inner_texts()
    assert [] == sheet.tab.locator(FAILED).all_inner_texts()


@pytest.mark.parametrize("app", ADDRESSES)
def test_another_notebook_is_left_alone(app, folder, server, browser):
    """A notebook that the report did not store keeps its plain links, before and after a run."""
    sheet = Sheet(browser, server(app, written(folder, "other.ipynb")), 2)
    sheet.run()
    sheet.tab.wait_for_timeout(1000)

    assert [0, 2] == [
        sheet.tab.locator(f".jp-RenderedMarkdown {link}").count()
        for link in ("a.chipledger", "a[href^='#']")
    ]
    sheet.close()
