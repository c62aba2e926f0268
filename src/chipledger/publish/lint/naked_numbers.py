"""No naked number: every digit in the built pages' prose was printed by a role, or is part of a
name.

What counts as prose stands in `prose`, what counts as a number in `number_words`. Names come from
the table of entities. What else is excepted stands in `data/raw/allowed_numbers.csv`: phrase, page
(`*` for all), reason; a row that excuses nothing is a fault too.
"""

import csv
import os
from pathlib import Path
from typing import NamedTuple

from lxml import html

from chipledger.errors import BuildError
from chipledger.files import read_rows
from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.lint.number_words import (
    Mask,
    counting_words_in,
    numbers_in,
    numbers_in_chinese,
)
from chipledger.publish.lint.prose import blocks, sentence_at
from chipledger.tables.rows import names_of

ALLOWED = "data/raw/allowed_numbers.csv"
ENTITIES = "data/raw/entities.csv"
COLUMNS = ["phrase", "page", "reason"]
MOST_EXCEPTIONS = 59
MEND = (
    f"bind it with a role ({{claim}} or {{finding}}), reword it, name the product in {ENTITIES}, "
    f"or except it with a reason in {ALLOWED}"
)


class Naked(NamedTuple):
    """A number that nobody vouches for, and where it stands."""

    page: str
    heading: str
    sentence: str
    token: str

    def __str__(self):
        return (
            f'{self.page}, under "{self.heading}": "{self.token}" was typed, no role printed it, '
            f"in: {self.sentence}"
        )


class Reading(NamedTuple):
    """What one page holds: how many numbers roles printed, the naked ones, and the excepted
    phrases, once for each time.
    """

    bound: int
    naked: list
    excepted: list

    @property
    def numbers(self):
        return self.bound + len(self.naked) + len(self.excepted)


class NakedNumbers(BuildError):
    """Pages that break the rule; `sound` are the readings of those that keep it."""

    def __init__(self, message, sound):
        self.sound = sound
        super().__init__(message)


class Allowed:
    """Names and exceptions.

    Parameters
    ----------
    root : path
        The checkout.

    Raises
    ------
    BuildError
        If the file of exceptions has other columns or too many rows, or a row lacks its reason or
        excuses what needs no excuse.
    """

    def __init__(self, root):
        root = Path(root)
        self.names = Mask(names_of(read_rows(root / ENTITIES)))
        self.rows = read_exceptions(root / ALLOWED, self.names)

    def phrases(self, page):
        """What is excepted on one page."""
        return [row["phrase"] for row in self.rows if row["page"] in ("*", page)]

    def idle(self, used):
        """The rows that no page needed, given the (page, phrase) pairs that were met."""
        anywhere = {("*", phrase) for _, phrase in used}
        return [row for row in self.rows if (row["page"], row["phrase"]) not in used | anywhere]

    def without_chinese(self):
        """For an edition that has no Chinese pages: their exceptions excuse nothing there."""
        self.rows = [row for row in self.rows if not is_chinese(row["page"])]
        return self


def read_exceptions(file, names):
    """The rows of the file of exceptions, checked."""
    with open(file, encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = list(reader)
    if reader.fieldnames != COLUMNS or len(rows) > MOST_EXCEPTIONS:
        raise BuildError(
            f"{file}: write the columns {', '.join(COLUMNS)} and at most {MOST_EXCEPTIONS} rows"
        )
    for place, row in enumerate(rows, 2):
        if not all(row[column] for column in COLUMNS) or not numbers_in(names(row["phrase"])):
            raise BuildError(
                f"{file}, row {place}: write a phrase with a number outside of names, its page "
                f"(or *) and the reason, not {row}"
            )
    return rows


def read_page(page, article, allowed):
    """Tell the bound numbers of one page from the naked ones.

    Parameters
    ----------
    page : str
        Its name, such as `book/method`.
    article : lxml element, or str of HTML
    allowed : Allowed

    Returns
    -------
    Reading
    """
    return read_blocks(page, blocks(article), allowed)


def read_blocks(page, found, allowed):
    """Tell the bound numbers of one page from the naked ones, given its prose blocks."""
    bound, naked, excepted = 0, [], []
    typed = numbers_in_chinese if is_chinese(page) else numbers_in
    for block in found:
        free = block.free
        for phrase in allowed.phrases(page):
            before, free = free, Mask([phrase])(free)
            excepted += [phrase] * (free != before)
        bound += sum(
            bool(numbers_in(printed) or counting_words_in(printed)) for printed in block.bound
        )
        naked += [
            Naked(page, block.heading, sentence_at(block.text, hit.start), hit.token)
            for hit in typed(allowed.names(free))
        ]
    return Reading(bound, naked, excepted)


def lint_site(root, site, known=()):
    """Hold every page that people write to the rule.

    Parameters
    ----------
    root : path
        The checkout, which says which pages have a source.
    site : path
        The built site.
    known : dict of str to Reading
        Pages that were read before and have not changed.

    Returns
    -------
    dict of str to Reading

    Raises
    ------
    NakedNumbers
        Naming page, heading, sentence and number of every fault, and every
        exception that excuses nothing.
    """
    allowed = Allowed(root)
    readings = dict(known) | {
        page: read_page(page, article, allowed) for page, article in articles(root, site, known)
    }
    hold(readings, allowed)
    return readings


def hold(readings, allowed):
    """Hold pages that were read to the rule.

    Parameters
    ----------
    readings : dict of str to Reading
    allowed : Allowed

    Raises
    ------
    NakedNumbers
        As `lint_site` does.
    """
    faults = [str(number) for reading in readings.values() for number in reading.naked]
    faults += idle_exceptions(readings, allowed)
    if faults:
        shown = "\n".join(f"  {fault}" for fault in faults)
        raise NakedNumbers(
            f"{len(faults)} naked number(s) or idle exception(s); the earlier edition stays in "
            f"place\n{shown}\nTo mend a number: {MEND}",
            {page: reading for page, reading in readings.items() if not reading.naked},
        )


def idle_exceptions(readings, allowed):
    """A line for each exception that no page needed, of pages that were read."""
    used = {(page, phrase) for page, reading in readings.items() for phrase in reading.excepted}
    return [
        f'{ALLOWED}: "{row["phrase"]}" ({row["page"]}) excuses nothing: delete the row'
        for row in allowed.idle(used)
    ]


def articles(root, site, known=()):
    """Name and article of every page with a source that is not known; what the ledger writes by
    itself holds nothing typed.
    """
    root, site = Path(root), Path(site)
    for folder, folders, files in os.walk(site):
        place = Path(folder).relative_to(site)
        # A page stands where its source does: of the thousands of the ledger none has one.
        folders[:] = sorted(name for name in folders if (root / place / name).is_dir())
        for name in sorted(name for name in files if name.endswith(".html")):
            page = (place / name).with_suffix("").as_posix()
            if page not in known and any(
                (root / f"{page}{ending}").is_file() for ending in (".md", ".ipynb")
            ):
                yield page, article_of(Path(folder, name))


def article_of(file):
    """The article of a page of the built site."""
    tree = html.parse(file, html.HTMLParser(encoding="utf-8"))
    return tree.xpath("//main//article")[0]


def allowed_in(app):
    """What prose may print without a role, in the checkout of an app."""
    return Allowed(app.confdir)


def count_numbers(app, pagename, templatename, context, doctree):
    """Give the template of a page its count; a page whose text holds no number has none to show."""
    if doctree is None or app.builder.name != "html":
        return
    reading = read_page(pagename, context.get("body") or "", app.edition.once(allowed_in))
    said = in_words_zh if is_chinese(pagename) else in_words
    context["page_count"] = said(reading.numbers, reading.bound) if reading.numbers else ""


def in_words(numbers, bound):
    """The count as a reader sees it.

    Examples
    --------
    >>> in_words(47, 47)
    '47 numbers, 47 with a source'
    """
    return f"{numbers} number{'' if numbers == 1 else 's'}, {bound} with a source"


def in_words_zh(numbers, bound):
    """The same in Chinese.

    Examples
    --------
    >>> in_words_zh(47, 47)
    '正文里有47个数字，47个有出处。'
    """
    return f"正文里有{numbers}个数字，{bound}个有出处。"


def setup_page_count(app):
    """Count when a page is handed to its template."""
    app.connect("html-page-context", count_numbers, priority=950)  # after the passes over the body
