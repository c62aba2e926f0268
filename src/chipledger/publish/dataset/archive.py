"""Zip archives that tell nothing of when, where or by whom they were made."""

import io
import zipfile
from datetime import date

from chipledger import RELEASED

EPOCH = (*date.fromisoformat(RELEASED).timetuple()[:3], 0, 0, 0)


def zipped(files, first=None):
    """Files as the bytes of a zip archive, in the order of their names.

    Parameters
    ----------
    files : dict of str to bytes
    first : dict of str to bytes, optional
        What must stand before them, as it is, without compression.

    Returns
    -------
    bytes
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (first or {}).items():
            archive.writestr(_entry(name, zipfile.ZIP_STORED), data)
        for name, data in sorted(files.items()):
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), data)
    return buffer.getvalue()


def _entry(name, compression):
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = compression, 0o644 << 16, 3
    return entry


def unzipped(data):
    """The files of a zip archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
