"""Which claims of the ledger a candidate may repeat or contradict.

Judgements made here: figures are compared only where they measure the same thing; an open side
reaches half as far again as the printed figure; what lies no further apart than that is near enough
to be a contradiction.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from chipledger.files import READERS, read_rows
from chipledger.numbers.units import conversion
from chipledger.scan.fold import fold
from chipledger.scan.open_dates import Row

REACH = 1.5  # ours: how far apart two figures may be and still speak of one thing
WHY = ("same literal", "overlaps", "near")


class Repeat(NamedTuple):
    """A candidate, by its place, and a claim that may speak of the same thing, and why: one of
    `WHY`; `apart` is the factor between the two values.
    """

    line: str
    offset: str
    literal: str
    claim: str
    claim_literal: str
    why: str
    apart: float


def possible_repeats(
    found: Iterable[Row],
    claims: Iterable[Row],
    most: int | None = None,
) -> list[Repeat]:
    """Pairs of a candidate and a claim that may speak of the same thing.

    Parameters
    ----------
    found : iterable of dict
        As `proposals` returns them.
    claims : iterable of dict
        As `known_claims` returns them.
    most : int, optional
        Keep so many claims for each candidate, the nearest; all where left out.

    Returns
    -------
    list of Repeat
        Nearest first within a candidate.
    """
    known, rows = _Known(claims), []
    seen: dict[tuple[object, ...], list[tuple[str, str, str, float]]] = {}
    for candidate in found:
        print_ = _print(candidate)
        if print_ not in seen:
            seen[print_] = known.near(candidate, most)
        place = candidate["line"], candidate["offset"], candidate["literal"]
        rows += [Repeat._make((*place, *pair)) for pair in seen[print_]]
    return rows


_print = itemgetter("literal", "value", "low", "high", "unit")


def with_repeats(rows: Iterable[Row], repeats: Iterable[Repeat]) -> Iterator[Row]:
    """The rows of `proposals`, each with the ids of the claims that it may repeat."""
    claims: dict[tuple[str, str], list[str]] = {}
    for repeat in repeats:
        claims.setdefault((repeat.line, repeat.offset), []).append(repeat.claim)
    for row in rows:
        yield row | {"repeats": " ".join(claims.get((row["line"], row["offset"]), ()))}


def known_claims(folder: Path) -> list[Row]:
    """What the search for repeats needs of the clean claims.

    Parameters
    ----------
    folder : path
        `data/clean` of a checkout.

    Returns
    -------
    list of dict
        `id`, `literal`, `unit`, and `value`, `low`, `high` as numbers.
    """
    number = READERS["float64"]
    return [
        {name: claim[name] for name in ("id", "literal", "unit")}
        | {name: number(claim[name]) for name in ("value", "low", "high")}
        for claim in read_rows(Path(folder) / "claims.csv")
    ]


class _Sizes(NamedTuple):
    """Claims of one unit and one sign by their size, with what a candidate is held against."""

    sizes: list[float]
    claims: list[tuple[float, float, float, str, str]]  # closed interval, value, id, literal


class _Known:
    """The claims by their spelling and, unit by unit, by their size: a candidate meets only those
    of its own size.
    """

    def __init__(self, claims: Iterable[Row]) -> None:
        self._spelt: dict[str, list[Row]] = {}
        sizes: dict[tuple[str, bool], list[Row]] = {}
        for claim in claims:
            self._spelt.setdefault(fold(claim["literal"]), []).append(claim)
            if claim["unit"] and claim["value"]:
                sizes.setdefault((claim["unit"], claim["value"] > 0), []).append(claim)
        self._sizes: dict[tuple[str, bool], _Sizes] = {}
        for key, rows in sizes.items():
            rows.sort(key=_size)
            held = [(*_closed(row), row["value"], row["id"], row["literal"]) for row in rows]
            self._sizes[key] = _Sizes([_size(row) for row in rows], held)
        self._alike: dict[tuple[str, bool], list[tuple[float, _Sizes]]] = {}

    def near(self, candidate: Row, most: int | None) -> list[tuple[str, str, str, float]]:
        """(claim, its literal, why, factor) for each claim that may be the candidate's, nearest
        first, and so many at most.
        """
        pairs = [
            (0, 1.0 if (apart := _apart_from(candidate, claim)) == inf else apart, claim)
            for claim in self._spelt.get(fold(candidate["literal"]), ())
        ]
        ranked = [(rank, apart, claim["id"], claim["literal"]) for rank, apart, claim in pairs]
        same = {id_ for _, _, id_, _ in ranked}
        ranked += [pair for pair in self._of_size(candidate) if pair[2] not in same]
        ranked.sort()
        return [(id_, literal, WHY[rank], apart) for rank, apart, id_, literal in ranked[:most]]

    def _of_size(self, candidate: Row) -> Iterator[tuple[int, float, str, str]]:
        """Place in `WHY`, factor, claim and its literal for each claim of about the same size."""
        value, unit = candidate["value"], candidate["unit"]
        if not unit or not value or value != value:
            return
        for factor, (sizes, claims) in self._alike_in(unit, value > 0):
            ours = value * factor
            size = abs(ours)
            first = bisect_left(sizes, size / REACH * (1 - 1e-12))
            last = bisect_right(sizes, size * REACH * (1 + 1e-12))
            if first == last:
                continue
            low, high = _closed(candidate, factor)
            for its_low, its_high, theirs, id_, literal in claims[first:last]:
                rank = 1 if low <= its_high and its_low <= high else 2
                yield rank, max(ours / theirs, theirs / ours), id_, literal

    def _alike_in(self, unit: str, positive: bool) -> list[tuple[float, _Sizes]]:
        """The claims whose unit measures what another one does, each with the factor from it."""
        key = unit, positive
        if key not in self._alike:
            self._alike[key] = [
                (factor, sizes)
                for (its, sign), sizes in self._sizes.items()
                if sign == positive and (factor := _factor(unit, its))
            ]
        return self._alike[key]


def _size(claim: Row) -> float:
    return abs(claim["value"])


def _apart_from(candidate: Row, claim: Row) -> float:
    factor = _factor(candidate["unit"], claim["unit"])
    return _apart(candidate["value"] * factor, claim["value"]) if factor else inf


def _apart(first: float, second: float) -> float:
    """The factor between two values of one sign; infinite where there is none."""
    return max(first / second, second / first) if first * second > 0 else inf


def _closed(row: Row, factor: float = 1.0) -> tuple[float, float]:
    """An interval whose open side is drawn in to what a printed figure suggests."""
    value, low, high = row["value"] * factor, row["low"] * factor, row["high"] * factor
    reach = sorted((value / REACH, value * REACH))
    return max(low, reach[0]), min(high, reach[1])


@cache
def _factor(source: str, target: str) -> float:
    """From one unit to another, or 0 where they do not measure the same thing."""
    if "date" in (source, target):
        return 0.0
    try:
        return conversion(source, target)
    except ValueError:
        return 0.0
