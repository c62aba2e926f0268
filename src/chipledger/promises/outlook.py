"""What the open promises may come to, how well such forecasts would have done, and which rulings
would turn a comparison.

Judgements made here: open promises fare as the settled ones of their class did, and nothing else is
known of them; promises of one thing are not independent, so a forecast is tested without them.
"""

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

import pandas as pd

from chipledger.models.proportions import coming, difference, middle_of, next_success
from chipledger.promises.track_record import Share, shares_by, with_outcome
from chipledger.tables.rows import rows_of

SHARE = 0.8  # of the chances lies between the ends of a forecast


class Forecast(NamedTuple):
    """What the open promises of one class may come to: kept by their date, of how many, with the
    class's record.
    """

    kept: int
    of: int
    open: int
    chance: float
    low: int
    high: int


def forecasts(
    promises: pd.DataFrame, column: str = "group", share: float = SHARE, **rules: bool
) -> dict[str, Forecast]:
    """Reference-class forecast: open promises fare as the settled ones of their class did.

    Parameters
    ----------
    promises : pandas.DataFrame
    column : str
        What makes a class.
    share : float
        Chance that the number kept lies between `low` and `high`, at least. [1]

    Returns
    -------
    dict of str to Forecast
        For classes with open promises.
    """
    shares, found = shares_by(promises, column, **rules), {}
    for name, group in promises[promises["status"] == "open"].groupby(column):
        kept, of, *_ = shares.get(str(name), (0, 0))
        found[str(name)] = Forecast(
            kept,
            of,
            len(group),
            next_success(kept, of),
            *middle_of(coming(kept, of, len(group)), share),
        )
    return found


def together(found: Iterable[Forecast], share: float = SHARE) -> tuple[float, int, int]:
    """What the open promises of all classes may come to, if the classes are independent.

    Parameters
    ----------
    found : iterable of Forecast
    share : float
        Chance that the number lies between the ends, at least. [1]

    Returns
    -------
    tuple of (float, int, int)
        Mean and ends of the number kept.

    Examples
    --------
    >>> coin = Forecast(0, 0, 1, 0.5, 0, 1)
    >>> together([coin, coin], 0.4)
    (1.0, 1, 1)
    """
    chances, mean = [1.0], 0.0
    for one in found:
        more, before = coming(one.kept, one.of, one.open), chances
        chances = [
            sum(
                before[count - new] * more[new]
                for new in range(len(more))
                if 0 <= count - new < len(before)
            )
            for count in range(len(before) + one.open)
        ]
        mean += one.chance * one.open
    return mean, *middle_of(chances, share)


def backtest(promises: pd.DataFrame) -> dict[str, float]:
    """How four rules would have forecast each settled promise without those of the same thing, by
    the mean square of their errors.

    Returns
    -------
    dict of str to float
        Brier score by rule: 0 is perfect, 0.25 a coin. [1]

    References
    ----------
    G. W. Brier (1950), Monthly Weather Review 78, 1-3.
    """
    settled = with_outcome(promises)
    errors: dict[str, list[float]] = {
        "believe the speaker": [],
        "toss a coin": [],
        "share of all others": [],
        "share of the same group": [],
    }
    for row in rows_of(settled):
        others = settled[settled["thing"] != row["thing"]]
        same = others[others["group"] == row["group"]]
        chances = (
            1.0,
            0.5,
            *(
                next_success(int((table["status"] == "kept").sum()), len(table))
                for table in (others, same)
            ),
        )
        for rule, chance in zip(errors, chances, strict=True):
            errors[rule].append((chance - (row["status"] == "kept")) ** 2)
    return {rule: sum(squares) / len(squares) for rule, squares in errors.items() if squares}


def to_match(first: Share, second: Share) -> int:
    """How many more promises of the first group would have to be ruled kept for its share to reach
    the second's.

    Parameters
    ----------
    first, second : Share

    Returns
    -------
    int
        Nought or less where it is there already.

    Examples
    --------
    >>> from chipledger.promises.track_record import Share
    >>> to_match(Share(2, 10, 0.2, 0, 1), Share(9, 20, 0.45, 0, 1))
    3
    """
    return ceil(first.of * second.kept / second.of - first.kept - 1e-9)


def to_overlap(first: Share, second: Share) -> int:
    """How many more promises of the first group would have to be ruled kept until the interval of
    the difference holds nought.

    Parameters
    ----------
    first, second : Share

    Returns
    -------
    int
        Nought where it holds nought already.

    Raises
    ------
    ValueError
        If the first share is the larger one and the interval leaves nought out: then ask the other
        way round.
    """
    for more in range(first.of - first.kept + 1):
        _, low, high = difference((second.kept, second.of), (first.kept + more, first.of))
        if low <= 0 <= high:
            return more
    raise ValueError("no number of kept promises brings these shares together: exchange the groups")
