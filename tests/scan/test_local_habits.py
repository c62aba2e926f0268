"""Units, money, months, second measures and names as one country or one trade writes them.

Each sentence is ours; the kinds come from articles that the parser had not seen.
"""

from datetime import date

import pytest

from chipledger.errors import LiteralError
from chipledger.numbers.literals import read
from chipledger.numbers.periods import read_period
from chipledger.scan import find_figures, proposals, propose
from chipledger.scan.report import summary

PRINTED_ON = date(2026, 1, 30)

# Sentence, region, the first figure: literal, value, unit.
FIGURES = [
    # power and data, in Chinese and in English
    ("新機組容量為120萬瓩。", "tw", "120萬瓩", 1.2e9, "W"),
    ("去年售電31億瓩時。", "tw", "31億瓩時", 3.1e9, "kWh"),
    ("单日用电2万千瓦小时。", "", "2万千瓦小时", 20_000, "kWh"),
    ("电池容量3兆瓦·时。", "", "3兆瓦·时", 3, "MWh"),
    ("待机仅600毫瓦。", "", "仅600毫瓦", 0.6, "W"),
    ("发动机输出420马力。", "", "420马力", 420 * 735.49875, "W"),
    ("The roof carries 40MWp of panels.", "", "40MWp", 40, "MW"),
    ("链路速率为12千兆比特。", "", "12千兆比特", 1.2e10, "bit"),
    ("快取為6兆位元組。", "tw", "6兆位元組", 6, "MB"),
    ("主频达3吉赫兹。", "", "达3吉赫兹", 3, "GHz"),
    ("港口每日处理90万桶。", "", "90万桶", 9e5, "barrel"),
    ("Oil fell back to $71 a barrel.", "", "$71 a barrel", 71, "USD/barrel"),
    ("Gold sold for $3,120 an ounce.", "", "$3,120 an ounce", 3120, "USD/ounce"),
    ("Power cost 31 cents a kilowatt-hour.", "", "31 cents a kilowatt-hour", 0.31, "USD/kWh"),
    # speed
    ("The train does 320 km/h.", "", "320 km/h", 320, "km/hour"),
    ("Gusts reached 70 mph.", "", "70 mph", 70, "mile/hour"),
    ("最高时速达350公里。", "", "达350公里", 350, "km/hour"),
    ("陣風每秒32.7公尺。", "tw", "32.7公尺", 32.7, "m/second"),
    # dollars and other money
    ("It paid $US14 billion.", "", "$US14 billion", 1.4e10, "USD"),
    ("A $A3.5 million grant.", "", "$A3.5 million", 3.5e6, "AUD"),
    ("The $NZ40 note is gone.", "", "$NZ40", 40, "NZD"),
    ("It cost NZ$5.2 billion.", "", "NZ$5.2 billion", 5.2e9, "NZD"),
    ("It raised RM3 billion.", "", "RM3 billion", 3e9, "MYR"),
    ("It raised Rp300 trillion.", "", "Rp300 trillion", 3e14, "IDR"),
    ("营收约31.4亿新元。", "", "约31.4亿新元", 3.14e9, "SGD"),
    ("补贴5亿纽元。", "", "5亿纽元", 5e8, "NZD"),
    # a year that tells when, and not how often
    ("It was £4.1 billion a year prior.", "", "£4.1 billion", 4.1e9, "GBP"),
    ("Profit was $5bn a year-end record.", "", "$5bn", 5e9, "USD"),
    ("Sales were Rs 310 crore quarter-on-quarter.", "", "Rs 310 crore", 3.1e9, "INR"),
    ("It was down Rs 40 crore year-on-year.", "", "down Rs 40 crore", -4e8, "INR"),
    # falls and rises
    ("股價瀉6.2%。", "hk", "瀉6.2%", -6.2, "percent"),
    ("指數急插4%。", "hk", "急插4%", -4, "percent"),
    ("货币贬值9%。", "", "贬值9%", -9, "percent"),
    ("成交量递减3%。", "", "递减3%", -3, "percent"),
    ("指數勁揚2%。", "tw", "勁揚2%", 2, "percent"),
    ("營收大幅成長了7.4%。", "tw", "大幅成長了7.4%", 7.4, "percent"),
    ("产量小幅下降了2%。", "", "下降了2%", -2, "percent"),
    ("It was a 14% sequential decline.", "", "14% sequential decline", -14, "percent"),
    ("A 5% year-over-year drop came.", "", "5% year-over-year drop", -5, "percent"),
    (
        "It reported a 7% like-for-like sales fall.",
        "",
        "7% like-for-like sales fall",
        -7,
        "percent",
    ),
    ("A decline of Rs 9,100 crore.", "", "decline of Rs 9,100 crore", -9.1e10, "INR"),
    ("A 180-point plunge shook it.", "", "180-point plunge", -180, "point"),
    ("A $3 drop followed.", "", "$3 drop", -3, "USD"),
    ("The team has a half-point lead.", "", "half-point", 0.5, "point"),
    ("It was a 25-basis-point cut.", "", "25-basis-point cut", -0.25, "percent"),
    (
        "It gained 0.3 of a percentage point.",
        "",
        "gained 0.3 of a percentage point",
        0.3,
        "percent",
    ),
    ("It won by 2 %-points.", "", "2 %-points", 2, "percent"),
    ("A half-million jobs went.", "", "half-million jobs", 500_000, "person"),
    ("The margin narrowed 140 basis points.", "", "narrowed 140 basis points", -1.4, "percent"),
    ("面积缩小22%。", "", "缩小22%", -22, "percent"),
    ("The index tumbled 1,048 points.", "", "tumbled 1,048 points", -1048, "point"),
    ("Headcount fell by 1,900.", "", "fell by 1,900", -1900, ""),
    ("It settled 7 cents lower.", "", "7 cents lower", -0.07, "USD"),
    ("It slipped half a cent.", "", "slipped half a cent", -0.005, "USD"),
    ("Power went to minus €12 per MWh.", "", "minus €12 per MWh", -12, "EUR/MWh"),
    ("It dropped 14 inches of rain.", "", "14 inches", 14, "inch"),
    ("It cut power by a quarter.", "", "a quarter", -25, "percent"),
    ("It costs a quarter less.", "", "a quarter less", -25, "percent"),
    ("阵风可达10级。", "", "达10级", 10, ""),
    ("她以9秒83夺冠。", "", "9秒83", 9.83, "second"),
    # parts that are no times of the year and no ranks
    ("A quarter of the market is gone.", "", "A quarter", 0.25, "times"),
    (
        "Output dropped by more than a third.",
        "",
        "dropped by more than a third",
        -100 / 3,
        "percent",
    ),
]

# Sentence, value and hard interval of the one figure with a margin.
MARGINS = [
    ("Sales of $6.4 billion, plus or minus $300 million.", 6.4e9, 6.1e9, 6.7e9, "USD"),
    ("Sales of $50.0 billion, plus or minus 2%.", 5e10, 4.9e10, 5.1e10, "USD"),
    ("营收为280亿元，上下浮动2%。", 2.8e10, 2.744e10, 2.856e10, "CNY"),
    ("毛利率为57%±1%。", 57, 56, 58, "percent"),
    ("营收为67±3亿元。", 6.7e9, 6.4e9, 7e9, "CNY"),
    ("厚度为10±0.5mm。", 10, 9.5, 10.5, "mm"),
    ("The score has plus or minus 5%.", 0, -5, 5, "percent"),
]

# Sentence, the second measure of one fall, its value.
SECOND = [
    ("恆指跌210點或0.9%。", "0.9%", -0.9),
    ("股价下跌3元、4.1%。", "4.1%", -4.1),
    ("分别下降5%和8%。", "8%", -8),
    ("The index fell 210 points, or 0.9%.", "0.9%", -0.9),
    ("It was down $1.20 or 3.4% at noon.", "3.4%", -3.4),
    ("A fall of 3,200 jobs, or 2%.", "2%", -2),
    ("Output dropped by more than a third (35.2%) there.", "35.2%", -35.2),
    ("恆指漲210點或0.9%。", "0.9%", 0.9),
    ("It fell 21%, or 9% of the whole.", "9%", 9),
    ("It fell 3% or rose 4%.", "rose 4%", 4),
]

# Sentence, region, literal, first and last day, or what is asked and the likely answer.
DATES = [
    ("預計7、8月出貨。", "", "7、8月", ("year=", "year=2026")),
    ("1、2月销量下降。", "", "1、2月", ("2026-01-01", "2026-02-28")),
    ("2025年7、8、9三个月。", "", ..., ("2025-07-01", "2025-09-30")),
    ("第二、三季缺貨。", "", "第二、三季", ("year=", "year=2025")),
    ("111年至115年擴建。", "tw", "111年至115年", ("2022-01-01", "2026-12-31")),
    ("108-110年虧損。", "tw", "108-110年", ("2019-01-01", "2021-12-31")),
    ("109、110年度決算。", "tw", "109、110年度", ("2020-01-01", "2021-12-31")),
    ("111年至115年擴建。", "", "111年至115年", ("region=", "region=tw")),
    ("111年3月動工。", "tw", "111年3月", ("2022-03-01", "2022-03-31")),
    ("98年3月動工。", "", "98年3月", ("region=", "region=tw")),
    ("2024/25财年收入增加。", "", "2024/25财年", ("fiscal=", "")),
    ("2024-25赛季开始。", "", "2024-25赛季", ("2024-01-01", "2025-12-31")),
    ("2025财年第三季度。", "", "2025财年第三季度", ("fiscal=", "")),
    ("2025年6月份前半個月。", "", "2025年6月份前半個月", ("2025-06-01", "2025-06-15")),
    ("2025年6月下半月。", "", "2025年6月下半月", ("2025-06-16", "2025-06-30")),
    ("It rose in January.", "", "January", ("2026-01-01", "2026-01-31")),
    ("It rose in September.", "", "September", ("2025-09-01", "2025-09-30")),
    ("It may rise in September.", "", "September", ("year=", "year=2025")),
    ("It will open in April.", "", "April", ("2026-04-01", "2026-04-30")),
    ("It expects to open in November.", "", "November", ("year=", "year=2026")),
    ("May sales rose.", "", "May", ("year=", "year=2025")),
    ("April-June sales rose.", "", "April-June", ("year=", "year=2025")),
    ("It rose in the September 2025 quarter.", "", ..., ("2025-07-01", "2025-09-30")),
    ("It fell in the December half.", "", "December half", ("2025-07-01", "2025-12-31")),
    ("It fell in the January 2026 quarter.", "", ..., ("2025-11-01", "2026-01-31")),
    # a quarter without a year, where fiscal years stand beside it or the text is from India
    ("Q2 was weak.", "in", "Q2", ("fiscal=", "fiscal=4")),
    ("The second quarter was weak.", "in", "second quarter", ("fiscal=", "fiscal=4")),
    # what is planned lies ahead
    ("Mass production will start in Q4.", "", "Q4", ("2026-10-01", "2026-12-31")),
    ("預計第四季量產。", "", "第四季", ("year=", "year=2026")),
]

# Sentence, what is read of it: no more.
ALONE = [
    ("股價連跌6日。", [("6日", 6, "day")]),
    ("股价连续下跌4天。", [("4天", 4, "day")]),
    ("工期缩短3天。", [("缩短3天", -3, "day")]),
    ("6月頭十日。", [("6月", None, "date"), ("十日", 10, "day")]),
    ("低于三元。", [("低于三元", 3, "CNY")]),
    ("Sales rose in one-third of shops.", [("one-third", 1 / 3, "times")]),
    ("天玑9400已售8500台。", [("8500台", 8500, "item")]),
    ("It has 5,090 RTX cards.", [("5,090", 5090, "")]),
    ("要等3、4个月。", [("3、4个月", 3.5, "month")]),
    ("要等三、四年。", [("三、四年", 3.5, "year")]),
    ("要等3、5年。", [("3", 3, "year"), ("5年", 5, "year")]),
    ("It hired a quarter of a million.", [("a quarter of a million", 250_000, "")]),
    ("用时1分52秒31。", [("1分52秒31", 112.31, "second")]),
    ("他身高1米98。", [("1米98", 1.98, "m")]),
    ("The plant has 4x660 MW.", [("4x660", None, "")]),
    ("By FY30 it doubles.", [("FY30", None, "date"), ("doubles", 2, "times")]),
    ("用时2小时15分。", [("2小时15分", 135, "minute")]),
    ("Reverse split of 1:10.", [("1:10", None, "")]),
]

NO_FIGURES = [
    "The half-hourly peak and the half-baked plan.",
    "It was a quarter of growth.",
    "After a quarter of strong orders, or in a quarter.",
    "They opened a third plant and a fifth office.",
    "In the twenty-first century.",
    "三元锂电池与三元正极材料。",
    "千兆以太网和万兆光纤。",
    "天璣9500與輕旗艦8500。",
    "RTX 5090與5080，Core Ultra 9 285K。",
    "下午1時34分，晚上8点半，10時05分，下午一点三十四分。",
    "It opens at 11:08, at 9.30am, at 12 noon and at ten o'clock.",
    "June Smith met Theresa May. It may march on.",
]

OPEN_UNITS = [
    ("It lifted 300 pounds.", "pounds", "GBP for money, lb for weight"),
    ("It cost 40 million pesos.", "pesos", "MXN, PHP or ARS"),
    ("补贴3亿比索。", "比索", "MXN, PHP or ARS"),
]


def rows(sentence, region=""):
    return propose(sentence, "", region=region, published=PRINTED_ON).to_dict("records")


@pytest.mark.parametrize(("sentence", "region", "literal", "value", "unit"), FIGURES)
def test_a_figure_is_found_whole_with_its_sign_and_unit(sentence, region, literal, value, unit):
    """Local units, spellings of money and words of moving belong to the figure and are read."""
    row = next(row for row in rows(sentence, region) if row["unit"] != "date")

    assert (literal, unit, "") == (row["literal"], row["unit"], row["flag"])
    assert value == pytest.approx(row["value"])


@pytest.mark.parametrize(("sentence", "value", "low", "high", "unit"), MARGINS)
def test_a_margin_belongs_to_its_figure(sentence, value, low, high, unit):
    """Plus or minus so much is the interval of the figure before it, and no figure of its own."""
    (row,) = rows(sentence)

    assert pytest.approx((value, low, high)) == (row["value"], row["low"], row["high"])
    assert unit == row["unit"]


@pytest.mark.parametrize(
    ("literal", "complaint"),
    [
        ("约280亿元±3%至5%", "code one figure"),
        ("280亿元±300亿元", "margin"),
        ("280亿元±3亿美元", "its unit is"),
    ],
)
def test_a_margin_that_does_not_fit_is_refused(literal, complaint):
    """A margin in another unit, as wide as its figure or beside a range is no margin."""
    with pytest.raises(LiteralError, match=complaint):
        read(literal, kind="price")


@pytest.mark.parametrize(("sentence", "literal", "value"), SECOND)
def test_the_second_measure_of_a_fall_is_a_fall(sentence, literal, value):
    """What 或, 、, and *or* join to a fall falls with it, unless it moves or is a part itself."""
    row = next(row for row in rows(sentence) if row["literal"] == literal)

    assert (pytest.approx(value), "") == (row["value"], row["flag"])


@pytest.mark.parametrize(("sentence", "region", "literal", "wanted"), DATES)
def test_a_date_is_read_or_asked_for(sentence, region, literal, wanted):
    """Years of Taiwan, months that share a sign, trading quarters and bare months are dates."""
    (row,) = rows(sentence, region)

    assert literal in (row["literal"], ...)
    assert wanted in ((row["period_start"], row["period_end"]), (row["flag"], row["likely"]))


def test_months_that_do_not_follow_each_other_are_two_dates():
    """3、9月 is refused, with the mend, and not read as March to September."""
    with pytest.raises(LiteralError, match="follow each other"):
        read_period("3、9月", "year=2025")


@pytest.mark.parametrize(
    "sentence", ["人民币对美元贬值32个基点。", "新台幣升值1.8分。", "汇率升32个基点。"]
)
def test_a_step_of_an_exchange_rate_is_asked_about(sentence):
    """A basis point of a currency is no hundredth of a percent, its 分 no point of a game."""
    assert [("unit=", True)] == [
        (row["flag"], row["value"] != row["value"]) for row in rows(sentence)
    ]


def test_a_fiscal_year_in_the_text_makes_its_quarters_doubtful():
    """Where FY26 is spoken of, a bare quarter is asked about, and so is the year of accounts."""
    sentence = "Q3 was weak, but the FY26 guidance stays."
    found = find_figures(sentence)
    asked = proposals(found, sentence, published=PRINTED_ON)

    assert ["fiscal=", "fiscal="] == [row["flag"] for row in asked]
    assert "" == rows("Q3 was weak, the chief financial officer said.")[0]["flag"]
    assert "Quarters that may be of a fiscal year" in summary(found, asked, [])


def test_the_answer_to_a_quarters_question_is_a_context():
    """fiscal=4 makes Q2 of 2026 July to September 2025."""
    assert ("2025-07-01", "2025-09-30") == tuple(map(str, read_period("Q2", "year=2026;fiscal=4")))


def test_a_text_of_india_is_told_by_its_words():
    """Crores, rupees and the Sensex tell where a text comes from."""
    assert "fiscal=4" in {
        row["likely"] for row in rows("Profit was Rs 3,100 crore in Q1, and the Sensex rose.")
    }


@pytest.mark.parametrize(("sentence", "wanted"), ALONE)
def test_nothing_more_is_read(sentence, wanted):
    """How long it fell is a time, a batch of names no count, a ratio no clock."""
    read = rows(sentence, "hk")

    assert [(literal, unit) for literal, _, unit in wanted] == [
        (row["literal"], row["unit"].replace("HKD", "CNY")) for row in read
    ]
    assert [value for _, value, _ in wanted if value] == pytest.approx(
        [row["value"] for row in read if row["value"] == row["value"]]
    )


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_names_clocks_and_half_words_are_no_figures(sentence):
    """A number in a longer word, in a name, in a rank or on a clock counts nothing."""
    assert not [found for found in find_figures(sentence) if found.kind == "figure"]


@pytest.mark.parametrize(("sentence", "word", "choices"), OPEN_UNITS)
def test_a_word_for_two_units_is_asked_about(sentence, word, choices):
    """Pounds may be money or weight, pesos of several countries; the context decides."""
    (row,) = rows(sentence)

    assert ("unit=", True) == (row["flag"], row["value"] != row["value"])
    with pytest.raises(LiteralError, match=choices):
        read(row["literal"])
    assert "GBP" == read(row["literal"], "unit=GBP").unit
