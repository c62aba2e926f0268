"""What a reader may ask of a promise, as (name, text) pairs: the same for every company, and never
a motive.
"""

from math import isfinite

from chipledger.facts.fact import naming
from chipledger.tables.vocabulary import GROUP_NAMES, SETTLED

NOBODY = {"author": "the article's author", "unnamed": "unnamed sources"}


def speaker_name(who, entities):
    """Who speaks, in words.

    Parameters
    ----------
    who : str
        Id of an entity, or `author`, or `unnamed`.
    entities : mapping of str to mapping
    """
    return NOBODY.get(who) or entities[who]["name"]


def promise_facts(promise, parts):
    """Where a promise was made, what it asks for, when it is due, and how it was ruled on what
    evidence.

    Parameters
    ----------
    promise : mapping
        Row of the clean table.
    parts : dict
        What `parts_of` gathers.

    Returns
    -------
    list of (str, str)
        Empty facts are left out.
    """
    name, entities = promise["id"], parts["entities"]
    facts = [
        ("Id", name),
        ("Promised in", naming("claim", [promise["claim"]], parts["figures"])),
        ("Said by", speaker_name(promise["speaker"], entities)),
        ("Company", entities[promise["company"]]["name"] if promise["company"] else ""),
        ("Group", GROUP_NAMES[promise["group"]]),
        ("Criterion", promise["criterion"]),
        ("Said", promise["said_on"]),
        ("Window", _window(promise)),
        ("Due", promise["due"]),
        ("Moves the date of", _promises([promise["vintage_of"]], parts)),
        ("Date moved by", _promises(parts["moved_by"].get(name, []), parts)),
        ("Moved by", _days(promise["slip"], promise["slip"])),
        (
            "Late by",
            (
                _days(promise["late_low"], promise["late_high"])
                if promise["status"] in ("kept late", "broken")
                else ""
            ),
        ),
        ("Ruled", _ruled(promise, parts["readings"].get(name, []))),
        ("Note", promise["note"]),
        ("Evidence", naming("claim", promise["evidence"].split(), parts["figures"])),
        ("Grade of the evidence", _grade(promise)),
        ("Grade of the promise", promise["promise_grade"]),
        ("Origins of the evidence", _origins(promise)),
        ("Searched until", promise["searched_until"]),
        ("Record read until", parts["as_of"]),
    ]
    return [(label, text) for label, text in facts if text]


def _promises(names, parts):
    return naming("promise", [name for name in names if name], parts["statuses"])


def _window(promise):
    start, end = promise["window_start"], promise["window_end"]
    return end if start in ("", end) else f"{start} to {end}"


def _days(low, high):
    """Days, or days and more; a gap says nothing."""
    if low != low:
        return ""
    if not isfinite(high):
        return f"{low:,.0f} days or more"
    return f"{high:,.0f} days" if low == high else f"{low:,.0f} to {high:,.0f} days"


def _ruled(promise, readings):
    """By whom and when; where readers differed, what each said."""
    if not readings:
        return ""
    if promise["settled_by"] == "settled":
        return (
            "; ".join(f"{row['ruled_by']}: {row['status']}" for row in readings)
            + f"; on {promise['ruled_on']}"
        )
    return f"{promise['status']}, by {promise['settled_by']}, on {promise['ruled_on']}"


def _grade(promise):
    return (
        f"{promise['grade']}: nothing better shows it"
        if promise["status"] in SETTLED and promise["grade"] == "aggregator"
        else promise["grade"]
    )


def _origins(promise):
    """How many of the claims are independent, where they are not one claim."""
    cited = len(promise["evidence"].split())
    return f"{promise['origins']} of {cited} claims" if cited > 1 else ""
