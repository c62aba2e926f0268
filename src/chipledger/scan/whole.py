"""What a text as a whole tells of the figures in it, found out once for all of them."""

from functools import lru_cache
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.scan.doubts import year_of_accounts
from chipledger.scan.finds import Found
from chipledger.scan.fold import SPACED
from chipledger.scan.places import Place, region_of, stated_money
from chipledger.scan.table_heads import Cells, heads
from chipledger.scan.table_rows import rows, with_tabs


class Whole(NamedTuple):
    """What a text tells.

    `place` is where it comes from, and `stated` where its money is from by its own word; `tables`
    has, by line, what heads and labels of tables give (see `table_heads`); `accounts` is the
    context of its periods where it counts years of accounts, and `quarters` finds those that may be
    of them; `sen` is the question for a bare 仙; `lines` are its lines with single blanks, and
    `spaced` the blanks that those lack, by line.
    """

    place: Place
    stated: Place | None
    tables: dict[int, Cells]
    accounts: str
    quarters: re.Pattern[str]
    sen: dict[str, str]
    lines: list[str]
    spaced: dict[int, list[tuple[int, int]]]


@lru_cache(maxsize=4)
def whole_of(text: str, region: str = "") -> Whole:
    """What a text tells; see `Whole`.

    Parameters
    ----------
    text : str
    region : str
        As a person says it, see `places.region_of`.
    """
    place = region_of(text, region)
    in_cents = "仙" in text and _CENTS_OF_HONG_KONG.search(text)
    if not region and place.region in ("", "cn") and in_cents:
        place = Place("hk", "its words", False)
    stated, accounts = stated_money(text), year_of_accounts(text)
    if not accounts and (place.region == "in" or _FISCAL.search(text)):
        accounts = "fiscal="
    fiscal = accounts[-1:].isdigit() or _FISCAL_QUARTER.search(text)
    lines, spaced = _spaced(_plain_hyphens(text))
    return Whole(
        place,
        stated,
        heads(lines, stated.region if stated else place.region),
        accounts,
        _QUARTER_OF_YEAR if fiscal else _QUARTER,
        _sen(text) if "仙" in text else {},
        lines,
        spaced,
    )


_NO_HONG_KONG = re.compile(
    "(?P<MYR>[令零]吉|林吉特|[馬马][币幣])|(?P<SGD>新元|新[币幣]|坡元|新加坡元)"
)


def _sen(text: str) -> dict[str, str]:
    """The question for a bare 仙 in a text that names the money of another place than Hong Kong."""
    named = {match.lastgroup for match in _NO_HONG_KONG.finditer(text)}
    if not named:
        return {}
    (first, *others) = sorted(filter(None, named))
    return {"flag": "unit=", "likely": "" if others else f"unit={first};scale=0.01"}


_CENTS_OF_HONG_KONG = re.compile("[0-9] ?仙(?![女人境草股逝])")


def _spaced(text: str) -> tuple[list[str], dict[int, list[tuple[int, int]]]]:
    """The lines of a text with every run of blanks as one, and none between a Chinese sign and a
    digit, which parts no word from its figure, and a tab between the columns of a table; and the
    blanks that are left out, by line.
    """
    lines = text.split("\n")
    for number, row in rows(lines).items():
        lines[number - 1] = with_tabs(lines[number - 1], row)
    spaced = {
        number: spans
        for number, line in enumerate(lines, 1)
        if not (line.isascii() and line.isprintable()) or "  " in line  # else there is none
        if (spans := [blank.span() for blank in _MORE_BLANKS.finditer(line)])
    }
    for number in spaced:
        lines[number - 1] = _MORE_BLANKS.sub("", lines[number - 1])
    return lines, spaced


_MORE_BLANKS = re.compile(rf"[^\S\n](?<=[^\S\n]{{2}})[^\S\n]*|{SPACED}")


def single_blanks(found: list[Found], whole: Whole) -> list[Found]:
    """The finds of a text as they stand in the lines of `whole`."""
    spaced = whole.spaced

    def moved(one: Found) -> Found:
        if one.line not in spaced:
            return one
        offset, start, end = (
            place
            - sum(min(last, place) - first for first, last in spaced[one.line] if first < place)
            for place in (one.offset, one.start, one.end)
        )
        signs = enumerate(_plain_hyphens(one.literal), one.offset)
        literal = "".join(sign for at, sign in signs if not _within(at, spaced[one.line]))
        return one._replace(offset=offset, start=start, end=end, literal=literal)

    return [moved(one) for one in found] if spaced else found


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in spans)


def _plain_hyphens(text: str) -> str:
    """A text with the hyphens by which words are joined as a minus is."""
    return text.replace("\u2010", "-").replace("\u2011", "-")


# A quarter or half that does not say of which year: where the text counts fiscal ones, or is from
# India, it may be of those.
_FISCAL = re.compile(  # by its first sign, for the whole text is searched
    r"[Ff财財会會](?:(?<=\bF)Y[ –-]?['’]?[0-9]{2}|(?<=\b[Ff])(?i:iscal|inancial year)\b"
    r"|(?<=[财財])政?年|(?<=[会會])[计計]年度)"
)
_QUARTER = re.compile(
    r"(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?![0-9A-Za-z])(?! ?(?:20|['’]|FY|of| [A-Z][a-z]))"
    r"|(?i:(?:first|second|third|fourth)[ -](?:quarter|half)$)"
    r"|第?[一二三四1-4]季[度报報]?$|[上下]半年$"
)


_SLASHED = re.compile("(?:19|20)?([0-9]{2})/(?:20)?([0-9]{2})")


def slashed(found: list[Found]) -> bool:
    """Whether a text counts years of accounts: 2030/31."""
    years = (_SLASHED.fullmatch(one.literal) for one in found)
    return any(year and int(year[2]) == (int(year[1]) + 1) % 100 for year in years)


# A text that tells of a fiscal third quarter may mean one by 3Q14 and Q3 2014 too.
_FISCAL_QUARTER = re.compile(
    r"[Ff](?<=\b.)(?i:iscal)[ -](?:(?i:first|second|third|fourth)[ -](?i:quarter|half)"
    r"|Q[1-4]|[1-4]Q|H[12]|[12]H)"
)
_QUARTER_OF_YEAR = re.compile(
    rf"{_QUARTER.pattern}|(?:Q[1-4]|[1-4]Q|H[12]|[12]H) ?['’]?(?:20)?[0-9]{{2}}$"
)
