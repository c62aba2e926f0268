"""The words that may stand in a printed figure, and how wide the soft ones open it.

Judgements made here: the widths in `HEDGES`; 最高, 不超过, *up to* and 内 (五年内) bound from
above; words without a last place (半年, 三分之一, 翻倍) are five percent wide either side; 元 and ¥
without a country are the yuan unless the region of the text says otherwise, and $ is the US dollar.
"""

from decimal import Decimal
from typing import NamedTuple

from chipledger.numbers.numerals import INFINITY

PAD, NEAR, OVER, UNDER = Decimal("0.05"), Decimal("0.9"), Decimal("1.1"), Decimal("0.9")
ROUGH = Decimal("0.05")  # either side of a fraction or multiple that is a word
BINARY_KILO = Decimal("1.024")


class Hedge(NamedTuple):
    """How far a soft word opens a print, in multiples of the printed figure; None leaves the
    print's own interval.
    """

    words: str
    hard: tuple
    usual: tuple
    pad: Decimal = Decimal(0)  # added either side


HEDGES = {
    "": Hedge("", (None, None), (None, None)),
    "about": Hedge(
        (
            "约|約|约为|約為|约合|約合|约莫|約莫|大约|大約|左右|上下|大概|几乎|幾乎|about"
            "|approximately|approx.|approx|around|an estimated|or so|roughly|circa|some"
        ),
        (None, None),
        (None, None),
        PAD,
    ),
    "near": Hedge(
        "近|接近|逼近|将近|將近|nearly|almost|close to|just under|just shy of|approaching|nearing",
        (NEAR, 1),
        (NEAR, 1),
    ),
    "over": Hedge(
        (
            "超|过|過|不止|超过|超過|超出|超逾|逾|高逾|破|突破|冲破|衝破|大于|大於|高于|高於"
            "|多于|多於|over|more than|above|exceeding|exceeds|exceeded|surpassing|surpassed"
            "|topped|topping|north of|greater than|in excess of|>"
        ),
        (1, INFINITY),
        (1, OVER),
    ),
    "atleast": Hedge(
        (
            "至少|最少|不少于|不少於|不低于|不低於|以上|及以上|或以上|或更高|或更多|或更大"
            "|at least|or more|or higher|or greater|or above|or over|or up|and more|and higher"
            "|and greater|and above|and over|and up|no less than|not less than|upward of"
            "|upwards of|a minimum of|≥|>="
        ),
        (1, INFINITY),
        (1, OVER),
    ),
    "under": Hedge(
        (
            "不到|不足|不及|跌破|跌穿|失守|未到|未达|未達|低于|低於|少于|少於|小于|小於|未满"
            "|未滿|under|less than|fewer than|below|<"
        ),
        (0, 1),
        (UNDER, 1),
    ),
    "upto": Hedge(
        "最高|最多可容纳|最多可容納|最多容纳|最多容納|最多支持|最多可支持|最高支持|最大支持"
        "|最高可达|最高可達|最高达|最高達|最多|最多可达|最多可達|至多|不超过|不超過|不高于"
        "|不高於|以下|或以下|或更低|或更少|以内|以內|之内|之內|内|內"
        "|or fewer|or less|or lower|or below|and fewer|and less|and lower|and below|up to"
        "|at most|no more than|as much as|as many as|as high as|a maximum of|within|≤|<=",
        (0, 1),
        (0, 1),
    ),
}

# Currencies: unit -> its words. In `YUAN` 元 may follow the name of the country: 港幣3億元,
# 新台幣5元.
CURRENCIES = {
    "CNY": "人民币|人民幣|元人民币|元人民幣|CNY|RMB|yuan|CN¥",
    "USD": "美元|美金|USD|US$|$|dollars|dollar|US dollars|U.S. dollars",
    "HKD": "港元|港币|港幣|港圆|港圓|HKD|HK$|Hong Kong dollars",
    "TWD": "新台币|新台幣|新臺幣|台币|台幣|臺幣|TWD|NTD|NT$|NT dollars|New Taiwan dollars",
    "JPY": "日元|日圆|日圓|円|JPY|JP¥|yen",
    "KRW": "韩元|韓元|韩圆|韓圓|韩币|韓幣|韓圜|KRW|₩|won",
    "EUR": "欧元|歐元|EUR|€|euros|euro",
    "GBP": "英镑|英鎊|GBP|£|pounds sterling|pound sterling",
    "SGD": "新加坡元|新加坡币|新加坡幣|新币|新幣|SGD|S$|Singapore dollars",
    "AUD": "澳元|澳币|澳幣|AUD|A$|AU$|Australian dollars",
    "CAD": "加元|加币|加幣|CAD|C$|CA$|Canadian dollars",
    "CHF": "瑞士法郎|瑞郎|CHF|Swiss francs",
    "INR": "印度卢比|印度盧比|卢比|盧比|INR|₹|Rs|Rs.|rupees|rupee",
    "MYR": "令吉|马币|馬幣|林吉特|MYR|ringgit",
    "VND": "越南盾|VND|₫|dong",
    "THB": "泰铢|泰銖|THB|฿|baht",
    "RUB": "卢布|盧布|RUB|₽|roubles|rubles",
    "SEK": "瑞典克朗|SEK|Swedish kronor",
    "DKK": "丹麦克朗|丹麥克朗|DKK",
    "NOK": "挪威克朗|NOK",
    "ILS": "新谢克尔|新謝克爾|谢克尔|ILS|₪|shekels",
    "AED": "迪拉姆|AED|dirhams",
    "SAR": "沙特里亚尔|里亚尔|SAR|riyals",
    "BRL": "雷亚尔|BRL|R$|reais",
    "MXN": "墨西哥比索|MXN",
    "TRY": "土耳其里拉|TRY|₺",
    "MOP": "澳门元|澳門元|澳门币|澳門幣|葡币|葡幣|MOP",
}
MONEY = tuple(CURRENCIES)
YUAN = ("CNY", "TWD", "HKD", "SGD", "MOP", "USD", "JPY", "AUD", "CAD", "KRW")
# Words for money that leave the country open, by what they are where the text comes from; `""` is
# the default.
LOCAL = {
    "元": {"": "CNY", "cn": "CNY", "tw": "TWD", "hk": "HKD", "mo": "MOP", "sg": "SGD", "jp": "JPY"},
    "¥": {"": "CNY", "jp": "JPY"},
}
REGIONS = ("cn", "tw", "hk", "mo", "sg", "jp", "us", "uk", "eu")

# 64位 counts people unless one of these follows: then it counts bits.
BIT_THINGS = (
    "处理器|處理器|系统|系統|架构|架構|芯片|晶片|浮点|浮點|整数|整數|精度|总线|總線|操作系统"
    "|作業系統|CPU|内核|宽|寬|计算|計算|指令|单片机|MCU|内存|接口|量化|运算|運算|密钥|密鑰|加密"
    "|深度|色"
)
UNITS = {
    "item": "块|塊|张|張|片|颗|顆|枚|台|臺|座|件|粒",
    "": "个|個|项|項|款|种|種|次|道|起|家|轮|輪|代|套|笔|筆|条|條|层|層|题|題|辆|輛|架|部|支|所"
    "|间|間|场|場|类|類|大|组|組"
    "|户|戶|只|隻|艘|栋|棟|篇|届|屆|份|批|派|字|个字|個字|国|國|级|級|版|人次|本|封|方面"
    "|位数|度|点|點|倍数|个数量级|數量級|数量级|席|班|镇|條線|条线",
    "chip": "芯片|晶片|GPU|GPUs|chip|chips",
    "card": "卡|显卡|顯卡|card|cards",
    "die": "die|dies",
    "wafer": "晶圆|晶圓|wafer|wafers",
    "rack": "机柜|機櫃|机架|機架|rack|racks",
    "unit": "unit|units",
    "deal": "deal|deals",
    "share": "股|share|shares",
    "core": "核|cores|core",
    "transistor": "晶体管|電晶體|晶體管|transistor|transistors",
    "person": (
        "人|名|位|余名|餘名|员工|員工|名员工|名員工|用户|用戶|people|employees|users|jobs"
        "|workers|staff|engineers|persons"
    ),
    "point": "分|point|points",
    "parameter": "参数|參數|个参数|個參數|parameter|parameters|params",
    "token": "token|tokens|Token|Tokens|词元|詞元|个token|个tokens",
    "h100e": "H100e|h100e|H100 equivalents|H100-equivalents",
    **CURRENCIES,
    "元": "元|块钱|塊錢|元起|圓|圆",
    "¥": "¥",
    "percent": (
        "%|百分之|百分点|百分點|个百分点|個百分點|percent|per cent|pct|pc|厘|percentage points"
        "|percentage point|ppt|pp"
    ),
    "times": "倍|x|X|×|times|-fold|fold",
    "nm": "nm|纳米|納米|奈米|nanometres|nanometers|nanometre|nanometer",
    "um": "µm|μm|um|微米|microns|micron",
    "mm": "mm|毫米|公厘|millimetres|millimeters",
    "cm": "cm|厘米|公分|centimetres|centimeters",
    "m": "米|公尺|metres|meters",
    "km": "km|公里|千米|kilometres|kilometers|kilometre|kilometer",
    "inch": "吋|英吋|英寸|寸|inch|inches|in.",
    "foot": "英尺|英呎|feet|foot|ft",
    "mile": "英里|哩|miles|mile",
    "mm^2": "mm²|mm^2|mm2|平方毫米|square millimetres|square millimeters",
    "m^2": "m²|m^2|m2|平方米|平方公尺|平米|square metres|square meters",
    "km^2": "km²|km^2|平方公里|square kilometres|square kilometers",
    "square_inch": "平方英寸|平方吋|square inches|square inch",
    "square_foot": "平方英尺|平方英呎|square feet|square foot|square-foot|sq ft|sq. ft.|sq. ft",
    "acre": "英亩|英畝|acres|acre",
    "hectare": "公顷|公頃|hectares|hectare",
    "mu": "亩|畝",
    "ping": "坪",
    "m^3": "立方米|立方公尺|m³|cubic metres|cubic meters",
    "g": "克|grams|gram",
    "kg": "kg|公斤|千克|kilograms|kilogram",
    "t": "吨|噸|公吨|公噸|tonnes|tonne|metric tons|tons|ton",
    "W": "W|瓦|瓦特|watts|watt",
    "MW": "MW|兆瓦|百万瓦|百萬瓦|megawatts|megawatt",
    "GW": "GW|吉瓦|百万千瓦|百萬千瓦|gigawatts|gigawatt",
    "Wh": "Wh|瓦时|瓦時|watt-hours|watt hours",
    "kWh": "kWh|度电|度電|千瓦时|千瓦時|kilowatt-hours|kilowatt hours",
    "MWh": "MWh|兆瓦时|兆瓦時|megawatt-hours|megawatt hours",
    "GWh": "GWh|吉瓦时|吉瓦時|gigawatt-hours|gigawatt hours",
    "TWh": "TWh|太瓦时|太瓦時|terawatt-hours|terawatt hours",
    "V": "V|伏|伏特|volts|volt",
    "kV": "kV|千伏",
    "mAh": "mAh|毫安时|毫安時",
    "Hz": "Hz|赫兹|赫茲|hertz",
    "kHz": "kHz|千赫",
    "MHz": "MHz|兆赫|megahertz",
    "GHz": "GHz|吉赫|gigahertz",
    "degC": "°C|℃|摄氏度|攝氏度|degrees Celsius|degrees C",
    "degF": "°F|℉|华氏度|華氏度|degrees Fahrenheit|degrees F",
    "FLOP": "FLOP|FLOPs",
    "FLOP/s": "FLOPS|FLOP/s|flops",
    "TFLOP/s": "TFLOPS|TFLOP/s|TFlops|teraflops",
    "PFLOP/s": "PFLOPS|PFLOP/s|PFlops|PetaFLOPS|petaflops",
    "TOP/s": "TOPS|TOP/s",
    "bit": "|".join(
        ["bit", "bits", "比特", "位元", *(f"位{thing}" for thing in BIT_THINGS.split("|"))]
    ),
    "byte": "byte|bytes|字节|字節",
    "KB": "KB",
    "MB": "MB|megabytes",
    "GB": "GB|gigabytes|吉字节",
    "PB": "PB|petabytes|拍字节",
    "GiB": "GiB",
    "MiB": "MiB",
    "TB/s": "TB/s|TBps",
    "GB/s": "GB/s|GBps",
    "MB/s": "MB/s|MBps",
    "PB/s": "PB/s",
    "Mbit/s": "Mbps|Mb/s|Mbit/s",
    "Gbit/s": "Gbps|Gb/s|Gbit/s",
    "Tbit/s": "Tbps|Tb/s|Tbit/s",
    "ns": "ns|纳秒|納秒|奈秒|nanoseconds",
    "us": "µs|μs|微秒|microseconds",
    "ms": "ms|毫秒|milliseconds",
    "second": "秒|秒钟|秒鐘|second|seconds|sec",
    "minute": "分钟|分鐘|minute|minutes|min",
    "hour": "小时|小時|个小时|個小時|hour|hours|hrs",
    "day": "天|日|day|days",
    "week": "周|週|星期|个星期|個星期|week|weeks",
    "month": "个月|個月|month|months",
    "year": "年|岁|歲|周岁|周歲|週歲|足岁|足歲|周年|週年|年来|年來|year|years",
    "decade": "decade|decades",
}
SCALED = {  # spellings that hold a factor: word -> (unit, factor)
    "kW": ("W", Decimal(1000)),
    "千瓦": ("W", Decimal(1000)),
    "kilowatts": ("W", Decimal(1000)),
    "kilowatt": ("W", Decimal(1000)),
    "mW": ("W", Decimal("0.001")),
    "TW": ("GW", Decimal(1000)),
    "太瓦": ("GW", Decimal(1000)),
    "GFLOPS": ("TFLOP/s", Decimal("0.001")),
    "EFLOPS": ("PFLOP/s", Decimal(1000)),
    "EFLOP/s": ("PFLOP/s", Decimal(1000)),
    "EFlops": ("PFLOP/s", Decimal(1000)),
    "exaflops": ("PFLOP/s", Decimal(1000)),
    "TB": ("GB", Decimal(1000)),
    "terabytes": ("GB", Decimal(1000)),
    "EB": ("PB", Decimal(1000)),
    "exabytes": ("PB", Decimal(1000)),
    "成": ("percent", Decimal(10)),
    **dict.fromkeys(
        ("个基点", "個基點", "基点", "基點", "basis points", "basis point", "bps", "bp"),
        ("percent", Decimal("0.01")),
    ),
    "碼": ("percent", Decimal("0.25")),  # how Taiwan counts steps of interest rates
    **dict.fromkeys(("美分", "cents", "cent", "¢"), ("USD", Decimal("0.01"))),
    **dict.fromkeys(("欧分", "歐分"), ("EUR", Decimal("0.01"))),
    **dict.fromkeys(("便士", "pence", "p"), ("GBP", Decimal("0.01"))),
    **dict.fromkeys(
        ("季", "个季", "個季", "季度", "个季度", "個季度", "quarters", "quarter"),
        ("month", Decimal(3)),
    ),
}
# What an Ethernet or optical link of so many G or T is called by: gigabits or terabits a second.
LINK_SPEEDS = {"100G", "200G", "400G", "800G", "1600G", "1.6T", "3.2T"}
PER = {
    "月": "month",
    "年": "year",
    "天": "day",
    "日": "day",
    "周": "week",
    "季": "quarter",
    "季度": "quarter",
    "quarter": "quarter",
    "小时": "hour",
    "小時": "hour",
    "分钟": "minute",
    "分鐘": "minute",
    "秒": "second",
    "片": "wafer",
    "股": "share",
    "人": "person",
    "瓦": "W",
    "千瓦时": "kWh",
    "千瓦時": "kWh",
    "度": "kWh",
    "token": "token",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "hour": "hour",
    "GPU-hour": "hour",
    "GPU hour": "hour",
    "hr": "hour",
    "minute": "minute",
    "second": "second",
    "sec": "second",
    "s": "second",
    "wafer": "wafer",
    "share": "share",
    "chip": "chip",
    "GPU": "chip",
    "card": "card",
    "die": "die",
    "rack": "rack",
    "server": "unit",
    "unit": "unit",
    "person": "person",
    "employee": "person",
    "user": "person",
    "head": "person",
    "kWh": "kWh",
    "MWh": "MWh",
    "watt": "W",
    "MW": "MW",
    "GW": "GW",
    "kW": "kW",
    "W": "W",
    "tonne": "t",
    "GB": "GB",
}
# Rates whose base is a number of things: what follows `per` or a slash -> (what, how many).
PER_MANY = {
    "million tokens": ("token", Decimal(10**6)),
    "million output tokens": ("token", Decimal(10**6)),
    "million input tokens": ("token", Decimal(10**6)),
    "1M tokens": ("token", Decimal(10**6)),
    "M tokens": ("token", Decimal(10**6)),
    "百万token": ("token", Decimal(10**6)),
    "百万tokens": ("token", Decimal(10**6)),
    "百萬token": ("token", Decimal(10**6)),
    "thousand tokens": ("token", Decimal(10**3)),
}
MULTIPLES = {
    "翻倍": 2,
    "倍增": 2,
    "翻三番": 8,
    "halved": "0.5",
    "halving": "0.5",
    "减半": "0.5",
    "減半": "0.5",
    "腰斩": "0.5",
    "腰斬": "0.5",
    "doubling": 2,
    "doubles": 2,
    "tripling": 3,
    "triples": 3,
    "trebled": 3,
    "quadrupling": 4,
    "quadruple": 4,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "eightfold": 8,
    "tenfold": 10,
    "quintupled": 5,
    "quintupling": 5,
    "quintuple": 5,
    "sextupled": 6,
    "翻番": 2,
    "翻一番": 2,
    "翻了一番": 2,
    "翻两番": 4,
    "翻兩番": 4,
    "double": 2,
    "doubled": 2,
    "twofold": 2,
    "twice": 2,
    "triple": 3,
    "tripled": 3,
    "threefold": 3,
    "quadrupled": 4,
}
PARTS = {
    "一半": (1, 2),
    "半数": (1, 2),
    "半數": (1, 2),
    "half": (1, 2),
    "a third": (1, 3),
    "one third": (1, 3),
    "two thirds": (2, 3),
    "a quarter": (1, 4),
    "one quarter": (1, 4),
    "a tenth": (1, 10),
    "one tenth": (1, 10),
    **{
        f"{number}{link}{part}": (above, below)
        for above, number in enumerate("one two three four five".split(), 1)
        for below, name in ((3, "third"), (4, "quarter"), (5, "fifth"), (10, "tenth"))
        if above < below
        for part in [name + "s" * (above > 1)]
        for link in (" ", "-")
    },
    "a fifth": (1, 5),
    "a sixth": (1, 6),
    "an eighth": (1, 8),
}

WORDS = {  # what a word does to the figure beside it
    "fall": "跌|下跌|大跌|暴跌|跌幅|降|下降|大降|降低|降幅|下滑|下调|下調|下修|回落|减|減|减少|減少"
    "|大减|大減|调降|調降|降息|减息|減息|锐减|銳減|剧减|劇減|骤减|驟減|骤降|驟降|急跌|急挫"
    "|大挫|挫|插水|猛跌|少赚|少賺|减幅|減幅|缩减|縮減|削减|削減"
    "|缩短|縮短|缩水|縮水|收窄|萎缩|萎縮|衰退|重挫|下挫|走低|年减|年減|季减|季減|月减|月減"
    "|降了|跌了|少了"
    "|lost|loses|losing|shed|sheds|shedding|down|fell|fall|falls|falling|dropped|drop"
    "|declined|decline|declining|decreased|decrease|lower|plunged|slid|slipped|sank"
    "|tumbled|slumped|shrank|reduced|reduction|cut|slower|cheaper|less|fewer",
    "rise": "升|上升|调升|調升|升息|加息|猛增|急升|飙涨|飆漲|大升|多赚|多賺|提升|提高"
    "|提|增|增长|增長"
    "|增加|激增|大增|大幅增長|大幅增长|暴增|涨|漲|上涨|上漲|涨幅|漲幅|暴涨|暴漲|大涨|大漲"
    "|扩大|擴大|多出|翻"
    "|成长|成長|攀升|飙升|飆升|回升|反弹|反彈|上调|上調|上修|走高|增幅|升幅|增速|增长率"
    "|增長率|成长率|成長率|年增|季增|月增|年增率|季增率|月增率|年成长|年成長|季成長|劲增|涨了"
    "|漲了|增加了"
    "|up|rose|rise|rises|rising|grew|grow|grows|growing|growth|increased|increase|increases"
    "|gained|gain|climbed|jumped|jump|soared|surged|advanced",
    "more-than": "高|快|强|強|贵|貴|faster|higher|more|larger|bigger|better",
    "less-than": "低|少|慢|便宜",
    "reach": "降至|降到|跌至|跌到|减至|減至|减少至|減少至|减到|減到|下降至|下降到"
    "|下滑至|回落至|下调至"
    "|下調至|缩减至|縮減至|缩短至|縮短至|增至|增到|增长至|增長至|增加至|增加到|升至|升到"
    "|上升至|上升到|提升至|提升到|提高至|提高到|涨至|漲至|涨到|漲到|上涨至|上漲至|扩大至"
    "|擴大至|攀升至|回升至|上调至|上調至|成長至"
    "|rose to|fell to|increased to|decreased to|grew to|climbed to|dropped to|declined to"
    "|down to|reduced to|cut to|raised to|jumped to|surged to|slid to|plunged to",
    "fill": "已|已经|已經|达|達|达到|達到|高达|高達|多达|多達|有|为|為|是|共|总计"
    "|總計|合计|合計|合共"
    "|共计|共計|仅|僅|只|只有|了|的|后|後|未来|未來|过去|過去"
    "|整整|同比|环比|環比|较|較|the|a total of|of|by|in|+|from",
    "between": "between",
    "plusminus": "±|+/-",
    "range": "至|到|to|or",
    "and": "and",
    "class": "级|級|等级|等級|量级|量級|级别|級別",
    "figures": "位数|位數|-figure|-digit|digits|digit",
    "half": "半",
}
BESIDE = {
    "-": ("minus", "range"),
    "~": ("about", "range"),
    "多": ("rise", "more"),
    "来": ("fill", "about"),
    "來": ("fill", "about"),
    "-odd": ("fill", "more"),
    "below": ("under", "fall"),
    "above": ("over", "rise"),
    "余": ("more", "more"),
    "餘": ("more", "more"),
    "+": ("fill", "atleast"),
}  # word -> what it does before and after a number
SENSES: dict[
    tuple[str, bool, str], tuple[Decimal | int, int, str]
] = {  # (what is printed, is a change asked for, sense) -> (scale, shift, unit)
    ("times", False, "times"): (1, 0, "times"),
    ("times", False, "plus"): (1, 1, "times"),
    ("times", True, "times"): (100, -100, "percent"),
    ("times", True, "plus"): (100, 0, "percent"),
    ("percent", False, "times"): (Decimal("0.01"), 0, "times"),
    ("percent", False, "plus"): (Decimal("0.01"), 1, "times"),
    ("percent", True, "times"): (1, -100, "percent"),
    ("percent", True, "plus"): (1, 0, "percent"),
}
LEADING = (
    *(f"unit:{money}" for money in (*MONEY, "元", "¥")),
    "unit:percent",
)  # may stand before their number
ITEMS = ("chip", "card", "die", "wafer", "rack", "unit", "h100e", "core", "transistor")
ATOMS = {
    part
    for unit in [
        *(unit for unit in UNITS if unit not in LOCAL),
        *(unit for unit, _ in SCALED.values()),
        *PER.values(),
        "generation",
        "cm^-2",
    ]
    for part in unit.split("/")
}


def region_named(text: str) -> str:
    """The region that a language or place names: cn for zh_CN, tw for zh-Hant-TW and TW."""
    return text.replace("-", "_").rpartition("_")[2].lower()
