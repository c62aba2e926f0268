"""What the extension of JupyterLab asks the kernel of an open notebook: the words of the numbers in
its prose, which of them a rerun moved, and the card behind each.

It asks by expressions that leave no trace in outputs, counts or history. A key is what follows the
`#` of a number's link, such as `finding-wafers-a-year.words`.

Judgements:

- Until a notebook has loaded its ledger, that of the checkout answers: an author sees at once what
  an id stands for.
- A card tells of each number what this run made of it; what an assumption does from end to end is
  known of the committed one alone.
"""

import json
from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from chipledger.facts.catalogue import Catalogue
from chipledger.facts.entries import FACTS, cited, sort_of
from chipledger.facts.fact import Fact
from chipledger.facts.told import allows, claim_told
from chipledger.notebook.bound import bound_text
from chipledger.notebook.items import Finding
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.links import KINDS, read_target
from chipledger.notebook.moved import Movement
from chipledger.tables.rows import Row

MIME = "application/vnd.chipledger.prose+json"
LISTED = 6  # entries that a fact names; of more their number


class Answer(dict[str, object]):
    """What an expression of the extension evaluates to."""

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        return {MIME: dict(self), "text/plain": ""}


def words(keys: Iterable[str]) -> Answer:
    """What stands in the sentences.

    Parameters
    ----------
    keys : iterable of str

    Returns
    -------
    Answer
        By key `now`, what it says, and `about`, what it is; `was`, the committed words, where a run
        moved it; `lost`, the nearest ids, where there is no such entry.
    """
    ledger = _ledger()
    catalogue, moved = _catalogue(ledger), ledger.moved
    return Answer({key: _words(key, catalogue, moved) for key in keys})


def card(key: str) -> Answer:
    """What stands behind one number.

    Returns
    -------
    Answer
        `head`, what sort of number it is; `told`, what we found, in sentences; `facts`, each with
        its label and text. Empty where there is no such entry.
    """
    ledger = _ledger()
    catalogue, named = _as_run(ledger), read_target(key)
    if named is None or named.name not in catalogue.rows.get(named.kind, ()):
        return Answer()
    row = catalogue.rows[named.kind][named.name]
    if movement := ledger.moved.get((named.kind, named.name)):
        row = _as_moved(row, movement)
    facts = FACTS[f"{named.kind}s"](row, catalogue)
    return Answer(
        head=sort_of(named.kind, row),
        told=_told(row, catalogue) if named.kind == "claim" else [],
        facts=[[fact.label, _text(fact, catalogue)] for fact in facts],
    )


def _ledger() -> Ledger:
    return Ledger.latest or Ledger.load()


@lru_cache(maxsize=1)
def _catalogue(ledger: Ledger) -> Catalogue:
    return Catalogue(ledger)


def _as_run(ledger: Ledger) -> Catalogue:
    """The catalogue with the words of what this run moved."""
    found, words_of = copy(_catalogue(ledger)), _catalogue(ledger).words
    found.words = {kind: dict(words) for kind, words in words_of.items()}
    for (kind, name), movement in ledger.moved.items():
        found.words[kind][name] = movement.now.shown
    return found


def _words(
    key: str, catalogue: Catalogue, moved: dict[tuple[str, str], Movement]
) -> dict[str, str]:
    named = read_target(key)
    if named is None or named.kind not in KINDS:
        return {
            "lost": f"{key!r} names nothing of the ledger: write kind and id, as claim-gpu-yield"
        }
    known = catalogue.rows[named.kind]
    if named.name not in known:
        return {"lost": Ledger.miss(named.name, known, named.kind)}
    about = _about(named.kind, known[named.name], catalogue)
    if movement := moved.get((named.kind, named.name)):
        now, was = movement.words(named.form)
        return {"now": now, "was": was, "about": about}
    try:
        return {"now": bound_text(named.kind, known[named.name], named.form), "about": about}
    except ValueError as error:
        return {"lost": f"{named.kind} {named.name}: {error}"}


def _about(kind: str, row: Row, catalogue: Catalogue) -> str:
    """What an entry is, and of a claim where it stands."""
    says = catalogue.says(kind, row["id"])
    return f"{says}. {cited(catalogue.sources[row['source']])}" if kind == "claim" else says


def _as_moved(row: Row, movement: Movement) -> Row:
    """The row of a finding or an assumption as this run has it."""
    now = movement.now
    if isinstance(now, Finding):
        stored = now.stored
        return (
            row
            | stored
            | {
                "inputs": " ".join(now.inputs),
                "expression": json.dumps(stored["expression"]),
            }
        )
    # What it does to a finding was told of the committed range.
    return row | {name: getattr(now, name) for name in row if hasattr(now, name)} | {"effect": ""}


def _told(claim: Row, catalogue: Catalogue) -> list[str]:
    found = [
        f"{told.verdict.capitalize()}: {told.text}" if told.verdict else told.text
        for told in claim_told(claim, catalogue)
    ]
    return [*found, *filter(None, [allows(claim)])]


def _text(fact: Fact, catalogue: Catalogue) -> str:
    """A fact in plain words: entries by what they are, not by id."""
    if fact.parts:
        return "".join(part if isinstance(part, str) else part[2] for part in fact.parts)
    named = [f"{catalogue.says(kind, name)} ({shown})" for kind, name, shown in fact.links]
    more = [f"and {len(named) - LISTED} more"] if len(named) > LISTED else []
    return "; ".join([*named[:LISTED], *more]) or fact.text
