"""A number that a notebook computed: how it shows itself and how the build finds it again."""

from html import escape
from typing import NamedTuple

import pandas as pd

from chipledger.errors import LedgerError
from chipledger.schema import CLEAN, validated
from chipledger.shown import show

MIME = "application/vnd.chipledger.findings+json"
FIGURE_MIME = "application/vnd.chipledger.figure+json"  # of what a figure says of itself


class Finding(NamedTuple):
    """A published number. `value`, `low` and `high` are rounded to `digits` and stand in `unit`."""

    id: str
    value: float
    low: float
    high: float
    unit: str
    digits: int
    shown: str
    gloss: str
    model: str
    inputs: tuple

    @property
    def interval(self):
        """The interval in brackets, or nothing where the number is exact."""
        if self.low == self.high:
            return ""
        return f" [{show(self.low, self.low, self.high, self.unit, 'range')}]"

    @property
    def in_full(self):
        """What is shown, with its interval."""
        return f"{self.shown}{self.interval}"

    def __str__(self):
        return f"{self.id}: {self.in_full}, {self.gloss}"

    __repr__ = __str__

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {
            "text/plain": str(self),
            "text/html": f"<p><b>{escape(self.shown)}</b>{escape(self.interval)} {escape(self.gloss)} <code>{self.id}</code></p>",
            "text/markdown": f"{{.found}}\n{{finding}}`{self.id}`{self.interval} · {self.gloss}",
        }


def collect(notebooks):
    """The findings stored in executed notebooks, as the clean table.

    Parameters
    ----------
    notebooks : dict of str to notebook node
        Executed notebooks by name.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    LedgerError
        If two notebooks publish the same id, or a finding breaks its schema.
    """
    rows = [
        {**finding, "notebook": name}
        for name, notebook in notebooks.items()
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for finding in output.get("data", {}).get(MIME, ())
    ]
    columns = list(CLEAN["findings"].columns)
    table = pd.DataFrame(rows, columns=columns)
    table["inputs"] = [" ".join(inputs) for inputs in table["inputs"]]
    twice = table[table["id"].duplicated(keep=False)].groupby("id")["notebook"].agg(list)
    if len(twice):
        raise LedgerError(
            "published twice: "
            + "; ".join(f"{name} by {' and '.join(homes)}" for name, homes in twice.items())
            + ": give each finding its own id; of a notebook and its copy, take one away"
        )
    table = table.astype(
        {**dict.fromkeys(columns, str), "value": float, "low": float, "high": float, "digits": int}
    )
    return validated("findings", table.sort_values("id", ignore_index=True))


def stored(table):
    """The findings of a clean table, by id.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    dict of str to Finding
    """
    return {
        row["id"]: Finding(**{field: row[field] for field in Finding._fields})
        for row in table.to_dict("records")
    }


def movements(before, after):
    """The findings whose value or interval moved from one clean table to the next, a line each.

    Parameters
    ----------
    before, after : pandas.DataFrame

    Returns
    -------
    list of str
        A finding that stands in one table only has not moved.
    """
    was = {name: finding.in_full for name, finding in stored(before).items()}
    return [
        f"{name}: {finding.in_full} (was {was[name]})"
        for name, finding in stored(after).items()
        if finding.in_full != was.get(name, finding.in_full)
    ]
