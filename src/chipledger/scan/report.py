"""What `chipledger scan` and `chipledger coverage` print."""

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest
from typing import TYPE_CHECKING

from chipledger.scan.finds import Found
from chipledger.scan.open_dates import ASKED, Row
from chipledger.scan.places import Place
from chipledger.scan.repeats import WHY, Repeat

if TYPE_CHECKING:
    from pandas import DataFrame

SHOWN = 3  # possible repeats per figure; more hide the nearest
LINES = 12  # of possible repeats; the table has them all


def summary(
    found: list[Found],
    proposals: list[Row],
    repeats: list[Repeat],
    place: Place | None = None,
) -> str:
    """A scan on one screen: what was found, what a person must add, what the ledger may hold
    already.

    Parameters
    ----------
    found : list of Found
    proposals : list of dict
    repeats : list of Repeat
        As `possible_repeats` returns them.
    place : chipledger.scan.places.Place, optional
        Where the text comes from.

    Returns
    -------
    str
    """
    kinds = Counter(one.kind for one in found)
    flags = Counter(row["flag"] for row in proposals)
    asked = ", ".join(f"{flags[flag]} want {flag}…" for flag in QUESTIONS if flags[flag])
    unread = [row for row in proposals if row["flag"] not in ("", *QUESTIONS)]
    lines = [
        (
            f"{len(proposals)} figures; set aside: {kinds['name']} names, {kinds['idiom']} "
            f"idioms, {kinds['furniture']} bits of page furniture."
        ),
        f"{flags['']} read as printed"
        + (f"; {asked}" if asked else "")
        + (f"; {len(unread)} not read as they stand" if len(unread) else "")
        + ".",
        *_questions(flags, place),
        *(
            f"  line {row['line']}, offset {row['offset']}: {row['literal']} | {row['flag']}"
            for row in unread[:SHOWN]
        ),
    ]
    rank = {why: number for number, why in enumerate(WHY)}
    pairs = nsmallest(LINES, repeats, key=lambda pair: (rank[pair.why], pair.apart))
    lines.append(
        f"{len({(pair.line, pair.offset) for pair in repeats})} may repeat or contradict a claim"
        + (":" if pairs else ".")
    )
    lines += [
        f"  line {pair.line}, offset {pair.offset}: {pair.literal} | {pair.why}: {pair.claim}"
        f" ({pair.claim_literal})"
        for pair in pairs
    ]
    if len(repeats) > len(pairs):
        lines.append(
            f"  and {len(repeats) - len(pairs)} more: see column `repeats` of the table (--out)"
        )
    return "\n".join(lines)


QUESTIONS = tuple(f"{word}=" for word in ASKED)


def _questions(flags: Counter[str], place: Place | None) -> Iterator[str]:
    """What is asked once for the text, with the option that answers it."""
    if place and place.region and place.told_by:
        yield (
            f"Region: {place.region} ({place.told_by})"
            + ("" if place.sure else ", not sure")
            + "; another one with --region."
        )
    if flags["year="] or flags["month="]:
        yield "Dates without a year or month: give the day of print with --published 2025-11-20."
    if flags["fiscal="]:
        yield (
            "Quarters that may be of a fiscal year: add fiscal=… to the context, the month in which"
            " it begins (1 where they are of the calendar)."
        )
    if flags["unit="]:
        yield "Units that a word leaves open (pounds, pesos): add unit=… to the context."
    if flags["move="]:
        yield (
            "Figures that may be falls, by a verb further off or an account's brackets: add "
            "move=fall to the context of each that is one."
        )


def coverage_report(table: "DataFrame", left: "DataFrame") -> str:
    """Coverage per article, then the open figures.

    Parameters
    ----------
    table, left : pandas.DataFrame
        As `coverage` and `open_figures` return them.

    Returns
    -------
    str
    """
    total = table[["figures", "coded", "dismissed", "open"]].sum()
    rows = [
        *table.itertuples(index=False),
        ("total", *total, 1 - total["open"] / total["figures"] if total["figures"] else 1.0),
    ]
    lines = [f"{'article':<20}{'figures':>9}{'coded':>7}{'dismissed':>11}{'open':>6}{'share':>8}"]
    lines += [
        f"{row[0]:<20}{row[1]:>9}{row[2]:>7}{row[3]:>11}{row[4]:>6}{row[5]:>8.1%}" for row in rows
    ]
    lines += [
        f"{row.source}, line {row.line}, offset {row.offset}: {row.literal}  [{row.context}]"
        for row in left.itertuples()
    ]
    return "\n".join(lines)
