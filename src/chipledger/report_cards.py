"""Report cards: what of an article held, what failed, and what came true, as lists that can be counted.

Judgements made here: a check counts for every article of which a claim takes part in it, so a contradiction of two articles
stands on both cards; a promise counts for the article that prints it. Nothing is added up to a mark.
"""

from typing import NamedTuple

from chipledger.rows import rows_of
from chipledger.vocabulary import APART

HELD, FAILED, UNDECIDED = ("holds", "holds after rounding"), APART, ("not refuted", "undefined")
CAME_TRUE, DID_NOT, NOT_KNOWN = ("kept", "kept late"), ("changed", "broken"), ("open", "no trace", "")


class ReportCard(NamedTuple):
    """Ids of the checks and promises of one article, by how they came out."""

    source: str
    claims: int
    held: list
    failed: list
    undecided: list
    came_true: list
    did_not: list
    not_known: list


# The heading of each list, for readers, in the order of the card.
PARTS = {
    "held": "Checks that hold", "failed": "Checks that fail or differ", "undecided": "Checks that decide nothing",
    "came_true": "Promises kept, if late", "did_not": "Promises changed or broken", "not_known": "Promises open or without a trace",
}
HEADS = ("Checks: hold", "fail or differ", "decide nothing", "Promises: kept", "not kept", "not known")  # the same for a table of all cards
OF_PROMISES = ("came_true", "did_not", "not_known")


def report_cards(sources, claims, checks, promises):
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
    verdicts, statuses = {}, {}
    for check in rows_of(checks):
        for source in dict.fromkeys(home[name] for name in check["claims"].split()):
            verdicts.setdefault(source, []).append((check["id"], check["verdict"]))
    for promise in rows_of(promises):
        statuses.setdefault(home[promise["claim"]], []).append((promise["id"], promise["status"]))
    return {name: ReportCard(name, int(counts.get(name, 0)), *_sorted_out(verdicts.get(name, ()), (HELD, FAILED, UNDECIDED)),
                             *_sorted_out(statuses.get(name, ()), (CAME_TRUE, DID_NOT, NOT_KNOWN)))
            for name in sources.loc[sources["kind"] == "text", "id"]}


def _sorted_out(rows, boxes):
    return [[name for name, word in rows if word in box] for box in boxes]
