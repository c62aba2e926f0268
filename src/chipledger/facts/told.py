"""What we found of a claim, in sentences: its mistakes first, then who disagrees, then what held.

Judgements:

- A card tells few sentences; the record below it has the rest. What its article gets wrong is told
  whole, then at most as many other sentences as make up `MOST`.
- A sentence names who speaks, never a check: its words are those that the check `says`.
- A question of ours says that it is ours, and has no verdict in colour: its failure refutes no
  figure of anybody. One stands for all of them.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from chipledger.audit.statements import Slip
from chipledger.facts.catalogue import Catalogue, author_of
from chipledger.facts.entries import interval_words
from chipledger.facts.fact import Link
from chipledger.promises.settled import status_words
from chipledger.tables.rows import Row
from chipledger.tables.vocabulary import VERDICT_WORDS

# What is told of an entry before the record of it, in this order.
FACE = {
    "claim": (),
    "finding": ("interval", "formula"),
    "assumption": ("interval", "because", "effect"),
    "check": ("asserts", "left", "right", "ruling"),
    "promise": ("speaker", "said_on", "due", "criterion", "note"),
}
# What the sentences of a claim and the line that says where it comes from tell already.
SAID = {"claim": ("speaker", "source", "as_of", "interval", "slips", "rivals")}

MOST = 3  # sentences
COMPARED = 2  # figures that are told beside a mistake; of more its check tells
CONTRADICTION = ("contradiction", "differs")  # whose other claim is told as a rival
SLIP_WORDS = {"serious": "serious slip", "minor": "minor slip", "near": "near miss"}


class Told(NamedTuple):
    """A sentence under its verdict.

    Attributes
    ----------
    verdict : str
        As readers see it; empty for a question of ours.
    classes : str
        What colours the verdict.
    parts : tuple of str and of tuple of str
        The sentence; within it entries, each with its kind, its id and the words that stand for it.
    """

    verdict: str
    classes: str
    parts: tuple[str | Link, ...]

    @property
    def text(self) -> str:
        """The sentence in plain words."""
        return "".join(part if isinstance(part, str) else part[2] for part in self.parts)


def claim_told(claim: Row, catalogue: Catalogue) -> list[Told]:
    """What we found of a claim, the gravest first.

    Parameters
    ----------
    claim : mapping
        Row of the clean table.
    catalogue : chipledger.facts.catalogue.Catalogue
    """
    slips = catalogue.slips.get(claim["id"], [])
    mistakes = [_slip(slip, claim, catalogue) for slip in slips]
    others = (
        *(_rival(catalogue.claims[name], catalogue) for name in _rivals(claim, slips, catalogue)),
        *_outcomes(claim, catalogue),
        *_checked(claim, slips, catalogue),
    )
    return [*mistakes, *islice(others, max(0, MOST - len(mistakes)))]


def entries_told(told: Iterable[Told], kind: str) -> set[str]:
    """The ids of the entries of a kind that sentences name."""
    return {
        part[1]
        for each in told
        for part in each.parts
        if not isinstance(part, str) and part[0] == kind
    }


def allows(claim: Row) -> str:
    """How far a figure may be off by the words that carry it, as a sentence; nothing where that is
    the figure itself.
    """
    interval = interval_words(claim)
    return f"In these words it can be {interval}." if interval not in ("", claim["shown"]) else ""


def _slip(slip: Slip, claim: Row, catalogue: Catalogue) -> Told:
    """What the article says, what is so, and the figures that show it."""
    who = author_of(catalogue.sources[slip.source])
    compared = [name for name in slip.claims if name != claim["id"]]
    return Told(
        SLIP_WORDS[slip.severity],
        f"check fails {slip.severity}",
        (
            f"{who} says: ",
            ("check", slip.checks[0], slip.asserts),
            f". {slip.ruling}." if slip.ruling else ".",
            *(
                part
                for name in compared[:COMPARED] * (len(compared) <= COMPARED)
                for part in _figure(" Compare ", catalogue.claims[name], catalogue)
            ),
        ),
    )


def _figure(before: str, claim: Row, catalogue: Catalogue) -> tuple[str | Link, ...]:
    """The figure of another claim, and whose it is."""
    source = catalogue.sources[claim["source"]]
    shown = claim["shown"] or claim["literal"]
    return before, ("claim", claim["id"], shown), f" ({author_of(source)})."


def _rivals(claim: Row, slips: list[Slip], catalogue: Catalogue) -> list[str]:
    """The claims that disagree and are not told of beside a mistake."""
    told = {name for slip in slips for name in slip.claims}
    return [name for name in catalogue.rivals.get(claim["id"], ()) if name not in told]


def _rival(rival: Row, catalogue: Catalogue) -> Told:
    return Told(VERDICT_WORDS["differs"], "check differs", _figure("Elsewhere: ", rival, catalogue))


def _outcomes(claim: Row, catalogue: Catalogue) -> Iterator[Told]:
    """What became of what it promises."""
    for name in catalogue.promised_as.get(claim["id"], ()):
        promise = catalogue.promises[name]
        status = (promise["status"] or "open").replace(" ", "-")
        yield Told(
            status_words(promise),
            f"promise {status}",
            ("Promised: ", ("promise", name, promise["deliverable"]), "."),
        )


def _checked(claim: Row, slips: list[Slip], catalogue: Catalogue) -> Iterator[Told]:
    """Its other checks, the worst verdict first: all statements, then one question of ours."""
    told = {check for slip in slips for check in slip.checks}
    rows = [row for row in catalogue.checks_of(claim["id"]) if row["id"] not in told]
    for row in rows:
        if row["tests"] != "question" and (row["kind"], row["verdict"]) != CONTRADICTION:
            yield _verdict(row)
    yield from [_question(row) for row in rows if row["tests"] == "question"][:1]


def _verdict(check: Row) -> Told:
    ruling = f" {check['ruling']}." if check["ruling"] else ""
    return Told(
        VERDICT_WORDS[check["verdict"]],
        f"check {check['verdict'].replace(' ', '-')}",
        (("check", check["id"], check["says"]), f".{ruling}"),
    )


def _question(check: Row) -> Told:
    """A question of ours and its answer, in words."""
    answer = {"fails": "It does not", "undefined": "It cannot be told"}.get(
        check["verdict"], "It does"
    )
    reason = f": {check['ruling']}." if check["ruling"] else "."
    return Told(
        "",
        "",
        (
            "We asked whether this holds: ",
            ("check", check["id"], check["says"]),
            f". {answer}{reason}",
        ),
    )
