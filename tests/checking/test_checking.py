"""Checking an article: figures that the ledger holds are known, planted wrong ones differ, and
nothing else is ever said to differ.
"""

import html
import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from bench.checking import ARTICLES, articles, judged, planted
from chipledger import cli
from chipledger.checking import check_text, read_book
from chipledger.checking.likeness import slip_likeness
from chipledger.checking.names import Names
from chipledger.checking.page import page
from chipledger.checking.words import brings_another
from chipledger.scan.verify import sources_folder


@pytest.fixture(scope="module")
def book(root):
    """The ledger as the check reads it."""
    return read_book(root / "data" / "clean")


@pytest.fixture(scope="module")
def checked(book):
    """For every tagged figure of the made-up articles: article, tag, print and state."""
    return [
        (path.stem, *row)
        for path in sorted(ARTICLES.glob("*.txt"))
        for row in judged(path.read_text("utf-8"), book)
    ]


def states(checked, tag):
    """How many figures of a tag are in each state."""
    return Counter(state for _, its, _, state in checked if its == tag)


@pytest.mark.costly
def test_figures_of_the_ledger_are_recognised(checked):
    """At least four fifths of the figures that the ledger holds are known, and agree."""
    counts = states(checked, "k")
    assert counts["agrees"] >= 0.8 * counts.total(), counts
    assert not counts["differs"], counts


def test_planted_values_differ(checked):
    """Of the figures planted with a wrong value at least four fifths are marked as differing, and
    none as agreeing.
    """
    counts = states(checked, "w")
    assert counts.total() >= 20
    assert counts["differs"] >= 0.8 * counts.total(), counts
    assert not counts["agrees"], counts


@pytest.mark.parametrize("seed", range(3))
def test_values_planted_by_machine_are_marked(book, seed):
    """Of twenty wrong values in articles drawn from the ledger at least seven tenths are marked as
    differing or as perhaps another value, and hardly one is taken for known.
    """
    counts = planted(articles("seen") | articles("kept"), book, seed)
    assert counts["differs"] + counts["compare"] >= 0.7 * counts.total(), counts
    assert counts["agrees"] <= 2, counts


def test_right_figures_are_seldom_held_against_another_value(checked):
    """Of the articles' right figures, of the ledger or not, at most four in a hundred are marked
    as perhaps another value.
    """
    right = [
        state for name, tag, _, state in checked if tag == "k" or not name.startswith("decoys")
    ]
    assert right.count("compare") <= 0.04 * len(right)


def test_figures_of_other_things_never_differ(checked):
    """What stands beside a known name and speaks of something else is never said to differ."""
    wrong = [row for row in checked if row[1] == "d" and row[3] == "differs"]
    assert not wrong
    assert states(checked, "d")["unknown"] >= 0.8 * states(checked, "d").total()


@pytest.mark.parametrize(
    ("text", "print_", "state"),
    [
        ("The Nvidia H200 has 141 GB of memory.", "141 GB", "agrees"),
        ("The Nvidia H200 has 151 GB of memory.", "151 GB", "differs"),
        ("The Nvidia H200 ships in a box of 98 GB.", "98 GB", "unknown"),
        ("Each Nvidia H200 card has 151 GB of memory.", "151 GB", "differs"),
        ("The Nvidia H100 reaches 1,979 FP8 TFLOPS.", "1,979", "agrees"),
        ("The Nvidia H100 reaches 1,379 FP8 TFLOPS.", "1,379", "differs"),
        ("沐曦集成电路(上海)股份有限公司2023年营收9.6亿元。", "9.6亿元", "differs"),
        ("沐曦供应商集成电路(上海)股份有限公司2023年营收9.6亿元。", "9.6亿元", "unknown"),
        ("Its rival has eight Nvidia H200 with 1128 GB of memory.", "1128 GB", "unknown"),
        ("A server of the Nvidia H200 has 1128 GB of memory.", "1128 GB", "unknown"),
        (
            "Nvidia had revenue of $64.7 billion in the second quarter of fiscal 2026.",
            "64.7",
            "differs",
        ),
        ("沐曦2023年营收9.6亿元。", "9.6亿元", "differs"),
        ("沐曦2019年营收9.6亿元。", "9.6亿元", "unknown"),
        ("沐曦子公司2023年营收9.6亿元。", "9.6亿元", "unknown"),
        ("沐曦2023年海外营收9.6亿元。", "9.6亿元", "unknown"),
        ("沐曦2023年營收人民幣5302萬元。", "5302萬元", "agrees"),
        ("韋爾2023年營收人民幣5302萬元。", "5302萬元", "unknown"),
        ("The chips burn in seven of ten.", "seven", "unknown"),
        ("The Xring O1 holds 19 billion transistors.", "19 billion", "agrees"),
        ("The Xring O1 holds 25 billion transistors.", "25 billion", "differs"),
        ("Colossus II cools with 119 chillers.", "119", "agrees"),
        ("The workshop, said Elon Musk, of Colossus 1 was built in 122 days.", "122", "agrees"),
        ("The workshop of Colossus 1 was built in 240 days.", "240", "differs"),
        ("The workshop of Colossus 1 was painted in 122 days.", "122", "perhaps"),
        ("摩尔线程2022年、2023年营收分别为0.46亿元和1.24亿元。", "1.24", "agrees"),
        ("摩尔线程2022年、2023年营收分别为0.46亿元和2.24亿元。", "2.24", "differs"),
        ("沐曦2023年净利润为-8.71亿元。", "8.71", "agrees"),
        ("沐曦2023年净利润为-5.71亿元。", "5.71", "differs"),
        ("12月5日，摩尔线程在科创板上市。", "12月5日", "agrees"),
        ("12月5日，摩尔线程发了一份菜单。", "12月5日", "perhaps"),
        ("摩尔线程首日收盘较发行价上涨525.46%。", "525", "differs"),
        ("摩尔线程首日开盘较发行价上涨525.46%。", "525", "unknown"),
        ("摩尔线程总股本4.7亿股。", "4.7", "unknown"),
        # the two ends of a rise belong to the two years that are named
        ("摩尔线程营收从0.46亿元升至11.24亿元，2022年至2023年。", "11.24", "differs"),
        ("摩尔线程营收从0.46亿元升至1.24亿元，2022年至2023年。", "1.24", "agrees"),
        ("摩尔线程营收从0.46亿元升至13.58亿元，2022年、2023年和2024年。", "13.58", "unknown"),
        ("摩尔线程营收从2亿元升至9.1亿元，2023年至2024年亏损收窄。", "9.1", "unknown"),
        (
            "2022年、2023年和2024年，沐曦营收从42.64万元升至5302万元，再升至2.1亿元。",
            "2.1",
            "differs",
        ),
        (
            "Biren's revenue rose from 62.03 million yuan in 2023 to 99 million yuan in 2024.",
            "99 m",
            "differs",
        ),
        # a plain word of measure
        ("摩尔线程公开发行募集资金总额41亿元。", "41亿元", "differs"),
        ("MetaX priced its IPO at 51.5 yuan.", "51.5", "differs"),
        ("MetaX's offer price was 51.5 yuan per share.", "51.5", "differs"),
        ("Terafab plans to start with 40,000 wafers per month.", "40,000", "differs"),
        ("玄戒计划至少投资200亿元。", "200亿元", "differs"),
        ("玄戒计划至少投资450亿元。", "450亿元", "compare"),
        # what a claim is narrowed to, said in other words
        ("The warehouse of Colossus 2 covers 4 million square feet.", "4 million", "differs"),
        ("The canteen of Colossus 2 covers 4 million square feet.", "4 million", "compare"),
        ("MetaX claims an offer price that reached 204.66 yuan.", "204.66", "differs"),
        ("沐曦共发行8010万股。", "8010", "differs"),
        ("Colossus 2 came on line in 31 days.", "31 days", "differs"),
        ("本次沐曦发行价为每股51.5元。", "51.5", "differs"),
        ("The TeraFab is to begin with 40,000 wafers a month.", "40,000", "differs"),
        ("玄戒O1采用最新制程，集成390亿晶体管。", "390", "differs"),
        ("The Nvidia H200 has 151 GB of memory per chip.", "151 GB", "differs"),
        ("CloudMatrix 384 has 192 GB of memory per chip.", "192 GB", "unknown"),
        # by how much something is more is no level of it
        ("小米2024年研发投入比预算多了90亿元。", "90亿元", "unknown"),
        ("Xiaomi's R&D spending rose in 2024 by 9 billion yuan.", "9 billion", "unknown"),
        ("Xiaomi's R&D spending in 2024 was 9 billion yuan more than planned.", "9 b", "unknown"),
        ("Xiaomi's R&D spending in 2024 was 12 billion yuan.", "12 b", "differs"),
        # a measure as a yardstick, another maker's process, and a turn of speech
        ("Colossus 2 is big: 1 GW powers a city.", "1 GW", "unknown"),
        ("台积电N2将与三星2nm竞争。", "2nm", "unknown"),
        ("小米手机出货有三大目标。", "三大", "unknown"),
        # half as many digits, and the thing itself is not named
        ("xAI wants power of nearly 2 GW.", "2 GW", "perhaps"),
        # what is fivefold has risen by four times, or by five
        ("The share of Moore Threads soared fivefold on its first day.", "fivefold", "unknown"),
        # a stretch whose two ends are not both said
        ("MetaX went public. The approval process took only 152 days.", "152", "compare"),
        # turbines are no chips, a half-year of the year of print is of no year named before, a site
        # leads its sentence, and a fall in a plain word is one
        (
            "Nvidia sells many chips. In court papers, 72 turbines hum in Southaven.",
            "72",
            "compare",
        ),
        (
            "摩尔线程2024年营收4.38亿元。去年全年营收15亿元，其中上半年7.82亿元。",
            "7.82",
            "compare",
        ),
        (
            "Colossus 2 is to hold many Nvidia chips. It covers 2 million square feet.",
            "2 million",
            "compare",
        ),
        ("OPPO2022年的手机出货掉了27.7%。", "27.7", "compare"),
        # a server of eight, said before the clause, and what somebody else holds
        ("Servers of the H200 are loud, have big fans and draw 10.2 kW.", "10.2", "unknown"),
        (
            "英伟达投了xAI。我认识的一位经理把持股降到7%。",
            "7%",
            "perhaps",
        ),
        # a part that is put to the whole
        ("Colossus 1 is to add 50,000 more H200 GPUs.", "50,000", "unknown"),
        # the price at the close is none of the offer
        ("壁仞科技收盘报34.46港元，较发行价上涨75.82%。", "34.46", "unknown"),
        # a rack by its code, and another chip's
        ("NVL72 systems connect 113 GPUs.", "113", "compare"),
        ("GB300 NVL72 systems connect 113 GPUs.", "113", "unknown"),
    ],
)
def test_a_figure_is_held_against_its_own_claim_alone(book, text, print_, state):
    """Entity, measure, time and scope decide which claim a figure may repeat or contradict."""
    (mark,) = [mark for mark in check_text(text, book) if print_ in mark.found.literal]
    assert mark.state == state


def test_a_text_about_a_thing_leaves_less_doubt(book):
    """Where two figures of a thing agree, a third differs though words that no list knows stand
    between it and the name; a firm with a name of its own is still another.
    """
    known = "摩尔线程发行价114.28元。摩尔线程首日收盘价600.50元。"
    for text, state in (
        ("摩尔线程还踌躇满志，发行9000万股。", "differs"),
        ("摩尔线程还踌躇满志，某某科技发行9000万股。", "unknown"),
    ):
        last = check_text(known + text, book)[-1]
        assert (last.found.literal, last.state) == ("9000万股", state)
    assert check_text("摩尔线程还踌躇满志，发行9000万股。", book)[-1].state == "compare"


@pytest.mark.parametrize(
    ("text", "print_", "state"),
    [
        ("TeraFab\n- Target 4nm\n- Location Austin", "4nm", "differs"),
        ("玄戒O1之后，下一代采用5nm工艺。", "5nm", "unknown"),
        ("玄戒O1的上一代是澎湃S1。它集成20亿晶体管。", "20亿", "unknown"),
        ("TeraFab\n- Samsung 4nm", "4nm", "unknown"),
        ("摩尔线程登陆科创板\n国内很热闹。\n公司发行数量27000万股。", "27000万股", "differs"),
        ("摩尔线程与沐曦登陆科创板\n国内很热闹。\n公司发行数量27000万股。", "27000万股", "unknown"),
        # after another firm it may be either's, and in a list of firms nobody knows whose it is
        ("摩尔线程登陆科创板\n沐曦也来了。\n发行数量27000万股。", "27000万股", "compare"),
        ("沐曦、摩尔线程都来了。发行价分别为74.28元。", "74.28", "unknown"),
        ("The H200 has 141 GB of memory. Another chip has 192 GB of memory.", "192", "unknown"),
        ("The H200 is on sale. Another chip is too. It has 192 GB of memory.", "192", "unknown"),
        ("Cambricon is listed. Hygon revenue was 8.8 billion yuan in 2024.", "8.8 b", "unknown"),
        ("Cambricon is listed. Revenue was 8.8 billion yuan in 2024.", "8.8 b", "differs"),
    ],
)
def test_a_sentence_without_a_name_is_of_what_the_text_is_about(book, text, print_, state):
    """A heading or the sentence before may say whose a figure is, where nothing else may."""
    (mark,) = [mark for mark in check_text(text, book) if print_ in mark.found.literal]
    assert mark.state == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        # the measure is said in a word that no list knows, or the thing left a little in doubt
        ("The Nvidia H200, say buyers at Acme, has 161 GB of memory.", "compare"),
        ("The Nvidia H200, unlike its rival, has 98 GB of memory.", "unknown"),
        ("The Nvidia H200, say buyers at Acme, has 1610 GB of memory.", "unknown"),
        # a slip of the pen: a nought too many, two digits swapped
        ("The Nvidia H200, say buyers at Acme, has 1410 GB of memory.", "compare"),
        ("The Nvidia H200, say buyers at Acme, has 114 GB of memory.", "compare"),
        ("The Nvidia H200, say buyers at Acme, has 141 GB of memory.", "agrees"),
    ],
)
def test_another_value_for_what_may_be_the_same_is_marked_apart(book, text, state):
    """Where a little doubt is left a near value is shown with the ledger's, and never as wrong."""
    mark = next(mark for mark in check_text(text, book) if "GB" in mark.found.literal)
    assert mark.state == state
    assert state != "compare" or mark.claims[0].entity == "nvidia-h200" and mark.factor != 1


@pytest.mark.parametrize(
    ("text", "print_", "state", "claim"),
    [
        # the market for shares has measures of its own
        ("摩尔线程股价回落，融资余额为18.6亿元。", "18.6", "unknown", ""),
        ("摩爾線程股價回落，融資餘額為18.6億元。", "18.6", "unknown", ""),
        ("Moore Threads went public. Its margin debt is 1.9 billion yuan.", "1.9", "unknown", ""),
        ("寒武纪合理区间上限看至395元。", "395", "unknown", ""),
        # the first day of trading has many names
        ("摩尔线程首个交易日涨幅为254.46%。", "254", "differs", "mthreads-first-day-gain"),
        ("Moore Threads gained 254.46% in its first session.", "254", "differs", "mthreads-first"),
        (
            "By the closing bell Moore Threads was up 254 per cent.",
            "254",
            "compare",
            "mthreads-first",
        ),
        # a product without its maker's name, a stake behind its holder, a name before a comma
        ("平板7 Ultra的起售价为6959元。", "6959", "differs", "xiaomi-pad-7-ultra-price"),
        ("燧原的大客户也是大股东，持股22.06%。", "22.06", "compare", "enflame-tencent-stake"),
        ("英伟达出货220万张；AMD，大约61万张。", "61万", "compare", "idc-amd-cards-2025"),
        # wafers are no chips, and a kind of thing is no firm
        ("Terafab起步月产能为30万片。xAI的X1首批30万块。", "30万片", "compare", "terafab-wafers"),
        ("寒武纪智能芯片全年产量为17.27万片。", "17.27", "compare", "cambricon-chips-made-2025"),
        (
            "In 2023 IBS said a plant of this class would cost $82 billion.",
            "82",
            "compare",
            "fab-2nm",
        ),
        # who is named has a figure of that kind, and another's range is not its own
        (
            "摩尔线程发行价114.28元。沐曦2025年净亏损9.87亿元。",
            "9.87",
            "differs",
            "metax-loss-2025",
        ),
    ],
)
def test_words_lead_to_the_claim_of_the_thing_itself(book, text, print_, state, claim):
    """What a figure counts or measures, and of whom, is told by the words around it."""
    (mark,) = [mark for mark in check_text(text, book) if print_ in mark.found.literal]
    assert mark.state == state
    assert not claim or mark.claims[0].id.startswith(claim)


def test_a_value_said_in_the_same_sentence_leaves_no_other(book):
    """A claim that one figure of a sentence is has no second value in it, though it may have one in
    another sentence.
    """
    known, other = "The H200 has 141 GB of memory", "161 GB of memory"
    for text, state in (
        (f"{known}, and {other} elsewhere.", "unknown"),
        (f"{known}. The Nvidia H200, say buyers at Acme, has {other}.", "compare"),
    ):
        assert [mark.state for mark in check_text(text, book)] == ["agrees", state]


@pytest.mark.parametrize(
    ("text", "print_", "state"),
    [
        # a legal name, a name behind what something is held against, and what a figure counts
        ("摩尔线程智能科技(北京)股份有限公司发行价为61.2元/股。", "61.2", "differs"),
        ("The H200, surpassing the MI300X, has 161 GB of memory.", "161", "differs"),
        ("The MI300X has more than the H200, which has 161 GB of memory.", "161", "differs"),
        ("玄戒O1性能逼近英伟达B200，晶体管数达250亿个。", "250亿", "differs"),
        (
            "Colossus 1 is xAI's.\nIt runs on 230,000 Nvidia H100 GPUs.",
            "230,000",
            "compare",
        ),
        # a multiple in words that a ledger would ask about
        ("Tesla AI5 is faster than AI4 by a factor of 90.", "90", "compare"),
        ("特斯拉AI5推理速度提升90倍。", "90倍", "compare"),
        # the years to come are not the year that was named
        ("玄戒2024年投入60亿，未来十年计划投入170亿元。", "170亿", "compare"),
        # the same span, two firms that sign together, and a stretch told by its two ends
        ("沐曦2023年营收5302万元，同期亏损5.71亿元。", "5.71", "differs"),
        ("特斯拉与三星签下265亿美元的芯片代工合同。", "265亿", "compare"),
        ("摩尔线程从递交申请到过会只花了48天。", "48天", "compare"),
        # a longer word for a measure, and a word that says another measure too
        ("Ironwood每颗芯片配备292GB高带宽内存。", "292GB", "compare"),
        ("MetaX was listed. On day one its stock closed at 620 yuan.", "620 yuan", "differs"),
        # the year before the one that is named
        (
            "MetaX had revenue of 743 million yuan in 2024, up from 83 million yuan a year ago.",
            "83 million",
            "differs",
        ),
        # the product that the sentence before names, and the firm of which somebody speaks
        (
            "Google's own TPU, Ironwood, is on sale. Each chip carries 256 GB of HBM.",
            "256",
            "differs",
        ),
        (
            "Xiaomi unveiled the XRING O1. The 3nm chip has a die of 149 mm².",
            "149",
            "differs",
        ),
        ("小米发布玄戒O1。雷军表示,公司芯片面积为149平方毫米。", "149", "differs"),
        # the trade as a whole, a paper's own dollar, and an interval that just touches
        ("Chinese makers together shipped 1.65 million AI cards in 2025.", "1.65", "agrees"),
        ("天數智芯在港交所掛牌，招股價144.6元。", "144.6", "agrees"),
        ("壁仞科技上市首日收盘市值定格在826亿港元。", "826亿", "agrees"),
        # a price of the first day where the text speaks of that day, and of no later one
        ("摩尔线程上市。当天收报163.42元。", "163.42", "differs"),
        ("摩尔线程上市。一个月后收报720元。", "720", "unknown"),
        # one name, and a rate without its format
        ("Each Ironwood TPU boasts 12.7 petaFLOPS of FP8 performance.", "12.7", "differs"),
        ("Ironwood offers 4,164 TFLOPS per chip.", "4,164", "differs"),
        # a date behind another figure is that figure's
        (
            "Moore Threads had revenue of 46 million yuan, and 124 million yuan in 2023.",
            "46 million",
            "agrees",
        ),
    ],
)
def test_a_figure_finds_its_thing_and_time(book, text, print_, state):
    """The thing, multiple or time of a figure may be told in other forms than the ledger's."""
    (mark,) = [mark for mark in check_text(text, book) if print_ in mark.found.literal]
    assert mark.state == state


@pytest.mark.parametrize(
    ("text", "print_", "state", "entity"),
    [
        # a stock code, the Chinese word for a line of chips, a long name of a house
        (
            "Shares of the firm (688256.SH): revenue of 1.174 billion yuan in 2024.",
            "1.174",
            "agrees",
            "cambricon",
        ),
        (
            "每颗升腾910C的算力不高，昇腾384超节点用了384颗。",
            "384颗",
            "agrees",
            "huawei-cloudmatrix-384",
        ),
        ("Iluvatar (09903.HK) sold its shares at HK$144.60.", "144.60", "agrees", "iluvatar-corex"),
        (
            "Cambrian (688256.SH) is listed. Revenue at Cambrian was 1.174 billion yuan in 2024.",
            "1.174",
            "agrees",
            "cambricon",
        ),
        # a stray blank within a number
        ("壁仞科技2025年營收10. 35億元。", "10.35", "agrees", "biren"),
        # a trade in the clause, and a house that speaks of others
        ("2025年，中国市场加速卡出货约400万张。", "400万", "agrees", "china-accelerators"),
        ("IDC估计，去年本土厂商的AI卡合计165万张。", "165万", "agrees", "china-ai-chips"),
        (
            "Nvidia grew. Its data-center business took in $51.2 billion in the quarter to"
            " October 26, 2025.",
            "51.2",
            "agrees",
            "nvidia-data-centre",
        ),
        # who backs a maker, and what something is held against, is not the thing
        (
            "Enflame went public. The Tencent-backed maker had revenue of 722 million yuan"
            " in 2024.",
            "722",
            "agrees",
            "enflame",
        ),
        # a plan's day is no span, and what is put to a whole may be a claim of just that
        (
            "In May 2026 a notice said the TeraFab could cost as much as $119 billion in all.",
            "119",
            "agrees",
            "terafab",
        ),
        # a bare 元 of Hong Kong may be its dollar or the yuan
        ("壁仞科技在港交所掛牌，招股價19.6元，首日收報34.46元。", "19.6", "agrees", "biren"),
        ("壁仞科技在港交所掛牌。該公司2024年收入3.37億元。", "3.37", "agrees", "biren"),
        # too soft, or bare
        (
            "Colossus 2 as a whole was up to nearly 1.28 GW in June 2026.",
            "1.28",
            "agrees",
            "colossus-2",
        ),
    ],
)
def test_a_thing_may_be_named_as_newsrooms_name_it(book, text, print_, state, entity):
    """Codes, Chinese lines, trades, speakers and turns of speech lead to the thing."""
    (mark,) = [mark for mark in check_text(text, book) if print_ in mark.found.literal]
    assert (mark.state, mark.claims[0].entity) == (state, entity)


@pytest.mark.parametrize(
    ("value", "other", "least", "most"),
    [
        (57.2e9, 75.2e9, 3, 4),  # two digits have changed places
        (388_000, 38_800, 3, 4),  # another scale
        (2.1e9, 2.1e5, 2.5, 4),  # 亿 for 万
        (2.1e9, 2.1e4, -1, 0),  # further than a slip of scale
        (300, 30, 0, 1),  # a scale of which one digit says little
        (36.8e8, 36.77e9, 3, 4),  # as many digits as are printed
        (2.07e8, 20.552e8, -1, 0),  # beside a tenth, and not its digits
        (3.41, 3.71, 2, 3),  # one other digit of three
        (9216, 916, 2, 3),  # one more
        (45, 55, 0, 0.5),  # one of two says little
        (96.3, 71.4, -1, 0),  # nothing alike
        (12.5, 12.5, -1, 0),  # the value itself
    ],
)
def test_the_digits_of_a_slip_are_told(value, other, least, most):
    """What digits say for a slip is the more, the less often chance would bring them about."""
    assert least <= slip_likeness(value, value / other, other) <= most
    assert least <= slip_likeness(-value, value / other, -other) <= most


def test_digits_in_another_unit_say_nothing():
    """Where a factor that is no power of ten lies between the units no digit can be held against
    another.
    """
    assert slip_likeness(24, 24 / 2 / 12, 2) == 0


def test_a_slip_of_which_nothing_is_in_doubt_differs(book):
    """Where thing, measure and time are a firm claim's and the digits have changed places, a figure
    differs; where another firm is named, or only the digits are alike, it does not.
    """
    for text, state in (
        ("燧原科技还在排队。2024年，这家公司顶着质疑交出2.27亿元营收。", "differs"),
        ("燧原科技还在排队。它的对手2024年顶着质疑交出2.27亿元营收。", "unknown"),
        ("燧原科技还在排队。2024年，这家公司顶着质疑交出4.61亿元营收。", "compare"),
    ):
        assert check_text(text, book)[-1].state == state


def test_the_subject_returns_after_a_longer_run(book):
    """After sentences on the whole trade and a list of firms a bare figure is of the text's own
    thing, where two of its figures agree, and not of the last firm that was named.
    """
    text = (
        "壁仞科技的一笔账\n壁仞科技2023年营收6203万元。壁仞科技2022年营收49.9万元。\n"
        "摩尔线程也在上市。芯片公司很多。行情不坏。需求旺盛。2024年营收1.3亿元。"
    )
    last = check_text(text, book)[-1]
    assert last.state == "differs"
    assert {claim.entity for claim in last.claims} == {"biren"}


def test_the_own_claim_goes_before_an_equal_one_of_another(book):
    """A wrong figure is not known because another thing, named a sentence before, has its value."""
    text = "摩尔线程发行价114.28元。沐曦在其后，沐曦发行价114.28元。"
    last = check_text(text, book)[-1]
    assert last.state == "differs"
    assert {claim.entity for claim in last.claims} == {"metax"}


def test_one_figure_of_a_sentence_differs_from_a_claim(book):
    """What stands behind the figure that a claim is of, right or wrong, is something else."""
    text = "The Nvidia H200 has 151 GB of memory, of which 40 GB of memory are in use."
    assert [mark.state for mark in check_text(text, book)] == ["differs", "unknown"]


def test_dates_never_differ(book):
    """A date that no claim has, beside the name and the measure of one that has another, is not
    known: an article may speak of another event.
    """
    dated = [claim for claims in book.claims.values() for claim in claims if claim.unit == "date"]
    text = "\n".join(
        f"{book.labels[claim.entity]}: {book.labels[f'metric:{claim.metric}']} on 3 March 1999."
        for claim in dated
    )
    dates = [mark for mark in check_text(text, book) if "1999" in mark.found.literal]
    assert len(dates) == len(dated) > 50
    assert {mark.state for mark in dates} == {"unknown"}


def test_a_differing_figure_says_by_how_much(book):
    """The factor is the figure's value over that of the nearest claim of its day."""
    (mark,) = check_text("The Nvidia H200 has 282 GB of memory.", book)
    assert mark.factor == pytest.approx(2)
    assert mark.claims[0].value == 141


def test_a_repeated_slip_is_told(book):
    """A figure that a failed check blames is marked as differing, with the slip."""
    text = "沐曦过去三年至今累计营收为11.16亿元。"
    (mark,) = [mark for mark in check_text(text, book) if "11.16" in mark.found.literal]
    assert mark.state == "differs"
    assert [slip.slip for slip in mark.slips] == ["metax-revenue-same-period"]


@pytest.mark.parametrize(
    ("gap", "another"),
    [
        ("2024年营收", False),
        ("的竞争对手2024年营收", True),
        ("，蔚来营收", True),
        ("'s net loss was ", False),
        ("'s landlord had revenue of ", True),
        (" had revenue of ", False),
        (", while Cerebras had revenue of ", True),
    ],
)
def test_words_that_may_name_another_thing_are_noticed(gap, another):
    """Between a name and its figure only words that are accounted for leave no doubt."""
    assert brings_another(gap) == another


def test_the_longest_name_counts():
    """A chip named with its maker is the chip; a name before an unknown word is not sure."""
    blank = dict.fromkeys(("zh_hans", "zh_hant", "aliases", "maker"), "")
    names = Names(
        [
            blank | {"id": "tencent", "name": "Tencent", "zh_hans": "腾讯", "type": "company"},
            blank | {"id": "x1", "name": "Tencent X1", "maker": "tencent", "type": "chip"},
        ]
    )
    assert [one.entities for one in names.mentions("Tencent X1 and X1")] == [{"x1"}, {"x1"}]
    assert [one.sure for one in names.mentions("腾讯音乐、腾讯2024年")] == [False, True]


class _Tags(HTMLParser):
    """Every tag of a page with its attributes, and the text outside style."""

    def __init__(self):
        super().__init__()
        self.tags, self.text, self._inside = [], "", []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._inside.append(tag)

    def handle_endtag(self, tag):
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data):
        if "style" not in self._inside:
            self.text += data


@pytest.fixture(scope="module")
def written(book):
    """The page of a text with marks of its own, and its tags."""
    text = (
        "<script>go()</script> & so\nThe Nvidia H200 has 151 GB of memory.\nNot so: 141 GB."
        "\nThe AMD MI300X, say buyers at Acme, has 212 GB of memory."
    )
    made = page("a <b>.txt", text, check_text(text, book), book, "en")
    tags = _Tags()
    tags.feed(made)
    return made, tags


def test_the_page_shows_the_text_and_runs_none_of_it(written):
    """What the text holds is shown as text: no script, no tag of it reaches the page."""
    made, tags = written
    assert "<script>go()</script> & so" in tags.text
    assert "script" not in {tag for tag, _ in tags.tags}
    assert html.escape("a <b>.txt") in made


def test_the_page_asks_nothing_of_any_host(written):
    """Nothing is loaded: the only addresses are links of a reader's own choice and the table."""
    _, tags = written
    loading = [
        (tag, name, value)
        for tag, attributes in tags.tags
        for name, value in attributes.items()
        if name in ("src", "srcset", "action", "poster", "style") or (name == "href" and tag != "a")
    ]
    assert not loading
    assert "default-src 'none'" in str(tags.tags)


def test_every_figure_leads_to_its_row_and_back(written):
    """Marks and rows name each other, and each row says its state in words."""
    made, tags = written
    ids = {attributes["id"] for _, attributes in tags.tags if "id" in attributes}
    goals = {
        attributes["href"][1:]
        for tag, attributes in tags.tags
        if tag == "a" and attributes.get("href", "").startswith("#")
    }
    assert goals == ids and len(ids) == 6
    assert re.findall(r'data-name="State">([^<]+)', made) == [
        "known, differs",
        "known, agrees",
        "perhaps another value",
    ]


def test_the_command_writes_one_page_and_tells_what_differs(root, tmp_path, capsys):
    """`check` prints the sum and the figures that differ, and replaces no file unasked."""
    text, out = tmp_path / "a.txt", tmp_path / "a.html"
    text.write_text("The Nvidia H200 has 151 GB of memory.", "utf-8")
    command = ["check", "--root", str(root), str(text), "--out", str(out)]
    assert cli.main(command) == 0
    printed = capsys.readouterr().out
    assert "151 GB" in printed and "1 known, differs" in printed
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert cli.main(command) == 1


@pytest.mark.costly
def test_the_articles_are_mostly_known(root, book):
    """Of the articles' own figures most are known, and what differs is a slip of the ledger."""
    folder = sources_folder(root)
    if folder is None or not any(folder.glob("*.txt")):
        pytest.skip("the source texts are absent")
    marks = [
        mark
        for path in sorted(folder.glob("*.txt"))
        for mark in check_text(path.read_text("utf-8"), book)
    ]
    counts = Counter(mark.state for mark in marks)
    assert counts["agrees"] + counts["differs"] > len(marks) / 2, counts
    assert all(mark.slips for mark in marks if mark.state == "differs")
    assert sum(mark.state == "differs" for mark in marks) >= 5
