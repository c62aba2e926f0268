"""The soft word, the direction and the sense of a print."""

from collections.abc import Set as AbstractSet
from decimal import Decimal

from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import HEDGES, SENSES
from chipledger.numbers.numerals import (
    INFINITY,
    Amount,
)
from chipledger.numbers.print_units import agreed
from chipledger.numbers.tokens import Token


def hedge_of(text: str, tokens: list[Token], amount: Amount, said: dict[str, str]) -> str:
    """The one kind of soft word that print and context carry."""
    # as many as 12,345 were sold: a count to the last unit is stressed, and not bounded
    stressed = amount.plain and amount.value >= _EXACT
    kinds = {
        token.kind.removeprefix("hedge:")
        for token in tokens
        if token.kind.startswith("hedge:") and not (stressed and token.text.lower() in _STRESS)
    }
    kinds |= {said["hedge"]} if "hedge" in said else set()
    if kinds & {"over", "atleast"} and any(token.text in _PEAK for token in tokens):
        kinds -= {"upto"}
    if kinds == {"over", "atleast"}:
        kinds = {"over"}
    if len(kinds) > 1:
        raise LiteralError(
            text,
            f"is both {' and '.join(sorted(kinds))}",
            "drop hedge=… from the context"
            if "hedge" in said
            else "code one figure with one hedge",
        )
    return kinds.pop() if kinds else ""


_PEAK = ("最高", "最多")
_STRESS, _EXACT = ("as many as", "as much as", "as high as"), 1000


def signed(
    text: str, tokens: list[Token], amount: Amount, hedge: str, said: dict[str, str], kind: str
) -> list[Decimal]:
    """Value and edges with their sign: mirrored for a fall or a minus, as they are for a range
    across nought.
    """
    does = {token.kind for token in tokens}
    if amount.floor < 0:
        if hedge not in ("", "about") or does & {"fall", "less-than"}:
            raise LiteralError(
                text, "is a range across nought with a bound or a fall", "code one figure"
            )
        return [amount.value, *(amount.low, amount.high) * 2]
    return _mirrored(_bounds(amount, hedge), _falls(text, does, said, kind))


def _bounds(amount: Amount, name: str) -> list[Decimal]:
    """Best value, hard and usual interval; beside a span, the value is the edge that the soft word
    speaks of.
    """
    if not name:
        return [amount.value, *(amount.low, amount.high) * 2]
    hedge = HEDGES[name]
    edges = [
        _edge(amount, side, factor, hedge.pad)
        for pair in (hedge.hard, hedge.usual)
        for side, factor in enumerate(pair)
    ]
    if name == "under" and not amount.ceiling:  # less than nought
        edges[0] = edges[2] = -INFINITY
    value = {0: amount.ceiling, 1: amount.floor}.get(
        hedge.hard[0], amount.ceiling if name == "near" else amount.value
    )
    return [value, *edges]


def _edge(amount: Amount, side: int, factor: Decimal | int | None, pad: Decimal) -> Decimal:
    printed = (amount.floor, amount.ceiling)[side]
    if factor is None:
        return (amount.low - pad * printed, amount.high + pad * printed)[side]
    return INFINITY if factor == INFINITY else factor * printed


def _falls(text: str, does: AbstractSet[str], said: dict[str, str], kind: str) -> bool:
    """Whether the value is negative: a fall where a change is asked for, or a minus sign."""
    change, in_words = kind == "change", bool(does & {"part", "half"})
    if change and "reach" in does:
        raise LiteralError(
            text,
            "is the level that was reached, not the change",
            "use a metric of kind share, ratio or measure, or code the change where it is printed",
        )
    less = does & {"fall", "less-than"}
    falls = bool(less) and (change or "sense" in said or in_words and kind == "ratio")
    if (
        falls
        and "rise" in does
        and not {"less-than"} >= less
        or falls
        and said.get("sense") == "times"
    ):
        raise LiteralError(
            text, "falls and rises at once", "code the fall alone, with no sense=times"
        )
    if "move" in said and "rise" in does:
        raise LiteralError(text, "falls and rises at once", "drop move=fall from the context")
    return falls or "minus" in does or "move" in said


def _mirrored(numbers: list[Decimal], falls: bool) -> list[Decimal]:
    value, low, high, usual_low, usual_high = numbers
    return [-value, -high, -low, -usual_high, -usual_low] if falls else numbers


def sense_of(
    text: str, does: AbstractSet[str], unit: str, said: dict[str, str], kind: str
) -> tuple[Decimal | int, int, str]:
    """Scale, shift and unit that bring a part, a multiple or a percentage to what the metric's kind
    asks for.
    """
    wanted, sense, change = said.get("unit", ""), said.get("sense"), kind == "change"
    moves, compares = bool(does & {"rise", "fall"}), bool(does & {"more-than", "less-than"})
    if does & {"part", "multiple", "split"} or "half" in does and not unit and "number" not in does:
        as_percent = change or wanted == "percent" or "part" in does | {"half"} and kind == "share"
        shift = -100 if change and does & {"multiple", "split"} else 0
        added = (
            1
            if kind == "ratio"
            and (moves or compares)
            and "reach" not in does
            and not does & {"multiple", "split"}
            else 0
        )
        return (
            (100, shift, agreed(text, "percent", unit or wanted))
            if as_percent
            else (1, added, agreed(text, "times", unit or wanted))
        )
    unit = agreed(text, unit, wanted)
    unclear = (
        unit == "times"
        and (change or moves)
        or unit == "percent"
        and kind == "ratio"
        and (moves or compares)
    )
    if unclear and not sense:
        likely = "plus" if unit == "percent" or "rise" in does else "times"
        raise LiteralError(
            text,
            "may mean N times or N times more",
            f"add sense=times or sense=plus to the context (most likely sense={likely})",
        )
    if sense and unit == "times" or sense and unit == "percent" and kind in ("ratio", "change"):
        return SENSES[unit, change, sense]
    return 1, 0, unit
