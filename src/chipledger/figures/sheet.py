"""The page that row charts share: each row a line of text above its band, one axis, one source
line.

Labels stand above what they name, not beside it: the plot keeps the full width of a phone, and
text can never run into a mark.
"""

from matplotlib.figure import Figure as Drawing

from chipledger.drawing import COLOURS
from chipledger.figures.scale import tick_names
from chipledger.figures.style import LINE, MARGIN, SMALL, TEXT, WIDTH, text_width, wrap

INNER = WIDTH - 2 * MARGIN
ROW_GAP = 9.0
TICK_ZONE = 22.0
SMALL_LINE = 14.0


class Sheet:
    """Rows laid out in points, with the y axis counting points downwards from the first row."""

    def __init__(self, rows, band, axis, source, head=0.0):
        self.rows = rows
        self.band = band
        self.axis = axis
        self.labels = [wrap(row["label"], INNER - self._text_room(row)) for row in rows]
        self.texts = [wrap(row["text"] or "", INNER / 2, SMALL) for row in rows]
        self.tops = self._tops()
        self.foot = ([(line, "ink") for line in wrap(axis, INNER, SMALL)] if axis else []) + [
            (line, "muted") for line in wrap(source, INNER, SMALL)
        ]
        below = TICK_ZONE + SMALL_LINE * len(self.foot) + MARGIN
        self.depth = self.tops[-1] + band + 4
        self.height = head + self.depth + below
        self.drawing = Drawing(figsize=(WIDTH / 72, self.height / 72))
        self.axes = self.drawing.add_axes(
            (MARGIN / WIDTH, below / self.height, INNER / WIDTH, self.depth / self.height)
        )
        self.axes.set(ylim=(self.depth, 0), yticks=[])
        self._write(below)

    @property
    def centres(self):
        """Where each row's mark stands. [pt]"""
        return [top + self.band / 2 for top in self.tops]

    @staticmethod
    def _text_room(row):
        """Width that the text at the right takes from the label. [pt]"""
        width = min(text_width(row["text"] or "", SMALL), INNER / 2)
        return width + 10 if width else 0.0

    def _tops(self):
        """Top of each row's band, below its own lines of text. [pt]"""
        tops, y = [], 2.0
        for label, text in zip(self.labels, self.texts, strict=True):
            y += LINE * max(len(label), len(text))
            tops.append(y)
            y += self.band + ROW_GAP
        return tops

    def _write(self, below):
        """Labels left, texts right, axis title and source at the foot."""
        across = self.axes.get_yaxis_transform()
        for top, label, text in zip(self.tops, self.labels, self.texts, strict=True):
            lines = max(len(label), len(text))
            for number in range(lines):
                y = top - (lines - number) * LINE + TEXT
                if number < len(label):
                    self.axes.text(0, y, label[number], transform=across, size=TEXT)
                if number < len(text):
                    self.axes.text(
                        1,
                        y,
                        text[number],
                        transform=across,
                        size=SMALL,
                        color=COLOURS["muted"],
                        ha="right",
                    )
        write_foot(self.drawing, self.foot, below, self.height)

    def scale(self, low, high, ticks, names=None, log=False, grid=True):
        """Set the x axis, and draw its grid behind the bands only, where marks stand and no text
        does.
        """
        self.axes.set_xscale("log" if log else "linear")
        self.axes.set_xlim(low, high)
        name_ticks(self.axes, ticks, names or tick_names(ticks, self.axis))
        for top in self.tops if grid else ():
            self.axes.vlines(
                ticks, top, top + self.band, color=COLOURS["grid"], linewidth=0.8, zorder=0
            )

    def reference(self, value, name):
        """A dashed line through every band, named above the first row."""
        for top in self.tops:
            self.axes.vlines(
                value,
                top,
                top + self.band,
                color=COLOURS["ink"],
                linewidth=1.1,
                linestyle=(0, (3, 2)),
            )
        place = self.axes.transAxes.inverted().transform(self.axes.transData.transform((value, 0)))[
            0
        ]
        room = text_width(name, SMALL) / INNER / 2
        self.axes.text(
            min(max(place, room), 1 - room),
            -6,
            name,
            transform=self.axes.get_yaxis_transform(),
            size=SMALL,
            ha="center",
        )
        self.axes.vlines(value, -4, 0, color=COLOURS["ink"], linewidth=1.1, clip_on=False)


def write_foot(drawing, lines, below, height):
    """Lines of (text, colour name) at the left margin, from under the tick labels down."""
    for number, (line, colour) in enumerate(lines):
        y = below - TICK_ZONE - number * SMALL_LINE - SMALL
        drawing.text(MARGIN / WIDTH, y / height, line, size=SMALL, color=COLOURS[colour])


def name_ticks(axes, ticks, names):
    """Label the x axis; the outermost labels lean inwards where they would leave the page."""
    axes.set_xticks(ticks, names)
    axes.minorticks_off()
    for label, tick in zip(axes.get_xticklabels(), ticks, strict=True):
        place = (
            axes.figure.transFigure.inverted().transform(axes.transData.transform((tick, 0)))[0]
            * WIDTH
        )
        room = text_width(label.get_text(), SMALL) / 2 + 1
        if place < room:
            label.set_horizontalalignment("left")
        elif WIDTH - place < room:
            label.set_horizontalalignment("right")
