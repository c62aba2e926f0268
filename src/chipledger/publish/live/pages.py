"""The pages of the book in a Sphinx app that stays: what changed is read, what shows it is written.

Judgements made here:

- The first build is the site's own. Afterwards a page is written where the site's builder would
  write it: the hash of what it is made from tells.
- The pages that changed come first; what else a change reaches, the ledger and the search index are
  made while nothing else is to do.
- A page that warns or breaks the lint is not shown: the last good one stays, with the reason.
"""

import io
import re
import time
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from types import MethodType

from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.parallel import SerialTasks

from chipledger.files import write_atomically
from chipledger.publish.book.edition import Edition
from chipledger.publish.build.sphinx import new_app
from chipledger.publish.lint.naked_numbers import (
    ALLOWED,
    MEND,
    Allowed,
    article_of,
    articles,
    idle_exceptions,
    read_page,
)
from chipledger.publish.site.builder import EarlierSite
from chipledger.publish.site.card_scripts import NAMED

PLACE = re.compile(r"^(?P<page>[^:,\n]+)\.(?:md|ipynb)(?=[:,])")  # as a warning begins
TRIES = 5
QUIET = 1.0  # [s] without a change before what nobody looks at is made


class Pages:
    """The pages of a book, kept up to date.

    Parameters
    ----------
    root : path
        The checkout.
    work : path
        Where the site is made.
    shown : path
        Where each page is laid once it is good, with its scripts.
    """

    def __init__(self, root, work, shown):
        self.root, self.work, self.shown = Path(root), Path(work), Path(shown)
        self.faults = {}  # lists of messages by page, or by file where no page is at fault
        self.made_from = {}  # hash of what each good page was made from
        self.readings, self.trees, self.unread, self.held = {}, {}, set(), set()
        self.said, self.stack = io.StringIO(), ExitStack()

    def build(self):
        """Build the whole site.

        Raises
        ------
        Exception
            Whatever stops Sphinx.
        """
        self.stack.enter_context(patch_docutils(self.root))
        self.stack.enter_context(docutils_namespace())
        self.app = new_app(self.root, "html", self.work / "html", self.said)
        self.env, self.builder = self.app.env, self.app.builder
        self.collector = next(
            type(listener.handler.__self__)
            for listener in self.app.events.listeners["env-get-updated"]
            if isinstance(getattr(listener.handler, "__self__", None), TocTreeCollector)
        )
        self.app.build(force_all=True)
        self._take_warnings("_config.yml")
        earlier = self.builder.earlier
        self.allowed = Allowed(self.root)
        self.readings = earlier.readings() | {
            page: read_page(page, article, self.allowed)
            for page, article in articles(self.root, earlier.site, earlier.readings())
        }
        for page in self.readings:
            self._hold(page)
        self._hold_exceptions()
        self._remember(earlier)
        for page, digest in earlier.pages.items():
            self._show(page, digest)
        for file in self.shown.rglob("*.html"):
            if file.relative_to(self.shown).with_suffix("").as_posix() not in earlier.pages:
                file.unlink()

    def close(self):
        """Give back what Sphinx changes in its process."""
        self.stack.close()

    def changed(self):
        """Names of the pages whose files changed since they were asked for last; those that show
        something of them are to be read again.
        """
        before = self.env.chipledger_pages
        asked = self.app.emit("env-get-outdated", self.env, set(), set(), set())
        reached = {name for names in asked for name in names}
        own = {name for name in reached if before[name] != self.env.chipledger_pages[name]}
        self.unread |= reached - own
        return own

    def has_new(self):
        """Whether files have come that belong to the book, or gone."""
        before = set(self.env.found_docs)
        for _ in range(TRIES):
            self.env.find_files(self.app.config, self.builder)
            if before <= self.env.found_docs:
                break
            time.sleep(0.1)  # an editor that saves puts a new file in place of the old one
        return before != self.env.found_docs

    def renew(self):
        """Take tables that changed: every page is to be read again."""
        self.app.edition = Edition(self.app)
        self.unread = set(self.env.found_docs)

    def refresh(self, pages, held=frozenset()):
        """Read pages anew, write them and show them.

        Parameters
        ----------
        pages : set of str
        held : set of str
            Those of them that stay as they are until they are given again.

        Returns
        -------
        list of str
            Those shown.
        """
        self.held |= held
        pages = (pages | (self.faults.keys() & self.env.found_docs)) - held
        self._forget(pages)
        if not all([self._read(page) for page in sorted(pages)]):
            return []
        site = self._settle()
        return [page for page in sorted(pages & set(self.stale)) if self._write(page, site)]

    def rest(self):
        """What a change reaches beyond the pages that were refreshed, step by step.

        Yields
        ------
        (float, list of str)
            For how long nothing else should come before the next step [s], and the pages shown.
        """
        if self.unread - self.held:
            for page in sorted(self.unread - self.held):
                yield 0, []
                self._forget({page})
                self._read(page)
        if not all(map(self._is_as_read, self.env.found_docs)):
            return  # to be told of at once
        site = self._settle()
        for page in list(self.stale):
            yield 0, []
            if self._is_as_read(page):
                yield 0, [page] if self._write(page, site) else []
        yield QUIET, []
        self._hold_exceptions()
        self._finish(site)

    def _forget(self, pages):
        for page in pages:
            self.faults.pop(page, None)

    def _read(self, page):
        """Read a page; whether nothing stopped it."""
        self.unread.discard(page)
        self.held.discard(page)
        self.trees.pop(page, None)
        # Sphinx, which builds once in a process, would go on with the tree that was read first.
        self.env._pickled_doctree_cache.pop(page, None)
        self.app.events.emit("env-before-read-docs", self.env, [page])
        self.app.events.emit("env-purge-doc", self.env, page)
        self.env.clear_doc(page)
        with self._telling(page) as told:
            self.builder.read_doc(page)
        return told

    @contextmanager
    def _telling(self, page):
        """Note what is said of a page meanwhile, an error too."""
        done = []
        try:
            yield done
            done.append(page)
        except Exception as error:
            said = getattr(error, "orig_exc", None) or error
            file = self.env.doc2path(page, base=False)
            self._note(page, f"{file}: {type(said).__name__}: {said}")
        self._take_warnings(page)

    def _note(self, place, message):
        """Note a fault, once."""
        known = self.faults.setdefault(place, [])
        if message not in known:
            known.append(message)

    def _take_warnings(self, page):
        """Note what Sphinx said since, by the page that it names, else by the one at hand."""
        text = self.said.getvalue()
        self.said.seek(0)
        self.said.truncate()
        for warning in re.split(r"\n(?=[^\n]*(?:WARNING|ERROR|CRITICAL|SEVERE): )", text):
            if warning.strip():
                place = PLACE.match(warning)
                name = place["page"] if place and place["page"] in self.env.found_docs else page
                self._note(name, warning.strip())

    def _settle(self):
        """Number all anew, hold the pages against each other, and see what is stale."""
        self.app.edition.forget()
        with self._telling(self.app.config.root_doc), self._trees_kept():
            # A collector of its own each time: the one of sphinx-external-toc goes on counting.
            self.collector().get_updated_docs(self.app, self.env)
            self.app.events.emit("env-updated", self.env)
            self.env.check_consistency()
        site = EarlierSite(self.app)
        self.stale = [
            page
            for page, digest in site.pages.items()
            if self.made_from.get(page) != digest and page not in self.held
        ]
        self.builder.earlier = site
        self.builder.prepare_writing(set(self.stale))
        return site

    def _is_as_read(self, page):
        """Whether the file of a page is that which was asked for last: a change of which nobody has
        told yet is not to be read by half.
        """
        try:
            now = sha256(Path(self.env.doc2path(page)).read_bytes()).hexdigest()
        except OSError:
            return False
        return now == self.env.chipledger_pages[page]

    @contextmanager
    def _trees_kept(self):
        """Trees of pages that are looked at and not changed are read from disk once."""
        read = self.env.get_doctree

        def get_doctree(_, page):
            if page not in self.trees:
                self.trees[page] = read(page)
            return self.trees[page]

        self.env.get_doctree = MethodType(get_doctree, self.env)
        try:
            yield
        finally:
            del self.env.get_doctree

    def _write(self, page, site):
        """Write a page, and show it if all is well; whether it is."""
        with self._telling(page):
            tree = self.env.get_and_resolve_doctree(page, self.builder)
            self.builder.write_doc_serialized(page, tree)
            self.builder.write_doc(page, tree)
            self.builder.copy_image_files()
            article = article_of(self.work / f"html/{page}.html")
            self.readings[page] = read_page(page, article, self.allowed)
            self._hold(page)
        return self._show(page, site.pages[page])

    def _hold(self, page):
        """Hold a page that was read to the rule of numbers."""
        if naked := self.readings[page].naked:
            self._note(page, "\n".join([*map(str, naked), f"To mend a number: {MEND}"]))

    def _hold_exceptions(self):
        self.faults.pop(ALLOWED, None)
        if idle := idle_exceptions(self.readings, self.allowed):
            self.faults[ALLOWED] = idle

    def _show(self, page, digest):
        """Lay a page where it is shown, if nothing is said against it; whether that is so."""
        if page in self.faults:
            self.made_from.pop(page, None)
            return False
        self.made_from[page] = digest
        file = Path(self.work, "html", f"{page}.html")
        html = file.read_bytes()
        for name in NAMED.findall(html.decode()):
            write_atomically(
                self.shown / Path(page).parent / name, file.with_name(name).read_bytes()
            )
        write_atomically(self.shown / f"{page}.html", html)
        return True

    def _finish(self, site):
        """What Sphinx and the parts of the site make once all pages are written."""
        _ = site.stale, site.has_ledger  # against what the last finish noted
        with self._telling(self.app.config.root_doc):
            self.builder.finish_tasks = SerialTasks()
            self.builder.finish()
            self.builder.finish_tasks.join()
            self.app.events.emit("build-finished", None)
            self._remember(site)

    def _remember(self, site):
        """Note the pages that are good, for the next finish."""
        site.pages = dict(self.made_from or site.pages)
        site.remember(self.readings)
