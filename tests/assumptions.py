"""Runs a notebook's code in this process with one assumption changed, and tells which findings moved.

An assumption is a name that the code cell under the heading `## Assumptions` gives a literal: a number, a
name, a tuple or a dict of them. A change raises every number by a quarter, a count by one, and turns a list of
names by one place, so that ranges stay in order.
"""

import ast

from chipledger.finding import MIME

HEADING = "## Assumptions"


def code_cells(notebook):
    """The sources of the code cells, and the place of the assumptions among them; None without their heading."""
    place, sources, found = None, [], False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found = found or cell.source.lstrip().startswith(HEADING)
        else:
            place = len(sources) if found and place is None else place
            sources.append(cell.source)
    if found and place is None:
        raise AssertionError(f"no code cell follows a heading {HEADING!r}")
    return sources, place


def assumptions(source):
    """Each name of the cell with its value; anything that is no literal is refused.

    Examples
    --------
    >>> assumptions("A, B = 1, (2.0, 3.0)  # two [1]")
    {'A': 1, 'B': (2.0, 3.0)}
    """
    found = {}
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            raise AssertionError(f"an assumptions cell holds assignments only, not: {ast.unparse(node)}")
        target, value = node.targets[0], ast.literal_eval(node.value)
        found.update(zip([name.id for name in target.elts], value) if isinstance(target, ast.Tuple) else {target.id: value}.items())
    return found


def changed(value):
    """The value with every number a quarter higher, every count one higher, a list of names turned.

    Examples
    --------
    >>> changed((1.0, 3)), changed(("a", "b"))
    ((1.25, 4), ('b', 'a'))
    """
    if isinstance(value, dict):
        return {key: changed(entry) for key, entry in value.items()}
    if isinstance(value, tuple) and all(isinstance(entry, str) for entry in value):
        return (*value[1:], value[0])
    if isinstance(value, tuple):
        return tuple(changed(entry) for entry in value)
    return value + 1 if isinstance(value, int) else value * 1.25


def stored_findings(notebook):
    """Value and interval of each finding that the notebook's receipt holds."""
    rows = [row for cell in notebook.cells for output in cell.get("outputs", ()) for row in output.get("data", {}).get(MIME, ())]
    return {row["id"]: (row["low"], row["value"], row["high"]) for row in rows}


def rerun(notebook, changes):
    """Run every code cell in this process, with these names changed once the assumptions stand; value and interval of each finding."""
    sources, place = code_cells(notebook)
    namespace = {"display": lambda *shown: None}
    for number, source in enumerate(sources):
        exec(compile(source, f"<cell {number}>", "exec"), namespace)
        if number == place:
            namespace.update(changes)
    return {finding.id: (finding.low, finding.value, finding.high) for finding in namespace["book"].receipt().findings}


def moved(notebook, name):
    """The findings that are no longer what the notebook stores, once one assumption is changed."""
    sources, place = code_cells(notebook)
    stored, found = stored_findings(notebook), rerun(notebook, {name: changed(assumptions(sources[place])[name])})
    return [finding for finding in stored if found.get(finding) != stored[finding]]
