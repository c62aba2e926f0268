"""Shipments and shares of a market, and what one says of the other.

Judgements made here: a share is of what the total counts (pieces or money, one region, one time);
growth is against the same time a year before unless the caller says otherwise.
"""

from chipledger.models.require import fraction, growth_rate, positive


def market_share(part: float, total: float) -> float:
    """A maker's part of a market.

    Parameters
    ----------
    part : float
        Not negative. [units or currency]
    total : float
        [as `part`]

    Returns
    -------
    float
        [1]

    Raises
    ------
    ValueError
        If the total is not positive, or the part is negative or exceeds it.

    Examples
    --------
    >>> market_share(1, 4)
    0.25
    """
    positive(total=total)
    if not 0 <= part <= total:
        raise ValueError(f"a part lies between nothing and the total, got {part} of {total}")
    return part / total


def market_total(part: float, share: float) -> float:
    """The market that a part and its share imply: the inverse of `market_share`.

    Raises
    ------
    ValueError
        If the part is not positive, or the share is none.

    Examples
    --------
    >>> market_total(1, 0.25)
    4.0
    """
    positive(part=part)
    fraction(share=share)
    return part / share


def change(now: float, before: float) -> float:
    """Growth from one period to another, as a share of the earlier; negative for a fall. [1]

    Examples
    --------
    >>> round(change(120, 100), 6)
    0.2
    """
    positive(now=now, before=before)
    return now / before - 1


def before_change(now: float, growth: float) -> float:
    """The earlier figure that a figure and its growth imply: the inverse of `change`.

    Examples
    --------
    >>> before_change(120, 0.2)
    100.0
    """
    positive(now=now)
    growth_rate(growth=growth)
    return now / (1 + growth)


def share_after(share: float, own_growth: float, market_growth: float) -> float:
    """A share after the maker and the whole market have grown.

    Parameters
    ----------
    share : float
        From 0 to 1. [1]
    own_growth, market_growth : float
        Above −1. [1]

    Returns
    -------
    float
        [1]

    Raises
    ------
    ValueError
        If the share is none, a growth is −1 or less, or the maker would outgrow the whole.

    Examples
    --------
    >>> round(share_after(0.2, 0.5, 0.2), 6)
    0.25
    """
    growth_rate(own_growth=own_growth, market_growth=market_growth)
    after = share * (1 + own_growth) / (1 + market_growth)
    if not 0 <= share <= 1 or after > 1:
        raise ValueError(f"a share lies from 0 to 1, got {share} before and {after} after")
    return after


def concentration(shares: list[float]) -> float:
    """Herfindahl–Hirschman index of a market: the sum of squared shares.

    Parameters
    ----------
    shares : list of float
        Of all makers, adding up to at most 1. [1]

    Returns
    -------
    float
        1 for a single maker, 1/n for n equal ones. [1]

    Raises
    ------
    ValueError
        If shares add up to more than 1.

    References
    ----------
    United States Department of Justice, Antitrust Division, *Herfindahl–Hirschman Index*.

    Examples
    --------
    >>> concentration([0.5, 0.5])
    0.5
    """
    if not shares or min(shares) < 0 or sum(shares) > 1 + 1e-9:
        raise ValueError("shares are not negative and add up to at most 1")
    return sum(share * share for share in shares)
