"""Which changes of the tree concern the book, and what each asks for."""

from pathlib import Path

import chipledger

PAGE, NOTEBOOK, MADE, SHARED = "page", "notebook", "made", "shared"
PACKAGE = Path(chipledger.__file__).parent
TOP = (
    "index.md",
    "_config.yml",
    "_toc.yml",
    "pyproject.toml",
    "requirements.lock",
    "LICENSE",
    "LICENSE-DATA",
)
FOLDERS = ("book", "notebooks", "data")  # beside the package
UNFINISHED = (".tmp", ".swp", ".pyc", "~")  # endings of what programs write on their way


def kind_of(path, root):
    """What a file is to the book.

    Parameters
    ----------
    path, root : path

    Returns
    -------
    str or None
        `PAGE` and `NOTEBOOK` are one page; `MADE` is a clean table, which the book itself may have
        written; of whatever is `SHARED` every page is made. None for a file that no page hangs on.

    Examples
    --------
    >>> [kind_of(f"/here/{name}", "/here") for name in ("book/method.md", "_toc.yml", "README.md")]
    ['page', 'shared', None]
    """
    path, root = Path(path), Path(root)
    if path.is_relative_to(PACKAGE):
        return SHARED if _is_source(path, PACKAGE) else None
    if not path.is_relative_to(root) or not _is_source(path, root):
        return None
    name = path.relative_to(root)
    top = name.parts[0]
    if name.parts[:2] == ("data", "clean"):
        return MADE
    if top == "notebooks":
        return NOTEBOOK if name.suffix == ".ipynb" else None
    if name.suffix == ".md" and top in ("book", "index.md"):
        return PAGE
    return SHARED if top in TOP + FOLDERS else None


def _is_source(path, root):
    """Whether a path can be a file that somebody wrote: editors leave others beside it."""
    name = path.relative_to(root)
    return (
        not any(part.startswith(".") or part == "__pycache__" for part in name.parts)
        and not name.name.endswith(UNFINISHED)
        and (bool(name.suffix) or name.as_posix() in TOP)
    )
