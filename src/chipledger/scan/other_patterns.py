"""The patterns of what looks like a figure and is none: addresses, counters, codes, names."""

from chipledger import patterns as re
from chipledger.numbers.unit_words import CURRENCIES, FOREIGN_MONEY, SCALED, UNITS
from chipledger.scan import names_en, no_figures_zh
from chipledger.scan.date_patterns import ISO
from chipledger.scan.number_patterns import (
    ALONE,
    BIG,
    HAN,
    NUMERALS,
    SCALE,
    WHOLE,
    any_of,
)
from chipledger.scan.words import (
    IDIOM_PATTERNS,
    LINES_OF_CHIPS,
    MORE_UNITS,
    NAME_TAILS,
    NO_NAMES,
    SUFFIXES,
    VERSIONED,
)

# Times of day. 11:08 is one unless a ratio is spoken of; 8点 only behind a part of the day, for
# 点 are also the points of an index.
_OF_DAY = "|".join(
    f"(?<={part})|(?<={part} )"
    for part in (
        "上午 下午 中午 凌晨 清晨 早上 晚上 傍晚 深夜 夜间 半夜 午夜 夜里 早晨 今晚"
        " 昨晚 当晚 晚间 午后 晚 次日 翌日 首班车 末班车 首班 尾班车"
    ).split()
)
_AP = r"(?:[AaPp]\.?[Mm]\b\.?|noon\b|midnight\b|o['’]clock)"
_MINUTES = f"(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})分(?:钟|(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})秒)?"
_SPAN_OF_DAY = "(?:[01]?[0-9]|2[0-4]):[0-5][0-9]"
CLOCK = (
    rf"(?<![0-9:.,]){_SPAN_OF_DAY}(?: ?[-—~至到] ?| to )(?:次日|翌日)?{_SPAN_OF_DAY}(?![0-9:])|"
    rf"(?<![0-9:.])[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?: ?{_AP})?| ?{_AP})(?![0-9:])"
    r"|(?<![0-9:.,])(?<!比)(?<!比例)(?<!比为)(?<!例为)(?<!of )(?<!was )(?<!by )(?:[01][0-9]|2[0-3])"
    r":[0-5][0-9](?![0-9:.%]| ?(?:aspect|ratio|比|scale|split))"
    rf"|(?<![0-9:.,])[0-9]{{1,2}}(?:\.[0-5][0-9])? ?{_AP}"
    r"|(?<![0-9:.,])(?:[01][0-9]|2[0-3])[0-5][0-9] ?(?:hours|hrs|GMT|UTC"
    r"|[A-Z]{1,3}[SD]?T)(?![A-Za-z])"
    r"|(?<=[Aa]t )0[0-9][0-5][0-9](?![0-9]|[.,][0-9]| [a-z]+s\b)"
    rf"|(?:{_OF_DAY})[0-9]{{1,2}}:[0-9]{{2}}(?![0-9:])"
    rf"|(?:{_OF_DAY})(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}}) ?[点时](?:{_MINUTES}|半|整|[一三]刻)?"
    r"|(?<=[时点][至到~—-])(?:[01]?[0-9]|2[0-4])[时点](?![0-9.])"  # 6时至12时
    rf"|(?:十[一二]?|二十[一二三四]?|[一二三四五六七八九])时[{NUMERALS}]{{1,3}}分(?![钟之])时?"
    rf"|(?<![0-9])(?<![0-9][.,])(?:[01]?[0-9]|2[0-4])(?:时(?:{_MINUTES}|整|(?=[许前起,，。、至到]|$))|点(?:整|钟|{_MINUTES}|(?=入睡|起床|睡觉|[上下]班|档|开播|开场|播出)))"
)

# An address as it is spoken: example.com/2024/story-3.
ADDRESS = r"(?:[A-Za-z0-9-]{1,40}+\.){1,4}[a-z]{2,6}(?::[0-9]{2,5})?/[!-~]+"

LINKS = (
    rf"</?[A-Za-z][^<>\n]{{0,300}}>|!\[[^\]\n]{{0,200}}\]\([^)\n]{{0,500}}\)|(?:https?://"
    rf"|www\.)[!-~]+|{ADDRESS}"
)

COUNTERS = (
    r"(?:浏览|点赞|收藏|转发|评论|阅读量?|在看|播放)[ :]?[(（]?[0-9]+[)）]?次?"
    r"|[0-9]+ ?(?:条评论|次浏览|次阅读|个赞)"
    r"|(?:读完|速读|阅读)(?:全文)?(?:仅|只)?(?:需要?|约)\s{0,2}[0-9]+\s{0,2}分钟"
    rf"|(?:时间|日期|发布于?|更新于?) ?: ?{ISO}|{ISO} ?发布|©[^\n0-9]{{0,40}}[0-9]{{4}}"
    rf"|[京沪粤浙苏]ICP[备证] ?[0-9]+号?(?:-[0-9]+)?"
)

_MARK = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"

# 7、8月 at a line's start, which is no mark 7 of a list
_FOLLOWING = "(?:" + "|".join(f"{one}、{one + 1}" for one in range(1, 12)) + ")"

NUMBERING = (
    "(?<=#)[0-9]{1,4}(?![0-9%]|[.,][0-9])|"  # remain at #1
    # (1) and (二) before words, at a line's start or behind a sign or a blank
    rf"(?:(?<=^[(（])|(?<=[,，;；。:、][(（])|(?<=[,;:.] [(（])|(?<=and [(（])){_MARK}[)）]"
    rf"(?= ?(?!{SCALE}|元|美元)[A-Za-z|{HAN[1:-1]}])"
    # (1)200mm, parts: (1) 300 homes and (2) 40 shops
    rf"|(?:(?<=^[(（])|(?<=[,，;；。:][(（])|(?<=[:;,.] [(（])|(?<= and [(（]))"
    rf"(?:1?[0-9]|20|[一二三四五六七八九十]{{1,3}})[)）](?= ?[0-9$€£¥])"
    # a label before a colon: 假设1:
    rf"|(?<=[{HAN[1:-1]}])(?<![为是约达至到共超近过于仅价分数量率比第月日年前后])"
    rf"{_MARK}(?=:(?![0-9/]))|"
    rf"(?:^|(?<=^ ))0[0-9](?: (?={HAN})|(?![0-9.,:%/年月日-]))|(?<=[图表]) ?[0-9]{{1,2}}"
    rf"(?=[:、 所中示为)）]|$)|"
    rf"(?:^|(?<=^ ))(?!{_FOLLOWING}[月季]|2[0-9]、2[0-9]年)(?:[0-9]{{1,2}}"
    rf"|[一二三四五六七八九十]{{1,3}})"
    r"(?:[、)）]|\.(?![0-9]))"
    # 3.4 解码阶段, a heading
    rf"|^[1-9][0-9]?\.[1-9][0-9]? (?!{SCALE}|[%％倍元点成])(?=[^\n，。；！？,;!?%0-9]{{2,24}}$)"
    r"|(?<=[;；。])[1-9][0-9]?\)(?! ?[-+×*/=]|$)"  # ;2)the next of a list
    rf"|(?<![0-9])[0-9]{{1,2}} 、|(?<![0-9.])0[0-9] (?={HAN})"
    # profit(1), margin (level)3
    r"|(?<=[a-z][a-z]\()[1-9][0-9]?\)(?![A-Za-z0-9])|(?<=[a-z]\))[1-9](?![0-9A-Za-z.,%])"
    r"|\[[0-9]{1,3}(?:[,-] ?[0-9]{1,3}){0,9}\]|\[\^[^\]\n]{1,40}\]"  # [12], [^note2]
)

# Codes of listed shares behind their names, and telephone numbers.
_MARKETS = "(?i:TWO?|HK|SH|SZ|SS|BJ|US|KS|T)"

CODES = (
    rf"(?:(?<=[{HAN[1:-1]}A-Za-z)])|(?<=[{HAN[1:-1]}A-Za-z] ))[(（](?:(?:股票|证券"
    rf"|公司)?代[码号][: ]*)?(?!(?:19|20)[0-9]{{2}}[)）])0?[0-9]{{4,6}}(?:[-.]{_MARKETS})?"
    rf"(?:[,、] ?[0-9A-Z.-]{{4,10}})?[)）]"
    r"|(?<=[(（][沪深京港美台市柜][: ])[0-9]{4,6}(?=[)）])"
    r"|(?<=[(（][上兴][市柜][: ])[0-9]{4}(?=[)）])"
    rf"|(?<![0-9.])[0-9]{{4,6}}\.{_MARKETS}{WHOLE}|(?:股票|证券|公司"
    rf"|股份)代[码号][: ]*[0-9]{{4,6}}"
    r"|(?<![0-9.,])(?:\+[0-9]{1,3}[ -]?)?(?:\(0?[0-9]{2,4}\)[ -]?|0[0-9]{1,3}[- ]"
    r"|[48]00-)[0-9]{3,4}[- ]?[0-9]{4}(?![0-9])"
    r"|\+[0-9]{1,3}(?:[ -]\(?[0-9]{1,4}\)?){2,5}(?![0-9,.%])"
    r"|(?<![0-9.,-])(?:\+?[0-9]{1,3}[- ])?[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?![0-9])|(?<![0-9.,])"
    r"(?:\+86[ -]?)?1[3-9][0-9]{9}(?![0-9])"
    # an address of a machine, a version of three parts
    rf"|(?<![0-9.])(?!{ISO})[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{2,3}}(?![0-9.]*[0-9])"
    r"|(?<![A-Za-z])ISBN(?:-1[03])?:? ?[0-9][0-9-]{8,16}[0-9X]"
)

IDS = (
    rf"{ALONE}(?:[0-9]{{12,}}(?![0-9,.万亿A-Za-z])|(?=[0-9a-f]{{0,40}}[a-f])"
    rf"(?=[a-f]{{0,40}}[0-9])[0-9a-f]{{16,}}{WHOLE})"
)

SUFFIX = rf"(?: (?:{SUFFIXES})(?![A-Za-z]))?"

CODES_OF_MONEY = "|".join(
    word
    for words in CURRENCIES.values()
    for word in words.split("|")
    if re.fullmatch("[A-Z]{2,3}|R[sp]|Rmb", word)
)
CODES_OF_MONEY += f"|{FOREIGN_MONEY}"

# What a number follows that measures it: GMV1.44万亿元, PE15倍, PMI49.5
_METRICS = (
    "GMV|GDP|GNP|EPS|BPS|DPS|PE|PB|PS|PEG|ROE|ROA|ROI|ROIC|IRR|NPV|CPI|PPI|PMI|AUM|ARR|MRR|DAU|MAU|WAU"
    "|A?RPP?U|ARPU|ASP|EBITDA?|CAPEX|Capex|capex|TVL|NIM|LTV|FCF|CAGR|NAV|BVPS|PUE|WACC|YTD|YoY|QoQ"
    "|MoM|TTM|CapEx"
)
_METRICS_MEASURED = (
    rf"(?:{_METRICS})[0-9][0-9,]*(?:\.[0-9]+(?![0-9A-Za-z.])|(?:\.[0-9]+)?"
    rf"(?= ?(?:{BIG}|[元%倍个家人台]|[美港日欧]元|百|bp|pct|[x×](?![A-Za-z0-9]))))"
)

LATIN = (
    # the code of a security, a stone of a road
    rf"{ALONE}(?:[A-Z]{{2}}[0-9A-Z]{{9}}[0-9](?<=[0-9]{{5}})|[A-Z]?K[0-9]{{1,4}}[+][0-9]{{3}}){WHOLE}|"
    rf"{ALONE}(?!{_METRICS_MEASURED}|(?:{CODES_OF_MONEY}|US|HK|NT)\.?[0-9]|(?<=\$)(?:NZ|AU?|CA?|S)[0-9]"
    rf"|(?i:sub|under|over|above|below)-[0-9]|(?i:low|mid|high)-(?:to-(?:mid|high)-)?(?:[0-9]+%|[2-9]0s)|ca?\.[0-9]"
    # xAI17%, OPPO8.5%: a name glued to its share; H20%, V2.5% are too short for one
    r"|(?:[a-z]?[A-Z]{2,6}|[A-Z]?[a-z]{3,10})[0-9]{1,2}(?:\.[0-9]+)?%"
    # P-1.75%, of a rate
    r"|[A-Z]{1,5}-[0-9][0-9.]*%"
    # R5 billion, R20m: money of Africa and Asia
    r"|(?:[A-Z][a-z]{0,2}[0-9][0-9,.]*(?: [0-9]{3})*(?: ?(?:m|b|tr)illion| ?bn| ?trn)"
    # R18.42 and N1,500: a price
    r"|[RPN](?:[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}|[0-9]{1,3}(?:,[0-9]{3})+)(?![0-9])"
    r"|[KUT]?Sh[0-9][0-9,.]*|[RPN][0-9][0-9,.]*m)"
    rf"(?![A-Za-z0-9-]))[A-Za-z]"
    rf"(?=[A-Za-z.-]{{0,40}}+[0-9])[A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*"
    rf"(?:/[0-9]{{2,4}}(?![0-9.,%A-Za-z/]))?{SUFFIX}"
)

UNIT = any_of(
    [word for words in UNITS.values() for word in words.split("|")]
    + list(SCALED)
    + MORE_UNITS.split("|")
)

NAMED = "|".join(names_en.NAMED) + (
    rf"|(?<=[A-Z]&)[A-Z] [0-9]{{2,4}}{WHOLE}|"  # S&P 500
    # NSE 20 Share Index, Adreno 506 GPU
    rf"{ALONE}(?!(?:{NO_NAMES}) )(?:[A-Z][A-Za-z]{{1,20}} [0-9]{{2,4}}(?= Share\b)"
    r"|[A-Z][a-z]{2,20} [1-9][0-9]{2,3}(?= (?:GPU|CPU|NPU|SoC|chip|chipset"
    r"|processor)(?![A-Za-z-])))|"
    r"(?:(?<=Big )|(?<=Magnificent )|(?<=Group of )|(?<=Fabulous )|(?<=Final ))"
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Ten|Twenty)(?![A-Za-z-])|"
    rf"{ALONE}(?:{LINES_OF_CHIPS}) [0-9]{{3,5}}(?:-[0-9]{{1,4}})?[A-Z]{{0,3}}{WHOLE}"
    rf"(?:(?: ?[与和及、/]|,? (?:and|or) ) ?[0-9]{{3,5}}[A-Z]{{0,2}}{WHOLE})*"
    rf"(?![,.%][0-9]|%| ?[台元万亿颗块片张款年月日]){SUFFIX}|"
    rf"{ALONE}(?!(?:{NO_NAMES}|{CODES_OF_MONEY}|(?!Be|Bo|Na|Ch|Ku|Hong|L|Xi)[A-Z][a-z]{{3,}}ing) )"
    rf"(?=[A-Za-z]{{0,40}}[A-Z])[A-Za-z]{{2,40}} [0-9]{{1,3}}(?:\.[0-9]{{1,2}})?"
    rf"(?![0-9]|:[0-9]{{2}}-[a-z]{{2}}-)(?:(?!p)[a-z])?{WHOLE}"
    rf"(?:(?:, [0-9]{{1,3}})*,? (?:and|&|or) [0-9]{{1,3}}(?![0-9]){WHOLE})?"
    # John 3:16
    rf"(?::[0-9]{{1,2}}(?:-[0-9]{{1,2}})?(?![0-9]))?"
    # a table's row goes on in numbers: Samsung 72.2 20.3%
    rf"(?![-/][0-9]|-[a-z])(?! ?[|]? ?[-+]?[$€£¥]?[0-9]+(?:[.,][0-9]+)*(?: ?%| ?[|]| [0-9$-]|\n|$))"
    rf"(?! ?(?:{UNIT}|{BIG}|[年月日号%])|[,.][0-9]| (?i:hundred|thousand|million|billion"
    rf"|trillion)){SUFFIX}"
)

VERSION = (
    rf"(?:{VERSIONED}) ?[0-9]+(?:\.[0-9]+)?[A-Za-z]?(?!点|[0-9,.%])"
    # 骁龙8750与旗舰8850: another of the line
    rf"(?:[与和及、/]{HAN}{{0,4}}[0-9]{{3,5}}[A-Za-z+]?(?![0-9,.%A-Za-z台元万亿颗块片张款年月日]))*"
    "|(?:财富|世界|全球) ?[0-9]+强"
)

# 晨星 60 和 80 系列
TAILED = rf"{ALONE}[0-9]{{1,5}}(?=(?: ?[与和及、/] ?[0-9]{{1,5}})* ?(?:{NAME_TAILS}))"
# the 60 and 70 series, 9000-series chips; 3 series counts
TAILED += (
    rf"|{ALONE}[0-9]{{2,5}}(?=(?:(?:,| and| or|,? and the) ?[0-9]{{2,5}}){{0,3}}"
    r"[ -][Ss]eries(?! of)(?![a-z]))"
    rf"|{ALONE}[0-9](?=[ -]Series(?! of)(?![a-z]))"
)

# a size of cells that names their kind
TAILED += (
    rf"|(?<=[路街巷弄道村段里]){ALONE}[0-9]{{1,4}}(?=号)"  # 西土城路10号
    rf"|{ALONE}[0-9]{{3,5}}(?= ?(?:微?处理器|CPU|单片机))|{ALONE}80[1-4]86(?= ?(?:芯片|体系|架构))"
    rf"|{ALONE}(?:4680|4695|46950|46120|18650|21700|26650|26700|32650|32700|32140)"
    "(?= ?(?:大?圆柱|电[池芯]|锂|型|体系|产?线|平台))"
)

# The head of a table: (in millions of dollars)
HEAD = r"(?<=\(in )(?:thousands|millions|billions|crores?|lakhs?)(?: of [A-Za-z ]{2,24})?(?=[,;)])"

IDIOM = "|".join([*no_figures_zh.PATTERNS, *IDIOM_PATTERNS, *names_en.PATTERNS])
