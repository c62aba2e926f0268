"""Chinese blocks beside the English ones that they tell: the same numbers and verdicts, and no
English block that has changed since.

A block of a Chinese page begins with a comment, `% en: PAGE#HEADING HASH`, and lasts to the next.
No heading stands for what precedes the first. The English block is that section of the page, or of
a notebook the cell that the heading opens. The hash leaves out the texts of number links, so that a
moved number makes nothing stale. `book/zh/entries.csv` carries such hashes of the ledger's
sentences.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

from chipledger.facts.catalogue import Catalogue
from chipledger.notebook.ledger import Ledger
from chipledger.publish.book.chinese import ENTRIES, HOME, Told, short_hash

KINDS = "claim|finding|assumption|check|promise"
MARK = re.compile(r"^% en: ([^#\n]+)#([^\n]*) ([0-9a-f]{8})$", re.M)
ROLE = re.compile(rf"\{{({KINDS})\}}`([a-z0-9-]+)(?:\|[a-z]+)?`")
LINK = re.compile(rf"\[[^\]]*\]\(#({KINDS})-([a-z0-9-]+?)(?:\.[a-z]+)?\)")
HEADING = re.compile(r"^##? (.*)$", re.M)
COLUMNS = ("asserts", "ruling")  # of the first failing check, for a slip


class Block(NamedTuple):
    """A block of a Chinese page: which English one it tells, by the hash of when it was written."""

    file: str
    page: str
    heading: str
    hash: str
    text: str

    def __str__(self):
        return f"{self.file}, block of {self.page}#{self.heading}"


def blocks(root):
    """Every block of the Chinese pages.

    Parameters
    ----------
    root : pathlib.Path
        The checkout.
    """
    for path in sorted((root / HOME).rglob("*.md")):
        text = path.read_text("utf-8")
        marks = list(MARK.finditer(text))
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, end in zip(marks, ends[: len(marks)], strict=True):
            yield Block(path.relative_to(root).as_posix(), *mark.groups(), text[mark.end() : end])


def english(root, page, heading):
    """The text of an English block.

    Raises
    ------
    LookupError
        If there is no such page or heading.
    """
    if (file := root / f"{page}.md").is_file():
        return _section(file.read_text("utf-8"), heading, page)
    if not (file := root / f"{page}.ipynb").is_file():
        raise LookupError(f"there is no page {page}")
    for cell in json.loads(file.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and heading in HEADING.findall(source):
            return _section(source, heading, page)
    raise LookupError(f"{page} has no heading {heading!r}")


def _section(text, heading, page):
    """What stands below a heading, up to the next one of its level."""
    heads = list(HEADING.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for place, (head, end) in enumerate(zip(heads, ends, strict=True)):
        if head[1] == heading or not heading and not place:
            return text[head.end() : end]
    raise LookupError(f"{page} has no heading {heading!r}")


def bound(text):
    """The entries that a text binds, as `claim:x1-first-batch`.

    Examples
    --------
    >>> sorted(bound("{claim}`a|when` and [9 months](#finding-b.words)"))
    ['claim:a', 'finding:b']
    """
    return {f"{kind}:{name}" for found in (ROLE, LINK) for kind, name in found.findall(text)}


def hash_of(text):
    """The hash of an English block, whatever its number links read at present."""
    return short_hash(LINK.sub(r"\1 \2", text))


def faults(root, catalogue):
    """What is out of step, one line each.

    Parameters
    ----------
    root : path
        The checkout.
    catalogue : chipledger.facts.catalogue.Catalogue

    Returns
    -------
    list of str
        Where, what, and how to mend it.
    """
    root = Path(root)
    return [*_faults_of_blocks(root), *_faults_of_entries(root, catalogue)]


def out_of_step(root):
    """The faults of a checkout, by its committed tables; none where it has no Chinese pages."""
    return faults(root, Catalogue(Ledger.load(root))) if (Path(root) / HOME).is_dir() else []


def _faults_of_blocks(root):
    for block in blocks(root):
        try:
            text = english(root, block.page, block.heading)
        except LookupError as error:
            yield f"{block}: {error}; name the block that it tells"
            continue
        if hash_of(text) != block.hash:
            yield (
                f"{block}: the English has changed; bring the Chinese in line, then write "
                f"{hash_of(text)} for {block.hash}"
            )
        missing, more = bound(text) - bound(block.text), bound(block.text) - bound(text)
        if missing or more:
            yield (
                f"{block}: binds other numbers than the English; add {sorted(missing) or 'none'}, "
                f"take out {sorted(more) or 'none'}"
            )


def _faults_of_entries(root, catalogue):
    told = Told(root)
    sentences = dict(_sentences(catalogue))
    for (kind, name, column), (digest, _) in told.rows.items():
        where = f"{ENTRIES}, {kind} {name}, {column}"
        if column == "title":
            continue  # the Chinese pages' own
        if (kind, name, column) not in sentences:
            yield f"{where}: the ledger has no such sentence; delete the row"
        elif (now := short_hash(sentences[kind, name, column])) != digest:
            yield (
                f"{where}: the English has changed; bring the Chinese in line, then write {now} "
                f"for {digest}"
            )
    for kind, name, column in sorted(sentences.keys() - told.rows.keys()):
        yield f"{ENTRIES}: has no {column} of the {kind} {name}; write it in Chinese"


def _sentences(catalogue):
    """What the Chinese pages tell of the ledger: slips, other statements of articles, promises."""
    for card in catalogue.cards.values():
        for slip in (*card.serious, *card.minor, *card.near):
            yield ("slip", slip.slip, "asserts"), slip.asserts
            yield ("slip", slip.slip, "ruling"), slip.ruling
        for name in (*card.held, *card.undecided):
            yield ("check", name, "asserts"), catalogue.checks[name]["asserts"]
    for name, row in catalogue.promises.items():
        yield ("promise", name, "deliverable"), row["deliverable"]


def mark_again(root):
    """Write the present hash of its English block into every block: for whoever has read both."""
    root = Path(root)
    for path in sorted((root / HOME).rglob("*.md")):
        text = path.read_text("utf-8")

        def marked(mark):
            return f"% en: {mark[1]}#{mark[2]} {hash_of(english(root, mark[1], mark[2]))}"

        if (now := MARK.sub(marked, text)) != text:
            path.write_text(now, "utf-8")
