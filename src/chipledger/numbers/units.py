"""One pint registry with the field's units, and the closed list of unit names that tables may use.

Judgements made here: counted things (chips, wafers, people) carry no dimension, so a revenue
divided by a price may be compared with a number of cards; money is one dimension per currency, so
yuan and dollars never add up by accident; a percentage is a hundredth.
"""

from collections import Counter
from fractions import Fraction
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Any

from chipledger import patterns as re
from chipledger.numbers.unit_words import MONEY

if TYPE_CHECKING:
    from pint import UnitRegistry

COUNTED = (
    "chip",
    "card",
    "die",
    "wafer",
    "rack",
    "unit",
    "person",
    "share",
    "deal",
    "parameter",
    "token",
    "point",
    "h100e",
    "core",
    "transistor",
    "item",
)
SIMPLE = (
    COUNTED
    + MONEY
    + (
        "percent",
        "times",
        "nm",
        "mm^2",
        "m^2",
        "square_foot",
        "generation",
        "W",
        "MW",
        "GW",
        "FLOP/s",
        "TFLOP/s",
        "PFLOP/s",
        "TOP/s",
        "byte",
        "GB",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "date",
        "",
    )
)
# What articles print beside the measures of the ledger's own metrics.
PHYSICAL = (
    *(
        "um",
        "cm",
        "cm^2",
        "m",
        "km",
        "inch",
        "square_inch",
        "foot",
        "mile",
        "km^2",
        "acre",
        "hectare",
        "mu",
        "ping",
        "m^3",
        "litre",
        "gallon",
        "barrel",
        "bushel",
    ),
    *(
        "g",
        "kg",
        "t",
        "lb",
        "ounce",
        "Wh",
        "kWh",
        "MWh",
        "TWh",
        "V",
        "kV",
        "mAh",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
    ),
    *("degC", "degF", "FLOP", "bit", "KB", "MB", "PB", "GiB", "MiB", "MB/s", "PB/s"),
    *("Mbit/s", "Gbit/s", "Tbit/s", "ns", "us", "ms", "second", "quarter", "decade"),
    *(
        "km/hour",
        "mile/hour",
        "m/second",
        "MMBtu",
        "barrel/day",
        "TEU",
        "FEU",
        "hPa",
        "psi",
        "ug/m^3",
    ),
)
QUOTIENTS = (
    "wafer/month",
    "t/year",
    "chip/year",
    "card/year",
    "token/day",
    "token/minute",
    "CNY/USD",
    "USD/year",
    "CNY/year",
    "USD/month",
    "USD/chip",
    "USD/person",
    "CNY/card",
    "die/wafer",
    "CNY/share",
    "HKD/share",
    "USD/share",
    "TB/s",
    "GB/s",
    "W/chip",
    "USD/W",
    "CNY/person",
    "TFLOP/s/W",
    "GWh",
    "month/generation",
    "h100e/chip",
    "chip/rack",
    "TFLOP/s/chip",
    "cm^-2",
    "mm^2/die",
    "mm",
)
ALLOWED = SIMPLE + QUOTIENTS + PHYSICAL


# Our own definitions only: pint's file knows units of the same names (its point is a length).
DEFINITIONS = (
    "meter = [length] = m",
    "second = [time] = s",
    "gram = [mass] = g",
    "watt = [power] = W",
    "volt = [voltage] = V",
    "ampere_hour = [charge] = Ah",
    "degC = [celsius]",
    "degF = [fahrenheit]",
    "byte = [information]",
    "bit = byte / 8",
    "KB = 1000 * byte",
    "kilo- = 1e3 = k",
    "mega- = 1e6 = M",
    "giga- = 1e9 = G",
    "tera- = 1e12 = T",
    "peta- = 1e15 = P",
    "mebi- = 1048576 = Mi",
    "gibi- = 1073741824 = Gi",  # memory is often counted in powers of two
    "milli- = 1e-3 = m",
    "centi- = 1e-2 = c",
    "micro- = 1e-6 = u",
    "nano- = 1e-9 = n",
    "minute = 60 * second",
    "hour = 3600 * second = h",
    "day = 24 * hour",
    "week = 7 * day",
    "year = 365.2425 * day",
    "month = year / 12",
    "quarter = year / 4",
    "decade = 10 * year",
    "hertz = 1 / second = Hz",
    "watt_hour = watt * hour = Wh",
    "MMBtu = 293071.07017 * watt * hour",
    "tonne = 1000000 * gram = t",
    "inch = 0.0254 * meter",
    "foot = 0.3048 * meter",
    "mile = 1609.344 * meter",
    "square_inch = inch ** 2",
    "acre = 4046.8564224 * meter ** 2",
    "hectare = 10000 * meter ** 2",
    "mu = 2000 / 3 * meter ** 2",
    "ping = 400 / 121 * meter ** 2",
    "square_foot = 0.09290304 * meter ** 2",
    "gallon = [gallons]",  # American or imperial: a print does not say
    "ounce = [ounces]",  # of metals troy, of the rest not
    "litre = 0.001 * meter ** 3",
    "barrel = 0.158987294928 * meter ** 3",
    "bushel = 0.03523907016688 * meter ** 3",
    "lb = 453.59237 * gram",
    "hPa = 100000 * gram / meter / second ** 2",
    "psi = 6894757 * gram / meter / second ** 2",
    "TEU = [boxes]",
    "FEU = 2 * TEU",  # boxes of twenty and of forty feet
    "percent = 0.01",
    "B = byte",
    *(f"{name} = 1" for name in COUNTED + ("times", "FLOP", "OP", "generation")),
    *(f"{currency} = [{currency}]" for currency in MONEY),
)
# In what unit a derived number is shown, by its base units: the first whose largest number is not
# reached.
READABLE = {
    "second": (("day", 60 * 86_400), ("month", inf)),
    "watt": (("W", 1e6), ("MW", inf)),
    "meter ** 2": (("mm^2", 1.0), ("m^2", inf)),
    "1 / second": (("TFLOP/s", inf),),
    "meter ** 2 / second": (("m^2 / year", inf),),
    "USD * second": (("USD * month", inf),),
    "CNY / second": (("CNY/year", inf),),
    "USD / second": (("USD/year", inf),),
}


@cache
def registry() -> "UnitRegistry[Any]":
    """The shared registry with the field's units and no others.

    Returns
    -------
    pint.UnitRegistry

    Examples
    --------
    >>> float(registry().Quantity(1, "GW").m_as("MW"))
    1000.0
    """
    import pint  # where it is wanted: most readings convert nothing

    units: UnitRegistry[Any] = pint.UnitRegistry(None)
    for definition in DEFINITIONS:
        units.define(definition)
    return units


def readable(unit: str, largest: float = inf, counted: str = "") -> tuple[str, float]:
    """The unit in which numbers with these base units are shown, and the factor to it.

    Parameters
    ----------
    unit : str
        Base units.
    largest : float
        The largest of the numbers. [unit]
    counted : str
        What they count, where they count something.

    Returns
    -------
    tuple of str and float

    Examples
    --------
    >>> readable("watt")
    ('MW', 1e-06)
    >>> readable("second", 172_800)[0], readable("1 / second", counted="wafer")[0]
    ('day', 'wafer/month')
    >>> readable("", counted="card")
    ('card', 1.0)
    """
    if counted and unit in ("", "1 / second"):
        return (
            (counted, 1.0)
            if not unit
            else (f"{counted}/month", float(registry().Quantity(1.0, "month").m_as("second")))
        )
    name = next(
        (name for name, limit in READABLE.get(unit, ()) if largest < limit or limit == inf), ""
    )
    return (name, float(registry().Quantity(1.0, unit).m_as(name))) if name else (unit, 1.0)


@cache
def conversion(source: str, target: str) -> float:
    """The factor that turns a value in one unit into another.

    A print that names the numerator alone is accepted (`44 USD` for a pay in `USD/year`), and a
    generic measure word (`item`) takes whatever the target counts.

    Parameters
    ----------
    source, target : str
        Unit names from `ALLOWED`; an empty source means that nothing was printed.

    Returns
    -------
    float
        [target/source]

    Raises
    ------
    ValueError
        If the two do not measure the same thing.

    Examples
    --------
    >>> conversion("year", "month")
    12.0
    >>> conversion("USD", "USD/year")
    1.0
    """
    numerator = target.split("/")[0]
    if source in ("", target, numerator) or (source == "item" and numerator in COUNTED):
        return 1.0
    for goal in (target, numerator):
        factor = _factor(source, goal)
        if factor is not None:
            return factor
    raise ValueError(
        f"{source!r} does not measure the same thing as {target!r}: code the unit that is "
        f"printed, or choose the metric that has it"
    )


def _factor(source: str, target: str) -> float | None:
    """The factor between two units, or None: kinds of counted things are never mixed."""
    if source in COUNTED or target in COUNTED:
        return None
    if target == "" or "date" in (source, target):
        return None
    try:
        (size, powers), (goal, wanted) = size_in_base(source), size_in_base(target)
    except KeyError:  # a unit that the field does not know
        return None
    return round(float(size / goal), 12) if powers == wanted else None


# --- sizes of units, from the same definitions as pint's but without loading it: a scan only asks
# --- for factors, and is over before pint is ready; a test holds the two together ---------------

_TERM = re.compile(
    r"(/?)[ *]*([0-9.]+(?:e-?[0-9]+)?|[^\s*/^0-9][^\s*/^]*)(?: ?(?:\*\*|\^) ?(-?[0-9]+))?"
)


@cache
def size_in_base(expression: str) -> tuple[Fraction, dict[str, int]]:
    """The size of a unit in base units, and the powers of these.

    Parameters
    ----------
    expression : str
        A unit name, or names joined by `*`, `/` and powers, as in `DEFINITIONS`.

    Returns
    -------
    tuple of Fraction and dict of str to int

    Raises
    ------
    KeyError
        If a name is none of the field's.

    Examples
    --------
    >>> size_in_base("km^2")
    (Fraction(1000000, 1), {'[length]': 2})
    """
    size = Fraction(1)
    powers: Counter[str] = Counter()
    for over, term, power in _TERM.findall(expression):
        exponent = int(power or 1) * (-1 if over else 1)
        factor, bases = (Fraction(term), {}) if term[0].isdigit() else _named(term)
        size *= factor**exponent
        for base, times in bases.items():
            powers[base] += times * exponent
    return size, {base: times for base, times in powers.items() if times}


@cache
def _named(name: str) -> tuple[Fraction, dict[str, int]]:
    """The measure of one name, which may begin with a prefix."""
    meanings = _meanings()
    if meaning := meanings.get(name):
        return (Fraction(1), {meaning: 1}) if meaning.startswith("[") else size_in_base(meaning)
    for end in range(1, len(name)):
        prefix = meanings.get(f"{name[:end]}-")
        if prefix and name[end:] in meanings:
            size, powers = _named(name[end:])
            return size * Fraction(prefix), powers
    raise KeyError(name)


@cache
def _meanings() -> dict[str, str]:
    """What each name, other name and prefix (with its hyphen) of `DEFINITIONS` stands for."""
    meanings: dict[str, str] = {}
    for definition in DEFINITIONS:
        name, meaning, *others = definition.split(" = ")
        hyphen = "-" if name.endswith("-") else ""
        meanings |= {name: meaning} | {other + hyphen: meaning for other in others}
    return meanings
