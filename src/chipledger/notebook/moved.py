"""What a rerun moved: each number now and as committed, and the sentences that print it.

Judgements:

- A number has moved when its shown value or its interval has.
- A sentence says a moved number in its form; where no words are true of its new interval, or the
  form reads as before, it says the number in full.
- Only numbers of a sentence change, the words around them stand: whoever reads judges them.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from chipledger.notebook.bound import bound_text
from chipledger.notebook.items import Assumption, Finding
from chipledger.notebook.links import Mention, replaced

Entry = tuple[str, str]  # kind and id

# What Markdown writes around the words of a line, and before them.
_MARKS = re.compile(r"^\s*(?:[-*+>]|#+|\d+\.)\s+|(?<!\\)\*+|^\s*\|\s*|\s*\|\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PLACE = re.compile("\ue000(\\d+)\ue001")  # signs for private use, which no prose holds


class Movement(NamedTuple):
    """A finding or an assumption, now and as committed."""

    now: Finding | Assumption
    was: Finding | Assumption

    def words(self, form: str = "") -> tuple[str, str]:
        """What a sentence prints now, and what it printed.

        Parameters
        ----------
        form : str
            As in `bound_text`.
        """
        now, was = _in_form(self.now, form), _in_form(self.was, form)
        return (now, was) if now != was else (self.now.in_full, self.was.in_full)


def _in_form(item: Finding | Assumption, form: str) -> str:
    row = {name: getattr(item, name) for name in ("value", "low", "high", "unit", "shown")}
    try:
        return bound_text(item.role, row, form)
    except ValueError:
        return item.in_full


def movements_of(
    now: Iterable[Finding | Assumption], committed: Mapping[Entry, Finding | Assumption]
) -> dict[Entry, Movement]:
    """What is no longer shown as committed, by kind and id; what was never committed has not moved.

    Parameters
    ----------
    now : iterable of Finding and Assumption
    committed : dict of (str, str) to Finding or Assumption
    """
    found = {}
    for item in now:
        was = committed.get((item.role, item.id))
        if was and was.in_full != item.in_full:
            found[item.role, item.id] = Movement(item, was)
    return found


class Sentence(NamedTuple):
    """A line of prose with its moved numbers.

    Attributes
    ----------
    words : str
        With a place for each of them.
    moved : tuple of (str, str)
        What each says now, and what it said.
    """

    words: str
    moved: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """In plain words."""
        return self._filled(self.words, "{} (was {})")

    @property
    def html(self) -> str:
        """With the moved numbers marked."""
        return self._filled(escape(self.words), "<mark>{}</mark> <small>(was {})</small>", escape)

    def _filled(self, words: str, pattern: str, write: Callable[[str], str] = str) -> str:
        return _PLACE.sub(
            lambda place: pattern.format(*map(write, self.moved[int(place[1])])), words
        )


def sentences(path: Path, moved: Mapping[Entry, Movement]) -> list[Sentence]:
    """The lines of a notebook's prose that print a number that moved, in order.

    Parameters
    ----------
    path : path
        The notebook as it is stored; a sentence is a line of it.
    moved : dict of (str, str) to Movement
    """
    cells = json.loads(path.read_text("utf-8"))["cells"]
    prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return [found for line in prose.splitlines() if (found := _sentence(line, moved)).moved]


def _sentence(line: str, moved: Mapping[Entry, Movement]) -> Sentence:
    printed: list[tuple[str, str]] = []

    def place(named: Mention, _: int) -> str:
        movement = moved.get((named.kind, named.name))
        if movement is None:
            return named.role if named.text is None else named.text
        printed.append(movement.words(named.form))
        return f"\ue000{len(printed) - 1}\ue001"

    words = _ESCAPED.sub(r"\1", _MARKS.sub("", replaced(line, place)))
    return Sentence(words.replace(" | ", " · "), tuple(printed))
