"""Runs every check of checks.yml over the clean claims and sees that each verdict is explained.

Judgements made here: where two claims are compared and nobody states that they agree, they differ
and no check fails; a check that fails or differs says what kind of error it is and what a reader
should make of it; one that is not refuted, or cannot be decided, says why; and claims that cannot
be true together are ruled on, or the run fails.
"""

from collections.abc import Iterator, Mapping
from math import inf

import pandas as pd
from lark import Tree

from chipledger.audit import statements
from chipledger.audit.claims import Claims
from chipledger.audit.contradictions import contradictions
from chipledger.audit.language import Evaluate, Side, Sides, ids_in, parse
from chipledger.audit.relations import Relation, asks_nothing, never_fails, relation_of
from chipledger.audit.verdicts import verdict_of
from chipledger.errors import CheckError, Problem, TableError
from chipledger.numbers.units import readable
from chipledger.tables.rows import Row, rows_of
from chipledger.tables.vocabulary import APART, ERRORS

COLUMNS = (
    "id",
    "kind",
    "tests",
    "says",
    "test",
    "claims",
    "left_low",
    "left_high",
    "right_low",
    "right_high",
    "unit",
    "verdict",
    "factor",
    "error",
    "source",
    "asserts",
    "slip",
    "severity",
    "ruling",
)
NUMBERS = ("left_low", "left_high", "right_low", "right_high", "factor")
PLACE = (
    "source",
    "line",
    "offset",
    "locator",
    "literal",
    "metric",
)  # what makes two rows one print
# What an entry must say by its verdict, and what to write.
EXPLAINED = {
    **dict.fromkeys(APART, "say in `ruling` what a reader should make of it"),
    "not refuted": "say in `ruling` what keeps the check open",
    "undefined": "say in `undefined` why the sides cannot be compared",
}


def run_checks(
    checks: Mapping[str, Row], claims: pd.DataFrame, kinds: Mapping[str, str]
) -> pd.DataFrame:
    """Verdicts on all checks, once every contradiction is ruled on and every verdict explained.

    Parameters
    ----------
    checks : dict of str to dict
        The entries of checks.yml.
    claims : pandas.DataFrame
        Clean claims.
    kinds : dict of str to str
        The kind of each single-valued metric.

    Returns
    -------
    pandas.DataFrame
        The clean `checks` table, in the order of the file.

    Raises
    ------
    CheckError
        For a check that cannot be read or evaluated, or a contradiction without a ruling.
    TableError
        For checks that cannot fail, ask what another asks, lack an explanation, or count against
        nobody's sentence.
    """
    by_id = {row["id"]: row for row in rows_of(claims)}
    rows = [judge(name, entry, by_id) for name, entry in checks.items()]
    if problems := list(_problems(rows, checks, by_id)):
        raise TableError(problems)
    open_pairs = contradictions(claims, kinds, ruled_pairs(checks))
    if open_pairs:
        listed = "; ".join(" and ".join(pair) for pair in open_pairs[:10])
        raise CheckError(
            f"{len(open_pairs)} contradiction(s) without a ruling in data/raw/checks.yml: {listed}"
        )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {name: float if name in NUMBERS else str for name in COLUMNS}
    )


def ruled_pairs(checks: Mapping[str, Row]) -> set[frozenset[str]]:
    """Pairs of claims on which an entry rules: a contradiction of two claims, or a comparison of
    two and nothing else.

    Parameters
    ----------
    checks : dict of str to dict

    Returns
    -------
    set of frozenset of str

    Examples
    --------
    >>> stated = {"a": {"test": "same(maker-one, maker-two)"}, "b": {"test": "a-1 == 2 * b-1"}}
    >>> sorted(map(sorted, ruled_pairs(stated)))
    [['maker-one', 'maker-two']]
    """
    pairs = [
        entry.get("contradiction") or _compared(parse(name, entry["test"]), entry.get("kind"))
        for name, entry in checks.items()
    ]
    return {frozenset(pair) for pair in pairs if len(pair) == 2}


def _compared(tree: Tree, kind: str | None) -> list[str]:
    """The claims that a check compares as they stand, or as a contradiction of whatever form; or
    nothing.
    """
    if kind == "contradiction":
        return ids_in(tree)
    if tree.data == "same":
        return [str(child) for child in tree.children]
    sides = [child for child in tree.children if getattr(child, "data", "") == "claim"]
    return [str(side.children[0]) for side in sides] if tree.data == "comparison" else []


def judge(name: str, entry: Row, claims: Mapping[str, Row]) -> Row:
    """The verdict on one check, whether it is explained or not.

    Parameters
    ----------
    name : str
    entry : dict
        Of checks.yml.
    claims : dict of str to dict
        Rows of the clean claims by id.

    Returns
    -------
    dict
        A row of the clean table; words instead of quantities leave the bounds out.

    Raises
    ------
    CheckError
        If the check cannot be read or evaluated.
    """
    view = Claims(claims, name)
    ids, sign, left, right = _compared_by(name, entry, view)
    verdict, factor = verdict_of(
        sign, *(side if isinstance(side, str) else side.quantity for side in (left, right))
    )
    if "undefined" in entry:
        verdict, factor = "undefined", None
    bounds, unit = _bounds(left, right)
    kind = "contradiction" if "contradiction" in entry else entry.get("kind", "identity")
    tests = entry.get("tests") or ("agreement" if kind == "contradiction" else "statement")
    if (verdict, tests) == ("fails", "agreement"):
        verdict = "differs"
    counted = tests == "statement"
    return {
        "id": name,
        "kind": kind,
        "tests": tests,
        "says": entry["says"],
        "test": entry.get("test", ""),
        "claims": " ".join(ids),
        **bounds,
        "unit": unit,
        "verdict": verdict,
        "factor": factor,
        "error": entry.get("error", ""),
        "source": statements.source_of(entry, ids, claims) if counted else "",
        "asserts": entry.get("asserts", ""),
        "slip": entry.get("slip", name) if counted and verdict == "fails" else "",
        "severity": entry.get("severity", ""),
        "ruling": entry.get("undefined") or entry.get("ruling", ""),
    }


def _compared_by(
    name: str, entry: Row, view: Claims
) -> tuple[list[str], str, Side | str, Side | str]:
    """The claims of an entry with sign and sides; a contradiction asks whether two claims are the
    same.

    Words are compared with their scope, since "done" and "nearly done" are one state and not one
    statement; so are a figure and a word, such as an order beside the statement that nothing is
    sold.
    """
    test = entry.get("test") or _question(entry["contradiction"], view)
    if not test:
        return (
            entry["contradiction"],
            "same",
            *(
                " ".join((view.known(claim)["shown"], view.known(claim)["scope"]))
                for claim in entry["contradiction"]
            ),
        )
    tree = parse(name, test)
    return ids_in(tree), *_evaluate(name, tree, view)


def _question(pair: list[str], view: Claims) -> str:
    """What asks whether two figures or two dates are the same, or nothing where one of them is a
    word.
    """
    first, second = pair
    if view.has_number(first) and view.has_number(second):
        return f"{first} == {second}"
    return f"same({first}, {second})" if view.is_dated(first) and view.is_dated(second) else ""


def _bounds(left: Side | str, right: Side | str) -> tuple[dict[str, float], str]:
    """Both hard intervals in a unit that readers know."""
    if isinstance(left, str) or isinstance(right, str):
        return {}, ""
    bounds = (*left.quantity.hard, *right.quantity.hard)
    counted = right.counted or left.counted
    unit, factor = readable(
        left.quantity.unit,
        max((abs(bound) for bound in bounds if abs(bound) < inf), default=inf),
        counted,
    )
    return dict(zip(NUMBERS, (bound * factor for bound in bounds), strict=False)), unit


def _evaluate(name: str, tree: Tree, view: Claims) -> Sides:
    """Sign and sides of a check, as terms or words."""
    try:
        sign, left, right = Evaluate(view).transform(tree)
    except Exception as error:  # lark wraps what the transformer raises
        from pint import PintError  # where all is well, whoever computes nothing need not load it

        cause = getattr(error, "orig_exc", error)
        if isinstance(cause, CheckError):
            raise cause from None
        if isinstance(cause, ArithmeticError | ValueError | PintError):
            raise CheckError(f"check {name}: {cause}") from None
        raise
    if isinstance(left, str):
        return sign, left, right
    if left.quantity.unit != right.quantity.unit:
        raise CheckError(
            f"check {name}: the left side, {left.text}, is in {_named(left)}, the right,"
            f" {right.text}, in {_named(right)}"
        )
    return sign, left, right


def _named(side: Side) -> str:
    return side.quantity.unit or "plain numbers"


def _problems(
    rows: list[Row], checks: Mapping[str, Row], claims: Mapping[str, Row]
) -> Iterator[Problem]:
    """Every fault of the judged checks, each at the line of its entry."""
    relations: dict[Relation, str] = {}
    for row in rows:
        entry = checks[row["id"]]
        twin = relations.setdefault(relation_of(row["id"], entry), row["id"])
        found = [
            *_failable(row["id"], entry, claims),
            *statements.faults(row, entry, claims),
            *_unexplained(row, entry),
        ]
        if twin != row["id"]:
            found.append(
                ("asked once", f"{twin} asks the same, perhaps rearranged: drop one of the two")
            )
        yield from (_problem(row["id"], entry, *fault) for fault in found)
    yield from (
        _problem(name, checks[name], *fault) for name, *fault in statements.faults_between(rows)
    )


def _problem(name: str, entry: Row, rule: str, mend: str) -> Problem:
    return Problem(
        "data/raw/checks.yml",
        getattr(entry, "line", 1),
        name,
        rule,
        mend,
        entry.get("test") or " and ".join(entry["contradiction"]),
    )


def _failable(name: str, entry: Row, claims: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """What keeps a check from ever failing: an open side, or a source held against itself."""
    _, sign, left, right = _compared_by(name, entry, Claims(claims, name))
    if (
        isinstance(left, Side)
        and isinstance(right, Side)
        and (why := never_fails(sign, left.quantity, right.quantity))
    ):
        yield (
            "can fail",
            (
                f"{why}, so no print could refute it: compare the bound itself with low() or"
                " high(), or drop the check"
            ),
        )
    if sign != "same" and asks_nothing(relation_of(name, entry)):
        yield (
            "can fail",
            (
                "both sides are one thing, whatever the claims print: name another claim, or drop"
                " the check"
            ),
        )
    if len(
        pair := entry.get("contradiction")
        or _compared(parse(name, entry["test"]), entry.get("kind"))
    ) == 2 and (why := _itself(pair, claims)):
        yield "two sources", f"{why}: hold it against something else, or drop the check"


def _itself(pair: list[str], claims: Mapping[str, Row]) -> str:
    """Why two claims that are compared as they stand are one print, told by itself or by who
    repeats it.
    """
    first, second = pair
    one, other = claims[first], claims[second]
    if all(one.get(key) == other.get(key) for key in PLACE):
        return f"{first} and {second} are one print"
    for name, row, back in ((first, one, other), (second, other, one)):
        if (
            row["line"] == ""
            and back["line"]
            and row["origin"]
            and row["origin"] in (second if name == first else first, back["source"])
        ):
            return f"{name} repeats what it is held against"
    return ""


def _unexplained(row: Row, entry: Row) -> Iterator[tuple[str, str]]:
    """What a verdict still wants, as (rule, mend)."""
    verdict = row["verdict"]
    if verdict in EXPLAINED and not row["ruling"]:
        yield "explained", f"it is {verdict}: {EXPLAINED[verdict]}"
    if verdict in APART and not row["error"]:
        yield (
            "explained",
            f"it is {verdict}: say in `error` what kind of error it is: {', '.join(ERRORS)}",
        )
    if verdict not in APART and row["error"]:
        yield (
            "explained",
            f"it is {verdict}, so it has no kind of error: drop `error: {entry['error']}`",
        )
