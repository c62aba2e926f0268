"""A real Firefox, spoken to in the protocol that it has itself: WebDriver BiDi over a socket.

Playwright drives only builds of its own.
"""

import contextlib
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClientConnection, websocket_connect

LARGEST = 512 * 1024 * 1024  # of a message: an answer holds those of a whole chapter
LONGEST = 900  # seconds that an answer may take on a busy machine


class Refused(Exception):
    """What the browser or the page answers where something failed."""


class Firefox:
    """A browser without a window, with one tab."""

    def __init__(self, loop: IOLoop, socket: WebSocketClientConnection) -> None:
        self._loop, self._socket, self._sent = loop, socket, 0
        self.asked: list[str] = []  # addresses that its pages asked for
        self._say("session.new", {"capabilities": {}})
        self._say("session.subscribe", {"events": ["network.beforeRequestSent"]})
        self._tab = self._say("browsingContext.getTree", {})["contexts"][0]["context"]

    def evaluate(self, address: str, script: str, given: object = None) -> Any:
        """What a function in JavaScript returns, called with `given` on a page that was loaded."""
        self._say(
            "browsingContext.navigate", {"context": self._tab, "url": address, "wait": "complete"}
        )
        # As text both ways: the protocol has a form of its own for each kind of value.
        call = f"(async () => JSON.stringify(await ({script})({json.dumps(given)}) ?? null))()"
        asked = {"expression": call, "target": {"context": self._tab}, "awaitPromise": True}
        answer = self._say("script.evaluate", asked)
        if answer["type"] == "exception":
            raise Refused(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def _say(self, method: str, params: dict) -> dict:
        self._sent += 1
        _run(
            self._loop,
            lambda: self._socket.write_message(
                json.dumps({"id": self._sent, "method": method, "params": params})
            ),
        )
        while True:
            told = json.loads(_run(self._loop, self._socket.read_message, LONGEST) or "{}")
            if told.get("method") == "network.beforeRequestSent":
                self.asked.append(told["params"]["request"]["url"])
            if not told or told.get("id") == self._sent:
                break
        if told.get("type") != "success":
            raise Refused(f"{method}: {told.get('message', 'the browser has gone')}")
        return told["result"]


# Playwright keeps a loop running in the thread that called it, beside which no other can run.
_BESIDE = ThreadPoolExecutor(1)


def _run(loop: IOLoop, ask: Callable[[], Any], timeout: float | None = None) -> Any:
    """What a loop gives, run in a thread of its own."""
    return _BESIDE.submit(loop.run_sync, ask, timeout).result()


def program() -> str | None:
    """Where Firefox lies on this machine."""
    return shutil.which("firefox") or shutil.which("firefox-esr")


@contextlib.contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A browser with an empty profile, which ends with the block."""
    found = program()
    assert found
    command = [
        found,
        "--headless",
        "--no-remote",
        "--profile",
        profile,
        "--remote-debugging-port=0",
    ]
    loop = IOLoop(make_current=False)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            address = _address(profile / "WebDriverBiDiServer.json", running)
            socket = _run(
                loop, lambda: websocket_connect(f"{address}/session", max_message_size=LARGEST)
            )
            yield Firefox(loop, socket)
            socket.close()
        finally:
            running.terminate()
            running.wait()
            loop.close(all_fds=True)


def _address(told: Path, running: subprocess.Popen) -> str:
    """Where the browser listens, once it has written that into its profile."""
    for _ in range(600):
        with contextlib.suppress(OSError, ValueError):
            where = json.loads(told.read_text("utf-8"))
            return f"ws://{where['ws_host']}:{where['ws_port']}"
        if running.poll() is not None:
            break
        time.sleep(0.1)
    raise Refused("Firefox does not listen")
