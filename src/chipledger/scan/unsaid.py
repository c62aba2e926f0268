"""What a print leaves to the words beside it: its unit, its scale, its bound.

Judgements made here: a bare number that a list joins to one with a unit has that unit and its scale
(4300、1500亿千瓦时); between two numbers *and* leaves it open whether a count stands beside a share
or another count, and the unit is asked for, unless they are told apart (*respectively*, 分别).
"""

from itertools import pairwise
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import HEDGES, WORDS
from chipledger.numbers.literals import read
from chipledger.numbers.number_words import MULTIPLIERS
from chipledger.scan.directions import MONEY_BETWEEN
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.scan.grammar import SOFT
from chipledger.scan.other_patterns import UNIT
from chipledger.scan.placed import too_long
from chipledger.scan.places import Place, depends

_CUT_UNIT = re.compile(UNIT)
_SOFT_BEFORE = re.compile(
    "("
    + "|".join(
        "(?<![买卖出入])" * (word == "超") + word  # 賣超, 出超一百二十億: no bound
        for words in (*(hedge.words for hedge in HEDGES.values()), WORDS["fall"], WORDS["rise"])
        for word in sorted(words.split("|"), key=len, reverse=True)
        if word and not word.isascii()
    )
    + ")[了达]?$"
)
# A bound that names what passes it before the figure: 突破月销六万辆.
_PASSED = re.compile(
    "(突破|[冲衝涨漲升飙飆攻踏闯闖]破|站上|跌破|失守)(?:[月年日季周][销銷产產][售量]?|[单單][日月周季]|[日月年]均|[累总總][计計]"
    "|全[年球]|人民[币幣]|每[股桶公吨噸盎司安士英两兩両克斤磅枚度千瓦时時]+|市值|[销銷售]量|[产產][量能值]|[营營]收|首次|[历歷]史|近|新高|大[关關]"
    "|关口|整[数數]|[数數]量|规模|規模|金额|金額|[总總][额額量]|[约約]|逾)+$"
)
# 增加一倍 is twice as much: one more and no one-fold.
_ONE_MORE = re.compile(
    "^(?:[年月季大劇剧暴激翻同比环]|按[年季月])*(?:[增升涨多]|增[加长]|成长|上升)[^至到为0-9]{0,3}?[一1]倍(?:以上|多|左右)?$"
)
# min 7% grade, and no Galaxy Max 4,100
_LEAST = re.compile(r"(?<![0-9] )\b(?<![A-Za-z0-9] (?=M))([Mm]in|[Mm]ax|MIN|MAX)\.? $")
_PACE = re.compile(
    "(?:[时時球车車航限]速|(?P<air>[风風流]速)|每(?:(?P<second>秒)"
    "|小[时時]))(?:[约約可达達为為近高最超过過]|到|以上){0,4} ?$"
)
# 每千瓦时0.2美元, 每吨涨200元: so much of each
_EACH = re.compile(
    "每(?:个|個)?(?P<what>[TF]EU|[标標][准準]?箱|千瓦[时時]|兆瓦[时時]?|公?[吨噸]|桶|盎司|安士|公斤|千克|克|磅|平方[米呎尺]|平方公尺|平米|坪|千瓦|瓩|瓦"
    "|加[仑侖]|立方米|公升|升|公[顷頃]|蒲式耳|度(?=[电電]|[^\\W\\d]*$))[^0-9，。,;；:：%至到月年日天]{0,6}$"
)
_PLAIN_MONEY = re.compile("[0-9万萬亿億千百](?P<money>[美港欧歐日]?[元圆圓])$")
_DATA = re.compile("[千兆吉太拍艾泽]?兆?(?:比特|字节|位元组|位元)$|[KTE]B$")
_DEGREES = re.compile("(?<![季年温角/])度(?:及?以[上下]|或更[多高大]|左右|上下|多|[+])?$")
_BATTERY = re.compile(
    "的?(?:超?大|高|长续航|三元锂?|磷酸铁锂|锂|固态|动力|级|容量|版本?|能量)*的?"
    "(?:电(?:池|量|能|力|芯|[,，。、；;]|$)|储能|用电|快充电池)"
)
# 摄氏零下70度, 气温38度
_HEAT = re.compile(
    "(?:(?P<scale>摄氏|华氏)|体感|[温热寒冷][^，。,；0-9]{0,8}?)(?P<below>零下|负)?[约近达至到高低为超过]{0,3}$|(?P<below2>零下)$"
)
_BIG_SIGNS = frozenset("十百千万萬亿億兆零〇○一二三四五六七八九")
# A step whose unit the level behind it prints: down 8.4 to 210.5p.
_STEPPED = re.compile(r" to [0-9][0-9.,]* ?(p|pence|points)\b")
_UNITS_OF_LEVELS = {
    "points": "unit=point",
    **dict.fromkeys(("p", "pence"), "unit=GBP;scale=0.01"),
}
# nine straight quarters, two more years
MORE_OF = re.compile(
    r" (?:straight|consecutive|successive|more|additional|further|extra|full|whole|calendar|long"
    r"|trading|business|working) (?P<unit>(?:year|quarter|month|week|day|hour)s)\b(?!-)"
)
# Mr Allen, 42, said; aged 65, at the age of 14
_AGED = re.compile(
    r"(?:\b(?:[Aa]ged|[Aa]ges?(?: of| between| from| at)?)(?: about| around| just| only)? "
    r"|(?!January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[A-Z][a-z’'-]+, )$"
)
_AGE = re.compile(
    "(?:under |over |above |below |about |around )?[1-9][0-9](?:[-–][1-9][0-9])?"
    "(?: (?:or|and) (?:less|more|over|under|above|below|older|younger))?"
)
_COUNTED_QUARTERS = re.compile("(?i:two|three|four)")  # the last three quarters
_FOLLOWED = re.compile(
    r" ?(?:to|至|到) ?[-+]?[$€£]?[0-9.,]+ ?"
    "(?:(?P<percent>%|per ?cent)|(?P<word>thousand|million|billion|trillion)|(?P<sign>[万萬亿億]))"
)


# What it cannot do without: a sign right behind it, or one of these in it or before it.
_LINKED = frozenset(" 点點至到t")
_TELLING = re.compile("[破站失速每度位]|零下|digit")
_TIMES_END = frozenset("倍多上右")


def implied(one: Found, line: str, region: str, falls: bool, unit: str = "") -> str:
    """What a print leaves to the words beside it, as a context: its way, its unit or its scale.

    Parameters
    ----------
    one : Found
    line : str
    region : str
    falls : bool
        Whether the words beside make a fall of it.
    unit : str
        Unit and scale that a list gives it.

    Returns
    -------
    str
    """
    said = unit or _unsaid(one, line, region)
    return ";".join(filter(None, (said, "move=fall" * (falls and "move=" not in said))))


def _unsaid(one: Found, line: str, region: str) -> str:
    """The unit or scale that a print leaves to the words beside it.

    A degree (度) of electricity is a kilowatt-hour; a rate of two digits is a percentage; the first
    end of *from 4.5 to 5 per cent* has the second one's unit or scale.
    """
    end = one.offset + len(one.literal)
    before, after = line[max(0, one.offset - 12) : one.offset], line[end : end + 40]
    if one.form != "number":
        return ""
    if one.literal[-1:] in _TIMES_END and _ONE_MORE.search(fold(one.literal)):
        return "sense=plus"
    if before[-1:] == "越" and re.search("[升飞飛漲涨超跨]越$", before):  # 升越300元关口
        return "hedge=over"
    wide = line[max(0, one.offset - 14) : one.offset]
    if not (
        after[:1] in _LINKED
        or before[-1:] in (" ", "")
        or one.literal[-1:] in _BIG_SIGNS
        or len(one.literal) > 5
        or _TELLING.search(wide + one.literal)
    ):
        return ""
    if passed := _PASSED.search(wide):
        return f"hedge={'under' if passed[1][0] in '跌失' else 'over'}"
    if (least := _LEAST.search(before)) and re.match("[$€£¥0-9]", one.literal):
        return f"hedge={'atleast' if least[1].lower() == 'min' else 'upto'}"
    if re.match("[点點]子", after) and re.search("[升跌降增减減窄扩擴善]", before + one.literal):
        return "unit=percent;scale=0.01"  # 回升30個點子, in Hong Kong
    if cut := _cut_off(one.literal, before, after, region):
        return cut
    if re.search("[万萬亿億]度$", one.literal) or (
        _DEGREES.search(fold(one.literal)) and re.search("[电電]", before)
    ):
        return "unit=kWh"
    if (  # 80度以上电池
        _DEGREES.search(fold(one.literal))
        and _BATTERY.match(fold(after))
        and not re.search("[温溫热熱气氣寒冷倾傾角纬緯]", before)
    ):
        return "unit=kWh"
    if _DEGREES.search(fold(one.literal)) and (heat := _HEAT.search(fold(before))):
        below = ";move=fall" * bool(heat["below"] or heat["below2"])
        return f"unit=deg{'F' if heat['scale'] == '华氏' else 'C'}{below}"
    if re.search("零下[约近达]?$", before) and re.search("[度℃]$|[°º]C$", one.literal):
        return "move=fall"  # 零下30℃
    if "每" in before and (each := _EACH.search(before)) and _PLAIN_MONEY.search(one.literal):
        return _rate_of_each(one.literal, each["what"], region)
    if before[-2:] == "每亩" and (weight := re.search("公斤$|千克$|吨$", one.literal)):
        return f"unit={'t' if weight[0] == '吨' else 'kg'}/mu"
    if before.endswith(("每小时", "每小時")) and _PLAIN_MONEY.search(one.literal):
        return _rate_of_each(one.literal, "小时", region)
    if pace := _PACE.search(before):
        time = "second" if pace["second"] else "hour"
        if pace["second"] and (data := re.search("[MGP]B$", one.literal)):
            return f"unit={data[0]}/s"
        if pace["second"] and (data := _DATA.search(fold(one.literal))):
            return f"unit={read('1' + data[0]).unit}/second"
        if re.search("立方(?:公尺|米)$", one.literal):
            return f"unit=m^3/{time}"
        if re.search("[0-9万萬千百]公?[吨噸]$", one.literal) and "每" in pace.group():
            return f"unit=t/{time}"
        if metres := re.search("(公里|千米|公尺|米)(?:左右|以上|以下|上下)?$", one.literal):
            long = metres[1] in ("公里", "千米")
            return (
                "unit=m/second" if pace["air"] and not long else f"unit={'km' * long or 'm'}/{time}"
            )
    if _AGE.fullmatch(one.literal) and (aged := _AGED.search(before)):
        # behind a name a comma closes the age
        return "unit=year" if aged.group()[-2:] != ", " or re.match("[,.)](?![0-9])", after) else ""
    if after.startswith(" quarters") and _COUNTED_QUARTERS.fullmatch(one.literal):
        return "unit=quarter"
    if more := MORE_OF.match(after) if one.literal[-1:].isalnum() else None:
        return f"unit={more['unit'].rstrip('s')}"
    if re.search("位[数數](?:以上|左右)?$|digits?$", one.literal):
        return "unit=percent" if re.search("率|成長|成长|[增涨漲升]|growth", before + after) else ""
    if (
        (step := _STEPPED.match(after))
        and one.literal[-1:].isdigit()
        and re.search("[A-Za-z]", before[-4:] + one.literal)
    ):
        return _UNITS_OF_LEVELS[step[1]]
    follows = _FOLLOWED.match(after) if one.literal[-1:].isdigit() else None
    if not follows or not re.search("(?:[从從由自]|from) ?[$€£]?$", before):
        return ""
    if follows["percent"]:
        return "unit=percent"
    return f"scale=1e{len(str(MULTIPLIERS[follows['word'] or follows['sign']])) - 1}"


def _rate_of_each(literal: str, what: str, region: str) -> str:
    """The unit of a sum that its sentence tells of each: 每吨3200元."""
    money = _PLAIN_MONEY.search(literal)
    assert money  # which the caller has seen
    what = fold(what).replace("公吨", "吨").replace("安士", "盎司")
    try:
        unit = read(f"1{money['money']}/{what}", f"region={region}" * bool(region)).unit
    except LiteralError:
        return ""
    return f"unit={unit}"


def _cut_off(literal: str, before: str, after: str, region: str) -> str:
    """Unit, soft word and fall of a print that is too long for a literal to hold them."""
    unit = _CUT_UNIT.match(fold(after)) if literal[-1:] in _BIG_SIGNS else None
    word = unit.group() if unit else ""
    if not too_long(before[-6:] + literal + word):
        return ""
    rest = MONEY_BETWEEN.sub("", fold(before))
    whole = literal + word
    said: list[str] = []
    while len(said) < 3 and (soft := _SOFT_BEFORE.search(rest)):  # 减少超过
        said.append(soft[1])
        whole, rest = rest[soft.start() :] + whole, rest[: soft.start()]
    if not too_long(whole):
        return ""
    figure = read("1" + word, f"region={region}" * bool(region)) if word else None
    named, scale = (figure.unit, _SCALES.get(figure.value, "")) if figure else ("", "")
    hedges = [
        name for name, hedge in HEDGES.items() if {*said} & {*filter(None, hedge.words.split("|"))}
    ]
    return ";".join(
        [
            *[f"unit={named}"] * bool(named),
            *[scale] * bool(scale),
            *(f"hedge={name}" for name in hedges),
            *["move=fall"] * bool({*said} & {*WORDS["fall"].split("|")}),
        ]
    )


_SPOKEN = "(?i:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
_BARE = re.compile(rf"[0-9][0-9,]*(?:\.[0-9]+)?|{_SPOKEN}")
_SURE, _OPEN = re.compile(" ?[、/] ?"), re.compile(" ?[和及与與或] ?|,? and |,? or ")
_MONEY_SIGN = re.compile("[$€£¥₹]|[A-Z]{2,3}(?![a-z])|R[sp]")
_APART = re.compile("分[别別]|各|respectively|each|both")
_BEHIND_DIGITS = re.compile(
    rf"[^0-9]*[0-9][0-9,]*(?:\.[0-9]+)?(?P<unit>[^0-9]+)$|{_SPOKEN}(?P<word> [a-z]+)$"
)


class Shared(NamedTuple):
    """The unit that a bare number shares with the next one of a list, and whether that is sure."""

    context: str
    sure: bool


def shared_units(found: list[Found], lines: list[str], place: Place) -> dict[int, Shared]:
    """For each bare number of a list whose last one alone prints the unit: that unit.

    Parameters
    ----------
    found : list of Found
        In the order of the text.
    lines : list of str
    place : Place

    Returns
    -------
    dict of int to Shared
        By place in `found`.
    """
    shared: dict[int, Shared] = {}
    for at, (one, behind) in enumerate(pairwise(found), 1):
        gap = lines[one.line - 1][one.offset + len(one.literal) : behind.offset]
        joined = one.line == behind.line and _AS_HUNDREDTHS.fullmatch(gap)
        if joined and "百分之" in one.literal and _HANZI.fullmatch(behind.literal):
            shared[at] = Shared("unit=percent", True)
    for at in range(len(found) - 2, -1, -1):
        one, behind = found[at], found[at + 1]
        if one.line != behind.line or {one.form, behind.form} != {"number"}:
            continue
        line, end = lines[one.line - 1], one.offset + len(one.literal)
        gap = line[end : behind.offset] if behind.offset - end < 7 else "?"
        if gap == ", or ":
            continue  # gained 63.97, or 0.36%; ten, or 1 billion euros: in another measure
        listed = at + 1 in shared and gap in (", ", "，", ",")
        half = one.literal[-1:] in ("个", "個") and "." in one.literal  # 2.6个和0.5个百分点
        if not _BARE.fullmatch(line, one.start, end - half):
            continue
        # rose from 1.6 to 2.2 hours: one measure at two times
        moved = gap == " to " and line[max(0, one.start - 5) : one.start] == "from "
        moved = moved and one.offset == one.start and _measure_grew(one.literal, behind.literal)
        if _SURE.fullmatch(gap) or _OPEN.fullmatch(gap) or listed or moved:
            context = (
                shared[at + 1].context if at + 1 in shared else _unit_behind(behind, place.region)
            )
            money, other = (
                _MONEY_SIGN.search(line, each.offset, each.start) is not None
                for each in (one, behind)
            )
            if money and other:  # $2 and $3 billion: the scale
                context = "".join(re.findall("scale=[^;]+", context))
            elif money or other:
                context = ""
            apart = _APART.search(line, max(0, one.offset - 60), behind.offset + 80) is not None
            measured = re.match("unit=(?!percent|times|person|item)[A-Za-z]", context) is not None
            sure = apart or listed or measured or moved or _SURE.fullmatch(gap) is not None
            sure = sure and (place.sure or not depends(behind.literal, place.region))
            if listed and sure:  # a list of three or more joins no two things
                shared[at + 1] = shared[at + 1]._replace(sure=context != _UNSAYABLE)
            if context:
                shared[at] = Shared(context, sure and context != _UNSAYABLE)
    return shared


_UNSAYABLE = "unit="
# 升百分之一点八和零点五: the second leaves 百分之 unsaid
_AS_HUNDREDTHS = re.compile("[、和及与與跟或]|以及")
_HANZI = re.compile("[零〇○一二三四五六七八九十廿卅]+[點点][零〇○一二三四五六七八九]+")


def _measure_grew(first: str, second: str) -> bool:
    """Whether the digits of two ends of a way from one level to another lie near enough to share
    what stands behind the second (and no 900 to 1.2 million).
    """
    low, high = (
        float(match[0].replace(",", "")) if (match := _DIGITS.search(print_)) else 0.0
        for print_ in (first, second)
    )
    return 0 < low < _FAR * high and high < _FAR * low


_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_FAR = 10.0  # ours: between two levels of one measure


def _unit_behind(one: Found, region: str) -> str:
    """Unit and scale of a print as a context; nothing where it has none."""
    match = _BEHIND_DIGITS.match(one.literal)
    words = SOFT.sub("", match["unit"] or match["word"]) if match else ""
    try:
        figure = read("1" + words, f"region={region}" * bool(region)) if words else None
    except LiteralError:
        return ""
    if not figure or not figure.unit and figure.value == 1:
        return ""
    scale = _SCALES.get(figure.value)
    if scale is None:
        return _UNSAYABLE
    return ";".join(filter(None, (f"unit={figure.unit}" * bool(figure.unit), scale)))


_SCALES = {1: "", 0.01: "scale=0.01"} | {10**power: f"scale=1e{power}" for power in range(2, 13)}
