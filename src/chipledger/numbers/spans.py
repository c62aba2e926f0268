"""Time from one calendar span to another.

Judgements made here: months and years are counted by the calendar, so that whole ones are whole;
the edges also allow months of mean length, since a print of so many months does not say which it
counts.
"""

from calendar import monthrange
from datetime import date

from chipledger.numbers.interval import Quantity

Period = tuple[date, date]
# Mean days, and calendar months.
STEPS = {"day": (1.0, 0), "month": (30.436875, 1), "year": (365.2425, 12)}


def between(unit: str, first: Period, second: Period) -> Quantity:
    """Time from one span to another: as short and as long as the two allow.

    Parameters
    ----------
    unit : str
        `day`, `month` or `year`.
    first, second : tuple of two dates
        First and last day of each.

    Returns
    -------
    Quantity
        Negative where the second comes first. [unit]

    Examples
    --------
    >>> spring = date(2021, 3, 1), date(2021, 3, 1)
    >>> between("year", spring, (date(2023, 3, 1), date(2023, 3, 1))).value
    2.0
    """
    days, months = STEPS[unit]
    pairs = (first[1], second[0]), (first[0], second[1])
    by_calendar = [_steps(*pair, months) for pair in pairs]
    low, high = (
        choose(counted, (end - start).days / days)
        for choose, counted, (start, end) in zip((min, max), by_calendar, pairs, strict=True)
    )
    return Quantity(sum(by_calendar) / 2, low, high, low, high, unit)


def _steps(first: date, last: date, months: int) -> float:
    """Calendar steps from one day to another: from 1 March 2021 to 1 March 2023 are two years,
    whatever their days.
    """
    if not months:
        return float((last - first).days)
    if last < first:
        return -_steps(last, first, months)
    whole = ((last.year - first.year) * 12 + last.month - first.month) // months
    if _later(first, whole * months) > last:
        whole -= 1
    start, end = _later(first, whole * months), _later(first, (whole + 1) * months)
    return whole + (last - start).days / (end - start).days


def _later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
