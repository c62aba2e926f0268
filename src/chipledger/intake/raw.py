"""Reads the raw tables as the text that was typed, and tells every fault by file, row and column.

Rows are counted as an editor counts lines when no cell holds a line break: the header is row 1.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from chipledger.errors import FIRST_ROW, Problem, TableError
from chipledger.files import read_text
from chipledger.intake.corrections import read_corrections
from chipledger.intake.rules import cross_checks
from chipledger.tables.rows import MEND, Row, opens_formula
from chipledger.tables.schema import RAW, problems_of
from chipledger.tables.vocabulary import CHECK_KINDS, ERRORS, SEVERITIES, TESTED
from chipledger.yaml_files import load_yaml


def read_raw(folder: Path | str) -> dict[str, Any]:
    """All raw tables, checked; claims come sorted by id as they are kept.

    Parameters
    ----------
    folder : path
        `data/raw` of a checkout.

    Returns
    -------
    dict of str to pandas.DataFrame
        Text cells; an empty cell is an empty string. `checks` is a plain dict.

    Raises
    ------
    TableError
        With every problem found in all tables.
    """
    folder = Path(folder)
    problems: list[Problem] = []
    tables: dict[str, Any] = {}
    for name, schema in RAW.items():
        tables[name], found = read_table(folder / f"{name}.csv", schema)
        problems += found
    if problems:
        raise TableError(problems)
    tables["checks"] = read_checks(folder / "checks.yml")
    tables["corrections"] = read_corrections(folder / "corrections.yml")
    problems = list(cross_checks(tables))
    if problems:
        raise TableError(problems)
    return tables


def read_table(path: Path, schema: pa.DataFrameSchema) -> tuple[pd.DataFrame | None, list[Problem]]:
    """One table and the problems of its single cells."""
    problems = list(_shape_problems(path, list(schema.columns)))
    if problems:
        return None, problems
    table = read_text(path)
    try:
        schema.validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        return table, problems_of(f"data/raw/{path.name}", table, error.schema_errors)
    return table, []


def _shape_problems(path: Path, columns: list[str]) -> list[Problem]:
    """Faults that would make a CSV reader guess: no file, other columns, a torn row, a cell of two
    lines.
    """
    where = f"data/raw/{path.name}"
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except FileNotFoundError:
        return [Problem(where, 1, "(file)", "present", "restore the file from the repository")]
    except (UnicodeDecodeError, csv.Error) as error:
        return [
            Problem(
                where,
                1,
                "(file)",
                "UTF-8 CSV",
                f"save the file as UTF-8 CSV; the reader says: {error}",
            )
        ]
    if not rows or rows[0] != columns:
        return [
            Problem(
                where,
                1,
                "(header)",
                "columns",
                f"the header must be: {','.join(columns)}",
                ",".join(rows[0]) if rows else "",
            )
        ]
    numbered = list(enumerate(rows[1:], FIRST_ROW))
    torn = [
        Problem(
            where,
            number,
            "(row)",
            "cell count",
            f"{len(columns)} cells are wanted; quote a cell that holds a comma",
            f"{len(row)} cells",
        )
        for number, row in numbered
        if len(row) != len(columns)
    ]
    cells = (
        (number, column, cell)
        for number, row in numbered
        for column, cell in zip(columns, row, strict=True)
    )
    return torn or [
        Problem(where, number, column, rule, mend, cell)
        for number, column, cell in cells
        for rule, mend in _cell_faults(cell)
    ]


def _cell_faults(cell: str) -> Iterator[tuple[str, str]]:
    """Rule and mend of what no cell of any table may be."""
    if re.search(r"[\x00-\x1f\x7f]", cell):
        yield "no control characters", "remove the line break, tab or other control character"
    elif opens_formula(cell):
        yield "no formula", MEND


def read_checks(path: Path | str) -> dict[str, Row]:
    """The checks as a dict of dicts, in the order of the file."""
    where = f"data/raw/{Path(path).name}"
    checks = load_yaml(path) or {}
    if not isinstance(checks, dict):
        raise TableError(
            [
                Problem(
                    where,
                    1,
                    "(file)",
                    "YAML",
                    "write one entry per check: its id, then `says` and `test`",
                    type(checks).__name__,
                )
            ]
        )
    bad = [
        Problem(where, getattr(entry, "line", 1), str(name), rule, mend, str(entry))
        for name, entry in checks.items()
        for rule, mend in _faults(entry)
    ]
    if bad:
        raise TableError(bad)
    return checks


WORDS = (
    "says",
    "test",
    "tests",
    "asserts",
    "source",
    "slip",
    "severity",
    "ruling",
    "undefined",
    "kind",
    "error",
)
LONGEST = 280  # one line for a reader [characters]
CLOSED = {
    "error": tuple(ERRORS),
    "kind": CHECK_KINDS,
    "tests": tuple(TESTED),
    "severity": tuple(SEVERITIES),
}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _faults(entry: object) -> Iterator[tuple[str, str]]:
    """Rule and mend of what is wrong with the shape of one check."""
    if (
        not isinstance(entry, dict)
        or "says" not in entry
        or ("test" in entry) == ("contradiction" in entry)
    ):
        yield "check entry", "give `says` and either `test` or `contradiction`"
        return
    if unknown := [str(key) for key in entry if key not in (*WORDS, "contradiction")]:
        yield (
            "check entry",
            f"drop {', '.join(unknown)}: an entry has {', '.join(WORDS)} or contradiction",
        )
    for key in WORDS:
        if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
            yield "check entry", f"write words after `{key}`"
        elif opens_formula(str(entry.get(key, ""))):
            yield "no formula", f"`{key}`: {MEND}"
        elif "\n" in str(entry.get(key, "")) or len(str(entry.get(key, ""))) > LONGEST:
            yield "one line", f"`{key}`: write one line of at most {LONGEST} characters"
    for key, words in CLOSED.items():
        if entry.get(key, words[0]) not in words:
            yield "closed list", f"`{key}` is one of: {', '.join(words)}"
    if not SLUG.fullmatch(str(entry.get("slip", "a"))):
        yield "slip", "`slip`: write a readable slug, in small letters with hyphens"
    if "contradiction" in entry:
        pair = entry["contradiction"]
        if not (
            isinstance(pair, list)
            and len(pair) == 2
            and all(isinstance(name, str) for name in pair)
            and pair[0] != pair[1]
        ):
            yield "check entry", "write two claim ids: [one-claim, other-claim]"
        if not (entry.get("ruling") or entry.get("undefined")):
            yield (
                "ruling",
                (
                    "say in `ruling` which claim is preferred and why, or in `undefined` why they"
                    " cannot be compared"
                ),
            )
