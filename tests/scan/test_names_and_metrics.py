"""Names, files and phrases that hold a number, metrics that one is stuck to, and what stands beside
a figure and changes what it says.
"""

from datetime import date

import pytest

from chipledger.scan import find_figures, propose

NO_FIGURES = [
    # law and courts
    "It breaks 42 U.S.C. § 1983 and 21 CFR 314.50(d), as 402 F.3d 817 and § 4.1 say.",
    "Rule 14a-8 applies to Docket 31-0582 and to Nos. 29-114 and 29-118.",
    "The suit is 5:28-cv-01377-ABC, and H.R. 6112 and S. 2043 passed.",
    "The calls to 911 came as the 911 operators struck.",
    # places and parts
    "“沧海7号”货轮靠港，灵犀2号关节下线。",
    "Cranes at berths 3 and 5, gates 21 to 24 and floors 2 through 6 stand idle.",
    "Seasons 2 through 4 air on Channel 7.",
    "We met in Room 9B of Building 4 by runway 18.",
    "It holds under ISO/IEC 42001, GB/T 20234, RFC 8446 and EN 61000-3.",
    "The Vision 2045 plan and Expo 2035 are linked; ISIN DE0007164600 is on file.",
    "See p. 31, Fig. 4(b), vol. 6 and pp. 12-19.",
    # sport, markets and lists
    "He shot a 5-under 66, and the side kept its 4-2-3-1 shape.",
    "The 2s10s curve and the 5-30 spread steepened; the desk runs 24x7.",
    "Good. 2. Raise the price. 3. Cut the rest.",
    "Windows 11 25H2 runs on the 5-series chips.",
    "Patent No. 10,456,789 covers P.O. Box 1402, seat 14C, exit 31 and Dkt. 88.",
    "A Long March 6A and a Chang'e 8 flew; Case 2:31-cr-00417 did not.",
    "碳十四测年与铀235、钴60的衰变。",
    # phrases
    "It takes two to tango, and he went the whole nine yards.",
    "He put in his two cents, and the four Ps did the rest.",
    "The 15th Five-Year Plan and the Gang of Four.",
    # Chinese: roads, classes, plans, files, sayings
    "沿312国道、台9线和K2031+500处施工。",
    "7年级与九年级开学，12年国教上路。",
    "“3+6产业”与“六大核心产业链”并进，干部要增强“四个意识”。",
    "沪0115民初7021号，府環字第1140067213號，渝府发〔2031〕14号。",
    "118次列车晚点，QQ群：51827364，尾号9917。",
    "三元前驱体、四元合金与三元熔盐的对比。",
    "三分钟热度不行，十年磨一剑，一年到头，千人千面。",
    "《民法典》第一千一百九十八条。",
    "PCIe 6.0成焦点，Galaxy 30成新宠。",
    "2031年第9期公报，2040愿景。",
    "用304不锈钢、18K金与95号汽油，猎鹰9号、银河9X和1.5T核磁。",
    "住康平路31弄，A区5栋，第2031-12号，USB4 2.0与城巴968X。",
    "1号及8号风球，961線改道，787-9與777X停飛，补偿按N+1计。",
    "三分球9投4中，4×100米接力开赛。",
    "首班车5:40至23:15，Lots 21 to 29 are open 9:30-16:00.",
]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_names_files_and_phrases_with_a_number_are_no_figures(sentence):
    """Sections of law, files, places, norms, plans and sayings count nothing."""
    assert [] == [one.literal for one in find_figures(sentence) if one.kind == "figure"]


READ = [
    ("电芯报价0.43—0.45元/Wh。", "cn", "0.43—0.45元/Wh", 0.44, "CNY/Wh"),
    # a metric's short name stuck to its number
    ("平台GMV2.31万亿元。", "cn", "2.31万亿元", 2.31e12, "CNY"),
    ("每股净资产即BPS6.2元。", "cn", "6.2元", 6.2, "CNY"),
    ("对应PE18倍。", "cn", "18倍", 18, "times"),
    ("制造业PMI50.4。", "cn", "50.4", 50.4, ""),
    ("CPI0.7%。", "cn", "0.7%", 0.7, "percent"),
    ("上壘率.381。", "tw", ".381", 0.381, ""),
    # falls by other verbs
    ("Nickel closed off $112 a tonne.", "us", "$112 a tonne", -112, "USD/t"),
    ("Crude was off $2.10 on the day.", "us", "$2.10", -2.1, "USD"),
    ("收益率下行6BP。", "cn", "下行6BP", -0.06, "percent"),
    ("股價較高位跌去48美元。", "hk", "跌去48美元", -48, "USD"),
    ("裁撤中再砍掉700人。", "cn", "砍掉700人", -700, "person"),
    ("将全年目标下调20万和15万辆。", "cn", "20万", -2e5, ""),
    # so much of each
    ("上网电价每千瓦时0.31元。", "cn", "0.31元", 0.31, "CNY/kWh"),
    ("原油每桶报66.4美元。", "cn", "66.4美元", 66.4, "USD/barrel"),
    ("The ship earned $24,500 a day on a yearly charter.", "us", "$24,500 a day", 24500, "USD/day"),
    (
        "It runs 35,000 wafer starts a month.",
        "us",
        "35,000 wafer starts a month",
        35000,
        "wafer/month",
    ),
    # boxes, pressure and fine dust
    ("The port handled 512,300 TEUs.", "us", "512,300 TEUs", 512300, "TEU"),
    ("运价跌至每FEU 2,480美元。", "cn", "2,480美元", 2480, "USD/FEU"),
    ("氣壓978百帕，PM2.5濃度42微克/立方米。", "hk", "42微克/立方米", 42, "ug/m^3"),
    # speeds and so much an hour
    ("最大風速每秒38公尺，球速148公里。", "tw", "148公里", 148, "km/hour"),
    ("處理能力每小時2,400噸。", "tw", "2,400噸", 2400, "t/hour"),
    ("滯納金按日萬分之五計。", "tw", "萬分之五", 0.0005, "times"),
    ("It will cut 1 in 8 posts.", "us", "1 in 8", 0.125, "times"),
    ("The 4yr plan took 35mins.", "us", "35mins", 35, "minute"),
    ("再入速度11.2千米每秒。", "cn", "11.2千米每秒", 11200, "m/second"),
    ("棉花单产每亩131公斤。", "cn", "131公斤", 131, "kg/mu"),
    ("停车每小时6元。", "cn", "6元", 6, "CNY/hour"),
    ("物理类线划在431分。", "cn", "431分", 431, "point"),
    # sums that a slash parts, accounts, yen and yuan of a text from elsewhere
    ("They cut capex to $280m/$260m.", "us", "$280m", 2.8e8, "USD"),
    ("Depreciation +9% hurt.", "us", "+9%", 9, "percent"),
    ("Tokyo paid ¥1.4bn for it.", "us", "¥1.4bn", 1.4e9, "JPY"),
    ("Beijing paid ¥1.4bn for it.", "uk", "¥1.4bn", 1.4e9, "CNY"),
    ("It trades at 14x FY34E.", "us", "14x", 14, "times"),
    # a step that is added, and the level behind it; a money that moves by so much
    ("起錶加3元至31元。", "hk", "3元", 3, "HKD"),
    ("歐元兌美元漲0.6%。", "tw", "漲0.6%", 0.6, "percent"),
    # what only looks like a name
    ("He called 112 people.", "us", "112 people", 112, "person"),
    ("We exit 12 markets.", "us", "12", 12, ""),
    ("Building 300 homes takes time.", "us", "300", 300, ""),
    ("发生3次列车故障。", "cn", "3次", 3, ""),
    # tenths with an odd part at one end of a range
    ("占比在两成至两成五之间。", "cn", "两成至两成五", 22.5, "percent"),
    ("產能利用率約1成5到2成。", "tw", "約1成5到2成", 17.5, "percent"),
    ("減少六成到六成半。", "hk", "減少六成到六成半", -62.5, "percent"),
    ("±660千伏线路投运。", "cn", "660千伏", 660, "kV"),
    # a year that is foreseen
    ("EPS for 2029E is 84c.", "us", "2029", None, "date"),
    ("2029F營收上看90億元。", "tw", "2029", None, "date"),
    # a confidence is no second fall
    ("The rate fell 31% (95% CI).", "us", "95%", 95, "percent"),
    # marks of a list that touch the figure
    ("（1）300mm产线；（2）150mm产线。", "cn", "300mm", 300, "mm"),
]


@pytest.mark.parametrize(("sentence", "region", "literal", "value", "unit"), READ)
def test_a_figure_is_read_with_the_words_that_touch_it(sentence, region, literal, value, unit):
    """A metric's name, a verb of falling and a rate that stands in front are read with it."""
    table = propose(sentence, "", region=region)
    row = table.loc[table["literal"] == literal].iloc[0]

    assert ("", unit) == (row["flag"], row["unit"])
    assert value is None or pytest.approx(row["value"]) == value


PLANNED = [
    ("二期产线将于下半年通线。", "下半年", ("2031-07-01", "2031-12-31")),
    ("請於3月15日前送達。", "3月15日前", ("", "2031-03-14")),
    ("新厂拟在三季度投产。", "三季度", ("2031-07-01", "2031-09-30")),
    ("明年拟于9月开业。", "9月", ("", "")),
    ("将近9月才恢复。", "9月", ("", "")),
    ("公司拟于12月上市。", "12月", ("", "")),
]


@pytest.mark.parametrize(("sentence", "literal", "period"), PLANNED)
def test_what_a_clause_plans_lies_in_the_year_of_print(sentence, literal, period):
    """A date without a year that a Chinese clause plans is of the year of print, unless it lies far
    ahead or the clause names another year.
    """
    table = propose(sentence, "", published=date(2031, 1, 20))
    row = table.loc[table["literal"] == literal].iloc[0]

    assert period == (row["period_start"], row["period_end"])
    assert (period == ("", "")) == (row["flag"] != "")


ASKED = [
    ("The site has close to 60MW or more.", "us", "close to 60MW", "two bounds"),
    ("Nearly 700 shops or more will shut.", "us", "Nearly 700", "two bounds"),
    ("Output fell between 4% and about 6%.", "us", "4%", "one range"),
    ("指数跌近2%至约3%。", "cn", "跌近2%", "one range"),
    ("Sight fell to a quarter mile.", "us", "fell to a quarter", "parts of one"),
    ("He ran a third of a mile.", "us", "a third", "parts of one"),
    ("Each node holds 8x H200 cards.", "us", "8x", "multiple or a count"),
    ("Crews dug 9 wells over 40 km.", "us", "over 40 km", "along it"),
    ("We work with 3M on it.", "us", "3M", "name"),
    ("28及29年收入预计翻倍。", "cn", "28", "year or a count"),
    ("2030年11月出口增4%，本月进口降2%。", "cn", "本月", "month="),
    ("2030年收入为90亿元，去年为84亿元。", "cn", "去年", "year="),
    ("判處徒刑2年8月。", "tw", "8月", "length of time"),
    ("人民币中间价报7.1，涨48点。", "cn", "48点", "unit="),
    ("The margin was 31%, up four points.", "us", "four points", "unit="),
    ("It rose two points to 24%.", "us", "two points", "unit="),
    ("It ended up 3/8 point.", "us", "up 3/8", "parts of one"),
    ("The bond was at 97 and 5/8.", "us", "97", "neighbour"),
    ("It took an hour and 25 minutes.", "us", "25 minutes", "neighbour"),
    ("Growth will be in the low 20s.", "us", "low 20s", "not understood"),
    ("The 2034 goal is 9, and Q3 sales rose.", "us", "Q3", "year="),
    ("猪肉8块5一斤。", "cn", "8块", "touches"),
    ("每百万token只收3元。", "cn", "3元", "rate"),
    ("税率为千分之二点五。", "cn", "千分之二", "whole"),
    ("天文台錄得最高31.5度。", "hk", "最高31.5度", "highest"),
    ("The loss narrowed to ($11.4 million).", "us", "$11.4 million", "brackets"),
    ("Defects are at 0.09/cm2.", "us", "0.09", "unit"),
    ("They cut it by two hundredths.", "us", "two", "parts of one"),
    ("他花了6000块，换了台电脑。", "cn", "6000块", "unit="),
    ("门店年租金90万。", "cn", "90万", "unit="),
    ("新片《八人餐桌》上映。", "cn", "八人", "name"),
    ("The deal costs ¥1.4bn.", "us", "¥1.4bn", "region="),
    ("FCF (£14m) was weak.", "uk", "£14m", "brackets"),
    ("FY33E/34E EPS rose.", "us", "FY33", "fiscal="),
    ("It ticked up a tenth to 3.9%.", "us", "up a tenth", "parts of one"),
    ("The Dassault Falcon 10X is late.", "us", "10X", "name or a multiple"),
    ("列車誤點42分。", "tw", "42分", "minutes"),
]


@pytest.mark.parametrize(("sentence", "region", "literal", "flag"), ASKED)
def test_what_two_readings_share_is_asked_about(sentence, region, literal, flag):
    """Bounds that pull apart, parts of one, and months and years that lean on others are asked."""
    table = propose(sentence, "", region=region, published=date(2031, 1, 20))

    assert flag in table.loc[table["literal"] == literal, "flag"].iloc[0]
