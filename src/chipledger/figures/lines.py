"""What charts of lines share: how lines differ, and their names, pushed apart."""

from chipledger.drawing import COLOURS, SERIES, colour_of
from chipledger.figures.scale import apart
from chipledger.figures.sheet import SMALL_LINE, note, points_of, size_of
from chipledger.figures.style import MARGIN, SMALL, text_width, wrap

# Solid, dashed, dotted, dash-dotted: lines stay apart in grey print.
DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))
LABEL_WIDTH, KEY = 92.0, 23.0


def by_line(rows):
    """The rows of each line, in the order given."""
    lines = {}
    for row in rows:
        lines.setdefault(row["line"], []).append(row)
    return lines


def looks_of(lines):
    """How each line looks: in its entity's colour, else the next of the series; lines of one colour
    differ in dashes while there are any.
    """
    looks = []
    for number, line in enumerate(lines.values()):
        entity = line[0]["entity"]
        colour = colour_of(entity) if entity else COLOURS[SERIES[number % len(SERIES)]]
        first = number % len(DASHES)
        kinds = [{"color": colour, "linestyle": dash} for dash in DASHES[first:] + DASHES[:first]]
        looks.append(next((look for look in kinds if look not in looks), kinds[0]))
    return looks


def room_for(names):
    """Room right of the plot for the names of lines and a piece of each. [pt]"""
    return MARGIN + KEY + widest(wrap(name, LABEL_WIDTH, SMALL) for name in names)


def widest(blocks):
    """Width of the widest line of small text. [pt]"""
    return max(text_width(line, SMALL) for block in blocks for line in block)


def write_beside(ax, ends, blocks, side, gap, slack=4.0, between=0.0):
    """Blocks of words left or right of the plot, near the values that they name; their lower
    edges. [pt]
    """
    heights = [SMALL_LINE * len(block) + between for block in blocks]
    centres = [points_of(ax, *end)[1] for end in ends]
    bases = apart(centres, heights, -slack, size_of(ax)[1] + slack)
    for base, block in zip(bases, blocks, strict=True):
        for number, line in enumerate(reversed(block)):
            y = base + between / 2 + SMALL_LINE * number + 2
            note(ax, line, (side, 0), (gap if side else -gap, y), ha="left" if side else "right")
    return bases


def name_lines(ax, ends, looks):
    """Names at the right, near the ends of their lines; each in ink, readable whatever the colour,
    after a piece of its line.
    """
    blocks = [wrap(name, LABEL_WIDTH, SMALL) for name in ends]
    wide, tall = size_of(ax)
    bases = write_beside(ax, ends.values(), blocks, 1, KEY)
    for base, block, look in zip(bases, blocks, looks, strict=True):
        height = (base + SMALL_LINE * (len(block) - 1) + 2 + SMALL * 0.36) / tall
        ax.plot(
            [1 + 4 / wide, 1 + (KEY - 3) / wide],
            [height, height],
            transform=ax.transAxes,
            clip_on=False,
            markersize=4,
            markeredgewidth=0,
            **look,
        )
