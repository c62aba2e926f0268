"""Releases an edition: holds what names it to one version and day, notes what it prints, puts what
was built into archives, and tags the commit.

Judgements made here:

- Version and day stand in `chipledger/__init__.py`; what must repeat them is held against them.
- The record of what an edition prints may be the one change that is not committed yet: it is
  written first, since pages are made from it too, and committed last, with the tag.
- Nothing is pushed: whoever releases looks at the archives first.
"""

import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

from chipledger import RELEASED, __version__
from chipledger.errors import BuildError, Problem
from chipledger.files import zipped
from chipledger.intake.published import RECORD, read_record, record_edition, silent_changes
from chipledger.publish.build.stages import EPUB, PACKAGE, PDF, REGISTER, SITE, Stages
from chipledger.publish.dataset import STEM

FACE = "src/chipledger/__init__.py"
CITATION = "CITATION.cff"
CHANGELOG = "CHANGELOG.md"
UNRELEASED = "Unreleased"
SUMS = "SHA256SUMS"  # as `sha256sum --check` reads it
NAMED = {"version": __version__, "date-released": RELEASED}
HEAD = f"{__version__} ({RELEASED})"


def edition_problems(root):
    """Places that name another version or day than the package does.

    Parameters
    ----------
    root : path
        The checkout.

    Yields
    ------
    Problem
        With file and line.
    """
    cited = {}
    for row, line in enumerate((Path(root) / CITATION).read_text("utf-8").splitlines(), 1):
        key, _, value = line.partition(":")
        cited[key] = (row, value.strip().strip('"'))
    for key, named in NAMED.items():
        row, value = cited.get(key, (1, ""))
        if value != named:
            yield Problem(CITATION, row, key, "edition", f'{FACE} says "{named}": write it', value)
    released = [(row, head) for row, head, _ in _sections(root) if head != UNRELEASED]
    row, head = released[0] if released else (1, "")
    if head != HEAD:
        mend = f"the newest heading of an edition must be `## {HEAD}`, as {FACE} says"
        yield Problem(CHANGELOG, row, "heading", "edition", mend, head)


def _sections(root):
    """Line, heading and text of each section of the changelog, the newest first."""
    text = (Path(root) / CHANGELOG).read_text("utf-8")
    found = list(re.finditer(r"^## (.+)$", text, re.M))
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=False):  # where no heading is, one end is left over
        yield text.count("\n", 0, match.start()) + 1, match[1].strip(), text[match.end() : end]


def prepare(root):
    """Refuse what cannot be released, then note what the edition prints.

    Parameters
    ----------
    root : path

    Returns
    -------
    bool
        Whether the record changed.

    Raises
    ------
    BuildError
        With every reason and its mend; nothing is written then.
    """
    from chipledger.intake.clean import clean_tables
    from chipledger.intake.raw import read_raw

    root = Path(root)
    tables = clean_tables(read_raw(root / "data/raw"))
    problems = [
        *_state_problems(root),
        *edition_problems(root),
        *silent_changes(read_record(root), tables, tables["corrections"]),
    ]
    if problems:
        raise BuildError(
            f"version {__version__} is not released, and nothing was written\n"
            + "\n".join(f"  {problem}" for problem in problems)
        )
    return record_edition(root, tables)


def _state_problems(root):
    """What in the checkout stands in the way of a tag."""
    for line in git(root, "status", "--porcelain", "--untracked-files=all").splitlines():
        if line[3:] != RECORD:
            yield f"{line[3:]} is not committed: commit it, or take the change back"
    if git(root, "tag", "--list", f"v{__version__}"):
        yield f"the tag v{__version__} is there already: raise version and day in {FACE}"
    for row, head, text in _sections(root):
        if head == UNRELEASED and text.strip():
            mend = f"head what changed with the edition: `## {HEAD}` once {FACE} says so"
            yield Problem(CHANGELOG, row, "heading", "released", mend, head)


def release(root):
    """Put the built edition into archives below `dist/` and tag the commit.

    Parameters
    ----------
    root : path

    Returns
    -------
    pathlib.Path
        The folder of the archives.

    Raises
    ------
    BuildError
        If something stands in the way; then neither tag nor archives are left behind.
    """
    root = Path(root)
    prepare(root)
    if stale := Stages(root).stale():
        raise BuildError(
            f"what was built is older than its sources ({', '.join(stale)}): run `make test`, which"
            " builds and tests it, then release"
        )
    place = root / "dist" / __version__
    draft = place.with_name(f"{__version__}.tmp")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        for name, data in archives(root).items():
            (draft / name).write_bytes(data)
        _tag(root)
    except BaseException:
        shutil.rmtree(draft)
        raise
    shutil.rmtree(place, ignore_errors=True)
    return draft.rename(place)


def archives(root):
    """What a release offers, the same bytes for the same edition.

    Parameters
    ----------
    root : path

    Returns
    -------
    dict of str to bytes
        By file name: the site, the PDF and its register, the EPUB, the data package, and the
        hashes of them all.
    """
    built, stem = Path(root) / "_build", f"{STEM}-{__version__}"
    pages = {
        f"{stem}-site/{path.relative_to(built / SITE).as_posix()}": path.read_bytes()
        for path in (built / SITE).rglob("*")
        if path.is_file()
    }
    files = {
        f"{stem}-site.zip": zipped(pages),
        f"{stem}.pdf": (built / PDF).read_bytes(),
        f"{stem}-register.pdf": (built / REGISTER).read_bytes(),
        f"{stem}.epub": (built / EPUB).read_bytes(),
        f"{stem}-data.zip": (built / PACKAGE).read_bytes(),
    }
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return files | {SUMS: sums.encode()}


def _tag(root):
    """Commit the record where it is new, and tag."""
    if git(root, "status", "--porcelain", "--", RECORD):
        git(root, "add", "--", RECORD)
        git(root, "commit", "-q", "-m", f"Record what edition {__version__} prints", "--", RECORD)
    git(root, "tag", "-a", f"v{__version__}", "-m", f"Edition {HEAD}")


def git(root, *arguments):
    """What git answers.

    Raises
    ------
    BuildError
        With git's own words, if it refuses.
    """
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise BuildError("git is missing: install it to release an edition") from None
    if done.returncode:
        raise BuildError(
            f"git {arguments[0]} refuses: {done.stderr.strip()}; mend it, and release again"
        )
    return done.stdout.rstrip("\n")
