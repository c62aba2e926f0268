"""The markup of the site, held to the HTML standard by the Nu checker of the W3C, which is
published for npm alone.
"""

import json
import shutil
import subprocess
import tarfile

import pytest

CHECKER = "vnu-jar@26.9.27"
KINDS = (
    "index.html", "search.html", "book/audit.html", "book/ledger.html", "book/method.html",
    "notebooks/01*.html", "ledger/index.html", "ledger/promises.html", "ledger/claim/*.html",
    "ledger/article/*.html", "ledger/entity/*.html", "audit/index.html", "api/index.html",
    "book/zh/index.html", "book/zh/promises.html", "search-zh.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def errors_of(tmp_path_factory):
    """What the checker calls an error, of files."""
    if not (shutil.which("npm") and shutil.which("java")):
        pytest.skip("the Nu checker needs npm to come and Java to run")
    folder = tmp_path_factory.mktemp("nu")
    packed = subprocess.run(
        ["npm", "pack", "--silent", CHECKER], cwd=folder, capture_output=True, text=True, check=True
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    command = ["java", "-Xss8m", "-jar", folder / "package/build/dist/vnu.jar"]

    def errors(*files):
        run = subprocess.run(
            [*command, "--errors-only", "--format", "json", *files], capture_output=True, text=True
        )
        return [(one["url"], one["message"]) for one in json.loads(run.stderr)["messages"]]

    return errors


@pytest.mark.slow
def test_a_page_of_each_kind_is_sound(site, errors_of):
    """The standard allows every element and attribute where it stands."""
    pages = [next(iter(sorted(site.glob(pattern))), None) for pattern in KINDS]

    assert None not in pages
    assert [] == errors_of(*pages)


@pytest.mark.slow
def test_a_role_that_a_cell_has_by_itself_is_noticed(site, errors_of, tmp_path):
    """The checker sees what it is asked to see."""
    spoiled = tmp_path / "spoiled.html"
    text = (site / "audit/index.html").read_text("utf-8")
    spoiled.write_text(text.replace("<td ", '<td role="button" href="x" ', 1), "utf-8")

    assert errors_of(spoiled)
