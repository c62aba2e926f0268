"""Which claims of the ledger a candidate may repeat or contradict.

Judgements made here: figures are compared only where they measure the same thing; an open side reaches half
as far again as the printed figure; what lies no further apart than that is near enough to be a contradiction.
"""

from functools import cache

import pandas as pd

from chipledger.numbers.units import conversion
from chipledger.scan.fold import fold

REACH = 1.5  # ours: how far apart two figures may be and still speak of one thing
COLUMNS = ("line", "offset", "literal", "claim", "claim_literal", "why", "apart")


def possible_repeats(found, claims):
    """Pairs of a candidate and a claim that may speak of the same thing.

    Parameters
    ----------
    found : pandas.DataFrame
        As `propose` returns them.
    claims : pandas.DataFrame
        Clean claims.

    Returns
    -------
    pandas.DataFrame
        One row per pair, nearest first within a candidate: place, both literals, `why` (`same literal`, `overlaps`,
        `near`) and `apart`, the factor between the two values.
    """
    known = [claim | {"spelt": fold(claim["literal"])} for claim in claims.to_dict("records")]
    rows = []
    for candidate in found.to_dict("records"):
        pairs = [
            (*judged, claim)
            for claim in known
            if (judged := _judged(candidate, fold(candidate["literal"]), claim))
        ]
        rows += [
            (
                candidate["line"],
                candidate["offset"],
                candidate["literal"],
                claim["id"],
                claim["literal"],
                WHY[rank],
                apart,
            )
            for rank, apart, claim in sorted(
                pairs, key=lambda pair: (pair[0], pair[1], pair[2]["id"])
            )
        ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


WHY = ("same literal", "overlaps", "near")


def _judged(candidate, spelt, claim):
    """Rank in `WHY` and factor between the values, or None."""
    factor = _factor(candidate["unit"], claim["unit"])
    apart = _apart(candidate["value"] * factor, claim["value"]) if factor else float("inf")
    if spelt == claim["spelt"]:
        return 0, 1.0 if apart == float("inf") else apart
    if not candidate["unit"] or not claim["unit"] or apart > REACH:
        return None
    ours = _closed([candidate[name] * factor for name in ("value", "low", "high")])
    theirs = _closed([claim[name] for name in ("value", "low", "high")])
    return (1 if ours[0] <= theirs[1] and theirs[0] <= ours[1] else 2), apart


def _apart(first, second):
    """The factor between two values of one sign; infinite where there is none."""
    return max(first / second, second / first) if first * second > 0 else float("inf")


def _closed(numbers):
    """An interval whose open side is drawn in to what a printed figure suggests."""
    value, low, high = numbers
    reach = sorted((value / REACH, value * REACH))
    return max(low, reach[0]), min(high, reach[1])


@cache
def _factor(source, target):
    """From one unit to another, or 0 where they do not measure the same thing."""
    if "date" in (source, target):
        return 0.0
    try:
        return conversion(source, target)
    except ValueError:
        return 0.0
