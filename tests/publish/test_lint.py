"""No naked number: what the linter catches by name, what it lets pass, and what each
page tells of its count.
"""

from types import SimpleNamespace

import pytest
from lxml import html

from chipledger.errors import BuildError
from chipledger.files import write_atomically
from chipledger.publish.book.chinese import is_chinese
from chipledger.publish.build import sphinx as render
from chipledger.publish.build.stages import Stages
from chipledger.publish.lint.naked_numbers import (
    ALLOWED,
    ENTITIES,
    Allowed,
    articles,
    in_words,
    in_words_zh,
    lint_site,
    read_page,
)
from chipledger.publish.lint.number_words import counting_words_in, numbers_in
from chipledger.publish.lint.prose import sentence_at

NAMES = """id,type,name,zh_hans,zh_hant,aliases,maker,note
nvidia-h100,chip,Nvidia H100,,,H100,nvidia,
hanguang-800,chip,T-Head Hanguang 800,含光800,含光800,,,
third,programme,3,,,,,
"""
ROLE = (
    '<a class="reference internal" href="ledger.html#claim-first-batch">'
    '<span class="claim">50 thousand</span></a>'
)


def article(body, heading="How many chips?"):
    return f'<h1>{heading}<a class="headerlink" href="#a">#</a></h1>{body}'


@pytest.fixture
def book(tmp_path):
    """A checkout with names, no exception, and a built site of one page with a
    source and one without.
    """
    for name, text in (
        (ENTITIES, NAMES),
        (ALLOWED, "phrase,page,reason\n"),
        ("index.md", "# How many chips?"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    page(tmp_path, f"<p>The batch is {ROLE}.</p>")
    page(tmp_path, "<p>Written by the ledger: 300 rows.</p>", "claims.html")
    return tmp_path


def page(book, body, name="index.html", heading="How many chips?"):
    """Puts a page of the built site in place."""
    (book / "html").mkdir(exist_ok=True)
    (book / "html" / name).write_text(
        (
            "<html><title>3 chips</title><nav><p>3</p></nav><main>"
            f"<article>{article(body, heading)}</article></main><footer>2026</footer></html>"
        ),
        "utf-8",
    )


def except_(book, *rows):
    (book / ALLOWED).write_text(
        "phrase,page,reason\n" + "".join(f"{row}\n" for row in rows), "utf-8"
    )


def naked(book, body):
    """The numbers that nobody vouches for in a body."""
    return [found.token for found in read_page("index", article(body), Allowed(book)).naked]


def refusal(book):
    with pytest.raises(BuildError) as caught:
        lint_site(book, book / "html")
    return str(caught.value)


# What is caught -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ("<p>The maker sold 57 chips.</p>", "57"),
        ("<ul><li><p>Then <em>7.5 GW</em> more</p></li></ul>", "7.5"),
        ("<ul><li>3 loose words</li></ul>", "3"),
        ("<dl><dt>e</dt><dd>4 of it</dd></dl>", "4"),
        ("<blockquote>5 of all.</blockquote>", "5"),
        (
            (
                "<figure><svg><text>1</text></svg><figcaption><p>"
                '<span class="caption-number">Fig. 2.1 </span>'
                '<span class="caption-text">Power in 2025</span></p></figcaption></figure>'
            ),
            "2025",
        ),
        (
            (
                '<div class="cell_output"><p>12</p><table><caption>'
                '<span class="caption-number">Table 1.1 </span>The 12</caption><tr>'
                "<td>5</td></tr></table></div>"
            ),
            "12",
        ),
        ("<table><tr><td>typed by hand: 5</td></tr></table>", "5"),
        ("<div>outside of any paragraph, 4 chips</div>", "4"),
        ("<p>一千 chips</p>", "一千"),
        ('<p><span class="claim">50</span> chips</p>', "50"),
        ('<p><a href="#x">50</a> chips</p>', "50"),
        ("<p>30<!-- 4 --> chips</p>", "30"),
    ],
    ids=[
        "digit",
        "item",
        "loose item",
        "definition",
        "quote",
        "caption",
        "table caption",
        "table",
        "no paragraph",
        "Chinese",
        "class alone",
        "link alone",
        "comment",
    ],
)
def test_a_typed_number_is_caught(book, body, token):
    """Digits are caught wherever people write, by the word as it stands."""
    assert [token] == naked(book, body)


def test_a_number_in_a_heading_is_caught(book):
    """Headings are prose; their section number is not."""
    page(
        book, "<p>None.</p>", heading='<span class="section-number">2. </span>How fast are 3 chips?'
    )

    assert '"3" was typed' in refusal(book)
    assert 1 == refusal(book).count("was typed")


def test_a_fault_names_page_heading_sentence_and_number(book):
    """Whoever reads the message finds the place and learns how to mend it."""
    page(book, "<h2>Speed</h2><p>This one is sound.\nIt is 2 times as fast. The end.</p>")
    message = refusal(book)

    assert (
        'index, under "Speed": "2" was typed, no role printed it, in: It is 2 times as fast.\n'
        in message
    )
    assert all(word in message for word in ("{claim}", "{finding}", ENTITIES, ALLOWED))


@pytest.mark.parametrize(
    "text",
    [
        "Thrice",
        "doubled",
        "triples",
        "tenfold",
        "two-fold",
        "hundreds",
        "a million",
        "two thirds",
        "one fifth of it",
        "a quarter less",
        "twelve",
        "halved",
    ],
)
def test_words_that_count_are_free_and_can_be_listed(text):
    """Amounts, multiples and parts are found for a reader's eyes, and refused nowhere."""
    assert counting_words_in(text)
    assert [] == numbers_in(text)


@pytest.mark.parametrize("text", ["½", "③", "٣", "5²", "2-fold", "二"])
def test_digits_of_every_script_are_numbers(text):
    """A number is one however its digits are written."""
    assert numbers_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "the third chip",
        "a second reader",
        "the first quarter",
        "a quarter called a year",
        "at once",
        "one sentence",
        "a pair",
        "often",
        "tenant",
        "weight",
        "mm²",
        "CO₂",
        "半导体",
    ],
)
def test_order_and_everyday_words_are_no_numbers(text):
    """Ordinals, calendar quarters and words that merely hold a number word pass."""
    assert [] == numbers_in(text) + counting_words_in(text)


# What passes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        f"<p>The batch is {ROLE}.</p>",
        "<p>Many H100</p>",
        "<p>H100s, an H100-equivalent, T-Head Hanguang 800’s <span>含光800</span></p>",
        '<p><a href="#f"><span class="std std-numref">Fig. 2.1</span></a></p>',
        "<p>Run <code>make 3</code>.</p><pre>4</pre>",
        '<section class="entry"><h3>6</h3><p>7</p></section><div popover>8</div>',
        '<div class="cell_output"><p>9 <b>10</b></p></div>',
        '<table class="generated"><caption>Claims</caption><tr><td>11</td></tr></table>',
    ],
    ids=[
        "role",
        "name",
        "names",
        "reference",
        "code",
        "entry and card",
        "output",
        "generated table",
    ],
)
def test_what_the_program_printed_passes(book, body):
    """Roles, names, numbering, code, outputs, entries and generated tables are no typed numbers."""
    assert [] == naked(book, body)


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ("<p>H1000</p>", "H1000"),
        ("<p>XH100</p>", "XH100"),
        ("<p>H100 50</p>", "50"),
        ("<p>3 chips</p>", "3"),
    ],
)
def test_a_name_passes_only_whole(book, body, token):
    """A longer word is another name, what stands beside a name is a number, and a name
    without a letter is none.
    """
    assert [token] == naked(book, body)


def test_pages_without_a_source_and_frames_are_left_alone(book):
    """What the ledger writes by itself, titles, contents and footers hold nothing
    that was typed in prose.
    """
    lint_site(book, book / "html")

    assert ["index"] == [name for name, _ in articles(book, book / "html")]


def test_a_naked_number_keeps_the_earlier_edition(book, monkeypatch):
    """The build fails after rendering and before anything is put in place."""
    earlier = book / "_build/html/index.html"
    write_atomically(earlier, "earlier")
    noted = []

    def rendered(root, builder, out, on_read):
        write_atomically(
            out / "index.html", "<main><article><p>It is 2 times as fast.</p></article></main>"
        )
        earlier = SimpleNamespace(
            readings=dict, pages={"index": ""}, remember=lambda *sound, **not_: noted.append(not_)
        )
        return SimpleNamespace(builder=SimpleNamespace(earlier=earlier))

    monkeypatch.setattr(render, "run_sphinx", rendered)
    with pytest.raises(BuildError, match='index, under "": "2" was typed'):
        Stages(book).site()

    assert [{"faulty": {"index"}}] == noted
    assert ("earlier", False) == (
        earlier.read_text("utf-8"),
        (book / "_build/stamps.json").exists(),
    )


# Exceptions ---------------------------------------------------------------------------------------


def test_an_exception_excuses_its_phrase_on_its_page(book):
    """A phrase passes where its row says so, and nowhere else."""
    page(book, "<p>7 Samurai is a film.</p>")
    except_(book, "7 Samurai,index,a title")
    lint_site(book, book / "html")
    except_(book, "7 Samurai,book/method,a title")

    assert '"7" was typed' in refusal(book)


def test_an_unused_exception_fails(book):
    """A row that excuses nothing is named and must go."""
    except_(book, "7 Samurai,index,a title", "8 Hours,*,a title")

    assert '"7 Samurai" (index) excuses nothing' in refusal(book)
    assert '"8 Hours" (*) excuses nothing' in refusal(book)


@pytest.mark.parametrize(
    "row",
    ["7 Samurai,index,", "no number,index,why", "H100,index,a name already"],
    ids=["no reason", "no number", "a name"],
)
def test_an_exception_needs_a_number_and_a_reason(book, row):
    """A row without a reason, or for what passes anyway, is refused."""
    except_(book, row)

    assert "row 2" in refusal(book)


def test_there_are_fewer_than_sixty_exceptions(book):
    """The file of exceptions stays short."""
    except_(book, *(f"7 Samurai {number},index,why" for number in range(60)))

    assert "at most 59 rows" in refusal(book)


# Counting -----------------------------------------------------------------------------------------


def test_an_excepted_number_counts_without_a_source(book):
    """A page says of each number whether a role printed it."""
    except_(book, "7 Samurai,index,a title")
    reading = read_page(
        "index",
        article(f"<p>7 Samurai, {ROLE} and {ROLE.replace('50 thousand', 'Samsung')}.</p>"),
        Allowed(book),
    )

    assert "2 numbers, 1 with a source" == in_words(reading.numbers, reading.bound)


def test_a_sentence_ends_with_its_line_or_before_a_capital():
    """The message shows the one sentence that holds the number."""
    text = "At 3.5 GW it runs. It stops\nNo more."

    assert ["At 3.5 GW it runs.", "It stops", "No more."] == [
        sentence_at(text, text.index(word)) for word in ("3.5", "stops", "No")
    ]


# The built site -----------------------------------------------------------------------------------


def test_the_built_site_has_no_naked_number(root, built):
    """All numbers in the prose of the edition are bound, and each exception is used."""
    lint_site(root, built / "html")


def test_every_page_shows_its_own_count(root, built):
    """The count at a page's foot is that of its prose, and all its numbers have a source."""
    allowed, shown = Allowed(root), 0
    for name, tree in articles(root, built / "html"):
        reading = read_page(name, tree, allowed)
        foot = "".join(tree.xpath("//p[@class='page-count']//text()"))
        said = (in_words_zh if is_chinese(name) else in_words)(reading.numbers, reading.bound)
        assert (said in foot) if reading.numbers else not foot, name
        shown += bool(foot)

    assert shown


def test_a_number_typed_into_any_built_paragraph_is_caught(root, built):
    """No paragraph of the edition escapes the linter: a number at the end of
    each is found in each.
    """
    allowed = Allowed(root)
    for name, tree in articles(root, built / "html"):
        paragraphs = tree.xpath(
            ".//p[not(ancestor::*[contains(@class, 'cell') or contains(@class, 'entry') or "
            "contains(@class, 'figure-data') or "
            "@popover or self::td or self::th or self::figcaption])"
            " and not(@class='imprint') and not(ancestor-or-self::*[contains("
            "concat(' ', @class, ' '), ' listed ')])]"
        )
        for paragraph in paragraphs:
            paragraph.append(html.fragment_fromstring("<em> 2 or 57</em>"))
        found = [fault.token for fault in read_page(name, tree, allowed).naked]

        assert ["2", "57"] * len(paragraphs) == found, name
