"""Builds the edition in stages: data, notebooks, site, PDF, EPUB, data package; then puts all
that was made in place.

Each stage notes the hash of what it read and skips while nothing changed. What the stages make lies
in a working folder until the last one ended well, so a failed or killed build leaves the earlier
edition whole. Site, EPUB, PDF and data package are made side by side: the processes of EPUB and PDF
wait until the site's has read the pages, which all need.
"""

import json
import os
import shutil
import sys
import time
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from chipledger import RELEASED
from chipledger.errors import BuildError
from chipledger.files import write_atomically
from chipledger.publish.book.freshness import STAGES, digest_of
from chipledger.publish.build.forks import get_ready
from chipledger.publish.build.in_place import aside, lay_aside, put_in_place
from chipledger.publish.build.side_process import Beside
from chipledger.publish.pdf.typesetter import early

# The edition's day [s since 1970]: outputs never carry the day of the build.
EDITION_DATE = f"{datetime.fromisoformat(f'{RELEASED}T00:00:00+00:00').timestamp():.0f}"
# Environment variable: notebooks executed side by side, 2 where it is not set.
WORKERS = "CHIPLEDGER_WORKERS"
SITE = "html"
PDF = "pdf/ai-chip-race.pdf"
REGISTER = "pdf/ai-chip-race-register.pdf"
EPUB = "epub/ai-chip-race.epub"
PACKAGE = "data/ai-chip-race-data.zip"
FILES = {
    "pdf": (PDF, REGISTER),
    "epub": (EPUB,),
    "package": (PACKAGE,),
}  # what a stage makes, below `_build` and below its working folder


def build(root, fresh=False, only=None):
    """Bring the whole edition up to date.

    Parameters
    ----------
    root : path
        The checkout.
    fresh : bool
        Take nothing from earlier builds: execute all notebooks, read all pages.
    only : str, optional
        `site`, `pdf` or `epub`: leave the others and the data package out.

    Raises
    ------
    LedgerError
        If a stage fails; the earlier edition stays.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", EDITION_DATE)
    refuse_strange_day(os.environ["SOURCE_DATE_EPOCH"])
    stages, names = Stages(root, fresh), [only] if only else ["site", "epub", "package", "pdf"]
    with locked(stages.out):
        if fresh:
            shutil.rmtree(stages.work, ignore_errors=True)
            get_ready()
        with stages.site_aside():
            with stages.early_pdf() if "pdf" in names else nullcontext():
                stages.data()
                stages.notebooks(meanwhile=stages.prepare)
                stages.numbers()
                stages.render(names)
            stages.publish()
    stages.summary()


# 2000-01-01 [s since 1970]: archives hold no day before 1980, and no edition is that old.
EARLIEST = 946_684_800


def refuse_strange_day(epoch):
    """Refuse a day of the edition that would print a wrong year into citation data.

    Raises
    ------
    BuildError
        If `SOURCE_DATE_EPOCH` is no number of seconds from the year 2000 on.
    """
    if not epoch.isdecimal() or int(epoch) < EARLIEST:
        raise BuildError(
            f"SOURCE_DATE_EPOCH is {epoch!r}: set it to the day of the edition in seconds since "
            f"1970 (from {EARLIEST} on), or unset it"
        )


def workers():
    """How many notebooks are executed side by side.

    Raises
    ------
    BuildError
        If the environment variable holds something else than a number from one on.
    """
    named = os.environ.get(WORKERS, "2")
    if not named.isdecimal() or int(named) < 1:
        raise BuildError(
            f"{WORKERS} is {named!r}: set it to the number of notebooks to execute side by side, "
            "1 or more, or unset it"
        )
    return int(named)


@contextmanager
def locked(out):
    """One build at a time in one checkout."""
    import fcntl

    out.mkdir(parents=True, exist_ok=True)
    with open(out / ".lock", "w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError("another build runs in this checkout: wait for it to end") from None
        yield


class Stages:
    """The stages of one build, with their stamps and times."""

    def __init__(self, root, fresh=False):
        self.root, self.fresh, self.times, self.made = Path(root), fresh, [], {}
        self.just_read = False  # whether the site's process reads the pages for the others
        self.out = self.root / "_build"
        self.work = self.out / ".work"
        self.stamps_file = self.out / "stamps.json"
        self.stamps = self._read_stamps()

    def _read_stamps(self):
        """What earlier builds noted; nothing where the note is missing or spoiled,
        which costs time only.
        """
        try:
            stamps = json.loads(self.stamps_file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamps if isinstance(stamps, dict) else {}

    def data(self):
        """Raw tables to clean tables."""
        with self._stage("data", "check and clean the tables") as stale:
            if stale:
                from chipledger.intake.clean import clean_tables
                from chipledger.intake.raw import read_raw
                from chipledger.tables.store import write_clean

                write_clean(
                    self.root / "data/clean", clean_tables(read_raw(self.root / "data/raw"))
                )

    def notebooks(self, meanwhile=None):
        """Execute what is stale, then gather the findings and tell which moved."""
        with self._stage("notebooks", "execute stale notebooks") as stale:
            if stale:
                from chipledger.notebook.stored import (
                    collect,
                    movements,
                    notebook_paths,
                    read_notebook,
                )
                from chipledger.publish.build.execute import execute_stale
                from chipledger.tables.store import read_clean, refresh_computed

                execute_stale(self.root, self.fresh, workers(), meanwhile=meanwhile)
                found = collect(
                    {path.stem: read_notebook(path) for path in notebook_paths(self.root)}
                )
                before = read_clean(self.root / "data/clean", "findings")
                for line in movements(before, found["findings"]):
                    print(f"  moved {line}")
                refresh_computed(self.root / "data/clean", found)

    def numbers(self):
        """Hold the numbers in the prose of notebooks against the ledger."""
        with self._stage("numbers", "hold the numbers in notebooks") as stale:
            if stale:
                from chipledger.publish.book.number_texts import hold_texts

                hold_texts(self.root)

    def early_pdf(self):
        """Let the compiler begin with the book of the earlier build, if the PDF is stale."""
        if not self._is_stale("pdf"):
            return nullcontext()
        return early(self.work / "typst", os.environ["SOURCE_DATE_EPOCH"])

    def prepare(self):
        """Import what renders: once, before the processes part, and while
        notebooks run where some do.
        """
        from chipledger.publish.build.sphinx import import_sphinx

        import_sphinx(self.root)

    def render(self, names):
        """Make what is asked for, side by side where there is a site: its process reads the pages,
        and those of the PDF and the EPUB wait until it has.

        Parameters
        ----------
        names : list of str
            Of `site`, `epub`, `package`, `pdf`.
        """
        stale = [name for name in names if self._is_stale(name)]
        self.just_read = "site" in stale
        if {"site", "epub", "pdf"} & set(stale):
            self.prepare()
        with beside([name for name in stale if "site" in stale and name != "site"], self) as others:

            def on_read():
                for other in others.values():
                    other.start()

            if "package" in others:
                others["package"].start()  # it reads no page
            try:
                for name in names:
                    with self._stage(name, WORDS[name], stale=name in stale) as due:
                        if name in others:
                            others[name].wait()
                        elif due:
                            getattr(self, name)(*[on_read] * (name == "site"))
                    if name == "site" and name in stale:
                        self.lay_site_aside()  # while the others are still made
            except BuildError as fault:
                from chipledger.publish.lint.naked_numbers import NakedNumbers

                for other in others.values():
                    other.stop()
                # What Sphinx remembers of a build with warnings can hide them, or make
                # new ones, in the next. It has nothing to say of naked numbers.
                if not isinstance(fault, NakedNumbers):
                    shutil.rmtree(self.work, ignore_errors=True)
                raise

    def site(self, on_read=None):
        """The website, in the working folder."""
        from chipledger.publish.build.sphinx import run_sphinx
        from chipledger.publish.lint.naked_numbers import NakedNumbers, lint_site

        earlier = run_sphinx(self.root, "html", self.work / "html", on_read).builder.earlier
        try:
            earlier.remember(lint_site(self.root, self.work / "html", earlier.readings()))
        except NakedNumbers as fault:
            earlier.remember(fault.sound, faulty=earlier.pages.keys() - fault.sound.keys())
            raise

    def pdf(self):
        """The PDF, in the working folder. The doctrees that the site has just read serve it too."""
        from chipledger.publish.build.sphinx import run_sphinx
        from chipledger.publish.lint.naked_numbers import Allowed, hold

        app = run_sphinx(self.root, "typstpdf", self.work / "typst", just_read=self.just_read)
        hold(app.builder.readings, Allowed(self.root).without_chinese())
        for name, made in ((PDF, "report.pdf"), (REGISTER, "report-register.pdf")):
            write_atomically(self.work / name, (self.work / "typst" / made).read_bytes())

    def epub(self):
        """The EPUB, in the working folder, from the same doctrees."""
        from chipledger.publish.build.sphinx import run_sphinx

        run_sphinx(self.root, "bookepub", self.work / "epub-pages", just_read=self.just_read)
        write_atomically(self.work / EPUB, (self.work / "epub-pages/report.epub").read_bytes())

    def package(self):
        """The data package as one archive, in the working folder."""
        from chipledger.publish.dataset import pack

        write_atomically(self.work / PACKAGE, pack(self.root))

    @contextmanager
    def site_aside(self):
        """Leave nothing behind of a new site that was not put in place."""
        try:
            yield
        finally:
            shutil.rmtree(aside(self.out / SITE), ignore_errors=True)

    def lay_site_aside(self):
        """Lay the new site where `publish` finds it."""
        lay_aside(self.work / SITE, self.out / SITE)

    def publish(self):
        """Put what was made in place of the earlier edition, then note what it was made from.

        The files lie among the site's downloads too, so that the site's folder is whole by itself.
        """
        site = self.out / SITE
        if "site" in self.made and not aside(site).exists():
            self.lay_site_aside()
        files = [(stage, name) for stage, names in FILES.items() for name in names]
        for stage, name in files:
            made = self.work if stage in self.made else self.out
            if (made / name).exists():
                self._offer(made / name, aside(site) if "site" in self.made else site)
        if "site" in self.made:
            put_in_place(site)
        for stage, name in files:
            if stage in self.made:
                write_atomically(self.out / name, (self.work / name).read_bytes())
        if self.made:
            self.stamps |= self.made
            write_atomically(
                self.stamps_file, json.dumps(self.stamps, indent=1, sort_keys=True) + "\n"
            )

    @staticmethod
    def _offer(file, site):
        """Lay a file among the downloads of a site."""
        if site.exists():
            write_atomically(site / "downloads" / file.name, file.read_bytes())

    def summary(self):
        """What was made, where, and how long each stage took."""
        took = " · ".join(f"{name} {seconds:.1f} s" for name, seconds in self.times)
        print(
            f"Site     {self._size('html/index.html')}\nPDF      {self._size(PDF)}\n"
            f"Register {self._size(REGISTER)}\n"
            f"EPUB     {self._size(EPUB)}\nData     {self._size(PACKAGE)}\nStages   {took}"
        )

    def _size(self, name):
        path = self.out / name
        return (
            f"{path.relative_to(self.root)} ({path.stat().st_size / 1024:,.0f} KiB)"
            if path.exists()
            else "not built"
        )

    def stale(self):
        """The stages whose outputs are missing or older than what they are made from."""
        return [name for name in STAGES if self._is_stale(name)]

    def _is_stale(self, name):
        return (
            self.fresh
            or self.stamps.get(name) != digest_of(self.root, STAGES[name])
            or not all((self.out / made).exists() for made in OUTPUTS[name])
        )

    @contextmanager
    def _stage(self, name, does, stale=None):
        """Tell what runs, time it, and keep its stamp for the end."""
        start = time.perf_counter()
        stale = self._is_stale(name) if stale is None else stale
        print(f"{name:<10}{does if stale else 'up to date'}", flush=True)
        yield stale
        if stale:
            self.made[name] = digest_of(self.root, STAGES[name])
        self.times.append((name, time.perf_counter() - start))
        sys.stdout.flush()


@contextmanager
def beside(names, stages):
    """The steps of these stages in processes that wait; none of them outlives the context."""
    steps = {}
    try:
        for name in names:
            steps[name] = Beside(getattr(stages, name), UNMADE[name])
        yield steps
    finally:
        for step in steps.values():
            step.stop()


UNMADE = {
    "epub": "the EPUB was not bound",
    "pdf": "the PDF was not set",
    "package": "the data was not packed",
}
WORDS = {
    "site": "render the site",
    "epub": "bind the EPUB",
    "pdf": "set the PDF",
    "package": "pack the data",
}
OUTPUTS = {
    "data": ("../data/clean/claims.csv",),
    "notebooks": ("../data/clean/findings.csv",),
    "numbers": ("../data/clean/findings.csv",),
    "site": ("html/index.html",),
    **FILES,
}
