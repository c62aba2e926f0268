"""The figures of a text held against the ledger.

Judgements made here:

- A figure is known only where the text names the claim's entity, in its sentence or in the nearest
  earlier one with a name, and says what the claim measures; a print of three digits or more that is
  equal to a claim of the entity needs no word for its measure.
- It differs only where nothing is in doubt: the nearest name of a kind that has such figures and
  the nearest word of measure are the claim's, time, moment of the day, span and scope agree, the
  claim is a fact or its speaker's own plan, no other claim of the entity has the value, and the
  hard intervals are apart. In a text that is surely about the thing the words between name and
  figure may leave a little doubt.
- A sentence without a name is of the last one that was named; after a longer run without any, or
  a list of names, of the one thing that the title or most names of the text tell. Under a heading
  that names one thing its list and what the company does are surely of it.
- By how much something is more, a yardstick (1 GW powers a city), a turn of speech (三大目标) and
  another maker's process are no level of the thing.
- What has an equal value with less to show for it is perhaps known; the rest is unknown.
- A figure that agrees with a claim on which a slip rests repeats the slip, and is shown as
  differing.
- A soft print reaches a tenth further than its value where it has an open side.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from itertools import pairwise
from math import inf, isclose, isnan
from pathlib import Path
from typing import NamedTuple

from chipledger.checking.names import Mention, Names
from chipledger.checking.words import (
    MOMENTS,
    NEUTRAL,
    begins_otherwise,
    begins_with_another,
    brings_another,
    event_said,
    names_another,
    opens_plainly,
    qualifiers,
    sets_against,
    words_said,
)
from chipledger.files import READERS, read_rows
from chipledger.numbers.unit_words import MONEY
from chipledger.numbers.units import COUNTED, conversion
from chipledger.scan import find_figures, proposals, region_of
from chipledger.scan.finds import Found
from chipledger.scan.fold import Folded, fold
from chipledger.tables.rows import Row, names_of

STATES = ("agrees", "differs", "perhaps", "unknown")
REACH = 1.1  # ours: how far an open side suggests
VAGUE = 3.5  # ours: an interval so many times as wide as its low end says an order of magnitude
FARTHEST = 50  # ours: values further apart than this are of two things, not a slip
_RANKS = {3: 2.0, 2: 1.5, 1: 1.0, 0: 0.5}  # ours: what a name so near counts
RARE = 0.1  # ours: a kind of thing with a smaller part of a metric's claims has it by exception
NEAR = 200  # ours: days within which what is no flow may be said of another day
HAIR = 1.001  # ours: what is nearer is one value, cut off instead of rounded
SLIGHT = 1.01  # ours: what is nearer is not told as differing
AIMED = 1.5  # ours: a plan's least figure nearer than this may be the same plan told more loosely
CLOSE = 4  # ours: a slip in a text about the thing is seldom larger
LONG = 3  # ours: so many sentences without a name lead back to what the text is about
ABOUT = 2  # ours: so many known figures of a thing, and the text is about it
RETOLD = 8  # ours: four known figures of one source, or eight perhaps known, and it is retold
_BEARING = ("company", "chip", "model", "process")  # of which any may have figures
_APART = {"hedge=atleast": ("at least ", "至少"), "hedge=upto": ("at most ", "最多")}
_SCALE = re.compile("[亿億万萬]|(?i:billion|million|bn)")
_OTHER_MONEY = re.compile(r"台幣|台币|臺幣|NT\$|港元|港幣|港币|HK\$|日圓|日元|円")
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_STOP = re.compile('[。！？!?；;](?:[”」』"])?|\\.(?= |$)(?<![A-Z]\\.)')
_NUMBER = re.compile("[0-9零一二三四五六七八九十百千两半数几]")
# What is no level of anything: by how much something is more (多了20亿元), three great goals
# (三大目标), one gigawatt as a yardstick (1 GW powers so many homes).
_EXCESS = (
    re.compile(
        "(?:[多少](?:了|出|花|投|赚|亏|赔|卖)了?|(?:增加|减少|提高|下降|上涨|上升|缩减|超支|节省)了?|[高超]出|净增|追加)"
        "(?:约|近|逾|超过?|至少|大约|将近)?$"
        r"|\b(?:ros|grew|grown|fell|fallen|dropp|increase|decrease|climb|exceed|cut|overran|miss)"
        r"[^.;]{0,40}\bby (?:about |nearly |over |more than |almost |some )?$"
    ),
    re.compile(
        r" ?(?:more|less|fewer|higher|lower|above|below|over|under) (?:than )?(?:was |originally )?"
        r"(?:plan|schedule|budget|expect|forecast|last|the |a year|previous)"
    ),
)
_CHANGES = re.compile("change|gain|growth|ratio|speedup|delay")
_FLOURISH = re.compile("[一二两三四五六七八九十]大")
_YARDSTICK = re.compile(
    r" ?(?:of (?:power|electricity|compute|capacity) )?"
    r"(?:(?:can|could|would|will) )?"
    r"(?:power|serv|suppl|feed|equal|suffic|is (?:enough|about|equal))"
    r"|的?(?:电力|算力|电)?(?:大约|约)?(?:可以?|能够?|足以|足够|相当|等于|够)"
)
# Makers of chips whose name may stand before a process that others have too.
_FOUNDRY = re.compile(
    "(三星|英特尔|samsung|intel|中芯(?:国际)?|smic|格芯|globalfoundries|联电|umc|rapidus)"
    "(?:['’]s|的)? ?(?:own )?$"
)
_RISE = re.compile(
    "[,，]? ?(?:再|又|并|进一步)?(?:\\([^()]*\\))?(?:大幅|快速|迅速)?"
    "(?:增长|增加|上升|攀升|提升|扩大|增|升|涨|跌|降|下降|减少|下滑|缩减|减)?(?:至|到|为) ?| to "
)
_JOINED = re.compile(" ?(?:[、,，]|和|及|以及|与|and|&|, and) ?")
_CLAUSE = re.compile("[,，、:：()（）]")
_PRONOUN = re.compile(
    r" ?(?:it|its|the company|they|their|公司|该公司|其|它)\b| ?(?:公司|该公司|其|它)"
)
_COMPANY = re.compile(
    r" ?[-*•·]|(?:该|本)?公司(?![一-鿿]*?(?:股东|客户|员工|创始))|(?:the|this) company\b"
)
_AIM = re.compile(" ?[-*•·] ?(?:target|goal|aim|目标|计划)[a-z ]*[:：]? ?")
_ONE_CHIP = re.compile("(?:per|each|every) (?:chip|gpu|accelerator)(?![a-z])|每[颗片块]|每个?芯片")
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
    r"|(?P<year3>20[0-9]{2}) ?财年(?:第?(?P<part3>[一二三四1-4])季)?"
)
_RELATIVE = re.compile("[去今明前后本上]年|last|this|next|year-ago|同期|[上下本]个?[月季]")
# Metrics of a span of time: a figure of another span is another figure.
FLOWS = frozenset(
    "revenue net_loss net_profit rd_spending capital_spending selling_cost spending units_sold"
    " cards_shipped shipments_change revenue_change profit_change rd_share_of_revenue"
    " investment_total deal_count spending_change share_compensation market_share"
    " chips_delivered write_down".split()
)
# Metrics of the market, which are of a moment of the day.
PRICES = frozenset("share_price first_day_gain share_price_change valuation".split())
# Metrics of when and how long, which are known only with the event that the scope names.
TIMES = frozenset(
    "duration elapsed_time lead_time iteration_interval happened_on announced_on due_on".split()
)
# Metrics of a design, which stay as they are whatever the day.
LASTING = frozenset(
    "memory_capacity memory_bandwidth transistors die_area process_node parameters "
    "peak_flops_fp16 peak_flops_fp8 peak_flops_fp4 peak_ops_int8 board_power "
    "interconnect_bandwidth context_length chips_per_system system_memory cluster_flops_fp16 "
    "cluster_flops_fp8 cluster_flops_fp4 system_power training_gpu_hours training_tokens "
    "offer_price problems_solved pass_rate gross_dies_per_wafer density_ratio speedup "
    "memory_ratio bandwidth_ratio power_ratio cost_ratio efficiency_ratio turbine_power "
    "iteration_interval first_day_gain shares_issued offer_proceeds".split()
)


class Span(NamedTuple):
    """Inclusive days."""

    start: date
    end: date


class Slip(NamedTuple):
    """A check that failed: what it holds against the article, and how."""

    check: str
    says: str
    verdict: str
    factor: str
    slip: str
    severity: str
    ruling: str


class Claim(NamedTuple):
    """What the search needs of a row of `claims.csv`; `ends`: its interval, open sides closed."""

    id: str
    entity: str
    metric: str
    scope: tuple[str, ...]
    about: str
    value: float
    low: float
    high: float
    unit: str
    period: Span | None
    time: Span | None
    firm: bool
    ends: tuple[float, float]
    row: Row


class Marked(NamedTuple):
    """A figure of the text and what the ledger says of it.

    `claims` are the nearest first; `factor` is the figure as a multiple of the claim where they
    differ; `slips` are those that the figure repeats.
    """

    found: Found
    row: Row
    state: str
    claims: tuple[Claim, ...] = ()
    factor: float = 1.0
    slips: tuple[Slip, ...] = ()


class Book(NamedTuple):
    """The ledger as the search needs it: claims by entity and by source, what a maker makes, the
    names, the kind of each entity and the kinds that a metric is told of, the units of a metric,
    slips by claim, the single-valued metrics, the rows of sources, and labels by id.
    """

    claims: dict[str, list[Claim]]
    by_source: dict[str, list[Claim]]
    made: dict[str, frozenset[str]]
    names: Names
    kinds: dict[str, str]
    told_of: dict[str, frozenset[str]]
    units: dict[str, frozenset[str]]
    spelt: set[str]
    slips: dict[str, list[Slip]]
    single: frozenset[str]
    sources: dict[str, Row]
    labels: dict[str, str]

    def bears(self, name: Mention) -> bool:
        """Whether a name is of a kind of which any may have figures."""
        return any(self.kinds.get(one) in _BEARING for one in name.entities)


class _Named(NamedTuple):
    """A name that a figure may belong to, with what the same maker made and the sentence names
    before; whether the words between leave no doubt, and whether they leave little.
    """

    entities: frozenset[str]
    sure: bool
    fair: bool


class _Place(NamedTuple):
    """A figure's surroundings: its line in small letters, its span there, the sentence, the
    mentions that count, and the time that is said.
    """

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    clause: str
    others: tuple[tuple[int, int], ...]
    named: tuple[_Named, ...]
    around: frozenset[str]
    before: frozenset[str]
    earlier: frozenset[str]
    time: Span | None
    dated: bool
    fiscal: str


def read_book(folder: Path) -> Book:
    """The clean tables of a checkout.

    Parameters
    ----------
    folder : path
        `data/clean`.

    Returns
    -------
    Book
    """
    tables = {
        name: read_rows(Path(folder) / f"{name}.csv")
        for name in ("claims", "entities", "metrics", "checks", "sources")
    }
    metrics = {row["id"]: row for row in tables["metrics"]}
    names = {row["id"]: row["name"] for row in tables["entities"]}
    claims, by_source = defaultdict(list), defaultdict(list)
    for row in tables["claims"]:
        if row["unit"] == "date" or row["value"]:
            claims[row["entity"]].append(_claim(row, names[row["entity"]]))
            by_source[row["source"]].append(claims[row["entity"]][-1])
    made = defaultdict(set)
    for row in tables["entities"]:
        if row["maker"] in names:
            made[row["maker"]].add(row["id"])
    labels = names | {f"metric:{name}": row["label"] for name, row in metrics.items()}
    kinds = {
        row["id"]: row["type"]
        for row in tables["entities"]
        if row["type"] in _BEARING or row["id"] in claims
    }
    told_of: dict[str, Counter[str]] = defaultdict(Counter)
    units: dict[str, set[str]] = defaultdict(set)
    for claim in (one for its in claims.values() for one in its):
        told_of[claim.metric][kinds[claim.entity]] += 1
        units[claim.metric].add(claim.unit)
    single = frozenset(name for name, row in metrics.items() if row["single_valued"] == "yes")
    sources = {row["id"]: row for row in tables["sources"]}
    spelt = names_of(tables["entities"])
    slips = _slips(tables["checks"], tables["claims"])
    return Book(
        dict(claims),
        dict(by_source),
        {maker: frozenset(things) for maker, things in made.items()},
        Names(tables["entities"]),
        kinds,
        {
            metric: frozenset(kind for kind, count in its.items() if count > RARE * its.total())
            for metric, its in told_of.items()
        },
        {metric: frozenset(its - {"date"}) for metric, its in units.items()},
        spelt,
        slips,
        single,
        sources,
        labels,
    )


def check_text(
    text: str, book: Book, region: str = "", published: date | None = None
) -> list[Marked]:
    """Every figure of a text with what the ledger says of it, in order.

    Parameters
    ----------
    text : str
    book : Book
    region : str
        Where the text comes from, one of `lexicon.REGIONS`; told from the text where left out.
    published : datetime.date, optional
        The day of print; where left out, a date without a year is of the last year named before it.

    Returns
    -------
    list of Marked
    """
    found = [one for one in find_figures(text, book.spelt) if one.kind == "figure"]
    region = region or _region(text)
    rows = proposals(found, text, "", region, published)
    if published is None:
        rows = [
            _with_year(one, row, year, text, region)
            for one, row, year in zip(found, rows, _years(found, rows), strict=True)
        ]
    rows = [_with_bound(row, region) for row in rows]
    places = list(_places(text, found, rows, book))

    @cache
    def day(one: Found, year: int) -> Span | None:
        row = proposals([one], text, "", region, date(year, 12, 31))[0]
        span = _span(row["period_start"], row["period_end"])
        return span if span and span.start == span.end else None

    def marked(
        before: list[Marked], told: frozenset[str], about: frozenset[str], kin: frozenset[str]
    ) -> list[Marked]:
        # the figures of a sentence share their candidates
        candidates = cache(partial(_candidates, book, told, about))
        return [
            mark
            if mark.state == "agrees"
            else _marked(
                mark.found,
                mark.row,
                place,
                book,
                candidates(place.named, place.around, place.before, place.earlier),
                told,
                about | kin,
                day,
            )
            for mark, place in zip(before, places, strict=True)
        ]

    nothing: frozenset[str] = frozenset()
    unknown = [Marked(one, row, "unknown") for one, row in zip(found, rows, strict=True)]
    marks = marked(unknown, nothing, nothing, nothing)
    told, about, kin = _retold(marks, book), *_about(marks, book)
    if told or about:  # what the text is about may say more of the rest
        marks = marked(marks, told, about, kin)
    return _one_each(marks, places)


def _one_each(marks: list[Marked], places: list[_Place]) -> list[Marked]:
    """The marks, where of a sentence one figure at most differs from a claim: what stands behind
    the one that is the claim's, right or wrong, is something else.
    """
    taken: dict[tuple[int, tuple[int, int]], set[str]] = defaultdict(set)
    kept = []
    for mark, place in zip(marks, places, strict=True):
        said = taken[mark.found.line, place.sentence]
        if mark.state == "differs" and not mark.slips and mark.claims[0].id in said:
            mark = Marked(mark.found, mark.row, "unknown")
        if mark.state in ("agrees", "differs"):
            said |= {claim.id for claim in mark.claims}
        kept.append(mark)
    return kept


def _retold(marks: list[Marked], book: Book) -> frozenset[str]:
    """The ledger's articles of which the text repeats so many figures that it tells their story."""
    counts: Counter[str] = Counter()
    for mark in marks:
        for source in {claim.row["source"] for claim in mark.claims}:
            counts[source] += 1 if mark.state == "perhaps" else 2
    return frozenset(
        source
        for source, count in counts.items()
        if count >= RETOLD and book.sources[source]["kind"] == "text"
    )


def _about(marks: list[Marked], book: Book) -> tuple[frozenset[str], frozenset[str]]:
    """The things of which a text has so many known figures that it is about them, and what else a
    maker made of whose things it has still more.
    """
    counts = Counter(
        entity
        for mark in marks
        if mark.state == "agrees"
        for entity in {claim.entity for claim in mark.claims}
    )
    kin = frozenset(
        thing
        for made in book.made.values()
        if sum(counts[thing] for thing in made) > ABOUT
        for thing in made
    )
    return frozenset(entity for entity, count in counts.items() if count >= ABOUT), kin


def _region(text: str) -> str:
    """Where a text comes from; where it names no money of its own, 元 is the yuan even in
    traditional signs, as nearly all local money of the ledger is.
    """
    region = region_of(text).region
    return "cn" if region in ("tw", "hk", "mo") and not _OTHER_MONEY.search(text) else region


# --- what the ledger says ------------------------------------------------------------------------


def _claim(row: Row, name: str) -> Claim:
    number = READERS["float64"]
    scope = tuple(row["scope"].split(";"))
    value, low, high = (number(row[name]) for name in ("value", "low", "high"))
    lasting = row["metric"] in LASTING
    own = row["modality"] == "target" and row["basis"] == "author"  # a plan retold by an article
    planned = row["modality"] in ("target", "forecast") and (
        lasting or row["basis"] in ("official", "executive", "filing") or own
    )
    firm = row["basis"] != "rumour" and (row["modality"] == "fact" or planned)
    return Claim(
        row["id"],
        row["entity"],
        row["metric"],
        scope,
        " ".join((name, row["scope"], row["gloss"], row["modality"])).lower(),
        value,
        low,
        high,
        row["unit"],
        _span(row["period_start"], row["period_end"]),
        _time(row["as_of"], scope),
        # an analyst's figure is firm only of a design, which anyone can look up
        firm and (row["basis"] != "analyst" or lasting),
        _closed(value, low, high),
        row,
    )


def _span(start: str, end: str) -> Span | None:
    return Span(date.fromisoformat(start), date.fromisoformat(end)) if start and end else None


def _time(as_of: str, scope: tuple[str, ...]) -> Span | None:
    """The days that a claim speaks of: its `as_of`, as long as its scope says."""
    match = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?", as_of)
    if not match:
        return None
    year, quarter, half, month, day = (int(part) if part else 0 for part in match.groups())
    first, last = 1, 12
    if quarter:
        first, last = 3 * quarter - 2, 3 * quarter
    elif half:
        first, last = 6 * half - 5, 6 * half
    elif month:
        first = last = month
    elif "three quarters" in scope:
        last = 9
    months = next(
        (
            count
            for word, count in (("one quarter", 3), ("half year", 6), ("full year", 12))
            if word in scope
        ),
        9 if {"three quarters", "cumulative first three quarters"} & set(scope) else 0,
    )
    end = date(year, last, day or monthrange(year, last)[1])
    if months and (day or last - first + 1 != months):
        begin = 12 * year + end.month - months  # a fiscal quarter that ends within a month
        return Span(date(begin // 12, begin % 12 + 1, 1), end)
    return Span(date(year, first, day or 1), end)


def _slips(checks: Iterable[Row], claims: Iterable[Row]) -> dict[str, list[Slip]]:
    """By claim, the slips that it is: the printed result of an equation, or the one claim of the
    article at fault. Of several claims none can be blamed alone.
    """
    source = {row["id"]: row["source"] for row in claims}
    slips: dict[str, list[Slip]] = defaultdict(list)
    for row in checks:
        if not row["slip"] or row["verdict"] != "fails":
            continue
        blamed = [name for name in row["claims"].split() if source.get(name) == row["source"]]
        sides = [side.strip() for side in row["test"].split("==")]
        blamed = [side for side in sides if side in blamed] or blamed
        for name in blamed if len(blamed) == 1 else ():
            slips[name].append(
                Slip(
                    row["id"],
                    row["asserts"] or row["says"],
                    *(row[cell] for cell in ("verdict", "factor", "slip", "severity", "ruling")),
                )
            )
    return dict(slips)


# --- what the text says --------------------------------------------------------------------------


def _years(found: list[Found], rows: list[Row]) -> Iterator[int]:
    """For each find, the last year that a date before it names; 0 before the first."""
    year = 0
    for one, row in zip(found, rows, strict=True):
        yield year
        if one.form == "date" and row["period_end"] and re.search("20[0-9]{2}", one.literal):
            year = int(row["period_end"][:4])


def _with_year(one: Found, row: Row, year: int, text: str, region: str) -> Row:
    """A date that lacks its year, read with the last one that the text names."""
    if one.form != "date" or not row["flag"] or not year or _RELATIVE.search(one.literal):
        return row
    return proposals([one], text, "", region, date(year, 12, 31))[0]


def _with_bound(row: Row, region: str) -> Row:
    """A figure whose bound stands before a verb (至少投资150亿元), read with it."""
    bound = _APART.get(row["likely"]) if row["flag"].startswith("its bound stands") else None
    if not bound:
        return row
    whole = bound[not row["literal"].isascii()] + row["literal"]
    read = proposals(find_figures(whole), whole, "", region)
    return read[0] | {"literal": row["literal"]} if len(read) == 1 else row


def _places(text: str, found: list[Found], rows: list[Row], book: Book) -> Iterator[_Place]:
    by_line: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        by_line[one.line].append(number)
    before: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()
    subject: Mention | None = None
    clear, quiet = True, 0
    lines = [Folded(print_) for print_ in text.split("\n")]
    named_in = [
        [one for one in book.names.mentions(line.text) if one.entities & book.kinds.keys()]
        for line in lines
    ]
    title = topic = _topic(lines, named_in, book)
    for line, (folded, mentions) in enumerate(zip(lines, named_in, strict=True), 1):
        spelt = folded.text.translate(_LOWER)
        if _HEADING.fullmatch(folded.text) and line not in by_line:
            topic = _only(mentions, book) if mentions else title
        ends = [match.end() for match in _STOP.finditer(spelt)] + [len(spelt)]
        spans = {
            number: (
                _folded_place(folded, found[number].offset),
                _folded_place(folded, found[number].offset + len(found[number].literal)),
            )
            for number in by_line[line]
        }
        begin, told, under, lost = 0, False, False, False
        listed: dict[int, list[Span]] = {}
        for end in ends:
            here = [one for one in mentions if begin <= one.start < end]
            inside = [number for number in by_line[line] if begin <= spans[number][0] < end]
            paired = _paired(inside, found, rows, spans, folded.text, listed)
            for number in inside:
                counted = [spans[one] for one in inside if found[one].form != "date"]
                named = _names_before(here, spans[number], begin, folded.text, counted, spans, book)
                about = subject
                if topic and (not clear or quiet >= LONG or not subject):
                    about = topic
                if not here and about:
                    gap = _without(folded.text, begin, spans[number], list(spans.values()))
                    gap = gap.lstrip(" -*•·")
                    if opens_plainly(gap):  # a sentence begins with a capital
                        gap = gap[:1].lower() + gap[1:]
                    sure, fair = _no_doubt(about.sure, gap)
                    ours = topic is not None and about.entities == topic.entities
                    bare = ours and (not begin or _COMPANY.match(spelt, begin))
                    follows = told and clear and about is subject or bare or under
                    doubtful = lost and _PRONOUN.match(spelt, begin) and not bare
                    if begins_otherwise(gap) or doubtful:
                        sure = fair = False
                    named = (_Named(about.entities, bool(sure and follows), fair),)
                yield _Place(
                    spelt,
                    *spans[number],
                    (begin, end),
                    _clause(spelt, *spans[number], begin, end, [spans[one] for one in inside]),
                    tuple(spans[one] for one in inside if one != number),
                    named,
                    frozenset(name for one in here for name in one.entities),
                    before,
                    earlier,
                    *_said_time(number, inside, paired, found, rows, spans, spelt),
                    _fiscal(spelt, begin, end, spans[number]),
                )
            if here:
                earlier |= before
                before = frozenset(name for one in here for name in one.entities)
                if not _PRONOUN.match(spelt, begin):
                    subject, told = next(filter(book.bears, here), here[0]), True
                    clear, quiet = not _joined_names(here, folded.text), 0
                lost = False
            else:
                quiet += 1
                lost |= begins_otherwise(folded.text[begin:end].strip())
                company = topic and subject and subject.entities == topic.entities
                under |= bool(company and _COMPANY.match(spelt, begin))
            begin = end


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


def _only(mentions: list[Mention], book: Book) -> Mention | None:
    """The one thing that a heading names, of those that bear figures if it names any such."""
    bearing = [one for one in mentions if book.bears(one)] or mentions
    return bearing[0] if len({one.entities for one in bearing}) == 1 else None


def _joined_names(here: list[Mention], text: str) -> bool:
    """Whether the first name of a sentence is one of a list of them, or set against the next."""
    if len(here) < 2:
        return False
    between = text[here[0].end : here[1].start]
    return _JOINED.fullmatch(between) is not None or sets_against(between)


def _folded_place(folded: Folded, at: int) -> int:
    return bisect_left(range(len(folded.text)), at, key=folded.place)


def _names_before(
    here: list[Mention],
    span: tuple[int, int],
    begin: int,
    text: str,
    figures: list[tuple[int, int]],
    spans: dict[int, tuple[int, int]],
    book: Book,
) -> tuple[_Named, ...]:
    """The names of a sentence before a figure, the nearest first, or the first one behind it. One
    of several (eight H200) is not sure.
    """
    ahead = [one for one in here if one.end <= span[0]]
    if not ahead:
        return tuple(_Named(one.entities, False, False) for one in here[:1])
    named = []
    for at in range(len(ahead) - 1, -1, -1):
        one = ahead[at]
        several = any(
            text[last : one.start].strip(" ") == "" for _, last in figures if last <= one.start
        )
        made = {
            thing
            for other in ahead[:at]
            for maker in one.entities
            for thing in other.entities & book.made.get(maker, frozenset())
        }
        left_out = [*spans.values(), *((other.start, other.end) for other in ahead[at + 1 :])]
        gap = _without(text, one.end, span, left_out)
        named.append(_Named(one.entities | made, *_no_doubt(one.sure and not several, gap)))
    return tuple(named)


def _no_doubt(sure: bool, gap: str) -> tuple[bool, bool]:
    """Whether no word between a name and its figure may name another thing, and whether none does
    so openly, nor what the figure's own clause begins with.
    """
    fair = sure and not names_another(gap) and not begins_with_another(_last_clause(gap))
    return fair and not brings_another(gap), fair


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
    marks = list(_CLAUSE.finditer(gap))
    return gap[marks[-1].end() :] if marks else gap


def _clause(
    text: str, start: int, end: int, begin: int, stop: int, figures: list[tuple[int, int]]
) -> str:
    """The words around a figure as far as the figure before and behind it, or the sentence."""
    left = max([begin, *(last for _, last in figures if last <= start)])
    mark = max((mark.start() for mark in _CLAUSE.finditer(text, begin, start)), default=begin)
    left = min(left, mark)
    right = min([stop, *(first for first, _ in figures if first >= end)])
    comma = _CLAUSE.search(text, end, right)
    return text[left : comma.start() if comma else right]


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
            times = [_span(rows[one]["period_start"], rows[one]["period_end"]) for one in run]
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
    times = [_span(rows[one]["period_start"], rows[one]["period_end"]) for one in dates]
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
    paired: dict[int, Span],
    found: list[Found],
    rows: list[Row],
    spans: dict[int, tuple[int, int]],
    text: str,
) -> tuple[Span | None, bool]:
    """The time that a sentence gives a figure: the last date before it, else the first one behind;
    and whether a date stands there, read or not.
    """
    dates = [one for one in inside if found[one].form == "date" and one != number]
    ahead = [one for one in dates if one < number]
    behind = [
        one
        for one in dates
        if one > number and _BEHIND.fullmatch(text, spans[number][1], spans[one][0])
    ]
    if number in paired:
        return paired[number], True
    chosen = behind[:1] or ahead[-1:] or dates[:1]
    if not chosen:
        return None, _RELATIVE.search(text[slice(*_reach(inside, spans))]) is not None
    row = rows[chosen[0]]
    return _span(row["period_start"], row["period_end"]), True


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


# --- the two together ----------------------------------------------------------------------------


def _marked(
    one: Found,
    row: Row,
    place: _Place,
    book: Book,
    ranks: list[tuple[Claim, int]],
    told: frozenset[str],
    about: frozenset[str],
    day: Callable[[Found, int], Span | None],
) -> Marked:
    if one.form == "date":
        return _dated(one, row, place, ranks, day)
    if isnan(row["value"]):
        return Marked(one, row, "unknown")
    factors = {
        unit: _factor(row["unit"], unit, one.literal)
        for unit in {claim.unit for claim, _ in ranks} - {"date"}
    }
    ahead = place.text[place.sentence[0] : place.start]
    behind = place.text[place.end : place.sentence[1]]
    if _FLOURISH.fullmatch(fold(one.literal)) or _YARDSTICK.match(behind) and row["value"] == 1:
        return Marked(one, row, "unknown")
    if _EXCESS[0].search(ahead) or _EXCESS[1].match(behind):
        ranks = [(claim, rank) for claim, rank in ranks if _CHANGES.search(claim.metric)]
    if maker := _FOUNDRY.search(ahead):
        ranks = [(claim, rank) for claim, rank in ranks if maker[1][:3] in claim.about]
    lost = row["value"] < 0
    measured = [
        (claim, rank, -factor if lost and claim.metric == "net_loss" else factor)
        for claim, rank in ranks
        if (factor := factors.get(claim.unit, 0.0))
    ]
    said = _said({claim.metric for claim, _, _ in measured}, place, lost)
    scaled = {factor: _scaled(row, factor) for factor in {factor for _, _, factor in measured}}
    equal = [
        (_score(claim, rank, said, row, place) + _repeated(row, claim, factor, told), claim, rank)
        for claim, rank, factor in measured
        if _equal(row, *scaled[factor], claim)
    ]
    equal.sort(key=lambda one: (-one[0], one[1].id))
    # of a thing that the sentence does not name only where its own has no other value
    if equal and equal[0][0] >= 4 and equal[0][2] < 2:
        mark = _differing(one, row, place, book, measured, about)
        if mark:
            return mark
    if equal and equal[0][0] >= 4:
        claims = tuple(claim for score, claim, _ in equal if score >= equal[0][0] - 0.5)
        slips = tuple(
            dict.fromkeys(slip for claim in claims for slip in book.slips.get(claim.id, ()))
        )
        sound = any(claim.id not in book.slips for claim in claims)
        return Marked(one, row, "differs" if slips and not sound else "agrees", claims, 1.0, slips)
    narrow = any(
        rank > 2 and claim.metric in said and claim.high < REACH * claim.low
        for _, claim, rank in equal
    )
    if not narrow and (mark := _differing(one, row, place, book, measured, about)):
        return mark
    state = "perhaps" if equal else "unknown"
    return Marked(one, row, state, tuple(claim for _, claim, _ in equal))


def _candidates(
    book: Book,
    told: frozenset[str],
    about: frozenset[str],
    named: tuple[_Named, ...],
    around: frozenset[str],
    before: frozenset[str],
    earlier: frozenset[str],
) -> list[tuple[Claim, int]]:
    """Claims that a figure may be where these names stand, with how near the text names their
    entity: 3 for the nearest name that has such a figure, 2 for one of the sentence or what the
    text is about where the sentence names nothing, or its maker; 1 for one of the sentence before,
    what it makes or who makes it, 0 for one of an earlier sentence, or of a source that the text
    repeats.
    """
    here = around | before | {name for one in named for name in one.entities}
    making = {name: book.made.get(name, frozenset()) for name in here}
    kin = frozenset(thing for made in making.values() if not made & here for thing in made)
    kin |= {maker for maker, made in book.made.items() if made & around}

    @cache
    def measured(one: _Named) -> set[str]:
        return {claim.metric for name in one.entities for claim in book.claims.get(name, ())}

    ranks: dict[str, tuple[Claim, int]] = {}
    for entity in sorted({name for one in named for name in one.entities}):
        for claim in book.claims.get(entity, ()):
            one = next((one for one in named if (claim.metric in measured(one))), None)
            if one and entity in one.entities:
                ranks[claim.id] = claim, 3
    for names, rank in (
        (around | (about & kin if around else about), 2),
        (kin if around else before | kin, 1),
        (before | earlier, 0),
    ):
        for entity in sorted(names):
            for claim in book.claims.get(entity, ()):
                ranks.setdefault(claim.id, (claim, rank))
    for source in sorted(told):
        for claim in book.by_source[source]:
            ranks.setdefault(claim.id, (claim, 0))
    return list(ranks.values())


def _nearest(book: Book, named: tuple[_Named, ...], metric: str) -> _Named | None:
    """The nearest name of a kind of which the ledger tells a metric: a process has nanometres, the
    company that runs it has none.
    """
    kinds = book.told_of[metric]
    return next(
        (one for one in named if any(book.kinds.get(name) in kinds for name in one.entities)), None
    )


def _factor(source: str, target: str, literal: str) -> float:
    """From the print's unit to the claim's, or 0 where they do not measure the same thing; a bare
    number counts things and points, and money only where a large scale is printed (135億).
    """
    if not source and target.partition("/")[0] not in (*COUNTED, "h100e", "point"):
        return 1.0 if target in MONEY and _SCALE.search(literal) else 0.0
    return _between(source, target)


@cache
def _between(source: str, target: str) -> float:
    """The factor between two units that are printed; kinds of counted things are one here, for a
    text may call a chip a card.
    """
    if source in COUNTED or source == "item":
        counted = target.partition("/")[0]  # its words say the rest: wafers, each month
        return 1.0 if counted in COUNTED or target == "h100e" else 0.0
    try:
        return conversion(source, target)
    except ValueError:
        return 0.0


def _said(
    metrics: Iterable[str], place: _Place, lost: bool = False, outside: bool = False
) -> dict[str, int]:
    """For each metric how well the sentence says it: 2 by the words nearest to the figure, 1 by
    others, 0 not at all; with `outside` by words outside the figure alone, whose unit says little.
    A profit that is `lost` is a loss.
    """
    wanted = frozenset(metrics)
    begin, end = place.sentence
    distances: dict[str, float] = {}
    in_figure = set()
    for first, last, metric in words_said(place.text[begin:end]):
        if lost and metric == "net_profit":
            metric = "net_loss"
        if metric in wanted:
            far = _distance((begin + first, begin + last), place)
            word = place.text[begin + first : begin + last]
            if far < 0 and len(word) > (4 if word.isascii() else 2):  # a word, no sign of a unit
                in_figure.add(metric)
            if (far >= 0 or not outside) and far < distances.get(metric, inf):
                distances[metric] = far
    if outside and len(in_figure) == 1:  # transistors are nothing but transistors
        distances |= dict.fromkeys(in_figure, 0.0)
    least = min(distances.values(), default=inf)
    return {metric: 2 if far <= least + 1 else 1 for metric, far in distances.items()}


def _distance(span: tuple[int, int], place: _Place) -> float:
    """Signs between a word and the figure; marks and other figures between them weigh more; below
    zero for a word in the figure, unless it stands before its number (up 9%).
    """
    if span[0] < place.end and span[1] > place.start:
        number = _NUMBER.search(place.text, place.start, place.end)
        return 0 if number and span[1] <= number.start() else -0.5
    if span[1] <= place.start:
        between, weight = (span[1], place.start), 0.0
    else:
        between, weight = (place.end, span[0]), 4.0
    marks = len(_CLAUSE.findall(place.text, *between))
    crossed = sum(between[0] <= start < between[1] for start, _ in place.others)
    return between[1] - between[0] + weight + 6 * marks + 10 * crossed


def _scaled(row: Row, factor: float) -> tuple[float, tuple[float, float]]:
    """The value of a print in another unit, and how far it reaches."""
    value, low, high = _turned(row, factor)
    return value, _closed(value, low, high)


def _turned(row: Row, factor: float) -> tuple[float, float, float]:
    """Value and interval of a print in another unit, or of a loss printed as a negative profit."""
    value, *ends = (row[name] * factor for name in ("value", "low", "high"))
    return value, min(ends), max(ends)


def _equal(row: Row, value: float, ours: tuple[float, float], claim: Claim) -> bool:
    """Whether two prints may be of one value: they are a hair's breadth apart, or their intervals
    meet, and the values are near.
    """
    theirs = claim.ends
    if value * claim.value <= 0:
        return value == claim.value == 0
    if 1 / HAIR < value / claim.value < HAIR:
        return True
    if ours[0] > theirs[1] or theirs[0] > ours[1]:
        return False
    if ours[1] > VAGUE * ours[0] > 0:  # 數百億 is known by its words alone
        return fold(row["literal"]) == fold(claim.row["literal"])
    return max(value / claim.value, claim.value / value) <= 1.25


def _closed(value: float, low: float, high: float) -> tuple[float, float]:
    """An interval whose open sides reach a little further than its value."""
    ends = sorted((value / REACH, value * REACH))
    return (ends[0] if low in (-inf, 0) else low), (ends[1] if high in (inf, 0) else high)


def _digits(value: float) -> int:
    """How many digits of a value are no closing zero."""
    return len(f"{abs(value):.10g}".replace(".", "").split("e")[0].strip("0"))


def _score(claim: Claim, rank: int, said: dict[str, int], row: Row, place: _Place) -> float:
    """How much speaks for a claim of an equal value; 4 is enough.

    The nearest name counts 2, another of the sentence 1.5, one of the sentence before 1, any other
    0.5; words of measure 2 or 1; a third digit 2, a second
    0.5; a unit of a rare kind 1, if the thing is named or two digits agree; a time that meets 0.5,
    one that does not -1.5.
    """
    score = _RANKS[rank] + {2: 2.0, 1: 1.0, 0: 0.0}[said.get(claim.metric, 0)]
    if claim.metric == "units_total":
        score += _scope_said(claim, place)
    digits = min(
        _digits(row["value"]), _digits(claim.value) if claim.high < REACH * claim.low else 1
    )
    score += 2.0 if digits >= 3 else 0.5 if digits == 2 else 0.0
    rare = claim.unit not in (*COUNTED, "", "percent", "times", "month", "USD", "CNY")
    if rare and (rank >= 2 or digits >= 2):
        score += 1.0
    if claim.metric in TIMES:
        score -= 0.0 if event_said(claim.scope, place.text[slice(*place.sentence)]) else 2.5
    if place.time and claim.time and claim.metric not in LASTING:
        far = _days_between(place.time, claim.time)
        if not far:
            score += 0.5
        elif far > NEAR or claim.metric in FLOWS:
            score -= 1.5
    return score


def _repeated(row: Row, claim: Claim, factor: float, told: frozenset[str]) -> float:
    """What it counts that a claim of the same value is of an article that the text repeats."""
    same = isclose(row["value"] * factor, claim.value, rel_tol=1e-6)
    return 1.5 if same and claim.row["source"] in told else 0.0


def _scope_said(claim: Claim, place: _Place) -> float:
    """Whether a word of the scope stands in the sentence, for things that are counted."""
    sentence = place.text[slice(*place.sentence)]
    return 1.5 if any(word and word in sentence for word in claim.scope) else 0.0


def _meet(first: Span, second: Span) -> bool:
    return first.start <= second.end and second.start <= first.end


def _days_between(first: Span, second: Span) -> int:
    return max((first.start - second.end).days, (second.start - first.end).days, 0)


def _months(span: Span) -> int:
    return round(((span.end - span.start).days + 1) / 30.4)


def _same_time(claim: Claim, place: _Place, alone: bool) -> bool:
    """Whether text and claim surely speak of one time."""
    if claim.metric in LASTING | TIMES or place.fiscal and place.fiscal in claim.scope:
        return True
    if place.fiscal or any(item.startswith("fiscal") for item in claim.scope):
        return False
    if not place.dated:
        return alone
    if place.time is None and (claim.metric not in FLOWS or "cumulative" in claim.scope):
        return alone  # a day without its year
    if place.time is None or claim.time is None:
        return False
    if claim.metric not in FLOWS:
        return _meet(place.time, claim.time)
    apart = abs((place.time.end - claim.time.end).days)
    return apart <= 3 and abs(_months(place.time) - _months(claim.time)) < 1


def _same_scope(claim: Claim, clause: str, sentence: str) -> bool:
    """Whether text and claim are narrowed in the same way, as far as words tell: what narrows the
    claim may stand anywhere in the sentence.
    """
    covered = []
    own = (item for item in claim.scope if item not in NEUTRAL)
    scope = " ".join((*own, claim.row["modality"])).lower()
    for text, ledger in qualifiers(of_business=claim.metric not in LASTING):
        if text.search(clause) is None:
            if ledger.search(scope) and text.search(sentence) is None:
                return False
        elif not ledger.search(claim.about):
            return False
        covered.append(ledger)
    return claim.metric in TIMES or all(
        item in NEUTRAL
        or item.startswith("fiscal")  # compared as time
        or any(pattern.search(item.lower()) for pattern in covered)
        or len(item) > 4
        and item.lower() in sentence
        for item in claim.scope
    )


def _of_one(claim: Claim, clause: str) -> str:
    """A clause without its words for one chip, where the claim is of a chip anyway."""
    of_chip = claim.metric in LASTING and not claim.metric.startswith(
        ("system", "cluster", "chips")
    )
    return _ONE_CHIP.sub(" ", clause) if of_chip else clause


def _same_moment(claim: Claim, place: _Place) -> bool:
    """Whether a price is of the same moment of the day; where neither says one, of its end."""
    if claim.metric not in PRICES:
        return True
    begin, end = place.sentence
    said = [(match.start(), match.lastgroup) for match in MOMENTS.finditer(place.text, begin, end)]
    ahead = [moment for at, moment in said if at < place.end]
    behind = [moment for at, moment in said if at >= place.end]
    text = (ahead[-1:] or behind[:1] or ["close"])[0]
    moments = {"opening": "opening", "highest": "highest", "intraday": "highest"}
    ours = next((moments[item] for item in claim.scope if item in moments), "close")
    return text == ours


def _differing(
    one: Found,
    row: Row,
    place: _Place,
    book: Book,
    measured: list[tuple[Claim, int, float]],
    about: frozenset[str],
) -> Marked | None:
    """The figure of a claim with another value, where nothing is in doubt."""
    comparable = {
        unit
        for unit in {unit for units in book.units.values() for unit in units}
        if _factor(row["unit"], unit, one.literal)
    }
    rivals = {metric for metric, units in book.units.items() if units & comparable}
    said = _said(rivals, place, row["value"] < 0, outside=True)
    if not said and _AIM.fullmatch(place.clause[: -len(one.literal)]):
        # in a list that says the goal alone, a unit of one measure says which
        alone_in = [metric for metric, units in book.units.items() if row["unit"] in units]
        said = dict.fromkeys(alone_in, 2) if len(alone_in) == 1 else {}
    clause = place.clause
    if "/" in row["unit"]:  # what a unit is told by (per month) narrows nothing
        clause = clause.replace(place.text[place.start : place.end], " ")
    group: dict[tuple[str, str], list[tuple[Claim, float]]] = defaultdict(list)
    for claim, rank, factor in measured:
        if rank == 3 and (
            said.get(claim.metric) == 2
            and claim.metric in book.single
            or claim.metric == "duration"
            and event_said(claim.scope, place.clause)
        ):
            group[claim.entity, claim.metric].append((claim, factor))
    for (entity, metric), claims in group.items():
        alike = [
            (claim, factor)
            for claim, factor in claims
            if _same_scope(claim, _of_one(claim, clause), place.text[slice(*place.sentence)])
            and _same_moment(claim, place)
        ]
        alone = _one_value([claim for claim, _ in alike])
        held = [
            (claim, factor)
            for claim, factor in alike
            if claim.firm
            and claim.id not in book.slips
            and (row["unit"] or claim.unit not in MONEY)
            and _same_time(claim, place, alone)
        ]
        apart = [(_ratio(row, claim, factor), claim) for claim, factor in held]
        one_name = _nearest(book, place.named, metric)
        far = 0.0
        if one_name and one_name.sure:
            far = FARTHEST
        elif one_name and one_name.fair and entity in about:
            far = CLOSE
        apart = [pair for pair in apart if far and 1 / far <= pair[0] <= far]
        if held and len(apart) == len(held):
            apart.sort(key=lambda pair: max(pair[0], 1 / pair[0]))
            nearest = tuple(claim for _, claim in apart[:3])
            return Marked(one, row, "differs", nearest, apart[0][0])
    return None


def _one_value(claims: list[Claim]) -> bool:
    """Whether all claims of one thing and measure agree, so that no time need be said."""
    low = max((claim.low for claim in claims), default=inf)
    return low <= min((claim.high for claim in claims), default=-inf)


def _ratio(row: Row, claim: Claim, factor: float) -> float:
    """The figure as a multiple of the claim where the hard intervals are apart, and by more than
    little; else 0. What a plan is at least to reach is its own figure, not only a bound.
    """
    value, low, high = _turned(row, factor)
    if high == inf and claim.row["modality"] == "target" and claim.value:
        ratio = value / claim.value
        return 0.0 if 1 / AIMED < ratio < AIMED else ratio
    if low <= claim.high and claim.low <= high or not claim.value:
        return 0.0
    if 1 / SLIGHT < value / claim.value < SLIGHT:
        return 0.0
    return value / claim.value


def _dated(
    one: Found,
    row: Row,
    place: _Place,
    ranks: list[tuple[Claim, int]],
    day: Callable[[Found, int], Span | None],
) -> Marked:
    """A date is known where it is the day or period of a claim, or the very day where it lacks its
    year; it is never shown as differing.
    """
    span = _span(row["period_start"], row["period_end"])
    sentence = place.text[slice(*place.sentence)]

    def is_of(period: Span) -> bool:
        if span is None:
            return period.start == period.end and day(one, period.end.year) == period
        return _meet(span, period) and abs(_months(span) - _months(period)) <= 3

    close = [
        (claim, rank)
        for claim, rank in ranks
        if claim.unit == "date" and claim.period and is_of(claim.period)
    ]
    said = _said({claim.metric for claim, _ in close}, place)
    known = [
        (claim, rank)
        for claim, rank in close
        if said.get(claim.metric) and rank >= 1 and event_said(claim.scope, sentence)
    ]
    if known:
        best = max(rank for _, rank in known)
        return Marked(one, row, "agrees", tuple(claim for claim, rank in known if rank == best))
    return Marked(one, row, "perhaps" if close else "unknown", tuple(claim for claim, _ in close))
