"""Two readings of one text: which rows are one claim, and where they say the same."""

import pandas as pd
import pytest

from chipledger.files import read_text, to_csv, write_atomically
from chipledger.intake.agreement import COLUMNS, agreement, match, readings
from chipledger.notebook.ledger import Ledger


def reading(*rows):
    """Clean claims of one line, as far as the comparison looks at them: literal, offset and cells
    that differ from the rest.
    """
    same = dict.fromkeys(
        (
            "object",
            "state",
            "as_of",
            "speaker",
            "basis",
            "modality",
            "unit",
            "period_start",
            "period_end",
        ),
        "",
    ) | {
        "source": "paper",
        "line": "1",
        "entity": "card",
        "metric": "price",
        "scope": "list;new",
        "low": 5.0,
        "high": 5.0,
    }
    return pd.DataFrame(
        [same | {"literal": literal, "offset": offset} | cells for literal, offset, cells in rows]
    )


def test_rows_pair_by_the_longest_overlap():
    """Each row is used once, the longest overlap of literals first; what
    overlaps nothing stays alone.
    """
    assert [(0, 1), (1, 0)] == match(
        reading(("5000 yuan", "0", {}), ("yuan a card", "5", {})),
        reading(("yuan a", "5", {}), ("5000 yua", "0", {})),
    )
    assert [] == match(reading(("5", "0", {})), reading(("5", "1", {})))


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"high": 6.0}, "value"),
        ({"unit": "CNY"}, "value"),
        ({"entity": "disc"}, "entity"),
        ({"scope": "list"}, "scope"),
    ],
)
def test_a_cell_that_differs_counts_in_its_column_alone(cells, column):
    """Ends and unit decide on the value, every other column on itself."""
    table = agreement(reading(("5", "0", {})), reading(("5", "0", cells))).set_index("column")

    assert {name: int(name != column) for name in COLUMNS} == table["agree"].to_dict()


def test_the_order_of_scope_words_says_nothing():
    """Scopes agree word by word."""
    assert (
        100 * len(COLUMNS)
        == agreement(reading(("5", "0", {})), reading(("5", "0", {"scope": "new, List"})))[
            "share"
        ].sum()
    )


@pytest.mark.costly
def test_readings_come_from_the_ledger_at_hand(tmp_path):
    """Both readings are parsed with the tables of the ledger that is given; raw
    tables are not read again.
    """
    ledger = Ledger.load()
    for name in ("first", "second"):
        write_atomically(
            tmp_path / f"data/quality/{name}.csv",
            to_csv(read_text(ledger.root / f"data/quality/{name}.csv").head(9)),
        )
    tables = readings(tmp_path, ledger.metrics, ledger.sources, ledger.entities)

    assert [9, 9] == [len(table) for table in tables]
