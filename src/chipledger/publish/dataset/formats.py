"""The rows of a clean table as Python values, by the types of its description."""

import io
import json
from datetime import date
from math import inf, isnan

from chipledger.errors import FIRST_ROW, Problem, TableError
from chipledger.tables.description import schema_of
from chipledger.tables.rows import MEND, opens_formula

READ = {
    "string": str,
    "number": float,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": lambda cell: {"yes": True, "no": False}[cell],
}


def types_of(name):
    """The Frictionless type of each column of a table."""
    return {field["name"]: field["type"] for field in schema_of(name)["fields"]}


def typed_rows(name, table):
    """The rows of a table with typed values; what is missing is None.

    Parameters
    ----------
    name : str
    table : pandas.DataFrame

    Returns
    -------
    list of dict
    """
    types = types_of(name)
    columns = [
        [_value(cell, kind) for cell in table[column].tolist()] for column, kind in types.items()
    ]
    return [dict(zip(types, row, strict=True)) for row in zip(*columns, strict=True)]


def _value(cell, kind):
    missing = cell == "" or (isinstance(cell, float) and isnan(cell))
    return None if missing else READ[kind](cell)


def plain(value):
    """A value as formats without infinity and dates hold it: `INF`, `-INF`, ISO days."""
    if isinstance(value, float) and abs(value) == inf:
        return "INF" if value > 0 else "-INF"
    return value.isoformat() if isinstance(value, date) else value


def to_json(rows):
    """A list of objects, one line each; missing values are null."""
    lines = (
        json.dumps(
            {column: plain(value) for column, value in row.items()},
            ensure_ascii=False,
            allow_nan=False,
        )
        for row in rows
    )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def refuse_formulas(tables):
    """Stop where a spreadsheet might run a cell of text.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame

    Raises
    ------
    TableError
    """
    problems = [
        Problem(f"data/clean/{name}.csv", row, column, "no formula", MEND, cell)
        for name, table in tables.items()
        for column in table.select_dtypes("string", "object")
        for row, cell in enumerate(table[column], FIRST_ROW)
        if opens_formula(cell)
    ]
    if problems:
        raise TableError(problems)


def parquet_of(name, rows):
    """One table as the bytes of a Parquet file.

    Parameters
    ----------
    name : str
    rows : list of dict
        As `typed_rows` returns them.

    Returns
    -------
    bytes
    """
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        "string": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema(
        [
            pa.field(
                field["name"], types[field["type"]], metadata={"description": field["description"]}
            )
            for field in schema_of(name)["fields"]
        ]
    )
    buffer = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
