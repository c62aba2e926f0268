"""The countable rules of good sentences, held over the front page and the chapters.

Read are the sources, numbers filled in, so that no build is needed: paragraphs and items of lists,
not headings, tables, captions, code. What is excepted stands in `data/raw/allowed_style.csv`: rule,
page, phrase of the sentence, reason; a row that excuses nothing is a fault too. Good sentences
matter more than these rules: they find what to read again.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from chipledger.errors import BuildError, LedgerError
from chipledger.notebook.bound import is_figure
from chipledger.notebook.links import ARTICLES, NUMBERED, Mention, replaced
from chipledger.notebook.stored import notebook_paths, read_notebook
from chipledger.publish.book.number_texts import Texts
from chipledger.publish.lint.number_words import BOUND, counting_words_in

ALLOWED = "data/raw/allowed_style.csv"
COLUMNS = ["rule", "page", "phrase", "reason"]
FRONT = "index"
END = "\ue002"  # after a bound figure, as `BOUND` before it

MIDDLE, LONGEST, LONG_SHARE = 18, 35, 0.01  # words, words, share of sentences
FIRST_SENTENCE, FIRST_NUMBERS = 25, 3
WORDS_A_NUMBER = 30
MOST_PRINTS = 20

PRINT = re.compile(r"\bprint(?:s|ed|ing)?\b", re.I)
NAMELESS = re.compile(r"\b(?:the|an) article\b(?! by\b)", re.I)
AGGREGATOR = re.compile(r"\baggregators?\b", re.I)
FIGURE = re.compile(f"{BOUND}[^{END}]*{END}")
WORD = re.compile(r"\S*\w\S*")
ROLE = re.compile(r"\{[\w-]+\}`([^`<]+?)\s*(?:<[^`>]*>)?`")  # of a link, as {ref}
# A full stop, question or exclamation mark with what closes after it, before a capital, that of
# xAI among them, or a figure.
SENTENCE = re.compile(rf"(?<=[.!?])[\"”’*)]*\s+(?=[\"“‘(*]*{BOUND}?[a-z]?[A-Z0-9\u4e00-\u9fff])")
ABBREVIATION = re.compile(r"\b(?:No|vs|Fig|e\.g|i\.e|Inc|Corp|Ltd|[A-Z])\.$")


class Fault(NamedTuple):
    """A broken rule: where, which, and the words."""

    page: str
    rule: str
    words: str

    def __str__(self) -> str:
        return f"{self.page}: {self.rule}: {self.plain}"

    @property
    def plain(self) -> str:
        """The words as a reader sees them."""
        return self.words.replace(BOUND, "").replace(END, "")


class Page(NamedTuple):
    """The prose of one page: its paragraphs, each a list of sentences in which signs stand around
    every bound figure.
    """

    name: str
    paragraphs: list[list[str]]

    @property
    def sentences(self) -> list[str]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


def length(sentence: str) -> int:
    """How many words a sentence has.

    Examples
    --------
    >>> length("Some 24.5 million — no more.")
    5
    """
    return len(WORD.findall(sentence))


def sentences_of(paragraph: str) -> list[str]:
    """The sentences of a paragraph; a full stop after an abbreviation ends none.

    Examples
    --------
    >>> sentences_of("It costs 5 cents vs. 6. **Nobody** knows. See Fig. 2.")
    ['It costs 5 cents vs. 6.', '**Nobody** knows.', 'See Fig. 2.']
    """
    found: list[str] = []
    for piece in SENTENCE.split(" ".join(paragraph.split())):
        if found and ABBREVIATION.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return found


def paragraphs_of(source: str) -> Iterator[list[str]]:
    """The paragraphs and items of a piece of Markdown, as sentences without marks."""
    tokens = MarkdownIt("commonmark").enable("table").parse(ROLE.sub(r"\1", source))
    inside: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type)
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline" and inside[-1:] == ["paragraph_open"]:
            yield from filter(None, [sentences_of(_words(token))])


def _words(token: Token) -> str:
    """The words of a paragraph, without lines that belong to directives."""
    words = "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )
    lines = [line for line in words.split("\n") if not re.match(r":{3,}|\{[.#]", line)]
    return "\n".join(lines)


def prose_pages(root: Path | str) -> list[Page]:
    """The front page and the chapters, with their numbers.

    Parameters
    ----------
    root : path
        The checkout.
    """
    texts = Texts(root)
    sources = {FRONT: [Path(root, f"{FRONT}.md").read_text("utf-8")]}
    for path in notebook_paths(root):
        sources[f"notebooks/{path.stem}"] = [
            cell.source for cell in read_notebook(path).cells if cell.cell_type == "markdown"
        ]
    return [
        Page(
            name,
            [
                paragraph
                for cell in cells
                for paragraph in paragraphs_of(replaced(cell, lambda named, _: _said(named, texts)))
            ],
        )
        for name, cells in sources.items()
    ]


def _said(named: Mention, texts: Texts) -> str:
    """What stands for a mention, between signs if it is a figure; what the ledger lacks is for
    other checks to refuse.
    """
    if named.kind == ARTICLES:
        return ""
    try:
        words = str(texts.of(named))
    except LedgerError:
        return named.target
    if named.kind in NUMBERED or not is_figure(
        named.kind, texts.rows[named.kind][named.name], named.form
    ):
        return words
    return BOUND + words + END


def faults_of(pages: list[Page]) -> Iterator[Fault]:
    """Every broken rule, one after the other."""
    for page in pages:
        yield from _openings(page)
        yield from _density(page)
        lengths = [length(sentence) for sentence in page.sentences]
        if lengths and median(lengths) > MIDDLE:
            yield Fault(
                page.name, "middle length", f"{median(lengths):g} words a sentence, not {MIDDLE}"
            )
        for rule, pattern in (("name the author", NAMELESS), ("aggregator", AGGREGATOR)):
            for sentence in page.sentences:
                if pattern.search(sentence):
                    yield Fault(page.name, rule, sentence)
    yield from _too_many(pages)


def _openings(page: Page) -> Iterator[Fault]:
    """What a chapter's first paragraph may hold."""
    if page.name == FRONT or not page.paragraphs:
        return
    first = page.paragraphs[0]
    if length(first[0]) > FIRST_SENTENCE:
        rule = f"first sentence of at most {FIRST_SENTENCE} words"
        yield Fault(page.name, rule, first[0])
    if " ".join(first).count(BOUND) > FIRST_NUMBERS:
        rule = f"first paragraph with at most {FIRST_NUMBERS} numbers"
        yield Fault(page.name, rule, " ".join(first))


def _density(page: Page) -> Iterator[Fault]:
    """How many words a page has for each bound figure."""
    numbers = sum(sentence.count(BOUND) for sentence in page.sentences)
    words = sum(map(length, page.sentences))
    if numbers * WORDS_A_NUMBER > words:
        said = f"{numbers} numbers in {words} words, one in {words / numbers:.1f}"
        yield Fault(page.name, f"one number in {WORDS_A_NUMBER} words", said)


def _too_many(pages: list[Page]) -> Iterator[Fault]:
    """What may stand in a few places, and stands in more; all, so that some can be mended."""
    every = [(page.name, sentence) for page in pages for sentence in page.sentences]
    long = [one for one in every if length(one[1]) > LONGEST]
    prints = [one for one in every for _ in PRINT.findall(one[1])]
    for rule, met, most in (
        (f"over {LONGEST} words", long, int(LONG_SHARE * len(every))),
        ("print", prints, MOST_PRINTS),
    ):
        if len(met) > most:
            yield from (
                Fault(page, f"{rule} ({len(met)} in all, at most {most})", sentence)
                for page, sentence in met
            )


def check_style(root: Path | str) -> list[Fault]:
    """The faults of the pages that no exception excuses, and the exceptions that excuse nothing.

    Parameters
    ----------
    root : path
        The checkout.

    Raises
    ------
    BuildError
        If a row of the file of exceptions lacks something.
    """
    rows = _exceptions(Path(root, ALLOWED))
    used: set[int] = set()
    faults = []
    for fault in faults_of(prose_pages(root)):
        excuses = {place for place, row in enumerate(rows) if _excuses(row, fault)}
        used |= excuses
        if not excuses:
            faults.append(fault)
    return faults + [
        Fault(ALLOWED, f"row {place + 2}", f"excuses nothing: delete it ({row['phrase']})")
        for place, row in enumerate(rows)
        if place not in used
    ]


def _excuses(row: dict[str, str], fault: Fault) -> bool:
    return (
        fault.rule.startswith(row["rule"])
        and row["page"] == fault.page
        and row["phrase"] in fault.plain
    )


def _exceptions(file: Path) -> list[dict[str, str]]:
    """The rows of the file of exceptions, each whole."""
    with open(file, encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = list(reader)
    if reader.fieldnames != COLUMNS:
        raise BuildError(f"{file}: write the columns {', '.join(COLUMNS)}")
    for place, row in enumerate(rows, 2):
        if not all(row[column] for column in COLUMNS):
            raise BuildError(f"{file}, row {place}: fill every column, the reason too")
    return rows


def counted(root: Path | str) -> list[Fault]:
    """Every sentence with a word that counts and no role bound: for readers, who see whether it
    counts something measured.

    Parameters
    ----------
    root : path
        The checkout.
    """
    return [
        Fault(page.name, ", ".join(hit.token for hit in hits), sentence)
        for page in prose_pages(root)
        for sentence in page.sentences
        if (hits := counting_words_in(FIGURE.sub("", sentence)))
    ]
