"""The check language: arithmetic over claim ids, parsed by a grammar and never run as code.

A hyphen inside a word belongs to the id; a minus sign stands between spaces. What may be asked:

- `a + b`, `a - b`, `a * b`, `a / b`, `a ** 2`, with numbers and units: `1200 W`;
- `growth(old, new)` and `share(part, whole)`, which refuse two things that are not of one kind;
- `low(a)`, `high(a)` take one end of a range, `count(a, b, …)` counts the claims it names;
- `days(a, b)`, `months(a, b)`, `years(a, b)` from one date to another;
- then one of `==`, `<=`, `>=` between two sides; or, alone, `same(a, b)` for two relations,
  statuses or dates, `whole(sum)` for what only a whole number can be, `workday(a)` for a day from
  Monday to Friday.

Each claim is taken to be anywhere in its interval, at each of its places in a check: a claim that
stands twice is not known to be the same number both times, so `a / (a + b)` comes out wider than it
is. A check can then fail to refute, but never refute wrongly; where it matters, say it with every
claim once: `1 / (1 + b / a)`.
"""

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, Tree, exceptions

from chipledger.audit import term
from chipledger.audit.claims import Claims
from chipledger.errors import CheckError
from chipledger.numbers import interval

GRAMMAR = r"""
    ?start: comparison | same | whole | workday
    comparison: sum COMPARE sum
    same: "same" "(" ID "," ID ")"
    whole: "whole" "(" sum ")"
    workday: "workday" "(" ID ")"
    ?sum: product | sum "+" product -> add | sum "-" product -> subtract
    ?product: power | product "*" power -> multiply | product "/" power -> divide
    ?power: atom | atom "**" NUMBER -> power
    ?atom: NUMBER UNIT? -> constant | ID -> claim | "(" sum ")"
        | SPAN "(" ID "," ID ")" -> span | BOUND "(" ID ")" -> bound
        | "growth" "(" sum "," sum ")" -> growth | "share" "(" sum "," sum ")" -> share
        | "count" "(" ID ("," ID)* ")" -> count
    COMPARE: "==" | "<=" | ">="
    BOUND: "low" | "high"
    SPAN: "days" | "months" | "years"
    ID: /[a-z][a-z0-9]*(-[a-z0-9]+)+/
    UNIT: /[A-Za-z][A-Za-z0-9]*(\^-?\d)?(\/[A-Za-z][A-Za-z0-9]*(\^\d)?)*/
    NUMBER: /\d+(\.\d+)?/
    %ignore /\s+/
"""
# The sign of a comparison with its sides.
Sides = tuple[str, term.Term, term.Term] | tuple[str, str, str]
WORKDAY = "a day from Monday to Friday"


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)


def parse(name: str, text: str) -> Tree:
    """The syntax tree of one check.

    Raises
    ------
    CheckError
        Naming the check and the place where the text stops making sense.
    """
    try:
        return _parser().parse(text)
    except exceptions.UnexpectedInput as error:
        place = len(text) + 1 if getattr(error, "token", None) == "" else error.column
        raise CheckError(
            f"check {name}: cannot read {text!r} at character {place}: write ids, numbers, + - * /"
            " ** and one of == <= >="
        ) from None


def ids_in(tree: Tree) -> list[str]:
    """The claim ids that a check names, in order, each once."""
    return list(
        dict.fromkeys(
            str(token)
            for token in tree.scan_values(
                lambda part: isinstance(part, Token) and part.type == "ID"
            )
        )
    )


class Evaluate(Transformer):
    """Turns a tree into a comparison of two terms, or of two words."""

    def __init__(self, claims: Claims) -> None:
        super().__init__()
        self.claims = claims

    def claim(self, children: list[str]) -> term.Term:
        return term.term(self.claims.quantity(str(children[0])), str(children[0]))

    def constant(self, children: list[str]) -> term.Term:
        number, unit = str(children[0]), str(children[1]) if len(children) > 1 else ""
        return term.term(interval.exact(float(number), unit), f"{number} {unit}".strip())

    def bound(self, children: list[str]) -> term.Term:
        end, name = (str(child) for child in children)
        claim = self.claims.quantity(name)
        return term.term(interval.exact(getattr(claim, end), claim.unit), f"{end}({name})")

    def span(self, children: list[str]) -> term.Term:
        unit, first, second = (str(child) for child in children)
        return term.term(
            _between(self.claims.period(first), self.claims.period(second), unit),
            f"{unit}({first}, {second})",
        )

    def count(self, children: list[str]) -> term.Term:
        names = [str(child) for child in children]
        if len(set(names)) < len(names):
            raise ValueError(f"count() names a claim twice: {', '.join(names)}")
        for name in names:
            self.claims.known(name)
        return term.term(interval.exact(float(len(names)), "item"), f"count({', '.join(names)})")

    def add(self, children: list[term.Term]) -> term.Term:
        return term.add(*children)

    def subtract(self, children: list[term.Term]) -> term.Term:
        return term.subtract(*children)

    def multiply(self, children: list[term.Term]) -> term.Term:
        return term.multiply(*children)

    def divide(self, children: list[term.Term]) -> term.Term:
        return term.divide(*children)

    def power(self, children: list[Any]) -> term.Term:
        return term.power(children[0], float(children[1]))

    def growth(self, children: list[term.Term]) -> term.Term:
        return term.growth(*children)

    def share(self, children: list[term.Term]) -> term.Term:
        return term.share(*children)

    def comparison(self, children: list[Any]) -> Sides:
        left, sign, right = children
        return str(sign), left, right

    def whole(self, children: list[term.Term]) -> Sides:
        return (
            "==",
            children[0],
            term.term(interval.exact(_nearest_whole(children[0])), "a whole number"),
        )

    def workday(self, children: list[str]) -> Sides:
        name = str(children[0])
        first, last = self.claims.period(name)
        if first != last:
            raise ValueError(f"claim {name!r} is no single day: workday() asks for one")
        return "same", WORKDAY if first.weekday() < 5 else f"{first:%A}", WORKDAY

    def same(self, children: list[str]) -> Sides:
        """Dates are one where their spans meet; words are one or not."""
        first, second = (str(child) for child in children)
        if self.claims.is_dated(first) and self.claims.is_dated(second):
            return (
                "==",
                self.span(["days", first, second]),
                term.term(interval.exact(0.0, "day"), "no time"),
            )
        return "same", self.claims.word(first), self.claims.word(second)


SPANS = {  # unit, mean days, calendar months
    "days": ("day", 1.0, 0),
    "months": ("month", 30.436875, 1),
    "years": ("year", 365.2425, 12),
}


def _between(first: tuple[date, date], second: tuple[date, date], unit: str) -> interval.Quantity:
    """Time from one period to another: as short and as long as the two calendar spans allow.

    Months and years are counted by the calendar, so that whole ones are whole; the edges also allow
    months of mean length, since a print of so many months does not say which it counts.
    """
    name, days, months = SPANS[unit]
    pairs = (first[1], second[0]), (first[0], second[1])
    by_calendar = [_steps(*pair, months) for pair in pairs]
    low, high = (
        choose(counted, (end - start).days / days)
        for choose, counted, (start, end) in zip((min, max), by_calendar, pairs, strict=True)
    )
    return interval.Quantity(sum(by_calendar) / 2, low, high, low, high, name)


def _steps(first: date, last: date, months: int) -> float:
    """Calendar steps from one day to another: from 1 March 2021 to 1 March 2023 are two years,
    whatever their days.
    """
    if not months:
        return float((last - first).days)
    if last < first:
        return -_steps(last, first, months)
    whole = ((last.year - first.year) * 12 + last.month - first.month) // months
    if _later(first, whole * months) > last:
        whole -= 1
    start, end = _later(first, whole * months), _later(first, (whole + 1) * months)
    return whole + (last - start).days / (end - start).days


def _later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _nearest_whole(side: term.Term) -> float:
    """The whole number nearest to the best value among those that the print allows, or else the
    nearest of all.
    """
    quantity = side.quantity
    if quantity.unit:
        raise ValueError(f"{side.text} is in {quantity.unit}: only a plain number can be whole")
    nearest = float(round(quantity.value))
    above, below = nearest + 1, nearest - 1
    return next(
        (number for number in (nearest, above, below) if quantity.low <= number <= quantity.high),
        nearest,
    )
