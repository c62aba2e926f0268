"""How likely a figure is another value of a claim: traits of the two, and what each counts.

Judgement made here: what speaks for a claim and against it adds up, as one weighs odds; the weights
are fitted to wrong values planted in articles and to figures of theirs that the ledger has not.
"""

from math import exp, factorial, floor, log, log10

from chipledger import patterns as re
from chipledger.checking.book import PRICES, TIMES, Book, Claim
from chipledger.checking.glosses import FOREIGN, MOMENTS
from chipledger.checking.places import Place
from chipledger.checking.weighing import (
    CHANGES,
    FEW,
    long_since,
    narrowed_otherwise,
    nearest,
    of_one,
    of_one_kind,
    of_time,
    same_moment,
    scope_said,
    scope_unsaid,
    spans_alike,
    words_of,
)
from chipledger.checking.words import event_said, names_rival, other_event, thing_said
from chipledger.numbers.unit_words import MONEY
from chipledger.tables.rows import Row

LIKELIER = 10.0  # ours: and so many where the figure is perhaps that of another claim
SURELY = 70.0  # ours: and so many where nothing but the odds is asked
CHANCE = 0.5  # ours: and digits that say no more may be chance
TELLING = 2.0  # ours: digits that say so much are no chance
LIKELY = 0.7  # ours: so many to one that a figure is another value of a claim near it
_OFFER = re.compile("发行价|招股|发售价|offer|issue price|ipo|priced")
# Before or behind a figure that is only a part put to a whole.
_ADDED = (
    re.compile(
        r"(?:add(?:s|ed|ing)?|another|additional|extra|further|新增|增加|再添|追加)[^,，]{0,12}$"
    ),
    re.compile(" ?(?:more|additional|extra)(?! than)(?![a-z])"),
)
_CONVERTED = re.compile(r"\((?:about|around|approximately|roughly|or|约合?|合)? ?$")
_HELD = frozenset({"stake"})  # whoever holds it stands before the figure, and is no rival
_SUPPOSED = re.compile("若以|如以|假如|假设|如果|(?<![a-z])if ")
# Of wrong values, the part that is another scale, has digits that changed places, one other digit
# or one more; what such digits say at most, and what others say against a slip: ours, from what
# writers planted.
SHARES = {"scale": 0.2, "swap": 0.2, "digit": 0.25, "more": 0.1}
STRIKING = 3.5
SHAPELESS = 0.7
SHIFTS = 4  # ours: a slip of scale is a few noughts, or 万 for 亿
# What each trait counts, in natural logarithms of odds.
LIKENESS = {
    **{"always": -2.4, "about": 1.0, "alone": 1.3, "only": 0.6, "single": 0.2, "firm": 0.5},
    **{"words": 0.8, "leading": 0.4, "kin": 1.4, "beside": 0.8, "object": 1.1, "speaker": 1.5},
    **{"rank 0": -1.5, "rank 1": -0.6, "rank 2": -0.1, "rank 3": 0.5},
    **{"another": -1.9, "unnamed": -1.6},
    **{"said 0": -2.2, "said 1": 0.3, "said 2": 1.4, "scope said": 2.3},
    **{"narrowed": -1.8, "planned": -2.0, "scope unsaid": -0.2},
    **{
        "doubt 0": -0.3,
        "doubt 1": 0.1,
        "doubt 2": -0.6,
        "doubt 3": -1.4,
        "doubt 4": -3.1,
        "doubt 5": -2.0,
    },
    **{
        "time same": 0.8,
        "time lasting": -0.5,
        "time near": -0.7,
        "time unsaid": -0.6,
        "time apart": -0.4,
    },
    **{
        "flow apart": -2.0,
        "other span": -1.3,
        "long since": -1.3,
        "price unsaid": -1.3,
        "no day": -2.5,
        "no event": -2.0,
        "no offer": -2.9,
    },
    **{"given": -2.1, "distant": -1.6, "multiple": 1.2, "digits": 1.3, "otherwise": -1.0},
    **{"foreign": -3.0, "grown": -3.1, "added": -2.1, "few": -3.5},
}

# With none of these a figure whose digits look like a slip may surely be one.
AGAINST = frozenset(
    {
        "narrowed",
        "planned",
        "narrowed around",
        "another",
        "unnamed",
        "given",
        "foreign",
        "grown",
        "added",
        "few",
    }
    | {"doubt 2", "doubt 3", "doubt 4", "doubt 5", "rank 0", "rank 1", "said 0"}
    | {"no event", "no day", "no offer", "price unsaid", "time apart", "flow apart", "flow unsaid"}
    | {"other span"}
)


def excluded(claim: Claim, row: Row, said: dict[str, int], place: Place, book: Book) -> bool:
    """Whether a figure is surely none of a claim: its clause openly names another, a sum told again
    in another money, a supposed price or one of another hour, other things that are counted.
    """
    return bool(
        row["unit"] == "times"
        and claim.unit == "percent"  # fivefold is by four times, or five
        or row["unit"] in MONEY
        and _CONVERTED.search(place.text[max(0, place.start - 16) : place.start])
        or _SUPPOSED.search(place.text, max(place.sentence[0], place.start - 8), place.start)
        or row["unit"] == "acre"
        or not of_one_kind(row["unit"], claim, said.get(claim.metric, 0))
        or not same_moment(claim, place)
        or (name := nearest(book, place.named, claim.metric))
        and name.doubt == 5
        and claim.metric not in _HELD
        and names_rival(place.clause)
    )


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
    trade = claim.entity in place.common and not book.circle[claim.entity]
    if trade and claim.entity not in place.around:
        doubt = min(doubt, 2)  # the sentence speaks of it, by no name
    if claim.metric in _HELD:
        doubt = min(doubt, 2)
    time = of_time(claim, place)
    kind = book.kinds.get(claim.entity)
    own = {claim.entity, *book.versions.get(claim.entity, ())}
    others = place.subjects or place.topic - own
    another = rank < 3 and any(book.kinds.get(one) == kind for one in others - own)
    of_event = claim.metric in TIMES and _of_its_event(claim, place)
    counted = claim.metric == "units_total" and thing_said(claim.scope, clause)
    level = max(said.get(claim.metric, 0), int(of_event), 2 * counted)
    small = row["value"] == int(row["value"]) < FEW and row["unit"] in ("", "item")
    few = small and not (claim.metric == "units_total" and thing_said(claim.scope, place.clause))
    digits = slip_likeness(row["value"], ratio, claim.value)
    near = about | place.topic | place.before | place.leading
    return {
        "always": 1,
        f"rank {rank}": 1,
        "leading": claim.entity in place.leading,
        "another": another,
        "unnamed": rank < 2 and not trade and claim.entity not in near,
        f"said {level}": 1,
        f"doubt {doubt}": 1,
        f"time {time}": 1,
        "flow apart": claim.flow and time == "apart",
        "flow unsaid": claim.flow and time == "unsaid",
        "other span": claim.flow and time == "apart" and spans_alike(claim, place),
        "long since": time == "apart" and long_since(claim, place),
        "price unsaid": claim.metric in PRICES and time == "unsaid",
        "digits": digits,
        "no day": claim.metric == "share_price"
        and time == "unsaid"
        and MOMENTS.search(sentence) is None,
        "no event": claim.metric in TIMES and not of_event,
        "multiple": claim.metric not in book.single and row["unit"] in ("times", "percent"),
        "speaker": claim.row["speaker"] in place.speakers,
        "single": claim.metric in book.single,
        "object": any(
            book.labels[one].lower() in claim.about
            for one in place.around - own
            if one != claim.entity
        ),
        "firm": claim.firm,
        "foreign": said.get(FOREIGN) == 2,
        "grown": place.grown and not CHANGES.search(claim.metric),
        "added": is_added(place)
        and "added" not in claim.scope
        and not CHANGES.search(claim.metric)
        and claim.metric != "shares_issued",
        "few": few,
        "no offer": claim.metric == "offer_price"
        and not _OFFER.search(place.clause)
        and (MOMENTS.search(place.clause) is not None or said.get("share_price") == 2),
        "distant": not 1 / 5.5 < ratio < 5.5 and digits <= CHANCE,
        "planned": narrowed_otherwise(claim, clause, planned=True),
        "narrowed": narrowed_otherwise(claim, clause, planned=False),
        "narrowed around": any(
            narrowed_otherwise(claim, of_one(claim, sentence), planned) for planned in (True, False)
        ),
        "scope said": scope_said(claim, clause),
        "scope unsaid": scope_unsaid(claim, sentence),
        "words": min(3, len(claim.words & words_of(sentence))),
    }


def slip_likeness(value: float, ratio: float, theirs: float) -> float:
    """How much the digits of a figure look like those of another gone wrong, in natural logarithms
    of odds: by another scale, by digits that changed places, or by one other digit.

    Parameters
    ----------
    value : float
        The figure as it is printed.
    ratio : float
        Of the figure to the other value, in one unit.
    theirs : float
        The other value in its own unit.
    """
    scale = log10(abs(ratio * theirs / value)) if value and ratio and theirs else 0.5
    if abs(scale - round(scale)) > 1e-6:  # in months what is kept in days has other digits
        return 0.0
    other = abs(value / ratio)
    ours, its = _digits(abs(value)), _digits(other)
    counts = {len(ours), max(len(ours), len(its))}
    size, its_size = (floor(log10(number)) for number in (abs(value), other))
    found = -SHAPELESS if len(ours) > 1 else 0.0
    if abs(size - its_size) == 1 and _one_more(*sorted((ours, its), key=len)):
        found = log(SHARES["more"] * 10 ** max(1, min(len(ours), len(its)) - 1))
    for count in counts:
        one, two = ours.ljust(count, "0"), _digits(other, count).ljust(count, "0")
        changed = sum(a != b for a, b in zip(one, two, strict=True))
        if (size == its_size) == (not changed):  # the value itself, or nothing alike
            continue
        if not changed:
            if abs(size - its_size) > SHIFTS or count == 1 and ours != its:
                continue
            alike = SHARES["scale"] * 9 * 10 ** (count - 1)
        elif sorted(one) == sorted(two):
            alike = SHARES["swap"] * 9 * 10 ** (count - 1) / factorial(count)
        elif changed == 1:
            alike = SHARES["digit"] * 10 ** (count - 1) / count
        else:
            continue
        found = max(found, min(STRIKING, log(alike)))
    return found


def _one_more(shorter: str, longer: str) -> bool:
    """Whether digits are those of another number and one more."""
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def _digits(value: float, count: int = 6) -> str:
    """The significant digits of a value, rounded, without the zeros behind them."""
    return f"{value:.{count - 1}e}".partition("e")[0].replace(".", "").rstrip("0")


def _of_its_event(claim: Claim, place: Place) -> bool:
    """Whether the clause or sentence of a time names its event, and no other."""
    ahead, whole = place.text[place.sentence[0] : place.end], place.text[slice(*place.sentence)]
    return any(
        event_said(claim.scope, words) and not other_event(claim.scope, words)
        for words in (place.clause, ahead, whole)
    )


def is_clear(marks: dict[str, float]) -> bool:
    """Whether nothing that a claim's traits tell speaks against a slip, and the digits for one."""
    if marks["digits"] < TELLING or not marks["firm"]:
        return False
    return not any(value and name in AGAINST for name, value in marks.items())


def likeness(marks: dict[str, float]) -> float:
    """The odds of a claim against some other thing, by its traits."""
    return exp(sum(LIKENESS.get(name, 0.0) * value for name, value in marks.items()))
