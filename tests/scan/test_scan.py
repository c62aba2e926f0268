"""Scanning: what counts as a figure, what is set aside and why, what is proposed,
and what is left open.
"""

import csv
import hashlib
import os
import subprocess
import sys
from math import inf

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chipledger import cli
from chipledger.errors import LedgerError, SourceTextError
from chipledger.files import for_spreadsheets, to_csv
from chipledger.files import read_text as read_table
from chipledger.intake.raw import read_raw
from chipledger.scan import (
    COLUMNS,
    find_figures,
    possible_repeats,
    propose,
    read_text,
)
from chipledger.scan.coverage import coverage, judged_figures, open_figures, read_sources
from chipledger.scan.finds import CLASSES
from chipledger.scan.fold import fold
from chipledger.scan.repeats import REACH, _apart, _factor
from chipledger.scan.verify import sources_folder
from chipledger.tables.schema import RAW
from chipledger.tables.vocabulary import REASONS

NAMES = ("思元590", "A18 Pro", "昇腾384超节点", "三星电子", "小米平板7 Ultra")

# Text, the print that is proposed, the number itself in it.
FIGURES = [
    ("约11万张", "约11万张", "11万"),
    ("融资超過100億元。", "超過100億元", "100億"),
    ("不到半年,", "不到半年", "半"),
    ("出貨大跌22.7%。", "大跌22.7%", "22.7"),
    ("股價一度跌超7%", "跌超7%", "7"),
    ("将降低24%至35%", "降低24%至35%", "24%至35"),
    ("均価8萬元", "8萬元", "8萬"),
    ("需要12.5萬張GPU卡", "12.5萬張GPU", "12.5萬"),
    ("１２.５萬張", "１２.５萬張", "１２.５萬"),
    ("5000\u00a0億美元", "5000\u00a0億美元", "5000\u00a0億"),
    ("1億2000萬顆", "1億2000萬顆", "1億2000萬"),
    ("每天1億至2000億顆", "1億至2000億顆", "1億至2000億"),
    ("也要3-5年後", "3-5年後", "3-5"),
    ("未來12—15個月", "12—15個月", "12—15"),
    ("三到五年", "三到五年", "三到五"),
    ("每9個(gè)月一代", "9個(gè)月", "9"),
    ("需18-24個(gè)月", "18-24個(gè)月", "18-24"),
    ("比AI4強(qiáng)50倍", "強(qiáng)50倍", "50"),
    ("在不到5年内,", "不到5年", "5"),
    ("提升1.15倍", "提升1.15倍", "1.15"),
    ("提升約1倍", "提升約1倍", "1"),
    ("1月17號(hào)直接", "1月17號", "1月17號"),
    ("出现了翻倍", "翻倍", "翻倍"),
    ("近百倍", "近百倍", "百"),
    ("占1/3", "1/3", "1/3"),
    ("三分之一以上", "三分之一以上", "三分之一"),
    ("百分之八十", "百分之八十", "百分之八十"),
    ("近半數", "近半數", "半數"),
    ("其中一半員工", "一半", "一半"),
    ("进行1拆4", "1拆4", "1拆4"),
    ("9位数的收入", "9位数", "9"),
    ("十多年", "十多年", "十多"),
    ("仅两年多的公司", "仅两年多", "两"),
    ("大约一个多月前", "大约一个多月", "一"),
    ("長達好幾年", "達好幾年", "好幾"),
    ("高达數百億美元", "高达數百億美元", "數百億"),
    ("幾千萬個", "幾千萬個", "幾千萬"),
    ("造芯需千億投入", "千億", "千億"),
    ("超過百億", "超過百億", "百億"),
    ("500多億美元", "500多億美元", "500多億"),
    ("达到8.6兆,", "达到8.6兆", "8.6兆"),
    ("数千兆瓦", "数千兆瓦", "数千"),
    ("35兆瓦", "35兆瓦", "35"),
    ("数台风机", "数台", "数"),
    ("面積600mm²,", "600mm²", "600"),
    ("达314.6TFLOPS", "达314.6TFLOPS", "314.6"),
    ("参数671B的", "671B", "671B"),
    ("32K tokens上下文", "32K tokens", "32K"),
    ("8卡伺服器", "8卡", "8"),
    ("三個, 又", "三個", "三"),
    ("兩款新品", "兩款", "兩"),
    ("行業整整一代。", "一代", "一"),
    ("份額為0”", "為0"[1:], "0"),
    ("同比-5%", "-5%", "5"),
    ("more than $5.5 billion of", "more than $5.5 billion", "5.5 billion"),
    ("up 35% in a year", "up 35%", "35"),
    ("Over 300,000 chips", "Over 300,000 chips", "300,000"),
    ("revenue doubled", "doubled", "doubled"),
    ("two customers", "two", "two"),
]
DATES = [
    "2025年3月7日",
    "2026年第三季度",
    "第二季度",
    "11月25日",
    "8 月 17 日",
    "上半年",
    "2024年下半年",
    "明年",
    "明年上半年",
    "今年7月",
    "今年前三季度",
    "去年",
    "去年11月",
    "2021年初",
    "年初",
    "2022年年中",
    "2025年末至2026年初",
    "2027-2028年",
    "2026 年左右",
    "2024年第一季度前",
    "第三季度起",
    "上個月",
    "2025-08-22",
    "Q3 2025",
    "7 March 2025",
    "March 7, 2025",
    "early 2026",
    "4Q24",
]
# Text, the print that is set aside, its class.
ASIDE = [
    *(
        (f"用{name}做", name, "name")
        for name in (
            "AI5",
            "H100",
            "GB200",
            "X1",
            "N2",
            "18A",
            "5G",
            "FP16",
            "HW5.0",
            "GPT-4",
            "GPT-4o",
            "NVL72",
            "Geekbench 6",
            "Gemini 2.0 Pro",
            "A18 Pro",
            "iPhone 16e",
            "Fab 21",
            "Zen 6",
            "Colossus 2",
            "升騰910B",
            *NAMES,
        )
    ),
    ("S1/S2", "S1", "name"),
    ("第二代產品", "第二代", "name"),
    ("小米15系列", "15", "name"),
    *(
        (word, word, "idiom")
        for word in (
            "一步",
            "一起",
            "一樣",
            "九死一生",
            "萬里長征",
            "大一統",
            "萬億級",
            "唯一",
            "周五",
            "十分",
            "百度",
            "四川",
            "第一次",
            "第三方",
            "从零开始",
            "二維",
            "一級市場",
            "成千上萬",
            "007",
            "1:1",
            "下一",
        )
    ),
    ("一款产品", "一款", "idiom"),
    ("每9个月迭代一代", "一代", "idiom"),
    ("兩者", "兩者", "idiom"),
    ("浏览13次", "浏览13次", "furniture"),
    ("點贊(0)", "點贊(0)", "furniture"),
    ("0条评论", "0条评论", "furniture"),
    ("2025-12-26 发布", "2025-12-26 发布", "furniture"),
    ("时间:2025-09-08 18:17:06", "时间:2025-09-08 18:17:06", "furniture"),
    ("讀完需要\n3\n分鐘", "3", "furniture"),
    (
        "见https://x.com/a/status/2003940713449640025",
        "https://x.com/a/status/2003940713449640025",
        "furniture",
    ),
    ("道高難度題目378。更", "378", "furniture"),
    ("推理效率與性能246。", "246", "furniture"),
    ("02 造富", "02 ", "furniture"),
    ("1. 曾经", "1.", "furniture"),
    ("二、从", "二、", "furniture"),
    ("如[12]所示", "[12]", "furniture"),
    ("免责声明:将在24小时内处理", "24小时内", "furniture"),
    ("①", "①", "furniture"),
]


def prints(text, kind, names=NAMES):
    return [found.literal for found in find_figures(text, names) if found.kind == kind]


@pytest.mark.parametrize(("text", "literal", "number"), FIGURES)
def test_a_figure_is_found_with_its_hedge_and_unit(text, literal, number):
    """The literal is as wide as sense allows, and the number in it has a span of its own."""
    (found,) = [found for found in find_figures(text, NAMES) if found.kind == "figure"]

    assert (literal, number) == (found.literal, text[found.start : found.end])


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_one_figure(date):
    """A date, however it is printed, is found whole and known as a date."""
    (found,) = find_figures(f"并于{date},")

    assert (date, "figure", "date") == (found.literal, found.kind, found.form)


@pytest.mark.parametrize(("text", "literal", "kind"), ASIDE)
def test_what_is_no_figure_is_set_aside_by_class(text, literal, kind):
    """Names, idioms and page furniture are found and told apart."""
    assert literal in prints(text, kind)
    assert literal not in prints(text, "figure")


def test_a_name_is_known_only_if_it_is_passed():
    """A Chinese product name with a number is a figure to whoever does not know the name, where a
    measure word follows; a bare one is a name.
    """
    assert (["590个"], [], ["590"]) == (
        prints("用壁立590个做", "figure", ()),
        prints("用壁立590个做", "figure", ("壁立590",)),
        prints("用壁立590做", "name", ()),
    )


def test_footnote_marks_are_told_from_figures():
    """Digits that end a sentence are a figure where a verb or a hedge leads to them."""
    assert ["超過3479"] == prints("單核超過3479。", "figure")
    assert ["達到了378"] == prints("總分達到了378。", "figure")


def test_places_are_those_of_the_print():
    """Lines split at line feeds alone, offsets count code points, and pinyin keeps its place."""
    text = "\ufeff题\r\u2028𠀀３個(gè)月\n下文行:９個(gè)月,约5％\n"

    found = find_figures(text)

    assert [(1, 5, "３個(gè)月"), (2, 4, "９個(gè)月"), (2, 12, "约5％")] == [
        one[:3] for one in found
    ]
    assert all(text.split("\n")[one.line - 1].startswith(one.literal, one.offset) for one in found)


SIGNS = st.one_of(
    st.characters(),
    st.sampled_from(
        "0123456789０９一二三十百千万億兆半第年月日個约超%％.,-—至到~/:()[]\n 数幾AXaxGk前后上下"
    ),
    st.sampled_from([text for text, *_ in FIGURES + ASIDE]),
)


@pytest.mark.costly
@given(st.lists(SIGNS, max_size=40).map("".join))
@example("AI——2025年")
@example("1,2,3-4-5/6:7:8.9.")
@example("一" * 30)
@example("٣٤ ¹² ⑤ ፩")
@example("a." * 50 + "1")
def test_no_digit_escapes(text):
    """In any text at all, every digit lies in a find, and finds stand in order without touching."""
    lines = text.split("\n")
    found = find_figures(text)

    covered = {
        (one.line, at) for one in found for at in range(one.offset, one.offset + len(one.literal))
    }
    assert [] == [
        (number, at)
        for number, line in enumerate(lines, 1)
        for at, sign in enumerate(line)
        if sign.isdigit() and (number, at) not in covered
    ]
    assert sum(len(one.literal) for one in found) == len(covered)
    assert found == sorted(found, key=lambda one: one[:2])
    assert all(
        lines[one.line - 1][one.offset :].startswith(one.literal) and one.kind in CLASSES
        for one in found
    )
    assert all(one.offset <= one.start < one.end <= one.offset + len(one.literal) for one in found)


@pytest.mark.costly
def test_hostile_texts_are_read_to_their_end():
    """Long runs of one sort of sign neither fail nor lose a digit; how fast they are
    read is for the benchmark.
    """
    for run in (
        "1",
        "1.",
        "1,",
        "1-",
        "a.",
        "aA ",
        "一",
        "a" * 50 + " ",
        "(",
        "1 、",
        "![",
        "约",
        "(a",
        "\n",
    ):
        text = run * (10_000 // len(run))
        covered = sum(sum(sign.isdigit() for sign in found.literal) for found in find_figures(text))
        assert sum(sign in "0123456789" for sign in text) == covered, run


# --- proposals ------------------------------------------------------------------------------------

ARTICLE = (
    "X1首批约30万块,今年营收增长20%,性能提升2倍。\n"
    "2026年第三季度发布,需要14.3万张卡,超100亿元。一款新品。"
)


def test_a_proposal_is_a_claim_that_waits_for_judgement():
    """Places and values are filled in; what people must decide is empty."""
    table = propose(ARTICLE, "new-paper")

    assert [
        *RAW["claims"].columns,
        "value",
        "low",
        "high",
        "unit",
        "period_start",
        "period_end",
        "flag",
        "likely",
    ] == list(table)
    assert [
        "约30万块",
        "今年",
        "增长20%",
        "提升2倍",
        "2026年第三季度",
        "14.3万张卡",
        "超100亿元",
    ] == list(table["literal"])
    first, date, money = table.iloc[0], table.iloc[4], table.iloc[6]
    assert ("new-paper", "1", "4", 300_000, "item", "") == tuple(
        first[["source", "line", "offset", "value", "unit", "flag"]]
    )
    assert ("2026-07-01", "2026-09-30", "date") == tuple(
        date[["period_start", "period_end", "unit"]]
    )
    assert (1e10, inf, "CNY") == tuple(money[["low", "high", "unit"]])
    assert {""} == set(
        table[["id", "entity", "metric", "speaker", "basis", "modality", "gloss"]]
        .to_numpy()
        .ravel()
    )


def test_what_a_person_must_add_is_flagged():
    """A print that lacks its year, or may mean two things, says so instead of guessing."""
    flags = dict(propose(ARTICLE, "")[["literal", "flag"]].to_numpy())

    assert ("year=", "sense=", "") == (flags["今年"], flags["提升2倍"], flags["增长20%"])


@pytest.mark.parametrize("literal", [literal for _, literal, _ in FIGURES])
def test_proposals_parse(literal):
    """Whatever is found by these rules the parser reads, or asks for one thing by name."""
    table = propose(literal, "")
    row = table.iloc[-1]

    assert row["flag"] in ("", "sense=", "year=", "region=", "unit=") or row["literal"] in NOT_READ
    assert row["flag"] or row["low"] <= row["value"] <= row["high"]


NOT_READ = ("一代",)

# What is ranked or counted, the print of its place, the unit.
PLACES = [
    ("出貨量第二。", "第二", "rank"),
    ("销量前三。", "前三", "rank"),
    ("這是第四次來訪。", "第四次", ""),
    ("前50名报名者获赠。", "前50名", ""),
]


@pytest.mark.parametrize(("sentence", "literal", "unit"), PLACES)
def test_a_place_that_a_quantity_has_is_a_rank(sentence, literal, unit):
    """A place of a quantity is printed as a rank, and never as a count."""
    (row,) = propose(sentence, "").to_dict("records")
    assert (literal, unit, "") == (row["literal"], row["unit"], row["flag"])


def test_proposals_without_figures_are_an_empty_table():
    """A text without a figure gives the columns and no row."""
    assert (0, "likely") == (len(propose("没有数字", "")), list(propose("没有数字", ""))[-1])


def test_possible_repeats_are_named(ledger):
    """A figure that the ledger may hold already, or may contradict, is shown with its claim."""
    found = propose("营收约100亿元,需要14.3万张,均价9万元,又是2026年第三季度,5GW", "")
    repeats = possible_repeats(found.to_dict("records"), ledger.claims.to_dict("records"))

    assert {
        ("约100亿元", "revenue-goal", "overlaps"),
        ("14.3万张", "cards-needed", "same literal"),
        ("9万元", "card-price", "near"),
        ("2026年第三季度", "launch-date", "same literal"),
    } == {(pair.literal, pair.claim, pair.why) for pair in repeats}


# --- coverage -------------------------------------------------------------------------------------

PAPER = (
    "甲公司有30万块H100,占90%。\n新一代提升了2倍,仍是30万块。\n乙公司明年投入超5亿元,一起合作。\n"
)


def tables(*claims, dismissed=()):
    def table(rows, columns):
        return pd.DataFrame(
            [{column: row.get(column, "") for column in columns} for row in rows],
            columns=list(columns),
        )

    sources = [
        {"id": "one", "kind": "text", "file": "paper.txt", "first_line": "1", "last_line": "2"},
        {"id": "two", "kind": "text", "file": "paper.txt", "first_line": "3", "last_line": "3"},
        {"id": "web", "kind": "web"},
    ]
    return (
        table(sources, RAW["sources"].columns),
        table(
            [
                {"source": source, "line": line, "offset": offset, "literal": literal}
                for source, line, offset, literal in claims
            ],
            RAW["claims"].columns,
        ),
        table(
            [
                {
                    "source": source,
                    "line": line,
                    "offset": offset,
                    "literal": literal,
                    "reason": "repeat",
                }
                for source, line, offset, literal in dismissed
            ],
            RAW["dismissed"].columns,
        ),
    )


def test_coverage_counts_figures_per_article():
    """A figure is coded or dismissed where a row touches its number, and open otherwise; names
    and idioms do not count.
    """
    ledger = tables(
        ("one", "1", "4", "30万块"),
        ("web", "", "", "90%"),
        ("two", "3", "5", "投入超5亿"),
        dismissed=[("one", "2", "11", "30万块")],
    )

    texts = {"paper.txt": PAPER}
    finds = judged_figures(texts, *ledger)
    table = coverage(finds, texts, ledger[0])

    assert [("one", 4, 1, 1, 2, 0.5, 1, 1), ("two", 2, 1, 0, 1, 0.5, 0, 1)] == list(
        table.drop(columns="furniture").itertuples(index=False, name=None)
    )
    assert [("one", 1, "90%"), ("one", 2, "提升了2倍"), ("two", 3, "明年")] == list(
        open_figures(finds)[["source", "line", "literal"]].itertuples(index=False, name=None)
    )


def test_a_claim_counts_only_at_its_own_place():
    """The same literal elsewhere in the text stays open."""
    left = open_figures(judged_figures({"paper.txt": PAPER}, *tables(("one", "2", "11", "30万块"))))

    assert [(1, 4)] == list(
        left.loc[left["literal"] == "30万块", ["line", "offset"]].itertuples(index=False, name=None)
    )


def test_figures_outside_every_article_are_counted():
    """A line that no article claims shows as such, so that no figure goes missing."""
    assert [("(no article)", "7%")] == list(
        open_figures(judged_figures({"paper.txt": PAPER + "另有7%"}, *tables()))[
            ["source", "literal"]
        ].itertuples(index=False, name=None)
    )[-1:]


def test_an_article_without_figures_is_covered():
    """Nothing to code is full coverage, not a division by nought."""
    texts, ledger = {"paper.txt": "无\n无\n无"}, tables()

    table = coverage(judged_figures(texts, *ledger), texts, ledger[0])

    assert [1.0, 1.0] == list(table["share"])


def test_every_reason_is_in_the_closed_list():
    """A figure may be dismissed for what a scan cannot know: that it is a name, or no quantity."""
    assert {"page furniture", "repeat", "idiom", "numbering", "name", "not a quantity"} == set(
        REASONS
    )


# --- files and commands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "problem", "mend"),
    [
        (b"", "is empty", "save the article's text"),
        (b" \n", "is empty", "save the article's text"),
        (b"\x89PNG\0\0", "is binary", "plain text"),
        ("约30万块".encode("gb18030"), "is not UTF-8 (byte ", "save it as UTF-8"),
        ("约30万块".encode("utf-16"), "is UTF-16", "save it as UTF-8"),
    ],
)
def test_a_bad_file_is_refused_with_its_mend(tmp_path, data, problem, mend):
    """Empty, binary and wrongly encoded files are named, with what is wrong and how to mend it."""
    path = tmp_path / "article.txt"
    path.write_bytes(data)

    with pytest.raises(SourceTextError) as caught:
        read_text(path)

    assert all(part in str(caught.value) for part in (str(path), problem, mend))


def test_a_missing_file_is_refused(tmp_path):
    """A path without a file is said to be one."""
    with pytest.raises(LedgerError, match=r"none\.txt is no file"):
        read_text(tmp_path / "none.txt")


def test_a_text_that_is_coded_already_is_refused(tmp_path):
    """A text whose hash stands in the sources is named by its articles, with the command
    that tells what is open.
    """
    path = tmp_path / "again.txt"
    path.write_text(PAPER, "utf-8")
    sources = tables()[0].assign(sha256=hashlib.sha256(PAPER.encode()).hexdigest())

    with pytest.raises(
        SourceTextError, match="sources.csv already, as one, two.*: run `chipledger coverage`"
    ):
        read_text(path, sources.to_dict("records"))


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_scan_prints_and_writes(ledger, article, tmp_path, capsys):
    """`chipledger scan` prints a summary with possible repeats, and writes the proposals."""
    out = tmp_path / "proposals.csv"

    assert 0 == cli.main(
        [
            "scan",
            str(article),
            "--root",
            str(ledger.root),
            "--source",
            "new-paper",
            "--out",
            str(out),
        ]
    )

    printed = capsys.readouterr().out
    assert all(
        part in printed
        for part in (
            "7 figures; set aside: 1 names, 1 idioms",
            "1 want year=",
            "1 want sense=",
            "14.3万张卡 | overlaps: cards-needed",
        )
    )
    table = pd.read_csv(out, dtype=str, keep_default_na=False)
    assert (7, {"new-paper"}) == (len(table), set(table["source"]))


def test_scan_overwrites_only_when_told(ledger, article, tmp_path, capsys):
    """A table that is there already is left as it is, unless `--force` is given."""
    out = tmp_path / "proposals.csv"
    out.write_text("mine")
    command = ["scan", str(article), "--root", str(ledger.root), "--out", str(out)]

    assert (1, "mine") == (cli.main(command), out.read_text())
    assert "add --force" in capsys.readouterr().err
    assert 0 == cli.main([*command, "--force"])
    assert out.read_text("utf-8-sig").startswith("id,source,")


@pytest.mark.parametrize("wrong", [["sources/paper.txt"], ["article.txt", "--source", "paper"]])
def test_scan_refuses_a_known_text_and_a_taken_id(ledger, article, tmp_path, wrong, capsys):
    """Neither a coded text nor another text's id is scanned anew, and nothing is written."""
    out = tmp_path / "proposals.csv"

    assert 1 == cli.main(
        [
            "scan",
            str(ledger.root / wrong[0]),
            *wrong[1:],
            "--root",
            str(ledger.root),
            "--out",
            str(out),
        ]
    )
    assert "sources.csv" in capsys.readouterr().err
    assert not out.exists()


def test_coverage_fails_while_a_figure_is_open(tiny, edit, monkeypatch, capsys):
    """`chipledger coverage` ends with 0 where all is coded, and with 1 and the
    open figures where not.
    """
    monkeypatch.delenv("CHIPLEDGER_SOURCES", raising=False)

    assert 0 == cli.main(["coverage", "--root", str(tiny)])
    assert "100.0%" in capsys.readouterr().out
    edit(tiny, "claims", lambda rows: rows.pop(0))
    (tiny / "data/raw/checks.yml").write_text("", "utf-8")
    edit(tiny, "claims", lambda rows: [row.update(base="") for row in rows])
    assert 1 == cli.main(["coverage", "--root", str(tiny)])
    assert "paper, line 1, offset 12: 7万元" in capsys.readouterr().out


SECOND = {"id": "second", "file": "second.txt", "first_line": "1", "last_line": "1"}
SECOND_TEXT = "均价8万元\n"


@pytest.fixture
def two_texts(tiny, edit, monkeypatch):
    """The tiny ledger with a second article, of which nothing is coded, and
    without the first one's text.
    """
    monkeypatch.delenv("CHIPLEDGER_SOURCES", raising=False)
    cli.main(["coverage", "--root", str(tiny)])
    digest = hashlib.sha256(SECOND_TEXT.encode()).hexdigest()
    edit(
        tiny,
        "sources",
        lambda rows: rows.insert(1, {**rows[0], **SECOND, "sha256": digest}),
    )
    (tiny / "sources/second.txt").write_text(SECOND_TEXT, "utf-8")
    (tiny / "sources/paper.txt").unlink()
    return tiny


def test_one_article_is_measured_without_the_other_texts(two_texts, capsys):
    """`coverage --article` reads one text; what was measured of the others stays in the table."""
    before = (two_texts / "data/clean/coverage.csv").read_text().splitlines()

    status = cli.main(["coverage", "--article", "second", "--root", str(two_texts)])

    assert 1 == status
    assert "second, line 1, offset 2: 8万元" in capsys.readouterr().out
    assert [*before, "second,1,0,0,1,0,0,0,0"] == (
        two_texts / "data/clean/coverage.csv"
    ).read_text().splitlines()


def test_one_article_is_verified_without_the_other_texts(two_texts, capsys):
    """`verify --article` compares the places in one text, and without it the
    absent text is a fault.
    """
    one = cli.main(["verify", "--article", "second", "--root", str(two_texts)])

    assert (0, "0 places and 1 sources compared, 0 problem(s).\n") == (one, capsys.readouterr().out)
    assert 1 == cli.main(["verify", "--root", str(two_texts)])
    assert "paper.txt" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["coverage", "verify"])
def test_an_article_must_be_a_text_of_the_ledger(tiny, command, capsys):
    """An id that no text has is refused: nothing compared is nothing found."""
    assert 1 == cli.main([command, "--article", "sheet", "--root", str(tiny)])
    assert "--article sheet: data/raw/sources.csv has no text" in capsys.readouterr().err


FILLED = {
    "id": "second-price",
    "entity": "acme",
    "metric": "price",
    "speaker": "author",
    "basis": "author",
    "modality": "fact",
    "gloss": "Price in another paper",
}


@pytest.fixture
def scanned(two_texts, tmp_path):
    """Scans a second article and fills the row that the scan proposes;
    returns checkout and table.
    """

    def fill(**cells):
        table = tmp_path / "new-claims.csv"
        raw = read_raw(two_texts / "data/raw")
        proposals = propose(SECOND_TEXT, "second", raw["entities"])
        filled = proposals.assign(**{**FILLED, **cells}).to_dict("records")
        table.write_bytes(for_spreadsheets(filled, COLUMNS))
        return two_texts, table

    return fill


def test_adopted_rows_are_claims(scanned, capsys):
    """The filled rows stand in claims.csv, sorted, without the helping columns,
    and the ledger is sound.
    """
    folder, table = scanned()
    before = read_raw(folder / "data/raw")["claims"]

    status = cli.main(["adopt", str(table), "--root", str(folder)])

    after = read_raw(folder / "data/raw")["claims"]
    assert (0, [*sorted([*before["id"], "second-price"])]) == (status, list(after["id"]))
    assert "1 claims added" in capsys.readouterr().out
    assert 0 == cli.main(["coverage", "--article", "second", "--root", str(folder)])


@pytest.mark.costly
@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"id": ""}, "row 2, column id"),
        ({"id": "card-price"}, "row 2, column id: unique broken by 'card-price'"),
        ({"modality": "perhaps"}, "row 2, column modality"),
    ],
)
def test_unfilled_rows_are_not_adopted(scanned, cells, told, capsys):
    """A row that breaks a rule is named by its place in the table of the scan,
    and nothing is written.
    """
    folder, table = scanned(**cells)
    before = (folder / "data/raw/claims.csv").read_bytes()

    status = cli.main(["adopt", str(table), "--root", str(folder)])

    assert (1, before) == (status, (folder / "data/raw/claims.csv").read_bytes())
    assert f"{table}, {told}" in capsys.readouterr().err


def test_a_table_of_another_kind_is_not_adopted(scanned, capsys):
    """A table without the columns of a scan is refused by the names of what it lacks."""
    folder, table = scanned()
    table.write_text("id,literal\nx-y,1\n", "utf-8")

    assert 1 == cli.main(["adopt", str(table), "--root", str(folder)])
    assert "here lack source, line" in capsys.readouterr().err


def test_a_scan_gives_the_row_of_its_source(ledger, tiny, tmp_path, capsys):
    """File, lines and hash are counted by the program, so that nobody mistypes them."""
    (tmp_path / "second.txt").write_text(SECOND_TEXT, "utf-8")

    arguments = [str(tmp_path / "second.txt"), "--source", "second", "--root", str(tiny)]

    assert 0 == cli.main(["scan", *arguments]), capsys.readouterr().err
    row = next(csv.reader([capsys.readouterr().out.splitlines()[-1]]))
    cells = dict(zip(RAW["sources"].columns, row, strict=True))
    assert {**SECOND, "kind": "text"}.items() <= cells.items()
    assert hashlib.sha256(SECOND_TEXT.encode()).hexdigest() == cells["sha256"]


@pytest.mark.parametrize("empty", [True, False])
def test_coverage_without_texts_says_so(tiny, tmp_path, monkeypatch, capsys, empty):
    """Where the texts are absent the command says which, and ends with 3."""
    folder = tmp_path / "elsewhere"
    if empty:
        folder.mkdir()
    monkeypatch.setenv("CHIPLEDGER_SOURCES", str(folder))

    assert 3 == cli.main(["coverage", "--root", str(tiny)])
    assert "absent (paper.txt)" in capsys.readouterr().out


def test_coverage_refuses_another_text(tiny, monkeypatch, capsys):
    """Places in a changed text mean nothing, so nothing is measured."""
    monkeypatch.delenv("CHIPLEDGER_SOURCES", raising=False)
    (tiny / "sources/paper.txt").write_text("别的", "utf-8")

    assert 1 == cli.main(["coverage", "--root", str(tiny)])
    assert "is not the text that was coded" in capsys.readouterr().err


@pytest.mark.costly
def test_the_committed_coverage_is_that_of_the_texts(root):
    """The coverage table of the book is what the source texts give now, with no figure open."""
    folder = sources_folder(root)
    if folder is None:
        pytest.skip("the source texts are absent: set CHIPLEDGER_SOURCES to their folder")
    raw = read_raw(root / "data" / "raw")
    texts = read_sources(raw["sources"], folder)
    if set(raw["sources"].loc[raw["sources"]["kind"] == "text", "file"]) - set(texts):
        pytest.skip("some source texts are absent: put all into the folder to measure coverage")
    finds = judged_figures(texts, raw["sources"], raw["claims"], raw["dismissed"], raw["entities"])
    table = coverage(finds, texts, raw["sources"])

    assert 0 == table["open"].sum()
    assert to_csv(table) == (root / "data" / "clean" / "coverage.csv").read_text("utf-8")
    assert (table["dismissed"] <= table["figures"] / 3).all()


# --- use ------------------------------------------------------------------------------------------


def scan_apart(ledger, article, *options, **environment):
    """`chipledger scan` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "chipledger", "scan", article, "--root", ledger.root, *options],
        env={**os.environ, **environment},
        capture_output=True,
    )


@pytest.mark.costly
@pytest.mark.parametrize(
    "encoding",
    [
        "ascii",
        "gbk",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("latin-1", "cp1252")),
    ],
)
def test_any_console_takes_the_summary(ledger, article, tmp_path, encoding):
    """On a console without the text's signs the summary is told in escapes, and the table is
    written.
    """
    out = tmp_path / "proposals.csv"

    run = scan_apart(ledger, article, "--out", out, PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert (0, b"") == (run.returncode, run.stderr)
    assert b"7 figures" in run.stdout
    assert 7 == len(pd.read_csv(out))


@pytest.mark.costly
def test_a_scan_loads_no_tables_and_no_registry_of_units(ledger, article, tmp_path):
    """A scan starts and ends without pandas, pandera and pint, which take longer to load than an
    article to scan.
    """
    scan = ["scan", str(article), "--root", str(ledger.root), "--out", str(tmp_path / "out.csv")]
    told = (
        f"import sys; from chipledger.cli import main; main({scan});"
        "print({'pandas', 'pandera', 'pint'} & set(sys.modules))"
    )

    printed = subprocess.check_output([sys.executable, "-c", told], text=True)

    assert "set()" == printed.splitlines()[-1]


def test_the_table_is_written_before_anything_is_printed(ledger, article, tmp_path, monkeypatch):
    """A summary that nobody can receive costs no table."""
    out = tmp_path / "proposals.csv"
    monkeypatch.setattr("builtins.print", lambda *_, **__: (_ for _ in ()).throw(OSError("gone")))

    with pytest.raises(OSError, match="gone"):
        cli.main(["scan", str(article), "--root", str(ledger.root), "--out", str(out)])

    assert 7 == len(pd.read_csv(out))


def test_a_spreadsheet_opens_the_table_with_its_chinese(ledger, article, tmp_path):
    """The table begins with the mark by which spreadsheets know UTF-8, and is read back with or
    without it.
    """
    out = tmp_path / "proposals.csv"
    cli.main(["scan", str(article), "--root", str(ledger.root), "--out", str(out)])

    assert out.read_bytes().startswith("\ufeffid,source,".encode())
    assert "约30万块" in set(read_table(out)["literal"])
    out.write_bytes(out.read_bytes().removeprefix("\ufeff".encode()))
    assert "约30万块" in set(read_table(out)["literal"])


def test_a_raw_table_saved_by_a_spreadsheet_is_read(tiny):
    """A byte-order mark before the header of a raw table is no fault of the table."""
    path = tiny / "data" / "raw" / "claims.csv"
    plain = read_raw(tiny / "data" / "raw")["claims"]
    path.write_bytes("\ufeff".encode() + path.read_bytes())

    assert plain.equals(read_raw(tiny / "data" / "raw")["claims"])


@pytest.mark.costly
def test_the_summary_fits_one_screen(ledger, tmp_path, capsys):
    """However long the text, the summary has at most 24 lines; the table names what may repeat."""
    path, out = tmp_path / "long.txt", tmp_path / "long.csv"
    path.write_text(
        "".join(f"需要14.3万张,均价9万元,{ARTICLE}第{n}页\n" for n in range(200)), "utf-8"
    )

    cli.main(["scan", str(path), "--root", str(ledger.root), "--out", str(out)])

    assert len(capsys.readouterr().out.splitlines()) <= 24
    assert "cards-needed" in read_table(out)["repeats"].iloc[0]


def test_region_and_day_of_print_are_options(ledger, tmp_path, capsys):
    """`--region` and `--published` answer once for the text what its prints leave open."""
    path, out = tmp_path / "taiwan.txt", tmp_path / "taiwan.csv"
    path.write_text("營收3億元，16日召開", "utf-8")
    command = ["scan", str(path), "--root", str(ledger.root), "--out", str(out), "--force"]

    cli.main(command)
    asked = read_table(out)
    cli.main([*command, "--region", "tw", "--published", "2025-11-20"])
    told = read_table(out)

    assert ["region=", "month="] == list(asked["flag"])
    assert [("TWD", "", ""), ("date", "2025-11-16", "")] == list(
        told[["unit", "period_start", "flag"]].itertuples(index=False, name=None)
    )
    assert "--published" in capsys.readouterr().out
    assert 1 == cli.main([*command, "--published", "yesterday"])


@pytest.mark.parametrize(("said", "unit"), [("zh_TW", "TWD"), ("zh-Hant-HK", "HKD"), ("CN", "CNY")])
def test_a_language_names_its_region(ledger, tmp_path, said, unit):
    """`--region` takes a language with its country as well as the region alone."""
    path, out = tmp_path / "text.txt", tmp_path / "out.csv"
    path.write_text("营收3亿元", "utf-8")

    cli.main(["scan", str(path), "--root", str(ledger.root), "--out", str(out), "--region", said])

    assert [unit] == list(read_table(out)["unit"])


def test_repeats_are_found_by_size_as_by_comparing_all(ledger):
    """The index of claims by size finds the pairs that a comparison with each claim finds."""
    prints = "营收约100亿元,需要14.3万张,均价9万元,超5GW,3000MW,跌12%,2026年第三季度"
    found, claims = propose(prints, "").to_dict("records"), ledger.claims.to_dict("records")

    pairs = {(pair.literal, pair.claim) for pair in possible_repeats(found, claims)}

    for row in found:
        for claim in claims:
            factor = _factor(row["unit"], claim["unit"]) if row["unit"] and claim["unit"] else 0
            near = factor and _apart(row["value"] * factor, claim["value"]) <= REACH
            same = fold(row["literal"]) == fold(claim["literal"])
            assert bool(near or same) == ((row["literal"], claim["id"]) in pairs), (row, claim)
