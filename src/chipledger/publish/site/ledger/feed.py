"""The feed of rulings and corrections in Atom (RFC 4287), for any feed reader.

Judgements made here:

- Readers know no folder that a link could start from, so addresses are whole, and a site that
  stands nowhere yet has no feed.
- Ids are tags (RFC 4151) that never change, under a name that nobody can own.
- Dates are those of the ledger and never that of the build. Atom wants a time of day, and the
  ledger knows days: ten o'clock in Greenwich falls on the day meant from Hawaii to New Zealand; the
  text names the day itself.
- A promise that is open, or not yet ruled, is no news.
"""

from html import escape

from chipledger.facts.catalogue import speaker_name
from chipledger.intake.published import NOT_RULED
from chipledger.numbers.wording import show_day
from chipledger.promises.settled import status_words
from chipledger.tables.vocabulary import WHOSE_NAMES

AUTHORITY = "tag:feed.chipledger.example,2026-11-22"
HOUR = "T10:00:00Z"
TITLE = "The AI Chip Race, Audited: rulings and corrections"
AUTHOR = "The chipledger project"
FRONT = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
)


def feed_of(promises, corrections, entities, as_of, address):
    """The feed, the latest first.

    Parameters
    ----------
    promises, corrections : list of mapping
        Rows of the clean tables.
    entities : mapping of str to mapping
    as_of : str
        Day of the record.
    address : str
        Where the site stands, with a slash at its end.

    Returns
    -------
    str
        XML.
    """
    entries = [
        _ruling(row, entities, as_of) for row in promises if row["status"] not in NOT_RULED
    ] + [_correction(row) for row in corrections]
    entries.sort(key=lambda entry: entry[1])
    entries.sort(key=lambda entry: entry[0], reverse=True)
    updated = max([day for day, *_ in entries], default=as_of)
    head = (
        f"<id>{AUTHORITY}:feed</id>\n<title>{escape(TITLE)}</title>\n"
        f"<updated>{updated}{HOUR}</updated>\n<author><name>{escape(AUTHOR)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(address)}feed.xml"/>\n'
        f'<link rel="alternate" type="text/html" href="{escape(address)}ledger/promises.html"/>\n'
        f"<rights>CC BY 4.0</rights>\n"
    )
    return f"{FRONT}{head}{''.join(_entry(address, *entry) for entry in entries)}</feed>\n"


def _ruling(row, entities, as_of):
    words = (
        f"{row['deliverable']}, promised by {speaker_name(row['speaker'], entities)} for "
        f"{row['due']}: {status_words(row)}. Criterion: {row['criterion'].rstrip('.')}. "
        f"Ruled on {show_day(row['ruled_on'])}; the public record was read until {show_day(as_of)}."
    )
    return (
        row["ruled_on"],
        f"ruling:{row['id']}",
        f"{row['deliverable']}: {status_words(row)}",
        words,
        f"ledger/promise/{row['id']}.html",
        "ruling",
    )


def _correction(row):
    now = f"now {row['new']}" if row["new"] else "withdrawn"
    words = (
        f"The {row['field']} of {row['kind']} {row['id']} was {row['old']}, {now}. Why: "
        f"{row['why'].rstrip('.')}. The error was {WHOSE_NAMES[row['whose']]}. Corrected on "
        f"{show_day(row['date'])}."
    )
    return (
        row["date"],
        f"correction:{row['date']}:{row['kind']}:{row['id']}:{row['field']}",
        f"Corrected: {row['field']} of {row['id']}",
        words,
        "book/corrections.html",
        "correction",
    )


def _entry(site, day, name, title, words, address, kind):
    return (
        f"<entry>\n<id>{AUTHORITY}:{name}</id>\n<title>{escape(title)}</title>\n"
        f"<updated>{day}{HOUR}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{escape(site + address)}"/>\n'
        f'<category term="{kind}"/>\n<content type="text">{escape(words)}</content>\n</entry>\n'
    )
