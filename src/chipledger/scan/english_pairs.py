"""Clues between English figures: ends of a range, a step and its level, two scales of one measure,
and a unit that only the neighbour prints.
"""

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.literals import read
from chipledger.numbers.unit_words import MONEY
from chipledger.scan.around import Around
from chipledger.scan.english_units import SMALL_MONEY
from chipledger.scan.finds import Found
from chipledger.scan.questions import PARTS_OF_ONE, RANGE_OR_TWO, SCALE_BEHIND, WITH_NEIGHBOUR, ask

# What goods are measured in: a bare number beside it most likely measures the same.
MEASURED = {
    *("t", "kg", "ounce", "lb", "barrel", "bushel", "gallon", "litre", "m^3", "acre", "hectare"),
    *(
        "square_foot",
        "m^2",
        "km^2",
        "barrel/day",
        "t/year",
        "MW",
        "GW",
        "MWh",
        "GWh",
        "TWh",
        "mile",
    ),
    *("km", "MMBtu"),
}
# raised output by 70,500, to 1.67 million barrels per day: the unit of the level
_BY = re.compile(r"\bby (?:a further |another |about |around |some |nearly )?$")
_LEVEL = re.compile(r" ?[,–—-]? to (?:about |around |nearly |some |just |only |barely )?$")
_STEP = re.compile(
    r"(?:[a-z]+ by )?[0-9][0-9,.]*(?: (?:m|b|tr)illion)?|one|two|three|four|five|six|seven|eight"
    "|nine|ten",
    re.IGNORECASE,
)
_STEP_BEFORE = re.compile(
    r"\bby (?:(?:about|around|roughly|approximately|some|nearly|almost|another|a further) )?"
    r"[$€£¥]?$"
)
# 85.1 million acres, up 600,000: what a bare number counts stands with the one before it
_BARE_NUMBER = re.compile(
    r"(?:[a-z]+ (?:by |of )?)?[0-9][0-9,.]*(?: ?(?:[mb]n|(?:m|b|tr)illion|thousand))?(?: [a-z]+)?",
    re.IGNORECASE,
)
_WORD_NUMBER = re.compile(
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve", re.IGNORECASE
)
_NO_NOUN_BEHIND = re.compile(
    r"[.,;)](?![0-9])| (?:and|lower|higher|more|less|from|with|than|in|last|since|below|above|on"
    r"|over|a|the|this|by|while|but|as|after|for|at|against|versus|compared)\b|$"
)
_SUM_FROM = re.compile(
    r",? (?:(?:up|down) )?(?:from|versus|vs\.?|against|compared (?:with|to)) (?:about |the )?"
)
_SCALED = re.compile(r" ?(?:[mb]n|(?:m|b|tr)illion)$")
_NEAR_ENOUGH = 80  # ours: characters from a count of millions to a unit in the sentence before
# down a tenth of a point; rates rose a quarter point
_OF_A_POINT = re.compile(
    r" of an? (?:full |single )?(?:percentage |basis )?(?:point|percent|per cent)\b"
)
# a third of a mile, a quarter dollar, half a stone: a part of one, of which the part alone was read
_OF_ONE = re.compile(
    r"(?: of)?(?: an?)?[ -](?:miles?|kilomet(?:re|er)s?|met(?:re|er)s?|yards?|foot|inch|inches"
    r"|pounds?"
    r"|stone|ounces?|tonnes?|tons?|acres?|hectares?|lit(?:re|er)s?|gallons?|pints?|barrels?|dollars?"
    r"|euros?|cents?|penny|pence|degrees?|knots?|seconds?|minutes?|megawatts?|gigawatts?)\b(?!['’-])"
)
_TO_SHARE = re.compile(" to [0-9.]+(?:%| per ?cent)")  # up a tenth to 4.2%
_EIGHTHS = re.compile("(?<![0-9])[0-9]{1,2}/(?:2|3|4|8|16|32|64)$")
_OF_ONE_POINT = re.compile(_OF_ONE.pattern.replace("(?:miles?", "(?:points?|miles?", 1))
# an hour and 40 minutes, 98 and 3/8, 6-1/4 cents
_HOUR_AND = re.compile(r"\b[Aa]n? (?:hour|year|day|week|minute|month|mile|foot|pound|stone) and $")
_WHOLE_AND = re.compile("[0-9][ -][0-9]/$")
_AND_EIGHTHS = re.compile(" and [0-9]/[0-9]{1,2}(?![0-9])")
# between 3% and about 4%: ends that a soft word parts
_AND_SOFT = re.compile(
    " and (?:about|around|nearly|almost|roughly|approximately|perhaps|maybe) [$€£0-9]"
)
_BETWEEN_AND = re.compile(r"\bbetween [$€£]?[0-9][^.;,]{0,16} and $")
# 0.5% or 80 to 15,900; 0-60 in 4.2 seconds
_FAR_ENDS = re.compile(r"(?P<low>[0-9][0-9,.]*)(?: to |[-–])(?P<high>[0-9][0-9,.]*)(?: ?[a-z/]+)?")
_DASH = re.compile("[-–]")
_FAR = 20.0  # ours: between the ends of a range of counts
_CUT_FRACTION = re.compile(r"\.[0-9]")  # a sensor of 1/1.7"
_FRACTION_BEFORE = re.compile(r"(?<![0-9])[0-9]/[0-9]\.$")
_TO_OR_FROM = re.compile(",? (?:to|from|(?:up|down) (?:to|from)) (?:the |about |around |just )?")
_HANGS = re.compile("-(?: to| or| and|,) ")
_BARE_MOVE = re.compile("[a-z]+ (?:by )?[0-9.]+", re.IGNORECASE)  # fell 3
_SHARE = re.compile("[0-9.]+ ?(?:%|per ?cent)")
_SENTENCE = re.compile(r"[.!?;] ")
# from the current level of 86.8 GW to 175 GW; from about 300 to 450 people
_FROM_A_LEVEL = re.compile(
    r"(?<!ng )(?<!ge )(?<!ges )(?<!ged )(?<!iced )(?<!where )(?<!thing )(?<!ry )(?<!ries )"
    r"\bfrom (?:[A-Za-z0-9'’-]+ ){0,6}$"
)
# fell 36.8 percent to 56.9 percent; occupancy: -1.2% to 75.8%, +6.4% to 82.7%
_STEP_TO_SHARE = re.compile(
    r"(?:(?:[a-z]+(?:ed|ing)|fell|rose|grew|shed|lost|sank|slid|slipped|up"
    r"|down) (?P<by>by )?(?=[0-9])"
    r"|(?P<sign>[+−-]))(?P<low>[0-9.]+) ?(?P<unit>%|per ?cent) to (?P<high>[0-9.]+) ?(?P=unit)",
    re.IGNORECASE,
)
_NO_CHANGE = 20.0  # ours: percent, above which the end of a range that begins below zero is a level
# 7 hours 25 minutes, 6 feet 2 inches: two scales of one measure
_SCALES = (
    "year month week day hour minute second",
    "foot inch",
    "lb ounce",
    "mile foot yard",
)
_SMALLER = re.compile(r",? (?:and )?|")
_SOFT_LAST = re.compile(
    r"(?<![A-Za-z])(?:about|around|roughly|nearly|almost|approximately|some|over|under|above|below"
    r"|up to|at least|at most|more than|less than|fewer than|as many as|as much as|no more than"
    r"|just (?:over|under)|well over|exceeding|topped|circa|(?:fell|dropped|declined|slid|sank"
    r"|tumbled|plunged|slipped|dipped|shrank|down|decreased)(?: by)?|by (?:about|nearly|over))$",
    re.IGNORECASE,
)
_OPENING = ("", " ", "(")
_INCHES = re.compile(r" ?[0-9]{1,2} ?(?:in(?:ch(?:es)?)?(?![a-z])|[\"”″])")  # 5ft 10in
_RISE_OF = re.compile(
    r"\b(?:rise|gain|increase|jump|advance|fall|drop|decline|decrease|loss)s? of $"
)
_TWO_ENDS = re.compile(
    "(?P<low>[0-9][0-9,]*(?:[.][0-9]+)?)[^0-9]* to [^0-9]*(?P<high>[0-9][0-9,.]*)"
)
_LEVEL_FAR = 4.0  # ours: between a step and the level that it came to
_ONE_TO = re.compile(
    r"\b[Oo]ne(?: to | or |-to-|-or-"
    r"| (?:inch|foot|cent|penny|point|metre|meter|tonne|ton|pound) to )$"
)  # one to four years
# 1 in 1,000 people, one in 2,500 births
_FEW = re.compile("[0-9]{1,2}|[Oo]ne|[Tt]wo|[Tt]hree")
_IN_MANY = re.compile(" in (?:every )?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_FEW_IN = re.compile(r"\b(?:[0-9]{1,2}|[Oo]ne|[Tt]wo|[Tt]hree) in (?:every )?$")
_FORESEEN = re.compile(
    r"\b(?:(?:forecasts?|estimates?|expectations|consensus|predictions?|polls?)(?: of| for| at)?"
    r"|expected|predicted|forecast|estimated|(?:up|down) from|(?:above|below) (?:the|a)) $"
)
_FOR_OR_FORECAST = re.compile(" (?:for|forecast|estimate|consensus|expected) ?|(?: month)")
_VERSUS = re.compile(" (?:versus|vs[.]?|against|compared (?:to|with)) ")
_POINTS_END = re.compile("(?:basis points?|bps?|points)$")  # 168 basis points from 175
_SHARE_END = re.compile("(?:%|per ?cent|pct)$")
_NUMBER_OR_RANGE = re.compile("[0-9]{1,2}(?:[.][0-9]+)?(?:[-–][0-9]{1,2})?")
_AGAINST = re.compile(
    "(?:,| of [a-z]+(?: [a-z]+)?)? (?:to|from|against|versus|vs[.]?|compared (?:to|with)) "
)


def pairs(around: Around) -> dict[str, str]:
    """The question for a figure that its neighbour completes."""
    literal, line, end, before = around.literal, around.line, around.end, around.before
    one, found, at = around.one, around.found, around.at
    ranged = " to " in literal
    if (ranged or _DASH.search(literal)) and _far_apart(literal, line[end : end + 4]):
        return {
            "flag": "may be one range or two figures; code its ends by themselves",
            "likely": "",
        }
    if (
        "/" in literal
        and _CUT_FRACTION.match(line, end)
        or (around.last == "." and _FRACTION_BEFORE.search(before))
    ):
        return ask(WITH_NEIGHBOUR)
    if asked := _hanging(around):
        return asked
    if _two_scales(around):
        return ask(WITH_NEIGHBOUR)
    if literal[-1:] == "t" and re.search("f(?:ee|oo)?t$", literal) and _INCHES.match(line, end):
        return ask(WITH_NEIGHBOUR)
    if (
        ("ne" in before and _ONE_TO.search(before) and _unit(literal))
        or (literal.startswith("as ") and before.endswith(" to ") and _same_unit(found, at))
        or (ranged and _rise_and_level(literal, before))
    ):
        return ask(RANGE_OR_TWO)
    if (around.next == " " and _IN_MANY.match(line, end) and _FEW.fullmatch(literal)) or (
        before.endswith((" in ", " every "))
        and _FEW_IN.search(before)
        and re.match("[0-9]{1,3},?[0-9]{3}", literal)
    ):
        return ask(WITH_NEIGHBOUR)
    if around.next == " " and _OF_A_POINT.match(line, end) and not literal[-1:].isdigit():
        return ask(PARTS_OF_ONE)
    if (
        _HOUR_AND.search(before)
        or _WHOLE_AND.search(before)
        or ("/" in literal and before.endswith(" and ") and before[-6:-5].isdigit())
        or (around.next == " " and _AND_EIGHTHS.match(line, end))
    ):
        return ask(WITH_NEIGHBOUR)
    if literal.endswith(("tenth", "tenths", "quarter", "half")) and _TO_SHARE.match(line, end):
        return ask(PARTS_OF_ONE)
    if _EIGHTHS.search(literal) and _OF_ONE_POINT.match(line, end):
        return ask(PARTS_OF_ONE)
    if (
        around.next in (" ", "-")
        and literal.endswith(("half", "third", "quarter", "fourth", "fifth", "eighth", "tenth"))
        and _OF_ONE.match(line, end)
    ):
        return ask(PARTS_OF_ONE)
    if "between " in before and (
        (before.endswith("between ") and _AND_SOFT.match(line, end)) or _BETWEEN_AND.search(before)
    ):
        return ask(RANGE_OR_TWO)
    if (
        _ends_of_a_fall(around)
        or (ranged and _step_and_level(literal))
        or (
            ranged
            and (literal[0].isalpha() or not before.endswith("from "))
            and _FROM_A_LEVEL.search(line, max(0, around.start - 48), around.start)
        )
    ):
        return ask(RANGE_OR_TWO)
    if rate := _rate_of_next(around):
        return {"flag": "unit=", "likely": f"unit={rate}"}
    if asked := _unit_left_out(around):
        return asked
    behind = around.later
    if behind and behind.form == "number" and not around.shared:
        return _unit_of_level(one, behind, line, before)
    return {}


def _rate_of_next(around: Around) -> str:
    """The rate of which the neighbour prints the second part: from 5.5p to 6.2p per kWh."""
    for first, second, gap in around.pairs:
        if first is not around.one or not _TO_OR_FROM.fullmatch(gap) or "/" in first.literal:
            continue
        if "to " in gap and not around.before.endswith("from "):
            continue  # rose $2 to $47 a barrel
        unit, other = _unit(first.literal), _unit(second.literal)
        if unit in MONEY and other.startswith(f"{unit}/"):
            return other
    return ""


def _ends_of_a_fall(around: Around) -> bool:
    """Whether a find is an end of *fell 3 to 8%*, of which the first prints no unit, or of *cut
    costs by $3bn to $4bn*, which may be a step and a level.
    """
    line = around.line
    for low, high, gap in around.pairs:
        if gap != " to ":
            continue
        if _BARE_MOVE.fullmatch(low.literal) and _SHARE.fullmatch(high.literal):
            return True
        if _STEP_BEFORE.search(line, max(0, low.offset - 24), low.start) and _near(
            low.literal, high.literal
        ):
            return True
    return False


def _step_and_level(literal: str) -> bool:
    """Whether a range of percentages may be a step and the level that it came to."""
    ends = _STEP_TO_SHARE.fullmatch(literal)
    if not ends or (ends["by"] and float(ends["high"]) <= 2 * float(ends["low"])):
        return False
    return ends["sign"] in (None, "+") or float(ends["high"]) > _NO_CHANGE


def _far_apart(literal: str, behind: str) -> bool:
    """Whether the ends of a range of counts lie too far apart for one."""
    ends = _FAR_ENDS.fullmatch(literal)
    if not ends or ends["low"].count(".") + ends["high"].count(".") > 1:
        return False
    low, high = (float(ends[end].replace(",", "").rstrip(".")) for end in ("low", "high"))
    speed = literal.endswith(("mph", "km/h", "kph")) or literal in ("0-60", "0-62", "0-100")
    return high > _FAR * low and (low > 0 or speed or behind == " in ")


def cut_before(around: Around) -> dict[str, str]:
    """The question for a figure that a line break cuts from the soft word before it: *roughly* at
    the end of a line, *350 tonnes* at the begin of the next.
    """
    one, lines = around.one, around.text.lines
    if one.line < 2 or around.last not in _OPENING or around.line[: one.offset].strip(" ("):
        return {}
    soft = _SOFT_LAST.search(lines[one.line - 2].rstrip()[-24:])
    if not soft:
        return {}
    word = soft.group()
    return {
        "flag": (
            f"a line break cuts the figure from {word!r}; join the two lines of the text and "
            f"scan it again"
        ),
        "likely": f"{word} {one.literal}",
    }


def _rise_and_level(literal: str, before: str) -> bool:
    """Whether *a rise of 3.5p to 71.2p* is a step and the level that it came to."""
    ends = _TWO_ENDS.search(literal)
    if not ends or not (_RISE_OF.search(before) or re.match("[a-z]+ of ", literal)):
        return False
    low, high = (float(ends[end].replace(",", "").rstrip(".")) for end in ("low", "high"))
    return high > _LEVEL_FAR * low


def _same_unit(found: list[Found], at: int) -> bool:
    """Whether a find is of the unit of the one before it: $40,000 to as high as $95,000."""
    first = found[at - 1] if at else None
    return (
        first is not None
        and first.line == found[at].line
        and found[at].offset - first.offset - len(first.literal) == len(" to ")
        and _unit(first.literal) == _unit(found[at].literal)
    )


def _two_scales(around: Around) -> bool:
    """Whether a find and the one beside it are the two scales of one measure."""
    for large, small, gap in around.pairs:
        if "number" != large.form or "number" != small.form:
            continue
        if _SMALLER.fullmatch(gap) and _falls(_unit(large.literal), _unit(small.literal)):
            return True
    return False


def _falls(large: str, small: str) -> bool:
    """Whether the second unit is a smaller scale of the first."""
    for scale in _SCALES:
        units = scale.split()
        if large in units and small in units:
            return units.index(large) < units.index(small)
    return False


def _hanging(around: Around) -> dict[str, str]:
    """The question for the first end of *a 10- to 15-point lead*, whose unit or scale stands at the
    second; for a number whose share stands before it in a comparison, *45% against 38*.
    """
    one, line, end = around.one, around.line, around.end
    found, at = around.found, around.at
    hangs = _HANGS.match(line, end)
    behind = around.later
    if hangs and behind and behind.offset - hangs.end() < 3:
        if re.search("[$€£¥]", one.literal):
            return ask(SCALE_BEHIND)
        unit = _unit(behind.literal)
        return {"flag": "unit=", "likely": f"unit={unit}" * bool(unit)}
    if (
        behind
        and re.fullmatch("[0-9]+(?:[.][0-9]+)?", one.literal)
        and _VERSUS.fullmatch(line[end : behind.offset])
        and (unit := _unit(behind.literal))
    ):
        return {"flag": "unit=", "likely": "" if unit == "percent" else f"unit={unit}"}
    last = found[at - 1] if at else None
    if (
        last
        and last.line == one.line
        and _POINTS_END.search(last.literal)
        and one.literal.isdigit()
        and _SUM_FROM.fullmatch(line[last.offset + len(last.literal) : one.offset])
    ):
        return {"flag": "unit=", "likely": ""}
    if not _NUMBER_OR_RANGE.fullmatch(one.literal):
        return {}
    for first in reversed(found[max(0, at - 2) : at]):
        gap = line[first.offset + len(first.literal) : one.offset]
        if (
            first.line == one.line
            and _SHARE_END.search(first.literal)
            and (
                _AGAINST.fullmatch(gap)
                or (
                    ("." in one.literal or gap.endswith((", up from ", ", down from ")))
                    and len(gap) < _NEAR_ENOUGH
                    and _FORESEEN.search(gap)
                )
            )
            and not (gap == " to " and first.literal[:1].isalpha())
            and (_NO_NOUN_BEHIND.match(line, end) or _FOR_OR_FORECAST.match(line, end))
        ):
            return {"flag": "unit=", "likely": "unit=percent"}
    return {}


def _near(low: str, high: str) -> bool:
    """Whether two figures of one unit may be the ends of a range; the first of two sums may leave
    to the second what they are paid for ($90 to $120 a year).
    """
    try:
        first, second = (read(literal, "sense=plus") for literal in (low, high))
    except LiteralError:
        return False
    one_unit = second.unit == first.unit != "" or (
        first.unit in MONEY and second.unit.startswith(f"{first.unit}/")
    )
    return one_unit and abs(first.value) < second.value <= 2 * abs(first.value)


def _unit(literal: str) -> str:
    """The unit that a print names, nothing where it names none or cannot be read."""
    try:
        return read(literal, "sense=plus").unit
    except LiteralError:
        return ""


def _unit_left_out(around: Around) -> dict[str, str]:
    """The question for a bare number that no noun follows, in a sentence that measures before it
    in a unit of the field; a sum without its money, where it is held against one with it.
    """
    one, line, end = around.one, around.line, around.end
    found, at = around.found, around.at
    word = _WORD_NUMBER.fullmatch(one.literal)
    if not (word or _BARE_NUMBER.fullmatch(one.literal)) or not _NO_NOUN_BEHIND.match(line, end):
        return {}
    unit, gap, small = "", "", False
    for other in reversed(found[max(0, at - 3) : at]):
        if other.line != one.line or unit:
            break
        if other.form == "number":
            unit = _unit(other.literal).replace("percent", "")
            small = SMALL_MONEY.search(other.literal) is not None
            gap = line[other.offset + len(other.literal) : one.offset]
    scaled = _SCALED.search(one.literal) and len(gap) < _NEAR_ENOUGH
    if not unit or (_SENTENCE.search(gap) and not scaled):
        return {}
    own = _unit(one.literal)
    linked = _SUM_FROM.fullmatch(gap) is not None
    if own or ((word or unit not in MEASURED) and not linked):
        return {}
    return {"flag": "unit=", "likely": f"unit={unit}" * (not small)}


def _unit_of_level(one: Found, behind: Found, line: str, before: str) -> dict[str, str]:
    """The question for a bare step, whose level prints the unit of both."""
    end = one.offset + len(one.literal)
    by = " by " in f" {one.literal.lower()}" or _BY.search(before) or before.endswith("from ")
    if not by or not _STEP.fullmatch(one.literal) or not _LEVEL.fullmatch(line, end, behind.offset):
        return {}
    unit = _unit(behind.literal)
    if unit == "percent" and one.literal[-1:].isdigit() and before.endswith("from "):
        return {}  # `unsaid` reads it
    return {"flag": "unit=", "likely": f"unit={unit}"} if unit else {}
