"""What every clean table and column means, in one place for all descriptions of the data.

What a column may hold stands in `schema`; which column names a row of which table stands here.
"""

from typing import NamedTuple


class Meaning(NamedTuple):
    """A table in words: its title, what one row is, what each column holds."""

    title: str
    row: str
    columns: dict[str, str]


KEYS = {
    name: "id"
    for name in (
        "assumptions",
        "checks",
        "claims",
        "entities",
        "findings",
        "metrics",
        "promises",
        "sources",
    )
} | {"coverage": "source"}
# empty cells refer to nothing; columns that may name rows of two tables are left out
REFERENCES = {
    "assumptions": {"finding": "findings"},
    "checks": {"source": "sources"},
    "claims": {
        "source": "sources",
        "entity": "entities",
        "metric": "metrics",
        "object": "entities",
    },
    "dismissed": {"source": "sources", "repeats": "claims"},
    "entities": {"maker": "entities"},
    "promises": {
        "claim": "claims",
        "vintage_of": "promises",
        "company": "entities",
        "chain": "promises",
    },
    "resolutions": {"promise": "promises"},
}
PLACE = {
    "source": "Id of the source in `sources`",
    "line": "Line of the source text, counted from 1; empty for web sources",
    "offset": "Code points of that line before the literal",
    "literal": "What is printed: figure, unit and hedge, or the few characters that carry the fact",
}
SPEAKER = "Who says it: an id of `entities`, or `author`, or `unnamed`"
UNIT = "Unit of the numbers; `percent` is a hundredth; empty for plain numbers and words"
MEANINGS = {
    "checks": Meaning(
        "Checks",
        "One identity, contradiction or comparison, with its verdict",
        {
            "id": "Readable id, never reused",
            "kind": "What is held against what",
            "tests": (
                "Who states what is tested: a source (statement), nobody (agreement of two claims),"
                " or we (question)"
            ),
            "says": "The check in one sentence",
            "test": "The identity in the check language; empty for a contradiction",
            "claims": "Ids of the claims that take part, with spaces between",
            "left_low": "Lower bound of the left side; `-INF` where the print leaves it open",
            "left_high": "Upper bound of the left side; `INF` where the print leaves it open",
            "right_low": "Lower bound of the right side",
            "right_high": "Upper bound of the right side",
            "unit": "Unit of both sides, or what they count; empty for plain numbers and words",
            "verdict": "How the two sides meet, as the method page defines it",
            "factor": (
                "Best value of the one side over that of the other, where the check fails or"
                " differs"
            ),
            "error": "Kind of error where the check fails or differs, from a closed list",
            "source": (
                "Whose sentence a statement is: an id of `sources`; empty for everything else"
            ),
            "asserts": (
                "For a statement: the sentence of that source, in our words, that would have to be"
                " corrected if the check failed"
            ),
            "slip": (
                "The mistake that makes a statement fail; checks that one mistake makes fail share"
                " it; empty where nothing fails"
            ),
            "severity": (
                "What the mistake does to a reader, from a closed list; empty where no statement"
                " fails"
            ),
            "ruling": (
                "For readers: why the check fails or differs, stays open or cannot be decided, and"
                " which print we prefer"
            ),
        },
    ),
    "claims": Meaning(
        "Claims",
        "One figure, or one fact, in one place of one source",
        {
            "id": "Readable id, never reused",
            **{name: PLACE[name] for name in ("source", "line", "offset")},
            "locator": "Section, table or paragraph of a web source; empty for texts",
            "literal": PLACE["literal"],
            "context": (
                "What the sentence implies and the literal lacks, as `key=value` joined by `;`"
            ),
            "entity": "Id of the thing spoken of, in `entities`",
            "metric": "Id of what is measured, in `metrics`",
            "object": "The other entity of a relation",
            "state": "The word of a status",
            "base": "What a multiple, share or change refers to: an id of `claims` or `entities`",
            "scope": "Words, joined by `;`, that make figures comparable",
            "as_of": "The time the figure speaks of, as exact as the source gives it",
            "due": "A deadline that the literal does not print",
            "speaker": SPEAKER,
            "basis": "Kind of evidence behind the statement",
            "modality": "How surely it is said",
            "origin": "The claim or source that it repeats",
            "gloss": "The claim in our own words",
            "value": "Best value, read from the literal; empty for relations, statuses and dates",
            "low": "Lower bound that the print allows; `-INF` where it is open",
            "high": "Upper bound that the print allows; `INF` where it is open",
            "usual_low": "Lower bound that soft words such as `about` usually mean",
            "usual_high": "Upper bound that soft words usually mean",
            "unit": UNIT,
            "hedge": "The kind of hedge that was printed",
            "shown": "The value as the book prints it",
            "period_start": "First day of a printed date",
            "period_end": "Last day of a printed date",
            "theme": "Theme of the source",
            "grade": "Grade of the source",
            "file": "File name of the source text; empty for web sources",
        },
    ),
    "corrections": Meaning(
        "Corrections",
        "One change of a figure or ruling after it was published",
        {
            "date": "Day of the correction",
            "kind": "What was corrected",
            "id": "Id of the claim or promise",
            "field": "The column that changed",
            "old": "What it said",
            "new": "What it says now; empty where it was withdrawn",
            "why": "What showed the error",
            "whose": "Whose error it was",
        },
    ),
    "coverage": Meaning(
        "Coverage",
        "One article, with the figures found in it",
        {
            "source": "Id of the article in `sources`",
            "figures": "Figures that the scanner finds",
            "coded": "Figures that a claim codes",
            "dismissed": "Figures dismissed with a reason",
            "open": "Figures neither coded nor dismissed",
            "share": "Share of figures that are not open",
            "names": "Numerals that belong to names",
            "idioms": "Numerals that belong to idioms",
            "furniture": "Numerals of the page itself",
        },
    ),
    "dismissed": Meaning(
        "Dismissed figures",
        "One figure of a text that no claim codes, with the reason",
        {
            **PLACE,
            "reason": "Why it is dismissed",
            "repeats": "The claim that it repeats",
        },
    ),
    "entities": Meaning(
        "Entities",
        "One thing that claims speak of",
        {
            "id": "Readable id, never reused",
            "type": "What it is",
            "name": "Name in English",
            "zh_hans": "Name in simplified Chinese",
            "zh_hant": "Name in traditional Chinese",
            "aliases": "Other names, joined by `;`",
            "maker": "Id of the entity that makes it",
            "note": "What tells it from others",
        },
    ),
    "findings": Meaning(
        "Findings",
        "One number that a notebook computed from claims",
        {
            "id": "Readable id, never reused",
            "value": "Best value, rounded to `digits`",
            "low": "Lower bound; `-INF` where it is open",
            "high": "Upper bound; `INF` where it is open",
            "unit": UNIT,
            "digits": "Significant digits that may be shown",
            "shown": "The value as the book prints it",
            "gloss": "The finding in our own words",
            "notebook": "File name of the notebook, without its ending",
            "formula": "What was computed, over ids of claims and assumptions",
            "inputs": (
                "Ids of the claims and assumptions it hangs on, and names of tables whose rows were"
                " counted, with spaces between"
            ),
            "expression": "The formula as a list of steps in JSON, so that a program can rerun it",
        },
    ),
    "assumptions": Meaning(
        "Assumptions",
        "One number that no source settles and that a notebook takes",
        {
            "id": "Readable id, never reused",
            "value": "What the book takes",
            "low": "Low end of the range that we think possible",
            "high": "High end of that range",
            "unit": UNIT,
            "shown": "The value as the book prints it",
            "label": "What it is",
            "because": "Where it comes from, or why it was chosen",
            "source": "Id of the source or claim it comes from, where there is one",
            "notebook": "File name of the notebook, without its ending",
            "finding": "Id of the finding that shows what it does",
            "effect_low": "That finding with the assumption at its low end",
            "effect_high": "That finding with the assumption at its high end",
            "effect": "The same in words",
        },
    ),
    "metrics": Meaning(
        "Metrics",
        "One kind of quantity or fact that claims state",
        {
            "id": "Readable id, never reused",
            "label": "Name for readers",
            "kind": "How its values are read and compared",
            "unit": "Unit of all its values; empty where the print decides, and for words",
            "direction": "Whether a change goes up or down by definition, or carries its sign",
            "single_valued": "Whether two different values of one time contradict each other",
            "definition": "What exactly is measured",
        },
    ),
    "promises": Meaning(
        "Promises",
        "One forward-looking claim with a date",
        {
            "id": "Readable id, never reused",
            "claim": "Id of the claim that promises",
            "speaker": SPEAKER,
            "deliverable": "What is to be there",
            "criterion": "What counts as kept",
            "window_start": "Earliest due time",
            "window_end": "Latest due time",
            "vintage_of": "The promise whose date this one moves",
            "group": "Group for the comparison of makers; `onlooker` stands outside it",
            "company": "Id of the company it concerns, in `entities`; empty where there is none",
            "thing": "Id of what is promised, in `entities`",
            "said_on": "When it was said, as exact as known",
            "due": "Last day of the window",
            "chain": "The first promise of which this one moves the date, or its own id",
            "vintage": "Place in that chain, counted from 1",
            "status": "What became of it, as settled; empty where nobody has ruled",
            "settled_by": (
                "Both readers, or the row that settles their difference, overrules or upholds both,"
                " or rules alone"
            ),
            "ruled_on": "Day of the ruling",
            "searched_until": "Until when evidence was looked for, where the ruling says so",
            "note": "What decided the ruling",
            "evidence": "Ids of the claims that show it, with spaces between",
            "grade": "Best grade among the sources of the evidence",
            "promise_grade": (
                "Best grade of the sources that tell of the promise: that of its claim, and of what"
                " it repeats"
            ),
            "origins": "Independent origins of the evidence, at most",
            "late_low": (
                "Days late, at least; 0 where it was kept, empty where nothing can be measured"
            ),
            "late_high": "Days late, at most; `INF` where it was not met until the last search",
            "slip": (
                "Days from the due day of the promise before to this one's; 0 where the windows"
                " meet, empty for the first of a chain"
            ),
        },
    ),
    "resolutions": Meaning(
        "Resolutions",
        "One ruling on one promise",
        {
            "promise": "Id of the promise",
            "status": "What became of it",
            "evidence": "Ids of the claims that show it, with spaces between",
            "ruled_on": "Day of the ruling",
            "ruled_by": "Who ruled",
            "searched_until": "Until when evidence was looked for",
            "note": "What decided the ruling",
        },
    ),
    "sources": Meaning(
        "Sources",
        "One article, page or document that claims stand in",
        {
            "id": "Readable id, never reused",
            "kind": "A text at hand, or a page of the web",
            "file": "File name of the text; empty for web sources",
            "first_line": "First line of the article in its text",
            "last_line": "Last line of the article in its text",
            "sha256": "SHA-256 of the whole text",
            "url": "Public address, or `none found`",
            "title": "What it is about, in our words",
            "publisher": "Who published it, and where it was reprinted",
            "author": "Who wrote it, where printed",
            "published": "When it was published, as exact as known",
            "language": "Language and script",
            "read_on": "Day it was read",
            "page_read": "Whether the page itself was read, and not a summary of it",
            "grade": "How near it stands to the fact",
            "theme": "Theme it belongs to",
        },
    ),
}
