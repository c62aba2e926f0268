"""Promises where readers meet them: entries, cards, pages of the ledger, report cards and
the log of corrections.
"""

from types import SimpleNamespace

import pandas as pd
import pytest
from docutils import nodes
from docutils.parsers.rst import DirectiveError
from lxml import html

from chipledger.facts.catalogue import Catalogue, View
from chipledger.facts.entries import claim_facts
from chipledger.facts.fact import by_key
from chipledger.facts.promises import promise_facts
from chipledger.notebook.bound import bound_text, is_weak
from chipledger.numbers.wording import show_day
from chipledger.publish.book.record_tables import (
    Articles,
    Corrections,
    PromiseAgreement,
    PromiseEvidence,
    Statuses,
)
from chipledger.publish.book.roles import _classes
from chipledger.publish.site.ledger.frame import FRAMES, Shell
from chipledger.publish.site.ledger.write import followed, ledger_files
from tests.helpers.frame import FRAME
from tests.helpers.promised import ledger_of, promised


@pytest.fixture
def book(cleaned_root):
    """The ledger of the example."""
    return ledger_of(promised(), cleaned_root)


def facts_of(book, name):
    row = book.promises.set_index("id", drop=False).loc[name].to_dict()
    return by_key(promise_facts(row, Catalogue(book)))


def test_an_entry_says_what_was_asked_and_found(book):
    """Criterion, window, due day, ruling, evidence, its grade and origins, and the day of the
    record stand in the entry.
    """
    facts = facts_of(book, "one-second")

    expected = {
        "criterion": "It is on sale: one-second",
        "window": "2026-03",
        "due": "2026-03-31",
        "said_on": "2025-06-30",
        "company": "Acme",
        "group": "Musk's companies",
        "moved": "365 days",
        "late": "236 days or more",
        "evidence_grade": "aggregator: nothing better shows it",
        "evidence_origins": "1 of 2 claims",
        "read_until": "2026-11-22",
        "vintage_of": "one-first",
        "moved_by": "one-third",
    }
    assert expected == {key: facts[key].text for key in expected}


def test_readers_who_differ_are_both_heard(book):
    """Where a difference was settled the entry shows each reading; where both agree it says so."""
    assert (
        "reader 1: broken; reader 2: changed; settled: broken; on 2026-11-22"
        == facts_of(book, "one-second")["ruled"].text
    )
    assert "kept late, by both readers, on 2026-11-22" == facts_of(book, "two-late")["ruled"].text


def test_evidence_is_linked(book):
    """Each claim that shows an outcome is named with its figure, so that pages can link it."""
    assert (
        ("claim", "seen", "Seen"),
        ("claim", "seen-copied", "Seen-Copied"),
    ) == facts_of(book, "one-second")["evidence"].links


def test_late_by_a_known_day(book):
    """What was kept late says by how much, and what was kept says nothing."""
    assert "5 days" == facts_of(book, "two-late")["late"].text
    assert "late" not in facts_of(book, "two-first")


def test_a_role_prints_the_outcome():
    """In a sentence a promise reads as its status, with the sign of a weak source where only
    such sources show it.
    """
    row = {"status": "kept late", "grade": "aggregator", "promise_grade": ""}

    assert ("kept late", True, ["kept-late"]) == (
        bound_text("promise", row),
        is_weak("promise", row),
        _classes("promise", row),
    )
    assert ["open"] == _classes("promise", {"status": "", "grade": ""})


# A claim of the tiny ledger -----------------------------------------------------------------------


def test_a_claim_can_print_its_time():
    """The form `when` prints the time that a claim speaks of, so that a sentence names the
    year without typing it.
    """
    assert "October 2025" == bound_text("claim", {"as_of": "2025-10"}, "when")


def test_a_claim_knows_its_promise(ledger):
    """The claim that promises names the promise with its status, and the evidence names what it
    shows.
    """
    catalogue = Catalogue(ledger)
    facts = {
        name: by_key(claim_facts(ledger[name], catalogue))
        for name in ("launch-date", "still-designed", "card-price")
    }

    named = (("promise", "card-launch", "broken"),)
    assert named == facts["launch-date"]["promises"].links
    assert named == facts["still-designed"]["shows"].links
    assert not {"promises", "shows"} & set(facts["card-price"])


def test_a_page_of_the_ledger_leads_to_the_promise(ledger):
    """The claim's own page links the entry of its promise, with the status beside it."""
    page = ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))[
        "ledger/claim/launch-date.html"
    ]

    assert '<a href="../promise/card-launch.html">Card One</a> (broken)' in page


def test_an_article_leads_to_its_page_of_the_book(ledger):
    """The ledger's page of an article leads to what held in it; a public page has no such page."""
    files = ledger_files(View(ledger), dict.fromkeys(FRAMES, Shell(FRAME)))

    assert '<a href="../../book/articles/paper.html">' in files["ledger/article/paper.html"]
    assert "book/articles" not in files["ledger/article/sheet.html"]


@pytest.mark.costly
def test_a_site_without_an_address_has_no_feed(ledger):
    """A reader of feeds could not follow its links; the board offers it where there is one."""
    here, nowhere = View(ledger, address="https://example.org/"), View(ledger)

    assert {"promises.ics"} == set(followed(nowhere))
    assert [
        "feed.xml"
        in ledger_files(view, dict.fromkeys(FRAMES, Shell(FRAME)))["ledger/promises.html"]
        for view in (here, nowhere)
    ] == [True, False]


def test_calendar_and_feed_are_published(ledger):
    """Both files stand at the root of the site, made from the ledger."""
    files = followed(View(ledger, address="https://example.org/"))

    assert {"promises.ics", "feed.xml"} == set(files)
    assert "UID:card-launch@" in files["promises.ics"]
    assert "ruling:card-launch" in files["feed.xml"]


# Directives ---------------------------------------------------------------------------------------


def run(directive, *arguments, **tables):
    """What a directive puts on a page, for a ledger with these tables."""
    app = SimpleNamespace(edition=SimpleNamespace(ledger=SimpleNamespace(**tables)))
    made = directive.__new__(directive)
    made.arguments = arguments
    made.state = SimpleNamespace(
        document=SimpleNamespace(
            settings=SimpleNamespace(env=SimpleNamespace(app=app, docname="page"))
        )
    )
    return directive.run(made)


def words_of(nodes):
    return [" ".join(node.astext().split()) for node in nodes]


def test_no_correction_says_so():
    """An empty log is a sentence and no empty table."""
    assert ["No figure and no ruling has changed since it was published."] == words_of(
        run(Corrections, corrections=pd.DataFrame([]))
    )


def test_corrections_stand_latest_first():
    """Each row says when, what, was, is, why and whose."""
    rows = [
        {
            "date": f"2026-12-0{day}",
            "kind": "claim",
            "id": "card-price",
            "field": "shown",
            "old": "a",
            "new": new,
            "why": "misread",
            "whose": "ours",
        }
        for day, new in ((1, "b"), (2, ""))
    ]
    (text,) = words_of(run(Corrections, corrections=pd.DataFrame(rows)))

    assert text.index("2026-12-02") < text.index("2026-12-01")
    assert "claim card-price, shown a withdrawn misread ours" in text


def test_statuses_are_counted():
    """Every status has its meaning and its number."""
    (text,) = words_of(run(Statuses, promises=pd.DataFrame({"status": ["kept", "kept", "open"]})))

    assert "kept the criterion was met within the window 2" in text
    assert text.endswith("neither done nor missed 0")


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ((), "Nobody has ruled yet."),
        (("kept", "broken"), "100% 1.00 0"),
        (("kept", "kept"), "100% undefined 0"),
    ],
)
def test_agreement_is_shown_as_it_is(statuses, words):
    """Kappa stands where it is defined, and nothing is claimed before anybody ruled."""
    rows = [
        {"promise": str(number), "ruled_by": reader, "status": status}
        for number, status in enumerate(statuses)
        for reader in ("reader 1", "reader 2")
    ]

    assert words_of(
        run(
            PromiseAgreement,
            resolutions=pd.DataFrame(rows, columns=["promise", "ruled_by", "status"]),
        )
    )[0].endswith(words)


def test_thin_evidence_is_counted_by_group():
    """Each compared group says how many of its outcomes rest on aggregators alone, for either side;
    without outcomes the table says so.
    """
    promises = pd.DataFrame(
        [
            ("musk", "kept", "aggregator", "primary"),
            ("musk", "broken", "primary", "aggregator"),
            ("musk", "open", "aggregator", "aggregator"),
            ("control", "kept", "reputable", "primary"),
            ("onlooker", "kept", "aggregator", "aggregator"),
        ],
        columns=["group", "status", "grade", "promise_grade"],
    )
    (table,) = run(PromiseEvidence, promises=promises)

    rows = [[cell.astext() for cell in row] for row in table.findall(nodes.row)]
    assert [
        ["Musk's companies", "2", "1", "1", "2"],
        ["Control group", "1", "0", "0", "0"],
    ] == rows[1:]
    assert ["No promise has an outcome yet."] == words_of(
        run(PromiseEvidence, promises=promises.iloc[:0])
    )


SOURCES = pd.DataFrame(
    [
        ("first", "text", "ours", "One", "Paper", "2025-Q3"),
        ("page", "web", "ours", "Two", "Web", "2025"),
        ("other", "text", "theirs", "Three", "Post", "2025-09-08"),
        ("second", "text", "ours", "Four", "News", "2025-11"),
    ],
    columns=["id", "kind", "theme", "title", "publisher", "published"],
)


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("theirs", "The article of this chapter: Three (Post, 8 September 2025)."),
        (
            "ours",
            (
                "The articles of this chapter: One (Paper, the third quarter of 2025); Four "
                "(News, November 2025)."
            ),
        ),
    ],
)
def test_a_chapter_names_its_articles(theme, words):
    """The articles of its theme, and no page of the record, each with who printed it and when."""
    assert [words] == words_of(run(Articles, theme, sources=SOURCES))


def test_a_theme_without_articles_is_refused():
    """The message says which themes there are."""
    with pytest.raises(DirectiveError) as refusal:
        run(Articles, "hers", sources=SOURCES)
    assert "no article has the theme 'hers': write one of ours, theirs" == refusal.value.msg


# As built -----------------------------------------------------------------------------------------


def test_the_book_says_until_when_it_knows(built, root):
    """The pages of promises and report cards name the day of the record in their text,
    in print as on the site.
    """
    from chipledger.notebook.ledger import Ledger

    day = show_day(Ledger.load(root).as_of)
    for name in ("promises", "report-cards"):
        article = html.fromstring((built / f"html/book/{name}.html").read_text("utf-8")).xpath(
            "//article"
        )[0]
        assert f"read until {day}" in article.text_content()


def test_each_article_stands_at_the_head_of_one_chapter(built, root):
    """And leads to the list of what held in it."""
    from chipledger.notebook.ledger import Ledger

    sources = Ledger.load(root).sources
    heads = [
        link
        for path in sorted((built / "html/notebooks").glob("*.html"))
        for link in html.fromstring(path.read_text("utf-8")).xpath(
            "//p[@class='imprint']/a[contains(@href, '#card-')]"
        )
    ]
    articles = sources[sources["kind"] == "text"]

    assert sorted(zip(articles["id"], articles["title"], strict=True)) == sorted(
        (link.get("href").partition("#card-")[2], link.text_content().replace("’", "'"))
        for link in heads
    )
