"""Finds the figures of a text, proposes claims from them, and measures how much of the texts is
coded.

A scan errs on the side of finding: what is no quantity is told apart by class (`name`, `idiom`,
`furniture`), never left out in silence. It works row by row and loads neither pandas nor pint,
which take longer to load than an article to scan; `coverage`, `adopt` and `verify`, which work on
whole tables, are imported from their modules.
"""

from chipledger.scan.finds import Found, find_figures
from chipledger.scan.places import region_of
from chipledger.scan.propose import COLUMNS, day_of_print, proposals, propose
from chipledger.scan.repeats import known_claims, possible_repeats, with_repeats
from chipledger.scan.texts import read_text, source_row
from chipledger.scan.whole import whole_of

__all__ = [
    "COLUMNS",
    "Found",
    "day_of_print",
    "find_figures",
    "known_claims",
    "possible_repeats",
    "proposals",
    "propose",
    "read_text",
    "region_of",
    "source_row",
    "whole_of",
    "with_repeats",
]
