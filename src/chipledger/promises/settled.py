"""What became of every promise: two readings settled to one status, dates in days, chains of moved
dates.

It promises the clean table `promises`: each raw row with when it was said and due, whose company it
concerns, how it was ruled and by whom, and how far its date lies from the one before.

Judgements made here:

- A promise is said when its claim says so (`as_of`, where that can be the time of speaking: over by
  the time of publication, and
  not the window itself), else when its source was published. Of a month or a year its middle
  counts.
- It is due on the last day of its window: a promise for a quarter is kept on the quarter's last
  day.
- Its company is the maker of what it promises, found by going up from the claim's entity; a thing
  without a maker counts for the
  speaker, if that is a company.
- Where both readers agree, their status stands; where they differ, or where both left the
  definition of a status, a third row
  ruled by `settled` decides, and no other can. Their own rulings stay as they are.
- A date is moved if the windows do not meet: "2028" after "mid 2028" says the same less exactly,
  and moves nothing.
  A date that is moved forward is put off by nobody: whoever keeps the new one keeps the old one
  too.
- Where neither reader has ruled, the third row rules alone.
- A promise is known from the best of its claim and of what that claim repeats, and so on to the
  first to say it.
- A promise broken is late by the time from its due day to the last search, or more. Of the evidence
  for one kept late, the last
  in time shows the deed, and what is dated between it and the due day shows that it was not yet
  whole: the deed lies between.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from chipledger.numbers.periods import Period, closed_period, read_period
from chipledger.tables.evidence import best_grade, origins
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import READERS, SETTLED, SETTLEMENT

BOTH = "both readers"
OPEN = float("inf")
GAP = float("nan")
DERIVED = (
    "company",
    "thing",
    "said_on",
    "due",
    "chain",
    "vintage",
    "status",
    "settled_by",
    "ruled_on",
    "searched_until",
    "note",
    "evidence",
    "grade",
    "promise_grade",
    "origins",
    "late_low",
    "late_high",
    "slip",
)


def clean_promises(
    promises: pd.DataFrame,
    resolutions: pd.DataFrame,
    claims: pd.DataFrame,
    sources: pd.DataFrame,
    entities: pd.DataFrame,
) -> pd.DataFrame:
    """Promises with their dates in days and their settled status.

    Parameters
    ----------
    promises, resolutions, sources, entities : pandas.DataFrame
        Raw tables that keep their rules.
    claims : pandas.DataFrame
        Clean.

    Returns
    -------
    pandas.DataFrame
        One row per promise, in the order of `promises`; `DERIVED` follow the raw columns.
    """
    by_id = {
        name: {row["id"]: row for row in rows_of(table)}
        for name, table in (("claims", claims), ("sources", sources), ("entities", entities))
    }
    rulings: dict[str, dict[str, Row]] = {}
    for ruling in rows_of(resolutions):
        rulings.setdefault(ruling["promise"], {})[ruling["ruled_by"]] = ruling
    rows = [
        row | dated(row, by_id) | settled(rulings.get(row["id"], {})) for row in rows_of(promises)
    ]
    for row in rows:
        claim = by_id["claims"][row["claim"]]
        row |= backed(row, by_id) | {
            "company": company_of(claim, by_id["entities"]),
            "thing": claim["entity"],
            "promise_grade": best_grade(told_in(claim, by_id)),
        }
        row |= lateness(row, by_id)
    table = pd.DataFrame(chained(rows), columns=[*promises.columns, *DERIVED])
    numbers = {"vintage": int, "origins": int, "late_low": float, "late_high": float, "slip": float}
    return table.astype({name: numbers.get(name, str) for name in table.columns})


def dated(promise: Row, by_id: Mapping[str, Mapping[str, Row]]) -> dict[str, str]:
    """When a promise was said, as exact as known, and the day on which it is due."""
    claim = by_id["claims"][promise["claim"]]
    said = said_on(
        claim["as_of"], by_id["sources"][claim["source"]]["published"], promise["window_end"]
    )
    return {"said_on": said, "due": closed_period(promise["window_end"]).end.isoformat()}


def said_on(as_of: str, published: str, window_end: str) -> str:
    """When a claim was made: the time it names for itself, where that can be the time of speaking,
    else that of its source.

    Parameters
    ----------
    as_of, published : str
        ISO times, as exact as known; either may be empty.
    window_end : str
        The time that is promised.

    Returns
    -------
    str

    Examples
    --------
    >>> said_on("2025-07", "2025-09-08", "2026-Q3"), said_on("2026-Q3", "2025-09-08", "2026-Q3")
    ('2025-07', '2025-09-08')
    """
    spoken = (
        as_of
        and as_of != window_end
        and (not published or closed_period(as_of).end <= closed_period(published).end)
    )
    return as_of if spoken else published


def middle(when: str) -> float:
    """The middle day of a time as exact as known, counted as Python counts days.

    Examples
    --------
    >>> middle("2025-07-23") - middle("2025-07")
    7.0
    """
    span = closed_period(when)
    return (span.start.toordinal() + span.end.toordinal()) / 2


def company_of(claim: Row, entities: Mapping[str, Row]) -> str:
    """The company that a promise concerns; empty where neither thing nor speaker leads to one."""
    seen, name = set(), claim["entity"]
    while name in entities and name not in seen and entities[name]["type"] != "company":
        seen.add(name)
        name = entities[name]["maker"]
    if entities.get(name, {}).get("type") == "company":
        return name
    return claim["speaker"] if entities.get(claim["speaker"], {}).get("type") == "company" else ""


def settled(rulings: Mapping[str, Row]) -> dict[str, str]:
    """One status of the rulings on a promise; empty cells where nobody has ruled yet.

    Parameters
    ----------
    rulings : dict of str to dict
        By reader.
    """
    readings = [rulings[reader] for reader in READERS if reader in rulings]
    decided = rulings.get(SETTLEMENT)
    if not (readings or decided):
        return dict.fromkeys(
            ("status", "settled_by", "ruled_on", "searched_until", "note", "evidence"), ""
        )
    sides = [decided] if decided else readings
    evidence = dict.fromkeys(name for side in sides for name in side["evidence"].split())
    return {
        "status": sides[0]["status"],
        "settled_by": SETTLEMENT if decided else BOTH,
        "ruled_on": max(side["ruled_on"] for side in sides),
        "searched_until": max(side["searched_until"] for side in sides),
        "note": next((side["note"] for side in sides if side["note"]), ""),
        "evidence": " ".join(evidence),
    }


def backed(promise: Row, by_id: Mapping[str, Mapping[str, Row]]) -> Row:
    """How good the evidence is, and from how many origins it comes at most."""
    names = promise["evidence"].split()
    return {
        "grade": best_grade([by_id["claims"][name]["grade"] for name in names]),
        "origins": len(origins(names, by_id["claims"])),
    }


def told_in(claim: Row, by_id: Mapping[str, Mapping[str, Row]]) -> Iterator[str]:
    """Grades of the pages that tell of a promise: that of its claim, and of each claim or source
    that it repeats.

    Parameters
    ----------
    claim : mapping
        Row of the clean claims.
    by_id : mapping of str to mapping
        Rows of `claims` and `sources` by id.

    Yields
    ------
    str
    """
    seen = set()
    while claim["id"] not in seen:
        seen.add(claim["id"])
        yield claim["grade"]
        origin = claim["origin"]
        if origin in by_id["sources"] and origin not in by_id["claims"]:
            yield by_id["sources"][origin]["grade"]
        claim = by_id["claims"].get(origin, claim)


def lateness(promise: Row, by_id: Mapping[str, Mapping[str, Row]]) -> dict[str, float]:
    """Days between the due day and the deed, at least and at most; a gap where there is nothing to
    measure. [days]
    """
    due, status = date.fromisoformat(promise["due"]), promise["status"]
    if status == "kept":
        return {"late_low": 0.0, "late_high": 0.0}
    if status == "broken":
        until = closed_period(promise["searched_until"] or promise["ruled_on"]).end
        return {"late_low": float(max((until - due).days, 0)), "late_high": OPEN}
    shown = (
        _shown(by_id["claims"][name], by_id["sources"]) for name in promise["evidence"].split()
    )
    spans = [(span.end, span.start or due) for span in shown if span.end and span.end > due]
    if status != "kept late" or not spans:
        return {"late_low": GAP, "late_high": GAP}
    *before, (end, start) = sorted(spans)
    first = max((other for other, _ in before if other < end), default=start)
    return {
        "late_low": float(max((first - due).days, 0)),
        "late_high": float((end - due).days),
    }


def _shown(claim: Row, sources: Mapping[str, Row]) -> Period:
    """When the thing stood that a claim shows: the date it prints, the time it speaks of, or its
    publication.
    """
    if claim["period_start"] or claim["period_end"]:
        return Period(
            *(
                date.fromisoformat(claim[name]) if claim[name] else None
                for name in ("period_start", "period_end")
            )
        )
    when = claim["as_of"] or sources[claim["source"]]["published"]
    return read_period(when) if when else Period(None, None)


def chained(rows: list[Row]) -> Iterator[Row]:
    """Rows with the first promise of their chain, their place in it, and the days by which they
    move the date before.
    """
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        steps = [row["id"]]
        while by_id[steps[-1]]["vintage_of"]:
            steps.append(by_id[steps[-1]]["vintage_of"])
        before = by_id.get(row["vintage_of"])
        slip = (
            (date.fromisoformat(row["due"]) - date.fromisoformat(before["due"])).days
            * moves(before, row)
            if before
            else GAP
        )
        yield row | {"chain": steps[-1], "vintage": len(steps), "slip": float(slip)}


def moves(before: Row, after: Row) -> bool:
    """Whether the later of two promises moves the date of the earlier: their windows do not meet.

    Parameters
    ----------
    before, after : mapping
        With `window_start`, which may be empty, and `window_end`.

    Examples
    --------
    >>> mid = {"window_start": "2028-Q2", "window_end": "2028-Q3"}
    >>> year = {"window_start": "2028", "window_end": "2028"}
    >>> moves(mid, year), moves(mid, {"window_start": "", "window_end": "2029"})
    (False, True)
    """
    one, other = _window(before), _window(after)
    return other[0] > one[1] or one[0] > other[1]


def puts_off(before: Row, after: Row) -> bool:
    """Whether the later of two promises puts the date off: its window begins after the earlier
    one's end.

    Examples
    --------
    >>> year = {"window_start": "", "window_end": "2027"}
    >>> next_year = {"window_start": "", "window_end": "2028"}
    >>> puts_off(year, next_year), puts_off(next_year, year)
    (True, False)
    """
    return _window(after)[0] > _window(before)[1]


def _window(row: Row) -> tuple[date, date]:
    return (
        closed_period(row["window_start"] or row["window_end"]).start,
        closed_period(row["window_end"]).end,
    )


def rests_thinly(promise: Row) -> bool:
    """Whether an outcome, or the promise itself, is known from aggregators alone.

    Examples
    --------
    >>> rests_thinly({"grade": "primary", "promise_grade": "aggregator"})
    True
    """
    return "aggregator" in (promise["grade"], promise["promise_grade"])


def status_words(promise: Row) -> str:
    """A status as readers see it everywhere: an outcome says so if only aggregators show it, or
    that it was promised at all.

    Parameters
    ----------
    promise : mapping
        Row of the clean table.

    Examples
    --------
    >>> status_words({"status": "broken", "grade": "aggregator", "promise_grade": ""})
    'broken, on aggregators alone'
    >>> status_words({"status": "", "grade": "", "promise_grade": ""})
    'not ruled yet'
    >>> status_words({"status": "broken", "grade": "reputable", "promise_grade": "aggregator"})
    'broken (promise known from aggregators alone)'
    """
    words = promise["status"] or "not ruled yet"
    if promise["status"] not in SETTLED:
        return words
    if promise["grade"] == "aggregator":
        return f"{words}, on aggregators alone"
    return (
        f"{words} (promise known from aggregators alone)"
        if promise["promise_grade"] == "aggregator"
        else words
    )
