"""Helpers that draw one row for each claim or input: dots with intervals, bars, tornado."""

from math import inf

from chipledger.drawing import COLOURS, colour_of, marker_of
from chipledger.figures.data import Drawn, records
from chipledger.figures.scale import ends_of, is_open, limits, require_unit, ticks
from chipledger.figures.sheet import INNER, Sheet, note
from chipledger.figures.style import SMALL, compact, house_style, text_width

HEAD = 18.0
# Text beside a mark stands this far below the mark's middle.
BASE = -SMALL * 0.36
# Solid, hatched, dotted, crossed: series stay apart in grey print.
FILLS = (("c1", ""), ("c2", "////"), ("c3", "...."), ("c4", "xxxx"))


@house_style()
def interval_dots(table, ax, *, axis, log=False, reference=None):
    """Labelled dots with hard intervals, one row each, in the order given.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, and `value` or both bounds; optional `low`, `high` (−inf, inf: open),
        `entity`, `text` (what stands at the right; the numbers by default).
    ax : matplotlib.axes.Axes
        New ones, alone in their figure; whoever draws on them too finds the middles of the rows in
        `ax.get_yticks()`.
    axis : str
        Axis label that ends with its `[unit]`.
    log : bool
        Logarithmic axis; a lower bound of zero is then open.
    reference : tuple of (float, str), optional
        A value to compare with, and its name.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a unit or a value is missing, or the axes are not free.
    """
    require_unit(axis)
    rows = records(table, ("label",), ("value", "low", "high", "entity", "text"))
    ends = [ends_of(row) for row in rows]
    for row, (low, high) in zip(rows, ends, strict=True):
        row["text"] = row["text"] or _interval_text(row["value"], low, high, log)
    sheet = Sheet(ax, rows, 14, axis, HEAD if reference else 0)
    shown = [bound for pair in ends for bound in pair if not is_open(bound, log)]
    shown += [row["value"] for row in rows] + [reference[0] if reference else None]
    low, high = limits(
        shown,
        log,
        any(is_open(low, log) for low, _ in ends),
        any(high == inf for _, high in ends),
    )
    sheet.scale(low, high, ticks(low, high, log), log=log)
    for row, pair, y in zip(rows, ends, sheet.centres, strict=True):
        _interval(ax, row, pair, y, log)
    if reference:
        sheet.reference(*reference)
    heads = {
        "label": "What",
        "text": "As drawn",
        "value": axis,
        "low": "Low end",
        "high": "High end",
    }
    ax.drawn = Drawn(rows, heads, _told(rows, axis, log, reference))
    return ax


def _told(rows, axis, log=False, reference=None):
    """The rows in words, from top to bottom."""
    scale = ", on a logarithmic scale" if log else ""
    mark = f" A dashed line marks {reference[1]}, {compact(reference[0])}." if reference else ""
    return (
        f"{axis}{scale}, from top to bottom: "
        + "; ".join(f"{row['label']}, {row['text']}" for row in rows)
        + f".{mark}"
    )


def _interval_text(value, low, high, log):
    """The numbers of a row: `12.5 (12.4–12.6)`, `> 10`, `< 5`, or the value alone."""
    if low == high:
        return compact(low)
    if is_open(low, log) and is_open(high):
        spread = "no bound"
    elif is_open(high):
        spread = f"> {compact(low)}"
    elif is_open(low, log):
        spread = f"< {compact(high)}"
    else:
        spread = (
            f"{compact(low)} to {compact(high)}" if low < 0 else f"{compact(low)}–{compact(high)}"
        )
    return spread if value is None or is_open(value) else f"{compact(value)} ({spread})"


def _interval(ax, row, ends, y, log):
    """Bar with caps at closed ends and arrows at open ones, then the dot."""
    colour, value = colour_of(row["entity"]), row["value"]
    opens = [is_open(end, log) for end in ends]
    shown = [
        edge if open_ else end for end, edge, open_ in zip(ends, ax.get_xlim(), opens, strict=True)
    ]
    wide = 5 if value is None else 2.4
    ax.plot(shown, [y, y], color=colour, linewidth=wide, solid_capstyle="butt")
    look = {"color": colour, "markersize": 7, "clip_on": False}
    for place, open_, arrow in zip(shown, opens, "<>", strict=True):
        marker = arrow if open_ else "|"
        ax.plot([place], [y], marker=marker, markeredgewidth=0 if open_ else 1.8, **look)
    if value is not None and not is_open(value, log):
        look = {"marker": marker_of(row["entity"]), "markersize": 8, "markeredgewidth": 0}
        ax.plot([value], [y], color=colour, **look)


@house_style()
def compare_bars(table, ax, *, axis):
    """Two or more values per row as bars from zero, each named and numbered at its end.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `series`, `value`; optional `text`, `entity`. Rows of one label stand
        together.
    ax, axis
        As in `interval_dots`.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        If a value is negative, there are more than four series, or as `interval_dots`.
    """
    require_unit(axis)
    bars = records(table, ("label", "series", "value"), ("text", "entity"))
    groups, series = {}, list(dict.fromkeys(bar["series"] for bar in bars))
    for bar in bars:
        bar["note"] = f"{bar['series']}: {bar['text'] or compact(bar['value'])}"
        groups.setdefault(bar["label"], []).append(bar)
    most = max(bar["value"] for bar in bars) or 1.0
    if min(bar["value"] for bar in bars) < 0 or len(series) > len(FILLS):
        raise ValueError(
            f"bars start at zero and take up to {len(FILLS)} series; use interval_dots"
        )
    thick = 16.0
    labels = [{"label": label, "text": ""} for label in groups]
    sheet = Sheet(ax, labels, thick * max(map(len, groups.values())), axis)
    # The scale at which the bar most pressed by its note still leaves room for it.
    rooms = [INNER - text_width(bar["note"], SMALL) - 8 for bar in bars]
    high = INNER * max(bar["value"] / room for bar, room in zip(bars, rooms, strict=True)) or 1.0
    sheet.scale(0, high, ticks(0, most), grid=False)
    for top, group in zip(sheet.tops, groups.values(), strict=True):
        for number, bar in enumerate(group):
            y, fill = top + thick * (number + 0.5), FILLS[series.index(bar["series"])]
            colour = colour_of(bar["entity"]) if bar["entity"] else None
            _bar(ax, y, bar["value"], thick - 4, fill, colour)
            note(ax, bar["note"], (bar["value"], y), (5, BASE), xycoords="data")
    told = "; ".join(f"{bar['label']}, {bar['note']}" for bar in bars)
    heads = {"label": "What", "series": "Which", "value": axis, "text": "As drawn"}
    ax.drawn = Drawn(bars, heads, f"{axis}, from top to bottom: {told}.")
    return ax


def _bar(ax, y, wide, thick, fill, colour=None, left=0):
    """One bar, in the colour of its fill or another."""
    name, hatch = fill
    colour = colour or COLOURS[name]
    look = {"facecolor": colour, "edgecolor": colour, "hatch": hatch}
    ax.barh(y, wide, thick, left=left, linewidth=1, hatchcolor=COLOURS["paper"], **look)


@house_style()
def tornado(table, ax, baseline, *, axis):
    """What each input's low and high end do to one output, the strongest first.

    Parameters
    ----------
    table : list of Swing, DataFrame, mappings or sequences
        Columns `label`, `low`, `high` (outputs at the input's low and high end), `low_input`,
        `high_input` (the input's ends: numbers, or words for them); optional `text` (at the right;
        the outputs by default).
    baseline : float
        Output with every input at its best value.
    ax, axis
        As in `interval_dots`.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ValueError
        As `interval_dots`.
    """
    require_unit(axis)
    rows = records(table, ("label", "low", "high", "low_input", "high_input"), ("text",))
    rows.sort(key=lambda row: -abs(row["high"] - row["low"]))
    for row in rows:
        for end in ("low", "high"):
            given = row[f"{end}_input"]
            row[f"{end}_text"] = given if isinstance(given, str) else compact(given)
        row["text"] = row["text"] or " – ".join(map(_result, sorted((row["low"], row["high"]))))
    outputs = [row[end] for row in rows for end in ("low", "high")] + [baseline]
    least, most = min(outputs), max(outputs)
    room = 6 + max(
        text_width(row[text], SMALL) for row in rows for text in ("low_text", "high_text")
    )
    beside = room * ((most - least) or 1.0) / (INNER - 2 * room)
    sheet = Sheet(ax, rows, 14, axis, HEAD)
    sheet.scale(least - beside, most + beside, ticks(least, most), grid=False)
    for row, y in zip(rows, sheet.centres, strict=True):
        _swing(ax, row, baseline, y)
    sheet.reference(baseline, f"best estimate {_result(baseline)}")
    heads = {
        "label": "Input",
        "low_text": "Low end",
        "low": f"At its low end: {axis}",
        "high_text": "High end",
        "high": f"At its high end: {axis}",
    }
    ax.drawn = Drawn(rows, heads, _told(rows, axis, reference=(baseline, "the best estimate")))
    return ax


def _result(output):
    """A model's result: more than three digits would say more than it knows."""
    return compact(output, digits=3)


def _swing(ax, row, baseline, y):
    """Low end solid, high end hatched, each with the input that causes it."""
    for end, fill in zip(("low", "high"), FILLS[:2], strict=True):
        _bar(ax, y, row[end] - baseline, 11, fill, left=baseline)
        leftwards = (end == "low") == (row["low"] <= row["high"])
        place = (min if leftwards else max)(row[end], baseline)
        offset, side = (-4, "right") if leftwards else (4, "left")
        note(ax, row[f"{end}_text"], (place, y), (offset, BASE), xycoords="data", ha=side)
