"""The page that browses all checks: a whole table in the page, which a script filters and sorts
where there is one.
"""

from chipledger.audit.league import REACHES, articles_of, badness, reach_of
from chipledger.numbers.wording import rounded
from chipledger.publish.site.ledger.pieces import ROWS_HEAD, counted, link, text
from chipledger.publish.site.ledger.table_page import Filter, Row, TablePage, choices
from chipledger.tables.vocabulary import (
    CHECK_KINDS,
    ERRORS,
    SEVERITIES,
    TESTED,
    VERDICT_WORDS,
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


TITLE = "Which checks fail, and why?"
ABOUT = (
    "Every check of the audit, the worst first, with the factor by which its sides are apart. A "
    "verdict leads to both sides of the check with their intervals; the "
    '<a href="../notebooks/07_arithmetic_audit.html">chapter on the audit</a> counts them.'
)


def checks_page(view, shell):
    """The page, by address from the root of the site."""
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
    page = TablePage(
        title=TITLE,
        label="Checks",
        caption="All checks; with filters set, those that match",
        about=ABOUT,
        things="checks",
        filters=[_filter(*each, rows, view) for each in FILTERS],
        columns=COLUMNS,
        rows=[_row(row, view) for row in rows],
    )
    description = (
        f"{counted(len(rows), 'check')}, filtered by article, kind, error and verdict, each with "
        "its explanation."
    )
    return {"audit/index.html": shell.page(TITLE, page.html(), description, head=ROWS_HEAD)}


def _filter(name, label, rows, view):
    """A filter with the words that some check answers to, and how many do."""
    values = [
        word for row in rows for word in (row[name] if isinstance(row[name], list) else [row[name]])
    ]
    known = (
        sorted(set(values), key=lambda word: view.sources[word]["title"])
        if name == "article"
        else WORDS[name]
    )
    return Filter(name, label, choices(values, known, lambda word: _named(name, word, view)))


def _named(name, word, view):
    return view.sources[word]["title"] if name == "article" else AGAINST.get(word, word)


def _row(row, view):
    """One check."""
    articles = (
        ", ".join(
            link(f"../ledger/article/{name}.html", view.sources[name]["title"])
            for name in row["article"]
        )
        or "public record only"
    )
    cells = (
        (str(WORST_FIRST.index(row["verdict"])), _verdict(row)),
        *(("", text(row[name])) for name in ("says", "asserts", "ruling")),
        ("", articles),
        *(("", text(row[name])) for name in ("kind", "error")),
    )
    marks = {name: "|".join(row[name]) if name == "article" else row[name] for name, _ in FILTERS}
    return Row(marks, cells)


def _verdict(row):
    """The verdict as a link to the whole check, and by how much it fails."""
    off = (
        f' <span class="more">{rounded(badness(row["factor"]), 3):,g}×</span>'
        if row["factor"] == row["factor"]
        else ""
    )
    verdict = row["verdict"].replace(" ", "-")
    return (
        f'<a class="check {verdict}" href="../ledger/check/{row["id"]}.html">'
        f"{VERDICT_WORDS[row['verdict']]}</a>{off}"
    )
