"""What is kept of an earlier build is what a build from nothing would make."""

import json
from shutil import rmtree
from types import SimpleNamespace

import pytest

from chipledger.publish.book import freshness as shelf
from tests.helpers.small_book import build, edition, hashes, page, replace

SENTENCE = ("index.md", "a card.\n", "a card.\n\nOne more sentence.\n")
NAKED = SENTENCE[2].replace("One more", "2 more")
TITLE = ("book/audit.md", "# Audit", "# The audit")
USE = ("book/audit.md", "Audit\n\n", "Audit\n\nSee {claim}`gpu-revenue-goal`.\n\n")
ORDER = (
    "_toc.yml",
    "      - file: book/findings\n      - file: book/audit\n",
    "      - file: book/audit\n      - file: book/findings\n",
)


def written(book):
    """The moment at which each page and each file of the ledger was last written."""
    site = book / "_build/.work/html"
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")
    }


def laid(book):
    """The moment at which what EPUB and PDF keep of each page was last laid aside."""
    shelves = book / "_build/.work/doctrees"
    return {
        path.relative_to(shelves).as_posix(): path.stat().st_mtime_ns
        for name in ("bookepub", "typstpdf")
        for path in (shelves / name).rglob("*.pickle")
    }


def set_at(book):
    """The moment at which each PDF was last set."""
    return {
        path.name: path.stat().st_mtime_ns for path in (book / "_build/.work/typst").glob("*.pdf")
    }


def rewritten(book, before):
    """The pages that a build has written since."""
    return {name for name, moment in written(book).items() if before.get(name) != moment} - {
        "search.html"
    }


def test_a_changed_sentence_writes_one_page(book):
    """Nothing else is written, neither pages nor ledger nor what the other formats keep, and of the
    PDFs only that with the sentence is set, also where a build before refused the sentence. A fresh
    clone executes nothing, changes no source and builds the same edition, byte for byte.
    """
    before, shelves, pdfs = written(book), laid(book), set_at(book)
    replace(book / SENTENCE[0], SENTENCE[1], NAKED)
    refused = build(book)

    assert (1, True) == (refused.code, "was typed" in refused.said), refused.said
    replace(book / SENTENCE[0], NAKED, SENTENCE[2])
    built = build(book)

    assert 0 == built.code, built.said
    assert {"report.pdf"} == {name for name, moment in set_at(book).items() if pdfs[name] != moment}
    assert {"index.html"} == rewritten(book, before)
    own = {"bookepub/index.pickle", "typstpdf/index.pickle", "typstpdf/index.chapter.pickle"}
    assert own == {name for name, moment in laid(book).items() if shelves[name] != moment}
    assert "One more sentence." in page(book, "index")
    kept = hashes(book), edition(book)
    rmtree(book / "_build")
    built = build(book)

    assert (0, False) == (built.code, "executed" in built.said), built.said
    assert kept == (hashes(book), edition(book))


def test_what_is_spoiled_costs_time_only(book):
    """Where the note on the earlier build or what was laid aside cannot be read, everything is
    written, and the edition is the same.
    """
    before, kept = written(book), edition(book)
    note = book / "_build/.work/doctrees/kept.json"
    assert {"pages", "ledger", "search", "readings"} == json.loads(note.read_text("utf-8")).keys()
    note.write_text("{", "utf-8")
    for name in laid(book):
        (note.parent / name).write_bytes(b"\x80")
    (book / "_build/stamps.json").unlink()
    built = build(book)

    assert 0 == built.code, built.said
    assert all((note.parent / name).stat().st_size > 1 for name in laid(book))
    assert {"index.html", "book/audit.html", "ledger/index.html"} <= rewritten(book, before)
    assert kept == edition(book)


def test_a_page_that_lost_its_cards_is_written_anew(book):
    """The page and its cards are written together, no other page is, and cards
    without a page do not stay.
    """
    before, kept, site = written(book), edition(book), book / "_build/.work/html"
    assert (site / "notebooks/01_cards.cards.js").is_file()
    (site / "index.cards.js").unlink()
    (site / "book/gone.cards.js").touch()
    (book / "_build/stamps.json").unlink()
    built = build(book, "--only", "site")

    assert 0 == built.code, built.said
    assert {"index.html"} == rewritten(book, before)
    assert (site / "index.cards.js").is_file()
    assert kept == edition(book)


@pytest.mark.slow
@pytest.mark.parametrize(("file", "old", "new"), [TITLE, USE, ORDER], ids=["title", "use", "order"])
def test_what_pages_share_reaches_every_page(book, file, old, new):
    """A new title, a new use of a number, another order: the edition is that
    of a build from nothing.
    """
    replace(book / SENTENCE[0], *SENTENCE[1:])
    assert 0 == build(book).code
    before = written(book)
    replace(book / file, old, new)
    built = build(book)

    assert 0 == built.code, built.said
    assert before.keys() - {"search.html"} <= rewritten(book, before)
    kept = edition(book)
    assert 0 == build(book, "--fresh").code
    assert kept == edition(book)


def test_a_thing_is_taken_for_the_page_it_was_made_of(tmp_path, monkeypatch):
    """What was laid aside comes back while its page is as it was, not when it changed, and not
    when nothing lies there.
    """
    pages = {"book/page": "as it was", "index": "new"}
    monkeypatch.setattr(shelf, "Digests", lambda app: SimpleNamespace(pages=dict(pages)))
    app = SimpleNamespace(doctreedir=tmp_path, builder=SimpleNamespace(name="maker"))
    shelf.PageCache(app).lay("book/page", ["made"])

    assert (["made"], None) == (
        shelf.PageCache(app).take("book/page"),
        shelf.PageCache(app).take("index"),
    )
    pages["book/page"] = "changed"
    assert shelf.PageCache(app).take("book/page") is None
