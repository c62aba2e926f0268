"""Reads a text that is to be scanned, and refuses what is no new text, saying why."""

import hashlib
from pathlib import Path

from chipledger.errors import SourceTextError
from chipledger.tables.meanings import MEANINGS


def read_text(path: Path, sources: list[dict[str, str]] | None = None) -> str:
    """A text as it was printed, newline for newline.

    Parameters
    ----------
    path : path
    sources : iterable of dict, optional
        Rows of the raw table of sources; a text that they hold already is refused.

    Returns
    -------
    str

    Raises
    ------
    SourceTextError
        If the file is absent, empty, binary, not UTF-8, or coded already.
    """
    path = Path(path)
    if not path.is_file():
        raise SourceTextError(path, "is no file", "give the path of a text file")
    data = path.read_bytes()
    text = _decoded(path, data)
    if not text.strip():
        raise SourceTextError(path, "is empty", "save the article's text into it")
    if sources is not None:
        _refuse_known(path, hashlib.sha256(data).hexdigest(), sources)
    return text


def source_row(path: Path, source: str) -> str:
    """What the row of a text in `sources.csv` must say of the file, as CSV: the rest is left empty.

    Parameters
    ----------
    path : path
    source : str
        Id that the source shall have.

    Returns
    -------
    str
    """
    data = Path(path).read_bytes()
    cells = {
        "id": source,
        "kind": "text",
        "file": Path(path).name,
        "first_line": "1",
        "last_line": str(len(data.decode("utf-8").rstrip("\n").split("\n"))),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return ",".join(cells.get(column, "") for column in MEANINGS["sources"].columns)


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceTextError(path, "is UTF-16, not UTF-8", "save it as UTF-8")
    if b"\0" in data:
        raise SourceTextError(
            path, "is binary, not text", "save the article as plain text in UTF-8"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceTextError(
            path,
            f"is not UTF-8 (byte {error.start + 1})",
            "save it as UTF-8; older Chinese texts are often GB 18030 or Big5",
        ) from None


def _refuse_known(path: Path, digest: str, sources: list[dict[str, str]]) -> None:
    known = sorted(row["id"] for row in sources if row["sha256"] == digest)
    if known:
        raise SourceTextError(
            path,
            f"is in sources.csv already, as {', '.join(known)}",
            "run `chipledger coverage` to see what of it is not coded yet",
        )
