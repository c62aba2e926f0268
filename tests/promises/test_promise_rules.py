"""Rules on promises and rulings: for each rule a spoiled row that is refused by
file, row, column and rule.
"""

import pandas as pd
import pytest

from chipledger.promises.rules import promise_problems
from tests.helpers.promised import cleaned, promised

VOLUME = "The maker, or a newsroom, reports that volume production has begun."

# table, id of the promise, reader where it is a ruling, cells as typed, column
# and rule of the refusal
SPOILED = [
    ("promises", "two-open", "", {"window_start": "2028"}, "window_end", "window in order"),
    ("promises", "two-first", "", {"window_end": "2024"}, "claim", "said before it is due"),
    ("promises", "one-first", "", {"vintage_of": "one-third"}, "vintage_of", "a chain with an end"),
    ("promises", "two-open", "", {"vintage_of": "two-open"}, "vintage_of", "a chain with an end"),
    (
        "promises",
        "two-open",
        "",
        {"vintage_of": "one-third"},
        "vintage_of",
        "vintage after its promise",
    ),
    ("promises", "two-open", "", {"speaker": "author"}, "group", "onlookers forecast"),
    ("promises", "two-open", "", {"group": "onlooker"}, "group", "onlookers forecast"),
    ("promises", "two-open", "", {"group": "musk"}, "group", "group of the keeper"),
    (
        "resolutions",
        "one-second",
        "settled",
        {"status": "kept late", "evidence": "one-again two-far"},
        "evidence",
        "one standard of evidence",
    ),
    (
        "resolutions",
        "two-first",
        "reader 2",
        {"ruled_by": "reader 1"},
        "ruled_by",
        "one ruling each",
    ),
    ("resolutions", "two-first", "reader 2", {"status": "broken"}, "status", "settled"),
    ("resolutions", "one-second", "settled", {"note": ""}, "note", "settled"),
    ("resolutions", "one-second", "reader 2", {"status": "broken"}, "ruled_by", "settled"),
    ("resolutions", "two-late", "reader 1", {"evidence": ""}, "evidence", "ruling with evidence"),
    (
        "resolutions",
        "two-late",
        "reader 1",
        {"evidence": "one-sold two-more"},
        "evidence",
        "evidence of its own",
    ),
    (
        "resolutions",
        "word",
        "reader 1",
        {"searched_until": ""},
        "searched_until",
        "search described",
    ),
    ("resolutions", "word", "reader 1", {"note": ""}, "note", "search described"),
    (
        "resolutions",
        "two-open",
        "reader 2",
        {"searched_until": ""},
        "searched_until",
        "search described",
    ),
    (
        "resolutions",
        "word",
        "reader 1",
        {"searched_until": "2026-11-23"},
        "searched_until",
        "not after the record",
    ),
    (
        "resolutions",
        "two-open",
        "reader 1",
        {"ruled_on": "2026-11-21"},
        "ruled_on",
        "ruled after the search",
    ),
    (
        "resolutions",
        "two-late",
        "reader 1",
        {"ruled_on": "2026-11-21"},
        "ruled_on",
        "ruled after reading",
    ),
]


@pytest.fixture(autouse=True)
def _acme_is_musks(request, monkeypatch):
    """In the example of a dozen promises the group of Musk's companies is Acme."""
    if "tiny" not in request.fixturenames:
        monkeypatch.setattr("chipledger.promises.rules.MUSK_SPEAKERS", ("acme",))


def spoiled(table, name, reader, cells):
    """The tables with one row changed, and the number of that row in its file."""
    tables = promised()
    rows = tables[table]
    chosen = (
        (rows["id"] == name)
        if table == "promises"
        else (rows["promise"] == name) & (rows["ruled_by"] == reader)
    )
    place = rows.index[chosen][0]
    rows.loc[place, list(cells)] = list(cells.values())
    return tables, place + 2


def test_the_example_is_right():
    """What is refused below is the spoiled cell."""
    assert [] == list(promise_problems(promised()))


@pytest.mark.parametrize(("table", "name", "reader", "cells", "column", "rule"), SPOILED)
def test_a_spoiled_row_is_refused_by_name(table, name, reader, cells, column, rule):
    """File, row, column and rule name the fault, and the mend says what to do."""
    tables, row = spoiled(table, name, reader, cells)

    problems = list(promise_problems(tables))

    assert (f"data/raw/{table}.csv", column, rule) in [(p.file, p.column, p.rule) for p in problems]
    assert all(problem.mend for problem in problems)
    assert row in [problem.row for problem in problems] or rule == "settled"


@pytest.mark.parametrize(
    ("name", "status", "rule"),
    [
        ("word", "open", "open before its due day"),
        ("two-open", "no trace", "no trace after its due day"),
    ],
)
def test_a_status_fits_the_calendar(name, status, rule):
    """What is due is ruled on, and what is not yet due has left no trace for nobody."""
    tables = promised()
    tables["resolutions"].loc[tables["resolutions"]["promise"] == name, "status"] = status

    assert [rule, rule] == [problem.rule for problem in promise_problems(tables)]


def test_one_reader_is_not_enough():
    """A promise with one ruling asks for the other."""
    tables = promised()
    rows = tables["resolutions"]
    tables["resolutions"] = rows[
        ~((rows["promise"] == "two-first") & (rows["ruled_by"] == "reader 2"))
    ]

    (problem,) = promise_problems(tables)

    assert ("two readers", "add the ruling of reader 2") == (problem.rule, problem.mend)


def test_a_difference_wants_a_settlement():
    """Readers who differ are settled by a third row, and its absence is named with what to add."""
    tables = promised()
    rows = tables["resolutions"]
    tables["resolutions"] = rows[rows["ruled_by"] != "settled"]

    (problem,) = promise_problems(tables)

    assert ("status", "settled") == (problem.column, problem.rule)
    assert "the readers differ on one-second: add a row ruled by 'settled'" in problem.mend


@pytest.mark.parametrize("basis", ["author", "analyst", "press", "rumour"])
def test_a_forecast_about_others_is_an_onlookers(basis):
    """Whoever forecasts and is not to keep it stands outside the comparison; the press may
    quote a maker's own target.
    """
    tables = promised()
    said = tables["claims"]["id"] == "two-far"
    tables["claims"].loc[said, ["modality", "basis"]] = ["forecast", basis]
    (problem,) = promise_problems(tables)
    tables["claims"].loc[said, "modality"] = "target"

    assert ("group", "onlookers forecast") == (problem.column, problem.rule)
    assert [] == list(promise_problems(tables))


def test_a_date_moved_before_its_window_ended_is_changed():
    """However both readers ruled, the definition holds: their rulings stay, and a
    settlement says 'changed'.
    """
    tables = promised()
    rows = tables["promises"]
    rows.loc[rows["id"] == "one-second", "window_end"] = "2026-05"
    (problem,) = promise_problems(tables)
    settled = tables["resolutions"]["ruled_by"] == "settled"
    tables["resolutions"].loc[settled, "status"] = "changed"

    assert ("status", "changed in its window", "broken") == (
        problem.column,
        problem.rule,
        problem.value,
    )
    assert "one-third put off the date of one-second" in problem.mend
    assert [] == list(promise_problems(tables))


def test_a_settlement_may_overrule_both_readers():
    """Readers who agree may both have left a definition; a row that only
    repeats them is refused.
    """
    tables = promised()
    rows = tables["resolutions"]
    rows.loc[(rows["promise"] == "one-second") & (rows["ruled_by"] == "reader 1"), "status"] = (
        "changed"
    )

    assert [] == list(promise_problems(tables))


@pytest.mark.parametrize(
    ("criterion", "metric", "state", "modality", "kept"),
    [
        ("The maker releases it: …", "status", "available", "fact", True),
        ("The maker releases it: …", "status", "sold", "fact", True),
        ("The maker releases it: …", "status", "available", "target", False),
        ("The maker releases it: …", "status", "launched", "fact", False),
        ("The maker releases it: …", "status", "produced", "fact", False),
        ("The maker releases it: …", "happened_on", "", "fact", False),
        (VOLUME, "status", "produced", "fact", True),
        (VOLUME, "production_start", "", "fact", True),
        (VOLUME, "production_start", "", "target", False),
        (VOLUME, "status", "taped_out", "fact", False),
    ],
)
def test_one_standard_of_evidence(criterion, metric, state, modality, kept):
    """A product is kept when it is available or sold, volume when it is produced, each seen as a
    fact; a launch or a plan is neither.
    """
    tables = promised()
    asked = tables["promises"]["id"] == "two-first"
    tables["promises"].loc[asked, "criterion"] = criterion
    shown = tables["claims"]["id"] == "two-sold"
    tables["claims"].loc[shown, ["metric", "state", "modality"]] = [metric, state, modality]

    problems = list(promise_problems(tables))

    assert [] == problems if kept else ["one standard of evidence"] == [p.rule for p in problems]


def test_a_plan_repeated_shows_nothing():
    """A claim that repeats the promise, and one that both repeat, is no
    evidence that it was kept.
    """
    tables = promised()
    copied = tables["claims"]["id"] == "two-sold"
    tables["claims"].loc[copied, "origin"] = "two-due"

    (problem,) = promise_problems(tables)

    assert "two-first counts as kept only if a claim shows as a fact" in problem.mend


def test_a_date_brought_forward_takes_nothing_back():
    """An earlier window in place of a later one does not make the later one 'changed'."""
    tables = promised()
    rows = tables["promises"]
    rows.loc[rows["id"] == "one-second", ["window_start", "window_end"]] = ["2027", "2027"]
    tables["resolutions"].loc[
        tables["resolutions"]["promise"] == "one-second", ["status", "searched_until", "note"]
    ] = ["open", "2026-11-22", "Due later."]
    tables["resolutions"] = tables["resolutions"][tables["resolutions"]["ruled_by"] != "settled"]

    assert [] == list(promise_problems(tables))


def test_a_forecast_about_the_world_is_no_promise():
    """What no company makes, nobody is to keep: a forecast of it is an onlooker's, whoever
    speaks, and a target is not.
    """
    tables = promised()
    rows = tables["promises"]
    rows.loc[rows["id"] == "word", "group"] = "onlooker"
    said = tables["claims"]["id"] == "ann-says"
    (problem,) = promise_problems(tables)
    tables["claims"].loc[said, "modality"] = "forecast"

    assert ("group", "onlookers forecast") == (problem.column, problem.rule)
    assert [] == list(promise_problems(tables))


def _third(tables, name, **cells):
    rows = tables["resolutions"]
    first = rows[(rows["promise"] == name) & (rows["ruled_by"] == "reader 1")]
    return pd.concat([rows, first.assign(ruled_by="settled", **cells)], ignore_index=True)


def test_a_third_row_may_uphold_both_readers_on_new_evidence():
    """A row that says what both readers said is refused, unless it names
    evidence that neither had.
    """
    tables = promised()
    again = tables | {"resolutions": _third(tables, "two-first", note="Looked at again.")}
    better = tables | {
        "resolutions": _third(tables, "two-first", note="Found.", evidence="two-sold no-two")
    }
    (problem,) = promise_problems(again)

    assert ("ruled_by", "settled") == (problem.column, problem.rule)
    assert [] == list(promise_problems(better))


def test_a_third_row_may_rule_alone():
    """A promise found later, on which neither reader ruled, is ruled by the third row, and
    its status is that row's.
    """
    tables = promised()
    rows = _third(tables, "two-open", note="Ruled alone.")
    of_readers = (rows["promise"] == "two-open") & (rows["ruled_by"] != "settled")
    tables["resolutions"] = rows[~of_readers]

    assert [] == list(promise_problems(tables))
    table = cleaned(tables).set_index("id")
    assert ("open", "settled") == tuple(table.loc["two-open", ["status", "settled_by"]])


@pytest.mark.parametrize(
    ("table", "column", "typed", "rule"),
    [
        ("promises", "criterion", "", "one line"),
        ("resolutions", "evidence", "", "ruling with evidence"),
        ("resolutions", "evidence", "launch-date", "evidence of its own"),
    ],
)
def test_cleaning_refuses_them(tiny, edit, refusal, table, column, typed, rule):
    """A promise without a criterion, or a ruling without evidence, stops `chipledger clean` with
    file, row, column, rule and mend.
    """
    edit(tiny, table, lambda rows: rows[0].update({column: typed}))

    (problem,) = refusal(tiny).problems

    assert (f"data/raw/{table}.csv", 2, column, rule) == problem[:4]
    assert problem.mend
