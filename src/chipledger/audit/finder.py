"""Finds claims that cannot be true together, so that somebody rules on them.

Judgements made here:

- Figures of one entity, metric, scope, base, time and unit must meet.
- Dates of one entity, metric and scope must overlap, whatever the time they are told at, if they are told as fact.
  A date that is only planned may move: plans are compared where they are of one time.
- Relations and statuses of one entity, metric and scope must share a word. What one line of one source names together
  is a list, no contradiction; statuses and plans are compared only where they are of one time, since things change.
- A claim that repeats another is held against that one alone: what contradicts the other is ruled on once.
"""

from itertools import combinations

SAME_THING = ["entity", "metric", "scope", "base"]
TIMELESS = ("date", "relation")  # a fact of these kinds does not change with the time at which it is told


def contradictions(claims, kinds, ruled=frozenset()):
    """Pairs of claims on one single-valued thing that cannot both be true, and that nobody has ruled on.

    Parameters
    ----------
    claims : pandas.DataFrame
        Clean claims.
    kinds : dict of str to str
        Kind of every single-valued metric; other metrics are left out.
    ruled : set of frozenset of str
        Pairs of claims that have their ruling; two lists of words are ruled on by any pair across them.

    Returns
    -------
    list of tuple of str
    """
    known = claims[claims["metric"].isin(kinds)]
    kind = known["metric"].map(kinds)
    words, dates = kind.isin(("relation", "status")), kind == "date"
    pairs = [*_figures(known[known["value"].notna()]), *_dates(_timed(known[dates], kinds))]
    lists = [pair for pair in _lists(_timed(known[words], kinds)) if not any(frozenset((one, other)) in ruled for one in pair[0] for other in pair[1])]
    return [*(pair for pair in pairs if frozenset(pair) not in ruled), *((one[0], other[0]) for one, other in lists)]


def _figures(claims):
    """Numbers whose hard intervals are apart."""
    for _, group in claims.groupby([*SAME_THING, "as_of", "unit"], sort=True):
        rivals = group.to_dict("records")
        known = {claim["id"] for claim in rivals}
        for one, other in combinations(rivals, 2):
            if (one["high"] < other["low"] or other["high"] < one["low"]) and not _settled(one, other, known):
                yield one["id"], other["id"]


def _settled(one, other, known):
    """Whether one of a pair repeats a third claim beside them, against which the other is held anyway."""
    return any(claim.get("origin") in known - {rival["id"]} for claim, rival in ((one, other), (other, one)))


def _timed(claims, kinds):
    """The claims with the time that tells them apart: none for facts of kinds that stay."""
    stays = claims["metric"].map(kinds).isin(TIMELESS) & (claims["modality"] == "fact")
    return claims.assign(told=claims["as_of"].where(~stays, "fact"))


def _dates(claims):
    """Dates whose calendar spans are apart; an open side reaches as far as it likes."""
    for _, group in claims.groupby([*SAME_THING, "told"], sort=True):
        spans = [(row["id"], row["period_start"] or "0000", row["period_end"] or "9999") for row in group.to_dict("records")]
        for (one, start, end), (other, other_start, other_end) in combinations(spans, 2):
            if end < other_start or other_end < start:
                yield one, other


def _lists(claims):
    """Two places that name no word in common, each as the ids of its claims."""
    for _, group in claims.groupby([*SAME_THING, "told"], sort=True):
        places = [place for _, place in group.groupby(["source", "line"], sort=True)]
        for one, other in combinations(places, 2):
            if not set(one["object"] + one["state"]) & set(other["object"] + other["state"]):
                yield list(one["id"]), list(other["id"])
