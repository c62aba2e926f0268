"""Power per accelerator reproduces published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.models import power


def test_dgx_h100_share():
    """Eight H100 in a DGX of at most 10.2 kW draw 1,275 W each (NVIDIA, DGX
    H100/H200 User Guide).
    """
    assert 1275 == power.watts_per_accelerator(10.2e-3, 8)
    assert 8 == pytest.approx(power.accelerators_supported(10.2e-3, 1275))


def test_facility_power_of_a_million_accelerators():
    """A million accelerators of 1,000 to 1,400 W at a PUE of 1.4 need 1,400 to 1,960 MW (Tom's
    Hardware, read in aiismid.com's summary).
    """
    assert 1400 == pytest.approx(power.site_power(1e6, 1000, pue=1.4))
    assert 1960 == pytest.approx(power.site_power(1e6, 1400, pue=1.4))


def test_published_power_calculator():
    """10,000 H100 of 700 W with 30 % server overhead at a PUE of 1.30 take 11.83
    MW and 103.6 GWh a year.

    aiinframap.com, Datacenter Power Calculator, worked example.
    """
    facility = power.site_power(10_000, 700 * 1.3, pue=1.30)

    assert 11.83 == round(facility, 2)
    assert 103.6 == round(power.energy_per_year(facility), 1)


def test_colossus_overhead():
    """Epoch AI's 340 MW of IT in 425 MW of facility power are one site at a PUE of 1.25 (Frontier
    Data Centers, 2026-05).
    """
    assert power.watts_per_accelerator(340, 230_000) == pytest.approx(
        power.watts_per_accelerator(425, 230_000, pue=1.25)
    )


def test_energy_of_a_household():
    """A mean draw of 1.21 kW makes the 10,632 kWh a year of a household in the United States (EIA,
    in aterio.io), to the printed digits.
    """
    assert 10_632 == pytest.approx(power.energy_per_year(1.21e-3) * 1e6, rel=0.005)


def test_power_and_count_are_inverse():
    """The accelerators that a site supports draw just its power."""
    count = power.accelerators_supported(150, 1400, pue=1.2)

    assert 150 == pytest.approx(power.site_power(count, 1400, pue=1.2))
    assert 1400 == pytest.approx(power.watts_per_accelerator(150, count, pue=1.2))


@given(st.floats(1, 1e4), st.floats(1, 1e7), st.floats(1, 2))
def test_power_falls_and_rises_where_it_must(site, count, pue):
    """More chips or more overhead leave less for each; energy grows with power and load; units are
    watts out of megawatts.
    """
    watts = power.watts_per_accelerator(site, count, pue)

    assert watts > power.watts_per_accelerator(
        site, count * 1.01, pue
    ) and watts > power.watts_per_accelerator(site, count, pue * 1.01)
    assert site * 1e6 == pytest.approx(watts * count * pue)
    assert power.energy_per_year(site, 0.5) == pytest.approx(site * 8.76 / 2)


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda: power.watts_per_accelerator(200, 1000, pue=0.9), "PUE"),
        (lambda: power.watts_per_accelerator(200, 1000, pue=float("nan")), "PUE"),
        (lambda: power.watts_per_accelerator(0, 1000), "site_power"),
        (lambda: power.accelerators_supported(200, -1), "accelerator_power"),
        (lambda: power.site_power(0, 700), "accelerators"),
        (lambda: power.energy_per_year(-1), "power"),
        (lambda: power.energy_per_year(1, 1.1), "load_factor"),
    ],
)
def test_impossible_quantities_are_refused_by_name(call, complaint):
    """The error names the quantity that cannot be."""
    with pytest.raises(ValueError, match=complaint):
        call()
