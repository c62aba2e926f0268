"""The page that browses all claims: its data as a script, its filters, and without JavaScript a
list by article.
"""

from math import inf

from chipledger.facts.entries import place_of
from chipledger.publish.site.ledger.pieces import (
    counted,
    figure,
    script_data,
    text,
    to,
)
from chipledger.publish.site.ledger.table_page import Filter, TablePage
from chipledger.tables.vocabulary import BASES, MODALITIES, THEMES, VERDICTS, mark_of

TITLE = "Which claims are in the ledger?"
ABOUT = (
    "Every claim of the ledger with its source. A figure leads to the claim's own page, at an "
    "address that does not change. The same data stand ready "
    '<a href="../api/index.html">for programs</a>.'
)
HEAD = "".join(
    f'<script defer src="{script}"></script>'
    for script in ("claims.js", "../_static/filters.js", "../_static/ledger.js")
)
# Order of the columns in the script's rows; `ledger.js` reads them by this list.
FIELDS = (
    "id",
    "gloss",
    "shown",
    "mark",
    "literal",
    "entity",
    "source",
    "speaker",
    "basis",
    "modality",
    "theme",
    "verdicts",
    "value",
    "unit",
    "as_of",
    "place",
)
FILTERS = (
    ("theme", "Theme"),
    ("entity", "Entity"),
    ("source", "Article"),
    ("speaker", "Said by"),
    ("basis", "Evidence"),
    ("modality", "Kind of statement"),
    ("verdict", "Verdict of a check"),
)
COLUMNS = (
    ("value", "Figure"),
    ("gloss", "What it says"),
    ("entity", "About"),
    ("speaker", "Said by"),
    ("basis", "Evidence"),
    ("source", "Article"),
    ("verdict", "Verdict"),
)


def browser_files(view, shell):
    """The page and its data, by address from the root of the site."""
    page = TablePage(
        title=TITLE,
        label="Claims",
        caption="Claims that match the filters; a heading sorts by its column",
        about=ABOUT,
        things="claims",
        filters=[Filter(*each) for each in FILTERS],
        columns=COLUMNS,
        without_script=_by_article(view),
    )
    description = (
        f"{counted(len(view.claims), 'claim')}, filtered by theme, entity, article, speaker, "
        "evidence and verdict."
    )
    return {
        "ledger/index.html": shell.page(TITLE, page.html(), description, head=HEAD),
        "ledger/claims.js": script_data("LEDGER", claims_data(view)),
    }


def claims_data(view):
    """What the table shows and filters by, ids spelt out once.

    Returns
    -------
    dict
        `fields`, `rows` (lists in the order of `fields`) and `names`: for each filter the words for
        its ids.
    """
    return {
        "fields": FIELDS,
        "rows": [_row(row, view) for row in _in_order(view)],
        "names": {
            "theme": _words(THEMES),
            "basis": _words(BASES),
            "modality": _words(MODALITIES),
            "verdict": _words(VERDICTS),
            "source": {
                row["id"]: [row["title"], row["publisher"]] for row in view.sources.values()
            },
            "speaker": {
                name: [view.speaker({"speaker": name})] for name in sorted(view.by_speaker)
            },
            "entity": {
                row["id"]: _spellings(row)
                for row in view.entities.values()
                if view.by_entity[row["id"]]
            },
        },
    }


def _in_order(view):
    """All claims in order of place, those of the articles before those of the public record."""
    sources = sorted(view.sources.values(), key=lambda source: source["kind"] != "text")
    return [row for source in sources for row in view.by_source[source["id"]]]


def _words(names):
    return {name: [name] for name in names}


def _spellings(entity):
    """All names of an entity, the shown one first."""
    return list(
        dict.fromkeys(
            filter(
                None,
                (
                    entity["name"],
                    entity["zh_hans"],
                    entity["zh_hant"],
                    *entity["aliases"].split(";"),
                ),
            )
        )
    )


def _row(row, view):
    verdicts = list(dict.fromkeys(check["verdict"] for check in view.checks_of(row["id"])))
    value = row["value"] if row["value"] == row["value"] and abs(row["value"]) != inf else None
    extra = {
        "mark": mark_of(row)[0],
        "verdicts": verdicts,
        "value": value,
        "place": place_of(row),
        "entity": list(dict.fromkeys(filter(None, (row["entity"], row["object"])))),
    }
    return [{**row, **extra}[field] for field in FIELDS]


def _by_article(view):
    """Every claim as a link under its article, for browsers without JavaScript."""
    parts = []
    for source in sorted(view.sources.values(), key=lambda source: source["kind"] != "text"):
        items = "".join(
            f"<li>{to('claim', row['id'], row['gloss'], '')}: {figure(row)}</li>"
            for row in view.by_source[source["id"]]
        )
        parts.append(
            f"<h2>{to('article', source['id'], source['title'], '')}</h2>"
            f"<p>{text(source['publisher'])}</p><ul>{items}</ul>"
        )
    return "".join(parts)
