"""Track records: kept shares with their samples, how dates slip, and how two readers agree.

Judgements made here:

- A share counts promises with an outcome: kept, kept late, changed or broken. Open ones and those
  without a trace are left out and counted beside it; `strict` counts what left no trace as not
  kept.
- A promise kept late is not kept by its date; `late` counts it as kept.
- Outcomes of one thing are not independent: `first_of_things` keeps the outcome of the promise that
  was made first, `last_of_things` that of the latest.
- A chain's slope is that of the least-squares line through due day over day of saying: 0 for a date
  that stands, 1 for one that moves as fast as time. Dates whose windows meet are one date, and
  sayings less than a quarter of a year apart give no slope, since many are known to the month only.
- Groups have intervals, single speakers do not: a handful of promises is no sample.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from chipledger.models.proportions import kappa, wilson
from chipledger.promises.settled import middle, moves, rests_thinly
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import COMPARED, READERS, SETTLED, SETTLEMENT

LEAST_WAIT = 90  # between the first saying and the last of a slope [days]


class Share(NamedTuple):
    """Kept promises of those with an outcome; `low` and `high` are Wilson's 95 % interval. [1]"""

    kept: int
    of: int
    share: float
    low: float
    high: float


def with_outcome(promises: pd.DataFrame, strict: bool = False) -> pd.DataFrame:
    """The promises that count: those with an outcome, if strict also those without a trace."""
    return promises[promises["status"].isin((*SETTLED, "no trace") if strict else SETTLED)]


def first_of_things(promises: pd.DataFrame) -> pd.DataFrame:
    """Of the promises with an outcome, the one made first of every thing promised."""
    return _by_saying(with_outcome(promises)).drop_duplicates("thing", keep="first").sort_index()


def last_of_things(promises: pd.DataFrame) -> pd.DataFrame:
    """Of the promises with an outcome, the one made last of every thing promised."""
    return _by_saying(with_outcome(promises)).drop_duplicates("thing", keep="last").sort_index()


def placed(promises: pd.DataFrame, claims: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """The promises with what a chapter counts them by.

    Parameters
    ----------
    promises, claims, entities : pandas.DataFrame
        Clean tables.

    Returns
    -------
    pandas.DataFrame
        The columns of `promises`, and `wait` [days], `printed` (by an article), `model` (what is
        promised is a language model), and `first` and `last` (of the makers' outcomes of one thing,
        the one promised first or last).
    """
    own = promises[promises["group"].isin(COMPARED)]
    table = promises.assign(
        wait=waits(promises),
        printed=promises["claim"].isin(claims.loc[claims["line"] != "", "id"]),
        model=promises["thing"].isin(entities.loc[entities["type"] == "model", "id"]),
        first=promises.index.isin(first_of_things(own).index),
        last=promises.index.isin(last_of_things(own).index),
    )
    table.attrs["units"] = {"wait": "day"}
    return table


def _by_saying(promises: pd.DataFrame) -> pd.DataFrame:
    order = (
        promises.assign(_said=[middle(when) for when in promises["said_on"]])
        .sort_values(["_said", "due", "id"])
        .index
    )
    return promises.loc[order]


def kept_share(
    promises: pd.DataFrame,
    late: bool = False,
    strict: bool = False,
    rulings: Mapping[str, str] | None = None,
) -> Share:
    """The share of promises that were kept by their date.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean.
    late, strict : bool
        Count what was kept late as kept; count what left no trace as not kept.
    rulings : dict of str to str, optional
        Other statuses than the ruled ones, by promise.

    Returns
    -------
    Share

    Raises
    ------
    ValueError
        If none has an outcome.
    """
    if rulings:
        ruled = zip(promises["id"], promises["status"], strict=True)
        promises = promises.assign(status=[rulings.get(name, status) for name, status in ruled])
    settled = with_outcome(promises, strict)
    kept = int(settled["status"].isin(("kept", "kept late") if late else ("kept",)).sum())
    return Share(kept, len(settled), kept / max(len(settled), 1), *wilson(kept, len(settled)))


def waits(promises: pd.DataFrame) -> pd.Series:
    """How long before its due day each promise was made, from the middle of a month or a year.
    [days]

    Returns
    -------
    pandas.Series
        With the index of `promises`.
    """
    return pd.Series(
        [
            date.fromisoformat(row["due"]).toordinal() - middle(row["said_on"])
            for row in rows_of(promises)
        ],
        index=promises.index,
        dtype=float,
    )


def delays(promises: pd.DataFrame, as_of: str) -> pd.Series:
    """By how many days each promise was late, or its date was moved, as words.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean, with the promises that replace others.
    as_of : str
        ISO day on which the record was read last: what is broken before its due day was given up.

    Returns
    -------
    pandas.Series
        With the index of `promises`; empty words where nothing is late.
    """
    moved = dict(zip(promises["vintage_of"], promises["slip"], strict=True))

    def words(row: Row) -> str:
        if row["status"] == "changed":
            return f"moved by {moved[row['id']]:.0f}"
        if row["status"] == "broken":
            return f"{row['late_low']:.0f} or more" if row["due"] < as_of else "given up"
        ends = dict.fromkeys(f"{row[end]:.0f}" for end in ("late_low", "late_high"))
        return " to ".join(ends) if row["status"] == "kept late" else ""

    return pd.Series(list(map(words, rows_of(promises))), index=promises.index, dtype=str)


def thin_outcomes(promises: pd.DataFrame) -> pd.DataFrame:
    """Outcomes of which the promise or the evidence rests on aggregators alone.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean.

    Returns
    -------
    pandas.DataFrame
        The rows of `promises` that have such an outcome.
    """
    outcomes = with_outcome(promises)
    return outcomes[[rests_thinly(row) for row in rows_of(outcomes)]]


def shares_by(promises: pd.DataFrame, column: str, **rules: Any) -> pd.DataFrame:
    """Kept shares of the groups that a column makes; groups without an outcome are left out.

    Parameters
    ----------
    promises : pandas.DataFrame
    column : str
    **rules
        As in `kept_share`.

    Returns
    -------
    pandas.DataFrame
        By group, in the order of sample size, then of names: `kept`, `of`, and `value`, `low` and
        `high` of the share [percent], with `text` that says how many of how many.
    """
    rows = []
    for name, group in promises.groupby(column):
        if len(with_outcome(group, rules.get("strict", False))):
            share = kept_share(group, **rules)
            ends = (100 * end for end in share[2:])
            rows.append((str(name), *share[:2], *ends, f"{share.kept} of {share.of}"))
    table = pd.DataFrame(rows, columns=[column, "kept", "of", "value", "low", "high", "text"])
    return table.sort_values(["of", column], ascending=[False, True]).set_index(column)


def slips(promises: pd.DataFrame, least_wait: float = LEAST_WAIT) -> pd.DataFrame:
    """How fast the date of each chain moves; a chain whose date stands has no slip.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean.
    least_wait : float
        Between the first saying and the last of a slope. [days]

    Returns
    -------
    pandas.DataFrame
        Columns `id` and `deliverable` (of the first promise of the chain), `group`, `company`,
        `vintages`, `waited` and `moved` (days between the first and the last saying, and between
        their due days), `slope` [days of due date per day].
    """
    rows = []
    for chain, group in promises.groupby("chain", sort=True):
        dates = dates_of(group)
        said, due = (
            [middle(row["said_on"]) for row in dates],
            [date.fromisoformat(row["due"]).toordinal() for row in dates],
        )
        if len(dates) > 1 and said[-1] - said[0] >= least_wait:
            first = dates[0]
            rows.append(
                (
                    chain,
                    first["deliverable"],
                    first["group"],
                    first["company"],
                    len(dates),
                    said[-1] - said[0],
                    float(due[-1] - due[0]),
                    slope(said, due),
                )
            )
    names = ["id", "deliverable", "group", "company", "vintages", "waited", "moved", "slope"]
    return pd.DataFrame(rows, columns=names)


def dates_of(chain: pd.DataFrame) -> list[Row]:
    """The promises of one chain that set a date of their own: the first, and each whose window does
    not meet the one before.

    Parameters
    ----------
    chain : pandas.DataFrame
        Rows of the clean promises.

    Returns
    -------
    list of dict
        In the order of saying.
    """
    kept: list[Row] = []
    for row in rows_of(chain.sort_values("vintage")):
        if not kept or moves(kept[-1], row):
            kept.append(row)
    return kept


def sayings(promises: pd.DataFrame, chains: Iterable[str]) -> pd.DataFrame:
    """The dates that chains of promises set, ready to draw.

    Parameters
    ----------
    promises : pandas.DataFrame
        Clean.
    chains : iterable of str
        Ids of the first promise of each.

    Returns
    -------
    pandas.DataFrame
        In the order of saying: `line` (what is promised), `said` (the middle day of a month or a
        year), `due` and `entity` (the company).
    """
    rows = [
        {
            "line": dates[0]["deliverable"],
            "said": date.fromordinal(int(middle(row["said_on"]))),
            "due": date.fromisoformat(row["due"]),
            "entity": row["company"] or None,
        }
        for chain in chains
        for dates in [dates_of(promises[promises["chain"] == chain])]
        for row in dates
    ]
    return pd.DataFrame(rows)


def slope(across: Sequence[float], up: Sequence[float]) -> float:
    """Slope of the least-squares line.

    Examples
    --------
    >>> slope([0, 10, 20], [100, 105, 110])
    0.5
    """
    mean, height = sum(across) / len(across), sum(up) / len(up)
    return sum((x - mean) * (y - height) for x, y in zip(across, up, strict=True)) / sum(
        (x - mean) ** 2 for x in across
    )


class Agreement(NamedTuple):
    """How two readers ruled: promises both read, the same status, Cohen's kappa, and settlements
    against both. [1]
    """

    compared: int
    agree: int
    kappa: float
    overruled: int


def rulings_side_by_side(resolutions: pd.DataFrame) -> pd.DataFrame:
    """What each reader ruled on each promise, and what was settled, whatever the other said.

    Returns
    -------
    pandas.DataFrame
        Column `id` of the promise, and one for each reader and for the settlement, with gaps.
    """
    ruled = resolutions.pivot(index="promise", columns="ruled_by", values="status")
    return ruled.reindex(columns=[*READERS, SETTLEMENT]).rename_axis("id").reset_index()


def readers_kappa(ruled: pd.DataFrame) -> float:
    """Cohen's kappa of both readers over the promises on which both ruled. [1]

    Parameters
    ----------
    ruled : pandas.DataFrame
        As `rulings_side_by_side` returns it.
    """
    pairs = ruled[list(READERS)].dropna()
    return kappa(list(pairs.itertuples(index=False, name=None))) if len(pairs) else float("nan")


def reader_agreement(resolutions: pd.DataFrame) -> Agreement:
    """Agreement of both readers on what became of the promises, by their own rulings, whatever was
    settled.

    Parameters
    ----------
    resolutions : pandas.DataFrame

    Returns
    -------
    Agreement
    """
    ruled = rulings_side_by_side(resolutions)
    one, other = (ruled[reader] for reader in READERS)
    alike = one == other  # a gap is like nothing
    against = alike & ruled[SETTLEMENT].notna() & (ruled[SETTLEMENT] != one)
    both = one.notna() & other.notna()
    return Agreement(int(both.sum()), int(alike.sum()), readers_kappa(ruled), int(against.sum()))
