"""The build: what makes a stage stale, what is put in place when, and what a
failed build leaves alone.
"""

import glob
import json
import os
import pickle
import re
import subprocess
import sys
from shutil import copytree, ignore_patterns
from types import SimpleNamespace

import nbformat
import pytest
from docutils import nodes
from docutils.utils import new_document
from nbclient import NotebookClient
from sphinx.domains.std import StandardDomain
from sphinx_external_toc import events

from chipledger.errors import BuildError
from chipledger.files import write_atomically
from chipledger.publish.book.freshness import STAGES, digest_of
from chipledger.publish.book.number_texts import write_texts
from chipledger.publish.build import execute as execution
from chipledger.publish.build import in_place
from chipledger.publish.build import sphinx as render
from chipledger.publish.build.execute import (
    KEY,
    dump,
    environment_hash,
    hash_of,
    is_fresh,
    normalise,
)
from chipledger.publish.build.in_place import lay_aside, put_in_place
from chipledger.publish.build.patches import changed_pages, outline_of, setup_contents
from chipledger.publish.build.stages import Stages, locked
from chipledger.tables.store import read_clean
from tests.helpers import ROOT
from tests.helpers.small_book import build, edition, hashes, page, replace


def test_a_run_imports_no_program(tmp_path):
    """A process that runs a notebook does not import again what the program at hand imports."""
    program = tmp_path / "program.py"
    program.write_text(
        "print(__name__, flush=True)\n"
        "from chipledger.publish.build.forks import Run\n"
        "if __name__ == '__main__':\n"
        "    run = Run(print, 'ran', limit=9)\n"
        "    while not run.done:\n"
        "        run.listen()\n"
        "    run.stop()\n"
    )
    said = subprocess.check_output([sys.executable, program], text=True)

    assert ["__main__", "ran"] == [line.split()[0] for line in said.splitlines()]


# Freshness of notebooks ---------------------------------------------------------------------------


@pytest.fixture
def notebook():
    """A notebook of one cell that was run."""
    cell = nbformat.v4.new_code_cell(
        "1 + 1",
        execution_count=1,
        outputs=[nbformat.v4.new_output("execute_result", data={"text/plain": "2"})],
    )
    return normalise(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# One"), cell]), "data"
    )


@pytest.fixture
def checkout(tmp_path):
    """The files that notebooks depend on, and some that they do not."""
    names = (
        "data/clean/claims.csv",
        "data/clean/findings.csv",
        "src/chipledger/models/wafer.py",
        "src/chipledger/publish/site/site.py",
        "src/chipledger/cli.py",
        "src/chipledger/models/__pycache__/wafer.py",
        "requirements.lock",
        "index.md",
        "data/clean/__pycache__/a.csv",
    )
    for name in names:
        write_atomically(tmp_path / name, f"first {name}")
    return tmp_path


def test_what_was_just_run_is_fresh(notebook):
    """A notebook is fresh on the data that it was run on, and stale on other data."""
    assert (True, False) == (is_fresh(notebook, "data"), is_fresh(notebook, "other data"))


def test_outputs_are_no_part_of_the_hash(notebook):
    """What a notebook printed, and the hash itself, do not change what it was computed from."""
    before = hash_of(notebook, "data")
    notebook.cells[1].outputs = []
    notebook.metadata[KEY] = {"computed_from": "another"}

    assert before == hash_of(notebook, "data")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda notebook: notebook.cells[0].update(source="# Two"),
        lambda notebook: notebook.cells[1].update(source="1 + 2"),
        lambda notebook: notebook.cells[1].metadata.update(tags=["hide-input"]),
        lambda notebook: notebook.cells.pop(0),
        lambda notebook: notebook.cells[1].update(execution_count=None),
        lambda notebook: notebook.metadata.pop(KEY),
    ],
    ids=["text", "code", "tags", "order", "never run", "no hash"],
)
def test_a_changed_notebook_is_stale(notebook, spoil):
    """Text, code, tags and order count, and so does a cell that was never run."""
    spoil(notebook)

    assert not is_fresh(notebook, "data")


@pytest.mark.parametrize(
    "name", ["data/clean/claims.csv", "src/chipledger/models/wafer.py", "requirements.lock"]
)
def test_data_modules_and_lock_make_notebooks_stale(checkout, notebook, name):
    """A change in what all notebooks share makes each of them stale."""
    ran = normalise(notebook, environment_hash(checkout))
    write_atomically(checkout / name, "changed")

    assert not is_fresh(ran, environment_hash(checkout))


@pytest.mark.parametrize(
    "name",
    [
        "data/clean/findings.csv",
        "src/chipledger/publish/site/site.py",
        "src/chipledger/cli.py",
        "index.md",
    ],
)
def test_what_notebooks_do_not_use_leaves_them_fresh(checkout, notebook, name):
    """The look of the book, the command line, the prose and the findings themselves do not."""
    ran = normalise(notebook, environment_hash(checkout))
    write_atomically(checkout / name, "changed")

    assert is_fresh(ran, environment_hash(checkout))


def test_a_stored_notebook_knows_neither_time_nor_machine(notebook):
    """Two runs of a notebook are the same text, whatever times and ids they carried."""
    other = nbformat.from_dict(notebook)
    other.cells[1].metadata["execution"] = {"iopub.execute_input": "2026-11-22T07:00:00Z"}
    other.cells[1]["id"] = "f3a1"
    other.metadata["language_info"] = {"name": "python", "version": "3.13.1"}

    assert dump(notebook) == dump(normalise(other, "data"))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "import threading\nthreading.Event().wait()",
            "01_one.ipynb: a cell ran into its limit of 1 s; let it compute less\n",
        ),
        ("print('begun')\n1 / 0", "01_one.ipynb: a cell failed\n"),
        (
            "import os\nos.abort()",
            "01_one.ipynb: the kernel died, as it does where memory runs out or a library crashes"
            "\n",
        ),
    ],
    ids=["endless", "fault", "death"],
)
def test_a_cell_that_does_not_end_well_is_named(notebook, checkout, monkeypatch, code, reason):
    """Whether a cell fails, runs into its limit or takes its process along, the message names the
    notebook and the cell, and shows its code; nothing is stored.
    """
    if "limit" in reason:
        monkeypatch.setattr(execution, "TIMEOUT", 1)
    notebook.cells[1].source = code
    before = dump(notebook)
    write_atomically(checkout / "notebooks/01_one.ipynb", before)

    with pytest.raises(BuildError) as caught:
        execution.execute_stale(checkout)

    shown = "".join(f"\n    {line}" for line in code.splitlines())
    assert str(caught.value).startswith(f"{reason}cell 2:{shown}")
    assert before == (checkout / "notebooks/01_one.ipynb").read_text("utf-8")


def test_the_build_prepares_itself_while_notebooks_run(notebook, checkout):
    """What is to be done meanwhile is done before the first notebook has ended, and
    left where none is stale.
    """
    write_atomically(checkout / "notebooks/01_one.ipynb", dump(notebook))
    told = []
    again = [
        execution.execute_stale(
            checkout, report=told.append, meanwhile=lambda: told.append("meanwhile")
        )
        for _ in range(2)
    ]

    assert [["01_one.ipynb"], []] == again
    assert ["meanwhile", "  executed 01_one.ipynb (1 of 1)"] == told


SHOWS = """
import sys
from IPython.display import HTML, display
shown = display("one", display_id=True)
print("printed"); print("twice")
display(HTML("<b>two</b>"), metadata={"a": 1})
shown.update("other")
{"a": (1, 2)}
"""


def test_outputs_are_those_of_a_kernel(notebook, checkout):
    """What a cell prints, displays, updates and ends with is stored as a fresh kernel stores it."""
    notebook.cells += [
        nbformat.v4.new_code_cell(source, id=f"cell-{number:02d}")
        for number, source in enumerate((SHOWS, "", "_ = 3;", "1 + 1;", "Out[2], __name__"), 3)
    ]
    write_atomically(checkout / "notebooks/01_one.ipynb", dump(notebook))
    execution.execute_stale(checkout)
    stored = execution.read_notebook(checkout / "notebooks/01_one.ipynb")
    ran = NotebookClient(nbformat.from_dict(notebook), record_timing=False).execute()

    assert dump(normalise(ran, "")) == dump(normalise(nbformat.from_dict(stored), ""))


# What each stage reads ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda root: write_atomically(root / "a.csv", "two"),
        lambda root: write_atomically(root / "c.csv", ""),
        lambda root: (root / "a.csv").rename(root / "d.csv"),
        lambda root: (root / "b.csv").unlink(),
    ],
    ids=["content", "new", "renamed", "removed"],
)
def test_a_digest_sees_every_change(tmp_path, change):
    """A file's content, name, coming and going all change the digest."""
    write_atomically(tmp_path / "a.csv", "one")
    write_atomically(tmp_path / "b.csv", "two")
    before = digest_of(tmp_path, ("*.csv",))
    change(tmp_path)

    assert before != digest_of(tmp_path, ("*.csv",))


def test_a_digest_passes_over_what_is_not_asked_for(checkout):
    """Other files and caches do not count, nor does a file that two patterns name."""
    before = digest_of(checkout, ("data/**/*.csv",))
    write_atomically(checkout / "data/clean/__pycache__/a.csv", "changed")
    write_atomically(checkout / "index.md", "changed")

    assert before == digest_of(checkout, ("data/**/*.csv", "data/clean/*"))


@pytest.mark.parametrize("stage", STAGES)
def test_every_pattern_of_a_stage_names_something(stage):
    """No stage waits for files that are not there: a moved folder would make it blind."""
    assert [] == [pattern for pattern in STAGES[stage] if not any(ROOT.glob(pattern))]


def test_a_page_is_read_again_for_its_content_not_its_date(tmp_path):
    """A page that changed is read again even if the file is older than the last build, and one that
    only got younger is not.
    """
    env = SimpleNamespace(
        found_docs={"restored", "touched"},
        doc2path=lambda name: tmp_path / f"{name}.md",
        srcdir=tmp_path,
        dependencies={},
    )
    for name in env.found_docs:
        write_atomically(tmp_path / f"{name}.md", "one")

    assert [] == changed_pages(None, env, set(), set(), set())
    write_atomically(tmp_path / "restored.md", "two")
    os.utime(tmp_path / "restored.md", (0, 0))
    assert ["restored"] == changed_pages(None, env, set(), set(), set())
    assert [] == changed_pages(None, env, set(), set(), set())


def test_a_page_is_read_again_with_one_that_it_shows(tmp_path):
    """A page that shows the figure of a notebook changes with it."""
    env = SimpleNamespace(
        found_docs={"index", "other", "notebook"},
        doc2path=lambda name: tmp_path / name,
        srcdir=tmp_path,
        dependencies={"index": {"notebook"}},
    )
    for name in env.found_docs:
        write_atomically(tmp_path / name, "one")

    assert [] == changed_pages(None, env, set(), set(), set())
    write_atomically(tmp_path / "notebook", "two")
    assert ["index", "notebook"] == changed_pages(None, env, set(), set(), set())


def test_files_outside_the_contents_are_found_as_before(tmp_path, monkeypatch):
    """The files of a suffix are those that Python's own search finds, but for the folders that are
    left out whole and what lies below them.
    """
    names = "a.md", "a.txt", "book/b.md", "book/zh/_build/c.md", "_build/html/d.md", ".venv/e.md"
    for name in (*names, "book/.f.md", "book/src/g.md", "src/one/h.md"):
        write_atomically(tmp_path / name, "")
    config = SimpleNamespace(exclude_patterns=["_build", "src", "book/zh"])
    monkeypatch.setattr(events, "glob", glob)
    setup_contents(SimpleNamespace(config=config))

    pattern = str(tmp_path / "**" / "*.md")
    found = set(events.glob.iglob(pattern, recursive=True))

    left_out = {str(tmp_path / name) for name in ("book/zh/_build/c.md", "_build/html/d.md")}
    left_out.add(str(tmp_path / "src/one/h.md"))
    assert found == set(glob.iglob(pattern, recursive=True)) - left_out
    assert len(found) == 3


def test_nothing_that_executes_notebooks_is_imported_to_render():
    """What MyST-NB would execute notebooks with and keep them in is never loaded, and who has it
    execute them all the same is told what to set.
    """
    loaded = (
        "import sys; from pathlib import Path; from chipledger.publish.build import sphinx;"
        "sphinx.import_sphinx(Path(sys.argv[1])); print({'sqlalchemy', 'nbclient', 'zmq', 'pint',"
        "'myst_nb.core.execute'} & sys.modules.keys())"
    )
    assert "{'myst_nb.core.execute'}\n" == subprocess.check_output(
        [sys.executable, "-c", loaded, ROOT], text=True
    )
    with pytest.raises(BuildError, match='set execute_notebooks to "off"'):
        render.refuse_to_execute("notebook", path=None)


def test_figures_are_numbered_by_the_outline_of_their_page():
    """The outline of a page has all that can have a number, in its order, within its sections, with
    the captions, and no paragraph, nor does it store one.
    """
    registry = SimpleNamespace(enumerable_nodes={})
    domain = StandardDomain(SimpleNamespace(app=SimpleNamespace(registry=registry), domaindata={}))
    table = nodes.table("", nodes.title("", "Cards"), nodes.tgroup(""), ids=["cards"])
    image = nodes.figure("", nodes.image(), nodes.caption("", "Chips"), ids=["chips"])
    code = nodes.container("", nodes.caption("", "Code"), nodes.literal_block(), ids=["code"])
    code["literal_block"] = True
    section = nodes.section("", nodes.title("", "One"), nodes.container("", table), ids=["one"])
    tree = new_document("page")
    tree += [section, nodes.paragraph("", "Words."), nodes.container("", image, code)]

    def seen(node, above=""):
        for part in node.children:
            kind = domain.get_enumerable_node_type(part)
            if kind and domain.get_numfig_title(part):
                yield kind, part["ids"], domain.get_numfig_title(part), above
            yield from seen(part, part["ids"] if kind == "section" else above)

    outline = outline_of(tree, [domain])
    assert list(seen(tree)) == list(seen(outline))
    assert 3 == len(list(seen(outline)))
    assert not list(outline.findall(nodes.paragraph))
    tree.reporter = None
    assert b"Words." in pickle.dumps(section) and b"Words." not in pickle.dumps(outline)


# Putting things in place --------------------------------------------------------------------------


@pytest.fixture
def folders(tmp_path):
    """A finished folder, and an earlier edition with a page that is gone now."""
    write_atomically(tmp_path / "made/index.html", "new")
    write_atomically(tmp_path / "made/.buildinfo", "note")
    write_atomically(tmp_path / "html/index.html", "old")
    write_atomically(tmp_path / "html/gone.html", "old")
    return tmp_path


def words(folder):
    """Name and text of every file in a folder."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_a_finished_folder_replaces_the_earlier_one_whole(folders):
    """Pages that are gone leave, Sphinx's note stays behind, and nothing else lies about."""
    lay_aside(folders / "made", folders / "html")
    put_in_place(folders / "html")

    assert {"index.html": "new"} == words(folders / "html")
    assert ["html", "made"] == sorted(path.name for path in folders.iterdir())


def test_an_unchanged_file_is_shared_with_the_earlier_edition(folders):
    """What did not change is not copied again, and what is written afresh leaves the
    edition in place as it was.
    """
    lay_aside(folders / "made", folders / "html")
    put_in_place(folders / "html")
    before = (folders / "html/index.html").stat().st_ino
    lay_aside(folders / "made", folders / "html")
    put_in_place(folders / "html")
    shared = (folders / "html/index.html").stat().st_ino
    (folders / "made/index.html").write_text("newer", "utf-8")

    assert before == shared != (folders / "made/index.html").stat().st_ino
    assert {"index.html": "new"} == words(folders / "html")
    lay_aside(folders / "made", folders / "html")
    put_in_place(folders / "html")
    assert {"index.html": "newer"} == words(folders / "html")


@pytest.mark.parametrize(
    ("module", "name", "call"),
    [("shutil", "copytree", 1), ("os", "replace", 1), ("os", "replace", 2)],
)
def test_a_failure_on_the_way_keeps_the_earlier_folder(folders, monkeypatch, module, name, call):
    """Whichever step fails, the earlier edition stands where it stood, and
    the next try succeeds.
    """
    real, calls = getattr(getattr(in_place, module), name), []

    def failing(*arguments, **options):
        calls.append(arguments)
        if len(calls) == call:
            raise OSError("disk full")
        return real(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(getattr(in_place, module), name, failing)
        with pytest.raises(OSError, match="disk full"):
            lay_aside(folders / "made", folders / "html")
            put_in_place(folders / "html")

    assert {"index.html": "old", "gone.html": "old"} == words(folders / "html")
    lay_aside(folders / "made", folders / "html")
    put_in_place(folders / "html")
    assert {"index.html": "new"} == words(folders / "html")


def test_a_new_site_goes_again_where_the_rest_of_its_build_fails(tmp_path):
    """The site is laid aside while the PDF is still set; where that fails, only the earlier site is
    left.
    """
    stages = Stages(tmp_path)
    write_atomically(stages.work / "html/index.html", "new")
    write_atomically(stages.out / "html/index.html", "old")
    with pytest.raises(BuildError, match="not set"), stages.site_aside():
        stages.lay_site_aside()
        laid = words(stages.out / "html.new")
        raise BuildError("the PDF was not set")

    assert {"index.html": "new"} == laid
    assert [".work", "html"] == sorted(path.name for path in stages.out.iterdir())
    assert {"index.html": "old"} == words(stages.out / "html")


def test_one_build_at_a_time(tmp_path):
    """A second build in the same checkout is refused, and allowed once the first has ended."""
    with (
        locked(tmp_path),
        pytest.raises(BuildError, match="another build runs"),
        locked(tmp_path),
    ):
        pass
    with locked(tmp_path):
        pass


# A small book from end to end (tests/helpers/small_book.py), a part of the real ledger ------------


def test_an_unchanged_book_is_up_to_date(book):
    """A second build does nothing and touches no file."""
    before = (
        hashes(book),
        {path: path.stat().st_mtime_ns for path in book.rglob("*.csv")},
        edition(book),
    )
    built = build(book)

    assert (0, 7) == (built.code, built.said.count("up to date"))
    assert before == (
        hashes(book),
        {path: path.stat().st_mtime_ns for path in book.rglob("*.csv")},
        edition(book),
    )


def test_a_changed_literal_moves_the_number_in_the_prose(book):
    """One character in the raw claims reaches the clean table and the notebook; the build stops
    until the prose of the notebook says so, and then chapter and front page do.
    """
    chapter = "The goal of CNY 10 billion○ is 125,000 cards, and the print holds."
    assert chapter in page(book, "notebooks/01_cards")
    replace(book / "data/raw/claims.csv", "8萬元", "8.01萬元")
    built = build(book)

    assert 1 == built.code
    assert "executed 01_cards.ipynb" in built.said
    assert "moved cards-by-division: 124,800 cards (was 125,000 cards)" in built.said
    moved = "01_cards.ipynb, cell 1, line 3, finding-cards-by-division: 125,000 cards → 124,800"
    assert moved in built.said and "run `make numbers`" in built.said
    assert [moved] == [str(change).removesuffix(" cards") for change in write_texts(book)]
    built = build(book)
    assert (0, False) == (built.code, "executed" in built.said), built.said
    price = read_clean(book / "data/clean", "claims").set_index("id").loc["gpu-average-price"]
    assert ("8.01萬元", 80100) == (price["literal"], price["value"])
    assert chapter.replace("125,000", "124,800") in page(book, "notebooks/01_cards")
    assert "CNY 80,100○ a card" in page(book, "index")


def test_a_change_that_fails_a_check_asks_for_its_explanation(book):
    """A figure that no longer fits stops the build before any table is written, and says which
    check wants which words.
    """
    before = hashes(book / "data/clean")
    replace(book / "data/raw/claims.csv", "8萬元", "9萬元")
    built = build(book)

    assert 1 == built.code
    assert "column cards-for-ten-billion: explained broken" in built.said
    assert "it is fails: say in `ruling` what a reader should make of it" in built.said
    assert before == hashes(book / "data/clean")


def test_misspelt_roles_and_formulas_fail_the_build(book):
    """Each message names page and line, and the id that was meant, the form that does not exist
    or the formula, in whichever way it is written; a second try fails too, and the earlier
    edition stays.
    """
    before = edition(book)
    replace(book / "index.md", "gpu-average-price", "gpu-averge-price")
    replace(
        book / "index.md",
        "a card.\n",
        (
            "a card.\n\nFrom $a$ to $b$, and {math}`a^2`, and $\\frac{a}{b}$.\n\n"
            "```{math}\na + b\n```\n"
        ),
    )
    replace(
        book / "book/audit.md",
        "# Audit\n",
        "# Audit\n\nSee {claim}`gpu-average-price|fancy`.\n\n[12](#finding-cards-by-divison)\n",
    )
    built = build(book, "--only", "site")

    assert 1 == built.code
    assert re.search(
        r"index\.md:3: .*no claim 'gpu-averge-price'; did you mean gpu-average-price", built.said
    )
    assert re.search(r"audit\.md:3: .*unknown form 'fancy'", built.said)
    assert re.search(r"audit\.md:5: .*did you mean cards-by-division", built.said)
    assert [("5", "a^2"), ("5", "$\\\\frac{a}{b}$"), ("7", "a + b")] == re.findall(
        r"index\.md:(\d+): .*a formula, '(.*)': the book sets none", built.said
    )
    assert "Traceback" not in built.said
    assert (1, before) == (build(book, "--only", "site").code, edition(book))


@pytest.mark.parametrize(
    ("only", "typed", "token"),
    [("site", "It holds 57 chips", "57"), ("pdf", "That is 2 times as fast", "2")],
)
def test_a_typed_number_fails_the_build(book, only, typed, token):
    """Whichever output is built, a number that no role printed is named with page, heading and
    sentence, and the earlier edition stays.
    """
    before = edition(book)
    replace(book / "index.md", "a card.\n", f"a card.\n{typed}.\n")
    built = build(book, "--only", only)

    assert 1 == built.code
    assert (
        f'index, under "A small book": "{token}" was typed, no role printed it, in: {typed}.'
        in built.said
    )
    assert "Traceback" not in built.said
    assert before == edition(book)


def test_a_failing_cell_fails_the_build(book):
    """The message names notebook, cell and error; notebooks, tables and the earlier
    edition stay as they were.
    """
    replace(book / "notebooks/01_cards.ipynb", "goal / price", "goal.value / 0")
    before = hashes(book), edition(book)
    built = build(book)

    assert 1 == built.code
    assert (
        "01_cards.ipynb" in built.said
        and "cell 4" in built.said
        and "ZeroDivisionError" in built.said
    )
    assert "Traceback" not in built.said
    assert before == (hashes(book), edition(book))


def test_a_spoiled_table_fails_the_build(book):
    """A literal that cannot be read is named with file and row, and nothing is written."""
    before = hashes(book / "data/clean"), edition(book)
    replace(book / "data/raw/claims.csv", "8萬元", "many")
    built = build(book)

    assert 1 == built.code
    assert "claims.csv, row" in built.said and "'many'" in built.said
    assert before == (hashes(book / "data/clean"), edition(book))


# The whole book -----------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_whole_book_elsewhere(built, tmp_path):
    """Executed and built from nothing at another path the edition is the same bytes; a changed
    literal then moves its numbers.
    """
    stamps = json.loads((built / "stamps.json").read_text("utf-8"))
    assert stamps == {name: digest_of(ROOT, patterns) for name, patterns in STAGES.items()}, (
        "run make book first: sources changed since"
    )
    copy = copytree(
        ROOT,
        tmp_path / "copy",
        ignore=ignore_patterns(
            "_build", ".venv", ".git", ".hypothesis", ".pytest_cache", "__pycache__"
        ),
    )
    sources = hashes(copy)
    fresh = build(copy, "--fresh")

    assert 0 == fresh.code, fresh.said
    assert sources == hashes(copy)
    assert edition(ROOT) == edition(copy)

    replace(copy / "data/raw/claims.csv", "8萬元", "8.01萬元")
    moved = build(copy)

    assert 0 == moved.code, moved.said
    assert "CNY 80,100" in page(copy, "notebooks/04_china_gpu_ipos")
    assert "CNY 80,100" not in page(ROOT, "notebooks/04_china_gpu_ipos")
