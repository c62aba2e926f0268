"""Runs notebooks in processes forked from one that has imported what notebooks need.

That process, Python's fork server, starts once and imports beside the first stages of a build; each
notebook then runs in a fork of its own, so nothing of one run reaches the next. The hashes of words
are the same in every run, and so is the order of a set.
"""

import multiprocessing
import os
import sys
import time
from contextlib import contextmanager
from math import inf
from multiprocessing import forkserver
from multiprocessing.connection import wait
from types import ModuleType

from chipledger.errors import BuildError

FORKS = multiprocessing.get_context("forkserver")
SHELL = "chipledger.publish.build.shell"
HASH_SEED = "PYTHONHASHSEED"
# A process that was forked itself, as tests do, starts a server of its own.
os.register_at_fork(after_in_child=lambda: forkserver.ForkServer.__init__(forkserver._forkserver))


class Died(Exception):
    """A process ended before its run did."""


class TookTooLong(Exception):
    """A step ran into its limit."""


def get_ready():
    """Have the process start from which runs are forked, and return at once."""
    FORKS.set_forkserver_preload([SHELL])
    before = os.environ.get(HASH_SEED)
    os.environ[HASH_SEED] = "0"
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ[HASH_SEED]
        else:
            os.environ[HASH_SEED] = before


@contextmanager
def without_program():
    """Let a process begin that does not import the program at hand before all else, as Python has
    it: what it calls is of a module, and the program of `make live` brings all of Sphinx along.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


class Run:
    """A call in a process of its own.

    Parameters
    ----------
    call : callable
        Of a module. It takes the rest of the arguments and, last, a function to be told the number
        of each step that begins; it may raise what the build may raise.
    rest
        Arguments that can be pickled.
    limit : float
        How long a step may take; what comes before the first, such as imports, has no limit. [s]
    """

    def __init__(self, call, *rest, limit):
        get_ready()
        self.step, self.limit, self.done, self.outcome = 0, limit, False, None
        self.pipe, end = FORKS.Pipe(duplex=False)
        self.process = FORKS.Process(target=_run, args=(end, call, rest), daemon=True)
        with without_program():
            self.process.start()
        end.close()
        self.due = inf

    def listen(self):
        """Take what the process has told since, when its pipe is ready.

        Raises
        ------
        BuildError, OSError
            As the call raised.
        Died
        """
        try:
            kind, thing = self.pipe.recv()
        except EOFError:
            raise Died from None
        if kind == "fault":
            raise thing
        if kind == "step":
            self.step, self.due = thing, time.monotonic() + self.limit
        else:
            self.done, self.outcome = True, thing

    def stop(self):
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def in_turns(jobs, start, workers, meanwhile=None):
    """Run jobs side by side, the first ones first.

    Parameters
    ----------
    jobs : list
    start : callable
        From a job to its `Run`.
    workers : int
        How many run at a time.
    meanwhile : callable, optional
        Called once the first runs have begun.

    Yields
    ------
    job, outcome
        As runs end.

    Raises
    ------
    Exception
        What `Run.listen` raises, or `TookTooLong`, with the job and the number of its step as notes
        `job` and `step`; every other run is ended then.
    """
    waiting, running = list(jobs), {}
    try:
        while waiting or running:
            for job in waiting[: workers - len(running)]:
                running[job] = start(job)
                waiting.remove(job)
            if meanwhile:
                meanwhile = meanwhile()
            due = min(run.due for run in running.values())
            patience = None if due == inf else max(0, due - time.monotonic())
            ready = wait([run.pipe for run in running.values()], patience)
            for job, run in list(running.items()):
                try:
                    if run.pipe in ready:
                        run.listen()
                    elif run.due < time.monotonic():
                        raise TookTooLong
                except (Died, TookTooLong) as fault:
                    fault.job, fault.step = job, run.step
                    raise
                if run.done:
                    running.pop(job).stop()
                    yield job, run.outcome
    finally:
        for run in running.values():
            run.stop()


def _run(pipe, call, rest):
    """What the process does."""
    try:
        message = "done", call(*rest, lambda step: pipe.send(("step", step)))
    except (BuildError, OSError) as fault:
        message = "fault", fault
    pipe.send(message)
