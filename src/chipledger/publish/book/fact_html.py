"""Facts as HTML, for the cards of the site, the entries of the book, the pages of claims and the
EPUB.

An entry that a fact names is a link, and so is an address on the web. Where entries stand, and what
is said of each, the outputs tell.
"""

from html import escape

from chipledger.publish.book.html_text import words_html


def fact_html(
    fact, address, about=lambda kind, words: "", listed=", ".join, says=lambda kind, name: name
):
    """The text of a fact.

    Parameters
    ----------
    fact : Fact
    address : callable
        From kind and id of an entry to its address, as seen from the page at hand.
    about : callable
        From the kind of an entry and the few words on it to HTML that follows its link.
    listed : callable
        From the HTML of each entry to that of all.
    says : callable
        From kind and id of an entry to the words of its link, such as `Catalogue.says`.

    Examples
    --------
    >>> from chipledger.facts.fact import naming
    >>> checks = naming("checks", "Checked in", "check", ["a-b"], {"check": {"a-b": "holds"}})
    >>> fact_html(checks, lambda kind, name: f"#{kind}-{name}", in_brackets)
    '<a href="#check-a-b">a-b</a> (holds)'
    """
    if fact.parts:
        return parts_html(fact.parts, address)
    if fact.links:
        return listed(
            [
                anchor(address(kind, name), says(kind, name)) + about(kind, words)
                for kind, name, words in fact.links
            ]
        )
    if is_address(fact.text):
        return anchor(fact.text, fact.text)
    return escape(fact.text) if fact.lang else words_html(fact.text)


def parts_html(parts, address):
    """Words, and entries within them as links."""
    return "".join(
        words_html(part) if isinstance(part, str) else anchor(address(*part[:2]), part[2])
        for part in parts
    )


def told_html(told, address):
    """The sentence of a `facts.told.Told` under its verdict."""
    verdict = f'<span class="{told.classes}">{told.verdict}</span> ' if told.verdict else ""
    return verdict + parts_html(told.parts, address)


def in_brackets(kind, words):
    """Words on an entry behind its link."""
    return f" ({words_html(words)})" if words else ""


def anchor(address, words):
    """A link with plain words."""
    return f'<a href="{escape(address)}">{words_html(words)}</a>'


def is_address(text):
    """Whether a text is an address on the web, as sources have, and not the word that none was
    found.
    """
    return text.startswith(("http://", "https://"))
