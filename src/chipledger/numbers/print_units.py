"""The unit of a print: its words, its rate, and what the context and the region add."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from chipledger.errors import LiteralError
from chipledger.numbers.tokens import Token
from chipledger.numbers.unit_words import (
    ITEMS,
    LOCAL,
    MONEY,
    OPEN_UNITS,
    PER,
    PER_MANY,
    SCALED,
    YUAN,
)


def unit_of(tokens: Sequence[Token], said: dict[str, str]) -> tuple[str, Decimal]:
    """The printed unit and the factor that its spelling, its rate and the table's head hold."""
    unit, many = "", Decimal(said.get("scale", 1))
    factors: set[Decimal] = set()
    for token in _with_place(tokens, said):
        role, _, name = token.kind.partition(":")
        if role in ("unit", "scaled"):
            name, factor = SCALED[name] if role == "scaled" else (name, Decimal(1))
            name = _local(name, said)
            unit, factors = agreed(token.text, unit, name), factors | ({factor} if name else set())
        elif role == "tenths":
            unit = agreed(token.text, unit, "percent")
        elif role == "link":
            unit = agreed(token.text, unit, "Gbit/s")
        elif role == "per":
            name, count = _base(token.text)
            if name == "item" and unit not in MONEY:
                continue  # $25,000 each is a price, 5,000 chips each are chips
            unit, many = _per(token.text, unit, name), many / count
    if len(factors) > 1:
        raise LiteralError(unit, "prints two sizes of one unit", "code one figure")
    if unit == "year" and factors == {1} and any(token.kind == "half" for token in tokens):
        return "month", Decimal(12)  # 半年 is spoken of as six months
    return unit, min(factors, default=Decimal(1)) * many


def _with_place(tokens: Sequence[Token], said: dict[str, str]) -> Iterator[Token]:
    """The tokens, with money that leaves its country open named by the print, the context or the
    region.
    """
    printed = {token.kind.removeprefix("unit:") for token in tokens}
    named = printed & set(YUAN) | {said.get("unit", "").partition("/")[0]} & set(YUAN[1:]) - {"USD"}
    for token in tokens:
        name = token.kind.removeprefix("unit:")
        if name in OPEN_UNITS:
            if "unit" not in said:
                raise LiteralError(
                    token.text,
                    "may be one unit or another",
                    f"add unit=… to the context ({OPEN_UNITS[name][1]})",
                )
        elif name not in LOCAL:
            yield token
        elif len(named) != 1:
            yield token._replace(kind="unit:" + _local(name, said))


def _local(name: str, said: dict[str, str]) -> str:
    """The currency that a word leaving its country open is where the text comes from."""
    moneys = LOCAL.get(name, {"": name})
    return moneys.get(said.get("region", ""), moneys[""])


def _base(text: str) -> tuple[str, Decimal | int]:
    """What a rate is counted per, and how many of it: per Chip, /月, per million tokens."""
    spelt = text.lower().strip()
    for word in sorted([*PER, *PER_MANY], key=len, reverse=True):
        if word.lower() in spelt:
            return PER_MANY.get(word) or (PER[word], 1)
    return "item", 1  # each


def _per(text: str, unit: str, base: str) -> str:
    """The unit with one more thing that it is counted per, said once: USD/chip/day."""
    _, slash, below = unit.partition("/")
    if slash and base not in below.split("/") and below != "s":
        return f"{unit}/{base}"
    return agreed(text, unit, f"/{base}") if base != "s" else unit


def agreed(text: str, printed: str, said: str) -> str:
    """The one unit that two statements of it make: a bare numerator takes a rate, an `item` takes
    its name.
    """
    halves = [
        _one_of(text, *pair)
        for pair in zip(printed.partition("/")[::2], said.partition("/")[::2], strict=True)
    ]
    return "/".join(halves) if halves[1] else halves[0]


def _one_of(text: str, first: str, second: str) -> str:
    if not second or first == second or second == "item" and first in ITEMS:
        return first
    if not first or first == "item" and second in ITEMS:
        return second
    raise LiteralError(
        text,
        f"its unit is {first!r} in one place and {second!r} in another",
        "drop unit=… from the context, or code one figure",
    )
