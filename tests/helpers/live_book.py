"""A session of `make live` in a process of its own, as its author and a browser see it."""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import psutil

from tests.helpers import ROOT

INJECTED = re.compile(r'<link rel="stylesheet" href="/_live/.*</script>\n(?=</head>)', re.S)
MARK = "LIVE_TEST"


class Live:
    """A session over a checkout.

    Parameters
    ----------
    folder, temporary : path
        The checkout, and an empty folder for what the session makes.
    """

    def __init__(self, folder, temporary):
        self.folder, self.mark = folder, uuid4().hex
        self.process = subprocess.Popen(
            [sys.executable, "-m", "chipledger", "live", "--root", str(folder), "--port", "0"],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(
                    [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
                ),
                "PYTHONUNBUFFERED": "1",
                "TMPDIR": str(temporary),
                MARK: self.mark,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.address = self.process.stdout.readline().split()[2].rstrip("/,")

    def text(self, page):
        """A page as it is shown, without what the session adds; nothing where it is not there, as
        for a moment while the ledger's pages are written anew.
        """
        try:
            return INJECTED.sub("", self.served(page))
        except HTTPError:
            return ""

    def served(self, page, **headers):
        """A page or a file as a browser gets it."""
        with urlopen(Request(f"{self.address}/{page}", headers=headers), timeout=10) as answer:
            return answer.read().decode()

    @contextmanager
    def opened(self, page):
        """A page in a browser: its events from now on, as pairs of name and data."""
        stamp = re.search(r'data-stamp="(\w*)"', self.served(page))[1]
        address = f"{self.address}/_live/events?page=/{page}&stamp={stamp}"
        with urlopen(address, timeout=60) as answer:
            lines = (line.decode().rstrip("\n") for line in answer)
            yield (
                (line.removeprefix("event: "), next(lines).removeprefix("data: "))
                for line in lines
                if line
            )

    def state(self):
        """What is said in every page: `doing`, and `faults` by place."""
        while True:
            with self.opened("index.html") as events:
                for name, data in events:
                    if name == "state":  # else the page has just changed, and is to be loaded
                        return json.loads(data)

    def faults(self):
        """All that is to be mended, as one text."""
        return "\n".join(one for messages in self.state()["faults"].values() for one in messages)

    def processes(self):
        """All that the session started and that still runs, by what it was started with."""
        return [process.cmdline() for process in psutil.process_iter() if self._is_of_it(process)]

    def _is_of_it(self, process):
        try:
            return (
                process.status() != psutil.STATUS_ZOMBIE
                and process.environ().get(MARK) == self.mark
            )
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return False


def until(is_so, seconds=90):
    """Wait for a condition; what it gives once it is true."""
    end = time.monotonic() + seconds
    while not (found := is_so()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)
    return found
