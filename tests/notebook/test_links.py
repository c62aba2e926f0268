"""How prose names a number: as a role, or as a link whose text is the number."""

import pytest
from markdown_it import MarkdownIt

from chipledger.notebook.links import Mention, as_read, mentions, replaced, without_texts

ROLES_AND_LINKS = [
    ("{claim}`x-price`", "[12](#claim-x-price)"),
    ("{claim}`x-price|when`", "[May 2025](#claim-x-price.when)"),
    ("{finding}`share|words`", "[about a quarter](#finding-share.words)"),
    ("{check}`price-holds`", "[holds](#check-price-holds)"),
    ("{promise}`x-launch`", "[kept late](#promise-x-launch)"),
    ("{numref}`fig-path`", "[Fig. 2.1](#fig-path)"),
    ("```{articles} musk\n```", "[The article: a plan (a paper, 2025).](#articles-musk)"),
]


def rendered(markdown):
    """HTML as viewers of notebooks make it, tables too."""
    return MarkdownIt("commonmark").enable("table").render(markdown)


@pytest.mark.parametrize(("role", "link"), ROLES_AND_LINKS)
def test_role_and_link_name_the_same(role, link):
    """A role and the link that takes its place are one mention, and either gives the other."""
    (typed,), (written,) = mentions(role), mentions(link)

    assert typed == written._replace(text=None)
    assert role == without_texts(link) == written.role
    assert link == replaced(role, lambda named, _: named.link(written.text))


def test_an_empty_link_is_a_mention():
    """An author may leave the text of a link empty."""
    assert [Mention("claim", "x-price", "", "")] == list(mentions("It costs [](#claim-x-price)."))


@pytest.mark.parametrize(
    "source",
    ["`{claim}`", "`` {claim}`x-price` ``", "`[12](#claim-x-price)`", "[there](#what-it-costs)"],
)
def test_code_and_other_links_are_left_alone(source):
    """What stands in code, and a link that leads to no entry, names nothing."""
    assert [] == list(mentions(source))


@pytest.mark.parametrize("text", ["$5 to $9", "a | b", "[x] `y` ~z~ *w* _v_ <u> \\", "近 30%, 5×"])
def test_a_text_reads_as_it_is_in_prose_and_in_a_table(text):
    """Signs of Markdown in a text are kept from viewers, in a cell of a table as in prose."""
    link = Mention("finding", "x", "round").link(text)
    shown = f'<a href="#finding-x.round">{text.replace("<", "&lt;").replace(">", "&gt;")}</a>'

    assert f"<p>{shown}</p>" == rendered(link).strip()
    assert f"<td>{shown}</td>" in rendered(f"| a |\n| --- |\n| {link} |\n")
    assert text == as_read(link)


def test_the_line_of_a_mention_is_told():
    """Whoever writes texts learns the line in the cell, counted from one."""
    lines = []
    replaced("# A\n\n{claim}`a-b` and\n[](#check-c)\n", lambda _, line: lines.append(line) or "")

    assert [3, 4] == lines
