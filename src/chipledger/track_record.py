"""Track records: kept shares with their samples, how dates slip, what the open promises may come to, and how well that would have done.

Judgements made here:

- A share counts promises with an outcome: kept, kept late, changed or broken. Open ones and those without a trace are left out
  and counted beside it; `strict` counts what left no trace as not kept.
- A promise kept late is not kept by its date; `late` counts it as kept.
- Promises of one chain are not independent: `first_of_chains` keeps the first of each, and a forecast is tested without its chain.
- A chain's slope is that of the least-squares line through due day over day of saying: 0 for a date that stands, 1 for one that
  moves as fast as time.
- Groups have intervals, single speakers do not: a handful of promises is no sample.
"""

from datetime import date
from math import ceil
from typing import NamedTuple

import pandas as pd

from chipledger.models.proportions import coming, kappa, middle_of, next_success, wilson
from chipledger.promises import middle
from chipledger.rows import rows_of
from chipledger.vocabulary import READERS, SETTLED

PLANNED_SHARE = 0.8  # of the forecast's chances lies between its ends


class Share(NamedTuple):
    """Kept promises of those with an outcome; `low` and `high` are Wilson's 95 % interval. [1]"""

    kept: int
    of: int
    share: float
    low: float
    high: float


def with_outcome(promises, strict=False):
    """The promises that count: those with an outcome, if strict also those without a trace."""
    return promises[promises["status"].isin((*SETTLED, "no trace") if strict else SETTLED)]


def first_of_chains(promises):
    """The first promise of every chain."""
    return promises[promises["vintage"] == 1]


def kept_share(promises, late=False, strict=False):
    """The share of promises that were kept by their date.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean.
    late, strict : bool
        Count what was kept late as kept; count what left no trace as not kept.

    Returns
    -------
    Share

    Raises
    ------
    ValueError
        If none has an outcome.
    """
    settled = with_outcome(promises, strict)
    kept = int(settled["status"].isin(("kept", "kept late") if late else ("kept",)).sum())
    return Share(kept, len(settled), kept / max(len(settled), 1), *wilson(kept, len(settled)))


def shares_by(promises, column, **rules):
    """Kept shares of the groups that a column makes; groups without an outcome are left out.

    Parameters
    ----------
    promises : pandas.DataFrame
    column : str
    **rules
        As in `kept_share`.

    Returns
    -------
    dict of str to Share
        In the order of sample size, then of names.
    """
    shares = {name: kept_share(group, **rules) for name, group in promises.groupby(column) if len(with_outcome(group, rules.get("strict", False)))}
    return dict(sorted(shares.items(), key=lambda item: (-item[1].of, item[0])))


def slips(promises):
    """How fast the date of each chain moves; chains of one promise have no slip.

    Returns
    -------
    pandas.DataFrame
        Columns `chain`, `group`, `company`, `vintages`, `waited` and `moved` (days between the first and the last saying, and between
        their due days), `slope` [days of due date per day].
    """
    rows = []
    for chain, group in promises.groupby("chain", sort=True):
        said = [middle(when) for when in group["said_on"]]
        due = [date.fromisoformat(day).toordinal() for day in group["due"]]
        if len(group) > 1 and max(said) > min(said):
            first = group[group["vintage"] == 1].iloc[0]
            ends = said.index(min(said)), said.index(max(said))
            rows.append((chain, first["group"], first["company"], len(group), said[ends[1]] - said[ends[0]], float(due[ends[1]] - due[ends[0]]), slope(said, due)))
    return pd.DataFrame(rows, columns=["chain", "group", "company", "vintages", "waited", "moved", "slope"])


def slope(across, up):
    """Slope of the least-squares line.

    Examples
    --------
    >>> slope([0, 10, 20], [100, 105, 110])
    0.5
    """
    mean, height = sum(across) / len(across), sum(up) / len(up)
    return sum((x - mean) * (y - height) for x, y in zip(across, up, strict=True)) / sum((x - mean) ** 2 for x in across)


class Forecast(NamedTuple):
    """What the open promises of one class may come to: kept by their date, of how many, with the class's record."""

    kept: int
    of: int
    open: int
    chance: float
    low: int
    high: int


def forecasts(promises, column="group", share=PLANNED_SHARE, **rules):
    """Reference-class forecast: open promises fare as the settled ones of their class did.

    Parameters
    ----------
    promises : pandas.DataFrame
    column : str
        What makes a class.
    share : float
        Chance that the number kept lies between `low` and `high`, at least. [1]

    Returns
    -------
    dict of str to Forecast
        For classes with open promises.
    """
    shares, found = shares_by(promises, column, **rules), {}
    for name, group in promises[promises["status"] == "open"].groupby(column):
        kept, of = (shares[name].kept, shares[name].of) if name in shares else (0, 0)
        found[name] = Forecast(kept, of, len(group), next_success(kept, of), *middle_of(coming(kept, of, len(group)), share))
    return found


def backtest(promises):
    """How four rules would have forecast each settled promise without its own chain, by the mean square of their errors.

    Returns
    -------
    dict of str to float
        Brier score by rule: 0 is perfect, 0.25 a coin. [1]

    References
    ----------
    G. W. Brier (1950), Monthly Weather Review 78, 1-3.
    """
    settled = with_outcome(promises)
    errors = {"believe the speaker": [], "toss a coin": [], "share of all others": [], "share of the same group": []}
    for row in rows_of(settled):
        others = settled[settled["chain"] != row["chain"]]
        same = others[others["group"] == row["group"]]
        chances = (1.0, 0.5, *(next_success(int((table["status"] == "kept").sum()), len(table)) for table in (others, same)))
        for rule, chance in zip(errors, chances, strict=True):
            errors[rule].append((chance - (row["status"] == "kept")) ** 2)
    return {rule: sum(squares) / len(squares) for rule, squares in errors.items() if squares}


def to_match(first, second):
    """How many more promises of the first group would have to be ruled kept for its share to reach the second's.

    Parameters
    ----------
    first, second : Share

    Returns
    -------
    int
        Nought or less where it is there already.

    Examples
    --------
    >>> to_match(Share(2, 10, 0.2, 0, 1), Share(9, 20, 0.45, 0, 1))
    3
    """
    return ceil(first.of * second.kept / second.of - first.kept - 1e-9)


class Agreement(NamedTuple):
    """How two readers ruled: promises both read, the same status, and Cohen's kappa. [1]"""

    compared: int
    agree: int
    kappa: float


def reader_agreement(resolutions):
    """Agreement of both readers on what became of the promises.

    Parameters
    ----------
    resolutions : pandas.DataFrame

    Returns
    -------
    Agreement
    """
    ruled = {}
    for row in rows_of(resolutions):
        ruled.setdefault(row["promise"], {})[row["ruled_by"]] = row["status"]
    pairs = [tuple(sides[reader] for reader in READERS) for sides in ruled.values() if all(reader in sides for reader in READERS)]
    return Agreement(len(pairs), sum(one == other for one, other in pairs), kappa(pairs) if pairs else float("nan"))
