"""What we found of a claim, in sentences."""

import pytest

from chipledger.facts.catalogue import Catalogue
from chipledger.facts.told import MOST, allows, claim_told


@pytest.fixture
def judged(ledger):
    """What is told of a claim once the one check of the tiny ledger came out otherwise."""

    def judge(claim="revenue-goal", **outcome):
        checks = ledger.checks.copy()
        for column, value in outcome.items():
            checks.loc[checks["id"] == "cards-for-the-goal", column] = value
        ledger.checks = checks
        catalogue = Catalogue(ledger)
        return [
            (each.verdict, each.text) for each in claim_told(catalogue.claims[claim], catalogue)
        ]

    return judge


FAILED = {"verdict": "fails", "slip": "cards-for-the-goal", "ruling": "It takes fewer"}


@pytest.mark.parametrize(
    ("severity", "words"),
    [("serious", "serious slip"), ("minor", "minor slip"), ("near", "near miss")],
)
def test_a_mistake_is_told_with_the_figures_that_differ(judged, severity, words):
    """Who says what, what is so, and up to two figures that it was held against."""
    assert [
        (
            words,
            "Paper says: The goal takes so many cards at this price. It takes fewer."
            " Compare CNY 70,000 per card (Paper). Compare 143,000 cards (Paper).",
        )
    ] == judged(severity=severity, **FAILED)


def test_a_question_is_told_as_ours(judged):
    """A question that fails is answered in words, without a verdict on the figure."""
    assert [
        (
            "",
            "We asked whether this holds: The goal over the price is the number of cards."
            " It does not: It takes fewer.",
        )
    ] == judged(tests="question", verdict="fails", ruling="It takes fewer")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("holds after rounding", "holds"), ("undefined", "not comparable")],
)
def test_verdicts_are_told_in_plain_words(judged, verdict, words):
    """Both ways of holding read alike, and what has no common measure says so."""
    assert [(words, "The goal over the price is the number of cards.")] == judged(verdict=verdict)


def test_what_became_of_a_promise_is_told(judged):
    """A claim that was ruled as a promise tells the outcome."""
    assert ("broken", "Promised: Card One.") in judged("launch-date")


def test_claims_that_a_check_sets_apart_do_not_say_the_same(root, ledger):
    """Two figures of one thing whose ranges touch say the same, until a check finds them apart:
    then each is the other's rival.
    """
    rows = ledger.claims.set_index("id", drop=False)
    twin = rows.loc[["revenue-goal"]].assign(id="goal-again", source="sheet", line="", offset="")
    ledger.claims = type(ledger.claims)(
        [*rows.to_dict("records"), *twin.to_dict("records")], columns=rows.columns
    )
    assert ["goal-again", "revenue-goal"] == Catalogue(ledger).alike["revenue-goal"]
    check = ledger.checks.iloc[[0]].assign(
        id="goals-agree", claims="revenue-goal goal-again", verdict="fails"
    )
    ledger.checks = type(check)(
        [*ledger.checks.to_dict("records"), *check.to_dict("records")], columns=check.columns
    )
    catalogue = Catalogue(ledger)

    assert ["revenue-goal"] == catalogue.alike["revenue-goal"]
    assert ["goal-again"] == catalogue.rivals["revenue-goal"]
    assert ["revenue-goal"] == catalogue.rivals["goal-again"]


@pytest.mark.costly
def test_no_card_says_alike_what_the_audit_sets_apart(root):
    """In the book's own ledger no claim is said to be repeated by one that disagrees with it, and
    mistakes come first on every card.
    """
    from chipledger.notebook.ledger import Ledger

    catalogue = Catalogue(Ledger.load(root))
    spoken = "tesla-chips-per-year-conversation"

    assert spoken not in catalogue.alike["tesla-chips-per-year"]
    assert spoken in catalogue.rivals["tesla-chips-per-year"]
    assert {} == {
        name: set(alike) & set(catalogue.rivals.get(name, ()))
        for name, alike in catalogue.alike.items()
        if set(alike) & set(catalogue.rivals.get(name, ()))
    }
    for name, claim in catalogue.claims.items():
        told, slips = claim_told(claim, catalogue), len(catalogue.slips.get(name, ()))
        assert all("slip" in each.verdict or "miss" in each.verdict for each in told[:slips])
        assert len(told) <= max(MOST, slips)


def test_an_interval_is_told_only_where_it_says_more(ledger):
    """Where the words allow one figure alone, or say the interval themselves, no sentence does."""
    claims = Catalogue(ledger).claims

    assert allows(claims["revenue-goal"]).startswith("In these words it can be CNY")
    assert "" == allows(claims["launch-date"])
    assert "" == allows(claims["revenue-goal"] | {"shown": "CNY 9.5 billion to 10.5 billion"})
