"""A long text is read by several processes, with the results that one alone gives."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from bench.reading import corpus
from bench.scan import made_up
from chipledger.scan import find_figures, proposals, shares, starts
from chipledger.scan.shares import bounds, shared_out

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does it all")


@pytest.fixture(scope="module")
def sentences():
    """The sentences of the corpus, in another order."""
    mixed = [rows[0]["sentence"] for rows in corpus()]
    random.Random(7).shuffle(mixed)
    return mixed


@pytest.fixture
def helpers(monkeypatch):
    """The processes that were begun."""
    begun, fork = [], os.fork

    def noted():
        process = fork()
        begun.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    return begun


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def read_alike(text, piece, **options):
    """What is found and proposed in pieces by two processes, and by one at once."""
    at_once = {"piece": len(text) + 1, "processes": 1}
    for settings in ({"piece": piece, "processes": 2}, at_once):
        found = find_figures(text, ("GB200", "AI5", "第三代"), **settings)
        figures = [one for one in found if one.kind == "figure"]
        rows = proposals(figures, text, "paper", **options, **settings)
        yield repr(found), [repr(list(row.items())) for row in rows]


# --- the same results -----------------------------------------------------------------------------


@forks
@pytest.mark.parametrize("piece", [17, 400])
@pytest.mark.parametrize("joined", ["\n", " ", ""])
def test_pieces_give_what_the_whole_gives(sentences, piece, joined):
    """Every find and every cell of a row is the same, between lines, in one line, and where a cut
    falls into a figure.
    """
    text = joined.join(sentences[:900])

    pieces, whole = read_alike(text, piece)

    assert len(bounds(text, piece)) > 30
    assert pieces == whole


@forks
@pytest.mark.costly
@pytest.mark.parametrize("seed", range(3))
def test_a_long_text_reads_alike_by_two_and_by_one(seed):
    """So it is in articles of both languages."""
    pieces, whole = read_alike(made_up(150_000, seed), 9_000, region="tw")

    assert len(pieces[1]) > 800
    assert pieces == whole


@forks
def test_what_a_text_tells_once_holds_in_every_piece():
    """Money, years of accounts and an earlier quarter are of the whole text, wherever it is cut."""
    text = "\n".join(
        [
            "收入為50億元(人民幣，下同)，截至7月30日止第二季。",
            *["營收12億元，Q2成長3%，毛利率至少可達40%。"] * 40,
            "單位：億元",
            *["2030 1,234 5.6"] * 40,
        ]
    )

    pieces, whole = read_alike(text, 60)

    assert pieces == whole
    assert any("fiscal=" in row for row in whole[1])


@pytest.mark.parametrize("text", ["", "7%", "a\n" * 500, "12345" * 200, "\n\n\n", "x" * 90 + "\n"])
@pytest.mark.parametrize("piece", [1, 10, 64])
def test_pieces_cover_a_text(text, piece):
    """Each begins where the one before ends, at a line where one begins there."""
    edges = bounds(text, piece)

    assert (0, len(text)) == (edges[0], edges[-1])
    assert all(first < second for first, second in pairwise(edges[:-1]))
    assert len(edges) <= 256
    if text.count("\n") > 100:
        assert all(text[edge - 1] == "\n" for edge in edges[1:-1])


def test_no_process_compiles_what_another_has_compiled(sentences):
    """Every long pattern is compiled before the work is shared: what helpers compile is lost."""
    starts.compile_all()
    compiled = starts._matcher.cache_info().misses

    find_figures("\n".join(sentences), processes=1)

    assert compiled == starts._matcher.cache_info().misses


# --- by whom --------------------------------------------------------------------------------------


@forks
def test_results_stand_in_the_order_of_their_pieces(helpers):
    """Whoever did them, and what only the asking process may do is done once."""
    alone = []

    done = shared_out(lambda at: [at, os.getpid()], 40, 3, lambda: alone.append(time.sleep(0.2)))

    assert list(range(40)) == [at for at, _ in done]
    assert {process for _, process in done} - {os.getpid()} <= set(helpers)
    assert 2 == len(helpers)
    assert [None] == alone
    assert not any(map(is_there, helpers))


@forks
@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_is_told_from_where_it_happens(processes, helpers):
    """The first piece that fails says so, as without other processes, and none of these is left."""

    def read(number):
        if number > 5:
            raise ValueError(f"piece {number}")
        return number

    with pytest.raises(ValueError, match=r"^piece 6$") as told:
        shared_out(read, 20, processes)

    assert "read" == told.traceback[-1].name
    assert processes - 1 == len(helpers)
    assert not any(map(is_there, helpers))


@forks
def test_a_fault_of_a_rule_is_told_where_a_helper_met_it(monkeypatch, helpers):
    """Reading fails with the error of the rule, whichever process met it first."""
    text = "\n".join(["年增5%"] * 50 + ["7777台"] + ["年增5%"] * 50)
    found = find_figures(text)
    asked = proposals.__globals__["_asked"]

    def failing(around):
        if around.literal == "7777台":
            raise RuntimeError("a rule is broken")
        return asked(around)

    monkeypatch.setitem(proposals.__globals__, "_asked", failing)

    with pytest.raises(RuntimeError, match="a rule is broken"):
        proposals(found, text, piece=30, processes=2)

    assert not any(map(is_there, helpers))


@forks
@pytest.mark.parametrize("sends", ["nothing", "what no process can send"])
def test_what_a_helper_loses_is_done_again(sends, helpers):
    """One that is killed at work, or whose result cannot be sent, costs time and no result."""
    asking = os.getpid()

    def read(number):
        if os.getpid() != asking:
            if sends == "nothing":
                os.kill(os.getpid(), signal.SIGKILL)
            return object()
        return number

    done = shared_out(read, 30, 2, lambda: time.sleep(0.3))

    assert list(range(30)) == done
    assert not any(map(is_there, helpers))


@forks
def test_the_end_of_a_helper_need_not_be_told():
    """A program that began where nobody hears of ended processes scans as any other."""
    heard = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert list(range(30)) == shared_out(lambda number: number, 30, 3)
    finally:
        signal.signal(signal.SIGCHLD, heard)


@forks
def test_an_interrupt_ends_the_helpers(helpers):
    """Ctrl-C is told as ever, and no process goes on."""
    asking = os.getpid()

    def read(number):
        if os.getpid() == asking:
            raise KeyboardInterrupt
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt):
        shared_out(read, 30, 3)

    assert 2 == len(helpers)
    assert not any(map(is_there, helpers))


@forks
@pytest.mark.costly
@pytest.mark.skipif(sys.platform != "linux", reason="its processes are listed by Linux")
@pytest.mark.parametrize("hit", ["the asking process", "its group"])
def test_an_interrupted_scan_leaves_nothing(hit, tmp_path):
    """A command that Ctrl-C ends leaves no table, no part of one and no process."""
    text, out = tmp_path / "text.txt", tmp_path / "rows.csv"
    text.write_text("\n".join([made_up(100_000)] * 60), "utf-8")
    run = subprocess.Popen(
        [sys.executable, "-c", COMMAND, text, out], stderr=subprocess.PIPE, start_new_session=True
    )
    listed = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    while not (begun := listed.read_text().split()) and run.poll() is None:
        time.sleep(0.01)

    (os.killpg if hit == "its group" else os.kill)(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)

    assert begun
    assert b"KeyboardInterrupt" in said
    assert -signal.SIGINT == run.returncode
    assert [text] == list(tmp_path.iterdir())
    assert not any(map(is_there, map(int, begun)))


COMMAND = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's background leaves out
from chipledger.cli import main
from chipledger.scan import shares
shares._usable = lambda: 2
main(["scan", sys.argv[1], "--out", sys.argv[2]])
"""


@pytest.mark.parametrize("fork", ["absent", "refused"])
def test_without_a_fork_one_process_does_it_all(fork, monkeypatch):
    """As in a browser, or where a system lets us have no further process."""
    if fork == "absent":
        monkeypatch.delattr(os, "fork", raising=False)
    else:
        monkeypatch.setattr(os, "fork", lambda: (_ for _ in ()).throw(BlockingIOError()), False)
    text = "营收目标100亿元，年增5%\n" * 30

    assert find_figures(text) == find_figures(text, piece=40, processes=2)


def test_a_process_with_threads_forks_none(monkeypatch):
    """A lock that another thread holds would never be given back in a fork."""
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("forked"), False)
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        assert list(range(20)) == shared_out(lambda number: number, 20)
        assert not shares._is_single()
    finally:
        end.set()
        other.join()


@pytest.mark.costly
def test_a_scan_loads_no_other_way_to_share_work():
    """A browser has none, and a command would wait for it to load."""
    program = (
        "import sys; from chipledger.scan import find_figures; find_figures('7%');"
        "print({'multiprocessing', 'concurrent', 'subprocess'} & set(sys.modules))"
    )

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert ("set()\n", "") == (run.stdout, run.stderr)
