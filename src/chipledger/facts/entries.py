"""What a reader may ask of an entry: the facts of a claim, a finding, a check or a promise, in
order.
"""

import json

from chipledger.facts.catalogue import SAYS, Catalogue, author_of
from chipledger.facts.fact import Fact, Link, filled, naming
from chipledger.facts.promises import promise_facts
from chipledger.numbers import expression
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import range_of, rounded, show, show_period
from chipledger.promises.settled import status_words
from chipledger.tables.evidence import count
from chipledger.tables.rows import Row
from chipledger.tables.vocabulary import ERRORS, SEVERITIES, TESTED, VERDICT_WORDS, mark_of

LEAST_DIGITS = 5  # of what a check compared
PRINTED_DIGITS = 7  # longer ends are no print
SECOND_HAND = "; reached us second-hand, the page itself was not read"


def claim_facts(claim: Row, catalogue: Catalogue) -> list[Fact]:
    """What a reader may ask of a claim, as a list of `Fact`; empty ones are left out.

    Parameters
    ----------
    claim : mapping
        Row of the clean table.
    catalogue : chipledger.facts.catalogue.Catalogue
    """
    name, words = claim["id"], catalogue.words
    source = catalogue.sources[claim["source"]]
    letter, meaning = mark_of(claim)
    mark = f" (mark {letter}: {meaning})" if letter else ""
    lang = "" if source["language"] == "en" else source["language"]
    slips = " ".join(
        f"{slip.severity.capitalize()}: the article says: {slip.asserts}. {slip.ruling}."
        for slip in catalogue.slips.get(name, ())
    )
    alike = [other for other in catalogue.alike[name] if other != name]
    rivals = catalogue.rivals.get(name, ())
    checks, findings = (index.get(name, ()) for index in (catalogue.checked_in, catalogue.used_by))
    promised, shown = (
        index.get(name, ()) for index in (catalogue.promised_as, catalogue.evidence_of)
    )
    return filled(
        [
            Fact("id", "Id", name),
            Fact("literal", "Printed", claim["literal"], lang=lang),
            Fact("interval", "Interval", interval_words(claim)),
            Fact("unit", "Unit", claim["unit"]),
            Fact("scope", "Scope", claim["scope"].replace(";", ", ")),
            Fact("entity", "About", catalogue.entities[claim["entity"]]["name"]),
            Fact("metric", "Measured", catalogue.metrics[claim["metric"]]["label"]),
            _claim_or_word("base", "Compared with", claim["base"], catalogue),
            Fact(
                "as_of",
                "As of",
                show_period(*read_period(claim["as_of"])) if claim["as_of"] else "",
            ),
            Fact("due", "Due", claim["due"]),
            Fact("speaker", "Said by", _said_by(claim, catalogue)),
            Fact("basis", "Evidence", f"{claim['basis']}, {claim['modality']}{mark}"),
            Fact("source", "Source", cited(source)),
            Fact("place", "Place", place_of(claim)),
            Fact("url", "Address", source["url"]),
            Fact("grade", "Grade", claim["grade"] + SECOND_HAND * (source["page_read"] != "yes")),
            _claim_or_word("origin", "Repeats", claim["origin"], catalogue),
            Fact("origins", "Origins", _origins(name, catalogue)),
            naming("alike", "Said alike in", "claim", alike, words),
            naming("rivals", "Contradicted by", "claim", rivals, words),
            Fact("slips", "Slip", slips),
            naming("checks", "Checked in", "check", checks, words),
            naming("promises", "Promised as", "promise", promised, words),
            naming("shows", "Shows the outcome of", "promise", shown, words),
            naming("findings", "Used by", "finding", findings, words),
        ]
    )


def _claim_or_word(key: str, label: str, name: str, catalogue: Catalogue) -> Fact:
    """A claim as a link; a source or an entity as its id."""
    if name in catalogue.claims:
        return naming(key, label, "claim", [name], catalogue.words)
    return Fact(key, label, name)


def _said_by(claim: Row, catalogue: Catalogue) -> str:
    """Who says it: of an article's own words its author by name."""
    own = claim["speaker"] == "author"
    return author_of(catalogue.sources[claim["source"]]) if own else catalogue.speaker(claim)


def _origins(claim: str, catalogue: Catalogue) -> str:
    """How many sources say a thing, and how many of them can be independent; empty where one source
    says it alone.
    """
    sources, independent = count(catalogue.alike[claim], catalogue.claims)
    return (
        f"{sources} sources, at most {independent} independent"
        f" origin{'' if independent == 1 else 's'}"
        if sources > 1
        else ""
    )


def cited(source: Row) -> str:
    """A source by its title, publisher and day, so far as the day is known.

    Examples
    --------
    >>> cited({"title": "On cards", "publisher": "Paper", "published": ""})
    'On cards (Paper)'
    """
    return (
        f"{source['title']} ({', '.join(filter(None, (source['publisher'], source['published'])))})"
    )


def place_of(claim: Row) -> str:
    """Where a claim stands in its source, in a few words."""
    return (
        f"line {claim['line']}, character {claim['offset']}" if claim["line"] else claim["locator"]
    )


def interval_words(row: Row) -> str:
    """The hard interval in words, and the usual one where a soft word leaves a side open."""
    if row["value"] != row["value"] or row["low"] == row["high"]:
        return ""
    text = range_of(*_short(row["low"], row["high"]), row["unit"])
    soft = row.get("usual_low") is not None and (row["usual_low"], row["usual_high"]) != (
        row["low"],
        row["high"],
    )
    return text + (
        f"; usually {range_of(*_short(row['usual_low'], row['usual_high']), row['unit'])}"
        if soft
        else ""
    )


def _short(low: float, high: float) -> tuple[float, float]:
    """Two ends, rounded where a change of units has given one more digits than any print has."""
    return (
        (low, high)
        if all(rounded(end, PRINTED_DIGITS) == end for end in (low, high))
        else _apart(low, high)
    )


def _apart(low: float, high: float) -> tuple[float, float]:
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


def finding_facts(finding: Row, catalogue: Catalogue) -> list[Fact]:
    """How a finding was made."""
    return filled(
        [
            Fact("id", "Id", finding["id"]),
            Fact("interval", "Interval", interval_words(finding)),
            Fact("formula", "Formula", finding["formula"], parts=_formula(finding, catalogue)),
            _made_from(finding, catalogue),
            Fact("notebook", "Computed in", f"notebooks/{finding['notebook']}.ipynb"),
        ]
    )


def _formula(finding: Row, catalogue: Catalogue) -> tuple[str | Link, ...]:
    """The formula with the numbers filled in, each as a link to its entry."""
    return tuple(
        part if isinstance(part, str) else _filled_in(part, catalogue)
        for part in expression.parts(json.loads(finding["expression"]))
    )


def _filled_in(leaf: tuple[str, ...], catalogue: Catalogue) -> str | Link:
    kind = catalogue.kind_of(leaf[1])
    if leaf[0] in ("claim", "usual", "low", "high", "assumption") and kind:
        return kind, leaf[1], catalogue.words[kind][leaf[1]]
    return expression.leaf_text(leaf)


def _made_from(finding: Row, catalogue: Catalogue) -> Fact:
    """What a finding hangs on: claims and assumptions, or in words the table that was counted."""
    names = finding["inputs"].split()
    links = tuple(
        (kind, name, catalogue.words[kind][name])
        for name in names
        if (kind := catalogue.kind_of(name))
    )
    if len(links) == len(names):
        return Fact("inputs", "Made from", ", ".join(names), links)
    tables = [name for name in names if not catalogue.kind_of(name)]
    return Fact("inputs", "Made from", "rows of " + " and ".join(tables), links)


def assumption_facts(assumption: Row, catalogue: Catalogue) -> list[Fact]:
    """What we take, why, and what it does."""
    name = assumption["id"]
    decides = naming("decides", "Shown by", "finding", [assumption["finding"]], catalogue.words)
    low, high, unit = (assumption[column] for column in ("low", "high", "unit"))
    return filled(
        [
            Fact("id", "Id", name),
            Fact("interval", "Range", range_of(low, high, unit) or "exact"),
            Fact("because", "Because", assumption["because"]),
            _taken_from(assumption["source"], catalogue),
            Fact("effect", "From end to end", assumption["effect"]),
            decides,
            naming(
                "findings", "Used by", "finding", catalogue.used_by.get(name, ()), catalogue.words
            ),
            Fact("notebook", "Assumed in", f"notebooks/{assumption['notebook']}.ipynb"),
        ]
    )


def _taken_from(source: str, catalogue: Catalogue) -> Fact:
    """The claim or the source that an assumption comes from, where there is one."""
    if source in catalogue.claims:
        return naming("taken_from", "Taken from", "claim", [source], catalogue.words)
    return Fact("taken_from", "Taken from", cited(catalogue.sources[source]) if source else "")


def check_facts(check: Row, catalogue: Catalogue) -> list[Fact]:
    """What was compared, and what came out."""
    known = check["left_low"] == check["left_low"]
    factor, error, severity = check["factor"], check["error"], check["severity"]
    source = catalogue.sources.get(check["source"])
    return filled(
        [
            Fact("id", "Id", check["id"]),
            Fact("kind", "Kind", check["kind"]),
            Fact("tests", "Tests", f"{check['tests']}: {TESTED[check['tests']]}"),
            Fact("asserts", f"{author_of(source)} says" if source else "", check["asserts"]),
            Fact("asserted_in", "Whose sentence", cited(source) if source else ""),
            Fact("test", "Test", check["test"]),
            Fact("left", "Left side", _side(check, "left") if known else ""),
            Fact("right", "Right side", _side(check, "right") if known else ""),
            Fact("factor", "Factor", f"{factor:g}" if factor == factor else ""),
            naming("claims", "Claims", "claim", check["claims"].split(), catalogue.words),
            Fact("error", "Kind of error", f"{error}: {ERRORS[error]}" if error else ""),
            Fact("severity", "Severity", f"{severity}: {SEVERITIES[severity]}" if severity else ""),
            Fact("slip", "Slip", check["slip"] if check["slip"] != check["id"] else ""),
            Fact("ruling", "We found", check["ruling"]),
        ]
    )


def _side(check: Row, side: str) -> str:
    """One side of a check in the reader's units, in as many digits as tell its ends apart."""
    low, high = _apart(check[f"{side}_low"], check[f"{side}_high"])
    unit = check["unit"]
    return show(low, low, low, unit) if low == high else range_of(low, high, unit)


FACTS = {
    "claims": claim_facts,
    "findings": finding_facts,
    "assumptions": assumption_facts,
    "checks": check_facts,
    "promises": promise_facts,
}


def facts_of(kind: str, row: Row, catalogue: Catalogue) -> list[Fact]:
    """What a reader may ask of an entry of the catalogue, gathered once: entry, card, page and
    register all ask.
    """
    made, name = catalogue.facts, (kind, row["id"])
    if name not in made:
        made[name] = FACTS[f"{kind}s"](row, catalogue)
    return made[name]


def headline(kind: str, row: Row) -> tuple[str, str]:
    """What an entry is about, and its figure or verdict."""
    if kind == "promise":
        return row[SAYS[kind]], status_words(row)
    return row[SAYS[kind]], VERDICT_WORDS[row["verdict"]] if kind == "check" else row["shown"]
