"""The functions that models use beyond `+ - * / **`, on plain numbers and on whatever stands for
one: a term, or the enclosure of a number.
"""

import math
from math import inf

from chipledger.models.measured import Function


def _asked(name: str, plain: Function) -> Function:
    def function(number: float) -> float:
        method = getattr(number, name, None)
        return plain(number) if method is None else method()

    return function


exp = _asked("exp", math.exp)
log = _asked("log", math.log)
sqrt = _asked("sqrt", math.sqrt)


def larger(one: float, other: float) -> float:
    """The larger of two numbers.

    Examples
    --------
    >>> larger(1, 2.5)
    2.5
    """
    return _either(one, other, "larger", max)


def smaller(one: float, other: float) -> float:
    """The smaller of two numbers.

    Examples
    --------
    >>> smaller(1, 2.5)
    1
    """
    return _either(one, other, "smaller", min)


def _either(one: float, other: float, name: str, plain: Function) -> float:
    for number, beside in ((one, other), (other, one)):
        method = getattr(number, name, None)
        if method is not None:
            return method(beside)
    return plain(one, other)


def _mean_decay(number: float) -> float:
    # Below this it is e^(-x/2) to a part in a million million, while 1 - e^(-x) loses its digits.
    return math.exp(-number / 2) if number < 1e-6 else (1 - math.exp(-number)) / number


# (1 - e^(-x))/x, the mean of a decay from nought to x, of what is not negative.
mean_decay = _asked("mean_decay", _mean_decay)

__all__ = ("exp", "inf", "larger", "log", "mean_decay", "smaller", "sqrt")
