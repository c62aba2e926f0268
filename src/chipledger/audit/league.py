"""Who is checked how often and with what outcome: the tables behind the audit's chapter and page.

Judgements made here: a statement belongs to the article whose sentence it is, any other check to
every article that one of its claims stands in; a share of failures is of the checks that could be
decided, and comes with Wilson's interval, since most articles have few; how bad a failure is, is
the factor by which its sides differ, whichever of them is the larger.
"""

from collections.abc import Iterable, Mapping
from math import exp, inf, log
from typing import NamedTuple

import pandas as pd

from chipledger.audit.statements import slips_of
from chipledger.models.proportions import Z_95, wilson
from chipledger.numbers.enclosure import bounds
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import APART

SAID, ASKED, LISTED, ALONE = GROUPS = ("statements", "questions", "contradictions", "record alone")
REACHES = ("one article", "several articles", "the record")


class Share(NamedTuple):
    """A share of failures with its interval. [1]"""

    value: float
    low: float
    high: float


def share_of(part: int, whole: int, quantile: float = Z_95) -> Share:
    """A share with Wilson's interval.

    Parameters
    ----------
    part, whole : int
    quantile : float
        Of the normal distribution, for the confidence that is wanted.

    Returns
    -------
    Share

    Raises
    ------
    ValueError
        If the part is no part of the whole, or the whole is nothing.

    Examples
    --------
    >>> [round(bound, 3) for bound in share_of(5, 10)]
    [0.5, 0.237, 0.763]
    """
    low, high = wilson(part, whole, quantile)
    return Share(part / whole, low, high)


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
    """Every check once for each article that it belongs to: a statement to the one whose sentence
    it is, anything else to all of its claims.

    Parameters
    ----------
    checks, claims, sources : pandas.DataFrame
        Clean tables.

    Returns
    -------
    pandas.DataFrame
        The columns of `checks`, and `article`, `reach` and `group`; a check of the record alone has
        no article.
    """
    source_of = dict(zip(claims["id"], claims["source"], strict=True))
    texts = set(sources.loc[sources["kind"] == "text", "id"])
    rows = [
        {
            **check,
            "article": article,
            "reach": reach_of(check, source_of, texts),
            "group": group_of(check, source_of, texts),
        }
        for check in rows_of(checks)
        for article in _homes(check, source_of, texts)
    ]
    return pd.DataFrame(rows, columns=[*checks.columns, "article", "reach", "group"])


def _homes(check: Row, claims: Mapping[str, str], texts: set[str]) -> list[str]:
    return (
        [check["source"]]
        if group_of(check, claims, texts) == SAID
        else articles_of(check, claims, texts) or [""]
    )


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


def league(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Checks and failures by article, or by any other column.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `placed` returns them.
    by : str
        Column to count by.

    Returns
    -------
    pandas.DataFrame
        By name: `checks`, `decided`, `fails`, `share`, `low`, `high`; the largest share of failures
        first.
    """
    made = []
    for name, group in rows.groupby(by, sort=True):
        decided, fails = (
            int((group["verdict"] != "undefined").sum()),
            int((group["verdict"] == "fails").sum()),
        )
        share = share_of(fails, decided) if decided else Share(0.0, 0.0, 1.0)
        made.append((name, len(group), decided, fails, *share))
    table = pd.DataFrame(made, columns=[by, "checks", "decided", "fails", "share", "low", "high"])
    return table.sort_values(
        ["share", "fails", by], ascending=[False, False, True], ignore_index=True
    )


def flagged(checks: pd.DataFrame, claims: pd.DataFrame) -> set[str]:
    """The claims of articles that take part in a slip of their own article, or that differ from
    another claim.

    What the record or another article says is what they are held against, and a question of ours
    that fails refutes no figure.

    Parameters
    ----------
    checks, claims : pandas.DataFrame
        Clean tables.

    Returns
    -------
    set of str
    """
    printed = claims[claims["line"] != ""]
    source_of = dict(zip(printed["id"], printed["source"], strict=True))
    slipped = {
        name
        for slip in slips_of(checks)
        for name in slip.claims
        if source_of.get(name) == slip.source
    }
    return slipped | {
        name
        for names in checks.loc[checks["verdict"] == "differs", "claims"]
        for name in names.split()
        if name in source_of
    }


def badness(factor: float) -> float:
    """By how much a factor is off, whichever side is the larger; what has no factor is not off by
    any.

    Examples
    --------
    >>> badness(0.25), badness(4.0), badness(float("nan"))
    (4.0, 4.0, 1.0)
    """
    return 1.0 if factor != factor or factor <= 0 else max(factor, 1 / factor)


def worst(checks: pd.DataFrame, count: int) -> pd.DataFrame:
    """The checks that fail or differ whose sides are furthest apart by their factor.

    Parameters
    ----------
    checks : pandas.DataFrame
    count : int

    Returns
    -------
    pandas.DataFrame
        Rows of `checks`, with `off`, the factor by which they are.
    """
    failing = checks[checks["verdict"].isin(APART) & (checks["factor"] > 0)]
    failing = failing.assign(off=failing["factor"].map(badness))
    return (
        failing.sort_values(["off", "id"], ascending=[False, True])
        .head(count)
        .reset_index(drop=True)
    )


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


def logarithmic_middle(factors: Iterable[float]) -> float:
    """The middle of factors as one speaks of them: the median of their logarithms.

    Examples
    --------
    >>> round(logarithmic_middle([2, 8]), 9)
    4.0
    """
    logs = sorted(map(log, factors))
    middle = len(logs) // 2
    return exp(logs[middle] if len(logs) % 2 else (logs[middle - 1] + logs[middle]) / 2)
