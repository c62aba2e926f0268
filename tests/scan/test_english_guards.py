"""What an English sentence says beside a figure and no rule of reading takes is asked about; what
only looks like a figure is left out.

Each sentence is ours.
"""

import pytest

from chipledger.scan import find_figures, propose

TWO_ENDS = "its scale stands at its other end; print it at both"
SCALE = "its scale stands behind another word; print it whole"
RATE = "its rate is not in the closed list; take another unit, or none"
DAYS = "may be days of a month; code them as a date"
ENDS = "may be one range or two figures; code its ends with the sign of each"
NAME = "may be a name or a count"
BOUND = "its bound stands before the article; code the figure with it"
OWN_WORDS = "its last words may belong to what follows; code it without"
YEAR = "may be a year or a count"
TAKEN_BACK = "may be taken back by the figure behind it; code the one meant"
QUARTERS = "may be a part or quarters of a year; print the one meant"
OR_SO = "stands before *or so*, which was not read; code it with *about*"
NO_UNIT = "its unit is not in the closed list; take another, or none"

# Sentence, literal, flag, likely.
ASKED = [
    ("It runs at 48 GOPS.", "48", NO_UNIT, ""),
    ("It does 4 ops per byte.", "4", NO_UNIT, ""),
    ("Latency is 12 us, not more.", "12", NO_UNIT, ""),
    ("Its intensity is 12 FLOP/B.", "12 FLOP/B", RATE, ""),
    # a bound before the article
    ("It held less than a 3 per cent stake.", "3 per cent", BOUND, "hedge=under"),
    ("It asks at least a $5 million fee.", "$5 million", BOUND, "hedge=atleast"),
    ("It won nearly a 20% share.", "20%", BOUND, "hedge=near"),
    # rates per what no list has
    ("It needs 0.6 bytes per FLOP.", "0.6 bytes", RATE, ""),
    ("It has a 0.3 bytes-per-FLOP ratio.", "0.3 bytes", RATE, ""),
    ("It handles 300 Mpixel/s.", "300", NO_UNIT, ""),
    ("It shows 90 FPS in the game.", "90", NO_UNIT, ""),
    ("It runs the game at 4K max.", "4K", NAME, ""),
    ("Stocks decline 10 million bushels.", "10 million bushels", "move=", "move=fall"),
    ("The 6/18 festival was strong.", "6/18", "may be a date; code it as one", ""),
    ("Rates dropped 11% on one leg and to LA, 12% ($363) to $2,546.", "$363", "move=", "move=fall"),
    ("The margin was 8% down 210-basis-points.", "210", "unit=", "unit=percent;scale=0.01"),
    ("It will open two Foot Locker stores.", "two Foot", NAME, ""),
    ("The floors at 680 Folsom are let.", "680", NAME, ""),
    ("We cut Scope two emissions.", "two", NAME, ""),
    ("One, bad debt rose; two, over $20 million of help.", "two", NAME, ""),
    ("Rates were above 3% less than two years ago.", "above 3% less", OWN_WORDS, ""),
    ("It had $0.03 and lower costs.", "$0.03 and lower", OWN_WORDS, ""),
    ("The exchange rate was $1.47 per pound.", "$1.47 per pound", RATE, ""),
    ("We guide to $14.50 to $1,600 per ounce.", "$14.50 to $1,600 per ounce", ENDS, ""),
    (
        "Those aged 65 and older win.",
        "65",
        "its bound stands behind it; code the figure with it",
        "hedge=atleast",
    ),
    ("Sales grew from 2020 Second quarter.", "2020 Second", YEAR, ""),
    ("At the end of June 30, 2021, we had it.", "30", DAYS, ""),
    ("It kept the Number 1 share position.", "1 share", NAME, ""),
    ("We gained 23 share points.", "23 share", "unit=", "unit=percent"),
    (
        "We expect mid-single-digit or greater growth.",
        "single-digit or greater",
        "unit=",
        "unit=percent",
    ),
    ("It led to earnings declining $13 million.", "$13 million", "move=", "move=fall"),
    ("We cover it on Pages four to six.", "four to six", NAME, ""),
    ("In quarter three, sales fell.", "three", NAME, ""),
    ("We bought shares under a 10b program.", "10b", NAME, ""),
    ("It had a cash balance of 463 million.", "463 million", "unit=", "unit=USD"),
    (
        "The tax rate is to be 22% or 500 basis points lower than before.",
        "22%",
        "move=",
        "move=fall",
    ),
    (
        "We connected 11,000 meters last year.",
        "11,000 meters",
        "may be metres or meters that measure",
        "",
    ),
    # years by two digits
    ("Growth was strong in fiscal '21.", "21", YEAR, ""),
    ("We see growth in '22.", "22", YEAR, ""),
    ("Shares bought in FY '21 to 8.8 million shares.", "21 to 8.8 million shares", YEAR, ""),
    ("The loan falls due in April, 21, we said.", "21", YEAR, ""),
    ("We announced the range for 2021 core FFO per share.", "2021 core", YEAR, ""),
    # what a speaker takes back
    ("Sales went from $401 million to 405 -- $455 million.", "405", TAKEN_BACK, ""),
    # quarters of a year
    ("It will be slowed by a quarter or two.", "slowed by a quarter", QUARTERS, ""),
    ("While one quarter makes no trend, it grew.", "one quarter", QUARTERS, ""),
    # money and units left out
    (
        "We raised approximately 95 million of equity.",
        "approximately 95 million",
        "unit=",
        "unit=USD",
    ),
    (
        "We expect EBITDA in the range of 215 to 220 million based on current levels.",
        "215 to 220 million",
        "unit=",
        "unit=USD",
    ),
    ("Output averaged 1.4 bcfe a day.", "1.4", NO_UNIT, ""),
    ("Spending is down 30 basis as we return.", "30", "unit=", "unit=percent;scale=0.01"),
    ("It took five or so years.", "five", "unit=", "unit=year"),
    ("It costs $5 or so a month.", "$5", OR_SO, ""),
    # names of other forms
    ("We left 2340 Dulles Corner.", "2340", NAME, ""),
    ("It supports the expected 737 MAX ramp.", "737", NAME, ""),
    # names beside names
    ("Nokia said its 7610 phone would sell.", "7610", NAME, ""),
    ("The 7610's camera is good.", "7610", NAME, ""),
    ("It is better than the 3230 and 7710.", "7710", NAME, ""),
    ("It runs on Windows 95, 98 and XP.", "98", NAME, ""),
    ("It supports the 802.11b standard.", "802.11b", NAME, ""),
    ("Users can text to 85130 to vote.", "85130", NAME, ""),
    ("The drama Six Feet Under won.", "Six Feet", NAME, ""),
    # a unit that no list has
    ("The chip reaches 80 megaflops.", "80", NO_UNIT, ""),
    (
        "It is arranged around ten separate events.",
        "around ten",
        "may be about so many or arranged around them",
        "",
    ),
    # so much of one money for another
    ("The yuan is pegged at 7.28 to the dollar.", "7.28", "unit=", ""),
    ("The yen dropped to 151.60 per euro.", "151.60", "unit=", ""),
    ("Against the dollar, the yen fetched 155.28 by noon.", "155.28", "unit=", ""),
    ("The rupiah fell against the US dollar, trading at 9,350.", "9,350", "unit=", ""),
    # money of a name that is left out, or that no list has
    ("It faces a 2bn rouble claim.", "2bn", "unit=", ""),
    ("Fraud cost it 3bn CFA francs a month.", "3bn", "unit=", ""),
    ("It wants 1,560 trillion, after 1,080 trillion a year ago.", "1,560 trillion", "unit=", ""),
    ("The 14 Euro zone countries grew.", "14 Euro", "unit=", ""),
    # a rate that the sum alone does not hold
    ("The leg costs $3 per 1,000 litres.", "$3", RATE, ""),
    ("It bid 540 pence per Ace share.", "540 pence", RATE, ""),
    ("The surcharge is £4 a leg.", "£4", RATE, ""),
    ("It fetched $2589 ($3814) a tonne.", "$2589", RATE, ""),
    ("They dig 317 metres per jumbo per month.", "317 metres", RATE, ""),
    ("It uses 28 kWh/100 mi.", "28 kWh", RATE, ""),
    (
        "It has 3 M ft² of floor.",
        "3 M ft",
        "its unit is not in the closed list; take another, or none",
        "",
    ),
    ("It signed a 15\u2011mo contract.", "15", "unit=", "unit=month"),
    (
        "It makes 260lb ft from zero.",
        "260lb",
        "its unit is not in the closed list; take another, or none",
        "",
    ),
    (
        "Its 0-62 is 8.5sec.",
        "0-62",
        "may be one range or two figures; code its ends by themselves",
        "",
    ),
    ("They fell $1.72 at $86 and $1.98 at $80 respectively.", "$1.98", "move=", "move=fall"),
    ("Traders priced in a half-point cut.", "half-point", "unit=", "unit=percent"),
    ("The 300 boasts all-wheel drive.", "300", NAME, ""),
    ("It goes from 5.5p to 6.2p per kWh.", "5.5p", "unit=", "unit=GBP/kWh"),
    ("It bills $10 output per 1M tokens.", "$10", RATE, ""),
    (
        "It fills about 6 ½ books.",
        "about 6",
        "may be one number with a blank in it; code it whole",
        "",
    ),
    ("Since the 4/03 quake prices rose.", "4/03", "may be a date; code it as one", ""),
    ("It goes from zero to 60 in five seconds.", "60", "unit=", "unit=mile/hour"),
    # a step and its level
    ("Margins expanded 0.2% to 25.1%.", "0.2% to 25.1%", ENDS, ""),
    # a thousand that stands at one end, digits of a scale
    ("Fines ran between $60-100,000.", "$60-100,000", TWO_ENDS, ""),
    ("Losses will be in double-digit billions.", "double-digit", SCALE, ""),
    # days of a month
    ("A hearing may follow on 16 or 17 March.", "16 or 17", DAYS, ""),
    ("Hearings on February 16 and 17 will rule.", "17", DAYS, ""),
    # occasions, quarters of a year, a fall and a share
    (
        "The bank lifted rates five times last year.",
        "five times",
        "may be a multiple or so many occasions",
        "",
    ),
    (
        "It sank for three quarters.",
        "three quarters",
        "may be a part or quarters of a year; print the one meant",
        "",
    ),
    (
        "It calls for a sell-off of 20% of the holdings.",
        "sell-off of 20%",
        "may be a share or a fall; code the share without its verb",
        "",
    ),
    # what a verb lowers by so much
    ("It must reduce wage costs by $600m.", "$600m", "move=", "move=fall"),
    ("Its plan is to lower emissions by 38% from 2010 levels.", "38%", "move=", "move=fall"),
    ("Balances will deteriorate by over 2%.", "over 2%", "move=", "move=fall"),
    ("A quarter point rise in interest rates is due.", "A quarter point", "unit=", "unit=percent"),
    # names
    ("It showed its 787 Dreamliner jet.", "787", NAME, ""),
    ("A drug known as '771' failed.", "771", NAME, ""),
    ("Its new long-haul 777 plane flew.", "777", NAME, ""),
    ("The 340-600 has cut costs.", "340-600", NAME, ""),
    ("He has a Nokia 6600, he said.", "6600", NAME, ""),
    ("It has a PlayStation 3 chip.", "3 chip", NAME, ""),
    ("The 2000 deal failed.", "2000 deal", "may be a year or a count", ""),
    ("He was born in 1723 in Leeds.", "1723", "may be a year or a count", ""),
    # the unit of the level, and a level that a fall came to
    ("The time fell from 36 to just 21 days.", "36", "unit=", "unit=day"),
    ("Poverty could fall as low as 15.3%.", "as low as 15.3%", "move=", "move=fall"),
    ("Voting ends between 13 and 15 March.", "between 13 and 15", DAYS, ""),
]

# Sentence, literal, value, low and high, unit.
READ = [
    ("The card did 210 GFLOP/s.", "210 GFLOP/s", 0.21, (0.205, 0.215), "TFLOP/s"),
    (
        "The margin was 3.76% down nine basis points from May.",
        "3.76%",
        3.76,
        (3.755, 3.765),
        "percent",
    ),
    ("Revenue was $5 million down $2 million.", "$5 million", 5e6, (4.5e6, 5.5e6), "USD"),
    (
        "Spending averages $400 million per year or about 2x depreciation.",
        "$400 million per year",
        4e8,
        (3.95e8, 4.05e8),
        "USD/year",
    ),
    (
        "It will pay $500 million and up to an additional $25 million.",
        "$500 million",
        5e8,
        (4.95e8, 5.05e8),
        "USD",
    ),
    ("We have 100 or so firms.", "100 or so", 100, (90, 110), ""),
    (
        "Sales rose to $102 million or up over 23% on the year.",
        "$102 million",
        1.02e8,
        (1.015e8, 1.025e8),
        "USD",
    ),
    (
        "We expect spending of $400 million per year or about 2 times depreciation.",
        "$400 million per year",
        4e8,
        (3.95e8, 4.05e8),
        "USD/year",
    ),
    ("Most of the users were aged 30-39.", "30-39", 34.5, (30, 39), "year"),
    ("Some of the buyers were aged under 30.", "under 30", 30, (0, 30), "year"),
    (
        "Women make up more than half of the staff.",
        "more than half",
        0.5,
        (0.5, float("inf")),
        "times",
    ),
    ("They stump up nearly a third of it.", "nearly a third", 1 / 3, (0.3, 1 / 3), "times"),
    ("Sales were up a third on the year.", "up a third", 4 / 3, (1.316667, 1.35), "times"),
    ("The preceding three quarters were weak.", "three", 3, (2.5, 3.5), "quarter"),
    ("It sees growth two quarters ahead.", "two", 2, (1.5, 2.5), "quarter"),
    ("Three quarters of the firms agreed.", "Three quarters", 0.75, (0.7125, 0.7875), "times"),
    ("By then, one in four Turks will be old.", "one in four", 0.25, (0.2375, 0.2625), "times"),
    ("Roughly one in four (26%) agreed.", "Roughly one in four", 0.25, (0.225, 0.275), "times"),
    ("A basket of 35 M&S goods is cheap.", "35", 35, (35, 35), ""),
    ("The $1.2bn collapse of Ace Bank hurt.", "$1.2bn", 1.2e9, (1.15e9, 1.25e9), "USD"),
    ("It made $42m (£22m), less than 1% more.", "£22m", 2.2e7, (2.15e7, 2.25e7), "GBP"),
    ("It may lose 30bn baht (£398m; $768m).", "$768m", -7.68e8, (-7.685e8, -7.675e8), "USD"),
    ("Sales fell 20 tonnes; 30 people left.", "30 people", 30, (29.5, 30.5), "person"),
    ("Bolt is 0.29% in negative territory.", "0.29%", -0.29, (-0.295, -0.285), "percent"),
    ("It took 34% (33.6% a year ago).", "34%", 34, (33.5, 34.5), "percent"),
    ("Its backlog is 10, or roughly 1 billion euros.", "10", 10, (9.5, 10.5), ""),
    ("It is 16.2% down, with sales of $5m, 0.9% up.", "0.9%", 0.9, (0.85, 0.95), "percent"),
    ("It saw a 10 per cent YoY jump.", "10 per cent YoY jump", 10, (9.5, 10.5), "percent"),
    (
        "It sees $20m to $30m, up from $15m to $25m.",
        "$15m to $25m",
        2e7,
        (1.5e7, 2.5e7),
        "USD",
    ),
    ("It was up from $639m year-earlier.", "$639m", 6.39e8, (6.385e8, 6.395e8), "USD"),
    ("The price fell from £180,126 in May.", "£180,126", 180_126, (180_125.5, 180_126.5), "GBP"),
    ("It pushed rates up to 2.25% in May.", "2.25%", 2.25, (2.245, 2.255), "percent"),
    ("Costs may rise up to 5%.", "rise up to 5%", 5, (0, 5), "percent"),
    ("They lose $5m each year.", "$5m", 5e6, (4.5e6, 5.5e6), "USD"),
    (
        "The firm grew.\nIt will earn $0.21 to $0.25 per share.",
        "$0.21 to $0.25 per share",
        0.23,
        (0.21, 0.25),
        "USD/share",
    ),
    ("Mr Ace, 42, has said so.", "42", 42, (41.5, 42.5), "year"),
    ("At the age of 65 he left.", "65", 65, (64.5, 65.5), "year"),
    ("In five or ten years all changes.", "five", 5, (4.5, 5.5), "year"),
    ("One in 10 US adults has one.", "One in 10", 0.1, (0.095, 0.105), "times"),
    ("It brings the Ace/Bolt order book up to 225 planes.", "225", 225, (225, 225), ""),
    ("Rivals lost ground, while browsers have grown by 5%.", "5%", 5, (4.5, 5.5), "percent"),
    ("Volumes are three times the level of May.", "three times", 3, (2.5, 3.5), "times"),
]

NO_FIGURES = [
    "Excluding Double Play, costs rose.",
    "We sell to K through 12 schools with 510(k) clearance.",
    "As I said on slide 14, on slides 12 and 13 we cover it.",
    "For further risks, see our 10-K and our 10-Q.",
    "He was employee number 31 at the search firm.",
    "Valve sold Half Life and its levels.",
    "The album went double-platinum.",
    "He did a triple somersault.",
    "On one point he was clear.",
    "China is the world's number two economy.",
    "It is a clear number two in chips.",
    "The company ranks No. 2 behind Ace.",
    "The Group of 20 met.",
    "It runs the Three Gorges Dam.",
    "The Harbor Project Four site is new.",
    "It says the Foldo 2023 is a phone.",
    "It stands at 156 N. Elm Blvd.",
    "Standard and Poor's 500 fell.",
    "It has double standards and triple-decker planes.",
    "It predicts moves a quarter in advance.",
    "It dropped one place to five in the charts.",
    "Half-Life won, and the phone doubles as a key; they double down on it.",
    "Data goes to a third party, and fell at one point.",
]


@pytest.mark.parametrize(("sentence", "literal", "flag", "likely"), ASKED)
def test_a_word_that_no_rule_takes_is_asked_about(sentence, literal, flag, likely):
    """Money, rates, scales, days, occasions, falls and names beside a figure are asked about."""
    row = _row(sentence, literal)

    assert (flag, likely) == (row["flag"], row["likely"])


@pytest.mark.parametrize(("sentence", "literal", "value", "ends", "unit"), READ)
def test_what_a_word_beside_leaves_alone_is_read(sentence, literal, value, ends, unit):
    """A figure is read with its own parts, and with no word that belongs to another one."""
    row = _row(sentence, literal)

    assert ("", unit) == (row["flag"], row["unit"])
    assert (value, *ends) == pytest.approx((row["value"], row["low"], row["high"]), rel=1e-6)


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_a_rank_and_a_name_count_nothing(sentence):
    """Places in a row, names with a number and words that only hold one are no figures."""
    assert [one.literal for one in find_figures(sentence) if one.kind == "figure"] == []


def _row(sentence, literal):
    rows = propose(sentence, "", region="us").to_dict("records")
    return next(row for row in rows if row["literal"] == literal)
