"""What a rerun moved, told in the sentences that print it."""

from types import SimpleNamespace

import nbformat
import pytest

from chipledger.notebook.ledger import COMMITTING, Ledger
from chipledger.notebook.stored import collect
from chipledger.tables.store import refresh_computed

pytestmark = pytest.mark.costly  # each cleans or loads ledgers

PROSE = [
    "# Cards\n\n- The goal takes [143,000 cards](#finding-cards-for-goal), *not* fewer.\n"
    "It says nothing of [7](#claim-card-price).",
    "We take [one](#assumption-one-part.words) of it, "
    "that is [about 140,000 cards](#finding-cards-for-goal.round) ([Fig. 1.1](#fig-cards)).\n\n"
    "| Part | Cards |\n| --- | --- |\n| **All** | [143,000](#finding-cards-for-goal.bare) |",
]


def run(ledger, part=1.0, low=1.0):
    """What a notebook publishes, with an assumption."""
    taken = ledger.assume("one-part", part, low, max(part, 1.0), label="A part", because="ours")
    cards = taken * ledger["revenue-goal"] / ledger["card-price"]
    ledger.publish("cards-for-goal", cards, "Cards for the goal", digits=3)
    return ledger.receipt()


@pytest.fixture
def committed(ledger):
    """A ledger, freshly loaded, whose notebook was committed as PROSE."""
    cells = [nbformat.v4.new_markdown_cell(source) for source in PROSE]
    data = run(ledger)._repr_mimebundle_()
    cells.append(
        nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data=data)])
    )
    notebook = nbformat.v4.new_notebook(cells=cells)
    (ledger.root / "notebooks").mkdir()
    nbformat.write(notebook, ledger.root / "notebooks/01_cards.ipynb")
    refresh_computed(ledger.root / "data/clean", collect({"01_cards": notebook}))
    return Ledger.load(ledger.root)


def test_the_receipt_tells_the_sentences_that_change(committed):
    """Each line of prose with a number that moved, now and as committed, without what Markdown
    writes around it; other numbers stand as they are.
    """
    receipt = run(committed, part=0.5, low=0.5)

    assert [
        "The goal takes 71,400 cards (was 143,000 cards), not fewer.",
        "We take about half (was one) of it, that is about 71,000 cards (was about 140,000 cards)"
        " (Fig. 1.1).",
        "All · 71,400 (was 143,000)",
    ] == [sentence.text for sentence in receipt.sentences]


def test_the_receipt_marks_numbers_in_html(committed):
    """For viewers of notebooks the sentences stand before the tables, their numbers marked."""
    data = run(committed, part=0.5, low=0.5)._repr_mimebundle_()

    assert (
        "<li>The goal takes <mark>71,400 cards</mark> <small>(was 143,000 cards)</small>,"
    ) in data["text/html"].partition("<table>")[0]
    assert "- The goal takes 71,400 cards (was 143,000 cards)," in data["text/plain"]


def test_an_interval_that_moved_is_said_in_full(committed):
    """Where a sentence would read as before, it says the number with its interval."""
    receipt = run(committed, low=0.5)

    assert (
        "143,000 cards [63,300 to 162,000 cards] (was 143,000 cards [127,000 to 162,000 cards])"
        in (receipt.sentences[0].text)
    )


def test_nothing_is_said_where_nothing_moved(committed):
    """An untouched run is stored as it was: no sentence, no mark."""
    receipt = run(committed)

    assert [] == receipt.sentences
    assert "<mark>" not in receipt._repr_mimebundle_()["text/html"]


def test_a_build_moves_nothing(committed, monkeypatch):
    """While the build commits findings, none has moved and no sentence is told."""
    monkeypatch.setenv("CHIPLEDGER_COMMITTING", "1")

    assert [] == run(committed, part=0.5, low=0.5).sentences
    assert {} == committed.moved


def test_what_no_sentence_says_is_told_too(committed):
    """Where what moved stands in no sentence, the receipt says so, and says what it is."""
    committed.assume("own-part", 2, label="A part", because="ours")
    committed.publish("other-cards", committed["revenue-goal"] * 2, "Twice the goal")

    receipt = str(committed.receipt())

    assert "(committed: not published), Twice the goal" in receipt
    assert "No sentence of this chapter says what moved." in receipt


def test_a_number_typed_for_a_claim_keeps_its_unit(committed, monkeypatch):
    """In a rerun; where the build commits, the unit is said or there is none."""
    given = {"label": "A price", "because": "ours"}
    monkeypatch.setattr(
        committed, "_committed", {("assumption", "own-price"): SimpleNamespace(unit="CNY")}
    )
    assert "CNY" == committed.assume("own-price", 3, **given).unit

    again = Ledger.load(committed.root)
    monkeypatch.setenv(COMMITTING, "1")
    assert "" == again.assume("own-price", 3, **given).unit
