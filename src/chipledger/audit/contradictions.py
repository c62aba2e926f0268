"""Finds claims that cannot be true together, so that somebody rules on them.

Judgements made here:

- Figures of one entity, metric, scope, base, time and unit must meet.
- Dates of one entity, metric and scope must overlap, whatever the time they are told at, if they
  are told as fact. A date that is only planned may move: plans are compared where they are of one
  time.
- Relations and statuses of one entity, metric and scope must share a word. What one line of one
  source names together is a list, no contradiction; statuses and plans are compared only where they
  are of one time, since things change.
- Claims that say the same stand together: a ruling on one of them is a ruling on all.
- A claim that repeats another is held against that one alone: what contradicts the other is ruled
  on once.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations

import pandas as pd

from chipledger.tables.rows import Row, rows_of

Place = list[Row]  # the claims that stand at one place
SAME_THING = ["entity", "metric", "scope", "base"]
TIMELESS = (
    "date",
    "relation",
)  # a fact of these kinds does not change with the time at which it is told
FIRST, LAST = "0000", "9999"  # an open side of a date reaches as far as it likes


def contradictions(
    claims: pd.DataFrame, kinds: Mapping[str, str], ruled: Collection[frozenset[str]] = frozenset()
) -> list[tuple[str, str]]:
    """Pairs of claims on one single-valued thing that cannot both be true, and that nobody has
    ruled on.

    Parameters
    ----------
    claims : pandas.DataFrame
        Clean claims.
    kinds : dict of str to str
        Kind of every single-valued metric; other metrics are left out.
    ruled : set of frozenset of str
        Pairs of claims that have their ruling.

    Returns
    -------
    list of tuple of str
        The first claim of each side; claims that say the same are on one side.
    """
    known = claims[claims["metric"].isin(kinds)]
    kind = known["metric"].map(kinds)
    figures, dates, words = (
        known[known["value"].notna()],
        _timed(known[kind == "date"], kinds),
        _timed(known[kind.isin(("relation", "status"))], kinds),
    )
    pairs = [
        *_apart(figures, [*SAME_THING, "as_of", "unit"], ["low", "high"], _figures_meet),
        *_apart(dates, [*SAME_THING, "told"], ["period_start", "period_end"], _dates_meet),
        *_apart(words, [*SAME_THING, "told"], ["source", "line"], _words_meet),
    ]
    return [
        (one[0], other[0])
        for one, other in pairs
        if not any(frozenset((first, second)) in ruled for first in one for second in other)
    ]


def _apart(
    claims: pd.DataFrame,
    thing: list[str],
    place: list[str],
    meet: Callable[[Place, Place], bool],
) -> Iterator[tuple[list[str], list[str]]]:
    """Pairs of places that speak of one thing and do not meet, each as the ids of its claims."""
    for _, group in sorted(_grouped(rows_of(claims), thing).items()):
        known, places = {row["id"] for row in group}, _grouped(group, place).values()
        for one, other in combinations(places, 2):
            if meet(one, other):
                continue
            sides = _own(one, other, known), _own(other, one, known)
            if all(sides):
                yield sides


def _grouped(rows: Iterable[Row], columns: list[str]) -> dict[tuple[object, ...], Place]:
    """Rows by what they have in these columns, in the order of their first ones."""
    groups: defaultdict[tuple[object, ...], Place] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return dict(groups)


def _own(side: Place, other: Place, known: set[str]) -> list[str]:
    """The claims of a side, without those that repeat a third claim beside both."""
    elsewhere = known - {row["id"] for row in other}
    return [row["id"] for row in side if row["origin"] not in elsewhere]


def _timed(claims: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """The claims with the time that tells them apart: none for facts of kinds that stay."""
    stays = claims["metric"].map(kinds).isin(TIMELESS) & (claims["modality"] == "fact")
    return claims.assign(told=claims["as_of"].where(~stays, "fact"))


def _figures_meet(one: Place, other: Place) -> bool:
    """Hard intervals overlap."""
    first, second = one[0], other[0]
    return bool(first["low"] <= second["high"] and second["low"] <= first["high"])


def _dates_meet(one: Place, other: Place) -> bool:
    """Calendar spans overlap."""
    spans = [
        (rows[0]["period_start"] or FIRST, rows[0]["period_end"] or LAST) for rows in (one, other)
    ]
    return bool(spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1])


def _words_meet(one: Place, other: Place) -> bool:
    """Some word is named on both sides."""
    named = [{row["object"] + row["state"] for row in rows} for rows in (one, other)]
    return bool(named[0] & named[1])
