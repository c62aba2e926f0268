"""The patterns of a scan: what starts a figure, what may stand before and behind it."""

import re
from collections.abc import Iterable

from chipledger.numbers import chinese
from chipledger.numbers.lexicon import (
    CURRENCIES,
    HEDGES,
    LINK_SPEEDS,
    MULTIPLES,
    PARTS,
    PER,
    PER_MANY,
    SCALED,
    UNITS,
    WORDS,
)
from chipledger.numbers.numerals import (
    DIGITS_LONG,
    HALVED,
    OUT_OF,
    QUARTERS,
    SAID,
    SIDE_BY_SIDE,
    UNIT_STEMS,
    WRITTEN,
)
from chipledger.numbers.tokens import ONE_IN, TENTHS
from chipledger.scan.fold import fold
from chipledger.scan.words import (
    COUNT_NOUNS,
    GUARDS,
    IDIOM_PATTERNS,
    MORE_UNITS,
    NAME_TAILS,
    NO_NAMES,
    SPANS,
    SUFFIXES,
    VERSIONED,
)

HAN = f"[{chinese.HAN}]"
NUMERALS = "零〇一二三四五六七八九两十廿卅卌百千"
_ALONE = "(?<![A-Za-z0-9])"
_WHOLE = "(?![A-Za-z0-9])"
_ARABIC = f"(?:{WRITTEN})[½¼¾]?"
_BIG = f"(?:[万亿]|兆(?!{UNIT_STEMS}|宽带|光纤))"
_PLACE = f"[百千](?!{UNIT_STEMS})"
_BIG_WORDS = r"[ -]?(?i:hundred|thousand|lakhs?|millions?|crores?|billions?|trillions?)(?![A-Za-z])"
SCALE = (
    rf"(?: ?(?:个?(?:十|{_PLACE})?{_BIG}{{1,2}}|{_PLACE})|{_BIG_WORDS}(?:{_BIG_WORDS})?"
    r"| ?(?:mln|bln|trn|[Bb][Nn]|[Mm][Nn]|tn|[Cc]r)(?![A-Za-z0-9^²])"
    r"| ?[KMBT](?![A-Za-z0-9^²/-])|[kmb](?![A-Za-z0-9^²/]))"
)
_MORE = (
    "(?:[多余几](?!核|线程|模|数|个人)"
    "|(?<=[十百千万])来(?=[天年岁个名人家次台张块片款只件分公米斤元倍万亿])|-odd(?![A-Za-z]))"
)
# What may follow 3万: 4000, 4千, 2,000亿, 半.
_REST = (
    rf"(?:(?<=[万亿兆]) ?(?:{_ARABIC} ?(?:{_PLACE})?[万亿]|[1-9]{_PLACE}"
    rf"|[0-9]{{3,4}}(?![0-9年月:%.])|半))"
)
_DIGITS = rf"{_ARABIC}(?:{_MORE}(?=[十百千万亿兆]))?(?:{SCALE}{_REST}*)?(?: ?{_MORE})?"
_VAGUE = f"(?:(?<![{COUNT_NOUNS}])数(?!百分[之点比])|好?几|上(?=[百千万亿]))"
_POINT = f"(?:点[{NUMERALS[:11]}]+(?![{NUMERALS[:11]}]*[十分钟]))?"
# 五 before 一样 or 一起 ends there: 亏了三亿一样不怕.
_SIGN = (
    f"(?:(?!一[样起定般直些切旦边])[{NUMERALS[:-2]}]|{_PLACE}|(?:(?<=[{NUMERALS}○])○|○(?=点))"
    f"|{_BIG})"
)
_HANZI = (
    rf"(?:几|(?<![{COUNT_NOUNS}])数)[十百千万]上[百千万亿](?:{_BIG})?"
    rf"|{_VAGUE}(?=[十百千万亿])(?:十|{_PLACE}){{0,2}}{_BIG}{{0,2}}{_MORE}?"
    rf"|{SIDE_BY_SIDE}{_SIGN}{{1,3}}"
    rf"|{_SIGN}{{1,12}}(?:个半?(?=亿))?{_POINT}{_MORE}?{_BIG}{{0,2}}(?:(?<=[万亿])半)?"
    rf"|半个?(?={_BIG}){_BIG}{{1,2}}|{_VAGUE}(?={SPANS})"
)
_SCALE_WORD = "(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)"
_SPOKEN = (
    rf"(?i:(?!one(?![ -](?:{_SCALE_WORD}|and a half|years?|months?|weeks?|days?|hours?"
    rf"|minutes?|quarters?|percent|per cent|point)))(?!zero(?![ -]percent)){SAID}"
    rf"|(?:several|a few) {_SCALE_WORD}(?: {_SCALE_WORD})?"
    r"|(?:(?:tens|dozens|hundreds|thousands) of )?(?:tens|dozens|hundreds|thousands|millions"
    r"|billions|trillions) of)(?![A-Za-z])"
)
_DIGITS_LONG = f"[双单](?=位数)|(?i:{'|'.join(DIGITS_LONG)})(?=[- ]digits?(?![a-z]))"
NUMBER = (
    rf"(?:{_DIGITS}(?: and a half(?![A-Za-z]))?|{_DIGITS_LONG}|{_HANZI}|(?<![A-Za-z0-9-]){_SPOKEN})"
)


def _any(words: Iterable[str], before: str = "") -> str:
    """A pattern for any of the words, longest first; Latin ones end with the word, in either case
    where they are long.
    """
    return "|".join(
        _word(word, before)
        for word in sorted(dict.fromkeys(map(fold, words)), key=len, reverse=True)
        if word
    )


_NOT_BEHIND = {"p": "".join(f"(?<!{lines})" for lines in (480, 720, 1080, 1440, 2160, 4320))}


def _word(word: str, before: str) -> str:
    text = _NOT_BEHIND.get(word, "") + re.escape(word)
    if word[0].isascii() and word[0].isalpha():
        text = before + (f"(?i:{text})" if len(word) > 3 else text)
    if word[-1].isascii() and word[-1].isalnum():
        text += _WHOLE
    return text + (f"(?!{GUARDS[word]})" if GUARDS.get(word) else "")


# --- dates ----------------------------------------------------------------------------------------

_YEAR = (
    f"(?:(?<![0-9])(?<![0-9][.,])(?:19|20)[0-9]{{2}}"
    f"|(?<![{NUMERALS}])[一二][{NUMERALS[:11]}○]{{3}}(?=年))"
)
_MONTHS = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = "(?:[0-9]{1,2}(?:[-—~至到][0-9]{1,2})?|[一二三四五六七八九十]{1,3}) ?[日号](?:晚上?|早上?)?"
_MONTH = (
    f"(?:(?:[0-9]{{1,2}}[-—~至到])?[0-9]{{1,2}}|十[一二]?|[一二三四五六七八九]) ?月(?: ?{_DAY}|份"
    f"|[初底末]|[上中下]旬|(?![球亮产均薪费度活增减]))"
)
_SEASON = "(?:第[一二三四1-4]季(?:度|报)?|[一二三四1-4]季(?:度|报)|前[一二两三1-3]个?季度?|首季度?)"
_FIRST_MONTHS = "前(?:[0-9]{1,2}|十一?|[一二三四五六七八九])个?月"
_PART = (
    f"(?:{_SEASON}|[上下]半年|{_FIRST_MONTHS}|Q[1-4]|H[12]|年?[初底末]|年中"
    f"|中(?![国美东外小高低型科方]))"
)
_WHEN = f"(?: ?(?:{_MONTH}|{_PART}))?"
# A day alone dates something unless words of duration stand beside it: 连续5日, 30日内.
_LONE_DAY = (
    f"(?<![0-9.,{NUMERALS}续近去来期时共每达逾超约第过至到-])(?:[12]?[0-9]|3[01]"
    f"|[二三]?十[一二三四五六七八九]?|二十)日(?![元圆币内间均线游夜之后前以本报志])"
)
_CALENDAR = (
    rf"(?:民国(?:[0-9]{{2,3}}|[{NUMERALS}]{{1,7}})年{_WHEN}|(?:(?:19|20)[0-9]0"
    rf"|(?<![0-9])[1-9]0)年代(?:[初末]期?|中[期叶])?|{_YEAR} ?(?:财年|年度?){_WHEN}|(?:今年"
    rf"|本年度?|明年|去年|后年|(?<![几数多])前年){_WHEN}|{_MONTH}"
    rf"|{_SEASON}|(?<![目之此以日提年月天])(?:前[0-9]{{1,2}}月"
    rf"|(?!前[一两二三]){_FIRST_MONTHS})|[上下]半年"
    rf"|(?<![0-9])2[0-9]年(?:[底末初]|[上下]半年|{_SEASON}|Q[1-4])"
    rf"|(?<![{NUMERALS}0-9万亿多几数半每])年[初底末]|[上下]个?月(?!球|亮|产)|本月|(?:本|上"
    rf"|下)一?个?季度?(?!节|后|候)|{_LONE_DAY}|今天? ?[(（][0-9]{{1,2}}[)）] ?日)"
)
_CLOCK = "(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_ISO = (
    rf"(?:{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9]){_CLOCK}"
    rf"|{_YEAR}-[0-9]{{2}}(?![0-9-])|{_YEAR}[ -]?[QH][1-4]{_WHOLE}"
    r"|(?<![0-9./])[0-9]{1,2}(?:/[0-9]{1,2}/(?:(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9/.亿万%元个]"
    r"| ?[A-Za-z%]{1,3}(?![A-Za-z])))|\.[0-9]{1,2}\.(?:19|20)[0-9]{2})(?![0-9/]))"
)
_HALVES = (
    "(?i:(?:first|second|third|fourth)[ -](?:quarter|half)|first (?:two|three) quarters"
    "|first (?:two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2}) months)"
)
_SPAN = "(?:[-/][0-9]{2}(?![0-9-]))?"  # fiscal 2021-22
_FY = f"(?:FY|(?i:fiscal|financial)(?i: year)?) ?['’]?(?:20)?[0-9]{{2}}{_SPAN}"
ENGLISH_DATE = (
    rf"{_ALONE}(?:{_MONTHS}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9]),?(?: {_YEAR})?"
    rf"|{_MONTHS},? {_YEAR}{_SPAN}|{_ALONE}FY ?{_YEAR}{_SPAN}|(?:Q[1-4]|H[12]) ?(?:of )?{_FY}"
    rf"|(?:Q[1-4]|H[12]|FY)(?:[ -]?(?:of )?20[0-9]{{2}}|['’][0-9]{{2}}"
    rf"| ?2[0-9](?![0-9]))?{_WHOLE}"
    rf"|{_ALONE}(?:[1-4]Q|[12]H)(?: ?(?:20)?[0-9]{{2}})?{_WHOLE}|[0-9]{{2}}Q[1-4]{_WHOLE}"
    rf"|(?i:early|mid|late|end of|end|year-end)[ -](?:{_YEAR}s?{_WHOLE}|{_MONTHS}(?![a-z])"
    rf"(?:,? {_YEAR})?)|(?i:fiscal|financial)(?i: year)?[ -]{_YEAR}{_SPAN}"
    rf"|{_HALVES}(?:(?: of)? {_FY}|(?: of)? {_YEAR})?(?![a-z])|(?:19|20)[0-9]0s{_WHOLE})"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTHS}(?![a-z])(?: {_YEAR})?"
)
_BOUND = f"(?:(?:之|以)?前(?!{HAN}?[所沿])|(?:之|以)?后(?!续)| ?左右|前后|起(?![来步码点]))?"
DATE = (
    rf"(?:{_ISO}|{_YEAR} ?[-—~至到] ?(?:19|20)[0-9]{{2}} ?年"
    rf"|(?<![{NUMERALS}])[一二][{NUMERALS[:11]}○]{{3}}[-—~至到][一二][{NUMERALS[:11]}○]{{3}}年"
    rf"|{_CALENDAR}(?: ?[-—~至到] ?{_CALENDAR})?{_BOUND}{_CLOCK}|{ENGLISH_DATE})"
)

# --- what is no figure ----------------------------------------------------------------------------

# Times of day.
CLOCK = (
    r"(?<![0-9:.])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?: ?[AaPp]\.?[Mm]\b\.?)?| ?[AaPp]\.?[Mm]\b\.?)"
    r"(?![0-9:])"
)
# An address as it is spoken: example.com/2024/story-3.
ADDRESS = r"(?:[A-Za-z0-9-]{1,40}\.){1,4}[a-z]{2,6}(?::[0-9]{2,5})?/[!-~]+"
LINKS = (
    rf"</?[A-Za-z][^<>\n]{{0,300}}>|!\[[^\]\n]{{0,200}}\]\([^)\n]{{0,500}}\)|(?:https?://"
    rf"|www\.)[!-~]+|{ADDRESS}"
)
COUNTERS = (
    r"(?:浏览|点赞|收藏|转发|评论|阅读量?|在看|播放)[ :]?[(（]?[0-9]+[)）]?次?"
    r"|[0-9]+ ?(?:条评论|次浏览|次阅读|个赞)"
    r"|(?:读完|速读|阅读)(?:全文)?(?:仅|只)?(?:需要?|约)\s{0,2}[0-9]+\s{0,2}分钟"
    rf"|(?:时间|日期|发布于?|更新于?) ?: ?{_ISO}|{_ISO} ?发布|©[^\n0-9]{{0,40}}[0-9]{{4}}"
    rf"|[京沪粤浙苏]ICP[备证] ?[0-9]+号?(?:-[0-9]+)?"
)
NUMBERING = (
    rf"(?:^|(?<=^ ))0[0-9](?: (?={HAN})|(?![0-9.,:%/年月日-]))|(?<=[图表]) ?[0-9]{{1,2}}"
    rf"(?=[:、 所中示为)）]|$)|"
    rf"(?:^|(?<=^ ))(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:[、)）]|\.(?![0-9]))"
    rf"|(?<![0-9])[0-9]{{1,2}} 、|(?<![0-9.])0[0-9] (?={HAN})"
    r"|\[[0-9]{1,3}(?:[,-] ?[0-9]{1,3}){0,9}\]|\[\^[^\]\n]{1,40}\]"  # [12], [^note2]
)
# Codes of listed shares behind their names, and telephone numbers.
_MARKETS = "(?:TWO?|HK|SH|SZ|SS|BJ|US|KS|T)"
CODES = (
    rf"(?:(?<=[{HAN[1:-1]}A-Za-z)])|(?<=[{HAN[1:-1]}A-Za-z] ))[(（](?:(?:股票|证券"
    rf"|公司)?代[码号][: ]*)?(?!(?:19|20)[0-9]{{2}}[)）])0?[0-9]{{4,6}}(?:[-.]{_MARKETS})?"
    rf"(?:[,、] ?[0-9A-Z.-]{{4,10}})?[)）]"
    rf"|(?<![0-9.])[0-9]{{4,6}}\.{_MARKETS}{_WHOLE}|(?:股票|证券|公司"
    rf"|股份)代[码号][: ]*[0-9]{{4,6}}"
    r"|(?<![0-9.,])(?:\+[0-9]{1,3}[ -]?)?(?:\(0?[0-9]{2,4}\)[ -]?|0[0-9]{1,3}[- ]"
    r"|[48]00-)[0-9]{3,4}[- ]?[0-9]{4}(?![0-9])"
    r"|\+[0-9]{1,3}(?:[ -]\(?[0-9]{1,4}\)?){2,5}(?![0-9,.%])"
    r"|(?<![0-9.,-])(?:\+?[0-9]{1,3}[- ])?[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?![0-9])|(?<![0-9.,])"
    r"(?:\+86[ -]?)?1[3-9][0-9]{9}(?![0-9])"
    # an address of a machine, a version of three parts
    rf"|(?<![0-9.])(?!{_ISO})[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,3}}(?![0-9.]*[0-9])"
    r"|(?<![A-Za-z])ISBN(?:-1[03])?:? ?[0-9][0-9-]{8,16}[0-9X]"
)
IDS = (
    rf"{_ALONE}(?:[0-9]{{12,}}(?![0-9,.万亿A-Za-z])|(?=[0-9a-f]{{0,40}}[a-f])"
    rf"(?=[a-f]{{0,40}}[0-9])[0-9a-f]{{16,}}{_WHOLE})"
)
_SUFFIX = rf"(?: (?:{SUFFIXES})(?![A-Za-z]))?"
_CODES_OF_MONEY = "|".join(
    word
    for words in CURRENCIES.values()
    for word in words.split("|")
    if re.fullmatch("[A-Z]{2,3}|Rs", word)
)
LATIN = (
    rf"{_ALONE}(?!(?:{_CODES_OF_MONEY}|US|HK|NT)\.?[0-9])[A-Za-z]"
    rf"(?=[A-Za-z.-]{{0,40}}[0-9])[A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*{_SUFFIX}"
)
UNIT = _any(
    [word for words in UNITS.values() for word in words.split("|")]
    + list(SCALED)
    + MORE_UNITS.split("|")
)
NAMED = (
    rf"(?<=[A-Z]&)[A-Z] [0-9]{{2,4}}{_WHOLE}|"  # S&P 500
    rf"{_ALONE}(?!(?:{NO_NAMES}|{_CODES_OF_MONEY}) )"
    rf"(?=[A-Za-z]{{0,40}}[A-Z])[A-Za-z]{{2,40}} [0-9]{{1,3}}(?:\.[0-9]{{1,2}})?"
    rf"(?![0-9])[a-z]?{_WHOLE}"
    # a table's row goes on in numbers: Samsung 72.2 20.3%
    rf"(?![-/][0-9])(?! ?[|]? ?[-+]?[$€£¥]?[0-9]+(?:[.,][0-9]+)*(?: ?%| ?[|]| [0-9$-]|\n|$))"
    rf"(?! ?(?:{UNIT}|{_BIG}|[年月日号%])|[,.][0-9]| (?i:hundred|thousand|million|billion"
    rf"|trillion)){_SUFFIX}"
)
VERSION = (
    rf"(?:{VERSIONED}) ?[0-9]+(?:\.[0-9]+)?[A-Za-z]?(?!点|[0-9,.%])|(?:财富|世界|全球) ?[0-9]+强"
)
TAILED = rf"[0-9]+(?={NAME_TAILS})"
IDIOM = "|".join(IDIOM_PATTERNS)

# --- what is one ----------------------------------------------------------------------------------

_SMALL = f"(?:[0-9]{{1,4}}|[{NUMERALS}万亿]{{1,5}})"
PART = (
    rf"{ONE_IN}|百分之(?:{_DIGITS}|[{NUMERALS}]{{1,5}}{_POINT})|{TENTHS}(?![人本])"
    rf"|(?!百分之){_SMALL}分之{_SMALL}|(?!(?i:{QUARTERS}))"
    rf"(?:{_any((word for word in PARTS if word != 'half'), _ALONE)})"
    rf"|{_ALONE}(?i:half){_WHOLE}(?![ -](?:an? )?(?:{_SCALE_WORD}|{HALVED})(?![A-Za-z]))"
    rf"|过半(?!导)|{_ALONE}(?i:{OUT_OF})(?= (?:of |the )?[a-z]{{2,}})(?! (?:years?|months?"
    rf"|weeks?|days?|the))"
    rf"|(?<![0-9./])[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9/])"
)
MULTIPLE = rf"(?!(?i:double|triple)[- ]digit)(?:{_any([*MULTIPLES, '翻一倍', '翻了一倍'], _ALONE)})"
# 30/45/62亿元: figures that share a unit, for a person to part.
LIST = rf"(?<![0-9./]){_ARABIC}(?:/{_ARABIC}){{2,}}(?![0-9/])(?:{SCALE})?(?:{UNIT})?"
HALF = "半(?=码|年|个月|天|个小时|小时|个季度|个世纪)"
SPLIT = f"{_SMALL}拆{_SMALL}|[0-9]{{1,4}}[- ]for[- ][0-9]{{1,4}}"
ORDINAL = (
    r"第 ?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})(?:代|次|个|批|家|款|名|位|大|轮|届|类|人"
    r"|天|年|座|颗|块|张|片|台|步|段|期)?|前(?:[二两三四五六七八九十]名"
    r"|[三五十](?![年天个季几多倍一月]))"
)
_MONEY = "|".join(
    re.escape(word)
    for word in sorted(
        (
            fold(word)
            for words in [*CURRENCIES.values(), "¥"]
            for word in words.split("|")
            if not re.search("[a-z]", word) or word in ("Rs", "Rs.")
        ),
        key=len,
        reverse=True,
    )
)
# A blank before a minus and none behind it joins nothing: 182% -7.24亿元 are two figures.
RANGE = re.compile(
    rf"(?:(?<! )- ?| - | ?[—~] ?| ?至(?![少多今于此关]) ?| ?到 ?| to | or )"
    rf"(?=[-+]?(?:{_MONEY})? ?(?:{_ARABIC}|[{NUMERALS}])|(?<=to ){_SPOKEN}|(?<=or ){_SPOKEN})"
)
AND = re.compile(rf" and (?=[-+]?(?:{_MONEY})? ?[0-9]|{_SPOKEN})")
SIGN = re.compile(rf"[-+]?(?:{_MONEY})? ?")


# --- beside it ------------------------------------------------------------------------------------

_SUFFIX_ONLY = (
    *("或更高", "或以上", "或更多", "或更大", "或更低", "或以下", "或更少"),
    *(
        f"{word} {degree}"
        for word in ("or", "and")
        for degree in "more higher greater above over up fewer less lower below".split()
    ),
    "以上",
    "及以上",
    "左右",
    "上下",
    "以下",
    "以内",
    "之内",
    "内",
    "or more",
)
_BEFORE = [
    word
    for hedge in HEDGES.values()
    for word in hedge.words.split("|")
    if word and fold(word) not in _SUFFIX_ONLY
]
_NOT_AFTER = {
    "近": "最附临靠",
    "约": "条合签节制",
    "达": "伟偉辉輝抵广廣",
    "超": "赶反",
    "多": "不很更许",
    "少": "至多减",
    "高": "最提",
    "低": "最降",
}
_MOVES = [
    *(
        word
        for role in ("rise", "fall", "more-than", "less-than", "reach")
        for word in WORDS[role].split("|")
    ),
    "多",
    "大幅",
]
_STRESS = "高达|高達|多达|達到|达到|达|已达|仅|只有"
_LONGEST = 24


def _before(words: Iterable[str]) -> re.Pattern[str]:
    pieces = [
        f"(?<![{_NOT_AFTER[word]}])" + word
        if word in _NOT_AFTER
        else "(?<=[已均早都])过"  # and not 过去, 过3年, 走过100家
        if word == "过"
        else _word(word, _ALONE).removesuffix(_WHOLE)
        for word in sorted(dict.fromkeys(map(fold, words)), key=len, reverse=True)
    ]
    return re.compile(
        rf"(?:(?:(?:{'|'.join(pieces)})(?:[了有为]| by| of)?|{_MONEY}) ?)*(?:[~±] ?|\+/- ?"
        rf"|(?:(?<![0-9A-Za-z)%—-])|(?<=[BDYKP]))[-+](?:(?:{_MONEY}) ?)?|(?<=[$€£¥])\()?\Z"
    )


_ENDS = (
    frozenset(
        end
        for word in [*_BEFORE, *_STRESS.split("|"), *_MOVES]
        for end in (fold(word)[-1], word[-1].upper())
    )
    | set("了有为 -+~±(yf")
    | {money[-1] for money in _MONEY.replace("\\", "").split("|")}
)
LEFT = _before([*_BEFORE, *_STRESS.split("|")])
LEFT_MOVING = _before([*_BEFORE, *_STRESS.split("|"), *_MOVES])
_NOUN = (
    "(?:GPU|芯片|晶片|显卡|卡|晶圆(?!厂)|机柜|机架|员工|用户|tokens?|parameters?|chips?|cards?"
    "|wafers?|racks?)(?![A-Za-z0-9])"
)
_LATIN_PER = "|".join(
    f"(?i:{re.escape(word)})s?(?![A-Za-z])"
    for word in sorted([*PER, *PER_MANY], key=len, reverse=True)
    if word.isascii()
)
_PER = (
    rf"(?:(?: ?/ ?(?:{_LATIN_PER}"
    rf"|{_any(word for word in [*PER, *PER_MANY] if not word.isascii())})"
    rf"| per (?:{_LATIN_PER})"
    rf"| an? (?:{_LATIN_PER})(?! (?:ago|earlier|before|later|old)(?![A-Za-z]))){{1,2}}"
    rf"| each(?![A-Za-z]))"
)
_SOFT = (
    rf"(?: ?(?:及?以上|或(?:更[高多大低少]|以[上下])|左右|上下(?!文)|以[下内]|之内"
    rf"|内(?!{GUARDS['内']})|后(?!{GUARDS['后']})|(?:or|and) (?:more|higher|greater|above|over|up"
    rf"|fewer|less|lower|below)(?![A-Za-z])|[+](?![0-9])|多(?=[,，。;；、]|$))){{0,2}}"
)
SOFT = re.compile(_SOFT)
RIGHT = re.compile(
    rf"(?:(?: |-(?=[A-Za-z]{{2}}))?(?P<unit>{UNIT}))?(?P<noun>"
    rf"(?<=[个块张片颗枚台座件名套0-9{NUMERALS}万亿多余]) ?{_NOUN}|(?<= million| billion"
    rf"|thousand) {_NOUN})?(?:{_PER})?(?P<soft>{_SOFT})"
)
LINK = re.compile(rf"(?:{_any(LINK_SPEEDS)})(?=[^A-Za-z0-9]|$)")
# What tells the direction of a percentage from behind it.
TURN = re.compile(
    r" (?:lower|higher|below|above|faster|slower|less|more|cheaper|fewer|decline|drop|fall"
    r"|decrease|reduction|increase|rise|jump|gain|growth)(?![A-Za-z])"
    "|的?(?:下降|下滑|跌幅|降幅|增长|增幅|涨幅)(?=[,，。、;；\n]|$)"
)
LETTERS = re.compile(rf"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*{_SUFFIX}")


def left_of(text: str, start: int, floor: int, moving: bool) -> int:
    """Where the soft words before a figure begin, no further back than `floor`."""
    if text[start - 1 : start] not in _ENDS:
        return start
    match = (LEFT_MOVING if moving else LEFT).search(text, max(floor, start - _LONGEST), start)
    return match.start() if match else start


# A loss told in an amount: 下跌0.35元, fell 4p; the verb is part of the print.
FALL = re.compile(
    "(?:(?:下|大|暴|急|重)?跌|下滑|下降|降低|减少|缩短|缩减|削减|回落)了?[约近超逾]?"
    "|(?<![A-Za-z])(?:fell|falls|dropped|declined|slipped|sank|slid|decreased|down|lower)(?: by)? "
)
_UNSTRESSED = re.compile(
    "|".join(sorted({*map(fold, _MOVES), *_STRESS.split("|")} - {*_BEFORE}, key=len, reverse=True))
    + "|[了有为 ]"
)


def softened(words: str) -> bool:
    """Whether what stands before a figure hedges it; stress (仅, 高达) and a move (增长) do not."""
    return bool(words) and _UNSTRESSED.sub("", words) != ""
