"""What counts against an article: whose sentence a check tests, which mistake makes it fail, and
how much that matters.

Judgements made here: a check is a statement only if its `asserts` tells, in our words, the sentence
that would have to be corrected if it failed; what one mistake makes fail is one slip, and slips are
counted, never checks; a slip is of the source whose sentence it is, so that a right figure held
against a wrong one carries no blame.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from chipledger.numbers.lexicon import HEDGES
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import SEVERITIES


class Slip(NamedTuple):
    """One mistake of one source.

    Attributes
    ----------
    slip : str
        Its name: that of its checks, or of the one check that shows it.
    source : str
        Whose sentence would have to be corrected.
    severity : str
        A word of `vocabulary.SEVERITIES`.
    checks : tuple of str
        The failing checks that it explains, in the order of the file.
    claims : tuple of str
        The claims of these checks, whoever prints them, each once.
    asserts, ruling : str
        What the source says, and what to make of it, as its first check tells them.
    """

    slip: str
    source: str
    severity: str
    checks: tuple[str, ...]
    claims: tuple[str, ...]
    asserts: str
    ruling: str


def slips_of(checks: pd.DataFrame) -> list[Slip]:
    """The slips behind failing statements, the worst first.

    Parameters
    ----------
    checks : pandas.DataFrame
        Clean.

    Returns
    -------
    list of Slip
        In the order of severity, then of the table.
    """
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for check in rows_of(checks[checks["slip"] != ""]):
        found[check["slip"]].append(check)
    made = [
        Slip(
            name,
            rows[0]["source"],
            rows[0]["severity"],
            tuple(row["id"] for row in rows),
            tuple(dict.fromkeys(claim for row in rows for claim in row["claims"].split())),
            rows[0]["asserts"],
            rows[0]["ruling"],
        )
        for name, rows in found.items()
    ]
    return sorted(made, key=lambda slip: list(SEVERITIES).index(slip.severity))


def source_of(entry: Row, names: list[str], claims: Mapping[str, Row]) -> str:
    """Whose sentence a statement is: named by its entry, or else plain from its claims.

    Parameters
    ----------
    entry : dict
        Of checks.yml.
    names : list of str
        Ids of its claims.
    claims : dict of str to dict
        Clean rows by id.

    Returns
    -------
    str
        The id of a source; empty where several come in question.
    """
    if "source" in entry:
        return entry["source"]
    sources = dict.fromkeys(claims[name]["source"] for name in names)
    articles = dict.fromkeys(claims[name]["source"] for name in names if claims[name]["line"])
    return next((next(iter(few)) for few in (sources, articles) if len(few) == 1), "")


def faults(row: Row, entry: Row, claims: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """What a judged check still lacks, or says too much, as (rule, mend).

    Parameters
    ----------
    row : dict
        As `judge` returns it.
    entry : dict
        Of checks.yml.
    claims : dict of str to dict
        Clean rows by id.
    """
    names = row["claims"].split()
    if row["tests"] != "statement":
        for key in ("asserts", "source", "slip", "severity"):
            if key in entry:
                yield (
                    "only a statement",
                    f"drop `{key}`: it belongs to a statement, and this tests a {row['tests']}",
                )
        return
    if not row["asserts"]:
        yield (
            "asserts",
            (
                "tell in `asserts`, in your own words, the sentence that its author would have to"
                " correct if the check failed; where none can be written, say `tests: question`"
            ),
        )
    if not row["source"]:
        yield (
            "whose sentence",
            (
                "name in `source` whose sentence it is:"
                f" {', '.join(dict.fromkeys(claims[name]['source'] for name in names))}"
            ),
        )
    elif row["source"] not in {claims[name]["source"] for name in names}:
        yield (
            "whose sentence",
            (
                "`source` is one of those that the claims stand in:"
                f" {', '.join(dict.fromkeys(claims[name]['source'] for name in names))}"
            ),
        )
    if row["verdict"] == "fails" and not row["severity"]:
        yield "severity", f"say in `severity` what the mistake does: {', '.join(SEVERITIES)}"
    if row["verdict"] != "fails":
        for key in ("slip", "severity"):
            if key in entry:
                yield "only where it fails", f"drop `{key}`: the check is {row['verdict']}"
    yield from _dropped_hedges(row, claims)


def _dropped_hedges(row: Row, claims: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Ends of a hedged print that a statement takes for the print itself."""
    for end, kept in (("low", ("over", "atleast")), ("high", ("under", "upto"))):
        for name in row["claims"].split():
            hedge = claims[name].get("hedge", "")
            if (
                f"{end}({name})" in row["test"].replace(" ", "")
                and hedge in HEDGES
                and hedge not in ("", *kept)
            ):
                yield (
                    "the hedge of the print",
                    (
                        f"{end}({name}) drops its hedge ({hedge}): test {name} itself, or set the"
                        " limit that the words allow"
                    ),
                )


def faults_between(rows: list[Row]) -> Iterator[tuple[str, str, str]]:
    """Failing statements that blame one mistake twice, and slips told in two ways, as (check, rule,
    mend).

    Parameters
    ----------
    rows : list of dict
        All judged checks.
    """
    failing = [row for row in rows if row["tests"] == "statement" and row["verdict"] == "fails"]
    by_claims: dict[frozenset[str], Row] = {}
    by_slip: dict[str, Row] = {}
    for row in failing:
        twin = by_claims.setdefault(frozenset(row["claims"].split()), row)
        if twin["slip"] != row["slip"]:
            yield (
                row["id"],
                "one slip",
                (
                    f"{twin['id']} fails over the same claims: give both one `slip`, or drop one of"
                    " the rows"
                ),
            )
        first = by_slip.setdefault(row["slip"], row)
        if (first["severity"], first["source"]) != (row["severity"], row["source"]):
            yield (
                row["id"],
                "one slip",
                (
                    f"{first['id']} has the same slip: give both one `severity` and one source"
                    f" ({first['severity']}, {first['source']})"
                ),
            )
