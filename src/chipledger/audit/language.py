"""The check language: arithmetic over claim ids, parsed by a grammar and never run as code.

A hyphen inside a word belongs to the id; a minus sign stands between spaces. What may be asked:

- `a + b`, `a - b`, `a * b`, `a / b`, `a ** 2`, with numbers and units: `1200 W`;
- `growth(old, new)` and `share(part, whole)`, which refuse two things that are not of one kind;
- `low(a)`, `high(a)` take one end of a range, `count(a, b, …)` counts the claims it names;
- `days(a, b)`, `months(a, b)`, `years(a, b)` from one date to another;
- then one of `==`, `<=`, `>=` between two sides; or, alone, `same(a, b)` for two relations,
  statuses or dates, `whole(sum)` for what only a whole number can be, `workday(a)` for a day from
  Monday to Friday.

Each side is a term, so a claim that stands twice on it is the same number both times. Between the
two sides nothing is known to be the same: a check can then fail to refute, but never refute
wrongly.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from lark import Lark, Token, Transformer, Tree, exceptions

from chipledger.audit.claims import Claims
from chipledger.errors import CheckError
from chipledger.numbers import measures, terms
from chipledger.numbers.interval import Quantity
from chipledger.numbers.units import COUNTED

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
WORKDAY = "a day from Monday to Friday"


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)


@lru_cache(4096)  # a check is judged, and then held against the others
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


class Side(NamedTuple):
    """One side of a comparison.

    Attributes
    ----------
    quantity : Quantity
        In base units, so that sides of one dimension compare.
    counted : str
        The one thing that it counts, or nothing.
    text : str
        As it is written in the check.
    """

    quantity: Quantity
    counted: str
    text: str


Sides = tuple[str, Side, Side] | tuple[str, str, str]  # the sign of a comparison comes first


def side_of(term: terms.Term) -> Side:
    """A term as a side."""
    kinds = measures.kinds_of(term.unit)
    counted = [name for name in COUNTED if kinds == ((name, 1.0),)]
    return Side(measures.to_base(term.quantity), "".join(counted), str(term))


class Evaluate(Transformer):
    """Turns a tree into a comparison of two terms, or of two words."""

    def __init__(self, claims: Claims) -> None:
        super().__init__()
        self.claims = claims

    def claim(self, children: list[str]) -> terms.Term:
        name = str(children[0])
        return terms.leaf(("claim", name), self.claims.quantity(name))

    def constant(self, children: list[str]) -> terms.Term:
        return terms.constant(float(children[0]), str(children[1]) if len(children) > 1 else "")

    def bound(self, children: list[str]) -> terms.Term:
        end, name = (str(child) for child in children)
        claim = self.claims.quantity(name)
        return terms.leaf((end, name), terms.exact(getattr(claim, end), claim.unit))

    def span(self, children: list[str]) -> terms.Term:
        unit, first, second = (str(child) for child in children)
        return terms.between(
            unit.removesuffix("s"),
            *((name, self.claims.period(name)) for name in (first, second)),
        )

    def count(self, children: list[str]) -> terms.Term:
        names = [str(child) for child in children]
        if len(set(names)) < len(names):
            raise ValueError(f"count() names a claim twice: {', '.join(names)}")
        for name in names:
            self.claims.known(name)
        return terms.leaf(("count", *names), terms.exact(float(len(names)), "item"))

    def add(self, children: list[terms.Term]) -> terms.Term:
        return children[0] + children[1]

    def subtract(self, children: list[terms.Term]) -> terms.Term:
        return children[0] - children[1]

    def multiply(self, children: list[terms.Term]) -> terms.Term:
        return children[0] * children[1]

    def divide(self, children: list[terms.Term]) -> terms.Term:
        return children[0] / children[1]

    def power(self, children: list[terms.Term | str]) -> terms.Term:
        return terms.as_term(children[0]) ** float(str(children[1]))

    def growth(self, children: list[terms.Term]) -> terms.Term:
        return terms.growth(*children)

    def share(self, children: list[terms.Term]) -> terms.Term:
        return terms.share(*children)

    def comparison(self, children: list[terms.Term | str]) -> Sides:
        left, sign, right = children
        return str(sign), side_of(terms.as_term(left)), side_of(terms.as_term(right))

    def whole(self, children: list[terms.Term]) -> Sides:
        side = side_of(children[0])
        return "==", side, Side(terms.exact(_nearest_whole(side)), "", "a whole number")

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
            time = side_of(self.span(["days", first, second]))
            return "==", time, Side(terms.exact(0.0, time.quantity.unit), "", "no time")
        return "same", self.claims.word(first), self.claims.word(second)


def _nearest_whole(side: Side) -> float:
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
