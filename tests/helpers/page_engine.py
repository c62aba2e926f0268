"""The page's engine, run by node, for tests that hold it against CPython."""

import json
import os
import shutil
import subprocess

import pytest

from chipledger.publish.site.panel.engine import VENDORED, python_files
from tests.helpers import ROOT

HELPER = ROOT / "tests/helpers/micropython"


def in_the_page(script, text, folder):
    """What a script of the helpers writes when it reads a text under the page's MicroPython."""
    if shutil.which("node") is None:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("MicroPython for the page wants node to run it")
    asked, files = folder / "asked.json", folder / "files.json"
    asked.write_text(text, "utf-8")
    files.write_text(json.dumps(python_files()), "utf-8")
    command = ["node", HELPER / "run.mjs", VENDORED / "micropython.mjs", files]
    run = subprocess.run([*command, HELPER / script, asked], capture_output=True, text=True)
    assert 0 == run.returncode, run.stderr[-1000:]
    return json.loads(run.stdout)
