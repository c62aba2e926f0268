"""What an open notebook's kernel answers to the extension of JupyterLab."""

import json

import pytest

from chipledger.facts import lab
from chipledger.facts.catalogue import PAGES
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.links import KINDS
from tests.helpers import ROOT


@pytest.fixture
def book():
    """The real ledger, as a notebook that has just begun loads it."""
    return Ledger.load(ROOT)


@pytest.fixture(scope="module")
def loaded():
    """The same, for all that move nothing."""
    return Ledger.load(ROOT)


@pytest.fixture
def read(loaded, monkeypatch):
    """A notebook's kernel that has loaded the real ledger and moved nothing."""
    monkeypatch.setattr(Ledger, "latest", loaded)
    return loaded


def assume(book, value):
    """The density of defects of chapter 1, taken otherwise than in print."""
    taken = book.assume(
        "musk-defect-density", value, unit="cm^-2", label="Density of defects", because="a trial"
    )
    book.publish("musk-rate-gain", 100 * taken / taken.term, "More generations a year")
    return taken


@pytest.mark.parametrize(
    ("key", "now"),
    [
        ("claim-gpu-yield", "50%"),
        ("claim-gpu-yield.words", "half"),
        ("claim-tesla-roadmap-post-of-january", "17 January 2026"),
        ("check-dojo-value-by-morgan-stanley", "fails"),
        ("promise-dojo2-production", "broken"),
    ],
)
def test_the_kernel_knows_the_words_of_each_kind(read, key, now):
    """A number reads as the book prints it, in its form, and says what it is."""
    answer = lab.words([key])[key]

    assert now == answer["now"]
    assert {"now", "about"} == set(answer) and answer["about"]


def test_a_claim_says_where_it_stands(read):
    """The short card of a claim names its source."""
    assert "芯師爺" in lab.words(["claim-gpu-yield"])["claim-gpu-yield"]["about"]


@pytest.mark.parametrize(
    ("key", "lost"),
    [
        ("claim-gpu-yeild", "no claim 'gpu-yeild'; did you mean gpu-yield"),
        ("claim-gpu-yield.wrods", "unknown form 'wrods'; use bare, when, words, round"),
        ("figure-gpu", "names nothing of the ledger"),
    ],
)
def test_a_misspelt_number_is_told_with_the_nearest(read, key, lost):
    """An author sees in the sentence what is wrong and how to mend it."""
    assert lost in lab.words([key])[key]["lost"]


def test_what_a_run_moved_has_its_committed_words(book):
    """A finding and an assumption that moved say what they are and were; others say nothing of
    it.
    """
    assume(book, 0.2)
    answer = lab.words(
        ["finding-musk-rate-gain", "assumption-musk-defect-density", "claim-gpu-yield"]
    )

    assert [("100", "33%"), ("0.2 per cm²", "0.1155 per cm²"), ("50%", None)] == [
        (words["now"], words.get("was")) for words in answer.values()
    ]


def test_the_card_tells_what_this_run_made_of_a_number(book):
    """The card of a moved finding has its formula of now, that of a moved assumption its range and
    reason of now.
    """
    assume(book, 0.2)
    finding, taken = (
        dict(lab.card(key)["facts"])
        for key in ("finding-musk-rate-gain", "assumption-musk-defect-density")
    )

    assert "0.2 per cm²" in finding["Formula"] and "0.2 per cm²" in finding["Made from"]
    assert ("exact", "a trial") == (taken["Range"], taken["Because"])
    assert "From end to end" not in taken


def test_the_card_of_a_claim_tells_what_we_found(read):
    """What the check says of a claim comes first, then the record: entries by what they are."""
    card = lab.card("claim-tesla-pace-vs-nvidia")

    assert any(line.startswith("Minor slip: ") for line in card["told"])
    check = read.check("nine-months-is-a-third-more-rate")
    assert f"{check['says']} (fails)" in dict(card["facts"])["Checked in"]
    assert {} == dict(lab.card("claim-gpu-yeild"))


def test_an_answer_is_one_bundle(read):
    """The extension gets its answer as JSON, and nothing that a viewer would show."""
    bundle = lab.words(["claim-gpu-yield"])._repr_mimebundle_()

    assert {lab.MIME, "text/plain"} == set(bundle)
    assert "50%" in json.dumps(bundle[lab.MIME]) and "" == bundle["text/plain"]


def test_links_and_pages_know_the_same_kinds():
    """Whatever prose may name has a page of the book that speaks of it."""
    assert set(KINDS) == set(PAGES)
