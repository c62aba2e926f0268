"""The theme's frame around pages that Sphinx does not know: rendered once a folder, then filled.

The frame is the theme's own layout with marks where a page differs, so header, contents and
footer have one place.
"""

from html import escape

from chipledger.publish.book.html_text import words_html

# One frame for each depth and folder, since its links are relative. All but the last
# become pages themselves.
FRAMES = (
    "ledger/index",
    "ledger/findings",
    "ledger/promises",
    "api/index",
    "audit/index",
    "ledger/claim/frame",
)
TITLE, DESCRIPTION, HEAD, BODY, PAGER = (
    f"%%{name}%%" for name in ("title", "description", "head", "body", "pager")
)


def frame_pages(app):
    """The frames, for Sphinx to render as it does the search page; none where the ledger holds."""
    if app.builder.name != "html" or app.builder.earlier.has_ledger:
        return []
    return [
        (name, {"title": TITLE, "meta_description": DESCRIPTION}, "ledger.html") for name in FRAMES
    ]


class Shell:
    """A rendered frame, to be filled.

    Parameters
    ----------
    frame : str
        HTML of a page that carries each mark once.

    Raises
    ------
    ValueError
        If a mark is missing, as when the layout has lost a block.
    """

    def __init__(self, frame):
        self.parts = []
        for mark in (TITLE, DESCRIPTION, HEAD, BODY, PAGER):
            before, found, frame = frame.partition(mark)
            if not found:
                raise ValueError(
                    f"the theme's frame has no {mark} where the ledger needs it: see layout.html "
                    "and ledger.html"
                )
            self.parts.append(before)
        self.end = frame

    def page(self, title, body, description="", head="", pager=""):
        """The HTML of one page.

        Parameters
        ----------
        title, description : str
            Plain text.
        body, head, pager : str
            HTML.

        Returns
        -------
        str
        """
        texts = (escape(title), escape(description or title), head, body, pager)
        return (
            "".join(part for pair in zip(self.parts, texts, strict=True) for part in pair)
            + self.end
        )


def pager(before, after):
    """Links to the neighbours, as (address, title) or None, in the theme's manner."""
    if not (before or after):
        return ""
    sides = (("prev", "Previous", before), ("next", "Next", after))
    links = "".join(
        (
            f'<a class="{rel}" rel="{rel}" href="{side[0]}">'
            f"<span>{word}</span> {words_html(side[1])}</a>"
        )
        for rel, word, side in sides
        if side
    )
    return f'<nav class="pager" aria-label="Previous and next claim">{links}</nav>'
