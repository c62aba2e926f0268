"""Report cards: what of an article held, which slips it made, and what came true, as lists that can
be counted.

Judgements made here: a statement stands on the card of the article whose sentence it is, and on no
other; what fails is told as slips, one for each mistake; comparisons and questions of ours stand on
no card; a promise counts for the article that prints it. Nothing is added up to a mark.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from chipledger.audit.statements import Slip, slips_of
from chipledger.tables.rows import rows_of

HELD, UNDECIDED = ("holds", "holds after rounding"), ("not refuted", "undefined")
CAME_TRUE, DID_NOT, NOT_KNOWN = (
    ("kept", "kept late"),
    ("changed", "broken"),
    ("open", "no trace", ""),
)


class ReportCard(NamedTuple):
    """Slips, and ids of checks and promises, of one article, by how they came out."""

    source: str
    claims: int
    serious: list[Slip]
    minor: list[Slip]
    near: list[Slip]
    held: list[str]
    undecided: list[str]
    came_true: list[str]
    did_not: list[str]
    not_known: list[str]


# The heading of each list, for readers, in the order of the card.
PARTS = {
    "serious": "Serious errors",
    "minor": "Minor slips",
    "near": "A hair's breadth off, and not counted",
    "held": "What holds",
    "undecided": "What nothing decides",
    "came_true": "What came true",
    "did_not": "What did not come true by its date",
    "not_known": "What is open, or left no trace",
}
OF_SLIPS = ("serious", "minor", "near")
OF_PROMISES = ("came_true", "did_not", "not_known")


def report_cards(
    sources: pd.DataFrame, claims: pd.DataFrame, checks: pd.DataFrame, promises: pd.DataFrame
) -> dict[str, ReportCard]:
    """The card of every article.

    Parameters
    ----------
    sources, claims, checks, promises : pandas.DataFrame
        Clean.

    Returns
    -------
    dict of str to ReportCard
        By the id of the article, in the order of `sources`.
    """
    home = dict(zip(claims["id"], claims["source"], strict=True))
    counts = claims["source"].value_counts()
    said: dict[str, list[tuple[str, str]]] = {}
    slips: dict[tuple[str, str], list[Slip]] = {}
    statuses: dict[str, list[tuple[str, str]]] = {}
    for check in rows_of(checks[checks["tests"] == "statement"]):
        said.setdefault(check["source"], []).append((check["id"], check["verdict"]))
    for slip in slips_of(checks):
        slips.setdefault((slip.source, slip.severity), []).append(slip)
    for promise in rows_of(promises):
        statuses.setdefault(home[promise["claim"]], []).append((promise["id"], promise["status"]))
    cards = {}
    for name in sources.loc[sources["kind"] == "text", "id"]:
        serious, minor, near = (slips.get((name, severity), []) for severity in OF_SLIPS)
        held, undecided = _sorted_out(said.get(name, ()), (HELD, UNDECIDED))
        came_true, did_not, not_known = _sorted_out(
            statuses.get(name, ()), (CAME_TRUE, DID_NOT, NOT_KNOWN)
        )
        cards[name] = ReportCard(
            name,
            int(counts.get(name, 0)),
            serious,
            minor,
            near,
            held,
            undecided,
            came_true,
            did_not,
            not_known,
        )
    return cards


def _sorted_out(
    rows: Iterable[tuple[str, str]], boxes: Iterable[tuple[str, ...]]
) -> list[list[str]]:
    return [[name for name, word in rows if word in box] for box in boxes]
