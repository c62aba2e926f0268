"""Measures every figure of the book and writes the section *Figures* of BENCHMARKS.md:
`python -m bench.figures`.

Each notebook runs in this process with the helpers and `show` timed, several times over; bytes are
those that the notebook stores: the drawing, the whole output with description and data, and all of
a chapter compressed together.
"""

import argparse
import gzip
import os
import statistics
import time
from collections import defaultdict
from inspect import signature

import nbformat

from bench import ROOT, put_section
from chipledger import figures
from chipledger.notebook.stored import notebook_paths
from tests.helpers.assumptions import rerun

# What draws on axes: the helpers, and `show`.
TIMED = [
    name
    for name in figures.__all__
    if callable(getattr(figures, name)) and "ax" in signature(getattr(figures, name)).parameters
]
HEAD = "## Figures"


def timed(function, spent, seconds, drawn):
    """The function, noting its seconds; `show` ends a figure, whose seconds are those spent since
    the one before.
    """

    def run(*given, **options):
        start = time.perf_counter()
        made = function(*given, **options)
        spent.append(time.perf_counter() - start)
        if isinstance(made, figures.Figure):
            seconds[made.name].append(sum(spent))
            drawn[made.name] = made
            spent.clear()
        return made

    return run


def measure(path, runs):
    """Seconds of each run and the drawing of each figure of a notebook, in the order drawn."""
    spent, seconds, drawn = [], defaultdict(list), {}
    functions = {name: getattr(figures, name) for name in TIMED}
    try:
        for name, function in functions.items():
            setattr(figures, name, timed(function, spent, seconds, drawn))
        for _ in range(runs):
            rerun(nbformat.read(path, as_version=4))
    finally:
        for name, function in functions.items():
            setattr(figures, name, function)
    return seconds, drawn


def compressed(texts):
    """Bytes of texts together, compressed as a server sends them."""
    return len(gzip.compress("".join(texts).encode(), mtime=0))


def section(runs):
    """The section as Markdown."""
    rows, chapters = [], []
    for path in notebook_paths(ROOT):
        seconds, drawn = measure(path, runs)
        for name, figure in drawn.items():
            rows.append(
                f"| {path.stem[:2]} | {name} | {1000 * statistics.median(seconds[name]):.0f} | "
                f"{len(figure.svg.encode()):,} | "
                f"{compressed([figure.svg]):,} | {compressed([figure.to_html()]):,} |"
            )
        outputs = [figure.to_html() for figure in drawn.values()]
        chapters.append(
            f"| {path.stem} | {len(drawn)} | "
            f"{1000 * sum(map(statistics.median, seconds.values())):.0f} | "
            f"{compressed(outputs) / 1024:.1f} |"
        )
    return "\n".join(
        [
            HEAD,
            "",
            (
                f"Medians of {runs} runs in one process; a figure's output is its drawing with "
                "description and data."
            ),
            "",
            "| chapter | figures | drawing them [ms] | all outputs compressed together [KiB] |",
            "| --- | ---: | ---: | ---: |",
            *chapters,
            "",
            (
                "| chapter | figure | drawing [ms] | SVG [bytes] | SVG compressed | output "
                "compressed |"
            ),
            "| --- | --- | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each notebook (default: 3)")
    os.environ["CHIPLEDGER_ROOT"] = str(ROOT)
    text = section(parser.parse_args().runs)
    put_section(HEAD, text)
    print(text)


if __name__ == "__main__":
    main()
