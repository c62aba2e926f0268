"""English steps and the levels that they came to, days to which a verb points ahead, and names,
laws and norms that hold a number.

Each sentence is ours.
"""

from datetime import date

import pytest

from chipledger.scan import find_figures, proposals

_PUBLISHED = date(2025, 11, 20)
_RANGE = "may be one range or two figures"

# Sentence, then for each figure its print, hard interval and unit.
STEPS = [
    (
        "Pack costs fell by around $7 to $88 a kilowatt-hour.",
        [("fell by around $7", (-7.85, -6.15), "USD"), ("$88 a kilowatt-hour", None, "USD/kWh")],
    ),
    (
        "Stocks declined by roughly 3 million tonnes to 21 million tonnes.",
        [
            ("declined by roughly 3 million tonnes", None, "t"),
            ("21 million tonnes", (20.5e6, 21.5e6), "t"),
        ],
    ),
    (
        "Orders rose by nearly 600 to 5,210 units.",
        [("nearly 600", (540, 600), ""), ("5,210 units", (5205, 5215), "unit")],
    ),
    (
        "Cover dropped about $2 to $61.",
        [("dropped about $2", (-2.6, -1.4), "USD"), ("$61", (60.5, 61.5), "USD")],
    ),
    (
        "Margins widened by 90 basis points to 44.2%.",
        [("widened by 90 basis points", (0.895, 0.905), "percent"), ("44.2%", None, "percent")],
    ),
    ("Losses may fall by 21% to 27%.", [("fall by 21% to 27%", (-27, -21), "percent")]),
    (
        "Stops grew from 2.4 to 3.1 hours.",
        [("2.4", (2.35, 2.45), "hour"), ("3.1 hours", (3.05, 3.15), "hour")],
    ),
    (
        "Fuel went from 16 to 18 cents a litre, for a 40-billion-parameter model.",
        [
            ("16", (0.155, 0.165), "USD/litre"),
            ("18 cents a litre", (0.175, 0.185), "USD/litre"),
            ("40-billion-parameter", (39.5e9, 40.5e9), "parameter"),
        ],
    ),
    ("Cuts lasted from 3 to 7 hours.", [("3 to 7 hours", (3, 7), "hour")]),
    ("Fares may rise by 6 to 8 cents.", [("6 to 8 cents", (0.06, 0.08), "USD")]),
]

# Sentence, print, begin of the flag, likely answer.
OPEN = [
    ("Output will grow by 20 GW to 31 GW.", "20 GW", _RANGE, ""),
    ("Output will grow by 20 GW to 31 GW.", "31 GW", _RANGE, ""),
    ("The cap lowers bills by £70 to £110 a year.", "£110 a year", _RANGE, ""),
    (
        "Imports slipped by 1.4 million to 8.9 million barrels a day.",
        "slipped by 1.4 million",
        "unit=",
        "unit=barrel/day",
    ),
    ("Waiting times shortened by 9 days to 41 days.", "9 days", "move=", "move=fall"),
    ("Latency improved by 6 ms to 19 ms.", "6 ms", "move=", "move=fall"),
]

# Sentence, print, first day, last day; nothing where the year is asked for.
DAYS = [
    ("It raised the payout, payable on 16 January.", "16 January", "2026-01-16", "2026-01-16"),
    ("Replies are due 5 February.", "5 February", "2026-02-05", "2026-02-05"),
    ("The depot opens on 22 March.", "22 March", "2026-03-22", "2026-03-22"),
    ("The notes mature on 10 June.", "10 June", "2026-06-10", "2026-06-10"),
    ("Norms, agreed last year, take effect on 1 July.", "1 July", "2026-07-01", "2026-07-01"),
    ("The yard will be cleared in April.", "April", "2026-04-01", "2026-04-30"),
    ("Approval is expected by 14 January.", "14 January", "2026-01-14", "2026-01-14"),
    ("Ex-dividend date: 4 December", "4 December", "2025-12-04", "2025-12-04"),
    ("The line starts in the first quarter.", "first quarter", "2026-01-01", "2026-03-31"),
    ("Coupons are payable on 2 May and 2 August.", "2 August", "2026-08-02", "2026-08-02"),
    ("It was due on 5 February but slipped.", "5 February", "2025-02-05", "2025-02-05"),
    ("It was closed after the vote on 22 March.", "22 March", "2025-03-22", "2025-03-22"),
    ("The notes mature on 10 October.", "10 October", "", ""),
]


def _rows(text: str) -> list[dict[str, object]]:
    found = [one for one in find_figures(text) if one.kind == "figure"]
    return proposals(found, text, published=_PUBLISHED)


@pytest.mark.parametrize(("sentence", "wanted"), STEPS)
def test_a_step_and_its_level_are_two_figures(sentence, wanted):
    """However a step is hedged, the level that it came to is no end of a range with it."""
    rows = _rows(sentence)

    assert [row["literal"] for row in rows] == [literal for literal, _, _ in wanted]
    for row, (_, interval, unit) in zip(rows, wanted, strict=True):
        assert (row["flag"], row["unit"]) == ("", unit)
        if interval:
            assert (row["low"], row["high"]) == pytest.approx(interval)


@pytest.mark.parametrize(("sentence", "literal", "flag", "likely"), OPEN)
def test_what_a_step_leaves_open_is_asked(sentence, literal, flag, likely):
    """Ends that lie near each other may be a range; a unit or a way that is left out is asked."""
    row = next(row for row in _rows(sentence) if row["literal"] == literal)

    assert row["flag"].startswith(flag)
    assert row["likely"] == likely


@pytest.mark.parametrize(("sentence", "literal", "start", "end"), DAYS)
def test_a_day_to_which_a_verb_points_is_the_next_one(sentence, literal, start, end):
    """A day without a year is the next of its name where its verb says so, unless that is far."""
    row = next(row for row in _rows(sentence) if row["literal"] == literal)

    assert (row["period_start"], row["period_end"]) == (start, end)
    assert row["flag"] == ("" if start else "year=")


@pytest.mark.parametrize(
    "sentence",
    [
        "Under Regulation 9(2) the fee is capped.",
        "The judge cited Rule 23(b)(3) and 15 U.S.C. 1681.",
        "Regulation (EU) 2021/1119 and Directive 2014/94 bind buyers.",
        "FERC issued Order No. 1000 and Order 2023.",
        "The Ports Act 2019 and Public Law 118-42 passed.",
        "Buyers may walk under clause 11.3 of the deal, or paragraph 6.",
        "A 501(c)(6) body filed Case 2:25-cv-00731.",
        "Flight 2210 was diverted.",
        "The cells meet JIS C 8712, AS 5139 and NFPA 855.",
        "Members of Project 2029, Net Zero 2040 and Made in China 2025 met.",
        "The hub runs Wi-Fi 7 under the Fit for 55 package.",
    ],
)
def test_laws_norms_and_plans_hold_no_figure(sentence):
    """What a law, a norm, a file of a court or a plan is called counts nothing."""
    assert _rows(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "literals"),
    [
        ("Order 300 units at once.", ["300 units"]),
        ("The rule 12 firms broke.", ["12"]),
        ("Some 40 German and 12 Dutch firms bid.", ["Some 40", "12"]),
        ("The law passed 12 years on.", ["12 years"]),
        ("It built 360 Meridian turbines.", ["360"]),
    ],
)
def test_what_is_counted_beside_a_law_or_a_name_is_read(sentence, literals):
    """A number that counts what stands behind it is a figure, whatever stands before."""
    rows = _rows(sentence)

    assert [row["literal"] for row in rows] == literals
    assert {row["flag"] for row in rows} == {""}


@pytest.mark.parametrize(
    ("sentence", "literal"),
    [
        ("Clients of 410 Larkspur said so.", "410"),
        ("Seven Harbour Media fell.", "Seven"),
        ("He left 24 Fathom, a lender.", "24"),
    ],
)
def test_a_number_that_a_name_may_begin_with_is_asked(sentence, literal):
    """A number before a name in the singular, which nothing behind counts, may be of the name."""
    (row,) = _rows(sentence)

    assert (row["literal"], row["flag"]) == (literal, "may be a name or a count")
