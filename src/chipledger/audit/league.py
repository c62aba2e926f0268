"""Who states what is checked, against what it is held, and how far apart its sides are: what the
audit's chapter and page count by.

Judgements made here: what an article states counts for the article whose sentence it is, anything
else for every article that one of its claims stands in; how bad a failure is, is the factor by
which its sides differ, whichever of them is the larger.
"""

from collections.abc import Mapping
from math import inf

import pandas as pd

from chipledger.models.measured import gives
from chipledger.numbers.enclosure import bounds
from chipledger.tables.rows import Row, rows_of

SAID, ASKED, LISTED, ALONE = GROUPS = ("statements", "questions", "contradictions", "record alone")
REACHES = ("one article", "several articles", "the record")


def articles_of(check: Row, claims: Mapping[str, str], texts: set[str]) -> list[str]:
    """The articles that a check's claims stand in, each once, in the order of the check.

    Parameters
    ----------
    check : mapping
        A row of the clean checks.
    claims : mapping of str to str
        Source of each claim.
    texts : set of str
        Ids of the sources that are texts at hand.
    """
    return list(
        dict.fromkeys(
            source
            for source in (claims[name] for name in check["claims"].split())
            if source in texts
        )
    )


def reach_of(check: Row, claims: Mapping[str, str], texts: set[str]) -> str:
    """What a check holds an article against: itself, another article, or the public record."""
    sources = {claims[name] for name in check["claims"].split()}
    if sources - texts:
        return REACHES[2]
    return REACHES[len(sources) > 1]


def placed(checks: pd.DataFrame, claims: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """The checks with what a chapter counts them by.

    Parameters
    ----------
    checks, claims, sources : pandas.DataFrame
        Clean tables.

    Returns
    -------
    pandas.DataFrame
        The columns of `checks`, and `reach` (what it is held against), `group` (in which it is
        counted), `repeats` (an earlier check fails by the same slip), `off` (see `badness`)
        [times], and `gap` [percent].
    """
    source_of = dict(zip(claims["id"], claims["source"], strict=True))
    texts = set(sources.loc[sources["kind"] == "text", "id"])
    rows = list(rows_of(checks))
    table = checks.assign(
        reach=[reach_of(row, source_of, texts) for row in rows],
        group=[group_of(row, source_of, texts) for row in rows],
        repeats=(checks["slip"] != "") & checks.duplicated("slip"),
        off=checks["factor"].map(badness),
        gap=[100 * gap(row) for row in rows],
    )
    table.attrs["units"] = {"off": "times", "gap": "percent"}
    return table


def group_of(check: Row, claims: Mapping[str, str], texts: set[str]) -> str:
    """In which of four groups a check is counted, so that each is counted once.

    What an article says is counted for it, however the check was found; what a page says, and what
    no article takes part in, says nothing of any. Claims that are only compared were listed because
    they disagree, so their share means nothing.
    """
    if check["tests"] == "statement":
        return SAID if check["source"] in texts else ALONE
    if not articles_of(check, claims, texts):
        return ALONE
    return ASKED if check["tests"] == "question" else LISTED


def badness(factor: float) -> float:
    """By how much a factor is off, whichever side is the larger; what has no factor is not off by
    any.

    Examples
    --------
    >>> badness(0.25), badness(4.0), badness(float("nan"))
    (4.0, 4.0, 1.0)
    """
    return 1.0 if factor != factor or factor <= 0 else max(factor, 1 / factor)


def gap(check: Row) -> float:
    """How much wider, either way, both sides would have to be for a failing check to hold.

    Parameters
    ----------
    check : mapping
        A row of the clean checks.

    Returns
    -------
    float
        Share of each side's nearest bound; infinite where no width helps: words, and sides of two
        signs. [1]

    Examples
    --------
    >>> left, right = {"left_low": 95, "left_high": 105}, {"right_low": 115, "right_high": 125}
    >>> round(gap({"verdict": "fails"} | left | right), 4)
    0.0455
    """
    bounds = [check[name] for name in ("left_low", "left_high", "right_low", "right_high")]
    if any(bound != bound for bound in bounds):
        return inf
    low, high = sorted((bounds[:2], bounds[2:]), key=lambda side: side[0])
    near, far = low[1], high[0]
    if near * far <= 0:
        return inf
    near, far = sorted((abs(near), abs(far)))
    return (far - near) / (far + near)


def ratio(check: Row) -> tuple[float, float]:
    """The left side of a check over its right side, as far as both intervals allow.

    Parameters
    ----------
    check : mapping
        A row of the clean checks whose sides are quantities.

    Returns
    -------
    tuple of float
        Low and high; open where the right side may be nothing. [1]

    Examples
    --------
    >>> ratio({"left_low": 6, "left_high": 8, "right_low": 0, "right_high": 2})
    (3.0, inf)
    """
    left, right = ((check[f"{side}_low"], check[f"{side}_high"]) for side in ("left", "right"))
    try:
        return bounds(lambda one, other: one / other, [left, right])
    except ZeroDivisionError:
        return -inf, inf


@gives("times")
def nearest(checks: pd.DataFrame) -> float:
    """The least factor between the sides of a check, by the nearest ends of their intervals.

    Parameters
    ----------
    checks : pandas.DataFrame
        One row of the clean checks.

    Returns
    -------
    float
        Not a number where no factor joins them. [times]

    Examples
    --------
    >>> sides = {"left_low": [95.0], "left_high": [105.0], "right_low": [210.0]}
    >>> round(nearest(pd.DataFrame({**sides, "right_high": [220.0]})), 9)
    2.0
    """
    (row,) = rows_of(checks)
    share = gap(row)
    return (1 + share) / (1 - share)
