"""What the open promises may come to, how well such forecasts would have done, and which rulings
would turn a comparison.

Judgements made here: open promises fare as the settled ones of their class did, and nothing else is
known of them; promises of one thing are not independent, so a forecast is tested without them.
"""

from math import ceil
from typing import Any, NamedTuple

import pandas as pd

from chipledger.models.measured import gives
from chipledger.models.proportions import coming, difference, middle_of, next_success
from chipledger.promises.track_record import kept_share, shares_by, with_outcome
from chipledger.tables.rows import rows_of

SHARE = 0.8  # of the chances lies between the ends of a forecast


class Estimate(NamedTuple):
    """A best value and the ends of its interval."""

    value: float
    low: float
    high: float


def forecasts(
    promises: pd.DataFrame, column: str = "group", share: float = SHARE, **rules: bool
) -> pd.DataFrame:
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
    pandas.DataFrame
        By class, for those with open promises: the record as `kept` and `of`, how many are `open`,
        the `chance` of one [1], and `value`, `low` and `high` of the number that may be kept, with
        `text` that says of how many.
    """
    shares, rows = shares_by(promises, column, **rules), []
    for name, group in promises[promises["status"] == "open"].groupby(column):
        kept, of = (int(shares[part].get(name, 0)) for part in ("kept", "of"))
        chance, many = next_success(kept, of), len(group)
        low, high = middle_of(coming(kept, of, many), share)
        text = f"{low} to {high} of {many}"
        rows.append((str(name), kept, of, many, chance, chance * many, low, high, text))
    names = [column, "kept", "of", "open", "chance", "value", "low", "high", "text"]
    return pd.DataFrame(rows, columns=names).set_index(column)


def expected(
    promises: pd.DataFrame, column: str = "group", share: float = SHARE, **rules: bool
) -> Estimate:
    """What all open promises may come to, by the records of their classes.

    Arguments as in `forecasts`.

    Returns
    -------
    Estimate
        Of the number kept. [promises]
    """
    return together(forecasts(promises, column, share, **rules), share)


def together(found: pd.DataFrame, share: float = SHARE) -> Estimate:
    """What the open promises of all classes may come to, if the classes are independent.

    Parameters
    ----------
    found : pandas.DataFrame
        As `forecasts` returns it.
    share : float
        Chance that the number lies between the ends, at least. [1]

    Returns
    -------
    Estimate
        Mean and ends of the number kept. [promises]

    Examples
    --------
    >>> coin = {"kept": 0, "of": 0, "open": 1, "value": 0.5}
    >>> together(pd.DataFrame([coin, coin]), 0.4)
    Estimate(value=1.0, low=1, high=1)
    """
    chances = [1.0]
    for kept, of, many in found[["kept", "of", "open"]].itertuples(index=False):
        more, before = coming(kept, of, many), chances
        chances = [
            sum(
                before[count - new] * more[new]
                for new in range(len(more))
                if 0 <= count - new < len(before)
            )
            for count in range(len(before) + many)
        ]
    return Estimate(float(found["value"].sum()), *middle_of(chances, share))


def backtest(promises: pd.DataFrame) -> pd.DataFrame:
    """How four rules would have forecast each settled promise without those of the same thing.

    Returns
    -------
    pandas.DataFrame
        A row for each settled promise: `id`, and for each rule the square of its error; their mean
        is the Brier score, where 0 is perfect and 0.25 a coin. [1]

    References
    ----------
    G. W. Brier (1950), Monthly Weather Review 78, 1-3.
    """
    settled = with_outcome(promises)
    rows = []
    for row in rows_of(settled):
        others = settled[settled["thing"] != row["thing"]]
        same = others[others["group"] == row["group"]]
        chances = {
            "believe the speaker": 1.0,
            "toss a coin": 0.5,
            "share of all others": _chance(others),
            "share of the same group": _chance(same),
        }
        kept = row["status"] == "kept"
        errors = {rule: (chance - kept) ** 2 for rule, chance in chances.items()}
        rows.append({"id": row["id"], **errors})
    return pd.DataFrame(rows)


def _chance(promises: pd.DataFrame) -> float:
    """Chance that one more of these is kept."""
    return next_success(int((promises["status"] == "kept").sum()), len(promises))


@gives("point")
def lead(
    promises: pd.DataFrame, first: str = "control", second: str = "musk", **rules: Any
) -> Estimate:
    """The kept share of one group less that of another.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean.
    first, second : str
        Groups.
    **rules
        As in `kept_share`.

    Returns
    -------
    Estimate
        With Newcombe's 95 % interval. [percentage points]

    Raises
    ------
    ValueError
        If a group has no outcome.
    """
    one, other = _shares(promises, first, second, **rules)
    return Estimate(*(100 * end for end in difference(one, other)))


def _shares(promises: pd.DataFrame, *groups: str, **rules: Any) -> list[tuple[int, int]]:
    """Kept promises of each group, and of how many."""
    found = (kept_share(promises[promises["group"] == group], **rules) for group in groups)
    return [(share.kept, share.of) for share in found]


def to_match(
    promises: pd.DataFrame, first: str = "musk", second: str = "control", **rules: Any
) -> int:
    """How many more promises of the first group would have to be ruled kept for its share to reach
    the second's.

    Arguments as in `lead`.

    Returns
    -------
    int
        Nought where it is there already.
    """
    (kept, of), (other_kept, other_of) = _shares(promises, first, second, **rules)
    return max(ceil(of * other_kept / other_of - kept - 1e-9), 0)


def to_overlap(
    promises: pd.DataFrame, first: str = "musk", second: str = "control", **rules: Any
) -> int:
    """How many more promises of the first group would have to be ruled kept until the interval of
    the difference holds nought.

    Arguments as in `lead`.

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
    (kept, of), other = _shares(promises, first, second, **rules)
    for more in range(of - kept + 1):
        _, low, high = difference(other, (kept + more, of))
        if low <= 0 <= high:
            return more
    raise ValueError("no number of kept promises brings these shares together: exchange the groups")
