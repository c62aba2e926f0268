"""What a Chinese sentence leaves open is asked, and what only looks like a count is a name.

Each sentence is ours; the kinds come from articles that the parser had not seen.
"""

from datetime import date

import pytest

from chipledger.scan import find_figures, proposals

PRINTED_ON = date(2025, 9, 10)

# Sentence, region, the first figure: literal, value, unit.
READ = [
    # decimals between Chinese numerals, and other points
    ("指數大漲四七一．六點。", "tw", "四七一．六點", 471.6, ""),
    ("外資買超二三〇．四五億元。", "tw", "二三〇．四五億元", 2.3045e10, "TWD"),
    ("出口年增二十八．七％。", "tw", "年增二十八．七％", 28.7, "percent"),
    ("客運量1812﹒4萬人次。", "hk", "1812﹒4萬人次", 1.8124e7, ""),
    ("旅客三十萬零五千二百人次。", "mo", "三十萬零五千二百人次", 305_200, ""),
    ("年销量达2万6,481辆。", "", "达2万6,481辆", 26_481, ""),
    # parts of ten
    ("股價收市跌半成。", "hk", "跌半成", -5, "percent"),
    ("市佔破6成3大原因曝光。", "tw", "破6成", 60, "percent"),
    ("貨運量下跌三成多至5萬噸。", "hk", "下跌三成多", -30, "percent"),
    # units that were cut
    ("芯片面积8平方厘米。", "", "8平方厘米", 8, "cm^2"),
    ("單位面積612平方呎。", "hk", "612平方呎", 612, "square_foot"),
    ("油箱容积55升。", "", "55升", 55, "litre"),
    ("日均用气3.5亿方。", "", "3.5亿方", 3.5e8, "m^3"),
    ("用电量达310TWH。", "", "达310TWH", 310, "TWh"),
    ("度电成本降至3分钱。", "", "3分钱", 0.03, "CNY"),
    ("续航620KM。", "", "620KM", 620, "km"),
    ("颗粒密度16Gb。", "", "16Gb", 1.6e10, "bit"),
    # the fall that a noun or a verb tells
    ("各公司降幅均超过15%。", "", "超过15%", -15, "percent"),
    ("交易量减幅更达31%。", "", "达31%", -31, "percent"),
    ("指数跌幅收窄至0.8%。", "", "0.8%", -0.8, "percent"),
    ("油價跌幅64美分。", "tw", "跌幅64美分", -0.64, "USD"),
    ("涨幅收窄0.4个百分点。", "", "收窄0.4个百分点", -0.4, "percent"),
    ("增速降至6%。", "", "降至6%", 6, "percent"),
    ("升幅放緩0.7個百分點。", "hk", "放緩0.7個百分點", -0.7, "percent"),
    ("滬指收黑1.2%。", "tw", "收黑1.2%", -1.2, "percent"),
    ("股價低開0.9%。", "hk", "低開0.9%", -0.9, "percent"),
    # bounds and ranges
    ("其中超35%来自海外。", "", "超35%", 35, "percent"),
    ("预计亏损2.1亿元–2.6亿元。", "", "2.1亿元–2.6亿元", 2.35e8, "CNY"),
]

# Sentence, region, the first date: literal, first and last day.
DATED = [
    ("昨（9）日大涨。", "tw", "昨（9）日", "2025-09-09", "2025-09-09"),
    ("較去 (101)年增加。", "tw", "去 (101)年", "2012-01-01", "2012-12-31"),
    ("109Q4为基期。", "tw", "109Q4", "2020-10-01", "2020-12-31"),
    ("6月产量下降。", "", "6月", "2025-06-01", "2025-06-30"),
    ("四月减少5%。", "", "四月", "2025-04-01", "2025-04-30"),
    ("1~6月水情不佳。", "tw", "1~6月", "2025-01-01", "2025-06-30"),
    ("1--—7月平均。", "", "1--—7月", "2025-01-01", "2025-07-31"),
    ("截至8日,已售9宗。", "hk", "8日", "2025-09-08", "2025-09-08"),
    ("2月15~21日上映。", "", "2月15~21日", "2025-02-15", "2025-02-21"),
    ("周一 (8 日) 走低。", "tw", "8 日", "2025-09-08", "2025-09-08"),
    ("1730 年时只有一家。", "", "1730 年", "1730-01-01", "1730-12-31"),
    ("2025上半年转正。", "", "2025上半年", "2025-01-01", "2025-06-30"),
    ("較上一季成長。", "tw", "上一季", "2025-04-01", "2025-06-30"),
]

# Sentence, the date that leans on another one: literal, first day.
LEANING = [
    ("5月产量120万吨,比上月下降。", "上月", "2025-04-01"),
    ("第二季營收30億元,較上季成長。", "上季", "2025-01-01"),
    ("只有7月3日及4日有房。", "4日", "2025-07-04"),
]

# Sentence, region, a print that is asked about, what its question holds.
ASKED = [
    ("（12/3—18/3）錄得交投。", "hk", "12/3", "day and a month"),
    ("週四（8/14）停班。", "tw", "8/14", "day and a month"),
    ("樓價逾300萬至600萬的單位。", "hk", "逾300萬至600萬", "bound before a range"),
    ("分別增加2倍及3倍。", "hk", "3倍", "sense="),
    ("票价以平均70块一张计。", "", "70块", "unit="),
    ("指数收于1 287.35点。", "", "287.35点", "blank"),
    ("出口上升11. 4%。", "tw", "11", "blank"),
    ("公元前350年建成。", "", "350年", "before the calendar"),
    ("连续三月增长。", "", "三月", "length of time"),
    ("19世纪60年代晚期。", "", "60年代", "century"),
    ("自即日起至14日。", "tw", "14日", "day of the month"),
    ("成果于28日发表。", "", "28日", "month="),
    ("報價高出2倍。", "tw", "2倍", "sense="),
    ("去年春节落在1月。", "", "1月", "year="),
    ("2025會計年度第3季營收。", "tw", "2025會計年度第3季", "fiscal="),
    ("截至7月30日止，第二季收入增加。", "hk", "第二季", "fiscal="),
    ("收入两亿元,而多数都在五千万以下。", "", "五千万以下", "unit="),
    ("组件溢价6分。", "", "6分", "unit="),
    ("百公里油耗6.1L/100km。", "", "6.1", "unit"),
    ("车长4800*1900*1450mm。", "", "4800*1900*1450mm", "understood"),
]

# Sentence, what is no figure in it.
NAMES = [
    ("极氪003上市。", "003"),
    ("行业指数里,500信息领跌。", "500信息"),
    ("澳博（880）旗下酒店。", "880"),
    ("第三代4680电池。", "4680"),
    ("《影片甲2》票房领先。", "2"),
    ("搭载1.5T发动机。", "1.5T"),
    ("屏幕分辨率2560*1440。", "2560*1440"),
    ("分辨率达到4K级别。", "4K"),
    ("光圈f/1.8以下。", "1.8"),
    ("早在18 世纪。", "18 世纪"),
    ("大年初一票房。", "一"),
    ("三至五线城市增长。", "三至五线"),
    ("零百加速成绩。", "零百"),
    ("第20000辆车下线。", "第20000辆"),
    ("高雄二十五廠進展順利。", "二十五"),
    ("匯控(00005.hk)跌穿支持位。", "(00005.hk)"),
]


def rows_of(sentence, region):
    found = [one for one in find_figures(sentence) if one.kind == "figure"]
    return proposals(found, sentence, region=region, published=PRINTED_ON)


@pytest.mark.parametrize(("sentence", "region", "literal", "value", "unit"), READ)
def test_a_figure_is_read_whole(sentence, region, literal, value, unit):
    """The first figure has its whole print, its sign and its unit, with no question."""
    row = rows_of(sentence, region)[0]
    assert (literal, "") == (row["literal"], row["flag"])
    assert pytest.approx(value) == row["value"]
    assert unit == row["unit"]


@pytest.mark.parametrize(("sentence", "region", "literal", "first", "last"), DATED)
def test_a_date_is_read_whole(sentence, region, literal, first, last):
    """The first date is found whole and stands for its days."""
    row = rows_of(sentence, region)[0]
    assert (literal, first, last) == (row["literal"], row["period_start"], row["period_end"])


@pytest.mark.parametrize(("sentence", "literal", "first"), LEANING)
def test_a_date_leans_on_the_one_that_its_sentence_names(sentence, literal, first):
    """上月 behind a month is the month before it, and a joined day is of the dated one's month."""
    (row,) = (row for row in rows_of(sentence, "cn") if row["literal"] == literal)
    assert (first, "") == (row["period_start"], row["flag"])


@pytest.mark.parametrize(("sentence", "region", "literal", "question"), ASKED)
def test_what_is_open_is_asked(sentence, region, literal, question):
    """A print that may be two things carries a question and no value."""
    row = next(row for row in rows_of(sentence, region) if row["literal"] == literal)
    assert question in row["flag"]
    assert not row["period_start"]


@pytest.mark.parametrize(("sentence", "literal"), NAMES)
def test_a_name_counts_nothing(sentence, literal):
    """Digits that are part of a name, a code or a size are set aside."""
    found = {one.literal: one.kind for one in find_figures(sentence)}
    assert found[literal] != "figure"
