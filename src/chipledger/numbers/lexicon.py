"""The words that may stand in a printed figure, and how wide the soft ones open it.

Judgements made here: the widths in `HEDGES`; 最高, 不超过, *up to* and 内 (五年内) bound from above; words without
a last place (半年, 三分之一, 翻倍) are five percent wide either side.
"""

from decimal import Decimal
from typing import NamedTuple

from chipledger.numbers.numerals import INFINITY

PAD, NEAR, OVER, UNDER = Decimal("0.05"), Decimal("0.9"), Decimal("1.1"), Decimal("0.9")
ROUGH = Decimal("0.05")  # either side of a fraction or multiple that is a word
BINARY_KILO = Decimal("1.024")


class Hedge(NamedTuple):
    """How far a soft word opens a print, in multiples of the printed figure; None leaves the print's own interval."""

    words: str
    hard: tuple
    usual: tuple
    pad: Decimal = Decimal(0)  # added either side


HEDGES = {
    "": Hedge("", (None, None), (None, None)),
    "about": Hedge(
        "约|約|约为|約為|大约|大約|左右|上下|大概|几乎|幾乎|about|approximately|approx.|around|roughly|circa|some",
        (None, None),
        (None, None),
        PAD,
    ),
    "near": Hedge("近|接近|逼近|将近|將近|nearly|almost|close to|just under", (NEAR, 1), (NEAR, 1)),
    "over": Hedge(
        "超|超过|超過|超出|逾|突破|大于|大於|高于|高於|多于|多於|over|more than|above|exceeding|exceeds|in excess of|>",
        (1, INFINITY),
        (1, OVER),
    ),
    "atleast": Hedge(
        "至少|最少|不少于|不少於|不低于|不低於|以上|及以上|at least|or more|no less than|upward of|upwards of|≥",
        (1, INFINITY),
        (1, OVER),
    ),
    "under": Hedge(
        "不到|不足|低于|低於|少于|少於|小于|小於|未满|未滿|under|less than|fewer than|below|<",
        (0, 1),
        (UNDER, 1),
    ),
    "upto": Hedge(
        "最高|最高可达|最高可達|最高达|最高達|最多|最多可达|最多可達|至多|不超过|不超過|不高于|不高於|以下|以内|以內|之内|之內|内|內"
        "|up to|at most|no more than|as much as|as many as|as high as|within|≤",
        (0, 1),
        (0, 1),
    ),
}

UNITS = {
    "item": "块|塊|张|張|片|颗|顆|枚|台|臺|座|件",
    "": "个|個|项|項|款|种|種|次|道|起|家|轮|輪|代|套|笔|筆|条|條|层|層|题|題|辆|輛|架|部|支|所|间|間|场|場|类|類|大|组|組",
    "chip": "芯片|晶片|GPU|GPUs|chip|chips",
    "card": "卡|显卡|顯卡|card|cards",
    "die": "die|dies",
    "wafer": "晶圆|晶圓|wafer|wafers",
    "rack": "机柜|機櫃|机架|機架|rack|racks",
    "unit": "unit|units",
    "deal": "deal|deals",
    "share": "股|share|shares",
    "person": "人|名|位|员工|員工|名员工|名員工|用户|用戶|people|employees|users|jobs",
    "point": "分|point|points",
    "parameter": "参数|參數|parameter|parameters|params",
    "token": "token|tokens|Token|Tokens|词元|詞元",
    "h100e": "H100e|h100e|H100 equivalents|H100-equivalents",
    "CNY": "元|人民币|人民幣|元人民币|元人民幣|块钱|塊錢|元起|CNY|RMB|yuan|¥",
    "USD": "美元|美金|USD|US$|$|dollars",
    "HKD": "港元|港币|港幣|HKD|HK$",
    "percent": "%|百分之|百分点|百分點|个百分点|個百分點|percent|per cent|pct|percentage points|percentage point",
    "times": "倍|x|X|×|times|-fold|fold",
    "nm": "nm|纳米|納米|奈米|nanometres|nanometers",
    "mm": "mm|毫米|millimetres",
    "mm^2": "mm²|mm^2|mm2|平方毫米",
    "m^2": "m²|m^2|m2|平方米|平方公尺",
    "square_foot": "平方英尺|平方英呎|square feet|square foot|sq ft|sq. ft.|sq. ft",
    "W": "W|瓦|瓦特|watts|watt",
    "MW": "MW|兆瓦|megawatts|megawatt",
    "GW": "GW|吉瓦|gigawatts|gigawatt",
    "FLOP/s": "FLOPS|FLOP/s|flops",
    "TFLOP/s": "TFLOPS|TFLOP/s|TFlops|teraflops",
    "PFLOP/s": "PFLOPS|PFLOP/s|PetaFLOPS|petaflops",
    "TOP/s": "TOPS|TOP/s",
    "byte": "byte|bytes|字节|字節",
    "GB": "GB",
    "GiB": "GiB",
    "MiB": "MiB",
    "TB/s": "TB/s",
    "GB/s": "GB/s",
    "hour": "小时|小時|个小时|個小時|hour|hours",
    "day": "天|日|day|days",
    "week": "周|週|星期|个星期|個星期|week|weeks",
    "month": "个月|個月|month|months",
    "year": "年|year|years",
}
SCALED = {  # spellings that hold a factor: word -> (unit, factor)
    "kW": ("W", Decimal(1000)),
    "TW": ("GW", Decimal(1000)),
    "GFLOPS": ("TFLOP/s", Decimal("0.001")),
    "EFLOPS": ("PFLOP/s", Decimal(1000)),
    "exaflops": ("PFLOP/s", Decimal(1000)),
    "TB": ("GB", Decimal(1000)),
    "成": ("percent", Decimal(10)),
    **dict.fromkeys(("季度", "个季度", "個季度", "quarters", "quarter"), ("month", Decimal(3))),
}
PER = {
    "月": "month",
    "年": "year",
    "天": "day",
    "日": "day",
    "周": "week",
    "小时": "hour",
    "小時": "hour",
    "片": "wafer",
    "股": "share",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "hour": "hour",
    "minute": "minute",
    "wafer": "wafer",
    "share": "share",
    "chip": "chip",
    "rack": "rack",
}
MULTIPLES = {
    "翻倍": 2,
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
}

WORDS = {  # what a word does to the figure beside it
    "fall": "跌|下跌|大跌|暴跌|跌幅|降|下降|大降|降低|降幅|下滑|下调|下調|回落|减|減|减少|減少|大减|大減|缩减|縮減|削减|削減|少|低"
    "|down|fell|fall|dropped|drop|declined|decline|decreased|lower",
    "rise": "升|上升|提升|提高|提|增|增长|增長|增加|激增|大增|大幅增長|大幅增长|暴增|涨|漲|上涨|上漲|涨幅|漲幅|暴涨|暴漲|扩大|擴大|多出|翻"
    "|up|rose|rise|grew|growth|increased|increase|gained",
    "fill": "已|已经|已經|达|達|达到|達到|高达|高達|多达|多達|有|为|為|是|共|总计|總計|合计|合計|共计|共計|仅|僅|只|只有|了|的|后|後|未来|未來|过去|過去"
    "|整整|强|強|高|快|同比|环比|環比|降至|降到|跌至|增至|增长至|增長至|升至|提升至|提升到|between|the|a total of|of|by|in|+",
    "range": "至|到|to|and",
    "class": "级|級|等级|等級|量级|量級|级别|級別",
    "figures": "位数|位數|-figure|-digit",
    "half": "半",
}
BESIDE = {
    "-": ("minus", "range"),
    "~": ("about", "range"),
    "多": ("rise", "more"),
    "余": ("more", "more"),
    "餘": ("more", "more"),
    "+": ("fill", "atleast"),
}  # word -> what it does before and after a number
SENSES = {  # (what is printed, is a change asked for, sense) -> (scale, shift, unit)
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
    "unit:CNY",
    "unit:USD",
    "unit:HKD",
    "unit:percent",
)  # units that may stand before their number
ITEMS = ("chip", "card", "die", "wafer", "rack", "unit", "h100e")
ATOMS = {
    part
    for unit in [
        *UNITS,
        *(unit for unit, _ in SCALED.values()),
        *PER.values(),
        "GWh",
        "generation",
        "cm^-2",
    ]
    for part in unit.split("/")
}
