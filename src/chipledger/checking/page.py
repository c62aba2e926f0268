"""A checked text as one HTML file that asks nothing of any host and reads without script."""

import base64
from collections import Counter, defaultdict
from html import escape

from chipledger import patterns as re
from chipledger.checking.book import Book, Claim
from chipledger.checking.matching import STATES, Marked
from chipledger.files import for_spreadsheets

COLUMNS = ("number", "line", "figure", "state", "factor", "ledger", "claim", "source", "slip")
NAMED = {
    "agrees": "known, agrees",
    "differs": "known, differs",
    "compare": "perhaps another value",
    "perhaps": "perhaps known",
    "unknown": "unknown",
}
_MAY_BE = (
    "The ledger has another value for what may be meant here. It may as well be another thing, time"
    " or measure: the article and the ledger’s source can tell."
)
_SHOWN = 3  # claims per figure; the first is the nearest
_STYLE = """
:root{color-scheme:light dark;--good:light-dark(#1b6e3c,#7bd49a);--bad:light-dark(#a8321a,#ff9c82);
--soft:light-dark(#6b5300,#e3c365);--cool:light-dark(#2d5c9a,#9dc1f0);
--rest:light-dark(#5b5b5b,#b0b0b0);--line:light-dark(#ddd,#444)}
body{font:1rem/1.6 system-ui,sans-serif;max-width:52rem;margin:0 auto;padding:1rem;
background:light-dark(#fff,#17181a);color:light-dark(#1a1a1a,#e8e8e8);overflow-wrap:anywhere}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}
a{color:inherit}mark{background:none;color:inherit;text-decoration:underline;
text-decoration-thickness:.14em;text-underline-offset:.2em}
.agrees{--c:var(--good)}.differs{--c:var(--bad)}.compare{--c:var(--cool)}
.perhaps{--c:var(--soft)}.unknown{--c:var(--rest)}
mark{text-decoration-color:var(--c)}mark.differs{text-decoration-style:double;font-weight:700}
mark.compare{text-decoration-style:wavy;text-decoration-thickness:.08em}
mark.perhaps{text-decoration-style:dashed}mark.unknown{text-decoration-style:dotted}
mark a{font-size:.7em;vertical-align:super;text-decoration:none;color:var(--c);padding:0 .15em}
.text{border-block:1px solid var(--line)}ul{padding-left:1.2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-top:1px solid var(--line)}
th,td:not(:last-child){overflow-wrap:normal}
td.state{color:var(--c);font-weight:600}:target{outline:2px solid var(--c);outline-offset:2px}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%)}
tr{display:block;padding:.5rem 0;border-top:1px solid var(--line)}td{display:block;border:0;
padding:.1rem 0}
td[data-name]::before{content:attr(data-name) ": ";color:var(--rest);font-weight:400}
td:empty{display:none}}
@media print{.wide{overflow:visible}}
"""


def summary(marks: list[Marked]) -> str:
    """How many figures are in each state, in one sentence."""
    counts = Counter(mark.state for mark in marks)
    return f"{len(marks)} figures: " + "; ".join(
        f"{counts[state]} {NAMED[state]}" for state in STATES
    )


def row_of(number: int, mark: Marked, book: Book) -> dict[str, str]:
    """A figure as a row of the table to copy or save, by `COLUMNS`."""
    claim = mark.claims[0] if mark.claims else None
    return {
        "number": str(number),
        "line": str(mark.found.line),
        "figure": mark.found.literal,
        "state": NAMED[mark.state],
        "factor": f"{mark.factor:.4g}" if mark.factor != 1 else "",
        "ledger": _said(claim, book) if claim else "",
        "claim": claim.id if claim else "",
        "source": _source(claim, book)[0] if claim else "",
        "slip": "; ".join(f"{slip.says}: {slip.verdict}" for slip in mark.slips),
    }


def page(title: str, text: str, marks: list[Marked], book: Book, language: str = "") -> str:
    """The page of a checked text.

    Parameters
    ----------
    title, text : str
    marks : list of Marked
        As `check_text` returns them.
    book : Book
    language : str
        Of the text, as HTML names it; empty where it is not known.

    Returns
    -------
    str
    """
    rows = [row_of(number, mark, book) for number, mark in enumerate(marks, 1)]
    table = base64.b64encode(for_spreadsheets(rows, COLUMNS)).decode("ascii")
    body = "".join(_row(row, mark, book) for row, mark in zip(rows, marks, strict=True))
    heads = "".join(f"<th scope=col>{name}</th>" for name in ("#", "Figure", "State", "Ledger"))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}: figures checked</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{escape(title)}: figures checked</h1>
<p>{escape(summary(marks))}. Each figure is underlined and leads to its row below: double where it
differs, wavy where the ledger has another value for what may be the same, dashed where it is
perhaps known, dotted where the ledger does not know it. What is unknown is neither right nor
wrong.</p>
{_list(marks, book, "differs")}{_list(marks, book, "compare")}
<h2>The text</h2>
<div class="text"{f' lang="{escape(language)}"' if language else ""}>
{_marked_text(text, marks)}
</div>
<h2>The figures</h2>
<p><a download="figures.csv" href="data:text/csv;base64,{table}">Save this table</a> (CSV).</p>
<div class="wide" tabindex="0" role="region" aria-label="The figures">
<table><thead><tr>{heads}</tr></thead><tbody>
{body}</tbody></table>
</div>
</main>
</body>
</html>
"""


def _list(marks: list[Marked], book: Book, state: str) -> str:
    """The figures of a state that asks for a second look, each with its reason."""
    items = "".join(
        f'<li><a href="#row-{number}">{escape(mark.found.literal)}</a>: {_why(mark, book)}</li>'
        for number, mark in enumerate(marks, 1)
        if mark.state == state
    )
    lead = f"<p>{_MAY_BE}</p>" if state == "compare" else ""
    return f"{lead}<ul>{items}</ul>" if items else ""


def _marked_text(text: str, marks: list[Marked]) -> str:
    by_line: dict[int, list[tuple[int, Marked]]] = defaultdict(list)
    for number, mark in enumerate(marks, 1):
        by_line[mark.found.line].append((number, mark))
    paragraphs = []
    for line, print_ in enumerate(text.split("\n"), 1):
        parts, at = [], 0
        for number, mark in by_line[line]:
            begin, end = mark.found.offset, mark.found.offset + len(mark.found.literal)
            parts.append(escape(print_[at:begin]))
            parts.append(
                f'<mark class="{mark.state}" id="figure-{number}">{escape(print_[begin:end])}'
                f'<a href="#row-{number}" aria-label="{NAMED[mark.state]}, row {number}">{number}'
                "</a></mark>"
            )
            at = end
        whole = "".join(parts) + escape(print_[at:])
        if whole.strip():
            paragraphs.append(f"<p>{whole}</p>")
    return "\n".join(paragraphs)


def _row(row: dict[str, str], mark: Marked, book: Book) -> str:
    number = row["number"]
    return (
        f'<tr id="row-{number}" class="{mark.state}"><td data-name="Number">'
        f'<a href="#figure-{number}">{number}</a></td><td data-name="Figure">'
        f'{escape(row["figure"])}</td><td class="state" data-name="State">{row["state"]}</td>'
        f'<td data-name="Ledger">{_why(mark, book)}</td></tr>\n'
    )


def _why(mark: Marked, book: Book) -> str:
    """What the ledger says of a figure, in words, with sources and slips."""
    parts = []
    if mark.factor != 1:
        parts.append(f"{mark.factor:.3g} times the ledger’s figure.")
    for claim in mark.claims[:_SHOWN]:
        name, address = _source(claim, book)
        linked = (
            f'<a href="{escape(address)}" rel="noreferrer">{escape(name)}</a>'
            if re.match("https?://", address)
            else escape(name)
        )
        parts.append(f"{escape(_said(claim, book))} ({linked}; <code>{escape(claim.id)}</code>).")
    if len(mark.claims) > _SHOWN:
        parts.append(f"And {len(mark.claims) - _SHOWN} more claims.")
    for slip in mark.slips:
        factor = f", factor {escape(slip.factor)}" if slip.factor else ""
        parts.append(
            f"It repeats a slip ({escape(slip.severity)}): “{escape(slip.says)}” "
            f"{escape(slip.verdict)}{factor}. {escape(slip.ruling)}"
        )
    return " ".join(parts)


def _said(claim: Claim, book: Book) -> str:
    row = claim.row
    when = f", {row['as_of']}" if row["as_of"] else ""
    label = book.labels[f"metric:{claim.metric}"]
    return f"{book.labels[claim.entity]}, {label}{when}: {row['literal']}"


def _source(claim: Claim, book: Book) -> tuple[str, str]:
    """Name and address of a claim's source."""
    source = book.sources[claim.row["source"]]
    return source["title"] or source["publisher"] or source["id"], source["url"]
