"""Measures the build on this machine, beside that of the first edition, and writes BENCHMARKS.md:
`python -m bench.build`, or `make bench`.

Everything runs in temporary copies of the checkout, with the environment at hand; the first edition
runs in its own. What is measured is wall time, the median of several runs, and both sides take
turns. Peak memory is that of the largest single process. Each measurement starts from a state that
is brought about before the clock: packages are installed and byte-compiled.
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
from pypdf import PdfReader

from bench import PAGE, ROOT, growth, site
from bench.first_edition import COMMIT, first_edition, own_environment

LEFT_OUT = ignore_patterns("_build", ".venv", ".git", ".hypothesis", ".pytest_cache", "__pycache__")
PLAIN = "plain `jupyter-book build`, execution forced, HTML only"
FRESH = "everything fresh: all notebooks executed, site, PDF, EPUB, data package"
PROSE = "one page of prose changed"
EXECUTE = ("execute", "--fresh")
CLAIMS = (1_000, 10_000, 100_000, 1_000_000)
RUNS = "CHIPLEDGER_BENCH_RUNS"  # environment variable: runs of each measurement
Row = namedtuple("Row", "what seconds memory")
Run = namedtuple("Run", "seconds memory said cpu", defaults=(None,))
# `made`: how many of each thing both sides make, by its name
Ratio = namedtuple("Ratio", "what unit before now target made", defaults=({},))


class Side:
    """An edition in a folder, in which things are run and changed.

    Parameters
    ----------
    folder, python : path
    """

    def __init__(self, folder, python):
        self.folder, self.python, self.changes = Path(folder), Path(python), 0

    def run(self, *command):
        """Run a Python program in the folder; its wall time, the peak memory of its largest
        process, what it said, and its time on the processor. [s, MiB, –, s]
        """
        environment = {**own_environment(), "PYTHONPATH": str(self.folder / "src")}
        with open(self.folder / ".said", "w+", encoding="utf-8") as said:
            start = time.perf_counter()
            process = subprocess.Popen(
                [self.python, *command],
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
        memory = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        return Run(seconds, memory, text, usage.ru_utime + usage.ru_stime)

    def build(self, *options):
        return self.run("-m", "chipledger", "build", *options)

    def only(self, part):
        return self.build("--only", part)

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

    def made(self):
        """How many cells of code the notebooks execute, pages the site has, and pages the PDFs."""
        notebooks = (self.folder / "notebooks").glob("[0-9]*.ipynb")
        cells = [cell for path in notebooks for cell in nbformat.read(path, as_version=4).cells]
        return {
            "cell": sum(cell.cell_type == "code" for cell in cells),
            "page": sum(1 for _ in (self.folder / "_build/html").rglob("*.html")),
            "page of the PDF": sum(
                len(PdfReader(path).pages) for path in (self.folder / "_build/pdf").glob("*.pdf")
            ),
        }


class Checkout(Side):
    """A temporary copy of the checkout."""

    def __init__(self, folder):
        super().__init__(copytree(ROOT, folder, ignore=LEFT_OUT), sys.executable)

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


def in_turns(runs, sides, before, action):
    """As `median`, for several sides that take turns."""
    done = [[] for _ in sides]
    for _ in range(runs):
        for side, kept in zip(sides, done, strict=True):
            before(side)
            kept.append(action(side))
    return [
        Run(
            statistics.median(run.seconds for run in kept),
            max(run.memory for run in kept),
            kept[-1].said,
        )
        for kept in done
    ]


def nothing(side=None):
    """The state is right as it is."""


def compare(ours, plain, edition, runs):
    """The ratios to the first edition, and that to plain Jupyter Book."""
    sides, few = (Side(edition.folder, edition.python), ours), min(runs, 3)

    def ratio(what, runs_, target=None, units=()):
        before, now = runs_
        print(f"{now.seconds / before.seconds:8.2f}    {what}", flush=True)
        return Ratio(
            what, "s", before.seconds, now.seconds, target, {unit: made[unit] for unit in units}
        )

    fresh = in_turns(runs, sides, Side.remove_build, lambda side: side.build("--fresh"))
    counts = [side.made() for side in sides]
    made = {unit: [each[unit] for each in counts] for unit in counts[0]}
    yield ratio(FRESH, fresh, 0.65, made)
    yield ratio(
        "of that the notebooks alone, executed",
        in_turns(few, sides, nothing, lambda side: side.run("-m", "chipledger", *EXECUTE)),
        None,
        ["cell"],
    )
    for what, only, unit in (("site", "site", "page"), ("PDF", "pdf", "page of the PDF")):
        yield ratio(
            f"of that the {what} alone, read and written",
            in_turns(few, sides, Side.remove_build, lambda side, only=only: side.only(only)),
            None,
            [unit],
        )
    for side in sides:
        side.build()
    prose = in_turns(runs, sides, Side.change_prose, Side.build)
    yield ratio(PROSE, prose, 0.5, ["page", "page of the PDF"])
    yield ratio("one notebook changed", in_turns(few, sides, Side.change_notebook, Side.build))
    [jupyter] = in_turns(few, [plain], Side.remove_build, Checkout.plain_build)
    yield ratio(f"{FRESH}; before: {PLAIN}, this tree", (jupyter, fresh[1]), 0.6)
    memory = [run.memory for run in fresh]
    yield Ratio("peak memory of the fresh build", "MiB", *memory, 0.7)
    many = str(CLAIMS[-1])
    claims = [
        sides[0].run("-m", "tests.bench_ledger", "clean", many),
        ours.run("-m", "bench.ledger", "clean", many),
    ]
    yield ratio(f"{CLAIMS[-1]:,} synthetic claims cleaned", map(timed, claims), 0.6)
    memory = [run.memory for run in claims]
    yield Ratio(f"peak memory of {CLAIMS[-1]:,} claims", "MiB", *memory, None)


def measure(ours, runs, with_tests):
    """Every row of the table of this edition, in order."""

    def row(what, run):
        print(f"{run.seconds:8.2f} s  {what}", flush=True)
        return Row(what, run.seconds, run.memory)

    yield row(
        "a fresh clone: stored outputs taken, site, PDF, EPUB, data package",
        median(runs, ours.remove_build, ours.build),
    )
    yield row("nothing changed", median(runs, nothing, ours.build))
    yield row(
        "all notebooks executed, site only",
        median(runs, ours.remove_build, lambda: ours.build("--fresh", "--only", "site")),
    )
    loading = (
        "import time; from chipledger import Ledger; Ledger.load(); t = time.perf_counter(); "
        "Ledger.load(); print(time.perf_counter() - t)"
    )
    start = median(
        runs, nothing, lambda: ours.run("-c", "from chipledger import Ledger; Ledger.load()")
    )
    yield row("Python started, package imported, ledger loaded", start)
    again = [float(ours.run("-c", loading).said) for _ in range(runs)]
    yield row("the ledger loaded again", Run(statistics.median(again), None, ""))
    yield row("one megabyte of text scanned", timed(ours.run("-m", "bench.ledger", "scan", "1")))
    for claims in CLAIMS[:-1]:
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


def report(ratios, rows, grown, runs):
    """The text of BENCHMARKS.md."""
    notebooks = len(list((ROOT / "notebooks").glob("[0-9]*.ipynb")))
    pages = len(re.findall(r"^\s*- file:", (ROOT / "_toc.yml").read_text("utf-8"), re.M)) + 1
    return "\n".join(
        [
            "# Benchmarks",
            "",
            f"Measured on {date.today()}: {machine()}.",
            f"The book had {notebooks} notebooks and {pages} pages.",
            (
                f"Medians of {runs} runs, in temporary copies, with packages installed and "
                "byte-compiled; `make bench` writes this page anew."
            ),
            "Peak memory is that of the largest single process in any run.",
            "Other work may run beside: gaps under a third are noise.",
            "",
            "## Beside the first edition",
            "",
            *beside(ratios),
            "",
            "## This edition",
            "",
            "| what | seconds | peak memory [MiB] |",
            "| --- | ---: | ---: |",
            *(
                f"| {row.what} | {row.seconds:.2f} | {f'{row.memory:.0f}' if row.memory else '–'} |"
                for row in rows
            ),
            "",
            *grown,
        ]
    )


def beside(ratios):
    """The ratios as a table, whole and for each thing made."""
    yield (
        f"Before is the last commit of the first edition, {COMMIT[:7]}, both sides in turns in one "
        "run. The two make different books: what a side makes more of, it may take longer for."
    )
    yield ""
    yield "| what | before | now | now over before | target | over before, for each |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for ratio in ratios:
        whole = ratio.now / ratio.before
        each = "; ".join(
            f"{unit} ({before:,} before, {now:,} now): {whole * before / now:.2f}"
            for unit, (before, now) in ratio.made.items()
        )
        target = f"{ratio.target:.2f}" if ratio.target else ""
        digits = 0 if ratio.unit == "MiB" else 2
        numbers = (f"{number:,.{digits}f} {ratio.unit}" for number in (ratio.before, ratio.now))
        yield " | ".join([f"| {ratio.what}", *numbers, f"{whole:.2f}", target, each]) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--runs",
        type=int,
        default=int(os.environ.get(RUNS, 5)),
        help=f"runs of each measurement (default: 5, or {RUNS})",
    )
    parser.add_argument(
        "--lighthouse",
        type=int,
        default=int(os.environ.get(RUNS, 3)),
        help=f"runs of Lighthouse for each page and form (default: 3, or {RUNS})",
    )
    parser.add_argument("--tests", action="store_true", help="time the test suite too, once")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="bench-") as folder, first_edition() as edition:
        ours, plain = (Checkout(Path(folder, name)) for name in ("ours", "plain"))
        plain.force_execution()
        ratios, rows, grown = [], [], []

        def write():  # a measurement that fails later does not lose those before it
            text = report(ratios, rows, grown, options.runs)
            PAGE.write_text(text, "utf-8")

        for ratio in compare(ours, plain, edition, options.runs):
            ratios.append(ratio)
            write()
        for row in measure(ours, min(options.runs, 3), options.tests):
            rows.append(row)
            write()
        grown += growth.report(ours)
        write()
    with open(PAGE, "a", encoding="utf-8") as page:
        page.write(site.report(options.lighthouse))


if __name__ == "__main__":
    main()
