"""Rules beyond one cell: ids, references, places, and columns that belong together."""

import pytest


@pytest.mark.parametrize("table", ["claims", "sources", "entities", "metrics", "promises"])
@pytest.mark.parametrize("where", ["beside", "far from"])
def test_an_id_is_never_used_twice(tiny, edit, refusal, table, where):
    """A second row of one id is refused wherever it stands, and named as such."""
    place = {"beside": 1, "far from": 10}[where]
    edit(tiny, table, lambda rows: rows.insert(place, dict(rows[0])))

    problems = [problem for problem in refusal(tiny).problems if problem.column == "id"]

    assert [(f"data/raw/{table}.csv", "unique id", "ids are never used twice: choose another")] == [
        (p.file, p.rule, p.mend) for p in problems
    ]


@pytest.mark.parametrize("table", ["claims", "entities", "metrics", "sources"])
def test_rows_stand_in_the_order_of_their_ids(tiny, edit, refusal, table):
    """A row out of order is told which row it belongs above."""
    edit(tiny, table, lambda rows: rows.append(rows.pop(0)))

    (problem,) = refusal(tiny).problems

    assert (f"data/raw/{table}.csv", "id", "sorted by id") == (
        problem.file,
        problem.column,
        problem.rule,
    )
    assert problem.mend.startswith("move this row above ")


@pytest.mark.parametrize("column", ["base", "origin"])
def test_a_claim_cannot_refer_to_itself(tiny, edit, refusal, column):
    """A multiple of itself, or a repeat of itself, says nothing."""
    edit(tiny, "claims", lambda rows: rows[0].update({column: rows[0]["id"]}))

    (problem,) = refusal(tiny).problems

    assert (2, column, "no circle") == (problem.row, problem.column, problem.rule)


ROUND = [
    (
        "claims",
        {0: {"base": "launch-date"}, 2: {"base": "card-price"}},
        "base",
        (
            "card-price leads to launch-date leads to card-price: cut it at one row; it stands in "
            "check cards-for-the-goal"
        ),
    ),
    (
        "claims",
        {0: {"base": "launch-date"}, 2: {"origin": "card-price"}},
        "base",
        "card-price leads to launch-date leads to card-price",
    ),
    (
        "claims",
        {2: {"origin": "made-by-fab"}, 3: {"origin": "price-fall"}, 4: {"base": "launch-date"}},
        "origin",
        "launch-date leads to made-by-fab leads to price-fall leads to launch-date",
    ),
    (
        "entities",
        {0: {"maker": "fab"}, 2: {"maker": "acme"}},
        "maker",
        "acme leads to fab leads to acme",
    ),
    (
        "promises",
        {0: {"vintage_of": "card-launch"}},
        "vintage_of",
        "card-launch leads to card-launch",
    ),
]


@pytest.mark.parametrize(("table", "cells", "column", "message"), ROUND)
def test_a_circle_of_rows_is_refused(tiny, edit, refusal, table, cells, column, message):
    """Rows that lead back to themselves are told once, with the whole way round and the
    checks that stand in it.
    """
    edit(tiny, table, lambda rows: [rows[place].update(row) for place, row in cells.items()])

    (problem,) = refusal(tiny).problems

    assert (column, "no circle") == (problem.column, problem.rule)
    assert problem.mend.startswith(message)


@pytest.mark.costly
def test_a_chain_is_no_circle(tiny, edit, clean):
    """A repeat of a repeat passes, and so do two repeats of one claim."""
    edit(
        tiny,
        "claims",
        lambda rows: [
            rows[place].update(origin=origin)
            for place, origin in ((0, "launch-date"), (1, "launch-date"), (2, "made-by-fab"))
        ],
    )

    clean(tiny)


@pytest.mark.costly
@pytest.mark.parametrize(
    ("column", "known"),
    [
        ("base", "acme"),
        ("base", "cards-needed"),
        ("origin", "sheet"),
        ("origin", "cards-needed"),
        ("speaker", "author"),
        ("speaker", "unnamed"),
    ],
)
def test_known_ids_pass(tiny, edit, clean, column, known):
    """A base is a claim or an entity, an origin a claim or a source, a
    speaker may be the author.
    """
    edit(tiny, "claims", lambda rows: rows[0].update({column: known}))

    clean(tiny)

    assert f"{known}," in (tiny / "data/clean/claims.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("base", "sheet"),
        ("origin", "acme"),
        ("speaker", "paper"),
        ("entity", "paper"),
        ("source", "acme"),
        ("speaker", "cards-needed"),
    ],
)
def test_ids_of_another_table_do_not_pass(tiny, edit, refusal, column, other):
    """An id is known only in the tables that its column may refer to."""
    edit(tiny, "claims", lambda rows: rows[0].update({column: other}))

    (problem,) = refusal(tiny).problems

    assert ("data/raw/claims.csv", 2, column, "known id", other) == (*problem[:4], problem.value)


# row of the tiny claims, column, what is typed there, rule
PLACES = [
    (0, "line", "", "text place"),
    (0, "offset", "", "text place"),
    (0, "locator", "top", "text place"),
    (0, "line", "4", "inside the article"),
    (4, "line", "1", "web place"),
    (4, "offset", "1", "web place"),
    (4, "locator", "", "web place"),
]


@pytest.mark.parametrize(("row", "column", "typed", "rule"), PLACES)
def test_a_place_fits_its_source(tiny, edit, refusal, row, column, typed, rule):
    """A text is located by a line of the article and an offset, a web page by words."""
    edit(tiny, "claims", lambda rows: rows[row].update({column: typed}))

    (problem,) = refusal(tiny).problems

    assert ("data/raw/claims.csv", row + 2, column, rule) == problem[:4]
    assert problem.mend


# row of the tiny claims, column, what is typed there, rule
BELONGING = [
    (0, "object", "fab", "only where it applies"),
    (0, "state", "planned", "only where it applies"),
    (3, "object", "", "complete"),
    (3, "state", "planned", "only where it applies"),
    (6, "state", "", "complete"),
    (6, "object", "fab", "only where it applies"),
]


@pytest.mark.parametrize(("row", "column", "typed", "rule"), BELONGING)
def test_relations_name_an_object_and_statuses_a_state(
    tiny, edit, refusal, row, column, typed, rule
):
    """The kind of the metric decides whether a claim names another entity or a state."""
    edit(tiny, "claims", lambda rows: rows[row].update({column: typed}))

    (problem,) = refusal(tiny).problems

    assert ("data/raw/claims.csv", row + 2, column, rule) == problem[:4]


# row of the tiny sources, column, what is typed there, rule
INCOMPLETE = [
    (0, "file", "", "complete"),
    (0, "first_line", "", "complete"),
    (0, "last_line", "", "complete"),
    (0, "sha256", "", "complete"),
    (1, "read_on", "", "complete"),
    (1, "url", "none found", "complete"),
]


@pytest.mark.parametrize(("row", "column", "typed", "rule"), INCOMPLETE)
def test_a_source_is_complete_for_its_kind(tiny, edit, refusal, row, column, typed, rule):
    """A text has file, lines and hash; a web page has an address and the day it was read."""
    edit(tiny, "sources", lambda rows: rows[row].update({column: typed}))

    (problem,) = refusal(tiny).problems

    assert ("data/raw/sources.csv", row + 2, column, rule) == problem[:4]


def test_lines_of_an_article_run_forward(tiny, edit, refusal):
    """An article that ends before it begins is refused at its last line."""
    edit(tiny, "sources", lambda rows: rows[0].update(first_line="3", last_line="2"))

    problems = refusal(tiny).problems

    assert ("data/raw/sources.csv", 2, "last_line", "line range") in [
        problem[:4] for problem in problems
    ]


def test_a_message_says_where_what_and_how(tiny, edit, refusal):
    """The printed error can be acted on without opening the code."""
    edit(tiny, "entities", lambda rows: rows[1].update(maker="acmee"))

    message = str(refusal(tiny))

    assert (
        "data/raw/entities.csv, row 3, column maker: known id broken by 'acmee': use an id of "
        "entities.csv"
    ) in message
    assert "nothing was written" in message


def test_a_long_list_of_faults_is_cut(tiny, edit, refusal):
    """Twenty faults are printed and the rest counted; the error carries all."""
    edit(
        tiny,
        "claims",
        lambda rows: [row.update(basis="", modality="", gloss="", speaker="") for row in rows],
    )

    error = refusal(tiny)

    assert (28, "and 8 more") == (len(error.problems), str(error).splitlines()[-1].strip())
