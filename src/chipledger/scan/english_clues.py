"""Clues that touch an English figure and that no rule of reading takes: a code of money that the
closed list has not, a step whose unit its level alone prints, a range of speech.

Judgements made here: such a figure is asked about with the likely answer, never read without its
clue.
"""

from chipledger import patterns as re
from chipledger.scan.around import Around
from chipledger.scan.english_falls import falls
from chipledger.scan.english_names import names
from chipledger.scan.english_pairs import pairs
from chipledger.scan.english_units import units

_TWO_OF_EACH = re.compile("([0-9]{2})/[0-9]{2}/([0-9]{2})")  # 20/01/27

# for the quarter ended June 2024
_MONTH_OF_YEAR = re.compile("[A-Z][a-z]+[.]? (?:19|20)[0-9]{2}")
_ENDED = re.compile(
    r"\b(?:quarter|half|half-year|year|months|weeks|period) (?:that )?end(?:ed|ing|s) (?:in )?$"
)

_LATIN = re.compile("[A-Za-z\"'′″’”]")  # of English, or of its feet and inches
_WINDOW = 48  # ours: characters on both sides that may hold a clue


def clue(around: Around) -> dict[str, str]:
    """The question for a clue beside a figure that no rule takes, as columns of its row."""
    if around.among_signs:
        return {}
    literal, line, start = around.literal, around.line, around.start
    if around.form == "date" and (order := _TWO_OF_EACH.fullmatch(literal)):
        years = [int(order[1]), int(order[2])]
        if 13 <= years[0] <= 31 and 24 <= years[1] <= 31:
            return {"flag": "may begin or end with its year; print the year whole", "likely": ""}
    before = line[max(0, start - 32) : start]
    if around.form == "date" and _MONTH_OF_YEAR.fullmatch(literal) and _ENDED.search(before):
        return {"flag": "may be the last month of its period; code the period", "likely": ""}
    near = line[max(0, start - _WINDOW) : around.end + _WINDOW]
    if around.form != "number" or not _LATIN.search(near):
        return {}
    return names(around) or units(around) or falls(around) or pairs(around)
