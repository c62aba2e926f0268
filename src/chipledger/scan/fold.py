"""One spelling for matching, with the way back: every place of the folded text knows its place in
the print.

Judgements made here: tags of emphasis inside a figure (`<b>12</b>亿`, `**12**亿`) are no part of
the text; digits of every script are digits, and
wide letters are letters; traditional signs are read as simplified ones; a pinyin
reading in brackets behind its sign (`9個(gè)月`) is no part of the text; a run of blanks is one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, starmap
from string import ascii_letters

from chipledger import patterns as re
from chipledger.numbers.chinese import HAN, simplified
from chipledger.numbers.spelling import BOLD, TAG

_SIGNS = {
    "％": "%",
    "：": ":",
    "．": ".",
    "／": "/",
    "～": "~",
    "〜": "~",
    "﹒": ".",
    "‧": "·",
    "・": "·",
    "－": "-",
    "＋": "+",
    "＄": "$",
    "￥": "¥",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2212": "-",
    "\u2015": "—",
    "\u2500": "—",
}
# 约 30 万辆: a blank that some texts set round every number; not behind a number that heads a line,
# nor between the columns of a table.
_COLUMN = "[0-9][0-9.,]*[%％]?(?:$| ?[|]| [-+(0-9$])"
_HEADS = r"(?<!^[0-9] )(?<!^[0-9]{2} )(?<!^[0-9]\.[0-9] )(?<!^[0-9]{2}\.[0-9] )(?<![^0-9.,]0[0-9] )"
_COUNTED = "至到月年日号號个個亿億万萬千百元美港欧歐台辆輛家人名件吨噸天周週季点點倍成度"
SPACED = (
    rf" (?:(?<=[{HAN}] )(?=[0-9０-９$])(?!{_COLUMN})"
    rf"|(?<=[0-9０-９%％] )(?:(?=[{_COUNTED}])|(?=[{HAN}]){_HEADS}))"
)
_CUT = re.compile(
    rf"{TAG}|{BOLD}|(?<= ) +|{SPACED}|"
    rf"(?<=[{HAN}])[(（][a-z\u00df-\u024f\u0251\u0261\u0300-\u036f'’]{{1,8}}[)）]",
    re.MULTILINE,
)
_MAY_CUT = re.compile(
    f"[<&*(（]| (?<=  )|{SPACED}", re.MULTILINE
)  # how it begins, which is found much faster
_GROUPS = re.compile(r"[\u2009\u202f\u00a0，](?<=[0-9０-９].)(?=[0-9０-９]{3}(?![0-9０-９]))")
_LONG = re.compile(
    f"[<&*(（，\u2009\u202f\u00a0]|{SPACED}", re.MULTILINE
)  # without these, sign stands for sign
LITTLE = 1000  # signs up to which it is no whole text; ours
# Where digits and spaces stand, those of scripts that Unicode has added of late too: between lie
# letters and pictures alone.
_RANGES = (
    *((0x7F, 0x2800), (0x3000, 0x3001), (0xA600, 0xAC00), (0xFF00, 0xFF20), (0x10400, 0x11E00)),
    *((0x16A00, 0x16E00), (0x1CC00, 0x1CD00), (0x1D700, 0x1D800), (0x1E100, 0x1EA00)),
    *((0x1F100, 0x1F200), (0x1FB00, 0x1FC00)),
)


class Folded:
    """A text in one spelling; `place` leads back into the print."""

    def __init__(self, print_: str) -> None:
        self.print = print_
        table = _table()
        spelt = "\n".join(
            # most lines of an English text are spelt so already
            [
                line if line.isascii() and line.isprintable() else line.translate(table)
                for line in _GROUPS.sub(",", print_).split("\n")
            ]
        )
        kept, self._starts, self._shifts, end, cut = [], [0], [0], 0, 0
        for begin in _may_cut(spelt):
            if begin < end or not (match := _CUT.match(spelt, begin)):
                continue
            kept.append(spelt[end : match.start()])
            end, cut = match.end(), cut + len(match.group())
            self._starts.append(end - cut)
            self._shifts.append(cut)
        self.text = "".join([*kept, spelt[end:]]) if cut else spelt

    def place(self, at: int) -> int:
        """Where a character of the folded text stands in the print."""
        return at + self._shifts[bisect_right(self._starts, at) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The print's span of a folded one."""
        return self.place(start), self.place(end - 1) + 1


def _may_cut(spelt: str) -> Iterator[int]:
    """Where something may be cut, line by line: most lines of an English text have nothing."""
    begin = 0
    for line in spelt.split("\n"):
        end = begin + len(line)
        if not line.isascii() or "<" in line or "&" in line or "*" in line or "  " in line:
            yield from (match.start() for match in _MAY_CUT.finditer(spelt, begin, end + 1))
        begin = end + 1


@lru_cache(maxsize=1 << 13)  # a literal is asked for by many rules, a text by three
def fold(text: str) -> str:
    """A word in the spelling that the patterns use.

    Examples
    --------
    >>> fold("９個月")
    '9个月'
    """
    if not _LONG.search(text):
        return text.translate(_table())
    return (folded if len(text) > LITTLE else Folded)(text).text


folded = lru_cache(maxsize=4)(Folded)  # a whole text, made once for all who read it


@cache
def _table() -> dict[int, str]:
    """What each sign is read as; every entry is one sign for one sign, so that places stay."""
    letters = {ord(old): new for old, new in simplified().items()}
    wide = {ord(small) + 0xFEE0: small for small in ascii_letters}
    signs = {ord(old): new for old, new in _SIGNS.items()}
    digits = {ord(sign): str(int(sign)) for sign in re.findall(r"\d", _every())}
    spaces = {
        ord(sign): " " for sign in [*re.findall(r"\s", _every()), *"\t\r\v\f\x1c\x1d\x1e\x1f"]
    }
    return letters | wide | signs | digits | spaces


@cache
def odd_digits() -> str:
    """Signs that are digits of some sort but no part of a number: circled, raised, lowered."""
    return "".join(sign for sign in _every() if sign.isdigit() and not sign.isdecimal())


@cache
def _every() -> str:
    """All signs among which digits and spaces are."""
    return "".join(map(chr, chain.from_iterable(starmap(range, _RANGES))))
