"""Where in a text something that looks like a figure starts, and what it looks like.

A cheap pattern finds the signs that can start one; only there are words looked up and the long
patterns tried.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.numbers.date_words import MONTHS
from chipledger.numbers.lexicon import MULTIPLES, PARTS
from chipledger.numbers.number_words import SPOKEN
from chipledger.numbers.tokens import COINS
from chipledger.scan import date_patterns, grammar, number_patterns, other_patterns
from chipledger.scan.fold import fold, odd_digits
from chipledger.scan.words import IDIOMS, VERSIONED

_SPOKEN_STARTS = (
    *(word for word in SPOKEN if word != "zero"),
    *"zero percent|dozens|hundreds|thousands|tens|millions|billions|trillions".split("|"),
    *"half halv single doubl tripl trebl quadrupl quintupl several twice early".split(),
    "an? (?:dozen|hundred|thousand|million|billion|trillion|couple|few)",
    "an? (?:third|quarter|fourth|fifth|sixth|eighth|tenth)",
    "quarter of an? ",
    *"first second third fourth mid late end year-end fiscal financial isbn".split(),
    *(
        f"{word}[ -](?:to|teens|twen|thir|for|fif|six|seven|eigh|nine)"
        for word in ("low", "mid", "high")
    ),
    *"million-d billion-d trillion-d".split(),
    *MONTHS,
    *(rf"{month[:3]}\b" for month in MONTHS),
    r"sept\b",
)


def _by_letter(words: Iterable[str]) -> str:
    """A pattern for words in either case; at a letter only those are tried that begin with it."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"[{first}{first.upper()}](?i:{'|'.join(tails)})" for first, tails in rests.items()
    )


# Looked at from behind a letter: the search first goes by single signs, which is what makes it
# fast.
_LATIN_STARTS = (
    rf"(?<=[A-Za-z])(?<![A-Za-z0-9].)(?:(?=[A-Za-z.-]{{0,40}}+[0-9]"
    rf"|[A-Za-z]{{0,40}}+\.?,?(?: in| of)? [0-9])"
    rf"|(?<=(?={_by_letter(_SPOKEN_STARTS)}|[A-Za-z](?i:[a-z]{{2,4}}fold)).)"
    rf"|(?<=(?=https?:|www\.|{other_patterns.ADDRESS}|Q[1-4]|H[12]|[FC]Y"
    r"|(?:Regulation|Directive|Decision) \().))"
)
# What may begin with a sign, in the order in which it is tried. Most signs can begin one thing
# only, and trying the others at each of them is what takes the time.
_GROUPS = {
    "digit": (
        "link",
        "clock",
        "counter",
        "code",
        "id",
        "numbering",
        "date",
        "idiom",
        "part",
        "list",
        "split",
        "coins",
        "tailed",
        "number",
    ),
    "latin": (
        "head",
        "link",
        "code",
        "id",
        "english",
        "part",
        "multiple",
        "latin",
        "name",
        "number",
    ),
    "numeral": ("numbering", "clock", "date", "idiom", "part", "split", "coins", "number"),
    "vague": ("date", "idiom", "part", "half", "number"),
    "calendar": ("date", "idiom", "ordinal"),
    "notice": ("counter",),
}
# What else a sign can begin, by the signs that it may be and those that may follow it: many are
# common ones, and most of their places are told by the next sign.
_WORDS = {
    "link": ("<!", "/A-Za-z["),
    "counter": ("浏点收转评阅在播速读时日发更京沪粤浙苏", "览赞藏发论读看放完间期布新I"),
    "code": ("股证公(（+", "票券份司股证公代0-9"),
    "number": ("个", "位"),
    "numbering": ("[", "0-9^"),
    "part": ("过每", f"半0-9{number_patterns.NUMERALS}"),
    "multiple": ("减翻倍腰", "半倍番一了两增斩"),
    "version": tuple(
        "".join(word[at] for word in [*VERSIONED.split("|"), "财富", "世界", "全球"])
        for at in (0, 1)
    ),
    "notice": ("©", ""),
    "odd": (odd_digits(), ""),
}
_NUMERAL = number_patterns.NUMERALS + "○万亿兆"
# Signs that count something before some others only: 上半年, 数百, 双十一, 单位数, 好几, 半年.
_VAGUE = {
    "上": "半个月一季百千万亿1",
    "数几": "十百千万亿年天个小分倍秒台座辆颗张块片",
    "双单": "位一二十",
    "好": "几",
    "半": "码年个天小成数万亿兆",
}
_BEGIN_PARTS, _BEGIN_MULTIPLES = (
    "".join(sorted({letter for word in words for letter in (word[0].lower(), word[0].upper())}))
    for words in ([*PARTS, *SPOKEN], MULTIPLES)
)
# What may follow the digits or numerals with which one begins, or what letter it may begin with, as
# the inside of a class of signs; what is not named here may be followed by any.
_MEASURES = "个辆人名位台家件只款颗张"
_FOLLOWED = {
    "digit": {
        "link": "A-Za-z.-",
        "clock": ":A-Za-z .点时",
        "counter": " 条次个/.QH-",
        "code": ")）. -",
        "id": "a-f",
        "numbering": ")）:、 所中示为.\n",
        "date": " —~至到/／.QHEF财会年上下前第、和及与月季日snrt-",
        "part": f" /分成{_MEASURES}",
        "list": ".,· ^{}⁰¹²³⁴⁵⁶⁷⁸⁹<supeE+½¼¾/*×xX-",
        "split": "拆 -",
        "coins": "元块蚊个角毫仙",
        "tailed": " 与和及、/系超无号,微处C单芯体架大圆电锂型产线平-",
    },
    "latin": {
        "head": "bclmt",
        "code": "I",
        "id": "a-f",
        "english": "ACDEFHJLMNOQSTYadefhjlmnoqsty",
        "part": _BEGIN_PARTS,
        "multiple": _BEGIN_MULTIPLES,
    },
    "numeral": {
        "numbering": ")）:、.",
        "clock": " 点时",
        "date": " 全年月日季—~至到/／、和及与-",
        "part": f"分成半{_MEASURES}",
        "split": "拆",
        "coins": "元块蚊个角毫仙",
    },
}
# Without those that are told by more than what follows: long ones, 0900, #1, margin (level)3.
_RUNS = {
    "digit": re.compile("(?<![#)])[1-9][0-9]{0,9}(?![0-9])"),
    "latin": re.compile(""),
    "numeral": re.compile(f"[{_NUMERAL}]+"),
}
_CALENDAR = "今昨本明去后末年周星礼第前下民首头"
_BEHIND_CALENDAR = f"年天日月季初底末中半个国期拜(（ 0-9{number_patterns.NUMERALS}"
# The signs, other than digits and Latin letters, that the patterns of `grammar` can start with.
_OPENERS = "".join([_NUMERAL, *_VAGUE, _CALENDAR, *(signs for signs, _ in _WORDS.values())])
_PATTERNS = {
    "link": other_patterns.LINKS,
    "counter": other_patterns.COUNTERS,
    "clock": other_patterns.CLOCK,
    "code": other_patterns.CODES,
    "id": other_patterns.IDS,
    "numbering": other_patterns.NUMBERING,
    "date": date_patterns.DATE,
    "english": date_patterns.ENGLISH_DATE,
    "idiom": other_patterns.IDIOM,
    "part": grammar.PART,
    "multiple": grammar.MULTIPLE,
    "half": grammar.HALF,
    "list": grammar.LIST,
    "split": grammar.SPLIT,
    "coins": COINS,
    "latin": other_patterns.LATIN,
    "name": other_patterns.NAMED,
    "head": other_patterns.HEAD,
    "version": other_patterns.VERSION,
    "tailed": other_patterns.TAILED,
    "ordinal": grammar.ORDINAL,
    "number": number_patterns.NUMBER,
}


_FAR = 1000  # more than any look ahead that tells whether something may start


class Hit(NamedTuple):
    """What starts here, and how far the pattern saw."""

    group: str
    start: int
    end: int


class Starts:
    """Finds the next start in a folded text, given the names of things."""

    def __init__(self, names: frozenset[str]) -> None:
        named = [
            name
            for name in map(fold, names)
            if len(name) > 1 and re.search(f"[0-9{number_patterns.NUMERALS}万亿]", name)
        ]
        self._words: dict[str, list[tuple[str, str]]] = {}
        for word, group in sorted(
            ({word: "idiom" for word in map(fold, IDIOMS)} | dict.fromkeys(named, "name")).items(),
            key=lambda item: -len(item[0]),
        ):
            self._words.setdefault(word[:2], []).append((word, group))
        known = [pair for pair in self._words if not pair[0].isascii()]
        signs, seconds = (
            re.escape("".join(sorted(set(signs))))
            for signs in (
                _OPENERS + "".join(pair[0] for pair in known),
                [pair[1] for pair in known],
            )
        )
        words = "|".join(
            f"(?P<{group}>(?<=[{re.escape(firsts)}]){f'(?=[{nexts}])' if nexts else ''})"
            for group, (firsts, nexts) in _WORDS.items()
        )
        vague = "|".join(f"(?<=[{firsts}])(?=[{nexts}])" for firsts, nexts in _VAGUE.items())
        self._search = re.compile(
            f"[0-9A-Za-z{signs}](?:"
            f"(?P<digit>(?<=[0-9]))|(?P<latin>{_LATIN_STARTS})|(?<![0-9A-Za-z])(?:{words}"
            f"|(?P<numeral>(?<=[{_NUMERAL}]))|(?P<vague>{vague})"
            f"|(?P<calendar>(?<=[{_CALENDAR}])(?=[{_BEHIND_CALENDAR}]))"
            f"|(?P<known>(?=[{seconds}]))))"
        ).search

    def next(self, text: str, at: int, stop: int) -> Hit | None:
        """The first hit at or behind a place that starts before another one, or None."""
        seen = stop + _FAR
        while (start := self._search(text, at, seen)) and start.start() < stop:
            at = start.start()
            hit = self._word(text, at)
            if not hit and start.lastgroup != "known":  # a sign that only begins known words
                hit = _matched(start.lastgroup or "", text, at)
            if hit:
                return hit
            at += 1
        return None

    def _word(self, text: str, at: int) -> Hit | None:
        """The longest known word that stands here."""
        for word, group in self._words.get(text[at : at + 2], ()):
            end = at + len(word)
            if word in ("上一", "下一") and text.startswith(("季", "个季", "个月"), end):
                return None  # a date
            if word == "一一" and text[end : end + 1] in tuple(number_patterns.NUMERALS):
                continue  # 一一二二万元
            if text.startswith(word, at) and _whole(text, at, end):
                return Hit(group, at, end)
        return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span cuts no Latin word and no number."""
    return not (
        _joined(text[start - 1 : start + 1] if start else "") or _joined(text[end - 1 : end + 1])
    )


def _joined(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


@cache
def _matcher(group: str) -> Callable[..., re.Match[str] | None]:
    """The long pattern of one group, compiled once for all kinds, when it is first wanted."""
    pattern = f"[{odd_digits()}]" if group == "odd" else _PATTERNS[group]
    # without the flag the number's is the very pattern that `finds` has compiled
    return re.compile(pattern, 0 if group == "number" else re.MULTILINE).match


def _matched(kind: str, text: str, at: int) -> Hit | None:
    run = _RUNS[kind].match(text, at) if kind in _RUNS else None
    for group, match in _tried(kind, text[run.end() : run.end() + 1] or "\n" if run else ""):
        if hit := match(text, at):
            return Hit(group, *hit.span())
    return None


@cache
def _tried(kind: str, sign: str) -> list[tuple[str, Callable[..., re.Match[str] | None]]]:
    """What may begin with a sign, as its name and its pattern, given the sign behind its digits or
    numerals; all where that tells nothing.
    """
    groups = _GROUPS.get(kind) or (kind,)
    followed = _FOLLOWED[kind] if sign else {}
    return [
        (_NAMES.get(group, group), _matcher(group))
        for group in groups
        if group not in followed or re.match(f"[{followed[group]}]", sign)
    ]


def compile_all() -> None:
    """Compile every long pattern now, once for all processes that are to read a text together."""
    for group in (*_PATTERNS, "odd"):
        _matcher(group)


_NAMES = {"english": "date", "version": "name", "tailed": "name"}


@lru_cache(maxsize=8)
def starts_of(names: frozenset[str]) -> Starts:
    """The starts for one set of names, compiled once.

    Parameters
    ----------
    names : frozenset of str

    Returns
    -------
    Starts
    """
    return Starts(names)
