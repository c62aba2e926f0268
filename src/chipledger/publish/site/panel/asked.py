"""What a page asks when its reader changes a number: JSON text in, JSON text out.

The build runs this file in CPython, the page in MicroPython. Text alone crosses over, since the
engine's bridge cuts whole numbers to 32 bits.

Judgements:

- An assumption that a reader sets is that number, without a range.
- A claim that a reader sets keeps its print: its bounds move with it in proportion.

Standard library alone, and nothing that MicroPython lacks.
"""

import json

from chipledger.numbers import expression
from chipledger.numbers.phrases import in_form
from chipledger.numbers.wording import range_of, rounded

OF_BOUNDS = ("words",)  # forms that look at the interval
SEEN: dict = {}


def start(text: str) -> str:
    """Take in the data of a page, as `page.data_of` writes them; nothing comes back.

    `inputs` has value, unit and texts by form of each input by id, `leaves` the five numbers of
    each leaf, `findings` the steps, unit, digits and texts by form of each.
    """
    data = json.loads(text)
    SEEN["inputs"], SEEN["findings"] = data["inputs"], data["findings"]
    SEEN["leaves"] = {
        tuple(leaf): tuple(float(end) for end in ends) for leaf, ends in data["leaves"]
    }
    return "{}"


def ask(text: str) -> str:
    """The findings as they are with some inputs changed.

    Parameters
    ----------
    text : str
        `set`, numbers by id of their input; `only`, ids of findings; `bounds`, whether intervals
        are asked for.

    Returns
    -------
    str
        For each finding by id: `value` and `texts` by form, with `range` where asked for; or
        `refused`, in the words of what refused. For each changed input, under `input:` and its
        id, its `texts`.
    """
    said = json.loads(text)
    known = _quantities(said["set"])
    answers = {
        name: _answer(SEEN["findings"][name], known, said["bounds"]) for name in said["only"]
    }
    for name, number in said["set"].items():
        answers["input:" + name] = {"texts": _texts(SEEN["inputs"][name], [float(number)] * 3)}
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
            found.append(_value(steps, _quantities(changes)))
        except (ValueError, ArithmeticError):
            found.append(None)
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
        if wide:
            best, low, high = expression.interval(finding["steps"], known)[:3]
        else:
            best = low = high = _value(finding["steps"], known)
    except (ValueError, ArithmeticError) as error:
        return {"refused": str(error)}
    shown = [rounded(end, finding["digits"]) for end in (best, low, high)]
    answer = {"value": best, "texts": _texts(finding, shown)}
    if bounds:
        answer["range"] = range_of(shown[1], shown[2], finding["unit"])
    return answer


def _texts(entry: dict, ends: list) -> dict:
    """Best value, low and high in each form in which the page prints the entry."""
    texts = {}
    for form in entry["texts"]:
        try:
            texts[form] = in_form(form, ends[0], ends[1], ends[2], entry["unit"])
        except ValueError:
            # No words are true of it any more: the figure stands instead.
            texts[form] = in_form("", ends[0], ends[1], ends[2], entry["unit"])
    return texts
