"""What a formula can come to over a box of inputs: bounds that hold at every point of the box.

A formula is run once on enclosures in place of numbers. Each operation keeps the least and the most
that its result can be, and how steeply it can rise or fall with each input. Where it only rises
with an input, or only falls, its extremes lie at that input's ends; where it may turn, the box is
halved until its bounds are as narrow as they can be told.

Judgements made here:

- What divides by an interval that holds nought inside is refused: the quotient has no bounds.
- Nought times an open end is nought: an open end is approached, never reached.
- A refusal counts where a point of the box is refused; an enclosure that reaches too far is halved.
- A model that branches inside the box, or halves its way to a root, cannot be enclosed there. Its
  values on a lattice then say whether it only rises or only falls; where they say neither, it is
  refused.

Standard library alone, and nothing that MicroPython lacks: the page runs this file.

References
----------
R. E. Moore, R. B. Kearfott and M. J. Cloud, *Introduction to Interval Analysis* (SIAM, 2009),
chapters 6 and 11.
"""

from math import exp, inf, log

from chipledger.models.maths import mean_decay
from chipledger.models.measured import Function
from chipledger.models.sensitivity import flip_point

HALVINGS = 200  # boxes looked at before the bounds are taken as they are
FEW = 6  # inputs; with more, fewer boxes, since each takes longer and tells less
NARROW = 1e-9  # relative width at which an extreme counts as found
SMALLEST = 2.0**-20  # part of a side below which a branch is not looked for
LATTICE = 9  # points along each input where a formula is looked at from outside
CORNERS = 16  # of the box, from which it is looked at
LEVEL = 1e-12  # relative step that counts as noise
NOWHERE = (0.0, 0.0)
ANYWHERE = (-inf, inf)


class Undecided(ValueError):
    """A branch that goes one way in part of the box and another way elsewhere."""


class Enclosure:
    """A number that lies between two bounds, whatever the inputs are in their box.

    Parameters
    ----------
    low, high : float
        [unit of the formula]
    slopes : dict of int to tuple of two floats
        Least and most slope along each input; an input that is missing has none.
        [unit of the formula / unit of the input]
    """

    # Whether a comparison was settled by ends that only touch, and would be another way on them.
    touched = False

    def __init__(self, low: float, high: float, slopes: dict | None = None) -> None:
        self.low, self.high, self.slopes = low, high, slopes or {}

    def __str__(self) -> str:
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"

    def __format__(self, form: str) -> str:
        return str(self)

    @property
    def ends(self) -> tuple[float, float]:
        """Both bounds."""
        return self.low, self.high

    def __neg__(self) -> "Enclosure":
        return _made((-self.high, -self.low), (self, (-1.0, -1.0)))

    def __abs__(self) -> "Enclosure":
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return _made((0.0, max(-self.low, self.high)), (self, (-1.0, 1.0)))

    def __add__(self, other: "Enclosure | float") -> "Enclosure":
        other = enclosed(other)
        return _made(_sum(self.ends, other.ends), (self, (1.0, 1.0)), (other, (1.0, 1.0)))

    __radd__ = __add__

    def __sub__(self, other: "Enclosure | float") -> "Enclosure":
        return self + -enclosed(other)

    def __rsub__(self, other: float) -> "Enclosure":
        return enclosed(other) + -self

    def __mul__(self, other: "Enclosure | float") -> "Enclosure":
        other = enclosed(other)
        ends, others = (self.low, self.high), (other.low, other.high)
        return _made(_product(ends, others), (self, others), (other, ends))

    __rmul__ = __mul__

    def __truediv__(self, other: "Enclosure | float") -> "Enclosure":
        other = enclosed(other)
        inverse = _inverse(other)
        corners = [
            _quotient(a, b, turned)
            for a in self.ends
            for b, turned in ((other.low, inverse.high), (other.high, inverse.low))
        ]
        ends = min(corners), max(corners)
        falls = _product((-1.0, -1.0), _product(ends, inverse.ends))
        return _made(ends, (self, inverse.ends), (other, falls))

    def __rtruediv__(self, other: float) -> "Enclosure":
        return enclosed(other) / self

    def __pow__(self, exponent: "Enclosure | float") -> "Enclosure":
        if isinstance(exponent, Enclosure) and exponent.low == exponent.high:
            exponent = exponent.low
        if isinstance(exponent, Enclosure):
            return _raised(self, exponent)
        if exponent == 0:
            return Enclosure(1.0, 1.0)
        return _made(
            _powers(self.ends, exponent),
            (self, _product((exponent, exponent), _powers(self.ends, exponent - 1))),
        )

    def __rpow__(self, base: float) -> "Enclosure":
        return enclosed(base) ** self

    def exp(self) -> "Enclosure":
        """e to this power."""
        low, high = (exp(end) if end < 709 else inf for end in self.ends)
        return _made((low, high), (self, (low, high)))

    def log(self) -> "Enclosure":
        """Natural logarithm, of what is not negative."""
        if self.low < 0:
            raise ValueError(f"only what is positive has a logarithm, got {self}")
        ends = _log(self.low), _log(self.high)
        return _made(ends, (self, _powers(self.ends, -1)))

    def mean_decay(self) -> "Enclosure":
        """(1 - e^(-x))/x of what is not negative: it falls, ever more gently."""
        if self.low < 0:
            raise ValueError(f"only what is not negative decays, got {self}")
        ends = mean_decay(self.high), mean_decay(self.low)
        return _made(ends, (self, (_fall(self.low), _fall(self.high))))

    def sqrt(self) -> "Enclosure":
        """Square root, of what is not negative."""
        return self**0.5

    def larger(self, other: "Enclosure | float") -> "Enclosure":
        """The larger of two."""
        other = enclosed(other)
        if self.low >= other.high or other.low >= self.high:
            return self if self.low >= other.high else other
        return _hull(self, other, (max(self.low, other.low), max(self.high, other.high)))

    def smaller(self, other: "Enclosure | float") -> "Enclosure":
        """The smaller of two."""
        return -(-self).larger(-enclosed(other))

    def crossing(self, function: Function, low: float, high: float) -> "Enclosure":
        """Where a function that gives such as this passes nought; see `models.sensitivity`."""
        return crossing(function, low, high, object())

    def __gt__(self, other: "Enclosure | float") -> bool:
        other = enclosed(other)
        if self.low > other.high or _touch(self, other):
            return True
        if self.high <= other.low:
            return False
        raise Undecided(f"{self} lies on both sides of {other}")

    def __lt__(self, other: "Enclosure | float") -> bool:
        return enclosed(other) > self

    def __ge__(self, other: "Enclosure | float") -> bool:
        other = enclosed(other)
        if self.low >= other.high:
            return True
        if self.high < other.low or _touch(other, self):
            return False
        raise Undecided(f"{self} lies on both sides of {other}")

    def __le__(self, other: "Enclosure | float") -> bool:
        return enclosed(other) >= self

    # Equal or not is asked of numbers alone: of anything else it is a mistake, and raises.
    def __eq__(self, other: "Enclosure | float") -> bool:  # type: ignore[override]
        other = enclosed(other)
        if self.low == self.high == other.low == other.high:
            return True
        if self.low > other.high or self.high < other.low:
            return False
        if _touch(self, other) or _touch(other, self):
            return False
        raise Undecided(f"{self} holds {other}")

    # As above.
    def __ne__(self, other: "Enclosure | float") -> bool:  # type: ignore[override]
        return not self == other

    __hash__ = None  # type: ignore[assignment]  # so Python says that it has no hash


def crossing(function: Function, low: float, high: float, name: object) -> Enclosure:
    """Where a function of one input, which hangs on other inputs too, comes to nought.

    Parameters
    ----------
    function : callable
        Of a number or an enclosure; it only rises or only falls with it.
    low, high : float
        Where to look. [unit of the input]
    name : hashable
        For the slope along the input; no other input has it.

    Returns
    -------
    Enclosure
        [unit of the input]

    Raises
    ------
    ValueError
        If it may stay on one side of nought.
    """
    known: dict = {}  # both searches look at many of the same places

    def at(place: float) -> Enclosure:
        if place not in known:
            known[place] = enclosed(function(place))
        return known[place]

    ends = sorted(
        flip_point(lambda place, end=end: getattr(at(place), end), 0.0, low, high)
        for end in ("low", "high")
    )
    found = enclosed(function(Enclosure(ends[0], ends[1], {name: (1.0, 1.0)})))
    steep = found.slopes.get(name, NOWHERE)
    if steep[0] <= 0 <= steep[1]:
        steep = _steepness(at(low), at(high))
    slopes = {
        other: (-(Enclosure(*slope) / Enclosure(*steep))).ends
        for other, slope in found.slopes.items()
        if other != name
    }
    return Enclosure(ends[0], ends[1], slopes)


def _steepness(first: Enclosure, last: Enclosure) -> tuple[float, float]:
    """Slope of what only rises or only falls, told by its values at both ends."""
    if last.low > first.high:
        return 0.0, inf
    if last.high < first.low:
        return -inf, 0.0
    raise Undecided("a value that is sought, which more and less may give")


def _fall(number: float) -> float:
    """Slope of the mean of a decay."""
    if number < 1e-3:
        return -0.5 + number / 3 - number**2 / 8
    return 0.0 if number > 700 else (exp(-number) * (1 + number) - 1) / number**2


def enclosed(number: Enclosure | float) -> Enclosure:
    """A number as an enclosure."""
    return number if isinstance(number, Enclosure) else Enclosure(number, number)


def _wide(one: Enclosure, other: Enclosure) -> bool:
    return one.low < one.high or other.low < other.high


def either(
    then: Enclosure | float, otherwise: Enclosure | float, *compared: Enclosure | float
) -> Enclosure:
    """What is one thing or the other, and leaps where two compared enclosures change places."""
    then, otherwise = enclosed(then), enclosed(otherwise)
    found = _hull(then, otherwise, (min(then.low, otherwise.low), max(then.high, otherwise.high)))
    for side in compared:
        for name in enclosed(side).slopes:
            found.slopes[name] = ANYWHERE
    return found


def _hull(one: Enclosure, other: Enclosure, ends: tuple[float, float]) -> Enclosure:
    """An enclosure with these bounds, as steep as either of two."""
    slopes = {}
    for name in list(one.slopes) + list(other.slopes):
        first, second = one.slopes.get(name, NOWHERE), other.slopes.get(name, NOWHERE)
        slopes[name] = (min(first[0], second[0]), max(first[1], second[1]))
    return Enclosure(ends[0], ends[1], slopes)


def _touch(above: Enclosure, below: Enclosure) -> bool:
    """Whether one lies above another but for an end that both have, which is approached."""
    touch = above.low == below.high and _wide(above, below)
    Enclosure.touched = Enclosure.touched or touch
    return touch


def _made(ends: tuple[float, float], *parts: tuple[Enclosure, tuple[float, float]]) -> Enclosure:
    """An enclosure from its bounds and, for each part that it is made of, the slope along it."""
    slopes: dict = {}
    for part, along in parts:
        if not part.slopes:
            continue
        turned = along != (1.0, 1.0)
        for name, slope in part.slopes.items():
            if turned:
                slope = _product(slope, along)
            slopes[name] = _sum(slopes[name], slope) if name in slopes else slope
    return Enclosure(ends[0], ends[1], slopes)


def _sum(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    low, high = one[0] + other[0], one[1] + other[1]
    return (low if low == low else -inf), (high if high == high else inf)


def _product(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    # Written out, and without `_times`: most of the time of a search for bounds goes in here.
    (a, b), (c, d) = one, other
    corners = (
        a * c if a and c else 0.0,
        a * d if a and d else 0.0,
        b * c if b and c else 0.0,
        b * d if b and d else 0.0,
    )
    return min(corners), max(corners)


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _quotient(a: float, b: float, inverse: float) -> float:
    """A quotient to its last digit; by the inverse where the divisor is nought or open."""
    return _times(a, inverse) if b == 0 or abs(b) == inf else a / b


def _inverse(divisor: Enclosure) -> Enclosure:
    low, high = divisor.ends
    if low < 0 < high or low == 0 == high:
        raise ZeroDivisionError("the divisor's interval holds zero")
    side = 1.0 if low >= 0 else -1.0
    return Enclosure(_over(high, side), _over(low, side))


def _over(divisor: float, side: float) -> float:
    """One over a bound; a bound of nought is approached from this side."""
    if divisor == 0:
        return side * inf
    return 0.0 if abs(divisor) == inf else 1 / divisor


def _powers(ends: tuple[float, float], exponent: float) -> tuple[float, float]:
    """Bounds of a power with one exponent."""
    low, high = ends
    if low < 0 and exponent != int(exponent):
        raise ValueError(
            "only a quantity that cannot be negative is raised to a broken power, got"
            f" {low:g} to {high:g}"
        )
    if low < 0 < high and exponent < 0:
        raise ZeroDivisionError("the divisor's interval holds zero")
    values = [_power(low, exponent), _power(high, exponent)]
    if low < 0 < high and exponent % 2 == 0:
        values.append(0.0 if exponent else 1.0)
    return min(values), max(values)


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return inf
    if abs(base) == inf:
        return 1.0 if exponent == 0 else 0.0 if exponent < 0 else base ** int(exponent + 0.999)
    try:
        return base**exponent
    except OverflowError:
        return -inf if base < 0 and exponent % 2 else inf


def _raised(base: Enclosure, exponent: Enclosure) -> Enclosure:
    """A power whose exponent has bounds too: it only rises or falls along each side of the box."""
    if base.low < 0:
        raise ValueError(
            f"only a quantity that cannot be negative is raised to a power, got {base}"
        )
    corners = [_power(a, b) for a in base.ends for b in exponent.ends]
    lower = [_power(a, b - 1) for a in base.ends for b in exponent.ends]
    ends = min(corners), max(corners)
    along_base = _product(exponent.ends, (min(lower), max(lower)))
    along_exponent = _product(ends, (_log(base.low), _log(base.high)))
    return _made(ends, (base, along_base), (exponent, along_exponent))


def _log(number: float) -> float:
    return -inf if number == 0 else inf if number == inf else log(number)


def bounds(function: Function, box: list[tuple[float, float]]) -> tuple[float, float]:
    """The least and the most that a function comes to over a box.

    Parameters
    ----------
    function : callable
        Of as many numbers as the box has sides, each a float or an enclosure.
    box : list of tuple of two floats
        Low and high of each input, in its unit; equal where it is exact.

    Returns
    -------
    tuple of two floats
        They hold at every point of the box, and are reached, or neared to a part in 10⁹, unless
        the search ended first. [unit of the function]

    Raises
    ------
    ValueError
        In the words of the function where the box holds what it refuses; or where it can be
        neither enclosed nor seen to rise or fall.
    ZeroDivisionError
        If a divisor may be nought.

    Examples
    --------
    >>> bounds(lambda a, b: a / (a + b), [(1.0, 3.0), (1.0, 1.0)])
    (0.5, 0.75)
    """
    try:
        # Nought is added so that a most of nought has no sign.
        return _least(function, box), -_least(lambda *point: -function(*point), box) + 0.0
    except Undecided as branch:
        found = seen(function, box)
        if found is None:
            raise ValueError(
                f"the result neither only rises nor only falls with each input, and it branches"
                f" ({branch}): its bounds cannot be told; give the parts of the range one by one"
            ) from None
        return found


def _over_box(function: Function, box: list[tuple[float, float]]) -> Enclosure:
    """The function's enclosure over a box."""
    sides = [
        Enclosure(low, high, {place: (1.0, 1.0)} if low < high else None)
        for place, (low, high) in enumerate(box)
    ]
    return enclosed(function(*sides))


def _narrowed(
    function: Function, box: list[tuple[float, float]]
) -> tuple[list[tuple[float, float]], Enclosure | None, Exception | None]:
    """The part of a box where the function is least, as far as its slopes tell; its enclosure
    there; and, where it has none, what stands against it.
    """
    box, before = list(box), None
    while True:
        Enclosure.touched = False
        try:
            found = _over_box(function, box)
        except (ValueError, ArithmeticError) as error:
            if before is None and _is_point(box):
                raise
            # An end that is refused is approached: the bounds of the side next to it hold.
            return before or (box, None, error)
        before, settled = (list(box), found, None), False
        if Enclosure.touched:
            return before  # at an end it may be another function than beside it
        for place, (low, high) in enumerate(box):
            slope = found.slopes.get(place, NOWHERE)
            if low < high and (slope[0] >= 0 or slope[1] <= 0):
                end = low if slope[0] >= 0 else high
                box[place] = (end, end)
                settled = True
        if not settled:
            return before


def _is_point(box: list[tuple[float, float]]) -> bool:
    return all(low == high for low, high in box)


def _least(function: Function, box: list[tuple[float, float]]) -> float:
    """The least that a function comes to over a box."""
    whole = box
    box, found, why = _narrowed(function, box)
    if found is not None and _is_point(box):
        return found.low
    known = _at_middle(function, box)
    scale = 0.0 if found is None else max([abs(end) for end in found.ends if abs(end) < inf] + [0])
    waiting = [(_lowest(box, found, known), box, found, why)]
    sides = sum(low < high for low, high in whole)
    for _ in range(HALVINGS * FEW // max(sides, FEW)):
        waiting.sort(key=_urgency)
        low, box, found, why = waiting[0]
        widest = _widest(box, found, whole)
        if widest is None or (found and low == -inf) or _close(low, known, scale):
            break
        del waiting[0]
        start, end = box[widest]
        middle = (start + end) / 2
        for half in ((start, middle), (middle, end)):
            part = list(box)
            part[widest] = half
            part, inside, why = _narrowed(function, part)
            here = _at_middle(function, part)
            known = min(known, here)
            # What is undecided is followed to its end before the next, so that it ends soon.
            waiting.insert(0, (max(low, _lowest(part, inside, here)), part, inside, why))
    low, _, _, why = min(waiting, key=_urgency)
    if why is not None:
        raise why
    return low


def _urgency(entry: tuple) -> tuple[float, bool]:
    """The box with the least bound comes first, and what is undecided before all."""
    return entry[0], entry[2] is not None


def _lowest(box: list[tuple[float, float]], found: Enclosure | None, middle: float) -> float:
    """The better of two lower bounds: the enclosure's, and the one that falls from the middle of
    the box as steeply as the slopes allow.
    """
    if found is None:
        return -inf
    fall = 0.0
    for place, slope in found.slopes.items():
        fall += _times(max(-slope[0], slope[1]), (box[place][1] - box[place][0]) / 2)
    bound = middle - fall
    return max(found.low, bound) if middle < inf and bound == bound else found.low


def _close(low: float, known: float, scale: float) -> bool:
    size = max(abs(known), abs(low), NARROW * scale)
    return low > -inf and known - low <= NARROW * size


def _at_middle(function: Function, box: list[tuple[float, float]]) -> float:
    """The value at the middle of a box: no less than the least; infinite where it has none."""
    middle = [low if low == high else (low + high) / 2 for low, high in box]
    if any(abs(side) == inf for side in middle):
        return inf
    try:
        return enclosed(function(*(Enclosure(side, side) for side in middle))).high
    except Undecided:
        return inf


def _widest(
    box: list[tuple[float, float]], found: Enclosure | None, whole: list[tuple[float, float]]
) -> int | None:
    """The side that moves the function most; None where no side can be halved."""
    moved = []
    for place, (low, high) in enumerate(box):
        least = (whole[place][1] - whole[place][0]) * SMALLEST if found is None else 0.0
        if least < high - low < inf and low < (low + high) / 2 < high:
            slope = 1.0 if found is None else max(map(abs, found.slopes.get(place, NOWHERE)))
            moved.append((_times(high - low, slope), place))
    return max(moved)[1] if moved else None


def seen(function: Function, box: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Bounds of a function that is looked at from outside, on a lattice; None where it is seen to
    turn along an input.

    Parameters
    ----------
    function : callable
        Of plain numbers.
    box : list of tuple of two floats

    Returns
    -------
    tuple of two floats, or None

    Raises
    ------
    ValueError
        If it has no value at the corner where it is least or most.

    Examples
    --------
    >>> seen(lambda a: (a - 1) ** 2, [(0.0, 3.0)]) is None
    True
    """
    lines = [[low] if low == high else _along(low, high) for low, high in box]
    points = [[line[len(line) // 2] for line in lines]]
    for place, line in enumerate(lines):
        if len(points) < CORNERS and len(line) > 1:
            points += [
                point[:place] + [end] + point[place + 1 :]
                for point in points
                for end in (line[0], line[-1])
            ]
    least, most = [low for low, _ in box], [high for _, high in box]
    for place, line in enumerate(lines):
        signs = set()
        for point in points:
            values = [function(*(point[:place] + [at] + point[place + 1 :])) for at in line]
            for step in range(len(values) - 1):
                before, after = values[step : step + 2]
                if abs(after - before) > LEVEL * max(abs(before), abs(after)):
                    signs.add(after > before)
        if len(signs) > 1:
            return None
        if signs == {False}:
            least[place], most[place] = most[place], least[place]
    ends = function(*least), function(*most)
    if ends[0] != ends[0] or ends[1] != ends[1]:
        raise ValueError("the result has no value at an open end: bound that end")
    return ends


def _along(low: float, high: float) -> list[float]:
    """Points from one end of a side to the other, ever wider apart towards an open end."""
    if low == -inf and high < inf:
        return [-at for at in reversed(_along(-high, inf))]
    if high < inf:
        return [low + (high - low) * step / (LATTICE - 1) for step in range(LATTICE)]
    if low == -inf:
        return _along(-inf, 0.0) + _along(0.0, inf)[1:]
    wide = abs(low) or 1.0
    return [low] + [low + wide * 4.0**step for step in range(-3, LATTICE - 3)] + [inf]
