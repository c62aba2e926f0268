"""The Chinese pages: in step with the English ones, no number typed, nobody else's sentence."""

import re
import shutil
from pathlib import Path

import pytest

from chipledger.facts.catalogue import Catalogue
from chipledger.facts.chinese import bound_text_zh
from chipledger.files import read_rows
from chipledger.notebook.ledger import Ledger
from chipledger.numbers.chinese import HAN, simplified
from chipledger.publish.book.chinese import (
    ARTICLES,
    ENTRIES,
    HOME,
    PAGES,
    TWINS,
    is_chinese,
    twin_of,
)
from chipledger.publish.lint.chinese_parity import ROLE, bound, english, faults, mark_again
from chipledger.publish.lint.number_words import numbers_in_chinese
from chipledger.scan.verify import sources_folder
from tests.helpers import ROOT

MOST_ALIKE = 10  # signs in a row that a page may share with a source text
PINYIN = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
TOKEN = re.compile(rf"[{HAN}]|[A-Za-z0-9.]+")


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(Ledger.load(ROOT))


@pytest.fixture
def copy(tmp_path):
    """A checkout of the pages alone, which a test may spoil."""
    for name in ("book", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "index.md", tmp_path)
    return tmp_path


def spoil(file, old, new):
    """Write other words into a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_every_chinese_block_is_in_step(catalogue):
    """Each block tells an English one as it now stands, with the same numbers and verdicts, and
    every sentence of the ledger that these pages print is there in Chinese.
    """
    assert [] == faults(ROOT, catalogue)


def test_a_changed_english_block_marks_its_twin_stale(copy, catalogue):
    """The message names the Chinese block and the hash to write once it has been read."""
    spoil(copy / "index.md", "somewhere the hundreds were lost", "the hundreds were lost")

    (fault,) = faults(copy, catalogue)

    assert fault.startswith(f"{HOME}index.md, block of index#Six catches: the English has changed")
    mark_again(copy)
    assert [] == faults(copy, catalogue)


def test_a_moved_number_makes_no_block_stale(copy, catalogue):
    """What a number link of a notebook reads at present is no part of the hash."""
    spoil(copy / "notebooks/02_xai_colossus.ipynb", "[36 times](#finding", "[37 times](#finding")

    assert [] == faults(copy, catalogue)


def test_a_number_that_one_side_lacks_is_named(copy, catalogue):
    """A block binds what its English one binds, no more and no less."""
    role = "{finding}`audit-ascend-factor|words`"
    spoil(copy / f"{HOME}index.md", role, "{claim}`x1-first-batch`")

    (fault,) = faults(copy, catalogue)

    assert "add ['finding:audit-ascend-factor'], take out ['claim:x1-first-batch']" in fault


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("promise,a16,deliverable", "promise,a17,deliverable", "the ledger has no such sentence"),
        ("promise,a16,deliverable,", "promise,a16,deliverable,0", "the English has changed"),
    ],
)
def test_a_sentence_of_the_ledger_is_held_by_its_hash(copy, catalogue, old, new, said):
    """A row that tells another sentence than the ledger's, or none, is named."""
    spoil(copy / ENTRIES, old, new)

    assert any(said in fault for fault in faults(copy, catalogue))


def test_every_number_of_the_pages_has_chinese_words(catalogue):
    """Each role of each page prints Chinese, and so does each figure behind a slip."""
    for path in sorted((ROOT / HOME).rglob("*.md")):
        text = path.read_text("utf-8")
        for role in re.finditer(r"\{(\w+)\}`([a-z0-9-]+)(?:\|(\w+))?`", text):
            kind, name, form = role[1], role[2], role[3] or ""
            if ROLE.fullmatch(role[0]):
                row = catalogue.rows[kind][name]
                assert bound_text_zh(kind, row, form, catalogue.entities)
    for claims in catalogue.slips:
        assert bound_text_zh("claim", catalogue.claims[claims], "", catalogue.entities)


@pytest.mark.parametrize(
    "typed", ["12家", "１２家", "快了两倍", "一半", "数十亿", "三分之一", "翻倍", "三成", "十万颗"]
)
def test_a_typed_number_is_found(typed):
    """A digit, a full-width one and a number word that measures are numbers in a Chinese page."""
    assert numbers_in_chinese(f"共{typed}。")


@pytest.mark.parametrize(
    "free", ["一个统一的说法", "十分清楚", "两名读者", "半导体", "上半年", "成立", "万一"]
)
def test_a_word_that_measures_nothing_is_free(free):
    """Numerals within words and before what is merely counted are good Chinese."""
    assert not numbers_in_chinese(free)


def tokens(text):
    """Chinese signs in one script, and each Latin word or figure as one."""
    signs = simplified()
    return TOKEN.findall("".join(signs.get(sign, sign) for sign in PINYIN.sub("", text)))


def test_no_page_has_a_sentence_of_a_source_text():
    """No run of as many signs stands in a source text, whichever script either is in."""
    folder = sources_folder(ROOT)
    if folder is None:
        pytest.skip("the source texts are absent: set CHIPLEDGER_SOURCES to their folder")
    size = MOST_ALIKE + 1
    theirs = set()
    for file in sorted(Path(folder).glob("*.txt")):
        run = tokens(file.read_text("utf-8"))
        theirs |= {tuple(run[at : at + size]) for at in range(len(run) - size + 1)}
    ours = {}
    for path in sorted((ROOT / HOME).rglob("*.*")):
        for line in path.read_text("utf-8").splitlines():
            run = tokens(line)
            ours |= {tuple(run[at : at + size]): path.name for at in range(len(run) - size + 1)}

    assert theirs
    assert {} == {"".join(run): name for run, name in ours.items() if run in theirs}


def test_the_span_of_the_articles_is_theirs():
    """The months that the front page names are those of the first and the last article."""
    rows = [row for row in read_rows(ROOT / "data/raw/sources.csv") if row["kind"] == "text"]
    days = sorted(row["published"][:7] for row in rows)
    first, last = ((int(day[:4]), int(day[5:])) for day in (days[0], days[-1]))

    text = (ROOT / f"{HOME}index.md").read_text("utf-8")

    assert f"{first[0]}年{first[1]}月至{last[0]}年{last[1]}月" in text


def test_every_article_and_page_has_its_chinese_twin(catalogue):
    """The pages of the Chinese contents and of all articles are there, and lead back and forth."""
    pages = [ROOT / "index.md", *(ROOT / "book").rglob("*.md")]
    found = {path.relative_to(ROOT).with_suffix("").as_posix() for path in pages}
    articles = {f"{ARTICLES}{name}" for name in catalogue.cards}

    assert set() == ({*PAGES} | articles) - found
    for page in [*articles, *(page for page in TWINS.values() if page.startswith(HOME))]:
        assert is_chinese(page)
        assert page == twin_of(twin_of(page, found), found)


def test_a_block_without_its_english_page_is_refused():
    """A heading that the English page lacks cannot be told."""
    with pytest.raises(LookupError, match="no heading 'Nothing'"):
        english(ROOT, "index", "Nothing")


def test_links_and_roles_bind_alike():
    """A number link of a notebook and a role of a page name one entry, whatever the form."""
    assert bound("{claim}`a|when`") == bound("[9 months](#claim-a.words)") == {"claim:a"}
