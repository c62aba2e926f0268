"""Builds the edition in stages: data, notebooks, site, PDF, data package.

Each stage notes the hash of what it read and skips while nothing changed. What a stage makes is put in
place only when the stage ended well, so a failed build leaves the earlier edition whole.
"""

import json
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from chipledger.errors import BuildError
from chipledger.publish.inputs import STAGES, digest_of
from chipledger.store import write_atomically

EDITION_DATE = "1767225600"  # 2026-01-01 [s since 1970]: outputs never carry the day of the build
WORKERS = 2
PDF = "pdf/ai-chip-race.pdf"
PACKAGE = "data/ai-chip-race-data.zip"


def build(root, fresh=False, only=None):
    """Bring the whole edition up to date.

    Parameters
    ----------
    root : path
        The checkout.
    fresh : bool
        Take nothing from earlier builds: execute all notebooks, read all pages.
    only : str, optional
        `site` or `pdf`: leave the other one and the data package out.

    Raises
    ------
    LedgerError
        If a stage fails; the earlier edition stays.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", EDITION_DATE)
    stages = Stages(root, fresh)
    with locked(stages.out):
        stages.data()
        stages.notebooks()
        for name in ([only] if only else ["site", "pdf", "package"]):
            getattr(stages, name)()
    stages.summary()


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
        self.root, self.fresh, self.times = Path(root), fresh, []
        self.out = self.root / "_build"
        self.stamps_file = self.out / "stamps.json"
        self.stamps = json.loads(self.stamps_file.read_text("utf-8")) if self.stamps_file.exists() else {}

    def data(self):
        """Raw tables to clean tables."""
        with self._stage("data", "check and clean the tables", [self.root / "data/clean/claims.csv"]) as stale:
            if stale:
                from chipledger.clean import clean_tables
                from chipledger.raw import read_raw
                from chipledger.store import write_clean

                write_clean(self.root / "data/clean", clean_tables(read_raw(self.root / "data/raw")))

    def notebooks(self):
        """Execute what is stale, then gather the findings."""
        with self._stage("notebooks", "execute stale notebooks", [self.root / "data/clean/findings.csv"]) as stale:
            if stale:
                import nbformat

                from chipledger.finding import collect
                from chipledger.publish.execute import execute_stale, notebook_paths
                from chipledger.store import refresh_findings

                execute_stale(self.root, self.fresh, WORKERS)
                books = {path.stem: nbformat.read(path, as_version=4) for path in notebook_paths(self.root)}
                refresh_findings(self.root / "data/clean", collect(books))

    def site(self):
        """The website, replaced whole."""
        with self._stage("site", "render the site", [self.out / "html/index.html"]) as stale:
            if stale:
                from chipledger.publish.lint import lint_site
                from chipledger.publish.render import publish_folder, run_sphinx

                run_sphinx(self.root, "html", self.out / ".work/html", self.fresh)
                lint_site(self.root, self.out / ".work/html")
                publish_folder(self.out / ".work/html", self.out / "html")

    def pdf(self):
        """The PDF, replaced whole."""
        with self._stage("pdf", "set the PDF", [self.out / PDF]) as stale:
            if stale:
                from chipledger.publish.lint import hold
                from chipledger.publish.render import run_sphinx

                # The doctrees that the site has just read serve the PDF too.
                app = run_sphinx(self.root, "typstpdf", self.out / ".work/typst", fresh=False)
                hold(app.chipledger_readings, app.chipledger_allowed)
                write_atomically(self.out / PDF, (self.out / ".work/typst/report.pdf").read_bytes())

    def package(self):
        """The data package as one archive."""
        with self._stage("package", "pack the data", [self.out / PACKAGE]) as stale:
            if stale:
                from chipledger.publish.package import pack

                write_atomically(self.out / PACKAGE, pack(self.root))

    def summary(self):
        """What was made, where, and how long each stage took."""
        took = " · ".join(f"{name} {seconds:.1f} s" for name, seconds in self.times)
        print(f"Site     {self._size('html/index.html')}\nPDF      {self._size(PDF)}\nData     {self._size(PACKAGE)}\nStages   {took}")

    def _size(self, name):
        path = self.out / name
        return f"{path.relative_to(self.root)} ({path.stat().st_size / 1024:,.0f} KiB)" if path.exists() else "not built"

    @contextmanager
    def _stage(self, name, does, outputs):
        """Tell what runs, time it, and stamp it if it ended well."""
        start = time.perf_counter()
        before = digest_of(self.root, STAGES[name])
        stale = self.fresh or self.stamps.get(name) != before or not all(path.exists() for path in outputs)
        print(f"{name:<10}{does if stale else 'up to date'}", flush=True)
        yield stale
        if stale:
            self.stamps[name] = digest_of(self.root, STAGES[name])
            write_atomically(self.stamps_file, json.dumps(self.stamps, indent=1, sort_keys=True) + "\n")
        self.times.append((name, time.perf_counter() - start))
        sys.stdout.flush()
