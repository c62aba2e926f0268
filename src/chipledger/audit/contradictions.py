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

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations

import pandas as pd

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
    meet: Callable[[pd.DataFrame, pd.DataFrame], bool],
) -> Iterator[tuple[list[str], list[str]]]:
    """Pairs of places that speak of one thing and do not meet, each as the ids of its claims."""
    for _, group in claims.groupby(thing, sort=True):
        known, places = set(group["id"]), [rows for _, rows in group.groupby(place, sort=False)]
        for one, other in combinations(places, 2):
            sides = _own(one, other, known), _own(other, one, known)
            if all(sides) and not meet(one, other):
                yield sides


def _own(side: pd.DataFrame, other: pd.DataFrame, known: set[str]) -> list[str]:
    """The claims of a side, without those that repeat a third claim beside both."""
    elsewhere = known - set(other["id"])
    return [
        name
        for name, origin in zip(side["id"], side["origin"], strict=True)
        if origin not in elsewhere
    ]


def _timed(claims: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """The claims with the time that tells them apart: none for facts of kinds that stay."""
    stays = claims["metric"].map(kinds).isin(TIMELESS) & (claims["modality"] == "fact")
    return claims.assign(told=claims["as_of"].where(~stays, "fact"))


def _figures_meet(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Hard intervals overlap."""
    first, second = one.iloc[0], other.iloc[0]
    return first["low"] <= second["high"] and second["low"] <= first["high"]


def _dates_meet(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Calendar spans overlap."""
    spans = [
        (rows.iloc[0]["period_start"] or FIRST, rows.iloc[0]["period_end"] or LAST)
        for rows in (one, other)
    ]
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def _words_meet(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Some word is named on both sides."""
    return bool(set(one["object"] + one["state"]) & set(other["object"] + other["state"]))
