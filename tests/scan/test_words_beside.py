"""What the words and signs beside a number make of it: a fall, a bound, money, or no figure.

Each sentence is ours.
"""

from datetime import date
from math import inf

import pytest

from chipledger.errors import LiteralError
from chipledger.numbers.literals import read
from chipledger.scan import find_figures, propose

PRINTED_ON = date(2026, 1, 30)

# Sentence, region, the first figure: literal, value, unit.
FIGURES = [
    # a circle is a nought, also right behind the point and in hundredths
    ("單季淨利三點○七億元。", "tw", "三點○七億元", 3.07e8, "TWD"),
    ("良率提高百分之四○。", "tw", "提高百分之四○", 40, "percent"),
    ("毛利三二點○四億元。", "tw", "三二點○四億元", 3.204e9, "TWD"),
    ("用電占了六○%。", "tw", "六○%", 60, "percent"),
    # a fall by its verb, its sign or the brackets of accounts
    ("Orders contracted 6 percent.", "", "contracted 6 percent", -6, "percent"),
    ("Its stock gave up 5 per cent.", "", "gave up 5 per cent", -5, "percent"),
    ("Memory makers eased by about 2%.", "", "eased by about 2%", -2, "percent"),
    ("The line de-grew 9% in a year.", "", "de-grew 9%", -9, "percent"),
    ("Truck demand slipped (-) 1.4%.", "", "slipped (-) 1.4%", -1.4, "percent"),
    ("营业利润率为（-）2.6%。", "", "（-）2.6%", -2.6, "percent"),
    ("The operating margin was (3.5)%.", "", "(3.5)%", -3.5, "percent"),
    ("Shipments shrank slightly – by 1.1%.", "", "1.1%", -1.1, "percent"),
    ("The firm cut its water use by 14%.", "", "14%", -14, "percent"),
    ("The lab grew its use of water by 14%.", "", "14%", 14, "percent"),
    ("毛利率為負4%。", "", "負4%", -4, "percent"),
    ("淨利負增長3%。", "", "負增長3%", -3, "percent"),
    ("The margin was minus 7%.", "", "minus 7%", -7, "percent"),
    ("Rents dropped another 2%.", "", "dropped another 2%", -2, "percent"),
    ("Rents were 11% down.", "", "11% down", -11, "percent"),
    ("It was a 6% annual slump.", "", "6% annual slump", -6, "percent"),
    # money
    ("Chip exports reached $4 billion.", "sg", "$4 billion", 4e9, "SGD"),
    ("The plant costs 7 million dollars.", "au", "7 million dollars", 7e6, "AUD"),
    ("A cable sells for $12.", "ca", "$12", 12, "CAD"),
    ("入場費為$6,800。", "hk", "$6,800", 6800, "HKD"),
    ("A cable sells for 60 cents.", "sg", "60 cents", 0.6, "SGD"),
    ("A cable sells for US$12.", "sg", "US$12", 12, "USD"),
    ("A cable sells for $12.", "uk", "$12", 12, "USD"),
    ("擬派末期息18.6仙。", "hk", "18.6仙", 0.186, "HKD"),
    ("擬派末期息2.5毫。", "hk", "2.5毫", 0.25, "HKD"),
    ("某澳門股收報7.1元。", "hk", "7.1元", 7.1, "HKD"),
    ("設備支出約二七五億至二八九億美元。", "", "二七五億至二八九億", 2.82e10, "USD"),
    ("预算为20亿元人民币至26亿元。", "", "20亿元人民币至26亿元", 2.3e9, "CNY"),
    ("预算为20亿元至26亿美元。", "", "20亿元至26亿美元", 2.3e9, "USD"),
    # the class of a number without a count
    ("They hope to be the next trillion-dollar maker.", "", "trillion-dollar", 1e12, "USD"),
    ("它训练了万亿级参数的网络。", "", "万亿级", 1e12, ""),
]

# Sentence, literal, hard interval.
BOUNDS = [
    ("成本只降百分之二到四。", "降百分之二到四", (-4, -2)),
    ("占百分之三至百分之七。", "百分之三至百分之七", (3, 7)),
    ("占百分之三至七亿元。", "百分之三", (2.5, 3.5)),
    ("功耗的范围为[350W,700W]。", "[350W,700W]", (350, 700)),
    ("取值在[0.5, 0.8]之间。", "[0.5, 0.8]", (0.5, 0.8)),
    ("The $800-plus card is gone.", "$800-plus", (800, inf)),
    ("They kept it for 20-plus years.", "20-plus years", (20, inf)),
    ("As many as 41,283 boards left the plant.", "As many as 41,283", (41_283, 41_283)),
    ("As many as 41,000 boards left the plant.", "As many as 41,000", (0, 41_000)),
    ("It is a rise over 41,283 units in May.", "41,283 units", (41_283, 41_283)),
    ("It sold over 41,283 units in May.", "over 41,283 units", (41_283, inf)),
]

# Sentence, the literal asked about.
MAY_FALL = [
    ("Fab sales fell by 21 per cent, tool sales by 9 per cent.", "9 per cent"),
    ("Fab sales fell 21% and tool sales 9%.", "9%"),
    ("晶圓下跌21%,設備9%。", "9%"),
    ("Output fell, for want of power, by 8%.", "8%"),
    ("Operating result 2,310 (4.8%)", "4.8%"),
    ("Net result (2,310) 1,100", "2,310"),
]

NO_FIGURES = [
    "(1) 產能不足。",
    "原因有二:(一)缺水;(2)缺電。",
    "前提3:电价不变。",
    "Makers of three-wheelers and 3-wheelers wait.",
    "Two- and three-wheelers share a two-way street.",
    "三輪車停產。",
    "Lines Phase 2 and 3 are idle.",
    "The new 25 plates are out.",
    "７Ｇ基地台還沒有。",
]


def rows(sentence, region=""):
    return propose(sentence, "", region=region, published=PRINTED_ON).to_dict("records")


@pytest.mark.parametrize(("sentence", "region", "literal", "value", "unit"), FIGURES)
def test_the_words_beside_a_number_make_its_sign_and_unit(sentence, region, literal, value, unit):
    """A figure has the sign of its verb or brackets and the money of its place."""
    row = rows(sentence, region)[0]

    assert (literal, unit, "") == (row["literal"], row["unit"], row["flag"])
    assert value == pytest.approx(row["value"])


@pytest.mark.parametrize(("sentence", "literal", "bounds"), BOUNDS)
def test_a_word_bounds_a_figure_only_where_it_means_to(sentence, literal, bounds):
    """An exact count is stressed, what is compared is named, and both ends of a range are kept."""
    row = next(row for row in rows(sentence) if row["literal"].startswith(literal))

    assert bounds == (row["low"], row["high"])


@pytest.mark.parametrize(("sentence", "literal"), MAY_FALL)
def test_a_verb_further_off_is_asked_about(sentence, literal):
    """A figure that may share a fall told elsewhere is not stated as a rise."""
    row = next(row for row in rows(sentence) if row["literal"] == literal)

    assert ("move=", "move=fall") == (row["flag"], row["likely"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Fab sales fell 21%, but tool sales grew 9%.",
        "Fab sales fell 21% to 9%.",
        "Fab sales fell 21%, or 9% of the whole.",
        "Fab sales rose to 2,310 (9%).",
    ],
)
def test_a_figure_with_a_way_of_its_own_is_not_asked_about(sentence):
    """A rise, a level, a part and a remark behind a rise are no falls."""
    assert "move=" not in {row["flag"] for row in rows(sentence)}


def test_the_answer_to_the_question_is_a_context():
    """`move=fall` turns a figure's sign, and contradicts a rise."""
    assert -9 == read("9%", "move=fall", "change").value
    with pytest.raises(LiteralError, match="falls and rises"):
        read("grew 9%", "move=fall", "change")


def test_dollars_of_a_text_from_elsewhere_are_asked_about():
    """A bare $ in a text about Singapore is not taken for the American one in silence."""
    row = rows("SINGAPORE – Sales were $2 billion, the Singapore office said.")[0]

    assert ("region=", "region=sg") == (row["flag"], row["likely"])
    assert "" == rows("Sales were $2 billion, its Singapore office told Nasdaq.")[0]["flag"]


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("支出約二七五億至二八九億美元。", "unit=USD;hedge=about"),
        ("支出不到二七五億至二八九億美元。", "unit=USD;hedge=under"),
        ("良率下降百分之二十三點四五六七。", "move=fall"),
    ],
)
def test_what_a_long_print_cannot_hold_goes_to_the_context(sentence, context):
    """The ledger takes ten Chinese signs in a row; unit, soft word and fall are not lost by it."""
    assert context == rows(sentence)[0]["context"]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_marks_labels_and_names_with_a_number_are_no_figures(sentence):
    """Marks of a list, numbered labels, vehicles by their wheels and plates count nothing."""
    assert not [found for found in find_figures(sentence) if found.kind == "figure"]


@pytest.mark.parametrize(
    ("sentence", "literal"),
    [
        ("投入約(3)億元。", "3"),
        ("Losses of (12) million", "12"),
        ("Zones 2 and 3 million homes.", "3 million"),
    ],
)
def test_a_number_in_brackets_or_behind_and_may_still_count(sentence, literal):
    """What stands before a scale or a measure is a figure, whatever stands before it."""
    assert literal in " ".join(row["literal"] for row in rows(sentence))


@pytest.mark.parametrize(
    ("sentence", "literal", "period"),
    [
        ("估明(109)年第二季完工。", "明(109)年第二季", ("2020-04-01", "2020-06-30")),
        ("去(2023)年虧損。", "去(2023)年", ("2023-01-01", "2023-12-31")),
        ("It was a poor June in 2024.", "June in 2024", ("2024-06-01", "2024-06-30")),
        ("A ratio from 3.1% in 2019 to 4.2%.", "2019", ("2019-01-01", "2019-12-31")),
    ],
)
def test_a_year_beside_a_date_belongs_to_it(sentence, literal, period):
    """A year in brackets or behind a month is its year, and no end of a range of shares."""
    row = next(row for row in rows(sentence) if row["unit"] == "date")

    assert (literal, *period, "") == (
        row["literal"],
        row["period_start"],
        row["period_end"],
        row["flag"],
    )
