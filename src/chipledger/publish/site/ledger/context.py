"""On an article's page: the figures that it prints and no page of the book uses, so that nothing is lost."""

from chipledger.publish.book.entries import place_of
from chipledger.publish.site.ledger.pieces import counted, figure, table, text, to


def context_list(figures):
    """The section with its heading; empty for a source without figures, as public pages are here.

    Parameters
    ----------
    figures : list of Figure
        As `book_uses.figures_of` returns them for one article.

    Returns
    -------
    str
        HTML.
    """
    if not figures:
        return ""
    left = [one.claim for one in figures if one.is_context]
    said = (
        f"The book uses {len(figures) - len(left):,} of the {counted(len(figures), 'figure')} in this article. "
        + (
            "The others are context; here they are in order of place."
            if left
            else "None is left over."
        )
    )
    cells = [
        (text(place_of(row)), to("claim", row["id"], row["gloss"]), figure(row)) for row in left
    ]
    listed = (
        table("Figures that no chapter uses", ("Place", "What it says", "Figure"), cells)
        if left
        else ""
    )
    return f'<h2 id="context">Printed, and not used by a chapter</h2><p>{said}</p>{listed}'
