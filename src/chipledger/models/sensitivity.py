"""What an uncertain input does to a result: where a verdict flips, and how results of chance are
spread.

Judgements made here: a function whose flip point is looked for is monotone between the ends; a
sample draws each input on its own, from a triangle over low, best and high. Draws come from a
generator of ours, so that a browser and a desktop get the same ones.
"""

from collections import namedtuple
from math import inf, sqrt

from chipledger.models.measured import Function

Input = namedtuple("Input", ("label", "low", "best", "high"))

# More than a float has bits, so that even an interval that starts at nought is halved to the last
# one.
HALVINGS = 200
# Knuth, The Art of Computer Programming, vol. 2, section 3.3.4: multiplier and increment of MMIX.
MULTIPLIER, INCREMENT, MODULUS = 6364136223846793005, 1442695040888963407, 2**64


def _ends(entry: Input) -> tuple[float, float, float]:
    """An input as low, best, high, after the check of its order."""
    _, low, best, high = entry
    if not low <= best <= high:
        raise ValueError(f"give low, best and high in order, got {low}, {best}, {high}")
    return low, best, high


def flip_point(function: Function, target: float, low: float, high: float) -> float:
    """The input at which a monotone function passes a target, and with it a verdict.

    Parameters
    ----------
    function : callable
        Of one number, monotone between the ends.
    target : float
        [unit of the function]
    low, high : float
        Where to look. [unit of the input]

    Returns
    -------
    float
        [unit of the input]

    Raises
    ------
    ValueError
        If the function does not pass the target between the ends, or the ends are out of order.

    Notes
    -----
    Found by halving, on a ratio scale where both ends are positive, to the precision of a float.

    Examples
    --------
    >>> round(flip_point(lambda side: side ** 2, 2, 1, 2), 6)
    1.414214
    """
    if not low < high:
        raise ValueError(f"give two ends in order, got {low} and {high}")
    first = function(low)
    crossing = getattr(first - target, "crossing", None)
    if crossing is not None:
        return crossing(lambda at: function(at) - target, low, high)
    last = function(high)
    rises = last > first
    if (first > target) == (last > target):
        raise ValueError(
            f"the function stays on one side of {target} from {low} to {high}: it has no flip point"
            " there"
        )
    for _ in range(HALVINGS):
        middle = sqrt(low) * sqrt(high) if low > 0 else (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if (function(middle) > target) != rises else (low, middle)
    return (low + high) / 2


def samples(
    function: Function, inputs: list[Input], count: int = 1000, seed: int = 1
) -> list[float]:
    """Results for seeded draws of all inputs at once, sorted.

    Parameters
    ----------
    function : callable
        Of the inputs' values, in their order.
    inputs : list of Input
    count : int
        Draws. [1]
    seed : int
        The same seed gives the same draws on every machine.

    Returns
    -------
    list of float
        Sorted; take percentiles last, from these. [unit of the function]

    Raises
    ------
    ValueError
        If fewer than one draw is asked for, or an input is out of order or open.

    Examples
    --------
    >>> round(percentile(samples(lambda a: a, [Input("a [1]", 0, 1, 2)], 2001), 0.5), 1)
    1.0
    """
    ends = [_ends(entry) for entry in inputs]
    if count < 1 or any(end in (inf, -inf) for interval in ends for end in interval):
        raise ValueError("draws need a count of at least one, and inputs with closed ends")
    state, results = seed, []
    for _ in range(count):
        values = []
        for interval in ends:
            state = (MULTIPLIER * state + INCREMENT) % MODULUS
            values.append(_triangular((state >> 11) / 2**53, *interval))
        results.append(function(*values))
    return sorted(results)


def _triangular(share: float, low: float, best: float, high: float) -> float:
    """The value below which this share of a triangle over low, best, high lies."""
    if low == high:
        return best
    turn = (best - low) / (high - low)
    if share < turn:
        return low + sqrt(share * (high - low) * (best - low))
    return high - sqrt((1 - share) * (high - low) * (high - best))


def percentile(results: list[float], share: float) -> float:
    """The result below which a share of sorted results lies, interpolated.

    Parameters
    ----------
    results : list of float
        Sorted.
    share : float
        From 0 to 1. [1]

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If there are no results or the share is none.

    Examples
    --------
    >>> percentile([1.0, 2.0, 4.0], 0.75)
    3.0
    """
    if not results or not 0 <= share <= 1:
        raise ValueError(
            f"give sorted results and a share from 0 to 1, got {len(results)} results and {share}"
        )
    place = share * (len(results) - 1)
    below = int(place)
    above = min(below + 1, len(results) - 1)
    return results[below] + (place - below) * (results[above] - results[below])
