"""One small page for each claim: its facts, its checks, what was made from it, its neighbours in
the article.
"""

from typing import NamedTuple

from markupsafe import Markup

from chipledger.facts.entries import facts_of
from chipledger.facts.fact import by_key
from chipledger.facts.told import SAID, allows, claim_told
from chipledger.publish.book.fact_html import told_html
from chipledger.publish.book.templates import filled
from chipledger.publish.site.ledger.entry_pages import (
    ROOT,
    as_html,
    entry_address,
    entry_facts,
    pages_with,
)
from chipledger.publish.site.ledger.frame import pager
from chipledger.publish.site.ledger.pieces import facts_list, figure, link, text, to
from chipledger.tables.vocabulary import VERDICT_WORDS

SHOWN = {"checks", "findings", *SAID["claim"]}  # as sections of their own, or above
# The pages of the ledger for what a fact says in words; its key is the column that has the id.
HAS_A_PAGE = {
    "entity": ("entity",),
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
        name=row["id"],
        gloss=row["gloss"],
        figure=figure(row),
        who=_who(row, view),
        told=[told_html(each, entry_address) for each in claim_told(row, view)],
        allows=allows(row),
        facts=facts_list(_facts(row, view)),
        checks=[_check(check, view) for check in view.checks_of(row["id"])],
        findings=[_finding(finding, view) for finding in view.findings_of(row["id"])],
        pages=pages_with(f"claim-{row['id']}", view),
        files=files,
    )


def _facts(row, view):
    """The facts of the entry as (label, HTML), linked where the ledger has a page for them."""
    for fact in facts_of("claim", row, view):
        if fact.key not in SHOWN:
            yield fact.label, _in_words(fact, row, view) or as_html(fact, view)
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


def _who(row, view):
    """Who says it, of when, and where."""
    facts = by_key(facts_of("claim", row, view))
    when = f", as of {text(facts['as_of'].text)}" if "as_of" in facts else ""
    where = to("article", row["source"], facts["source"].text)
    return f"{text(facts['speaker'].text)}{when}, in {where}."


def _check(check, view):
    facts = _pairs("check", check, view)
    address = entry_address("check", check["id"])
    return Entry(link(address, check["says"]), _verdict(check, address), facts_list(facts))


def _verdict(check, address):
    """A verdict that leads to the check."""
    verdict = check["verdict"].replace(" ", "-")
    return f'<a class="check {verdict}" href="{address}">{VERDICT_WORDS[check["verdict"]]}</a>'


def _finding(finding, view):
    facts = _pairs("finding", finding, view)
    address = entry_address("finding", finding["id"])
    return Entry(link(address, finding["gloss"]), text(finding["shown"]), facts_list(facts))


def _pairs(kind, row, view):
    """The facts of a check or finding as HTML, with the pages that use it."""
    pages = "<br>".join(pages_with(f"{kind}-{row['id']}", view))
    return [*entry_facts(kind, row, view), *[("Used on", pages)] * bool(pages)]
