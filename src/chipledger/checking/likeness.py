"""How likely a figure is another value of a claim: traits of the two, and what each counts.

Judgement made here: what speaks for a claim and against it adds up, as one weighs odds; the weights
are fitted to wrong values planted in articles and to figures of theirs that the ledger has not.
"""

from math import exp

from chipledger import patterns as re
from chipledger.checking.book import FLOWS, TIMES, Book, Claim
from chipledger.checking.glosses import FOREIGN, MOMENTS
from chipledger.checking.places import Place
from chipledger.checking.weighing import (
    CHANGES,
    FEW,
    narrowed_otherwise,
    nearest,
    of_one,
    of_one_kind,
    of_time,
    same_moment,
    scope_said,
    scope_unsaid,
    words_of,
)
from chipledger.checking.words import event_said, other_event, thing_said
from chipledger.numbers.unit_words import MONEY
from chipledger.tables.rows import Row

LIKELIER = 6.0  # ours: and so many where the figure is perhaps that of another claim
LIKELY = 0.5  # ours: so many to one that a figure is another value of a claim near it
_OFFER = re.compile("发行价|招股|发售价|offer|issue price|ipo|priced")
# Before or behind a figure that is only a part put to a whole.
_ADDED = (
    re.compile(
        r"(?:add(?:s|ed|ing)?|another|additional|extra|further|新增|增加|再添|追加)[^,，]{0,12}$"
    ),
    re.compile(" ?(?:more|additional|extra)(?! than)(?![a-z])"),
)
_CONVERTED = re.compile(r"\((?:about|around|approximately|roughly|or|约合?|合)? ?$")
_SUPPOSED = re.compile("若以|如以|假如|假设|如果|(?<![a-z])if ")
# What each trait counts, in natural logarithms of odds.
LIKENESS = {
    **{"always": -3.0, "about": 0.5, "alone": 1.5, "only": 0.7},
    **{"words": 0.4, "leading": 0.4},
    **{"rank 0": -2.5, "rank 1": -0.6, "rank 2": 0.2, "rank 3": 0.6},
    **{"another": -2.3, "unnamed": -2.7},
    **{"said 0": -3.2, "said 1": 0.4, "said 2": 1.7, "scope said": 2.2},
    **{"narrowed": -2.2},
    **{"doubt 1": -0.4, "doubt 2": 0.2, "doubt 3": -1.6},
    **{"time unsaid": -0.6, "time near": -0.1, "time apart": -0.8, "time lasting": -0.5},
    **{"no day": -2.5, "no event": -2.1},
    **{"given": -0.8, "scope unsaid": -1.3, "distant": -2.5, "multiple": 2.0},
    **{"planned": -1.6},
    **{"shifted 2": 1.5, "shifted 3": 3.0, "swapped 2": 1.0, "swapped 3": 2.5, "one digit": 1.2},
}
SHIFTS = 4  # ours: a slip of scale is a few noughts, or 万 for 亿


def excluded(claim: Claim, row: Row, said: dict[str, int], place: Place, book: Book) -> bool:
    """Whether a figure is surely none of a claim: another thing is openly named or another time, a
    measure that the ledger has not, a growth, a sum told again in another money, a supposed price
    or one of another hour, other things that are counted or a few of something.
    """
    supposed = _SUPPOSED.search(place.text, max(place.sentence[0], place.start - 8), place.start)
    grown = place.grown and not CHANGES.search(claim.metric)
    counted = claim.metric == "units_total" and thing_said(claim.scope, place.clause)
    few = row["value"] == int(row["value"]) < FEW and row["unit"] in ("", "item") and not counted
    kind = of_one_kind(row["unit"], claim, said.get(claim.metric, 0))
    return bool(
        said.get(FOREIGN) == 2
        or row["unit"] == "times"
        and claim.unit == "percent"  # fivefold is by four times, or five
        or claim.metric == "offer_price"
        and (MOMENTS.search(place.clause) or said.get("share_price") == 2)
        and not _OFFER.search(place.clause)
        or claim.metric in TIMES
        and not _of_its_event(claim, place)
        or row["unit"] in MONEY
        and _CONVERTED.search(place.text[max(0, place.start - 16) : place.start])
        or is_added(place)
        and "added" not in claim.scope
        or supposed
        or grown
        or row["unit"] == "acre"
        or few
        or not kind
        or not same_moment(claim, place)
        or claim.metric in FLOWS
        and of_time(claim, place) == "apart"
        or (name := nearest(book, place.named, claim.metric))
        and name.doubt == 4
    )


def slip_of(value: float, right: float) -> str:
    """How a value may have come from the right one by a slip of the pen: its point or scale
    shifted, its digits swapped, one of several digits another; with the number of digits that
    speak for it, three at most; or nothing.
    """
    digits, size = _printed(value, 4)
    digits = digits.rstrip("0")
    count = len(digits)
    if count < 2 or not right:
        return ""
    theirs, right_size = _printed(right, count - 1)
    told = min(count, 3)
    if size != right_size:
        return f"shifted {told}" if digits == theirs and abs(size - right_size) <= SHIFTS else ""
    others = sum(one != other for one, other in zip(digits, theirs, strict=True))
    if others > 1 and sorted(digits) == sorted(theirs):
        return f"swapped {told}"
    return "one digit" if count > 2 and others == 1 else ""


def _printed(value: float, decimals: int) -> tuple[str, int]:
    """The digits of a value, one more than the decimals, and its power of ten."""
    digits, _, power = format(abs(value), f".{decimals}e").partition("e")
    return digits.replace(".", ""), int(power)


def is_added(place: Place) -> bool:
    """Whether a figure is only a part that is put to a whole."""
    ahead = place.text[max(place.sentence[0], place.start - 24) : place.start]
    return bool(_ADDED[0].search(ahead) or _ADDED[1].match(place.text, place.end))


def traits(
    claim: Claim,
    rank: int,
    said: dict[str, int],
    row: Row,
    ratio: float,
    place: Place,
    clause: str,
    book: Book,
    about: frozenset[str],
) -> dict[str, float]:
    """What speaks for and against a claim being the one of which a figure is another value.

    Parameters
    ----------
    rank : int
        How near the thing is named.
    said : dict of str to int
        As `metrics_said` returns it, of measures that the ledger may not know of the thing.
    row : dict
        The figure's print as it reads.
    ratio : float
        Of the figure to the claim.
    about : frozenset of str
        What the text is about.
    """
    sentence = place.text[slice(*place.sentence)]
    clause = of_one(claim, clause)
    name = nearest(book, place.named, claim.metric)
    doubt = name.doubt if name else 0 if claim.entity in place.common else 2
    time = of_time(claim, place)
    kind = book.kinds.get(claim.entity)
    own = {claim.entity, *book.versions.get(claim.entity, ())}
    others = place.subjects or place.topic - own
    another = rank < 3 and any(book.kinds.get(one) == kind for one in others - own)
    of_event = claim.metric in TIMES and _of_its_event(claim, place)
    counted = claim.metric == "units_total" and thing_said(claim.scope, clause)
    level = max(said.get(claim.metric, 0), int(of_event), 2 * counted)
    near = about | place.topic | place.before | place.leading
    slip = slip_of(row["value"], row["value"] / ratio if ratio else 0.0)
    return {
        "always": 1,
        f"rank {rank}": 1,
        "leading": claim.entity in place.leading,
        "another": another,
        "unnamed": rank < 2 and claim.entity not in near,
        f"said {level}": 1,
        f"doubt {doubt}": 1,
        f"time {time}": 1,
        "no day": claim.metric == "share_price"
        and time == "unsaid"
        and MOMENTS.search(sentence) is None,
        "no event": claim.metric in TIMES and not of_event,
        "multiple": claim.metric not in book.single and row["unit"] in ("times", "percent"),
        slip: 1,
        "distant": not slip.startswith("shifted") and not 1 / 5.5 < ratio < 5.5,
        "planned": narrowed_otherwise(claim, clause, planned=True),
        "narrowed": narrowed_otherwise(claim, clause, planned=False),
        "scope said": scope_said(claim, clause),
        "scope unsaid": scope_unsaid(claim, sentence),
        "words": min(3, len(claim.words & words_of(sentence))),
    }


def _of_its_event(claim: Claim, place: Place) -> bool:
    """Whether the clause or sentence of a time names its event, and no other."""
    ahead, whole = place.text[place.sentence[0] : place.end], place.text[slice(*place.sentence)]
    return any(
        event_said(claim.scope, words) and not other_event(claim.scope, words)
        for words in (place.clause, ahead, whole)
    )


def likeness(marks: dict[str, float]) -> float:
    """The odds of a claim against some other thing, by its traits."""
    return exp(sum(LIKENESS.get(name, 0.0) * value for name, value in marks.items()))
