"""Clues that touch an English figure and that no rule of reading takes: a code of money that the
closed list has not, a step whose unit its level alone prints, a range of speech.

Judgements made here: such a figure is asked about with the likely answer, never read without its
clue.
"""

import re

from chipledger.errors import LiteralError
from chipledger.numbers.literals import read
from chipledger.numbers.unit_words import FOREIGN_MONEY, MONEY
from chipledger.scan.finds import Found

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
NO_UNIT = {"flag": "its unit is not in the closed list; take another, or none", "likely": ""}

# KES 2.5 billion, Sh. 138 million, 2.5 billion KES
_CODE_BEFORE = re.compile(rf"(?<![A-Za-z0-9])(?:{FOREIGN_MONEY})\.? ?$")
_CODE_BEHIND = re.compile(rf" ?(?:{FOREIGN_MONEY})(?![A-Za-z0-9])")
_BARE = re.compile(
    r"[^$€£¥₹%]*?[0-9](?: ?(?:[mb]n?|bln|mln|trn?|tn|k|(?:m|b|tr)illion|thousand|crore|lakh)s?)?"
    r"(?: (?:per|a|an) .*)?",
    re.IGNORECASE,
)
# up high-single digits, mid-teens: a share in words
_SPOKEN_SHARE = re.compile(r"(?i:\b(?:low|mid|high)(?:-to-(?:mid|high))?)[- ]$")
_DIGITS_LONG = re.compile("(?i:single|double|triple)[- ]digits?$")
_NO_SHARE = re.compile(
    r"[ -](?:code|number|figure|temperature|sum|year|age|million|billion|thousand|day|month|dollar"
    r"|pin|id|prefix|house|score|win|loss(?:es)? in|deaths?|millions|billions|thousands)"
)
# raised output by 70,500, to 1.67 million barrels per day: the unit of the level
_BY = re.compile(r"\bby (?:a further |another |about |around |some |nearly )?$")
_LEVEL = re.compile(r" ?[,–—-]? to (?:about |around |nearly |some )?$")
_STEP = re.compile(
    r"(?:[a-z]+ by )?[0-9][0-9,.]*|one|two|three|four|five|six|seven|eight|nine|ten", re.IGNORECASE
)


def clue(found: list[Found], at: int, line: str) -> dict[str, str]:
    """The question for a clue beside a figure that no rule takes, as columns of its row.

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
    if one.form == "date" and (order := _TWO_OF_EACH.fullmatch(one.literal)):
        years = [int(order[1]), int(order[2])]
        if 13 <= years[0] <= 31 and 24 <= years[1] <= 31:
            return {"flag": "may begin or end with its year; print the year whole", "likely": ""}
    if one.form != "number":
        return {}
    if _CODE_OF_GOODS.fullmatch(one.literal) and _HEADINGS.search(
        line, max(0, one.offset - 160), one.offset
    ):
        return {"flag": "may be a name or a count", "likely": ""}
    end = one.offset + len(one.literal)
    before = line[max(0, one.offset - 24) : one.offset]
    code = _CODE_BEFORE.search(before) or _CODE_BEHIND.match(line, end)
    if code and _BARE.fullmatch(one.literal):
        money = code.group().strip(" .").upper()
        return {"flag": "unit=", "likely": f"unit={money}"} if money in MONEY else NO_UNIT
    if _DIGITS_LONG.search(one.literal) and (
        _SPOKEN_SHARE.search(before)
        or not _NO_SHARE.match(line, end)
        and "growth" not in line[max(0, one.offset - 12) : end + 40]
    ):
        return {"flag": "unit=", "likely": "unit=percent"}
    near = line[max(0, one.offset - 6) : end + 6]
    if _LIKE_A_NAME.fullmatch(one.literal) and near.isascii() and not _COMPARED.match(line, end):
        return {"flag": "may be a name or a multiple", "likely": ""}
    if _far_apart(one.literal, line[end : end + 4]):
        return {
            "flag": "may be one range or two figures; code its ends by themselves",
            "likely": "",
        }
    if _BARE_STEP.fullmatch(one.literal) and (
        _DOWN_BEFORE.search(before) and _LEVEL_BEHIND.match(line, end)
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if _YEAR_OF_MONEY.fullmatch(one.literal):
        return {"flag": "may be a year or a count", "likely": ""}
    if _CUT_FRACTION.match(line, end) and "/" in one.literal or _FRACTION_BEFORE.search(before):
        return {"flag": "is one figure with its neighbour; code it whole", "likely": ""}
    if asked := _hanging(found, at, line) or _of_sea(one.literal, line, end):
        return asked
    if _two_scales(found, at, line):
        return {"flag": "is one figure with its neighbour; code it whole", "likely": ""}
    if re.search("f(?:ee|oo)?t$", one.literal) and _INCHES.match(line, end):
        return {"flag": "is one figure with its neighbour; code it whole", "likely": ""}
    if before.endswith("US") and _SMALL_MONEY.search(one.literal):
        return {"flag": "region=", "likely": "region=us"}
    if re.match("[$£€¥]|Rs", one.literal) and _PER_THING.match(line, end):
        return {
            "flag": "its rate is not in the closed list; take another unit, or none",
            "likely": "",
        }
    if one.literal[-1:] == "%" and not _MORE_BEHIND.match(line, end):
        told = _DECLINE_BEFORE.search(line, max(0, one.offset - 70), one.offset)
        if told:
            likely = "" if told["to"] and not told["brought"] else "move=fall"
            return {"flag": "move=", "likely": likely}
    if (
        _MONEY_FIRST.match(one.literal)
        and not re.search(" to |[-–—]", one.literal)
        and not re.match(" (?:to|and) |[-–—]", line[end : end + 24])
        and _START_FROM.search(line, max(0, one.offset - 40), one.offset)
    ):
        return {"flag": "may be the least of its kind", "likely": "hedge=atleast"}
    if re.match("down [$£€A-Z]", one.literal) and _WROTE.search(before):
        return {"flag": "move=", "likely": ""}
    if _MONEY_FIRST.match(one.literal) and before.endswith(", off "):
        return {"flag": "move=", "likely": "move=fall"}
    if _ONE_TO.search(before) and _unit(one.literal):
        return {
            "flag": "may be one range or two figures; code its ends with the sign of each",
            "likely": "",
        }
    if (_IN_MANY.match(line, end) and _FEW.fullmatch(one.literal)) or (
        _FEW_IN.search(before) and re.match("[0-9]{1,3},?[0-9]{3}", one.literal)
    ):
        return {"flag": "is one figure with its neighbour; code it whole", "likely": ""}
    if one.literal.endswith("percent") and re.match(
        " points? (?:lower|down|less|below)", line[end : end + 24]
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if _COUNTED_END.search(one.literal) and _PER_NO_TIME.match(line, end):
        return {
            "flag": "its rate is not in the closed list; take another unit, or none",
            "likely": "",
        }
    if re.search("[0-9]m$", one.literal) and _LONG_THINGS.match(line, end):
        return {"flag": "may be million or metres; print the word", "likely": ""}
    if one.literal[-1:].isdigit() and (mark := line[end : end + 1]) in tuple("′″"):
        return {"flag": "unit=", "likely": "unit=foot" if mark == "′" else "unit=inch"}
    if _AREA_BEHIND.match(line, end) and one.literal[-1:].isdigit():
        return NO_UNIT
    if re.search("(?:m|b|tr)illion$", one.literal) and re.match("-[a-z]{2}", line[end : end + 24]):
        return {"flag": "unit=", "likely": ""}
    if before.endswith("factor of ") and _FACTOR.fullmatch(one.literal):
        return {"flag": "unit=", "likely": "unit=times"}
    if (_RANK_BEFORE.search(before) and _RANK.fullmatch(one.literal)) or (
        _HALF_OF.fullmatch(one.literal) or (one.literal == "half" and _IN_THE.search(before))
    ):
        return {"flag": "may be a name or a count", "likely": ""}
    if _LAYERS.match(line, end) and one.literal.isdigit():
        return {"flag": "may be a name or a count", "likely": ""}
    if _SHARE_ALONE.fullmatch(one.literal) and (
        _RARE_FALL.search(before)
        or _FALL_BEHIND.match(line, end)
        or _LOSS_BEHIND.match(line, end)
        or _SHORT_OF.match(line, end)
        or (_BOTH_FALL.match(line, end) and not _FALL_OR_RISE.match(one.literal))
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if (_SUM_ALONE.fullmatch(one.literal) and _FALL_BEHIND.match(line, end)) or (
        _COUNT_ALONE.fullmatch(one.literal) and _FALL_OF_COUNT.match(line, end)
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if _MARK.match(line, max(0, one.offset - 2)) and one.literal.isdigit():
        return {"flag": "may be the mark of a note", "likely": ""}
    if "+" in line[max(0, one.offset - 24) : end] and any(
        match.start() <= one.offset < match.end()
        for match in _TELEPHONE.finditer(line, max(0, one.offset - 24), end + 24)
    ):
        return {"flag": "may be a number of a telephone", "likely": ""}
    if _PART_OF_NAME.fullmatch(one.literal) and _NAMED_BY.search(before):
        return {"flag": "may be a name or a count", "likely": ""}
    if _PART_OF_NAME.fullmatch(one.literal) and _YEAR_BEFORE.search(before):
        return {"flag": "ends a year of two calendar years; code the whole of it", "likely": ""}
    if not re.search("[%$€£¥]", one.literal) and _PER_SO_MANY.match(line, end):
        return {
            "flag": "its rate is not in the closed list; take another unit, or none",
            "likely": "",
        }
    if _OF_A_POINT.match(line, end) and not one.literal[-1:].isdigit():
        return {"flag": "counts parts of one; code the whole figure", "likely": ""}
    if one.literal.endswith("%") and _SPOKEN_SHARE.search(before):
        return {"flag": "is a band of speech; code both its ends", "likely": ""}
    if _PART_OF_POINT.search(one.literal) and _OF_RATES.search(line[max(0, one.offset - 90) : end]):
        return {"flag": "unit=", "likely": "unit=percent"}
    if _KOBO.fullmatch(one.literal) and re.search(
        r"(?<![A-Za-z])N[0-9]|₦", line[max(0, one.offset - 200) : end + 200]
    ):
        return {"flag": "may be kobo or thousands; print the word", "likely": ""}
    if (
        _ends_of_a_fall(found, at, line)
        or _step_and_level(one.literal)
        or (
            " to " in one.literal
            and (one.literal[0].isalpha() or not before.endswith("from "))
            and _FROM_A_LEVEL.search(line, max(0, one.offset - 48), one.offset)
        )
    ):
        return {
            "flag": "may be one range or two figures; code its ends with the sign of each",
            "likely": "",
        }
    if asked := _unit_left_out(found, at, line):
        return asked
    behind = found[at + 1] if found[at + 1 :] else None
    if behind and behind.line == one.line and behind.form == "number":
        return _unit_of_level(one, behind, line, before)
    return {}


# 85.1 million acres, up 600,000: what a bare number counts stands with the one before it
_BARE_NUMBER = re.compile(
    r"(?:[a-z]+ (?:by |of )?)?[0-9][0-9,.]*(?: ?(?:[mb]n|(?:m|b|tr)illion|thousand))?(?: [a-z]+)?",
    re.IGNORECASE,
)
_WORD_NUMBER = re.compile("two|three|four|five|six|seven|eight|nine|ten|eleven|twelve", re.I)
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
_PART_OF_POINT = re.compile(r"\b(?:quarter|half)[ -](?:a[ -])?point$")
_OF_RATES = re.compile(
    r"\b(?:rates?|yields?|Fed|bank|inflation|jobless|unemployment|easing)\b", re.I
)
# 45 per 100,000 people, 12 deaths per million
_PER_SO_MANY = re.compile(
    r"(?: [a-z-]+){0,2} (?:per|for every|in every) (?:[0-9][0-9,]+|million|thousand)\b"
)
# 0.5% or 80 to 15,900; 0-60 in 4.2 seconds
_FAR_ENDS = re.compile(r"(?P<low>[0-9][0-9,.]*)(?: to |[-–])(?P<high>[0-9][0-9,.]*)(?: ?[a-z/]+)?")
_FAR = 20.0  # ours: between the ends of a range of counts
# the index was down 45 at 3,812
_BARE_STEP = re.compile("[0-9][0-9,.]*")
_DOWN_BEFORE = re.compile(r"\b(?:down|off|lower)(?: by)? $")
_LEVEL_BEHIND = re.compile(" (?:at|to) [$£€]?[0-9]")
_YEAR_OF_MONEY = re.compile(r"(?:19|20)[0-9]{2} ?(?:US)?\$")  # in 2016 $ millions
_CUT_FRACTION = re.compile(r"\.[0-9]")  # a sensor of 1/1.7"
_FRACTION_BEFORE = re.compile(r"(?<![0-9])[0-9]/[0-9]\.$")
_HANGS = re.compile("-(?: to| or| and|,) ")
# shares skid 3.02%, profits nosedive by nearly 40%: verbs too rare for the tables of falls
_SHARE_ALONE = re.compile(
    "(?:[a-z]+ ){0,3}(?:[0-9.]+|one|two|three|four|five|six|seven|eight|nine|ten)"
    " ?(?:%|per ?cent|bps?|basis[ -]points?|percentage[ -]points?)"
)
_SUM_ALONE = re.compile("[$£€¥][0-9.,]+ ?(?:[mb]n?|(?:m|b|tr)illion)?")
# a 12,000-tonne decrease, a 95 million bushel reduction
_COUNT_ALONE = re.compile("[0-9.,]+(?:-| (?:(?:m|b|tr)illion )?)[a-z]+")
_FALL_OF_COUNT = re.compile(
    " (?:(?!(?:of|in|to|and|or|an?|the|from|on|for|by|after|was"
    "|is) )[a-z]+ ){0,2}(?:decrease|decline|drop|fall|reduction|slump)\\b"
)
# a 2 per cent milk production decrease, a 50bp interest rate reduction
_FALL_BEHIND = re.compile(
    " (?:(?!(?:of|in|to|and|or|an?|the|as|from|on|for|by|was|were|is|are|has|have|had|after|with"
    "|that|than|said|see|saw|expect|expects|expected|face|faces|plan|fear|want|reported|more|higher"
    "|increase|rise|growth|gain|but|while|if|when|at|no|not|it|its|their|this|last|he|she|they)"
    " )[a-z-]+ ){1,3}(?:decreases?|declines?|drops?|reductions?|cuts?|contractions?|slumps?|fall)"
    r"\b"
)
_RARE_FALL = re.compile(
    r"\b(?:(?:skid|nosedive|dive|swoon|wilt|wane|stumble|falter|buckle|crater|deflate|slacken"
    r"|depreciate|erode|lag|underperform|devalue|clip|chop|prune|curtail|shave|trim|forfeit|erase"
    r"|contract|reduce|subside|narrow|slow|flop|bleed|leak|melt|cool|moderate|soften|droop|sag|cave|slash|plummet)(?:e?s)?"
    r"|(?:skidd|div|stumbl|clipp|shav|bleed|melt|cool|moderat|sagg|swoon|flopp|erod)ing|dove|bled"
    r"|caved|gave away|gives? back|(?:scal|pull|roll)(?:e?s|ed)? back)(?: by)? $"
)
_MARK = re.compile(r"[A-Za-z)]\([1-9]\)| \([1-3]\)")  # EBITDA(1), revenue (1)
_TELEPHONE = re.compile(r"\+[0-9]{1,3} ?\(0\) ?[0-9]{2,4}(?:[ -][0-9]{3,4}){1,3}")
# a phase 2/3 study, after dose 2; April-January of 2016-17
_PART_OF_NAME = re.compile("[0-9]{1,2}(?:/[0-9])?|one|two|three|four|five|six")
_NAMED_BY = re.compile(
    r"\b(?:phases?|doses?|grades?|cohorts?|arms?|cycles?|tiers?|types?|stages?|zones?|tranches?|chapters?)"
    r" (?:(?:[0-9]|[IV]+)[abc]?(?: ?/ ?| and | or | to |[-–]))?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\b(?:19|20)[0-9]{2}[-–/]$")
# Boeing's 777X, a 45X credit
_LIKE_A_NAME = re.compile("[2-9][0-9]X|[0-9]{3}X")
_COMPARED = re.compile(
    r" (?:higher|lower|more|less|faster|slower|better|the|as|growth|increase|over|cheaper)\b"
)
_BARE_MOVE = re.compile("[a-z]+ (?:by )?[0-9.]+", re.IGNORECASE)  # fell 3
_SHARE = re.compile("[0-9.]+ ?(?:%|per ?cent)")
_KOBO = re.compile("(?:[a-z]+ (?:by )?)?[0-9.]+k")  # dipped by 4k to N3.85
_SMALL_MONEY = re.compile("cent|penc|penny|[¢pc]$")  # paid 40 cents, up from 35
_SENTENCE = re.compile(r"[.!?;] ")


def _ends_of_a_fall(found: list[Found], at: int, line: str) -> bool:
    """Whether a find is an end of *fell 3 to 8%*, of which the first prints no unit, or of *cut
    costs by $3bn to $4bn*, which may be a step and a level.
    """
    for first, second in ((at, at + 1), (at - 1, at)):
        if first < 0 or not found[second:]:
            continue
        low, high = found[first], found[second]
        gap = line[low.offset + len(low.literal) : high.offset]
        if low.line != high.line or gap != " to ":
            continue
        if _BARE_MOVE.fullmatch(low.literal) and _SHARE.fullmatch(high.literal):
            return True
        if line[max(0, low.offset - 4) : low.offset] == " by " and _near(low.literal, high.literal):
            return True
    return False


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
    return high > _FAR * low and (low > 0 or behind == " in ")


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


def cut_before(one: Found, lines: list[str]) -> dict[str, str]:
    """The question for a figure that a line break cuts from the soft word before it: *roughly* at
    the end of a line, *350 tonnes* at the begin of the next.

    Parameters
    ----------
    one : Found
        The find.
    lines : list of str
        The lines of the text.

    Returns
    -------
    dict of str to str
        `flag` and `likely`, or nothing.
    """
    if one.line < 2 or one.form != "number" or lines[one.line - 1][: one.offset].strip(" ("):
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


def _two_scales(found: list[Found], at: int, line: str) -> bool:
    """Whether a find and the one beside it are the two scales of one measure."""
    for first, second in ((at, at + 1), (at - 1, at)):
        if first < 0 or not found[second:]:
            continue
        large, small = found[first], found[second]
        gap = line[large.offset + len(large.literal) : small.offset]
        if large.line != small.line or "number" != large.form or "number" != small.form:
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


_INCHES = re.compile(r" ?[0-9]{1,2} ?(?:in(?:ch(?:es)?)?(?![a-z])|[\"”″])")  # 5ft 10in
# Rs 315 a quintal, £45 a room
_PER_THING = re.compile(
    r" (?:an?|per) (?:quintal|dose|pint|bottle|box|case|ticket|room|night|seat|game|bag"
    r"|egg|loaf|pack"
    r"|plate|cup|glass|can|bird|head of|ride|trip|visit|session|lesson|shift|vote|click|view|word"
    r"|page|copy|card|phone|device|vehicle|car|home|house|flat|apartment|plot|hectolitre"
    r"|container|barge|dozen|pair|piece|plant|tree|bale|bunch|carton|crate|tray|sack|cylinder"
    r"|call|text|transaction|meal|serving|gig|show|go|pop|time|household|family|pupil"
    r"|student|passenger|employee|worker|customer|user|subscriber|patient|child|couple)\b"
    r"(?! (?:year|month|week|day|hour|ago))"
)
_MORE_BEHIND = re.compile(" (?:larger|higher|bigger|more|greater|faster|of|above|stake)")
# expected to start from £31,000, rooms from £45
_MONEY_FIRST = re.compile("[$£€¥₹]|[A-Z]{1,3}[$£]|Rs|[A-Z]{3} ")
_START_FROM = re.compile(
    r"\b(?<!anywhere )(?:(?:start|begin)(?:s|n?ing)?(?: [a-z]+)? (?:from|at)"
    r"|(?:priced?|prices|rates?|fares?|rooms?|tickets?|costs?|costing|available|plans?|packages?"
    r"|sells?|selling|retails?|retailing)(?: [a-z]+)? from)(?: just| only| around| about)? $",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(?:wr(?:ite|ites|iting|ote|itten)|mark(?:s|ed|ing)?|pa(?:y|id|ying)) $")
_ONE_TO = re.compile(r"\b[Oo]ne(?: to | or |-to-|-or-)$")  # one to four years
# 1 in 1,000 people, one in 2,500 births
_FEW = re.compile("[0-9]{1,2}|[Oo]ne|[Tt]wo|[Tt]hree")
_IN_MANY = re.compile(" in (?:every )?[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_FEW_IN = re.compile(r"\b(?:[0-9]{1,2}|[Oo]ne|[Tt]wo|[Tt]hree) in (?:every )?$")
# 104.4 people per square mile
_COUNTED_END = re.compile(
    "(?:people|persons|residents|staff|workers|jobs|students|pupils|patients|barrels|units|cars)$"
)
_PER_NO_TIME = re.compile(
    " per (?!day|week|month|year|hour|minute|second|annum|share|unit|cent|capita|person)[a-z]"
)
# turbines with 115m blades
_LONG_THINGS = re.compile(
    " (?:blades|masts|towers|cables|pipes|walls|waves|poles|boats|ships|yachts|rotors"
    "|antennas|dishes"
    "|wings|beams|girders|piles|strips|lanes|swells|gusts|drops|jumps|races|pools|cores|holes"
    "|intervals|trenches|tunnels|bridges|spans|cranes|turbines)(?![a-z])"
)
_TWO_OF_EACH = re.compile("([0-9]{2})/[0-9]{2}/([0-9]{2})")  # 20/01/27
# tariffs on headings 7601; 7604 and subheadings 7206.10-7216.50
_CODE_OF_GOODS = re.compile("[0-9]{4}(?:[.][0-9]{2})*(?:[-–][0-9]{4}(?:[.][0-9]{2})*)?")
_HEADINGS = re.compile(r"\b(?:sub)?headings?\b|\bHT?S (?:codes?|numbers?)\b", re.IGNORECASE)
_AREA_BEHIND = re.compile(
    r" ?(?:c|k)?m[23³](?![0-9A-Za-z])| (?:ft|yd)[23³]|[- ]sq[.]?[- ](?:km|mi|miles?|yards?"
    r"|yd|ft|m)\b"
)
# an 8% loss; 3% and 5% lower
_LOSS_BEHIND = re.compile(" (?:[a-z]+ ){0,2}loss(?:es)?\\b")
_SHORT_OF = re.compile(
    r" (?:shy of|short of|adrift of|beneath|behind|under (?:its|their|his|her|budget|par"
    r"|last|target"
    r"|plan|forecast|the (?:asking|target|price|average|record|consensus|limit)))\b"
)
_BOTH_FALL = re.compile(
    "(?:,| and| or|, and) (?:about )?[0-9.]+ ?(?:%|per ?cent) (?:lower|down|below|weaker|less|fewer"
    "|cheaper|smaller)(?![a-z])"
)
_FALL_OR_RISE = re.compile(
    "(?!about|around|nearly|over|almost|some|just|one|two|three|four|five|six|seven|eight|nine|ten)[a-z]{2}"
)
# bringing the decline in the quarter to 38%; a fall in unemployment to 5% tells a level
_DECLINE_BEFORE = re.compile(
    r"(?P<brought>\b(?:br|t|ext|wid|narr|push|deep)[a-z]+ (?:[a-z'’]+ ){0,4})?"
    r"\b(?:declines?|drops?|loss(?:es)?|decrease|contraction|slump|slide|downturn"
    r"|reduction|fall(?= (?:in|for"
    r"|over|this|was|since)))"
    r"(?: (?:in|for|over|of|since|from|this|on) [^.;,:0-9%]{1,40})?"
    r" (?:(?P<to>to)|at|was|is|reached|came to|slowed to|deepened to|widened to|averaged|stood at)"
    r" (?:just |about |around |only |almost |nearly |now )?$",
    re.IGNORECASE,
)
_FACTOR = re.compile("[a-z]+|[0-9][0-9.,]*(?: to [0-9][0-9.,]*)?")
_RANK_BEFORE = re.compile(r"\b(?:[Tt]op|upper|lower|bottom|latter|other)[ -]$")
_IN_THE = re.compile(r"\b(?:[Ii]n|for|[Oo]ver|[Dd]uring) the $")  # $1.2 billion in the half
_HALF_OF = re.compile("(?:lower|upper|better|higher|bigger|smaller) (?:half|third|quarter)", re.I)
_RANK = re.compile("[0-9]{1,4}|[a-z]+")
_LAYERS = re.compile(
    "-(?:layer|high|[Hh]i)(?![a-z])(?: [A-Za-z0-9]+)? (?:version|variant|product|stack|model|HBM)"
)
# a wind farm 30nm off the coast
_AT_SEA = re.compile(
    r" (?:off|from (?:the |its )?(?:coast|shore|port|land|island)|north|south|east|west|limit|zone"
    r"|out (?:to|at) sea|of the (?:coast|shore|isle|island|port)|offshore|(?:sea )?miles?)"
)


def _of_sea(literal: str, line: str, end: int) -> dict[str, str]:
    """The question for *nm* that may be of the sea."""
    if not literal.endswith("nm") or not _AT_SEA.match(line, end):
        return {}
    return {"flag": "may be nanometres or nautical miles; take another unit, or none", "likely": ""}


def _hanging(found: list[Found], at: int, line: str) -> dict[str, str]:
    """The question for the first end of *a 10- to 15-point lead*, whose unit or scale stands at the
    second; for a number whose share stands before it in a comparison, *45% against 38*.
    """
    one = found[at]
    end = one.offset + len(one.literal)
    hangs = _HANGS.match(line, end)
    behind = found[at + 1] if found[at + 1 :] else None
    if hangs and behind and behind.line == one.line and behind.offset - hangs.end() < 3:
        if re.search("[$€£¥]", one.literal):
            return {"flag": "its scale stands behind another word; print it whole", "likely": ""}
        unit = _unit(behind.literal)
        return {"flag": "unit=", "likely": f"unit={unit}" * bool(unit)}
    if (
        behind
        and behind.line == one.line
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
    for first in reversed(found[max(0, at - 2) : at]):
        gap = line[first.offset + len(first.literal) : one.offset]
        if (
            first.line == one.line
            and _SHARE_END.search(first.literal)
            and _NUMBER_OR_RANGE.fullmatch(one.literal)
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


def _near(low: str, high: str) -> bool:
    """Whether two sums of one money may be the ends of a range."""
    try:
        first, second = (read(literal, "sense=plus") for literal in (low, high))
    except LiteralError:
        return False
    return first.unit == second.unit in MONEY and first.value < second.value <= 2 * first.value


def _unit(literal: str) -> str:
    """The unit that a print names, nothing where it names none or cannot be read."""
    try:
        return read(literal, "sense=plus").unit
    except LiteralError:
        return ""


def _unit_left_out(found: list[Found], at: int, line: str) -> dict[str, str]:
    """The question for a bare number that no noun follows, in a sentence that measures before it
    in a unit of the field; a sum without its money, where it is held against one with it.
    """
    one = found[at]
    end = one.offset + len(one.literal)
    word = _WORD_NUMBER.fullmatch(one.literal)
    if not (word or _BARE_NUMBER.fullmatch(one.literal)) or not _NO_NOUN_BEHIND.match(line, end):
        return {}
    unit, gap, small = "", "", False
    for other in reversed(found[max(0, at - 3) : at]):
        if other.line != one.line or unit:
            break
        if other.form == "number":
            unit = _unit(other.literal).replace("percent", "")
            small = _SMALL_MONEY.search(other.literal) is not None
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
