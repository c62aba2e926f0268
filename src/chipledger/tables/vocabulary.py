"""The closed lists of words that tables may use, each in one place."""

from collections.abc import Mapping
from typing import Any

BASES = ("official", "executive", "filing", "measured", "press", "analyst", "rumour", "author")
MODALITIES = ("fact", "estimate", "forecast", "target", "assumption", "opinion")
STATES = (
    "planned",
    "designed",
    "taped_out",
    "sampling",
    "produced",
    "launched",
    "stopped",
    "restarted",
    "delayed",
    "bought",
    "sold",
    "listed",
    "filed",
    "left",
    "joined",
    "banned",
    "unsold",
    "undecided",
    "falling",
    "rising",
    "available",
)
KINDS = ("count", "price", "measure", "ratio", "share", "change", "date", "relation", "status")
GRADES = ("primary", "reputable", "aggregator")
THEME_NAMES = {
    "musk": "Musk's chips",
    "colossus": "Colossus",
    "tpu": "Accelerators and their makers",
    "china": "China's listings and chips",
    "xring": "Xiaomi XRING",
    "context": "Context",
}
THEMES = tuple(THEME_NAMES)
ENTITY_TYPES = ("chip", "company", "person", "site", "programme", "model", "process", "product")
REASONS = ("page furniture", "repeat", "idiom", "numbering", "name", "not a quantity")
# What became of a promise; each has its meaning beside it, which the pages print.
STATUS_MEANINGS = {
    "kept": "the criterion was met within the window",
    "kept late": "the criterion was met after the window",
    "changed": "whoever promised put the date off, or changed the thing, before the window ended",
    "broken": "the window ended, or the thing was given up, and the criterion was not met",
    "open": "the window has not ended",
    "no trace": "the window ended and the record shows the thing neither done nor missed",
}
STATUSES = tuple(STATUS_MEANINGS)
SETTLED = ("kept", "kept late", "changed", "broken")  # outcomes, which need evidence
UNSHOWN = ("open", "no trace")  # rest on a search instead
GROUP_NAMES = {
    "musk": "Musk's companies",
    "control": "Control group",
    "onlooker": "Onlookers, not compared",
}
COMPARED = (
    "musk",
    "control",
)  # groups whose promises are compared: a forecast about others is nobody's promise
GROUPS = tuple(GROUP_NAMES)
READERS = ("reader 1", "reader 2")
SETTLEMENT = (  # the row that decides where the readers differ, or where both left the definitions
    "settled"
)
WHOSE_NAMES = {"source": "the source's", "ours": "ours"}  # whose error a correction mends
WHOSE = tuple(WHOSE_NAMES)
FREE_SPEAKERS = ("author", "unnamed")
# Whoever speaks for Musk's companies: a promise belongs to the group of whoever is to keep it.
MUSK_SPEAKERS = ("musk", "spacex", "tesla", "xai")
# The one standard of evidence: by how a criterion begins, the states of which a claim must show
# one as a fact before the promise counts as kept. A showing or a start of production is not yet
# "available"; a sale is.
SHOWN_BY = {
    "The maker releases it": ("available", "sold"),
    "The maker, or a newsroom, reports that volume production has begun": ("produced",),
}
# What went wrong where a check fails; each has its meaning beside it, which the audit pages print.
ERRORS = {
    "rounding": "rounded further than the print admits",
    "unit": "another unit, currency or measure than the words name",
    "scope": "the figure counts another thing, period or place than the words name",
    "arithmetic": "figures printed beside it do not give it",
    "feasibility": (
        "a plan, demand or cost does not fit what a fab, a site or money allows, by a model or"
        " yardstick of ours"
    ),
    "headline": "headline or lead says more than the body",
    "attribution": "another maker, owner, person or place",
    "date": "another date or order of events",
    "measurement": "an independent measurement gives another figure",
    "outcome": "a forecast, plan or rumour that the record did not bear out",
}
CHECK_KINDS = ("identity", "contradiction", "reference")
# Who states what a check tests; a contradiction compares claims unless its entry says that one of
# them is tested.
TESTED = {
    "statement": "what a source says, or what must be so if its figures are right",
    "agreement": "claims about one thing are compared; nobody states that they agree",
    "question": (
        "a reading, comparison or bound of ours; if it fails, no figure of a source is refuted"
    ),
}
VERDICTS = ("holds", "holds after rounding", "not refuted", "differs", "fails", "undefined")
VERDICT_WORDS = {  # as a sentence says them
    "holds": "holds",
    "holds after rounding": "holds",
    "not refuted": "not refuted",
    "differs": "sources disagree",
    "fails": "fails",
    "undefined": "not comparable",
}
# What a mistake does to a reader; slips of the last kind are told and not counted in a headline.
SEVERITIES = {
    "serious": "a reader would conclude otherwise",
    "minor": "wrong, and the conclusion stands",
    "near": "a hair's breadth",
}
COUNTED_SEVERITIES = ("serious", "minor")
APART = (
    "fails",
    "differs",
)  # the sides do not meet: a statement or question fails, and claims that are compared differ
WORST_FIRST = (
    "fails",
    "differs",
    "not refuted",
    "undefined",
    "holds after rounding",
    "holds",
)  # the worst of its checks stands for a claim

# The sign behind a figure of an article whose check fails, and what a screen reader says of it.
WEAK_SIGN, WEAK_MEANING = "○", "known from a weak source"
WEAK_GRADES = ("aggregator",)

# The mark behind a number in prose: the first rule that fits decides; no mark means reported as
# fact.
MARKS = (
    ("r", "rumoured", lambda claim: claim["basis"] == "rumour"),
    ("f", "forecast or target", lambda claim: claim["modality"] in ("forecast", "target")),
    ("e", "estimated", lambda claim: claim["modality"] == "estimate"),
    ("a", "assumed", lambda claim: claim["modality"] == "assumption"),
    ("o", "an opinion", lambda claim: claim["modality"] == "opinion"),
)


def mark_of(claim: Mapping[str, Any]) -> tuple[str, str]:
    """The one-letter mark of a claim and its meaning, or two empty strings for a reported fact.

    Parameters
    ----------
    claim : mapping
        With the keys `basis` and `modality`.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> mark_of({"basis": "press", "modality": "target"})
    ('f', 'forecast or target')
    """
    return next(((letter, meaning) for letter, meaning, fits in MARKS if fits(claim)), ("", ""))
