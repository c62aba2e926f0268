"""Random terms and random points of their boxes, the same ones for the same seed."""

from math import inf

from chipledger.models import maths
from chipledger.numbers import terms
from chipledger.numbers.interval import Quantity

FAR = 100.0  # how many of its sizes an open end is followed
SIGNS = ("+", "-", "*", "/", "larger", "smaller", "growth", "share", "power", "if", "root", "exp")


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
