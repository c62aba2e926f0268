"""Dates that lean on what their text says: on a year named before or behind them, on the year of
accounts, on the tense of their clause and the day of print.

Judgements made here: a date without a year that would lie ahead of the day of print may be of the
year before, unless its clause tells of what is to come; what stays open is asked.
"""

from datetime import date, timedelta
from typing import Any

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.date_words import MONTHS
from chipledger.numbers.periods import read_period
from chipledger.scan.around import Around
from chipledger.scan.finds import NO_THINGS, Found
from chipledger.scan.fold import fold

Row = dict[str, Any]  # of the table that a scan proposes, by column
ASKED = ("region", "sense", "month", "year", "fiscal", "unit", "move")
_LIKE_A_YEAR = re.compile(
    "(?:[A-Za-z]{2,}\\.? ){1,3}(?:19|20)[0-9]{2}(?:(?: to |-)(?:19|20)[0-9]{2})?"
)
# By 2100, since 1880: years further off than those of the news
_FAR_YEAR = re.compile("1[5-8][0-9]{2}|2[1-2][0-9]{2}")
_BEFORE_YEAR = re.compile(r"\b(?i:in|since|by|until|till|before|after|from|of|to|year) $")
_LEVEL_OF_YEAR = re.compile(r" (?:levels?|highs?|lows?|peaks?)\b")  # above 2000 levels
_ROUND = ("00", "50")  # so end counts as well as years


def like_a_year(around: Around) -> dict[str, str]:
    """The question whether four bare digits behind a soft word are a year: around 2031 the fab…"""
    one, line, end = around.one, around.line, around.end
    if not one.literal[-1:].isdigit() or not (
        _LIKE_A_YEAR.fullmatch(one.literal)
        or _FAR_YEAR.fullmatch(one.literal)
        and _BEFORE_YEAR.search(line, max(0, one.offset - 10), one.offset)
        and NO_THINGS.match(line, end)
    ):
        return {}
    if one.literal.endswith(_ROUND) and not (
        NO_THINGS.match(line, end) or _LEVEL_OF_YEAR.match(line, end)
    ):
        return {}
    return {"flag": "may be a year or a count; code the digits alone for the year", "likely": ""}


# The 2023 financial year ended June 30 begins before its year.
_BOOKS = re.compile(r" (?i:financial|fiscal) year\b")
_BOOKS_END = re.compile(
    r"(?: (?i:financial|fiscal) year)?,?(?: which)? (?:that )?end(?:ed|s|ing)(?: on| in)?"
    r"(?: [0-9]{1,2})? (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov)[a-z]*"
)


def books(around: Around) -> dict[str, str]:
    """The question for a fiscal year that is printed as a bare year, or says when it ends."""
    one, line = around.one, around.line
    end = around.end
    if one.form != "date" or not re.search("(?:19|20)[0-9]{2}$", one.literal):
        return {}
    named = re.match("(?i:fiscal|financial)", one.literal) or _BOOKS.match(line, end)
    ends = _BOOKS_END.match(line, end) if named else None
    if named and not ends and one.literal.isdigit():
        return {"unit": "date", "flag": "fiscal=", "likely": ""}
    if not ends:
        return {}
    return {"unit": "date", "flag": "fiscal=", "likely": f"fiscal={month_of(ends['month']) + 1}"}


def month_of(name: str) -> int:
    """The number of a month whose English name begins with these three letters."""
    return 1 + next(at for at, month in enumerate(MONTHS) if month.startswith(name.lower()))


# A date of a year that the text names before: 2026年第一季度…同年第四季度.
_THAT_YEAR = re.compile(
    "(?:(?P<same>同年|[该該当當]年)|(?P<next>次年|翌年|隔年)|(?P<last>[前上]一年))的? ?$"
)
_THAT_YEAR_BEHIND = re.compile(r",? (?:of|in|later) (?:the same|that) year\b")
# March last year, Q1 a year ago: the year stands behind a date that names none.
_OTHER_YEAR_BEHIND = re.compile(
    r" (?:of )?(?:(?P<next>next year)|last year|a year (?:ago|earlier|before)(?! than)"
    r"|the (?:year before|(?:previous|prior|preceding) year))(?!['’A-Za-z])"
)
# its third quarter ended September 30, 2019: told late, or of another year than the print's
_ENDED_BEHIND = re.compile(
    r",? (?:that |which )?end(?:ed|ing) (?:on )?(?:[0-9]{1,2} )?(?P<month>"
    r"(?:Mar|Jun|Sep|Dec)[a-z]*)\.?(?: [0-9]{1,2})?,? "
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
_WITHOUT_YEAR = re.compile(
    r"(?:(?:early|mid|late|end)[ -])?(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.?(?: [0-9]{1,2})?)|[A-Z][a-z]+ quarter|Q[1-4]|[1-4]Q|H[12]|[12]H"
    r"|(?:the )?(?:first|second|third|fourth)[ -](?:quarter|half)"
)
_ANCHOR = re.compile(
    r"(?<![0-9.,$€£¥])(?P<year>(?:19|20)[0-9]{2})(?![0-9.,]?[0-9]|[%万萬亿億])|(?P<named>今年|去年|明年)"
)


def of_that_year(around: Around) -> Row:
    """A date that leans on a year named before it in its line, which is asked for where none is."""
    one, line, published = around.one, around.line, around.text.published
    end = around.end
    alone = _WITHOUT_YEAR.fullmatch(one.literal) if one.form == "date" and published else None
    if alone and (ended := _ENDED_BEHIND.match(line, end)):
        row = period_of(one.literal, f"year={ended['year']}", None, "")
        if row["period_end"][5:7] == f"{month_of(ended['month'][:3]):02}":
            return row
    if alone and published and (other := _OTHER_YEAR_BEHIND.match(line, end)):
        context = f"year={published.year + (1 if other['next'] else -1)}"
        if alone["month"] and other.group().endswith(("last year", "next year")):
            return period_of(one.literal, context, None, "")
        return {"unit": "date", "flag": "year=", "likely": context}
    lent = one.literal.startswith("年")  # 同年底: the sign is the date's own
    before = _THAT_YEAR.search(line[max(0, one.offset - 5) : one.offset + lent])
    if one.form != "date" or not (before or _THAT_YEAR_BEHIND.match(line, end)):
        return {}
    if _ANCHOR.search(one.literal):
        return {}
    anchors = list(_ANCHOR.finditer(line, 0, one.offset))
    step = 0 if not before or before["same"] else 1 if before["next"] else -1
    year = 0
    if anchors and anchors[-1]["year"]:
        year = int(anchors[-1]["year"]) + step
    elif anchors and published:
        year = published.year + _OTHER_YEARS.get(anchors[-1]["named"], 0) + step
    if not year:
        return {"unit": "date", "flag": "year=", "likely": ""}
    try:
        return period_of(one.literal, f"year={year}", None, "")
    except LiteralError:
        return {"unit": "date", "flag": "year=", "likely": f"year={year}"}


# 2019年需求面，在第一季: a quarter behind a year that is not the year of print.
_PART_OF_YEAR = re.compile("第?[一二三四1-4]季度?|[上下]半年|首季|Q[1-4]")
_MONTH_ALONE = re.compile("(?:1[0-2]|[1-9])月份?")
_SOON_AFTER = (
    2  # months of a year in which a text that names the year before still tells of it; ours
)
_YEAR_NAMED = re.compile("(?<![0-9])(?<![0-9][.,])(?P<year>(?:19|20)[0-9]{2})年?")


def of_year_before(around: Around) -> Row:
    """A quarter in a sentence that named another year alone: that year's where it lies ahead or
    where the quarter is picked out of it (其中), else asked for.
    """
    one, line, published, found = around.one, around.line, around.text.published, around.text.found
    if not published or one.form != "date":
        return {}
    just_over = published.month <= _SOON_AFTER
    part = _PART_OF_YEAR.fullmatch(fold(one.literal))
    if not part and not (just_over and _MONTH_ALONE.fullmatch(fold(one.literal))):
        return {}
    begin = max(line.rfind(mark, 0, one.offset) for mark in (*"。！？；", ". ", "? ", "! ")) + 1
    dates = [
        other
        for other in found
        if other.line == one.line and other.form == "date" and begin <= other.offset < one.offset
    ]
    year = _YEAR_NAMED.fullmatch(fold(dates[-1].literal)) if dates else None
    if not year or int(year["year"]) == published.year:
        return {}
    picked = re.search("其中[,，]?\\Z", line[begin : one.offset])
    context = f"year={year['year']}"
    just_over = just_over and int(year["year"]) == published.year - 1
    just_over = just_over and not _AHEAD.match(fold(line[one.end : one.end + 4]))
    told_ahead = int(year["year"]) > published.year and tense_of(one, line) == "past"
    if not picked and not just_over and (told_ahead or int(year["year"]) < published.year):
        return {"unit": "date", "flag": "year=", "likely": "" if told_ahead else context}
    return period_of(one.literal, context, None, "")


_AHEAD = re.compile("[将將会會可也亦则則仍]?(?:预|預|料|估|望|有望|[将將])")
_SHORT_YEARS = re.compile("(?:2[0-9]|(?P<before>0[0-9]|1[0-9]))(?P<to>年?[-—~至到、]2[0-9])?年")
_OF_A_YEAR = re.compile(
    "(?:同比|[环環]比|全年|春[节節]|五一|[国國][庆慶]|初|底|末|[上下]半年|第?[一二三四1-4]季|[QH][1-4]|[0-9]{1,2}月|[净淨]利|[营營]收"
    "|[销銷]量|[产產]量|新增|累[计計])"
)
_YEAR_BEFORE = re.compile("(?:^|[,，。；;、:：(（)） 　]|[从從自在较較比于於])$")

_RISEN_TO_YEAR = re.compile("[至到为為]$"), re.compile("的[0-9]")  # 提升至23年的34%


def year_or_years(around: Around) -> dict[str, str]:
    """The question whether 24年 is a year of this century or a length of time."""
    one, line, end = around.one, around.line, around.end
    years = _SHORT_YEARS.fullmatch(one.literal) if one.literal[-1:] == "年" else None
    if years and re.match("0[0-9]年", one.literal):  # 08年 is no length
        return _OPEN_YEAR
    if not years or line[end : end + 1] in (*"来來间間内內前后後之以多里裡裏", "历", "歷"):
        return {}
    if not years["to"] and not (
        _OF_A_YEAR.match(line, end)
        or not years["before"]
        and (
            _YEAR_BEFORE.search(line[max(0, one.offset - 1) : one.offset])
            or _RISEN_TO_YEAR[0].search(line[max(0, one.offset - 1) : one.offset])
            and _RISEN_TO_YEAR[1].match(line, end)
        )
    ):
        return {}
    return _OPEN_YEAR


_OPEN_YEAR = {
    "flag": "may be a year of this century or a length of time; print 2024年 for the year",
    "likely": "",
}


# What tells that a date lies ahead, in its clause.
_PLANNED = re.compile(
    r"\b(?<!than )(?<!as )(?<!than-)(?<!as-)(?<!above )(?<!below )(?<!beat )(?<!topped )"
    r"(?<!missed )(?<!analysts )(?<!analysts had )(?<!had )(?<!economists )(?:will"
    r"|expects?|expected|plans?|planned|forecasts?|due|next|upcoming"
    r"|guidance|targets?|aims?|later|scheduled|slated|on (?:track|course)|hopes?|intends?|would"
    r"|anticipate[sd]?|predicts?|predicted|set (?:to|for)|tomorrow"
    r"|to (?:start|begin|launch|open|ship|be))\b"
    "|[预預][计計]|(?<![场場于於勝胜如乎合过過及逊遜符])[预預]期|[将將]|[计計][划劃]|(?<![模虚虛比])[拟擬]|[预預]料|有望|可望|目[标標](?![价價])|展望|明年|届[时時]|最[快迟遲晚早]|才有机会|才有機會"
)


# payable on 9 January, the hall opens on 12 March, will be paid on 28 February: the next such day
_A_DAY = r"(?:[0-9]{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?(?: [0-9]{1,2})?)"
_POINTS_AHEAD = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!had )(?<!originally )(?<!initially )(?<!previously )"
    r"(?<!once )(?<!first )(?<!not )(?<!as )(?<!than )\b(?:"
    r"(?:payable|repayable|redeemable|deliverable|due(?: back| out| to [a-z]+(?: [a-z]+)?)?"
    r"|scheduled(?: to [a-z]+(?: [a-z]+)?| for)?|slated(?: to [a-z]+| for)?|pencilled in(?: for)?"
    r"|opens|reopens|closes|starts|begins|ends|expires|matures|lapses|vests|resumes|launches"
    r"|convenes|kicks off|goes (?:live|ex|ex-dividend|on sale|to the polls|before [a-z ]{3,20})"
    r"|takes (?:effect|place)|comes (?:into (?:force|effect)|out)|enters (?:into )?force|falls due"
    r"|meets(?: again| next)?|reports (?:[a-z-]+ ){0,2}(?:results|earnings)"
    r"|(?:is|are|now) (?:expected(?: to [a-z]+(?: [a-z]+)?)?|set (?:for|to [a-z]+(?: [a-z]+)?))"
    r"|(?:[A-Za-z][a-z]+s|,) (?:open|reopen|close|start|begin|end|expire|mature|lapse|vest|resume"
    r"|vote|meet|go live|go on sale|take (?:effect|place)|come into (?:force|effect)"
    r"|enter (?:into )?force|fall due|will)"
    r"|(?<!and )(?:will|is to|are to)(?: not)?(?: be)? [a-z]+(?: (?!than\b|of\b|since\b|from\b"
    r"|as\b|to\b)[a-z-]+){0,3})"
    r"(?:,? (?:on|by|in|from|before|at the (?:start|end) of|no later than))?(?: the)?"
    r"|(?i:(?:payment|pay|record|ex-dividend|ex|closing|due|completion|settlement|maturity|expiry"
    r"|effective) date|deadline)(?: is| will be|:)"
    rf") (?:{_A_DAY} (?:and|or) )?$"  # payable on 15 April and 15 October
)


_PAST = re.compile(
    r"\b(?:was|were|had|did|been|[a-z]{2,}ed|rose|fell|grew|said|came|went|made|saw|took|began|won"
    r"|lost|hit|sold|held|led|ran|got|gave|met|paid|put|set|shut|cut|since|ago|earlier|last"
    r"|previous|sank|slid|shrank|broke|became|built|bought|brought|kept|left|told|spent|stood)\b"
)


_COMPARED_WITH = re.compile(r"(?:[较較比]|相[较較]于?|相[较較]於|优于|優於|低于|低於|高于|高於)\Z")
# 2月期金: a contract for the month to come
_TRADED_AHEAD = re.compile(
    "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?"
    "(?:(?:到期|交[货貨割])的?|[^0-9，。,、的海州连連]{0,5}(?:期[货貨金银銀铜銅油指](?!交易|市|公司)"
    "|(?<![长長])合[约約](?![价價定量])))"
)
_ENDED = re.compile(r"\bended (?:on |in )?\Z")  # for the quarter ended September 30


def tense_of(one: Found, line: str) -> str:
    """Whether the clause of a date speaks of what is to come (`next` where its verb points at the
    date), or its sentence of what was; a period that ended is over.
    """
    begin, end = max(0, one.offset - 100), one.offset + len(one.literal)
    if _ENDED.search(line, max(0, one.offset - 9), one.offset):
        return "over"
    if _COMPARED_WITH.search(line, max(0, one.offset - 3), one.offset):
        return ""  # 第4季將較第3季下滑: what is to come is the other quarter
    before = re.split("[.;] |[。；，]|,(?=[\u4e00-\u9fff])", line[begin : one.offset])[-1]
    if one.literal.isascii() and _POINTS_AHEAD.search(before):
        return "next"
    after = re.split("[.;,。；，]", line[end : end + 30])[0]
    if _PLANNED.search(before + " " + after) or _TRADED_AHEAD.match(one.literal + after):
        return "ahead"
    before = re.split("[.;] ", line[max(0, one.offset - 120) : one.offset])[-1]
    after = re.split("[.;] ", line[end : end + 80])[0]
    return "past" if _PAST.search(before + " " + after) else ""


def period_of(literal: str, context: str, published: date | None, tense: str) -> dict[str, str]:
    start, end = None, None
    try:
        start, end = read_period(literal, context)
    except LiteralError as error:
        if published is None or flag_of(error) not in ("year=", "month="):
            raise
        lacks_year = flag_of(error) == "year="
        open_year = lacks_year and not re.search("[今本当去上明后前]年", fold(literal))
        context = ";".join(filter(None, (context, _dated(literal, published))))
        start, end = read_period(literal, context)
        if open_year and (year := _year_before(literal, start, end, published, tense)):
            context = re.sub("year=[0-9]+", f"year={year}", context)
            start, end = read_period(literal, context)
        elif open_year:
            _refuse_ahead(literal, start, end, published, tense)
    return {
        "context": context,
        "unit": "date",
        "period_start": str(start or ""),
        "period_end": str(end or ""),
        "flag": "",
        "likely": "",
    }


def _year_before(
    literal: str, start: date | None, end: date | None, published: date, tense: str
) -> int:
    """The year of an English date without one, where its sentence and the day of print settle it:
    a period that is told as past is the last such one, one that is told as coming the next, if it
    lies near enough; nought where they do not.
    """
    if not literal.isascii() or not start or not end:
        return 0
    if tense == "next":
        year = published.year + (end < published)
        far = (start.replace(year=year, day=min(start.day, 28)) - published).days
        return year if far <= _NEXT_DAYS else 0
    if end <= published:
        return 0
    if tense == "ahead" and (start - published).days <= _NEAR_DAYS:
        return published.year
    over = end.replace(year=end.year - 1, day=min(end.day, 28))
    if tense in ("past", "over") and start > published and (published - over).days <= _LATELY:
        return published.year - 1
    return 0


_MONTHS_TO = re.compile(
    "[0-9一二三四五六七八九十]{1,3} ?[-—~至到] ?[0-9一二三四五六七八九十]{1,3} ?月"
)
_NEAR_END = 20  # days before its end from which a stretch of months may be told of; ours


def _refuse_ahead(
    literal: str, start: date | None, end: date | None, published: date, tense: str
) -> None:
    """A date without a year that would lie ahead of the day of print may be of the year before, and
    a past one whose sentence speaks of what is to come of the year after.
    """
    whole = literal.startswith(("前", "首", "头", "頭")) or re.search(
        "^first .*(?:quarters|months)|[a-z][ -](?:quarter|half)", literal
    )
    day = end if whole else start or end
    if end and _MONTHS_TO.match(fold(literal)):  # 1-10月, of which little may lie ahead
        day = end - timedelta(days=_NEAR_END)
    year, problem = published.year, ""
    if day and day > published:
        soon = _NEAR_DAYS if start == end else _BEGINS_SOON
        near = start and tense != "over" and 0 < (start - published).days <= soon
        year -= not (tense in _TO_COME or near)
        problem = "may lie ahead of the day of print or a year before"
    elif (
        start
        and end
        and tense in ("past", "over")
        and (end - start).days > 31
        and end > _soon(published)
    ):
        year -= 1
        problem = "is not over on the day of print, or is of the year before"
    elif (
        start
        and end
        and tense not in _TO_COME
        and start <= published < start + timedelta(days=_JUST_BEGUN)
        and not literal.isascii()
        and (end - start).days > 31
        and re.search("季|半年", literal)
    ):
        year -= 1  # 第1季年增率17.5%, told in January
        problem = "has just begun on the day of print, or is of the year before"
    elif end and end < published and tense not in ("past", "over"):
        # nothing tells the tense of a Chinese sentence
        nearer_ahead = (published - end).days > _HALF_YEAR and literal.isascii()
        year += tense in _TO_COME or nearer_ahead
        problem = "may be past or lie ahead of the day of print"
    if problem and (year != published.year or day and day > published):
        raise LiteralError(literal, problem, f"add year=… to the context (most likely year={year})")


def _soon(published: date) -> date:
    """Until when a period that ends may be told of as over: its last days are known before."""
    return published + timedelta(days=15)


_NEAR_DAYS, _HALF_YEAR, _JUST_BEGUN, _BEGINS_SOON = 122, 183, 31, 31
_TO_COME = ("ahead", "next")
_NEXT_DAYS = 300  # ours: until the next day of a name, of which no reader thinks as the last one
_LATELY = 150  # ours: days since a period that is told as past


_OTHER_YEARS = {"去年": -1, "上年": -1, "明年": 1, "后年": 2, "前年": -2}
_OTHER_MONTHS = {"上": -1, "下": 1, "last": -1, "next": 1}


def _dated(literal: str, published: date) -> str:
    """Year and month of a date that prints none, by the day of the text."""
    spelt = fold(literal)
    year = published.year + next((step for word, step in _OTHER_YEARS.items() if word in spelt), 0)
    months = 12 * year + published.month - 1
    step = (
        next((step for word, step in _OTHER_MONTHS.items() if spelt.startswith(word)), 0)
        if re.match("[上下]一?[个季月]|last|next", spelt)
        else 0
    )
    months += step * (3 if re.search("季|quarter", spelt) else 1)
    return f"year={months // 12};month={months % 12 + 1}"


def flag_of(error: LiteralError) -> str:
    """What is missing, in a word where it is one of the usual things."""
    for word in ASKED:
        if f"add {word}=" in error.mend:
            return f"{word}="
    return f"{error.problem}; {error.mend}"
