"""What an interval between generations is worth, and how long a faster one takes to catch up.

Judgements made here: intervals are steady; a generation counts the same whoever makes it; work on
generations may overlap, so an interval is no lead time.
"""

from collections import namedtuple
from math import inf

from chipledger.models.measured import measured
from chipledger.models.require import positive

CatchUp = namedtuple("CatchUp", ("generations", "months"))


@measured("", "month", "month")
def rate_gain(ours: float, theirs: float) -> float:
    """More generations in the same time, as a share of theirs.

    Parameters
    ----------
    ours, theirs : float
        Intervals between generations. [months/generation]

    Returns
    -------
    float
        Negative where ours is the longer. [1]

    Raises
    ------
    ValueError
        If an interval is not positive.

    Examples
    --------
    >>> round(rate_gain(9, 12), 4)
    0.3333
    """
    positive(ours=ours, theirs=theirs)
    return theirs / ours - 1


@measured("", "month", "month")
def time_saved(ours: float, theirs: float) -> float:
    """Less time for each generation, as a share of theirs. Arguments and errors as in `rate_gain`.
    [1]

    Examples
    --------
    >>> time_saved(9, 12)
    0.25
    """
    positive(ours=ours, theirs=theirs)
    return 1 - ours / theirs


@measured("generation", "month", "month")
def generations_in_work(lead_time: float, interval: float) -> float:
    """Generations that are in work at once, where each takes its lead time.

    Parameters
    ----------
    lead_time : float
        From start of design to volume. [months]
    interval : float
        [months/generation]

    Returns
    -------
    float
        [generations]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Notes
    -----
    Little's law: work in progress is throughput times time in the system.

    References
    ----------
    J. D. C. Little, "A proof for the queuing formula: L = λW", Operations Research 9 (1961),
    383–387.

    Examples
    --------
    >>> generations_in_work(36, 12)
    3.0
    """
    positive(lead_time=lead_time, interval=interval)
    return lead_time / interval


@measured("month", "generation", "month")
def roadmap_time(generations: float, interval: float) -> float:
    """Time that a number of further generations takes. Errors as in `generations_in_work`.

    Parameters
    ----------
    generations : float
        [generations]
    interval : float
        [months/generation]

    Returns
    -------
    float
        [months]

    Examples
    --------
    >>> roadmap_time(4, 9)
    36
    """
    positive(generations=generations, interval=interval)
    return generations * interval


@measured({"generations": "generation", "months": "month"}, "month", "month", "generation")
def catch_up(ours: float, theirs: float, behind: float = 1.0) -> CatchUp:
    """Generations and time until a maker who starts behind has caught up.

    Parameters
    ----------
    ours, theirs : float
        Intervals. [months/generation]
    behind : float
        The lag at the start. [generations]

    Returns
    -------
    CatchUp
        `generations` of ours and `months`; infinite where ours is not the shorter interval.

    Raises
    ------
    ValueError
        If an argument is not positive.

    Notes
    -----
    After t months t/ours generations stand against t/theirs: they meet when the difference is the
    lag, at t = behind / (1/ours − 1/theirs). It is the synodic period of two orbits.

    Examples
    --------
    >>> catch_up(9, 12)
    CatchUp(generations=4.0, months=36.0)
    """
    positive(ours=ours, theirs=theirs, behind=behind)
    if ours >= theirs:
        return CatchUp(inf, inf)
    generations = behind * theirs / (theirs - ours)
    return CatchUp(generations, generations * ours)


@measured("generation", "month", "month", "month", "generation")
def lead_after(months: float, ours: float, theirs: float, behind: float = 0.0) -> float:
    """Generations by which ours stands ahead after a time; negative while behind.

    Parameters
    ----------
    months : float
        Not negative. [months]
    ours, theirs : float
        [months/generation]
    behind : float
        The lag at the start. [generations]

    Returns
    -------
    float
        [generations]

    Raises
    ------
    ValueError
        If an interval is not positive or the time is negative.

    Examples
    --------
    >>> lead_after(36, 9, 12, behind=1)
    0.0
    """
    positive(ours=ours, theirs=theirs)
    if not months >= 0:
        raise ValueError(f"time must not be negative, got {months} months")
    return months / ours - months / theirs - behind


@measured("month", "month", "generation", "month")
def interval_to_catch_up(theirs: float, behind: float, months: float) -> float:
    """The interval at which a lag is gone after a time.

    Parameters
    ----------
    theirs : float
        [months/generation]
    behind : float
        [generations]
    months : float
        [months]

    Returns
    -------
    float
        [months/generation]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> interval_to_catch_up(12, 1, 36)
    9.0
    """
    positive(theirs=theirs, behind=behind, months=months)
    return months * theirs / (months + behind * theirs)
