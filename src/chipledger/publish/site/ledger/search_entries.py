"""What the site's search knows of the ledger: an entry for each claim, article and entity, and signs of one meaning.

The search folds traditional Chinese signs to simplified ones, so that a name or a figure is found in either script.
"""

from chipledger.numbers.chinese import simplified


def search_entries(view):
    """Entries of the ledger for the search index.

    Returns
    -------
    dict
        `ledger`: lists of address, title, text and the names that an entry answers to as a whole;
        `signs`: simplified sign by traditional one.
    """
    front = [
        [
            "ledger/index.html",
            "Which claims are in the ledger?",
            "All claims by theme, entity, article, speaker, evidence and verdict",
            ["ledger", "all claims"],
        ],
        [
            "audit/index.html",
            "Which checks fail, and why?",
            "All checks by article, kind, error and verdict, with explanations",
            ["audit", "all checks"],
        ],
        [
            "ledger/promises.html",
            "Which promises are on the board?",
            "All promises by company, group and what became of them",
            ["promises", "all promises", "board"],
        ],
    ]
    return {
        "ledger": [*front, *_entities(view), *_articles(view), *_claims(view)],
        "signs": simplified(),
    }


def _entities(view):
    for row in view.entities.values():
        names = _filled(row["zh_hans"], row["zh_hant"], *row["aliases"].split(";"), row["id"])
        yield [
            f"ledger/entity/{row['id']}.html",
            row["name"],
            _text(*names, row["type"], row["note"]),
            names,
        ]


def _articles(view):
    for row in view.sources.values():
        yield [
            f"ledger/article/{row['id']}.html",
            row["title"],
            _text(row["publisher"], row["author"], row["published"]),
            [row["id"]],
        ]


def _claims(view):
    for row in view.claims.values():
        text = _text(
            row["shown"],
            row["literal"],
            view.entities[row["entity"]]["name"],
            view.speaker(row),
            view.sources[row["source"]]["publisher"],
        )
        # A printed figure may stand for its claim; a printed name stands for its entity.
        figure = row["literal"] if any(map(str.isdigit, row["literal"])) else ""
        yield [f"ledger/claim/{row['id']}.html", row["gloss"], text, _filled(row["id"], figure)]


def _filled(*names):
    return list(dict.fromkeys(filter(None, names)))


def _text(*parts):
    return " · ".join(_filled(*parts))
