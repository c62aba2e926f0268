"""Which notebooks the contents file publishes: each must be one that the build executes, or the
build stops.

Judgements made here: notebooks lie in `notebooks/` itself, whatever their names; one that lies
elsewhere, or that is written as Markdown, would be published with outputs that nobody ran, so it is
refused with the mend.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from chipledger.errors import BuildError
from chipledger.yaml_files import load_yaml

FOLDER = "notebooks"
_TEXT_NOTEBOOK = re.compile(
    r"\A---\n(?:.*\n)*?(?:kernelspec|jupytext):|^(?:```+|:::+) ?\{code-cell\}", re.MULTILINE
)


def contents(root: Path | str) -> list[str]:
    """The files that the contents name, as they are written there, in order.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    list of str
    """
    path = Path(root) / "_toc.yml"
    return list(dict.fromkeys(_names(Path(root), load_yaml(path)))) if path.exists() else []


def _names(root: Path, node: object) -> Iterator[str]:
    if isinstance(node, list):
        for entry in node:
            yield from _names(root, entry)
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("root", "file") and isinstance(value, str):
                yield value
            elif key == "glob" and isinstance(value, str):
                yield from (path.relative_to(root).as_posix() for path in sorted(root.glob(value)))
            else:
                yield from _names(root, value)


def published_notebooks(root: Path | str) -> list[Path]:
    """The notebooks that the contents publish, in order of their names.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    list of pathlib.Path

    Raises
    ------
    BuildError
        If one lies outside `notebooks/` or in a folder below it, or is written as Markdown: it
        would never be executed.
    """
    root = Path(root)
    found = []
    for name in contents(root):
        stem = root / name.removesuffix(".ipynb").removesuffix(".md")
        notebook, text = stem.parent / f"{stem.name}.ipynb", stem.parent / f"{stem.name}.md"
        if text.is_file() and not name.endswith(".ipynb"):
            _refuse_text_notebook(name, text)
        elif notebook.is_file():
            if notebook.parent != root / FOLDER:
                raise BuildError(
                    f"_toc.yml names the notebook {name}, which lies outside {FOLDER}/ and is never"
                    f" executed: move it to {FOLDER}/{notebook.name} and name it so in _toc.yml"
                )
            found.append(notebook)
    return sorted(found)


def _refuse_text_notebook(name: str, path: Path) -> None:
    """A page whose code cells would be shown and never run."""
    if _TEXT_NOTEBOOK.search(path.read_text("utf-8", errors="replace")):
        raise BuildError(
            f"_toc.yml names {name}, a notebook written as Markdown, whose cells are never"
            f" executed: turn it into {FOLDER}/{path.stem}.ipynb (jupytext --to ipynb {name}.md),"
            " or take the code out"
        )
