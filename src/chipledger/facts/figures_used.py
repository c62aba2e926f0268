"""Where the book uses each figure of the articles, and which figures it leaves as context.

Every figure of a text source is in exactly one of two lists: used by a page of the book, or
context.

Judgements:

- A figure is a claim with a value or a date. A fact without a figure (who makes, owns, stopped) is
  not counted.
- A page uses a claim in three ways: it prints the claim by a role or link (`printed`), its notebook
  computed with it, so that the receipt in the last output lists it (`computed`), or it prints the
  verdict of a check over it (`checked`).
- Pages are those of `_toc.yml`; what is written there, not what was built, so that the list needs
  no build. An article's own page, which lists what the others leave, does not count.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from chipledger.errors import UnknownId
from chipledger.mime import MIME
from chipledger.notebook.contents import contents
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.links import mentions
from chipledger.notebook.stored import stored_cells
from chipledger.tables.rows import Row, rows_of

PRINTED, COMPUTED, CHECKED = WAYS = ("printed", "computed", "checked")

SUFFIXES = (".ipynb", ".md")
ARTICLES = "book/articles/"  # where the pages of articles lie


class Page(NamedTuple):
    """One page of the book: the Markdown that it prints, and that of its notebook's receipt."""

    printed: str
    receipt: str = ""


class Figure(NamedTuple):
    """A figure of an article: its row of the clean claims, and the ways in which pages use it, by
    page.
    """

    claim: Row
    uses: Mapping[str, tuple[str, ...]]

    @property
    def is_context(self) -> bool:
        """Whether no page uses it."""
        return not self.uses


def book_pages(root: Path) -> dict[str, Page]:
    """Every page of the contents file, as it is written, but the pages of articles.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    dict of str to Page
        By name, such as `book/method`, in the order of the book.
    """
    names = [name.removesuffix(".ipynb").removesuffix(".md") for name in contents(root)]
    sources = {name: source_of(root, name) for name in names if not name.startswith(ARTICLES)}
    return {name: _read(path) for name, path in sources.items() if path}


def _read(path: Path) -> Page:
    if path.suffix == ".md":
        return Page(path.read_text("utf-8"))
    cells = stored_cells(path)
    outputs = [
        output.data for cell in cells for output in cell.get("outputs", ()) if "data" in output
    ]
    shown = {
        is_receipt: "\n".join(
            data.get("text/markdown", "") for data in outputs if (MIME in data) == is_receipt
        )
        for is_receipt in (False, True)
    }
    return Page(
        "\n".join([*(cell.source for cell in cells if cell.cell_type == "markdown"), shown[False]]),
        shown[True],
    )


def uses_by_claim(
    pages: Mapping[str, Page], checks: pd.DataFrame
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Which page uses which claim, and how.

    Parameters
    ----------
    pages : dict of str to Page
    checks : pandas.DataFrame
        Clean table.

    Returns
    -------
    dict of str to dict of str to tuple of str
        Ways, in the order of `WAYS`, by page and claim. Ids that no ledger knows are in it too.

    Examples
    --------
    >>> import pandas as pd
    >>> uses_by_claim({"index": Page("{claim}`a-b`")}, pd.DataFrame(columns=["id", "claims"]))
    {'a-b': {'index': ('printed',)}}
    """
    claims_of = {
        name: claims.split() for name, claims in zip(checks["id"], checks["claims"], strict=True)
    }
    found: dict[str, dict[str, set[str]]] = {}
    for name, page in pages.items():
        for way, claim in _mentions(page, claims_of):
            found.setdefault(claim, {}).setdefault(name, set()).add(way)
    return {
        claim: {name: tuple(way for way in WAYS if way in ways) for name, ways in uses.items()}
        for claim, uses in found.items()
    }


def _mentions(page: Page, claims_of: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """(way, claim id) of everything that a page uses."""
    for named in mentions(page.printed):
        if named.kind == "claim":
            yield PRINTED, named.name
        elif named.kind == "check":
            yield from ((CHECKED, claim) for claim in claims_of.get(named.name, ()))
    for named in mentions(page.receipt):
        if named.kind == "claim":
            yield COMPUTED, named.name


def figures_by_article(
    sources: pd.DataFrame, claims: pd.DataFrame, uses: Mapping[str, dict[str, tuple[str, ...]]]
) -> dict[str, list[Figure]]:
    """Every figure of the text sources with its uses.

    Parameters
    ----------
    sources, claims : pandas.DataFrame
        Clean tables.
    uses : dict
        As `uses_by_claim` returns it.

    Returns
    -------
    dict of str to list of Figure
        By article, in the order of the sources; each in the order of its print.
    """
    articles: dict[str, list[Figure]] = {
        name: [] for name in sources.loc[sources["kind"] == "text", "id"]
    }
    has_figure = claims["value"].notna() | (claims["unit"] == "date")
    for claim in rows_of(claims[has_figure & claims["source"].isin(list(articles))]):
        articles[claim["source"]].append(Figure(claim, uses.get(claim["id"], {})))
    return {name: sorted(figures, key=_place) for name, figures in articles.items()}


def _place(figure: Figure) -> tuple[int, int, str]:
    return int(figure.claim["line"]), int(figure.claim["offset"]), figure.claim["id"]


def figures_of(ledger: Ledger) -> dict[str, list[Figure]]:
    """As `figures_by_article`, for the checkout that a ledger was read from."""
    return figures_by_article(
        ledger.sources, ledger.claims, uses_by_claim(book_pages(ledger.root), ledger.checks)
    )


def source_of(root: Path | str, page: str) -> Path | None:
    """The file that a page is written in; None where a program writes it."""
    return next(
        (path for path in (Path(root, page + suffix) for suffix in SUFFIXES) if path.is_file()),
        None,
    )


def uses_report(articles: Mapping[str, list[Figure]], wanted: str | None = None) -> str:
    """A table of all articles, or the list of one article's figures under its row.

    Parameters
    ----------
    articles : dict of str to list of Figure
        As `figures_used.figures_of` returns it.
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
    if wanted is not None and wanted not in ("all", *articles):
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


def _pages(figures: list[Figure]) -> str:
    """The pages that use an article, those that use most of it first."""
    counts = Counter(page for figure in figures for page in figure.uses)
    return ", ".join(
        f"{page.rpartition('/')[2]} {count}"
        for page, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _line(figure: Figure) -> str:
    claim = figure.claim
    uses = (
        "; ".join(f"{page} ({', '.join(ways)})" for page, ways in figure.uses.items()) or "context"
    )
    return (
        f"  line {claim['line']}, character {claim['offset']}: {claim['shown'] or claim['literal']}"
        f" | {claim['gloss']} | {uses}"
    )
