"""Guards by distrust: a word beside an English figure that no rule of reading took, and that may
change what the figure says.

Judgements made here: such a figure is asked about, with the likely answer where there is one. A
bare sum of billions with no things behind it is money of a currency left out; *so many times* with
no comparison behind it may count occasions; what a verb lowers *by* so much falls.
"""

from chipledger import patterns as re
from chipledger.scan.around import Around
from chipledger.scan.english_units import MONEY_FIRST
from chipledger.scan.finds import Found
from chipledger.scan.questions import (
    BLANK_IN_IT,
    DATE,
    NAME,
    NO_RATE,
    NO_UNIT,
    RANGE_OR_TWO,
    SCALE_BEHIND,
    SHARE_OR_FALL,
    TWO_BOUNDS,
    YEAR_OR_COUNT,
    ask,
)
from chipledger.scan.unsaid import MORE_OF

_LATIN = re.compile("[A-Za-z]{3}")
_MOST_LIKELY = "|".join("dollar euro pound yen yuan franc rouble ruble rupee won peso".split())
# 8.28 to the dollar, 141.60 per euro; against the dollar, the yen fetched 105.28
_RATE_BARE = re.compile("[0-9]{1,5}[.][0-9]{1,4}|[0-9]{2,3}|[0-9],[0-9]{3}(?:[.][0-9]+)?")
_TO_MONEY = re.compile(
    rf" (?:yen |won |rupees |roubles |yuan )?(?:to|per|for|against|versus|vs[.]?)"
    rf" (?:the |one |a )?(?:[A-Z][A-Za-z.]+ )?(?:{_MOST_LIKELY}|greenback|sterling|US[$]|USD)\b"
)
_AGAINST_MONEY = re.compile(
    rf"\b(?i:against|versus|to) (?:the |one )?(?:[A-Z][A-Za-z.]+ )?"
    rf"(?:{_MOST_LIKELY}|greenback|sterling|currency|unit)\b[^.;]{{0,80}}$"
)
_CLOSED = re.compile(
    r"[.,;)](?![0-9])|$| (?:in|on|by|at|from|after|to|earlier|late|and|before|while|as)\b"
)
_TRADED = re.compile(r"\b(?:trad(?:e|ed|ing)|quoted|fetched|changed hands|closed|stood) at $")
# lifted rates five times last year: occasions, where no comparison follows
_TIMES = re.compile(
    "(?i:two|three|four|five|six|seven|eight|nine|ten|(?<![0-9][.,])[0-9]{1,3}) times$"
)
_ON_OCCASIONS = re.compile(
    r" (?:(?:last|this|in|since|during|between|already|until|so far|before|within|each|every"
    r"|over the (?:past|last|next|course))\b(?! (?:size|level|value|total)| [a-z]+['’]s)"
    r"|(?:an?|per) (?:day|week|month|year)\b)"
)
_GREW = re.compile(
    r"\b(?:ris(?:en|e|es|ing)|rose|gr[eo]w\w*|increase[sd]?|increasing|jump\w*|multiplied|multiplies|multiply|expand\w*|up|by|surg\w+"
    r"|soar\w*|swell\w*|subscribed|oversubscribed|climb\w*|higher|to)(?: by| to| [a-z]+ly| about"
    r"| around| almost| nearly| more than| over)* $"
)
# margins expanded 0.2% to 25.1%
_STEP_TO = re.compile(r"([0-9.]+) ?(?:%|per ?cent|percent)? to ([0-9.]+) ?(?:%|per ?cent|percent)")
_MOVED = re.compile(r"\b[a-z]+(?:ed|ing|en)(?: by)? $|\b(?:by|and|another) $")
_FAR = 3.0  # ours: between the ends of a range of percentages
# double-digit billions
_DIGITS = re.compile("(?i:single|double|triple)[- ]digits?$")
_SCALE_BEHIND = re.compile("[ -](?:m|b|tr)illions?")
# 16 or 17 March
_DAYS = re.compile("(?:between )?[0-9]{1,2}(?: ?(?:or|and|to|[-–]) ?[0-9]{1,2})?")
_MONTH_BEHIND = re.compile(
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?! [a-z])"
)
# lower the price by $2, reduce its wage costs by $500m
_BY = re.compile(r"\b[Bb]y $")
_LOWERED = re.compile(
    r"\b(?:reduc(?:e|es)|to lower|lowers|cut|cuts|trim|slash|shrink|curb|curtail|shave"
    r"|shorten(?:s|ed|ing)?|thin|thins|thinned|thinning|whittl(?:e|es|ed|ing)|taper(?:s|ed|ing)?"
    r"|deteriorat(?:e|es|ed|ing)|weaken|soften|worsen|dilut(?:e|es|ed|ing)|prune|pare|narrow"
    r"|scal(?:e|ing) back|bring(?:ing)? down|undershoot|miss|shed|halve|decrease|diminish"
    r"|lessen|dampen|erode|drag(?:ged)? down|hold back|recede|retreat|slow)\b"
    r"(?:(?! (?:to|and|but|while|as|then|raise|lift|boost|increase|grow|rise|up) )"
    r"[^.;:%0-9]){0,60}$"
)
# a delay that improved by 4 ms grew shorter
_IMPROVED = re.compile(r"\bimprov(?:e|es|ed|ing) (?:by )$")
_LASTING = (
    *("ms", "ns", "µs", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days"),
    *("week", "weeks"),
)
# $2 per 1,000 litres, £4 a leg: a rate of which the sum alone was read
_PER = re.compile(r" per (?:[0-9]|[A-Z][A-Za-z]+ [a-z])")
_A_THING = re.compile(
    r" an? (?!(?:year|month|week|day|decade|quarter|hour|minute|second|while|moment|century"
    r"|fortnight|night|lot|bit|few|further|little|piece|share|barrel|tonne|ton|unit|pop|move|sign"
    r"|record|rise|fall|gain|loss|drop|total|profit|deal)\b)[a-z]+"
    r"(?:[.,;)](?![0-9])| (?:in|on|for|from|at|by|after|since|and|but|when|this|last|to)\b|$)"
)
# 91 minutes per session, 20 per building, bytes per FLOP: so much of a thing that no list has
_PER_WORD = re.compile(
    r"[ -]per[ -](?!cent|se\b|capita|share|the\b|and\b|day|annum|year|unit|data)[a-z]{3,}"
    r"|[ -]per[ -](?:[A-Z]{2,}s?|[kMGTP]?[A-Z][a-z]{0,2})(?![A-Za-z])"
)
# 300 Mpixel/s, 5 Gop/s
_UNIT_RATE = re.compile(
    " ?(?=[a-zµ]{0,3}[A-Z])[A-Za-zµ]{1,8}/(?:s|sec|h|hr|min|d|day|kg|g|m|km|GB|TB|W|kW|kWh|MWh|t|L"
    "|l|J|yr|op|bit|cycle|clk|token)(?![A-Za-z/])"
)
# less than a 3 per cent stake, at least a $5 million fee
_UNIT_FIRST = tuple(" -KMGTPEkmµ")
_BOUND_BEFORE = re.compile(
    r"\b(?i:(?P<over>more than|greater than|better than|higher than)|(?P<under>less than|lower than"
    r"|fewer than|smaller than)|(?P<atleast>at least|no less than|not less than)"
    r"|(?P<upto>at most|no more than|not more than"
    r"|(?<!sign )(?<!signed )(?<!add )(?<!adds )(?<!live )up to)"
    r"|(?P<about>about|roughly|approximately"
    r"|around)"
    r"|(?P<near>nearly|almost|close to)) an? (?:full |whole |mere |total )?$"
)
# $3 / 1M input, $10 output per 1M tokens
_PER_MANY = re.compile(
    " ?/ ?[0-9]+ ?[kKM]?(?![0-9/.,])"
    "| (?:[a-z]+ )?per (?:[0-9]+ ?[kKM]|million|thousand|billion)(?![a-z])"
)
# $2589 ($3814) a tonne
_PER_BEHIND = re.compile(
    r"(?: ?\([^()]{2,24}\)|\)) (?:an?|per) (?:tonne|ton|year|month|day|share|barrel|ounce|pound"
    r"|week|hour|MWh|kWh|kg|dmt|head|unit|litre|gallon)\b(?! (?:ago|earlier|before|later|old))"
)
# 260lb ft of torque
_TORQUE = re.compile("(?:lbs?|pounds?)$"), re.compile("[ -·]?(?:ft|feet|foot)(?![a-z])")
# down $1.72 at $86.26 and $1.98 at $80.78 respectively
_FELL_AND = re.compile(
    r"\b(?:down|fell|lost|shed|dropped|declined|slid)(?: by)? [$£€]?[0-9][^;]{0,40} and (?:by )?$"
)
_RESPECTIVELY = re.compile(r"[^;]{0,60}\brespectively\b")
_GIVEN = re.compile(
    r"\b(?:g[ia]ve|gives|given|call\w*|mak\w+|made|consider\w*|as|pa(?:y|id)|offer\w*"
    r"|award\w*|lend\w*|lent|hand\w*|on|own\w*|with|find|found|buy\w*|bought)\b[^.;,]{0,40}$"
)
# a sum of billions that counts nothing: its money is left out
_BARE_SUM = re.compile("(?:[A-Za-z][a-z]+ ){0,3}[0-9][0-9,.]* ?(?:bn|tn|trn|(?i:b|tr)illion)")
_NO_THINGS_BEHIND = re.compile(
    r"[.,;:)](?![0-9])|$| (?:in|for|to|from|on|last|this|next|by|and|but|at|or|over|as|before"
    r"|after|since|with|than|when|while|compared|versus|against|a|an|was|were|is|are|last|up|down"
    r"|annual|annually)\b| (?:roubles?|rubles?|francs?|kronor|krona|kroner|krone|zloty|forint"
    r"|rials?|dinars?|lira|reais|rand|baht|pesos?|shillings?)\b"
    r"| [A-Z]{3} (?:francs|shillings|dollars)\b"
)
_COUNTS = re.compile(
    r"\b(?:people|population|users?|customers|subscribers|shares|transistors|parameters|tokens|devices"
    r"|units|downloads|views|chips|barrels|tonnes|miles|phones|members|messages|searches|calls"
    r"|passengers|visitors|readers|households|accounts|years|workers|litres|gallons|pages)\b"
)
# $50-100,000: the thousands of the first end stand at the second
_THOUSANDS_ONCE = re.compile(
    "[^0-9]*([1-9][0-9]{0,2}) ?(?:-|–|to|or) ?[^0-9]{0,3}([1-9][0-9]{0,2}),000[^0-9]*"
)
# the 12 Euro zone countries
_ZONE = (
    re.compile("[0-9]{1,3} (?i:euro)"),
    re.compile("[ -](?:zone|area|country|countries|nation|member|state)"),
)
# February 16 and 17
_DAY_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*[.]? [0-9]{1,2}"
    r"(?:,| and| or| to|, and) $"
)
# at the end of June 30, 2021
_AFTER_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $"
)
_YEAR_BEHIND = re.compile(", (?:19|20)[0-9]{2}(?![0-9])")
# the firm earned 5 billion
_ENGLISH_SUM = re.compile("(?:million|billion|trillion|[bmt]n)$", re.IGNORECASE)
_OF_MONEY = re.compile(
    r" (?:of|in) (?:[a-z-]+ ){0,2}(?:equity|debts?|revenues?|EBITDA|income|sales|cash|capital"
    r"|liquidity|savings|costs?|expenses?|proceeds|earnings|profits?|dividends?|goodwill|credit"
    r"|capex|losses|fees|premiums?|deposits|loans|NOI|FFO)\b"
)
_EARNED = re.compile(
    r"\b(?:EBITDA|EBIT|A?FFO|NOI|dividends?|fees?|expenses?|cash flow|proceeds|inflows?|outflows?"
    r"|(?:[Nn]et|[Gg]ross|[Oo]rganic|[Ss]egment|[Cc]onsolidated) sales|capital|liquidity"
    r"|payments?|tax(?:es)?|charges?|deposits?|loans?|assets|cash|depreciation|amorti[sz]ation"
    r"|income|premiums?|synerg(?:y|ies))\b|\b(?i:earn(?:s|ed|ing)?|spen[dt]s?|spending|invest(?:s|ed|ing|ments?)?|worth|loss(?:es)?"
    r"|profits?|revenues?|income|debts?|valued|valuation|budgets?|capex|expenditures?|costs?"
    r"|paid|earnings|turnover)\b"
)
_LOST_OR_WON = re.compile(
    r" (?:[a-z]+ )?(?:loss|profit|debt|investment|budget|valuation|fine|buyback|costs?|expenses?"
    r"|savings|impact|headwind|tailwind|charge|impairment)\b"
)
_NO_NOUN = re.compile(
    r"$|[.,;:)]|,? (?:in|for|to|from|on|last|this|next|a|by|and|but|at|or|over|as|before|after"
    r"|since|with|than|per|when|while|during|through|throughout|compared|versus|based|including|plus|net|below|above|is|are"
    r"|was|were|higher|lower|better|worse|up|down)\b"
)
# three quarters, with no whole behind it
_THREE_QUARTERS = re.compile("[Tt]hree quarters")
_OF_WHOLE = re.compile(" (?:of|full|owned|empty|complete|finished|the) ")
# known as '771', the "42": a name or a slogan
_QUOTES = tuple("'\"‘’“”")
_BARE = re.compile("[0-9]{1,4}|[a-z]+", re.IGNORECASE)
# its 787 Dreamliner
_A_MODEL = re.compile(
    r"(?:\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[Aa]n?|[a-z]+er|new|first)|['’]s)"
    r"(?: [a-z-]+)? $"
)
_NAMED = re.compile(
    r" (?:[A-Z][a-z]+(?:er|or|[b-df-hj-np-rt-z])"
    r"|(?:air)?(?:plane|craft|liner)|freighters?|jumbos?|widebody|jet|tanker|line|model|car|engine|helicopter|phone|truck|van"
    r"|chip|processor|card|family|platform|variant)\b"
)
_MODEL = re.compile("(?:[1-9]|(?!19|20)[1-9][0-9])[0-9]{2}")
# an album of Six Feet Under
_WORDS_OF_NAME = re.compile("[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+")
_SMALL_WORD = re.compile(r"(?:^|[ (“\"])[a-z][a-z’']*,? $"), re.compile(" [A-Z][a-z]")
# Windows 95 and 98; the 3230 and 7710
_BESIDE_NAME = re.compile(
    r"(?:[a-z] (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )[A-Z][A-Za-z]+"
    r"|\bthe) (?!19|20)[0-9]{2,4}(?:,|,? and| or) $"
)
_CLOSED_NAME = re.compile(
    r"[.,;)](?![0-9])| (?:and|or|is|are|was|were|will|can|in|on|to|have|has)\b|$|['’]s\b"
)
_DIALLED = re.compile(
    r"\b(?i:text(?:ed|ing|s)?|SMS|dial(?:l?ed|l?ing)?|PIN|extension|(?:post|zip|short) ?code)"
    r"(?: [A-Z]+)?(?: to| on| it to| is)? $"
)
_GAUGES = re.compile(r"\b(?i:connect\w*|install\w*|smart|electric|gas|utility|water) $")
_STANDARD = re.compile("802[.]1[0-9]?(?: ?[a-z]{1,2})?")
# arranged around ten tournaments
_ARRANGED = re.compile(
    r"\b(?:arranged|built|based|cent(?:re|er)(?:s|d|ed|ing)|organi[sz]ed|designed|structured|hing\w+"
    r"|revolv\w+|wrapped|gather\w+|clustered|framed|shaped) $"
)
# 80 megaflops
_PREFIXED = re.compile(
    r"[ -](?:kilo|mega|giga|tera|peta|exa|milli|micro|nano|pico)(?:flops?|bits?|bytes?|pixels?"
    r"|hertz|volts?|amp(?:ere)?s?|joules?|pascals?|gram(?:me)?s?|lit(?:re|er)s?|met(?:re|er)s?"
    r"|seconds?|ohms?|farads?|moles?|calories?|tons?|tonnes?|watts?|bauds?|sieverts?|tesla)\b",
    re.IGNORECASE,
)
# growth in '21, fiscal 21; the figure that a speaker takes back: to 405 -- $455 million
_SHORT_YEAR = re.compile(
    r"(?:(?:^|[ (/–—-])['’]|\b(?:[Ff]iscal(?: [Yy]ear)?|FY) "
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December), )$"
)
_TWO_DIGITS = re.compile("[0-9]{2}(?![0-9.,%])")
_TAKEN_BACK = re.compile(
    " -- (?:(?:or|about|approximately|around|nearly|over) )?"
    "(?:[$£€]?[0-9]|(?:one|two|three|four|five|six|seven|eight|nine|ten)[ ,])"
)
FALSE_START = "may be taken back by the figure behind it; code the one meant"
_SO_MANY_QUARTERS = re.compile(r"\b(?:a|one) quarter or $"), re.compile(r" or (?:two|three|so)\b")
_ONE_QUARTER = re.compile("(?:.* )?(?:one|One|a) quarter")
_BY_PART = re.compile(r"\b(?:by|to|at|than) $")
_UP_BY = re.compile(
    r" (?:over|about|nearly|almost|around|approximately|roughly|more|less|at|some)\b"
)
# 30 basis (points); 1.4 bcfe a day
_CUT_BASIS = re.compile(r"[- ]basis(?! points?| pts?)\b")
_GAS = re.compile(
    " (?:[bmt]cfe?|mmcfe?|[BMT]cfe?|MMcfe?|[Mm]{0,2}[Bb]oe|[Mm]{1,2}[Bb]bls?|[Dd]th|MMBtu"
    "|hundredweights?|quintals?|FPS|[KMGPE]OPS|[Oo]ps(?= per|/)|us(?=[,;)]|[.] | latency))"
    "(?![A-Za-z])"
)
_CORE = re.compile("(?:[a-z]+ )?(?:19|20)[0-9]{2} (?:core|home|store|person|order|[Ss]econd)")
_LAST_OF_CORE = ("core", "home", "tore", "rson", "rder", "cond")
_ADDRESS = re.compile(
    " (?:[A-Z][A-Za-z.]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Drive|Lane|Way|Place"
    "|Plaza|Square|Court|Parkway|Highway|Corner|Center|Centre|Tower|Terrace|Row)\\b"
)
_JETS, _FLYING = (
    re.compile("7[0-8]7"),
    re.compile("Boeing|Airbus|MAX|aircraft|airline|plane|jet|Dreamliner|deliver|A3[0-9]0"),
)
_SAME_ENDS = re.compile("([0-9]+)-([0-9]+)")
_OR_SO = re.compile(r" or so\b(?! (?:it|they|he|she|we|you|I|the|this)\b)")
_OLDER = re.compile(r" (?:and|or) (?P<way>older|younger)\b")  # aged 65 and older
_SO_LONG = re.compile(" or so (?P<unit>year|month|week|day|hour|minute|quarter|decade)s?\\b")
# sales declining $13 million
_FALLING = re.compile(
    r"\b(?:declines?|decreases?|falls?|drops?|shrinks?|slips?|declining|falling|decreasing|slipping|sliding|shrinking|plunging|tumbling|sinking|dipping"
    r"|easing|retreating|contracting|slumping|weakening)(?: by)?"
    r"(?: about| some| nearly| almost| another| around| approximately)? $"
)
_TIME_ENDS = re.compile("(?:year|month|week|day|hour|minute|quarter|time)s?$")
_SLIDES = re.compile("[Ss]lides? [0-9]{1,3}")
_PAGES = re.compile(r"\b[Pp]ages? $|\b[Ss]lides? $")
# in quarter three, by year three
_ORDINAL_TIME = re.compile(
    r"\b(?i:by|in|of|from|at|during|after|until|through|to|on|, )"
    r" ?(?:quarter|year|week|month|day) $"
)
# came to 29%, up three points; rose two points to 31%
_BARE_POINTS = re.compile(
    r"[0-9½¼¾] points?$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) points?$"
)
_SHARE_BEFORE = re.compile(
    r"[0-9](?:%| per ?cent)(?: [a-z]+)?,? (?:which (?:is|was) )?(?:up|down|higher|lower"
    r"|an? (?:increase|gain"
    r"|rise|drop|fall|decline|improvement) of)(?: by)?(?: about| nearly| almost)? $"
)
_TO_SHARE = re.compile(" (?:higher |lower )?(?:to|at) [0-9.]+(?:%| per ?cent)")
# 8x H100, 4× GPUs; close to 30 MW or more; 14 stations over 23 km
_THING_TIMES = re.compile(
    " ?(?!FY|CY|NTM|EV|P/?E|[QH][1-4](?![0-9]))"
    "(?:[A-Z]{1,8}[0-9]{1,4}[A-Z]{0,3}|[A-Z]{2,5}s)(?![a-z])"
)
_LOWER_BOUND_BEHIND = re.compile(
    r"(?: (?!or\b|and\b)[a-z-]+){0,2} (?:or|and) (?:more|higher|greater|above|over|up)"
    r"(?=[.,;:)]| (?:in|at|on|by|to|for|from|may|might|will|would|could|are|were|a|per|of|this"
    r"|each)\b|$)"
)
_SOFT_BEFORE = re.compile(
    "(?:about|around|nearly|almost|roughly|approximately|close to|some|up to|under|below|less than"
    "|fewer than|at most|just under|~) ?[$€£¥]?[0-9a-z]",
    re.IGNORECASE,
)
_LENGTHS = (
    *("km", "miles", "mile", "metres", "meters", "feet", "kilometres", "kilometers", "yards"),
)
_SO_MANY = re.compile(r"[0-9](?: [a-z/]+){1,3} $")
_ORDINAL = re.compile("(?:one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2})")
_BEHIND_TIME = re.compile(
    r"[.,;)](?![0-9])|$| (?:and|is|was|of|on|we|to|revenues?|sales|results)\b"
)
_DIGITS_OR_MORE = re.compile("single[- ]digits? or (?:greater|more|higher|better|above)")
# the 6/18 festival, 11/11; 60 fps at 4K max
_DAY_NAMED = re.compile("([0-9]{1,2})/([0-9]{1,2})")
_THE = re.compile(r"(?:\b(?:the|recent|last|annual|on|during|this)|['’]s) $", re.IGNORECASE)
_RESOLUTION = re.compile("[2458]K"), re.compile(r"\b(?:at|in|native|true|for) $")
# two Foot Locker stores, rents at 153 Second
_CAPITAL_UNIT = re.compile(
    r"(?!(?:19|20)[0-9]{2} )[0-9a-z]+ (?:Foot|Second|Hand|Mile|Point|Pound|Stone|Store|Bar)"
)
_AT_PLACE = (
    re.compile(r"\b[Aa]t $"),
    re.compile(r" (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z]+(?<!s)\b"),
)
# One, ...; two, over $20 million
_COUNTED_OFF = (
    re.compile(r"(?:[;:]|[;,] and) $"),
    re.compile("(?:two|three|four|five|six|seven|eight)"),
)
# above 3% less than two years ago; $0.03 and lower costs
_LESS_AGO = re.compile(
    r" than [a-z0-9 ]{1,30}\b(?:years?|months?|weeks?|days?|hours?|quarters?) ago\b"
)
_AND_MORE = re.compile("and (?:lower|higher|more|less|fewer|greater)$")
_MORE_THINGS = re.compile(
    r" (?!(?:of|in|is|are|was|were|will|to|have|has|had|can|could|for|at|on|who"
    r"|should|may|must|get|pay|need|with|from|by|per|a|each|over|this|last|during|than|that|which)\b)[a-z]"
)
_MONEY_FOR_MONEY = re.compile(r"\b(?:exchange|currency|sterling|forex|GBP)\b", re.IGNORECASE)
_FAR_ENDS = re.compile("[$£€]([0-9][0-9,.]*) to [$£€]?([0-9][0-9,.]*)(?: per [a-z]+| a [a-z]+)?")
_WIDE = 30.0  # ours: between the ends of a range of prices
OWN_WORDS = "its last words may belong to what follows; code it without"
_ENDS_COUNT = re.compile("(?:[0-9]|illion)$")
QUARTERS = "may be a part or quarters of a year; print the one meant"
_OF_MODEL = re.compile(
    r"(?:,| and) (?:the [0-9]|[0-9]{4}(?![0-9]))|['’]s\b|[.,;](?![0-9])"
    r"| (?:is|has|can|will|gets|boasts|comes|offers|delivers"
    r"|packs|adds|uses|makes|feels|costs|starts|charges|weighs)\b"
)
_TWO_MODELS = re.compile("[1-9][0-9]{2}-[1-9]00")  # the 737-800
# born there in 1723; the 2000 deal
_OLD_YEAR = re.compile("1[5-8][0-9]{2}")
_IN = re.compile(r"\b(?:in|since|from|of|until|by|before|after|late|early) $")
_PLURAL = re.compile(r" (?:(?!of |in |at |on |and |the |for )[a-z-]+ ){0,2}[a-z-]+s\b")
_NUMBERED_THING = re.compile(r"[A-Za-z] [A-Z][A-Za-z]+ [2-9] [a-z]+$")  # a PlayStation 3 chip
_THINGS = re.compile(r" (?!(?:has|is|was|does)\b)[a-z]+s\b| people\b")
# a Nokia 6600, an Athlon 3500+; and no Dow 9800
_FOUR_DIGITS = re.compile("(?!19|20)[1-9][0-9]{3}[+]?")
_CAPITAL_BEFORE = re.compile(r"(?:[a-z0-9]|[,;(]) (?:[A-Z][A-Za-z]+|[A-Z]{2,4}) $")
_INDEX = re.compile(
    r"\b(?:Dow|Nasdaq|FTSE|Nikkei|Sensex|Nifty|Dax|DAX|CAC|Seng|Index|index|Composite|Average|RM|Rs|INR"
    r"|USD|About|Around|Over|Some|Nearly|Almost) $"
)
_YEAR_OF_DEAL = re.compile("(?:19|20)[0-9]{2} (?:deal|share|unit|chip|card|rack|wafer|job)")


def guards(around: Around) -> dict[str, str]:
    """The question for a figure beside a word that no rule took."""
    if around.among_signs or around.shared:
        return {}
    literal, line, end = around.literal, around.line, around.end
    if not _LATIN.search(line, max(0, around.start - 24), end + 24):
        return {}
    before, behind = line[max(0, around.start - 90) : around.start], line[end : end + 60]
    if before.endswith((" a ", " an ", " full ", " whole ", " mere ", " total ")) and (
        bound := _BOUND_BEFORE.search(before)
    ):
        return {
            "flag": "its bound stands before the article; code the figure with it",
            "likely": f"hedge={bound.lastgroup}",
        }
    if literal.endswith(("FLOP/B", "FLOPs/B", "op/B", "ops/B")):
        return ask(NO_RATE)  # per byte, and no barrel
    if literal.endswith("per pound") and _MONEY_FOR_MONEY.search(line):
        return ask(NO_RATE)
    asked = (
        _named(literal, before, behind)
        or _names(literal, before, behind)
        or _bare(literal, before, behind)
        or _print(literal, before, behind)
    )
    if asked or around.text.ways[around.at] == "fall":
        return asked or (ask(NO_RATE) if _rate(literal, before, behind) else {})
    lowered = (
        before.endswith((" by ", "By "))
        and literal[:1] not in "-+"
        and _LOWERED.search(before[:-3]) is not None
    )
    lowered = lowered or (
        literal.endswith(_LASTING) and _IMPROVED.search(before) is not None and literal[0].isdigit()
    )
    fell_too = (
        before.endswith((" and ", " and by "))
        and literal[:1] in "$£€0123456789"
        and _RESPECTIVELY.match(behind) is not None
        and _FELL_AND.search(before) is not None
    )
    if lowered or fell_too:
        return {"flag": "move=", "likely": "move=fall"}
    return ask(NO_RATE) if _rate(literal, before, behind) else {}


def _names(literal: str, before: str, behind: str) -> dict[str, str]:
    """The question for a number that may be a name."""
    model = literal.isdigit() and _MODEL.fullmatch(literal)
    if literal[:2] == "3M" and literal[2:3] in ("", " ") and not literal.endswith("s"):
        return {} if _THINGS.match(behind) else ask(NAME)
    named = (
        (model and before[-4:].lower() == "the " and _OF_MODEL.match(behind))
        or (model and _A_MODEL.search(before) and _NAMED.match(behind))
        or (literal[3:4] == "-" and _TWO_MODELS.fullmatch(literal) and not _THINGS.match(behind))
        or (
            _FOUR_DIGITS.fullmatch(literal)
            and _CAPITAL_BEFORE.search(before)
            and not _INDEX.search(before)
            and not _PLURAL.match(behind)
        )
        or (
            before[-1:] in _QUOTES
            and behind[:1] in (*_QUOTES, ",")
            and before
            and behind
            and _BARE.fullmatch(literal)
        )
        or (
            literal[-5:] in (" chip", " card", " unit") and _NUMBERED_THING.search(before + literal)
        )
    )
    return ask(NAME) if named else {}


def _named(literal: str, before: str, behind: str) -> dict[str, str]:
    """The question for a number that a word beside it may make a name or a place."""
    if (
        literal[:1] in "$£€0123456789"
        and _FALLING.search(before)
        and not _TIME_ENDS.search(literal)
    ):
        return {"flag": "move=", "likely": "move=fall"}
    if literal[-1:].isdigit() and _SLIDES.fullmatch(literal):
        return ask(NAME)
    if before[-5:].lower() in ("ages ", "page ", "ides ", "lide ") and _PAGES.search(before):
        return ask(NAME)
    if _ORDINAL_TIME.search(before) and _ORDINAL.fullmatch(literal) and _BEHIND_TIME.match(behind):
        return ask(NAME)
    if literal[:3] == "000" and before[-1:] == ",":
        return {"flag": "is the end of a longer number; code it whole", "likely": ""}
    if literal[:6] == "single" and _DIGITS_OR_MORE.fullmatch(literal):
        return {"flag": "unit=", "likely": "unit=percent"}
    year = before[-1:] in ("'", "’", " ") and _TWO_DIGITS.match(literal)
    if year and _SHORT_YEAR.search(before):
        return ask(YEAR_OR_COUNT)
    if behind[:4] == " -- " and _TAKEN_BACK.match(behind):
        return {"flag": FALSE_START, "likely": ""}
    if literal[:7].lower() == "around " and _ARRANGED.search(before):
        return {"flag": "may be about so many or arranged around them", "likely": ""}
    day = _DAY_NAMED.fullmatch(literal) if "/" in literal else None
    if day and (day[1] == day[2] or int(day[2]) > 10 and _THE.search(before)):
        return ask(DATE)
    if literal[-1:] == "K" and _RESOLUTION[0].fullmatch(literal) and _RESOLUTION[1].search(before):
        return ask(NAME)
    if _CAPITAL_UNIT.fullmatch(literal):
        return ask(NAME)
    if (
        before[-2:] in ("; ", ": ", "d ")
        and behind[:2] == ", "
        and _COUNTED_OFF[1].fullmatch(literal)
    ):
        return ask(NAME) if _COUNTED_OFF[0].search(before) else {}
    if literal[:1].isupper():
        title = (
            _WORDS_OF_NAME.fullmatch(literal)
            and _SMALL_WORD[0].search(before)
            and _SMALL_WORD[1].match(behind)
        )
        return ask(NAME) if title else {}
    if literal[-6:] == " share":
        if before[-7:].lower() == "number ":
            return ask(NAME)
        if behind[:6] == " point":
            return {"flag": "unit=", "likely": "unit=percent"}
    if literal[-1:] == "b" and behind[:8] == " program":
        return ask(NAME)
    if literal[-6:] == "meters" and _GAUGES.search(before):
        return {"flag": "may be metres or meters that measure", "likely": ""}
    if literal[:5] == "802.1" and _STANDARD.fullmatch(literal):
        return ask(NAME)
    same = _SAME_ENDS.fullmatch(literal) if "-" in literal else None
    if same and same[1] == same[2]:
        return {"flag": "may be a date, a score or a range; code the one meant", "likely": ""}
    if not literal.isdigit() or len(literal) < 2:
        return {}
    if len(literal) > 2 and (
        _ADDRESS.match(behind) or _AT_PLACE[0].search(before) and _AT_PLACE[1].match(behind)
    ):
        return ask(NAME)
    if _JETS.fullmatch(literal) and _FLYING.search(before + behind):
        return ask(NAME)
    named = (
        before[-2:] in (", ", "d ", "r ")
        and _BESIDE_NAME.search(before)
        and _CLOSED_NAME.match(behind)
    ) or (len(literal) > 2 and before[-1:] == " " and _DIALLED.search(before))
    return ask(NAME) if named else {}


def _bare(literal: str, before: str, behind: str) -> dict[str, str]:
    """The question for digits alone: a rate of exchange, days, an old year, a cut scale."""
    if not literal[-1:].isdigit() or behind[:1] == "%":
        return {}
    if _RATE_BARE.fullmatch(literal) and _of_exchange(literal, before, behind):
        return {"flag": "unit=", "likely": ""}
    if _DAYS.fullmatch(literal) and (
        _MONTH_BEHIND.match(behind)
        or _DAY_BEFORE.search(before)
        or (_YEAR_BEHIND.match(behind) and _AFTER_MONTH.search(before))
    ):
        return {"flag": "may be days of a month; code them as a date", "likely": ""}
    if literal.isdigit() and before.endswith("zero to "):
        return {"flag": "unit=", "likely": "unit=mile/hour" if int(literal) < 63 else ""}
    low = _THOUSANDS_ONCE.fullmatch(literal) if literal.endswith(",000") else None
    if low and int(low[1]) < int(low[2]):
        return {"flag": "its scale stands at its other end; print it at both", "likely": ""}
    if _OLD_YEAR.fullmatch(literal) and _IN.search(before) and not _PLURAL.match(behind):
        return ask(YEAR_OR_COUNT)
    return {}


def _print(literal: str, before: str, behind: str) -> dict[str, str]:
    """The question that the words of the print leave open."""
    last = literal[-6:].lower()
    if last == " times":
        often = _TIMES.search(literal) and _ON_OCCASIONS.match(behind) and not _GREW.search(before)
        return {"flag": "may be a multiple or so many occasions", "likely": ""} if often else {}
    if last == "uarter" and _ONE_QUARTER.fullmatch(literal):
        part = _OF_WHOLE.match(behind) or _BY_PART.search(before) or literal.endswith("a quarter")
        if not part or _SO_MANY_QUARTERS[1].match(behind):
            return ask(QUARTERS)
    if last in ("two", "three") and _SO_MANY_QUARTERS[0].search(before):
        return ask(QUARTERS)
    if _BARE_POINTS.search(literal) and (_SHARE_BEFORE.search(before) or _TO_SHARE.match(behind)):
        return {"flag": "unit=", "likely": "unit=percent"}
    if last[-1:] in ("x", "×") and _THING_TIMES.match(behind):
        return {"flag": "may be a multiple or a count; code the count", "likely": ""}
    if _LOWER_BOUND_BEHIND.match(behind) and _SOFT_BEFORE.match(literal):
        return ask(TWO_BOUNDS)
    if literal[:5].lower() == "over " and literal.endswith(_LENGTHS) and _SO_MANY.search(before):
        return {"flag": "may be more than so much or along it", "likely": ""}
    if last[-5:] == " less" and _LESS_AGO.match(behind):
        return ask(OWN_WORDS)
    if literal.endswith(("lower", "higher", "more", "less", "fewer", "greater")) and (
        _AND_MORE.search(literal) and _MORE_THINGS.match(behind)
    ):
        return ask(OWN_WORDS)
    ends = _FAR_ENDS.fullmatch(literal) if " to " in literal else None
    if ends and _WIDE * float(ends[1].replace(",", "")) < float(ends[2].replace(",", "")):
        return ask(RANGE_OR_TWO)
    if last[-5:] == "or up" and _UP_BY.match(behind):
        return ask(OWN_WORDS)
    if last == "arters" and _THREE_QUARTERS.fullmatch(literal) and not _OF_WHOLE.match(behind):
        return ask(QUARTERS)
    if (literal[:2] in ("19", "20") and _YEAR_OF_DEAL.fullmatch(literal)) or (
        literal[-4:] in _LAST_OF_CORE and _CORE.fullmatch(literal)
    ):
        return ask(YEAR_OR_COUNT)
    if last[-4:] == "euro" and _ZONE[0].fullmatch(literal) and _ZONE[1].match(behind):
        return {"flag": "unit=", "likely": ""}
    step = _STEP_TO.fullmatch(literal) if " to " in literal else None
    if step and float(step[2]) > _FAR * float(step[1]) and _MOVED.search(before):
        return ask(RANGE_OR_TWO)
    if "digit" in last and _DIGITS.search(literal) and _SCALE_BEHIND.match(behind):
        return ask(SCALE_BEHIND)
    if literal[:11].lower() == "sell-off of" and behind.startswith(" of "):
        return ask(SHARE_OR_FALL)
    if literal[-1:].isdigit() and behind[:1] == " " and behind[1:2] in ("½", "¼", "¾", "⅓", "⅔"):
        return ask(BLANK_IN_IT)
    if behind[:1] in _UNIT_FIRST and _ENDS_COUNT.search(literal):
        if _PREFIXED.match(behind) or _GAS.match(behind) or _UNIT_RATE.match(behind):
            return ask(NO_UNIT)
        if _CUT_BASIS.match(behind):
            return {"flag": "unit=", "likely": "unit=percent;scale=0.01"}
    if literal.isdigit() and (older := _OLDER.match(behind)):
        return {
            "flag": "its bound stands behind it; code the figure with it",
            "likely": "hedge=atleast" if older["way"] == "older" else "hedge=upto",
        }
    if behind[:6] == " or so" and _OR_SO.match(behind):
        if long := _SO_LONG.match(behind):
            return {"flag": "unit=", "likely": f"unit={long['unit']}"}
        return {
            "flag": "stands before *or so*, which was not read; code it with *about*",
            "likely": "",
        }
    torque = _TORQUE[1].match(behind) and _TORQUE[0].search(literal)
    return ask(NO_UNIT) if torque or behind[:1] in ("²", "³") else {}


def _rate(literal: str, before: str, behind: str) -> bool:
    """Whether a figure is a rate of which the amount alone was read."""
    if behind[1:5] in ("per ", "per-"):
        money = MONEY_FIRST.match(literal) or literal.endswith(("pence", "cents"))
        return bool(_PER_WORD.match(behind) or (money and _PER.match(behind)))
    if _PER_MANY.match(behind):
        return MONEY_FIRST.match(literal) is not None
    if behind[:1] == ")" or behind[:2] in (" (", "("):
        return _PER_BEHIND.match(behind) is not None
    return bool(
        behind[:2] == " a"
        and _A_THING.match(behind)
        and (MONEY_FIRST.match(literal) or literal.endswith(("pence", "cents")))
        and not _GIVEN.search(before)
    )


def _of_exchange(literal: str, before: str, behind: str) -> bool:
    """Whether a bare number is a rate of exchange, so many of one money for another."""
    if behind[:1] == " " and _TO_MONEY.match(behind):
        return True
    return (
        ("." in literal or _TRADED.search(before) is not None)
        and not MORE_OF.match(behind)
        and _CLOSED.match(behind) is not None
        and _AGAINST_MONEY.search(before) is not None
    )


def bare_sum(one: Found, line: str) -> dict[str, str]:
    """The question for a large number that has neither a unit nor things that it counts.

    Parameters
    ----------
    one : Found
        The find, of which no unit was read.
    line : str
        The line of the text that holds it.

    Returns
    -------
    dict of str to str
        `flag` and `likely`, or nothing.
    """
    end = one.offset + len(one.literal)
    if _ENGLISH_SUM.search(one.literal):
        clause = re.split("[.;:,] ", line[max(0, one.offset - 60) : one.offset])[-1]
        behind = line[end : end + 16]
        if (
            _OF_MONEY.match(line, end)
            or _LOST_OR_WON.match(behind)
            or _EARNED.search(clause)
            and _NO_NOUN.match(behind)
        ):
            return {"flag": "unit=", "likely": "unit=USD"}
    counts = (
        _BARE_SUM.fullmatch(one.literal) is None
        or _NO_THINGS_BEHIND.match(line, end) is None
        or _COUNTS.search(line, max(0, one.offset - 160), end + 60) is not None
    )
    return {} if counts else {"flag": "unit=", "likely": ""}
