"""The search index: what each section of the site says, as one script.

A script, not JSON, because a page opened from a folder may load scripts and nothing else. The
search looks for parts of words, so Chinese names need no segmentation (see
`theme/report/static/search.js`). A name is found in whichever script it is typed: the index carries
the spellings that the entities table gives.
"""

import json
import re

from chipledger.facts.catalogue import own_page, speaker_name
from chipledger.files import read_text
from chipledger.numbers.chinese import simplified
from chipledger.promises.settled import status_words
from chipledger.publish.book.html_text import HEADING, text_of
from chipledger.tables.vocabulary import VERDICT_WORDS

ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.S)
SECTION = re.compile(r"<section\b([^>]*)>")
CELL_END = re.compile(r"</(?:dd|td|th|header)>")
CHINESE_COLUMNS = ("zh_hans", "zh_hant")


def page_entry(url, page):
    """One page for the index.

    Parameters
    ----------
    url : str
        Address of the page from the root of the site.
    page : str
        Its HTML.

    Returns
    -------
    list or None
        `[url, title, [[anchor, heading, text], …]]`; None for a page without an article.
    """
    article = ARTICLE.search(page)
    if not article:
        return None
    sections = list(_sections(article[1]))
    title = next((heading for _, heading, _ in sections if heading), url)
    return [url, title, sections]


def _sections(article):
    """Anchor, heading and text of each section, in order; subsections are entries of their own."""
    opening, *rest = SECTION.split(article)
    yield from _section("", opening)
    for attributes, content in zip(rest[::2], rest[1::2], strict=True):
        anchor = re.search(r'\bid="([^"]*)"', attributes)
        yield from _section(anchor[1] if anchor else "", content)


def _section(anchor, content):
    found = HEADING.search(content)
    heading = text_of(found[2]) if found else ""
    prose = HEADING.sub(" ", content, count=1)
    text = text_of(CELL_END.sub(" · ", prose)).removesuffix(" ·")
    if heading or text:
        yield [anchor, heading, text]


def spellings(entities):
    """The names that mean the same: English, simplified and traditional Chinese.

    Parameters
    ----------
    entities : Path
        `entities.csv`; a book without one has no second spellings.

    Returns
    -------
    list of list of str
    """
    if not entities.is_file():
        return []
    rows = read_text(entities)[["name", *CHINESE_COLUMNS]].to_numpy().tolist()
    groups = [list(dict.fromkeys(filter(None, row))) for row in rows if any(row[1:])]
    return [group for group in groups if len(group) > 1]


def search_script(pages, names, ledger=None):
    """The script that the search page loads."""
    index = {"pages": pages, "names": names, **(ledger or {})}
    return f"self.SEARCH = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


def write_search_index(site, names, ledger=None):
    """Index every page in the folder, for what stands there is what a reader can open.

    Parameters
    ----------
    site : Path
    names : list of list of str
        Spellings that mean the same.
    ledger : dict, optional
        Entries for the ledger's own pages, which then stand for those pages.
    """
    paths = [
        path
        for place in sorted(site.iterdir())
        if not (ledger and place.name == "ledger")
        for path in ([place] if place.is_file() else sorted(place.rglob("*.html")))
        if path.suffix == ".html" and path.name not in ("search.html", "search-zh.html")
    ]
    entries = filter(
        None,
        (page_entry(path.relative_to(site).as_posix(), path.read_text("utf-8")) for path in paths),
    )
    (site / "search-index.js").write_text(search_script(list(entries), names, ledger), "utf-8")


def search_entries(view):
    """Entries of the ledger for the search index.

    Returns
    -------
    dict
        `ledger`: lists of address, title, text and the names that an entry answers to as a whole;
        `signs`: simplified sign by traditional one.
    """
    front = [
        [
            "ledger/index.html",
            "Which claims are in the ledger?",
            "All claims by theme, entity, article, speaker, evidence and verdict",
            ["ledger", "all claims"],
        ],
        [
            "audit/index.html",
            "Which checks fail, and why?",
            "All checks by article, kind, error and verdict, with explanations",
            ["audit", "all checks"],
        ],
        [
            "ledger/findings.html",
            "What did the chapters compute?",
            "All findings and assumptions by chapter",
            ["findings", "all findings", "assumptions"],
        ],
        [
            "ledger/promises.html",
            "Which promises are on the board?",
            "All promises by company, group and what became of them",
            ["promises", "all promises", "board"],
        ],
    ]
    return {
        "ledger": [
            *front,
            *_entities(view),
            *_articles(view),
            *_claims(view),
            *_others(view),
        ],
        "signs": simplified(),
    }


def _entities(view):
    for row in view.entities.values():
        names = _filled(row["zh_hans"], row["zh_hant"], *row["aliases"].split(";"), row["id"])
        yield [
            f"ledger/entity/{row['id']}.html",
            row["name"],
            _text(*names, row["type"], row["note"]),
            names,
        ]


def _articles(view):
    for row in view.sources.values():
        yield [
            f"ledger/article/{row['id']}.html",
            row["title"],
            _text(row["publisher"], row["author"], row["published"]),
            [row["id"]],
        ]


def _claims(view):
    for row in view.claims.values():
        text = _text(
            row["shown"],
            row["literal"],
            view.entities[row["entity"]]["name"],
            view.speaker(row),
            view.sources[row["source"]]["publisher"],
        )
        # A printed figure may stand for its claim; a printed name stands for its entity.
        figure = row["literal"] if any(map(str.isdigit, row["literal"])) else ""
        yield [f"ledger/claim/{row['id']}.html", row["gloss"], text, _filled(row["id"], figure)]


def _others(view):
    """Checks, findings, assumptions and promises, each by what it says."""
    told = {
        "check": lambda row: (VERDICT_WORDS[row["verdict"]], row["asserts"], row["ruling"]),
        "finding": lambda row: (row["shown"],),
        "assumption": lambda row: (row["shown"], row["because"]),
        "promise": lambda row: (
            status_words(row),
            speaker_name(row["speaker"], view.entities),
            row["criterion"],
        ),
    }
    for kind, words in told.items():
        for name, row in view.rows[kind].items():
            yield [
                f"{own_page(kind, name)}.html",
                view.says(kind, name),
                _text(*words(row)),
                [name],
            ]


def _filled(*names):
    return list(dict.fromkeys(filter(None, names)))


def _text(*parts):
    return " · ".join(_filled(*parts))
