"""Cards: what stands behind a number, ready to open where the number is read.

Each bound number of a page has one card, a popover. The number stays a link to its entry; scripts
of the theme open the card instead. How cards reach a page stands in `card_scripts`. The facts are
those of the entry, from `facts.entries`, the sentences above them from `facts.told`.

Judgements:

- A card is read like a note: what the number is, in our words, who says so, what we found, how far
  it may be off. The rest is the record, folded; of a long list it names the first, and the page of
  the entry has the rest.
- Cards are listed by kind and source, since neighbours that share words compress well.
- The script finds a fact by its key; labels are for readers alone.
- A card holds each fact once. What the script can put together from them it does: the name for
  screen readers, the link to the entry (the number's own), and the sentence and the BibTeX entry
  that a reader may copy.
"""

import re
from dataclasses import replace
from html import escape

from markupsafe import Markup

from chipledger.facts.catalogue import PAGES, SAYS, author_of
from chipledger.facts.chinese import SEVERITIES, bound_text_zh, status_zh
from chipledger.facts.entries import facts_of
from chipledger.facts.fact import by_key
from chipledger.facts.told import FACE, SAID, allows, claim_told, entries_told
from chipledger.promises.settled import status_words
from chipledger.publish.book.chinese import LANG, say
from chipledger.publish.book.fact_html import anchor, fact_html, told_html
from chipledger.publish.book.html_text import text_of, words_html
from chipledger.publish.book.templates import filled
from chipledger.tables.vocabulary import VERDICT_WORDS, mark_of

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
# Facts that the script puts together, in the head or in a list; the others need no key on a card,
# which keeps pages light.
FOR_THE_SCRIPT = {
    "as_of",
    "speaker",
    "source",
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
OWN = f' lang="{LANG}"'  # of what a card says in Chinese
TOLD_OF = {"checks": "check", "promises": "promise"}  # facts whose entries sentences tell of
LISTED = 6  # entries that a fact names; of more the page of the entry has the rest


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
    chinese : chipledger.publish.book.chinese.Told, optional
        What is told in Chinese, for a page in that language; its labels are Chinese too.
    """

    def __init__(self, catalogue, address, used_on, made, chinese=None):
        self.catalogue, self.address = catalogue, address
        self.used_on, self.made = used_on, made
        self.say, self.chinese = (say if chinese else str), chinese

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
        facts = by_key(facts_of(kind, row, self.catalogue))
        told = claim_told(row, self.catalogue) if kind == "claim" else []
        hidden = {"id", *SAID.get(kind, ()), *FACE[kind]}
        return filled(
            "site/card.html",
            kind=kind,
            name=name,
            sort=_sort(kind, row),
            say=self.say,
            own=Markup(OWN) if self.chinese else "",
            title=row[SAYS[kind]],
            shown=Markup(
                _shown_zh(kind, row, self.catalogue.entities) if self.chinese else _shown(kind, row)
            ),
            who=Markup(_who(row, facts, self.catalogue)) if kind == "claim" else "",
            told=[
                Markup((self.chinese and self._in_chinese(each)) or told_html(each, self.address))
                for each in told
            ],
            allows=allows(row) if kind == "claim" else "",
            face=[facts[key] for key in FACE[kind] if key in facts],
            record=[
                fact
                for fact in (_untold(each, told) for each in facts.values())
                if fact.text and fact.key not in hidden
            ],
            keys=FOR_THE_SCRIPT,
            html=lambda fact: Markup(self._fact(fact, row)),
            used=Markup(self._used(kind, name)),
        )

    def _in_chinese(self, told):
        """A sentence about a mistake or an outcome in Chinese; nothing for another."""
        for kind, name, _ in (part for part in told.parts if not isinstance(part, str)):
            row = self.catalogue.rows[kind][name]
            if kind == "promise" and told.classes.startswith("promise"):
                verdict, who = status_zh(row), "承诺"
                says, ruling = self.chinese(kind, name, "deliverable"), ""
            elif kind == "check" and row["slip"] and told.classes.startswith("check fails"):
                verdict, slip = SEVERITIES[row["severity"]], row["slip"]
                who = author_of(self.catalogue.sources[row["source"]])
                says = self.chinese("slip", slip, "asserts")
                ruling = f"{self.chinese('slip', slip, 'ruling')}。"
            else:
                continue
            link = f'<a href="{escape(self.address(kind, name))}">{escape(says)}</a>'
            return (
                f'<span{OWN}><span class="{told.classes}">{verdict}</span> '
                f"{escape(who)}：{link}。{escape(ruling)}</span>"
            )
        return ""

    def _used(self, kind, name):
        """The pages that print the number; nothing where this page alone does."""
        pages = self.used_on(kind, name)
        return _listed(
            [anchor(address, page) if address else words_html(page) for page, address in pages]
            if len(pages) > 1
            else []
        )

    def _fact(self, fact, row):
        """A fact as HTML: the notebook as a link to the output that shows the finding."""
        if fact.key == "notebook" and "formula" in row:
            return anchor(self.made(row), fact.text)
        return fact_html(fact, self.address, _about, _listed, self.catalogue.says)


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


def _shown(kind, row):
    """The figure, the verdict or what became of it."""
    if kind == "check":
        return _verdict(row["verdict"])
    if kind == "promise":
        status = (row["status"] or "open").replace(" ", "-")
        return f'<span class="promise {status}">{status_words(row)}</span>'
    return f"<b>{words_html(row['shown'])}</b>"


def _shown_zh(kind, row, entities):
    """The same in Chinese; a figure for which no Chinese is known stays as the ledger shows it."""
    told = _shown(kind, row)
    head, _, rest = told.partition(">")
    plain = text_of(rest)
    try:
        words = status_zh(row) if kind == "promise" else bound_text_zh(kind, row, "", entities)
    except ValueError:
        return told
    tag = "b" if head == "<b" else "span"
    return f'{head}{OWN} data-en="{escape(plain)}">{escape(words)}</{tag}>'


def _who(claim, facts, catalogue):
    """Who says it, of when, and where, in parts that the script can tell apart."""
    source = catalogue.sources[claim["source"]]
    of = f', as of <span data-key="as_of">{facts["as_of"].text}</span>' if claim["as_of"] else ""
    author = f' data-author="{escape(source["author"])}"' if source["author"] else ""
    published = f", {source['published']}" if source["published"] else ""
    title, publisher = words_html(source["title"]), words_html(source["publisher"])
    return (
        f'<span data-key="speaker">{words_html(facts["speaker"].text)}</span>{of}, in '
        f'<span data-key="source"><cite{author}>{title}</cite> (<span>{publisher}</span>'
        f"{published})</span>"
    )


def _untold(fact, told):
    """A fact without the entries that sentences above it name."""
    if fact.key not in TOLD_OF:
        return fact
    names = entries_told(told, TOLD_OF[fact.key])
    links = tuple(link for link in fact.links if link[1] not in names)
    label = "Other checks" if names and fact.key == "checks" else fact.label
    return replace(fact, label=label, links=links, text=fact.text * bool(links))


def _verdict(verdict):
    """A verdict in its colour."""
    return f'<span class="check {verdict.replace(" ", "-")}">{VERDICT_WORDS[verdict]}</span>'


def _listed(items):
    """One item as it is, several as a list, of many the first."""
    if len(items) < 2:
        return "".join(items)
    more = [f"and {len(items) - LISTED} more"] if len(items) > LISTED else []
    return f"<ul>{''.join(f'<li>{item}</li>' for item in [*items[:LISTED], *more])}</ul>"
