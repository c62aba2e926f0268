"""Literals under stress: what we print reads back as itself, and a hundred thousand
broken prints break nothing.
"""

import random
from math import isclose

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chipledger.errors import LiteralError
from chipledger.intake.raw import read_raw
from chipledger.numbers.literals import read, read_period
from chipledger.numbers.wording import HEDGES, show
from chipledger.tables.vocabulary import KINDS

UNITS = (
    "chip",
    "card",
    "wafer",
    "rack",
    "person",
    "CNY",
    "USD",
    "HKD",
    "percent",
    "times",
    "nm",
    "mm^2",
    "m^2",
    "MW",
    "GW",
    "month",
    "year",
    "day",
    "TFLOP/s",
    "PFLOP/s",
    "TB/s",
    "wafer/month",
    "chip/year",
    "die/wafer",
    "token/day",
    "USD/year",
    "parameter",
)
MUTATIONS = 100_000


@given(
    st.integers(1, 9999), st.integers(-2, 9), st.sampled_from(UNITS), st.sampled_from(["", *HEDGES])
)
@example(1, 0, "person", "")
def test_what_we_print_reads_back_as_itself(digits, scale, unit, hedge):
    """A figure shown in prose, read again, has the same value, unit and kind of soft word."""
    value = digits * 10.0**scale
    text = show(value, value, value, unit, hedge)

    figure = read(text)

    assert isclose(value, figure.value, rel_tol=1e-9), text
    assert (unit, hedge) == (figure.unit, figure.hedge), text


def mutate(text, chance):
    """A print with one to three slips: a sign lost, doubled, swapped or mistyped."""
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(text)) if text else 0
        sign = chance.choice(
            "0123456789.,%+-~至到約超近多半一二三十百千萬億兆元片年月日倍 \u00a0xX/()（）"
        )
        text = chance.choice(
            (
                text[:place] + text[place + 1 :],
                text[:place] + text[place : place + 1] + text[place:],
                text[:place] + sign + text[place + 1 :],
                text[:place] + sign + text[place:],
            )
        )
    return text


@pytest.mark.slow
def test_a_hundred_thousand_broken_prints(root):
    """A mutated literal is read as an interval that holds its value, or refused by name;
    nothing else ever happens.
    """
    claims, chance = read_raw(root / "data" / "raw")["claims"], random.Random(7)
    prints = list(zip(claims["literal"], claims["context"], strict=True))
    kept = 0
    for _ in range(MUTATIONS):
        literal, context = chance.choice(prints)
        try:
            figure = read(mutate(literal, chance), context, chance.choice(KINDS))
        except LiteralError:
            continue
        kept += 1
        assert (
            figure.low <= figure.value <= figure.high
            and figure.low <= figure.usual_low <= figure.usual_high <= figure.high
        )

    assert kept > MUTATIONS / 20


@pytest.mark.slow
def test_broken_dates_are_spans_or_refused(root):
    """A mutated date is a span whose first day is not after its last, or refused by name."""
    claims, chance = read_raw(root / "data" / "raw")["claims"], random.Random(8)
    prints = [
        (literal, context)
        for literal, context in zip(claims["literal"], claims["context"], strict=True)
        if "年" in literal or "月" in literal
    ]
    for _ in range(MUTATIONS // 10):
        literal, context = chance.choice(prints)
        try:
            start, end = read_period(mutate(literal, chance), context)
        except LiteralError:
            continue
        assert start is None or end is None or start <= end
