"""Whether two numbers and the word between them are one range.

Judgements made here: numbers joined by 至, 到, *to* or a dash are a range only where they print one
unit, or the first prints none, and where the first is no change and no step to a level.
"""

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import WORDS
from chipledger.numbers.numerals import read_amount
from chipledger.numbers.unit_words import LOCAL, SCALED, UNITS, YUAN
from chipledger.numbers.unit_words import MONEY as MONEYS
from chipledger.scan.fold import fold
from chipledger.scan.grammar import MONEY, PLUS_MINUS

PROPORTIONS = {fold(word) for unit in ("percent", "times") for word in UNITS[unit].split("|")} | {
    fold(word) for word, (unit, _) in SCALED.items() if unit == "percent"
}
CALENDAR_YEAR = re.compile("(?:19|20)[0-9]{2}")
_YUAN = {fold(word) for name in YUAN for word in UNITS[name].split("|") if "元" in word}
_YEAR_IN_SIGNS = re.compile("(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2}")
LOSABLE = {  # units of what is lost in an amount, as a noun behind it tells
    *UNITS["point"].split("|"),
    *(word for unit in (*MONEYS, *LOCAL) for word in UNITS[unit].split("|")),
    *(word for word, (unit, _) in SCALED.items() if unit in (*MONEYS, *LOCAL)),
}
_STEPS = {"cent", "cents", "c", "p", "pence", "point", "points", "pts", "basis points", "bps"}
LASTING = {
    fold(word) for unit in ("day", "week", "month", "year") for word in UNITS[unit].split("|")
} | {fold(word) for word, (unit, _) in SCALED.items() if unit == "month"}
MONEY_BEFORE = re.compile(rf"(?:{MONEY}) ?\Z")
_ENGLISH_MOVES = "|".join(
    word for role in ("rise", "fall") for word in WORDS[role].split("|") if word.isascii()
)
_SOFTLY = r"(?:[了约近逾达]|超过?|将近|接近|不足)? ?\Z"
_MOVED = re.compile(
    "(?:"
    + "|".join(
        fold(word)
        for role in ("rise", "fall")
        for word in WORDS[role].split("|")
        if not word.isascii()
    )
    + rf"|\b(?:{_ENGLISH_MOVES})(?: by)?){_SOFTLY}",
    re.IGNORECASE,
)
_ADDED = re.compile("(?:加|劈|多收|少收|慳|悭)(?:价|租)?[了约近逾]?$")
# 跌2.4%或: a second measure of a move, which leads to its level as the first does
_MOVED_OR = re.compile(
    _MOVED.pattern.removesuffix(_SOFTLY) + r"(?:了|约|近|逾|超过?|达|幅为?)? ?[0-9][0-9.,]*"
    r"(?: ?(?:%|个?百分点|点|[千百]?[万亿]|[美港日欧]?元|厘)){0,2}"
    r" ?[、,，(（]? ?(?:或|即|相当于)?(?:约|近)? ?\Z",
    re.IGNORECASE,
)
# A verb of moving with its object between it and the move: it lifted the shares 2.5p to 81.2p.
_CLAUSE = re.compile(r"[.;:!?][ \n]|[。；！？]|,")
_MOVING = re.compile(
    r"\b(?:lift|knock|push|nudg|driv|drove|boost|rais|hik|cut|increase|increasing|reduc|lower|trimm|slash"
    r"|upgrad|downgrad|drag|send|sent|took|tak|add|shav|wip|mov|jump|fell|fall|rose|ris|gain|drop"
    r"|slip|slid|close|closing|finish|end|settl|trad|climb|dip|eas|edg|firm|advanc|declin|surg|soar|plung"
    r"|tumbl|slump|sank|sink|rall|leap|leapt|up|down|higher|lower|better|worse|stronger|weaker)"
    rf"[a-z]*\b|\b(?:{_ENGLISH_MOVES})\b"
)
# by around $9 to $96 a kilowatt-hour: what hedges a step is no end of a range
_SOFT_STEP = re.compile(
    r"(?: (?:about|around|roughly|approximately|some|nearly|almost|just (?:under|over)|more than"
    r"|less than|well over|over|at least|at most|an estimated|an average(?: of)?|another"
    r"|a further|an additional|only|as much as|as many as))+ $"
)
# What stands before a step, and never before the first end of a range of levels.
_STEP = re.compile(
    r"(?:\b(?:by|or|another|up|down|lower|higher)|(?<!^)(?<![,.:;(])(?<!\bat)(?<!\bto)"
    r"(?<!\bof)(?<!\bin)(?<!\bis)(?<!\bbe)(?<!\bfrom)(?<!\bwas)(?<!\bare)(?<!\bwere)(?<!\bfor)"
    r"(?<!\bbetween)(?<!\bwith)(?<!\babout)(?<!\baround)(?<!\bonly)(?<!\bjust)(?<!\bthe)(?<!\ba)"
    r"(?<!\ban)(?<!\bits)(?<!\bcost)(?<!\bcosts)(?<!\bneed)(?<!\bneeds)(?<!\btakes)(?<!\btake)"
    r"(?<!\blast)(?<!\badds)(?<!\badd)(?<!\band)) $"
)
# Any verb but one of levels: what stands behind it in cents or points is a step.
_SOME_VERB = re.compile(
    r"\b(?!rang|vari|pric|quot|charg|estimat|need|requi|measur|averag|trad)[a-z]{4,}ed $"
)
_FROM = re.compile(r"(?:[从由自]|\bfrom)[约近]? ?[-$€£¥]?\Z")
_MOVED_ON = re.compile(
    "(?:向?[上下])?(?:上?调|调高|调升|提高|上修|下调|调低|调降|下修|修[订正改]|调整|升|增|降|减|改)"
    "(?:至|到|为)"
)
_RANGING = re.compile(
    r"\b(?:rang|pric|vari|vary|anywhere|sell|cost|last|span|stretch)[a-z]*(?: of)? from [-$€£¥]?\Z"
)  # one range, not a way from one level to another


# $20 million to $30 million, up from $15 million to $25 million: two ranges
_RANGE_BEFORE = re.compile(
    r"[0-9][^.;:,]{0,12}(?: to |[-–—])[$€£¥]?[0-9][^.;:]{0,16},? (?:up|down|raised|lowered|cut"
    r"|changed|widened|narrowed) from [-$€£¥]?\Z"
)


def is_range(
    text: str,
    first: tuple[int, int],
    right: re.Match[str],
    link: re.Match[str],
    second: re.Match[str],
    behind: re.Match[str],
) -> bool:
    """Whether two numbers and the word between them are one range."""
    unit, other = (match["unit"] or match["noun"] or "" for match in (right, behind))
    if re.search(PLUS_MINUS, link.group()):  # 280亿元，上下浮动2%: a figure with its margin
        return True
    if unit and fold(unit) != fold(other) and not _one_money(unit, other):
        return False
    named = text[first[0] - 4 : first[0]] == " in " and CALENDAR_YEAR.fullmatch(text, *first)
    if named and not CALENDAR_YEAR.fullmatch(second.group()):
        return False  # from 136 in 2019 to 172
    if (
        CALENDAR_YEAR.fullmatch(text, *first)
        and unit == ""
        and other in PROPORTIONS
        or CALENDAR_YEAR.fullmatch(second.group())
        and not other
        and text[second.end() : second.end() + 1] in "年-/"
    ):
        return False
    if other == "年" and _YEAR_IN_SIGNS.fullmatch(second.group()):  # 兩年至二〇三七年六月
        return False
    word = link.group().strip()
    if word == "、":  # 3、4个月 is a range of speech, 3、5年 two figures
        lasts = not unit and other in LASTING | {"倍", "成"}
        return lasts and _follows(text[slice(*first)], second.group())
    if word == "or":
        if CALENDAR_YEAR.fullmatch(text, *first) and CALENDAR_YEAR.fullmatch(second.group()):
            return False  # in 2026 or 2027
        return _follows(text[slice(*first)], second.group())
    if word not in ("至", "到", "to"):
        return True
    before = text[max(0, first[0] - 40) : first[0]]
    money = MONEY_BEFORE.search(before)
    if _FROM.search(before):
        moved_on = _MOVED_ON.match(text, behind.end())  # 由2%至3%调高至3.2%
        return (
            moved_on is not None
            or _RANGING.search(before) is not None
            or _RANGE_BEFORE.search(text, max(0, first[0] - 60), first[0]) is not None
        )
    before = before[: money.start()] if money else before
    before = _SOFT_STEP.sub(" ", before)
    near = _near(text[slice(*first)], second.group(), 2 if unit else 2.5)
    if before.endswith(" by ") and not near:
        return False  # claims rose by 12,000 to 1.95 million
    if _ADDED.search(before) and not near:
        return False  # 起表加2元至29元
    if _MOVED.search(before):
        if unit or money:
            return unit in PROPORTIONS and near
        return near and (bool(other) or other in PROPORTIONS)
    if _MOVED_OR.search(before) and re.search("[或即(（于]约?近? ?$", before):
        return near
    if unit in _STEPS and _SOME_VERB.search(before):
        return False  # descended 2 cents to 37 cents
    amount = money or {unit, other} & LOSABLE or unit in PROPORTIONS and not near
    return not (
        amount
        and _STEP.search(before)
        and _MOVING.search(_CLAUSE.split(text[max(0, first[0] - 90) : first[0]])[-1])
    )


def _one_money(first: str, second: str) -> bool:
    """Whether two units are one money, said in full at one end only: 3亿元人民币至4亿元."""
    return first == "元" and second in _YUAN or second == "元" and first in _YUAN


def _follows(first: str, second: str) -> bool:
    """Whether two numbers follow each other, as in three or four."""
    try:
        low, high = (read_amount(text.strip()) for text in (first, second))
    except LiteralError:
        return False
    return low.plain and high.value == low.value + 1


def _near(first: str, second: str, times: float) -> bool:
    """Whether a change to the second of two numbers may be a range of changes (增长12%到15%): at
    most so many times the first, and half of it; ours.
    """
    try:
        low, high = (float(read_amount(text.strip()).value) for text in (first, second))
    except LiteralError:
        return True
    return low <= 2 * high <= 2 * times * low
