"""A printed figure, Chinese or English, as an interval with its unit.

Judgements made here (those on numbers stand in `numerals`, those on dates in `periods`):

- A print is a best value, a hard interval (what it allows) and a usual one (what its soft words suggest).
  How wide a soft word opens it is ours to say: `print_words.HEDGES` is the one place that says it.
- 高達 and 達 only stress and leave the figure as it is.
- 元起 gives the price of the cheapest variant, which is as exact as any other price.
- 提升N倍 may mean N times or N times more: the context must say which (`sense`); 高50倍, 強50倍 are read as 50 times.
- A fall is a negative change, its interval mirrored; a level that was reached (降至, 增至) is no change.
- K before tokens may be 1000 or 1024: the interval holds both.
- The context fills what the print lacks and never overrules it.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import (
    ATOMS,
    BINARY_KILO,
    HEDGES,
    ITEMS,
    MULTIPLES,
    PARTS,
    PER,
    ROUGH,
    SCALED,
    SENSES,
)
from chipledger.numbers.numerals import (
    INFINITY,
    digits_long,
    exact,
    more_than,
    normalise,
    order_of,
    read_amount,
    rough,
    span,
)
from chipledger.numbers.periods import Period, parse_context, read_period
from chipledger.numbers.tokens import NUMERIC, split_words

__all__ = ["Figure", "Period", "read", "read_period"]

KINDS = ("count", "price", "measure", "ratio", "share", "change")


class Figure(NamedTuple):
    """A printed figure: best value, hard and usual interval, printed unit, kind of soft word."""

    value: float
    low: float
    high: float
    usual_low: float
    usual_high: float
    unit: str
    hedge: str


def read(literal, context="", kind="measure"):
    """The interval that a printed figure stands for.

    Parameters
    ----------
    literal : str
        Figure, unit and hedge as printed.
    context : str or mapping
        What the sentence implies and the literal lacks; see `periods.CONTEXT`.
    kind : str
        The metric's kind: count, price, measure, ratio, share or change.

    Returns
    -------
    Figure
        Numbers in the print's own unit, which is empty where none is printed and `item` for a measure
        word that could be chips, cards, dies or wafers. `hedge` is a key of `HEDGES`, or `range`.

    Raises
    ------
    LiteralError
        If a part of the print is not understood, or means two things and the context does not say which.

    Examples
    --------
    >>> figure = read("超100億元", kind="price")
    >>> figure.low, figure.high, figure.usual_high, figure.unit
    (10000000000.0, inf, 11000000000.0, 'CNY')
    >>> read("提升約1倍", "sense=plus", "ratio").value
    2.0
    """
    try:
        return _figure(normalise(literal), _context(context), kind)
    except LiteralError as error:
        raise LiteralError(literal, error.problem, error.mend) from None


def _context(context):
    """The context, its unit checked against the closed list."""
    said = parse_context(context)
    unit = said.get("unit", "")
    if not set(unit.split("/")) <= ATOMS:
        raise LiteralError(
            unit, f"{unit!r} is no unit", "take unit=… in the context from the closed list"
        )
    return said


def _figure(text, said, kind):
    """The steps of reading, in order: words, unit, number, soft words, direction, sense."""
    if kind not in KINDS:
        raise LiteralError(
            text, f"a {kind} holds no number", "read dates with read_period, the rest not at all"
        )
    tokens = split_words(text)
    does = {token.kind for token in tokens}
    unit, factor = _unit(tokens)
    amount = _amount(text, tokens, "print" in said, kind)
    hedge = _hedge(text, tokens, said)
    scale, shift, unit = _conversion(text, does, unit, said, kind)
    numbers = _mirrored(_bounds(_kilo(amount, tokens, unit), hedge), _falls(text, does, said, kind))
    numbers = [number * factor * scale + shift for number in numbers]
    if kind == "ratio" and numbers[1] < 0 or unit.startswith("/"):
        raise LiteralError(
            text,
            "gives a negative multiple, or a rate of nothing",
            "mend sense=… or unit=… in the context",
        )
    return Figure(
        *(float(number) for number in numbers), unit, hedge or ("range" if amount.wide else "")
    )


# --- units ---------------------------------------------------------------------------------------------------------


def _unit(tokens):
    """The printed unit and the factor that its spelling holds."""
    unit, factors = "", set()
    for token in tokens:
        role, _, name = token.kind.partition(":")
        if role in ("unit", "scaled"):
            name, factor = SCALED[name] if role == "scaled" else (name, Decimal(1))
            unit, factors = _agreed(token.text, unit, name), factors | ({factor} if name else set())
        elif role == "per":
            unit = _agreed(
                token.text,
                unit,
                "/"
                + next(
                    PER[word] for word in sorted(PER, key=len, reverse=True) if word in token.text
                ),
            )
    if len(factors) > 1:
        raise LiteralError(unit, "prints two sizes of one unit", "code one figure")
    if unit == "year" and any(token.kind == "half" for token in tokens):
        return "month", Decimal(12)  # 半年 is spoken of as six months
    return unit, min(factors, default=Decimal(1))


def _agreed(text, printed, said):
    """The one unit that two statements of it make: a bare numerator takes a rate, an `item` takes its name."""
    halves = [
        _one_of(text, *pair)
        for pair in zip(printed.partition("/")[::2], said.partition("/")[::2], strict=True)
    ]
    return "/".join(halves) if halves[1] else halves[0]


def _one_of(text, first, second):
    if not second or first == second or second == "item" and first in ITEMS:
        return first
    if not first or first == "item" and second in ITEMS:
        return second
    raise LiteralError(
        text,
        f"its unit is {first!r} in one place and {second!r} in another",
        "drop unit=… from the context",
    )


# --- numbers -------------------------------------------------------------------------------------------------------


def _amount(text, tokens, is_exact, kind):
    """The number of a print: one, or the two ends of a range, as changed by the words that follow it."""
    numbers = [token for token in tokens if token.kind in NUMERIC]
    does = [token.kind for token in tokens]
    _refuse_years(text, numbers, does)
    if (
        len(numbers) == 2
        and does.count("range") == 1
        and {token.kind for token in numbers} == {"number"}
    ):
        amount = span(*(token.text for token in numbers))
    elif len(numbers) == 1 and "range" not in does:
        amount = _READERS[numbers[0].kind](numbers[0].text)
    elif not numbers and "half" in does:
        amount, does = rough(Decimal("0.5"), ROUGH), []
    else:
        raise LiteralError(text, "holds no figure, or more than one", "code one figure")
    for role in does:
        amount = _SHAPERS.get(role, lambda same: same)(amount)
    return exact(amount) if is_exact or kind == "count" and amount.plain else amount


def _refuse_years(text, numbers, does):
    if "unit:year" in does and any(
        re.fullmatch("(19|20)[0-9]{2}", token.text) for token in numbers
    ):
        raise LiteralError(
            text, "is a calendar year, not a length of time", "use a metric of kind date"
        )


def _part(text):
    """One half, 三分之一, 1/3."""
    if text.lower() in PARTS:
        above, below = map(Decimal, PARTS[text.lower()])
    else:
        sides = [read_amount(side).value for side in re.split("分之|/", text)]
        above, below = sides if "/" in text else reversed(sides)
    if not below:
        raise LiteralError(text, "divides by nothing", "check the print")
    return rough(above / below, ROUGH)


def _split(text):
    """1拆4 makes four shares of one, and so does 4-for-1."""
    first, second = (read_amount(side).value for side in re.split("拆|[- ]for[- ]", text))
    before, after = (first, second) if "拆" in text else (second, first)
    if not before:
        raise LiteralError(text, "divides by nothing", "check the print")
    return exact(rough(after / before, ROUGH))


def _and_a_half(amount):
    if amount.wide:
        raise LiteralError(f"{amount.value:f}", "half of what is not clear", "code one figure")
    return rough(amount.value + Decimal("0.5"), ROUGH)


_READERS = {
    "number": read_amount,
    "part": _part,
    "split": _split,
    "multiple": lambda text: rough(Decimal(MULTIPLES[text.lower()]), ROUGH),
}
_SHAPERS = {"more": more_than, "class": order_of, "figures": digits_long, "half": _and_a_half}


def _kilo(amount, tokens, unit):
    """32K tokens is often 32,768 of them."""
    binary = unit.startswith("token") and any(
        re.search("[0-9] ?[Kk]$", token.text) for token in tokens
    )
    return amount._replace(high=amount.high * BINARY_KILO) if binary else amount


# --- soft words, direction, sense ----------------------------------------------------------------------------------


def _hedge(text, tokens, said):
    """The one kind of soft word that print and context carry."""
    kinds = {
        token.kind.removeprefix("hedge:") for token in tokens if token.kind.startswith("hedge:")
    }
    kinds |= {said["hedge"]} if "hedge" in said else set()
    if len(kinds) > 1:
        raise LiteralError(
            text,
            f"is both {' and '.join(sorted(kinds))}",
            "drop hedge=… from the context or code one hedge",
        )
    return kinds.pop() if kinds else ""


def _bounds(amount, name):
    """Best value, hard and usual interval; beside a span, the value is the edge that the soft word speaks of."""
    hedge = HEDGES[name]
    edges = [
        _edge(amount, side, factor, hedge.pad)
        for pair in (hedge.hard, hedge.usual)
        for side, factor in enumerate(pair)
    ]
    value = {0: amount.ceiling, 1: amount.floor}.get(
        hedge.hard[0], amount.ceiling if name == "near" else amount.value
    )
    return [value, *edges]


def _edge(amount, side, factor, pad):
    printed = (amount.floor, amount.ceiling)[side]
    if factor is None:
        return (amount.low - pad * printed, amount.high + pad * printed)[side]
    return INFINITY if factor == INFINITY else factor * printed


def _falls(text, does, said, kind):
    """Whether the value is negative: a fall where a change is asked for, or a minus sign."""
    falls = "fall" in does and (kind == "change" or "sense" in said)
    if falls and ("rise" in does or "minus" in does or said.get("sense") == "times"):
        raise LiteralError(
            text, "falls and rises at once", "code the fall alone, with no sense=times"
        )
    return falls or "minus" in does


def _mirrored(numbers, falls):
    value, low, high, usual_low, usual_high = numbers
    return [-value, -high, -low, -usual_high, -usual_low] if falls else numbers


def _conversion(text, does, unit, said, kind):
    """Scale, shift and unit that bring a part, a multiple or a percentage to what the metric's kind asks for."""
    wanted, sense, change = said.get("unit", ""), said.get("sense"), kind == "change"
    if does & {"part", "multiple", "split"} or "half" in does and not unit and "number" not in does:
        as_percent = change or wanted == "percent" or "part" in does | {"half"} and kind == "share"
        shift = -100 if change and does & {"multiple", "split"} else 0
        return (
            (100, shift, _agreed(text, "percent", unit or wanted))
            if as_percent
            else (1, 0, _agreed(text, "times", unit or wanted))
        )
    unit = _agreed(text, unit, wanted)
    moves = bool(does & {"rise", "fall"})
    unclear = (
        unit == "times" and (change or moves) or unit == "percent" and kind == "ratio" and moves
    )
    if unclear and not sense:
        raise LiteralError(
            text, "may mean N times or N times more", "add sense=times or sense=plus to the context"
        )
    if sense and unit == "times" or sense and unit == "percent" and kind in ("ratio", "change"):
        return SENSES[unit, change, sense]
    return 1, 0, unit
