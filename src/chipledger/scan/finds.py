"""Every figure of a text, with its place, its print, and whether it is a figure at all.

Judgements made here:

- A print is as wide as sense allows: soft word, number, unit (`約11萬張`, `大跌22.7%`, `24%至35%`);
  a word of rising or falling belongs to it only beside a percentage or a multiple.
- A lone 一 is the article "a" unless time, money, a multiple or a generation follows; any other
  single Chinese numeral counts only before a measure word. 几 and 数 alone count before time and
  multiples.
- A number joined to Latin letters that are no unit is a name (18A, 5G), and so are entities,
  versions behind a capitalised Latin word (Geekbench 6) and generations (第二代).
- Two numbers joined by 至, 到, *to* or a dash are a range only where they print one unit, or the
  first prints none, and where the first is no change: 增长12%到3.4亿部 and 上涨3元至15元 are two
  figures, as are the ends of *from 10% to 15%*.
- A step and the level behind it are two figures where a verb of moving stands before them: it
  lifted the shares 2.5p to 81.2p.
- Codes of shares and telephone numbers are furniture; so is a line's number `01`. 万 or 亿 alone,
  as in a table's head, counts nothing.
- A few rising digits stuck to a word at a sentence's end are footnote marks (`題目378`).
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from chipledger import patterns as re
from chipledger.numbers.lexicon import PARTS
from chipledger.numbers.unit_words import UNITS
from chipledger.scan.bare import is_name
from chipledger.scan.english_no_figures import is_no_figure
from chipledger.scan.fold import fold, folded
from chipledger.scan.grammar import (
    AND,
    FALL,
    FALL_ENDS,
    FALLEN,
    FOREIGN_UNIT,
    LESS,
    LETTERS,
    LINK,
    MONEY,
    RANGE,
    RIGHT,
    SHORTENED,
    SIGN,
    SOFT,
    TURN,
    left_of,
    softened,
)
from chipledger.scan.no_figures_zh import ordinal
from chipledger.scan.number_patterns import HAN, NUMBER, SCALE
from chipledger.scan.placed import Found as Found
from chipledger.scan.placed import Piece as _Piece
from chipledger.scan.placed import placed
from chipledger.scan.ranges import (
    CALENDAR_YEAR,
    LASTING,
    LOSABLE,
    MONEY_BEFORE,
    PROPORTIONS,
    is_range,
)
from chipledger.scan.shares import PIECE, bounds, shared_out
from chipledger.scan.starts import Hit, Starts, compile_all, starts_of
from chipledger.scan.table_rows import revised
from chipledger.scan.words import MEASURED

CLASSES = ("figure", "name", "idiom", "furniture")
_NUMBER = re.compile(NUMBER)
_DIGITS = re.compile("[0-9]+")
_HAN = re.compile(HAN)
_JOINED = re.compile("[A-Za-z0-9.,]")
_CALENDAR_YEARS = re.compile("(?:19|20)[0-9]{2}(?:(?: and | to |-|—|~|至|到)(?:19|20)[0-9]{2})?")
# Around 2031 is a year where no things follow that it could count, and so is 8% more than 2019;
# around 2000 stays open.
_ABOUT_A_YEAR = re.compile(
    "(?:about|around|circa|roughly|approximately|up to"
    r"|(?<=[%t] )(?:more|less|higher|lower|greater|fewer|better|worse|faster|slower) than) ",
    re.IGNORECASE,
)
NO_THINGS = re.compile(
    r"[.,;:!?)](?![0-9])|['’]s\b|\n|\Z"
    r"| (?:and|but|or|when|as|after|before|while|if|with|at|for|to|in|on|by|because|once|under)\b"
)
_LATIN = re.compile("[0-9A-Za-z]")
# 克卜勒22b, HD 137010b: a planet, and no thousand million
_DESIGNATION = re.compile(f"(?:.?{HAN}|[A-Z][ -])[0-9]+[bm](?![A-Za-z0-9/])")
_NUMBERED = re.compile("0[0-9]{1,11}")  # 领克09: no number begins with a nought
_PROPORTION = re.compile("[0-9] ?(?:%|倍|个?百分点|percent)")
_RATIO = re.compile(r"(?:[:比][0-9]+(?:\.[0-9]+)?){1,2}(?![0-9])")
_SENTENCE_END = re.compile("[。!?！？]")
_MOVED = re.compile("[涨跌升降扬挫弹泻跳杀][了约近逾超]?\\Z")  # 大跌六八点 of an index
_CLASS_WORDS = ("级", "等级", "级别", "度", "点", "字", "版")

# As accounts print it: $(12) million, ($3.4) million.
_LOSS = re.compile(
    rf"[$€£¥]\((?P<number>[0-9][0-9,.]*)\)(?:{SCALE})?|\([$€£¥](?P<inner>[0-9][0-9,.]*)\){SCALE}"
)
_LOST_SHARE = re.compile(r"(?<![A-Za-z0-9])\((?P<number>[0-9][0-9,.]*)\) ?%")  # (3.4)%
_COUNTED = {
    fold(word)
    for unit in ("deal", "share", "unit", "chip", "card", "rack", "wafer", "person", "point")
    for word in UNITS[unit].split("|")
    if word.isascii()
}
# 946 million users, down 1 million from May: a step that no noun follows
_NOTHING_BEHIND = re.compile(
    r"[.,;:)](?![0-9])| (?:from|on|since|year|compared|versus|over|last|this)\b|\n|\Z"
)
_TO_LEVEL = re.compile(rf" to (?:{MONEY})?[0-9]")
_COMPARISON = re.compile(
    r"(?:%|\b(?:percent|per cent|points?|increase|growth|rise|gain|improvement|premium|jump"
    r"|advantage|lead)),? \Z"
)
# A mark stuck to a unit: 500亿千瓦时1,同比; 3块5 and 9秒83 are told in their parts.
_FOOTNOTE = re.compile(
    f"(?<={HAN})(?<![元块米分秒角毫点刻克斤])(?<!小时)[0-9]{{1,2}}(?=[,，。；;、!？](?![0-9])|$)",
    re.M,
)
# The noun of a rise that falls, or comes to a level, is no part of the figure: 增速降至5%.
_OF_A_RISE = re.compile(
    "(?:增速|增幅|涨幅|升幅|[增成]长率?)(?:大幅|小幅)?"
    "(?=收窄|回落|放缓|放慢|趋缓|缩小|缩窄|[下滑]?降|减|[^0-9至到]{1,4}[至到][^0-9]{0,2}$)"
)
_PASSING = re.compile("(?<![通经不度渡路透])过\\Z")
_AT_LEAST = re.compile("以上|左右|上下")
_EDGED = re.compile(
    r"\b(?:edg\w+|tick\w*|inch\w+|crept|creep\w*|nudg\w+|mov\w+|went|goes|going|gone|push\w*|came"
    r"|climb\w*|rose|jump\w*|shot|drov\w+|driv\w+|back|step\w+|ramp\w*|scal\w+|march\w*|tak\w+|took"
    r"|brought|bump\w*|round\w*|drift\w*|pick\w+|bounc\w+|surg\w+|soar\w*|add(?:s|ed)?"
    r"|amount\w*|total\w*|mount\w*"
    # pushed rates up to 5%: what was pushed stands between
    r"|(?:push(?:es|ed|ing)?|drove|driven|dragged|sen[dt]|bids?|br[io]\w+|took|takes|taking"
    r"|lift(?:s|ed)|raised|boosted|moved|hiked)"
    r"(?: (?!(?:of|to|for|with|by|in|on|at|from) )[A-Za-z/'’-]+){1,5}) \Z"
)
_PASSED_BY = re.compile(r"(?i:topp|exceed|surpass)[a-z]* by ")
# The rate is up to 5% from 4%.
_STANDS = re.compile(r"\b(?:is|are|was|were|now|be|been|still|rate|sales) \Z")
_FROM_LEVEL = re.compile(r"[^.;:]{0,40}\b(?:from|versus|against) [$€£]?[0-9]")
# What falls below 2% comes to a level under it, and falls by no 2%.
_TO_BOUND = re.compile(
    r"(?i:fall|fell|drop|dip|slip|sink|sank|slid|declin|tumbl|plung|eas|shr[ia]nk|ris|rose|climb|jump|grow|grew"
    r"|gain|surg|soar|increa|decrea)[a-z]* (?=(?:below|above|beneath|as (?:low|high) as) )"
)
_LESS_THAN = re.compile("(?P<way> (?:less|fewer|lower)) than ")  # 3 GW less than a year ago
_TAKES = re.compile(r"\b(?:tak\w+|took|runs?|ran|goes|going|go) \Z")  # it takes up to a year
_DURING = frozenset(
    word
    for unit in ("hour", "day", "week", "month", "year", "decade")
    for word in UNITS[unit].split("|")
    if word.isascii()
) | {"quarter", "quarters"}
# What makes *over five years* more than five.
_MORE_THAN = re.compile(
    r"\b(?:for|last\w*|took|tak\w+|after|in|within|is|was|were|are|been|be|of|spen\w+|aged|at|has"
    r"|have|had|since|than|well|just|little|slightly|wait\w*|need\w*|by|to|runs?|ran|[Ww]ith|bring\w*"
    r"|brought|offer\w*|boast\w*|requir\w*|span\w*|serv\w+|having|combin\w+|celebrat\w+) \Z"
)
_OF_EXPERIENCE = re.compile(
    " of (?:[a-z]+ ){0,2}(?:experience|history|data|service|work|research|expertise|practice"
    "|tradition|knowledge|operations?|testing|study)(?![a-z])| (?:old|ago|earlier)(?![a-z])"
)
_MONEY_MOVED = re.compile(rf"(?:{MONEY})(?=[^0-9])")
_BOOKED = re.compile("(?i:depreciation|amorti[sz]ation) ")
_IN_YEAR = re.compile(r"\bin (?:constant |real |current )?\Z")
_UNDER = re.compile(r"(?i:under|below) \Z")
# What things stand under, and are not fewer than.
_HEADS = re.compile(
    " (?:(?:[a-z]+) )?(?:heads?|headings?|category|categories"
    "|brands?|names?|banners?|titles?|labels?"
    "|laws?|sections?|articles?|acts?|rules?|regimes?|presidents?|governments?|ministers?|owners?"
    "|scenarios?|schemes?|programmes?|programs?|contracts?|conditions?|flags?|roofs?|umbrellas?"
    "|leaders?|managers?|codes?|agreements?|orders?|licen[cs]es?|topics?|themes?|pillars?|groups?"
    "|bosses|executives?|chiefs?|leases?|plans?|brackets?)(?![a-z])"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")  # 1,830homes is no name
_INTERVAL = re.compile(r", ?(?=[^\[\],]{1,20}\])")  # [44%,52%]
_COMMA = re.compile("[^-—~至到0-9]{0,12},")
_DATE_SOFT = re.compile("(?:大?约|(?i:around|about|circa)|~) ?")
_COMPARED = re.compile("[高低多少大小好优强差]于|超[过出]|不及")
_IN_A_ROW = re.compile("(?:[位名]?列|位?居|排|榜|第)[^，。,；、0-9]{0,5}\\Z")
_THAN = frozenset("较比与同从由")
_AGO = re.compile("(?:之|以)?前(?![所沿端])|同期")
_POINT_BEFORE = re.compile(r"[ ($£€~+率为]\.[0-9]|-\.[0-9]")
_BETWEEN = re.compile(rf"(?i:\bbetween) (?:about |roughly )?-?(?:{MONEY})? ?\Z")


def find_figures(
    text: str,
    names: Iterable[str] = (),
    piece: int = PIECE,
    processes: int | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> list[Found]:
    """Every figure of a text, in order, none overlapping another.

    Parameters
    ----------
    text : str
    names : iterable of str
        Names and aliases of entities (see `chipledger.tables.rows`), so that the digits in them are
        told as names.
    piece : int
        Characters that a process reads at a time.
    processes, meanwhile
        See `shares.shared_out`.

    Returns
    -------
    list of Found
        Every digit of the text lies in one of them.

    Examples
    --------
    >>> [(found.literal, found.kind) for found in find_figures("AI5比上一代強(qiáng)50倍,約11万张")]
    [('AI5', 'name'), ('上一代', 'idiom'), ('強(qiáng)50倍', 'figure'), ('約11万张', 'figure')]
    """
    spelt, starts = folded(text), starts_of(frozenset(names))
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    edges = bounds(spelt.text, piece)

    def read(number: int) -> tuple[list[int], list[tuple[object, ...] | None]]:
        steps = list(_steps(spelt.text, starts, *edges[number : number + 2]))
        in_print = iter(placed((one for _, one in steps if one), spelt, lines))
        return [at for at, _ in steps], [tuple(next(in_print)) if one else None for _, one in steps]

    if len(edges) > 2:
        compile_all()
    found: list[Found] = []
    at = 0
    shares = shared_out(read, len(edges) - 1, processes, meanwhile)
    for (begin, end), (reached, finds) in zip(pairwise(edges), shares, strict=True):
        reached = [begin, *reached]
        # Where what was read before left off elsewhere, it goes on to where the share came through.
        steps, ahead = _steps(spelt.text, starts, at, end), []
        while at not in reached and (step := next(steps, None)):
            at, one = step
            ahead.append(one)
        found += placed(filter(None, ahead), spelt, lines)
        if at in reached:
            found += (Found._make(one) for one in finds[reached.index(at) :] if one)
            at = reached[-1]
    return revised(found, text)


def _steps(text: str, starts: Starts, at: int, stop: int) -> Iterator[tuple[int, _Piece | None]]:
    """From a place on, whatever starts before another one, each with the place from which to read
    on.
    """
    while hit := starts.next(text, at, stop):
        piece = _READERS.get(hit.group, _plain)(text, hit, at)
        at = max(hit.end, piece.end if piece else 0)
        yield at, piece


# --- one reader per kind of match -----------------------------------------------------------------


def _plain(text: str, hit: Hit, floor: int) -> _Piece:
    """What is told by the hit alone."""
    start, end = hit.start, hit.end
    number = _DIGITS.search(text, start)
    if number and "\n" in text[start:end]:  # a counter broken over lines: its number alone
        start, end = number.span()
    return _Piece(
        start, end, (start, end), {"idiom": "idiom", "name": "name"}.get(hit.group, "furniture")
    )


def _latin(text: str, hit: Hit, floor: int) -> _Piece | None:
    """A Latin word that holds a digit; one that only seemed to is passed over."""
    span = hit.start, hit.end
    return _Piece(*span, span, "name") if re.search("[0-9]", text[hit.start : hit.end]) else None


# A month that is a name or a common word too, and a short one, are dates behind these.
_ALONE_MONTH = re.compile("March|April|May|June|August|Sept?|Oct|Nov|Dec|Jan|Feb|Apr|Aug|Jul")
_BEFORE_MONTH = re.compile(
    r"\b(?i:in|since|until|till|by|of|to|last|this|next|early|mid|late|through|during|before|after"
    r"|between|and|for|from|on|the|its|their|our|than|vs|versus|each|every|previous"
    r"|first|[a-z]{3,8}est)[ -]\Z"
)
_OF_MONTH = re.compile(
    r" (?:sales|data|report|figures|exports|imports|inflation|jobs|results|output|deliveries"
    r"|shipments|orders|revenue|retail|CPI|PMI|trade)\b"
)
# A month that opens its sentence and does what no person does: May saw sales rise.
_OPENS = re.compile(r"(?:^|[.!?:;] )\Z", re.M)
_DOES = re.compile(
    r" (?:saw|brought|marked|proved|ended|began|started|closed|turned out"
    r"|was (?:the|a|an|another|no)|is (?:the|a|an|usually|often)|has (?:seen|been)|had seen)"
    r"(?![a-z])"
)
_TO_END = re.compile(r"\b(?:will|would|to|may|might|could|should|shall|must|can|'ll) end \Z")
_SURNAME = re.compile(" (?!I )[A-Z][a-z]")


def _date(text: str, hit: Hit, floor: int) -> _Piece | None:
    if text[max(0, hit.start - 1) : hit.end + 1] == "(FY)":  # the short form of a year's name
        return None
    if text[hit.start : hit.end].isalpha() and text[hit.start : hit.end].isascii():
        alone = _ALONE_MONTH.fullmatch(text, hit.start, hit.end)
        before = _BEFORE_MONTH.search(text, max(0, hit.start - 10), hit.start) or (
            _OPENS.search(text, max(0, hit.start - 2), hit.start) and _DOES.match(text, hit.end)
        )
        if alone and (
            not (before or _OF_MONTH.match(text, hit.end)) or _SURNAME.match(text, hit.end)
        ):
            return None
    if _TO_END.search(text, max(0, hit.start - 8), hit.start + 4):
        hit = hit._replace(start=hit.start + 4)  # stocks will end March at a high
    left = left_of(text, hit.start, floor, False)
    soft = _DATE_SOFT.fullmatch(text, left, hit.start)  # and no more: 广达前三季 begins with a name
    return _Piece(left if soft else hit.start, hit.end, (hit.start, hit.end), form="date")


def _ordinal(text: str, hit: Hit, floor: int) -> _Piece:
    """A place in a row."""
    kind, *core = ordinal(text, hit.start, hit.end)
    return _Piece(hit.start, hit.end, (core[0], core[1]), kind, "ordinal")


def _part(text: str, hit: Hit, floor: int) -> _Piece | None:
    """A half, a third, twice: a multiple or part in words."""
    if _is_time_or_rank(text, hit):
        return None
    if _QUARTERS.match(text, hit.start) and (
        text[hit.start : hit.end].lower() != "three quarters"
        or _LAST.search(text, max(0, hit.start - 12), hit.start)
        or _IN_TIME.match(text, hit.end)
        or _OF_TRADE.match(text, hit.end)
    ):
        span = hit.start, hit.end - len(" quarters")
        return _Piece(*span, span)  # `unsaid` gives it its unit
    end = _matched(SOFT, text, hit.end).end()
    if text.startswith("厘", hit.end):
        end = hit.end + 1  # 八分一厘
    if text[hit.start : hit.end].lower() in PARTS and (
        more := LESS.match(text, end) or _OF_A_MILLION.match(text, end)
    ):
        end = more.end()  # a third of a million is no third, and no million
    moving = text.count(" ", hit.start, hit.end) < 2  # cut one in twelve jobs: the share alone
    left = left_of(text, hit.start, floor, moving)
    if text[left : left + 3] == "up " and _MADE_UP.search(text, max(0, left - 12), left):
        left += len("up ")
    return _Piece(left, end, (hit.start, hit.end))


# Shops make up a third of it, and stump up a half: no rise by a third.
_MADE_UP = re.compile(
    r"\b(?:mak(?:es?|ing)|made|tak(?:es?|ing)|took|stump(?:s|ed)?|buys?|bought|snap(?:s|ped)?"
    r"|eat(?:s|en)?|uses?|used) \Z"
)


# The last three quarters are nine months, and so are three quarters in a row.
_QUARTERS = re.compile("(?i:two|three|four) quarters(?! of (?:a|the|its|their|all)\\b)")
_LAST = re.compile(
    r"\b(?:last|past|next|first|previous|following|final|latest|recent|prior|straight|consecutive"
    r"|these|those|same|preceding|successive|coming|initial|remaining|opening|subsequent) \Z"
)
_IN_TIME = re.compile(r" (?:ahead|ago|later|earlier|in advance|in a row|running|straight|hence)\b")
_OF_A_MILLION = re.compile(
    " of (?:an?|one) (?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)(?![A-Za-z])"
)
# A third, a fifth are parts where a share is told, else the next one of a row: a third plant.
_SHARED = re.compile(
    r"\b(?:by|to|up|down|about|around|nearly|almost|over|than|just|roughly|some|only|least|under"
    r"|another) \Z"
)
_OF_A_WHOLE = re.compile(
    r" (?:of|off|more|less|fewer|higher|lower|larger|bigger|smaller|faster|slower|cheaper|to|from"
    r"|since|by|as|say|said|oppose|support|want|think|believe|plan|expect|have|had|are|were|favou?r"
    r"|back|agree|disagree|cited|blamed|would|do|did)\b|[,.;:)!?\n]|\Z"
)
# A quarter is three months where a state of trade follows it, or where it is counted or passed.
_OF_TRADE = re.compile(
    r" of (?:(?:very|mostly) )?(?:strong|weak|mixed|record|solid|slow|flat|declin|ris|fall|robust"
    r"|steady|loss|growth|gain|contract|stagnat|calm|turmoil|uncertain|progress|expansion|recovery"
    r"|heavy|sharp|stable|positive|negative|poor|good|disappoint|upbeat|(?:19|20)[0-9]{2}|fiscal|FY)"
    r"| (?:ago|ahead|in advance|earlier|before|later|prior|previously|end|on)\b"
    r"| (?:in|during|over|for) which\b"
)
# It was a quarter that brought rain; *fell by a quarter that year* is a part.
_THIRD = re.compile(r" (?:part(?:y|ies)|country|countries|person|generation|option)\b")
_IS_A = re.compile(r"\b(?:was|is|been|be|such|what|quite|another) \Z")
_OF_WHAT = re.compile(
    r" (?:that|when|where|marked|full|like)\b|"
    r" of (?!(?:the|its|all|an?|that|what|their|his|her|our|those|these|it|them|last|total|global"
    r"|world|sales|revenue|people|one)\b)[a-z]+[- ]"
)
_COUNTED_BY = re.compile(r"\b(?:in|for|after|once|twice|within|times|each|every|than|from) \Z")


def _is_time_or_rank(text: str, hit: Hit) -> bool:
    """Whether *a quarter* is three months, or *a third* the next one of a row."""
    word, before = text[hit.start : hit.end].lower(), text[max(0, hit.start - 12) : hit.start]
    if word == "a quarter":
        return (
            _OF_TRADE.match(text, hit.end) is not None
            or _IS_A.search(before) is not None
            and _OF_WHAT.match(text, hit.end) is not None
            or _COUNTED_BY.search(before) is not None
            and not text.startswith((" of", " the", " more", " less"), hit.end)
        )
    if word == "a third" and _THIRD.match(text, hit.end):
        return True
    return (
        re.match("an? ", word) is not None
        and word in PARTS
        and not _SHARED.search(before)
        and not _OF_A_WHOLE.match(text, hit.end)
    )


def _list(text: str, hit: Hit, floor: int) -> _Piece | None:
    """Figures that share a unit: 30/45/62亿元."""
    right = _matched(RIGHT, text, hit.end)
    near = right.start("unit") == hit.end or "/" in text[hit.start : hit.end] and right["unit"]
    whole = hit._replace(end=right.end("unit")) if near else hit
    return _part(text, whole, floor)


def _number(text: str, hit: Hit, floor: int) -> _Piece:
    """A number with what stands before and behind it."""
    link = LINK.match(text, hit.start)
    if link and hit.group == "number" and not (hit.start and _JOINED.match(text, hit.start - 1)):
        return _Piece(link.start(), link.end(), link.span())
    if _POINT_BEFORE.match(text, max(0, hit.start - 2)) and hit.start > floor:
        hit = hit._replace(start=hit.start - 1)  # rents rose .7%
    if hit.start == floor and _FOOTNOTE.match(text, hit.start):
        return _Piece(hit.start, hit.end, (hit.start, hit.end), "furniture")
    loss = (
        _LOST_SHARE.match(text, hit.start - 1) or _LOSS.match(text, max(0, hit.start - 2))
        if "(" in text[max(0, hit.start - 2) : hit.start]
        else None
    )
    if loss:
        return _Piece(max(floor, loss.start()), loss.end(), loss.span(loss.lastgroup or 0))
    if _DESIGNATION.match(text, max(0, hit.start - 2)) and text[hit.end - 1] in "bm":
        return _Piece(hit.start, hit.end, (hit.start, hit.end), "name")
    start, end, right = _extent(text, hit)
    if text[end - 1] in "万亿兆" and _RATE_BEHIND.match(text, end):  # 420亿年增两成
        right = _matched(RIGHT, text[:end], end)
    if right["unit"] == "P" and not _is_rate(text, start, end):
        if text[end] == "P":
            return _Piece(start, end + 1, (start, end + 1), "name")
        right = _matched(RIGHT, text[:end], end)
    unit = right["unit"] or right["noun"] or ""
    letters = None if unit or not text[end - 1].isdigit() else LETTERS.match(text, end)
    foreign = FOREIGN_UNIT.match(text, end) if letters else None
    grouped = letters and _GROUPED.fullmatch(text, start, end) and letters.group().islower()
    if letters and not grouped and not (foreign and foreign.end() >= letters.end()):
        return _Piece(start, letters.end(), (start, letters.end()), "name")
    moving = unit in PROPORTIONS or bool(_PROPORTION.search(text, start, right.end()))
    left = _signed(text, start, left_of(text, start, floor, moving), moving, unit)
    counts = (
        unit
        or text[left - 4 : left] == " by "
        or MONEY_BEFORE.search(text[left:start])
        or _TO_LEVEL.match(text, right.end())
        or _NOTHING_BEHIND.match(text, right.end())
    )
    if not moving and counts and not text.startswith(" of ", right.end()):
        left = _fall(text, left, floor, unit)
    if moving and left < start and (noun := _OF_A_RISE.match(text, left, start)):
        left = noun.end()
    joined = AND.search(text, start, end)
    between = (
        _BETWEEN.search(text, max(floor, start - 20), start) if joined or left < start else None
    )
    left = min(left, between.start()) if between and joined else left
    if left < start and _UNDER.search(text, left, start) and not unit and _HEADS.match(text, end):
        left = start  # under three heads counts the heads
    if left < start and _PASSED_BY.match(text, left, start):
        left = start  # it topped forecasts by 4 cents
    if left < start and (to_bound := _TO_BOUND.match(text, left, start)):
        left = to_bound.end()
    if (
        text[left : left + 6].lower() == "up to "
        and (
            _EDGED.search(text, max(0, left - 48), left)
            or _STANDS.search(text, max(0, left - 12), left)
            and _FROM_LEVEL.match(text, right.end())
        )
        and not (unit in _DURING and _TAKES.search(text, max(0, left - 12), left))
    ):
        left += len("up to ")  # it edged up to 4%
    if (
        text[left : left + 5].lower() == "over "
        and unit in _DURING
        and not _MORE_THAN.search(text, max(0, left - 16), left)
        and not _OF_EXPERIENCE.match(text, right.end())
    ):
        left += len("over ")  # $3 billion over five years
    elif text[left : left + 5] == "over " and (
        (end - start) > (hit.end - hit.start) or _COMPARISON.search(text, max(0, left - 30), left)
    ):  # over five to seven years: for so long; 4% over 300 units: against so many
        left += len("over ")
    if (
        text[start:end] in ("一", "1")
        and _AGO.match(text, right.end())
        and text[left - 1 : left] in _THAN
    ):
        return _Piece(left, right.end(), (start, end), "idiom")  # 较一年前
    if compared := _COMPARED.search(text[left:start]) if _AGO.match(text, right.end()) else None:
        if text[start:end] in ("一", "1"):  # 高于一年前 is above the level of a year ago
            return _Piece(left, right.end(), (start, end), "idiom")
        left += compared.end()
    if text[start:end] in ("万", "亿") and _PASSING.search(text, max(floor, left - 2), left):
        left -= 1  # 过万辆
    if end > hit.end and text.startswith("的", right.end()) and _COMPARED.search(text[left:start]):
        left = start  # 高于5%-7%的预期: above what was expected, and no bound of it
    if (  # in 2015 pounds sterling
        unit in LOSABLE
        and unit[:1].isalpha()
        and _IN_YEAR.search(text, max(0, left - 12), left)
        and CALENDAR_YEAR.fullmatch(text, start, end)
    ):
        return _Piece(start, end, (start, end), form="date")
    counts_money = unit in _COUNTED and MONEY_BEFORE.search(text[left:start])
    kind = _class(text, (left, start, end, right.end()), unit)
    if end > hit.end and unit in ("位", "名") and _IN_A_ROW.search(text, max(0, left - 10), left):
        kind = "idiom"  # 位列票房榜二至五位
    stop = (
        right.start("soft") if softened(text[left:start]) else right.end()
    )  # one soft word for one figure: 不到5年 without 内
    if right["soft"] == "内" and (text[left - 1 : left] == "止" or text[start] in "几数"):
        stop = right.start("soft")  # 截至6月30日止六个月内, 几年内
    if counts_money:  # $19.4bn deal: the noun is no unit of the figure
        stop = end
    if unit in PROPORTIONS and (turn := TURN.match(text, stop)) and text[stop : turn.end()].strip():
        stop = turn.end()
    elif not moving and unit and (less := _LESS_THAN.match(text, stop)):
        stop = less.end("way")
    elif (
        not moving
        and (unit in LOSABLE or MONEY_BEFORE.search(text[left:start]))
        and (fallen := FALLEN.match(text, stop))
    ):
        stop = fallen.end()
    brackets = text[left - 1 : left] + text[stop : stop + 1]
    if end > hit.end and brackets == "[]" and _COMMA.match(text, hit.end):
        left, stop = left - 1, stop + 1
    years = _CALENDAR_YEARS.fullmatch(text, start, end)
    one_year = years and end - start == 4 and not text.startswith("00", end - 2)
    soft = one_year and _ABOUT_A_YEAR.fullmatch(text, left, start)
    dated = left == start or between or soft and NO_THINGS.match(text, end)
    form = "date" if years and stop == end and dated else "number"
    left = start if form == "date" else left
    return _Piece(start if kind == "idiom" else left, stop, (start, end), kind, form)


def _signed(text: str, start: int, left: int, moving: bool, unit: str) -> int:
    """Where the print begins, its minus included only where it is one: behind a Chinese sign it may
    join a name (神舟-15).
    """
    if moving and left < start - 1 and text[start - 1] in "+-" and _BOOKED.match(text, left, start):
        return start - 1  # depreciation +12%, of accounts
    if moving and (money := _MONEY_MOVED.match(text, left, start)):
        return money.end()  # 欧元兑美元涨0.4%
    if text[left] == "±" and unit in ("千伏", "伏", "kV", "KV", "V"):
        return start  # two poles, and no margin
    if text[left : left + 1] not in ("-", "+") or not left or not _HAN.match(text, left - 1):
        return left
    is_sign = moving or unit or text[left - 1] in "为是约达至从由比润损率额增"
    return left if is_sign and text[left + 1 : left + 2] != " " else start


def _fall(text: str, left: int, floor: int, unit: str) -> int:
    """Where the verb of a loss begins that is told in an amount."""
    if text[left - 1 : left] not in FALL_ENDS:
        return left
    verbs = [match for match in FALL.finditer(text, max(floor, left - 14), left)]
    if not verbs or verbs[-1].end() != left:
        return left
    lasting = unit in LASTING and not SHORTENED.match(verbs[-1].group())
    return left if lasting else verbs[-1].start()


def _extent(text: str, hit: Hit) -> tuple[int, int, re.Match[str]]:
    """From the first digit of a number to the last of its range or ratio, and the match of what
    follows.
    """
    ratio = _RATIO.match(text, hit.end)
    end = ratio.end() if ratio else hit.end
    right = _matched(RIGHT, text, end)
    link = None if right["soft"] else RANGE.match(text, right.end())
    if (
        not link
        and (joined := AND.match(text, right.end()))
        and _BETWEEN.search(text, max(0, hit.start - 20), hit.start)
    ):
        link = joined
    year = CALENDAR_YEAR.fullmatch(text, hit.start, hit.end)
    if not link and not year and text[hit.start - 1 : hit.start] == "[":
        link = _INTERVAL.match(text, right.end())
    second = _NUMBER.match(text, _matched(SIGN, text, link.end()).end()) if link else None
    if link and second:
        behind = _matched(RIGHT, text, second.end())
        if is_range(text, (hit.start, hit.end), right, link, second, behind):
            return hit.start, second.end(), behind
    return hit.start, end, right


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    """The match of a pattern whose parts may all be absent."""
    match = pattern.match(text, at)
    assert match
    return match


_RATE_BEHIND = re.compile("[年季周月][增减]")
_SOME = ("one", "One", "two", "three", "a couple", "a couple of", "several")
_OF_THE_LINE = re.compile("[A-Za-z(（]|机|产品|芯片|[车平版款]")
# The two have gone, a tie between the two.
_PRONOUN = re.compile(
    r"(?i:two|three|four|five)(?=[.;?!](?![0-9])|\n|\Z"
    r"|(?: (?:now|then|both|all|also|still))* (?:has|have|had|is|are|were|was|will|would|can|could"
    r"|may|might|must|should|do|did|agreed|met|said|signed|plan)(?![a-z-]))"
)


def _class(text: str, span: tuple[int, int, int, int], unit: str) -> str:
    """Whether a number is a figure, by its own signs and by what stands beside it."""
    left, start, end, right = span
    core = text[start:end]
    if not unit and left == start and is_no_figure(text, start, end):
        return "name"  # the top ten, Top 25 Markets
    if text[left - 4 : left].lower() == "the " and _PRONOUN.match(text, start):
        return "idiom"
    if unit == "point" and core in _SOME and text[left - 3 : left].lower() in ("at ", "on "):
        return "idiom"  # at one point it fell
    if _LATIN.search(core):
        if left != start or right != end:
            return "figure"
        if _is_footnote(text, start, end):
            return "furniture"
        return "name" if _NUMBERED.fullmatch(core) or is_name(text, start, end) else "figure"
    if core == "一":
        return "figure" if unit in MEASURED or unit and softened(text[left:start]) else "idiom"
    if core in ("万", "亿", "兆"):
        soft = softened(text[left:start]) or _AT_LEAST.search(text, end, right)
        return "figure" if soft or unit in ("卡", "级") else "idiom"
    if unit in _CLASS_WORDS and not set(core) & set("万亿兆百千.·") and len(core) < 4:
        counts = (
            unit == "字" or unit == "点" and (_MOVED.search(text, left - 2, start) or len(core) > 2)
        )
        return "figure" if counts else "idiom"
    if unit == "代" and not softened(text[left:start]) and _OF_THE_LINE.match(text, right):
        return "name"  # 二代(约800元)
    if text[left:start] in ("破", "突破") and re.search("[率速幅]", text[max(0, left - 4) : left]):
        return "figure"  # 成长率破六
    uncounted = len(core) == 1 or len(core) < 4 and set(core) <= set("零〇一二三四五六七八九两")
    return "idiom" if uncounted and not unit else "figure"


# A bare P is so many petaflops where the text speaks of computing, but a screen's lines (1080P).
_COMPUTING = re.compile("算力|智算|超算|运算|浮点|(?i:flops)")
_OF_A_DEVICE = re.compile(" ?P ?(?:的)?(?:空调|视频|画质|高清|超清|屏|分辨率|摄像|直播|录)")
_SCREENS = frozenset("240 360 480 540 576 720 900 1080 1440 2160 4320".split())


def _is_rate(text: str, start: int, end: int) -> bool:
    """Whether a number before a bare P is a rate of computing."""
    if text[start:end] in _SCREENS or _OF_A_DEVICE.match(text, end):
        return False
    return _COMPUTING.search(text, max(0, start - 40), end + 8) is not None


def _is_footnote(text: str, start: int, end: int) -> bool:
    """Digits that only rise, between a word and the end of its sentence."""
    digits = text[start:end]
    return (
        1 < end - start < 5
        and digits.isdigit()
        and all(one < two for one, two in pairwise(digits))
        and re.match(f"(?![为是约达到超近至于过了在有第]){HAN}", text[start - 1 : start])
        is not None
        and _SENTENCE_END.match(text, end) is not None
    )


_READERS = {
    "latin": _latin,
    "date": _date,
    "ordinal": _ordinal,
    "part": _part,
    "list": _list,
    "multiple": _part,
    "split": _part,
    "coins": _part,
    "half": _number,
    "number": _number,
}
