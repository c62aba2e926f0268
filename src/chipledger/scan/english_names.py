"""Clues that an English number is part of a name, or marks a note, and counts nothing."""

from chipledger import patterns as re
from chipledger.scan.around import Around
from chipledger.scan.english_units import SPOKEN_SHARE
from chipledger.scan.questions import DATE, MILLION_OR_METRES, NAME, YEAR_OR_COUNT, ask

# ex-date 9/12
_DAY_OF_MONTH = re.compile("(?:[1-9]|1[0-2])/(?:[12]?[0-9]|3[01])")
_LEADING_NOUGHT = re.compile("[0-9]{1,2}/0[0-9]")  # the 4/03 earthquake
_DATED = re.compile(
    r"\b(?:dates?|dated|on|since|until|till|through|ended|ending|week of|as of|due|expires|opens"
    r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|[A-Z][a-z]+day)[:,.]? $"
)
_YEAR_OF_MONEY = re.compile(r"(?:19|20)[0-9]{2} ?(?:US)?\$")  # in 2016 $ millions
_MARK = re.compile(r"[A-Za-z)]\([1-9]\)| \([1-3]\)")  # EBITDA(1), revenue (1)
_TELEPHONE = re.compile(r"\+[0-9]{1,3} ?\(0\) ?[0-9]{2,4}(?:[ -][0-9]{3,4}){1,3}")
# a phase 2/3 study, after dose 2; April-January of 2016-17
_PART_OF_NAME = re.compile("[0-9]{1,2}(?:/[0-9])?|one|two|three|four|five|six")
_NAMED_BY = re.compile(
    r"\b(?:phases?|doses?|grades?|cohorts?|arms?|cycles?|tiers?|types?|stages?|zones?|tranches?|chapters?|scopes?)"
    r" (?:(?:[0-9]|[IV]+)[abc]?(?: ?/ ?| and | or | to |[-–]))?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\b(?:19|20)[0-9]{2}[-–/]$")
# Boeing's 777X, a 45X credit
_LIKE_A_NAME = re.compile("[2-9][0-9]X|[0-9]{3}X")
_OF_THE_LINE = re.compile(r"[a-z’'] (?!It |Its |At |To |Of |Up )[A-Z][a-z]+ $")  # the Falcon 10X
_COMPARED = re.compile(
    r" (?:higher|lower|more|less|faster|slower|better|the|as|growth|increase|over|cheaper)\b"
)
_KOBO = re.compile("(?:[a-z]+ (?:by )?)?[0-9.]+k")  # dipped by 4k to N3.85
# turbines with 115m blades
_LONG_THINGS = re.compile(
    " (?:blades|masts|towers|cables|pipes|walls|waves|poles|boats|ships|yachts|rotors"
    "|antennas|dishes"
    "|wings|beams|girders|piles|strips|lanes|swells|gusts|drops|jumps|races|pools|cores|holes"
    "|intervals|trenches|tunnels|bridges|spans|cranes|turbines)(?![a-z])"
)
# tariffs on headings 7601; 7604 and subheadings 7206.10-7216.50
_CODE_OF_GOODS = re.compile("[0-9]{4}(?:[.][0-9]{2})*(?:[-–][0-9]{4}(?:[.][0-9]{2})*)?")
_HEADINGS = re.compile(r"\b(?:sub)?headings?\b|\bHT?S (?:codes?|numbers?)\b", re.IGNORECASE)
_RANK_BEFORE = re.compile(r"\b(?:[Tt]op|upper|lower|bottom|latter|other)[ -]$")
_IN_THE = re.compile(r"\b(?:[Ii]n|for|[Oo]ver|[Dd]uring) the $")  # $1.2 billion in the half
_HALF_OF = re.compile(
    "(?:lower|upper|better|higher|bigger|smaller) (?:half|third|quarter)", re.IGNORECASE
)
_RANK = re.compile("[0-9]{1,4}|[a-z]+")
_LAYERS = re.compile(
    "-(?:layer|high|[Hh]i)(?![a-z])(?: [A-Za-z0-9]+)? (?:version|variant|product|stack|model|HBM)"
)
# customers of 360 Meridian said, Seven Harbours fell: a number that a name begins with, where no
# things are counted and no people are told by their country
_FIRST_OF_NAME = re.compile("[0-9]{1,3}|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve")
_PEOPLE = (
    "German|American|Indian|Russian|Italian|Iranian|Canadian|Australian|Asian|African|European"
    "|Ukrainian|Mexican|Brazilian|Indonesian|Malaysian|Norwegian|Belgian|Austrian|Korean|Chinese"
    "|Japanese|Taiwanese|Portuguese|Vietnamese|British|English|Scottish|Irish|Spanish|Turkish|Polish"
    "|Swedish|Danish|Finnish|French|Dutch|Swiss|Greek|Israeli|Saudi|Arab|Gulf|Western|Eastern"
    "|Northern|Southern|Central|Thai|Pakistani|Iraqi|Jewish|Muslim|Christian|Republican|Democratic"
)
_REST_OF_NAME = re.compile(
    rf" (?!(?:{_PEOPLE})\b)(?:[A-Z][a-z]+ ){{0,2}}(?:[A-Z][a-z]{{2,}}(?<!s)|UK)"
    r"(?:['’]s\b|[.,;)](?![0-9])"
    r"|$| (?:said|says|is|was|has|had|will|would|rose|fell|gained|lost|which|who|whose|and|plans"
    r"|expects|reported|posted|signed|agreed|complained|paid|bought|sold)\b)"
)


def names(around: Around) -> dict[str, str]:
    """The question for a number that may be part of a name, a mark or a year."""
    literal, line, end, before = around.literal, around.line, around.end, around.before
    if _CODE_OF_GOODS.fullmatch(literal) and _HEADINGS.search(
        line, max(0, around.start - 160), around.start
    ):
        return ask(NAME)
    if (
        _LIKE_A_NAME.fullmatch(literal)
        and line[max(0, around.start - 6) : end + 6].isascii()
        and not _COMPARED.match(line, end)
    ):
        return {"flag": "may be a name or a multiple", "likely": ""}
    if literal[-1:] == "X" and literal[:-1].isdigit() and _OF_THE_LINE.search(before):
        return {"flag": "may be a name or a multiple", "likely": ""}
    if "/0" in literal and _LEADING_NOUGHT.fullmatch(literal):
        return ask(DATE)
    if (
        _DAY_OF_MONTH.fullmatch(literal)
        and _DATED.search(before)
        and not line.startswith(" of ", end)
    ):
        return ask(DATE)
    if (
        around.next == " "
        and around.last in ("", " ")
        and _FIRST_OF_NAME.fullmatch(literal)
        and _REST_OF_NAME.match(line, end)
    ):
        return ask(NAME)
    if _YEAR_OF_MONEY.fullmatch(literal):
        return ask(YEAR_OR_COUNT)
    if literal[-1:] == "m" and re.search("[0-9]m$", literal) and _LONG_THINGS.match(line, end):
        return ask(MILLION_OR_METRES)
    if (_RANK.fullmatch(literal) and _RANK_BEFORE.search(before)) or (
        _HALF_OF.fullmatch(literal) or (literal == "half" and _IN_THE.search(before))
    ):
        return ask(NAME)
    if literal.isdigit() and _LAYERS.match(line, end):
        return ask(NAME)
    if literal.isdigit() and _MARK.match(line, max(0, around.start - 2)):
        return {"flag": "may be the mark of a note", "likely": ""}
    if "+" in line[max(0, around.start - 24) : end] and any(
        match.start() <= around.start < match.end()
        for match in _TELEPHONE.finditer(line, max(0, around.start - 24), end + 24)
    ):
        return {"flag": "may be a number of a telephone", "likely": ""}
    if _PART_OF_NAME.fullmatch(literal) and _NAMED_BY.search(before):
        return ask(NAME)
    if _PART_OF_NAME.fullmatch(literal) and _YEAR_BEFORE.search(before):
        return {"flag": "ends a year of two calendar years; code the whole of it", "likely": ""}
    if literal.endswith("%") and SPOKEN_SHARE.search(before):
        return {"flag": "is a band of speech; code both its ends", "likely": ""}
    if _KOBO.fullmatch(literal) and re.search(
        r"(?<![A-Za-z])N[0-9]|₦", line[max(0, around.start - 200) : end + 200]
    ):
        return {"flag": "may be kobo or thousands; print the word", "likely": ""}
    return {}
