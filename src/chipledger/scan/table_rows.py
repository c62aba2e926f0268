"""The rows of a text's tables, and which of their numbers are figures.

Judgements made here: lines that bars, tabs, runs of blanks or commas part into cells are rows where
two or more of a form follow each other; a cell that is a number alone is a figure, whatever word
stands before it, but in a column of ranks (`排名`, `No.`, cells that count 1, 2, 3) or of codes. A
label and a number that a single blank parts (`Staff 912`) may be a name, and are a row only beside
one that is none: with more numbers, a sign of money, a share, a total, or a label in the plural. A
unit in a head is no figure.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.scan.number_patterns import HAN
from chipledger.scan.placed import Found

Span = tuple[int, int]


class Row(NamedTuple):
    """The spans of a row's cells, the empty ones too; those columns of its table that only rank or
    name, and those under a year, whose cells are none; and whether it is a head.
    """

    cells: tuple[Span, ...]
    named: frozenset[int]
    under_years: frozenset[int]
    head: bool


class _Line(NamedTuple):
    """A line that may be a row, and what parts its cells."""

    number: int
    text: str
    kind: str
    cells: tuple[Span, ...]

    def said(self, column: int) -> str:
        return self.text[slice(*self.cells[column])] if column < len(self.cells) else ""


LONGEST = 240  # signs of a row; ours
_PROSE = re.compile("[。！？；]|[a-z]{3}[.!?](?: |$)")
_RULE = re.compile("[-|:=+—─ \t]*[-=—─]{2}[-|:=+—─ \t]*$")
_GAP = re.compile("[^\\S\n]{2,}|\u3000|\t")
_BLANK = " \t\u3000\xa0"
_BETWEEN_CELLS = f'{_BLANK},"'
_FIELD = re.compile('"[^"]*"|[^,]*')
_GROUP = re.compile("(?:^|,)[0-9]{1,3},[0-9]{3}(?:,|$)")
_NUMBER = re.compile(r"[-+−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|(?!0[0-9])[0-9]+)(?:\.[0-9]+)?")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_VALUE = r"(?:[-+−(]?(?:US|HK|NT)?[$€£¥₹]?[0-9][0-9,.]*[%％]?\)?|[-—–]|n/a)"
_WORDS = r"[^\W\d_]*(?:[ &'’/-]+[^\W\d_]+){0,4}"
_DATUM = re.compile(f"(?=[^0-9]*[0-9]){_VALUE}")
_LABELLED = re.compile(
    r"(?:[-•·*] )?(?P<rank>[1-9][0-9]{0,2} )?"
    rf"(?P<label>(?!FY|Q[1-4]|Tel|Fax|Phone|Call)[A-Z]{_WORDS}|{HAN}{{2,12}})"
    rf"(?P<values>(?: {_VALUE})+)"
)
_SURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[$€£¥₹%％]|[0-9]{5}")
_COUNTS = re.compile(
    "(?i:(?<!window)s|staff|people|total|other|workforce|headcount|revenue"
    "|open|high|low|close|height|width|depth|weight|average|mean|median|maximum|minimum|price|cost"
    "|output|profit|income|tax|debt|cash|capacity)$"
)
_LISTED = re.compile(rf"[ \t]*([1-9][0-9]?) ([A-Z\"“「《]?(?:[A-Za-z]|{HAN}).{{1,60}})")
_LETTER = re.compile(r"[^\W\d_]")
_THOUSANDS = re.compile(r"(?<![0-9,.])[0-9]{1,3} [0-9]{3}(?![0-9])")
# Heads of columns whose numbers rank or name.
_NAMING = re.compile(
    "(?:[本上][期年月周]|全[球国國])?(?:排[名序行位]|[名位座次]次|[序编編]号|[序编編]號|[项項]次|次序|序)"
    "|(?:股票|股份|[证證]券|公司|[产產]品|合同|[机機][组組])?"
    "(?:代[码碼号號]|[编編][码碼]|型[号號]|航班|[线線]路|[车車]型|[车車]次|[邮郵][编編]|[号號][码碼]|批[号號])"
    r"|(?i:(?:world |global )?rank(?:ing)?|nos?\.?|#|pos(?:ition|\.)?|s\.? ?/? ?n(?:o\.?)?"
    r"|s[lr]\. ?no\.?|(?:serial|item|ref|reference|model|part|lot|line)(?: no)?\.?|index|id|code"
    r"|ticker|flight|route|bus|gate|room|lane|zip(?: code)?|postcode)"
)
# Heads of a first column that counts up.
_ORDERING = re.compile(
    "年[级級]|班[级級]|[轮輪]次|周次|月份|季度|[阶階]段|[档檔]位|[级級][别別]|等[级級]|期[数數]"
    "|(?i:grade|level|week|day|month|quarter|round|chapter|stage|phase|tier|step|season|episode)"
)
_UNDER_YEAR = re.compile("(?:FY ?)?(?:19|20)[0-9]{2}(?:年度?|[AEF])?")
_MODEL = re.compile("[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*)* [0-9]{1,4}")  # of a phone: Vela 18
_LONG_COUNT = 6  # digits, beyond which a code or a telephone may stand; ours
_UNIT_ALONE = re.compile("[^0-9A-Za-z]*")
_LABEL_ENDS = "：: "


def rows(lines: list[str]) -> dict[int, Row]:
    """The rows of the tables in a text.

    Parameters
    ----------
    lines : list of str

    Returns
    -------
    dict of int to Row
        By line, counted from 1.
    """
    return {
        number: row for block in _blocks(lines) if _holds(block) for number, row in _told(block)
    }


def revised(found: list[Found], text: str) -> list[Found]:
    """The finds of a text with the cells of its tables taken for what they are.

    Parameters
    ----------
    found : list of Found
        In order.
    text : str

    Returns
    -------
    list of Found
        In order; every digit that lay in one of them still does.
    """
    lines = text.split("\n")
    tables = rows(lines)
    if not tables:
        return found
    by_line = {number: list(finds) for number, finds in groupby(found, lambda one: one.line)}
    for number, row in tables.items():
        by_line[number] = _in_row(by_line.get(number, []), number, lines[number - 1], row)
    return [one for number in sorted(by_line) for one in by_line[number]]


def with_tabs(line: str, row: Row) -> str:
    """A row with a tab for the first of the blanks between two cells, so that every reader of the
    line sees its columns.
    """
    for (_, end), (start, _) in zip(row.cells, row.cells[1:], strict=False):
        if end < start and not line[end:start].strip(_BETWEEN_CELLS):
            at = max(end, line.find(",", end, start))
            line = f"{line[:at]}\t{line[at + 1 :]}"
    return line


def _in_row(finds: list[Found], number: int, line: str, row: Row) -> list[Found]:
    """The finds of one row."""
    for column, (start, end) in enumerate(row.cells):
        cell = line[start:end]
        if row.head:
            finds = [
                one._replace(kind="idiom") if _is_unit(one, start, cell) else one for one in finds
            ]
        elif _NUMBER.fullmatch(cell) and (column or 0 in row.named):
            finds = _with_cell(finds, line, _cell(number, line, column, row), column, row)
        elif not column and _MODEL.fullmatch(cell):
            finds = [
                one._replace(kind="name")
                if one.literal.isdigit() and one.end == end and one.form == "number"
                else one
                for one in finds
            ]
    return finds


def _is_unit(one: Found, start: int, cell: str) -> bool:
    """Whether a find is the unit that a head's cell is."""
    whole = one.form != "date" and one.offset == start and one.literal == cell
    return whole and bool(_UNIT_ALONE.fullmatch(cell))


def _cell(number: int, line: str, column: int, row: Row) -> Found:
    """The number of a cell as a find."""
    start, end = row.cells[column]
    kind = "name" if column in row.named else "figure"
    return Found(number, start, line[start:end], start, end, kind, "number")


def _with_cell(finds: list[Found], line: str, cell: Found, column: int, row: Row) -> list[Found]:
    """The finds of a row with the number of this cell, unless that is a date or a code."""
    number, start, end = cell.line, cell.start, cell.end
    touched = [one for one in finds if one.offset < end and start < one.offset + len(one.literal)]
    if any(one.form == "date" for one in touched) and column not in row.under_years:
        return finds
    if end - start > _LONG_COUNT and any(one.kind == "furniture" for one in touched):
        return finds
    first = bisect_left(finds, start, key=lambda one: one.offset + len(one.literal) - 1)
    rest = []
    for one in touched:  # what else of it holds a digit: GX9  14
        before = line[one.offset : start].rstrip()
        if re.search("[0-9]", before):
            rest.append(_name(number, one.offset, before))
    after = [
        _name(number, end, line[end : one.offset + len(one.literal)])
        for one in touched
        if re.search("[0-9]", line[end : one.offset + len(one.literal)])
    ]
    return [*finds[:first], *rest, cell, *after, *finds[first + len(touched) :]]


def _name(number: int, offset: int, literal: str) -> Found:
    return Found(number, offset, literal, offset, offset + len(literal), "name", "number")


# --- lines that may be rows -----------------------------------------------------------------------


def _blocks(lines: list[str]) -> Iterator[list[_Line]]:
    """Lines of one form that follow each other; rules and single empty lines between them count for
    nothing.
    """
    block: list[_Line] = []
    empty = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            empty += 1
            continue
        if block and _RULE.match(line):
            continue
        one = _line(number, line) if len(line) < LONGEST else None
        if block and (not one or one.kind != block[0].kind or empty > 1):
            yield block
            block = []
        empty = 0
        if one:
            block.append(one)
    if block:
        yield block


def _line(number: int, line: str) -> _Line | None:
    """A line with its cells, where it has some and is no prose."""
    if _PROSE.search(line):
        return None
    for kind, cells in _FORMS.items():
        found = cells(line)
        if len(found) > 1:
            return _Line(number, line, kind, tuple(_stripped(line, *cell) for cell in found))
    return None


def _bars(line: str) -> list[Span]:
    return _between(line, re.finditer("[|｜]", line)) if "|" in line or "｜" in line else []


def _gaps(line: str) -> list[Span]:
    if "  " not in line and "\t" not in line and "\u3000" not in line:
        return []
    begin = len(line) - len(line.lstrip(_BLANK))
    end = len(line.rstrip(_BLANK))
    return _between(line[:end], _GAP.finditer(line, begin, end), begin)


def _between(line: str, parts: Iterator[re.Match[str]], begin: int = 0) -> list[Span]:
    """The cells between what parts them, without blanks and without empty ones at the ends."""
    cells = []
    for part in parts:
        cells.append((begin, part.start()))
        begin = part.end()
    cells = [_stripped(line, *cell) for cell in [*cells, (begin, len(line))]]
    while cells and cells[0][0] == cells[0][1]:
        del cells[0]
    while cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return cells


def _stripped(line: str, start: int, end: int) -> Span:
    cell = line[start:end]
    start += len(cell) - len(cell.lstrip(_BLANK))
    return start, start + len(cell.strip(_BLANK))


def _fields(line: str) -> list[Span]:
    if "," not in line:
        return []
    cells = [
        match.span()
        for match in _FIELD.finditer(line)
        if match.end() == len(line) or line[match.end()] == ","
    ]
    cells = [cell for cell in cells if cell[0] < cell[1] or line[cell[0] - 1 : cell[0]] == ","]
    return [
        (start + 1, end - 1) if line[start : start + 1] == '"' else (start, end)
        for start, end in cells
    ]


def _labelled(line: str) -> list[Span]:
    match = _LABELLED.fullmatch(line.strip(_BLANK)) if line[-1:] in "0123456789%％)—–-a" else None
    if not match:
        return []
    begin = len(line) - len(line.lstrip(_BLANK))
    cells = [match.span("rank")] * bool(match["rank"]) + [match.span("label")]
    cells += [
        value.span()
        for value in re.finditer("[^ ]+", match.string)
        if value.start() > match.end("label")
    ]
    return [_stripped(line, begin + start, begin + end) for start, end in cells]


def _listed(line: str) -> list[Span]:
    match = _LISTED.fullmatch(line)
    return [match.span(1), match.span(2)] if match else []


_FORMS: dict[str, Callable[[str], list[Span]]] = {
    "bars": _bars,
    "gaps": _gaps,
    "labelled": _labelled,
    "fields": _fields,
    "listed": _listed,
}


# --- what a block of them tells -------------------------------------------------------------------


def _is_data(one: _Line) -> bool:
    """Whether a line holds numbers that are no years."""
    return any(
        _DATUM.fullmatch(cell) and not _YEAR.fullmatch(cell)
        for cell in map(one.said, range(len(one.cells)))
    )


def _holds(block: list[_Line]) -> bool:
    """Whether lines of one form are a table."""
    data = [one for one in block if _is_data(one)]
    if len(block) < 2 or not data:
        return False
    lettered = all(_LETTER.search(one.text) for one in block)
    if block[0].kind == "listed":
        return len(block) > 2 and _counting(block)
    if block[0].kind == "fields":
        headed = not re.search("[0-9]", block[0].text)
        open_ = any(_GROUP.search(one.text) or ", " in one.text for one in block)
        regular = len(block) > 2 and len({len(one.cells) for one in block}) == 1
        return regular and (headed or lettered and not open_)
    if block[0].kind != "labelled":
        return True
    labels = {one.said(len(one.cells) > 2 and one.said(0).isdigit()) for one in block}
    return len(labels) == len(block) and any(
        len(one.cells) > 2 or _SURE.search(one.text) or _COUNTS.search(one.said(0)) for one in data
    )


def _told(block: list[_Line]) -> Iterator[tuple[int, Row]]:
    """The rows of a table, of which the first may be heads."""
    first = next(at for at, one in enumerate(block) if _is_data(one))
    named = {
        column
        for one in block[:first]
        for column in range(len(one.cells))
        if _NAMING.fullmatch(head := one.said(column).rstrip(_LABEL_ENDS))
        or not column
        and _ORDERING.fullmatch(head)
    }
    years = frozenset(
        column
        for one in block[:first]
        for column in range(1, len(one.cells))
        if _UNDER_YEAR.fullmatch(one.said(column))
    )
    if _counting(block[first:]):
        named.add(0)
    may_be_one = block[0].kind == "labelled" and all(_THOUSANDS.search(one.text) for one in block)
    for at, one in enumerate(block):
        if not may_be_one:  # 912 870 is a number that a blank parts, or two
            yield one.number, Row(one.cells, frozenset(named), years, at < first)


def _counting(block: list[_Line]) -> bool:
    """Whether the first cells of the rows count 1, 2, 3 before words."""
    ranks = [one.said(0) for one in block]
    return (
        len(block) > 1
        and ranks == [str(at) for at in range(1, len(block) + 1)]
        and all(_LETTER.search(one.said(1) + one.said(2)) for one in block)
    )
