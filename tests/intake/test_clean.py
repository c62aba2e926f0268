"""Cleaning: a value is what its literal prints, and the committed clean data are
what cleaning gives now.
"""

from math import inf, isnan

import pytest

from chipledger.files import to_csv
from chipledger.intake.clean import clean_claims, clean_tables
from chipledger.intake.raw import read_raw
from chipledger.tables.schema import CLEAN
from chipledger.tables.store import MADE_ELSEWHERE, describe, read_clean

NUMBERS = ["value", "low", "high", "usual_low", "usual_high"]


@pytest.fixture
def cleaned(tiny):
    """The clean claims of the tiny ledger after a change to one of them, by id."""

    def clean_with(edit=None, row=0, **cells):
        if edit:
            edit(tiny, "claims", lambda rows: rows[row].update(cells))
        raw = read_raw(tiny / "data/raw")
        return clean_claims(
            raw["claims"], raw["metrics"], raw["sources"], raw["entities"]
        ).set_index("id")

    return clean_with


@pytest.fixture(scope="module")
def fresh(root):
    """What cleaning the checkout's raw tables gives now."""
    return clean_tables(read_raw(root / "data/raw"))


@pytest.mark.costly
@pytest.mark.parametrize(
    "name",
    [
        "checks",
        "claims",
        "corrections",
        "dismissed",
        "entities",
        "metrics",
        "promises",
        "resolutions",
        "sources",
    ],
)
def test_committed_clean_data_are_fresh(root, fresh, name):
    """Each clean table on disk is what the raw tables give today: run
    `make data` after a change.
    """
    assert to_csv(fresh[name]) == (root / f"data/clean/{name}.csv").read_text("utf-8")


@pytest.mark.costly
def test_the_committed_description_is_fresh(root, fresh):
    """datapackage.json describes the tables that lie beside it."""
    elsewhere = {name: read_clean(root / "data/clean", name) for name in MADE_ELSEWHERE}

    assert describe({**fresh, **elsewhere}) == (root / "data/clean/datapackage.json").read_text(
        "utf-8"
    )


def test_a_value_is_parsed_from_its_literal(cleaned):
    """Value, interval and unit come from the print, with what its context adds."""
    claim = cleaned().loc["cards-needed"]

    assert [143_000, 142_500, 143_500, 142_500, 143_500] == claim[NUMBERS].tolist()
    assert ("card", "143,000 cards") == (claim["unit"], claim["shown"])


def test_a_hedge_opens_the_hard_interval_and_the_usual_one_less(cleaned, edit):
    """'More than' leaves the upper side open, and reads as up to a tenth more."""
    claim = cleaned(edit, row=5, literal="超100亿元").loc["revenue-goal"]

    assert [1e10, 1e10, inf, 1e10, 1.1e10] == pytest.approx(claim[NUMBERS].tolist())
    assert ("over", "more than CNY 10 billion") == (claim["hedge"], claim["shown"])


def test_a_printed_numerator_takes_the_metrics_rate(cleaned):
    """A price in yuan is one per card where its metric says so."""
    claim = cleaned().loc["card-price"]

    assert (70_000, "CNY/card", "CNY 70,000 per card") == (
        claim["value"],
        claim["unit"],
        claim["shown"],
    )


def test_a_falling_metric_stores_a_negative_value(cleaned):
    """A fall that is printed without its sign gets it from the metric, and its
    interval turns with it.
    """
    claim = cleaned().loc["price-fall"]

    assert [-20, -20.5, -19.5, -20.5, -19.5] == claim[NUMBERS].tolist()


def test_a_date_is_its_period(cleaned):
    """A printed quarter is three months and no number."""
    claim = cleaned().loc["launch-date"]

    assert ("2026-07-01", "2026-09-30", "date", "the third quarter of 2026") == tuple(
        claim[["period_start", "period_end", "unit", "shown"]]
    )
    assert isnan(claim["value"])


@pytest.mark.parametrize(
    ("name", "shown"), [("made-by-fab", "Fab & Co"), ("still-designed", "designed")]
)
def test_relations_and_statuses_show_their_word(cleaned, name, shown):
    """A fact without a figure shows the entity or the state that it names."""
    claim = cleaned().loc[name]

    assert (shown, "") == (claim["shown"], claim["unit"])
    assert isnan(claim["value"])


@pytest.mark.parametrize(
    ("name", "origin"),
    [("card-price", ("china", "reputable", "paper.txt")), ("price-fall", ("china", "primary", ""))],
)
def test_a_claim_carries_theme_grade_and_file_of_its_source(cleaned, name, origin):
    """What the source says of itself stands beside each of its claims."""
    assert origin == tuple(cleaned().loc[name, ["theme", "grade", "file"]])


def test_a_value_in_another_unit_is_converted(tiny, edit, cleaned):
    """A print in another unit of the same dimension is stored in the metric's, while
    readers see the print's.
    """
    edit(tiny, "metrics", lambda rows: rows[0].update(unit="month"))
    claim = cleaned(edit, row=1, literal="2年", context="").loc["cards-needed"]

    assert (24, 18, 30, "month", "2 years") == tuple(
        claim[["value", "low", "high", "unit", "shown"]]
    )


# row of the tiny claims, the cells typed there, a part of the mend
UNREADABLE = [
    (0, {"literal": "many"}, "is not understood"),
    (0, {"literal": "7万元8"}, ""),
    (0, {"literal": "7万美元"}, "does not measure the same thing"),
    (0, {"literal": "7 %"}, "does not measure the same thing"),
    (1, {"context": "unit=bananas"}, "'bananas' is no unit"),
    (1, {"context": "unit=wafer"}, "does not measure the same thing"),
    (1, {"context": "year=1825"}, "no value of year"),
    (2, {"literal": "第三季度"}, "year"),
    (2, {"literal": "30块"}, ""),
    (4, {"literal": "up 20 % down"}, ""),
]


@pytest.mark.parametrize(("row", "cells", "mend"), UNREADABLE)
def test_a_literal_that_cannot_be_read_is_refused(tiny, edit, refusal, row, cells, mend):
    """A print without meaning, or in the unit of another thing, is named with its
    row and how to mend it.
    """
    edit(tiny, "claims", lambda rows: rows[row].update(cells))

    (problem,) = refusal(tiny).problems

    assert ("data/raw/claims.csv", row + 2, "literal", "readable") == problem[:4]
    assert mend in problem.mend
    assert problem.mend


def test_every_unreadable_literal_is_named(tiny, edit, refusal):
    """One run names all of them."""
    edit(tiny, "claims", lambda rows: [row.update(literal="?") for row in rows[:3]])

    assert [2, 3, 4] == [problem.row for problem in refusal(tiny).problems]


@pytest.mark.costly
def test_raw_tables_pass_through_unchanged(tiny):
    """Tables that are only kept are the same before and after."""
    raw = read_raw(tiny / "data/raw")

    tables = clean_tables(raw)

    assert all(
        raw[name].equals(tables[name])
        for name in ("sources", "entities", "metrics", "resolutions", "dismissed")
    )
    assert raw["promises"].equals(tables["promises"][list(raw["promises"].columns)])


@pytest.mark.costly
def test_cleaning_changes_no_raw_table(tiny):
    """Cleaning is a pure function: its input is as it was."""
    raw = read_raw(tiny / "data/raw")
    before = raw["claims"].copy()

    clean_tables(raw)

    assert before.equals(raw["claims"])


@pytest.mark.costly
def test_clean_columns_stand_in_the_order_of_the_schema(tiny):
    """Readers of the data package find the columns where its description says."""
    tables = clean_tables(read_raw(tiny / "data/raw"))

    assert list(CLEAN["claims"].columns) == list(tables["claims"].columns)


@pytest.mark.costly
def test_a_ledger_without_checks_is_clean(tiny, clean):
    """An empty checks.yml makes an empty table, not an error."""
    (tiny / "data/raw/checks.yml").write_text("# none yet\n", "utf-8")

    clean(tiny)

    assert 0 == len(read_clean(tiny / "data/clean", "checks"))


def test_a_check_of_nothing_is_named(tiny, refusal):
    """A check that names no claim cannot fail, and is refused by file, line and name."""
    (tiny / "data/raw/checks.yml").write_text(
        "of-nothing:\n  says: One is one\n  test: 1 == 1\n  tests: question\n", "utf-8"
    )

    (problem,) = refusal(tiny).problems

    assert ("data/raw/checks.yml", 1, "of-nothing", "can fail") == problem[:4]


@pytest.mark.costly
def test_cleaning_twice_changes_nothing(tiny, clean, capsys):
    """The second run writes no file and says so."""
    clean(tiny)
    capsys.readouterr()

    clean(tiny)

    assert "data/clean: 7 claims, 1 checks; nothing changed\n" == capsys.readouterr().out
