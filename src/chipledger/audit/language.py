"""The check language: arithmetic over claim ids, parsed by a grammar and never run as code.

A hyphen inside a word belongs to the id; a minus sign stands between spaces. Relations and
statuses are compared with `same(a, b)`, dates with `days(a, b)` and `months(a, b)`; `low(a)` and
`high(a)` take one end of a range.
"""

from functools import cache

from lark import Lark, Transformer, exceptions

from chipledger.audit import interval
from chipledger.errors import CheckError

GRAMMAR = r"""
    ?start: comparison | same
    comparison: sum COMPARE sum
    same: "same" "(" ID "," ID ")"
    ?sum: product | sum "+" product -> add | sum "-" product -> subtract
    ?product: power | product "*" power -> multiply | product "/" power -> divide
    ?power: atom | atom "**" NUMBER -> power
    ?atom: NUMBER UNIT? -> constant | ID -> claim | "(" sum ")"
        | SPAN "(" ID "," ID ")" -> span | BOUND "(" ID ")" -> bound
    COMPARE: "==" | "<=" | ">="
    BOUND: "low" | "high"
    SPAN: "days" | "months" | "years"
    ID: /[a-z][a-z0-9]*(-[a-z0-9]+)+/
    UNIT: /[A-Za-z][A-Za-z0-9]*(\^-?\d)?(\/[A-Za-z][A-Za-z0-9]*(\^\d)?)*/
    NUMBER: /\d+(\.\d+)?/
    %ignore /\s+/
"""


@cache
def _parser():
    return Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)


def parse(name, text):
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
        raise CheckError(f"check {name}: cannot read {text!r} at character {place}: write ids, numbers, + - * / ** and one of == <= >=") from None


def ids_in(tree):
    """The claim ids that a check names, in order, each once."""
    return list(dict.fromkeys(str(token) for token in tree.scan_values(lambda token: token.type == "ID")))


class Evaluate(Transformer):
    """Turns a tree into a comparison of two quantities, or of two words for `same`."""

    def __init__(self, claims):
        super().__init__()
        self.claims = claims

    def claim(self, children):
        return interval.to_base(self.claims.quantity(str(children[0])))

    def constant(self, children):
        number, unit = float(children[0]), str(children[1]) if len(children) > 1 else ""
        return interval.to_base(interval.exact(number, unit))

    def bound(self, children):
        end, claim = str(children[0]), self.claims.quantity(str(children[1]))
        return interval.to_base(interval.exact(getattr(claim, end), claim.unit))

    def span(self, children):
        unit, first, second = (str(child) for child in children)
        return interval.to_base(_between(self.claims.period(first), self.claims.period(second), unit))

    def add(self, children):
        return interval.add(*children)

    def subtract(self, children):
        return interval.subtract(*children)

    def multiply(self, children):
        return interval.multiply(*children)

    def divide(self, children):
        return interval.divide(*children)

    def power(self, children):
        return interval.power(children[0], float(children[1]))

    def comparison(self, children):
        left, sign, right = children
        return str(sign), left, right

    def same(self, children):
        return "same", *(self.claims.word(str(child)) for child in children)


DAYS_IN = {"days": ("day", 1.0), "months": ("month", 30.436875), "years": ("year", 365.2425)}


def _between(first, second, unit):
    """Time from one period to another: as short and as long as the two calendar spans allow."""
    name, days = DAYS_IN[unit]
    low = (second[0] - first[1]).days / days
    high = (second[1] - first[0]).days / days
    return interval.Quantity((low + high) / 2, low, high, low, high, name)
