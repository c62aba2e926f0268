"""Clues that touch a figure of a Chinese sentence: a sign, a unit, an end of a range, a calendar.

Each sentence is ours.
"""

import re
from datetime import date
from math import inf

import pytest

from chipledger.scan import find_figures, propose

PRINTED_ON = date(2026, 1, 30)

# Sentence, region, literal, value, ends or None, unit.
READ = [
    # a number in two parts, and points in Chinese digits
    ("錫價報每噸1萬3150.50美元。", "tw", "1萬3150.50美元", 13150.5, None, "USD/t"),
    ("全省裝置容量3萬6,210.05千瓩。", "tw", "3萬6,210.05千瓩", 3.621005e10, None, "W"),
    ("指數大漲三七二點。", "tw", "三七二點", 372, None, ""),
    ("指數大跌六十點。", "tw", "大跌六十點", -60, None, ""),
    ("指數跌三六○點。", "tw", "跌三六○點", -360, None, ""),
    # the second measure of a fall, and a fall whose money stands between
    ("產量和售價分別減少12.5%以及6%。", "tw", "6%", -6, None, "percent"),
    ("盈利減少港幣四十一億三千二百萬元。", "hk", "四十一億三千二百萬元", -4.132e9, None, "HKD"),
    ("租金分別跌百分之零點三二和零點七五。", "hk", "零點七五", -0.75, None, "percent"),
    ("股價盤中下殺7元。", "tw", "下殺7元", -7, None, "TWD"),
    # parts that a nought joins, as Singapore prints them
    ("净利增至2亿零370万元。", "sg", "2亿零370万元", 2.037e8, None, "SGD"),
    ("读者增加12万零415名。", "sg", "12万零415名", 120_415, None, "person"),
    ("全市停電45萬892戶。", "tw", "45萬892戶", 450_892, None, ""),
    ("換算約二.七五億元。", "tw", "約二.七五億元", 2.75e8, None, "TWD"),
    ("農損約一二三四萬元。", "tw", "約一二三四萬元", 1.234e7, None, "TWD"),
    ("失業率再跌0.3百分點。", "hk", "跌0.3百分點", -0.3, None, "percent"),
    ("它有6亿周活跃用户。", "", "6亿", 6e8, None, ""),
    # degrees of heat
    ("溫度低至攝氏零下65度。", "tw", "65度", -65, None, "degC"),
    ("机房温度约28度。", "", "约28度", 28, None, "degC"),
    # a level that a move comes to
    ("目標由18%下修為14%。", "tw", "下修為14%", 14, None, "percent"),
    ("高于6%-8%的预期。", "", "6%-8%", 7, (6, 8), "percent"),
    ("预测由2%至4%向上修订至3%至5%。", "", "2%至4%", 3, (2, 4), "percent"),
    # a bound before the price's unit; no bound where 内 ends a period
    ("金價衝破每安士4,300美元大關。", "hk", "4,300美元", 4300, (4300, inf), "USD"),
    ("截至九月三十日止六個月內虧損收窄。", "hk", "六個月", 6, (5.5, 6.5), "month"),
    ("未来几年内建成。", "", "几年", 3.16228, (1, 10), "year"),
    # the factor of a unit that a long print leaves outside
    ("最高用電達一千三百二十五點六萬瓩。", "tw", "一千三百二十五點六萬", 1.3256e10, None, "W"),
    ("電廠容量約六千Mw。", "tw", "約六千Mw", 6000, (5650, 6350), "MW"),
    ("它走过了半个世纪。", "", "半个世纪", 50, (47.5, 52.5), "year"),
    ("净利有两位数以上的增长。", "", "两位数以上", 10, (10, inf), "percent"),
    ("每日開2千345班。", "tw", "2千345班", 2345, None, ""),
    ("服務三百○六萬名旅客。", "tw", "三百○六萬名", 3.06e6, None, "person"),
    ("每股盈利3新仙。", "sg", "3新仙", 0.03, None, "SGD"),
    ("英業達5.6元配息。", "tw", "5.6元", 5.6, None, "TWD"),
    ("明年要大過7兆元。", "tw", "大過7兆元", 7e12, (7e12, inf), "TWD"),
    ("單價站上百萬元。", "tw", "百萬元", 1e6, None, "TWD"),
    ("投資日幣五億元。", "tw", "日幣五億元", 5e8, None, "JPY"),
    ("發行貨幣五億元。", "tw", "五億元", 5e8, None, "TWD"),
    # centres of computing print petaflops as P; a name may be glued to its share
    ("中心提供400P算力。", "", "400P", 400, None, "PFLOP/s"),
    ("智算集群的規模約1.2萬P。", "", "約1.2萬P", 12000, (10900, 13100), "PFLOP/s"),
    ("其中xAI14%、OPPO8.5%。", "", "14%", 14, None, "percent"),
    ("其中xAI14%、OPPO8.5%。", "", "8.5%", 8.5, None, "percent"),
    ("營收衰退幅度達4.6%。", "tw", "達4.6%", -4.6, None, "percent"),
    ("衰退幅度落在13%內的12.4%。", "tw", "12.4%", -12.4, None, "percent"),
    ("毛利率提升0.6ppt。", "", "提升0.6ppt", 0.6, None, "percent"),
    # a list whose fall is told behind its last
    ("甲、乙及丙分別出現22%、26%及13%的跌幅。", "hk", "22%", -22, None, "percent"),
    ("甲、乙及丙分別出現22%、26%及13%的跌幅。", "hk", "26%", -26, None, "percent"),
    ("盤中漲逾300點至23456.78點。", "tw", "23456.78點", 23456.78, None, ""),
    ("零下40℃时容量不减。", "", "40℃", -40, None, "degC"),
    # thousands before more than so many hundred millions
    ("尚有6千餘億元的差距。", "tw", "6千餘億元", 6e11, (6e11, 7e11), "TWD"),
    (
        "票價540亿美元 上下浮动2%。",
        "cn",
        "540亿美元 上下浮动2%",
        5.4e10,
        (5.292e10, 5.508e10),
        "USD",
    ),
    ("比率減少達到6個百份點。", "hk", "減少達到6個百份點", -6, None, "percent"),
    ("每月用電450度以下。", "tw", "450度以下", 450, (0, 450), "kWh"),
    ("电价0.4元/度。", "cn", "0.4元/度", 0.4, None, "CNY/kWh"),
    ("恒指最多升456點。", "hk", "456點", 456, None, ""),
    ("减少了超过四十亿千瓦时。", "", "四十亿千瓦时", -4e9, (-inf, -4e9), "kWh"),
    ("增长率-0.86‰。", "", "增长率-0.86‰", -0.086, None, "percent"),
    ("股價飛越400元關口。", "hk", "400元", 400, (400, inf), "HKD"),
    ("用电量增加一倍。", "", "增加一倍", 2, None, "times"),
    ("罚款不多于3亿元。", "cn", "不多于3亿元", 3e8, (0, 3e8), "CNY"),
    ("盈餘中，出超二百三十一點二億美元。", "tw", "二百三十一點二億美元", 2.312e10, None, "USD"),
    ("較上月的4567伙為少。", "hk", "4567伙", 4567, None, ""),
    ("面積365方尺或以下。", "hk", "365方尺或以下", 365, (0, 365), "square_foot"),
    ("六十年不遇，60年一變。", "tw", "60年", 60, None, "year"),
    ("新机落后对手两代。", "", "两代", 2, None, ""),
    # a second measure of a move, which leads to its level
    ("股價跌3.1%或2.2元至68.8元。", "hk", "68.8元", 68.8, None, "HKD"),
    ("股價跌3.1%或2.2元至68.8元。", "hk", "2.2元", -2.2, None, "HKD"),
    ("交易較八月五一六件減少。", "tw", "五一六件", 516, None, "item"),
    ("增幅三八．四五％。", "tw", "增幅三八．四五％", 38.45, None, "percent"),
    ("手機有32GB 內建容量。", "tw", "32GB", 32, None, "GB"),
    ("Galaxy Max 4,100 mAh電池。", "tw", "4,100 mAh", 4100, (4050, 4150), "mAh"),
    ("净利率环比提升1.41/2.36个pct。", "", "2.36个pct", 2.36, None, "percent"),
    ("净利率环比提升1.41/2.36个pct。", "", "1.41", 1.41, None, "percent"),
    ("同比下降0.8个pp。", "", "下降0.8个pp", -0.8, None, "percent"),
    # a bound behind a sign that ends another word
    ("出口同比增长约6.78%。", "", "增长约6.78%", 6.78, (6.436, 7.124), "percent"),
    ("全长约4.2公里。", "", "约4.2公里", 4.2, (3.94, 4.46), "km"),
    ("折合约7亿元。", "", "约7亿元", 7e8, (6.15e8, 7.85e8), "CNY"),
    ("损失约7亿元。", "", "约7亿元", 7e8, (6.15e8, 7.85e8), "CNY"),
    ("年产值过百亿元。", "", "过百亿元", 1e10, (1e10, inf), "CNY"),
    ("麦收进度过六成。", "", "过六成", 60, (60, inf), "percent"),
    # two soft words before a long print
    ("毛利率减少超过四点六个百分点。", "", "四点六个百分点", -4.6, (-inf, -4.6), "percent"),
    ("毛利率增长超过四点六个百分点。", "", "四点六个百分点", 4.6, (4.6, inf), "percent"),
    ("飞机每小时飞行800公里以上。", "", "800公里以上", 800, (800, inf), "km"),
    ("风速为每小时80公里左右。", "", "80公里左右", 80, None, "km/hour"),
    ("存货和负债分别为4.7 和5.9 亿元。", "", "4.7", 4.7e8, None, "CNY"),
    ("分别同比-1.6 和-2.7pct。", "", "-1.6", -1.6, None, "percent"),
    ("貸款期限兩年至二○二八年五月三十一日。", "tw", "兩年", 2, None, "year"),
    ("大市結束6日跌勢。", "hk", "6日", 6, None, "day"),
    ("合约7年。", "", "7年", 7, (6.5, 7.5), "year"),
    ("年收入超70亿元。", "", "超70亿元", 7e9, (7e9, inf), "CNY"),
    ("推出超400款产品。", "", "超400款", 400, (400, inf), ""),
    ("江西超400家企业停产。", "", "超400家", 400, (400, inf), ""),
    ("外資賣超30億元。", "tw", "30億元", 3e9, (2.95e9, 3.05e9), "TWD"),
    (
        "外資賣超三百二十一點四五億元。",
        "tw",
        "三百二十一點四五億元",
        3.2145e10,
        (32144500000, 32145500000),
        "TWD",
    ),
    ("貿易入超30億美元。", "tw", "30億美元", 3e9, (2.95e9, 3.05e9), "USD"),
    ("每安士报35英兩。", "tw", "35英兩", 35, None, "ounce"),
]

# Sentence, region, literal, what the flag holds, likely.
ASKED = [
    ("收入将环比持平至增长3%。", "", "增长3%", "end of a range", ""),
    ("良率骤损4%。", "", "4%", "move=", "move=fall"),
    ("掛牌量較去年同期 31%。", "tw", "31%", "move=", ""),
    ("每股盈利（虧損）0.3元。", "hk", "0.3元", "sign stands in brackets", ""),
    ("大学110 學年度停招。", "tw", "110", "its unit", ""),
    ("它在2021學年度停招。", "tw", "2021", "year of schools", ""),
    ("令和7年開工。", "tw", "7年", "another calendar", ""),
    ("农历八月开工。", "", "八月", "day of the moon", ""),
    ("我國二○二七總容量大增。", "tw", "二○二七", "year or a count", ""),
    ("20呎貨櫃漲價。", "tw", "20", "its unit", ""),
    ("全场打75折。", "", "75", "its unit", ""),
    ("出貨逾300萬8吋晶圓。", "tw", "逾300萬", "touches another figure", ""),
    ("屋苑6/9至4/10/25的均價。", "hk", "6/9", "a day and a month", ""),
    ("自去年3/5以來下跌。", "tw", "3/5", "a day and a month", ""),
    ("日本2024财年预算增加。", "jp", "2024财年", "fiscal=", "fiscal=4"),
    ("財政赤字為1,204億。", "hk", "1,204億", "unit=", "unit=HKD"),
    ("今日（1/20）公布。", "tw", "1/20", "a day and a month", ""),
    # a bound before a verb or a noun, a unit of two parts, a length that looks like months
    ("三年最高亏40亿美元。", "", "40亿美元", "bound stands before the verb", "hedge=upto"),
    ("最低也要投30亿元。", "", "30亿元", "bound stands before the verb", "hedge=atleast"),
    ("出货首次超过公司销量40%。", "", "40%", "bound stands before the noun", "hedge=over"),
    ("训练用了300万GPU小时。", "", "300万GPU", "its unit", ""),
    ("接受3~9月的股份锁定期。", "", "3~9月", "length of time", ""),
    ("上限四百三十方呎及以下。", "hk", "四百三十方呎", "a bound stands behind", ""),
    ("獲扣減2.5仙的回贈。", "hk", "2.5仙", "move=", "move=fall"),
    ("低2.4个和0.6个百分点。", "", "2.4个", "unit=", "unit=percent"),
    ("出貨季減低個位數百分比。", "tw", "個位數", "unit=", "unit=percent;move=fall"),
    ("盈利按季升逾11倍。", "hk", "升逾11倍", "sense=", "sense=plus"),
    ("銷量慘崩7成。", "tw", "7成", "move=", "move=fall"),
    ("收入是去年的三倍有余。", "", "三倍", "a bound stands behind", ""),
    ("每股收益从 – 1.38 元转正。", "", "1.38 元", "minus stands apart", ""),
    ("涵蓋超過全台 60% 的人口。", "tw", "60%", "bound stands before the noun", "hedge=over"),
    ("方形电芯 120 Ah 降价。", "", "120", "its unit", ""),
    ("賭收破300億 創新高。", "hk", "破300億", "unit=", "unit=HKD"),
    ("收入930亿澳门元，去年同期的820亿元。", "cn", "820亿元", "unit=", "unit=CNY"),
    ("其中风电6.2亿、光伏9.9亿千瓦。", "", "6.2亿", "unit=", "unit=W"),
    ("较上年-3、+2个百分点。", "", "3", "minus stands apart", ""),
    ("同比多增4000亿。", "cn", "4000亿", "unit=", "unit=CNY"),
    ("至少减少4亿元。", "cn", "减少4亿元", "bound stands before the verb", "hedge=atleast"),
    ("公司减少至少6万人。", "", "减少至少6万人", "behind a move", "hedge=atleast;move=fall"),
    # days that are counted, two days, a year that is no length
    ("股價創20日新高。", "hk", "20日", "length of time", ""),
    ("新店停牌4日。", "hk", "4日", "length of time", ""),
    ("春節9日假期。", "tw", "9日", "length of time", ""),
    ("开幕12日前售罄。", "", "12日", "length of time", ""),
    ("25及26日放榜。", "hk", "25", "days of the month", ""),
    ("業績於25、26日放榜。", "hk", "25、26日", "days of the month", ""),
    ("08年金融危机后。", "", "08年", "a year of this century", ""),
    ("西瓜三块五一斤。", "", "三块", "touches another figure", ""),
    ("瓜重3台斤。", "tw", "3", "its unit", ""),
    ("1-10月累计卖出三万辆。", "", "1-10月", "year=", "year=2025"),
    ("估計損失逾4億。", "tw", "逾4億", "unit=", "unit=TWD"),
    ("進口320億年增一成。", "tw", "320億", "unit=", "unit=TWD"),
    ("北水淨買入26億。", "hk", "26億", "unit=", "unit=HKD"),
    ("存准率降0.5个点。", "", "降0.5个", "unit=", "unit=percent"),
    ("金属杂质<0.3ppt。", "", "<0.3ppt", "unit=", ""),
    ("该车在 9 – 13 万价格区间。", "", "9 – 13 万", "unit=", "unit=CNY"),
    ("虧損4億元(人民幣，下同)(約4.4億元)。", "hk", "約4.4億元", "unit=", "unit=HKD"),
    ("2025年第三季度交付六万辆，本季度也好。", "", "本季度", "the text reports", ""),
    ("高階版約3萬台幣起跳。", "tw", "約3萬台幣", "stands behind it", "hedge=atleast"),
    ("某汽車（2012）公布。", "tw", "2012", "code of a share", ""),
    ("甲和乙分別買入3.2億和1.4億元。", "hk", "3.2億", "unit=", "unit=HKD"),
    # a number too long to be taken with its money, and money that no list has
    ("盈利为港币三十亿四千八百万元。", "cn", "三十亿四千八百万元", "unit=", "unit=HKD"),
    ("投资越币五亿元。", "cn", "五亿元", "unit=", ""),
    ("它 5 – 8 日休市。", "", "5 – 8 日", "days of the month", ""),
    ("毛利率4字頭。", "tw", "4字", "first digit", ""),
    # a bare number before a word that counts nothing known, a plain sum among foreign ones
    ("该车获得4.5星总评。", "", "4.5", "its unit", ""),
    ("它有着千亿造车梦。", "", "千亿", "its unit", ""),
    ("首20万税率为四成。", "hk", "20万", "unit=", "unit=HKD"),
    ("营收60亿美元，利润9亿美元，芯片占38亿元。", "", "38亿元", "unit=", "unit=CNY"),
    ("内存条3万元/根。", "", "3万元", "its rate", ""),
    ("每股派息4.0分。", "sg", "4.0分", "unit=", ""),
    ("预计18年春节票房大增。", "", "18年", "a year of this century", ""),
    ("白银3月期货收涨。", "", "3月", "year=", ""),
    ("净利800万令吉，每股派7仙。", "sg", "7仙", "unit=", "unit=MYR;scale=0.01"),
    ("股价为4令吉25仙。", "sg", "4令吉", "touches another figure", ""),
    ("基差为 - 350元。", "", "350元", "minus stands apart", ""),
    ("市值可能接近 34%-39%。", "", "接近 34%-39%", "a bound before a range", ""),
    ("占百分之四十一百分之五十一。", "", "五十一", "the end of a share", ""),
    ("去年第三季起0.4%。", "sg", "去年第三季起", "verb of rising", ""),
    ("前两个月收入增长。", "", "两个月", "the first months of a year", ""),
    ("一季度末贷款余额上升。", "", "一季度", "the end of the quarter", ""),
    ("塑像作于公元前1213年。", "", "1213年", "a year before the calendar", ""),
    ("展位为3.6m x 3.6m。", "", "3.6m", "million or metres", ""),
    ("以新台幣兌美元31.2元計算。", "tw", "美元31.2元", "unit=", "unit=TWD"),
    ("日圓兌美元151.3創新低。", "hk", "美元151.3", "unit=", "unit=JPY"),
    ("英镑兑美元1.31元。", "", "美元1.31元", "unit=", ""),
    ("恒指早段曾跌過230點。", "hk", "230點", "more than", "hedge=over;move=fall"),
    ("约400个或更多。", "", "约400个", "one bound", ""),
    ("股价跌近6%或以上。", "", "跌近6%", "one bound", ""),
    ("在2033至2034财政年度完成。", "sg", "2033至2034", "fiscal=", ""),
    ("逗留1日,按年減少0.3日。", "hk", "0.3日", "move=", "move=fall"),
    ("持仓量减4,321手。", "", "4,321", "move=", "move=fall"),
    ("淨空單減少四百口。", "tw", "四百", "move=", "move=fall"),
    ("产量下降至少4亿元。", "", "下降至少4亿元", "behind a move", "hedge=atleast;move=fall"),
    ("营收衰退4.2亿元。", "tw", "4.2亿元", "move=", "move=fall"),
    ("出口年減率4.6%。", "tw", "4.6%", "move=", "move=fall"),
    ("指數突破3萬4大關。", "tw", "突破3萬", "touches another figure", ""),
    ("收入比預算少4億元。", "hk", "4億元", "move=", "move=fall"),
    ("车价20万,连税要30万。", "", "20万", "unit=", "unit=CNY"),
    ("每度电40仙,住户需付200元。", "", "200元", "region=", "region=hk"),
    ("它比旧款小一半。", "", "一半", "move=", "move=fall"),
    ("年息4厘半。", "hk", "4厘", "a half", ""),
    ("飛行四個幾鐘。", "hk", "四個", "a half", ""),
    ("2033财政年营收上升。", "sg", "2033财政年", "fiscal=", "fiscal=4"),
    ("占比提升至26年的31%。", "", "26年", "a year of this century", ""),
    ("1)手机;2)27年电视市场。", "", "27年", "a year of this century", ""),
]

NO_FIGURES = [
    "陳一成說明。",
    "近幾年廠商退出。",
    "某科技 (市:6111) 公布。",
    "182组件降价。",
    "1️⃣ 首先說明。",
    "他玩百家樂。",
    "台南七股案併網。",
    "林口1號機除役。",
    "4680大圓柱電池量產。",
    "十時二十分停電。",
    "电影《唐探1900》上映。",
    "打通最后一公里。",
    "上世纪到21世纪初。",
    "一二类苗增多。",
    "党的十八大以来。",
    "三台县开镰。",
    "较一年前上升。",
    "西土城路10號的校門。",
    "36氪报道。",
    "2023届毕业生增多。",
    "十四届全国人大四次会议。",
    "规模居全国第三。",
    "光电倍增管量产。",
    "中共二十大召开。",
    "半夜1点钟停机。",
    "4004处理器问世。",
    "2019冠狀病毒病擴散。",
    "排名重返第一。",
    "行星克卜勒23b。",
    "指數跌穿20天線。",
    "打造1+14+N体系。",
    "它位列榜单三至五位。",
    "晚間 8 點開賣。",
    "股价站上 60 日移动平均线。",
    "推出紓困3.0、4.0、5.0方案。",
    "销往海外;2)改善品质。",
    "某公司（滬：６８８９９９）公布業績。",
    "三哩島核電廠重啟。",
    "SG 11-200風機裝在5號風場。",
    "成交創史上第三大量。",
    "千兆家庭宽带普及。",
    "它是十大玻璃厂之一。",
    "今晚19点档播出。",
    "多数人晚10点以后入睡。",
    "采用十六进制。",
    "前六大客戶未變，前8大也是。",
    "它與對手並列第三，规模世界第二。",
    "它蟬聯第一，衛冕第二。",
    "它下滑至第三，坐稳第二。",
    "它闖進全球前十，闯入前五。",
    "它分列第二、三位，或第四至六名。",
    "它在榜單中列第三。",
    "他又第三次調價。",
    "它居前二十强之列。",
    "它跌出前 30 榜單，前 10 名都是外商。",
    "出口確定「四季紅」。",
    "零售机构单位数目下跌。",
    "T+1日交收，10派与10转。",
    "嘉兴6号海上风电项目开工。",
    "入选省“百项千亿”工程。",
    "由GB200/300機櫃供應。",
    "神舟-32与长征-9升空。",
    "七国集团与东盟十国开会。",
    "国道318线通车。",
    "它是五百强企业，闯入16强。",
    "101大樓的85度C與7-11。",
    "银发（2）15号。",
    "电话8765-4321。",
    "支持蓝牙5.4。",
    "Tier 2晶圆厂回升。",
    "二代(图)与三代机都好卖。",
    "这两个字很重。",
    "2代机型与三代机型都卖得好。",
    "4.2 编码阶段",
    "新車「3 Long Range」上市。",
    "完成區塊開發 3-1、3-2、3-3。",
    "6+128的手機好賣。",
    "小米 9 採用大鏡頭。",
    "最少為萬華區。",
    "神舟32号飞船升空。",
    "嫦娥九号落月。",
    "他毕业于985、211高校。",
    "撥打932號碼。",
    "汽車零件（见图）大卖。",
    "指數跌穿10天及20天線。",
    "2611合约成交活跃，较T - 1下跌。",
]

# Sentence, region, literal, first and last day.
DATES = [
    ("德國媒體24日報道。", "tw", "24日", "2026-01-24", "2026-01-24"),
    ("宣布,15日起停工。", "", "15日起", "2026-01-15", ""),
    ("統計,107年底裝置容量大增。", "tw", "107年底", "2018-11-01", "2018-12-31"),
    ("今年前 9 月進口大增。", "tw", "今年前 9 月", "2026-01-01", "2026-09-30"),
    ("到1月杪为止。", "hk", "1月杪", "2026-01-21", "2026-01-31"),
    ("未来（2033~2036）需求大增。", "", "2033~2036", "2033-01-01", "2036-12-31"),
    ("截至26H1末门店增加。", "", "26H1", "2026-01-01", "2026-06-30"),
    ("去年首兩個月銷售上升。", "hk", "去年首兩個月", "2025-01-01", "2025-02-28"),
    ("2025年前两个月收入增长。", "", "2025年前两个月", "2025-01-01", "2025-02-28"),
    ("预计2031年前后量产。", "", "2031年前后", "2030-07-03", "2032-06-30"),
    ("去年一到三月出口增。", "tw", "去年一到三月", "2025-01-01", "2025-03-31"),
    ("2025 年中電客戶計劃。", "hk", "2025 年", "2025-01-01", "2025-12-31"),
    ("2025年出口好，12月也好。", "", "12月", "2025-12-01", "2025-12-31"),
    ("今年中秋出游增加。", "", "今年", "2026-01-01", "2026-12-31"),
]


def row_of(sentence, region, literal):
    table = propose(sentence, "", region=region, published=PRINTED_ON)
    return table.loc[table["literal"] == literal].iloc[0]


@pytest.mark.parametrize(("sentence", "region", "literal", "value", "ends", "unit"), READ)
def test_what_touches_a_figure_is_read_with_it(sentence, region, literal, value, ends, unit):
    """A second part, a sign, a bound or a unit right beside a number goes into its reading."""
    row = row_of(sentence, region, literal)
    assert (row["flag"], row["unit"]) == ("", unit)
    assert row["value"] == pytest.approx(value, rel=1e-5)
    if ends:
        assert (row["low"], row["high"]) == pytest.approx(ends)


@pytest.mark.parametrize(("sentence", "region", "literal", "flag", "likely"), ASKED)
def test_a_clue_that_no_rule_uses_is_asked_about(sentence, region, literal, flag, likely):
    """A word that touches a figure and is no part of its reading becomes a question."""
    row = row_of(sentence, region, literal)
    assert flag in row["flag"]
    assert not likely or row["likely"] == likely


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_a_name_or_a_clock_is_no_figure(sentence):
    """A number inside a name, a title, a clock's time or an address counts nothing."""
    assert [one for one in find_figures(sentence) if one.kind == "figure"] == []


@pytest.mark.parametrize(("sentence", "region", "literal", "first", "last"), DATES)
def test_a_date_is_read_behind_a_comma_and_before_its_verb(sentence, region, literal, first, last):
    """A day before a verb and a year behind a comma of Latin width are dates."""
    row = row_of(sentence, region, literal)
    assert (row["period_start"], row["period_end"], row["flag"]) == (first, last, "")


SPACED = [
    "2至7月出口三万辆，2025年8月跌3%或2.5点，减少至12.5亿元。",
    "7月22日至24日，升百分之0.5至148亿元，民国113年也是。",
    "月减1成5，派2毫5仙，时速120公里，减少128小时。",
    "前三季大跌655.55点，市占率由35%跌4个百分点至31%。",
    "每年至少可发电90亿度，曾跌过150点，接近30%-50%的降幅。",
]


@pytest.mark.parametrize("sentence", SPACED)
def test_blanks_round_every_number_change_no_reading(sentence):
    """A text that sets a blank between Chinese signs and digits is read as one that does not."""
    spaced = re.sub("(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])", " ", sentence)
    columns = ["value", "low", "high", "unit", "period_start", "period_end", "flag"]
    plain, wide = (propose(text, "", None, "cn", PRINTED_ON) for text in (sentence, spaced))
    assert plain[columns].equals(wide[columns])
    assert "".join(wide["literal"]).replace(" ", "") == "".join(plain["literal"])


def test_a_sum_that_names_its_money_is_not_doubted():
    """Among foreign sums a sum is left alone that says 人民币."""
    text = "营收60亿美元，利润9亿美元，约合人民币63亿元，用户5亿人。"
    table = propose(text, "", region="cn", published=PRINTED_ON)
    assert table["flag"].tolist() == [""] * 4


def test_a_page_in_traditional_signs_about_the_mainland_asks_for_its_money():
    """Names of the mainland alone do not make yuan of the dollars of a traditional text."""
    table = propose("上海指數上漲，中國股價收報12.5元，這個數字創新高。", "")
    assert table["flag"].tolist() == ["region="]
