"""What stands apart from its figure: a unit behind two words, a bound before the verb, a minus in
brackets, the verb of a range's second end, the year of accounts.

Each sentence is ours.
"""

from datetime import date
from math import inf

import pytest

from chipledger.scan import find_figures, propose
from chipledger.scan.doubts import year_of_accounts

NO_UNIT = "its unit is not in the closed list; take another, or none"
SIGN = "its sign stands in brackets before it; code it with a minus"
PARTED = "its bound parts it from its unit; print the bound before the number"
APART = "its bound stands before the verb; code the figure with it"
ENDS = "may be one range or two figures; code its ends with the sign of each"
COINS = "may be dollars and tenths of one; print its money"

# Sentence, region, literal, flag, likely answer.
QUESTIONS = [
    ("The smelter bought 2,400 wet metric tonnes of sand.", "", "2,400", "unit=", "unit=t"),
    ("The smelter bought 310 fine dry metric tonnes.", "", "310", "unit=", "unit=t"),
    ("The smelter bought 310 wmt of sand.", "", "310", NO_UNIT, ""),
    ("The field gave 18 thousand kboe.", "", "18 thousand", NO_UNIT, ""),
    ("The hill holds 7 Moz of silver.", "", "7", NO_UNIT, ""),
    ("The yard moved 55 grt in a week.", "", "55", NO_UNIT, ""),
    ("The ferry earned (minus) £2.20 a seat.", "", "£2.20", SIGN, ""),
    ("The ferry earned (-) £3m.", "", "£3m", SIGN, ""),
    ("The kiln may draw 400-or-more kilowatts.", "", "400", PARTED, ""),
    ("The kiln may draw 400 or more kilowatts.", "", "400 or more", PARTED, ""),
    ("A (loss) of £3m was booked.", "", "£3m", SIGN, ""),
    ("The kiln should at least save 30 MW.", "", "30 MW", APART, "hedge=atleast"),
    ("新窯每日至少可烘磚30萬塊。", "tw", "30萬塊", APART, "hedge=atleast"),
    ("新窑每天最多能烘砖30万块。", "", "30万块", APART, "hedge=upto"),
    ("出口季增2%至9%。", "tw", "季增2%", ENDS, ""),
    ("出口季增2%至9%。", "tw", "9%", ENDS, ""),
    ("出口年減3%至增4%。", "tw", "年減3%", ENDS, ""),
    ("出口年減3%至增4%。", "tw", "增4%", ENDS, ""),
    ("出口同比增长2%至9%。", "", "增长2%", ENDS, ""),
    ("Exports may be down 3% to up 4%.", "", "up 4%", ENDS, ""),
    ("豆腐每磚三個二。", "hk", "三個", COINS, ""),
    ("豆腐每磚兩個半。", "hk", "兩個", COINS, ""),
    ("截至 110 年底共 8 座。", "", "110 年底", "region=", "region=tw"),
    ("The quarry at Karratha sold slate for $4m.", "", "$4m", "region=", "region=au"),
    ("The ferry at Dunedin cost $4m.", "", "$4m", "region=", "region=nz"),
    ("A mill in Manitoba cost $4m.", "", "$4m", "region=", "region=ca"),
    ("The fiscal third quarter beat 2Q15.", "", "2Q15", "fiscal=", ""),
    ("The fiscal third quarter beat Q2 2015.", "", "Q2 2015", "fiscal=", ""),
]

# Sentence, region, literal, hard interval, unit.
FIGURES = [
    ("豆腐每磚兩個三毫四，", "hk", "兩個三毫四", (2.335, 2.345), "HKD"),
    ("豆腐每磚三毫半，", "hk", "三毫半", (0.345, 0.355), "HKD"),
    ("豆腐每磚7仙5。", "hk", "7仙5", (0.0745, 0.0755), "HKD"),
    ("每股盈利2.14美仙。", "hk", "2.14美仙", (0.02135, 0.02145), "USD"),
    ("每股派1.3坡仙。", "hk", "1.3坡仙", (0.0125, 0.0135), "SGD"),
    ("The kiln bakes 400 or more tiles.", "", "400 or more", (400, inf), ""),
    ("Power sold for less than £0.", "", "less than £0", (-inf, 0), "GBP"),
    ("Power sold for less than £2.", "", "less than £2", (0, 2), "GBP"),
    ("縣內七個案場完工。", "tw", "七個", (7, 7), ""),
    ("速动比率由去年的1.3下降至0.9。", "", "1.3", (1.25, 1.35), ""),
    ("速动比率由去年的1.3下降至0.9。", "", "0.9", (0.85, 0.95), ""),
    ("出口年增12%到15%。", "tw", "年增12%到15%", (12, 15), "percent"),
    ("Exports rose 2% and imports rose 4%.", "", "rose 4%", (3.5, 4.5), "percent"),
    ("The two mills closed.", "", "two", (2, 2), ""),
    ("等了 100 年才開。", "tw", "100 年", (95, 105), "year"),
    ("至少有三家公司合資40億元。", "tw", "40億元", (3.95e9, 4.05e9), "TWD"),
]

# Sentence, region, literal, first day, last day.
DATES = [
    ("It closed in the June 2019 Quarter.", "", "June 2019 Quarter", "2019-04-01", "2019-06-30"),
    ("It closed in the June 2019 Half.", "", "June 2019 Half", "2019-01-01", "2019-06-30"),
    ("It closed in the June Qtr 2019.", "", "June Qtr 2019", "2019-04-01", "2019-06-30"),
    ("In the 2019 June quarter it shut.", "", "2019 June quarter", "2019-04-01", "2019-06-30"),
    ("到 110 年第 3 季共 8 座。", "tw", "110 年第 3 季", "2021-07-01", "2021-09-30"),
    ("截至 110 年底共 8 座。", "tw", "110 年底", "2021-11-01", "2021-12-31"),
    ("截至 110 年共 8 座。", "tw", "110 年", "2021-01-01", "2021-12-31"),
    ("April saw sales fall.", "", "April", "2024-04-01", "2024-04-30"),
    ("Rain came. March brought 4 storms.", "", "March", "2024-03-01", "2024-03-31"),
]

NO_FIGURES = [
    "占比(即甲占乙的百分比)未公布。",
    "以千分率表示。",
    "The gap between the two has closed.",
    "He sold mills to the two.",
    "该厂排在第二位，对手位居第三。",
    "May was kind to us.",
]

ACCOUNTS = [
    ("截至9月30日止三個月，第二季度收入升。", "fiscal=4"),
    ("截至二零二三年九月三十日止六個月，上半年收入升。", "fiscal=4"),
    ("For the three months ended January 31, fourth-quarter sales rose.", "fiscal=2"),
    ("For its second quarter ended September 30, sales rose.", "fiscal=4"),
    ("In the six months to September 30, first-half sales rose.", "fiscal=4"),
    ("截至9月30日止三個月，第三季度收入升，上半年收入跌。", ""),
    ("截至6月30日止六個月，上半年收入升。", ""),
    ("For the three months ended June 30, second-quarter sales rose.", ""),
]


def row_of(sentence, region, literal):
    day = date(2024, 11, 14)
    rows = propose(sentence, "", region=region, published=day).to_dict("records")
    return next(row for row in rows if row["literal"] == literal)


@pytest.mark.parametrize(("sentence", "region", "literal", "flag", "likely"), QUESTIONS)
def test_what_stands_apart_from_its_figure_is_asked(sentence, region, literal, flag, likely):
    """A figure whose unit, bound, sign or year stands elsewhere in its sentence is asked about."""
    row = row_of(sentence, region, literal)

    assert (flag, likely) == (row["flag"], row["likely"])


@pytest.mark.parametrize(("sentence", "region", "literal", "bounds", "unit"), FIGURES)
def test_a_figure_is_read_with_all_its_parts(sentence, region, literal, bounds, unit):
    """Spoken money is read to its last part, and what only looks like such parts is left alone."""
    row = row_of(sentence, region, literal)

    assert ("", unit) == (row["flag"], row["unit"])
    assert bounds == pytest.approx((row["low"], row["high"]))


@pytest.mark.parametrize(("sentence", "region", "literal", "first", "last"), DATES)
def test_a_date_is_read_to_its_end(sentence, region, literal, first, last):
    """A capital, a blank or the head of a sentence takes no part from a date."""
    row = row_of(sentence, region, literal)

    assert (first, last, "") == (row["period_start"], row["period_end"], row["flag"])


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_a_word_that_only_holds_a_number_counts_nothing(sentence):
    """Words of proportion, pronouns, ranks alone and names of persons are no figures."""
    assert [one.literal for one in find_figures(sentence) if one.kind == "figure"] == []


@pytest.mark.parametrize(("text", "context"), ACCOUNTS)
def test_the_end_of_a_period_tells_the_year_of_accounts(text, context):
    """A quarter or half that ends in another month than the calendar's tells when its year begins;
    one that ends with the calendar's tells nothing.
    """
    assert year_of_accounts(text) == context
