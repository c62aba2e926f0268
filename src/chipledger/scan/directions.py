"""Whether a figure is a fall: by its own words, by the words beside it, or as a person must say.

Judgements made here:

- A second measure of one fall falls with it (`跌195点或2.1%`, *0.9% or 61 points lower*), and so
  does what a verb with its object lowers by so much (*cut its costs by 5%*).
- A percentage that tells no way of its own is asked about where the last word of moving before it
  in its sentence is one of falling, or where its verb is known neither as a move nor as a level:
  no fall is stated as a rise.
"""

from functools import lru_cache

from chipledger import patterns as re
from chipledger.numbers.lexicon import HEDGES, PARTS, WORDS
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.scan.grammar import FALL, FALLEN, TURN

_MOVES = ("rise", "fall", "more-than", "less-than", "minus")
_FALLEN = re.compile(FALLEN.pattern + "$")
_MOVING = [word for role in _MOVES for word in WORDS[role].split("|")]
_CHANGES = re.compile(
    rf"\b(?:{'|'.join(word for word in _MOVING if word.isascii())})\b|"
    + "|".join(re.escape(fold(word)) for word in _MOVING if not word.isascii())
    + r"|^[-+±]|\b(?:below|above)$"
)
_LEVELS = re.compile(
    "|".join(sorted(map(re.escape, map(fold, WORDS["reach"].split("|"))), key=len, reverse=True))
)
# Soft words that hold a word of moving, and tell no move: more than 9%, 9% or more.
_SOFT = re.compile(
    "|".join(
        sorted(
            dict.fromkeys(
                word
                for hedge in HEDGES.values()
                for word in hedge.words.split("|")
                if re.search(r"\b(?:more|less|fewer|higher|lower|up)\b", word)
            ),
            key=len,
            reverse=True,
        )
    )
)
_PERCENTAGE = re.compile("%|％|百分|[个個]点|[个個]點|(?i:per ?cent|pct?$|pp$|percentage)")
_MEASURED = re.compile(r"%|\b(?:per ?cent|pct?|points?|pts|p|pence|cents?|sen)$|[$€£¥]|点$")

# Words that tell a rise, and stand in no print: they only keep a figure from being asked about.
_MORE_RISES = (
    "rocketed|skyrocketed|spiked|leapt|leaped|vaulted|ballooned|swelled|swelling|mushroomed"
    "|exploded|zoomed|rallied|rallying|rebounded|rebounding|recovered|bounced|firmed|strengthened"
    "|improved|improving|improves|accelerated|expanded|expanding|expands|expansion|appreciated"
    "|added|adding|adds|lifted|lifting|lifts|boosted|boosting|boosts|raised|raising|raises|upped"
    "|hikes|hiking|outperformed|picked up|ticked up|edged up|inched up|climbs|climbing|climb"
    "|jumps|jumping|gains|gaining|soars|soaring|surges|surging|advances|advancing|advance"
    "|increasing|doubled|tripled|stronger|beat|beating|rally|rebound|recovery|upturn|uptick"
    "|lift|boost|raise|add|expand|improve|strengthen|gain|push up"
    "|grown|outpaced|overtook|exceeded|topped|multiplied|escalated|inflated|upgraded|enlarged|elevated"
)
_NO_MOVES = {
    *"less fewer slower cheaper lower reach lost smaller lighter thinner shorter narrower".split()
}
_FALLS, _RISES = (
    rf"(?:\b(?:{'|'.join(word for word in words if word.isascii())})\b"
    rf"|{'|'.join(word for word in words if not word.isascii() and len(word) > 1)})"
    for words in (
        sorted(set(WORDS["fall"].split("|")) - _NO_MOVES),
        sorted({*WORDS["rise"].split("|"), *_MORE_RISES.split("|")}),
    )
)
_WAYS = re.compile(
    rf"(?P<fall>{_FALLS}|\b(?:lost|missed|undershot|trailed|lagged)\b)|(?P<rise>{_RISES})",
    re.IGNORECASE,
)
_NO_RISE = rf"(?:(?!{_RISES})[^.;:。；,，%])"
# dipped slightly - by 5%, cut its costs by 5%
_FELL_BY = re.compile(rf"{_FALLS}(?:(?! and |{_RISES})[^.;:,，。；%0-9]){{0,30}} by $")
# One verb for two figures, and the figure in brackets behind a fall in words.
_MAY_FALL = re.compile(
    rf"{_FALLS}[^.;。；,，%0-9]{{0,12}}[0-9.]+ ?(?:%|per ?cent)(?:, | and |，|、|,)"
    rf"(?:(?!{_RISES}|\bto\b)[^.;。；,，%0-9]){{0,25}}$"
    rf"|{_FALLS}{_NO_RISE}{{0,40}}[(（]$|, off $"
)
_GAP = re.compile("[,，、(（][^,，、(（]{0,40}$| and [^.;。；%]{0,25}$")
# A row of a table, where brackets are the minus of accounts.
_ACCOUNT = re.compile(
    "[^0-9]*[0-9][-0-9,.()（）% |$\t]*[ \t][(（]?[0-9][-0-9,.()（）% |$\t]*(?<!\\.)"
)
_IN_BRACKETS = re.compile("[(（][0-9.,]+[)）]")
_ROW = re.compile("[^0-9]*[0-9][-0-9,.()（）% |$nNaAmM/–—\t\r]*")  # what else can be none
_NO_FIGURE = re.compile(r"(?:[ |\t]+(?:[nN]\.?/?[aAmM]\.?|[-–—]))*[ |\t\r]*$")
# What joins the second measure of one fall to the first: 跌195点或2.1%, fell 300 (2%).
_AS_WELL = re.compile(
    r"[,，]? ?或 ?|[,，]? or [-$€£¥]?|[、和及与與跟]|以及| ?/ ?| ?[(（]"
    r"|; ?"  # (£398m; $768m)
    "|(?<=[內内])的"  # 12%內的11.4%
)
_LOSS_OF = re.compile(r"\bloss(?:es)? of $")
_BOUNDED = re.compile("(?i:below|above|beneath) ")  # what falls below 2% comes to a level
_CONFIDENCE = re.compile(" (?:CI|confidence|credible|probability)\\b")  # fell 27% (95% CI 12-40%)
_RESPECTIVELY = re.compile(",? respectively")  # fell by 3% and 1% respectively
_FELL = re.compile(f"{_FALLS}|{FALL.pattern}")
_LOWER = re.compile(
    r",? (?:lower|weaker|softer|easier|in the red|in negative territory)"
    r"(?= (?:at|on|in|after|for|by)\b|[.,;]|$)"
)

# 12.6 percent, or $280, less than a year ago
_LESS_BY = re.compile(
    r",? (?!(?:less|lower|fewer) than [$€£0-9])"
    r"(?:less|lower|below|cheaper|fewer|smaller|weaker|short|shy|down)\b"
)
_OFF = re.compile(
    r" off(?= (?:its|their|the|from|in|on|at)\b|[.,;]"
    r"|$)"
)  # 20% off, 12% off its peak
# 6% (£117) cheaper
_LESS_IN_BRACKETS = re.compile(
    r"(?: \([-$€£]?[0-9][^()]{0,20})?\),? (?!(?:less|lower|fewer) than [$€£0-9])"
    r"(?:less|lower|below|cheaper|fewer|smaller|weaker|down)\b"
)
# 10,300 fewer cars, 200,000 short of the plan: a count by which another is smaller
_FEWER = re.compile(r" (?:fewer|less|short of|shy of)\b(?! than [0-9])")
_COUNT = re.compile(
    "[$€£]?[0-9][0-9,.]*(?: ?(?:[mb]n?|(?:m|b|tr)illion|thousand))?|(?:two|three|four|five|six|ten)"
)
_UP_BEHIND = re.compile(r" up(?: on| from|[.,;]|$)")  # down on May, and 0.9% up on June
_OR = re.compile(r"\bor [-$€£¥]?$")
# A step to a level behind a verb that is known neither as a rise nor as a fall: descended 2 cents
# to 37 cents.
_STEPPED = re.compile(r"\b(?P<verb>[a-z]{4,}ed)(?: by| another)? $")
# A loss in points, pence or cents, or of money to a level: lost 48 cents to $30.12, off 1.2%.
_LOST = re.compile(
    r"\b(?<!lay )(?<!laid )(?<!pay )(?<!paid )(?P<verb>lost|loses?|losing|shed|sheds|shedding"
    r"|gave up|gives up|giving up|gave back|ceded|surrendered|off)"
    r" (?:another |a further |as much as )?$"
)
# Transport lost 34,000, and no noun says of what
_BARE_LOSS = re.compile(r"(?:[.,;)](?![0-9])| (?:and|in|last|over|from|while|but|as)\b|$)")
# traded off $1.10, and no $5 off the price
_TRADED_OFF = re.compile(
    r"(?:\b(?:trad(?:ed|ing|es)|(?:close|closed|closing|closes)|end(?:ed|s|ing)|settl(?:ed|es|ing)|finish(?:ed|es|ing)"
    r"|open(?:ed|s|ing)|was|were|is|are|be|been|shares|stock|stocks|prices?|futures|crude|Brent|WTI"
    r"|oil|gold|silver|copper|currently|last|now|still)|['’]s) off (?:another |a further "
    r"|as much as )?$"
)
_STEPS = re.compile(r"(?:points?|pts|[0-9]p|pence|cents?|sen|paise|basis points?|bps?)$")
_TO_LEVEL = re.compile(r",? (?:to|or|\() ?(?:[A-Z]{0,2}[$€£]|RM|Rs\.? ?|[A-Z]{3} ?)?[0-9]")
_SENTENCE = re.compile(
    r"[.;:!?] |[。；！？\n]|\b(?:but|however|although|though|despite|whereas|yet|unlike)\b"
)
# What stands right before a level, and never before a move.
_LEVEL_BEFORE = re.compile(
    r"(?:\b(?:to|at|from|than|is|are|was|were|be|been|being|an?|(?:the|its) (?:proposed"
    r"|current|previous|prior|planned|initial|original|existing|new)"
    r"|the|its|their|his|her|our|this|that"
    r"|these|those|over|under|below|above|between|with|without|against|versus|vs|in|on|for|per"
    r"|reach\w*|hits?|stood|[a-z]+['’]s?|stands?|total\w*|averag\w*|record\w*|post\w*|own\w*|hold\w*|held"
    r"|has|have|had|having|account\w* for|represent\w*|compris\w*|cover\w*|tak\w+|took|yield\w*"
    r"|return\w*|pa(?:id|ys?|ying)|offer\w*|charg\w*|impos\w*|equal\w*|near\w*|exceed\w*|top\w*"
    r"|remain\w*|stay\w*|keep\w*|kept|made up|mak\w+ up|constitut\w*|suppl\w*|produc\w*|us\w+"
    r"|earn\w*|receive\w*|collect\w*|control\w*|captur\w*|generate\w*|deliver\w*|win\w*|won"
    r"|leav\w*|left|rate|target|(?:share|high|low|peak|record|reading|margin|rate|stake|majority|portion|average|level|target"
    r"|capacity|yield|tariff|duty|tax|proportion|ratio|range|band|guidance|outlook|corridor|utili[sz]ation|discount|minority|interest"
    r"|holding)s? of) |[\[/$€£¥=~≈:]) ?$",
    re.IGNORECASE,
)
# A share itself, told beside a fall: 下降3%，渗透率达56%.
_SHARE_BEFORE = re.compile(
    "(?:(?<!增长)(?<!成长)(?<!年增)(?<!季增)(?<!月增)(?<!变动)率|占比|比重|比例|份额|仓位|占)"
    "(?:仍|已|约|为|达|是|至|到|高|只有|仅|则|也|都|在|近|超|逾|维持|保持){0,3}[0-9]"
)
_LEVEL_AFTER = re.compile(
    r" ?(?:of(?! (?:a|one|the) (?:percentage )?point)|的)"
    r"| (?:(?:market|equity|tax|duty|gross|operating|net|profit) )?(?:shares?|stakes?|margins?"
    r"|yields?|tariffs?|dut(?:y|ies)|tax|levy|rates?|owned|owner|interest|discount|coupon|chance"
    r"|probability|levels?|premium|majority|capacity|utili[sz]ation|odds|likelihood|weighting"
    r"|threshold|limit|cap|target|confidence|stronger|markup|mark-up)\b"
)
# A verb that is known neither as a move nor as a level may be a fall: shares swooned 9%.
_UNKNOWN = re.compile(r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )\b(?P<verb>[a-z]{4,}ed)(?: by)? $")
_KNOWN = re.compile(
    "(?:range|adjust|weight|annualise|annualize|fix|combine|plan+|propose|announce|estimate|project|expect"
    "|forecast|target|report|show|score|require|need|reach|total+|average|record|post|own|represent"
    "|comprise|include|account|yield|return|offer|charge|impose|deliver|earn|receive|control+|capture"
    "|generate|produce|supplie|power|use|exceed|remain|stay|cover|claim|name|call|base|assume|implie"
    "|suggest|award|grant|issue|contribute|allocate|invest|match|retain|acquire|purchase|secure"
    "|install|complete|poll|survey|vote|favour|favor|back|support|approve|bill|tax|subsidise"
    "|subsidize|automate|vaccinate|load|sample|rate|dilute|blend|enrich|guide|measure|close|open|end"
    "|finish|settle|trade|quote|price|list)e?d"
)


@lru_cache(maxsize=1 << 12)
def told(literal: str) -> bool:
    """Whether a print holds a word or sign of moving, other than one that names a level reached or
    a soft word.
    """
    return _CHANGES.search(_SOFT.sub("", _LEVELS.sub("", fold(literal).lower()))) is not None


@lru_cache(maxsize=1 << 12)
def fallen(literal: str) -> bool:
    """Whether a print in an amount tells a loss: fell 4p, a 195-point fall."""
    spelt = fold(literal).lower()
    return (
        FALL.match(spelt) is not None or _FALLEN.search(spelt) is not None
    ) and not _LEVELS.search(spelt)


def open_move(one: Found) -> bool:
    """Whether a print is a percentage without a word or sign that tells where it moves."""
    return (
        one.form == "number"
        and _PERCENTAGE.search(one.literal) is not None
        and not told(one.literal)
        and not _LEVELS.search(fold(one.literal).lower())
    )


def directions(found: list[Found], lines: list[str]) -> list[str]:
    """For each find: `fall` where the words beside it make one of it, `ask` where they may.

    Parameters
    ----------
    found : list of Found
        In the order of the text.
    lines : list of str
        The text.

    Returns
    -------
    list of str
        `fall`, `ask`, or nothing.
    """
    ways: list[str] = []
    for at, one in enumerate(found):
        line = lines[one.line - 1]
        before = found[at - 1] if at else None
        if before and before.line == one.line and _falls_too(before, ways[-1], one, line):
            ways.append("fall")
        elif before and before.line == one.line and _asked_too(before, ways[-1], one, line):
            ways.append("ask")
        else:
            ways.append(_way(one, line))
    listed = -1  # the first of a list whose fall is told behind its last: 21%、25%及18%的跌幅
    for at in range(len(found) - 2, -1, -1):
        one, behind = found[at], found[at + 1]
        line = lines[one.line - 1]
        if ways[at] == "fall" or one.line != behind.line:
            continue
        if ways[at + 1] == "fall" and _bare_fall(one, behind, line):  # 下调40万和30万台
            ways[at] = "fall"
            continue
        if _lower(one, behind, line) or listed == at + 1 and _in_list(one, behind, line):
            # 22% or 500 basis points lower: a level or its move
            step = _PERCENTAGE.search(one.literal) and _BASIS_POINTS.search(behind.literal)
            ways[at], listed = "ask" if step else "fall", at
    return ways


# 可降低功耗12%: the verb before what it lowers; further off it is asked about.
_LOWERED = re.compile(
    "(?:降低|减少|缩减|削减|压缩|压低|下调|调降|调低|缩短|减轻)了?"
    "(?P<what>(?:(?![至到占达为是超的率在由从比升增涨扩])[\u4e00-\u9fff]){1,12}?(?:率|比重)?)"
    "(?:约|近|逾|超过?|至少|最多|大约|达)?$"
    "|(?:降[本耗]|减[排重碳产])(?:约|近|逾|超过?|至少|达)?$"
)
_SHORT = 6  # signs of what is lowered that leave no doubt; ours
# 逾3%的较大跌幅: the noun of the fall behind its adjectives.
_KINDS_OF_FALL = (
    "(?:较大|较小|大幅|明显|显著|小幅|轻微|微幅|急剧|剧烈|罕见|惊人|累计|平均|温和|持续|严重|巨大"
    "|最大|不小|单日|盘中|短线|历史|全年|年度|季度|同比|环比|[周月年日]|的|之){0,4}"
)
_FALL_BEHIND = re.compile(
    f"(?:的?{_KINDS_OF_FALL}[跌降减]幅|的{_KINDS_OF_FALL}(?:跌势|下跌|下降|下滑|回落|回调|回撤|衰退"
    "|萎缩|缩水|负增长))(?![限榜板前第至到空风压预目])"
)
# 降幅均超过20%, 跌幅收窄至0.5%: the noun of the fall further before, in its clause.
_FALL_BEFORE = re.compile(
    "(?:(?<![涨升])[跌降减缩]幅|(?:衰退|下滑|下降|减少|萎缩|缩减)(?:幅|的?幅)度?)(?!榜|居|前)(?P<gap>[^,，。；;:：!！?？涨升增高%0-9]{0,14})$"
)
_FILLED = re.compile(
    "(?:落在|约?在|介乎|介于|控制在|仍|更|也|又|已|均|则|竟|还|分别|一度|曾|约|最多|最[大深]|同样|就|都|高|大|多|较大|进一步|再|亦|逐步|迅速|普遍|整体"
    "|落在|介乎|介于|控制在|依次|累计|合计|同比|环比|(?:扩大|收窄|缩小|收敛|加深|扩|缩)[至到]|达到?|为|是|有|到|在|至|了|超过?|近|逾|接近|逼近|不足|不到)*"
)
_BREADTH = re.compile("扩大|收窄|缩小|收敛|加深|放缓")
_STRESSED = re.compile("^[高多]?[达達]")
_BASIS = re.compile("基[点點]|[点點]子|[0-9一二三四五六七八九]成")
_OF = re.compile(" ?(?:of|的)")
_BASIS_POINTS = re.compile(r"\b(?:basis points?|bps?)\b")
# What is lowered by so much may be a rise itself: cut its growth forecast by 0.3 points.
_NOUNS_OF_RISE = re.compile(
    r"\b(?:growth|(?:the|an?|its|in|of)(?: [a-z]+)? (?:rise|increase|gains?|expansion|recovery))\b"
)
_NEAR = 40  # signs in which what stands right before a figure is looked for


def way_of_share(one: Found, line: str) -> str:
    """The way of a bare number to which a list gives percent: fell 3 and 5 percent."""
    before = line[max(0, one.offset - 120) : one.offset]
    if told(one.literal) or _LEVEL_BEFORE.search(before):
        return ""
    if _told_to_fall(one, line):
        return "fall"
    return "ask" if _last_way(before) == "fall" else ""


def _way(one: Found, line: str) -> str:
    begin = max(0, one.offset - 120)
    end = one.offset + len(one.literal)
    before, after = line[begin : one.offset], line[end : end + 40]
    if one.form != "number":
        return ""
    if _PERCENTAGE.search(one.literal) or _BASIS.search(one.literal):
        plain = one._replace(literal=_STRESSED.sub("", one.literal))  # 降低功耗高达40%
        basis = _BASIS.search(plain.literal) and not told(plain.literal)
        if (basis or open_move(plain)) and (way := _lowered(before, after)):
            return way
    near = before[-_NEAR:]
    by = before.endswith((" by ", "By "))
    less = _LOWER.match(after) or _LESS_BY.match(after) and _OR.search(near)
    if _OFF.match(after) and open_move(one):
        return "fall"
    less = less or _LESS_IN_BRACKETS.match(after)
    if less and _MEASURED.search(one.literal) and not told(one.literal):
        return "fall"
    by_part = by and one.literal.lower() in PARTS
    if by and (by_part or open_move(one)) and _FELL_BY.search(before):
        return "fall"
    if near[-1:] == " " and (lost := _LOST.search(near)) and not told(one.literal):
        steps = lost["verb"] == "off" and _PERCENTAGE.search(one.literal)
        if steps or _STEPS.search(one.literal) or _TO_LEVEL.match(after):
            return "fall"
        if lost["verb"] == "off" and re.match("[$€£¥]", one.literal) and _TRADED_OFF.search(near):
            return "fall"
    return "ask" if _may_fall(one, before, after, line, by) else ""


def _lowered(before: str, after: str) -> str:
    """The way that a Chinese verb with its object tells before a percentage, or a noun behind."""
    if _FALL_BEHIND.match(fold(after)):
        return "fall"
    spelt = fold(before[-24:])
    if noun := _FALL_BEFORE.search(spelt):
        if _FILLED.fullmatch(noun["gap"]):
            return "fall"
        return "" if _BREADTH.search(noun["gap"]) else "ask"
    lowered = _LOWERED.search(spelt)
    if not lowered or after[:1] == "的":
        return ""
    return "fall" if len(lowered["what"] or "") <= _SHORT else "ask"


def _may_fall(one: Found, before: str, after: str, line: str, by: bool) -> bool:
    """Whether a figure is a fall by a verb that stands further off, or by the brackets of an
    account.
    """
    if before[-1:] in ("(", "（"):
        if after[:1] not in (")", "）"):
            return False
        row = _ROW.fullmatch(line) and _ACCOUNT.fullmatch(_NO_FIGURE.sub("", line))
        if row and not re.search(_RISES, before):
            # a small one may be a note where the row holds little else
            full = len(re.findall("[0-9]", line)) > 8
            if re.search("[|\t]", line):
                full = full or len(one.literal) > 1 or len(_IN_BRACKETS.findall(line)) > 1
            return full or re.search("[0-9]{3}|[.,%]", one.literal) is not None
    if _UP_BEHIND.match(after):
        return False
    if _FEWER.match(after) and _COUNT.fullmatch(one.literal):
        return True
    if by and not told(one.literal) and not _LEVEL_AFTER.match(after):
        return _last_way(_NOUNS_OF_RISE.sub("", before)) == "fall"
    lost = _LOST.search(before[-_NEAR:]) if before[-1:] == " " else None
    if lost and lost["verb"] != "off" and re.fullmatch("[0-9][0-9,]+", one.literal):
        return _BARE_LOSS.match(after) is not None
    step = _STEPPED.search(before[-_NEAR:]) if _TO_LEVEL.match(after) else None
    if step and _STEPS.search(one.literal) and not told(one.literal):
        return re.fullmatch(_RISES, step["verb"], re.IGNORECASE) is None
    if _STEPS.search(one.literal) and _LOSS_OF.search(before[-12:]):
        return True
    if not open_move(one) or _LEVEL_AFTER.match(after) or _BOUNDED.match(one.literal):
        return False
    if _LOSS_OF.search(before[-12:]):
        return True
    if _GAP.search(before) and _MAY_FALL.search(before) and not _FELL_BY.search(before):
        # the first is a cheap look before the long patterns
        return _SHARE_BEFORE.search(fold(before[-12:] + one.literal)) is None
    if not re.search(r"[A-Za-z),] ?[(]?$", before[-3:]) or _LEVEL_BEFORE.search(before[-_NEAR:]):
        return False
    verb = _UNKNOWN.search(before[-_NEAR:])
    if verb and not _KNOWN.fullmatch(verb["verb"]) and not _WAYS.search(verb["verb"]):
        return True
    return _last_way(before) == "fall"


def _last_way(before: str) -> str:
    """The way that the last word of moving tells in the sentence that a figure ends."""
    ways = list(_WAYS.finditer(_SENTENCE.split(before)[-1]))
    return (ways[-1].lastgroup or "") if ways else ""


def _falls_too(before: Found, way: str, one: Found, line: str) -> bool:
    """Whether a find measures once more the fall that the find before it tells."""
    end, stop = before.offset + len(before.literal), one.offset + len(one.literal)
    if line[end : end + 1] == ";" and line[max(0, before.offset - 1) : before.offset] != "(":
        return False
    return (
        0 < one.offset - end < 9
        and one.form == before.form == "number"
        and (
            _AS_WELL.fullmatch(line, end, one.offset) is not None
            or line[end : one.offset] == " and "
            and _RESPECTIVELY.match(line, stop) is not None
        )
        and (way == "fall" or _told_to_fall(before, line))
        and not told(one.literal)
        and not _LEVELS.search(fold(before.literal))
        and not _OF.match(line, stop)
        and not _CONFIDENCE.match(line, stop)
    )


# 减少港币23亿元: the name of the money between the verb and its number
MONEY_BETWEEN = re.compile("(?:人民币|新?台币|港[币元]|美[金元]|日[元币]|澳门?[币元]|欧元|英镑) ?$")


def _told_to_fall(one: Found, line: str) -> bool:
    verb = MONEY_BETWEEN.sub("", fold(line[max(0, one.offset - 12) : one.offset]))
    return _FELL.search(fold(one.literal).lower()) is not None or any(
        match.end() == len(verb) for match in FALL.finditer(verb)
    )


def _bare_fall(one: Found, behind: Found, line: str) -> bool:
    """Whether a bare number behind a verb of falling opens a list of falls."""
    end = one.offset + len(one.literal)
    return (
        line[end : behind.offset] in tuple("和及与與、")
        and one.literal[-1:] in "0123456789万萬亿億"
        and not told(one.literal)
        and _told_to_fall(one, line)
    )


def _in_list(one: Found, behind: Found, line: str) -> bool:
    """Whether two percentages that tell no way of their own are of one list."""
    end = one.offset + len(one.literal)
    return open_move(one) and line[end : behind.offset] in tuple("、和及與与,，")


def _asked_too(before: Found, way: str, one: Found, line: str) -> bool:
    """Whether a find in brackets measures once more what the find before it does: 12% ($363)."""
    return (
        way == "ask"
        and one.form == before.form == "number"
        and line[before.offset + len(before.literal) : one.offset] in (" (", "(")
        and _MEASURED.search(one.literal) is not None
        and not told(one.literal)
    )


def _lower(one: Found, behind: Found, line: str) -> bool:
    """Whether a find measures the fall that the next one tells from behind: 0.9% or 61 points
    lower.
    """
    end, stop = one.offset + len(one.literal), behind.offset + len(behind.literal)
    return (
        one.form == behind.form == "number"
        and _AS_WELL.fullmatch(line, end, behind.offset) is not None
        and not told(one.literal)
        and _MEASURED.search(one.literal) is not None
        and (
            _FALLEN.search(spelt := fold(behind.literal)) is not None
            or (turn := TURN.search(spelt)) is not None
            and re.search(_FALLS + "|lower|less|fewer|cheaper|slower", turn.group()) is not None
            or not told(behind.literal)
            and (_LOWER.match(line, stop) or _LESS_BY.match(line, stop)) is not None
        )
    )
