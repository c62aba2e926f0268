"""The patterns of a number in a folded text, and of any word of a list."""

from collections.abc import Iterable
from string import ascii_letters

from chipledger import patterns as re
from chipledger.numbers import chinese
from chipledger.numbers.number_words import BY_TIME, LINES, SAID, UNIT_STEMS, WRITTEN
from chipledger.numbers.spelling import DIGITS_LONG, SIDE_BY_SIDE
from chipledger.scan.fold import fold
from chipledger.scan.words import (
    COUNT_NOUNS,
    GUARDS,
    SHAPES,
    SPANS,
)

HAN = f"[{chinese.HAN}]"

NUMERALS = "零〇一二三四五六七八九两十廿卅卌百千"

ALONE = "(?<![A-Za-z0-9])"

WHOLE = "(?![A-Za-z0-9])"

ARABIC = f"(?:{WRITTEN})[½¼¾]?"

BIG = f"(?:[万亿]|兆(?!{UNIT_STEMS}|{LINES}))"

PLACE = f"[百千](?!{UNIT_STEMS}|分点|金|兆(?:{LINES}))"

_BIG_WORDS = r"[ -]?(?i:hundred|thousand|lakhs?|millions?|crores?|billions?|trillions?)(?![A-Za-z])"

SCALE = (
    rf"(?: ?(?:个?(?:十|{PLACE})?{BIG}{{1,2}}|{PLACE}[多余]?{BIG}|{PLACE})"
    rf"|{_BIG_WORDS}(?:{_BIG_WORDS})?"
    r"| ?(?:mln|bln|trn|[Bb][Nn]|[Mm][Nn]|tn|[Cc]r)(?![A-Za-z0-9^²])"
    rf"| ?[KMBT](?![A-Za-z0-9^²]|/(?!{BY_TIME}|[$€£¥])| ?&|-(?![$€£¥]?[0-9]))"
    rf"|[kmb](?![A-Za-z0-9^²]|/(?![MG]W|{BY_TIME}|[$€£¥]))|[mb]il(?![A-Za-z0-9]))"
)

_MORE = (
    "(?:[多余几](?!核|线程|模|数|个人)"
    "|(?<=[十百千万])来(?=[天年岁个名人家次台张块片款只件分公米斤元倍万亿])|-(?:odd|plus)(?![A-Za-z]))"
)

# What may follow 3万: 4000, 4千, 2,000亿, 半.
_REST = (
    rf"(?:(?<=[万亿兆]) ?零?(?:{ARABIC} ?(?:{PLACE})?[万亿]|[1-9]{PLACE}"
    rf"|(?:[0-9]{{3,4}}|[1-9],[0-9]{{3}})(?:\.[0-9]{{1,2}})?(?![0-9年月:%.]|,[0-9])|半)"
    "|(?<=[0-9]千)[0-9]{3}(?![0-9年月:%.]|,[0-9]))"
)

DIGITS = rf"{ARABIC}(?: ?{_MORE}(?=[十百千万亿兆]))?(?:{SCALE}{_REST}*)?(?: ?{_MORE})?"

_VAGUE = f"(?:(?<![{COUNT_NOUNS}])数(?!百分[之点比])|好?几|(?<!站)上(?=[百千万亿]))"

POINT = f"(?:[点.·][{NUMERALS[:11]}○]+(?![{NUMERALS[:11]}○]*[十分钟]))?"

# 五 before 一样 or 一起 ends there: 亏了三亿一样不怕.
# 升九点八分: of an exchange rate, where a clock's 九点八分 has no word of moving before it
_RATE = (
    f"(?<=[升贬跌涨挫扬弹低高])[{NUMERALS[:11]}十]{{1,3}}点[{NUMERALS[:11]}]{{1,3}}(?=分(?![钟之]))"
)

_SIGN = (
    f"(?:(?!一[样起定般直些切旦边])[{NUMERALS[:-2]}]|{PLACE}|(?:(?<=[{NUMERALS}○])○|○(?=点))|{BIG})"
)

_HANZI = (
    rf"(?:几|(?<![{COUNT_NOUNS}])数)[十百千万]上[百千万亿](?:{BIG})?"
    rf"|{_VAGUE}(?=[十百千万亿])(?:十|{PLACE}){{0,2}}{BIG}{{0,2}}{_MORE}?"
    rf"|{SIDE_BY_SIDE}(?:{_SIGN}{{1,3}}|(?=[倍成天年个]))"
    rf"|{_SIGN}{{1,12}}(?:个半?(?=亿))?{POINT}{_MORE}?{BIG}{{0,2}}(?:(?<=[万亿])半)?"
    rf"|半个?(?={BIG}){BIG}{{1,2}}|{_VAGUE}(?={SPANS})"
)

SCALE_WORD = "(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)"

SPOKEN = (
    rf"(?i:(?!one(?![ -](?:{SCALE_WORD}|and[ -]a[ -]half|years?|months?|weeks?|days?|hours?"
    rf"|minutes?|quarters?|percent|per cent|point|cent|sen|dollar|euro|tonne|ton|barrel|mile"
    rf"|metre|meter"
    rf"|gigawatt|megawatt)))(?!zero(?![ -]percent)){SAID}"
    rf"|[mbtr]{{1,2}}illion(?=-dollars?(?![A-Za-z]))"
    r"|(?:low|mid|high|upper)[ -](?:to[ -](?:mid|high)[ -])?(?:teens|[2-9]0s|(?:twen|thir|for"
    r"|fif|six|seven|eigh"
    r"|nine)ties)"
    rf"|(?:several|a few) {SCALE_WORD}(?: {SCALE_WORD})?"
    r"|(?:(?:tens|dozens|hundreds|thousands) of )?(?:tens|dozens|hundreds|thousands|millions"
    rf"|billions|trillions) of)(?![A-Za-z])(?!-(?:first|second|third|fourth|fifth|sixth|seventh"
    rf"|eighth|ninth)(?![a-z])| o['’]clock)(?!(?:-?(?:/| and | or |, )[a-z]{{3,5}})?{SHAPES})"
)

_DIGITS_LONG = f"[双单个](?=位数(?![目量据]))|(?i:{'|'.join(DIGITS_LONG)})(?=[- ]digits?(?![a-z]))"

# 2小时15分, 1分52秒31, 9秒83, 1米98
_TIME = (
    "(?<![0-9.])(?:[0-9]{1,3}小时[0-9]{1,2}分(?:钟(?![0-9])|[0-9]{1,2}秒|(?![0-9]))"
    "|[0-9]{1,2}分[0-9]{1,2}秒(?:[0-9]{2})?|[0-9]{1,3}秒[0-9]{2}|[0-9]米[0-9]{1,2})(?![0-9秒分个台元万亿%.])"
)

NUMBER = (
    rf"(?:{_TIME}|{_RATE}|{DIGITS}(?: and a half(?![A-Za-z]))?|{_DIGITS_LONG}|{_HANZI}"
    rf"|(?<![A-Za-z0-9_-]){SPOKEN})"
)


def any_of(words: Iterable[str], before: str = "") -> str:
    """A pattern for any of the words, longest first; Latin ones end with the word, in either case
    where they are long.
    """
    ordered = sorted(dict.fromkeys(map(fold, words)), key=len, reverse=True)
    pieces = [(word, whole_word(word, before)) for word in ordered if word]
    # one look for all Latin words: at a sign none of them is tried
    latin = [piece for word, piece in pieces if word[0] in ascii_letters]
    others = [piece for word, piece in pieces if word[0] not in ascii_letters]
    return "|".join([*([f"(?=[{chinese.LATIN}])(?:{'|'.join(latin)})"] if latin else []), *others])


# lines of a picture, a c that is stuck to no digit, a generation of networks
_NOT_BEHIND = {
    "p": "".join(f"(?<!{lines})" for lines in (480, 720, 1080, 1440, 2160, 4320)),
    **dict.fromkeys(("c", "t"), "(?<=[0-9])"),
    "g": "(?:(?<=[0-9]{2})|(?<=[0-9] )|(?<=[.][0-9]))",
}


def whole_word(word: str, before: str) -> str:
    text = _NOT_BEHIND.get(word, "") + re.escape(word)
    if word[0].isascii() and word[0].isalpha():
        text = before + (f"(?i:{text})" if len(word) > 3 else text)
    if word[-1].isascii() and word[-1].isalnum():
        text += WHOLE
    return text + (f"(?!{GUARDS[word]})" if GUARDS.get(word) else "")
