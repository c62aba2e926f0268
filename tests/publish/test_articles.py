"""Front page and pages of articles: the scoreboard, slips told, and nothing that the articles speak
of left without its name.
"""

import re
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from lxml import html

from chipledger.audit.report_cards import OF_SLIPS, ReportCard
from chipledger.audit.statements import Slip
from chipledger.facts.figures_used import Figure
from chipledger.notebook.contents import contents
from chipledger.notebook.ledger import Ledger
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording import show_period
from chipledger.publish.book.articles import CONTEXT, with_other_context
from chipledger.publish.book.scoreboard import square, strip, tally

LONGEST_CATCH = 35  # words
SPOKEN_OF = ("entity", "object", "base", "speaker")


def slip(name, severity, *checks):
    return Slip(name, "paper", severity, checks, (), f"They say {name}", "Not so")


def card(**boxes):
    """A card whose other boxes are empty."""
    empty = {name: [] for name in ReportCard._fields[2:]}
    return ReportCard("paper", 9, **{**empty, **boxes})


@pytest.fixture(scope="module")
def ledger(root):
    """The ledger of the book."""
    return Ledger.load(root)


@pytest.fixture(scope="module")
def articles(ledger):
    """The rows of the articles."""
    return ledger.sources[ledger.sources["kind"] == "text"]


@pytest.fixture(scope="module")
def pages(built, articles):
    """The trees of their pages on the site, by article."""
    parser = html.HTMLParser(encoding="utf-8")
    return {
        name: html.parse(str(built / f"html/book/articles/{name}.html"), parser)
        for name in articles["id"]
    }


def test_the_squares_of_one_mistake_are_joined():
    """Each statement has a square; those that one mistake makes fail share a link to it, and only
    the first of them is told.
    """
    line = strip(
        card(minor=[slip("odd", "minor", "one", "two")], held=["sum"], undecided=["loose"]), "page"
    )
    (link,) = (node for node in line if "reftarget" in node.attributes)

    assert ("slip-odd", "book/articles/paper") == (link["reftarget"], link["page"])
    assert ["Minor: They say odd", ""] == [found["says"] for found in link.findall(square)]
    assert ["minor", "minor", "undecided", "held"] == [
        found["sort"] for found in line.findall(square)
    ]


@pytest.mark.parametrize(
    ("listed", "read_again"), [(["a"], []), (["a", "b"], ["paper"]), ([], ["paper"])]
)
def test_an_article_is_read_again_when_the_book_uses_another_figure_of_it(listed, read_again):
    """Its page lists what no other page uses, and nothing else of those pages: it is read anew when
    this changes, not with each of their sentences.
    """
    unused, used = Figure({"id": "a"}, {}), Figure({"id": "b"}, {"index": ("printed",)})
    edition = SimpleNamespace(forget=lambda: None, once=lambda _: {"one": [unused, used]})
    env = SimpleNamespace(metadata={"index": {}, "paper": {CONTEXT: ("one", listed)}})

    found = with_other_context(SimpleNamespace(edition=edition), env, set(), set(), set())
    assert read_again == found


def test_the_worst_stands_first():
    """Serious before minor before near, whatever the order of the table."""
    line = strip(card(**{sort: [slip(sort, sort, sort)] for sort in reversed(OF_SLIPS)}), "page")

    assert list(OF_SLIPS) == [found["sort"] for found in line.findall(square)]


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        ({"held": ["a", "b"]}, "2 of 2 hold"),
        ({"held": ["a"], "near": [slip("b", "near", "b")]}, "1 near; 1 of 2 holds"),
        (
            {"serious": [slip("a", "serious", "a", "b")], "undecided": ["c"]},
            "1 serious (in 2 sentences); 1 undecided",
        ),
    ],
)
def test_a_row_says_in_words_what_its_squares_show(boxes, words):
    """Slips are counted once for each mistake, statements once for each square."""
    assert words == tally(card(**boxes))
    assert words in strip(card(**boxes), "page").astext()


def test_each_article_has_its_page(root, articles):
    """The contents name a page for every article, which shows what belongs to it alone."""
    for name in articles["id"]:
        assert f"book/articles/{name}" in contents(root)
        text = Path(root, f"book/articles/{name}.md").read_text("utf-8")
        assert [name, name] == re.findall(r"\{article-(?:head|record)\} (\S+)", text)


def test_the_front_page_names_the_span_of_the_articles(root, articles):
    """From the month of the first article to that of the last, as the sources have them."""
    days = [read_period(day) for day in articles["published"]]
    first, last = min(day.start for day in days), max(day.end for day in days)
    months = (show_period(*read_period(day.isoformat()[:7])) for day in (first, last))

    assert f"{' to '.join(months)}," in Path(root, "index.md").read_text("utf-8")


def test_a_catch_is_short(built):
    """Each catch of the front page is told in few words and leads to its slip."""
    page = html.parse(str(built / "html/index.html"))
    catches = page.xpath("//section[@id='six-catches']/p")

    assert 6 == len(catches)
    for catch in catches:
        title = catch.xpath("string(strong)")
        assert len(catch.text_content().removeprefix(title).split()) <= LONGEST_CATCH, title
        assert "#slip-" in catch.xpath("strong//a/@href")[0]


def test_each_marked_square_leads_to_its_slip(built, pages):
    """The front page's squares lead to places that are there and tell of the slip."""
    front = html.parse(str(built / "html/index.html"))
    links = front.xpath("//div[contains(@class, 'scoreboard')]//p[@class='squares']//a")

    assert links
    for link in links:
        page, _, place = link.get("href").partition("#")
        (told,) = pages[Path(page).stem].xpath(f"//*[@id='{place}']")
        says = link.xpath(".//span/@aria-label")[0].partition(": ")[2]
        assert says in told.text_content().replace("’", "'")


def test_links_to_the_earlier_report_cards_lead_to_the_rows(built, articles):
    """The page that held the report cards is there, with a row under the name of each."""
    page = html.parse(str(built / "html/book/report-cards.html"))

    assert {f"card-{name}" for name in articles["id"]} == set(
        page.xpath("//div[contains(@class, 'scoreboard')]//li/@id")
    )


def test_a_slip_is_told_beside_its_print_and_the_record(ledger, pages):
    """Each shows every figure of its article as printed, and what others have against it."""
    claims = ledger.claims.set_index("id")
    failing = ledger.checks[ledger.checks["slip"] != ""]
    for slips in failing.groupby("slip"):
        rows = slips[1]
        page = pages.get(rows.iloc[0]["source"])
        if page is None:  # a statement of the record
            continue
        (told,) = page.xpath(f"//*[@id='slip-{slips[0]}']")
        items = [item.text_content() for item in told.xpath(".//li")]
        named = dict.fromkeys(name for row in rows["claims"] for name in row.split())
        own = claims.loc[list(named), "source"] == rows.iloc[0]["source"]

        assert own.any(), slips[0]
        assert (own.sum(), (~own).sum()) == tuple(
            sum(item.startswith(kind) for item in items) for kind in ("Printed", "Record")
        )
        for literal in claims.loc[own[own].index, "literal"]:
            assert any(literal in item for item in items), slips[0]


def test_everything_that_the_articles_speak_of_is_met_by_name(root, ledger, articles, pages):
    """Each system, person, product and place of the articles' claims stands by its name in a
    chapter or on an article's page; what is missing is named here.
    """
    claims = ledger.claims[ledger.claims["source"].isin(articles["id"])]
    entities = ledger.entities.set_index("id")["name"]
    spoken_of = {name for column in SPOKEN_OF for name in claims[column] if name in entities.index}
    chapters = [
        cell.source
        for path in sorted(Path(root, "notebooks").glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if cell.cell_type == "markdown"
    ]
    told = "\n".join([*chapters, *(page.xpath("string(//article)") for page in pages.values())])
    told = " ".join(told.replace("’", "'").split())

    assert spoken_of
    assert [] == sorted(
        entities[name]
        for name in spoken_of
        if not re.search(rf"(?<!\w){re.escape(entities[name])}(?!\w)", told)
    )
