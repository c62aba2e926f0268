"""Two dates or two measures side by side: one line for each row, named at both ends."""

from matplotlib.figure import Figure as Drawing

from chipledger.drawing import COLOURS, colour_of, marker_of
from chipledger.figures.curve import DASHES
from chipledger.figures.figure import closed, opened
from chipledger.figures.scale import apart, limits
from chipledger.figures.sheet import INNER, SMALL_LINE, write_foot
from chipledger.figures.style import MARGIN, SMALL, WIDTH, compact, house_style, text_width, wrap

NAME_WIDTH = 120.0
GAP = 7.0
BETWEEN = 3.0


def slope(table, *, ends, axis, log=False, **texts):
    """Lines from a left to a right value, each with its name and both numbers.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `left`, `right`; optional `entity`, `left_text`, `right_text` (the numbers
        by default).
    ends : tuple of two str
        What stands left and right, such as two years.
    axis : str
        What is drawn, ending with its `[unit]`.
    log : bool
        Logarithmic heights: equal slopes are equal factors.
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
        table, ("label", "left", "right"), ("entity", "left_text", "right_text"), texts, axis
    )
    for row in rows:
        row["left_text"], row["right_text"] = (
            row[f"{end}_text"] or compact(row[end]) for end in ("left", "right")
        )
    with house_style():
        blocks = {
            "left": [wrap(row["left_text"], NAME_WIDTH, SMALL) for row in rows],
            "right": [
                wrap(f"{row['label']}: {row['right_text']}", NAME_WIDTH, SMALL) for row in rows
            ],
        }
        drawing, axes = _frame(blocks, ends, axis, words.source)
        axes.set(
            yscale="log" if log else "linear",
            xlim=(0, 1),
            ylim=limits([row[end] for row in rows for end in ("left", "right")], log),
        )
        axes.set_yticks([])
        axes.minorticks_off()
        for number, row in enumerate(rows):
            _line(axes, row, number)
        for end, place in (("left", 0), ("right", 1)):
            _names(axes, [row[end] for row in rows], blocks[end], place)
    heads = {"label": "What", "left": f"{ends[0]}, {axis}", "right": f"{ends[1]}, {axis}"}
    told = "; ".join(
        f"{row['label']}, from {row['left_text']} to {row['right_text']}" for row in rows
    )
    return closed(drawing, words, rows, heads, f"{axis}, {ends[0]} and {ends[1]}: {told}.")


def _frame(blocks, ends, axis, source):
    """Page with room for the names on both sides, the two ends named above."""
    room = {
        end: GAP + 4 + max(text_width(line, SMALL) for block in blocks[end] for line in block)
        for end in blocks
    }
    lines = {end: sum(map(len, blocks[end])) for end in blocks}
    foot = [(line, "ink") for line in wrap(axis, INNER, SMALL)] + [
        (line, "muted") for line in wrap(source, INNER, SMALL)
    ]
    tall, above, below = (
        max(165.0, 1.4 * SMALL_LINE * max(lines.values())),
        SMALL_LINE + 10,
        SMALL_LINE * len(foot) + MARGIN + 14,
    )
    height = above + tall + below
    drawing = Drawing(figsize=(WIDTH / 72, height / 72))
    axes = drawing.add_axes(
        (
            (MARGIN + room["left"]) / WIDTH,
            below / height,
            (INNER - room["left"] - room["right"]) / WIDTH,
            tall / height,
        )
    )
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    for place, name in zip((0, 1), ends, strict=True):
        axes.axvline(place, color=COLOURS["grid"], linewidth=1)
        axes.annotate(
            name,
            (place, 1),
            (0, 8),
            xycoords="axes fraction",
            textcoords="offset points",
            size=SMALL,
            ha="center",
        )
    write_foot(drawing, foot, below + 8, height)
    return drawing, axes


def _line(axes, row, number):
    """One line with its marks; dashes and markers tell lines apart in grey print."""
    colour = colour_of(row["entity"])
    axes.plot(
        [0, 1], [row["left"], row["right"]], color=colour, linestyle=DASHES[number % len(DASHES)]
    )
    axes.plot(
        [0, 1],
        [row["left"], row["right"]],
        linestyle="none",
        marker=marker_of(row["entity"]),
        markersize=7,
        color=colour,
        markeredgewidth=0,
        clip_on=False,
    )


def _names(axes, values, blocks, place):
    """The names of one side, pushed apart where they would overlap."""
    tall = axes.get_position().height * axes.figure.get_figheight() * 72
    heights = [
        axes.transAxes.inverted().transform(axes.transData.transform((0, value)))[1] * tall
        for value in values
    ]
    bases = apart(heights, [SMALL_LINE * len(block) + BETWEEN for block in blocks], -SMALL_LINE)
    for base, block in zip(bases, blocks, strict=True):
        for line, text in enumerate(reversed(block)):
            axes.annotate(
                text,
                (place, 0),
                (GAP if place else -GAP, base + line * SMALL_LINE + 3),
                xycoords="axes fraction",
                textcoords="offset points",
                size=SMALL,
                ha="left" if place else "right",
            )
