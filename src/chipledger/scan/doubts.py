"""Figures that a Chinese sentence leaves open, and dates that lean on another date of it.

Judgements made here: what may be two things is asked about, never guessed. 上月 and 上季 are
counted from the month or quarter that their sentence names where they are what it is compared with
(6月…比上月下跌), else from the day of print.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from chipledger import patterns as re
from chipledger.scan.around import Around
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.scan.open_dates import month_of
from chipledger.scan.questions import (
    BLANK_IN_IT,
    BOUND_BEFORE_VERB,
    MONTHS_LONG,
    NO_RATE,
    NO_UNIT,
    TOUCHES,
    YEAR_OR_COUNT,
    ask,
)

Question = dict[str, Any]

_DAY_AND_MONTH = re.compile("(?P<day>[0-9]{1,3})/(?P<month>[0-9]{1,4})")
_WEEKDAY = re.compile("(?:周|星期|礼拜)[一二三四五六日天] ?[(（]$")
_PARTS = (*range(2, 11), 12, 16, 20, 32, 64, 100, 1000)
_TO_A_DAY = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日"), re.compile("[至到]$")
_OTHER_DAY = re.compile(
    " ?[-—~至到] ?[0-9]{1,2}/[0-9]{1,2}(?![0-9])|日|以来|[之以]?[前后]"
    "|[起止当收开公宣举发召上登]|[(（][周一二三四五六日]"
)
_DAY_BEFORE = re.compile(
    "[0-9]{1,2}/[0-9]{1,2} ?[-—~至到] ?$"
    "|(?:[于在自从至到]|截至?|[今去明前后本]年|年|[今昨前明][天日] ?[(（]) ?$"
)
_BOUND_AND_RANGE = re.compile(
    "[^0-9逾超多高突至不接逼近将]{0,5}(?:逾|超过?|多于|高于|突破|至少|不低于|[接逼]?近|将近|不到|不足)[^至到~—-]*[0-9十百千万亿]%?(?:至|到|~|—|-)[0-9一二三四五六七八九十两]"
)
_MOVED_TIMES = re.compile("[升增涨扬跌降减高低多少].*倍$")
_ABOVE = re.compile("(?:高出|多出|超出|溢价)[近约逾]?$")
_SECOND = re.compile("[和及、与跟]")
_PIECE_OF_MONEY = re.compile(
    "[一每1]?(?:[张个斤份人只条件次位瓶杯碗盒包袋根双本支套顿晚天平]|小时|公斤|平米)"
)
# 用8000块换了, 省下四百来块; and no 30万块 of chips
_PAID_IN_PIECES = re.compile("换|钱|搞定|拿下|入手|包邮|封顶")
_PIECES_END = re.compile("[，。、；,;！!？?）)]|$|就|起|不到|左右|以[上下内]")
_SPENT = re.compile("[用花省赚付卖价费租薪奖罚收贴亏赔入]|工资|便宜|只要|仅需|到手")
_TENTH_OF_MONEY = re.compile(
    "[1-9一二三四五六七八九半](?:一[斤度个张台公份瓶杯]|[钱左多])"
)  # 两块五一斤
_BLANK_GROUP = re.compile(" [0-9]{3}(?![0-9])")
_GROUP_BEFORE = re.compile("(?<![0-9.,A-Za-z])[1-9][0-9]{0,2} $")
_BEFORE_CHRIST = re.compile("(?:公元前?|西元前?) ?$")
_LETTER_BEHIND = re.compile("[0-9] ?[MBT]$")
_FEN = re.compile("(?<![角毛块元毫])[0-9一二三四五六七八九十]分$")
_POINT_BEHIND = re.compile("[点.][0-9零一二三四五六七八九]")
# 每百万token收费2元
_EACH_MILLION = re.compile(
    "每[十百千万亿]+个?(?:tokens?|Tokens?|词元|字符?|次|条|人次|股)[^，。,;；0-9]{0,5}$"
)
_MINUTES = re.compile("(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})分")
_LATE = re.compile(
    "(?:误点|晚点|延误|迟到|误时|耗时|历时|需时|车程|提早)[了约近逾达至]*$"
)  # 晚点35分
_PAID = re.compile("[股派][息利]|每(?:股|[单單]位)")  # a dividend of 4.0 cents
_OF_PRICE = re.compile("[价费利溢薄涨降跌贵电油]|成本|便宜")
_FEW_PERCENT = re.compile("[单双两个]位数$")
_FALLS_BEHIND = re.compile(
    "(?:百分比|百分点|%)?的?(?:[同环]比|年度?|季度?|大幅|小幅|明显|显著)?的?"
    "(?:下[滑降跌挫行]|[跌降减缩]|萎缩|衰退|负[增成]长|回[落调]|缩[减水])"
)
# 三四% may be 34% or three to four.
_SIDE_BY_SIDE = re.compile("(?<![零〇○一二三四五六七八九十百千点.·])[一二三四五六七八九]{2} ?%$")
_CENTURY = re.compile("([0-9]{1,2}) ?世纪$")
_CUT_POINT = re.compile(r"\. [0-9]"), re.compile(r"[0-9]\. $")
_YEARS_AND = re.compile(
    "(?<![0-9一二三四五六七八九十])[0-9一二两三四五六七八九十]年$"
)  # 徒刑1年10月
_SHORT_YEAR = re.compile("2[0-9]")  # 26及27年
_SHORT_YEAR_NEXT = re.compile("[、及和与](?:2[0-9][、及和与])?2[0-9]年(?![间内前以])")
_SO_MANY_MONTHS = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_MOVED_AT_LEAST = re.compile("[^0-9]{0,4}([升增涨长加高降减少跌滑落低缩])至少(?!于)")  # 下降至少3亿
_FEW_MONTHS = re.compile("[一两二三]个?月")
_FIRST_OR_LAST = re.compile("(?<![之以提日月年天此目先])前$")  # 前两个月
_LASTING = re.compile("(?:连续?|过去|近|历时|长达|为期|逾|超过?)$")  # 连续三月成长


# 至少可发电90亿度: the bound stands before the verb
_BOUND_BEFORE_VERB = re.compile(
    "(?:(?P<least>至少|起码|最少|不少于)|最多(?!曾?[升跌挫涨泻弹])|至多|顶多)[^\\W\\da-zA-Z零一二三四五六七八九十百千万亿两的为是]{1,7}$"
    # 五年最高亏三亿
    "|(?:最高|(?P<lowest>最低))(?:可|能|将|会|或|要|也|就|仅|只|需|可以)*"
    "(?:[亏赚罚赔奖省补降涨减跌贷借投获领拿返免出付花升增]|处罚|支付|享受?|补贴|收取)[了到获款贴励]?$"
)
_HOURS_BEHIND = re.compile("[·・]?(?:小时|时)")  # 500万GPU小时
# 20日新高, 停牌3日, 5日假期: so many days, where 20日跌3% is of a day
_DAY = "(?:[12]?[0-9]|3[01]|[一二三四五六七八九十]{1,3})"
_LONE_DAY = re.compile(f"{_DAY}日")
_SO_LONG = (
    re.compile(
        "(?:短短|不足|停[牌工产电业]|休市|休息|前后|放假|春节|国庆|[长连]假|相隔|间隔|时隔)$"
    ),
    re.compile(
        "新[高低]|[高低]位|累[计跌升涨]|[涨跌升]幅|回报|隔离|年化|波幅|RSI|强弱|移动|平均|行程"
        "|期(?!间|货|指)|[0-9一二三四五六七]夜|假|连[跌升涨]|[前后](?!续|市|台)|滚动|加权"
    ),
)
_LISTS = tuple("、及和与與")
_TWO_DAYS = (
    re.compile(f"{_DAY}(?:[、及和与]| ?[-—~] ?){_DAY}日"),
    re.compile(_DAY),
    re.compile(f"[、及和与]{_DAY}日(?!内|间)"),
)  # 25及26日
_LASTS = (
    re.compile(
        "[0-9一二三四五六七八九十]{1,2}[-—~至到][0-9一二三四五六七八九十]{1,3}月(?![份初底末中])"
    ),
    re.compile(
        "(?:左右)?的?[^,，。；;、0-9]{0,4}(?:锁定|禁售|限售|质保|保修|周期|[期账]期|工期|合同|存款|封闭)"
    ),
)
_LEAD = re.compile("[\u4e00-\u9fff]{1,4}?(?=[0-9零一二三四五六七八九十百千万亿两])")  # 至少减少3亿
_OWN_BOUND = re.compile("超|逾|[高多大]于|至少|最[多少]|至多|不[到足超少低]|近|[低少小]于")


# 三個八: spoken money of Hong Kong
_DOLLARS = re.compile("[一二三四五六七八九十两]{1,3}个")
_TENTH_BEHIND = re.compile(r"[一二三四五六七八九半](?:[^\w]|$|[钱左])")


# What the questions about numbers cannot do without.
_BLANKS = frozenset(" .")
_OPEN_BEHIND = frozenset(" .小·・时時头頭")
_OPEN_IN = re.compile("[/月日倍个块分数MBT至到~—-]|[一二三四五六七八九] ?%")
_OPEN_BEFORE = re.compile("[少多码碼高低]|每[十百千万萬亿億]")
_NO_BLANKS = re.compile("[\u3001-\u9fff，：（）%,:()A-Za-z0-9$-]{2}")


def doubt(around: Around) -> Question:
    """The question that a number leaves open, empty where it leaves none."""
    if around.shared:
        return {}
    one, line, end = around.one, around.line, around.end
    spelt = fold(one.literal)
    if (
        one.form == "number"
        and _NO_BLANKS.fullmatch(around.last + around.next)
        and around.next not in _OPEN_BEHIND
        and around.next not in _LISTS
        and not _OPEN_IN.search(spelt)
        and spelt[-1:] != "年"
        and not _OPEN_BEFORE.search(around.before, len(around.before) - 12)
    ):
        return {}
    before = around.found[around.at - 1] if around.at else None
    if line[max(0, one.offset - 12) : end + 12].isascii():  # no Chinese sentence
        return {}
    left, right = fold(line[max(0, one.offset - 12) : one.offset]), fold(line[end : end + 12])
    if one.form == "date" and "年代" in spelt and (age := _CENTURY.search(left)) and age[1] != "20":
        return {"unit": "date", "flag": "is of the century before it; code the years", "likely": ""}
    if (
        one.form == "date"
        and _SO_MANY_MONTHS.fullmatch(spelt)
        and (_LASTING.search(left) or _YEARS_AND.search(left))
    ):
        return ask(MONTHS_LONG)
    if right[:1] in _LISTS and _SHORT_YEAR.fullmatch(spelt) and _SHORT_YEAR_NEXT.match(right):
        return ask(YEAR_OR_COUNT)
    if (
        spelt[-1:] == "日"
        and _LONE_DAY.fullmatch(spelt)
        and (one.form == "date" or right[:1] in ("前", "后"))
        and (_SO_LONG[0].search(left) or _SO_LONG[1].match(right))
    ):
        return {"unit": "date", "flag": "may be a length of time; print 天 behind it", "likely": ""}
    if (right[:1] in _LISTS and _TWO_DAYS[2].match(right) and _TWO_DAYS[1].fullmatch(spelt)) or (
        spelt[-1:] == "日" and _TWO_DAYS[0].fullmatch(spelt)
    ):
        return {"flag": "may be days of the month; code each as a date, or none", "likely": ""}
    if one.form == "date" and _LASTS[0].fullmatch(spelt) and _LASTS[1].match(right):
        return ask(MONTHS_LONG)
    if spelt.endswith("年") and _BEFORE_CHRIST.search(left):
        return {"flag": "is a year before the calendar of a date; code none", "likely": ""}
    if one.form != "number" or not (
        left[-1:] in _BLANKS
        or right[:1] in _OPEN_BEHIND
        or _OPEN_IN.search(spelt)
        or _OPEN_BEFORE.search(left)
    ):
        return {}
    if moved := _MOVED_AT_LEAST.match(left[-3:] * (spelt[:2] == "至少") + spelt):
        likely = "hedge=atleast" + ";move=fall" * (moved[1] in "降减少跌滑落低缩")
        return {"flag": "至少 stands behind a move; code it with its bound", "likely": likely}
    if _FEW_MONTHS.fullmatch(spelt) and _FIRST_OR_LAST.search(left):
        return {
            "flag": "may be the first months of a year; code it as a date, or none",
            "likely": "",
        }
    if pair := _DAY_AND_MONTH.fullmatch(spelt):
        first, second = int(pair["day"]), int(pair["month"])
        dated = _OTHER_DAY.match(right) or _DAY_BEFORE.search(left) or _WEEKDAY.search(left)
        if first > 0 < second and (dated or first >= second or second not in _PARTS):
            return {"flag": "may be a day and a month; code it as a date, or none", "likely": ""}
    if _TO_A_DAY[0].fullmatch(spelt) and _TO_A_DAY[1].search(left):
        return {"flag": "may be a day of the month; code it as a date, or none", "likely": ""}
    lead = _LEAD.match(spelt)
    verb = lead.group() if lead and left.endswith(("至少", "最少", "起码")) else ""
    apart = None if _OWN_BOUND.search(spelt) else _BOUND_BEFORE_VERB.search(left + verb)
    if apart and re.search("[0-9一二三四五六七八九十两百千万亿]", spelt):
        return {
            "flag": BOUND_BEFORE_VERB,
            "likely": "hedge=atleast" if apart["least"] or apart["lowest"] else "hedge=upto",
        }
    if _BOUND_AND_RANGE.match(spelt):
        return {"flag": "has a bound before a range; code its ends without the bound", "likely": ""}
    if re.match("[0-9.]+倍", spelt) and _ABOVE.search(left):
        return {"flag": "sense=", "likely": "sense=plus"}
    if spelt.endswith("倍") and before and before.line == one.line and spelt[:1].isdigit():
        gap = fold(line[before.offset + len(before.literal) : one.offset])
        if _SECOND.fullmatch(gap) and _MOVED_TIMES.search(fold(before.literal)):
            return {"flag": "sense=", "likely": "sense=plus"}
    if _in_chinese(left, right) and (
        _CUT_POINT[0].match(right) and spelt.isdigit() or _CUT_POINT[1].search(left)
    ):
        return ask(BLANK_IN_IT)
    if _DOLLARS.fullmatch(spelt) and _TENTH_BEHIND.match(right):
        return {"flag": "may be dollars and tenths of one; print its money", "likely": ""}
    if re.search("GPU|[卡台人]$", spelt) and _HOURS_BEHIND.match(right):
        flag = NO_UNIT
        return {"flag": flag, "likely": ""}
    if spelt.endswith("字") and right[:1] == "头":  # 3字头, 30 to 39
        return {"flag": "tells the first digit alone; code the range", "likely": ""}
    if spelt.endswith("块") and _TENTH_OF_MONEY.match(right):
        return ask(TOUCHES)
    if spelt.endswith("块") and (
        _PIECE_OF_MONEY.match(right)
        or _PAID_IN_PIECES.match(right)
        or (_PIECES_END.match(right) and _SPENT.search(left[-6:]))
    ):
        return {"flag": "unit=", "likely": "unit=CNY"}
    if "\t" not in line:  # which parts columns
        if spelt.isdigit() and len(spelt) < 4 and _BLANK_GROUP.match(right) and left[-1:] > "一":
            return ask(BLANK_IN_IT)
        if re.match("[0-9]{3}(?![0-9,])", spelt) and _GROUP_BEFORE.search(left) and left[-5:] > " ":
            return ask(BLANK_IN_IT)
    if (
        _LETTER_BEHIND.search(spelt)
        and not re.match("[$€£¥A-Z]", spelt)
        and _in_chinese(left, right)
    ):
        return {"flag": "unit=", "likely": ""}
    if _MINUTES.fullmatch(spelt) and _LATE.search(left):
        return {"flag": "may be minutes; print 分钟", "likely": ""}
    if "分之" in spelt and _POINT_BEHIND.match(right):  # 千分之三点五
        return ask(BLANK_IN_IT)
    if spelt.endswith("元") and _EACH_MILLION.search(left):
        return ask(NO_RATE)
    if (
        "时" not in spelt
        and _FEN.search(spelt)
        and (_OF_PRICE.search(left[-6:]) or right[:1] == "钱")
    ):
        return {"flag": "unit=", "likely": "unit=CNY;scale=0.01"}
    if spelt.endswith("分") and _PAID.search(line, max(0, one.offset - 40), end + 10):
        return {"flag": "unit=", "likely": ""}
    if re.search("[下降跌减缩].{0,2}[单双两个]位数$", spelt):
        return {"flag": "unit=", "likely": "unit=percent"}
    if _FEW_PERCENT.search(spelt) and (
        re.search("[跌降减缩滑退落](?!.*[至到为]$)", re.split("[,，、。；;]", left)[-1])
        or _FALLS_BEHIND.match(right)
        and not re.search("[升增涨]", left)
    ):
        return {"flag": "unit=", "likely": "unit=percent;move=fall"}
    if _SIDE_BY_SIDE.search(spelt):
        return {
            "flag": "may be digits or a range of speech; code a print with digits",
            "likely": "",
        }
    return {}


def _in_chinese(left: str, right: str) -> bool:
    return re.search("[\u4e00-\u9fff]", left[-2:] + right[:2]) is not None


_ENDING = re.compile(
    "截至?(?:[0-9]{4}年)?(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日|底)?[止的,，、 ]{0,3}(?:之|本)?第?"
    "(?P<quarter>[一二三四1-4])[财]?季"
    "|第(?P<quarter2>[一二三四1-4])[财]?季度?[(（]截至?(?:[0-9]{4}年)?(?P<month2>[0-9]{1,2})月"
)


# 截至9月30日止三个月, the three months ended September 30
_DIGITS = "一二三四五六七八九"
_MONTHS_ENDED = re.compile(
    f"截至?(?:[0-9{_DIGITS}零〇○]{{4}}年)?(?P<month>[0-9]{{1,2}}|十[一二]?|[{_DIGITS}])月"
    f"(?:[0-9{_DIGITS}十]{{1,3}}日|底)?止?[的之]?(?P<count>[三六九369])个月"
    "|(?i:(?P<count2>three|six|nine)[ -]months? (?:that |which )?end(?:ed|ing)(?: on| in)?"
    "|(?P<count3>three|six|nine)[ -]months? to"
    "|(?:first|second|third|fourth)[ -]quarter,? (?:that |which )?ended(?: on| in)?)"
    "(?: [0-9]{1,2})? (?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
# What it cannot do without, which is looked for much faster.
_MAY_HAVE_ENDED = re.compile("[截 -](?:(?<=截)至?[^月\n]{1,8}月|(?<!截)(?i:month|quarter))")
_NAMED_QUARTER = re.compile(
    f"第?(?P<sign>[{_DIGITS[:4]}1-4])季|(?i:(?P<word>first|second|third|fourth)[ -]quarter)"
    "|(?<![A-Za-z0-9])Q(?P<digit>[1-4])(?![0-9])"
)
_FIRST_HALF = re.compile("上半年|(?i:first[ -]half)|(?<![A-Za-z0-9])H1(?![0-9])")
_COUNTS = dict(zip("三六九369", (3, 6, 9) * 2, strict=True)) | {"three": 3, "six": 6, "nine": 9}
_ORDINALS = "first", "second", "third", "fourth"


@lru_cache(maxsize=4)
def year_of_accounts(text: str) -> str:
    """What a text tells of a year of accounts that is none of the calendar, by the end of a quarter
    or half that it names: 截至7月30日止第二季.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The context that its periods most likely have, empty where the text tells of none.

    Examples
    --------
    >>> year_of_accounts("截至7月30日止，第二季度收入"), year_of_accounts("截至9月30日止第三季")
    ('fiscal=2', '')
    >>> year_of_accounts("截至九月三十日止三個月，第二季度收入上升。")
    'fiscal=4'
    """
    spelt = fold(text)
    for match in _ENDING.finditer(spelt):
        quarter = match["quarter"] or match["quarter2"]
        last = 3 * _quarter(quarter)
        if (month := int(match["month"] or match["month2"])) != last:
            return f"fiscal={(month - last) % 12 + 1}"
    ended: list[re.Match[str]] = []
    end = 0
    for hit in _MAY_HAVE_ENDED.finditer(spelt):
        if hit.start() >= end:  # the first one of its line
            line = spelt.rfind("\n", 0, hit.start()) + 1
            end = spelt.find("\n", hit.end()) % (len(spelt) + 1)
            ended += _MONTHS_ENDED.finditer(spelt[line:end])
    quarters = {
        _quarter(match[match.lastgroup or 0])
        for match in (_NAMED_QUARTER.finditer(spelt) if ended else ())
    }
    for match in ended:
        month = _month(match["month"], match["name"])
        said = match["count"] or match["count2"] or match["count3"] or "three"
        count = _COUNTS[said.lower()]
        last = 0
        if count == 3 and quarters and (month % 3 or month // 3 not in quarters):
            last = 3 * max(quarters)
        elif count == 6 and month != 6 and _FIRST_HALF.search(spelt):
            last = 6
        if last:
            return f"fiscal={(month - last) % 12 + 1}"
    return ""


def _quarter(word: str) -> int:
    """The number of a quarter that is told by a digit, a Chinese sign or an English word."""
    if word.isdecimal():
        return int(word)
    return 1 + (_DIGITS.index(word) if word in _DIGITS else _ORDINALS.index(word.lower()))


def _month(word: str | None, name: str | None) -> int:
    """The number of a month that is told by digits, Chinese signs or an English name."""
    if not word:
        return month_of(name or "")
    if word.isdecimal():
        return int(word)
    return _DIGITS.index(word) + 1 if word in _DIGITS else 10 + " 一二".index(word[1:] or " ")


_PERIOD_BEFORE = re.compile("上一?[个]?(?P<unit>月|季)度?(?P<part>[初底末]|[上中下]旬)?")
_COMPARED_WITH = re.compile("(?:[较比于与同由从自]|持平)$")
_LONE_DAYS = re.compile("(?P<day>[0-9]{1,2})日(?:[-—~至到].*)?")


def settled(
    rows: list[dict[str, Any]], found: list[Found], lines: list[str], published: date | None
) -> None:
    """Settles or asks about the dates that lean on another date of their sentence.

    Parameters
    ----------
    rows : list of dict
        As `propose.proposals` makes them, changed in place.
    found : list of Found
    lines : list of str
    published : datetime.date or None
    """
    named: tuple[int, int, date, date] | None = None  # line, offset, first and last day
    reported: tuple[date, date] | None = None  # the quarter that the text last spoke of
    dated: tuple[int, int, int] | None = None  # line, offset and year of the last one in digits
    for at, (one, row) in enumerate(zip(found, rows, strict=True)):
        if one.form == "date" and at and published:
            _day_of_month_before(row, one, rows[at - 1], found[at - 1], lines[one.line - 1])
            _month_of_year_before(row, one, found[at - 1], lines[one.line - 1])
        if one.form != "date" or row["flag"] or not row["period_start"] or not row["period_end"]:
            continue
        start, end = (date.fromisoformat(row[key]) for key in ("period_start", "period_end"))
        spelt, line = fold(one.literal), lines[one.line - 1]
        if _THIS_QUARTER.fullmatch(spelt) and reported and reported[1] < start:
            flag = "may be the quarter that the text reports; code that as a date"
            row |= {"period_start": "", "period_end": "", "context": "", "flag": flag, "likely": ""}
            continue
        if published and _asked_of_named(row, one, line, spelt, published, named, dated):
            continue
        if years := _NAMED_YEAR.match(spelt):
            dated = one.line, one.offset, int(years[1])
        if published and spelt == "去年" and named and named[0] == one.line:
            _last_year(row, line, one, named, published)
        if re.search("季[度报]?$", spelt):
            reported = start, end
        if relative := _PERIOD_BEFORE.fullmatch(spelt):
            if named and named[0] == one.line and not relative["part"]:
                _lean(row, line, one, named, (start, end), relative["unit"])
            continue
        days = _LONE_DAYS.fullmatch(spelt)
        if days and published and start > published:
            before = start.replace(day=1) - timedelta(days=1)
            row |= {"period_start": "", "period_end": "", "context": "", "flag": "month="}
            row["likely"] = f"month={before.month}"
        elif re.search("[0-9一二三四五六七八九十]月份?$|季[度报]?$", spelt):
            named = one.line, one.offset, start, end


def _day_of_month_before(
    row: dict[str, Any], one: Found, other: dict[str, Any], before: Found, line: str
) -> None:
    """10月7日及8日: a lone day that a sign joins to a dated one is of its month."""
    day = _LONE_DAYS.fullmatch(fold(one.literal))
    gap = line[before.offset + len(before.literal) : one.offset]
    if not day or before.line != one.line or not _JOINED_DAYS.fullmatch(fold(gap)):
        return
    if before.form != "date" or other["flag"] or not other["period_start"]:
        return
    first = date.fromisoformat(other["period_start"])
    if first.isoformat() != other["period_end"] or not first.day < int(day["day"]) < 29:
        return
    start = str(first.replace(day=int(day["day"])))
    row |= {"period_start": start, "period_end": start, "flag": "", "likely": ""}
    row["context"] = f"year={first.year};month={first.month}"


_THIS_QUARTER = re.compile("本季度?|当季度?")


def _last_year(
    row: dict[str, Any],
    line: str,
    one: Found,
    named: tuple[int, int, date, date],
    published: date,
) -> None:
    """12月…对比去年同期, printed in January: the year before that December, or before this year."""
    gap = line[named[1] : one.offset]
    compared = line.startswith("同期", one.offset + len(one.literal))
    if compared and named[2].year == published.year - 1 and not re.search("[。；;]", gap):
        row |= {"period_start": "", "period_end": "", "context": "", "flag": "year="}
        row["likely"] = f"year={named[2].year - 1}"


_NAMED_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_THIS_MONTH = re.compile("[本当]月份?")
_LAST_YEAR = re.compile("(?:去|上)年(?!度?[底末初])")
_SENTENCE_END = re.compile("[。！？!?；;]")


def _asked_of_named(
    row: dict[str, Any],
    one: Found,
    line: str,
    spelt: str,
    published: date,
    named: tuple[int, int, date, date] | None,
    dated: tuple[int, int, int] | None,
) -> bool:
    """Asks whether 本月 is the month, and 去年 the year before the year, that its sentence names:
    2029年12月出口增5%，本月进口降3%, printed in the year after.
    """
    if named and named[0] == one.line and _THIS_MONTH.fullmatch(spelt):
        lies_before = named[3] < date.fromisoformat(row["period_start"])
        alone = (named[2].year, named[2].month) == (named[3].year, named[3].month)
        if lies_before and alone and not _SENTENCE_END.search(line[named[1] : one.offset]):
            row |= {"period_start": "", "period_end": "", "context": "", "flag": "month="}
            row["likely"] = f"year={named[3].year};month={named[3].month}"
            return True
    if not dated or dated[0] != one.line or not _LAST_YEAR.match(spelt):
        return False
    gap = line[dated[1] : one.offset]
    compared = _COMPARED_WITH.search(fold(gap[-2:])) is not None
    open_year = dated[2] == published.year - 1 or dated[2] < published.year - 1 and compared
    if not open_year or _SENTENCE_END.search(gap):
        return False
    row |= {"period_start": "", "period_end": "", "context": "", "flag": "year="}
    row["likely"] = f"year={dated[2] - 1}"
    return True


_JOINED_DAYS = re.compile("[,，]?[及和、与或]")
_YEAR_WORD = re.compile("[去上前明]年|(?:19|20)[0-9]{2}年?")
_NO_CLAUSE = re.compile("[,，。；;、:：!？]|同期|[较比于与和]")


def _month_of_year_before(row: dict[str, Any], one: Found, before: Found, line: str) -> None:
    """去年春节落在1月: whose year the month is of, where its clause names another year."""
    if before.line != one.line or before.form != "date" or row["flag"]:
        return
    gap = fold(line[before.offset + len(before.literal) : one.offset])
    if not _SO_MANY_MONTHS.fullmatch(fold(one.literal)) or len(gap) > 14 or _NO_CLAUSE.search(gap):
        return
    if _YEAR_WORD.fullmatch(fold(before.literal)):
        row |= {"period_start": "", "period_end": "", "context": "", "flag": "year=", "likely": ""}


def _lean(
    row: dict[str, Any],
    line: str,
    one: Found,
    named: tuple[int, int, date, date],
    mine: tuple[date, date],
    unit: str,
) -> None:
    """上月 and 上季 behind a month or quarter that is named: the one before that."""
    months = (named[3].year - named[2].year) * 12 + named[3].month - named[2].month + 1
    compared = _COMPARED_WITH.search(fold(line[max(0, one.offset - 2) : one.offset]))
    if months != (1 if unit == "月" else 3) or not (compared or mine == named[2:]):
        return
    end = named[2] - timedelta(days=1)
    count = 12 * end.year + end.month - months
    start = date(count // 12, count % 12 + 1, 1)
    if (start, end) == mine:
        return
    context = f"year={end.year};month={end.month}"
    if re.search("[。！？；]", line[named[1] : one.offset]):
        row |= {"period_start": "", "period_end": "", "context": "", "flag": "month="}
        row["likely"] = context
    else:
        row |= {"period_start": str(start), "period_end": str(end), "context": context}
