"""Candidates for claims.csv: place and parsed value filled in, judgement left to people.

Judgements made here: a percentage beside a word of change is read as a change, else as a share; a
plain number before a measure word as a count. Whoever codes the claim chooses the metric, which
decides. What the text as a whole tells (its region, its day, the unit of a table's head) stands in
`context`, where a person sees it; what it does not tell is asked in `flag`, with the likely answer
in `likely`.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from math import nan
from typing import TYPE_CHECKING

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.date_spelling import MINGUO
from chipledger.numbers.lexicon import HEDGES, REGIONS
from chipledger.numbers.literals import read
from chipledger.numbers.number_words import MULTIPLIERS
from chipledger.numbers.unit_words import CURRENCIES, LOCAL, MONEY, UNITS
from chipledger.numbers.units import COUNTED
from chipledger.scan.around import Around, Text
from chipledger.scan.directions import directions, fallen, told, way_of_share
from chipledger.scan.distrust import COUNTED_IN, ENDS_CLAUSE, distrusted
from chipledger.scan.doubts import doubt, settled
from chipledger.scan.english_clues import clue
from chipledger.scan.english_guards import bare_sum, guards
from chipledger.scan.english_pairs import cut_before
from chipledger.scan.finds import Found, find_figures
from chipledger.scan.fold import fold
from chipledger.scan.grammar import FOREIGN_UNIT
from chipledger.scan.neighbours import left_open
from chipledger.scan.open_dates import (
    Row,
    books,
    flag_of,
    like_a_year,
    of_that_year,
    of_year_before,
    period_of,
    tense_of,
    year_or_years,
)
from chipledger.scan.places import Place, beside, depends
from chipledger.scan.questions import NO_RATE, NO_UNIT, TOUCHES, ask
from chipledger.scan.shares import PIECE, bounds, shared_out
from chipledger.scan.table_heads import context_at
from chipledger.scan.touching import touching
from chipledger.scan.unsaid import Shared, implied, shared_units
from chipledger.scan.whole import single_blanks, slashed, whole_of
from chipledger.tables.meanings import MEANINGS
from chipledger.tables.rows import names_of, rows_of

if TYPE_CHECKING:
    from pandas import DataFrame

MADE = (  # columns of the clean claims that a program fills, and no person
    *("value", "low", "high", "usual_low", "usual_high", "unit", "hedge", "shown"),
    *("period_start", "period_end", "theme", "grade", "file"),
)
TYPED = [column for column in MEANINGS["claims"].columns if column not in MADE]
VALUES = ("value", "low", "high", "unit", "period_start", "period_end", "flag", "likely")
COLUMNS = (*TYPED, *VALUES)
_EMPTY = dict.fromkeys(COLUMNS, "") | dict.fromkeys(VALUES[:3], nan)
_BROKEN = re.compile(
    "|".join(
        sorted(
            (
                re.escape(word)
                + ("(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else "")
                for word in [
                    *(word for word in MULTIPLIERS if len(word) > 2 or not word.isascii()),
                    *(
                        word
                        for unit in (
                            *("percent", "USD", "CNY", "元", "GW", "MW", "times"),
                            *("TFLOP/s", "PFLOP/s", "TB/s", "GB/s", "bushel", "barrel"),
                        )
                        for word in UNITS[unit].split("|")
                    ),
                    *(
                        word
                        for unit in ("HKD", "TWD", "JPY", "EUR", "GBP", "KRW", "kWh", "t")
                        for word in UNITS[unit].split("|")
                        if not word.isascii() and word[-1].isalpha()
                    ),
                ]
                if word not in ("x", "X", "×", "$", "¥")
            ),
            key=len,
            reverse=True,
        )
    )
)
_MINGUO = re.compile(f"({MINGUO}) ?年|1(?:0[1-9]|1[0-9])年[後后]")  # 100年後 may be a century
_MINGUO_SPAN = re.compile("([0-9]{2,3})年?[-—~至到、](1[0-2][0-9])年")
_MINGUO_DATE = re.compile(f"(?:{MINGUO})年?(?![0-9])")
_NEXT_LINE = re.compile(r"[ \t\r]*\n[ \t]*(?P<word>" + _BROKEN.pattern + ")")


def propose(
    text: str,
    source: str,
    entities: "DataFrame | None" = None,
    region: str = "",
    published: date | None = None,
) -> "DataFrame":
    """The figures of a text as rows that wait to become claims.

    Parameters
    ----------
    text : str
    source : str
        Id of the source, may be empty.
    entities : pandas.DataFrame, optional
        Raw table; its names tell product names from figures.
    region : str
        Where the text comes from, one of `lexicon.REGIONS`; told from the text where left out.
    published : datetime.date, optional
        The day of print, which gives the year and month that a date lacks.

    Returns
    -------
    pandas.DataFrame
        The columns of `claims.csv`, of which source, line, offset and literal are filled, and
        `context` where the text as a whole tells it; then the value, its hard interval and unit, or
        the period; `flag`: what a person must add before the print can be read; and `likely`: the
        answer that the print suggests.
    """
    import pandas as pd  # here: the command needs no table and starts in half the time

    names = () if entities is None else names_of(rows_of(entities))
    found = [one for one in find_figures(text, names) if one.kind == "figure"]
    rows = proposals(found, text, source, region, published)
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(VALUES[:3], float))


def proposals(
    found: list[Found],
    text: str,
    source: str = "",
    region: str = "",
    published: date | None = None,
    piece: int = PIECE,
    processes: int | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> list[Row]:
    """Rows for figures that were found already; see `propose`.

    Parameters
    ----------
    found : list of Found
    text, source, region, published
        As `propose` has them.
    piece, processes, meanwhile
        As `find_figures` has them.

    Returns
    -------
    list of dict
        With `COLUMNS`; numbers are floats, and nan where none was read.
    """
    if region and region not in REGIONS:
        raise LiteralError(region, "is no region", f"use one of {', '.join(REGIONS)}")
    whole = whole_of(text, region)
    place, stated, lines = whole.place, whole.stated, whole.lines
    prints, found = found, single_blanks(found, whole)
    accounts = whole.accounts or "fiscal=" * slashed(found)
    ways, shared = [""] * len(found), dict[int, Shared]()
    told = Text(found, lines, shared, ways, whole.sen, published)

    def row_of(at: int) -> Row:
        one, way, around = found[at], ways[at], Around(told, at)
        line = around.line
        table, asked = context_at(whole.tables, one.line, one.offset), _asked(around)
        if table and asked.get("flag") == "unit=":
            asked = {}  # the table answers
        row = asked or _parsed(
            one.literal,
            _form(one, lines, place),
            beside(line, one.offset, one.literal, stated or place)
            if depends(one.literal, place.region)
            else place,
            published,
            table,
            implied(
                one,
                line,
                place.region,
                way == "fall",
                shared[at].context if at in shared else "",
            ),
            way == "ask",
            accounts if whole.quarters.match(one.literal) else "",
            tense_of(one, line) if published and one.form == "date" else "",
        )
        source_of = {
            "source": source,
            "line": str(one.line),
            "offset": str(prints[at].offset),
            "literal": prints[at].literal,
        }
        return source_of | _asked_for_money(row, one, line, stated or place)

    edges = _edges(found, len(bounds(text, piece)) - 1)

    def rows_of(number: int) -> list[Row]:
        begin, end = edges[number : number + 2]
        part = found[begin:end]
        ways[begin:end] = directions(part, lines)
        for at, unit in shared_units(part, lines, stated or place).items():
            shared[begin + at] = unit
            if "unit=percent" in unit.context and not ways[begin + at]:
                ways[begin + at] = way_of_share(part[at], lines[part[at].line - 1])
        return [row_of(at) for at in range(begin, end)]

    shares = shared_out(rows_of, len(edges) - 1, processes, meanwhile)
    rows = [_EMPTY | row for share in shares for row in share]
    settled(rows, found, lines, published)
    distrusted(rows, found, lines, LOCAL["元"].get(place.region, "CNY"))
    return rows


def _edges(found: list[Found], count: int) -> list[int]:
    """Where so many pieces of the finds begin, none within a line; and where the last one ends."""
    edges = [0]
    for aimed in (number * len(found) // count for number in range(1, count)):
        at = aimed
        while 0 < at < len(found) and found[at].line == found[at - 1].line:
            at += 1
        if edges[-1] < at < len(found):
            edges.append(at)
    return [*edges, len(found)]


def _asked(around: Around) -> Row:
    """The first question that a rule has about a find, as columns of its row."""
    for rule in _RULES[around.form]:
        if asked := rule(around):
            return asked
    return {}


# 仙 are of Hong Kong, of Malaysia or of Singapore: 9仙, and 令吉 in its text
_SEN = re.compile("(?:^|[^港美坡加澳])仙")
_SEN_BEHIND = re.compile("[零〇]?[0-9一二三四五六七八九十]{1,3}仙")


def _in_sen(around: Around) -> dict[str, str]:
    """The question for a bare 仙, or for a sum of ringgit whose 仙 follow it: 3令吉38仙."""
    if not around.text.sen:
        return {}
    if around.literal[-1:] in "吉元" and _SEN_BEHIND.match(around.line, around.end):
        return ask(TOUCHES)
    return around.text.sen if _SEN.search(around.literal) else {}


def _unsure(around: Around) -> dict[str, str]:
    """The question for a unit that a bare number may share with the next one of a list."""
    shared = around.shared
    if shared is None or shared.sure:
        return {}
    return {"flag": "unit=", "likely": shared.context.removesuffix("unit=")}


def _broken(around: Around) -> dict[str, str]:
    """A figure whose scale or unit stands on the next line cannot be coded as it stands."""
    lines, found = around.text.lines, around.one
    if found.line == len(lines) or not (found.literal[-1:].isdigit() or found.literal[-1:] in _BIG):
        return {}
    rest = around.line[around.end :].strip()
    if rest and (len(rest) > 2 or rest.isascii()):
        return {}
    match = _NEXT_LINE.match("\n" + rest + lines[found.line].lstrip())
    if not match or len(match["word"]) <= len(rest):
        return {}
    word = match["word"]
    return {
        "flag": (
            f"a line break cuts the figure from {word!r}; join the two lines of the text and "
            f"scan it again"
        ),
        "likely": f"{found.literal} {word}" if word.isascii() else found.literal + word,
    }


# A step of an exchange rate, which is a part of a unit of money: 贬值32个基点, 升值1.8分.
_RATE_STEP = re.compile("(?:[0-9基][点點]|[0-9一二三四五六七八九十]分)$")
_STEP_ENDS = frozenset("点點分")
# A mark that money passes is a rate, of another money: 日圆跌破150.
_RATE_MARK = re.compile(
    "(?:[美港日欧歐韩韓澳加][元圆圓]|人民[币幣]|新?[台臺][币幣]|英[镑鎊])(?:兑|兌)?.{0,3}?"
    "(?:[跌升突冲衝]破|跌穿|失守|站上|守住|未[跌升突]?破)"
)
# 新台幣兌美元30.5元: so many of the first for one of the second, or the other way round
_RATE_OF_TWO = re.compile(
    "(?P<money>新?[台臺][币幣]|人民[币幣]|[日韩韓港泰][元圆圓币幣铢銖]|[欧歐澳加新][元圆]|英[镑鎊])(?:[兑兌]|对|對)$"
)
_AGAINST = frozenset("兑兌对對")
_PLENTY = re.compile(
    "(?P<TWD>[台臺])|(?P<CNY>人)|(?P<JPY>日)|(?P<KRW>[韩韓])|(?P<HKD>港)|(?P<THB>泰)"
)
_OF_RATE = re.compile("中[间間]价|[汇匯]率|[兑兌]|[升贬貶]值|[升贬貶]$")


_PIPS = re.compile("(?:[兑兌]|中[间間][价價]|[汇匯]率|[币幣][对對])(?!.*(?:指|股|板|期))")


def _year_of_accounts(around: Around) -> dict[str, str]:
    """A year that words before it, or a short form in brackets, call one of accounts."""
    one, line = around.one, around.line
    if one.form != "date" or not _YEAR_ALONE.fullmatch(one.literal):
        return {}
    if not _NAMED_YEAR.search(line, max(0, one.offset - 40), one.offset):
        return {}
    return {"unit": "date", "flag": "fiscal=", "likely": ""}


# 2030年半年度: the first half, which the year alone is not
_HALF_BEHIND = re.compile(r" ?半年(?:[度报報]|[业業][绩績]|[财財][报報]|[^\W\d]{0,2}[业業][绩績])")


def _year_alone_of_half(around: Around) -> dict[str, str]:
    """A year before 半年度, of which the print is the first half."""
    one, line = around.one, around.line
    end = around.end
    if one.form != "date" or one.literal[-1:] != "年" or not _HALF_BEHIND.match(line, end):
        return {}
    flag = "is followed by its half; code the first half as a date"
    return {"unit": "date", "flag": flag, "likely": ""}


def _step_of_a_rate(around: Around) -> dict[str, str]:
    """A basis point of an exchange rate is no hundredth of a percent, and a 分 no point."""
    one, line = around.one, around.line
    if _RATE_MARK.match(one.literal):
        return {"flag": "unit=", "likely": ""}
    of_two = around.last in _AGAINST and _RATE_OF_TWO.search(
        line, max(0, one.offset - 8), one.offset
    )
    first = _PLENTY.match(of_two["money"].lstrip("新")) if of_two else None
    if of_two and re.match("美[元金]", one.literal) and (first or one.literal[-1:] in "元圓圆"):
        return {"flag": "unit=", "likely": f"unit={first.lastgroup}" if first else ""}
    if one.literal[-1:] not in _STEP_ENDS or not _RATE_STEP.search(one.literal):
        return {}
    clause = re.split("[。；;]", line[max(0, one.offset - 30) : one.offset])[-1]
    if one.literal[-2:-1].isdigit() and one.literal[-1:] in "点點":  # 兑美元…涨62点, of no index
        return {"flag": "unit=", "likely": ""} if _PIPS.search(clause) else {}
    moved = re.search("[升贬貶]", one.literal) or _OF_RATE.search(clause)
    return {"flag": "unit=", "likely": ""} if moved else {}


_BOUND_FIRST = re.compile(
    "|".join(
        sorted(
            (
                re.escape(word)
                for name, hedge in HEDGES.items()
                if name in ("over", "atleast", "under", "upto")
                for word in hedge.words.split("|")
            ),
            key=len,
            reverse=True,
        )
    )
)


_NO = frozenset("不未没沒无無莫勿别別")
# has not exceeded 5%, is not yet below 2%
_NOT = re.compile(r"(?:\b(?:not|never|nor)|n['’]t)(?: (?:yet|quite|even|been|be))? $")
_NO_UNIT = frozenset(("", *",.;:!?)]，。、；：！？）」”"))
_UNIT_BEHIND = re.compile(f"[ -]?(?:{FOREIGN_UNIT.pattern})")
_WORD_LAST = re.compile(
    r"(?:lakh|crore|hundred|thousand|dozen|\b(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|twenty|forty))$",
    re.IGNORECASE,
)


def _foreign(around: Around) -> dict[str, str]:
    """A unit of measure behind a bare number that the closed list has not."""
    line, end, last = around.line, around.end, around.literal[-1:]
    if around.next in _NO_UNIT:
        return {}
    bare = last.isdigit() or last in _BIG or last.isascii() and _WORD_LAST.search(around.literal)
    digits = line[max(0, end - 4) : end]
    if not bare or not _UNIT_BEHIND.match(fold(digits + line[end : end + 24]), len(fold(digits))):
        return {}
    return ask(NO_UNIT)


_PER_OTHER = re.compile(
    "/(?:100 ?km|[A-Za-z]{1,12}(?![A-Za-z0-9/])"
    "|(?![同环環較较增升降跌下上占佔及约約])[\u4e00-\u9fff])"
)


_OF_TWO = re.compile("[x×/／]")
_TWO_SIZES = re.compile(
    "[0-9.,]+(?: ?[x×] ?[0-9.,]+){1,2}|[0-9.]+/[0-9.]+ ?(?:[层層]|[纳納奈]米|nm|英?[寸吋]|[GTM]B)"
)  # 96/112层


# 元/瓦 of 元/瓦时: a unit behind a slash whose last sign was cut off
_CUT_RATE = re.compile("/[\u4e00-\u9fff]{1,4}$")
_REST_OF_UNIT = re.compile(
    "[·・]?[时時次克升米瓦安伏]|小[时時]|公里|海里|[月日天年](?=[,，。；;、)）]|$)"
)


def _per_something(around: Around) -> dict[str, str]:
    """A rate per something that the closed lists have not: 3 W/ft, 5元/件."""
    one, line, end = around.one, around.line, around.end
    if around.next != "/" and not _OF_TWO.search(one.literal):
        return {}
    if _TWO_SIZES.fullmatch(one.literal):
        return {"flag": "may be two sizes; code each by itself, or none", "likely": ""}
    if one.form != "number" or one.literal[-1:] in "%％0123456789":
        return {}
    cut = _CUT_RATE.search(fold(one.literal)) and _REST_OF_UNIT.match(line, end)
    if not cut and not _PER_OTHER.match(line, end):
        return {}
    return ask(NO_RATE)


_BIG = frozenset("十百千万萬亿億多余餘nMBkK")


def _negated(around: Around) -> dict[str, str]:
    """A bound that the sign before it turns round, in words that no list has."""
    line, start = around.line, around.start
    negated = around.last in _NO or (
        around.last == " " and _NOT.search(line, max(0, start - 16), start)
    )
    if not negated or not _BOUND_FIRST.match(around.literal):
        return {}
    return {
        "flag": "its bound is denied by the sign before it; print the bound alone",
        "likely": "",
    }


# 半年大赚50亿: a sum of money that leaves its currency out.
_SUM = re.compile("[万萬亿億兆][多余餘]?(?:左右|起|以上|以下|以内|以內|上下|之多|或更[多高低少])?$")
_OF_MONEY = re.compile(
    "[赚賺赔賠亏虧砸花捐薪]|[赌賭]收|投注|[纯純]利|收益(?!率)|EBITDA|[损損]失|慳|在手[订訂][单單]|[订訂][单單][金总總]?[额額]|[余餘][额額]|社融|[多少]增|存款|[奖獎罚罰定押订訂]金|[奖獎][励勵]|[房售均报報出楼标底现溢车票药机菜粮]价|[售房報出均樓標底現溢呎]價|价格|價格"
    "|[费費](?![时時力])|(?:市[场場]|基金)[总總]?[规規]模|[拨撥]款|盈利|[净淨]利|利[润潤]|[营營]收|收入|市值|估值|身[家价價]|(?:融[资資]|投[资資入])(?![者人客])|[耗斥注增募出][资資]"
    "|募[集得]|[罚罰][款金没]|[贷貸]款|[债債](?![务務]?人)|[资資][产產金本]|成交|[放缩縮]量|[进進出]口[值额額]|[总總][值额額]|金[额額]|[预預]算|[补補][贴貼助]"
    "|[销銷]售[额額]|[产產]值|支出|分[红紅]|回[购購]|[现現]金|成本|[费費]用|[价價]值|[总總][价價]|GDP|[买買卖賣]超|流[入出]|[蚀蝕][让讓]|租金|首付|月供|[帐帳账賬]面|[净淨][买買卖賣][入出]?|[加建补補减減]仓|[增减減]持|套[现現]|[认認]购|[认認]購|[奖獎]池|拍[出得卖賣]|[标標]的[额額]"
    "|赤字|盈[余餘]|[结結][余餘]|[储儲][备備]|[财財]赤|[亏虧]空|[实實][缴繳]|授信|回款|票房|[纳納]税"
    "|造[价價]|收[购購]|借[了款]|[欠还還]"
)
_OF_MONEY_BEHIND = re.compile(
    " ?的?(?:(?=税|稅)|[净淨毛]?利[润潤]?|[营營]收|收入|市值|估值|融[资資]|投[资資]"
    "|[罚罰]款|[贷貸]款|[债負负][务務债債]?|[资資][产產金本]"
    "|成交|[预預]算|[补補][贴貼助]|[销銷]售[额額]|[产產]值|[现現]金|票房|成本|大[单單]|生意|商[机機]|[价價][格位]|预算|預算|股票|[债債]券|合同)"
)
_SOME_NOUN = re.compile(
    " ?的?(?:[会會][员員]|粉[丝絲]|[设設][备備]|[终終]端|消[费費]者|客[户戶]|居民|[观觀][众眾]"
    "|月活|日活|[网網]民|家庭|[学學]生"
    "|[参參][数數]|[人户戶台颗顆片张張个個次头頭只隻条條支枝枚粒件辆輛部家间間所座栋艘架株棵本册份宗种種位名])"
)


_MONEYS = {
    money: re.compile("|".join(words))
    for money, said in CURRENCIES.items()
    if (words := [word for word in said.split("|") if not word.isascii() and len(word) > 1])
}


_LINK = re.compile("(?<![0-9. ])[百千万萬]兆$")


# The rules about what a find may be that its print leaves open, in the order in which they ask. A
# new one is a function of an `Around`; a rule about English sentences stands in an `english_…`
# module, where `among_signs` passes over the figures that have none around them.
_RULES: dict[str, tuple[Callable[[Around], Row], ...]] = {
    "number": (
        *(_broken, cut_before, _step_of_a_rate, _foreign, _in_sen, _negated, _unsure),
        *(year_or_years, left_open, clue, guards, like_a_year, _per_something, touching, doubt),
    ),
    "date": (
        *(_year_of_accounts, _year_alone_of_half, _step_of_a_rate, clue, books, touching, doubt),
        *(of_that_year, of_year_before),
    ),
    "ordinal": (_broken, _step_of_a_rate, _in_sen, _negated, doubt),
}


def _asked_for_money(row: Row, one: Found, line: str, place: Place) -> Row:
    """The row, with the question for its currency where the words beside a bare sum tell money."""
    end = one.offset + len(one.literal)
    if row.get("unit") or row.get("flag") or one.form != "number":
        return row
    if one.literal[-1:].isascii() and (asked := bare_sum(one, line)):
        return row | asked
    if not _SUM.search(one.literal):
        return row
    if _SOME_NOUN.match(line, end):
        return row
    if _LINK.search(one.literal) and place.region in (
        "",
        "cn",
    ):  # 百兆 of a link, or a million million
        return row | {"flag": "unit=", "likely": ""}
    sentence = re.split("[。；;!！?？]", line[max(0, one.offset - 60) : one.offset])[-1]
    *before, clause = re.split("[，,、]", sentence)
    if not clause.strip() and before:  # 收入增长三成，达到45亿
        clause = before[-1]
    clause = clause[-24:]
    if not (_OF_MONEY.search(clause + one.literal) or _OF_MONEY_BEHIND.match(line, end)):
        # a bare sum that nothing counts, in a line that spoke of money: 普遍都在一千万以下
        counted = COUNTED_IN.search(sentence) or not ENDS_CLAUSE.match(line, end)
        if counted or not _OF_MONEY.search(line[max(0, one.offset - 120) : one.offset]):
            return row
    named = [
        (match.end(), money)
        for money, words in _MONEYS.items()
        for match in words.finditer(sentence)
    ]
    money = max(named)[1] if named else LOCAL["元"].get(place.region, "CNY")
    return row | {"flag": "unit=", "likely": f"unit={money}"}


def _form(one: Found, lines: list[str], place: Place) -> str:
    """Whether a number is a year of the Republic of China: 113年, and 98年 behind 自 or 到."""
    span = _MINGUO_SPAN.fullmatch(one.literal) if place.region in ("", "tw") else None
    if span and 80 <= int(span[1]) < int(span[2]):
        return "date"
    named = _MINGUO.fullmatch(one.literal) if place.region == "tw" else None
    if not named:
        return one.form
    before = lines[one.line - 1][max(0, one.offset - 2) : one.offset].rstrip(" ")[-1:]
    if re.match("[4-7][0-9] ?年", one.literal) and before not in tuple("自從从在於于到至(（"):
        return one.form  # 50年一遇
    if one.literal[-1] in "後后" and re.search("[立歷历時时近達达經经過过了]", before):
        return one.form  # 等了105年後
    return one.form if before in tuple("立歷历時时近達达了滿满逾") else "date"


_YEAR_OF_BOOKS = re.compile(
    r"FY[ –-]?['’]?[0-9]|(?i:fiscal|financial)(?: year)? ?['’]?[0-9]"
    r"|(?:19|20)[0-9]{2} ?(?:[财財]政?年|[会會][计計]年)"
)
# the financial year (FY) 2030, fiscal year (2030)
_NAMED_YEAR = re.compile(
    r"(?:(?i:(?:fiscal|financial|accounting)(?: years?)?)|FY|[财財]政?年度?|[会會][计計]年度)"
    r"(?: ?[(（]['\"‘’“”]?(?i:FYE?|(?:fiscal|financial)(?: year)?)['\"‘’“”]?[)）])?,? ?[(（]?$"
)
_YEAR_ALONE = re.compile("(?:19|20)[0-9]{2}年?(?:[-/–][0-9]{2,4})?")


@lru_cache(maxsize=100_000)
def _parsed(
    literal: str,
    form: str,
    place: Place,
    published: date | None,
    table: str,
    implied: str,
    may_fall: bool,
    fiscal: str,
    tense: str,
) -> Row:
    """Context and value columns of one find; a question, with its likely answer, where the print
    leaves one open.
    """
    context = ";".join(filter(None, (_context(literal, form, place, table), implied)))
    try:
        if form == "date" and (fiscal or _YEAR_OF_BOOKS.match(literal)):
            of_april = place.region in ("in", "jp", "hk", "sg") and not fiscal[-1:].isdigit()
            likely = "fiscal=4" if of_april else fiscal if fiscal != "fiscal=" else ""
            return {"context": context, "unit": "date", "flag": "fiscal=", "likely": likely}
        if form == "date":
            return period_of(literal, context, published, tense)
        if not place.sure and (
            depends(literal, place.region) or place.told_by == "its words"
        ):  # or another place in the same sentence
            return _number(literal, form, context) | {
                "unit": "",
                "flag": "region=",
                "likely": f"region={place.region or ('us' if literal.isascii() else 'cn')}",
            }
        figure = _number(literal, form, context)
        return figure | {"flag": "move=", "likely": "move=fall"} if may_fall else figure
    except LiteralError as error:
        flag = flag_of(error)
        april = flag == "fiscal=" and place.region in ("in", "jp", "hk", "sg")
        return {
            "unit": "date" if form == "date" else "",
            "flag": flag,
            "likely": "fiscal=4" if april else _likely(flag, error, published),
        }


def _context(literal: str, form: str, place: Place, table: str) -> str:
    """What the text as a whole says and this print lacks."""
    said = []
    if place.region not in ("", "cn") and (
        depends(literal, place.region)
        or re.search(r"[0-9]/[0-9]{1,2}/[0-9]{4}", literal)
        or form == "date"
        and _MINGUO_DATE.match(literal)
    ):
        said.append(f"region={place.region}")
    if table and form == "number" and re.fullmatch(r"[-+(]?[0-9][0-9,.]*[)]?", literal):
        said.append(table)
    return ";".join(said)


def _number(literal: str, form: str, context: str) -> Row:
    rank = form == "ordinal" and literal[-1:] not in ("次", "名")
    if form == "ordinal":  # 第四次 is the fourth
        literal = re.sub("^[第前] ?|名$", "", literal)
    unsaid = "" if "sense=" in context else "sense=plus"  # to learn its unit, any sense will do
    plain = read(literal, ";".join(filter(None, (context, unsaid))))
    kind = "change" if "move=" in context else _kind(literal, plain.unit)
    # a price or a measure is read alike whatever the kind
    figure = plain if kind in ("price", "measure") else read(literal, context, kind)
    return {
        "context": context,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": "rank" if rank else figure.unit,
        "flag": "",
        "likely": "",
    }


def _kind(literal: str, unit: str) -> str:
    """The kind of metric that a print most likely asks for."""
    if unit == "percent":
        return "change" if told(literal) else "share"
    return (
        "change"
        if fallen(literal)
        else "ratio"
        if unit == "times"
        else "price"
        if unit in MONEY
        else "count"
        if unit in ("", *COUNTED)
        else "measure"
    )


def _likely(flag: str, error: LiteralError, published: date | None) -> str:
    """The answer that the print itself suggests; dates are answered once for the text, by its day
    of print.
    """
    said = re.search("most likely ([a-z]+=[a-z0-9]+)", error.mend)
    if said:
        return said.group(1)
    return {
        "month=": "the month of print",
        "year=": "the year of print, or the year before where that lies ahead",
        "region=": "region=us",
    }.get(flag, "")


def day_of_print(text: str) -> date:
    """A day as `--published` takes it.

    Raises
    ------
    LiteralError
        If it is no day of the calendar, written as 2025-11-20.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise LiteralError(text, "is no day", "write it as 2025-11-20") from None
