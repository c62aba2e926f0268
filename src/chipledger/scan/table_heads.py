"""What the heads and labels of a text's tables say of their bare numbers.

Judgements made here: a unit in brackets (`（亿元）`, `(US$ thousands, unaudited)`, `单位：千元`)
goes with the bare numbers below it, up to the next line of prose, where its own line holds none;
with those behind it where it does (a row's label); and with those of its column where the line is
parted by bars or tabs and other columns have other units. Two units on a line that nothing parts
give none. Before years alone a unit needs no brackets.
"""

from functools import lru_cache

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.literals import read

Cells = tuple[tuple[int, str], ...]

_PROSE = re.compile("[。！？；]|[a-z]{3}[.!?](?: |$)|^\\s*$")
_MAY_BE_HEAD = re.compile("[(（单單]")  # which is found much faster
_LABEL = re.compile(
    "[(（](?P<inner>[^()（）]{1,40})[)）]|[单單]位 ?[:：] ?(?P<after>[^|\t()（）]{1,20})"
)
_PARTS = re.compile("[|\t]")
_NUMBER = re.compile(
    r"(?:^|[^0-9A-Za-z.,/-])[-+−(（]?[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9年季月/A-Za-z-])"
)
_WHEN = (
    "(?:(?:(?:[1-4][QH]|[QH][1-4]|FY) ?)?(?:19|20)[0-9]{2}|[0-9]{2,3}年"
    "|(?:[1-4][QH]|[QH][1-4]|FY) ?['’]?[0-9]{2})"
    "(?:[年AEF]|[-/](?:[0-9]{2}){1,2})?(?:第?[一二三四1-4]季度?|[上下]半年)?(?![0-9,.])"
)
_YEAR = re.compile(_WHEN)
_MONEY = (
    "人民币|人民幣|新台币|新台幣|新臺幣|港币|港幣|美元|港元|欧元|歐元|日元|日圆|日圓|澳门元|澳門元"
)
_CHINESE = re.compile(
    "(?:[单單]位 ?[:：] ?)?"
    f"(?P<money>{_MONEY})?(?P<scale>[十百千]?[万萬亿億]|千|百萬|百万)?(?P<unit>[^0-9 ,，;；:：]*)"
    "(?:[,，;；].*)?"
)
_ENGLISH = re.compile(
    "(?:(?:all |figures |amounts |expressed |stated )*in )?"
    "(?P<money>US\\$|HK\\$|NT\\$|S\\$|A\\$|C\\$|RMB|CNY|USD|HKD|TWD|EUR|GBP|JPY|[$€£¥₹])? ?"
    "['’]?(?P<scale>thousands?|millions?|billions?|mn|bn|0?00s?|m|b)?"
    "(?: (?:of )?(?P<unit>(?:US |Hong Kong )?dollars|yuan|yen|euros?|pounds|units|tonnes|shares))?"
    "(?:[,;] .*| unless .*| except .*)?"
)
_SCALES = {
    **{"thousand": "thousand", "000": "thousand", "00": "thousand"},
    **{"million": "million", "mn": "million", "m": "million"},
    **{"billion": "billion", "bn": "billion", "b": "billion"},
}
_OF_THINGS = re.compile("[十百千]?[万萬亿億][\u4e00-\u9fff]")
# S$ million | 1H 2025 | 1H 2024: what stands over names of rows, before years.
_OVER_YEARS = re.compile(
    rf"[| ]*((?:[^|\t0-9()（）]|(?<=['’])0?00s?){{1,40}}?)[| \t]+"
    rf"(?=(?:{_WHEN}[| \t]*)+[^0-9]*$)"
)
# 截至二零二四年十二月三十一日止年度 千港元
_BEFORE_UNIT = re.compile("^.{0,20}[年日度期] +")
_SEVERAL = re.compile("[\t|]+|(?<=[^A-Za-z$]) +|(?<=[a-z0]) +(?=RMB|US|HK|NT|[$€£¥])")
_MAY_BE_ALONE = re.compile("(?:元|千|万|萬|亿|億|illions?|000s?|mn|bn|m|b)[| \t]*$")
_SHORT_HEAD = 80  # signs; ours
# A unit alone, where it is no word of a headline; longer ones are a unit if they read as one.
_PLAIN = frozenset("元 % ％ 人 股 吨 噸".split())


def heads(lines: list[str], region: str = "") -> dict[int, Cells]:
    """What heads and labels of tables give to the numbers of their lines.

    Parameters
    ----------
    lines : list of str
    region : str
        Where the text's money is from, one of `lexicon.REGIONS`, or empty.

    Returns
    -------
    dict of int to tuple of (int, str)
        By line, counted from 1: from which offset on which context holds (`scale=1e8;unit=CNY`).
    """
    found: dict[int, Cells] = {}
    current: dict[int, str] = {}  # by column; -1: all columns
    titled = False
    for number, line in enumerate(lines, 1):
        if current and _PROSE.search(line):
            if titled and not line.strip():  # between a title and its table
                titled = False
                continue
            current = {}
        titled = False
        if (bare := _OVER_YEARS.match(line)) and (context := context_of(bare[1], region)):
            current = {-1: context}
            continue
        if alone := _unit_alone(line, region):
            current = {-1: alone}
            continue
        begin = _MAY_BE_HEAD.search(line)
        if begin and not _PROSE.search(line):
            parted = _PARTS.search(line) is not None
            labels = [
                (match.end(), context)
                for match in _LABEL.finditer(line, begin.start())
                if (context := context_of(match["inner"] or match["after"], region, parted))
            ]
            if labels and _NUMBER.search(_YEAR.sub("", line[labels[0][0] :])):
                found[number] = tuple(labels)
                continue
            if labels:
                current, titled = _columns(line, labels), True
        if current:
            found[number] = _cells(line, current)
    return found


def _unit_alone(line: str, region: str) -> str:
    """The context of a line of one unit and no more, said once or over each column (`RMB'000`,
    `千港元   千港元`); a date may stand before it.
    """
    if not _MAY_BE_ALONE.search(line) or len(line) > _SHORT_HEAD:
        return ""
    words = _SEVERAL.split(_BEFORE_UNIT.sub("", line.strip("| \t")))
    contexts = {context_of(word, region) if word else "" for word in words}
    context = contexts.pop()
    return "" if contexts or "scale=" not in context or "unit=" not in context else context


def context_at(tables: dict[int, Cells], line: int, offset: int) -> str:
    """The context that a table gives to what stands at an offset of a line, or nothing."""
    return next((said for start, said in reversed(tables.get(line, ())) if start <= offset), "")


def _columns(line: str, labels: list[tuple[int, str]]) -> dict[int, str]:
    """The contexts of a head by column; -1 is every column."""
    if len({context for _, context in labels}) == 1 and not (
        _PARTS.search(line) and _PARTS.search(line[: labels[0][0]].strip("|\t "))
    ):
        return {-1: labels[0][1]}
    if not _PARTS.search(line):
        return {}
    return {len(_PARTS.findall(line, 0, end)): context for end, context in labels}


def _cells(line: str, columns: dict[int, str]) -> Cells:
    """Where on a line of a table which context begins."""
    if -1 in columns:
        return ((0, columns[-1]),)
    starts = [0, *(match.end() for match in _PARTS.finditer(line))]
    return tuple((start, columns.get(column, "")) for column, start in enumerate(starts))


@lru_cache(maxsize=1 << 10)
def context_of(label: str, region: str = "", parted: bool = False) -> str:
    """The context that a label gives (`千港元`, `US$ thousands, unaudited`), or nothing where it is
    no unit; where the table is `parted` the scale alone, of what we have no unit for (`万副`).
    """
    label = label.strip().replace("仟", "千").replace("佰", "百")
    if label.isascii() or label[0] in "€£¥₹":
        return _english(label, region)
    context = _chinese(label, region)
    if not context and parted and _OF_THINGS.fullmatch(label):
        context = _read(f"1{label[:-1]}", region)
    return context


def _chinese(label: str, region: str) -> str:
    match = _CHINESE.fullmatch(label)
    if not match:
        return ""
    money, scale, unit = (match[name] or "" for name in ("money", "scale", "unit"))
    if money[-1:] in ("元", "圆", "圓") and not unit:
        money, unit = "", money
    if not scale and unit not in _PLAIN and len(unit) < 2:
        return ""
    if unit == "度" and scale:  # of electricity
        unit = "千瓦时"
    return _read(f"{money}1{scale}{unit}", region)


def _english(label: str, region: str) -> str:
    match = _ENGLISH.fullmatch(label)
    short = match and match["scale"] in ("m", "b") and not match["money"]  # (b) of a law
    if match and not short and (match["scale"] or match["money"]):
        money, unit = match["money"] or "", match["unit"] or ""
        scale = _SCALES.get((match["scale"] or "").rstrip("s"), "")
        return _read(" ".join(filter(None, (f"{money}1", scale, unit))), region)
    unit = label.removeprefix("in ")
    if len(unit) < 2 and unit != "%" or re.search("[0-9]", unit):
        return ""
    return _read("1%" if unit == "%" else f"1 {unit}", region)


def _read(print_: str, region: str) -> str:
    try:
        figure = read(print_, f"region={region}" if region else "")
    except LiteralError:
        return ""
    scale = round(figure.value)
    power = len(str(scale)) - 1
    if figure.hedge or scale != 10**power or not (power or figure.unit) or power > 12:
        return ""
    said = [f"scale=1e{power}"] * (power > 1) + [f"unit={figure.unit}"] * bool(figure.unit)
    return ";".join(said)
