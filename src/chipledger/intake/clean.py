"""Raw tables to clean tables: pure functions on DataFrames, then one atomic write.

Judgements made here: a value is what its literal prints, converted to its metric's unit; a metric
that falls by definition turns a positive print into a negative value; a date's value is its period.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from chipledger.audit import run_checks
from chipledger.errors import FIRST_ROW, LiteralError, Problem, TableError
from chipledger.intake.corrections import correction_problems
from chipledger.numbers.literals import read, read_period
from chipledger.numbers.units import conversion
from chipledger.numbers.wording import show, show_period
from chipledger.promises.settled import clean_promises
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.schema import validated

NUMBERS = ("value", "low", "high", "usual_low", "usual_high")
EMPTY = (float("nan"),) * 5
VALUE_COLUMNS = (*NUMBERS, "unit", "hedge", "shown", "period_start", "period_end")


def clean_tables(raw: Mapping[str, Any]) -> dict[str, pd.DataFrame]:
    """The clean tables that follow from the raw ones alone (findings come from notebooks).

    Parameters
    ----------
    raw : dict of str to pandas.DataFrame
        As `chipledger.intake.raw.read_raw` returns them.

    Returns
    -------
    dict of str to pandas.DataFrame

    Raises
    ------
    TableError
        If a literal cannot be read, its unit is not its metric's, a correction matches nothing, or
        a clean table breaks its schema.
    CheckError
        If a check cannot be evaluated.
    """
    claims = clean_claims(raw["claims"], raw["metrics"], raw["sources"], raw["entities"])
    metrics = raw["metrics"]
    single = metrics[metrics["single_valued"] == "yes"]
    checks = run_checks(raw["checks"], claims, dict(zip(single["id"], single["kind"], strict=True)))
    promises = clean_promises(
        raw["promises"], raw["resolutions"], claims, raw["sources"], raw["entities"]
    )
    tables = {
        "claims": validated("claims", claims),
        "checks": validated("checks", checks),
        "promises": validated("promises", promises),
        "corrections": validated("corrections", raw["corrections"]),
        **{
            name: raw[name]
            for name in ("sources", "entities", "metrics", "resolutions", "dismissed")
        },
    }
    if problems := list(correction_problems(raw["corrections"], tables)):
        raise TableError(problems)
    return tables


def clean_claims(
    claims: pd.DataFrame, metrics: pd.DataFrame, sources: pd.DataFrame, entities: pd.DataFrame
) -> pd.DataFrame:
    """Claims with parsed values, theme, grade and file.

    Parameters
    ----------
    claims, metrics, sources, entities : pandas.DataFrame
        Raw tables.

    Returns
    -------
    pandas.DataFrame
        One row per claim, in the order of `claims`.

    Raises
    ------
    TableError
        Naming every row whose literal cannot be read.
    """
    metric_of = {row["id"]: row for row in rows_of(metrics)}
    names = dict(zip(entities["id"], entities["name"], strict=True))
    rows, problems = [], []
    for number, claim in enumerate(rows_of(claims), FIRST_ROW):
        try:
            rows.append(_value(claim, metric_of[claim["metric"]], names))
        except (LiteralError, ValueError) as error:
            problems.append(
                Problem(
                    "data/raw/claims.csv",
                    number,
                    "literal",
                    "readable",
                    str(error),
                    claim["literal"],
                )
            )
    if problems:
        raise TableError(problems)
    values = pd.DataFrame(rows, columns=list(VALUE_COLUMNS), index=claims.index).astype(
        dict.fromkeys(NUMBERS, float)
    )
    origin = (
        sources.set_index("id")
        .loc[claims["source"], ["theme", "grade", "file"]]
        .set_axis(claims.index)
    )
    return pd.concat([claims, values, origin], axis=1)


def _value(claim: Row, metric: Row, names: Mapping[str, str]) -> tuple[float | str, ...]:
    """The value columns of one claim."""
    kind = metric["kind"]
    if kind == "relation":
        return (*EMPTY, "", "", names[claim["object"]], "", "")
    if kind == "status":
        return (*EMPTY, "", "", claim["state"].replace("_", " "), "", "")
    if kind == "date":
        return _date(claim["literal"], claim["context"])
    return _number(claim["literal"], claim["context"], kind, metric["unit"], metric["direction"])


@lru_cache(maxsize=10_000)
def _date(literal: str, context: str) -> tuple[float | str, ...]:
    """A printed date as its first and last day."""
    start, end = read_period(literal, context)
    days = (day.isoformat() if day else "" for day in (start, end))
    return (*EMPTY, "date", "", show_period(start, end), *days)


@lru_cache(maxsize=100_000)
def _number(
    literal: str, context: str, kind: str, metric_unit: str, direction: str
) -> tuple[float | str, ...]:
    """A printed number in its metric's unit; the reader sees the unit that was printed."""
    figure = read(literal, context, kind)
    unit = metric_unit or figure.unit
    factor = conversion(figure.unit, unit)
    printed = [getattr(figure, name) for name in NUMBERS]
    if direction == "down" and printed[0] > 0:
        value, low, high, usual_low, usual_high = (-number for number in printed)
        printed = [value, high, low, usual_high, usual_low]
    seen = unit if figure.unit in ("", "item", unit.split("/")[0]) else figure.unit
    numbers = [round(number * factor, 10) for number in printed]
    value, low, high = printed[:3]
    return (*numbers, unit, figure.hedge, show(value, low, high, seen, figure.hedge), "", "")
