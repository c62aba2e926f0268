"""How many sources say the same thing, how many of them can be independent of each other, how good
the best of them is, and until when the record was read.

Eleven links that repeat one post are one origin.

Judgements made here:

- Two claims say the same where both repeat one third claim, or where entity, metric, object, state,
  base and scope are one, the times can be one (a year takes in its months), and both figures can be
  true.
- A chain of repeats ends at the first claim that repeats none. What that claim names as its origin
  is where the figure comes from: a source, else the voice that it quotes and the page it stands on.
- A page is one witness, whoever it quotes, and a voice is one witness, whoever prints it. The
  author of a page and unnamed people are no voice of their own.
- Repeats that nobody has noticed count as independent, so the number of origins is an upper bound.
- The record is as old as the page that was read last; of several grades the best one counts, so an
  outcome rests on aggregators only if nothing better shows it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from chipledger.tables.rows import Row
from chipledger.tables.vocabulary import GRADES

SUBJECT = ("entity", "metric", "object", "state", "base", "scope")
NO_VOICE = ("author", "unnamed")


def first_of(name: str, claims: Mapping[str, Row]) -> str:
    """The claim at the end of a chain of repeats.

    Parameters
    ----------
    name : str
        Id of a claim.
    claims : mapping of str to mapping
        Rows of the claims by id.

    Returns
    -------
    str
        Id of a claim; of claims that repeat each other in a ring, the one whose id comes first.
    """
    seen = [name]
    while (origin := claims[seen[-1]]["origin"]) in claims:
        if origin in seen:
            return min(seen[seen.index(origin) :])
        seen.append(origin)
    return seen[-1]


def said_alike(claims: Mapping[str, Row]) -> dict[str, list[str]]:
    """For each claim, all that say the same, itself among them.

    Parameters
    ----------
    claims : mapping of str to mapping
        Rows of the clean claims by id.

    Returns
    -------
    dict of str to list of str
        Ids in the order of the alphabet.
    """
    subjects: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    chains: defaultdict[str, list[str]] = defaultdict(list)
    for name, claim in claims.items():
        subjects[tuple(claim[column] for column in SUBJECT)].append(name)
        chains[first_of(name, claims)].append(name)
    alike = {name: {name} for name in claims}
    for chain in chains.values():
        for name in chain:
            alike[name].update(chain)
    for group in subjects.values():
        for name in group:
            alike[name].update(other for other in group if _agree(claims[name], claims[other]))
    return {name: sorted(others) for name, others in alike.items()}


def origins(names: Iterable[str], claims: Mapping[str, Row]) -> list[set[str]]:
    """Sets of claims that cannot be told apart by where they come from.

    Parameters
    ----------
    names : iterable of str
        Ids of claims that say the same.
    claims : mapping of str to mapping
        Rows of the claims by id.

    Returns
    -------
    list of set of str
        One set of ids for each origin.
    """
    groups: list[tuple[set[tuple[str, str]], set[str]]] = []
    for name in names:
        marks, members = _marks(name, claims), {name}
        apart = []
        for known, others in groups:
            if known & marks:
                marks, members = marks | known, members | others
            else:
                apart.append((known, others))
        groups = [*apart, (marks, members)]
    return [members for _, members in groups]


def count(names: Iterable[str], claims: Mapping[str, Row]) -> tuple[int, int]:
    """How many sources print a thing, and how many origins they can have at most.

    Parameters
    ----------
    names : iterable of str
        Ids of claims that say the same.
    claims : mapping of str to mapping
        Rows of the claims by id.

    Returns
    -------
    tuple of int
        Sources and origins.

    Examples
    --------
    >>> post = {"source": "post", "speaker": "author", "origin": ""}
    >>> count(["a", "b"], {"a": post, "b": {"source": "news", "speaker": "author", "origin": "a"}})
    (2, 1)
    """
    names = list(names)
    return len({claims[name]["source"] for name in names}), len(origins(names, claims))


def _marks(name: str, claims: Mapping[str, Row]) -> set[tuple[str, str]]:
    """What two claims of one origin share: a page or a voice."""
    first = claims[first_of(name, claims)]
    pages = {
        (
            "page",
            (
                first["origin"]
                if first["origin"] and first["origin"] not in claims
                else first["source"]
            ),
        )
    }
    return pages | ({("voice", first["speaker"])} if first["speaker"] not in NO_VOICE else set())


def _agree(one: Row, other: Row) -> bool:
    """Whether two claims on one subject can both be true of one time."""
    early, late = sorted((one["as_of"], other["as_of"]), key=len)
    if not late.startswith(early):
        return False
    if one["period_start"] or other["period_start"]:
        return (one["period_start"], one["period_end"]) == (
            other["period_start"],
            other["period_end"],
        )
    if (
        one["value"] != one["value"] or other["value"] != other["value"]
    ):  # a relation or a status has no number
        return one["value"] != one["value"] and other["value"] != other["value"]
    return (
        one["unit"] == other["unit"] and one["low"] <= other["high"] and other["low"] <= one["high"]
    )


def record_as_of(sources: pd.DataFrame) -> str:
    """The day on which a page of the public record was read last: nothing in the book knows of a
    later time.

    Parameters
    ----------
    sources : pandas.DataFrame

    Returns
    -------
    str
        ISO day; empty where no page was read.

    Examples
    --------
    >>> import pandas
    >>> record_as_of(pandas.DataFrame({"read_on": ["", "2026-11-20", "2026-11-22"]}))
    '2026-11-22'
    """
    return max(sources["read_on"], default="")


def best_grade(grades: Iterable[str]) -> str:
    """The best of several grades, or nothing where there are none.

    Examples
    --------
    >>> best_grade(["aggregator", "reputable"])
    'reputable'
    """
    return min(grades, key=GRADES.index, default="")
