"""Where the figures of a text stand: the names and the time that go with each."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.checking.book import Book, Span, span_of
from chipledger.checking.names import Mention, common_names, with_introduced
from chipledger.checking.reading import RELATIVE
from chipledger.checking.words import (
    begins_otherwise,
    begins_with_another,
    brings_another,
    names_another,
    names_in_full,
    names_rival,
    opens_plainly,
    says_measure,
    sets_against,
    words_said,
)
from chipledger.scan.finds import Found
from chipledger.scan.fold import Folded
from chipledger.tables.rows import Row

LONG = 3  # ours: so many sentences without a name lead back to what the text is about
_WHOLE_YEAR = re.compile("全年|full[- ]year|whole year|year as a whole|for the year")
_PART = re.compile(
    "(?P<quarter>[一二三四1-4]季|当季|单季|同季|quarter|(?<![a-z])q[1-4])|(?P<half>半年|half)"
    "|(?P<three>前三季|three quarters|nine months)"
)
_YEAR_SAID = re.compile(
    "全年|[今去前本]年(?![初中末底]|[一二三四0-9]{1,2}月)|年度|一年"
    r"|full[- ]year|\b(?:this|last|whole|entire|for the|over the|a) year(?! ago| earlier)(?![a-z-])"
)
_MONTHS = {"quarter": 3, "half": 6, "three": 9}
_GROWN = re.compile(
    "[增涨跌降升减]|收窄|扩大|\\b(?:up|down|rose|grew|fell|jump|climb|ros|gain|soar|surg|drop|declin)"
)
# A name behind these is of what something is built on, made with or held against.
_USED = re.compile(
    "(?:(?:times|x|double|twice|triple) the [a-z ]{0,24}of"
    "|(?:subsidiary|unit|arm|part|division|founder|chief|head|parent|owner) of"
    "|(?:owned|backed|acquired|bought) by|merged? with"
    "|(?:improve[a-z]*|gains?|leap|advantage|upgrade|uplift|increase|boost|jump) over"
    "|china['’]s(?: own)?|chinese|中国(?:版|的)?|国产"
    "|基于|采用了?|搭载了?|使用了?|逼近|接近|媲美|对标|超越|超过|比肩|相当于|不及|优于|高于|低于|强于|直追"
    "|compet(?:e|es|ing|itive) with|based on|built on|powered by|made (?:with|by|on)"
    "|(?<![同环占])比|紧随|继|不同于|相较于?"
    "|(?:days?|weeks?|months?|years?) (?:after|behind|before|ahead of)"
    "|than|against|versus|vs[.]?|unlike|like"
    "|(?:compared|similar|close|equal|equivalent) (?:to|with)|beats?|beating|match(?:es|ing)?"
    "|rival(?:s|ing)|approach(?:es|ing)|surpass(?:es|ed|ing)?"
    "|outperform(?:s|ed|ing)?|exceed(?:s|ed|ing)?) ?(?:the |an? |its |of |了|于)?$"
)
_TOGETHER = re.compile(
    "(?i: ?(?:签|达成|联合|合作|共同|宣布"
    "|(?:have |has )?(?:sign|agree|str[iu]ck|ink|unveil|announc)))"
)
# What a name before these says of something else: a Tencent-backed maker, 腾讯系公司.
_QUALIFIES = re.compile(
    "-(?:backed|owned|led|funded|controlled|designed|made|built|supplied|affiliated|run|branded)"
    "(?![a-z])|(?:系|旗下|支持|投资|参股|持股|控股|背景)的?(?:公司|企业|厂商|品牌|平台|芯片|团队)"
)
_GOES_ON = re.compile(r",? (?:which|whose|that)\b|的")
_COUNTED = re.compile("[- ]?(?:(?:of )?(?:the |its )?|[块颗张枚片台])")
_MORE = re.compile(r"(?:%|percent|times|x) ?(?:more|less|fewer|higher|lower|faster|above|below)\b")

_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_STOP = re.compile('[。！？!?；;](?:[”」』"])?|\\.(?= |$)(?<![A-Z]\\.)')
_RISE = re.compile(
    "[,，]? ?(?:再|又|并|进一步)?(?:\\([^()]*\\))?(?:大幅|快速|迅速)?"
    "(?:增长|增加|上升|攀升|提升|扩大|增|升|涨|跌|降|下降|减少|下滑|缩减|减)?(?:至|到|为) ?| to "
)
_JOINED = re.compile(" ?(?:[、,，]|和|及|以及|与|and|&|, and) ?")
_AND = re.compile(" and | at an? |以及|[和及]")
CLAUSE = re.compile("[,，、:：()（）]")
_PRONOUN = re.compile(
    r" ?(?:it|its|the company|they|their|公司|该公司|其|它)\b| ?(?:公司|该公司|其|它)"
)
_COMPANY = re.compile(
    " ?[-*•·]|(?:该|本)?公司(?![\u4e00-\u9fff]*?(?:股东|客户|员工|创始))"
    r"|(?:(?:the|this) )?(?:company|automaker|carmaker|chipmaker|firm|start-?up)\b"
)
_AIM = re.compile(" ?[-*•·] ?(?:target|goal|aim|目标|计划)[a-z ]*[:：]? ?")
_COMPANY_LATER = re.compile(
    "(?<=[,，])(?: ?(?:the (?:company|firm|group|start-?up)(?![a-z])|该?公司))"
)
_AS_SAID = re.compile(
    "(?:said|says|adds?|added|noted|disclosed|revealed|reported)(?: that)? "
    r"(?:the (?:company|firm|group|chipmaker|start-?up)|it|its)\b"
    "|(?:说|表示|透露|指出|称)[,:]?(?:该?公司)"
)
_HEADING = re.compile(r"\s*(?![-*•·>|])[^。！？!?；;|]{1,60}(?<![.,，])\s*")
_BEHIND = re.compile(
    r"(?: (?:yuan|dollars|units|chips|gpus))?,? (?:in|for|during|of|by|at|as of) (?:the )?"
    r"(?:year )?"
)
# How a text and the ledger name a fiscal year or a quarter of it.
_QUARTERS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4},
    **{"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4},
}
_FISCAL = re.compile(
    r"(?:(?P<part>first|second|third|fourth)[ -]quarter,? (?:of |for )?(?:its |the )?"
    r"|q(?P<short>[1-4]),? ?(?:of )?)?(?:fiscal(?: year)?|fy) ?(?P<year>20[0-9]{2}|[0-9]{2})"
    r"|fiscal (?P<part2>first|second|third|fourth)[ -]quarter(?: of)?(?: (?P<year2>20[0-9]{2}))"
    r"|(?P<year3>20[0-9]{2}) ?财年(?:第?(?P<part3>[一二三四1-4])财?季)?"
)
_SINCE = re.compile("(?:since|自从?) ?$")
_PERIOD = re.compile(
    "未来|今后|过去|此后|近[两三四五十0-9]+年"
    "|(?:next|coming|past|last) (?:few |[a-z]+ |[0-9]+ )?(?:years|months|quarters|decade)"
)


class Named(NamedTuple):
    """A name that a figure may belong to, with what the same maker made and the sentence names
    before; what doubt the words between leave: 0 none, 1 little, 2 a name of something else may
    stand there, 3 the sentence or clause begins with something else, 4 it may be one of several
    things or of another, 5 it openly names another.
    """

    entities: frozenset[str]
    doubt: int


class Place(NamedTuple):
    """A figure's surroundings: its line in small letters, its span there, the sentence, the
    mentions that count, all around, those that may be its subject, those before, what title or
    heading name and what the text names most, the trades that sentence and clause speak of, who
    speaks of others there, what the text names at all, the words of the sentence and heading
    before, and the time that is said.
    """

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    clause: str
    others: tuple[tuple[int, int], ...]
    named: tuple[Named, ...]
    around: frozenset[str]
    subjects: frozenset[str]
    before: frozenset[str]
    earlier: frozenset[str]
    topic: frozenset[str]
    leading: frozenset[str]
    common: frozenset[str]
    trade: frozenset[str]
    speakers: frozenset[str]
    anywhere: frozenset[str]
    carried: str
    time: Span | None
    dated: bool
    fiscal: str

    @property
    def part(self) -> int:
        """How many months of a year the clause, or what stands before it, speaks of, where it names
        a part; else 0.
        """
        match = _PART.search(self.clause)
        if not match and not _YEAR_SAID.search(self.clause):  # sales for the quarter, with a profit
            ahead = list(_PART.finditer(self.text, self.sentence[0], self.start))
            match = ahead[-1] if ahead else _PART.search(self.carried)
        return _MONTHS[match.lastgroup or ""] if match else 0

    @property
    def span(self) -> int:
        """How many months the clause itself speaks of, 12 where it says a year; else 0."""
        if match := _PART.search(self.clause):
            return _MONTHS[match.lastgroup or ""]
        return 12 if _YEAR_SAID.search(self.clause) else 0

    @property
    def grown(self) -> bool:
        """Whether the figure is by how much something grew or fell, or is more than another."""
        figure = self.text[self.start : self.end]
        ahead = self.text[max(self.sentence[0], self.start - 8) : self.start] + figure
        behind = self.text[self.end : self.end + 12]
        return bool("%" in figure and _GROWN.search(ahead) or _MORE.search(figure + behind))

    @property
    def names(self) -> tuple[tuple[Named, ...], *tuple[frozenset[str], ...]]:
        """The names around, as `candidates` takes them."""
        here = self.named, self.around, self.subjects, self.before, self.earlier
        return (
            *here,
            self.topic,
            self.leading,
            self.common,
            self.trade,
            self.speakers,
            self.anywhere,
        )


def places(text: str, found: list[Found], rows: list[Row], book: Book) -> Iterator[Place]:
    by_line: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        by_line[one.line].append(number)
    before: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    subject: Mention | None = None
    clear, quiet = True, 0
    lines = [Folded(print_) for print_ in text.split("\n")]
    folded_lines = [line.text for line in lines]
    mentioned = with_introduced(folded_lines, [*map(book.names.mentions, folded_lines)])
    named_in = [
        _whole([one for one in here if one.entities & book.subjects], line.text, book)
        for line, here in zip(lines, mentioned, strict=True)
    ]
    speaking = [
        [one for one in here if one.entities & book.by_speaker.keys()] for here in mentioned
    ]
    title = topic = _topic(lines, named_in, book)
    anywhere = frozenset(name for here in named_in for one in here for name in one.entities)
    leading = _leading([one for here in named_in for one in here], book)
    heading = carried = ""
    said = heard = frozenset[str]()
    for line, (folded, mentions) in enumerate(zip(lines, named_in, strict=True), 1):
        spelt = folded.text.translate(_LOWER)
        if _HEADING.fullmatch(folded.text) and line not in by_line:
            topic = _only(mentions, book) if mentions else title
            heading = spelt
        ends = [match.end() for match in _STOP.finditer(spelt)] + [len(spelt)]
        spans = {
            number: (
                _folded_place(folded, found[number].offset),
                _folded_place(folded, found[number].offset + len(found[number].literal)),
            )
            for number in by_line[line]
        }
        begin, told, under, lost = 0, False, False, False
        older: list[int] = []
        listed: dict[int, list[Span]] = {}
        for end in ends:
            here = [one for one in mentions if begin <= one.start < end]
            said, heard = _speakers(speaking[line - 1], begin, end), said
            used = _used(here, folded.text, begin)
            own = [one for one in here if one not in used]
            inside = [number for number in by_line[line] if begin <= spans[number][0] < end]
            if begin and spelt[begin - 1] not in ";；":
                older = []
            paired = _paired(inside, found, rows, spans, folded.text, listed)
            for number in inside:
                counted = [spans[one] for one in inside if found[one].form != "date"]
                about = subject
                if topic and (not clear or quiet >= LONG or not subject):
                    about = topic
                own = own or ([] if about else here)
                named = _names_before(
                    here, own, used, spans[number], folded.text, counted, spans, book
                )
                if not named and about:
                    gap = _without(folded.text, begin, spans[number], list(spans.values()))
                    gap = gap.lstrip(" -*•·")
                    if later := _COMPANY_LATER.search(gap) or _AS_SAID.search(gap):
                        gap = gap[later.start() :]
                    if gap.istitle() and says_measure(gap.lower()):  # a label: Offer Price
                        gap = gap.lower()
                    if opens_plainly(gap):  # a sentence begins with a capital
                        gap = gap[:1].lower() + gap[1:]
                    doubt = _doubt(about.sure, gap)
                    if doubt == 2 and names_in_full(gap):
                        doubt = 4
                    ours = topic is not None and about.entities == topic.entities
                    bare = ours and (not begin or _COMPANY.match(spelt, begin))
                    follows = told and clear and about is subject or bare or under
                    doubtful = lost and _PRONOUN.match(spelt, begin) and not bare
                    if not clear and about is subject:
                        doubt = 2 if leading else 4
                        about = about._replace(entities=leading or about.entities)
                    if begins_otherwise(gap) or doubtful:
                        doubt = 4
                    named = (Named(about.entities, doubt if follows else max(1, doubt)),)
                clause = _clause(spelt, *spans[number], begin, end, [spans[one] for one in inside])
                yield Place(
                    spelt,
                    *spans[number],
                    (begin, end),
                    clause,
                    tuple(spans[one] for one in inside if one != number),
                    named,
                    frozenset(name for one in here for name in one.entities),
                    frozenset(name for one in own for name in one.entities),
                    before,
                    earlier,
                    topic.entities if topic else frozenset(),
                    leading,
                    _trades(carried + spelt[begin:end], anywhere, book),
                    _trades(clause, anywhere, book),
                    said | heard,
                    anywhere,
                    f"{heading} {carried}",
                    *_said_time(number, inside, older, paired, found, rows, spans, spelt),
                    _fiscal(spelt, begin, end, spans[number]),
                )
            if words_said(spelt[begin:end]):
                carried = spelt[begin:end]
            older += [number for number in inside if found[number].form == "date"]
            if here:
                earlier |= before
                before = frozenset(name for one in here for name in one.entities)
                if not _PRONOUN.match(spelt, begin):
                    own = own or here
                    first = own[0] if _is_site(own[0], book) else None
                    subject, told = first or next(filter(book.bears, own), own[0]), True
                    clear, quiet = not _several(own, subject, folded.text, book), 0
                    subject = _with_its_own(subject, own, book)
                lost = False
            else:
                quiet += 1
                lost |= begins_otherwise(folded.text[begin:end].strip())
                company = topic and subject and subject.entities == topic.entities
                under |= bool(company and _COMPANY.match(spelt, begin))
            begin = end


def _is_site(one: Mention, book: Book) -> bool:
    """Whether a name is a site's of which the ledger has figures."""
    return any(book.kinds.get(name) == "site" and name in book.claims for name in one.entities)


def _trades(words: str, anywhere: frozenset[str], book: Book) -> frozenset[str]:
    """The trades that words speak of, a part of a house only where the text names the house."""
    return frozenset(
        name
        for name in common_names(words).intersection(book.kinds)
        if not book.circle[name] or book.circle[name] & anywhere
    )


def _speakers(mentions: list[Mention], begin: int, end: int) -> frozenset[str]:
    """Those named between two places of a line."""
    return frozenset(name for one in mentions if begin <= one.start < end for name in one.entities)


def _topic(lines: list[Folded], named: list[list[Mention]], book: Book) -> Mention | None:
    """What a text is about: the one thing that its title names, or, where it has no title, that of
    more than half of its names.
    """
    first = next((at for at, line in enumerate(lines) if line.text.strip()), None)
    if first is not None and named[first] and _HEADING.fullmatch(lines[first].text):
        return _only(named[first], book)
    names = [one for here in named for one in here if book.bears(one)]
    counts = Counter(one.entities for one in names)
    most = counts.most_common(1)
    if not most or most[0][1] < LONG or 2 * most[0][1] <= len(names):
        return None
    return next(one for one in names if one.entities == most[0][0])


def _whole(mentions: list[Mention], text: str, book: Book) -> list[Mention]:
    """The names of a line, where one that goes on with the name of its line of things (Ironwood
    TPU) is one name.
    """
    whole: list[Mention] = []
    for one in mentions:
        last = whole[-1] if whole else None
        if last and text[last.end : one.start] == " ":
            line = {other for name in last.entities for other in book.versions.get(name, ())}
            if one.entities <= line:
                whole[-1] = last._replace(end=one.end, sure=one.sure)
                continue
        whole.append(one)
    return whole


def _with_its_own(subject: Mention, names: list[Mention], book: Book) -> Mention:
    """The subject of a sentence with the one thing of its make that the sentence names."""
    made = {thing for maker in subject.entities for thing in book.made.get(maker, ())}
    things = {name for one in names for name in one.entities & made}
    labels = {name: book.labels[name] for name in things}
    few = {  # no family beside one of it
        name
        for name in things
        if not any(other.startswith(f"{labels[name]} ") for other in labels.values())
    }
    return subject._replace(entities=subject.entities | few) if len(few) == 1 else subject


def _leading(names: list[Mention], book: Book) -> frozenset[str]:
    """Of each kind of thing the one that most of the text's names of that kind are of."""
    counts: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for one in names:
        for kind in {book.kinds[name] for name in one.entities if name in book.kinds}:
            counts[kind][one.entities] += 1
    return frozenset(
        name
        for its in counts.values()
        for entities, count in its.most_common(1)
        if 2 * count > its.total()
        for name in entities
    )


def _only(mentions: list[Mention], book: Book) -> Mention | None:
    """The one thing that a heading names, of those that bear figures if it names any such."""
    bearing = [one for one in mentions if book.bears(one)] or mentions
    return bearing[0] if len({one.entities for one in bearing}) == 1 else None


def _several(here: list[Mention], subject: Mention, text: str, book: Book) -> bool:
    """Whether a sentence speaks of several things of the subject's kind, or sets its first name
    against the next or in a list with it.
    """
    if len(here) < 2:
        return False
    kinds = {book.kinds.get(one) for one in subject.entities}
    alike = {
        mention.entities
        for mention in here
        if kinds & {book.kinds.get(one) for one in mention.entities}
    }
    between = text[here[0].end : here[1].start]
    return len(alike) > 1 or _JOINED.fullmatch(between) is not None or sets_against(between)


def _folded_place(folded: Folded, at: int) -> int:
    return bisect_left(range(len(folded.text)), at, key=folded.place)


def _names_before(
    here: list[Mention],
    own: list[Mention],
    used: dict[Mention, int],
    span: tuple[int, int],
    text: str,
    figures: list[tuple[int, int]],
    spans: dict[int, tuple[int, int]],
    book: Book,
) -> tuple[Named, ...]:
    """The names of a sentence before a figure, the nearest first, or the first one behind it. One
    of several (eight H200) is not sure.
    """
    ahead = [one for one in own if one.end <= span[0]]
    behind = [Named(one.entities, 2) for one in _apart(own, span, text)][:1]
    named = []
    for at in range(len(ahead) - 1, -1, -1):
        one = ahead[at]
        joined = at and _JOINED.fullmatch(text, ahead[at - 1].end, one.start)
        listed = bool(joined) and not _TOGETHER.match(text, one.end)
        several = any(
            text[last : one.start].strip(" ") == "" for _, last in figures if last <= one.start
        )
        made = {
            thing
            for other in ahead[:at]
            for maker in one.entities
            for thing in other.entities & book.made.get(maker, frozenset())
        }
        later = [other for other in here if one.end <= other.start and other.end <= span[0]]
        left_out = [
            *spans.values(),
            *((max(one.end, used.get(other, other.start)), other.end) for other in later),
        ]
        gap = _without(text, one.end, span, left_out)
        if one in used:
            gap = f"than {gap}"  # what a thing is built on or made with is not the thing
        doubt = 4 if listed or several else _doubt(one.sure, gap)
        named.append(Named(one.entities | made, doubt))
    return (*named, *behind)


def _apart(names: list[Mention], span: tuple[int, int], text: str) -> list[Mention]:
    """The names behind a figure, without those that it counts (100,000 Nvidia H100)."""
    at = span[1]
    apart = []
    for one in names:
        if one.end <= span[0]:
            continue
        if _COUNTED.fullmatch(text, at, one.start):
            at = one.end
        else:
            apart.append(one)
    return apart


def _used(names: list[Mention], text: str, begin: int) -> dict[Mention, int]:
    """The names of a sentence of what something else is built on, made with or held against, each
    with where the words that say so begin.
    """
    used: dict[Mention, int] = {}
    for one in names:
        since = max(begin, one.start - 40)
        last = next(reversed(used), None)
        if _GOES_ON.match(text, one.end):
            continue
        if last and not text[last.end : one.start].strip():  # Nvidia, and its chip
            used[one] = last.end
        elif _QUALIFIES.match(text, one.end):
            used[one] = one.start
        elif match := _USED.search(text[since : one.start].lower()):
            used[one] = since + match.start()
    return used


def _doubt(sure: bool, gap: str) -> int:
    """What doubt the words between a name and its figure leave, as `Named` has it; a clause that
    begins with a thing of its own is surely of that.
    """
    if names_rival(gap):
        return 5
    if CLAUSE.search(gap) and begins_with_another(_last_clause(gap)):
        return 3
    if not sure or names_another(gap):
        return 2
    return 1 if brings_another(gap) else 0


def _without(text: str, since: int, span: tuple[int, int], figures: list[tuple[int, int]]) -> str:
    """The words from a place to a figure, with the figures in them left out."""
    parts, at = [], since
    for start, end in sorted(figures):
        if at <= start and end <= span[0]:
            parts.append(text[at:start])
            at = end
    return " ".join([*parts, text[at : span[0]]])


def _last_clause(gap: str) -> str:
    """What stands behind the last mark of the words before a figure."""
    marks = list(CLAUSE.finditer(gap))
    return gap[marks[-1].end() :] if marks else gap


def _clause(
    text: str, start: int, end: int, begin: int, stop: int, figures: list[tuple[int, int]]
) -> str:
    """The words around a figure as far as the figure before and behind it, or the sentence; of two
    that are joined (3,000 on one core and 9,000 on all) each has its own.
    """
    left = max([begin, *(last for _, last in figures if last <= start)])
    joined = max((match.end() for match in _AND.finditer(text, left, start)), default=begin)
    mark = max((mark.start() for mark in CLAUSE.finditer(text, begin, start)), default=begin)
    left = max(min(left, mark), joined if left > begin else begin)
    right = min([stop, *(first for first, _ in figures if first >= end)])
    comma = CLAUSE.search(text, end, right)
    right = comma.start() if comma else right
    if right < stop and (match := _AND.search(text, end, right)):
        right = match.start()
    return text[left:right]


def _paired(
    inside: list[int],
    found: list[Found],
    rows: list[Row],
    spans: dict[int, tuple[int, int]],
    text: str,
    listed: dict[int, list[Span]],
) -> dict[int, Span]:
    """The time of each figure of a list that stands behind a list of as many times.

    Parameters
    ----------
    listed : dict of int to list of Span
        The last list of each length in the line so far; gains those of the sentence.
    """
    runs: list[list[int]] = []
    for number in inside:
        last = runs[-1][-1] if runs else None
        joined = (
            last is not None
            and (found[last].form == "date") == (found[number].form == "date")
            and _JOINED.fullmatch(text, spans[last][1], spans[number][0])
        )
        if joined:
            runs[-1].append(number)
        else:
            runs.append([number])
    paired = _rise(inside, found, rows, spans, text)
    for run in runs:
        if found[run[0]].form == "date":
            times = [span_of(rows[one]["period_start"], rows[one]["period_end"]) for one in run]
            years = [year for time in times if time for year in _years_of(time)]
            if all(times):
                listed[len(years)] = years
        elif len(run) > 1 and len(run) in listed:
            paired |= dict(zip(run, listed[len(run)], strict=True))
    return paired


def _rise(
    inside: list[int],
    found: list[Found],
    rows: list[Row],
    spans: dict[int, tuple[int, int]],
    text: str,
) -> dict[int, Span]:
    """The times of the steps of the one rise or fall of a sentence (从1亿元增长至2亿元) that names
    a year for each, or a span of years for its two ends.
    """
    dates = [one for one in inside if found[one].form == "date"]
    times = [span_of(rows[one]["period_start"], rows[one]["period_end"]) for one in dates]
    years = [year for time in times if time for year in _years_of(time)]
    numbers = [one for one in inside if found[one].form != "date"]
    chains: list[list[int]] = []
    for first, second in pairwise(numbers):
        between = _without(text, spans[first][1], spans[second], [*spans.values()])
        if rows[first]["unit"] != rows[second]["unit"] or not _RISE.fullmatch(between):
            continue
        if chains and chains[-1][-1] == first:
            chains[-1].append(second)
        else:
            chains.append([first, second])
    if len(chains) != 1 or len(years) < 2 or not all(times):
        return {}
    (chain,) = chains
    ahead = [one for one in dates if spans[one][1] <= spans[chain[0]][0]][-1:]
    ended = span_of(rows[ahead[0]]["period_start"], rows[ahead[0]]["period_end"]) if ahead else None
    if ended and len(chain) == 2 and len(ends := _years_of(ended)) > 1:  # 2023年至2024年, 从…增至…
        return dict(zip(chain, (ends[0], ends[-1]), strict=True))
    if len(chain) == 2 and len(dates) == 1:
        years = [years[0], years[-1]]
    if len(chain) != len(years):
        return {}
    last = max(spans[one][1] for one in dates)  # behind the ends only where no clause goes on
    if last > spans[chain[0]][0] and not re.match(r" ?(?:[,，。.;；)）]|$)", text[last:]):
        return {}
    return dict(zip(chain, years, strict=True))


def _years_of(span: Span) -> list[Span]:
    """The years of a span of whole years, or the span."""
    first, last = span.start.year, span.end.year
    if span != Span(date(first, 1, 1), date(last, 12, 31)):
        return [span]
    return [Span(date(year, 1, 1), date(year, 12, 31)) for year in range(first, last + 1)]


def _said_time(
    number: int,
    inside: list[int],
    older: list[int],
    paired: dict[int, Span],
    found: list[Found],
    rows: list[Row],
    spans: dict[int, tuple[int, int]],
    text: str,
) -> tuple[Span | None, bool]:
    """The time that a sentence gives a figure: the last date before it, else the last of the
    `older` ones before a semicolon, else the first one behind that is no other figure's; and
    whether a date stands there, read or not.
    """
    dates = [
        one
        for one in inside
        if found[one].form == "date"
        and one != number
        and not _SINCE.search(text[max(0, spans[one][0] - 8) : spans[one][0]])
    ]
    ahead = [one for one in dates if one < number]
    behind = [one for one in dates if _leads(text, spans, number, one)]
    if number in paired:
        return paired[number], True
    others = [one for one in inside if one != number and one not in dates]
    free = [one for one in dates if not any(_leads(text, spans, other, one) for other in others)]
    chosen = behind[:1] or ahead[-1:] or older[-1:] or free[:1]
    if not chosen:
        return None, RELATIVE.search(text[slice(*_reach(inside, spans))]) is not None
    if chosen[0] in ahead and _PERIOD.search(text, spans[chosen[0]][1], spans[number][0]):
        return None, True
    row = rows[chosen[0]]
    time = span_of(row["period_start"], row["period_end"])
    if time and _WHOLE_YEAR.search(text, spans[chosen[0]][1], max(0, spans[number][0])):
        time = Span(date(time.end.year, 1, 1), date(time.end.year, 12, 31))
    return time, True


def _leads(text: str, spans: dict[int, tuple[int, int]], number: int, date: int) -> bool:
    """Whether a date stands right behind a figure, as its own: 5 million units in 2025."""
    return date > number and bool(_BEHIND.fullmatch(text, spans[number][1], spans[date][0]))


def _fiscal(text: str, begin: int, end: int, span: tuple[int, int]) -> str:
    """The fiscal year or quarter nearest to a figure, as the ledger's scopes name it: `fiscal Q3
    2026`; empty where the sentence names none.
    """
    hits = list(_FISCAL.finditer(text, begin, end))
    if not hits:
        return ""
    after = [hit for hit in hits if hit.start() >= span[1] and hit.start() - span[1] < 40]
    hit = (after or [hit for hit in hits if hit.end() <= span[0]][-1:] or hits)[0]
    groups = {name.rstrip("23"): word for name, word in hit.groupdict().items() if word}
    year = groups["year"] if len(groups["year"]) == 4 else f"20{groups['year']}"
    quarter = _QUARTERS.get(groups.get("part", groups.get("short", "")), 0)
    return f"fiscal Q{quarter} {year}" if quarter else f"fiscal {year}"


def _reach(inside: list[int], spans: dict[int, tuple[int, int]]) -> tuple[int, int]:
    return max(0, spans[inside[0]][0] - 20), spans[inside[-1]][1]
