"""How a drawing on matplotlib's axes ends: one SVG with its alt text, its words and its data.

Judgements made here: the alt text states what the figure shows and holds its main number as a claim
or finding prints it; a helper's long description and table are made from the rows that it drew, so
neither can say anything else.
"""

from dataclasses import dataclass

from matplotlib import pyplot

from chipledger.figures.data import as_csv, as_html, every_column
from chipledger.figures.sheet import write_source
from chipledger.figures.style import house_style
from chipledger.figures.svg import figure_svg
from chipledger.mime import FIGURE_MIME

SHORTEST_ALT = 20


# No object's address in its repr: stored outputs must not change from run to run.
@dataclass(repr=False)
class Figure:
    """A figure for notebook, page and PDF; two notebook runs compare by SVG, data and alt text.

    Attributes
    ----------
    svg : str
        Inline SVG with named colours.
    name, title, alt : str
        Slug, accessible name and description.
    main : str or None
        Id of the claim or finding that is its main number.
    table : list of dict
        The rows that were drawn.
    heads : dict of str to str
        The columns of the table worth showing, with their heads.
    long : str
        Description of every row drawn.
    """

    svg: str
    name: str
    title: str
    alt: str
    main: str | None
    table: list
    heads: dict
    long: str

    def __repr__(self):
        return self.alt

    def to_csv(self):
        """Every row drawn, as comma-separated text."""
        return as_csv(self.table, self.heads)

    def to_html(self):
        """The SVG, and below it a fold with the long description and the table."""
        return self.svg + as_html(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        about = {key: getattr(self, key) for key in ("name", "title", "alt", "main")}
        return {
            "text/html": self.to_html(),
            "text/plain": self.alt,
            FIGURE_MIME: {**about, "csv": self.to_csv()},
        }


@house_style()
def show(ax, name, *, title, alt, source, main=None, table=None):
    """Finish the figure on which `ax` stands, and close it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Drawn by a helper, by hand, or both.
    name : str
        Slug that prefixes ids and names the files of its data.
    title : str
        About six words; the caption, not drawn.
    alt : str
        What the figure shows, at least 20 characters, computed from the data.
    source : str
        Source line with its as-of date, written below the drawing.
    main : Claim or Finding, optional
        The main number; the alt text must hold it as it prints itself.
    table : DataFrame or iterable of mappings, optional
        The data of a drawing by hand; by default the rows that the helper drew.

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
        _require_texts(name, title, alt, source, main)
        rows, heads, long = getattr(ax, "drawn", ([], {}, alt))
        if table is not None or not rows:
            rows, heads = every_column(table)
        write_source(ax, source)
        svg = figure_svg(ax.figure, name, title, alt)
        return Figure(svg, name, title, alt, getattr(main, "id", None), rows, heads, long)
    finally:
        pyplot.close(ax.figure)


def _require_texts(name, title, alt, source, main):
    """Refuse a figure that a screen reader or a sceptic could not use."""
    if len((alt or "").strip()) < SHORTEST_ALT:
        raise ValueError(
            f"figure {name!r}: alt text of at least {SHORTEST_ALT} characters says what the figure"
            " shows"
        )
    if not (title or "").strip() or not (source or "").strip():
        raise ValueError(
            f"figure {name!r}: give a short title, and a source line with its as-of date"
        )
    if main is not None and main.shown not in alt:
        raise ValueError(
            f"figure {name!r}: the alt text lacks its main number {main.shown!r} ({main.id})"
        )
