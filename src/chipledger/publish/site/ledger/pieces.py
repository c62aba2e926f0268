"""Small pieces of HTML that the pages of the ledger share; every text is escaped
and its Chinese marked.
"""

import json
from functools import cache
from html import escape

from chipledger.publish.book.html_text import words_html
from chipledger.tables.vocabulary import mark_of

# For a page whose table stands whole in it: filters and sorting.
ROWS_HEAD = (
    '<script defer src="../_static/filters.js"></script>'
    '<script defer src="../_static/table.js"></script>'
)


@cache
def text(words):
    """Plain words as HTML; many of the ledger's stand on several pages."""
    return words_html(words)


def link(address, words):
    """A link with plain words."""
    return f'<a href="{escape(address)}">{text(words)}</a>'


def to(kind, name, words, up="../"):
    """A link to the page of a claim, an article or an entity, from another such page.

    Examples
    --------
    >>> to("entity", "nvidia", "Nvidia")
    '<a href="../entity/nvidia.html">Nvidia</a>'
    """
    return link(f"{up}{kind}/{name}.html", words)


def figure(row):
    """A claim's figure with the letter that tells estimated, forecast or rumoured, which stays with
    its last word.
    """
    letter, meaning = mark_of(row)
    shown = row["shown"] or row["literal"]
    if not letter:
        return text(shown)
    before, gap, last = shown.rpartition(" ")
    mark = f'<sup class="mark mark-{letter}" title="{meaning}">{letter}</sup>'
    held = f'<span class="short">{text(last)}{mark}</span>' if gap else text(last) + mark
    return f"<span>{text(before)}{gap}{held}</span>"


def facts_list(facts):
    """Facts as a description list; the pairs are (plain name, HTML)."""
    return (
        "<dl>" + "".join(f"<dt>{text(name)}</dt><dd>{body}</dd>" for name, body in facts) + "</dl>"
    )


def table(label, heads, rows):
    """A table in a box that scrolls sideways; cells are HTML.

    Parameters
    ----------
    label : str
        Name of the box for screen readers.
    heads : sequence of str
    rows : list of sequence of str
    """
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="tw" tabindex="0" role="region" aria-label="{escape(label)}"><table><thead>'
        f"<tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def counted(number, noun):
    """A count with its noun.

    Examples
    --------
    >>> counted(1, "claim"), counted(1100, "claim")
    ('1 claim', '1,100 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def script_data(name, data):
    """Data as a script, the only way in which a page opened from a folder may load it."""
    return f"self.{name} = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
