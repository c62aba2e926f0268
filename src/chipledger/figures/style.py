"""House style: type, measures, and matplotlib settings.

Figures are drawn for a phone: 352 points wide, so that eleven-point text stays above eleven pixels
on a screen of 390. Text is measured in DejaVu Sans, wider than the fonts browsers fall back to:
what fits here fits there. All layout is in points, since cropping to content would vary with fonts.
"""

import logging
import unicodedata
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import justmytype_intl_cjk
import matplotlib
from cycler import cycler
from matplotlib import font_manager
from matplotlib.textpath import text_to_path

from chipledger.drawing import COLOURS

# Its notes on font caches and weights go to stderr, which notebooks would store as output.
# Missing glyphs do not pass here: they are warnings, and stay errors.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

WIDTH = 352.0
MARGIN = 8.0
TEXT = 12.0
SMALL = 11.0
LINE = 15.0
WORDS = ((1e12, " tn"), (1e9, " bn"), (1e6, " mn"))

CJK_FONT = Path(justmytype_intl_cjk.__file__).parent / "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
FAMILIES = ["DejaVu Sans", "Noto Sans SC"]
# For readers: DejaVu Sans sets the PDF, the system's font the page.
SVG_FAMILIES = "DejaVu Sans, system-ui, Noto Sans SC, sans-serif"

SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "chipledger",
    "figure.figsize": (WIDTH / 72, 240 / 72),
    "font.family": FAMILIES,
    "font.size": TEXT,
    # Paper below the drawing: JupyterLab knows none of our colours, and dark ink needs it in its
    # dark theme.
    "figure.facecolor": COLOURS["paper"],
    "axes.facecolor": "none",
    "savefig.facecolor": "auto",
    "axes.axisbelow": True,
    "text.color": COLOURS["ink"],
    "axes.labelcolor": COLOURS["ink"],
    "axes.labelsize": SMALL,
    "axes.titlesize": TEXT,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "patch.edgecolor": COLOURS["ink"],
    "axes.edgecolor": COLOURS["muted"],
    "xtick.color": COLOURS["muted"],
    "ytick.color": COLOURS["muted"],
    "xtick.labelcolor": COLOURS["ink"],
    "ytick.labelcolor": COLOURS["ink"],
    "grid.color": COLOURS["grid"],
    "hatch.color": COLOURS["paper"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.major.size": 3,
    "ytick.major.size": 0,
    "lines.linewidth": 1.8,
    "axes.prop_cycle": cycler(color=[COLOURS[f"c{i}"] for i in range(1, 9)]),
}


@cache
def _register_cjk_font():
    """Give matplotlib the Chinese font that the PDF uses, once per process."""
    font_manager.fontManager.addfont(str(CJK_FONT))


def style():
    """Let matplotlib draw in our style from here on; once, in a notebook's first cell."""
    _register_cjk_font()
    matplotlib.rcParams.update(SETTINGS)


@contextmanager
def house_style():
    """Context, or decorator, in which matplotlib draws in our style."""
    with matplotlib.rc_context():
        style()
        yield


@cache
def text_width(text, size=TEXT):
    """Width of one line of text. [pt]"""
    _register_cjk_font()
    font = font_manager.FontProperties(family=FAMILIES, size=size)
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]


def _pieces(text):
    """Parts between which a line may break: words, and every Chinese character."""
    pieces, word = [], ""
    for character in text:
        if unicodedata.east_asian_width(character) in "WF":
            pieces += [word, character]
            word = ""
        elif character == " ":
            pieces.append(word + character)
            word = ""
        else:
            word += character
    return [piece for piece in [*pieces, word] if piece]


def wrap(text, width, size=TEXT):
    """Break text into lines no wider than `width` points; a longer word keeps its own line."""
    lines = [""]
    for piece in _pieces(" ".join(str(text).split())):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line]


def compact(number, digits=4):
    """A number as a reader says it: few digits, a true minus, and words from a million.

    Examples
    --------
    >>> [compact(number) for number in (0.05, -12.3456, 150_000, 12_500_000, 1e10)]
    ['0.05', '−12.35', '150,000', '12.5 mn', '10 bn']
    """
    size, word = next(((size, word) for size, word in WORDS if abs(number) >= size), (1, ""))
    return f"{float(f'{number / size:.{digits}g}'):,.10g}{word}".replace("-", "−")
