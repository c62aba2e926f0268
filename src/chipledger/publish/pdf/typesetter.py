"""Sets Typst files in processes of their own, which may begin before their source is there.

The compiler remembers what it set, for as long as its process lives. So one that has nothing to do
while pages are read sets the source of the earlier build, and then needs a tenth of the time for
what has changed since. What it makes is the same as without.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

COMPILE = Path(__file__).with_name("compile.py")
TEMPLATE = Path(__file__).with_name("template.typ")
BOOK = "book"
TOLD = 2000  # [bytes] of what a compiler that died has told
SOURCES = "typst"  # folder of what Typst reads, beside the PDF
# Processes that have begun, by what they set; a forked process finds them here too.
EARLY: dict[tuple, "Typesetter"] = {}


class Typesetter:
    """A process that sets one source.

    Parameters
    ----------
    workshop : path
        The folder of all that Typst reads.
    name : str
        Of the source, without its ending.
    moment : str
        When the PDF says it was made. [s since 1970]
    is_early : bool
        Set the source of the earlier build, until told that the new one is there.
    """

    def __init__(self, workshop, name, moment, is_early=False):
        files = workshop / f"{name}.typ", workshop / "fonts"
        command = [sys.executable, "-P", COMPILE, *files, moment, *[str(os.getpid())] * is_early]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT)

    def start(self):
        """Tell it that the source is there."""
        try:
            self.process.stdin.write(b"\n")
            self.process.stdin.close()
        except BrokenPipeError:  # it died, and `result` says so
            pass

    def result(self):
        """Wait until it is set.

        Returns
        -------
        pdf : bytes
            Nothing where the compiler refuses.
        said : list of (str, str)
            What the compiler says, each with the place.
        """
        with self.process.stdout as output:
            first, _, pdf = (told := output.read()).partition(b"\n")
        self.process.wait()
        try:
            size, said = json.loads(first)
            if len(pdf) == size:
                return pdf, said
        except (ValueError, TypeError):  # as for want of memory
            pass
        return b"", [("the compiler died", told[:TOLD].decode(errors="replace"))]

    def stop(self):
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            pipe.close()


def typesetter(*of):
    """The process that has begun for these arguments of `Typesetter`, or a new one."""
    return EARLY.pop(of, None) or Typesetter(*of)


@contextmanager
def early(out, moment):
    """Set the book of an earlier build, as long as the context lasts, where that helps: its
    template still holds, and a second core has nothing to do.

    Parameters
    ----------
    out : path
        The folder of the builder.
    moment : str
        As `Typesetter` takes it.
    """
    workshop = out / SOURCES
    template = workshop / TEMPLATE.name
    helps = template.exists() and template.read_bytes() == TEMPLATE.read_bytes()
    if not helps or os.cpu_count() == 1:
        yield
        return
    of = workshop, BOOK, moment
    begun = EARLY[of] = Typesetter(*of, is_early=True)
    try:
        yield
    finally:
        EARLY.pop(of, None)
        begun.stop()
