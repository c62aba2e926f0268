"""Measures every figure of the book and writes the section *Figures* of BENCHMARKS.md:
`python -m bench.figures`.

Each notebook runs in this process with the builders timed, several times over; bytes are those
that the notebook stores: the drawing, the whole output with description and data, and all of a
chapter compressed together.
"""

import argparse
import gzip
import os
import statistics
import time
from collections import defaultdict

import nbformat

from bench import ROOT
from chipledger import figures
from chipledger.notebook.stored import notebook_paths
from tests.helpers.assumptions import rerun

PAGE = ROOT / "BENCHMARKS.md"
BUILDERS = [
    name
    for name in figures.__all__
    if name
    not in (
        "COLOURS",
        "Figure",
        "Texts",
        "colour_of",
        "finish",
        "house_style",
        "literal_colours",
        "marker_of",
    )
]
HEAD = "## Figures"


def timed(builder, seconds, drawn):
    """The builder, noting how long each figure took and what came of it."""

    def build(*rows, **texts):
        start = time.perf_counter()
        figure = builder(*rows, **texts)
        seconds[figure.name].append(time.perf_counter() - start)
        drawn[figure.name] = figure
        return figure

    return build


def measure(path, runs):
    """Seconds of each run and the drawing of each figure of a notebook, in the order drawn."""
    seconds, drawn = defaultdict(list), {}
    builders = {name: getattr(figures, name) for name in BUILDERS}
    try:
        for name, builder in builders.items():
            setattr(figures, name, timed(builder, seconds, drawn))
        for _ in range(runs):
            rerun(nbformat.read(path, as_version=4))
    finally:
        for name, builder in builders.items():
            setattr(figures, name, builder)
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
    before, _, after = (PAGE.read_text("utf-8") if PAGE.exists() else "# Benchmarks\n").partition(
        HEAD
    )
    rest = after.partition("\n## ")
    PAGE.write_text(
        before.rstrip() + "\n\n" + text + (f"\n## {rest[2]}" if rest[1] else ""), "utf-8"
    )
    print(text)


if __name__ == "__main__":
    main()
