"""Measures the pages that check an article and rerun a chapter, and writes that section of
BENCHMARKS.md: `python -m bench.lite`, after `make lite`.

Chromium opens each page anew from a server on this machine, with nothing kept from before.
"""

import argparse
import shutil
import statistics
import time
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from bench import ROOT, put_section
from bench.checking import ARTICLES, tagged
from bench.site import compressed, served

HEAD = "## In the browser"
FOLDER = ROOT / "_build/lite"
SIGNS = 5000  # of the text that is checked after the first
CHECKED = """async (texts) => {
  const answers = [];
  for (const [number, text] of texts.entries()) {
    const began = performance.now();
    document.getElementById("text").value = text;
    document.querySelector("button").click();
    const state = document.getElementById("state");
    while (state.dataset.answered !== `${number + 1}`) {
      await new Promise((done) => { setTimeout(done, 10); });
    }
    const { rows, error } = window.checked;
    answers.push([rows, error, (performance.now() - began) / 1000]);
  }
  return answers;
}"""
RERUN = """async ([old, now]) => {
  for (const area of document.querySelectorAll("textarea")) {
    if (old) area.value = area.value.replace(old, now);
  }
  document.getElementById("run").click();
  while (!document.querySelector("#state[data-ended='1']")) {
    await new Promise((done) => { setTimeout(done, 100); });
  }
  const marked = document.querySelectorAll("span.moved").length;
  return [document.getElementById("state").textContent, marked, window.ran];
}"""


def made_up():
    """The made-up articles of the tests, without their tags.

    Returns
    -------
    list of str
    """
    return [tagged(path.read_text("utf-8"))[0] for path in sorted(ARTICLES.glob("*.txt"))]


def opened(browser, address, script, given):
    """What a script returns on a page that was never opened, the seconds from its address to that,
    and the bytes that were loaded.
    """
    context = browser.new_context()
    tab, asked = context.new_page(), set()
    context.on("request", lambda request: asked.add(urlsplit(request.url).path))
    began = time.perf_counter()
    tab.goto(address)
    returned = tab.evaluate(script, given)
    seconds = time.perf_counter() - began
    context.close()
    paths = [FOLDER / path.lstrip("/") for path in asked if (FOLDER / path.lstrip("/")).is_file()]
    packed = (".zip", ".bin")  # these are compressed as they lie
    sizes = (one.stat().st_size if one.suffix in packed else compressed(one) for one in paths)
    return returned, seconds, sum(sizes)


def checks(browser, address, runs):
    """Rows of the page that checks: seconds to the first result, of a text after it, and bytes."""
    first, *others = made_up()
    text = "\n".join(others)[:SIGNS]
    firsts, laters = [], []
    for _ in range(runs):
        answers, seconds, size = opened(browser, f"{address}/index.html", CHECKED, [first, text])
        laters.append(answers[1][2])
        firsts.append(seconds - laters[-1])
    return [
        f"| Check an article: the first result | {statistics.median(firsts):.1f} | 6 | {size:,} |",
        f"| a text of {SIGNS:,} characters after that | {statistics.median(laters):.2f} | 1 |  |",
    ]


def chapters(browser, address, runs):
    """Rows of the pages that rerun a chapter: seconds until the last cell ran, and bytes.

    Raises
    ------
    RuntimeError
        If a chapter does not give what is stored.
    """
    rows = []
    for path in sorted(FOLDER.glob("[0-9]*.html")):
        taken = []
        for _ in range(runs):
            (said, _, _), seconds, size = opened(browser, f"{address}/{path.name}", RERUN, ["", ""])
            if "every finding equals" not in said:
                raise RuntimeError(f"{path.name}: {said}")
            taken.append(seconds)
        rows.append(f"| rerun {path.stem} | {statistics.median(taken):.1f} |  | {size:,} |")
    return rows


def section(runs):
    """The section as Markdown."""
    with sync_playwright() as playwright, served(FOLDER) as address:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        rows = [*checks(browser, address, runs), *chapters(browser, address, runs)]
        browser.close()
    return "\n".join(
        [
            HEAD,
            "",
            f"Medians of {runs} runs in Chromium, each from the page's address with nothing kept"
            " from before; bytes compressed, as a host may send them.",
            "",
            "| what | seconds | target | bytes |",
            "| --- | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="runs of each page (default: 3)")
    text = section(parser.parse_args().runs)
    put_section(HEAD, text)
    print(text)


if __name__ == "__main__":
    main()
