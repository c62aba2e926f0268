"""From a yearly demand for chips to the wafers a month of a fab, and back.

Judgements made here: months are equal; every wafer of the fab is for this chip; packaging, test and
memory lose nothing. Dies and yield come from `wafer` and `die_yield`; the caller chooses the
formulas.
"""

from collections import namedtuple

from chipledger.models import die_yield, wafer
from chipledger.models.measured import Function, measured
from chipledger.models.require import positive

MONTHS_PER_YEAR = 12
# A fab's process: what decides how many dies of a wafer work, beside their area.
Process = namedtuple("Process", ("defect_density", "edge_exclusion", "wafer_diameter"))


def working_dies(
    die_area: float,
    process: Process,
    formula: Function = wafer.gross_dies,
    model: Function = die_yield.poisson_yield,
) -> float:
    """Dies of one wafer that work.

    Parameters
    ----------
    die_area : float
        [mm²]
    process : Process
        Defect density [defects/cm²], edge exclusion [mm], wafer diameter [mm].
    formula : callable
        A gross-die formula of `wafer`.
    model : callable
        A yield model of `die_yield`.

    Returns
    -------
    float
        [dies/wafer]

    Raises
    ------
    ValueError
        If the die does not fit on the wafer, or a quantity is impossible.

    Examples
    --------
    >>> round(working_dies(600, Process(0.1155, 3, 300)))
    43
    """
    gross = formula(die_area, process.wafer_diameter, process.edge_exclusion)
    return wafer.good_dies(gross, model(die_area, process.defect_density))


@measured("wafer/month", "chip/year", "die/wafer")
def wafers_a_month(chips_a_year: float, dies: float) -> float:
    """Wafers a month that a yearly demand takes.

    Parameters
    ----------
    chips_a_year : float
        [chips/year]
    dies : float
        Working dies of a wafer. [dies/wafer]

    Returns
    -------
    float
        [wafers/month]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> wafers_a_month(12_000_000, 100)
    10000.0
    """
    return wafer.wafers_for(chips_a_year, dies) / MONTHS_PER_YEAR


@measured("chip/year", "wafer/month", "die/wafer")
def chips_a_year(wafers: float, dies: float) -> float:
    """Chips a year that a fab can make: the inverse of `wafers_a_month`.

    Parameters
    ----------
    wafers : float
        [wafers/month]
    dies : float
        [dies/wafer]

    Returns
    -------
    float
        [chips/year]

    Raises
    ------
    ValueError
        If an argument is not positive.

    Examples
    --------
    >>> chips_a_year(10_000, 100)
    12000000
    """
    positive(wafers=wafers, dies=dies)
    return MONTHS_PER_YEAR * wafers * dies


def formula_between(mix: float) -> Function:
    """A gross-die formula on the way from the textbook's to the circle's.

    Parameters
    ----------
    mix : float
        0 for `wafer.gross_dies`, 1 for `wafer.gross_dies_shrunk_circle`. [1]

    Returns
    -------
    callable
        With the arguments of both.

    Raises
    ------
    ValueError
        If the mix is none.

    Examples
    --------
    >>> formula_between(0)(100.0) == wafer.gross_dies(100.0)
    True
    """
    if not 0 <= mix <= 1:
        raise ValueError(f"a mix lies from 0 to 1, got {mix}")

    def between(*die: float) -> float:
        low = wafer.gross_dies(*die)
        return low + mix * (wafer.gross_dies_shrunk_circle(*die) - low)

    return between
