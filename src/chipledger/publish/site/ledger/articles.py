"""One page for each article or public page: its imprint, how much of it is coded, its
claims in order of place.
"""

from chipledger.facts.entries import place_of
from chipledger.facts.figures_used import ARTICLES
from chipledger.numbers.wording import show_share
from chipledger.publish.site.ledger.pieces import counted, facts_list, figure, link, table, text, to

LANGUAGES = {"zh-Hans": "Chinese, simplified", "zh-Hant": "Chinese, traditional", "en": "English"}


def article_pages(view, shell):
    """Every source's page.

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    coverage = view.coverage()
    return {
        f"ledger/article/{source['id']}.html": shell.page(
            view.title(source["title"], source["id"]),
            _body(source, view, coverage.get(source["id"])),
            (
                f"{counted(len(view.by_source[source['id']]), 'claim')} from "
                f"{source['publisher']}, {source['published']}, each with its place."
            ),
        )
        for source in view.sources.values()
    }


def _body(source, view, coverage):
    rows = view.by_source[source["id"]]
    cells = [
        (
            text(place_of(row)),
            to("claim", row["id"], row["gloss"]),
            figure(row),
            to("entity", row["entity"], view.entities[row["entity"]]["name"]),
            text(row["literal"]),
        )
        for row in rows
    ]
    claims = (
        table(
            "Claims in order of place",
            ("Place", "What it says", "Figure", "About", "As printed"),
            cells,
        )
        if rows
        else "<p>No claim comes from it.</p>"
    )
    return (
        '<p class="crumbs"><a href="../index.html">All claims</a></p>'
        f'<h1>{text(source["title"])}</h1><div class="facts">{facts_list(_imprint(source))}</div>'
        f"{_own_page(source, view)}{_coverage(coverage)}<h2>Claims</h2>{claims}"
    )


def _own_page(source, view):
    """What leads from an article to its page of the book."""
    if source["id"] not in view.cards:
        return ""
    address = f"../../{ARTICLES}{source['id']}.html"
    return f"<p>{link(address, 'What held in it, what did not, and what came true')}</p>"


def _imprint(source):
    """Who published it, when and where, and how its text is told apart from others."""
    text_place = (
        f"{source['file']}, lines {source['first_line']} to {source['last_line']}"
        if source["file"]
        else ""
    )
    address = source["url"]
    facts = [
        ("Id", source["id"]),
        ("Publisher", source["publisher"]),
        ("Author", source["author"]),
        ("Published", source["published"]),
        ("Language", LANGUAGES.get(source["language"], source["language"])),
        ("Text", text_place),
        ("SHA-256 of the text", source["sha256"]),
        ("Address", address),
        ("Read on", source["read_on"]),
        ("Page read", source["page_read"]),
        ("Grade", source["grade"]),
        ("Theme", source["theme"]),
    ]
    return [
        (name, link(fact, fact) if fact.startswith("http") else text(fact))
        for name, fact in facts
        if fact
    ]


def _coverage(row):
    """The figures that the scanner found in the article, and what became of them."""
    if not row:
        return ""
    facts = [
        ("Figures found", row["figures"]),
        ("Coded", row["coded"]),
        ("Dismissed", row["dismissed"]),
        ("Open", row["open"]),
        ("Covered", show_share(row["share"])),
    ]
    return (
        "<h2>Coverage</h2>"
        f'<div class="facts">{facts_list((name, text(fact)) for name, fact in facts)}</div>'
    )
