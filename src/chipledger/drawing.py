"""The colours of the book, and which entity wears which.

The light values are those of the site's style sheet (report.css), which redefines the names for
dark mode; all stand 3:1 or more against white, and differ for colour-blind readers. An entity keeps
colour and marker in every chapter. Seventeen entities share eight colours: those that meet in one
chapter differ in colour, those that share a colour differ in marker.

It stands outside of `figures`, since pages need colours and no drawing, and matplotlib is slow to
import.
"""

import re

COLOURS = {
    "ink": "#1b1f24",
    "muted": "#5b636d",
    "grid": "#d5dae0",
    "paper": "#ffffff",
    "c1": "#2459ab",
    "c2": "#d5701a",
    "c3": "#058a75",
    "c4": "#8f1d63",
    "c5": "#86640a",
    "c6": "#339cc3",
    "c7": "#47217f",
    "c8": "#6b1d1d",
}
SERIES = ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8")

ENTITIES = {
    "google": ("c1", "o"),
    "moore-threads": ("c1", "s"),
    "tesla": ("c2", "o"),
    "huawei": ("c2", "s"),
    "nvidia": ("c3", "o"),
    "xai": ("c4", "o"),
    "metax": ("c4", "s"),
    "openai": ("c5", "o"),
    "cambricon": ("c5", "s"),
    "xiaomi": ("c5", "D"),
    "meta": ("c6", "o"),
    "biren": ("c6", "s"),
    "samsung": ("c6", "D"),
    "tsmc": ("c7", "o"),
    "oppo": ("c7", "s"),
    "amd": ("c8", "o"),
    "apple": ("c8", "s"),
}
NEUTRAL = ("muted", "o")


def colour_of(entity):
    """The entity's colour as matplotlib wants it; neutral for entities without one.

    Examples
    --------
    >>> colour_of("nvidia")
    '#058a75'
    """
    return COLOURS[ENTITIES.get(entity, NEUTRAL)[0]]


def marker_of(entity):
    """The entity's marker, so that colours repeat but pairs of colour and marker do not."""
    return ENTITIES.get(entity, NEUTRAL)[1]


def literal_colours(svg):
    """The same SVG with the light values in place of variables, for the PDF.

    Examples
    --------
    >>> literal_colours('<path fill="var(--c1, #0072b2)"/>')
    '<path fill="#0072b2"/>'
    """
    return re.sub(r"var\(--\w+, (#[0-9a-f]{6})\)", r"\1", svg)
