"""One small page for each claim: its facts, its checks, what was made from it, its neighbours in
the article.
"""

from typing import NamedTuple

from markupsafe import Markup

from chipledger.facts.catalogue import PAGES
from chipledger.facts.entries import check_facts, claim_facts, finding_facts
from chipledger.publish.book.fact_html import fact_html, in_brackets
from chipledger.publish.book.templates import filled
from chipledger.publish.site.ledger.frame import pager
from chipledger.publish.site.ledger.pieces import facts_list, figure, link, text, to

ROOT = "../../"
SHOWN_BELOW = ("checks", "findings")  # as sections of their own
# The pages of the ledger for what a fact says in words; its key is the column that has the id.
HAS_A_PAGE = {
    "entity": ("entity",),
    "speaker": ("entity",),
    "source": ("article",),
    "base": ("entity", "article"),
    "origin": ("entity", "article"),
}


class Entry(NamedTuple):
    """A check or a finding as HTML: its title, its verdict or value, and its facts."""

    title: str
    value: str
    facts: str


def claim_pages(view, shell):
    """Every claim's page.

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    pages = {}
    for rows in view.by_source.values():
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
            neighbours = pager(
                *(side and (f"{side['id']}.html", side["gloss"]) for side in (before, after))
            )
            publisher = view.sources[row["source"]]["publisher"]
            pages[f"ledger/claim/{row['id']}.html"] = shell.page(
                view.title(row["gloss"], row["id"]),
                _body(row, view),
                f"{row['gloss']}: {row['shown'] or row['literal']}, as {publisher} prints it.",
                head=_machine_links(row),
                pager=neighbours,
            )
    return pages


def _machine_links(row):
    """Where programs find the same claim."""
    return "".join(
        f'<link rel="alternate" type="{kind}" href="{ROOT}api/claim/{row["id"]}.{end}">'
        for kind, end in (("application/json", "json"), ("application/ld+json", "jsonld"))
    )


def _body(row, view):
    files = [
        link(f"{ROOT}api/claim/{row['id']}.{end}", name)
        for name, end in (("JSON", "json"), ("JSON-LD", "jsonld"))
    ]
    return filled(
        "site/ledger/claim.html",
        html=Markup,
        article=to("article", row["source"], view.sources[row["source"]]["title"]),
        gloss=row["gloss"],
        figure=figure(row),
        facts=facts_list(_facts(row, view)),
        checks=[_check(check, view) for check in view.checks_of(row["id"])],
        findings=[_finding(finding, view) for finding in view.findings_of(row["id"])],
        pages=_pages(f"claim-{row['id']}", view),
        files=files,
    )


def _facts(row, view):
    """The facts of the entry as (label, HTML), linked where the ledger has a page for them."""
    for fact in claim_facts(row, view):
        if fact.key not in SHOWN_BELOW:
            yield fact.label, _in_words(fact, row, view) or _html(fact)
    if row["object"]:
        yield "Object", to("entity", row["object"], view.entities[row["object"]]["name"])
    if row["state"]:
        yield "State", text(row["state"].replace("_", " "))


def _in_words(fact, row, view):
    """A fact as a link to the entity or article that it names in words; empty where it names
    none.
    """
    known = {"entity": view.entities, "article": view.sources}
    for kind in HAS_A_PAGE.get(fact.key, ()):
        if row[fact.key] in known[kind]:
            return to(kind, row[fact.key], fact.text)
    return ""


def _html(fact):
    written = fact_html(fact, _address, _status)
    return f'<span lang="{fact.lang}">{written}</span>' if fact.lang else written


def _address(kind, name):
    """Where an entry stands; of a claim, its own page."""
    return f"../claim/{name}.html" if kind == "claim" else f"{ROOT}{PAGES[kind]}.html#{kind}-{name}"


def _status(kind, words):
    """What became of a promise, behind its link."""
    return in_brackets(kind, words) if kind == "promise" else ""


def _check(check, view):
    facts = _pairs(check_facts(check, view), f"check-{check['id']}", view)
    return Entry(text(check["says"]), _verdict(check), facts_list(facts))


def _verdict(check):
    """A verdict that leads to the check in the audit."""
    verdict = check["verdict"].replace(" ", "-")
    return (
        f'<a class="check {verdict}" href="{ROOT}book/audit.html#check-{check["id"]}">'
        f"{check['verdict']}</a>"
    )


def _finding(finding, view):
    facts = _pairs(finding_facts(finding, view), f"finding-{finding['id']}", view)
    address = f"{ROOT}book/findings.html#finding-{finding['id']}"
    return Entry(link(address, finding["gloss"]), text(finding["shown"]), facts_list(facts))


def _pairs(facts, entry, view):
    """The facts of a check or finding as HTML, with the pages that use it."""
    pairs = [(fact.label, _html(fact)) for fact in facts]
    pages = "<br>".join(_pages(entry, view))
    return [*pairs, ("Used on", pages)] if pages else pairs


def _pages(entry, view):
    """Links to the pages of the book that use an entry."""
    return [link(ROOT + address, title) for address, title in view.uses.get(entry, ())]
