"""Where in a text something that looks like a figure starts, and what it looks like.

A cheap pattern finds the signs that can start one; only there are words looked up and the long patterns tried.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from chipledger.numerals import SPOKEN
from chipledger.scan import grammar
from chipledger.scan.fold import fold, odd_digits
from chipledger.scan.words import IDIOMS, VERSIONED

_SPOKEN_STARTS = (
    "|".join(word for word in SPOKEN if word != "zero")
    + "|zero percent|dozens|hundreds|thousands|tens|millions|billions|trillions|half|halv|doubl|tripl|trebl|quadrupl|quintupl|[a-z]{3,5}fold|an? (?:dozen|hundred|thousand|million|billion|trillion|couple|few)|several"
    "|twice|an? (?:third|quarter|fifth|sixth|eighth|tenth)|first|second|third|fourth|early|mid|late|end|year-end|fiscal|ISBN"
)
# Looked at from behind a letter: the search first goes by single signs, which is what makes it fast.
_LATIN_STARTS = rf"(?<=[A-Za-z])(?<![A-Za-z0-9].)(?:(?=[A-Za-z.-]{{0,40}}[0-9]|[A-Za-z]{{0,40}}\.?,? [0-9])|(?<=(?i:(?={_SPOKEN_STARTS})).)|(?<=(?=https?:|www\.|Q[1-4]|H[12]|FY).))"
# The signs, other than digits and Latin letters, that the patterns of `grammar` can start with.
_OPENERS = (
    grammar.NUMERALS
    + "万亿兆数几好上下半翻第前过减今本明去后年周星礼"
    + "浏点收转评阅在播速读时日发更©京沪粤浙苏"
    + "![(（<+"
    + "民当股证首倍腰减过"
    + "".join(word[0] for word in VERSIONED.split("|"))
)
_GROUPS = {
    "digit": ("counter", "code", "id", "numbering", "date", "idiom", "part", "split", "name", "number"),
    "latin": ("link", "code", "id", "date", "part", "multiple", "latin", "name", "number"),
    "other": (
        "link",
        "counter",
        "code",
        "numbering",
        "date",
        "idiom",
        "part",
        "multiple",
        "split",
        "half",
        "name",
        "ordinal",
        "number",
        "odd",
    ),
}
_PATTERNS = {
    "link": grammar.LINKS,
    "counter": grammar.COUNTERS,
    "code": grammar.CODES,
    "id": grammar.IDS,
    "numbering": grammar.NUMBERING,
    "date": grammar.DATE,
    "idiom": grammar.IDIOM,
    "part": grammar.PART,
    "multiple": grammar.MULTIPLE,
    "half": grammar.HALF,
    "split": grammar.SPLIT,
    "latin": grammar.LATIN,
    "name": grammar.NAMED,
    "ordinal": grammar.ORDINAL,
    "number": grammar.NUMBER,
}


class Hit(NamedTuple):
    """What starts here, and how far the pattern saw."""

    group: str
    start: int
    end: int


class Starts:
    """Finds the next start in a folded text, given the names of things."""

    def __init__(self, names):
        named = [
            name
            for name in map(fold, names)
            if len(name) > 1 and re.search(f"[0-9{grammar.NUMERALS}万亿]", name)
        ]
        self._words = {}
        for word, group in sorted(
            ({word: "idiom" for word in map(fold, IDIOMS)} | dict.fromkeys(named, "name")).items(),
            key=lambda item: -len(item[0]),
        ):
            self._words.setdefault(word[:2], []).append((word, group))
        others = (
            {sign for sign in _OPENERS}
            | {pair[0] for pair in self._words if not pair[0].isascii()}
            | set(odd_digits())
        )
        self._search = re.compile(
            f"[0-9A-Za-z{re.escape(''.join(sorted(others)))}](?:(?P<digit>(?<=[0-9]))|(?P<other>(?<![0-9A-Za-z]))|(?P<latin>{_LATIN_STARTS}))"
        ).search

    def next(self, text, at):
        """The first hit at or behind a place, or None."""
        while start := self._search(text, at):
            at = start.start()
            hit = self._word(text, at) or _matched(start.lastgroup, text, at)
            if hit:
                return hit
            at += 1
        return None

    def _word(self, text, at):
        """The longest known word that stands here."""
        for word, group in self._words.get(text[at : at + 2], ()):
            end = at + len(word)
            if text.startswith(word, at) and _whole(text, at, end):
                return Hit(group, at, end)
        return None


def _whole(text, start, end):
    """Whether a span cuts no Latin word and no number."""
    return not (
        _joined(text[start - 1 : start + 1] if start else "") or _joined(text[end - 1 : end + 1])
    )


def _joined(pair):
    return len(pair) == 2 and pair.isascii() and pair.isalnum()


@cache
def _matcher(kind):
    """The long pattern for starts of one kind, compiled when it is first wanted."""
    patterns = {**_PATTERNS, "odd": f"[{odd_digits()}]"}
    return re.compile(
        "|".join(f"(?P<{group}>{patterns[group]})" for group in _GROUPS[kind]), re.MULTILINE
    ).match


def _matched(kind, text, at):
    match = _matcher(kind)(text, at)
    return Hit(match.lastgroup, *match.span()) if match else None


@lru_cache(maxsize=8)
def starts_of(names):
    """The starts for one set of names, compiled once.

    Parameters
    ----------
    names : frozenset of str

    Returns
    -------
    Starts
    """
    return Starts(names)
