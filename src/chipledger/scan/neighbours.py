"""What a print may be that its own words leave open, and that a person is asked.

Judgements made here: a number that a blank or a comma parts as other countries do (4 700, 10,4%) is
asked about in both halves; a bare m is million before things that can be counted, and may be metres
elsewhere; a sum beside another of its money may lean on that one's scale (to £3.7 from £2.0
billion); a capital letter that is stuck to a sum in words is a currency (R5 billion).
"""

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.literals import read
from chipledger.numbers.units import COUNTED
from chipledger.scan.around import Around
from chipledger.scan.directions import fallen
from chipledger.scan.finds import Found
from chipledger.scan.fold import fold
from chipledger.scan.questions import (
    BLANK_IN_IT,
    BOUND_BEFORE_VERB,
    MILLION_OR_METRES,
    NO_UNIT,
    PARTS_OF_ONE,
    RANGE_OR_TWO,
    SCALE_BEHIND,
    SIGN_IN_BRACKETS,
    YEAR_OR_COUNT,
    ask,
)
from chipledger.scan.unsaid import MORE_OF

_MONEY_OF_LETTER = {"R": "ZAR", "P": "PHP", "N": "NGN"}  # Sh is of Kenya, Uganda or Tanzania
_LETTER_BEFORE = re.compile("(?<![A-Za-z0-9])(?:[A-Z][a-z]{0,2}|[KUT]Sh)$")
_SHORT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}$")
# 347 crore 34 lakh, 3 million 40 thousand
_BIG_SCALE = re.compile("(?i:lakhs?|crores?|thousand|million|billion)$")
_SMALL_SCALE = re.compile("[0-9][0-9,.]* (?i:lakhs?|crores?|thousand|hundred|million)(?: [a-z]+)?")
_THOUSANDS = re.compile("[0-9]{3}(?![0-9])")
_DECIMALS = re.compile("(?:[0-9]{1,2}|[0-9]{4,6})(?![0-9])")
_TWO_YEARS = re.compile("([0-4][0-9])/([0-4][0-9])")  # 23/24
_MONEY_CODE = re.compile("(?:[A-Z]{2,3}\\$?|Rmb|Rs|Rp) ?[0-9]")  # CHF158.0m
_M = re.compile(r"[A-Za-z~. -]*?[-+]?[0-9][0-9,.]*(?:-[0-9][0-9,.]*)?m")
_IN_METRES = re.compile(
    r" (?:long|wide|deep|high|tall|thick|across|apart|away|above|below|beneath|down|up)\b"
)
_NO_ADJECTIVE = (
    r"(?!(?:in|on|at|to|by|for|from|of|and|or|as|with|than|after|before|over|under|has|have|was|is"
    r"|were|are|per|an?|the|its|their|this|that|but|when|which|who|vs|versus)\b)"
)
_THINGS = re.compile(
    rf"(?: {_NO_ADJECTIVE}[A-Za-z'-]+){{0,2}} (?:{_NO_ADJECTIVE}[a-z-]+s|people|men|women)\b"
)
# 1,369,000 indicated tonnes, 20 billion Namibian dollars: the unit behind another word
_QUALIFIED = re.compile(
    rf"(?: (?:{_NO_ADJECTIVE}[A-Za-z][a-z.-]+|[A-Z]{{2,4}}[0-9]{{1,2}})){{1,2}}(?: (?:dry"
    rf"|wet|net|metric|long|short))?"
    rf" (?P<unit>[TPE]FLOPS|TOPS|tonnes|tons|barrels|ounces|kilograms"
    r"|litres|liters|gallons|megawatts|gigawatts|kilowatts|megawatt-hours|gigawatt-hours|miles|kilometres"
    r"|kilometers|metres|meters|acres|hectares|square (?:feet|metres|meters|kilometres|kilometers"
    r"|miles)|dollars|pounds|euros|francs|pesos|rupees|cents|pence|percentage points|basis points"
    r"|years|months|weeks|days|hours|minutes|seconds)\b(?!-)"
)
_SIGN = "[$€£¥₹]"
_BARE_SUM = re.compile(rf"(?:[a-z ]+ )?(?P<sign>{_SIGN})[0-9]{{1,3}}(?:\.[0-9]+)?")
_SCALE = r" ?(?P<scale>million|billion|trillion|mn|bn|m|crore|lakh)"
_NEXT_SUM = re.compile(
    rf" (?:from|versus|vs\.?|against|compared (?:with|to)) (?P<sign>{_SIGN})[0-9.,]+{_SCALE}\b"
)
_SCALED_SUM = re.compile(rf"(?P<sign>{_SIGN})[0-9.,]+{_SCALE}$")
_SIGNLESS = re.compile(rf"[0-9.,]+{_SCALE}")
_BARE = re.compile("[-+]?[0-9][0-9,.]*(?: (?:m|b|tr)illion)?")
# 7.47 euros (7.24), 16.6 months against 7.1
_BESIDE = re.compile(
    r" ?\((?:[A-Za-z0-9][A-Za-z0-9 /']{0,18}: )?| (?:against|versus|vs\.?|compared (?:with|to)) "
)
_PER = re.compile(
    "/(?:cm|mm|m|in|ft|km|wafer|die|kg|g|L|ml|min|sec|user|day|yr|year)[23²³]?(?![A-Za-z])"
    "| ?(?!(?:and|or|he|men)/)[A-Za-zµ²³°]{1,4}/[A-Za-z]{1,3}[0-9²³]?(?![A-Za-z0-9/])"
)
_ON_FROM = re.compile(r" (?:to|from|versus|vs\.?|against) ")
# 420 lb-ft, 5 million GPU-hours: a unit of two parts, of which the first alone was read
_COMPOUND = re.compile(
    r"[-·](?:ft|lbs?|feet|foot|h|hrs?|hours?|days?|weeks?|months?|years?|miles?|km|kilomet(?:re|er)s?"
    r"|met(?:re|er)s?|m|seconds?|minutes?)\b(?!-)"
)
# Rs 2,500-Rs 3,500: a range that names its money twice
_TWICE = re.compile(r"[0-9]-(?:Rs\.?|[A-Z]{3}) ?$")
# $18.20 a refined barrel: a rate of which the sum alone was read
_RATE_OF = re.compile(
    r" (?:an?|per) [a-z]+(?:[ -][a-z]+)? (?:tonne|ton|barrel|ounce|pound|kilo|kilogram|litre|liter"
    r"|gallon|mile|kilometre|kilometer|megawatt|megawatt-hour|kilowatt-hour|bushel|share|unit)\b(?!-)"
)
_OTHER_RATE = re.compile(
    "/[A-Za-z]{2,}| per (?!cent|se|the)[A-Za-z]{2,}| per [0-9]+[ -]?(?:foot|feet|ft)(?![a-z])"
)
# a double-digit decline, fell by double digits
_DIGITS_LONG = re.compile("(?i:single|double|triple)[- ]digits?(?: percentages?)?$")
_FELL_SO_MUCH = re.compile(
    r"\b(?i:fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|slid|slip(?:s|ped)"
    r"|down|shrank|shrunk|decrease[sd]?|decreasing|plung(?:e|es|ed|ing)|lower|cut|sank|reduced)"
    r"(?: by| at| in| of)?(?: an?| the| low| mid| high)*[ -]$"
)
_FALL_SO_LONG = re.compile(
    r"(?: percentages?| percent)?(?: (?!growth|rise|gain)[a-z-]+){0,2} (?:declines?|drops?|falls?"
    r"|decreases?|reductions?|slides?|slumps?|dips?|contractions?|plunges?|downturns?|cuts?)\b"
)
# $1.0 plus million
_SPLIT_SCALE = re.compile(" plus (?:m|b|tr)illion")
# tens of thousands more: the scale that its own *of* does not follow
_SECOND_SCALE = re.compile(r" (?i:hundreds|thousands|lakhs|millions|crores|billions|trillions)\b")
# losers led gainers 211 to 450
_SCORE = re.compile(
    r"\b(?:gainers|losers|decliners|advancers|advances|declines|risers|fallers|voted?|won|lost|beat)"
    r"\b[^.;:,0-9]{0,20} $"
)
_TWO_SHARES = re.compile("([0-9]{1,2})[-/:]([0-9]{1,2})")  # a 50-50 venture
_YEARS_APART = re.compile("(?:19|20)[0-9]{2} [-–] (?:19|20)[0-9]{2}")
_PARTS = re.compile("[- ](?:tenths|hundredths|thousandths|eighths|sixteenths)")  # six-tenths
# A short word that no English sentence has behind a number is a unit: 12 m, 40 dB.
_UNIT = re.compile(
    r" (?!(?:in|of|on|at|to|by|is|or|as|an?|it|up|he|we|so|no|us|if|be|do|go|my|me|am|pm|vs?|et|al"
    r"|x|de|la|i)\b)[a-zµ°Ω][A-Za-z]?(?![A-Za-z0-9'’-]|\.[A-Za-z])"
)


# So is one of small letters without a vowel, or of a trade: 940 dmt, 3 kboe, 12 Moz.
_SHORT_UNIT = re.compile(
    r"[ -](?:[b-df-hj-np-tv-xz]{3,5}(?<!pts)|(?:dmt|mt)u|[bmd]opd|[km]tpa|acfm"
    r"|(?:[kmMGbB]|mm|MM)?(?:oz|[Bb]oed?|boepd|toe|[Bb]tu|cf|bbls?|lbs?|[dw]mt))"
    r"(?![A-Za-z0-9'’-])"
)
# lost (minus) Rs 3.10: the sign before the money
# a loss that narrowed to ($14.2 million), and no £10 million ($14 million)
_LOSS_TO = re.compile(
    r"\b(?:loss(?:es)?|deficit|EBITDA|EBIT|income|profit|earnings|cash flow|EPS|result)\b"
    r"(?:[^.;]|[.][0-9]){0,50}"
    r" (?:to|from|of|was|is|at|versus|vs\.?|and|or) \($"
    r"|\b(?:FCF|EBITDA|EBIT|cash flow|net (?:loss|income)|operating (?:loss|profit|income)) \($"
)
_SIGN_IN_BRACKETS = re.compile(
    r"[(\[](?:[-–−]|(?i:minus|negative|loss|loss of|deficit|down))[)\]](?: of)? ?$"
)
# 700-and-more megawatts, 700-odd tonnes
_SOFT_BETWEEN = re.compile(
    r"-(?:(?:and|or)-)?(?:more|so|over|up|less|fewer|above|below|something|ish|some)(?![A-Za-z-])"
    r"|[ -]odd(?![A-Za-z-])"
)
_SOFT_END = re.compile(r"^[0-9.,]+(?:-plus|[+]| (?:and|or) (?:more|less|so|over|above|below|up))$")
# 年減2%至增7%, down 2% to up 7%: each end has its verb; 季增1%至5% may be a range or a level.
_MOVING_END = re.compile(
    "[年季月按]?[增升涨減减降跌]|(?:up|down|plus|minus|rise|fall|gain|drop|decline|increase)\\b"
)
_SOFT_END_OF_TWO = re.compile(  # 跌近3%至约4%, down nearly 3% to about 4%
    "(?:大?[约約近逾超]|超[过過]|将近|將近|接近)|(?:about|around|nearly|almost|roughly|some|over)\\b"
)
_TO_END = re.compile(" ?(?:[至到~—–-]|to) ?(?:an? )?")
_MOVES = re.compile(
    "[增升涨漲減减降跌]|(?i:up|down|rise|rose|fall|fell|gain|drop|decline|increase|plus|minus)"
)
_RATE_OF_CHANGE = re.compile("(?:[年季月]|按[年季月]|同比|[环環]比)[增減减]")


# It will at least produce 90 MW: the bound stands before the verb.
_BOUND_BEFORE_VERB = re.compile(
    rf"\bat (?P<end>least|most) {_NO_ADJECTIVE}(?!some|about|around|another|one|two|half)[a-z]+ $"
)


def left_open(around: Around) -> dict[str, str]:
    """The question that a find and its neighbours leave open, as columns of its row."""
    if around.shared or around.form != "number" or around.among_signs:
        return {}
    one, line, end = around.one, around.line, around.end
    before, behind = (
        other if other and other.form == "number" else None
        for other in (around.earlier, around.later)
    )
    if parted := _parted(one, behind, line) or _parted(before, one, line):
        return {"flag": parted, "likely": ""}
    letter = _LETTER_BEFORE.search(line, max(0, one.offset - 4), one.offset)
    if letter and (
        line[end - 1 : end].isalpha()
        or letter.group().endswith("Sh")
        or letter.group() in _MONEY_OF_LETTER
        and re.match("[0-9]+[.,][0-9]", one.literal)
    ):
        money = _MONEY_OF_LETTER.get(letter.group(), "")
        return {"flag": "unit=", "likely": f"unit={money}" * bool(money)}
    if _SIGN_IN_BRACKETS.search(line, max(0, one.offset - 12), one.offset) or (
        line[max(0, one.offset - 1) : one.offset] + line[end : end + 1] == "()"
        and re.match(_SIGN, one.literal)
        and _LOSS_TO.search(line, max(0, one.offset - 70), one.offset)
    ):
        return ask(SIGN_IN_BRACKETS)
    if _SOFT_BETWEEN.match(line, end) or (_SOFT_END.search(one.literal) and _measured(line, end)):
        return {
            "flag": "its bound parts it from its unit; print the bound before the number",
            "likely": "",
        }
    if apart := _BOUND_BEFORE_VERB.search(line, max(0, one.offset - 30), one.offset):
        return {
            "flag": BOUND_BEFORE_VERB,
            "likely": "hedge=atleast" if apart["end"] == "least" else "hedge=upto",
        }
    if _ends_apart(before, one, line) or _ends_apart(one, behind, line):
        return ask(RANGE_OR_TWO)
    if _TWICE.search(line[max(0, one.offset - 6) : one.offset]) or (
        _TWICE.search(one.literal) and re.match(" ?[0-9]", line[end:])
    ):
        return {"flag": "a range that names its money twice; name it once", "likely": ""}
    if _SCORE.search(line, max(0, one.offset - 40), one.offset) and re.fullmatch(
        "[0-9,]+ to [0-9,]+", one.literal
    ):
        return {"flag": "may be two counts; code each by itself", "likely": ""}
    shares = _TWO_SHARES.fullmatch(fold(one.literal))
    if shares and int(shares[1]) + int(shares[2]) == 100:
        return {"flag": "may be two shares; code each by itself, or none", "likely": ""}
    if _YEARS_APART.fullmatch(one.literal):
        return ask(YEAR_OR_COUNT)
    if _DIGITS_LONG.search(one.literal) and fallen(one.literal):
        return {"flag": "unit=", "likely": "unit=percent"}
    if _DIGITS_LONG.search(one.literal) and (
        _FALL_SO_LONG.match(line, end)
        or _FELL_SO_MUCH.search(line, max(0, one.offset - 30), one.offset)
    ):
        return {"flag": "unit=", "likely": "unit=percent;move=fall"}
    if _SPLIT_SCALE.match(line, end) or (
        one.literal.lower().endswith("s of") and _SECOND_SCALE.match(line, end)
    ):
        return ask(SCALE_BEHIND)
    if _PARTS.match(line, end):
        return ask(PARTS_OF_ONE)
    years = _TWO_YEARS.fullmatch(one.literal)
    if years and int(years[2]) == int(years[1]) + 1:
        return {"flag": "may be a year of accounts or a part; print both years", "likely": ""}
    if (
        _M.fullmatch(one.literal)
        and not _MONEY_CODE.match(one.literal)
        and (_IN_METRES.match(line, end) or not _THINGS.match(line, end))
    ):
        return ask(MILLION_OR_METRES)
    if scale := _scale_left(one, before, behind, line):
        return {"flag": "its scale may be left to the sum beside it; print it", "likely": scale}
    if _BARE.fullmatch(one.literal) and (unit := _unit_beside(one, before, line)):
        return {"flag": "unit=", "likely": f"unit={unit}"}
    if before and _SIGNLESS.fullmatch(one.literal) and _scale_left(before, None, one, line):
        return {"flag": "unit=", "likely": ""}
    bare = re.search("(?:[0-9]|illion|thousand|hundred)$", one.literal) and not re.search(
        _SIGN, one.literal
    )
    if bare and not MORE_OF.match(line, end) and (qualified := _QUALIFIED.match(line, end)):
        return {"flag": "unit=", "likely": _likely_unit(qualified["unit"])}
    compound = one.literal[-1:].isalpha() and _COMPOUND.match(line, end)
    rate = re.search(_SIGN, one.literal) and (
        _RATE_OF.match(line, end) or _OTHER_RATE.match(line, end)
    )
    if (
        compound
        or rate
        or bare
        and any(unit.match(line, end) for unit in (_UNIT, _SHORT_UNIT, _PER))
    ):
        return ask(NO_UNIT)
    return {}


_MONEY_MOVED = re.compile(
    "[^0-9]*[增升加涨漲減减降跌少亏虧滑][^0-9至到为為]{0,3}(?P<number>[0-9][0-9,.]*)(?P<unit>[^0-9]+)"
)
_MONEY_LEVEL = re.compile("(?P<number>[0-9][0-9,.]*)(?P<unit>[^0-9]+)")


def _amounts_apart(first: Found, second: Found, line: str) -> bool:
    """Whether 減少8,200萬元至7,100萬元 may be a range: two near amounts of one unit, of which the
    first is moved.
    """
    gap = line[first.offset + len(first.literal) : second.offset].strip(" ")
    moved, level = (
        pattern.fullmatch(words)
        for pattern, words in (
            (_MONEY_MOVED, line[max(0, first.offset - 3) : first.offset] + first.literal),
            (_MONEY_LEVEL, second.literal),
        )
    )
    if gap not in ("至", "到", "~", "～", "—", "–", "-") or not moved or not level:
        return False
    low, high = (float(match["number"].replace(",", "").rstrip(".")) for match in (moved, level))
    return moved["unit"] == level["unit"] and low <= 2 * high <= 4 * low


def _ends_apart(first: Found | None, second: Found | None, line: str) -> bool:
    """Whether two percentages may be the ends of one range, of which the first is told by a verb:
    the second by its own, or the first is a rate of change, which comes to no level.
    """
    if first and second and _amounts_apart(first, second, line):
        return True
    if not first or not second or "%" not in fold(first.literal) or "%" not in second.literal:
        return False
    gap = line[first.offset + len(first.literal) : second.offset]
    if not _TO_END.fullmatch(gap):
        return False
    begin = max(0, first.offset - 2)
    rate = _RATE_OF_CHANGE.match(line, begin, first.offset + 2) or _RATE_OF_CHANGE.match(
        first.literal
    )
    own = _MOVING_END.match(second.literal) and _MOVES.search(first.literal)
    own = own or _SOFT_END_OF_TWO.match(second.literal) and _MOVES.search(first.literal)
    return bool(own) or gap in tuple("至到") and bool(rate)


def _measured(line: str, end: int) -> bool:
    """Whether a unit of measure of the field stands behind a place: 300 or more megawatts."""
    word = re.match(" ?([A-Za-z]+)", line[end:])
    if not word:
        return False
    try:
        unit = read(f"1 {word[1]}", "sense=plus").unit
    except LiteralError:
        return False
    return unit not in ("", *COUNTED)


def _likely_unit(word: str) -> str:
    """What a unit's word asks for, where the field has it without a factor."""
    try:
        figure = read(f"1 {word}")
    except LiteralError:
        return ""
    return f"unit={figure.unit}" if figure.value == 1 else ""


def _parted(one: Found | None, behind: Found | None, line: str) -> str:
    """What may join two finds to one number."""
    if not one or not behind:
        return ""
    gap = line[one.offset + len(one.literal) : behind.offset]
    if gap == ". " and one.literal.isdigit() and re.match("[0-9](?![0-9.,])", behind.literal):
        return BLANK_IN_IT
    if gap == " " and _BIG_SCALE.search(one.literal) and _SMALL_SCALE.fullmatch(behind.literal):
        return "goes on in a smaller scale; code the whole number in digits"
    if not _SHORT.search(one.literal) or behind.offset != behind.start:
        return ""
    if gap == " " and _THOUSANDS.match(behind.literal):
        return "a blank may part its thousands from the rest; print a comma"
    if gap == "," and _DECIMALS.match(behind.literal):
        return "a comma may stand for its decimal point; print a point"
    return ""


def _unit_beside(one: Found, before: Found | None, line: str) -> str:
    """The unit that a bare number in brackets, or behind *against*, shares with the one before."""
    if not before:
        return ""
    gap = line[before.offset + len(before.literal) : one.offset]
    if not _BESIDE.fullmatch(gap):
        return ""
    if "(" in gap and line[one.offset + len(one.literal) :][:1] != ")":
        return ""
    try:
        return read(before.literal, "sense=plus").unit
    except LiteralError:
        return ""


def _scale_left(one: Found, before: Found | None, behind: Found | None, line: str) -> str:
    """The scale of the sum beside a bare one: £3.7 from £2.0 billion, £10 and 16 billion."""
    bare = _BARE_SUM.fullmatch(one.literal)
    if not bare:
        return ""
    end = one.offset + len(one.literal)
    scaled = _SIGNLESS.fullmatch(behind.literal) if behind else None
    if behind and scaled and line[end : behind.offset] in (" and ", " or "):
        return scaled["scale"]
    near = _NEXT_SUM.match(line, one.offset + len(one.literal))
    if not near and before:
        gap = line[before.offset + len(before.literal) : one.offset]
        near = _SCALED_SUM.search(before.literal) if _ON_FROM.fullmatch(gap) else None
    return near["scale"] if near and near["sign"] == bare["sign"] else ""
