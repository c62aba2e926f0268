"""What a reader may ask of an entry: the facts of a claim, a finding, a check or a promise, in
order.
"""

from chipledger.facts.fact import Fact, naming
from chipledger.facts.promises import promise_facts, speaker_name
from chipledger.numbers.wording import rounded, show
from chipledger.promises.settled import status_words
from chipledger.tables.evidence import count
from chipledger.tables.vocabulary import ERRORS, SEVERITIES, TESTED, mark_of

LEAST_DIGITS = 5  # of what a check compared
PRINTED_DIGITS = 7  # longer ends are no print
SECOND_HAND = "; reached us second-hand, the page itself was not read"


def claim_facts(claim, parts):
    """What a reader may ask of a claim, as (name, text) pairs; empty ones are left out."""
    source = parts["sources"][claim["source"]]
    letter, meaning = mark_of(claim)
    facts = [
        ("Id", claim["id"]),
        (
            "Printed",
            Fact(claim["literal"], lang="" if source["language"] == "en" else source["language"]),
        ),
        ("Interval", _interval(claim)),
        ("Unit", claim["unit"]),
        ("Scope", claim["scope"].replace(";", ", ")),
        ("About", parts["entities"][claim["entity"]]["name"]),
        ("Measured", parts["metrics"][claim["metric"]]["label"]),
        ("Compared with", _claim_or_word(claim["base"], parts)),
        ("As of", claim["as_of"]),
        ("Due", claim["due"]),
        ("Said by", speaker_of(claim, parts)),
        (
            "Evidence",
            f"{claim['basis']}, {claim['modality']}"
            + (f" (mark {letter}: {meaning})" if letter else ""),
        ),
        ("Source", cited(source)),
        ("Place", place_of(claim)),
        ("Address", source["url"]),
        ("Grade", claim["grade"] + ("" if source["page_read"] == "yes" else SECOND_HAND)),
        ("Repeats", _claim_or_word(claim["origin"], parts)),
        ("Origins", _origins(claim["id"], parts)),
        (
            "Said alike in",
            naming(
                "claim",
                [name for name in parts["alike"][claim["id"]] if name != claim["id"]],
                parts["figures"],
            ),
        ),
        ("Contradicted by", _against(claim["id"], parts)),
        (
            "Slip",
            " ".join(
                f"{slip.severity.capitalize()}: the article says: {slip.asserts}. {slip.ruling}."
                for slip in parts["slips"].get(claim["id"], ())
            ),
        ),
        ("Checked in", naming("check", parts["checked"].get(claim["id"], []), parts["verdicts"])),
        (
            "Promised as",
            naming("promise", parts["promised"].get(claim["id"], []), parts["statuses"]),
        ),
        (
            "Shows the outcome of",
            naming("promise", parts["shows"].get(claim["id"], []), parts["statuses"]),
        ),
        ("Used by", naming("finding", parts["used"].get(claim["id"], []), parts["found"])),
    ]
    return [(name, text) for name, text in facts if text]


def _claim_or_word(name, parts):
    """A claim as a link; a source or an entity as its id."""
    return naming("claim", [name], parts["figures"]) if name in parts["figures"] else name


def _origins(claim, parts):
    """How many sources say a thing, and how many of them can be independent; empty where one source
    says it alone.
    """
    sources, independent = count(parts["alike"][claim], parts["claims"])
    return (
        f"{sources} sources, at most {independent} independent"
        f" origin{'' if independent == 1 else 's'}"
        if sources > 1
        else ""
    )


def _against(claim, parts):
    """The claims of single-valued things that cannot be true together with this one."""
    rivals = [
        check["claims"].split() for check in parts["rulings"] if claim in check["claims"].split()
    ]
    return naming(
        "claim", [other for pair in rivals for other in pair if other != claim], parts["figures"]
    )


def cited(source):
    """A source by its title, publisher and day, so far as the day is known.

    Examples
    --------
    >>> cited({"title": "On cards", "publisher": "Paper", "published": ""})
    'On cards (Paper)'
    """
    return (
        f"{source['title']} ({', '.join(filter(None, (source['publisher'], source['published'])))})"
    )


def place_of(claim):
    """Where a claim stands in its source, in a few words."""
    return (
        f"line {claim['line']}, character {claim['offset']}" if claim["line"] else claim["locator"]
    )


def speaker_of(claim, parts):
    """Who says it, in words."""
    return speaker_name(claim["speaker"], parts["entities"])


def _interval(row):
    """The hard interval in words, and the usual one where a soft word leaves a side open."""
    if row["value"] != row["value"] or row["low"] == row["high"]:
        return ""
    text = _between(*_short(row["low"], row["high"]), row["unit"])
    soft = row.get("usual_low") is not None and (row["usual_low"], row["usual_high"]) != (
        row["low"],
        row["high"],
    )
    return text + (
        f"; usually {_between(*_short(row['usual_low'], row['usual_high']), row['unit'])}"
        if soft
        else ""
    )


def _short(low, high):
    """Two ends, rounded where a change of units has given one more digits than any print has."""
    return (
        (low, high)
        if all(rounded(end, PRINTED_DIGITS) == end for end in (low, high))
        else _apart(low, high)
    )


def _apart(low, high):
    """Two ends in as many digits as tell them apart."""
    enough = next(
        (
            digits
            for digits in range(LEAST_DIGITS, 16)
            if low == high or rounded(low, digits) != rounded(high, digits)
        ),
        16,
    )
    return rounded(low, enough), rounded(high, enough)


def _between(low, high, unit):
    infinite = float("inf")
    if high == infinite:
        return f"{show(low, low, low, unit)} or more"
    if low == -infinite:
        return f"{show(high, high, high, unit)} or less"
    return show(low, low, high, unit, "range")


def finding_facts(finding, parts):
    """How a finding was made."""
    facts = [
        ("Id", finding["id"]),
        ("Interval", _interval(finding)),
        ("Formula", finding["model"]),
        ("Made from", _made_from(finding, parts)),
        ("Computed in", f"notebooks/{finding['notebook']}.ipynb"),
    ]
    return [(name, text) for name, text in facts if text]


def _made_from(finding, parts):
    """The claims of a finding, or in words the table that it was counted from."""
    names = finding["inputs"].split()
    return (
        naming("claim", names, parts["figures"])
        if set(names) <= set(parts["figures"])
        else "all " + " and ".join(names)
    )


def check_facts(check, parts):
    """What was compared, and what came out."""
    sides = (
        []
        if check["left_low"] != check["left_low"]
        else [("Left side", _side(check, "left")), ("Right side", _side(check, "right"))]
    )
    facts = [
        ("Id", check["id"]),
        ("Kind", check["kind"]),
        ("Tests", f"{check['tests']}: {TESTED[check['tests']]}"),
        ("The source says", check["asserts"]),
        ("Whose sentence", check["source"]),
        ("Test", check["test"]),
        *sides,
        ("Factor", f"{check['factor']:g}" if check["factor"] == check["factor"] else ""),
        ("Claims", naming("claim", check["claims"].split(), parts["figures"])),
        ("Kind of error", f"{check['error']}: {ERRORS[check['error']]}" if check["error"] else ""),
        (
            "Severity",
            f"{check['severity']}: {SEVERITIES[check['severity']]}" if check["severity"] else "",
        ),
        ("Slip", check["slip"] if check["slip"] != check["id"] else ""),
        ("Ruling", check["ruling"]),
    ]
    return [(name, text) for name, text in facts if text]


def _side(check, side):
    """One side of a check in the reader's units, in as many digits as tell its ends apart."""
    low, high = _apart(check[f"{side}_low"], check[f"{side}_high"])
    unit = check["unit"]
    return show(low, low, low, unit) if low == high else _between(low, high, unit)


FACTS = {
    "claims": claim_facts,
    "findings": finding_facts,
    "checks": check_facts,
    "promises": promise_facts,
}


def headline(kind, row):
    """What an entry is about, and its figure or verdict."""
    if kind == "promise":
        return row["deliverable"], status_words(row)
    return (row["says"], row["verdict"]) if kind == "check" else (row["gloss"], row["shown"])
