"""The calendar of due dates as iCalendar (RFC 5545), for any calendar program.

Judgements made here: a due day is a whole day without a clock (`VALUE=DATE`), so it is the same day
in every time zone, and its end is the day after, since ends do not belong to their event; the stamp
of an event is the day of its ruling, or of the record, so that the file is the same until the
ledger changes. Every promise is in it, since a calendar forgets what a later file leaves out.
"""

from datetime import UTC, date, datetime, timedelta

from chipledger.facts.catalogue import speaker_name
from chipledger.promises.settled import status_words

PRODUCT = "-//chipledger//The AI Chip Race, Audited//EN"
# A name that nobody can own: ids need to be unique, not to lead anywhere.
NAMESPACE = "promises.chipledger.example"


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
    from icalendar import Calendar  # here: few builds write a calendar anew

    calendar = Calendar(
        {
            "VERSION": "2.0",
            "PRODID": PRODUCT,
            "CALSCALE": "GREGORIAN",
            "METHOD": "PUBLISH",
            "X-WR-CALNAME": "Promises of the AI chip race",
        }
    )
    for row in sorted(promises, key=lambda row: (row["due"], row["id"])):
        calendar.add_component(_event(row, entities, as_of))
    return calendar.to_ical().decode()


def _event(row, entities, as_of):
    from icalendar import Event

    due = date.fromisoformat(row["due"])
    stamp = datetime.fromisoformat(row["ruled_on"] or as_of).replace(tzinfo=UTC)
    told = (
        f"Said by {speaker_name(row['speaker'], entities)} ({row['said_on']}).\n"
        f"Criterion: {row['criterion']}\n"
        f"What became of it: {status_words(row)}.\nThe public record was read until {as_of}."
    )
    event = Event()
    for name, value in {
        "UID": f"{row['id']}@{NAMESPACE}",
        "DTSTAMP": stamp,
        "DTSTART": due,
        "DTEND": due + timedelta(days=1),
        "SUMMARY": f"Due: {row['deliverable']}",
        "DESCRIPTION": told,
        "CATEGORIES": [status_words(row)],
        "TRANSP": "TRANSPARENT",
    }.items():
        event.add(name, value)
    return event
