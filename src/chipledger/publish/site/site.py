"""The HTML side of the book: our theme, and what Sphinx writes made fit for it.

It promises a site that asks no other host for anything, opens from a folder,
obeys the content policy `default-src 'self'`, and is the same bytes for the same sources.

Judgements:

- The search is ours; Sphinx's own, which misses parts of words, is off.
- Style sheets and scripts go out without comments and idle spaces.
- Of what extensions copy into `_static`, only the theme's files and those in
  `html_static_path` stay.
- `.buildinfo` moves to the doctrees, since it differs between Python versions;
  it comes back before the next build, which needs it to see a changed configuration.
"""

import re
import shutil
from html import escape
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from chipledger.files import Deflated, write_atomically
from chipledger.numbers.wording import show_day
from chipledger.numbers.wording_zh import show_day_zh
from chipledger.publish.book.chinese import (
    ARTICLES,
    FRONT,
    LANG,
    PAGES,
    TITLE,
    is_chinese,
    nearest_of,
    say,
    twin_of,
)
from chipledger.publish.book.chinese_pages import edition_zh
from chipledger.publish.book.html_text import description, text_of, words_html
from chipledger.publish.book.outputs import is_site, prefer_tables, site_address
from chipledger.publish.book.receipts import receipt_of, shared_hashes_in
from chipledger.publish.lite import CHAPTER_SIZE, CHECK_SIZE
from chipledger.publish.site.discovery import (
    beside_the_site,
    launch_links,
    preview_of,
    write_discovery,
)
from chipledger.publish.site.downloads import archive_name, rerun_archive
from chipledger.publish.site.search import spellings, write_search_index
from chipledger.publish.site.social import chapters_with_cards, write_social_cards

# Where the report, its sources, a hub and the folder of `make lite` stand; empty while they stand
# nowhere.
PLACES = {
    **dict.fromkeys(("report_address", "report_repository", "report_hub", "report_lite"), ""),
    "report_branch": "main",
}
THEME = Path(__file__).parent / "theme" / "report"
SLIM = {
    ".css": cssmin,
    ".js": jsmin,
}  # names stay, so that an error in a console leads to the source
# Style sheets that only some pages need, and what needs them.
SHEETS = {
    "chapter.css": re.compile(
        r'<(?:figure|img|svg|details|aside)\b|class="[^"]*\b(?:cell|highlight|found|figure-data|'
        r"admonition|footnote-reference)\b"
    ),
    "entries.css": re.compile(r'class="entry\b'),
    "what-if.css": re.compile(r'data-what-if=|class="no-what-if"'),
    "scoreboard.css": re.compile(r'class="(?:scoreboard|slips)\b'),
}
FILTERS = 'id="filters"'  # on a page whose table stands whole in it
DOORS = 'class="doors"'  # on the pages that lead to entries which once stood there


def setup_site(app):
    """Register the theme and all that goes with it in a Sphinx extension.

    Parameters
    ----------
    app : sphinx.application.Sphinx
    """
    app.add_html_theme("report", str(THEME))
    app.add_config_value("report_entities", "data/raw/entities.csv", "html")
    for name, default in PLACES.items():
        app.add_config_value(name, default, "html")
    app.connect(
        "config-inited", prefer_tables, priority=900
    )  # after MyST-NB has read its own settings
    app.connect("builder-inited", prepare)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", dress_page, priority=900)
    app.connect("build-finished", finish, priority=900)


def prepare(app):
    """Switch Sphinx's search off and give it back its note on the last build."""
    if not is_site(app):
        return
    app.builder.search = False
    if build_note(app).is_file():
        Path(app.outdir).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(build_note(app), Path(app.outdir) / ".buildinfo")


def search_page(app):
    """The page that shows what the search found."""
    if not is_site(app):
        return []
    titles = {"search": "Search"}
    if FRONT in app.env.found_docs:
        titles["search-zh"] = say("Search")
    return [(name, {"title": title}, "search.html") for name, title in titles.items()]


def dress_page(app, pagename, templatename, context, doctree):
    """Give the template of one page what it shows."""
    body = context.get("body") or ""
    # a book in one page has no title of its own
    context["docstitle"] = context.get("docstitle") or app.config.html_title
    context |= languages(app, pagename)
    context["meta_description"] = context.get("meta_description") or description(body)
    context["words"] = words_html
    context["has_feed"] = bool(site_address(app.config))
    context["contents"] = (
        chinese_contents(app, pagename) if context["is_chinese"] else contents_of(context)
    )
    context["preview"] = preview_of(
        app, pagename, text_of(str(context.get("title") or "")), context["meta_description"]
    )
    context["receipt"] = receipt_of(app.srcdir, pagename, app.edition.once(shared_hashes_in))
    context["offers"] = offers(app, pagename)
    context["check"] = beside_the_site(app.config.report_lite, "index.html")
    context["check_size"] = CHECK_SIZE
    context["sheets"] = [sheet for sheet, sign in SHEETS.items() if sign.search(body)]
    context["moved"] = DOORS in body
    context["filters"] = FILTERS in body
    context["folds"] = body.count('<details class="code fold"')
    context["root_title"] = app.env.titles[app.config.root_doc].astext()
    own = {path.name for path in own_static_files(app)}
    as_of = app.edition.ledger.as_of
    context["record_as_of"] = as_of and (show_day_zh if context["is_chinese"] else show_day)(as_of)
    context["own_styles"] = [file for file in context["css_files"] if is_among(file, own)]
    context["own_scripts"] = [file for file in context["script_files"] if is_among(file, own)]


def offers(app, pagename):
    """What a reader can take away from a chapter, and where they can run it, by label."""
    if not is_site(app) or pagename not in app.edition.once(chapters_with_cards):
        return {}
    stem = app.edition.once(chapters_with_cards)[pagename]
    links = launch_links(
        f"{pagename}.ipynb",
        *(
            getattr(app.config, name)
            for name in ("report_repository", "report_branch", "report_hub")
        ),
    )
    rerun = beside_the_site(app.config.report_lite, f"{stem}.html")
    here = {f"Rerun here (opens a notebook, {CHAPTER_SIZE} MB)": rerun} if rerun else {}
    return {
        "Notebook": f"downloads/{stem}.ipynb",
        "Notebook with data, to rerun": f"downloads/{archive_name(stem)}",
        **here,
        **links,
    }


def write_downloads(app):
    """The notebooks and their archives. The PDF and the data package are laid
    beside them by the build.
    """
    folder = Path(app.outdir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    for path in set(folder.iterdir()) - {
        folder / name
        for stem in app.edition.once(chapters_with_cards).values()
        for name in (f"{stem}.ipynb", archive_name(stem))
    }:
        path.unlink()
    deflated = Deflated()
    for page, stem in app.edition.once(chapters_with_cards).items():
        notebook, archive = Path(app.srcdir, f"{page}.ipynb"), folder / archive_name(stem)
        shutil.copyfile(notebook, folder / notebook.name)
        if page in app.builder.earlier.stale or not archive.exists():
            archive.write_bytes(rerun_archive(app.srcdir, notebook, deflated))


def languages(app, pagename):
    """What the frame of a page says of its language, and where its twin is.

    A page without a twin leads to the front page in the other language.
    """
    chinese = is_chinese(pagename)
    front = FRONT if chinese else app.config.root_doc
    names = {"en": "English", LANG: "中文"}
    twin = twin_of(pagename, app.env.found_docs)
    other = "en" if chinese else LANG
    edition = app.config.html_theme_options.get("edition", "")
    has_layer = FRONT in app.env.found_docs
    return {
        "is_chinese": chinese,
        "lang": LANG if chinese else app.config.language or "en",
        "front": front,
        "search_page": "search-zh" if chinese else "search",
        "twin": (twin or (app.config.root_doc if chinese else nearest_of(pagename)))
        if has_layer
        else "",
        "twin_lang": other,
        "twin_name": names[other],
        "say": say if chinese else str,
        "edition_line": edition_zh(edition) if chinese else edition,
    } | ({"docstitle": TITLE} if chinese else {})


def chinese_contents(app, pagename):
    """The contents of the Chinese layer: its pages, and below the articles each of them."""

    def item(page, below=""):
        here = ' aria-current="page"' if page == pagename else ""
        title = escape(app.env.titles[page].astext())
        address = app.builder.get_relative_uri(pagename, page)
        current = ' class="current"' if here else ""
        return f'<li{current}><a href="{address}"{here}>{title}</a>{below}</li>'

    articles = sorted(page for page in app.env.found_docs if page.startswith(ARTICLES))
    is_open = pagename.startswith(ARTICLES) or pagename == ARTICLES.rstrip("/")
    below = f"<ul>{''.join(map(item, articles))}</ul>" if is_open else ""
    return (
        "<ul>"
        + "".join(item(page, below if page == ARTICLES.rstrip("/") else "") for page in PAGES)
        + "</ul>"
    )


def contents_of(context):
    """The contents; empty for a book of one page."""
    options = {"collapse": True, "includehidden": True, "maxdepth": 2, "titles_only": True}
    return context["toctree"](**options) or ""


def own_static_files(app):
    """The files that the book itself asks for, beside the theme's."""
    folders = [Path(app.confdir) / folder for folder in app.config.html_static_path]
    return [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]


def is_among(file, names):
    """Whether a style sheet or script of the page context has one of these file names."""
    return Path(str(getattr(file, "filename", file))).name in names


def finish(app, exception):
    """Write the search index, drop what no page uses, and put the note on the build aside."""
    if exception or not is_site(app):
        return
    site = Path(app.outdir)
    prune(site / "_static", {path.name for path in own_static_files(app)})
    slim_down(site / "_static")
    drop_gone_pages(site, app.env.found_docs)
    write_downloads(app)
    write_social_cards(app)
    write_discovery(app)
    write_search_index(
        site, spellings(Path(app.srcdir) / app.config.report_entities), app.builder.earlier.search
    )
    (site / ".buildinfo").replace(build_note(app))


def drop_gone_pages(site, pages):
    """Delete what an earlier build left of pages that the book no longer has."""
    for folder in {Path(page).parts[0] for page in pages if "/" in page}:
        for path in (site / folder).rglob("*.html"):
            if path.relative_to(site).with_suffix("").as_posix() not in pages:
                path.unlink()


def prune(static, own):
    """Delete every file that neither the theme nor the book brought.

    Parameters
    ----------
    static : Path
        The folder `_static` of the built site.
    own : set of str
        Names of the files that the book brought.
    """
    keep = own | {path.name for path in (THEME / "static").iterdir()}
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.name not in keep:
            path.unlink()


def slim_down(static):
    """Write the theme's style sheets and scripts as browsers need them; Sphinx lays them
    down anew in each build.
    """
    for path in sorted((THEME / "static").iterdir()):
        if path.suffix in SLIM:
            write_atomically(static / path.name, SLIM[path.suffix](path.read_text("utf-8")))


def build_note(app):
    """Where `.buildinfo` waits between builds."""
    return Path(app.doctreedir) / "buildinfo"
