"""One hash of the dataset: the same in every edition, and the one that a reader computes."""

import re
import subprocess
import zipfile

import pypdfium2
import pytest

from chipledger.publish.book.freshness import COMMAND, HASHING, SHOWN

HASH = re.compile(rf"\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{{{SHOWN},64}}\b")


def printed(command, folder):
    """What a command of the shell prints."""
    run = subprocess.run(
        ["sh", "-c", command], cwd=folder, check=True, capture_output=True, text=True
    )
    return run.stdout.strip()


@pytest.fixture(scope="module")
def digest(root):
    """The hash of the dataset, as a reader computes it."""
    return printed(COMMAND, root)


def words(markup):
    """HTML without tags."""
    return re.sub(r"<[^>]*>", "", markup)


def test_every_page_of_the_site_names_it(built, digest):
    """The foot of each page has one hash of the data, which `chipledger receipt` prints too."""
    feet = {
        tuple(re.findall(r'title="data">([0-9a-f]+)<', page.read_text("utf-8")))
        for page in (built / "html").rglob("*.html")
    }

    assert {(digest,)} == feet


def test_the_pdf_names_it_with_its_command(built, digest):
    """The imprint has the hash that the command in it prints, and no other."""
    document = pypdfium2.PdfDocument(built / "pdf/ai-chip-race.pdf")
    pages = (page.get_textpage().get_text_bounded() for page in document)
    text = next(text for text in pages if "SHA-256 begins" in " ".join(text.split()))
    document.close()

    assert [digest] == HASH.findall(text)
    assert "".join(COMMAND.split()) in "".join(text.split())


def test_the_epub_names_it_with_its_command(built, digest):
    """So has the EPUB's last page."""
    with zipfile.ZipFile(built / "epub/ai-chip-race.epub") as book:
        colophon = words(book.read("EPUB/colophon.xhtml").decode())

    assert f"data {digest}," in colophon
    assert COMMAND in colophon


def test_the_data_package_names_it_with_a_command_of_its_own(built, digest, tmp_path):
    """Whoever has the package alone computes the same from the tables in it."""
    with zipfile.ZipFile(built / "data/ai-chip-race-data.zip") as package:
        package.extractall(tmp_path)

    command = HASHING.format("*.csv")
    assert f"`{command}` prints `{digest}`" in (tmp_path / "README.md").read_text("utf-8")
    assert digest == printed(command, tmp_path)


def test_no_text_for_readers_names_another(root):
    """Prose, citation data and the notes at the top of the checkout type no hash."""
    files = [
        *(root / "book").glob("*.md"),
        *(root / name for name in ("index.md", "README.md", "CONTRIBUTING.md", "CITATION.cff")),
    ]

    assert [] == [file.name for file in files if HASH.search(file.read_text("utf-8"))]
