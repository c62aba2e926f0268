"""Packs the clean tables, their description and the licence into one archive, the same bytes each time."""

import io
import zipfile
from pathlib import Path

EPOCH = (2026, 1, 1, 0, 0, 0)


def pack(root):
    """The data package as the bytes of a zip archive.

    Parameters
    ----------
    root : path

    Returns
    -------
    bytes
    """
    root, buffer = Path(root), io.BytesIO()
    files = [*sorted((root / "data" / "clean").iterdir()), root / "LICENSE-DATA"]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()
