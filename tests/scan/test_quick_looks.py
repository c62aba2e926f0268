"""What is looked for first, because it is found fast, misses nothing that the long patterns would
find.
"""

import random
import sys

import pytest

from bench.reading import corpus
from bench.scan import made_up
from chipledger.scan import doubts, find_figures, grammar, places, proposals
from chipledger.scan.around import Around
from chipledger.scan.fold import fold, odd_digits


@pytest.fixture(scope="module")
def spelt():
    """The sentences of the corpus, folded, as one text."""
    return fold("\n".join(rows[0]["sentence"] for rows in corpus()))


@pytest.mark.parametrize("moving", [False, True])
def test_soft_words_begin_where_they_are_looked_for(spelt, moving):
    """Before each sign of the corpus stand the same words, sought everywhere or where one of them
    can begin.
    """
    pattern = grammar.LEFT_MOVING if moving else grammar.LEFT
    found = 0
    for at in range(1, len(spelt)):
        begin = pattern.search(spelt, max(0, at - grammar._LONGEST), at).start()
        if spelt[at - 1] in grammar._ENDS:
            assert grammar.left_of(spelt, at, 0, moving) == begin
            found += begin < at
    assert found > 300


@pytest.mark.parametrize(
    "text",
    [
        "收入50億元(人民幣,下同)",
        "以美元计算，下同。",
        "除特别说明外金额均为美元",
        "以下数字全部以人民币计",
        "文中金额都港元",
        "All amounts are in US dollars.",
        "figures are stated in USD",
        "amounts presented here in EUR",
    ],
)
def test_a_text_that_names_its_money_passes_the_quick_look(text):
    """The long patterns are tried, and tell it."""
    assert places.stated_money(text)


@pytest.mark.parametrize(
    "text",
    [
        "截至九月三十日止三个月",
        "截至2025年12月31日止六个月",
        "three months ended June 30",
        "Nine-month to Sep",
        "the first quarter ended 30 April",
        "second-quarter, which ended on 30 Jul",
    ],
)
def test_a_period_that_ended_passes_the_quick_look(text):
    """Whatever the long pattern finds holds what is looked for first."""
    assert doubts._MONTHS_ENDED.search(text)
    assert doubts._MAY_HAVE_ENDED.search(text)


def test_no_digit_and_no_space_is_overlooked():
    """A digit of any script reads as one of ours, a space of any width as a blank, and a digit of
    another sort is known as one, wherever in Unicode it stands.
    """
    for sign in map(chr, range(0x80, sys.maxunicode + 1)):
        if sign.isdecimal():
            assert fold(sign) == str(int(sign)), hex(ord(sign))
        elif sign.isspace():
            assert fold(sign) == " ", hex(ord(sign))
        elif sign.isdigit():
            assert sign in odd_digits(), hex(ord(sign))


def test_no_rule_has_a_question_about_a_figure_among_chinese_signs(monkeypatch):
    """Every figure of the corpus, put between signs, gives the row that it gives where no rule
    passes it over.
    """
    made = random.Random(20)
    literals = [row["literal"] for rows in corpus() for row in rows if row["literal"]]
    befores = ("约为", "，达到", "而(", "（", "KES ", "從", "至", "HS codes 8541、", "“", "")
    behinds = ("的", "，", ")的", "到", "，KES", "”", ",", "。per 100,000", "人", "")
    lines = [
        made.choice(befores) + made.choice(literals) + made.choice(behinds) + made.choice(literals)
        for _ in range(1500)
    ]
    text = "\n".join(lines)
    found = [one for one in find_figures(text) if one.kind == "figure"]
    quick, passed, made_as = proposals(found, text), [], Around.__init__

    def asked(around, *facts):
        made_as(around, *facts)
        passed.append(around.among_signs)
        around.among_signs = False

    monkeypatch.setattr(Around, "__init__", asked)
    whole = proposals(found, text)
    assert sum(passed) > 500
    assert list(map(repr, quick)) == list(map(repr, whole))


def test_the_text_of_the_bench_is_the_same_and_as_full_of_figures_as_an_article():
    """A seed makes one text, in both languages, with five to ten figures in a thousand bytes."""
    text = made_up(100_000)
    assert text == made_up(100_000)
    assert text != made_up(100_000, seed=1)
    figures = [one for one in find_figures(text) if one.kind == "figure"]
    chinese = [one for one in figures if not text.split("\n")[one.line - 1].isascii()]
    assert 500 < len(figures) < 1000
    assert 100 < len(chinese) < len(figures)
