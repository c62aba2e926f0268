"""A value over time: steps from one saying to the next, with the events that explain them."""

import pandas as pd
from matplotlib.dates import date2num

from chipledger.drawing import COLOURS, colour_for
from chipledger.figures.data import Drawn, records
from chipledger.figures.lines import DASHES, by_line, name_lines, room_for, widest
from chipledger.figures.scale import limits, require_unit, tick_names, ticks
from chipledger.figures.sheet import SMALL_LINE, lay, name_ticks, note, points_of
from chipledger.figures.style import MARGIN, SMALL, WIDTH, compact, house_style, text_width
from chipledger.figures.timeline import date_ticks

PLOT_HEIGHT = 180.0


@house_style()
def path(table, ax, *, axis, log=False, step=True, events=()):
    """One line or more over days, each point with its words.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `line` (its name), `x` (ISO text or date), `y`; optional `text` (beside the point;
        the number by default, nothing where it is `""`), `entity`, `look` (as `drawing.colour_for`
        takes it). The rows of a line in the order of days.
    ax : matplotlib.axes.Axes
        New ones, alone in their figure; x is in days as matplotlib counts them.
    axis : str
        What the heights are, ending with its `[unit]`.
    log : bool
        Logarithmic heights; else they start at zero.
    step : bool
        A value holds until the next; else points are joined directly.
    events : iterable of (day, str)
        Named hairlines.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        As `interval_dots`.
    """
    require_unit(axis)
    rows = records(table, ("line", "x", "y"), ("text", "entity", "look"))
    for row in rows:
        row["x"] = str(row["x"])[:10]
        row["text"] = compact(row["y"]) if row["text"] is None else row["text"]
    lines, events = by_line(rows), [(str(day)[:10], words) for day, words in events]
    names = list(lines) if len(lines) > 1 else []
    days = [pd.Timestamp(day) for day in [*(row["x"] for row in rows), *(day for day, _ in events)]]
    low, high = _heights(rows, log)
    up = ticks(low, high, log)
    left = MARGIN + 4 + widest([tick_names(up, axis)])
    right = room_for(names) if names else MARGIN + 26
    above = SMALL_LINE * len(events) + 6
    lay(ax, PLOT_HEIGHT, left=left, right=right, above=above, title=axis)
    margin = max((max(days) - min(days)) * 0.04, pd.Timedelta(days=10))
    first, last = min(days) - margin, max(days) + margin
    ax.set(yscale="log" if log else "linear", ylim=(low, high))
    ax.set(xlim=(date2num(first), date2num(last)))
    name_ticks(ax, *date_ticks(first, last))
    ax.set_yticks(up, tick_names(up, axis))
    ax.minorticks_off()
    ax.grid(axis="y", color=COLOURS["grid"], linewidth=0.8)
    _events(ax, events)
    looks = [
        {"color": colour_for(line[0]["look"], line[0]["entity"]), "linestyle": DASHES[number % 4]}
        for number, line in enumerate(lines.values())
    ]
    for line, look in zip(lines.values(), looks, strict=True):
        _line(ax, line, look, step)
    if names:
        ends = {
            name: (date2num(pd.Timestamp(line[-1]["x"])), line[-1]["y"])
            for name, line in lines.items()
        }
        name_lines(ax, ends, looks)
    heads = {"line": "Line", "x": "Day", "y": axis, "text": "As drawn"}
    told = "; ".join(
        f"{row['line']}, {row['x']}, {row['text'] or compact(row['y'])}" for row in rows
    )
    marked = "".join(f"; {words}, {day}" for day, words in events)
    ax.drawn = Drawn(rows, heads, f"{axis} over time: {told}{marked}.")
    return ax


def _heights(rows, log):
    """Ends of the upright scale: from zero, with room for the words over the highest point."""
    low, high = limits([row["y"] for row in rows], log)
    return (low, high) if log else (min(low, 0.0) if low < 0 else 0.0, high * 1.06)


def _line(ax, line, look, step):
    """The line, its points and their words, above the point and within the plot."""
    days, heights = [date2num(pd.Timestamp(row["x"])) for row in line], [row["y"] for row in line]
    ax.plot(days, heights, drawstyle="steps-post" if step else "default", **look)
    ax.plot(days, heights, "o", color=look["color"], markersize=7, markeredgewidth=0)
    room = WIDTH - MARGIN - ax.get_position().x0 * WIDTH
    for day, height, row in zip(days, heights, line, strict=True):
        fits = points_of(ax, day, height)[0] + text_width(row["text"], SMALL) < room
        offset, side = (-3, "left") if fits else (4, "right")
        box = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 0.5, "alpha": 0.8}
        note(ax, row["text"], (day, height), (offset, 7), xycoords="data", ha=side, bbox=box)


def _events(ax, events):
    """Hairlines, each named on a line of its own above the plot, from the earliest downwards."""
    for number, (day, words) in enumerate(sorted(events)):
        place = date2num(pd.Timestamp(day))
        rise = 6 + SMALL_LINE * (len(events) - 1 - number)
        look = {"color": COLOURS["muted"], "linewidth": 0.9, "clip_on": False}
        top = 1 + rise / PLOT_HEIGHT
        ax.plot([place, place], [0, top], transform=ax.get_xaxis_transform(), zorder=0, **look)
        x = points_of(ax, place, ax.get_ylim()[0])[0]
        fits = x + text_width(words, SMALL) < WIDTH - MARGIN - ax.get_position().x0 * WIDTH
        offset, side = (4, "left") if fits else (-4, "right")
        where = {"xycoords": ax.get_xaxis_transform(), "ha": side, "color": COLOURS["muted"]}
        note(ax, words, (place, top), (offset, -9), **where)
