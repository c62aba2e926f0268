"""House style and the few chart builders; every figure brings alt text, its table and dark mode.

A builder takes a table and returns a `Figure`; it never loads data. A drawing that no builder
covers is made in `house_style()` with `COLOURS` and handed to `finish`.
"""

from chipledger.drawing import COLOURS, colour_of, literal_colours, marker_of
from chipledger.figures.curve import curve
from chipledger.figures.figure import Figure, Texts, finish
from chipledger.figures.rows import compare_bars, interval_dots, tornado
from chipledger.figures.slip import slip_chart
from chipledger.figures.slope import slope
from chipledger.figures.style import house_style
from chipledger.figures.timeline import timeline

__all__ = [
    "COLOURS",
    "Figure",
    "Texts",
    "colour_of",
    "compare_bars",
    "curve",
    "finish",
    "house_style",
    "interval_dots",
    "literal_colours",
    "marker_of",
    "slip_chart",
    "slope",
    "timeline",
    "tornado",
]
