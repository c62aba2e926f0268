"""Shares the work on a long text out among processes, with the results that one alone would give.

Judgements made here:

- Every process is a fork: it has text, tables and patterns as they are and costs a few
  milliseconds. Where there is no fork, as in a browser, or another thread that might hold a lock,
  one process does it all.
- Pieces are taken in turns, so that a process that other work slows down takes fewer.
- A piece whose process fails or is killed is done again by the one that asked: its fault is then
  told from where it happened, as without shares, and nothing is lost.
- No process outlives the call. Ctrl-C reaches the one that asked alone, which ends the others.
"""

import contextlib
import gc
import marshal
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

PIECE = 15_000  # ours: characters of a text
_LEAST = 8  # ours: pieces; for fewer a fork costs more than it spares
_MOST_PIECES = 255  # whose number is one byte
_MOST_PROCESSES = 8  # ours: beyond them one process alone takes most of the time


class _Helper(NamedTuple):
    """A process that does a share, and where its results arrive."""

    process: int
    results: int


def bounds(text: str, piece: int = PIECE) -> list[int]:
    """Where the pieces of a text begin, of about so many characters, at a line where there is one;
    and where the last one ends.
    """
    size = max(piece, -(-len(text) // _MOST_PIECES))
    aimed = range(size, len(text) - size + 1, size)
    inner = {text.rfind("\n", at - size, at) + 1 or at for at in aimed}
    return [0, *sorted(inner - {0}), len(text)]


def shared_out(
    work: Callable[[int], Any],
    count: int,
    processes: int | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> list[Any]:
    """What `work` gives for each piece, in their order.

    Parameters
    ----------
    work : callable
        Takes the number of a piece and returns what `marshal` can write. It changes nothing that
        another piece needs.
    count : int
        Of pieces, at most 255.
    processes : int, optional
        That do the work; where left out as many as there are processors, or one where this process
        has other threads.
    meanwhile : callable, optional
        What this process alone must do before, while others begin.

    Returns
    -------
    list

    Raises
    ------
    Exception
        As `work` raises it, for the first piece that fails.
    """
    done: dict[int, Any] = {}
    many = min(count, processes) if processes else _usable() if count >= _LEAST else 1
    helpers: list[_Helper] = []
    if many > 1 and hasattr(os, "fork"):
        turns, filled = os.pipe()
        try:
            with os.fdopen(filled, "wb") as numbers:
                numbers.write(bytes(range(count)))
            _call(helpers, many - 1, work, turns)
            if meanwhile:
                meanwhile()
            done |= _share(work, turns)
            while helpers:
                done |= _received(helpers[-1])
                _end(helpers.pop())
        finally:
            os.close(turns)
            for helper in helpers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(helper.process, signal.SIGKILL)
                _end(helper)
    elif meanwhile:
        meanwhile()
    return [done[number] if number in done else work(number) for number in range(count)]


def _usable() -> int:
    """How many processors this process may use: one where another thread of it may hold a lock that
    a fork would wait for.
    """
    usable = getattr(os, "sched_getaffinity", None)  # not on every system
    processors = len(usable(0)) if usable else os.cpu_count() or 1
    return min(processors, _MOST_PROCESSES) if _is_single() else 1


def _is_single() -> bool:
    """Whether this process has one thread alone."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:  # not on every system
        threading = sys.modules.get("threading")
        return threading is None or threading.active_count() == 1


def _call(helpers: list[_Helper], count: int, work: Callable[[int], Any], turns: int) -> None:
    """Begin so many helpers, or as many as the system lets us."""
    asked_by = os.getpid()
    # held back until each is noted down, and for good in the helpers
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for _ in range(count):
            results, sent = os.pipe()
            try:
                process = os.fork()
            except OSError:
                os.close(results)
                return
            else:
                helpers.append(_Helper(process, results))
                if not process:
                    _help(work, turns, sent, asked_by, helpers)
            finally:
                os.close(sent)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _help(
    work: Callable[[int], Any], turns: int, sent: int, asked_by: int, helpers: list[_Helper]
) -> None:
    """Do a share and send it, as a helper, which ends here."""
    try:
        for helper in helpers:  # or none would learn that nobody reads any more
            os.close(helper.results)
        gc.disable()  # or it would write to all the memory that is shared
        with os.fdopen(sent, "wb") as results:
            results.write(marshal.dumps(_share(work, turns, lambda: os.getppid() == asked_by)))
    finally:
        os._exit(0)


def _share(
    work: Callable[[int], Any], turns: int, wanted: Callable[[], bool] = lambda: True
) -> dict[int, Any]:
    """The pieces whose turn comes while this process asks for one, up to the first that fails."""
    done = {}
    with contextlib.suppress(Exception):  # it is told when the piece is done again
        for number in _taken(turns):
            if not wanted():
                break
            done[number] = work(number)
    return done


def _taken(turns: int) -> Iterator[int]:
    while number := os.read(turns, 1):
        yield number[0]


def _received(helper: _Helper) -> dict[int, Any]:
    """What a helper did; nothing where it ended before it sent that."""
    with (
        os.fdopen(os.dup(helper.results), "rb") as results,
        contextlib.suppress(EOFError, ValueError, TypeError),
    ):
        return marshal.loads(results.read())
    return {}


def _end(helper: _Helper) -> None:
    """Wait until a helper has ended."""
    os.close(helper.results)
    with contextlib.suppress(ChildProcessError):  # where such ends are not told
        os.waitpid(helper.process, 0)
