"""Runs Sphinx with Jupyter Book's configuration."""

import gc
import re
import sys
from contextlib import contextmanager, suppress
from copy import deepcopy
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import yaml

from chipledger.errors import BuildError

CELL = 10_000  # [lines]
LATE = (
    "myst_nb.sphinx_ext",
    "chipledger.publish.parts",
)  # what extensions import only when they are set up
# What executes notebooks in MyST-NB, and finds kernels for it, by module. The build executes
# notebooks itself, and these bring a database and all of Jupyter's messages along, a fifth of all
# that is imported.
UNUSED = {
    "myst_nb.core.execute.cache": "NotebookClientCache",
    "myst_nb.core.execute.direct": "NotebookClientDirect",
    "myst_nb.core.execute.inline": "NotebookClientInline",
    "jupyter_client.kernelspec": "find_kernel_specs",
}


class Warnings:
    """Sphinx's warnings as a reader can use them: from the checkout, by cell and
    line, without colours.
    """

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


@contextmanager
def without_collector():
    """Python's search for cyclic garbage switched off: a third of the time would go into it, for
    trees that are needed anyway.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def run_sphinx(root, builder, out, on_read=None, just_read=False):
    """Render the book with one builder; every warning is an error.

    Parameters
    ----------
    root : path
        The checkout, where `_config.yml` and `_toc.yml` lie.
    builder : str
        `html`, `typstpdf` or `bookepub`.
    out : path
        Working folder; its content is kept between builds to save work.
    on_read : callable, optional
        Called once all pages are read and their trees stored.
    just_read : bool
        Another process of this build has read the pages, so nobody is asked again which are stale.

    Returns
    -------
    sphinx.application.Sphinx
        With what the parts of the book noted on the way.

    Raises
    ------
    BuildError
        If a page warns or fails.
    """
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    root, out = Path(root), Path(out)
    try:
        with without_collector(), patch_docutils(root), docutils_namespace():
            app = new_app(root, builder, out, sys.stderr)
            if on_read:
                app.connect("env-check-consistency", lambda *_: on_read())
            if just_read:
                for listener in list(app.events.listeners["env-get-outdated"]):
                    app.disconnect(listener.id)
            # Read what changed, but write every page, as contents, neighbours and references reach
            # across pages; the site knows better, see `site.builder`.
            app.build(force_all=True)
    except ImportError as error:
        raise BuildError(
            f"the {builder} build lacks a package: {error}; install what requirements.lock names, "
            "as `make book` does"
        ) from error
    except SphinxError as error:
        if isinstance(fault := getattr(error, "orig_exc", None), OSError):
            raise fault from error  # a full disk has its own words, whichever part of Sphinx met it
        raise BuildError(f"the {builder} build failed: {error}") from error
    if app.statuscode:
        raise BuildError(
            f"the {builder} build met the warnings above; the earlier edition stays in place"
        )
    return app


def new_app(root, builder, out, warnings):
    """Sphinx with the configuration of the book, before it reads anything.

    Parameters
    ----------
    root, builder, out
        As `run_sphinx` takes them.
    warnings : file
        Where warnings are written.
    """
    from sphinx.application import Sphinx

    config = configuration(root)
    out.mkdir(parents=True, exist_ok=True)
    return Sphinx(
        str(root),
        None,
        str(out),
        str(out.parent / "doctrees"),
        builder,
        confoverrides=config,
        status=None,
        warning=Warnings(warnings, root),
        warningiserror=True,
        keep_going=True,
    )


def import_sphinx(root):
    """Import Sphinx with what it brings and what the configuration names, so that processes forked
    from this one need not.
    """
    for name, part in UNUSED.items():
        vars(sys.modules.setdefault(name, ModuleType(name))).setdefault(part, refuse_to_execute)
    with without_collector():
        from sphinx.application import builtin_extensions

        named = []
        with suppress(BuildError):  # whoever reads the configuration to use it says what is wrong
            named = configuration(root)["extensions"]
        for extension in (*builtin_extensions, *named, *LATE):
            with suppress(ImportError):  # Sphinx says in its own words what is missing
                import_module(extension)
    gc.freeze()  # an extension of Sphinx goes through all objects that the collector has


def refuse_to_execute(*_, **__):
    """In place of what executes notebooks while pages are read.

    Raises
    ------
    BuildError
    """
    raise BuildError(
        '_config.yml has notebooks executed while pages are read: set execute_notebooks to "off", '
        "since `make book` executes what is stale before"
    )


def configuration(root):
    """Jupyter Book's configuration of the book.

    Raises
    ------
    BuildError
        If `_config.yml` or `_toc.yml` is missing or cannot be read.
    """
    texts = []
    for name in ("_config.yml", "_toc.yml"):
        try:
            texts.append((root / name).read_text("utf-8"))
            _parsed(texts[-1])
        except FileNotFoundError:
            raise BuildError(f"{name} is missing: restore it from the repository") from None
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            raise BuildError(f"{name} cannot be read: {error}") from None
    return deepcopy(_final(root, *texts))


_parsed = lru_cache(yaml.safe_load)


@lru_cache(maxsize=1)  # the processes of one build ask for the same
def _final(root, *_):
    from jupyter_book.config import get_final_config

    extra = {"latex_individualpages": False, "external_toc_path": str(root / "_toc.yml")}
    return get_final_config(user_yaml=root / "_config.yml", sourcedir=root, cli_config=extra)[0]
