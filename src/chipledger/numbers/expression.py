"""A stored expression: what it comes to, between which bounds, and how it reads.

An expression is a list of steps, each a list that JSON can hold; later steps name earlier ones by
their place, and the last one is the result:

- `["number", 12.0]`, with its unit behind it where it has one;
- a leaf: a kind and what identifies it, such as `["claim", "gpu-average-price"]`;
- `["+", 0, 1]`, likewise `-`, `*`, `/`, `**`, `larger`, `smaller`, `growth`, `share`;
- `["negative", 0]`, likewise `exp`, `log`, `sqrt`;
- `["in", 0, "GW", 1e-09]`: the same in another unit, by its factor;
- `["as", 0, "chip"]`: what is counted under another name;
- `["call", "wafer.wafers_for", "", 0, 1]`: a model of `chipledger.models`, and the field of its
  result that is meant;
- `["model", "die_yield.poisson_yield"]`: a model that another one is given;
- `["span", 0, 1, 2]`: the first, as far as any of them reaches;
- `["if", ">", 0, 1, 2, 3]`: the third or the fourth, by whether the first two compare so;
- `["solve", 0, 1, 2, low, high]`: what the leaf at the second place must be, between two ends, for
  the first to come to the third;
- `["end", 0, "low"]`: the least, or the most (`high`), that a step comes to within its bounds;
- `["quantile", 0, 0.95, 4000, 7]`: below which that share of so many draws lies, by this seed.

Judgements made here: a leaf that stands in several places is the same number in all of them; a step
that only changes the unit is not told in the formula.

Standard library alone, and nothing that MicroPython lacks: the page runs this file.
"""

from chipledger.models import sensitivity
from chipledger.models.maths import exp, larger, log, smaller, sqrt
from chipledger.models.measured import Function
from chipledger.numbers.enclosure import Enclosure, Undecided, bounds, crossing, either


class Costly(Exception):
    """A search for bounds that wants more runs than it was given."""


LEFT = [-1]  # runs that the search may still make; below nought as many as it wants
BINARY = ("+", "-", "*", "/", "**", "larger", "smaller", "growth", "share")
UNARY = ("negative", "exp", "log", "sqrt")
# Places in a step, after its name, that name earlier steps; all that follow for a call.
EARLIER = {"if": (2, 3, 4, 5), "solve": (1, 2, 3)}
for _name in BINARY:
    EARLIER[_name] = (1, 2)
for _name in UNARY + ("in", "as", "end", "quantile"):
    EARLIER[_name] = (1,)
NO_LEAF = set(EARLIER) | {"number", "call", "model", "span"}
MODELS = "chipledger.models."


def earlier(step: list) -> list[int]:
    """The places of the steps that a step is made of."""
    if step[0] == "call":
        return step[3:]
    if step[0] == "span":
        return step[1:]
    return [step[place] for place in EARLIER.get(step[0], ())]


def leaves(steps: list) -> list[tuple]:
    """The leaves of an expression, each once, in the order in which they stand.

    Parameters
    ----------
    steps : list of list

    Returns
    -------
    list of tuple

    Examples
    --------
    >>> leaves([["claim", "a"], ["number", 2.0], ["*", 0, 1]])
    [('claim', 'a')]
    """
    found = []
    for step in steps:
        if step[0] not in NO_LEAF and tuple(step) not in found:
            found.append(tuple(step))
    return found


def value(steps: list, numbers: dict) -> float:
    """What an expression comes to.

    Parameters
    ----------
    steps : list of list
    numbers : dict
        The number of each leaf, under the leaf as a tuple. [its own unit]

    Returns
    -------
    float
        [unit of the expression]

    Raises
    ------
    ValueError
        In a model's own words, for what it refuses.
    ZeroDivisionError
        Naming both sides.

    Examples
    --------
    >>> value([["claim", "a"], ["number", 4.0], ["/", 0, 1]], {("claim", "a"): 1.0})
    0.25
    """
    return _run(steps, numbers)


def interval_within(
    runs: int, steps: list, quantities: dict
) -> tuple[float, float, float, float, float]:
    """What `interval` finds, if so many runs of the expression are enough: a page must not wait.

    Raises
    ------
    Costly
        If they are not.
    """
    LEFT[0] = runs
    try:
        return interval(steps, quantities)
    finally:
        LEFT[0] = -1


def interval(steps: list, quantities: dict) -> tuple[float, float, float, float, float]:
    """What an expression comes to, and the bounds that its leaves allow.

    Parameters
    ----------
    steps : list of list
    quantities : dict
        For each leaf, as a tuple: value, low, high, usual low and usual high. [its own unit]

    Returns
    -------
    tuple of five floats
        In the same order. [unit of the expression]

    Raises
    ------
    ValueError
        If a model refuses part of the box, or the bounds cannot be told.
    ZeroDivisionError
        If a divisor may be nought within its bounds.

    Examples
    --------
    >>> part, rest = (1.0, 1.0, 3.0, 1.0, 3.0), (1.0, 1.0, 1.0, 1.0, 1.0)
    >>> steps = [["claim", "a"], ["claim", "b"], ["+", 0, 1], ["/", 0, 2]]
    >>> interval(steps, {("claim", "a"): part, ("claim", "b"): rest})
    (0.5, 0.5, 0.75, 0.5, 0.75)
    """
    steps = settled(steps, quantities)
    if (place := _first_span(steps)) is not None:
        return _over_parts(steps, place, quantities)
    known = leaves(steps)
    best = value(steps, {leaf: quantities[leaf][0] for leaf in known})
    boxes = [[tuple(quantities[leaf][at : at + 2]) for leaf in known] for at in (1, 3)]
    usual = _around((best, best), _bounds(steps, known, boxes[1], best))
    if boxes[0] == boxes[1]:
        return (best,) + usual + usual
    return (best,) + _around(usual, _bounds(steps, known, boxes[0], best)) + usual


def _first_span(steps: list) -> int | None:
    for place, step in enumerate(steps):
        if step[0] == "span":
            return place
    return None


def _over_parts(
    steps: list, place: int, quantities: dict
) -> tuple[float, float, float, float, float]:
    """Bounds over every part of a span in its turn: wherever the span stands in the formula, it is
    the same part in all those places.
    """
    found = [
        interval(steps[:place] + [["as", part, ""]] + steps[place + 1 :], quantities)
        for part in steps[place][1:]
    ]
    low, usual_low = (min(bounds_[at] for bounds_ in found) for at in (1, 3))
    high, usual_high = (max(bounds_[at] for bounds_ in found) for at in (2, 4))
    return found[0][0], low, high, usual_low, usual_high


def settled(steps: list, quantities: dict) -> list:
    """An expression in which what hangs on bounds and not on values, an end or a share of draws,
    is a number.

    Parameters
    ----------
    steps, quantities
        As in `interval`.

    Returns
    -------
    list of list
    """
    done: list = []
    for step in steps:
        if step[0] == "end":
            bounds_ = interval(done[: step[1] + 1], quantities)
            step = ["number", bounds_[1 if step[2] == "low" else 2]]
        elif step[0] == "quantile":
            step = ["number", _quantile(done[: step[1] + 1], quantities, *step[2:])]
        done.append(step)
    return done


LAST: list = [None, []]  # what was drawn last, and the results: several shares are asked of them


def _quantile(steps: list, quantities: dict, share: float, count: int, seed: int) -> float:
    """The result below which a share of seeded draws of all leaves lies."""
    known = leaves(steps)
    inputs = [_drawn(quantities[leaf]) for leaf in known]

    def at(*point: float) -> float:
        return value(steps, {leaf: point[place] for place, leaf in enumerate(known)})

    drawn = steps, inputs, count, seed
    if LAST[0] != drawn:
        LAST[:] = drawn, sensitivity.samples(at, inputs, count, seed)
    return sensitivity.percentile(LAST[1], share)


def _drawn(quantity: tuple) -> sensitivity.Input:
    """A leaf as an input of draws."""
    best, low, high = quantity[:3]
    return sensitivity.Input("", low, best, high)


def _around(inner: tuple[float, float], outer: tuple[float, float]) -> tuple[float, float]:
    """Outer bounds that hold the inner ones to their last digit."""
    return min(inner[0], outer[0]), max(inner[1], outer[1])


def _bounds(
    steps: list, known: list[tuple], box: list[tuple[float, float]], best: float
) -> tuple[float, float]:
    if all(low == high for low, high in box):
        return best, best

    def at(*point: float) -> float:
        return value(steps, {leaf: point[place] for place, leaf in enumerate(known)})

    return bounds(at, box)


def _run(steps: list, numbers: dict) -> float:
    """What the last step comes to.

    A step that fails is kept as its error: only what needs it fails with it, so that a branch that
    is not taken may be what it likes.
    """
    if LEFT[0] == 0:
        raise Costly("the bounds want too many runs")
    LEFT[0] -= 1
    done: list = []
    failing = False
    for place, step in enumerate(steps):
        if failing:
            broken = [done[at] for at in _needed(step) if isinstance(done[at], Exception)]
            if broken:
                done.append(broken[0])
                continue
        try:
            done.append(_result(step, done, steps, numbers))
        except Undecided as error:
            done.append(error)
        except (ValueError, ArithmeticError) as error:
            done.append(_told(steps[: place + 1], error))
        failing = failing or isinstance(done[-1], Exception)
    if isinstance(done[-1], Exception):
        raise done[-1]
    return done[-1]


def _needed(step: list) -> list[int]:
    """The places that a step cannot do without: of a choice, what is compared; of what is solved
    for, the target alone, since the rest runs anew with each number that is tried.
    """
    if step[0] == "solve":
        return step[3:4]
    return earlier(step)[:2] if step[0] == "if" else earlier(step)


def _told(steps: list, error: Exception) -> Exception:
    """An error that says which step it speaks of; a model speaks for itself."""
    step, why = steps[-1], str(error)
    if step[0] in ("call", "solve"):
        return error
    if isinstance(error, ZeroDivisionError):
        if step[0] != "/":
            return ZeroDivisionError(f"{text(steps)}: {why}")
        over, under = (text(steps[: step[side] + 1]) for side in (1, 2))
        if "interval" not in why:
            why = "the divisor is zero"
        return ZeroDivisionError(f"{over} is divided by {under}: {why}")
    if isinstance(error, OverflowError):
        why = "the result is out of range"
    return ValueError(f"{text(steps)}: {why}")


def _result(step: list, done: list, steps: list, numbers: dict) -> object:
    name = step[0]
    if name not in NO_LEAF:
        return numbers[tuple(step)]
    if name in BINARY:
        return _binary(name, done[step[1]], done[step[2]])
    if name == "number":
        return step[1]
    if name == "model":
        return model(step[1])
    if name == "call":
        found = model(step[1])(*_alike([done[place] for place in step[3:]]))
        return getattr(found, step[2]) if step[2] else found
    if name == "in":
        return done[step[1]] * step[3]
    if name == "as":
        return done[step[1]]
    if name == "span":
        return done[step[1]]
    if name == "if":
        return _chosen(step, done)
    if name == "solve":
        return _solved(step, done, steps, numbers)
    if name in UNARY:
        return _unary(name, done[step[1]])
    raise KeyError(name)  # an end or a share of draws, which is to be settled before


def _chosen(step: list, done: list) -> Enclosure | float:
    """One of two, or what holds both where the box is on both sides of the comparison."""
    one, other, then, otherwise = (done[at] for at in step[2:])
    one, other = _alike([one, other])
    try:
        return then if COMPARED[step[1]](one, other) else otherwise
    except Undecided:
        for branch in (then, otherwise):
            if isinstance(branch, Exception):
                raise branch from None
        return either(then, otherwise, one, other)


def _alike(numbers: list) -> list:
    """Numbers and enclosures, all as enclosures where one of them is: MicroPython compares a number
    with nothing else.
    """
    if not any(isinstance(number, Enclosure) for number in numbers):
        return numbers
    return [
        number if callable(number) or isinstance(number, Enclosure) else Enclosure(number, number)
        for number in numbers
    ]


COMPARED = {
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
}


def _binary(name: str, one: float, other: float) -> float:
    if name == "*":
        return one * other
    if name == "/":
        return one / other
    if name == "+":
        return one + other
    if name == "-":
        return one - other
    if name == "**":
        found = one**other
        if isinstance(found, complex):
            raise ValueError(f"only what is not negative is raised to a broken power, got {one}")
        return found
    if name in ("growth", "share"):
        base = one if name == "growth" else other
        if not base > 0:
            raise ValueError(f"the base must be above nought, got {base}")
        return other / one - 1 if name == "growth" else one / other
    return larger(one, other) if name == "larger" else smaller(one, other)


def _unary(name: str, one: float) -> float:
    if name == "negative":
        return -one
    if name == "exp":
        return exp(one)
    if not isinstance(one, Enclosure):
        if name == "log" and not one > 0:
            raise ValueError(f"only what is positive has a logarithm, got {one}")
        if name == "sqrt" and not one >= 0:
            raise ValueError(f"only what is not negative has a root, got {one}")
    return log(one) if name == "log" else sqrt(one)


def _solved(step: list, done: list, steps: list, numbers: dict) -> Enclosure | float:
    """The leaf at which an earlier step comes to another one."""
    part, leaf, target = steps[: step[1] + 1], tuple(steps[step[2]]), done[step[3]]

    def beyond(number: float) -> float:
        changed = dict(numbers)
        changed[leaf] = number
        return value(part, changed) - target

    if not any(isinstance(number, Enclosure) for number in numbers.values()):
        return sensitivity.flip_point(beyond, 0.0, step[4], step[5])
    return crossing(beyond, step[4], step[5], ("sought",) + leaf)


def model(name: str) -> Function:
    """A model by its module and name, such as `wafer.wafers_for`."""
    module, _, function = name.partition(".")
    return getattr(__import__(MODELS + module, None, None, [function]), function)


# How tightly each sign binds; what binds less goes into brackets.
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}


def text(steps: list) -> str:
    """An expression as a line, as the check language writes it.

    Examples
    --------
    >>> text([["claim", "a-1"], ["claim", "b-1"], ["+", 0, 1], ["/", 0, 2]])
    'a-1 / (a-1 + b-1)'
    """
    return "".join(part if isinstance(part, str) else leaf_text(part) for part in parts(steps))


def leaf_text(leaf: tuple) -> str:
    """A leaf as a line: its id, or the end or span of one, or what was counted."""
    if leaf[0] in ("claim", "assumption"):
        return leaf[1]
    if leaf[0] in COUNTED:
        return _counted(leaf)
    if leaf[0] == "between":
        return f"{leaf[1]}s({leaf[2]}, {leaf[3]})"
    return f"{leaf[0]}({', '.join(str(part) for part in leaf[1:])})"


# Leaves that are counted or measured over rows of a table, each with its query and the rows' ids.
COUNTED = ("rows", "part", "statistic", "computed")


def _counted(leaf: tuple) -> str:
    """What was done over which rows, in words."""
    kind, table, query = leaf[0], leaf[1], leaf[2]
    rows = f"{table} where {query}" if query else f"all {table}"
    if kind == "rows":
        return f"count of {rows}"
    if kind == "part":
        return f"part of {rows} in those where {leaf[3]}" if leaf[3] else f"share of {rows}"
    return f"{leaf[3]} over {rows}"


def parts(steps: list) -> list:
    """An expression as text and leaves, so that a card can set a link for each leaf.

    Returns
    -------
    list of str and tuple
        What stands between the leaves, and the leaves as tuples, in order of reading.
    """
    told: list = []
    for step in steps:
        told.append(_told_of(step, [told[at] for at in earlier(step)]))
    return told[-1][0]


def _told_of(step: list, inner: list) -> tuple[list, int]:
    """The parts of one step from those that it is made of, and how tightly they hold together."""
    name = step[0]
    if name == "number":
        return [" ".join([_plain(step[1])] + step[2:])], 9 if step[1] >= 0 else 3
    if name == "model":
        return [step[1].partition(".")[2]], 9
    if name in ("in", "as"):
        return inner[0]
    if name == "negative":
        return ["−"] + _bound(inner[0], 3), 3
    if name in BINDS:
        mine = BINDS[name]
        # A power of a power, and of a negative number, is told in brackets.
        one = _bound(inner[0], mine + (name == "**"))
        other = _bound(inner[1], mine + (name in ("-", "/", "**")))
        return one + [f" {name} "] + other, mine
    if name == "if":
        one, other, then, otherwise = (found for found, _ in inner)
        return then + [" if "] + one + [f" {step[1]} "] + other + [" else "] + otherwise, 0
    if name in NO_LEAF:
        return _called(step, inner), 9
    return [tuple(step)], 9


def _plain(number: float) -> str:
    """A number without the exponent that the check language does not read."""
    whole = abs(number) < 1e21 and number == int(number)
    return str(int(number)) if whole else f"{number:.12g}"


def _called(step: list, inner: list) -> list:
    name, after = step[0], ""
    if name == "call":
        name, after = step[1].partition(".")[2], step[2] and f".{step[2]}"
    if name == "quantile":
        after = f" at {step[2]:.0%} of {step[3]} draws"
    if name == "end":
        name = {"low": "least", "high": "most"}[step[2]]
    listed: list = []
    for found, _ in inner:
        listed += ([", "] if listed else []) + found
    return [f"{name}("] + listed + [f"){after}"]


def _bound(told: tuple[list, int], least: int) -> list:
    """The parts of a step, in brackets where they hold together less than this."""
    found, binds = told
    return ["("] + found + [")"] if binds < least else found
