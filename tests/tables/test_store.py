"""Files: written whole or not at all, read back as they were, and found from
anywhere in the checkout.
"""

import json
import os
from math import inf, nan

import pandas as pd
import pytest

from chipledger.files import find_root, to_csv, write_atomically
from chipledger.publish.build.execute import NOT_READ
from chipledger.tables.schema import CLEAN, RAW
from chipledger.tables.store import (
    BY_NOTEBOOKS,
    MADE_ELSEWHERE,
    describe,
    read_clean,
    refresh_computed,
    write_clean,
)
from tests.helpers.finding import FINDING


@pytest.fixture
def file(tmp_path):
    """A file with known content."""
    path = tmp_path / "table.csv"
    path.write_text("before")
    return path


def test_a_file_is_replaced(file):
    """New content takes the place of the old, and the caller is told."""
    assert True is write_atomically(file, "after")
    assert b"after" == file.read_bytes()


def test_an_unchanged_file_is_not_touched(file):
    """Equal content leaves even the time of the file alone."""
    os.utime(file, (1, 1))

    assert False is write_atomically(file, b"before")
    assert 1 == file.stat().st_mtime


def test_folders_are_made(tmp_path):
    """A file may be the first of its folder."""
    write_atomically(tmp_path / "new" / "folder" / "file", "text")

    assert "text" == (tmp_path / "new" / "folder" / "file").read_text()


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_failed_write_leaves_the_old_file(file, monkeypatch, step):
    """Whether the disk fails early or late, the old content stays and no
    half-written file is left.
    """

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(
        *{"write": ("pathlib.Path.write_bytes", fail), "replace": ("os.replace", fail)}[step]
    )

    with pytest.raises(OSError, match="disk full"):
        write_atomically(file, "after")

    assert [("table.csv", "before")] == [
        (path.name, path.read_text()) for path in file.parent.iterdir()
    ]


def test_the_root_is_found_from_below(tiny):
    """A notebook in a folder of the checkout finds the ledger above it."""
    assert tiny == find_root(tiny / "data" / "raw")


def test_the_root_may_be_named(tiny, monkeypatch):
    """Where no folder is given, the environment may name one."""
    monkeypatch.setenv("CHIPLEDGER_ROOT", str(tiny))

    assert tiny == find_root()


def test_no_root_is_an_error(tmp_path):
    """Outside a checkout the message says what a checkout holds."""
    with pytest.raises(
        FileNotFoundError, match="no ledger at .* a checkout holds _config.yml, _toc.yml, data"
    ):
        find_root(tmp_path)


def test_csv_is_the_same_everywhere():
    """Twelve digits, line feeds, an open bound as Frictionless writes it, and an
    empty cell for no number.
    """
    table = pd.DataFrame(
        {"id": ["a", "b"], "value": [1 / 3, nan], "low": [-inf, nan], "high": [inf, 1e10]}
    )

    assert "id,value,low,high\na,0.333333333333,-INF,INF\nb,,,10000000000\n" == to_csv(table)


@pytest.mark.costly
def test_clean_tables_come_back_as_they_went(tiny, clean):
    """Reading what was written gives the same types, texts, open bounds and gaps."""
    clean(tiny)

    again = {
        name: read_clean(tiny / "data/clean", name)
        for name in ("claims", "checks", "findings", "sources")
    }

    assert [] == write_clean(
        tiny / "data/clean",
        {name: table for name, table in again.items() if name != "findings"}
        | {
            name: read_clean(tiny / "data/clean", name)
            for name in (
                "corrections",
                "entities",
                "metrics",
                "promises",
                "resolutions",
                "dismissed",
            )
        },
    )


def test_text_that_looks_empty_stays_text(tmp_path):
    """A note `NA` or `null` is a word."""
    (tmp_path / "entities.csv").write_text(
        ",".join(RAW["entities"].columns) + "\nna,company,NA,,,,,null\n"
    )

    row = read_clean(tmp_path, "entities").iloc[0]

    assert ("NA", "null", "") == (row["name"], row["note"], row["maker"])


def test_absent_findings_are_an_empty_table(tmp_path):
    """Before the first notebook has run there are no findings, and their
    columns have their types.
    """
    table = read_clean(tmp_path, "findings")

    CLEAN["findings"].validate(table)
    assert 0 == len(table)


def test_another_absent_table_is_an_error(tmp_path):
    """A missing table is never read as an empty one."""
    with pytest.raises(FileNotFoundError):
        read_clean(tmp_path, "claims")


@pytest.mark.costly
def test_findings_and_their_description_are_written_together(tiny, clean):
    """Publishing findings refreshes the table and the description that lists it."""
    clean(tiny)

    refresh_computed(tiny / "data/clean", {"findings": pd.DataFrame([FINDING])})

    assert FINDING == read_clean(tiny / "data/clean", "findings").iloc[0].to_dict()
    assert (tiny / "data/clean/datapackage.json").read_text("utf-8") == describe(
        {
            path.stem: read_clean(tiny / "data/clean", path.stem)
            for path in (tiny / "data/clean").glob("*.csv")
        }
    )


def test_what_notebooks_make_makes_none_of_them_stale():
    """A table that a notebook's run writes is left out of what a notebook is computed from."""
    assert {f"{name}.csv" for name in MADE_ELSEWHERE} == set(NOT_READ)


@pytest.mark.costly
def test_cleaning_keeps_the_findings(tiny, clean):
    """A change of raw data leaves what notebooks published in place until they run again."""
    clean(tiny)
    refresh_computed(tiny / "data/clean", {"findings": pd.DataFrame([FINDING])})

    clean(tiny)

    assert ["cards"] == read_clean(tiny / "data/clean", "findings")["id"].tolist()


@pytest.mark.costly
def test_the_description_fits_the_files(tiny, clean):
    """Each resource names a file that is there, with the columns that it has."""
    clean(tiny)
    package = json.loads((tiny / "data/clean/datapackage.json").read_text("utf-8"))

    for resource in package["resources"]:
        path = tiny / "data/clean" / resource["path"]
        if path.exists() or resource["name"] not in BY_NOTEBOOKS:
            assert path.read_text("utf-8").splitlines()[0] == ",".join(
                field["name"] for field in resource["schema"]["fields"]
            )


@pytest.mark.costly
def test_numbers_are_described_as_numbers(tiny, clean):
    """The description tells numbers from text, whether or not a table has rows."""
    clean(tiny)
    package = json.loads((tiny / "data/clean/datapackage.json").read_text("utf-8"))

    types = {
        (resource["name"], field["name"]): field["type"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }

    assert ["number", "number", "number", "integer", "integer"] == [
        types[key]
        for key in (
            ("claims", "value"),
            ("checks", "factor"),
            ("findings", "low"),
            ("findings", "digits"),
            ("claims", "line"),
        )
    ]
