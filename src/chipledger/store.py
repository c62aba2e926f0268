"""Writes files whole or not at all, and the clean tables with their data package description."""

import math
import os
from pathlib import Path

import numpy as np
import pandas as pd

# The schemas are imported where they are wanted: to read a text or to find the checkout takes none of them.
ROOT_FILES = ("_config.yml", "_toc.yml", "data")
MADE_ELSEWHERE = ("findings", "coverage")  # by notebooks, and where the source texts are
FLOAT_FORMAT = "%.12g"
# Python's own reading of numbers: where a program has taken up the Turkish locale pandas does not know INF, for its I has another small letter.
READERS = {"float64": lambda cell: float(cell or "nan"), "int64": int}


def find_root(start=None):
    """The checkout that holds the ledger: the folder itself or the nearest one above it.

    Parameters
    ----------
    start : path, optional
        Where to look first; the working folder if left out.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If no folder above holds `_config.yml`, `_toc.yml` and `data`.
    """
    here = Path(start or os.environ.get("CHIPLEDGER_ROOT") or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if all((folder / name).exists() for name in ROOT_FILES):
            return folder
    raise FileNotFoundError(
        f"no ledger at {here} or above it: a checkout holds {', '.join(ROOT_FILES)}"
    )


def write_atomically(path, data):
    """Replace a file in one step, and only if its content changes.

    Parameters
    ----------
    path : path
    data : bytes or str

    Returns
    -------
    bool
        Whether the file was written.
    """
    path, data = Path(path), data.encode() if isinstance(data, str) else data
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def to_csv(table):
    """A table as CSV text: LF, twelve significant digits, an open bound as Frictionless writes it, `INF` or `-INF`."""
    shown = {
        name: table[name].map(_number)
        for name in table.select_dtypes("float64")
        if np.isinf(table[name]).any()
    }
    return table.assign(**shown).to_csv(index=False, lineterminator="\n", float_format=FLOAT_FORMAT)


def for_spreadsheets(table):
    """A table as CSV bytes that a spreadsheet opens with its Chinese intact: UTF-8 with a byte-order mark."""
    return to_csv(table).encode("utf-8-sig")


def _number(number):
    """A number as text; only for columns with an open bound, since pandas would write `inf`."""
    if math.isinf(number):
        return "INF" if number > 0 else "-INF"
    return "" if math.isnan(number) else FLOAT_FORMAT % number


def write_clean(folder, tables):
    """Write the clean tables; all are rendered before the first is replaced.

    Parameters
    ----------
    folder : path
        `data/clean` of a checkout.
    tables : dict of str to pandas.DataFrame

    Returns
    -------
    list of str
        Names of the files that changed.
    """
    from chipledger.description import describe

    folder = Path(folder)
    rendered = {f"{name}.csv": to_csv(table) for name, table in sorted(tables.items())}
    made_elsewhere = {
        name: read_clean(folder, name)
        for name in MADE_ELSEWHERE
        if name == "findings" or (folder / f"{name}.csv").exists()
    }
    rendered["datapackage.json"] = describe({**tables, **made_elsewhere})
    return [name for name, text in rendered.items() if write_atomically(folder / name, text)]


def refresh_findings(folder, findings):
    """Write the findings that notebooks published, and the description that lists them.

    Parameters
    ----------
    folder : path
        `data/clean` of a checkout.
    findings : pandas.DataFrame
        As `chipledger.finding.collect` returns them.
    """
    from chipledger.description import describe

    folder = Path(folder)
    names = [path.stem for path in folder.glob("*.csv") if path.stem != "findings"]
    write_atomically(folder / "findings.csv", to_csv(findings))
    write_atomically(
        folder / "datapackage.json",
        describe({**{name: read_clean(folder, name) for name in names}, "findings": findings}),
    )


def read_text(path):
    """A table as text, every cell as it was written: nothing is taken for a number or for missing.

    Parameters
    ----------
    path : path
        A CSV file in UTF-8, with or without the byte-order mark that spreadsheets write.

    Returns
    -------
    pandas.DataFrame
    """
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def read_clean(folder, name):
    """One clean table with its types; findings and coverage may not be there yet and are then empty."""
    from chipledger.schema import CLEAN, RAW

    schema, path = CLEAN.get(name), Path(folder) / f"{name}.csv"
    columns = schema.columns if schema else RAW[name].columns
    if not path.exists() and name in MADE_ELSEWHERE:
        return pd.DataFrame(columns=list(columns)).astype(
            {column: str(spec.dtype) for column, spec in columns.items()}
        )
    table = read_text(path)
    for column in (column for column, spec in columns.items() if str(spec.dtype) in READERS):
        kind = str(columns[column].dtype)
        table[column] = pd.Series([READERS[kind](cell) for cell in table[column]], dtype=kind)
    return table
