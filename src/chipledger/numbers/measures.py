"""What becomes of units when figures are added, multiplied and divided.

Judgements made here: what is counted (chips, wafers, people) is a unit like any other, so that a
price a card times cards is a price, and chips and cards never add up; a generic measure word
(`unit`, `item`) and a plain number go with any; percent is a hundredth and vanishes in a product
with anything that has a unit; of two units for one thing the first one stays.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from chipledger.numbers.interval import Quantity
from chipledger.numbers.unit_words import MONEY
from chipledger.numbers.units import ALLOWED, COUNTED, registry, size_in_base

GENERIC = ("unit", "item")
KINDS = (*(name for name in COUNTED if name not in GENERIC), "FLOP", "OP", "generation")
SAME_KIND = {"FLOP": "OP"}  # both are operations; which format they have is a matter of scope
PLAIN = ("", "times", *GENERIC)
# What a model takes in any unit, in any currency, of any kind.
ANY, ANY_MONEY, ANY_THING = "any", "money", "thing"

Powers = tuple[tuple[str, float], ...]  # names and their exponents


class Size(NamedTuple):
    """How large one unit is, and of what."""

    factor: float
    dimensions: Powers
    kind: str


@cache
def size_of(token: str) -> Size:
    """Size of a unit without a stroke, in base units.

    Examples
    --------
    >>> size_of("GW").factor, size_of("acre").dimensions, size_of("TFLOP").kind
    (1000000000.0, (('[length]', 2.0),), 'OP')
    """
    if token in GENERIC or token == "times":
        return Size(1.0, (), "")
    kind = next((kind for kind in sorted(KINDS, key=len, reverse=True) if token.endswith(kind)), "")
    if token == kind:
        return Size(1.0, (), SAME_KIND.get(kind, kind))
    try:
        factor, powers = size_in_base(token)
    except KeyError:
        raise ValueError(f"no unit {token!r} is known: see ALLOWED in numbers/units.py") from None
    dimensions = _sorted(powers)
    return Size(float(factor), dimensions, "" if dimensions else SAME_KIND.get(kind, kind))


@cache
def tokens(unit: str) -> Powers:
    """The units that a name is made of, with their exponents.

    Parameters
    ----------
    unit : str
        Such as `TFLOP/s/W` or `cm^-2`.

    Returns
    -------
    tuple of (str, float)
        In the order of the name.

    Examples
    --------
    >>> tokens("CNY/card"), tokens("cm^-2")
    ((('CNY', 1.0), ('card', -1.0)), (('cm', -2.0),))
    """
    found: dict[str, float] = {}
    for place, part in enumerate(unit.split("/")):
        for factor in part.split("·"):
            name, _, exponent = factor.partition("^")
            if name not in ("", "1"):
                found[name] = found.get(name, 0.0) + float(exponent or 1) * (-1 if place else 1)
    return tuple((name, exponent) for name, exponent in found.items() if exponent)


@cache
def _names() -> dict[frozenset[tuple[str, float]], str]:
    return {frozenset(tokens(unit)): unit for unit in reversed(ALLOWED) if unit not in PLAIN}


def name_of(parts: dict[str, float]) -> str:
    """The name of a unit from its parts: one of the closed list where there is one.

    Parameters
    ----------
    parts : dict of str to float
        Units with their exponents.

    Examples
    --------
    >>> name_of({"card": -1.0, "CNY": 1.0}), name_of({"GW": 1.0, "hour": 1.0})
    ('CNY/card', 'GW·hour')
    """
    parts = {name: exponent for name, exponent in parts.items() if exponent}
    if not parts:
        return ""
    if (known := _names().get(frozenset(parts.items()))) is not None:
        return known
    above = "·".join(_power(name, exponent) for name, exponent in parts.items() if exponent > 0)
    below = "".join(
        f"/{_power(name, -exponent)}" for name, exponent in parts.items() if exponent < 0
    )
    return f"{above or 1}{below}"


def _power(name: str, exponent: float) -> str:
    return name if exponent == 1 else f"{name}^{exponent:g}"


def product(left: str, right: str, sign: int = 1) -> tuple[str, float]:
    """Unit of a product, or of a quotient where the sign is −1, and the factor that comes with it.

    Parameters
    ----------
    left, right : str
    sign : int

    Returns
    -------
    tuple of str and float

    Examples
    --------
    >>> product("CNY", "CNY/card", -1), product("MW", "W", -1), product("percent", "USD")
    (('card', 1.0), ('', 1000000.0), ('USD', 0.01))
    """
    if right in PLAIN:
        return left if left not in GENERIC or right == "" else "", 1.0
    if left in PLAIN and sign == 1:
        return right, 1.0
    parts: dict[str, float] = {}
    factor = 1.0
    for unit, turn in ((left, 1), (right, sign)):
        for token, exponent in tokens(unit):
            factor *= _joined(parts, token, exponent * turn)
    return name_of(parts), factor


def _joined(parts: dict[str, float], token: str, exponent: float) -> float:
    """Multiply one unit into others; returns the factor where it stands for another of its kind."""
    size = size_of(token)
    if not size.dimensions and not size.kind:
        return size.factor**exponent
    for other in parts:
        its = size_of(other)
        if (its.dimensions, its.kind) == (size.dimensions, size.kind):
            parts[other] += exponent
            return (size.factor / its.factor) ** exponent
    parts[token] = exponent
    return 1.0


def power(unit: str, exponent: float) -> tuple[str, float]:
    """Unit of a power, and the factor that comes with it.

    Examples
    --------
    >>> power("mm", 2), power("percent", 2)
    (('mm^2', 1.0), ('', 0.0001))
    """
    parts: dict[str, float] = {}
    factor = 1.0
    for token, times in tokens(unit):
        factor *= _joined(parts, token, times * exponent)
    return name_of(parts), factor


def measured(unit: str) -> tuple[float, Powers, Powers]:
    """What a unit measures: its size, its dimensions and what it counts.

    Returns
    -------
    tuple
        Factor to base units, and two sorted tuples of (name, exponent).
    """
    factor = 1.0
    dimensions: dict[str, float] = {}
    kinds: dict[str, float] = {}
    for token, exponent in tokens(unit):
        size = size_of(token)
        factor *= size.factor**exponent
        for name, times in size.dimensions:
            dimensions[name] = dimensions.get(name, 0.0) + times * exponent
        if size.kind:
            kinds[size.kind] = kinds.get(size.kind, 0.0) + exponent
    return factor, _sorted(dimensions), _sorted(kinds)


def _sorted(parts: Mapping[str, Any]) -> Powers:
    return tuple(sorted((name, float(exponent)) for name, exponent in parts.items() if exponent))


def kinds_of(unit: str) -> Powers | None:
    """What a unit counts; None where it names nothing at all.

    Examples
    --------
    >>> kinds_of("die/wafer"), kinds_of("CNY"), kinds_of("item")
    ((('die', 1.0), ('wafer', -1.0)), (), None)
    """
    return None if unit in ("", *GENERIC) else measured(unit)[2]


def unit_ratio(source: str, target: str) -> float:
    """The factor from one unit to another of the same thing, in arithmetic.

    Parameters
    ----------
    source, target : str

    Returns
    -------
    float
        [target/source]

    Raises
    ------
    ValueError
        If they do not measure the same thing, or count different things.

    Examples
    --------
    >>> unit_ratio("GW·hour", "GWh"), unit_ratio("", "percent")
    (1.0, 100.0)
    """
    its, wanted = measured(source), measured(target)
    if source == target or (source in GENERIC and not wanted[1] and target != "percent"):
        return 1.0
    if its[1] != wanted[1] or source in GENERIC:
        raise ValueError(f"{named(source)} and {named(target)} do not measure the same thing")
    if its[2] != wanted[2] and target not in GENERIC:
        raise ValueError(
            f"{named(source)} and {named(target)} do not count the same thing: multiply by a"
            " constant such as 2 die/chip, or say that one counts as the other with .counted()"
        )
    ratio = its[0] / wanted[0]
    return float(f"{ratio:.15g}")


def to_base(quantity: Quantity) -> Quantity:
    """A quantity in base units, so that those of one dimension compare; what it counts falls away.

    Examples
    --------
    >>> from chipledger.numbers.interval import exact
    >>> to_base(exact(50.0, "percent")).value, to_base(exact(2.0, "W/chip")).unit
    (0.5, 'watt')
    """
    factor, name = _based(quantity.unit)
    return Quantity._make((*(bound * factor for bound in quantity[:5]), name))


@cache
def _based(unit: str) -> tuple[float, str]:
    factor, base = 1.0, registry().Unit("dimensionless")
    for token, exponent in tokens(unit):
        size = size_of(token)
        factor *= size.factor**exponent
        if size.dimensions:
            base *= registry().Quantity(1.0, token).to_base_units().units ** exponent
    return factor, "" if base.dimensionless else f"{base:D}"


def named(unit: str) -> str:
    """A unit for a sentence."""
    return unit or "a plain number"


def filled(declared: str, given: str | None, known: dict[str, str]) -> str:
    """A declared unit with its open places filled from the unit that is given.

    Parameters
    ----------
    declared : str
        A unit in which `money` stands for any currency and `thing` for anything counted.
    given : str or None
        Unit of the argument; None for a plain number.
    known : dict
        What the open places stand for so far; it is filled.

    Returns
    -------
    str
    """
    if declared == ANY:
        return known.setdefault(ANY, given or "")
    parts = dict(tokens(declared))
    its = dict(tokens(given)) if given else {}
    for place, allowed in ((ANY_MONEY, MONEY), (ANY_THING, KINDS)):
        if place not in parts:
            continue
        found = [name for name in its if name in allowed and name not in parts]
        if found and place not in known:
            known[place] = found[0]
        if place in known:
            parts[known[place]] = parts.pop(place)
        elif place == ANY_THING:
            del parts[place]
    return name_of(parts)
