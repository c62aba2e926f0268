"""What stands apart from its figure: a unit behind two words, a bound before the verb, a minus in
brackets, the verb of a range's second end, the year of accounts; what a blank, a line's end or a
cut unit parts from it, and what only looks like a figure.

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
SCALE = "its scale stands behind another word; print it whole"
RATE = "its rate is not in the closed list; take another unit, or none"
DIGITS = "may be digits or a range of speech; code a print with digits"
HALF = "is followed by its half; code the first half as a date"
FALL = "unit=percent;move=fall"
YEAR = "may be a year or a count; code the digits alone for the year"
SMALLER = "goes on in a smaller scale; code the whole number in digits"
PARTS = "counts parts of one; code the whole figure"
BAND = "is a band of speech; code both its ends"
SHARES = "may be two shares; code each by itself, or none"
BLANK = "may be one number with a blank in it; code it whole"
KOBO = "may be kobo or thousands; print the word"
NAME = "may be a name or a count"
LEVELS = "may be one range or two figures; code its ends by themselves"
WHOLE = "is one figure with its neighbour; code it whole"
LEAST = "may be the least of its kind"
COUNTS = "may be two counts; code each by itself"

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
    ("The quay needs tens of thousands more planks.", "", "tens of", SCALE, ""),
    ("The quay needs hundreds of millions in loans.", "", "hundreds of", SCALE, ""),
    ("It saw the worst drop,  8.4 percent, of all.", "", "8.4 percent", "move=", "move=fall"),
    ("It opened in the financial year (FY) 2015.", "", "2015", "fiscal=", ""),
    ("It opened in fiscal year (2015).", "", "2015", "fiscal=", ""),
    ("船厂财年(FY)2015年获奖。", "", "2015年", "fiscal=", ""),
    ("租金将减少820.50万元至710.50万元。", "", "减少820.50万元", ENDS, ""),
    ("租金将减少820.50万元到710.50万元。", "", "710.50万元", ENDS, ""),
    ("租金將增加820萬元至910萬元。", "", "820萬元", ENDS, ""),
    ("2015年半年度租金上涨。", "", "2015年", HALF, ""),
    ("2015年半年报已公布。", "", "2015年", HALF, ""),
    ("租金出现两位数的下滑。", "", "两位数", "unit=", FALL),
    ("租金同比两位数下降。", "", "两位数", "unit=", FALL),
    ("租金下降了两位数。", "", "下降了两位数", "unit=", "unit=percent"),
    ("Rents saw a double-digit decline.", "", "double-digit", "unit=", FALL),
    ("Rents fell by double digits.", "", "fell by double digits", "unit=", "unit=percent"),
    ("Rents slid at a double-digit pace.", "", "double-digit", "unit=", FALL),
    ("租金年增三四％。", "tw", "年增三四％", DIGITS, ""),
    ("酒店賺3億美元，每股盈利0.2元。", "hk", "0.2元", "region=", "region=hk"),
    ("A股酒店報21.5元。", "hk", "21.5元", "region=", "region=cn"),
    # a code of money that the closed list has not
    ("Rents rose to KES 2.44Bn.", "", "2.44Bn", NO_UNIT, ""),
    ("The inn costs UGX 2.5 a night.", "", "2.5", NO_UNIT, ""),
    ("The inn owes 3 billion GHS.", "", "3 billion", NO_UNIT, ""),
    ("Rents fell to Sh. 27.9 billion.", "", "27.9 billion", NO_UNIT, ""),
    # a share in words
    ("Rents were up high-single digits.", "", "single digits", "unit=", "unit=percent"),
    ("Yields are in double digits.", "", "double digits", "unit=", "unit=percent"),
    # a step whose level prints the unit
    ("The well raised output by 7,500, to 1.6 tonnes.", "", "7,500", "unit=", "unit=t"),
    ("Output fell by 700 to 3 million barrels.", "", "fell by 700", "unit=", "unit=barrel"),
    ("Boxes cost $2,100 per 40-foot crate.", "", "$2,100", NO_UNIT, ""),
    ("Stocks rose by 30.5 mb. Then rain came.", "", "30.5", NO_UNIT, ""),
    # what was lowered is a rise itself
    ("The inn cut its growth goal by 0.3 points.", "", "0.3 points", "move=", "move=fall"),
    # years of accounts make its quarters doubtful
    ("Rents rose in Q2 (2014/15: fell).", "", "Q2", "fiscal=", ""),
    ("Rents rose since H1 19/20.", "", "H1", "fiscal=", ""),
    ("Rents rose 2pc in FY-13.", "", "FY-13", "fiscal=", ""),
    ("The inn made $3m, up 4 per cent.", "", "$3m", "region=", "region=us"),
    ("It sold bricks at 60 cents, or R5m of them.", "", "60 cents", "region=", "region=us"),
    ("Its goal for the 2022 financial year is set.", "", "2022", "fiscal=", ""),
    ("The inn lost 34,000 and closed.", "", "34,000", "move=", "move=fall"),
    ("Rent (14) 589 100 685 582", "", "14", "move=", "move=fall"),
    # a unit behind a number's form, or unknown
    ("It has ~459 MX6 TFLOPS.", "", "~459", "unit=", "unit=TFLOP/s"),
    ("It is rated at 111 MPGe.", "", "111", NO_UNIT, ""),
    ("It lost 335±144 gigatonnes.", "", "335±144", NO_UNIT, ""),
    ("It saw a 2-degree rise.", "", "2", NO_UNIT, ""),
    ("An inn costs R18.42 now.", "", "18.42", "unit=", "unit=ZAR"),
    ("An inn costs N1,500 now.", "", "1,500", "unit=", "unit=NGN"),
    ("Votes were cast as gainers led losers 211 to 450.", "", "211 to 450", COUNTS, ""),
    # years further off than those of the news
    ("Half may vanish by 2100.", "", "2100", YEAR, ""),
    ("Since 1880, rents rose.", "", "1880", YEAR, ""),
    ("Seas rose above 2000 levels.", "", "above 2000", YEAR, ""),
    # what a bare number counts stands with the one before it
    ("It has 85 acres, up 600 in May.", "", "600", "unit=", "unit=acre"),
    ("Stocks are at 970 bushels, a drop of 25.", "", "drop of 25", "unit=", "unit=bushel"),
    ("Sales rose to $5.3 billion from 4.1 billion.", "", "4.1 billion", "unit=", "unit=USD"),
    ("It cost 347 crore 34 lakh dollars.", "", "347 crore", SMALLER, ""),
    ("It cost 347 crore 34 lakh dollars.", "", "34 lakh dollars", SMALLER, ""),
    ("Rents fell a tenth of a point.", "", "fell a tenth", PARTS, ""),
    ("Rates rose by a quarter point.", "", "a quarter point", "unit=", "unit=percent"),
    ("Use was in the low 70% range.", "", "70%", BAND, ""),
    ("Its mid-20% margin held.", "", "20%", BAND, ""),
    (
        "Its margin is in the mid-teens.",
        "",
        "mid-teens",
        "'mid-teens' is not understood; code the figure, its unit and its hedge, no more",
        "",
    ),
    ("It is a 50-50 venture.", "", "50-50", SHARES, ""),
    ("It is an 80/20 rule.", "", "80/20", SHARES, ""),
    ("It starts 120K wpm.", "", "120K", NO_UNIT, ""),
    ("It holds 5.6Moz of tin.", "", "5.6", NO_UNIT, ""),
    ("It emits 4.2 MtCO2e.", "", "4.2", NO_UNIT, ""),
    ("It ran in 9.8s then.", "", "9.8", NO_UNIT, ""),
    ("It uses 15.2 kWh/100km.", "", "15.2 kWh", RATE, ""),
    ("It saw 45 per 100,000 people fall ill.", "", "45", RATE, ""),
    ("It saw 12 falls per million.", "", "12", RATE, ""),
    ("Its 888X is late.", "", "888X", "may be a name or a multiple", ""),
    ("It sold 10,348 fewer cars.", "", "10,348", "move=", "move=fall"),
    ("It was $200m short of its goal.", "", "$200m", "move=", "move=fall"),
    ("It missed its goal by 2 points.", "", "2 points", "move=", "move=fall"),
    ("It pared debt by $2bn.", "", "$2bn", "move=", "move=fall"),
    ("It was cut from three to five years.", "", "three", "unit=", "unit=year"),
    ("It moved 6.6 MTEUs.", "", "6.6", NO_UNIT, ""),
    ("It holds 5 lakh pixels.", "", "5 lakh", NO_UNIT, ""),
    ("It moved 144. 4 tonnes.", "", "144", BLANK, ""),
    ("Rents fell 3 to 8%.", "", "fell 3", ENDS, ""),
    ("Rents fell 3 to 8%.", "", "8%", ENDS, ""),
    ("It cut costs by $1.5bn to $2bn.", "", "$1.5bn", ENDS, ""),
    ("It cut costs by $1.5bn to $2bn.", "", "$2bn", ENDS, ""),
    ("Tin dipped by 4k to N3.85.", "", "dipped by 4k", KOBO, ""),
    (
        "Berth use fell 31.2 percent to 48.7 percent.",
        "us",
        "fell 31.2 percent to 48.7 percent",
        ENDS,
        "",
    ),
    ("Berth use (+3.4% to 71.5%) led.", "us", "+3.4% to 71.5%", ENDS, ""),
    ("Berth use (-3.4% to 71.5%) led.", "us", "-3.4% to 71.5%", ENDS, ""),
    ("A phase 2/3 study of the salve began.", "", "3", NAME, ""),
    ("Fever followed dose 2.", "", "2", NAME, ""),
    ("Shares of the kiln skid 2.75% on Monday.", "", "2.75%", "move=", "move=fall"),
    ("Profits nosedive by nearly 40%.", "", "nearly 40%", "move=", "move=fall"),
    ("It saw a 2 per cent milk output decrease.", "nz", "2 per cent", "move=", "move=fall"),
    ("A 50bp interest rate reduction followed.", "us", "50bp", "move=", "move=fall"),
    ("It told of a $3 million profit decline.", "us", "$3 million", "move=", "move=fall"),
    ("It saw a 12,000-tonne decrease in ore.", "", "12,000-tonne", "move=", "move=fall"),
    ("It paid PhP 10,000 for the pump.", "", "10,000", "unit=", "unit=PHP"),
    ("It paid PHP 3 million for the pump.", "", "3 million", "unit=", "unit=PHP"),
    ("EBITDA(1) rose.", "", "1", "may be the mark of a note", ""),
    ("Dial +44 (0)161 455 8787 for it.", "", "8787", "may be a number of a telephone", ""),
    ("It rises from the present level of 3.2 GW to 7 GW.", "us", "3.2 GW to 7 GW", ENDS, ""),
    ("The staff grew from about 300 to 450 people.", "us", "about 300 to 450 people", ENDS, ""),
    ("It told of a 95 million bushel reduction.", "us", "95 million bushel", "move=", "move=fall"),
    ("The yield is 52 bpa.", "us", "52", NO_UNIT, ""),
    ("It is a 2,000 mega-watt (MW) plant.", "us", "2,000", NO_UNIT, ""),
    (
        "Stocks rose to 2 billion bushels. It put stores at 901 million.",
        "us",
        "901 million",
        "unit=",
        "unit=bushel",
    ),
    ("Losses in 2016 $ millions", "us", "2016 $", "may be a year or a count", ""),
    ("It burned nearly four square miles.", "us", "nearly four", NO_UNIT, ""),
    ("It is a 15-square-mile lot.", "us", "15", NO_UNIT, ""),
    ('It has a 1/1.7" film.', "us", "7", WHOLE, ""),
    ("A 10- to 15-point lead held.", "us", "10", "unit=", "unit=point"),
    ("A two- to three-year wait began.", "us", "two", "unit=", "unit=year"),
    ("It has a $10- to $15-million plan.", "us", "$10", SCALE, ""),
    ("They have 52-55 percent, compared to 40-42 for us.", "us", "40-42", "unit=", "unit=percent"),
    ("Support stands at 45 per cent, against 38 in May.", "", "38", "unit=", "unit=percent"),
    ("The gauge was down 45 at 3,812.", "us", "45", "move=", "move=fall"),
    ("It dropped 0.5% or 80 to 15,900.", "us", "80 to 15,900", LEVELS, ""),
    ("The cart does 0-60 in 4.2 seconds.", "us", "0-60", LEVELS, ""),
    ("The mean age fell to 41.2 years from 42.", "us", "42", "unit=", "unit=year"),
    ("The trip takes 3 hours, down from five.", "us", "five", "unit=", "unit=hour"),
    ("It bought 145.2 yen, up from 144.8.", "us", "144.8", "unit=", "unit=JPY"),
    ("It paid 40 cents, up from 35.", "us", "35", "unit=", ""),
    ("The pack takes 7 hours 25 minutes to fill.", "us", "7 hours", WHOLE, ""),
    ("The pack takes 7 hours 25 minutes to fill.", "us", "25 minutes", WHOLE, ""),
    ("The door is 6 feet 2 inches high.", "us", "6 feet", WHOLE, ""),
    ("The door is 5ft 10in high.", "us", "5ft", WHOLE, ""),
    ("It brought the kiln's decline in the month to 38%.", "us", "38%", "move=", "move=fall"),
    ("A fall in unemployment to 5% helped.", "us", "5%", "move=", ""),
    ("The slump deepened to 12%.", "us", "12%", "move=", "move=fall"),
    (
        "They anchored 30nm off the west coast.",
        "us",
        "30nm",
        "may be nanometres or nautical miles; take another unit, or none",
        "",
    ),
    ("It has a factor of 12 higher density.", "us", "12", "unit=", "unit=times"),
    ("The 16-layer version sells.", "us", "16", NAME, ""),
    ("It is set to top ten largest farms.", "us", "ten", NAME, ""),
    ("It sells at £45 a room.", "uk", "£45", RATE, ""),
    ("It sells at Rs 2,183 per quintal.", "in", "Rs 2,183", RATE, ""),
    ("Growth of 7.3 per cent beat forecasts of 7.1.", "uk", "7.1", "unit=", "unit=percent"),
    ("The coin bought US65.6¢ today.", "au", "65.6¢", "region=", "region=us"),
    ("It is to start from £31,000.", "uk", "£31,000", LEAST, "hedge=atleast"),
    ("Fares start at $799.", "us", "$799", LEAST, "hedge=atleast"),
    ("Rents are six per cent and 7.2 per cent lower.", "us", "six per cent", "move=", "move=fall"),
    ("Sales were 3% and 5% lower.", "us", "3%", "move=", "move=fall"),
    ("It saw an 8% loss.", "us", "8%", "move=", "move=fall"),
    ("A 40′ container", "us", "40", "unit=", "unit=foot"),
    ("The 1 billion-metric-ton trade", "us", "1 billion", "unit=", ""),
    ("It holds 28 to 85 m3 of sand.", "us", "28 to 85", NO_UNIT, ""),
    ("The 11.3-sq.-km site", "us", "11.3", NO_UNIT, ""),
    ("It is in the lower half of its range.", "us", "lower half", NAME, ""),
    ("It is in the upper half of its range.", "us", "half", NAME, ""),
    ("Output is to contract 1.9 per cent.", "us", "1.9 per cent", "move=", "move=fall"),
    ("It went for 2.5% under its asking price.", "uk", "2.5%", "move=", "move=fall"),
    ("Sales came in 5% short of target.", "uk", "5%", "move=", "move=fall"),
    (
        "They raise mills with 115m blades.",
        "uk",
        "115m",
        "may be million or metres; print the word",
        "",
    ),
    ("The gap narrowed to 168 basis points from 175.", "us", "175", "unit=", ""),
    ("They run for one to four years.", "us", "four years", ENDS, ""),
    ("It hits 1 in 10,000 people.", "us", "1", WHOLE, ""),
    ("It hits 1 in 10,000 people.", "us", "10,000 people", WHOLE, ""),
    ("It lasted 21.4 versus 16.9 months.", "us", "21.4", "unit=", "unit=month"),
    ("The rate is 0.07 percent points lower.", "us", "0.07 percent", "move=", "move=fall"),
    ("It holds 104.4 people per square mile.", "us", "104.4 people", RATE, ""),
    ("It taxes headings 7601 (bars) and 7604 (rods).", "us", "7604", NAME, ""),
    (
        "It was 20/01/27 then, and 27/01/20.",
        "",
        "20/01/27",
        "may begin or end with its year; print the year whole",
        "",
    ),
    ("Phase two adds 200 huts.", "us", "two", NAME, ""),
    ("It burned $1 billion in the half.", "us", "half", NAME, ""),
    ("They were 12% of the total, up from 9.", "us", "9", "unit=", "unit=percent"),
    ("The pipe carries 200 petajoules.", "au", "200", NO_UNIT, ""),
    ("The dam holds 1,420 gigalitres.", "au", "1,420", NO_UNIT, ""),
    ("It fetched US$355 at the port, off US$5.", "au", "US$5", "move=", "move=fall"),
    ("It wrote down US$1.6 billion.", "au", "down US$1.6 billion", "move=", ""),
    ("It is a 10-mo loan.", "us", "10", "unit=", "unit=month"),
    ('A 6.1" pane', "us", "6.1", "unit=", "unit=inch"),
    ("The ex-date is on 9/12.", "us", "9/12", "may be a date; code it as one", ""),
    ("The count is 40,000 lower than in April.", "uk", "40,000", "move=", "move=fall"),
    (
        "Only 8% cut prices.",
        "uk",
        "8% cut",
        "may be a share or a fall; code the share without its verb",
        "",
    ),
    ("It pays £1.30 a mile.", "uk", "£1.30", RATE, ""),
    ("It saw a 9% rise of 3.5p to 71.2p.", "uk", "3.5p to 71.2p", ENDS, ""),
    ("It had to write-down more than £300m.", "uk", "down more than £300m", "move=", ""),
    ("It plans an 80+MW site.", "us", "80+", PARTED, ""),
    ("Pipes run from one inch to 8 inches.", "us", "8 inches", ENDS, ""),
    ("It uses 14.5 kWh per 100km.", "us", "14.5 kWh", RATE, ""),
    (
        "Results for the quarter ended June 2024",
        "us",
        "June 2024",
        "may be the last month of its period; code the period",
        "",
    ),
    ("Profit fell to A$90 million ($59 million).", "au", "$59 million", "region=", "region=us"),
    ("Prices run from £40,000 to as high as £95,000.", "uk", "as high as £95,000", ENDS, ""),
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
    ("The quay needs tens of thousands of planks.", "", "tens of thousands of", (1e4, 1e5), ""),
    ("Rents fell  by  8.4  percent.", "", "fell  by  8.4  percent", (-8.45, -8.35), "percent"),
    ("Its loan was $3.5  billion.", "", "$3.5  billion", (3.45e9, 3.55e9), "USD"),
    ("Rents fell by a quarter that year.", "", "fell by a quarter", (-26.25, -23.75), "percent"),
    ("船上装有80度以上电池。", "", "80度以上", (80, inf), "kWh"),
    ("室温40度以上电池受损。", "", "40度以上", (40, inf), "degC"),
    ("灯具均价0.9元/千瓦时。", "", "0.9元/千瓦时", (0.85, 0.95), "CNY/kWh"),
    ("铜报500元/吨日内上涨。", "", "500元/吨", (495, 505), "CNY/t"),
    ("租金下降30%至50%。", "", "下降30%至50%", (-50, -30), "percent"),
    ("股价下跌3元至15元。", "", "15元", (14.5, 15.5), "CNY"),
    ("租金創下半年新高。", "tw", "半年", (5.7, 6.3), "month"),
    ("酒店賺3億港元，每股盈利0.2元。", "hk", "0.2元", (0.15, 0.25), "HKD"),
    ("酒店成交150億元(人民幣)。", "hk", "150億元", (1.45e10, 1.55e10), "CNY"),
    ("酒店成交150億元(港元)。", "", "150億元", (1.45e10, 1.55e10), "HKD"),
    ("A 6-billion-U.S.-dollar loan.", "", "6-billion-U.S.-dollar", (5.5e9, 6.5e9), "USD"),
    ("The 2 GB + 16 GB phone.", "", "2 GB", (1.5, 2.5), "GB"),
    ("It has 2 GB+ of memory.", "", "2 GB+", (2, inf), "GB"),
    ("A two-and-a-half-year plan.", "", "two-and-a-half-year", (2.45, 2.55), "year"),
    ("A grade of 0.93gpt.", "", "0.93gpt", (0.925, 0.935), "g/t"),
    ("Delivering 140 KW, it hums.", "", "140 KW", (135_000, 145_000), "W"),
    ("It saw 11,830homes sold.", "", "11,830", (11_825, 11_835), ""),
    ("It costs US$937per box.", "", "US$937", (936.5, 937.5), "USD"),
    ("It costs $996 now.", "", "$996", (995.5, 996.5), "USD"),
    ("Brent made it $3m, up 4 per cent.", "", "$3m", (2.5e6, 3.5e6), "USD"),
    ("It let 638,463-sf.", "", "638,463-sf", (638_462, 638_464), "square_foot"),
    ("Rent is $27 per s.f. now.", "", "$27 per s.f.", (26.5, 27.5), "USD/square_foot"),
    ("The rate is up to 20.2% from 19.1%.", "", "20.2%", (20.15, 20.25), "percent"),
    ("The kiln is up to 20% faster.", "", "up to 20% faster", (0, 20), "percent"),
    ("Costs on 5 percent Lower Rents.", "", "5 percent Lower", (-5.5, -4.5), "percent"),
    ("They were aged 70.1 +/- 10.8; most ate.", "", "70.1 +/- 10.8", (59.3, 80.9), ""),
    ("Rates ranged between 84% and 86%.", "", "between 84% and 86%", (84, 86), "percent"),
    ("Rents rose in the same three quarters.", "", "three", (2.5, 3.5), "quarter"),
    ("Tin added one sen to RM6.41.", "", "one sen", (0.005, 0.015), "MYR"),
    ("Tin edged up half-a-sen then.", "", "half-a-sen", (0.0045, 0.0055), "MYR"),
    ("Tin gave up 29 sen to RM8.83.", "", "29 sen", (-0.295, -0.285), "MYR"),
    ("The index was 3 points easier at 177.", "", "3 points", (-3.5, -2.5), "point"),
    ("It edged up 0.36 of-a-point.", "", "0.36 of-a-point", (0.355, 0.365), "point"),
    ("It saw 2.7-degree Celsius more.", "", "2.7-degree Celsius", (2.65, 2.75), "degC"),
    ("It has 9 million users, down 1 million from May.", "", "down 1 million", (-1.5e6, -5e5), ""),
    ("Rents were down 2,400.", "", "down 2,400", (-2450, -2350), ""),
    ("The gap is $2.5 billion smaller.", "", "$2.5 billion smaller", (-2.55e9, -2.45e9), "USD"),
    ("It was down 3 places.", "", "3", (3, 3), ""),
    ("It costs US$3.2m/MW.", "", "US$3.2m/MW", (3.15e6, 3.25e6), "USD/MW"),
    ("It sold not quite 3%.", "", "not quite 3%", (2.7, 3), "percent"),
    ("It sold south of 9%.", "", "south of 9%", (0, 9), "percent"),
    ("It topped its goal, topped by 4 cents.", "", "4 cents", (0.035, 0.045), "USD"),
    ("Beds are 20% off.", "", "20%", (-20.5, -19.5), "percent"),
    ("It gives £1,550 off the price.", "", "£1,550", (1545, 1555), "GBP"),
    ("Growth slowed to 3% from 5%.", "", "3%", (2.5, 3.5), "percent"),
    ("Sales slowed 3%.", "", "slowed 3%", (-3.5, -2.5), "percent"),
    ("It rose from 3 to 5 per cent.", "", "3", (2.5, 3.5), "percent"),
    ("Rents rose by a fourth.", "", "rose by a fourth", (1.2375, 1.2625), "times"),
    ("A twenty-foot crate.", "", "twenty-foot", (19.5, 20.5), "foot"),
    ("It paid 2015 dollars.", "", "2015 dollars", (2014.5, 2015.5), "USD"),
    ("It brings up to 11,000 of them.", "", "up to 11,000", (0, 11_000), ""),
    ("It gained 63.97, or 0.36%, then.", "", "63.97", (63.965, 63.975), ""),
    ("Rents fell 3 to 4%.", "", "fell 3 to 4%", (-4, -3), "percent"),
    ("It moves 5m/s.", "", "5m/s", (4.5, 5.5), "m/second"),
    ("Rents rose .5% then.", "", "rose .5%", (0.45, 0.55), "percent"),
    ("A PMI 52.5 is good.", "", "52.5", (52.45, 52.55), ""),
    ("Two out of every five left.", "", "Two out of every five", (0.38, 0.42), "times"),
    ("Two-fifths left.", "", "Two-fifths", (0.38, 0.42), "times"),
    ("It spans 3.2 km2.", "", "3.2 km2", (3.15, 3.25), "km^2"),
    ("Flats cost HK$9,550 psf.", "", "HK$9,550 psf", (9545, 9555), "HKD/square_foot"),
    ("Rent is £955 pcm now.", "", "£955 pcm", (954.5, 955.5), "GBP/month"),
    ("It pays £30,500 p.a. now.", "", "£30,500 p.a.", (30_450, 30_550), "GBP/year"),
    ("It pays £3m per annum.", "", "£3m per annum", (2.5e6, 3.5e6), "GBP/year"),
    ("The cap is 6% (£17) cheaper.", "", "6%", (-6.5, -5.5), "percent"),
    ("The cap is 6% (£17) cheaper.", "", "£17", (-17.5, -16.5), "GBP"),
    ("The cap is 6% (£17) higher.", "", "£17", (16.5, 17.5), "GBP"),
    ("Exports made CHF158.0m.", "", "CHF158.0m", (1.5795e8, 1.5805e8), "CHF"),
    ("The loss was Rmb82.5m.", "", "Rmb82.5m", (8.245e7, 8.255e7), "CNY"),
    ("It cost 3 billion renminbi.", "", "3 billion renminbi", (2.5e9, 3.5e9), "CNY"),
    ("It pays $2.25B/month.", "us", "$2.25B/month", (2.245e9, 2.255e9), "USD/month"),
    ("It pays $7.5M/quarter.", "us", "$7.5M/quarter", (7.45e6, 7.55e6), "USD/quarter"),
    ("A 126-square-millimetre die.", "", "126-square-millimetre", (125.5, 126.5), "mm^2"),
    ("A die of 126 square mm.", "", "126 square mm", (125.5, 126.5), "mm^2"),
    ("The 300 boats left.", "", "300", (295, 305), ""),
    (
        "Flats are priced from HK$7,500 to HK$9,800.",
        "hk",
        "HK$7,500 to HK$9,800",
        (7500, 9800),
        "HKD",
    ),
    ("The gauge jumped 9.6% to 17.67.", "us", "17.67", (17.665, 17.675), ""),
    (
        "Orders rose to 2,310 units and more than threefold to 9,870 units.",
        "us",
        "2,310 units",
        (2305, 2315),
        "unit",
    ),
    (
        "Orders rose to 2,310 units and more than threefold to 9,870 units.",
        "us",
        "more than threefold",
        (3, inf),
        "times",
    ),
    ("The farm covers 8,900ha in all.", "au", "8,900ha", (8850, 8950), "hectare"),
    ("She brings over 25 years to it.", "us", "over 25 years", (25, inf), "year"),
    ("It draws on over 30 years of data.", "us", "over 30 years", (30, inf), "year"),
    ("It grew over 10 years of war.", "us", "10 years", (9.5, 10.5), "year"),
    ("All amounts in US$ unless told. It sold at $5.10.", "ca", "$5.10", (5.095, 5.105), "USD"),
]

# Sentence, region, literal, first day, last day.
DATES = [
    ("It closed in the June 2019 Quarter.", "", "June 2019 Quarter", "2019-04-01", "2019-06-30"),
    ("It closed in the June 2019 Half.", "", "June 2019 Half", "2019-01-01", "2019-06-30"),
    ("It closed in CY2019.", "", "CY2019", "2019-01-01", "2019-12-31"),
    ("It closed in the June Qtr 2019.", "", "June Qtr 2019", "2019-04-01", "2019-06-30"),
    ("In the 2019 June quarter it shut.", "", "2019 June quarter", "2019-04-01", "2019-06-30"),
    ("到 110 年第 3 季共 8 座。", "tw", "110 年第 3 季", "2021-07-01", "2021-09-30"),
    ("截至 110 年底共 8 座。", "tw", "110 年底", "2021-11-01", "2021-12-31"),
    ("截至 110 年共 8 座。", "tw", "110 年", "2021-01-01", "2021-12-31"),
    ("It opens 12-14 March 2025.", "", "12-14 March 2025", "2025-03-12", "2025-03-14"),
    ("It opened on Monday 12 August.", "", "12 August", "2024-08-12", "2024-08-12"),
    ("It opened on the 13th of April.", "", "13th of April", "2024-04-13", "2024-04-13"),
    ("It cost much in 2015 pounds sterling.", "", "2015", "2015-01-01", "2015-12-31"),
    ("Rents rose in Q1-2023.", "", "Q1-2023", "2023-01-01", "2023-03-31"),
    ("Rents rose in Q1-23, then.", "", "Q1-23", "2023-01-01", "2023-03-31"),
    ("Rents rose in H1-24.", "", "H1-24", "2024-01-01", "2024-06-30"),
    ("Its second quarter ended June 30, 2019.", "", "second quarter", "2019-04-01", "2019-06-30"),
    ("It opens in 2026 or 2027, then.", "", "2026", "2026-01-01", "2026-12-31"),
    ("It opens in 2026 or 2027, then.", "", "2027", "2027-01-01", "2027-12-31"),
    ("April saw sales fall.", "", "April", "2024-04-01", "2024-04-30"),
    ("Rain came. March brought 4 storms.", "", "March", "2024-03-01", "2024-03-31"),
    ("Rents rose in Sept. 2022 again.", "us", "Sept. 2022", "2022-09-01", "2022-09-30"),
    ("DEC 19 2017 BY A WRITER", "us", "DEC 19 2017", "2017-12-19", "2017-12-19"),
    ("LEEDS, 4 OCT 2022", "us", "4 OCT 2022", "2022-10-04", "2022-10-04"),
]

NO_FIGURES = [
    "It is among the top 25 makers.",
    "It is one of the top ten largest farms.",
    "占比(即甲占乙的百分比)未公布。",
    "以千分率表示。",
    "The gap between the two has closed.",
    "He sold mills to the two.",
    "该厂排在第二位，对手位居第三。",
    "May was kind to us.",
    "It was a quarter in which rents fell.",
    "It was a quarter that brought rain.",
    "酒店排名全球第三。",
    "酒店位列国内第二。",
    "新船奪下月冠軍。",
    "新船拿下季度冠军。",
    "新船租金創下月度新高。",
    "The financial year (FY) was kind.",
    "For this FY the inn has plans.",
    "The NSE 20 Share index fell.",
    "It has an Adreno 506 GPU.",
    "It can show 4K footage.",
    "Its triple camera is sharp.",
    "Underlying profit(1) fell.",
    "Its margin (level)3 fell.",
    "The 777 mine shut.",
    "Prices for years 1, 2, 3 and beyond.",
    "Rents fell in the back half.",
    "The C_Two is fast.",
    "The 4680 line and 2170 cells.",
    "The Boeing 737-800 and a 7-Eleven.",
    "Its 401(k) and 529 plans.",
    "It stands at 1600 Elm Avenue.",
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


def rows_of(sentence, region):
    day = date(2024, 11, 14)
    return propose(sentence, "", region=region, published=day).to_dict("records")


def row_of(sentence, region, literal):
    return next(row for row in rows_of(sentence, region) if row["literal"] == literal)


@pytest.mark.parametrize(("sentence", "region", "literal", "flag", "likely"), QUESTIONS)
def test_what_stands_apart_from_its_figure_is_asked(sentence, region, literal, flag, likely):
    """A figure whose unit, scale, bound, sign, year or money stands apart is asked."""
    row = row_of(sentence, region, literal)

    assert (flag, likely) == (row["flag"], row["likely"])


@pytest.mark.parametrize(("sentence", "region", "literal", "bounds", "unit"), FIGURES)
def test_a_figure_is_read_with_all_its_parts(sentence, region, literal, bounds, unit):
    """Spoken money is read to its last part, and what only looks like such parts is left alone;
    blanks, a bound behind the unit and money in brackets part no figure.
    """
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
    """Words of proportion, pronouns, ranks, names of persons, a quarter that something happened in
    and a month's title are no figures.
    """
    assert [one.literal for one in find_figures(sentence) if one.kind == "figure"] == []


@pytest.mark.parametrize(("text", "context"), ACCOUNTS)
def test_the_end_of_a_period_tells_the_year_of_accounts(text, context):
    """A quarter or half that ends in another month than the calendar's tells when its year begins;
    one that ends with the calendar's tells nothing.
    """
    assert year_of_accounts(text) == context


@pytest.mark.parametrize(
    "sentence",
    [
        "毛利3.5億美\n元。",
        "毛利3.5億\n美元。",
        "毛利3.5億港\n元。",
        "毛利約3.5\n億美元。",
        "毛利3.5\n億美元。",
    ],
)
def test_a_unit_broken_by_a_line_end_is_asked(sentence):
    """A print whose unit or scale goes on in the next line is asked about with the whole print."""
    (row,) = rows_of(sentence, "tw")

    assert row["flag"].startswith("a line break cuts the figure from")
    assert "3.5億" in row["likely"]


@pytest.mark.parametrize(
    ("sentence", "likely"),
    [
        ("It cost (roughly\nRs. 350 crore).", "roughly Rs. 350 crore"),
        ("Sales of the kiln fell\n3% in all.", "fell 3%"),
        ("They sold more than\n300 tonnes.", "more than 300 tonnes"),
    ],
)
def test_a_soft_word_broken_off_by_a_line_end_is_asked(sentence, likely):
    """A print whose soft word ends the line before is asked about with the word."""
    (row,) = rows_of(sentence, "in")

    assert row["flag"].startswith("a line break cuts the figure from")
    assert row["likely"] == likely


def test_more_blanks_than_one_leave_the_place_of_a_print():
    """Offsets are those of the text as it is printed."""
    text = "Rents  rose.\nRents   fell  3%  in  2015."

    for row in rows_of(text, ""):
        line = text.split("\n")[int(row["line"]) - 1]
        assert line[int(row["offset"]) :].startswith(row["literal"])
