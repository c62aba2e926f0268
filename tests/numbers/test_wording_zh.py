"""Numbers in Chinese: units, hedges, spans and words as a newspaper writes them."""

from datetime import date
from math import inf

import pytest

from chipledger.numbers.wording_zh import (
    in_two_digits_zh,
    in_words_zh,
    show_period_zh,
    show_zh,
)


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("30万颗芯片", (300_000, 300_000, 300_000, "chip")),
        ("12.5万张卡", (125_000, 124_500, 125_500, "card")),
        ("1.2万亿参数", (1.2e12, 1.15e12, 1.25e12, "parameter")),
        ("至少2840片晶圆", (2840, 2840, inf, "wafer", "atleast")),
        ("逾135亿元", (13.5e9, 13.5e9, inf, "CNY", "over")),
        ("约200兆瓦", (200, 180, 220, "MW", "about")),
        ("不到10个月", (10, 0, 10, "month", "under")),
        ("近78万元", (780_000, 702_000, 780_000, "CNY", "near")),
        ("最多20亿美元", (2e9, 0, 2e9, "USD", "upto")),
        ("18至24个月", (21, 18, 24, "month", "range")),
        ("数十亿美元", (3e9, 1e9, 1e10, "USD", "vague")),
        ("每张卡4.9万元", (49_000, 49_000, 49_000, "CNY/card")),
        ("每片晶圆44颗裸片", (44, 44, 44, "die/wafer")),
        ("逾1.1吉瓦", (1100, 1100, inf, "MW", "over")),
        ("下降约5%", (-5, -5.5, -4.5, "percent", "about")),
        ("163,840词元", (163_840, 163_840, 163_840, "token")),
    ],
)
def test_a_figure_reads_as_a_newspaper_writes_it(said, figure):
    """Scale, hedge, measure word and what it is counted per stand where Chinese has them."""
    assert said == show_zh(*figure)


def test_a_bare_figure_keeps_its_hedge_and_loses_its_unit():
    """The sentence names the unit, and the figure is hedged all the same."""
    assert "约200" == show_zh(200, 180, 220, "MW", "about", bare=True)


def test_a_unit_without_a_chinese_word_is_refused():
    """A unit that nobody has put into Chinese stops the build by name."""
    with pytest.raises(ValueError, match="unit furlong: add one"):
        show_zh(1, 1, 1, "furlong")


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("近三分之一", (33, 33, 33, "percent")),
        ("一千倍", (1000, 1000, 1000, "times")),
        ("两倍", (2, 2, 2, "times")),
        ("约十二天", (12, 11.5, 13, "day")),
        ("超过四年", (52, 51, 53, "month")),
        ("约六十天", (61, 55, 65, "day")),
        ("约两千万", (2.1e7, 1.9e7, 2.2e7, "")),
    ],
)
def test_words_are_those_that_the_interval_allows(said, figure):
    """The same sizes and soft words as in English, said in Chinese."""
    assert said == in_words_zh(*figure)


def test_an_interval_too_wide_for_a_word_is_refused():
    """Where no word is true, the sentence gives both ends."""
    with pytest.raises(ValueError, match="no word says"):
        in_words_zh(14, 2, 60, "GW")


def test_a_rounded_figure_says_about():
    """Two digits that are not the figure itself are hedged."""
    assert "约690%" == in_two_digits_zh(692.95, 692.945, 692.955, "percent")


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("2025年8月22日", (2025, 8, 22), (2025, 8, 22)),
        ("2026年", (2026, 1, 1), (2026, 12, 31)),
        ("2025年9月", (2025, 9, 1), (2025, 9, 30)),
        ("2025年第二季度", (2025, 4, 1), (2025, 6, 30)),
        ("2024年下半年", (2024, 7, 1), (2024, 12, 31)),
        ("2022年6月至7月", (2022, 6, 1), (2022, 7, 31)),
        ("2025年12月至2026年1月", (2025, 12, 1), (2026, 1, 31)),
        ("2025年4月下旬", (2025, 4, 21), (2025, 4, 30)),
    ],
)
def test_a_span_has_its_chinese_name(said, start, end):
    """Days, months, quarters, halves and years read as in a Chinese paper."""
    assert said == show_period_zh(date(*start), date(*end))
