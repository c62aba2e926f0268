"""The reader's door: claims by id, findings published once, and a receipt that shows what moved."""

from math import inf

import nbformat
import pandas as pd
import pytest

from chipledger.errors import LedgerError, UnknownId
from chipledger.mime import MIME
from chipledger.notebook.ledger import WHOLE, Ledger
from chipledger.notebook.stored import collect, movements
from chipledger.notebook.tables import Table
from chipledger.tables.store import refresh_findings


def publish(ledger, name="cards-for-goal", value=142_857.14, **options):
    """A finding of the tiny ledger; options replace what is usual."""
    return ledger.publish(
        name,
        value,
        "card",
        **{"gloss": "Cards for the goal", "inputs": ["revenue-goal", "card-price"], **options},
    )


def notebook_of(receipt):
    """An executed notebook whose only output is this receipt."""
    data = receipt._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data=data)])
    return nbformat.v4.new_notebook(cells=[cell])


@pytest.fixture
def committed(ledger):
    """A ledger whose findings were committed by an earlier run, freshly loaded."""
    publish(ledger)
    refresh_findings(ledger.root / "data/clean", collect({"04": notebook_of(ledger.receipt())}))
    return Ledger.load(ledger.root)


def test_a_claim_is_found_by_its_id(ledger):
    """Columns of a claim are its attributes, and it shows itself as prose does."""
    claim = ledger["card-price"]

    assert ("card-price: CNY 70,000 per card (Average price)", 70_000, "7万元") == (
        repr(claim),
        claim.value,
        claim["literal"],
    )


def test_a_claim_knows_its_intervals(ledger):
    """The quantity of a claim carries value, hard and usual interval in the metric's unit."""
    quantity = ledger["card-price"].quantity

    assert (70_000, (65_000, 75_000), (65_000, 75_000), "CNY/card") == (
        quantity.value,
        quantity.hard,
        quantity.usual,
        quantity.unit,
    )


@pytest.mark.parametrize(
    ("name", "mark"), [("card-price", ""), ("launch-date", "f"), ("price-fall", "e")]
)
def test_a_claim_carries_its_mark(ledger, name, mark):
    """A letter tells forecasts and estimates from what is reported as fact."""
    assert mark == ledger[name].mark


def test_an_unknown_column_is_an_attribute_error(ledger):
    """Python's own tools can ask a claim what it lacks."""
    with pytest.raises(AttributeError, match="colour"):
        _ = ledger["card-price"].colour


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("card-prize", "no claim 'card-prize'; did you mean card-price"),
        ("cards-need", "did you mean cards-needed"),
        ("zzz", "no claim 'zzz'; see the ledger page for all ids"),
    ],
)
def test_a_wrong_id_is_answered_with_the_nearest(ledger, name, message):
    """A slip of the pen costs one look at the message."""
    with pytest.raises(UnknownId) as caught:
        ledger[name]

    assert message in str(caught.value)


def test_a_ledger_tells_what_it_holds(ledger):
    """Membership and values are one word each."""
    assert (True, False, 70_000) == (
        "card-price" in ledger,
        "card-prize" in ledger,
        ledger.value("card-price"),
    )


@pytest.mark.parametrize(
    ("columns", "ids"),
    [
        ({"metric": "price"}, ["card-price"]),
        ({"source": ["sheet"]}, ["price-fall"]),
        ({"theme": "china", "modality": ["estimate", "forecast"]}, ["launch-date", "price-fall"]),
        ({"metric": "nothing"}, []),
    ],
)
def test_a_table_holds_the_claims_with_these_values(ledger, columns, ids):
    """Each column may have one wanted value or several; all columns must fit."""
    assert ids == ledger.table(**columns)["id"].tolist()


def test_a_table_of_an_unknown_column_is_refused(ledger):
    """The message lists the columns there are."""
    with pytest.raises(
        LedgerError, match="claims have no column 'colour'; they have id, source, line"
    ):
        ledger.table(colour="red")


def test_a_finding_is_rounded_before_it_is_shown(ledger):
    """Another processor's last bit changes nothing that is printed or stored."""
    finding = publish(ledger, low=126_666.6, high=161_538.5)

    assert (143_000, 127_000, 162_000, "143,000 cards") == (
        finding.value,
        finding.low,
        finding.high,
        finding.shown,
    )
    assert "cards-for-goal: 143,000 cards [127,000 to 162,000 cards], Cards for the goal" == str(
        finding
    )


def test_a_finding_without_an_interval_is_a_point(ledger):
    """Where no interval is given, none is shown."""
    finding = publish(ledger, digits=4)

    assert (142_900, 142_900, "cards-for-goal: 142,900 cards, Cards for the goal") == (
        finding.low,
        finding.high,
        str(finding),
    )


def test_what_is_no_number_is_never_published(ledger):
    """A nan is refused by the finding's name, with what to look at."""
    with pytest.raises(LedgerError, match="'no-number' is no number .nan.*look at the terms"):
        ledger.publish("no-number", float("nan"), gloss="Nothing", inputs=[])


def test_a_finding_is_published_once(ledger):
    """One id has one number in a notebook."""
    publish(ledger)

    with pytest.raises(
        LedgerError,
        match="'cards-for-goal' is published twice in this notebook: give each its own id",
    ):
        publish(ledger)


def test_a_finding_names_claims_that_exist(ledger):
    """An unknown input is refused with the nearest id, and nothing is published."""
    with pytest.raises(UnknownId, match="did you mean card-price"):
        publish(ledger, inputs=["card-prize"])

    assert [] == ledger.receipt().findings


def test_a_receipt_lists_claims_and_findings(ledger):
    """What was looked up and what was published stand together, each claim once."""
    ledger["launch-date"], ledger["launch-date"]
    publish(ledger)

    receipt = ledger.receipt()

    assert (["card-price", "launch-date", "revenue-goal"], ["cards-for-goal"]) == (
        [claim.id for claim in receipt.claims],
        [finding.id for finding in receipt.findings],
    )
    assert str(receipt).startswith("3 claims used, 1 findings published.")


def test_a_receipt_shows_what_moved(committed):
    """Who changes an assumption sees the new number beside the committed one, in
    every form of the output.
    """
    publish(committed, value=150_000)

    bundle = committed.receipt()._repr_mimebundle_()

    assert "MOVED cards-for-goal: 150,000 cards (committed: 143,000 cards)" in bundle["text/plain"]
    assert "MOVED cards-for-goal" in bundle["text/html"]
    assert bundle["text/markdown"].startswith(
        "**Moved:** cards-for-goal is now 150,000 cards, committed 143,000 cards."
    )


def test_an_interval_that_moved_is_told(committed):
    """A changed assumption may widen the interval and leave the best
    value: that is no quiet run.
    """
    publish(committed, low=127_000, high=162_000)

    assert (
        "MOVED cards-for-goal: 143,000 cards [127,000 to 162,000 cards] (committed: 143,000 cards)"
        in str(committed.receipt())
    )


def test_a_build_tells_what_moved(committed):
    """Between the findings of two builds, a moved value and a moved interval are told; what came
    or went has not moved.
    """
    before = committed.findings
    publish(committed, low=127_000, high=162_000), publish(committed, "a-new-one")
    after = collect({"04": notebook_of(committed.receipt())})

    assert [
        "cards-for-goal: 143,000 cards [127,000 to 162,000 cards] (was 143,000 cards)"
    ] == movements(before, after)
    assert [] == movements(before, before) == movements(before, after[after["id"] == "a-new-one"])


def test_an_open_interval_comes_back_as_it_was(ledger):
    """A bound without end is stored and read again, and does not count as moved."""
    publish(ledger, high=inf)
    refresh_findings(ledger.root / "data/clean", collect({"04": notebook_of(ledger.receipt())}))
    later = Ledger.load(ledger.root)
    publish(later, high=inf)

    assert [] == later.receipt().moved


def test_the_notebook_lists_what_moved_first(committed):
    """In JupyterLab each finding stands by its id, now and as committed, and those
    that moved head the list.
    """
    publish(committed)
    publish(committed, "a-new-one")
    lines = str(committed.receipt()._tables_of_notebook()[0]).splitlines()

    assert [
        "a-new-one | 143,000 cards | not published | Cards for the goal",
        "cards-for-goal | 143,000 cards | the same | Cards for the goal",
    ] == lines


def test_the_notebook_gives_the_ids_that_its_prose_names(committed):
    """Who reads an id in the prose of a notebook finds at its end what it stands for."""
    publish(committed)

    assert (
        "card-price | CNY 70,000 per card | Average price | paper"
        in committed.receipt()._repr_mimebundle_()["text/plain"]
    )


def test_a_receipt_is_quiet_where_nothing_moved(committed):
    """The same numbers as committed make no noise."""
    publish(committed)

    assert "1 findings published.\nEvery finding equals its committed value." in str(
        committed.receipt()
    )


def test_a_new_finding_counts_as_moved(ledger):
    """A finding that was never committed is told as such."""
    publish(ledger)

    assert [("cards-for-goal", "not published")] == [
        (finding.id, before) for finding, before in ledger.receipt().moved
    ]


def test_a_build_that_commits_moves_nothing(ledger, monkeypatch):
    """When the build stores a notebook, its own numbers are the committed ones."""
    monkeypatch.setenv("CHIPLEDGER_COMMITTING", "1")
    publish(ledger)

    assert [] == ledger.receipt().moved


def test_an_empty_receipt_is_no_error(ledger):
    """A notebook that used nothing says so."""
    bundle = ledger.receipt()._repr_mimebundle_()

    assert (
        "0 claims used, 0 findings published.\nEvery finding equals its committed value.",
        [],
    ) == (bundle["text/plain"], bundle[MIME])


def test_findings_come_back_from_the_notebook(committed):
    """What a notebook stored is the row of the clean table, claims joined by spaces."""
    row = committed.findings.iloc[0]

    assert ("cards-for-goal", 143_000, "card", 3, "04", "revenue-goal card-price") == tuple(
        row[["id", "value", "unit", "digits", "notebook", "inputs"]]
    )


def test_two_notebooks_never_share_a_finding(ledger):
    """An id that two notebooks publish is refused, by name."""
    publish(ledger)
    notebook = notebook_of(ledger.receipt())

    with pytest.raises(
        LedgerError, match="published twice: cards-for-goal by 04 and 05: give each"
    ):
        collect({"04": notebook, "05": notebook})


def test_a_finding_in_an_unknown_unit_is_refused(ledger):
    """The clean table of findings names the row and the column that break it."""
    ledger.publish("odd-finding", 5, "parsec", gloss="Odd", inputs=["card-price"])

    with pytest.raises(LedgerError, match="data/clean/findings.csv, row 2, column unit"):
        collect({"04": notebook_of(ledger.receipt())})


def test_no_notebook_makes_an_empty_table():
    """Before the first finding there is a table without rows."""
    assert 0 == len(collect({}))


def test_a_ledger_without_clean_data_says_what_to_do(tiny):
    """A fresh checkout is told to clean first."""
    with pytest.raises(LedgerError, match="run `chipledger clean`"):
        Ledger.load(tiny)


def test_findings_are_sorted(ledger):
    """The committed table does not depend on the order of cells."""
    publish(ledger, "z-last"), publish(ledger, "a-first")

    assert ["a-first", "z-last"] == collect({"04": notebook_of(ledger.receipt())})["id"].tolist()


def test_the_committed_ledger_loads(root):
    """The real clean data load, and every finding was made from claims that are there, or
    counted from a table that is.
    """
    ledger = Ledger.load(root)

    inputs = pd.Series(" ".join(ledger.findings["inputs"]).split(), dtype=str)

    assert [] == [name for name in inputs if name not in ledger and name not in WHOLE]


def test_a_finding_may_be_counted_from_all_checks(ledger):
    """A count of checks names the table it is of, and no claim is said to be used by it."""
    found = publish(ledger, "all-checks", inputs=["checks"])

    assert ("checks",) == found.inputs
    assert [] == ledger.receipt().claims


def test_a_check_prints_its_verdict(ledger):
    """A check of the ledger can stand in a table, where it shows its verdict
    and leads to its entry.
    """
    check = ledger.check("cards-for-the-goal")
    table = Table([{"Check": check}], "Checks", "tab-checks")

    assert ("cards-for-the-goal", "holds") == (check.id, check.shown)
    assert "| {check}`cards-for-the-goal` |" in table.to_myst()
    assert ">holds</td>" in table.to_html()


def test_an_unknown_check_is_told_with_its_neighbours(ledger):
    """A slip in an id is answered with the ids that are near."""
    with pytest.raises(
        UnknownId, match="no check 'cards-for-a-goal'; did you mean cards-for-the-goal"
    ):
        ledger.check("cards-for-a-goal")


def test_a_promise_prints_what_became_of_it(ledger):
    """A promise of the ledger can stand in a table, where it shows its outcome
    and leads to its entry.
    """
    promise = ledger.promise("card-launch")
    table = Table([{"Promise": promise}], "Promises", "tab-promises")

    assert ("card-launch", "broken") == (promise.id, promise.shown)
    assert "| {promise}`card-launch` |" in table.to_myst()
    assert ">broken</td>" in table.to_html()


def test_an_unknown_promise_is_told_with_its_neighbours(ledger):
    """A slip in an id is answered with the ids that are near."""
    with pytest.raises(UnknownId, match="no promise 'card-lunch'; did you mean card-launch"):
        ledger.promise("card-lunch")


def test_a_spread_is_published_whole(ledger):
    """A model's low, best and high become value and interval of a finding,
    rounded like any other.
    """
    finding = ledger.publish(
        "cards-spread", (9.04, 10.06, 11.96), "card", gloss="Cards", inputs=["card-price"], digits=2
    )

    assert (9.0, 10.0, 12.0) == (finding.low, finding.value, finding.high)


def test_a_claim_gives_its_ends_to_a_model(ledger):
    """Hard ends are what the print allows, usual ends what a reader takes it to
    mean; both are in order.
    """
    claim = ledger["revenue-goal"]

    assert (claim.low, claim.value, claim.high) == claim.ends
    assert (claim.usual_low, claim.value, claim.usual_high) == claim.usual_ends
    assert sorted(claim.ends) == list(claim.ends)
