"""What somebody said beside what the record says: two dots on a line, the widest gap first."""

from math import log10

from chipledger.drawing import COLOURS, colour_for
from chipledger.figures.data import Drawn, records
from chipledger.figures.rows import BASE, HEAD
from chipledger.figures.scale import limits, require_unit, ticks
from chipledger.figures.sheet import INNER, Sheet, note
from chipledger.figures.style import SMALL, compact, house_style, text_width

BAND = 14
DOT = {"markersize": 9, "markeredgewidth": 1.8, "clip_on": False}


@house_style()
def dumbbell(table, ax, *, axis, ends=("says", "in fact"), log=False, sort=True):
    """Pairs of values: a hollow dot for what is said, a full one for what is so.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `left`, `right`; optional `left_text`, `right_text` (beside the dots; the
        numbers by default), `entity`, `look` (as `drawing.colour_for` takes it).
    ax : matplotlib.axes.Axes
        New ones, alone in their figure.
    axis : str
        Axis label that ends with its `[unit]`.
    ends : tuple of two str
        What the hollow and the full dot stand for.
    log : bool
        Logarithmic axis: equal lengths are equal factors.
    sort : bool
        The widest gap first; else in the order given.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a unit or a value is missing, or the axes are not free.
    """
    require_unit(axis)
    rows = records(table, ("label", "left", "right"), ("left_text", "right_text", "entity", "look"))
    for row in rows:
        for end in ("left", "right"):
            row[f"{end}_text"] = row[f"{end}_text"] or compact(row[end])
    if sort:
        rows.sort(key=lambda row: -gap(row, log))
    sheet = Sheet(ax, [{**row, "text": ""} for row in rows], BAND, axis, HEAD)
    sheet.scale(*_room_for_texts(rows, log), log=log)
    for row, y in zip(rows, sheet.centres, strict=True):
        _pair(ax, row, y)
    _key(ax, ends)
    heads = {"label": "What", "left": f"{axis}: {ends[0]}", "right": f"{axis}: {ends[1]}"}
    told = "; ".join(
        f"{row['label']}, {ends[0]} {row['left_text']}, {ends[1]} {row['right_text']}"
        for row in rows
    )
    ax.drawn = Drawn(rows, heads, f"{axis}, from top to bottom: {told}.")
    return ax


def gap(row, log):
    """How far apart the dots of a row are: a difference, on a logarithmic axis a factor.

    Raises
    ------
    ValueError
        If a logarithm is asked of a value that is not positive.
    """
    left, right = row["left"], row["right"]
    if not log:
        return abs(right - left)
    if min(left, right) <= 0:
        raise ValueError(f"row {row['label']!r}: a logarithmic axis needs positive values")
    return abs(log10(right / left))


def _room_for_texts(rows, log):
    """Limits that leave room beside the outermost dots for their numbers, and the ticks between."""
    values = [row[end] for row in rows for end in ("left", "right")]
    low, high = limits(values, log)
    widest = max(text_width(row[f"{end}_text"], SMALL) for row in rows for end in ("left", "right"))
    share = (widest + 10) / (INNER - 2 * (widest + 10))
    if log:
        spread = (high / low) ** share
        return low / spread, high * spread, ticks(low, high, log)
    spread = (high - low) * share
    return low - spread, high + spread, ticks(low, high)


def _pair(ax, row, y):
    """A line, its two dots, and their numbers outside of them."""
    colour = colour_for(row["look"], row["entity"])
    left, right = row["left"], row["right"]
    ax.plot([left, right], [y, y], color=colour, linewidth=3, alpha=0.5, zorder=1)
    ax.plot([left], [y], "o", color=colour, markerfacecolor=COLOURS["paper"], zorder=3, **DOT)
    ax.plot([right], [y], "o", color=colour, zorder=2, **DOT)
    said_is_less = left <= right
    for end, is_low in (("left", said_is_less), ("right", not said_is_less)):
        offset, side = (-8, "right") if is_low else (8, "left")
        weight = "normal" if end == "left" else "bold"
        note(
            ax, row[f"{end}_text"], (row[end], y), (offset, BASE), xycoords="data", ha=side,
            weight=weight,
        )  # fmt: skip


def _key(ax, ends):
    """What the two dots stand for, above the first row."""
    look = {"transform": ax.transAxes, "color": COLOURS["ink"], **DOT}
    wide, tall = ax.bbox.size * 72 / ax.figure.dpi
    x, y = 4.0, 1 + 8 / tall
    for words, face in zip(ends, (COLOURS["paper"], COLOURS["ink"]), strict=True):
        ax.plot([x / wide], [y], "o", markerfacecolor=face, **look)
        note(ax, words, (x / wide, y), (9, BASE), color=COLOURS["muted"])
        x += text_width(words, SMALL) + 30
