"""Kinds of output by which a stored notebook says what a cell published, and how its numbers are
written there.
"""

from decimal import Decimal

MIME = "application/vnd.chipledger.findings+json"
ASSUMPTION_MIME = "application/vnd.chipledger.assumptions+json"
ANSWER_MIME = "application/vnd.chipledger.answer+json"  # beside a table of assumptions
FIGURE_MIME = "application/vnd.chipledger.figure+json"  # of what a figure says of itself
_POWERS = 1e21  # from here on JavaScript writes a power of ten, as Python does


def as_saved(value: object) -> object:
    """What JSON holds after a frontend written in JavaScript, which knows no whole floats, has
    saved it; so that saving what nobody changed changes no byte.

    Examples
    --------
    >>> as_saved({"low": 12.0, "high": 12.5, "steps": [["number", 1e16]]})
    {'low': 12, 'high': 12.5, 'steps': [['number', 10000000000000000]]}
    """
    if isinstance(value, dict):
        return {name: as_saved(held) for name, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_saved(held) for held in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < _POWERS:
        return int(Decimal(repr(value)))
    return value
