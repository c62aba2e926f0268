"""The number of a print: one, or the two ends of a range, as the words behind it change it."""

from collections.abc import Callable
from decimal import Decimal

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import BINARY_KILO, MULTIPLES, PARTS, ROUGH
from chipledger.numbers.number_words import DIGITS
from chipledger.numbers.numerals import (
    Amount,
    digits_long,
    exact,
    more_than,
    order_of,
    read_amount,
    rough,
    span,
    with_tail,
)
from chipledger.numbers.print_units import agreed, unit_of
from chipledger.numbers.tokens import NUMERIC, SMALL, Token
from chipledger.numbers.unit_words import ITEMS, SCALED, YUAN


def amount_of(text: str, tokens: list[Token], is_exact: bool, kind: str) -> Amount:
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
    if "class" in does and re.fullmatch("[0-9,.]+", numbers[0].text):
        does = [role for role in does if role != "class"]  # 10级 of a scale is no order of size
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
    if tokens[at].text == "、" and not _side_by_side(numbers):
        raise LiteralError(text, "holds more than one figure", "code one figure")
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


def _side_by_side(numbers: list[Token]) -> bool:
    """Whether two numbers follow each other, as a range of speech: 3、4."""
    return {token.kind for token in numbers} == {"number"} and (
        read_amount(numbers[0].text).value + 1 == read_amount(numbers[1].text).value
    )


def _across(numbers: list[Token]) -> Amount:
    """From a negative to a positive number."""
    low, high = -read_amount(numbers[0].text).value, read_amount(numbers[1].text).value
    return _hull(low, high)


def _either_side(text: str, amount: Amount) -> Amount:
    if amount.wide:
        raise LiteralError(text, "holds no figure, or more than one", "code one figure")
    return _hull(-amount.value, amount.value)


def with_margin(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """A print's tokens, and those of its margin: $6.7 billion, plus or minus $300 million."""
    numbers = [at for at, token in enumerate(tokens) if token.kind in NUMERIC]
    at = next((at for at, token in enumerate(tokens) if token.kind == "plusminus"), 0)
    if len(numbers) == 2 and numbers[0] < at < numbers[1]:
        figure, margin = tokens[:at], tokens[at + 1 :]
        if not any(token.kind.startswith(("unit:", "scaled:")) for token in figure):
            # 67±3亿元: scale and unit stand once
            first, last = tokens[numbers[0]], tokens[numbers[1]]
            if {first.kind, last.kind} == {"number"}:
                figure[numbers[0]] = first._replace(text=with_tail(first.text, last.text))
            figure += [one for one in margin if one.kind.startswith(("unit:", "scaled:"))]
        return figure, margin
    return tokens, []


def widened(
    text: str, amount: Amount, size: tuple[str, Decimal], margin: list[Token], said: dict[str, str]
) -> Amount:
    """An amount with its margin either side; one in percent of another unit is a share of it."""
    unit, factor = size
    (other,) = (token for token in margin if token.kind in NUMERIC)
    width = read_amount(other.text).value if other.kind == "number" else Decimal(0)
    its_unit, its_factor = unit_of(margin, said)
    if its_unit == "percent" != unit:
        width *= amount.value / 100
    else:
        agreed(text, unit, its_unit)
        width *= its_factor / factor if its_unit else 1
    if amount.wide or not 0 < width < amount.value:
        raise LiteralError(text, "has a margin that does not fit it", "code one figure")
    return _hull(amount.value - width, amount.value + width)


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
        or "unit:元" in {token.kind for token in behind + after}
        and {token.kind for token in behind + after} <= _IN_YUAN
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


_IN_YUAN = {f"unit:{money}" for money in (*YUAN, "元")}


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
            read_amount(side).value for side in re.split("分之?|/| (?:in|out of)(?: every)? ", text)
        ]
        above, below = reversed(sides) if "分" in text else sides
    if not below:
        raise LiteralError(text, "divides by nothing", "check the print")
    return rough(above / below, ROUGH)


def _tenths(text: str) -> Amount:
    """三成五 is 35 percent, 半成 is 5, and 三成 30 at an end of a range."""
    first, second = text.split("成")
    if first == "半":
        return read_amount("5")
    if not second:
        return read_amount(f"{first if first.isdecimal() else DIGITS[first]}0")
    last = "5" if second == "半" else second if second.isdecimal() else str(DIGITS[second])
    return read_amount(f"{first if first.isdecimal() else DIGITS[first]}{last}")


_COINS = re.compile(
    "(?:(?P<whole>.+)[元块塊蚊个個])?(?:(?P<tenth>.)[角毫])?"
    "(?:(?P<rest>.+?)(?:(?P<cents>[分仙])(?P<tenth_of_cent>.)?)?)?"
)


def _coins(text: str) -> Amount:
    """3毫5仙 is 0.35, 三塊八 is 3.8, 2仙5 is 0.025: each part is a tenth of the one before."""
    parts = _COINS.fullmatch(text)
    assert parts  # every part may be absent
    whole, tenth, rest, cents, last = parts.groups()
    value = read_amount(whole).value if whole else Decimal(0)
    value += read_amount(tenth).value / 10 if tenth else 0
    small = read_amount("5" if rest == "半" else rest).value if rest else Decimal(0)
    value += read_amount("5" if last == "半" else last).value / 1000 if last else 0
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

_READERS: dict[str, Callable[[str], Amount]] = {
    "number": read_amount,
    "part": _part,
    "split": _split,
    "coins": _coins,
    "multiple": lambda text: rough(Decimal(str(MULTIPLES[text.lower()])), ROUGH),
    "tenths": lambda text: _tenths(text),
    "link": lambda text: exact(read_amount(_LINK[text[-1]].format(text[:-1]))),
}

_SHAPERS = {"more": more_than, "class": order_of, "figures": digits_long, "half": _and_a_half}


def with_kilo(amount: Amount, tokens: list[Token], unit: str) -> Amount:
    """32K tokens is often 32,768 of them."""
    binary = unit.startswith("token") and any(
        re.search("[0-9] ?[Kk]$", token.text) for token in tokens
    )
    return amount._replace(high=amount.high * BINARY_KILO) if binary else amount
