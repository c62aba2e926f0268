"""Reads the raw tables as the text that was typed, and tells every fault by file, row and column.

Rows are counted as an editor counts lines when no cell holds a line break: the header is row 1.
"""

import csv
from pathlib import Path

import pandas as pd
import pandera.errors
import yaml

from chipledger.errors import Problem, TableError
from chipledger.rules import FIRST_ROW, cross_checks
from chipledger.schema import RAW


def read_raw(folder):
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
    folder, problems, tables = Path(folder), [], {}
    for name, schema in RAW.items():
        tables[name], found = read_table(folder / f"{name}.csv", schema)
        problems += found
    if problems:
        raise TableError(problems)
    tables["checks"] = read_checks(folder / "checks.yml")
    problems = list(cross_checks(tables))
    if problems:
        raise TableError(problems)
    return tables


def read_table(path, schema):
    """One table and the problems of its single cells."""
    problems = list(_shape_problems(path, list(schema.columns)))
    if problems:
        return None, problems
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    try:
        schema.validate(table, lazy=True)
    except pandera.errors.SchemaErrors as error:
        return table, [_problem(path, table, case) for case in error.schema_errors]
    return table, []


def _shape_problems(path, columns):
    """Faults that would make a CSV reader guess: no file, other columns, a torn row."""
    where = f"data/raw/{path.name}"
    try:
        with open(path, encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
    except FileNotFoundError:
        return [Problem(where, 1, "(file)", "present", "restore the file from the repository")]
    except (UnicodeDecodeError, csv.Error) as error:
        return [Problem(where, 1, "(file)", "UTF-8 CSV", f"save the file as UTF-8 CSV; the reader says: {error}")]
    if not rows or rows[0] != columns:
        return [Problem(where, 1, "(header)", "columns", f"the header must be: {','.join(columns)}", ",".join(rows[0]) if rows else "")]
    return [Problem(where, number, "(row)", "cell count", f"{len(columns)} cells are wanted; quote a cell that holds a comma", f"{len(row)} cells")
            for number, row in enumerate(rows[1:], FIRST_ROW) if len(row) != len(columns)]


def _problem(path, table, case):
    """A pandera failure as a problem of one cell."""
    column = case.schema.name
    cases = case.failure_cases
    index = int(cases["index"].iloc[0]) if hasattr(cases, "iloc") and len(cases) else 0
    return Problem(f"data/raw/{path.name}", index + FIRST_ROW, column, case.check.name or "type",
                   case.check.error or "write text", table[column].iloc[index])


def read_checks(path):
    """The checks as a dict of dicts, in the order of the file."""
    try:
        checks = yaml.safe_load(Path(path).read_text(encoding="utf-8")) or {}
    except (FileNotFoundError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TableError([Problem(f"data/raw/{Path(path).name}", 1, "(file)", "YAML", f"mend the file; the reader says: {error}")]) from None
    bad = [Problem(f"data/raw/{Path(path).name}", 1, str(name), "check entry", "give `says` and either `test` or `contradiction`", str(entry))
           for name, entry in checks.items()
           if not isinstance(entry, dict) or "says" not in entry or ("test" in entry) == ("contradiction" in entry)]
    if bad:
        raise TableError(bad)
    return checks
