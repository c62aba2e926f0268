"""Spans and points on a date axis: windows promised, things done."""

from math import ceil

import pandas as pd
from matplotlib.dates import date2num

from chipledger.drawing import COLOURS, colour_of, marker_of
from chipledger.figures.data import Drawn, records
from chipledger.figures.rows import HEAD
from chipledger.figures.sheet import Sheet
from chipledger.figures.style import house_style

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_TICKS = 6


@house_style()
def timeline(table, ax, *, reference=None):
    """Labelled spans and points in time, one row each, in the order given.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `start`; optional `end` (none: a point; `"open"`: an arrow), `entity`,
        `text` (at the right; the dates by default), `done` (False: drawn hollow, for what is only
        planned). Dates as ISO text or date objects.
    ax : matplotlib.axes.Axes
        As in `interval_dots`; x is in days as matplotlib counts them.
    reference : tuple of (date, str), optional
        A day to compare with, such as the day of writing, and its name.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a date is missing, a span ends before it starts, or the axes are not free.
    """
    rows = records(table, ("label", "start"), ("end", "entity", "text", "done"))
    spans = [_span(row) for row in rows]
    for row, span in zip(rows, spans, strict=True):
        row["text"] = row["text"] or _dates_text(*span)
    days = [day for span in spans for day in span if day not in (None, "open")]
    days += [pd.Timestamp(reference[0])] if reference else []
    low, high = _limits(days, any(end == "open" for _, end in spans))
    sheet = Sheet(ax, rows, 14, head=HEAD if reference else 0)
    sheet.scale(date2num(low), date2num(high), *date_ticks(low, high))
    for row, span, y in zip(rows, spans, sheet.centres, strict=True):
        _mark(ax, row, span, y)
    if reference:
        sheet.reference(date2num(pd.Timestamp(reference[0])), reference[1])
    heads = {"label": "What", "text": "As drawn", "start": "Start", "end": "End", "done": "Done"}
    ax.drawn = Drawn(rows, heads, _told(rows, reference))
    return ax


def _told(rows, reference):
    """The rows in words, from top to bottom."""
    state = {None: "", True: ", done", False: ", planned"}
    mark = (
        f" A dashed line marks {reference[1]}, {pd.Timestamp(reference[0]):%Y-%m-%d}."
        if reference
        else ""
    )
    return (
        "Calendar, from top to bottom: "
        + "; ".join(
            f"{row['label']},"
            f" {row['text']}{state[row['done'] if row['done'] is None else bool(row['done'])]}"
            for row in rows
        )
        + f".{mark}"
    )


def _span(row):
    """Start and end of a row as timestamps; None for a point, which may end as it starts; "open"
    stays.
    """
    start = pd.Timestamp(row["start"])
    end = row["end"] if row["end"] in (None, "open") else pd.Timestamp(row["end"])
    end = None if end == start else end
    if isinstance(end, pd.Timestamp) and end < start:
        raise ValueError(
            f"row {row['label']!r} ends before it starts: {start:%Y-%m-%d}, {end:%Y-%m-%d}"
        )
    return start, end


def _month(day):
    """`Mar 2025`, in English whatever the locale."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def _dates_text(start, end):
    """The dates of a row in words."""
    if end == "open":
        return f"from {_month(start)}"
    return (
        _month(start)
        if end is None or _month(start) == _month(end)
        else f"{_month(start)} – {_month(end)}"
    )


def _limits(days, is_open):
    """Ends of the date axis, with a margin, and more of it where a span stays open."""
    low, high = min(days), max(days)
    margin = max((high - low) * 0.05, pd.Timedelta(days=10))
    return low - margin, high + margin * (3 if is_open else 1)


def date_ticks(low, high):
    """Days and names of at most six ticks: years on long axes, months on short ones."""
    months = pd.date_range(low.to_period("M").to_timestamp(), high, freq="MS")
    if high - low > pd.Timedelta(days=900):
        years = [month for month in months if month.month == 1 and month >= low]
        years = years[:: ceil(len(years) / MOST_TICKS)]
        return [date2num(year) for year in years], [str(year.year) for year in years]
    step = next(step for step in (1, 2, 3, 6, 12) if len(months) / step <= MOST_TICKS)
    shown = [month for month in months if (month.month - 1) % step == 0 and month >= low]
    return [date2num(month) for month in shown], [_month(month) for month in shown]


def _mark(ax, row, span, y):
    """A bar for a span, a marker for a point, an arrow where the end is open; hollow if only
    planned.
    """
    colour, marker = colour_of(row["entity"]), marker_of(row["entity"])
    face = colour if row["done"] is None or row["done"] else COLOURS["paper"]
    start, edge = date2num(span[0]), ax.get_xlim()[1]
    if span[1] is None:
        look = {"markersize": 9, "markerfacecolor": face, "markeredgewidth": 1.6}
        ax.plot([start], [y], marker=marker, color=colour, **look)
        return
    end = edge if span[1] == "open" else date2num(span[1])
    ax.barh(y, end - start, 8, left=start, facecolor=face, edgecolor=colour, linewidth=1.6)
    if span[1] == "open":
        look = {"markersize": 11, "markeredgewidth": 0, "clip_on": False}
        ax.plot([edge], [y], marker=">", color=colour, **look)
