"""The units that heads and labels of a text's tables give to bare numbers."""

import pytest

from chipledger.scan import propose
from chipledger.scan.table_heads import context_of


def _values(text, region=""):
    """Value and unit of each literal of a text."""
    table = propose(text, "", region=region)
    return {row["literal"]: (row["value"], row["unit"]) for row in table.to_dict("records")}


@pytest.mark.parametrize(
    ("text", "region", "read"),
    [
        # below the head, until the next line of prose
        (
            "项目（万元） 2025年\n营业收入 1,234\n说明完毕。\n另有 55",
            "",
            {"1,234": (12_340_000, "CNY"), "55": (55, "")},
        ),
        # a blank line between a title and its table, but none within
        (
            "Sales by region (US$ thousands, unaudited)\n\nRegion   Q3 2025\nNorth   268,140\n\n"
            "Staff 1,912",
            "us",
            {"268,140": (268_140_000, "USD"), "1,912": (1912, "")},
        ),
        ("單位：新台幣仟元\n營業收入 4,512,300", "tw", {"4,512,300": (4_512_300_000, "TWD")}),
        ("損益表（百萬港元，未經審核）\n收益 | 1,184", "hk", {"1,184": (1_184_000_000, "HKD")}),
        # the label of a row goes with its row alone
        (
            "售電量（億度） | 118.4 | 112.9\n員工 | 870",
            "hk",
            {"118.4": (11_840_000_000, "kWh"), "112.9": (11_290_000_000, "kWh"), "870": (870, "")},
        ),
        ("Output (MWh)   412.5   398.1", "us", {"412.5": (412.5, "MWh"), "398.1": (398.1, "MWh")}),
        ("Load (MW): 450", "us", {"450": (450, "MW")}),
        ("Share (%): 3.2", "us", {"3.2": (3.2, "percent")}),
        # before years alone, with no brackets
        (
            "S$ million | 1H 2025 | 1H 2024 | Change\nSales | 77.4 | 71.9 | +7.6%",
            "sg",
            {"77.4": (77.4e6, "SGD"), "71.9": (71.9e6, "SGD"), "+7.6%": (7.6, "percent")},
        ),
        ("RMB million   2025   2024\nSales   7,740", "cn", {"7,740": (7.74e9, "CNY")}),
        ("The park opened in 2025\nSales 7,740", "us", {"7,740": (7740, "")}),
        # the scale of what has no unit of its own
        ("厂商 | 出货（万副） | 份额\n甲 | 41.2 | 28.6%", "cn", {"41.2": (412_000, "")}),
        # a unit to each column, and none for a column without
        (
            "地区 | 收入（亿元） | 占比（%） | 门店\n华东 | 12.5 | 41.2 | 36",
            "cn",
            {"12.5": (1.25e9, "CNY"), "41.2": (41.2, "percent"), "36": (36, "")},
        ),
        # what has a unit of its own keeps it
        (
            "项目（亿元）\n毛利率 38.2%\n研发 4.1",
            "cn",
            {"38.2%": (38.2, "percent"), "4.1": (4.1e8, "CNY")},
        ),
        # two units that nothing parts: neither is taken for granted
        ("Item (in millions) (in thousands)\nSales 5,512", "us", {"5,512": (5512, "")}),
        # no units
        ("第三章（十）\n共 36", "cn", {"36": (36, "")}),
        ("Cloud update (Beta)\nSeats 5,512", "us", {"5,512": (5512, "")}),
    ],
)
def test_a_table_gives_its_unit_to_bare_numbers(text, region, read):
    """Head, label and column each reach as far as a reader would take them."""
    values = _values(text, region)
    assert read == {literal: values[literal] for literal in read}


@pytest.mark.parametrize(
    ("label", "context"),
    [
        ("千港元", "scale=1e3;unit=HKD"),
        ("人民幣百萬元，除另有註明外", "scale=1e6;unit=CNY"),
        ("港元百萬", "scale=1e6;unit=HKD"),
        ("億瓶", ""),
        ("b", ""),
        ("美元", "unit=USD"),
        ("元/千瓦时", "unit=TWD/kWh"),
        ("億", "scale=1e8"),
        ("US$'000", "scale=1e3;unit=USD"),
        ("in millions of US dollars, except per share data", "scale=1e6;unit=USD"),
        ("RMB million", "scale=1e6;unit=CNY"),
        ("$000s", "scale=1e3;unit=USD"),
        ("€bn", "scale=1e9;unit=EUR"),
        ("%", "unit=percent"),
        *((word, "") for word in ("台", "十", "同比", "含税", "试行", "US", "live", "A", "1")),
    ],
)
def test_a_label_is_read_as_a_unit_is(label, context):
    """Money, scale and unit of a label are what the same words mean behind a number."""
    assert context_of(label, "tw") == context
