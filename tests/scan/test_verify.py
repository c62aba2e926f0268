"""Verification: every literal stands where the ledger says, in the text whose hash it holds."""

import pytest

from chipledger.intake.raw import read_raw
from chipledger.scan.verify import VARIABLE, sources_folder, verify


def compare(checkout, folder):
    tables = read_raw(checkout / "data/raw")
    return verify(tables["sources"], tables["claims"], tables["dismissed"], folder)


def test_a_right_ledger_has_no_problems(tiny):
    """Where hashes and places agree, nothing is reported."""
    assert [] == compare(tiny, tiny / "sources")


def test_a_changed_text_is_noticed(tiny):
    """One changed character changes the hash, and places in that text are not guessed at."""
    path = tiny / "sources/paper.txt"
    path.write_text(path.read_text("utf-8").replace("100亿", "200亿"), "utf-8")

    (problem,) = compare(tiny, tiny / "sources")

    assert ("data/raw/sources.csv", 2, "sha256", "same text") == problem[:4]
    assert "restore the text that was coded" in problem.mend


def test_a_missing_text_is_named(tiny):
    """A text that is not in the folder is named with the variable that says where to look."""
    (tiny / "sources/paper.txt").unlink()

    (problem,) = compare(tiny, tiny / "sources")

    assert ("data/raw/sources.csv", 2, "file", "present", "paper.txt") == (
        *problem[:4],
        problem.value,
    )
    assert VARIABLE in problem.mend


# table, row, cells typed there, column and rule of the problem, a part of its mend
MOVED = [
    (
        "claims",
        0,
        {"offset": "11"},
        "offset",
        "literal at its place",
        "in line 1 it stands at offset 12",
    ),
    (
        "claims",
        0,
        {"offset": "900"},
        "offset",
        "literal at its place",
        "in line 1 it stands at offset 12",
    ),
    ("claims", 0, {"line": "2"}, "offset", "literal at its place", "it does not stand in line 2"),
    (
        "claims",
        0,
        {"literal": "8万元"},
        "offset",
        "literal at its place",
        "it does not stand in line 1",
    ),
    (
        "dismissed",
        0,
        {"offset": "0"},
        "offset",
        "literal at its place",
        "in line 2 it stands at offset 11",
    ),
    ("dismissed", 0, {"line": "99"}, "line", "in the text", "the text has 4 lines"),
]


@pytest.mark.parametrize(("table", "row", "cells", "column", "rule", "mend"), MOVED)
def test_a_moved_literal_is_named_with_its_place(tiny, edit, table, row, cells, column, rule, mend):
    """A literal that is not at its place is named, with where it stands instead."""
    edit(tiny, table, lambda rows: rows[row].update(cells))

    (problem,) = compare(tiny, tiny / "sources")

    assert (f"data/raw/{table}.csv", row + 2, column, rule, mend) == problem[:5]


def test_every_place_of_a_literal_is_proposed(tiny, edit):
    """Where a print stands twice in its line, both offsets are proposed."""
    edit(tiny, "dismissed", lambda rows: rows[0].update(line="1", offset="0", literal="元"))

    (problem,) = compare(tiny, tiny / "sources")

    assert "in line 1 it stands at offset 8, 14" == problem.mend


def test_web_claims_are_left_out(tiny, edit):
    """A claim from a web page has no place in a text."""
    edit(tiny, "claims", lambda rows: rows[4].update(literal="99 %"))

    assert [] == compare(tiny, tiny / "sources")


def test_the_folder_of_texts_is_looked_for_in_the_checkout(tiny, monkeypatch):
    """Without the variable, the texts lie in `sources`."""
    monkeypatch.delenv(VARIABLE, raising=False)

    assert tiny / "sources" == sources_folder(tiny)


@pytest.mark.parametrize("value", ["elsewhere", "{tiny}/elsewhere"])
def test_the_folder_of_texts_may_be_named(tiny, monkeypatch, value):
    """The variable names a folder, from the checkout or in full."""
    (tiny / "elsewhere").mkdir()
    monkeypatch.setenv(VARIABLE, value.format(tiny=tiny))

    assert tiny / "elsewhere" == sources_folder(tiny)


def test_an_absent_folder_is_none(tiny, monkeypatch):
    """A folder that does not exist is told from an empty one."""
    monkeypatch.setenv(VARIABLE, "nowhere")

    assert None is sources_folder(tiny)


@pytest.mark.costly
def test_the_ledger_agrees_with_its_source_texts(root):
    """Every hash and every place of the real ledger is right."""
    folder = sources_folder(root)
    if folder is None:
        pytest.skip(f"the source texts are absent: set {VARIABLE} to their folder")

    assert [] == compare(root, folder)
