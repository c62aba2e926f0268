"""Models and the engine of terms run unchanged in a reader's browser, under MicroPython."""

import ast
from pathlib import Path

import pytest

import chipledger

PACKAGE = Path(chipledger.__file__).parent
MODULES = [
    *sorted((PACKAGE / "models").glob("*.py")),
    *(PACKAGE / "numbers" / name for name in ("enclosure.py", "expression.py")),
]
ALLOWED = {"math", "collections", "chipledger.numbers.enclosure"}
ABSENT = {"hypot", "prod", "fsum", "comb", "log1p", "pairwise", "removeprefix", "removesuffix"}


def run_nodes(tree):
    """All nodes that an interpreter runs: not what only checkers read, nor what is guarded against
    a failing import.
    """
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        elif isinstance(node, ast.Try):
            waiting += [*node.handlers, *node.orelse, *node.finalbody]
            if not any(ast.unparse(each.type or tree) == "ImportError" for each in node.handlers):
                waiting += node.body
        else:
            yield node
            waiting += ast.iter_child_nodes(node)


def absent(node):
    """What MicroPython 1.27 lacks in a node, in words; empty where it lacks nothing."""
    if isinstance(node, ast.Match):
        return "match"
    if isinstance(node, ast.arguments) and node.posonlyargs:
        return "arguments by place only"
    if isinstance(node, ast.List | ast.Tuple | ast.Set) and not isinstance(
        getattr(node, "ctx", None), ast.Store
    ):
        return "a star in a display" if any(isinstance(e, ast.Starred) for e in node.elts) else ""
    if isinstance(node, ast.Dict) and None in node.keys:
        return "two stars in a display"
    if isinstance(node, ast.Attribute) and node.attr in ABSENT:
        return node.attr
    if isinstance(node, ast.ImportFrom):
        found = {alias.name for alias in node.names} & ABSENT
        known = node.module in ALLOWED or node.module.startswith("chipledger.models")
        return ", ".join(sorted(found)) if known else node.module
    if isinstance(node, ast.Import):
        return ", ".join(alias.name for alias in node.names if alias.name not in ALLOWED)
    return ""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_what_the_page_runs_is_python_that_the_page_has(module):
    """Such modules import only `math`, `collections` and each other, and use no syntax that
    MicroPython lacks.
    """
    nodes = run_nodes(ast.parse(module.read_text(encoding="utf-8")))

    assert [] == [
        f"line {getattr(node, 'lineno', '?')}: {found}" for node in nodes if (found := absent(node))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[*a]",
        "(*a, 1)",
        "{**a}",
        "import functools",
        "from math import hypot",
        "def f(a, /): pass",
        "match a:\n    case 1: pass",
    ],
)
def test_what_the_page_lacks_is_noticed(text):
    """Each of these runs here and fails in the page."""
    assert any(absent(node) for node in run_nodes(ast.parse(text)))
