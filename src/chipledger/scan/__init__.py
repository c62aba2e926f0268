"""Finds the figures of a text, proposes claims from them, and measures how much of the texts is coded.

A scan errs on the side of finding: what is no quantity is told apart by class (`name`, `idiom`, `furniture`),
never left out in silence.
"""

from chipledger.scan.coverage import coverage, open_figures, read_sources, with_kept
from chipledger.scan.finds import Found, find_figures
from chipledger.scan.propose import adopted, propose
from chipledger.scan.repeats import possible_repeats
from chipledger.scan.texts import read_text, source_row

__all__ = [
    "Found",
    "adopted",
    "coverage",
    "find_figures",
    "open_figures",
    "possible_repeats",
    "propose",
    "read_sources",
    "read_text",
    "source_row",
    "with_kept",
]
