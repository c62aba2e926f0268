"""Words by which a text says what a figure measures, and words that narrow it.

Judgements made here: English words stand for their beginnings (`deliver` for *delivered*), Chinese
ones in simplified signs, as `fold` spells them. What is said of one measure may be said of those
akin to it. A narrowing word (of a segment, a market, a plan) that stands beside a figure and not in
a claim, or the other way round, makes them two things. A scope of the ledger that no word here
covers is never known to be the text's.
"""

from chipledger import patterns as re

# For each metric the words by which an outsider says it.
GENERAL = {
    "active_users": "user|用户|月活|日活|monthly active|mau|dau|活跃",
    "area_floor": (
        "square feet|square foot|square met|floor area|floor space|sq ft|sqft|hectares|footprint"
        "|plant|warehouse|space|平方|占地|面积|建筑面积|厂房|仓库|园区"
    ),
    "average_price": "average price|均价|平均售价|平均价格|单价",
    "bandwidth_ratio": "bandwidth|带宽|频宽",
    "batch_size": "batch|首批",
    "benchmark_score": (
        "antutu|geekbench|benchmark|score|跑分|安兔兔|单核|多核|得分|分数|points|scor"
    ),
    "board_power": (
        "tdp|tgp|power|watts?|draws?(?![a-z])|consum|功耗|瓦|burns?(?![a-z])|rated|tbp|热设计"
        "|thermal design|wattage|power envelope|能耗"
    ),
    "capital_spending": (
        "capital spending|capital expend|capital outlay|capex|资本支出|资本性支出|资本开支"
        "|capital goods|laid out|lays? out|expenditure|capital investment"
    ),
    "cards_needed": "cards?|张|卡",
    "cards_per_server": "server|服务器",
    "cards_shipped": "ship|sold|deliver|出货|销量|售出|shipments|卖了",
    "cash": (
        "cash|cash management|cash pile|war chest|liquidity"
        "|现金|现金管理|理财|账上|货币资金|账面|手头|手里|资金储备"
    ),
    "chips_agreed": (
        "order|agree|buy|bought|purchas|订单|订购|采购|购买|下单|secured|secures|secure|book(?![a-z])|booked"
        "|reserve|拿下|锁定|预订"
    ),
    "chips_delivered": "deliver|ship|sold|交付|出货|供应|卖出|售出|suppli|handed over|到货|发货",
    "chips_in_cluster": (
        "gpus?|accelerators?|chips?|cluster|processors?|cards|芯片|晶片|显卡|集群|算力卡|块"
        "|张|gb200|gb300|h100|h200|npus?|tpus?|加速卡|加速器|万卡|计算卡"
    ),
    "chips_in_stock": "inventor|stock|库存|存货",
    "chips_needed": "need|require|需要|需求|所需|销量|卖出|break even|回本",
    "chips_per_system": (
        "chips?|gpus?|accelerators?|npus?|dies|芯片|晶片|颗|卡|pods?|superpods?|一柜|整柜"
    ),
    "chips_produced": "produc|made|manufactur|生产|量产|产量|投产|output|出产|造出",
    "chips_produced_per_year": "year|annual|每年|一年|年产|年需",
    "cluster_flops_fp16": "flops?|bf16|fp16|算力|performance|总算力",
    "cluster_flops_fp4": "flops?|fp4|算力|performance|总算力",
    "cluster_flops_fp8": "flops?|fp8|算力|performance|总算力",
    "cluster_rate": "flops?|算力|performance",
    "compute_goal": "h100e|equivalent|等效|当量|算力",
    "compute_stock": "h100e|equivalent|等效|当量|算力",
    "context_length": "context|上下文|tokens at once|reads|window|窗口|长文本",
    "contracted_power": "contract|order|reserve|合同|订单|签约|secure|lease|leasing|租约|签下|锁定",
    "cost_change": "cost|price|成本|价格|费用|cheap|expens|saving|便宜|节省|降本",
    "cost_per_generation": "generation|cost|每代|一代|成本|投入",
    "cost_per_gigawatt": "gigawatt|gw|吉瓦|per gigawatt|每吉瓦",
    "cost_per_rack": "rack|机柜|机架",
    "cost_ratio": "cost|成本|cheap|expens|price|造价|售价|便宜|价格",
    "customers": "customers?|institution|客户|机构|clients?|家企业",
    "deal_count": "deals?|cases|(?<=[0-9十百余多])起|案例",
    "deal_count_change": "deals?|cases|案例|投资案例数|投资数|(?<=[0-9十百余多])起",
    "delay": (
        "delay|late|推迟|延期|延迟|延误|push(?:ed)? back|slip|behind schedule|postpon|延后|跳票|晚"
    ),
    "demand_change": "demand|需求",
    "density_ratio": "densit|密度",
    "die_area": "die|area|mm|面积|平方毫米|die size|芯片大小|裸片|核心面积|footprint",
    "dies_per_wafer": "dies|wafer|晶圆|颗",
    "duration": (
        "month|year|day|week|took|takes|within|lasted|个月|年|天|日|耗时|历时|用时|只用|周期"
        "|in just|in only|mere|span|仅用|历经|跨越|之久|长达|为期|天内|月内"
    ),
    "efficiency_ratio": (
        "efficien|per watt|per dollar|能效|效率|每瓦|性价比|performance per|energy|每美元|能耗比"
    ),
    "elapsed_time": "since|after|later|以来|之后|后|过去|成立",
    "exchange_rate": "exchange|yuan to|汇率",
    "facility_power": (
        "power|megawatt|gigawatt|mw|gw|capacity|功率|电力|用电|兆瓦|吉瓦|供电|electricity"
        "|grid|load|能耗|负荷|装机"
    ),
    "first_day_gain": (
        "first day|debut|ros|jump|soar|surg|gain|close|open|首日|涨|上市|开盘|收盘|leap|spike"
        "|rall|climb|shot up|higher|跳涨|暴涨|大涨|飙升|高开|涨幅"
    ),
    "funding_of_rounds": "rounds?|rais|轮|融资|募集资金",
    "funding_round": (
        "rais|round|fund|seek|series|融资|募资|募集|募集资金|筹集|筹资|轮|closed|到账|拿到"
        "|financ|injection|capital raise|注资|领投|完成"
    ),
    "funding_total": (
        "rais|fund|融资|募资|募集|募集资金|拿到|total funding|backing|累计融资|融资总额"
    ),
    "goods_value": "worth|value|build|infrastructure|价值|基础设施|生产|制造",
    "grant_share": "grant|subsid|补贴|补助",
    "gross_dies_per_wafer": "dies|wafer|晶圆|切",
    "growth_factor": "grow|增长",
    "interconnect_bandwidth": (
        "nvlink|interconnect|bandwidth|互联|互连|带宽|频宽|inter-?chip|link|fabric|片间"
        "|互连带宽|互联带宽"
    ),
    "investment_change": "invest|投资",
    "investment_total": "invest|投资",
    "it_power": "it power|it load|it功率|it负载",
    "iteration_interval": (
        "months?|years?|cadence|cycle|interval|generation|个月|周期|迭代|一代|节奏|更新"
    ),
    "jobs": (
        "jobs?|岗位|就业|工作|people|employ|工人|工作机会|工作岗位|就业机会|职位|职缺|positions?"
    ),
    "lead_generations": "generations?|ahead|lead|一代|领先",
    "lead_time": "within|years?|months?|年内|个月|年|之内|后",
    "list_price": "pric|cost|售价|起售|定价|价格|sells? for|retail|标价|零售|起价",
    "market_rank": "rank|place|largest|第|位居|排名|名",
    "market_share": (
        "market share|share of|share|份额|市占|占比|市场占有|of the market|市场的|portion"
        "|slice|占有率|占据|占全球|占中国"
    ),
    "measured_flops_bf16": "measured|matmul|flops?|实测",
    "memory_bandwidth": "bandwidth|tb/s|带宽|频宽|throughput|memory speed|吞吐",
    "memory_capacity": (
        "memory|high[- ]bandwidth memory|hbm|gb|vram|dram|gddr"
        "|显存|内存|记忆体|存储|高带宽内存|高带宽显存"
    ),
    "memory_ratio": "memory|显存|内存|记忆体",
    "model_size_limit": "parameters?|model|参数",
    "net_loss": (
        "loss|lost|losing|亏损|净亏|亏了|亏掉|red ink|in the red|亏|burned|burnt|burning"
        "|burns|burn(?![a-z])|bleed|deficit|烧钱"
    ),
    "net_profit": (
        "net profit|profit|net income|earn|净利|盈利|利润|净赚|made a profit|赚了|bottom line"
        "|in the black|纯利|溢利|净利润"
    ),
    "net_worth": "worth|wealth|rich|身家|财富|资产|富翁|fortune|身价|中一签|单签|每签|一签",
    "offer_price": (
        "shares at|pricing|offer|ipo pric|issue price|per share|priced|priced its ipo"
        "|priced the ipo|pricing its ipo|priced its offering|priced the offering"
        "|apiece|offering price|float price"
        "|发行价|发行价格?为?每股|每股|招股|发售|定价|发行定价|申购价|认购价"
    ),
    "offer_proceeds": (
        "rais|proceeds|ipo|募资|募集|筹资|募得|融资|募集资金|募集资金总额|募集资金净额"
        "|募资总额|募资净额|brought in|集资|募|净筹|offering|share sale|首发"
    ),
    "order_value": (
        "order|contract|won|订单|合同|中标|deal|agreement|pact|合约|协议|签约|签下|大单|框架"
    ),
    "ownership_share": "staff|employees?|workers|员工",
    "parameter_ratio": "parameters?|参数",
    "parameters": "parameters?|active|参数|激活",
    "pass_rate": "pass|solv|通过率|解决|accura|准确率|正确率",
    "pay": "pay|salar|wage|薪|年薪",
    "peak_flops_fp16": "fp16|bf16|flops?|half|算力|半精度",
    "peak_flops_fp4": "fp4|四位|4-bit",
    "peak_flops_fp8": "fp8|8-bit float",
    "peak_ops": "tops|ops|算力",
    "peak_ops_int16": "int16",
    "peak_ops_int8": "int8",
    "people": (
        "people|team|engineers?|staff|members?|founders?|人员|人数|人手|人才|团队|工程师|员工"
        "|创始人|headcount|crew|specialist|researcher|成员|骨干|技术员"
    ),
    "power_capacity": (
        "power|megawatt|gigawatt|mw|gw|cooling|capacity|功率|电力|兆瓦|吉瓦|制冷|冷却|用电"
        "|chillers?|冷水|electricity|grid|generate|generating|能源|供电|发电|用电量"
    ),
    "power_change": "power|功耗|energy|watt|能耗|耗电",
    "power_ratio": "power|功耗|能耗|energy|watt|耗电",
    "power_usage_effectiveness": "pue",
    "problems_solved": "problems?|solv|题|问题",
    "process_node": "nm|nanomet|process|node|纳米|奈米|工艺|制程|nm",
    "profit_change": "profit|net income|利润|净利",
    "purchase_commitment": "promise|答应|许诺|pledg|commit|buy|purchas|承诺|采购|购买",
    "rd_cost_per_chip": "per chip|each chip|每颗|每片|单颗|成本",
    "rd_share_of_revenue": (
        "r&d|research|of revenue|of its revenue|研发|占营收|占营业收入|占收入"
        "|research intensity|研发费用率|研发占比|研发强度|of sales"
    ),
    "rd_spending": (
        "r&d|r&d spending|r&d expens\\w+|r&d invest\\w+|research|research and development"
        "|develop|投入|烧掉|烧了|花了|研发|研究|研发投入|研发费用|研发支出|研发开支|研发经费"
        "|研发资金|r&d bill|研发费|engineering|砸|烧"
    ),
    "recurring_revenue": "recurring|arr|经常性|年化",
    "rent_per_month": "rent|per month|a month|租|每月|monthly|rental|lease|leasing|租金|月租|月付",
    "revenue": (
        "revenue|sales|turnover|takings|营收|收入|营业额|销售额|took in|takes? in|top line"
        "|turned over|turns? over|brought in|brings in|进账|入账|receipts|business|营业收入"
        "|总收入|营业总收入"
    ),
    "revenue_change": "revenue|sales|turnover|营收|收入|销售额|top line|营业额|营业收入",
    "revenue_goal": "revenue|收入|营收",
    "revenue_share": (
        "revenue|of revenue|of sales|of its revenue|of its sales|of turnover"
        "|营收|收入|占营收|占收入|占比|营收占比|收入占比|销售占比|营业收入|贡献"
    ),
    "revenue_share_sought": "revenue|营收|收入",
    "selling_cost": "selling|sales and marketing|销售费用|营销费用",
    "selling_price": "pric|sell|cost|售价|价格|卖|单价",
    "server_power": "server|服务器",
    "share_compensation": "share-based|stock comp|equity comp|股份支付|股权激励",
    "share_compensation_per_head": "share-based|per head|each|人均|股份支付|股权激励",
    "share_grant_value": "grant|worth|stock|授予|股票|价值",
    "share_price": (
        "closed|share price|stock price|share|close|closing|open|股价|每股|收盘|开盘|收于|报"
        "|trading|traded|trades|finish|ended|apiece|per share|现报|报收|报价|跌至|涨至"
    ),
    "share_price_change": (
        "shares?|stock|fell|ros|股价|跌|涨|市值|tumbl|slid|slump|drop|plung|sank|declin|gain"
        "|rall|下挫|重挫|收跌|收涨"
    ),
    "share_split": "split|拆",
    "shares_issued": "shares?|股|发行|发售|issued|float|新股|股份|股票",
    "shares_total": "shares?|outstanding|总股本|股本|股",
    "shipments_change": "ship|sales|sold|出货|销量|销售|shipments|volume|deliver|交付",
    "speed_change": "faster|fast|speed|pace|速度|快|性能|提速|quick|slow|更快|更慢",
    "speedup": (
        "faster|fast|compute|performance|speed|性能|强|quick|better|boost|leap|uplift|raw compute"
        "|compute power|operations|算力|推理速度|运算|更快|更强"
    ),
    "spending": (
        "(?<!development )(?<!capital )(?<!r&d )spen|invest|cost|投入|花|投资|支出|资金"
        "|outlay|bill(?![a-z])|budget|pour|plow|splurg|烧|砸|耗资|斥资|支付|付出|预算|开销|掏"
    ),
    "spending_change": "spending|capex|支出|开支|投入",
    "staff": (
        "engineers?|工程师|staff|employees?|headcount|workforce|人数|人手|员工|人员|团队"
        "|workers|team|在职|people"
    ),
    "stake": "stake|shareholding|owns?|持股|股权|股份|占比|holding|interest in|持有",
    "system_memory": "memory|hbm|显存|内存|记忆体",
    "system_power": "power|kilowatts?|kw|功耗|功率|千瓦",
    "tax_credit": (
        "funding|award|grants?|loans?|subsid|chips act|credit|aid(?![a-z])"
        "|补贴|补助|贷款|补助金|资助|拨款"
    ),
    "tax_paid": "tax|税",
    "token_price": "tokens?",
    "tokens_per_day": "tokens?|每天|每日|日均",
    "training_gpu_hours": "gpu[- ]hours?|hours?|小时|卡时",
    "training_tokens": "train|saw|tokens|训练|预训练|corpus|语料",
    "transistors": "transistors?|晶体管|电晶体|transistor count",
    "turbine_power": "turbines?|涡轮|燃机",
    "units_sold": (
        "ship|sold|sales|sell|出货|销量|售出|销售|卖出|boards|出货量|moved|售卖|卖了|卖掉"
    ),
    "units_total": "",  # the scope says what is counted, see `THINGS`
    "usage_change": "time|convert|conversion|使用|时长|转化",
    "utilization": "utili|load|利用率|负载|mfu|占用",
    "valuation": (
        "value|valuation|market cap|worth|capitali[sz]ation|price tag"
        "|估值|市值|身价|收盘市值|总市值|作价"
    ),
    "valuation_gain": "value|valuation|市值|估值|价值",
    "wafer_capacity": "wafers?|wafer starts|晶圆|月产能|产能|片|capacity|月产|投片|starts",
    "wafer_diameter": "wafers?|mm|晶圆|英寸",
    "wafer_price": "wafers?|晶圆|每片",
    "wafers_needed": "wafers?|晶圆|片",
    "wafers_per_year": "wafers?|晶圆|片",
    "write_down": "charge|write[- ]?down|减记|计提|减值|impair|存货跌价",
    "yield": "yield|良率|良品率|成品率",
    "happened_on": (
        "launch|announc|list|close|closing|found|start|began|begin|open|release"
        "|releasing|debut|pass|fil|stop|said|post"
        "|发布|宣布|上市|成立|关闭|解散|开始|启动|发表|推出|过会|受理|重启|重新|挂牌|登陆|终止|披露|日"
    ),
    "announced_on": (
        "reveal|announc|said|post|told|wrote"
        "|宣布|表示|发文|称|公布|发布|披露|透露|抛出|扔下|官宣|消息"
    ),
    "due_on": (
        "by|until|will|plan|expect|target|schedule|scheduling|due|预计|计划|将|目标|有望"
        "|投产|量产|年底|前"
    ),
    "production_start": "produc|mass|volume|量产|投产|生产",
}
# Measures of which the ledger has no figure: what they say is another thing.
FOREIGN = "foreign"
GENERAL[FOREIGN] = (
    "dividend|patent|copyright|trading volume|turnover rate|gross margin|price[- ]earnings|p/e|eps"
    "|homes|households|shortfall|gross profit|earnings per share"
    "|price target|target price|oversubscri|subscription|inflow|outflow"
    "|paper gain|paper profit"
    "|receivable|goodwill|cash flow|operating margin|net margin|tax rate"
    "|应收账款|应收款|存货余额|存货账面|合同负债|预收|商誉|固定资产|现金流|税率|质押|授信|担保"
    "|graduates|degree holders|学历|硕士|博士"
    "|账面收益|账面回报|账面盈利|账面浮盈|专利|软著|还差|缺口|毛利|浮盈|盈利约|成交额|成交量|换手|净流入|净流出|流入|流出|市盈率|市销率|市净率|毛利率|净利率|中签率?"
    "|申购户|申购股|申购倍|认购倍|每股收益|目标价|期间费用|管理费用|财务费用|户家庭|股息|分红|资产负债"
    "|负债|未分配利润|总资产|净资产"
    # of the market for shares: what is lent on them, what changes hands, and what others think
    "|margin debt|margin balance|margin loan|margin lend|margin financ|margin trad|margin buy"
    "|short interest|short sell|short sale|shares traded|shares changed hands|daily turnover"
    "|turnover of shares|block trade|free float|fair value|management fee|custody fee"
    "|underwriting fee"
    "|融资余额|融券余额|融券|两融余额|两融|融资融券|融资买入额?|融资净买入|融资偿还|融资盘|融资客|融资比率"
    "|孖展认购|孖展|沽空|卖空|做空|成交金额|成交总额|日成交|成交约|流通市值|流通股|大宗交易|本益比"
    "|北向资金|限售|解禁|合理区间|合理价值|目标区间|目标均价|管理费|手续费|佣金|托管费|费率|保荐费|承销费"
)
# How a text names the first day on which a share is traded.
FIRST_DAY = (
    "首日|首个?交易日|首秀|头一?[天日]|(?:上市|挂牌|登陆|敲钟|登场)(?:的?[当首]|第一)[天日]|第一(?:天|个交易日)"
    "|debut|(?:first|opening|maiden|inaugural) (?:full )?(?:trading )?(?:day|session)|day one"
    "|maiden"
)
GENERAL["first_day_gain"] = "|".join([GENERAL["first_day_gain"], "首个?交易日|首秀"])
# How much a measure changed is said by the words for it.
for _change, _measures in (
    ("spending_change", ("spending", "capital_spending", "rd_spending")),
    ("revenue_change", ("revenue",)),
    ("profit_change", ("net_profit",)),
    ("shipments_change", ("units_sold", "cards_shipped")),
    ("investment_change", ("investment_total",)),
):
    GENERAL[_change] = "|".join([GENERAL[_change], *(GENERAL[name] for name in _measures)])
# What a sentence may narrow its figure to, and how scope, gloss or name of a claim say the same:
# parts of a business, which what is fixed by a design has none of, and the rest.
OF_BUSINESS = (
    ("data[- ]?cent(?:er|re)|数据中心", "data.?cent"),
    ("gaming|游戏", "gaming|game"),
    ("automotive|vehicle|汽车|电动车|(?<![a-z])cars?(?![a-z])", "cars?(?![a-z])|vehicle|automot"),
    ("cloud|云业务|云计算|云服务", "cloud"),
    ("smartphone|phones?(?![a-z])|手机", "phone"),
    ("graphics cards?|显卡|独显", "graphics|card"),
    (
        "wearable|tablet|laptop|appliance|iot|television|notebook|平板|可穿戴|家电|笔记本|手表",
        "wearable|tablet|applian",
    ),
    ("advertising|advertise|广告", "advertising"),
    ("overseas|abroad|海外|境外", "abroad|overseas"),
    ("(?:in|within) china|china['’]s|中国|国内|大陆", "china|chinese"),
    (
        "(?:in|within) (?:the )?(?:us|u\\.s\\.|united states|america)(?![a-z])|美国",
        "us(?![a-z])|america",
    ),
    ("adjusted|non-gaap|non-ifrs|经调整|扣非|扣除非", "adjusted"),
    ("gross|毛利", "gross"),
    ("operating|经营|营业(?:利润|亏损)", "operati"),
    (
        "segment|division|(?:unit|arm|business)(?:es)?(?![a-z]|['’]s? (?:net|profit|loss))"
        "|分部|板块|(?<!主营)业务(?!快报|发展|进展)|事业[群部]",
        "segment|division|business|data.?cent|cloud|advertising|chips",
    ),
    ("r&d|research|develop|研发|研究", "r&d|research|develop"),
    ("training|训练", "train(?!ium)"),
    ("inference|推理", "inference"),
)
# Measures that one word may stand for: what says one says the others, less surely.
AKIN = tuple(
    frozenset(line.split())
    for line in (
        "spending capital_spending rd_spending investment_total selling_cost cost_per_generation",
        "funding_round funding_total funding_of_rounds offer_proceeds",
        "power_capacity facility_power it_power server_power contracted_power",
        "units_sold cards_shipped chips_delivered chips_produced batch_size",
        "chips_in_cluster chips_agreed compute_stock compute_goal",
        "revenue recurring_revenue order_value",
        "revenue_share rd_share_of_revenue",
        "staff people jobs",
        "valuation valuation_gain net_worth",
        "share_price offer_price",
        "share_price_change first_day_gain",
        "memory_bandwidth interconnect_bandwidth",
        "memory_capacity system_memory",
        "board_power system_power turbine_power",
        "wafer_price selling_price average_price list_price",
        "speedup speed_change efficiency_ratio density_ratio",
        "peak_flops_fp16 peak_flops_fp8 peak_flops_fp4",
    )
)
PLANNED = (
    "plans?(?![a-z])|planned(?![a-z])|(?:is|are) to (?!date)|intend|target|aims?|goal"
    "|forecast|guid(?:ed|es|ing|ance)(?![a-z])|outlook|projected"
    "|计划|规划|拟|will|将|expect|预计|目标|指引|展望|预期|预估|料将|有望",
    "planned|aimed|expect|target|forecast",
)
QUALIFIERS = (
    PLANNED,
    (
        "净额|扣除(?:相关|全部)?(?:发行|上市)?(?:费用|开支|成本)"
        "|net proceeds|(?:after|less) (?:issu\\w+ |offering )?(?:costs|expenses|fees)",
        "after costs",
    ),
    ("analysts?|consensus|brokers?|分析师|券商|机构预测|一致预期", "analyst"),
    ("single[- ]core|单核", "single core"),
    ("multi[- ]?core|多核", "multi core"),
    ("geekbench", "geekbench"),
    ("antutu|安兔兔", "antutu"),
    ("sparse|sparsity|稀疏", "sparse"),
    ("between chips|chip-to-chip|inter-?chip|interconnect|nvlink|互联|互连", "inter|nvlink|link"),
    ("h100", "h100"),
    ("h200(?![0-9])", "h200"),
    ("h20(?![0-9])", "h20(?![0-9])"),
    ("gb200|gb300", "gb200|gb300"),
    (
        "年间|年来|cumulative|total(?:l?ed)?|altogether|accumulat|累计|合计|(?<!公)共(?!发行|募|计)|since|以来",
        "cumulative(?! over the plan)|total|since",
    ),
    ("each|every|per (?!share)|average|平均|人均|每(?!股)", "average|per |each|per-"),
    (
        "initial|at first|start(?:s|ing)? (?:at|with)|(?<!trading )beg[iau]n(?:s|ning)? (?:at|with)"
        "|起步|初期|初始|起初",
        "initial",
    ),
    ("final|eventual|ultimate|最终(?!募|融|收|获|筹|发)|终极", "final"),
    ("定增|定向|特定对象|placement|directed", "directed|placement"),
    ("minority|少数股东", "minority"),
    *((f"series {one}(?![a-z])|{one}轮", f"series {one}") for one in "abcdefgh"),
    ("cooling|制冷|冷却", "cooling"),
    ("warehouse|仓库|厂房", "warehouse|plant"),
    ("in hand|backlog|order book|在手", "in hand"),
    ("turbine|涡轮|燃机", "turbine"),
    ("second(?! quarter| half)|第二(?!季)|二期|二代", "second|colossus 2"),
    ("third(?! quarter)|第三(?!季)|三期", "third"),
    ("permit|许可", "permit"),
    ("contain|包含|题目", "contain"),
    ("solv|解决|解出", "solved"),
    ("lease|rent|租", "lease|rent"),
    (
        "(?:server|rack|node|pod|cluster)s?(?![a-z])|服务器|机柜|集群",
        "server|rack|node|pod|cluster|system|nvl|cloudmatrix|colossus",
    ),
)
# How a text names the event that the scope of a time or a day names.
EVENTS = (
    (
        "build|built|construct|erect|idea to|concept to|to operation|into operation"
        "|operational|full operation|up and running|stood up"
        "|on[ -]?line|went up|finish|complete|completion|完成|竣工|建完"
        "|assembl|建成|建起|落成|建设|建造|建好|布建|部署|完工|上线|搭建",
        "building|infrastructure of the same size|on line|project start",
    ),
    ("filing|filed|appli|accept|prospectus|受理|申报|申请|递表|递交", "filing"),
    ("approv|passed|review|过会|审核|审议|审批", "passed|registration"),
    ("list|debut|trading|上市|挂牌|登陆|开盘", "listing"),
    ("found|establish|set up|register|成立|创立|创办|注册", "found"),
    (
        "launch|release|releasing|unveil|introduc|present|debut|发布|推出|亮相|发表",
        "launch|release|unveil|device",
    ),
    (
        "announc|post|said|wrote|tweet|report|宣布|发文|表示|公布|披露|消息|报道|发帖",
        "post|report|announce",
    ),
    (
        "close|closing|closure|shut|disband|dissolv|stop|halt|cancel|解散|关闭|叫停|停止|停掉",
        "stop|shut|closing",
    ),
    ("restart|reviv|resum|重启|恢复|重新", "restart"),
    ("permit|licen[cs]|allow|许可|批准", "permit|allowed|licence"),
    (
        "cycle|cadence|interval|generation|every|iterat|fresh|new (?:chip|design|processor)"
        "|周期|迭代|节奏|间隔|一代|每隔|每[0-9一二三四五六七八九十]+个?[月年]|新(?:芯片|晶片|设计)|一款",
        "design cycle|aimed at|usual|as before",
    ),
    ("rais|fund|融资|筹", "fundrais|funding"),
    ("h100|compute|computing|算力", "compute"),
    ("pledg|commit|buy|purchas|承诺|采购|购买", "pledge"),
    ("develop|研发|开发|自研", "development|architecture"),
    ("produc|manufactur|volume|量产|投产|生产", "production|volume"),
    ("tape[- ]?out|taping[- ]?out|流片", "tape-out"),
    ("break[- ]?even|profit|盈亏平衡|盈利|扭亏", "break-even"),
    ("start|beg[aiu]n|kick|启动|开始|动工|开工", "start of"),
    ("data cent|数据中心", "data centres"),
    ("sue|suit|起诉|诉讼", "suit"),
    ("split|拆", "share split"),
    ("gigawatt|gw(?![a-z])|吉瓦|千兆瓦", "gigawatt"),
    ("racks?(?![a-z])|机柜|机架", "racks"),
    ("sampl|样品|样片", "sample"),
    ("cars?(?![a-z])|vehicle|车", "in cars"),
    ("acqui|bought|purchas|merg|合并|收购", "merger"),
    ("cool|冷却|制冷", "cooling"),
    ("wafer|晶圆", "wafer"),
)
# How a text calls things that a scope counts.
THINGS = (
    ("chillers?|冷水机|制冷机|冷却机", "chiller"),
    ("turbines?|generators?|涡轮|燃机|燃气轮机|发电机", "turbine"),
    ("fabs?(?![a-z])|fabrication|wafer plants?|晶圆厂", "wafer fabs|plants"),
    ("packaging|封装", "packaging"),
    ("research cent|r&d cent|研发中心", "research centres"),
    ("servers?|devices?|服务器|设备", "server|device"),
    ("cards?|卡", "cards"),
    ("cpu cores?|cores?|核", "cores"),
    ("products?|devices?|phones?|新品|产品|款", "products"),
    ("designs?|architectures?|架构|设计|芯片", "designs|architectures|chips"),
    ("robots?|optimus|机器人", "output|robot|future|supplied"),
    ("cars?(?![a-z])|vehicles?|车", "road|fleet|future|supplied"),
    ("satellites?|卫星", "supplied|satellite"),
    ("experts?|专家", "experts"),
    ("tape-?outs?|taped|流片", "tape-outs"),
    ("rounds?|轮", "rounds"),
    ("generations?|代", "generations"),
    ("compan|firms?|makers?|家", "companies"),
    ("buildings?|halls?|楼|栋", "in use"),
    ("versions?|版本", "versions"),
    ("floors?|层", "floors"),
    ("visits?|trips?|访|次", "visits|statements"),
)
# The moment of a day of which a price is.
MOMENTS = re.compile(
    "(?P<opening>open(?:s|ed|ing)?(?![a-z])|trading began|began trading|开盘|高开|低开|开报|早盘)"
    "|(?P<close>close[sd]?(?![a-z])|closing|ended the|finished|收盘|收于|收报|尾盘|全天)"
    "|(?P<trading>changed hands|traded|trading (?:at|around))"
    "|(?P<highest>intraday|briefly|touch|hit a high|as high as|as much as|peak|high of"
    "|盘中|日内|最高|一度|触及|冲高|摸高)"
)
# Scopes that say how well a figure is known or what it counts as a matter of course.
NEUTRAL = frozenset(
    {
        *("", "full year", "one quarter", "half year", "three quarters", "done", "total", "dense"),
        *("cumulative first three quarters", "attributable", "GPU chips", "processors", "whole"),
        *("worldwide", "shipments", "units", "density not stated", "TDP", "TGP", "market value"),
        *("year on year", "peak", "public issue", "public offering", "before costs", "raised"),
        *("cumulative over the plan", "start not stated", "installed", "without tax"),
        *("H100e", "smartphones", "graphics cards", "one day", "announced", "released", "GPUs"),
        *("close", "opening", "intraday", "highest", "Geekbench 6", "AnTuTu 10", "AnTuTu"),
        *(
            "N3E",
            "second generation",
            "research and development",
            "AI accelerators",
            "active",
            "maximum TGP",
            "one chip",
        ),
    }
)
