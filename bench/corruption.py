"""Spoils one cell of the raw tables at a time and counts what is caught:
`python -m bench.corruption`, or `make corruption`.

Every spoiling is of a kind that a tired person makes: a character lost, doubled, swapped or
mistyped, a cell emptied, a number off by one, the cell of another row. It is caught if reading,
cleaning, the checks or the comparison with the source texts refuse it. Cells of free text are left
out. The table it writes stands on the method page.
"""

import random
import sys

import pandas as pd

from bench import ROOT
from chipledger.errors import LedgerError
from chipledger.files import to_csv, write_atomically
from chipledger.intake.clean import clean_tables
from chipledger.intake.raw import read_raw
from chipledger.intake.rules import cross_checks
from chipledger.scan.verify import sources_folder, verify
from chipledger.tables.schema import RAW

FREE = {
    "gloss",
    "note",
    "title",
    "definition",
    "label",
    "name",
    "publisher",
    "author",
    "locator",
    "zh_hans",
    "zh_hant",
    "aliases",
    "url",
    "read_on",
    "page_read",
    "deliverable",
    "criterion",
}
SHARE = {"claims": 0.8, "sources": 0.07, "metrics": 0.05, "entities": 0.05, "dismissed": 0.03}
TRIES, SEED = 1000, 20261122
SIGNS = "abcxyz0123456789-;=.年月日萬億元"


def spoil(cell, others, chance):
    """The cell as a slip would leave it, or None where the slip would change nothing."""
    place = chance.randrange(len(cell)) if cell else 0
    slips = [
        lambda: cell[:place] + cell[place + 1 :],
        lambda: cell[:place] + cell[place : place + 1] * 2 + cell[place + 1 :],
        lambda: (
            cell[:place] + cell[place + 1 : place + 2] + cell[place : place + 1] + cell[place + 2 :]
        ),
        lambda: cell[:place] + chance.choice(SIGNS) + cell[place + 1 :],
        lambda: "",
        lambda: str(int(cell) + chance.choice((-1, 1))) if cell.isdigit() else cell,
        lambda: chance.choice(others),
    ]
    slipped = chance.choice(slips)()
    return None if slipped == cell else slipped


def caught(tables, name, texts):
    """Whether anything refuses these tables, of which one cell of `name` is spoiled."""
    try:
        RAW[name].validate(tables[name], lazy=True)
        if next(iter(cross_checks(tables)), None):
            return True
        clean_tables(tables)
    except Exception as error:  # what the readers raise on purpose, and pandera's own
        if not isinstance(error, LedgerError) and "Schema" not in type(error).__name__:
            raise
        return True
    return bool(verify(tables["sources"], tables["claims"], tables["dismissed"], texts))


def experiment(tries, texts, report):
    """Tried and caught spoilings by table and column."""
    chance, tables, counts = random.Random(SEED), read_raw(ROOT / "data" / "raw"), {}
    number = 0
    while number < tries:
        name = chance.choices(list(SHARE), list(SHARE.values()))[0]
        table = tables[name]
        column, row = (
            chance.choice([column for column in table if column not in FREE]),
            chance.randrange(len(table)),
        )
        slipped = spoil(table.at[row, column], list(table[column]), chance)
        if slipped is None:
            continue
        spoiled = table.copy()
        spoiled.at[row, column] = slipped
        tried, found = counts.get((name, column), (0, 0))
        counts[name, column] = (tried + 1, found + caught({**tables, name: spoiled}, name, texts))
        number += 1
        if number % 100 == 0:
            report(f"{number} of {tries} spoilings tried")
    return pd.DataFrame(
        [(*key, *value, value[0] - value[1]) for key, value in sorted(counts.items())],
        columns=["table", "column", "tried", "caught", "missed"],
    )


def main():
    texts = sources_folder(ROOT)
    if texts is None:
        raise SystemExit("the source texts are absent: set CHIPLEDGER_SOURCES to their folder")
    table = experiment(TRIES, texts, lambda line: print(line, file=sys.stderr))
    write_atomically(ROOT / "data" / "quality" / "corruption.csv", to_csv(table))
    print(table.to_string(index=False))
    print(f"caught {table['caught'].sum()} of {table['tried'].sum()}")


if __name__ == "__main__":
    main()
