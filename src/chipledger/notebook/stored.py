"""What stored notebooks hold: the findings that they published, and which of them moved."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
from nbformat import NotebookNode, ValidationError

from chipledger.drawing import find_svg
from chipledger.errors import BuildError, LedgerError
from chipledger.mime import ANSWER_MIME, ASSUMPTION_MIME, FIGURE_MIME, MIME
from chipledger.notebook.contents import FOLDER, published_notebooks
from chipledger.notebook.items import Assumption, Finding
from chipledger.tables.schema import CLEAN, validated

# What stored outputs hold of each table that notebooks make.
KINDS = {"findings": MIME, "assumptions": ASSUMPTION_MIME}


def collect(notebooks: Mapping[str, NotebookNode]) -> dict[str, pd.DataFrame]:
    """The findings and the assumptions stored in executed notebooks, as clean tables.

    Parameters
    ----------
    notebooks : dict of str to notebook node
        Executed notebooks by name.

    Returns
    -------
    dict of str to pandas.DataFrame

    Raises
    ------
    LedgerError
        If two notebooks publish or assume the same id, or a row breaks its schema.
    """
    return {kind: _table(kind, _rows(mime, notebooks)) for kind, mime in KINDS.items()}


def _rows(mime: str, notebooks: Mapping[str, NotebookNode]) -> list[dict[str, Any]]:
    return [
        {**row, "notebook": name}
        for name, notebook in notebooks.items()
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for row in output.get("data", {}).get(mime, ())
    ]


def _table(kind: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a clean table, in the order of their ids."""
    columns = CLEAN[kind].columns
    table = pd.DataFrame(rows, columns=list(columns))
    if kind == "findings":
        table["inputs"] = [" ".join(inputs) for inputs in table["inputs"]]
        table["expression"] = [json.dumps(_computed(steps)) for steps in table["expression"]]
    twice = table[table["id"].duplicated(keep=False)].groupby("id")["notebook"].agg(list)
    if len(twice):
        raise LedgerError(
            "published twice: "
            + "; ".join(f"{name} by {' and '.join(homes)}" for name, homes in twice.items())
            + ": give each its own id; of a notebook and its copy, take one away"
        )
    table = table.astype({name: str(column.dtype) for name, column in columns.items()})
    return validated(kind, table.sort_values("id", ignore_index=True))


# Places in a step of an expression, after its name, that are measured and not counted.
_MEASURED = {"number": (1,), "in": (3,), "solve": (4, 5), "quantile": (2,)}


def _computed(steps: list[list[Any]]) -> list[list[Any]]:
    """An expression as it was computed: a stored notebook has no point in whole numbers."""
    return [
        [float(part) if at in _MEASURED.get(step[0], ()) else part for at, part in enumerate(step)]
        for step in steps
    ]


KEPT = ("id", "value", "low", "high", "unit", "digits", "shown", "gloss", "formula")


def stored(table: pd.DataFrame) -> dict[str, Finding]:
    """The findings of a clean table, by id.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    dict of str to Finding
    """
    return {
        row["id"]: Finding(
            **{name: row[name] for name in KEPT},
            inputs=tuple(row["inputs"].split()),
            expression=json.loads(row["expression"]),
        )
        for row in table.to_dict("records")
    }


def assumed(table: pd.DataFrame) -> dict[str, Assumption]:
    """The assumptions of a clean table, by id; see `stored`."""
    names = [field.name for field in fields(Assumption)]
    return {
        row["id"]: Assumption(**{name: row[name] for name in names})
        for row in table.to_dict("records")
    }


def movements(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    """The findings whose value or interval moved from one clean table to the next, a line each.

    Parameters
    ----------
    before, after : pandas.DataFrame

    Returns
    -------
    list of str
        A finding that stands in one table only has not moved.
    """
    was = {name: finding.in_full for name, finding in stored(before).items()}
    return [
        f"{name}: {finding.in_full} (was {was[name]})"
        for name, finding in stored(after).items()
        if finding.in_full != was.get(name, finding.in_full)
    ]


def notebook_paths(root: Path | str) -> list[Path]:
    """The notebooks of the book, in order: those that the contents publish, and those numbered for
    it.

    Raises
    ------
    BuildError
        If the contents publish one that lies where it is never executed.
    """
    numbered = (Path(root) / FOLDER).glob("[0-9]*.ipynb")
    return sorted({*numbered, *published_notebooks(root)})


def read_notebook(path: Path) -> NotebookNode:
    """A stored notebook.

    Raises
    ------
    BuildError
        If the file is no notebook.
    """
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, KeyError, AttributeError, ValidationError) as error:
        raise BuildError(
            f"{path.name} is no notebook that can be read: {str(error).splitlines()[0]}; restore it"
            " from the repository"
        ) from None


def stored_cells(path: Path) -> list[NotebookNode]:
    """The cells of a notebook of the book, to be looked at only; its form is not held against the
    notebook's schema again, as executing and rendering do that.
    """
    return _cells_of(path.read_bytes())


@lru_cache(maxsize=16)  # [notebooks] several parts of a build look at the same
def _cells_of(data: bytes) -> list[NotebookNode]:
    return nbformat.v4.reads(data.decode("utf-8")).cells


def stored_answer(path: Path) -> dict[str, str]:
    """What a chapter's table of assumptions names: `answer`, a finding, and `along`, what a page
    draws it along; nothing where there is no such table.
    """
    for cell in read_notebook(path).cells:
        for output in cell.get("outputs", ()):
            if ANSWER_MIME in output.get("data", {}):
                return dict(output["data"][ANSWER_MIME])
    return {}


def stored_figures(notebooks: Iterable[Path]) -> list[tuple[str, dict[str, Any], str]]:
    """Every figure stored in executed notebooks, as (notebook name, what it says of itself, SVG).

    Parameters
    ----------
    notebooks : iterable of path

    Returns
    -------
    list of tuple
    """
    found = []
    for path in notebooks:
        for cell in stored_cells(path):
            for output in cell.get("outputs", ()):
                data = output.get("data", {})
                if FIGURE_MIME in data:
                    found.append(
                        (
                            Path(path).stem,
                            json.loads(json.dumps(data[FIGURE_MIME])),
                            find_svg(data["text/html"].partition("<details")[0]),
                        )
                    )
    return found
