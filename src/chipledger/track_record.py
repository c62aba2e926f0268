"""Track records: kept shares with their samples, how dates slip, and how two readers agree.

Judgements made here:

- A share counts promises with an outcome: kept, kept late, changed or broken. Open ones and those without a trace are left out
  and counted beside it; `strict` counts what left no trace as not kept.
- A promise kept late is not kept by its date; `late` counts it as kept.
- Promises of one chain are not independent: `first_of_chains` keeps the first of each.
- A chain's slope is that of the least-squares line through due day over day of saying: 0 for a date that stands, 1 for one that
  moves as fast as time.
- Groups have intervals, single speakers do not: a handful of promises is no sample.
"""

from datetime import date
from typing import NamedTuple

import pandas as pd

from chipledger.models.proportions import kappa, wilson
from chipledger.promises import middle
from chipledger.rows import rows_of
from chipledger.vocabulary import READERS, SETTLED


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
