"""The numbers of a chapter that a reader can change, and what follows from them.

Those of `x.html` lie beside it in `x.panel.js`, which is fetched at the first touch.

Judgements:

- What can be changed: the chapter's assumptions; the claims that its answer hangs on; last, the
  other claims from which printed numbers follow.
- The answer is the finding against which the table shows most of the chapter's assumptions.
- What was counted over tables, shares of seeded draws, and times between dates are not computed in
  the page: their numbers stay as the book has them, and the page says so.
- A chapter whose numbers are mostly counted says so, in one line below its assumptions.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Container, Iterable
from io import StringIO
from math import inf, isclose, isfinite
from pathlib import Path

from markupsafe import Markup

from chipledger.audit.claims import Claims
from chipledger.audit.language import Evaluate, ids_in, parse
from chipledger.files import write_atomically
from chipledger.notebook.bound import FORMS, bound_text
from chipledger.notebook.contents import FOLDER
from chipledger.notebook.stored import stored_figures
from chipledger.numbers import expression
from chipledger.numbers.interval import exact
from chipledger.numbers.measures import to_base
from chipledger.numbers.terms import as_term
from chipledger.numbers.wording import in_units
from chipledger.publish.book.html_text import text_of
from chipledger.publish.book.outputs import is_site
from chipledger.publish.site.panel.engine import write_engine
from chipledger.tables.vocabulary import VERDICT_WORDS

ENDING = ".panel.js"
LINK = re.compile(
    r'<a\b[^>]*\bhref="[^"]*#(finding|assumption|claim|check)-([\w-]+)"[^>]*>(.*?)</a>', re.DOTALL
)
MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
OF_CLAIMS = ("claim", "usual", "low", "high")
SAMPLED = "quantile"
COUNTED = "counted over tables"
SLOW = ("end", "solve")  # steps that search, for which a slider does not wait
SIZES = (1, 1e3, 1e6, 1e9)  # in which a figure may count its unit
BESIDE = ("Low end", "High end", "As drawn", "low", "high")  # columns of a figure beside its values
WHY_NOT = (
    "The numbers of this chapter are counted over whole tables, so they cannot be changed in the"
    " page. In the notebook, at the top of the page, they can."
)
TABLE = re.compile(
    r"<table\b(?=[^>]*>\s*<caption>(?:(?!</caption>).)*What we assume, and)", re.DOTALL
)


def printed_numbers(body: str) -> dict[tuple[str, str], set[str]]:
    """The texts that a page prints for each claim, assumption and finding.

    Examples
    --------
    >>> printed_numbers('<a href="x.html#finding-a-b"><span>2&nbsp;wafers</span></a>')
    {('finding', 'a-b'): {'2 wafers'}}
    """
    found: dict[tuple[str, str], set[str]] = {}
    for kind, name, inside in LINK.findall(body):
        text = text_of(MARK.sub("", inside)).replace("\N{NO-BREAK SPACE}", " ")
        found.setdefault((kind, name), set()).add(" ".join(text.split()))
    return found


def forms_of(kind: str, row: dict, texts: set[str]) -> dict[str, str]:
    """The forms in which a page prints a number, each with its text."""
    forms: dict[str, str] = {}
    for form in ("", *FORMS):
        if form == "when":
            continue
        try:
            text = bound_text(kind, row, form)
        except ValueError:
            continue
        if text in texts and text not in forms.values():
            forms[form] = text
    return forms


def reason_against(steps: list) -> str:
    """Why the page does not compute an expression; nothing where it does."""
    if any(leaf[0] in expression.COUNTED for leaf in expression.leaves(steps)):
        return COUNTED
    if any(step[0] == SAMPLED for step in steps):
        return "a share of seeded draws"
    return "" if inputs_in(steps) else "a time between dates"


def inputs_in(steps: list) -> list[str]:
    """Ids of the assumptions and of the claims with a number that an expression hangs on."""
    kinds = ("assumption", *OF_CLAIMS)
    return list(dict.fromkeys(leaf[1] for leaf in expression.leaves(steps) if leaf[0] in kinds))


def data_of(catalogue, notebook: str, body: str) -> dict | None:
    """What the page of a chapter needs to be asked.

    Parameters
    ----------
    catalogue : chipledger.facts.catalogue.Catalogue
    notebook : str
        Name of the notebook, without its ending.
    body : str
        HTML of the page.

    Returns
    -------
    dict or None
        `answer`, `inputs`, `leaves`, `findings`, `left_out` as `asked.start` and the page's script
        read them; None where the chapter takes no assumption or its numbers are mostly counted.
    """
    assumed = {
        name: row for name, row in catalogue.assumptions.items() if row["notebook"] == notebook
    }
    printed = printed_numbers(body)
    stored = {
        name: json.loads(catalogue.findings[name]["expression"])
        for kind, name in printed
        if kind == "finding" and name in catalogue.findings
    }
    left_out = {name: why for name, steps in stored.items() if (why := reason_against(steps))}
    if not assumed or list(left_out.values()).count(COUNTED) * 2 > len(stored):
        return None
    followed = {name: steps for name, steps in stored.items() if name not in left_out}
    answer = answer_of(catalogue, assumed, body)
    decisive = inputs_in(json.loads(catalogue.findings[answer]["expression"]))
    names = list(
        dict.fromkeys(
            [
                *assumed,
                *decisive,
                *(name for steps in followed.values() for name in inputs_in(steps)),
            ]
        )
    )
    checks = checks_of(catalogue, [name for kind, name in printed if kind == "check"], set(names))
    sides = [steps for check in checks.values() for steps, _ in check["sides"]]
    return {
        "answer": answer,
        "inputs": {
            name: _input(catalogue, name, name in assumed, name in decisive, printed)
            for name in names
        },
        "leaves": [
            [leaf, [_number(end) for end in quantity_of(catalogue, leaf)]]
            for leaf in dict.fromkeys(
                leaf for steps in (*followed.values(), *sides) for leaf in expression.leaves(steps)
            )
        ],
        "findings": {
            name: _finding(catalogue.findings[name], steps, printed["finding", name])
            for name, steps in followed.items()
        },
        "along": most_moving(assumed, answer),
        "flips": flips_in(catalogue, followed),
        "checks": checks,
        "figures": figures_of(catalogue, notebook, printed, followed),
        "left_out": left_out,
    }


def answer_of(catalogue, assumed: dict, body: str) -> str:
    """The finding that the table of assumptions speaks of without naming it."""
    table = text_of(body[next(TABLE.finditer(body)).start() :].partition("</table>")[0])
    moved = [row["finding"] for row in assumed.values() if row["low"] < row["high"]]
    unnamed = [name for name in moved if f"{catalogue.findings[name]['gloss']}: " not in table]
    shown = unnamed or moved or [row["finding"] for row in assumed.values()]
    return Counter(shown).most_common(1)[0][0]


def most_moving(assumed: dict, answer: str) -> str:
    """The assumption that moves the answer most from end to end; nothing where none does."""
    moving = {
        name: abs(row["effect_high"] - row["effect_low"])
        for name, row in assumed.items()
        if row["finding"] == answer
    }
    return max(moving, key=moving.__getitem__, default="")


def words_of(unit: str) -> str:
    """A unit as it stands behind a field."""
    return in_units("", 2, unit).strip()


def _number(end: float) -> float | str:
    """A number as JSON holds it; an open end as a word."""
    return str(end) if abs(end) == inf else end


def _finding(row: dict, steps: list, texts: set[str]) -> dict:
    # The plain form is there in any case: bar, card and curve say it.
    forms = {"": bound_text("finding", row), **forms_of("finding", row, texts)}
    return {
        "steps": steps,
        "unit": row["unit"],
        "digits": row["digits"],
        "gloss": row["gloss"],
        "texts": forms,
        "value": row["value"],
        "slow": any(step[0] in SLOW for step in steps),
        "unit_words": words_of(row["unit"]),
    }


def _input(catalogue, name: str, own: bool, decisive: bool, printed: dict) -> dict:
    """What a field says of an input, and between which ends its slider moves."""
    kind = catalogue.kind_of(name)
    row = catalogue.rows[kind][name]
    value, low, high = row["value"], row["low"], row["high"]
    ends = [low, high]
    if kind == "claim" or low == high:
        ends = sorted((value / 2, value * 2)) if value else [0.0, 1.0]
    return {
        "kind": kind,
        "label": row["label"] if kind == "assumption" else row["gloss"],
        "place": "table" if own else "decisive" if decisive else "other",
        "value": value,
        "unit": row["unit"],
        "unit_words": words_of(row["unit"]),
        "shown": row["shown"],
        "from": ends[0],
        "to": ends[1],
        "texts": forms_of(kind, row, printed.get((kind, name), set())),
    }


def quantity_of(catalogue, leaf: tuple) -> tuple[float, ...]:
    """Value, low, high, usual low and usual high of a leaf. [its own unit]"""
    kind, *names = leaf
    if kind == "count":
        return (float(len(names)),) * 5
    if kind == "between":
        return catalogue.ledger.between(names[1], names[2], names[0]).quantity[:5]
    row = catalogue.rows["assumption" if kind == "assumption" else "claim"][names[0]]
    if kind == "assumption":
        return row["value"], row["low"], row["high"], row["low"], row["high"]
    if kind in ("low", "high"):
        return (row[kind],) * 5
    usual = row["usual_low"], row["usual_high"]
    return row["value"], *(usual if kind == "usual" else (row["low"], row["high"])), *usual


def flips_in(catalogue, findings: dict[str, list]) -> dict[str, str]:
    """The finding that tells, for an input, at which number of it the answer turns."""
    flips = {}
    for name, steps in findings.items():
        step = steps[-1]
        while step[0] in ("in", "as"):
            step = steps[step[1]]
        if step[0] != "solve":
            continue
        sought = steps[step[2]][1]
        row = catalogue.rows[catalogue.kind_of(sought)][sought]
        if row["unit"] == catalogue.findings[name]["unit"]:
            flips[sought] = name
    return flips


class Compared(Evaluate):
    """Reads a check as two terms, where it compares numbers."""

    def comparison(self, children):
        """Sign and sides, as terms."""
        left, sign, right = children
        return str(sign), as_term(left), as_term(right)


def checks_of(catalogue, names: list[str], inputs: set[str]) -> dict[str, dict]:
    """Checks that compare numbers and hang on an input: sign, sides and words of the verdicts.

    A check that was ruled undefined stays so, whatever its numbers.
    """
    found = {}
    for name in names:
        row = catalogue.checks.get(name)
        if row is None or row["verdict"] == "undefined" or not row["test"]:
            continue
        tree = parse(name, row["test"])
        if tree.data != "comparison" or not inputs & set(ids_in(tree)):
            continue
        sign, *terms = Compared(Claims(catalogue.claims, name)).transform(tree)
        apart = "differs" if row["tests"] == "agreement" else "fails"
        found[name] = {
            "sign": sign,
            "sides": [[term.steps, to_base(exact(1, term.unit)).value] for term in terms],
            "words": VERDICT_WORDS | {"fails": VERDICT_WORDS[apart]},
            "texts": {"": bound_text("check", row)},
        }
    return found


def figures_of(catalogue, notebook: str, printed: Iterable, followed: Container) -> dict:
    """The figures that the page can draw again, by their anchor: label, id, value and text of each
    row. Each row of such a figure is an entry that the page prints, and one of them follows.
    """
    path = catalogue.root / FOLDER / f"{notebook}.ipynb"
    if not path.is_file():
        return {}
    known = [
        catalogue.rows[kind][name]
        for kind, name in printed
        if kind in ("finding", "claim") and name in catalogue.rows[kind]
    ]
    drawn = {}
    for _, about, _ in stored_figures([path]):
        found = entries_drawn(list(csv.DictReader(StringIO(about["csv"]))), known)
        if any(entry["id"] in followed for _, entry in found):
            drawn[f"fig-{about['name']}"] = [
                [label, entry["id"], entry["value"], entry["shown"]] for label, entry in found
            ]
    return drawn


def entries_drawn(rows: list[dict], known: list[dict]) -> list[tuple[str, dict]]:
    """The entry that each row of a figure draws, with its label; nothing where a row draws none,
    or it cannot be told which: values and one unit decide.

    Examples
    --------
    >>> known = [{"id": "a-b", "value": 2e9, "unit": "USD"}, {"id": "c-d", "value": 3, "unit": ""}]
    >>> [(label, row["id"]) for label, row in entries_drawn([{"What": "It", "Money": "2"}], known)]
    [('It', 'a-b')]
    """
    columns = [
        column
        for column in (rows[0] if rows else ())
        if not column.startswith(BESIDE) and all(map(_is_number, (row[column] for row in rows)))
    ]
    if len(columns) != 1:
        return []
    label, value = next(iter(rows[0])), columns[0]
    found = []
    for unit in dict.fromkeys(entry["unit"] for entry in known):
        alike = [entry for entry in known if entry["unit"] == unit]
        for size in SIZES:
            entries = [(row[label], _only(alike, float(row[value]) * size)) for row in rows]
            named = [(words, entry) for words, entry in entries if entry]
            if len(named) == len(rows):
                found.append(named)
    return found[0] if len(found) == 1 else []


def _is_number(cell: str) -> bool:
    try:
        return isfinite(float(cell))
    except ValueError:
        return False


def _only(entries: list[dict], value: float) -> dict | None:
    """The one entry of this value, or nothing."""
    found = [entry for entry in entries if isclose(entry["value"], value)]
    return found[0] if len(found) == 1 else None


def lay_panel(app, pagename, templatename, context, doctree):
    """Write what the page of a chapter can be asked beside it, and tell its template."""
    folder, _, notebook = pagename.rpartition("/")
    body = context.get("body") or ""
    if not (is_site(app) and folder and TABLE.search(body)):
        return
    data = data_of(app.edition.catalogue, notebook, body)
    file = Path(app.outdir, pagename + ENDING)
    if data is None:
        file.unlink(missing_ok=True)
        context["body"] = with_reason(body)
        return
    context["body"] = TABLE.sub('<table data-what-if=""', body, count=1)
    write_atomically(file, script_of(data))
    context["panel"] = file.name


def script_of(data: dict) -> str:
    """The script that brings the data of a page."""
    return f"window.reportPanel={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def with_reason(body: str) -> str:
    """A page that says below its assumptions why they cannot be changed there."""
    table = next(TABLE.finditer(body))
    end = body.index("</table></div>", table.start()) + len("</table></div>")
    line = Markup('\n<p class="no-what-if">{}</p>').format(WHY_NOT)
    return body[:end] + str(line) + body[end:]  # Markup would escape the page


def finish_panels(app, exception):
    """Write the engine, and drop what an earlier build left of pages that are gone."""
    if exception or not is_site(app):
        return
    site = Path(app.outdir)
    for file in site.rglob("*" + ENDING):
        if file.relative_to(site).as_posix().removesuffix(ENDING) not in app.env.found_docs:
            file.unlink()
    write_engine(site / "_static")


def setup_panel(app):
    """Lay panels before the page is dressed, whose sheets they need, and the engine after the
    theme's files are pruned.
    """
    app.connect("html-page-context", lay_panel, priority=890)
    app.connect("build-finished", finish_panels, priority=950)
