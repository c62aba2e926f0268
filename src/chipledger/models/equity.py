"""The arithmetic of shares: price of an issue, dilution, splits, gains and what falls on each head.

Judgements made here: shares are of one class; values are before tax; what is averaged over heads
says nothing of how it is spread among them.
"""

from chipledger.models.measured import measured
from chipledger.models.require import growth_rate, positive


@measured("money/person", "money", "person")
def per_head(total: float, heads: float) -> float:
    """A sum over the people who share it.

    Parameters
    ----------
    total : float
        [currency]
    heads : float
        [people]

    Returns
    -------
    float
        [currency/person]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> per_head(590e6, 1000)
    590000.0
    """
    positive(total=total, heads=heads)
    return total / heads


@measured("person", "money", "money/person")
def heads_at(total: float, each: float) -> float:
    """The people among whom a sum gives so much to each: the flip of `per_head`. [people]

    Examples
    --------
    >>> heads_at(590e6, 590e3)
    1000.0
    """
    positive(total=total, each=each)
    return total / each


@measured("money/share", "money", "share")
def issue_price(money: float, shares: float) -> float:
    """Price of a share in an issue.

    Parameters
    ----------
    money : float
        Raised, before fees. [currency]
    shares : float
        [shares]

    Returns
    -------
    float
        [currency/share]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> issue_price(1000, 10)
    100.0
    """
    positive(money=money, shares=shares)
    return money / shares


@measured("", "share", "share")
def dilution(new_shares: float, old_shares: float) -> float:
    """Part of a company that an issue hands to the buyers of new shares.

    Parameters
    ----------
    new_shares, old_shares : float
        [shares]

    Returns
    -------
    float
        [1]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> dilution(1, 3)
    0.25
    """
    positive(new_shares=new_shares, old_shares=old_shares)
    return new_shares / (new_shares + old_shares)


@measured("", "", "")
def stake_after(stake: float, diluted: float) -> float:
    """An old holder's part after an issue that diluted all alike. [1]

    Examples
    --------
    >>> stake_after(0.5, 0.25)
    0.375
    """
    if not (stake >= 0 and stake <= 1) or not (diluted >= 0 and diluted < 1):
        raise ValueError(f"stake and dilution are shares, got {stake} and {diluted}")
    return stake * (1 - diluted)


@measured("", "money", "money")
def stake_bought(money: float, value: float) -> float:
    """Part of a company that money buys at a value after the round.

    Parameters
    ----------
    money, value : float
        [currency]

    Returns
    -------
    float
        [1]

    Raises
    ------
    ValueError
        If an argument is not positive, or the money exceeds the value.

    Examples
    --------
    >>> stake_bought(2, 200)
    0.01
    """
    positive(money=money, value=value)
    if money > value:
        raise ValueError(f"money of {money} exceeds the value after the round, {value}")
    return money / value


def split_factor(*ratios: float) -> float:
    """Shares that one old share has become after several splits.

    Parameters
    ----------
    *ratios : float
        New shares for an old one, each split. [1]

    Returns
    -------
    float
        [1]

    Raises
    ------
    ValueError
        If a ratio is not positive.

    Examples
    --------
    >>> split_factor(4, 10)
    40.0
    """
    factor = 1.0
    for ratio in ratios:
        positive(ratio=ratio)
        factor *= ratio
    return factor


def gain(price: float, cost: float) -> float:
    """Rise of a price over what was paid, as a share of that; negative for a fall. [1]

    Examples
    --------
    >>> gain(150, 100)
    0.5
    """
    positive(price=price, cost=cost)
    return price / cost - 1


def price_after(cost: float, rise: float) -> float:
    """Price after a rise over what was paid: the inverse of `gain`. [currency/share]

    Examples
    --------
    >>> price_after(100, 4.25)
    525.0
    """
    positive(cost=cost)
    growth_rate(rise=rise)
    return cost * (1 + rise)
