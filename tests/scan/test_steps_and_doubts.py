"""Steps before their levels, years that look like counts, and what a bare print is asked about.

Each sentence is ours.
"""

from datetime import date
from math import inf

import pytest

from chipledger.scan import find_figures, propose

PRINTED_ON = date(2026, 1, 30)

# Sentence, region, literal, value, hard interval or None, unit.
FIGURES = [
    # soft words
    ("It costs c.£5m now.", "", "c.£5m", 5e6, (4.25e6, 5.75e6), "GBP"),
    ("It sold c.3,000 units.", "", "c.3,000 units", 3000, (2800, 3200), "unit"),
    ("It cost as little as $14/MWh.", "", "as little as $14/MWh", 14, (14, inf), "USD/MWh"),
    ("It holds upto 1TB.", "", "upto 1TB", 1000, (0, 1000), "GB"),
    ("Sums that exceed $10 million.", "", "exceed $10 million", 1e7, (1e7, inf), "USD"),
    ("It is a $2B+ firm.", "", "$2B+", 2e9, (2e9, inf), "USD"),
    ("It pays $5 billion or more.", "", "$5 billion or more", 5e9, (5e9, inf), "USD"),
    # units in full
    ("A 7,100-kilogram press.", "", "7,100-kilogram", 7100, None, "kg"),
    ("Gold fetched $1,263 per fine ounce.", "", "$1,263 per fine ounce", 1263, None, "USD/ounce"),
    ("Ore costs $90 per dry metric tonne.", "", "$90 per dry metric tonne", 90, None, "USD/t"),
    ("The flat has 8.2 sq m.", "", "8.2 sq m", 8.2, None, "m^2"),
    ("The phone weighs 199g.", "", "199g", 199, None, "g"),
    ("It was 14,425 Celsius.", "", "14,425 Celsius", 14_425, None, "degC"),
    ("It pays 39.6c per share.", "au", "39.6c per share", 0.396, None, "AUD/share"),
    ("It gained 0.57 of a U.S. cent.", "", "0.57 of a U.S. cent", 0.0057, None, "USD"),
    ("It gained 0.57 of a point.", "", "0.57 of a point", 0.57, None, "point"),
    # ranges
    ("We want $20M-$60M.", "", "$20M-$60M", 4e7, (2e7, 6e7), "USD"),
    ("Fares rose by 5% to 7%.", "", "rose by 5% to 7%", 6, (5, 7), "percent"),
    ("Fares rose by 5% to 12.5%.", "", "rose by 5%", 5, (4.5, 5.5), "percent"),
    (
        *("Between HK$3 million and HK$10 million.", "", "Between HK$3 million and HK$10 million"),
        *(6.5e6, (3e6, 1e7), "HKD"),
    ),
    # steps
    ("Boxes decreased 11% or $412 to $3,333.", "", "$412", -412, None, "USD"),
    ("Boxes decreased 11% or $412 to $3,333.", "", "$3,333", 3333, None, "USD"),
    ("It is 12.6 percent, or $280, less than before.", "", "12.6 percent", -12.6, None, "percent"),
    ("It is 12.6 percent, or $280, less than before.", "", "$280", -280, None, "USD"),
    ("They fell by 3% and 1% respectively.", "", "1%", -1, None, "percent"),
    ("They fell 2% and 1% of it was noise.", "", "1%", 1, None, "percent"),
    ("Zinc slipped two cents to US$1.20.", "ca", "slipped two cents", -0.02, None, "USD"),
    ("Shares dn $ 0.62 at noon.", "us", "dn $ 0.62", -0.62, None, "USD"),
    # million
    ("It sold 3m new phones.", "", "3m", 3e6, None, ""),
]

# Sentence, what is read as a year.
YEARS = [
    ("Sales were 63% greater than 2017.", "2017"),
    ("The bond yields 4% until around 2031.", "2031"),
]

# Sentence, region, literal, question, likely answer.
ASKED = [
    ("It was known until around 1900.", "", "around 1900", "may be a year or a count", ""),
    ("It made more than 2019.", "", "more than 2019", "may be a year or a count", ""),
    ("ANZ reversed 18 cents to $33.", "", "18 cents", "move=", "move=fall"),
    ("They descended 2.5 cents to 37.5 cents.", "", "2.5 cents", "move=", "move=fall"),
    ("It pays 4.5c per share and made €3m.", "", "4.5c per share", "region=", "region=eu"),
    ("It pays 39.6c per share.", "", "39.6c per share", "region=", "region=us"),
    ("It pays 39.6c per share.", "uk", "39.6c per share", "region=", "region=us"),
    ("Output was 56 933 kg.", "", "933 kg", "a blank may part its thousands", ""),
    ("Output fell by 10,4% then.", "", "4%", "a comma may stand for", ""),
    ("They drill 2.4m long holes.", "", "2.4m", "may be million or metres", ""),
    ("They lie 3m apart.", "", "3m", "may be million or metres", ""),
    ("Profit rose to £3.7 from £2.0 billion.", "", "£3.7", "its scale may be left", "billion"),
    ("Profit rose from £2.0 billion to £3.7.", "", "£3.7", "its scale may be left", "billion"),
    ("The mine lost R100m.", "", "100m", "unit=", "unit=ZAR"),
    ("It borrowed P1.2 billion.", "", "1.2 billion", "unit=", "unit=PHP"),
    ("The star is 300 million light-years away.", "", "300 million", "its unit is not", ""),
    ("A 200MP camera.", "", "200", "its unit is not", ""),
    ("It hums at 40 dB.", "", "40", "its unit is not", ""),
    ("A 7-long-ton load.", "", "7", "its unit is not", ""),
    ("A 1280 x 720 screen.", "", "1280 x 720", "may be two sizes", ""),
]

# No figures.
NAMES = [
    "It opened phase 1B.",
    "It was done under section 232.",
    "See page 12, and then reactor 3.",
    "Gold in Sydney at 1700 AEST was firm.",
    "At 0816, it was firm.",
]


@pytest.mark.parametrize(("sentence", "region", "literal", "value", "ends", "unit"), FIGURES)
def test_a_figure_is_read_whole(sentence, region, literal, value, ends, unit):
    """Soft word, number, unit and way are read as the sentence has them."""
    rows = propose(sentence, "", region=region, published=PRINTED_ON).set_index("literal")
    row = rows.loc[literal]

    assert (value, unit, "") == (pytest.approx(row["value"]), row["unit"], row["flag"])
    assert ends is None or ends == pytest.approx((row["low"], row["high"]))


@pytest.mark.parametrize(("sentence", "year"), YEARS)
def test_a_year_behind_a_comparison_is_a_date(sentence, year):
    """A year-like number that counts nothing is a year, whatever stands before it."""
    rows = propose(sentence, "", published=PRINTED_ON).set_index("literal")

    assert f"{year}-01-01" == rows.loc[year, "period_start"]


@pytest.mark.parametrize(("sentence", "region", "literal", "flag", "likely"), ASKED)
def test_what_a_print_leaves_open_is_asked(sentence, region, literal, flag, likely):
    """A print that its own words leave open is asked about, with the likely answer."""
    rows = propose(sentence, "", region=region, published=PRINTED_ON).set_index("literal")

    assert rows.loc[literal, "flag"].startswith(flag)
    assert likely == rows.loc[literal, "likely"]


@pytest.mark.parametrize("sentence", NAMES)
def test_what_only_names_is_no_figure(sentence):
    """The number of a part of a plan, and a time of four digits, count nothing."""
    assert [] == [one.literal for one in find_figures(sentence) if one.kind == "figure"]
