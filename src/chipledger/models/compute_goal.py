"""What a goal for a stock of computing asks for: growth, power and money.

Judgements made here: growth is a steady factor a year; power follows from today's IT power behind
an H100-equivalent, a yearly gain in work per watt, and an overhead for cooling and losses; a watt
of finished site has one price, chips included.
"""

from chipledger.models import power
from chipledger.models.maths import log
from chipledger.models.measured import measured
from chipledger.models.require import growth_rate, positive


@measured("", "thing", "thing", "year")
def growth_needed(stock: float, goal: float, years: float) -> float:
    """Steady factor a year that takes a stock to a goal.

    Parameters
    ----------
    stock, goal : float
        In the same unit.
    years : float
        [years]

    Returns
    -------
    float
        [1/year]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Notes
    -----
    With two stocks of rivals it is the factor by which one must outgrow the other.

    Examples
    --------
    >>> growth_needed(1, 16, 4)
    2.0
    """
    positive(stock=stock, goal=goal, years=years)
    return (goal / stock) ** (1 / years)


@measured("thing", "thing", "", "year")
def stock_after(stock: float, factor: float, years: float) -> float:
    """The stock after years of steady growth. Errors as in `growth_needed`; the years may be none.

    Examples
    --------
    >>> stock_after(300, 2, 5)
    9600
    """
    positive(stock=stock, factor=factor)
    return stock * factor**years


@measured("month", "")
def doubling_time(factor: float) -> float:
    """Months in which a steady growth doubles a stock.

    Parameters
    ----------
    factor : float
        Above 1. [1/year]

    Returns
    -------
    float
        [months]

    Raises
    ------
    ValueError
        If the stock does not grow.

    Examples
    --------
    >>> doubling_time(2)
    12.0
    """
    if not factor > 1:
        raise ValueError(
            f"a stock doubles only if it grows: the factor must be above 1, got {factor}"
        )
    return 12 * log(2) / log(factor)


@measured("MW", "thing", "W/thing", "", "year", "")
def goal_power(goal: float, watts: float, gain: float, years: float, overhead: float) -> float:
    """Facility power that a stock takes, once work per watt has grown for some years.

    Parameters
    ----------
    goal : float
        [H100-equivalents]
    watts : float
        IT power behind an H100-equivalent today. [W]
    gain : float
        More work per watt each year, above −1. [1/year]
    years : float
        From today to the mean date at which the stock was made. [years]
    overhead : float
        Facility over IT power, at least 1. [1]

    Returns
    -------
    float
        [MW]

    Raises
    ------
    ValueError
        If the overhead is below 1, or goal, watts or 1 + gain is not positive.

    Examples
    --------
    >>> goal_power(1_000_000, 1000, 1.0, 1, 1.2)
    600.0
    """
    growth_rate(gain=gain)
    return power.site_power(goal, watts / (1 + gain) ** years, overhead)


@measured("", "thing", "MW", "W/thing", "year", "")
def gain_for_power(goal: float, plan: float, watts: float, years: float, overhead: float) -> float:
    """Yearly gain in work per watt at which a goal fits a planned power: the flip of `goal_power`.

    Parameters
    ----------
    plan : float
        Facility power. [MW]
    goal, watts, years, overhead : float
        As in `goal_power`.

    Returns
    -------
    float
        [1/year]

    Raises
    ------
    ValueError
        If an argument is not positive, or the overhead is below 1.

    Examples
    --------
    >>> round(gain_for_power(1_000_000, 600, 1000, 1, 1.2), 12)
    1.0
    """
    positive(plan=plan, years=years)
    return (power.site_power(goal, watts, overhead) / plan) ** (1 / years) - 1


@measured("W/thing", "thing", "MW")
def watts_for_plan(goal: float, plan: float) -> float:
    """Facility power behind an H100-equivalent at which a goal fits a planned power.

    Parameters
    ----------
    goal : float
        [H100-equivalents]
    plan : float
        [MW]

    Returns
    -------
    float
        [W]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> watts_for_plan(1_000_000, 1000)
    1000.0
    """
    return power.watts_per_accelerator(plan, goal)


@measured("money", "MW", "money/W")
def build_cost(site_power: float, cost_per_watt: float) -> float:
    """Money that a finished site takes.

    Parameters
    ----------
    site_power : float
        Facility power. [MW]
    cost_per_watt : float
        Chips, servers and buildings. [currency/W]

    Returns
    -------
    float
        [currency]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> build_cost(1000, 40)
    40000000000.0
    """
    positive(site_power=site_power, cost_per_watt=cost_per_watt)
    return site_power * power.WATTS_PER_MEGAWATT * cost_per_watt
