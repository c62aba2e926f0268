"""Clues of the unit beside an English figure: a code of money, a rate by the piece, an area or a
share that the print leaves out.
"""

from chipledger import patterns as re
from chipledger.numbers.unit_words import FOREIGN_MONEY, MONEY
from chipledger.scan.around import Around
from chipledger.scan.questions import NO_RATE, NO_UNIT, ask

# KES 2.5 billion, Sh. 138 million, 2.5 billion KES
_CODE_BEFORE = re.compile(rf"(?<![A-Za-z0-9])(?:{FOREIGN_MONEY})\.? ?$")
_CODE_BEHIND = re.compile(rf" ?(?:{FOREIGN_MONEY})(?![A-Za-z0-9])")
_MAY_BE_CODE = re.compile(r"[A-Z][A-Za-z¢₵]{1,4}\.? ?$")  # which is found faster
_BARE = re.compile(
    r"[^$€£¥₹%]*?[0-9](?: ?(?:[mb]n?|bln|mln|trn?|tn|k|(?:m|b|tr)illion|thousand|crore|lakh)s?)?"
    r"(?: (?:per|a|an) .*)?",
    re.IGNORECASE,
)
# up high-single digits, mid-teens: a share in words
SPOKEN_SHARE = re.compile(r"(?i:\b(?:low|mid|high)(?:-to-(?:mid|high))?)[- ]$")
_DIGITS_LONG = re.compile("(?i:single|double|triple)[- ]digits?$")
_NO_SHARE = re.compile(
    r"[ -](?:code|number|figure|temperature|sum|year|age|million|billion|thousand|day|month|dollar"
    r"|pin|id|prefix|house|score|win|loss(?:es)? in|deaths?|millions|billions|thousands)"
)
_PART_OF_POINT = re.compile(r"\b(?:quarter|half)[ -](?:of[ -])?(?:a[ -])?point$")
_OF_RATES = re.compile(
    r"\b(?:rates?|yields?|Fed|bank|inflation|jobless|unemployment|easing|cuts?|hikes?)\b",
    re.IGNORECASE,
)
# 45 per 100,000 people, 12 deaths per million
_PER_SO_MANY = re.compile(
    r"(?: [a-z-]+){0,2} (?:per|for every|in every) (?:[0-9][0-9,]+|million|thousand)\b"
)
SMALL_MONEY = re.compile("cent|penc|penny|[¢pc]$")  # paid 40 cents, up from 35
# Rs 315 a quintal, £45 a room
_PER_THING = re.compile(
    r" (?:an?|per) (?:quintal|dose|pint|bottle|box|case|ticket|room|night|seat|game|bag"
    r"|egg|loaf|pack"
    r"|plate|cup|glass|can|bird|head of|ride|trip|visit|session|lesson|shift|vote|click|view|word"
    r"|page|copy|card|phone|device|vehicle|car|home|house|flat|apartment|plot|hectolitre"
    r"|container|barge|dozen|pair|piece|plant|tree|bale|bunch|carton|crate|tray|sack|cylinder"
    r"|call|text|transaction|mile|km|kilometre|kilometer|meal|serving|gig|show|go|pop|time|household|family|pupil"
    r"|student|passenger|employee|worker|customer|user|subscriber|patient|child|couple)\b"
    r"(?! (?:year|month|week|day|hour|ago))"
)
# expected to start from £31,000, rooms from £45
MONEY_FIRST = re.compile("[$£€¥₹]|[A-Z]{1,3}[$£]|Rs|[A-Z]{3} ")
_LEADING = tuple(f"{word} " for word in "from at just only around about".split())
_START_FROM = re.compile(
    r"\b(?<!anywhere )(?:(?:start|begin)(?:s|n?ing)?(?: [a-z]+)? (?:from|at)"
    r"|(?:priced?|prices|rates?|fares?|rooms?|tickets?|costs?|costing|available|plans?|packages?"
    r"|sells?|selling|retails?|retailing)"
    r"(?: (?!fell|rose|down|up|dropp|slid|slipp|jump|climb|cut|rais|lift|lower|went|increase|declin"
    r"|doubl|halv|surg|soar)[a-z]+)? from)(?: just| only| around| about)? $",
    re.IGNORECASE,
)
# 104.4 people per square mile
_COUNTED_END = re.compile(
    "(?:people|persons|residents|staff|workers|jobs|students|pupils|patients|barrels|units|cars)$"
)
_PER_NO_TIME = re.compile(
    " per (?!day|week|month|year|hour|minute|second|annum|share|unit|cent|capita|person)[a-z]"
)
_AREA_BEHIND = re.compile(
    r" ?(?:c|k)?m[23³](?![0-9A-Za-z])| (?:ft|yd)[23³]|[- ]sq[.]?[- ](?:km|mi|miles?|yards?"
    r"|yd|ft|m)\b"
)
_FACTOR = re.compile("[a-z]+|[0-9][0-9.,]*(?: to [0-9][0-9.,]*)?")
# a wind farm 30nm off the coast
_AT_SEA = re.compile(
    r" (?:off|from (?:the |its )?(?:coast|shore|port|land|island)|north|south|east|west|limit|zone"
    r"|out (?:to|at) sea|of the (?:coast|shore|isle|island|port)|offshore|(?:sea )?miles?)"
)
# an 80+MW site, a 200+ km line
_UNIT_GLUED = re.compile(
    "[A-Za-z]{1,4}(?![A-Za-z])| (?:km|kg|[kMG]W|[GT]B|mph|hp|mm|cm|ft|lb)(?![A-Za-z])"
)
_HUNDRED = re.compile("100(?: ?(?:km|kilomet(?:re|er)s|miles))?")
_PER_HUNDRED = re.compile(" ?(?:per|a|/) ?100 ?(?:km|kilomet(?:re|er)s|mi|miles)(?![a-z])")
# A$90 million ($59 million)
_OTHER_DOLLARS = re.compile(
    r"(?<![A-Za-z])(?:AU?|CA?|NZ|S|HK|NT)[$][0-9.,]+ ?(?:[mb]n?|(?:m|b|tr)illion|[a-z]+)?"
    r"(?: [a-z]+){0,2} [(]$"
)
_SHORT_TIME = re.compile("-mos?(?![a-z])")  # a 12-mo. target
# capacity (MW): 450
_LABEL = re.compile(
    r"\((%|[kMG]Wh?|[kKMG]?t|kg|km|USD|[£€$]|(?:US)?[£€$] ?(?:m|bn|mn|000)s?)\):? $"
)


def units(around: Around) -> dict[str, str]:
    """The question for a unit that stands beside a figure, and that its print has not."""
    literal, line, end, before = around.literal, around.line, around.end, around.before
    code = (
        _MAY_BE_CODE.search(before) and _CODE_BEFORE.search(before) or _CODE_BEHIND.match(line, end)
    )
    if code and _BARE.fullmatch(literal):
        money = code.group().strip(" .").upper()
        return {"flag": "unit=", "likely": f"unit={money}"} if money in MONEY else ask(NO_UNIT)
    if (
        "digit" in literal
        and _DIGITS_LONG.search(literal)
        and (
            SPOKEN_SHARE.search(before)
            or not _NO_SHARE.match(line, end)
            and "growth" not in line[max(0, around.start - 12) : end + 40]
        )
    ):
        return {"flag": "unit=", "likely": "unit=percent"}
    if before.endswith("US") and SMALL_MONEY.search(literal):
        return {"flag": "region=", "likely": "region=us"}
    if re.match("[$£€¥]|Rs|[0-9.]+[pc¢]$", literal) and _PER_THING.match(line, end):
        return ask(NO_RATE)
    if (
        before.lower().endswith(_LEADING)
        and MONEY_FIRST.match(literal)
        and not re.search(" to |[-–—]", literal)
        and not re.match(" (?:to|and) |[-–—]", line[end : end + 24])
        and _START_FROM.search(line, max(0, around.start - 40), around.start)
    ):
        return {"flag": "may be the least of its kind", "likely": "hedge=atleast"}
    if _COUNTED_END.search(literal) and _PER_NO_TIME.match(line, end):
        return ask(NO_RATE)
    if literal[-1:].isdigit() and (mark := line[end : end + 1]) in tuple("′″"):
        return {"flag": "unit=", "likely": "unit=foot" if mark == "′" else "unit=inch"}
    if _AREA_BEHIND.match(line, end) and literal[-1:].isdigit():
        return ask(NO_UNIT)
    if around.next == "-" and (
        re.search("(?:m|b|tr)illion$", literal) and re.match("-[a-z]{2}", line[end : end + 24])
    ):
        return {"flag": "unit=", "likely": ""}
    if before.endswith("factor of ") and _FACTOR.fullmatch(literal):
        return {"flag": "unit=", "likely": "unit=times"}
    if around.next == " " and not re.search("[%$€£¥]", literal) and _PER_SO_MANY.match(line, end):
        return ask(NO_RATE)
    if (
        "point" in literal
        and _PART_OF_POINT.search(literal)
        and _OF_RATES.search(line, max(0, around.start - 90), end + 40)
    ):
        return {"flag": "unit=", "likely": "unit=percent"}
    if literal[-1:] == "+" and _UNIT_GLUED.match(line, end):
        return {"flag": "unit=", "likely": ""}
    if _PER_HUNDRED.match(line, end) or (
        _HUNDRED.fullmatch(literal) and re.search("(?: per | a |/)$", before)
    ):
        return ask(NO_RATE)
    if literal[:1] == "$" and (
        _OTHER_DOLLARS.search(line, max(0, around.start - 40), around.start)
        or (literal == "$1" and line.startswith(" = ", end))
    ):
        return {"flag": "region=", "likely": "region=us"}
    if literal[-1:].isdigit() and _SHORT_TIME.match(line, end):
        return {"flag": "unit=", "likely": "unit=month"}
    label = ")" in before[-3:] and _LABEL.search(before)
    if label and _BARE.fullmatch(literal):
        return {"flag": "unit=", "likely": "unit=percent" * (label[1] == "%")}
    quoted = line.startswith('"', end) and line[max(0, end - 400) : end].count('"') % 2
    inches = line.startswith('"', end) and not quoted and before[-1:] not in (".", "/")
    if inches and literal[-1:].isdigit():
        return {"flag": "unit=", "likely": "unit=inch"}
    return _of_sea(literal, line, end)


def _of_sea(literal: str, line: str, end: int) -> dict[str, str]:
    """The question for *nm* that may be of the sea."""
    if not literal.endswith("nm") or not _AT_SEA.match(line, end):
        return {}
    return {"flag": "may be nanometres or nautical miles; take another unit, or none", "likely": ""}
