"""The pages that rerun a chapter, as far as no browser is needed: their prose, their archives, and
the file that runs the cells.
"""

import gzip
import json
import struct

import pytest
import yaml
from lxml import html

from chipledger.publish.lite import CHAPTER_SIZE, CHECK_SIZE, chapters
from chipledger.publish.lite.build import way_back
from tests.helpers.small_book import build, replace


def test_cells_run_as_jupyter_runs_them(run_cells, sources_of):
    """Each output of a chapter is the stored one, kind by kind, and no finding moved."""
    cells = run_cells("06_supply_and_demand", sources_of("06_supply_and_demand"))
    assert [number for number, cell in enumerate(cells) if not cell["same"]] == []
    assert cells[-1]["moved"] == []


def test_a_cell_that_fails_says_where(run_cells):
    """The traceback begins in the cell, what was printed before it stands, and it is not the
    stored output.
    """
    (cell,) = run_cells("06_supply_and_demand", ["print('so far')\n1 / 0"])
    assert cell["error"].startswith("Traceback")
    assert "line 2" in cell["error"] and "kernel.py" not in cell["error"]
    assert (cell["html"], cell["same"]) == ("<pre>so far\n</pre>", False)


def test_a_link_to_a_number_is_the_number():
    """A finding is marked by its id, so that what moved can be shown in the sentence; other links
    lead to a page of the folder, to their host, or nowhere.
    """
    prose = chapters._prose(
        "[9](#finding-a-b.words), [8](#claim-c-d), [this](02_x.ipynb), [that](../book/y.md) and"
        " [there](https://example.org/)"
    )
    spans = html.fragment_fromstring(str(prose))
    assert [(span.text, span.get("data-finding")) for span in spans.iter("span")] == [
        ("9", "a-b"),
        ("8", None),
        ("that", None),
    ]
    assert [link.get("href") for link in spans.iter("a")] == ["02_x.html", "https://example.org/"]


def test_an_archive_lists_its_files_before_their_bytes():
    """What the page unpacks: the length of the list, the list, and the files one after another."""
    whole = gzip.decompress(chapters.packed({"b/c": b"123", "a": b"4"}))
    (length,) = struct.unpack(">I", whole[:4])
    assert json.loads(whole[4 : 4 + length]) == [["a", 1], ["b/c", 3]]
    assert whole[4 + length :] == b"4123"


def test_a_page_holds_each_cell_as_the_notebook_has_it(root, sources_of):
    """What a reader may edit is the source of the stored cell, to the sign."""
    path = root / "notebooks/06_supply_and_demand.ipynb"
    page = html.document_fromstring(chapters._page(path, 40).decode())
    areas = [area.text_content().removeprefix("\n") for area in page.iter("textarea")]
    assert areas == sources_of("06_supply_and_demand")
    assert "40 MB" in page.get_element_by_id("state").text_content()


@pytest.mark.parametrize(
    ("folder", "address", "back"),
    [
        ("", "", ""),
        ("lite", "", "../"),
        ("tools/lite/", "", "../../"),
        ("../lite", "", ""),
        ("https://example.net/lite", "", ""),
        ("https://example.net/lite", "https://example.org/report", "https://example.org/report/"),
    ],
)
def test_the_folder_knows_the_way_back(tmp_path, folder, address, back):
    """From a folder of the site the way is up, from elsewhere it is the site's address."""
    told = {"sphinx": {"config": {"report_lite": folder, "report_address": address}}}
    (tmp_path / "_config.yml").write_text(yaml.safe_dump(told), "utf-8")
    assert way_back(tmp_path) == back


def test_a_chapter_leads_back_to_its_page(root):
    """The first links of the page are the chapter of the site, where its place is known, and the
    other pages of the folder.
    """
    path = root / "notebooks/06_supply_and_demand.ipynb"
    for back, links in (
        ("../", ["../notebooks/06_supply_and_demand.html", "index.html"]),
        ("", ["index.html"]),
    ):
        page = html.document_fromstring(chapters._page(path, 40, back).decode())
        assert page.xpath("//nav/a/@href") == links


def test_the_site_leads_there_once_it_is_told_where(book):
    """Contents and chapter link to the folder with its sizes where the settings name it, and not
    before.
    """
    pages = book / "_build/html/index.html", book / "_build/html/notebooks/01_cards.html"
    assert not [page for page in pages if "lite/" in page.read_text("utf-8")]
    replace(book / "_config.yml", 'report_lite: ""', "report_lite: lite")
    built = build(book, "--only", "site")
    assert built.code == 0, built.said
    front, chapter = (page.read_text("utf-8") for page in pages)
    assert f'<a href="lite/index.html">Check an article ({CHECK_SIZE} MB)</a>' in front
    assert (
        f'<a href="../lite/01_cards.html">Rerun here (opens a notebook, {CHAPTER_SIZE} MB)</a>'
        in chapter
    )
