"""Mends HTML that reaches a page as text: what a notebook stored of a figure or a table, and code
that Sphinx has coloured.

Such HTML is no tree that a translator could visit, and a full parser would rewrite inline SVG on
the way. So each pass is a pure function from HTML to HTML; it reads what is well formed and escapes
`<` in text and attributes, and leaves alone what it does not know.
"""

import html
import re

from chipledger.publish.book.html_text import HEADING, marked, text_of

PIECE = re.compile(r"""<!--.*?-->|<[/a-zA-Z](?:"[^"]*"|'[^']*'|[^<>"'])*>|[^<]+|<""", re.S)
ELEMENT = re.compile(r"</?([a-zA-Z][\w-]*)")
NOT_PROSE = {"script", "style", "svg", "title", "textarea", "option"}
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
DAY_CELL = re.compile(rf"(?<=<td>){DAY.pattern}(?=</td>)")


def mended(body, marks=True):
    """What a notebook stored as HTML, with every pass applied but the boxes; `marks` is
    whether runs of Chinese are marked, as they are not on a page in Chinese.

    Examples
    --------
    >>> mended('<tr><th></th></tr><tr><td style="color:red">1 May 2025</td></tr>')
    '<tr><td></td></tr><tr><td>1\xa0May 2025</td></tr>'
    """
    body = with_days_held(without_empty_heads(without_inline_styles(body)))
    return with_chinese_marked(body) if marks else body


def without_inline_styles(body):
    """Drop style elements, style and border attributes, and column widths.

    Examples
    --------
    >>> without_inline_styles('<col style="width: 30%"><p class="a" style="color:red">x</p>')
    '<p class="a">x</p>'
    """
    body = re.sub(r"<style\b.*?</style>|</?colgroup\b[^>]*>|<col\b[^>]*>", "", body, flags=re.S)
    return "".join(_without_styles(piece) for piece in PIECE.findall(body))


def _without_styles(piece):
    if not ELEMENT.match(piece):
        return piece
    return re.sub(r"""\s(?:style|border)=(?:"[^"]*"|'[^']*')""", "", piece)


def without_empty_heads(body):
    """Make a cell of each head of a table that is empty: it heads nothing.

    Examples
    --------
    >>> without_empty_heads("<tr><th></th><th>value</th></tr>")
    '<tr><td></td><th>value</th></tr>'
    """
    return re.sub(r"<th\b([^>]*)>\s*</th>", r"<td\1></td>", body)


def with_days_held(body):
    """Keep day and month of a date that fills a cell on one line."""
    return DAY_CELL.sub(lambda day: day[0].replace(" ", "\N{NO-BREAK SPACE}", 1), body)


def with_scroll_boxes(body, heading, seen):
    """Put each table into a box that scrolls sideways, by keyboard too, and has a name.

    The name is the table's caption, or the heading above it. A name given twice gets a number.

    Parameters
    ----------
    body : str
    heading : str
        The words of the last heading before it.
    seen : collections.Counter
        How often each name was given on the page; it is changed.
    """

    def box(match):
        label = _table_label(match[0], body[: match.start()], heading)
        seen[label] += 1
        label += f" ({seen[label]})" if seen[label] > 1 else ""
        name = html.escape(label)
        return f'<div class="tw" tabindex="0" role="region" aria-label="{name}">{match[0]}</div>'

    return re.sub(r"<table\b.*?</table>", box, body, flags=re.S)


def _table_label(table, above, heading):
    if caption := re.search(r"<caption\b.*?</caption>", table, re.S):
        return text_of(caption[0])
    headings = HEADING.findall(above)
    heading = text_of(headings[-1][1]) if headings else heading
    return f"Table in {heading}" if heading else "Table"


def with_chinese_marked(body):
    """Say which runs of text are Chinese, for voices, fonts and line breaks.

    Text in scripts and figures, and in elements that name their language, stays as it is.

    Examples
    --------
    >>> with_chinese_marked("<b>摩尔线程</b> printed 30万块")
    '<b><span lang="zh">摩尔线程</span></b> printed <span lang="zh">30万块</span>'
    """
    done, sealed, depth = [], "", 0
    for piece in PIECE.findall(body):
        name = _element(piece)
        if not sealed and _seals(name, piece):
            sealed = name
        if sealed and name == sealed:
            depth += -1 if piece.startswith("</") else not piece.endswith("/>")
            sealed = sealed if depth else ""
        elif not sealed and not name:
            piece = marked(piece)
        done.append(piece)
    return "".join(done)


def _element(piece):
    if piece.startswith("<!--"):
        return "!"
    found = ELEMENT.match(piece)
    return found[1].lower() if found else ""


def _seals(name, piece):
    return not piece.startswith("</") and (name in NOT_PROSE or ' lang="' in piece and bool(name))
