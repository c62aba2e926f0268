"""Lines over a numeric axis, named at their ends, with marked points and shaded intervals."""

from chipledger.drawing import COLOURS
from chipledger.figures.data import Drawn, records
from chipledger.figures.lines import by_line, looks_of, name_lines, room_for, widest
from chipledger.figures.scale import limits, month_of, require_unit, tick_names, ticks
from chipledger.figures.sheet import SMALL_LINE, lay, name_ticks, note
from chipledger.figures.style import MARGIN, compact, house_style

PLOT_HEIGHT = 200.0


@house_style()
def curve(table, ax, *, x, y, log_x=False, log_y=False, points=(), shade=None):
    """Lines with their names at the right end.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `line` (its name), `x`, `y`; optional `low`, `high` (an interval around y, shaded),
        `entity`.
    ax : matplotlib.axes.Axes
        New ones, alone in their figure.
    x, y : str
        Axis labels that end with their `[unit]`; `[calendar year]` writes years, and months in the
        words and the table.
    log_x, log_y : bool
    points : iterable of (x, y, text)
        Marked points, such as published values.
    shade : tuple of (low, high, text), optional
        An interval of x.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        As `interval_dots`.
    """
    require_unit(x, y)
    rows = records(table, ("line", "x", "y"), ("low", "high", "entity"))
    lines, points = by_line(rows), list(points)
    xs = [*(row["x"] for row in rows), *(point[0] for point in points), *(shade or ())[:2]]
    ys = [row[key] for row in rows for key in ("y", "low", "high") if row[key] is not None]
    ys += [point[1] for point in points]
    low, high = limits(ys, log_y)
    # A margin below zero would suggest that negative values are possible.
    low = max(low, 0.0) if min(ys) >= 0 else low
    up = ticks(low, high, log_y)
    left = MARGIN + 4 + widest([tick_names(up, y)])
    # The name of a shaded interval stands between the y title and the plot.
    above = SMALL_LINE * bool(shade) + 6
    lay(ax, PLOT_HEIGHT, x, left=left, right=room_for(lines), above=above, title=y)
    ax.set(xscale="log" if log_x else "linear", yscale="log" if log_y else "linear")
    ax.set(xlim=(min(xs), max(xs)), ylim=(low, high))
    across = ticks(*ax.get_xlim(), log_x)
    name_ticks(ax, across, tick_names(across, x))
    ax.set_yticks(up, tick_names(up, y))
    ax.minorticks_off()
    ax.grid(axis="y", color=COLOURS["grid"], linewidth=0.8)
    if shade:
        _shade(ax, *shade)
    looks = looks_of(lines)
    for line, look in zip(lines.values(), looks, strict=True):
        _line(ax, line, look)
    paths = {name: sorted((row["x"], row["y"]) for row in line) for name, line in lines.items()}
    name_lines(ax, {name: path[-1] for name, path in paths.items()}, looks)
    first = next(iter(paths.values()))
    for point in points:
        _point(ax, *point, first[-1][1] < first[0][1])
    heads = {"line": "Line", "x": x, "y": y, "low": "Low end", "high": "High end"}
    ax.drawn = Drawn(rows, heads, _told(paths, points, shade, x, y))
    return ax


def _told(paths, points, shade, x_axis, y_axis):
    """Every line by its ends, every marked point, and what is shaded."""

    def at(x, y):
        """A place in words."""
        x_words, y_words = (
            tick_names([float(f"{value:.4g}")], axis)[0]
            for value, axis in ((x, x_axis), (y, y_axis))
        )
        if x_axis.endswith("[calendar year]"):
            return f"{y_words} in {month_of(x)}"
        return f"{y_words} at {x_words}"

    told = "; ".join(
        f"{name}, from {at(*path[0])} to {at(*path[-1])}" for name, path in paths.items()
    )
    marks = "".join(f"; {text}, {at(x, y)}" for x, y, text in points)
    shaded = (
        f" Shaded: {shade[2]}, from {compact(shade[0])} to {compact(shade[1])}." if shade else ""
    )
    return f"{y_axis} over {x_axis}: {told}{marks}.{shaded}"


def _line(ax, line, look):
    """One line, with its interval behind it where every row gives one."""
    xs, ys, lows, highs = ([row[key] for row in line] for key in ("x", "y", "low", "high"))
    if None not in lows + highs:
        ax.fill_between(xs, lows, highs, color=look["color"], alpha=0.18, linewidth=0)
    ax.plot(xs, ys, **look)


def _shade(ax, low, high, text):
    """An interval of x, named at its top."""
    ax.axvspan(low, high, facecolor=COLOURS["grid"], alpha=0.5, linewidth=0)
    middle = (low * high) ** 0.5 if ax.get_xscale() == "log" else (low + high) / 2
    look = {"color": COLOURS["muted"], "ha": "center"}
    note(ax, text, (middle, 1), (0, 2), xycoords=ax.get_xaxis_transform(), **look)


def _point(ax, x, y, text, falls):
    """A marked point, its text on the side with more room; left of it, above a rising line and
    below a falling one.
    """
    across, up = ax.transAxes.inverted().transform(ax.transData.transform((x, y)))
    above = up < 0.9 and (up < 0.15 or across < 0.5 or not falls)
    dot = {"marker": "o", "markersize": 7, "markeredgewidth": 0, "color": COLOURS["ink"]}
    ax.plot([x], [y], clip_on=False, zorder=5, **dot)
    # The text stays readable where lines pass behind it.
    box = {"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1, "alpha": 0.85}
    right = across < 0.5
    offset = (6 if right else -6, 6 if above else -15)
    note(ax, text, (x, y), offset, xycoords="data", ha="left" if right else "right", bbox=box)
