"""How the checks were judged: agreement, what was withdrawn, and the baseline."""

import csv

import pytest

from chipledger.audit.judging import (
    CLASSES,
    LATER,
    READERS,
    agreement_by_class,
    figures_of,
    judgements,
    rate,
    settled,
    slips_in_articles,
    slips_in_baseline,
    withdrawn,
)
from chipledger.audit.statements import slips_of
from chipledger.notebook.ledger import Ledger

pytestmark = pytest.mark.costly  # each cleans or loads ledgers

ENOUGH = 0.6  # below this agreement the rules would be mended and everything judged anew


def said(**classes):
    """Judgements of one check, by reader."""
    return {name.replace("_", " "): {"class": word, "why": name} for name, word in classes.items()}


def test_every_check_of_the_first_edition_was_judged_by_both_readers():
    """Two readers judged all checks that the first edition had, before anybody compared them."""
    judged = judgements(Ledger.load().root)

    assert 371 == sum(all(reader in sides for reader in READERS) for sides in judged.values())


def test_the_readers_agree_well_enough_on_each_class():
    """Both readers put checks into one class far more often than chance would have it."""
    agreed = {name: kappa for name, *_, kappa in agreement_by_class(judgements(Ledger.load().root))}

    assert [*CLASSES, "all classes"] == list(agreed)
    assert min(agreed.values()) >= ENOUGH


def test_each_difference_is_settled_with_its_reason():
    """Where the readers differ, a third has the last word and says why."""
    assert [] == [row for row in settled(judgements(Ledger.load().root)) if not (row[3] and row[4])]


def test_who_settles_last_has_the_word():
    """A later settlement stands before the third reader's."""
    judged = {
        "a": said(
            reader_1="question", reader_2="statement", reader_3="statement", settled="question"
        )
    }

    assert [("a", "question", "statement", "question", LATER[0])] == settled(judged)


def test_agreement_that_nobody_settled_is_shown_as_open():
    """A difference without a third verdict keeps empty cells."""
    assert [("a", "question", "unfit", "", "")] == settled(
        {"a": said(reader_1="question", reader_2="unfit")}
    )


def test_what_was_withdrawn_counts_against_nobody():
    """No accusation that the page of corrections takes back is a slip today,
    and each has its apology.
    """
    ledger = Ledger.load()
    counted = {check for slip in slips_of(ledger.checks) for check in slip.checks}
    rows = withdrawn(ledger.root)

    assert set() == {row["check"] for row in rows} & counted
    assert all(row["apology"] for row in rows)
    assert {row["counted_as"] for row in rows} - {""} <= counted


def test_each_failing_statement_of_the_first_edition_still_fails_or_is_withdrawn():
    """Nothing that the first edition held against an article is dropped in silence."""
    ledger = Ledger.load()
    with open(ledger.root / "data/quality/first_edition_failing.csv", encoding="utf-8") as file:
        before = {row["check"] for row in csv.DictReader(file)}
    today = {check for slip in slips_of(ledger.checks) for check in slip.checks}

    assert set() == before - today - {row["check"] for row in withdrawn(ledger.root)}


def test_a_rate_of_slips_has_its_interval():
    """Slips over figures carry Wilson's interval."""
    found = rate(3, 73)

    assert (3, 73) == found[:2]
    assert (0.014, 0.114) == (round(found.low, 3), round(found.high, 3))


def test_the_baseline_is_a_set_of_its_own():
    """The English articles stand in no table of the ledger, and both sets count slips alike."""
    ledger = Ledger.load()
    articles, figures, slips = slips_in_baseline(ledger.root)

    assert 5 == len({row["article"] for row in articles}) == len({row["theme"] for row in articles})
    assert set() == {row["url"] for row in articles if row["article"] in set(ledger.sources["id"])}
    assert list(slips) == list(slips_in_articles(ledger.checks, ledger.sources))
    assert 0 < figures < figures_of(ledger.claims, ledger.metrics, ledger.sources)
