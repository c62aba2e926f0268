"""Packs the clean tables in every format that readers ask for into one archive,
the same bytes each time.

CSV, Parquet, JSON, one SQLite database and one Excel workbook hold the same rows and values; an
empty cell is a missing value in all of them. An open bound is infinity where a format has it,
else `INF` or `-INF`. No cell is ever changed to please a spreadsheet: what a spreadsheet might
run is refused instead.
"""

from pathlib import Path

from chipledger.files import to_csv, zipped
from chipledger.publish.book.freshness import shown_hash
from chipledger.publish.dataset.croissant import attached, croissant_of, measured
from chipledger.publish.dataset.database import database_of
from chipledger.publish.dataset.formats import parquet_of, refuse_formulas, to_json, typed_rows
from chipledger.publish.dataset.readme import readme_of
from chipledger.publish.dataset.workbook import workbook_of
from chipledger.tables.description import as_json, package_of
from chipledger.tables.meanings import MEANINGS
from chipledger.tables.store import read_clean

STEM = "ai-chip-race"


def pack(root):
    """The data package as the bytes of a zip archive.

    Parameters
    ----------
    root : path

    Returns
    -------
    bytes

    Raises
    ------
    TableError
        If a spreadsheet might run a cell, naming each.
    """
    root = Path(root)
    tables = {name: read_clean(root / "data/clean", name) for name in sorted(MEANINGS)}
    return zipped({"LICENSE-DATA": (root / "LICENSE-DATA").read_bytes(), **files_of(tables)})


def files_of(tables):
    """Every file of the package but the licence.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame

    Returns
    -------
    dict of str to bytes
        By path in the archive.
    """
    refuse_formulas(tables)
    rows = {name: typed_rows(name, table) for name, table in tables.items()}
    data = {f"{name}.csv": to_csv(table).encode() for name, table in sorted(tables.items())}
    digest = shown_hash(*data.values())
    for name, records in rows.items():
        data[f"parquet/{name}.parquet"] = parquet_of(name, records)
        data[f"json/{name}.json"] = to_json(records)
    data |= {f"{STEM}.sqlite": database_of(rows), f"{STEM}.xlsx": workbook_of(rows)}
    package = package_of(tables)
    package["profile"] = "data-package"  # the other formats are plain files, beside the tables
    package["resources"] = [
        measured(resource, data) for resource in package["resources"]
    ] + attached(data)
    words = {
        "datapackage.json": as_json(package),
        "croissant.json": as_json(croissant_of(data)),
        "README.md": readme_of(rows, digest),
    }
    return data | {name: text.encode() for name, text in words.items()}
