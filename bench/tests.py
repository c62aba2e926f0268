"""Measures the tests against those of the first edition: `python -m bench.tests`.

Wall time and CPU time (all processes that a run started, browsers and kernels among them) of three
runs: the tests of the first edition in its own environment, ours of the same families of files, and
all of ours; then `make test-fast`. Both editions are built before the clock. Runs alternate.
"""

import argparse
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from bench import ROOT
from bench.first_edition import COMMIT, first_edition, own_environment

SPREAD = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
NBVAL = ["--nbval", "--nbval-current-env"]
# Files of the first edition whose tests stand under another name now; the others kept theirs, in
# the folder of their wing.
MOVED = {
    "audit_checks": ["audit/test_checks", "audit/test_judging"],
    "audit_interval": ["numbers/test_interval"],
    "audit_language": ["audit/test_language"],
    "audit_league": ["audit/test_league"],
    "audit_nested": ["audit/test_nested"],
    "book_uses": ["facts/test_figures_used"],
    "figure_again": [],  # gone with what it tested
    "models_growth": ["models/test_growth"],
    "models_money": ["models/test_money"],
    "models_power": ["models/test_power"],
    "models_proportions": ["models/test_proportions"],
    "models_sensitivity": ["models/test_sensitivity"],
    "models_wafer": ["models/test_wafer"],
    "origins": ["tables/test_evidence"],
    "package": ["publish/test_dataset"],
    "pdf_pack": ["publish/test_typst_compile"],
    "shown": ["numbers/test_wording"],
}
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl


class Run(NamedTuple):
    """Wall and CPU time. [s]"""

    wall: float
    cpu: float


def families():
    """Our files of the families that the first edition has, and its notebooks.

    Raises
    ------
    SystemExit
        If a file of the first edition has no place here.
    """
    tree = ["git", "-C", ROOT, "ls-tree", "--name-only", COMMIT, "tests/"]
    listed = subprocess.check_output(tree, text=True).split()
    names = [Path(name).stem for name in listed if Path(name).name.startswith("test_")]
    found = []
    for name in names:
        moved = MOVED.get(name.removeprefix("test_"))
        paths = (
            [ROOT / f"tests/{place}.py" for place in moved]
            if moved is not None
            else sorted((ROOT / "tests").rglob(f"{name}.py"))
        )
        if moved is None and not paths or not all(path.is_file() for path in paths):
            raise SystemExit(f"tests/{name}.py of the first edition: say in MOVED where it went")
        found += paths
    return [*dict.fromkeys(str(path.relative_to(ROOT)) for path in found), "notebooks"]


def timed(command, folder, environment):
    """Run a command and wait for all that it started. Returns a `Run`.

    Raises
    ------
    SystemExit
        With its last words, if it failed.
    """
    if ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0):
        raise SystemExit("CPU time is counted on Linux alone: prctl refused")
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    wall = time.perf_counter() - start
    while True:  # orphans, such as a server of forks, are ours now
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        raise SystemExit(
            f"{command} ended with {run.returncode}:\n{(run.stdout + run.stderr)[-4000:]}"
        )
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=1)
    runs = parser.parse_args().runs
    there, here = own_environment(), {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with first_edition(with_tests=True) as theirs:
        subprocess.run(
            [theirs.python, "-m", "chipledger", "build"], cwd=theirs.folder, env=there, check=True
        )
        subprocess.run(
            [sys.executable, "-m", "chipledger", "build"], cwd=ROOT, env=here, check=True
        )
        pytest = ["-m", "pytest", "-q", *SPREAD, *NBVAL]
        steps = {
            "first edition, all": (
                [theirs.python, *pytest, "tests", "notebooks"],
                theirs.folder,
                there,
            ),
            "its families here": ([sys.executable, *pytest, *families()], ROOT, here),
            "all": ([sys.executable, *pytest, "tests", "notebooks"], ROOT, here),
            "`make test-fast`": (["make", "-s", "test-fast"], ROOT, here),
        }
        done = {name: [] for name in steps}
        for _ in range(runs):
            for name, step in steps.items():
                done[name].append(timed(*step))
                print(f"{done[name][-1].wall:8.0f} s  {name}", flush=True)
    middle = {
        name: Run(*(statistics.median(values) for values in zip(*found, strict=True)))
        for name, found in done.items()
    }
    first = middle["first edition, all"]
    print("| tests | wall [s] | ratio | CPU [s] | ratio |\n| --- | ---: | ---: | ---: | ---: |")
    for name, run in middle.items():
        print(
            f"| {name} | {run.wall:.0f} | {run.wall / first.wall:.2f} | "
            f"{run.cpu:.0f} | {run.cpu / first.cpu:.2f} |"
        )


if __name__ == "__main__":
    main()
