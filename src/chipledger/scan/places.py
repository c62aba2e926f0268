"""What a text as a whole says about its prints: where it comes from, and when it was written.

Judgements made here: a text names its own region by its money, its places and its script, and its
own word on its money (人民幣，下同) stands over both; where the signs are divided, or where there
are none and the answer matters, a person is asked once for the text.
"""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.numbers.tokens import COINS
from chipledger.numbers.unit_words import CURRENCIES, LOCAL
from chipledger.scan.fold import fold

SIGNS = {  # words by which a text tells where it was written
    "tw": (
        "新台幣|新臺幣|台幣|NT\\$|NTD|台灣|臺灣|台股|台積電|證交所|經濟部|工研院|新竹|行政院"
        "|法人|營收年增|億元新台幣"
    ),
    "hk": (
        "港元|港幣|港股|港交所|聯交所|恒生|恒指|香港|HK\\$|按[年季月](?=[增減升跌上下倒])|收市"
        "|末期息|中期息|派息|盈警|盈喜"
    ),
    "cn": "人民币|人民幣|A股|证监会|上交所|深交所|科创板|北京|上海|深圳|中国",
    "jp": "円|日経|東証|[\u3041-\u3096\u30a1-\u30fa]{3}|Nikkei|Tokyo|yen(?![a-z])",
    "mo": "澳門元|葡幣|澳門",
    "sg": "新加坡元|新元|新加坡",
}
# The same without habits of speech, which Hong Kong and Macau share.
_NAMES = {region: words.partition("|按[")[0].partition("|[")[0] for region, words in SIGNS.items()}
# The same in Chinese and in Latin signs, for most lines of an English text hold none of the former.
_WORDS_BY_SCRIPT = {
    region: tuple(
        "|".join(word for word in words.split("|") if word.isascii() is latin)
        for latin in (False, True)
    )
    for region, words in SIGNS.items()
}
# Signs that everyday text cannot avoid, in traditional and in simplified script.
_SCRIPTS = (
    "這個們來時國發會對產業為與開後點無從過說億萬",
    "这个们来时国发会对产业为与开后点无从过说亿万",
)
# Words by which an English text tells whose dollars it counts; US$ tells that a bare $ is another.
_DOLLARS = {
    "sg": r"(?i:singapore)|(?<![A-Z])S\$",
    "hk": r"(?i:hong kong)|HK\$|Hang Seng",
    "au": r"(?i:australia|sydney|melbourne)|AU?\$|ASX|Pty|Brisbane|Perth\b|Adelaide|Canberra|NSW"
    r"|Hobart|Queensland|Tasmania|New South Wales|Northern Territory|Pilbara|Geraldton|Kalgoorlie"
    r"|Port Hedland|Goldfields|Laverton|Kambalda|Leonora|Norseman|Esperance|Kimberley region"
    r"|Gladstone|Mackay|Cairns|Darwin|Ballarat|Bendigo|Wollongong|Karratha|Fremantle"
    r"|Bunbury|Kwinana|Townsville|Whyalla|Olympic Dam|Dampier",
    "nz": r"New Zealand|NZ\$|Auckland|Fonterra|NZX|Christchurch|Waikato|Dunedin",
    "ca": r"(?i:canada|canadian|toronto|ottawa)|CA?\$|TSX|Alberta|Ontario|Quebec|Québec|Calgary"
    r"|Montreal|Saskatchewan|Manitoba|British Columbia|Nova Scotia",
    "us": r"U\.S\.|\bUS\b(?!\$)|America|Wall Street|Nasdaq|NYSE|New York|Washington|California",
}
_INDIA = r"\b(?:crores?|lakhs?|Rs\.?|India|Indian|Sensex|Nifty|BSE|NSE|RBI|SEBI|Mumbai|Delhi)\b|₹"
_JAPAN = "日本|日[元圆圓]|东京|東京|大阪"  # beside these 元 may be the yen
_LEAST = 3  # signs of a script before it says anything; ours
_LOCAL_MONEY = re.compile(f"[元圓¥]|块钱|塊錢|(?![^毫仙蚊]*[毫仙蚊])(?:{COINS})")

# American dollars and the same sum in those of the text: US$1 billion ($1.3 billion). Australians
# put the letters behind the sign.
_OF_AMERICA = re.compile(r"\$US|US\$[0-9.,]+ ?(?:[mb]n?|(?:m|b|tr)illion)?(?: [a-z]+)? ?\((?=\$)")
_DOLLAR = re.compile(
    r"(?<![A-Za-z])(?:\$(?!US|NZ|A)|dollars?\b|(?<![Pp]er )cents?\b)|¢|(?<=[0-9])c(?![A-Za-z0-9])"
)
# A bare $ in the spelling of Australia, Canada or Singapore, and no other money that would make it
# the American one.
_SPELT_AS_BRITISH = re.compile(
    r"\b(?:per cent|kilometres?|centres?|labour|programmes?|colour|neighbour|favour(?:ed|able)?"
    r"|(?:organ|real|recogn|util)is(?:ed|ing|ation))\b"
)
# Cents of a money that has them too: earnings of 666 cents on revenue of R57m.
_OTHER_CENTS = re.compile(
    r"(?<![A-Za-z])R ?[0-9]+[0-9., ]*(?:m|bn|million|billion)?\b|\brands?\b"
    r"|\b(?:shillings?|Namibia|Jamaica|Trinidad|Barbados|Belize|Fiji|Brunei)"
)
_MONEY_OF_OTHERS = re.compile(
    r"[£€₹¥₦₩]|US\$|\$US|\b(?:USD|[KNZ][EGA][SNR]|Rs\.?|R[0-9]|rand|rupees?|naira|shillings?|pesos?"
    r"|euros?|yuan|yen|sterling|pence|London|UK|Britain|British|Europe|European|Africa|African"
    r"|Brent|WTI|OPEC|LME|COMEX|Comex|barrels?)\b"
)
# $4 billion U.S. and $4 billion US a year are American, $4 billion U.S. plant is open.
_AMERICAN = re.compile(
    r",? ?\(?(?:U\.S\.?|US|USD)\)?(?:(?P<noun> [a-z]+)|(?![A-Za-z$]))(?<!\bUS\$)"
)
_NO_NOUN = (
    "a|an|and|or|as|at|by|for|from|in|into|of|on|per|to|with|than|this|that|is|was|were|will|would"
    "|has|had|last|next|each|before|after|over|under|during|through|between|versus|up|down|while"
    "|but|when|if|worth|more|less|higher|lower|annually|compared|since|against|so|it|its|which"
).split("|")
# Cents beside those of a country, or its dollars, may be its too.
_CENTS = re.compile(
    r"(?P<sg>Singapore cents|\bS\$)|(?P<hk>Hong Kong cents|HK\$)|(?P<au>Australian cents|\bAU?\$)"
    r"|(?P<ca>Canadian cents|\bCA?\$)|(?P<eu>euro ?cents|€)"
)
# A step whose level says that its dollars are American: five cents to US$3.22, 46 cents to $50 US.
_STEP_TO = re.compile(
    r"(?:,? or [0-9.]+ ?(?:%|per ?cent),?)? (?:to|at) (?:US\$|\$US|\$[0-9.,]+ U\.?S\b)"
)
_SHORT_CENTS = re.compile("(?<=[0-9])c\\b")  # of whose dollar or euro the text must tell
_ANY_CENTS = re.compile(_SHORT_CENTS.pattern + r"|\bcents?\b", re.IGNORECASE)
_HAVE_CENTS = {"us", *LOCAL["$"]} - {""}
_STOP = re.compile(r"(?<![A-Z])[.!?] ")
_NAMES_AMERICA = re.compile(
    r"\bU\.S\.|\bUS\b(?!\$)|\bAmerica[n]?s?\b|Wall Street|Nasdaq|NYSE|New York|Washington"
    r"|California|Silicon Valley|Texas"
)
# A price of a thing in trade between countries is seldom in the dollars of one.
_PER_THING = re.compile(r"/|\bper\b|\ban? (?:tonne|ton|ounce|pound|barrel|kg)")
_TRADED = re.compile(
    r"\b(?i:cif|fob|cfr|free on board|world|global|international|benchmark|seaborne|spot"
    r"|lme|comex)\b"
    r"|\b(?:China|Chinese|Japan|Japanese|Korea|Asian?|Europe|European|Rotterdam|London|India|Indian"
    r"|Brazil|Chile|Brent|WTI)\b"
)
_NAMED_MONEY = re.compile(
    "|".join(re.escape(word) for words in CURRENCIES.values() for word in words.split("|"))
    + "|(?:US|Singapore|Australian|Hong Kong|euro) cents"
)


class Place(NamedTuple):
    """Where a text comes from, whether that was told or said, and by what."""

    region: str
    told_by: str
    sure: bool


@lru_cache(maxsize=4)
def region_of(text: str, region: str = "") -> Place:
    """Where a text comes from, as far as its money and numbers depend on it.

    Parameters
    ----------
    text : str
    region : str
        As a person says it; overrules what the text shows.

    Returns
    -------
    Place
        `region` is empty where nothing in the text tells.

    Examples
    --------
    >>> region_of("台積電這次營收為新台幣2,599億元，這個數字為歷來新高，這與預期相符。").region
    'tw'
    """
    if region:
        return Place(region, "as given", True)
    signs = "\n".join([line for line in text.split("\n") if not line.isascii()])
    counts = Counter(
        {
            place: len(re.findall(words, signs)) + len(re.findall(latin, text) if latin else ())
            for place, (words, latin) in _WORDS_BY_SCRIPT.items()
        }
    )
    traditional, simplified = (len(re.findall(f"[{script}]", signs)) for script in _SCRIPTS)
    if simplified > max(traditional, _LEAST - 1):
        japan = len(re.findall(_JAPAN, text))
        if counts["sg"] >= _LEAST and counts["sg"] > 2 * counts["cn"]:
            return Place("sg", f"{counts['sg']} words of sg", False)
        return Place("cn", "simplified signs", not _LEAST <= japan > 2 * counts["cn"])
    if traditional >= 1 or counts["tw"] + counts["hk"] and not simplified:
        place = _of_traditional(counts)
        japan = len(re.findall(_JAPAN, text))
        here = counts["tw"] + counts["hk"] + counts["mo"]
        return place._replace(sure=False) if _LEAST <= japan > 2 * here else place
    if counts["jp"] >= _LEAST and counts["jp"] > 2 * counts["cn"]:
        return Place("jp", f"{counts['jp']} Japanese words", True)
    english = Counter(
        {
            "jp": len(re.findall("Japan|Tokyo|yen(?![a-z])|JPY", text)),
            "cn": len(re.findall("China|Chinese|yuan|RMB|CNY|Beijing", text)),
        }
    )
    if "¥" in fold(text) and english["jp"] != english["cn"]:
        likely = english.most_common(1)[0][0]
        return Place(likely, f"{english[likely]} English words", min(english.values()) == 0)
    if "¥" in fold(text):
        return Place("jp", "¥, and no place named", False)
    if len(re.findall(_INDIA, text)) >= _LEAST:
        return Place("in", "words of India", True)
    if _DOLLAR.search(text):
        dollars = Counter(
            {place: len(re.findall(words, text)) for place, words in _DOLLARS.items()}
        )
        (first, most), *_ = dollars.most_common(1)
        alone = first in ("au", "nz", "ca") and not dollars["us"]
        if most > 1 - alone and first != "us":
            return Place(first, f"{most} English words", False)
        if american := _OF_AMERICA.search(text):
            first = "au" if american.group()[0] == "$" else "ca"
            return Place(first, f"a bare $ beside {american.group()}", False)
        if "$" not in text and _OTHER_CENTS.search(text):
            return Place("", "cents beside another money", False)
        if _SPELT_AS_BRITISH.search(text) and not (dollars["us"] or _MONEY_OF_OTHERS.search(text)):
            return Place("", "a bare $ in British spelling", False)
    return Place("cn" if simplified or traditional else "", "", bool(simplified or not traditional))


# Whose ¥ a text from elsewhere prints.
_OF_YUAN = ("", "cn", "tw", "hk", "mo", "sg")
_YEN_OR_YUAN = {
    "jp": re.compile("Japan|Tokyo|Osaka|Nikkei|(?<![a-z])yen(?![a-z])|JPY|日[元圆圓本]"),
    "cn": re.compile(
        "China|Chinese|[Yy]uan(?![a-z])|[Rr]enminbi|RMB|CNY|Beijing|Shanghai|Shenzhen"
    ),
}


def beside(line: str, offset: int, literal: str, place: Place) -> Place:
    """The place, doubtful where the sentence names another one: 香港入場費9,696元 in a text from
    Taiwan, $4 billion of an American firm in one from Canada.

    Parameters
    ----------
    line : str
    offset : int
        Where the print stands.
    literal : str
    place : Place

    Returns
    -------
    Place
    """
    if "$" in literal or _DOLLAR.search(literal):
        if american := _AMERICAN.match(line, offset + len(literal)):
            noun = (american["noun"] or "").strip()
            return Place("us", "its words", not noun or noun in _NO_NOUN)
        if _STEP_TO.match(line, offset + len(literal)):
            return Place("us", "the level behind it", True)
        if _ANY_CENTS.search(literal) and place.region not in _HAVE_CENTS:
            begin = max(0, offset - 300)
            if cents := _CENTS.search(line[begin : offset + 300]):
                return Place(cents.lastgroup or "", "its words", False)
            if place.region or _SHORT_CENTS.search(literal):  # a place without cents of its own
                return Place("eu" if place.region == "eu" else "us", "its words", False)
        if place.region and place.region in LOCAL["$"] and re.search("[A-Za-z]", line):
            ends = [match.end() for match in _STOP.finditer(line, max(0, offset - 400), offset)]
            stop = _STOP.search(line, offset, offset + 400)
            end = stop.start() if stop else offset + 400
            begin = ends[-1] if ends else max(0, offset - 400)
            elsewhere = _PER_THING.search(literal) and _TRADED.search(line, begin, end)
            if elsewhere or _NAMES_AMERICA.search(line, begin, end):
                return place._replace(sure=False)
    if ("¥" in literal or "￥" in literal) and place.region not in (*_OF_YUAN, "jp"):
        named = [region for region, words in _YEN_OR_YUAN.items() if words.search(line)]
        return Place(named[0] if named else "jp", "its line", len(named) == 1)
    if in_brackets := _MONEY_BEHIND.match(line, offset + len(literal)):
        region = in_brackets.lastgroup or ""
        return Place(region, "its words", region in LOCAL["元"])
    if _PER_SHARE.search(line, max(0, offset - 16), offset) and re.search(
        "[0-9万萬亿億]美[元金]", line[max(0, offset - 200) : offset]
    ):  # 賺3億美元，每股盈利0.2元: whose is the second?
        return place._replace(sure=False)
    if place.region not in ("tw", "hk", "mo"):
        return place
    if _MAINLAND_SHARES.search(line, max(0, offset - 200), offset + 60):
        return Place("cn", "its line", False)
    begin = max(line.rfind(mark, 0, offset) for mark in "。！？；") + 1
    end = min(
        (at for mark in "。！？；" if (at := line.find(mark, offset)) >= 0), default=len(line)
    )
    if re.search(
        "人民[幣币]", line[max(0, offset - 200) : offset]
    ):  # 蝕18億元人民幣，去年賺9億元: whose is the second?
        return Place("cn", "its line", False)
    named = [
        region
        for region in ("tw", "hk", "mo", "sg", "jp")
        if re.search(_NAMES[region], line[begin:end])
    ]
    if place.region == "hk" and named == ["mo"]:  # Macau's shares are listed in Hong Kong
        return place
    if named and place.region not in named:
        return Place(named[0], "its sentence", False)
    return place


def _of_traditional(counts: Counter[str]) -> Place:
    """A text in traditional signs: Taiwan, Hong Kong or Macau, or of the mainland and written
    elsewhere.
    """
    ranked = [(place, count) for place, count in counts.most_common() if count]
    if ranked and ranked[0][0] == "cn":  # a page of the mainland, or of elsewhere about it
        return Place(ranked[1][0] if ranked[1:] else "cn", "traditional signs", False)
    if not ranked:
        return Place("tw", "traditional signs, and no place named", False)
    (first, most), *rest = ranked
    second = rest[0][1] if rest else 0
    return Place(first, f"traditional signs, {most} words of {first}", most >= 2 * second)


# A text's own word on its money: (人民幣，下同), 除特别说明外均为美元, all amounts in US dollars.
_MONEY_OF = {
    "cn": "人民[币幣]|RMB|CNY",
    "us": "美[元金]|USD|U\\.?S\\.? ?(?:dollars|\\$)",
    "tw": "(?:新[台臺]|[台臺])[币幣]元?|NT\\$|TWD",
    "hk": "港[元币幣]|HK\\$|HKD",
    "jp": "日[元圆圓]|JPY|yen",
    "sg": "新加坡元|新元|坡元|SGD",
    "eu": "[欧歐]元|EUR|euros?",
    "uk": "英[镑鎊]|GBP|sterling",
    "au": "澳元|AUD|Australian dollars",
    "ca": "加元|CAD|Canadian dollars",
    "mo": "澳[门門][元币幣]|MOP",
}
_MONEY_WORDS = "|".join(_MONEY_OF.values())
_MONEY_SAID = "|".join(f"(?P<{region}>{words})" for region, words in _MONEY_OF.items())
_MONEY_BEHIND = re.compile(rf" ?[(（](?:{_MONEY_SAID})(?:[计計][价價])?[)）]")
_PER_SHARE = re.compile("每[股份](?:[^，,。；;、0-9]{0,10})$")
_MAINLAND_SHARES = re.compile(
    "(?<![A-Za-z])[AＡ]股|[滬沪深]股(?!通)|上[證证][综綜指]|深[證证][成综綜指]|科[創创]板|[滬沪]深(?!三百|300|港)|北交所|上交所|深交所"
)
_STATED = re.compile(
    rf"(?:{_MONEY_SAID})(?:元|[计計]价|[计計]算)?[,，.．。‧·・、;；: ]{{0,2}}(?:以)?[下后後]同"
)
_STATED_IN_WORDS = re.compile(
    "(?:[说說]明|注明|[标標]注|[单單]位|[货貨][币幣]|[币幣][种種值]|金[额額]|以下|本文|文中|数字)"
    rf"[^。；;\n]{{0,8}}?(?:均|皆|都|全部)(?:[为為以是系]|指)*(?:{_MONEY_SAID})"
    rf"|(?:(?i:\b(?:all|amounts|figures|dollars|values|numbers|sums|prices))\b[^.;\n]{{0,40}}?"
    r"\b(?:are|is|expressed|stated|reported|quoted|given|presented)(?: \w+)?"
    r"|(?i:\ball (?:dollar |monetary )?(?:amounts|figures|sums|prices|values))) in "
    rf"(?:{_MONEY_SAID.replace('?P<', '?P<_')})"
)

# What they cannot do without, which is looked for much faster.
_SAME_BELOW = re.compile("[下后後]同")
_ALL_OF_IT = re.compile(
    f"[均皆都部 ](?:(?<! )(?:[为為以是系指]|{_MONEY_WORDS})|(?<= )in (?:{_MONEY_WORDS}))"
)


@lru_cache(maxsize=4)
def stated_money(text: str) -> Place | None:
    """Where the money of a text is from by its own word, which stands over its region; None where
    it says nothing.

    Examples
    --------
    >>> stated_money("收入為50億元(人民幣，下同)，毛利12億元。").region
    'cn'
    """
    said = [
        name.lstrip("_")
        for pattern, its_words in ((_STATED, _SAME_BELOW), (_STATED_IN_WORDS, _ALL_OF_IT))
        for line in (text.split("\n") if its_words.search(text) else ())
        if its_words.search(line)
        for match in pattern.finditer(line)
        for name, words in match.groupdict().items()
        if words
    ]
    if not said:
        return None
    return Place(said[0], "its words", len(set(said)) == 1)


@lru_cache(maxsize=1 << 12)
def depends(literal: str, region: str = "") -> bool:
    """Whether the currency of a print depends on where its text comes from; a bare $ only where
    that is a place with dollars of its own.
    """
    money = (
        not literal.isascii()
        and _LOCAL_MONEY.search(literal)
        or region in LOCAL["$"]
        and _DOLLAR.search(literal)
        or region != "us"
        and (_SHORT_CENTS if region in ("", *_HAVE_CENTS) else _ANY_CENTS).search(literal)
    )
    return bool(money) and not _NAMED_MONEY.search(literal)
