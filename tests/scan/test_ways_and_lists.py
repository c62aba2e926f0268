"""Which way a figure moves by its sentence, what a list shares, whose money a text counts, which
year a month is of. Each sentence is ours.
"""

from datetime import date
from math import inf

import pytest

from chipledger.scan import find_figures, propose

PRINTED_ON = date(2025, 9, 9)

# Sentence, region, what is read: (literal, value, unit) in the order of the text.
READ = [
    # a step and the level that it led to
    (
        "The bid lifted Harbour shares 3.5p to 92p.",
        "",
        [("3.5p", 0.035, "GBP"), ("92p", 0.92, "GBP")],
    ),
    (
        "The stock dropped 2% or 8.5p to 404p.",
        "",
        [("dropped 2%", -2, "percent"), ("8.5p", -0.085, "GBP"), ("404p", 4.04, "GBP")],
    ),
    ("It was down 7.2 to 190p.", "", [("down 7.2", -0.072, "GBP"), ("190p", 1.9, "GBP")]),
    ("It was up 12 to 345.", "", [("12", 12, ""), ("345", 345, "")]),
    (
        "It fell 5p to 300p and up 9p later.",
        "",
        [("fell 5p", -0.05, "GBP"), ("300p", 3, "GBP"), ("9p", 0.09, "GBP")],
    ),
    ("The plant takes two to ten years.", "", [("two to ten years", 6, "year")]),
    ("Prices are up at $5 to $30.", "", [("$5 to $30", 17.5, "USD")]),
    ("It is in a range of from 31% to 33%.", "", [("31% to 33%", 32, "percent")]),
    # a fall told from behind, by another word, or by its noun
    (
        "It ended 0.4% or 21 points lower.",
        "",
        [("0.4%", -0.4, "percent"), ("21 points lower", -21, "point")],
    ),
    ("Tool orders cratered 18%.", "", [("cratered 18%", -18, "percent")]),
    ("It was a 9% tumble.", "", [("9% tumble", -9, "percent")]),
    (
        "Output fell more sharply by more than 9%.",
        "",
        [("more than 9%", -9, "percent")],
    ),
    # bounds
    ("The sub-$250 segment grew.", "", [("sub-$250", 250, "USD")]),
    ("The sub-USD 90 segment grew.", "", [("sub-USD 90", 90, "USD")]),
    ("They fall under three heads.", "", [("three", 3, "")]),
    ("It trains under three hundred people.", "", [("under three hundred people", 300, "person")]),
    ("首次突破月销六万辆大关。", "", [("六万辆", 6e4, "")]),
    ("月销量已破万，库存过亿元。", "", [("破万", 1e4, ""), ("过亿元", 1e8, "CNY")]),
    ("单月产量都在万辆以上。", "", [("万辆以上", 1e4, "")]),
    ("外資買超二十點五億元。", "tw", [("二十點五億元", 2.05e9, "TWD")]),
    ("續約3年，打破100項紀錄。", "hk", [("3年", 3, "year"), ("100項", 100, "")]),
    ("募资不超93亿元，不下30家。", "", [("不超93亿元", 9.3e9, "CNY"), ("不下30家", 30, "")]),
    ("Rs 15 per equity share.", "", [("Rs 15 per equity share", 15, "INR/share")]),
    ("其中七成为工程师。", "", [("七成", 70, "percent")]),
    ("Joblessness edged up to 4.3 per cent.", "", [("4.3 per cent", 4.3, "percent")]),
    (
        "It closed 0.6 per cent, or 53 points, lower at 8,741.",
        "",
        [("0.6 per cent", -0.6, "percent"), ("53 points", -53, "point"), ("8,741", 8741, "")],
    ),
    ("It sold at S$1,410 per sq ft.", "", [("S$1,410 per sq ft", 1410, "SGD/square_foot")]),
    ("均价3.2万元/平方米。", "", [("3.2万元/平方米", 32000, "CNY/m^2")]),
    ("Or one in eight, had gone.", "", [("one in eight", 0.125, "times")]),
    ("EPS $0.45 $(0.12)", "", [("$0.45", 0.45, "USD"), ("$(0.12)", -0.12, "USD")]),
    (
        "全年預測由2%至3%調高至3.2%。",
        "hk",
        [("2%至3%", 2.5, "percent"), ("3.2%", 3.2, "percent")],
    ),
    ("近三分一用於新廠。", "hk", [("近三分一", 1 / 3, "times")]),
    ("約四分三，由三分一的人付。", "hk", [("約四分三", 0.75, "times"), ("三分一", 1 / 3, "times")]),
    ("Declines of 1.2% came.", "", [("Declines of 1.2%", -1.2, "percent")]),
    ("Down 5p to 300p.", "", [("Down 5p", -0.05, "GBP"), ("300p", 3, "GBP")]),
    (
        "净利分别为15.2/18.9/22.7亿元。",
        "cn",
        [("15.2", 15.2e8, "CNY"), ("18.9", 18.9e8, "CNY"), ("22.7亿元", 22.7e8, "CNY")],
    ),
    (
        "Sales of 120/150/180 billion yuan.",
        "",
        [("120", 1.2e11, "CNY"), ("150", 1.5e11, "CNY"), ("180 billion yuan", 1.8e11, "CNY")],
    ),
    # parts of large numbers
    ("It hired about quarter of a million.", "", [("about quarter of a million", 250_000, "")]),
    # lists
    (
        "煤电、气电分别为4300、1500亿千瓦时。",
        "",
        [("4300", 4.3e11, "kWh"), ("1500亿千瓦时", 1.5e11, "kWh")],
    ),
    (
        "分别增长3%、5和8%。",
        "",
        [("增长3%", 3, "percent"), ("5", 5, "percent"), ("8%", 8, "percent")],
    ),
    ("It made 3 and 5 GW.", "", [("3", 3, "GW"), ("5 GW", 5, "GW")]),
    (
        "They cost $2 and $3 billion, respectively.",
        "",
        [("$2", 2e9, "USD"), ("$3 billion", 3e9, "USD")],
    ),
    ("Crude fell $1.12, or 1.6%.", "", [("fell $1.12", -1.12, "USD"), ("1.6%", -1.6, "percent")]),
    ("It left the index off 1.2%.", "", [("1.2%", -1.2, "percent")]),
    ("Silver lost 48 cents to $30.", "", [("48 cents", -0.48, "USD"), ("$30", 30, "USD")]),
    ("It earned $1.28 a share on a rise.", "", [("$1.28 a share", 1.28, "USD/share")]),
    ("It pays $3bn over five years.", "", [("$3bn", 3e9, "USD"), ("five years", 5, "year")]),
    ("连续五个交易日上涨。", "", [("五个交易日", 5, "day")]),
    ("他花了3块5。", "", [("3块5", 3.5, "CNY")]),
    # money
    (
        "Sales were $4 billion U.S. and profit $0.80 U.S. a share.",
        "ca",
        [("$4 billion", 4e9, "USD"), ("$0.80", 0.8, "USD")],
    ),
    (
        "收入為50億元(人民幣，下同)，毛利12億元。",
        "hk",
        [("50億元", 5e9, "CNY"), ("12億元", 1.2e9, "CNY")],
    ),
    ("收入為50億元（美元．下同）。", "tw", [("50億元", 5e9, "USD")]),
    ("除特别说明外，单位均为美元。营收30亿元。", "cn", [("30亿元", 3e9, "USD")]),
    ("All amounts are in U.S. dollars. It sold $4 billion.", "ca", [("$4 billion", 4e9, "USD")]),
    (
        "Profit grew 8.8 per cent, Singapore's S$ report of Singapore says.",
        "",
        [("grew 8.8 per cent", 8.8, "percent")],
    ),
]

# Sentence, region, literal, what is asked, the likely answer.
ASKED = [
    ("Worries knocked the stock by 14.5p to 512p.", "", "14.5p", "move=", "move=fall"),
    ("A decline of 6% for phones and 4% for tablets.", "", "4%", "move=", "move=fall"),
    ("It saw declining orders of 12 per cent.", "", "12 per cent", "move=", "move=fall"),
    ("Its shares wobbled 5%.", "", "5%", "move=", "move=fall"),
    ("It is a $4 billion U.S. plant.", "ca", "$4 billion", "region=", "region=us"),
    ("An American firm paid $5 billion.", "au", "$5 billion", "region=", "region=au"),
    ("Stocks would end March at a high.", "", "March", "year=", "year=2026"),
    ("Demand peaks in January.", "", "January", "year=", "year=2026"),
    ("It pays on Nov 5.", "", "Nov 5", "year=", "year=2025"),
    ("Q2 FY21 was good.", "in", "Q2 FY21", "fiscal=", "fiscal=4"),
    ("It hired 3 and 5 people.", "", "3", "unit=", "unit=person"),
    ("It cost $2 and $3 billion.", "", "$2", "unit=", "scale=1e9"),
    ("美元收三十點五元，升九點八分。", "tw", "九點八分", "unit=", ""),
    ("It dropped 3, 4.5 and 2 percent.", "", "4.5", "move=", "move=fall"),
    ("A third of a million left.", "", "A third of a million", "holds no figure", ""),
    ("Zinc lost 1.1%, nickel 0.5% and tin 2%.", "", "0.5%", "move=", "move=fall"),
    ("It returned 3%, against a loss of 1.2%.", "", "1.2%", "move=", "move=fall"),
    ("Its sales rose to ¥2.62 trillion.", "", "¥2.62 trillion", "region=", "region=jp"),
    ("蝕18.7億元人民幣，去年賺9.8億元。", "hk", "9.8億元", "region=", "region=cn"),
    ("日本的東京與大阪，日本新樓每套售8,000萬元。", "", "8,000萬元", "region=", "region=tw"),
    ("利率減八分一厘。", "hk", "減八分一厘", "its unit is", ""),
    ("It turns at 500 rpm.", "", "500", "its unit is not", ""),
    ("扭矩300牛·米。", "", "300", "its unit is not", ""),
    ("美元跌破7.1，再创新低。", "", "美元跌破7.1", "unit=", ""),
    ("It fell to 2.35 Singapore cents from 2.5 cents.", "", "2.5 cents", "region=", "region=sg"),
    ("Sales fell in the April-December period.", "", "April-December", "year=", "year=2024"),
    ("22-24年增长三倍。", "", "22-24年", "may be a year", ""),
]

DATES = [
    ("Revenue in Q2 September 2020 rose.", "in", "Q2 September 2020", "2020-07-01", "2020-09-30"),
    ("本月5日至12日停工。", "", "本月5日至12日", "2025-09-05", "2025-09-12"),
    ("3月5日至12日停工。", "", "3月5日至12日", "2025-03-05", "2025-03-12"),
    ("首二季出口大增。", "hk", "首二季", "2025-01-01", "2025-06-30"),
    ("首八個月出口大增。", "hk", "首八個月", "2025-01-01", "2025-08-31"),
    ("22年至24年增长。", "", "22年至24年", "2022-01-01", "2024-12-31"),
    ("明年底量產。", "tw", "明年底", "2026-11-01", "2026-12-31"),
    ("去年初开工。", "", "去年初", "2024-01-01", "2024-02-29"),
    ("23年净利润增长。", "", "23年", "2023-01-01", "2023-12-31"),
    ("It rose in January.", "", "January", "2025-01-01", "2025-01-31"),
]

NO_FIGURES = [
    "It films in 4K and 8K. The TV has an 8K screen.",
    "加满92号汽油与95無鉛。",
    "长三角与珠三角，还有三角债。",
    "工业4.0与晶圓代工 2.0 產業。",
]


def rows(sentence, region=""):
    return propose(sentence, "", region=region, published=PRINTED_ON).to_dict("records")


@pytest.mark.parametrize(("sentence", "region", "wanted"), READ)
def test_each_figure_is_read_by_its_sentence(sentence, region, wanted):
    """Steps, falls, bounds, lists and money are read as the words beside them say."""
    read = [row for row in rows(sentence, region) if row["unit"] != "date"]

    assert [(literal, unit, "") for literal, _, unit in wanted] == [
        (row["literal"], row["unit"], row["flag"]) for row in read
    ]
    assert [value for _, value, _ in wanted] == pytest.approx([row["value"] for row in read])


@pytest.mark.parametrize(("sentence", "region", "literal", "flag", "likely"), ASKED)
def test_what_may_be_two_things_is_asked(sentence, region, literal, flag, likely):
    """A way, money, year or unit that the sentence leaves open is a question, and no guess."""
    row = next(row for row in rows(sentence, region) if row["literal"] == literal)

    assert row["flag"].startswith(flag)
    assert likely == row["likely"]


@pytest.mark.parametrize(("sentence", "region", "literal", "first", "last"), DATES)
def test_a_date_is_read_whole(sentence, region, literal, first, last):
    """Days of a month, quarters with the month they end in and years in two digits are dates."""
    row = rows(sentence, region)[0]

    assert (literal, first, last, "") == (
        row["literal"],
        row["period_start"],
        row["period_end"],
        row["flag"],
    )


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("突破单日三万辆。", (3e4, inf)),
        ("募资不超93亿元。", (0, 9.3e9)),
        ("Sales more than halved.", (0, 0.5)),
        ("未跌破30元。", (30, inf)),
        ("不下30家。", (30, inf)),
        ("The sub-$250 segment grew.", (0, 250)),
        ("Output fell more sharply by more than 9%.", (-inf, -9)),
        ("It costs ~USD 90 million.", (8.5e7, 9.5e7)),
    ],
)
def test_a_bound_that_stands_apart_is_kept(sentence, bounds):
    """What passes a mark may be named between the bound and the figure."""
    row = rows(sentence)[0]

    assert pytest.approx(bounds) == (row["low"], row["high"])


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_regions_and_versions_are_no_figures(sentence):
    """A delta, a debt and a version count nothing."""
    assert not [found for found in find_figures(sentence) if found.kind == "figure"]


def test_a_head_of_a_table_is_no_figure_and_holds_for_losses():
    """The unit of a head is given to each row, also to one that ends in n.m."""
    table = "Results (in millions of dollars)\nNet loss (123) 456 n.m."

    assert [("123", 1.23e8, "USD", "move="), ("456", 4.56e8, "USD", "")] == [
        (row["literal"], row["value"], row["unit"], row["flag"]) for row in rows(table)
    ]


def test_a_mark_stuck_to_a_unit_is_no_figure():
    """A footnote's number behind a unit is furniture."""
    kinds = {found.literal: found.kind for found in find_figures("发电500.5亿千瓦时1，同比增长。")}

    assert {"500.5亿千瓦时": "figure", "1": "furniture"} == kinds
