"""What a printed figure means: every trap of the source texts has its row here."""

from datetime import date
from math import inf, sqrt

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from chipledger.errors import LedgerError, LiteralError
from chipledger.numbers import literals, numerals, periods
from chipledger.numbers.lexicon import HEDGES
from chipledger.numbers.literals import Figure, read, read_period
from chipledger.numbers.periods import closed_period
from chipledger.numbers.spelling import normalise
from chipledger.numbers.tokens import LEXICON

ROOT = sqrt(10)

# Measures as rounded prints: literal, value, low, high, unit.
ROUNDED = [
    ("12.5萬張", 125_000, 124_500, 125_500, "item"),
    ("1500片", 1500, 1450, 1550, "item"),
    ("100億元", 1e10, 9.5e9, 1.05e10, "CNY"),
    ("8萬", 80_000, 75_000, 85_000, ""),
    ("30万块", 300_000, 295_000, 305_000, "item"),
    ("30 萬\u00a0塊", 300_000, 295_000, 305_000, "item"),
    ("5000万块", 5e7, 4.95e7, 5.05e7, "item"),
    ("333.49萬股", 3_334_900, 3_334_850, 3_334_950, "share"),
    ("13.10億元", 1.31e9, 1.3095e9, 1.3105e9, "CNY"),
    ("6710億", 6.71e11, 6.705e11, 6.715e11, ""),
    ("百億", 1e10, 9.5e9, 1.05e10, ""),
    ("千億美元", 1e11, 9.5e10, 1.05e11, "USD"),
    ("千萬", 1e7, 9.5e6, 1.05e7, ""),
    ("1.2萬億", 1.2e12, 1.15e12, 1.25e12, ""),
    ("8.6兆", 8.6e12, 8.55e12, 8.65e12, ""),
    ("5兆美元", 5e12, 4.5e12, 5.5e12, "USD"),
    ("35兆瓦", 35, 34.5, 35.5, "MW"),
    ("140千瓦", 140_000, 135_000, 145_000, "W"),
    ("1億2000萬", 1.2e8, 1.15e8, 1.25e8, ""),
    ("兩億五千萬", 2.5e8, 2.45e8, 2.55e8, ""),
    ("3萬5千", 35_000, 34_500, 35_500, ""),
    ("200MW", 200, 195, 205, "MW"),
    ("1.7GW", 1.7, 1.65, 1.75, "GW"),
    ("16.38萬tokens", 163_800, 163_750, 163_850, "token"),
    ("32K tokens", 32_000, 31_500, 33_280, "token"),
    ("671B", 6.71e11, 6.705e11, 6.715e11, ""),
    ("27%", 27, 26.5, 27.5, "percent"),
    ("２７％", 27, 26.5, 27.5, "percent"),
    ("百分之三十", 30, 29.5, 30.5, "percent"),
    ("三成", 30, 25, 35, "percent"),
    ("0", 0, 0, 0.5, ""),
    ("9個(gè)月", 9, 8.5, 9.5, "month"),
    ("9個（gè）月", 9, 8.5, 9.5, "month"),
    ("強(qiáng)50倍", 50, 49.5, 50.5, "times"),
    ("3納米", 3, 2.5, 3.5, "nm"),
    ("2奈米級", 2, 1.5, 2.5, "nm"),
    ("600mm²", 600, 595, 605, "mm^2"),
    ("9.3萬平方米", 93_000, 92_500, 93_500, "m^2"),
    ("100萬平方英呎", 1e6, 9.5e5, 1.05e6, "square_foot"),
    ("314.6TFLOPS", 314.6, 314.55, 314.65, "TFLOP/s"),
    ("512 PetaFLOPS", 512, 511.5, 512.5, "PFLOP/s"),
    ("3.35 TB/s", 3.35, 3.345, 3.355, "TB/s"),
    ("四年", 4, 3.5, 4.5, "year"),
    ("19天", 19, 18.5, 19.5, "day"),
    ("24小時", 24, 23.5, 24.5, "hour"),
    ("三個季度", 9, 7.5, 10.5, "month"),
    ("月產10萬片", 100_000, 95_000, 105_000, "item/month"),
    ("5499元起", 5499, 5498.5, 5499.5, "CNY"),
    ("高達82%", 82, 81.5, 82.5, "percent"),
    ("-16億元", -1.6e9, -1.65e9, -1.55e9, "CNY"),
    ("$16.5 billion", 1.65e10, 1.645e10, 1.655e10, "USD"),
    ("USD 1.25 bn", 1.25e9, 1.245e9, 1.255e9, "USD"),
    ("RMB 438 million", 4.38e8, 4.375e8, 4.385e8, "CNY"),
    ("2,307 TFLOPS", 2307, 2306.5, 2307.5, "TFLOP/s"),
    ("2,307 FP8 TFLOPS", 2307, 2306.5, 2307.5, "TFLOP/s"),
    ("1.4 FP4 PFLOPS", 1.4, 1.35, 1.45, "PFLOP/s"),
    ("38 INT8 TOPS", 38, 37.5, 38.5, "TOP/s"),
    ("22.5Gwh", 22.5, 22.45, 22.55, "GWh"),
    ("430方呎", 430, 425, 435, "square_foot"),
    ("1979", 1979, 1978.5, 1979.5, ""),
    ("50%", 50, 49.5, 50.5, "percent"),
    ("8x", 8, 7.5, 8.5, "times"),
    ("20,000 wafers per month", 20_000, 19_500, 20_500, "wafer/month"),
    ("HKD 144.60", 144.6, 144.595, 144.605, "HKD"),
    ("96 GiB", 96, 95.5, 96.5, "GiB"),
    ("284208 MiB", 284_208, 284_207.5, 284_208.5, "MiB"),
    ("825 TOPS", 825, 824.5, 825.5, "TOP/s"),
    ("1.3 quadrillion", 1.3e15, 1.25e15, 1.35e15, ""),
    ("6 billion tokens per minute", 6e9, 5.5e9, 6.5e9, "token/minute"),
]

# Words without a last place are five percent wide either side.
ROUGH = [
    ("半年", "measure", 6, "month"),
    ("一年半", "measure", 18, "month"),
    ("一個半月", "measure", 1.5, "month"),
    ("三分之一", "ratio", 1 / 3, "times"),
    ("1/3", "ratio", 1 / 3, "times"),
    ("一半", "share", 50, "percent"),
    ("半數", "share", 50, "percent"),
    ("半數", "ratio", 0.5, "times"),
    ("half", "share", 50, "percent"),
    ("翻倍", "ratio", 2, "times"),
    ("翻兩番", "ratio", 4, "times"),
    ("doubled", "ratio", 2, "times"),
]

# Spans: literal, value, low, high, unit.
VAGUE = [
    ("數百億", 1e10 * ROOT, 1e10, 1e11, ""),
    ("数百亿美元", 1e10 * ROOT, 1e10, 1e11, "USD"),
    ("上百億美金", 1e10 * ROOT, 1e10, 1e11, "USD"),
    ("數十", 10 * ROOT, 10, 100, ""),
    ("數千", 1000 * ROOT, 1000, 10_000, ""),
    ("數萬美元", 1e4 * ROOT, 1e4, 1e5, "USD"),
    ("数亿", 1e8 * ROOT, 1e8, 1e9, ""),
    ("幾十億", 1e9 * ROOT, 1e9, 1e10, ""),
    ("幾千萬個", 1e7 * ROOT, 1e7, 1e8, ""),
    ("数千兆瓦", 1000 * ROOT, 1000, 10_000, "MW"),
    ("数台", ROOT, 1, 10, "item"),
    ("9位数", 1e8 * ROOT, 1e8, 1e9, ""),
    ("nine-figure", 1e8 * ROOT, 1e8, 1e9, ""),
    ("several hundred MW", 100 * ROOT, 100, 1000, "MW"),
    ("hundreds of billions of dollars", 1e11 * ROOT, 1e11, 1e12, "USD"),
    ("10億等級", 1e9, 1e9, 1e10, ""),
    ("100多億", 1e10, 1e10, 2e10, ""),
    ("500多億美元", 5e10, 5e10, 6e10, "USD"),
    ("十多年", 10, 10, 20, "year"),
    ("十幾年", 10, 10, 20, "year"),
    ("四年多", 4, 4, 5, "year"),
    ("一个多月", 1, 1, 2, "month"),
]
RANGES = [
    ("兩三年", 2.5, 2, 3, "year"),
    ("三、四年", 3.5, 3, 4, "year"),
    ("3、4个月", 3.5, 3, 4, "month"),
    ("67±3亿元", 6.7e9, 6.4e9, 7e9, "CNY"),
    ("3-5年", 4, 3, 5, "year"),
    ("2-3年", 2.5, 2, 3, "year"),
    ("三到五年", 4, 3, 5, "year"),
    ("12—15個月", 13.5, 12, 15, "month"),
    ("18-24個(gè)月", 21, 18, 24, "month"),
    ("24%至35%", 29.5, 24, 35, "percent"),
    ("1億至2000億", 1.0005e11, 1e8, 2e11, ""),
    ("1-2億", 1.5e8, 1e8, 2e8, ""),
    ("4.3-4.9 million", 4.6e6, 4.3e6, 4.9e6, ""),
]

# Soft words: literal, value, hard and usual interval, hedge.
SOFT = [
    ("约11万张", 110_000, 99_500, 120_500, 99_500, 120_500, "about"),
    ("300TFLOPS左右", 300, 280, 320, 280, 320, "about"),
    ("大约200MW", 200, 185, 215, 185, 215, "about"),
    ("约为314万人民币", 3.14e6, 2.978e6, 3.302e6, 2.978e6, 3.302e6, "about"),
    ("about 10,000", 10_000, 9000, 11_000, 9000, 11_000, "about"),
    ("~8x", 8, 7.1, 8.9, 7.1, 8.9, "about"),
    ("近78萬元", 780_000, 702_000, 780_000, 702_000, 780_000, "near"),
    ("逼近2000亿美元", 2e11, 1.8e11, 2e11, 1.8e11, 2e11, "near"),
    ("almost 2 GW", 2, 1.8, 2, 1.8, 2, "near"),
    ("超100億元", 1e10, 1e10, inf, 1e10, 1.1e10, "over"),
    ("突破1.5GW", 1.5, 1.5, inf, 1.5, 1.65, "over"),
    ("逾百億", 1e10, 1e10, inf, 1e10, 1.1e10, "over"),
    ("over 1 million", 1e6, 1e6, inf, 1e6, 1.1e6, "over"),
    ("400億美元以上", 4e10, 4e10, inf, 4e10, 4.4e10, "atleast"),
    ("至少500億", 5e10, 5e10, inf, 5e10, 5.5e10, "atleast"),
    ("3-5年以上", 3, 3, inf, 3, 5.5, "atleast"),
    ("不到半年", 6, 0, 6, 5.4, 6, "under"),
    ("低于2500亿", 2.5e11, 0, 2.5e11, 2.25e11, 2.5e11, "under"),
    ("最高可达44万美元", 440_000, 0, 440_000, 0, 440_000, "upto"),
    ("五年内", 5, 0, 5, 0, 5, "upto"),
    ("up to 60 bn", 6e10, 0, 6e10, 0, 6e10, "upto"),
    ("幾乎為0", 0, 0, 0.5, 0, 0.5, "about"),
]

# Changes and multiples: literal, context, kind, value, low, high, unit.
MOVES = [
    ("跌超7%", "", "change", -7, -inf, -7, "percent"),
    ("下滑11.3%", "", "change", -11.3, -11.35, -11.25, "percent"),
    ("大跌22.7%", "", "change", -22.7, -22.75, -22.65, "percent"),
    ("大減97.4%", "", "change", -97.4, -97.45, -97.35, "percent"),
    ("下跌17%", "", "change", -17, -17.5, -16.5, "percent"),
    ("降低24%至35%", "", "change", -29.5, -35, -24, "percent"),
    ("down 17%", "", "change", -17, -17.5, -16.5, "percent"),
    ("增長2%", "", "change", 2, 1.5, 2.5, "percent"),
    ("+27.0%", "", "change", 27, 26.95, 27.05, "percent"),
    ("降至30%", "", "share", 30, 29.5, 30.5, "percent"),
    ("翻倍", "", "change", 100, 90, 110, "percent"),
    ("提升1.15倍", "sense=times", "ratio", 1.15, 1.145, 1.155, "times"),
    ("提升約1倍", "sense=plus", "ratio", 2, 1.45, 2.55, "times"),
    ("約1倍", "sense=plus", "ratio", 2, 1.45, 2.55, "times"),
    ("增長3倍", "sense=plus", "change", 300, 250, 350, "percent"),
    ("增長3倍", "sense=times", "change", 200, 150, 250, "percent"),
    ("多50倍", "sense=plus", "ratio", 51, 50.5, 51.5, "times"),
    ("高50倍", "", "ratio", 50, 49.5, 50.5, "times"),
    ("提升30%", "sense=plus", "ratio", 1.3, 1.295, 1.305, "times"),
    ("近百倍", "sense=times", "ratio", 100, 90, 100, "times"),
    ("1拆4", "", "ratio", 4, 4, 4, "times"),
    ("1拆10", "print=exact", "ratio", 10, 10, 10, "times"),
    ("10-for-1", "", "ratio", 10, 10, 10, "times"),
]

# Exact numbers are points: literal, context, kind, value, unit.
POINTS = [
    ("119台", "", "count", 119, "item"),
    ("276起", "unit=deal", "count", 276, "deal"),
    ("三個", "", "count", 3, ""),
    ("十六顆", "", "count", 16, "item"),
    ("四年", "print=exact", "measure", 4, "year"),
    ("8萬元", "print=exact", "price", 80_000, "CNY"),
    ("100億", "unit=CNY;print=exact", "price", 1e10, "CNY"),
]

# Prints that must be refused, with the word of the message that names the trouble.
REFUSED = [
    ("提升1.15倍", "", "ratio", "sense="),
    ("增長3倍", "", "change", "sense="),
    ("50倍", "", "change", "sense="),
    ("提升30%", "", "ratio", "sense="),
    ("降低2倍", "sense=plus", "ratio", "negative"),
    ("5銖錢", "", "price", "銖錢"),
    ("5元", "unit=USD", "price", "'CNY'"),
    ("5元", "unit=ducat", "price", "ducat"),
    ("5元", "currency=CNY", "price", "currency"),
    ("5元", "sense=more", "price", "more"),
    ("至少3個", "hedge=about", "count", "atleast"),
    ("題目378", "", "count", "name"),
    ("2026年", "", "measure", "calendar year"),
    ("2026年", "", "date", "read_period"),
    ("3個5個", "", "count", "more than one"),
    ("1億5", "", "measure", "falling order"),
    ("9-3年", "", "measure", "range falls"),
    ("GB200", "", "count", "name"),
    ("一步", "", "count", "步"),
    ("百千", "", "count", "numeral"),
    ("1/0", "", "ratio", "nothing"),
    ("500 W - 1 kW", "", "measure", "two sizes"),
    ("九死一生", "", "count", "死"),
    ("", "", "measure", "no figure"),
]

# Dates: literal, context, first day, last day.
DATES = [
    ("2026年第三季度", "", "2026-07-01", "2026-09-30"),
    ("第二季度", "year=2025", "2025-04-01", "2025-06-30"),
    ("2025年3月7日", "", "2025-03-07", "2025-03-07"),
    ("11月25日", "year=2025", "2025-11-25", "2025-11-25"),
    ("8 月 17 日", "year=2025", "2025-08-17", "2025-08-17"),
    ("17日", "year=2025;month=8", "2025-08-17", "2025-08-17"),
    ("1月17號", "year=2026", "2026-01-17", "2026-01-17"),
    ("7月", "year=2025", "2025-07-01", "2025-07-31"),
    ("今年7月", "year=2025", "2025-07-01", "2025-07-31"),
    ("9月份", "year=2025", "2025-09-01", "2025-09-30"),
    ("十一月", "year=2024", "2024-11-01", "2024-11-30"),
    ("2024年下半年", "", "2024-07-01", "2024-12-31"),
    ("上半年", "year=2026", "2026-01-01", "2026-06-30"),
    ("明年", "year=2026", "2026-01-01", "2026-12-31"),
    ("2027年", "", "2027-01-01", "2027-12-31"),
    ("2027-2028年", "", "2027-01-01", "2028-12-31"),
    ("2025年末至2026年初", "", "2025-11-01", "2026-02-28"),
    ("2025年1月至3月", "", "2025-01-01", "2025-03-31"),
    ("2021年初", "", "2021-01-01", "2021-02-28"),
    ("2022年年中", "", "2022-06-01", "2022-07-31"),
    ("2025年末", "", "2025-11-01", "2025-12-31"),
    ("3月初", "year=2025", "2025-03-01", "2025-03-10"),
    ("4月底", "year=2025", "2025-04-21", "2025-04-30"),
    ("2026 年左右", "", "2025-07-03", "2027-07-01"),
    ("2024年第一季度前", "", "None", "2023-12-31"),
    ("2025年底前", "", "None", "2025-12-31"),
    ("第三季度起", "year=2025", "2025-07-01", "None"),
    ("2025-Q3", "", "2025-07-01", "2025-09-30"),
    ("2025-H1", "", "2025-01-01", "2025-06-30"),
    ("2026-04-15", "", "2026-04-15", "2026-04-15"),
    ("2025-08", "", "2025-08-01", "2025-08-31"),
    ("2025-09-08 18:17:06", "", "2025-09-08", "2025-09-08"),
    ("Q3 2026", "", "2026-07-01", "2026-09-30"),
    ("Q3–Q4 2026", "", "2026-07-01", "2026-12-31"),
    ("mid-2027", "", "2027-06-01", "2027-07-31"),
    ("April 2026", "", "2026-04-01", "2026-04-30"),
    ("15 April 2026", "", "2026-04-15", "2026-04-15"),
    ("before end of 2025", "", "None", "2025-12-31"),
    ("by Q3 2026", "", "None", "2026-09-30"),
]

NO_DATES = [
    ("7月", "", "year="),
    ("明年", "", "year="),
    ("17日", "year=2025", "month="),
    ("13月", "year=2025", "month"),
    ("2月30日", "year=2025", "day"),
    ("2026年", "year=2025", "2025"),
    ("2028-2027年", "", "rising"),
    ("第五季度", "year=2025", "第五季度"),
    ("30万块", "", "no date"),
    ("", "", "no date"),
]


@pytest.mark.parametrize(("literal", "value", "low", "high", "unit"), ROUNDED)
def test_a_printed_figure_is_an_interval(literal, value, low, high, unit):
    """A print allows half a unit of its last counted place either side."""
    figure = read(literal)

    assert pytest.approx((value, low, high)) == (figure.value, figure.low, figure.high)
    assert (unit, "") == (figure.unit, figure.hedge)


@pytest.mark.parametrize(("literal", "kind", "value", "unit"), ROUGH)
def test_a_word_for_a_number_is_five_percent_wide(literal, kind, value, unit):
    """Halves, thirds and doublings have no last place and take the width of 'about'."""
    figure = read(literal, kind=kind)

    assert pytest.approx((value, 0.95 * value, 1.05 * value)) == (
        figure.value,
        figure.low,
        figure.high,
    )
    assert unit == figure.unit


@pytest.mark.parametrize(
    ("literal", "value", "low", "high", "unit", "hedge"),
    [*((*span, "vague") for span in VAGUE), *((*span, "range") for span in RANGES)],
)
def test_a_print_that_spans_keeps_its_edges(literal, value, low, high, unit, hedge):
    """Ranges are what they say, and vague numerals have the edges that the language gives them."""
    figure = read(literal)

    assert pytest.approx((value, low, high)) == (figure.value, figure.low, figure.high)
    assert (unit, hedge) == (figure.unit, figure.hedge)


@pytest.mark.parametrize(
    ("literal", "value", "low", "high", "usual_low", "usual_high", "hedge"), SOFT
)
def test_a_soft_word_moves_the_edges(literal, value, low, high, usual_low, usual_high, hedge):
    """Each kind of hedge has one hard and one usual width."""
    figure = read(literal)

    assert pytest.approx((value, low, high, usual_low, usual_high)) == figure[:5]
    assert hedge == figure.hedge


@pytest.mark.parametrize(("literal", "context", "kind", "value", "low", "high", "unit"), MOVES)
def test_a_change_has_a_sign_and_a_multiple_a_sense(literal, context, kind, value, low, high, unit):
    """Falls are negative, and N times is told from N times more by the context."""
    figure = read(literal, context, kind)

    assert pytest.approx((value, low, high)) == (figure.value, figure.low, figure.high)
    assert unit == figure.unit


@pytest.mark.parametrize(("literal", "context", "kind", "value", "unit"), POINTS)
def test_an_exact_number_is_a_point(literal, context, kind, value, unit):
    """Counts printed in full, and assumptions marked exact, have no width."""
    figure = read(literal, context, kind)

    assert Figure(value, value, value, value, value, unit, "") == figure


@pytest.mark.parametrize(("literal", "context", "kind", "trouble"), REFUSED)
def test_a_print_with_two_readings_is_refused(literal, context, kind, trouble):
    """What is not understood is never guessed: the message names the print and the trouble."""
    with pytest.raises(LiteralError) as refusal:
        read(literal, context, kind)

    assert str(refusal.value).startswith(repr(literal))
    assert trouble in refusal.value.problem + refusal.value.mend


@pytest.mark.parametrize(("literal", "context", "first", "last"), DATES)
def test_a_printed_date_is_its_calendar_span(literal, context, first, last):
    """A date is the days that its print covers, both ends included."""
    assert (first, last) == tuple(map(str, read_period(literal, context)))


@pytest.mark.parametrize("literal", ["before 2026-Q3", "since 2025"])
def test_a_date_with_an_open_side_is_refused_where_both_ends_are_wanted(literal):
    """A date without a first or a last day is no closed period, and the error shows it."""
    with pytest.raises(LiteralError, match=f"'{literal}': one side is open"):
        closed_period(literal)


@pytest.mark.parametrize(("literal", "context", "trouble"), NO_DATES)
def test_a_date_that_cannot_be_placed_is_refused(literal, context, trouble):
    """A date without its year, or off the calendar, names what is missing."""
    with pytest.raises(LiteralError) as refusal:
        read_period(literal, context)

    assert str(refusal.value).startswith(repr(literal))
    assert trouble in refusal.value.problem + refusal.value.mend


def test_a_fall_mirrors_the_usual_interval():
    """'Fell more than seven percent' is usually no deeper than a tenth more."""
    figure = read("跌超7%", kind="change")

    assert pytest.approx((-7.7, -7)) == (figure.usual_low, figure.usual_high)


@pytest.mark.parametrize(
    ("literal", "context", "unit"),
    [
        ("30万块", "unit=chip", "chip"),
        ("135億", "unit=CNY", "CNY"),
        ("10萬片", "unit=wafer/month", "wafer/month"),
        ("44顆", "unit=die/wafer", "die/wafer"),
        ("44万美元", "unit=USD/year", "USD/year"),
        ("月產10萬片", "unit=wafer/month", "wafer/month"),
        ("7B", {"unit": "parameter"}, "parameter"),
        ("5000万块", "unit=h100e", "h100e"),
        ("四次", "unit=unit", "unit"),
    ],
)
def test_the_context_gives_a_missing_unit(literal, context, unit):
    """A unit in the context names what a bare number or a measure word
    counts, or completes a rate.
    """
    assert unit == read(literal, context).unit


def test_the_context_gives_a_missing_hedge():
    """A hedge that stands elsewhere in the sentence works as if it stood in the print."""
    assert read("約9年") == read("9年", "hedge=about")


def test_typography_does_not_change_a_print():
    """Widths, dashes and spaces are brought to one spelling, and superscripts survive."""
    assert ("600 mm²", "9個月", "1,000", "3-5年") == tuple(
        map(normalise, ("600\u00a0mm²", "９個(gè)月", "1\u2009000", "3—5\u2009年"))
    )


def test_errors_of_literals_are_errors_of_the_ledger():
    """A caller may catch every refusal of the package by one name, or as a ValueError."""
    with pytest.raises(LedgerError) as refusal:
        read("X1")

    assert isinstance(refusal.value, ValueError)


def test_each_soft_word_belongs_to_one_kind():
    """No word of the table stands for two widths."""
    words = [word for hedge in HEDGES.values() for word in hedge.words.split("|") if word]

    assert sorted(set(words)) == sorted(words)


NUMBERS = st.builds(
    lambda number, unit: f"{number}{unit}",
    st.one_of(
        st.integers(0, 10**12),
        st.decimals("0.01", "9999", places=2),
        st.sampled_from(["數百", "十多", "3-5", "百", "兩億"]),
    ),
    st.sampled_from(["", "億元", "%", "MW", "萬張", "年", "倍"]),
)
SOUP = st.lists(
    st.sampled_from(
        sorted(LEXICON)
        + list("0123456789.,/-~+() ")
        + list("一二兩十百千萬億兆數幾多半拆第分之上前後")
        + ["Q3", "2025", "April", "early", "half", "三分之", "doubled"]
    ),
    max_size=7,
).map("".join)
CONTEXTS = st.sampled_from(
    [
        "",
        "sense=plus",
        "sense=times",
        "print=exact",
        "hedge=over",
        "unit=percent",
        "year=2025",
        "unit=token",
    ]
)
KINDS = st.sampled_from(["count", "price", "measure", "ratio", "share", "change", "date", "status"])


def _read_or_none(reader, *arguments):
    """The reading, or None for a refusal; any other exception leaves and fails the test."""
    try:
        return reader(*arguments)
    except LiteralError:
        return None


@pytest.mark.costly
@given(st.one_of(SOUP, st.text(max_size=12)), CONTEXTS, KINDS)
@example("\u0663個", "", "count")
@example("²", "", "measure")
@example("超0", "", "measure")
@example("9" * 400, "", "count")
@example("0" * 400 + "位数", "", "count")
def test_any_text_is_read_or_refused(literal, context, kind):
    """On no text does another exception than a refusal leave, and what is read is in order."""
    figure = _read_or_none(read, literal, context, kind)
    period = _read_or_none(read_period, literal, context)

    assert (
        figure is None
        or figure.low <= figure.usual_low <= figure.value <= figure.usual_high <= figure.high
    )
    assert period is None or None in period or date(1899, 1, 1) < period.start <= period.end


@given(
    NUMBERS,
    st.sampled_from(["ratio", "measure", "price"]),
    st.sampled_from(["about", "atleast", "over", "upto"]),
)
def test_a_hedge_never_narrows_the_side_it_opens(literal, kind, hedge):
    """'About' contains the bare print; 'at least' and 'up to' reach as far as
    it on their open side.
    """
    assume(bare := _read_or_none(read, literal, "", kind))
    soft = read(literal, f"hedge={hedge}", kind)

    assert hedge == "upto" or soft.high >= bare.high
    assert hedge in ("atleast", "over") or soft.low <= bare.low


@given(st.decimals("0.1", "99.9", places=1), st.sampled_from(["", "約", "超", "近", "不到"]))
def test_a_fall_is_the_mirror_of_a_rise(number, hedge):
    """Direction changes the sign of the whole figure and nothing else."""
    rise, fall = (read(f"{word}{hedge}{number}%", kind="change") for word in ("增長", "下跌"))

    assert (-rise.value, -rise.high, -rise.low) == (fall.value, fall.low, fall.high)


@given(st.integers(1, 9999), st.sampled_from(["", "萬", "億"]))
def test_traditional_and_simplified_prints_are_one(number, multiplier):
    """Both scripts of the sources give the same figure."""
    simplified = multiplier.replace("萬", "万").replace("億", "亿")

    assert read(f"約{number}{multiplier}張") == read(f"约{number}{simplified}张")


@pytest.mark.parametrize("module", [literals, numerals, periods])
def test_examples_in_docstrings_run(module):
    """Every example that the documentation shows is executed."""
    import doctest

    failed, attempted = doctest.testmod(module)

    assert failed == 0 < attempted


@pytest.mark.parametrize("blank", ["INF", "-inf", "NaN", "n/a", "∞", "#N/A", "None"])
def test_what_a_program_writes_for_no_number_is_refused_as_such(blank):
    """An open bound or a missing number of a table is told apart from a print that is not
    understood.
    """
    with pytest.raises(LiteralError, match="is how programs write .* there is no claim"):
        read(blank)
