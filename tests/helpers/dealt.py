"""The cards of a built page: they lie beside it in a script, and stand in it once a reader has
shown interest in a number.
"""

import re

LAID = re.compile(
    r'document\.querySelector\("footer\.end"\)\.insertAdjacentHTML\("beforebegin", `(.*)`\);\n',
    re.S,
)
NAMED = re.compile(r' data-cards="([^"]+)"')
FOOT = '<footer class="end">'


def cards_of(path):
    """The HTML that the script of a page lays at its end; empty where the page names none."""
    named = NAMED.search(path.read_text("utf-8"))
    return (
        re.sub(r"\\([\\`$])", r"\1", LAID.fullmatch((path.parent / named[1]).read_text("utf-8"))[1])
        if named
        else ""
    )


def with_cards(path):
    """The HTML of a page as a reader has it who has come to a number."""
    return path.read_text("utf-8").replace(FOOT, cards_of(path) + FOOT, 1)
