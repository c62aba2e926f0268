"""The volume over which a development must be spread until it pays.

Judgements made here: development is spent before the first unit is sold and is the same for any
volume; what a unit may bear for it is a share of its price, or what it saves against a bought chip;
interest, later versions and unsold stock are left out.
"""

from chipledger.models.measured import measured
from chipledger.models.require import fraction, positive


@measured("money/thing", "money", "thing")
def cost_per_unit(spending: float, volume: float) -> float:
    """Development cost on each unit sold.

    Parameters
    ----------
    spending : float
        [currency]
    volume : float
        [units]

    Returns
    -------
    float
        [currency/unit]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> cost_per_unit(1e9, 1e6)
    1000.0
    """
    positive(spending=spending, volume=volume)
    return spending / volume


@measured("money/thing", "money/thing", "")
def bearable_cost(price: float, share: float) -> float:
    """What a unit may bear for development.

    Parameters
    ----------
    price : float
        [currency/unit]
    share : float
        Part of the price, above 0 and at most 1. [1]

    Returns
    -------
    float
        [currency/unit]

    Raises
    ------
    ValueError
        If the price is not positive or the share is none.

    Examples
    --------
    >>> bearable_cost(5000, 0.1)
    500.0
    """
    positive(price=price)
    fraction(share=share)
    return price * share


@measured("thing", "money", "money/thing")
def break_even_volume(spending: float, margin: float) -> float:
    """Units at which what each contributes has paid the development.

    Parameters
    ----------
    spending : float
        [currency]
    margin : float
        What a unit contributes: price less its own cost, or what it may bear. [currency/unit]

    Returns
    -------
    float
        [units]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> break_even_volume(18_000, 100 - 20)
    225.0
    """
    positive(spending=spending, margin=margin)
    return spending / margin


@measured("", "money", "thing", "money/thing")
def share_at(spending: float, volume: float, price: float) -> float:
    """The part of its price that a unit bears at a volume: the flip of `break_even_volume`.

    Parameters
    ----------
    spending : float
        [currency]
    volume : float
        [units]
    price : float
        [currency/unit]

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
    >>> share_at(1e9, 1e6, 5000)
    0.2
    """
    positive(price=price)
    return cost_per_unit(spending, volume) / price


@measured("money", "thing", "money/thing")
def spending_bearable(volume: float, margin: float) -> float:
    """The development that a volume pays. Errors as in `break_even_volume`. [currency]

    Examples
    --------
    >>> spending_bearable(225, 80)
    18000
    """
    positive(volume=volume, margin=margin)
    return volume * margin
