"""A small book from end to end, for tests that spoil one: a part of the real ledger, one
chapter, the ledger's pages.
"""

import os
import re
import subprocess
import sys
from collections import namedtuple
from hashlib import sha256

import nbformat

from chipledger.files import write_atomically
from tests.helpers import ROOT
from tests.helpers.small_ledger import part_of

TOC = "format: jb-book\nroot: index\nparts:\n  - caption: Chapters\n    chapters:\n" + "".join(
    f"      - file: {name}\n"
    for name in ("notebooks/01_cards", "book/ledger", "book/findings", "book/audit")
)
PAGES = {
    "_toc.yml": TOC,
    "index.md": "# A small book\n\nThe price is taken to be {claim}`gpu-average-price` a card.\n",
    "book/ledger.md": "# Ledger\n\n```{ledger} claims\n```\n",
    "book/findings.md": "# Findings\n\n```{ledger} findings\n```\n",
    "book/audit.md": "# Audit\n\n```{ledger} checks\n```\n",
    "data/raw/allowed_numbers.csv": "phrase,page,reason\n",  # those of the real pages are idle here
}
CHAPTER = """# How many cards?

The goal of [CNY 10 billion](#claim-gpu-revenue-goal) is \
[125,000 cards](#finding-cards-by-division), and the print [holds](#check-cards-for-ten-billion)."""
CELLS = (
    "from chipledger import Ledger\n\nbook = Ledger.load()",
    'goal, price = book["gpu-revenue-goal"], book["gpu-average-price"]',
    (
        'cards = (goal / price).counted("card")\n'
        'book.publish("cards-by-division", cards, "Cards for the first goal", digits=4)'
    ),
    "book.receipt()",
)
Outcome = namedtuple("Outcome", "code said")


def hashes(folder):
    """Name and hash of every file below a folder, but for those that builds and
    tools keep to themselves.
    """
    kept = {"_build", "__pycache__", ".git"}
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not kept & set(path.relative_to(folder).parts)
    }


def build(folder, *options, **how):
    """Build a book as the command line does, with CHIPLEDGER_ROOT leading
    astray: `--root` goes first.
    """
    command = [
        *how.pop("prefix", ()),
        sys.executable,
        "-m",
        "chipledger",
        "build",
        "--root",
        str(folder),
        *options,
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "CHIPLEDGER_ROOT": str(ROOT),
        **how.pop("environment", {}),
    }
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, **how
    )
    return Outcome(run.returncode, run.stdout + run.stderr)


def edition(folder):
    """Every file that the build has put in place, by name and hash."""
    return {
        f"{name}/{file}": digest
        for name in ("html", "pdf", "epub", "data")
        for file, digest in hashes(folder / "_build" / name).items()
    }


def page(folder, name):
    """The words of one built page, with single spaces."""
    text = re.sub(r"<[^>]+>", "", (folder / f"_build/html/{name}.html").read_text("utf-8"))
    return " ".join(text.split())


def replace(path, old, new):
    """Change one place of a file, which must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def make(folder):
    """Write the sources of the book and build it."""
    write_sources(folder)
    built = build(folder)
    assert 0 == built.code, built.said
    return folder


def write_sources(folder):
    """Write the sources of the book, its chapter never run."""
    part_of(ROOT / "data", folder / "data")
    for name in ("_config.yml", "requirements.lock"):
        write_atomically(folder / name, (ROOT / name).read_bytes())
    for name, text in {**PAGES, "LICENSE-DATA": "CC BY 4.0"}.items():
        write_atomically(folder / name, text)
    cells = [nbformat.v4.new_markdown_cell(CHAPTER), *map(nbformat.v4.new_code_cell, CELLS)]
    write_atomically(
        folder / "notebooks/01_cards.ipynb", nbformat.writes(nbformat.v4.new_notebook(cells=cells))
    )
