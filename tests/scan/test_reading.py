"""Prints that unseen articles brought: every kind, as a literal and in a sentence, in both scripts
and in English.
"""

from datetime import date
from math import inf

import pytest

from bench.reading import corpus, ours, score
from chipledger.errors import LiteralError
from chipledger.numbers.literals import read
from chipledger.numbers.periods import read_period
from chipledger.numbers.units import ALLOWED
from chipledger.scan import find_figures, propose, region_of

# Literal, context, kind of metric, value, low and high where they are the point, unit.
READ = [
    # a capitalised unit behind per or a slash
    ("$5 per Chip", "", "price", 5, None, None, "USD/chip"),
    ("$2.4/GPU", "", "price", 2.4, None, None, "USD/chip"),
    ("1.2 kW per Server", "", "measure", 1200, None, None, "W/unit"),
    ("40美元/Month", "", "price", 40, None, None, "USD/month"),
    ("$7 per Chip per Day", "", "price", 7, None, None, "USD/chip/day"),
    ("$3 per Million Tokens", "", "price", 3e-6, None, None, "USD/token"),
    # a minus behind a Chinese sign is in the print that a scan gives; here is its value
    ("-4500万元", "", "price", -4.5e7, -4.55e7, -4.45e7, "CNY"),
    ("−8.1%", "", "change", -8.1, None, None, "percent"),
    ("-$0.32 per share", "", "price", -0.32, None, None, "USD/share"),
    ("$(1.4) billion", "", "price", -1.4e9, None, None, "USD"),
    ("-5.6億元", "region=tw", "price", -5.6e8, None, None, "TWD"),
    # foreign money
    ("NT$1,085", "", "price", 1085, None, None, "TWD"),
    ("5900億日圓", "", "price", 5.9e11, None, None, "JPY"),
    ("新台幣3,200億元", "", "price", 3.2e11, None, None, "TWD"),
    ("3,200億元", "region=tw", "price", 3.2e11, None, None, "TWD"),
    ("3,200億元", "unit=TWD", "price", 3.2e11, None, None, "TWD"),
    ("132元", "region=hk", "price", 132, None, None, "HKD"),
    ("港幣3億元", "", "price", 3e8, None, None, "HKD"),
    ("人民幣5億元", "region=tw", "price", 5e8, None, None, "CNY"),
    ("600万亿韩元", "", "price", 6e14, None, None, "KRW"),
    ("15亿欧元", "", "price", 1.5e9, None, None, "EUR"),
    ("£250m", "", "price", 2.5e8, None, None, "GBP"),
    ("¥1.2 trillion", "region=jp", "price", 1.2e12, None, None, "JPY"),
    ("¥120", "", "price", 120, None, None, "CNY"),
    # numerals
    ("五○○億美元", "", "price", 5e10, None, None, "USD"),
    ("四五〇億美元", "", "price", 4.5e10, None, None, "USD"),
    ("兩點五倍", "", "ratio", 2.5, None, None, "times"),
    ("三十点五億元", "", "price", 3.05e9, None, None, "CNY"),
    ("三成五", "", "share", 35, None, None, "percent"),
    ("七成半", "", "share", 75, None, None, "percent"),
    ("百分之七十三点五", "", "share", 73.5, None, None, "percent"),
    ("兩萬三", "", "count", 23_000, None, None, ""),
    ("七八百萬元", "", "price", 7.5e6, 7e6, 8e6, "CNY"),
    ("兩三年", "", "measure", 2.5, 2, 3, "year"),
    # scales
    ("3万4000台", "", "count", 34_000, None, None, "item"),
    ("1兆2,000億元", "region=tw", "price", 1.2e12, None, None, "TWD"),
    ("2万4千台", "", "count", 24_000, None, None, "item"),
    ("1亿5000万颗", "", "count", 1.5e8, None, None, "item"),
    ("3个亿", "", "price", 3e8, None, None, ""),
    ("一个半亿", "", "price", 1.5e8, None, None, ""),
    # thousand and hundred before a scale or a unit
    ("100万千瓦", "", "measure", 1e9, None, None, "W"),
    ("80万千瓦时", "", "measure", 8e5, None, None, "kWh"),
    ("二十至三十億", "", "price", 2.5e9, 2e9, 3e9, ""),
    ("1千至2千億", "", "price", 1.5e11, 1e11, 2e11, ""),
    ("一至十億元", "", "price", 5.5e8, 1e8, 1e9, "CNY"),
    ("三至五千萬", "", "price", 4e7, 3e7, 5e7, ""),
    ("8千至1.2萬", "", "count", 10_000, 8000, 12_000, ""),
    # ranges with signs
    ("-5%至5%", "", "change", 0, -5, 5, "percent"),
    ("-8%至-4%", "", "change", -6, -8, -4, "percent"),
    ("-10%～+10%", "", "change", 0, -10, 10, "percent"),
    ("-3% to 2%", "", "change", -0.5, -3, 2, "percent"),
    ("±0.5%", "", "change", 0, -0.5, 0.5, "percent"),
    # halves
    ("半億美元", "", "price", 5e7, None, None, "USD"),
    ("半个亿", "", "price", 5e7, None, None, ""),
    ("1億半美元", "", "price", 1.5e8, None, None, "USD"),
    ("两亿半", "", "price", 2.5e8, None, None, ""),
    ("half a billion dollars", "", "price", 5e8, None, None, "USD"),
    ("two and a half years", "", "measure", 2.5, None, None, "year"),
    # rises and falls
    ("下降18.9%", "", "change", -18.9, None, None, "percent"),
    ("down 13%", "", "change", -13, None, None, "percent"),
    ("衰退9%", "", "change", -9, None, None, "percent"),
    ("25% less", "", "change", -25, None, None, "percent"),
    ("快30%", "sense=plus", "ratio", 1.3, None, None, "times"),
    ("低20%", "sense=plus", "ratio", 0.8, None, None, "times"),
    ("增长一半", "", "ratio", 1.5, None, None, "times"),
    ("减少一半", "", "ratio", 0.5, None, None, "times"),
    ("减少三分之一", "", "change", -100 / 3, None, None, "percent"),
    ("降至50%", "", "share", 50, None, None, "percent"),
    # English words
    ("half a million chips", "", "count", 500_000, None, None, "chip"),
    ("twenty-five percent", "", "share", 25, None, None, "percent"),
    ("twelve hundred engineers", "", "count", 1200, None, None, "person"),
    ("$2 - $3B", "", "price", 2.5e9, 2e9, 3e9, "USD"),
    ("hundreds of millions of dollars", "", "price", 1e8 * 10**0.5, 1e8, 1e9, "USD"),
    ("between 100 and 200", "", "count", 150, 100, 200, ""),
    ("three quarters", "", "share", 75, None, None, "percent"),
    # units
    ("64位处理器", "", "count", 64, None, None, "bit"),
    ("64位", "", "count", 64, None, None, "person"),
    ("$16.6 billion a year", "", "price", 1.66e10, None, None, "USD/year"),
    ("8吋", "", "measure", 8, None, None, "inch"),
    ("25个基点", "", "change", 0.25, None, None, "percent"),
    ("50美分", "", "price", 0.5, None, None, "USD"),
    ("85°C", "", "measure", 85, None, None, "degC"),
    ("12 TWh", "", "measure", 12, None, None, "TWh"),
    ("400 V", "", "measure", 400, None, None, "V"),
    ("800G", "", "measure", 800, None, None, "Gbit/s"),
    ("1.6T", "", "measure", 1600, None, None, "Gbit/s"),
    # tags, powers, multiples
    ("<b>12</b>亿", "", "price", 1.2e9, None, None, ""),
    ("**12**亿", "", "price", 1.2e9, None, None, ""),
    ("1.5e3 PFLOPS", "", "measure", 1500, None, None, "PFLOP/s"),
    ("10^26", "", "measure", 1e26, None, None, ""),
    ("10²⁶ FLOP", "", "measure", 1e26, None, None, "FLOP"),
    ("5×10^25", "", "measure", 5e25, None, None, ""),
    ("10<sup>26</sup>", "", "measure", 1e26, None, None, ""),
    ("倍增", "", "ratio", 2, None, None, "times"),
    ("减半", "", "change", -50, None, None, "percent"),
    ("2½ years", "", "measure", 2.5, None, None, "year"),
    # hedges
    ("最多可容纳10万张", "", "measure", 1e5, 0, 1e5, "item"),
    ("最高突破1500元", "", "price", 1500, 1500, inf, "CNY"),
    ("最高超过2000元", "", "price", 2000, 2000, inf, "CNY"),
    # what a table's head says
    ("1,234", "scale=1e4;unit=CNY", "price", 12_340_000, None, None, "CNY"),
]

# Literal, context, kind, a word of the message: what has two readings, and what the reader is told
# to do.
REFUSED = [
    ("增长12%到3.4亿部", "", "change", "a change and the level"),
    ("2.1个百分点至21.7%", "", "change", "a change and the level"),
    ("上涨3元至15元", "", "price", "a change and the level"),
    ("5%到100亿元", "", "change", "code one figure"),
    ("182% -7.24亿元", "", "change", "code one figure"),
    ("降至50%", "", "change", "the level that was reached"),
    ("提升至150%", "", "change", "the level that was reached"),
    ("rose to 15%", "", "change", "the level that was reached"),
    ("快30%", "", "ratio", "most likely sense=plus"),
    ("高20%", "", "ratio", "most likely sense=plus"),
    ("提升2倍", "", "ratio", "most likely sense=plus"),
    ("100 and 200", "", "count", "more than one"),
    ("亿元", "", "price", "scale="),
    ("二至三十億", "", "price", "十"),
    ("近1500元以上", "", "price", "one hedge"),
    ("3亿元", "region=xx", "price", "region"),
]

# Literal, context, first and last day.
DATES = [
    ("16日", "year=2026;month=4", "2026-04-16", "2026-04-16"),
    ("二〇二六年三月", "", "2026-03-01", "2026-03-31"),
    ("二○二七年五月", "", "2027-05-01", "2027-05-31"),
    ("3Q25", "", "2025-07-01", "2025-09-30"),
    ("1H25", "", "2025-01-01", "2025-06-30"),
    ("25Q3", "", "2025-07-01", "2025-09-30"),
    ("30/09/2025", "", "2025-09-30", "2025-09-30"),
    ("03/04/2025", "region=us", "2025-03-04", "2025-03-04"),
    ("03/04/2025", "region=uk", "2025-04-03", "2025-04-03"),
    ("前三季", "year=2025", "2025-01-01", "2025-09-30"),
    ("2025年前10个月", "", "2025-01-01", "2025-10-31"),
    ("1-10月", "year=2025", "2025-01-01", "2025-10-31"),
    ("first-quarter", "year=2025", "2025-01-01", "2025-03-31"),
    ("first nine months of 2025", "", "2025-01-01", "2025-09-30"),
    ("26年底", "", "2026-11-01", "2026-12-31"),
    ("25年第三季", "", "2025-07-01", "2025-09-30"),
    ("民國114年", "", "2025-01-01", "2025-12-31"),
    ("90年代", "", "1990-01-01", "1999-12-31"),
    ("1990s", "", "1990-01-01", "1999-12-31"),
    ("2024年10月16-18日", "", "2024-10-16", "2024-10-18"),
    ("fiscal 2027", "", "2027-01-01", "2027-12-31"),
    ("上季", "year=2025;month=4", "2025-04-01", "2025-06-30"),
]
NO_DATES = [
    ("16日", "", "month="),
    ("03/04/2025", "", "region="),
    ("上季", "year=2025", "month="),
    ("前三季", "", "year="),
]

# Sentence, every print that is a figure in it.
FOUND = [
    ("净利润为-4500万元,同比-8.1%", ["-4500万元", "-8.1%"]),
    ("單季稅後淨損-5.6億元", ["-5.6億元"]),
    ("神舟-15与东风-41", []),
    ("增长12%到3.4亿部", ["增长12%", "3.4亿部"]),
    ("份额升2.1个百分点至21.7%", ["升2.1个百分点", "21.7%"]),
    ("grew 12% to $3.4 billion", ["grew 12%", "$3.4 billion"]),
    ("prices fell $30 to $470", ["fell $30", "$470"]),
    ("from 4,100 to 6,800", ["4,100", "6,800"]),
    ("priced from $10 to $20", ["$10 to $20"]),
    ("增长12%到15%", ["增长12%到15%"]),
    ("182% -7.24亿元", ["182%", "-7.24亿元"]),
    ("Samsung 72.2 20.3%", ["72.2", "20.3%"]),
    ("Samsung 72.2 | 20.3%", ["72.2", "20.3%"]),
    ("单位(亿元)", []),
    ("（2330）", ["2330"]),
    ("台積電（2330）", []),
    ("寒武纪(688256.SH)", []),
    ("电话010-82123456", []),
    ("call +1 (408) 555-0132", []),
    ("01", []),
    ("01\n概述", []),
    ("将于16日召开", ["16日"]),
    ("连续5日上涨", ["5日"]),
    ("100 and 200 units", ["100", "200 units"]),
    ("between 100 and 200 units", ["between 100 and 200 units"]),
    ("$16.6 billion a year ago", ["$16.6 billion"]),
    ("hundreds of millions of dollars", ["hundreds of millions of dollars"]),
    ("<b>12</b>亿", ["12</b>亿"]),
    ("a <td width='50'>7</td>", ["7"]),
    ("over five to seven years", ["five to seven years"]),
]


@pytest.mark.parametrize(("literal", "context", "kind", "value", "low", "high", "unit"), READ)
def test_each_kind_of_print_is_read(literal, context, kind, value, low, high, unit):
    """What an unseen article printed has the value, the interval and the unit that its readers
    understand.
    """
    figure = read(literal, context, kind)

    assert (pytest.approx(value), unit) == (figure.value, figure.unit)
    assert low is None or pytest.approx((low, high)) == (figure.low, figure.high)


@pytest.mark.parametrize(("literal", "context", "kind", "said"), REFUSED)
def test_what_has_two_readings_is_refused_with_its_mend(literal, context, kind, said):
    """Two figures in one print, and a print of two senses, are never guessed; the likely answer is
    named.
    """
    with pytest.raises(LiteralError) as refusal:
        read(literal, context, kind)

    assert said in str(refusal.value)


def test_the_mend_of_two_hedges_speaks_of_the_context_only_where_there_is_one():
    """'Drop hedge=…' is no advice to somebody who gave no context."""
    with pytest.raises(LiteralError) as without:
        read("近1500元以上", kind="price")
    with pytest.raises(LiteralError) as with_context:
        read("近1500元", "hedge=atleast", "price")

    assert ("context" in without.value.mend, "context" in with_context.value.mend) == (False, True)


@pytest.mark.parametrize(("literal", "context", "first", "last"), DATES)
def test_each_kind_of_date_is_read(literal, context, first, last):
    """Dates of Taiwan, of tables and of English accounts are calendar spans."""
    assert (first, last) == tuple(map(str, read_period(literal, context)))


@pytest.mark.parametrize(("literal", "context", "asked"), NO_DATES)
def test_a_date_asks_for_what_it_lacks(literal, context, asked):
    """A day wants its month, 03/04/2025 its country."""
    with pytest.raises(LiteralError) as refusal:
        read_period(literal, context)

    assert asked in refusal.value.mend


@pytest.mark.parametrize(("text", "literals"), FOUND)
def test_each_kind_is_found_whole_and_alone(text, literals):
    """A figure is as wide as its print, two figures stay two, and codes and headings are none."""
    assert literals == [found.literal for found in find_figures(text) if found.kind == "figure"]


def test_a_line_break_inside_a_figure_is_flagged():
    """$46.7 at a line's end with its billion on the next line is never read as 46.7 dollars."""
    row = propose("revenue of $46.7\nbillion", "").iloc[0]

    assert ("$46.7", "$46.7 billion") == (row["literal"], row["likely"])
    assert "line break" in row["flag"]
    assert row["value"] != row["value"]


def test_the_region_is_told_from_the_text_and_shown():
    """元 in an article of Taiwan is the New Taiwan dollar, and the proposal's context says so."""
    text = "台灣上市公司公布，這季營收2,599億元，較上季成長。"

    row = next(row for row in propose(text, "").to_dict("records") if "億元" in row["literal"])

    assert ("TWD", "region=tw", "") == (row["unit"], row["context"], row["flag"])
    assert read(row["literal"], row["context"]).unit == row["unit"]


@pytest.mark.parametrize(
    ("text", "region", "sure"),
    [
        ("台灣的新台幣營收，這個數字", "tw", True),
        ("港交所公布，這個數字以港元計", "hk", True),
        ("这个数字来自深圳，营收3亿元", "cn", True),
        ("這個數字為3億元", "tw", False),
        ("Tokyo's budget is ¥3 trillion yen", "jp", True),
    ],
)
def test_region_by_script_money_and_places(text, region, sure):
    """Script, money and places tell the region; traditional signs alone leave it to be asked."""
    place = region_of(text)

    assert (region, sure) == (place.region, place.sure)


def test_the_region_is_asked_where_nothing_tells_it():
    """Traditional signs without a place leave the currency open: the number is read, the unit
    asked.
    """
    row = propose("這筆訂單為3億元", "").iloc[0]

    assert (3e8, "", "region=", "region=tw") == (
        row["value"],
        row["unit"],
        row["flag"],
        row["likely"],
    )


def test_the_day_of_print_gives_dates_their_year_and_month():
    """今年, 去年 and 16日 are placed by the day of print, and the context says how."""
    table = propose("去年3月起,今年第二季与16日", "", published=date(2025, 11, 20))

    assert [("2024-03-01", ""), ("2025-04-01", "2025-06-30"), ("2025-11-16", "2025-11-16")] == list(
        table[["period_start", "period_end"]].itertuples(index=False, name=None)
    )
    assert [
        str(period)
        for literal, context in table[["literal", "context"]].to_numpy()
        for period in read_period(literal, context)[:1]
    ] == list(table["period_start"])


@pytest.mark.costly
@pytest.mark.parametrize("kind", sorted({rows[0]["kind"] for rows in corpus()}))
def test_the_corpus_is_read_right(kind):
    """Of the figures of each kind all are found, and none but the known ones is wrong without a
    question.
    """
    counts = score(ours, [rows for rows in corpus() if rows[0]["kind"] == kind])

    assert counts["figures"] == counts["found"]
    assert KNOWN.get(kind, []) == [
        row["literal"] for _, row, _ in counts["faults"] if row["literal"]
    ] + [reading for what, _, reading in counts["faults"] if what == "no figure"]


KNOWN = {}  # by kind: the literals that are still read wrongly, none today


@pytest.mark.costly
def test_every_unit_that_a_text_can_bring_may_stand_in_a_table():
    """What the reader returns for a printed unit is in the closed list, or made of its parts."""
    atoms = {part for unit in ALLOWED for part in unit.split("/")} | {"item", ""}

    assert set() == {
        row["unit"]
        for rows in corpus()
        for row in propose(rows[0]["sentence"], "", region=rows[0]["region"]).to_dict("records")
        if not set(row["unit"].split("/")) <= atoms
    }


def test_no_find_reaches_over_the_end_of_a_line():
    """A tag that a line break cuts is no tag, and joins nothing."""
    text = "利率<span>33</span\n位内核>50家\n<b class='x'>12</b>亿元"
    found = find_figures(text)

    assert not any("\n" in one.literal for one in found)
    assert "12</b>亿元" in [one.literal for one in found]
