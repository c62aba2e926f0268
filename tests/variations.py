"""Surroundings that differ in all that a build must not care about, and what differs between two editions.

Varied are folder, date, locale, time zone, hash seed, permissions of new files, number of processes, home folder and
the processor's vector units. Identity is promised for one lock and one architecture: other versions and machines are not varied.
"""

import os
import shutil
import subprocess
import zipfile
from io import BytesIO
from typing import NamedTuple

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
from small_book import ROOT

LOCALES = ("tr_TR.utf8", "de_DE.utf8", "C.utf8")  # of those that are there the strangest: Turkish has an i of its own
YEARS_ON = "+1700d"
ARCHIVES = (".zip", ".epub")


class Surroundings(NamedTuple):
    """Name of a folder, environment variables, mask of permissions, and what the command is run by."""

    folder: str
    environment: dict
    umask: int
    prefix: tuple = ()

    def by_code_of(self, folder):
        """The same with the package of another checkout."""
        return self._replace(environment={**self.environment, "PYTHONPATH": str(folder / "src")})

    def how(self):
        """The same as arguments of `small_book.build`."""
        return {"environment": self.environment, "umask": self.umask, "prefix": self.prefix}


def plain():
    """A machine as they are."""
    return Surroundings("a", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "CHIPLEDGER_WORKERS": "1"}, 0o022)


def strange(home):
    """Another machine, years later, elsewhere.

    Parameters
    ----------
    home : pathlib.Path
        An empty folder for caches and settings.
    """
    wide = " ".join(feature for feature in __cpu_dispatch__ if __cpu_features__.get(feature))
    environment = {
        "TZ": "Pacific/Kiritimati", "LC_ALL": strangest_locale(), "PYTHONHASHSEED": "4711", "CHIPLEDGER_WORKERS": "3", "NPY_DISABLE_CPU_FEATURES": wide,
        "HOME": str(home), "XDG_CACHE_HOME": str(home / "caches"), "XDG_CONFIG_HOME": str(home / "settings"),
    }
    return Surroundings("ein längerer Ordner, anderswo", environment, 0o077, ("faketime", "-f", YEARS_ON) if can_fake_time() else ())


def can_fake_time():
    """Whether the date can be varied on this machine."""
    return shutil.which("faketime") is not None


def strangest_locale():
    """The first of our locales that this machine has."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split() if shutil.which("locale") else []
    return next((name for name in LOCALES if name in known), "C.UTF-8")


def differences(one, other):
    """What differs between two folders, file by file, in words that help to find out why.

    Parameters
    ----------
    one, other : dict of str to bytes
        Files by name.

    Returns
    -------
    list of str
    """
    told = [f"{name} is in one of them only" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        if one[name] == other[name]:
            continue
        inside = differences(opened(one[name]), opened(other[name])) if name.endswith(ARCHIVES) else []
        told += [f"{name}: {line}" for line in inside] or [f"{name} {first_difference(one[name], other[name])}"]
    return told


def opened(data):
    """The files of an archive by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def first_difference(one, other):
    """Where two files part, and a few bytes of both from there."""
    place = len(os.path.commonprefix([one, other]))
    return f"from byte {place}: {one[place:place + 40]!r} and {other[place:place + 40]!r}"


def files_of(folder, *parts):
    """Every file below some parts of a folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for part in parts for path in sorted((folder / part).rglob("*")) if path.is_file()}


def checkout(folder):
    """A copy of the checkout without what was built in it."""
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns("_build", ".venv", ".git", ".hypothesis", ".pytest_cache", "__pycache__"))


def edition(folder):
    """Every file of a built edition, and the notebooks that were executed for it."""
    return files_of(folder, *(f"_build/{part}" for part in ("html", "pdf", "epub", "data")), "notebooks", "data")
