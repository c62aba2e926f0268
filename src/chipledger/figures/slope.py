"""Two dates or two measures side by side: one line for each row, named at both ends."""

from chipledger.drawing import COLOURS, colour_of, marker_of
from chipledger.figures.data import Drawn, records
from chipledger.figures.lines import DASHES, widest, write_beside
from chipledger.figures.scale import limits, require_unit
from chipledger.figures.sheet import SMALL_LINE, lay, note
from chipledger.figures.style import MARGIN, SMALL, compact, house_style, wrap

NAME_WIDTH = 120.0
GAP = 7.0
BETWEEN = 3.0


@house_style()
def slope(table, ax, *, ends, axis, log=False):
    """Lines from a left to a right value, each with its name and both numbers.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `left`, `right`; optional `entity`, `left_text`, `right_text` (the numbers
        by default).
    ax : matplotlib.axes.Axes
        New ones, alone in their figure.
    ends : tuple of two str
        What stands left and right, such as two years.
    axis : str
        What is drawn, ending with its `[unit]`.
    log : bool
        Logarithmic heights: equal slopes are equal factors.

    Returns
    -------
    matplotlib.axes.Axes
        Left at x = 0, right at 1.

    Raises
    ------
    ValueError
        As `interval_dots`.
    """
    require_unit(axis)
    rows = records(table, ("label", "left", "right"), ("entity", "left_text", "right_text"))
    for row in rows:
        for end in ("left", "right"):
            row[f"{end}_text"] = row[f"{end}_text"] or compact(row[end])
    blocks = [
        [wrap(text, NAME_WIDTH, SMALL) for text in texts]
        for texts in (
            [row["left_text"] for row in rows],
            [f"{row['label']}: {row['right_text']}" for row in rows],
        )
    ]
    left, right = (MARGIN + GAP + 4 + widest(side) for side in blocks)
    tall = max(165.0, *(1.4 * SMALL_LINE * sum(map(len, side)) for side in blocks))
    lay(ax, tall, axis, left=left, right=right, above=SMALL_LINE + 10, ticks=14.0)
    values = [row[end] for row in rows for end in ("left", "right")]
    ax.set(yscale="log" if log else "linear", xlim=(0, 1), ylim=limits(values, log))
    ax.set(xticks=[], yticks=[])
    ax.minorticks_off()
    ax.spines.bottom.set_visible(False)
    for side, (end, name) in enumerate(zip(("left", "right"), ends, strict=True)):
        ax.axvline(side, color=COLOURS["grid"], linewidth=1)
        note(ax, name, (side, 1), (0, 8), ha="center")
        places = [(side, row[end]) for row in rows]
        write_beside(ax, places, blocks[side], side, GAP, SMALL_LINE, BETWEEN)
    for number, row in enumerate(rows):
        # Dashes and markers tell lines apart in grey print.
        look = {"color": colour_of(row["entity"]), "linestyle": DASHES[number % len(DASHES)]}
        dot = {"marker": marker_of(row["entity"]), "markersize": 7, "markeredgewidth": 0}
        ax.plot([0, 1], [row["left"], row["right"]], clip_on=False, **look, **dot)
    heads = {"label": "What", "left": f"{ends[0]}, {axis}", "right": f"{ends[1]}, {axis}"}
    told = "; ".join(
        f"{row['label']}, from {row['left_text']} to {row['right_text']}" for row in rows
    )
    ax.drawn = Drawn(rows, heads, f"{axis}, {ends[0]} and {ends[1]}: {told}.")
    return ax
