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
- 前三季, *first nine months* run from the year's first day; 1990s, 90年代 and 九十年代 are ten
  years; 民國114年 is 2025.
- 3Q25, 25Q3 and 26年底 are of this century. 03/04/2025 is refused unless the context's region says
  which comes first.
- 今年, 明年, 去年 are the year in the context, which is the year that is meant, not the year of
  writing.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, NoReturn

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.context import parse_context
from chipledger.numbers.date_spelling import FISCAL, day_first, in_digits, refuse_two_orders
from chipledger.numbers.date_words import (
    ALIASES,
    CLOSING,
    COUNTS,
    FIRST,
    LAST,
    MONTHS,
    ORDINALS,
    PARTS,
    PATTERNS,
    SHAPES,
    THIRDS,
    YEAR,
)
from chipledger.numbers.numerals import hanzi
from chipledger.numbers.spelling import normalise

SINGLE_DAY = timedelta(days=3)


class Period(NamedTuple):
    """An inclusive span of days; None where the print leaves a side open."""

    start: date | None
    end: date | None


class Days(NamedTuple):
    """A span of days that is closed on both sides."""

    start: date
    end: date


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
    return (_known if isinstance(context, str) else _read)(literal, context)


def _read(literal: str, context: str | Mapping[str, object]) -> Period:
    try:
        said = parse_context(context)
        text = in_digits(normalise(literal), said)
        refuse_two_orders(text, said)
        return _agreeing(day_first(text, said), said)
    except LiteralError as error:
        raise LiteralError(literal, error.problem, error.mend) from None


_known = lru_cache(4096)(_read)  # a book prints the same few hundred dates over and over


def closed_period(literal: str, context: str | Mapping[str, object] = "") -> Days:
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


def _agreeing(text: str, said: dict[str, str]) -> Period:
    """The span, where print and context name no two different years."""
    years = set(re.findall(YEAR, text))
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
    closed = fields.get("third") in ("底", "末", "杪", "end")
    return _BOUNDS[marks.pop() if marks else ""](span, closed)


def _fiscal(text: str, fields: dict[str, str], said: dict[str, str], span: Days) -> Days:
    """The span within the fiscal year that the print names, where it is another than the year."""
    parted = {"quarter", "half", "quarters", "months"} & set(fields)
    if not FISCAL.search(text) and not (parted and "fiscal" in said):
        return span
    first = int(said.get("fiscal", 0))
    if not first:
        if parted or "span" in text:
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
            ALIASES.get(name, name): part
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
    shape = tuple(name for name in PARTS if name == "year" or name in parts)
    if shape not in SHAPES:
        raise LiteralError(text, "names parts that do not go together", "code one date")
    return _SPANS[shape[1:]](text, int(year), *(_number(parts[name]) for name in shape[1:]))


def _ten_years(text: str, fields: dict[str, str], decade: str) -> Days:
    """1990s, 90年代; two digits are of the last century from 30 on. Early are its first four years,
    mid the next three, late the last three.
    """
    third = fields.pop("third", "")
    if fields:
        raise LiteralError(text, "names parts that do not go together", "code one date")
    if not decade.isdigit():  # 八十年代
        decade = f"{'一二三四五六七八九'.index(decade[0]) + 1}0"
    first = int(decade) if len(decade) == 4 else int(decade) + (1900 if int(decade) >= 30 else 2000)
    begin, end = ((0, 3), (4, 6), (7, 9))[_number(third)] if third else (0, 9)
    return Days(date(first + begin, 1, 1), date(first + end, 12, 31))


def _missing_month(text: str) -> NoReturn:
    raise LiteralError(text, "lacks its month", "add month=… to the context")


def _number(part: str) -> int:
    """A part of a date as a number: quarters, halves, months and days from 1, thirds from 0."""
    part = part.lower()
    if part in CLOSING:
        return CLOSING[part]
    if part.startswith("首"):
        return 1
    if part in THIRDS:
        return THIRDS[part]
    if part in COUNTS:
        return COUNTS[part]
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


def _half_month(text: str, year: int, month: int, half: int) -> Days:
    whole = _months(text, year, month, month)
    return (
        Days(whole.start, date(year, month, 15))
        if half == 1
        else Days(date(year, month, 16), whole.end)
    )


def _closing(text: str, year: int, month: int, count: int) -> Days:
    """The months that end with one: the September quarter, the December half."""
    whole = _months(text, year, month, month)
    return Days(_earlier(whole.start, count - 1), whole.end)


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
    ("month", "fortnight"): _half_month,
    ("month", "closing"): _closing,
    ("quarter",): lambda text, year, quarter: _months(text, year, 3 * quarter - 2, 3 * quarter),
    ("half",): lambda text, year, half: _months(text, year, 6 * half - 5, 6 * half),
    ("quarters",): lambda text, year, count: _months(text, year, 1, 3 * count),
    ("months",): lambda text, year, count: _months(text, year, 1, count),
    ("third",): lambda text, year, third: _months(text, year, 5 * third + 1, 5 * third + 2),
}
