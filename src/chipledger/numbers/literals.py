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

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.context import parse_context
from chipledger.numbers.lexicon import MULTIPLES
from chipledger.numbers.number_words import PAIR
from chipledger.numbers.periods import Period, read_period
from chipledger.numbers.print_amounts import amount_of, widened, with_kilo, with_margin
from chipledger.numbers.print_senses import hedge_of, sense_of, signed
from chipledger.numbers.print_units import unit_of
from chipledger.numbers.spelling import normalise
from chipledger.numbers.tokens import Token, split_words
from chipledger.numbers.unit_words import ATOMS

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
        measure word that could be chips, cards, dies or wafers. `hedge` is a key of `HEDGES`,
        `range`, or `vague` for an order of magnitude (數十億).

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
    return (_known if isinstance(context, str) else _read)(literal, context, kind)


def _read(literal: str, context: str | Mapping[str, object], kind: str) -> Figure:
    try:
        _refuse_programs(literal)
        said = (_said if isinstance(context, str) else _context)(context)
        return _figure(normalise(literal), said, kind)
    except LiteralError as error:
        raise LiteralError(literal, error.problem, error.mend) from None


_known = lru_cache(maxsize=1 << 12)(_read)  # a print is read by several rules of a scan


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


_said = lru_cache(maxsize=1 << 8)(_context)

_LESSENING = {word for word, factor in MULTIPLES.items() if float(str(factor)) < 1}
_TURNED = {"over": "under", "atleast": "upto", "under": "over", "upto": "atleast", "near": "about"}


class _Told(NamedTuple):
    """What the words of a print do, their unit and its factor, and whether they say of a part that
    it is more or less: *more than halved*.
    """

    does: frozenset[str]
    unit: str
    factor: Decimal
    lessens: bool


@lru_cache(maxsize=1 << 10)  # a print is often read twice, to learn its unit and then as its kind
def _worded(
    text: str, unit: str, region: str, scale: str
) -> tuple[list[Token], list[Token], _Told]:
    """The words of a print, those of its margin, and what they tell."""
    tokens, margin = with_margin(split_words(text))
    words = (
        _DIGITS if token.kind == "number" and token.text[0].isdigit() else token for token in tokens
    )
    return tokens, margin, _told(tuple(words), unit, region, scale)


_DIGITS = Token("number", "")  # of any print
_PER_TIME = frozenset(
    f"/{time}" for time in "year quarter month week day hour minute second".split()
)


@lru_cache(maxsize=1 << 10)
def _told(words: tuple[Token, ...], unit: str, region: str, scale: str) -> _Told:
    """What the words of a print tell, whatever its number is."""
    said = {"unit": unit, "region": region, "scale": scale}
    return _Told(
        frozenset(token.kind for token in words),
        *unit_of(words, {key: value for key, value in said.items() if value}),
        any(token.text.lower() in _LESSENING for token in words),
    )


def _figure(text: str, said: dict[str, str], kind: str) -> Figure:
    """The steps of reading, in order: words, unit, number, soft words, direction, sense."""
    if kind not in KINDS:
        raise LiteralError(
            text, f"a {kind} holds no number", "read dates with read_period, the rest not at all"
        )
    tokens, margin, (does, unit, factor, lessens) = _worded(
        text, said.get("unit", ""), said.get("region", ""), said.get("scale", "")
    )
    amount = amount_of(text, tokens, "print" in said, kind)
    if margin:
        amount = widened(text, amount, (unit, factor), margin, said)
    hedge = hedge_of(text, tokens, amount, said)
    if lessens:
        hedge = _TURNED.get(hedge, hedge)  # more than halved is less than half
    hedge = "" if margin and hedge == "about" else hedge  # the margin says how far about reaches
    numbers = signed(
        text, tokens, with_kilo(amount, tokens, unit or said.get("unit", "")), hedge, said, kind
    )
    scale, shift, unit = sense_of(text, does, unit, said, kind)
    if (factor, scale, shift) != (1, 1, 0):
        numbers = [number * factor * scale + shift for number in numbers]
    if unit in _PER_TIME and "GPU" not in text:
        unit = ""  # 45,000 a month: of what is told elsewhere
    if kind == "ratio" and numbers[1] < 0 or unit.startswith("/"):
        raise LiteralError(
            text,
            "gives a negative multiple, or a rate of nothing",
            "mend sense=… or unit=… in the context",
        )
    value, low, high, usual_low, usual_high = map(float, numbers)
    if amount.wide and not hedge:
        paired = any(PAIR.fullmatch(token.text) for token in tokens)  # 兩三年
        told = margin or paired or does & {"range", "plusminus", "between"}
        hedge = "range" if told else "vague"
    return Figure(value, low, high, usual_low, usual_high, unit, hedge)
