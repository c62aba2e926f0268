"""Figures of a text read again where a ledger would ask, and what a check can take as said.

Judgements made here: a bound before a verb is the figure's, a multiple is one, what is of one chip
is read without it, a bare count is one, and of two hedges neither is held against the figure.
"""

from collections.abc import Iterator
from math import isnan

from chipledger import patterns as re
from chipledger.scan import find_figures, proposals
from chipledger.scan.finds import Found
from chipledger.scan.questions import YEAR_OR_COUNT
from chipledger.tables.rows import Row

RELATIVE = re.compile("[去今明前后本上]年|last|this|next|year-ago|同期|[上下本]个?[月季]")
_OF_ONE = re.compile(
    " ?(?:per|/|an?|each) ?(?:chip|card|gpu|accelerator|board)$|/?每?[颗片块张]芯片$", re.IGNORECASE
)
_MOVES = {"move=fall": "下降", "move=rise": "增长"}
_TOO_SOFT = ("is both ", "a bound stands behind it")
_SOFTLY = re.compile("[A-Za-z ]*?([0-9].*?|[一-鿿]*?[成倍])(?:出头|上下|左右|以上|以下)?")
_BY_TIME = re.compile("(?: (?:a|an|per|each|every) |/)(?:year|quarter|month|week|day)$")
_NUMERAL = "0-9.,一二两三四五六七八九十百千多余近超逾约"
_MULTIPLE = re.compile(f"[{_NUMERAL}]+倍")
_APART = {"hedge=atleast": ("at least ", "至少"), "hedge=upto": ("at most ", "最多")}


def years(found: list[Found], rows: list[Row]) -> Iterator[int]:
    """For each find, the last year that a date before it names; 0 before the first, and behind
    one that is told from the day of print (去年).
    """
    year = 0
    for one, row in zip(found, rows, strict=True):
        yield year
        if one.form == "date" and RELATIVE.search(one.literal):
            year = 0  # of the year of print, which the text may not name
        elif one.form == "date" and row["period_end"] and re.search("20[0-9]{2}", one.literal):
            year = int(row["period_end"][:4])


def lacks_year(one: Found, row: Row) -> bool:
    """Whether a find is a date whose year only the text around can tell."""
    return one.form == "date" and bool(row["flag"]) and not RELATIVE.search(one.literal)


def read_again(row: Row, region: str) -> Row:
    """A figure whose bound stands before a verb (至少投资150亿元), read with it, and a multiple of
    which a ledger would ask in what sense (提升40倍, a factor of 10), read as a multiple; what is
    of one chip, read without it.
    """
    literal = row["literal"]
    if bound := _APART.get(row["likely"]) if row["flag"].startswith("its bound stands") else None:
        whole = bound[not literal.isascii()] + literal
    elif row["likely"] == "sense=plus" and (multiple := _MULTIPLE.search(literal)):
        whole = multiple[0]
    elif row["likely"] == "unit=times":
        whole = f"{literal}x"
    elif of_one := _OF_ONE.search(literal):  # 4,614 TFLOPS per chip
        whole = literal[: of_one.start()]
    elif row["flag"] == YEAR_OR_COUNT and literal.isdigit():
        count = float(literal)
        return row | {"value": count, "low": count, "high": count}
    elif isnan(row["value"]) and (move := _MOVES.get(row["likely"])):
        whole = move + literal
    elif row["flag"].startswith(_TOO_SOFT) and (soft := _SOFTLY.fullmatch(literal)):
        whole = f"{'about ' if literal.isascii() else '约'}{soft[1]}"
    elif isnan(row["value"]) and (
        monthly := _BY_TIME.search(literal)
    ):  # a goal of 1 million a month
        whole = literal[: monthly.start()]
    else:
        return row
    read = proposals(find_figures(whole), whole, "", region)
    return read[0] | {"literal": literal} if len(read) == 1 else row
