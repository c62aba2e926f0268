"""How a drawing on matplotlib's axes ends: one SVG with its alt text, its words and its data.

Judgements made here: the alt text states what the figure shows and holds its main number as a claim
or finding prints it; a helper's long description and table are made from the rows that it drew, so
neither can say anything else. Title and subtitle are text above the drawing, not part of it: there
a number of the title can lead to its entry, and letters are those of the page.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import escape

from matplotlib import pyplot

from chipledger.figures.data import as_csv, as_html, every_column
from chipledger.figures.sheet import set_width
from chipledger.figures.style import house_style
from chipledger.figures.svg import figure_svg
from chipledger.mime import FIGURE_MIME
from chipledger.numbers.terms import as_term

SHORTEST_ALT = 20


# No object's address in its repr: stored outputs must not change from run to run.
@dataclass(repr=False)
class Figure:
    """A figure for notebook, page and PDF; two notebook runs compare by SVG, data and alt text.

    Attributes
    ----------
    svg : str
        Inline SVG with named colours.
    name, title, subtitle, alt, source : str
        Slug, the finding, what is measured, the description for who cannot see it, and whence.
    bound_title : str
        The title as Markdown, its numbers bound.
    key : bool
        Whether it is the chapter's key figure, which stands in the box at its top.
    main : str or None
        Id of the claim or finding that is its main number.
    table : list of dict
        The rows that were drawn.
    heads : dict of str to str
        The columns of the table worth showing, with their heads.
    long : str
        Description of every row drawn.
    again : list of dict
        What a page needs to draw the figure again from changed numbers: for each mark its label,
        its part or its place, its steps and its unit.
    """

    svg: str
    name: str
    title: str
    subtitle: str
    bound_title: str
    alt: str
    source: str
    key: bool
    main: str | None
    table: list
    heads: dict
    long: str
    again: list

    def __repr__(self):
        return self.alt

    def to_csv(self):
        """Every row drawn, as comma-separated text."""
        return as_csv(self.table, self.heads)

    def to_html(self):
        """Title, subtitle, SVG, source, and a fold with the long description and the table."""
        above = f"<p><b>{escape(self.title)}</b><br>{escape(self.subtitle)}</p>"
        below = f"<p><small>{escape(self.source)}</small></p>"
        return above + self.svg + below + as_html(self)

    def to_myst(self):
        """What the book makes of it; the drawing comes from the HTML beside it."""
        key = ":key:\n\n" if self.key else ""
        lines = f"{self.bound_title}\n{self.subtitle}\n{self.source}"
        return f"```{{chart}} {self.name}\n{key}{lines}\n```"

    def _repr_mimebundle_(self, include=None, exclude=None):
        about = {key: getattr(self, key) for key in ("name", "title", "alt", "main")}
        about |= {"again": self.again} if self.again else {}
        return {
            "text/markdown": self.to_myst(),
            "text/html": self.to_html(),
            "text/plain": self.alt,
            FIGURE_MIME: {**about, "csv": self.to_csv()},
        }


@house_style()
def show(
    ax,
    name,
    *,
    title,
    subtitle,
    alt,
    source,
    main=None,
    numbers=(),
    key=False,
    table=None,
    again=None,
):
    """Finish the figure on which `ax` stands, and close it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Drawn by a helper, by hand, or both.
    name : str
        Slug that prefixes ids and names the files of its data.
    title : str
        What the figure finds, as a sentence without its full stop; it stands above the drawing.
    subtitle : str
        Measure, unit and date, in a line below the title.
    alt : str
        What the figure shows, at least 20 characters, computed from the data.
    source : str
        Source line with its as-of date, in small type below the drawing.
    main : Claim or Finding, optional
        The main number; the alt text must hold it as it prints itself.
    numbers : iterable of Claim or Finding
        Others whose numbers the title says; in the book each leads to its entry.
    key : bool
        Whether this is the chapter's key figure: the book moves it into the box at the top.
    table : DataFrame or iterable of mappings, optional
        The data of a drawing by hand; by default the rows that the helper drew.
    again : mapping, optional
        What a page draws again from changed numbers: for each label a claim, a finding, an
        assumption or a term; for a bar of parts these by their names; for a line its places and
        these, as pairs.

    Returns
    -------
    Figure
        To be the cell's last value.

    Raises
    ------
    ValueError
        If a text, the main number or data are missing, or a colour is not of the palette.
    """
    try:
        _require_texts(name, {"title": title, "subtitle": subtitle, "source": source}, alt, main)
        rows, heads, long = getattr(ax, "drawn", ([], {}, alt))
        if table is not None or not rows:
            rows, heads = every_column(table)
        set_width(ax)
        svg = figure_svg(ax.figure, name, title, alt)
        bound_title = bound(title, [main, *numbers] if main else numbers)
        main = getattr(main, "id", None)
        return Figure(
            svg,
            name,
            title,
            subtitle,
            bound_title,
            alt,
            source,
            key,
            main,
            rows,
            heads,
            long,
            _marks(again or {}),
        )
    finally:
        pyplot.close(ax.figure)


def _marks(again: Mapping) -> list[dict]:
    """The marks of a figure as data: label, part or place, steps and unit of each."""
    marks = []
    for label, what in again.items():
        if isinstance(what, list):
            found = [({"x": round(float(x), 3)}, thing) for x, thing in what]
        elif isinstance(what, Mapping) and not hasattr(what, "term"):  # as a claim is
            found = [({"part": part}, thing) for part, thing in what.items()]
        else:
            found = [({}, what)]
        for place, thing in found:
            term = as_term(thing)
            marks.append({"label": label, **place, "steps": term.steps, "unit": term.unit})
    return marks


def bound(title: str, items: Iterable) -> str:
    """A title as Markdown: each number of an item in it is the item's own, as in the prose.

    Parameters
    ----------
    title : str
        As the notebook wrote it, numbers as the items print themselves.
    items : iterable of Claim, Finding or Assumption

    Returns
    -------
    str
        Other numbers stay plain, and the book refuses them as everywhere.
    """
    roles: dict[str, str] = {}
    for item in items:
        for form in ("shown", "words", "round"):
            with suppress(ValueError):  # not every number has words
                role = f"{item.id}|{form}".removesuffix("|shown")
                roles.setdefault(getattr(item, form), f"{{{item.role}}}`{role}`")
    if not roles:
        return title
    longest_first = sorted(roles, key=len, reverse=True)
    pattern = rf"(?<![\w.,])(?:{'|'.join(map(re.escape, longest_first))})(?![\w])"
    return re.sub(pattern, lambda found: roles[found[0]], title)


def _require_texts(name, lines, alt, main):
    """Refuse a figure that a screen reader or a sceptic could not use."""
    if len((alt or "").strip()) < SHORTEST_ALT:
        raise ValueError(
            f"figure {name!r}: alt text of at least {SHORTEST_ALT} characters says what the figure"
            " shows"
        )
    wrong = [key for key, line in lines.items() if not (line or "").strip() or "\n" in line]
    if wrong:
        raise ValueError(
            f"figure {name!r}, {' and '.join(wrong)}: write one line: the title says what the"
            " figure finds, the subtitle measure, unit and date, the source its as-of date"
        )
    if main is not None and main.shown not in alt:
        raise ValueError(
            f"figure {name!r}: the alt text lacks its main number {main.shown!r} ({main.id})"
        )
