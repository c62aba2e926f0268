"""What each stage of the build reads, and the hash of it."""

import hashlib
from pathlib import Path

CODE = ("src/chipledger/**/*.py",)
SHARED = ("requirements.lock",)
LOOK = ("src/chipledger/publish/**/*",)
TEXT = ("index.md", "book/*", "data/quality/*", "_config.yml", "_toc.yml")
CLEANED = tuple(
    f"data/clean/{name}.csv"
    for name in (
        "claims",
        "checks",
        "sources",
        "entities",
        "metrics",
        "promises",
        "resolutions",
        "corrections",
        "dismissed",
    )
)
STAGES = {
    "data": ("data/raw/*", *CLEANED, *CODE, *SHARED),
    "notebooks": ("_toc.yml", "notebooks/*.ipynb", "data/clean/*", *CODE, *SHARED),
    "site": (
        *TEXT,
        "data/raw/allowed_numbers.csv",
        "notebooks/*.ipynb",
        "data/clean/*",
        *CODE,
        *LOOK,
        *SHARED,
    ),
    "pdf": (
        *TEXT,
        "data/raw/allowed_numbers.csv",
        "notebooks/*.ipynb",
        "data/clean/*",
        *CODE,
        *LOOK,
        *SHARED,
    ),
    "epub": (*TEXT, "notebooks/*.ipynb", "data/clean/*", *CODE, *LOOK, *SHARED),
    "package": ("data/clean/*", *CODE, *SHARED, "LICENSE-DATA"),
}


def digest_of(root, patterns):
    """Hash of the names and contents of all files that match.

    Parameters
    ----------
    root : path
    patterns : tuple of str
        Glob patterns below the root.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    root, digest = Path(root), hashlib.sha256()
    files = {
        path
        for pattern in patterns
        for path in root.glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
