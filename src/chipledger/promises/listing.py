"""The promises as lines for a terminal: what is due, what is overdue, what became of the rest."""

from datetime import date

import pandas as pd

from chipledger.errors import LedgerError
from chipledger.promises.settled import status_words
from chipledger.tables.rows import Row, rows_of

HEADS = ("Due", "Standing", "Who", "What", "Id")
WIDEST = (10, 34, 28, 62, 48)  # [characters]
SOON = 90  # [days]


def on_day(text: str | None) -> date:
    """The day to reckon from: the one given, or today.

    Raises
    ------
    LedgerError
        If the text is no day.

    Examples
    --------
    >>> on_day("2026-11-22")
    datetime.date(2026, 11, 22)
    """
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise LedgerError(f"--on {text}: write the day as 2026-11-22") from None


def standing(promise: Row, day: date) -> str:
    """How a promise stands on one day: what became of it, or when an open one is due.

    Parameters
    ----------
    promise : mapping
        Row of the clean table.
    day : datetime.date

    Examples
    --------
    >>> standing({"status": "open", "due": "2026-12-31", "grade": ""}, date(2027, 1, 2))
    'overdue by 2 days'
    """
    if promise["status"] != "open":
        return status_words(promise)
    left = (date.fromisoformat(promise["due"]) - day).days
    if left < 0:
        return f"overdue by {_days(-left)}"
    return f"due in {_days(left)}" if left <= SOON else "open"


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"


def board(
    promises: pd.DataFrame, entities: pd.DataFrame, day: date, open_only: bool = False
) -> list[str]:
    """Lines of the table, in the order of due days.

    Parameters
    ----------
    promises, entities : pandas.DataFrame
        Clean.
    day : datetime.date
    open_only : bool
        Leave out what has an outcome.

    Returns
    -------
    list of str
    """
    names = {row["id"]: row["name"] for row in rows_of(entities)}
    rows = sorted(
        (row for row in rows_of(promises) if not open_only or row["status"] in ("open", "")),
        key=lambda row: (row["due"], row["id"]),
    )
    lines = [
        (
            row["due"],
            standing(row, day),
            names.get(row["company"]) or names.get(row["speaker"], row["speaker"]),
            row["deliverable"],
            row["id"],
        )
        for row in rows
    ]
    if not lines:
        return ["No promise is open." if open_only else "The ledger holds no promise."]
    cells = [
        [_cut(cell, widest) for cell, widest in zip(line, WIDEST, strict=True)]
        for line in (HEADS, *lines)
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _cut(text: str, widest: int) -> str:
    return text if len(text) <= widest else text[: widest - 1].rstrip() + "…"
