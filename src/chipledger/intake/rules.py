"""Rules that look beyond one cell: unique ids, references between tables, columns that belong
together.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from chipledger.errors import FIRST_ROW, Problem
from chipledger.intake.circles import circles
from chipledger.intake.claim_rules import judgements
from chipledger.promises.rules import promise_problems
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import FREE_SPEAKERS


def cross_checks(tables: Mapping[str, Any]) -> Iterator[Problem]:
    """Every problem that shows only when cells, rows or tables are held together.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        The raw tables as text.

    Yields
    ------
    Problem
    """
    ids = {
        name: set(tables[name]["id"])
        for name in ("sources", "claims", "entities", "metrics", "promises")
    }
    found = [
        *_unique_and_sorted(tables),
        *_references(tables, ids),
        *circles(tables),
        *_sources(tables["sources"]),
        *_claims(tables),
    ]
    # Promises reach through several tables, so they are judged once every reference leads
    # somewhere.
    yield from found or promise_problems(tables)


def _unique_and_sorted(tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    for name in ("sources", "claims", "entities", "metrics", "promises"):
        seen, last = set(), ""
        for row, value in enumerate(tables[name]["id"], FIRST_ROW):
            if value in seen:
                yield _problem(
                    name, row, "id", "unique id", "ids are never used twice: choose another", value
                )
            elif value < last:
                yield _problem(
                    name, row, "id", "sorted by id", f"move this row above {last!r}", value
                )
            seen.add(value)
            last = max(last, value)


def _references(
    tables: Mapping[str, pd.DataFrame], ids: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """Cells that name a row of another table."""
    anything = ids["claims"] | ids["sources"]
    thing = ids["entities"] | set(FREE_SPEAKERS)
    wanted = (
        ("claims", "source", ids["sources"], "an id of sources.csv"),
        ("claims", "entity", ids["entities"], "an id of entities.csv"),
        ("claims", "metric", ids["metrics"], "an id of metrics.csv"),
        ("claims", "object", ids["entities"], "an id of entities.csv"),
        ("claims", "base", ids["claims"] | ids["entities"], "an id of claims.csv or entities.csv"),
        ("claims", "origin", anything, "an id of claims.csv or sources.csv"),
        ("claims", "speaker", thing, "an id of entities.csv, or author, or unnamed"),
        ("entities", "maker", ids["entities"], "an id of entities.csv"),
        ("dismissed", "source", ids["sources"], "an id of sources.csv"),
        ("dismissed", "repeats", ids["claims"], "an id of claims.csv"),
        ("promises", "claim", ids["claims"], "an id of claims.csv"),
        ("promises", "speaker", thing, "an id of entities.csv, or author, or unnamed"),
        ("promises", "vintage_of", ids["promises"], "an id of promises.csv"),
        ("resolutions", "promise", ids["promises"], "an id of promises.csv"),
    )
    for name, column, known, mend in wanted:
        unknown = set(tables[name][column].unique()) - known - {""}
        for row, value in enumerate(tables[name][column], FIRST_ROW) if unknown else ():
            if value in unknown:
                yield _problem(name, row, column, "known id", f"use {mend}", value)
    for row, entry in enumerate(rows_of(tables["dismissed"]), FIRST_ROW):
        if (entry["reason"] == "repeat") != bool(entry["repeats"]):
            yield _problem(
                "dismissed",
                row,
                "repeats",
                "what it repeats",
                "a repeat names its claim, nothing else does",
                entry["repeats"],
            )
    for row, value in enumerate(tables["resolutions"]["evidence"], FIRST_ROW):
        for claim in value.split():
            if claim not in ids["claims"]:
                yield _problem(
                    "resolutions", row, "evidence", "known id", "use ids of claims.csv", claim
                )


def _sources(sources: pd.DataFrame) -> Iterator[Problem]:
    """A text source has a file with its hash and lines; a web source has an address and a reading
    day.
    """
    needed = {"text": ("file", "first_line", "last_line", "sha256"), "web": ("read_on",)}
    for row, source in enumerate(rows_of(sources), FIRST_ROW):
        for column in needed[source["kind"]]:
            if not source[column]:
                yield _problem(
                    "sources",
                    row,
                    column,
                    "complete",
                    f"a {source['kind']} source needs this cell",
                    "",
                )
        if source["kind"] == "web" and source["url"] == "none found":
            yield _problem(
                "sources", row, "url", "complete", "a web source needs its address", source["url"]
            )
        if (
            source["kind"] == "text"
            and _has_lines(source)
            and int(source["first_line"]) > int(source["last_line"])
        ):
            yield _problem(
                "sources",
                row,
                "last_line",
                "line range",
                "the last line stands before the first",
                source["last_line"],
            )


def _has_lines(source: Row) -> bool:
    return bool(source["first_line"] and source["last_line"])


def _claims(tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Columns of a claim that depend on the kind of its source or metric."""
    kinds = dict(zip(tables["metrics"]["id"], tables["metrics"]["kind"], strict=True))
    sources = {source["id"]: source for source in rows_of(tables["sources"])}
    types = dict(zip(tables["entities"]["id"], tables["entities"]["type"], strict=True))
    words = set(tables["scope_words"]["word"])
    for row, claim in enumerate(rows_of(tables["claims"]), FIRST_ROW):
        source, kind = sources.get(claim["source"]), kinds.get(claim["metric"])
        if source:
            yield from _place(row, claim, source)
            yield from judgements(row, claim, types, source, words)
        if kind:
            yield from _kind(row, claim, kind)


def _place(row: int, claim: Row, source: Row) -> Iterator[Problem]:
    """A text claim has line and offset inside its article; a web claim has a locator."""
    if source["kind"] == "web":
        for column in ("line", "offset"):
            if claim[column]:
                yield _problem(
                    "claims",
                    row,
                    column,
                    "web place",
                    "leave empty: web sources are located by `locator`",
                    claim[column],
                )
        if not claim["locator"]:
            yield _problem(
                "claims", row, "locator", "web place", "name section, table or paragraph", ""
            )
        return
    if claim["locator"]:
        yield _problem(
            "claims",
            row,
            "locator",
            "text place",
            "leave empty: text sources are located by line and offset",
            claim["locator"],
        )
    for column in ("line", "offset"):
        if not claim[column]:
            yield _problem("claims", row, column, "text place", "give the place in the text", "")
    if (
        claim["line"]
        and _has_lines(source)
        and not int(source["first_line"]) <= int(claim["line"]) <= int(source["last_line"])
    ):
        yield _problem(
            "claims",
            row,
            "line",
            "inside the article",
            f"lines {source['first_line']} to {source['last_line']} belong to {claim['source']}",
            claim["line"],
        )


def _kind(row: int, claim: Row, kind: str) -> Iterator[Problem]:
    """Relations name an object, statuses a state, and nothing else does."""
    for column, needed in (("object", kind == "relation"), ("state", kind == "status")):
        if needed and not claim[column]:
            yield _problem("claims", row, column, "complete", f"a {kind} needs this cell", "")
        if claim[column] and not needed:
            yield _problem(
                "claims",
                row,
                column,
                "only where it applies",
                f"leave empty: the metric's kind is {kind}",
                claim[column],
            )


def _problem(table: str, row: int, column: str, rule: str, mend: str, value: str) -> Problem:
    return Problem(f"data/raw/{table}.csv", row, column, rule, mend, value)
