"""What each part of the edition is made from, whether an earlier build of it still holds, and what
builders keep between builds so that the next one makes only the pages that changed.

Judgements:

- What pages share is hashed whole: program and look, data, configuration, and the titles, numbers
  and labels of all pages. A new title writes every page anew; a new sentence writes one.
- Readers are shown one hash of the dataset everywhere, in as many digits as no two editions share
  by chance, and beside it the command that prints just this.
- A page is kept with the hash of what it is made from, and is taken again only under the same hash:
  a build that was killed half-way leaves nothing that the next one would believe.
- Each build asks here what is stale before it knows whether it has anything to render, so Sphinx is
  imported where it is needed.
"""

import os
import pickle
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from chipledger.files import write_atomically

CODE = ("src/chipledger/**/*.py",)
SHARED = ("requirements.lock",)
LOOK = ("src/chipledger/publish/**/*",)
TEXT = ("index.md", "book/**/*", "data/quality/*", "_config.yml", "_toc.yml")
CLEANED = tuple(
    f"data/clean/{name}.csv"
    for name in (
        "claims",
        "checks",
        "sources",
        "entities",
        "metrics",
        "promises",
        "resolutions",
        "corrections",
        "dismissed",
    )
)
STAGES = {
    "data": ("data/raw/*", *CLEANED, *CODE, *SHARED),
    "notebooks": ("_toc.yml", "notebooks/*.ipynb", "data/clean/*", *CODE, *SHARED),
    "numbers": ("_toc.yml", "notebooks/*.ipynb", "data/clean/*", *CODE, *SHARED),
    "site": (
        *TEXT,
        "data/raw/allowed_numbers.csv",
        "notebooks/*.ipynb",
        "data/clean/*",
        "jupyter/**/*",
        *CODE,
        *LOOK,
        *SHARED,
    ),
    "pdf": (
        *TEXT,
        "data/raw/allowed_numbers.csv",
        "notebooks/*.ipynb",
        "data/clean/*",
        *CODE,
        *LOOK,
        *SHARED,
    ),
    "epub": (*TEXT, "notebooks/*.ipynb", "data/clean/*", *CODE, *LOOK, *SHARED),
    "package": ("data/clean/*", *CODE, *SHARED, "LICENSE-DATA"),
}

BESIDE = (
    "_config.yml",
    "_toc.yml",
    "pyproject.toml",
    "requirements.lock",
    "LICENSE",
    "LICENSE-DATA",
    "NOTICE",
)

SHOWN = 16  # hexadecimal digits of a hash that readers are shown
HASHING = f"cat {{}} | sha256sum | cut -c 1-{SHOWN}"
COMMAND = HASHING.format("data/clean/*.csv")

PAGE_FILES = {
    "index.md": (),
    "book/**/*": ("book/**/*.[!m]*",),
    "notebooks/*.ipynb": (),
}  # and what lies beside them, such as pictures
ALL_PAGES = (
    *(part for pattern in STAGES["site"] for part in PAGE_FILES.get(pattern, (pattern,))),
    *BESIDE,
)


def digest_of(root, patterns):
    """Hash of the names and contents of all files that match.

    Parameters
    ----------
    root : path
    patterns : tuple of str
        Glob patterns below the root.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    root, digest = str(root), sha256()
    files = {path for pattern in patterns for path in _found(root, *pattern.split("/"))}
    for path in sorted(files):
        digest.update(f"{path.removeprefix(root)}\0".encode() + _digest_of(path))
    return digest.hexdigest()


def _found(folder, part, *rest):
    """Paths of the files below a folder that match a pattern, given by its parts, as
    `pathlib.Path.glob` finds them in three times the time; a build asks twenty times.
    """
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name != "__pycache__"]
    except FileNotFoundError:
        return
    if part == "**":
        yield from _found(folder, *rest)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _found(entry.path, part, *rest)
        return
    for entry in entries:
        if fnmatchcase(entry.name, part):
            if rest and entry.is_dir():
                yield from _found(entry.path, *rest)
            elif not rest and entry.is_file():
                yield entry.path


def _digest_of(path):
    status = os.stat(path)
    return _once(path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@lru_cache(maxsize=10_000)  # [files] the stages of one build ask for the same
def _once(path, *_):
    return sha256(Path(path).read_bytes()).digest()


def shown_hash(*contents):
    """The hash that readers are shown of files, one after the other, as `HASHING` prints it.

    Parameters
    ----------
    contents : bytes

    Returns
    -------
    str
        As many hexadecimal digits of the SHA-256 as `SHOWN` says.

    Examples
    --------
    >>> shown_hash(b"id\\n", b"a\\n")
    '1830fc9c555d1d48'
    """
    return sha256(b"".join(contents)).hexdigest()[:SHOWN]


def data_hash(root):
    """The hash of the clean tables of a checkout in the order of their names, as `COMMAND` prints
    it.
    """
    tables = sorted((Path(root) / "data" / "clean").glob("*.csv"))
    return shown_hash(*(table.read_bytes() for table in tables))


class Digests:
    """Hashes of what the book is made from, as it was just read; the same for every builder.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        When all pages are read.
    """

    def __init__(self, app):
        self.app = app

    @cached_property
    def shared(self):
        """Hash of what all pages share."""
        from chipledger.publish.book.uses import pages_by_number

        env = self.app.env
        labels = env.domains["std"].labels, env.domains["std"].anonlabels
        seen = (
            {name: title.astext() for name, title in env.titles.items()},
            env.toctree_includes,
            env.toc_secnumbers,
            env.toc_fignumbers,
            *labels,
            pages_by_number(env),
        )
        return hash_of_parts(
            digest_of(self.app.srcdir, ALL_PAGES), *(sorted(part.items()) for part in seen)
        )

    @cached_property
    def pages(self):
        """Hash of what each page is made from: its tree, and its source, which the
        receipt at its foot is of.
        """
        return {
            name: hash_of_parts(
                self.shared, *(sha256(path.read_bytes()).hexdigest() for path in self._files(name))
            )
            for name in sorted(self.app.env.found_docs)
        }

    def _files(self, page):
        return Path(self.app.env.doctreedir, f"{page}.doctree"), Path(self.app.env.doc2path(page))


def hash_of_parts(*parts):
    return sha256(repr(parts).encode()).hexdigest()


class PageCache:
    """The things of one builder, for an app that has read all pages."""

    def __init__(self, app):
        self.folder, self.digests = Path(app.doctreedir, app.builder.name), Digests(app).pages

    def take(self, page, part=""):
        """What was made of a page as it now is, or of a part of it; None where nothing was, or
        where the file is spoiled, which costs time only.
        """
        try:
            digest, thing = pickle.loads(self._file(page + part).read_bytes())
        except Exception:  # whatever a spoiled file makes of unpickling
            return None
        return thing if digest == self.digests[page] else None

    def lay(self, page, thing, part=""):
        """Lay aside what was made of a page."""
        kept = pickle.dumps((self.digests[page], thing), pickle.HIGHEST_PROTOCOL)
        write_atomically(self._file(page + part), kept)

    def _file(self, name):
        return self.folder / f"{name}.pickle"


def without_build(tree):
    """A tree without what belongs to the build at hand, as Sphinx stores its own.

    Parameters
    ----------
    tree : docutils.nodes.document
        It is changed.
    """
    tree.reporter = tree.transformer = None
    tree.settings = tree.settings.copy()
    tree.settings.warning_stream = tree.settings.env = tree.settings.record_dependencies = None
    return tree


def with_build(tree, env, page):
    """A tree with what belongs to the build at hand.

    Parameters
    ----------
    tree : docutils.nodes.document
        It is changed.
    env : sphinx.environment.BuildEnvironment
    page : str
    """
    from sphinx.util.docutils import LoggingReporter

    tree.settings.env, tree.reporter = env, LoggingReporter(env.doc2path(page))
    return tree
