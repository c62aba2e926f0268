"""The command line: what each exit status means, and that faults of the data are
messages, never tracebacks.
"""

import os
import subprocess
import sys

import pytest

from chipledger.cli import COMMANDS, main
from chipledger.scan.verify import VARIABLE


@pytest.fixture
def run(tiny, capsys, monkeypatch):
    """Runs a command on the tiny ledger: its exit status, and what it printed and complained of."""
    monkeypatch.delenv(VARIABLE, raising=False)

    def command(name, *arguments):
        capsys.readouterr()
        status = main([name, "--root", str(tiny), *arguments])
        return status, *capsys.readouterr()

    return command


@pytest.fixture
def spoiled(tiny, edit):
    """The tiny ledger with one bad cell."""
    edit(tiny, "claims", lambda rows: rows[0].update(literal="plenty"))
    return tiny


def test_clean_says_what_changed(run):
    """A first run lists the files that it wrote and returns zero."""
    status, printed, complaints = run("clean")

    assert (
        0,
        "",
        "data/clean: 7 claims, 1 checks; changed checks.csv, claims.csv, corrections.csv, "
        "dismissed.csv, entities.csv, metrics.csv, promises.csv, "
        "resolutions.csv, sources.csv, datapackage.json\n",
    ) == (status, complaints, printed)


def test_clean_refuses_bad_data_in_words(run, spoiled):
    """A bad cell is one message on stderr, status one, and no file."""
    status, printed, complaints = run("clean")

    assert (1, "") == (status, printed)
    assert complaints.startswith(
        "chipledger: 1 problem(s) in the tables, nothing was written\n"
        "  data/raw/claims.csv, row 2, column literal: readable broken by 'plenty'"
    )
    assert not (spoiled / "data/clean").exists()


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("claims.csv", b"\xff"),
        ("claims.csv", None),
        ("metrics.csv", b"id\n"),
        ("checks.yml", b"a: [b"),
        ("checks.yml", b"- a\n"),
        ("corrections.yml", b"a: b\n"),
        ("corrections.yml", b"- [b"),
        ("corrections.yml", None),
        ("checks.yml", b"odd-check: {says: One, test: no-claim == 1}\n"),
    ],
)
def test_no_broken_file_makes_a_traceback(run, tiny, file, data):
    """Whatever is wrong with a raw file, the user reads a message."""
    path = tiny / "data/raw" / file
    path.write_bytes(data) if data is not None else path.unlink()

    status, printed, complaints = run("clean")

    assert (1, "") == (status, printed)
    assert complaints.startswith("chipledger: ")
    assert "Traceback" not in complaints


def test_a_process_ends_without_a_traceback(spoiled):
    """The installed command does the same as the function: `python -m chipledger` returns one."""
    done = subprocess.run(
        [sys.executable, "-m", "chipledger", "clean", "--root", spoiled],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )

    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("chipledger: 1 problem(s)")
    assert "Traceback" not in done.stderr


def test_outside_a_checkout_there_is_no_ledger(tmp_path, capsys):
    """A folder without a ledger is named, with what a checkout holds."""
    status = main(["clean", "--root", str(tmp_path)])

    assert 1 == status
    assert "chipledger: no ledger at" in capsys.readouterr().err


def test_verify_without_texts_says_so(run, tiny):
    """Where the source texts are absent nothing is claimed to be verified,
    and the status is three.
    """
    (tiny / "sources/paper.txt").unlink()
    (tiny / "sources").rmdir()

    status, printed, _ = run("verify")

    assert 3 == status
    assert f"The source texts are absent: set {VARIABLE}" in printed
    assert "Nothing was verified." in printed


def test_verify_counts_what_it_compared(run):
    """Agreement is told with its extent."""
    assert (0, "7 places and 1 sources compared, 0 problem(s).\n", "") == run("verify")


def test_verify_names_what_disagrees(run, tiny, edit):
    """A moved literal is one line on stderr and status one."""
    edit(tiny, "claims", lambda rows: rows[0].update(offset="3"))

    status, printed, complaints = run("verify")

    assert (1, "7 places and 1 sources compared, 1 problem(s).\n") == (status, printed)
    assert (
        "data/raw/claims.csv, row 2, column offset: literal at its place broken by '7万元': "
        "in line 1 it stands at offset 12\n"
    ) == complaints


def test_show_prints_a_card(run, ledger):
    """A claim's card says what it is, what is printed, the interval, who said it and where."""
    status, printed, complaints = run("show", "card-price")

    assert (0, "") == (status, complaints)
    assert ["Average price", "CNY 70,000 per card"] == printed.splitlines()[:2]
    assert all(
        text in printed
        for text in (
            "7万元",
            "65,000 to",
            "75,000 per card",
            "Acme",
            "line 1, character 12",
            "cards-for-the-goal",
            "A paper on cards",
        )
    )


def test_show_answers_a_wrong_id_with_the_nearest(run, ledger):
    """An unknown id is a message with a proposal."""
    assert (
        1,
        "",
        "chipledger: no claim 'card-prize'; did you mean card-price or cards-needed?\n",
    ) == run("show", "card-prize")


def test_show_needs_clean_data(run):
    """Before the first cleaning, the message says what to run."""
    status, _, complaints = run("show", "card-price")

    assert 1 == status
    assert "run `chipledger clean`" in complaints


@pytest.mark.parametrize(
    "arguments", [[], ["polish"], ["show"], ["clean", "--fast"], ["build", "--only", "paper"]]
)
def test_wrong_use_returns_two(arguments, capsys):
    """A wrong command or option gets the usage, as everywhere."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert 2 == caught.value.code
    assert "usage: chipledger" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name, capsys):
    """Each command says in a line what it does."""
    with pytest.raises(SystemExit) as caught:
        main([name, "--help"])

    assert 0 == caught.value.code
    assert COMMANDS[name][1] in " ".join(capsys.readouterr().out.split())
