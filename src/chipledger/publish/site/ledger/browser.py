"""The page that browses all claims: its data as a script, its filters, and without JavaScript a list by article."""

from math import inf

from chipledger.facts.entries import place_of
from chipledger.publish.site.ledger.filters import Filter, filter_form
from chipledger.publish.site.ledger.pieces import (
    counted,
    figure,
    script_data,
    sortable_heads,
    text,
    to,
)
from chipledger.tables.vocabulary import BASES, MODALITIES, THEMES, VERDICTS, mark_of

HEAD = '<script defer src="claims.js"></script><script defer src="../_static/filters.js"></script><script defer src="../_static/ledger.js"></script>'
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
    """The page and its data.

    Returns
    -------
    dict of str to str
        Text by address from the root of the site.
    """
    title = "Which claims are in the ledger?"
    description = f"{counted(len(view.claims), 'claim')}, filtered by theme, entity, article, speaker, evidence and verdict."
    return {
        "ledger/index.html": shell.page(title, _body(title, view), description, head=HEAD),
        "ledger/claims.js": script_data("LEDGER", claims_data(view)),
    }


def claims_data(view):
    """What the table shows and filters by, ids spelt out once.

    Returns
    -------
    dict
        `fields`, `rows` (lists in the order of `fields`) and `names`: for each filter the words for its ids.
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


def _body(title, view):
    form = filter_form((Filter(*each) for each in FILTERS), "claims")
    return (
        f'<h1>{title}</h1><p class="about">Every claim of the ledger with its source. A figure leads to the claim\'s own page, at an address that does not change. '
        f'The same data stand ready <a href="../api/index.html">for programs</a>.</p>'
        f'{form}<div class="browser tw" tabindex="0" role="region" aria-label="Claims"><table id="claims"><caption class="vh">Claims that match the filters; a heading sorts by its column</caption>'
        f'<thead><tr>{sortable_heads(COLUMNS)}</tr></thead><tbody></tbody></table></div><p class="browser"><button type="button" id="more" hidden></button></p>'
        f"<noscript>{_by_article(view)}</noscript>"
    )


def _by_article(view):
    """Every claim as a link under its article, for browsers without JavaScript."""
    parts = []
    for source in sorted(view.sources.values(), key=lambda source: source["kind"] != "text"):
        items = "".join(
            f"<li>{to('claim', row['id'], row['gloss'], '')}: {figure(row)}</li>"
            for row in view.by_source[source["id"]]
        )
        parts.append(
            f"<h2>{to('article', source['id'], source['title'], '')}</h2><p>{text(source['publisher'])}</p><ul>{items}</ul>"
        )
    return "".join(parts)
