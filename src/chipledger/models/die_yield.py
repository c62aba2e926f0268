"""The share of dies without a killing defect, from defect density and die area.

Judgements made here: defects are random, every defect kills, and nothing is repaired or sold
with parts switched off. Published yields of chips with spare parts are therefore higher.
"""

from chipledger.models.maths import exp, log, mean_decay
from chipledger.models.measured import measured
from chipledger.models.require import fraction, positive
from chipledger.models.sensitivity import Function, flip_point

MM2_PER_CM2 = 100.0
MOST_DEFECTS = 1e6  # [defects/cm²]


@measured("", "mm^2", "cm^-2")
def defects_per_die(die_area: float, defect_density: float) -> float:
    """Mean number of defects on a die.

    Parameters
    ----------
    die_area : float
        [mm²]
    defect_density : float
        [defects/cm²]

    Returns
    -------
    float
        [defects/die]

    Raises
    ------
    ValueError
        If the area is not positive or the density is negative.

    Examples
    --------
    >>> defects_per_die(200, 0.5)
    1.0
    """
    if not die_area > 0 or not defect_density >= 0:
        raise ValueError(
            f"area must be positive and density not negative, got {die_area} mm² and"
            f" {defect_density} per cm²"
        )
    return die_area / MM2_PER_CM2 * defect_density


@measured("", "mm^2", "cm^-2")
def poisson_yield(die_area: float, defect_density: float) -> float:
    """Yield when defects fall evenly: exp(−AD). Arguments and errors as in `defects_per_die`. [1]

    Notes
    -----
    The most pessimistic of the four models, the more so the larger the die.

    Examples
    --------
    >>> round(poisson_yield(100, 1.0), 4)
    0.3679
    """
    return exp(-defects_per_die(die_area, defect_density))


@measured("", "mm^2", "cm^-2")
def murphy_yield(die_area: float, defect_density: float) -> float:
    """Yield when the density varies in a triangle: ((1 − exp(−AD))/AD)². Arguments as in
    `defects_per_die`. [1]

    References
    ----------
    B. T. Murphy, "Cost-size optima of monolithic integrated circuits", Proceedings of the IEEE 52
    (1964), 1537–1545.

    Examples
    --------
    >>> round(murphy_yield(100, 1.0), 4)
    0.3996
    """
    return mean_decay(defects_per_die(die_area, defect_density)) ** 2


@measured("", "mm^2", "cm^-2")
def seeds_yield(die_area: float, defect_density: float) -> float:
    """Yield when the density varies exponentially: 1/(1 + AD). Arguments as in `defects_per_die`.
    [1]

    References
    ----------
    R. B. Seeds, "Yield and cost analysis of bipolar LSI", IEEE International Electron Devices
    Meeting (1967).

    Examples
    --------
    >>> seeds_yield(100, 1.0)
    0.5
    """
    return 1 / (1 + defects_per_die(die_area, defect_density))


@measured("", "mm^2", "cm^-2", "")
def negative_binomial_yield(
    die_area: float, defect_density: float, clustering: float = 3.0
) -> float:
    """Yield when defects cluster: (1 + AD/α)^(−α).

    Parameters
    ----------
    die_area, defect_density : float
        As in `defects_per_die`. [mm²], [defects/cm²]
    clustering : float
        α: 1 gives Seeds, large values approach Poisson. [1]

    Returns
    -------
    float
        [1]

    Raises
    ------
    ValueError
        If the clustering is not positive, or as `defects_per_die`.

    Notes
    -----
    Hennessy and Patterson's 1/(1 + AD)^N is this with α = N and the density of all N layers, ND.

    References
    ----------
    C. H. Stapper, "Fact and fiction in yield modeling", Microelectronics Journal 20 (1989),
    129–151.

    Examples
    --------
    >>> negative_binomial_yield(100, 1.0, clustering=1)
    0.5
    """
    positive(clustering=clustering)
    return (1 + defects_per_die(die_area, defect_density) / clustering) ** -clustering


@measured("cm^-2", "mm^2", "", None)
def implied_defect_density(
    die_area: float, die_yield: float, model: Function = poisson_yield
) -> float:
    """The defect density at which a model gives this yield.

    Parameters
    ----------
    die_area : float
        [mm²]
    die_yield : float
        Above 0 and at most 1. [1]
    model : callable
        One of the yield models of this module, or any that falls with density.

    Returns
    -------
    float
        [defects/cm²]

    Raises
    ------
    ValueError
        If the yield is no share, or needs more than a million defects per cm².

    Notes
    -----
    The inverse of the Poisson model, −ln(Y)/A; the flip point of any other, since they share no
    closed inverse.

    Examples
    --------
    >>> round(implied_defect_density(100, 0.65, murphy_yield), 4)
    0.4474
    """
    fraction(die_yield=die_yield)
    if model(die_area, MOST_DEFECTS) > die_yield:
        raise ValueError(f"no defect density up to a million per cm² gives a yield of {die_yield}")
    if die_yield == 1:
        return 0.0
    if model is poisson_yield:
        return -log(die_yield) * MM2_PER_CM2 / die_area
    return flip_point(lambda density: model(die_area, density), die_yield, 0.0, MOST_DEFECTS)
