"""Clues beside a figure of a Chinese sentence that no rule used up: a person is asked.

Judgements made here: a word that touches a figure and is no part of its print tells a sign, an end
of a range, a calendar or a second part of the number. What it tells is proposed, never guessed.
"""

from itertools import pairwise

from chipledger import patterns as re
from chipledger.scan.around import Around
from chipledger.scan.directions import open_move
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.scan.questions import (
    MINUS_APART,
    OTHER_CALENDAR,
    SIGN_IN_BRACKETS,
    TOUCHES,
    YEAR_OF_SCHOOLS,
    YEAR_OR_COUNT,
    ask,
)

# The signs that the words looked for here end or begin with, next to the figure.
_LAST = frozenset(
    " 崩行过過之和成治历曆歷纪紀熙隆绪緒统統丰豐光庆慶的年)）:： 至到~～—–-近约約逾超达達了掉去"
    "滑缩縮"
    "坠墜减減少小低轻薄降短软軟杀殺砍削"
    "蚀蝕亏虧损損折抹退挫跌跳泻瀉贬貶衰萎弱耗期月季周前幅略多率度例为為↓▼⬇↘⇓"
)
_COUNTERS = frozenset("口点點张張家人名个個")
_FIRST = frozenset(" 末底或及有開开出以半几幾财財会會学學赛賽球榨产產雪至到~～—–-↓▼⬇↘⇓")
# The last sign of a verb of falling that no list has: 骤滑3%, 狂殺3%, 磨損3%.
_FALLING = re.compile(
    "(?:(?<![消能电油内])耗|(?<![转扭])[滑缩坠崩软杀砍削蚀亏损折抹掉退挫跌跳泻贬衰萎弱]|下行)(?:了|掉|去)?[近约逾超达]{0,2}$"
)
# 减少60手, of things that no list of units has
_FELL = re.compile(
    "(?<![增加不])(?:减少?|[锐骤剧缩]减|缩短|萎缩|衰退|(?<![至最不多很缺稀减])(?<!(?<![去今前])年)少"
    "|(下[降跌行]))了?[约近逾]{0,2}$"
)
# 年減率3%, 衰退幅度達3%
_RATE_OF_FALL = re.compile(
    "(?:[年月季]减|衰退|下[降跌滑]|减少|降低|缩减|萎缩)的?(?:幅度|比[率例]|率)(?:[高多]?达|为|是|在)?[约近逾]?$"
)
_NO_COUNT = re.compile("^[-+−]|[%％]|百分")
_ARROW = re.compile("[↓▼⬇↘⇓] ?$"), re.compile(" ?[↓▼⬇↘⇓](?! ?[0-9])")
# 较去年同期48%: the verb was left out
_COMPARED_ALONE = re.compile("(?:同期|上[个]?[月季周年]|前一?[年季]|去年|一年前) ?$")
_YEAR_IN_SIGNS = re.compile("(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2}")
_NO_FALL = re.compile("(?:[报取]?销|打|七|八|九|损益|率)$")
_TENTHS = re.compile("[近约逾达]?[0-9一二三四五六七八九]成[0-9一二三四五六七八九半多]?")  # 惨崩6成
# (虧損) 0.5元, （跌）3%
_SIGN_IN_BRACKETS = re.compile("[(（](?:[净]?[亏虧]损?|跌|下?[降跌]|减少?|负|loss|-)[)）][:：]? ?$")
# 约300个或更多: two bounds, of which its print holds one
_BOUND_BEHIND = re.compile(
    "(?:或|及)?(?:以[上下](?!人|文|是|为|简)|更[多高大少低久长](?!的)|有余|开外|出头)"
)
_AT_LEAST = re.compile("至少|起码|最少|超|逾|[多高大]于")
# 曾跌過150點: it fell by more than that, or once by so many
_MOVED_PAST = re.compile("([升涨扬弹跌挫泻插坠滑])过$")
# 基差为 - 600元: a minus with blanks around it
_MINUS_APART = re.compile("[为至到报达是于从由自] ?[-–—−] $")
# 持平至增长2%, 低单位数至12%
_RANGE_BEGUN = re.compile(
    "(?:持平|平|[单双个]位数|位数百分比|零|打平)(?:或|[至到~—-])(?:小幅|微幅|略|最多)?$"
)
_RANGE_GOES_ON = re.compile(
    "[至到~—-](?:持平|[低中高]?[单双个]位数|零[^0-9零一二三四五六七八九点]|以上)"
)
_THOUSANDS = re.compile("[1-9](?![0-9.,％%年月日:：/~-])")  # 2万3大关
# 四成至四成五, of which the last sign was left out
_TO_TENTHS = re.compile("成(?:[至到~～—–-]|或)")
_ODD_TENTHS = frozenset("一二三四五六七八九两兩半123456789")
ODD_PART = "a half or an odd part stands behind it; code the two as one"
# 5厘半, 兩個半鐘, 三個幾鐘
_HALF_BEHIND = re.compile("(?:半(?:(?=[，。、；,;！!？?)）的]|$)|钟|小时)|几(?:钟|小时|月))")
# 去年第四季起0.1%: it rose
_RISES = re.compile(" ?[0-9.]+ ?(?:%|％|[个個]?百分[点點]|[点點仙])")
# years of other calendars
_OTHER_CALENDAR = re.compile(
    "(?:令和|平成|昭和|大正|明治|佛历|回历|伊斯兰历|伊历|波斯历|檀纪|康熙|乾隆|光绪|宣统|咸丰|同治|道光|嘉庆)$"
)
_MOON = re.compile("(?:农历|阴历|旧历|夏历)(?:[今去明]年)?的?$")
_OF_BOOKS = re.compile(" ?(?:财政?年|会计年)")  # 2033至2034财政年度
_QUARTER_END = re.compile("(?:季度?|Q[1-4])$"), re.compile("[末底]")  # 一季度末
_SCHOOL = re.compile(" ?(?:学年|赛季|球季|榨季|产季|雪季)")


def touching(around: Around) -> dict[str, str]:
    """The question that a word or a figure right beside a find leaves open."""
    one, line, end = around.one, around.line, around.end
    if one.literal[-1:] == "成" and around.next in _ODD_TENTHS and _TO_TENTHS.search(one.literal):
        return ask(ODD_PART)
    if around.shared or around.text.ways[around.at]:
        return {}
    few = one.form == "number" and one.literal[-1:] in "万萬" and _THOUSANDS.match(line, end)
    near = around.found[max(0, around.at - 1) : around.at + 2] if around.touches else ()
    if few or any(_touches(first, second) for first, second in pairwise(near)):
        return ask(TOUCHES)
    if one.form == "date" and one.literal[-1:] == "起" and _RISES.match(line, end):
        flag = "起 may be its verb of rising; code the date without it"
        return {"unit": "date", "flag": flag, "likely": ""}
    counted = around.next in _COUNTERS
    if one.form == "number" and not counted and _YEAR_IN_SIGNS.fullmatch(one.literal):
        return ask(YEAR_OR_COUNT)
    # most places are told by the signs right beside
    if around.last not in _LAST and around.next not in _FIRST:
        return {}
    if line[max(0, one.offset - 40) : end + 40].isascii():
        return {}
    left, right = fold(line[max(0, one.offset - 8) : one.offset]), fold(line[end : end + 8])
    if one.form == "number" and (_ARROW[0].search(left) or _ARROW[1].match(right)):
        return {"flag": "move=", "likely": "move=fall"}
    if line[max(0, one.offset - 3) : end + 3].isascii():
        return {}
    if one.form == "date":
        return _of_calendar(one, left, right)
    if one.form != "number":
        return {}
    if _OTHER_CALENDAR.search(left):
        return ask(OTHER_CALENDAR)
    if _SCHOOL.match(right) and one.literal[-1:].isdigit():
        return ask(YEAR_OF_SCHOOLS)
    if _SIGN_IN_BRACKETS.search(left) and not re.match("[-+]", one.literal):
        return ask(SIGN_IN_BRACKETS)
    half = _HALF_BEHIND.match(right)
    if half and (one.literal[-1:] not in "个個" or len(half.group()) > 1):  # 兩個半 may be money
        return ask(ODD_PART)
    if (bound := _BOUND_BEHIND.match(right)) and not (
        _AT_LEAST.search(fold(one.literal)) and bound.group()[-1] in "上多高大久长余外头"
    ):
        return {"flag": "a bound stands behind it; code the figure with one bound", "likely": ""}
    if moved := _MOVED_PAST.search(left):
        likely = "hedge=over" if moved[1] in "升涨扬弹" else "hedge=over;move=fall"
        return {"flag": "过 may mean more than, or once; code it with its bound", "likely": likely}
    if _MINUS_APART.search(left) and one.literal[:1].isdigit():
        return ask(MINUS_APART)
    if left.endswith("分之"):
        return {"flag": "is the end of a share; code the share whole", "likely": ""}
    if _RANGE_BEGUN.search(left) or _RANGE_GOES_ON.match(right):
        return {"flag": "may be an end of a range told in words; code its ends", "likely": ""}
    if open_move(one) and _COMPARED_ALONE.search(left):
        return {"flag": "move=", "likely": ""}
    if open_move(one) and _RATE_OF_FALL.search(left):
        return {"flag": "move=", "likely": "move=fall"}
    if one.literal.endswith("一半") and left[-1:] and left[-1:] in "小少低短轻薄":
        return {"flag": "move=", "likely": "move=fall"}
    fell = _FELL.search(left)
    if fell and not (_NO_COUNT.search(one.literal) or fell[1] and one.literal[-1:] in "天日周月年"):
        return {"flag": "move=", "likely": "move=fall"}
    share = open_move(one) or _TENTHS.fullmatch(fold(one.literal))
    if share and _FALLING.search(left) and not _NO_FALL.search(left):
        return {"flag": "move=", "likely": "move=fall"}
    return {}


def _of_calendar(one: Found, left: str, right: str) -> dict[str, str]:
    """The question for a date of the moon, of another calendar, or of a year of schools."""
    if _MOON.search(left):
        flag = "is a day of the moon; code the day of the calendar, or none"
    elif _OTHER_CALENDAR.search(left):
        flag = OTHER_CALENDAR
    elif _OF_BOOKS.match(right) and re.search("[0-9]年?$", one.literal):
        return {"unit": "date", "flag": "fiscal=", "likely": ""}
    elif _QUARTER_END[0].search(one.literal) and _QUARTER_END[1].match(right):
        flag = "may be the end of the quarter alone; code its last days, or the quarter"
    elif _SCHOOL.match(right) and re.search("[0-9]年?$", one.literal):
        flag = YEAR_OF_SCHOOLS
    else:
        return {}
    return {"unit": "date", "flag": flag, "likely": ""}


def _touches(first: Found, second: Found) -> bool:
    """Whether two numbers stand side by side with no sign between them, as parts of one may."""
    return (
        first.line == second.line
        and first.form == second.form == "number"
        and first.offset + len(first.literal) == second.offset
        and first.literal[-1:] in _SCALES
        and second.offset == second.start
    )


_SCALES = frozenset("0123456789十百千万萬亿億兆")
