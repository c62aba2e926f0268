"""Surroundings that differ in all that a build must not care about, and what
differs between two editions.

Varied are folder, date, locale, time zone, hash seed, the order in which folders list their files,
permissions of new files, number of processes, home folder and the processor's vector units.
Identity is promised for one lock and one architecture: other versions and machines are not varied.
"""

import os
import shutil
import subprocess
import zipfile
from io import BytesIO
from typing import NamedTuple

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from tests.helpers import ROOT

TURKISH = "tr_TR.UTF-8"
YEARS_ON = "+1700d"
# Python runs this at its start where it finds it as `sitecustomize`: folders then list their files
# from the last to the first.
BACKWARDS = """import os

listed, scanned = os.listdir, os.scandir


class Backwards:
    def __init__(self, entries):
        self.entries = entries
        self.order = reversed(sorted(entries, key=lambda entry: entry.name))

    def __iter__(self):
        return self.order

    def __next__(self):
        return next(self.order)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.entries.close()


os.listdir = lambda *of: sorted(listed(*of), reverse=True)
os.scandir = lambda *of: Backwards(scanned(*of))
"""
ARCHIVES = (".zip", ".epub")


class Surroundings(NamedTuple):
    """Name of a folder, environment variables, mask of permissions, and what
    the command is run by.
    """

    folder: str
    environment: dict
    umask: int
    prefix: tuple = ()

    def by_code_of(self, folder):
        """The same with the package of another checkout."""
        path = self.environment.get("PYTHONPATH", "").replace(str(ROOT / "src"), "") + str(
            folder / "src"
        )
        return self._replace(environment={**self.environment, "PYTHONPATH": path})

    def how(self):
        """The same as arguments of `small_book.build`."""
        return {"environment": self.environment, "umask": self.umask, "prefix": self.prefix}


def plain():
    """A machine as they are."""
    return Surroundings(
        "a", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "CHIPLEDGER_WORKERS": "1"}, 0o022
    )


def strange(home):
    """Another machine, years later, elsewhere.

    Parameters
    ----------
    home : pathlib.Path
        An empty folder for caches and settings.
    """
    (home / "sitecustomize.py").write_text(BACKWARDS, "utf-8")
    wide = " ".join(feature for feature in __cpu_dispatch__ if __cpu_features__.get(feature))
    environment = {
        **turkish(home / "locales"),
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "4711",
        "CHIPLEDGER_WORKERS": "3",
        "NPY_DISABLE_CPU_FEATURES": wide,
        "HOME": str(home),
        "PYTHONPATH": f"{home}{os.pathsep}{ROOT / 'src'}",
        "XDG_CACHE_HOME": str(home / "caches"),
        "XDG_CONFIG_HOME": str(home / "settings"),
    }
    return Surroundings(
        "ein längerer Ordner, anderswo",
        environment,
        0o077,
        ("faketime", "-f", YEARS_ON) if can_fake_time() else (),
    )


def can_fake_time():
    """Whether the date can be varied on this machine."""
    return shutil.which("faketime") is not None


def turkish(folder):
    """Variables of a Turkish surrounding, with the decimal comma and an i of its own; of plain
    UTF-8 where Turkish cannot be made here.
    """
    folder.mkdir(exist_ok=True)
    made = (
        shutil.which("localedef")
        and not subprocess.run(
            ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / TURKISH)],
            capture_output=True,
            check=False,
        ).returncode
    )
    return {"LC_ALL": TURKISH, "LOCPATH": str(folder)} if made else {"LC_ALL": "C.UTF-8"}


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
        inside = (
            differences(opened(one[name]), opened(other[name])) if name.endswith(ARCHIVES) else []
        )
        told += [f"{name}: {line}" for line in inside] or [
            f"{name} {first_difference(one[name], other[name])}"
        ]
    return told


def opened(data):
    """The files of an archive by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def first_difference(one, other):
    """Where two files part, and a few bytes of both from there."""
    pairs = zip(one, other, strict=False)
    place = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return f"from byte {place}: {one[place : place + 40]!r} and {other[place : place + 40]!r}"


def files_of(folder, *parts):
    """Every file below some parts of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in parts
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def checkout(folder):
    """A copy of the checkout without what was built in it."""
    return shutil.copytree(
        ROOT,
        folder,
        ignore=shutil.ignore_patterns(
            "_build", ".venv", ".git", ".hypothesis", ".pytest_cache", "__pycache__"
        ),
    )


def edition(folder):
    """Every file of a built edition, and the notebooks that were executed for it."""
    return files_of(
        folder, *(f"_build/{part}" for part in ("html", "pdf", "epub", "data")), "notebooks", "data"
    )
