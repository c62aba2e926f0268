"""Where the book uses the figures of the articles: each is used by a page or listed as
context, and none is lost.
"""

import nbformat
import pytest
from lxml import html

from chipledger.cli import main
from chipledger.facts.figures_used import (
    Page,
    book_pages,
    figures_by_article,
    figures_of,
    uses_by_claim,
)
from chipledger.mime import MIME
from chipledger.notebook.ledger import Ledger

TOC = (
    "root: index\nparts:\n  - chapters:\n      - file: book/page\n"
    "        sections:\n          - file: notebooks/01_chapter\n"
)


@pytest.fixture
def small(ledger):
    """The tiny ledger with a book: the summary prints a claim and a verdict, a chapter
    computes with another claim.
    """
    receipt = nbformat.v4.new_output(
        "execute_result", {MIME: [], "text/markdown": "| {claim}`launch-date` | Launch |"}
    )
    table = nbformat.v4.new_output(
        "display_data", {"text/markdown": "| {claim}`launch-date|bare` |"}
    )
    cells = [
        nbformat.v4.new_markdown_cell("Prose"),
        nbformat.v4.new_code_cell("1", outputs=[table]),
        nbformat.v4.new_code_cell("2", outputs=[receipt]),
    ]
    for name, text in {
        "_toc.yml": TOC,
        "index.md": "It costs {claim}`card-price`.\n",
        "book/page.md": "The sum {check}`cards-for-the-goal`.\n",
        "book/unlisted.md": "{claim}`price-fall`",
        "notebooks/01_chapter.ipynb": nbformat.writes(nbformat.v4.new_notebook(cells=cells)),
    }.items():
        path = ledger.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return ledger


def test_a_role_in_prose_is_a_use(ledger):
    """A page that prints a claim uses it, in whichever form it prints it."""
    found = uses_by_claim(
        {"index": Page("{claim}`card-price` and {claim}`cards-needed|bare`")}, ledger.checks
    )

    assert {"card-price": {"index": ("printed",)}, "cards-needed": {"index": ("printed",)}} == found


def test_a_verdict_uses_the_claims_that_it_judges(ledger):
    """A page that prints the verdict of a check uses each claim of the check."""
    found = uses_by_claim({"index": Page("It {check}`cards-for-the-goal`.")}, ledger.checks)

    assert {
        name: {"index": ("checked",)} for name in ("revenue-goal", "card-price", "cards-needed")
    } == found


def test_a_finding_is_no_use_of_a_claim(ledger):
    """A page that prints a finding or code uses no claim by that; the notebook that computed the
    finding does, by its receipt.
    """
    assert {} == uses_by_claim(
        {"index": Page("{finding}`card-price` and `card-price`")}, ledger.checks
    )


def test_every_page_of_the_contents_is_read(small):
    """Pages count at any depth of the contents file, those outside of it do not; a receipt is
    told from what is printed.
    """
    pages = book_pages(small.root)

    assert ["index", "book/page", "notebooks/01_chapter"] == list(pages)
    assert {"index": ("printed",), "book/page": ("checked",)} == uses_by_claim(pages, small.checks)[
        "card-price"
    ]
    assert {"notebooks/01_chapter": ("printed", "computed")} == uses_by_claim(pages, small.checks)[
        "launch-date"
    ]


def test_facts_and_public_pages_are_no_figures_of_an_article(ledger):
    """Figures are claims of texts with a value or a date, in the order of the print."""
    figures = figures_by_article(ledger.sources, ledger.claims, {})

    assert {"paper": ["revenue-goal", "card-price", "cards-needed", "launch-date"]} == {
        name: [one.claim["id"] for one in rows] for name, rows in figures.items()
    }


def test_what_no_page_uses_is_context(small):
    """A figure leaves the context as soon as one page uses it."""
    (small.root / "book/page.md").write_text("Nothing.", "utf-8")

    assert ["revenue-goal", "cards-needed"] == [
        one.claim["id"] for one in figures_of(small)["paper"] if one.is_context
    ]


@pytest.fixture
def run(small, capsys):
    """Runs `chipledger uses`: exit status, print and complaints."""

    def command(*arguments):
        return main(["uses", "--root", str(small.root), *arguments]), *capsys.readouterr()

    return command


def test_the_command_prints_a_row_for_each_article(run):
    """Figures, used, context and the pages that use them, then the sum; context is no fault."""
    status, printed, complaints = run()

    assert (0, "") == (status, complaints)
    assert [
        ["article", "figures", "used", "context", "used", "by"],
        ["paper", "4", "4", "0", "page", "3,", "index", "1,", "01_chapter", "1"],
        ["total", "4", "4", "0"],
    ] == [line.split() for line in printed.splitlines()]


@pytest.mark.parametrize("wanted", ["paper", "all"])
def test_the_command_lists_an_article(run, small, wanted):
    """On request each figure is a line with its place and the pages that use
    it, or the word context.
    """
    (small.root / "book/page.md").write_text("Nothing.", "utf-8")
    listed = run("--article", wanted)[1].splitlines()[2:-1]

    assert [
        "  line 1, character 4: CNY 10 billion | Revenue goal | context",
        "  line 1, character 12: CNY 70,000 per card | Average price | index (printed)",
    ] == listed[:2]
    assert listed[3].endswith("| Launch | notebooks/01_chapter (printed, computed)")


def test_a_wrong_article_is_answered_with_the_nearest(run):
    """An unknown id is a message with a proposal, and no traceback."""
    assert (1, "", "chipledger: no article 'papers'; did you mean paper?\n") == run(
        "--article", "papers"
    )


def test_the_page_of_an_article_uses_nothing(small):
    """What only the page of an article prints is context still, since it is listed there."""
    page = small.root / "book/articles/paper.md"
    page.parent.mkdir()
    page.write_text("{claim}`cards-needed` and {claim}`price-fall`", "utf-8")
    toc = small.root / "_toc.yml"
    toc.write_text(toc.read_text("utf-8") + "      - file: book/articles/paper\n", "utf-8")
    (small.root / "book/page.md").write_text("Nothing.", "utf-8")

    assert "book/articles/paper" not in book_pages(small.root)
    assert "cards-needed" in [
        one.claim["id"] for one in figures_of(small)["paper"] if one.is_context
    ]


@pytest.mark.costly
def test_no_figure_of_the_articles_is_lost(root):
    """In the real book, used and context together are all coded figures of each article, counted
    here by the kind of their metric.
    """
    ledger = Ledger.load(root)
    kinds = dict(zip(ledger.metrics["id"], ledger.metrics["kind"], strict=True))
    texts = set(ledger.sources.loc[ledger.sources["kind"] == "text", "id"])
    wanted = {name: [] for name in texts}
    for row in ledger.claims.sort_values("id").to_dict("records"):
        if row["source"] in texts and kinds[row["metric"]] not in ("relation", "status"):
            wanted[row["source"]].append(row["id"])
    lists = {
        name: (
            [one.claim["id"] for one in rows if one.uses],
            [one.claim["id"] for one in rows if one.is_context],
        )
        for name, rows in figures_of(ledger).items()
    }

    assert wanted == {name: sorted(used + context) for name, (used, context) in lists.items()}
    assert all(used for used, _ in lists.values())


def test_the_built_pages_list_the_context(built, root):
    """On the built site each article's page lists exactly the figures that the
    command calls context.
    """

    def listed(name):
        page = html.parse(str(built / f"html/book/articles/{name}.html"))
        return [
            address.partition("#claim-")[2]
            for address in page.xpath("//section[@id='context']//td[1]//a/@href")
        ]

    figures = figures_of(Ledger.load(root))
    assert {
        name: [one.claim["id"] for one in rows if one.is_context] for name, rows in figures.items()
    } == {name: listed(name) for name in figures}
