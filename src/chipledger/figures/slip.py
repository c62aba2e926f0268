"""Dates that move: the day promised over the day of saying, one line a promise.

Both axes have one scale, so a date that moves as fast as time climbs at 45°, along the dashed
diagonals; a date that stands runs level.
"""

from datetime import date
from math import ceil, floor

from chipledger.drawing import COLOURS, marker_of
from chipledger.figures.data import Drawn, records
from chipledger.figures.lines import LABEL_WIDTH, by_line, looks_of, name_lines, room_for
from chipledger.figures.sheet import SMALL_LINE, lay, name_ticks
from chipledger.figures.style import MARGIN, SMALL, WIDTH, house_style, wrap

TICK_WIDTH = 30.0
MOST_TICKS = 6
DAYS_PER_YEAR = 365.2425
ABOVE = "Day promised [calendar year]"
BELOW = "Day of saying [calendar year]. Dashed: a date that moves as fast as time."


@house_style()
def slip_chart(table, ax):
    """Lines of promised dates over the days on which they were said.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `line` (what is promised), `said`, `due` (ISO text or date objects); optional
        `entity`. The rows of a line in the order of saying.
    ax : matplotlib.axes.Axes
        New ones, alone in their figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a day is missing.
    """
    rows = records(table, ("line", "said", "due"), ("entity",))
    for row in rows:
        row.update({end: str(row[end])[:10] for end in ("said", "due")})
    lines = by_line(rows)
    paths = {
        name: [(year_of(row["said"]), year_of(row["due"])) for row in line]
        for name, line in lines.items()
    }
    looks = [
        {**look, "marker": marker_of(line[0]["entity"])}
        for look, line in zip(looks_of(lines), lines.values(), strict=True)
    ]
    _frame(ax, paths)
    for path, look in zip(paths.values(), looks, strict=True):
        ax.plot(*zip(*path, strict=True), markersize=6, markeredgewidth=0, clip_on=False, **look)
    name_lines(ax, {name: path[-1] for name, path in paths.items()}, looks)
    heads = {"line": "Promise", "said": "Said on", "due": "Promised for"}
    told = "; ".join(f"{row['line']}, said on {row['said']}, for {row['due']}" for row in rows)
    ax.drawn = Drawn(rows, heads, f"Promises and the days they were promised for: {told}.")
    return ax


def year_of(day):
    """A day as a year with its fraction.

    Examples
    --------
    >>> round(year_of("2025-07-02"), 2)
    2025.5
    """
    day = date.fromisoformat(day)
    return day.year + (day - date(day.year, 1, 1)).days / DAYS_PER_YEAR


def _frame(ax, paths):
    """Axes of one scale for both directions, with diagonals."""
    said, due = zip(*(point for path in paths.values() for point in path), strict=True)
    across, up = (range(floor(min(years)), ceil(max(years) + 0.05) + 1) for years in (said, due))
    left, right = MARGIN + TICK_WIDTH, room_for(paths)
    tall = (WIDTH - left - right) / (len(across) - 1) * (len(up) - 1)
    # Many names may need more height than the scale gives the plot.
    names = SMALL_LINE * sum(len(wrap(name, LABEL_WIDTH, SMALL)) for name in paths)
    above = max(12, names - tall)
    lay(ax, tall, BELOW, left=left, right=right, above=above, title=ABOVE)
    ax.set(xlim=(across[0], across[-1]), ylim=(up[0], up[-1]))
    look = {"color": COLOURS["grid"], "linewidth": 0.9, "linestyle": (0, (4, 3)), "zorder": 0}
    for start in range(up[0] - across[-1], up[-1] - across[0] + 1):
        ax.axline((across[0], across[0] + start), slope=1, **look)
    shown = across[:: ceil(len(across) / MOST_TICKS)]
    name_ticks(ax, shown, list(map(str, shown)))
    ax.set_yticks(up, list(map(str, up)))
