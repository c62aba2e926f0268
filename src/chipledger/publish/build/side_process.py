"""One step of a build beside another, in a process of its own: it starts when told, and ends
before the build does.
"""

import multiprocessing
import sys

from chipledger.errors import BuildError

FORK = multiprocessing.get_context("fork")  # the child has what the parent has read and imported


class Beside:
    """A step that waits in a child process until it is told to start.

    The child is forked at once, before the parent's own step changes the state of Sphinx
    that a process has one of.

    Parameters
    ----------
    step : callable
        Takes nothing; raises what the build may raise.
    unmade : str
        What is missing if it fails, in words, such as `the PDF was not set`.
    """

    def __init__(self, step, unmade):
        self.unmade, self.due = unmade, FORK.Event()
        self.child = FORK.Process(target=self._run, args=(step,), daemon=True)
        sys.stdout.flush()
        self.child.start()

    def _run(self, step):
        self.due.wait()
        try:
            step()
        except Exception as error:
            if not isinstance(error, (BuildError, OSError)):
                raise
            print(f"chipledger: {error}", file=sys.stderr)
            sys.exit(1)

    def start(self):
        """Let the step begin."""
        self.due.set()

    def wait(self):
        """Wait for the step to end.

        Raises
        ------
        BuildError
            If it failed; the child has told why.
        """
        self.due.set()
        self.child.join()
        if self.child.exitcode:
            raise BuildError(
                f"{self.unmade}, for the reason above; the earlier edition stays in place"
            )

    def stop(self):
        """End the step, whatever it does."""
        if self.child.is_alive():
            self.child.terminate()
        self.child.join()
