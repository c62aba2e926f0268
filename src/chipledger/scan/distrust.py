"""Figures of a Chinese text that were read, and are asked about all the same.

Judgements made here, each by what was wrong in silence in texts that nobody had tuned on:

- A bare number that stands before a word which is no measure word, no noun of people and no word of
  grammar may have a unit that no list has (420方呎).
- A plain sum (38亿元) among sums of a foreign money may be of that money.
- A bound may stand before a noun, and its share or multiple behind it (超过总量50%).

It runs over the finished rows, and asks only where nothing else does.
"""

from chipledger import patterns as re
from chipledger.numbers.unit_words import CURRENCIES
from chipledger.scan.bare import COUNTS
from chipledger.scan.directions import told
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.scan.open_dates import Row
from chipledger.scan.other_patterns import UNIT
from chipledger.scan.questions import MINUS_APART, NAME, NO_UNIT, ask

_BARE_END = tuple("0123456789百千万萬亿億兆余餘多")
_HAN = re.compile("[\u4e00-\u9fff]")
_NOUNS = "人者员客户民众生家童工兵师商友迷粉手件条份次点點关屠路"
_FOLLOWS = re.compile(
    " ?(?:[的上下至及为和与或以在是到从由比较增减升降涨跌将已也都又仍即则而但并且之左内外前后时"
    f"中间起止更被把就还才能可会要须得着了过各不未没最共作做]|[^\\W\\d]{{0,6}}[{_NOUNS}])"
)
_MEASURE = re.compile(f" ?(?:{UNIT})")
_PLAIN = re.compile("[^币美港日欧韩]*[0-9百千万亿] ?元(?:左右|以上|以下)?")
_MONEY_BEHIND = re.compile(" ?(?:新?台币|人民币|港币|澳门币)")
_YUAN_END = tuple("元上下右")
_NAMED_MONEY = re.compile("(?:[美港日欧韩]元?|[币镑合汇股价每]) ?$")
_FOREIGN = ("USD", "EUR", "JPY", "KRW", "GBP", "MOP", "MYR", "SGD")
_BOUND_APART = re.compile(
    "(?:超[过出]|高于|多于|低于|少于|不到|不足|突破)(?!去年|上年|同期|预期|[^\\W\\d]*[的比])"
    "[^\\W\\d]{2,6} ?$"
)
_SHARE = re.compile("[0-9.]+ ?(?:%|倍)|百分之[^至到]*")
_AND = re.compile(" ?[、和及与與跟或] ?")
# 某公司（2012）公布, and not 《某片》（2012）
_CODE_OR_YEAR = re.compile("[\u4e00-\u9fff][(（](?:19|20)[0-9]{2}[)）]")
COUNTED_IN = re.compile(
    "[月日]活|[访訪][问問]|[连連]接|[场場]次|[销銷产產][量能]|出[货貨]量?|用[户戶]|人口|人[数數次]|粉[丝絲]|[数數]量|交付|注[册冊]|下[载載]|播放|[浏瀏]览|[观觀]看|[阅閱]读"
    "|[订訂]阅|[户戶]|面[积積]|[装裝]机|[参參]数|保有量|吞吐|[点點][击擊]|字数|[台辆輛部颗顆片张張件套间間座家人名次]"
)
ENDS_CLAUSE = re.compile("[,，。；;!！?？、）)\n]|$")
_RATE_BEHIND = re.compile(" ?(?:[年季月周][增减升跌]|按[年季月]|同比|[环環]比)")
_MONEY_AHEAD = re.compile(
    "[^\\W\\d]{0,4}(?:(?<![货貨外代硬法字密纸紙])[币幣]|美金"
    "|[美港澳日欧歐韩韓坡]元|日[圆圓])(?= ?$)"
)
_LARGE = tuple("亿億兆")
_SCALES = tuple("万萬亿億")
# 录得最高33.8度, 盘中最高45元: what was reached
_HIGHEST = re.compile(
    "(?:[录錄]得|[盘盤]中|[实實][测測]|[气氣]?[温溫]度?|全日|早段|午後|午后|今[日天]|昨[日天])[^，。,;；0-9]{0,4}$"
)
_LISTED = re.compile("[、，,](?:[^\\W\\d]|[A-Za-z]){1,8}")
_MINUS = re.compile("[\u4e00-\u9fff][-－−]")
_TITLE = 16  # signs of a title before a number in it; ours
_NEAR = 4  # figures before a sum among which a foreign one is looked for; ours
_APART = {
    "flag": "its bound stands before the noun; code the figure with it",
    "likely": "hedge=over",
}


def distrusted(rows: list[Row], found: list[Found], lines: list[str], money: str) -> None:
    """Asks about rows that were read without a question and may be wrong.

    Parameters
    ----------
    rows : list of dict
        As `propose.proposals` makes them, changed in place.
    found : list of Found
    lines : list of str
    money : str
        What 元 most likely stands for in the text.
    """
    foreign = [row["unit"] in _FOREIGN for row in rows]
    plain = [
        one.literal[-1:] in _YUAN_END and _PLAIN.fullmatch(fold(one.literal)) is not None
        for one in found
    ]
    mixed = 0 < sum(foreign) >= sum(plain)
    for at, (row, one) in enumerate(zip(rows, found, strict=True)):
        if row["flag"] or one.form not in ("number", "date"):
            continue
        line, end = lines[one.line - 1], one.offset + len(one.literal)
        if _in_title(line, one.offset):
            row.update(ask(NAME))
            continue
        if one.form == "date":
            if _CODE_OR_YEAR.match(line, one.offset - 2) and len(one.literal) == 4:
                row.update(flag="may be the code of a share; code it as a year, or none", likely="")
            continue
        if line[end : end + 1] == "跳" and one.literal[-1:] == "起" or line.startswith("起跳", end):
            row.update(flag="起跳 stands behind it; code it with its bound", likely="hedge=atleast")
            continue
        if (
            row["low"] == 0
            and one.literal[:2] in ("最高", "最多")
            and _HIGHEST.search(line, 0, one.offset)
        ):
            row.update(flag="may be the highest that was, or a bound; code it without", likely="")
            continue
        if not row["unit"]:
            if one.literal[-1:] in ("个", "個") and line[end : end + 1] in ("点", "點"):
                row.update(flag="unit=", likely="unit=percent")  # 降0.5个点
                continue
            bare = one.literal[-1:] in _BARE_END
            if bare and _uncounted(line, end):
                row.update(ask(NO_UNIT))
            elif bare and (unit := _unit_of_list(rows, found, at, line)):
                row.update(flag="unit=", likely=f"unit={unit}")
            elif bare and one.literal[-1:] in _LARGE and _may_be_money(line, one.offset, end):
                row.update(flag="unit=", likely=f"unit={money}")
        elif _MINUS.match(line, one.offset - 2) and one.literal[:1].isdigit():
            row.update(ask(MINUS_APART))
        elif one.literal.endswith("ppt") and not told(one.literal):
            row.update(unit="", flag="unit=", likely="")  # of purity, a part in 10**12
        elif plain[at] and _converted(rows, found, at, line):
            row.update(unit="", flag="unit=", likely=f"unit={money}" * (money != row["unit"]))
        elif plain[at] and (named := _other_money(row["unit"], line[: one.offset])) is not None:
            row.update(unit="", flag="unit=", likely=named)
        elif plain[at]:
            beside = range(max(0, at - _NEAR), at) if mixed else ()
            near = any(foreign[other] and found[other].line == one.line for other in beside)
            before = fold(line[max(0, one.offset - 4) : one.offset])
            behind = fold(line[end : end + 4])
            if near and not (_NAMED_MONEY.search(before) or _MONEY_BEHIND.match(behind)):
                row.update(unit="", flag="unit=", likely=f"unit={row['unit']}")
        elif (
            row["unit"] in ("percent", "times")
            and _SHARE.fullmatch(fold(one.literal))
            and _BOUND_APART.search(fold(line[max(0, one.offset - 10) : one.offset]))
        ):
            row.update(_APART)


def _in_title(line: str, start: int) -> bool:
    """Whether a place lies in the title of a book, a film or a law: 《七人樂隊》."""
    begin = line.rfind("《", max(0, start - _TITLE), start)
    return begin >= 0 and line.find("》", begin, start) < 0 and line.find("》", start) > 0


def _other_money(unit: str, before: str) -> str | None:
    """The likely answer where a name of other money stands ahead of a sum in plain 元: a number too
    long to be taken with it (港币三十亿四千八百万元), or money that no list has.
    """
    name = _MONEY_AHEAD.search(before[-8:])
    if not name:
        return None
    units = [
        code
        for code, words in CURRENCIES.items()
        if any(name.group().endswith(word) for word in words.split("|"))
    ]
    return None if unit in units else f"unit={units[0]}" if units else ""


def _unit_of_list(rows: list[Row], found: list[Found], at: int, line: str) -> str:
    """The unit of measure of the next number of a list, which names what each counts: 风电5.2亿、
    光伏8.9亿千瓦.
    """
    if at + 1 == len(found) or found[at + 1].line != found[at].line:
        return ""
    one, behind = found[at], found[at + 1]
    gap = line[one.offset + len(one.literal) : behind.offset]
    scale = one.literal[-1:] in _SCALES and one.literal[-1:] in behind.literal
    unit = ""
    if scale and _AND.fullmatch(gap):
        unit = rows[at + 1]["unit"] or rows[at + 1]["likely"].removeprefix("unit=")
    elif scale and _LISTED.fullmatch(gap):
        unit = rows[at + 1]["unit"]
    return unit if unit not in ("date", "percent", "times", "item", "person") else ""


def _converted(rows: list[Row], found: list[Found], at: int, line: str) -> bool:
    """Whether a sum in brackets tells the one before it in another money: 3亿元(约3.3亿元)."""
    one, before = found[at], found[at - 1] if at else None
    if not before or before.line != one.line or line[max(0, one.offset - 1)] not in "(（":
        return False
    gap = one.offset - before.offset - len(before.literal)
    return gap < 12 and rows[at - 1]["unit"] == rows[at]["unit"] and fold(one.literal)[:1] == "约"


def _may_be_money(line: str, start: int, end: int) -> bool:
    """Whether nothing says what a bare number of hundred millions counts: 逆差逾千亿."""
    behind = fold(line[end : end + 3])
    if not (ENDS_CLAUSE.match(behind) or _RATE_BEHIND.match(behind)):
        return False
    return COUNTED_IN.search(re.split("[,，。；;、]", line[max(0, start - 24) : start])[-1]) is None


def _uncounted(line: str, end: int) -> bool:
    """Whether a word that counts nothing known stands right behind a bare number."""
    if not _HAN.match(line, end):
        return False
    right = fold(line[end : end + 10])
    return not (COUNTS.match(right) or _FOLLOWS.match(right) or _MEASURE.match(right))
