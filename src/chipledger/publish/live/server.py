"""Serves the pages to this machine, and tells the browser what changed.

Every page that is served gets a script and a style sheet of ours, from this server, as the content
policy of the site asks; what is built has neither. The script holds one connection open and says
which page it shows, in which state: whatever it missed, it is told when it comes back.
"""

import json
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from urllib.parse import parse_qs, quote, unquote, urlsplit

from chipledger.errors import LedgerError

HOST = "127.0.0.1"
OURS = "/_live/"  # no page of the book begins so
FILES = {"live.js": "text/javascript", "live.css": "text/css"}
BEAT = 15  # [s] between signs of life, by which a closed page is noticed
NOT_YET = "<!DOCTYPE html>\n<html lang=en>\n<head><title>Not yet</title></head>\n<p>Not yet built."


class Server(ThreadingHTTPServer):
    """A server of pages, in threads of its own.

    Parameters
    ----------
    port : int
        Port on this machine; with 0 the system chooses.
    shown : path
        Pages that are good.

    Raises
    ------
    LedgerError
        If the port is taken.
    """

    daemon_threads, block_on_close = True, False

    def __init__(self, port, shown):
        self.folders = [Path(shown)]  # those of pages, then that of all else
        self.state, self.ended, self.changed = {"doing": "", "faults": {}}, False, Condition()
        try:
            super().__init__((HOST, port), Handler)
        except OSError as error:
            raise LedgerError(
                f"port {port} cannot be had ({error.strerror}): end what uses it, or choose "
                "another with --port"
            ) from None
        self.address = f"http://{HOST}:{self.server_port}/"
        self.thread = Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def tell(self, **state):
        """Let every open page know of a new state, or look whether its file changed."""
        with self.changed:
            self.state = {**self.state, **state}
            self.changed.notify_all()

    def close(self):
        """Answer no more, and give the port back."""
        self.ended = True
        self.tell()
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        """A browser that closed its page is no fault."""

    def file(self, page):
        """Where a page or another file lies; None for what is not there."""
        for folder in self.folders:
            path = (folder / page.lstrip("/")).resolve()
            path = path / "index.html" if path.is_dir() else path
            if path.is_file() and path.is_relative_to(folder.resolve()):
                return path
        return None

    def stamp(self, page):
        """A word for the state of a page with its scripts; another one if any of them changed."""
        file = self.file(page)
        if file is None:
            return ""
        parts = sorted(file.parent.glob(f"{file.stem}.*"))
        return sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()[:16]


class Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self):
        """A page with our script in it, a file as it is, or the events of a page."""
        address = urlsplit(self.path)
        name = unquote(address.path)
        if self.headers.get("Host") not in (
            f"{HOST}:{self.server.server_port}",
            f"localhost:{self.server.server_port}",
        ):
            self.send_error(HTTPStatus.FORBIDDEN, "this server answers its own machine alone")
        elif name == f"{OURS}events":
            self._events({key: one for key, (one, *_) in parse_qs(address.query).items()})
        elif name.removeprefix(OURS) in FILES:
            self._send(
                Path(__file__).with_name(Path(name).name).read_bytes(), FILES[Path(name).name]
            )
        else:
            self._page(name)

    def do_HEAD(self):
        """As Python's own server answers, which knows no folder of ours."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def log_message(self, *_):
        """A terminal that repeats every request hides what matters."""

    def _page(self, name):
        file = self.server.file(name)
        if file is None and (Path(name).suffix not in ("", ".html") or self.server.folders[1:]):
            self.send_error(HTTPStatus.NOT_FOUND)
        elif file is None or file.suffix == ".html":
            stamp = self.server.stamp(name)  # before the page is read, so that no change is missed
            text = file.read_text("utf-8") if file else NOT_YET
            head = (
                f'<link rel="stylesheet" href="{OURS}live.css">\n<script defer src="{OURS}live.js"'
                f' data-page="{quote(name)}" data-stamp="{stamp}"></script>\n</head>'
            )
            text = text.replace("</head>", head, 1)
            self._send(text.encode(), "text/html; charset=utf-8")
        else:
            self._send(file.read_bytes(), self.guess_type(str(file)))

    def _send(self, data, kind):
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _events(self, asked):
        """Tell a page its state at once and whenever that changes, or that it is to load anew."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        told = None
        while not self.server.ended:
            if self.server.stamp(asked.get("page", "")) != asked.get("stamp", ""):
                self._event("load", "")
                return
            with self.server.changed:
                if told == self.server.state:
                    self.server.changed.wait(BEAT)
                news, told = self.server.state != told, self.server.state
            if news:
                self._event("state", json.dumps(told))
            else:
                self._event("beat", "")

    def _event(self, name, data):
        self.wfile.write(f"event: {name}\ndata: {data}\n\n".encode())
