"""Where a find of the folded text stands in the print, and how wide the ledger lets it be."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.scan.fold import Folded, fold
from chipledger.scan.number_patterns import HAN
from chipledger.scan.words import BOILERPLATE

LONGEST = 60
_RUN = re.compile(f"{HAN}{{11}}")


class Found(NamedTuple):
    """A figure, or what looks like one, in a text.

    `line` counts from 1 and `offset` from 0, in the print; `start` and `end` are the span of the
    number itself in that line; `kind` is its class; `form` tells dates from numbers.
    """

    line: int
    offset: int
    literal: str
    start: int
    end: int
    kind: str
    form: str


class Piece(NamedTuple):
    """A find in folded places: whole print, the number in it, class and form."""

    start: int
    end: int
    core: tuple[int, int]
    kind: str = "figure"
    form: str = "number"


def placed(pieces: Iterable[Piece], folded: Folded, starts: list[int]) -> list[Found]:
    """Folded pieces as finds in the lines of the print, which begin at `starts`."""
    found, last, begin, of_site = [], 0, 0, False
    for piece in pieces:
        core = folded.span(*piece.core)
        whole = core if piece.core == piece[:2] else folded.span(piece.start, piece.end)
        start, end = _short_enough(folded.print, whole, core)
        line = bisect_right(starts, start, last)
        if line != last:
            last, begin = line, starts[line - 1]
            of_site = fold(folded.print[begin : begin + 12]).lstrip().startswith(BOILERPLATE)
        kind = "furniture" if piece.kind == "figure" and of_site else piece.kind
        found.append(
            Found(
                line,
                start - begin,
                folded.print[start:end],
                core[0] - begin,
                core[1] - begin,
                kind,
                piece.form,
            )
        )
    return found


def _short_enough(print_: str, span: tuple[int, int], core: tuple[int, int]) -> tuple[int, int]:
    """The span without its soft words, then without its unit, until the ledger takes it."""
    for start, end in (span, (core[0], span[1])):
        if not too_long(print_[start:end]):
            return start, end
    return core


def too_long(literal: str) -> bool:
    """Longer than the ledger lets a literal be."""
    return len(literal) > LONGEST or len(literal) > 10 and _RUN.search(literal) is not None
