"""How a number reads in a Chinese sentence: in 万 and 亿, with the hedge and the measure word of a
newspaper.

Judgements:

- A number moves up to 万 or 亿 where few decimals are left: 12.5万, but 2840.
- What is counted per something leads with it: 每月3万片晶圆, 每张卡4.9万元.
- Which words are true of an interval is decided in `phrases`, once for both languages.
"""

from datetime import date, timedelta
from math import isclose

from chipledger.numbers import phrases
from chipledger.numbers.wording import PARTS, SILENT, rounded

HEDGES = {
    "about": "约",
    "near": "近",
    "over": "逾",
    "atleast": "至少",
    "under": "不到",
    "upto": "最多",
}
# The words that `phrases` puts before a size, in Chinese.
RELATIONS = {
    "": "",
    "about ": "约",
    "nearly ": "近",
    "more than ": "超过",
    "at least ": "至少",
    "less than ": "不到",
    "up to ": "最多",
}
SCALES = ((1e12, "万亿", 4), (1e8, "亿", 4), (1e4, "万", 2))  # size, word, decimals it may keep
UNITS = {
    "percent": "%", "times": "倍", "USD": "美元", "CNY": "元", "HKD": "港元", "nm": "纳米",
    "mm": "毫米", "mm^2": "平方毫米", "m^2": "平方米", "square_foot": "平方英尺", "W": "瓦",
    "kW": "千瓦", "MW": "兆瓦", "GW": "吉瓦", "GWh": "吉瓦时", "TFLOP/s": " TFLOPS",
    "PFLOP/s": " PFLOPS", "TOP/s": " TOPS", "TB/s": " TB/s", "GB": " GB", "chip": "颗芯片",
    "card": "张卡", "die": "颗裸片", "wafer": "片晶圆", "rack": "台机柜", "person": "人",
    "share": "股", "deal": "笔交易", "parameter": "参数", "token": "词元",
    "h100e": "块H100的算力", "year": "年", "month": "个月", "week": "周", "day": "天",
    "hour": "小时", "generation": "代",
}  # fmt: skip
PER = {
    "year": "每年", "month": "每月", "day": "每天", "hour": "每小时", "chip": "每颗芯片",
    "card": "每张卡", "wafer": "每片晶圆", "share": "每股", "person": "每人", "W": "每瓦",
    "USD": "每美元",
}  # fmt: skip
PART_WORDS = (
    "百分之一", "二十分之一", "十分之一", "八分之一", "六分之一", "五分之一", "四分之一",
    "三分之一", "五分之二", "一半", "五分之三", "三分之二", "四分之三", "五分之四", "十分之九",
)  # fmt: skip
VAGUE = "数 数十 数百 数千 数万 数十万 数百万 数千万 数亿 数十亿 数百亿 数千亿 数万亿".split()
DIGITS = "零一二三四五六七八九"


def show_zh(
    value: float, low: float, high: float, unit: str, hedge: str = "", bare: bool = False
) -> str:
    """A figure as a Chinese sentence prints it.

    Parameters
    ----------
    value, low, high, unit, hedge, bare
        As in `wording.show`.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If no Chinese word is known for the unit.

    Examples
    --------
    >>> show_zh(1e10, 9.5e9, 1.05e10, "CNY", "over")
    '逾100亿元'
    >>> show_zh(1e11, 1e8, 2e11, "chip/year", "range")
    '每年1亿至2000亿颗芯片'
    >>> show_zh(3e10, 1e10, 1e11, "USD", "vague")
    '数百亿美元'
    """
    if unit == "MW" and abs(value) >= 1000:
        value, low, high, unit = value / 1000, low / 1000, high / 1000, "GW"
    if value < 0 and HEDGES.get(hedge):
        return f"下降{show_zh(-value, -high, -low, unit, hedge, bare)}"
    if hedge == "range":
        return in_units_zh(f"{_number(low)}至{_number(high)}", unit, bare)
    if hedge == "vague":
        words = next((each for power, each in enumerate(VAGUE) if isclose(10**power, low)), "")
        if words and high >= 9 * low:
            return in_units_zh(words, unit, bare)
        return in_units_zh(f"{HEDGES['over']}{_number(low)}", unit, bare)
    return in_units_zh(HEDGES.get(hedge, "") + _number(value), unit, bare)


def in_units_zh(text: str, unit: str, bare: bool = False) -> str:
    """A number that is already spelt, with its unit, as `show_zh` does."""
    if bare or unit in SILENT:
        return text
    if unit in UNITS:
        return text + UNITS[unit]
    thing, _, per = unit.rpartition("/")
    if thing in (*UNITS, *SILENT) and per in PER:
        return f"{PER[per]}{text}{UNITS.get(thing, '')}"
    raise ValueError(f"no Chinese word for the unit {unit}: add one to numbers/wording_zh.py")


def _number(value: float) -> str:
    """Digits with 万 or 亿 where the number is long."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    if isclose(size, 1 / 3):
        return "三分之一"
    for scale, word, decimals in SCALES:
        if size >= scale and round(size / scale, decimals) == round(size / scale, 10):
            return f"{sign}{_digits(size / scale)}{word}"
    return f"{sign}{_digits(size)}"


def _digits(value: float) -> str:
    """Thousands stay together up to four digits, as 万 follows them."""
    shown = rounded(value, 10)
    text = f"{shown:.10f}" if shown < 1e4 else f"{shown:,.10f}"
    return text.rstrip("0").rstrip(".")


def in_words_zh(value: float, low: float, high: float, unit: str, hedge: str = "") -> str:
    """A number as Chinese words that its interval allows.

    Parameters
    ----------
    value, low, high, unit, hedge
        As in `phrases.in_words`.

    Raises
    ------
    ValueError
        If no word says it.

    Examples
    --------
    >>> in_words_zh(24.1, 23.5, 24.4, "percent")
    '近四分之一'
    >>> in_words_zh(52, 51, 53, "month")
    '超过四年'
    >>> in_words_zh(2, 2, 2, "times"), in_words_zh(1e7, 9e6, 1.1e7, "")
    ('两倍', '约一千万')
    """
    relation, size, unit = phrases.fitted(value, low, high, unit, hedge)
    if size < 1:
        parts = (part for part, _ in phrases.PARTS)
        return RELATIONS[relation] + dict(zip(parts, PART_WORDS, strict=True))[size]
    return RELATIONS[relation] + in_units_zh(_cardinal(size), unit)


def _cardinal(size: float) -> str:
    """A size that has a word, in words: 十四, 四十, 两百, 一千, 三千万."""
    for scale, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if size >= scale:
            return _cardinal(size / scale) + word
    whole = round(size)
    for scale, word in ((1000, "千"), (100, "百")):
        if whole >= scale:
            return ("两" if whole // scale == 2 else DIGITS[whole // scale]) + word
    if whole >= 10:
        tens, ones = divmod(whole, 10)
        return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")
    return "两" if whole == 2 else DIGITS[whole]


def in_two_digits_zh(value: float, low: float, high: float, unit: str, hedge: str = "") -> str:
    """A number in two significant digits, as `phrases.in_two_digits` does.

    Examples
    --------
    >>> in_two_digits_zh(14.26, 9, 20, "GW")
    '约14吉瓦'
    """
    short = phrases.two_digits(value, hedge)
    if isclose(short, value):
        return show_zh(value, low, high, unit, hedge)
    return show_zh(short, short, short, unit, "about")


def show_period_zh(start: date | None, end: date | None) -> str:
    """A calendar span as a Chinese sentence prints it.

    Parameters
    ----------
    start, end : datetime.date or None
        As in `wording.show_period`.

    Examples
    --------
    >>> from datetime import date
    >>> show_period_zh(date(2026, 7, 1), date(2026, 9, 30))
    '2026年第三季度'
    >>> show_period_zh(date(2025, 8, 22), date(2025, 8, 22))
    '2025年8月22日'
    """
    if end is None:
        return f"{_day(start)}起"  # type: ignore[arg-type]  # at most one side is open
    if start is None:
        return f"到{_day(end)}为止"
    if start == end:
        return _day(start)
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return _part(start, end) or f"{_day(start)}至{_day(end)}"
    return _months(start, end)


TENS = {"early": "上旬", "mid-": "中旬", "late": "下旬"}


def _part(start: date, end: date) -> str:
    """A third of a month, or a year give or take half of one; empty where it is neither."""
    last = 0 if (end + timedelta(days=1)).day == 1 else end.day
    if (start.year, start.month) == (end.year, end.month) and (start.day, last) in PARTS:
        return f"{start.year}年{start.month}月{TENS[PARTS[start.day, last]]}"
    if abs((end - start).days - 730) < 8:
        return f"{(start + (end - start) / 2).year}年前后"
    return ""


def _months(start: date, end: date) -> str:
    """A span of whole months: a month, a quarter, a half, a year, or years."""
    whole = start.month == 1 and end.month == 12
    if start.year != end.year:
        if whole:
            return f"{start.year}年至{end.year}年"
        return f"{start.year}年{start.month}月至{end.year}年{end.month}月"
    length, first = end.month - start.month + 1, start.month - 1
    if whole:
        return f"{start.year}年"
    if length == 1:
        return f"{start.year}年{start.month}月"
    if length == 3 and first % 3 == 0:
        return f"{start.year}年第{DIGITS[first // 3 + 1]}季度"
    if length == 6 and first % 6 == 0:
        return f"{start.year}年{'下' if first else '上'}半年"
    return f"{start.year}年{start.month}月至{end.month}月"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def show_day_zh(day: str) -> str:
    """An ISO day as a Chinese sentence prints it.

    Examples
    --------
    >>> show_day_zh("2026-11-22")
    '2026年11月22日'
    """
    return _day(date.fromisoformat(day))
