"""What the words of a text say: which measure, which event, how a figure is narrowed, and whether
they bring in another thing than the one that is named. The words are in `glosses`.
"""

from collections import defaultdict
from functools import cache, lru_cache

from chipledger import patterns as re
from chipledger.checking.glosses import (
    AKIN,
    EVENTS,
    GENERAL,
    OF_BUSINESS,
    PLANNED,
    QUALIFIERS,
    THINGS,
)

# Words that may stand between a name and its figure without bringing in another thing.
_JOINING = (
    "容量|峰值|水平|数据|指标|规格|性能|表现|大小|数量|"
    "实现|同期|达到|全年|截至|其中|同比|环比|增长|增加|上涨|下降|下滑|公司|此外|同时"
    "|分别|以及|并且|财报|年报"
    "|显示|披露|公布|发布|登陆|科创板|上市|完成|现有|已经|归母|归属|净|占|较|则为|则"
    "|约为|约|近|超|仅为|仅|高达"
    "|达|为|是|有|的|和|与|及|并|且|而|后|在|于|由|至|到|其|该|共|计|季度|季|月|日|年"
    "|前|初|末|底|年底|每|每股|首日"
    "|来自|部门|采用|内含|搭载|拥有|集成|面积|比|元|宣布|表示|预计|计划|将|累计|重启"
    "|以来|项目|专案|旗下|关闭|时"
    "|全球|整机|系统|组成|方面|财务|业绩|总|一|个|第|亿|万|人民币"
    "|本次|此次|这次|本轮|公开|发行|首次|首款|首个|第一代|第二代|募集|资金|净额|总额"
    "|金额|收报|收盘价|开盘价"
    "|一度|升至|跌至|涨至|降至|盘中|当天|当日|自主|设计|业界|领先|先进|最新|新股"
    "|新一代|超过|不到|接近|据了解"
    "|据悉|公开资料|招股书|目前|如今|其后|随后|最终|合计|仍|更|高开|低开|采用了|集成了"
    "|达成|录得|取得|属于|扣除|费用|综合|规模|扩大至"
    "|扩大到|扩大|扩充至|增至|增加到|突破|预告|快报|公告|年报|财报|季报|中报|美元|港元"
    "|会|开|始|了|也|还|又|均|整个|集团|股份|一季|一年"
    "|当年|当季"
    "|数量|股数|总数|至少|至多|最多|定价|上周|本周|周一|周二|周三|周四|周五|上月|本月|今年|去年|昨日|今日|对应|折合|约合|据此|按此|由此|因此|此时|届时"
)
_ALLOWED = (
    "hong|kong|china|chinese|taiwan(?:ese)?|america|american|u|memphis|tennessee|mississippi|texas"
    "|austin|arizona|phoenix|washington|silicon|valley|wall|street|"
    "i|peak|pods?|tokens?|die|cuda|chiplet|tops|pflops|eflops|app|moe|llm|asic|mw|gw|kw|phase"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|rmb|cny|usd|hkd|us|hk|ai|gpus?|cpus?|npu|hbm[0-9]?e?|fp[0-9]+|bf[0-9]+"
    "|int[0-9]+|r&d|ipo|tdp|tgp|q[1-4]|h[12]|fy|soc"
    "|nvlink|tflops|antutu|geekbench|ceo|the|its|it|in|on|for|of|revenue|net|research|series|e"
    "|integrated|circuits|technolog(?:y|ies)|inc|corp|co|ltd|group|holdings|semiconductor|shanghai"
    "|beijing|monday|tuesday|wednesday|thursday|friday|saturday|sunday|star|s"
)
_TWO_SIGNS = "[\u4e00-\u9fff]{2}"
_FIRMS = re.compile(
    f"{_TWO_SIGNS} ?(?:公司|集团|科技|股份|证券(?!交易所)|资本|基金|银行|智能|电子|微电子|半导体"
    "|集成电路|控股|汽车|通信)"
)
# What such a word says of a kind of thing ends no firm's name: 云端智能芯片, 新能源汽车业务.
_OF_A_KIND = re.compile(
    "(?:人工)?(?:智能|汽车|电子|半导体|通信)(?=[芯晶]片|算力|计算|加速|产品|终端|手机|硬件|家居"
    "|驾驶|座舱|制造|设备|业务|产业|行业|市场|板块|领域|技术|服务器|网络)"
)
# Set phrases that name nobody else: where a share is listed, and whose a profit is.
_SET = re.compile(
    r"\(?\b[0-9]{4,6}\.(?:SH|SZ|HK|US|TW)\b\)?|归属?于?(?:上市公司|母公司)(?:所有者|普通股股东|股东|拥有人)?"
)
# How a company's full name goes on: 智能科技(北京)股份有限公司.
_FULL = re.compile(
    "^(?:智能|科技|集成电路|半导体|信息|技术|电子|微电子|网络|软件|系统|创新|通信|通讯|集团|控股|产业|股份"
    "|有限|责任|\\([\u4e00-\u9fff]{2,4}\\))+公司"
)
_RIVALS = re.compile(
    r"\b(?:rivals?|competitors?|versus|vs|unlike|predecessors?|peers?|subsidiar(?:y|ies)|successors?"
    r"|compared(?! (?:with|to) (?:the |its )?(?:20|year|previous|same|prior))"
    r"|than(?! (?:the |its |an? )?(?:offer|issue|ipo|opening|closing|price|year|plan|expected)))\b"
    r"|供应商|客户|对手|子公司|母公司|股东|董事长|创始人|另一|[上下前]一代|前代|竞争|同行"
    r"|相比(?![0-9去上前同 全])|友商"
)
# Of what a possessive may speak before its verb: Cambricon's net loss was, not its landlord had.
_OWN = re.compile(
    r"['’]s? (.*?)(?:,| (?:was|were|is|are|had|has|came|rose|grew|fell|climbed|dropped|jumped"
    r"|reached|hit|totall?ed|of|in|for|at|stood|to|on|that|which)\b|$)"
)
_IN_FULL = re.compile(
    "[A-Z][A-Za-z0-9&-]+ [A-Z][A-Za-z0-9&-]+"
    "|[A-Z][A-Za-z]*[a-z][A-Za-z]*(?= ?[\u4e00-\u9fff])"
    "|[A-Z][A-Za-z0-9&-]+,? (?:has|had|is|was|said|sold|raised|made"
    "|got|guided|posted|reported|opened"
    "|closed|rose|fell|shipped|which|will|plans?|expects?|spent)\\b"
)
_PLAIN = re.compile(
    "net|total|annual|full-year|quarterly|reported|own|offer|first|last|and|the|latest|whole|half"
    "|interim|results?|reports?|released|late|earnings|figures|second|third|fourth|quarter|record"
    "|strong|fiscal|stock|shares?|price"
)


@cache
def _joining() -> re.Pattern[str]:
    words = [word for cell in GENERAL.values() for word in cell.split("|") if not word.isascii()]
    words += [
        word
        for text, _ in (*OF_BUSINESS, *QUALIFIERS)
        for word in re.findall("[\u4e00-\u9fff]+", text)
    ]
    words += _JOINING.split("|")
    return re.compile("|".join(sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True)))


@cache
def _measures() -> re.Pattern[str]:
    words = [word for cell in GENERAL.values() for word in cell.split("|") if word.isascii()]
    words = [word for whole in words for word in re.sub("\\(.*?\\)", "", whole).split()]
    return re.compile("|".join([_PLAIN.pattern, *words]))


def brings_another(gap: str) -> bool:
    """Whether the words between a name and a figure may name another thing, which the ledger may
    not know.

    Parameters
    ----------
    gap : str
        Folded, as printed, without the figures in it.
    """
    gap = _SET.sub(" ", _FULL.sub(" ", gap))
    return names_another(gap) or re.search(_TWO_SIGNS, _joining().sub(" ", gap)) is not None


def begins_with_another(clause: str) -> bool:
    """Whether a clause may begin with a thing of its own: with an unknown word, a word of measure
    behind it (蔚来营收).
    """
    measured = list(_measured().finditer(clause)) or list(re.finditer("[涨跌亏赚卖]", clause))
    before = clause[: measured[-1].start()] if measured else ""
    return re.search(_TWO_SIGNS, _joining().sub(" ", before)) is not None


_OTHERWISE = re.compile(
    r"[-*•· ]*(?:(?:chinese|domestic|local|global|overall|foreign) [a-z]+s|analysts|investors"
    r"|another|others?|some|one|both|many|most|these|those|nobody|rivals?"
    r"|each(?! (?:chip|card|gpu|one|accelerator|board)))\b"
    "|[-*•· ]*(?:i|my) |[-*•· ]*(?:我(?!们|国|司)|咱|有[位名]|一[位名]"
    "|另|别的|其他|其它|某|有的|有些|一些|同行|行业|市场|业内)",
    re.IGNORECASE,
)
# How a text calls its own subject: the Shanghai GPU maker, the chip.
_ITSELF = re.compile(
    r"(?:[\w-]+ ){0,3}(?:company|firm|group|(?:chip|car)?maker|start-?up|business|chip|card|gpu"
    r"|accelerator|processor|model|site|facility|cluster|project|stock|shares?)\b"
)
_ARTICLE = re.compile(r"[-*•· ]*(?:an?|the|this|that) ", re.IGNORECASE)


def begins_otherwise(sentence: str) -> bool:
    """Whether a sentence without a known name begins with a thing of its own, as far as a plain
    word shows it: another chip, the market, a landlord.
    """
    if article := _ARTICLE.match(sentence):
        rest = sentence[article.end() :].lstrip().lower()
        return not _ITSELF.match(rest) and not _measures().match(rest)
    return _OTHERWISE.match(sentence) is not None


_OPENING = re.compile(
    "(?:in|on|at|by|for|from|with|within|after|before|during|as|while|and|but|so|yet"
    "|also|it|its|they"
    "|their|this|that|these|the|a|an|then|now|today|still|even|only|about|over|nearly|around|more"
    "|last|next|each|all|both|full|total|when|where|since|until|under|up|down|here|there|compared"
    "|meanwhile|however|overall|altogether|target|goal|aim|planned|expected|company|capacity)"
)


def opens_plainly(sentence: str) -> bool:
    """Whether the first word of a sentence is no name: a word of measure or of every text."""
    first = re.match("[A-Za-z&-]+", sentence)
    word = first[0].lower() if first else ""
    return bool(word and (_OPENING.fullmatch(word) or _measures().match(word)))


def says_measure(label: str) -> bool:
    """Whether a label in small letters holds a word of measure."""
    return any(_measures().match(word) for word in label.split())


@cache
def _measured() -> re.Pattern[str]:
    words = [word for cell in GENERAL.values() for word in cell.split("|") if not word.isascii()]
    return re.compile("|".join(sorted({word for word in words if len(word) > 1})))


def sets_against(gap: str) -> bool:
    """Whether folded words between two names set one against the other: a rival, a successor."""
    return _RIVALS.search(gap.lower()) is not None


def names_another(gap: str) -> bool:
    """Whether the words between a name and a figure name another thing, as far as a rival, a
    possessive, a capital or the end of a company's name shows it.

    Parameters
    ----------
    gap : str
        Folded, as printed, without the figures in it.
    """
    latin = re.findall("[A-Z][A-Za-z0-9&-]*", _SET.sub(" ", gap))
    return names_rival(gap) or any(not re.fullmatch(_ALLOWED, word.lower()) for word in latin)


def names_rival(gap: str) -> bool:
    """Whether such words openly speak of another: a rival, what belongs to the named one, or the
    end of a company's name.
    """
    gap = _OF_A_KIND.sub(" ", _SET.sub(" ", _FULL.sub(" ", gap)))
    if sets_against(gap) or _FIRMS.search(_joining().sub(" ", gap)):
        return True
    own = _OWN.match(gap.lower())
    words = re.findall("[a-z][a-z&-]*", own[1]) if own else []
    return bool(words) and not any(_measures().match(word) for word in words)


def names_in_full(gap: str) -> bool:
    """Whether such words name something by two capitals in a row, or by one before its verb."""
    return any(
        not re.fullmatch(_ALLOWED, word.lower())
        for match in _IN_FULL.finditer(_SET.sub(" ", gap))
        for word in match[0].split()[:2]
        if word[0].isupper()
    )


@cache
def akin(metric: str) -> frozenset[str]:
    """The measures that a word for one may stand for too."""
    return frozenset(other for group in AKIN if metric in group for other in group)


_PLAIN_WORD = re.compile(r"[^\\.*+?()\[\]]+")
_LOOKS_BACK = re.compile(r"\(\?<![^()]*\)")


@lru_cache(maxsize=256)  # the figures of a sentence ask for the same
def words_said(sentence: str) -> list[tuple[int, int, str]]:
    """The words of a folded sentence in small letters that say what a figure measures, as (start,
    end, metric); of two of which one holds the other the longer (总股本 is not 股).
    """
    hits = []
    longest: dict[int, int] = {}
    words = _words()
    for start, sign in enumerate(sentence):
        if sign.isascii() and start and "a" <= sentence[start - 1] <= "z":
            continue
        for word, pattern, metrics in words.get(sign, ()):
            if pattern is None:
                end = start + len(word) if sentence.startswith(word, start) else start
            else:
                match = pattern.match(sentence, start)
                end = match.end() if match else start
            if end > start:
                hits += [(start, end, metric) for metric in metrics]
                for at in range(start, end):
                    longest[at] = max(longest.get(at, 0), end - start)
    return [hit for hit in hits if hit[1] - hit[0] >= longest[hit[0]]]


@cache
def _words() -> dict[str, list[tuple[str, re.Pattern[str] | None, list[str]]]]:
    """By their first sign all words of measure: each with a pattern where it is one, and what it
    says.
    """
    said = defaultdict(list)
    for metric, words in GENERAL.items():
        for word in filter(None, words.split("|")):
            said[word].append(metric)
    by_sign = defaultdict(list)
    for word, metrics in said.items():
        plain = _PLAIN_WORD.fullmatch(word)
        sign = _LOOKS_BACK.sub("", word)[0]
        by_sign[sign].append((word, None if plain else re.compile(word), metrics))
    return dict(by_sign)


@cache
def _events() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_pattern(text), re.compile(scope)) for text, scope in EVENTS)


def event_said(scope: tuple[str, ...], sentence: str) -> bool:
    """Whether a sentence names the event that a scope names, where it names any; an event that no
    word here covers is never known to be the text's.
    """
    named = " ; ".join(scope)
    return not named or any(
        pattern.search(named) and text.search(sentence) for text, pattern in _events()
    )


def both_ends_said(scope: tuple[str, ...], clause: str) -> bool:
    """Whether a clause names the event of a scope, of a stretch (filing to passed) both ends."""
    ends = [end for item in scope for end in item.split(" to ")]
    return event_said(scope, clause) and (
        len(ends) == len(scope) or all(event_said((end,), clause) for end in ends)
    )


def other_event(scope: tuple[str, ...], clause: str) -> bool:
    """Whether a clause names an event besides that of a scope: from filing to listing."""
    named = " ; ".join(scope)
    return any(text.search(clause) and not pattern.search(named) for text, pattern in _events())


@cache
def _things() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_pattern(text), re.compile(scope)) for text, scope in THINGS)


def thing_said(scope: tuple[str, ...], words: str) -> bool:
    """Whether words name the things that a scope counts."""
    named = " ; ".join(scope).lower()
    return any(pattern.search(named) and text.search(words) for text, pattern in _things())


class Look:
    """Whether words stand in a text, kept: the same claims and clauses are looked at for each
    figure.
    """

    def __init__(self, pattern: str, planned: bool) -> None:
        self.planned = planned
        self.search = lru_cache(maxsize=1 << 12)(re.compile(pattern).search)


@cache
def qualifiers(of_business: bool) -> tuple[tuple[Look, Look], ...]:
    """Pairs of patterns: how a text narrows a figure, how the ledger says the same; with the parts
    `of_business` or without.
    """
    pairs = (*OF_BUSINESS, *QUALIFIERS) if of_business else QUALIFIERS
    # no word inside another: claims are no aims, what reached a sum is not said of each
    begins = "(?:(?<![a-z])(?=[a-z])|(?![a-z]))"
    return tuple(
        (Look(f"{begins}(?:{text})", plan), Look(f"{begins}(?:{claim})", plan))
        for text, claim in pairs
        for plan in [text == PLANNED[0]]
    )


def _pattern(words: str) -> re.Pattern[str]:
    """English words at the beginning of a word, Chinese ones anywhere."""
    ordered = sorted(words.split("|"), key=len, reverse=True)
    english = "|".join(word for word in ordered if word[0].isascii())
    chinese = [word for word in ordered if not word[0].isascii()]
    return re.compile("|".join([rf"(?<![a-z])(?:{english})"] * bool(english) + chinese))
