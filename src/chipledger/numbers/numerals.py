"""Numbers as they are printed, Chinese or English, as amounts: a value and the interval that the
print allows.

Judgements made here:

- The last place that is not a closing zero counts, but where two digits are printed two count;
  zeros after a decimal point always count. `1500` is [1450, 1550], `8` is [7.5, 8.5], `13.10` is
  [13.095, 13.105].
- Chinese numerals and English number words are read as if they stood in digits: 百億 is 100億, 十六
  and *sixteen* are 16, 五○○億 is 500億, 兩點五 is 2.5, 半億 and *half a hundred million* are half
  of theirs, 1億半 is 1.5億, 3个亿 is 3億.
- Two Chinese numerals side by side are a range of speech: 兩三年 is [2, 3] years, 七八百 is [700,
  800].
- 數, 幾, 上 before a place (數百億, 上百亿) mean at least one and less than ten of it; the value is
  the geometric mean.
- 多, 餘, 幾 after a number (100多億, 十幾) mean more than it and less than its next step: (1e10,
  2e10), (10, 20).
- 萬, 億, 兆 are 10^4, 10^8, 10^12; 千, 百 and 兆 before 瓦, 克, 赫 and the like are no numbers but
  parts of the unit.
- The left side of a range takes the large multiplier of its right side: 二十至三十億 is [2e9, 3e9].
"""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, NoReturn

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.number_words import (
    DIGITS,
    MULTIPLIERS,
    PAIR,
    PIECE,
    PLACES,
    SPOKEN,
    SPOKEN_SCALES,
    TAIL,
    VAGUE,
    VAGUE_PAIR,
)

LONGEST = 25  # digits; beyond it a print is an identifier, not a figure
LARGEST = Decimal("1e30")
INFINITY = Decimal("Infinity")


class Amount(NamedTuple):
    """A printed number: what it allows, its best value, the edges that a hedge moves, its step."""

    low: Decimal
    value: Decimal
    high: Decimal
    floor: Decimal
    ceiling: Decimal
    step: Decimal
    plain: bool = False  # printed in full: no multiplier, no decimals, no closing zero

    @property
    def wide(self) -> bool:
        """Whether the print itself gives a span, as ranges and vague words do."""
        return self.floor != self.ceiling


# Most numbers, which are one piece, or one and its scale.
_SIMPLE = re.compile(
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    "(?: ?(?P<scale>million|billion|trillion|[万萬亿億]))?"
)


@lru_cache(maxsize=1 << 10)
def read_amount(run: str) -> Amount:
    """The amount that one printed number stands for.

    Parameters
    ----------
    run : str
        A number without unit or hedge, normalised.

    Returns
    -------
    Amount

    Raises
    ------
    LiteralError
        If the run is no number, or one of an order that Chinese and English do not use.

    Examples
    --------
    >>> amount = read_amount("12.5萬")
    >>> int(amount.low), int(amount.value), int(amount.high)
    (124500, 125000, 125500)
    """
    if (simple := _SIMPLE.fullmatch(run)) and len(simple["digits"]) <= LONGEST:
        scale = Decimal(MULTIPLIERS[simple["scale"]] if simple["scale"] else 1)
        return _printed(simple["digits"].replace(",", ""), scale)
    if pair := PAIR.fullmatch(run):
        return _spoken_range(run, pair)
    if re.fullmatch(VAGUE_PAIR, run):
        low, high = read_amount(run[:2]).low, read_amount(run[2:]).high
        return Amount(low, (low * high).sqrt(), high, low, high, high)
    pieces = _pieces(run)
    kinds = {kind for kind, _ in pieces}
    groups = _groups(run, [piece for piece in pieces if piece[0] not in ("vague", "more")])
    vague = [VAGUE[word.lower()] for kind, word in pieces if kind == "vague"]
    if not groups and not vague:
        raise LiteralError(run, "holds no number")
    amount = _printed(*_combined(run, groups or [("1", Decimal(1))]))
    for factor in vague:
        amount = _decade(amount.value * factor)
    return more_than(amount) if "more" in kinds else amount


def _spoken_range(run: str, pair: re.Match[str]) -> Amount:
    """兩三年, 七八百, 二三十億: two numerals side by side are the ends of a range."""
    first, last = (DIGITS[pair[name]] for name in ("first", "second"))
    if not 0 < last - first <= 2:
        raise LiteralError(
            run, "two numerals side by side are no range of speech", "code a print with digits"
        )
    left, right = (
        read_amount(pair["before"] + pair[name] + pair["after"]) for name in ("first", "second")
    )
    low, high = left.floor, right.ceiling
    return Amount(low, (low + high) / 2, high, low, high, right.step)


def more_than(amount: Amount) -> Amount:
    """An amount that the print says is passed, but not by a whole step: 100多億, 兩年多."""
    if amount.wide:
        raise LiteralError(f"{amount.value:f}", "two vague words for one number")
    high = amount.value + amount.step
    return Amount(amount.value, amount.value, high, amount.value, high, amount.step)


def order_of(amount: Amount) -> Amount:
    """An amount of which only the class is said: 10億等級 is one to ten thousand million."""
    decade = _decade(amount.floor)
    if not decade.low <= amount.value <= decade.high:
        raise LiteralError(f"{amount.value:f}", "is a range and an order of magnitude at once")
    return decade._replace(value=amount.value)


def digits_long(amount: Amount) -> Amount:
    """A number of which only the count of digits is said: 9位数 is [1e8, 1e9)."""
    if not amount.plain or not 1 <= amount.value <= LONGEST:
        raise LiteralError(f"{amount.value:f}", "is no count of digits")
    return _decade(Decimal(10) ** (int(amount.value) - 1))


def rough(value: Decimal, width: Decimal) -> Amount:
    """A number in words without a last place (half, a third, doubled), with the given width either
    side.
    """
    pad = value * width
    return Amount(value - pad, value, value + pad, value, value, value)


def exact(amount: Amount) -> Amount:
    """The same number as a point; a number that is itself a span keeps its edges."""
    return amount if amount.wide else amount._replace(low=amount.value, high=amount.value)


def span(first: str, last: str) -> Amount:
    """The amount of a range such as 18-24 or 1億至2000億, the left side taking the right side's
    multiplier.

    Examples
    --------
    >>> whole = span("4.3", "4.9 million")
    >>> int(whole.low), int(whole.value), int(whole.high)
    (4300000, 4600000, 4900000)
    """
    right, left = read_amount(last), read_amount(with_tail(first, last))
    if left.floor > right.ceiling:
        left = read_amount(first)
    if left.floor > right.ceiling:
        raise LiteralError(f"{first}-{last}", "the range falls")
    low, high = left.floor, right.ceiling
    return Amount(low, (low + high) / 2, high, low, high, right.step)


def with_tail(first: str, last: str) -> str:
    """The left side of a range with the multiplier that only its right side prints.

    A large multiplier (億, million) is always shared, a place (千) only where it stands behind a
    digit and the left side prints none: 2至3千億 and 三至五千萬, but not 一至十億.
    """
    left, right = TAIL.search(first), TAIL.search(last)
    assert left and right  # a tail may be empty, and is always found
    if left["big"].strip():
        return first
    places, digits = right["places"], last[: right.start()].strip()
    if not digits or not right["big"] and left["places"]:
        places = ""
    if left["places"] and set(first) & set(PLACES):
        places = ""
    if places == "十" and right["big"]:
        raise LiteralError(
            f"{first}-{last}",
            "its left side may or may not take the 十 of its right side",
            "code a print with digits",
        )
    return first + places + right["big"]


def _decade(low: Decimal) -> Amount:
    """From one to ten of a place; the geometric mean is the best value where nothing favours either
    end.
    """
    return Amount(low, low * Decimal(10).sqrt(), 10 * low, low, 10 * low, 10 * low)


def _pieces(run: str) -> list[tuple[str, str]]:
    """The run cut into named pieces; 幾 is vague before a number and means 'more' after it."""
    pieces: list[tuple[str, str]] = []
    place = 0
    while place < len(run):
        match = PIECE.match(run, place)
        if not match:
            raise LiteralError(run, f"{run[place:]!r} is no number")
        kind = match.lastgroup
        if kind == "vague" and any(other != "vague" for other, _ in pieces):
            kind = "more"
        if kind:
            pieces.append((kind, match.group()))
        place = match.end()
    return pieces


def _groups(run: str, pieces: list[tuple[str, str]]) -> list[tuple[str, Decimal]]:
    """(digits, scale) for each number with its multipliers: 1億2000萬 holds two."""
    groups: list[tuple[str, Decimal]] = []
    factor: Decimal | int
    for kind, text in pieces:
        unscaled = bool(groups) and groups[-1][1] == 1
        if kind == "hanzi" and groups and unscaled and set(text) <= set(PLACES):
            kind, factor = "multiplier", _product(text)  # 3千萬: a place sign behind digits
        elif kind == "multiplier":
            text = text.lstrip("-")
            factor = MULTIPLIERS.get(text) or MULTIPLIERS[text.lower()]
        if kind == "multiplier":
            digits, scale = groups.pop() if groups else ("1", Decimal(1))
            groups.append((digits, _bounded(run, scale * factor)))
        elif kind == "half" and not groups:
            groups.append(("0.5", Decimal(1)))
        elif kind in ("half", "andhalf"):
            groups.append(_with_half(run, groups))
        elif unscaled:
            raise LiteralError(run, "two numbers stand side by side", "code one figure")
        elif kind == "share":  # half a year, a quarter of a percentage point
            part = "0.5" if "half" in text else "0.75" if "three" in text else "0.25"
            groups.append((part, Decimal(1)))
        elif kind == "said":
            groups += _said(run, text)
        elif kind == "hanzi" and groups and len(text) == 1 and groups[-1][1] >= 10_000:
            # 兩萬三 is 23,000: the last place is left unsaid
            groups.append(_unsaid(text, groups[-1][1]))
        else:
            groups.append(_digits(run, kind, text))
    return groups


def _with_half(run: str, groups: list[tuple[str, Decimal]]) -> tuple[str, Decimal]:
    """The last number with half of its scale added: 1億半, two and a half."""
    if not groups or "." in groups[-1][0]:
        raise LiteralError(run, "half of what is not clear", "code one figure")
    digits, scale = groups.pop()
    return f"{digits}.5", scale


def _unsaid(numeral: str, scale: Decimal) -> tuple[str, Decimal]:
    if numeral in PLACES:
        return (str(PLACES[numeral]), Decimal(1))
    return (str(DIGITS[numeral]), scale / 10 if DIGITS[numeral] else Decimal(1))


def _said(run: str, text: str) -> list[tuple[str, Decimal]]:
    """English number words as (digits, scale): half a million, twelve hundred, one hundred and
    fifty thousand.
    """
    words = re.split("[ -]+", text.lower())
    if words[-3:] == ["and", "a", "half"]:
        return [_with_half(run, _said(run, " ".join(words[:-3])))]
    if "half" in words[1:]:  # one and a half million
        place = words.index("half")
        digits, scale = _with_half(run, _said(run, " ".join(words[: place - 2])))
        return [(digits, scale * MULTIPLIERS[words[place + 1]])]
    if words[0] == "quarter" or words[1:2] in (["quarter"], ["quarters"]):
        scale = Decimal(MULTIPLIERS[words[-1]])
        return [("0.75" if words[0] == "three" else "0.25", scale)]
    if words[0] == "half":
        scale = Decimal(1)
        for word in words[1 + (words[1] in ("a", "an")) :]:
            scale *= MULTIPLIERS.get(word) or _not_said(run)
        return [("0.5", _bounded(run, scale))]
    if words[:3] == ["a", "couple", "of"]:
        words = ["two", *words[3:]]
    if words[0] in ("a", "an"):
        words[0] = "one"
    return [_summed(run, [word for word in words if word != "and"])]


def _summed(run: str, words: list[str]) -> tuple[str, Decimal]:
    """Number words added up; each must be of a smaller order than the one before."""
    total = part = 0
    last, scale = 1000, Decimal(1)
    for word in words:
        if word in SPOKEN:
            if SPOKEN[word] >= last or last < 100 and (last % 10 or last < 20):
                _not_said(run)
            part, last = part + SPOKEN[word], SPOKEN[word] or 1
        elif word in ("hundred", "dozen"):
            part, last = (part or 1) * MULTIPLIERS[word], 100
        else:
            total, part, last = total + (part or 1) * MULTIPLIERS[word], 0, 1000
    number = Decimal(total + part)
    if words[-1] in SPOKEN_SCALES and len([word for word in words if word in SPOKEN_SCALES]) == 1:
        scale = Decimal(MULTIPLIERS[words[-1]])
    return f"{number / _bounded(run, scale):f}", scale


def _not_said(run: str) -> NoReturn:
    raise LiteralError(run, "two numbers stand side by side", "code one figure")


def _digits(run: str, kind: str, text: str) -> tuple[str, Decimal]:
    """One number as Arabic digits and its scale."""
    if kind == "hanzi":
        whole, point, decimals = (
            re.split("([点點])", text) if re.search("[点點]", text) else (text, "", "")
        )
        digits = "".join(str(DIGITS[sign]) for sign in decimals)
        return f"{hanzi(whole, bool(point))}{point and '.'}{digits}", Decimal(1)
    text = text.replace(",", "")
    if "^" in text:
        mantissa, _, exponent = text.rpartition("10^")
        return mantissa.rstrip(" ×x*·") or "1", _bounded(run, Decimal(10) ** int(exponent))
    if "e" in text.lower():
        mantissa, _, exponent = text.lower().partition("e")
        return mantissa, _bounded(run, Decimal(10) ** int(exponent))
    return text, Decimal(1)


def _product(places: str) -> Decimal:
    product = Decimal(1)
    for place in places[:8]:
        product *= PLACES[place]
    return product


def _bounded(run: str, number: Decimal) -> Decimal:
    if number > LARGEST:
        raise LiteralError(run, "is larger than any figure of this field")
    return number


def _combined(run: str, groups: list[tuple[str, Decimal]]) -> tuple[str, Decimal]:
    """Groups added up to (digits, scale of the last one); each must be smaller than one of the
    group before.
    """
    if any(len(digits) > LONGEST for digits, _ in groups):
        raise LiteralError(run, "has too many digits for a figure")
    if len(groups) == 1:
        return groups[0]
    values = [Decimal(digits) * scale for digits, scale in groups]
    for (_, scale), value in zip(groups, values[1:], strict=False):
        if not scale / 10_000 <= value < scale:
            raise LiteralError(run, "its parts are not in falling order", "code one figure")
    lacks_place = groups[-1][1] == 1 and len(groups[-1][0]) < 3  # 1萬723 has its places
    if lacks_place and values[-1] * 10 < groups[-2][1]:
        raise LiteralError(run, "the last part lacks its place", "code the whole figure")
    scale = groups[-1][1]
    return f"{sum(values) / scale:f}", scale


def _printed(digits: str, scale: Decimal) -> Amount:
    """The amount of digits at a scale: half a unit of the last place that counts either side."""
    whole, _, decimals = digits.partition(".")
    whole = whole.lstrip("0") or "0"
    zeros = len(whole) - len(whole.rstrip("0")) if whole != "0" else 0
    place = -len(decimals) if decimals else min(zeros, max(len(whole) - 2, 0))
    value, half = Decimal(digits) * scale, scale * _power(place) / 2
    step = scale * _power(-len(decimals) if decimals else zeros)
    plain = scale == 1 and not decimals and not digits.endswith("0")
    return Amount(max(value - half, Decimal(0)), value, value + half, value, value, step, plain)


@lru_cache(maxsize=1 << 7)
def _power(exponent: int) -> Decimal:
    return Decimal(10) ** exponent


def hanzi(text: str, in_digits: bool = False) -> int:
    """A Chinese numeral below ten thousand as an integer.

    Parameters
    ----------
    text : str
        Of 零 to 九, 两, 十, 百, 千 only.
    in_digits : bool
        Whether two numerals side by side are digits, as before a point, and no range of speech.

    Returns
    -------
    int

    Raises
    ------
    LiteralError
        If the signs are in no order that a numeral has.

    Examples
    --------
    >>> hanzi("十六"), hanzi("一千兩百"), hanzi("兩千五"), hanzi("二零二六")
    (16, 1200, 2500, 2026)
    """
    if not set(text) & set(PLACES):
        if len(text) == 2 and not in_digits and not set(text) & set("零〇○"):
            raise LiteralError(
                text, "two numerals side by side are a range in speech", "code a print with digits"
            )
        return int("".join(str(DIGITS[sign]) for sign in text[:LONGEST]))
    match = re.fullmatch("(?:(.)?(千))?(零)?(?:(.)?(百))?(零)?(?:(.)?(十))?(零)?(.)?", text)
    if not match or set(filter(None, match.group(1, 4, 7, 10))) & set(PLACES):
        raise LiteralError(text, "is no numeral")
    total = sum(
        DIGITS[digit or "一"] * PLACES[place]
        for digit, place in (match.group(1, 2), match.group(4, 5), match.group(7, 8))
        if place
    )
    last = DIGITS[match.group(10) or "零"]
    spoken = PLACES.get(text[-2:-1], 10) // 10  # 兩千五 is 2500: the last place is left unsaid
    return total + last * spoken
