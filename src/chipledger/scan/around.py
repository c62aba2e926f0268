"""A figure and what stands around it, taken out of its text once for all rules that ask about it.

A rule is a function of an `Around` that gives `flag` and `likely` as columns of a row, or nothing.
"""

from datetime import date
from string import ascii_letters, digits
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.scan.finds import Found
from chipledger.scan.unsaid import Shared

# One number, or a range of one unit, as it stands between Chinese signs, and the two characters on
# each side of it; bare digits may be completed over a comma or a bracket, so beside them only a
# sign will do. Signs that may stand between the ends of a range tell nothing.
_SIGN = "[\u2e80-\u9fff]"
_BESIDE = "[\u2e80-\u522f\u5231-\u81f2\u81f4-\uff5d“”]"  # without 到, 至 and ～
_STOP = "[,.;:()!?]"
_NUMBER = "[0-9][0-9,.]*"
_AMONG_SIGNS = re.compile(
    f"(?:.?{_BESIDE})?\n(?![0-9]{{4}}\n){_SIGN}*{_NUMBER}\n{_BESIDE}.?"
    f"|(?:.?{_BESIDE}|{_BESIDE}?{_STOP})?\n"
    f"{_SIGN}*(?:{_NUMBER}(?:[%％]?{_SIGN}*[-—~]?{_NUMBER})?)?{_SIGN}*"
    f"(?:{_SIGN}|[%％]|[A-Za-z]{{0,5}}(?:[A-WYZ]|nm|Wh))"
    f"\n(?:{_BESIDE}.?|{_STOP}{_BESIDE}?)?"
)
_NO_SIGN = frozenset(f"{ascii_letters}{digits} ")  # which none of them can touch: a quick look
_NEAR = 24  # ours: characters before a figure in which most words beside it are looked for


class Text(NamedTuple):
    """What is known of a whole text before its figures are asked about one by one.

    `shared` has, by place in `found`, the unit that a list gives, and `ways` what the words beside
    make of each find (see `directions`); `sen` is the question for a bare 仙, empty where the text
    leaves none open; `published` is the day of print.
    """

    found: list[Found]
    lines: list[str]
    shared: dict[int, Shared]
    ways: list[str]
    sen: dict[str, str]
    published: date | None


class Around:
    """One find of a text with its line, its neighbours and the signs at its two sides.

    Attributes
    ----------
    text : Text
    found : list of Found
        All of the text, in its order; `at` says which of them this is.
    one : Found
    shared : Shared or None
        The unit that it shares with the next one of a list.
    literal, form : str
        Those of the find.
    line : str
        The line of the text that holds it; it stands there from `start` to `end`.
    before : str
        The last characters before it, in its line.
    last, next : str
        The sign right before it and the one right behind it; empty where its line begins or ends.
    earlier, later : Found or None
        The finds before and behind it in its line.
    pairs : list of (Found, Found, str)
        It with the later one, then with the earlier one; what stands between.
    touches : bool
        Whether no sign parts it from another find.
    among_signs : bool
        Whether it stands between Chinese signs and touches no other figure. Then no clue of an
        English sentence can touch it, and the rules about those pass it over.
    """

    __slots__ = (
        *("text", "found", "at", "one", "shared", "literal", "form", "line", "start", "end"),
        *("before", "last", "next", "earlier", "later", "pairs", "touches", "among_signs"),
    )

    def __init__(self, text: Text, at: int) -> None:
        self.text, self.found, self.at = text, text.found, at
        self.one = one = text.found[at]
        self.shared = text.shared.get(at)
        self.line = line = text.lines[one.line - 1]
        self.literal, self.form, self.start = one.literal, one.form, one.offset
        self.end = one.offset + len(one.literal)
        self.before = line[max(0, one.offset - _NEAR) : one.offset]
        self.last, self.next = self.before[-1:], line[self.end : self.end + 1]
        self.pairs, self.touches = [], False
        later = self.found[at + 1] if at + 1 < len(self.found) else None
        self.later = later if later and later.line == one.line else None
        if self.later:
            gap = line[self.end : self.later.offset]
            self.pairs.append((one, self.later, gap))
            self.touches = not gap
        earlier = self.found[at - 1] if at else None
        self.earlier = earlier if earlier and earlier.line == one.line else None
        if self.earlier:
            gap = line[self.earlier.offset + len(self.earlier.literal) : self.start]
            self.pairs.append((self.earlier, one, gap))
            self.touches |= not gap
        self.among_signs = (
            not self.touches
            and self.last not in _NO_SIGN
            and self.next not in _NO_SIGN
            and _AMONG_SIGNS.fullmatch(
                f"{self.before[-2:]}\n{one.literal}\n{line[self.end : self.end + 2]}"
            )
            is not None
        )
