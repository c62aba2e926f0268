"""Finds the figures of a text, proposes claims from them, and measures how much of the texts is coded.

A scan errs on the side of finding: what is no quantity is told apart by class (`name`, `idiom`, `furniture`),
never left out in silence.
"""

from chipledger.scan.coverage import coverage, open_figures, read_sources, with_kept
from chipledger.scan.finds import Found, find_figures
from chipledger.scan.places import region_of
from chipledger.scan.propose import day_of_print, proposals, propose
from chipledger.scan.repeats import known_claims, possible_repeats
from chipledger.scan.texts import read_text, source_row

__all__ = [
    "Found",
    "coverage",
    "day_of_print",
    "find_figures",
    "known_claims",
    "open_figures",
    "possible_repeats",
    "proposals",
    "propose",
    "read_sources",
    "read_text",
    "region_of",
    "source_row",
    "with_kept",
]
