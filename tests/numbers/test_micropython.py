"""Models and the engine of terms run unchanged in a reader's browser, under MicroPython."""

import ast
import json
import random
from pathlib import Path

import pytest

import chipledger
from chipledger.models import die_yield
from chipledger.numbers import terms
from chipledger.numbers.interval import Quantity
from tests.helpers.formulas import MODELS, formula, of_a_model
from tests.helpers.micropython.answer import answers
from tests.helpers.page_engine import in_the_page

PACKAGE = Path(chipledger.__file__).parent
MODULES = [
    *sorted((PACKAGE / "models").glob("*.py")),
    *(
        PACKAGE / "numbers" / f"{name}.py"
        for name in ("enclosure", "expression", "phrases", "spans", "wording")
    ),
    PACKAGE / "audit/verdicts.py",
    PACKAGE / "publish/site/panel/asked.py",
]
ALLOWED = {
    "json",
    "math",
    "collections",
    "datetime",
    "chipledger.audit.verdicts",
    "chipledger.numbers",
    "chipledger.numbers.enclosure",
    "chipledger.numbers.phrases",
    "chipledger.numbers.spans",
    "chipledger.numbers.wording",
}
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
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "zip" and node.keywords:
        return "zip with keywords"
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
        "zip(a, b, strict=True)",
        "import functools",
        "from math import hypot",
        "def f(a, /): pass",
        "match a:\n    case 1: pass",
    ],
)
def test_what_the_page_lacks_is_noticed(text):
    """Each of these runs here and fails in the page."""
    assert any(absent(node) for node in run_nodes(ast.parse(text)))


AREA, SHARE, DENSITY = (
    terms.leaf(("claim", name), Quantity(best, low, high, low, high, unit))
    for name, low, best, high, unit in (
        ("area", 90, 100, 110, "mm^2"),
        ("share", 0.4, 0.5, 0.6, ""),
        ("density", 0.1, 0.2, 0.3, "cm^-2"),
    )
)


def asked(count):
    """Every model over a box, and as many random expressions, as JSON text; open ends as words."""
    dice = random.Random(7)
    calls = [of_a_model(name, field, code, dice) for name, field, code in MODELS]
    formulas = [formula(random.Random(seed)) for seed in range(count)]
    formulas += [
        die_yield.implied_defect_density(AREA, SHARE, die_yield.murphy_yield),
        terms.solve(die_yield.seeds_yield(AREA, DENSITY), DENSITY, SHARE, 1e-3, 10),
    ]
    return json.dumps(
        [
            [steps, [[list(leaf), [str(float(end)) for end in ends[:5]]] for leaf, ends in known]]
            for steps, known in [
                *((steps, box.items()) for steps, box in calls),
                *((term.steps, term.leaves.items()) for term in formulas),
            ]
        ]
    )


@pytest.mark.costly
def test_the_page_computes_what_a_kernel_computes(tmp_path):
    """All models and many stored expressions come to the same values, bounds, texts and kinds of
    error under MicroPython as here.
    """
    compare(asked(8), tmp_path)


@pytest.mark.slow
def test_the_page_computes_many_expressions_as_a_kernel(tmp_path):
    """The same for a hundred random expressions."""
    compare(asked(100), tmp_path)


def compare(text, folder):
    """Hold the answers under MicroPython against those here."""
    there_all = in_the_page("answer.py", text, folder)

    for here, there in zip(json.loads(answers(text)), there_all, strict=True):
        assert here[1] == there[1]
        if isinstance(here[0], str):
            assert here == there
        else:
            assert pytest.approx([float(number) for number in here[0]], rel=1e-12) == [
                float(number) for number in there[0]
            ], here[1]
