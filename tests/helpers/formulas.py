"""Random terms, calls of models, and points of their boxes: the same ones for the same seed."""

import pkgutil
from importlib import import_module
from math import inf

import chipledger.models
from chipledger.models import maths
from chipledger.numbers import terms
from chipledger.numbers.interval import Quantity

FAR = 100.0  # how many of its sizes an open end is followed
SIGNS = ("+", "-", "*", "/", "larger", "smaller", "growth", "share", "power", "if", "root", "exp")

# Where a model's arguments may lie; all others are any positive numbers.
RANGES = {
    **dict.fromkeys(("pue", "overhead"), (1.0, 2.0)),
    **dict.fromkeys(("die_yield", "share", "package_yield", "load_factor"), (0.05, 1.0)),
    **dict.fromkeys(("stake", "diluted", "gone"), (0.05, 0.95)),
    **dict.fromkeys(("value", "plan"), (10.0, 20.0)),
    **dict.fromkeys(("growth", "gain"), (-0.5, 0.8)),
    **dict.fromkeys(("die_area",), (20.0, 900.0)),
    **dict.fromkeys(("wafer_diameter",), (200.0, 450.0)),
    **dict.fromkeys(("years", "factor"), (1.0, 4.0)),
}
MODELS = [
    (f"{module.name}.{name}", field, function.__wrapped__.__code__)
    for module in pkgutil.iter_modules(chipledger.models.__path__)
    for name, function in vars(import_module(f"chipledger.models.{module.name}")).items()
    if hasattr(function, "__wrapped__") and function.__module__.endswith(module.name)
    for field in (("generations", "months") if name == "catch_up" else ("",))
]


def formula(dice):
    """A random term over one to four leaves.

    Parameters
    ----------
    dice : random.Random

    Returns
    -------
    Term
    """
    leaves = [_leaf(dice, place) for place in range(dice.randint(1, 4))]
    return _grown(dice, leaves, dice.randint(1, 4))


def _leaf(dice, place):
    """A leaf, seldom negative, its upper end open at times."""
    least = 0.01 if dice.random() < 0.8 else -5.0
    low, usual_low, value, usual_high, high = sorted(dice.uniform(least, 10) for _ in range(5))
    high = inf if dice.random() < 0.1 else high
    return terms.leaf(("claim", f"leaf-{place}"), Quantity(value, low, high, usual_low, usual_high))


def _grown(dice, leaves, depth):
    if not depth or dice.random() < 0.15:
        return dice.choice(leaves)
    one, other, third, fourth = (_grown(dice, leaves, depth - 1) for _ in range(4))
    sign = dice.choice(SIGNS)
    if sign in "+-*/":
        return {"+": one + other, "-": one - other, "*": one * other, "/": one / other}[sign]
    if sign == "power":
        return one ** dice.choice([-2, -1, 0, 0.5, 1, 2, 3, other * 0.1])
    if sign == "if":
        return terms.choose(one > other, third, fourth)
    if sign == "root":
        return maths.sqrt(one)
    if sign == "exp":
        return maths.exp(one * 0.1)
    return getattr(terms if sign in ("growth", "share") else maths, sign)(one, other)


def of_a_model(name, field, code, dice):
    """The steps of a model's call, and a box for its arguments."""
    leaves, box = [], {}
    for argument in code.co_varnames[: code.co_argcount]:
        if argument != "model":
            low, high = RANGES.get(argument, (0.1, 10.0))
            leaf, best = ("claim", argument), sorted(dice.uniform(low, high) for _ in range(3))
            narrow = dice.random()  # some inputs are known well, some hardly at all
            ends = [best[1] + narrow * (end - best[1]) for end in (best[0], best[2])]
            leaves.append(leaf)
            box[leaf] = (best[1], *ends, *ends)
    return [*map(list, leaves), ["call", name, field, *range(len(leaves))]], box


def point(dice, box):
    """A point of a box, on its ends at times.

    Parameters
    ----------
    dice : random.Random
    box : dict
        Low and high of each leaf.

    Returns
    -------
    dict
    """
    found = {}
    for leaf, (low, high) in box.items():
        end = high if high < inf else low + FAR * (abs(low) or 1.0)
        found[leaf] = dice.choice([dice.uniform(low, end), dice.uniform(low, end), low, end])
    return found


def outside(ends, number):
    """How far a number lies outside, beyond the noise of computing."""
    if number in ends:
        return 0.0
    slack = 1e-9 * max(abs(each) for each in (*ends, number) if abs(each) < inf)
    return max(ends[0] - slack - number, number - ends[1] - slack, 0.0)
