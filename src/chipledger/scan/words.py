"""The closed lists by which a scan tells figures from what only looks like one.

Written in simplified signs; a text is folded before it is held against them.
"""

# Words with a numeral that count nothing. Weekdays are here: alone they date nothing.
_IDIOMS = (
    "一步|每一步|一步步|一步之遥|进一步|第一步|一起|一样|一些|一定|一般|一直|一边|一旦|一切|一系列|一体化|一体|一方面|另一方面|一致|一度|一躍|一跃|一味"
    "|一向|一律|一概|一再|一同|一并|一共|一旁|一线|一流|一手|一带|一如既往|一如|一面|一口气|一圈|一举|一场|一片|一套|一道|一经|一齐|一心|一言|一下子|一下"
    "|一会儿|一会|一时|一点儿|一点|一番|一大截|一大批|一大堆|一众|一应|一款|一去不复返|一瞬间|一瞬|一键三连|一键|一天天|有一天|某一天|一天两天|一来|一往无前|一席之地"
    "|一臂之力|一锤定音|一鸣惊人|一家独大|一家之言|一目了然|一蹴而就|一应俱全|一举一动|一边倒|一级市场|二级市场|一级|二级|二手|二次元|三维|二维|一维"
    "|唯一|统一|单一|同一|万一|之一|其一|专一|归一|不一定|不一样|不一|逐一|一一|合一|如一|任一|某一|另一|第一性原理|第一性|天下第一|大一统|首屈一指"
    "|数一数二|独一无二|三番五次|三三两两|三心二意|四面八方|五花八门|七嘴八舌|七七八八|九死一生|九牛一毛|十分|十足|十全十美|百科|百姓|百度|百花齐放"
    "|百分百|成百上千|成千上万|千千万万|千万别|千万不要|千万不|千方百计|千家万户|千军万马|千篇一律|千钧一发|千差万别|千变万化|万里长征|万里|万物|万千|万亿级|亿万"
    "|万万没想到|万万|万能|万众|万无一失|数以万计|数以亿计|数以百万计|三星|四川|三方|第三方|四处|两极|两者|二者|三者|两侧|两端|两岸|两会|两难|两手"
    "|三顾|三连|五一假期|五一|十一假期|双十一|左一|右一|说一不二|二选一|三选一|多合一|从0到1|从零到一|从零开始|零部件|零售|零距离|零基础|归零|零散|零星"
    "|新一代|下一代|上一代|前一代|这一代|那一代|老一代|年轻一代|每一代|新一轮|下一轮|上一轮|这一轮|新一季|这一年|那一年|每一年|每一秒|每一天|这一天|那一天|同一天"
    "|下一|上一|这一|那一|每一|哪一|新一|又一|再一|近一步|七大奇迹|三位一体|四大皆空|环顾四周|四周围"
)
IDIOMS = _IDIOMS.split("|")
IDIOM_PATTERNS = (
    r"(?:周|星期|礼拜)[一二三四五六](?!年|个|天)",
    r"(?<![0-9.])(?:996|007|24/7|1:1)(?![0-9.:])",
    "(?<=[年月])一代|(?<=[年月]迭代)一代",
)  # 9個月一代: the generation is what the months are counted per

# Product lines that a number follows as their version.
VERSIONED = "曼哈顿|安兔兔|安卓|澎湃|鸿蒙|天玑|骁龙|麒麟|昇腾|升腾|思元|含光|酷睿|锐龙"
NAME_TAILS = "系列|超节点"
SUFFIXES = "Pro|Max|Ultra|Turbo|Plus|Mini|Nano|Lite|Air|Super|Ti"
# Capitalised because they open an English sentence, not because they name something.
NO_NAMES = (
    "The|In|Of|At|On|By|About|Over|Some|All|And|With|From|To|For|Its|Their|An|Under|Nearly|Almost|More|Than|Up|Only|Around"
    "|Roughly|Approximately|Some|Between|Within|After|Before|Since|Until|These|Those|This|That|Our|Or|But|As|Is|Are|Was|Had|Has|Have"
    "|RMB|CNY|USD|HKD|No"
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
    "大": "约|概|量|型|规模|幅|跌|涨|降|减|增",
    "分": "之|析|别|布|成|享|钟|为|配|工|支|析",
    "人": "工|形|类|均|机|才",
    "架": "构",
    "部": "分|门|署|件",
    "名": "为|称|义",
    "位": "于|置",
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
    "个": "人|性|体|别|股|税|案",
    "块": "头",
    "片": "区",
    "张": "力|量",
    "天": "然|气|基|下|线|空|才|津",
    "日": "本|均|常|程|益|志|活|产|耗",
    "周": "期|边|围|年|末|[一二三四五六日天]",
    "元": "件|素|宇|器",
    "卡": "片|通|车|塔|脖",
    "成": "为|立|功|本|果|长|员|熟|都|人|型|绩|交|品|分|就|像|了",
    "年": "轻|龄|薪|报|终|会|货|均",
    "核": "心|算|能|准|定|电|武|弹|查",
    "字": "节|母|典|体|符|样",
    "秒": "杀",
    "内": "部|容|外|存|地|需|涵|核|置",
    "后": "续|来|端|面|台|手|视",
    "年半": "导|年",
    "级": "别",
    "种": "子|植",
    "台": "积|湾|阶|式|北",
    "批": "量|准|评|发|次",
    "版": "本|权|图",
    "国": "家|产|内|际",
    "点": "[0-9一二三四五六七八九]|击|赞|亮",
}
# Measure words and units that figures carry though no metric of the ledger has them.
MORE_UNITS = (
    "派|字|核|批|秒|分钟|个字|国|座|级|等级|量级|级别|位数|位|岁|公里|米|厘米|毫米|吨|亩|度|版|寸|英寸|公斤|平方公里|年多|年半|天多|个多月|个半月|个多小时"
    "|个多星期|个小时|个半小时|点|万吨|年来|个数量级|数量级|个百分点|kWh|MWh|GWh|TWh|千瓦时|Hz|MHz|GHz|Gbps|Tbps|mAh|km|kg|TOPS|PB|MB|KB|PetaFLOPS|bit|bps|basis points"
)
# Behind a lone 一 only these make a count; elsewhere it is the article "a".
_MEASURED = "年|年多|年半|天|个月|个多月|个半月|个季度|季度|个星期|小时|个小时|个多小时|分钟|倍|成|代|元|美元|块钱|公里|吨|个数量级|数量级|个百分点|年来"
MEASURED = _MEASURED.split("|")
# A bare few (几, 数) is a figure only of these.
SPANS = "年|天|个月|个季度|个小时|小时|分钟|倍|个星期|个数量级|秒|台|座|辆|颗|张|块|片"
# Signs before 数 that make it a noun: 参数, 人数 …
COUNT_NOUNS = "参函总人次位级倍指少多基系分个整半代奇偶复实常变如无点层件股卡"
