"""What stands in a sentence for an entry of the ledger, in the form that its author asks for.

Judgement: both kinds of holding read alike, since no reader acts on the difference.
"""

from chipledger.numbers.periods import read_period
from chipledger.numbers.phrases import in_form, said
from chipledger.numbers.wording import show_period
from chipledger.promises.settled import SETTLED
from chipledger.tables.rows import Row
from chipledger.tables.vocabulary import VERDICT_WORDS, WEAK_GRADES

FORMS = {
    "bare": "the number without its unit",
    "when": "the time that a claim speaks of",
    "words": "words that its interval allows",
    "round": "two digits",
}


def bound_text(kind: str, row: Row, form: str = "") -> str:
    """The words of a bound number.

    Parameters
    ----------
    kind : str
        `claim`, `finding`, `assumption`, `check` or `promise`.
    row : mapping
        Row of the clean table.
    form : str
        A key of `FORMS`, or nothing for the number as the ledger shows it.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If there is no such form, the entry does not have it, or no words are true of its interval.

    Examples
    --------
    >>> row = {"value": 24.1, "low": 23.5, "high": 24.4, "unit": "percent", "shown": "24%"}
    >>> bound_text("finding", row), bound_text("finding", row, "words")
    ('24%', 'nearly a quarter')
    """
    if form and form not in FORMS:
        raise ValueError(f"unknown form {form!r}; use {', '.join(FORMS)}, or nothing")
    if kind in ("check", "promise"):
        if form:
            raise ValueError(f"a {kind} prints its outcome and has no form {form!r}")
        return VERDICT_WORDS[row["verdict"]] if kind == "check" else _outcome(row)
    if form == "when":
        if not row.get("as_of"):
            raise ValueError("it speaks of no time, so it has no form 'when'")
        return show_period(*read_period(row["as_of"]))
    if not form:
        return said(row["shown"])
    value = row["value"]
    if value in ("", None) or value != value:
        raise ValueError(f"it is no number, so it has no form {form!r}")
    return in_form(form, value, row["low"], row["high"], row["unit"], row.get("hedge", ""))


def is_weak(kind: str, row: Row) -> bool:
    """Whether a claim, or the promise or outcome of a promise, is known from weak sources alone."""
    if kind == "promise":
        return row["status"] in SETTLED and bool(
            {row["grade"], row["promise_grade"]} & set(WEAK_GRADES)
        )
    return kind == "claim" and row["grade"] in WEAK_GRADES


def is_figure(kind: str, row: Row, form: str = "") -> bool:
    """Whether a sentence prints a figure: names, states and dates are words of it."""
    if kind in ("check", "promise") or form == "when":
        return False
    return row["value"] not in ("", None) and row["value"] == row["value"]


def _outcome(promise: Row) -> str:
    return promise["status"] or "not ruled yet"
