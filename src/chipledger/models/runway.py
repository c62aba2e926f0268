"""How long money lasts at a pace of spending that may grow.

Judgements made here: nothing comes in; spending grows smoothly by the same share each year; the
pace is that of today, so an average over past years understates it where spending has grown.
"""

from math import inf

from chipledger.models.maths import log
from chipledger.models.measured import measured
from chipledger.models.require import growth_rate, positive

# Below this the closed form loses its digits; the runway then equals cash over burn to a part in a
# billion.
LEVEL = 1e-9


@measured("money/year", "money", "year")
def pace(spending: float, years: float) -> float:
    """Mean spending a year.

    Parameters
    ----------
    spending : float
        [currency]
    years : float
        [years]

    Returns
    -------
    float
        [currency/year]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> pace(3e9, 3)
    1000000000.0
    """
    positive(spending=spending, years=years)
    return spending / years


@measured("year", "money", "money/year", "")
def runway(cash: float, burn: float, growth: float = 0.0) -> float:
    """Years until the cash is gone.

    Parameters
    ----------
    cash : float
        [currency]
    burn : float
        Spending a year at the start. [currency/year]
    growth : float
        More spending each year, above −1. [1/year]

    Returns
    -------
    float
        Infinite where spending shrinks faster than the cash. [years]

    Raises
    ------
    ValueError
        If cash or burn is not positive, or the growth is −1 or less.

    Notes
    -----
    ln(1 + k cash/burn)/k with k = ln(1 + growth); cash/burn without growth.

    References
    ----------
    The same formula gives the life of a mineral reserve: Meadows et al., *The Limits to Growth*
    (1972), table 4.

    Examples
    --------
    >>> runway(10, 2), round(runway(10, 2, 0.2), 2)
    (5.0, 3.55)
    """
    growth_rate(growth=growth)
    positive(cash=cash, burn=burn)
    rate = log(1 + growth)
    if abs(rate * cash / burn) < LEVEL:
        return cash / burn
    left = 1 + rate * cash / burn
    return log(left) / rate if left > 0 else inf


@measured("money", "money/year", "year", "")
def cash_needed(burn: float, years: float, growth: float = 0.0) -> float:
    """Money that a time of spending takes: the inverse of `runway`.

    Parameters
    ----------
    burn : float
        [currency/year]
    years : float
        [years]
    growth : float
        [1/year]

    Returns
    -------
    float
        [currency]

    Raises
    ------
    ValueError
        If burn or years is not positive, or the growth is −1 or less.

    Examples
    --------
    >>> cash_needed(2, 5)
    10
    """
    growth_rate(growth=growth)
    positive(burn=burn, years=years)
    rate = log(1 + growth)
    if abs(rate * years) < LEVEL:
        return burn * years
    return burn * ((1 + growth) ** years - 1) / rate


@measured("money/year", "money", "year")
def burn_for(cash: float, years: float) -> float:
    """Spending a year, without growth, at which cash lasts so long: the flip of a runway.
    [currency/year]

    Examples
    --------
    >>> burn_for(10, 5)
    2.0
    """
    positive(cash=cash, years=years)
    return cash / years


@measured("money/year", "money", "money", "year", "year")
def pace_left(plan: float, spent: float, years: float, gone: float) -> float:
    """Yearly spending that the rest of a plan needs.

    Parameters
    ----------
    plan, spent : float
        Whole plan, and what is spent of it. [currency]
    years, gone : float
        Whole time, and what is gone of it. [years]

    Returns
    -------
    float
        [currency/year]

    Raises
    ------
    ValueError
        If plan or years is not positive, or no time is left.

    Examples
    --------
    >>> pace_left(50, 14, 10, 4)
    6.0
    """
    positive(plan=plan, years=years)
    if not gone < years:
        raise ValueError(f"no time is left: {gone} of {years} years are gone")
    return (plan - spent) / (years - gone)
