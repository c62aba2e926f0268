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
    ("The mills shipped 27.8mmt.", "", "27.8mmt", 27.8e6, (27.75e6, 27.85e6), "t"),
    ("Orders would slip 0.8 percent.", "", "slip 0.8 percent", -0.8, (-0.85, -0.75), "percent"),
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
    ("Zinc costs $90 per dry metric tonne.", "", "$90 per dry metric tonne", 90, None, "USD/t"),
    ("The flat has 8.2 sq m.", "", "8.2 sq m", 8.2, None, "m^2"),
    ("The phone weighs 199g.", "", "199g", 199, None, "g"),
    ("It was 14,425 Celsius.", "", "14,425 Celsius", 14_425, None, "degC"),
    ("It pays 39.6c per share.", "au", "39.6c per share", 0.396, None, "AUD/share"),
    ("It gained 0.57 of a U.S. cent.", "", "0.57 of a U.S. cent", 0.0057, None, "USD"),
    ("It gained 0.57 of a point.", "", "0.57 of a point", 0.57, None, "point"),
    ("It made RM16.1mil.", "", "RM16.1mil", 1.61e7, None, "MYR"),
    ("It earned 2.09 sen.", "", "2.09 sen", 0.0209, None, "MYR"),
    ("It fetched $64/b then.", "", "$64/b", 64, None, "USD/barrel"),
    ("It pumps 1.2 million b/d.", "", "1.2 million b/d", 1.2e6, None, "barrel/day"),
    ("They sold 43,000t.", "", "43,000t", 43_000, None, "t"),
    ("They sold not more than 5%.", "", "not more than 5%", 5, (0, 5), "percent"),
    ("The plant adds 100 GW h.", "", "100 GW h", 100, None, "GWh"),
    ("It costs $23-a-tonne now.", "", "$23-a-tonne", 23, None, "USD/t"),
    ("It beats $100-per-kWh.", "", "$100-per-kWh", 100, None, "USD/kWh"),
    ("They mined 10Mt.", "", "10Mt", 1e7, None, "t"),
    ("They make 180ktpa.", "", "180ktpa", 180_000, None, "t/year"),
    ("It fits 16Gb chips.", "", "16Gb", 1.6e10, None, "bit"),
    ("It rose for nine straight quarters.", "", "nine", 9, None, "quarter"),
    ("It rose in the last three quarters.", "", "three", 3, None, "quarter"),
    ("It costs $620/mt.", "", "$620/mt", 620, None, "USD/t"),
    ("A 174,000-cbm ship.", "", "174,000-cbm", 174_000, None, "m^3"),
    ("It pays $7 per kg.", "nz", "$7 per kg", 7, None, "NZD/kg"),
    ("It took two more years.", "", "two", 2, None, "year"),
    ("A 10-year-old car.", "", "10-year", 10, None, "year"),
    ("It took three months and twelve tons.", "", "three months", 3, None, "month"),
    ("Rents are near $68/SF.", "", "near $68/SF", 68, None, "USD/square_foot"),
    ("Rents rose .7% then.", "", "rose .7%", 0.7, (0.65, 0.75), "percent"),
    # ranges
    ("It draws 5-to-10 megawatts.", "", "5-to-10 megawatts", 7.5, (5, 10), "MW"),
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
    ("Prices have fallen more than 30%.", "", "fallen more than 30%", -30, (-inf, -30), "percent"),
    ("It will fall below 2%.", "", "below 2%", 2, (0, 2), "percent"),
    ("A (0.33% cut-off) was set.", "", "0.33%", 0.33, None, "percent"),
    ("It is 3 GW less than planned.", "", "3 GW less", -3, None, "GW"),
    ("It is 25% smaller.", "", "25% smaller", -25, None, "percent"),
    ("It is down one cent, or 0.1 per cent.", "", "0.1 per cent", -0.1, None, "percent"),
    # million
    ("It sold 3m new phones.", "", "3m", 3e6, None, ""),
]

# Sentence, what is read as a year.
YEARS = [
    ("Sales were 63% greater than 2017.", "2017"),
    ("Sales are 9% below 2019's best.", "2019"),
    ("The bond yields 4% until around 2031.", "2031"),
]

# Sentence, region, literal, question, likely answer.
ASKED = [
    ("It made $5m in June a year earlier.", "us", "June", "year=", "year=2025"),
    ("It made $5m in Q1 last year.", "us", "Q1", "year=", "year=2025"),
    ("A box costs about $1,100/pallet.", "us", "about $1,100", "its unit is not in", ""),
    ("It fell in 2016 - 2017 again.", "", "2016 - 2017", "may be a year or a count", ""),
    ("Bales are up Rs 2,500-Rs 3,500/tonne.", "in", "Rs 2,500-Rs", "a range that names its", ""),
    ("Bales are up Rs 2,500-Rs 3,500/tonne.", "in", "3,500/tonne", "a range that names its", ""),
    ("It fetched $18.20 a wet tonne.", "us", "$18.20", "its unit is not in the closed", ""),
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
    ("They pay £10 and 16 billion.", "", "£10", "its scale may be left", "billion"),
    ("They pay £10 and 16 billion.", "", "16 billion", "unit=", ""),
    ("It made 7.47 euros (7.24).", "", "7.24", "unit=", "unit=EUR"),
    ("They lived 16.6 months against 7.1.", "", "7.1", "unit=", "unit=month"),
    ("It has not exceeded 5%.", "", "exceeded 5%", "its bound is denied", ""),
    ("It isn't yet above 3%.", "", "above 3%", "its bound is denied", ""),
    ("It runs at 40.2 EH/s.", "", "40.2", "its unit is not", ""),
    ("It holds 1,125 BTC.", "", "1,125", "its unit is not", ""),
    ("It fell by the end of 2023/24.", "", "end of 2023/24", "fiscal=", ""),
    ("The 2013/2014 price.", "", "2013/2014", "fiscal=", ""),
    ("They hold 1,300 indicated tonnes.", "", "1,300", "unit=", "unit=t"),
    ("It owes 20 billion Namibian dollars.", "", "20 billion", "unit=", "unit=USD"),
    ("It makes 420 lb-ft.", "", "420 lb", "its unit is not", ""),
    ("It ran 5 million GPU-hours.", "", "5 million GPU", "its unit is not", ""),
    ("It hit 41.3C (106F).", "", "41.3", "its unit is not", ""),
    ("It lost US$5 billion ($7 billion).", "", "$7 billion", "region=", "region=ca"),
    ("FY24 was weak.", "", "FY24", "fiscal=", ""),
    ("It grew in 23/24.", "", "23/24", "may be a year of accounts", ""),
    ("It is down six-tenths of a percent.", "", "down six-tenths", "counts parts of one", ""),
    ("The index closed with a loss of 36 points.", "", "36 points", "move=", "move=fall"),
    ("A bag costs Sh4,000.", "", "4,000", "unit=", ""),
    ("It pumps 1.06 Bcfe per day.", "", "1.06", "its unit is not", ""),
    ("The mine lost R100m.", "", "100m", "unit=", "unit=ZAR"),
    ("It borrowed P1.2 billion.", "", "1.2 billion", "unit=", "unit=PHP"),
    ("The star is 300 million light-years away.", "", "300 million", "its unit is not", ""),
    ("A 200MP camera.", "", "200", "its unit is not", ""),
    ("It hums at 40 dB.", "", "40", "its unit is not", ""),
    ("A 7-long-ton load.", "", "7", "its unit is not", ""),
    ("A 5x7 room.", "", "5x7", "may be two sizes", ""),
]

# Sentence, literal, first and last day.
DATES = [
    ("It sank in March last year.", "March", ("2025-03-01", "2025-03-31")),
    ("It ends in June next year.", "June", ("2027-06-01", "2027-06-30")),
    ("It ran May 16-21, 2024.", "May 16-21, 2024", ("2024-05-16", "2024-05-21")),
    ("It fell in Sep'22.", "Sep'22", ("2022-09-01", "2022-09-30")),
    ("It fell in Q1/2002.", "Q1/2002", ("2002-01-01", "2002-03-31")),
    ("The July-to-September 2024 period.", "July-to-September 2024", ("2024-07-01", "2024-09-30")),
]

# No figures.
NAMES = [
    "It opened phase 1B.",
    "It was done under section 232.",
    "See page 12, and then reactor 3.",
    "Gold in Sydney at 1700 AEST was firm.",
    "At 0816, it was firm.",
    "It remained at #1.",
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


@pytest.mark.parametrize(("sentence", "literal", "days"), DATES)
def test_a_date_is_read_to_its_last_day(sentence, literal, days):
    """Days of one month, months of one year and short years are one date each."""
    row = propose(sentence, "", published=PRINTED_ON).set_index("literal").loc[literal]

    assert days == (row["period_start"], row["period_end"])


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
