"""Cards: which numbers get one, what it says, what a reader can copy, and where
findings show themselves.
"""

import pickle
import re
from copy import deepcopy
from dataclasses import replace
from math import inf, nan
from types import SimpleNamespace

import pytest
from lxml import html
from sphinx import addnodes

from chipledger.facts.catalogue import Catalogue
from chipledger.facts.entries import FACTS, check_facts, claim_facts
from chipledger.facts.fact import Fact, by_key, naming
from chipledger.publish.book.uses import forget_uses, merge_uses, note_uses, pages_by_number
from chipledger.publish.site.card_scripts import deal, drop_gone_cards, is_whole
from chipledger.publish.site.cards import FOR_THE_SCRIPT, Cards, bound_numbers, with_anchors


@pytest.fixture
def cards(ledger):
    """The cards of a page that prints all of the tiny ledger; another page prints the revenue goal
    too.
    """
    catalogue = Catalogue(ledger)
    catalogue.findings["goal-in-cards"] = FINDING
    used = {"revenue-goal": [("this page", ""), ("Another & page", "other.html")]}
    return Cards(
        catalogue,
        lambda kind, name: f"ledger.html#{kind}-{name}",
        lambda kind, name: used.get(name, [("this page", "")]),
        lambda finding: f"#made-{finding['id']}",
    )


FINDING = {
    "id": "goal-in-cards",
    "value": 143000,
    "low": 130000,
    "high": 160000,
    "unit": "card",
    "shown": "143,000 cards",
    "gloss": "Cards for the goal",
    "notebook": "01_cards",
    "formula": "revenue-goal / card-price",
    "inputs": "revenue-goal card-price",
    "expression": '[["claim", "revenue-goal"], ["claim", "card-price"], ["/", 0, 1]]',
}


def facts_of(text):
    """The facts of a card as a reader sees them."""
    card = html.fragment_fromstring(text)
    return {
        name.text_content(): fact.text_content()
        for name, fact in zip(card.xpath(".//dt"), card.xpath(".//dd"), strict=True)
    }


def links_of(text):
    return html.fragment_fromstring(text).xpath(".//a/@href")


def test_a_claim_tells_where_it_comes_from(cards):
    """Who says it, where and when, and how far the words may be read stand above the fold, unit,
    print, evidence, place, address and grade in it.
    """
    card = cards.card("claim", "revenue-goal")
    facts, read = facts_of(card), html.fragment_fromstring(card)

    expected = {
        "Printed": "100亿元",
        "Unit": "CNY",
        "Evidence": "press, fact",
        "Place": "line 1, character 4",
        "Address": "none found",
        "Grade": "reputable",
    }
    assert expected == {name: facts[name] for name in expected}
    assert ["Acme, in A paper on cards (Paper, 2026-01)."] == [
        line.text_content() for line in read.xpath("./p[@class='who']")
    ]
    assert "In these words it can be CNY 9.5 billion to 10.5 billion." in read.xpath("./p/text()")
    assert [] == [name for name in expected if name in read.xpath("./dl/dt/text()")]


def test_a_claim_tells_what_we_found(cards):
    """A check that a claim takes part in is told by what it says, its verdict before it, and the
    record does not repeat it.
    """
    card = cards.card("claim", "revenue-goal")
    told = html.fragment_fromstring(card).xpath("./p[@class='told']")

    assert ["holds The goal over the price is the number of cards."] == [
        line.text_content() for line in told
    ]
    assert "ledger.html#check-cards-for-the-goal" in links_of(card)
    assert 1 == card.count("cards-for-the-goal")


def test_a_long_list_names_the_first(cards):
    """Of many entries that a fact names a card lists a few and says how many it leaves to the
    entry's page.
    """
    cards.catalogue.used_by = {"card-price": ["goal-in-cards"] * 20}
    used = html.fragment_fromstring(cards.card("claim", "card-price")).xpath(
        ".//dt[.='Used by']/following-sibling::dd[1]//li"
    )

    assert "Cards for the goal 143,000 cards" == used[0].text_content()
    assert "and 14 more" == used[-1].text_content()
    assert 7 == len(used)


def test_a_claim_names_the_pages_that_print_it(cards):
    """Other pages are links; the page at hand is named."""
    card = cards.card("claim", "revenue-goal")

    assert facts_of(card)["Used on"].startswith("this page")
    assert "other.html" in links_of(card)


def test_a_claim_names_what_contradicts_it(cards):
    """Of two claims that cannot both be true each tells the other's figure and whose it is."""
    cards.catalogue.rivals = {"revenue-goal": ["cards-needed"]}

    assert "sources disagree Elsewhere: 143,000 cards (Paper)." in [
        line.text_content()
        for line in html.fragment_fromstring(cards.card("claim", "revenue-goal"))
    ]
    assert "sources disagree" not in cards.card("claim", "card-price")


def test_a_repeated_claim_counts_its_origins(cards):
    """Where several sources say a thing, the card counts them and their origins, and names the
    other claims; a thing said once has no such line.
    """
    cards.catalogue.claims["price-fall"]["origin"] = "revenue-goal"
    facts = facts_of(cards.card("claim", "revenue-goal"))

    assert ("2 sources, at most 1 independent origin", "Fall in price −20%") == (
        facts["Origins"],
        facts["Said alike in"],
    )
    assert "ledger.html#claim-price-fall" in links_of(cards.card("claim", "revenue-goal"))
    assert not {"Origins", "Said alike in"} & set(facts_of(cards.card("claim", "card-price")))


def test_a_page_that_nobody_read_is_told(cards):
    """A claim whose page was not read says on its card that it came second-hand; others do not."""
    cards.catalogue.sources["sheet"]["page_read"] = "no"

    assert (
        "primary; reached us second-hand, the page itself was not read"
        == facts_of(cards.card("claim", "price-fall"))["Grade"]
    )
    assert "second-hand" not in facts_of(cards.card("claim", "revenue-goal"))["Grade"]


def test_the_print_carries_its_language(cards):
    """What a Chinese text prints is read as Chinese, and what an English
    one prints is not marked.
    """
    assert '<dd lang="zh-Hans">100亿元</dd>' in cards.card("claim", "revenue-goal")
    assert "<dd>20 %</dd>" in cards.card("claim", "price-fall")


def test_a_base_that_is_a_claim_is_a_link(cards):
    """What a change is measured against can be followed."""
    assert "ledger.html#claim-card-price" in links_of(cards.card("claim", "price-fall"))


def test_a_finding_tells_how_it_was_made(cards):
    """Formula, inputs with their figures, interval and the notebook's output stand on the card."""
    card = cards.card("finding", "goal-in-cards")
    facts = facts_of(card)

    assert (
        "130,000 to 160,000 cards",
        "CNY 10 billion / CNY 70,000 per card",
        "notebooks/01_cards.ipynb",
    ) == (
        facts["Interval"],
        facts["Formula"],
        facts["Computed in"],
    )
    assert {
        "ledger.html#claim-revenue-goal",
        "ledger.html#claim-card-price",
        "#made-goal-in-cards",
    } <= set(links_of(card))


def test_a_check_shows_both_sides_and_its_verdict(cards):
    """A reader sees what was compared and what came out."""
    facts = facts_of(cards.card("check", "cards-for-the-goal"))

    assert "The goal takes so many cards at this price" == facts["Paper says"]

    assert {"Test", "Left side", "Right side", "Claims"} <= set(facts)
    assert '<span class="check holds">holds</span>' in cards.card("check", "cards-for-the-goal")


def test_a_card_begins_with_its_name(cards):
    """What a screen reader speaks when a card opens, its first part, is the kind, what it is and
    the figure.
    """
    card = html.fragment_fromstring(cards.card("claim", "launch-date"))

    assert "Claim, forecast or target Launch the third quarter of 2026" == card[0].text_content()
    assert ("", "card-claim-launch-date") == (card.get("popover"), card.get("id"))


def test_words_of_the_ledger_cannot_become_markup(cards):
    """A title with signs of HTML is shown as it is."""
    cards.catalogue.rows["claim"]["revenue-goal"]["gloss"] = '<b onclick="x">&'
    card = cards.card("claim", "revenue-goal")

    assert "onclick" not in "".join(
        name for element in html.fragment_fromstring(card).iter() for name in element.attrib
    )
    assert '<b onclick="x">&' in html.fragment_fromstring(card).text_content()


def test_a_source_stands_in_parts(cards):
    """A script can tell title, publisher and author of a source apart; readers see one fact."""
    cards.catalogue.sources["paper"] |= {"author": "A & B", "published": ""}
    card = cards.card("claim", "revenue-goal")

    assert (
        '<span data-key="source"><cite data-author="A &amp; B">A paper on cards</cite>'
        " (<span>Paper</span>)</span>" in card
    )
    claim = cards.catalogue.rows["claim"]["revenue-goal"]
    cited = by_key(claim_facts(claim, cards.catalogue))["source"].text
    assert "A paper on cards (Paper)" == cited
    assert cited in html.fragment_fromstring(card).text_content()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("claim", "revenue-goal"), ("finding", "goal-in-cards"), ("check", "cards-for-the-goal")],
)
def test_a_card_says_each_thing_once(cards, kind, name):
    """No text to copy lies in a card beside the facts that it is made of."""
    card = html.fragment_fromstring(cards.card(kind, name))

    assert {"class", "popover", "id"} == set(card.attrib)
    assert 1 == card.text_content().count(
        cards.catalogue.rows[kind][name].get("gloss") or cards.catalogue.rows[kind][name]["says"]
    )


def test_only_bound_numbers_have_cards():
    """A link to an entry that prints no number, as in a list of entries, needs no card."""
    body = (
        '<a class="reference internal" href="l.html#claim-a">'
        '<span class="claim short">1</span></a> <a href="l.html#claim-b">b</a>'
        '<a href="l.html#claim-a"><span class="claim">1</span></a><a href="#check-c">'
        '<span class="check fails">fails</span></a>'
    )

    assert {("claim", "a"): "l.html#claim-a", ("check", "c"): "#check-c"} == bound_numbers(body)


def test_each_number_has_one_card_and_cards_have_one_order(cards):
    """Claims come before verdicts, and those of one source stand together."""
    page = cards.page(
        {
            ("check", "cards-for-the-goal"): "",
            ("claim", "price-fall"): "",
            ("claim", "revenue-goal"): "",
            ("claim", "card-price"): "",
        }
    )

    order = html.fragments_fromstring(page)
    assert [
        "card-claim-card-price",
        "card-claim-revenue-goal",
        "card-claim-price-fall",
        "card-check-cards-for-the-goal",
    ] == [card.get("id") for card in order]


@pytest.mark.parametrize(
    ("body", "anchored"),
    [
        (
            '<p><a href="f#finding-x">1</a></p><p class="found"><a href="f#finding-x">1</a>',
            (
                '<p><a href="f#finding-x">1</a></p><p id="made-x" class="found">'
                '<a href="f#finding-x">1</a>'
            ),
        ),
        (
            '<a href="f#finding-x">1</a><td class="r"><p><a href="f#finding-x">1</a>',
            '<a href="f#finding-x">1</a><td id="made-x" class="r"><p><a href="f#finding-x">1</a>',
        ),
        (
            '<a href="f#finding-x">1</a> <a href="f#finding-x">1</a>',
            '<a id="made-x" href="f#finding-x">1</a> <a href="f#finding-x">1</a>',
        ),
        ('<a href="f#finding-y">1</a>', '<a href="f#finding-y">1</a>'),
    ],
    ids=["output", "table", "mention", "of another notebook"],
)
def test_a_finding_has_an_address_where_it_shows_itself(body, anchored):
    """The output comes before a table's cell, a cell before a mention, and each
    finding is addressed once.
    """
    assert anchored == with_anchors(body, {"x"})


def test_a_fact_survives_what_keeps_pages():
    """Links and language stay with a fact that was copied or stored."""
    fact = naming("checks", "Checked in", "check", ["a-b", "c-d"], {"check": {"a-b": "holds"}})

    assert "a-b, c-d" == fact.text
    assert (("check", "a-b", "holds"), ("check", "c-d", "")) == fact.links
    assert fact == deepcopy(fact) == pickle.loads(pickle.dumps(fact))
    assert "zh" == pickle.loads(pickle.dumps(Fact("literal", "Printed", "x", lang="zh"))).lang


@pytest.mark.parametrize(
    ("kind", "name"),
    [("claim", "revenue-goal"), ("finding", "goal-in-cards"), ("check", "cards-for-the-goal")],
)
def test_what_readers_see_is_no_key(cards, monkeypatch, kind, name):
    """With every label changed a card differs in its labels alone, so that words can be mended in
    one place.
    """
    before = html.fragment_fromstring(cards.card(kind, name))
    told = FACTS[f"{kind}s"]
    monkeypatch.setitem(
        FACTS,
        f"{kind}s",
        lambda row, known: [replace(fact, label=fact.key) for fact in told(row, known)],
    )
    cards.catalogue.facts.clear()  # gathered once
    after = html.fragment_fromstring(cards.card(kind, name))

    said, said_after = ([*map(html.tostring, card.xpath(".//dd"))] for card in (before, after))
    assert said == said_after
    assert before.xpath(".//dt/text()") != after.xpath(".//dt/text()")


def test_the_script_asks_for_facts_that_cards_mark(root):
    """Every key that the script of the cards reads is one that cards carry, and cards carry no
    other.
    """
    script = (root / "src/chipledger/publish/site/theme/report/static/cards.js").read_text("utf-8")
    asked = re.findall(r'\bsaid\("(\w+)"|\bfacts\.(\w+)', script)

    assert FOR_THE_SCRIPT == {key for pair in asked for key in pair if key}


@pytest.mark.parametrize(
    ("low", "high", "unit", "reads"),
    [
        (1e10, inf, "CNY", "CNY 10 billion or more"),
        (-inf, -0.07, "", "−0.07 or less"),
        (9, 9, "month", "9 months"),
        (15.8950712, 17.5682366, "1 / second", "15.895 to 17.568 1 / second"),
        (2613423.5, 2613424.5, "", "2,613,423.5 to 2,613,424.5"),
    ],
)
def test_the_sides_of_a_check_read_as_prose_does(low, high, unit, reads):
    """In the reader's units, open bounds in words, and in as many digits as tell the ends apart."""
    check = {
        "id": "x",
        "kind": "identity",
        "tests": "statement",
        "test": "a == b",
        "left_low": low,
        "left_high": high,
        "right_low": 1,
        "right_high": 1,
        "unit": unit,
        "factor": nan,
        "claims": "",
        "error": "",
        "source": "",
        "asserts": "",
        "slip": "",
        "severity": "",
        "ruling": "",
    }

    assert (
        reads
        == by_key(check_facts(check, SimpleNamespace(words={"claim": {}}, sources={})))["left"].text
    )


def app_reading(docname, *names):
    """An application that reads a page with these numbers, and the page."""
    from docutils.utils import new_document

    page = new_document(docname)
    for name in names:
        page += addnodes.pending_xref("", reftype="chipledger", reftarget=name)
    env = SimpleNamespace(
        docname=docname,
        config=SimpleNamespace(root_doc="b"),
        tocs={name: new_document(name) for name in "abc"},
    )
    env.tocs["b"] += addnodes.toctree(entries=[(None, "c"), (None, "a")])
    return SimpleNamespace(env=env), page


def test_pages_are_known_by_their_numbers():
    """Each page that prints a number is listed once, in the order of the book, and a page that
    is gone is not listed.
    """
    app, page = app_reading("b", "claim-x", "claim-x", "check-y")
    note_uses(app, page)
    other, second = app_reading("a", "claim-x")
    note_uses(other, second)
    merge_uses(app, app.env, ["a"], other.env)

    assert {"claim-x": ["b", "a"], "check-y": ["b"]} == pages_by_number(app.env)
    forget_uses(app, app.env, "b")
    assert {"claim-x": ["a"]} == pages_by_number(app.env)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(3.991868416, 4.0247233, "3.9919 to 4.0247 months"), (11.5, 12.5, "11.5 to 12.5 months")],
)
def test_an_interval_has_no_more_digits_than_a_print(ledger, low, high, shown):
    """Digits that only a change of units made are rounded, those of a print are kept."""
    claim = ledger.claims.to_dict("records")[0] | {
        "value": 4.0,
        "low": low,
        "high": high,
        "usual_low": low,
        "usual_high": high,
        "unit": "month",
    }

    assert shown == by_key(claim_facts(claim, Catalogue(ledger)))["interval"].text


def app_writing(folder, *pages):
    """An application that writes a site without findings into a folder,
    whose book has these pages.
    """
    return SimpleNamespace(
        builder=SimpleNamespace(name="html"),
        edition=SimpleNamespace(catalogue=SimpleNamespace(findings={})),
        outdir=str(folder),
        env=SimpleNamespace(found_docs=set(pages)),
    )


def test_a_page_that_lost_its_last_number_loses_its_cards(tmp_path):
    """What an earlier build dealt to it goes, and its template is told of none."""
    (tmp_path / "a.cards.js").touch()
    (tmp_path / "b.cards.js").touch()
    context = {"body": "<p>No number.</p>"}
    deal(app_writing(tmp_path), "a", "page.html", context, None)

    assert "cards" not in context
    assert ["b.cards.js"] == [path.name for path in tmp_path.iterdir()]


def test_cards_go_with_their_page(tmp_path):
    """Cards of pages that the book no longer has are deleted, others stay; a build that
    failed deletes nothing.
    """
    for name in ("index.cards.js", "gone.cards.js", "book/a.cards.js", "book/gone.cards.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    app = app_writing(tmp_path, "index", "book/a")
    drop_gone_cards(app, ValueError())
    assert 4 == len(list(tmp_path.rglob("*.js")))
    drop_gone_cards(app, None)

    assert ["book/a.cards.js", "index.cards.js"] == sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.js")
    )


def test_a_page_without_its_cards_is_not_whole(tmp_path):
    """A kept page needs the cards and the panel that it names, and only those."""
    assert not is_whole(tmp_path, "a")
    (tmp_path / "a.html").write_text(
        '<script src="report.js" data-cards="a.cards.js"></script>', "utf-8"
    )
    assert not is_whole(tmp_path, "a")
    (tmp_path / "a.cards.js").touch()
    assert is_whole(tmp_path, "a")
    (tmp_path / "b.html").write_text('<script src="report.js"></script>', "utf-8")
    assert is_whole(tmp_path, "b")
    (tmp_path / "b.html").write_text('<script data-panel="b.panel.js"></script>', "utf-8")
    assert not is_whole(tmp_path, "b")
