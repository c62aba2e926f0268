"""Report cards of articles: which checks and promises stand on them."""

import pandas as pd
import pytest
from promised import cleaned, promised

from chipledger.report_cards import PARTS, report_cards

CHECKS = pd.DataFrame([("sum", "holds", "one-due two-due"), ("rounded", "holds after rounding", "two-far"), ("odd", "fails", "ann-says seen"), ("web-only", "fails", "seen seen-copied"),
                       ("loose", "not refuted", "one-due")], columns=["id", "verdict", "claims"])


@pytest.fixture
def card():
    """The card of the one article of the example."""
    tables = promised()
    cards = report_cards(tables["sources"], tables["claims"], CHECKS, cleaned(tables))
    assert ["paper"] == list(cards)
    return cards["paper"]


def test_checks_are_sorted_by_verdict(card):
    """A check stands on the card of every article that has a claim in it, and on no other; each once."""
    assert (["sum", "rounded"], ["odd"], ["loose"]) == (card.held, card.failed, card.undecided)


def test_promises_are_sorted_by_what_became_of_them(card):
    """The promises that the article prints stand on its card."""
    assert (["two-first", "two-late"], ["one-first"], ["two-open", "word"]) == (card.came_true, card.did_not, card.not_known)


def test_claims_are_counted(card):
    """The card says how many claims the article has."""
    assert 5 == card.claims


def test_every_verdict_and_status_has_its_box():
    """No verdict and no status falls between the lists."""
    from chipledger import report_cards as module
    from chipledger.vocabulary import STATUSES, VERDICTS

    assert sorted(VERDICTS) == sorted(module.HELD + module.FAILED + module.UNDECIDED)
    assert sorted(("", *STATUSES)) == sorted(module.CAME_TRUE + module.DID_NOT + module.NOT_KNOWN)
    assert list(PARTS) == list(module.ReportCard._fields[2:])
