"""What every builder opens with, and what it returns: one SVG with its alt text, its words and its
data.

Judgements made here: the alt text states what the figure shows and holds its main number as a claim
or finding prints it; the long description and the table are made from the rows that were drawn, so
neither can say anything else.
"""

from typing import NamedTuple

from matplotlib import pyplot

from chipledger.figures.data import as_csv, as_html, records
from chipledger.figures.style import house_style
from chipledger.figures.svg import figure_svg
from chipledger.mime import FIGURE_MIME

SHORTEST_ALT = 20


class Texts(NamedTuple):
    """The words of a figure, given to every builder by name.

    Attributes
    ----------
    name : str
        Slug that prefixes ids and names the files of its data.
    title : str
        About six words.
    alt : str
        What the figure shows, at least 20 characters, computed from the data.
    source : str
        Source line with its as-of date.
    main : Claim or Finding, optional
        The main number; the alt text must hold it as it prints itself.
    """

    name: str
    title: str
    alt: str
    source: str
    main: object = None


class Figure:
    """A figure for notebook, page and PDF; two notebook runs compare by SVG, data and alt text.

    Attributes
    ----------
    svg : str
        Inline SVG with named colours.
    title, alt : str
        Accessible name and description.
    long : str
        Description of every row drawn.
    table : list of dict
        The rows that were drawn.
    heads : dict of str to str
        The columns of the table worth showing, with their heads.
    """

    def __init__(self, svg, texts, table=(), heads=None, long=""):
        self.svg, self.name, self.title, self.alt = svg, texts.name, texts.title, texts.alt
        self.main, self.long = getattr(texts.main, "id", None), long
        self.table = list(table)
        self.heads = heads or {column: column for row in self.table[:1] for column in row}

    def __repr__(self):
        # No object address: stored outputs must not change from run to run.
        return self.alt

    def to_csv(self):
        """Every row drawn, as comma-separated text."""
        return as_csv(self.table, self.heads)

    def to_html(self):
        """The SVG, and below it a fold with the long description and the table."""
        return self.svg + as_html(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        about = {
            "name": self.name,
            "title": self.title,
            "alt": self.alt,
            "main": self.main,
            "csv": self.to_csv(),
        }
        return {"text/html": self.to_html(), "text/plain": self.alt, FIGURE_MIME: about}


def opened(table, required, optional, texts, *axes):
    """What every builder opens with: its texts and units are there, and so is every row.

    Parameters
    ----------
    table : pandas.DataFrame, or iterable of mappings or of sequences in column order
    required, optional : tuple of str
        Columns.
    texts : dict
        The fields of `Texts`.
    *axes : str
        Axis labels, each ending with its `[unit]`.

    Returns
    -------
    Texts, list of dict

    Raises
    ------
    ValueError
        If a text, a unit, the main number or a value is missing.
    """
    words = Texts(**texts)
    require_texts(words.name, words.title, words.alt, words.source)
    if words.main is not None and words.main.shown not in words.alt:
        raise ValueError(
            f"figure {words.name!r}: the alt text lacks its main number {words.main.shown!r}"
            f" ({words.main.id})"
        )
    for axis in axes:
        require_unit(axis)
    return words, records(table, required, optional)


def require_texts(name, title, alt, source):
    """Refuse a figure that a screen reader or a sceptic could not use, before it is drawn."""
    if len((alt or "").strip()) < SHORTEST_ALT:
        raise ValueError(
            f"figure {name!r}: alt text of at least {SHORTEST_ALT} characters says what the figure"
            " shows"
        )
    if not (title or "").strip() or not (source or "").strip():
        raise ValueError(
            f"figure {name!r}: give a short title, and a source line with its as-of date"
        )


def require_unit(axis):
    """Refuse an axis label without its unit in square brackets, `[1]` where there is none."""
    if "[" not in axis or not axis.rstrip().endswith("]"):
        raise ValueError(
            f"axis label {axis!r}: end with the unit in square brackets, such as 'Power [MW]' or"
            " 'Yield [1]'"
        )


def closed(drawing, texts, table, heads, long):
    """Turn a drawn matplotlib figure into a `Figure` and close it."""
    try:
        with house_style():
            return Figure(
                figure_svg(drawing, texts.name, texts.title, texts.alt), texts, table, heads, long
            )
    finally:
        pyplot.close(drawing)


def finish(drawing, name, title, alt, table=(), source="", main=None):
    """The way in for a drawing that no builder covers: draw it in `house_style()`, finish it here.

    Parameters
    ----------
    drawing : matplotlib.figure.Figure
    name, title, alt, source, main
        As in `Texts`; the source line is the drawing's own to write.
    table : iterable of mapping
        The rows that were drawn.

    Returns
    -------
    Figure
    """
    return closed(drawing, Texts(name, title, alt, source, main), table, None, alt)
