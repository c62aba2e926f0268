"""The HTML side of the book: passes over pages, the description, the search index, pruning."""

import json
import re
from pathlib import Path

import pytest

from chipledger.publish.book import html_text, raw_html
from chipledger.publish.site import search as search_index
from chipledger.publish.site import site

STATIC = Path(site.__file__).parent / "theme/report/static"
PAGE = """<html><nav>Contents</nav><article>
<section id="cards"><h1>How many cards?<a class="headerlink" href="#cards">#</a></h1>
<p>The makers (<span lang="zh">摩尔线程</span>) print \
<a class="claim" href="x.html">30</a><sup class="mark">e</sup> cards.</p>
<section id="yield"><h2>Yield</h2><table><tr><td>half</td><td>good</td></tr></table></section>
</section></article><footer>Licence</footer></html>"""


def entities(folder, rows):
    path = folder / "entities.csv"
    path.write_text("id,name,zh_hans,zh_hant\n" + rows, "utf-8")
    return path


def index_of(script):
    return json.loads(script.removeprefix("self.SEARCH = ").removesuffix(";\n"))


def test_no_inline_style_survives():
    """Styles leave tags and pages, which the content policy would refuse."""
    body = (
        "<style scoped>td {color: red}</style><table border=\"1\"><tr style='text-align: right'>"
        "<td>1</td></tr></table>"
    )

    assert "<table><tr><td>1</td></tr></table>" == raw_html.without_inline_styles(body)


def test_a_style_in_text_is_text():
    """Code that shows an attribute keeps it."""
    body = '<pre>&lt;p style="color: red"&gt;</pre>'

    assert body == raw_html.without_inline_styles(body)


def test_chinese_is_marked_in_both_scripts():
    """Names and printed figures are marked, brackets and Latin words around them are not."""
    marked = raw_html.with_chinese_marked(
        "<p>Moore Threads (摩爾線程) printed 超100億元, 约11万张.</p>"
    )

    expected = "Moore Threads ({}) printed {}, {}.".format(
        *(f'<span lang="zh">{run}</span>' for run in ("摩爾線程", "超100億元", "约11万张"))
    )
    assert f"<p>{expected}</p>" == marked


@pytest.mark.parametrize(
    "body",
    [
        "<svg><title>寒武纪</title><text>寒武纪</text></svg>",
        '<script>"寒武纪"</script>',
        '<a title="寒武纪" href="寒武纪.html">x</a>',
        '<q lang="zh-Hant">寒武紀 <q>寒武紀</q> 億</q>',
        "<!-- 寒武纪 -->",
    ],
)
def test_chinese_stays_unmarked_where_a_mark_would_break_or_repeat(body):
    """Figures, scripts, attributes, comments and text already marked stay as they are."""
    assert body == raw_html.with_chinese_marked(body)


def test_marking_twice_changes_nothing():
    """A page that was marked stays as it is."""
    once = raw_html.with_chinese_marked("<p>寒武纪 and <b>英伟达</b></p>")

    assert once == raw_html.with_chinese_marked(once)


def test_the_description_is_the_first_real_paragraph():
    """Titles of boxes and short lines are passed over; marks and links leave their words only."""
    body = """<p class="admonition-title">Note that this is the title of a box, and a long one</p>\
<p>Short.</p>
<p>Of <a href="#">412</a><sup class="mark">e</sup> figures that can be tested, 37 fail.</p>"""

    assert "Of 412 figures that can be tested, 37 fail." == html_text.description(body)


def test_a_long_description_ends_at_a_word():
    """What is cut says so, and no word is halved."""
    text = html_text.description("<p>" + "wafer starts, " * 30 + "</p>")

    assert len(text) <= 156
    assert text.endswith(("wafer…", "starts…"))


def test_each_section_is_an_entry():
    """A page is indexed by section, with its words as a reader sees them and
    nothing from its frame.
    """
    expected = [
        "cards.html",
        "How many cards?",
        [
            ["cards", "How many cards?", "The makers (摩尔线程) print 30 cards."],
            ["yield", "Yield", "half · good"],
        ],
    ]

    assert expected == search_index.page_entry("cards.html", PAGE)


def test_a_ledger_entry_is_found_by_itself():
    """An entry of the ledger is a section with an anchor, so the search leads to the claim."""
    page = """<article><section id="l"><h1>Ledger</h1>
<section class="entry" id="claim-x1"><header><h2>X1, first batch</h2>\
<p class="value">125,000</p></header>
<dl><dt>Printed</dt><dd>12.5萬</dd></dl></section>
</section></article>"""

    _, _, sections = search_index.page_entry("ledger.html", page)

    assert ["claim-x1", "X1, first batch", "125,000 · Printed 12.5萬"] == sections[-1]


def test_a_page_without_article_is_not_indexed():
    """A bare redirect has nothing to find."""
    assert search_index.page_entry("index.html", '<meta http-equiv="Refresh" content="0">') is None


def test_names_carry_both_scripts(tmp_path):
    """An entity is found by its name in English, simplified and traditional Chinese."""
    path = entities(tmp_path, "mt,Moore Threads,摩尔线程,摩爾線程\nx1,X1,,\n")

    assert [["Moore Threads", "摩尔线程", "摩爾線程"]] == search_index.spellings(path)


def test_a_name_alike_in_both_scripts_stands_once(tmp_path):
    """A spelling is not repeated."""
    path = entities(tmp_path, "xiaomi,Xiaomi,小米,小米\n")

    assert [["Xiaomi", "小米"]] == search_index.spellings(path)


def test_a_book_without_entities_has_no_second_spellings(tmp_path):
    """The search works where there is no ledger."""
    assert [] == search_index.spellings(tmp_path / "entities.csv")


def test_the_index_is_a_script_of_all_pages_but_the_search(tmp_path):
    """Pages in folders are indexed with addresses from the root, in a fixed order."""
    (tmp_path / "book").mkdir()
    for name in ("search.html", "book/cards.html", "a.html"):
        (tmp_path / name).write_text(PAGE, "utf-8")

    search_index.write_search_index(tmp_path, [["Nvidia", "英伟达"]])

    index = index_of((tmp_path / "search-index.js").read_text("utf-8"))
    assert ["a.html", "book/cards.html"] == [url for url, _, _ in index["pages"]]
    assert [["Nvidia", "英伟达"]] == index["names"]


def test_only_what_the_theme_and_the_book_brought_stays(tmp_path):
    """Files that extensions copy into the site leave, and so do folders that they empty."""
    for name in ("report.css", "cards.js", "mystnb.css", "scripts/theme.js"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    site.prune(tmp_path, own={"cards.js"})

    assert ["cards.js", "report.css"] == sorted(path.name for path in tmp_path.rglob("*"))


def test_a_book_of_one_page_has_no_contents():
    """Sphinx gives nothing where there is no tree."""
    assert "" == site.contents_of({"toctree": lambda **options: None})


def test_the_theme_puts_nothing_inline_and_asks_no_other_host():
    """Templates and sources of the theme obey the policy that they declare."""
    sources = [
        path for path in Path(site.THEME).rglob("*") if path.suffix in {".html", ".css", ".js"}
    ]

    for text in (path.read_text("utf-8") for path in sources):
        assert " style=" not in text
        assert " onclick=" not in text
        assert "http://" not in text and "https://" not in text


@pytest.mark.parametrize(("name", "generic"), [("serif", "serif"), ("sans", "sans-serif")])
def test_latin_text_is_never_set_in_a_chinese_font(name, generic):
    """The generic family stands before every Chinese one, so that a system without the listed
    fonts sets Latin text in a Latin font.
    """
    families = re.search(rf"--{name}: ([^;]+);", (STATIC / "report.css").read_text("utf-8"))[1]
    listed = [family.strip(' "\n') for family in families.split(",")]
    chinese = [family for family in listed if re.search(r"\bS[CH]\b|SimSun|YaHei|Han", family)]

    assert chinese
    assert listed.index(generic) < min(map(listed.index, chinese))
