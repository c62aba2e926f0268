"""The reader's layer in Chinese: which pages it has, what the frame of a page says there, and what
the ledger's sentences are in Chinese.

Judgements:

- A page is Chinese by its place, `book/zh/`; the site alone has these pages, and no contents of the
  book lists them.
- What the ledger says in English stands in `book/zh/entries.csv` in Chinese, each row with the hash
  of the sentence that it tells.
- Lines of a source end sentences; between Chinese signs their breaks leave no gap.
"""

import csv
import re
from functools import cached_property
from hashlib import sha256

from docutils import nodes
from sphinx.transforms import SphinxTransform

from chipledger.numbers.chinese import HAN, PUNCTUATION

HOME = "book/zh/"
FRONT = f"{HOME}index"
SEARCH = ("search", "search-zh")  # written without a source, so among no pages of the book
ENTRIES = f"{HOME}entries.csv"
TITLE = "AI芯片竞赛，逐数核查"
LANG = "zh-Hans"
# The pages in the order of the contents; those of the articles stand below `articles`.
PAGES = tuple(
    f"{HOME}{name}"
    for name in ("index", "slips", "articles", "promises", "minutes", "reading-a-number")
)
ARTICLES = f"{HOME}articles/"
# English pages and their twins, but those of the articles.
TWINS = {
    "index": FRONT,
    "book/promises": f"{HOME}promises",
    "book/report-cards": f"{HOME}articles",
    "book/reading-a-number": f"{HOME}reading-a-number",
    "search": "search-zh",
}
NEAREST = {"ledger/promises": f"{HOME}promises", "notebooks/": f"{HOME}minutes"}
SIGN = f"[{HAN}{PUNCTUATION}]"
GAP = re.compile(rf"(?<={SIGN})\s*\n\s*|\s*\n\s*(?={SIGN})")

# What the frame of a page and the cards say.
FRAME = {
    "Skip to main content": "跳到正文",
    "Theme: ": "配色：",
    "Auto Light Dark": "自动 浅色 深色",
    "Auto": "自动",
    "Contents": "目录",
    "On this page": "本页",
    "Search": "搜索",
    "Search the report": "搜索全书",
    "Close": "关闭",
    "Check an article": "核对一篇文章",
    "Calendar": "日历",
    "Data": "数据",
    "PDF": "PDF（英文）",
    "Register": "登记册（英文）",
    "EPUB": "EPUB（英文）",
    "Text and data CC BY 4.0, code MIT": "文字和数据：CC BY 4.0；代码：MIT",
    "The record": "完整记录", "Used on": "用在", "Id": "编号", "Printed": "原文写法",
    "Interval": "范围", "Range": "范围", "Unit": "单位", "Scope": "口径", "About": "对象",
    "Measured": "量的是", "Compared with": "相对于", "As of": "时点", "Due": "到期",
    "Said by": "谁说的", "Evidence": "证据", "Source": "来源", "Place": "位置", "Address": "网址",
    "Grade": "来源等级", "Repeats": "转述自", "Origins": "独立来源", "Said alike in": "同样说法",
    "Contradicted by": "相反说法", "Slip": "错误", "Checked in": "参加的核对",
    "Other checks": "其他核对", "Promised as": "作为承诺", "Shows the outcome of": "证明的结果",
    "Used by": "用于计算", "Formula": "算式", "Made from": "由来", "Computed in": "算于",
    "Assumed in": "假设于", "Because": "理由", "From end to end": "从一端到另一端",
    "Taken from": "取自", "Kind": "种类", "Tests": "核对什么", "Whose sentence": "谁的话",
    "Test": "算式", "Left side": "左边", "Right side": "右边", "Factor": "倍数",
    "Claims": "涉及的说法", "Kind of error": "错误种类", "Severity": "轻重", "We found": "查明",
    "Promised in": "出处", "Company": "公司", "Group": "分组", "Criterion": "标准",
    "Said": "何时说", "Window": "期限", "Moves the date of": "改的是", "Date moved by": "被改期",
    "Moved by": "挪了", "Late by": "迟了", "Ruled": "判定", "Note": "说明",
    "Grade of the evidence": "证据等级", "Grade of the promise": "承诺来源等级",
    "Origins of the evidence": "证据的独立来源", "Searched until": "查到", "Shown by": "证据",
    "Record read until": "记录读到",
    "Claim, reported as fact": "说法，作为事实报道", "Claim, rumoured": "说法，传闻",
    "Claim, forecast or target": "说法，预测或目标", "Claim, estimated": "说法，估计",
    "Claim, assumed": "说法，假设", "Claim, an opinion": "说法，看法",
    "Finding, computed here": "算得，本书计算", "Assumption, ours": "假设，本书的",
    "Check": "核对", "Promise": "承诺",
    "The search runs in your browser and needs JavaScript. The contents list every page.": (
        "搜索在浏览器里进行，需要JavaScript。所有页面都在目录里。"
    ),
}  # fmt: skip


def is_chinese(docname):
    """Whether a page is of the Chinese layer."""
    return docname.startswith(HOME) or docname == "search-zh"


def twin_of(docname, found):
    """The same page in the other language; nothing where there is none.

    Parameters
    ----------
    docname : str
    found : set of str
        The pages of the book.

    Examples
    --------
    >>> twin_of("book/articles/a", {"book/zh/articles/a"}), twin_of("book/zh/promises", ())
    ('book/zh/articles/a', '')
    """
    back = {chinese: english for english, chinese in TWINS.items()}
    if docname in TWINS or docname in back:
        other = TWINS.get(docname) or back[docname]
        return other if other in found or docname in SEARCH else ""
    for here, there in (("book/articles/", ARTICLES), (ARTICLES, "book/articles/")):
        if docname.startswith(here):
            other = there + docname.removeprefix(here)
            return other if other in found else ""
    return ""


def nearest_of(docname):
    """The Chinese page that comes nearest to an English one without a twin."""
    return next((page for start, page in NEAREST.items() if docname.startswith(start)), FRONT)


def say(words):
    """Words of the frame in Chinese; names and numbers stay as they are."""
    return FRAME.get(words, words)


def short_hash(words):
    """The hash by which a Chinese text names the English one that it tells.

    Examples
    --------
    >>> short_hash("a"), short_hash(" a ")
    ('ca978112', 'ca978112')
    """
    return sha256(" ".join(words.split()).encode()).hexdigest()[:8]


class Told:
    """What `entries.csv` says, by kind, id and column.

    Parameters
    ----------
    root : pathlib.Path
        The checkout.
    """

    def __init__(self, root):
        self.file = root / ENTRIES

    @cached_property
    def rows(self):
        """Hash of the English and Chinese words, by kind, id and column."""
        if not self.file.is_file():
            return {}
        with open(self.file, encoding="utf-8", newline="") as stream:
            return {
                (row["kind"], row["id"], row["column"]): (row["english"], row["words"])
                for row in csv.DictReader(stream)
            }

    def __call__(self, kind, name, column):
        """The Chinese words.

        Raises
        ------
        LookupError
            If nobody has written them.
        """
        try:
            return self.rows[kind, name, column][1]
        except KeyError:
            raise LookupError(
                f"{ENTRIES} has no {column} of the {kind} {name}: write it in Chinese"
            ) from None


def told_in_chinese(app):
    """`Told` of the book at hand; for `Edition.once`."""
    return Told(app.edition.root)


class CloseGaps(SphinxTransform):
    """Takes the ends of source lines out of Chinese text, where a browser would show a gap."""

    default_priority = 420

    def apply(self, **kwargs):
        if not is_chinese(self.env.docname):
            return
        for element in list(self.document.findall(nodes.TextElement)):
            if not isinstance(element, nodes.literal_block):
                close_gaps(element)


def close_gaps(element):
    """Take ends of lines that touch a Chinese sign out of an element's text; behind words in bold,
    which lead into a paragraph, one stays.

    Examples
    --------
    >>> pieces = map(nodes.Text, ("真的。", "\\n", "AI", "\\n", "很快", "\\n", "and"))
    >>> paragraph = nodes.paragraph("", "", nodes.strong("", "吗？"), nodes.Text("\\n"), *pieces)
    >>> close_gaps(paragraph)
    >>> paragraph.astext()
    '吗？\\n真的。AI很快and'
    """
    children = list(element.children)
    for place, child in enumerate(children):
        before = children[place - 1] if place else nodes.Text("")
        if not isinstance(child, nodes.Text) or "\n" not in child:
            continue
        left = before.astext()[-1:]
        right = "".join(each.astext() for each in children[place + 1 :])[:1]
        closed = GAP.sub("", f"{left}{child}{right}").removeprefix(left).removesuffix(right)
        if not isinstance(before, nodes.strong):
            element[place] = nodes.Text(closed)


def keep_pages(app, config):
    """Read the Chinese pages although no contents list them."""
    config.exclude_patterns = [
        pattern for pattern in config.exclude_patterns if not pattern.startswith(HOME)
    ]


def setup_chinese(app):
    """Register the transform, and read the pages once the contents file has been read."""
    app.connect("config-inited", keep_pages, priority=901)
    app.add_transform(CloseGaps)
