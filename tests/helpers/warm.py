"""The command line without its imports, which take four of the five seconds of a small build: a
command runs in a process forked from one that has imported everything, so that nothing stays
from one command to the next.

What makes a process differ from its start on (hash seed, search path, limits, another program
before it) needs a process of its own; `tests.helpers.small_book.build` knows.
"""

import multiprocessing
import os
import sys
from collections import namedtuple
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from chipledger.publish.build import forks
from tests.helpers import ROOT

Outcome = namedtuple("Outcome", "code said")
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.helpers.imported"])
TIMEOUT = 600  # [s] for one command


def command(arguments, folder, environment):
    """Exit status and output of `python -m chipledger` with some arguments, in a folder and an
    environment, as a process of its own would give them.
    """
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    # Python 3.11 gives the server no path; hashes are those of any run of a notebook.
    with mock.patch.dict(os.environ, PYTHONPATH=paths, PYTHONHASHSEED="0"):
        forkserver.ensure_running()
    with TemporaryDirectory() as said:
        process = FORKS.Process(target=_run, args=(arguments, folder, environment, said))
        process.start()
        process.join(TIMEOUT)
        if process.exitcode is None:
            process.kill()
            process.join()
        code = process.exitcode
        process.close()
        return Outcome(code, "".join((Path(said) / name).read_text("utf-8") for name in ("1", "2")))


def _run(arguments, folder, environment, said):
    """Become the command: its environment, its folder, its output. It forks the runs of notebooks
    itself, for it has imported what they need.
    """
    forks.FORKS, forks.get_ready = multiprocessing.get_context("fork"), lambda: None
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for stream, name in ((sys.stdout, 1), (sys.stderr, 2)):
        os.dup2(os.open(f"{said}/{name}", os.O_WRONLY | os.O_CREAT), name)
        stream.reconfigure(line_buffering=True)
    from chipledger.cli import main

    sys.exit(main(arguments))
