"""The warm process: it holds the book as it was read, and a process that has imported all that
notebooks import; it is told what changed, and tells what it shows.

`python -m chipledger.publish.live.worker ROOT WORK SHOWN DESCRIPTOR` speaks with `session` over the
open connection of that number. It is told lists of changed paths, and tells pairs: `doing` with
words, `ready` with the names of all pages, `shown` with those shown anew, `faults` with messages by
place, `again` with the reason why it has to be started anew.

A notebook that changed runs beside all this, in a fork as a build's notebooks do.
"""

import gc
import json
import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from hashlib import sha256
from math import inf
from multiprocessing.connection import Connection, wait
from pathlib import Path

from sphinx.errors import SphinxError

from chipledger.errors import BuildError, LedgerError
from chipledger.files import write_atomically
from chipledger.notebook.stored import collect, movements, notebook_paths, read_notebook
from chipledger.publish.book.number_texts import hold_texts
from chipledger.publish.build.execute import (
    begin,
    cut_short,
    environment_hash,
    execute_stale,
    is_fresh,
)
from chipledger.publish.build.forks import Died, TookTooLong, get_ready
from chipledger.publish.build.sphinx import import_sphinx, without_collector
from chipledger.publish.build.stages import EDITION_DATE, Stages, locked, workers
from chipledger.publish.live.changes import MADE, NOTEBOOK, kind_of
from chipledger.publish.live.pages import TRIES, Pages
from chipledger.tables.store import refresh_computed

NUMBERS = "numbers"  # where faults of the numbers in the prose of notebooks are told
LOOK = 0.05  # [s] between looks at a file that somebody writes


class Worker:
    """Answers changes, one after the other; what is less urgent waits.

    Parameters
    ----------
    root, work, shown : path
        As `Pages` takes them.
    ask : multiprocessing.connection.Connection
        To the session.
    """

    def __init__(self, root, work, shown, ask):
        self.root, self.ask = Path(root), ask
        self.pages = Pages(root, work, shown)
        self.clean, self.stages = self.root / "data/clean", Stages(root)
        self.seen, self.runs = {}, {}  # by path: bytes of a notebook; its run
        self.notebooks, self.code, self.found = {}, {}, None  # of notebooks whose outputs hold
        self.faults, self.told = {}, {}  # those that are no page's own, and all that was told

    def start(self):
        """Bring the tables up to date and build the site."""
        get_ready()
        self.tell("doing", "checks the tables")
        self._guarded("data", self.stages.data)
        self.environment, self.made = environment_hash(self.root), self._digests()
        self.tell("doing", "runs stale notebooks")
        # Those that fail are run again once the pages are there, each with its own fault.
        with suppress(BuildError):
            execute_stale(
                self.root, workers=workers(), report=lambda line: self.tell("doing", line)
            )
        for path in notebook_paths(self.root):
            self._guarded(path.name, lambda path=path: self._know(path))
        self._take_findings()
        self.tell("doing", "builds the site")
        import_sphinx(self.root)
        self._seed()
        self.pages.build()
        self.tell("ready", sorted(self.pages.env.found_docs))
        self._begin_stale()
        self.tell_faults()
        gc.collect()
        gc.freeze()  # the book stays; searching it for garbage would take a second again and again

    def serve(self):
        """Answer changes until the session ends."""
        steps, pause = self._hold_numbers(), 0
        while True:
            pipes = {run.pipe: path for path, (run, _) in self.runs.items()}
            due = min((run.due for run, _ in self.runs.values()), default=inf) - time.monotonic()
            patience = pause if steps else None if due == inf else max(0, due)
            heard = wait([self.ask, *pipes], patience)
            late = [path for path, (run, _) in self.runs.items() if run.due < time.monotonic()]
            if self.ask in heard:
                self.change(self._all_told())
                steps, pause = self.rest(), 0
            elif heard or late:
                for path in {*(pipes[pipe] for pipe in heard), *late}:
                    if self._hear(path):
                        steps, pause = self.rest(), 0
            elif steps:
                try:
                    pause, shown = next(steps)
                except StopIteration:
                    steps, shown = None, []
                if shown:
                    self.tell("shown", shown)
                self.tell_faults()

    def change(self, paths):
        """Show what changed."""
        kinds = {kind_of(path, self.root) for path in paths}
        if MADE in kinds and self.made != self._digests():
            return self.tell("again", "clean tables changed")
        if self.pages.has_new():
            return self.tell("again", "a page came or went")
        self._refresh(self._begin_stale() if NOTEBOOK in kinds else set())

    def rest(self):
        """The steps that come when nothing is urgent, as `Pages.rest` has them."""
        yield from self.pages.rest()
        yield from self._hold_numbers()

    def tell(self, what, about=None):
        """Tell the session."""
        self.ask.send((what, about))

    def tell_faults(self):
        """Tell what is at fault, if that is another than before."""
        faults = {**self.faults, **self.pages.faults}
        if faults != self.told:
            self.told = {place: list(messages) for place, messages in faults.items()}
            self.tell("faults", self.told)

    def close(self):
        """Leave no process behind."""
        for run, _ in self.runs.values():
            run.stop()
        self.pages.close()

    def _all_told(self):
        """All paths that the session has told of."""
        paths = set()
        while self.ask.poll():
            paths |= set(self.ask.recv())
        return paths

    def _seed(self):
        """Begin with what the last build of this checkout kept, if there is one and none runs."""
        if not self.stages.work.is_dir():
            return
        with suppress(BuildError), locked(self.stages.out):
            for name in ("html", "doctrees"):
                shutil.copytree(self.stages.work / name, self.pages.work / name)

    def _begin_stale(self):
        """Run the notebooks that are stale, but for those that failed as they are.

        Returns
        -------
        set of str
            The pages that wait for a run. Where only prose changed, the outputs in the file hold,
            and the page need not wait.
        """
        held = set()
        for path in notebook_paths(self.root):
            before = whole(path)
            if self.seen.get(path) == before:
                continue
            self.seen[path] = before
            if path in self.runs:
                self.runs.pop(path)[0].stop()
            self._guarded(path.name, lambda path=path: self._begin(path))
            if path in self.runs and self.code.get(path) != code_of(read_notebook(path)):
                held.add(path.relative_to(self.root).with_suffix("").as_posix())
        self._take_findings()
        return held

    def _begin(self, path):
        """Run a notebook if it is stale."""
        if is_fresh(read_notebook(path), self.environment):
            return self._know(path)
        self.tell("doing", f"runs {path.name}")
        self.runs[path] = begin(self.environment, path), self.seen[path]

    def _hear(self, path):
        """Hear of a run; whether it has come to an end. What it made is stored and shown."""
        run, before = self.runs[path]
        try:
            if run.due < time.monotonic():
                raise TookTooLong
            run.listen()
        except (Died, TookTooLong) as fault:
            self.faults[path.name] = [str(cut_short(fault, path, run.step))]
        except BuildError as fault:
            self.faults[path.name] = [str(fault)]
        else:
            if not run.done:
                return False
            if path.read_bytes() == before:  # else it changed meanwhile, and that is told of
                self._store(path, run.outcome)
        del self.runs[path]
        run.stop()
        self._take_findings()
        self._refresh()
        return True

    def _store(self, path, text):
        write_atomically(path, text)
        self.seen[path] = path.read_bytes()
        self._know(path)

    def _know(self, path):
        """Remember a notebook whose outputs hold."""
        self.notebooks[path] = read_notebook(path)
        self.code[path] = code_of(self.notebooks[path])

    def _take_findings(self):
        """Take the findings of the notebooks; where one moved, every page is read again."""
        before = self.found
        self._guarded("findings", self._gather)
        if self.found is before or (
            before and all(before[k].equals(self.found[k]) for k in before)
        ):
            return
        refresh_computed(self.clean, self.found)
        self.made = self._digests()
        if before:
            for line in movements(before["findings"], self.found["findings"]):
                print(f"  moved {line}", file=sys.stderr)
            self.pages.renew()

    def _gather(self):
        self.found = collect({path.stem: notebook for path, notebook in self.notebooks.items()})

    def _refresh(self, held=frozenset()):
        """Show the pages that changed, but for those that wait for a run."""
        with without_collector():  # it would take a third of the time; there is enough later
            self.tell("shown", self.pages.refresh(self.pages.changed(), held))
        self.tell_faults()

    def _hold_numbers(self):
        """Tell which numbers in notebooks are not the ledger's; their author writes them."""
        yield 0, []
        self._guarded(NUMBERS, lambda: hold_texts(self.root))

    def _guarded(self, place, step):
        """Do a step, and note its fault."""
        self.faults.pop(place, None)
        try:
            step()
        except LedgerError as error:
            self.faults[place] = [str(error)]

    def _digests(self):
        """Hashes of the clean tables."""
        return {path.name: sha256(path.read_bytes()).digest() for path in self.clean.glob("*.csv")}


def whole(path):
    """The bytes of a notebook, once whoever writes it has come to its end."""
    for _ in range(TRIES):
        data = path.read_bytes()
        with suppress(ValueError):
            json.loads(data)
            break
        time.sleep(LOOK)
    return data


def code_of(notebook):
    """What the outputs of a notebook hang on."""
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def main(root, work, shown, descriptor):
    """Serve a session until it says end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    os.environ.setdefault("SOURCE_DATE_EPOCH", EDITION_DATE)
    worker = Worker(root, work, shown, Connection(int(descriptor)))
    try:
        worker.start()
        worker.serve()
    except (EOFError, BrokenPipeError):
        pass  # the session is gone
    except (LedgerError, SphinxError, OSError) as error:
        worker.tell("faults", {"the book": [str(error)]})
    finally:
        worker.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
