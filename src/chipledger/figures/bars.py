"""Amounts as bars from zero: one a row with its number, or one made of parts against a need."""

from math import inf

from chipledger.drawing import COLOURS, SERIES, colour_for
from chipledger.figures.data import Drawn, records
from chipledger.figures.rows import BASE, HEAD
from chipledger.figures.scale import require_unit, ticks
from chipledger.figures.sheet import INNER, SMALL_LINE, Sheet, note
from chipledger.figures.style import SMALL, compact, house_style, text_width

THICK = 15.0
OVER = 2.0  # by which the line of zero is longer than a bar is thick [pt]
# Solid, hatched, dotted, crossed: parts stay apart in grey print.
HATCHES = ("", "////", "....", "xxxx")
NO_TICKS = 4.0
KEY = 11.0  # side of the square before a part's name [pt]


@house_style()
def bars(table, ax, *, axis):
    """One bar a row from zero, its number at its end.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `value`; optional `text` (at the end; the number by default), `entity`,
        `look` (as `drawing.colour_for` takes it), `low`, `high` (a thin line over the bar's end;
        infinity is drawn as an arrow). Negative values go to the left.
    ax : matplotlib.axes.Axes
        New ones, alone in their figure.
    axis : str
        What is measured, ending with its `[unit]`; the subtitle tells it, the bars their numbers,
        so no scale is drawn.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a unit or a value is missing, or the axes are not free.
    """
    require_unit(axis)
    rows = records(table, ("label", "value"), ("text", "entity", "look", "low", "high"))
    for row in rows:
        row["text"] = row["text"] or compact(row["value"])
    sheet = Sheet(ax, [{**row, "text": ""} for row in rows], THICK, ticks=NO_TICKS)
    sheet.scale(*_limits(rows), [], grid=False)
    ax.spines.bottom.set_visible(False)
    for row, y in zip(rows, sheet.centres, strict=True):
        _bar(ax, row, y)
    for y in sheet.centres:  # beside the bars alone: a longer line would cross the labels
        nought = [y - THICK / 2 - OVER, y + THICK / 2 + OVER]
        ax.plot([0, 0], nought, color=COLOURS["muted"], linewidth=0.8)
    heads = {
        "label": "What",
        "value": axis,
        "low": "Low end",
        "high": "High end",
        "text": "As drawn",
    }
    told = "; ".join(f"{row['label']}, {row['text']}" for row in rows)
    ax.drawn = Drawn(rows, heads, f"{axis}, from top to bottom: {told}.")
    return ax


def _reach(row):
    """The lowest and the highest finite value that a row draws."""
    bounds = [row["value"], *(row[end] for end in ("low", "high") if row[end] is not None), 0]
    finite = [bound for bound in bounds if abs(bound) != inf]
    return min(finite), max(finite)


def _limits(rows):
    """Ends of the scale at which every number has room beside its bar."""
    reaches = [_reach(row) for row in rows]
    wide = [text_width(row["text"], SMALL) + 16 for row in rows]
    left = max((room for row, room in zip(rows, wide, strict=True) if row["value"] < 0), default=0)
    low = min(low for low, _ in reaches)
    # The scale at which the bar most pressed by its number still leaves room for it.
    right = [
        (high - low) / (INNER - left - (room if row["value"] >= 0 else 0))
        for row, room, (_, high) in zip(rows, wide, reaches, strict=True)
    ]
    per_point = max(right) or 1.0
    return low - left * per_point, low + (INNER - left) * per_point


def _bar(ax, row, y):
    """The bar, its interval, and its number beyond both."""
    colour, value = colour_for(row["look"], row["entity"]), row["value"]
    ax.barh(y, value, THICK, color=colour, linewidth=0)
    low, high = _reach(row)
    if row["low"] is not None or row["high"] is not None:
        _whisker(ax, row, y)
    place, offset, side = (low, -5, "right") if value < 0 else (high, 5, "left")
    offset += 6 * (offset > 0 and row["high"] == inf)
    note(ax, row["text"], (place, y), (offset, BASE), xycoords="data", ha=side)


def _whisker(ax, row, y):
    """A thin line over the interval, an arrow where it is open."""
    for end, marker in (("low", "<"), ("high", ">")):
        bound = row["value"] if row[end] is None else row[end]
        is_open = abs(bound) == inf
        place = row["value"] if is_open else bound
        look = {"color": COLOURS["ink"], "linewidth": 1.2, "clip_on": False}
        ax.plot([row["value"], place], [y, y], **look)
        ax.plot([place], [y], marker if is_open else "|", markersize=5, **look)


@house_style()
def stacked(table, ax, *, axis, line=None):
    """Bars made of parts, with what each part is below; a dashed line says how much is needed.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `part`, `value` (not negative); optional `text` (the number by default),
        `entity`, `look`. Rows of one label are one bar, its parts from the left.
    ax, axis
        As in `interval_dots`.
    line : tuple of (float, str), optional
        A value to reach, and its name.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a value is negative, or as `interval_dots`.
    """
    require_unit(axis)
    parts = records(table, ("label", "part", "value"), ("text", "entity", "look"))
    if min(part["value"] for part in parts) < 0:
        raise ValueError("the parts of a bar are amounts: none is negative")
    names = list(dict.fromkeys(part["part"] for part in parts))
    for part in parts:
        part["text"] = part["text"] or compact(part["value"])
        number = names.index(part["part"])
        part["fill"] = _fill(part, number), HATCHES[number % len(HATCHES)]
    groups = {}
    for part in parts:
        groups.setdefault(part["label"], []).append(part)
    keys = [_key_lines(group) for group in groups.values()]
    bands = [THICK + 4 + SMALL_LINE * (1 + key[-1][0]) for key in keys]
    labels = [{"label": label, "text": ""} for label in groups]
    sheet = Sheet(ax, labels, bands, axis, HEAD if line else 0)
    most = max(sum(part["value"] for part in group) for group in groups.values())
    high = 1.03 * max(most, line[0] if line else 0)
    sheet.scale(0, high, ticks(0, high), grid=False)
    for top, group, key in zip(sheet.tops, groups.values(), keys, strict=True):
        _stack(ax, top, group)
        _write_key(ax, top + THICK + 4, group, key)
    if line:
        sheet.reference(*line, THICK)
    heads = {"label": "What", "part": "Part", "value": axis, "text": "As drawn"}
    told = "; ".join(f"{part['label']}, {part['part']}, {part['text']}" for part in parts)
    need = f" A dashed line marks {line[1]}, {compact(line[0])}." if line else ""
    ax.drawn = Drawn(parts, heads, f"{axis}, from top to bottom: {told}.{need}")
    return ax


def _fill(part, number):
    """The colour of a part: as it was judged, its entity's, or the next of the series."""
    if part["look"] or part["entity"]:
        return colour_for(part["look"], part["entity"])
    return COLOURS[SERIES[number % len(SERIES)]]


def _stack(ax, top, group):
    """One bar of parts."""
    left = 0.0
    for part in group:
        colour, hatch = part["fill"]
        ax.barh(
            top + THICK / 2, part["value"], THICK, left=left, facecolor=colour, hatch=hatch,
            hatchcolor=COLOURS["paper"], edgecolor=COLOURS["paper"], linewidth=1,
        )  # fmt: skip
        left += part["value"]


def _key_lines(group):
    """Where each part's name stands: row, distance from the left, words. [pt]"""
    places, row, x = [], 0, 0.0
    for part in group:
        words = f"{part['part']} {part['text']}"
        wide = KEY + 4 + text_width(words, SMALL)
        if x and x + wide > INNER:
            row, x = row + 1, 0.0
        places.append((row, x, words))
        x += wide + 12
    return places


def _write_key(ax, top, group, key):
    """A square of its fill and the name of every part, below the bar."""
    per_point = ax.get_xlim()[1] / INNER
    for part, (row, x, words) in zip(group, key, strict=True):
        colour, hatch = part["fill"]
        y = top + SMALL_LINE * (row + 0.5)
        ax.barh(
            y, KEY * per_point, KEY - 2, left=x * per_point, facecolor=colour, hatch=hatch,
            hatchcolor=COLOURS["paper"], linewidth=0,
        )  # fmt: skip
        note(ax, words, ((x + KEY + 4) * per_point, y), (0, BASE), xycoords="data")
