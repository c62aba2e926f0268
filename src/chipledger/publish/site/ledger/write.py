"""The ledger, published: a page for each entry, article and entity, tables to browse them, and
files for programs.

Sphinx renders a few empty pages in the theme's frame; everything else is written straight into the
site's working folder once Sphinx is done, since a thousand Sphinx pages would cost a minute. The
folder is put in place whole afterwards, so the ledger is as atomic as the site.
"""

import shutil
from pathlib import Path

from chipledger.facts.catalogue import View
from chipledger.publish.book.entries import setup_doors
from chipledger.publish.book.outputs import site_address
from chipledger.publish.book.uses import pages_by_number, used_on
from chipledger.publish.site.ledger.api import api_files
from chipledger.publish.site.ledger.articles import article_pages
from chipledger.publish.site.ledger.board import board_files
from chipledger.publish.site.ledger.browser import browser_files
from chipledger.publish.site.ledger.calendar import calendar_of
from chipledger.publish.site.ledger.checks import checks_page
from chipledger.publish.site.ledger.claims import claim_pages
from chipledger.publish.site.ledger.entities import entity_pages
from chipledger.publish.site.ledger.entry_pages import entry_pages
from chipledger.publish.site.ledger.feed import feed_of
from chipledger.publish.site.ledger.findings import findings_page
from chipledger.publish.site.ledger.frame import FRAMES, Shell, frame_pages
from chipledger.publish.site.search import search_entries

FOLDERS = ("ledger", "api", "audit")
BEFORE_THE_SEARCH_INDEX = 890


def setup_ledger_site(app):
    """Register the frames, the writer and the links to the ledger with Sphinx."""
    setup_doors(app)
    app.connect("html-collect-pages", frame_pages)
    app.connect("build-finished", write_into, priority=BEFORE_THE_SEARCH_INDEX)


def write_into(app, exception):
    """Write the ledger into the site that Sphinx has just rendered, unless the
    one that is there holds.
    """
    if exception or app.builder.name != "html" or app.builder.earlier.has_ledger:
        return
    site = Path(app.outdir)
    frames = {name: Shell((site / f"{name}.html").read_text("utf-8")) for name in FRAMES}
    view = View(app.edition.ledger, _uses(app), site_address(app.config))
    view.facts = app.edition.catalogue.facts  # they hang on the ledger alone
    write_files(site, ledger_files(view, frames))
    app.builder.earlier.search = search_entries(view)


def _uses(app):
    """Address and title of the pages that use each entry."""
    return {
        entry: [(f"{page}.html", title) for page, title in used_on(app, entry)]
        for entry in pages_by_number(app.env)
    }


def ledger_files(view, frames):
    """Every file of the published ledger.

    Parameters
    ----------
    view : View
    frames : dict of str to Shell
        The theme's frame as seen from each of the folders.

    Returns
    -------
    dict of str to str
        Content by address from the root of the site.
    """
    inner = frames["ledger/claim/frame"]
    return {
        **claim_pages(view, inner),
        **entry_pages(view, inner),
        **article_pages(view, inner),
        **entity_pages(view, inner),
        **browser_files(view, frames["ledger/index"]),
        **findings_page(view, frames["ledger/findings"]),
        **board_files(view, frames["ledger/promises"]),
        **checks_page(view, frames["audit/index"]),
        **api_files(view, frames["api/index"]),
        **followed(view),
    }


def followed(view):
    """What programs subscribe to: the calendar of due dates and, once the site has an address, the
    feed of rulings and corrections.
    """
    promises, corrections = view.promises.values(), view.ledger.corrections.to_dict("records")
    record = view.entities, view.ledger.as_of
    return {
        "promises.ics": calendar_of(promises, *record),
    } | (
        {"feed.xml": feed_of(promises, corrections, *record, view.address)} if view.address else {}
    )


def write_files(site, files):
    """Replace the folders and the feed of the ledger in a site that is not in place yet."""
    for name in FOLDERS:
        shutil.rmtree(site / name, ignore_errors=True)
    (site / "feed.xml").unlink(missing_ok=True)  # of a build whose site had an address
    for folder in sorted({Path(name).parent for name in files}):
        (site / folder).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (site / name).write_text(text, "utf-8", newline="\n")
