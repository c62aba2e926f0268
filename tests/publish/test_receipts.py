"""The receipt at the foot of each page: hashes of what it was made from."""

import shutil

import pytest

from chipledger import cli
from chipledger.errors import BuildError
from chipledger.publish.book import receipts

PAGE = "book/method"


@pytest.fixture
def edition(checkout, built, root):
    """A checkout with one page, its source and its built form."""
    for name in ("requirements.lock", f"{PAGE}.md", f"_build/html/{PAGE}.html"):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, checkout / name)
    return checkout


def test_every_page_carries_the_receipt_of_this_checkout(root, built):
    """Each page of the book names the hashes of its source, the data and the lock."""
    shared = receipts.shared_hashes(root)
    pages = [
        path.relative_to(built / "html").with_suffix("").as_posix()
        for folder in ("book", "notebooks")
        for path in (built / "html" / folder).glob("*.html")
    ]

    assert len(pages) > 10
    assert {} == {
        page: receipts.carried(built / f"html/{page}.html")
        for page in pages
        if receipts.carried(built / f"html/{page}.html") != receipts.receipt_of(root, page, shared)
    }


def test_a_page_that_a_program_writes_names_data_and_lock(root, built):
    """Pages of the ledger have no source of their own, and say what they share."""
    assert receipts.shared_hashes(root) == receipts.carried(built / "html/ledger/index.html")


@pytest.mark.parametrize(
    "name", [PAGE, f"{PAGE}.md", f"{PAGE}.html", f"_build/html/{PAGE}.html#data"]
)
def test_the_command_agrees_with_an_untouched_checkout(name, edition, capsys):
    """A page is named as a reader copies it, and every part is as here."""
    assert 0 == cli.main(["receipt", name, "--root", str(edition)])
    assert 3 == capsys.readouterr().out.count("as here")


@pytest.mark.parametrize(
    ("part", "file"),
    [("page", f"{PAGE}.md"), ("data", "data/clean/claims.csv"), ("lock", "requirements.lock")],
)
def test_the_command_names_the_part_that_moved(part, file, edition, capsys):
    """One byte more in a part fails the check, and names that part alone."""
    with open(edition / file, "a", encoding="utf-8") as stream:
        stream.write("\n")

    assert 1 == cli.main(["receipt", PAGE, "--root", str(edition)])
    moved = [
        line.split()[0] for line in capsys.readouterr().out.splitlines() if "as here" not in line
    ]
    assert [part] == moved


def test_a_page_that_is_not_there_is_named(edition):
    """An unknown page is refused with how to name one."""
    with pytest.raises(BuildError, match="no page 'book/nowhere'.*make book"):
        receipts.compare(edition, "book/nowhere")


def test_a_page_without_a_receipt_is_refused(edition):
    """A page built by an older version cannot pass for a checked one."""
    (edition / f"_build/html/{PAGE}.html").write_text("<p>old</p>", "utf-8")
    with pytest.raises(BuildError, match="carries no receipt"):
        receipts.compare(edition, PAGE)
