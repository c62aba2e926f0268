"""Runs Sphinx with Jupyter Book's configuration, and puts a finished folder in place."""

import os
import re
import shutil
import sys
from pathlib import Path

from chipledger.errors import BuildError

CELL = 10_000  # [lines]


class Warnings:
    """Sphinx's warnings as a reader can use them: from the checkout, by cell and line, without colours."""

    def __init__(self, stream, root):
        self.stream, self.root = stream, f"{root}/"

    def write(self, text):
        text = re.sub(r"\x1b\[[0-9;]*m", "", text).replace(self.root, "")
        # MyST-NB counts ten thousand lines to a cell.
        self.stream.write(re.sub(r"\.ipynb:\d+:", _cell_and_line, text))

    def flush(self):
        self.stream.flush()


def _cell_and_line(match):
    number = int(match[0].removeprefix(".ipynb:").rstrip(":"))
    return f".ipynb, cell {number // CELL}, line {number % CELL}:"


def run_sphinx(root, builder, out, fresh=False):
    """Render the book with one builder; every warning is an error.

    Parameters
    ----------
    root : path
        The checkout, where `_config.yml` and `_toc.yml` lie.
    builder : str
        `html` or `typstpdf`.
    out : path
        Working folder; its content is kept between builds to save work.
    fresh : bool
        Read every page anew.

    Returns
    -------
    sphinx.application.Sphinx
        With what the parts of the book noted on the way.

    Raises
    ------
    BuildError
        If a page warns or fails.
    """
    from jupyter_book.config import get_final_config
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    root, out = Path(root), Path(out)
    if fresh:
        shutil.rmtree(out, ignore_errors=True)
    extra = {"latex_individualpages": False, "external_toc_path": str(root / "_toc.yml")}
    config, _ = get_final_config(user_yaml=root / "_config.yml", sourcedir=root, cli_config=extra)
    out.mkdir(parents=True, exist_ok=True)
    try:
        with patch_docutils(root), docutils_namespace():
            app = Sphinx(str(root), None, str(out), str(out.parent / "doctrees"), builder, confoverrides=config, status=None, warning=Warnings(sys.stderr, root),
                         freshenv=fresh, warningiserror=True, keep_going=True)
            # Read what changed, but write every page: contents, neighbours and references reach across pages.
            app.build(force_all=True)
    except SphinxError as error:
        raise BuildError(f"the {builder} build failed: {error}") from error
    if app.statuscode:
        # What Sphinx remembers of a build with warnings can hide them, or make new ones, in the next.
        shutil.rmtree(out.parent, ignore_errors=True)
        raise BuildError(f"the {builder} build met the warnings above; the earlier edition stays in place")
    return app


def publish_folder(made, target):
    """Put a finished folder in place of the earlier one: copy aside, then two renames.

    Parameters
    ----------
    made, target : path
    """
    made, target = Path(made), Path(target)
    new, old = target.with_name(target.name + ".new"), target.with_name(target.name + ".old")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(made, new, ignore=shutil.ignore_patterns(".buildinfo", ".doctrees"))
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.replace(target, old)
    try:
        os.replace(new, target)
    except OSError:
        if old.exists():
            os.replace(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)
