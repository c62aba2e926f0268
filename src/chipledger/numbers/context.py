"""The context of a literal: what its sentence implies and the print lacks, by a closed list."""

from collections.abc import Mapping

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.lexicon import REGIONS

CONTEXT = {
    "year": r"(?:19|20)\d\d",
    "month": r"0?[1-9]|1[0-2]",
    "unit": r"\S+",
    "sense": "times|plus",
    "move": "fall",  # a verb further off says that the figure is a fall
    "print": "exact",
    "hedge": "about|over|under|near|atleast|upto",
    "region": "|".join(REGIONS),
    "scale": r"1e(?:[2-9]|1[0-2])|0\.01",
    "fiscal": r"0?[1-9]|1[0-2]",  # the month in which a fiscal year begins, if not January
}


def parse_context(context: str | Mapping[str, object] = "") -> dict[str, str]:
    """What a sentence implies and its literal lacks, as a mapping.

    Parameters
    ----------
    context : str or mapping
        `key=value` joined by `;`; keys are those of `CONTEXT`.

    Returns
    -------
    dict of str to str

    Raises
    ------
    LiteralError
        If a key or a value is not in the closed list.

    Examples
    --------
    >>> parse_context("year=2025;unit=CNY")
    {'year': '2025', 'unit': 'CNY'}
    """
    if isinstance(context, Mapping):
        pairs = [(str(key), str(value)) for key, value in context.items()]
    else:
        pairs = [part.partition("=")[::2] for part in str(context or "").split(";") if part.strip()]
    said = {}
    for key, value in ((key.strip(), value.strip()) for key, value in pairs):
        if key not in CONTEXT or key in said:
            raise LiteralError(
                context,
                f"{key!r} is no context key, or stands twice",
                f"use {', '.join(CONTEXT)}, each once",
            )
        if not re.fullmatch(CONTEXT[key], value, re.ASCII):
            raise LiteralError(
                context, f"{value!r} is no value of {key}", f"it must match {CONTEXT[key]}"
            )
        said[key] = value
    return said
