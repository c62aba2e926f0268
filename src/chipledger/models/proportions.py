"""Shares of small samples: their intervals, how two of them differ, how two readers agree, what is
to come.

Judgements made here: intervals are Wilson's, which hold their level even for a dozen trials and for
shares of nought or all; two shares are compared by Newcombe's square-and-add interval, made of both
Wilson intervals; a forecast starts from Jeffreys' prior, half a success and half a failure, so that
a short record never says never. Only functions and `math`, so that the same file can later run in a
reader's browser.
"""

from math import exp, lgamma, nan, sqrt

Z_95 = 1.959964  # 97.5 % point of the standard normal distribution
JEFFREYS = 0.5


def wilson(successes: int, trials: int, z: float = Z_95) -> tuple[float, float]:
    """Interval of a share, by Wilson's score.

    Parameters
    ----------
    successes, trials : int
    z : float
        Point of the standard normal distribution; the default gives 95 %.

    Returns
    -------
    tuple of float
        Low and high end. [1]

    Raises
    ------
    ValueError
        If there are no trials, or more successes than trials.

    References
    ----------
    E. B. Wilson (1927), Journal of the American Statistical Association 22, 209-212.

    Examples
    --------
    >>> [round(end, 4) for end in wilson(15, 148)]
    [0.0624, 0.1605]
    """
    _require(successes, trials)
    share, square = successes / trials, z * z
    middle = share + square / (2 * trials)
    half = z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    scale = 1 + square / trials
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def _require(successes: int, trials: int) -> None:
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError(
            f"a share needs trials, and successes among them: got {successes} of {trials}"
        )


def difference(
    first: tuple[int, int], second: tuple[int, int], z: float = Z_95
) -> tuple[float, float, float]:
    """Difference of two independent shares with its interval, first less second.

    Parameters
    ----------
    first, second : tuple of int
        Successes and trials.

    Returns
    -------
    tuple of float
        Best value, low and high end. [1]

    References
    ----------
    R. G. Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.

    Examples
    --------
    >>> [round(end, 4) for end in difference((56, 70), (48, 80))]
    [0.2, 0.0524, 0.3339]
    """
    (low_1, high_1), (low_2, high_2) = wilson(*first, z), wilson(*second, z)
    share_1, share_2 = first[0] / first[1], second[0] / second[1]
    best = share_1 - share_2
    return (
        best,
        best - sqrt((share_1 - low_1) ** 2 + (high_2 - share_2) ** 2),
        best + sqrt((high_1 - share_1) ** 2 + (share_2 - low_2) ** 2),
    )


def kappa(pairs: list[tuple]) -> float:
    """Agreement of two readers beyond what their habits alone would give.

    Parameters
    ----------
    pairs : list of tuple
        What the first and the second reader said of each thing.

    Returns
    -------
    float
        1 for full agreement, 0 for that of chance; not a number where chance alone agrees always.
        [1]

    Raises
    ------
    ValueError
        If there are no pairs.

    References
    ----------
    J. Cohen (1960), Educational and Psychological Measurement 20, 37-46.

    Examples
    --------
    >>> agreed = [("yes", "yes")] * 20 + [("no", "no")] * 15
    >>> round(kappa(agreed + [("yes", "no")] * 5 + [("no", "yes")] * 10), 4)
    0.4
    """
    if not pairs:
        raise ValueError("agreement needs pairs of readings")
    count = len(pairs)
    seen = sum(one == other for one, other in pairs) / count
    words = {word for pair in pairs for word in pair}
    chance = (
        sum(
            sum(pair[0] == word for pair in pairs) * sum(pair[1] == word for pair in pairs)
            for word in words
        )
        / count**2
    )
    return (seen - chance) / (1 - chance) if chance < 1 else nan


def next_success(successes: int, trials: int, prior: float = JEFFREYS) -> float:
    """Probability that the next trial of the class succeeds: (successes + prior)/(trials + 2
    prior). [1]

    References
    ----------
    H. Jeffreys (1946), Proceedings of the Royal Society A 186, 453-461.

    Examples
    --------
    >>> next_success(0, 0), next_success(3, 9)
    (0.5, 0.35)
    """
    return (successes + prior) / (trials + 2 * prior)


def coming(successes: int, trials: int, more: int, prior: float = JEFFREYS) -> list[float]:
    """Chances of nought, one, … successes in `more` further trials: the beta-binomial distribution.

    Returns
    -------
    list of float
        One chance for each count from 0 to `more`. [1]

    Examples
    --------
    >>> [round(chance, 4) for chance in coming(0, 0, 1)]
    [0.5, 0.5]
    """
    won, lost = successes + prior, trials - successes + prior
    return [
        exp(
            _log_choose(more, count)
            + _log_beta(won + count, lost + more - count)
            - _log_beta(won, lost)
        )
        for count in range(more + 1)
    ]


def _log_beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def _log_choose(whole: int, part: int) -> float:
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)


def middle_of(chances: list[float], share: float) -> tuple[int, int]:
    """Smallest and largest count that are left when (1 − share)/2 is cut off either end.

    Examples
    --------
    >>> middle_of([0.05, 0.2, 0.5, 0.2, 0.05], 0.8)
    (1, 3)
    """
    cut, total, low, high = (1 - share) / 2, 0.0, None, len(chances) - 1
    for count, chance in enumerate(chances):
        total += chance
        if low is None and total > cut:
            low = count
        if total >= 1 - cut:
            high = count
            break
    return low or 0, high
