"""How many figures of an article the check recognises, and how many wrong ones it marks: made-up
articles of our own, with values planted by machine.

In `tests/data/checked` a figure that the ledger holds stands as `{k …}`, one with a wrong value as
`{w …}`, one of something else as `{d …}`. Of the articles drawn from the ledger at random the
`seen_` ones were looked at while the check was made, the `kept_` ones hardly.
"""

import random
import re
from collections import Counter

from bench import ROOT, put_section
from chipledger.checking import check_text, read_book

ARTICLES = ROOT / "tests" / "data" / "checked"
HEAD = "## Checking an article"
SEEDS = 5
PLANTS = 20
_TAGGED = re.compile(r"\{([kwd]) ([^}]*)\}")
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_FACTORS = (0.4, 0.5, 0.6, 0.7, 0.8, 1.25, 1.5, 1.7, 2.0, 2.5, 3.0)


def tagged(raw):
    """The plain text of a made-up article, and its tagged figures as (tag, start, end)."""
    plain, figures, at = "", [], 0
    for match in _TAGGED.finditer(raw):
        plain += raw[at : match.start()]
        figures.append((match[1], len(plain), len(plain) + len(match[2])))
        plain, at = plain + match[2], match.end()
    return plain + raw[at:], figures


def judged(raw, book):
    """For every tagged figure of a made-up article: tag, print and state."""
    text, figures = tagged(raw)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = [
        (starts[mark.found.line - 1] + mark.found.start, len(mark.found.literal), mark.state)
        for mark in check_text(text, book)
    ]
    return [
        (
            tag,
            text[start:end],
            next(
                (state for at, size, state in spans if at < end and start < at + size),
                "not found",
            ),
        )
        for tag, start, end in figures
    ]


def spoiled(print_, draw):
    """A print with another value, at least a tenth away, in the same form; None without digits."""
    match = _DIGITS.search(print_)
    if not match:
        return None
    digits = match[0].replace(",", "")
    decimals = len(digits.partition(".")[2])
    comma = "," if "," in match[0] else ""
    for factor in draw.sample(_FACTORS, len(_FACTORS)):
        value = round(float(digits) * factor, decimals)
        if value and not 0.9 < value / float(digits) < 1.1:
            wrong = format(value, f"{comma}.{decimals}f")
            return print_[: match.start()] + wrong + print_[match.end() :]
    return None


def planted(articles, book, seed):
    """States of twenty figures planted with a wrong value, at most two in an article."""
    draw = random.Random(seed)
    spots = [
        (name, number)
        for name, raw in articles.items()
        for number, match in enumerate(_TAGGED.finditer(raw))
        if match[1] == "k" and _DIGITS.search(match[2])
    ]
    draw.shuffle(spots)
    chosen: dict[str, list[int]] = {}
    for name, number in spots:
        if len(chosen.get(name, ())) < 2 and sum(map(len, chosen.values())) < PLANTS:
            chosen.setdefault(name, []).append(number)
    states = Counter()
    for name, numbers in chosen.items():
        raw = articles[name]
        for number, match in reversed(list(enumerate(_TAGGED.finditer(raw)))):
            if number in numbers and (wrong := spoiled(match[2], draw)):
                raw = f"{raw[: match.start()]}{{w {wrong}}}{raw[match.end() :]}"
        states.update(state for tag, _, state in judged(raw, book) if tag == "w")
    return states


def articles(part):
    """The made-up articles of a part, by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted(ARTICLES.glob(f"{part}_*.txt"))}


def section():
    """The section of BENCHMARKS.md."""
    book = read_book(ROOT / "data" / "clean")
    rows = []
    for part in ("seen", "kept"):
        texts = articles(part)
        states = Counter(
            (tag, state) for raw in texts.values() for tag, _, state in judged(raw, book)
        )
        known = sum(count for (tag, _), count in states.items() if tag == "k")
        others = sum(count for (tag, _), count in states.items() if tag == "d")
        plants = sum((planted(texts, book, seed) for seed in range(SEEDS)), Counter())
        rows.append(
            f"| {part} | {len(texts)} | {states['k', 'agrees']} of {known}"
            f" | {states['k', 'differs'] + states['d', 'differs']}"
            f" | {states['k', 'compare'] + states['d', 'compare']} of {known + others}"
            f" | {20 * plants['differs'] / plants.total():.1f}"
            f" | {20 * plants['compare'] / plants.total():.1f}"
            f" | {20 * plants['agrees'] / plants.total():.1f} |"
        )
    return (
        f"{HEAD}\n\n"
        "Made-up articles with facts of the ledger, drawn at random, and others; of the seen ones"
        " the faults were looked at, of the kept ones hardly. Wrong values are planted by machine,"
        f" twenty at a time, with {SEEDS} seeds.\n\n"
        "| articles | how many | known figures recognised | right ones marked as differing"
        " | right ones marked as perhaps another value | of 20 planted: differing"
        " | perhaps another value | taken for known |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n" + "\n".join(rows) + "\n"
    )


def main():
    """Measure, write the section and print it."""
    text = section()
    put_section(HEAD, text)
    print(text)


if __name__ == "__main__":
    main()
