"""Patterns are kept compiled between runs, and are those that `re` would give."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chipledger import patterns

# A process that reads and checks a sentence and says which patterns it had to compile.
READS = """
import json, sys
from pathlib import Path
from chipledger import patterns
patterns.KEPT = Path(sys.argv[1])
from chipledger.checking import check_text, read_book
check_text("The Nvidia H200 has 141 GB; 沐曦2024年营收约7亿元。", read_book(sys.argv[2]))
print(json.dumps(patterns._new))
patterns.keep()
"""


@pytest.fixture
def compiled(tmp_path, root):
    """What a fresh process, with hashes of its own, had to compile."""

    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": ""}
        return subprocess.check_output(
            [sys.executable, "-c", READS, tmp_path / "kept.bin", root / "data/clean"],
            text=True,
            env=environment,
        )

    return run


@pytest.mark.costly
def test_a_second_run_compiles_nothing(compiled):
    """What one run compiled the next one has, with other hashes too."""
    assert len(compiled("1")) > 100_000
    assert compiled("2") == "[]\n"


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty store, in place of the one beside the package."""
    monkeypatch.setattr(patterns, "KEPT", tmp_path / "kept.bin")
    monkeypatch.setattr(patterns, "_new", [])
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    patterns._kept.cache_clear()
    yield tmp_path / "kept.bin"
    patterns.compile.cache_clear()
    patterns._kept.cache_clear()


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"(?P<number>[0-9]+)(?: ?(?P<unit>亿|万))?|(?<=[a-z])(?!x)\Z", 0),
        (r"(?i:million)|[^\W\d_]{2,5}", re.IGNORECASE),
        (r"^(?:[一-鿿]|(?P<a>b))(?(a)c|d)$", re.MULTILINE | re.ASCII),
    ],
)
def test_a_kept_pattern_is_the_one_that_re_compiles(store, pattern, flags):
    """Out of the store comes the same code, with its groups and flags."""
    patterns.compile(pattern, flags)
    patterns.keep()
    patterns.compile.cache_clear()
    kept, made = patterns.compile(pattern, flags), re.compile(pattern, flags)
    assert not patterns._new
    assert kept == made
    assert (kept.flags, kept.groups, kept.groupindex) == (
        made.flags,
        made.groups,
        made.groupindex,
    )


def test_a_spoilt_store_is_made_anew(store):
    """What cannot be read is as nothing, and the next run has it again."""
    store.write_bytes(b"spoilt")
    patterns.compile("abc")
    assert patterns._new == [("abc", 0)]
    patterns.keep()
    assert ("abc", 0) in patterns._kept()


def test_nothing_is_kept_where_modules_are_not(store, monkeypatch):
    """Who asks Python to write no compiled modules gets no compiled patterns either."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    patterns.compile("abc")
    patterns.keep()
    assert not store.exists()


def test_patterns_of_another_python_are_not_used(store, monkeypatch):
    """Code of another build of Python may mean something else."""
    patterns.compile("abc")
    patterns.keep()
    patterns.compile.cache_clear()
    monkeypatch.setattr(patterns, "_BUILD", ("another", "little"))
    patterns._kept.cache_clear()
    patterns.compile("abc")
    assert patterns._new == [("abc", 0)]


def test_a_package_that_cannot_be_written_to_is_no_fault(store, monkeypatch):
    """Where the folder takes no file each run compiles for itself."""
    store.touch()
    monkeypatch.setattr(patterns, "KEPT", store / "kept.bin")
    patterns.compile("abcd")
    patterns.keep()
    assert patterns._new == [("abcd", 0)]


@pytest.mark.parametrize("wing", ["numbers", "scan"])
def test_modules_with_many_patterns_keep_them(wing):
    """No module of these wings compiles by `re` itself, which would be done in every run anew."""
    folder = Path(patterns.__file__).parent / wing
    direct = [
        path.name for path in folder.glob("*.py") if "\nimport re\n" in path.read_text("utf-8")
    ]
    assert direct == []
