"""Splits a printed figure into words, each with what it does there; nothing may be left over."""

import re
from typing import NamedTuple

from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import (
    BESIDE,
    HEDGES,
    LEADING,
    MULTIPLES,
    PARTS,
    PER,
    SCALED,
    UNITS,
    WORDS,
)
from chipledger.numbers.numerals import NUMBER


class Token(NamedTuple):
    """One word of a print: what it does, how it stands there."""

    kind: str
    text: str


def _lexicon():
    """Every word with what it does: a hedge, a unit, or one of `WORDS`."""
    rows = [(words, "unit:" + unit) for unit, words in UNITS.items()] + [
        (word, "scaled:" + word) for word in SCALED
    ]
    rows += [(hedge.words, "hedge:" + name) for name, hedge in HEDGES.items() if name]
    rows += [(words, role) for role, words in WORDS.items()] + [(word, "beside") for word in BESIDE]
    return {word: role for words, role in rows for word in words.split("|")}


def _pattern(words):
    """A pattern for any of the words, longest first; long Latin words in either case."""
    return "|".join(
        f"(?i:{re.escape(word)})" if word.isascii() and len(word) > 3 else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


LEXICON = _lexicon()
_FOLDED = {word.lower(): role for word, role in LEXICON.items() if len(word) > 3}
_WHOLE = "[0-9]{1,4}|[一二两兩三四五六七八九十百千]{1,7}"
_PER = _pattern(PER)
_TOKEN = re.compile(
    rf"(?P<part>{_pattern(PARTS)}|(?!百分之)(?:{_WHOLE})分之(?:{_WHOLE})|[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9]))"
    rf"|(?P<multiple>{_pattern(MULTIPLES)})|(?P<split>(?:{_WHOLE})拆(?:{_WHOLE})|[0-9]{{1,4}}[- ]for[- ][0-9]{{1,4}})"
    rf"|(?P<per>(?:/|per |每|a )(?:{_PER})|[日月年][產产均])"
    rf"|(?P<month>(?<=[多余餘半])月)|(?P<word>{_pattern(LEXICON)})|(?P<number>{NUMBER})|(?P<space>\s+)"
)
NUMERIC = ("number", "part", "multiple", "split")


def split_words(text):
    """The print as words, each with what it does there; nothing may be left over."""
    tokens, place = [], 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise LiteralError(text, f"{text[place:]!r} is not understood")
        if match.lastgroup != "space":
            tokens.append(Token(_role(match, [token.kind for token in tokens]), match.group()))
        place = match.end()
    return tokens


def _role(match, before):
    """What a word does, which for some depends on what went before."""
    word = match.group()
    if match.lastgroup != "word":
        return {"month": "unit:month"}.get(match.lastgroup, match.lastgroup)
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
    if role == "beside":
        role = BESIDE[word][any(kind in NUMERIC for kind in before)]
    return "hedge:" + role if role in HEDGES else role
