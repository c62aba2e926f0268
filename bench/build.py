"""Measures the build on this machine and writes BENCHMARKS.md:
`python -m bench.build`, or `make bench`.

Everything runs in temporary copies of the checkout, with the environment at hand; what is
measured is wall time, the median of several runs. Peak memory is that of the largest single
process. Each measurement starts from a state that is brought about before the clock: packages are
installed and byte-compiled.
"""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections import namedtuple
from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from tempfile import TemporaryDirectory

import nbformat

from bench import ROOT, site

LEFT_OUT = ignore_patterns("_build", ".venv", ".git", ".hypothesis", ".pytest_cache", "__pycache__")
COLD = "everything fresh: all notebooks executed, site, PDF, data package"
PLAIN = "plain `jupyter-book build`, execution forced, HTML only"
CLAIMS = (1_000, 10_000, 100_000, 1_000_000)
Row = namedtuple("Row", "what seconds memory")
Run = namedtuple("Run", "seconds memory said")


class Checkout:
    """A temporary copy of the checkout, in which things are run and changed."""

    def __init__(self, folder):
        self.folder = Path(copytree(ROOT, folder, ignore=LEFT_OUT))
        self.changes = 0

    def run(self, *command):
        """Run a Python program in the copy; its wall time, and the peak memory of its
        largest process. [s, MiB]
        """
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "src")}
        with open(self.folder / ".said", "w+", encoding="utf-8") as said:
            start = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=self.folder,
                env=environment,
                stdout=said,
                stderr=said,
            )
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            text = said.read()
        if process.returncode:
            raise SystemExit(
                f"{' '.join(command)} ended with {process.returncode}:\n{text[-4000:]}"
            )
        return Run(seconds, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2), text)

    def build(self, *options):
        return self.run("-m", "chipledger", "build", *options)

    def remove_build(self):
        rmtree(self.folder / "_build", ignore_errors=True)

    def change_notebook(self):
        """Add a comment to the first code cell of the second notebook."""
        self.changes += 1
        path = sorted((self.folder / "notebooks").glob("[0-9]*.ipynb"))[1]
        notebook = nbformat.read(path, as_version=4)
        next(
            cell for cell in notebook.cells if cell.cell_type == "code"
        ).source += f"\n# Change {self.changes}"
        nbformat.write(notebook, path)

    def change_prose(self):
        """Add a sentence to a page."""
        with open(self.folder / "book/reading-a-number.md", "a", encoding="utf-8") as page:
            page.write("\nOne more sentence.\n")

    def force_execution(self):
        """Let Jupyter Book execute the notebooks itself."""
        path = self.folder / "_config.yml"
        text, times = re.subn(
            r'execute_notebooks: "off"', "execute_notebooks: force", path.read_text("utf-8")
        )
        if times != 1:
            raise SystemExit('_config.yml no longer says execute_notebooks: "off"')
        path.write_text(text, "utf-8")

    def plain_build(self):
        return self.run(
            str(Path(sys.executable).with_name("jupyter-book")),
            "build",
            ".",
            "--path-output",
            "_build/plain",
        )


def median(runs, before, action):
    """Medians over several runs, each started from the state that `before` brings about."""
    done = []
    for _ in range(runs):
        before()
        done.append(action())
    return Run(
        statistics.median(run.seconds for run in done),
        max(run.memory for run in done),
        done[-1].said,
    )


def measure(folder, runs, with_tests):
    """Every row of the table, in order."""
    ours, plain = Checkout(folder / "ours"), Checkout(folder / "plain")
    plain.force_execution()

    def row(what, run):
        print(f"{run.seconds:8.2f} s  {what}", flush=True)
        return Row(what, run.seconds, run.memory)

    def nothing():
        """The state is right as it is."""

    yield row(COLD, median(runs, ours.remove_build, lambda: ours.build("--fresh")))
    yield row(
        "a fresh clone: stored outputs taken, site, PDF, data package",
        median(runs, ours.remove_build, ours.build),
    )
    yield row("nothing changed", median(runs + 2, nothing, ours.build))
    yield row("one notebook changed", median(runs, ours.change_notebook, ours.build))
    yield row("one page of prose changed", median(runs, ours.change_prose, ours.build))
    yield row(PLAIN, median(runs, plain.remove_build, plain.plain_build))
    yield row(
        "the same scope with our builder: all notebooks executed, site only",
        median(runs, ours.remove_build, lambda: ours.build("--fresh", "--only", "site")),
    )
    loading = (
        "import time; from chipledger import Ledger; Ledger.load(); t = time.perf_counter(); "
        "Ledger.load(); print(time.perf_counter() - t)"
    )
    start = median(
        runs + 2, nothing, lambda: ours.run("-c", "from chipledger import Ledger; Ledger.load()")
    )
    yield row("Python started, package imported, ledger loaded", start)
    again = [float(ours.run("-c", loading).said) for _ in range(runs + 2)]
    yield row("the ledger loaded again", Run(statistics.median(again), None, ""))
    yield row("one megabyte of text scanned", timed(ours.run("-m", "bench.ledger", "scan", "1")))
    for claims in CLAIMS:
        yield row(
            f"{claims:,} synthetic claims checked, parsed and validated",
            timed(ours.run("-m", "bench.ledger", "clean", str(claims))),
        )
    if with_tests:
        ours.build()
        spread = re.search(r"^SPREAD := (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)[
            1
        ].split()
        tests = (
            "-m",
            "pytest",
            "-q",
            *spread,
            "--nbval",
            "--nbval-current-env",
            "tests",
            "notebooks",
        )
        yield row("`make test` after the build", median(1, nothing, lambda: ours.run(*tests)))


def timed(run):
    """A run whose program printed its own seconds, start-up left out."""
    return run._replace(seconds=float(run.said.split()[-1]))


def machine():
    """What was measured on; nothing that names the machine or a folder."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{len(os.sched_getaffinity(0))} cores ({platform.machine()}), {memory:.0f} GiB of "
        f"memory, {platform.system()} "
        f"{'.'.join(platform.release().split('.')[:2])}, Python {platform.python_version()}"
    )


def report(rows, runs):
    """The text of BENCHMARKS.md."""
    cold = next(row.seconds for row in rows if row.what == COLD)
    lines = [
        (
            f"| {row.what} | {row.seconds:.2f} | {row.seconds / cold:.2f} | "
            f"{f'{row.memory:.0f}' if row.memory else '–'} |"
        )
        for row in rows
    ]
    notebooks = len(list((ROOT / "notebooks").glob("[0-9]*.ipynb")))
    pages = len(re.findall(r"^\s*- file:", (ROOT / "_toc.yml").read_text("utf-8"), re.M)) + 1
    return "\n".join(
        [
            "# Benchmarks",
            "",
            f"Measured on {date.today()}: {machine()}.",
            f"The book had {notebooks} notebooks and {pages} pages.",
            (
                f"Medians of {runs} runs or more, in temporary copies, with packages installed "
                "and byte-compiled; `make bench` writes this page anew."
            ),
            "Peak memory is that of the largest single process in any run.",
            "Other work may run beside: gaps under a third are noise.",
            "",
            "| what | seconds | of the fresh build | peak memory [MiB] |",
            "| --- | ---: | ---: | ---: |",
            *lines,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each measurement (default: 3)")
    parser.add_argument(
        "--lighthouse",
        type=int,
        default=5,
        help="runs of Lighthouse for each page and form (default: 5)",
    )
    parser.add_argument("--tests", action="store_true", help="time the test suite too, once")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder:
        rows = []
        for row in measure(Path(folder), options.runs, options.tests):
            rows.append(row)  # a measurement that fails later does not lose those before it
            (ROOT / "BENCHMARKS.md").write_text(report(rows, options.runs), "utf-8")
    with open(ROOT / "BENCHMARKS.md", "a", encoding="utf-8") as page:
        page.write(site.report(options.lighthouse))


if __name__ == "__main__":
    main()
