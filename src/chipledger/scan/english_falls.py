"""Clues that an English figure fell, in words that the tables of falls have not."""

from chipledger import patterns as re
from chipledger.scan.around import Around
from chipledger.scan.english_units import MONEY_FIRST
from chipledger.scan.questions import SHARE_OR_FALL, ask

# the count is 40,000 lower than in April
_COUNT = re.compile("[0-9][0-9,.]*(?: (?:m|b|tr)illion)?")
_LOWER_BEHIND = re.compile(
    " (?:(?:lower|less|below|down) (?:than|its|their|the|on|at)(?![a-z])|(?:lower|less|down)[.,;])"
)
# only 8% cut prices
_CUT_BY_THEM = re.compile(
    " (?:jobs|prices|costs|staff|pay|spending|hours|output|production|wages|rates|budgets|workers)"
    "(?![a-z])"
)
# the index was down 45 at 3,812
_BARE_STEP = re.compile("[0-9][0-9,.]*")
_DOWN_BEFORE = re.compile(r"\b(?:down|off|lower)(?: by)? $")
_LEVEL_BEHIND = re.compile(" (?:at|to) [$£€]?[0-9]")
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
_MORE_BEHIND = re.compile(" (?:larger|higher|bigger|more|greater|faster|of|above|stake)")
_WROTE = re.compile(r"\b(?:wr(?:ite|ites|iting|ote|itten)|mark(?:s|ed|ing)?|pa(?:y|id|ying))[ -]$")
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


def falls(around: Around) -> dict[str, str]:
    """The question for a figure whose fall is told by a rare verb, a noun or a place of words."""
    literal, line, end, before = around.literal, around.line, around.end, around.before
    if _BARE_STEP.fullmatch(literal) and (
        _DOWN_BEFORE.search(before) and _LEVEL_BEHIND.match(line, end)
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if literal[-1:] == "%" and not _MORE_BEHIND.match(line, end):
        told = _DECLINE_BEFORE.search(line, max(0, around.start - 70), around.start)
        if told:
            likely = "" if told["to"] and not told["brought"] else "move=fall"
            return {"flag": "move=", "likely": likely}
    if _COUNT.fullmatch(literal) and _LOWER_BEHIND.match(line, end):
        return {"flag": "move=", "likely": "move=fall"}
    if re.search("(?:%|per ?cent) cut$", literal) and _CUT_BY_THEM.match(line, end):
        return ask(SHARE_OR_FALL)
    if re.match("down ", literal) and _WROTE.search(before):
        return {"flag": "move=", "likely": ""}
    if MONEY_FIRST.match(literal) and before.endswith(", off "):
        return {"flag": "move=", "likely": "move=fall"}
    if literal.endswith("percent") and re.match(
        " points? (?:lower|down|less|below)", line[end : end + 24]
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if _SHARE_ALONE.fullmatch(literal) and (
        _RARE_FALL.search(before)
        or _FALL_BEHIND.match(line, end)
        or _LOSS_BEHIND.match(line, end)
        or _SHORT_OF.match(line, end)
        or (_BOTH_FALL.match(line, end) and not _FALL_OR_RISE.match(literal))
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if (_SUM_ALONE.fullmatch(literal) and _FALL_BEHIND.match(line, end)) or (
        _COUNT_ALONE.fullmatch(literal) and _FALL_OF_COUNT.match(line, end)
    ):
        return {"flag": "move=", "likely": "move=fall"}
    return {}
