"""Limits and ticks of an axis, chosen by us so that they never depend on what a font measures."""

from math import ceil, floor, inf, isfinite, log10

from matplotlib.ticker import MaxNLocator

from chipledger.figures.style import compact
from chipledger.numbers.wording import MONTHS

MOST_TICKS = 5


def require_unit(*axes):
    """Refuse an axis label without its unit in square brackets, `[times]` for a ratio."""
    for axis in axes:
        if "[" not in axis or not axis.rstrip().endswith("]"):
            raise ValueError(
                f"axis label {axis!r}: end with the unit in square brackets, such as 'Power [MW]'"
                " or 'Rate [times an H100]'"
            )


def limits(values, log=False, open_low=False, open_high=False):
    """Ends of an axis that holds the finite values, with more room where an interval stays open.

    Raises
    ------
    ValueError
        If no finite value is given, or a logarithmic axis gets one that is not positive.

    Examples
    --------
    >>> limits([10, 110], open_high=True)
    (5.0, 125.0)
    """
    finite = [float(value) for value in values if value is not None and isfinite(value)]
    if not finite or (log and min(finite) <= 0):
        raise ValueError("an axis needs finite values, and a logarithmic one positive values")
    low, high = (log10(min(finite)), log10(max(finite))) if log else (min(finite), max(finite))
    width = (high - low) or abs(high) * 0.2 or 1.0
    ends = low - width * (0.15 if open_low else 0.05), high + width * (0.15 if open_high else 0.05)
    return (10 ** ends[0], 10 ** ends[1]) if log else ends


def ticks(low, high, log=False):
    """Round numbers between two ends, at most six of them.

    Examples
    --------
    >>> ticks(0, 100), ticks(3, 2000, log=True)
    ([0.0, 20.0, 40.0, 60.0, 80.0, 100.0], [10.0, 100.0, 1000.0])
    """
    if not log:
        values = MaxNLocator(nbins=MOST_TICKS, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
        return [float(value) for value in values if low <= value <= high]
    decades = range(floor(log10(low)), ceil(log10(high)) + 1)
    # One tick a decade leaves a short axis bare; then twos and fives help.
    leads = (1, 2, 5) if log10(high / low) < 2 else (1,)
    values = [
        float(lead * 10.0**decade)
        for decade in decades
        for lead in leads
        if low <= lead * 10.0**decade <= high
    ]
    return values[:: ceil(len(values) / (MOST_TICKS + 1))] if values else [low, high]


def tick_names(values, axis):
    """Ticks in words, to every digit; years without a thousands separator.

    Examples
    --------
    >>> tick_names([2022.0, 2024.0], "Year [calendar year]"), tick_names([1250.0], "Power [MW]")
    (['2022', '2024'], ['1,250'])
    """
    return [
        f"{value:.0f}" if axis.endswith("[calendar year]") else compact(value, digits=10)
        for value in values
    ]


def month_of(year):
    """A calendar year with decimals as its month, for words and tables, where a rounded year would
    mislead.

    Examples
    --------
    >>> month_of(2024.671), month_of(2030.0)
    ('September 2024', 'January 2030')
    """
    return f"{MONTHS[int(year % 1 * 12)]} {int(year)}"


def ends_of(row):
    """The interval of a row: its bounds, or its value where a bound is not given; log-zero stays
    open.
    """
    low = row["value"] if row["low"] is None else row["low"]
    high = row["value"] if row["high"] is None else row["high"]
    if low is None or high is None or low > high:
        raise ValueError(
            f"row {row['label']!r}: give a value, or low and high in order (−inf and inf leave a"
            " side open)"
        )
    return low, high


def is_open(bound, log=False):
    """Whether a bound is outside every axis: infinite, or zero where the axis is logarithmic."""
    return bound in (inf, -inf) or (log and bound <= 0)


def apart(centres, heights, floor=0.0, ceiling=inf):
    """Lower edges of blocks that stand as near their centres as they can without overlapping.

    Parameters
    ----------
    centres, heights : list of float
        Where each block would stand, and how tall it is. [pt]
    floor, ceiling : float
        No block stands below the floor, and none above the ceiling while there is room. [pt]

    Returns
    -------
    list of float
        In the order given. [pt]

    Examples
    --------
    >>> apart([10, 10, 50], [10, 10, 10])
    [0.0, 10.0, 45.0]
    """

    def base(places):
        """Lower edge of blocks that touch. [pt]"""
        tall = sum(heights[place] for place in places)
        middle = sum(centres[place] for place in places) / len(places)
        return max(min(middle - tall / 2, ceiling - tall), floor), tall

    groups = []
    for place in sorted(range(len(centres)), key=lambda place: centres[place]):
        groups.append([place])
        while len(groups) > 1 and sum(base(groups[-2])) > base(groups[-1])[0]:
            groups[-2:] = [groups[-2] + groups[-1]]
    bases = [0.0] * len(centres)
    for places in groups:
        edge, _ = base(places)
        for place in places:
            bases[place], edge = float(edge), edge + heights[place]
    return bases
