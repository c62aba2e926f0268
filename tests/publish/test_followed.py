"""What programs subscribe to: the calendar and the feed keep their standards, and their days are
right in every time zone.
"""

import re
from datetime import date, datetime, timedelta, timezone

import icalendar
import pytest
from lxml import etree

from chipledger.publish.site.ledger.calendar import calendar_of
from chipledger.publish.site.ledger.feed import HOUR, feed_of
from tests.helpers.promised import AS_OF, cleaned, promised

SITE = "https://example.org/report/"
ATOM = "{http://www.w3.org/2005/Atom}"
LONGEST = 75  # bytes of a line, by RFC 5545
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9._~:/-]+")  # RFC 4151
CORRECTION = {
    "date": "2026-12-01",
    "kind": "promise",
    "id": "two-first",
    "field": "status",
    "old": "broken",
    "new": "kept",
    "why": "A page was overlooked",
    "whose": "ours",
}
LONG = "Boards; chips, and 摩尔线程 " * 20 + "\\ ends\nhere"


def rows():
    return cleaned().to_dict("records")


def entities():
    return {row["id"]: row for row in promised()["entities"].to_dict("records")}


@pytest.fixture(scope="module")
def calendar():
    return calendar_of(rows(), entities(), AS_OF)


@pytest.fixture(scope="module")
def feed():
    return feed_of(
        rows(),
        [
            CORRECTION,
            {**CORRECTION, "date": "2026-12-02", "field": "due", "old": "2025-06-30", "new": ""},
        ],
        entities(),
        AS_OF,
        SITE,
    )


# The calendar -------------------------------------------------------------------------------------


def events_of(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def faults_of_calendar(text):
    """What a strict reader of RFC 5545 finds wrong."""
    faults = [
        f"a line of {len(line.encode())} bytes"
        for line in text.split("\r\n")
        if len(line.encode()) > LONGEST
    ]
    if "\n" in text.replace("\r\n", "") or not text.endswith("\r\n"):
        faults.append("a line without CRLF")
    try:
        parsed = icalendar.Calendar.from_ical(text)
    except ValueError as error:
        return [*faults, str(error)]
    faults += [f"calendar without {name}" for name in ("VERSION", "PRODID") if name not in parsed]
    seen = set()
    for event in parsed.walk("VEVENT"):
        faults += [
            f"event without {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in event
        ]
        faults += [f"error in {name}: {error}" for name, error in event.errors]
        faults += ["an id twice"] * (event.get("UID") in seen)
        seen.add(event.get("UID"))
        if "DTSTAMP" in event and event["DTSTAMP"].dt.tzinfo is None:
            faults.append("a stamp that is not UTC")
    return faults


def test_the_calendar_is_sound(calendar):
    """The parser and the rules of RFC 5545 find no fault, and every promise has its event."""
    assert [] == faults_of_calendar(calendar)
    assert len(rows()) == len(events_of(calendar))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("VERSION:2.0\r\n", "", "calendar without VERSION"),
        ("UID:one-first", "UID:one-second", "an id twice"),
        ("\r\n", "\n", "a line without CRLF"),
        ("DTSTAMP:20261122T000000Z", "DTSTAMP:20261122T000000", "a stamp that is not UTC"),
        ("DTSTART;VALUE=DATE:20250331\r\n", "", "event without DTSTART"),
        ("SUMMARY:", "SUMMARY:" + "x" * 80, "bytes"),
    ],
)
def test_a_spoiled_calendar_is_noticed(calendar, old, new, fault):
    """Each rule finds its fault."""
    assert any(
        fault in found
        for found in faults_of_calendar(calendar.replace(old, new, 1 if old != "\r\n" else -1))
    )


def test_due_days_are_days(calendar):
    """An event is a date without clock or zone, so it stands on its day everywhere,
    and ends before the next.
    """
    found = {
        str(event["UID"]).split("@")[0]: (event["DTSTART"].dt, event["DTEND"].dt)
        for event in events_of(calendar)
    }

    assert {
        row["id"]: (day := date.fromisoformat(row["due"]), day + timedelta(days=1))
        for row in rows()
    } == found
    assert {date} == {type(day) for days in found.values() for day in days}
    assert "TZID" not in calendar


def test_words_come_back_as_they_went():
    """Commas, semicolons, backslashes, line ends and Chinese signs survive escaping and folding."""
    row = {**rows()[0], "criterion": LONG}
    (event,) = events_of(calendar_of([row], entities(), AS_OF))

    assert f"Criterion: {LONG}\n" in str(event["DESCRIPTION"])
    assert [] == faults_of_calendar(calendar_of([row], entities(), AS_OF))


def test_the_calendar_says_on_what_an_outcome_rests(calendar):
    """An outcome on aggregators alone says so, and the day of the record stands in each event."""
    words = {
        str(event["UID"]).split("@")[0]: str(event["DESCRIPTION"]) for event in events_of(calendar)
    }

    assert "broken, on aggregators alone" in words["one-second"]
    assert all("read until 2026-11-22" in text for text in words.values())


# The feed -----------------------------------------------------------------------------------------


def faults_of_feed(text):
    """What RFC 4287 wants of a feed and its entries, and does not find."""
    try:
        root = etree.fromstring(text.encode())
    except etree.XMLSyntaxError as error:
        return [str(error)]
    faults = [] if root.tag == f"{ATOM}feed" else ["no feed"]
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    faults += ["an id twice"] * (len(ids) != len(set(ids))) + [
        f"{name} is no tag" for name in ids if not TAG.fullmatch(name or "")
    ]
    faults += [
        f"{link.get('href')!r} is no whole address"
        for link in root.iter(f"{ATOM}link")
        if not link.get("href", "").startswith(SITE)
    ]
    for place in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if (
                len(place.findall(f"{ATOM}{name}")) != 1
                or not (place.findtext(f"{ATOM}{name}") or "").strip()
            ):
                faults.append(f"{place.tag.removeprefix(ATOM)} without one {name}")
        stamp = place.findtext(f"{ATOM}updated") or ""
        faults += [] if RFC_3339.fullmatch(stamp) else [f"{stamp!r} is no RFC 3339 time"]
        links = [
            (link.get("rel", "alternate"), link.get("type"))
            for link in place.findall(f"{ATOM}link")
        ]
        faults += ["a link twice"] * (len(links) != len(set(links))) + ["a link to nothing"] * any(
            not link.get("href") for link in place.findall(f"{ATOM}link")
        )
        faults += (
            []
            if any(rel == "alternate" for rel, _ in links)
            or place.find(f"{ATOM}content") is not None
            else ["neither content nor link"]
        )
    authors = root.findall(f"{ATOM}author/{ATOM}name")
    return faults + ([] if authors and all(name.text for name in authors) else ["no author"])


def test_the_feed_is_sound(feed):
    """Everything that RFC 4287 requires is there, once."""
    assert [] == faults_of_feed(feed)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>", "<headline>", "mismatch"),
        ("<author><name>The chipledger project</name></author>", "", "no author"),
        (
            "<updated>2026-12-02T10:00:00Z</updated>",
            "<updated>2 December</updated>",
            "no RFC 3339 time",
        ),
        ("ruling:one-first", "ruling:one-second", "an id twice"),
        ("tag:feed", "feed", "is no tag"),
        (f'href="{SITE}book/', 'href="book/', "is no whole address"),
        (f'href="{SITE}ledger/promises.html"', 'href=""', "a link to nothing"),
        ("<updated>2026-12-02T10:00:00Z</updated>", "", "feed without one updated"),
    ],
)
def test_a_spoiled_feed_is_noticed(feed, old, new, fault):
    """Each rule finds its fault."""
    assert any(fault in found for found in faults_of_feed(feed.replace(old, new, 1)))


def test_the_feed_tells_rulings_and_corrections(feed):
    """What is open or left unruled is no news; what is ruled or corrected is, the latest first."""
    names = [
        name.text.split(",2026-11-22:")[1]
        for name in etree.fromstring(feed.encode()).findall(f"{ATOM}entry/{ATOM}id")
    ]

    assert [
        "correction:2026-12-02:promise:two-first:due",
        "correction:2026-12-01:promise:two-first:status",
        "ruling:one-first",
        "ruling:one-second",
        "ruling:two-first",
        "ruling:two-late",
        "ruling:word",
    ] == names


def test_a_correction_says_old_new_why_and_whose(feed):
    """A reader of the feed learns what changed without opening a page."""
    texts = [
        content.text
        for content in etree.fromstring(feed.encode()).findall(f"{ATOM}entry/{ATOM}content")
    ]

    assert (
        "The status of promise two-first was broken, now kept. Why: A page was overlooked. "
        "The error was ours. Corrected on 1 December 2026."
    ) == texts[1]
    assert "was 2025-06-30, withdrawn" in texts[0]


def test_a_quiet_feed_is_sound():
    """Before the first ruling the feed is as old as the record."""
    feed = feed_of([], [], {}, AS_OF, SITE)

    assert [] == faults_of_feed(feed)
    assert f"<updated>{AS_OF}{HOUR}</updated>" in feed


@pytest.mark.parametrize("hours", [-10, -8, -3.5, 0, 1, 5.75, 8, 9.5, 12, 13, 13.75])
def test_the_day_of_an_entry_is_the_same_almost_everywhere(hours):
    """From Hawaii to New Zealand in summer an entry's time falls on the day meant; no hour does
    so on the whole earth.
    """
    stamp = datetime.fromisoformat(f"2026-12-01{HOUR}")

    assert date(2026, 12, 1) == stamp.astimezone(timezone(timedelta(hours=hours))).date()


def test_both_are_the_same_twice():
    """The same ledger gives the same bytes."""
    assert calendar_of(rows(), entities(), AS_OF) == calendar_of(rows()[::-1], entities(), AS_OF)
    assert feed_of(rows(), [CORRECTION], entities(), AS_OF, SITE) == feed_of(
        rows()[::-1], [CORRECTION], entities(), AS_OF, SITE
    )
