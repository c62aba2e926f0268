"""Prints that differ in their digits alone are split into words once, and simple numbers are read
the short way: both as the long way reads them.
"""

import csv
import random
import re

import pytest

from chipledger.errors import LiteralError
from chipledger.numbers import numerals, tokens
from chipledger.numbers.number_words import MULTIPLIERS
from chipledger.numbers.spelling import normalise
from chipledger.numbers.unit_words import LINK_SPEEDS, PER_MANY
from tests.helpers import ROOT

PRINTS = [
    *LINK_SPEEDS,
    *(f"{speed}光模块" for speed in LINK_SPEEDS),
    *(word for word in tokens.LEXICON if re.search("[0-9]", word)),
    *(f"two {word}" for word in tokens.LEXICON if re.search("[0-9]", word)),
    *(f"five dollars per {many}" for many in PER_MANY),
    *(f"about {word} 7" for word in ("one in", "three out of", "per", "half", "every")),
    *(
        "三仙5",
        "1仙5",
        "3毫5仙",
        "7块5",
        "十块8",
        "2成5",
        "三成5",
        "5成",
        "半成2",
        "3分之1",
        "6拆1",
    ),
    *("10^9", "3×10^8", "2e5", "約mm^2", "5 for 1", "5-for-1", "1/3", "4.5/7", "24/7", "1至3倍"),
    *(
        "3,500億元",
        "12,34,567",
        "1,2",
        "1.",
        ".5",
        "0",
        "00",
        "0.50%",
        "7G",
        "7T",
        "7K tokens",
        "9M",
    ),
    *("約7台", "逾1,234.5 million barrels", "$5-a-share", "-3%", "(3)%", "5千瓦", "5百萬", "4個月"),
]


def outcome(read, *arguments):
    """What is read, or the refusal."""
    try:
        return read(*arguments)
    except LiteralError as error:
        return error.literal, error.problem, error.mend


def corpus():
    """The prints of the corpora, each in one spelling."""
    for path in sorted((ROOT / "tests/data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                if row.get("literal"):
                    yield normalise(row["literal"])


def variants(text, draw):
    """A print with other digits, and with as many as before or more."""
    yield text
    for _ in range(3):
        yield re.sub("[0-9]", lambda _: draw.choice("0123456789"), text)
    yield re.sub("[0-9]+", lambda digits: digits[0] + draw.choice(("0", "12", "345")), text)
    yield re.sub("[0-9]+", lambda digits: digits[0][:1], text)


@pytest.mark.parametrize("source", [PRINTS, corpus], ids=["odd ones", "corpora"])
def test_words_are_split_by_shape_as_one_by_one(source):
    """Whatever the digits are: where they tell a word, or where two numbers stand, too."""
    draw, short = random.Random(12), 0
    prints = {
        text for each in (source() if callable(source) else source) for text in variants(each, draw)
    }

    for text in sorted(prints):
        assert outcome(tokens.split_words, text) == outcome(
            lambda text: list(tokens._words(text)), text
        )
        number = tokens._IN_DIGITS.fullmatch(text)
        short += number is not None

    assert short > 200


@pytest.mark.parametrize("scale", ["", *MULTIPLIERS, "万亿", "千", "多"])
@pytest.mark.parametrize("blank", ["", " "])
def test_a_simple_number_is_read_as_any_other(scale, blank, monkeypatch):
    """With each word for a scale, with commas and points, and when it is too long for a figure."""
    numbers = ["0", "1", "007", "10", "12.50", "1,234", "1,234.05", "12,34,567", "999", "1" * 25]
    numbers += ["1" * 26, "0.000", "100,000", "4500", "3.", "1,23"]
    runs = [f"{number}{blank}{scale}" for number in numbers]

    short = [outcome(numerals.read_amount.__wrapped__, run) for run in runs]
    monkeypatch.setattr(numerals, "_SIMPLE", re.compile("(?!)"))

    assert [outcome(numerals.read_amount.__wrapped__, run) for run in runs] == short
