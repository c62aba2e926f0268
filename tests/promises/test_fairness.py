"""Fairness: two companies that change places in the data change the names in the book,
and not one other word.
"""

import re

import pytest

from chipledger.facts.catalogue import Catalogue, View
from chipledger.facts.entries import headline
from chipledger.facts.fact import by_key
from chipledger.facts.promises import promise_facts
from chipledger.promises.listing import board, on_day
from chipledger.publish.site.ledger import calendar, feed
from chipledger.publish.site.ledger.board import board_files
from chipledger.publish.site.ledger.frame import Shell
from chipledger.tables.schema import RAW
from chipledger.tables.store import read_clean
from tests.helpers import ROOT
from tests.helpers.cited import promise_sentence
from tests.helpers.frame import FRAME
from tests.helpers.promised import AS_OF, ledger_of, promised

NAMING = ("entity", "object", "speaker", "maker", "base")
ONE, OTHER = ("acme", "Acme"), ("zenith", "Zenith")
HALF_WAY = "\ue100"


def swapped(tables):
    """The tables with two companies in each other's place: who makes, says and is spoken of."""
    names = {ONE[0]: OTHER[0], OTHER[0]: ONE[0]}
    return {
        name: table.assign(
            **{column: table[column].replace(names) for column in NAMING if column in table}
        )
        for name, table in tables.items()
    }


def told(ledger):
    """Everything that is generated about promises, by where it stands; entries in the order of
    their ids, since names sort otherwise.
    """
    catalogue, rows = Catalogue(ledger), ledger.promises.to_dict("records")
    facts = {row["id"]: promise_facts(row, catalogue) for row in rows}
    entities = catalogue.entities
    view = View(ledger)
    return {
        **{f"entry {row['id']}": f"{headline('promise', row)} {facts[row['id']]}" for row in rows},
        **{
            f"sentence {row['id']}": promise_sentence(
                row, by_key(facts[row["id"]]), catalogue, "Book"
            )
            for row in rows
        },
        "calendar": calendar.calendar_of(rows, entities, AS_OF).replace("\r\n ", ""),
        "feed": feed.feed_of(rows, [], entities, AS_OF, "https://example.org/"),
        "terminal": re.sub(
            " +", " ", "\n".join(board(ledger.promises, ledger.entities, on_day(AS_OF)))
        ),
        # Choices stand in the order of names, so the names themselves are left to the rows.
        "board": re.sub(
            r"<option.*?</option>", "", board_files(view, Shell(FRAME))["ledger/promises.html"]
        ),
    }


def exchanged(text, these=ONE, those=OTHER):
    """The text with both names, and both ids, in each other's place."""
    for one, other in zip(these, those, strict=True):
        text = text.replace(one, HALF_WAY).replace(other, one).replace(HALF_WAY, other)
    return text


@pytest.mark.costly
def test_only_names_change(cleaned_root):
    """Entries, sentences, board, calendar, feed and terminal say of the one what they would say of
    the other.
    """
    before, after = (
        told(ledger_of(tables, cleaned_root)) for tables in (promised(), swapped(promised()))
    )

    assert {place: exchanged(text) for place, text in before.items()} == after


@pytest.mark.costly
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("nvidia", "Nvidia"), ("intel", "Intel")),
        (("xai", "xAI"), ("amd", "AMD")),
        (("tesla", "Tesla"), ("tsmc", "TSMC")),
    ],
)
def test_only_names_change_in_the_book_itself(one, other):
    """With every mention of two companies exchanged in the committed tables, the entries of all
    promises read as before but for the names.
    """
    tables = {
        name: read_clean(ROOT / "data/clean", name)
        for name in ("claims", "sources", "entities", "resolutions", "promises")
    }
    tables["promises"] = tables["promises"][list(RAW["promises"].columns)]
    mirrored = {
        name: table.map(lambda cell: exchanged(cell, one, other) if isinstance(cell, str) else cell)
        for name, table in tables.items()
    }

    before, after = (entries_told(ledger_of(each, ROOT)) for each in (tables, mirrored))

    assert before
    assert {
        exchanged(name, one, other): exchanged(text, one, other) for name, text in before.items()
    } == after


def entries_told(ledger):
    """Entry and sentence of every promise."""
    catalogue, rows = Catalogue(ledger), ledger.promises.to_dict("records")
    facts = {row["id"]: promise_facts(row, catalogue) for row in rows}
    return {
        row["id"]: (
            f"{headline('promise', row)} {facts[row['id']]} "
            f"{promise_sentence(row, by_key(facts[row['id']]), catalogue, 'Book')}"
        )
        for row in rows
    }


@pytest.mark.costly
def test_the_swap_is_seen(cleaned_root):
    """The texts name both companies, so that a swap without effect would be noticed."""
    before, after = (
        told(ledger_of(tables, cleaned_root)) for tables in (promised(), swapped(promised()))
    )

    assert all(before[place] != after[place] for place in ("board", "terminal", "entry one-first"))


@pytest.mark.costly
def test_a_word_for_one_company_is_noticed(cleaned_root, monkeypatch):
    """Wording that depends on the company breaks the rule."""
    from chipledger.facts import promises as module

    monkeypatch.setattr(
        module, "_grade", lambda promise: "as ever" if promise["company"] == ONE[0] else ""
    )
    before, after = (
        told(ledger_of(tables, cleaned_root)) for tables in (promised(), swapped(promised()))
    )

    assert {place: exchanged(text) for place, text in before.items()} != after
