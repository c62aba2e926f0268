"""The words that may stand in a printed figure, and how wide the soft ones open it.

Judgements made here: the widths in `HEDGES`; 最高, 不超过, *up to* and 内 (五年内) bound from
above; words without a last place (半年, 三分之一, 翻倍) are five percent wide either side.
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
            "|near|approximately|approx.|approx|around|an estimated|or so|roughly|circa|c.|ca.|some"
        ),
        (None, None),
        (None, None),
        PAD,
    ),
    "near": Hedge(
        "近|接近|逼近|将近|將近|nearly|almost|close to|just under|just shy of|shy of"
        "|just short of|short of|not quite|approaching|nearing",
        (NEAR, 1),
        (NEAR, 1),
    ),
    "over": Hedge(
        (
            "超|过|過|不止|唔止|超过|超過|超出|超逾|逾|高逾|破|突破|冲破|衝破|大过|大過|大于|大於|高于|高於"
            "|多于|多於|over-|above-|over|more than|above|exceeding|exceeds|exceeded|exceed"
            "|surpassing|surpasses|surpassed|surpass"
            "|topped|topping|north of|greater than|in excess of|>"
        ),
        (1, INFINITY),
        (1, OVER),
    ),
    "atleast": Hedge(
        (
            "至少|最少|未跌破|未跌穿|未失守|不下|不下于|不下於|不会低于|不會低於|不得低于|不得低於|不能低于|不能低於|不应低于|不應低於"
            "|未低于|未低於|不小于|不小於|不得少于|不得少於|不少于|不少於|不低于|不低於|以上|及以上|或以上|或更高|或更多|或更大"
            "|at least|no fewer than|not fewer than|no lower than|or more|or higher"
            "|or greater|or above|or over|or up|and more|and higher"
            "|and greater|and above|and over|and up|no less than|not less than|upward of"
            "|upwards of|a minimum of|as few as|as little as|as low as|≥|>="
        ),
        (1, INFINITY),
        (1, OVER),
    ),
    "under": Hedge(
        (
            "不到|未破|未突破|未能突破|不满|不滿|未足|唔夠|未夠|唔到|不足|不及|跌破|跌穿|失守|未到|未达|未達|低于|低於|少于|少於|小于|小於|未满"
            "|未滿|sub-|under-|below-|south of|under|less than|fewer than|below|<"
        ),
        (0, 1),
        (UNDER, 1),
    ),
    "upto": Hedge(
        "最高|最多可容纳|最多可容納|最多容纳|最多容納|最多支持|最多可支持|最高支持|最大支持"
        "|最高可达|最高可達|最高达|最高達|最多|最多可达|最多可達|至多|不超|不逾|未超|未逾|未超过|未超過|没超过|沒超過|没有超过|沒有超過|不会超过|不會超過"
        "|不得超过|不得超過|不能超过|不能超過|不应超过|不應超過|唔超過|不超过|不超過|不多于|不多於|不高于"
        "|不高於|以下|或以下|或更低|或更少|以内|以內|之内|之內|内|內"
        "|or fewer|or less|or lower|or below|and fewer|and less|and lower|and below|up to|upto"
        "|at most|no more than|not more than|not exceeding|not to exceed|no greater than"
        "|not greater than|no higher than|not higher than|as much as|as many as|as high as"
        "|a maximum of|within|≤|<=",
        (0, 1),
        (0, 1),
    ),
}

REGIONS = ("cn", "tw", "hk", "mo", "sg", "jp", "in", "us", "uk", "eu", "au", "nz", "ca")

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
    "a fourth": (1, 4),
    "one tenth": (1, 10),
    **{
        f"{number}{link}{part}": (above, below)
        for above, number in enumerate("one two three four five six seven".split(), 1)
        for below, name in (
            *(
                (3, "third"),
                (4, "quarter"),
                (4, "fourth"),
                (5, "fifth"),
                (6, "sixth"),
                (7, "seventh"),
            ),
            *((8, "eighth"), (10, "tenth")),
        )
        if above < below
        for part in [name + "s" * (above > 1)]
        for link in (" ", "-")
    },
    "a fifth": (1, 5),
    "a sixth": (1, 6),
    "an eighth": (1, 8),
}

# What may stand between a percentage and the noun of its move: an 18% sequential decline.
TURNING = (
    *(
        f"{one}-{link}-{one}"
        for one in ("year", "quarter", "month", "week")
        for link in ("on", "over")
    ),
    *(
        "yoy",
        "qoq",
        "mom",
        "YoY",
        "QoQ",
        "MoM",
        "YOY",
        "QOQ",
        "y-o-y",
        "q-o-q",
        "sequential",
        "annual",
        "annualised",
        "annualized",
        "yearly",
    ),
    *("quarterly", "monthly", "weekly", "daily", "like-for-like", "same-store", "underlying"),
    *("organic", "overall", "average", "further", "sharp", "steep", "slight", "modest"),
    *("surprise", "one-day", "single-day", "intraday", "price", "sales", "revenue", "profit"),
    *("volume", "output", "earnings", "rate", "pay", "tariff", "wage", "dividend", "share price"),
)

WORDS = {  # what a word does to the figure beside it
    "fall": "跌|下跌|大跌|暴跌|跌幅|降|下降|大降|降低|降幅|下滑|下调|下調|下修|回落|减|減|减少|減少"
    "|大减|大減|调降|調降|降息|减息|減息|锐减|銳減|剧减|劇減|骤减|驟減|骤降|驟降|急跌|急挫"
    "|大挫|挫|插水|猛跌|少赚|少賺|减幅|減幅|缩减|縮減|削减|削減"
    "|缩短|縮短|缩水|縮水|收窄|萎缩|萎縮|衰退|重挫|下挫|走低|年减|年減|季减|季減|月减|月減"
    "|降了|跌了|少了"
    "|slip|sink|shrink|ease|weaken|soften|recede|dwindle|lose"
    "|lost|loses|losing|shed|sheds|shedding|down|dn|fell|fallen|sunk|fall|falls|falling|dropped|drop"
    "|declined|decline|declining|decreased|decrease|lower|plunged|slid|slipped|sank"
    "|tumbled|slumped|shrank|reduced|reduction|cut|pared|pares|paring|slowed|cooled|moderated|slower|cheaper|less|fewer"
    "|smaller|lighter|thinner|shorter|narrower"
    "|dips|dipped|dipping|dip|drops|dropping|slides|sliding|slips|slipping|sinks|sinking"
    "|shrinks|shrinking|shrunk|contracts|contracted|contracting|contraction|plunges|plunging"
    "|tumbles|tumbling|slumps|slumping|slump|eases|eased|easing|retreats|retreated"
    "|retreating|plummeted|plummeting|plummets|crashed|crashing|nosedived|weakened"
    "|declines|decreases|decreasing|lowered|slashed|trimmed|shaved|gave up|gives up|give up"
    "|collapsed|collapses|collapsing|collapse|cratered|craters|cratering|tanked|tanking|sagged"
    "|sagging|subsided|subsiding|receded|receding|recedes|ebbed|ebbing|waned|waning|dwindling"
    "|dwindles|diminished|diminishing|diminishes|deteriorated|deteriorating|eroded|eroding"
    "|erodes|softened|softening|abated|abating|crumbled|toppled|backtracked|retraced|relinquished"
    "|surrendered|forfeited|downsized|curtailed|curtailing|curbed|axed|axing|chopped|clipped"
    "|wiped off|wiped|knocked off|knocked|dented|sliced|docked|depreciated|depreciates"
    "|depreciating|depreciation|devalued|devaluation|nosedives|nosediving|swooned|swooning"
    "|sheared|shaving|shaves|slashing|slashes|cutting|cuts|trimming|trims|reducing|reduces"
    "|lowering|lowers|weakening|weakens|weaker|softer|tumble|retreat"
    "|erosion|shrinkage|pullback|sell-off|selloff|downturn|crash|crashes|plummet|fall-off"
    "|drop-off|falloff|slipping back|underperformed"
    "|giving up|gave back|giving back|ceded|skidded|dived|dwindled|de-grew|degrew|de-growth"
    "|degrowth|narrows|narrowed|narrowing|plunge|slide|were off|was off"
    "|放缓|放緩|放慢|趋缓|趨緩|低开|低開|低收|收黑|翻黑|收绿|收綠|翻绿|翻綠|收跌|泻|瀉|狂泻|狂瀉|急泻|急瀉|暴泻|暴瀉|崩跌|跳水|贬|貶|贬值|貶值|重贬|重貶|滑落|下探|走弱"
    "|收低|递减|遞減|流失|插|急插|狂插|收挫|调低|調低|降价|降價|减产|減產|缩|縮|缩小|縮小|收小|锐降|銳降|剧降|劇降"
    "|缩窄|縮窄|紧缩|緊縮|砍|大砍|狂砍|收缩|收縮|负增长|負增長|负成长|負成長|倒退|回吐|跌去|跌掉|失去|掉了|砍掉|抹去|抹掉|削去|削掉|缩去|縮去|下行|走跌|急降|衰减|衰減|回调|回調|下杀|下殺|急杀|急殺|回撤|压降|壓降|走软|走軟|跌落|下坠|下墜|滑坡|小滑|骤滑|驟滑",
    "rise": "升|上升|上行|调升|調升|升息|加息|猛增|急升|飙涨|飆漲|大升|多赚|多賺|提升|提高"
    "|提|增|增长|增長"
    "|增加|激增|大增|大幅增長|大幅增长|暴增|涨|漲|上涨|上漲|涨幅|漲幅|暴涨|暴漲|大涨|大漲"
    "|扩大|擴大|多出|翻"
    "|成长|成長|攀升|飙升|飆升|回升|反弹|反彈|上调|上調|上修|走高|增幅|升幅|增速|增长率"
    "|增長率|成长率|成長率|年增|季增|月增|年增率|季增率|月增率|年成长|年成長|季成長|劲增|涨了"
    "|漲了|增加了|扬|揚|上扬|上揚|劲扬|勁揚|走强|走強|收高|跳涨|跳漲|跳升|窜升|竄升|抽升|弹升|彈升"
    "|勁彈|飙|飆|狂飙|狂飆|劲升|勁升|狂涨|狂漲|递增|遞增|升值|调高|調高"
    "|高开|高開|高收|收红|收紅|翻红|翻紅|收涨|收漲|收升|收扬|收揚|攀|攀高"
    "|up|rose|rise|rises|rising|grew|grow|grows|growing|growth|increased|increase|increases"
    "|gained|gain|climbed|jumped|jump|hike|hiked|soared|surged|surge|advanced|widens|widened"
    "|widening",
    "more-than": "高|快|强|強|贵|貴|faster|higher|more|larger|bigger|better",
    "less-than": "低|少|慢|便宜",
    "reach": "放缓至|放緩至|放慢至|降至|降到|跌至|跌到|减至|減至|减少至|減少至|减到|減到"
    "|下降至|下降到"
    "|下滑至|回落至|下调至"
    "|下調至|缩减至|縮減至|缩短至|縮短至|增至|增到|增长至|增長至|增加至|增加到|升至|升到"
    "|上升至|上升到|提升至|提升到|提高至|提高到|涨至|漲至|涨到|漲到|上涨至|上漲至|扩大至"
    "|擴大至|攀升至|攀至|攀上|攀高至|回升至|上调至|上調至|成長至"
    "|降为|降為|减为|減為|减少为|減少為|下修为|下修為|上修为|上修為|下调为|下調為|上调为|上調為"
    "|调降为|調降為|调升为|調升為|缩减为|縮減為|缩短为|縮短為|增加为|增加為|增为|增為|升为|升為"
    "|提高为|提高為|扩大为|擴大為|缩小为|縮小為|收窄为|收窄為|放缓为|放緩為|调高为|調高為|调低为|調低為"
    "|rose to|fell to|increased to|decreased to|grew to|climbed to|dropped to|declined to"
    "|down to|reduced to|cut to|raised to|jumped to|surged to|slid to|plunged to",
    "turn": "|".join(TURNING),
    "fill": "已|已经|已經|达|達|达到|達到|高达|高達|多达|多達|有|为|為|是|共|总计"
    "|總計|合计|合計|合共"
    "|共计|共計|仅|僅|只|只有|了|的|后|後|未来|未來|过去|過去"
    "|整整|同比|环比|環比|较|較|the|a total of|of|by|in|+|from|another|a further|an additional"
    "|大幅|小幅|微幅|略微|大举|大舉",
    "between": "between",
    "plusminus": "±|+/-|plus or minus|plus/minus|give or take|正负|正負|上下浮动|上下浮動",
    "minus": "负|負|minus|negative",
    "range": "至|到|to|or|、",
    "and": "and",
    "class": "级|級|等级|等級|量级|量級|级别|級別",
    "figures": "位数|位數|-figure|-digit|digits|digit",
    "half": "半",
}
BESIDE = {
    "-": ("minus", "range"),
    "~": ("about", "range"),
    "升": ("rise", "unit:litre"),
    "多": ("rise", "more"),
    "来": ("fill", "about"),
    "來": ("fill", "about"),
    "-odd": ("fill", "more"),
    "-plus": ("fill", "atleast"),
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


def region_named(text: str) -> str:
    """The region that a language or place names: cn for zh_CN, tw for zh-Hant-TW and TW."""
    return text.replace("-", "_").rpartition("_")[2].lower()
