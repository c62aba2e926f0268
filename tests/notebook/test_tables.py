"""Tables for readers: no bare number enters, and what is printed is escaped."""

import pandas as pd
import pytest

from chipledger.errors import LedgerError
from chipledger.notebook.tables import Table


@pytest.fixture
def table(ledger):
    """A table with a claim, a finding and words that need care."""
    finding = ledger.publish(
        "cards-for-goal", ledger["revenue-goal"] / ledger["card-price"], "Cards", digits=3
    )
    rows = [
        {"What": "Price | list <b>price</b>", "Number": ledger["card-price"]},
        {"What": "Cards & co", "Number": finding},
    ]
    return Table(rows, "Cards <and> prices", "tab-cards")


@pytest.mark.parametrize("cell", [5, 5.0, None, True, ["5"], {"shown": "5"}])
def test_a_bare_number_is_refused(cell):
    """A cell is a claim, a finding or words: a number without its origin is
    named with its column.
    """
    with pytest.raises(
        LedgerError,
        match=(
            "table tab-odd, column Number: .* is no claim, finding, check or text: publish it first"
        ),
    ):
        Table([{"Number": cell}], "Odd", "tab-odd")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"A": "x"}, {"B": "x"}],
        [{"A": "x"}, {"A": "x", "B": "y"}],
        [{"A": "x", "B": "y"}, {"A": "x"}],
    ],
)
def test_rows_share_their_columns(rows):
    """No cell is dropped in silence, and a table has a row."""
    with pytest.raises(
        LedgerError, match="table tab-odd: give one row or more, each with the columns of the first"
    ):
        Table(rows, "Odd", "tab-odd")


def test_numbers_become_roles(table):
    """In the book each number of a table is bound to its ledger entry."""
    body = table.to_myst()

    assert "{claim}`card-price`" in body
    assert "{finding}`cards-for-goal`" in body


def test_a_bar_in_a_cell_opens_no_column(table):
    """A bar in words, or in a head, is escaped in the book."""
    lines = [line for line in table.to_myst().splitlines() if line.startswith("| ")]

    assert [3, 3, 3, 3] == [line.replace("\\|", "").count("|") for line in lines]


def test_a_bar_in_a_head_opens_no_column():
    """Heads are escaped like cells."""
    assert "| A \\| B |" in Table([{"A | B": "x"}], "Odd", "tab-odd").to_myst()


def test_the_book_gets_caption_and_name(table):
    """A table can be referred to by its name."""
    assert ["```{table} Cards <and> prices", ":name: tab-cards"] == table.to_myst().splitlines()[:2]


def test_html_is_escaped(table):
    """Words are words: no markup of a source reaches the page of a notebook."""
    body = table.to_html()

    assert ">Price | list &lt;b&gt;price&lt;/b&gt;</td>" in body
    assert ">Cards &amp; co</td>" in body
    assert "<caption>Cards &lt;and&gt; prices</caption>" in body


def test_heads_have_a_scope(table):
    """Screen readers are told what the heads head."""
    assert 2 == table.to_html().count('<th scope="col"')


def test_words_stand_left_and_numbers_do_not(table):
    """JupyterLab sets every cell to the right: words, with their head, are set to the left,
    figures are left as they are.
    """
    body = table.to_html()

    assert '<th scope="col" style="text-align: left">What</th><th scope="col">Number</th>' in body
    assert '<td style="text-align: left">Cards &amp; co</td><td>143,000 cards</td>' in body


def test_names_and_verdicts_are_words(ledger):
    """A column of claims without a figure stands left, as words do."""
    assert (
        '<td style="text-align: left">Fab &amp; Co</td>'
        in Table([{"Maker": ledger["made-by-fab"]}], "Makers", "tab-makers").to_html()
    )


def test_plain_text_shows_the_numbers(table):
    """In a terminal the table reads as lines."""
    assert "Price | list <b>price</b> | CNY 70,000 per card\nCards & co | 143,000 cards" == str(
        table
    )


def test_a_notebook_gets_all_three_forms(table):
    """The book, JupyterLab and the terminal each find their own."""
    assert {
        "text/markdown": table.to_myst(),
        "text/html": table.to_html(),
        "text/plain": str(table),
    } == table._repr_mimebundle_()


def test_a_data_frame_is_a_table_too(ledger):
    """Who works in pandas hands the frame over as it is."""
    frame = pd.DataFrame([{"What": "Price", "Number": ledger["card-price"]}])

    assert "| Price | {claim}`card-price` |" in Table(frame, "Prices", "tab-prices").to_myst()
