"""Lines over a numeric axis, named at their ends, with marked points and shaded intervals."""

from matplotlib.figure import Figure as Drawing

from chipledger.drawing import COLOURS, SERIES, colour_of
from chipledger.figures.figure import closed, opened
from chipledger.figures.scale import apart, limits, month_of, tick_names, ticks
from chipledger.figures.sheet import INNER, SMALL_LINE, TICK_ZONE, name_ticks, write_foot
from chipledger.figures.style import MARGIN, SMALL, WIDTH, compact, house_style, text_width, wrap

PLOT_HEIGHT = 200.0
LABEL_WIDTH = 88.0
KEY = 23.0
# Solid, dashed, dotted, dash-dotted: lines stay apart in grey print.
DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))


def curve(table, *, x_axis, y_axis, log_x=False, log_y=False, points=(), shade=None, **texts):
    """Lines with their names at the right end.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `line` (its name), `x`, `y`; optional `low`, `high` (an interval around y, shaded),
        `entity`.
    x_axis, y_axis : str
        Axis labels that end with their `[unit]`; `[calendar year]` writes years, and months in the
        words and the table.
    log_x, log_y : bool
    points : iterable of (x, y, text)
        Marked points, such as published values.
    shade : tuple of (low, high, text), optional
        An interval of x.
    **texts
        As in `interval_dots`.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        As `interval_dots`.
    """
    words, rows = opened(
        table, ("line", "x", "y"), ("low", "high", "entity"), texts, x_axis, y_axis
    )
    points = [tuple(point) for point in points]
    xs = (
        [row["x"] for row in rows]
        + [point[0] for point in points]
        + list(shade[:2] if shade else ())
    )
    ys = [row[key] for row in rows for key in ("y", "low", "high")] + [point[1] for point in points]
    lines = {
        line: [row for row in rows if row["line"] == line]
        for line in dict.fromkeys(row["line"] for row in rows)
    }
    with house_style():
        ends = _y_limits(ys, log_y)
        drawing, axes = _frame(
            ticks(*ends, log_y), lines, x_axis, y_axis, words.source, bool(shade)
        )
        axes.set(xscale="log" if log_x else "linear", yscale="log" if log_y else "linear")
        axes.set(xlim=(min(xs), max(xs)), ylim=ends)
        _grid(axes, x_axis, y_axis)
        if shade:
            _shade(axes, *shade)
        for number, line in enumerate(lines.values()):
            _line(axes, line, number)
        _name_lines(axes, lines)
        falls = _falls(next(iter(lines.values())))
        for point in points:
            _point(axes, *point, falls)
    heads = {"line": "Line", "x": x_axis, "y": y_axis, "low": "Low end", "high": "High end"}
    return closed(drawing, words, rows, heads, _told(lines, points, shade, x_axis, y_axis))


def _told(lines, points, shade, x_axis, y_axis):
    """Every line by its ends, every marked point, and what is shaded."""

    def at(x, y):
        """A place in words."""
        if x_axis.endswith("[calendar year]"):
            return f"{tick_names([float(f'{y:.4g}')], y_axis)[0]} in {month_of(x)}"
        return " at ".join(
            tick_names([float(f"{value:.4g}")], axis)[0]
            for value, axis in ((y, y_axis), (x, x_axis))
        )

    ends = {name: sorted((row["x"], row["y"]) for row in line) for name, line in lines.items()}
    told = "; ".join(
        f"{name}, from {at(*line[0])} to {at(*line[-1])}" for name, line in ends.items()
    )
    marks = "".join(f"; {text}, {at(x, y)}" for x, y, text in points)
    shaded = (
        f" Shaded: {shade[2]}, from {compact(shade[0])} to {compact(shade[1])}." if shade else ""
    )
    return f"{y_axis} over {x_axis}: {told}{marks}.{shaded}"


def _y_limits(ys, log):
    """Ends of the y axis; a margin below zero would suggest that negative values are possible."""
    low, high = limits(ys, log)
    return (max(low, 0.0) if min(y for y in ys if y is not None) >= 0 else low), high


def _frame(y_ticks, lines, x_axis, y_axis, source, is_shaded):
    """Page with room for tick labels left, names right, the y title above, the source below."""
    left = MARGIN + 4 + max(text_width(name, SMALL) for name in tick_names(y_ticks, y_axis))
    right = (
        MARGIN
        + KEY
        + max(text_width(part, SMALL) for line in lines for part in wrap(line, LABEL_WIDTH, SMALL))
    )
    title = wrap(y_axis, INNER, SMALL)
    foot = [(line, "ink") for line in wrap(x_axis, INNER, SMALL)] + [
        (line, "muted") for line in wrap(source, INNER, SMALL)
    ]
    # The name of a shaded interval stands between the y title and the plot.
    above, below = (
        SMALL_LINE * (len(title) + is_shaded) + 6,
        TICK_ZONE + SMALL_LINE * len(foot) + MARGIN,
    )
    height = above + PLOT_HEIGHT + below
    drawing = Drawing(figsize=(WIDTH / 72, height / 72))
    for number, line in enumerate(title):
        drawing.text(
            MARGIN / WIDTH, 1 - (SMALL_LINE * number + SMALL + 2) / height, line, size=SMALL
        )
    write_foot(drawing, foot, below, height)
    return drawing, drawing.add_axes(
        (left / WIDTH, below / height, (WIDTH - left - right) / WIDTH, PLOT_HEIGHT / height)
    )


def _grid(axes, x_axis, y_axis):
    """Ticks of ours on both axes, light lines across."""
    across, up = (
        ticks(*axes.get_xlim(), axes.get_xscale() == "log"),
        ticks(*axes.get_ylim(), axes.get_yscale() == "log"),
    )
    name_ticks(axes, across, tick_names(across, x_axis))
    axes.set_yticks(up, tick_names(up, y_axis))
    axes.minorticks_off()
    axes.grid(axis="y", linewidth=0.8)


def _colour(line, number):
    """The entity's colour where the line has one, else the next of the series."""
    entity = line[0]["entity"]
    return colour_of(entity) if entity else COLOURS[SERIES[number % len(SERIES)]]


def _line(axes, line, number):
    """One line, with its interval behind it where every row gives one."""
    xs = [row["x"] for row in line]
    if all(row["low"] is not None and row["high"] is not None for row in line):
        axes.fill_between(
            xs,
            [row["low"] for row in line],
            [row["high"] for row in line],
            color=_colour(line, number),
            alpha=0.18,
            linewidth=0,
        )
    axes.plot(
        xs,
        [row["y"] for row in line],
        color=_colour(line, number),
        linestyle=DASHES[number % len(DASHES)],
    )


def _name_lines(axes, lines):
    """Names beside the right ends, pushed apart where they would overlap."""
    blocks = []
    for number, (name, line) in enumerate(lines.items()):
        last = max(line, key=lambda row: row["x"])
        height = (
            axes.transAxes.inverted().transform(axes.transData.transform((last["x"], last["y"])))[1]
            * PLOT_HEIGHT
        )
        look = {"color": _colour(line, number), "linestyle": DASHES[number % len(DASHES)]}
        blocks.append((height, wrap(name, LABEL_WIDTH, SMALL), look))
    tall = [SMALL_LINE * len(text) for _, text, _ in blocks]
    for base, (_, text, look) in zip(
        apart([height for height, _, _ in blocks], tall, -4.0), blocks, strict=True
    ):
        _name_line(axes, base, text, look)


def _name_line(axes, base, text, look):
    """A name in ink, readable whatever the colour, after a piece of its line."""
    for place, line in enumerate(reversed(text)):
        axes.annotate(
            line,
            (1, 0),
            (KEY, base + place * SMALL_LINE + 2),
            xycoords="axes fraction",
            textcoords="offset points",
            size=SMALL,
        )
    width = axes.get_position().width * WIDTH
    height = (base + (len(text) - 1) * SMALL_LINE + 2 + SMALL * 0.36) / PLOT_HEIGHT
    axes.plot(
        [1 + 4 / width, 1 + (KEY - 3) / width],
        [height, height],
        transform=axes.transAxes,
        clip_on=False,
        **look,
    )


def _shade(axes, low, high, text):
    """An interval of x, named at its top."""
    axes.axvspan(low, high, facecolor=COLOURS["grid"], alpha=0.5, linewidth=0)
    middle = (low * high) ** 0.5 if axes.get_xscale() == "log" else (low + high) / 2
    axes.annotate(
        text,
        (middle, 1),
        (0, 2),
        xycoords=axes.get_xaxis_transform(),
        textcoords="offset points",
        size=SMALL,
        color=COLOURS["muted"],
        ha="center",
    )


def _falls(line):
    """Whether a line ends lower than it starts."""
    ends = sorted((row["x"], row["y"]) for row in line)
    return ends[-1][1] < ends[0][1]


def _point(axes, x, y, text, falls):
    """A marked point, its text on the side with more room; left of it, above a rising line and
    below a falling one.
    """
    across, up = axes.transAxes.inverted().transform(axes.transData.transform((x, y)))
    above = up < 0.9 and (up < 0.15 or across < 0.5 or not falls)
    axes.plot(
        [x],
        [y],
        marker="o",
        markersize=7,
        color=COLOURS["ink"],
        markeredgewidth=0,
        clip_on=False,
        zorder=5,
    )
    axes.annotate(
        text,
        (x, y),
        (6 if across < 0.5 else -6, 6 if above else -15),
        textcoords="offset points",
        size=SMALL,
        ha="left" if across < 0.5 else "right",
        # The text stays readable where lines pass behind it.
        bbox={"facecolor": COLOURS["paper"], "edgecolor": "none", "pad": 1, "alpha": 0.85},
    )
