"""Candidates for claims.csv: place and parsed value filled in, judgement left to people.

Judgements made here: a percentage beside a word of change is read as a change, else as a share; a plain
number before a measure word as a count. Whoever codes the claim chooses the metric, which decides.
"""

import re

import pandas as pd
from pandera.errors import SchemaErrors

from chipledger.errors import FIRST_ROW, LiteralError, Problem, TableError
from chipledger.numbers.lexicon import WORDS
from chipledger.numbers.literals import read, read_period
from chipledger.numbers.units import COUNTED, MONEY
from chipledger.scan.finds import find_figures
from chipledger.scan.fold import fold
from chipledger.tables.rows import names_of
from chipledger.tables.schema import RAW, problems_of

VALUES = ("value", "low", "high", "unit", "period_start", "period_end", "flag")
_CHANGES = re.compile(
    "|".join(
        re.escape(fold(word))
        for role in ("rise", "fall")
        for word in WORDS[role].split("|")
        if not word.isascii()
    )
)


def propose(text, source, entities=None):
    """The figures of a text as rows that wait to become claims.

    Parameters
    ----------
    text : str
    source : str
        Id of the source, may be empty.
    entities : pandas.DataFrame, optional
        Raw table; its names tell product names from figures.

    Returns
    -------
    pandas.DataFrame
        The columns of `claims.csv`, of which source, line, offset and literal are filled; then the value, its hard
        interval and unit, or the period; and `flag`: what a person must add before the print can be read.
    """
    names = () if entities is None else names_of(entities)
    columns = list(RAW["claims"].columns)
    rows = [
        dict.fromkeys(columns, "")
        | {
            "source": source,
            "line": str(found.line),
            "offset": str(found.offset),
            "literal": found.literal,
        }
        | _parsed(found)
        for found in find_figures(text, names)
        if found.kind == "figure"
    ]
    return pd.DataFrame(rows, columns=[*columns, *VALUES]).astype(dict.fromkeys(VALUES[:3], float))


def _parsed(found):
    """The value columns of one find."""
    try:
        return _period(found.literal) if found.form == "date" else _number(found.literal)
    except LiteralError as error:
        return {"unit": "date" if found.form == "date" else "", "flag": _flag(error)}


def _period(literal):
    start, end = read_period(literal)
    return {
        "unit": "date",
        "period_start": str(start or ""),
        "period_end": str(end or ""),
        "flag": "",
    }


def _number(literal):
    figure = read(literal, kind=_kind(literal))
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "flag": "",
    }


def _kind(literal):
    """The kind of metric that a print most likely asks for."""
    unit = read(literal, "sense=times").unit
    if unit == "percent":
        return "change" if _CHANGES.search(fold(literal)) else "share"
    return (
        "ratio"
        if unit == "times"
        else "price"
        if unit in MONEY
        else "count"
        if unit in ("", *COUNTED)
        else "measure"
    )


def _flag(error):
    """What is missing, in a word where it is one of the usual things."""
    for word in ("sense", "year", "month"):
        if f"{word}=" in error.mend:
            return f"{word}="
    return f"{error.problem}; {error.mend}"


def adopted(claims, proposals, path):
    """The ledger with the filled rows of a scan, sorted by id.

    Parameters
    ----------
    claims, proposals : pandas.DataFrame
        The raw table, and the table that `propose` began and a person filled.
    path : path
        Where the proposals lie, for messages.

    Returns
    -------
    pandas.DataFrame
        The columns of `claims.csv`: what only helped is gone.

    Raises
    ------
    TableError
        With every cell that breaks a rule of its own, by row of the proposals. What rows say of
        each other, and of sources and entities, is checked when the tables are cleaned.
    """
    columns = list(claims.columns)
    if absent := [column for column in columns if column not in proposals]:
        mend = f"a scan writes the columns of claims.csv; here lack {', '.join(absent)}"
        raise TableError([Problem(str(path), 1, "(header)", "columns", mend)])
    rows = proposals[columns]
    known = rows["id"].isin(claims["id"])
    mend = "the ledger has a claim of this id: give the new one its own"
    problems = [
        Problem(str(path), number + FIRST_ROW, "id", "unique", mend, rows["id"][number])
        for number in rows.index[known]
    ]
    try:
        RAW["claims"].validate(rows, lazy=True)
    except SchemaErrors as error:
        problems += problems_of(str(path), rows, error.schema_errors)
    if problems:
        raise TableError(problems)
    return pd.concat([claims, rows], ignore_index=True).sort_values("id", ignore_index=True)
