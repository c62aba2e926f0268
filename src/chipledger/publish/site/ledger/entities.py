"""One page for each entity: its names in English and both Chinese scripts,
and every claim about it.
"""

from chipledger.publish.site.ledger.pieces import counted, facts_list, figure, table, text, to

HEADS = ("What it says", "Figure", "Said by", "As of", "Article")


def entity_pages(view, shell):
    """Every entity's page.

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    makes = {}
    for entity in view.entities.values():
        makes.setdefault(entity["maker"], []).append(entity)
    return {
        f"ledger/entity/{entity['id']}.html": shell.page(
            view.title(entity["name"], entity["id"]),
            _body(entity, view, makes.get(entity["id"], ())),
            (
                f"{entity['name']}: {counted(len(view.by_entity[entity['id']]), 'claim')} in the "
                "ledger, each with its source."
            ),
        )
        for entity in view.entities.values()
    }


def _body(entity, view, makes):
    about, said = (index[entity["id"]] for index in (view.by_entity, view.by_speaker))
    return (
        '<p class="crumbs"><a href="../index.html">All claims</a></p>'
        f"<h1>{text(entity['name'])}</h1>"
        f'<div class="facts">{facts_list(_names(entity, view, makes))}</div>'
        + _claims("Claims about it", about, view)
        + _claims("Claims it makes", said, view)
    )


def _names(entity, view, makes):
    """Names, kind and maker, as (name, HTML) pairs."""
    facts = [
        ("Id", entity["id"]),
        ("Kind", entity["type"]),
        ("Simplified Chinese", entity["zh_hans"]),
        ("Traditional Chinese", entity["zh_hant"]),
        ("Also", entity["aliases"].replace(";", ", ")),
        ("Note", entity["note"]),
    ]
    linked = [(name, text(fact)) for name, fact in facts if fact]
    if entity["maker"] in view.entities:
        linked.append(
            ("Maker", to("entity", entity["maker"], view.entities[entity["maker"]]["name"]))
        )
    if makes:
        linked.append(
            (
                "Products and programmes",
                ", ".join(to("entity", made["id"], made["name"]) for made in makes),
            )
        )
    return linked


def _claims(heading, rows, view):
    if not rows:
        return ""
    cells = [
        (
            to("claim", row["id"], row["gloss"]),
            figure(row),
            text(view.speaker(row)),
            text(row["as_of"]),
            to("article", row["source"], view.sources[row["source"]]["title"]),
        )
        for row in rows
    ]
    return f"<h2>{heading}</h2><p>{counted(len(rows), 'claim')}.</p>{table(heading, HEADS, cells)}"
