"""What runs in the page that checks an article: `check` hands the text to the package's own check.

The build runs it once too, so that the page finds everything compiled.
"""

import json
from pathlib import Path

from chipledger.checking import check_text, read_book
from chipledger.checking.page import page, row_of, summary
from chipledger.scan import day_of_print

BOOK = read_book(Path("/app/data/clean"))
check_text(
    "The Nvidia H200 has 141 GB; 沐曦2024年营收7亿元。", BOOK
)  # what is made at its first use


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
