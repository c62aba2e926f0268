"""One archive per notebook that runs on its own: notebook, clean data, package, lock
file, and how to run it; with them the extension of JupyterLab.

The archive keeps the layout of the checkout, so the notebook finds its ledger as it does there.
"""

from pathlib import Path

from chipledger.files import zipped
from chipledger.publish.book.freshness import BESIDE

GUIDE = """# {stem}, to run again

You need Python 3.11 or later; the first command fetches the packages of the lock file, \
held to their hashes.

    python3 -m venv .venv
    .venv/bin/python -m pip install --require-hashes -r requirements.lock
    .venv/bin/python -m pip install --no-deps --no-build-isolation .
    .venv/bin/chipledger execute --fresh

The last command executes `notebooks/{stem}.ipynb`, fails if a cell does, \
and tells which findings moved.
Change a line under "Assumptions" in the notebook and run that command again.

To work in the notebook by hand: `.venv/bin/python -m pip install ".[lab]"`, \
then `.venv/bin/jupyter lab notebooks`.
Run all cells: the figures show, the sentences mark each number that moved, and the last output \
lists every finding beside its stored value.

Text and data: CC BY 4.0. Code: MIT.
"""


def rerun_archive(root, notebook, deflated=None):
    """The archive of one notebook.

    Parameters
    ----------
    root : path
    notebook : path
        Below `root`.
    deflated : chipledger.files.Deflated, optional
        Of the archives before, which share all but the notebook.

    Returns
    -------
    bytes
        A zip archive with one folder, the same bytes for the same files.
    """
    stem, files = Path(notebook).stem, files_of(root, notebook)
    return zipped({f"{stem}/{name}": data for name, data in files.items()}, deflated=deflated)


def files_of(root, notebook):
    """What the archive of one notebook holds, by name below its folder."""
    root, notebook = Path(root), Path(notebook)
    package = [
        path
        for folder in ("src/chipledger", "jupyter")
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    files = [
        *(root / name for name in BESIDE),
        *(root / "data/clean").iterdir(),
        *package,
        notebook,
    ]
    inside = {
        path.relative_to(root).as_posix(): path.read_bytes() for path in files if path.is_file()
    }
    return inside | {"README.md": GUIDE.format(stem=notebook.stem).encode()}


def archive_name(stem):
    """File name of a notebook's archive in the folder of downloads."""
    return f"{stem}.zip"
