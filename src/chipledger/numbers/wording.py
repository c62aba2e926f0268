"""How a number reads in prose: in the reader's units, with its hedge, never more digits than it
has.

Standard library alone, and nothing that MicroPython lacks: the page runs this file.
"""

from datetime import date, timedelta
from math import floor, frexp, inf, isclose, isnan, log10

HEDGES = {
    "about": "about ",
    "near": "nearly ",
    "over": "more than ",
    "atleast": "at least ",
    "under": "less than ",
    "upto": "up to ",
}
SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
MONEY = ("CNY", "USD", "HKD")
SIGNS = {
    "percent": "%",
    "times": "×",
    "nm": " nm",
    "mm": " mm",
    "mm^2": " mm²",
    "m^2": " m²",
    "cm^-2": " per cm²",
}
NAMES = {"square_foot": "square feet"}
COUNTED = {
    "chip": "chips",
    "card": "cards",
    "die": "dies",
    "wafer": "wafers",
    "rack": "racks",
    "person": "people",
    "share": "shares",
    "deal": "deals",
    "parameter": "parameters",
    "token": "tokens",
    "point": "points",
    "h100e": "H100-equivalents",
    "year": "years",
    "month": "months",
    "week": "weeks",
    "day": "days",
    "hour": "hours",
    "generation": "generations",
}
SILENT = ("unit", "item", "point", "")  # the sentence names the thing


def show(
    value: float, low: float, high: float, unit: str, hedge: str = "", bare: bool = False
) -> str:
    """A figure as prose prints it.

    Parameters
    ----------
    value, low, high : float
        Best value and hard interval. [unit]
    unit : str
        A unit of the closed list.
    hedge : str
        The kind of soft word that the print carries, `range`, or `vague` for an order of magnitude
        (數十億), which stays one.
    bare : bool
        Leave the unit out, for a sentence that names it.

    Returns
    -------
    str

    Examples
    --------
    >>> show(1e10, 9.5e9, 1.05e10, "CNY", "over")
    'more than CNY 10 billion'
    >>> show(7.5, 3, 12, "month", "range")
    '3 to 12 months'
    >>> show(3e10, 1e10, 1e11, "USD", "vague")
    'tens of billions of dollars'
    """
    if value < 0 and HEDGES.get(hedge):
        return f"{show(-value, -high, -low, unit, hedge, bare)} down"
    if hedge == "range":
        return in_units(f"{_number(low, unit)} to {_number(high, unit)}", high, unit, bare)
    if hedge == "vague":
        return _vague(low, high, unit, bare)
    return HEDGES.get(hedge, "") + in_units(_number(value, unit), value, unit, bare)


def range_of(low: float, high: float, unit: str) -> str:
    """An interval as words, or nothing where it is a point."""
    if low == high:
        return ""
    if high == inf:
        return f"{show(low, low, low, unit)} or more"
    if low == -inf:
        return f"{show(high, high, high, unit)} or less"
    return show(low, low, high, unit, "range")


def rounded(value: float, digits: int) -> float:
    """A value rounded to significant digits; infinities and gaps pass through.

    Examples
    --------
    >>> rounded(2840.9, 3)
    2840.0
    """
    if value is None or isnan(value) or value in (0, inf, -inf):
        return value
    places = digits - 1 - floor(log10(abs(value)))
    # As `round` does it, in whole numbers, since that of MicroPython is not exact.
    part, power = frexp(value)
    over, under = int(part * 2.0**53), 1
    for base, exponent in ((2, power - 53), (10, places)):
        over, under = over * base ** max(exponent, 0), under * base ** max(-exponent, 0)
    whole, rest = divmod(over, under)
    if 2 * rest > under or (2 * rest == under and whole % 2):
        whole += 1
    return whole / 10**places if places > 0 else float(whole * 10**-places)


def _number(value: float, unit: str) -> str:
    """Digits with a scale word where the number is long: 50 million, but 284,000."""
    sign = "−" if value < 0 else ""
    for size, name in SCALES:
        # A count to the last unit reads better in full than with five decimals.
        if abs(value) >= size and round(value / size, 4) == round(value / size, 10):
            return f"{sign}{_plain(abs(value) / size)}{name}"
    text = _plain(abs(value))
    cents = (
        "0"
        if unit.partition("/")[0] in MONEY
        and abs(value) < 1000
        and len(text.partition(".")[2]) == 1
        else ""
    )
    return f"{sign}{text}{cents}"


def _plain(value: float) -> str:
    if isclose(value, 1 / 3):
        return "1/3"
    if value == inf:
        return "inf"
    # Ten digits and no more: those beyond are the machine's.
    places = 10 if value < 1 else max(0, 9 - floor(log10(value)))
    ten = rounded(value, 10)
    if ten >= 1e15:  # MicroPython would write an exponent
        return f"{int(ten):,}"
    whole, _, rest = f"{ten:.{places}f}".partition(".")
    return f"{int(whole):,}.{rest}".rstrip("0").rstrip(".")


def in_units(text: str, value: float, unit: str, bare: bool = False) -> str:
    """A number that is already spelt, with its unit as prose prints it.

    Examples
    --------
    >>> in_units("four", 4, "year")
    'four years'
    """
    numerator, _, per = unit.partition("/")
    if numerator in MONEY:
        return (text if bare else f"{numerator} {text}") + _per(per, bare)
    if bare or unit in SILENT:
        return text
    if unit in SIGNS:
        return text + SIGNS[unit]
    name = COUNTED.get(numerator)
    if name and abs(value) == 1:
        name = name[:-1] if name != "people" else "person"
    if name:
        return f"{text} {name}{_per(per, bare)}"
    return f"{text} {NAMES.get(numerator, numerator)}{'/' + per if per else ''}"


VAGUE = (
    (1, "a few"), (10, "dozens of"), (1e2, "hundreds of"), (1e3, "thousands of"),
    (1e4, "tens of thousands of"), (1e5, "hundreds of thousands of"), (1e6, "millions of"),
    (1e7, "tens of millions of"), (1e8, "hundreds of millions of"), (1e9, "billions of"),
    (1e10, "tens of billions of"), (1e11, "hundreds of billions of"), (1e12, "trillions of"),
)  # fmt: skip
CURRENCIES = {"USD": "dollars", "CNY": "yuan", "HKD": "Hong Kong dollars"}


def _vague(low: float, high: float, unit: str, bare: bool) -> str:
    """An order of magnitude as a word; a span that is none (十幾年) by its lower end."""
    words = next((words for size, words in VAGUE if isclose(size, low)), "")
    if not words or high < 9 * low:
        return f"more than {in_units(_number(low, unit), low, unit, bare)}"
    numerator, _, per = unit.partition("/")
    name = CURRENCIES.get(numerator) or in_units("", high, numerator).strip()
    if bare or not name:
        return words[: -len(" of")] if words.endswith(" of") else words
    return f"{words} {name}{_per(per, bare)}"


def _per(per: str, bare: bool) -> str:
    return "" if bare or not per else f" per {per}"


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def show_share(share: float) -> str:
    """A share as prose prints it, in whole percent.

    Examples
    --------
    >>> show_share(0.625)
    '62%'
    """
    return f"{100 * share:.0f}{SIGNS['percent']}"


def show_period(start: date | None, end: date | None) -> str:
    """A calendar span as prose prints it.

    Parameters
    ----------
    start, end : datetime.date or None
        First and last day; None where the print leaves that side open.

    Returns
    -------
    str

    Examples
    --------
    >>> from datetime import date
    >>> show_period(date(2026, 7, 1), date(2026, 9, 30))
    'the third quarter of 2026'
    >>> show_period(date(2025, 8, 22), date(2025, 8, 22))
    '22 August 2025'
    """
    if end is None:
        return f"from {_day(start)}"  # type: ignore[arg-type]  # at most one side is open
    if start is None:
        return f"by {_day(end)}"
    if start == end:
        return _day(start)
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return _part(start, end) or f"{_day(start)} to {_day(end)}"
    return _months(start, end)


PARTS = {(1, 10): "early", (11, 20): "mid-", (21, 0): "late"}


def _part(start: date, end: date) -> str:
    """Part of a month, or a year give or take half of one; empty where it is neither."""
    last = 0 if (end + timedelta(days=1)).day == 1 else end.day
    if (start.year, start.month) == (end.year, end.month) and (start.day, last) in PARTS:
        return f"{PARTS[start.day, last]} {MONTHS[start.month - 1]} {start.year}".replace("- ", "-")
    if abs((end - start).days - 730) < 8:
        return f"about {(start + (end - start) / 2).year}"
    return ""


ORDINALS = ("first", "second", "third", "fourth")


def _months(start: date, end: date) -> str:
    """A span of whole months: a month, a quarter, a half, a year, or years."""
    if start.year != end.year:
        whole = start.month == 1 and end.month == 12
        return (
            f"{start.year} to {end.year}"
            if whole
            else f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"
        )
    length, first = end.month - start.month + 1, start.month - 1
    names = {1: MONTHS[first], 12: ""}
    if length == 3 and first % 3 == 0:
        names[3] = f"the {ORDINALS[first // 3]} quarter of"
    if length == 6 and first % 6 == 0:
        names[6] = f"the {ORDINALS[first // 6]} half of"
    name = names.get(length, f"{MONTHS[first]} to {MONTHS[end.month - 1]}")
    return f"{name} {start.year}".strip()


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_day(day: str) -> str:
    """An ISO day as prose prints it.

    Examples
    --------
    >>> show_day("2026-11-22")
    '22 November 2026'
    """
    return _day(date.fromisoformat(day))
