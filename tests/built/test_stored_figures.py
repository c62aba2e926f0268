"""Every figure of every notebook: its alt text is bound, its name its own, its bytes few;
and it reads on a phone.
"""

import gzip
import re
from collections import Counter

import nbformat
import pytest

from chipledger.mime import MIME as RECEIPT
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.stored import notebook_paths, stored_figures
from tests.helpers import ROOT

NOTEBOOKS = notebook_paths(ROOT)
FIGURES = {about["name"]: (stem, about, svg) for stem, about, svg in stored_figures(NOTEBOOKS)}
MOST_BYTES = 60 * 1024  # of a chapter's figures together, compressed
LEAST_TEXT = 11  # [px] on a phone
PHONE = {"width": 390, "height": 844}


def bound(path):
    """What each claim and finding of a notebook prints, by id, as its receipt has them."""
    ledger = Ledger.load(ROOT)
    shown = dict(zip(ledger.claims["id"], ledger.claims["shown"], strict=True)) | dict(
        zip(ledger.findings["id"], ledger.findings["shown"], strict=True)
    )
    data = next(
        output.data
        for output in nbformat.read(path, as_version=4).cells[-1].outputs
        if RECEIPT in output.data
    )
    used = re.findall(r"\{(?:claim|finding)\}`([a-z0-9-]+)", data["text/markdown"])
    return {name: shown[name] for name in used if shown.get(name)}


BOUND = {path.stem: bound(path) for path in NOTEBOOKS}


def unbound(about, numbers):
    """Whether the alt text of a figure lacks its main number; where none is named, any number that
    the chapter prints will do.
    """
    if about["main"]:
        return numbers.get(about["main"]) is None or numbers[about["main"]] not in about["alt"]
    return not printed(about["alt"]) & {
        number for shown in numbers.values() for number in printed(shown)
    }


def printed(text):
    """The numbers of a text that say something: single digits are everywhere."""
    return {number for number in re.findall(r"\d[\d,.]*\d", text)}


@pytest.mark.parametrize("name", FIGURES)
def test_the_alt_text_holds_a_bound_number(name):
    """What a blind reader hears contains the main number, as a claim or finding of
    the chapter prints it.
    """
    stem, about, _ = FIGURES[name]

    assert not unbound(about, BOUND[stem]), (
        f"name the figure's claim or finding as main=… and print it in the alt text: {about['alt']}"
    )


@pytest.mark.parametrize(
    ("about", "lacks"),
    [
        ({"main": "a", "alt": "It is 5 MW."}, False),
        ({"main": "a", "alt": "It is 6 MW."}, True),
        ({"main": "gone", "alt": "It is 5 MW."}, True),
        ({"main": None, "alt": "It is 1,250 of them."}, False),
        ({"main": None, "alt": "It is 1,260."}, True),
        ({"main": None, "alt": "It is large."}, True),
    ],
)
def test_an_unbound_alt_text_is_noticed(about, lacks):
    """A typed number, a number of another chapter and no number at all are each found."""
    assert lacks == unbound(about, {"a": "5 MW", "b": "large", "c": "1,250 chips"})


def test_names_are_unique():
    """A figure's name names its files, so no two figures of the book share one."""
    assert [] == [
        name
        for name, times in Counter(
            about["name"] for _, about, _ in stored_figures(NOTEBOOKS)
        ).items()
        if times > 1
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapters_figures_weigh_little(path):
    """All figures of a chapter, with their descriptions and data, come to 60
    KB compressed or less.
    """
    outputs = [
        output.data["text/html"]
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", ())
        if "<svg" in output.get("data", {}).get("text/html", "")
    ]

    assert len(gzip.compress("".join(outputs).encode())) <= MOST_BYTES


def test_the_site_has_the_files_of_each_figure(built):
    """Beside the pages lie the data and the drawing of each figure, the drawing
    with colours of its own.
    """
    folder = built / "html" / "figures"

    assert {f"{name}.{kind}" for name in FIGURES for kind in ("csv", "svg")} == {
        path.name for path in folder.iterdir()
    }
    assert all(
        about["csv"] == (folder / f"{name}.csv").read_text("utf-8")
        for name, (_, about, _) in FIGURES.items()
    )
    assert not [path.name for path in folder.glob("*.svg") if "var(" in path.read_text("utf-8")]


SMALLEST = """() => [...document.querySelectorAll("svg.figure")].map(drawing => {
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    const sizes = [...drawing.querySelectorAll("text")]
        .map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
    return [drawing.querySelector("title").textContent, Math.min(...sizes)]})"""
CUT = """() => [...document.querySelectorAll("svg.figure")].flatMap(drawing => {
    const page = drawing.getBoundingClientRect();
    return [...drawing.querySelectorAll("text")].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < page.left - 1 || box.right > page.right + 1})
        .map(text => text.textContent)})"""


@pytest.fixture(scope="module")
def on_a_phone(browser, built):
    """What is too small and what is cut off, on every page with figures,
    at the width of a phone.
    """
    tab, small, cut, seen = browser.new_page(viewport=PHONE), [], [], 0
    for page in sorted((built / "html").rglob("*.html")):
        if 'class="figure"' not in page.read_text("utf-8"):
            continue
        tab.goto(page.as_uri())
        sizes = tab.evaluate(SMALLEST)
        seen += len(sizes)
        small += [
            f"{page.name}: {title} {size:.1f} px" for title, size in sizes if size < LEAST_TEXT
        ]
        cut += [f"{page.name}: {text}" for text in tab.evaluate(CUT)]
    tab.close()
    return seen, small, cut


def test_no_text_is_too_small_on_a_phone(on_a_phone):
    """Every text of every figure is at least eleven pixels high at 390 pixels."""
    seen, small, _ = on_a_phone

    assert len(FIGURES) <= seen
    assert [] == small


def test_no_text_is_cut_off_on_a_phone(on_a_phone):
    """No text of a figure leaves it, in the font that this browser chooses."""
    assert [] == on_a_phone[2]


@pytest.mark.parametrize(("size", "width", "finds"), [(11, 352, 0), (10, 352, 1), (11, 500, 1)])
def test_small_text_is_noticed(browser, size, width, finds):
    """Letters that are small, or made small by a wide drawing, are found."""
    tab = browser.new_page(viewport=PHONE)
    tab.set_content(
        f'<body style="margin:16px"><svg class="figure" style="width:100%" '
        f'viewBox="0 0 {width} 50"><title>t</title>'
        f'<text y="20" font-size="{size}">word</text></svg>'
    )
    small = [found for _, found in tab.evaluate(SMALLEST) if found < LEAST_TEXT]
    tab.close()

    assert finds == len(small)
