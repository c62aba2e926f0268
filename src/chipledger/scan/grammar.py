"""The patterns of a scan: what starts a figure, what may stand before and behind it."""

from collections.abc import Iterable
from functools import lru_cache
from string import ascii_letters

from chipledger import patterns as re
from chipledger.numbers.chinese import LATIN
from chipledger.numbers.lexicon import HEDGES, MULTIPLES, PARTS, TURNING, WORDS
from chipledger.numbers.number_words import HALVED, NO_RATE, OUT_OF, QUARTER_OF, QUARTERS
from chipledger.numbers.tokens import ONE_IN, SHORT_PART, TENTHS
from chipledger.numbers.unit_words import CURRENCIES, FOREIGN, LINK_SPEEDS, PER, PER_MANY
from chipledger.scan.fold import fold
from chipledger.scan.number_patterns import (
    ALONE,
    ARABIC,
    DIGITS,
    HAN,
    NUMERALS,
    POINT,
    SCALE_WORD,
    SPOKEN,
    WHOLE,
    any_of,
    whole_word,
)
from chipledger.scan.other_patterns import SUFFIX, UNIT
from chipledger.scan.words import (
    GUARDS,
)

# --- what is one ----------------------------------------------------------------------------------

_SMALL = f"(?:[0-9]{{1,4}}|[{NUMERALS}万亿]{{1,5}})"
_HANZI = f"[{NUMERALS}○]{{1,5}}{POINT}"
# 百分之三到五: the second end leaves 百分之 unsaid, unless it counts something of its own.
_TO_HUNDREDTHS = (
    rf"[至到~—-](?:(?<![从由自]百分之..)(?<![从由自]百分之...)百分之)?"
    rf"(?:[0-9]+(?:\.[0-9]+)?|{_HANZI})"
    rf"(?![0-9{NUMERALS}○万亿兆点.%元年月天日个家人倍成美港欧台颗块片]|,[0-9]{{3}})"
)
_SIZES = " ?(?:层|纳米|奈米|nm|英?[寸吋]|[GTM]B)"  # 96/112层: two sizes and no part
PART = (
    rf"{ONE_IN}|{SHORT_PART}|百分之(?:{DIGITS}|{_HANZI})(?:{_TO_HUNDREDTHS})?"
    rf"|(?<![从由自])(?<![从由自][约近])(?:{TENTHS})[至到~—-](?:{TENTHS})|(?:{TENTHS})(?![人本])"
    rf"|(?!百分之){_SMALL}分之{_SMALL}|(?!(?i:{QUARTERS}|{QUARTER_OF}))"
    rf"(?:{any_of((word for word in PARTS if word != 'half'), ALONE)})(?! quarter|-[a-z])"
    rf""
    rf""
    rf""
    rf""
    rf""
    rf"|{ALONE}(?<!back )(?<!front )(?<!latter )(?<!final )(?<!later )"
    rf"(?!(?<=[a-z] )Half [A-Z])"
    rf"(?i:half){WHOLE}(?![ -](?:an? )?(?:{SCALE_WORD}|{HALVED})(?![A-Za-z])|-[A-Za-z]| measures)"
    rf"|过半(?!导)|{ALONE}(?i:{OUT_OF})"
    rf"(?= (?:of |the )?(?:[a-z]{{2,}}|[A-Z][A-Za-z]+(?: [A-Z][a-z]+)? [a-z]{{2,}}"
    rf"|[A-Z][a-z]+s(?![A-Za-z]))|[,;)]| \(|\.(?![0-9])|$)"
    rf"(?! (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|the))"
    rf"|(?<![0-9./])[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9/]|{_SIZES})"
)
MULTIPLE = (
    "(?!(?i:doubl(?:e|es|ed|ing)) (?:(?:up )?as|down) |(?i:double|triple)[- ](?:digit|decker|count"
    "|standard|check|bed|dip|edged|glaz|act|agent|whammy|team|header|tax|book|vision|room|bill)"
    "|(?i:double|triple)-[a-z]"
    "|(?<=[Aa] )(?:double|triple) (?!increase|rise|jump|growth|that|what)[a-z]"
    "|(?i:double|triple) (?i:net|play|platinum|gold|key|click|tap|somersault|jump|bogey)"
    "|(?i:triple) (?:rear|camera|sensor|lens|slot|monitor))"
    rf"(?:{any_of([*MULTIPLES, '翻一倍', '翻了一倍'], ALONE)})"
    "(?![管器])"
)
# 30/45/62: figures for a person to part, unless a scale, money or a multiple behind the last is for
# all of them (30/45/62亿元); first of all, whether what parts them stands there.
LIST = (
    r"(?=[0-9][0-9.,· ^{}⁰¹²³⁴⁵⁶⁷⁸⁹<supeE+½¼¾-]*[/*×xX])"
    rf"(?:(?<![0-9./]){ARABIC}(?:/{ARABIC}){{2,}}"
    r"(?![0-9/]|[.,][0-9]| ?(?:[万亿]|[美港欧日]?元|倍|[mb]illion))"
    rf"|(?<![0-9./]){ARABIC}/{ARABIC}(?={_SIZES})"
    # 4980*1915*1488mm: the sides of one thing
    rf"|(?<![0-9./]){ARABIC}(?: ?[*×xX] ?{ARABIC}){{1,2}}(?= ?(?:mm|cm|毫米|厘米|公分|公厘"
    rf"|米|公尺|英?[寸吋]))"
    # 1280 x 720 pixels, 5x7: sides
    rf"|(?<![0-9./]){ARABIC}(?: [x×] (?!10\^){ARABIC}|[x×](?!10\^){ARABIC}){{1,2}}(?![0-9A-Za-z^])"
    # 4x660 MW: so many of such a size
    rf"|(?<![0-9./])[0-9]{{1,2}} ?[x×] ?{ARABIC}(?= ?(?:[kMG]W|MVA|万?千瓦|[兆吉]瓦)(?![A-Za-z])))"
)
HALF = "半(?=码|年|个月|天|个小时|小时|个季度|个世纪)"
SPLIT = f"{_SMALL}拆{_SMALL}|[0-9]{{1,4}}[- ]for[- ][0-9]{{1,4}}"
ORDINAL = (
    r"第 ?(?:[0-9]{1,4}(?:\.[0-9]{1,3}){1,3}(?=[条款项章节段目])"
    r"|[0-9]{1,4}-[0-9]{1,3}(?=[期号条批组标])|[0-9]{1,4}条?之[0-9]{1,3}(?![0-9])|[0-9]{1,12}(?![0-9])"
    r"|[零一二三四五六七八九十百千]{1,8})(?:条|项|章|节|代|次|个|批|家|款|名|位|大|轮|届|类|人"
    r"|天|年|座|颗|块|张|片|台|辆|步|段|期)?(?:(?<=[0-9一二三四五六七八九十])[及和与、至到]第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[名位])?"
    r"|前 ?(?:(?:[二两三四五六七八九十]{1,3}|[0-9]{1,3}) ?[名位大强](?![数元])"
    r"|[三五十](?![年天个季几多倍一月]))|[后末][0-9二两三四五六七八九十]{1,2}[名位](?![数元])"
)
MONEY = "|".join(
    re.escape(word)
    for word in sorted(
        (
            fold(word)
            for words in [*CURRENCIES.values(), "¥", "$"]
            for word in words.split("|")
            if not re.search("[a-z]", word) or word in ("Rmb", "Rs", "Rs.", "Rp")
        ),
        key=len,
        reverse=True,
    )
)
# A blank before a minus and none behind it joins nothing: 182% -7.24亿元 are two figures.
PLUS_MINUS = "plus or minus|plus/minus|give or take|[+]/-|±|正负|上下浮动"
RANGE = re.compile(
    rf"(?:[,，]? ?(?:{PLUS_MINUS}) ?|-to-|(?<! )- ?| - | ?[—~] ?| ?至(?![少多今于此关]) ?"
    rf"| ?到 ?| to "
    "| or |、)"
    rf"(?=[-+]?(?:{MONEY})? ?(?:{ARABIC}|[{NUMERALS}])|(?<=to ){SPOKEN}|(?<=or ){SPOKEN})"
)
AND = re.compile(rf" and (?=[-+]?(?:{MONEY})? ?[0-9]|{SPOKEN})")
SIGN = re.compile(rf"[-+]?(?:{MONEY})? ?")


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
    "负": "正胜自抱背欠担",
    "近": "最附临靠邻亲相远新就贴",
    "约": "签制预邀违特公缔爽盟契赴履短旧纽相隐简婉",
    "破": "不未没爆侦打告攻识说撕刺击",
    "不到": "看找得想买碰做拿遇见等料",
    "达": "伟偉辉輝抵广廣雷马馬友业業",
    "超": "不未没赶反买卖顺英",
    "逾": "不未没",
    "高于": "不未没",
    "超过": "不未没",
    "大过": "不未没",
    "多": "不很更许",
    "少": "至多减",
    "高": "最提",
    "低": "最降",
}
# 中超 is a league of football, 其中超 and 宇宙中超 are none; 出超 and 入超 are of trade, 推出超
# and 收入超 none. 合约 is a contract, 折合约 and 结合约 are none.
_NO_WORD = {
    "超": "(?<!(?<![其当场宙程众期])中)(?<!(?<![江山广陕])西)(?<!(?<![常顺])德)"
    "(?<!(?<![推支输卖演付产售派发拿放交租流撤溢砸抛胜杀报新掏])出)"
    "(?<!(?<![收投买注流进引加汇输转列存涌纳驻录销年月日嵌写])入)",
    "近": "(?!近几)",  # 近几年 is no ten years
    "约": "(?<!(?<![春环季细佳])节)(?<!(?<![需主只还就将重必首也都仅])要)(?<!(?<![折组混整联结])合)"
    "(?<!(?<![连持陆手后])续)(?<!(?<![出月年日招])租)(?<!(?<![了分溶缓化])解)",
}
_PASSING = (  # 产值过百亿
    "产值|市值|总值|票房|销量|产量|流量|金额|总额|营收|收入|年入|月入|人数|户数|总数|占比|进度|规模|股价|面积|资产|利润|净利"
)
_MOVES = [
    *(
        word
        for role in ("rise", "fall", "more-than", "less-than", "reach", "minus")
        for word in WORDS[role].split("|")
    ),
    "多",
    "大幅",
]
_STRESS = "高达|高達|多达|達到|达到|达|已达|仅|只有|minus|negative|负"
_LONGEST = 24


def _before(words: Iterable[str]) -> re.Pattern[str]:
    pieces = [
        f"(?<![{_NOT_AFTER[word]}]){_NO_WORD.get(word, '')}" + word
        if word in _NOT_AFTER
        else f"(?:(?<=[已均早都])|(?<={_PASSING}))过"  # and not 过去, 过3年, 走过100家
        if word == "过"
        else word  # 升逾两倍: no litre
        if word == "升"
        else whole_word(word, "").removesuffix(WHOLE)
        for word in sorted(dict.fromkeys(map(fold, words)), key=len, reverse=True)
    ]
    # one look behind for all Latin words: within a word none of them is tried
    latin = [piece for piece in pieces if re.match(r"(?:\(\?i:)?[A-Za-z]", piece)]
    pieces = [
        f"(?=[{LATIN}]){ALONE}(?:{'|'.join(latin)})",
        *(piece for piece in pieces if piece not in latin),
    ]
    return re.compile(
        rf"(?:~ ?(?={MONEY}))?(?:(?:(?:{'|'.join(pieces)})"
        rf"(?:[了有为]|(?: by| of)?(?: another| a further| an additional)?)|{MONEY}) ?)*"
        rf"(?:[~±] ?|(?:{PLUS_MINUS}) ?|[(（]-[)）] ?"
        rf"|(?:(?<![0-9A-Za-z)%—-])|(?<=[BDYKP]))[-+](?:(?:{MONEY}) ?)?|(?<=[$€£¥])\()?\Z"
    )


_ENDS = (
    frozenset(
        end
        for word in [*_BEFORE, *_STRESS.split("|"), *_MOVES]
        for end in (fold(word)[-1], word[-1].upper())
    )
    | set("了有为 -+~±()）yf")
    | {money[-1] for money in MONEY.replace("\\", "").split("|")}
)
# Where what stands before a figure may begin: looked for first, for the long patterns take long to
# fail at each sign.
_FIRSTS = re.escape(
    "".join(
        sorted(
            {fold(word)[0] for word in [*_BEFORE, *_STRESS.split("|"), *_MOVES]}
            - set(ascii_letters)
            | {money[0] for money in MONEY.replace("\\", "").split("|")}
            | {sign[0] for sign in PLUS_MINUS.split("|")}
            | set("~±+-(（")
        )
    )
)
_BEGINS = re.compile(f"[{_FIRSTS}{LATIN}](?:(?<=[{_FIRSTS}])|(?<![A-Za-z0-9].))")
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
    rf"|{any_of(word for word in [*PER, *PER_MANY] if not word.isascii())})"
    rf"|[ -]per[ -](?:{_LATIN_PER})"
    rf"|(?: an? |-an?-)(?:{_LATIN_PER}){NO_RATE}|每[秒](?!{HAN})){{1,2}}"
    r"| each(?![A-Za-z]| (?:year|quarter|month|week|day|time)\b)"
    r"| ?(?:psf|PSF|psm|pcm|p\.a\.)(?![A-Za-z]))"
)
_SOFT = (
    rf"(?: ?(?:及?以上|或(?:更[高多大低少]|以[上下])|左右|上下(?!文|浮动|波动|净动|摆动|震荡)"
    rf"|以[下内]|之内"
    rf"|内(?!{GUARDS['内']})|后(?!{GUARDS['后']})|(?:or|and) (?:more|higher|greater|above|over|up"
    rf"|fewer|less|lower|below)(?![A-Za-z-]|(?: by| to| from| over| about| nearly)? [-$€£]?[0-9]"
    rf"|(?<=over) (?:the|time)\b|(?<=up) to\b"
    rf"| (?:than|half|twice"
    rf"|double|triple|an?|one|two|three|four|five|six|seven|eight|nine|ten)(?![a-z]))"
    rf"| or so(?= [a-z]+s\b| people\b|[.,;](?![0-9])|$)"
    rf"(?! (?:years|months|weeks|days|hours|minutes|quarters|decades)\b)"
    rf"|[+](?! ?[0-9]|/)"
    rf"|多(?=[,，。;；、至到]|$))){{0,2}}"
)
SOFT = re.compile(_SOFT)
RIGHT = re.compile(
    rf"(?:(?: |-(?=[A-Za-z]{{2}}|U\.S))?(?P<unit>{UNIT})(?!(?<=[$€£¥₹]) ?\(?[0-9]))?(?P<noun>"
    rf"(?<=[个块张片颗枚台座件名套0-9{NUMERALS}万亿多余]) ?{_NOUN}|(?<= million| billion"
    rf"|thousand) {_NOUN})?(?:{_PER})?(?P<soft>{_SOFT})"
)
FOREIGN_UNIT = re.compile(f"(?:{FOREIGN})(?![A-Za-z])")
LINK = re.compile(rf"(?:{any_of(LINK_SPEEDS)})(?=[^A-Za-z0-9]|$)")
# 3.76% down nine basis points: the fall of what follows
_BY_NEXT = (
    "(?! (?:by )?(?:about |around |some |nearly |almost |another |approximately |over )?"
    "(?:[$£€]?[0-9]|(?:one|two|three|four|five|six|seven|eight|nine|ten)[ -]))"
)
# What tells the direction of a percentage from behind it.
TURN = re.compile(
    rf" (?i:(?:(?:{'|'.join(TURNING)}),? ){{0,3}}(?:down{_BY_NEXT}|dip|slump|plunge|slide|hike"
    r"|reduced|smaller|lighter|thinner|shorter|narrower|collapse|tumble|retreat|erosion|shrinkage|pullback"
    r"|sell-off|selloff|crash|(?<!times )(?<!x )depreciation"
    r"|devaluation|weaker|softer|downturn|contraction|surge|cut|lower|higher|below|above|faster|slower|less|more|cheaper|fewer|decline|drop|fall"
    r"|decrease|reduction|increase|rise|jump|gain|growth))(?![A-Za-z]|-[a-z])"
    "|的?(?:下降|下滑|跌幅|降幅|增长|增幅|涨幅)(?=[,，。、;；\n]|$)"
)
LETTERS = re.compile(rf"(?!per )[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*{SUFFIX}")


def left_of(text: str, start: int, floor: int, moving: bool) -> int:
    """Where the soft words before a figure begin, no further back than `floor`."""
    if text[start - 1 : start] not in _ENDS:
        return start
    match = (LEFT_MOVING if moving else LEFT).match
    for begin in _BEGINS.finditer(text, max(floor, start - _LONGEST), start):
        if match(text, begin.start(), start):
            return begin.start()
    return start


# A loss told in an amount: 下跌0.35元, fell 4p, a drop of $3; the verb is part of the print.
FALL = re.compile(
    "(?:[跌降减]幅|(?:下|大|暴|急|重)?跌|下滑|下降|降低|减少|缩短|缩减|削减|回落|泻"
    "|下调|调降|调低|下修|降价|下杀|急杀|压降|跌落|滑落|下坠|下挫|重挫|大挫|收挫|急挫|挫|收窄|缩水|少赚|[骤急大锐剧]降|[锐骤剧大年月季]减|便宜"
    "|(?<![升涨空迫])降(?!至|到)|(?<![增加扣])减(?!至|到)|回吐|抹[去掉]|削[去掉]|砍掉|掉(?=了))"
    "(?:(?<=[跌缩挫泻落])(?:去|掉|走)了?|了)?[约近超逾]?"
    "|(?<![A-Za-z])(?:(?:fell|fallen|falls|dropped|dropping|dipped|declined|slipped|sank|slid"
    "|eased|decreased|down|dn|lower|tumbled|plunged|slumped|crashed|plummeted|shrank|weakened"
    "|collapsed|cratered|sagged|tanked|swooned|retreated|drops|slips|slides|dips|sinks|eases"
    "|tumbles|plunges|slumps|knocked off|wiped off)(?: by)?"
    "|(?:fall|drop|plunge|slide|sink|shrink|decline|decrease|dip) by"
    "|(?:drop|fall|decline|decrease|dip|plunge|slump)s? of) ",
    re.IGNORECASE,
)
FALL_ENDS = {" ", *re.findall(HAN, FALL.pattern)}  # with one of which its verbs end
# A fall of a length of time, which only these tell: 缩短3天; 连跌3天 tells how long it fell.
SHORTENED = re.compile("缩短|减少|缩减|削减|降低|decreased")
# The noun of a loss behind its amount: a 195-point fall.
FALLEN = re.compile(
    " (?i:smaller|fewer|drop|fall|decline|decrease|plunge|slump|slide|dip|lower|less"
    "|cheaper|collapse(?! of [A-Z])"
    f"|tumble|retreat|crash|pullback|weaker|down(?! (?:payment|to|from)){_BY_NEXT})(?![A-Za-z])"
)
# What a part is compared by: a quarter less.
LESS = re.compile(" (?:less|fewer|lower|cheaper|more|higher|faster|slower)(?![A-Za-z])")
_UNSTRESSED = re.compile(
    "|".join(
        sorted(
            sorted({*map(fold, _MOVES), *_STRESS.split("|")} - {*_BEFORE}), key=len, reverse=True
        )
    )
    + f"|{MONEY}|[了有为 ]"
)


@lru_cache(maxsize=1 << 10)
def softened(words: str) -> bool:
    """Whether what stands before a figure hedges it; stress (仅, 高达) and a move (增长) do not."""
    return bool(words) and _UNSTRESSED.sub("", words) != ""
