"""The wings of the package: each stands on lower ones alone, none goes in a circle, and the
tests stand by them.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

import chipledger
from tests.helpers import ROOT

PACKAGE, TESTS = Path(chipledger.__file__).parent, ROOT / "tests"
# From the lowest floor up; what shares a floor does not import each other.
FLOORS = (
    ("errors", "mime"),
    ("files", "yaml_files"),
    ("patterns",),
    ("drawing", "models"),
    ("numbers",),
    ("tables",),
    ("scan", "audit", "figures"),
    ("promises", "checking"),
    ("intake", "notebook"),
    ("facts",),
    ("publish",),
    ("cli",),
)
FLOOR = {wing: number for number, wings in enumerate(FLOORS) for wing in wings}
FREE = (
    "",
    "__main__",
)  # the face is imported for version and day alone, and loads the rest when asked


def modules():
    """Every module of the package by dotted name below it; a package is named by its folder."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


MODULES = dict(modules())


def imports(name):
    """The modules of the package that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write imports from the package's root"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for dotted in named:
            head, *rest = dotted.split(".")
            if head == "chipledger":
                whole = ".".join(rest)
                yield whole if whole in MODULES else ".".join(rest[:-1])


def test_every_module_lies_in_a_wing():
    """A module that no floor names has no place yet: give it one here and in ARCHITECTURE.md."""
    wings = {name.partition(".")[0] for name in MODULES} - set(FREE)

    assert set() == wings - set(FLOOR)


@pytest.mark.parametrize("name", [name for name in MODULES if name not in FREE])
def test_wings_import_lower_wings_alone(name):
    """No module imports from a higher floor, or from another wing of its own."""
    wing = name.partition(".")[0]
    upward = [
        other
        for other in imports(name)
        if other and other.partition(".")[0] != wing
        if FLOOR[other.partition(".")[0]] >= FLOOR[wing]
    ]

    assert [] == upward


def test_no_module_imports_itself_in_the_end():
    """Imports among modules go in no circle, not even through a function."""
    graph = {name: set(imports(name)) - {"", name} for name in MODULES if name not in FREE}
    left = defaultdict(set, graph)
    while ready := [name for name, wanted in left.items() if not wanted & set(left)]:
        for name in ready:
            del left[name]

    assert {} == {name: sorted(wanted & set(left)) for name, wanted in left.items()}


def test_the_map_names_every_wing_and_what_it_names_is_there():
    """ARCHITECTURE.md has a row for each wing, and each path that it gives leads to a module."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z_]+(?:/[a-z_]+)*)`", text))
    paths = {path for path in named if "/" in path and not path.startswith(("src/", "tests/"))}

    assert set() == set(FLOOR) - named
    assert [] == sorted(path for path in paths if path.replace("/", ".") not in MODULES)


def test_every_folder_of_tests_is_that_of_a_wing():
    """Tests stand in the folder of their wing, or with those of the editions as built;
    beside the folders stand those of no wing alone.
    """
    folders = {path.parent.name for path in TESTS.glob("*/test_*.py")}

    assert {"built"} == folders - set(FLOOR)


def test_no_test_imports_another():
    """What two files of tests share is a helper or a fixture, so that each can be
    moved and run alone.
    """
    own = {path.stem for path in TESTS.rglob("test_*.py")} | {"conftest"}
    shared = [
        (path.name, ast.unparse(node))
        for path in sorted(TESTS.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        if own & set(re.findall(r"\w+", ast.unparse(node)))
    ]

    assert [] == shared
