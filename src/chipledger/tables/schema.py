"""What every table promises, column by column, raw and clean.

A rule is a pandera check whose name is the rule and whose error text is how to mend it. Raw tables
are read as text: a rule sees what a person typed. Rules that need more than one column or more than
one table live in `rules`. What a rule allows stands beside it in `statistics`, in the words of
Frictionless, so that the description of the data package says what is checked and nothing else.
"""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import lru_cache, partial

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from chipledger.errors import FIRST_ROW, Problem, TableError
from chipledger.numbers.chinese import HAN
from chipledger.numbers.context import CONTEXT as CONTEXT_KEYS
from chipledger.numbers.units import ALLOWED
from chipledger.tables.vocabulary import (
    BASES,
    CHECK_KINDS,
    ENTITY_TYPES,
    ERRORS,
    GRADES,
    GROUPS,
    KINDS,
    MODALITIES,
    READERS,
    REASONS,
    SETTLEMENT,
    SEVERITIES,
    STATES,
    STATUSES,
    TESTED,
    THEMES,
    VERDICTS,
    WHOSE,
)

SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
CLAIM_ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)+"
PARTIAL_DATE = r"\d{4}(-Q[1-4]|-H[12]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
CONTEXT = rf"(({'|'.join(CONTEXT_KEYS)})=[^;=]+)(;({'|'.join(CONTEXT_KEYS)})=[^;=]+)*"


def _rule(
    name: str, mend: str, test: Callable[[str], bool], empty: bool = False, **promise: object
) -> pa.Check:
    """An element-wise pandera check, and what it promises to readers."""
    return pa.Check(
        lru_cache(2**12)(test),  # most columns say few different things
        element_wise=True,
        name=name,
        error=mend,
        statistics={"required": not empty, **promise},
    )


def matches(pattern: str, name: str, mend: str, empty: bool = False, **promise: object) -> pa.Check:
    """The whole cell has this form."""
    fits = re.compile(pattern).fullmatch
    return _rule(
        name,
        mend,
        lambda cell: (empty and cell == "") or fits(cell) is not None,
        empty,
        **(promise or {"pattern": pattern}),
    )


def one_of(words: Collection[str], empty: bool = False) -> pa.Check:
    """The cell is a word of a closed list."""
    return _rule(
        "closed list",
        f"use one of: {', '.join(word or '(empty)' for word in words)}",
        lambda cell: (empty and cell == "") or cell in words,
        empty or "" in words,
        enum=[word for word in words if word],
    )


def when(empty: bool = False) -> pa.Check:
    """A date, as exact as the source gives it."""
    return _rule(
        "ISO date",
        "write 2025, 2025-Q3, 2025-H1, 2025-08 or 2025-08-22",
        lambda cell: (
            (empty and cell == "")
            or (re.fullmatch(PARTIAL_DATE, cell) is not None and _in_calendar(cell))
        ),
        empty,
        pattern=PARTIAL_DATE,
    )


def day(empty: bool = False) -> pa.Check:
    """One day of the calendar."""
    return _rule(
        "day",
        "write the day as 2026-11-22",
        lambda cell: (
            (empty and cell == "")
            or (re.fullmatch(r"\d{4}-\d\d-\d\d", cell) is not None and _in_calendar(cell))
        ),
        empty,
        type="date",
    )


def _in_calendar(cell: str) -> bool:
    """False for a thirty-first of June; anything but a full day passes."""
    try:
        return len(cell) < 10 or bool(date.fromisoformat(cell))
    except ValueError:
        return False


slug = partial(
    matches, SLUG, "slug", "use lower-case letters, digits and single hyphens, a letter first"
)
whole = partial(
    matches,
    r"0|[1-9]\d*",
    "whole number",
    "write a whole number without sign or separator",
    type="integer",
    minimum=0,
)
line_number = partial(
    matches,
    r"[1-9]\d*",
    "line number",
    "write a whole number; the first line is 1",
    type="integer",
    minimum=1,
)


def line(longest: int, empty: bool = False) -> pa.Check:
    """One line of text, neither padded nor too long."""
    return _rule(
        "one line",
        f"write one line of at most {longest} characters, without space at either end",
        lambda cell: (empty and cell == "") or (0 < len(cell) <= longest and cell == cell.strip()),
        empty,
        maxLength=longest,
    )


def short_literal() -> pa.Check:
    """Figures and names carry over from a source, its sentences do not."""
    return _rule(
        "short literal",
        "keep figure, unit and hedge only: no more than ten Chinese characters in a row",
        lambda cell: 0 < len(cell) <= 60 and not re.search(f"[{HAN}]{{11,}}", cell),
        maxLength=60,
    )


def words() -> pa.Check:
    """Scopes are lower-case words that make figures comparable."""
    return matches(
        r"[^;\s][^;\n]*(;[^;\s][^;\n]*)*",
        "scope words",
        "join short words with ';', none of them empty",
        True,
    )


def _table(**columns: Iterable[pa.Check]) -> pa.DataFrameSchema:
    """A schema of text columns, in this order, none missing and none added."""
    checks = {
        name: pa.Column(checks=list(rules)) for name, rules in columns.items()
    }  # read as text: no type to check
    return pa.DataFrameSchema(checks, strict=True, ordered=True)


RAW = {
    "sources": _table(
        id=[slug()],
        kind=[one_of(("text", "web"))],
        file=[matches(r"[\w.-]+", "file name", "write the file's own name, no folder", True)],
        first_line=[line_number(empty=True)],
        last_line=[line_number(empty=True)],
        sha256=[
            matches(
                r"[0-9a-f]{64}",
                "SHA-256",
                "write 64 hexadecimal digits, as sha256sum prints them",
                True,
            )
        ],
        url=[
            matches(
                r"(https?://\S+|none found)", "address", "write an http address, or 'none found'"
            )
        ],
        title=[line(160)],
        publisher=[line(80)],
        author=[line(80, empty=True)],
        published=[when(empty=True)],
        language=[one_of(("zh-Hans", "zh-Hant", "en"))],
        read_on=[day(empty=True)],
        page_read=[one_of(("yes", "no"))],
        grade=[one_of(GRADES)],
        theme=[one_of(THEMES)],
    ),
    "claims": _table(
        id=[
            matches(
                CLAIM_ID,
                "claim id",
                "use a slug with a hyphen in it: the check language tells ids by it",
            ),
            line(48),
        ],
        source=[slug()],
        line=[line_number(empty=True)],
        offset=[whole(empty=True)],
        locator=[line(120, empty=True)],
        literal=[short_literal()],
        context=[
            matches(
                CONTEXT,
                "context",
                f"join key=value with ';'; keys: {', '.join(CONTEXT_KEYS)}",
                True,
            )
        ],
        entity=[slug()],
        metric=[matches(r"[a-z][a-z0-9_]*", "metric name", "use an id of metrics.csv")],
        object=[slug(empty=True)],
        state=[one_of(STATES, empty=True)],
        base=[slug(empty=True)],
        scope=[words()],
        as_of=[when(empty=True)],
        due=[when(empty=True)],
        speaker=[slug()],
        basis=[one_of(BASES)],
        modality=[one_of(MODALITIES)],
        origin=[slug(empty=True)],
        gloss=[line(140)],
    ),
    "entities": _table(
        id=[slug()],
        type=[one_of(ENTITY_TYPES)],
        name=[line(80)],
        zh_hans=[line(40, empty=True)],
        zh_hant=[line(40, empty=True)],
        aliases=[words()],
        maker=[slug(empty=True)],
        note=[line(200, empty=True)],
    ),
    "metrics": _table(
        id=[
            matches(
                r"[a-z][a-z0-9_]*", "metric name", "use lower-case letters, digits and underscores"
            )
        ],
        label=[line(60)],
        kind=[one_of(KINDS)],
        unit=[one_of(ALLOWED)],
        direction=[one_of(("up", "down", "signed"), empty=True)],
        single_valued=[one_of(("yes", "no"))],
        definition=[line(240)],
    ),
    "scope_words": _table(
        word=[matches(r"[^\s;]+", "one word", "one word per row, without space or semicolon")],
    ),
    "dismissed": _table(
        source=[slug()],
        line=[line_number()],
        offset=[whole()],
        literal=[short_literal()],
        reason=[one_of(REASONS)],
        repeats=[slug(empty=True)],
    ),
    "promises": _table(
        id=[slug()],
        claim=[slug()],
        speaker=[slug()],
        deliverable=[line(200)],
        criterion=[line(300)],
        window_start=[when(empty=True)],
        window_end=[when()],
        vintage_of=[slug(empty=True)],
        group=[one_of(GROUPS)],
    ),
    "resolutions": _table(
        promise=[slug()],
        status=[one_of(STATUSES)],
        evidence=[matches(rf"{SLUG}( {SLUG})*", "claim ids", "join claim ids with a space", True)],
        ruled_on=[day()],
        ruled_by=[one_of((*READERS, SETTLEMENT))],
        searched_until=[when(empty=True)],
        note=[line(300, empty=True)],
    ),
}

_number = partial(pa.Column, float, nullable=True)
_text = partial(pa.Column, str)

CLEAN = {
    "claims": pa.DataFrameSchema(
        {
            **{name: _text() for name in RAW["claims"].columns},
            "value": _number(),
            "low": _number(),
            "high": _number(),
            "usual_low": _number(),
            "usual_high": _number(),
            "unit": _text(pa.Check.isin(ALLOWED)),
            "hedge": _text(),
            "shown": _text(pa.Check.str_length(min_value=1)),
            "period_start": _text(metadata={"type": "date"}),
            "period_end": _text(metadata={"type": "date"}),
            "theme": _text(pa.Check.isin(THEMES)),
            "grade": _text(pa.Check.isin(GRADES)),
            "file": _text(),
        },
        strict=True,
        ordered=True,
        checks=[
            pa.Check(
                lambda t: (
                    t["value"].isna() | ((t["low"] <= t["value"]) & (t["value"] <= t["high"]))
                ),
                name="value within its interval",
            ),
            pa.Check(
                lambda t: (
                    t["value"].isna()
                    | ((t["low"] <= t["usual_low"]) & (t["usual_high"] <= t["high"]))
                ),
                name="usual interval within the hard one",
            ),
        ],
    ),
    "findings": pa.DataFrameSchema(
        {
            "id": _text(unique=True),
            "value": _number(),
            "low": _number(),
            "high": _number(),
            "unit": _text(pa.Check.isin(ALLOWED)),
            "digits": pa.Column(int, pa.Check.in_range(1, 8)),
            "shown": _text(pa.Check.str_length(min_value=1)),
            "gloss": _text(),
            "notebook": _text(),
            "formula": _text(pa.Check.str_length(min_value=1)),
            "inputs": _text(pa.Check.str_length(min_value=1)),
            "expression": _text(pa.Check.str_length(min_value=1)),
        },
        strict=True,
        ordered=True,
    ),
    "assumptions": pa.DataFrameSchema(
        {
            "id": _text(unique=True),
            "value": pa.Column(float),
            "low": pa.Column(float),
            "high": pa.Column(float),
            "unit": _text(pa.Check.isin(ALLOWED)),
            "shown": _text(pa.Check.str_length(min_value=1)),
            "label": _text(pa.Check.str_length(min_value=1)),
            "because": _text(pa.Check.str_length(min_value=1)),
            "source": _text(),
            "notebook": _text(),
            "finding": _text(pa.Check.str_length(min_value=1)),
            "effect_low": _number(),
            "effect_high": _number(),
            "effect": _text(),
        },
        strict=True,
        ordered=True,
        checks=[
            pa.Check(
                lambda t: (t["low"] <= t["value"]) & (t["value"] <= t["high"]),
                name="value within its range",
            ),
        ],
    ),
    "checks": pa.DataFrameSchema(
        {
            "id": _text(unique=True),
            "kind": _text(pa.Check.isin(CHECK_KINDS)),
            "tests": _text(pa.Check.isin(tuple(TESTED))),
            "says": _text(),
            "test": _text(),
            "claims": _text(pa.Check.str_length(min_value=1)),
            "left_low": _number(),
            "left_high": _number(),
            "right_low": _number(),
            "right_high": _number(),
            "unit": _text(),
            "verdict": _text(pa.Check.isin(VERDICTS)),
            "factor": _number(),
            "error": _text(pa.Check.isin(("", *ERRORS))),
            "source": _text(),
            "asserts": _text(),
            "slip": _text(),
            "severity": _text(pa.Check.isin(("", *SEVERITIES))),
            "ruling": _text(),
        },
        strict=True,
        ordered=True,
    ),
    "promises": pa.DataFrameSchema(
        {
            **{name: _text() for name in RAW["promises"].columns},
            "company": _text(),
            "thing": _text(pa.Check.str_length(min_value=1)),
            "said_on": _text(pa.Check.str_length(min_value=4)),
            "due": _text(pa.Check.str_length(min_value=10), metadata={"type": "date"}),
            "chain": _text(pa.Check.str_length(min_value=1)),
            "vintage": pa.Column(int, pa.Check.ge(1)),
            "status": _text(pa.Check.isin(("", *STATUSES))),
            "settled_by": _text(pa.Check.isin(("", "both readers", SETTLEMENT))),
            "ruled_on": _text(metadata={"type": "date"}),
            "searched_until": _text(),
            "note": _text(),
            "evidence": _text(),
            "grade": _text(pa.Check.isin(("", *GRADES))),
            "promise_grade": _text(pa.Check.isin(GRADES)),
            "origins": pa.Column(int, pa.Check.ge(0)),
            "late_low": _number(),
            "late_high": _number(),
            "slip": _number(),
        },
        strict=True,
        ordered=True,
        checks=[
            pa.Check(
                lambda t: t["late_low"].isna() | (t["late_low"] <= t["late_high"]),
                name="lateness in order",
            ),
        ],
    ),
    "corrections": pa.DataFrameSchema(
        {
            "date": _text(pa.Check.str_length(min_value=10), metadata={"type": "date"}),
            "kind": _text(pa.Check.isin(("claim", "promise"))),
            "id": _text(pa.Check.str_length(min_value=1)),
            "field": _text(pa.Check.str_length(min_value=1)),
            "old": _text(),
            "new": _text(),
            "why": _text(pa.Check.str_length(min_value=1)),
            "whose": _text(pa.Check.isin(WHOSE)),
        },
        strict=True,
        ordered=True,
    ),
    "coverage": pa.DataFrameSchema(
        {
            "source": _text(unique=True),
            **{
                name: pa.Column(int, pa.Check.ge(0))
                for name in ("figures", "coded", "dismissed", "open")
            },
            "share": _number(pa.Check.in_range(0, 1)),
            **{name: pa.Column(int, pa.Check.ge(0)) for name in ("names", "idioms", "furniture")},
        },
        strict=True,
        ordered=True,
    ),
}


def problems_of(
    name: str, table: pd.DataFrame, cases: Iterable[pandera.errors.SchemaError]
) -> list[Problem]:
    """Pandera's failures as problems, each cell that fails named, in the order of the rows."""
    found = []
    for case in cases:
        check, column = case.check, case.schema.name or "(row)"
        rule = getattr(check, "name", None) or str(check)
        mend = (
            getattr(check, "error", None)
            or f"mend the cell, or what computes it, until it keeps: {rule}"
        )
        cells = case.failure_cases
        rows = (
            sorted(set(cells["index"].dropna().astype(int)))
            if hasattr(cells, "columns") and "index" in cells
            else [0]
        )
        for row in rows or [0]:
            value = str(table[column].iloc[row]) if column in table and row < len(table) else ""
            found.append(Problem(name, row + FIRST_ROW, column, rule, mend, value))
    return sorted(found, key=lambda problem: problem.row)


def validated(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """A clean table that keeps its schema.

    Raises
    ------
    TableError
        Naming table, row, column and rule of every fault.
    """
    try:
        return CLEAN[name].validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        raise TableError(
            problems_of(f"data/clean/{name}.csv", table, error.schema_errors)
        ) from None
