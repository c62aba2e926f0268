"""Passes over the HTML of a page that make it fit for our theme.

Each pass is a pure function from HTML to HTML. They read what Sphinx and MyST-NB write, which is
well formed and escapes `<` in text and attributes, and leave alone what they do not know: a full
parser would rewrite inline SVG on the way.

The content policy of the site refuses inline styles, so a style that stays would do
nothing but log an error.
"""

import html
import re
from collections import Counter

from chipledger.numbers.chinese import RUN

PIECE = re.compile(r"""<!--.*?-->|<[/a-zA-Z](?:"[^"]*"|'[^']*'|[^<>"'])*>|[^<]+|<""", re.S)
ELEMENT = re.compile(r"</?([a-zA-Z][\w-]*)")
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

NOT_PROSE = {"script", "style", "svg", "title", "textarea", "option"}

FOLD = re.compile(
    r'<details class="admonition hide [^"]*">\s*<summary[^>]*>\s*'
    r'<p class="collapsed[^"]*">([^<]*)</p>.*?</summary>',
    re.S,
)
CELL_CODE = re.compile(
    r'(<div class="cell_input docutils container">\n)'
    r'(<div class="highlight-[^>]*>.*?</pre></div>\n</div>)(\n</div>)',
    re.S,
)
MARKED = re.compile(r'(?<= )[^\s<>]+(?:<sup class="mark[^>]*>[^<]*</sup>)+(?=</span>)')
DAY_CELL = re.compile(r"(<td\b[^>]*>(?:<p>)?\d{1,2}) (?=[A-Z][a-z]+ \d{4}<)")
IDLE = re.compile(
    r' class="(?:reference (?:internal|external)|std std-doc|toctree-l\d(?: current)?|current|'
    r'tex2jax_ignore mathjax_ignore|row-odd|row-even|head|docutils literal notranslate|pre)"'
)
PLAIN_CELL = re.compile(r"(<t([dh])\b[^>]*>)<p>((?:(?!</?p\b|</t[dh]>).)*)</p>(?=</t\2>)", re.S)
IDLE_SPAN = re.compile(r"<span>((?:(?!</?span).)*)</span>", re.S)
# The cell of a chapter that readers are asked to change stays open.
ASKED_TO_CHANGE = '<section id="assumptions">'
FOLD_LABELS = {
    "source": "Code",
    "output": "Output",
    "outputs": "Output",
    "content": "Code and output",
}


def tidy(body):
    """The body of a page with every pass applied."""
    passes = (
        without_inline_styles,
        without_idle_classes,
        with_sound_roles,
        with_plain_folds,
        with_folded_code,
        with_plain_cells,
        with_scroll_boxes,
        with_marks_held,
        with_days_held,
        with_chinese_marked,
    )
    for tidied in passes:
        body = tidied(body)
    return body


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


def without_idle_classes(body):
    """Drop classes that Sphinx gives to every link, row and piece of code and that no rule of ours
    names, and spans that then say nothing.

    Examples
    --------
    >>> name = '<span class="std std-doc">A <b>B</b></span>'
    >>> link = f'<a class="reference internal" href="a.html">{name}</a>'
    >>> without_idle_classes(f'<li class="toctree-l1">{link}</li>')
    '<li><a href="a.html">A <b>B</b></a></li>'
    """
    return IDLE_SPAN.sub(r"\g<1>", IDLE.sub("", body))


def with_sound_roles(body):
    """Mend what checkers of accessibility refuse: empty table heads, and a
    role that is no list item.

    Examples
    --------
    >>> with_sound_roles('<tr><th></th><th>value</th></tr>')
    '<tr><td></td><th>value</th></tr>'
    """
    body = body.replace('role="doc-biblioentry"', 'role="listitem"')
    return re.sub(r"<th\b([^>]*)>\s*</th>", r"<td\1></td>", body)


def with_plain_folds(body):
    """Label MyST-NB's folded cells with one short phrase.

    Its own summary holds two paragraphs, one for each state, under a label that says neither.
    """

    def fold(match):
        prompt = match[1].strip()
        label = FOLD_LABELS.get(prompt.split()[-1], prompt)
        return f'<details class="fold"><summary>{label}</summary>'

    return FOLD.sub(fold, body)


def with_folded_code(body):
    """Fold the code of every cell that nobody has folded or told to stay open.

    A reader of the site came for findings; the code is one click away, and one
    button opens all of it.

    Examples
    --------
    >>> code = '<div class="highlight-python"><pre>1</pre></div>\\n</div>'
    >>> print(with_folded_code(f'<div class="cell_input docutils container">\\n{code}\\n</div>'))
    <div class="cell_input docutils container">
    <details class="fold"><summary>Code</summary><div class="highlight-python"><pre>1</pre></div>
    </div></details>
    </div>
    """

    def fold(match):
        before = match.string[: match.start()].rstrip()
        under = before[before.rfind("<section ") :]
        if before.endswith("</summary>") or (
            under.startswith(ASKED_TO_CHANGE) and "<pre>" not in under
        ):
            return match[0]
        return (
            f'{match[1]}<details class="fold"><summary>Code</summary>{match[2]}</details>{match[3]}'
        )

    return CELL_CODE.sub(fold, body)


def with_marks_held(body):
    """Keep the letter and the sign of a long figure with its last word; a short figure
    does not break at all.

    Examples
    --------
    >>> with_marks_held('<span class="claim">1 to 2 billion<sup class="mark">f</sup></span>')
    '<span class="claim">1 to 2 <span class="short">billion<sup class="mark">f</sup></span></span>'
    """
    return MARKED.sub(r'<span class="short">\g<0></span>', body)


def with_days_held(body):
    """Keep day and month of a date that fills a cell on one line.

    Examples
    --------
    >>> with_days_held('<td><p>31 December 2025</p></td>')
    '<td><p>31\\xa0December 2025</p></td>'
    """
    return DAY_CELL.sub("\\g<1>\N{NO-BREAK SPACE}", body)


def with_plain_cells(body):
    """A cell that holds one paragraph holds its words themselves.

    Examples
    --------
    >>> with_plain_cells('<th><p>a</p></th><td class="right"><p>1</p></td>')
    '<th>a</th><td class="right">1</td>'
    >>> with_plain_cells('<td><p>b</p><p>c</p></td>')
    '<td><p>b</p><p>c</p></td>'
    """
    return PLAIN_CELL.sub(r"\1\3", body)


def with_scroll_boxes(body):
    """Put each table into a box that scrolls sideways, by keyboard too, and has a name.

    The name is the table's caption, or the heading above it. A name given twice gets a number.
    """
    seen = Counter()

    def box(match):
        label = _table_label(match[0], body[: match.start()])
        seen[label] += 1
        label += f" ({seen[label]})" if seen[label] > 1 else ""
        name = html.escape(label)
        return f'<div class="tw" tabindex="0" role="region" aria-label="{name}">{match[0]}</div>'

    return re.sub(r"<table\b.*?</table>", box, body, flags=re.S)


def _table_label(table, above):
    if caption := re.search(r"<caption\b.*?</caption>", table, re.S):
        return text_of(caption[0])
    headings = HEADING.findall(above)
    return f"Table in {text_of(headings[-1][1])}" if headings else "Table"


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
            piece = RUN.sub(r'<span lang="zh">\g<0></span>', piece)
        done.append(piece)
    return "".join(done)


def _element(piece):
    if piece.startswith("<!--"):
        return "!"
    found = ELEMENT.match(piece)
    return found[1].lower() if found else ""


def _seals(name, piece):
    return not piece.startswith("</") and (name in NOT_PROSE or ' lang="' in piece and bool(name))


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
