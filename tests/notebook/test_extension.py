"""The extension of JupyterLab without JupyterLab: it is shipped whole, and does its work in a page
that stands in for a frontend and its kernel.

`test_lab` drives the real ones, slowly.
"""

import json
import os
import shutil
import subprocess
import time
import zipfile
from hashlib import sha256

import pytest
from flit_core import buildapi

from chipledger import __version__
from chipledger.mime import as_saved
from tests.helpers import ROOT

FOLDER = "share/jupyter/labextensions/chipledger"
EXTENSION = ROOT / "jupyter" / FOLDER
FRONTEND = ROOT / "tests/helpers/frontend.js"  # stands in for JupyterLab and a kernel
PROSE = """<main class="jp-RenderedMarkdown"><p>It takes <a href="#finding-x.words">half</a> of
<a href="#claim-y">12</a>, see <a href="#elsewhere">there</a>.</p></main>"""
WORDS = {
    "finding-x.words": {"now": "half", "about": "The share"},
    "claim-y": {"now": "12", "about": "The price. A paper (Paper, 2026)"},
}
CARD = {"head": "Claim", "told": ["Holds: it adds up."], "facts": [["Id", "y"], ["Unit", "CNY"]]}


@pytest.fixture(scope="module")
def window(browser):
    """A window for the tabs of all tests: a new one takes longer than a tab."""
    with browser.new_context() as window:
        yield window


@pytest.fixture
def notebook(window):
    """A page with a notebook's prose, not yet opened, whose kernel answers WORDS and CARD."""
    tab = window.new_page()
    tab.set_content(PROSE)
    for script in (FRONTEND, EXTENSION / "static/numbers.js"):
        tab.add_script_tag(content=script.read_text("utf-8"))
    tab.evaluate("([words, card]) => Object.assign(answers, { words, card })", [WORDS, CARD])
    tab.evaluate("metadata.chipledger = { computed_from: 'a hash' }")
    yield tab
    tab.close()


def opened(tab):
    """The page once its numbers are known."""
    tab.evaluate("openNotebook()")
    tab.wait_for_function(
        "() => document.querySelectorAll('a.chipledger[data-shown]').length === 2"
    )
    tab.wait_for_function("() => asked.length > 0")
    return tab


def move(tab):
    """A run moves the finding."""
    was = {"now": "a third", "was": "half", "about": "The share"}
    tab.evaluate("moved => { answers.words['finding-x.words'] = moved; cellRan(); }", was)
    tab.locator("a.moved").wait_for()


def card_of(tab):
    return tab.locator("#chipledger-card:popover-open")


@pytest.mark.costly
def test_the_wheel_holds_the_extension(tmp_path, monkeypatch):
    """Whoever installs the package has the extension, where every frontend looks for it."""
    monkeypatch.chdir(ROOT)
    name = buildapi.build_wheel(tmp_path)
    with zipfile.ZipFile(tmp_path / name) as wheel:
        held = {
            path.partition(".data/data/")[2]: wheel.read(path)
            for path in wheel.namelist()
            if FOLDER in path
        }

    assert held == {
        f"{FOLDER}/{path.relative_to(EXTENSION).as_posix()}": path.read_bytes()
        for path in EXTENSION.rglob("*")
        if path.is_file()
    }


def test_the_address_of_the_script_changes_with_it():
    """Browsers keep an extension for a year: its address has the hash of the script."""
    told = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    hashed = sha256((EXTENSION / "static/numbers.js").read_bytes()).hexdigest()[:12]

    assert f"static/numbers.js?v={hashed}" == told["jupyterlab"]["_build"]["load"]
    assert ("chipledger", __version__) == (told["name"], told["version"])


def test_make_lab_installs_a_changed_extension(tmp_path):
    """An installed extension is a copy: the environment of `make lab` is made anew once it
    changes.
    """
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-lab.lock"):
        shutil.copy2(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "jupyter", tmp_path / "jupyter")
    (tmp_path / ".venv").mkdir()
    for stamp in (".ready", ".ready-lab"):
        (tmp_path / ".venv" / stamp).touch()
    asked = ["make", "--question", ".venv/.ready-lab"]

    assert 0 == subprocess.run(asked, cwd=tmp_path).returncode
    changed = tmp_path / "jupyter" / FOLDER / "static/numbers.js"
    later = time.time() + 60
    os.utime(changed, (later, later))
    assert 1 == subprocess.run(asked, cwd=tmp_path).returncode


def test_numbers_are_saved_as_they_are_stored(browser):
    """What a notebook stores as JSON comes back from JavaScript byte for byte."""
    stored = as_saved(
        [12.0, 12.5, -0.0, 1e-7, 2.0**53, 1.2345678901234567e20, 1e21, {"steps": [["number", 3.0]]}]
    )
    tab = browser.new_page()
    text = json.dumps(stored)
    saved = tab.evaluate("text => JSON.stringify(JSON.parse(text))", text)
    tab.close()

    assert text == json.dumps(json.loads(saved))


def test_a_number_shows_what_it_is_and_opens_its_card(notebook):
    """Hovering tells in short, a click all; Escape closes the card and goes back to the number."""
    number = opened(notebook).get_by_role("button", name="12")
    number.hover()
    assert "12\nThe price. A paper (Paper, 2026)" == card_of(notebook).inner_text().replace(
        "\n\n", "\n"
    )

    number.click()
    card_of(notebook).get_by_text("Holds: it adds up.").wait_for()
    assert ["Id", "y", "Unit", "CNY"] == card_of(notebook).locator("dt, dd").all_inner_texts()
    notebook.keyboard.press("Escape")
    assert 0 == card_of(notebook).count()
    assert "claim-y" == notebook.evaluate("document.activeElement.dataset.key")


def test_the_keyboard_opens_a_card(notebook):
    """A number is reached by Tab and opened by Enter."""
    opened(notebook).get_by_role("button", name="half").focus()
    notebook.keyboard.press("Enter")

    card_of(notebook).get_by_text("Holds: it adds up.").wait_for()


def test_a_run_marks_what_moved(notebook):
    """After a run a moved number stands with its committed words; one that came back is unmarked,
    and so are all once the kernel begins anew.
    """
    move(opened(notebook))
    assert ["a third (was half)"] == notebook.locator("a.moved").all_inner_texts()

    notebook.evaluate("words => { answers.words = words; turned('restarting'); }", WORDS)
    assert 0 == notebook.locator("a.moved").count()
    notebook.evaluate("turned('idle')")
    notebook.wait_for_function(
        "() => document.querySelector('a[href*=finding]').textContent === 'half'"
    )


def test_a_cell_rendered_again_is_taken_up(notebook):
    """A cell that comes into view, or that its author has rewritten, shows the words of this run; a
    role that was just typed shows its number.
    """
    move(opened(notebook))
    added = (
        "<p>And <a href='#finding-x.words'>half</a>, {finding}<code>x|words</code>, "
        "{claim}<code>z</code>.</p>"
    )
    lost = {"lost": "no claim 'z'; did you mean y?"}
    notebook.evaluate(
        "([html, lost]) => { answers.words['claim-z'] = lost;"
        " document.querySelector('main').insertAdjacentHTML('beforeend', html); }",
        [added, lost],
    )
    notebook.locator("a.lost").wait_for()

    assert "And a third (was half), a third (was half), no claim 'z'; did you mean y?." == (
        notebook.locator("p").last.inner_text()
    )


def test_saving_keeps_what_the_kernel_rewrote(notebook):
    """The kernel's words on itself stay out of the file, unless another kernel was chosen."""
    opened(notebook)
    told = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    change = "changed => { Object.assign(metadata, changed); save(); }"
    notebook.evaluate(change, {"kernelspec": told, "language_info": {"name": "python", "v": 3}})
    assert ["Python 3", {"name": "python"}] == notebook.evaluate(
        "[metadata.kernelspec.display_name, metadata.language_info]"
    )

    notebook.evaluate(change, {"kernelspec": {**told, "name": "other"}})
    assert "other" == notebook.evaluate("metadata.kernelspec.name")


def test_another_notebook_is_left_alone(notebook):
    """A notebook that the report did not store keeps its links, and its kernel is asked nothing."""
    notebook.evaluate("delete metadata.chipledger; openNotebook()")
    notebook.wait_for_timeout(200)
    notebook.evaluate("cellRan(); save()")
    notebook.wait_for_timeout(200)

    assert (0, []) == (notebook.locator("a.chipledger").count(), notebook.evaluate("asked"))
