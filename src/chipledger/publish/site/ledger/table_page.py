"""A page of the ledger that is one table under a form of filters, as those of claims, checks and
promises are.

The theme's `filters.js` reads the form; the page's own script shows what matches. On a phone each
row is stacked.
"""

from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from chipledger.publish.book.templates import filled


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


class Row(NamedTuple):
    """A row: what filters ask for, by name, and pairs of what a cell sorts by, where that is not
    its words, and its HTML.
    """

    marks: dict
    cells: tuple


class Words(NamedTuple):
    """What the form says: its name, the label of its field, the choice of none, the button that
    empties it, and the line of matches, in which `{found}` and `{all}` are numbers.
    """

    form: str = "Filters"
    words: str = "Words"
    free: str = "any"
    reset: str = ""
    match: str = ""


class TablePage(NamedTuple):
    """What tells such pages apart.

    Attributes
    ----------
    title, label, caption : str
        Of the page, of the box that scrolls, and of the table.
    about : str
        HTML of the paragraph above.
    things : str
        What the rows are, such as `claims`.
    filters : sequence of Filter
    columns : sequence of pair of str
        Name, by which a script sorts, and heading.
    rows : sequence of Row
        None where a script makes them.
    table : str
        Id of the table, where it is not that of the rows.
    without_script : str
        HTML that stands for rows that only a script can make.
    said : Words
    """

    title: str
    label: str
    caption: str
    about: str
    things: str
    filters: tuple
    columns: tuple
    rows: tuple | None = None
    table: str = ""
    without_script: str = ""
    said: Words = Words()

    def html(self):
        """The body of the page.

        Examples
        --------
        >>> kinds = Filter("kind", "Kind", (Choice("a", "A & B", 2),))
        >>> page = TablePage("Checks?", "Checks", "All", "<p>x</p>", "checks", (kinds,), ())
        >>> page.html().count('<option value="a">A &amp; B (2)</option>')
        1
        """
        return filled("site/ledger/table_page.html", page=self, html=Markup)


def choices(values, order, words):
    """The choices of a filter with the number of rows for each.

    Parameters
    ----------
    values : iterable of str
        Of all rows.
    order : iterable of str
        All known ones; those that no row has are left out.
    words : callable
        From a value to what readers see.
    """
    numbers = Counter(values)
    return tuple(Choice(value, words(value), numbers[value]) for value in order if value in numbers)
