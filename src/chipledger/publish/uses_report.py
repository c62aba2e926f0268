"""What `chipledger uses` prints: per article the figures used by the book and those that are context."""

from collections import Counter

from chipledger.errors import UnknownId
from chipledger.notebook.ledger import Ledger


def uses_report(articles, wanted=None):
    """A table of all articles, or the list of one article's figures under its row.

    Parameters
    ----------
    articles : dict of str to list of Figure
        As `book_uses.figures_of` returns it.
    wanted : str, optional
        Id of the article to list; `all` lists every one.

    Returns
    -------
    str

    Raises
    ------
    UnknownId
        If there is no such article, with the nearest ids.
    """
    if wanted not in (None, "all", *articles):
        raise UnknownId(Ledger.miss(wanted, articles, "article"))
    chosen = {name: figures for name, figures in articles.items() if wanted in (None, "all", name)}
    rows = [
        (name, figures, _pages(figures), figures if wanted else ())
        for name, figures in chosen.items()
    ]
    every = [figure for figures in chosen.values() for figure in figures]
    lines = [f"{'article':<20}{'figures':>9}{'used':>7}{'context':>9}  used by"]
    for name, figures, pages, listed in [*rows, ("total", every, "", ())]:
        context = sum(figure.is_context for figure in figures)
        lines.append(
            f"{name:<20}{len(figures):>9}{len(figures) - context:>7}{context:>9}  {pages}".rstrip()
        )
        lines += map(_line, listed)
    return "\n".join(lines)


def _pages(figures):
    """The pages that use an article, those that use most of it first."""
    counts = Counter(page for figure in figures for page in figure.uses)
    return ", ".join(
        f"{page.rpartition('/')[2]} {count}"
        for page, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _line(figure):
    claim = figure.claim
    uses = (
        "; ".join(f"{page} ({', '.join(ways)})" for page, ways in figure.uses.items()) or "context"
    )
    return f"  line {claim['line']}, character {claim['offset']}: {claim['shown'] or claim['literal']} | {claim['gloss']} | {uses}"
