"""Reads and writes files, and finds the checkout: whole or not at all, and never in silence.

Judgement: numbers are written with twelve digits, so that another processor's last bit changes
nothing.
"""

import csv
import io
import math
import os
from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from pathlib import Path

from chipledger import RELEASED

ROOT_FILES = ("_config.yml", "_toc.yml", "data")
FLOAT_FORMAT = "%.12g"
# Python's own reading of numbers: where a program has taken up the Turkish locale pandas does not
# know INF, for its I has another small letter.
READERS: dict[str, Callable[[str], float]] = {
    "float64": lambda cell: float(cell or "nan"),
    "int64": int,
}
EPOCH = (*date.fromisoformat(RELEASED).timetuple()[:3], 0, 0, 0)  # what archives say of time


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
    """A table as CSV text: LF, twelve significant digits, an open bound as Frictionless writes it,
    `INF` or `-INF`.
    """
    shown = {
        name: table[name].map(_number)
        for name in table.select_dtypes("float64")
        if table[name].abs().eq(math.inf).any()
    }
    return table.assign(**shown).to_csv(index=False, lineterminator="\n", float_format=FLOAT_FORMAT)


def for_spreadsheets(rows, columns):
    """Rows as CSV bytes that a spreadsheet opens with its Chinese intact: UTF-8 with a byte-order
    mark, numbers as `to_csv` writes them.

    Parameters
    ----------
    rows : iterable of dict
    columns : sequence of str
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    cells = (map(row.__getitem__, columns) for row in rows)
    writer.writerows(
        [_number(cell) if type(cell) is float else cell for cell in row] for row in cells
    )
    return text.getvalue().encode("utf-8-sig")


def _number(number):
    """A number as text: an open bound is no `inf`, which some readers take for a word."""
    if math.isfinite(number):
        return FLOAT_FORMAT % number
    return "" if math.isnan(number) else "INF" if number > 0 else "-INF"


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
    import pandas as pd  # here: commands that read no whole table start in half the time

    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def read_rows(path):
    """The rows of a table one by one, cell by cell as `read_text` has them, without pandas.

    Parameters
    ----------
    path : path
        A CSV file in UTF-8, with or without the byte-order mark.

    Returns
    -------
    list of dict of str to str
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as table:
        rows = csv.reader(table)
        columns = next(rows, [])
        return [dict(zip_longest(columns, row)) for row in rows if row]


class Deflated:
    """Contents compressed once, for archives that share most of their files."""

    def __init__(self):
        self._known = {}

    def compress(self, data):
        """As a compressor of `zlib` does, to its end."""
        import zlib

        if data not in self._known:
            compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
            self._known[data] = compressor.compress(data) + compressor.flush()
        return self._known[data]

    def flush(self):
        """Nothing is left."""
        return b""


def zipped(files, first=None, deflated=None):
    """Files as the bytes of a zip archive, in the order of their names.

    Parameters
    ----------
    files : dict of str to bytes
    first : dict of str to bytes, optional
        What must stand before them, as it is, without compression.
    deflated : Deflated, optional
        Of the archives before, for the same bytes in less time.

    Returns
    -------
    bytes
    """
    import zipfile  # here, with `unzipped`: it takes long to load, and few commands need it

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (first or {}).items():
            archive.writestr(_entry(name, zipfile.ZIP_STORED), data)
        for name, data in sorted(files.items()):
            entry = _entry(name, zipfile.ZIP_DEFLATED)
            entry.file_size = len(data)
            with archive.open(entry, "w") as member:
                if deflated:
                    member._compressor = deflated  # zipfile offers no way to write what is ready
                member.write(data)
    return buffer.getvalue()


def _entry(name, compression):
    from zipfile import ZipInfo

    entry = ZipInfo(name, EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = compression, 0o644 << 16, 3
    return entry


def unzipped(data):
    """The files of a zip archive by name."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
