"""Which numbers of a text's tables are figures."""

import pytest

from chipledger.scan import propose


def _read(text, region=""):
    """Literal, value and unit of each figure of a text, dates left out."""
    table = propose(text, "", region=region)
    return [
        (row["literal"], row["value"], row["unit"]) if not row["flag"] else (row["literal"], "?")
        for row in table.to_dict("records")
        if row["unit"] != "date"
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # ranks by their head, by a sign, by counting down; in Chinese, English and Markdown
        (
            "名次 | 厂商 | 装机（万套） | 占比\n1 | 远岑 | 52.6 | 31.2%\n2 | 北皋 | 40 | 23.7%",
            [
                ("52.6", 526_000, ""),
                ("31.2%", 31.2, "percent"),
                ("40", 400_000, ""),
                ("23.7%", 23.7, "percent"),
            ],
        ),
        (
            "| # | Maker | Sites |\n|---|:--|---|\n| 4 | Elm | 18 |\n| 4 | Yew | 18 |",
            [("18", 18, ""), ("18", 18, "")],
        ),
        ("1\tElm\t18\n2\tYew\t7", [("18", 18, ""), ("7", 7, "")]),
        ("1 Elm 18\n2 Yew 7", [("18", 18, ""), ("7", 7, "")]),
        ("序號　廠商　員工\n1　遠岑　640\n2　北皋　75", [("640", 640, ""), ("75", 75, "")]),
        # codes are no figures, and what does not count is a figure
        ("代码,公司,门店\n300,远岑,18\n520,北皋,7", [("18", 18, ""), ("7", 7, "")]),
        ("班次 | 时长\n3 | 18\n1 | 7", [("3", 3, ""), ("18", 18, ""), ("1", 1, ""), ("7", 7, "")]),
        # a word before a number alone is no name of a version
        ("Site\tShips\nElm\t18\nYew\t7", [("18", 18, ""), ("7", 7, "")]),
        ("Elm  18\nYew  7", [("18", 18, ""), ("7", 7, "")]),
        ("Elm 18 20\nYew 7 9", [(one, int(one), "") for one in ("18", "20", "7", "9")]),
        ("Offices 18\nStaff 640", [("18", 18, ""), ("640", 640, "")]),
        ("Site,Ships\nElm,18\nYew,7", [("18", 18, ""), ("7", 7, "")]),
        (
            "远岑　7　+3%\n北皋　18204　-5%",
            [
                ("7", 7, ""),
                ("+3%", 3, "percent"),
                ("18204", 18204, ""),
                ("-5%", -5, "percent"),
            ],
        ),
        # columns of hundreds are no thousands that a blank parts
        ("Site   Q1   Q2\nElm   640   718", [("640", 640, ""), ("718", 718, "")]),
        (
            "Elm 640 718\nYew 512 300",
            [("640", "?"), ("718", "?"), ("512", "?"), ("300", "?")],
        ),
        # names of products, sentences, and lines that no other joins, are no rows
        ("Vela 18\nCorvo 7", []),
        ("Elm  18", []),
        ("Elm 18 rose.\nYew 7 fell.", []),
    ],
)
def test_the_numbers_of_a_row_are_figures(text, figures):
    """A number alone in a cell is a figure, but for ranks and codes."""
    assert figures == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "千港元 | 2024年 | 2023年\n收益 | 18 | 7",
        "千港元   2024年   2023年\n收益   18   7",
        "千港元\t2024\t2023\n收益\t18\t7",
    ],
)
def test_the_unit_in_a_head_is_no_figure(text):
    """A unit over the names of rows counts nothing, and goes with the rows."""
    assert [("18", 18_000, "HKD"), ("7", 7_000, "HKD")] == _read(text, "hk")


def test_runs_of_blanks_part_columns_with_units_of_their_own():
    """Each column of a head that blanks part gives its own unit."""
    text = "地区   收入（亿元）   占比（%）\n华东   18   41\n华南   7   20"

    assert [
        ("18", 1.8e9, "CNY"),
        ("41", 41, "percent"),
        ("7", 7e8, "CNY"),
        ("20", 20, "percent"),
    ] == _read(text, "cn")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # fields of hundreds beside each other, under a head
        (
            "编号,功率,价格\n410,160,72000\n520,175,88000",
            [("160", 160, ""), ("72000", 72_000, ""), ("175", 175, ""), ("88000", 88_000, "")],
        ),
        ("Year,Ships\n2031,7\n2032,9", [("7", 7, ""), ("9", 9, "")]),
        ("Site, Ships\nElm, 18\nYew, 7", [("18", 18, ""), ("7", 7, "")]),
        ('Site,Ships\nElm,"1,812"\nYew,7', [("1,812", 1812, ""), ("7", 7, "")]),
        # no fields without a head, where a comma may part thousands
        (
            "Elm,1,812\nYew,2,710\nAsh,3,640",
            [("1,812", 1812, ""), ("2,710", 2710, ""), ("3,640", 3640, "")],
        ),
        # what a first column orders by
        ("輪次 | 得分\n1 | 18\n2 | 7", [("18", 18, ""), ("7", 7, "")]),
        ("Week\tOrders\n12\t18\n13\t7", [("18", 18, ""), ("7", 7, "")]),
        ("- Elm 18\n- Yew 1,812", [("18", 18, ""), ("1,812", 1812, "")]),
        (
            "人數   640   718\n車輛   18    7",
            [(one, int(one), "") for one in ("640", "718", "18", "7")],
        ),
    ],
)
def test_fields_and_first_columns(text, figures):
    """Commas part fields where a head or their number says so; weeks and rounds are no figures."""
    assert figures == _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "         2024年   2023年\n         千港元   千港元\n收益     18       7",
        "截至二零二四年 千港元\n收益 18\n成本 7",
        "HK$'000   HK$'000\nSales   18   7",
    ],
)
def test_a_line_of_units_alone_is_a_head(text):
    """Units over the columns go with what stands below, and count nothing themselves."""
    assert [("18", 18_000, "HKD"), ("7", 7_000, "HKD")] == _read(text, "hk")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Cost   (9)   (12)\nGain   14   3", ["9", "12"]),
        ("折舊 | (18) | 9\n其他 | 3 | (4.5)", ["18", "4.5"]),
        ("Cost   (1,812)   (790)\nGain   14   3", ["1,812", "790"]),
        # a note beside what it belongs to
        ("收益 | (3) | 812\n成本 | (4) | 79", []),
    ],
)
def test_brackets_in_a_row_may_be_the_minus_of_accounts(text, asked):
    """What stands in brackets in a row is asked about, but for one digit, which may be a note."""
    table = propose(text, "", region="hk")

    assert asked == [row["literal"] for row in table.to_dict("records") if row["flag"] == "move="]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # a number that looks like a year, under one
        (
            "Port | 2032 | 2031\nElm | 1998 | 2,012\nYew | 1950 | 18",
            [("1998", 1998, ""), ("2,012", 2012, ""), ("1950", 1950, ""), ("18", 18, "")],
        ),
        # a product before its price, a telephone, a list
        ("Corvo 18   $812\nCorvo 17   $790", [("$812", 812, "USD"), ("$790", 790, "USD")]),
        ("阿安　电话　13912345678\n阿平　电话　13812345678", []),
        ("1 远岑上市\n2 北皋停产\n3 南坪复工", []),
        ("$'000   2032   2031\nSales   18   7", [("18", 18_000, "USD"), ("7", 7_000, "USD")]),
        (
            "人民币百万元\n收入   18   7\n成本   9   3",
            [(one, int(one) * 1e6, "CNY") for one in ("18", "7", "9", "3")],
        ),
        ("Open 812\nLow 790", [("812", 812, ""), ("790", 790, "")]),
    ],
)
def test_what_a_row_tells_of_its_cells(text, figures):
    """Years over columns, labels that name a product, codes and counted lines are each told."""
    assert figures == _read(text, "us" if "$" in text else "cn")


def test_years_in_a_head_are_dates_in_any_numerals():
    """A year written out is no unit of its column."""
    text = "（百萬港元）  二零三五年  二零三四年  變動\n收益  4,862  4,517  +7.6%"
    found = propose(text, "", region="hk")["literal"]

    assert ["二零三五年", "二零三四年", "4,862", "4,517", "+7.6%"] == list(found)
