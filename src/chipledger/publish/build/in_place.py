"""Puts a finished folder in place of an earlier one, whole or not at all: a copy is laid aside, and
two renames put it there.
"""

import os
import shutil
from pathlib import Path


def aside(target):
    """Where a folder lies that is to take the place of another."""
    target = Path(target)
    return target.with_name(target.name + ".new")


def lay_aside(made, target):
    """Copy a finished folder to where it can take the place of the earlier one.

    Parameters
    ----------
    made, target : path
    """

    def taken(file, place):
        """A copy; of a file that the earlier edition has as it is, another name for that, since
        nothing is ever written into an edition in place.
        """
        earlier = f"{target}{file[len(str(made)) :]}"
        try:
            if _stamp(earlier) == _stamp(file):
                return os.link(earlier, place)
        except OSError:  # as where there is none, or a disk knows no second names
            pass
        return shutil.copy2(file, place)

    made, new = Path(made), aside(target)
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(
        made, new, ignore=shutil.ignore_patterns(".buildinfo", ".doctrees"), copy_function=taken
    )


def put_in_place(target):
    """Let the folder that was laid aside take its place.

    Parameters
    ----------
    target : path
    """
    target = Path(target)
    new, old = aside(target), target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.replace(target, old)
    try:
        os.replace(new, target)
    except OSError:
        if old.exists():
            os.replace(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _stamp(file):
    """Size and moment of the last change, which a copy takes over."""
    status = os.stat(file)
    return status.st_size, status.st_mtime_ns
