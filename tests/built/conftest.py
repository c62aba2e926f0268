"""The site and the PDF as they were built: pages, a browser, bookmarks, for all tests that read them."""

import os
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pypdfium2
import pytest
import yaml
from dealt import with_cards
from lxml import html
from pypdf import PdfReader


class Page:
    """One page of a site: its file and its parsed HTML, cards included."""

    def __init__(self, path):
        self.path = Path(path)
        self.tree = html.document_fromstring(with_cards(self.path))
        self.ids = Counter(self.tree.xpath("//@id"))

    def text(self, path):
        return " ".join("".join(self.tree.xpath(path)).split())


@cache
def page_of(path):
    """A page, parsed once for all rules."""
    return Page(path)


def leads_nowhere(page):
    """Every link within the site has its file, and every fragment its element."""
    return [
        link
        for link in map(
            str, page.tree.xpath("//a/@href | //link/@href | //*/@src | //form/@action")
        )
        if not urlsplit(link).scheme and not _resolves(page, link)
    ]


def _resolves(page, link):
    address, fragment = urldefrag(link)
    target = _file_at(page.path.parent, address) if address else page.path
    return target is not None and (not fragment or unquote(fragment) in page_of(target).ids)


@cache  # the frame's links stand on every page of a folder
def _file_at(folder, address):
    target = (folder / unquote(urlsplit(address).path)).resolve()
    return target if target.is_file() else None


@pytest.fixture(scope="module")
def site(built):
    return built / "html"


@pytest.fixture(scope="module")
def browser():
    """Chromium; without one the tests are skipped, and in CI they fail."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("no chromium on this machine: install it to test the site in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Visit:
    """A browser tab that can reach nothing but files, and what went wrong in it."""

    def __init__(self, browser, site, **options):
        self.site, self.left, self.errors = site, [], []
        self.context = browser.new_context(**options)
        self.context.route(re.compile(r"^(?!file:|data:)"), self._refuse)
        self.tab = self.context.new_page()
        self.tab.on(
            "console",
            lambda message: (
                self.errors.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.on("requestfailed", self._failed)

    def _failed(self, request):
        if request.failure != "net::ERR_ABORTED":  # what the next page or the watch cut short
            self.errors.append(f"{request.failure}: {request.url}")

    def _refuse(self, route):
        self.left.append(route.request.url)
        route.abort()

    def open(self, name):
        self.tab.goto((self.site / name).as_uri())
        return self.tab


@pytest.fixture
def visit(browser, site):
    visits = []

    def begin(**options):
        visits.append(Visit(browser, site, **options))
        return visits[-1]

    yield begin
    for one in visits:
        one.context.close()


@pytest.fixture(scope="module")
def file(built):
    return built / "pdf/ai-chip-race.pdf"


@pytest.fixture(scope="module")
def reader(file):
    return PdfReader(file)


@pytest.fixture(scope="module")
def sheets(file):
    """The pages as the renderer sees them."""
    document = pypdfium2.PdfDocument(file)
    yield [document[number] for number in range(len(document))]
    document.close()


@pytest.fixture(scope="module")
def trees(built, root):
    """The trees of the site's pages, in the order of the contents file."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    names = [
        toc["root"],
        *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"]),
    ]
    parser = html.HTMLParser(encoding="utf-8")
    return {name: html.parse(built / f"html/{name}.html", parser).getroot() for name in names}


@pytest.fixture(scope="module")
def titles(trees):
    """The title of each page, without its number."""
    return [plain(tree.xpath("//h1")[0].text_content()) for tree in trees.values()]


@pytest.fixture(scope="module")
def outline(reader):
    """Title and page index of every bookmark."""

    def flat(entries):
        for entry in entries:
            yield from (
                flat(entry)
                if isinstance(entry, list)
                else [(plain(entry.title), reader.get_destination_page_number(entry))]
            )

    return list(flat(reader.outline))


def plain(text):
    """A title without permalink and number, with plain apostrophes and spaces."""
    return re.sub(r"^(?:\d+\.?)+ ", "", " ".join(text.replace("’", "'").rstrip("#").split()))


@pytest.fixture(scope="module")
def opens(outline, titles):
    """Index of the page on which each page of the site opens in the book, in its order."""
    found = [page for title, page in outline if title in set(titles)]
    assert len(titles) == len(found)
    return found
