"""Tables as Parquet, with the meaning of each column in its metadata."""

import io

from chipledger.tables.description import schema_of


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
