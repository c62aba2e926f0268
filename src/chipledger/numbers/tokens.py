"""Splits a printed figure into words, each with what it does there; nothing may be left over."""

from collections.abc import Iterable
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.chinese import LATIN
from chipledger.numbers.lexicon import BESIDE, HEDGES, MULTIPLES, PARTS, WORDS
from chipledger.numbers.number_words import (
    HALF_POINT,
    HALVED,
    NO_RATE,
    NUMBER,
    OUT_OF,
    QUARTER_OF,
    QUARTERS,
)
from chipledger.numbers.unit_words import LEADING, LINK_SPEEDS, PER, PER_MANY, SCALED, UNITS


class Token(NamedTuple):
    """One word of a print: what it does, how it stands there."""

    kind: str
    text: str


def _lexicon() -> dict[str, str]:
    """Every word with what it does: a hedge, a unit, or one of `WORDS`."""
    rows = [(words, "unit:" + unit) for unit, words in UNITS.items()] + [
        (word, "scaled:" + word) for word in SCALED
    ]
    rows += [(hedge.words, "hedge:" + name) for name, hedge in HEDGES.items() if name]
    rows += [(words, role) for role, words in WORDS.items()] + [(word, "beside") for word in BESIDE]
    return {word: role for words, role in rows for word in words.split("|")}


def _pattern(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; long Latin words in either case."""
    pieces = [
        (
            word[0] in ascii_letters,
            f"(?i:{re.escape(word)})"
            if word.isascii() and len(word) > 3
            else f"{word}(?![A-Za-z])"  # a c or t that begins a word is no unit
            if len(word) == 1 and word in ("c", "g", "t")
            else re.escape(word),
        )
        for word in sorted(filter(None, words), key=len, reverse=True)
    ]
    # one look for all Latin words: at a sign none of them is tried
    latin, others = ([piece for its, piece in pieces if its is side] for side in (True, False))
    return "|".join([*([f"(?=[{LATIN}])(?:{'|'.join(latin)})"] if latin else []), *others])


LEXICON = _lexicon()
_FOLDED = {word.lower(): role for word, role in LEXICON.items() if len(word) > 3}
SMALL = "(?:[0-9]{1,4}|[一二两兩三四五六七八九十百]{1,5})"
_DIGIT = "[0-9一二两兩三四五六七八九]"
# 3毫5仙, 一個兩毫三, 2仙5, 一角五分, 三塊八, 一百零三塊半: money whose parts are named one by one.
COINS = (
    f"(?:{SMALL}(?:[元块塊蚊]|[个個](?=.毫)))?(?<![长長珠金铁鐵黄黃])"
    f"{_DIGIT}[角毫](?![债債戀恋函肌架兽獸龙龍铁鐵錐锥形度色落大洲洋关關楼樓逐米秒升克安瓦伏无無不])"
    f"(?:{_DIGIT}[分仙]?(?![0-9万萬亿億个個])|(?<=毫)半(?![导導]))?"
    "|[一二两兩三四五六七八九十百零]{1,7}[块塊蚊][一二三四五六七八九半](?=[^\\w]|$|[钱錢左])"
    "|(?<![0-9.,])[0-9]{1,3}[块塊蚊][1-9半](?=[^\\w.]|$|[钱錢左])"
    f"|{SMALL}仙(?![女人境])(?:[1-9一二三四五六七八九半](?=[^\\w.]|$|[钱錢左]))?"
)
# 每三輛就有一輛, 十個人當中有九個
_THING = "(?:[个個](?!月|小[时時]|季|星期|礼拜|禮拜|世)|[辆輛人名位台臺家件只隻款颗顆片张張])"
ONE_IN = (
    f"每{SMALL}{_THING}[\u4e00-\u9fff]{{0,4}}?(?:就有|[中里裡裏]有|有){SMALL}{_THING}"
    f"|{SMALL}{_THING}[\u4e00-\u9fff]{{0,3}}?[中里裡裏]有{SMALL}{_THING}"
)
TENTHS = (  # 三成五, 2成5, 半成
    "半成(?![品熟型])|(?:[一二两兩三四五六七八九]|(?<![0-9.])[1-9])成(?:[一二两兩三四五六七八九半]"
    "|[1-9](?![0-9%年月日号號个個倍万萬亿億大档檔招点點类類家名款A-Za-z]|[.,][0-9]))"
    # the plain end of 四成至四成五, 三成半到四成
    "|[一二两兩三四五六七八九1-9]成(?=[至到~～—–-][一二两兩三四五六七八九1-9]成"
    "(?:[一二两兩三四五六七八九半]|[1-9](?![0-9.%万萬亿億个個倍年月日])))"
    "|(?<=成[一二两兩三四五六七八九半1-9][至到~～—–-])[一二两兩三四五六七八九1-9]成"
)
_WHOLE = "[0-9]{1,4}|[一二两兩三四五六七八九十百千万萬]{1,7}"
_PER = "|".join(
    f"(?i:{re.escape(word)})"
    + (
        "s?(?![A-Za-z])"
        if word.isascii() and len(word) > 1
        else "(?![A-Za-z])"
        if word.isascii()
        else ""
    )
    for word in sorted([*PER, *PER_MANY], key=len, reverse=True)
)
# A number that begins with a part of one: 半億, half a million, a quarter of a point.
_HALVES = re.compile(
    rf"半[个個]?[万萬亿億兆]|(?i:half an?[ -](?:dozen|hundred|thousand|million|billion|trillion"
    rf"|{HALVED})|half-(?=dozen|hundred|thousand|million|billion|trillion)|{HALF_POINT}|{QUARTERS}|{QUARTER_OF})"
)
# Digits behind which nothing stands that would make them a part, coins or a link: most of them.
_DIGITS = re.compile(
    "[0-9][0-9,.]*(?![0-9,./分成拆个個辆輛人名位台臺家件只隻款颗顆片张張元块塊蚊角毫仙GT-])"
    "(?! ?(?i:in|out|for)(?![a-z]))"
)
# 三分一, 四分三: a part as Hong Kong says it, and no minutes (三分二十秒)
SHORT_PART = (
    "(?:三分[一二两兩]|四分[一三]|五分[一二三四]|六分[一五]|八分[一三五七]|十分[一三七九])"
    "(?![0-9一二两兩三四五六七八九十百千万萬半點点秒鐘钟毫之错錯])"
)
_TOKEN = re.compile(
    rf"(?P<rate>(?:(?<=[0-9] )|(?<=[0-9][BMK] )|(?<=illion ))a quarter(?![A-Za-z]))"
    rf"|(?P<coins>{COINS})"
    rf"|(?P<part>{ONE_IN}|{_pattern(PARTS)}|(?i:{OUT_OF})|(?!百分之)"
    rf"(?:{_WHOLE})分之(?:{_WHOLE})|{SHORT_PART}|[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9]))"
    rf"|(?P<multiple>{_pattern(MULTIPLES)})|(?P<split>(?:{_WHOLE})拆(?:{_WHOLE})"
    rf"|[0-9]{{1,4}}[- ]for[- ][0-9]{{1,4}})"
    rf"|(?P<tenths>{TENTHS})|(?P<link>(?<![0-9.,])(?:{_pattern(LINK_SPEEDS)})(?![A-Za-z0-9]))"
    rf"|(?P<per> ?/ ?(?:{_PER})|per (?:{_PER})|每(?:{_PER})|an? (?:{_PER}){NO_RATE}"
    rf"|each(?![A-Za-z])|[日月年][產产均])"
    rf"|(?P<month>(?<=[多余餘半])月)|(?P<word>{_pattern(LEXICON)})|(?P<space>\s+)"
)
_NUMBER = re.compile(NUMBER)
MONEY_UNITS = tuple(unit for unit in LEADING if unit != "unit:percent")
NUMERIC = ("number", "part", "multiple", "split", "tenths", "link", "coins")


# One number in digits, in a print of which no other part holds any, nor a letter before them, with
# which they might make one word (FP8): there one digit does what another would.
_IN_DIGITS = re.compile(
    r"(?P<before>(?:[^0-9]*[^0-9A-Za-z])?)"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)[^0-9]*"
)
_ANY_DIGIT = str.maketrans("0123456789", "5" * 10)


def split_words(text: str) -> list[Token]:
    """The print as words, each with what it does there; nothing may be left over."""
    number = _IN_DIGITS.fullmatch(text)
    if not number:
        return list(_words(text))
    # The words of all prints that differ in their digits alone are split once.
    digits = number["digits"]
    shape = digits.translate(_ANY_DIGIT)
    words = _words_beside(number["before"], shape, text[number.end("digits") :])
    if not words:
        return list(_words(text))
    return [
        Token(kind, digits + word[len(shape) :] if word.startswith(shape) else word)
        for kind, word in words
    ]


@lru_cache(maxsize=1 << 12)
def _words_beside(before: str, digits: str, behind: str) -> tuple[Token, ...]:
    """The words of a print, empty where its digits may be more than a number that any digits make:
    800G is a kind of link.
    """
    text = before + digits + behind
    try:
        words = _words(text) if _DIGITS.match(text, len(before)) else ()
    except LiteralError:  # which is told with the digits of the print
        return ()
    numbers = [token for token in words if digits[0] in token.text]
    alone = len(numbers) == 1 and numbers[0].kind == "number"
    return words if alone and numbers[0].text.startswith(digits) else ()


@lru_cache(maxsize=1_000)  # a print is often read twice, to learn its unit and then as its kind
def _words(text: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    place = 0
    while place < len(text):
        group, word = _next(text, place)
        if group != "space":
            tokens.append(Token(_role(group, word, tokens), word))
        if group == "coins":
            unit = "HKD" if re.search("[毫仙蚊]", word) else "元"
            tokens.append(Token(f"unit:{unit}", ""))
        place += len(word)
    return tuple(tokens)


def _next(text: str, place: int) -> tuple[str, str]:
    """What kind of word stands at a place, and the word."""
    alone = _DIGITS.match(text, place) or _HALVES.match(text, place)
    match = _NUMBER.match(text, place) if alone else None
    if not match and (match := _TOKEN.match(text, place)):
        return match.lastgroup or "", match.group()
    match = match or _NUMBER.match(text, place)
    if not match:
        raise LiteralError(text, f"{text[place:]!r} is not understood")
    return "number", match.group()


def _role(group: str, word: str, tokens: list[Token]) -> str:
    """What a word does, which for some depends on what went before."""
    before = [token.kind for token in tokens]
    if group != "word":
        return {"month": "unit:month", "rate": "per"}.get(group, group)
    role = LEXICON.get(word) or _FOLDED[word.lower()]
    if (
        role.startswith(("unit:", "scaled:"))
        and role not in LEADING
        and not {*NUMERIC, "half"} & set(before)
    ):
        raise LiteralError(
            word, f"{word!r} before a number makes a name, as X1 or GB200", "code a figure"
        )
    if role == "class" and before[-1:] != ["number"]:
        return "fill"  # 10億級 is an order of magnitude, 2奈米級 a name
    if word in ("-", "+") and (
        not before
        or before[-1] in ("range", "and")
        or before[-1] in MONEY_UNITS
        and not set(NUMERIC) & set(before)
    ):
        return BESIDE[word][0]
    if role == "beside":
        role = (BESIDE.get(word) or BESIDE[word.lower()])[any(kind in NUMERIC for kind in before)]
    return "hedge:" + role if role in HEDGES else role
