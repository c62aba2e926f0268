"""The figures of a text held against the ledger.

Judgements made here:

- A figure is known where enough speaks for a claim of an equal value (see `weighing`); what has
  less to show for it is perhaps known; the rest is unknown.
- It differs only where nothing is in doubt: the nearest name of a kind that has such figures and
  the nearest word of measure are the claim's, time, moment of the day, span and scope agree, the
  claim is a fact or its speaker's own plan, no other claim of the entity has the value, and the
  hard intervals are apart; or where all speaks for a slip of a firm claim, its digits too, and
  nothing against it. In a text that is surely about the thing the words between name and
  figure may leave a little doubt.
- It is to be compared where thing, measure and time may be a claim's and the value is another:
  some doubt is left, and hardly any other figure of the text is that claim's.
- By how much something is more, a yardstick (1 GW powers a city), a turn of speech (三大目标) and
  another maker's process are no level of the thing.
- A figure that agrees with a claim on which a slip rests repeats the slip, and is shown as
  differing.
- A soft print reaches a tenth further than its value where it has an open side.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from math import exp, inf, isnan, log10
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.checking.book import LASTING, Book, Claim, Slip, Span, span_of
from chipledger.checking.glosses import FIRST_DAY, FOREIGN
from chipledger.checking.likeness import (
    LIKELIER,
    LIKELY,
    LIKENESS,
    SHIFTS,
    SURELY,
    excluded,
    is_added,
    is_clear,
    likeness,
    traits,
)
from chipledger.checking.places import Place, places
from chipledger.checking.reading import lacks_year, read_again, years
from chipledger.checking.weighing import (
    CHANGES,
    FAINT,
    KNOWN,
    KNOWN_EXACT,
    ROUNDED,
    VAGUE,
    candidates,
    factor_between,
    meet,
    metrics_said,
    months,
    narrowed_otherwise,
    nearest,
    of_one,
    of_time,
    same_moment,
    same_scope,
    same_time,
    turned,
    weighed,
)
from chipledger.checking.words import akin, both_ends_said, event_said, other_event
from chipledger.numbers.unit_words import MONEY
from chipledger.numbers.units import COUNTED
from chipledger.scan import find_figures, proposals, region_of
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.tables.rows import Row

STATES = ("agrees", "differs", "compare", "perhaps", "unknown")
FARTHEST = 50  # ours: values further apart than this are of two things, not a slip
SLIGHT = 1.05  # ours: what is nearer may be another source, and is not told as differing
COSTS = 1.1  # ours: so much of an offer's proceeds may be its costs
AIMED = 1.5  # ours: a plan's least figure nearer than this may be the same plan told more loosely
CLOSE = 4  # ours: a slip in a text about the thing is seldom larger
ABOUT = 2  # ours: so many known figures of a thing, and the text is about it
RIVALLED = 4  # the doubt of a name beside which another may be meant
REPEATED = 2.0  # ours: so much speaks for a figure that repeats another's slip
RETOLD = 8  # ours: four known figures of one source, or eight perhaps known, and it is retold
PLAIN = frozenset({*MONEY, *COUNTED, "", "item", "percent", "times"})  # units of many measures
LOOSE = 0.2  # ours: a claim so many powers of ten wide has no other value within
MEETING = 1.05  # ours: what is nearer may be rounded
ASIDE = 10  # ours: what is further apart is not shown to be compared
_OTHER_MONEY = re.compile(r"台幣|台币|臺幣|NT\$|港元|港幣|港币|HK\$|日圓|日元|円")
# A bare 元 in traditional signs is a dollar of Hong Kong where a text tells of its exchange, and
# may be the yuan all the same.
_HONG_KONG = re.compile(
    "港交所|聯交所|港股|在港上市|香港上市|H股|\\b0[0-9]{4}[)）]|[0-9]{4,5}[.]HK"
)
# A stray blank within a number (10. 38億元) stands behind it as well, and all else where it was.
_BLANK_WITHIN = re.compile("(?<=[一-鿿$])([0-9]{1,4})[.] ([0-9]{1,3})(?=[亿億万萬兆%])")
_SIGNS = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff]")
_BARE_YUAN = re.compile("(?!.*(?:人民|美|港|台|日|欧|韩)).*元(?:/股)?")
EITHER = "元 of Hong Kong or of the mainland"
YUAN_OR_DOLLAR = {"CNY", "HKD"}
_AIM = re.compile(" ?[-*•·] ?(?:target|goal|aim|目标|计划)[a-z ]*[:：]? ?")
# What is no level of anything: by how much something is more (多了20亿元), three great goals
# (三大目标), one gigawatt as a yardstick (1 GW powers so many homes).
_EXCESS = (
    re.compile(
        "(?:(?<![至最])[多少](?:了|出|花|投|赚|亏|赔|卖)了?|(?:增加|减少|提高|下降|上涨|上升|缩减|超支|节省)了?|[高超]出|净增|追加)"
        "(?:约|近|逾|超过?|至少|大约|将近)?$"
        r"|\b(?:ros|grew|grown|fell|fallen|dropp|increase|decrease|climb|exceed|cut|overran|miss)"
        r"[^.;]{0,40}\bby (?:about |nearly |over |more than |almost |some )?$"
    ),
    re.compile(
        r" ?(?:more|less|fewer|higher|lower|above|below|over|under) (?:than )?(?:was |originally )?"
        r"(?:plan|schedule|budget|expect|forecast|last|the |a year|previous)"
    ),
)
# A growth on the year before is of what is counted by the year, and of no share's price.
_YEARLY = re.compile(
    "同比|环比|年增|季增|year[- ](?:on|over)[- ]year|yoy|from a year|a year (?:ago|earlier)"
)
_YEARLY_CHANGES = frozenset(
    "revenue_change profit_change shipments_change spending_change investment_change"
    " deal_count_change demand_change cost_change growth_factor usage_change".split()
)
_OF_FIRST_DAY = re.compile(
    f"{FIRST_DAY}|发行价|上市|开盘|收盘|挂牌|登陆"
    "|session|trading|offer price|issue price|ipo|listing|open|close|closing"
)
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


class Marked(NamedTuple):
    """A figure of the text and what the ledger says of it.

    `claims` are the nearest first; `factor` is the figure as a multiple of the claim where they
    differ; `slips` are those that the figure repeats; `exact`: whether the values are one, not only
    the intervals.
    """

    found: Found
    row: Row
    state: str
    claims: tuple[Claim, ...] = ()
    factor: float = 1.0
    slips: tuple[Slip, ...] = ()
    exact: bool = True


class _Prior(NamedTuple):
    """What the figures known so far tell of a text: the articles that it repeats, the things that
    it is about, and what else their maker made.
    """

    told: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()


_Key = tuple[str, str, Span | None, tuple[str, ...]]


class _Look(NamedTuple):
    """What a figure is held against: the claims near it, and those of its kind of unit with the
    factor to theirs.
    """

    ranks: list[tuple[Claim, int]]
    measured: list[tuple[Claim, int, float]]


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
    text = _BLANK_WITHIN.sub(r"\1.\2 ", text)
    found = [one for one in find_figures(text, book.spelt) if one.kind == "figure"]
    region = region or _region(text)
    rows = proposals(found, text, "", region, published)
    dates = [one for one in found if one.form == "date"]

    @cache
    def dated(year: int) -> dict[Found, Row]:
        """The dates of the text as they read at the end of a year."""
        return dict(zip(dates, proposals(dates, text, "", region, date(year, 12, 31)), strict=True))

    def by_year(one: Found, year: int) -> Row:
        """A date of the last year that was named, or of one before it where that lies ahead of all
        that the ledger knows.
        """
        row = dated(year)[one]
        for before in range(year - 1, year - 4, -1):
            if row["period_start"] <= book.latest:
                break
            row = dated(before)[one]
        return row

    if published is None:
        rows = [
            by_year(one, year) if year and lacks_year(one, row) else row
            for one, row, year in zip(found, rows, years(found, rows), strict=True)
        ]
    rows = [read_again(row, region) for row in rows]
    if region == "hk":
        rows = [
            row | {"flag": EITHER} if _BARE_YUAN.fullmatch(fold(row["literal"])) else row
            for row in rows
        ]
    stand = list(places(text, found, rows, book))

    def day(one: Found, year: int) -> Span | None:
        row = dated(year)[one]
        days = span_of(row["period_start"], row["period_end"])
        return days if days and days.start == days.end else None

    marks = [Marked(one, row, "unknown") for one, row in zip(found, rows, strict=True)]
    prior = _Prior()
    for _ in range(2):  # what the text is about may say more of the rest
        near = cache(partial(candidates, book, prior.told, prior.about))
        looks = [
            _look(row, place, near(*place.names)) for row, place in zip(rows, stand, strict=True)
        ]
        marks = [
            mark if mark.state == "agrees" else _marked(mark, place, look, book, prior, day)
            for mark, place, look in zip(marks, stand, looks, strict=True)
        ]
        prior = _Prior(_retold(marks, book), *_about(marks, book))
        if not prior.told and not prior.about:
            break
    marks = _one_each(marks, stand)
    taken: dict[tuple[int, tuple[int, int]], set[_Key]] = defaultdict(set)
    for mark, place in zip(marks, stand, strict=True):
        if mark.state in ("agrees", "differs"):
            taken[mark.found.line, place.sentence] |= set(_keys(mark.claims))
    beside: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for mark in marks:
        if mark.state == "agrees" and mark.found.form != "date":
            for claim in mark.claims:
                beside[mark.found.line] |= _kinship(claim)
    given = {key for mark in marks if mark.state == "agrees" for key in _keys(mark.claims)}
    return [
        _compared(
            mark,
            place,
            look,
            book,
            prior,
            given,
            taken[mark.found.line, place.sentence],
            beside[mark.found.line],
        )
        if mark.state == "unknown" or mark.state == "perhaps" and not mark.exact
        else mark
        for mark, place, look in zip(marks, stand, looks, strict=True)
    ]


def _one_each(marks: list[Marked], stand: list[Place]) -> list[Marked]:
    """The marks, where a claim is that of its nearest figure: one that only may agree gives it up
    to one of its very value, and what differs from it gives way to one of the same line; of a
    sentence one figure at most differs from it, for what stands behind it is something else.
    """
    exact = [mark for mark in marks if mark.state == "agrees" and mark.exact]
    given = {claim.id for mark in exact for claim in mark.claims}
    facts = {(mark.found.line, key) for mark in exact for key in _keys(mark.claims[:1])}
    taken: dict[tuple[int, tuple[int, int]], set[str]] = defaultdict(set)
    kept = []
    for mark, place in zip(marks, stand, strict=True):
        said = taken[mark.found.line, place.sentence]
        if mark.state == "agrees" and not mark.exact:
            left = tuple(claim for claim in mark.claims if claim.id not in given)
            mark = mark._replace(claims=left, state="agrees" if left else "unknown")
        facts_here = {(mark.found.line, key) for key in _keys(mark.claims[:1])}
        else_said = mark.claims and mark.claims[0].id in said or facts & facts_here
        if mark.state == "differs" and not mark.slips and else_said:
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
    """Where a text comes from; where it names no money of its own and no exchange of Hong Kong, 元
    is the yuan even in traditional signs, as nearly all local money of the ledger is.
    """
    region = region_of(text).region
    if not _SIGNS.search(text):  # the ledger's dollars are American in an English text
        return "us" if region in ("", "hk", "sg", "tw") else region
    if region in ("tw", "hk", "mo") and _HONG_KONG.search(text):
        return "hk"
    return "cn" if region in ("tw", "hk", "mo") and not _OTHER_MONEY.search(text) else region


def _look(row: Row, place: Place, ranks: list[tuple[Claim, int]]) -> _Look:
    """The claims that a figure may be of, without those of which its words say that it is no
    level.
    """
    if row["unit"] == "date" or isnan(row["value"]):
        return _Look(ranks, [])
    literal = row["literal"]
    ahead = place.text[place.sentence[0] : place.start]
    behind = place.text[place.end : place.sentence[1]]
    if _FLOURISH.fullmatch(fold(literal)) or _YARDSTICK.match(behind) and row["value"] == 1:
        return _Look(ranks, [])
    if _EXCESS[0].search(ahead) or _EXCESS[1].match(behind):
        ranks = [
            (claim, rank)
            for claim, rank in ranks
            if CHANGES.search(claim.metric) or "added" in claim.scope
        ]
    if row["unit"] == "percent" and _YEARLY.search(
        f"{ahead[-16:]}{place.text[place.start : place.end]}{behind[:30]}"
    ):
        ranks = [(claim, rank) for claim, rank in ranks if claim.metric in _YEARLY_CHANGES]
    listed = _OF_FIRST_DAY.search(place.text, *place.sentence) or _OF_FIRST_DAY.search(
        place.carried
    )
    unsaid = "" if listed else "first_day_gain"
    if maker := _FOUNDRY.search(ahead):
        ranks = [(claim, rank) for claim, rank in ranks if maker[1][:3] in claim.about]
    factors = {
        unit: factor_between(row["unit"], unit, literal)
        or float(row["flag"] == EITHER and {row["unit"], unit} == YUAN_OR_DOLLAR)
        for unit in {claim.unit for claim, _ in ranks} - {"date"}
    }
    lost = row["value"] < 0
    return _Look(
        ranks,
        [
            (claim, rank, -factor if lost and claim.metric == "net_loss" else factor)
            for claim, rank in ranks
            if (factor := factors.get(claim.unit, 0.0)) and claim.metric != unsaid
        ],
    )


def _marked(
    mark: Marked,
    place: Place,
    look: _Look,
    book: Book,
    prior: _Prior,
    day: Callable[[Found, int], Span | None],
) -> Marked:
    one, row, measured = mark.found, mark.row, look.measured
    if one.form == "date":
        return _dated(one, row, place, look.ranks, day)
    if not measured:
        return Marked(one, row, "unknown")
    main = prior.about | prior.kin
    said = _said_apart(row, place, book, one.literal, False)
    equal = weighed(row, place, measured, said, prior.told, main)
    # of a thing that the sentence does not name only where its own has no other value
    known = bool(equal) and equal[0].score >= (KNOWN_EXACT if equal[0].exact else KNOWN)
    if known and equal[0].rank < 2:
        differing = _differing(one, row, place, book, measured, main)
        if differing:
            return differing
    if known:
        claims = tuple(its.claim for its in equal if its.score >= equal[0].score - 0.3)
        slips = tuple(
            dict.fromkeys(slip for claim in claims for slip in book.slips.get(claim.id, ()))
        )
        sound = any(claim.id not in book.slips for claim in claims)
        state = "agrees"
        if slips and not sound:
            sure = equal[0].exact and equal[0].score >= REPEATED
            named = [one.doubt for one in place.named if equal[0].claim.entity in one.entities]
            state = "differs" if sure and max(named[:1], default=0) < RIVALLED else "perhaps"
        return Marked(one, row, state, claims, 1.0, slips, equal[0].exact)
    own = any(its.rank > 2 and its.exact for its in equal)  # it may be another figure of the thing
    if not own and (differing := _differing(one, row, place, book, measured, main)):
        return differing
    claims = tuple(its.claim for its in equal if its.score >= FAINT)
    return Marked(one, row, "perhaps" if claims else "unknown", claims, exact=own)


def _said_apart(
    row: Row, place: Place, book: Book, literal: str, outside: bool = True
) -> dict[str, int]:
    """How well the sentence says each metric of the figure's kind of unit, known of the thing or
    not: what speaks of another measure is no other value of this one.
    """
    comparable = {
        unit
        for unit in {unit for units in book.units.values() for unit in units}
        if factor_between(row["unit"], unit, literal)
    }
    rivals = {metric for metric, units in book.units.items() if units & comparable}
    if row["unit"] == "percent":
        rivals -= {"growth_factor"}  # which is told as a multiple
    if row["unit"].endswith(("/item", "/share")):
        rivals = {metric for metric in rivals if "price" in metric}
    return metrics_said(rivals, place, row["value"] < 0, outside)


def _clause_of(row: Row, place: Place) -> str:
    """The clause of a figure; what a unit is told by (per month) narrows nothing."""
    figure = place.text[place.start : place.end]
    return place.clause.replace(figure, " ") if "/" in row["unit"] else place.clause


def _differing(
    one: Found,
    row: Row,
    place: Place,
    book: Book,
    measured: list[tuple[Claim, int, float]],
    about: frozenset[str],
) -> Marked | None:
    """The figure of a claim with another value, where nothing is in doubt."""
    said = _said_apart(row, place, book, one.literal)
    if not said and _AIM.fullmatch(place.clause[: -len(one.literal)]):
        # in a list that says the goal alone, a unit of one measure says which
        alone_in = [metric for metric, units in book.units.items() if row["unit"] in units]
        said = dict.fromkeys(alone_in, 2) if len(alone_in) == 1 else {}
    clause, sentence = _clause_of(row, place), place.text[slice(*place.sentence)]
    ahead = place.text[place.sentence[0] : place.start]
    group: dict[tuple[str, str], list[tuple[Claim, float]]] = defaultdict(list)
    if is_added(place) or said.get(FOREIGN) == 2:
        return None
    for claim, rank, factor in measured:
        if row["unit"] == "times" and claim.unit == "percent":
            continue
        if rank == 3 and (
            said.get(claim.metric) == 2
            and claim.metric in book.single
            or claim.metric == "duration"
            and both_ends_said(claim.scope, place.clause)
            and not other_event(claim.scope, place.clause)
        ):
            group[claim.entity, claim.metric].append((claim, factor))
    for (entity, metric), claims in group.items():
        alike = [
            (claim, factor)
            for claim, factor in claims
            if same_scope(claim, of_one(claim, clause), sentence)
            and same_moment(claim, place)
            and not narrowed_otherwise(claim, of_one(claim, ahead), planned=False)
        ]
        alone = _one_value([claim for claim, _ in alike])
        held = [
            (claim, factor)
            for claim, factor in alike
            if claim.firm
            and claim.id not in book.slips
            and (row["unit"] or claim.unit not in MONEY)
            and (row["flag"] != EITHER or row["unit"] == claim.unit)
            and same_time(claim, place, alone)
        ]
        apart = [(_ratio(row, claim, factor), claim) for claim, factor in held]
        name = nearest(book, place.named, metric)
        far = 0.0
        if name and not name.doubt:
            far = FARTHEST
        elif name and name.doubt == 1 and entity in about:
            far = CLOSE
        apart = [pair for pair in apart if far and 1 / far <= pair[0] <= far]
        if held and len(apart) == len(held):
            apart.sort(key=lambda pair: max(pair[0], 1 / pair[0]))
            return Marked(one, row, "differs", tuple(claim for _, claim in apart[:3]), apart[0][0])
    return None


def _compared(
    mark: Marked,
    place: Place,
    look: _Look,
    book: Book,
    prior: _Prior,
    taken: set[_Key],
    here: set[_Key],
    beside: set[tuple[str, str]],
) -> Marked:
    """The figure of what may be a claim with another value, where some doubt is left; else the mark
    as it is.
    """
    row = mark.row
    if not look.measured or inf > row["high"] > VAGUE * row["low"] > 0:
        return mark
    said = _said_apart(row, place, book, mark.found.literal)
    if not said and (
        row["unit"] not in PLAIN or row["unit"] in COUNTED
    ):  # a unit of one measure says which
        nearest_rank = max(2, *(rank for _, rank, _ in look.measured))
        likely = {
            claim.metric
            for claim, rank, _ in look.measured
            if rank == nearest_rank and claim.unit != "h100e"  # which needs its word
        }
        if row["unit"] in COUNTED:
            likely = likely & metrics_said(likely, place).keys() or likely
        alike = any(likely <= akin(one) | {one} for one in likely)
        said = dict.fromkeys(likely, 1) if alike else {}
    own = [metric for metric, units in book.units.items() if row["unit"] in units]
    if len(own) == 1 and row["unit"] not in PLAIN:
        said = {own[0]: 1} | said
    may_be, factors = [], {}
    for claim, rank, factor in look.measured:
        ratio = row["value"] * factor / claim.value if claim.value else 0.0
        if (
            (1 / ASIDE <= ratio <= ASIDE or _other_scale(ratio))
            and not (
                1 / MEETING < ratio < MEETING and claim.flow and of_time(claim, place) == "apart"
            )
            and not (claim.width > LOOSE and not _ratio(row, claim, factor))
            and claim.id not in book.slips
            and here.isdisjoint(_keys([claim]))
            and not excluded(claim, row, said, place, book)
        ):
            may_be.append((claim, rank, ratio))
            factors[claim.id] = factor
    values = defaultdict(list)
    measures = defaultdict(set)
    for claim, *_ in may_be:
        values[claim.entity, claim.metric].append(claim)
        measures[claim.entity].add(claim.metric)
    clause = _clause_of(row, place)
    found = []
    for claim, rank, ratio in may_be:
        marks = traits(claim, rank, said, row, ratio, place, clause, book, prior.about)
        marks |= {
            "alone": _one_value(values[claim.entity, claim.metric]),
            "only": len(measures[claim.entity]) == 1,
            "about": claim.entity in prior.about,
            "kin": claim.entity in prior.kin - prior.about,
            "beside": not beside.isdisjoint(_kinship(claim)),
            "given": not taken.isdisjoint(_keys([claim])),
        }
        apart = is_clear(marks) and bool(_ratio(row, claim, factors[claim.id]))
        found.append((likeness(marks), claim, ratio, apart))
    # odds that the last bits alone tell apart, which differ between a browser and here, are one
    found.sort(key=lambda its: (-float(f"{its[0]:.9g}"), max(its[2], 1 / its[2]), its[1].id))
    vague = all(claim.width > LOOSE for claim in mark.claims)  # or none
    needed = LIKELY if vague else LIKELIER
    odds = sum(odds for odds, *_ in found)
    if odds < needed or odds * _not_otherwise(mark, place, look, book, prior) < needed:
        return mark
    if 1 / MEETING < found[0][2] < MEETING:  # as good as the very value
        return mark
    claims = tuple(claim for its, claim, *_ in found if its >= found[0][0] / 2)
    state = "differs" if odds >= SURELY and found[0][3] and mark.state == "unknown" else "compare"
    return Marked(mark.found, row, state, claims[:3], found[0][2])


def _not_otherwise(mark: Marked, place: Place, look: _Look, book: Book, prior: _Prior) -> float:
    """By how much the odds of a slip fall where a claim has the very value, however little else
    speaks for it.
    """
    said = _said_apart(mark.row, place, book, mark.found.literal, False)
    main = prior.about | prior.kin
    equal = weighed(mark.row, place, look.measured, said, prior.told, main)
    least = max((its.score for its in equal if its.exact), default=-1.0)
    return exp(LIKENESS["otherwise"] * max(0.0, least + 1))


def _other_scale(ratio: float) -> bool:
    """Whether a figure is a claim's by another power of ten."""
    scale = log10(ratio) if ratio > 0 else 0.5
    return round(abs(scale)) <= SHIFTS and abs(scale - round(scale)) < log10(ROUNDED)


def _keys(claims: Iterable[Claim]) -> Iterator[_Key]:
    """What claims of one fact share: thing, measure, time, where it matters, and scope."""
    return (
        (claim.entity, claim.metric, None if claim.metric in LASTING else claim.time, claim.scope)
        for claim in claims
    )


def _kinship(claim: Claim) -> set[tuple[str, str]]:
    """What a claim shares with those that an article tells beside it: its source, and there its
    thing or its measure.
    """
    source = claim.row["source"]
    return {(source, claim.entity), (source, claim.metric)}


def _one_value(claims: list[Claim]) -> bool:
    """Whether all claims of one thing and measure agree, so that no time need be said."""
    low = max((claim.low for claim in claims), default=inf)
    return low <= min((claim.high for claim in claims), default=-inf)


def _ratio(row: Row, claim: Claim, factor: float) -> float:
    """The figure as a multiple of the claim where the hard intervals are apart, and by more than
    little; else 0. What a plan is at least to reach is its own figure, not only a bound.
    """
    value, low, high = turned(row, factor)
    if high == inf and claim.row["modality"] == "target" and claim.value:
        ratio = value / claim.value
        return 0.0 if 1 / AIMED < ratio < AIMED else ratio
    if low <= claim.high and claim.low <= high or not claim.value:
        return 0.0
    slight = COSTS if claim.metric == "offer_proceeds" else SLIGHT
    if 1 / slight < value / claim.value < slight:
        return 0.0
    return value / claim.value


def _dated(
    one: Found,
    row: Row,
    place: Place,
    ranks: list[tuple[Claim, int]],
    day: Callable[[Found, int], Span | None],
) -> Marked:
    """A date is known where it is the day or period of a claim, or the very day where it lacks its
    year, and a period only where the event is said; it is never shown as differing.
    """
    days = span_of(row["period_start"], row["period_end"])
    sentence = place.text[slice(*place.sentence)]

    def is_of(period: Span, event: bool) -> bool:
        if days is None:
            return period.start == period.end and day(one, period.end.year) == period
        within = event and period.start <= days.start and days.end <= period.end
        return meet(days, period) and (within or abs(months(days) - months(period)) <= 3)

    close = [
        (claim, rank)
        for claim, rank in ranks
        if claim.unit == "date"
        and claim.period
        and is_of(claim.period, claim.metric == "happened_on")
    ]
    said = metrics_said({claim.metric for claim, _ in close}, place)
    least = 1 if days is None or days.start == days.end else 2  # a period may be of much else
    near = [
        (claim, rank)
        for claim, rank in close
        if said.get(claim.metric) and rank and event_said(claim.scope, sentence)
    ]
    known = [(claim, rank) for claim, rank in near if said[claim.metric] >= least]
    close = near if least > 1 else [(claim, rank) for claim, rank in close if rank]
    if known:
        best = max(rank for _, rank in known)
        return Marked(one, row, "agrees", tuple(claim for claim, rank in known if rank == best))
    return Marked(one, row, "perhaps" if close else "unknown", tuple(claim for claim, _ in close))
