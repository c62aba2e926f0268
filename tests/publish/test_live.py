"""`make live`: what its author and a browser see of a session, and what is left of it."""

import signal
import socket
import time
from contextlib import suppress
from urllib.error import HTTPError

import pytest
from nbclient import NotebookClient

from chipledger.notebook.ledger import COMMITTING
from chipledger.publish.build.execute import dump, environment_hash, normalise, read_notebook
from chipledger.publish.live.changes import MADE, NOTEBOOK, PAGE, SHARED, kind_of
from chipledger.publish.live.server import Server
from tests.helpers import ROOT
from tests.helpers.live_book import Live, until
from tests.helpers.small_book import build, hashes, replace, write_sources

pytest.importorskip("watchfiles")

CHAPTER = "notebooks/01_cards"


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A session over the small book, once every page and the chapter's run are there."""
    folder, temporary = tmp_path_factory.mktemp("live"), tmp_path_factory.mktemp("made")
    write_sources(folder)
    replace(folder / "index.md", "a card.", "a card, so {finding}`cards-by-division`.")
    live = Live(folder, temporary)
    try:
        until(lambda: "125,000" in live.served(f"{CHAPTER}.html"))
        until(lambda: not live.state()["doing"] and not live.faults())
        yield live
    finally:
        live.process.send_signal(signal.SIGINT)
        print(live.process.communicate(timeout=60)[0])


def test_a_sentence_is_shown_and_the_open_page_told(session):
    """The page holds the sentence as soon as the browser is told to load it anew, and no other page
    is loaded.
    """
    with session.opened("index.html") as events, session.opened("book/audit.html") as others:
        replace(session.folder / "index.md", "a card, so", "a card, as one reads, so")
        assert "load" == next(name for name, _ in events if name not in ("state", "beat"))
        assert "a card, as one reads, so" in session.text("index.html")
        assert "state" == next(others)[0]


def test_a_page_has_our_script_only_while_it_is_served(session):
    """The script and the style sheet come from the server itself, as the content policy asks."""
    served = session.served("index.html")

    assert "default-src 'self'" in served
    assert served.count("/_live/") == 2
    assert "EventSource" in session.served("_live/live.js")
    assert "#live" in session.served("_live/live.css")


def test_a_cell_is_run_and_stored_as_a_cold_run_stores_it(session, monkeypatch):
    """The page shows what the changed cell computes, and the notebook is byte for byte that of a
    fresh kernel.
    """
    for name, value in ((COMMITTING, "1"), ("CHIPLEDGER_ROOT", str(session.folder))):
        monkeypatch.setenv(name, value)
    notebook = session.folder / f"{CHAPTER}.ipynb"
    replace(notebook, "# How many cards?", "# How many cards, then?")
    replace(notebook, "book.receipt()", "print(6 * 7, 'was printed')\\nbook.receipt()")
    until(lambda: "42 was printed" in session.text(f"{CHAPTER}.html"))
    until(lambda: not session.state()["doing"])

    cold = NotebookClient(read_notebook(notebook), record_timing=False).execute()
    assert notebook.read_text("utf-8") == dump(normalise(cold, environment_hash(session.folder)))


def test_a_broken_page_is_told_and_the_good_one_stays(session):
    """File, line and mend stand in every open page until the page is mended."""
    good = session.text("book/audit.html")
    replace(session.folder / "book/audit.md", "# Audit\n", "# Audit\n\n17 of {claim}`no-claim`.\n")
    said = until(session.faults)

    assert "book/audit.md:3: WARNING: no claim 'no-claim'; " in said
    assert '"17" was typed, no role printed it' in said
    assert good == session.text("book/audit.html")
    replace(session.folder / "book/audit.md", "17 of {claim}`no-claim`", "Some")
    until(lambda: "Some." in session.text("book/audit.html"))
    assert not session.faults()


def test_a_failing_cell_is_told_and_the_good_page_stays(session):
    """Notebook, cell and error stand in every open page until the cell is mended."""
    notebook, good = session.folder / f"{CHAPTER}.ipynb", session.text(f"{CHAPTER}.html")
    replace(notebook, "goal, price =", "1 / 0\\ngoal, price =")
    said = until(session.faults)

    assert said.startswith("01_cards.ipynb: a cell failed\ncell 3:\n    1 / 0\n")
    assert said.endswith("ZeroDivisionError: division by zero")
    assert good == session.text(f"{CHAPTER}.html")
    replace(notebook, "1 / 0\\ngoal, price =", "goal, price =")
    until(lambda: not session.faults())


def test_a_finding_that_moves_reaches_every_page_but_no_prose_of_a_notebook(session):
    """The register shows the new value, and the page says how the sentence is written."""
    notebook = session.folder / f"{CHAPTER}.ipynb"
    replace(notebook, "cards = (goal / price)", "cards = (2 * goal / price)")
    said = until(session.faults)

    assert "finding-cards-by-division: 125,000 cards → 250,000 cards" in said
    assert "`make numbers`" in said
    entry = "ledger/finding/cards-by-division.html"
    until(lambda: "250,000 cards" in session.text("index.html"))
    until(lambda: "250,000" in session.text(entry))
    assert "[125,000 cards](#finding-cards-by-division)" in notebook.read_text("utf-8")
    replace(notebook, "cards = (2 * goal / price)", "cards = (goal / price)")
    until(lambda: not session.faults() and "125,000" in session.text(entry))


def test_what_all_pages_share_makes_the_book_anew_and_the_same_as_a_build(session):
    """A change of the configuration is told; afterwards every page is byte for byte that of
    `make site`.
    """
    replace(session.folder / "_config.yml", "title: The AI Chip Race", "title: The Chip Race")
    until(lambda: "_config.yml changed" in session.state()["doing"])
    until(lambda: "The Chip Race, Audited" in session.text("index.html"))
    until(lambda: not session.state()["doing"])
    built = build(session.folder, "--only", "site")

    assert 0 == built.code, built.said
    assert "executed" not in built.said
    pages = ("index", CHAPTER, "book/ledger", "book/findings", "book/audit", "ledger/index")
    for page in (f"{name}.html" for name in pages):
        assert session.text(page) == (session.folder / "_build/html" / page).read_text("utf-8")


def test_other_machines_and_other_folders_are_refused(session):
    """A page of another host that asks under its own name gets nothing, nor does a way out of the
    site.
    """
    host, port = session.address.removeprefix("http://").split(":")
    assert "127.0.0.1" == host
    for page, headers in (("index.html", {"Host": f"evil.example:{port}"}), ("../../_toc.yml", {})):
        with pytest.raises(HTTPError, match="40[34]"):
            session.served(page, **headers)


MOMENTS = (0.0, 0.3, 1.0, 2.0, 3.0, 4.5, 6.0, 8.0, 11.0, 15.0)  # [s] after the start


@pytest.mark.parametrize(
    "moment",
    [pytest.param(one, marks=() if one in (0.3, 4.5) else pytest.mark.slow) for one in MOMENTS],
)
def test_ctrl_c_leaves_nothing_behind(tmp_path, tmp_path_factory, moment):
    """Whatever the session does just then, no process and no file of it stays, no source changes
    but for a chapter that was run, and its port is free.
    """
    folder, temporary = tmp_path / "book", tmp_path_factory.mktemp("t")  # sockets want short names
    write_sources(folder)
    before = hashes(folder)
    live = Live(folder, temporary)
    time.sleep(moment)
    if moment == MOMENTS[-1]:
        replace(folder / f"{CHAPTER}.ipynb", "book.receipt()", "import time\\ntime.sleep(99)")
        time.sleep(2)
    live.process.send_signal(signal.SIGINT)
    said, _ = live.process.communicate(timeout=60)
    after = hashes(folder)

    assert 0 == live.process.returncode, said
    assert [] == live.processes() == list(temporary.iterdir())
    assert not (folder / "_build").exists()
    made = {name for name in after if after[name] != before.get(name)}
    assert made <= {f"{CHAPTER}.ipynb", *(name for name in after if name.startswith("data/clean/"))}
    assert before.keys() == after.keys()
    with socket.create_server(("127.0.0.1", int(live.address.rpartition(":")[2]))):
        pass


# The parts by themselves --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.md", PAGE),
        ("book/zh/index.md", PAGE),
        ("notebooks/01_cards.ipynb", NOTEBOOK),
        ("data/clean/claims.csv", MADE),
        ("data/raw/claims.csv", SHARED),
        ("book/zh/entries.csv", SHARED),
        ("_toc.yml", SHARED),
        ("src/chipledger/publish/site/theme/report/static/report.css", SHARED),
        ("README.md", None),
        ("book", None),
        ("book/4913", None),
        ("book/.method.md.swp", None),
        ("data/clean/claims.csv.tmp", None),
        ("notebooks/.ipynb_checkpoints/01_cards-checkpoint.ipynb", None),
        ("src/chipledger/__pycache__/files.cpython-311.pyc", None),
        ("_build/html/index.html", None),
    ],
)
def test_each_file_asks_for_what_hangs_on_it(name, kind):
    """A page for itself, what all share for the whole book, and what programs leave on their way
    for nothing.
    """
    assert kind == kind_of(ROOT / name, ROOT)


@pytest.fixture
def server(tmp_path):
    """A server of one page, told nothing yet."""
    (tmp_path / "index.html").write_text("<head></head>one", "utf-8")
    running = Server(0, tmp_path)
    yield running
    with suppress(OSError):
        running.close()


def test_a_page_that_changed_while_nobody_listened_is_loaded_at_once(server, tmp_path):
    """The script says which state it shows, so a page that was hidden misses nothing."""
    old = server.stamp("/index.html")
    assert old == server.stamp("/")
    (tmp_path / "index.cards.js").write_text("cards", "utf-8")

    assert len({old, server.stamp("/index.html"), server.stamp("/gone.html")}) == 3


def test_two_sessions_never_share_a_port(server, tmp_path):
    """The second is refused with what to do."""
    with pytest.raises(Exception, match=r"port \d+ cannot be had .*: .* --port"):
        Server(server.server_port, tmp_path)
