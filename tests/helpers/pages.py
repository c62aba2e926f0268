"""Pages of a built site for the tests that read them: their trees, where links lead, and a
browser tab to visit them in.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html

from tests.helpers.dealt import with_cards

# Of the ledger's many pages of one form each twentieth, and among the slow tests every one.
EACH = (20, pytest.param(1, marks=pytest.mark.slow))
NO_FILE = re.compile(r"^(?!file:|data:)")


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


def some_of(site, each):
    """Every page of the book, and of the ledger's many pages of one form each so many."""
    folders = [sorted(folder.glob("*.html")) for folder in sorted((site / "ledger").glob("*/"))]
    alike = {path for paths in folders for path in paths}
    return [
        *(path for path in sorted(site.rglob("*.html")) if path not in alike),
        *(path for paths in folders for path in paths[::each]),
    ]


def leads_nowhere(page):
    """Every link within the site has its file, and every fragment its element."""
    return [
        link
        for link in map(
            str, page.tree.xpath("//a/@href | //link/@href | //*/@src | //form/@action")
        )
        if not urlsplit(link).scheme and not resolves(page, link)
    ]


def resolves(page, link):
    address, fragment = urldefrag(link)
    target = _file_at(page.path.parent, address) if address else page.path
    return target is not None and (not fragment or unquote(fragment) in page_of(target).ids)


@cache  # the frame's links stand on every page of a folder
def _file_at(folder, address):
    target = (folder / unquote(urlsplit(address).path)).resolve()
    return target if target.is_file() else None


class Visit:
    """A browser tab that can reach nothing but files, and what went wrong in it."""

    def __init__(self, browser, site, **options):
        self.site, self.left, self.errors = site, [], []
        self.context = browser.new_context(**options)
        self.tab = self.context.new_page()
        self.size = self.tab.viewport_size
        self.context.route(NO_FILE, self._refuse)
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

    def forget(self):
        """Become as new: what a test stored, allowed, held back or resized is undone."""
        for page in self.context.pages:
            if page != self.tab:
                page.close()
        self.context.unroute_all(behavior="ignoreErrors")
        self.context.route(NO_FILE, self._refuse)
        self.context.clear_permissions()
        if self.tab.url.startswith("file:"):
            self.tab.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.tab.goto("about:blank")
        self.tab.set_viewport_size(self.size)
        self.left, self.errors = [], []


class Visits:
    """Tabs of one browser, lent and taken back: a new one costs as much as two pages."""

    def __init__(self, browser, site):
        self.browser, self.site, self.idle = browser, site, {}

    def lend(self, **options):
        """A tab as new with these options of Playwright."""
        idle = self.idle.setdefault(repr(sorted(options.items())), [])
        return idle.pop() if idle else Visit(self.browser, self.site, **options)

    def take_back(self, visit, **options):
        """Keep a tab for the next that asks for one of these options."""
        visit.forget()
        self.idle[repr(sorted(options.items()))].append(visit)


def plain(text):
    """A title without permalink and number, with plain apostrophes and spaces."""
    return re.sub(r"^(?:\d+\.?)+ ", "", " ".join(text.replace("’", "'").rstrip("#").split()))
