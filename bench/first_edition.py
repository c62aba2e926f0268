"""The last commit of the first edition beside this one, for ratios.

It lies in `_build`, as a repository of its own, with an environment of its own lock, which its own
Makefile makes and byte-compiles. It is made once, a minute or two, and kept, so that both sides run
in turns, in the same hour on the same machine.
"""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench import ROOT

COMMIT = "983728e875921efe402091420f9a20a877f8be20"
PLACE = ROOT / "_build/first-edition"


class FirstEdition(NamedTuple):
    """A checkout of the first edition, and the Python of its environment."""

    folder: Path
    python: Path


@contextmanager
def first_edition(with_tests=False):
    """The first edition as it was committed, installed, for as long as the context lasts; what was
    changed or built there is gone.

    Parameters
    ----------
    with_tests : bool
        Install its test tools too.

    Yields
    ------
    FirstEdition
        `make` works in its folder as it does here, and so does `python -m chipledger`, both with
        `own_environment`.

    Raises
    ------
    SystemExit
        If this clone does not hold the commit.
    """
    check_out(PLACE)
    ready = ".venv/.ready-test" if with_tests else ".venv/.ready"
    make = ["make", "-s", "-C", PLACE, f"PYTHON={sys.executable}", ready]
    subprocess.run(make, check=True, env=own_environment())
    yield FirstEdition(PLACE, PLACE / ".venv/bin/python")


def check_out(folder):
    """Bring the tree of the commit into a folder."""
    has = ["git", "-C", ROOT, "cat-file", "-e", f"{COMMIT}^{{commit}}"]
    if subprocess.run(has, capture_output=True).returncode:
        raise SystemExit(
            f"this clone lacks the first edition, commit {COMMIT[:7]}, which the ratios are held "
            "against: `git fetch --unshallow` brings it"
        )
    if not (folder / ".git").exists():
        subprocess.run(["git", "clone", "-q", "--shared", "-n", ROOT, folder], check=True)
    for command in (["checkout", "-qf", COMMIT], ["clean", "-qfdx", "-e", "/.venv"]):
        subprocess.run(["git", "-C", folder, *command], check=True)


def own_environment():
    """The environment variables without those that lead Python and make to this edition."""
    ours = {"PYTHONPATH", "VIRTUAL_ENV", "CHIPLEDGER_ROOT", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    return {name: value for name, value in os.environ.items() if name not in ours}
