"""A measured number as a sentence says it: in words that its interval allows, or in two digits.

Judgements:

- A word is written without a hedge only where the whole interval lies within `PLAIN` of it.
- "More than" and "less than" hold for the whole interval; "nearly" is less by at most a tenth.
- "About" is at most `ROUGH` away from the best value, and the interval is no wider than `WIDEST`:
  beyond that no single word is honest, and a sentence gives both ends.
- What a source hedged is not rounded, since "more than" a smaller figure says something else.
- In running text a multiple is said ("36 times"), a table keeps the sign.

Standard library alone, and nothing that MicroPython lacks: the page runs this file.
"""

from math import inf, isclose

from chipledger.numbers.wording import HEDGES, in_units, rounded, show

PLAIN = 0.025  # either side of a word without a hedge, and of a rounded figure [1]
ROUGH = 0.1  # either side of "about" and below "nearly" [1]
BEYOND = 0.3  # how far above "more than" the best value may lie [1]
WHOLE = 0.97  # a multiple or a share below it is said as a part [1]
WIDEST = 2.0  # high over low of what "about" may stand for [1]

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ("", " thousand", " million", " billion", " trillion")
PARTS = (
    (1 / 100, "a hundredth"), (1 / 20, "a twentieth"), (1 / 10, "a tenth"), (1 / 8, "an eighth"),
    (1 / 6, "a sixth"), (1 / 5, "a fifth"), (1 / 4, "a quarter"), (1 / 3, "a third"),
    (2 / 5, "two fifths"), (1 / 2, "half"), (3 / 5, "three fifths"), (2 / 3, "two thirds"),
    (3 / 4, "three quarters"), (4 / 5, "four fifths"), (9 / 10, "nine tenths"),
)  # fmt: skip


def said(shown: str) -> str:
    """A multiple as it is said.

    Examples
    --------
    >>> said("36×")
    '36 times'
    """
    return shown.replace("×", " times")


def in_form(form: str, value: float, low: float, high: float, unit: str, hedge: str = "") -> str:
    """A number as a sentence says it.

    Parameters
    ----------
    form : str
        `bare` for the number without its unit, `words`, `round` for two digits, or nothing for
        the number as the ledger shows it.
    value, low, high, unit, hedge
        As in `in_words`.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If no words are true of its interval.

    Examples
    --------
    >>> in_form("words", 24.1, 23.5, 24.4, "percent"), in_form("", 36, 36, 36, "times")
    ('nearly a quarter', '36 times')
    """
    figure = (value, low, high, unit, hedge)
    if form == "bare":
        return show(*figure, bare=True)
    write = {"words": in_words, "round": in_two_digits}.get(form, show)
    return said(write(*figure))


def in_words(value: float, low: float, high: float, unit: str, hedge: str = "") -> str:
    """A number as words that its interval allows, such as `about a thousand times`.

    Parameters
    ----------
    value, low, high : float
        Best value and hard interval. [unit]
    unit : str
        A unit of the closed list. A percentage and a multiple below one become parts, months from
        two years on become years.
    hedge : str
        The kind of soft word that a print carries.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If no word says it: the value is negative or open, or its interval is too wide.

    Examples
    --------
    >>> in_words(24.1, 23.5, 24.4, "percent")
    'nearly a quarter'
    >>> in_words(1000, 950, 1050, "times")
    'about a thousand times'
    >>> in_words(2, 2, 2, "times")
    'twice'
    >>> in_words(52, 51, 53, "month")
    'more than four years'
    """
    relation, size, unit = fitted(value, low, high, unit, hedge)
    return relation + _spoken(size, unit)


def fitted(value: float, low: float, high: float, unit: str, hedge: str) -> tuple[str, float, str]:
    """What words say a number best: a soft word of `HEDGES` or none, a size, and the unit in which
    that is said, nothing for a part; for a language to put into its words.

    Parameters
    ----------
    value, low, high, unit, hedge
        As in `in_words`.

    Raises
    ------
    ValueError
        As `in_words` does.

    Examples
    --------
    >>> fitted(52, 51, 53, "month", "")
    ('more than ', 4.0, 'year')
    """
    if not 0 < value < inf or low <= 0:
        raise ValueError(f"no word says {value:g} {unit}: write the figure, or its sign in words")
    scale, unit = _spoken_unit(value, unit)
    near = [
        (_relation(value * scale, low * scale, high * scale, size, hedge), size)
        for size in _sizes_near(value * scale, unit)
    ]
    fits = [
        (abs(value * scale - size), relation, size)
        for relation, size in near
        if relation is not None
    ]
    if not fits:
        raise ValueError(
            f"no word says {value:g} {unit} between {low:g} and {high:g}: write the figure, round "
            "it, or give both ends"
        )
    _, relation, size = min(fits)
    return relation, size, unit


def in_two_digits(value: float, low: float, high: float, unit: str, hedge: str = "") -> str:
    """A number in two significant digits, with "about" where that changes it.

    Parameters
    ----------
    value, low, high, unit, hedge
        As in `in_words`.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the print's own hedge would be said of another number than the printed one.

    Examples
    --------
    >>> in_two_digits(14.26, 9, 20, "GW")
    'about 14 GW'
    >>> in_two_digits(36, 36, 36, "times")
    '36×'
    """
    short = two_digits(value, hedge)
    if isclose(short, value):
        return show(value, low, high, unit, hedge)
    return show(short, short, short, unit, "about")


def two_digits(value: float, hedge: str) -> float:
    """A value in two significant digits.

    Raises
    ------
    ValueError
        As `in_two_digits` does.
    """
    short = rounded(value, 2)
    if not isclose(short, value) and hedge not in ("", "about"):
        raise ValueError(f"the print is hedged ({hedge}), so it is not rounded: write it as it is")
    return short


def _spoken_unit(value: float, unit: str) -> tuple[float, str]:
    """By how much a value is multiplied to be said, and in which unit."""
    if unit == "percent":
        return 0.01, ""
    if unit == "month" and value >= 24:
        return 1 / 12, "year"
    return 1, unit


def _sizes_near(value: float, unit: str) -> list[float]:
    """Sizes that have a word, near a value."""
    if unit in ("", "times") and value < WHOLE:
        return [size for size, _ in PARTS]
    return _sizes(value)


def _spoken(size: float, unit: str) -> str:
    """A size of `_sizes_near` in words, unit included."""
    if size < 1:
        return next(words for part, words in PARTS if part == size)
    if unit == "times":
        return _multiple(size)
    return in_units(_cardinal(size), size, unit)


def _multiple(size: float) -> str:
    """How many times, in words."""
    if size <= 2:
        return "twice" if size == 2 else "as much"
    return f"{_cardinal(size)} times"


def _sizes(value: float) -> list[float]:
    """Whole numbers of one leading digit, below twenty every one, near a value."""
    step = 1.0
    while value >= 20 * step and step < 1e12:
        step *= 10
    first = int(value / step)
    return [
        size * step
        for size in (first - 1, first, first + 1)
        if size >= 1 and _is_spoken(size * step)
    ]


def _is_spoken(size: float) -> bool:
    """Whether a number is one short word: up to nineteen, or one digit before its zeros."""
    return size < 20 or rounded(size, 1) == size


def _cardinal(size: float) -> str:
    """A size of `_sizes` in words: fourteen, forty, two hundred, a thousand, thirty million."""
    power = 0
    while size >= 1000 and power < len(SCALES) - 1:
        size, power = size / 1000, power + 1
    whole = round(size)
    if whole >= 100:
        words = f"{'a' if whole == 100 else ONES[whole // 100]} hundred"
    elif whole >= 20:
        words = TENS[whole // 10 - 2]
    else:
        words = "a" if whole == 1 and power else ONES[whole]
    return words + SCALES[power]


def _relation(value: float, low: float, high: float, size: float, hedge: str) -> str | None:
    """The soft word with which an interval is said of a size; None where none is true of it."""
    if hedge in ("over", "atleast", "under", "upto", "near"):
        # The print's own word stands, for the size that it prints alone.
        return HEDGES[hedge] if abs(value - size) <= PLAIN / 10 * size else None
    if hedge != "about" and size * (1 - PLAIN) <= low and high <= size * (1 + PLAIN):
        if low == high and low != size:
            return _near_point(value, size)
        return ""
    if low >= size and value <= size * (1 + BEYOND) and value > size * (1 + PLAIN):
        return "more than "
    if high <= size and value >= size * (1 - ROUGH) and hedge != "about":
        return "nearly "
    if abs(value - size) <= ROUGH * size and high <= WIDEST * low:
        return "about "
    return None


def _near_point(value: float, size: float) -> str:
    """A point that is not quite the size."""
    return "about " if value > size else "nearly "
