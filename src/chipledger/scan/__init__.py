"""Finds the figures of a text, proposes claims from them, and measures how much of the texts is coded.

A scan errs on the side of finding: what is no quantity is told apart by class (`name`, `idiom`, `furniture`),
never left out in silence.
"""

from chipledger.scan.coverage import coverage, open_figures, read_sources
from chipledger.scan.finds import Found, find_figures
from chipledger.scan.propose import propose
from chipledger.scan.repeats import possible_repeats
from chipledger.scan.texts import read_text

__all__ = [
    "Found",
    "coverage",
    "find_figures",
    "open_figures",
    "possible_repeats",
    "propose",
    "read_sources",
    "read_text",
]
