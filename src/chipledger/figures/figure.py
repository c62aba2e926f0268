"""What a builder returns: one SVG, its alt text, and the table it was drawn from."""

from matplotlib import pyplot

from chipledger.figures.style import house_style
from chipledger.figures.svg import figure_svg

SHORTEST_ALT = 20


class Figure:
    """A figure for notebook, page and PDF; two notebook runs compare by SVG and by alt text.

    Attributes
    ----------
    svg : str
        Inline SVG with named colours.
    title, alt : str
        Accessible name and description.
    table : list of dict
        The rows that were drawn.
    """

    def __init__(self, svg, title, alt, table=()):
        self.svg = svg
        self.title = title
        self.alt = alt
        self.table = list(table)

    def __repr__(self):
        # No object address: stored outputs must not change from run to run.
        return self.alt

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.svg, "text/plain": self.alt}


def require_texts(name, title, alt, source):
    """Refuse a figure that a screen reader or a sceptic could not use, before it is drawn."""
    if len((alt or "").strip()) < SHORTEST_ALT:
        raise ValueError(f"figure {name!r}: alt text of at least {SHORTEST_ALT} characters says what the figure shows")
    if not (title or "").strip() or not (source or "").strip():
        raise ValueError(f"figure {name!r}: give a short title, and a source line with its as-of date")


def require_unit(axis):
    """Refuse an axis label without its unit in square brackets, `[1]` where there is none."""
    if "[" not in axis or not axis.rstrip().endswith("]"):
        raise ValueError(f"axis label {axis!r}: end with the unit in square brackets, such as 'Power [MW]' or 'Yield [1]'")


def finish(drawing, name, title, alt, table=()):
    """Turn a drawn matplotlib figure into a `Figure` and close it.

    Also the way in for a drawing that no builder covers: draw it in `house_style()`, finish it here.
    """
    try:
        with house_style():
            return Figure(figure_svg(drawing, name, title, alt), title, alt, table)
    finally:
        pyplot.close(drawing)
