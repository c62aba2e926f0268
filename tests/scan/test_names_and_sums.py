"""Words with a numeral that count nothing, sums without a currency, and years that lean on another.

Each sentence is ours.
"""

from datetime import date

import pytest

from chipledger.scan import find_figures, propose

PRINTED_ON = date(2026, 1, 30)

RATES = [
    ("The backbone moves 7 Petabits per second.", "7 Petabits per second", 7e15, "bit/second"),
    ("A ring of 3 exabits per second opened.", "3 exabits per second", 3e18, "bit/second"),
    ("The old line gave 90 kilobits a second.", "90 kilobits a second", 9e4, "bit/second"),
    ("They sold a 24-gigabit die.", "24-gigabit", 2.4e10, "bit"),
    ("The archive holds 6 zettabytes.", "6 zettabytes", 6e6, "PB"),
    ("干线达 6 拍比特每秒。", "达 6 拍比特每秒", 6e15, "bit/second"),
    ("The pins move 9 gigabits-per-second.", "9 gigabits-per-second", 9e9, "bit/second"),
    ("带宽为每秒 3 太字节。", "3 太字节", 3e3, "GB/second"),
    ("A trunk of 4 Pbps is planned.", "4 Pbps", 4e3, "Tbit/s"),
    ("数据中心用掉 30 多亿度。", "30 多亿度", 3e9, "kWh"),
]

NO_FIGURES = [
    "发布银河 60 系列和青云 80 系列。",
    "银河 60、70 与 80 系列降价。",
    "The 60 and 70 series and the 9000-series cards are out.",
    "用電量較前一年持平，前一個月下滑，前一季轉盈，前一天停電。",
    "鼓勵二次能源與一次能源並用，回收二次电池。",
    "三次样条与二次函数都学过。",
    "三大运营商与四大行都来了。",
    "千禧一代和90后喜欢百货与五金。",
    "五年级学生在十字路口过二十四节气。",
    "双十二大促与618大促都停了。",
    "四方会谈与六方会谈。",
    "The Big Four beat the Russell 2000.",
    "The 5 Series sedan is out.",
    "工厂三班倒，五天工作制没有了。",
]

SUMS = [
    ("这家工厂一年大赚 40 亿。", "unit=CNY"),
    ("乙公司 60 亿的净利润很高。", "unit=CNY"),
    ("收入增长很快，达到 45 亿。", "unit=CNY"),
    ("亏损收窄至 3 亿左右。", "unit=CNY"),
    ("主力净流入 3 亿。", "unit=CNY"),
    ("宽带升级到百兆。", ""),
    ("The firm earned 5 billion last year.", "unit=USD"),
    ("Profit fell to 200 million.", "unit=USD"),
    ("They booked a 2 billion loss.", "unit=USD"),
    ("收入 80 亿港元，净利 5 亿。", "unit=HKD"),
    ("台積電說淨利 20 億。", "unit=TWD"),
]

NO_SUMS = [
    "手机销量达 2 亿。",
    "利润来自 2 亿会员。",
    "全球人口超过 80 亿。",
    "模型有 70 亿参数。",
    "Users reached 30 million.",
    "It spent 2 million hours.",
]

# Sentence, first literal with the mark, first and last day.
LEANING = [
    ("2027年第一季度发布甲，同年第三季度发布乙。", "2027-07-01", "2027-09-30"),
    ("2027年動工，翌年3月量產。", "2028-03-01", "2028-03-31"),
    ("该公司 2024 年 6 月上市，同年底退市。", "2024-11-01", "2024-12-31"),
    ("去年3月开工，同年11月投产。", "2025-11-01", "2025-11-30"),
    ("It opened in May 2021 and shut in November of that year.", "2021-11-01", "2021-11-30"),
]


def rows(sentence, published=PRINTED_ON):
    return propose(sentence, "", published=published).to_dict("records")


@pytest.mark.parametrize(("sentence", "literal", "value", "unit"), RATES)
def test_a_rate_of_bits_and_bytes_keeps_its_unit_in_words(sentence, literal, value, unit):
    """Prefixes up to exa and zetta, in words and in signs, are units of a figure."""
    (row,) = rows(sentence)

    assert (literal, unit, "") == (row["literal"], row["unit"], row["flag"])
    assert value == pytest.approx(row["value"])


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_a_name_or_a_word_with_a_numeral_counts_nothing(sentence):
    """Product lines, the period before, and words built on a numeral are set aside."""
    assert not [found for found in find_figures(sentence) if found.kind == "figure"]


@pytest.mark.parametrize(
    ("sentence", "literal", "value"),
    [
        ("工程提前一年完成。", "一年", 1),
        ("做了三次实验。", "三次", 3),
        ("3 series sold out.", "3", 3),
    ],
)
def test_a_count_of_the_same_words_stays_one(sentence, literal, value):
    """A length of time, a number of times and a number of series are counted."""
    (row,) = rows(sentence)

    assert (literal, value) == (row["literal"], row["value"])


@pytest.mark.parametrize(("sentence", "likely"), SUMS)
def test_a_sum_without_its_currency_is_asked_about(sentence, likely):
    """A bare 亿 that words beside it tell to be money asks for its unit and proposes one."""
    row = rows(sentence)[-1]

    assert ("unit=", likely, "") == (row["flag"], row["likely"], row["unit"])


@pytest.mark.parametrize("sentence", NO_SUMS)
def test_a_large_count_is_not_taken_for_money(sentence):
    """People, goods and parameters in 亿 are not asked for a currency."""
    assert [""] == [row["flag"] for row in rows(sentence)]


@pytest.mark.parametrize("print_", ["2034/35", "1999/00", "2023/24"])
def test_a_slashed_year_of_accounts_is_one_date(print_):
    """A year that spans two is one date whose beginning is asked for."""
    (row,) = rows(f"It rose in {print_}.")

    assert (print_, "fiscal=") == (row["literal"], row["flag"])


def test_a_slash_before_a_month_is_that_month():
    """2024/12 is December 2024, and a slashed day stays a day."""
    month, day = rows("表列 2024/12 与 2009/10/15。")

    assert ("2024-12-01", "2009-10-15") == (month["period_start"], day["period_start"])


@pytest.mark.parametrize(("sentence", "start", "end"), LEANING)
def test_a_date_of_the_same_year_takes_the_year_named_before(sentence, start, end):
    """同年, 翌年 and *of that year* lean on the year before them, whatever the day of print."""
    row = rows(sentence)[-1]

    assert (start, end, "") == (row["period_start"], row["period_end"], row["flag"])


def test_a_date_of_the_same_year_without_one_proposes_none():
    """Where no year is named before, the year is asked for without a likely answer."""
    (row,) = rows("同年5月停产。")

    assert ("year=", "") == (row["flag"], row["likely"])


@pytest.mark.parametrize(
    ("sentence", "published", "year"),
    [
        ("A better-than-expected profit for the quarter ended June 30.", "2011-09-05", "2011"),
        ("It beat forecasts for the quarter ended May 31.", "2011-03-05", "2010"),
    ],
)
def test_a_period_that_ended_is_not_ahead(sentence, published, year):
    """What was expected or forecast before turns no ended period into a coming one."""
    row = rows(sentence, date.fromisoformat(published))[-1]

    assert year in (row["period_start"][:4], row["likely"].removeprefix("year="))


def test_words_of_the_exchange_tell_a_text_from_hong_kong():
    """按年升 and 收市 make plain 元 the Hong Kong dollar."""
    row = rows("盈利按年升兩成，收市報9元。")[-1]

    assert ("HKD", "", 9) == (row["unit"], row["flag"], row["value"])
