"""What a print may be that its own words leave open, and that a person is asked.

Judgements made here: a number that a blank or a comma parts as other countries do (4 700, 10,4%) is
asked about in both halves; a bare m is million before things that can be counted, and may be metres
elsewhere; a sum beside another of its money may lean on that one's scale (to £3.7 from £2.0
billion); a capital letter that is stuck to a sum in words is a currency (R5 billion).
"""

import re

from chipledger.scan.finds import Found

_MONEY_OF_LETTER = {"R": "ZAR", "P": "PHP", "N": "NGN"}
_LETTER_BEFORE = re.compile("(?<![A-Za-z0-9])[A-Z][a-z]{0,2}$")
_SHORT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}$")
_THOUSANDS = re.compile("[0-9]{3}(?![0-9])")
_DECIMALS = re.compile("(?:[0-9]{1,2}|[0-9]{4,6})(?![0-9])")
_M = re.compile(r"(?:[A-Za-z~. -]+ )?[-+]?[0-9][0-9,.]*(?:-[0-9][0-9,.]*)?m")
_IN_METRES = re.compile(
    r" (?:long|wide|deep|high|tall|thick|across|apart|away|above|below|beneath|down|underground|up)\b"
)
_THINGS = re.compile(
    r"(?: (?!in|on|at|to|by|for|from|of|and|or|as)[A-Za-z'-]+){0,2} (?:[a-z-]+s|people|men|women)\b"
)
_SIGN = "[$€£¥₹]"
_BARE_SUM = re.compile(rf"(?:[a-z ]+ )?(?P<sign>{_SIGN})[0-9]{{1,3}}(?:\.[0-9]+)?")
_SCALE = r" ?(?P<scale>million|billion|trillion|mn|bn|m|crore|lakh)"
_NEXT_SUM = re.compile(
    rf" (?:from|versus|vs\.?|against|compared (?:with|to)) (?P<sign>{_SIGN})[0-9.,]+{_SCALE}\b"
)
_SCALED_SUM = re.compile(rf"(?P<sign>{_SIGN})[0-9.,]+{_SCALE}$")
_ON_FROM = re.compile(r" (?:to|from|versus|vs\.?|against) ")
# A short word that no English sentence has behind a number is a unit: 12 m, 40 dB.
_UNIT = re.compile(
    r" (?!(?:in|of|on|at|to|by|is|or|as|an?|it|up|he|we|so|no|us|if|be|do|go|my|me|am|pm|vs?|et|al"
    r"|x|de|la|i)\b)[a-zµ°Ω][A-Za-z]?(?![A-Za-z0-9'’.-])"
)


def doubt(found: list[Found], at: int, line: str) -> dict[str, str]:
    """The question that a find and its neighbours leave open, as columns of its row.

    Parameters
    ----------
    found : list of Found
        In the order of the text.
    at : int
        Which of them.
    line : str
        The line of the text that holds it.

    Returns
    -------
    dict of str to str
        `flag` and `likely`, or nothing.
    """
    one = found[at]
    if one.form != "number":
        return {}
    before, behind = (
        other if other and other.line == one.line and other.form == "number" else None
        for other in (found[at - 1] if at else None, found[at + 1] if found[at + 1 :] else None)
    )
    if parted := _parted(one, behind, line) or _parted(before, one, line):
        return {"flag": parted, "likely": ""}
    end = one.offset + len(one.literal)
    letter = _LETTER_BEFORE.search(line, max(0, one.offset - 4), one.offset)
    if letter and line[end - 1 : end].isalpha():
        money = _MONEY_OF_LETTER.get(letter.group(), "")
        return {"flag": "unit=", "likely": f"unit={money}" * bool(money)}
    if _M.fullmatch(one.literal) and (_IN_METRES.match(line, end) or not _THINGS.match(line, end)):
        return {"flag": "may be million or metres; print the word", "likely": ""}
    if scale := _scale_left(one, before, line):
        return {"flag": "its scale may be left to the sum beside it; print it", "likely": scale}
    if one.literal[-1:].isdigit() and "$" not in one.literal and _UNIT.match(line, end):
        return {
            "flag": "its unit is not in the closed list; take another, or none",
            "likely": "",
        }
    return {}


def _parted(one: Found | None, behind: Found | None, line: str) -> str:
    """What may join two finds to one number."""
    if not one or not behind:
        return ""
    gap = line[one.offset + len(one.literal) : behind.offset]
    if not _SHORT.search(one.literal) or behind.offset != behind.start:
        return ""
    if gap == " " and _THOUSANDS.match(behind.literal):
        return "a blank may part its thousands from the rest; print a comma"
    if gap == "," and _DECIMALS.match(behind.literal):
        return "a comma may stand for its decimal point; print a point"
    return ""


def _scale_left(one: Found, before: Found | None, line: str) -> str:
    """The scale of the sum beside a bare one, as a context."""
    bare = _BARE_SUM.fullmatch(one.literal)
    if not bare:
        return ""
    near = _NEXT_SUM.match(line, one.offset + len(one.literal))
    if not near and before:
        gap = line[before.offset + len(before.literal) : one.offset]
        near = _SCALED_SUM.search(before.literal) if _ON_FROM.fullmatch(gap) else None
    return near["scale"] if near and near["sign"] == bare["sign"] else ""
