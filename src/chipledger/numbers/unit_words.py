"""The words for units and money, and for what a rate is counted per.

Judgements made here: 元 and ¥ without a country are the yuan unless the region of the text says
otherwise, and $ the US dollar; 厘 of a rate is a hundredth, as a yearly rate has it.
"""

from decimal import Decimal

# Currencies: unit -> its words. In `YUAN` 元 may follow the name of the country: 港幣3億元,
# 新台幣5元.
CURRENCIES = {
    "CNY": "人民币|人民幣|元人民币|元人民幣|CNY|RMB|Rmb|renminbi|yuan|CN¥",
    "USD": "美元|美金|USD|US$|$US|US dollars|U.S. dollars"
    "|U.S.-dollar|US-dollar|U.S. dollar|US dollar",
    "HKD": "港元|港币|港幣|港圆|港圓|HKD|HK$|$HK|Hong Kong dollars",
    "TWD": "新台币|新台幣|新臺幣|台币|台幣|臺幣|TWD|NTD|NT$|$NT|NT dollars|New Taiwan dollars",
    "JPY": "日元|日圆|日圓|日币|日幣|円|JPY|JP¥|yen",
    "KRW": "韩元|韓元|韩圆|韓圓|韩币|韓幣|韓圜|KRW|₩|won",
    "EUR": "欧元|歐元|EUR|€|euros|euro",
    "GBP": "英镑|英鎊|镑|鎊|GBP|£|pounds sterling|pound sterling",
    "SGD": "新加坡元|新加坡币|新加坡幣|新币|新幣|新元|坡元|坡币|坡幣|SGD|S$|$S|Singapore dollars",
    "AUD": "澳元|澳币|澳幣|AUD|A$|AU$|$A|$AU|Australian dollars",
    "NZD": "纽元|紐元|纽币|紐幣|新西兰元|新西蘭元|紐西蘭元|NZD|NZ$|$NZ|New Zealand dollars",
    "CAD": "加元|加币|加幣|CAD|C$|CA$|$C|$CA|Canadian dollars",
    "CHF": "瑞士法郎|瑞郎|CHF|Swiss francs",
    "INR": "印度卢比|印度盧比|卢比|盧比|INR|₹|Rs|Rs.|rupees|rupee",
    "MYR": "令吉|马币|馬幣|林吉特|MYR|RM|ringgits|ringgit",
    "IDR": "印尼盾|印尼盧比|印尼卢比|IDR|Rp|rupiah",
    "PHP": "菲律宾比索|菲律賓披索|₱|Philippine pesos",
    "VND": "越南盾|越盾|VND|₫|dong",
    "THB": "泰铢|泰銖|泰国铢|泰國銖|THB|฿|bahts|baht",
    "RUB": "卢布|盧布|RUB|₽|roubles|rubles",
    "SEK": "瑞典克朗|SEK|Swedish kronor",
    "DKK": "丹麦克朗|丹麥克朗|DKK|Danish kroner",
    "NOK": "挪威克朗|NOK|Norwegian kroner",
    "PLN": "兹罗提|茲羅提|PLN|zloty|zlotys",
    "CZK": "捷克克朗|CZK|Czech koruna",
    "HUF": "福林|HUF|forints",
    "ILS": "新谢克尔|新謝克爾|谢克尔|ILS|₪|shekels",
    "AED": "迪拉姆|AED|dirhams",
    "SAR": "沙特里亚尔|里亚尔|SAR|riyals",
    "BRL": "雷亚尔|雷亞爾|巴西雷亚尔|巴西雷亞爾|BRL|R$|reais",
    "ZAR": "兰特|蘭特|南非兰特|ZAR|rands|rand",
    "EGP": "埃及镑|埃及鎊|EGP|Egyptian pounds",
    "NGN": "奈拉|NGN|₦|naira",
    "PKR": "巴基斯坦卢比|巴基斯坦盧比|PKR|Pakistani rupees",
    "MXN": "墨西哥比索|墨西哥披索|MXN|Mexican pesos",
    "ARS": "阿根廷比索|阿根廷披索|ARS|Argentine pesos",
    "TRY": "土耳其里拉|里拉|TRY|₺|Turkish lira|lira",
    "MOP": "澳门元|澳門元|澳门币|澳門幣|葡币|葡幣|MOP",
}

MONEY = tuple(CURRENCIES)

# Codes and short forms of money that the closed list has not; a scan asks where one stands at a
# number.
FOREIGN_MONEY = (
    "KES|UGX|TZS|RWF|ETB|GHS|XOF|XAF|ZMW|MWK|MZN|AOA|BWP|NAD|MUR|MGA|SLL|SDG|SSP|DZD|TND|LYD|LKR"
    "|BDT|NPR|BTN|MVR|AFN|IRR|IQD|KWD|BHD|OMR|QAR|JOD|LBP|SYP|YER|KHR|LAK|MMK|MNT|BND|PGK|FJD|UAH"
    "|KZT|UZS|KGS|TJS|TMT|AZN|GEL|AMD|BYN|MDL|RON|BGN|RSD|MKD|BAM|ISK|CLP|UYU|PYG|BOB|PEN|VES|CRC"
    "|PHP|PhP|Php|MOP|GTQ|HNL|NIO|DOP|JMD|TTD|BBD|BSD|XCD|KShs?|Kshs?|USh|Ushs?|TSh|Tshs?|Shs?|GH₵|GH¢|GHC|Tk|[DNSI][Kk]r"
)

YUAN = ("CNY", "TWD", "HKD", "SGD", "MOP", "USD", "JPY", "AUD", "CAD", "KRW")

# Words that are one unit or another, and no text tells which: what a person is asked for.
OPEN_UNITS = {
    "peso": ("比索|披索|pesos|peso", "MXN, PHP or ARS"),
    "krona": ("克朗|kronor|kroner|krona", "SEK, NOK or DKK"),
    "franc": ("法郎|francs|franc", "CHF, where it is the Swiss one"),
    "pound": ("pounds|pound", "GBP for money, lb for weight"),
}

# Words for money that leave the country open, by what they are where the text comes from; `""` is
# the default.
LOCAL = {
    "元": {
        **{"": "CNY", "cn": "CNY", "tw": "TWD", "hk": "HKD", "mo": "MOP", "sg": "SGD"},
        **{"jp": "JPY", "us": "USD", "eu": "EUR", "uk": "GBP", "au": "AUD", "ca": "CAD"},
        "nz": "NZD",
    },
    "¥": {"": "CNY", "jp": "JPY"},
    "$": {"": "USD", "hk": "HKD", "sg": "SGD", "au": "AUD", "ca": "CAD", "nz": "NZD"},
}

# 64位 counts people unless one of these follows: then it counts bits.
BIT_THINGS = (
    "处理器|處理器|系统|系統|架构|架構|芯片|晶片|浮点|浮點|整数|整數|精度|总线|總線|操作系统"
    "|作業系統|CPU|内核|宽|寬|计算|計算|指令|单片机|MCU|内存|接口|量化|运算|運算|密钥|密鑰|加密"
    "|深度|色"
)

# Units of measure that the closed list has not: what a scan names where it asks for a unit.
FOREIGN = (
    "P(?=的?(?:智能|智算|通用|超算)?算力|算力|集群)|m?Ah|"
    "台斤|台两|微克|大卡|海里|标准箱|标立?方(?!面)|牛·?米|牛顿米|克拉|帧|像素|画素|"
    "m(?= (?:long|wide|high|tall|deep|across|thick|away|square)(?![a-z]))"
    r"|[CF](?=[),;]| \(|\.(?:\s|$))"
    "|C(?= (?:above|below|warmer|hotter|cooler|colder|of warming)(?![a-z]))|rpm|Nm|N·m|lb-ft"
    "|dB|dBm|decibels?|nits?|M?TEUs?|MTUs?|FEUs?|PS|bar|psi|kN|pixels?|megapixels?|MP"
    "|light[- ]?years?|parsecs?|solar masses|astronomical units?|mpg|calories|kcal"
    "|(?:peta|tera|giga|mega|kilo)(?:joules?|litres?|liters?)|PJ|TJ|GL"
    "|bpa|[KkMmGgTt](?:ilo|ega|iga|era)[- ](?:[Ww]att|byte|bit|hertz|ton)[a-z]*"
    "|mcg|mg|µg|micrograms?|milligrams?|nanograms?|[kMGTPE]?H/s|(?:giga|mega|kilo)tonnes?"
    "|gigatons?|Gt|MPGe?|k?ws?pm|[kKM]oz|[kM]lbs?|(?:[kMG]?t|kg)CO2e?|[kM]?toe|(?:k|MM"
    "|mm)boed?|deg|in(?=[)])|degrees?(?! of)"
    "|(?:kilo|mega|giga|tera|peta|exa)?hash(?:es)?"
    "|MT|MTPA|KTPA|Ktpa|BTC|ETH|bitcoins?|crowns?|shillings?|cedis?|taka|dinars?|rials?|tenge|hryvnias?|leva?|lei"
    "|kwacha|birr|kyats?|manats?|laris?|soles|ml|mL|millilitres|milliliters|millilitre|lumens?|lux|carats?"
    "|L(?=[,，。；、/和的及左以)）]|$)|Ps|g(?=[,，。；、 )）]|$)"
    "|s(?=[,，。；、左以内)）]|$)|s(?:(?<=[.][0-9]s)|(?<=[.][0-9]{2}s))"
    "|[GM]T/s|kPa|MPa|GPa|joules?|kJ|MJ|GJ|newtons?|ohms?|amps?|amperes?|mA|milliamps?|kVA|fps|dpi"
    "|ppi|ppm|ppb|boe|boepd|MMcfe?|[BMT]cfe?|mmscfd|tcf|bcf|cubic[- ](?:feet|foot)"
    "|cubic[- ]yards?|square[- ]miles?"
    "|nautical miles?|pints?|quarts?|fluid ounces?|tablespoons?|teaspoons?|yards?"
    "|furlongs?|therms?|Btu|cc|dwt|gross tons|kilotons?|megatons?|(?:short|long)[ -]tons?"
    "|grams of CO2|gCO2|mm Hg"
    "|mmHg|sieverts?|becquerels?|curies?|千卡|大卡|卡路里|毫克|微克|毫升|流明|勒克斯|尼特"
    "|分贝|千牛|牛·?米|牛顿|焦耳|千焦|兆焦|吉焦|像素|克拉|安培|毫安(?!时)|欧姆|千帕|兆帕"
    "|帕斯卡|公斤力|斤|两(?=[,，。；、白黄黃])|海里|英亩英尺|立方英尺|立方英呎|平方英里|标箱"
    "|标准箱|标煤|吨标煤|标方|[转轉](?:/分钟?|每分|(?=[,，。；、]))|码(?=[,，。；、处])"
    "|匹(?=[,，。；、空])|帧|伏安|千伏安|兆伏安"
    "|呎|尺(?![寸度码])|[里安焦节](?=[,，。；、)）]|$)|大卡|浬|夸脱|公石|光年|刻钟|大桶|先令|[盾铢](?![构钱])|第纳尔|以太[币坊]"
    "|摩尔|[角毛]钱?(?![度色落钢利额重坯衣])|番(?![茄号位外禺])|折(?![叠扣旧算腾磨射中让价损戟])"
    "|蚊(?![子虫香帐])|学[年期]|财年|工时|吨公里|人公里"
    # any size of any measure: 立方厘米, 飞秒, 微伏
    "|平方|立方|[皮飞微毫分千兆吉太百][克升法焦欧帕伏安尺赫瓦米秒摩](?![A-Za-z])"
)


# Formats of numbers that may stand between a count and its operations: 989 FP16 TFLOPS.
FORMATS = "FP4 FP8 FP16 BF16 FP32 FP64 TF32 INT4 INT8".split()


def _of_each_format(words: str) -> str:
    """Words for operations, alone and behind each format."""
    behind = (f"{form} {word}" for form in FORMATS for word in words.split("|"))
    return "|".join([words, *behind])


UNITS = {
    "item": "块|塊|张|張|片|颗|顆|枚|台|臺|座|件|粒",
    "": "个|個|项|項|款|种|種|次|道|起|家|轮|輪|代|套|笔|筆|条|條|层|層|题|題|辆|輛|架|部|支|所"
    "|间|間|场|場|类|類|大|组|組"
    "|户|戶|伙|只|隻|艘|栋|棟|篇|届|屆|份|批|派|字|个字|個字|国|國|级|級|版|人次|本|封|方面"
    "|位数|度|点|點|倍数|个数量级|數量級|数量级|席|班|镇|條線|条线",
    "chip": "芯片|晶片|GPU|GPUs|chip|chips",
    "card": "卡|显卡|顯卡|card|cards",
    "die": "die|dies",
    "wafer": "晶圆|晶圓|wafer|wafers|wafer start|wafer starts",
    "rack": "机柜|機櫃|机架|機架|rack|racks",
    "unit": "unit|units",
    "deal": "deal|deals",
    "share": "股|share|shares",
    "core": "核|cores|core",
    "transistor": "晶体管|電晶體|晶體管|transistor|transistors",
    "person": (
        "人|名|位|余名|餘名|员工|員工|名员工|名員工|用户|用戶|people|employees|users|jobs"
        "|workers|staff|engineers|persons|person"
    ),
    "point": "分|point|points|pts|of a point|of-a-point",
    "parameter": "参数|參數|个参数|個參數|parameter|parameters|params",
    "token": "token|tokens|Token|Tokens|词元|詞元|个token|个tokens",
    "h100e": "H100e|h100e|H100 equivalents|H100-equivalents",
    **CURRENCIES,
    **{name: words for name, (words, _) in OPEN_UNITS.items()},
    "元": "元|块钱|塊錢|元起|圓|圆",
    "¥": "¥",
    "$": "$|dollars|dollar",
    "percent": (
        "%|百分之|百分点|百分點|百份点|百份點|个百份点|個百份點|个百分点|個百分點|个pct|個pct|个PCT|個PCT|个pp|個pp"
        "|percent|per cent|pct|PCT|pc|厘|percentage points"
        "|percentage point|percentage-point|of a percentage point|percentage pts"
        "|%-points|% points|p.p.|ppts|ppt|pps|pp"
    ),
    "times": "倍|x|X|×|times|-fold|fold|-folds|folds",
    "nm": "nm|纳米|納米|奈米|nanometres|nanometers|nanometre|nanometer",
    "um": "µm|μm|um|微米|microns|micron",
    "mm": "mm|毫米|公厘|millimetres|millimeters|millimetre|millimeter",
    "cm": "cm|厘米|公分|centimetres|centimeters|centimetre|centimeter",
    "m": "米|公尺|metres|meters|metre|meter",
    "km": "km|KM|公里|千米|kilometres|kilometers|kilometre|kilometer",
    "inch": "吋|英吋|英寸|寸|inch|inches|in.",
    "foot": "英尺|英呎|feet|foot|ft",
    "mile": "英里|哩|miles|mile",
    "mm^2": "mm²|mm^2|mm2|平方毫米|square millimetres|square millimeters|square millimetre"
    "|square millimeter|square-millimetre|square-millimeter|square mm|sq mm|sq. mm",
    "cm^2": "cm²|cm^2|cm2|平方厘米|平方公分|square centimetres|square centimeters",
    "m^2": "m²|m^2|m2|平方米|平方公尺|平米|square metres|square meters|square metre"
    "|square meter|sq m|sq. m|sqm"
    "|sq metres|sq meters|sq. metres|sq. meters",
    "km^2": "km²|km^2|km2|平方公里|平方千米|square kilometres|square kilometers|square kilometre"
    "|square kilometer|sq km|sq. km",
    "square_inch": "平方英寸|平方吋|square inches|square inch",
    "square_foot": "平方英尺|平方英呎|平方呎|方呎|方尺|square feet|square foot|square-foot|sq ft"
    "|sf|SF|s.f.|sq. ft.|sq. ft",
    "acre": "英亩|英畝|acres|acre",
    "hectare": "公顷|公頃|hectares|hectare|ha",
    "mu": "亩|畝",
    "ping": "坪",
    "m^3": "立方米|立方公尺|方|m³|cbm|cu m|cubic metres|cubic meters|cubic metre|cubic meter",
    "litre": "公升|升|litres|liters|litre|liter",
    "gallon": "加仑|加侖|gallons|gallon",
    "barrel": "桶|barrels|barrel|bbl",
    "bushel": "蒲式耳|bushels|bushel",
    "g": "克|公克|grams|gram|g",
    "kg": "kg|公斤|千克|kilograms|kilogram|kilos",
    "lb": "磅|lbs|lb",
    "ounce": "盎司|安士|英两|英兩|ounces|ounce|oz",
    "t": "吨|噸|公吨|公噸|tonnes|tonne|metric tons|metric tonnes|metric ton|metric tonne"
    "|tons|ton|t",
    "barrel/day": "b/d|bpd|bbl/d",
    "TEU": "TEU|TEUs|teu|标箱|標箱|标准箱|標準箱|twenty-foot equivalent units"
    "|20-foot equivalent units",
    "FEU": "FEU|FEUs|feu|forty-foot equivalent units|40-foot equivalent units",
    "hPa": "hPa|百帕|毫巴|millibars|mbar",
    "psi": "psi",
    "ug/m^3": "微克/立方米|微克每立方米|µg/m³|μg/m³|ug/m3|µg/m3|μg/m3|micrograms per cubic metre"
    "|micrograms per cubic meter",
    "W": "W|瓦|瓦特|watts|watt",
    "km/hour": "km/h|km/hr|kmh|kph|千米/小时|千米/时|千米每小时|公里/小时|公里/小時|公里/时"
    "|公里每小时|公里每小時",
    "mile/hour": "mph|miles an hour",
    "m/second": "m/s|米/秒|米每秒|公尺/秒",
    "MW": "MW|Mw|MWs|MWp|MWe|MWac|MWdc|兆瓦|百万瓦|百萬瓦|megawatts|megawatt",
    "GW": "GW|Gw|GWs|GWp|GWe|GWac|GWdc|吉瓦|百万千瓦|百萬千瓦|gigawatts|gigawatt",
    "Wh": "Wh|瓦时|瓦時|watt-hours|watt hours|watt-hour|watt hour",
    "kWh": "kWh|KWh|KWH|kwh|kW h|kW-h|kW·h|度电|度電|千瓦时|千瓦時|千瓦小时|千瓦小時"
    "|千瓦·时|千瓦·時"
    "|瓩时|瓩時|瓩小时|瓩小時"
    "|kilowatt-hours|kilowatt hours|kilowatt-hour|kilowatt hour",
    "MWh": "MWh|MWH|Mwh|MW h|MW-h|MW·h|兆瓦时|兆瓦時|兆瓦小时|兆瓦小時|兆瓦·时|兆瓦·時"
    "|megawatt-hours|megawatt hours|megawatt-hour|megawatt hour",
    "GWh": "GWh|GWH|Gwh|GW h|GW-h|GW·h|吉瓦时|吉瓦時|吉瓦小时|吉瓦小時|吉瓦·时|吉瓦·時"
    "|gigawatt-hours|gigawatt hours|gigawatt-hour|gigawatt hour",
    "TWh": "TWh|TWH|Twh|TW h|TW-h|TW·h|太瓦时|太瓦時|太瓦小时|太瓦小時|太瓦·时|太瓦·時"
    "|terawatt-hours|terawatt hours|terawatt-hour|terawatt hour",
    "MMBtu": "MMBtu|百万英热单位|百萬英熱單位|million British thermal units",
    "V": "V|伏|伏特|volts|volt",
    "kV": "kV|千伏",
    "mAh": "mAh|毫安时|毫安時",
    "Hz": "Hz|赫兹|赫茲|hertz",
    "kHz": "kHz|千赫|千赫兹|千赫茲",
    "MHz": "MHz|兆赫|兆赫兹|兆赫茲|megahertz",
    "GHz": "GHz|吉赫|吉赫兹|吉赫茲|gigahertz",
    "degC": "°C|℃|degree Celsius|degree-Celsius|degree C|摄氏度|攝氏度|degrees Celsius"
    "|degrees C|Celsius",
    "degF": "°F|℉|degree Fahrenheit|degree-Fahrenheit|华氏度|華氏度|degrees Fahrenheit"
    "|degrees F|Fahrenheit",
    "FLOP": "FLOP|FLOPs",
    "FLOP/s": "FLOPS|FLOP/s|flops",
    "TFLOP/s": _of_each_format("TFLOPS|TFLOP/s|TFlops|teraflops"),
    "PFLOP/s": _of_each_format("PFLOPS|PFLOP/s|PFlops|PetaFLOPS|petaflops"),
    "TOP/s": _of_each_format("TOPS|TOP/s"),
    "bit": "|".join(
        ["bit", "bits", "比特", "位元", *(f"位{thing}" for thing in BIT_THINGS.split("|"))]
    ),
    "byte": "byte|bytes|字节|字節|位元组|位元組",
    "KB": "KB|千字节|千字節|kilobytes|kilobyte",
    "MB": "MB|兆字节|兆字節|兆位元组|兆位元組|megabytes|megabyte",
    "GB": "GB|gigabytes|gigabyte|吉字节|吉字節|千兆字节|千兆字節|吉位元组|吉位元組",
    "PB": "PB|petabytes|petabyte|拍字节|拍字節|拍位元组|拍位元組",
    "GiB": "GiB",
    "MiB": "MiB",
    "TB/s": "TB/s|TBps",
    "GB/s": "GB/s|GBps",
    "MB/s": "MB/s|MBps",
    "PB/s": "PB/s",
    "Mbit/s": "Mbps|Mb/s|Mbit/s",
    "Gbit/s": "Gbps|Gb/s|Gbit/s",
    "Tbit/s": "Tbps|Tb/s|Tbit/s",
    "ns": "ns|纳秒|納秒|奈秒|nanoseconds|nanosecond",
    "us": "µs|μs|微秒|microseconds|microsecond",
    "ms": "ms|毫秒|milliseconds|millisecond",
    "second": "秒|秒钟|秒鐘|second|seconds|sec|secs",
    "minute": "分钟|分鐘|minute|minutes|min|mins",
    "hour": "小时|小時|个小时|個小時|个钟头|個鐘頭|钟头|鐘頭|hour|hours|hr|hrs",
    "day": "天|日|个交易日|個交易日|交易日|个工作日|個工作日|工作日|个营业日|個營業日|营业日|營業日"
    "|个自然日|個自然日|自然日|个工作天|個工作天|工作天|day|days|trading days|trading day"
    "|working days|working day|business days|business day",
    "week": "周|週|星期|个星期|個星期|个礼拜|個禮拜|礼拜|禮拜|week|weeks|wk|wks",
    "month": "个月|個月|month|months",
    "year": "年|岁|歲|周岁|周歲|週歲|足岁|足歲|周年|週年|年来|年來|year|years|yr|yrs",
    "decade": "decade|decades",
}

SCALED = {  # spellings that hold a factor: word -> (unit, factor)
    **dict.fromkeys(("kW", "KW", "kw"), ("W", Decimal(1000))),
    "千瓦": ("W", Decimal(1000)),
    "kilowatts": ("W", Decimal(1000)),
    "kilowatt": ("W", Decimal(1000)),
    "mW": ("W", Decimal("0.001")),
    **dict.fromkeys(("瓩", "仟瓦", "kWp", "KW", "Kw", "kw"), ("W", Decimal(1000))),
    **dict.fromkeys(("千瓩",), ("W", Decimal(10**6))),
    "毫瓦": ("W", Decimal("0.001")),
    "微瓦": ("W", Decimal("0.000001")),
    **dict.fromkeys(("马力", "馬力", "匹马力", "匹馬力"), ("W", Decimal("735.49875"))),
    **dict.fromkeys(("horsepower", "hp", "bhp"), ("W", Decimal("745.69987"))),
    **dict.fromkeys(("knots", "knot"), ("km/hour", Decimal("1.852"))),
    "千度": ("kWh", Decimal(1000)),
    "TW": ("GW", Decimal(1000)),
    "太瓦": ("GW", Decimal(1000)),
    **dict.fromkeys(("GFLOPS", "GFLOP/s", "GFlops"), ("TFLOP/s", Decimal("0.001"))),
    **dict.fromkeys(("MFLOPS", "MFLOP/s"), ("TFLOP/s", Decimal("0.000001"))),
    "EFLOPS": ("PFLOP/s", Decimal(1000)),
    "EFLOP/s": ("PFLOP/s", Decimal(1000)),
    "EFlops": ("PFLOP/s", Decimal(1000)),
    "exaflops": ("PFLOP/s", Decimal(1000)),
    "TB": ("GB", Decimal(1000)),
    **dict.fromkeys(("terabytes", "terabyte"), ("GB", Decimal(1000))),
    **dict.fromkeys(("太字节", "太字節", "太位元组", "太位元組"), ("GB", Decimal(1000))),
    **dict.fromkeys(("千比特", "kbit", "kilobits", "kilobit"), ("bit", Decimal(1000))),
    **dict.fromkeys(
        ("兆比特", "兆位元", "Mbit", "Mb", "megabits", "megabit"), ("bit", Decimal(10**6))
    ),
    **dict.fromkeys(
        ("千兆比特", "千兆位元", "吉比特", "吉位元", "Gbit", "Gb", "gigabits", "gigabit"),
        ("bit", Decimal(10**9)),
    ),
    **dict.fromkeys(("太比特", "太位元", "Tbit", "terabits", "terabit"), ("bit", Decimal(10**12))),
    **dict.fromkeys(("拍比特", "拍位元", "Pbit", "petabits", "petabit"), ("bit", Decimal(10**15))),
    **dict.fromkeys(("艾比特", "艾位元", "Ebit", "exabits", "exabit"), ("bit", Decimal(10**18))),
    **dict.fromkeys(("kbps", "Kbps", "kb/s", "kbit/s"), ("Mbit/s", Decimal("0.001"))),
    **dict.fromkeys(("Pbps", "Pb/s", "Pbit/s"), ("Tbit/s", Decimal(1000))),
    **dict.fromkeys(("EB/s", "EBps"), ("PB/s", Decimal(1000))),
    **dict.fromkeys(("太赫", "太赫兹", "太赫茲", "THz"), ("GHz", Decimal(1000))),
    **dict.fromkeys(("EB", "exabytes", "exabyte", "艾字节", "艾字節"), ("PB", Decimal(1000))),
    **dict.fromkeys(("ZB", "zettabytes", "zettabyte", "泽字节", "澤字節"), ("PB", Decimal(10**6))),
    **dict.fromkeys(("个世纪", "個世紀"), ("year", Decimal(100))),
    "成": ("percent", Decimal(10)),
    "‰": ("percent", Decimal("0.1")),
    **dict.fromkeys(
        ("个基点", "個基點", "基点", "基點", "点子", "點子", "个点子", "個點子")
        + ("basis points", "basis point", "basis-point", "bps", "bp", "BP", "BPs", "BPS")
        + ("个BP", "個BP", "个bp", "個bp"),
        ("percent", Decimal("0.01")),
    ),
    "碼": ("percent", Decimal("0.25")),  # how Taiwan counts steps of interest rates
    **dict.fromkeys(("cents", "cent", "of a cent", "¢", "c"), ("$", Decimal("0.01"))),
    **dict.fromkeys(("Mt", "MMT", "mmt"), ("t", Decimal(10**6))),
    "kt": ("t", Decimal(1000)),
    **dict.fromkeys(
        ("km/s", "公里/秒", "千米/秒", "公里每秒", "千米每秒"), ("m/second", Decimal(1000))
    ),
    **dict.fromkeys(("mb/d", "mbpd"), ("barrel/day", Decimal(10**6))),
    **dict.fromkeys(("kb/d", "kbpd"), ("barrel/day", Decimal(1000))),
    **dict.fromkeys(("载重吨", "載重噸", "dwt", "DWT"), ("t", Decimal(1))),
    "tpa": ("t/year", Decimal(1)),
    "ktpa": ("t/year", Decimal(1000)),
    "Mtpa": ("t/year", Decimal(10**6)),
    **dict.fromkeys(("分钱", "分錢"), ("元", Decimal("0.01"))),
    **dict.fromkeys(("美分", "美仙"), ("USD", Decimal("0.01"))),
    "gpt": ("g/t", Decimal(1)),
    "sen": ("MYR", Decimal("0.01")),
    **dict.fromkeys(("paise", "paisa"), ("INR", Decimal("0.01"))),
    **dict.fromkeys(("US cents", "of a U.S. cent", "of a US cent"), ("USD", Decimal("0.01"))),
    **dict.fromkeys(("Singapore cents", "新加坡仙", "坡仙", "新仙"), ("SGD", Decimal("0.01"))),
    **dict.fromkeys(("Australian cents", "澳仙"), ("AUD", Decimal("0.01"))),
    **dict.fromkeys(("Hong Kong cents", "港仙"), ("HKD", Decimal("0.01"))),
    **dict.fromkeys(("euro cents", "eurocents"), ("EUR", Decimal("0.01"))),
    **dict.fromkeys(("欧分", "歐分"), ("EUR", Decimal("0.01"))),
    **dict.fromkeys(("便士", "pence", "p"), ("GBP", Decimal("0.01"))),
    "仙": ("HKD", Decimal("0.01")),
    "毫": ("HKD", Decimal("0.1")),
    **dict.fromkeys(
        ("季", "个季", "個季", "季度", "个季度", "個季度", "quarters", "quarter"),
        ("month", Decimal(3)),
    ),
}

# What an Ethernet or optical link of so many G or T is called by: gigabits or terabits a second.
LINK_SPEEDS = ("100G", "200G", "400G", "800G", "1600G", "1.6T", "3.2T")

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
    **dict.fromkeys(("year", "annum"), "year"),
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
    **dict.fromkeys(
        ("equity share", "ordinary share", "common share", "diluted share", "basic share"), "share"
    ),
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
    **dict.fromkeys(("Wh", "瓦时", "瓦時", "watt-hour", "watt hour"), "Wh"),
    "kWh": "kWh",
    "MWh": "MWh",
    "watt": "W",
    "MW": "MW",
    "GW": "GW",
    "kW": "kW",
    "W": "W",
    "tonne": "t",
    "ton": "t",
    **dict.fromkeys(("t", "mt"), "t"),
    "b": "barrel",
    "吨": "t",
    "噸": "t",
    "barrel": "barrel",
    "桶": "barrel",
    **dict.fromkeys(("ounce", "fine ounce", "troy ounce", "oz", "troy oz", "盎司"), "ounce"),
    **dict.fromkeys(
        (
            "metric ton",
            "metric tonne",
            "dry tonne",
            "dry ton",
            "dry metric tonne",
            "dry metric ton",
        ),
        "t",
    ),
    "pound": "lb",
    "磅": "lb",
    "kg": "kg",
    "公斤": "kg",
    "kilogram": "kg",
    "kilo": "kg",
    "gram": "g",
    "MMBtu": "MMBtu",
    **dict.fromkeys(
        ("TEU", "标箱", "標箱", "标准箱", "標準箱", "twenty-foot equivalent unit"), "TEU"
    ),
    **dict.fromkeys(
        ("FEU", "forty-foot equivalent unit", "40-foot box", "40-foot container"), "FEU"
    ),
    "million British thermal unit": "MMBtu",
    "百万英热单位": "MMBtu",
    "百萬英熱單位": "MMBtu",
    "百万英热": "MMBtu",
    "百萬英熱": "MMBtu",
    "gallon": "gallon",
    "litre": "litre",
    "liter": "litre",
    "bushel": "bushel",
    "acre": "acre",
    "hectare": "hectare",
    "square foot": "square_foot",
    **dict.fromkeys(
        ("sq ft", "sf", "s.f.", "sq. ft.", "sq. ft", "平方英尺", "平方呎", "方呎", "呎"),
        "square_foot",
    ),
    **dict.fromkeys(
        ("square metre", "square meter", "sq m", "sq. m", "sqm", "平方米", "平米", "平方公尺"),
        "m^2",
    ),
    **dict.fromkeys(("坪",), "ping"),
    **dict.fromkeys(("亩", "畝"), "mu"),
    **dict.fromkeys(("公顷", "公頃"), "hectare"),
    **dict.fromkeys(("千瓦", "瓩"), "kW"),
    **dict.fromkeys(("兆瓦时", "兆瓦時"), "MWh"),
    **dict.fromkeys(("兆瓦",), "MW"),
    **dict.fromkeys(("升", "公升"), "litre"),
    **dict.fromkeys(("千克",), "kg"),
    "kilowatt-hour": "kWh",
    "kilowatt hour": "kWh",
    "megawatt-hour": "MWh",
    "megawatt hour": "MWh",
    "GB": "GB",
    "L": "litre",
    "lb": "lb",
    "bbl": "barrel",
    "oz": "ounce",
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

LEADING = (
    *(f"unit:{money}" for money in (*MONEY, *LOCAL)),
    "unit:percent",
)  # may stand before their number

ITEMS = ("chip", "card", "die", "wafer", "rack", "unit", "h100e", "core", "transistor")

ATOMS = {
    part
    for unit in [
        *(unit for unit in UNITS if unit not in (*LOCAL, *OPEN_UNITS)),
        *(unit for unit, _ in SCALED.values() if unit not in LOCAL),
        *PER.values(),
        "generation",
        "cm^-2",
    ]
    for part in unit.split("/")
}
