"""Writes and reads the clean tables with their data package description."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from chipledger.files import READERS, read_text, to_csv, write_atomically
from chipledger.tables.description import describe
from chipledger.tables.schema import CLEAN, RAW

BY_NOTEBOOKS = ("findings", "assumptions")
MADE_ELSEWHERE = (*BY_NOTEBOOKS, "coverage")  # where the source texts are


def write_clean(folder: Path | str, tables: Mapping[str, pd.DataFrame]) -> list[str]:
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
    folder = Path(folder)
    rendered = {f"{name}.csv": to_csv(table) for name, table in sorted(tables.items())}
    made_elsewhere = {
        name: read_clean(folder, name)
        for name in MADE_ELSEWHERE
        if name in BY_NOTEBOOKS or (folder / f"{name}.csv").exists()
    }
    rendered["datapackage.json"] = describe({**tables, **made_elsewhere})
    return [name for name, text in rendered.items() if write_atomically(folder / name, text)]


def refresh_computed(folder: Path | str, computed: Mapping[str, pd.DataFrame]) -> None:
    """Write the tables that notebooks made, and the description that lists them.

    Parameters
    ----------
    folder : path
        `data/clean` of a checkout.
    computed : dict of str to pandas.DataFrame
        `findings` and `assumptions`, as `chipledger.notebook.stored.collect` returns them.
    """
    folder = Path(folder)
    names = [path.stem for path in folder.glob("*.csv") if path.stem not in computed]
    for name, table in computed.items():
        write_atomically(folder / f"{name}.csv", to_csv(table))
    write_atomically(
        folder / "datapackage.json",
        describe({**{name: read_clean(folder, name) for name in names}, **computed}),
    )


def read_clean(folder: Path | str, name: str) -> pd.DataFrame:
    """One clean table with its types; what is made elsewhere may not be there yet and is then
    empty.
    """
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
