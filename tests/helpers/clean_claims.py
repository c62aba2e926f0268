"""Clean claims from literals, for tests that judge them."""

import pandas as pd

from chipledger.numbers.literals import read

BLANK = {
    "entity": "card-one",
    "metric": "card_count",
    "scope": "",
    "as_of": "",
    "base": "",
    "object": "",
    "state": "",
    "period_start": "",
    "period_end": "",
    "value": None,
    "unit": "",
    "shown": "",
    "origin": "",
    "modality": "fact",
    "source": "paper",
    "line": "1",
}


def claims_of(**rows):
    """Clean claims from literals, or from dicts of cells where a claim is no plain number."""
    figures = {
        name: {**read(row, "")._asdict()} if isinstance(row, str) else row
        for name, row in rows.items()
    }
    return pd.DataFrame(
        [
            {**BLANK, "id": name.replace("_", "-"), "literal": name, **row}
            for name, row in figures.items()
        ]
    )


def printed(literal, **cells):
    return {**read(literal, "")._asdict(), **cells}


def day(start, end=None):
    """The cells of a date."""
    return {"period_start": start, "period_end": end or start}
