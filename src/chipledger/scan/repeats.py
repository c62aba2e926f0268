"""Which claims of the ledger a candidate may repeat or contradict.

Judgements made here: figures are compared only where they measure the same thing; an open side
reaches half as far again as the printed figure; what lies no further apart than that is near enough
to be a contradiction.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from math import inf
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
        print_ = tuple(candidate[name] for name in ("literal", "value", "low", "high", "unit"))
        if print_ not in seen:
            seen[print_] = known.near(candidate)[:most]
        place = candidate["line"], candidate["offset"], candidate["literal"]
        rows += [Repeat._make((*place, *pair)) for pair in seen[print_]]
    return rows


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


class _Known:
    """The claims by their spelling and, unit by unit, by their size: a candidate meets only those
    of its own size.
    """

    def __init__(self, claims: Iterable[Row]) -> None:
        self._spelt: dict[str, list[Row]] = {}
        self._sizes: dict[tuple[str, bool], list[Row]] = {}
        for claim in claims:
            self._spelt.setdefault(fold(claim["literal"]), []).append(claim)
            if claim["unit"] and claim["value"]:
                self._sizes.setdefault((claim["unit"], claim["value"] > 0), []).append(claim)
        for claims_ in self._sizes.values():
            claims_.sort(key=_size)
        self._keys = {key: list(map(_size, claims_)) for key, claims_ in self._sizes.items()}
        self._closed = {key: list(map(_closed, claims_)) for key, claims_ in self._sizes.items()}

    def near(self, candidate: Row) -> list[tuple[str, str, str, float]]:
        """(claim, its literal, why, factor) for each claim that may be the candidate's, nearest
        first.
        """
        pairs = [
            (0, 1.0 if (apart := _apart_from(candidate, claim)) == inf else apart, claim)
            for claim in self._spelt.get(fold(candidate["literal"]), ())
        ]
        same = {claim["id"] for _, _, claim in pairs}
        pairs += [pair for pair in self._of_size(candidate) if pair[2]["id"] not in same]
        pairs.sort(key=lambda pair: (pair[0], pair[1], pair[2]["id"]))
        return [(claim["id"], claim["literal"], WHY[rank], apart) for rank, apart, claim in pairs]

    def _of_size(self, candidate: Row) -> Iterator[tuple[int, float, Row]]:
        value = candidate["value"]
        if not candidate["unit"] or not value or value != value:
            return
        for (unit, positive), claims in self._sizes.items():
            factor = _factor(candidate["unit"], unit) if positive == (value > 0) else 0.0
            if not factor:
                continue
            size, keys = abs(value * factor), self._keys[unit, positive]
            first = bisect_left(keys, size / REACH * (1 - 1e-12))
            last = bisect_right(keys, size * REACH * (1 + 1e-12))
            if first == last:
                continue
            ours, closed = _closed(candidate, factor), self._closed[unit, positive][first:last]
            for claim, theirs in zip(claims[first:last], closed, strict=True):
                rank = 1 if ours[0] <= theirs[1] and theirs[0] <= ours[1] else 2  # in `WHY`
                yield rank, _apart(value * factor, claim["value"]), claim


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
