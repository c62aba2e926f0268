"""What a page asks when its reader changes a number: JSON text in, JSON text out.

The build runs this file in CPython, the page in MicroPython. Text alone crosses over, since the
engine's bridge cuts whole numbers to 32 bits.

Judgements:

- An assumption that a reader sets is that number, without a range.
- A claim that a reader sets keeps its print: its bounds move with it in proportion.
- An assumption and the claim that it is taken from are two inputs: the claim stays what the article
  printed.

Standard library alone, and nothing that MicroPython lacks.
"""

import json
from math import inf, isfinite

from chipledger.audit.verdicts import verdict_of
from chipledger.numbers import expression
from chipledger.numbers.phrases import ROUGH, in_form
from chipledger.numbers.wording import range_of, rounded

OF_BOUNDS = ("words",)  # forms that look at the interval
RUNS = 250  # of an expression, in search of its bounds: beyond, a page would stand still
SEEN: dict = {}


def start(text: str) -> str:
    """Take in the data of a page, as `page.data_of` writes them; nothing comes back.

    `inputs` has by id: value, unit, texts by form; `leaves` the five numbers of each leaf;
    `findings` by id: steps, unit, digits, texts by form; `checks` by id: sign, both sides as steps
    with the factor to a unit that they share, and the word of each verdict.
    """
    data = json.loads(text)
    for part in ("inputs", "findings", "checks"):
        SEEN[part] = data[part]
    SEEN["leaves"] = {
        tuple(leaf): tuple(float(end) for end in ends) for leaf, ends in data["leaves"]
    }
    return "{}"


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
        For each finding by id: `value`, `rounded` and `texts` by form, with `range` where asked
        for; or `refused`, in the words of what refused. For each changed input, under `input:` and
        its id, and for each check, under `check:` and its id, its `texts`.
    """
    said = json.loads(text)
    known = _quantities(said["set"])
    answers = {
        name: _answer(SEEN["findings"][name], known, said["bounds"]) for name in said["only"]
    }
    for name, number in said["set"].items():
        answers["input:" + name] = {"texts": _texts(SEEN["inputs"][name], [float(number)] * 3)}
    for name in said["checks"]:
        answers["check:" + name] = _verdict(SEEN["checks"][name], known)
    return json.dumps(answers)


def curve(text: str) -> str:
    """A finding along one input: for each number of `along` what the finding comes to, or null.

    Parameters
    ----------
    text : str
        `set` as in `ask`, `finding`, `input` and `along`.
    """
    said = json.loads(text)
    steps, found = SEEN["findings"][said["finding"]]["steps"], []
    for number in said["along"]:
        changes = dict(said["set"])
        changes[said["input"]] = number
        try:
            number = _value(steps, _quantities(changes))
        except (ValueError, ArithmeticError):
            number = inf
        found.append(number if isfinite(number) else None)
    return json.dumps(found)


def _quantities(changes: dict) -> dict:
    """The five numbers of every leaf, with some inputs changed."""
    known = dict(SEEN["leaves"])
    for leaf in SEEN["leaves"]:
        if leaf[1] in changes:
            known[leaf] = _set(leaf, float(changes[leaf[1]]))
    return known


def _set(leaf: tuple, number: float) -> tuple:
    was = float(SEEN["inputs"][leaf[1]]["value"])
    if leaf[0] == "assumption" or was == 0:
        return (number,) * 5
    return tuple(number if end == was else end * (number / was) for end in SEEN["leaves"][leaf])


def _value(steps: list, known: dict) -> float:
    """The best value alone, which needs no search for bounds unless a step speaks of one."""
    steps = expression.settled(steps, known)
    return expression.value(steps, {leaf: known[leaf][0] for leaf in expression.leaves(steps)})


def _answer(finding: dict, known: dict, bounds: bool) -> dict:
    wide = bounds or any(form in OF_BOUNDS for form in finding["texts"])
    try:
        ends = _ends(finding["steps"], known) if wide else None
        best = ends[0] if ends else _value(finding["steps"], known)
    except (ValueError, ArithmeticError) as error:
        return {"refused": str(error)}
    if not isfinite(best):
        return {"refused": finding["gloss"] + ": no finite number follows"}
    shown = [rounded(end, finding["digits"]) for end in ends or (best, best, best)]
    answer = {
        "value": best,
        "rounded": shown[0],
        "texts": _texts(finding, shown, wide and not ends),
    }
    if bounds and ends:
        answer["range"] = range_of(shown[1], shown[2], finding["unit"])
    return answer


def _ends(steps: list, known: dict) -> tuple | None:
    """Best value, low and high; None where the search for bounds would take too long."""
    try:
        return expression.interval_within(RUNS, steps, known)[:3]
    except expression.Costly:
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
    return {"texts": {"": check["words"][verdict_of(check["sign"], sides[0], sides[1])[0]]}}


def _texts(entry: dict, ends: list, unbounded: bool = False) -> dict:
    """Best value, low and high in each form in which the page prints the entry.

    Where the bounds are not known, no word stands without "about".
    """
    texts = {}
    for form in entry["texts"]:
        low, high, hedge = ends[1], ends[2], ""
        if unbounded and form in OF_BOUNDS:
            low, high, hedge = ends[0] * (1 - ROUGH), ends[0] * (1 + ROUGH), "about"
        try:
            texts[form] = in_form(form, ends[0], low, high, entry["unit"], hedge)
        except ValueError:
            # No words are true of it any more: the figure stands instead.
            texts[form] = in_form("", ends[0], ends[1], ends[2], entry["unit"])
    return texts
