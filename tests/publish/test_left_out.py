"""What the PDF leaves to the site: sections of the class `site-only`, and the entries of the
ledger. Links to them become words, and from other pages lead to the page.
"""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from chipledger.publish.pdf.builder import leave_out_lists
from chipledger.publish.pdf.register import Register


def section(name, *inside, **options):
    return nodes.section("", nodes.title("", name), *inside, ids=[name], **options)


def tree_of(*inside):
    tree = publish_doctree("")
    tree.extend(inside)
    return tree


def link(name):
    return nodes.paragraph(
        "", "See ", nodes.reference("", "", nodes.strong("", "there"), refid=name), nodes.Text(".")
    )


@pytest.fixture
def page():
    """A page with a list for the site between two sections, the second of which
    links to all there is.
    """
    entry = nodes.paragraph("", "An entry", ids=["entry"])
    return tree_of(
        section(
            "a",
            section("list", entry, section("inner"), classes=["wide", "site-only"]),
            section("b", *map(link, ("list", "entry", "inner", "a"))),
        )
    )


def test_lists_of_the_site_leave_the_tree(page):
    """A section of that class goes with all that is in it, and its neighbours stay."""
    leave_out_lists(page)

    assert [["a", "list"], ["b"]] == [
        one["ids"] for one in page.findall(nodes.section)
    ]  # where links from other pages lead
    assert "An entry" not in page.astext()


def test_links_to_what_left_become_words(page):
    """A link to the section, or to what was in it, keeps its words and their marks;
    other links stay links.
    """
    leave_out_lists(page)

    assert ["a"] == [one["refid"] for one in page.findall(nodes.reference)]
    assert ["See there."] * 4 == [one.astext() for one in page.findall(nodes.paragraph)]
    assert 4 == len(list(page.findall(nodes.strong)))


def test_a_page_without_such_lists_is_left_as_it_is():
    """Where there is nothing to leave out, the tree is the same."""
    tree = tree_of(section("a", link("a"), classes=["wide"]))
    before = tree.pformat()
    leave_out_lists(tree)

    assert before == tree.pformat()


@pytest.fixture
def register():
    """The register of a ledger with two claims and a check, whose site stands at an address."""
    made = Register.__new__(Register)  # the whole book is needed to make one
    rows = {"claim": {"printed": {}, "unused": {}}, "check": {"a-sum": {}}}
    made.catalogue = SimpleNamespace(rows=rows)
    made.address = "https://example.org/"
    return made


@pytest.mark.parametrize(
    ("name", "is_entry"),
    [
        ("claim-unused", True),
        ("check-a-sum", True),
        ("claim-printed", True),
        ("claim-gone", False),
        ("check-unused", False),
        ("how-many", False),
        ("claims", False),
    ],
)
def test_the_book_holds_no_entry(register, name, is_entry):
    """An id of the ledger leads out of the book; ids of other things, as of sections, do not."""
    assert is_entry == register.is_entry(name)


def test_an_entry_is_on_the_site_where_that_has_an_address(register):
    """Its name leads to its page there; else it is words, by which the register has it."""
    assert (
        '#web("https://example.org/ledger/check/a-sum.html", [a sum]);'
        == register.entry_on_site("check-a-sum", "a sum")
    )
    register.address = ""
    assert "a sum" == register.entry_on_site("check-a-sum", "a sum")


def test_a_book_without_a_ledger_has_no_entries():
    """Where there are no tables, every link keeps its target."""
    assert not Register(None, None, None).is_entry("claim-unused")
