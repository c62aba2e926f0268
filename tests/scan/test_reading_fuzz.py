"""A scan under stress: on a hundred thousand broken sentences nothing fails, and every literal
stands at its place.
"""

import random

import pytest

from bench.reading import corpus
from chipledger.numbers.lexicon import REGIONS
from chipledger.numbers.tokens import LEXICON
from chipledger.scan import propose
from chipledger.scan.finds import CLASSES, find_figures

SENTENCES = [rows[0]["sentence"] for rows in corpus()]
SIGNS = (
    "0123456789０９.,%+-–—~至到约超近多半一二三十百千万億兆元年月日季倍成點○½²\u00a0 \n\t$€¥"
    "(（)）</>^×xXeEkKmMBTGW·&;|*"
)
WORDS = sorted(LEXICON) + [
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "&nbsp;",
    "between ",
    " and ",
    " to ",
    "from ",
    "half a ",
    "Q3",
    "3Q25",
]


def broken(chance):
    """A sentence of the corpus with signs lost, doubled, mistyped, or a soup of words and signs."""
    if chance.random() < 0.3:
        return "".join(
            chance.choice((chance.choice(WORDS), chance.choice(SIGNS))) for _ in range(12)
        )
    text = chance.choice(SENTENCES)
    start = chance.randrange(len(text))
    text = text[start : start + 40]
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(text) + 1)
        put = chance.choice((chance.choice(SIGNS), chance.choice(WORDS), ""))
        text = text[:place] + put + text[place + chance.randint(0, 2) :]
    return text


def hold(text, chance):
    """Nothing fails on a text, and what is found stands where it is said to stand."""
    lines = text.split("\n")
    found = find_figures(text)
    for one in found:
        assert lines[one.line - 1].startswith(one.literal, one.offset), (text, one)
        assert one.offset <= one.start < one.end <= one.offset + len(one.literal), (text, one)
        assert one.kind in CLASSES
    covered = {
        (one.line, at) for one in found for at in range(one.offset, one.offset + len(one.literal))
    }
    assert sum(len(one.literal) for one in found) == len(covered), text
    assert all(
        (number, at) in covered
        for number, line in enumerate(lines, 1)
        for at, sign in enumerate(line)
        if sign.isdigit()
    ), text
    for row in propose(text, "", region=chance.choice(("", *REGIONS))).to_dict("records"):
        assert row["flag"] or row["unit"] == "date" or row["low"] <= row["value"] <= row["high"], (
            text,
            row,
        )


def hold_many(strings, seed):
    """So many broken sentences, fifty to a text: a table for each would take most of the time."""
    chance = random.Random(seed)
    for _ in range(strings // 50):
        hold("\n".join(broken(chance) for _ in range(50)), chance)


@pytest.mark.costly
def test_two_thousand_broken_sentences():
    """A seeded part of the hundred thousand, in every run."""
    hold_many(2000, 20)


@pytest.mark.slow
def test_a_hundred_thousand_broken_sentences():
    """On no broken sentence does the scan fail or name a wrong place."""
    hold_many(100_000, 21)
