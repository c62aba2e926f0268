"""The HTML that the translator writes of a page: a small notebook, built once with each builder."""

import re

import nbformat
import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from chipledger.publish.book.folds import setup_folds
from chipledger.publish.book.translator import setup_translator

PAGE = """# How many cards

摩爾線程 (Moore Threads) printed **30万块**; its code is `寒武纪  =  x`, and
[the table](#yield) below counts dies.

```{list-table} Dies & yield
:name: dies
:header-rows: 1
:widths: 20 80
:width: 50%

* -
  - low
* - 31 December 2025
  - [31 December 2025](#dies)
```

## Yield

| chip | low |
| --- | --- |
| X1 | 1 |

| chip | high |
| --- | --- |
| X1 | 2 |
"""
RAW = (
    '<style scoped>td {color: red}</style><table border="1"><tr style="text-align: right">'
    "<th></th><td>1 May 2025</td></tr></table>"
    '<svg class="figure"><text fill="var(--c1, #2459ab)">寒武纪 a &lt; b</text></svg>'
)
SHOWN = {"output_type": "display_data", "metadata": {}, "data": {"text/html": RAW}}


CELLS = (
    nbformat.v4.new_markdown_cell(PAGE),
    nbformat.v4.new_code_cell("name = '寒武纪'", outputs=[nbformat.from_dict(SHOWN)]),
)


@pytest.fixture(scope="module", params=["html", "dirhtml", "singlehtml"])
def body(request, tmp_path_factory):
    """The body of the page as one of the builders writes it."""
    folder = tmp_path_factory.mktemp("page")
    nbformat.write(nbformat.v4.new_notebook(cells=list(CELLS)), folder / "index.ipynb")
    options = {"extensions": ["myst_nb"], "nb_execution_mode": "off", "numfig": True}
    bodies = []
    with docutils_namespace():
        app = Sphinx(
            folder, None, folder / "out", folder / "trees", request.param, options, None, None
        )
        setup_translator(app)
        setup_folds(app)
        app.connect("html-page-context", lambda *page: bodies.append(page[3].get("body", "")))
        app.build()
    return max(bodies, key=len)


def test_nothing_says_how_it_looks(body):
    """The content policy would refuse styles; widths of tables and columns leave with them."""
    assert [] == re.findall(r"<style|<col|\sstyle=|\sborder=", body)


def test_classes_that_no_rule_names_are_left_out(body):
    """Links, rows and code carry no class where Sphinx's own would be all."""
    assert '<a href="#yield">' in body
    assert "<tr><td>X1</td>" in re.sub(r">\s+<", "><", body)
    assert [] == re.findall(
        r'class="(?:row-|reference|std|pre|docutils literal)|<span></?span>', body
    )


def test_a_table_scrolls_in_a_box_named_by_its_caption(body):
    """The box takes the keyboard's focus and the caption's words, without the caption's link."""
    box = '<div class="tw" tabindex="0" role="region" aria-label="Table 1 Dies &amp; yield"><table '

    assert box in body


def test_boxes_without_caption_have_names_of_their_own(body):
    """Tables under one heading are regions with names of their own, stored ones too."""
    names = re.findall(r'aria-label="(Table in Yield[^"]*)"', body)

    assert "Table in Yield" in names and "Table in Yield (2)" in names
    assert len(set(names)) == len(names) > 2


def test_an_empty_table_head_is_a_cell(body):
    """The corner above an index heads nothing, in a stored table too."""
    assert [] == re.findall(r"<th\b[^>]*>\s*(?:<p>\s*</p>)?\s*</th>", body)
    assert "<th>low</th>" in body


def test_a_cell_with_one_paragraph_holds_its_words(body):
    """No paragraph stands alone in a cell."""
    assert [] == re.findall(r"<t[dh]\b[^>]*><p>", body)


def test_a_date_that_fills_a_cell_keeps_day_and_month_together(body):
    """A date that is one of many words, or a link, breaks as any other."""
    assert "<td>31\N{NO-BREAK SPACE}December 2025</td>" in body
    assert "<td>1\N{NO-BREAK SPACE}May 2025</td>" in body
    assert ">31 December 2025</a>" in body


def test_chinese_is_marked_where_it_is_read(body):
    """Prose and code are marked, the inline figure and its colours pass unchanged."""
    assert '<span lang="zh">摩爾線程</span> (Moore Threads)' in body
    assert '<strong><span lang="zh">30万块</span></strong>' in body
    assert '<code><span lang="zh">寒武纪</span>&#160; =&#160; x</code>' in body
    assert '<text fill="var(--c1, #2459ab)">寒武纪 a &lt; b</text>' in body
    assert "<pre>name = '<span lang=\"zh\">寒武纪</span>'" in body
