"""The page of a figure: a phone wide, its axes placed in points, words above and below them.

Labels of rows stand above what they name, not beside it: the plot keeps the full width of a phone,
and text can never run into a mark.
"""

from itertools import pairwise
from math import inf

from chipledger.drawing import COLOURS
from chipledger.figures.scale import tick_names
from chipledger.figures.style import LINE, MARGIN, SMALL, TEXT, WIDTH, text_width, wrap

INNER = WIDTH - 2 * MARGIN
ROW_GAP = 9.0
BELOW_LABEL = 3.0
TICK_ZONE = 22.0
SMALL_LINE = 14.0


def lay(ax, tall, label="", *, left=MARGIN, right=MARGIN, above=0.0, title="", ticks=TICK_ZONE):
    """Place axes that were made in whatever style on a page of ours.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    tall : float
        Height of the plot. [pt]
    label, title : str
        What stands below the tick labels, and at the top of the page.
    left, right, above : float
        Room beside the plot, and between it and the title. [pt]
    ticks : float
        Height of the tick labels. [pt]

    Raises
    ------
    ValueError
        If something else stands in the figure, or the axes hold a chart.
    """
    if hasattr(ax, "drawn") or ax.figure.axes != [ax]:
        raise ValueError(
            "a chart needs new axes that have their figure to themselves: start with"
            " fig, ax = plt.subplots()"
        )
    head, foot = wrap(title, INNER, SMALL), wrap(label, INNER, SMALL)
    above += SMALL_LINE * len(head)
    below = ticks + SMALL_LINE * len(foot) + MARGIN
    height = below + tall + above
    ax.figure.set_size_inches(WIDTH / 72, height / 72)
    ax.set_position((left / WIDTH, below / height, (WIDTH - left - right) / WIDTH, tall / height))
    ax.set(facecolor="none", axisbelow=True, prop_cycle=None)
    ax.spines[:].set(edgecolor=COLOURS["muted"], linewidth=0.8, visible=False)
    ax.spines.bottom.set_visible(True)
    ax.grid(False)
    ax.tick_params(color=COLOURS["muted"], labelcolor=COLOURS["ink"], labelsize=SMALL, length=3)
    ax.tick_params(axis="y", length=0)
    for number, line in enumerate(head):
        note(ax, line, (0, 1), (MARGIN - left, above - SMALL_LINE * number - SMALL - 2))
    for number, line in enumerate(foot):
        note(ax, line, (0, 0), (MARGIN - left, -ticks - SMALL_LINE * number - SMALL))


def note(ax, text, place, offset, **look):
    """Small text, some points from a place in fractions of the axes."""
    look = {"xycoords": "axes fraction", "size": SMALL, **look}
    ax.annotate(text, place, offset, textcoords="offset points", **look)


def size_of(ax):
    """Width and height of the plot. [pt]"""
    return ax.bbox.size * 72 / ax.figure.dpi


def points_of(ax, x, y):
    """Where values stand, from the plot's lower left corner. [pt]"""
    return (ax.transData.transform((x, y)) - ax.bbox.p0) * 72 / ax.figure.dpi


def set_width(ax):
    """Give a page that no helper laid out the width of a phone, and its axes the room they need."""
    page = ax.figure
    page.set(figwidth=WIDTH / 72, facecolor=COLOURS["paper"])
    if not hasattr(ax, "drawn"):
        page.set_layout_engine("constrained", w_pad=MARGIN / 72)


class Sheet:
    """Rows laid out in points, with the y axis counting points downwards from the first row; its
    ticks, which are not drawn, are the middles of the rows. `bands` is the room of each row's
    marks, or of all. [pt]
    """

    def __init__(self, ax, rows, bands, axis="", head=0.0, ticks=TICK_ZONE):
        bands = bands if isinstance(bands, list) else [bands] * len(rows)
        self.ax, self.bands, self.axis, self.tops = ax, bands, axis, []
        y = 2.0
        for row, band in zip(rows, bands, strict=True):
            room = min(text_width(row["text"], SMALL), INNER / 2)
            label = wrap(row["label"], INNER - (room and room + 10))
            text = wrap(row["text"], INNER / 2, SMALL)
            self._write(label, 0, y, size=TEXT)
            self._write(text, 1, y, size=SMALL, color=COLOURS["muted"], ha="right")
            self.tops.append(y + LINE * max(len(label), len(text)) + BELOW_LABEL)
            y = self.tops[-1] + band + ROW_GAP
        self.centres = [top + band / 2 for top, band in zip(self.tops, bands, strict=True)]
        depth = self.tops[-1] + bands[-1] + 4
        lay(ax, depth, axis, above=head, ticks=ticks)
        ax.set(ylim=(depth, 0), yticks=self.centres, yticklabels=[])

    def _write(self, lines, x, y, **look):
        """Lines from a height downwards, at the left or the right edge."""
        for number, line in enumerate(lines):
            y_line = y + TEXT + LINE * number
            self.ax.text(x, y_line, line, transform=self.ax.get_yaxis_transform(), **look)

    def scale(self, low, high, ticks, names=None, log=False, grid=True):
        """Set the x axis, and draw its grid behind the bands only, where marks stand and no text
        does.
        """
        self.ax.set(xscale="log" if log else "linear", xlim=(low, high))
        name_ticks(self.ax, ticks, names or tick_names(ticks, self.axis))
        if grid:
            self._across(ticks, color=COLOURS["grid"], linewidth=0.8, zorder=0)

    def _across(self, places, depth=inf, **look):
        """Upright lines through every band, or its upper part."""
        for top, band in zip(self.tops, self.bands, strict=True):
            self.ax.vlines(places, top, top + min(band, depth), **look)

    def reference(self, value, name, depth=inf):
        """A dashed line through every band, or its upper part, named above the first row."""
        look = {"color": COLOURS["ink"], "linewidth": 1.1}
        self._across(value, depth, linestyle=(0, (3, 2)), **look)
        self.ax.vlines(value, -4, 0, clip_on=False, **look)
        room = text_width(name, SMALL) / 2
        place = min(max(points_of(self.ax, value, 0)[0], room), INNER - room)
        note(self.ax, name, (0, 1), (place, 6), ha="center")


def name_ticks(ax, ticks, names):
    """Label the x axis, every other tick or fewer where names would touch; the outermost lean
    inwards where they would leave the page.
    """
    room = [text_width(name, SMALL) for name in names]
    places = [ax.transData.transform((tick, 0))[0] * 72 / ax.figure.dpi for tick in ticks]
    every = 1
    while any(
        places[right] - places[left] < (room[left] + room[right]) / 2 + 6
        for left, right in pairwise(range(0, len(ticks), every))
    ):
        every += 1
    ax.set_xticks(ticks[::every], names[::every])
    ax.minorticks_off()
    for label, place, wide in zip(
        ax.get_xticklabels(), places[::every], room[::every], strict=True
    ):
        if place < wide / 2 + 1:
            label.set_horizontalalignment("left")
        elif WIDTH - place < wide / 2 + 1:
            label.set_horizontalalignment("right")
