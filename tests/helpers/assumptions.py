"""Runs a notebook's code in this process with one assumption changed, and
tells which findings moved.

An assumption is a name that the first code cell with `book.assume` assigns: what that call returns,
or of the method a number, a name, a tuple or a dict of them. A change takes an assumption to the
end of its range, raises every other number by a quarter, a count by one, and turns a list of names
by one place, so that ranges stay in order.
"""

import ast
import re
from dataclasses import replace

from matplotlib import pyplot

from chipledger.mime import MIME
from chipledger.notebook.items import Assumption

CALL = "book.assume("


def code_cells(notebook):
    """The sources of the code cells, and the place of the assumptions among them; None
    where nothing is assumed.
    """
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return sources, next((place for place, one in enumerate(sources) if CALL in one), None)


def assigned(source):
    """Every assignment of the cell, as its text, its names and its value's syntax."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            continue
        target, pairs = node.targets[0], [(node.targets[0], node.value)]
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = zip(target.elts, node.value.elts, strict=True)
        yield (
            "\n".join(lines[node.lineno - 1 : node.end_lineno]),
            [(name.id, value) for name, value in pairs if isinstance(name, ast.Name)],
        )


def has_number(value):
    """Whether a number stands in the value."""
    return any(
        isinstance(node, ast.Constant) and isinstance(node.value, (int, float))
        for node in ast.walk(value)
    )


def assumptions(source):
    """The names that can be changed, in order: numbers and lists; a single word chooses a claim
    and has no more or less.

    Examples
    --------
    >>> cell = "A, B = 1, (2.0, 3.0)  # two [1]\\nCLAIM = 'h100'  # the chip\\n"
    >>> assumptions(cell + "PARTS = ('a', 'b')  # in order")
    ['A', 'B', 'PARTS']
    """
    return [
        name
        for _, pairs in assigned(source)
        for name, value in pairs
        if has_number(value) or isinstance(value, ast.Tuple)
    ]


def without_unit(source):
    """The lines whose comment is missing, or lacks the unit of their numbers; what the ledger gives
    or takes says both itself.

    Examples
    --------
    >>> without_unit("A = 1  # one [1]\\nB = 2  # two\\nC = 'h100'")
    ['B = 2  # two', "C = 'h100'"]
    """
    return [
        text
        for text, pairs in assigned(source)
        if not re.search(r"\bbook[.[]", text)
        and (
            "#" not in text
            or any(has_number(value) for _, value in pairs)
            and not re.search(r"#.*\[.+\]", text)
        )
    ]


def changed(value):
    """The value at the end of its range, or with every number a quarter higher, every count one
    higher, a list of names turned.

    Examples
    --------
    >>> changed((1.0, 3)), changed(("a", "b"))
    ((1.25, 4), ('b', 'a'))
    """
    if isinstance(value, Assumption):
        ends = [end for end in (value.high, value.low, 1.25 * value.value) if end != value.value]
        return replace(value, value=ends[0], low=ends[0], high=ends[0])
    if isinstance(value, dict):
        return {key: changed(entry) for key, entry in value.items()}
    if isinstance(value, tuple) and all(isinstance(entry, str) for entry in value):
        return (*value[1:], value[0])
    if isinstance(value, tuple):
        return tuple(changed(entry) for entry in value)
    return value + 1 if isinstance(value, int) else value * 1.25


def stored_findings(notebook):
    """Value and interval of each finding that the notebook's receipt holds."""
    rows = [
        row
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for row in output.get("data", {}).get(MIME, ())
    ]
    return {row["id"]: (row["low"], row["value"], row["high"]) for row in rows}


def rerun(notebook, name=None):
    """Run every code cell in this process, with one assumption changed once all stand; value and
    interval of each finding.
    """
    sources, place = code_cells(notebook)
    namespace = {"display": lambda *shown: None}
    with pyplot.rc_context():  # the style that a chapter sets is of this process
        for number, source in enumerate(sources):
            exec(compile(source, f"<cell {number}>", "exec"), namespace)
            if name and number == place:
                namespace[name] = changed(namespace[name])
    return {
        finding.id: (finding.low, finding.value, finding.high)
        for finding in namespace["book"].receipt().findings
    }


def moved(notebook, name):
    """The findings that are no longer what the notebook stores, once one assumption is changed."""
    stored, found = stored_findings(notebook), rerun(notebook, name)
    return [finding for finding in stored if found.get(finding) != stored[finding]]
