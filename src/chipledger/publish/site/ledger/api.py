"""Files for programs: every table as JSON, every claim as JSON and JSON-LD, and a page
that says what is where.
"""

import json
from math import isfinite

from chipledger.publish.site.ledger.linked_data import claim_document, finding_document
from chipledger.publish.site.ledger.pieces import text

TABLES = (
    "checks",
    "findings",
    "assumptions",
    "promises",
    "resolutions",
    "corrections",
    "sources",
    "entities",
    "metrics",
)
README = """# The ledger for programs

Static files, in UTF-8; nothing is computed when you ask. \
Addresses do not change, ids are never used twice.

- claims.json: all claims, a list of objects with the columns of the data package
- claim/ID.json: one claim, with its source, entity, metric, checks and findings
- claim/ID.jsonld: the same claim in the words of schema.org, with its derivation in PROV
- checks.json: identities, contradictions and comparisons, with their verdicts
- findings.json: numbers that the notebooks computed, with what they hang on and the expression
- assumptions.json: numbers that the notebooks take, with their range, why, and what they do
- findings.jsonld: the same in the words of schema.org, \
with the notebook as the activity that made them
- promises.json: dated promises, when they were said and are due, and what became of them
- resolutions.json: the rulings of both readers
- corrections.json: figures and rulings that changed after they were published
- ../promises.ics: the due dates as a calendar
- sources.json, entities.json, metrics.json: what the ids in the other files stand for

A bound that is null beside a value is open: the print says more than, or less than.
A value that is null belongs to a fact without a figure, or to a date, \
whose span is in period_start and period_end.
Where the site has an address of its own, a feed of rulings and corrections, feed.xml, \
stands beside the calendar.
The contexts of the JSON-LD files stand in the files; no other host is asked for anything.
Licence: CC BY 4.0.
"""


def api_files(view, shell):
    """Every file below `api/`.

    Returns
    -------
    dict of str to str
        Text by address from the root of the site.
    """
    tables = {name: [_clean(row) for row in view.table(name).to_dict("records")] for name in TABLES}
    files = {f"api/{name}.json": as_json(rows, 1) for name, rows in tables.items()}
    files["api/claims.json"] = as_json([_clean(row) for row in view.claims.values()], 1)
    for row in view.claims.values():
        files[f"api/claim/{row['id']}.json"] = as_json(_whole(row, view))
        files[f"api/claim/{row['id']}.jsonld"] = as_json(claim_document(row, view))
    files["api/findings.jsonld"] = as_json(finding_document(view), 1)
    files["api/README.md"] = README
    files["api/index.html"] = shell.page(
        "What can a program read?", _page(), "The ledger as static JSON and JSON-LD files."
    )
    return files


def _clean(row):
    """A row that JSON can hold: a gap or an open bound is null, a list of ids is a list."""
    plain = {
        name: None if isinstance(value, float) and not isfinite(value) else value
        for name, value in row.items()
    }
    return {
        name: value.split()
        if name in ("claims", "inputs", "evidence") and isinstance(value, str)
        else value
        for name, value in plain.items()
    }


def _whole(row, view):
    """A claim with all that it names."""
    return {
        **_clean(row),
        "page": f"../../ledger/claim/{row['id']}.html",
        "source": _clean(view.sources[row["source"]]),
        "entity": _clean(view.entities[row["entity"]]),
        "metric": _clean(view.metrics[row["metric"]]),
        "checks": [_clean(check) for check in view.checks_of(row["id"])],
        "findings": [_clean(finding) for finding in view.findings_of(row["id"])],
    }


def as_json(data, indent=None):
    """JSON text, the same for the same data; a list of rows has a row per line."""
    if indent and isinstance(data, list):
        return (
            "[\n"
            + ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in data)
            + "\n]\n"
        )
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent) + "\n"


def _page():
    """The text of the README as a page."""
    _, *blocks = README.split("\n\n")
    return "<h1>What can a program read?</h1>" + "".join(_block(block) for block in blocks)


def _block(block):
    if not block.startswith("- "):
        return f"<p>{text(' '.join(block.split()))}</p>"
    items = (line.removeprefix("- ").split(": ", 1) for line in block.splitlines())
    return (
        "<dl>"
        + "".join(f"<dt>{_names(names)}</dt><dd>{text(says)}</dd>" for names, says in items)
        + "</dl>"
    )


def _names(names):
    """File names as links, where they name one file."""
    return ", ".join(
        f"<code>{name}</code>" if "ID" in name else f'<a href="{name}">{name}</a>'
        for name in names.split(", ")
    )
