"""Chapters as a page can ask them, made without a build: every finding of the notebook is printed
once in each of its forms.
"""

import random

from chipledger.notebook.bound import FORMS, bound_text
from chipledger.publish.site.panel.page import data_of

CHAPTERS = (
    "01_musk_chip_roadmap",
    "02_xai_colossus",
    "03_nvidia_vs_tpu",
    "04_china_gpu_ipos",
    "05_xiaomi_xring",
    "06_supply_and_demand",
)
HEAD = "<caption>What we assume, and what it does to the answer</caption>"


def body_of(catalogue, notebook):
    """HTML with the table of assumptions, and a paragraph for each finding and form, and for each
    claim that an assumption takes its number from.
    """
    own = {
        kind: [row for row in catalogue.rows[kind].values() if row["notebook"] == notebook]
        for kind in ("assumption", "finding")
    }
    rows = "".join(
        f"<tr><td>{row['label']}</td><td>{_link('assumption', row, '')}</td></tr>"
        for row in own["assumption"]
    )
    sentences = "".join(
        f"<p>{_link('finding', row, form)}</p>"
        for row in own["finding"]
        for form in ("", *FORMS)
        if _has(row, form)
    )
    sources = dict.fromkeys(row["source"] for row in own["assumption"])
    sentences += "".join(
        f"<p>{_link('claim', catalogue.claims[name], '')}</p>"
        for name in sources
        if name in catalogue.claims
    )
    return (
        f'<div class="tw"><table id="tab">{HEAD}<thead></thead><tbody>{rows}</tbody></table></div>'
        + sentences
    )


def _has(row, form):
    try:
        bound_text("finding", row, form)
    except ValueError:
        return False
    return True


def _link(kind, row, form):
    text = bound_text(kind, row, form)
    return f'<a href="x.html#{kind}-{row["id"]}"><span class="{kind}">{text}</span></a>'


def chapter(catalogue, notebook):
    """The data of a chapter's page."""
    return data_of(catalogue, notebook, body_of(catalogue, notebook))


def questions(data, count, seed):
    """The book's values, then random changes of one to three inputs, of what follows from them;
    each fourth with bounds.
    """
    dice = random.Random(seed)
    asked = [_question({}, list(data["findings"]), list(data["checks"]), True)]
    for place in range(count):
        numbers = {
            name: changed(data["inputs"][name], dice)
            for name in dice.sample(sorted(data["inputs"]), dice.randint(1, 3))
        }
        findings, checks = (
            [
                name
                for name, one in data[part].items()
                if not numbers.keys().isdisjoint(one["inputs"])
            ]
            for part in ("findings", "checks")
        )
        asked.append(_question(numbers, findings, checks, place % 4 == 0))
    return asked


def changed(given, dice):
    """A number near that of the book; a date within its slider."""
    if given["kind"] == "date":
        return dice.randint(given["from"], given["to"])
    return given["value"] * dice.uniform(0.4, 2.5)


def _question(numbers, findings, checks, bounds=False):
    return {"set": numbers, "only": findings, "checks": checks, "bounds": bounds}
