"""The colours of the book, and which entity wears which.

The light values are Okabe and Ito's categorical set, darkened where needed to 3:1 against white;
the site's style sheet redefines the names for dark mode. An entity keeps colour and marker in
every chapter. Seventeen entities share eight colours: those that meet in one chapter differ in
colour, those that share a colour differ in marker.
"""

COLOURS = {
    "ink": "#1b1f24", "muted": "#57606a", "grid": "#d0d7de", "paper": "#ffffff",
    "c1": "#0072b2", "c2": "#d55e00", "c3": "#00875f", "c4": "#b0528b",
    "c5": "#b57a00", "c6": "#2b8fc7", "c7": "#7a7000", "c8": "#6b4a3a",
}
SERIES = ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8")

ENTITIES = {
    "google": ("c1", "o"), "moore-threads": ("c1", "s"),
    "tesla": ("c2", "o"), "huawei": ("c2", "s"),
    "nvidia": ("c3", "o"),
    "xai": ("c4", "o"), "metax": ("c4", "s"),
    "openai": ("c5", "o"), "cambricon": ("c5", "s"), "xiaomi": ("c5", "D"),
    "meta": ("c6", "o"), "biren": ("c6", "s"), "samsung": ("c6", "D"),
    "tsmc": ("c7", "o"), "oppo": ("c7", "s"),
    "amd": ("c8", "o"), "apple": ("c8", "s"),
}
NEUTRAL = ("muted", "o")


def colour_of(entity):
    """The entity's colour as matplotlib wants it; neutral for entities without one.

    Examples
    --------
    >>> colour_of("nvidia")
    '#00875f'
    """
    return COLOURS[ENTITIES.get(entity, NEUTRAL)[0]]


def marker_of(entity):
    """The entity's marker, so that colours repeat but pairs of colour and marker do not."""
    return ENTITIES.get(entity, NEUTRAL)[1]
