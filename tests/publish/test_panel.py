"""A chapter that is asked "what if": its data, its engine, and its page in a browser."""

import json
import os
import random
import re
from hashlib import sha256
from math import isclose

import pytest

from chipledger.errors import BuildError
from chipledger.facts.catalogue import Catalogue
from chipledger.mime import FIGURE_MIME
from chipledger.notebook.ledger import Ledger
from chipledger.notebook.stored import read_notebook
from chipledger.publish.site.panel import asked, engine, page
from chipledger.publish.site.site import slim_down
from tests.helpers import ROOT, firefox
from tests.helpers.micropython.changes import answers
from tests.helpers.page_engine import in_the_page
from tests.helpers.what_if import CHAPTERS, body_of, chapter, questions

NUMBER = re.compile(r"[\d,.]*\d")
LGAMMA = "proportions."  # models that stand on lgamma, which interpreters round apart


def one_of_the_chapters(seed):
    """A chapter drawn by a seed, and the others for the slow tests."""
    drawn = random.Random(seed).choice(CHAPTERS)
    return [
        pytest.param(name, marks=() if name == drawn else pytest.mark.slow) for name in CHAPTERS
    ]


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(Ledger.load(ROOT))


@pytest.fixture(scope="module")
def chapters(catalogue):
    """The data of each chapter whose answer is arithmetic."""
    return {name: chapter(catalogue, name) for name in CHAPTERS}


def apart(data, here, there):
    """Where two answers of one finding or check differ more than they may."""
    return [
        (name, one, there[name])
        for name, one in here.items()
        if not alike(data, name, one, there[name])
    ]


def alike(data, name, one, other):
    """Whether two answers are one: numbers nearly, words wholly but at the edge of a rounding."""
    if one.keys() != other.keys():
        return False
    if "value" not in one:
        return one.get("texts") == other.get("texts")
    steps = data["findings"][name]["steps"]
    loose = any(step[0] == "call" and step[1].startswith(LGAMMA) for step in steps)
    return isclose(one["value"], other["value"], rel_tol=1e-11 if loose else 1e-12) and (
        one["texts"] == other["texts"] or on_the_edge(data, name, one["value"])
    )


def on_the_edge(data, name, value):
    """Whether a value lies within a part in 10⁹ of where its rounded text turns."""
    digits = data["findings"][name]["digits"]
    return asked.rounded(value * (1 - 1e-9), digits) != asked.rounded(value * (1 + 1e-9), digits)


def differences(chapters, count, folder):
    """All differences between the page's engine and CPython."""
    text = json.dumps(
        [[data, questions(data, count, place)] for place, data in enumerate(chapters.values())]
    )
    here, there = json.loads(answers(text)), in_the_page("changes.py", text, folder)
    return [
        found
        for data, ours, theirs in zip(chapters.values(), here, there, strict=True)
        for one, other in zip(ours, theirs, strict=True)
        for found in apart(data, one, other)
    ]


def test_the_page_says_what_a_kernel_says(chapters, tmp_path):
    """At the book's values and a few random changes, every number, word and verdict that follows
    is the same under the page's engine as here.
    """
    assert [] == differences(chapters, 2, tmp_path)


@pytest.mark.slow
def test_the_page_says_what_a_kernel_says_for_many_changes(chapters, tmp_path):
    """The same for two hundred random changes in each chapter."""
    assert [] == differences(chapters, 200, tmp_path)


def test_the_pages_data_give_the_books_numbers(chapters):
    """Asked without a change, a chapter answers with the texts that stand in the book."""
    for data in chapters.values():
        asked.start(json.dumps(data))
        question = {"set": {}, "bounds": True, "checks": [], "only": list(data["findings"])}
        found = json.loads(asked.ask(json.dumps(question)))

        assert {name: entry["texts"] for name, entry in data["findings"].items()} == {
            name: answer["texts"] for name, answer in found.items()
        }


def test_nearly_all_numbers_of_these_chapters_follow(catalogue, chapters):
    """In each chapter at least 85 of 100 findings are computed in the page; the others are named
    with a reason.
    """
    own = {name for name, row in catalogue.findings.items() if row["notebook"] in chapters}
    left_out = {name: why for data in chapters.values() for name, why in data["left_out"].items()}
    followed = set()
    for data in chapters.values():
        here = {name for name, one in data["findings"].items() if "drawn" not in one}
        assert len(here) >= 0.85 * (len(here) + len(data["left_out"]))
        followed |= here

    assert own == followed | set(left_out)
    assert all(left_out.values())


def key_figures(notebook):
    """The anchors of the figures that stand in the box at a chapter's top."""
    for cell in read_notebook(ROOT / f"notebooks/{notebook}.ipynb").cells:
        for output in cell.get("outputs", ()):
            if FIGURE_MIME in output.get("data", {}) and ":key:" in output["data"]["text/markdown"]:
                yield f"fig-{output['data'][FIGURE_MIME]['name']}"


def test_the_key_figure_of_each_chapter_is_drawn_again(chapters):
    """The page has what it needs to draw it, and each of its marks hangs on a field."""
    for name, data in chapters.items():
        (key,) = key_figures(name)
        marks = data["figures"][key]

        assert marks
        for mark in marks:
            inputs = data["findings"][mark["finding"]]["inputs"]
            assert inputs and set(inputs) <= set(data["inputs"]), (name, mark["label"])


def test_the_answer_is_drawn_along_a_number_that_moves_it(chapters):
    """Each chapter's curve is that of the answer which its table of assumptions names."""
    for name, data in chapters.items():
        assert data["along"] in data["findings"][data["answer"]]["inputs"], name


@pytest.mark.parametrize("notebook", ["07_arithmetic_audit", "08_promises"])
def test_a_chapter_of_statistics_says_why_not(catalogue, notebook):
    """A chapter whose numbers are counted has no fields, and one line that says so."""
    body = body_of(catalogue, notebook)

    assert page.data_of(catalogue, notebook, body) is None
    assert page.with_reason(body).count(page.WHY_NOT) == 1


def known(changes):
    """What a page of three entries and a date knows after these changes."""
    data = {
        "inputs": {
            name: {"value": 10} for name in ("claim-a", "assumption-a", "assumption-b", "date:a")
        },
        "moving": {"claim-b": ["assumption-b"], "assumption-a": ["claim-a", "assumption-a"]},
        "leaves": [
            [["claim", "claim-a"], [10, 9, "inf", 9, 12]],
            [["low", "claim-a"], [9, 9, 9, 9, 9]],
            [["claim", "claim-b"], [10, 9, 11, 9, 11]],
            [["assumption", "assumption-a"], [10, 5, 20, 5, 20]],
            [["assumption", "assumption-b"], [10, 5, 20, 5, 20]],
            [["between", "day", "a", "a"], [0, -2, 2, -2, 2]],
        ],
        "periods": {"a": [9, 11]},
        "findings": {},
        "checks": {},
    }
    asked.start(json.dumps(data))
    return asked._quantities(changes)


def test_a_set_claim_keeps_its_print_and_a_set_assumption_is_a_point():
    """Bounds of a claim move with it in proportion; an assumption that a reader sets has none."""
    found = known({"claim-a": 20, "assumption-a": 7})

    assert found["claim", "claim-a"] == (20, 18, float("inf"), 18, 24)
    assert found["low", "claim-a"] == (18, 18, 18, 18, 18)
    assert found["assumption", "assumption-a"] == (7, 7, 7, 7, 7)


def test_an_assumption_that_is_a_claims_number_is_one_input_with_it():
    """Set, it moves the claim as well; where a number takes both, the claim moves it instead."""
    one, apart = known({"assumption-b": 20}), known({"claim-a": 20})

    assert one["claim", "claim-b"] == (20, 18, 22, 18, 22)
    assert one["assumption", "assumption-b"] == (20,) * 5
    assert apart["assumption", "assumption-a"] == (20,) * 5
    assert known({"assumption-a": 7})["claim", "claim-a"] == (10, 9, float("inf"), 9, 12)


def test_a_set_date_is_that_day():
    """A span of days becomes the day that a reader sets."""
    assert known({"date:a": 40})["between", "day", "a", "a"] == (0, 0, 0, 0, 0)


def test_vendored_software_is_what_the_notice_says():
    """Each file of others has the hash that `NOTICE` gives, and its licence beside it."""
    rows = [line.split(" | ") for line in (ROOT / "NOTICE").read_text("utf-8").splitlines()]
    listed = {row[1]: row[-1].strip(" |") for row in rows if len(row) == 5 and "/" in row[1]}

    assert listed
    for name, digest in listed.items():
        assert digest == sha256((ROOT / name).read_bytes()).hexdigest(), name
        assert (ROOT / name).with_name("LICENSE").is_file()


def test_another_version_of_the_engine_is_refused(monkeypatch):
    """A module in which the places to replace are not found as often as known stops the build."""
    monkeypatch.setattr(engine, "REPLACED", (("import.meta.url", "", 5),))

    with pytest.raises(BuildError, match="another version"):
        engine.engine_script()


# ---- In a browser ----

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'">
<link rel="stylesheet" href="report.css"><link rel="stylesheet" href="what-if.css">
<script src="report.js"></script><script src="what-if.js" data-panel="{name}.panel.js" defer>
</script></head><body>
<button id="theme"><span id="theme-name"></span></button><div class="offers"></div>
<main><article><h1>{name}</h1>{body}<figure id="fig-any"><svg></svg></figure>
<figure id="{figure}"><svg></svg></figure></article></main>
<footer class="end"></footer></body></html>"""


@pytest.fixture(scope="module")
def site(catalogue, tmp_path_factory):
    """A folder with one page for each chapter, as small as a page can be."""
    folder = tmp_path_factory.mktemp("site")
    slim_down(folder)
    engine.write_engine(folder)
    for name in CHAPTERS:
        body = body_of(catalogue, name)
        data = page.data_of(catalogue, name, body)
        (folder / f"{name}.panel.js").write_text(page.script_of(data), "utf-8")
        marked = page.TABLE.sub('<table data-what-if=""', body, count=1)
        text = PAGE.format(name=name, body=marked, figure=next(key_figures(name)))
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def one_tab(browser):
    """A tab that notes every request and every error: a new one costs as much as a page."""
    context = browser.new_context()
    tab = context.new_page()
    tab.asked, tab.faults = [], []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("pageerror", lambda error: tab.faults.append(str(error)))
    yield tab
    context.close()


@pytest.fixture
def tab(one_tab):
    """The tab, which has noted nothing yet."""
    one_tab.asked.clear()
    one_tab.faults.clear()
    yield one_tab
    assert [] == one_tab.faults


def opened(tab, site, name, query=""):
    tab.goto(f"{(site / name).as_uri()}.html{query}")
    if not query:
        tab.get_by_role("button", name="Change these numbers").click()
    tab.wait_for_selector("[data-what-if-ready]", timeout=60_000)


def texts_of(tab, finding):
    return tab.locator(f"article p a[href$='#finding-{finding}'] span").all_inner_texts()


CHINA, YIELD = "04_china_gpu_ipos", "china-die-yield"


def test_nothing_of_the_engine_comes_before_the_first_touch(tab, site):
    """An untouched page loads neither engine nor data; touched, it asks no other host."""
    tab.goto((site / CHINA).as_uri() + ".html")
    before = {url.rsplit("/", 1)[-1] for url in tab.asked}

    opened(tab, site, CHINA)

    assert {"report.js", "report.css", "what-if.js", "what-if.css", f"{CHINA}.html"} == before
    assert "engine.js" in {url.rsplit("/", 1)[-1] for url in tab.asked}
    assert [] == [url for url in tab.asked if not url.startswith((site.as_uri(), "blob:", "data:"))]


def test_a_sentence_follows_its_assumption_and_comes_back(catalogue, tab, site):
    """A slider moves the sentences that hang on it, beside the book's value; the address carries
    it over a reload; one button brings the book's numbers back.
    """
    opened(tab, site, CHINA)
    answer = chapter(catalogue, CHINA)["answer"]
    before = texts_of(tab, answer)

    field = tab.locator(f"tr:has(a[href$='#assumption-{YIELD}']) input[type=number]")
    field.fill("30")
    tab.wait_for_selector("[data-settled]")
    moved = texts_of(tab, answer)

    assert all(one != other for one, other in zip(before, moved, strict=True))
    assert any(before[0] in text for text in tab.locator(".book-value").all_inner_texts())
    assert f"{YIELD}=30" in tab.url
    assert "You changed 1 number" in tab.locator("[role=status]").inner_text()
    assert tab.locator("#fig-any .what-if-note").is_visible()

    tab.reload()
    tab.wait_for_selector("[data-settled]", timeout=60_000)
    assert moved == texts_of(tab, answer)

    tab.get_by_role("button", name="Back to the book’s values").click()
    tab.wait_for_function("document.querySelectorAll('.moved').length === 0")
    assert before == texts_of(tab, answer)
    assert YIELD not in tab.url
    assert not tab.locator(".what-if-bar").is_visible()


def test_what_a_source_says_stays_as_it_said_it(tab, site):
    """A claim whose number the reader replaces keeps its own, with the reader's beside it."""
    opened(tab, site, CHINA, f"?{YIELD}=30")
    tab.wait_for_selector("[data-settled]", timeout=60_000)
    claim = tab.locator("article p a[href$='#claim-gpu-yield']").first

    assert "50%" == claim.locator("span").first.inner_text()
    assert "the source’s own; you set 30%" == claim.locator("+ .book-value").inner_text()


def test_the_mouse_wheel_changes_no_number_and_arrow_keys_do(tab, site):
    """Over a field that has the focus, the wheel moves the page and leaves the number; arrow keys
    on a slider change its number, and what follows.
    """
    opened(tab, site, CHINA)
    row = tab.locator(f"tr:has(a[href$='#assumption-{YIELD}'])")
    field = row.locator("input[type=number]")
    field.click()
    before, place = field.input_value(), tab.evaluate("scrollY")

    field.hover()
    tab.mouse.wheel(0, 300)

    tab.wait_for_function("place => scrollY !== place", arg=place)
    assert before == field.input_value()
    assert not tab.locator("article .moved").count()

    row.locator("input[type=range]").focus()
    tab.keyboard.press("ArrowLeft")

    tab.wait_for_selector("article .moved")
    assert before != field.input_value()


def test_a_date_moves_the_times_that_follow(tab, site):
    """A day set for a claim's date moves a sentence, and stands in the address as a day."""
    query = "?date:ai5-earliest-volume-in-cars=2028-03-05"
    opened(tab, site, CHAPTERS[0], query)
    tab.wait_for_selector("[data-settled]", timeout=60_000, state="attached")

    texts = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts_of(tab, "musk-ai4-to-ai5")]
    assert "60 months" in texts
    assert "2028-03-05" in tab.url
    assert "2028-03-05" in [one.input_value() for one in tab.locator("input[type=date]").all()]


@pytest.mark.parametrize("name", one_of_the_chapters(5))
def test_the_key_figure_follows(catalogue, tab, site, name):
    """Moved, an input of its marks draws the key figure again in the place of its picture, with
    the book's values as lines; other figures say that they show the book's.
    """
    data = chapter(catalogue, name)
    key = next(key_figures(name))
    moved = data["findings"][data["figures"][key][0]["finding"]]["inputs"][0]
    opened(tab, site, name, f"?{moved}={data['inputs'][moved]['value'] * 0.8!r}")
    tab.wait_for_selector("[data-settled]", timeout=60_000, state="attached")

    figure = tab.locator(f"#{key}")
    assert figure.locator(".what-if-bars").is_visible()
    assert figure.locator(".what-if-bars :is(.book, .dashes)").count()
    assert "Drawn by this page" in figure.locator(".what-if-note").inner_text()
    assert "book’s values" in tab.locator("#fig-any .what-if-note").inner_text()


def test_numbers_of_an_address_cross_whole_and_beyond_our_range(tab, site):
    """Three billion, more than 32 bits hold, arrives in the engine as three billion; beyond an
    assumption's range a line names the range, and the numbers follow all the same.
    """
    opened(tab, site, CHINA, f"?china-card-price=3000000000&{YIELD}=20")
    tab.wait_for_selector("[data-settled]", timeout=60_000)
    price = tab.locator("a[href$='#assumption-china-card-price'] span").first.inner_text()

    assert "CNY 3 billion" == price.replace("\N{NO-BREAK SPACE}", " ")
    lines = tab.locator("[data-what-if] .what-if-outside:visible").all_inner_texts()
    assert ["outside our range of CNY 60,000 to 120,000", "outside our range of 30 to 70%"] == lines
    assert tab.locator("article p .moved").count()
    assert not tab.locator(".what-if-fault").text_content()


def test_a_refusal_names_the_field_and_its_bounds(tab, site):
    """Where no value follows, the page says which number must lie where, as its field names and
    prints it; the sentences keep the book's number, struck.
    """
    opened(tab, site, CHINA, f"?{YIELD}=-5")
    tab.wait_for_selector("[data-settled]", timeout=60_000)

    said = tab.get_by_role("alert").inner_text()
    assert "Yield of the example's die must be above 0% and at most 100%" in said
    assert not re.search(r"got|[a-z]_[a-z]|\[|NaN", said)
    assert tab.locator("article .moved.gone").count()
    assert "no value at this setting" in tab.locator(".book-value").all_inner_texts()


@pytest.mark.parametrize("name", one_of_the_chapters(1))
def test_each_chapter_answers_to_each_of_its_fields(catalogue, tab, site, name):
    """Every assumption of the table has a field and a slider, both with names; none fails, and
    a curve is drawn.
    """
    data = chapter(catalogue, name)
    opened(tab, site, name)
    own = [id for id, given in data["inputs"].items() if given["place"] == "table"]

    assert len(own) == tab.locator("[data-what-if] input[type=range]").count()
    for field in tab.locator("[data-what-if] input[type=number]").all():
        assert field.get_attribute("aria-label")
        field.fill(str(float(field.input_value()) * 1.07))
        tab.wait_for_timeout(20)
    tab.wait_for_selector("[data-settled]", timeout=60_000)
    tab.wait_for_selector(".what-if-curve path.line", state="attached")
    assert not re.search(
        r"\d(?:million|billion)|\S\[", tab.locator(".what-if-curve").text_content()
    )
    assert "be run here" not in tab.locator(".what-if-fault").text_content()


# ---- In two browsers ----

ANSWERS = """async (questions) => {
  while (!window.reportAsk) await new Promise((done) => { setTimeout(done, 20); });
  const found = [];
  for (const question of questions) found.push(await window.reportAsk("ask", question));
  return found;
}"""
SENTENCES = """async () => {
  const settled = () => document.querySelector("[data-settled]");
  while (!settled()) await new Promise((done) => { setTimeout(done, 20); });
  return [...document.querySelectorAll("article p a[href*='#finding-']")].map((link) =>
    [link.hash.slice("#finding-".length), link.querySelector("span").textContent]);
}"""


@pytest.fixture
def chromium(browser):
    """What a function in JavaScript returns on a page, in Chromium."""
    context = browser.new_context()
    tab = context.new_page()

    def evaluate(address, script, given=None):
        tab.goto(address)
        return tab.evaluate(script, given)

    yield evaluate
    context.close()


@pytest.fixture
def gecko(tmp_path):
    """The same in Firefox, which asks no other host; without one the tests are skipped, and in CI
    they fail.
    """
    if firefox.program() is None:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("no firefox on this machine: install it to test the site in a second browser")
    (tmp_path / "profile").mkdir()
    with firefox.firefox(tmp_path / "profile") as running:
        yield running.evaluate
    assert [] == [url for url in running.asked if not url.startswith(("file:", "data:"))]


def apart_in_browser(evaluate, site, chapters, name, count):
    """Where a page, opened from its folder, answers otherwise than CPython."""
    data = chapters[name]
    asked_ = questions(data, count, CHAPTERS.index(name))
    there = evaluate(f"{(site / name).as_uri()}.html?ask=1", ANSWERS, asked_)
    asked.start(json.dumps(data))
    here = [json.loads(asked.ask(json.dumps(question))) for question in asked_]
    return [
        found for one, other in zip(here, there, strict=True) for found in apart(data, one, other)
    ]


@pytest.mark.parametrize("name", one_of_the_chapters(7))
def test_a_page_says_in_chromium_what_a_kernel_says(chromium, site, chapters, name):
    """At the book's values and two random changes, numbers, words and verdicts are the same."""
    assert [] == apart_in_browser(chromium, site, chapters, name, 2)


@pytest.mark.slow
@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("browser_", ["chromium", "gecko"])
def test_a_page_says_in_both_browsers_what_a_kernel_says(request, site, chapters, browser_, name):
    """The same for two hundred changes, in Chromium and in Firefox, from a folder."""
    evaluate = request.getfixturevalue(browser_)

    assert [] == apart_in_browser(evaluate, site, chapters, name, 200)


@pytest.mark.slow
@pytest.mark.parametrize("browser_", ["chromium", "gecko"])
def test_sentences_follow_in_both_browsers(request, site, chapters, browser_):
    """With a changed number every sentence has the text that CPython gives it."""
    evaluate = request.getfixturevalue(browser_)
    for name, data in chapters.items():
        number = data["inputs"][data["along"]]["value"] * 0.9 or 0.5
        asked.start(json.dumps(data))
        question = {"set": {data["along"]: number}, "bounds": True, "checks": []}
        answers = json.loads(asked.ask(json.dumps(question | {"only": list(data["findings"])})))
        told = evaluate(f"{(site / name).as_uri()}.html?{data['along']}={number!r}", SENTENCES)

        assert {one for one, _ in told} >= {
            one for one in data["findings"] if "drawn" not in data["findings"][one]
        }
        for finding, text in told:
            if finding in answers:
                texts = answers[finding].get("texts", data["findings"][finding]["texts"])
                assert text.replace("\N{NO-BREAK SPACE}", " ") in texts.values(), (name, finding)
