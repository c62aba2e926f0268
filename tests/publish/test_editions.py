"""Jupyter Book by itself: whoever knows the tool builds the book with it, in any form of HTML."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.helpers import ROOT

BOUND = "//article//a[span[contains(@class, 'claim')]]|//main//a[span[contains(@class, 'claim')]]"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("builder", "page"),
    [
        ("html", "html/index.html"),
        ("dirhtml", "dirhtml/index.html"),
        ("singlehtml", "singlehtml/index.html"),
    ],
)
def test_jupyter_book_builds_by_itself(builder, page, tmp_path):
    """Each builder of HTML ends well, and the numbers of the front page are bound in its page."""
    command = str(Path(sys.executable).with_name("jupyter-book"))
    done = subprocess.run(
        [command, "build", str(ROOT), "--builder", builder, "--path-output", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    assert 0 == done.returncode, done.stdout[-2000:] + done.stderr[-2000:]
    assert html.parse(tmp_path / "_build" / page).xpath(BOUND)
