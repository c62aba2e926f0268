"""Time from one calendar span to another.

Judgements made here: months and years are counted by the calendar, so that whole ones are whole;
the edges also allow months of mean length, since a print of so many months does not say which it
counts.

Standard library alone, and nothing that MicroPython lacks: the page runs this file.
"""

from datetime import date, timedelta

# Mean days, and calendar months.
STEPS = {"day": (1.0, 0), "month": (30.436875, 1), "year": (365.2425, 12)}


def between(
    unit: str, first: tuple[date, date], second: tuple[date, date]
) -> tuple[float, float, float, float, float]:
    """Time from one span to another: as short and as long as the two allow.

    Parameters
    ----------
    unit : str
        `day`, `month` or `year`.
    first, second : tuple of two dates
        First and last day of each.

    Returns
    -------
    tuple of five floats
        Value, low and high, and as usual bounds the same again; negative where the second comes
        first. [unit]

    Examples
    --------
    >>> spring = date(2021, 3, 1), date(2021, 3, 1)
    >>> between("year", spring, (date(2023, 3, 1), date(2023, 3, 1)))[0]
    2.0
    """
    days, months = STEPS[unit]
    shortest, longest = _steps(first[1], second[0], months), _steps(first[0], second[1], months)
    low = min(shortest, (second[0] - first[1]).days / days)
    high = max(longest, (second[1] - first[0]).days / days)
    return (shortest + longest) / 2, low, high, low, high


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
    next_year, next_month = divmod(year * 12 + month + 1, 12)
    last = date(next_year, next_month + 1, 1) - timedelta(days=1)
    return date(year, month + 1, min(day.day, last.day))
