"""One spelling for matching, with the way back: every place of the folded text knows its place in the print.

Judgements made here: tags of emphasis inside a figure (`<b>12</b>亿`, `**12**亿`) are no part of the text; digits of every script are digits; traditional signs that figures use are read as
simplified ones; a pinyin reading in brackets behind its sign (`9個(gè)月`) is no part of the text.
"""

import re
import sys
from bisect import bisect_right
from functools import cache

from chipledger.numerals import BOLD, TAG

# Traditional sign, simplified sign, in turn: those that stand in figures, in idioms with numerals and in page furniture.
_PAIRS = (
    "萬万億亿數数幾几兩两個个餘余約约過过達达週周層层張张塊块顆颗臺台點点號号後后內内從从隻只條条輛辆歲岁種种項项"
    "筆笔處处間间場场類类組组級级納纳線线雙双倆俩圓圆為为將将於于總总計计僅仅顯显機机櫃柜參参詞词樣样邊边體体長长"
    "這这統统單单獨独維维電电輪轮員员戶户開开時时鐘钟當当還还來来發发無无漲涨減减縮缩報报財财連连斷断躍跃齊齐絲丝"
    "義义眾众談谈動动隊队國国據据標标準准續续緊紧讀读屬属難难戰战專专網网辦办業业贊赞閱阅評评論论覽览聲声權权備备"
    "韓韩歐欧鎊镑銖铢盧卢帳账號号應应資资證证碼码業业續续檔档話话繫系轉转換换變变請请幣币團团構构廠厂產产倖幸錢钱貳贰價价負负進进對对們们頭头費费終终飛飞氣气馬马鳥鸟舉举懸悬髮发鈞钧該该頓顿龍龙鴻鸿銳锐璣玑驍骁騰腾節节沒没環环顧顾圍围"
)
_SIGNS = {
    "％": "%",
    "：": ":",
    "．": ".",
    "／": "/",
    "～": "~",
    "〜": "~",
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
_CUT = re.compile(
    rf"{TAG}|{BOLD}|"
    r"(?<=[\u3007\u4e00-\u9fff])[(（][a-z\u00df-\u024f\u0251\u0261\u0300-\u036f'’]{1,8}[)）]"
)
_GROUPS = re.compile(r"(?<=[0-9０-９])[\u2009\u202f\u00a0，](?=[0-9０-９]{3}(?![0-9０-９]))")


class Folded:
    """A text in one spelling; `place` leads back into the print."""

    def __init__(self, print_):
        self.print = print_
        spelt = _GROUPS.sub(",", print_).translate(_table())
        kept, self._starts, self._shifts, end, cut = [], [0], [0], 0, 0
        for match in _CUT.finditer(spelt):
            kept.append(spelt[end : match.start()])
            end, cut = match.end(), cut + len(match.group())
            self._starts.append(end - cut)
            self._shifts.append(cut)
        self.text = "".join([*kept, spelt[end:]]) if cut else spelt

    def place(self, at):
        """Where a character of the folded text stands in the print."""
        return at + self._shifts[bisect_right(self._starts, at) - 1]

    def span(self, start, end):
        """The print's span of a folded one."""
        return self.place(start), self.place(end - 1) + 1


def fold(text):
    """A word in the spelling that the patterns use.

    Examples
    --------
    >>> fold("９個月")
    '9个月'
    """
    return Folded(text).text


@cache
def _table():
    """What each sign is read as; every entry is one sign for one sign, so that places stay."""
    letters = {ord(old): new for old, new in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
    signs = {ord(old): new for old, new in _SIGNS.items()}
    every = "".join(
        map(chr, range(0x7F, sys.maxunicode + 1))
    )  # searched by patterns: a loop over a million signs would slow each start
    digits = {ord(sign): str(int(sign)) for sign in re.findall(r"\d", every)}
    spaces = {ord(sign): " " for sign in [*re.findall(r"\s", every), *"\t\r\v\f\x1c\x1d\x1e\x1f"]}
    return letters | signs | digits | spaces


@cache
def odd_digits():
    """Signs that are digits of some sort but no part of a number: circled, raised, lowered."""
    return "".join(
        sign
        for sign in map(chr, range(0x80, sys.maxunicode + 1))
        if sign.isdigit() and not sign.isdecimal()
    )
