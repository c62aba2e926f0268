"""What a page asks when its reader changes a number: JSON text in, JSON text out.

The build runs this file in CPython, the page in MicroPython. Text alone crosses over, since the
engine's bridge cuts whole numbers to 32 bits.

Judgements:

- An assumption that a reader sets is that number, without a range.
- A claim that a reader sets keeps its print: its bounds move with it in proportion.
- An assumption that is a claim's very number is one input with it: both move. Where a number takes
  both, as a die beside the example's die, the claim moves the assumption, and not the other way.
- A number whose ranges reach what a model refuses stands without bounds.
- A date that a reader sets is that day, whatever span the print allowed.

Standard library alone, and nothing that MicroPython lacks.
"""

import json
from datetime import date
from math import isfinite

from chipledger.audit.verdicts import verdict_of
from chipledger.numbers import expression
from chipledger.numbers.phrases import ROUGH, in_form
from chipledger.numbers.spans import between
from chipledger.numbers.wording import range_of, rounded, show_period

OF_BOUNDS = ("words",)  # forms that look at the interval
RUNS = 250  # of an expression, in search of its bounds: beyond, a page would stand still
OF_NUMBERS = ("assumption", "claim", "usual", "low", "high")  # leaves that a changed number moves
DATE = "date:"  # before the id of a claim: the input that is its date
FIRST_DAY = date(1970, 1, 1).toordinal()  # from which a page counts days, as its browser does
OUTWARDS, HALVINGS = 12, 60  # steps in search of an end beyond which nothing follows
SEEN: dict = {}


def start(text: str) -> str:
    """Take in the data of a page, as `page.data_of` writes them; nothing comes back.

    `inputs` has by id: kind, value, unit, texts by entry and form; `moving` the inputs that move a
    claim or an assumption, the strongest last; `leaves` the five numbers of each leaf; `periods`
    first and last day of each dated claim; `findings` by id: steps, unit, digits, texts by form;
    `checks` by id: sign, both sides as steps with the factor to a unit that they share, and the
    word of each verdict.
    """
    data = json.loads(text)
    for part in ("inputs", "findings", "checks"):
        SEEN[part] = data[part]
    SEEN["leaves"] = {
        tuple(leaf): tuple(float(end) for end in ends) for leaf, ends in data["leaves"]
    }
    SEEN["periods"] = {
        name: tuple(_day(number) for number in days) for name, days in data["periods"].items()
    }
    SEEN["moved"] = {name: [] for name in data["inputs"]}  # the leaves that an input moves
    for leaf in SEEN["leaves"]:
        for place, name in enumerate(moved_by(leaf, data["moving"])):
            if name in SEEN["moved"]:  # a check may also hold what no field sets
                SEEN["moved"][name].append((place, leaf))
    return "{}"


def moved_by(leaf: tuple, moving: dict) -> list[str]:
    """The inputs that move a leaf, where `moving` has them for entries that others move."""
    if leaf[0] == "between":
        return [DATE + name for name in leaf[2:]]
    return moving.get(leaf[1], [leaf[1]]) if leaf[0] in OF_NUMBERS else []


def ask(text: str) -> str:
    """The findings as they are with some inputs changed.

    Parameters
    ----------
    text : str
        `set`, numbers by id of their input; `only`, ids of findings; `checks`, ids of checks;
        `bounds`, whether intervals are asked for.

    Returns
    -------
    str
        For each finding by id: `value`, `rounded` and `texts` by form, where bounds are asked for
        also `range` and the forms in words; or `refused`, in the words of what refused. For each
        changed input, under `input:` and its id, its `texts` by entry and form; for each check,
        under `check:` and its id, its `texts`.
    """
    said = json.loads(text)
    known = _quantities(said["set"])
    answers = {
        name: _answer(SEEN["findings"][name], known, said["bounds"]) for name in said["only"]
    }
    for name, number in said["set"].items():
        answers["input:" + name] = {"texts": _input_texts(SEEN["inputs"][name], number)}
    for name in said["checks"]:
        answers["check:" + name] = _verdict(SEEN["checks"][name], known)
    return json.dumps(answers)


def curve(text: str) -> str:
    """A finding along one input: for each number of `along` what the finding comes to, or null.

    Parameters
    ----------
    text : str
        `set` as in `ask`, `finding`, `input` and `along`; `bounds`, whether low and high are asked
        for instead, which may be null where their search would take too long.
    """
    said = json.loads(text)
    steps, found = SEEN["findings"][said["finding"]]["steps"], []
    for number in said["along"]:
        changes = dict(said["set"])
        changes[said["input"]] = number
        known = _quantities(changes)
        try:
            ends = _ends(steps, known) if said["bounds"] else (_value(steps, known),)
        except (ValueError, ArithmeticError):
            ends = None
        known_ends = ends and all(isfinite(end) for end in ends)
        found.append(list(ends[-2:]) if known_ends and ends else None)
    return json.dumps(found if said["bounds"] else [ends and ends[0] for ends in found])


def limits(text: str) -> str:
    """Between which numbers of an input a finding has a value, the other changes standing.

    Parameters
    ----------
    text : str
        `set` as in `ask`, `finding` and `input`.

    Returns
    -------
    str
        The lower end and the upper, each a number and whether it has a value itself, or null where
        none was found; null alone where the input's number in the book has no value either.
    """
    said = json.loads(text)
    steps, name, changes = SEEN["findings"][said["finding"]]["steps"], said["input"], said["set"]

    def follows(number: float) -> bool:
        try:
            return isfinite(_value(steps, _quantities(changes | {name: number})))
        except (ValueError, ArithmeticError):
            return False

    book = SEEN["inputs"][name]["value"]
    if not follows(book):
        return "null"
    return json.dumps([_limit(follows, float(book), side, changes[name]) for side in (-1, 1)])


def _limit(follows, book: float, side: int, asked: float) -> list | None:
    """Where a number that moves from the book's to one side first has no value."""
    good, bad, step = book, asked, abs(book) or 1.0
    for _ in range(OUTWARDS):
        if (asked - book) * side > 0 and not follows(asked):
            break
        bad = book + side * step
        if not follows(bad):
            break
        good, step = bad, step * 4
    else:
        return None
    for _ in range(HALVINGS):
        middle = (good + bad) / 2
        good, bad = (middle, bad) if follows(middle) else (good, middle)
    end = 0.0 if abs(bad) < 1e-9 * abs(book) else rounded(bad, 6)
    return [end, follows(end)]


def _quantities(changes: dict) -> dict:
    """The five numbers of every leaf, with some inputs changed."""
    known = SEEN["leaves"].copy()
    days = {
        name[len(DATE) :]: (_day(number),) * 2
        for name, number in changes.items()
        if name[: len(DATE)] == DATE
    }
    moved = [(place, leaf, name) for name in changes for place, leaf in SEEN["moved"].get(name, ())]
    for _, leaf, name in sorted(moved, key=lambda one: one[0]):
        if leaf[0] == "between":
            spans = [days.get(one, SEEN["periods"][one]) for one in leaf[2:]]
            known[leaf] = between(leaf[1], *spans)
        else:
            number, was = float(changes[name]), float(SEEN["inputs"][name]["value"])
            known[leaf] = _set(leaf, number, was)
    return known


def _day(number: float) -> date:
    """A day by its count, as a browser counts them."""
    return date.fromordinal(FIRST_DAY + round(number))


def _set(leaf: tuple, number: float, was: float) -> tuple:
    if leaf[0] == "assumption" or was == 0:
        return (number,) * 5
    return tuple(number if end == was else end * (number / was) for end in SEEN["leaves"][leaf])


def _value(steps: list, known: dict) -> float:
    """The best value alone, which needs no search for bounds unless a step speaks of one."""
    steps = expression.settled(steps, known)
    return expression.value(steps, {leaf: known[leaf][0] for leaf in expression.leaves(steps)})


def _answer(finding: dict, known: dict, bounds: bool) -> dict:
    try:
        best = _value(finding["steps"], known)
        ends = _ends(finding["steps"], known) if bounds else None
    except (ValueError, ArithmeticError) as error:
        return {"refused": str(error)}
    if not isfinite(best):
        return {"refused": finding["gloss"] + ": no finite number follows"}
    shown = [rounded(end, finding["digits"]) for end in ends or (best, best, best)]
    answer = {"value": best, "rounded": shown[0], "texts": _texts(finding, shown, bounds, ends)}
    if ends:
        answer["range"] = range_of(shown[1], shown[2], finding["unit"])
    return answer


def _ends(steps: list, known: dict) -> tuple | None:
    """Best value, low and high; None where the search for bounds would take too long, or meets what
    a model refuses: which of the two it meets first hangs on the last bit.
    """
    try:
        return expression.interval_within(RUNS, steps, known)[:3]
    except (ValueError, ArithmeticError, expression.Costly):
        return None


class Side:
    """One side of a check, as verdicts ask for it."""

    def __init__(self, steps: list, factor: float, known: dict) -> None:
        ends = [end * factor for end in expression.interval_within(RUNS, steps, known)]
        self.value, self.low, self.high, self.usual_low, self.usual_high = ends
        self.hard, self.usual = (self.low, self.high), (self.usual_low, self.usual_high)


def _verdict(check: dict, known: dict) -> dict:
    """The word of a verdict; no text where a side cannot be computed."""
    try:
        sides = [Side(steps, factor, known) for steps, factor in check["sides"]]
    except (ValueError, ArithmeticError, expression.Costly):
        return {"texts": {}}
    one, other = sides
    verdict, _ = verdict_of(check["sign"], one, other)  # type: ignore[arg-type]  # has all it asks
    return {"texts": {"": check["words"][verdict]}}


def _input_texts(given: dict, number: float) -> dict:
    """The forms of all entries that are this input."""
    if given["kind"] == "date":
        text = show_period(_day(number), _day(number))
        return {entry: {form: text for form in forms} for entry, forms in given["texts"].items()}
    return {
        entry: _texts({"texts": forms, "unit": given["unit"]}, [float(number)] * 3, True, True)
        for entry, forms in given["texts"].items()
    }


def _texts(entry: dict, shown: list, bounds: bool, known: object) -> dict:
    """Best value, low and high in each form in which the page prints the entry; forms that look at
    the bounds only where these were asked for, and with "about" where they are not known.
    """
    texts = {}
    for form in entry["texts"]:
        (best, low, high), hedge = shown, ""
        if form in OF_BOUNDS and not bounds:
            continue
        if form in OF_BOUNDS and not known:
            low, high, hedge = best * (1 - ROUGH), best * (1 + ROUGH), "about"
        try:
            texts[form] = in_form(form, best, low, high, entry["unit"], hedge)
        except ValueError:
            # No words are true of it any more: the figure stands instead.
            texts[form] = in_form("", best, low, high, entry["unit"])
    return texts
