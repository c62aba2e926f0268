"""What prints a number and counts nothing: kinds, parts of rules, policies, missions."""

import pytest

from chipledger.scan import propose


def _read(text, region=""):
    """Literal, value and unit of each figure of a text, a question in place of what is asked."""
    return [
        (row["literal"], row["value"], row["unit"]) if not row["flag"] else (row["literal"], "?")
        for row in propose(text, "", region=region).to_dict("records")
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a number and a letter behind a kind are no thousand millions
        "It is a Category 4B hull, of Class 7K, in Zone 2b.",
        "A wave 3b arm, subtype 2a, stage 4b and grade 2B.",
        # parts of rules and of books
        "依照第3.4.1條第（二）款及第6.2节",
        "第8-2號公告、第21條之2",
        "如图5-3、表2-4所示",
        "Table 5-3, Figure 2-4 and Section 6-1 say so.",
        # policies by the number of their articles
        "市里出台“安居十二条”，「護企十六條」也上路。",
        "外資24條公布，民營經濟三十一條實施，并购六条落地。",
        "《禁酒八條》與“新沪六条措施”",
        # parts of a site, missions
        "離岸風場第4-2期，4-2期工程，1-2期厂房",
        "Starlink 11-8 and Starlink Group 7-13 flew; 星链9-3也升空。",
        # a table's unit
        "（百萬美元）",
        "單位：人民幣千元",
    ],
)
def test_names_with_a_number_are_no_figures(text):
    """Kinds, clauses, policies, missions and units of a table count nothing."""
    assert [] == _read(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A section 9 km long.", [("9 km", 9, "km")]),
        ("A line 210 miles long, Line 9 km away.", [("210 miles", 210, "mile"), ("9 km", 9, "km")]),
        ("A building 45 metres high.", [("45 metres", 45, "m")]),
        ("A unit 3 months later.", []),
        ("It sold 3B units.", [("3B units", 3e9, "unit")]),
        ("出台十二条措施，共“三条生产线”", [("十二条", 12, ""), ("三条", 3, "")]),
        ("外贸20条航线", [("20条", 20, "")]),
        ("分3-6期付款", [("3-6", 4.5, "")]),
        ("Alder won 4-2 votes.", [("4-2", "?")]),
        ("a market of 百万美元", [("百万美元", 1e6, "USD")]),
    ],
)
def test_what_counts_beside_such_words_is_a_figure(text, figures):
    """A length behind a noun and things that are counted stay figures."""
    assert figures == _read(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It ships 62,000 a week.", [("62,000 a week", 62_000, "")]),
        ("約6.2萬/月", [("約6.2萬/月", 62_000, "")]),
        ("It costs 7 a share.", [("7 a share", "?")]),
        ("Sales were 1.6 times last year's.", [("1.6 times", 1.6, "times")]),
        ("Sales were six times last month's.", [("six times", 6, "times")]),
        ("It cut rates six times last year.", [("six times", "?")]),
    ],
)
def test_a_time_behind_a_number_asks_only_where_it_must(text, figures):
    """So many a week is so many, and a decimal or a possessive is a multiple."""
    assert figures == _read(text)
