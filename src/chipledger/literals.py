"""A printed figure, Chinese or English, as an interval with its unit.

Judgements made here (those on numbers stand in `numerals`, those on dates in `periods`):

- A print is a best value, a hard interval (what it allows) and a usual one (what its soft words suggest).
  How wide a soft word opens it is ours to say: `HEDGES` is the one place that says it.
- 最高, 不超过, *up to* and 内 (五年内) bound from above; 高達 and 達 only stress and leave the figure as it is.
- 元起 gives the price of the cheapest variant, which is as exact as any other price.
- Words without a last place (半年, 三分之一, 翻倍) are five percent wide either side.
- 提升N倍 may mean N times or N times more: the context must say which (`sense`); 高50倍, 強50倍 are read as 50 times.
- A fall is a negative change, its interval mirrored; a level that was reached (降至, 增至) is no change.
- K before tokens may be 1000 or 1024: the interval holds both.
- The context fills what the print lacks and never overrules it.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from chipledger.errors import LiteralError
from chipledger.numerals import (
    INFINITY,
    NUMBER,
    digits_long,
    exact,
    more_than,
    normalise,
    order_of,
    read_amount,
    rough,
    span,
)
from chipledger.periods import Period, parse_context, read_period

__all__ = ["HEDGES", "Figure", "Hedge", "Period", "read", "read_period"]

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
    "about": Hedge("约|約|约为|約為|大约|大約|左右|上下|大概|几乎|幾乎|about|approximately|approx.|around|roughly|circa|some",
                   (None, None), (None, None), PAD),
    "near": Hedge("近|接近|逼近|将近|將近|nearly|almost|close to|just under", (NEAR, 1), (NEAR, 1)),
    "over": Hedge("超|超过|超過|超出|逾|突破|大于|大於|高于|高於|多于|多於|over|more than|above|exceeding|exceeds|in excess of|>",
                  (1, INFINITY), (1, OVER)),
    "atleast": Hedge("至少|最少|不少于|不少於|不低于|不低於|以上|及以上|at least|or more|no less than|upward of|upwards of|≥",
                     (1, INFINITY), (1, OVER)),
    "under": Hedge("不到|不足|低于|低於|少于|少於|小于|小於|未满|未滿|under|less than|fewer than|below|<", (0, 1), (UNDER, 1)),
    "upto": Hedge("最高|最高可达|最高可達|最高达|最高達|最多|最多可达|最多可達|至多|不超过|不超過|不高于|不高於|以下|以内|以內|之内|之內|内|內"
                  "|up to|at most|no more than|as much as|as many as|as high as|within|≤", (0, 1), (0, 1)),
}

UNITS = {
    "item": "块|塊|张|張|片|颗|顆|枚|台|臺|座|件",
    "": "个|個|项|項|款|种|種|次|道|起|家|轮|輪|代|套|笔|筆|条|條|层|層|题|題|辆|輛|架|部|支|所|间|間|场|場|类|類|大|组|組",
    "chip": "芯片|晶片|GPU|GPUs|chip|chips", "card": "卡|显卡|顯卡|card|cards", "die": "die|dies", "wafer": "晶圆|晶圓|wafer|wafers",
    "rack": "机柜|機櫃|机架|機架|rack|racks", "unit": "unit|units", "deal": "deal|deals", "share": "股|share|shares",
    "person": "人|名|位|员工|員工|名员工|名員工|用户|用戶|people|employees|users|jobs", "point": "分|point|points",
    "parameter": "参数|參數|parameter|parameters|params", "token": "token|tokens|Token|Tokens|词元|詞元",
    "h100e": "H100e|h100e|H100 equivalents|H100-equivalents",
    "CNY": "元|人民币|人民幣|元人民币|元人民幣|块钱|塊錢|元起|CNY|RMB|yuan|¥", "USD": "美元|美金|USD|US$|$|dollars",
    "HKD": "港元|港币|港幣|HKD|HK$",
    "percent": "%|百分之|百分点|百分點|个百分点|個百分點|percent|per cent|pct|percentage points|percentage point",
    "times": "倍|x|X|×|times|-fold|fold",
    "nm": "nm|纳米|納米|奈米|nanometres|nanometers", "mm^2": "mm²|mm^2|mm2|平方毫米", "m^2": "m²|m^2|m2|平方米|平方公尺",
    "square_foot": "平方英尺|平方英呎|square feet|square foot|sq ft|sq. ft.|sq. ft",
    "W": "W|瓦|瓦特|watts|watt", "MW": "MW|兆瓦|megawatts|megawatt", "GW": "GW|吉瓦|gigawatts|gigawatt",
    "FLOP/s": "FLOPS|FLOP/s|flops", "TFLOP/s": "TFLOPS|TFLOP/s|TFlops|teraflops",
    "PFLOP/s": "PFLOPS|PFLOP/s|PetaFLOPS|petaflops", "byte": "byte|bytes|字节|字節", "GB": "GB", "TB/s": "TB/s", "GB/s": "GB/s",
    "hour": "小时|小時|个小时|個小時|hour|hours", "day": "天|日|day|days", "week": "周|週|星期|个星期|個星期|week|weeks",
    "month": "个月|個月|month|months", "year": "年|year|years",
}
SCALED = {  # spellings that hold a factor: word -> (unit, factor)
    "kW": ("W", Decimal(1000)), "TW": ("GW", Decimal(1000)), "GFLOPS": ("TFLOP/s", Decimal("0.001")),
    "EFLOPS": ("PFLOP/s", Decimal(1000)), "exaflops": ("PFLOP/s", Decimal(1000)), "TB": ("GB", Decimal(1000)),
    "成": ("percent", Decimal(10)), **dict.fromkeys(("季度", "个季度", "個季度", "quarters", "quarter"), ("month", Decimal(3))),
}
PER = {"月": "month", "年": "year", "天": "day", "日": "day", "周": "week", "小时": "hour", "小時": "hour", "片": "wafer", "股": "share",
       "day": "day", "week": "week", "month": "month", "year": "year", "hour": "hour", "wafer": "wafer", "share": "share",
       "chip": "chip", "rack": "rack"}
MULTIPLES = {"翻倍": 2, "翻番": 2, "翻一番": 2, "翻了一番": 2, "翻两番": 4, "翻兩番": 4, "double": 2, "doubled": 2, "twofold": 2,
             "twice": 2, "triple": 3, "tripled": 3, "threefold": 3, "quadrupled": 4}
PARTS = {"一半": (1, 2), "半数": (1, 2), "半數": (1, 2), "half": (1, 2), "a third": (1, 3), "one third": (1, 3),
         "two thirds": (2, 3), "a quarter": (1, 4), "one quarter": (1, 4), "a tenth": (1, 10), "one tenth": (1, 10)}

WORDS = {  # what a word does to the figure beside it
    "fall": "跌|下跌|大跌|暴跌|跌幅|降|下降|大降|降低|降幅|下滑|下调|下調|回落|减|減|减少|減少|大减|大減|缩减|縮減|削减|削減|少|低"
            "|down|fell|fall|dropped|drop|declined|decline|decreased|lower",
    "rise": "升|上升|提升|提高|提|增|增长|增長|增加|激增|大增|大幅增長|大幅增长|暴增|涨|漲|上涨|上漲|涨幅|漲幅|暴涨|暴漲|扩大|擴大|多出|翻"
            "|up|rose|rise|grew|growth|increased|increase|gained",
    "fill": "已|已经|已經|达|達|达到|達到|高达|高達|多达|多達|有|为|為|是|共|总计|總計|合计|合計|共计|共計|仅|僅|只|只有|了|的|后|後|未来|未來|过去|過去"
            "|整整|强|強|高|快|同比|环比|環比|降至|降到|跌至|增至|增长至|增長至|升至|提升至|提升到|between|the|a total of|of|by|in|+",
    "range": "至|到|to|and", "class": "级|級|等级|等級|量级|量級|级别|級別", "figures": "位数|位數|-figure|-digit", "half": "半",
}
BESIDE = {"-": ("minus", "range"), "~": ("about", "range"), "多": ("rise", "more"), "余": ("more", "more"),
          "餘": ("more", "more"), "+": ("fill", "atleast")}  # word -> what it does before and after a number
SENSES = {  # (what is printed, is a change asked for, sense) -> (scale, shift, unit)
    ("times", False, "times"): (1, 0, "times"), ("times", False, "plus"): (1, 1, "times"),
    ("times", True, "times"): (100, -100, "percent"), ("times", True, "plus"): (100, 0, "percent"),
    ("percent", False, "times"): (Decimal("0.01"), 0, "times"), ("percent", False, "plus"): (Decimal("0.01"), 1, "times"),
    ("percent", True, "times"): (1, -100, "percent"), ("percent", True, "plus"): (1, 0, "percent"),
}
KINDS = ("count", "price", "measure", "ratio", "share", "change")
LEADING = ("unit:CNY", "unit:USD", "unit:HKD", "unit:percent")  # units that may stand before their number
ITEMS = ("chip", "card", "die", "wafer", "rack", "unit", "h100e")
ATOMS = {part for unit in [*UNITS, *(unit for unit, _ in SCALED.values()), *PER.values(), "GWh", "generation", "cm^-2"]
         for part in unit.split("/")}


class Figure(NamedTuple):
    """A printed figure: best value, hard and usual interval, printed unit, kind of soft word."""

    value: float
    low: float
    high: float
    usual_low: float
    usual_high: float
    unit: str
    hedge: str


class Token(NamedTuple):
    """One word of a print: what it does, how it stands there."""

    kind: str
    text: str


def read(literal, context="", kind="measure"):
    """The interval that a printed figure stands for.

    Parameters
    ----------
    literal : str
        Figure, unit and hedge as printed.
    context : str or mapping
        What the sentence implies and the literal lacks; see `periods.CONTEXT`.
    kind : str
        The metric's kind: count, price, measure, ratio, share or change.

    Returns
    -------
    Figure
        Numbers in the print's own unit, which is empty where none is printed and `item` for a measure
        word that could be chips, cards, dies or wafers. `hedge` is a key of `HEDGES`, or `range`.

    Raises
    ------
    LiteralError
        If a part of the print is not understood, or means two things and the context does not say which.

    Examples
    --------
    >>> figure = read("超100億元", kind="price")
    >>> figure.low, figure.high, figure.usual_high, figure.unit
    (10000000000.0, inf, 11000000000.0, 'CNY')
    >>> read("提升約1倍", "sense=plus", "ratio").value
    2.0
    """
    try:
        return _figure(normalise(literal), _context(context), kind)
    except LiteralError as error:
        raise LiteralError(literal, error.problem, error.mend) from None


def _context(context):
    """The context, its unit checked against the closed list."""
    said = parse_context(context)
    unit = said.get("unit", "")
    if not set(unit.split("/")) <= ATOMS:
        raise LiteralError(unit, f"{unit!r} is no unit", "take unit=… in the context from the closed list")
    return said


def _figure(text, said, kind):
    """The steps of reading, in order: words, unit, number, soft words, direction, sense."""
    if kind not in KINDS:
        raise LiteralError(text, f"a {kind} holds no number", "read dates with read_period, the rest not at all")
    tokens = _tokens(text)
    does = {token.kind for token in tokens}
    unit, factor = _unit(tokens)
    amount = _amount(text, tokens, "print" in said, kind)
    hedge = _hedge(text, tokens, said)
    scale, shift, unit = _conversion(text, does, unit, said, kind)
    numbers = _mirrored(_bounds(_kilo(amount, tokens, unit), hedge), _falls(text, does, said, kind))
    numbers = [number * factor * scale + shift for number in numbers]
    if kind == "ratio" and numbers[1] < 0 or unit.startswith("/"):
        raise LiteralError(text, "gives a negative multiple, or a rate of nothing", "mend sense=… or unit=… in the context")
    return Figure(*(float(number) for number in numbers), unit, hedge or ("range" if amount.wide else ""))


# --- words ---------------------------------------------------------------------------------------------------------


def _lexicon():
    """Every word with what it does: a hedge, a unit, or one of `WORDS`."""
    rows = [(words, "unit:" + unit) for unit, words in UNITS.items()] + [(word, "scaled:" + word) for word in SCALED]
    rows += [(hedge.words, "hedge:" + name) for name, hedge in HEDGES.items() if name]
    rows += [(words, role) for role, words in WORDS.items()] + [(word, "beside") for word in BESIDE]
    return {word: role for words, role in rows for word in words.split("|")}


def _pattern(words):
    """A pattern for any of the words, longest first; long Latin words in either case."""
    return "|".join(f"(?i:{re.escape(word)})" if word.isascii() and len(word) > 3 else re.escape(word)
                    for word in sorted(words, key=len, reverse=True))


LEXICON = _lexicon()
_FOLDED = {word.lower(): role for word, role in LEXICON.items() if len(word) > 3}
_WHOLE = "[0-9]{1,4}|[一二两兩三四五六七八九十百千]{1,7}"
_PER = _pattern(PER)
_TOKEN = re.compile(
    rf"(?P<part>{_pattern(PARTS)}|(?!百分之)(?:{_WHOLE})分之(?:{_WHOLE})|[0-9]{{1,3}}/[0-9]{{1,3}}(?![0-9]))"
    rf"|(?P<multiple>{_pattern(MULTIPLES)})|(?P<split>(?:{_WHOLE})拆(?:{_WHOLE})|[0-9]{{1,4}}[- ]for[- ][0-9]{{1,4}})"
    rf"|(?P<per>(?:/|per |每|a )(?:{_PER})|[日月年][產产均])"
    rf"|(?P<month>(?<=[多余餘半])月)|(?P<word>{_pattern(LEXICON)})|(?P<number>{NUMBER})|(?P<space>\s+)")
_NUMERIC = ("number", "part", "multiple", "split")


def _tokens(text):
    """The print as words, each with what it does there; nothing may be left over."""
    tokens, place = [], 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise LiteralError(text, f"{text[place:]!r} is not understood")
        if match.lastgroup != "space":
            tokens.append(Token(_role(match, [token.kind for token in tokens]), match.group()))
        place = match.end()
    return tokens


def _role(match, before):
    """What a word does, which for some depends on what went before."""
    word = match.group()
    if match.lastgroup != "word":
        return {"month": "unit:month"}.get(match.lastgroup, match.lastgroup)
    role = LEXICON.get(word) or _FOLDED[word.lower()]
    if role.startswith(("unit:", "scaled:")) and role not in LEADING and not {*_NUMERIC, "half"} & set(before):
        raise LiteralError(word, f"{word!r} before a number makes a name, as X1 or GB200", "code a figure")
    if role == "class" and before[-1:] != ["number"]:
        return "fill"  # 10億級 is an order of magnitude, 2奈米級 a name
    if role == "beside":
        role = BESIDE[word][any(kind in _NUMERIC for kind in before)]
    return "hedge:" + role if role in HEDGES else role


# --- units ---------------------------------------------------------------------------------------------------------


def _unit(tokens):
    """The printed unit and the factor that its spelling holds."""
    unit, factors = "", set()
    for token in tokens:
        role, _, name = token.kind.partition(":")
        if role in ("unit", "scaled"):
            name, factor = SCALED[name] if role == "scaled" else (name, Decimal(1))
            unit, factors = _agreed(token.text, unit, name), factors | ({factor} if name else set())
        elif role == "per":
            unit = _agreed(token.text, unit, "/" + next(PER[word] for word in sorted(PER, key=len, reverse=True) if word in token.text))
    if len(factors) > 1:
        raise LiteralError(unit, "prints two sizes of one unit", "code one figure")
    if unit == "year" and any(token.kind == "half" for token in tokens):
        return "month", Decimal(12)  # 半年 is spoken of as six months
    return unit, min(factors, default=Decimal(1))


def _agreed(text, printed, said):
    """The one unit that two statements of it make: a bare numerator takes a rate, an `item` takes its name."""
    halves = [_one_of(text, *pair) for pair in zip(printed.partition("/")[::2], said.partition("/")[::2], strict=True)]
    return "/".join(halves) if halves[1] else halves[0]


def _one_of(text, first, second):
    if not second or first == second or second == "item" and first in ITEMS:
        return first
    if not first or first == "item" and second in ITEMS:
        return second
    raise LiteralError(text, f"its unit is {first!r} in one place and {second!r} in another", "drop unit=… from the context")


# --- numbers -------------------------------------------------------------------------------------------------------


def _amount(text, tokens, is_exact, kind):
    """The number of a print: one, or the two ends of a range, as changed by the words that follow it."""
    numbers = [token for token in tokens if token.kind in _NUMERIC]
    does = [token.kind for token in tokens]
    _refuse_years(text, numbers, does)
    if len(numbers) == 2 and does.count("range") == 1 and {token.kind for token in numbers} == {"number"}:
        amount = span(*(token.text for token in numbers))
    elif len(numbers) == 1 and "range" not in does:
        amount = _READERS[numbers[0].kind](numbers[0].text)
    elif not numbers and "half" in does:
        amount, does = rough(Decimal("0.5"), ROUGH), []
    else:
        raise LiteralError(text, "holds no figure, or more than one", "code one figure")
    for role in does:
        amount = _SHAPERS.get(role, lambda same: same)(amount)
    return exact(amount) if is_exact or kind == "count" and amount.plain else amount


def _refuse_years(text, numbers, does):
    if "unit:year" in does and any(re.fullmatch("(19|20)[0-9]{2}", token.text) for token in numbers):
        raise LiteralError(text, "is a calendar year, not a length of time", "use a metric of kind date")


def _part(text):
    """One half, 三分之一, 1/3."""
    if text.lower() in PARTS:
        above, below = map(Decimal, PARTS[text.lower()])
    else:
        sides = [read_amount(side).value for side in re.split("分之|/", text)]
        above, below = sides if "/" in text else reversed(sides)
    if not below:
        raise LiteralError(text, "divides by nothing", "check the print")
    return rough(above / below, ROUGH)


def _split(text):
    """1拆4 makes four shares of one, and so does 4-for-1."""
    first, second = (read_amount(side).value for side in re.split("拆|[- ]for[- ]", text))
    before, after = (first, second) if "拆" in text else (second, first)
    if not before:
        raise LiteralError(text, "divides by nothing", "check the print")
    return exact(rough(after / before, ROUGH))


def _and_a_half(amount):
    if amount.wide:
        raise LiteralError(f"{amount.value:f}", "half of what is not clear", "code one figure")
    return rough(amount.value + Decimal("0.5"), ROUGH)


_READERS = {"number": read_amount, "part": _part, "split": _split,
            "multiple": lambda text: rough(Decimal(MULTIPLES[text.lower()]), ROUGH)}
_SHAPERS = {"more": more_than, "class": order_of, "figures": digits_long, "half": _and_a_half}


def _kilo(amount, tokens, unit):
    """32K tokens is often 32,768 of them."""
    binary = unit.startswith("token") and any(re.search("[0-9] ?[Kk]$", token.text) for token in tokens)
    return amount._replace(high=amount.high * BINARY_KILO) if binary else amount


# --- soft words, direction, sense ----------------------------------------------------------------------------------


def _hedge(text, tokens, said):
    """The one kind of soft word that print and context carry."""
    kinds = {token.kind.removeprefix("hedge:") for token in tokens if token.kind.startswith("hedge:")}
    kinds |= {said["hedge"]} if "hedge" in said else set()
    if len(kinds) > 1:
        raise LiteralError(text, f"is both {' and '.join(sorted(kinds))}", "drop hedge=… from the context or code one hedge")
    return kinds.pop() if kinds else ""


def _bounds(amount, name):
    """Best value, hard and usual interval; beside a span, the value is the edge that the soft word speaks of."""
    hedge = HEDGES[name]
    edges = [_edge(amount, side, factor, hedge.pad) for pair in (hedge.hard, hedge.usual) for side, factor in enumerate(pair)]
    value = {0: amount.ceiling, 1: amount.floor}.get(hedge.hard[0], amount.ceiling if name == "near" else amount.value)
    return [value, *edges]


def _edge(amount, side, factor, pad):
    printed = (amount.floor, amount.ceiling)[side]
    if factor is None:
        return (amount.low - pad * printed, amount.high + pad * printed)[side]
    return INFINITY if factor == INFINITY else factor * printed


def _falls(text, does, said, kind):
    """Whether the value is negative: a fall where a change is asked for, or a minus sign."""
    falls = "fall" in does and (kind == "change" or "sense" in said)
    if falls and ("rise" in does or "minus" in does or said.get("sense") == "times"):
        raise LiteralError(text, "falls and rises at once", "code the fall alone, with no sense=times")
    return falls or "minus" in does


def _mirrored(numbers, falls):
    value, low, high, usual_low, usual_high = numbers
    return [-value, -high, -low, -usual_high, -usual_low] if falls else numbers


def _conversion(text, does, unit, said, kind):
    """Scale, shift and unit that bring a part, a multiple or a percentage to what the metric's kind asks for."""
    wanted, sense, change = said.get("unit", ""), said.get("sense"), kind == "change"
    if does & {"part", "multiple", "split"} or "half" in does and not unit and "number" not in does:
        as_percent = change or wanted == "percent" or "part" in does | {"half"} and kind == "share"
        shift = -100 if change and does & {"multiple", "split"} else 0
        return (100, shift, _agreed(text, "percent", unit or wanted)) if as_percent else (1, 0, _agreed(text, "times", unit or wanted))
    unit = _agreed(text, unit, wanted)
    moves = bool(does & {"rise", "fall"})
    unclear = unit == "times" and (change or moves) or unit == "percent" and kind == "ratio" and moves
    if unclear and not sense:
        raise LiteralError(text, "may mean N times or N times more", "add sense=times or sense=plus to the context")
    if sense and unit == "times" or sense and unit == "percent" and kind in ("ratio", "change"):
        return SENSES[unit, change, sense]
    return 1, 0, unit
