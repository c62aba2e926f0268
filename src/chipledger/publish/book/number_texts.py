"""Texts of links to numbers in notebooks: written by `make numbers`, held by `make book`.

Judgements:

- What a role prints is the text of the link, without marks. Findings are those of the committed
  table, so that a text never runs ahead of the outputs beside it.
- Figures and tables are counted here as Sphinx counts them, since that takes a second and reading
  the book a minute; the build holds both counts against each other.
- A file is changed inside the Markdown that changes, and nowhere else.
"""

import json
import re
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from chipledger.errors import BuildError, LedgerError
from chipledger.facts.catalogue import Catalogue
from chipledger.files import write_atomically
from chipledger.notebook.bound import bound_text
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.links import ARTICLES, NUMBERED, as_read, replaced
from chipledger.notebook.stored import notebook_paths
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import show_period
from chipledger.yaml_files import load_yaml

NUMBER_WORDS = {"figure": "Fig.", "table": "Table"}
_CHART = re.compile(r"^```\{chart\} ([\w-]+)\n(:key:)?", re.MULTILINE)
_LABELLED = re.compile(
    r"^[`:]{3,}\{(figure|table|list-table|csv-table)\}.*\n(?::.*\n)*?:name:[ ]*([\w-]+)",
    re.MULTILINE,
)

_SOURCE = re.compile(r'"source"\s*:\s*')


class Change(NamedTuple):
    """A text that is not what the ledger says, and where it stands."""

    notebook: str
    cell: int
    line: int
    target: str
    old: str
    new: str

    def __str__(self):
        return (
            f"{self.notebook}, cell {self.cell}, line {self.line}, {self.target}: "
            f"{self.old or '(nothing)'} → {self.new}"
        )


class Texts:
    """What stands in a sentence for whatever prose may name.

    Parameters
    ----------
    root : path
        The checkout.
    """

    def __init__(self, root):
        self.root = Path(root)

    @cached_property
    def rows(self):
        """Rows by kind and id."""
        return Catalogue(self.ledger).rows

    @cached_property
    def ledger(self):
        """The clean tables."""
        return Ledger.load(self.root)

    @cached_property
    def labels(self):
        """The numbers of figures and tables."""
        return figure_numbers(self.root)

    def of(self, named):
        """The text of a mention.

        Raises
        ------
        LedgerError
            If there is no such thing, with the nearest ids, or no such form of it.
        """
        if named.kind == ARTICLES:
            return articles_text(self.ledger.sources, named.name)
        if named.kind in NUMBERED:
            if named.target not in self.labels:
                raise LedgerError(Ledger.miss(named.target, self.labels, "figure or table"))
            return self.labels[named.target]
        known = self.rows[named.kind]
        if named.name not in known:
            raise LedgerError(Ledger.miss(named.name, known, named.kind))
        try:
            return bound_text(named.kind, known[named.name], named.form)
        except ValueError as error:
            raise LedgerError(f"{named.kind} {named.name}: {error}") from None


def articles_of(sources, theme):
    """What the head of a chapter says of its articles: how the line begins, and of each article its
    row and what stands behind its title.

    Parameters
    ----------
    sources : pandas.DataFrame
        Clean table.
    theme : str

    Raises
    ------
    LedgerError
        If no article has the theme.
    """
    articles = sources[sources["kind"] == "text"]
    rows = articles[articles["theme"] == theme].to_dict("records")
    if not rows:
        raise LedgerError(
            f"no article has the theme {theme!r}: write one of "
            f"{', '.join(sorted(set(articles['theme'])))}"
        )
    lead = "The article of this chapter: " if len(rows) == 1 else "The articles of this chapter: "
    return lead, [
        (row, f" ({row['publisher']}, {show_period(*read_period(row['published']))})")
        for row in rows
    ]


def articles_text(sources, theme):
    """The articles of a theme as one line of words; see `articles_of`."""
    lead, articles = articles_of(sources, theme)
    return lead + "; ".join(row["title"] + beside for row, beside in articles) + "."


def figure_numbers(root):
    """The numbers of all figures and tables of the notebooks, as text: within their chapter where
    the contents number it, else through the book.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    dict of str to str
        Such as `Fig. 2.1` by label.
    """
    numbers, counts = {}, Counter()
    for chapter, path in _chapters(root):
        for kind, label in _labelled(_cells(path.read_bytes().decode())):
            counts[chapter, kind] += 1
            number = ".".join(str(part) for part in (chapter, counts[chapter, kind]) if part)
            numbers[label] = f"{NUMBER_WORDS[kind]} {number}"
    return numbers


def _chapters(root):
    """Number and file of every notebook of the contents, in their order; 0 is no number."""
    count = 0
    for part in load_yaml(Path(root) / "_toc.yml").get("parts", ()):
        for entry in part.get("chapters", ()):
            count += bool(part.get("numbered"))
            path = Path(root, entry.get("file", "").removesuffix(".ipynb") + ".ipynb")
            if path.is_file():
                yield count if part.get("numbered") else 0, path


def _labelled(cells):
    """Kind and label of all that has a caption and a number, in the order of the page: the key
    figure stands in the box at its top.
    """
    found = list(_captioned(cells))
    return [pair for is_key in (True, False) for *pair, key in found if key is is_key]


def _captioned(cells):
    """Kind, label and whether it is the key figure, in the order of the cells."""
    for cell in cells:
        if cell["cell_type"] == "markdown":
            printed = [_joined(cell["source"])]
        else:
            stored = [output.get("data", {}) for output in cell.get("outputs", ())]
            printed = [_joined(data.get("text/markdown", "")) for data in stored]
        for text in printed:
            for name, key in _CHART.findall(text):
                yield "figure", f"fig-{name}", bool(key)
            for directive, label in _LABELLED.findall(text):
                yield ("figure" if directive == "figure" else "table"), label, False


def _joined(source):
    return source if isinstance(source, str) else "".join(source)


def _cells(text):
    return json.loads(text)["cells"]


def outdated(root, texts):
    """Each notebook with its new content and the texts that change in it.

    Parameters
    ----------
    root : path
        The checkout.
    texts : Texts

    Returns
    -------
    dict of path to (str, list of Change)
        Only of those that something changes in.

    Raises
    ------
    BuildError
        If prose names what is not there, with every such place.
    """
    found, faults = {}, []
    for path in notebook_paths(root):
        changes = []
        content = rewritten(path.read_bytes().decode(), _writer(path.name, texts, changes, faults))
        if changes:
            found[path] = content, changes
    if faults:
        raise BuildError(
            "prose names what is not there; write another id, or run `chipledger execute` if a "
            "notebook has just begun to publish it\n" + "\n".join(f"  {fault}" for fault in faults)
        )
    return found


def _writer(notebook, texts, changes, faults):
    """A function that writes the source of one cell anew, and notes what changed and what is
    amiss.
    """

    def rewrite(number, source):
        def write(named, line):
            try:
                new = texts.of(named)
            except LedgerError as fault:
                faults.append(f"{notebook}, cell {number}, line {line}: {fault}")
                return named.link(named.text or "")
            if new != named.text:
                old = named.role.partition("\n")[0] if named.text is None else named.text
                changes.append(Change(notebook, number, line, named.target, old, new))
            return named.link(new)

        return replaced(source, write)

    return rewrite


def rewritten(text, rewrite):
    """The text of a notebook with other Markdown; all else stays byte by byte.

    Parameters
    ----------
    text : str
        A notebook's file.
    rewrite : callable
        Of the number of a Markdown cell, counted from one, and its source: the new source.
    """
    decoder, pieces, done = json.JSONDecoder(), [], 0
    place = re.search(r'"cells"\s*:\s*\[', text).end()
    for number, cell in enumerate(_cells(text), 1):
        start = text.index("{", place)
        place = decoder.raw_decode(text, start)[1]
        if cell["cell_type"] != "markdown":
            continue
        old = _joined(cell["source"])
        new = rewrite(number, old)
        if new != old:
            value = next(
                key.end()
                for key in _SOURCE.finditer(text, start, place)
                if decoder.raw_decode(text, key.end())[0] == cell["source"]
            )
            end = decoder.raw_decode(text, value)[1]
            pieces += [text[done:value], _spelled(new, text[value:end])]
            done = end
    return "".join([*pieces, text[done:]])


def _spelled(source, like):
    """A source as JSON, laid out as another one was: one string, or lines with the same white space
    before, between and after them.
    """
    if like[0] == '"':
        return json.dumps(source, ensure_ascii=False)
    first, last = re.match(r"\[\s*", like)[0], re.search(r"\s*\]$", like)[0]
    lines = (json.dumps(line, ensure_ascii=False) for line in source.splitlines(keepends=True))
    between = re.match(r"\s*,\s*", like[json.JSONDecoder().raw_decode(like, len(first))[1] :])
    return first + (between[0] if between else f",{first[1:]}").join(lines) + last


def hold_texts(root):
    """Refuse notebooks with a text that is not what the ledger says.

    Raises
    ------
    BuildError
        With notebook, cell, line, old and new of each.
    """
    changes = [each for _, found in outdated(root, Texts(root)).values() for each in found]
    if changes:
        raise BuildError(
            f"{len(changes)} number(s) in notebooks do not stand as the ledger has them; run "
            "`make numbers` to write them\n" + "\n".join(f"  {change}" for change in changes)
        )


def write_texts(root):
    """Write every number into the prose of every notebook.

    Returns
    -------
    list of Change

    Raises
    ------
    BuildError
        As `outdated`; then nothing is written.
    """
    found = outdated(root, Texts(root))
    for path, (content, _) in found.items():
        write_atomically(path, content)
    return [change for _, changes in found.values() for change in changes]


def prose_of(path):
    """The Markdown of a notebook as a reader sees it, with its numbers, cell after cell.

    Parameters
    ----------
    path : path
    """
    cells = _cells(Path(path).read_text("utf-8"))
    return "\n\n".join(
        as_read(_joined(cell["source"])) for cell in cells if cell["cell_type"] == "markdown"
    )
