"""Bounds and text of every asked expression; the same script runs here and under MicroPython."""

import json

from chipledger.numbers import expression


def answer(steps, quantities):
    """Best value and bounds as texts, or the kind of error; and the formula."""
    known = {tuple(leaf): tuple(float(end) for end in ends) for leaf, ends in quantities}
    try:
        found = [repr(float(number)) for number in expression.interval(steps, known)]
    except (ValueError, ArithmeticError) as error:
        found = type(error).__name__
    return [found, expression.text(steps)]


def answers(text):
    """Answers to a JSON text of pairs of steps and quantities, as JSON text."""
    return json.dumps([answer(*each) for each in json.loads(text)])


if __name__ == "__main__":
    with open("/asked.json") as asked, open("/answered.json", "w") as answered:
        answered.write(answers(asked.read()))
