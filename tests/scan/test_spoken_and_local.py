"""How people write numbers elsewhere than in reports: local scales, money by its parts, speech,
dates that lean on the day of print. Each sentence is ours.
"""

from datetime import date

import pytest

from chipledger.intake.raw import read_raw
from chipledger.scan import find_figures, propose
from chipledger.scan.adopt import adopted

PRINTED_ON = date(2026, 1, 30)

# Sentence, region, what is found: (literal, value, unit).
FIGURES = [
    ("Exports were worth Rs.3,208 crore.", "", ("Rs.3,208 crore", 3.208e10, "INR")),
    ("They raised ₹1.5 lakh crore.", "", ("₹1.5 lakh crore", 1.5e12, "INR")),
    ("A unit sells at Rs.19.50 today.", "", ("Rs.19.50", 19.5, "INR")),
    ("It pays Rs 640 cr a year.", "", ("Rs 640 cr a year", 6.4e9, "INR/year")),
    ("It trained 3,17,500 engineers.", "", ("3,17,500 engineers", 317_500, "person")),
    ("这是廿三年来最低。", "", ("廿三年来", 23, "year")),
    ("佔百分之卅一點二。", "", ("百分之卅一點二", 31.2, "percent")),
    ("較預計人數百分之二點四為少。", "", ("百分之二點四", 2.4, "percent")),
    ("產能年減3成5。", "", ("年減3成5", -35, "percent")),
    ("产能年增2成5, 创新高。", "", ("年增2成5", 25, "percent")),
    ("每股派4毫2仙。", "hk", ("4毫2仙", 0.42, "HKD")),
    ("每股賺六毫八。", "hk", ("六毫八", 0.68, "HKD")),
    ("一杯賣三蚊半。", "hk", ("三蚊半", 3.5, "HKD")),
    ("每股賺了兩塊六。", "tw", ("兩塊六", 2.6, "TWD")),
    ("每度电四角二分。", "cn", ("四角二分", 0.42, "CNY")),
    ("央行升息半碼。", "tw", ("升息半碼", 0.125, "percent")),
    ("The margin fell by a quarter of a percentage point.", "", (..., -0.25, "percent")),
    ("It took half a year.", "", ("half a year", 0.5, "year")),
    ("要几十亿一点不奇怪。", "", ("几十亿", 10**9.5, "")),
    ("应聘者须满16周岁。", "", ("16周岁", 16, "year")),
    ("产能是对手的一点八倍。", "", ("一点八倍", 1.8, "times")),
    ("毛利率擴大○點六個百分點。", "", ("擴大○點六個百分點", 0.6, "percent")),
    ("營業利益率因此提高十二點三四個百分點。", "", (..., 12.34, "percent")),
    ("The division lost ($7.1) billion.", "", ("($7.1) billion", -7.1e9, "USD")),
    ("興建成本估計三、四百億美元。", "", ("三、四百億美元", 3.5e10, "USD")),
    ("每五台就有兩台要返修。", "", ("每五台就有兩台", 0.4, "times")),
    ("八個人當中有一個不用。", "", ("八個人當中有一個", 0.125, "times")),
    ("單價下跌1.2美元。", "", ("下跌1.2美元", -1.2, "USD")),
    ("The contract fell $40 in a week.", "", ("fell $40", -40, "USD")),
    ("出货急挫9.4%。", "", ("急挫9.4%", -9.4, "percent")),
    ("Orders came in 6% below plan.", "", ("6% below", -6, "percent")),
    ("Output was 6% above plan.", "", ("6% above", 6, "percent")),
    ("The firm has lost 8 percent of its staff.", "", ("lost 8 percent", -8, "percent")),
    ("要降到三十來天。", "", ("三十來天", 30, "day")),
    ("It hired 300-odd people.", "", ("300-odd people", 300, "person")),
    ("Each board has five or six chips.", "", ("five or six chips", 5.5, "chip")),
    ("要几百上千台机器。", "", ("几百上千台", 1000, "item")),
    ("全年用電三億度。", "", ("三億度", 3e8, "kWh")),
    ("The coupon cost 36p.", "", ("36p", 0.36, "GBP")),
    ("A fee of €5unit was paid.", "", ("€5", 5, "EUR")),  # a noun stuck to money is no unit of it
    ("Margins grew 12pc.", "", ("grew 12pc", 12, "percent")),
    ("The number is quintupling.", "", ("quintupling", 5, "times")),
]

# Sentence, literal, hard interval.
BOUNDS = [
    ("费用不止2亿美元。", "不止2亿美元", (2e8, float("inf"))),
    ("份额要守住30%或更高。", "30%或更高", (30, float("inf"))),
    ("Margins of 40% or higher are rare.", "40% or higher", (40, float("inf"))),
    ("用户已过千万。", "过千万", (1e7, float("inf"))),
    ("铜价跌破五十美元。", "跌破五十美元", (0, 50)),
    ("销量增长两成多。", "增长两成多", (20, 30)),
    ("成长率破七。", "破七", (7, float("inf"))),
    ("年增率達兩位數。", "達兩位數", (10, 100)),
    ("成长率降到个位数。", "个位数", (1, 10)),
    ("Double-digit growth is over.", "Double-digit", (10, 100)),
]

# Sentence, region, literal, first and last day, or what is asked and the likely answer.
DATES = [
    ("Sales rose in the fourth quarter.", "", "fourth quarter", ("2025-10-01", "2025-12-31")),
    ("前10月出口大增。", "", "前10月", ("year=", "year=2025")),
    ("前十個月出口大增。", "", "前十個月", ("year=", "year=2025")),
    ("今年第四季才交貨。", "", "今年第四季", ("2026-10-01", "2026-12-31")),
    ("112年動工。", "tw", "112年", ("2023-01-01", "2023-12-31")),
    ("自97年起虧損。", "tw", "97年", ("2008-01-01", "2008-12-31")),
    ("民國一百一十二年動工。", "tw", "民國一百一十二年", ("2023-01-01", "2023-12-31")),
    ("二○一七至二○二一年的資料。", "", "二○一七至二○二一年", ("2017-01-01", "2021-12-31")),
    ("It fell in fiscal 2022-23.", "", "fiscal 2022-23", ("fiscal=", "")),
    ("It fell in the second quarter of FY2023.", "", ..., ("fiscal=", "")),
    ("It started in the late 1980s.", "", "late 1980s", ("1987-01-01", "1989-12-31")),
    ("始于80年代中期。", "", "80年代中期", ("1984-01-01", "1986-12-31")),
    ("It closed at the end of May 2024.", "", "end of May 2024", ("2024-05-21", "2024-05-31")),
]


def read(sentence, region=""):
    return propose(sentence, "", region=region, published=PRINTED_ON).to_dict("records")


@pytest.mark.parametrize(("sentence", "region", "wanted"), FIGURES)
def test_a_figure_is_found_whole_and_read_right(sentence, region, wanted):
    """One figure is found in the sentence, with its sign, its scale and its unit."""
    (row,) = read(sentence, region)
    literal, value, unit = wanted

    assert (literal, unit, "") == (
        row["literal"] if literal != ... else ...,
        row["unit"],
        row["flag"],
    )
    assert value == pytest.approx(row["value"], rel=1e-4)


@pytest.mark.parametrize(("sentence", "literal", "bounds"), BOUNDS)
def test_a_soft_word_is_part_of_the_figure(sentence, literal, bounds):
    """A word that opens a figure or counts its digits is found with it and sets the interval."""
    (row,) = read(sentence)

    assert (literal, *bounds) == (row["literal"], row["low"], row["high"])


@pytest.mark.parametrize(("sentence", "region", "literal", "wanted"), DATES)
def test_a_date_is_read_or_asked_for(sentence, region, literal, wanted):
    """A date is placed in the right years; one that could lie on either side of the day of print,
    or in a fiscal year of unknown start, is asked for.
    """
    (row,) = read(sentence, region)

    assert literal in (row["literal"], ...)
    assert wanted in (
        (row["period_start"], row["period_end"]),
        (row["flag"], row["likely"]),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The S&P 500 closed.",
        "沪深300、上证50与标普500收盘。",
        "它是世界500强。",
        "Watch it in 1080p.",
        "早一点开始，一点一滴。",
    ],
)
def test_an_index_and_an_idiom_are_no_figures(sentence):
    """Indices of shares, lines of a picture and phrases with a numeral are set aside by name."""
    assert not [found for found in find_figures(sentence) if found.kind == "figure"]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is said there[^note3] and elsewhere[^12].",
        "见 news.example.cn/a/20250101/12345.html。",
        "See docs.example.org/v2/item?id=45 and 10.20.0.1.",
        "营收高于一年前。",
        "公司代码：2330。",
    ],
)
def test_notes_addresses_and_levels_of_a_year_ago_are_no_figures(sentence):
    """A note's mark, an address without its scheme and a comparison with a day count nothing."""
    assert not [found for found in find_figures(sentence) if found.kind == "figure"]


def test_a_comparison_with_a_day_is_no_bound_on_the_time():
    """In 低于三年前 it is the level that is lower, and the three years are three."""
    (row,) = read("产量低于三年前的水平。")

    assert ("三年", 3) == (row["literal"], row["value"])


def test_every_so_many_months_is_no_share():
    """每三个月就有一个 tells how often, and is not one of three."""
    assert "times" not in {row["unit"] for row in read("每三个月就有一个新品。")}


def test_the_first_end_of_a_way_takes_its_unit_from_the_second():
    """In 'from 3.5 to 4 per cent' both are percentages, and the first one's context says so."""
    first, second = read("The rate went from 3.5 to 4 per cent.")

    assert ("3.5", "unit=percent", "percent") == (first["literal"], first["context"], first["unit"])
    assert "percent" == second["unit"]


def test_money_in_a_sentence_about_another_place_is_asked_for():
    """Plain 元 beside another place's name is not taken for the money of the text."""
    there, here = read("香港售價8,200元。台灣售價3,100元。", "tw")

    assert ("region=", "region=hk") == (there["flag"], there["likely"])
    assert ("TWD", "") == (here["unit"], here["flag"])


def test_every_context_that_a_scan_writes_is_one_that_a_claim_may_have(tiny):
    """What a scan tells of region, scale and unit passes the rules of the claims' table."""
    claims = read_raw(tiny / "data/raw")["claims"]
    rows = propose("營收3億元。", "", region="tw").astype(str)
    filled = rows.assign(
        **{**claims.iloc[0].to_dict(), "id": "new-revenue", "context": rows["context"]}
    )

    assert "region=tw" in set(adopted(claims, filled, "new.csv")["context"])
