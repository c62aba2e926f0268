"""One page for each article or public page: its imprint, how much of it is coded, its
claims in order of place.
"""

from chipledger.audit.report_cards import OF_PROMISES, OF_SLIPS, PARTS
from chipledger.facts.entries import place_of
from chipledger.facts.figures_used import figures_of
from chipledger.numbers.wording import show_day, show_share
from chipledger.promises.settled import status_words
from chipledger.publish.site.ledger.entry_pages import entry_address
from chipledger.publish.site.ledger.pieces import counted, facts_list, figure, link, table, text, to

LANGUAGES = {"zh-Hans": "Chinese, simplified", "zh-Hant": "Chinese, traditional", "en": "English"}


def article_pages(view, shell):
    """Every source's page.

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    coverage, figures = view.coverage(), figures_of(view.ledger)
    return {
        f"ledger/article/{source['id']}.html": shell.page(
            view.title(source["title"], source["id"]),
            _body(source, view, coverage.get(source["id"]))
            + context_list(figures.get(source["id"], ())),
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
        f"{_coverage(coverage)}{_report_card(source, view)}<h2>Claims</h2>{claims}"
    )


def _report_card(source, view):
    """What held, what failed and what came true: counts that lead to what they count."""
    card = view.cards.get(source["id"])
    if not card:
        return ""
    counts = [
        (
            label,
            link(f"#{part.replace('_', '-')}", len(getattr(card, part)))
            if getattr(card, part)
            else "0",
        )
        for part, label in PARTS.items()
    ]
    lists = "".join(
        _counted(part, label, getattr(card, part), view) for part, label in PARTS.items()
    )
    return (
        "<h2>Report card</h2><p>A statement counts for the article whose sentence it is, and "
        "what one mistake makes fail is one slip. The public record was read until "
        f"{show_day(view.ledger.as_of)}.</p>"
        f'<div class="facts">{facts_list(counts)}</div>{lists}'
    )


def _counted(part, label, names, view):
    """The entries behind one count."""
    if not names:
        return ""
    kind = "promise" if part in OF_PROMISES else "check"
    items = (
        (_slip(slip, view) for slip in names)
        if part in OF_SLIPS
        else (
            _item(kind, view.promises[name] if kind == "promise" else view.checks[name])
            for name in names
        )
    )
    return f'<h3 id="{part.replace("_", "-")}">{label}</h3><ul>{"".join(items)}</ul>'


def _slip(slip, view):
    """What the article says, what is so, and the checks that show it."""
    shown = ", ".join(
        f'<a class="check fails" href="{entry_address("check", name)}">'
        f"{text(view.says('check', name))}</a>"
        for name in slip.checks
    )
    return f"<li>The article: {text(slip.asserts)}. {text(slip.ruling)} ({shown}).</li>"


def _item(kind, row):
    says, words, word = (
        (row["deliverable"], status_words(row), row["status"] or "open")
        if kind == "promise"
        else (row["says"], row["verdict"], row["verdict"])
    )
    address = entry_address(kind, row["id"])
    return (
        f'<li>{text(says)}: <a class="{kind} {word.replace(" ", "-")}" '
        f'href="{address}">{text(words)}</a></li>'
    )


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


def context_list(figures):
    """The section with its heading; empty for a source without figures, as public pages are here.

    Parameters
    ----------
    figures : list of Figure
        As `figures_used.figures_of` returns them for one article.

    Returns
    -------
    str
        HTML.
    """
    if not figures:
        return ""
    left = [one.claim for one in figures if one.is_context]
    said = (
        f"The book uses {len(figures) - len(left):,} of the {counted(len(figures), 'figure')} in "
        "this article. "
    ) + (
        "The others are context; here they are in order of place." if left else "None is left over."
    )
    cells = [
        (text(place_of(row)), to("claim", row["id"], row["gloss"]), figure(row)) for row in left
    ]
    listed = (
        table("Figures that no chapter uses", ("Place", "What it says", "Figure"), cells)
        if left
        else ""
    )
    return f'<h2 id="context">Printed, and not used by a chapter</h2><p>{said}</p>{listed}'
