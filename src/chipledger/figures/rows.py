"""Builders that draw one row for each claim or input: dots with intervals, bars, tornado."""

from math import inf

from chipledger.drawing import COLOURS, colour_of, marker_of
from chipledger.figures.figure import closed, opened
from chipledger.figures.scale import ends_of, is_open, limits, ticks
from chipledger.figures.sheet import INNER, Sheet
from chipledger.figures.style import SMALL, compact, house_style, text_width

HEAD = 18.0
# Solid, hatched, dotted, crossed: series stay apart in grey print.
FILLS = (("c1", ""), ("c2", "////"), ("c3", "...."), ("c4", "xxxx"))


def interval_dots(table, *, axis, log=False, reference=None, **texts):
    """Labelled dots with hard intervals, one row each, in the order given.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, and `value` or both bounds; optional `low`, `high` (−inf, inf: open),
        `entity`, `text` (what stands at the right; the numbers by default).
    axis : str
        Axis label that ends with its `[unit]`.
    log : bool
        Logarithmic axis; a lower bound of zero is then open.
    reference : tuple of (float, str), optional
        A value to compare with, and its name.
    **texts
        `name`, `title`, `alt`, `source`, `main`: see `Texts`.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a text, a unit or a value is missing.
    """
    words, rows = opened(table, ("label",), ("value", "low", "high", "entity", "text"), texts, axis)
    ends = [ends_of(row) for row in rows]
    for row, (low, high) in zip(rows, ends, strict=True):
        row["text"] = row["text"] or _interval_text(row["value"], low, high, log)
    with house_style():
        sheet = Sheet(rows, 14, axis, words.source, HEAD if reference else 0)
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
            _interval(sheet.axes, row, pair, y, log)
        if reference:
            sheet.reference(*reference)
    heads = {
        "label": "What",
        "text": "As drawn",
        "value": axis,
        "low": "Low end",
        "high": "High end",
    }
    return closed(sheet.drawing, words, rows, heads, _told(rows, axis, log, reference))


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


def _interval(axes, row, ends, y, log):
    """Bar with caps at closed ends and arrows at open ones, then the dot."""
    colour, edges = colour_of(row["entity"]), axes.get_xlim()
    opens = [is_open(end, log) for end in ends]
    shown = [edge if open_ else end for end, edge, open_ in zip(ends, edges, opens, strict=True)]
    axes.plot(
        shown,
        [y, y],
        color=colour,
        linewidth=2.4 if row["value"] is not None else 5,
        solid_capstyle="butt",
    )
    for place, open_, arrow in zip(shown, opens, "<>", strict=True):
        axes.plot(
            [place],
            [y],
            marker=arrow if open_ else "|",
            markersize=7,
            markeredgewidth=0 if open_ else 1.8,
            color=colour,
            clip_on=False,
        )
    if row["value"] is not None and not is_open(row["value"], log):
        axes.plot(
            [row["value"]],
            [y],
            marker=marker_of(row["entity"]),
            markersize=8,
            color=colour,
            markeredgewidth=0,
        )


def compare_bars(table, *, axis, **texts):
    """Two or more values per row as bars from zero, each named and numbered at its end.

    Parameters
    ----------
    table : DataFrame, mappings or sequences
        Columns `label`, `series`, `value`; optional `text`, `entity`. Rows of one label stand
        together.
    axis, **texts
        As in `interval_dots`.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a value is negative, there are more than four series, or as `interval_dots`.
    """
    words, bars = opened(table, ("label", "series", "value"), ("text", "entity"), texts, axis)
    groups = {
        label: [bar for bar in bars if bar["label"] == label]
        for label in dict.fromkeys(bar["label"] for bar in bars)
    }
    series = list(dict.fromkeys(bar["series"] for bar in bars))
    if min(bar["value"] for bar in bars) < 0 or len(series) > len(FILLS):
        raise ValueError(
            f"figure {words.name!r}: bars start at zero and take up to {len(FILLS)} series; use"
            " interval_dots"
        )
    for bar in bars:
        bar["note"] = f"{bar['series']}: {bar['text'] or compact(bar['value'])}"
    thick = 16.0
    with house_style():
        sheet = Sheet(
            [{"label": label, "text": ""} for label in groups],
            thick * max(map(len, groups.values())),
            axis,
            words.source,
        )
        # The scale at which the bar most pressed by its note still leaves room for it.
        high = (
            INNER * max(bar["value"] / (INNER - text_width(bar["note"], SMALL) - 8) for bar in bars)
            or 1.0
        )
        sheet.scale(0, high, ticks(0, max(bar["value"] for bar in bars) or 1.0), grid=False)
        for top, group in zip(sheet.tops, groups.values(), strict=True):
            for number, bar in enumerate(group):
                _bar(
                    sheet.axes,
                    bar,
                    series.index(bar["series"]),
                    top + thick * (number + 0.5),
                    thick - 4,
                )
    told = (
        f"{axis}, from top to bottom: "
        + "; ".join(f"{bar['label']}, {bar['note']}" for bar in bars)
        + "."
    )
    return closed(
        sheet.drawing,
        words,
        bars,
        {"label": "What", "series": "Which", "value": axis, "text": "As drawn"},
        told,
    )


def _bar(axes, bar, kind, y, height):
    """One bar and the note at its end."""
    colour, hatch = FILLS[kind]
    fill = colour_of(bar["entity"]) if bar["entity"] else COLOURS[colour]
    axes.barh(
        y,
        bar["value"],
        height,
        facecolor=fill,
        edgecolor=fill,
        hatch=hatch,
        linewidth=1,
        hatchcolor=COLOURS["paper"],
    )
    axes.annotate(
        bar["note"], (bar["value"], y), (5, -SMALL * 0.36), textcoords="offset points", size=SMALL
    )


def tornado(table, baseline, *, axis, **texts):
    """What each input's low and high end do to one output, the strongest first.

    Parameters
    ----------
    table : list of Swing, DataFrame, mappings or sequences
        Columns `label`, `low`, `high` (outputs at the input's low and high end), `low_input`,
        `high_input` (the input's ends: numbers, or words for them); optional `text` (at the right;
        the outputs by default).
    baseline : float
        Output with every input at its best value.
    axis, **texts
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
        table, ("label", "low", "high", "low_input", "high_input"), ("text",), texts, axis
    )
    rows.sort(key=lambda row: -abs(row["high"] - row["low"]))
    for row in rows:
        row.update({f"{end}_text": _words(row[f"{end}_input"]) for end in ("low", "high")})
        row["text"] = (
            row["text"]
            or f"{_result(min(row['low'], row['high']))} – {_result(max(row['low'], row['high']))}"
        )
    outputs = [row[end] for row in rows for end in ("low", "high")] + [baseline]
    room = 6 + max(
        text_width(row[text], SMALL) for row in rows for text in ("low_text", "high_text")
    )
    points_per_unit = (INNER - 2 * room) / ((max(outputs) - min(outputs)) or 1.0)
    low, high = min(outputs) - room / points_per_unit, max(outputs) + room / points_per_unit
    with house_style():
        sheet = Sheet(rows, 14, axis, words.source, HEAD)
        sheet.scale(low, high, ticks(min(outputs), max(outputs)), grid=False)
        for row, y in zip(rows, sheet.centres, strict=True):
            _swing(sheet.axes, row, baseline, y)
        sheet.reference(baseline, f"best estimate {_result(baseline)}")
    heads = {
        "label": "Input",
        "low_text": "Low end",
        "low": f"At its low end: {axis}",
        "high_text": "High end",
        "high": f"At its high end: {axis}",
    }
    return closed(
        sheet.drawing,
        words,
        rows,
        heads,
        _told(rows, axis, reference=(baseline, "the best estimate")),
    )


def _result(output):
    """A model's result: more than three digits would say more than it knows."""
    return compact(output, digits=3)


def _words(end):
    """An input's end as text."""
    return end if isinstance(end, str) else compact(end)


def _swing(axes, row, baseline, y):
    """Low end solid, high end hatched, each with the input that causes it."""
    left_first = row["low"] <= row["high"]
    for end, (colour, hatch) in zip(("low", "high"), FILLS[:2], strict=True):
        axes.barh(
            y,
            row[end] - baseline,
            11,
            left=baseline,
            facecolor=COLOURS[colour],
            edgecolor=COLOURS[colour],
            hatch=hatch,
            linewidth=1,
            hatchcolor=COLOURS["paper"],
        )
        leftwards = (end == "low") == left_first
        place = min(row[end], baseline) if leftwards else max(row[end], baseline)
        axes.annotate(
            row[f"{end}_text"],
            (place, y),
            (-4 if leftwards else 4, -SMALL * 0.36),
            textcoords="offset points",
            size=SMALL,
            ha="right" if leftwards else "left",
        )
