"""House style and the few helpers that draw on matplotlib's axes; every figure brings alt text,
its table and dark mode.

A helper takes a table and axes and returns the axes; it never loads data, and whoever wants more
draws on the axes himself, in `COLOURS`. `show` ends every figure, one without a helper too.
"""

from chipledger.drawing import COLOURS, colour_of, literal_colours, marker_of
from chipledger.figures.bars import bars, stacked
from chipledger.figures.curve import curve
from chipledger.figures.dumbbell import dumbbell
from chipledger.figures.figure import Figure, show
from chipledger.figures.path import path
from chipledger.figures.rows import compare_bars, interval_dots, tornado
from chipledger.figures.slip import slip_chart
from chipledger.figures.slope import slope
from chipledger.figures.squares import unit_squares
from chipledger.figures.style import style
from chipledger.figures.timeline import timeline

__all__ = [
    "COLOURS",
    "Figure",
    "bars",
    "colour_of",
    "compare_bars",
    "curve",
    "dumbbell",
    "interval_dots",
    "literal_colours",
    "marker_of",
    "path",
    "show",
    "slip_chart",
    "slope",
    "stacked",
    "style",
    "timeline",
    "tornado",
    "unit_squares",
]
