"""The ledger in the EPUB: entries in a short form, only those that the text prints, linked both
ways.

A number in the text leads to its entry, and the entry leads back to the first place on each page
that prints it. An entry of the site has its own frame and all facts; here it has the facts of the
PDF's register, and its address on the web.
"""

from html import escape

from lxml import etree
from markupsafe import Markup

from chipledger.facts.catalogue import PAGES
from chipledger.publish.book.fact_html import anchor, fact_html, in_brackets, is_address
from chipledger.publish.book.html_text import words_html
from chipledger.publish.book.templates import filled
from chipledger.publish.epub.pages import XHTML, drop, every, with_languages, words_of

LEFT_OUT = {
    "id",  # which stands last
    "unit",
    "entity",
    "metric",
    "as_of",
    "kind",
    "claims",
    "findings",
    "alike",
    "read_until",
}
UNDER_ITS_ARTICLE = {"source", "grade"}  # the headings of the articles name them
KINDS = tuple(f"{kind}-" for kind in PAGES)


def entry_html(entry, entry_address, page_address, says):
    """One entry.

    Parameters
    ----------
    entry : ledger_entry
    entry_address, page_address : callable
        From kind and id of an entry, and from the name of a page, to an address.
    says : callable
        From kind and id of an entry to the words of its link, such as `Catalogue.says`.
    """
    left_out = LEFT_OUT | (UNDER_ITS_ARTICLE if entry["in_text"] else set())
    facts = [
        fact
        for fact in entry["facts"]
        if fact.key not in left_out and (fact.key != "url" or is_address(fact.text))
    ]
    return filled(
        "epub/entry.html",
        entry=entry.attributes,
        facts=facts,
        html=lambda fact: Markup(_fact(fact, entry_address, page_address, says)),
    )


def _fact(fact, entry_address, page_address, says):
    if fact.key == "notebook":
        return anchor(page_address(fact.text.removesuffix(".ipynb")), fact.text)
    return fact_html(fact, entry_address, in_brackets, says=says)


def keep_printed(trees, whole=lambda page, entry: entry):
    """Drop the entries that no text links to, say so on their page, and give the others their way
    back.

    Parameters
    ----------
    trees : dict of str to lxml element
        Pages by name, in the order of the book; they are changed.
    whole : callable, optional
        From the name of a page and an entry that stands for itself there, an element with its id
        and nothing in it, to the entry whole: two thirds are never printed.

    Returns
    -------
    dict of str to lxml element
    """
    printed = note_places(trees)
    titles = {
        page: words_html(words_of(every(tree, "descendant::h:h1")[0]))
        for page, tree in trees.items()
    }
    for page, tree in trees.items():
        entries = every(tree, "descendant::h:section[@class='entry']")
        for entry in entries:
            if entry.get("id") in printed:
                written = whole(page, entry)
                if written is not entry:
                    entry.getparent().replace(entry, written)
                _lead_back(written, page, printed[entry.get("id")], titles)
            else:
                _drop_entry(entry)
        kept = sum(entry.get("id") in printed for entry in entries)
        if kept < len(entries):
            _say_so(tree, kept, len(entries))
    _unlink_dropped(trees)
    return trees


def note_places(trees):
    """Give the first place on each page that prints a number an id, and return pages and ids of
    places by entry.
    """
    places = {}
    for page, tree in trees.items():
        for link in every(
            tree, "descendant::h:a[contains(@href, '#')][not(ancestor::h:section[@class='entry'])]"
        ):
            entry = link.get("href").partition("#")[2]
            if entry.startswith(KINDS) and page not in places.get(entry, {}):
                link.set("id", link.get("id") or f"at-{entry}")
                places.setdefault(entry, {})[page] = link.get("id")
    return places


def _lead_back(entry, page, places, titles):
    """Links from an entry to where it is printed."""
    links = (
        f'<a href="{relative(page, where)}#{escape(place)}" role="doc-backlink">{titles[where]}</a>'
        for where, place in places.items()
    )
    back = etree.fromstring(f'<p xmlns="{XHTML}" class="back">Printed in {"; ".join(links)}</p>')
    with_languages(back)
    entry.append(back)


def _drop_entry(entry):
    """Take out an entry, and the section that held only such."""
    section = entry.getparent()
    drop(entry)
    if every(section, "boolean(h:h2) and not(descendant::h:section)"):
        drop(section)


def _say_so(tree, kept, held):
    """Tell the reader that entries are missing, below the title."""
    title = every(tree, "descendant::h:h1")[0]
    note = title.makeelement(f"{{{XHTML}}}p", {"class": "note"})
    note.text = (
        f"Here are the {kept} of {held} entries that the text of this book prints; the site and "
        "the data package have them all."
    )
    title.addnext(note)


def _unlink_dropped(trees):
    """An entry may name another that is not here; its name stays."""
    dropped = {}
    for page, address in unlinked(trees):
        dropped.setdefault(page, set()).add(address)
    for page, addresses in dropped.items():
        for link in every(trees[page], "descendant::h:section[@class='entry']//h:a"):
            if link.get("href") in addresses:
                link.tag = f"{{{XHTML}}}span"
                del link.attrib["href"]


def unlinked(trees):
    """Page and address of every link within the book that leads nowhere."""
    places = {
        f"{page}.xhtml": {node.get("id") for node in every(tree, "descendant::*[@id]")}
        for page, tree in trees.items()
    }
    for page, tree in trees.items():
        for address in dict.fromkeys(every(tree, "descendant::h:a/@href")):
            file, _, place = address.partition("#")
            target = resolved(page, file) if file else f"{page}.xhtml"
            if ":" not in file and (target not in places or place and place not in places[target]):
                yield page, address


def relative(page, target):
    """The address of a page as seen from another.

    Examples
    --------
    >>> relative("book/ledger", "notebooks/01_cards")
    '../notebooks/01_cards.xhtml'
    """
    return "../" * page.count("/") + f"{target}.xhtml"


def resolved(page, address):
    """The file that an address on a page names.

    Examples
    --------
    >>> resolved("book/ledger", "../notebooks/01_cards.xhtml")
    'notebooks/01_cards.xhtml'
    """
    parts = page.split("/")[:-1]
    for step in address.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)
