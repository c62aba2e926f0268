"""The directives of Chinese pages: the same names and facts as on English ones, told in Chinese.

`{scoreboard}`, `{article-head}`, `{article-record}`, `{next-due}`, `{edition-line}`,
`{record-day}`, `{statuses}` and `{promise-agreement}` have a twin here, which runs on pages of
`book/zh/`; `{slips}` is theirs alone.
"""

from math import isnan

from docutils import nodes
from sphinx import addnodes

from chipledger.audit.report_cards import OF_PROMISES, OF_SLIPS
from chipledger.facts.catalogue import author_of
from chipledger.facts.chinese import (
    ERRORS,
    SEVERITIES,
    SEVERITY_MEANINGS,
    STATUS_MEANINGS,
    STATUSES,
    name_zh,
    speaker_zh,
)
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import show_share
from chipledger.numbers.wording_zh import show_day_zh, show_period_zh
from chipledger.promises.track_record import reader_agreement
from chipledger.publish.book import articles, record_tables, scoreboard
from chipledger.publish.book.chinese import ARTICLES, ENTRIES, is_chinese, told_in_chinese
from chipledger.publish.book.ledger_tables import table_node
from chipledger.publish.book.roles import REFERENCE, bound_link, entry_link
from chipledger.publish.book.scoreboard import counted, square

PARTS = {
    "serious": "严重错误",
    "minor": "小错",
    "near": "差一点，不计数",
    "held": "成立的",
    "undecided": "定不下来的",
    "came_true": "后来做到了的",
    "did_not": "到期没做到的",
    "not_known": "未到期，或查无下落",
}
MEANINGS = {
    **{name: f"{word}：{SEVERITY_MEANINGS[name]}" for name, word in SEVERITIES.items()},
    "undecided": "未定：读到的材料定不了",
    "held": "成立",
}


class Chinese:
    """What the directives of Chinese pages ask for."""

    @property
    def rows(self):
        """The rows of the ledger, by id."""
        return self.env.app.edition.catalogue

    def told(self, kind, name, column):
        """The Chinese words of an entry."""
        self.env.note_dependency(ENTRIES)
        try:
            return self.env.app.edition.once(told_in_chinese)(kind, name, column)
        except LookupError as error:
            raise self.error(str(error)) from None

    def page_link(self, docname, words):
        """A link to a page of the book."""
        return addnodes.pending_xref(
            "",
            nodes.inline("", words),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{docname}",
            refexplicit=True,
            refwarn=True,
            refdoc=self.env.docname,
        )

    def title_of(self, source):
        """The title of an article's page, as its file has it."""
        file = self.env.app.edition.root / f"{ARTICLES}{source}.md"
        self.env.note_dependency(str(file))
        lines = file.read_text("utf-8").splitlines()
        return next(line for line in lines if line.startswith("# ")).removeprefix("# ")

    def strip(self, card):
        """The squares of one article, and the words that say the same."""
        line = nodes.paragraph("", classes=["squares"])
        for sort in OF_SLIPS:
            for slip in getattr(card, sort):
                says = f"{SEVERITIES[sort]}：{self.told('slip', slip.slip, 'asserts')}"
                line += self.slip_link(
                    slip,
                    *(
                        square(sort=sort, says=says if not place else "")
                        for place, _ in enumerate(slip.checks)
                    ),
                )
        line += [square(sort="undecided", says="") for _ in card.undecided]
        line += [square(sort="held", says="") for _ in card.held]
        line += nodes.inline("", f" {tally(card)}", classes=["tally"])
        return line

    def slip_link(self, slip, *content):
        """A link to a slip as the Chinese page of its article tells it."""
        return addnodes.pending_xref(
            "",
            nodes.inline("", "", *content, classes=["slip"]),
            refdomain="",
            reftype=REFERENCE,
            reftarget=slip_label(slip.slip),
            refdoc=self.env.docname,
            page=f"{ARTICLES}{slip.source}",
        )


class Scoreboard(Chinese, scoreboard.Scoreboard):
    """The rows of all articles, and what the squares mean."""

    def run(self):
        cards = sorted(self.rows.cards.values(), key=scoreboard.worst_first)
        items = (
            nodes.list_item("", self._who(self.rows.sources[card.source]), self.strip(card))
            for card in cards
        )
        key = nodes.paragraph("", classes=["legend"])
        for sort, meaning in MEANINGS.items():
            words = nodes.Text(f" {meaning}")
            key += nodes.inline("", "", square(sort=sort, says=""), words, classes=["key"])
            key += nodes.Text(" ")
        board = nodes.bullet_list("", *items)
        return [nodes.container("", board, key, classes=["scoreboard", "listed"])]

    def _who(self, source):
        """The article by the title of its page, with its author and outlet, and its day."""
        page = self.page_link(f"{ARTICLES}{source['id']}", self.title_of(source["id"]))
        return nodes.paragraph("", "", page, nodes.Text(f" {imprint(source)}"), classes=["who"])


class ArticleHead(Chinese, articles.ArticleHead):
    """Who wrote it, when, and where it is to be found."""

    def run(self):
        source = self.article()
        line = nodes.paragraph("", f"{imprint(source)}。", classes=["imprint"])
        if source["url"].startswith("http"):
            line += [
                nodes.Text("我们找到的原文或转载："),
                nodes.reference("", source["url"], refuri=source["url"]),
                nodes.Text("。"),
            ]
        else:
            line += nodes.Text("没有找到公开的网址。")
        line += nodes.Text(
            f"在我们的文本里：{source['file']}，第{source['first_line']}至{source['last_line']}行。"
        )
        return [line]


class ArticleRecord(Chinese, articles.ArticleRecord):
    """The squares of the article, then what is behind them."""

    def run(self):
        source = self.article()
        card = self.rows.cards[source["id"]]
        board = nodes.container("", self.strip(card), classes=["scoreboard", "listed"])
        parts = [
            nodes.section("", nodes.title("", title), *self._listed(card, part), ids=[part])
            for part, title in PARTS.items()
            if getattr(card, part)
        ]
        more = nodes.paragraph("", "文中还有哪些数字，提到了谁，见")
        more += self.page_link(f"book/articles/{source['id']}", "这篇文章的英文页")
        more += nodes.Text("。")
        return [board, *parts, more]

    def _listed(self, card, part):
        """Slips at length, all else as a list."""
        if part in OF_SLIPS:
            return [self._slip_told(slip) for slip in getattr(card, part)]
        kind, column = ("promise", "deliverable") if part in OF_PROMISES else ("check", "asserts")
        items = nodes.bullet_list("", classes=["listed"])
        for name in getattr(card, part):
            line = nodes.paragraph("", f"{self.told(kind, name, column)}：")
            line += bound_link(self.env, kind, name, "")
            items += nodes.list_item("", line)
        return [items]

    def _slip_told(self, slip):
        """A slip: what the article says, what is so, and the figures behind both."""
        checks = self.rows.checks
        says, ruling = (self.told("slip", slip.slip, part) for part in ("asserts", "ruling"))
        head = nodes.strong("", f" {says}。")
        figures = nodes.bullet_list("")
        for name in slip.claims:
            claim = self.rows.claims[name]
            figures += self._printed(claim, claim["source"] == slip.source)
        how = nodes.paragraph("", "", nodes.emphasis("", "错在："))
        how += nodes.Text(f"{ERRORS[checks[slip.checks[0]]['error']]}；")
        for place, name in enumerate(slip.checks):
            check = entry_link("check", checks[name], self.env.docname)
            check += nodes.inline("", "怎样核对的")
            how += [nodes.Text("，" if place else ""), check]
        how += nodes.Text("。")
        figures += nodes.list_item("", how)
        block = nodes.container(
            "",
            nodes.paragraph("", "", square(sort=slip.severity, says=""), head),
            nodes.paragraph("", f"{ruling}。"),
            figures,
            classes=["slip-told", "listed"],
        )
        return articles.labelled(block, slip_label(slip.slip), self.state.document)

    def _printed(self, claim, is_own):
        """A figure behind a slip: as the article has it, or as the record does."""
        source = self.rows.sources[claim["source"]]
        line = nodes.paragraph("", "", nodes.emphasis("", "文中：" if is_own else "记录："))
        if is_own:
            line += nodes.Text(f"{claim['literal']}，")
        try:
            line += bound_link(self.env, "claim", claim["id"], "")
        except ValueError as error:
            raise self.error(f"claim {claim['id']}: {error}") from None
        where = (
            f"第{claim['line']}行，第{claim['offset']}字"
            if is_own
            else "，".join(filter(None, (source["publisher"], source["published"])))
        )
        line += nodes.Text(f"；{where}。")
        return nodes.list_item("", line)


class Slips(Chinese, articles.SphinxDirective):
    """Every slip in a line, the worst first, each leading to the page of its article."""

    def run(self):
        found = []
        for sort in OF_SLIPS:
            slips = [
                (card, slip) for card in self.rows.cards.values() for slip in getattr(card, sort)
            ]
            items = nodes.bullet_list("")
            for card, slip in sorted(slips, key=lambda pair: pair[1].slip):
                items += nodes.list_item("", self._line(self.rows.sources[card.source], slip))
            title = nodes.title("", PARTS[sort])
            box = nodes.container("", items, classes=["slips", "listed"])
            found.append(nodes.section("", title, box, ids=[sort]))
        return found

    def _line(self, source, slip):
        says, ruling, title = (
            self.told("slip", slip.slip, part) for part in ("asserts", "ruling", "title")
        )
        is_editor = source["author"].startswith("编辑")  # who did not write it
        who = source["publisher"] if is_editor else author_of(source)
        link = self.slip_link(slip, nodes.strong("", title))
        sign = square(sort=slip.severity, says="")
        words = nodes.Text(f"。{who}：{says}。实际：{ruling}。")
        return nodes.paragraph("", "", sign, nodes.Text(" "), link, words)


class RecordDay(Chinese, record_tables.RecordDay):
    """Until when the public record was read."""

    def run(self):
        words = f"公开记录读到{_as_of(self)}为止，此后的事这里不知道。"
        return [nodes.paragraph("", words, classes=["imprint"])]


class EditionLine(Chinese, record_tables.EditionLine):
    """The version of the book and its day, and until when the public record was read."""

    def run(self):
        edition = self.env.app.config.html_theme_options["edition"]
        words = f"{edition_zh(edition)}。公开记录读到{_as_of(self)}为止。"
        return [nodes.paragraph("", words, classes=["imprint"])]


class NextDue(Chinese, record_tables.NextDue):
    """The open promises that are due next."""

    def run(self):
        items = nodes.bullet_list("", classes=["listed"])
        for row in record_tables.next_due(self.rows, int(self.arguments[0])):
            who = (
                name_zh(self.rows.entities[row["company"]])
                if row["company"]
                else speaker_zh(row["speaker"], self.rows.entities)
            )
            thing = self.told("promise", row["id"], "deliverable")
            line = nodes.paragraph("", f"{show_day_zh(row['due'])}，{who}：{thing}，")
            line += bound_link(self.env, "promise", row["id"], "")
            items += nodes.list_item("", line)
        return [items]


class Statuses(Chinese, record_tables.Statuses):
    """What became of promises, in words, and how many there are of each."""

    def run(self):
        counts = self.env.app.edition.ledger.promises["status"].value_counts()
        rows = [
            (STATUSES[status], meaning, str(counts.get(status, 0)))
            for status, meaning in STATUS_MEANINGS.items()
        ]
        return [table_node("承诺后来怎样", ("结果", "意思", "条数"), rows)]


class PromiseAgreement(Chinese, record_tables.PromiseAgreement):
    """How often two readers gave a promise the same status."""

    def run(self):
        compared, agree, kappa, overruled = reader_agreement(
            self.env.app.edition.ledger.resolutions
        )
        if not compared:
            return [nodes.paragraph("", "还没有人判定。")]
        cells = (
            str(compared),
            str(agree),
            show_share(agree / compared),
            "无" if isnan(kappa) else f"{kappa:.2f}",
            str(overruled),
        )
        heads = ("两人都判了", "判得一样", "占比", "Kappa", "两人都被改")
        return [table_node("两名读者的一致程度", heads, [cells])]


def imprint(source):
    """Who wrote an article, for whom, and when.

    Examples
    --------
    >>> imprint({"author": "", "publisher": "量子位", "published": "2025-05"})
    '量子位，2025年5月'
    """
    day = show_period_zh(*read_period(source["published"]))
    return "，".join(filter(None, (source["author"], source["publisher"], day)))


def tally(card):
    """What the squares of one article show, in words.

    Examples
    --------
    >>> from chipledger.audit.report_cards import ReportCard
    >>> tally(ReportCard("a", 9, [], [], [], ["sum"], ["one", "two"], [], [], []))
    '3句里成立1句，未定2句'
    """
    sorts, every, held, undecided = counted(card)
    parts = (
        *(_count(*sort) for sort in sorts),
        f"{every}句里成立{held}句" if held else "",
        f"未定{undecided}句" if undecided else "",
    )
    return "，".join(filter(None, parts))


def _count(sort, slips, sentences):
    """How many slips of a sort, and in how many sentences where one stands in several."""
    shown = f"（涉及{sentences}句）" if sentences > slips else ""
    return f"{SEVERITIES[sort]}{slips}处{shown}"


def edition_zh(edition):
    """The line of the edition: its version and day.

    Examples
    --------
    >>> edition_zh("Version 1.2.0, 22 November 2026")
    '第1.2.0版，2026年11月22日'
    """
    version, _, day = edition.removeprefix("Version ").partition(", ")
    return f"第{version}版，{show_period_zh(*read_period(day))}" if day else edition


def slip_label(slip):
    """The label of a slip on the Chinese page of its article."""
    return f"zh-{scoreboard.slip_label(slip)}"


def _as_of(directive):
    return show_day_zh(directive.env.app.edition.ledger.as_of)


TWINS = {
    "scoreboard": Scoreboard,
    "article-head": ArticleHead,
    "article-record": ArticleRecord,
    "record-day": RecordDay,
    "edition-line": EditionLine,
    "next-due": NextDue,
    "statuses": Statuses,
    "promise-agreement": PromiseAgreement,
}


def by_language(chinese):
    """The English directive that a Chinese one extends, which on a page in Chinese has that one run
    in its place.
    """
    english = chinese.__mro__[2]

    def run(self):
        if not is_chinese(self.env.docname):
            return english.run(self)
        told = chinese.__new__(chinese)
        told.__dict__.update(self.__dict__)
        return told.run()

    return type(english.__name__, (english,), {"run": run, "__doc__": english.__doc__})


def setup_chinese_pages(app):
    """Register the twins over the English directives."""
    for name, chinese in TWINS.items():
        app.add_directive(name, by_language(chinese), override=True)
    app.add_directive("slips", Slips)
