"""The patterns of a date in a folded text."""

from chipledger.scan.number_patterns import (
    ALONE,
    HAN,
    NUMERALS,
    WHOLE,
)

_YEAR = (
    f"(?:(?<![0-9])(?<![0-9][.,])(?:(?:19|20)[0-9]{{2}}"
    # 1715年 dates, 1200年 and 1250年历史 last
    "|1[0-8](?!00)[0-9]{2}(?= ?年(?![历来前以左多间之长寿])))"
    f"|(?<![{NUMERALS}])[一二][{NUMERALS[:11]}○]{{3}}(?=年)|(?<![{NUMERALS}])二[零〇○][一-三][{NUMERALS[:11]}○](?=全年))"
)

_MONTHS = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    "|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    "|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)

_DAY = (
    "(?:[0-9]{1,2}(?: ?[日号]? ?[-—~至到] ?[0-9]{1,2})?"
    "|[一二三四五六七八九十]{1,3}(?:[日号]?[-—~至到][一二三四五六七八九十]{1,3})?)"
    " ?[日号](?:晚[上间]?|早[上间]?)?"
)

_AND = "[、和及与]"  # 7、8月, 第二和第三季

_LISTED_MONTHS = (
    f"(?:(?<![0-9])(?<![0-9][.,])[0-9]{{1,2}}(?:{_AND}[0-9]{{1,2}}){{1,3}}"
    f"|[一二三四五六七八九十](?:{_AND}(?:十[一二]?|[一二三四五六七八九])){{1,3}})"
)

_MONTH = (
    f"(?:{_LISTED_MONTHS}(?:[两二三四]个?)?|(?<![{NUMERALS}点])[一二三四五六七八九十]"
    f"[-—~至到](?:十[一二]?|[二三四五六七八九])"
    "|(?:[0-9]{1,2} ?[-—~至到]{1,3} ?)?[0-9]{1,2}|十[一二]?"
    "|[一二三四五六七八九]) ?月"
    f"(?: ?{_DAY}|份?[上下前后]半个?月|份?[上下前后]半(?![年场导])|份|[初底末杪]|[上中下]旬"
    f"|(?![球亮]|期(?:拆|利|存|国|债|同业|票|限|贷|品|SHIBOR|HIBOR|LPR|Libor)))"
)

_SEASON = (
    "(?:第 ?[1-4] ?季度?"
    f"|第[一二三四1-4](?:(?:{_AND}|[-—~至到])第?[一二三四1-4]){{0,2}}季(?:度|报)?"
    f"|[一二三四1-4](?:{_AND}[一二三四1-4])?季(?:度|报)|(?:首|前(?![一1]))[一二两三1-3]个?季度?|首季度?)"
)

# A year of the Republic of China before its month or part: 111年3月. Alone it may be a duration.
_REPUBLIC = "(?<![0-9])(?<![0-9][.,])(?:1[0-2][0-9]|[89][0-9])"

# Years that span two of the calendar: 2024/25财年, 二〇二四／二五年度.
_SPANNING = "(?:财政年度?|财年|会计年度|课税年度|学年度?|年度|赛季|球季|榨季|产季|雪季)"

_FIRST_MONTHS = "[前首头] ?(?:[0-9]{1,2}|十一?|[一二两三四五六七八九]) ?个?月"

_PART = (
    f"(?:{_SEASON}|头[一二两三1-3]个?季度?|头(?:[0-9]{{1,2}}|[一二两三四五六七八九十])个?月"
    f"|[上下]半年|{_FIRST_MONTHS}|Q[1-4]|H[12]|年?[初底末杪]|年中"
    f"|中(?![电钢铁石化铝车建核航集保环鼎租油兴通微国美东外小高低型科方秋芯信央华欧韩日俄英法德标签考资概游药甲超间医产]))"
)

_WHEN = f"(?: ?(?:{_MONTH}|{_PART}))?"

# 24年净利润, 25-27年归母净利润, 22年至24年: years of this century in two digits. 24年 alone may
# be a duration.
_OF_BOOKS = (
    "(?=(?:全年|年?度)?(?:净利|营收|营业|收入|销[量售]|产[量能值]|业绩|出货|归母|毛利|同期|资本开支"
    "|利润|扣非|经营|EPS|PE|归属|每股|总营收|总收入|实现营))"
)
_SHORT_YEARS = (
    rf"(?:(?<![0-9])(?<![0-9][.,])2[0-9](?:年?[-—~至到/、]2[0-9])*年{_OF_BOOKS}"
    rf"|(?<![0-9])(?<![0-9][.,])2[0-9]年[-—~至到]2[0-9]年(?![前之以来间内多]))"
)

# A day alone dates something unless words of duration stand beside it: 连续5日, 30日内.
_LONE_DAY = (
    f"(?<![0-9][.,])(?<![0-9{NUMERALS}续近去来期时共每达逾超约第过到头首留均住满+-])"
    "(?<!(?<!截)至)(?<!连 )"
    "(?<!连[跌涨升降挫扬泻红黑阳阴跳])(?:[12]?[0-9]|3[01]"
    f"|[二三]?十[一二三四五六七八九]?|二十) ?日(?![元圆币内间均线游夜之后前以本志]|报(?!道|导)"
    "|[跌升涨]势|连[跌涨升降红黑阴阳])"
)

_HANZI_DAY = "[一二三四五六七八九十]{1,3}"
_LONE_DAYS = (
    f"(?<![{NUMERALS}0-9万亿]){_HANZI_DAY}日[至到]{_HANZI_DAY}日"
    f"|{_LONE_DAY}[-—~至到](?:[0-9]{{1,2}}|{_HANZI_DAY})日"
)

# 夺下月冠军, 创下半年新高, 攀上半年高位: the sign belongs to the verb.
_UP_OR_DOWN = "(?:(?<![登站冲攻攀爬踏追赶跟升涨飙])上|(?<![夺拿摘攻创写打签留剩余投埋砍])下)"

_CALENDAR = (
    rf"(?:(?:[今本去明后]|(?<![年月日天之以])前)年? ?[(（](?:[4-9][0-9]|1[0-2][0-9]"
    rf"|20[0-9]{{2}})[)）]年度?{_WHEN}|民国(?:[0-9]{{2,3}}|[{NUMERALS}]{{1,7}})年{_WHEN}|(?:(?:19|20)[0-9]0"
    rf"|(?<![0-9])[1-9]0|(?<![{NUMERALS}])[一二三四五六七八九]十)年代"
    rf"(?:[初末]期?|中[期叶])?|{_YEAR} ?(?:财年|会计年度|财政年度?|年度?){_WHEN}"
    rf"|{_YEAR} ?(?:[上下]半年|前[一二三]季度?|第[一二三四1-4]季度?)|(?:今年"
    rf"|本年度?|明年|去年|(?<![成产完工营用之以年月日天期行启运设施过满其])后年(?![度产均销发处供营可收增利化租薪])"
    rf"|(?<![几数多])前年){_WHEN}|{_REPUBLIC} ?年度? ?(?:{_MONTH}|{_PART})"
    rf"|(?<![0-9])(?<![0-9][.,])1[0-2][0-9]、1[0-2][0-9]年度?|{_MONTH}"
    rf"|{_SEASON}|(?<![目之此以日提年月天])(?:前[0-9]{{1,2}}月"
    rf"|(?!前[一两二三]){_FIRST_MONTHS})|{_UP_OR_DOWN}半年"
    rf"|{_SHORT_YEARS}|(?<![0-9])2[0-9]年(?:[底末初]|[上下]半年|{_SEASON}|Q[1-4])"
    rf"|(?<![{NUMERALS}0-9万亿多几数半每])年(?:初(?![一二三四五六七八九十])|[底末杪])|{_UP_OR_DOWN}个?月(?!球|亮|产)(?:{_DAY}|[初底末]|[上中下]旬)?"
    rf"|本月(?:{_DAY}|[初底末杪]|[上中下]旬)?|{_LONE_DAYS}"
    f"|(?<=[,，。（(、;；: ])头(?:三季度?|[0-9一二三四五六七八九十]{{1,2}}个?月)"
    rf"|(?:本|{_UP_OR_DOWN})一?个?季度?(?!节|后|候)|{_LONE_DAY}|(?:今天?|昨天?|前天?"
    rf"|明天?) ?[(（][0-9]{{1,2}}[)）] ?日)"
)

_CLOCK = "(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"

# 2034/35, a year of accounts; 2024/12 is a month.
_SLASHED = (
    "(?<![0-9])(?<![0-9][.,])(?:19|20)(?:"
    + "|".join(f"{year:02}/(?:20)?{(year + 1) % 100:02}" for year in range(100))
    + "|[0-9]{2}/(?:0[1-9]|1[0-2]))(?!\\.?[0-9]|[/%])(?:年度?)?"
)

ISO = (
    rf"(?:{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9]){_CLOCK}"
    rf"|(?<![0-9])1[0-2][0-9]Q[1-4]{WHOLE}|{_YEAR}-[0-9]{{2}}(?![0-9-])|{_SLASHED}"
    rf"|{_YEAR}[ -]?[QH][1-4]{WHOLE}"
    rf"|(?<![0-9A-Za-z.])(?<!Windows 1[01] )(?<!ersion )2[0-9]H[12]{WHOLE}"
    r"|(?<![0-9./])[0-9]{1,2}(?:/[0-9]{1,2}/(?:(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9/.亿万%元个]"
    r"| ?[A-Za-z%]{1,3}(?![A-Za-z])))|\.[0-9]{1,2}\.(?:19|20)[0-9]{2})(?![0-9/]))"
)

_HALVES = (
    "(?i:(?:first|second|third|fourth)[ -](?:quarter|half)|first (?:two|three) quarters"
    "|first (?:two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2}) months)"
)

_SPAN = "(?:[-/][0-9]{2}(?![0-9-]))?"  # fiscal 2021-22

_FY = f"(?:FY|(?i:fiscal|financial)(?i: year)?) ?['’]?(?:20)?[0-9]{{2}}{_SPAN}"

# Months that are first names or common words too are dates only behind a preposition (`finds`).
_NAMED = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"

_LINKED = rf"{_MONTHS}\.?(?:-to-|-|—|/| to | and ){_MONTHS}(?![a-z])"

_PERIOD = f"(?:,? (?:of )?{_YEAR})?[ -](?:[Qq]uarter|[Qq]tr|[Hh]alf)(?:(?: of)? {_YEAR})?(?![a-z-])"

_MONTHS_ALONE = rf"(?:{_NAMED}(?![a-z])|(?:Sept?|Oct|Nov|Dec|Jan|Feb|Apr|Aug|Jul)(?![a-z.]))"

_SECOND_HALF = (
    "(?<!reen )(?<!lue )(?<!r[ea]y )(?<!lean )(?<!iquid )H2(?! (?:production|fuel|plants?"
    "|pipelines?"
    "|storage|electroly|blend|supply|tanks?|trucks?|hubs?|demand|refuel|molecules?|gas)|[ -]ready)"
)

_FORESEEN = "(?![0-9A-DG-Za-z]|[EF][0-9A-Za-z])"  # FY27E, 2027F

ENGLISH_DATE = (
    rf"{ALONE}(?<!Long )(?:{_LINKED}(?:{_PERIOD}|(?:,| of)? {_YEAR})?"
    rf"|(?:{_YEAR} )?{_MONTHS}{_PERIOD}"
    # May 16-21, Sep'22
    rf"|{_MONTHS}\.? [0-9]{{1,2}}(?:-| to )[0-9]{{1,2}}(?![0-9%]|[.,][0-9])(?:, ?{_YEAR}| {_YEAR})?"
    rf"|{_MONTHS}\.?[ -]?['’][0-9]{{2}}(?![0-9])"
    rf"|{_MONTHS}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9])(?:, ?{_YEAR}| {_YEAR})?"
    rf"|{_MONTHS}(?:\.,?|,| in| of)? {_YEAR}{_SPAN}|{ALONE}[FC]Y ?{_YEAR}{_SPAN}"
    rf"|(?:Q[1-4]|H[12]) {_MONTHS}\.?,? {_YEAR}"
    rf"|(?:Q[1-4]|H[12]) ?(?:of )?{_FY}"
    # H2 may be hydrogen
    rf"|(?:Q[1-4]|H1|{_SECOND_HALF}|FY)(?:[ /-]?(?:of )?20[0-9]{{2}}|['’][0-9]{{2}}"
    rf"| ?2[0-9](?![0-9])|-[0-9]{{2}}(?![0-9%-]|[.,][0-9]))?{_FORESEEN}(?<!FY)"
    rf"|FY ?[13][0-9](?![0-9]){_FORESEEN}"
    rf"|{ALONE}(?:[1-4]Q|[12]H)(?: ?(?:20)?[0-9]{{2}})?{_FORESEEN}|[0-9]{{2}}Q[1-4]{WHOLE}"
    rf"|(?i:early|mid|late|end of|end|year-end)[ -](?:{_YEAR}(?:s|/[0-9]{{2}})?{WHOLE}"
    rf"|{_MONTHS}(?![a-z])(?:,? {_YEAR})?)|(?i:fiscal|financial)(?i: year)?[ -]{_YEAR}{_SPAN}"
    rf"|{_HALVES}(?:(?: of)? {_FY}|(?: of)? {_YEAR}{_SPAN})?(?![a-z])|(?:19|20)[0-9]0s{WHOLE})"
    rf"|(?<![0-9.,-])[0-9]{{1,2}}(?:-| to )[0-9]{{1,2}} {_MONTHS}(?![a-z])(?:,? {_YEAR})?"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}(?![a-z])(?:,? {_YEAR})?"
    rf"|{ALONE}{_MONTHS_ALONE}"
)

_BOUND = (
    f"(?:前后|(?:之|以)?前(?!{HAN}?[所沿]|半| ?[0-9{NUMERALS}]+ ?个?[日天周月季年])"
    "|(?:之|以)?后(?!续)| ?左右|起(?![来步码点]))?"
)

_ISSUE = "(?!(?:19|20)[0-9]{2} ?年第 ?[0-9]{1,3}[期号卷辑](?![债券]))"  # 2030年第13期 of a bulletin

DATE = (
    rf"{_ISSUE}(?:(?<![0-9A-Za-z.,])20[0-9]{{2}}(?=[EF](?![0-9A-Za-z]))|(?:{_YEAR}|(?<![0-9])2[0-9])[-—~至到/／][0-9]{{2}}{_SPANNING}{_WHEN}"
    rf"|{ISO}|{_YEAR} ?[-—~至到] ?(?:19|20)[0-9]{{2}} ?年"
    rf"|[一二][{NUMERALS[:11]}○]{{3}}[-—~至到/／][{NUMERALS[:11]}○]{{2}}{_SPANNING}"
    rf"|(?<![{NUMERALS}])[一二][{NUMERALS[:11]}○]{{3}}[-—~至到][一二][{NUMERALS[:11]}○]{{3}}年"
    rf"|{_CALENDAR}(?: ?[-—~至到] ?{_CALENDAR})?{_BOUND}{_CLOCK}|{ENGLISH_DATE})"
)
