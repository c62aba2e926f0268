"""Deals cards to pages: those of `x.html` lie beside it in `x.cards.js`, a script that lays them
at the end of the page.

A page is read first and loads no card. `theme/report/static/report.js` marks the numbers and
fetches the cards at the first sign of interest in one, together with `cards.js`, which opens them,
and `cards.css`. A click that comes first waits for them; where they cannot be had, and without
JavaScript, the number is the link that it always was.

Judgements:

- Cards are not in the page: of the front page they were more than a third, and
  most readers open few.
- They come as a script, since a page that was opened from a folder can load scripts
  and fetch nothing else.
- They lie beside the page rather than in one file for all, so that a page brings its own only and a
  kept page keeps its own.
"""

import re
from functools import partial
from html import escape
from pathlib import Path

from chipledger.files import write_atomically
from chipledger.publish.book.chinese import is_chinese, told_in_chinese
from chipledger.publish.book.outputs import entry_address, is_site
from chipledger.publish.book.uses import used_on as pages_of
from chipledger.publish.site.cards import Cards, bound_numbers, with_anchors

ENDING = ".cards.js"
NAMED = re.compile(r' data-(?:cards|panel)="([^"]+)"')
SIGNS = re.compile(r"[\\`]|\$(?=\{)")  # which mean something in a template string


def script_of(cards, cited):
    """The script that lays cards at the end of a page, before the foot.

    Parameters
    ----------
    cards : str
        HTML, as `Cards.page` writes it.
    cited : dict of str to str
        Of the book: `book`, its title, `author` and `year`, for those who cite a number.

    Examples
    --------
    >>> print(script_of("<b>`</b>", {"year": "2026"}))  # doctest: +NORMALIZE_WHITESPACE
    document.querySelector("footer.end").insertAdjacentHTML("beforebegin",
    `<div id="cards" data-year="2026">
    <b>\\`</b></div>`);
    <BLANKLINE>
    """
    about = "".join(f' data-{name}="{escape(words)}"' for name, words in cited.items())
    laid = SIGNS.sub(r"\\\g<0>", f'<div id="cards"{about}>\n{cards}</div>')
    return f'document.querySelector("footer.end").insertAdjacentHTML("beforebegin", `{laid}`);\n'


def deal(app, pagename, templatename, context, doctree):
    """Write the cards of one page beside it, and tell its template their name."""
    if not is_site(app):
        return
    findings, body = app.edition.catalogue.findings, context.get("body") or ""
    here = pagename.removeprefix("notebooks/")
    context["body"] = with_anchors(
        body, {name for name, row in findings.items() if row["notebook"] == here}
    )
    file, numbers = Path(app.outdir, pagename + ENDING), bound_numbers(body)
    if not numbers:
        return file.unlink(missing_ok=True)
    cited = {
        "book": app.config.html_title,
        "author": app.config.author,
        "year": app.config.copyright[:4],
    }
    write_atomically(file, script_of(_cards_for(app, pagename).page(numbers), cited))
    context["cards"] = file.name


def is_whole(site, page):
    """Whether a page of an earlier build is there, with the scripts of its own that it names.

    Parameters
    ----------
    site : Path
    page : str
        Without its ending.
    """
    file = site / f"{page}.html"
    return file.is_file() and all(
        (file.parent / name).is_file() for name in NAMED.findall(file.read_text("utf-8"))
    )


def drop_gone_cards(app, exception):
    """Delete what an earlier build left of the cards of pages that the book no longer has."""
    if exception or not is_site(app):
        return
    for file in Path(app.outdir).rglob("*" + ENDING):
        if file.relative_to(app.outdir).as_posix().removesuffix(ENDING) not in app.env.found_docs:
            file.unlink()


def _cards_for(app, here):
    """Cards with addresses as seen from one page."""
    uri = app.builder.get_relative_uri

    def used_on(kind, name):
        others = [(page, title) for page, title in pages_of(app, f"{kind}-{name}") if page != here]
        return [("this page", ""), *((title, uri(here, page)) for page, title in others)]

    def made(finding):
        page = f"notebooks/{finding['notebook']}"
        known = page in dict(pages_of(app, f"finding-{finding['id']}"))
        return ("" if page == here else uri(here, page)) + (
            f"#made-{finding['id']}" if known else ""
        )

    return Cards(
        app.edition.catalogue,
        partial(entry_address, app.builder, here),
        used_on,
        made,
        app.edition.once(told_in_chinese) if is_chinese(here) else None,
    )


def setup_cards(app):
    """Deal after the page is dressed."""
    app.connect("html-page-context", deal, priority=950)
    app.connect("build-finished", drop_gone_cards)
