"""The stored expressions of the book's findings: each can be run again from the tables alone."""

import json
from datetime import date
from math import pi

import pytest

from chipledger.notebook.stored import notebook_paths, read_notebook
from chipledger.numbers import expression
from chipledger.numbers.interval import exact
from chipledger.numbers.periods import closed_period
from chipledger.numbers.spans import between
from chipledger.numbers.wording import rounded
from chipledger.tables.store import read_clean
from tests.helpers import ROOT

CLEAN = ROOT / "data/clean"
FINDINGS = read_clean(CLEAN, "findings").to_dict("records")
ASSUMPTIONS = read_clean(CLEAN, "assumptions").set_index("id").to_dict("index")
CLAIMS = read_clean(CLEAN, "claims").set_index("id").to_dict("index")
STEPS = {row["id"]: json.loads(row["expression"]) for row in FINDINGS}
COMPUTED = {
    name: steps
    for name, steps in STEPS.items()
    if not any(leaf[0] in expression.COUNTED for leaf in expression.leaves(steps))
}
# What arithmetic is made of: nothing, a half, one, a pair, a dozen months, the parts of a mean,
# and the area of a circle over the square of its diameter.
STRUCTURAL = {0.0, 0.5, 1.0, 2.0, 6.0, 12.0, pi / 4}


def quantity_of(leaf):
    """A leaf of an expression, from the clean tables."""
    kind, *names = leaf
    if kind == "between":
        return between(names[0], *map(days_of, names[1:]))
    if kind == "assumption":
        row = ASSUMPTIONS[names[0]]
        return (row["value"], row["low"], row["high"], row["low"], row["high"])
    claim = CLAIMS[names[0]]
    if kind == "claim":
        return tuple(claim[key] for key in ("value", "low", "high", "usual_low", "usual_high"))
    if kind == "usual":
        ends = claim["usual_low"], claim["usual_high"]
        return (claim["value"], *ends, *ends)
    return exact(claim[kind])


def days_of(name):
    """First and last day of a dated claim."""
    claim = CLAIMS[name]
    if claim["period_start"]:
        return tuple(date.fromisoformat(claim[f"period_{end}"]) for end in ("start", "end"))
    return closed_period(claim["as_of"])


@pytest.mark.costly
@pytest.mark.parametrize(
    "finding", [row for row in FINDINGS if row["id"] in COMPUTED], ids=lambda row: row["id"]
)
def test_a_finding_is_what_its_expression_says(finding):
    """Run again from claims and assumptions, each finding has the value and the bounds that the
    book prints.
    """
    steps = COMPUTED[finding["id"]]
    quantities = {leaf: quantity_of(leaf) for leaf in expression.leaves(steps)}

    bounds = expression.interval(steps, quantities)[:3]

    assert [finding["value"], finding["low"], finding["high"]] == pytest.approx(
        [rounded(bound, finding["digits"]) for bound in bounds]
    )


def test_most_findings_can_be_computed_again():
    """Counts, shares and statistics over rows aside, every finding carries what made it."""
    assert len(COMPUTED) > 200
    assert all(len(steps) for steps in STEPS.values())


def test_no_number_that_decides_is_typed():
    """What an expression holds beside claims, assumptions and rows is the arithmetic's own."""
    typed = {
        (name, step[1])
        for name, steps in STEPS.items()
        for step in steps
        if step[0] == "number" and step[1] not in STRUCTURAL
    }

    assert set() == typed


def test_a_count_names_the_rows_it_counted():
    """The ids of a count are as many as the finding says."""
    for row in FINDINGS:
        steps = STEPS[row["id"]]
        if len(steps) == 1 and steps[0][0] == "rows":
            assert row["value"] == len(steps[0][3].split()), row["id"]


def code_of(path):
    """The code cells of a notebook."""
    return [cell.source for cell in read_notebook(path).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", notebook_paths(ROOT), ids=lambda path: path.stem)
def test_code_of_a_notebook_is_easy_to_read(path):
    """No line is longer than a hundred characters, and every cell that shows a figure shows the
    axes that it draws on.
    """
    cells = code_of(path)

    assert [] == [line for cell in cells for line in cell.splitlines() if len(line) > 100]
    assert [] == [cell for cell in cells if "figures.show(" in cell and "subplots(" not in cell]


@pytest.mark.parametrize("path", notebook_paths(ROOT), ids=lambda path: path.stem)
def test_assumptions_are_used_by_a_finding(path):
    """Every assumption of a notebook is an entry, and a finding hangs on it."""
    mine = {name for name, row in ASSUMPTIONS.items() if row["notebook"] == path.stem}
    inputs = set(" ".join(row["inputs"] for row in FINDINGS).split())

    assert mine <= inputs
