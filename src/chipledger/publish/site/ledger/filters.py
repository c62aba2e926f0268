"""The form by which readers filter a table of the ledger, for the pages of claims, checks and
promises.

The theme's `filters.js` reads the form; the page's own script shows what matches.
"""

from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Choice(NamedTuple):
    """What a filter can be set to: the value in the rows, the words for it, and how many rows have
    it.
    """

    value: str
    words: str
    number: int


class Filter(NamedTuple):
    """A filter by its name in the rows and its label; without choices where a script makes them
    from its data.
    """

    name: str
    label: str
    choices: tuple = ()


def filter_form(filters, things):
    """The form, and the line that a script fills with the number of matches.

    Parameters
    ----------
    filters : iterable of Filter
    things : str
        What the rows are, such as `claims`.

    Returns
    -------
    str
        HTML; words are escaped.

    Examples
    --------
    >>> form = filter_form([Filter("kind", "Kind", (Choice("a", "A & B", 2),))], "checks")
    >>> form.count('<option value="a">A &amp; B (2)</option>')
    1
    """
    return TEMPLATES.get_template("filters.html").render(filters=list(filters), things=things)
