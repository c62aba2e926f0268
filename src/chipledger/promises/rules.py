"""Rules on promises and their rulings, beyond single cells: what can be promised, who rules, and on
what.

They run once the cells and references keep their own rules.

Judgements made here:

- An onlooker is the article's author, a source without a name, whoever forecasts as author,
  analyst, press or rumour, and whoever
  forecasts what no company makes: that is a forecast about the world. Any other promise is in the
  group of who is to keep it.
- A date that was put off to a window after its own, before its window ended, makes the status
  `changed`, met or not.
- A promise is kept only on the kind of evidence that its criterion names (`vocabulary.SHOWN_BY`),
  shown as a fact, and never on
  claims alone that plan or that repeat the promise.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from chipledger.errors import FIRST_ROW, Problem
from chipledger.numbers.periods import closed_period
from chipledger.promises.settled import company_of, puts_off, said_on, settled
from chipledger.tables.evidence import first_of, record_as_of
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import (
    FREE_SPEAKERS,
    MUSK_SPEAKERS,
    READERS,
    SETTLEMENT,
    SHOWN_BY,
    UNSHOWN,
)

ONLOOKERS = (
    "author",
    "analyst",
    "press",
    "rumour",
)  # bases on which a forecast is not the maker's own word


def promise_problems(tables: Mapping[str, pd.DataFrame]) -> Iterator[Problem]:
    """Every fault of promises and resolutions that shows only beyond single cells.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        The raw tables as text.

    Yields
    ------
    Problem
    """
    claims = {row["id"]: row for row in rows_of(_named(tables))}
    sources = {row["id"]: row for row in rows_of(tables["sources"])}
    promises = {row["id"]: row for row in rows_of(tables["promises"])}
    entities = {row["id"]: row for row in rows_of(tables["entities"])}
    spoken = {name: _said(row, claims, sources) for name, row in promises.items()}
    for row, promise in enumerate(promises.values(), FIRST_ROW):
        yield from _promise(row, promise, spoken[promise["id"]])
        yield from _vintage(row, promise, promises, spoken)
        yield from _group(row, promise, claims[promise["claim"]], entities)
    yield from _rulings(tables["resolutions"])
    yield from _moved(tables["resolutions"], promises, spoken)
    yield from _standard(tables["resolutions"], promises, claims)
    for row, ruling in enumerate(rows_of(tables["resolutions"]), FIRST_ROW):
        yield from _evidence(row, ruling, promises[ruling["promise"]])
        yield from _dates(
            row,
            ruling,
            closed_period(promises[ruling["promise"]]["window_end"]).end,
            record_as_of(tables["sources"]),
        )
        yield from _readings(row, ruling, claims, sources)


def _named(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The claims that promises and their resolutions name, and what those repeat."""
    claims, evidence = tables["claims"], tables["resolutions"]["evidence"]
    names = {*tables["promises"]["claim"], *(name for cell in evidence for name in cell.split())}
    while True:
        named = claims[claims["id"].isin(names)]
        if names >= (origins := set(named["origin"])):
            return named
        names |= origins


def _said(promise: Row, claims: Mapping[str, Row], sources: Mapping[str, Row]) -> str:
    claim = claims[promise["claim"]]
    return said_on(claim["as_of"], sources[claim["source"]]["published"], promise["window_end"])


def _promise(row: int, promise: Row, said: str) -> Iterator[Problem]:
    """A promise is said before its time is over, and its window runs forwards."""
    end = closed_period(promise["window_end"]).end
    if promise["window_start"] and closed_period(promise["window_start"]).start > end:
        yield _problem(
            "promises",
            row,
            "window_end",
            "window in order",
            "the window ends before it starts",
            promise["window_end"],
        )
    if not said:
        yield _problem(
            "promises",
            row,
            "claim",
            "dated claim",
            "give the claim an as_of, or its source the time of publication",
            promise["claim"],
        )
    elif closed_period(said).start > end:
        yield _problem(
            "promises",
            row,
            "claim",
            "said before it is due",
            f"the claim is of {said}, after its window: give it the as_of of the saying, or take an"
            " earlier one",
            promise["claim"],
        )


def _vintage(
    row: int, promise: Row, promises: Mapping[str, Row], spoken: Mapping[str, str]
) -> Iterator[Problem]:
    """Who moves a date speaks after whoever set it, and chains end."""
    seen, name = {promise["id"]}, promise["vintage_of"]
    while name and name not in seen:
        seen.add(name)
        name = promises[name]["vintage_of"]
    if name:
        yield _problem(
            "promises",
            row,
            "vintage_of",
            "a chain with an end",
            "vintages lead back to themselves: name the promise whose date this one moves",
            promise["vintage_of"],
        )
        return
    before = promise["vintage_of"]
    if (
        before
        and spoken[before]
        and spoken[promise["id"]]
        and closed_period(spoken[before]).start > closed_period(spoken[promise["id"]]).end
    ):
        yield _problem(
            "promises",
            row,
            "vintage_of",
            "vintage after its promise",
            f"{before} was said later, {spoken[before]}: turn the two round",
            before,
        )


def _group(row: int, promise: Row, claim: Row, entities: Mapping[str, Row]) -> Iterator[Problem]:
    """Who only looks on forecasts; a promise belongs to whoever is to keep it."""
    looks_on = promise["speaker"] in FREE_SPEAKERS or (
        claim["modality"] == "forecast"
        and (claim["basis"] in ONLOOKERS or not company_of(claim, entities))
    )
    keeper = "musk" if promise["speaker"] in MUSK_SPEAKERS else "control"
    if looks_on and promise["group"] != "onlooker":
        yield _problem(
            "promises",
            row,
            "group",
            "onlookers forecast",
            f"{promise['speaker']} does not promise, but forecasts or reports: its group is"
            " 'onlooker'",
            promise["group"],
        )
    elif promise["group"] == "onlooker" and not looks_on:
        yield _problem(
            "promises",
            row,
            "group",
            "onlookers forecast",
            f"this is the word of {promise['speaker']}: put it into the group of its company",
            promise["group"],
        )
    elif promise["group"] not in ("onlooker", keeper):
        yield _problem(
            "promises",
            row,
            "group",
            "group of the keeper",
            f"{promise['speaker']} is to keep it, whoever it serves: its group is {keeper!r}",
            promise["group"],
        )


def _moved(
    resolutions: pd.DataFrame, promises: Mapping[str, Row], spoken: Mapping[str, str]
) -> Iterator[Problem]:
    """A date replaced before its window ended is changed, for every speaker alike."""
    places: dict[str, int] = {}
    rulings: dict[str, dict[str, Row]] = {}
    for row, ruling in enumerate(rows_of(resolutions), FIRST_ROW):
        places.setdefault(ruling["promise"], row)
        rulings.setdefault(ruling["promise"], {})[ruling["ruled_by"]] = ruling
    for name, later in promises.items():
        before = promises.get(later["vintage_of"])
        if (
            not before
            or before["id"] not in rulings
            or not spoken[name]
            or not puts_off(before, later)
        ):
            continue
        status = settled(rulings[before["id"]])["status"]
        if (
            closed_period(spoken[name]).end <= closed_period(before["window_end"]).end
            and status != "changed"
        ):
            yield _problem(
                "resolutions",
                places[before["id"]],
                "status",
                "changed in its window",
                f"{name} put off the date of {before['id']} before its window ended: the status is"
                f" 'changed'; leave the readers' rulings and add a row ruled by {SETTLEMENT!r}",
                status,
            )


def _standard(
    resolutions: pd.DataFrame, promises: Mapping[str, Row], claims: Mapping[str, Row]
) -> Iterator[Problem]:
    """What counts as kept was seen as a fact of the kind that the criterion names; a plan, or the
    promise repeated, shows nothing.
    """
    rulings: dict[str, dict[str, Row]] = {}
    places: dict[str, int] = {}
    for row, ruling in enumerate(rows_of(resolutions), FIRST_ROW):
        rulings.setdefault(ruling["promise"], {})[ruling["ruled_by"]] = ruling
        places[ruling["promise"]] = row
    for name, sides in rulings.items():
        final, promise = settled(sides), promises[name]
        cited = final["evidence"].split()
        if final["status"] not in ("kept", "kept late") or not cited or promise["claim"] in cited:
            continue  # what cites nothing, or the promise itself, is refused by a rule of its own
        shown = [
            claims[other]
            for other in cited
            if first_of(other, claims) != first_of(promise["claim"], claims)
        ]
        states = next(
            (
                states
                for start, states in SHOWN_BY.items()
                if promise["criterion"].startswith(start)
            ),
            None,
        )
        facts = [claim for claim in shown if claim["modality"] in ("fact", "estimate")]
        if states is None and facts or any(_shows(claim, states or ()) for claim in facts):
            continue
        yield _problem(
            "resolutions",
            places[name],
            "evidence",
            "one standard of evidence",
            f"{name} counts as {final['status']} only if a claim shows as a fact "
            + (f"the state {' or '.join(states)!r}" if states else "what the criterion asks")
            + "; a plan, a showing or the promise repeated is not enough: name such a claim, or"
            " rule otherwise",
            final["evidence"],
        )


def _shows(claim: Row, states: tuple[str, ...]) -> bool:
    """Whether a claim shows one of some states; a start of production that lies behind shows that
    it is produced.
    """
    return claim["state"] in states or (
        "produced" in states and claim["metric"] == "production_start"
    )


def _rulings(resolutions: pd.DataFrame) -> Iterator[Problem]:
    """Both readers rule or neither; a third row settles where they differ or did not rule,
    overrules both with its reason, or
    upholds them on evidence that neither had, and does nothing else."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    cited: dict[tuple[str, bool], set[str]] = {}
    for row, ruling in enumerate(rows_of(resolutions), FIRST_ROW):
        sides = found.setdefault(ruling["promise"], {})
        if ruling["ruled_by"] in sides:
            yield _problem(
                "resolutions",
                row,
                "ruled_by",
                "one ruling each",
                f"{ruling['ruled_by']} has ruled on {ruling['promise']} already",
                ruling["ruled_by"],
            )
        sides.setdefault(ruling["ruled_by"], (row, ruling["status"]))
        cited.setdefault((ruling["promise"], ruling["ruled_by"] == SETTLEMENT), set()).update(
            ruling["evidence"].split()
        )
    for promise, sides in found.items():
        row = next(iter(sides.values()))[0]
        missing = [reader for reader in READERS if reader not in sides]
        differ = len({sides[reader][1] for reader in READERS if reader in sides}) > 1
        if missing and set(sides) != {SETTLEMENT}:
            yield _problem(
                "resolutions",
                row,
                "ruled_by",
                "two readers",
                f"add the ruling of {' and '.join(missing)}",
                promise,
            )
        elif differ and SETTLEMENT not in sides:
            yield _problem(
                "resolutions",
                row,
                "status",
                "settled",
                f"the readers differ on {promise}: add a row ruled by {SETTLEMENT!r} whose note"
                " says why",
                sides[READERS[0]][1],
            )
        elif (
            SETTLEMENT in sides
            and not missing
            and not differ
            and sides[SETTLEMENT][1] == sides[READERS[0]][1]
            and cited[promise, True] <= cited[promise, False]
        ):
            yield _problem(
                "resolutions",
                sides[SETTLEMENT][0],
                "ruled_by",
                "settled",
                f"the readers agree on {promise}: drop this row, or name evidence that neither had",
                SETTLEMENT,
            )


def _evidence(row: int, ruling: Row, promise: Row) -> Iterator[Problem]:
    """An outcome cites claims other than the promise; what is not shown says what was searched,
    until when.
    """
    if ruling["status"] in UNSHOWN:
        for column, mend in (
            ("searched_until", "say until when evidence was looked for"),
            ("note", "say what was searched"),
        ):
            if not ruling[column]:
                yield _problem(
                    "resolutions",
                    row,
                    column,
                    "search described",
                    f"{mend}: a ruling {ruling['status']!r} rests on it",
                    "",
                )
    elif not ruling["evidence"]:
        yield _problem(
            "resolutions",
            row,
            "evidence",
            "ruling with evidence",
            f"name the claims that show {ruling['status']!r}",
            "",
        )
    elif promise["claim"] in ruling["evidence"].split():
        yield _problem(
            "resolutions",
            row,
            "evidence",
            "evidence of its own",
            "a promise does not show what became of it: name another claim",
            promise["claim"],
        )
    if ruling["ruled_by"] == SETTLEMENT and not ruling["note"]:
        yield _problem(
            "resolutions", row, "note", "settled", "say who settled it this way, and why", ""
        )


def _dates(row: int, ruling: Row, due: date, as_of: str) -> Iterator[Problem]:
    """Nothing is known after the record's day, and a status fits the calendar."""
    searched = closed_period(ruling["searched_until"]) if ruling["searched_until"] else None
    if searched and searched.start.isoformat() > as_of:
        yield _problem(
            "resolutions",
            row,
            "searched_until",
            "not after the record",
            f"the last page was read on {as_of}: nothing later was searched",
            ruling["searched_until"],
        )
        return
    known = searched.end if searched else closed_period(ruling["ruled_on"]).end
    if searched and searched.start.isoformat() > ruling["ruled_on"]:
        yield _problem(
            "resolutions",
            row,
            "ruled_on",
            "ruled after the search",
            "the ruling stands before the end of its search",
            ruling["ruled_on"],
        )
    if ruling["status"] == "open" and due < known:
        yield _problem(
            "resolutions",
            row,
            "status",
            "open before its due day",
            f"the window ended on {due}: rule on it, or say 'no trace'",
            ruling["status"],
        )
    if ruling["status"] == "no trace" and known < due:
        yield _problem(
            "resolutions",
            row,
            "status",
            "no trace after its due day",
            f"the window is open until {due}: the status is 'open'",
            ruling["status"],
        )


def _readings(
    row: int, ruling: Row, claims: Mapping[str, Row], sources: Mapping[str, Row]
) -> Iterator[Problem]:
    """A ruling rests on pages that had been read by then."""
    for name in ruling["evidence"].split():
        read_on = sources[claims[name]["source"]]["read_on"]
        if read_on > ruling["ruled_on"]:
            yield _problem(
                "resolutions",
                row,
                "ruled_on",
                "ruled after reading",
                f"{name} was read on {read_on}, after the ruling",
                ruling["ruled_on"],
            )


def _problem(table: str, row: int, column: str, rule: str, mend: str, value: str) -> Problem:
    return Problem(f"data/raw/{table}.csv", row, column, rule, mend, value)
