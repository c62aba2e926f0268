"""Dates that move: the day promised over the day of saying, one line a promise.

Both axes have one scale, so a date that moves as fast as time climbs at 45°, along the dashed
diagonals; a date that stands runs level.
"""

from datetime import date
from math import ceil, floor

from matplotlib.figure import Figure as Drawing

from chipledger.drawing import COLOURS, SERIES, colour_of, marker_of
from chipledger.figures.figure import closed, opened
from chipledger.figures.sheet import INNER, SMALL_LINE, TICK_ZONE, name_ticks, write_foot
from chipledger.figures.style import MARGIN, SMALL, WIDTH, house_style, text_width, wrap

DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)))
LABEL_WIDTH, KEY = 92.0, 20.0
TICK_WIDTH = 30.0
DAYS_PER_YEAR = 365.2425
AXES = ("Day promised [calendar year]", "Day of saying [calendar year]")
GUIDE = "Dashed: a date that moves as fast as time."


def slip_chart(table, **texts):
    """Lines of promised dates over the days on which they were said.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `line` (what is promised), `said`, `due` (ISO days); optional `entity`. The rows of
        a line in the order of saying.
    **texts
        As in `interval_dots`.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a text or a day is missing.
    """
    words, rows = opened(table, ("line", "said", "due"), ("entity",), texts)
    lines = {}
    for row in rows:
        lines.setdefault(row["line"], []).append(
            (year_of(row["said"]), year_of(row["due"]), row["entity"])
        )
    with house_style():
        axes, scale = _frame(lines, f"{words.source} {GUIDE}")
        for number, points in enumerate(lines.values()):
            _line(axes, points, _look(points, number))
        _names(axes, lines, scale)
    heads = {"line": "Promise", "said": "Said on", "due": "Promised for"}
    told = "; ".join(f"{row['line']}, said on {row['said']}, for {row['due']}" for row in rows)
    return closed(
        axes.figure, words, rows, heads, f"Promises and the days they were promised for: {told}."
    )


def year_of(day):
    """A day as a year with its fraction.

    Examples
    --------
    >>> round(year_of("2025-07-02"), 2)
    2025.5
    """
    day = date.fromisoformat(str(day))
    return day.year + (day - date(day.year, 1, 1)).days / DAYS_PER_YEAR


def _frame(lines, source):
    """Axes of one scale for both directions, with diagonals, and that scale. [pt/year]"""
    said, due = (
        [point[place] for points in lines.values() for point in points] for place in (0, 1)
    )
    across, up = ((floor(min(years)), ceil(max(years) + 0.05)) for years in (said, due))
    left, right = (
        MARGIN + TICK_WIDTH,
        MARGIN
        + KEY
        + max(text_width(part, SMALL) for line in lines for part in wrap(line, LABEL_WIDTH, SMALL)),
    )
    scale = (WIDTH - left - right) / (across[1] - across[0])
    tall = scale * (up[1] - up[0])
    foot = [(AXES[1], "ink"), *((line, "muted") for line in wrap(source, INNER, SMALL))]
    above, below = SMALL_LINE + 12, TICK_ZONE + SMALL_LINE * len(foot) + MARGIN
    height = above + tall + below
    drawing = Drawing(figsize=(WIDTH / 72, height / 72))
    drawing.text(MARGIN / WIDTH, 1 - (SMALL + 2) / height, AXES[0], size=SMALL)
    write_foot(drawing, foot, below, height)
    axes = drawing.add_axes(
        (left / WIDTH, below / height, (WIDTH - left - right) / WIDTH, tall / height)
    )
    axes.set(xlim=across, ylim=up)
    for start in range(up[0] - across[1], up[1] - across[0] + 1):
        axes.plot(
            across,
            [across[0] + start, across[1] + start],
            color=COLOURS["grid"],
            linewidth=0.9,
            linestyle=(0, (4, 3)),
            zorder=0,
        )
    name_ticks(
        axes,
        list(range(across[0], across[1] + 1)),
        [str(year) for year in range(across[0], across[1] + 1)],
    )
    axes.set_yticks(range(up[0], up[1] + 1), [str(year) for year in range(up[0], up[1] + 1)])
    return axes, scale


def _look(points, number):
    """The entity's colour and marker; lines of one colour differ in dashes."""
    entity = points[0][2]
    return {
        "color": colour_of(entity) if entity else COLOURS[SERIES[number % len(SERIES)]],
        "linestyle": DASHES[number % len(DASHES)],
        "marker": marker_of(entity),
    }


def _line(axes, points, look):
    axes.plot(
        [point[0] for point in points],
        [point[1] for point in points],
        markersize=6,
        markeredgewidth=0,
        clip_on=False,
        **look,
    )


def _names(axes, lines, scale):
    """Names at the right, at the height of each line's last date, pushed apart where they would
    overlap.
    """
    low, high = axes.get_ylim()
    looks = [_look(points, number) for number, points in enumerate(lines.values())]
    blocks = sorted(
        ((points[-1][1] - low) * scale, number, wrap(line, LABEL_WIDTH, SMALL))
        for number, (line, points) in enumerate(lines.items())
    )
    for base, number, text in _apart(blocks, (high - low) * scale):
        _name(axes, base, text, looks[number], (high - low) * scale)


def _apart(blocks, tall):
    """Where each name stands: as near to its line as the others let it. [pt]"""
    places, floor_ = [], -4.0
    for height, number, text in blocks:
        base = max(height - SMALL_LINE * len(text) / 2, floor_)
        places.append([base, number, text])
        floor_ = base + SMALL_LINE * len(text)
    ceiling = max(tall, sum(SMALL_LINE * len(text) for *_, text in blocks) - 4.0)
    for place in reversed(places):  # what was pushed out at the top comes down again
        place[0] = min(place[0], ceiling - SMALL_LINE * len(place[2]))
        ceiling = place[0]
    return places


def _name(axes, base, text, look, tall):
    """A name in ink after a piece of its line."""
    for place, line in enumerate(reversed(text)):
        axes.annotate(
            line,
            (1, 0),
            (KEY + 4, base + place * SMALL_LINE + 2),
            xycoords="axes fraction",
            textcoords="offset points",
            size=SMALL,
        )
    width = axes.get_position().width * WIDTH
    height = (base + (len(text) - 1) * SMALL_LINE + 2 + SMALL * 0.36) / tall
    axes.plot(
        [1 + 5 / width, 1 + (KEY - 1) / width],
        [height, height],
        transform=axes.transAxes,
        clip_on=False,
        markersize=4,
        markeredgewidth=0,
        **look,
    )
