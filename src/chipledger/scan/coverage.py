"""How much of the source texts is in the ledger, as a coverage tool tells it for code.

A figure is coded where a claim's literal touches its number, dismissed where a row of
`dismissed.csv` does, and open otherwise. Names, idioms and page furniture are no figures.
"""

import hashlib
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from chipledger.errors import SourceTextError
from chipledger.scan.finds import Found, find_figures
from chipledger.scan.texts import read_text
from chipledger.tables.rows import names_of, rows_of

AROUND = 8  # characters either side that tell a person which figure is meant
OUTSIDE = "(no article)"
STATES = ("coded", "dismissed", "open")
OPEN = ("source", "line", "offset", "literal", "class", "context")


def read_sources(sources: pd.DataFrame, folder: Path) -> dict[str, str]:
    """The source texts by file name.

    Parameters
    ----------
    sources : pandas.DataFrame
        Raw table.
    folder : path

    Returns
    -------
    dict of str to str
        Only the files that the folder holds.

    Raises
    ------
    SourceTextError
        If a text is not the one that was coded.
    """
    texts = sources[sources["kind"] == "text"].drop_duplicates("file")
    found = {}
    for file, digest in zip(texts["file"], texts["sha256"], strict=True):
        path = Path(folder) / file
        if path.is_file():
            found[file] = read_text(path)
            if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                raise SourceTextError(
                    path, "is not the text that was coded", "restore it, or see `chipledger verify`"
                )
    return found


def judged_figures(
    texts: dict[str, str],
    sources: pd.DataFrame,
    claims: pd.DataFrame,
    dismissed: pd.DataFrame,
    entities: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every find of every text, with its article, a few characters around it, and its state.

    Parameters
    ----------
    texts : dict of str to str
        Source texts by file name.
    sources, claims, dismissed : pandas.DataFrame
        Raw tables.
    entities : pandas.DataFrame, optional
        Raw table; its names tell product names from figures.

    Returns
    -------
    pandas.DataFrame
        Columns `source`, `line`, `offset`, `literal`, `class`, `context`, `state` (one of
        `STATES`).
    """
    names = () if entities is None else names_of(rows_of(entities))
    file_of = dict(zip(sources["id"], sources["file"], strict=True))
    spans = {"coded": _spans(claims, file_of), "dismissed": _spans(dismissed, file_of)}
    articles = _articles(texts, sources)
    rows = [
        (
            _article(file, found.line, articles),
            found.line,
            found.offset,
            found.literal,
            found.kind,
            _around(lines[found.line - 1], found),
            _state(spans, file, found),
        )
        for file, text in sorted(texts.items())
        for lines in [text.split("\n")]
        for found in find_figures(text, names)
    ]
    return pd.DataFrame(rows, columns=[*OPEN, "state"])


def coverage(finds: pd.DataFrame, texts: dict[str, str], sources: pd.DataFrame) -> pd.DataFrame:
    """Per article: how many figures it prints, and how many of them are coded, dismissed, open.

    Parameters
    ----------
    finds : pandas.DataFrame
        As `judged_figures` returns them.
    texts : dict of str to str
        Source texts by file name.
    sources : pandas.DataFrame
        Raw table.

    Returns
    -------
    pandas.DataFrame
        Columns `source`, `figures`, `coded`, `dismissed`, `open`, `share` (of figures that are not
        open), `names`, `idioms`, `furniture`; one row per article, in the order of the texts.
    """
    articles = [article["id"] for article in _articles(texts, sources)] + (
        [OUTSIDE] if (finds["source"] == OUTSIDE).any() else []
    )
    rows = []
    for article in articles:
        mine = finds[finds["source"] == article]
        states = mine.loc[mine["class"] == "figure", "state"].value_counts()
        kinds = mine["class"].value_counts()
        counts = {state: int(states.get(state, 0)) for state in STATES}
        figures = sum(counts.values())
        rows.append(
            {
                "source": article,
                "figures": figures,
                **counts,
                "share": 1 - counts["open"] / figures if figures else 1.0,
                "names": int(kinds.get("name", 0)),
                "idioms": int(kinds.get("idiom", 0)),
                "furniture": int(kinds.get("furniture", 0)),
            }
        )
    return pd.DataFrame(
        rows, columns=["source", "figures", *STATES, "share", "names", "idioms", "furniture"]
    )


def with_kept(table: pd.DataFrame, kept: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """A coverage of some texts, completed by what was measured of the others.

    Parameters
    ----------
    table, kept : pandas.DataFrame
        As `coverage` returns them, of some texts now and of all texts before.
    sources : pandas.DataFrame
        The raw table, which says where each article stands.

    Returns
    -------
    pandas.DataFrame
        A row for each article, in the order of the texts.
    """
    texts = sources[sources["kind"] == "text"]
    order = [row["id"] for row in _articles(set(texts["file"]), texts)]
    every = pd.concat([kept[~kept["source"].isin(table["source"])], table])
    every = every[every["source"].isin(order)]
    return every.sort_values("source", key=lambda ids: ids.map(order.index), ignore_index=True)


def open_figures(finds: pd.DataFrame) -> pd.DataFrame:
    """The figures that are neither coded nor dismissed, as `judged_figures` returns them."""
    return finds.loc[
        (finds["class"] == "figure") & (finds["state"] == "open"), list(OPEN)
    ].reset_index(drop=True)


def _articles(texts: Iterable[str], sources: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """The articles of the texts, in the order in which they stand there."""
    articles = sources[(sources["kind"] == "text") & sources["file"].isin(list(texts))]
    return sorted(
        articles.to_dict("records"),
        key=lambda article: (article["file"], int(article["first_line"])),
    )


def _article(file: str, line: int, articles: list[dict[Hashable, Any]]) -> str:
    return next(
        (
            article["id"]
            for article in articles
            if article["file"] == file
            and int(article["first_line"]) <= line <= int(article["last_line"])
        ),
        OUTSIDE,
    )


def _spans(
    table: pd.DataFrame, file_of: dict[str, str]
) -> dict[tuple[str | None, int], list[tuple[int, int]]]:
    """By file and line, where the literals of a table stand."""
    spans: dict[tuple[str | None, int], list[tuple[int, int]]] = {}
    for row in table[table["line"] != ""].to_dict("records"):
        start = int(row["offset"])
        spans.setdefault((file_of.get(row["source"]), int(row["line"])), []).append(
            (start, start + len(row["literal"]))
        )
    return spans


def _state(
    spans: dict[str, dict[tuple[str | None, int], list[tuple[int, int]]]], file: str, found: Found
) -> str:
    """The first state whose literals touch the number itself."""
    return next(
        (
            state
            for state, places in spans.items()
            if any(
                start < found.end and found.start < end
                for start, end in places.get((file, found.line), ())
            )
        ),
        "open",
    )


def _around(line: str, found: Found) -> str:
    end = found.offset + len(found.literal)
    return line[max(0, found.offset - AROUND) : end + AROUND].strip()
