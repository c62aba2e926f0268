"""How long a scan of a megabyte takes, beside the first edition: `python -m bench.scan`, or `make
bench`.

The text is made up, with a seed: lines of our own articles and of the Chinese ledger, with other
digits in each, between lines of the book that hold none, so that figures are as frequent as in an
article. Both editions scan it against their ledgers in turns. What is told is time on the
processor, which other work beside changes least.
"""

import argparse
import os
import random
import re
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import ROOT, put_section
from bench.build import RUNS, Checkout, Side
from bench.checking import articles, tagged
from bench.first_edition import COMMIT, first_edition
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
    """The runs of the first edition and of this one, in turns."""
    with TemporaryDirectory(prefix="bench-") as folder, first_edition() as edition:
        text = Path(folder, "made-up.txt")
        text.write_text(made_up(), "utf-8")
        sides = Side(edition.folder, edition.python), Checkout(Path(folder, "ours"))
        command = "-m", "chipledger", "scan", text, "--out", Path(folder, "rows.csv"), "--force"
        sides[1].run(*command)  # compiles, as an installed package is
        done = [[], []]
        for _ in range(runs):
            for side, kept in zip(sides, done, strict=True):
                kept.append(side.run(*map(str, command)))
                print(f"{kept[-1].cpu:8.2f} s  {side.folder.name}", flush=True)
    return done


def report(before, now):
    """The section for BENCHMARKS.md.

    Parameters
    ----------
    before, now : list of Run
    """
    times = [statistics.median(run.cpu for run in runs) for runs in (before, now)]
    peaks = [max(run.memory for run in runs) for runs in (before, now)]
    return "\n".join(
        [
            HEAD,
            "",
            (
                f"A made-up text of {SIZE / 1e6:.0f} MB, scanned against the ledger by the command;"
                f" before is the first edition, {COMMIT[:7]}. Medians of {len(now)}, in turns."
            ),
            "",
            "| what | before | now | now over before | target |",
            "| --- | ---: | ---: | ---: | ---: |",
            (
                f"| time of the processor [s] | {times[0]:.2f} | {times[1]:.2f} |"
                f" {times[1] / times[0]:.3f} | {TARGET} |"
            ),
            (
                f"| peak memory [MiB] | {peaks[0]:.0f} | {peaks[1]:.0f} |"
                f" {peaks[1] / peaks[0]:.2f} | at most {MOST} MiB |"
            ),
            "",
        ]
    )


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
