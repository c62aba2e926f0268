"""What became of every promise: dates, companies, settled statuses,
evidence, lateness and chains.
"""

from math import inf, isnan

import pandas as pd
import pytest

from chipledger.files import read_text
from chipledger.promises.listing import board, on_day, standing
from chipledger.promises.settled import lateness, status_words
from chipledger.promises.track_record import thin_outcomes, with_outcome
from chipledger.tables.evidence import record_as_of
from chipledger.tables.schema import CLEAN, validated
from chipledger.tables.store import read_clean, write_clean
from chipledger.tables.vocabulary import COMPARED
from tests.helpers import ROOT
from tests.helpers.promised import cleaned, promised


@pytest.fixture
def table():
    """The clean promises by id."""
    return cleaned().set_index("id", drop=False)


def cells(table, name, *columns):
    return tuple(table.loc[name, column] for column in columns)


def test_the_clean_table_keeps_its_schema(table):
    """Every derived column has its type and its words."""
    assert len(validated("promises", table.reset_index(drop=True))) == len(table)


def test_no_promise_makes_an_empty_table():
    """Before the first promise the table is empty and keeps its types."""
    tables = promised()
    found = cleaned(tables | {name: tables[name].iloc[:0] for name in ("promises", "resolutions")})

    assert [[], list(CLEAN["promises"].columns)] == [found["id"].tolist(), list(found.columns)]
    validated("promises", found)


@pytest.mark.parametrize(
    ("name", "said", "due"),
    [
        ("one-first", "2024-07", "2025-03-31"),
        ("one-second", "2025-06-30", "2026-03-31"),
        ("two-first", "2025-01-10", "2025-06-30"),
        ("two-late", "2025-01-10", "2026-06-30"),
        ("two-open", "2025-01-10", "2027-12-31"),
    ],
)
def test_when_it_was_said_and_is_due(table, name, said, due):
    """A claim's own time is that of saying where it can be; what is due in a period
    is due on its last day.
    """
    assert (said, due) == cells(table, name, "said_on", "due")


@pytest.mark.parametrize(
    ("name", "company"), [("one-third", "acme"), ("two-first", "zenith"), ("word", "")]
)
def test_the_company_is_the_maker(table, name, company):
    """A chip leads to its maker, whoever speaks; a person alone leads to no company."""
    assert company == table.loc[name, "company"]


@pytest.mark.parametrize(
    ("name", "status", "by"),
    [
        ("one-first", "changed", "both readers"),
        ("one-second", "broken", "settled"),
        ("word", "no trace", "both readers"),
    ],
)
def test_two_readings_make_one_status(table, name, status, by):
    """Where readers agree their word stands, where they differ the settlement decides,
    and the table says which.
    """
    assert (status, by) == cells(table, name, "status", "settled_by")


def test_a_promise_without_ruling_waits():
    """A criterion may be committed before anybody has ruled."""
    tables = promised()
    table = cleaned(tables | {"resolutions": tables["resolutions"].iloc[:0]})

    assert {("", "", 0)} == set(zip(table["status"], table["grade"], table["origins"], strict=True))
    assert "not ruled yet" == status_words(table.iloc[0])


def test_copies_have_one_origin(table):
    """Two claims of which one repeats the other are one origin, and aggregators alone are told."""
    assert ("aggregator", 1) == cells(table, "one-second", "grade", "origins")
    assert "broken, on aggregators alone" == status_words(table.loc["one-second"])
    assert "changed" == status_words(table.loc["one-first"])


def test_a_promise_known_from_aggregators_says_so(table):
    """An outcome well shown of a promise that only an aggregator tells of carries that; an open
    promise has nothing to carry.
    """
    told = dict(table.loc["one-first"], promise_grade="aggregator")

    assert "changed (promise known from aggregators alone)" == status_words(told)
    assert "open" == status_words(dict(told, status="open"))
    assert ["reputable", "aggregator"] == table.loc[
        ["one-first", "one-third"], "promise_grade"
    ].tolist()


@pytest.mark.parametrize(
    ("origin", "grade"), [("", "aggregator"), ("post", "primary"), ("one-due", "reputable")]
)
def test_a_promise_is_known_from_what_its_page_repeats(origin, grade):
    """A page that hands on a better source, or a claim of one, makes the promise as well
    known as that source does.
    """
    tables = promised()
    told = tables["claims"]["id"] == "one-again"
    tables["claims"].loc[told, "origin"] = origin

    assert grade == cleaned(tables).set_index("id").loc["one-third", "promise_grade"]


def test_a_wider_window_moves_nothing():
    """Where the windows of a promise and the one before meet, no date has moved."""
    tables = promised()
    rows = tables["promises"]
    rows.loc[rows["id"] == "one-third", "window_start"] = "2026-01"

    assert 0 == cleaned(tables).set_index("id").loc["one-third", "slip"]


@pytest.mark.parametrize(("speaker", "origins"), [("acme", 1), ("ann", 2)])
def test_pages_that_quote_one_voice_are_one_origin_of_evidence(speaker, origins):
    """Evidence is counted as everywhere in the ledger: two pages that quote
    one voice are one origin.
    """
    tables = promised()
    copied = tables["claims"]["id"] == "seen-copied"
    tables["claims"].loc[copied, ["origin", "speaker"]] = ["", speaker]

    assert origins == cleaned(tables).set_index("id").loc["one-second", "origins"]


@pytest.mark.parametrize(
    ("name", "low", "high"), [("two-first", 0, 0), ("two-late", 5, 5), ("one-second", 236, inf)]
)
def test_lateness_in_days(table, name, low, high):
    """Kept is not late; kept late runs to the day that the evidence shows; broken to the
    last search, or longer.
    """
    assert (low, high) == cells(table, name, "late_low", "late_high")


@pytest.mark.parametrize(
    ("seen", "low", "high"),
    [
        (("2026-01-02", "2026-02-18"), 2, 49),
        (("2025-12-30", "2026-01"), 1, 31),
        (("2026-02-28", "2026-02", "2025"), 59, 59),
    ],
)
def test_a_deed_lies_between_the_last_two_times_of_its_evidence(seen, low, high):
    """What was seen after the due day and before the deed was not yet it; of a month alone
    the deed may be any day.
    """
    claims = {
        when: {"period_start": "", "period_end": "", "as_of": when, "source": "page"}
        for when in seen
    }
    promise = {"due": "2025-12-31", "status": "kept late", "evidence": " ".join(seen)}

    assert {"late_low": low, "late_high": high} == lateness(
        promise, {"claims": claims, "sources": {}}
    )


@pytest.mark.parametrize("name", ["one-third", "word", "one-first"])
def test_what_has_no_lateness_has_a_gap(table, name):
    """Open, changed and without a trace are not measured."""
    assert isnan(table.loc[name, "late_low"])


def test_a_chain_counts_its_moves(table):
    """Vintages know the first promise, their place, and the days by which they move the date."""
    assert [("one-first", 1), ("one-first", 2), ("one-first", 3)] == [
        cells(table, name, "chain", "vintage") for name in ("one-first", "one-second", "one-third")
    ]
    assert [365, 275] == table.loc[["one-second", "one-third"], "slip"].tolist()
    assert isnan(table.loc["one-first", "slip"])


@pytest.mark.parametrize("side", ["grade", "promise_grade"])
def test_a_better_page_was_searched_for_what_rests_thinly(side):
    """For each compared outcome that rests on aggregators alone, at least three searches for a
    better page are named.
    """
    promises = read_clean(ROOT / "data/clean", "promises")
    looked = read_text(ROOT / "data/quality/looked_for.csv")
    rows = thin_outcomes(promises[promises["group"].isin(COMPARED)])
    thin = rows.loc[rows[side] == "aggregator", "id"]
    searches = {
        name: {text for cell in group["searches"] for text in cell.split("; ")}
        for name, group in looked.groupby("promise")
    }

    assert [] == [name for name in thin if len(searches.get(name, ())) < 3]


def test_at_most_half_of_what_was_thin_is_so_still():
    """Of the outcomes compared, fewer than half rest on aggregators alone for the promise or
    for what became of it.
    """
    promises = read_clean(ROOT / "data/clean", "promises")
    outcomes = with_outcome(promises[promises["group"].isin(COMPARED)])

    assert 2 * len(thin_outcomes(outcomes)) < len(outcomes)


def test_the_record_is_as_old_as_its_latest_page():
    """One column says until when anything is known."""
    assert "2026-11-22" == record_as_of(promised()["sources"])
    assert "" == record_as_of(pd.DataFrame({"read_on": pd.Series([], dtype=str)}))


@pytest.mark.costly
def test_written_promises_come_back(tmp_path, tiny, clean):
    """Whole numbers, gaps and the open end of a broken promise survive the file."""
    clean(tiny)

    table = read_clean(tiny / "data/clean", "promises")

    assert [(1, "broken", 53.0, inf)] == list(
        zip(table["vintage"], table["status"], table["late_low"], table["late_high"], strict=True)
    )
    assert [] == write_clean(
        tiny / "data/clean",
        {
            "promises": table,
            **{
                name: read_clean(tiny / "data/clean", name)
                for name in (
                    "checks",
                    "claims",
                    "corrections",
                    "dismissed",
                    "entities",
                    "metrics",
                    "resolutions",
                    "sources",
                )
            },
        },
    )


# For a terminal -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-22", "due in 39 days"),
        ("2026-09-01", "open"),
        ("2026-12-31", "due in 0 days"),
        ("2027-01-01", "overdue by 1 day"),
    ],
)
def test_an_open_promise_stands_by_the_calendar(table, day, words):
    """The same promise is open, near or overdue by the day that one reckons from."""
    assert words == standing(table.loc["one-third"], on_day(day))


def test_the_board_lists_what_is_due(table):
    """Only open promises, the next first, under heads."""
    lines = board(table, promised()["entities"], on_day("2026-11-22"), open_only=True)

    assert ["Due", "2026-12-31", "2027-12-31"] == [line.split()[0] for line in lines]
    assert "Acme" in lines[1]
    assert lines[1].endswith("one-third")


def test_the_whole_board_says_what_became_of_each(table):
    """Without the filter every promise is a line, with its status in words."""
    lines = board(table, promised()["entities"], on_day("2026-11-22"))

    assert 1 + len(table) == len(lines)
    assert any("broken, on aggregators alone" in line for line in lines)


def test_an_empty_board_says_so(table):
    """No table is printed where nothing is open."""
    assert ["No promise is open."] == board(
        table[table["status"] == "kept"],
        promised()["entities"],
        on_day("2026-11-22"),
        open_only=True,
    )
