"""Figures that a blank, a line's end or a cut unit parts from their words, and what only looks
like one.

Each sentence is ours.
"""

from datetime import date
from math import inf

import pytest

from chipledger.scan import find_figures, propose

SCALE = "its scale stands behind another word; print it whole"
ENDS = "may be one range or two figures; code its ends with the sign of each"
RATE = "its rate is not in the closed list; take another unit, or none"
DIGITS = "may be digits or a range of speech; code a print with digits"
HALF = "is followed by its half; code the first half as a date"
FALL = "unit=percent;move=fall"

# Sentence, region, literal, flag, likely answer.
QUESTIONS = [
    ("The quay needs tens of thousands more planks.", "", "tens of", SCALE, ""),
    ("The quay needs hundreds of millions in loans.", "", "hundreds of", SCALE, ""),
    ("It saw the worst drop,  8.4 percent, of all.", "", "8.4 percent", "move=", "move=fall"),
    ("It opened in the financial year (FY) 2015.", "", "2015", "fiscal=", ""),
    ("It opened in fiscal year (2015).", "", "2015", "fiscal=", ""),
    ("船厂财年(FY)2015年获奖。", "", "2015年", "fiscal=", ""),
    ("租金将减少820.50万元至710.50万元。", "", "减少820.50万元", ENDS, ""),
    ("租金将减少820.50万元到710.50万元。", "", "710.50万元", ENDS, ""),
    ("租金將增加820萬元至910萬元。", "", "820萬元", ENDS, ""),
    ("灯具均价0.9元/瓦时。", "", "0.9元/瓦", RATE, ""),
    ("2015年半年度租金上涨。", "", "2015年", HALF, ""),
    ("2015年半年报已公布。", "", "2015年", HALF, ""),
    ("租金出现两位数的下滑。", "", "两位数", "unit=", FALL),
    ("租金同比两位数下降。", "", "两位数", "unit=", FALL),
    ("租金下降了两位数。", "", "下降了两位数", "unit=", "unit=percent"),
    ("Rents saw a double-digit decline.", "", "double-digit", "unit=", FALL),
    ("Rents fell by double digits.", "", "fell by double digits", "unit=", "unit=percent"),
    ("Rents slid at a double-digit pace.", "", "double-digit", "unit=", FALL),
    ("租金年增三四％。", "tw", "年增三四％", DIGITS, ""),
    ("酒店賺3億美元，每股盈利0.2元。", "hk", "0.2元", "region=", "region=hk"),
    ("A股酒店報21.5元。", "hk", "21.5元", "region=", "region=cn"),
]

# Sentence, region, literal, hard interval, unit.
FIGURES = [
    ("The quay needs tens of thousands of planks.", "", "tens of thousands of", (1e4, 1e5), ""),
    ("Rents fell  by  8.4  percent.", "", "fell  by  8.4  percent", (-8.45, -8.35), "percent"),
    ("Its loan was $3.5  billion.", "", "$3.5  billion", (3.45e9, 3.55e9), "USD"),
    ("Rents fell by a quarter that year.", "", "fell by a quarter", (-26.25, -23.75), "percent"),
    ("船上装有80度以上电池。", "", "80度以上", (80, inf), "kWh"),
    ("室温40度以上电池受损。", "", "40度以上", (40, inf), ""),
    ("灯具均价0.9元/千瓦时。", "", "0.9元/千瓦时", (0.85, 0.95), "CNY/kWh"),
    ("铜报500元/吨日内上涨。", "", "500元/吨", (495, 505), "CNY/t"),
    ("租金下降30%至50%。", "", "下降30%至50%", (-50, -30), "percent"),
    ("股价下跌3元至15元。", "", "15元", (14.5, 15.5), "CNY"),
    ("租金創下半年新高。", "tw", "半年", (5.7, 6.3), "month"),
    ("酒店賺3億港元，每股盈利0.2元。", "hk", "0.2元", (0.15, 0.25), "HKD"),
    ("酒店成交150億元(人民幣)。", "hk", "150億元", (1.45e10, 1.55e10), "CNY"),
    ("酒店成交150億元(港元)。", "", "150億元", (1.45e10, 1.55e10), "HKD"),
]

NO_FIGURES = [
    "It was a quarter in which rents fell.",
    "It was a quarter that brought rain.",
    "酒店排名全球第三。",
    "酒店位列国内第二。",
    "新船奪下月冠軍。",
    "新船拿下季度冠军。",
    "新船租金創下月度新高。",
    "The financial year (FY) was kind.",
]


def rows_of(sentence, region):
    day = date(2024, 11, 14)
    return propose(sentence, "", region=region, published=day).to_dict("records")


@pytest.mark.parametrize(("sentence", "region", "literal", "flag", "likely"), QUESTIONS)
def test_a_figure_cut_from_its_words_is_asked(sentence, region, literal, flag, likely):
    """A figure whose scale, unit, sign, year or money is cut off or stands apart is asked about."""
    row = next(row for row in rows_of(sentence, region) if row["literal"] == literal)

    assert (flag, likely) == (row["flag"], row["likely"])


@pytest.mark.parametrize(("sentence", "region", "literal", "bounds", "unit"), FIGURES)
def test_a_figure_is_read_with_all_that_stands_by_it(sentence, region, literal, bounds, unit):
    """More blanks than one, a bound behind the unit and money in brackets part no figure."""
    row = next(row for row in rows_of(sentence, region) if row["literal"] == literal)

    assert ("", unit) == (row["flag"], row["unit"])
    assert bounds == pytest.approx((row["low"], row["high"]))


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_a_span_a_rank_and_a_title_count_nothing(sentence):
    """A quarter that something happened in, a place in a row and a month's title are no figures."""
    assert [one.literal for one in find_figures(sentence) if one.kind == "figure"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "毛利3.5億美\n元。",
        "毛利3.5億\n美元。",
        "毛利3.5億港\n元。",
        "毛利約3.5\n億美元。",
        "毛利3.5\n億美元。",
    ],
)
def test_a_unit_broken_by_a_line_end_is_asked(sentence):
    """A print whose unit or scale goes on in the next line is asked about with the whole print."""
    (row,) = rows_of(sentence, "tw")

    assert row["flag"].startswith("a line break cuts the figure from")
    assert "3.5億" in row["likely"]


def test_more_blanks_than_one_leave_the_place_of_a_print():
    """Offsets are those of the text as it is printed."""
    text = "Rents  rose.\nRents   fell  3%  in  2015."

    for row in rows_of(text, ""):
        line = text.split("\n")[int(row["line"]) - 1]
        assert line[int(row["offset"]) :].startswith(row["literal"])
