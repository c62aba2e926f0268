"""What machines that meet the site look for: canonical addresses, previews, a map of
the site, and `llms.txt`.

Addresses of a page must be absolute in a map and in a preview, so these wait until `report_address`
in `_config.yml` says where the site stands. `llms.txt` has relative links and is always there.
"""

import re
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape as xml_escape

from sphinx.errors import ConfigError

from chipledger import RELEASED
from chipledger.publish.book.chinese import LANG, is_chinese, twin_of
from chipledger.publish.book.html_text import description
from chipledger.publish.book.outputs import HTTPS, site_address
from chipledger.publish.site.social import chapters_with_cards

FOR_PROGRAMS = (
    (
        "api/index.html",
        "Files for programs",
        "every claim, check, finding and promise as JSON and JSON-LD",
    ),
    (
        "downloads/ai-chip-race-data.zip",
        "Data package",
        "CSV, Parquet, JSON, SQLite, Excel, with Frictionless and Croissant descriptions",
    ),
    ("downloads/ai-chip-race.pdf", "PDF", "the whole report as a book"),
    (
        "downloads/ai-chip-race-register.pdf",
        "Register",
        "what the book prints of the ledger, as PDF",
    ),
    ("downloads/ai-chip-race.epub", "EPUB", "the same for reading devices"),
)

REPOSITORY = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")
FOLDER = re.compile(r"(?:\.\./)*\w[\w.-]*(?:/\w[\w.-]*)*/?")


def preview_of(app, pagename, title, summary):
    """Meta elements for links to this page in messages and posts.

    Returns
    -------
    str
        HTML for the head.
    """
    address = site_address(app.config)
    named = {
        "og:type": "article",
        "og:site_name": app.config.html_title,
        "og:title": title,
        "og:description": summary,
    }
    if address:
        named["og:url"] = f"{address}{pagename}.html"
        named["og:image"] = (
            f"{address}social/{app.edition.once(chapters_with_cards).get(pagename, 'book')}.png"
        )
    metas = [f'<meta property="{name}" content="{escape(text)}">' for name, text in named.items()]
    if address:
        metas += [
            f'<link rel="canonical" href="{address}{escape(pagename)}.html">',
            '<meta name="twitter:card" content="summary_large_image">',
            *_languages(app, address, pagename),
        ]
    return "\n".join(metas)


def _languages(app, address, pagename):
    """Both languages of a page that has a twin; whole addresses alone are valid there, so a site
    that does not know its own has only the switch of the page.
    """
    twin = twin_of(pagename, app.env.found_docs)
    pages = {pagename, twin} if twin else ()
    return [
        f'<link rel="alternate" hreflang="{LANG if is_chinese(page) else "en"}"'
        f' href="{address}{escape(page)}.html">'
        for page in sorted(pages)
    ]


def write_discovery(app):
    """Write `llms.txt`, and the site's map where its address is known."""
    site = Path(app.outdir)
    (site / "llms.txt").write_text(guide_for_readers_that_are_programs(app), "utf-8")
    (site / "sitemap.xml").unlink(missing_ok=True)
    if address := site_address(app.config):
        (site / "sitemap.xml").write_text(site_map(address, app.env.found_docs, RELEASED), "utf-8")


def site_map(address, pages, day):
    """A map of the site in the form of sitemaps.org."""
    rows = "".join(
        f"<url><loc>{xml_escape(address + page)}.html</loc><lastmod>{day}</lastmod></url>\n"
        for page in sorted(pages)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def guide_for_readers_that_are_programs(app):
    """The site in the form of llmstxt.org: what it is, its pages in order, its files."""
    from chipledger.publish.book.order import places

    site, pages = Path(app.outdir), list(places(app.config.root_doc, app.env.tocs))
    lines = [
        f"# {app.config.html_title}",
        "",
        "> "
        + app.config.typstpdf_subtitle
        + ". Every figure is a link to its entry in the ledger.",
        "",
        "## Pages",
        "",
    ]
    for place in pages:
        summary = description(
            (site / f"{place.docname}.html").read_text("utf-8").partition("<article>")[2]
        )
        lines.append(
            f"- [{app.env.titles[place.docname].astext()}]({place.docname}.html)"
            f"{': ' + summary if summary else ''}"
        )
    lines += [
        "",
        "## For programs",
        "",
        *(f"- [{name}]({where}): {what}" for where, name, what in FOR_PROGRAMS),
    ]
    return "\n".join(lines) + "\n"


def launch_links(notebook, repository="", branch="main", hub=""):
    """Links that open one notebook elsewhere.

    Parameters
    ----------
    notebook : str
        Path from the root of the checkout, as `notebooks/01_musk_chip_roadmap.ipynb`.
    repository : str
        `https://github.com/OWNER/NAME`, or empty.
    branch : str
    hub : str
        Address of a JupyterHub with nbgitpuller, or empty.

    Returns
    -------
    dict of str to str
        Address by label, empty without a repository.

    Raises
    ------
    ConfigError
        If an address is not of the form above.

    Examples
    --------
    >>> launch_links("notebooks/a.ipynb", "https://github.com/o/n")["Colab"]
    'https://colab.research.google.com/github/o/n/blob/main/notebooks/a.ipynb'
    """
    if not repository:
        return {}
    found = REPOSITORY.fullmatch(repository)
    if not found:
        raise ConfigError(
            f"report_repository: {repository!r} is not https://github.com/OWNER/NAME; mend it in "
            "_config.yml or leave it empty"
        )
    place = "/".join(quote(part, safe="") for part in found.groups())
    links = {
        "Binder": (
            f"https://mybinder.org/v2/gh/{place}/{quote(branch, safe='')}"
            f"?{urlencode({'urlpath': 'lab/tree/' + notebook})}"
        ),
        "Colab": (
            f"https://colab.research.google.com/github/{place}/blob/{quote(branch, safe='')}/"
            f"{quote(notebook)}"
        ),
    }
    return links | (
        {"JupyterLab": _pulled(notebook, f"https://github.com/{place}", branch, hub)} if hub else {}
    )


def beside_the_site(folder, page):
    """The address of a page in the folder that `make lite` builds.

    Parameters
    ----------
    folder : str
        Where it stands, seen from the front page, or as a whole address; empty while it stands
        nowhere.
    page : str
        Its file in that folder.

    Returns
    -------
    str
        Seen from the front page, unless the folder's is a whole address.

    Raises
    ------
    ConfigError
        If it is neither.

    Examples
    --------
    >>> beside_the_site("lite/", "index.html"), beside_the_site("", "index.html")
    ('lite/index.html', '')
    """
    if folder and not (HTTPS.fullmatch(folder) or FOLDER.fullmatch(folder)):
        raise ConfigError(
            f"report_lite: {folder!r} is neither a folder seen from the front page, as 'lite' or "
            "'../lite', nor an https address; mend it in _config.yml or leave it empty"
        )
    return folder and f"{folder.rstrip('/')}/{page}"


def _pulled(notebook, repository, branch, hub):
    """A link of nbgitpuller: it brings the repository to the reader's server and
    opens the notebook there.
    """
    if not HTTPS.fullmatch(hub):
        raise ConfigError(
            f"report_hub: {hub!r} is not an https address; mend it in _config.yml or leave it empty"
        )
    folder = repository.rsplit("/", 1)[1]
    asked = {
        "repo": repository,
        "branch": branch,
        "urlpath": f"lab/tree/{folder}/{notebook}",
    }
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"
