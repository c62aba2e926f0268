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
    "|三顾|三连|五一假期|五一|十一假期|双十一|左一|右一|说一不二|二选一|三选一|多合一|从0到1"
    "|从零到一|从零开始|零部件|零售|零距离|零基础|归零|零散|零星"
    "|新一代|下一代|上一代|前一代|这一代|那一代|老一代|年轻一代|每一代|新一轮|下一轮|上一轮"
    "|这一轮|新一季|这一年|那一年|每一年|每一秒|每一天|这一天|那一天|同一天"
    "|下一|上一|这一|那一|每一|哪一|新一|又一|再一|近一步|七大奇迹|三位一体|四大皆空|环顾四周"
    "|四周围"
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
        " grade category episode line unit level pier berth lane"
    ).split()
)
IDIOM_PATTERNS = (
    "[百千万]分(?:比|率|数|位|制|号)(?!之)",
    "一点(?![零〇○一二两三四五六七八九])|一点(?=一[点滴])",  # 一点五倍 is one and a half
    "(?:[0-9]{1,2}|[二十一]{2,3}) ?世纪(?![初中末])",  # 21世纪经济报道
    "万亿级(?!参数|美元|人民币|元|模型|token)",
    "十[一二三四五]五(?![0-9年月日万亿个台块颗张])",  # a plan of five years
    r"(?:周|星期|礼拜)[一二三四五六](?!年|个|天)",
    r"(?<![0-9.$€£¥])(?<![0-9],)(?:996|007|24/7|9/11|1:1)(?![0-9.:]|,[0-9])",
    # a version: 工业4.0, 晶圆代工2.0产业
    "(?<![0-9.])[1-9]\\.0(?= ?(?:时代|产业|版|模式|阶段|计划|战略|概念|架构|定义"
    "|平台|标准|协议|规范"
    "|体系|生态|框架|行动|工程|方案|政策|经济|工厂|革命|浪潮|升级版|世界))"
    "|(?:(?<=工业)|(?<=代工)|(?<=互联网)|(?<=智能)|(?<=制造)|(?<=零售)|(?<=社会)|(?<=Web)|(?<=Web )"
    "|(?<=工业 )|(?<=代工 ))[1-9]\\.0(?![0-9%])",
    r"(?<=[48]K and )[248]K|(?<=[48]K or )[248]K"
    r"|(?<![0-9.,$])[2-8]K(?= ?(?:video|screens?|TVs?|television|resolution|displays?|content"
    r"|streaming"
    r"|monitors?|capabilit|support|playback|recording|resolutions?|footage|gaming|movies?|UHD|Ultra|cameras?|HDR|OLED|超|视频|电视|屏|分辨率|高清|画质|直播|摄像|显示|摄影|放映)"
    r"|[.,;]? ?(?:and|or|/) ?[48]K|/[0-9]+)",
    # three-wheelers, a car with the new 71 plates
    rf"(?<![0-9.,])(?i:(?:[0-9]/)?[0-9]{SHAPES}"
    rf"|(?:(?<=new )[0-9]{{2}} |[0-9]{{2}}-)plates?(?![a-z]))",
    # ternary cells, binary options
    "[二三四]元(?:锂|高镍|中镍|低镍|单晶|电池|材料|正极|前驱|催化|体系|聚合|里|桥|牛|合金|共聚|方程|论"
    "|化|复|结构|期权|次|色|股|动力|路线|电芯)|一元(?:复始|化|论|方程)",
    "[百千万]兆(?=宽带|光纤|光网|网|以太|乙太|级宽|端口|路由|入户|接入)",
    # the year before is a date, where 提前一年 is a length of time
    "半年度|(?<![提目日月年天向往])[前上][一1](?:年度?(?![半多内来期])|个?(?:季度?|月|周|星期|交易日|财年|财季)|天|日|晚)",
    # one word: secondary energy, a quadratic curve
    "(?<!第)[一二三四](?:次|级)(?:能源|电池|函数|方程|曲线|样条|项|开发|创业|创作|加工|利用|污染|供水"
    "|事故|回收|衰退|探底|感染|灾害|伤害|上市|回路|侧|配售|转型|元|分配|销售|传播|产业|革命|响应|结构|发酵)",
    "[二三四五六七八九十]大(?:运营商|电信|法人|股指|指数|国有|会计师|发明|名著|评级|天王|护法|行(?![业动情为政]))",
    # an index of shares by its number, a fab, a step of a plan
    "(?<![0-9])(?<![0-9][.,])(?:50|100|180|300|380|500|800|1000)(?:能源|金融|医药|消费|信息|材料|工业|电信|公用|地产"
    "|可选|非银|银行|红利|价值|成长|低波)(?=指数|ETF|板块|[跌涨领收升降逆、,，])",
    "(?:(?<=晶圆)|(?<=高雄)|(?<=[竹南中]科)|(?<=[台桃新][中南园竹])|(?<=嘉义)|(?<=工业区)|(?<=熊本))(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?=[AB]?厂)",
    "(?:(?<=正月)|(?<=腊月)|(?<=年初)|(?<=正月初)|(?<=初八至))[初一二三四五六七八九十]{1,3}"
    "|零百(?=加速|成绩)|百公里(?=加速|能耗|电耗|油耗|耗)|(?<=/)100 ?(?:km|KM|公里)"
    "|[一二三四五六](?:[至到~—、-][一二三四五六])?线(?=及以下|城市|以上城市|市场|品牌)",
    # what a screen or a lens is called by
    "(?<![0-9.,])[0-9]{3,4} ?[*×xX] ?[0-9]{3,4}(?![0-9.]| ?[*×a-zA-Z毫厘米公])"
    "|(?<![0-9.,])[1248]K(?=级别|分辨率|屏|画质|超清)"
    "|(?<=[fF]/)[0-9](?:\\.[0-9]{1,2})?",
    # 2.0T发动机, the title of a film, its second part, the day of print behind an editor
    "(?<![0-9.])[0-6]\\.[0-9]T(?=[+ ]?(?:[GT]DI|[三四六]缸|涡轮|发动机|引擎|汽油|插混|混动"
    "|[高低]功|动力|车型|版|双涡"
    "|直喷|[两四]驱|自动|自然))|(?<=[\u4e00-\u9fff])[1-9](?=》)|(?<=）)1[01][0-9](?:0[1-9]|1[0-2])[0-3][0-9]$"
    "|(?<=[台臺]湾)50(?![0-9万亿多个家%,.])",
    # 1期1座高层G室: a flat's address
    "(?<![0-9.,])[0-9]{1,2}期(?=[0-9A-Z]{1,2}[座栋幢])|(?<![0-9.,])[0-9]{1,2}[座栋幢](?=[高中低]层|[0-9A-Z]{1,4}室)",
    # a cell by its size, a plan by its law, a house in its street
    "(?:4680|2170|21700|18650|46800)(?=-? ?(?:line|cell|batter|form|pack|type))"
    "|(?<![0-9.,])(?:7(?=-Eleven)|401(?=\\(k\\))|529(?= plans?\\b)|1099(?= forms?\\b))"
    "|(?<=[Vv]ersion )[0-9]+\\.[0-9]+"
    "|(?<![0-9.,$€£-])[0-9]{1,5}(?= (?:[A-Z][a-z]+ ){1,2}(?:Street|St\\.|Avenue|Ave\\."
    "|Road|Rd\\.|Lane|Drive|Boulevard|Blvd|Square|Place|Plaza|Court|Terrace)(?![a-z]))",
    # a mine or road by its number, the years of a plan
    "(?<=[Tt]he )[0-9]{2,4}(?= (?:mine|motorway|freeway|highway|expressway|bus|building"
    "|tower|deposit)(?![a-z-]))"
    "|(?:(?<=[Yy]ears )[1-9][0-9]?(?:(?:, (?:and )?| and | to |[-–])[1-9][0-9]?){1,8}"
    "|(?:(?<=in year )|(?<=by year )|(?<=of year )|(?<=Year ))[1-9][0-9]?)(?![0-9%A-Za-z-]"
    "|[.,][0-9]| (?:percent|per cent|million|billion))",
    # parts of a plan or building by their numbers: phase 1B, section 232
    f"(?:{_NUMBERED}|(?<=Stage )|(?<=Level ))[1-9][0-9]{{0,2}}[A-Z]?(?![0-9%A-Za-z]|[.,][0-9]"
    "|[-–—] ?[0-9]| ?[%x$]| (?:thousand|million|billion|per ?cent|units?|people)(?![a-z]))",
    "千禧(?:一代|年)?|[零一二三五六七八九][零五]后|(?<![0-9.,])[0-9][05]后(?!的?[0-9]|[,，。])",
    "一年四季|四季(?:豆|如春|常青|酒店)|五笔(?:输入|字型|打字)|三农|三包|三废|四新|双[一二]|[一二三四五六]年级|二十四节气|三伏(?:天|期)|双?十[一二](?=黄金周|长假|大促|购物)|六?一八(?=大促|购物)|六一八|百年(?=老店|大计|未有|不遇)|一五一十|[二两三四]班(?=倒|制|[两二三]倒|三运转)|四代同堂|五天工作制|五十铃|六国化工|两个一百年|四个全面|八项规定|三条红线|[二三四五六]代(?=核电|半导体|机(?!型|器)|线(?!程)|战机|酷睿)|十字(?=架|路|星|型|形|线|路口)|千人(?=计划)|(?<![0-9])618(?=大促|购物|电商|期间|活动)",
    "[三四五六]方(?:会谈|协议|会议|合作|监管|物流|平台|支付|测评|机构|应用)|五金|百货|百日|千金|万全",
    "(?<=[年月])一代|(?<=[年月]迭代)一代",
)  # 9個月一代: the generation is what the months are counted per

# Product lines that a number follows as their version.
VERSIONED = (
    "沪深|中证|国证|北证|上证|深证|科创|标普|日经|富时|罗素|纳斯达克|纳指|恒生|曼哈顿|安兔兔|安卓|澎湃|鸿蒙"
    "|天玑|骁龙|麒麟|昇腾|升腾|思元|含光|酷睿|锐龙"
)
# The same in Latin letters, with numbers that could be counts.
LINES_OF_CHIPS = (
    "RTX|GTX|RX|GeForce|Radeon|EPYC|Ryzen(?: AI)?|Xeon|Exynos|Dimensity|Snapdragon|Kirin|Ascend"
    "|Instinct|Russell|CSI|Boeing|Airbus|Ultra [3579]"
)
NAME_TAILS = "系列|系(?![数统])|超节点|无铅|号(?:汽油|柴油|乙醇)"
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
    "core": " [a-z]",
    "p": "\\.[a-z]",  # $30,000 p.a.
    "大": "约|概|量|型|规模|幅|跌|涨|降|减|增",
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
    "日": "本|均|常|程|益|志|活|产|耗",
    "周": "岁|期|边|围|年|末|[一二三四五六日天]",
    "元": "件|素|宇|器",
    "新元": "[件素年月]",
    **dict.fromkeys(
        ("year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "day", "days"),
        "-(?:on|over|to|ago|end)(?![a-z])| (?:on|over) (?:year|quarter|month|week)(?![a-z])",
    ),
    "卡": "片|通|车|塔|脖",
    "成": "(?<![占约近逾超达中有].成)为|立|功|本|果|长|员|熟|都|人|型|绩|交|品|分|就|像|了",
    "年": "轻|龄|薪|报|终|会|货|均",
    "核": "心|算|能|准|定|电|武|弹|查",
    "字": "节|母|典|体|符|样",
    "内": "部|容|外|存|地|需|涵|核|置",
    "后": "续|来|端|面|台|手|视",
    "年半": "导|年",
    "级": "别",
    "种": "子|植",
    "台": "积|湾|阶|式|北",
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
