"""Faults put into a small book: the earlier edition stays whole, and the reader is told what to
do, without a traceback.
"""

import ctypes
import random
import resource
import signal
import subprocess
import sys
import time

import pytest

from tests.helpers import ROOT
from tests.helpers.small_book import build, edition, replace

pytestmark = pytest.mark.slow  # each builds a book
NO_OVERRIDE, BOUNDING_DROP = (
    1,
    24,
)  # from Linux's capability.h and prctl.h: what lets root pass over permissions, and how to drop it
NOTEBOOK, CLAIMS, CHECKS, CONFIG, TOC = (
    "notebooks/01_cards.ipynb",
    "data/raw/claims.csv",
    "data/raw/checks.yml",
    "_config.yml",
    "_toc.yml",
)
FULL = 150_000  # the largest file that may be written [byte]: as on a disk that is nearly full


def write(name, text):
    """A fault that replaces a file."""
    return lambda book: (book / name).write_bytes(
        text if isinstance(text, bytes) else text.encode()
    )


def append(name, text):
    """A fault that adds to a file."""

    def spoil(book):
        with open(book / name, "a", encoding="utf-8") as stream:
            stream.write(text)

    return spoil


def remove(name):
    """A fault that takes a file away."""
    return lambda book: (book / name).unlink()


def change(name, old, new):
    """A fault that changes one place of a file."""
    return lambda book: replace(book / name, old, new)


# What is spoiled, and words that the message must hold: where it is, and what
# to do or what is wrong.
FAULTS = {
    "a page with a naked digit": (
        append("index.md", "\nIt grew by 41 percent.\n"),
        ("index", "41"),
    ),
    "a page with a number word": (append("index.md", "\nIt grew 2 times.\n"), ("index", "2")),
    "a role that does not exist": (
        append("index.md", "\nSee {claims}`gpu-average-price`.\n"),
        ("index.md", "claims"),
    ),
    "an unknown finding": (
        append("index.md", "\nSee {finding}`no-such-finding`.\n"),
        ("index.md", "no-such-finding"),
    ),
    "an unknown check": (
        append("index.md", "\nSee {check}`no-such-check`.\n"),
        ("index.md", "no-such-check"),
    ),
    "a link that leads nowhere": (
        append("index.md", "\n[There](book/nowhere.md)\n"),
        ("index.md", "nowhere"),
    ),
    "a picture that is not there": (
        append("index.md", "\n![A picture](nowhere.png)\n"),
        ("index.md", "nowhere.png"),
    ),
    "a formula that cannot be read": (append("index.md", "\n$$\\frac{a}{\n$$\n"), ("frac",)),
    "an unknown ledger table": (
        append("index.md", "\n```{ledger} clams\n```\n"),
        ("index.md", "clams"),
    ),
    "a notebook that is no JSON": (write(NOTEBOOK, "{"), ("01_cards.ipynb",)),
    "a notebook that is empty": (write(NOTEBOOK, ""), ("01_cards.ipynb",)),
    "a notebook that is missing": (remove(NOTEBOOK), ("01_cards",)),
    "a cell that does not parse": (
        change(NOTEBOOK, "book.receipt()", "book.receipt("),
        ("01_cards.ipynb", "SyntaxError"),
    ),
    "a cell that warns": (
        change(NOTEBOOK, "book.receipt()", "import warnings; warnings.warn('old'); book.receipt()"),
        ("01_cards.ipynb", "old"),
    ),
    "a cell that asks for an unknown claim": (
        change(NOTEBOOK, 'book[\\"gpu-average-price\\"]', 'book[\\"gpu-averge-price\\"]'),
        ("01_cards.ipynb", "gpu-average-price"),
    ),
    "a table that is missing": (remove(CLAIMS), ("claims.csv", "restore")),
    "a table of other columns": (
        change(CLAIMS, "id,source", "id,origin"),
        ("claims.csv", "header must be"),
    ),
    "a table that is not UTF-8": (write(CLAIMS, b"id,\xff\xfe\n"), ("claims.csv", "UTF-8")),
    "a torn row": (append(CLAIMS, "one,two\n"), ("claims.csv", "cells are wanted")),
    "a metric nobody defined": (
        change("data/raw/metrics.csv", "\naverage_price,", "\naveraged_price,"),
        ("claims.csv", "metrics.csv"),
    ),
    "checks that are no YAML": (append(CHECKS, "\n: :\n  - ["), ("checks.yml",)),
    "a check on an unknown claim": (
        append(CHECKS, "\nwrong-one:\n  says: One\n  test: no-such-claim == gpu-average-price\n"),
        ("wrong-one", "no-such-claim"),
    ),
    "a check that divides by nothing": (
        append(
            CHECKS,
            (
                "\nwrong-one:\n  says: One\n"
                "  test: gpu-average-price / (gpu-average-price - gpu-average-price) "
                "== gpu-average-price\n"
            ),
        ),
        ("wrong-one",),
    ),
    "a check of unlike units": (
        append(
            CHECKS, "\nwrong-one:\n  says: One\n  test: gpu-average-price == gpu-cards-needed\n"
        ),
        ("wrong-one",),
    ),
    "a check that does not parse": (
        append(CHECKS, "\nwrong-one:\n  says: One\n  test: gpu-average-price ==\n"),
        ("wrong-one",),
    ),
    "a configuration that is no YAML": (append(CONFIG, "\n  : [\n"), ("_config.yml",)),
    "a configuration that is missing": (remove(CONFIG), ("_config.yml",)),
    "contents that are no YAML": (append(TOC, "\n  : [\n"), ("_toc.yml",)),
    "contents with a page that is missing": (
        append(TOC, "      - file: book/nowhere\n"),
        ("nowhere",),
    ),
    "a repository address of another form": (
        change(CONFIG, 'report_repository: ""', "report_repository: ftp"),
        ("report_repository", "_config.yml"),
    ),
    "a folder of pages beside the site of another form": (
        change(CONFIG, 'report_lite: ""', "report_lite: /lite"),
        ("report_lite", "_config.yml"),
    ),
    "a site address of another form": (
        change(CONFIG, 'report_address: ""', "report_address: here"),
        ("report_address", "_config.yml"),
    ),
    "an edition on no day": (
        change(
            CONFIG,
            "    typstpdf_subtitle",
            '    typstpdf_date: "2026-13-45"\n    typstpdf_subtitle',
        ),
        ("typstpdf_date", "2026-11-30"),
    ),
    "exceptions of other columns": (
        write("data/raw/allowed_numbers.csv", "a,b\n1,2\n"),
        ("allowed_numbers.csv",),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_costs_nothing(book, fault):
    """The build fails, names the place or what to do, shows no traceback, and the earlier edition
    is byte for byte there.
    """
    spoil, told = FAULTS[fault]
    before = edition(book)
    spoil(book)
    built = build(book)

    assert 1 == built.code, built.said
    assert "Traceback" not in built.said, built.said
    assert [] == [word for word in told if word not in built.said], built.said
    assert before == edition(book)


def limit_files():
    """Let no file grow beyond the limit, as a full disk would not."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, FULL))


def test_a_full_disk_keeps_the_earlier_edition(book):
    """A file that cannot be written whole is told with what to do; nothing is
    replaced by half of it.
    """
    before = edition(book)
    built = build(book, "--fresh", preexec_fn=limit_files)

    assert 1 == built.code, built.said
    assert "Traceback" not in built.said, built.said
    assert "free some space" in built.said
    assert before == edition(book)


def obey_permissions():
    """Give up what lets root pass over permissions, so that the test holds for root too."""
    ctypes.CDLL(None, use_errno=True).prctl(BOUNDING_DROP, NO_OVERRIDE, 0, 0, 0)


@pytest.mark.parametrize("folder", ["_build", "data/clean", "notebooks"])
def test_a_folder_that_may_not_be_written_is_told(book, folder):
    """The message names the place, and the earlier edition stays."""
    before = edition(book)
    replace(book / CLAIMS, "8萬元", "8.01萬元")
    (book / folder).chmod(0o555)
    for path in (book / folder).iterdir() if folder == "_build" else ():
        path.chmod(0o555)
    try:
        built = build(book, preexec_fn=obey_permissions)
    finally:
        for path in (book / folder, *(book / folder).iterdir()):
            path.chmod(0o755)

    assert 1 == built.code, built.said
    assert "Traceback" not in built.said, built.said
    assert folder in built.said and "permission" in built.said.lower()
    assert before == edition(book)


@pytest.mark.parametrize("seed", range(10))
def test_a_killed_build_loses_nothing(book, seed):
    """Killed at a random moment, the edition is the earlier or the new one, each output whole; the
    next build completes it.
    """
    before = edition(book)
    replace(book / CLAIMS, "8萬元", "8.01萬元")
    command = [sys.executable, "-m", "chipledger", "build", "--root", str(book)]
    process = subprocess.Popen(
        command,
        cwd=book,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(
        random.Random(seed).uniform(0.5, 7)
    )  # a build on a quiet machine takes about so long
    subprocess.run(["kill", f"-{signal.SIGKILL.value}", "--", f"-{process.pid}"], check=False)
    process.wait()
    killed = edition(book)
    again = build(book)
    after = edition(book)

    assert 0 == again.code, again.said
    for output in ("html/", "pdf/", "data/"):
        part = {
            name: digest
            for name, digest in killed.items()
            if name.startswith(output) and "/downloads/ai-chip-race" not in name
        }
        assert part in [
            {
                name: digest
                for name, digest in whole.items()
                if name.startswith(output) and "/downloads/ai-chip-race" not in name
            }
            for whole in (before, after)
        ]


@pytest.mark.parametrize("name", ["stamps.json", ".work/html/index.html"])
def test_what_the_build_remembers_may_be_garbage(book, name):
    """A spoiled note of an earlier build costs time, not the edition."""
    before = edition(book)
    (book / "_build" / name).write_bytes(b"\x00garbage")
    built = build(book)

    assert 0 == built.code, built.said
    assert before == edition(book)


def test_pages_read_before_may_be_garbage(book):
    """Spoiled page trees of an earlier build are read anew."""
    before = edition(book)
    for path in (book / "_build/.work/doctrees").iterdir():
        if path.is_file():
            path.write_bytes(b"\x00garbage")
    (book / "_build/stamps.json").unlink()
    built = build(book)

    assert 0 == built.code, built.said
    assert before == edition(book)


def test_a_missing_font_is_named(book):
    """Without the package of the Chinese font the PDF is not set, and the message says
    which font is missing.
    """
    before = edition(book)
    (book / "hide").mkdir()
    (book / "hide/sitecustomize.py").write_text(
        "import sys\nsys.modules['justmytype_intl_cjk'] = None\n", "utf-8"
    )
    built = build(book, "--fresh", environment={"PYTHONPATH": f"{book / 'hide'}:{ROOT / 'src'}"})

    assert 1 == built.code, built.said
    assert "Traceback" not in built.said, built.said
    assert "justmytype" in built.said
    assert before == edition(book)
