"""The site and the PDF as they were built: where they are, a tab to visit pages in,
bookmarks and their pages.
"""

from fnmatch import fnmatch

import pypdfium2
import pytest
import yaml
from lxml import html
from pypdf import PdfReader

from chipledger.notebook.contents import contents
from tests.helpers.pages import Visits, plain


@pytest.fixture(scope="module")
def site(built):
    return built / "html"


@pytest.fixture(scope="module")
def visits(browser, site):
    """Tabs for the tests of a file."""
    return Visits(browser, site)


@pytest.fixture
def visit(visits):
    """Begin a visit: a tab as new, with options of Playwright."""
    lent = []

    def begin(**options):
        lent.append((visits.lend(**options), options))
        return lent[-1][0]

    yield begin
    for one, options in lent:
        visits.take_back(one, **options)


@pytest.fixture(scope="module")
def file(built):
    return built / "pdf/ai-chip-race.pdf"


@pytest.fixture(scope="module")
def register(built):
    """The register of the PDF, a file of its own."""
    return built / "pdf/ai-chip-race-register.pdf"


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
    """The trees of the site's pages that the PDF's book has too, in the order of the contents
    file; the others stand in its register.
    """
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))["sphinx"]["config"]
    names = contents(root)
    parser = html.HTMLParser(encoding="utf-8")
    return {
        name: html.parse(built / f"html/{name}.html", parser).getroot()
        for name in names
        if not any(fnmatch(name, form) for form in config["typstpdf_register"])
    }


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


@pytest.fixture(scope="module")
def opens(outline, titles):
    """Index of the page on which each page of the site opens in the book, in its order."""
    found = [page for title, page in outline if title in set(titles)]
    assert len(titles) == len(found)
    return found
