"""The countable rules of style: each finds a page that breaks it, and passes one that does not."""

import pytest

from chipledger.cli import main
from chipledger.errors import BuildError
from chipledger.publish.lint import style
from chipledger.publish.lint.number_words import BOUND
from chipledger.publish.lint.style import (
    ALLOWED,
    END,
    FRONT,
    Page,
    check_style,
    counted,
    faults_of,
    length,
    paragraphs_of,
    prose_pages,
)

NUMBER = f"{BOUND}24.5 million{END}"
SHORT = "Xiaomi made few of its chips."
CHAPTER = "notebooks/05_xiaomi_xring"


def page(*paragraphs, name=CHAPTER):
    """A page of these paragraphs, each one sentence or a list of them."""
    return Page(name, [one if isinstance(one, list) else [one] for one in paragraphs])


def rules(*pages):
    """The rules that pages break, without counts."""
    return [fault.rule.partition(" (")[0] for fault in faults_of(list(pages))]


def words(count):
    """A sentence of that many words."""
    return "word " * (count - 1) + "end."


def test_prose_is_what_a_reader_reads_on():
    """Paragraphs and items count; headings, tables, code and lines of directives do not."""
    source = (
        "# A heading\n\nOne *sentence*. And\nanother.\n\n- An item.\n\n| a | b |\n| --- | --- |\n"
        "| x | y |\n\n```{table} T\nno prose\n```\n\n:::{note}\nA note.\n:::\n\n"
        "{ref}`Where it went <place>` and `code`. xAI too!"
    )

    assert [
        ["One sentence.", "And another."],
        ["An item."],
        ["A note."],
        ["Where it went and code.", "xAI too!"],
    ] == list(paragraphs_of(source))


@pytest.mark.parametrize(
    ("fine", "broken", "rule"),
    [
        ([words(25)], [words(26)], "first sentence of at most 25 words"),
        (
            [[words(90), NUMBER, NUMBER, NUMBER]],
            [[words(5), words(5) + NUMBER, NUMBER, NUMBER, NUMBER, words(200)]],
            "first paragraph with at most 3 numbers",
        ),
        ([SHORT, words(18)], [SHORT, words(19), words(19)], "middle length"),
        ([SHORT, words(24) + NUMBER], [SHORT, words(5) + NUMBER], "one number in 30 words"),
        (["The article by Chai says so."], ["So says an article."], "name the author"),
        ([SHORT], ["Two aggregators say so."], "aggregator"),
        ([SHORT, words(35)], [SHORT, SHORT, SHORT, words(36)], "over 35 words"),
        (["It printed."] * 20, ["It printed."] * 21, "print"),
    ],
)
def test_each_rule_finds_what_breaks_it(fine, broken, rule):
    """What keeps to a rule passes, one step further is found."""
    assert rule not in rules(page(*fine))
    assert rule in rules(page(*broken))


def test_a_long_sentence_among_many_is_no_fault():
    """One sentence in a hundred may be long, over all pages together."""
    assert "over 35 words" not in rules(page(*[SHORT] * 99), page(words(40), name=FRONT))


def test_the_front_page_may_open_as_it_likes():
    """The rules of first sentences are those of chapters."""
    assert [] == rules(page(*[SHORT] * 99, name=FRONT))
    assert [] == rules(page(words(26), *[SHORT] * 99, name=FRONT))


def test_a_fault_names_page_rule_and_sentence():
    """As one line, numbers as a reader sees them."""
    (fault,) = [
        one for one in faults_of([page(f"The article says {NUMBER}.", words(60))])
        if one.rule == "name the author"
    ]  # fmt: skip

    assert f"{CHAPTER}: name the author: The article says 24.5 million." == str(fault)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout whose only page has one fault, and a way to write its exceptions."""
    monkeypatch.setattr(style, "prose_pages", lambda root: [page("So says an article of two.")])

    def excepted(*rows, columns="rule,page,phrase,reason"):
        (tmp_path / ALLOWED).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / ALLOWED).write_text("\n".join([columns, *rows]) + "\n", "utf-8")
        return tmp_path

    return excepted


def test_an_exception_excuses_its_sentence_alone(checkout):
    """With a reason; one that excuses nothing is a fault, one without a reason is refused."""
    row = f"name the author,{CHAPTER},says an article,the author is unknown"
    idle = row.replace("says an", "says the")

    assert 1 == len(check_style(checkout()))
    assert [] == check_style(checkout(row))
    assert ["row 3"] == [fault.rule for fault in check_style(checkout(row, idle))]
    with pytest.raises(BuildError, match="row 2: fill every column"):
        check_style(checkout(row.replace("the author is unknown", "")))
    with pytest.raises(BuildError, match="write the columns rule"):
        check_style(checkout(columns="rule,page"))


def test_words_that_count_are_listed_for_readers(checkout):
    """With their sentence; what a role printed is no typed word."""
    assert ["two"] == [fault.rule for fault in counted(checkout())]


def test_numbers_are_filled_in(root):
    """Sentences are read with the numbers that they print, so that their words can be counted."""
    pages = {page.name: page for page in prose_pages(root)}

    assert {FRONT, CHAPTER} <= pages.keys()
    assert any(BOUND in sentence for sentence in pages[CHAPTER].sentences)
    assert not any("](#" in sentence for one in pages.values() for sentence in one.sentences)
    assert 4 == length("It costs 5 cents.")


def test_the_command_says_where_it_fails(checkout, monkeypatch, capsys):
    """A line for each fault, and a status that stops `make check`."""
    root = checkout()
    monkeypatch.setattr("chipledger.cli.find_root", lambda given: root)

    assert 1 == main(["style"])
    assert "name the author: So says an article" in capsys.readouterr().out
    assert 0 == main(["style", "--counting"])
    assert "two: So says" in capsys.readouterr().out
