"""One spelling for a print: widths, dashes, spaces, raised digits, fractions and the like."""

import unicodedata
from functools import lru_cache
from itertools import pairwise

from chipledger import patterns as re
from chipledger.numbers.chinese import HAN

_VULGAR = {"½": (".5", "1/2"), "¼": (".25", "1/4"), "¾": (".75", "3/4")}

_HAN = f"[{HAN}]"

_PINYIN = re.compile(rf"(?<={_HAN})\([a-z\u00df-\u024f\u0251\u0261\u0300-\u036f\s'’]*\)")

_KEPT = "²³"  # compatibility normalisation would turn mm² into mm2 and 10³ into 103

INLINE_TAGS = "b|strong|i|em|u|span|font|mark|small|a|sub|s|del|ins"

TAG = rf"(?i:</?(?:{INLINE_TAGS})(?:[^\S\n][^<>0-9\n]{{0,200}})?>|&(?:nbsp|thinsp|ensp|emsp|#160);)"

BOLD = r"(?<![0-9])\*\*|\*\*(?![0-9])"

_SUP = re.compile(r"(?i)(?<=[0-9])<sup>([0-9]+)</sup>")

# 3-nanometre, ten-year, $2-billion: the hyphen makes an adjective of a figure; behind digits any
# word may follow it that begins with none itself.
HYPHENED = (
    "year|month|week|day|hour|minute|quarter|nanomet|nm|inch|megawatt|gigawatt|kilowatt"
    "|[mgk]W|percent|million|billion|trillion"
    "|thousand|dollar|U\\.?S\\b|bit|core|GPU|chip|acre|unit|square|mile|foot|ton|point|basis|gigabyte"
    "|terabyte|megabyte|kilobyte|petabyte|exabyte|gigabit|megabit|kilobit|terabit|petabit|GB|TB|person|strong|percentage"
)

_ADJECTIVE = re.compile(
    r"(?<=[0-9])-(?=[A-Za-z]{2})(?!(?i:odd|plus|fold|figure|digit|for)(?![A-Za-z]))"
    rf"|(?:(?<=[0-9][mkb])|(?<=[0-9]bn))-(?=(?i:{HYPHENED}))"
    rf"|(?i:(?:(?<=illion)|(?<=thousand)|(?<=square)|(?<=one)"
    rf"|(?<=twenty)|(?<=forty)|(?<=fifty)|(?<=two)|(?<=six)|(?<=ten)|(?<=four)|(?<=five)|(?<=nine)|(?<=three)|(?<=seven)"
    rf"|(?<=eight)))-(?=(?i:{HYPHENED}))|(?<=a half)-(?=(?i:{HYPHENED}))"
    rf"|(?i:(?<=half)|(?<=quarter))-(?=(?i:point|percentage))"
    r"|(?i:(?<=percentage)|(?<=basis))-(?=(?i:point))"
)

_CIRCLE = re.compile("(?<=[百千万萬亿億])○(?=[一二三四五六七八九])")  # 五百○四
_THOUSAND_AND = re.compile("(?<=[0-9])千(?=[0-9]{3}(?![0-9.]))")  # 2千168
_NOUGHT = re.compile("(?<=[万萬亿億])零(?=[一二三四五六七八九][千百十]|[0-9])")
_HAN_POINT = re.compile("(?<=[零〇○一二三四五六七八九十])[.·‧・](?=[零〇○一二三四五六七八九])")
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})

# 四、五百億: two numerals that follow each other, as speech names a range.
SIDE_BY_SIDE = (
    "(?:"
    + "|".join("、".join(pair) for pair in [*pairwise("一二三四五六七八九"), "两三", "兩三"])
    + ")(?=[十百千万萬亿億倍成天年个個])(?!年[级級])"
)

DIGITS_LONG = {"single": 1, "double": 2, "triple": 3}

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


# Short forms of rates, as property and wages have them.
_SHORT_RATES = {"psf": "square foot", "psm": "square metre", "pcm": "month", "p.a.": "year"}
_RATES = re.compile(r"(?<=[0-9nmk]) ?(psf|psm|pcm|p\.a\.)(?![A-Za-z])", re.IGNORECASE)

# Most prints, Chinese and English: there is nothing to respell.
_PLAIN = re.compile(
    "(?:[0-9,%]|(?<=[0-9])[.]|(?![廿卅卌位秒分米零正])[\u4e00-\u9fff])+"
    r"|(?!(?i:(?:m|b|tr)illion|.*(?:digit|plus|give|psf|psm|pcm|p\.a\.)))[A-Za-z0-9$£€]"
    r"(?:[A-Za-z0-9$£€%,]| (?! )|(?<=[A-Za-z0-9])\.)*(?<! )"
)


@lru_cache(maxsize=1_000)  # a print is often read twice, to learn its unit and then as its kind
def normalise(text: str) -> str:
    """The same print in one spelling: widths, dashes, spaces, and without pinyin in brackets.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> normalise("９個(gè)月"), normalise("600\\u00a0mm²"), normalise("12—15 個月")
    ('9個月', '600 mm²', '12-15個月')
    """
    if _PLAIN.fullmatch(text):
        return text
    text = re.sub(rf"{TAG}|{BOLD}", "", _SUP.sub(r"^\1", text))
    text = re.sub(r"(?<=[0-9])[\u2009\u202f\u00a0](?=[0-9]{3}(?![0-9]))", ",", text)
    text = re.sub(
        "(?<=10)[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda raised: "^" + raised.group().translate(_RAISED), text
    )
    text = re.sub(r"\^\{([0-9]+)\}", r"^\1", text)
    text = re.sub("(?:(?<=([0-9]))|)([½¼¾])", _vulgar, text)
    text = "".join(
        letter if letter in _KEPT else unicodedata.normalize("NFKC", letter) for letter in text
    )
    text = unicodedata.normalize("NFC", text)
    text = (
        re.sub("[\u2010-\u2015\u2212\u2500]+", "-", text)
        .replace("\u2044", "/")
        .replace("\u301c", "~")
    )
    text = re.sub(r"\s+|[\u200b-\u200d\u2060\ufeff]+", " ", _PINYIN.sub("", text))
    text = re.sub(r"(?<=[$€£¥])\(([0-9][0-9.,]*)\)", r"-\1", text)  # a loss, as accounts print it
    text = re.sub(r"^\(([$€£¥][0-9][0-9.,]*)\)(?=\s*[A-Za-z]{2})", r"-\1", text)
    text = re.sub("(?<=[A-Za-z0-9])-per-(?=[A-Za-z])", " per ", text)  # gigabits-per-second
    text = _RATES.sub(lambda rate: " per " + _SHORT_RATES[rate[1].lower()], text)  # HK$9,800 psf
    text = re.sub("-(an?|to)-(?=[A-Za-z0-9])", r" \1 ", text)  # $23-a-tonne, 5-to-10
    text = re.sub(r"(?<![0-9A-Za-z.])\.(?=[0-9])", "0.", text)  # .7%
    text = re.sub(r"\(-\) ?(?=[0-9$€£¥])|^\((?=[0-9.,]+\) ?%)", "-", text)  # (-) 4%, (4.2)%
    text = re.sub(r"^(-[0-9.,]+)\)(?= ?%)", r"\1", text)
    text = re.sub(r"^\[([^][,]+), ?([^][,]+)\]$", r"\1至\2", text)  # [44%,52%]
    # 70-billion-parameter, 300-million-euro
    text = re.sub(
        "(?<=illion)-(?=(?:parameter|token|user|person|unit|euro|pound|yen|yuan|won|rupee|franc)$)",
        " ",
        text,
    )
    # a billion-dollar deal without the article: of the class of one
    text = re.sub(r"^((?:m|b|tr)illion)[ -](?=dollar)", r"1 \1级", text, flags=re.IGNORECASE)
    text = text.translate(_TENS)
    text = _CIRCLE.sub("零", text)
    text = _THOUSAND_AND.sub("", text)
    text = _NOUGHT.sub("", text)  # 十萬零四千
    text = _HAN_POINT.sub("点", text)  # 三八六．二一點
    text = re.sub(f"{SIDE_BY_SIDE}", lambda pair: pair.group().replace("、", ""), text)
    text = re.sub(f"(?i:{'|'.join(DIGITS_LONG)})(?=[- ]digits?(?![a-z]))", _digits_long, text)
    text = re.sub("[双雙兩两](?=位[数數])", "2", text)
    text = re.sub("[单單个個](?=位[数數])", "1", text)
    text = _ADJECTIVE.sub(" ", text)
    text = _TIME.sub(_in_one_unit, text)
    text = re.sub("^([0-9])米([0-9]{1,2})$", r"\1.\2米", text)  # 1米98
    text = re.sub(r", ?(?=±|\+/-|plus (?:or|/)|give or|正[负負]|上下浮)", " ", text)  # a margin
    return re.sub(rf"(?<={_HAN})\s+|\s+(?={_HAN})", "", text).strip()


# 2小时15分, 1分52秒31, 9秒83: a length of time told in its parts.
_TIME = re.compile(
    "(?:([0-9]{1,3})小[时時])?(?:([0-9]{1,2})分[钟鐘]?)?(?:([0-9]{1,3})秒([0-9]{2})?)?$"
)


def _in_one_unit(match: re.Match[str]) -> str:
    hours, minutes, seconds, parts = match.groups()
    if sum(part is not None for part in match.groups()) < 2:
        return match.group()
    whole = 60 * int(hours or 0) + int(minutes or 0)
    if seconds is None:
        return f"{whole}分钟"
    return f"{60 * whole + int(seconds)}{'.' + parts if parts else ''}秒"


def _digits_long(match: re.Match[str]) -> str:
    return str(DIGITS_LONG[match.group().lower()])


def _vulgar(match: re.Match[str]) -> str:
    """2½ is 2.5, and ½ alone is 1/2."""
    before, sign = match.groups()
    return _VULGAR[sign][0 if before else 1]
