"""Words as HTML, and HTML as words."""

import html
import re
from functools import lru_cache

from chipledger.numbers.chinese import RUN

HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.S)
UNREADABLE = re.compile(
    r"""<(script|style|svg)\b.*?</\1>"""
    r"""|<a\b[^>]*class="headerlink".*?</a>"""
    r"""|<sup\b[^>]*class="mark\b.*?</sup>"""
    r"""|<(p)\b[^>]*class="admonition-title".*?</\2>"""
    r"""|<(summary)\b.*?</\3>""",
    re.S,
)
# Within a sentence a tag is no gap: a name in two scripts must stay searchable as it is printed.
INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|q|span|strong|sub|sup)\b[^>]*>")


def words_html(words):
    """Plain words as HTML, their Chinese marked.

    Examples
    --------
    >>> words_html("R&D of 寒武纪")
    'R&amp;D of <span lang="zh">寒武纪</span>'
    """
    return _words_html(str(words))


@lru_cache(2**15)  # labels and names come on every page
def _words_html(words):
    return marked(html.escape(words))


def marked(text):
    """Text without tags, with the runs in it that are Chinese marked.

    Examples
    --------
    >>> marked("printed 30万块")
    'printed <span lang="zh">30万块</span>'
    """
    return RUN.sub(r'<span lang="zh">\g<0></span>', text)


def text_of(fragment):
    """The words that a reader sees, without links to headings, marks and figures.

    Examples
    --------
    >>> text_of('<p>About <a href="#x">44</a><sup class="mark">e</sup> dies &amp; more</p>')
    'About 44 dies & more'
    """
    words = re.sub(r"<!--.*?-->", "", fragment, flags=re.S)
    words = INLINE.sub("", UNREADABLE.sub(" ", words))
    words = html.unescape(re.sub(r"<[^>]*>", " ", words))
    return re.sub(r"\s+([,.;:)])", r"\1", " ".join(words.split()))


def description(body, longest=155):
    """The first paragraph worth a description, cut at a word.

    Parameters
    ----------
    body : str
        The HTML of a page.
    longest : int
        What search engines show. [characters]
    """
    paragraphs = (text_of(found) for found in re.findall(r"<p\b.*?</p>", body, re.S))
    text = next((text for text in paragraphs if len(text) > 40), "")
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
