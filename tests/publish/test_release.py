"""Releasing: one version and one day everywhere, and either a whole release or none."""

import re
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from chipledger import RELEASED, __version__
from chipledger.cli import main
from chipledger.errors import BuildError
from chipledger.intake.published import RECORD
from chipledger.publish.book.freshness import STAGES, digest_of
from chipledger.publish.build import release as releases
from chipledger.publish.build.stages import FILES, Stages

NAME = f"ai-chip-race-{__version__}"


def git(folder, *arguments):
    """What git answers in a folder."""
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture(autouse=True)
def somebody(monkeypatch, tmp_path):
    """Commits are made by nobody real, whatever the machine's own settings are."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")
    for variable in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(variable, "/dev/null")
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(variable, raising=False)


def stamp(folder):
    """Note that what lies in `_build` was made from the files as they are."""
    stages = Stages(folder)
    stages.made = {name: digest_of(folder, patterns) for name, patterns in STAGES.items()}
    stages.publish()


@pytest.fixture
def checkout(cleaned_root):
    """A committed checkout of the tiny ledger, ready to be released, with an
    edition of a few bytes.
    """
    tiny = cleaned_root
    (tiny / ".gitignore").write_text("/_build/\n/dist/\n/sources/\n")
    (tiny / "CITATION.cff").write_text(
        f'cff-version: 1.2.0\nversion: "{__version__}"\ndate-released: "{RELEASED}"\n'
    )
    (tiny / "CHANGELOG.md").write_text(f"# Changelog\n\n## {__version__} ({RELEASED})\n\nFirst.\n")
    (tiny / "data/clean/findings.csv").write_text("id\n")
    for name, words in {"html/index.html": "front", "html/book/method.html": "how"}.items():
        for place in ("_build", "_build/.work"):
            (tiny / place / name).parent.mkdir(parents=True, exist_ok=True)
            (tiny / place / name).write_text(words)
    for name in (name for names in FILES.values() for name in names):
        for place in ("_build", "_build/.work"):
            (tiny / place / name).parent.mkdir(parents=True, exist_ok=True)
            (tiny / place / name).write_bytes(name.encode())
    git(tiny, "init", "-q", "-b", "main")
    commit(tiny)
    return tiny


def commit(folder):
    """Commit all that lies in a checkout."""
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "Write the book")


def traces(folder):
    """What a release leaves behind: tags, commits, the record, and the files below `dist`."""
    record = folder / RECORD
    return (
        git(folder, "tag"),
        git(folder, "rev-parse", "HEAD"),
        record.read_bytes() if record.exists() else None,
        sorted(folder.glob("dist/**/*")),
    )


def test_a_release_is_tagged_with_its_record(checkout):
    """The tag names version and day, its commit holds what the edition prints,
    and nothing is left over.
    """
    assert releases.prepare(checkout)
    stamp(checkout)

    place = releases.release(checkout)

    assert checkout / "dist" / __version__ == place
    assert f"v{__version__}" == git(checkout, "describe", "--exact-match")
    assert f"Edition {__version__} ({RELEASED})" == git(
        checkout, "tag", "--list", "--format=%(contents:subject)"
    )
    assert (checkout / RECORD).read_text() == git(checkout, "show", f"HEAD:{RECORD}") + "\n"
    assert "" == git(checkout, "status", "--porcelain")
    assert [place] == list((checkout / "dist").iterdir())


def test_the_archives_hold_what_was_built(checkout):
    """Site, PDF, EPUB and data package carry the version in their names, and the
    file of hashes is right.
    """
    releases.prepare(checkout)
    stamp(checkout)

    place = releases.release(checkout)

    with zipfile.ZipFile(place / f"{NAME}-site.zip") as site:
        assert b"how" == site.read(f"{NAME}-site/book/method.html")
        assert f"{NAME}-site/downloads/ai-chip-race.pdf" in site.namelist()
    assert b"pdf/ai-chip-race.pdf" == (place / f"{NAME}.pdf").read_bytes()
    ends = ("-site.zip", ".pdf", "-register.pdf", ".epub", "-data.zip")
    assert {f"{NAME}{end}" for end in ends} == {
        line.split("  ")[1] for line in (place / "SHA256SUMS").read_text().splitlines()
    }
    for line in (place / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert sha256((place / name).read_bytes()).hexdigest() == digest


def untidy(folder):
    (folder / "notes.txt").write_text("a thought")


def tagged(folder):
    git(folder, "tag", "-a", f"v{__version__}", "-m", "Already")


def without_heading(folder):
    (folder / "CHANGELOG.md").write_text("# Changelog\n")
    commit(folder)


def of_another_version(folder):
    (folder / "CHANGELOG.md").write_text("# Changelog\n\n## 9.9.9 (2031-01-01)\n")
    commit(folder)


def with_unreleased_changes(folder):
    text = (folder / "CHANGELOG.md").read_text()
    (folder / "CHANGELOG.md").write_text(text.replace("## ", "## Unreleased\n\n- A change.\n\n## "))
    commit(folder)


def cited_otherwise(folder):
    (folder / "CITATION.cff").write_text(f'version: "9.9.9"\ndate-released: "{RELEASED}"\n')
    commit(folder)


def changed_in_silence(folder):
    (folder / RECORD).parent.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).write_text("kind,id,field,value\nclaim,card-price,shown,CNY 1 per card\n")
    commit(folder)


FAULTS = {
    untidy: ("notes.txt is not committed", "commit it"),
    tagged: (f"the tag v{__version__} is there already", releases.FACE),
    without_heading: ("CHANGELOG.md, row 1", f"## {__version__} ({RELEASED})"),
    of_another_version: ("CHANGELOG.md, row 3", "'9.9.9 (2031-01-01)'"),
    with_unreleased_changes: ("CHANGELOG.md, row 3", "'Unreleased'"),
    cited_otherwise: ("CITATION.cff, row 1, column version", "'9.9.9'", __version__),
    changed_in_silence: ("card-price", "corrections.yml"),
}


@pytest.mark.parametrize("spoil", FAULTS, ids=lambda spoil: spoil.__name__)
def test_a_bad_state_is_told_and_leaves_no_trace(checkout, spoil, capsys):
    """Each reason against a release is named with its mend, and neither tag nor record
    nor archive comes of it.
    """
    spoil(checkout)
    stamp(checkout)
    before = traces(checkout)

    statuses = [
        main(["release", "--root", str(checkout), *options]) for options in ([], ["--prepare"])
    ]

    said = capsys.readouterr().err
    assert ([1, 1], before) == (statuses, traces(checkout))
    assert [] == [words for words in FAULTS[spoil] if words not in said]


def test_all_reasons_are_told_at_once(checkout):
    """Whoever mends a release mends it once: every problem is in one message."""
    untidy(checkout)
    cited_otherwise(checkout)
    untidy(checkout)
    (checkout / "more.txt").write_text("")
    tagged(checkout)

    with pytest.raises(BuildError) as caught:
        releases.prepare(checkout)

    assert all(words in str(caught.value) for words in ("more.txt", "the tag", "CITATION.cff"))


def test_an_edition_older_than_its_sources_is_not_released(checkout):
    """What was built from other files is refused by the names of its stages,
    and leaves no archive.
    """
    releases.prepare(checkout)
    stamp(checkout)
    (checkout / "requirements.lock").write_text("another==1\n")
    commit(checkout)
    before = traces(checkout)

    with pytest.raises(BuildError, match=r"site.*make test"):
        releases.release(checkout)

    assert before == traces(checkout)


def test_a_tag_that_git_refuses_leaves_no_archive(checkout, monkeypatch):
    """Where git knows nobody to tag for, its own words are told and `dist` holds nothing."""
    releases.prepare(checkout)
    stamp(checkout)
    commit(checkout)
    for who in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL"):
            monkeypatch.delenv(f"GIT_{who}_{what}")
    git(checkout, "config", "user.useConfigOnly", "true")
    before = traces(checkout)

    with pytest.raises(BuildError, match="git tag refuses: "):
        releases.release(checkout)

    assert before == traces(checkout)


def test_outside_a_repository_nothing_is_released(ledger, tiny):
    """A folder that git does not know is refused with git's own words."""
    with pytest.raises(BuildError, match="git status refuses: .*not a git repository"):
        releases.prepare(tiny)


def test_the_commands_come_in_order(root):
    """`make release` first refuses what it can refuse at once, then tests, and tags last."""
    plan = subprocess.run(
        ["make", "--dry-run", "release"], cwd=root, capture_output=True, text=True, check=True
    ).stdout

    assert re.search(r"chipledger release --prepare\n.*pytest .*chipledger release\n", plan, re.S)


def test_the_edition_has_one_version_and_one_day(root):
    """CITATION.cff and the newest edition of CHANGELOG.md say what the package says:
    src/chipledger/__init__.py.
    """
    assert [] == [str(problem) for problem in releases.edition_problems(root)]


def test_no_other_file_types_the_version_or_the_day(root):
    """Configuration and package read version and day; only examples of how to
    write a day repeat it.
    """
    typed = [
        f"{path.relative_to(root)}: {line.strip()}"
        for path in (root / "pyproject.toml", root / "_config.yml", *package_files(root))
        for line in path.read_text("utf-8").splitlines()
        if re.search(
            rf'(?i)(version|date|released)\w*"?\s*[=:]\s*"({__version__}|{RELEASED})"', line
        )
    ]

    assert [f'src/chipledger/__init__.py: {name} = "{value}"' for name, value in NAMES] == typed


NAMES = (("__version__", __version__), ("RELEASED", RELEASED))


def package_files(root):
    """The modules and templates of the package."""
    return sorted(
        path
        for path in Path(root, "src/chipledger").rglob("*")
        if path.suffix in (".py", ".html", ".typ")
    )
