"""What the descriptions say of files as files: size, hash, format."""

from hashlib import sha256
from pathlib import PurePosixPath

MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WHOLE = {
    ".sqlite": "All tables in one SQLite database",
    ".xlsx": "All tables in one Excel workbook",
}


def hash_of(data):
    """SHA-256 in hexadecimal digits."""
    return sha256(data).hexdigest()


def measured(resource, data):
    """A resource with the size and hash of its file.

    Parameters
    ----------
    resource : dict
    data : dict of str to bytes
        Files by path.

    Returns
    -------
    dict
    """
    return resource | {
        "bytes": len(data[resource["path"]]),
        "hash": f"sha256:{hash_of(data[resource['path']])}",
    }


def attached(data):
    """The tables in other formats than CSV, as resources without a schema of their own.

    Parameters
    ----------
    data : dict of str to bytes

    Returns
    -------
    list of dict
    """
    return [
        measured(_resource(PurePosixPath(path)), data)
        for path in sorted(data)
        if not path.endswith(".csv")
    ]


def _resource(path):
    form = path.suffix[1:]
    title = (
        WHOLE.get(path.suffix)
        or f"The table {path.stem} as {'JSON' if form == 'json' else form.capitalize()}"
    )
    name = f"{path.stem}-{form}"
    return {
        "name": name,
        "type": "file",
        "title": title,
        "path": str(path),
        "format": form,
        "mediatype": MEDIA[path.suffix],
    }
