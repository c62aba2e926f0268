"""How the checks were judged: the agreement of two readers, what was withdrawn, and a baseline to
compare with.

Judgements made here: agreement is counted from the verdicts that both readers gave before anybody
compared them; a
figure of an article is a claim with an amount or a date of its own, so that relations and states
have no part in a rate
of slips; slips that only miss by a hair's breadth are counted nowhere.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from chipledger.audit.statements import slips_of
from chipledger.files import read_text
from chipledger.models.proportions import kappa, wilson
from chipledger.tables.rows import Row
from chipledger.tables.vocabulary import COUNTED_SEVERITIES

READERS = ("reader 1", "reader 2")
CLASSES = ("statement", "question", "unfit")
LATER = ("settled", "reader 3")  # who settles, the last word first
FIGURE_KINDS = ("count", "price", "measure", "ratio", "share", "change", "date")


class Rate(NamedTuple):
    """Slips in a set of figures.

    Attributes
    ----------
    slips, figures : int
    low, high : float
        Wilson's interval of their ratio.
    """

    slips: int
    figures: int
    low: float
    high: float


def judgements(root: Path) -> dict[str, dict[str, Row]]:
    """What each reader said of each check.

    Parameters
    ----------
    root : pathlib.Path
        Of the checkout.

    Returns
    -------
    dict of str to dict of str to dict
        By check, then by reader, a row of `data/quality/judged.csv`.
    """
    said: dict[str, dict[str, Row]] = {}
    for row in read_text(root / "data" / "quality" / "judged.csv").to_dict("records"):
        said.setdefault(row["check"], {})[row["reader"]] = row
    return said


def agreement_by_class(
    said: Mapping[str, Mapping[str, Row]],
) -> list[tuple[str, int, int, int, float]]:
    """Cohen's kappa of both readers, for each class against the rest, and for all classes.

    Parameters
    ----------
    said : dict
        As `judgements` returns it.

    Returns
    -------
    list of tuple
        Class (str, "all classes" last), checks of the class by reader 1 and by reader 2, by both,
        and kappa.
    """
    pairs = [
        tuple(sides[reader]["class"] for reader in READERS)
        for sides in said.values()
        if all(reader in sides for reader in READERS)
    ]
    rows = [
        (
            name,
            sum(one == name for one, _ in pairs),
            sum(other == name for _, other in pairs),
            sum(one == other == name for one, other in pairs),
            kappa([(one == name, other == name) for one, other in pairs]),
        )
        for name in CLASSES
    ]
    same = sum(one == other for one, other in pairs)
    return [*rows, ("all classes", len(pairs), len(pairs), same, kappa(pairs))]


def settled(said: Mapping[str, Mapping[str, Row]]) -> list[tuple[str, str, str, str, str]]:
    """Checks on whose class the readers differed, or that somebody settled later, with the reason.

    Parameters
    ----------
    said : dict
        As `judgements` returns it.

    Returns
    -------
    list of tuple of str
        Check, class by reader 1, class by reader 2, class in the end, reason; the last two empty
        where nobody settled.
    """
    rows = []
    for check, sides in sorted(said.items()):
        if not all(reader in sides for reader in READERS):
            continue
        one, other = (sides[reader]["class"] for reader in READERS)
        last = next((sides[reader] for reader in LATER if reader in sides), None)
        if one != other or last and last["class"] not in (one, other):
            end = (last["class"], last["why"]) if last else ("", "")
            rows.append((check, one, other, *end))
    return rows


def withdrawn(root: Path) -> list[Row]:
    """Failing statements of the first edition that are held against nobody now.

    Parameters
    ----------
    root : pathlib.Path

    Returns
    -------
    list of dict
        Rows of `data/quality/withdrawn.csv`: `check`, `source` (of the article, or empty),
        `apology`, and in
        `counted_as` the check by which the same mistake still counts.
    """
    return read_text(root / "data" / "quality" / "withdrawn.csv").to_dict("records")


def figures_of(claims: pd.DataFrame, metrics: pd.DataFrame, sources: pd.DataFrame) -> int:
    """How many figures of articles the ledger holds.

    Parameters
    ----------
    claims, metrics, sources : pandas.DataFrame

    Returns
    -------
    int
    """
    articles = set(sources.loc[sources["kind"] == "text", "id"])
    kinds = dict(zip(metrics["id"], metrics["kind"], strict=True))
    figures = claims[
        claims["source"].isin(articles) & claims["metric"].map(kinds).isin(FIGURE_KINDS)
    ]
    return len(figures)


def slips_in_articles(checks: pd.DataFrame, sources: pd.DataFrame) -> dict[str, int]:
    """Slips of articles that count, by severity.

    Parameters
    ----------
    checks, sources : pandas.DataFrame

    Returns
    -------
    dict of str to int
        By severity, of those that count.
    """
    articles = set(sources.loc[sources["kind"] == "text", "id"])
    found = [slip.severity for slip in slips_of(checks) if slip.source in articles]
    return {severity: found.count(severity) for severity in COUNTED_SEVERITIES}


def slips_in_baseline(root: Path) -> tuple[list[Row], int, dict[str, int]]:
    """Figures and slips of the English articles that serve as a baseline.

    Parameters
    ----------
    root : pathlib.Path

    Returns
    -------
    tuple of (list of dict, int, dict of str to int)
        The articles; figures listed; slips that count, by severity.
    """
    folder = root / "data" / "quality"
    rows = read_text(folder / "baseline.csv").to_dict("records")
    figures = [row for row in rows if row["figure_no"].isdigit()]
    slips = {(row["article"], row["slip"]): row["severity"] for row in rows if row["slip"]}
    found = list(slips.values())
    return (
        read_text(folder / "baseline_articles.csv").to_dict("records"),
        len(figures),
        {severity: found.count(severity) for severity in COUNTED_SEVERITIES},
    )


def rate(slips: int, figures: int) -> Rate:
    """Slips for each figure, with Wilson's interval.

    Parameters
    ----------
    slips, figures : int

    Returns
    -------
    Rate
    """
    low, high = wilson(slips, figures)
    return Rate(slips, figures, low, high)
