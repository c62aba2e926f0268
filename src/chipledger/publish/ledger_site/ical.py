"""The calendar of due dates as iCalendar (RFC 5545), for any calendar program.

Judgements made here: a due day is a whole day without a clock (`VALUE=DATE`), so it is the same day in every time zone, and its end
is the day after, since ends do not belong to their event; the stamp of an event is the day of its ruling, or of the record, so that
the file is the same until the ledger changes. Every promise is in it, since a calendar forgets what a later file leaves out.
"""

from datetime import date, timedelta

from chipledger.promises.settled import status_words
from chipledger.publish.promise_facts import speaker_name

PRODUCT = "-//chipledger//The AI Chip Race, Audited//EN"
NAMESPACE = "promises.chipledger.example"  # a name that nobody can own: ids need to be unique, not to lead anywhere
LONGEST = 75  # bytes of a line before it is folded
ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))


def calendar_of(promises, entities, as_of):
    """The calendar.

    Parameters
    ----------
    promises : list of mapping
        Rows of the clean table.
    entities : mapping of str to mapping
    as_of : str
        Day of the record.

    Returns
    -------
    str
        With the line ends that RFC 5545 wants.
    """
    events = [
        line
        for row in sorted(promises, key=lambda row: (row["due"], row["id"]))
        for line in _event(row, entities, as_of)
    ]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Promises of the AI chip race",
        *events,
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(row, entities, as_of):
    due = date.fromisoformat(row["due"])
    told = (
        f"Said by {speaker_name(row['speaker'], entities)} ({row['said_on']}).\nCriterion: {row['criterion']}\n"
        f"What became of it: {status_words(row)}.\nThe public record was read until {as_of}."
    )
    return [
        "BEGIN:VEVENT",
        f"UID:{row['id']}@{NAMESPACE}",
        f"DTSTAMP:{(row['ruled_on'] or as_of).replace('-', '')}T000000Z",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped('Due: ' + row['deliverable'])}",
        f"DESCRIPTION:{escaped(told)}",
        f"CATEGORIES:{escaped(status_words(row))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text):
    r"""Text as a value of iCalendar.

    Examples
    --------
    >>> escaped("Boards, chips; more")
    'Boards\\, chips\\; more'
    """
    for sign, escape in ESCAPES:
        text = text.replace(sign, escape)
    return text


def folded(line):
    """A line in pieces of at most 75 bytes, each further one after a space, and no letter torn.

    Examples
    --------
    >>> folded("x" * 80).split("\\r\\n")[1]
    ' xxxxx'
    """
    pieces, piece, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST:
            pieces.append(piece)
            piece, size = "", 1  # the space that opens the next piece
        piece, size = piece + sign, size + width
    return "\r\n ".join([*pieces, piece])
