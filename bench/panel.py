"""Measures the chapters that can be asked "what if" and writes that section of BENCHMARKS.md:
`python -m bench.panel`.

Chromium opens each page of the built site from its folder. Times are those that a reader waits and
those that the page's own thread computes, which other work on the machine does not lengthen.
"""

import argparse
import gzip
import re
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import put_section
from bench.site import SITE, compressed
from chipledger.publish.site.panel.page import ENDING

HEAD = "## What if"
STEPS = 15  # of the slider, on each run
TAG = re.compile(r'<(?:script|link)\b[^>]*what-if\.(?:js|css)"[^>]*>(?:</script>)?\n?')
MARK = ' data-what-if=""'
OPEN = """async () => {
  const began = performance.now();
  [...document.querySelectorAll("button.what-if")].at(-1).click();
  const drawn = () => document.querySelector(".what-if-curve path.line");
  while (!drawn()) await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""
STEP = """async (place) => {
  const slide = document.querySelector(".what-if-panel input[type=range]");
  const done = () => document.querySelector("[data-step-took]")?.dataset.stepTook;
  delete document.querySelector("[data-step-took]")?.dataset.stepTook;
  const began = performance.now();
  slide.valueAsNumber = Number(slide.min) + (slide.max - slide.min) * place;
  slide.dispatchEvent(new Event("input"));
  while (!done()) await new Promise(requestAnimationFrame);
  return performance.now() - began;
}"""


def before_touch(path):
    """What a page weighs more for its panel before it is touched. [byte]"""
    text = path.read_text("utf-8")
    without = TAG.sub("", text).replace(MARK, "")
    static = path.parent.parent / "_static"
    own = sum(compressed(static / f"what-if.{ending}") for ending in ("js", "css"))
    return compressed(path) - len(gzip.compress(without.encode(), 9, mtime=0)) + own


def at_touch(path):
    """What comes with the first touch. [byte]"""
    static = path.parent.parent / "_static"
    files = [static / name for name in ("panel.js", "panel.css", "engine.js", "python.js")]
    return sum(map(compressed, [*files, path.with_name(path.stem + ENDING)]))


def computed(session):
    """Seconds that the page's thread has computed."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration")


def timed(tab, session, script, given=None):
    """Milliseconds waited and computed by a script on the page."""
    before = computed(session)
    waited = tab.evaluate(script, given)
    return waited, 1000 * (computed(session) - before)


def measure(browser, path, runs):
    """Pairs of waited and computed milliseconds, of the first touch and of a slider's steps."""
    touches, steps = [], []
    for _ in range(runs):
        tab = browser.new_page()
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        tab.goto(path.as_uri())
        touches.append(timed(tab, session, OPEN))
        timed(tab, session, STEP, 0.5)  # the first holds the page against the book's values, too
        steps += [timed(tab, session, STEP, place / STEPS) for place in range(1, STEPS)]
        tab.close()
    return touches, steps


def section(runs, site):
    """The section as Markdown."""
    rows = []
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for data in sorted(site.rglob("*" + ENDING)):
            path = data.with_name(data.name.removesuffix(ENDING) + ".html")
            touches, steps = measure(browser, path, runs)
            cells = [
                f"{statistics.median(column):.0f}"
                for pairs in (touches, steps)
                for column in zip(*pairs, strict=True)
            ]
            weights = f"{before_touch(path):,} | {at_touch(path):,}"
            rows.append(f"| {path.stem} | {' | '.join(cells)} | {weights} |")
        browser.close()
    return "\n".join(
        [
            HEAD,
            "",
            (
                f"Medians of {runs} first touches of each page, until its curve is drawn, and of"
                f" {STEPS - 1} steps of the answer's slider after each; bytes compressed, before"
                " the touch those above the same page without its panel."
            ),
            "",
            (
                "| chapter | first touch [ms] | of it computing [ms] | a step [ms] | of it"
                " computing [ms] | before the touch [bytes] | at the touch [bytes] |"
            ),
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each page (default: 5)")
    parser.add_argument("--site", type=Path, default=SITE, help="the built site")
    options = parser.parse_args()
    text = section(options.runs, options.site)
    put_section(HEAD, text)
    print(text)


if __name__ == "__main__":
    main()
