"""What pages weigh as they are sent, and that each loads only the scripts that it uses."""

import re

import pytest

from bench.site import first_load, loaded
from chipledger.publish.site.site import SLIM, THEME
from tests.helpers.pages import EACH, some_of

PROSE = 15_000  # a page of prose [bytes compressed]
BOARD = 20_000  # the front page, and an article with its lists
CLAIM = 20_000  # a claim with all its checks, findings and uses
CHAPTER = 75_000  # figures included
SCRIPTS = {
    "filters.js": 'id="filters"',
    "table.js": "data-rows=",
    "search.js": 'id="hits"',
    "ledger.js": 'id="claims"',
    "what-if.js": "data-what-if=",
    "moved.js": 'class="doors"',
}


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("index.html", BOARD),
        ("book/articles/*.html", BOARD),
        ("book/zh/index.html", PROSE),
        ("book/method.html", PROSE),
        ("book/reading-a-number.html", PROSE),
        ("book/corrections.html", PROSE),
        ("ledger/claim/*.html", CLAIM),
        ("notebooks/*.html", CHAPTER),
    ],
)
def test_a_first_load_is_light(site, pattern, most):
    """A page with all that it loads at once weighs no more than its kind may."""
    weights = {path.name: first_load(path) for path in site.glob(pattern)}

    assert weights
    assert {} == {name: weight for name, weight in weights.items() if weight > most}


@pytest.fixture(scope="module", params=EACH)
def pages(request, site):
    """Text of pages, and the names of the files that each loads at once."""
    return {
        path: (path.read_text("utf-8"), {file.name for file in loaded(path)})
        for path in some_of(site, request.param)
    }


@pytest.mark.parametrize(("script", "sign"), SCRIPTS.items())
def test_a_page_loads_only_the_scripts_that_it_uses(pages, script, sign):
    """A script comes with the pages that hold what it works on, and with no others."""
    loading = {path for path, (_, files) in pages.items() if script in files}

    assert loading
    assert loading == {path for path, (text, _) in pages.items() if sign in text}


def test_no_page_loads_cards_at_once(pages):
    """Cards, their script and their style sheet wait for a reader's interest; exactly the pages
    with numbers say where theirs lie.
    """
    dealt = {path for path in pages if path.with_suffix(".cards.js").is_file()}

    assert [] == [path.name for path, (_, files) in pages.items() if "cards." in " ".join(files)]
    assert dealt
    assert dealt == {
        path for path, (text, _) in pages.items() if f' data-cards="{path.stem}.cards.js"' in text
    }


def test_no_cards_lie_beside_nothing(site):
    """Each file of cards has its page."""
    cards = list(site.rglob("*.cards.js"))

    assert cards
    assert [] == [
        path
        for path in cards
        if not path.with_name(path.name.replace(".cards.js", ".html")).is_file()
    ]


def test_what_is_sent_holds_no_comment(site):
    """Style sheets and scripts of the site are those of the theme, less what no browser reads."""
    for path in (THEME / "static").glob("*.*s"):
        text, slim = path.read_text("utf-8"), SLIM[path.suffix]
        sent = (site / "_static" / path.name).read_text("utf-8")

        assert slim(text) == sent
        assert slim(sent) == sent
        assert len(sent) < 0.9 * len(text), path.name


@pytest.mark.parametrize(
    ("kind", "text", "slim"),
    [
        (".css", "a  >  b { c: d }", "a>b{c:d}"),
        (".css", "a { b: calc(1rem + 2px); }", "a{b:calc(1rem + 2px)}"),
        (".css", "a :is(b) { }", "a :is(b){}"),
        (".css", "a::after { content: ' : /* x */ ; ' }", "a::after{content:' : /* x */ ; '}"),
        (
            ".css",
            "@media (a: 1) and (b: 2) {\n  c { d: e !important; }\n}",
            "@media (a:1) and (b:2){c{d:e!important}}",
        ),
        (".css", "/* a */ b /* c */ d { }", "b d{}"),
        (".css", "/* a */ b { c: d; /* e */ }", "b{c:d}"),
        (".js", "const a = `b // c\n  d`;  // e\n", "const a=`b // c\n  d`;"),
        (".js", 'a = b / c;  // d / e\nf(/"\\//g)', 'a=b/c;f(/"\\//g)'),
    ],
)
def test_a_sheet_or_script_keeps_its_meaning(kind, text, slim):
    """Spaces that tell things apart stay, and so does the text of strings."""
    assert slim == SLIM[kind](text)


@pytest.mark.parametrize(
    "path", sorted((THEME / "static").glob("*.js")), ids=lambda path: path.name
)
def test_no_template_string_holds_another(path):
    """The tool that slims scripts reads a template string to the next backtick and would eat the
    spaces of one within it.
    """
    assert [] == [
        text
        for text in re.findall(r"`([^`]*)`", path.read_text("utf-8"))
        if text.count("${") != len(re.findall(r"\$\{[^{}]*\}", text))
    ]
