"""A number that a notebook computed: how it shows itself and how the build finds it again."""

from typing import NamedTuple

import pandas as pd

from chipledger.schema import CLEAN
from chipledger.shown import show

MIME = "application/vnd.chipledger.findings+json"


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

    def __str__(self):
        width = "" if self.low == self.high else f" [{show(self.low, self.low, self.low, self.unit, bare=True)} to {show(self.high, self.high, self.high, self.unit)}]"
        return f"{self.id}: {self.shown}{width}, {self.gloss}"

    __repr__ = __str__


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
    ValueError
        If two notebooks publish the same id.
    """
    rows = [{**finding, "notebook": name}
            for name, notebook in notebooks.items() for cell in notebook.cells
            for output in cell.get("outputs", ()) for finding in output.get("data", {}).get(MIME, ())]
    columns = list(CLEAN["findings"].columns)
    table = pd.DataFrame(rows, columns=columns)
    table["inputs"] = [" ".join(inputs) for inputs in table["inputs"]]
    twice = table["id"][table["id"].duplicated()].tolist()
    if twice:
        raise ValueError(f"published by two notebooks: {', '.join(twice)}: give each finding its own id")
    table = table.astype({"value": float, "low": float, "high": float, "digits": int})
    return CLEAN["findings"].validate(table.sort_values("id", ignore_index=True))
