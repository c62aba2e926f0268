"""What a chapter offers beside its text: launch links, archives to rerun, the site's map,
previews, pictures, Binder.
"""

import io
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import nbformat
import pytest
from flit_core import buildapi
from lxml import html
from sphinx.errors import ConfigError

from chipledger.files import Deflated
from chipledger.publish.book import outputs
from chipledger.publish.site import discovery, social
from chipledger.publish.site.discovery import launch_links
from chipledger.publish.site.downloads import rerun_archive
from chipledger.tables.vocabulary import WEAK_SIGN

NOTEBOOK = "notebooks/01_musk_chip_roadmap.ipynb"
PNG_SIZE = slice(16, 24)  # width and height in the first chunk of a PNG file, four bytes each


@pytest.fixture(scope="module")
def chapters(built):
    return sorted((built / "html/notebooks").glob("*.html"))


def config(**values):
    return SimpleNamespace(report_address="", html_title="A book", **values)


def test_without_a_repository_nothing_can_be_launched():
    """No address set, no link: a link that leads nowhere is worse than none."""
    assert {} == launch_links(NOTEBOOK, "", "main", "https://hub.example.org")


def test_launch_links_have_the_form_their_services_ask_for():
    """Binder takes the place in Lab as a query, Colab as a path, a hub
    pulls the repository first.
    """
    links = launch_links(
        NOTEBOOK, "https://github.com/o-wner/na.me.git", "my branch", "https://hub.example.org/"
    )
    binder, colab, hub = (urlsplit(links[name]) for name in ("Binder", "Colab", "JupyterLab"))

    assert (
        "mybinder.org",
        "/v2/gh/o-wner/na.me/my%20branch",
        {"urlpath": [f"lab/tree/{NOTEBOOK}"]},
    ) == (binder.netloc, binder.path, parse_qs(binder.query))
    assert ("colab.research.google.com", f"/github/o-wner/na.me/blob/my%20branch/{NOTEBOOK}") == (
        colab.netloc,
        colab.path,
    )
    assert {
        "repo": ["https://github.com/o-wner/na.me"],
        "branch": ["my branch"],
        "urlpath": [f"lab/tree/na.me/{NOTEBOOK}"],
    } == parse_qs(hub.query)
    assert "/hub/user-redirect/git-pull" == hub.path


@pytest.mark.parametrize(
    ("repository", "hub"),
    [("github.com/o/n", ""), ("https://github.com/o", ""), ("https://github.com/o/n", "hub")],
)
def test_an_address_of_another_form_is_refused(repository, hub):
    """A wrong address is named with the form it should have, before any page carries it."""
    with pytest.raises(ConfigError, match="mend it in _config.yml"):
        launch_links(NOTEBOOK, repository, "main", hub)


def test_no_launch_link_is_shown_while_no_repository_is_set(chapters, root):
    """The committed configuration names no repository, and no page links to a service."""
    assert 'report_repository: ""' in (root / "_config.yml").read_text("utf-8")
    assert [] == [
        page.name
        for page in chapters
        if re.search(r"mybinder|colab\.research", page.read_text("utf-8"))
    ]


def test_every_chapter_offers_its_notebook_and_its_archive(chapters, root):
    """Both lie in the site's own folder, the notebook being the committed one."""
    for page in chapters:
        offered = re.findall(
            r'href="\.\./(downloads/[^"]+)"',
            page.read_text("utf-8").partition('class="offers"')[2].partition("</ul>")[0],
        )
        folder = page.parents[1]

        assert [f"downloads/{page.stem}.ipynb", f"downloads/{page.stem}.zip"] == offered
        assert (root / f"notebooks/{page.stem}.ipynb").read_bytes() == (
            folder / offered[0]
        ).read_bytes()
        assert zipfile.is_zipfile(folder / offered[1])


def test_the_site_folder_holds_pdf_epub_and_data(built):
    """The folder of the site is whole by itself: the footer's downloads are in it
    and are the edition's.
    """
    for name in ("pdf/ai-chip-race.pdf", "epub/ai-chip-race.epub", "data/ai-chip-race-data.zip"):
        made = built / name

        assert made.read_bytes() == (built / "html/downloads" / made.name).read_bytes()


@pytest.fixture(scope="module")
def archive(root):
    """The archive of a chapter."""
    return rerun_archive(root, root / NOTEBOOK)


def test_an_archive_is_the_same_bytes_each_time(root, archive):
    """Nothing of the moment or the machine enters an archive."""
    assert archive == rerun_archive(root, root / NOTEBOOK)


def test_an_archive_beside_others_is_what_it_is_alone(root, archive):
    """What an archive shares with those before it, compressed once, leaves its bytes as they are,
    and it holds its own notebook.
    """
    deflated, other = (
        Deflated(),
        next(
            path
            for path in sorted((root / "notebooks").glob("[0-9]*.ipynb"))
            if path.name not in NOTEBOOK
        ),
    )
    before = rerun_archive(root, other, deflated)

    assert archive == rerun_archive(root, root / NOTEBOOK, deflated)
    assert rerun_archive(root, other) == before != archive


def unpacked(archive, folder):
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        files.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def findings_of(path):
    """What the receipt of a notebook carries, as published data."""
    receipts = [
        output["data"]
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", ())
        if "data" in output
    ]
    return [
        json.dumps(value, sort_keys=True)
        for data in receipts
        for kind, value in sorted(data.items())
        if kind.endswith("+json")
    ]


def test_an_archive_can_be_installed(archive, tmp_path, monkeypatch):
    """The package of an archive is built from what the archive holds, with the extension of
    JupyterLab in it.
    """
    monkeypatch.chdir(unpacked(archive, tmp_path / "archive"))
    name = buildapi.build_wheel(tmp_path)

    with zipfile.ZipFile(tmp_path / name) as wheel:
        assert any(
            path.endswith("labextensions/chipledger/package.json") for path in wheel.namelist()
        )


def test_an_archive_reruns_by_itself(archive, tmp_path):
    """Unpacked in an empty folder, with nothing of the checkout in reach, it executes and
    finds the same findings.
    """
    inside = unpacked(archive, tmp_path)
    before = findings_of(inside / NOTEBOOK)
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(inside / "src"),
        "HOME": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-m", "chipledger", "execute", "--fresh"],
        cwd=inside,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert (0, "") == (run.returncode, run.stderr)
    assert before and before == findings_of(inside / NOTEBOOK)


@pytest.mark.slow
def test_an_archive_reruns_in_a_fresh_environment(archive, tmp_path):
    """The commands of its own guide, in a new environment, are enough."""
    inside = unpacked(archive, tmp_path)
    commands = re.findall(r"^ {4}(.+)$", (inside / "README.md").read_text("utf-8"), re.M)
    before = findings_of(inside / NOTEBOOK)
    for command in commands:
        subprocess.run(
            command,
            shell=True,
            cwd=inside,
            check=True,
            capture_output=True,
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(tmp_path)},
        )

    assert 4 == len(commands)
    assert before and before == findings_of(inside / NOTEBOOK)


def test_the_map_of_the_site_waits_for_its_address(built):
    """A map must hold absolute addresses: without one there is no map, and no
    preview picture is named.
    """
    assert not (built / "html/sitemap.xml").exists()
    assert "og:image" not in (built / "html/index.html").read_text("utf-8")


def test_the_map_names_every_page_once():
    """With an address, the map is sound XML with one absolute place per page."""
    tree = ElementTree.fromstring(
        discovery.site_map("https://example.org/r/", {"index", "book/a&b"}, "2026-01-01")
    )

    assert ["https://example.org/r/book/a&b.html", "https://example.org/r/index.html"] == [
        place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]


def test_a_preview_is_absolute_once_the_address_is_known():
    """Canonical address and picture are written out; what is in a title stays text."""
    app = SimpleNamespace(
        config=config(),
        edition=SimpleNamespace(once=lambda gather: {"notebooks/01_a": "01_a"}),
        env=SimpleNamespace(found_docs={"index", "book/zh/index", "notebooks/01_a"}),
    )
    app.config.report_address = "https://example.org/r"
    head = discovery.preview_of(app, "notebooks/01_a", 'A "title" & more', "What it says")
    twins = discovery.preview_of(app, "index", "Front", "What it says")

    assert '<link rel="canonical" href="https://example.org/r/notebooks/01_a.html">' in head
    assert 'content="https://example.org/r/social/01_a.png"' in head
    assert 'content="A &quot;title&quot; &amp; more"' in head
    assert "hreflang" not in head
    assert 'hreflang="en" href="https://example.org/r/index.html"' in twins
    assert 'hreflang="zh-Hans" href="https://example.org/r/book/zh/index.html"' in twins


def test_a_site_address_that_is_none_is_refused():
    """An address without https is named in the error."""
    wrong = config()
    wrong.report_address = "example.org"
    with pytest.raises(ConfigError, match="report_address: 'example.org'"):
        outputs.site_address(wrong)


def test_the_guide_for_programs_lists_every_page(built, root):
    """`llms.txt` opens with the title and links each page of the contents and files that exist."""
    text = (built / "html/llms.txt").read_text("utf-8")
    listed = re.findall(r"\]\(([^)]+)\)", text)
    pages = re.findall(r"file: (\S+)", (root / "_toc.yml").read_text("utf-8"))

    assert text.startswith("# The AI Chip Race, Audited\n")
    assert {f"{page}.html" for page in pages} <= set(listed)
    assert [] == [place for place in listed if not (built / "html" / place).is_file()]


def test_every_chapter_has_a_picture_of_the_size_previews_show(built, chapters):
    """1200 by 630 pixels, one for each chapter and one for the book."""
    pictures = {path.stem: path.read_bytes() for path in (built / "html/social").iterdir()}

    assert {"book", *(page.stem for page in chapters)} == set(pictures)
    assert {(1200).to_bytes(4) + (630).to_bytes(4)} == {
        data[PNG_SIZE] for data in pictures.values()
    }


def test_a_chapter_picture_shows_the_first_figure_and_what_it_finds(chapters):
    """The picture is set from the figure that the page shows first, beside that figure's title."""
    for page in chapters:
        built = page.read_text("utf-8")
        svg = social.find_first_svg(built)

        assert svg and "var(" not in svg and 'class="figure"' in svg
        title = social.finding_of(built)
        caption = html.document_fromstring(built).xpath("(//figcaption)[1]")[0]
        assert title
        assert title in caption.text_content().replace(WEAK_SIGN, "")


def test_binder_installs_what_the_lock_says(root):
    """Binder's files name a lock file that exists and a Python that the project supports."""
    folder = root / ".binder"
    wanted = re.search(r"^-r (\S+)$", (folder / "requirements.txt").read_text("utf-8"), re.M)[1]
    needs = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"][
        "requires-python"
    ]

    assert (folder / wanted).resolve().is_file()
    assert needs.removeprefix(">=") == (folder / "runtime.txt").read_text(
        "utf-8"
    ).strip().removeprefix("python-")
    assert (folder / "postBuild").stat().st_mode & 0o111
