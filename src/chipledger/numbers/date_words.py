"""The words of dates, Chinese and English, and the patterns that take a date apart."""

from chipledger import patterns as re

MONTHS = (
    "january february march april may june july august september october november december".split()
)

THIRDS = {
    "early": 0,
    "初": 0,
    "年初": 0,
    "年中": 1,
    "年底": 2,
    "年末": 2,
    "年内": 2,
    "年內": 2,
    "上旬": 0,
    "mid": 1,
    "中": 1,
    "中旬": 1,
    "late": 2,
    "end": 2,
    "底": 2,
    "末": 2,
    "杪": 2,
    "年杪": 2,
    "下旬": 2,
}

FIRST, LAST = ("first", "上", "前"), ("second", "下", "后", "後")

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

YEAR = r"(?:19|20|1[0-8](?=[0-9]{2} ?年))[0-9]{2}(?![0-9])"

COUNTS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven".split(), range(1, 12), strict=True
    )
)

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"

_NAME = "|".join(
    f"{name[:3]}(?:{name[3:]})?" if name != "may" else name for name in MONTHS
).replace("sep(?:", "sept?(?:")

# Tried in this order; each takes its match out of the print, and what is then left was not
# understood.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?P<filler>(?: |(?<=日)|T)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$"
            r"|(?:周|星期)[一二三四五六日天]|(?<=[日号號])[晚早][上间間]?)"
        ),
        r"^(?P<before>before )",
        r"^(?P<by>by |到|至)",
        r"^(?P<after>after )",
        r"^(?P<since>since |from |自)",
        r"(?P<about>大?[约約]|左右|前[后後]|around |about |circa |^~)",
        (
            rf"(?P<year>{YEAR[:-9]})[-/.](?P<month>0?[1-9]|1[0-2])"
            rf"(?:[-/.](?P<day>[0-9]{{1,2}}))?(?![0-9月])"
        ),
        r"(?P<relative>[今本明去后後](?=年[初中底末杪])|今年|本年|明年|去年|[后後]年|前年|[当當]年)",
        r"(?P<before>(?:之|以)?前$)",
        r"(?P<after>(?:之|以)?[后後]$)",
        r"(?P<since>起$|开始$|開始$)",
        rf"(?P<day>[0-9]{{1,2}})[/.](?P<month>0?[1-9]|1[0-2])[/.](?P<year>{YEAR})",
        r"(?P<decade>(?:19|20)?[0-9]0|[一二三四五六七八九]十)(?:年代(?:(?P<third3>[初中末])[期叶葉]?)?|s$)",
        r"(?P<first>首季度?)",
        r"(?:前|首|头|頭)(?P<quarters>[一二两兩三1-3])个?個?季度?",
        r"(?:前|首|头|頭)(?P<months>[0-9]{1,2}|[一二两兩三四五六七八九十]{1,2})[个個]?月",
        (
            rf"(?:the )?first (?P<quarters>two|three) quarters(?: of)?"
            rf"|(?:the )?first (?P<months>{'|'.join(COUNTS)}|[0-9]{{1,2}}) months(?: of)?"
        ),
        rf"(?P<month>\b(?:{_NAME})\b)\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]),?",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>\b(?:{_NAME})\b),?",
        rf"(?P<month>\b(?:{_NAME})\b)(?:,|(?: in| of)(?= (?:19|20)))?",
        (
            rf"(?<![上下])(?:第 ?)?(?P<quarter>[1-4一二三四]) ?季(?:度|报|報)?"
            rf"|(?:the )?(?P<ordinal>{'|'.join(ORDINALS)})[ -]quarter(?: of)?"
        ),
        (
            r"(?<![0-9])(?P<ordinal>[1-4])Q ?(?P<short>[0-9]{2})(?![0-9])|(?<![0-9])"
            r"(?P<short2>[0-9]{2})Q(?P<quarter>[1-4])|Q(?P<quarter2>[1-4])['’]"
            r"(?P<short3>[0-9]{2})"
        ),
        (
            r"(?<![0-9])(?P<half>[12])H ?(?P<short>[0-9]{2})(?![0-9])"
            r"|FY[ -]?['’]?(?P<short2>[0-9]{2})(?![0-9])"
        ),
        r"-?Q(?P<quarter>[1-4])(?: of|/)?|(?<![0-9])(?P<ordinal>[1-4])Q",
        r"-?H(?P<half>[12])|(?<![0-9])(?P<half2>[12])H",
        r"(?P<half>[上下])半年",
        r"(?<=月)份?(?P<fortnight>[上前下后後])半(?:[个個]?月)?",
        r"(?:the )?(?P<half>first|second)[ -]half(?: of)?",
        (
            r"(?<=年)年?(?P<third>[初中底末杪])|年(?P<part>[初中底末杪])|(?<=月)(?P<third2>初|底|末|杪"
            r"|[上中下]旬)"
        ),
        r"(?<![a-z])[ -]?(?P<closing>[Qq]uarter|[Qq]tr|[Hh]alf)(?: of)?(?= (?:19|20)|$)",
        r"(?P<third>年底|年末|年杪|年中|年初|年内|年內)$|\byear[- ](?P<third2>end)(?: of)?",
        r"(?P<filler>(?:fiscal|financial|calendar|FY|CY)[ -]?(?:year |span )?)(?=(?:19|20)|$)",
        r"\b(?:the )?(?P<third>early|mid|late|end)(?: of|-)?(?= ?)",
        rf"(?P<year>{YEAR})(?:[财財]政?年度?|[会會][计計]年度|年度?)?",
        rf"(?P<month>{_N})月份?",
        rf"(?P<day>{_N})[日号號]",
        r"(?P<current>本月|当月|當月|上个?月|上個月|下个?月|下個月)",
        (
            r"(?P<season>本季度?|当季|當季|上一?[个個]?季度?|下一?[个個]?季度?)|(?:this|last"
            r"|next|the) (?P<season2>quarter)"
        ),
    )
)

CLOSING = {"quarter": 3, "qtr": 3, "half": 6}  # months that a period named by its last month has

ALIASES = {
    "ordinal": "quarter",
    "first": "quarter",
    "quarter2": "quarter",
    "half2": "half",
    "season2": "season",
    "part": "third",
    "third2": "third",
    "third3": "third",
    "short2": "short",
    "short3": "short",
}

# The parts of a date, in the order in which `SHAPES` names them.
PARTS = (
    *("year", "month", "quarter", "half", "day", "third", "fortnight", "closing", "quarters"),
    "months",
)

SHAPES = {
    ("year",),
    ("year", "month"),
    ("year", "month", "day"),
    ("year", "month", "third"),
    ("year", "month", "fortnight"),
    ("year", "month", "closing"),
    ("year", "quarter"),
    ("year", "half"),
    ("year", "third"),
    ("year", "quarters"),
    ("year", "months"),
}
