"""A picture for each chapter, for messages and posts that link to it: its key figure beside what
that figure finds, set with Typst.

The picture is the figure that the page shows, so it cannot say anything else. It is made anew only
when title, figure or form change, since compiling takes a second.
"""

import re
import shutil
from html import unescape
from pathlib import Path

from chipledger.drawing import standalone
from chipledger.publish.typst.draw import drawn
from chipledger.publish.typst.markup import quote

FIGURE = re.compile(r'<svg\b[^>]*\bclass="figure".*?</svg>', re.S)
CAPTION = re.compile(
    r'<figcaption>.*?<span class="caption-text">(.*?)</span><a class="headerlink"', re.S
)
FORM = """#set page(width: 600pt, height: 315pt, margin: (x: 28pt, y: 26pt), fill: white)
#set text(font: ("DejaVu Sans", "Noto Sans SC"), fill: rgb("#1b1f24"))
#grid(columns: ({left}, 1fr), column-gutter: 24pt,
  stack(spacing: 14pt,
    text(size: 11pt, fill: rgb("#5b636d"), {book}),
    par(leading: 0.62em, text(size: {size}pt, weight: "bold", hyphenate: false, {title}))),
  align(center + horizon, {body}))
"""


def write_social_cards(app):
    """Write a picture for the book and one for each page that has a figure, and
    note which page has which.
    """
    site, shop = Path(app.outdir), Path(app.doctreedir) / "social"
    target = site / "social"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, title, svg in cards_of(app, site):
        shutil.copyfile(
            drawn(shop, form_of(app.config.html_title, title, svg), svg), target / f"{name}.png"
        )


def cards_of(app, site):
    """Name, title and figure of each picture."""
    yield "book", app.config.typstpdf_subtitle, None
    for page, name in app.edition.once(chapters_with_cards).items():
        built = (site / f"{page}.html").read_text("utf-8")
        yield name, finding_of(built) or app.env.titles[page].astext(), find_first_svg(built)


def chapters_with_cards(app):
    """The pages that get a picture of their own: the notebooks."""
    return {
        page: page.rsplit("/", 1)[1]
        for page in sorted(app.env.found_docs)
        if page.startswith("notebooks/")
    }


def finding_of(page):
    """The title of the first figure of a page, which says what it finds; empty without one."""
    found = CAPTION.search(page)
    return unescape(re.sub(r"<sup\b.*?</sup>|<[^>]+>", "", found[1])).strip() if found else ""


def find_first_svg(page):
    """The first figure of a page, fit to stand alone; None without one."""
    found = FIGURE.search(page)
    return standalone(found[0]) if found else None


def form_of(book, title, svg):
    """The Typst source of a picture."""
    if not svg:
        return FORM.format(book=quote(book), title=quote(title), left="430pt", size=34, body="[]")
    body = 'image("figure.svg", width: 310pt, height: 260pt, fit: "contain", alt: "")'
    return FORM.format(book=quote(book), title=quote(title), left="210pt", size=22, body=body)
