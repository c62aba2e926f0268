"""Measures the built site as a reader's browser gets it: bytes of a first load, and Lighthouse:
`python -m bench.site`.

Lighthouse comes from npm by name and version, and needs Node and Chromium; without them its rows
are left out and said so. The pages are served from this machine, compressed as any host would.
"""

import argparse
import gzip
import http.server
import io
import json
import os
import re
import shutil
import statistics
import subprocess
import threading
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import ROOT

SITE = ROOT / "_build/html"
LIGHTHOUSE = "lighthouse@12.8.2"  # the last release line for Node 20
PAGES = (
    "index",
    "book/reading-a-number",
    "notebooks/01_musk_chip_roadmap",
    "notebooks/04_china_gpu_ipos",
    "book/audit",
    "ledger/index",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TEXT = (".html", ".css", ".js", ".svg", ".json", ".txt", ".xml")


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed, and says nothing."""

    def send_head(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in TEXT or not path.is_file():
            return super().send_head()
        data = gzip.compress(path.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def log_message(self, *_):
        """Nothing."""


@contextmanager
def served(site):
    """The site on a free port of this machine; its address."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Compressed, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def loaded(path):
    """The files that a page loads at once: style sheets, scripts and the icon, which its
    head names, and pictures.
    """
    text = path.read_text("utf-8")
    head = text.partition("</head>")[0]
    asked = re.findall(r'(?:src|href)="([^"#]+\.(?:css|js|svg))"', head) + re.findall(
        r'<img\b[^>]*\bsrc="([^"]+)"', text
    )
    return {(path.parent / name).resolve() for name in asked}


@cache
def compressed(path):
    """What a file weighs as it is sent. [byte]"""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def first_load(path):
    """What a page and all that it loads at once weigh as they are sent. [byte]"""
    return sum(map(compressed, {path, *loaded(path)}))


def cards_load(path, static):
    """What the cards of a page weigh, with their script and style sheet, which come at the first
    sign of interest in a number. [byte]
    """
    own = path.with_suffix(".cards.js")
    return (
        sum(map(compressed, (own, static / "cards.js", static / "cards.css")))
        if own.is_file()
        else 0
    )


def size_rows(site):
    """The first load of every page and what its cards add, the heaviest page of a folder standing
    for those of one form.
    """
    folders = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: path.relative_to(site).as_posix()):
        folders.setdefault(path.parent, []).append(path)
    for paths in folders.values():
        many = len(paths) > 50
        for path in [max(paths, key=first_load)] if many else paths:
            name = path.relative_to(site).with_suffix("").as_posix() + (
                f", heaviest of {len(paths)}" if many else ""
            )
            text, whole, cards = (
                compressed(path),
                first_load(path),
                cards_load(path, site / "_static"),
            )
            yield (
                f"| {name} | {text / 1000:.1f} | {(whole - text) / 1000:.1f} | "
                f"{whole / 1000:.1f} | {f'{cards / 1000:.1f}' if cards else ''} |"
            )


def scores(address, desktop, folder):
    """The four scores of one run of Lighthouse. [0 to 100]"""
    out = Path(folder) / "report.json"
    command = [
        "npx",
        "--yes",
        LIGHTHOUSE,
        address,
        "--quiet",
        "--output=json",
        f"--output-path={out}",
        "--chrome-flags=--headless=new --no-sandbox",
        *(["--preset=desktop"] if desktop else []),
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder)
    found = json.loads(out.read_text("utf-8"))["categories"]
    return [round(100 * found[name]["score"]) for name in CATEGORIES]


def lighthouse_rows(runs):
    """One row per page and form: the median of each score."""
    if not (shutil.which("npx") and shutil.which("chromium")):
        yield "Lighthouse was not run: it needs Node's npx and Chromium."
        return
    yield from (
        "| page | form | performance | accessibility | best practices | SEO |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    )
    with served(SITE) as address, TemporaryDirectory(prefix="lighthouse-") as folder:
        for page in PAGES:
            for form in ("desktop", "mobile"):
                done = [
                    scores(f"{address}/{page}.html", form == "desktop", folder) for _ in range(runs)
                ]
                row = (
                    f"| {page} | {form} | "
                    + " | ".join(
                        f"{statistics.median(column):.0f}" for column in zip(*done, strict=True)
                    )
                    + " |"
                )
                print(row, flush=True)
                yield row


def report(runs):
    """The site's part of BENCHMARKS.md."""
    return "\n".join(
        [
            "",
            "## The site",
            "",
            (
                "First load of a page, compressed: its text with figures, and the style sheets, "
                "scripts and icon that it loads before a reader does anything."
            ),
            (
                "Cards, with the script and style sheet that open them, come when a reader first "
                "points at a number or reaches one with the keyboard."
            ),
            "",
            "| page | page [kB] | styles and scripts [kB] | together [kB] | cards, later [kB] |",
            "| --- | ---: | ---: | ---: | ---: |",
            *size_rows(SITE),
            "",
            (
                f"{LIGHTHOUSE.replace('@', ' ').capitalize()}, medians of {runs}, pages served "
                "compressed from this machine:"
            ),
            "",
            *lighthouse_rows(runs),
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--runs", type=int, default=5, help="runs of Lighthouse for each page and form (default: 5)"
    )
    print(report(parser.parse_args().runs))


if __name__ == "__main__":
    main()
