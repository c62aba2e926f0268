"""Holds the ledger against the source texts: their hashes, and every literal at its place."""

import hashlib
import os
from collections.abc import Hashable
from pathlib import Path
from typing import Any

from pandas import DataFrame

from chipledger.errors import FIRST_ROW, Problem

VARIABLE = "CHIPLEDGER_SOURCES"


def sources_folder(root: Path) -> Path | None:
    """Where the source texts are looked for: `CHIPLEDGER_SOURCES`, or `sources/` in the checkout.

    Returns
    -------
    pathlib.Path or None
        None where no such folder exists.
    """
    folder = Path(os.environ.get(VARIABLE) or "sources")
    folder = folder if folder.is_absolute() else Path(root) / folder
    return folder if folder.is_dir() else None


def verify(
    sources: DataFrame, claims: DataFrame, dismissed: DataFrame, folder: Path
) -> list[Problem]:
    """Every disagreement between the ledger and the texts.

    Parameters
    ----------
    sources, claims, dismissed : pandas.DataFrame
        Raw tables.
    folder : path
        Folder of the source texts.

    Returns
    -------
    list of Problem
        Empty if every hash and every place is right.
    """
    texts = sources[sources["kind"] == "text"]
    lines: dict[str, list[str] | None] = {}
    problems: list[Problem] = []
    for row, source in zip(texts.index + FIRST_ROW, texts.to_dict("records"), strict=True):
        found, problem = _read(source, row, Path(folder))
        lines[source["id"]] = found
        problems += problem
    for name, table in (("claims", claims), ("dismissed", dismissed)):
        placed = table[table["source"].isin(lines)]
        for row, entry in zip(placed.index + FIRST_ROW, placed.to_dict("records"), strict=True):
            problems += _place(f"data/raw/{name}.csv", row, entry, lines[entry["source"]])
    return problems


def _read(
    source: dict[Hashable, Any], row: int, folder: Path
) -> tuple[list[str] | None, list[Problem]]:
    """The lines of one source text, and what is wrong with the file."""
    path = folder / source["file"]
    if not path.is_file():
        return None, [
            Problem(
                "data/raw/sources.csv",
                row,
                "file",
                "present",
                f"no such file in the folder of source texts ({VARIABLE})",
                source["file"],
            )
        ]
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != source["sha256"]:
        return None, [
            Problem(
                "data/raw/sources.csv",
                row,
                "sha256",
                "same text",
                f"the file's hash is {digest}: restore the text that was coded",
                source["sha256"],
            )
        ]
    return data.decode("utf-8").split("\n"), []


def _place(
    file: str, row: int, entry: dict[Hashable, Any], lines: list[str] | None
) -> list[Problem]:
    """The literal stands at line and offset, or where it stands instead."""
    if lines is None:
        return []
    number, offset, literal = int(entry["line"]), int(entry["offset"]), entry["literal"]
    if number > len(lines):
        return [
            Problem(
                file, row, "line", "in the text", f"the text has {len(lines)} lines", entry["line"]
            )
        ]
    line = lines[number - 1]
    if line[offset : offset + len(literal)] == literal:
        return []
    places = [str(at) for at in range(len(line)) if line.startswith(literal, at)]
    mend = (
        f"in line {number} it stands at offset {', '.join(places)}"
        if places
        else f"it does not stand in line {number}"
    )
    return [Problem(file, row, "offset", "literal at its place", mend, literal)]
