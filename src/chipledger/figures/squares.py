"""A count of few: one square for each, coloured by what became of it."""

from chipledger.drawing import COLOURS, STATUSES
from chipledger.figures.data import Drawn, records
from chipledger.figures.rows import BASE
from chipledger.figures.sheet import INNER, Sheet, note
from chipledger.figures.style import SMALL, house_style, text_width

SIDE, PITCH = 14.0, 18.0
PER_ROW = int(INNER // PITCH)
KEY_LINE = 20.0
FREE = {"xycoords": "data", "annotation_clip": False}  # within the plot or above it


@house_style()
def unit_squares(table, ax):
    """Rows of squares, one for each item, with a key of the statuses met.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `status` (a key of `drawing.STATUSES`), one row for each item; optional
        `text` (at the right of the label; the count by default). Items of one label stand together,
        by status.
    ax : matplotlib.axes.Axes
        New ones, alone in their figure.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a status is not known, or the axes are not free.
    """
    items = records(table, ("label", "status"), ("text",))
    unknown = sorted({item["status"] for item in items} - set(STATUSES))
    if unknown:
        raise ValueError(f"status {unknown[0]!r}: write one of {', '.join(STATUSES)}")
    groups = {}
    for item in items:
        groups.setdefault(item["label"], []).append(item)
    met = [status for status in STATUSES if any(item["status"] == status for item in items)]
    labels = [
        {
            "label": label,
            "text": next((one["text"] for one in group if one["text"]), str(len(group))),
        }
        for label, group in groups.items()
    ]
    bands = [PITCH * -(-len(group) // PER_ROW) for group in groups.values()]
    key = _key_places(met)
    head = 8 + KEY_LINE * (1 + key[-1][0])
    sheet = Sheet(ax, labels, bands, head=head, ticks=0.0)
    sheet.scale(0, INNER, [], grid=False)
    ax.spines.bottom.set_visible(False)
    for top, group in zip(sheet.tops, groups.values(), strict=True):
        ordered = sorted(group, key=lambda item: met.index(item["status"]))
        for place, item in enumerate(ordered):
            row, column = divmod(place, PER_ROW)
            _square(ax, column * PITCH, top + row * PITCH + 2, item["status"])
    for status, (row, x) in zip(met, key, strict=True):
        y = KEY_LINE * row - head
        _square(ax, x, y, status)
        note(ax, status, (x + PITCH, y + SIDE / 2), (0, BASE), **FREE)
    told = "; ".join(f"{label}: {_counts(group, met)}" for label, group in groups.items())
    heads = {"label": "What", "status": "Status"}
    ax.drawn = Drawn(items, heads, f"From top to bottom: {told}.")
    return ax


def _counts(group, met):
    """How many of each status, in words."""
    counts = {status: sum(item["status"] == status for item in group) for status in met}
    return ", ".join(f"{count} {status}" for status, count in counts.items() if count)


def _square(ax, x, y, status):
    """One square with its sign; what is near or open is an outline."""
    name, sign = STATUSES[status]
    colour, hollow = COLOURS[name], name in ("edge", "muted")
    ax.bar(
        x + SIDE / 2, SIDE, SIDE, bottom=y, facecolor=COLOURS["paper"] if hollow else colour,
        edgecolor=colour, linewidth=1.4, clip_on=False,
    )  # fmt: skip
    if sign:
        look = {"ha": "center", "weight": "bold", "color": colour if hollow else COLOURS["paper"]}
        note(ax, sign, (x + SIDE / 2, y + SIDE / 2), (0, BASE), **look, **FREE)


def _key_places(met):
    """Row and distance from the left of each status in the key. [pt]"""
    places, row, x = [], 0, 0.0
    for status in met:
        wide = PITCH + text_width(status, SMALL)
        if x and x + wide > INNER:
            row, x = row + 1, 0.0
        places.append((row, x))
        x += wide + 12
    return places
