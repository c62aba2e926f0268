"""The same commit gives the same bytes: elsewhere, at another date, in another locale, time zone
and order, on another processor.
"""

import locale
import os
import subprocess
import sys
from datetime import date
from math import inf
from shutil import copytree, ignore_patterns

import pytest

from chipledger import RELEASED, Ledger
from chipledger.files import zipped
from tests.helpers import ROOT
from tests.helpers.small_book import build
from tests.helpers.variations import (
    TURKISH,
    can_fake_time,
    checkout,
    differences,
    edition,
    first_difference,
    plain,
    strange,
)


def built(folder, surroundings):
    """The edition that a fresh build makes of a folder in some surroundings."""
    made = build(folder, "--fresh", **surroundings.how())
    assert 0 == made.code, made.said
    return edition(folder)


def tell_of_the_date():
    """Say so where the date could not be varied; all else was."""
    if not can_fake_time():
        pytest.skip(
            "nothing differed, but the date was the same: install faketime (Debian) to vary it too"
        )


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """Strange surroundings: their locale takes a second to make."""
    return strange(tmp_path_factory.mktemp("home"))


def test_a_small_book_is_the_same_bytes_elsewhere(small_book, there, tmp_path):
    """Executed and built anew in strange surroundings, one chapter and the ledger give the same
    site, PDF, EPUB and data package.
    """
    folder = copytree(small_book, tmp_path / there.folder, ignore=ignore_patterns("_build"))

    assert [] == differences(edition(small_book), built(folder, there))
    tell_of_the_date()


@pytest.mark.slow
def test_the_whole_book_is_the_same_bytes_elsewhere(there, tmp_path):
    """The whole book, executed and built from nothing in two folders by their own
    code, is the same edition.
    """
    editions = []
    for surroundings in (plain(), there):
        folder = checkout(tmp_path / surroundings.folder)
        editions.append(built(folder, surroundings.by_code_of(folder)))

    assert [] == differences(*editions)
    tell_of_the_date()


def test_the_surroundings_differ_in_all_they_name(there):
    """What is varied is varied: each variable that both set, the folder and
    the mask of permissions.
    """
    here = plain()

    assert here.environment.keys() <= there.environment.keys()
    assert [] == [
        name for name, value in here.environment.items() if value == there.environment[name]
    ]
    assert here.folder != there.folder
    assert here.umask != there.umask


def test_folders_list_their_files_backwards(there, tmp_path):
    """In strange surroundings every way to list a folder gives another
    order than the alphabet's.
    """
    for name in "abc":
        (tmp_path / "listed" / name).mkdir(parents=True)
    ways = (
        "import os, glob, pathlib; print(os.listdir('.'), glob.glob('*'), [p.name for p in "
        "pathlib.Path('.').iterdir()], [p.name for p in pathlib.Path('.').glob('*')], "
        "next(os.walk('.'))[1])"
    )
    run = subprocess.run(
        [sys.executable, "-c", ways],
        cwd=tmp_path / "listed",
        env={**os.environ, **there.environment},
        capture_output=True,
        text=True,
        check=True,
    )

    assert str(["c", "b", "a"]) + f" {['c', 'b', 'a']}" * 4 == run.stdout.strip()


def test_a_difference_is_told_by_its_place():
    """A file that one lacks, a byte that differs, and a file within an archive are each named."""
    one = {
        "a.html": b"same",
        "b.html": b"on 1 May",
        "c.zip": zipped({"d.csv": b"1", "e.csv": b"2"}),
    }
    other = {
        "a.html": b"same",
        "b.html": b"on 2 May",
        "c.zip": zipped({"d.csv": b"1", "e.csv": b"3"}),
        "f.html": b"",
    }

    assert [
        "f.html is in one of them only",
        "b.html from byte 3: b'1 May' and b'2 May'",
        "c.zip: e.csv from byte 0: b'2' and b'3'",
    ] == differences(one, other)
    assert [] == differences(one, one)


def test_archives_that_differ_outside_their_files_are_told():
    """The order and dates of an archive count too, where its files are the same."""
    one, other = (zipped(files) for files in ({"a": b"1"}, {"a": b"1"}))
    day = date.fromisoformat(RELEASED)
    stamp = (day.year - 1980) << 9 | day.month << 5 | day.day  # as both headers of a file hold it
    dated = one.replace(stamp.to_bytes(2, "little"), (stamp ^ 1).to_bytes(2, "little"))
    assert one == other != dated

    assert [f"c.zip {first_difference(one, dated)}"] == differences(
        {"c.zip": one}, {"c.zip": dated}
    )


def test_an_open_bound_is_read_in_every_locale(there, monkeypatch):
    """INF stays infinite where a program has taken up Turkish, whose I has another small letter and
    whose comma is decimal.
    """
    if there.environment["LC_ALL"] != TURKISH:
        pytest.skip(
            "no Turkish locale can be made here: install localedef and its sources (Debian: "
            "locales)"
        )
    monkeypatch.setenv("LOCPATH", there.environment["LOCPATH"])
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, TURKISH)
        highest, comma = Ledger.load(ROOT).claims["high"].max(), locale.localeconv()
    finally:
        locale.setlocale(locale.LC_ALL, before)

    assert (inf, ",") == (highest, comma["decimal_point"])
