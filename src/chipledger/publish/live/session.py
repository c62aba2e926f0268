"""A session of `make live`: watches the tree, keeps the worker going, serves what it shows.

All that a session makes lies in one temporary folder, which goes when it ends, and all that it
starts ends with it. A change of what every page is made of (code, theme, configuration, raw tables)
gives the session a new worker; until that is ready the pages stay as they were.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from multiprocessing import Pipe
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Event, Thread

from watchfiles import watch

from chipledger.publish.live.changes import FOLDERS, PACKAGE, SHARED, kind_of
from chipledger.publish.live.server import Server

SETTLE = 50  # [ms] for a program to end what it writes
PATIENCE = 10  # [s] for the worker to end its runs
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
TAIL = 12  # lines of a worker's last words


def live(root, port, say=print):
    """Serve the book while it is written, until the process is told to end.

    Parameters
    ----------
    root : path
        The checkout.
    port : int
    say : callable
        Told what happens, a line each.

    Raises
    ------
    LedgerError
        If the port is taken.
    """
    events, before = SimpleQueue(), {}
    with ExitStack() as stack:
        for number in SIGNALS:
            before[number] = signal.signal(number, lambda *_: events.put(("end", None)))
            stack.callback(signal.signal, number, before[number])
        folder = stack.enter_context(TemporaryDirectory(prefix="live-"))
        shown = Path(folder, "shown")
        shown.mkdir()
        server = Server(port, shown)
        stack.callback(server.close)
        session = Session(Path(root).resolve(), Path(folder), server, events, say)
        stack.callback(session.close)
        say(f"Live at {server.address}, Ctrl-C ends it")
        session.run()


class Session:
    """What happens in a session, one thing after the other.

    Parameters
    ----------
    root, folder : Path
        The checkout, and where everything is made.
    server : Server
    events : queue.SimpleQueue
        Pairs of what happened and what about it.
    say : callable
    """

    def __init__(self, root, folder, server, events, say):
        self.root, self.folder, self.server = root, folder, server
        self.events, self.say = events, say
        self.worker, self.number, self.stop = None, 0, Event()
        self.waiting, self.ready, self.changed_at = set(), False, None
        below = [PACKAGE, *(folder for name in FOLDERS if (folder := self.root / name).is_dir())]
        self.watchers = [
            Thread(target=self._watch, args=(paths, deep), daemon=True)
            for paths, deep in (([self.root], False), (below, True))
        ]
        for thread in self.watchers:
            thread.start()

    def run(self):
        """Answer events until one is the end."""
        self._begin()
        while True:
            what, about = self.events.get()
            if what == "end":
                return
            if what == "changed":
                self._changed(about)
            elif about[0] is self.worker:
                getattr(self, f"_{what}")(*about[1:])

    def close(self):
        """Leave no process and no thread behind."""
        self.stop.set()
        self._end_worker()
        for thread in self.watchers:
            thread.join()

    def _watch(self, paths, deep):
        """Put changes that concern the book among the events."""
        for changes in watch(
            *paths,
            step=SETTLE,
            recursive=deep,
            stop_event=self.stop,
            watch_filter=lambda _, path: kind_of(path, self.root) is not None,
            rust_timeout=500,
            raise_interrupt=False,
        ):
            self.events.put(("changed", {path for _, path in changes}))

    def _begin(self):
        """Start a worker, in a folder of its own."""
        self.number += 1
        work, self.ready = self.folder / str(self.number), False
        work.mkdir()
        ours, theirs = Pipe()
        worker = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "chipledger.publish.live.worker",
                *map(str, (self.root, work, self.folder / "shown", theirs.fileno())),
            ],
            cwd=self.root,
            env={**os.environ, "TMPDIR": str(work)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
            start_new_session=True,  # Ctrl-C is ours to answer
            text=True,
            errors="replace",
        )
        theirs.close()
        self.worker, self.link, self.waiting = worker, ours, set()
        Thread(target=self._listen, args=(worker, ours), daemon=True).start()

    def _listen(self, worker, link):
        """Put what a worker tells among the events, and its last words when it dies."""
        words = []

        def read():
            for line in worker.stderr:
                words.append(line.rstrip())
                self.events.put(("said", (worker, line.rstrip())))

        reader = Thread(target=read, daemon=True)
        reader.start()
        try:
            while True:
                what, about = link.recv()
                self.events.put((what, (worker, about)))
        except (EOFError, OSError):
            reader.join(1)
            self.events.put(("died", (worker, words[-TAIL:])))

    def _changed(self, paths):
        self.changed_at = self.changed_at or time.perf_counter()
        shared = sorted(path for path in paths if kind_of(path, self.root) == SHARED)
        if shared:
            self._again(f"{self._name(shared[0])} changed")
        elif self.worker.poll() is not None:
            self._again("something changed")
        elif self.ready:
            self._send(paths)
        else:
            self.waiting |= paths

    def _send(self, paths):
        try:
            self.link.send(sorted(paths))
        except OSError:
            self.waiting |= paths  # the worker has died, and that is told of

    def _again(self, why):
        """Give the session a new worker."""
        self.say(f"  {why}: the whole book is made again")
        self._end_worker()
        self._begin()
        self.server.tell(doing=f"{why}: the whole book is made again")

    def _end_worker(self):
        """End the worker, and its folder unless pages are still served from there."""
        if self.worker.poll() is None:
            self.worker.terminate()
            try:
                self.worker.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.worker.kill()
        self.worker.wait()
        with suppress(ProcessLookupError):  # none of its own is left
            os.killpg(self.worker.pid, signal.SIGKILL)
        self.link.close()
        if not self.ready:
            shutil.rmtree(self.folder / str(self.number), ignore_errors=True)

    def _said(self, line):
        self.say(line)

    def _doing(self, words):
        self.say(f"  {words}")
        self.server.tell(doing=words)

    def _ready(self, pages):
        """Serve what the worker has made, and drop what an earlier one had."""
        self.ready = True
        _, *earlier = self.server.folders
        self.server.folders[1:] = [self.folder / str(self.number) / "html"]
        for folder in earlier:
            shutil.rmtree(folder.parent, ignore_errors=True)
        self.say(f"  {len(pages)} pages are there")
        self._shown([])
        if self.waiting:
            self._send(self.waiting)

    def _shown(self, pages):
        if self.changed_at and pages:
            self.say(f"  {', '.join(pages)}: {time.perf_counter() - self.changed_at:.1f} s")
        self.changed_at = None
        self.server.tell(doing="")

    def _faults(self, faults):
        before = [
            message for messages in self.server.state["faults"].values() for message in messages
        ]
        for messages in faults.values():
            for message in messages:
                if message not in before:
                    self.say(message)
        if before and not faults:
            self.say("  all is mended")
        self.server.tell(faults=faults)

    def _died(self, words):
        """Say why a worker ended by itself; the next change starts another."""
        self.worker.wait()
        if not self.server.state["faults"] and words:
            self.server.tell(faults={"the book": ["\n".join(words)]})
        self.server.tell(doing="waits for a change to start again")

    def _name(self, path):
        path = Path(path)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path
