"""The colours of the book, and which entity wears which.

The light values are those of the site's style sheet (report.css), which redefines the names for
dark mode; all but paper and grid stand 3:1 or more against white; the eight of the series differ
for colour-blind readers. What was judged wears the colours of the badges, with a sign beside. An
entity keeps colour and marker in every chapter. Seventeen entities share eight colours: those that
meet in one chapter differ in colour, those that share a colour differ in marker.

It stands outside of `figures`, since pages need colours and no drawing, and matplotlib is slow to
import.
"""

import re
from html import unescape

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
    "edge": "#7b8490",
    "holds": "#1a6537",
    "rounding": "#175f69",
    "unrefuted": "#735000",
    "fails": "#a3211c",
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

# What was judged: colour and sign, in the order in which such things stand beside each other.
STATUSES = {
    "kept": ("holds", ""),
    "held": ("holds", ""),
    "kept late": ("rounding", "+"),
    "near": ("edge", "≈"),
    "changed": ("unrefuted", "→"),
    "minor": ("unrefuted", "/"),
    "broken": ("fails", "×"),
    "serious": ("fails", "×"),
    "open": ("muted", "?"),
    "undecided": ("muted", "?"),
    "no trace": ("edge", "·"),
}

FIGURE = "DejaVu Sans"

_SVG = re.compile(r"<svg\b.*</svg\s*>", re.DOTALL)
_ROOT = re.compile(r"<svg\b[^>]*>")
_VARIABLE = re.compile(
    r"var\(\s*--[\w-]+\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)"
)  # the fallback may hold one call, as rgb(…)
_NAMED = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)\w+;"
)  # HTML's entities, which XML does not know
_FAMILY = re.compile(r"""\bfont-family=(?:"[^"]*"|'[^']*')""")
_INK = "#1b1f24"


def colour_of(entity):
    """The entity's colour as matplotlib wants it; neutral for entities without one.

    Examples
    --------
    >>> colour_of("nvidia")
    '#058a75'
    """
    return COLOURS[ENTITIES.get(entity, NEUTRAL)[0]]


def colour_for(look=None, entity=None):
    """The colour of a row: of what was judged, grey for the `rest`, else the entity's or blue.

    Examples
    --------
    >>> colour_for("serious"), colour_for("rest"), colour_for(entity="nvidia"), colour_for()
    ('#a3211c', '#7b8490', '#058a75', '#2459ab')
    """
    if look == "rest":
        return COLOURS["edge"]
    if look in (None, "", "main"):
        return colour_of(entity) if entity in ENTITIES else COLOURS["c1"]
    if look not in STATUSES:
        raise ValueError(f"look {look!r}: write main, rest, or one of {', '.join(STATUSES)}")
    return COLOURS[STATUSES[look][0]]


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


class SvgError(ValueError):
    """An inline picture that cannot be printed."""


def find_svg(html):
    """The SVG element inside a piece of HTML, or None."""
    found = _SVG.search(html)
    return found[0] if found else None


def standalone(svg):
    """An inline SVG as a file of its own: name space, colours, font.

    Raises
    ------
    SvgError
        If a colour variable has no fallback.
    """
    svg = _NAMED.sub(lambda entity: unescape(entity[0]), svg)
    while found := _VARIABLE.search(svg):  # what stands inside another comes out in the next round
        if not found[1]:
            raise SvgError(f"no fallback in {found[0]!r}: write var(--name, #hex)")
        svg = svg.replace(found[0], found[1].strip())
    svg = _FAMILY.sub(f'font-family="{FIGURE}"', svg)
    return _ROOT.sub(lambda root: _dressed(root[0]), svg, count=1)


def _dressed(root):
    """The opening tag with what a page would have given the picture."""
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "color": _INK, "font-family": FIGURE}
    missing = [
        f'{name}="{value}"'
        for name, value in attributes.items()
        if not re.search(rf"\s{name}=", root)
    ]
    return " ".join(["<svg", *missing]) + root.removeprefix("<svg")


def with_letters(svg, size):
    """A notebook's figure with its letters that much larger or smaller than drawn: on a wide page
    the drawing grows, and letters need not grow with it.
    """
    return _ROOT.sub(lambda root: root[0].replace(' font-size="1"', f' font-size="{size}"'), svg)


def described(svg):
    """Alternative text of an SVG: its title and description."""
    parts = [
        re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", svg, re.DOTALL) for tag in ("title", "desc")
    ]
    words = [" ".join(unescape(part[1]).split()) for part in parts if part]
    return ". ".join(word.rstrip(".") for word in words if word)
