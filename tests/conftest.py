"""What tests of several folders share: the checkout, the edition built in it, a browser, and
a tiny ledger of seven claims.
"""

import argparse
import gc
import hashlib
import os
import shutil

import pytest
from hypothesis import settings

from chipledger import cli
from chipledger.errors import LedgerError
from chipledger.intake import raw
from chipledger.notebook.ledger import Ledger
from chipledger.tables import store
from chipledger.tables.schema import RAW
from tests.helpers import ROOT
from tests.helpers.small_ledger import read_rows, write_rows

# The same examples on every machine, and no clock: the first use of the units takes its time.
settings.register_profile("chipledger", deadline=None, derandomize=True, max_examples=20)
settings.register_profile("long", settings.get_profile("chipledger"), max_examples=100)

TEXT = "营收目标100亿元，均价7万元\n需要14.3万张卡，由台积电代工\n2026年第三季度发布，仍在设计\n"
TINY = {
    "sources": [
        {
            "id": "paper",
            "kind": "text",
            "file": "paper.txt",
            "first_line": "1",
            "last_line": "3",
            "url": "none found",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "title": "A paper on cards",
            "publisher": "Paper",
            "published": "2026-01",
            "language": "zh-Hans",
            "page_read": "yes",
            "grade": "reputable",
            "theme": "china",
        },
        {
            "id": "sheet",
            "kind": "web",
            "url": "https://example.org/sheet",
            "title": "Data sheet",
            "publisher": "Acme",
            "published": "2026-02-01",
            "language": "en",
            "read_on": "2026-11-22",
            "page_read": "yes",
            "grade": "primary",
            "theme": "china",
        },
    ],
    "entities": [
        {"id": "acme", "type": "company", "name": "Acme"},
        {"id": "card-one", "type": "chip", "name": "Card One", "maker": "acme"},
        {"id": "fab", "type": "company", "name": "Fab & Co"},
    ],
    "metrics": [
        {
            "id": "card_count",
            "label": "cards",
            "kind": "measure",
            "unit": "card",
            "single_valued": "yes",
            "definition": "Cards made",
        },
        {
            "id": "launched_on",
            "label": "launch",
            "kind": "date",
            "unit": "date",
            "single_valued": "yes",
            "definition": "Day of launch",
        },
        {
            "id": "made_by",
            "label": "made by",
            "kind": "relation",
            "single_valued": "no",
            "definition": "Who makes it",
        },
        {
            "id": "price",
            "label": "price",
            "kind": "measure",
            "unit": "CNY/card",
            "single_valued": "yes",
            "definition": "Price of one card",
        },
        {
            "id": "price_fall",
            "label": "fall in price",
            "kind": "change",
            "unit": "percent",
            "direction": "down",
            "single_valued": "yes",
            "definition": "Change of the price",
        },
        {
            "id": "revenue",
            "label": "revenue",
            "kind": "measure",
            "unit": "CNY",
            "single_valued": "yes",
            "definition": "Yearly revenue",
        },
        {
            "id": "stage",
            "label": "stage",
            "kind": "status",
            "single_valued": "no",
            "definition": "How far it is",
        },
    ],
    "claims": [
        {
            "id": "card-price",
            "source": "paper",
            "line": "1",
            "offset": "12",
            "literal": "7万元",
            "metric": "price",
            "gloss": "Average price",
        },
        {
            "id": "cards-needed",
            "source": "paper",
            "line": "2",
            "offset": "2",
            "literal": "14.3万张",
            "context": "unit=card",
            "metric": "card_count",
            "gloss": "Cards for the goal",
        },
        {
            "id": "launch-date",
            "source": "paper",
            "line": "3",
            "offset": "0",
            "literal": "2026年第三季度",
            "metric": "launched_on",
            "gloss": "Launch",
            "basis": "official",
            "modality": "forecast",
        },
        {
            "id": "made-by-fab",
            "source": "paper",
            "line": "2",
            "offset": "11",
            "literal": "台积电",
            "metric": "made_by",
            "object": "fab",
            "gloss": "Maker",
        },
        {
            "id": "price-fall",
            "source": "sheet",
            "locator": "table 1",
            "literal": "20 %",
            "metric": "price_fall",
            "gloss": "Fall in price",
            "base": "card-price",
            "modality": "estimate",
        },
        {
            "id": "revenue-goal",
            "source": "paper",
            "line": "1",
            "offset": "4",
            "literal": "100亿元",
            "metric": "revenue",
            "gloss": "Revenue goal",
        },
        {
            "id": "still-designed",
            "source": "paper",
            "line": "3",
            "offset": "12",
            "literal": "仍在设计",
            "metric": "stage",
            "state": "designed",
            "gloss": "Stage",
        },
    ],
    "scope_words": [
        {"word": word}
        for word in ("a", "dense", "done", "peak", "planned", "scope", "worked", "example", "year")
    ],
    "dismissed": [
        {"source": "paper", "line": "2", "offset": "11", "literal": "台积电", "reason": "idiom"}
    ],
    "promises": [
        {
            "id": "card-launch",
            "claim": "launch-date",
            "speaker": "acme",
            "deliverable": "Card One",
            "criterion": "A card is sold",
            "window_end": "2026-Q3",
            "group": "control",
        }
    ],
    "resolutions": [
        {
            "promise": "card-launch",
            "status": "broken",
            "evidence": "still-designed",
            "ruled_on": "2026-11-22",
            "ruled_by": reader,
            "searched_until": "2026-11-22",
        }
        for reader in ("reader 1", "reader 2")
    ],
}
EVERY_CLAIM = {"entity": "card-one", "speaker": "acme", "basis": "press", "modality": "fact"}
CHECKS = (
    "cards-for-the-goal:\n"
    "  says: The goal over the price is the number of cards\n"
    "  test: revenue-goal / card-price == cards-needed\n"
    "  asserts: The goal takes so many cards at this price\n"
)

# A file is run by one worker, and most of these have few tests.
LONGEST = (
    "built/test_axe",
    "built/test_built_panel",
    "built/test_built_cards",
    "built/test_built_site",
    "publish/test_panel",
    "publish/test_build",
    "publish/test_live",
    "publish/test_reproducible",
    "publish/test_kept",
    "built/test_ledger_site",
    "built/test_search",
    "publish/test_dataset",
    "publish/test_lite_chapters",
    "publish/test_lint_pdf",
    "tables/test_schema",
    "publish/test_site_offers",
    "built/test_built_epub",
    "built/test_pdf_notes",
    "built/test_built_pdf",
    "built/test_board",
    "built/test_pdf_tags",
)


def pytest_configure(config):
    """Draw more examples where the slow tests run too, and let the search for garbage come seldom:
    trees of pages and tables are large, and a fifth of the time went into it.
    """
    gc.set_threshold(50_000, 50, 100)
    slow = config.option.markexpr.startswith("slow")  # as `make test-all` asks
    settings.load_profile("long" if slow else "chipledger")


BUILT = {"built", "browser", "small_book"}  # fixtures


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items):
    """Mark what wants a build or a browser, and put the files that take longest first, so that
    no worker is left with one of them at the end.
    """
    for item in items:
        if BUILT & set(getattr(item, "fixturenames", ())):
            item.add_marker("built")
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(
        key=lambda item: places.get(f"{item.path.parent.name}/{item.path.stem}", len(places))
    )


def pytest_collection_finish():
    """Let the search for garbage pass over what stays to the end anyway."""
    gc.collect()
    gc.freeze()


def contents(folder):
    """Every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def built(root):
    """The folder of the built edition; tests of it do not build it."""
    outputs = [
        root / "_build" / name
        for name in (
            "html/index.html",
            "pdf/ai-chip-race.pdf",
            "pdf/ai-chip-race-register.pdf",
            "epub/ai-chip-race.epub",
            "data/ai-chip-race-data.zip",
        )
    ]
    missing = [str(path.relative_to(root)) for path in outputs if not path.is_file()]
    if missing:
        pytest.fail(f"run make book first: no {', '.join(missing)}", pytrace=False)
    return root / "_build"


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


@pytest.fixture
def checkout(root, tmp_path):
    """A copy of the checkout's data, raw and clean."""
    for name in ("raw", "clean"):
        shutil.copytree(root / "data" / name, tmp_path / "data" / name)
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).touch()
    return tmp_path


def build_tiny(folder):
    """Writes the raw tables and the source text of the tiny ledger."""
    raw = folder / "data" / "raw"
    raw.mkdir(parents=True)
    for name, rows in TINY.items():
        full = [{**EVERY_CLAIM, **row} for row in rows] if name == "claims" else rows
        write_rows(raw / f"{name}.csv", full, list(RAW[name].columns))
    (raw / "checks.yml").write_text(CHECKS, "utf-8")
    (raw / "corrections.yml").write_text("# none yet\n", "utf-8")
    (folder / "sources").mkdir()
    (folder / "sources" / "paper.txt").write_text(TEXT, "utf-8")
    for name in ("_config.yml", "_toc.yml"):
        (folder / name).touch()
    return folder


@pytest.fixture
def tiny(tmp_path):
    """A checkout with the raw tables of a tiny ledger, and its source text in `sources`."""
    return build_tiny(tmp_path)


@pytest.fixture(scope="session", autouse=True)
def _tables_read_once():
    """What a table's bytes say is told once, raw or clean: a test spoils one table of eight, and
    to check the others again, cell by cell, would take most of its time.
    """
    known, check, read = {}, raw.read_table, store.read_text

    def once(told, path, *more):
        key = told, path.name, path.read_bytes() if path.is_file() else None
        if key not in known:
            if len(known) == 200:  # [tables] the oldest first
                del known[next(iter(known))]
            known[key] = told(path, *more)
        return known[key]

    def check_once(path, schema):
        table, problems = once(check, path, schema)
        return table if table is None else table.copy(), list(problems)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raw, "read_table", check_once)
        patch.setattr(store, "read_text", lambda path: once(read, path).copy())
        yield


@pytest.fixture(scope="session")
def clean():
    """Checks the raw tables of a checkout and writes the clean ones, as the command does."""
    return lambda folder: cli.clean(argparse.Namespace(root=folder))


@pytest.fixture(scope="session")
def tiny_clean(tmp_path_factory, clean):
    """The clean tables of the tiny ledger, made once."""
    folder = build_tiny(tmp_path_factory.mktemp("tiny"))
    clean(folder)
    return folder / "data" / "clean"


@pytest.fixture
def cleaned_root(tiny, tiny_clean):
    """A checkout of the tiny ledger with its clean tables."""
    shutil.copytree(tiny_clean, tiny / "data" / "clean")
    return tiny


@pytest.fixture
def ledger(cleaned_root, monkeypatch):
    """The tiny ledger, cleaned and loaded."""
    monkeypatch.delenv("CHIPLEDGER_COMMITTING", raising=False)
    return Ledger.load(cleaned_root)


@pytest.fixture(scope="session")
def edit():
    """Changes the rows of one raw table: `edit(checkout, "claims", change)`, where `change`
    takes the list of rows.
    """

    def change_rows(folder, table, change):
        path = folder / "data" / "raw" / f"{table}.csv"
        rows = read_rows(path)
        change(rows)
        write_rows(path, rows, list(RAW[table].columns))

    return change_rows


@pytest.fixture
def refusal(clean):
    """The error with which cleaning refuses a checkout, once it is seen that no
    clean file was touched.
    """

    def refuse(folder):
        target = folder / "data" / "clean"
        target.mkdir(exist_ok=True)
        before = contents(target)
        with pytest.raises(LedgerError) as caught:
            clean(folder)
        assert before == contents(target)
        return caught.value

    return refuse
