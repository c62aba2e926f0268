"""The raw tables: for every column a spoiled cell that is refused by name, and files that
no reader may guess at.
"""

import shutil

import pytest

from chipledger.errors import TableError
from chipledger.intake.raw import read_raw
from chipledger.tables.meanings import REFERENCES
from chipledger.tables.schema import CLEAN, RAW, validated
from chipledger.tables.store import read_clean
from tests.helpers.small_ledger import part_of

# Which row of the copied table is spoiled: the first that has these values.
CLAIM, TEXT_SOURCE = {"id": "x1-first-batch"}, {"kind": "text"}
# Rows that are right, added to tables that may be empty.
ADDED = {
    "dismissed": {
        "source": "x1-report",
        "line": "1",
        "offset": "0",
        "literal": "一步",
        "reason": "repeat",
        "repeats": "x1-first-batch",
    },
    "promises": {
        "id": "zz-test",
        "claim": "x1-first-batch",
        "speaker": "musk",
        "deliverable": "A first batch",
        "criterion": "Chips are delivered",
        "window_end": "2026-Q3",
        "group": "onlooker",
    },
    "resolutions": {
        "promise": "zz-test",
        "status": "broken",
        "evidence": "x1-process",
        "ruled_on": "2026-11-22",
        "ruled_by": "reader 2",
        "searched_until": "2026-11-22",
    },
}
FIRST_READING = {**ADDED["resolutions"], "ruled_by": "reader 1"}  # a promise wants both
# table, row, column, what is typed there, the rule that refuses it
SPOILED = [
    ("claims", CLAIM, "id", "X1 first batch", "claim id"),
    ("claims", CLAIM, "source", "no-such-source", "known id"),
    ("claims", CLAIM, "line", "0", "line number"),
    ("claims", CLAIM, "offset", "-1", "whole number"),
    ("claims", CLAIM, "locator", "third paragraph", "text place"),
    ("claims", CLAIM, "literal", "plenty of chips", "readable"),
    ("claims", CLAIM, "context", "colour=red", "context"),
    ("claims", CLAIM, "entity", "no-such-entity", "known id"),
    ("claims", CLAIM, "metric", "no_such_metric", "known id"),
    ("claims", {"metric": "made_by"}, "object", "no-such-entity", "known id"),
    ("claims", CLAIM, "state", "melted", "closed list"),
    ("claims", CLAIM, "base", "no-such-base", "known id"),
    ("claims", CLAIM, "scope", "dense;;peak", "scope words"),
    ("claims", CLAIM, "as_of", "2025-02-30", "ISO date"),
    ("claims", CLAIM, "due", "soon", "ISO date"),
    ("claims", CLAIM, "speaker", "no-such-person", "known id"),
    ("claims", CLAIM, "basis", "hearsay", "closed list"),
    ("claims", CLAIM, "modality", "boast", "closed list"),
    ("claims", CLAIM, "origin", "no-such-origin", "known id"),
    ("claims", CLAIM, "gloss", "", "one line"),
    ("sources", TEXT_SOURCE, "id", "Report", "slug"),
    ("sources", TEXT_SOURCE, "kind", "book", "closed list"),
    ("sources", TEXT_SOURCE, "file", "../elsewhere.txt", "file name"),
    ("sources", TEXT_SOURCE, "first_line", "0", "line number"),
    ("sources", TEXT_SOURCE, "last_line", "last", "line number"),
    ("sources", TEXT_SOURCE, "sha256", "d649b6dd", "SHA-256"),
    ("sources", TEXT_SOURCE, "url", "ftp://example.org", "address"),
    ("sources", TEXT_SOURCE, "title", "", "one line"),
    ("sources", TEXT_SOURCE, "publisher", " padded", "one line"),
    ("sources", TEXT_SOURCE, "author", "a" * 81, "one line"),
    ("sources", TEXT_SOURCE, "published", "last week", "ISO date"),
    ("sources", TEXT_SOURCE, "language", "de", "closed list"),
    ("sources", TEXT_SOURCE, "read_on", "2026-13-01", "day"),
    ("sources", TEXT_SOURCE, "page_read", "maybe", "closed list"),
    ("sources", TEXT_SOURCE, "grade", "gossip", "closed list"),
    ("sources", TEXT_SOURCE, "theme", "weather", "closed list"),
    ("entities", {}, "id", "Acme", "slug"),
    ("entities", {}, "type", "planet", "closed list"),
    ("entities", {}, "name", "", "one line"),
    ("entities", {}, "zh_hans", "名" * 41, "one line"),
    ("entities", {}, "zh_hant", "名 ", "one line"),
    ("entities", {}, "aliases", "one; ;two", "scope words"),
    ("entities", {}, "maker", "no-such-maker", "known id"),
    ("entities", {}, "note", "two\nlines", "no control characters"),
    ("metrics", {}, "id", "Peak-FLOPS", "metric name"),
    ("metrics", {}, "label", "", "one line"),
    ("metrics", {}, "kind", "feeling", "closed list"),
    ("metrics", {}, "unit", "parsec", "closed list"),
    ("metrics", {}, "direction", "sideways", "closed list"),
    ("metrics", {}, "single_valued", "perhaps", "closed list"),
    ("metrics", {}, "definition", "", "one line"),
    ("scope_words", {}, "word", "two words", "one word"),
    ("dismissed", ADDED["dismissed"], "source", "no-such-source", "known id"),
    ("dismissed", ADDED["dismissed"], "line", "0", "line number"),
    ("dismissed", ADDED["dismissed"], "offset", "1.5", "whole number"),
    ("dismissed", ADDED["dismissed"], "literal", "", "short literal"),
    ("dismissed", ADDED["dismissed"], "reason", "boring", "closed list"),
    ("dismissed", ADDED["dismissed"], "repeats", "no-such-claim", "known id"),
    ("promises", ADDED["promises"], "id", "ZZ", "slug"),
    ("promises", ADDED["promises"], "claim", "no-such-claim", "known id"),
    ("promises", ADDED["promises"], "speaker", "no-such-person", "known id"),
    ("promises", ADDED["promises"], "deliverable", "", "one line"),
    ("promises", ADDED["promises"], "criterion", "a" * 301, "one line"),
    ("promises", ADDED["promises"], "window_start", "2026-Q5", "ISO date"),
    ("promises", ADDED["promises"], "window_end", "", "ISO date"),
    ("promises", ADDED["promises"], "vintage_of", "no-such-promise", "known id"),
    ("promises", ADDED["promises"], "group", "others", "closed list"),
    ("resolutions", ADDED["resolutions"], "promise", "no-such-promise", "known id"),
    ("resolutions", ADDED["resolutions"], "status", "forgotten", "closed list"),
    ("resolutions", ADDED["resolutions"], "evidence", "x1-first-batch no-such-claim", "known id"),
    ("resolutions", ADDED["resolutions"], "ruled_on", "2026-11", "day"),
    ("resolutions", ADDED["resolutions"], "ruled_by", "reader 3", "closed list"),
    ("resolutions", ADDED["resolutions"], "searched_until", "2026-11-31", "ISO date"),
    ("resolutions", ADDED["resolutions"], "note", "a tab\tinside", "no control characters"),
]
# More ways to break a rule that a cell of the same column already has.
ALSO_SPOILED = [
    ("claims", CLAIM, "id", "x-" + "1" * 47, "one line"),
    ("claims", CLAIM, "literal", "", "short literal"),
    ("claims", CLAIM, "literal", "一二三四五六七八九十一", "short literal"),
    ("claims", CLAIM, "literal", "1" * 61, "short literal"),
    ("claims", CLAIM, "literal", "30\n万块", "no control characters"),
    ("claims", CLAIM, "literal", "30%", "readable"),
    ("claims", CLAIM, "context", "unit=chip\x00", "no control characters"),
    ("claims", CLAIM, "scope", "two\tscopes", "no control characters"),
    ("claims", CLAIM, "scope", "plnned", "known scope word"),
    ("claims", CLAIM, "basis", "filing", "evidence of its speaker"),
    ("claims", CLAIM, "speaker", "nvidia-h100", "a speaker"),
    ("claims", CLAIM, "as_of", "1925", "plausible year"),
    (
        "claims",
        {"modality": "fact", "source": "x1-report"},
        "as_of",
        "2027",
        "not after publication",
    ),
    ("claims", CLAIM, "due", "2024", "due after its statement"),
    ("dismissed", ADDED["dismissed"], "repeats", "", "what it repeats"),
    ("claims", CLAIM, "gloss", "a" * 141, "one line"),
    ("claims", CLAIM, "gloss", "two\nlines", "no control characters"),
    ("claims", CLAIM, "gloss", "=1+1", "no formula"),
    ("claims", CLAIM, "literal", "+30万块", "no formula"),
    ("entities", {}, "note", "@SUM(A1)", "no formula"),
    ("entities", {}, "id", "-acme", "no formula"),
    ("sources", TEXT_SOURCE, "title", "＝1+1", "no formula"),
]


@pytest.fixture(scope="module")
def checkout(root, tmp_path_factory, edit):
    """The part of the ledger that goes with one article, and the added rows: each test checks all
    tables, and rows of every kind will do.
    """
    folder = tmp_path_factory.mktemp("part")
    part_of(root / "data", folder / "data", "x1-report", 0)
    for name in ("_config.yml", "_toc.yml"):
        (folder / name).touch()
    for name, row in [*ADDED.items(), ("resolutions", FIRST_READING)]:
        edit(folder, name, lambda rows, row=row: rows.append(dict(row)))
    return folder


@pytest.fixture
def spoiled(checkout, edit):
    """This ledger with one cell changed until the test ends, and the number of its row."""
    right = {}

    def spoil(table, wanted, column, typed):
        path = checkout / f"data/raw/{table}.csv"
        right[path] = path.read_bytes()
        found = []

        def change(rows):
            found.append(
                next(number for number, row in enumerate(rows) if wanted.items() <= row.items())
            )
            rows[found[0]][column] = typed

        edit(checkout, table, change)
        return checkout, found[0] + 2

    yield spoil
    for path, data in right.items():
        path.write_bytes(data)


@pytest.mark.parametrize(("table", "row", "column", "typed", "rule"), SPOILED + ALSO_SPOILED)
def test_a_spoiled_cell_is_refused_by_name(spoiled, refusal, table, row, column, typed, rule):
    """One bad cell stops everything: the error names file, row, column, rule and mend, and clean
    data stay as they were.
    """
    folder, number = spoiled(table, row, column, typed)

    problem, *more = refusal(folder).problems

    assert (f"data/raw/{table}.csv", number, column, rule, []) == (*problem[:4], more)
    assert problem.mend


@pytest.mark.parametrize("table", RAW)
def test_no_column_is_left_out(table):
    """Every column of every raw table has its spoiled cell above."""
    assert list(RAW[table].columns) == [column for name, _, column, *_ in SPOILED if name == table]


def test_every_reference_is_held():
    """What the description calls a reference is one that cleaning holds the raw tables to."""
    held = {(table, column) for table, _, column, _, rule in SPOILED if rule == "known id"}

    # What programs write names rows by construction.
    assert {
        (table, column)
        for table, columns in REFERENCES.items()
        for column in columns
        if table in RAW and column in RAW[table].columns
    } <= held


def test_the_added_rows_are_right(checkout, tmp_path, clean):
    """The rows added for the tests pass, so that what is refused is the spoiled cell."""
    copy = shutil.copytree(checkout, tmp_path / "copy")

    clean(copy)

    assert "zz-test" in (copy / "data/clean/promises.csv").read_text("utf-8")


def test_every_fault_is_named(tiny, edit, refusal):
    """One run names all bad cells, in one column and in several tables."""
    edit(tiny, "claims", lambda rows: [row.update(basis="hearsay") for row in rows])
    edit(tiny, "metrics", lambda rows: rows[0].update(kind="feeling"))

    problems = refusal(tiny).problems

    assert [("claims", row) for row in range(2, 9)] + [("metrics", 2)] == [
        (p.file[9:-4], p.row) for p in problems
    ]


def test_a_torn_row_is_refused(tiny, refusal):
    """A row with too few cells is named instead of being filled up."""
    path = tiny / "data/raw/entities.csv"
    path.write_text(path.read_text("utf-8").replace("fab,company", "fab;company"), "utf-8")

    (problem,) = refusal(tiny).problems

    assert ("data/raw/entities.csv", 4, "(row)", "cell count", "7 cells") == (
        *problem[:4],
        problem.value,
    )


def test_a_stray_comma_is_refused(tiny, refusal):
    """An unquoted comma makes one cell too many, which is named."""
    path = tiny / "data/raw/entities.csv"
    path.write_text(path.read_text("utf-8").replace("Fab & Co", "Fab, Co"), "utf-8")

    (problem,) = refusal(tiny).problems

    assert (4, "cell count", "8 cells are wanted; quote a cell that holds a comma") == (
        problem.row,
        problem.rule,
        problem.mend,
    )


@pytest.mark.parametrize("data", ["编号".encode("gbk"), b"id,\xff\n", b'id,"never closed\n'])
def test_a_file_in_another_form_is_refused(tiny, refusal, data):
    """A table that is not UTF-8 CSV is named with what its reader says."""
    (tiny / "data/raw/claims.csv").write_bytes(data)

    (problem,) = refusal(tiny).problems

    assert ("data/raw/claims.csv", 1, "(file)", "UTF-8 CSV") == problem[:4]
    assert problem.mend.startswith("save the file as UTF-8 CSV")


@pytest.mark.parametrize("data", [b"", b"id,source\n", b"\xef\xbb\xbfid,source\n"])
def test_another_header_is_refused(tiny, refusal, data):
    """A missing or different header is answered with the right one; a spreadsheet's mark is no part
    of it.
    """
    (tiny / "data/raw/entities.csv").write_bytes(data)

    (problem,) = refusal(tiny).problems

    assert ("data/raw/entities.csv", 1, "(header)", "columns") == problem[:4]
    assert "the header must be: id,type,name,zh_hans,zh_hant,aliases,maker,note" == problem.mend


@pytest.mark.parametrize("name", [f"{name}.csv" for name in RAW])
def test_a_missing_table_is_named(tiny, refusal, name):
    """An absent table is an error, never an empty table."""
    (tiny / "data/raw" / name).unlink()

    (problem,) = refusal(tiny).problems

    assert (
        f"data/raw/{name}",
        1,
        "(file)",
        "present",
        "restore the file from the repository",
    ) == problem[:5]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("a-check:\n  says: [unclosed\n", 3),
        ("a-check: {says: one, test: two\n", 2),
        ("- says: a list\n", 1),
        ("only words\n", 1),
        (
            (
                "a-check:\n  says: one\n  test: x-y == x-y\n"
                "a-check:\n  says: two\n  test: x-y == x-y\n"
            ),
            4,
        ),
        ("a-check:\n  says: one\n  says: two\n  test: x-y == x-y\n", 3),
    ],
)
def test_broken_checks_are_refused(tiny, refusal, text, row):
    """YAML that cannot be read, is no list of checks, or uses an id twice is
    refused with its line.
    """
    (tiny / "data/raw/checks.yml").write_text(text, "utf-8")

    (problem,) = refusal(tiny).problems

    assert ("data/raw/checks.yml", row, "(file)", "YAML") == problem[:4]
    assert problem.mend


def test_missing_checks_are_refused(tiny, refusal):
    """An absent checks.yml is an error, never an audit without checks."""
    (tiny / "data/raw/checks.yml").unlink()

    (problem,) = refusal(tiny).problems

    assert ("data/raw/checks.yml", 1, "(file)", "YAML") == problem[:4]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ("just words", "check entry"),
        ("{test: a-b == a-b}", "check entry"),
        ("{says: nothing to test}", "check entry"),
        ("{says: both, test: a-b == a-b, contradiction: [a-b, c-d], ruling: none}", "check entry"),
        ("{says: =1+1, test: a-b == a-b}", "no formula"),
        ("{says: one, test: -1 == a-b}", "no formula"),
        ("{says: '', test: a-b == a-b}", "check entry"),
        ("{says: one, test: 5}", "check entry"),
        ("{says: one, test: a-b == a-b, undefined: }", "check entry"),
        ("{says: one, test: a-b == a-b, rulling: typo}", "check entry"),
        ("{says: one, contradiction: [a-b], ruling: first}", "check entry"),
        ("{says: one, contradiction: a-b, ruling: first}", "check entry"),
        ("{says: one, contradiction: [a-b, a-b], ruling: first}", "check entry"),
        ("{says: one, contradiction: [a-b, c-d]}", "ruling"),
    ],
)
def test_a_check_in_another_form_is_refused(tiny, refusal, entry, rule):
    """A check says something, tests one thing, and rules on a contradiction."""
    (tiny / "data/raw/checks.yml").write_text(f"odd-check: {entry}\n", "utf-8")

    (problem,) = refusal(tiny).problems

    assert ("data/raw/checks.yml", "odd-check", rule) == (
        problem.file,
        problem.column,
        problem.rule,
    )
    assert problem.mend


def test_cells_are_read_as_typed(tiny, edit):
    """What looks empty or like a number to a spreadsheet stays text."""
    edit(tiny, "entities", lambda rows: rows[0].update(name="NA", note="007"))

    row = read_raw(tiny / "data/raw")["entities"].iloc[0]

    assert ("NA", "007", "") == (row["name"], row["note"], row["zh_hans"])


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("claims", "unit", "parsec", "isin"),
        ("claims", "shown", "", "str_length"),
        ("claims", "value", -1.0, "value within its interval"),
        ("claims", "usual_low", -1.0, "usual interval within the hard one"),
        ("claims", "theme", "weather", "isin"),
        ("checks", "verdict", "true", "isin"),
        ("checks", "claims", "", "str_length"),
    ],
)
def test_a_clean_table_that_breaks_its_schema_is_named(ledger, table, column, value, rule):
    """A fault of our own programs names table, row and rule like any other."""
    spoiled = read_clean(ledger.root / "data/clean", table)
    spoiled.loc[0, column] = value

    with pytest.raises(TableError) as caught:
        validated(table, spoiled)

    assert [(f"data/clean/{table}.csv", 2, rule)] == [
        (p.file, p.row, p.rule) for p in caught.value.problems
    ]
    assert caught.value.problems[0].column in (column, "(row)")


@pytest.mark.parametrize("table", CLEAN)
def test_a_missing_column_is_named(ledger, table):
    """A clean table without one of its columns is refused."""
    torn = read_clean(ledger.root / "data/clean", table).iloc[:, 1:]

    with pytest.raises(TableError, match=f"data/clean/{table}.csv"):
        validated(table, torn)
