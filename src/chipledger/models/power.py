"""From the power of a site to watts per accelerator and back.

Judgements made here: the power of a site is its facility power, and PUE (facility over IT power)
is the only loss between meter and server. An accelerator's power is its share of all IT power:
processors, memory, network and storage included, hence more than the chip's rated power.
"""

from chipledger.models.measured import measured
from chipledger.models.require import fraction, positive

WATTS_PER_MEGAWATT = 1e6
HOURS_PER_YEAR = 8760.0


def _check(pue: float, **quantities: float) -> None:
    """Refuse a PUE below one and quantities that are not positive, by name."""
    # PUE is facility power over IT power: below one a site would consume less than its servers.
    if not pue >= 1:
        raise ValueError(f"PUE must be at least 1, got {pue}")
    positive(**quantities)


@measured("W/thing", "MW", "thing", "")
def watts_per_accelerator(site_power: float, accelerators: float, pue: float = 1.0) -> float:
    """IT power behind one accelerator.

    Parameters
    ----------
    site_power : float
        Facility power; with `pue=1`, IT power. [MW]
    accelerators : float
        [accelerators]
    pue : float
        Power usage effectiveness, facility over IT power. [1]

    Returns
    -------
    float
        [W/accelerator]

    Raises
    ------
    ValueError
        If PUE is below one or another argument is not positive.

    Notes
    -----
    Compare with a chip's rated power only through the server: an H100 is rated at 700 W,
    its share of a full DGX H100 is 1,275 W.

    References
    ----------
    NVIDIA, *DGX H100/H200 User Guide*: eight accelerators, 10.2 kW at most.

    Examples
    --------
    >>> watts_per_accelerator(200, 110_000, pue=1.25)
    1454.5454545454545
    """
    _check(pue, site_power=site_power, accelerators=accelerators)
    return site_power * WATTS_PER_MEGAWATT / (accelerators * pue)


@measured("thing", "MW", "W/thing", "")
def accelerators_supported(site_power: float, accelerator_power: float, pue: float = 1.0) -> float:
    """Accelerators that a site's power can run.

    Parameters
    ----------
    site_power : float
        Facility power. [MW]
    accelerator_power : float
        IT power behind one accelerator. [W/accelerator]
    pue : float
        [1]

    Returns
    -------
    float
        [accelerators]

    Raises
    ------
    ValueError
        If PUE is below one or another argument is not positive.

    Examples
    --------
    >>> accelerators_supported(10.2, 1275)
    8000.0
    """
    _check(pue, site_power=site_power, accelerator_power=accelerator_power)
    return site_power * WATTS_PER_MEGAWATT / (accelerator_power * pue)


@measured("MW", "thing", "W/thing", "")
def site_power(accelerators: float, accelerator_power: float, pue: float = 1.0) -> float:
    """Facility power that a number of accelerators needs.

    Parameters
    ----------
    accelerators : float
        [accelerators]
    accelerator_power : float
        IT power behind one accelerator. [W/accelerator]
    pue : float
        [1]

    Returns
    -------
    float
        [MW]

    Raises
    ------
    ValueError
        If PUE is below one or another argument is not positive.

    Examples
    --------
    >>> site_power(1_000_000, 1000, pue=1.4)
    1400.0
    """
    _check(pue, accelerators=accelerators, accelerator_power=accelerator_power)
    return accelerators * accelerator_power * pue / WATTS_PER_MEGAWATT


@measured("GWh", "MW", "")
def energy_per_year(power: float, load_factor: float = 1.0) -> float:
    """Electric energy used in a year of 365 days.

    Parameters
    ----------
    power : float
        [MW]
    load_factor : float
        Mean over full load, above 0 and at most 1. [1]

    Returns
    -------
    float
        [GWh/year]

    Raises
    ------
    ValueError
        If the power is not positive or the load factor is no share.

    Examples
    --------
    >>> energy_per_year(1000)
    8760.0
    """
    positive(power=power)
    fraction(load_factor=load_factor)
    return power * HOURS_PER_YEAR * load_factor / 1000
