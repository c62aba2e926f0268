"""The ledger as the check of a text needs it: claims by thing and by source, names, slips."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from math import inf, log10
from pathlib import Path
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.checking.names import Mention, Names
from chipledger.files import READERS, read_rows
from chipledger.tables.rows import Row, names_of

REACH = 1.1  # ours: how far an open side suggests
RARE = 0.1  # ours: a kind of thing with a smaller part of a metric's claims has it by exception
_OWN = ("programme", "site")  # of a company: its figures are told as the company's
BEARING = ("company", "chip", "model", "process")  # of which any may have figures
# Metrics of a span of time: a figure of another span is another figure.
FLOWS = frozenset(
    "revenue net_loss net_profit rd_spending capital_spending selling_cost spending units_sold"
    " cards_shipped shipments_change revenue_change profit_change rd_share_of_revenue"
    " investment_total deal_count spending_change share_compensation market_share"
    " chips_delivered write_down".split()
)
# Metrics of the market, which are of a moment of the day.
PRICES = frozenset("share_price first_day_gain share_price_change valuation".split())
# Levels that change from day to day.
CHANGING = frozenset(
    "share_price valuation cash staff people active_users stake chips_in_cluster chips_in_stock"
    " compute_stock it_power facility_power server_power net_worth customers recurring_revenue"
    " tokens_per_day exchange_rate utilization".split()
)
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
    """What the search needs of a row of `claims.csv`; `debut`: whether it is of the day of its
    entity's listing; `flow`: whether it is of a span of time, and not only said on a day; `ends`:
    its interval, open sides closed; `width`: that in powers of ten.
    """

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
    debut: bool
    flow: bool
    ends: tuple[float, float]
    width: float
    words: frozenset[str]
    row: Row


class Book(NamedTuple):
    """The ledger as the search needs it: claims by entity, by source and by those that speak of
    others, what a maker makes, what is made by or a version of one another, the sites and
    programmes of a thing's house, the names, the kind of each entity, those that may be what a
    figure is of (no house that only speaks of others), the kinds that a metric is told of, the
    units of a metric, slips by claim, the single-valued metrics, the rows of sources, the latest
    day of a fact, and labels by id.
    """

    claims: dict[str, list[Claim]]
    by_source: dict[str, list[Claim]]
    by_speaker: dict[str, list[Claim]]
    made: dict[str, frozenset[str]]
    kin: dict[str, frozenset[str]]
    versions: dict[str, frozenset[str]]
    circle: dict[str, frozenset[str]]
    names: Names
    kinds: dict[str, str]
    subjects: frozenset[str]
    told_of: dict[str, frozenset[str]]
    units: dict[str, frozenset[str]]
    spelt: set[str]
    slips: dict[str, list[Slip]]
    single: frozenset[str]
    sources: dict[str, Row]
    latest: str
    labels: dict[str, str]

    def bears(self, name: Mention) -> bool:
        """Whether a name is of a kind of which any may have figures."""
        return any(self.kinds.get(one) in BEARING for one in name.entities)


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
    claims, by_source, by_speaker = defaultdict(list), defaultdict(list), defaultdict(list)
    people = {row["id"] for row in tables["entities"] if row["type"] == "person"}
    told_of_alone = {row["entity"] for row in tables["claims"]} - people
    listed = {
        (row["entity"], row["as_of"])
        for row in tables["claims"]
        if row["metric"] == "happened_on" and "listing" in row["scope"].split(";")
    }
    for row in tables["claims"]:
        if row["unit"] == "date" or row["value"]:
            debut = (row["entity"], row["as_of"]) in listed
            claims[row["entity"]].append(_claim(row, names[row["entity"]], debut))
            by_source[row["source"]].append(claims[row["entity"]][-1])
            if row["speaker"] in names and row["speaker"] not in told_of_alone:
                by_speaker[row["speaker"]].append(claims[row["entity"]][-1])
    made = defaultdict(set)
    for row in tables["entities"]:
        if row["maker"] in names:
            made[row["maker"]].add(row["id"])
    versions = _versions(tables["entities"])
    products = [(maker, thing) for maker, things in made.items() for thing in things]
    labels = names | {f"metric:{name}": row["label"] for name, row in metrics.items()}
    kinds = {
        row["id"]: row["type"]
        for row in tables["entities"]
        if row["type"] in BEARING or row["id"] in claims
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
        dict(by_speaker),
        {maker: frozenset(things) for maker, things in made.items()},
        _related([*products, *versions]),
        _related(
            [
                *(pair for pair in versions if kinds.get(pair[0]) != "company"),
                *(pair for pair in products if kinds.get(pair[1]) in _OWN),
            ]
        ),
        _circles(tables["entities"], kinds),
        Names(tables["entities"]),
        kinds,
        frozenset(kinds) - (by_speaker.keys() - claims.keys()),
        {
            metric: frozenset(kind for kind, count in its.items() if count > RARE * its.total())
            for metric, its in told_of.items()
        },
        {metric: frozenset(its - {"date"}) for metric, its in units.items()},
        spelt,
        slips,
        single,
        sources,
        max(
            row["as_of"]
            for row in tables["claims"]
            if row["modality"] == "fact" and len(row["as_of"]) == len("2026-01-01")
        ),
        labels,
    )


def _claim(row: Row, name: str, debut: bool) -> Claim:
    number = READERS["float64"]
    scope = tuple(row["scope"].split(";"))
    value, low, high = (number(row[name]) for name in ("value", "low", "high"))
    ends = closed(value, low, high)
    lasting = row["metric"] in LASTING
    own = row["modality"] == "target" and row["basis"] == "author"  # a plan retold by an article
    planned = row["modality"] in ("target", "forecast") and (
        lasting or row["basis"] in ("official", "executive", "filing") or own
    )
    firm = row["basis"] != "rumour" and (row["modality"] == "fact" or planned)
    time = _time_of(row["as_of"], scope)
    return Claim(
        row["id"],
        row["entity"],
        row["metric"],
        scope,
        " ".join((name, row["scope"], row["gloss"], row["modality"], row["unit"])).lower(),
        value,
        low,
        high,
        row["unit"],
        span_of(row["period_start"], row["period_end"]),
        time,
        # an analyst's figure is firm only of a design, which anyone can look up
        firm and (row["basis"] != "analyst" or lasting),
        debut,
        row["metric"] in FLOWS
        and not (time and time.start == time.end and row["modality"] != "fact"),
        ends,
        log10(ends[1] / ends[0]) if ends[0] > 0 else 0.3,
        frozenset(
            word[:5] for word in re.findall("[a-z]{4,}", f"{row['scope']} {row['gloss']}".lower())
        ),
        row,
    )


def _versions(entities: list[Row]) -> list[tuple[str, str]]:
    """Pairs of a thing and a version of it: DeepSeek-V3-Base is one of DeepSeek-V3."""
    by_name = {row["name"]: row["id"] for row in entities}
    return [
        (by_name[whole], thing)
        for name, thing in by_name.items()
        for cut in re.finditer("[ -]", name)
        if (whole := name[: cut.start()]) in by_name
    ]


def _circles(entities: list[Row], kinds: dict[str, str]) -> dict[str, frozenset[str]]:
    """For each thing its maker, and the sites and programmes of it or of its maker, of which a
    text that names the thing may speak without their names.
    """
    own = defaultdict(set)
    for row in entities:
        if kinds.get(row["id"]) in _OWN and row["maker"]:
            own[row["maker"]].add(row["id"])
    return {
        row["id"]: frozenset(
            own[row["id"]] | own[row["maker"]] | ({row["maker"]} & kinds.keys()) - {row["id"]}
        )
        for row in entities
    }


def _related(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each thing those that it makes a pair with."""
    related = defaultdict(set)
    for one, other in pairs:
        related[one].add(other)
        related[other].add(one)
    return {thing: frozenset(its) for thing, its in related.items()}


def span_of(start: str, end: str) -> Span | None:
    return Span(date.fromisoformat(start), date.fromisoformat(end)) if start and end else None


def _time_of(as_of: str, scope: tuple[str, ...]) -> Span | None:
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


def closed(value: float, low: float, high: float) -> tuple[float, float]:
    """An interval whose open sides reach a little further than its value."""
    ends = sorted((value / REACH, value * REACH))
    return (ends[0] if low in (-inf, 0) else low), (ends[1] if high in (inf, 0) else high)
