"""A dozen promises of two companies and a person, in every state, for the tests that need some."""

from types import SimpleNamespace

import pandas as pd

from chipledger.promises.settled import clean_promises
from chipledger.tables.schema import CLEAN, RAW
from chipledger.tables.store import read_clean

AS_OF = "2026-11-22"
ENTITIES = [
    ("acme", "company", "Acme", ""),
    ("zenith", "company", "Zenith", ""),
    ("ann", "person", "Ann", ""),
    ("card-one", "chip", "Card One", "acme"),
    ("disc-two", "chip", "Disc Two", "zenith"),
]
# id, kind, published, grade
SOURCES = [
    ("paper", "text", "2025-01-10", "reputable"),
    ("post", "web", "2025-06-30", "primary"),
    ("blog", "web", "2026-05-05", "aggregator"),
    ("copy", "web", "2026-05-06", "aggregator"),
    ("news", "web", "2026-08-01", "reputable"),
]
# id, source, entity, speaker, as_of, period_start, period_end, origin
CLAIMS = [
    ("one-due", "paper", "card-one", "acme", "2024-07", "", "", ""),
    ("one-moved", "post", "card-one", "acme", "", "", "", ""),
    ("one-again", "blog", "card-one", "ann", "", "", "", ""),
    ("two-due", "paper", "disc-two", "zenith", "", "", "", ""),
    ("two-more", "paper", "disc-two", "zenith", "2026-Q3", "", "", ""),
    ("two-far", "paper", "disc-two", "zenith", "", "", "", ""),
    ("ann-says", "paper", "ann", "ann", "", "", "", ""),
    ("one-sold", "news", "card-one", "acme", "2026-08-01", "2026-07-05", "2026-07-05", ""),
    ("two-sold", "post", "disc-two", "zenith", "2025-06-30", "", "", ""),
    ("seen", "blog", "card-one", "acme", "", "", "", ""),
    ("seen-copied", "copy", "card-one", "acme", "", "", "", "seen"),
    ("no-two", "news", "disc-two", "zenith", "2026-07", "", "", ""),
]
SEEN = ("one-sold", "two-sold", "seen", "seen-copied", "no-two")  # what happened, no plans
# id, claim, speaker, window_end, vintage_of, group
PROMISES = [
    ("one-first", "one-due", "acme", "2025-03", "", "musk"),
    ("one-second", "one-moved", "acme", "2026-03", "one-first", "musk"),
    ("one-third", "one-again", "acme", "2026-12", "one-second", "musk"),
    ("two-first", "two-due", "zenith", "2025-H1", "", "control"),
    ("two-late", "two-more", "zenith", "2026-Q2", "", "control"),
    ("two-open", "two-far", "zenith", "2027", "", "control"),
    ("word", "ann-says", "ann", "2026-06", "", "control"),
]
# promise: status of both readers and of the settlement, evidence, searched until
RULINGS = {
    "one-first": (("changed", "changed", ""), "one-moved", ""),
    "one-second": (("broken", "changed", "broken"), "seen seen-copied", "2026-11-22"),
    "one-third": (("open", "open", ""), "", "2026-11-22"),
    "two-first": (("kept", "kept", ""), "two-sold", ""),
    "two-late": (("kept late", "kept late", ""), "one-sold", ""),
    "two-open": (("open", "open", ""), "", "2026-11-22"),
    "word": (("no trace", "no trace", ""), "", "2026-11-22"),
}


def rulings():
    """Rows of resolutions."""
    return [
        {
            "promise": name,
            "status": status,
            "evidence": evidence,
            "ruled_on": "2026-11-22",
            "ruled_by": reader,
            "searched_until": until,
            "note": f"As {reader} reads it",
        }
        for name, (sides, evidence, until) in RULINGS.items()
        for reader, status in zip(("reader 1", "reader 2", "settled"), sides, strict=True)
        if status
    ]


def promised():
    """Every table that promises need; claims as cleaned, as far as promises look at them."""
    grades = {name: grade for name, _, _, grade in SOURCES}
    rows = {
        "entities": [
            dict(zip(("id", "type", "name", "maker"), row, strict=True)) for row in ENTITIES
        ],
        "sources": [
            {
                "id": name,
                "kind": kind,
                "published": published,
                "grade": grade,
                "title": name.title(),
                "publisher": "Press",
                "url": f"https://example.org/{name}",
                "read_on": AS_OF if kind == "web" else "",
                "language": "en",
                "page_read": "yes",
                "theme": "china",
            }
            for name, kind, published, grade in SOURCES
        ],
        "claims": [
            dict(
                zip(
                    (
                        "id",
                        "source",
                        "entity",
                        "speaker",
                        "as_of",
                        "period_start",
                        "period_end",
                        "origin",
                    ),
                    row,
                    strict=True,
                )
            )
            | {
                "grade": grades[row[1]],
                "shown": row[0].title(),
                "gloss": row[0].replace("-", " "),
                "modality": "fact" if row[0] in SEEN else "target",
            }
            for row in CLAIMS
        ],
        "promises": [
            dict(
                zip(
                    ("id", "claim", "speaker", "window_end", "vintage_of", "group"),
                    row,
                    strict=True,
                )
            )
            | {"deliverable": f"What {row[0]} names", "criterion": f"It is on sale: {row[0]}"}
            for row in PROMISES
        ],
        "resolutions": rulings(),
    }
    columns = {
        name: list((CLEAN["claims"] if name == "claims" else RAW[name]).columns) for name in rows
    }
    return {
        name: pd.DataFrame([dict.fromkeys(columns[name], "") | row for row in found])
        for name, found in rows.items()
    }


def cleaned(tables=None):
    """The clean promises of these tables."""
    tables = tables or promised()
    return clean_promises(
        *(tables[name] for name in ("promises", "resolutions", "claims", "sources", "entities"))
    )


def ledger_of(tables, root):
    """A ledger as the pages see it."""
    empty = {
        name: read_clean(root / "data/clean", name).iloc[:0]
        for name in ("checks", "findings", "corrections", "metrics")
    }
    return SimpleNamespace(
        **empty,
        **{name: tables[name] for name in ("claims", "sources", "entities", "resolutions")},
        promises=cleaned(tables),
        as_of=AS_OF,
        root=root,
    )
