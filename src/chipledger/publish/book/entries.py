"""The ledger in the book: one entry per claim, finding, check and promise, at a stable address.

`{ledger} claims` lists the claims of the texts, with the option `web` those of public pages; `{ledger} findings`,
`{ledger} checks` and `{ledger} promises` list the rest. The same facts serve the site's card and the register of the PDF.
"""

from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from chipledger.audit.statements import slips_of
from chipledger.tables.evidence import count, said_alike
from chipledger.promises.settled import status_words
from chipledger.publish.fact import Fact, naming
from chipledger.facts.promises import promise_facts, speaker_name
from chipledger.publish.book.uses import used_on
from chipledger.numbers.wording import rounded, show
from chipledger.tables.vocabulary import (
    APART,
    ERRORS,
    SEVERITIES,
    TESTED,
    THEME_NAMES,
    THEMES,
    mark_of,
)

LEAST_DIGITS = 5  # of what a check compared
PRINTED_DIGITS = 7  # longer ends are no print
NOT_IN_REGISTER = (
    "Id",
    "Unit",
    "About",
    "Measured",
    "As of",
    "Address",
    "Kind",
    "Claims",
    "Used by",
    "Said alike in",
    "Record read until",
)
SECOND_HAND = "; reached us second-hand, the page itself was not read"
UNDER_ITS_ARTICLE = ("Source", "Grade")  # the register's headings name them


class ledger_entry(nodes.General, nodes.Element):
    """One ledger entry: `title` in our words, `value` as prose prints it, `facts` as (name, text) pairs, the `source` of a claim,
    and whether it stands `in_text` rather than on a public page. The PDF sets it by `typst_register`."""


def visit_entry(translator, node):
    """The entry as a card whose facts are a description list."""
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{_linked(text, translator)}</dd>"
        for name, text in node["facts"]
    )
    if pages := used_on(translator.builder.app, node["ids"][0]):
        here = translator.builder.current_docname
        links = "<br>".join(
            f'<a href="{escape(translator.builder.get_relative_uri(here, page))}">{escape(title)}</a>'
            for page, title in pages
        )
        facts += f"<dt>Used on</dt><dd>{links}</dd>"
    translator.body.append(
        f'<section class="entry" id="{node["ids"][0]}"><header><h3 class="entry-title">{escape(node["title"])}</h3>'
        f'<p class="entry-value">{escape(node["value"])}</p></header><dl>{facts}</dl></section>\n'
    )
    raise nodes.SkipNode


def _linked(text, translator):
    """A fact as HTML; an address and an entry of the ledger are links."""
    if links := getattr(text, "links", ()):
        return ", ".join(
            f'<a href="{escape(entry_address(translator.builder, kind, name))}">{name}</a>'
            for kind, name, _ in links
        )
    return (
        f'<a href="{escape(text)}">{escape(text)}</a>' if text.startswith("http") else escape(text)
    )


def entry_address(builder, kind, name):
    """Where an entry stands, as seen from the page at hand."""
    from chipledger.publish.book.roles import entry_page

    page = entry_page(kind, builder.app.chipledger_rows[kind][name])
    return f"{builder.get_relative_uri(builder.current_docname, page)}#{kind}-{name}"


def claim_facts(claim, parts):
    """What a reader may ask of a claim, as (name, text) pairs; empty ones are left out."""
    source = parts["sources"][claim["source"]]
    letter, meaning = mark_of(claim)
    facts = [
        ("Id", claim["id"]),
        (
            "Printed",
            Fact(claim["literal"], lang="" if source["language"] == "en" else source["language"]),
        ),
        ("Interval", _interval(claim)),
        ("Unit", claim["unit"]),
        ("Scope", claim["scope"].replace(";", ", ")),
        ("About", parts["entities"][claim["entity"]]["name"]),
        ("Measured", parts["metrics"][claim["metric"]]["label"]),
        ("Compared with", _claim_or_word(claim["base"], parts)),
        ("As of", claim["as_of"]),
        ("Due", claim["due"]),
        ("Said by", speaker_of(claim, parts)),
        (
            "Evidence",
            f"{claim['basis']}, {claim['modality']}"
            + (f" (mark {letter}: {meaning})" if letter else ""),
        ),
        ("Source", cited(source)),
        ("Place", place_of(claim)),
        ("Address", source["url"]),
        ("Grade", claim["grade"] + ("" if source["page_read"] == "yes" else SECOND_HAND)),
        ("Repeats", _claim_or_word(claim["origin"], parts)),
        ("Origins", _origins(claim["id"], parts)),
        (
            "Said alike in",
            naming(
                "claim",
                [name for name in parts["alike"][claim["id"]] if name != claim["id"]],
                parts["figures"],
            ),
        ),
        ("Contradicted by", _against(claim["id"], parts)),
        (
            "Slip",
            " ".join(
                f"{slip.severity.capitalize()}: the article says: {slip.asserts}. {slip.ruling}."
                for slip in parts["slips"].get(claim["id"], ())
            ),
        ),
        ("Checked in", naming("check", parts["checked"].get(claim["id"], []), parts["verdicts"])),
        (
            "Promised as",
            naming("promise", parts["promised"].get(claim["id"], []), parts["statuses"]),
        ),
        (
            "Shows the outcome of",
            naming("promise", parts["shows"].get(claim["id"], []), parts["statuses"]),
        ),
        ("Used by", naming("finding", parts["used"].get(claim["id"], []), parts["found"])),
    ]
    return [(name, text) for name, text in facts if text]


def _claim_or_word(name, parts):
    """A claim as a link; a source or an entity as its id."""
    return naming("claim", [name], parts["figures"]) if name in parts["figures"] else name


def _origins(claim, parts):
    """How many sources say a thing, and how many of them can be independent; empty where one source says it alone."""
    sources, independent = count(parts["alike"][claim], parts["claims"])
    return (
        f"{sources} sources, at most {independent} independent origin{'' if independent == 1 else 's'}"
        if sources > 1
        else ""
    )


def _against(claim, parts):
    """The claims of single-valued things that cannot be true together with this one."""
    rivals = [
        check["claims"].split() for check in parts["rulings"] if claim in check["claims"].split()
    ]
    return naming(
        "claim", [other for pair in rivals for other in pair if other != claim], parts["figures"]
    )


def cited(source):
    """A source by its title, publisher and day, so far as the day is known.

    Examples
    --------
    >>> cited({"title": "On cards", "publisher": "Paper", "published": ""})
    'On cards (Paper)'
    """
    return (
        f"{source['title']} ({', '.join(filter(None, (source['publisher'], source['published'])))})"
    )


def place_of(claim):
    """Where a claim stands in its source, in a few words."""
    return (
        f"line {claim['line']}, character {claim['offset']}" if claim["line"] else claim["locator"]
    )


def speaker_of(claim, parts):
    """Who says it, in words."""
    return speaker_name(claim["speaker"], parts["entities"])


def _interval(row):
    """The hard interval in words, and the usual one where a soft word leaves a side open."""
    if row["value"] != row["value"] or row["low"] == row["high"]:
        return ""
    text = _between(*_short(row["low"], row["high"]), row["unit"])
    soft = row.get("usual_low") is not None and (row["usual_low"], row["usual_high"]) != (
        row["low"],
        row["high"],
    )
    return text + (
        f"; usually {_between(*_short(row['usual_low'], row['usual_high']), row['unit'])}"
        if soft
        else ""
    )


def _short(low, high):
    """Two ends, rounded where a change of units has given one more digits than any print has."""
    return (
        (low, high)
        if all(rounded(end, PRINTED_DIGITS) == end for end in (low, high))
        else _apart(low, high)
    )


def _apart(low, high):
    """Two ends in as many digits as tell them apart."""
    enough = next(
        (
            digits
            for digits in range(LEAST_DIGITS, 16)
            if low == high or rounded(low, digits) != rounded(high, digits)
        ),
        16,
    )
    return rounded(low, enough), rounded(high, enough)


def _between(low, high, unit):
    infinite = float("inf")
    if high == infinite:
        return f"{show(low, low, low, unit)} or more"
    if low == -infinite:
        return f"{show(high, high, high, unit)} or less"
    return show(low, low, high, unit, "range")


def finding_facts(finding, parts):
    """How a finding was made."""
    facts = [
        ("Id", finding["id"]),
        ("Interval", _interval(finding)),
        ("Formula", finding["model"]),
        ("Made from", _made_from(finding, parts)),
        ("Computed in", f"notebooks/{finding['notebook']}.ipynb"),
    ]
    return [(name, text) for name, text in facts if text]


def _made_from(finding, parts):
    """The claims of a finding, or in words the table that it was counted from."""
    names = finding["inputs"].split()
    return (
        naming("claim", names, parts["figures"])
        if set(names) <= set(parts["figures"])
        else "all " + " and ".join(names)
    )


def check_facts(check, parts):
    """What was compared, and what came out."""
    sides = (
        []
        if check["left_low"] != check["left_low"]
        else [("Left side", _side(check, "left")), ("Right side", _side(check, "right"))]
    )
    facts = [
        ("Id", check["id"]),
        ("Kind", check["kind"]),
        ("Tests", f"{check['tests']}: {TESTED[check['tests']]}"),
        ("The source says", check["asserts"]),
        ("Whose sentence", check["source"]),
        ("Test", check["test"]),
        *sides,
        ("Factor", f"{check['factor']:g}" if check["factor"] == check["factor"] else ""),
        ("Claims", naming("claim", check["claims"].split(), parts["figures"])),
        ("Kind of error", f"{check['error']}: {ERRORS[check['error']]}" if check["error"] else ""),
        (
            "Severity",
            f"{check['severity']}: {SEVERITIES[check['severity']]}" if check["severity"] else "",
        ),
        ("Slip", check["slip"] if check["slip"] != check["id"] else ""),
        ("Ruling", check["ruling"]),
    ]
    return [(name, text) for name, text in facts if text]


def _side(check, side):
    """One side of a check in the reader's units, in as many digits as tell its ends apart."""
    low, high = _apart(check[f"{side}_low"], check[f"{side}_high"])
    unit = check["unit"]
    return show(low, low, low, unit) if low == high else _between(low, high, unit)


def card(claim, ledger):
    """The facts of one claim, for a reader at a terminal."""
    return claim_facts(claim, parts_of(ledger))


FACTS = {
    "claims": claim_facts,
    "findings": finding_facts,
    "checks": check_facts,
    "promises": promise_facts,
}


def headline(kind, row):
    """What an entry is about, and its figure or verdict."""
    if kind == "promise":
        return row["deliverable"], status_words(row)
    return (row["says"], row["verdict"]) if kind == "check" else (row["gloss"], row["shown"])


class LedgerDirective(SphinxDirective):
    """Lists the entries of one table: checks, findings, promises, or claims. Claims come in sections, those of texts by
    article, or with the option `web` those of public pages by theme, so a new source needs no new heading."""

    required_arguments = 1
    option_spec = {"web": directives.flag}

    def run(self):
        ledger, table = self.env.app.chipledger, self.arguments[0]
        if table not in FACTS:
            raise self.error(f"no table {table!r} to list: write one of {', '.join(FACTS)}")
        rows, parts = getattr(ledger, table).to_dict("records"), parts_in(self.env.app)
        if table != "claims":
            return [self._entry(table, row, parts) for row in rows]
        made = {group: [] for group in (THEMES if "web" in self.options else parts["sources"])}
        for row in rows:
            if bool(row["line"]) != ("web" in self.options):
                made[row["theme"] if "web" in self.options else row["source"]].append(
                    self._entry(table, row, parts)
                )
        return [self._section(group, entries, parts) for group, entries in made.items() if entries]

    def _section(self, group, entries, parts):
        """Entries under a heading: an article with its imprint, or a theme."""
        source = parts["sources"].get(group)
        title = source["title"] if source else THEME_NAMES[group]
        return nodes.section(
            "",
            nodes.title("", title),
            *([_imprint(source)] if source else []),
            *entries,
            ids=[f"from-{group}"],
            names=[f"from-{group}"],
        )

    def _entry(self, table, row, parts):
        kind = table.removesuffix("s")
        title, value = headline(kind, row)
        name = f"{kind}-{row['id']}"
        return ledger_entry(
            "",
            ids=[name],
            label=row["id"],
            title=title,
            value=value,
            in_text=bool(row.get("line")),
            source=row.get("source", ""),
            facts=FACTS[table](row, parts),
        )


def _imprint(source):
    """Who published an article and when, and where its text is told apart from others."""
    who = f"{source['publisher']}, {source['author']}" if source["author"] else source["publisher"]
    return nodes.paragraph(
        "",
        f"{who}, {source['published']}. Cited as {source['id']}. Text {source['file']}, lines {source['first_line']} to {source['last_line']}.",
        classes=["imprint"],
    )


def parts_of(ledger):
    """Rows by id, a few words on every entry, which claims say the same, which checks and findings use each claim, and the day of the record."""
    parts = {
        name: {row["id"]: row for row in getattr(ledger, name).to_dict("records")}
        for name in ("sources", "entities", "metrics", "claims")
    }
    parts |= {"alike": said_alike(parts["claims"]), "as_of": ledger.as_of}
    for key, table, column in (
        ("figures", ledger.claims, "shown"),
        ("found", ledger.findings, "shown"),
        ("verdicts", ledger.checks, "verdict"),
    ):
        parts[key] = dict(zip(table["id"], table[column], strict=True))
    parts["rulings"] = ledger.checks[
        (ledger.checks["kind"] == "contradiction") & ledger.checks["verdict"].isin(APART)
    ].to_dict("records")
    parts["slips"] = {}
    for slip in slips_of(ledger.checks):
        for claim in slip.claims:
            if parts["claims"][claim]["source"] == slip.source:
                parts["slips"].setdefault(claim, []).append(slip)
    for key, table, column in (
        ("checked", ledger.checks, "claims"),
        ("used", ledger.findings, "inputs"),
        ("promised", ledger.promises, "claim"),
        ("shows", ledger.promises, "evidence"),
        ("moved_by", ledger.promises, "vintage_of"),
    ):
        parts[key] = {}
        for row in table.to_dict("records"):
            for claim in row[column].split():
                parts[key].setdefault(claim, []).append(row["id"])
    parts["statuses"] = {row["id"]: status_words(row) for row in ledger.promises.to_dict("records")}
    parts["readings"] = {}
    for row in ledger.resolutions.to_dict("records"):
        parts["readings"].setdefault(row["promise"], []).append(row)
    return parts


def parts_in(app):
    """What `parts_of` gathers of the ledger of a build, gathered once."""
    if not hasattr(app, "chipledger_parts"):
        app.chipledger_parts = parts_of(app.chipledger)
    return app.chipledger_parts


def setup_entries(app):
    """Register node and directive."""
    app.add_node(ledger_entry, html=(visit_entry, None))
    app.add_directive("ledger", LedgerDirective)
