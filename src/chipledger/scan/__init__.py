"""Finds the figures of a text, proposes claims from them, and measures how much of the texts is coded.

A scan errs on the side of finding: whatever is no quantity is told apart by class (`name`, `idiom`,
`furniture`), never left out in silence.
"""







__all__ = ["Found", "coverage", "find_figures", "names_of", "open_figures", "possible_repeats", "propose",
           "read_sources", "read_text"]
