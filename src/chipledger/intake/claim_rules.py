"""Rules on the judgements of one claim: who speaks on what evidence, of which time, in which scope
words.
"""

from collections.abc import Iterator, Mapping

from chipledger.errors import Problem
from chipledger.tables.rows import Row

# Which kinds of evidence a speaker can give.
EVIDENCE = {
    "author": ("author", "press", "measured"),
    "unnamed": ("rumour", "press", "analyst"),
    "person": ("executive", "analyst", "measured"),
    "company": ("official", "filing", "press", "analyst", "measured"),
}
AHEAD = ("forecast", "target", "estimate", "assumption")
YEARS = ("2000", "2040")  # nothing in the ledger speaks of a time outside


def judgements(
    row: int, claim: Row, types: Mapping[str, str], source: Row, words: set[str]
) -> Iterator[Problem]:
    """What cannot be right in the judgements of one claim.

    Parameters
    ----------
    row : int
        Row of claims.csv.
    claim : dict of str
    types : dict of str to str
        Type of each entity.
    source : dict of str
        The claim's source.
    words : set of str
        The words that scopes may use.

    Yields
    ------
    Problem
    """
    yield from _voice(row, claim, types)
    yield from _time(row, claim, source)
    for word in claim["scope"].replace(";", " ").split():
        if word not in words:
            yield _problem(
                row,
                "scope",
                "known scope word",
                "use a word of scope_words.csv, or add it there if it is right",
                word,
            )


def _voice(row: int, claim: Row, types: Mapping[str, str]) -> Iterator[Problem]:
    speaker = claim["speaker"]
    kind = speaker if speaker in EVIDENCE else types.get(speaker)
    if kind is None:
        return
    if kind not in EVIDENCE:
        yield _problem(
            row, "speaker", "a speaker", "a person, a company, author or unnamed speaks", speaker
        )
    elif claim["basis"] not in EVIDENCE[kind]:
        yield _problem(
            row,
            "basis",
            "evidence of its speaker",
            f"{kind} as speaker goes with {', '.join(EVIDENCE[kind])}",
            claim["basis"],
        )


def _time(row: int, claim: Row, source: Row) -> Iterator[Problem]:
    for column in ("as_of", "due"):
        if claim[column] and not YEARS[0] <= claim[column][:4] <= YEARS[1]:
            yield _problem(
                row,
                column,
                "plausible year",
                f"years run from {YEARS[0]} to {YEARS[1]}",
                claim[column],
            )
    later = source["published"] and claim["as_of"][:4] > source["published"][:4]
    if later and claim["modality"] not in AHEAD:
        yield _problem(
            row,
            "as_of",
            "not after publication",
            f"only {', '.join(AHEAD)} speak of a later year than the source's",
            claim["as_of"],
        )
    if claim["due"] and claim["as_of"] and claim["due"][:4] < claim["as_of"][:4]:
        yield _problem(
            row,
            "due",
            "due after its statement",
            "the deadline lies before the time of the statement",
            claim["due"],
        )


def _problem(row: int, column: str, rule: str, mend: str, value: str) -> Problem:
    return Problem("data/raw/claims.csv", row, column, rule, mend, value)
