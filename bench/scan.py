"""How long a scan of a megabyte takes, beside the first edition: `python -m bench.scan`, or `make
bench`.

The text is made up, with a seed: lines of our own articles and of the Chinese ledger, with other
digits in each, between lines of the book that hold none, so that figures are as frequent as in an
article. Both editions scan it against their ledgers in turns. What a person waits for is wall time,
which the target is for; time on the processors is told beside it, for other work changes it less.
Memory is that of all processes of the command together, at its peak.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import ROOT, put_section
from bench.build import RUNS, Checkout, Side
from bench.checking import articles, tagged
from bench.first_edition import COMMIT, first_edition, own_environment
from chipledger.files import read_rows

HEAD = "## Scanning a text"
SIZE, SEED = 1_000_000, 20  # bytes of the text
TARGET, MOST = 0.03, 400  # of the first edition's time; MiB
_PLAIN = 0.8  # ours: of the lines
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z.,])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]+(?![0-9A-Za-z年月日])"
)

_PROSE = re.compile("[^0-9`{}<>|\\[\\]#%]{20,}")  # without figures and markup


def made_up(size=SIZE, seed=SEED):
    """A text of so many bytes, the same for a seed.

    Parameters
    ----------
    size : int
    seed : int

    Returns
    -------
    str
    """
    draw = random.Random(seed)
    own = [tagged(raw)[0] for raw in articles("*").values()]
    own += [row["words"] for row in read_rows(ROOT / "book/zh/entries.csv")]
    told = [line for text in own for line in text.split("\n") if re.search("[0-9]", line)]
    pages = [path.read_text("utf-8") for path in sorted((ROOT / "book").rglob("*.md"))]
    plain = [line for text in pages for line in text.split("\n") if _PROSE.fullmatch(line)]
    lines, length = [], 0
    while length < size:
        line = draw.choice(plain if draw.random() < _PLAIN else told)
        lines.append(_NUMBERS.sub(lambda number: _other(number[0], draw), line))
        length += len(lines[-1].encode()) + 1
    return "\n".join(lines)


def _other(number, draw):
    """Other digits, as many of them."""
    return str(draw.randint(10 ** (len(number) - 1), 10 ** len(number) - 1))


def measure(runs):
    """The runs of the first edition and of this one, in turns, and the memory of each."""
    with TemporaryDirectory(prefix="bench-") as folder, first_edition() as edition:
        text = Path(folder, "made-up.txt")
        text.write_text(made_up(), "utf-8")
        sides = Side(edition.folder, edition.python), Checkout(Path(folder, "ours"))
        rows = Path(folder, "rows.csv")
        command = list(map(str, ("-m", "chipledger", "scan", text, "--out", rows, "--force")))
        sides[1].run(*command)  # compiles, as an installed package is
        done = [[], []]
        for _ in range(runs):
            for side, kept in zip(sides, done, strict=True):
                kept.append(side.run(*command))
                print(
                    f"{kept[-1].seconds:8.2f} s, {kept[-1].cpu:.2f} s of processors "
                    f" {side.folder.name}",
                    flush=True,
                )
        return *done, [peak(side, command) for side in sides]


def peak(side, command):
    """The memory of a command's processes together, at its peak, looked at again and again while it
    runs once more. [MiB]

    What several processes share is counted once.

    Parameters
    ----------
    side : Side
    command : list of str

    Returns
    -------
    float
    """
    environment = {**own_environment(), "PYTHONPATH": str(side.folder / "src")}
    process = subprocess.Popen(
        [side.python, *command], cwd=side.folder, env=environment, stdout=subprocess.DEVNULL
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_share_of_memory, [process.pid, *_helpers(process.pid)])))
        time.sleep(0.005)
    return most / 1024


def _helpers(process):
    """The processes that one has begun."""
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended
        return []


def _share_of_memory(process):
    """What a process has for itself, and its share of what it has with others. [KiB]"""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has ended
        return 0
    share = re.search("Pss: +([0-9]+)", told)
    return int(share[1]) if share else 0


def report(before, now, peaks):
    """The section for BENCHMARKS.md.

    Parameters
    ----------
    before, now : list of Run
    peaks : list of float
        Memory of either. [MiB]
    """
    processors = len(os.sched_getaffinity(0))
    rows = [
        f"| {what} | {first:.2f} | {second:.2f} | {second / first:.3f} | {target} |"
        for what, target, (first, second) in (
            ("from start to end [s]", TARGET, _medians(before, now, "seconds")),
            ("time of the processors [s]", "", _medians(before, now, "cpu")),
        )
    ]
    return "\n".join(
        [
            HEAD,
            "",
            (
                f"A made-up text of {SIZE / 1e6:.0f} MB, scanned against the ledger by the command"
                f" on {processors} processor{'s' * (processors > 1)}; before is the first edition,"
                f" {COMMIT[:7]}. Medians of {len(now)}, in turns. Memory is that of all processes"
                " together."
            ),
            "",
            "| what | before | now | now over before | target |",
            "| --- | ---: | ---: | ---: | ---: |",
            *rows,
            (
                f"| peak memory [MiB] | {peaks[0]:.0f} | {peaks[1]:.0f} |"
                f" {peaks[1] / peaks[0]:.2f} | at most {MOST} MiB |"
            ),
            "",
        ]
    )


def _medians(before, now, what):
    return [statistics.median(getattr(run, what) for run in runs) for runs in (before, now)]


def main():
    """Measure, print the section, and put it into BENCHMARKS.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--runs",
        type=int,
        default=int(os.environ.get(RUNS, 3)),
        help=f"runs of each edition (default: 3, or {RUNS})",
    )
    section = report(*measure(parser.parse_args().runs))
    print(section)
    put_section(HEAD, section)


if __name__ == "__main__":
    main()
