"""The one vocabulary of verdicts, from two quantities and the sign between them.

Standard library alone, and nothing that MicroPython lacks: the page runs this file.
"""

from math import inf, isclose

from chipledger.numbers.wording import rounded

TYPE_CHECKING = False  # checkers take this name for true
if TYPE_CHECKING:
    from chipledger.numbers.interval import Quantity

AGREE = 1e-9  # relative width within which two computed numbers are one number
FACTOR_DIGITS = 4  # significant digits of a factor


def verdict_of(
    sign: str, left: "Quantity | str", right: "Quantity | str"
) -> tuple[str, float | None]:
    """Verdict and factor of a comparison.

    Parameters
    ----------
    sign : str
        `==`, `<=`, `>=` or `same`.
    left, right : Quantity or str
        Words where the sign is `same`.

    Returns
    -------
    tuple
        Verdict (str), and the left best value as a multiple of the right one where it fails, else
        None.

    Examples
    --------
    >>> from chipledger.numbers.interval import Quantity
    >>> computed, printed = (2841, 2700, 2990, 2700, 2990), (2840, 2835, 2845, 2835, 2845)
    >>> verdict_of("==", Quantity(*computed), Quantity(*printed))
    ('holds', None)
    """
    if isinstance(left, str) or isinstance(right, str):
        return ("holds", None) if left == right else ("fails", None)
    if sign == "==":
        return _equal(left, right)
    return _ordered(left, right) if sign == "<=" else _ordered(right, left, invert=True)


def _equal(left: "Quantity", right: "Quantity") -> tuple[str, float | None]:
    if not _meet(left.hard, right.hard):
        return "fails", _factor(left, right)
    if _prints_agree(left, right):
        return "holds", None
    if _meet(left.usual, right.usual):
        return "holds after rounding", None
    return "not refuted", None


def _ordered(
    small: "Quantity", large: "Quantity", invert: bool = False
) -> tuple[str, float | None]:
    if small.low > large.high and not isclose(small.low, large.high, rel_tol=AGREE):
        return "fails", _factor(*((large, small) if invert else (small, large)))
    if small.value <= large.value or isclose(small.value, large.value, rel_tol=AGREE):
        return "holds", None
    return ("holds after rounding" if small.usual_low <= large.usual_high else "not refuted"), None


def _prints_agree(left: "Quantity", right: "Quantity") -> bool:
    """The best value of the wider side's partner falls within what the narrower side prints."""
    if isclose(left.value, right.value, rel_tol=AGREE):
        return True
    narrow, other = sorted((left, right), key=lambda side: side.high - side.low)
    return narrow.low <= other.value <= narrow.high and narrow.high - narrow.low < inf


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    slack = AGREE * max((abs(bound) for bound in one + other if abs(bound) < inf), default=0)
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack


def _factor(left: "Quantity", right: "Quantity") -> float | None:
    """The left best value as a multiple of the right one, however small; none where there is
    nothing to divide by.
    """
    return rounded(left.value / right.value, FACTOR_DIGITS) if right.value else None
