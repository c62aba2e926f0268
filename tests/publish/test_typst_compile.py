"""A packed PDF: smaller, and the same to who reads it; and one whose setting began early."""

import fcntl
import io
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader

from chipledger.publish.pdf import typesetter as typesetters
from chipledger.publish.pdf.compile import packed
from chipledger.publish.pdf.typesetter import (
    BOOK,
    COMPILE,
    EARLY,
    SOURCES,
    TEMPLATE,
    Typesetter,
    early,
    typesetter,
)
from tests.helpers.pdf_prose import elements

LINKS, MOMENT = 200, "1796000000"
PIPE = 4096  # [byte] that the smallest pipe holds
MARKUP = (
    '#set document(title: [Cards])\n#set text(lang: "en")\n= Cards\n'
    + '#link("https://example.org")[card], ' * LINKS
)


@pytest.fixture(scope="module")
def plain():
    """A small tagged PDF as Typst writes it, with many small objects."""
    return typst.compile(
        MARKUP.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True
    )


def test_tags_links_and_standard_stay(plain):
    """Pages, tags, links and the claim to PDF/UA-1 are those of the compiler."""
    before, after = facts(plain), facts(packed(plain))

    assert before["links"] == LINKS and before["tags"] > LINKS
    assert "pdfuaid:part" in before["metadata"]
    assert before == after


def facts(pdf):
    """What a reader sees, hears or clicks, as far as the file tells it."""
    reader = PdfReader(io.BytesIO(pdf))
    return {
        "pages": [page.extract_text() for page in reader.pages],
        "links": sum(len(page.annotations or ()) for page in reader.pages),
        "tags": sum(1 for _ in elements(reader.root_object["/StructTreeRoot"])),
        "language": reader.root_object["/Lang"],
        "metadata": reader.root_object["/Metadata"].get_data().decode(),
    }


def test_packing_saves_most_of_the_file(plain):
    """Of a page full of links a third of the bytes is left, or less."""
    assert len(packed(plain)) < len(plain) / 3


def test_the_same_document_gives_the_same_bytes(plain):
    """Nothing of the moment enters the file."""
    assert packed(plain) == packed(bytes(plain))


def test_what_began_early_makes_the_same(tmp_path):
    """A process that has set the earlier source first makes the same bytes of the new one as a
    process that has not.
    """
    lay(tmp_path, "Cards were shipped.")
    with early(tmp_path, MOMENT):
        lay(tmp_path, "Cards were shipped, and more were promised.")
        begun = typesetter(tmp_path / SOURCES, BOOK, MOMENT)
        assert begun not in EARLY.values()
        begun.start()
        pdf, said = begun.result()
    plain = Typesetter(tmp_path / SOURCES, BOOK, MOMENT)
    plain.start()

    assert (pdf, said) == plain.result()
    assert "more were promised" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_none_outlives_the_build(tmp_path):
    """A process that began and was never told to go on ends with the build."""
    lay(tmp_path, "Cards were shipped.")
    with early(tmp_path, MOMENT):
        [begun] = EARLY.values()

    assert begun.process.poll() is not None
    assert not EARLY


def test_none_outlives_a_build_that_is_killed(tmp_path):
    """Nor does one whose build had no time to end it, though another process, as a build has some,
    still holds its pipe.
    """
    lay(tmp_path, "Cards were shipped.")
    read, write = os.pipe()
    begin = (
        "import os, subprocess, sys\n"
        "command = [*sys.argv[1:], str(os.getpid())]\n"
        "quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}\n"
        "begun = subprocess.Popen(command, stdin=0, **quiet)\n"
        "print(begun.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    shop = tmp_path / SOURCES
    program = [sys.executable, "-P", COMPILE, shop / f"{BOOK}.typ", shop / "fonts", MOMENT]
    killed = subprocess.run(
        [sys.executable, "-c", begin, *program], stdin=read, stdout=subprocess.PIPE, text=True
    )
    try:
        end = time.monotonic() + 60
        while runs(int(killed.stdout)) and time.monotonic() < end:
            time.sleep(0.1)
        assert not runs(int(killed.stdout))
    finally:
        os.close(write)
        os.close(read)


def runs(process):
    """Whether a process is at work; one that has ended and that nobody asked for is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="pipes have one size here")
def test_a_compiler_that_is_held_up_gives_its_whole_file(tmp_path, monkeypatch):
    """Signals that stop it while nobody reads lose nothing, though Python writes unbuffered."""
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    lay(tmp_path, " ".join(random.Random(1).randbytes(4).hex() for _ in range(5_000)))
    one = Typesetter(tmp_path / SOURCES, BOOK, MOMENT)
    fcntl.fcntl(one.process.stdout, fcntl.F_SETPIPE_SZ, PIPE)
    one.start()
    select.select([one.process.stdout], [], [])
    time.sleep(0.2)  # until the pipe is full
    for number in (signal.SIGSTOP, signal.SIGCONT) * 5:
        one.process.send_signal(number)
        time.sleep(0.01)
    pdf, said = one.result()

    assert [] == said
    assert 2 * PIPE < len(pdf)
    assert pdf.rstrip().endswith(b"%%EOF")


def test_half_a_file_is_none(tmp_path, monkeypatch):
    """A compiler that died while it wrote has made nothing, and what it told is said."""
    (tmp_path / "dies.py").write_text("print('[9000, []]\\n%PDF-1.7 and no more')")
    monkeypatch.setattr(typesetters, "COMPILE", tmp_path / "dies.py")
    one = Typesetter(tmp_path, BOOK, MOMENT)
    one.start()
    pdf, [(message, told)] = one.result()

    assert (b"", "the compiler died") == (pdf, message)
    assert "and no more" in told


def test_another_template_lets_none_begin(tmp_path):
    """Where the look of the book changed, nothing of the earlier source would be of use."""
    lay(tmp_path, "Cards were shipped.")
    (tmp_path / SOURCES / TEMPLATE.name).write_text("// another\n")
    with early(tmp_path, MOMENT):
        assert not EARLY


def lay(folder, sentence):
    """What the compiler reads, with one sentence in it."""
    shop = folder / SOURCES
    (shop / "fonts").mkdir(parents=True, exist_ok=True)
    (shop / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    (shop / f"{BOOK}.typ").write_text(
        f'#set document(title: [Cards])\n#set text(lang: "en")\n= Cards\n{sentence}\n'
    )


@pytest.fixture(autouse=True)
def two_cores(monkeypatch):
    """As where a second core has nothing to do."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
