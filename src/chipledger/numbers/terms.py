"""Arithmetic that knows where it comes from: figures that carry unit, bounds and expression.

A claim, an assumption and all that is computed from them are terms. Whoever writes `revenue /
price` gets a term whose unit follows from the two, whose bounds hold over both of them, and whose
expression says what was divided by what. A figure that is used twice is the same number both times.

Judgements made here:

- A sum and a difference take two terms of one unit and kind; a product takes any.
- A comparison is true or false by the best values. Where a result hangs on one, `choose` keeps both
  branches, so that a changed input takes the other one.
- A model is a step of its own: it runs again, with its own refusals, whenever the expression does.

References
----------
`numbers/expression` says what is stored, `numbers/enclosure` how bounds are found.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from math import inf, isfinite
from numbers import Real
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeAlias

from chipledger.numbers import expression, measures, spans
from chipledger.numbers.interval import Period, Quantity, exact

Figure: TypeAlias = "Arithmetic | float"
Step = list[Any]  # name, numbers, names and places, as `numbers.expression` lists them
Leaf = tuple[str, ...]
# Units of a model, see `models.measured`.
Gives = str | dict[str, str]
Takes = tuple[str | None, ...]


class Arithmetic:
    """What can be added, multiplied and compared; it says as `term` which term it stands for."""

    def __add__(self, other: Figure) -> "Term":
        return _joined("+", self, other)

    def __radd__(self, other: Figure) -> "Term":
        # The nought with which `sum` begins is no part of the formula.
        return as_term(self) if type(other) is int and other == 0 else _joined("+", other, self)

    def __sub__(self, other: Figure) -> "Term":
        return _joined("-", self, other)

    def __rsub__(self, other: Figure) -> "Term":
        return _joined("-", other, self)

    def __mul__(self, other: Figure) -> "Term":
        return _multiplied("*", self, other)

    def __rmul__(self, other: Figure) -> "Term":
        return _multiplied("*", other, self)

    def __truediv__(self, other: Figure) -> "Term":
        return _multiplied("/", self, other)

    def __rtruediv__(self, other: Figure) -> "Term":
        return _multiplied("/", other, self)

    def __pow__(self, exponent: Figure) -> "Term":
        return _powered(as_term(self), exponent)

    def __rpow__(self, base: Figure) -> "Term":
        return _powered(as_term(base), self)

    def __neg__(self) -> "Term":
        mine = as_term(self)
        return Term(["negative"], [mine], mine.unit)

    def __lt__(self, other: Figure) -> "Comparison":
        return Comparison("<", self, other)

    def __le__(self, other: Figure) -> "Comparison":
        return Comparison("<=", self, other)

    def __gt__(self, other: Figure) -> "Comparison":
        return Comparison(">", self, other)

    def __ge__(self, other: Figure) -> "Comparison":
        return Comparison(">=", self, other)

    def to(self, unit: str) -> "Term":
        """The same in another unit.

        Parameters
        ----------
        unit : str

        Returns
        -------
        Term

        Raises
        ------
        ValueError
            If the two do not measure and count the same thing.

        Examples
        --------
        >>> leaf(("claim", "site-power"), exact(1.5, "GW")).to("MW").value
        1500.0
        """
        mine = as_term(self)
        try:
            return _scaled(mine, unit, measures.unit_ratio(mine.unit, unit))
        except ValueError as error:
            raise ValueError(f"{mine}: {error}") from None

    def counted(self, unit: str) -> "Term":
        """The same number, counted as something else: a card as the one chip on it.

        Parameters
        ----------
        unit : str
            Of the same dimensions.

        Returns
        -------
        Term
        """
        mine = as_term(self)
        if mine.unit == unit:
            return mine
        its, wanted = measures.measured(mine.unit), measures.measured(unit)
        if its[1] != wanted[1]:
            raise ValueError(
                f"{mine} is in {measures.named(mine.unit)}, which no count turns into {unit}"
            )
        scaled = _scaled(mine, mine.unit, its[0] / wanted[0])
        return Term(["as", unit], [scaled], unit)

    def exp(self) -> "Term":
        """e to this power."""
        return Term(["exp"], [self.to("")], "")

    def log(self) -> "Term":
        """Natural logarithm."""
        return Term(["log"], [self.to("")], "")

    def sqrt(self) -> "Term":
        """Square root."""
        mine = as_term(self)
        unit, factor = measures.power(mine.unit, 0.5)
        return _scaled(Term(["sqrt"], [mine], unit), unit, factor)

    def larger(self, other: Figure) -> "Term":
        """The larger of two."""
        return _joined("larger", self, other)

    def smaller(self, other: Figure) -> "Term":
        """The smaller of two."""
        return _joined("smaller", self, other)

    def through(
        self,
        function: Callable[..., object],
        gives: Gives,
        takes: Takes,
        given: tuple[object, ...],
        named: dict[str, object],
    ) -> "Term | SimpleNamespace":
        """A model of this term and others, as a step that runs it; see `models.measured`."""
        return _called(function, gives, takes, given, named)


class Term(Arithmetic):
    """A figure with its unit, its bounds and the expression that made it.

    Parameters
    ----------
    step : list
        Name of the step, and what it holds beside earlier steps.
    parts : list of Term
        What it is made of.
    unit : str
    quantity : Quantity
        Of a leaf; all others compute theirs.
    """

    def __init__(
        self, step: Step, parts: list["Term"], unit: str, quantity: Quantity | None = None
    ) -> None:
        self.step, self.parts, self.unit = step, parts, unit
        self._given = quantity

    @property
    def term(self) -> "Term":
        """Itself."""
        return self

    @cached_property
    def steps(self) -> list[Step]:
        """The expression as it is stored, a list of lists; see `numbers.expression`."""
        return _laid(self)

    @cached_property
    def leaves(self) -> dict[Leaf, Quantity]:
        """The quantity of each leaf, under the leaf as a tuple.

        Raises
        ------
        ValueError
            If one name stands for two figures.
        """
        found: dict[Leaf, Quantity] = {}
        for part in _in_order(self):
            if part.step[0] not in expression.NO_LEAF:
                known = found.setdefault(tuple(part.step), part.quantity)
                if known != part.quantity:
                    raise ValueError(
                        f"{part} stands for two figures, {known} and {part.quantity}: run what"
                        " uses it again, or give one of them another id"
                    )
        return found

    @cached_property
    def quantity(self) -> Quantity:
        """Best value, hard and usual bounds, in the term's unit."""
        if self._given is not None:
            return self._given
        return Quantity(*expression.interval(self.steps, self.leaves), self.unit)

    @cached_property
    def value(self) -> float:
        """Best value. [unit]"""
        if self._given is not None:
            return self._given.value
        return self.at({})

    def at(self, numbers: Mapping[Leaf, float]) -> float:
        """The value with some leaves changed.

        Parameters
        ----------
        numbers : dict
            Under a leaf as a tuple, its number. [unit of the leaf]

        Returns
        -------
        float
            [unit]
        """
        best = {name: quantity.value for name, quantity in self.leaves.items()}
        return expression.value(self._settled, {**best, **numbers})

    @cached_property
    def _settled(self) -> list:
        """The steps with what hangs on bounds as numbers: thousands of draws may go into one."""
        return expression.settled(self.steps, self.leaves)

    @property
    def low(self) -> float:
        """Least that the inputs allow. [unit]"""
        return self.quantity.low

    @property
    def high(self) -> float:
        """Most that the inputs allow. [unit]"""
        return self.quantity.high

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        raise TypeError(
            f"{self} is not asked whether it equals something to the last bit: compare their"
            " values, or state a check, which knows their bounds"
        )

    __hash__ = Arithmetic.__hash__

    def __str__(self) -> str:
        return expression.text(self.steps)

    def __repr__(self) -> str:
        return f"{self.value:.6g} {self.unit} [{self.low:.6g}, {self.high:.6g}] = {self}"


class Comparison:
    """Two terms and the sign between them; true or false by their best values."""

    def __init__(self, sign: str, left: Figure, right: Figure) -> None:
        left, right = _alike(left, right, "compare")
        self.sign, self.left, self.right = sign, left, right

    def __bool__(self) -> bool:
        return expression.COMPARED[self.sign](self.left.value, self.right.value)

    def __repr__(self) -> str:
        return f"{self.left} {self.sign} {self.right}: {bool(self)}"


def leaf(step: Leaf, quantity: Quantity) -> Term:
    """A term that nothing else makes: a claim, an assumption, a count.

    Parameters
    ----------
    step : tuple of str
        Kind and what identifies it.
    quantity : Quantity

    Returns
    -------
    Term

    Examples
    --------
    >>> goal, price = exact(1e10, "CNY"), exact(8e4, "CNY/card")
    >>> cards = leaf(("claim", "revenue-goal"), goal) / leaf(("claim", "card-price"), price)
    >>> cards
    125000 card [125000, 125000] = revenue-goal / card-price
    """
    return Term(list(step), [], quantity.unit, quantity)


def as_term(thing: object) -> Term:
    """A term from what stands for one: a claim, a finding, a plain number.

    Raises
    ------
    TypeError
        If it is none of these.
    """
    if isinstance(thing, Real) and not isinstance(thing, bool):
        return constant(thing, "")
    if (term := getattr(thing, "term", None)) is None:
        raise TypeError(f"{thing!r} is no claim, finding, assumption, term or number")
    return term


def constant(number: float | Real, unit: str) -> Term:
    """A number with a unit, such as `2 die/chip`.

    Raises
    ------
    ValueError
        If the number is not finite, or no such unit is known.
    """
    if not isfinite(number):
        raise ValueError(f"only a finite number enters an expression, got {number}")
    measures.measured(unit)
    named = [unit] if unit else []
    return Term(["number", float(number), *named], [], unit, exact(float(number), unit))


def between(unit: str, first: tuple[str, Period], second: tuple[str, Period]) -> Term:
    """Time from one dated thing to another.

    Parameters
    ----------
    unit : str
        `day`, `month` or `year`.
    first, second : tuple
        Id, and its first and last day.

    Returns
    -------
    Term
        [unit]
    """
    (one, start), (other, end) = first, second
    return leaf(("between", unit, one, other), Quantity(*spans.between(unit, start, end), unit))


def growth(old: Figure, new: Figure) -> Term:
    """Growth from an old figure to a new one: 0.5 where the new one is half as large again.

    Raises
    ------
    ValueError
        If they differ in unit or kind; when computed, if the old one may not be above nought.
    """
    return Term(["growth"], list(_alike(old, new, "compare")), "")


def share(part: Figure, whole: Figure) -> Term:
    """A part over its whole. Errors as in `growth`."""
    return Term(["share"], list(_alike(part, whole, "compare")), "")


def total(terms: Iterable[Figure]) -> Term:
    """Sum of several terms."""
    first, *others = terms
    for other in others:
        first = first + other
    return as_term(first)


def choose(comparison: Comparison, then: Figure, otherwise: Figure) -> Term:
    """One term or the other, by a comparison that is made anew whenever an input changes.

    Parameters
    ----------
    comparison : Comparison
    then, otherwise : Term or number
        Of one unit.

    Returns
    -------
    Term
    """
    then, otherwise = _alike(then, otherwise, "choose between")
    parts = [comparison.left, comparison.right, then, otherwise]
    return Term(["if", comparison.sign], parts, then.unit)


def solve(term: Figure, for_leaf: Figure, target: Figure, low: float, high: float) -> Term:
    """The value of an input at which a term comes to a target.

    Parameters
    ----------
    term : Term
        It only rises or only falls with the input between the ends.
    for_leaf : Term
        The input: a claim or an assumption that the term is made from.
    target : Term or number
        In the unit of the term.
    low, high : float
        Where to look. [unit of the input]

    Returns
    -------
    Term
        In the unit of the input.

    Raises
    ------
    ValueError
        If the term does not hang on the input; when computed, if it does not pass the target.
    """
    sought, term = as_term(for_leaf), as_term(term)
    if tuple(sought.step) not in term.leaves:
        raise ValueError(f"{term} does not hang on {sought}")
    target = as_term(target)
    if target.unit or target.step[0] != "number":
        target = target.to(term.unit)
    return Term(["solve", float(low), float(high)], [term, sought, target], sought.unit)


def span(first: Figure, *others: Figure) -> Term:
    """One figure from several that disagree: the value of the first, as far as any of them reaches.

    Parameters
    ----------
    first, *others : Term
        Of one unit.

    Returns
    -------
    Term
    """
    first = as_term(first)
    return Term(["span"], [first, *(as_term(other).to(first.unit) for other in others)], first.unit)


def end(term: Figure, which: str) -> Term:
    """The least or the most that a term comes to, as a figure of its own.

    Parameters
    ----------
    term : Term
    which : str
        `low` or `high`.
    """
    term = as_term(term)
    return Term(["end", which], [term], term.unit)


def quantile(term: Figure, share: float, draws: int, seed: int) -> Term:
    """The result below which a share of seeded draws of all inputs lies.

    Parameters
    ----------
    term : Term
        Each input is drawn on its own, from a triangle over low, best and high.
    share : float
        From 0 to 1. [1]
    draws, seed : int

    Returns
    -------
    Term
    """
    term = as_term(term)
    return Term(["quantile", float(share), int(draws), int(seed)], [term], term.unit)


class Swing(NamedTuple):
    """What one input does to a term when it goes from end to end, the others at their best.

    Attributes
    ----------
    leaf : tuple of str
    low, high : float
        Result at the input's low and high end. [unit of the term]
    quantity : Quantity
        Of the input.
    """

    leaf: Leaf
    low: float
    high: float
    quantity: Quantity


def swings(term: Figure) -> list[Swing]:
    """What each input does to a term, the strongest first.

    Parameters
    ----------
    term : Term

    Returns
    -------
    list of Swing
        For the inputs that have a width and closed ends.
    """
    term, found = as_term(term), []
    for name, quantity in term.leaves.items():
        if quantity.low < quantity.high and -inf < quantity.low and quantity.high < inf:
            low, high = (term.at({name: bound}) for bound in quantity.hard)
            found.append(Swing(name, low, high, quantity))
    return sorted(found, key=lambda swing: -abs(swing.high - swing.low))


def _joined(sign: str, left: Figure, right: Figure) -> Term:
    verb = {"+": "add", "-": "subtract"}.get(sign, "compare")
    left, right = _alike(left, right, verb)
    return Term([sign], [left, right], left.unit)


def _alike(left: Figure, right: Figure, verb: str) -> tuple[Term, Term]:
    """Two terms in one unit, that of the left one where it has any.

    Raises
    ------
    ValueError
        If they measure different things, or count them.
    """
    left, right = _nought(as_term(left), right), _nought(as_term(right), left)
    one, other = measures.kinds_of(left.unit), measures.kinds_of(right.unit)
    if one is not None and other is not None and one != other:
        raise ValueError(
            f"cannot {verb} {_counts(left, one)} and {_counts(right, other)}: multiply one"
            " by a constant such as 2 die/chip, which says how they relate"
        )
    if left.unit == right.unit:
        return left, right
    if any(
        side.unit in measures.GENERIC and beside.unit == "percent"
        for side, beside in ((left, right), (right, left))
    ):
        raise ValueError(_apart(left, right, verb))
    if _takes(left.unit, right.unit):
        return left, Term(["as", left.unit], [right], left.unit)
    if _takes(right.unit, left.unit):
        return Term(["as", right.unit], [left], right.unit), right
    try:
        return left, right.to(left.unit)
    except ValueError:
        raise ValueError(_apart(left, right, verb)) from None


def _takes(unit: str, plain: str) -> bool:
    """Whether a unit counts things one by one, so that a plain number can be meant in it."""
    factor, dimensions, kinds = measures.measured(unit)
    counts = unit in measures.GENERIC or (bool(kinds) and not dimensions and factor == 1.0)
    return plain in measures.PLAIN and counts


def _nought(side: Term, other: Figure) -> Term:
    """Nought has any unit."""
    if side.step[0] == "number" and side.value == 0 and not side.unit:
        return constant(0.0, as_term(other).unit)
    return side


def _apart(left: Term, right: Term, verb: str) -> str:
    one, other = (measures.named(side.unit) for side in (left, right))
    return f"cannot {verb} {one} and {other}: {left} and {right} do not measure the same thing"


def _counts(side: Term, kinds: measures.Powers) -> str:
    """What a term counts, in words: `cards-needed (card)`."""
    unit = "·".join(name if exponent == 1 else f"{name}^{exponent:g}" for name, exponent in kinds)
    return f"{side} ({unit or 'no counted thing'})"


def _multiplied(sign: str, left: Figure, right: Figure) -> Term:
    left, right = as_term(left), as_term(right)
    unit, factor = measures.product(left.unit, right.unit, 1 if sign == "*" else -1)
    return _scaled(Term([sign], [left, right], unit), unit, factor)


def _powered(base: Term, exponent: Figure) -> Term:
    if isinstance(exponent, Real):
        unit, factor = measures.power(base.unit, exponent)
        return _scaled(Term(["**"], [base, as_term(exponent)], unit), unit, factor)
    return Term(["**"], [base.to(""), as_term(exponent).to("")], "")


def _scaled(term: Term, unit: str, factor: float) -> Term:
    if factor == 1.0 and unit == term.unit:
        return term
    return Term(["in", unit, factor], [term], unit)


def _called(
    function: Callable[..., object],
    gives: Gives,
    takes: Takes,
    given: tuple[object, ...],
    named: dict[str, object],
) -> Term | SimpleNamespace:
    """A model's call as a step; a model with several results gives one term for each."""
    known: dict[str, str] = {}
    parts = []
    for argument, declared in zip(_arguments(function, given, named), takes, strict=False):
        parts.append(_argument(argument, declared, known))
    name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
    if isinstance(gives, dict):
        fields = {
            field: Term(["call", name, field], parts, measures.filled(unit, None, known))
            for field, unit in gives.items()
        }
        return SimpleNamespace(**fields)
    return Term(["call", name, ""], parts, measures.filled(gives, None, known))


def _arguments(
    function: Callable[..., object], given: tuple[object, ...], named: dict[str, object]
) -> list[object]:
    """The arguments of a call in order, without those at the end that are left to the model."""
    signature = inspect.signature(function)
    bound = signature.bind(*given, **named)
    bound.apply_defaults()
    found = list(bound.arguments.items())
    while found and found[-1][1] is signature.parameters[found[-1][0]].default:
        found.pop()
    return [argument for _, argument in found]


def _argument(argument: Any, declared: str | None, known: dict[str, str]) -> Term:
    if callable(argument):
        name = f"{argument.__module__.rpartition('.')[2]}.{argument.__name__}"
        return Term(["model", name], [], "", exact(0.0))
    term = as_term(argument)
    if term.step[0] == "number" and not term.unit:
        return term
    unit = measures.filled(declared or "", term.unit, known)
    if term.unit == unit or (
        term.unit in (*measures.GENERIC, "") and not measures.measured(unit)[1]
    ):
        return term
    if term.unit == unit.partition("/")[0]:  # a figure that leaves out for each of what it is
        return Term(["as", unit], [term], unit)
    return term.to(unit)


# Where a stored step holds what is no earlier step: before or after those.
BEFORE = {"call": 3, "if": 2}


def _in_order(term: Term) -> list[Term]:
    """A term and all that it is made of, each once, parts before what they make."""
    found, known, waiting = [], set(), [(term, False)]
    while waiting:
        term, ready = waiting.pop()
        if id(term) in known:
            continue
        if ready or not term.parts:
            known.add(id(term))
            found.append(term)
        else:
            waiting.append((term, True))
            waiting += [(part, False) for part in reversed(term.parts)]
    return found


def _laid(term: Term) -> list[Step]:
    """A term and what it is made of as steps, each once."""
    steps: list[Step] = []
    places: dict[int, int] = {}
    leaves: dict[Leaf, int] = {}
    for part in _in_order(term):
        if not part.parts and tuple(part.step) in leaves:
            places[id(part)] = leaves[tuple(part.step)]
            continue
        cut = BEFORE.get(part.step[0], 1)
        inner = [places[id(each)] for each in part.parts]
        places[id(part)] = len(steps)
        if not part.parts:
            leaves[tuple(part.step)] = len(steps)
        steps.append([*part.step[:cut], *inner, *part.step[cut:]])
    return steps
