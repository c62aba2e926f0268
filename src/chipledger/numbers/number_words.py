"""The words and signs of numbers, Chinese and English, and the patterns that find a number."""

from collections.abc import Iterable

from chipledger import patterns as re

DIGITS = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True)) | {
    "两": 2,
    "兩": 2,
}

PLACES = {"十": 10, "百": 100, "千": 1000}

MULTIPLIERS = {
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "兆": 10**12,
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "cr": 10**7,
    "Cr": 10**7,
    "mil": 10**6,
    "bil": 10**9,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "mln": 10**6,
    "bln": 10**9,
    "trn": 10**12,
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "b": 10**9,
    "B": 10**9,
    "T": 10**12,
}

VAGUE = {
    "数": 1,
    "數": 1,
    "几": 1,
    "幾": 1,
    "好几": 1,
    "好幾": 1,
    "上": 1,
    "several": 1,
    "a few": 1,
    "tens of": 10,
    "dozens of": 10,
    "hundreds of": 100,
    "thousands of": 10**3,
    "tens of thousands of": 10**4,
    "hundreds of thousands of": 10**5,
    "millions of": 10**6,
    "billions of": 10**9,
    "trillions of": 10**12,
}

SPOKEN = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}

HALVED = (  # half a year
    "year|month|week|day|hour|minute|second|decade|century|percent|percentage|point|mile|cent|sen|penny"
    "|bushel|inch|ounce|gallon|tonne|ton|barrel|acre|foot|metre|meter|degree"
)

# one in three, 9 out of 10
_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,3}"

OUT_OF = rf"(?:{_FEW}) (?:in|out of)(?: every)? (?:{_FEW})(?![0-9A-Za-z-]|[,.][0-9])"

# a quarter of a percentage point, three quarters of a point
_POINT = "(?=[ -](?:percentage[ -]|basis[ -])?points?(?![A-Za-z]))"
QUARTERS = f"(?:an?|one|three)[ -]quarters?(?: of a)?{_POINT}"
HALF_POINT = f"half{_POINT}"

# a quarter of a million, three-quarter-billion
QUARTER_OF = (
    "(?:(?:an?|one|three)[ -]quarters?(?: of an?)?|quarter of an?)[ -]"
    "(?=(?:million|billion|trillion)(?![A-Za-z]))"
)

# A word that tells when or what, and makes no rate of the time before it: $16 billion a year ago.
NO_RATE = (
    "(?:(?<!year)(?<!month)(?<!week)(?<!quarter)(?<!day)|(?! (?:ago|earlier|before|later|old"
    "|prior|previously|back|hence|on(?! (?:an?|the|average)(?![A-Za-z]))|apart|end)(?![A-Za-z])"
    "|-(?:ago|earlier|on|over|old|end)(?![A-Za-z])))"
)

SPOKEN_SCALES = ("dozen", "hundred", "thousand", "lakh", "million", "crore", "billion", "trillion")

# Signs behind which 千, 百 and 兆 belong to the unit: 千瓦, 千克, 兆瓦, 兆赫.
UNIT_STEMS = "瓦|瓩|克|米|公尺|赫|伏|焦|帕|字节|字節|比特|位元|安|欧姆"

# What 千兆 and 百兆 say the speed of.
LINES = "宽带|寬頻|光纤|光纖|光网|光網|网|網|以太|乙太|级宽|端口|路由|入户|入戶|接入"


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_EXPONENT = r"[eE][+-]?[0-9]{1,2}(?![0-9A-Za-z])"

WRITTEN = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,4})? ?[×x*·] ?)?(?<![0-9])10(?:\^\{?[0-9]{1,2}\}?(?![0-9])"
    r"|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|<sup>[0-9]{1,2}</sup>)"
    r"|(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})(?![0-9])(?:\.[0-9]+)?"
    rf"|[0-9]+(?:\.[0-9]+)?(?:{_EXPONENT})?"
)

_PLACE = f"十|[百千](?!{UNIT_STEMS}|分[点點])"

_RUN = f"(?:[{''.join(DIGITS)}]|{_PLACE})+"

_HANZI = f"{_RUN}(?:[点點][{''.join(DIGITS)}]+(?![{''.join(DIGITS)}]*[十分]))?"

# A span of time behind which a rate is meant, and no unit: $1.25B/month.
BY_TIME = "(?:year|yr|quarter|month|week|day)s?(?![a-z])"

_LETTERS = (
    r"(?:mln|bln|trn|[mb]il|[Bb][Nn]|[Mm][Nn]|tn|[Cc]r|[kKmMbBT])"
    rf"(?![A-Za-z0-9^²]|/(?![MG]W|{BY_TIME}))"
)

_LONG = _any(word for word in MULTIPLIERS if len(word) > 3)

_CHINESE = f"[万萬亿億]|兆(?!{UNIT_STEMS}|{LINES})"

_VAGUE = f"上(?=[十百千万萬亿億])|{_any(word for word in VAGUE if word != '上')}"

_MORE = "[多余餘几幾]"

_ENGLISH = rf"(?<![A-Za-z])(?:{_any(SPOKEN)})(?![A-Za-z])"

SAID = (
    rf"(?:(?:half an?|half(?=-)|an?)[ -](?=(?:{_any(SPOKEN_SCALES)})(?![A-Za-z]))"
    rf"|half[ -]an?(?=[ -](?:{HALVED})(?![A-Za-z]))|{HALF_POINT}|{QUARTERS}|{QUARTER_OF}"
    r"|a couple of(?![A-Za-z])"
    rf"|{_ENGLISH})"
    rf"(?:[ -]?(?:(?<=[ -])and )?(?:{_ENGLISH}|(?<![A-Za-z])(?:{_any(SPOKEN_SCALES)})"
    rf"(?![A-Za-z])))*"
    rf"(?:[ -]and[ -]a[ -]half(?:[ -](?:{_any(SPOKEN_SCALES)})(?![A-Za-z]))?)?"
)

_HALF = "半(?=[个個]?[万萬亿億兆])"

_START = f"(?i:{_VAGUE}|{SAID})|{_HALF}|{WRITTEN}|{_HANZI}|{_CHINESE}"

_NEXT = (
    rf"\s*(?:-?(?i:{_LONG})(?![A-Za-z])|{_LETTERS}|{_CHINESE}|[个個]半?(?=[亿億])"
    rf"|(?<=[万萬亿億兆])半|{WRITTEN}|{_HANZI}|{_MORE})"
)

VAGUE_PAIR = "[几幾数數][十百千万萬]上[百千万萬亿億]{1,2}"  # 几千上万

NUMBER = f"(?:{VAGUE_PAIR}|{_START})(?:{_NEXT})*(?:(?i: and a half(?![A-Za-z])))?"

PIECE = re.compile(
    r"(?P<share>(?i:half(?: an?)?|(?:an?|one|three)[ -]quarters?(?: of a)?|quarter of a)\Z)"
    rf"|(?P<vague>(?i:{_VAGUE}))|(?P<said>(?i:{SAID}))|(?P<half>半)|(?P<arabic>{WRITTEN})"
    rf"|(?P<hanzi>{_HANZI})|(?P<more>{_MORE})"
    rf"|(?P<multiplier>-?(?i:{_LONG})|{_LETTERS}|{_CHINESE})|(?P<andhalf>(?i: and a half))"
    rf"|[个個]|\s+"
)

_BIG = rf"(?:-?(?i:{_LONG})|{_LETTERS}|{_CHINESE}|[个個]|\s)"

TAIL = re.compile(rf"\s*(?P<places>[{''.join(PLACES)}]*)(?P<big>{_BIG}*)$")

PAIR = re.compile(
    "(?P<before>(?:.*[^0-9零〇○一二三四五六七八九两兩点點])?)"
    "(?P<first>[一二三四五六七八两兩])(?P<second>[二三四五六七八九两兩])"
    "(?P<after>(?:[百千万萬亿億兆].*|十[万萬亿億兆]*)?)"
)
