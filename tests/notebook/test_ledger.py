"""The reader's door: claims by id, findings published once, and a receipt that shows what moved."""

import sys
from math import inf
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest

from chipledger.errors import LedgerError, UnknownId
from chipledger.mime import ANSWER_MIME, MIME
from chipledger.notebook.counting import TABLES
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.stored import collect, movements
from chipledger.notebook.tables import Table
from chipledger.tables.store import read_clean, refresh_computed


def publish(ledger, name="cards-for-goal", times=1, **options):
    """A finding of the tiny ledger: cards for the goal, or for several such."""
    cards = times * ledger["revenue-goal"] / ledger["card-price"]
    return ledger.publish(name, cards, "Cards for the goal", **{"digits": 3, **options})


def collected(ledger, name="04"):
    """The tables that a notebook with this ledger's receipt makes."""
    return collect({name: notebook_of(ledger.receipt())})


def notebook_of(receipt):
    """An executed notebook whose only output is this receipt."""
    data = receipt._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", data=data)])
    return nbformat.v4.new_notebook(cells=[cell])


@pytest.fixture
def committed(ledger):
    """A ledger whose findings were committed by an earlier run, freshly loaded."""
    publish(ledger)
    refresh_computed(ledger.root / "data/clean", collected(ledger))
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
    finding = publish(ledger)

    assert (143_000, 127_000, 162_000, "143,000 cards") == (
        finding.value,
        finding.low,
        finding.high,
        finding.shown,
    )
    assert "cards-for-goal: 143,000 cards [127,000 to 162,000 cards], Cards for the goal" == str(
        finding
    )


def test_a_number_says_itself_as_its_role_would(ledger):
    """In two digits and in words, where its print allows that."""
    finding = publish(ledger)

    assert "about 140,000 cards" == finding.round
    assert "CNY 70,000 per card" == ledger["card-price"].round
    with pytest.raises(ValueError, match="no word says"):
        str(finding.words)


def test_a_finding_carries_what_made_it(ledger):
    """Unit, formula, inputs and expression follow from the term; nobody types them."""
    finding = publish(ledger)

    assert ("card", "1 * revenue-goal / card-price", ("revenue-goal", "card-price")) == (
        finding.unit,
        finding.formula,
        finding.inputs,
    )
    assert ["/", 2, 3] == finding.expression[-1]


def test_a_finding_without_an_interval_is_a_point(ledger):
    """Where the inputs are exact, no interval is shown."""
    two = ledger.assume("cards-each", 2, unit="card", label="Cards each", because="ours")

    assert "cards-in-all: 4 cards, Cards" == str(ledger.publish("cards-in-all", two * 2, "Cards"))


def test_a_finding_computes_on(ledger):
    """What was published goes into further arithmetic unrounded, with all its inputs."""
    half = ledger.publish("half-the-cards", publish(ledger) / 2, "Half of them", digits=8)

    assert (71_428.571, ("revenue-goal", "card-price")) == (half.value, half.inputs)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda book: 5, "hangs on no claim, assumption or count"),
        (lambda book: "5", "no birth certificate: compute with claims"),
        (lambda book: book["card-price"] * book["card-price"], "say by .to() in which unit"),
    ],
)
def test_what_comes_from_nowhere_is_never_published(ledger, made, message):
    """A number that was typed, or has no unit of the list, is refused with the mend."""
    with pytest.raises(LedgerError, match="finding 'an-odd-one'") as caught:
        ledger.publish("an-odd-one", made(ledger), "Odd")

    assert message in str(caught.value)
    assert [] == ledger.receipt().findings


def test_a_date_is_no_number(ledger):
    """Who computes with a dated claim is told how."""
    with pytest.raises(LedgerError, match="claim 'launch-date' has no number.*book.between"):
        ledger["launch-date"] * 2


def test_a_finding_is_published_once(ledger):
    """One id has one number in a notebook."""
    publish(ledger)

    with pytest.raises(
        LedgerError,
        match="'cards-for-goal' is published twice in this notebook: give each its own id",
    ):
        publish(ledger)


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
    publish(committed, times=2)

    bundle = committed.receipt()._repr_mimebundle_()

    assert (
        "MOVED cards-for-goal: 286,000 cards [253,000 to 323,000 cards] (committed: 143,000 cards"
        in bundle["text/plain"]
    )
    assert "MOVED cards-for-goal" in bundle["text/html"]
    assert bundle["text/markdown"].startswith(
        "**Moved:** cards-for-goal is now 286,000 cards [253,000 to 323,000 cards], committed"
    )


def test_an_interval_that_moved_is_told(committed):
    """A changed assumption may widen the interval and leave the best
    value: that is no quiet run.
    """
    spoilt = committed.assume("spoilt-cards", 1, 0.5, 1, label="Cards that arrive", because="ours")
    cards = committed["revenue-goal"] / committed["card-price"] * spoilt
    committed.publish("cards-for-goal", cards, "Cards for the goal", digits=3)

    assert (
        "MOVED cards-for-goal: 143,000 cards [63,300 to 162,000 cards] (committed: 143,000 cards"
        in str(committed.receipt())
    )


def test_a_build_tells_what_moved(committed):
    """Between the findings of two builds, a moved finding is told; what came or went has not
    moved.
    """
    before = committed.findings
    publish(committed, times=2), publish(committed, "a-new-one")
    after = collected(committed)["findings"]

    assert [
        "cards-for-goal: 286,000 cards [253,000 to 323,000 cards]"
        " (was 143,000 cards [127,000 to 162,000 cards])"
    ] == movements(before, after)
    assert [] == movements(before, before) == movements(before, after[after["id"] == "a-new-one"])


def test_an_open_interval_comes_back_as_it_was(ledger):
    """A bound without end is stored and read again, and does not count as moved."""

    def publish_open(book):
        share = book.assume("share-that-works", 0.5, 0, 1, label="Share", because="ours")
        book.publish("price-of-one-that-works", book["card-price"] / share, "Price")

    publish_open(ledger)
    refresh_computed(ledger.root / "data/clean", collected(ledger))
    later = Ledger.load(ledger.root)
    publish_open(later)

    assert inf == later.findings["high"].iloc[0]
    assert [] == later.receipt().moved


def test_the_notebook_lists_what_moved_first(committed):
    """In JupyterLab each finding stands by its id, now and as committed, and those
    that moved head the list.
    """
    publish(committed)
    publish(committed, "a-new-one")
    lines = str(committed.receipt()._tables_of_notebook()[0]).splitlines()

    assert [
        "a-new-one | 143,000 cards [127,000 to 162,000 cards] | not published | Cards for the goal",
        "cards-for-goal | 143,000 cards [127,000 to 162,000 cards] | the same | Cards for the goal",
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


@pytest.fixture
def cell(monkeypatch):
    """Tells the ledger, as a frontend does, which cell runs: `cell("a")`."""

    def run(name):
        message = {"metadata": {"cellId": name} if name else {}}
        shell = SimpleNamespace(parent_header=message)
        monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))

    return run


def test_a_cell_may_publish_and_assume_again(ledger, cell):
    """Run again, a cell replaces what it published and assumed, and the receipt lists it once."""
    for value in (0.5, 0.6):
        cell("a")
        part = ledger.assume("one-part", value, label="A part", because="ours")
        cell("b")
        publish(ledger, times=part)

    assert {"one-part": 0.6} == {name: one.value for name, one in ledger._assumed.items()}
    assert [("cards-for-goal", 85_700)] == [
        (finding.id, finding.value) for finding in ledger.receipt().findings
    ]


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("", "")])
def test_another_cell_may_not_publish_the_same(ledger, cell, first, second):
    """An id belongs to the cell that published it; where the frontend names no cell, as in the
    build, to its first run.
    """
    cell(first)
    publish(ledger)
    cell(second)

    with pytest.raises(LedgerError, match="published twice"):
        publish(ledger)


def test_two_notebooks_never_share_a_finding(ledger):
    """An id that two notebooks publish is refused, by name."""
    publish(ledger)
    notebook = notebook_of(ledger.receipt())

    with pytest.raises(
        LedgerError, match="published twice: cards-for-goal by 04 and 05: give each"
    ):
        collect({"04": notebook, "05": notebook})


def test_no_notebook_makes_an_empty_table():
    """Before the first finding there is a table without rows."""
    assert {"findings": 0, "assumptions": 0} == {
        kind: len(table) for kind, table in collect({}).items()
    }


def test_a_ledger_without_clean_data_says_what_to_do(tiny):
    """A fresh checkout is told to clean first."""
    with pytest.raises(LedgerError, match="run `chipledger clean`"):
        Ledger.load(tiny)


def test_findings_are_sorted(ledger):
    """The committed table does not depend on the order of cells."""
    publish(ledger, "z-last"), publish(ledger, "a-first")

    assert ["a-first", "z-last"] == collected(ledger)["findings"]["id"].tolist()


def test_the_committed_ledger_loads(root):
    """The real clean data load, and every finding hangs on claims and assumptions that are there,
    or counts a table that is.
    """
    ledger = Ledger.load(root)
    assumed = set(read_clean(root / "data/clean", "assumptions")["id"])

    inputs = pd.Series(" ".join(ledger.findings["inputs"]).split(), dtype=str)

    assert [] == [name for name in inputs if name not in (*assumed, *TABLES) and name not in ledger]


def test_a_count_keeps_its_query_and_rows(ledger):
    """A count names its table, keeps which rows answered, and no claim is said to be used by it."""
    found = ledger.publish("all-held", ledger.count(ledger.checks, "verdict == 'holds'"), "Held")

    assert (("checks",), "count of checks where verdict == 'holds'") == (
        found.inputs,
        found.formula,
    )
    assert ["rows", "checks", "verdict == 'holds'", "cards-for-the-goal"] == found.expression[0]
    assert [] == ledger.receipt().claims


def test_counts_are_published_as_single_ones_are(ledger):
    """Many counts of one table are findings like one count, each by its id."""
    found = ledger.counts(
        ledger.checks, {"all-held": ("Held", "verdict == 'holds'"), "all-tried": ("Tried", "")}
    )

    assert [
        ("all-held", 1, "Held", "count of checks where verdict == 'holds'"),
        ("all-tried", len(ledger.checks), "Tried", "count of all checks"),
    ] == [(name, one.value, one.gloss, one.formula) for name, one in found.items()]
    assert list(found.values()) == ledger.receipt().findings


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


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"name": "share"}, "an id is two words or more"),
        ({"name": "card-price"}, "a claim or an assumption has this id"),
        ({"low": 0.6}, "give low, value and high in order, got 0.6, 0.5, 0.5"),
        ({"unit": "parsec"}, "no unit 'parsec': the closed list stands in"),
        ({"unit": "%"}, "no unit '%': did you mean 'percent'"),
        ({"unit": "wafers"}, "no unit 'wafers': did you mean 'wafer'"),
        ({"because": ""}, "say in `label` what it is, in `because` why"),
        ({"source": "nobody-said"}, "no claim 'nobody-said'"),
    ],
)
def test_an_assumption_that_is_not_sound_is_refused(ledger, how, message):
    """Id, range, unit, reason and source are checked before anything is computed with it."""
    said = {"name": "good-share", "value": 0.5, "label": "Share", "because": "ours", **how}

    with pytest.raises((LedgerError, UnknownId), match=message):
        ledger.assume(said.pop("name"), said.pop("value"), said.pop("low", None), **said)


def test_an_assumption_says_what_it_does(ledger):
    """The table of assumptions tells value, range, reason, and the answer at both ends."""
    share = ledger.assume("good-share", 0.5, 0.4, 1, label="Good ones", because="ours")
    answer = ledger.publish(
        "good-cards", ledger["revenue-goal"] / ledger["card-price"] * share, "G"
    )

    table = ledger.assumptions(answer, "tab-assumed")

    assert "Good ones | 0.5 | 0.4 to 1 | ours | 57,000 to 140,000 cards" == str(table)
    assert "{assumption}`good-share`" in table.to_myst()


def test_the_table_of_assumptions_names_what_a_page_draws(ledger):
    """It stores the answer, and along what it is drawn where the notebook says so."""
    share = ledger.assume("good-share", 0.5, 0.4, 1, label="Good ones", because="ours")
    answer = ledger.publish("good-share-of-all", share * 2, "G")

    plain, along = (
        ledger.assumptions(answer, "tab-assumed", along=thing)._repr_mimebundle_()[ANSWER_MIME]
        for thing in (None, ledger["card-price"])
    )

    assert {"answer": "good-share-of-all", "along": ""} == plain
    assert {"answer": "good-share-of-all", "along": "card-price"} == along


def test_an_assumption_comes_back_from_the_notebook(ledger):
    """Its row of the clean table names the notebook, and the finding that shows what it does."""
    share = ledger.assume("good-share", 0.5, 0.4, 1, label="Good ones", because="ours")
    ledger.publish("good-cards", ledger["revenue-goal"] / ledger["card-price"] * share, "G")

    row = collected(ledger)["assumptions"].iloc[0]

    assert ("good-share", "04", "good-cards", 57_000, 140_000) == tuple(
        row[["id", "notebook", "finding", "effect_low", "effect_high"]]
    )


def test_a_claim_as_an_assumption_brings_its_unit(ledger):
    """Where a claim gives the value and the range is ours, nobody types what the claim says."""
    price = ledger.assume("our-price", ledger["card-price"], 60_000, label="P", because="ours")

    assert (70_000, 60_000, 70_000, "CNY/card", "card-price") == (
        price.value,
        price.low,
        price.high,
        price.unit,
        price.source,
    )


def test_an_idle_assumption_is_refused(ledger, monkeypatch):
    """What moves nothing that was published is no assumption of the chapter; who tries things out
    has a receipt all the same.
    """
    ledger.assume("idle-share", 0.5, label="Idle", because="ours")
    assert [] == ledger.receipt().effects

    monkeypatch.setenv("CHIPLEDGER_COMMITTING", "1")
    with pytest.raises(LedgerError, match="'idle-share' moves nothing that was published"):
        ledger.receipt()


def test_a_share_of_rows_has_wilsons_interval(ledger):
    """One of one is no certainty."""
    share = ledger.part(ledger.checks, "verdict == 'holds'")

    assert (100.0, "percent") == (share.value, share.unit)
    assert 20 < share.low < 21


def test_a_query_that_cannot_be_read_names_the_columns(ledger):
    """A slip in a query is answered with what may be asked."""
    with pytest.raises(LedgerError, match="query 'verdikt == 1'.*the columns are id, kind"):
        ledger.count(ledger.checks, "verdikt == 1")


def test_rows_without_ids_are_not_counted(ledger):
    """A reader must be able to see what was counted."""
    with pytest.raises(LedgerError, match="keep the column `id`"):
        ledger.count(ledger.checks[["verdict"]])


def test_a_statistic_tells_its_ends(ledger):
    """Median with the least and the most, in the unit that the column has."""
    prices = ledger.statistic(ledger.table(metric="price"), "value", "median", ends=("min", "max"))

    assert (70_000, "CNY/card", "median of value over all claims") == (
        prices.value,
        prices.unit,
        str(prices),
    )


def test_a_statistic_wants_one_unit(ledger):
    """A price and a share have no middle."""
    with pytest.raises(LedgerError, match="in CNY/card, percent: a statistic wants one unit"):
        ledger.statistic(ledger.table(metric=["price", "price_fall"]), "value")


def test_time_between_dated_claims_is_counted_by_the_calendar(ledger):
    """A quarter lies no time, or up to three months, from itself."""
    span = ledger.between("launch-date", "launch-date", "month")

    assert (0, "months(launch-date, launch-date)") == (span.value, str(span))
    assert 2.9 < span.high < 3.1


def test_a_table_of_named_figures_is_ready_to_draw(ledger):
    """Claims, findings and terms become rows with value, bounds, unit and words."""
    cards = publish(ledger)

    table = ledger.table({"Price": "card-price", "Cards": cards, "Twice": 2 * cards})

    assert ["Price", "Cards", "Twice"] == table["label"].tolist()
    assert [70_000, 143_000] == table["value"].tolist()[:2]
    assert ["CNY/card", "card", "card"] == table["unit"].tolist()


def test_swings_are_ready_to_draw(ledger):
    """Each input's ends are told in words, with what they do to the result."""
    swings = ledger.swings(publish(ledger), {"card-price": "Price [CNY/card]"})

    assert [("Price [CNY/card]", "CNY 65,000 per card")] == list(
        zip(swings["label"], swings["low_input"], strict=True)
    )


def test_a_claim_gives_its_ends_to_a_model(ledger):
    """Hard ends are what the print allows, usual ends what a reader takes it to
    mean; both are in order.
    """
    claim = ledger["revenue-goal"]

    assert claim.quantity.usual == claim.usual.quantity.hard
    assert (claim.low, claim.high) == (claim.least.value, claim.most.value)
