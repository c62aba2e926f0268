"""A printed figure, Chinese or English, as an interval with its unit.

Judgements made here (those on numbers stand in `numerals`, those on dates in `periods`):

- A print is a best value, a hard interval (what it allows) and a usual one (what its soft words
  suggest). How wide a soft word opens it is ours to say: `lexicon.HEDGES` is the one place that
  says it.
- 高達 and 達 only stress and leave the figure as it is.
- 元起 gives the price of the cheapest variant, which is as exact as any other price.
- 提升N倍 may mean N times or N times more: the context must say which (`sense`); 高50倍, 強50倍 are
  read as 50 times.
- A fall is a negative change, its interval mirrored; a level that was reached (降至, 增至) is
  refused as a change.
- Both ends of a range print one unit, or one of them none: 增长12%到3.4亿部 is a change and a
  level, and is refused.
- 元 and ¥ are the yuan unless the context says where the text comes from (`region=tw`) or which
  currency it is.
- 最高 beside a figure that was passed (最高突破) only says when it was passed.
- K before tokens may be 1000 or 1024: the interval holds both.
- The context fills what the print lacks and never overrules it.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import (
    ATOMS,
    BINARY_KILO,
    HEDGES,
    ITEMS,
    LOCAL,
    MONEY,
    MULTIPLES,
    PARTS,
    PER,
    PER_MANY,
    ROUGH,
    SCALED,
    SENSES,
    YUAN,
)
from chipledger.numbers.numerals import (
    DIGITS,
    INFINITY,
    Amount,
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
from chipledger.numbers.tokens import NUMERIC, SMALL, Token, split_words

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


def read(literal: str, context: str | Mapping[str, object] = "", kind: str = "measure") -> Figure:
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
        Numbers in the print's own unit, which is empty where none is printed and `item` for a
        measure word that could be chips, cards, dies or wafers. `hedge` is a key of `HEDGES`, or
        `range`.

    Raises
    ------
    LiteralError
        If a part of the print is not understood, or means two things and the context does not say
        which.

    Examples
    --------
    >>> figure = read("超100億元", kind="price")
    >>> figure.low, figure.high, figure.usual_high, figure.unit
    (10000000000.0, inf, 11000000000.0, 'CNY')
    >>> read("提升約1倍", "sense=plus", "ratio").value
    2.0
    """
    try:
        _refuse_programs(literal)
        return _figure(normalise(literal), _context(context), kind)
    except LiteralError as error:
        raise LiteralError(literal, error.problem, error.mend) from None


_BLANK = re.compile(r"[-+]?(?:inf(?:inity)?|∞|nan|none|null|n/?a|#\S+!?)", re.IGNORECASE)


def _refuse_programs(literal: str) -> None:
    """What a table writes where it has no number was never printed by a source."""
    if _BLANK.fullmatch(literal.strip()):
        raise LiteralError(
            literal,
            "is how programs write an open bound or a missing number",
            "code what the source prints (超100億元 has an open side); where it prints no figure"
            " there is no claim",
        )


def _context(context: str | Mapping[str, object]) -> dict[str, str]:
    """The context, its unit checked against the closed list."""
    said = parse_context(context)
    unit = said.get("unit", "")
    if not set(unit.split("/")) <= ATOMS:
        raise LiteralError(
            unit, f"{unit!r} is no unit", "take unit=… in the context from the closed list"
        )
    return said


def _figure(text: str, said: dict[str, str], kind: str) -> Figure:
    """The steps of reading, in order: words, unit, number, soft words, direction, sense."""
    if kind not in KINDS:
        raise LiteralError(
            text, f"a {kind} holds no number", "read dates with read_period, the rest not at all"
        )
    tokens = split_words(text)
    does = {token.kind for token in tokens}
    unit, factor = _unit(text, tokens, said)
    amount = _amount(text, tokens, "print" in said, kind)
    hedge = _hedge(text, tokens, said)
    numbers = _signed(
        text, tokens, _kilo(amount, tokens, unit or said.get("unit", "")), hedge, said, kind
    )
    scale, shift, unit = _conversion(text, does, unit, said, kind)
    numbers = [number * factor * scale + shift for number in numbers]
    if kind == "ratio" and numbers[1] < 0 or unit.startswith("/"):
        raise LiteralError(
            text,
            "gives a negative multiple, or a rate of nothing",
            "mend sense=… or unit=… in the context",
        )
    value, low, high, usual_low, usual_high = map(float, numbers)
    hedge = hedge or ("range" if amount.wide else "")
    return Figure(value, low, high, usual_low, usual_high, unit, hedge)


# --- units ----------------------------------------------------------------------------------------


def _unit(text: str, tokens: list[Token], said: dict[str, str]) -> tuple[str, Decimal]:
    """The printed unit and the factor that its spelling, its rate and the table's head hold."""
    unit, many = "", Decimal(said.get("scale", 1))
    factors: set[Decimal] = set()
    for token in _with_place(tokens, said):
        role, _, name = token.kind.partition(":")
        if role in ("unit", "scaled"):
            name, factor = SCALED[name] if role == "scaled" else (name, Decimal(1))
            unit, factors = _agreed(token.text, unit, name), factors | ({factor} if name else set())
        elif role == "tenths":
            unit = _agreed(token.text, unit, "percent")
        elif role == "link":
            unit = _agreed(token.text, unit, "Gbit/s")
        elif role == "per":
            name, count = _base(token.text)
            if name == "item" and unit not in MONEY:
                continue  # $25,000 each is a price, 5,000 chips each are chips
            unit, many = _per(token.text, unit, name), many / count
    if len(factors) > 1:
        raise LiteralError(unit, "prints two sizes of one unit", "code one figure")
    if unit == "year" and any(token.kind == "half" for token in tokens):
        return "month", Decimal(12)  # 半年 is spoken of as six months
    return unit, min(factors, default=Decimal(1)) * many


def _with_place(tokens: list[Token], said: dict[str, str]) -> Iterator[Token]:
    """The tokens, with money that leaves its country open named by the print, the context or the
    region.
    """
    printed = {token.kind.removeprefix("unit:") for token in tokens}
    named = printed & set(YUAN) | {said.get("unit", "").partition("/")[0]} & set(YUAN[1:]) - {"USD"}
    for token in tokens:
        name = token.kind.removeprefix("unit:")
        if name not in LOCAL:
            yield token
        elif len(named) != 1:
            region = said.get("region", "")
            yield token._replace(kind="unit:" + LOCAL[name].get(region, LOCAL[name][""]))


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
    return _agreed(text, unit, f"/{base}") if base != "s" else unit


def _agreed(text: str, printed: str, said: str) -> str:
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


# --- numbers --------------------------------------------------------------------------------------


def _amount(text: str, tokens: list[Token], is_exact: bool, kind: str) -> Amount:
    """The number of a print: one, or the two ends of a range, as changed by the words that follow
    it.
    """
    numbers = [token for token in tokens if token.kind in NUMERIC]
    does = [token.kind for token in tokens]
    _refuse_years(text, numbers, does)
    if any(token.text in "万萬亿億" for token in numbers) and not any(
        role.startswith("hedge") or role == "class" for role in does
    ):
        raise LiteralError(
            text,
            "names the size of a unit, but no figure",
            "code the figure, or scale=1e8;unit=CNY where a table's head says so",
        )
    if len(numbers) == 2 and _links(does) == 1:
        amount = _range(text, tokens, numbers)
    elif len(numbers) == 1 and not _links(does):
        amount = _READERS[numbers[0].kind](numbers[0].text)
    elif not numbers and "half" in does:
        amount, does = rough(Decimal("0.5"), ROUGH), []
    else:
        raise LiteralError(text, "holds no figure, or more than one", "code one figure")
    for role in does:
        amount = _SHAPERS.get(role, lambda same: same)(amount)
    if "plusminus" in does:
        amount = _either_side(text, amount)
    return exact(amount) if is_exact or kind == "count" and amount.plain else amount


def _links(does: list[str]) -> int:
    """How many words make a range; `and` makes one only behind `between`."""
    return does.count("range") + (does.count("and") if "between" in does else 0)


def _range(text: str, tokens: list[Token], numbers: list[Token]) -> Amount:
    """The two ends of a range, each with its own sign, in one unit."""
    at = next(i for i, token in enumerate(tokens) if token.kind in ("range", "and"))
    left, right = tokens[:at], tokens[at + 1 :]
    kinds = {token.kind for token in numbers}
    if not (any(one is numbers[0] for one in left) and any(one is numbers[1] for one in right)):
        raise LiteralError(text, "holds no figure, or more than one", "code one figure")
    _refuse_two_figures(text, left, right)
    if kinds == {"number"}:
        signs = [any(token.kind == "minus" for token in side) for side in (left, right)]
        if signs == [True, False]:
            return _across(numbers)
        amount = span(*(token.text for token in (reversed(numbers) if all(signs) else numbers)))
        return amount
    ends = [_READERS[token.kind](token.text) for token in numbers]
    if ends[0].value > ends[1].value or kinds & {"multiple", "split"}:
        raise LiteralError(text, "the range falls", "code one figure")
    return _hull(ends[0].value, ends[1].value)


def _across(numbers: list[Token]) -> Amount:
    """From a negative to a positive number."""
    low, high = -read_amount(numbers[0].text).value, read_amount(numbers[1].text).value
    return _hull(low, high)


def _either_side(text: str, amount: Amount) -> Amount:
    if amount.wide:
        raise LiteralError(text, "holds no figure, or more than one", "code one figure")
    return _hull(-amount.value, amount.value)


def _hull(low: Decimal, high: Decimal) -> Amount:
    return Amount(low, (low + high) / 2, high, low, high, high - low)


def _refuse_two_figures(text: str, left: list[Token], right: list[Token]) -> None:
    """A change and the level that it led to are two figures, as are two numbers in two units."""
    before, after = (
        [
            token
            for token in side
            if token.kind.startswith(("unit:", "scaled:")) or token.kind == "tenths"
        ]
        for side in (left, right)
    )
    number = next(at for at, token in enumerate(left) if token.kind in NUMERIC)
    behind = [token for token in before if any(token is other for other in left[number:])]
    points = [
        any(re.search("点|點|p", token.text) for token in side if token.kind == "unit:percent")
        for side in (before, after)
    ]
    moved = any(token.kind in ("rise", "fall") for token in left)
    strange = behind and not (
        {token.kind for token in behind} & {token.kind for token in after}
        or {"tenths", "scaled:成"} >= {token.kind for token in behind + after}
    )
    if (
        strange
        and not _one_kind(behind, after)
        or before
        and after
        and points[0] != points[1]
        or moved
        and behind
        and any(token.kind not in ("unit:percent", "tenths", "scaled:成") for token in behind)
    ):
        raise LiteralError(
            text,
            "is a change and the level it led to, or two figures in two units",
            "code each figure by itself",
        )


def _one_kind(behind: list[Token], after: list[Token]) -> bool:
    """Whether two units are sizes of one thing: 500 W - 1 kW, which is refused by its own rule."""
    names = [
        {
            SCALED[token.text][0] if token.text in SCALED else token.kind.partition(":")[2]
            for token in side
        }
        for side in (behind, after)
    ]
    return bool(
        names[0] & names[1]
        or "item" in names[0] | names[1]
        and names[0] | names[1] <= {"item", *ITEMS}
    )


def _refuse_years(text: str, numbers: list[Token], does: list[str]) -> None:
    if "unit:year" in does and any(
        re.fullmatch("(19|20)[0-9]{2}", token.text) for token in numbers
    ):
        raise LiteralError(
            text, "is a calendar year, not a length of time", "use a metric of kind date"
        )


def _part(text: str) -> Amount:
    """One half, 三分之一, 1/3."""
    if text.lower() in PARTS:
        above, below = map(Decimal, PARTS[text.lower()])
    elif "有" in text:
        below, above = (read_amount(side).value for side in re.findall(SMALL, text))
    else:
        sides = [
            read_amount(side).value for side in re.split("分之|/| (?:in|out of)(?: every)? ", text)
        ]
        above, below = reversed(sides) if "分之" in text else sides
    if not below:
        raise LiteralError(text, "divides by nothing", "check the print")
    return rough(above / below, ROUGH)


def _tenths(text: str) -> Amount:
    """三成五 is 35 percent."""
    first, second = text.split("成")
    last = "5" if second == "半" else second if second.isdecimal() else str(DIGITS[second])
    return read_amount(f"{first if first.isdecimal() else DIGITS[first]}{last}")


_COINS = re.compile(
    "(?:(?P<whole>.+)[元块塊蚊])?(?:(?P<tenth>.)[角毫])?(?:(?P<rest>.+?)(?P<cents>[分仙])?)?"
)


def _coins(text: str) -> Amount:
    """3毫5仙 is 0.35, 三塊八 is 3.8, 5仙 is 0.05: each part is a tenth of the one before."""
    parts = _COINS.fullmatch(text)
    assert parts  # every part may be absent
    whole, tenth, rest, cents = parts.groups()
    value = read_amount(whole).value if whole else Decimal(0)
    value += read_amount(tenth).value / 10 if tenth else 0
    small = read_amount("5" if rest == "半" else rest).value if rest else Decimal(0)
    return read_amount(f"{value + small / (100 if tenth or cents else 10)}")


def _split(text: str) -> Amount:
    """1拆4 makes four shares of one, and so does 4-for-1."""
    first, second = (read_amount(side).value for side in re.split("拆|[- ]for[- ]", text))
    before, after = (first, second) if "拆" in text else (second, first)
    if not before:
        raise LiteralError(text, "divides by nothing", "check the print")
    return exact(rough(after / before, ROUGH))


def _and_a_half(amount: Amount) -> Amount:
    if amount.wide:
        raise LiteralError(f"{amount.value:f}", "half of what is not clear", "code one figure")
    return rough(amount.value + Decimal("0.5"), ROUGH)


_LINK = {"G": "{}", "T": "{} thousand"}  # in gigabits a second
_READERS = {
    "number": read_amount,
    "part": _part,
    "split": _split,
    "coins": _coins,
    "multiple": lambda text: rough(Decimal(str(MULTIPLES[text.lower()])), ROUGH),
    "tenths": lambda text: _tenths(text),
    "link": lambda text: exact(read_amount(_LINK[text[-1]].format(text[:-1]))),
}
_SHAPERS = {"more": more_than, "class": order_of, "figures": digits_long, "half": _and_a_half}


def _kilo(amount: Amount, tokens: list[Token], unit: str) -> Amount:
    """32K tokens is often 32,768 of them."""
    binary = unit.startswith("token") and any(
        re.search("[0-9] ?[Kk]$", token.text) for token in tokens
    )
    return amount._replace(high=amount.high * BINARY_KILO) if binary else amount


# --- soft words, direction, sense -----------------------------------------------------------------


def _hedge(text: str, tokens: list[Token], said: dict[str, str]) -> str:
    """The one kind of soft word that print and context carry."""
    kinds = {
        token.kind.removeprefix("hedge:") for token in tokens if token.kind.startswith("hedge:")
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


def _signed(
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


def _edge(amount: Amount, side: int, factor: Decimal | int | None, pad: Decimal) -> Decimal:
    printed = (amount.floor, amount.ceiling)[side]
    if factor is None:
        return (amount.low - pad * printed, amount.high + pad * printed)[side]
    return INFINITY if factor == INFINITY else factor * printed


def _falls(text: str, does: set[str], said: dict[str, str], kind: str) -> bool:
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
    return falls or "minus" in does


def _mirrored(numbers: list[Decimal], falls: bool) -> list[Decimal]:
    value, low, high, usual_low, usual_high = numbers
    return [-value, -high, -low, -usual_high, -usual_low] if falls else numbers


def _conversion(
    text: str, does: set[str], unit: str, said: dict[str, str], kind: str
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
            (100, shift, _agreed(text, "percent", unit or wanted))
            if as_percent
            else (1, added, _agreed(text, "times", unit or wanted))
        )
    unit = _agreed(text, unit, wanted)
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
