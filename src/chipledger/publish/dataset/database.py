"""All tables in one SQLite database, with keys, references and closed lists as SQL knows them.

The same bytes each time: one connection in memory, rows in the order of the tables,
compacted at the end. The header's note of the library that wrote the file is set to
nought, which readers ignore.
"""

import sqlite3
from datetime import date

from chipledger.errors import BuildError
from chipledger.tables.description import schema_of
from chipledger.tables.meanings import MEANINGS

SQL_TYPES = {
    "string": "TEXT",
    "number": "REAL",
    "integer": "INTEGER",
    "date": "TEXT",
    "boolean": "INTEGER",
}
WRITER = slice(96, 100)  # SQLITE_VERSION_NUMBER in the file's header
FIELDS = ("table_name", "column_name", "type", "description")


def database_of(rows):
    """The tables as the bytes of an SQLite file; `fields` says what each column means.

    Parameters
    ----------
    rows : dict of str to list of dict
        As `typed_rows` returns them.

    Returns
    -------
    bytes

    Raises
    ------
    BuildError
        If a reference names no row.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA encoding = 'UTF-8'")
        connection.execute("BEGIN")
        for name, records in rows.items():
            connection.execute(statement_of(name))
            _insert(connection, name, records)
        connection.execute(
            f"CREATE TABLE fields ({', '.join(f'{column} TEXT NOT NULL' for column in FIELDS)}, "
            "PRIMARY KEY (table_name, column_name))"
        )
        _insert(connection, "fields", fields_of(rows))
        connection.execute("COMMIT")
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise BuildError(
                f"data package: {len(broken)} reference(s) name no row, the first in table "
                f"{broken[0][0]}, row {broken[0][1]}, to {broken[0][2]}"
            )
        connection.execute("VACUUM")
        image = bytearray(connection.serialize())
    finally:
        connection.close()
    image[WRITER] = bytes(4)
    return bytes(image)


def _insert(connection, name, records):
    if records:
        values = (
            [value.isoformat() if isinstance(value, date) else value for value in record.values()]
            for record in records
        )
        connection.executemany(
            f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(records[0]))})', values
        )


def fields_of(names):
    """What every column of these tables means, one row each."""
    return [
        dict(zip(FIELDS, (name, field["name"], field["type"], field["description"]), strict=True))
        for name in names
        for field in schema_of(name)["fields"]
    ]


def statement_of(name):
    """The SQL that makes one table.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
    """
    schema = schema_of(name)
    lines = [_column(field) for field in schema["fields"]]
    if "primaryKey" in schema:
        lines.append(f'PRIMARY KEY ("{schema["primaryKey"]}")')
    for key in schema.get("foreignKeys", ()):
        target = key["reference"]["resource"] or name
        lines.append(
            f'FOREIGN KEY ("{key["fields"]}") REFERENCES "{target}" '
            f'("{key["reference"]["fields"]}")'
        )
    body = ",\n  ".join(lines)
    return f'CREATE TABLE "{name}" ( -- {MEANINGS[name].row}\n  {body}\n)'


def _column(field):
    """One column with what it may hold."""
    name, limits = f'"{field["name"]}"', field.get("constraints", {})
    words = [name, SQL_TYPES[field["type"]]]
    if limits.get("required"):
        words.append("NOT NULL")
    if "enum" in limits:
        words.append(f"CHECK ({name} IN ({', '.join(_quoted(word) for word in limits['enum'])}))")
    if field["type"] == "boolean":
        words.append(f"CHECK ({name} IN (0, 1))")
    return " ".join(words)


def _quoted(word):
    return "'" + word.replace("'", "''") + "'"
