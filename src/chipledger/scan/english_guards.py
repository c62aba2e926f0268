"""Guards by distrust: a word beside an English figure that no rule of reading took, and that may
change what the figure says.

Judgements made here: such a figure is asked about, with the likely answer where there is one. A
bare sum of billions with no things behind it is money of a currency left out; *so many times* with
no comparison behind it may count occasions; what a verb lowers *by* so much falls.
"""

from chipledger import patterns as re
from chipledger.scan.english_units import MONEY_FIRST, NO_UNIT
from chipledger.scan.finds import Found
from chipledger.scan.unsaid import MORE_OF

RATE = {"flag": "its rate is not in the closed list; take another unit, or none", "likely": ""}
_LATIN = re.compile("[A-Za-z]{3}")
_MOST_LIKELY = "|".join("dollar euro pound yen yuan franc rouble ruble rupee won peso".split())
# 8.28 to the dollar, 141.60 per euro; against the dollar, the yen fetched 105.28
_RATE_BARE = re.compile("[0-9]{1,5}[.][0-9]{1,4}|[0-9]{2,3}|[0-9],[0-9]{3}(?:[.][0-9]+)?")
_TO_MONEY = re.compile(
    rf" (?:yen |won |rupees |roubles |yuan )?(?:to|per|for|against|versus|vs[.]?)"
    rf" (?:the |one |a )?(?:[A-Z][A-Za-z.]+ )?(?:{_MOST_LIKELY}|greenback|sterling|US[$]|USD)\b"
)
_AGAINST_MONEY = re.compile(
    rf"\b(?i:against|versus|to) (?:the |one )?(?:[A-Z][A-Za-z.]+ )?"
    rf"(?:{_MOST_LIKELY}|greenback|sterling|currency|unit)\b[^.;]{{0,80}}$"
)
_CLOSED = re.compile(
    r"[.,;)](?![0-9])|$| (?:in|on|by|at|from|after|to|earlier|late|and|before|while|as)\b"
)
_TRADED = re.compile(r"\b(?:trad(?:e|ed|ing)|quoted|fetched|changed hands|closed|stood) at $")
# lifted rates five times last year: occasions, where no comparison follows
_TIMES = re.compile("(?i:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,3}) times$")
_ON_OCCASIONS = re.compile(
    r" (?:(?:last|this|in|since|during|between|already|until|so far|before|within|each|every"
    r"|over the (?:past|last|next|course))\b(?! (?:size|level|value|total))"
    r"|(?:an?|per) (?:day|week|month|year)\b)"
)
_GREW = re.compile(
    r"\b(?:ris(?:en|e|es|ing)|rose|gr[eo]w\w*|increase[sd]?|increasing|jump\w*|multiplied|multiplies|multiply|expand\w*|up|by|surg\w+"
    r"|soar\w*|swell\w*|subscribed|oversubscribed|climb\w*|higher|to)(?: by| to| [a-z]+ly| about"
    r"| around| almost| nearly| more than| over)* $"
)
# margins expanded 0.2% to 25.1%
_STEP_TO = re.compile(r"([0-9.]+) ?(?:%|per ?cent|percent)? to ([0-9.]+) ?(?:%|per ?cent|percent)")
_MOVED = re.compile(r"\b[a-z]+(?:ed|ing|en)(?: by)? $|\b(?:by|and|another) $")
_FAR = 3.0  # ours: between the ends of a range of percentages
# double-digit billions
_DIGITS = re.compile("(?i:single|double|triple)[- ]digits?$")
_SCALE_BEHIND = re.compile("[ -](?:m|b|tr)illions?")
# 16 or 17 March
_DAYS = re.compile("(?:between )?[0-9]{1,2}(?: ?(?:or|and|to|[-–]) ?[0-9]{1,2})?")
_MONTH_BEHIND = re.compile(
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?! [a-z])"
)
# lower the price by $2, reduce its wage costs by $500m
_BY = re.compile(r"\b[Bb]y $")
_LOWERED = re.compile(
    r"\b(?:reduc(?:e|es)|to lower|lowers|cut|cuts|trim|slash|shrink|shorten|curb|curtail|shave"
    r"|deteriorat(?:e|es|ed|ing)|weaken|soften|worsen|dilut(?:e|es|ed|ing)|prune|pare|narrow"
    r"|scal(?:e|ing) back|bring(?:ing)? down|undershoot|miss|shed|halve|decrease|diminish"
    r"|lessen|dampen|erode|drag(?:ged)? down|hold back|recede|retreat|slow)\b"
    r"(?:(?! (?:to|and|but|while|as|then|raise|lift|boost|increase|grow|rise|up) )"
    r"[^.;:%0-9]){0,60}$"
)
# $2 per 1,000 litres, £4 a leg: a rate of which the sum alone was read
_PER = re.compile(r" per (?:[0-9]|[A-Z][A-Za-z]+ [a-z])")
_A_THING = re.compile(
    r" an? (?!(?:year|month|week|day|decade|quarter|hour|minute|second|while|moment|century"
    r"|fortnight|night|lot|bit|few|further|little|piece|share|barrel|tonne|ton|unit|pop|move|sign"
    r"|record|rise|fall|gain|loss|drop|total|profit|deal)\b)[a-z]+"
    r"(?:[.,;)](?![0-9])| (?:in|on|for|from|at|by|after|since|and|but|when|this|last|to)\b|$)"
)
# 91 minutes per session, 20 per building: so much of a thing that no list has
_PER_WORD = re.compile(
    r"[ -]per[ -](?!cent|se\b|capita|share|the\b|and\b|day|annum|year|unit|data)[a-z]{3,}"
)
# $2589 ($3814) a tonne
_PER_BEHIND = re.compile(
    r"(?: ?\([^()]{2,24}\)|\)) (?:an?|per) (?:tonne|ton|year|month|day|share|barrel|ounce|pound"
    r"|week|hour|MWh|kWh|kg|dmt|head|unit|litre|gallon)\b(?! (?:ago|earlier|before|later|old))"
)
# 260lb ft of torque
_TORQUE = re.compile("(?:lbs?|pounds?)$"), re.compile("[ -·]?(?:ft|feet|foot)(?![a-z])")
# down $1.72 at $86.26 and $1.98 at $80.78 respectively
_FELL_AND = re.compile(
    r"\b(?:down|fell|lost|shed|dropped|declined|slid)(?: by)? [$£€]?[0-9][^;]{0,40} and (?:by )?$"
)
_RESPECTIVELY = re.compile(r"[^;]{0,60}\brespectively\b")
_GIVEN = re.compile(
    r"\b(?:g[ia]ve|gives|given|call\w*|mak\w+|made|consider\w*|as|pa(?:y|id)|offer\w*"
    r"|award\w*|lend\w*|lent|hand\w*|on|own\w*|with|find|found|buy\w*|bought)\b[^.;,]{0,40}$"
)
# a sum of billions that counts nothing: its money is left out
_BARE_SUM = re.compile("(?:[A-Za-z][a-z]+ ){0,3}[0-9][0-9,.]* ?(?:bn|tn|trn|(?i:b|tr)illion)")
_NO_THINGS_BEHIND = re.compile(
    r"[.,;:)](?![0-9])|$| (?:in|for|to|from|on|last|this|next|by|and|but|at|or|over|as|before"
    r"|after|since|with|than|when|while|compared|versus|against|a|an|was|were|is|are|last|up|down"
    r"|annual|annually)\b| (?:roubles?|rubles?|francs?|kronor|krona|kroner|krone|zloty|forint"
    r"|rials?|dinars?|lira|reais|rand|baht|pesos?|shillings?)\b"
    r"| [A-Z]{3} (?:francs|shillings|dollars)\b"
)
_COUNTS = re.compile(
    r"\b(?:people|population|users?|customers|subscribers|shares|transistors|parameters|tokens|devices"
    r"|units|downloads|views|chips|barrels|tonnes|miles|phones|members|messages|searches|calls"
    r"|passengers|visitors|readers|households|accounts|years|workers|litres|gallons|pages)\b"
)
# $50-100,000: the thousands of the first end stand at the second
_THOUSANDS_ONCE = re.compile(
    "[^0-9]*([1-9][0-9]{0,2}) ?(?:-|–|to|or) ?[^0-9]{0,3}([1-9][0-9]{0,2}),000[^0-9]*"
)
# the 12 Euro zone countries
_ZONE = (
    re.compile("[0-9]{1,3} (?i:euro)"),
    re.compile("[ -](?:zone|area|country|countries|nation|member|state)"),
)
# February 16 and 17
_DAY_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*[.]? [0-9]{1,2}"
    r"(?:,| and| or| to|, and) $"
)
# the firm earned 5 billion
_ENGLISH_SUM = re.compile("(?:million|billion|trillion|[bmt]n)$", re.IGNORECASE)
_EARNED = re.compile(
    r"\b(?i:earn(?:s|ed|ing)?|spen[dt]s?|spending|invest(?:s|ed|ing|ments?)?|worth|loss(?:es)?"
    r"|profits?|revenues?|income|debts?|valued|valuation|budgets?|capex|expenditures?|costs?"
    r"|paid|earnings|turnover)\b"
)
_LOST_OR_WON = re.compile(r" (?:loss|profit|debt|investment|budget|valuation|fine|buyback)\b")
_NO_NOUN = re.compile(
    r"$|[.,;:)]|,? (?:in|for|to|from|on|last|this|next|a|by|and|but|at|or|over|as|before|after"
    r"|since|with|than|per|when|while|compared|versus)\b"
)
# three quarters, with no whole behind it
_THREE_QUARTERS = re.compile("[Tt]hree quarters")
_OF_WHOLE = re.compile(" (?:of|full|owned|empty|complete|finished|the) ")
# known as '771', the "42": a name or a slogan
_QUOTES = tuple("'\"‘’“”")
_BARE = re.compile("[0-9]{1,4}|[a-z]+", re.IGNORECASE)
# its 787 Dreamliner
_A_MODEL = re.compile(
    r"(?:\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[Aa]n?|[a-z]+er|new|first)|['’]s)"
    r"(?: [a-z-]+)? $"
)
_NAMED = re.compile(
    r" (?:[A-Z][a-z]+(?:er|or|[b-df-hj-np-rt-z])"
    r"|(?:air)?(?:plane|craft|liner)|jet|tanker|line|model|car|engine|helicopter|phone|truck|van"
    r"|chip|processor|card|family|platform|variant)\b"
)
_MODEL = re.compile("[1-9][0-9]{2}")
NAME = "may be a name or a count"
_OF_MODEL = re.compile(
    r"(?:,| and) the [0-9]|[.,;](?![0-9])| (?:is|has|can|will|gets|boasts|comes|offers|delivers"
    r"|packs|adds|uses|makes|feels|costs|starts|charges|weighs)\b"
)
_TWO_MODELS = re.compile("[1-9][0-9]{2}-[1-9]00")  # the 737-800
# born there in 1723; the 2000 deal
_OLD_YEAR = re.compile("1[5-8][0-9]{2}")
_IN = re.compile(r"\b(?:in|since|from|of|until|by|before|after|late|early) $")
_PLURAL = re.compile(r" (?:(?!of |in |at |on |and |the |for )[a-z-]+ ){0,2}[a-z-]+s\b")
_NUMBERED_THING = re.compile(r"[A-Za-z] [A-Z][A-Za-z]+ [2-9] [a-z]+$")  # a PlayStation 3 chip
_THINGS = re.compile(r" (?!(?:has|is|was|does)\b)[a-z]+s\b| people\b")
# a Nokia 6600, an Athlon 3500+; and no Dow 9800
_FOUR_DIGITS = re.compile("(?!19|20)[1-9][0-9]{3}[+]?")
_CAPITAL_BEFORE = re.compile(r"(?:[a-z]|[,;(]) (?:[A-Z][A-Za-z]+|[A-Z]{2,4}) $")
_INDEX = re.compile(
    r"\b(?:Dow|Nasdaq|FTSE|Nikkei|Sensex|Nifty|Dax|DAX|CAC|Seng|Index|index|Composite|Average|RM|Rs|INR"
    r"|USD|About|Around|Over|Some|Nearly|Almost) $"
)
_YEAR_OF_DEAL = re.compile("(?:19|20)[0-9]{2} (?:deal|share|unit|chip|card|rack|wafer|job)")


def guards(one: Found, line: str, falls: bool) -> dict[str, str]:
    """The question for a figure beside a word that no rule took.

    Parameters
    ----------
    one : Found
        The find.
    line : str
        The line of the text that holds it.
    falls : bool
        Whether the words beside make a fall of it.

    Returns
    -------
    dict of str to str
        `flag` and `likely`, or nothing.
    """
    literal, end = one.literal, one.offset + len(one.literal)
    if one.form != "number" or not _LATIN.search(line, max(0, one.offset - 24), end + 24):
        return {}
    before, behind = line[max(0, one.offset - 90) : one.offset], line[end : end + 60]
    if literal[-1:].isdigit() and behind[:1] != "%":
        if _RATE_BARE.fullmatch(literal) and _of_exchange(literal, before, behind):
            return {"flag": "unit=", "likely": ""}
        if _DAYS.fullmatch(literal) and _MONTH_BEHIND.match(behind):
            return {"flag": "may be days of a month; code them as a date", "likely": ""}
        if _DAYS.fullmatch(literal) and _DAY_BEFORE.search(before):
            return {"flag": "may be days of a month; code them as a date", "likely": ""}
        low = _THOUSANDS_ONCE.fullmatch(literal)
        if low and int(low[1]) < int(low[2]):
            return {"flag": "its scale stands at its other end; print it at both", "likely": ""}
        if _OLD_YEAR.fullmatch(literal) and _IN.search(before) and not _PLURAL.match(behind):
            return {"flag": "may be a year or a count", "likely": ""}
        if _TWO_MODELS.fullmatch(literal) and not _THINGS.match(behind):
            return {"flag": NAME, "likely": ""}
        if _MODEL.fullmatch(literal) and before[-4:].lower() == "the " and _OF_MODEL.match(behind):
            return {"flag": NAME, "likely": ""}
        if _MODEL.fullmatch(literal) and _A_MODEL.search(before) and _NAMED.match(behind):
            return {"flag": NAME, "likely": ""}
    if (
        _FOUR_DIGITS.fullmatch(literal)
        and _CAPITAL_BEFORE.search(before)
        and not _INDEX.search(before)
        and not _PLURAL.match(behind)
    ):
        return {"flag": NAME, "likely": ""}
    if before[-1:] in _QUOTES and _BARE.fullmatch(literal) and behind[:1] in (*_QUOTES, ","):
        return {"flag": NAME, "likely": ""}
    if _TIMES.search(literal) and _ON_OCCASIONS.match(behind) and not _GREW.search(before):
        return {"flag": "may be a multiple or so many occasions", "likely": ""}
    if _THREE_QUARTERS.fullmatch(literal) and not _OF_WHOLE.match(behind):
        return {"flag": "may be a part or quarters of a year; print the one meant", "likely": ""}
    if literal[-5:] in (" chip", " card", " unit") and _NUMBERED_THING.search(before + literal):
        return {"flag": NAME, "likely": ""}
    if literal[:2] in ("19", "20") and _YEAR_OF_DEAL.fullmatch(literal):
        return {"flag": "may be a year or a count", "likely": ""}
    if literal[-1:] in "oO" and _ZONE[0].fullmatch(literal) and _ZONE[1].match(behind):
        return {"flag": "unit=", "likely": ""}
    step = _STEP_TO.fullmatch(literal)
    if step and float(step[2]) > _FAR * float(step[1]) and _MOVED.search(before):
        return {
            "flag": "may be one range or two figures; code its ends with the sign of each",
            "likely": "",
        }
    if _DIGITS.search(literal) and _SCALE_BEHIND.match(behind):
        return {"flag": "its scale stands behind another word; print it whole", "likely": ""}
    if (
        not falls
        and _BY.search(before)
        and literal[:1] not in "-+"
        and _LOWERED.search(before[:-3])
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if literal.lower().startswith("sell-off of") and behind.startswith(" of "):
        return {"flag": "may be a share or a fall; code the share without its verb", "likely": ""}
    if behind[:1] in tuple("²³") or (_TORQUE[0].search(literal) and _TORQUE[1].match(behind)):
        return NO_UNIT
    if (
        not falls
        and before.endswith((" and ", " and by "))
        and literal[:1] in "$£€0123456789"
        and _RESPECTIVELY.match(behind)
        and _FELL_AND.search(before)
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if _PER_WORD.match(behind) or _PER_BEHIND.match(behind):
        return RATE
    money = MONEY_FIRST.match(literal) is not None
    if (money or literal.endswith(("pence", "cents"))) and (
        _PER.match(behind) or (_A_THING.match(behind) and not _GIVEN.search(before))
    ):
        return RATE
    return {}


def _of_exchange(literal: str, before: str, behind: str) -> bool:
    """Whether a bare number is a rate of exchange, so many of one money for another."""
    if _TO_MONEY.match(behind):
        return True
    return (
        ("." in literal or _TRADED.search(before) is not None)
        and not MORE_OF.match(behind)
        and _CLOSED.match(behind) is not None
        and _AGAINST_MONEY.search(before) is not None
    )


def bare_sum(one: Found, line: str) -> dict[str, str]:
    """The question for a large number that has neither a unit nor things that it counts.

    Parameters
    ----------
    one : Found
        The find, of which no unit was read.
    line : str
        The line of the text that holds it.

    Returns
    -------
    dict of str to str
        `flag` and `likely`, or nothing.
    """
    end = one.offset + len(one.literal)
    if _ENGLISH_SUM.search(one.literal):
        clause = re.split("[.;:,] ", line[max(0, one.offset - 60) : one.offset])[-1]
        behind = line[end : end + 16]
        if _LOST_OR_WON.match(behind) or _EARNED.search(clause) and _NO_NOUN.match(behind):
            return {"flag": "unit=", "likely": "unit=USD"}
    counts = (
        _BARE_SUM.fullmatch(one.literal) is None
        or _NO_THINGS_BEHIND.match(line, end) is None
        or _COUNTS.search(line, max(0, one.offset - 160), end + 60) is not None
    )
    return {} if counts else {"flag": "unit=", "likely": ""}
