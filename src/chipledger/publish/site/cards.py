"""Cards: what stands behind a number, ready to open where the number is read.

Each bound number of a page has one card, a popover. The number stays a link to its entry; scripts
of the theme open the card instead. How cards reach a page stands in `card_scripts`. The facts are
those of the entry, from `facts.entries`.

Judgements:

- Cards are listed by kind and source, since neighbours that share words compress well.
- The script finds a fact by its key; labels are for readers alone.
- A card holds each fact once. What the script can put together from them it does: the name for
  screen readers, the link to the entry (the number's own), and the sentence and the BibTeX entry
  that a reader may copy.
"""

import re
from html import escape

from markupsafe import Markup

from chipledger.facts.catalogue import PAGES
from chipledger.facts.entries import FACTS, headline
from chipledger.publish.book.fact_html import anchor, fact_html
from chipledger.publish.book.html_text import words_html
from chipledger.publish.book.templates import filled
from chipledger.tables.vocabulary import mark_of

KINDS = tuple(PAGES)
KIND = "|".join(KINDS)
BOUND = re.compile(
    rf'<a\b[^>]*\bhref="([^"#]*#(?:({KIND})-([^"]+)))"[^>]*>\s*<span class="(?:{KIND})\b'
)
# Where a finding shows itself, best first: an output of its own, a cell of a table, any mention.
PLACES = (
    re.compile(r'<p(?= class="found">\s*<a\b[^>]*#finding-([^"]+)")'),
    re.compile(r'<td(?=[^>]*>(?:<p>)?<a\b[^>]*#finding-([^"]+)")(?![^>]*\bid=)'),
    re.compile(r'<a(?=\s[^>]*\bhref="[^"]*#finding-([^"]+)")(?![^>]*\bid=)'),
)
# Facts that the script puts together; the others need no key on a card, which keeps pages light.
FOR_THE_SCRIPT = {
    "as_of",
    "speaker",
    "source",
    "checks",
    "url",
    "interval",
    "formula",
    "because",
    "ruling",
    "due",
    "said_on",
    "criterion",
    "read_until",
}
IN_THE_HEAD = "id"  # or in the link to the entry


def bound_numbers(body):
    """The entries whose numbers a page prints: kind and id with the address of the entry, each
    once.

    Examples
    --------
    >>> bound_numbers('<a class="x" href="l.html#claim-a"><span class="claim">1</span></a>')
    {('claim', 'a'): 'l.html#claim-a'}
    """
    return {(kind, name): address for address, kind, name in BOUND.findall(body)}


def with_anchors(body, made_here):
    """Give the place where a notebook shows its finding an address, `made-` and its id.

    Parameters
    ----------
    body : str
    made_here : set of str
        The findings that the page's notebook computes.
    """
    left = set(made_here)

    def anchor(match):
        if match[1] not in left:
            return match[0]
        left.discard(match[1])
        return f'{match[0]} id="made-{match[1]}"'

    for place in PLACES:
        body = place.sub(anchor, body)
    return body


class Cards:
    """Writes the cards of one page.

    Parameters
    ----------
    catalogue : Catalogue
    address : callable
        From kind and id to the address of the entry, as seen from the page.
    used_on : callable
        From kind and id to (title, address) of the pages that print the number; no address is this
        page.
    made : callable
        From a finding to the address of the output that shows it.
    """

    def __init__(self, catalogue, address, used_on, made):
        self.catalogue, self.address = catalogue, address
        self.used_on, self.made = used_on, made

    def page(self, numbers):
        """All cards of a page, by kind and source."""
        rows = self.catalogue.rows
        order = sorted(
            numbers,
            key=lambda number: (
                KINDS.index(number[0]),
                rows[number[0]][number[1]].get("source", ""),
                number[1],
            ),
        )
        return "".join(f"{self.card(kind, name)}\n" for kind, name in order)

    def card(self, kind, name):
        """One card."""
        row = self.catalogue.rows[kind][name]
        title, value = headline(kind, row)
        used = [
            anchor(address, page) if address else words_html(page)
            for page, address in self.used_on(kind, name)
        ]
        return filled(
            "site/card.html",
            kind=kind,
            name=name,
            sort=_sort(kind, row),
            shown=Markup(_verdict(value) if kind == "check" else f"<b>{words_html(value)}</b>"),
            title=title,
            facts=[
                fact for fact in FACTS[f"{kind}s"](row, self.catalogue) if fact.key != IN_THE_HEAD
            ],
            keys=FOR_THE_SCRIPT,
            html=lambda fact: Markup(self._fact(fact, row)),
            used=Markup(_listed(used)),
        )

    def _fact(self, fact, row):
        """A fact as HTML: the source in parts, the notebook as a link to the output that shows the
        finding.
        """
        if fact.key == "source":
            return _imprint(self.catalogue.sources[row["source"]])
        if fact.key == "notebook" and "formula" in row:
            return anchor(self.made(row), fact.text)
        return fact_html(fact, self.address, _about, _listed)


def _about(kind, words):
    """The words on an entry that a fact names; a verdict in its colour."""
    return f" {_verdict(words) if kind == 'check' else words_html(words)}"


def _sort(kind, row):
    """What a number is, in two words."""
    meaning = mark_of(row)[1] if kind == "claim" else ""
    return {
        "claim": f"Claim, {meaning or 'reported as fact'}",
        "finding": "Finding, computed here",
        "assumption": "Assumption, ours",
        "check": "Check",
        "promise": "Promise",
    }[kind]


def _imprint(source):
    """A source as `entries.cited` has it, in parts that the script can tell apart."""
    author = f' data-author="{escape(source["author"])}"' if source["author"] else ""
    published = f", {source['published']}" if source["published"] else ""
    title, publisher = words_html(source["title"]), words_html(source["publisher"])
    return f"<cite{author}>{title}</cite> (<span>{publisher}</span>{published})"


def _verdict(words):
    return f'<span class="check {words.replace(" ", "-")}">{words}</span>'


def _listed(items):
    """One item as it is, several as a list."""
    return (
        items[0] if len(items) == 1 else f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    )
