"""What runs in the page that checks an article: `check` hands the text to the package's own check.

The build runs it once too, so that the page finds everything compiled.
"""

import json
from pathlib import Path

from chipledger.checking import check_text, read_book
from chipledger.checking.page import page, row_of, summary
from chipledger.scan import day_of_print

BOOK = read_book(Path("/app/data/clean"))
# While the reader pastes a text the ledger's own sentences are checked: what is made at its first
# use is made, and the browser compiles what runs often.
SOME = [claims[0].row for claims in BOOK.claims.values()][::8]
check_text("\n".join(f"{claim['gloss']}: {claim['literal']}" for claim in SOME), BOOK)


def check(text, published):
    """What the page shows of a text.

    Parameters
    ----------
    text, published : str
        The day as ISO has it, may be empty.

    Returns
    -------
    str
        A JSON object: `summary`, `html` and the `rows` of its table.
    """
    marks = check_text(text, BOOK, "", day_of_print(published) if published else None)
    rows = [row_of(number, mark, BOOK) for number, mark in enumerate(marks, 1)]
    made = page("Your text", text, marks, BOOK)
    return json.dumps({"summary": summary(marks) + ".", "html": made, "rows": rows})
