"""Accelerators counted in H100, the lead of a generation, and the price at which two cost the same.

Judgements made here: a chip is worth what its dense peak is at one number format, so the count
changes with the format; peaks are delivered in the same share unless a share is given; memory,
network and software are left out.
"""

from chipledger.models.maths import log
from chipledger.models.measured import measured
from chipledger.models.require import positive


@measured("h100e", "thing", "TFLOP/s", "TFLOP/s")
def h100_equivalents(chips: float, peak: float, h100_peak: float) -> float:
    """H100 with the same dense peak as a number of chips.

    Parameters
    ----------
    chips : float
        [chips]
    peak, h100_peak : float
        Dense peaks at the same format. [TFLOP/s/chip]

    Returns
    -------
    float
        [H100-equivalents]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Notes
    -----
    Epoch AI counts so at FP8 (Frontier Data Centers); at FP16 the same chips may count less.

    Examples
    --------
    >>> round(h100_equivalents(110_000, 5000, 1979))
    277918
    """
    positive(chips=chips, peak=peak, h100_peak=h100_peak)
    return chips * peak / h100_peak


@measured("chip", "h100e", "TFLOP/s", "TFLOP/s")
def chips_for(equivalents: float, peak: float, h100_peak: float) -> float:
    """Chips that a stock of H100-equivalents takes: the inverse of `h100_equivalents`.

    Examples
    --------
    >>> chips_for(1000, 2000, 1000)
    500.0
    """
    positive(equivalents=equivalents, peak=peak, h100_peak=h100_peak)
    return equivalents * h100_peak / peak


@measured("generation", "any", "any", "any")
def generations_ahead(part: float, rival: float, base: float) -> float:
    """Lead of a part over a rival, in steps from the base to the part.

    Parameters
    ----------
    part, rival, base : float
        The same measure of the new part, of the rival, and of the part one generation back.

    Returns
    -------
    float
        0 where the rival equals the part, 1 where it equals the base, above 1 where it is less.
        [generations]

    Raises
    ------
    ValueError
        If a measure is not positive, or the part equals the base.

    Notes
    -----
    A ratio scale: gains multiply from generation to generation, so steps are counted in logarithms.

    Examples
    --------
    >>> generations_ahead(4000, 1000, 2000)
    2.0
    """
    positive(part=part, rival=rival, base=base)
    if part == base:
        raise ValueError("a part equal to its base makes no step to count in")
    return log(part / rival) / log(part / base)


def rival_at_lead(part: float, base: float, lead: float) -> float:
    """The rival's measure at which the part leads by so many generations: the inverse of
    `generations_ahead`.

    Examples
    --------
    >>> rival_at_lead(4000, 2000, 1)
    2000.0
    """
    positive(part=part, base=base)
    return part / (part / base) ** lead


def price_at_equal_cost(peak: float, rival_peak: float, delivery: float = 1.0) -> float:
    """Price of a chip over its rival's at which an operation costs the same.

    Parameters
    ----------
    peak, rival_peak : float
        Dense peaks at the same format. [TFLOP/s/chip]
    delivery : float
        Delivered part of its peak over the rival's. [1]

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
    >>> price_at_equal_cost(2300, 2500)
    0.92
    """
    positive(peak=peak, rival_peak=rival_peak, delivery=delivery)
    return delivery * peak / rival_peak


def power_at_equal_rate(peak: float, rival_peak: float, rival_power: float) -> float:
    """Power at which a chip gives the same rate per watt as its rival.

    Parameters
    ----------
    peak, rival_peak : float
        [TFLOP/s/chip]
    rival_power : float
        [W/chip]

    Returns
    -------
    float
        [W/chip]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> power_at_equal_rate(2300, 2300, 1000)
    1000.0
    """
    positive(peak=peak, rival_peak=rival_peak, rival_power=rival_power)
    return peak * rival_power / rival_peak


def balance_over(bandwidth: float, peak: float, rival_bandwidth: float, rival_peak: float) -> float:
    """Memory bytes per peak operation of a chip over those of its rival. Errors as above.

    Parameters
    ----------
    bandwidth, rival_bandwidth : float
        [TB/s]
    peak, rival_peak : float
        [TFLOP/s/chip]

    Returns
    -------
    float
        [1]

    References
    ----------
    S. Williams, A. Waterman and D. Patterson, "Roofline", Communications of the ACM 52 (2009),
    65–76.

    Examples
    --------
    >>> balance_over(8, 2000, 4, 1000)
    1.0
    """
    positive(bandwidth=bandwidth, peak=peak, rival_bandwidth=rival_bandwidth, rival_peak=rival_peak)
    return bandwidth / peak / (rival_bandwidth / rival_peak)
