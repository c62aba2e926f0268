"""Executes notebooks, only those that are stale, side by side, and stores them normalised.

A notebook is fresh while the hash in its metadata equals the hash of what it was computed from: its
own source, the clean data, the modules that notebooks use, and the lock file. Outputs, the texts of
numbers in prose and the hash itself are left out, so executing an unchanged notebook changes
nothing, and writing its numbers makes nothing stale.
"""

import hashlib
import json
import os
import re
from functools import partial
from pathlib import Path

import nbformat

from chipledger.errors import BuildError
from chipledger.files import write_atomically
from chipledger.notebook.ledger import COMMITTING
from chipledger.notebook.links import without_texts
from chipledger.notebook.stored import notebook_paths, read_notebook
from chipledger.publish.build.forks import Died, Run, TookTooLong, in_turns

KEY = "chipledger"
NOT_FOR_NOTEBOOKS = ("publish", "scan", "facts", "agreement.py", "cli.py", "__pycache__")
NOT_READ = (
    "findings.csv",
    "assumptions.csv",
    "coverage.csv",
)  # made from notebooks, or for pages only
TIMEOUT = 300  # [s] for one cell
KERNEL = "python3"
# How Python shows a set of words; its order differs from run to run.
_SET = re.compile(
    r"^(?:frozenset\()?\{(?:'[^'\n]*'|\"[^\"\n]*\")(?:,\s(?:'[^'\n]*'|\"[^\"\n]*\"))+\}\)?$",
    re.MULTILINE,
)


def environment_hash(root):
    """Hash of all that notebooks share: clean data that they read, modules, lock."""
    root, digest = Path(root), hashlib.sha256()
    data = [
        path
        for path in sorted((root / "data" / "clean").glob("*.csv"))
        if path.name not in NOT_READ
    ]
    package = root / "src" / "chipledger"
    modules = [
        path
        for path in sorted(package.rglob("*.py"))
        if not set(path.relative_to(package).parts) & set(NOT_FOR_NOTEBOOKS)
    ]
    for path in (*data, *modules, root / "requirements.lock"):
        digest.update(
            path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
        )
    return digest.hexdigest()


def hash_of(notebook, environment):
    """Hash of what a notebook was computed from."""
    cells = [
        (
            cell.cell_type,
            without_texts(cell.source) if cell.cell_type == "markdown" else cell.source,
            cell.metadata,
        )
        for cell in notebook.cells
    ]
    return hashlib.sha256((json.dumps(cells, sort_keys=True) + environment).encode()).hexdigest()


def is_fresh(notebook, environment):
    """Whether every code cell was run, by the kernel that the build uses, on what is there now."""
    ran = all(
        cell.get("execution_count")
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.source.strip()
    )
    kernel = notebook.metadata.get("kernelspec", {}).get("name") == KERNEL
    return (
        ran
        and kernel
        and notebook.metadata.get(KEY, {}).get("computed_from") == hash_of(notebook, environment)
    )


def execute_stale(root, fresh=False, workers=2, report=print, meanwhile=None):
    """Execute the notebooks that are stale; store all or none.

    Parameters
    ----------
    root : path
    fresh : bool
        Execute all.
    workers : int
    report : callable
        Told of each notebook as it ends.
    meanwhile : callable, optional
        Called while the notebooks run in processes of their own.

    Returns
    -------
    list of str
        Names of the notebooks executed.

    Raises
    ------
    BuildError
        If a cell fails, runs into its time limit or writes to stderr; no notebook is changed then.
    """
    environment = environment_hash(root)
    stale = [
        path
        for path in notebook_paths(root)
        if fresh or not is_fresh(read_notebook(path), environment)
    ]
    done = {}
    for path, text in executed(stale, environment, workers, meanwhile):
        done[path] = text
        report(f"  executed {path.name} ({len(done)} of {len(stale)})")
    for path, text in done.items():
        write_atomically(path, text)
    return [path.name for path in stale]


def executed(paths, environment, workers=1, meanwhile=None):
    """Notebooks executed side by side, each with its text, as they end.

    Raises
    ------
    BuildError
        As `execute_stale`.
    """
    try:
        yield from in_turns(paths, partial(begin, environment), workers, meanwhile)
    except (Died, TookTooLong) as fault:
        raise cut_short(fault, fault.job, fault.step) from None


def cut_short(fault, path, step):
    """The error that tells of a run without an outcome.

    Parameters
    ----------
    fault : Died or TookTooLong
    path : path
        The notebook.
    step : int
        Place of the cell that ran.
    """
    why = (
        "the kernel died, as it does where memory runs out or a library crashes"
        if isinstance(fault, Died)
        else f"a cell ran into its limit of {TIMEOUT} s; let it compute less"
    )
    return BuildError(f"{path.name}: {why}\n{_cell(read_notebook(path), step)}")


def begin(environment, path):
    """Begin to execute a notebook.

    Parameters
    ----------
    environment : str
        As `environment_hash` gives it.
    path : path

    Returns
    -------
    Run
        Its outcome is the notebook as text.
    """
    return Run(execute, path, environment, limit=TIMEOUT)


def execute(path, environment, begins):
    """One notebook executed and normalised, as text. It runs in a process of its own.

    Raises
    ------
    BuildError
        As `execute_stale`, naming the notebook and the cell.
    """
    from chipledger.publish.build.shell import SHELL

    # The ledger of this checkout, whatever CHIPLEDGER_ROOT says: the hash below is of this one.
    os.environ |= {COMMITTING: "1", "CHIPLEDGER_ROOT": str(path.resolve().parents[1])}
    os.chdir(path.parent)
    notebook = read_notebook(path)
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        begins(index)
        cell.outputs, cell.execution_count, error = SHELL.run(cell.source)
        if error:
            raise BuildError(
                f"{path.name}: a cell failed\n{_cell(notebook, index)}\n"
                f"{type(error).__name__}: {error}"
            )
    _refuse_stderr(path, notebook)
    _refuse_sets(path, notebook)
    return dump(normalise(notebook, environment))


def _cell(notebook, index):
    """Number and source of a cell."""
    return f"cell {index + 1}:\n" + "\n".join(
        "    " + line for line in notebook.cells[index].source.splitlines()
    )


def _refuse_stderr(path, notebook):
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", ()):
            if output.get("name") == "stderr":
                raise BuildError(
                    f"{path.name}, cell {number} warns, and a warning is an error: "
                    f"{output['text'].strip()}"
                )


def _refuse_sets(path, notebook):
    """A printed set of words comes in another order in every run: what is stored must be what a
    reader gets.
    """
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", ()):
            shown = str(output.get("text", "")) + str(output.get("data", {}).get("text/plain", ""))
            if found := _SET.search(shown):
                raise BuildError(
                    f"{path.name}, cell {number} shows a set, whose order differs from run to run: "
                    f"show sorted(…) instead of {found.group()[:60]}"
                )


def normalise(notebook, environment):
    """Drop what differs between runs, give cells stable ids, and note what the
    notebook was computed from.
    """
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number:02d}"
        cell.metadata.pop("execution", None)
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": KERNEL},
            "language_info": {"name": "python"},
        }
    )
    notebook.metadata[KEY] = {"computed_from": hash_of(notebook, environment)}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def dump(notebook):
    """A notebook as text, keys sorted, one space of indent, line feed at the end."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"
