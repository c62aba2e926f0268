"""How many figures of a text are found and read right: a corpus of our own sentences, ours beside
general libraries.

`tests/data/reading_corpus.csv` has one row for each figure (a sentence without any has one row with
an empty literal):
part (`blind` was written from the list of kinds alone, before its author read the parser; `seen`
with the parser known),
script, kind, sentence, literal, then value, low and high in a unit of the field's common names.
Where a print allows two
readings, both stand with a blank between. A date has its first and last day as low and high; one
without year has none, and asking
for it is right. `value` is empty where only the interval is told.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
import venv
from math import inf, isclose
from pathlib import Path
from typing import NamedTuple

from bench import ROOT
from chipledger.numbers.units import COUNTED, registry
from chipledger.scan import propose

CORPUS = ROOT / "tests/data/reading_corpus.csv"
LIBRARIES = {
    "recognizers-text": ("recognizers-text-suite==1.0.2a2", "emoji==1.7.0", "setuptools<81"),
    "quantulum3": ("quantulum3==0.10.0",),
    "cn2an": ("cn2an==0.5.24",),
}
_ALIASES = {"percentage_point": "percent", "1": "", "GPU": "chip", "server": "unit"}
_RATIOS = ("percent", "times", "")


class Reading(NamedTuple):
    """One figure as a reader gives it: where it stands, its numbers, its unit, whether it asks."""

    start: int
    end: int
    value: float | None
    low: float | str | None
    high: float | str | None
    unit: str
    asks: bool = False


def corpus():
    """The corpus as sentences, each with the rows of its figures."""
    sentences = {}
    with CORPUS.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            sentences.setdefault((row["part"], row["id"]), []).append(row)
    return list(sentences.values())


def ours(sentence, region=""):
    """The package's own reading of a sentence, as `chipledger scan` gives it."""
    starts = [0]
    for line in sentence.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [
        Reading(
            starts[int(row["line"]) - 1] + int(row["offset"]),
            starts[int(row["line"]) - 1] + int(row["offset"]) + len(row["literal"]),
            None if row["value"] != row["value"] else row["value"],
            row["period_start"] if row["unit"] == "date" else row["low"],
            row["period_end"] if row["unit"] == "date" else row["high"],
            row["unit"],
            row["flag"] != "",
        )
        for row in propose(sentence, "", region=region).to_dict("records")
    ]


def score(reader, sentences, judges_units=True):
    """Counts of a reader over sentences: figures, found, value right, unit right, both, asked,
    silent errors.

    Parameters
    ----------
    reader : callable
        From a sentence and a region to a list of `Reading`.
    sentences : list of list of dict
    judges_units : bool

    Returns
    -------
    dict
        Counts, and under `faults` the figures that are wrong in silence or missed.
    """
    counts = dict.fromkeys(("figures", "found", "value", "unit", "right", "asked", "silent"), 0)
    faults = []
    for rows in sentences:
        sentence, region = rows[0]["sentence"], rows[0]["region"]
        readings, used, at = reader(sentence, region), set(), 0
        asked_for_text = False
        for row in (row for row in rows if row["literal"]):
            start = (
                sentence.index(row["literal"], at)
                if row["literal"] in sentence[at:]
                else sentence.index(row["literal"])
            )
            at = start + len(row["literal"])
            hit = _hit(readings, used, start, at, row["literal"])
            counts["figures"] += 1
            if hit is None:
                faults.append(("missed", row, None))
                continue
            used.add(hit)
            reading = readings[hit]
            counts["found"] += 1
            value, unit = _value_right(row, reading), _unit_right(row, reading)
            asks = reading.asks or reading.unit == "date" and not reading.low and not reading.high
            wants_year = row["unit"] == "date" and not row["low"]
            if asks:
                counts["asked"] += not (wants_year and asked_for_text)
                asked_for_text |= wants_year
                value = unit = True
            elif wants_year:
                value = unit = False
            counts["value"] += value
            counts["unit"] += unit
            counts["right"] += value and unit
            if not (value and unit):
                counts["silent"] += 1
                faults.append(("silent", row, reading))
        if not rows[0]["literal"]:
            counts["silent"] += len(readings)
            faults += [("no figure", rows[0], reading) for reading in readings]
    return counts | {"faults": faults}


def _hit(readings, used, start, end, literal):
    """The reading that shares most signs with a figure."""
    shared = [
        (min(end, one.end) - max(start, one.start), -at)
        for at, one in enumerate(readings)
        if at not in used
    ]
    best = max(shared, default=(0, 0))
    return -best[1] if best[0] > 0 else None


def _base(number, unit):
    """A number in base units and what it measures."""
    parts = [_ALIASES.get(part, part) for part in unit.split("/")]
    unit, counted = "/".join(parts), parts[0] in COUNTED
    quantity = registry().Quantity(1.0, unit).to_base_units()
    measure = (
        "ratio"
        if unit in _RATIOS
        else "count"
        if counted and len(parts) == 1
        else str(quantity.units)
    )
    return number * quantity.magnitude, measure


def _unit_right(row, reading):
    if row["unit"] == "?":
        return True
    if "date" in (row["unit"], reading.unit):
        return row["unit"] == reading.unit
    try:
        mine = _base(1.0, reading.unit)[1]
    except Exception:
        return False
    wanted = [_base(1.0, unit)[1] for unit in row["unit"].split(" ")]
    return (
        mine in wanted
        or {mine, *wanted} <= {"count", "ratio"}
        and reading.unit in ("", "unit", "item")
    )


def _value_right(row, reading):
    if row["unit"] == "date":
        return reading.unit == "date" and any(
            (str(reading.low), str(reading.high)) == pair
            for pair in zip(row["low"].split(" "), row["high"].split(" "), strict=True)
        )
    if reading.value is None or reading.unit == "date":
        return False
    units = row["unit"].replace("?", "").split(" ")
    values = row["value"].split(" ")
    if len(values) < len(units):
        values = values * len(units)
    for value, unit in zip(values, units, strict=False):
        edges = [
            float(row[name].replace("INF", "inf")) if row[name] else None
            for name in ("low", "high")
        ]
        try:
            factor = _base(1.0, reading.unit)[0]
        except Exception:
            factor = 1.0
        wanted = _base(1.0, unit)[0]
        mine = [
            number * factor if isinstance(number, float) else number
            for number in (reading.value, reading.low, reading.high)
        ]
        close = [
            True
            if goal in (None, "")
            else number is not None
            and (
                number == inf == float(goal)
                or isclose(number, float(goal) * wanted, rel_tol=2e-3, abs_tol=1e-12)
            )
            for number, goal in zip(mine, (value, *edges), strict=True)
        ]
        loose = reading.low is None  # a library that gives no interval is judged by its value alone
        if all(close) or (loose or edges == [None, None]) and close[0] and value:
            return True
        if not value and all(close[1:]) and edges != [None, None]:
            return True
        # the value of a print with a range or a soft word is the reader's to choose inside the
        # interval
        if edges != [None, None] and all(close[1:]) and not loose:
            return True
    return False


# --- general libraries, in an environment of their own --------------------------------------------

_FOREIGN = Path(__file__).with_name("reading_libraries.py")


def others(sentences):
    """Readings of the general libraries, each installed into a temporary environment; absent where
    that fails.
    """
    found = {}
    for name, packages in LIBRARIES.items():
        with tempfile.TemporaryDirectory() as folder:
            venv.create(folder, with_pip=True)
            python = Path(folder) / "bin" / "python"
            asked = [[rows[0]["sentence"], rows[0]["script"]] for rows in sentences]
            try:
                subprocess.run(
                    [python, "-m", "pip", "install", "-q", *packages],
                    check=True,
                    capture_output=True,
                )
                answer = subprocess.run(
                    [python, _FOREIGN, name],
                    input=json.dumps(asked),
                    text=True,
                    check=True,
                    capture_output=True,
                )
            except subprocess.CalledProcessError as error:
                print(f"{name}: left out, {str(error.stderr)[-200:]}", file=sys.stderr)
                continue
            found[name] = [
                [Reading(*one) for one in readings] for readings in json.loads(answer.stdout)
            ]
    return found


def speed(size=1_000_000):
    """Seconds that a text of about a megabyte takes, made of the corpus' sentences."""
    text, number = [], 0
    sentences = [rows[0]["sentence"] for rows in corpus()]
    while sum(map(len, text[-1:])) + number < size / 2:
        text.append(sentences[len(text) % len(sentences)])
        number += len(text[-1])
    whole = "\n".join(text)
    start = time.perf_counter()
    propose(whole, "")
    return (time.perf_counter() - start) * 1e6 / len(whole.encode())


def line(name, counts):
    """One row of the table that is printed."""
    figures = counts["figures"]
    shares = "".join(f"{counts[name] / figures:>9.1%}" for name in COLUMNS.values())
    return f"{name:<34}{figures:>8}{shares}"


COLUMNS = {
    "recall": "found",
    "value": "value",
    "unit": "unit",
    "both": "right",
    "asked": "asked",
    "silent": "silent",
}
HEAD = f"{'reader, part':<34}{'figures':>8}" + "".join(f"{column:>9}" for column in COLUMNS)


def report(with_others=True):
    """The whole table as text."""
    sentences = corpus()
    parts = {
        "all": sentences,
        **{
            part: [rows for rows in sentences if rows[0]["part"] == part]
            for part in ("blind", "seen")
        },
        **{
            script: [rows for rows in sentences if rows[0]["script"] == script]
            for script in ("hans", "hant", "en")
        },
    }
    lines = [
        HEAD,
        *(line(f"chipledger, {name}", score(ours, rows)) for name, rows in parts.items() if rows),
    ]
    for name, readings in (others(sentences) if with_others else {}).items():
        given = dict(zip((rows[0]["sentence"] for rows in sentences), readings, strict=True))
        for part in ("all", "blind"):
            lines.append(
                line(
                    f"{name}, {part}",
                    score(lambda sentence, region, given=given: given[sentence], parts[part]),
                )
            )
    lines.append(f"chipledger: {speed():.1f} seconds per megabyte")
    return "\n".join(lines)


def main():
    """Print the table; with `--faults` the figures that are wrong, with `--alone` without other
    libraries.
    """
    if "--faults" in sys.argv:
        for kind, row, reading in score(ours, corpus())["faults"]:
            print(
                f"{kind:<10}{row['part']} {row['id']} {row['script']} "
                f"| {row['literal']!r} {row['value']} {row['low']} {row['high']}"
                f" {row['unit']} | {reading}"
            )
    print(report("--alone" not in sys.argv))


if __name__ == "__main__":
    main()
