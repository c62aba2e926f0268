"""Falls told by a verb before its noun, years behind a soft word, rates per a thing, and numbers
that name an index, a fab or a step.

Each sentence is ours.
"""

from datetime import date
from math import inf

import pytest

from chipledger.scan import find_figures, propose

# Sentence, region, literal, hard interval, unit.
FIGURES = [
    ("稅前利潤率按季增加45點子。", "hk", "增加45點子", (0.445, 0.455), "percent"),
    ("存款成本按年減少60點子。", "hk", "減少60點子", (-0.605, -0.595), "percent"),
    ("淨息差回升25個點子。", "hk", "回升25個點子", (0.245, 0.255), "percent"),
    ("新架構能減少漏電流25%至30%。", "", "25%至30%", (-30, -25), "percent"),
    ("这套方案可降低运费约8%。", "", "约8%", (-8.9, -7.1), "percent"),
    ("新窑炉实现减排11%。", "", "11%", (-11.5, -10.5), "percent"),
    ("新窑炉可提高产量11%。", "", "11%", (10.5, 11.5), "percent"),
    ("公司减少了毛利率11%的产品。", "", "11%", (10.5, 11.5), "percent"),
    ("该基金出现超6%的罕见跌幅。", "", "超6%", (-inf, -6), "percent"),
    ("该基金出现超6%的罕见涨幅。", "", "超6%", (6, inf), "percent"),
    ("样品的能量密度为910Wh/L。", "", "910Wh/L", (905, 915), "Wh/litre"),
    ("Solvent costs $9 per lb.", "", "$9 per lb", (8.5, 9.5), "USD/lb"),
    ("Fitting the tools takes up to eight months.", "", "up to eight months", (0, 8), "month"),
    ("Buyers ask for min 31% silica.", "", "31%", (31, inf), "percent"),
    ("Buyers ask for max. 4% moisture.", "", "4%", (0, 4), "percent"),
    ("Around 2050 boards failed.", "", "Around 2050", (1942.5, 2157.5), ""),
    ("央行下调准备金率25个基点。", "", "25个基点", (-0.255, -0.245), "percent"),
    ("新泵可降低能耗高达40%。", "", "高达40%", (-40.5, -39.5), "percent"),
    ("该厂减少用工三成。", "", "三成", (-35, -25), "percent"),
    ("占比高达40%。", "", "高达40%", (39.5, 40.5), "percent"),
    ("库存占比7%下降至4%。", "", "7%", (6.5, 7.5), "percent"),
    ("等了105年後重開。", "tw", "105年後", (104.5, 105.5), "year"),
    ("A cable costs 4.5 Singapore cents.", "", "4.5 Singapore cents", (0.0445, 0.0455), "SGD"),
    ("The $52.7 billion CHIPS Act passed.", "", "$52.7 billion", None, "USD"),
    ("Zircon fetched $700 per tonne at Perth.", "au", "$700 per tonne", (695, 705), "AUD/t"),
]

# Sentence, region, day of print, literal, first day, last day.
DATES = [
    ("First glass is due around 2033.", "", date(2026, 1, 9), "2033", "2033-01-01", "2033-12-31"),
    ("It was drawn up circa 1987 and lost.", "", None, "1987", "1987-01-01", "1987-12-31"),
    ("開工數於108年後減少。", "tw", None, "108年後", "2020-01-01", ""),
    ("2021年供應面，第二季出貨持平。", "", date(2020, 12, 1), "第二季", "2021-04-01", "2021-06-30"),
    (
        "2023年交貨增加，其中，第三季最多。",
        "",
        date(2024, 2, 1),
        "第三季",
        "2023-07-01",
        "2023-09-30",
    ),
    ("第4季將較第3季持平。", "tw", date(2024, 10, 9), "第3季", "2024-07-01", "2024-09-30"),
]

# Sentence, region, day of print, literal, flag, likely answer.
YEAR_OR_COUNT = "may be a year or a count; code the digits alone for the year"
NO_RATE = "its rate is not in the closed list; take another unit, or none"
TWO_SIZES = "may be two sizes; code each by itself, or none"
QUESTIONS = [
    ("Around 2031 boards fail.", "", None, "Around 2031", YEAR_OR_COUNT, ""),
    (
        "In the 2022 financial year ended June 30, sales fell.",
        "",
        None,
        "2022",
        "fiscal=",
        "fiscal=7",
    ),
    (
        "In fiscal year 2022, which ended March 31, sales fell.",
        "",
        None,
        "fiscal year 2022",
        "fiscal=",
        "fiscal=4",
    ),
    (
        "Zircon fetched $700 per tonne on a cif Europe basis.",
        "au",
        None,
        "$700 per tonne",
        "region=",
        "region=au",
    ),
    ("2023年交貨增加，第三季預計持平。", "", date(2024, 2, 1), "第三季", "year=", "year=2023"),
    ("这种阀门卖3元/件。", "", None, "3元", NO_RATE, ""),
    ("已有72/108层的样品。", "", None, "72/108层", TWO_SIZES, ""),
]

NO_FIGURES = [
    "晶圓二十一廠封頂。",
    "晶圆7厂封顶。",
    "300医药领跌。",
    "The plan is at stage 3.",
]


def row_of(sentence, region, published, literal):
    rows = propose(sentence, "", region=region, published=published).to_dict("records")
    return next(row for row in rows if row["literal"] == literal)


@pytest.mark.parametrize(("sentence", "region", "literal", "bounds", "unit"), FIGURES)
def test_the_words_around_a_number_tell_its_way_bound_and_rate(
    sentence, region, literal, bounds, unit
):
    """A figure has the sign, the bound and the rate that its sentence gives it."""
    row = row_of(sentence, region, None, literal)

    assert ("", unit) == (row["flag"], row["unit"])
    assert bounds is None or bounds == pytest.approx((row["low"], row["high"]))


@pytest.mark.parametrize(("sentence", "region", "published", "literal", "first", "last"), DATES)
def test_a_year_stays_a_year_and_a_quarter_is_of_the_year_that_governs_it(
    sentence, region, published, literal, first, last
):
    """A soft word or a particle makes no number of a year, and a quarter has its sentence's."""
    row = row_of(sentence, region, published, literal)

    assert (first, last, "") == (row["period_start"], row["period_end"], row["flag"])


@pytest.mark.parametrize(
    ("sentence", "region", "published", "literal", "flag", "likely"), QUESTIONS
)
def test_what_the_sentence_leaves_open_is_asked(sentence, region, published, literal, flag, likely):
    """A person is asked where two readings stand, with the likelier one beside the question."""
    row = row_of(sentence, region, published, literal)

    assert (flag, likely) == (row["flag"], row["likely"])


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_a_number_that_names_an_index_a_fab_or_a_step_counts_nothing(sentence):
    """What a number only names is no figure."""
    assert [one.literal for one in find_figures(sentence) if one.kind == "figure"] == []
