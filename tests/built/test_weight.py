"""What pages weigh as they are sent, and that each loads only the scripts that it uses."""

import re

import pytest

from bench.site import first_load, loaded
from chipledger.publish.site.site import SLIM, THEME

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


@pytest.mark.parametrize(("script", "sign"), SCRIPTS.items())
def test_a_page_loads_only_the_scripts_that_it_uses(site, script, sign):
    """A script comes with the pages that hold what it works on, and with no others."""
    some = [path for path in site.rglob("*.html") if path.parent.name not in ("claim", "entity")]
    loading = {path for path in some if any(file.name == script for file in loaded(path))}

    assert loading
    assert loading == {path for path in some if sign in path.read_text("utf-8")}


def test_no_page_loads_cards_at_once(site):
    """Cards, their script and their style sheet wait for a reader's interest; exactly the pages
    with numbers say where theirs lie.
    """
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    dealt = {path for path in texts if path.with_suffix(".cards.js").is_file()}

    assert [] == [
        path.name for path in texts if any("cards." in file.name for file in loaded(path))
    ]
    assert dealt
    assert dealt == {
        path for path, text in texts.items() if f' data-cards="{path.stem}.cards.js"' in text
    }
    assert len(dealt) == len(list(site.rglob("*.cards.js")))


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
