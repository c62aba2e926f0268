"""Corrections: the log matches the ledger, and nothing that an edition
printed changes in silence.
"""

import pytest

from chipledger.cli import main
from chipledger.intake.clean import clean_tables
from chipledger.intake.published import (
    NOT_RULED,
    RECORD,
    read_record,
    record_edition,
    silent_changes,
)
from chipledger.intake.raw import read_raw
from chipledger.tables.store import read_clean

pytestmark = pytest.mark.costly  # each cleans or loads ledgers

GOOD = {
    "date": "2026-12-01",
    "claim": "card-price",
    "field": "shown",
    "old": "CNY 60,000 per card",
    "new": "CNY 70,000 per card",
    "why": "misread",
    "whose": "ours",
}


@pytest.fixture
def log(tiny):
    """Writes the log of the tiny ledger: each entry is the good one with other words,
    None to leave a word out.
    """

    def write(*entries):
        lines = []
        for entry in entries:
            words = [
                f"{key}: {value!r}" for key, value in {**GOOD, **entry}.items() if value is not None
            ]
            lines.append("- " + "\n  ".join(words))
        (tiny / "data/raw/corrections.yml").write_text("\n".join(lines) + "\n", "utf-8")
        return tiny

    return write


def test_a_good_entry_is_kept(log, clean):
    """An entry whose new value stands in the ledger becomes a row of the clean table."""
    clean(log({}))

    (row,) = read_clean(log({}) / "data/clean", "corrections").to_dict("records")

    assert ("2026-12-01", "claim", "card-price", "ours") == (
        row["date"],
        row["kind"],
        row["id"],
        row["whose"],
    )


@pytest.mark.parametrize(
    ("entry", "column", "rule"),
    [
        ({"date": "soon"}, "date", "day"),
        ({"date": None}, "date", "day"),
        ({"claim": None}, "(entry)", "correction"),
        ({"promise": "card-launch"}, "(entry)", "correction"),
        ({"field": None}, "field", "words"),
        ({"why": ""}, "why", "words"),
        ({"why": 7}, "why", "words"),
        ({"whose": "theirs"}, "whose", "closed list"),
        ({"note": "x"}, "note", "correction"),
        ({"why": "=1+1"}, "why", "no formula"),
        ({"new": GOOD["old"]}, "new", "a change"),
        ({"field": "price"}, "field", "known field"),
        ({"new": "CNY 80,000 per card"}, "new", "matches the ledger"),
        ({"claim": "no-such-claim"}, "new", "matches the ledger"),
    ],
)
def test_an_entry_that_matches_nothing_is_refused(log, refusal, entry, column, rule):
    """Each word of an entry has its rule, and the new value stands in the ledger."""
    (problem,) = refusal(log(entry)).problems

    assert ("data/raw/corrections.yml", 1, column, rule) == problem[:4]
    assert problem.mend


def test_a_withdrawn_claim_has_no_new_value(log, clean):
    """What left the ledger is logged with an empty new value."""
    clean(log({"claim": "gone-claim", "new": ""}))


def test_corrections_of_one_cell_follow_each_other(log, refusal, clean):
    """A later entry starts where the earlier one ended."""
    earlier = {"date": "2026-11-30", "old": "CNY 50,000 per card"}
    clean(log({**earlier, "new": "CNY 60,000 per card"}, {}))

    assert ["matches the next"] == [
        problem.rule
        for problem in refusal(log({**earlier, "new": "CNY 55,000 per card"}, {})).problems
    ]


def test_one_cell_is_corrected_once_a_day(log, refusal):
    """Two corrections of one cell on one day could not be told apart by their readers."""
    (problem,) = refusal(
        log({"old": "CNY 50,000 per card", "new": "CNY 60,000 per card"}, {})
    ).problems

    assert ("date", "once a day") == (problem.column, problem.rule)


def test_the_latest_stands_last(log, refusal):
    """Entries are kept in the order of their days."""
    (problem,) = refusal(
        log({}, {"date": "2026-11-30", "claim": "cards-needed", "old": "x", "new": "143,000 cards"})
    ).problems

    assert ("date", "in order of dates") == (problem.column, problem.rule)


# What was published -------------------------------------------------------------------------------


def tables_of(folder):
    return clean_tables(read_raw(folder / "data/raw"))


def changes(folder):
    """What changed in silence since the record was written."""
    tables = tables_of(folder)
    return list(silent_changes(read_record(folder), tables, tables["corrections"]))


@pytest.fixture
def recorded(tiny):
    """The tiny ledger with the record of an edition."""
    record_edition(tiny, tables_of(tiny))
    return tiny


def test_an_unchanged_ledger_is_silent(recorded):
    """Right after its edition nothing has changed, and writing the record again changes no file."""
    assert [] == changes(recorded)
    assert False is record_edition(recorded, tables_of(recorded))


@pytest.mark.parametrize(
    ("table", "row", "cells", "named"),
    [
        ("claims", 4, {"literal": "30 %"}, "claim price-fall: shown is now"),
        (
            "promises",
            0,
            {"criterion": "A card is shown"},
            "promise card-launch: criterion is now 'A card is shown'",
        ),
        ("promises", 0, {"window_end": "2026-H1"}, "promise card-launch: due is now '2026-06-30'"),
    ],
)
def test_a_published_value_cannot_change_in_silence(recorded, edit, table, row, cells, named):
    """A figure, a criterion or a due day changed by hand is named with what it is now."""
    edit(recorded, table, lambda rows: rows[row].update(cells))

    (problem,) = changes(recorded)

    assert (RECORD, "value", "published") == (problem.file, problem.column, problem.rule)
    assert named in problem.mend


def rule(edit, folder, status):
    edit(folder, "resolutions", lambda rows: [row.update(status=status) for row in rows])


def test_a_ruling_cannot_change_in_silence(recorded, edit):
    """A ruling changed by hand without a row in the log is named."""
    rule(edit, recorded, "changed")

    (problem,) = changes(recorded)

    assert ("broken", True) == (
        problem.value,
        "promise card-launch: status is now 'changed'" in problem.mend,
    )


def test_a_logged_change_passes(recorded, edit, log):
    """The same change with its row in the log is no fault."""
    rule(edit, recorded, "changed")

    log(
        {
            "claim": None,
            "promise": "card-launch",
            "field": "status",
            "old": "broken",
            "new": "changed",
        }
    )

    assert [] == changes(recorded)


def test_a_log_of_another_change_does_not_help(recorded, edit, log):
    """A row must lead from what was published, not from something else."""
    rule(edit, recorded, "changed")

    log(
        {
            "claim": None,
            "promise": "card-launch",
            "field": "status",
            "old": "kept",
            "new": "changed",
        }
    )

    assert 1 == len(changes(recorded))


def test_a_withdrawn_claim_is_noticed(recorded, edit):
    """A published claim that is gone is named."""
    edit(recorded, "claims", lambda rows: rows.pop(3))

    (problem,) = changes(recorded)

    assert "claim made-by-fab: shown is now ''" in problem.mend


def test_new_claims_and_first_rulings_are_news(tiny, edit):
    """What no edition printed may come, and a first ruling after `open` is no correction."""
    edit(tiny, "promises", lambda rows: rows[0].update(window_end="2027"))
    edit(
        tiny,
        "resolutions",
        lambda rows: [row.update(status="open", note="searched") for row in rows],
    )
    record_edition(tiny, tables_of(tiny))
    edit(tiny, "claims", lambda rows: rows.insert(0, {**rows[0], "id": "another-price"}))
    edit(tiny, "resolutions", lambda rows: [row.update(status="broken") for row in rows])

    assert [] == changes(tiny)


def test_the_command_holds_an_edition_to_its_word(recorded, edit, capsys):
    """`chipledger corrections` fails on a silent change and then records nothing,
    while a draft is only told.
    """
    edit(recorded, "claims", lambda rows: rows[4].update(literal="30 %"))
    before = (recorded / RECORD).read_bytes()

    status = main(["corrections", "--record", "--root", str(recorded)])

    assert (1, before) == (status, (recorded / RECORD).read_bytes())
    assert "claim price-fall: shown is now" in capsys.readouterr().err
    assert 0 == main(["clean", "--root", str(recorded)])
    assert "note: data/quality/published.csv" in capsys.readouterr().err


def test_the_committed_edition_stands(root):
    """No figure and no ruling of the last edition has changed without a row in corrections.yml: see
    CONTRIBUTING, `Correct a figure`.
    """
    record, tables = (
        read_record(root),
        {
            name: read_clean(root / "data/clean", name)
            for name in ("claims", "promises", "corrections")
        },
    )

    assert [] == [str(problem) for problem in silent_changes(record, tables, tables["corrections"])]
    assert set(tables["promises"].loc[~tables["promises"]["status"].isin(NOT_RULED), "id"]) <= set(
        record.loc[record["field"] == "status", "id"]
    )
    assert "claim" in set(record["kind"])
