"""The data package: its validators find no fault, all formats say the same, and no
spreadsheet runs a cell.
"""

import csv
import hashlib
import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date, datetime
from functools import cache
from math import inf, nan
from shutil import copytree

import openpyxl
import pandas as pd
import pytest
from pyarrow import parquet

from chipledger.errors import BuildError, TableError
from chipledger.files import EPOCH, unzipped
from chipledger.publish.book.freshness import data_hash
from chipledger.publish.dataset import files_of, pack
from chipledger.publish.dataset.database import database_of
from chipledger.publish.dataset.formats import typed_rows
from chipledger.publish.dataset.workbook import workbook_of
from chipledger.tables.description import columns_of, field_of, package_of
from chipledger.tables.meanings import MEANINGS
from chipledger.tables.rows import opens_formula
from chipledger.tables.store import read_clean
from chipledger.tables.vocabulary import BASES, STATUSES, THEMES
from tests.helpers import ROOT
from tests.helpers.finding import FINDING

# What only the validators themselves warn of.
quietly = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning"
)
EDGES = (
    {
        **FINDING,
        "id": "open-below",
        "value": -7.5,
        "low": -inf,
        "high": -7.0,
        "shown": "-7.5 %",
        "unit": "percent",
    },
    {
        **FINDING,
        "id": "open-above",
        "value": 1 / 3,
        "low": nan,
        "high": inf,
        "gloss": 'NA, "quoted"; null',
        "formula": "a < b & c",
    },
    {
        **FINDING,
        "id": "no-number",
        "value": nan,
        "low": nan,
        "high": nan,
        "gloss": "均價7萬元",
        "formula": "000123",
    },
)


@pytest.fixture(scope="session")
def edges(tiny_clean):
    """The tables of the tiny ledger, with findings that formats easily spoil."""
    tables = {name: read_clean(tiny_clean, name) for name in sorted(MEANINGS)}
    rounded = pd.DataFrame(EDGES).assign(value=[-7.5, 0.333333333333, nan])
    return tables | {"findings": rounded[columns_of("findings")]}


@pytest.fixture(scope="session")
def real():
    """The committed tables."""
    return {name: read_clean(ROOT / "data/clean", name) for name in sorted(MEANINGS)}


@pytest.fixture(scope="session")
def edge_files(edges):
    """The files of a package of the tiny ledger by path."""
    return files_of(edges)


@pytest.fixture(scope="session")
def real_files(real):
    """The files of the package by path."""
    return files_of(real)


@pytest.fixture(scope="session", params=["edge_files", "real_files"], ids=["edges", "real"])
def files(request):
    """The files of a package by path."""
    return request.getfixturevalue(request.param)


def test_the_package_names_the_hash_of_the_checkout(real_files):
    """The README has the one hash of the dataset, as every page has it."""
    assert f"prints `{data_hash(ROOT)}`" in real_files["README.md"].decode()


@pytest.fixture
def unpacked(files, tmp_path):
    """A folder with the files of a package."""
    return unpack(files, tmp_path)


def unpack(files, folder):
    for path, data in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def offline(monkeypatch):
    """No connection leaves this machine."""

    def refuse(*_):
        raise AssertionError("a validator asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


# Validators ---------------------------------------------------------------------------------------


def faults_of(folder, path=None):
    """Types of the errors that Frictionless reports, of all files or of one."""
    from frictionless import validate

    package = folder / "datapackage.json"
    names = {one["path"]: one["name"] for one in json.loads(package.read_text())["resources"]}
    report = validate(str(package), name=names.get(path))
    return {kind for (kind,) in report.flatten(["type"])}


@quietly
def test_frictionless_finds_no_fault(unpacked, offline):
    """Every table keeps its types, constraints, keys and references, and every
    file its size and hash.
    """
    assert set() == faults_of(unpacked)


@quietly
@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("claims", ",paper,", ",pamphlet,", "foreign-key"),
        ("claims", ",fact,", ",boast,", "constraint-error"),
        ("findings", "open-above", "open-below", "primary-key"),
        ("findings", "-INF", "endless", "type-error"),
        ("sources", "2026-11-22", "2026-11-32", "type-error"),
        ("entities", "maker", "marker", "incorrect-label"),
        ("json/claims.json", "card", "cord", "hash-count"),
    ],
)
def test_frictionless_finds_what_is_spoiled(edge_files, tmp_path, table, old, new, fault):
    """Each promise of the description is one that the validator holds the tables to."""
    folder, name = unpack(edge_files, tmp_path), table if "/" in table else f"{table}.csv"
    assert set() == faults_of(folder, name)
    (folder / name).write_text((folder / name).read_text("utf-8").replace(old, new, 1), "utf-8")

    assert fault in faults_of(folder, name)


@quietly
def test_croissant_finds_no_fault(unpacked, offline):
    """The description loads without error or warning."""
    import mlcroissant

    issues = mlcroissant.Dataset(jsonld=str(unpacked / "croissant.json")).metadata.ctx.issues

    assert (set(), set()) == (issues.errors, issues.warnings)


@quietly
@pytest.mark.parametrize(
    "files", ["edge_files", pytest.param("real_files", marks=pytest.mark.slow)], indirect=True
)
def test_croissant_reads_every_row(unpacked, offline):
    """The record sets of the description hold the rows and values of the tables."""
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(unpacked / "croissant.json"))
    for name in MEANINGS:
        rows = [
            {key.partition("/")[2]: from_reader(value) for key, value in record.items()}
            for record in dataset.records(name)
        ]
        assert [
            dict(zip(columns_of(name), row, strict=True))
            for row in table_rows(unpacked / f"{name}.csv")
        ] == rows


def from_reader(value):
    """A value of Croissant's own reader, which gives texts as bytes, as JSON shows it."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return None if value != value else shown(value)


def test_croissant_is_plain_json_ld(files):
    """Its words are explained inline, so that it parses without asking for a context."""
    croissant = json.loads(files["croissant.json"])

    assert isinstance(croissant["@context"], dict)
    assert {
        path: hashlib.sha256(files[path]).hexdigest()
        for path in files
        if path not in ("croissant.json", "datapackage.json", "README.md")
    } == {file["@id"]: file["sha256"] for file in croissant["distribution"]}


# The same rows in all formats ---------------------------------------------------------------------


def table_rows(path):
    """The rows of a CSV file, values read by the types of the description and
    shown as JSON shows them.
    """
    types = {field: field_of(path.stem, field)["type"] for field in columns_of(path.stem)}
    read = {
        "string": str,
        "number": number,
        "integer": int,
        "date": str,
        "boolean": {"yes": True, "no": False}.get,
    }
    with open(path, encoding="utf-8", newline="") as stream:
        return [
            [None if cell == "" else read[types[column]](cell) for column, cell in row.items()]
            for row in csv.DictReader(stream)
        ]


def number(cell):
    return cell if cell in ("INF", "-INF") else float(cell)


def shown(value):
    """A value of any format as JSON shows it."""
    if value in (inf, -inf):
        return "INF" if value > 0 else "-INF"
    return value.isoformat()[:10] if isinstance(value, date | datetime) else value


def from_json(folder, name):
    return [
        list(row.values())
        for row in json.loads(
            (folder / f"json/{name}.json").read_text("utf-8"), parse_constant=pytest.fail
        )
    ]


def from_parquet(folder, name):
    return [
        list(row.values())
        for row in parquet.read_table(folder / f"parquet/{name}.parquet").to_pylist()
    ]


def from_sqlite(folder, name):
    connection = sqlite3.connect(folder / "ai-chip-race.sqlite")
    try:
        return [list(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
    finally:
        connection.close()


@cache  # read once for all its sheets
def workbook(path):
    return openpyxl.load_workbook(path)


def from_excel(folder, name):
    heads, *rows = workbook(folder / "ai-chip-race.xlsx")[name].iter_rows(values_only=True)
    assert columns_of(name) == list(heads)
    return rows


@pytest.mark.parametrize("reader", [from_json, from_parquet, from_sqlite, from_excel])
def test_all_formats_hold_the_same(unpacked, reader):
    """JSON, Parquet, SQLite and Excel give the rows and values of the CSV, in its order."""
    for name in MEANINGS:
        assert table_rows(unpacked / f"{name}.csv") == [
            [shown(value) for value in row] for row in reader(unpacked, name)
        ]


def test_types_are_kept(unpacked):
    """A day is a date, a yes is a truth value, a line is a whole number,
    where a format knows them.
    """
    schema = parquet.read_schema(unpacked / "parquet/sources.parquet")

    assert ["date32[day]", "bool", "int64", "string"] == [
        str(schema.field(column).type)
        for column in ("read_on", "page_read", "first_line", "published")
    ]


def test_open_bounds_are_valid(files):
    """An open bound is the word that Frictionless knows, and JSON holds no bare infinity."""
    csvs = b"".join(data for path, data in files.items() if path.endswith(".csv"))

    assert {b"INF", b"-INF"} <= set(csvs.replace(b"\n", b",").split(b","))
    assert not {b"inf", b"-inf", b"nan"} & set(csvs.replace(b"\n", b",").split(b","))


def test_the_database_keeps_its_rules(unpacked):
    """SQLite refuses a row that breaks a closed list, a key or a reference."""
    connection = sqlite3.connect(unpacked / "ai-chip-race.sqlite")
    connection.execute("PRAGMA foreign_keys = ON")
    for change in (
        "UPDATE claims SET basis = 'hearsay'",
        "UPDATE claims SET source = 'nowhere'",
        "UPDATE claims SET id = 'one'",
        "UPDATE claims SET gloss = NULL",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)
    assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()


def test_a_broken_reference_is_refused(edges):
    """A database is not made from tables whose references name no row."""
    rows = {name: typed_rows(name, table) for name, table in edges.items()}
    rows["claims"][0]["metric"] = "no_such_metric"

    with pytest.raises(BuildError, match="1 reference.* in table claims, row 1, to metrics"):
        database_of(rows)


# The same bytes -----------------------------------------------------------------------------------


def test_a_package_is_the_same_bytes_elsewhere(tiny_clean, tmp_path):
    """Neither clock, time zone nor order of hashing, nor folder, age or permissions of the tables
    show in the archive, which holds tables, description and licence.
    """
    here, there = tmp_path / "one", tmp_path / "two"
    copytree(tiny_clean, here / "data/clean")
    (here / "LICENSE-DATA").write_text("CC BY 4.0", "utf-8")
    copytree(here, there)
    for folder, mode, after in ((here, 0o600, 0), (there, 0o644, 1e9)):
        for age, path in enumerate(sorted((folder / "data/clean").iterdir())):
            os.utime(path, (age + after,) * 2)
            path.chmod(mode)
    code = (
        "import sys, hashlib; from chipledger.publish.dataset import pack; "
        "print(hashlib.sha256(pack(sys.argv[1])).hexdigest())"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
    }

    run = subprocess.run(
        [sys.executable, "-c", code, str(there)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    packed = pack(here)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()

    assert hashlib.sha256(packed).hexdigest() == run.stdout.strip()
    assert {"claims.csv", "findings.csv", "datapackage.json", "LICENSE-DATA"} <= set(names)


def test_the_workbook_tells_no_time(files):
    """All times of the workbook, of its parts and in its properties, are those of the edition."""
    with zipfile.ZipFile(io.BytesIO(files["ai-chip-race.xlsx"])) as book:
        times = {entry.date_time for entry in book.infolist()}
    file = io.BytesIO(files["ai-chip-race.xlsx"])
    properties = openpyxl.load_workbook(file, read_only=True).properties

    assert ({EPOCH}, [datetime(*EPOCH)] * 2) == (times, [properties.created, properties.modified])


def test_the_database_tells_no_library(files):
    """The file is the same whichever release of SQLite wrote it."""
    assert bytes(4) == files["ai-chip-race.sqlite"][96:100]


# Formulas -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "@SUM(A1)",
        "-A1",
        "-2+3",
        "-1-1",
        "-2+cmd|' /C calc'!A0",
        "\t=1",
        "\r=1",
        "＝1+1",
        "－1+1",
        "-",
        "-1 =A1",
        "-1*A1",
    ],
)
def test_a_formula_is_known(cell):
    """What a spreadsheet might run is told from text."""
    assert opens_formula(cell)


@pytest.mark.parametrize(
    "cell", ["", "1-2", "a=b", "-12.5%", "-7", "-7.5 %", "-1,200 USD", "−17 %", "-3亿元", "'=1"]
)
def test_text_and_figures_are_no_formula(cell):
    """Words, and a printed negative figure, may stand in a table."""
    assert not opens_formula(cell)


@pytest.mark.parametrize("cell", ["=HYPERLINK(A1)", "+1", "-A1", "@x"])
def test_a_formula_is_not_packed(edges, cell):
    """A cell that came in past the raw tables stops the package, named by table, row and column."""
    tables = edges | {"findings": edges["findings"].assign(gloss=[cell, "words", "words"])}

    with pytest.raises(TableError) as caught:
        files_of(tables)

    assert [("data/clean/findings.csv", 2, "gloss", "no formula", cell)] == [
        (*problem[:4], problem.value) for problem in caught.value.problems
    ]


def test_excel_is_given_text(edges):
    """Even a cell that begins as a formula does would be stored as text in the workbook."""
    rows = {
        "findings": [
            dict.fromkeys(columns_of("findings"), text) for text in ("=1+1", "-A1", "@x", "+1")
        ]
    }

    parts = unzipped(workbook_of(rows))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(rows)))["findings"]

    assert ["=1+1", "-A1", "@x", "+1"] == [sheet.cell(row, 1).value for row in range(2, 6)]
    assert {"s"} == {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert not any(
        b"<f>" in data or b"<f " in data
        for path, data in parts.items()
        if path.startswith("xl/worksheets")
    )


# The description ----------------------------------------------------------------------------------


def test_every_column_has_its_meaning():
    """No column of a clean table lacks words, and no words lack their column."""
    assert {name: set(columns_of(name)) for name in MEANINGS} == {
        name: set(meaning.columns) for name, meaning in MEANINGS.items()
    }


def test_every_clean_table_is_packed(root):
    """What lies in data/clean is in the package, and nothing else is."""
    assert {path.stem for path in (root / "data/clean").glob("*.csv")} == set(MEANINGS)


def test_closed_lists_are_the_vocabulary():
    """The description lists the very words that the tables are held to."""
    lists = [
        field_of(*place)["constraints"]["enum"]
        for place in (("claims", "basis"), ("claims", "theme"), ("resolutions", "status"))
    ]

    assert [list(BASES), list(THEMES), list(STATUSES)] == lists


def test_both_descriptions_are_one(real, real_files):
    """The package describes the tables in the words of data/clean, and adds size
    and hash of each file.
    """
    clean = json.loads((ROOT / "data/clean/datapackage.json").read_text("utf-8"))
    packed = json.loads(real_files["datapackage.json"])
    tables = [
        {key: value for key, value in resource.items() if key not in ("bytes", "hash")}
        for resource in packed["resources"]
        if resource["format"] == "csv"
    ]

    assert clean["resources"] == tables == package_of(real)["resources"]
    assert [clean[key] for key in ("name", "licenses", "sources", "version")] == [
        packed[key] for key in ("name", "licenses", "sources", "version")
    ]
