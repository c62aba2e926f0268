"""How much speaks for each claim that a figure may be of.

Judgements made here, in powers of ten as one weighs odds:

- How near the text names the thing, how well the sentence says what the claim measures, and
  whether time and event agree, each count for or against a claim.
- An equal value counts the more, the fewer other values it might as well have met by chance: a
  print of three digits says more than a round one, one of three claims more than one of a hundred.
- A text that is about a thing, or that retells an article, speaks for the claims of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from math import inf, isclose, log10
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.checking.book import (
    CHANGING,
    FLOWS,
    LASTING,
    PRICES,
    TIMES,
    Book,
    Claim,
    Span,
    closed,
)
from chipledger.checking.glosses import FIRST_DAY, FOREIGN, MOMENTS, NEUTRAL
from chipledger.checking.places import CLAUSE, Named, Place
from chipledger.checking.words import akin, event_said, qualifiers, thing_said, words_said
from chipledger.numbers.unit_words import MONEY
from chipledger.numbers.units import COUNTED, conversion
from chipledger.scan.fold import fold
from chipledger.tables.rows import Row

KNOWN = 1.6  # ours: so much speaks for a known figure
KNOWN_EXACT = 1.3  # ours: and so much where the values are one, not only the intervals
FAINT = 0.8  # ours: and so much for what is perhaps known
VAGUE = 3.5  # ours: an interval so many times as wide as its low end says an order of magnitude
FEW = 20  # ours: what is fewer is counted of many things
NEAR = 200  # ours: days within which what is no flow may be said of another day
YEAR, MONTH = 366, 31  # days
ROUNDED = 1.01  # ours: what is nearer is the value itself, rounded
WIDE = 1.15  # ours: a print so wide is a range, and two ranges are one where their ends are so near
TOUCH = 1.00001  # ours: intervals that end so near one another may meet
HAIR = 1.001  # ours: what is nearer is one value, cut off instead of rounded
DECADES = 1  # ours: among values of so many powers of ten chance would strike
_RANKS = {3: 1.0, 2: 0.8, 1: 0.4, 0: 0.0}  # ours: what a name so near counts
_DOUBTS = {4: 0.4, 5: 1.2}  # ours: and what takes from it that another may be named
_WORDS = {2: 0.8, 1: 0.5, 0: -0.2}  # ours: what words of measure so near count
_SCALE = re.compile("[亿億万萬]|(?i:billion|million|bn)")
CHANGES = re.compile("change|gain|growth|ratio|speedup|delay|rank")
_NUMBER = re.compile("[0-9零一二三四五六七八九十百千两半数几]")
_NUMBER_BEFORE = re.compile("[0-9十百千万亿]$")
_THINGS = ("chip", "card", "die", "unit", "item", "core", "rack")  # words for one another
_PLAIN = frozenset(
    "that with from this than they their which have were what year quart compa reven first".split()
)
_JOINED = re.compile(" ?(?:(?:at|in|of|for) |的)?(?:peak )?")
_FORMAT = re.compile(
    "(?P<fp4>fp4)|(?P<fp8>fp8)|(?P<fp16>[fb]f?p?16)|(?P<int8>int8)|(?P<int16>int16)"
)
_LEADING = re.compile(
    " ?(?:of|was|were|(?:[a-z]+ )?(?:at|to)|reached|:|(?:[一-鿿]{2})?[为是达至到约近超])?"
    " ?(?:about|nearly|some|around|over)? ?"
)
_EARLIER = re.compile("year[- ](?:earlier|ago|before)|(?:previous|prior) year|上年|上一年|年同期")
_DEBUT = re.compile(f"{FIRST_DAY}|上市|登陆|挂牌|敲钟|went public|ipo(?![a-z])")
_FIRST = re.compile(FIRST_DAY)
# What says that a price is of another day than the first.
_NOW = re.compile(
    "目前|如今|今日|今天|最新|截至今|[月周天日年]后|次日|第[二三四五]|此后|之后|随后几|昨"
    "|current|now(?![a-z])|today|since|latest|later|next|second|week|month|yesterday"
)
_RANK = re.compile("第|位居|排名|rank|place|largest")
_ONE_CHIP = re.compile(
    "(?:per|each|every) (?:[a-z0-9-]+ ){0,3}?"
    "(?:chip|[gt]pu|npu|processor|accelerator|card|board)(?![a-z])"
    "|每[颗片块张]|每个?芯片"
)
# What a bare number may count that is no chip, each by the word of the ledger for it.
_COUNTS = re.compile(
    " ?(?:[a-z-]+ )?[台辆座栋颗家名位]?(?:(?P<turbine>turbine|涡轮|燃机|燃气轮机)"
    "|(?P<chiller>chiller|冷水机|制冷机)"
    "|(?P<car>cars?(?![a-z])|vehicle|汽车|车)|(?P<satellite>satellite|卫星)|(?P<robot>robot|机器人)"
    "|(?P<building>building|楼)|(?P<plant>plants?(?![a-z])|fabs?(?![a-z])|工厂|厂房|晶圆厂))"
)
_WAFERS = re.compile("片晶圆|wafer")
_OF_WAFERS = re.compile("(?:晶圆|月产能|投片|月产|每月)[^,，。;；]{0,12}$")
_EACH = re.compile("(?<![a-z])(?:every|each)(?![a-z])|每")


_spelt = lru_cache(maxsize=4096)(fold)  # the ledger's prints come again and again


class Weighed(NamedTuple):
    """A claim that a figure may be of: how near its thing is named, the factor from the print's
    unit to its own, what speaks for it, and whether the values are one.
    """

    claim: Claim
    rank: int
    factor: float
    score: float
    exact: bool


def candidates(
    book: Book,
    told: frozenset[str],
    about: frozenset[str],
    named: tuple[Named, ...],
    around: frozenset[str],
    subjects: frozenset[str],
    before: frozenset[str],
    earlier: frozenset[str],
    topic: frozenset[str],
    leading: frozenset[str],
    common: frozenset[str],
    trade: frozenset[str],
    speakers: frozenset[str],
    anywhere: frozenset[str],
) -> list[tuple[Claim, int]]:
    """Claims that a figure may be where these names stand, with how near the text names their
    entity: 3 for the nearest name that has such a figure, 2 for one of the sentence or what the
    text is about where the sentence names nothing, or its maker; 1 for what text or heading are
    about or what is said by somebody who is named, one of the sentence before and what is kin to
    it, 0 for any that the text names or of the same house as one, for another product of the maker
    of what is named, or of a source that the text repeats. A trade as a whole goes with what the
    text is about, and is as near as a name where the clause speaks of it.
    """
    here = around | before | {name for one in named for name in one.entities}
    kin = frozenset(other for name in here | topic for other in book.kin.get(name, ()))
    kinds = {book.kinds.get(name) for name in here | topic} - {"company"}
    siblings = frozenset(other for other in kin if book.kinds.get(other) in kinds)
    circle = anywhere.union(*(book.circle.get(name, ()) for name in anywhere))
    main = about | topic
    named_here = subjects | {name for one in named for name in one.entities}
    version = frozenset(other for name in named_here for other in book.versions.get(name, ()))

    @cache
    def measured(one: Named) -> set[str]:
        return {claim.metric for name in one.entities for claim in book.claims.get(name, ())}

    ranks: dict[str, tuple[Claim, int]] = {}
    for entity in sorted({name for one in named for name in one.entities}):
        for claim in book.claims.get(entity, ()):
            one = next((one for one in named if claim.metric in measured(one)), None)
            if one and entity in one.entities:
                ranks[claim.id] = claim, 3
    for names, rank in (
        (trade, 3),
        (around | version | (main & kin if around else main | common), 2),
        (kin - siblings | before | main | leading | common, 1),
        (earlier | siblings | circle, 0),
    ):
        for entity in sorted(names):
            for claim in book.claims.get(entity, ()):
                ranks.setdefault(claim.id, (claim, rank))
        if rank == 1:
            for claim in (one for name in speakers for one in book.by_speaker.get(name, ())):
                ranks.setdefault(claim.id, (claim, rank))
    for source in sorted(told):
        for claim in book.by_source[source]:
            ranks.setdefault(claim.id, (claim, 0))
    return list(ranks.values())


def weighed(
    row: Row,
    place: Place,
    measured: list[tuple[Claim, int, float]],
    said: dict[str, int],
    told: frozenset[str],
    about: frozenset[str],
) -> list[Weighed]:
    """The claims of an equal value, the likeliest first.

    Parameters
    ----------
    measured : list of (claim, rank, factor)
        The claims of the figure's kind of unit.
    said : dict of str to int
        As `metrics_said` returns it.
    told, about : frozenset of str
        Sources that the text repeats, and things that it is about.
    """
    scaled = {factor: _scaled(row, factor) for factor in {factor for _, _, factor in measured}}
    equal = [
        (claim, rank, factor)
        for claim, rank, factor in measured
        if _equal(row, *scaled[factor], claim)
    ]
    if not equal:
        return []
    low, high = scaled[equal[0][2]][1]
    if row["value"] == int(row["value"]) < 100 and row["unit"] in ("", *COUNTED):  # a common count
        low, high = min(low, row["value"] - 0.5), max(high, row["value"] + 0.5)
    width = log10(high / low) if low > 0 else 0.3

    middle = log10(abs(row["value"] * equal[0][2])) if row["value"] else 0.0

    @cache
    def chance(rank: int, level: int) -> float:
        """How often an odd figure of this size would meet a value that has as much to show."""
        others = {
            round(log10(size), 2): claim.width + width
            for claim, its, factor in measured
            if its >= rank and said.get(claim.metric, 0) >= level
            if (size := abs(claim.value * equal[0][2] / factor))
        }
        near = [its for size, its in others.items() if abs(size - middle) < DECADES / 2]
        return min(1.0, max(0.003, sum(near) / DECADES))

    sentence = place.text[slice(*place.sentence)]
    match = _COUNTS.match(place.text, place.end) if row["unit"] in ("", "item") else None
    counted = match.lastgroup if match else ""
    wafers = _counts_wafers(row, place)
    nearer = {claim.metric for claim, rank, _ in measured if rank > 2}
    own = defaultdict(set)
    alike = defaultdict(list)
    for claim, _, _ in measured:
        own[claim.entity].add(claim.metric)
        alike[claim.entity, claim.metric].append(claim)
    found = []
    for claim, rank, factor in equal:
        level = said.get(claim.metric, 0)
        score = _RANKS[rank] + _WORDS[level] - log10(chance(rank, level))
        score += _agreeing(claim, rank, place)
        if other_said(claim.metric, said):  # the words are of another figure, perhaps its own
            theirs = any(said.get(metric) == 2 for metric in own[claim.entity])
            score -= (1.2 if theirs else 0.3) / (1 + level)
            if not level and row["value"] == int(row["value"]) < FEW:  # a common number
                score -= 0.8
        if said.get(FOREIGN) == 2 and level < 2:  # of a measure that the ledger has not
            score -= 1.2
        named = (one.doubt for one in place.named if claim.entity in one.entities)
        score -= _DOUBTS.get(next(named, 0), 0.0)
        if counted and counted not in claim.about:  # 72 turbines are no 72 chips
            score -= 3.0
        if wafers and "wafer" not in claim.about:
            score -= 3.0
        if rank < 2 and row["value"] in range(10):  # a common number of something else
            score -= 0.8
        exact = 1 / ROUNDED < row["value"] * factor / (claim.value or 1) < ROUNDED
        unnamed = rank < 2 or rank == 2 and not exact and claim.entity not in place.around
        if unnamed and claim.metric in nearer:  # whoever is named has a figure of its own
            score -= 1.8
        if not scope_said(claim, place.clause) and any(
            scope_said(other, place.clause) for other in alike[claim.entity, claim.metric]
        ):
            score -= 0.7  # the text says what narrows another claim of this measure
        if narrowed_otherwise(claim, of_one(claim, place.clause), planned=True):
            score -= 0.5
        if scope_unsaid(claim, sentence):
            score -= 0.2
        score -= 0.0 if exact else 0.8
        if _spelt(row["literal"]) == _spelt(claim.row["literal"]):
            score += 0.2
        if claim.entity in about:
            score += 0.3
        if claim.row["speaker"] in place.speakers:
            score += 0.4
        if claim.row["source"] in told and isclose(
            row["value"] * factor, claim.value, rel_tol=1e-6
        ):
            score += 0.6
        found.append(Weighed(claim, rank, factor, score, exact))
    return sorted(found, key=lambda one: (-one.score, one.claim.id))


def _counts_wafers(row: Row, place: Place) -> bool:
    """Whether a figure counts wafers: it says so, or it is so many 片 of a month or a fab."""
    figure = place.text[place.start : place.end]
    behind = place.text[place.end : min(place.end + 10, place.sentence[1])]
    if row["unit"].partition("/")[0] not in ("", *COUNTED):
        return False
    if _WAFERS.match(f"{figure[-1:]}{behind.lstrip()}") or _WAFERS.match(behind.lstrip()):
        return True
    ahead = place.text[place.sentence[0] : place.start]
    return figure.endswith("片") and _OF_WAFERS.search(ahead) is not None


def other_said(metric: str, said: dict[str, int]) -> bool:
    """Whether the nearest words say another measure, and none akin to it."""
    nearest = {other for other, level in said.items() if level == 2}
    return bool(nearest) and metric not in nearest and not nearest & akin(metric)


def _agreeing(claim: Claim, rank: int, place: Place) -> float:
    """What time, event and scope say for a claim, or against it."""
    score = 0.0
    sentence = place.text[slice(*place.sentence)]
    if claim.metric in TIMES:
        score -= 0.0 if event_said(claim.scope, sentence) else 3.0
    if claim.metric == "market_rank" and not _RANK.search(place.clause):
        score -= 2.0
    if claim.metric == "units_total":
        said = rank > 1 and thing_said(claim.scope, place.clause)
        score += 0.7 if said else 0.0 if claim.value >= FEW else -1.2
        score -= 0.0 if rank > 1 else 0.8
    if claim.metric in PRICES and not claim.debut and _FIRST.search(sentence):
        score -= 1.2
    if place.time is None and claim.flow and claim.time:
        score -= 0.8 if place.span not in (0, months(claim.time)) else 0.0
    if place.time and claim.time and claim.metric not in LASTING:
        far = days_between(place.time, claim.time)
        if not far:  # a year is not its quarter
            whole = not claim.flow or months(place.time) == months(claim.time)
            score += 0.3 if whole else -0.3
        elif claim.flow:
            score -= 1.8
        elif far > NEAR:
            score -= 0.9
    return score


def nearest(book: Book, named: tuple[Named, ...], metric: str) -> Named | None:
    """The nearest name of a kind of which the ledger tells a metric: a process has nanometres, the
    company that runs it has none.
    """
    kinds = book.told_of[metric]
    return next(
        (one for one in named if any(book.kinds.get(name) in kinds for name in one.entities)), None
    )


def factor_between(source: str, target: str, literal: str) -> float:
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
    if ("OP/s" in source) != ("OP/s" in target) or ("FLOP" in source) != ("FLOP" in target):
        return 0.0  # integers are no floating points
    if source in COUNTED or source == "item":
        counted = target.partition("/")[0]  # its words say the rest: wafers, each month
        return 1.0 if counted in COUNTED or target == "h100e" else 0.0
    try:
        return conversion(source, target)
    except ValueError:
        return 0.0


def of_one_kind(source: str, claim: Claim, level: int) -> bool:
    """Whether a printed unit may be another word for the claim's: chips and cards may, people may
    not, and a bare number is of people only where words say so.
    """
    counted, source = claim.unit.partition("/")[0], source.partition("/")[0]
    if counted not in COUNTED or source == counted:
        return True
    if counted in _THINGS or counted == "h100e":
        return source in (*_THINGS, "") or source in claim.metric
    return source in ("", "item") and level > 0


def metrics_said(
    metrics: Iterable[str], place: Place, lost: bool = False, outside: bool = False
) -> dict[str, int]:
    """For each metric how well the sentence says it: 2 by the words nearest to the figure, 1 by
    others, by words for a measure akin to it, or by the sentence before where it says none, 0 not
    at all; with `outside` by words
    outside the figure alone, whose unit says little. A profit that is `lost` is a loss.
    """
    wanted = frozenset({*metrics, FOREIGN})
    begin, end = place.sentence
    distances: dict[str, float] = {}
    in_figure = set()
    for first, last, metric in words_said(place.text[begin:end]):
        if lost and metric == "net_profit":
            metric = "net_loss"
        if metric in wanted:
            far = _distance((begin + first, begin + last), place)
            word = place.text[begin + first : begin + last]
            is_word = len(word) > (4 if word.isascii() else 2)  # and no sign of a unit
            if far < 0 and (is_word or _FORMAT.fullmatch(word)):
                in_figure.add(metric)
            if (far >= 0 or not outside) and far < distances.get(metric, inf):
                distances[metric] = far
    for metric in _of_other_format(distances, place):
        del distances[metric]
    in_figure -= {*_of_other_format(in_figure, place)}  # 989 FP8 TFLOPS: the word is in the unit
    # transistors are nothing but transistors, and a format is no unit
    if outside and (
        any(in_figure <= akin(one) | {one} for one in in_figure)
        or all(_FORMAT.search(metric) for metric in in_figure)
    ):
        distances |= dict.fromkeys(in_figure, 0.0)
    if not distances and in_figure:
        return dict.fromkeys(in_figure, 1)
    if not distances:
        return {
            metric: 1
            for first, last, metric in words_said(place.carried)
            if metric in wanted and not _is_unit(place.carried, first, last)
        }
    least = min(distances.values(), default=inf)
    near = {metric for metric, far in distances.items() if far <= least + 1}
    also = {other for metric in near for other in akin(metric)} & wanted
    return dict.fromkeys({*also, *distances, *in_figure}, 1) | dict.fromkeys(near, 2)


def _is_unit(text: str, first: int, last: int) -> bool:
    """Whether a word is but the sign of a unit behind its number: 26万张."""
    return last - first == 1 and _NUMBER_BEFORE.search(text[:first]) is not None


def _of_other_format(metrics: Iterable[str], place: Place) -> list[str]:
    """Rates in another number format than the one said nearest to the figure, if any is."""
    begin, end = place.sentence
    said = [
        (_distance(match.span(), place), match.lastgroup)
        for match in _FORMAT.finditer(place.text, begin, end)
    ]
    if not said:
        return []
    near = min(said)[1]
    return [
        metric
        for metric in metrics
        if (match := _FORMAT.search(metric)) and match.lastgroup != near
    ]


def _distance(span: tuple[int, int], place: Place) -> float:
    """Signs between a word and the figure; marks and other figures between them weigh more; below
    zero for a word in the figure, unless it stands before its number (up 9%).
    """
    if span[0] < place.end and span[1] > place.start:
        number = _NUMBER.search(place.text, place.start, place.end)
        return 0 if number and span[1] <= number.start() else -0.5
    if span[1] <= place.start:
        between, weight = (span[1], place.start), 0.0
    else:
        joined = _JOINED.fullmatch(place.text, place.end, span[0])  # 989 TFLOPS at FP16
        between, weight = (place.end, span[0]), 0.0 if joined else 4.0
        ahead = min((at for at, _ in place.others if at >= span[1]), default=None)
        if ahead is not None and _LEADING.fullmatch(place.text, span[1], ahead):
            weight += 40.0  # on sales of 5 million: the word is of the next figure
    marks = len(CLAUSE.findall(place.text, *between))
    crossed = sum(between[0] <= start < between[1] for start, _ in place.others)
    return between[1] - between[0] + weight + 6 * marks + 10 * crossed


def _scaled(row: Row, factor: float) -> tuple[float, tuple[float, float]]:
    """The value of a print in another unit, and how far it reaches."""
    value, low, high = turned(row, factor)
    return value, closed(value, low, high)


def turned(row: Row, factor: float) -> tuple[float, float, float]:
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
    if "iB" in claim.row["literal"] and isclose(
        value * _BINARY[row["unit"]], claim.value, rel_tol=1e-3
    ):
        return True  # a text that prints GB often means GiB
    near = TOUCH if 1 / ROUNDED < value / claim.value < ROUNDED else 1 / TOUCH
    if ours[0] > near * theirs[1] or theirs[0] > near * ours[1]:
        return False
    if row["unit"] == "times" and not 1 / ROUNDED < value / claim.value < ROUNDED:
        return False
    if ours[1] > WIDE * ours[0] > 0 and theirs[1] > WIDE * theirs[0] > 0:  # two ranges
        return all(1 / WIDE < one / other < WIDE for one, other in zip(ours, theirs, strict=True))
    if ours[1] > VAGUE * ours[0] > 0:  # 數百億 is known by its words alone
        return _spelt(row["literal"]) == _spelt(claim.row["literal"])
    return max(value / claim.value, claim.value / value) <= 1.25


_BINARY = defaultdict(lambda: 1.0, {"GB": 1.024**3, "TB": 1.024**4})


def meet(first: Span, second: Span) -> bool:
    """Whether two spans share a day."""
    return first.start <= second.end and second.start <= first.end


@lru_cache(maxsize=256)
def words_of(text: str) -> frozenset[str]:
    """The longer English words of a text in small letters, without their endings."""
    return frozenset(word[:5] for word in re.findall("[a-z]{4,}", text)) - _PLAIN


def days_between(first: Span, second: Span) -> int:
    """Days between two spans, 0 where they meet."""
    return max((first.start - second.end).days, (second.start - first.end).days, 0)


def months(span: Span) -> int:
    """How many months a span has, about."""
    return round(((span.end - span.start).days + 1) / 30.4)


def _of_debut(claim: Claim, place: Place) -> bool:
    """Whether a price is of the day of the listing, and the text speaks of that day."""
    sentence = place.text[slice(*place.sentence)]
    said = f"{place.carried} {sentence}"
    priced = claim.debut and claim.metric in PRICES and not _NOW.search(sentence)
    return priced and _DEBUT.search(said) is not None


def _time_of(claim: Claim, place: Place) -> Span | None:
    """The time that a text gives a figure, where it is of the year before that year."""
    time = place.time
    if time is None or claim.metric not in FLOWS or not _earlier(place):
        return time
    if time.end.month == 2 or time.start.month == 2:  # no day of a leap year
        return None
    return Span(*(day.replace(year=day.year - 1) for day in time))


def _earlier(place: Place) -> bool:
    """Whether a figure is said to be of the year before."""
    ahead = place.text[place.sentence[0] : place.start]
    marks = list(CLAUSE.finditer(ahead))
    ahead = ahead[marks[-1].end() :] if marks else ahead
    behind = place.text[place.end : min(place.end + 24, place.sentence[1])]
    return bool(_EARLIER.search(f"{ahead} ; {CLAUSE.split(behind)[0]}"))


def same_time(claim: Claim, place: Place, alone: bool) -> bool:
    """Whether text and claim surely speak of one time."""
    if claim.metric in LASTING | TIMES or place.fiscal and place.fiscal in claim.scope:
        return True
    if place.fiscal or any(item.startswith("fiscal") for item in claim.scope):
        return False
    time = _time_of(claim, place)
    if time is None and claim.metric in FLOWS and _earlier(place):
        return False
    if time is None and _of_debut(claim, place):
        return True
    if time is None:  # nothing said, or a day without its year
        lasts = claim.row["modality"] == "target" or "cumulative" in claim.scope
        return alone and (lasts or claim.metric not in FLOWS | CHANGING)
    if claim.time is None:
        return False
    if not claim.flow:
        return meet(time, claim.time)
    apart = abs((time.end - claim.time.end).days)
    return apart <= 3 and abs(months(time) - months(claim.time)) < 1


def of_time(claim: Claim, place: Place) -> str:
    """How the times of text and claim go together: `same`, `unsaid`, `near` or `apart`; `lasting`
    of what no day changes.
    """
    if claim.metric in LASTING | TIMES:
        return "lasting"
    fiscal = [item for item in claim.scope if item.startswith("fiscal")]
    if place.fiscal or fiscal:
        if place.fiscal in fiscal:
            return "same"
        if not place.fiscal and place.time and claim.time and meet(place.time, claim.time):
            return "same" if place.part == 3 else "unsaid"  # the quarter to early May
        return "apart" if place.fiscal or place.dated else "unsaid"
    if claim.time is None or "cumulative" in claim.scope:
        return "unsaid"
    time = _time_of(claim, place)
    if time is None and claim.metric in FLOWS and _earlier(place):
        return "apart"
    if time is None and _of_debut(claim, place):
        return "same"
    if time is None:  # a quarter without its year is no year
        part = claim.metric in FLOWS and place.part
        return "apart" if part and part != months(claim.time) else "unsaid"
    if not claim.flow:
        far = days_between(time, claim.time)
        return "same" if not far else "near" if far <= NEAR else "apart"
    ends = abs((time.end - claim.time.end).days)
    same = ends <= 3 and abs(months(time) - months(claim.time)) < 1
    # the quarter to late October
    ended = place.part == months(claim.time) and months(time) <= 1 and ends <= MONTH
    return "same" if same or ended else "apart"


def spans_alike(claim: Claim, place: Place) -> bool:
    """Whether text and claim speak of spans that are equally long: a year and another year."""
    time = _time_of(claim, place)
    if time is None or claim.time is None:
        return False
    return abs(months(time) - months(claim.time)) < 1


def long_since(claim: Claim, place: Place) -> bool:
    """Whether more than a year lies between what text and claim speak of."""
    return bool(place.time and claim.time and days_between(place.time, claim.time) > YEAR)


def same_scope(claim: Claim, clause: str, sentence: str) -> bool:
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


def scope_said(claim: Claim, clause: str) -> bool:
    """Whether the text narrows its figure to what narrows the claim."""
    scope = " ".join(claim.scope).lower()
    return any(
        text.search(clause) and ledger.search(scope)
        for text, ledger in qualifiers(of_business=claim.metric not in LASTING)
    )


def scope_unsaid(claim: Claim, sentence: str) -> bool:
    """Whether a claim is narrowed to something that the sentence does not say."""
    scope = " ".join(claim.scope).lower()
    return any(
        ledger.search(scope) and not text.search(sentence)
        for text, ledger in qualifiers(of_business=claim.metric not in LASTING)
        if not text.planned
    )


def narrowed_otherwise(claim: Claim, clause: str, planned: bool) -> bool:
    """Whether the text narrows its figure to something of which the claim says nothing: to what is
    only planned, or to what else.
    """
    return any(
        text.search(clause) and not ledger.search(claim.about)
        for text, ledger in qualifiers(of_business=claim.metric not in LASTING)
        if text.planned == planned
    )


def of_one(claim: Claim, clause: str) -> str:
    """A clause without its words for one chip, where the claim is of a chip anyway, and without
    those of which an interval is.
    """
    of_chip = claim.metric in LASTING and not claim.metric.startswith(
        ("system", "cluster", "chips")
    )
    if claim.metric == "iteration_interval":
        return _EACH.sub(" ", clause)
    return _ONE_CHIP.sub(" ", clause) if of_chip else clause


def same_moment(claim: Claim, place: Place) -> bool:
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
