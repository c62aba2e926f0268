"""The closed lists by which a scan tells figures from what only looks like one.

Written in simplified signs; a text is folded before it is held against them.
"""

# Words with a numeral that count nothing. Weekdays are here: alone they date nothing.
_IDIOMS = (
    "一步|每一步|一步步|一步之遥|进一步|第一步|一起|一样|一些|一定|一般|一直|一边|一旦|一切"
    "|一系列|一体化|一体|一方面|另一方面|一致|一度|一躍|一跃|一味"
    "|一向|一律|一概|一再|一同|一并|一共|一旁|一线|一流|一手|一带|一如既往|一如|一面|一口气"
    "|一圈|一举|一场|一片|一套|一道|一经|一齐|一心|一言|一下子|一下"
    "|一会儿|一会|一时|一点儿|一番|一大截|一大批|一大堆|一众|一应|一款|一去不复返|一瞬间|一瞬"
    "|一键三连|一键|一天天|有一天|某一天|一天两天|一来|一往无前|一席之地"
    "|一臂之力|一锤定音|一鸣惊人|一家独大|一家之言|一目了然|一蹴而就|一应俱全|一举一动|一边倒"
    "|一级市场|二级市场|一级|二级|二手|二次元|三维|二维|一维"
    "|唯一|统一|单一|同一|万一|之一|其一|专一|归一|不一定|不一样|不一|逐一|一一|合一|如一"
    "|任一|某一|另一|第一性原理|第一性|天下第一|大一统|首屈一指"
    "|数一数二|独一无二|三番五次|三三两两|三心二意|四面八方|五花八门|七嘴八舌|七七八八"
    "|九死一生|九牛一毛|十分|十足|十全十美|百科|百姓|百度|百花齐放"
    "|百分百|成百上千|成千上万|千千万万|千万别|千万不要|千万不|千方百计|千家万户|千军万马"
    "|千篇一律|千钧一发|千差万别|千变万化|万里长征|万里|万物|万千|亿万"
    "|万万没想到|万万|万能|万众|万无一失|数以万计|数以亿计|数以百万计|三星|四川|三方|第三方"
    "|四处|两极|两者|二者|三者|两侧|两端|两岸|两会|两难|两手"
    "|三顾|三连|五一假期|五一(?![零〇一二三四五六七八九十百千万])|十一假期|双十一|左一|右一|说一不二|二选一|三选一|多合一|从0到1"
    "|从零到一|从零开始|零部件|零售|零距离|零基础|归零|零散|零星"
    "|新一代|下一代|上一代|前一代|这一代|那一代|老一代|年轻一代|每一代|新一轮|下一轮|上一轮"
    "|这一轮|新一季|这一年|那一年|每一年|每一秒|每一天|这一天|那一天|同一天"
    "|下一|上一|这一|那一|每一|哪一|新一|又一|再一|近一步|七大奇迹|三位一体|四大皆空|环顾四周"
    "|四周围|最后一公里|最后一英里"
    # sayings, books and things with a number word that counts nothing
    "|三个臭皮匠|一亩三分地|三天打鱼|两天晒网|三天两头|十年磨一剑|十年一剑|千人千面|万人空巷"
    "|四分五裂|三分钟热度|五分钟热度|七分靠|三分靠|三分天注定|十年树木|百年树人|三年五载|十年寒窗"
    "|三十而立|四十不惑|五十知天命|十万火急|十万八千里|百万雄师|百万大军|万家灯火|一年到头|一天到晚"
    "|三支一扶|五代十国|十三行|十二生肖|二十四史|三国演义|三国志|三国杀|百年孤独|一千零一夜|一千零一个"
    "|七分裤|五分裤|九分裤|三次采油|三次元|千层饼|千层面|二本院校|三本院校|双十二|零一万物|三顾茅庐"
    "|八成是|八成要|十之八九|十有八九|三人行|三人成虎|三五成群|三五好友|百步穿杨|五十步笑百步"
    "|一分耕耘|一分钱一分货|百分之百的|三缄其口|二十四孝|三十六计|七十二变|七十二家房客|九九归一"
    "|五千年文明|上下五千年|一寸光阴|十里洋场|万里无云|千年老二|百年不遇|千年一遇|一日千里"
    "|碳十四|五分埔|十月稻田|两高三部|两桶油|三十而已|两个百年|一行一局一会"
    "|百年未有|千里之堤|千里之行|三句话不离|两句话"
)
IDIOMS = _IDIOMS.split("|")
# What a number word makes a name of: a three-wheeler, a two-way street, a five-star hotel.
SHAPES = (
    "(?:[- ]wheel(?:ers?|ed)|-(?:wheel|way|sided|pronged|legged|dimensional|horse|tier(?:ed)?|star"
    "|step|piece))(?![A-Za-z])"
)
_NUMBERED = "|".join(
    f"(?<={word} )"
    for word in (
        "page phase stage tier type block gate terminal reactor zone chapter table figure exhibit"
        " section article clause appendix annex step route highway room building platform class"
        " grade category episode line unit level pier berth lane runway hole ward district precinct"
        " paragraph footnote slide volume bay booth suite apartment hangar circuit verse stanza"
    ).split()
)
# What a noun is long, high or heavy in, so that the number behind it is not its own.
_MEASURED_IN = (
    "km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|m|feet|foot|ft|yards?|cm|mm|inch(?:es)?|acres?"
    "|hectares?|sq|square|cubic|store?ys|stories|[GMk]Wh?|tonnes?|tons?|kg|kilos?|strong"
    "|(?:years?|months?|weeks?|days?|hours?|minutes?) (?:long|old|thick)"
)
IDIOM_PATTERNS = (
    r"(?<![0-9.$€£¥])(?<![0-9],)(?:996|007|24/7|9/11|1:1)(?![0-9.:]|,[0-9])",
    r"(?<=[48]K and )[248]K|(?<=[48]K or )[248]K"
    r"|(?<![0-9.,$])[2-8]K(?= ?(?:video|screens?|TVs?|television|resolution|displays?|content"
    r"|streaming"
    r"|monitors?|capabilit|support|playback|recording|resolutions?|footage|gaming|movies?|UHD|Ultra|cameras?|HDR|OLED|超|视频|电视|屏|分辨率|高清|画质|直播|摄像|显示|摄影|放映)"
    r"|[.,;]? ?(?:and|or|/) ?[48]K|/[0-9]+)",
    # three-wheelers, a car with the new 71 plates
    rf"(?<![0-9.,])(?i:(?:[0-9]/)?[0-9]{SHAPES}"
    rf"|(?:(?<=new )[0-9]{{2}} |[0-9]{{2}}-)plates?(?![a-z]))",
    # a cell by its size, a plan by its law, a house in its street
    "(?:4680|2170|21700|18650|46800)(?=-? ?(?:line|cell|batter|form|pack|type))"
    "|(?<![0-9.,])(?:7(?=-(?i:eleven))|401(?=\\(k\\))|529(?= plans?\\b)|1099(?= forms?\\b))"
    "|(?<=[Vv]ersion )[0-9]+\\.[0-9]+"
    "|(?<![0-9.,$€£-])[0-9]{1,5}(?= (?:[NSEW][.]? )?(?:[A-Z][a-z]+ ){1,2}(?:Street|St\\."
    "|Avenue|Ave\\."
    "|Road|Rd\\.|Lane|Drive|Boulevard|Blvd|Square|Place|Plaza|Court|Terrace)(?![a-z]))",
    # a mine or road by its number, the years of a plan
    "(?<=[Tt]he )[0-9]{2,4}(?= (?:mine|motorway|freeway|highway|expressway|bus|building"
    "|tower|deposit)(?![a-z-]))"
    "|(?:(?<=[Yy]ears )[1-9][0-9]?(?:(?:, (?:and )?| and | to |[-–])[1-9][0-9]?){1,8}"
    "|(?:(?<=in year )|(?<=by year )|(?<=of year )|(?<=Year ))[1-9][0-9]?)(?![0-9%A-Za-z-]"
    "|[.,][0-9]| (?:percent|per cent|million|billion))",
    # parts of a plan or building by their numbers: phase 1B, section 232; a section 12 km long
    f"(?:{_NUMBERED}|(?<=Stage )|(?<=Level ))[1-9][0-9]{{0,2}}(?:[A-Z]|[a-h]|-[0-9]{{1,2}})?"
    "(?![0-9%A-Za-z]|[.,][0-9]|[-–—] ?[0-9]| ?[%x$]"
    f"| (?:thousand|million|billion|per ?cent|units?|people|times|{_MEASURED_IN})(?![A-Za-z]))"
    # wave 2b of a trial
    "|(?:(?<=group )|(?<=part )|(?<=band )|(?<=scope )|(?<=cohort )|(?<=arm )|(?<=wave )"
    "|(?<=variant )|(?<=subtype ))[1-9][0-9]?[A-Ha-h](?![0-9A-Za-z]|[.,][0-9])",
)

# Product lines that a number follows as their version.
VERSIONED = (
    "蓝牙|沪深|中证|国证|北证|上证|深证|科创|标普|日经|富时|罗素|纳斯达克|纳指|恒生|曼哈顿|安兔兔|安卓|澎湃|鸿蒙"
    "|天玑|骁龙|麒麟|昇腾|升腾|思元|含光|酷睿|锐龙"
)
# The same in Latin letters, with numbers that could be counts.
LINES_OF_CHIPS = (
    "RTX|GTX|RX|GeForce|Radeon|EPYC|Ryzen(?: AI)?(?: Max[+]?)?|Xeon|Exynos|Dimensity|Snapdragon"
    "|Kirin|Ascend"
    "|Instinct|Russell|CSI|Boeing|Airbus|Ultra [3579]"
)
NAME_TAILS = (
    "系列|系(?![数统])|超节点|无铅|号(?:码|(?![起前后开晚早上下正到至止凌举发宣公这那是将已就才当收的和及与])"
    "[\u4e00-\u9fff])"
)
SUFFIXES = "Pro|Max|Ultra|Turbo|Plus|Mini|Nano|Lite|Air|Super|Ti"
# Capitalised because they open an English sentence, not because they name something.
NO_NAMES = (
    "The|In|Of|At|On|By|About|Over|Some|All|And|With|From|To|For|Its|Their|An|Under|Nearly"
    "|Almost|More|Than|Up|Only|Around"
    "|US|UK|EU|Roughly|Approximately|Some|Between|Within|After|Before|Since|Until|These|Those|This"
    "|That|Our|PMI|CPI|GDP|PPI|EPS|RSI|NAV|DPS|ROE|ROCE|EBITDA|ARPU|Monday|Tuesday|Wednesday"
    "|Thursday|Friday|Saturday|Sunday|Or|But|As|Is|Are|Was|Had|Has|Have"
    "|No|Top|Bottom|First|Last|Next|Past"
)

# Lines that a site adds to every article, by how they begin.
BOILERPLATE = (
    "免责声明",
    "特别声明",
    "声明:",
    "版权声明",
    "版权所有",
    "Notice:",
    "Disclaimer",
    "Copyright",
)

# What a measure word must not run on into: 5架 is a count, 5架构 is none.
GUARDS = {
    "x": " [0-9.]+ ?[ck]?m(?![a-z])",  # 3.2m x 4m
    "core": " [a-z]",
    **dict.fromkeys(("BP", "BPs", "BPS"), "['’]| [A-Za-z]"),  # the oil firm
    "p": "\\.[a-z]",  # $30,000 p.a.
    "大": "约|概|量|型|规模|幅|跌|涨|降|减|增|卡|桶|圆柱|关",
    "分": "之|析|别|布|成|享|钟|为|配|工|支|析",
    "仙": "[女人境草股逝侠界子台气]",
    "毫": "[米秒升克安瓦伏无無不]",
    "轮": "[车驱胎椅]",
    "人": "工|形|类|均|机|才",
    "架": "构",
    "部": "分|门|署|件",
    "名": "为|称|义",
    "位": "于|置|移|元",
    "秒": "杀|懂",
    "克": "服|制|隆|拉|里|罗|莱|强",
    "米": "其|兰|粉|饭|尔",
    "度": "过|假|量|日",
    "寸": "土",
    "季": "节|后|军|风|度性|候|刊|初|末",
    "粒": "度|子",
    "份": "额|子",
    "户": "外|型|口",
    "伙": "伴|食|同|计|房",
    "只": "有|是|能|要|会|需|在|为|不|用|占|剩|够",
    "版": "本|权|图|块|面",
    "席": "卷|位",
    "班": "车|长",
    "镇": "长|静",
    "本": "土|身|地|来|次|季|月|年|周|报|公|益|质",
    "封": "装|测|锁|顶",
    "栋": "梁",
    "伏": "笔",
    "坪": "数",
    "哩": "哩",
    "家": "庭|居|电|用|里",
    "间": "接|隔",
    "场": "景",
    "类": "似|型",
    "次": "数|级|日|要",
    "套": "路|件",
    "条": "件|款",
    "层": "次|级|面",
    "组": "合|件|织|成",
    "代": "工|码|表|替|价|理|言",
    "股": "份|价|票|东|权",
    "道": "路|德|理",
    "起": "步|来|码|点|初|源|诉",
    "支": "持|付|出|撑|援",
    "所": "有|以|需|谓|属|在|得|长",
    "项": "目",
    "个": "人|性|体|别|股|税|案(?!场)",
    "块": "头",
    "片": "区",
    "码": "头|率|流|农|字|垛|洗|道|云|的|事|制|盘|本|表|元|数|子|规|农|器|农",
    "厘": "米|清|定|岛",
    "张": "力|量",
    "天": "价|花板|文|堂|赋|然|气|基|下|线|空|才|津",
    "日": "本|活|均|常|程|益|志|活|产|耗",
    "周": "岁|活|期|边|围|年|末|[一二三四五六日天]",
    "元": "件|素|宇|器",
    "新元": "[件素年月]",
    **dict.fromkeys(
        ("year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "day", "days"),
        "-(?:on|over|to|ago|end|earlier)(?![a-z])"
        "| (?:on|over) (?:year|quarter|month|week)(?![a-z])",
    ),
    "卡": "片|通|车|塔|脖",
    "成": "(?<![占约近逾超达中有].成)为|立|功|本|果|长|员|熟|都|人|型|绩|交|品|分|就|像|了",
    "年": "轻|龄|薪|报|终|会|货|均",
    "核": "心|算|能|准|定|电|武|弹|查",
    "字": "节|母|典|体|符|样",
    "内": "部|容|外|存|地|需|涵|核|置|建(?!成|设|立|造|完)",
    "后": "续|来|端|面|台|手|视",
    "年半": "导|年",
    "级": "别",
    "种": "子|植",
    "台": "斤|积|湾|阶|式|北",
    "批": "量|准|评|发|次",
    "国": "家|产|内|际",
    "chips": " (?:[Aa]ct|and [Ss]cience)(?![a-z])",
    # only where a measure ends: 50升的油, 12亿方，
    "升": "(?![,，。；;、的油水装容)）左]|以[上下内]|$)",
    "方": "(?![,，。；;、/天油土石)）左]|以[上下内]|$)",
    "分钱": "币",
    "点子": "[弹公王库]",
    "点": "[0-9一二三四五六七八九]|击|赞|亮",
}
# Measure words and units that figures carry though no metric of the ledger has them.
MORE_UNITS = (
    "方面|digits|digit|年多|年半|天多|个多月|个半月|个多小时|个多星期|个半小时|座|等级|量级|级别"
    "|位数|-fold"
)
# Behind a lone 一 only these make a count; elsewhere it is the article "a".
_MEASURED = (
    "年|年多|年半|天|个月|个多月|个半月|个季度|季度|个星期|小时|个小时|个多小时|分钟|倍|成|代|元"
    "|美元|块钱|公里|吨|个数量级|数量级|个百分点|年来"
)
MEASURED = _MEASURED.split("|")
# A bare few (几, 数) is a figure only of these.
SPANS = "年|天|个月|个季度|个小时|小时|分钟|倍|个星期|个数量级|秒|台|座|辆|颗|张|块|片"
# Signs before 数 that make it a noun: 参数, 人数 …
COUNT_NOUNS = "参函总人次位级倍指少多基系分个整半代奇偶复实常变如无点层件股卡"
