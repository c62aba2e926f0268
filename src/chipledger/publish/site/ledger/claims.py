"""One small page for each claim: its facts, its checks, what was made from it, its neighbours in the article."""

from chipledger.facts.entries import check_facts, claim_facts, finding_facts
from chipledger.publish.site.ledger.frame import pager
from chipledger.publish.site.ledger.pieces import facts_list, figure, link, text, to

ROOT = "../../"
NAMES_ANOTHER = ("Compared with", "Repeats")  # by id: a claim, an entity or a source
NAMES_CLAIMS = ("Said alike in", "Contradicted by", "Claims", "Made from")
SHOWN_BELOW = ("Checked in", "Used by")  # as sections of their own
LISTED = {
    "Promised as": ROOT + "book/promises.html#promise-{name}",
    "Shows the outcome of": ROOT + "book/promises.html#promise-{name}",
}


def claim_pages(view, shell):
    """Every claim's page.

    Returns
    -------
    dict of str to str
        HTML by address from the root of the site.
    """
    pages = {}
    for rows in view.by_source.values():
        for before, row, after in zip([None, *rows], rows, [*rows[1:], None], strict=False):
            neighbours = pager(
                *(side and (f"{side['id']}.html", side["gloss"]) for side in (before, after))
            )
            pages[f"ledger/claim/{row['id']}.html"] = shell.page(
                view.title(row["gloss"], row["id"]),
                _body(row, view),
                f"{row['gloss']}: {row['shown'] or row['literal']}, as {view.sources[row['source']]['publisher']} prints it.",
                head=_machine_links(row),
                pager=neighbours,
            )
    return pages


def _machine_links(row):
    """Where programs find the same claim."""
    return (
        f'<link rel="alternate" type="application/json" href="{ROOT}api/claim/{row["id"]}.json">'
        f'<link rel="alternate" type="application/ld+json" href="{ROOT}api/claim/{row["id"]}.jsonld">'
    )


def _body(row, view):
    crumbs = f'<p class="crumbs"><a href="../index.html">All claims</a> › {to("article", row["source"], view.sources[row["source"]]["title"])}</p>'
    head = f'<h1>{text(row["gloss"])}</h1><p class="lede">{figure(row)}</p><div class="facts">{facts_list(_facts(row, view))}</div>'
    files = ", ".join(
        link(f"{ROOT}api/claim/{row['id']}.{end}", name)
        for name, end in (("JSON", "json"), ("JSON-LD", "jsonld"))
    )
    return (
        crumbs
        + head
        + _checks(row, view)
        + _findings(row, view)
        + _uses(row, view)
        + f'<p class="files">For programs: {files}</p>'
    )


def _facts(row, view):
    """The facts of the entry, linked where the ledger has a page for them."""
    targets = {
        "About": ("entity", row["entity"]),
        "Source": ("article", row["source"]),
        "Said by": ("entity", row["speaker"]),
    }
    known = {"claim": view.claims, "entity": view.entities, "article": view.sources}
    for name, fact in claim_facts(row, view.parts):
        if name in NAMES_ANOTHER:
            targets[name] = next(((kind, fact) for kind in known if fact in known[kind]), ("", ""))
        kind, target = targets.get(name, ("", ""))
        if name in LISTED:
            yield (
                name,
                ", ".join(
                    f"{link(LISTED[name].format(name=other), other)} ({text(words)})"
                    for _, other, words in fact.links
                ),
            )
        elif name not in SHOWN_BELOW:
            yield (
                name,
                _ids(fact, view)
                if name in NAMES_CLAIMS
                else to(kind, target, fact)
                if target in known.get(kind, ())
                else _plain(fact),
            )
    if row["object"]:
        yield "Object", to("entity", row["object"], view.entities[row["object"]]["name"])
    if row["state"]:
        yield "State", text(row["state"].replace("_", " "))


def _plain(fact):
    return link(fact, fact) if fact.startswith(("http://", "https://")) else text(fact)


def _checks(row, view):
    """The checks with their verdicts, worst first."""
    checks = view.checks_of(row["id"])
    if not checks:
        return "<h2>Checks</h2><p>No check tests this claim yet.</p>"
    facts = [
        _pairs(check_facts(check, view.parts), f"check-{check['id']}", view) for check in checks
    ]
    return "<h2>Checks</h2>" + "".join(
        _entry(text(check["says"]), _verdict(check), pairs)
        for check, pairs in zip(checks, facts, strict=True)
    )


def _verdict(check):
    """A verdict that leads to the check in the audit."""
    return f'<a class="check {check["verdict"].replace(" ", "-")}" href="{ROOT}book/audit.html#check-{check["id"]}">{check["verdict"]}</a>'


def _findings(row, view):
    """What the notebooks computed from the claim."""
    entries = []
    for finding in view.findings_of(row["id"]):
        facts = _pairs(finding_facts(finding, view.parts), f"finding-{finding['id']}", view)
        entries.append(
            _entry(
                link(f"{ROOT}book/findings.html#finding-{finding['id']}", finding["gloss"]),
                text(finding["shown"]),
                facts,
            )
        )
    return "<h2>Computed from it</h2>" + "".join(entries) if entries else ""


def _entry(title, value, facts):
    """A card as on the ledger's pages of the book."""
    return f'<section class="entry"><header><h3>{title}</h3><p>{value}</p></header>{facts_list(facts)}</section>'


def _pairs(facts, entry, view):
    """The facts of a check or finding as HTML, with the pages that use it."""
    pairs = [
        (name, _ids(fact, view) if name in NAMES_CLAIMS else text(fact)) for name, fact in facts
    ]
    pages = "<br>".join(_pages(entry, view))
    return [*pairs, ("Used on", pages)] if pages else pairs


def _ids(names, view):
    """Claim ids as links."""
    return ", ".join(
        to("claim", name, name) if name in view.claims else text(name) for name in names.split(", ")
    )


def _pages(entry, view):
    """Links to the pages of the book that use an entry."""
    return [link(ROOT + address, title) for address, title in view.uses.get(entry, ())]


def _uses(row, view):
    """The pages of the book that use the claim."""
    items = "".join(f"<li>{page}</li>" for page in _pages(f"claim-{row['id']}", view))
    return f"<h2>Used on</h2><ul>{items}</ul>" if items else ""
