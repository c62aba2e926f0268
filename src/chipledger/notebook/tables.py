"""Tables for readers: MyST for the book, HTML for the notebook, from one list of rows.

No bare number may enter: a cell is a claim, a finding, a check, a promise or words, so every figure
in a table carries its link.
"""

from collections.abc import Container, Iterable, Mapping
from html import escape

import pandas as pd

from chipledger.errors import LedgerError
from chipledger.notebook.items import Assumption, Check, Claim, Finding, Promise
from chipledger.tables.rows import rows_of

Cell = Assumption | Claim | Finding | Check | Promise | str
LEFT = ' style="text-align: left"'


class Table:
    """A captioned table whose cells are claims, findings, checks, promises or words.

    Parameters
    ----------
    rows : list of dict, or pandas.DataFrame
        One dict per row, the same keys in each; the keys are the column heads.
    caption : str
        About six words.
    name : str
        Label for references to the table.

    Raises
    ------
    LedgerError
        If a cell is a bare number, or the rows do not have the same columns.
    """

    def __init__(
        self, rows: Iterable[Mapping[str, Cell]] | pd.DataFrame, caption: str, name: str
    ) -> None:
        listed = rows_of(rows) if isinstance(rows, pd.DataFrame) else rows
        self.rows, self.caption, self.name = [dict(row) for row in listed], caption, name
        self.columns = list(self.rows[0]) if self.rows else []
        if any(list(row) != self.columns for row in self.rows) or not self.rows:
            raise LedgerError(
                f"table {name}: give one row or more, each with the columns of the first"
            )
        for row in self.rows:
            for column, cell in row.items():
                if not (isinstance(cell, str) or hasattr(cell, "shown")):
                    raise LedgerError(
                        f"table {name}, column {column}: {cell!r} is no claim, finding, check or"
                        " text: publish it first"
                    )

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        return {
            "text/markdown": self.to_myst(),
            "text/html": self.to_html(),
            "text/plain": str(self),
        }

    def __str__(self) -> str:
        return "\n".join(
            " | ".join(_plain(row[column]) for column in self.columns) for row in self.rows
        )

    def to_myst(self) -> str:
        """The table as a numbered MyST directive whose cells are bound numbers."""
        return f"```{{table}} {self.caption}\n:name: {self.name}\n\n{self.to_pipes()}\n```"

    def to_pipes(self) -> str:
        """Head and rows as Markdown."""
        lines = [
            [_role(column) for column in self.columns],
            ["---"] * len(self.columns),
            *([_role(row[column]) for column in self.columns] for row in self.rows),
        ]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)

    def to_html(self) -> str:
        """The table as a reader of the notebook sees it: words to the left, since JupyterLab sets
        every cell to the right.
        """
        sides = {
            column: "" if any(_is_figure(row[column]) for row in self.rows) else LEFT
            for column in self.columns
        }
        head = "".join(
            f'<th scope="col"{side}>{escape(column)}</th>' for column, side in sides.items()
        )
        body = "".join(
            "<tr>"
            + "".join(
                f"<td{side}>{escape(_plain(row[column]))}</td>" for column, side in sides.items()
            )
            + "</tr>"
            for row in self.rows
        )
        return (
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.shown


def _is_figure(cell: Cell) -> bool:
    """Whether a cell shows a number of the ledger; names, verdicts and outcomes are words."""
    return not isinstance(cell, str) and any(character.isdigit() for character in cell.shown)


def _role(cell: Cell) -> str:
    """A cell as MyST: a role for a number of the ledger, else the words."""
    if isinstance(cell, str):
        return cell.replace("|", "\\|")
    return f"{{{cell.role}}}`{cell.id}`"
