"""What a reader may ask of a promise, as facts: the same for every company, and never a motive."""

from collections.abc import Iterable, Mapping
from math import isfinite

from chipledger.facts.catalogue import Catalogue, speaker_name
from chipledger.facts.fact import Fact, filled, naming
from chipledger.tables.rows import Row
from chipledger.tables.vocabulary import GROUP_NAMES, SETTLED


def promise_facts(promise: Row, catalogue: Catalogue) -> list[Fact]:
    """Where a promise was made, what it asks for, when it is due, and how it was ruled on what
    evidence.

    Parameters
    ----------
    promise : mapping
        Row of the clean table.
    catalogue : chipledger.facts.catalogue.Catalogue

    Returns
    -------
    list of Fact
        Empty facts are left out.
    """
    name, entities, words = promise["id"], catalogue.entities, catalogue.words
    company, evidence = promise["company"], promise["evidence"].split()
    earlier, later = [promise["vintage_of"]], catalogue.moved_by.get(name, ())
    late = promise["status"] in ("kept late", "broken")
    ruled = _ruled(promise, catalogue.readings.get(name, []))
    return filled(
        [
            Fact("id", "Id", name),
            naming("claim", "Promised in", "claim", [promise["claim"]], words),
            Fact("speaker", "Said by", speaker_name(promise["speaker"], entities)),
            Fact("company", "Company", entities[company]["name"] if company else ""),
            Fact("group", "Group", GROUP_NAMES[promise["group"]]),
            Fact("criterion", "Criterion", promise["criterion"]),
            Fact("said_on", "Said", promise["said_on"]),
            Fact("window", "Window", _window(promise)),
            Fact("due", "Due", promise["due"]),
            _promises("vintage_of", "Moves the date of", earlier, words),
            _promises("moved_by", "Date moved by", later, words),
            Fact("moved", "Moved by", _days(promise["slip"], promise["slip"])),
            Fact("late", "Late by", _days(promise["late_low"], promise["late_high"]) * late),
            Fact("ruled", "Ruled", ruled),
            Fact("note", "Note", promise["note"]),
            naming("evidence", "Evidence", "claim", evidence, words),
            Fact("evidence_grade", "Grade of the evidence", _grade(promise)),
            Fact("promise_grade", "Grade of the promise", promise["promise_grade"]),
            Fact("evidence_origins", "Origins of the evidence", _origins(promise)),
            Fact("searched_until", "Searched until", promise["searched_until"]),
            Fact("read_until", "Record read until", catalogue.as_of),
        ]
    )


def _promises(
    key: str, label: str, names: Iterable[str], words: Mapping[str, Mapping[str, str]]
) -> Fact:
    return naming(key, label, "promise", filter(None, names), words)


def _window(promise: Row) -> str:
    start, end = promise["window_start"], promise["window_end"]
    return end if start in ("", end) else f"{start} to {end}"


def _days(low: float, high: float) -> str:
    """Days, or days and more; a gap says nothing."""
    if low != low:
        return ""
    if not isfinite(high):
        return f"{low:,.0f} days or more"
    return f"{high:,.0f} days" if low == high else f"{low:,.0f} to {high:,.0f} days"


def _ruled(promise: Row, readings: list[Row]) -> str:
    """By whom and when; where readers differed, what each said."""
    if not readings:
        return ""
    if promise["settled_by"] == "settled":
        return (
            "; ".join(f"{row['ruled_by']}: {row['status']}" for row in readings)
            + f"; on {promise['ruled_on']}"
        )
    return f"{promise['status']}, by {promise['settled_by']}, on {promise['ruled_on']}"


def _grade(promise: Row) -> str:
    return (
        f"{promise['grade']}: nothing better shows it"
        if promise["status"] in SETTLED and promise["grade"] == "aggregator"
        else promise["grade"]
    )


def _origins(promise: Row) -> str:
    """How many of the claims are independent, where they are not one claim."""
    cited = len(promise["evidence"].split())
    return f"{promise['origins']} of {cited} claims" if cited > 1 else ""
