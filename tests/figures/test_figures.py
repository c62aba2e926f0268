"""Figures are deterministic, labelled, free of inline style, and readable in any mode."""

import re
import warnings
import xml.etree.ElementTree as ElementTree
from contextlib import nullcontext
from functools import cache
from itertools import combinations, pairwise
from math import inf
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import pyplot

import chipledger
from chipledger import figures
from chipledger.drawing import COLOURS, ENTITIES
from chipledger.figures.figure import bound
from chipledger.figures.lines import looks_of
from chipledger.figures.scale import apart, limits, ticks
from chipledger.figures.sheet import SMALL_LINE
from chipledger.figures.style import WIDTH, text_width, wrap
from chipledger.figures.timeline import date_ticks
from chipledger.mime import FIGURE_MIME
from chipledger.numbers import terms
from chipledger.numbers.interval import exact
from tests.helpers.shown import TEXTS, shown

STYLE_SHEET = Path(chipledger.__file__).parent / "publish/site/theme/report/static/report.css"
DOTS = [("A", 3.0, 2.5, 3.5), ("B", None, 4.0, inf), ("C", 1.0)]


@pytest.fixture(autouse=True)
def _nothing_left():
    """A chart that was refused leaves its axes to their maker."""
    yield
    pyplot.close("all")


def dots(rows=DOTS, **changes):
    """A small interval chart, with changes to its arguments."""
    return shown(figures.interval_dots, rows, **{"axis": "Power [MW]", **changes})


def timeline(**changes):
    """Points, spans, hollow and open ones."""
    rows = [
        ("Done", "2025-01-10", "2025-03-01", "xai"),
        ("Due", "2025-06-01", "open", "tesla", "", False),
        ("Day", "2025-02-01"),
    ]
    return shown(figures.timeline, rows, **{"reference": ("2025-05-01", "today"), **changes})


def bars(**changes):
    """Two series for two labels."""
    rows = [
        ("H100", "print", 990),
        ("H100", "sheet", 989.4),
        ("910C", "print", 800),
        ("910C", "sheet", 780),
    ]
    return shown(figures.compare_bars, rows, **{"axis": "Peak [TFLOP/s]", **changes})


def tornado(**changes):
    """Two inputs, the weaker first."""
    rows = [("Edge [mm]", 95, 101, 2, 5), ("Density", 130, 80, "0.2 /cm²", "0.05 /cm²")]
    return shown(figures.tornado, rows, 100, **{"axis": "Wafers [wafers]", **changes})


def curve(**changes):
    """Two lines, one with an interval, a marked point and a shaded interval."""
    rows = [("low", x, x, x / 2, x * 2) for x in range(1, 9)] + [
        ("high", x, 3 * x) for x in range(1, 9)
    ]
    extras = {"points": [(4, 10, "published")], "shade": (5, 6, "window")}
    return shown(figures.curve, rows, **{"x": "Area [mm²]", "y": "Yield [%]", **extras, **changes})


def slips(**changes):
    """Two promises, one moved twice and one that stands."""
    rows = [
        ("AI5", "2024-06-15", "2025-12-31", "tesla"),
        ("AI5", "2025-11-15", "2026-12-31", "tesla"),
        ("AI5", "2026-01-15", "2027-12-31", "tesla"),
        ("A fab", "2025-01-01", "2026-06-30"),
        ("A fab", "2026-01-01", "2026-06-30"),
    ]
    return shown(figures.slip_chart, rows, **changes)


def slope(**changes):
    """Two lines that cross."""
    rows = [("One", 1, 9, "nvidia"), ("Other", 8, 3, "google")]
    options = {"ends": ("2024", "2025"), "axis": "Revenue [billion USD]"}
    return shown(figures.slope, rows, **{**options, **changes})


PAIRS = [("Chips", 10, 12), ("Watts", 1800, 190, "1,800 W", "190 W", None, "serious")]
OUTCOMES = [("Ours", "broken"), ("Ours", "kept"), ("Others", "open"), ("Ours", "broken")]


def pairs(rows=PAIRS, **changes):
    """Two pairs, the narrower first."""
    return shown(figures.dumbbell, rows, **{"axis": "Figure [times]", **changes})


def from_zero(**changes):
    """A bar to each side, one with an open end."""
    rows = [
        {"label": "Fell", "value": -20, "text": "−20%", "look": "rest"},
        {"label": "Rose", "value": 4, "high": inf, "entity": "nvidia"},
    ]
    return shown(figures.bars, rows, **{"axis": "Change [%]", **changes})


def parts(**changes):
    """A bar of two parts, one of one, and a need."""
    rows = [("Site", "Grid", 300), ("Site", "Turbines", 420, "420 MW"), ("Other", "Grid", 90)]
    options = {"axis": "Power [MW]", "line": (1700, "needed")}
    return shown(figures.stacked, rows, **{**options, **changes})


def squares(rows=OUTCOMES, **changes):
    """Four promises of two groups."""
    return shown(figures.unit_squares, rows, **changes)


def steps(**changes):
    """A multiple that shrinks, and another line."""
    rows = [
        ("AI5", "2025-01-29", 50),
        ("AI5", "2025-06-15", 40, "40 times"),
        ("B", "2025-03-01", 9),
    ]
    options = {"axis": "Multiple [times]", "events": [("2025-08-07", "Dojo stopped")]}
    return shown(figures.path, rows, **{**options, **changes})


EACH = (
    dots,
    timeline,
    bars,
    tornado,
    curve,
    slips,
    slope,
    pairs,
    from_zero,
    parts,
    squares,
    steps,
)
DRAWERS = pytest.mark.parametrize("draw", EACH)
# The same, each drawn once for all tests that only look.
BUILDERS = pytest.mark.parametrize("build", [cache(draw) for draw in EACH])


def words(figure):
    """Every text drawn in a figure."""
    return [
        element.text
        for element in ElementTree.fromstring(figure.svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def luminance(colour):
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.costly
@DRAWERS
def test_equal_data_equal_bytes(draw):
    """Two renders of one figure agree in every byte, so that notebooks can be compared."""
    assert draw().svg == draw().svg


@BUILDERS
def test_no_style_and_no_date(build):
    """Nothing in the SVG needs an exception from the content policy, and nothing
    tells when it was made.
    """
    svg = build().svg

    assert not re.search(
        r"style=|<style|<script|<!--|<metadata|\d{4}-\d\d-\d\dT|https?://(?!www\.w3\.org/2000/svg)",
        svg,
    )


@BUILDERS
def test_a_figure_brings_its_paper(build):
    """Below everything lies paper as large as the figure, or JupyterLab's dark theme
    would swallow the ink.
    """
    root = ElementTree.fromstring(build().svg)
    width, height = root.get("viewBox").split()[2:]
    lowest = next(root.iter("{http://www.w3.org/2000/svg}path"))

    assert ("var(--paper, #ffffff)", f"M 0 {height} L {width} {height} L {width} 0 L 0 0 z") == (
        lowest.get("fill"),
        lowest.get("d"),
    )


@BUILDERS
def test_colours_are_names_with_light_values(build):
    """Every colour is a variable whose fallback is the palette's light value."""
    svg = build().svg
    paints = set(re.findall(r' (?:fill|stroke)="([^"]+)"', svg))

    assert paints - {"none"} <= {
        f"var(--{name}, {value})" for name, value in COLOURS.items()
    } | set(re.findall(r"url\(#.*?\)", svg))
    assert "var(" not in figures.literal_colours(svg)


@BUILDERS
def test_ids_are_the_figures_own(build):
    """Ids are unique, carry the figure's name, and every reference finds its target."""
    root = ElementTree.fromstring(build(name="fig-7").svg)
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    values = [value for element in root.iter() for value in element.attrib.values()]
    targets = {
        target
        for value in values
        for target in re.findall(r"^#(.+)$", value) + re.findall(r"url\(#(.+?)\)", value)
    }

    assert len(identifiers) == len(set(identifiers))
    assert all(identifier.startswith("fig-7-") for identifier in identifiers)
    assert targets <= set(identifiers)


@BUILDERS
def test_accessible_name_and_description(build):
    """Title and alt text stand in the SVG, escaped, and are what a screen reader is pointed to."""
    figure = build(name="fig-7")
    root = ElementTree.fromstring(figure.svg)

    assert ("img", "figure", "fig-7-title", "fig-7-desc") == tuple(
        root.get(key) for key in ("role", "class", "aria-labelledby", "aria-describedby")
    )
    assert [("fig-7-title", TEXTS["title"]), ("fig-7-desc", TEXTS["alt"])] == [
        (child.get("id"), child.text) for child in root[:2]
    ]
    assert "A &amp; B" in figure.svg and "&lt;twice&gt;" in figure.svg


@BUILDERS
def test_output_shows_alt_text_and_no_address(build):
    """A notebook stores the SVG and the alt text, never the address of an object."""
    figure = build()
    bundle = figure._repr_mimebundle_()

    assert figure.svg in bundle["text/html"]
    assert TEXTS["alt"] == repr(figure) == bundle["text/plain"]
    assert figure.table and " at 0x" not in str(bundle)


@BUILDERS
def test_data_stand_behind_a_figure(build):
    """The fold describes every row in words; the file holds each row drawn, one line each, under
    heads that name the unit.
    """
    figure = build()
    lines = figure.to_csv().splitlines()
    named = [str(row.get("label", row.get("line"))) for row in figure.table]

    assert 1 + len(figure.table) == len(lines)
    assert all(name in figure.long and name in figure.to_csv() for name in named)
    assert all(name in figure.to_html() for name in named)
    assert (
        build.__wrapped__ in (timeline, slips, squares) or "[" in lines[0]
    )  # dates and counts have no unit


def test_the_fold_is_escaped_and_thinned():
    """Words of the data are no markup, and a line of many points shows a few of
    them, its ends among them.
    """
    rows = [("a <b>", x, 2 * x) for x in range(1, 400)]
    figure = shown(figures.curve, rows, x="Area [mm²]", y="Yield [%]")

    assert "a &lt;b&gt;" in figure.to_html() and "a <b>" not in figure.to_html()
    assert 25 == figure.to_html().count("<tr>") and "<td>399</td><td>798</td>" in figure.to_html()
    assert 400 == len(figure.to_csv().splitlines())


def test_open_ends_are_said_in_the_data():
    """The table says where an end is open, and the file writes infinity."""
    assert "<td>open</td>" in dots().to_html()
    assert "inf" in dots().to_csv()


class Number:
    """Something that prints itself, as a claim does."""

    role, id, shown, words, round = "claim", "some-number", "twice", "double", "2 times"


@BUILDERS
def test_the_alt_text_holds_the_main_number(build):
    """A main number that the alt text lacks is refused by name; one that it holds is noted."""

    class Other(Number):
        shown = "CNY 7 billion"

    assert "some-number" == build(main=Number).main
    with pytest.raises(ValueError, match="lacks its main number 'CNY 7 billion'"):
        build(main=Other)


def grey(svg):
    """The drawing as a grey printer at its worst has it: every colour of a mark the same."""
    return re.sub(r"var\(--(c\d|muted), #[0-9a-f]{6}\)", "grey", svg)


@pytest.mark.parametrize(
    "figure",
    [
        lambda: shown(
            figures.curve,
            [(line, x, y * x) for y, line in enumerate("ABCD", 1) for x in (1, 2)],
            x="Area [mm²]",
            y="Yield [%]",
        ),
        lambda: shown(
            figures.slope,
            [(name, 1, y) for y, name in enumerate("ABCD", 1)],
            ends=("a", "b"),
            axis="Share [%]",
        ),
    ],
)
def test_lines_stay_apart_in_grey(figure):
    """Four lines have four kinds of stroke, so that none is told by its colour alone."""
    paths = re.findall(r"<path [^>]*stroke=\"grey\"[^>]*>", grey(figure().svg))

    assert 4 <= len({re.search(r'stroke-dasharray="[^"]*"|$', path)[0] for path in paths})


def test_bars_stay_apart_in_grey():
    """Four series have four fills: solid, hatched, dotted and crossed."""
    rows = [("A", series, 2) for series in "ABCD"]
    svg = grey(shown(figures.compare_bars, rows, axis="Power [MW]").svg)
    patterns = [
        re.sub(r'id="[^"]*"', "", pattern) for pattern in re.findall(r"<pattern.*?</pattern>", svg)
    ]

    assert 3 == len(set(patterns))


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(5, 40)), min_size=1, max_size=8))
def test_names_stand_apart_in_their_order(blocks):
    """Names never overlap, never sink below the floor, keep the order of their lines, and stay
    put where there is room.
    """
    centres, heights = [centre for centre, _ in blocks], [height for _, height in blocks]
    found = sorted(zip(apart(centres, heights), heights, centres, strict=True))

    assert -1e-9 <= found[0][0]
    assert all(
        base + height <= above + 1e-6 for (base, height, _), (above, _, _) in pairwise(found)
    )
    assert [centre for *_, centre in found] == sorted(centres)
    assert [45.0, 145.0] == apart([50, 150], [10, 10])


def test_names_of_a_slope_do_not_overlap():
    """Lines that end at one height have their names one above the other."""
    rows = [(name, 1, 1) for name in "ABC"]
    svg = shown(figures.slope, rows, ends=("a", "b"), axis="Share [%]").svg
    heights = [
        float(re.search(r'y="([\d.]+)"', text)[1])
        for text in re.findall(r"<text[^>]*>[ABC]: 1<", svg)
    ]

    assert 3 == len(heights) and min(high - low for low, high in pairwise(sorted(heights))) >= 14


@BUILDERS
def test_coordinates_have_two_decimals(build):
    """No coordinate is finer than a hundredth of a point."""
    assert not re.search(r'(?<=[ "(,])-?\d+\.\d{3,}', re.sub(r">[^<]*<", "><", build().svg))


@BUILDERS
def test_words_stand_around_the_drawing(build):
    """Title and what is measured above it, the source below it, for a viewer of notebooks and for
    the book; none is drawn.
    """
    bundle = build()._repr_mimebundle_()
    above, below = bundle["text/html"].split(build().svg)

    assert f"<b>{TEXTS['title']}</b><br>{TEXTS['subtitle']}" in above
    assert TEXTS["source"] in below
    assert [TEXTS["title"], TEXTS["subtitle"], TEXTS["source"]] == bundle[
        "text/markdown"
    ].splitlines()[1:-1]
    assert not set(words(build())) & {TEXTS["title"], TEXTS["source"]}


def test_numbers_of_a_title_are_bound():
    """What a claim or finding says in the title leads to it; a number within a longer one is none
    of its own.
    """

    class Half(Number):
        id, shown, words = "some-share", "2 MW", "half of it"

    class Longer(Number):
        role, id, shown = "finding", "some-power", "12 MW"

    title = "12 MW of 2 MW, not 2 MWh"

    assert "{finding}`some-power` of {claim}`some-share`, not 2 MWh" == bound(title, [Half, Longer])
    assert "{claim}`some-share` fail" in dots(title="2 MW fail", numbers=[Half]).to_myst()
    assert title == bound(title, [])
    assert "{claim}`some-share|words` fails" == bound("half of it fails", [Half])


def test_the_key_figure_says_so():
    """The book is told which figure belongs into the box of its chapter."""
    assert ":key:" in dots(key=True).to_myst() and ":key:" not in dots().to_myst()


@pytest.mark.costly
@BUILDERS
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"alt": "too short"}, "alt text"),
        ({"alt": None}, "alt text"),
        ({"title": " "}, "title"),
        ({"source": ""}, "source"),
        ({"subtitle": "One line\nand another"}, "subtitle"),
        ({"name": "Some Figure"}, "figure name"),
        ({"name": ""}, "figure name"),
    ],
)
def test_texts_are_required(build, change, complaint):
    """A figure without name, title, source or a real alt text is refused."""
    with pytest.raises(ValueError, match=complaint):
        build(**change)


@pytest.mark.parametrize(
    "call",
    [
        lambda: dots(axis="Power"),
        lambda: bars(axis=""),
        lambda: curve(y="Yield"),
        lambda: curve(x="[mm²] area"),
        lambda: tornado(axis="Wafers"),
    ],
)
def test_axes_name_their_units(call):
    """An axis label without its unit in brackets is refused."""
    with pytest.raises(ValueError, match="unit in square brackets"):
        call()


@BUILDERS
@pytest.mark.parametrize("alt", [TEXTS["alt"], "short"])
def test_nothing_stays_open(build, alt):
    """`show` closes the figure even when it refuses it, so that a notebook draws nothing twice."""
    with nullcontext() if alt == TEXTS["alt"] else pytest.raises(ValueError):
        build(alt=alt)

    assert [] == pyplot.get_fignums()


@pytest.mark.costly
@BUILDERS
@pytest.mark.parametrize("other", ["dark_background", "ggplot"])
def test_a_chart_has_our_looks_whatever_came_before(build, other):
    """A chart looks the same whether the notebook set our style first, once, twice or never, or
    took another.
    """
    never = build().svg
    with pyplot.style.context(other):
        assert never == build().svg
        figures.style()
        figures.style()

        assert COLOURS["ink"] == pyplot.rcParams["text.color"]
        assert never == build().svg


def by_hand(draw=lambda ax: None, style=True, **options):
    """A drawing without a helper, shown with its table."""
    with pyplot.rc_context():
        if style:
            figures.style()
        _, ax = pyplot.subplots()
        ax.plot([2024, 2025], [1, 2])
        draw(ax)
        table = pd.DataFrame({"Year": [2024, 2025], "Chips [million]": [1.0, None]})
        return figures.show(ax, **{**TEXTS, "table": table, **options})


def test_a_drawing_by_hand_is_shown():
    """A drawing without a helper gets colours, a phone's width and the table given, in the same
    bytes each time.
    """
    figure = by_hand()

    assert figure.svg == by_hand().svg
    assert "var(--c1, " in figure.svg
    assert WIDTH == float(ElementTree.fromstring(figure.svg).get("viewBox").split()[2])
    assert "Year,Chips [million]\n2024,1\n2025,\n" == figure.to_csv()
    assert TEXTS["alt"] == figure.long


def test_a_figure_stores_what_draws_it_again():
    """Labels with one term, with parts or with places become marks, each with its steps and unit;
    a figure that stores none says nothing of it.
    """
    site, part = (
        terms.leaf(("claim", name), exact(2.0, "MW")) for name in ("site-power", "part-power")
    )
    again = {"Site": site, "Halves": {"first": part, "rest": site - part}, "Path": [(2025, site)]}
    about = by_hand(again=again)._repr_mimebundle_()[FIGURE_MIME]

    assert [
        {"label": "Site", "steps": [["claim", "site-power"]], "unit": "MW"},
        {"label": "Halves", "part": "first", "steps": [["claim", "part-power"]], "unit": "MW"},
        {"label": "Halves", "part": "rest", "steps": (site - part).steps, "unit": "MW"},
        {"label": "Path", "x": 2025.0, "steps": [["claim", "site-power"]], "unit": "MW"},
    ] == about["again"]
    assert "again" not in by_hand()._repr_mimebundle_()[FIGURE_MIME]


def test_a_drawing_by_hand_needs_data():
    """A drawing without a helper and without a table is refused."""
    with pytest.raises(ValueError, match="at least one row.*table="):
        by_hand(table=None)


@pytest.mark.parametrize("colour", ["#123456", "red", "black"])
@pytest.mark.parametrize(
    "draw",
    [
        lambda ax, colour: ax.text(2024, 1, "x", color=colour),
        lambda ax, colour: ax.barh(0, 1, facecolor=colour),
        lambda ax, colour: ax.plot([0, 1], [0, 1], color=colour),
    ],
)
def test_hard_coded_colours_are_refused(colour, draw):
    """A colour outside the palette cannot follow dark mode; black, which SVG
    implies, is no exception.
    """
    with pytest.raises(ValueError, match="'some-figure' has hard-coded colours"):
        by_hand(lambda ax: draw(ax, colour))
    assert [] == pyplot.get_fignums()


def test_a_drawing_by_hand_needs_the_style():
    """Whoever forgets our style is told how to set it."""
    with pytest.raises(ValueError, match=r"call figures\.style\(\) before plt\.subplots\(\)"):
        by_hand(style=False)


def helped(draw=lambda ax: None, rows=DOTS):
    """Dots of a helper, on whose axes somebody draws more."""
    with pyplot.rc_context():
        figures.style()
        _, ax = pyplot.subplots()
        assert ax is figures.interval_dots(rows, ax, axis="Power [MW]")
        draw(ax)
        return figures.show(ax, **TEXTS)


def test_what_a_caller_draws_survives():
    """Whoever knows matplotlib draws on the axes after a helper: words, arrows and lines stay, at
    the values meant, and nothing of the helper's is lost.
    """

    def more(ax):
        ax.annotate("mine", (3, ax.get_yticks()[0]), (3, 20), arrowprops={"arrowstyle": "->"})
        ax.axvline(3, color=COLOURS["c4"])

    plain, figure = helped(), helped(more)
    line = re.search(r'd="M ([\d.]+) [\d.]+ L \1 [^>]* stroke="var\(--c4,', figure.svg)

    assert {"mine"} == set(words(figure)) - set(words(plain))
    assert set(words(plain)) < set(words(figure)) and plain.table == figure.table
    assert re.search(rf'<use [^>]*x="{line[1]}"', plain.svg)  # the dot of value 3


def test_a_table_is_left_as_it_was():
    """No helper changes the DataFrame that it is given."""
    table = pd.DataFrame(
        [("B", 1.0, 2.0, 3, 4), ("A", 1.0, 9.0, 3, 4)],
        columns=["label", "low", "high", "low_input", "high_input"],
    )
    before = table.copy(deep=True)
    shown(figures.tornado, table, 1.5, axis="Power [MW]")
    shown(figures.interval_dots, table, axis="Power [MW]")

    pd.testing.assert_frame_equal(before, table)


def test_a_chart_has_its_axes_alone():
    """A second chart on the same axes, or one beside other axes, is refused: they would overlap."""
    _, ax = pyplot.subplots()
    figures.interval_dots(DOTS, ax, axis="Power [MW]")
    _, (left, _) = pyplot.subplots(1, 2)

    for taken in (ax, left):
        with pytest.raises(ValueError, match="new axes that have their figure to themselves"):
            figures.interval_dots(DOTS, taken, axis="Power [MW]")


def test_open_intervals_reach_the_edge():
    """An open side is drawn to the edge with an arrow and said in words; a
    closed one ends in a cap.
    """
    opened, closed = (
        dots([("A", None, 5, inf), ("B", 2, 1, 3)]),
        dots([("A", None, 5, 6), ("B", 2, 1, 3)]),
    )

    assert "> 5" in words(opened) and "5–6" in words(closed)
    # The right edge of the plot: page width less its margin.
    assert re.search('<use [^>]*x="344"', opened.svg)
    assert not re.search('<use [^>]*x="344"', closed.svg)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (("A", None, -inf, 5), "< 5"),
        (("A", None, 0, 5), "0–5"),
        (("A", 4, 3, inf), "4 (> 3)"),
        (("A", 4.0), "4"),
        (("A", -4, -5, -3), "−4 (−5 to −3)"),
        (("A", 1e10, 9.5e9, 1.05e10), "10 bn (9.5 bn–10.5 bn)"),
        (("A", 7, 6, 8, "nvidia", "as printed"), "as printed"),
    ],
)
def test_intervals_in_words(row, text):
    """The row's text says what the interval says."""
    assert text in words(dots([row, ("other", 4.5)]))


def test_zero_is_open_on_a_logarithmic_axis():
    """A lower bound of zero has no place on a logarithmic axis and is drawn open."""
    assert "< 5" in words(dots([("A", None, 0, 5), ("B", 100)], log=True))


@pytest.mark.parametrize("row", [("A",), ("A", None, 3, None), ("A", 1, 5, 3)])
def test_rows_without_a_place_are_refused(row):
    """A row needs a value or both bounds, in order."""
    with pytest.raises(ValueError, match="'A'"):
        dots([row])


def test_a_missing_column_is_named():
    """The error names the row and the column that are missing."""
    with pytest.raises(ValueError, match="row 2: no value in value"):
        shown(figures.compare_bars, [("A", "s", 1), ("B", "s", None)], axis="Power [MW]")
    with pytest.raises(ValueError, match="at least one row"):
        dots([])
    with pytest.raises(ValueError, match="more values than columns"):
        dots([("A", 1, 1, 1, "nvidia", "text", "surplus")])


def test_tables_mappings_and_sequences_are_the_same():
    """A DataFrame, mappings and plain sequences with the same rows give the same bytes."""
    table = pd.DataFrame(
        [(*row, None, None)[:4] for row in DOTS], columns=["label", "value", "low", "high"]
    )

    assert dots().svg == dots(table).svg == dots(table.to_dict("records")).svg


@pytest.mark.parametrize(
    ("helper", "columns"),
    [(figures.timeline, ("label", "start", "end")), (figures.slip_chart, ("line", "said", "due"))],
)
def test_days_may_be_text_or_dates(helper, columns):
    """Days as ISO text and as the dates of a DataFrame give the same drawing, words and file."""
    text = [("A", "2025-01-10", "2025-03-01"), ("B", "2025-02-01", "2026-06-30")]
    dates = pd.DataFrame(text, columns=columns).astype(dict.fromkeys(columns[1:], "datetime64[ns]"))

    assert shown(helper, text).to_html() == shown(helper, dates).to_html()
    assert shown(helper, text).to_csv() == shown(helper, dates).to_csv()


def test_chinese_text_has_its_glyphs(capfd):
    """Chinese labels are measured in the Chinese font: no missing-glyph warning,
    and no message on stderr.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = dots([("摩尔线程 S5000 全年出货", 12)])

    assert "摩尔线程 S5000 全年出货" in words(figure)
    assert ("", "") == capfd.readouterr()


def test_long_labels_wrap():
    """A long label breaks into lines that fit the page, Chinese between any two characters."""
    english, chinese = (
        "shipments reported by three newspapers " * 4,
        "寒武纪全年出货量据三家报纸报道" * 4,
    )

    for label in (english, chinese):
        lines = wrap(label, 200)
        assert len(lines) > 1 and max(text_width(line) for line in lines) <= 200
        assert "".join(label.split()) == "".join("".join(lines).split())
    assert max(text_width(text) for text in words(dots([(english, 1)]))) <= WIDTH


def test_the_strongest_input_stands_first():
    """The tornado is sorted by the swing of the output."""
    assert ["Density", "Edge [mm]"] == [row["label"] for row in tornado().table]


def test_bars_start_at_zero():
    """A negative value or a fifth series has no place in bars."""
    for rows in ([("A", "s", -1)], [("A", str(number), 1) for number in range(5)]):
        with pytest.raises(ValueError, match="bars start at zero"):
            shown(figures.compare_bars, rows, axis="Power [MW]")


def test_spans_run_forward():
    """A span that ends before it starts is refused by its label."""
    with pytest.raises(ValueError, match="'Backwards' ends before"):
        shown(figures.timeline, [("Backwards", "2025-02-01", "2025-01-01")])


@pytest.mark.parametrize(
    ("low", "high", "names"),
    [
        ("2020-06-01", "2026-06-01", ["2021", "2022", "2023", "2024", "2025", "2026"]),
        ("2025-01-05", "2025-04-20", ["Feb 2025", "Mar 2025", "Apr 2025"]),
        ("2024-03-10", "2025-10-01", ["Jul 2024", "Jan 2025", "Jul 2025"]),
    ],
)
def test_dates_are_few_and_english(low, high, names):
    """Long axes count years, short ones months."""
    assert names == date_ticks(pd.Timestamp(low), pd.Timestamp(high))[1]


@pytest.mark.parametrize(
    ("low", "high", "log", "expected"),
    [
        (0, 1, False, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (3, 40, True, [5, 10, 20]),
        (1, 1e9, True, [1, 100, 1e4, 1e6, 1e8]),
    ],
)
def test_ticks_are_round(low, high, log, expected):
    """At most six round numbers mark an axis."""
    assert expected == pytest.approx(ticks(low, high, log))


def test_logarithms_need_positive_values():
    """A logarithmic axis refuses values that it cannot show."""
    with pytest.raises(ValueError, match="positive"):
        limits([0, 1], log=True)


def test_a_year_is_as_long_up_as_across():
    """Both axes have one scale, so a date that moves as fast as time climbs at 45 degrees."""
    _, ax = pyplot.subplots()
    figures.slip_chart(
        [("line", "2024-06-30", "2026-06-30"), ("line", "2025-06-30", "2029-06-30")], ax
    )
    box = ax.get_window_extent()

    across, up = (high - low for low, high in (ax.get_xlim(), ax.get_ylim()))
    assert box.width / across == pytest.approx(box.height / up, rel=1e-6)


def test_names_stay_within_the_plot():
    """Names that want one place at the top are pushed apart downwards while there is room."""
    places = apart([95.0] * 4, [SMALL_LINE] * 4, -4.0, 100.0)

    assert all(upper - lower >= SMALL_LINE for lower, upper in pairwise(places))
    assert places[-1] + SMALL_LINE <= 100


@pytest.mark.parametrize("count", [3, 9, 20])
def test_no_name_of_a_slip_leaves_the_page(count):
    """However many promises there are, the page is tall enough for their names."""
    rows = [
        (f"Promise number {row}", day, "2026-06-30")
        for row in range(count)
        for day in ("2025-01-01", "2025-09-01")
    ]
    svg = shown(figures.slip_chart, rows).svg
    heights = [float(y) for y in re.findall(r'<text[^>]* y="([-\d.]+)"[^>]*>Promise', svg)]

    assert count == len(heights) and 11 <= min(heights)


def test_the_widest_gap_stands_first():
    """Pairs are sorted by their difference, on a logarithmic axis by their factor; the hollow dot
    is what is said.
    """
    rows = [("Small", 1, 3), ("Large", 100, 120)]

    assert ["Large", "Small"] == [row["label"] for row in pairs(rows).table]
    assert ["Small", "Large"] == [row["label"] for row in pairs(rows, log=True).table]
    assert ["Small", "Large"] == [row["label"] for row in pairs(rows, sort=False).table]
    assert 'fill="var(--paper, #ffffff)" stroke="var(--c1, #2459ab)"' in pairs(rows).svg
    with pytest.raises(ValueError, match="'Small'.*positive"):
        pairs([("Small", 0, 3), ("Large", 100, 120)], log=True)


def test_what_was_judged_wears_the_badges_colours():
    """A row's look is a status of the palette, grey for what the title leaves aside, or refused."""
    assert f"var(--fails, {COLOURS['fails']})" in pairs().svg
    assert f"var(--edge, {COLOURS['edge']})" in from_zero().svg
    with pytest.raises(ValueError, match="look 'red': write main, rest"):
        pairs([("A", 1, 2, "", "", None, "red")])


def test_squares_stand_by_status_and_bring_their_signs():
    """One square an item and one in the key for each status met, the best first; the description
    counts them.
    """
    figure = squares()

    assert "From top to bottom: Ours: 1 kept, 2 broken; Others: 1 open." == figure.long
    assert ["kept", "broken", "open"] == [
        word for word in words(figure) if word in ("kept", "broken", "open")
    ]
    assert 3 == words(figure).count("×") and 2 == words(figure).count("?")
    with pytest.raises(ValueError, match="status 'late': write one of kept"):
        squares([("Ours", "late")])


def test_parts_are_amounts_told_below_their_bar():
    """Each part's name and number stand under the bar, and a negative part is refused."""
    assert {"Grid 300", "Turbines 420 MW", "Grid 90", "needed"} <= set(words(parts()))
    with pytest.raises(ValueError, match="none is negative"):
        shown(figures.stacked, [("Site", "Grid", -1)], axis="Power [MW]")


def test_events_of_a_path_are_named():
    """Points have their words, the earliest event its name, and several lines their names."""
    assert {"50", "40 times", "Dojo stopped", "AI5", "B"} <= set(words(steps()))


@pytest.mark.parametrize("build", [pairs, from_zero, parts, squares, steps])
def test_direct_labels_stay_on_the_page(build):
    """No word leaves the width of a phone."""
    root = ElementTree.fromstring(build().svg)
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        size = float(text.get("font-size").removesuffix("em"))
        wide = text_width(text.text, size)
        left = float(text.get("x")) - {"end": wide, "middle": wide / 2}.get(
            text.get("text-anchor"), 0
        )
        assert -1 <= left and left + wide <= WIDTH + 1


@pytest.mark.parametrize("count", [2, 9])
def test_names_of_ticks_do_not_touch(count):
    """On an axis with many decades every other tick has its name, or fewer."""
    svg = pairs([("A", 1, 10**count), ("B", 5, 60)], log=True).svg
    names = re.findall(r'x="([\d.]+)"[^>]*text-anchor="middle"[^>]*>([^<]*)<', svg)
    places = [(float(x), text_width(name, 11.0)) for x, name in names]

    assert len(places) > 1
    assert all(right - left > (one + other) / 2 for (left, one), (right, other) in pairwise(places))


def test_lines_of_one_colour_differ_in_dashes():
    """Lines of one entity are told apart by their strokes, whatever stands between them."""
    lines = {
        str(number): [{"entity": "tesla" if number in (0, 4) else None}] for number in range(5)
    }
    looks = looks_of(lines)

    assert looks[0]["color"] == looks[4]["color"]
    assert looks[0]["linestyle"] != looks[4]["linestyle"]


def test_an_entity_keeps_its_looks():
    """No two entities share both colour and marker, and strangers are neutral."""
    assert len(ENTITIES) == len(set(ENTITIES.values()))
    assert COLOURS["muted"] == figures.colour_of("someone-else")
    assert figures.colour_of("nvidia") == figures.colour_of("nvidia") != figures.colour_of("tesla")


@pytest.mark.parametrize(
    "chapter",
    [
        ("tesla", "samsung", "tsmc", "xai", "nvidia"),
        ("xai", "nvidia", "openai", "meta", "google", "tesla"),
        ("nvidia", "google", "amd", "meta", "openai"),
        ("nvidia", "huawei", "moore-threads", "metax", "biren", "cambricon"),
        ("xiaomi", "oppo", "apple", "huawei"),
    ],
)
def test_entities_of_one_chapter_differ_in_colour(chapter):
    """Those who meet in one chapter do not share a colour."""
    assert all(
        figures.colour_of(one) != figures.colour_of(other)
        for one, other in combinations(chapter, 2)
    )


@pytest.mark.parametrize("name", [name for name in COLOURS if name not in ("paper", "grid")])
def test_colours_stand_out_from_paper(name):
    """Every colour of a mark has a contrast of 3:1 against white."""
    assert 3 <= 1.05 / (luminance(COLOURS[name]) + 0.05)


def test_the_site_uses_the_same_light_values():
    """The fallbacks in figures are the light values of the site's style sheet."""
    declared = dict(
        re.findall(r"--(\w+): light-dark\((#[0-9a-f]{6}),", STYLE_SHEET.read_text(encoding="utf-8"))
    )

    assert COLOURS == {name: declared[name] for name in COLOURS}
