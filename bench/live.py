"""Measures how soon an author sees a change: `python -m bench.live`, or `make bench`.

From the moment a file is saved: `make live` until the page in a browser holds the change;
sphinx-autobuild on the same tree until it serves the page; `make site` of the first edition until
the command has ended. All take turns, each on a tree of its own, so that whatever else the machine
does falls on all alike.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import nbformat
from playwright.sync_api import Error, sync_playwright

from bench import ROOT, put_section
from bench.build import RUNS, Checkout
from bench.first_edition import first_edition, own_environment

AUTOBUILD = "sphinx-autobuild==2025.8.25"
HEAD = "## From a change to the page"
PAGE, NOTEBOOK = "book/reading-a-number", "notebooks/02_xai_colossus"  # both editions have them
LIMIT = 600  # [s]
PROSE, CELL = "prose, a page of Markdown", "a cell of a notebook"


def add_sentence(folder, word):
    """Add a sentence to a page; what to look for in it."""
    with open(folder / f"{PAGE}.md", "a", encoding="utf-8") as page:
        page.write(f"\nOne more sentence, {word}.\n")
    return f"One more sentence, {word}."


def add_comment(folder, word):
    """Add a comment to the first cell of code of a notebook; what to look for in its page."""
    path = folder / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    next(
        cell for cell in notebook.cells if cell.cell_type == "code"
    ).source += f"\n# Changed {word}"
    nbformat.write(notebook, path)
    return f"# Changed {word}"


def cells_of(folder):
    """How many cells of code the notebook executes."""
    cells = nbformat.read(folder / f"{NOTEBOOK}.ipynb", as_version=4).cells
    return sum(cell.cell_type == "code" for cell in cells)


def until(is_so):
    """Wait for a condition."""
    end = time.monotonic() + LIMIT
    while not is_so():
        if time.monotonic() > end:
            raise SystemExit(f"nothing changed within {LIMIT} s")
        time.sleep(0.01)


@contextmanager
def running(command, folder, environment=None):
    """A server, for as long as the context lasts."""
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


class InBrowser:
    """`make live`, and a browser that shows its pages.

    Parameters
    ----------
    folder : path
        The checkout.
    address : str
    browser : playwright browser
    """

    def __init__(self, folder, address, browser):
        self.folder, self.address, self.page = folder, address, browser.new_page()

    def seconds(self, name, change, word):
        """How long it takes from a change to the page that holds it."""
        self.page.goto(f"{self.address}/{name}.html")
        self.page.evaluate("scrollTo(0, 600)")
        time.sleep(3)  # so that nothing of the change before is left to do
        start = time.perf_counter()
        text = change(self.folder, word)
        until(lambda: self._holds(text))
        return time.perf_counter() - start

    def _holds(self, text):
        with suppress(Error):  # the page is just being loaded
            return self.page.evaluate("text => document.body.textContent.includes(text)", text)


@contextmanager
def ours(folder):
    """`make live` in a checkout that was built before, with its pages in Chromium."""
    command = [sys.executable, "-m", "chipledger", "live", "--port", "0"]
    environment = {**own_environment(), "PYTHONPATH": str(folder / "src"), "PYTHONUNBUFFERED": "1"}
    with running(command, folder, environment) as server, sync_playwright() as playwright:
        address = server.stdout.readline().split()[2].rstrip("/,")
        next(line for line in server.stdout if "pages are there" in line)
        program = which("chromium") or which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield InBrowser(folder, address, browser)
        browser.close()


class Served:
    """sphinx-autobuild; its page is asked for until it holds the change, for the content policy of
    the site keeps its script from loading it anew.
    """

    def __init__(self, folder, address):
        self.folder, self.address = folder, address

    def seconds(self, name, change, word):
        time.sleep(3)
        start = time.perf_counter()
        text = change(self.folder, word)
        until(lambda: text in self._page(name))
        return time.perf_counter() - start

    def _page(self, name):
        with suppress(OSError), urlopen(f"{self.address}/{name}.html", timeout=5) as answer:
            return answer.read().decode()
        return ""


@contextmanager
def autobuild(folder, place):
    """sphinx-autobuild in a checkout, with the packages of our lock file."""
    (place / "pins.txt").write_text(
        "\n".join(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / "requirements.lock").read_text(), re.M))
    )
    pip = [sys.executable, "-m", "pip", "install", "-q", "--target", place / "packages"]
    subprocess.run([*pip, "-c", place / "pins.txt", AUTOBUILD], check=True)
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    environment = {
        **own_environment(),
        "PYTHONPATH": f"{folder / 'src'}:{place / 'packages'}",
    }
    subprocess.run(
        [jupyter_book, "config", "sphinx", "."],
        cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    command = [sys.executable, "-m", "sphinx_autobuild", "--port", "8019", "--delay", "0"]
    command += ["--ignore", "*/_build/*", ".", "_build/auto"]
    with open(place / "said", "w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        served = Served(folder, "http://127.0.0.1:8019")
        try:
            until(lambda: served._page(PAGE) or process.poll() is not None)
            if process.poll() is not None:
                raise SystemExit(f"sphinx-autobuild ended:\n{(place / 'said').read_text()[-2000:]}")
            yield served
        finally:
            process.terminate()
            process.wait()


class Built:
    """`make site` of the first edition."""

    def __init__(self, edition):
        self.edition = edition
        self._site()

    def seconds(self, name, change, word):
        change(self.edition.folder, word)
        start = time.perf_counter()
        self._site()
        return time.perf_counter() - start

    def _site(self):
        command = [self.edition.python, "-m", "chipledger", "build", "--only", "site"]
        subprocess.run(
            command,
            cwd=self.edition.folder,
            env=own_environment(),
            check=True,
            stdout=subprocess.DEVNULL,
        )


def measure(place, runs):
    """Medians by change and by what shows it [s], and the cells that each edition executes."""
    book = Checkout(place / "ours")
    book.build("--only", "site")
    auto = Checkout(place / "auto")
    changes = {PROSE: (PAGE, add_sentence), CELL: (NOTEBOOK, add_comment)}
    with (
        ours(book.folder) as live,
        autobuild(auto.folder, place) as served,
        first_edition() as edition,
    ):
        before = Built(edition)
        ways = {"make live": live, "sphinx-autobuild": served, "make site": before}
        # The book is configured to execute nothing in Sphinx: autobuild shows the cell alone.
        taken = {(what, way): [] for what in changes for way in ways}
        for run in range(runs):
            for what, (page, change) in changes.items():
                for way, maker in ways.items():
                    taken[what, way].append(maker.seconds(page, change, "x" * (run + 1)))
                    print(f"{taken[what, way][-1]:8.2f} s  {what}: {way}", flush=True)
        cells = cells_of(book.folder), cells_of(edition.folder)
    return {key: statistics.median(seconds) for key, seconds in taken.items()}, cells


def report(medians, cells, runs):
    """The section for BENCHMARKS.md."""
    rows = []
    for what in (PROSE, CELL):
        live, auto, site = (
            medians[what, way] for way in ("make live", "sphinx-autobuild", "make site")
        )
        units = cells if what == CELL else (1, 1)
        rows.append(
            f"| {what} | {live:.2f} | {auto:.2f} | {site:.2f} | {live / auto:.2f} | "
            f"{live / site:.2f} | {live / units[0] / (site / units[1]):.2f} |"
        )
    return "\n".join(
        [
            HEAD,
            "",
            (
                f"Seconds, medians of {runs}, in turns: `make live` until the page in the browser "
                "holds the change, sphinx-autobuild on this tree until it serves the page (it "
                "executes nothing), and `make site` of the first edition. The unit of the last "
                "column is a page, or a cell executed."
            ),
            "",
            (
                "| change | `make live` | sphinx-autobuild | `make site`, first edition | of "
                "autobuild | of first edition | the same per unit |"
            ),
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--runs",
        type=int,
        default=int(os.environ.get(RUNS, 5)),
        help=f"runs of each (default: 5, or {RUNS})",
    )
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as place:
        medians, cells = measure(Path(place), options.runs)
    put_section(HEAD, report(medians, cells, options.runs))


if __name__ == "__main__":
    main()
