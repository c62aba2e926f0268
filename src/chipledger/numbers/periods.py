"""Dates as they are printed, Chinese or English, as inclusive calendar spans; and the context of a
print.

Judgements made here:

- A year's beginning, middle and end (年初, 年中, 年底) are its first, middle and last two months;
  *early*, *mid* and *late* are read the same. A month's (月初, 中旬, 月底) are its days 1-10, 11-20
  and 21 to the last.
- 左右, 约, *about* widen a span by half its own length, in whole days, either side; a single day by
  three days.
- 前, *before* end on the day before the span; 年底前, 月底前 and *by* include the span. 后, *after*
  begin on the day after it; 起, *since* on its first day. The open side is None.
- 前三季, *first nine months* run from the year's first day; 1990s and 90年代 are ten years;
  民國114年 is 2025.
- 3Q25, 25Q3 and 26年底 are of this century. 03/04/2025 is refused unless the context's region says
  which comes first.
- 今年, 明年, 去年 are the year in the context, which is the year that is meant, not the year of
  writing.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, NoReturn

from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import REGIONS
from chipledger.numbers.numerals import hanzi, normalise

CONTEXT = {
    "year": r"(?:19|20)\d\d",
    "month": r"0?[1-9]|1[0-2]",
    "unit": r"\S+",
    "sense": "times|plus",
    "print": "exact",
    "hedge": "about|over|under|near|atleast|upto",
    "region": "|".join(REGIONS),
    "scale": r"1e(?:[2-9]|1[0-2])|0\.01",
    "fiscal": r"0?[1-9]|1[0-2]",  # the month in which a fiscal year begins, if not January
}
SINGLE_DAY = timedelta(days=3)
MONTHS = (
    "january february march april may june july august september october november december".split()
)
THIRDS = {
    "early": 0,
    "初": 0,
    "年初": 0,
    "年中": 1,
    "年底": 2,
    "年末": 2,
    "年内": 2,
    "年內": 2,
    "上旬": 0,
    "mid": 1,
    "中": 1,
    "中旬": 1,
    "late": 2,
    "end": 2,
    "底": 2,
    "末": 2,
    "下旬": 2,
}
FIRST, LAST = ("first", "上"), ("second", "下")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_SIGNS = "零〇○一二三四五六七八九"
MONTH_FIRST = ("us",)
_COUNTS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven".split(), range(1, 12), strict=True
    )
)
_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_NAME = "|".join(
    f"{name[:3]}(?:{name[3:]})?" if name != "may" else name for name in MONTHS
).replace("sep(?:", "sept?(?:")
# Tried in this order; each takes its match out of the print, and what is then left was not
# understood.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?P<filler>(?: |(?<=日)|T)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$"
            r"|(?:周|星期)[一二三四五六日天]|(?<=[日号號])[晚早]上?)"
        ),
        r"^(?P<before>before )",
        r"^(?P<by>by |到|至)",
        r"^(?P<after>after )",
        r"^(?P<since>since |from |自)",
        r"(?P<about>大?[约約]|左右|前[后後]|around |about |circa |^~)",
        (
            rf"(?P<year>{_YEAR[:-9]})[-/.](?P<month>0?[1-9]|1[0-2])"
            rf"(?:[-/.](?P<day>[0-9]{{1,2}}))?(?![0-9月])"
        ),
        r"(?P<relative>今年|本年|明年|去年|[后後]年|前年|[当當]年)",
        r"(?P<before>(?:之|以)?前$)",
        r"(?P<after>(?:之|以)?[后後]$)",
        r"(?P<since>起$|开始$|開始$)",
        rf"(?P<day>[0-9]{{1,2}})[/.](?P<month>0?[1-9]|1[0-2])[/.](?P<year>{_YEAR})",
        r"(?P<decade>(?:19|20)?[0-9]0)(?:年代(?:(?P<third3>[初中末])[期叶葉]?)?|s$)",
        r"(?P<first>首季度?)",
        r"(?:前|首)(?P<quarters>[一二两兩三1-3])个?個?季度?",
        r"(?:前|首)(?P<months>[0-9]{1,2}|[一二两兩三四五六七八九十]{1,2})[个個]?月",
        (
            rf"(?:the )?first (?P<quarters>two|three) quarters(?: of)?"
            rf"|(?:the )?first (?P<months>{'|'.join(_COUNTS)}|[0-9]{{1,2}}) months(?: of)?"
        ),
        rf"(?P<month>\b(?:{_NAME})\b)\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]),?",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<month>\b(?:{_NAME})\b)",
        rf"(?P<month>\b(?:{_NAME})\b),?",
        (
            rf"第?(?P<quarter>[1-4一二三四])季(?:度|报|報)?"
            rf"|(?:the )?(?P<ordinal>{'|'.join(ORDINALS)})[ -]quarter(?: of)?"
        ),
        (
            r"(?<![0-9])(?P<ordinal>[1-4])Q ?(?P<short>[0-9]{2})(?![0-9])|(?<![0-9])"
            r"(?P<short2>[0-9]{2})Q(?P<quarter>[1-4])|Q(?P<quarter2>[1-4])['’]"
            r"(?P<short3>[0-9]{2})"
        ),
        (
            r"(?<![0-9])(?P<half>[12])H ?(?P<short>[0-9]{2})(?![0-9])"
            r"|FY ?['’]?(?P<short2>[0-9]{2})(?![0-9])"
        ),
        r"-?Q(?P<quarter>[1-4])(?: of)?|(?<![0-9])(?P<ordinal>[1-4])Q",
        r"-?H(?P<half>[12])|(?<![0-9])(?P<half2>[12])H",
        r"(?P<half>[上下])半年",
        r"(?:the )?(?P<half>first|second)[ -]half(?: of)?",
        (
            r"(?<=年)年?(?P<third>[初中底末])|年(?P<part>[初中底末])|(?<=月)(?P<third2>初|底|末"
            r"|[上中下]旬)"
        ),
        r"(?P<third>年底|年末|年中|年初|年内|年內)$|\byear[- ](?P<third2>end)(?: of)?",
        r"(?P<filler>(?:fiscal|financial|calendar|FY) ?(?:year |span )?)(?=(?:19|20)|$)",
        r"\b(?:the )?(?P<third>early|mid|late|end)(?: of|-)?(?= ?)",
        rf"(?P<year>{_YEAR})(?:[财財]年|会计年度|會計年度|年度?)?",
        rf"(?P<month>{_N})月份?",
        rf"(?P<day>{_N})[日号號]",
        r"(?P<current>本月|当月|當月|上个?月|上個月|下个?月|下個月)",
        (
            r"(?P<season>本季度?|当季|當季|上一?[个個]?季度?|下一?[个個]?季度?)|(?:this|last"
            r"|next|the) (?P<season2>quarter)"
        ),
    )
)
_ALIASES = {
    "ordinal": "quarter",
    "first": "quarter",
    "quarter2": "quarter",
    "half2": "half",
    "season2": "season",
    "part": "third",
    "third2": "third",
    "third3": "third",
    "short2": "short",
    "short3": "short",
}
_SHAPES = {
    ("year",),
    ("year", "month"),
    ("year", "month", "day"),
    ("year", "month", "third"),
    ("year", "quarter"),
    ("year", "half"),
    ("year", "third"),
    ("year", "quarters"),
    ("year", "months"),
}


class Period(NamedTuple):
    """An inclusive span of days; None where the print leaves a side open."""

    start: date | None
    end: date | None


class Days(NamedTuple):
    """A span of days that is closed on both sides."""

    start: date
    end: date


def parse_context(context: str | Mapping[str, object] = "") -> dict[str, str]:
    """What a sentence implies and its literal lacks, as a mapping.

    Parameters
    ----------
    context : str or mapping
        `key=value` joined by `;`; keys are those of `CONTEXT`.

    Returns
    -------
    dict of str to str

    Raises
    ------
    LiteralError
        If a key or a value is not in the closed list.

    Examples
    --------
    >>> parse_context("year=2025;unit=CNY")
    {'year': '2025', 'unit': 'CNY'}
    """
    if isinstance(context, Mapping):
        pairs = [(str(key), str(value)) for key, value in context.items()]
    else:
        pairs = [part.partition("=")[::2] for part in str(context or "").split(";") if part.strip()]
    said = {}
    for key, value in ((key.strip(), value.strip()) for key, value in pairs):
        if key not in CONTEXT or key in said:
            raise LiteralError(
                context,
                f"{key!r} is no context key, or stands twice",
                f"use {', '.join(CONTEXT)}, each once",
            )
        if not re.fullmatch(CONTEXT[key], value, re.ASCII):
            raise LiteralError(
                context, f"{value!r} is no value of {key}", f"it must match {CONTEXT[key]}"
            )
        said[key] = value
    return said


def read_period(literal: str, context: str | Mapping[str, object] = "") -> Period:
    """The calendar span that a printed date stands for.

    Parameters
    ----------
    literal : str
        A date, month, quarter, half, year or a range of them, as printed.
    context : str or mapping
        `year` and `month`, where the sentence implies them; `hedge=about`.

    Returns
    -------
    Period
        First and last day, inclusive; None for an open side.

    Raises
    ------
    LiteralError
        If the print is no date, or lacks a year that the context could give.

    Examples
    --------
    >>> [str(day) for day in read_period("第二季度", "year=2025")]
    ['2025-04-01', '2025-06-30']
    >>> [str(day) for day in read_period("2024年第一季度前")]
    ['None', '2023-12-31']
    """
    try:
        said = parse_context(context)
        text = _in_digits(normalise(literal), said)
        _refuse_two_orders(text, said)
        return _agreeing(_day_first(text, said), said)
    except LiteralError as error:
        raise LiteralError(literal, error.problem, error.mend) from None


def closed_period(literal: str, context: str | Mapping[str, str] = "") -> Days:
    """As `read_period`, for a date that must have both ends.

    Raises
    ------
    LiteralError
        If a side is open, too.

    Examples
    --------
    >>> [str(day) for day in closed_period("2025-Q2")]
    ['2025-04-01', '2025-06-30']
    """
    start, end = read_period(literal, context)
    if start is None or end is None:
        raise LiteralError(literal, "one side is open", "name both ends, such as 2025-Q2")
    return Days(start, end)


def _in_digits(text: str, said: dict[str, str]) -> str:
    """二〇二六年 as 2026年, 民國114年 as 2025年."""
    text = re.sub(
        f"[{_SIGNS}]{{4}}(?=年|[-~至到][{_SIGNS}]{{4}}年)",
        lambda year: "".join(str(max(_SIGNS.index(sign) - 2, 0)) for sign in year.group()),
        text,
    )
    text = re.sub(
        "(?<![0-9])(2[0-9])年(?=底|末|初|中|前?[上下]半|第|Q|[1-9]|十|[一二三四]季)",
        r"20\1年",
        text,
    )
    text = re.sub(r"(?:今天?|昨|明)\(([0-9]{1,2})\)日", r"\1日", text)  # 今(16)日
    text = re.sub("(?<![0-9/])([0-9]{1,2}/[0-9]{1,2}/)([0-9]{2})(?![0-9/])", r"\g<1>20\2", text)
    text = re.sub("([0-9]{1,2})(-|至|到)(?=[0-9]{1,2}月)", r"\1月\2", text)  # 1-10月
    text = re.sub("([0-9]{1,2}月)([0-9]{1,2})日?(-|至|到)(?=[0-9]{1,2}日)", r"\1\2日\3\1", text)
    minguo = "(?:民国|民國)([0-9]{2,3}|[一二三四五六七八九十百零〇]{1,7})年"
    if said.get("region") == "tw":
        minguo = f"{minguo}|^(?:自|[从從])?({MINGUO})年"
    text = re.sub(minguo, lambda year: f"{1911 + _counted(year.group(1) or year.group(2))}年", text)
    return _FISCAL_SPAN.sub(_named_by_its_end, text)


# A year of the Republic of China, as texts from Taiwan write it: 113年.
MINGUO = "[4-9][0-9]|1[0-2][0-9]|一百[零一二三]?[十一二三四五六七八九]{0,2}"
_FISCAL = re.compile("fiscal|financial|FY", re.IGNORECASE)
_FISCAL_SPAN = re.compile(
    r"(?:(?:fiscal|financial) ?(?:year )?|FY ?)?(?<![0-9])(20[0-9]{2})[-/]([0-9]{2})(?![0-9-])",
    re.IGNORECASE,
)


def _counted(number: str) -> int:
    return int(number) if number.isdecimal() else hanzi(number)


def _named_by_its_end(match: re.Match[str]) -> str:
    """Fiscal 2021-22 is the fiscal year that ends in 2022; 2021-12 is a month."""
    year = int(match.group(1)) + 1
    if year % 100 != int(match.group(2)) or match.group().isascii() and not _is_fiscal(match):
        return match.group()
    return f"fiscal span {year}"


def _is_fiscal(match: re.Match[str]) -> bool:
    return int(match.group(2)) > 12 or _FISCAL.match(match.group()) is not None


_NUMERIC_DAY = re.compile(
    r"(?<![0-9])([0-9]{1,2})([/.])([0-9]{1,2})[/.]((?:19|20)[0-9]{2})(?![0-9])"
)


def _refuse_two_orders(text: str, said: dict[str, str]) -> None:
    """03/04/2025 is a day in March or in April, by the habit of the country."""
    match = _NUMERIC_DAY.search(text)
    if match and match.group(2) == "/" and "region" not in said:
        first, second = int(match.group(1)), int(match.group(3))
        if max(first, second) <= 12 and first != second:
            raise LiteralError(
                text,
                "may be a day of either month",
                "add region=us (month first) or region=uk (day first) to the context",
            )


def _day_first(text: str, said: dict[str, str]) -> str:
    """A numeric day in the order that the patterns read: day, month, year."""
    match = _NUMERIC_DAY.search(text)
    if not match:
        return text
    first, second = int(match.group(1)), int(match.group(3))
    if second > 12 or said.get("region") in MONTH_FIRST and first <= 12:
        first, second = second, first
    return f"{text[: match.start()]}{first}/{second}/{match.group(4)}{text[match.end() :]}"


def _agreeing(text: str, said: dict[str, str]) -> Period:
    """The span, where print and context name no two different years."""
    years = set(re.findall(_YEAR, text))
    if years and "year" in said and said["year"] not in years:
        raise LiteralError(
            text,
            f"prints another year than the context's {said['year']}",
            "drop year from the context",
        )
    if len(years) == 1:
        said = said | {"year": min(years)}
    return _whole_or_range(text, said)


def _whole_or_range(text: str, said: dict[str, str]) -> Period:
    """One date if the print can be read as one, else the hull of the two sides of a range."""
    try:
        return _one(text, said)
    except LiteralError as error:
        whole = error
    for match in re.finditer(r"\s*(?:[-~至到]|\bto\b|\band\b)\s*", text):
        try:
            first, last = _one(text[: match.start()], said), _one(text[match.end() :], said)
        except LiteralError as error:
            # what both sides lack is a better answer than that the whole is no date
            whole = error if "add " in error.mend else whole
            continue
        return _hull(text, first, last)
    raise whole


def _hull(text: str, first: Period, last: Period) -> Period:
    begin, end = first.start, last.end
    if not (begin and first.end and last.start and end) or begin > last.start:
        raise LiteralError(
            text, "is no rising range of dates", "check the two dates and the year in the context"
        )
    return Period(begin, end)


def _one(text: str, said: dict[str, str]) -> Period:
    """The span of a print that names one date."""
    fields = _fields(text)
    marks = {name for name in ("before", "by", "after", "since", "about") if fields.pop(name, None)}
    if said.get("hedge") == "about":
        marks.add("about")
    if len(marks) > 1:
        raise LiteralError(text, "carries two bounds", "code one date")
    span = _fiscal(text, fields, said, _span(text, dict(fields), said))
    closed = fields.get("third") in ("底", "末", "end")
    return _BOUNDS[marks.pop() if marks else ""](span, closed)


def _fiscal(text: str, fields: dict[str, str], said: dict[str, str], span: Days) -> Days:
    """The span within the fiscal year that the print names, where it is another than the year."""
    if not _FISCAL.search(text):
        return span
    first = int(said.get("fiscal", 0))
    if not first:
        if {"quarter", "half", "quarters", "months"} & set(fields) or "span" in text:
            raise LiteralError(
                text,
                "is of a fiscal year, and does not say when that begins",
                (
                    "add fiscal=… to the context, the month in which it begins (India, Japan: "
                    "fiscal=4)"
                ),
            )
        return span
    if first == 1 or "month" in fields and span.start.month < first:
        return span
    by_months = 12 if "month" in fields else 13 - first
    return Days(_earlier(span.start, by_months), _earlier(span.end + _DAY, by_months) - _DAY)


def _earlier(day: date, months: int) -> date:
    """The first day of a month, so many months before."""
    count = 12 * day.year + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


_DAY = timedelta(days=1)
_BOUNDS: dict[str, Callable[[Days, bool], Period]] = {
    "": lambda span, closed: Period(*span),
    "before": lambda span, closed: Period(None, span.end if closed else span.start - _DAY),
    "by": lambda span, closed: Period(None, span.end),
    "after": lambda span, closed: Period(span.end + _DAY, None),
    "since": lambda span, closed: Period(span.start, None),
    "about": lambda span, closed: _widened(span),
}


def _widened(span: Days) -> Period:
    days = (span.end - span.start).days + 1
    pad = timedelta(days=days // 2) if days > 1 else SINGLE_DAY
    return Period(span.start - pad, span.end + pad)


def _fields(text: str) -> dict[str, str]:
    """The named parts of a print; nothing may be left over."""
    fields: dict[str, str] = {}
    rest = text
    for pattern in PATTERNS:
        match = pattern.search(rest)
        found = {
            _ALIASES.get(name, name): part
            for name, part in (match.groupdict() if match else {}).items()
            if part
        }
        if not match or not found or set(found) & set(fields):
            continue
        fields |= found
        rest = rest[: match.start()] + rest[match.end() :]
    fields.pop("filler", None)
    if rest.strip(" ,.") or not fields:
        raise LiteralError(
            text, f"{rest.strip() or text!r} is no date", "code the date alone, as it is printed"
        )
    return fields


def _span(text: str, fields: dict[str, str], said: dict[str, str]) -> Days:
    """The span of named parts, the context giving the year and the month that they lack."""
    if decade := fields.pop("decade", ""):
        return _ten_years(text, fields, decade)
    short = fields.pop("short", "")
    year = fields.get("year") or short and f"20{short}" or said.get("year")
    if (
        not year
        and ("day" in fields and "month" not in fields or {"current", "season"} & set(fields))
        and "month" not in said
    ):
        _missing_month(text)
    if not year:
        raise LiteralError(text, "lacks its year", "add year=… to the context")
    parts = {
        name: part for name, part in fields.items() if name not in ("relative", "current", "year")
    }
    if parts.pop("season", ""):
        parts["quarter"] = str((int(said.get("month") or _missing_month(text)) + 2) // 3)
    if "month" not in parts and ("current" in fields or "day" in parts):
        parts["month"] = said.get("month") or _missing_month(text)
    shape = tuple(
        name
        for name in ("year", "month", "quarter", "half", "day", "third", "quarters", "months")
        if name == "year" or name in parts
    )
    if shape not in _SHAPES:
        raise LiteralError(text, "names parts that do not go together", "code one date")
    return _SPANS[shape[1:]](text, int(year), *(_number(parts[name]) for name in shape[1:]))


def _ten_years(text: str, fields: dict[str, str], decade: str) -> Days:
    """1990s, 90年代; two digits are of the last century from 30 on. Early are its first four years,
    mid the next three, late the last three.
    """
    third = fields.pop("third", "")
    if fields:
        raise LiteralError(text, "names parts that do not go together", "code one date")
    first = int(decade) if len(decade) == 4 else int(decade) + (1900 if int(decade) >= 30 else 2000)
    begin, end = ((0, 3), (4, 6), (7, 9))[_number(third)] if third else (0, 9)
    return Days(date(first + begin, 1, 1), date(first + end, 12, 31))


def _missing_month(text: str) -> NoReturn:
    raise LiteralError(text, "lacks its month", "add month=… to the context")


def _number(part: str) -> int:
    """A part of a date as a number: quarters, halves, months and days from 1, thirds from 0."""
    part = part.lower()
    if part.startswith("首"):
        return 1
    if part in THIRDS:
        return THIRDS[part]
    if part in _COUNTS:
        return _COUNTS[part]
    if part in FIRST + LAST and part not in ORDINALS:
        return 1 if part in FIRST else 2
    if part in ORDINALS:
        return ORDINALS[part]
    names = [number for number, name in enumerate(MONTHS, 1) if name.startswith(part[:3])]
    return (
        names[0]
        if names and part[:1].isalpha() and part.isascii()
        else int(part)
        if part.isdecimal()
        else hanzi(part)
    )


def _months(text: str, year: int, first: int, last: int) -> Days:
    if not 1 <= first <= last <= 12:
        raise LiteralError(text, "names no month of the calendar", "check the month")
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _day(text: str, year: int, month: int, day: int) -> Days:
    whole = _months(text, year, month, month)
    if not 1 <= day <= whole.end.day:
        raise LiteralError(text, "names no day of the calendar", "check the day")
    return Days(date(year, month, day), date(year, month, day))


def _ten_days(text: str, year: int, month: int, third: int) -> Days:
    whole = _months(text, year, month, month)
    return Days(
        date(year, month, 10 * third + 1),
        whole.end if third == 2 else date(year, month, 10 * third + 10),
    )


_SPANS: dict[tuple[str, ...], Callable[..., Days]] = {
    (): lambda text, year: _months(text, year, 1, 12),
    ("month",): lambda text, year, month: _months(text, year, month, month),
    ("month", "day"): _day,
    ("month", "third"): _ten_days,
    ("quarter",): lambda text, year, quarter: _months(text, year, 3 * quarter - 2, 3 * quarter),
    ("half",): lambda text, year, half: _months(text, year, 6 * half - 5, 6 * half),
    ("quarters",): lambda text, year, count: _months(text, year, 1, 3 * count),
    ("months",): lambda text, year, count: _months(text, year, 1, count),
    ("third",): lambda text, year, third: _months(text, year, 5 * third + 1, 5 * third + 2),
}
