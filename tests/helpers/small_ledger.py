"""A part of the real ledger that is whole in itself, for tests that build a book: the end of one
article, what judges it, and what its rows name.

Pages, files and checks come by the row, so a ledger of few rows is built in a fraction of the time.
It has rows of every kind. What only the whole ledger can show is looked for in the built edition
and by the slow tests.
"""

import csv
from shutil import copytree

import yaml

ARTICLE = "china-gpu-ipos"  # public pages judge much of what it prints, and some of it is promised
START = 5000  # [signs] of its text, before which nothing is taken


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(path, rows, columns):
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def part_of(data, target, article=ARTICLE, start=START):
    """Write the tables of a part of the ledger.

    Parameters
    ----------
    data, target : path
        The folder `data` of the checkout, and the one to make.
    article : str
        The source whose claims it begins with.
    start : int
        Where in the source's text these claims begin. [signs]
    """
    copytree(data, target)
    paths = {path.stem: path for path in (target / "raw").glob("*.csv")}
    tables = {name: read_rows(path) for name, path in paths.items()}
    checks = yaml.safe_load((target / "raw/checks.yml").read_text("utf-8"))
    judged = {
        row["id"]: set(row["claims"].split()) for row in read_rows(target / "clean/checks.csv")
    }
    parts = kept(tables, judged.values(), article, start)
    for name, rows in parts.items():
        write_rows(paths[name], rows, list(tables[name][0]))
    held = {row["id"] for row in parts["claims"]}
    stay = {"claim": held, "promise": {row["id"] for row in parts["promises"]}}
    corrected = target / "raw/corrections.yml"
    log = yaml.safe_load(corrected.read_text("utf-8")) or []
    corrected.write_text(
        yaml.safe_dump(
            [row for row in log if any(row.get(kind) in ids for kind, ids in stay.items())],
            allow_unicode=True,
            sort_keys=False,
        ),
        "utf-8",
    )
    whole = {name: check for name, check in checks.items() if judged[name] <= held}
    (target / "raw/checks.yml").write_text(
        yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), "utf-8"
    )


def kept(tables, judged, article, start):
    """The rows that stay, by table."""
    claims = claims_of(tables, judged, article, start)
    promises = [row for row in tables["promises"] if row["claim"] in claims]
    named = {
        row[column]
        for row in claims.values()
        for column in ("source", "entity", "object", "speaker", "base", "origin")
    } | {row["speaker"] for row in promises}
    sources = [row for row in tables["sources"] if row["id"] in named]
    return {
        "claims": list(claims.values()),
        "promises": promises,
        "resolutions": [
            row
            for row in tables["resolutions"]
            if row["promise"] in {promise["id"] for promise in promises}
        ],
        "dismissed": [
            row
            for row in tables["dismissed"]
            if row["source"] in named and row["repeats"] in {"", *claims}
        ],
        "sources": sources,
        "entities": entities_of(tables, named, " ".join(row["title"] for row in sources)),
    }


def entities_of(tables, named, titles):
    """The entities of some names, those that titles speak of, and the makers of all of these."""
    named = named | {
        row["id"]
        for row in tables["entities"]
        if any(name and name in titles for name in (row["name"], *row["aliases"].split("; ")))
    }
    while (
        makers := {row["maker"] for row in tables["entities"] if row["id"] in named} - named - {""}
    ):
        named |= makers
    return [row for row in tables["entities"] if row["id"] in named]


def claims_of(tables, judged, article, start):
    """The claims of the article's end and those of its checks, with those that they and the rulings
    on their promises name; by id, in the order of the table.
    """
    claims, promises = ({row["id"]: row for row in tables[name]} for name in ("claims", "promises"))
    names = {name: {row["base"], row["origin"]} for name, row in claims.items()}
    for promise in promises.values():
        names[promise["claim"]] |= {
            promises[name]["claim"] for name in [promise["vintage_of"]] if name
        }
    for ruling in tables["resolutions"]:
        names[promises[ruling["promise"]]["claim"]] |= set(ruling["evidence"].split())
    printed = {
        name
        for name, row in claims.items()
        if row["source"] == article and int(row["offset"] or 0) >= start
    }
    found, new = set(), printed.union(*(check for check in judged if check & printed))
    while new:
        found |= new
        new = {other for name in new for other in names[name]} & claims.keys() - found
    return {name: row for name, row in claims.items() if name in found}
