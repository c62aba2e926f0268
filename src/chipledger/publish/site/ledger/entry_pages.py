"""One small page for each check, finding, assumption and promise: what it is, what came out, and
all that is known of it. Claims, which stand in an article, have pages of their own in `claims`.
"""

from html import escape

from chipledger.facts.entries import facts_of, headline
from chipledger.facts.fact import by_key
from chipledger.facts.told import FACE
from chipledger.publish.book.fact_html import fact_html, in_brackets
from chipledger.publish.site.ledger.pieces import facts_list, link, text

ROOT = "../../"
# The page that lists the entries of each kind, and what its link says.
LISTS = {
    "claim": ("ledger/index.html", "All claims"),
    "finding": ("ledger/findings.html", "All findings"),
    "assumption": ("ledger/findings.html", "All findings"),
    "check": ("audit/index.html", "All checks"),
    "promise": ("ledger/promises.html", "All promises"),
}
ABOUT = {
    "finding": "computed in this book, with its formula and inputs.",
    "assumption": "an assumption of this book, with its range and reason.",
    "check": "what was compared, and what came out.",
    "promise": "what was promised, until when, and what became of it.",
}


def entry_pages(view, shell):
    """The page of every entry but the claims.

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    return {
        f"ledger/{kind}/{name}.html": shell.page(
            view.title(headline(kind, row)[0], f"{kind} {name}"),
            _body(kind, row, view),
            f"{headline(kind, row)[0]}: {about}",
        )
        for kind, about in ABOUT.items()
        for name, row in view.rows[kind].items()
    }


def _body(kind, row, view):
    entry, (title, value) = f"{kind}-{row['id']}", headline(kind, row)
    page, words = LISTS[kind]
    verdict = {"check": row.get("verdict"), "promise": row.get("status") or "open"}.get(kind, "")
    shown = (
        f'<span class="{kind} {verdict.replace(" ", "-")}">{text(value)}</span>'
        if verdict
        else text(value)
    )
    facts = by_key(facts_of(kind, row, view))
    told = "".join(
        f"<p>{text(facts[key].label)}: {as_html(facts[key], view)}</p>"
        for key in FACE[kind]
        if key in facts
    )
    record = [
        (fact.label, as_html(fact, view)) for key, fact in facts.items() if key not in FACE[kind]
    ]
    return (
        f'<p class="crumbs">{link(ROOT + page, words)}</p><h1 id="{entry}">{text(title)}</h1>'
        f'<p class="lede">{shown}</p>{told}<div class="facts">{facts_list(record)}</div>'
        f"{used_on(entry, view)}"
    )


def entry_facts(kind, row, view):
    """The facts of an entry as (label, HTML)."""
    return [(fact.label, as_html(fact, view)) for fact in facts_of(kind, row, view)]


def as_html(fact, view):
    """A fact, its entries by what they say, each a link to its page."""
    written = fact_html(fact, entry_address, _words_on, says=view.says)
    return f'<span lang="{fact.lang}">{written}</span>' if fact.lang else written


def entry_address(kind, name):
    """The page of an entry, from another such page."""
    return f"../{kind}/{escape(name)}.html"


def _words_on(kind, words):
    """A figure, a verdict or what became of a promise, behind its link."""
    return in_brackets(kind, words)


def used_on(entry, view):
    """The pages of the book that print an entry, under a heading; empty where none does."""
    pages = "".join(f"<li>{page}</li>" for page in pages_with(entry, view))
    return f"<h2>Used on</h2><ul>{pages}</ul>" if pages else ""


def pages_with(entry, view):
    """Links to the pages of the book that print an entry."""
    return [link(ROOT + address, title) for address, title in view.uses.get(entry, ())]
