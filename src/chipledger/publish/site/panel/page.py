"""The numbers of a chapter that a reader can change, and what follows from them.

Those of `x.html` lie beside it in `x.panel.js`, which is fetched at the first touch.

Judgements:

- What can be changed: the chapter's assumptions; the claims that its answer hangs on; then the
  other claims from which printed numbers or a figure follow, and the dates of claims.
- An assumption that is a claim's very number is one input with it.
- What was counted over tables and shares of seeded draws are not computed in the page: their
  numbers stay as the book has them, and the page says so.
- A chapter whose numbers are mostly counted says so, in one line below its assumptions.
"""

import json
import re
from datetime import date
from math import inf
from pathlib import Path

from markupsafe import Markup

from chipledger.audit.claims import Claims
from chipledger.audit.language import Evaluate, ids_in, parse
from chipledger.files import write_atomically
from chipledger.notebook.bound import FORMS, bound_text
from chipledger.notebook.contents import FOLDER
from chipledger.notebook.stored import stored_answer, stored_figures
from chipledger.numbers import expression
from chipledger.numbers.interval import exact
from chipledger.numbers.measures import to_base
from chipledger.numbers.periods import closed_period
from chipledger.numbers.phrases import in_form
from chipledger.numbers.spans import between
from chipledger.numbers.terms import as_term
from chipledger.numbers.wording import in_units, range_of, rounded, show_period
from chipledger.publish.book.html_text import text_of
from chipledger.publish.book.outputs import is_site
from chipledger.publish.site.panel.asked import DATE, FIRST_DAY, moved_by
from chipledger.publish.site.panel.engine import write_engine
from chipledger.tables.vocabulary import VERDICT_WORDS

ENDING = ".panel.js"
LINK = re.compile(
    r'<a\b[^>]*\bhref="[^"]*#(finding|assumption|claim|check)-([\w-]+)"[^>]*>(.*?)</a>', re.DOTALL
)
MARK = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
SAMPLED = "quantile"
COUNTED = "counted over tables"
SLOW = ("end", "solve")  # steps that search, for which a slider does not wait
DIGITS = 2  # of a mark that is no finding
YEARS = 2  # either side, of a slider for a date
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
    return "a share of seeded draws" if any(step[0] == SAMPLED for step in steps) else ""


def inputs_in(steps: list, moving: dict[str, list[str]]) -> list[str]:
    """Ids of the inputs that an expression hangs on; `moving` as `moving_inputs` finds it."""
    leaves = expression.leaves(steps)
    return list(dict.fromkeys(name for leaf in leaves for name in moved_by(leaf, moving)))


def moving_inputs(catalogue, assumed: dict[str, dict], computed: list[list]) -> dict[str, list]:
    """The inputs that move a claim and an assumption which is its very number.

    The assumption moves both; where an expression takes both, which then are two things, the claim
    moves both and the assumption itself alone.
    """
    names = [{leaf[1] for leaf in expression.leaves(steps)} for steps in computed]
    moving: dict[str, list[str]] = {}
    for name, row in assumed.items():
        source = row["source"]
        claim = catalogue.claims.get(source)
        if claim and (claim["value"], claim["unit"]) == (row["value"], row["unit"]):
            apart = any({name, source} <= one for one in names)
            moving |= {name: [source, name]} if apart else {source: [name]}
    return moving


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
        `answer`, `along`, `moving`, `inputs`, `leaves`, `periods`, `findings`, `flips`, `checks`,
        `figures` and `left_out`, as `asked.start` and the page's script read them; None where the
        chapter takes no assumption or its numbers are mostly counted.
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
    moving = moving_inputs(catalogue, assumed, list(followed.values()))
    findings = {
        name: _finding(catalogue.findings[name], steps, moving, printed["finding", name])
        for name, steps in followed.items()
    }
    figures, marks = figures_of(catalogue, notebook, findings, moving)
    findings |= marks
    asked = stored_answer(catalogue.root / FOLDER / f"{notebook}.ipynb")
    answer = asked["answer"]
    along = asked["along"] or most_moving(assumed, answer)
    decisive = inputs_in(json.loads(catalogue.findings[answer]["expression"]), moving)
    others = [name for finding in findings.values() for name in finding["inputs"]]
    names = list(dict.fromkeys([*assumed, *decisive, *others]))
    shown_checks = [name for kind, name in printed if kind == "check"]
    checks = checks_of(catalogue, shown_checks, set(names), moving)
    computed = [finding["steps"] for finding in findings.values()]
    computed += [steps for check in checks.values() for steps, _ in check["sides"]]
    leaves = dict.fromkeys(leaf for steps in computed for leaf in expression.leaves(steps))
    return {
        "answer": answer,
        "along": moving.get(along, [along])[-1],
        "moving": moving,
        "inputs": {
            name: _date(catalogue, name.removeprefix(DATE), printed)
            if name.startswith(DATE)
            else _input(catalogue, name, name in assumed, name in decisive, moving, printed)
            for name in names
        },
        "leaves": [
            [leaf, [_number(end) for end in quantity_of(catalogue, leaf)]] for leaf in leaves
        ],
        "periods": {
            name: [day.toordinal() - FIRST_DAY for day in days_of(catalogue.claims[name])]
            for leaf in leaves
            if leaf[0] == "between"
            for name in leaf[2:]
        },
        "findings": findings,
        "flips": flips_in(
            catalogue, {name: findings[name]["steps"] for name in findings.keys() & stored}
        ),
        "checks": checks,
        "figures": figures,
        "left_out": left_out,
    }


def most_moving(assumed: dict, answer: str) -> str:
    """The assumption that moves the answer most from end to end; nothing where none does."""
    effects = {
        name: abs(row["effect_high"] - row["effect_low"])
        for name, row in assumed.items()
        if row["finding"] == answer
    }
    return max(effects, key=effects.__getitem__, default="")


def words_of(unit: str) -> str:
    """A unit as it stands behind a field."""
    return in_units("", 2, unit).strip()


def _number(end: float) -> float | str:
    """A number as JSON holds it; an open end as a word."""
    return str(end) if abs(end) == inf else end


def _finding(row: dict, steps: list, moving: dict[str, list[str]], texts: set[str]) -> dict:
    # The plain form is there in any case: bar, card and curve say it.
    forms = {"": bound_text("finding", row), **forms_of("finding", row, texts)}
    return {
        "steps": steps,
        "inputs": inputs_in(steps, moving),
        "unit": row["unit"],
        "digits": row["digits"],
        "gloss": row["gloss"],
        "texts": forms,
        "value": row["value"],
        "slow": any(step[0] in SLOW for step in steps),
        "unit_words": words_of(row["unit"]),
    }


def _input(
    catalogue, name: str, own: bool, decisive: bool, moving: dict[str, list[str]], printed: dict
) -> dict:
    """What a field says of an input, and between which ends its slider moves."""
    kind = catalogue.kind_of(name)
    row = catalogue.rows[kind][name]
    value, low, high = row["value"], row["low"], row["high"]
    ends = [low, high]
    if kind == "claim" or low == high:
        ends = sorted((value / 2, value * 2)) if value else [0.0, 1.0]
    moved = [entry for entry, movers in moving.items() if name in movers and entry != name]
    kinds = {entry: catalogue.kind_of(entry) for entry in (name, *moved)}
    return {
        "kind": kind,
        "label": row["label"] if kind == "assumption" else row["gloss"],
        "place": "table" if own else "decisive" if decisive else "other",
        "value": value,
        "unit": row["unit"],
        "unit_words": words_of(row["unit"]),
        "shown": row["shown"],
        "ours": kind == "assumption" and low < high,
        "range": [low, high, range_of(low, high, row["unit"])]
        if kind == "assumption" or row["hedge"] == "range"
        else None,
        "moves": [[kinds[entry], catalogue.says(kinds[entry], entry)] for entry in moved],
        "from": ends[0],
        "to": ends[1],
        "texts": {
            entry: forms_of(sort, catalogue.rows[sort][entry], printed.get((sort, entry), set()))
            for entry, sort in kinds.items()
        },
    }


def _date(catalogue, name: str, printed: dict) -> dict:
    """The date of a claim as an input, in days since that from which a browser counts."""
    row = catalogue.claims[name]
    start, end = days_of(row)
    middle = (start.toordinal() + end.toordinal()) // 2 - FIRST_DAY
    of_date = row["unit"] == "date"
    texts = {form: bound_text("claim", row, form) for form in (("",) if of_date else ("when",))}
    found = printed.get(("claim", name), set())
    return {
        "kind": "date",
        "label": row["gloss"] if of_date else f"{row['gloss']}: its date",
        "place": "date",
        "value": middle,
        "unit": "",
        "unit_words": "",
        "shown": show_period(start, end),
        "ours": False,
        "range": None,
        "moves": [],
        "from": middle - 365 * YEARS,
        "to": middle + 365 * YEARS,
        "texts": {name: {form: text for form, text in texts.items() if text in found}},
    }


def days_of(row: dict) -> tuple[date, date]:
    """First and last day of a dated claim, as a notebook's `between` takes them."""
    if row["period_start"] and row["period_end"]:
        return date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
    return closed_period(row["as_of"])


def quantity_of(catalogue, leaf: tuple) -> tuple[float, ...]:
    """Value, low, high, usual low and usual high of a leaf. [its own unit]"""
    kind, *names = leaf
    if kind == "count":
        return (float(len(names)),) * 5
    if kind == "between":
        return between(names[0], *(days_of(catalogue.claims[name]) for name in names[1:]))
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


def checks_of(
    catalogue, names: list[str], inputs: set[str], moving: dict[str, list[str]]
) -> dict[str, dict]:
    """Checks that compare numbers and hang on an input: sign, sides and words of the verdicts.

    A check that was ruled undefined stays so, whatever its numbers.
    """
    found = {}
    for name in names:
        row = catalogue.checks.get(name)
        if row is None or row["verdict"] == "undefined" or not row["test"]:
            continue
        tree = parse(name, row["test"])
        tested = {mover for entry in ids_in(tree) for mover in moving.get(entry, [entry])}
        if tree.data != "comparison" or not inputs & tested:
            continue
        sign, *terms = Compared(Claims(catalogue.claims, name)).transform(tree)
        apart = "differs" if row["tests"] == "agreement" else "fails"
        found[name] = {
            "sign": sign,
            "sides": [[term.steps, to_base(exact(1, term.unit)).value] for term in terms],
            "inputs": [
                one
                for one in dict.fromkeys(
                    one for term in terms for one in inputs_in(term.steps, moving)
                )
                if one in inputs
            ],
            "words": VERDICT_WORDS | {"fails": VERDICT_WORDS[apart]},
            "texts": {"": bound_text("check", row)},
        }
    return found


def figures_of(
    catalogue, notebook: str, findings: dict[str, dict], moving: dict[str, list[str]]
) -> tuple[dict[str, list], dict[str, dict]]:
    """The figures that the page draws again, by their anchor, and the numbers of their marks.

    Returns
    -------
    dict
        For each mark of a figure `label`, `part` or `x` where it has one, and the id of its number.
    dict
        The numbers that no finding of the page is, as findings.
    """
    drawn: dict[str, list] = {}
    numbers: dict[str, dict] = {}
    known = {json.dumps(one["steps"]): name for name, one in findings.items()}
    for _, about, _ in stored_figures([catalogue.root / FOLDER / f"{notebook}.ipynb"]):
        for place, mark in enumerate(about.get("again", ())):
            steps = mark.pop("steps")
            name = known.get(json.dumps(steps))
            if name is None:
                name = f"{about['name']}/{place}"
                numbers[name] = _mark(catalogue, mark, steps, moving)
            drawn.setdefault(f"fig-{about['name']}", []).append(
                {"label": mark["label"], **_placed(mark), "finding": name}
            )
    return drawn, numbers


def _placed(mark: dict) -> dict:
    return {key: mark[key] for key in ("part", "x") if key in mark}


def _mark(catalogue, mark: dict, steps: list, moving: dict[str, list[str]]) -> dict:
    """What a mark of a figure draws, as a finding that no sentence prints."""
    numbers = {leaf: quantity_of(catalogue, leaf)[0] for leaf in expression.leaves(steps)}
    value = rounded(expression.value(steps, numbers), DIGITS)
    return {
        "steps": steps,
        "inputs": inputs_in(steps, moving),
        "unit": mark["unit"],
        "digits": DIGITS,
        "gloss": ", ".join(mark[key] for key in ("label", "part") if key in mark),
        "texts": {"": in_form("", value, value, value, mark["unit"])},
        "value": value,
        "slow": any(step[0] in SLOW for step in steps),
        "unit_words": words_of(mark["unit"]),
        "drawn": True,
    }


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
