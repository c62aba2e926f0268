"""The page that browses all checks: a whole table in the page, which a script filters and sorts where there is one.

On a phone each row is stacked; roles say what the style sheet then hides from some browsers, that it is a table.
"""

from collections import Counter

from chipledger.audit.league import REACHES, articles_of, badness, reach_of
from chipledger.numbers.wording import rounded
from chipledger.publish.site.ledger.filters import Choice, Filter, filter_form
from chipledger.publish.site.ledger.pieces import ROWS_HEAD, counted, link, sortable_heads, text
from chipledger.tables.vocabulary import (
    CHECK_KINDS,
    ERRORS,
    SEVERITIES,
    TESTED,
    VERDICTS,
    WORST_FIRST,
)

FILTERS = (
    ("article", "Article"),
    ("kind", "Kind of check"),
    ("tests", "What is tested"),
    ("reach", "Held against"),
    ("error", "Kind of error"),
    ("severity", "Severity"),
    ("verdict", "Verdict"),
)
COLUMNS = (
    ("verdict", "Verdict"),
    ("says", "What should be"),
    ("asserts", "What the article says"),
    ("ruling", "What to make of it"),
    ("article", "Article"),
    ("kind", "Kind"),
    ("error", "Error"),
)
AGAINST = dict(zip(REACHES, ("itself", "another article", "the record"), strict=True))
WORDS = {
    "kind": CHECK_KINDS,
    "tests": tuple(TESTED),
    "reach": REACHES,
    "error": tuple(ERRORS),
    "severity": tuple(SEVERITIES),
    "verdict": VERDICTS,
}


def checks_page(view, shell):
    """The page.

    Parameters
    ----------
    view : View
    shell : Shell

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    texts = {row["id"] for row in view.sources.values() if row["kind"] == "text"}
    source_of = {name: row["source"] for name, row in view.claims.items()}
    rows = [
        {
            **row,
            "article": articles_of(row, source_of, texts),
            "reach": reach_of(row, source_of, texts),
        }
        for row in view.checks.values()
    ]
    rows.sort(
        key=lambda row: (WORST_FIRST.index(row["verdict"]), -badness(row["factor"]), row["id"])
    )
    title = "Which checks fail, and why?"
    description = f"{counted(len(rows), 'check')}, filtered by article, kind, error and verdict, each with its explanation."
    return {
        "audit/index.html": shell.page(title, _body(title, rows, view), description, head=ROWS_HEAD)
    }


def _body(title, rows, view):
    form = filter_form((_filter(*each, rows, view) for each in FILTERS), "checks")
    return (
        f'<h1>{title}</h1><p class="about">Every check of the audit, the worst first, with the factor by which its sides are apart. A verdict leads to both sides of the check with their intervals; '
        f'the <a href="../notebooks/07_arithmetic_audit.html">chapter on the audit</a> counts them.</p>'
        f'{form}<div class="tw" tabindex="0" role="region" aria-label="Checks"><table id="checks" data-rows="checks"><caption class="vh">All checks; with filters set, those that match</caption>'
        f"<thead><tr>{sortable_heads(COLUMNS)}</tr></thead>"
        f"<tbody>{''.join(_row(row, view) for row in rows)}</tbody></table></div>"
    )


def _filter(name, label, rows, view):
    """A filter with the words that some check answers to, and how many do."""
    counts = Counter(
        word
        for row in rows
        for word in (row[name] if isinstance(row[name], list) else [row[name]])
        if word
    )
    known = (
        sorted(counts, key=lambda word: view.sources[word]["title"])
        if name == "article"
        else [word for word in WORDS[name] if word in counts]
    )
    choices = (Choice(word, _named(name, word, view), counts[word]) for word in known)
    return Filter(name, label, tuple(choices))


def _named(name, word, view):
    return view.sources[word]["title"] if name == "article" else AGAINST.get(word, word)


def _row(row, view):
    """One check; what filters ask for stands in its attributes."""
    facts = {name: "|".join(row[name]) if name == "article" else row[name] for name, _ in FILTERS}
    marks = "".join(f' data-{name}="{value}"' for name, value in facts.items() if value)
    articles = (
        ", ".join(
            link(f"../ledger/article/{name}.html", view.sources[name]["title"])
            for name in row["article"]
        )
        or "public record only"
    )
    cells = (
        _verdict(row),
        text(row["says"]),
        text(row["asserts"]),
        text(row["ruling"]),
        articles,
        text(row["kind"]),
        text(row["error"]),
    )
    first, *rest = cells
    return (
        f'<tr{marks}><td data-key="{WORST_FIRST.index(row["verdict"])}">{first}</td>'
        + "".join(f"<td>{cell}</td>" for cell in rest)
        + "</tr>"
    )


def _verdict(row):
    """The verdict as a link to the whole check, and by how much it fails."""
    off = (
        f' <span class="more">{rounded(badness(row["factor"]), 3):,g}×</span>'
        if row["factor"] == row["factor"]
        else ""
    )
    return f'<a class="check {row["verdict"].replace(" ", "-")}" href="../book/audit.html#check-{row["id"]}">{row["verdict"]}</a>{off}'
