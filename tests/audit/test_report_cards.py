"""Report cards of articles: which checks and promises stand on them."""

import pandas as pd
import pytest
from lxml import html

from chipledger import Ledger
from chipledger.audit.report_cards import OF_SLIPS, PARTS, report_cards
from tests.helpers.promised import cleaned, promised

COLUMNS = ["id", "tests", "verdict", "claims", "source", "slip", "severity"]
CHECKS = pd.DataFrame(
    [
        ("sum", "statement", "holds", "one-due two-due", "paper", "", ""),
        ("rounded", "statement", "holds after rounding", "two-far", "paper", "", ""),
        ("odd", "statement", "fails", "ann-says seen", "paper", "odd", "serious"),
        ("odder", "statement", "fails", "ann-says", "paper", "odd", "serious"),
        ("close", "statement", "fails", "one-due seen", "paper", "close", "near"),
        ("web-only", "statement", "fails", "one-due seen-copied", "web", "web-only", "minor"),
        ("loose", "statement", "not refuted", "one-due", "paper", "", ""),
        ("ours", "question", "fails", "one-due", "", "", ""),
    ],
    columns=COLUMNS,
).assign(asserts="So", ruling="Not so")


@pytest.fixture
def card():
    """The card of the one article of the example."""
    tables = promised()
    cards = report_cards(tables["sources"], tables["claims"], CHECKS, cleaned(tables))
    assert ["paper"] == list(cards)
    return cards["paper"]


def test_statements_are_sorted_by_verdict(card):
    """A statement stands on the card of the article whose sentence it is, a question on none."""
    assert (["sum", "rounded"], ["loose"]) == (card.held, card.undecided)


def test_slips_are_counted_and_not_checks(card):
    """Two checks that one mistake makes fail are one slip; what a page got wrong is
    none of the article's.
    """
    assert ([("odd", ("odd", "odder"))], [], ["close"]) == (
        [(slip.slip, slip.checks) for slip in card.serious],
        card.minor,
        [slip.slip for slip in card.near],
    )


def test_promises_are_sorted_by_what_became_of_them(card):
    """The promises that the article prints stand on its card."""
    assert (["two-first", "two-late"], ["one-first"], ["two-open", "word"]) == (
        card.came_true,
        card.did_not,
        card.not_known,
    )


def test_claims_are_counted(card):
    """The card says how many claims the article has."""
    assert 5 == card.claims


def test_every_verdict_and_status_has_its_box():
    """No verdict and no status falls between the lists."""
    from chipledger.audit import report_cards as module
    from chipledger.tables.vocabulary import SEVERITIES, STATUSES, VERDICTS

    assert sorted({*VERDICTS} - {"differs", "fails"}) == sorted(module.HELD + module.UNDECIDED)
    assert tuple(SEVERITIES) == module.OF_SLIPS
    assert sorted(("", *STATUSES)) == sorted(module.CAME_TRUE + module.DID_NOT + module.NOT_KNOWN)
    assert list(PARTS) == list(module.ReportCard._fields[2:])


def test_slips_are_counted_alike_everywhere(built):
    """Chapter, front page and the pages of articles give one count of slips for each severity."""
    ledger = Ledger.load()
    cards = report_cards(ledger.sources, ledger.claims, ledger.checks, ledger.promises)
    published = ledger.findings.set_index("id")["value"]
    front = html.parse(str(built / "html/index.html"))
    pages = [html.parse(str(built / f"html/book/articles/{name}.html")) for name in cards]
    slip = "//section[@id='{}']/div[contains(@class, 'slip-told')]"
    square = "//div[contains(@class, 'scoreboard')]//a[.//span[contains(@class, '{}')]]"
    counts = {
        severity: {
            int(published[f"audit-slips-{severity}"]),
            sum(len(getattr(card, severity)) for card in cards.values()),
            sum(len(page.xpath(slip.format(severity))) for page in pages),
            len(front.xpath(square.format(severity))),
        }
        for severity in OF_SLIPS
    }

    assert all(len(found) == 1 for found in counts.values()), counts
    assert counts["serious"] != {0}
