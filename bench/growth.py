"""Times the stages on a ledger of so many times the claims: `python -m bench.growth TIMES`.

The ledger is made from the real one: each claim, check and entity comes so many times under other
ids, so that what speaks of one thing stays as much as it is. The articles stay, and each prints
more.
"""

import json
import re
import sys
import time

import pandas as pd

from bench import ROOT
from chipledger.audit.checks import run_checks
from chipledger.facts.catalogue import View
from chipledger.intake.clean import clean_tables
from chipledger.intake.raw import read_raw
from chipledger.intake.rules import cross_checks
from chipledger.notebook.ledger import TABLES, Ledger
from chipledger.publish.build.sphinx import without_collector
from chipledger.publish.site.ledger.frame import (
    BODY,
    DESCRIPTION,
    FRAMES,
    HEAD,
    PAGER,
    TITLE,
    Shell,
)
from chipledger.publish.site.ledger.write import ledger_files
from chipledger.publish.site.search import search_entries
from chipledger.tables.store import read_clean

TIMES = (1, 4, 10)
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
STAGES = {
    "data": "data: all tables checked, cleaned and validated, with the audit",
    "audit": "audit: every check judged, every contradiction found",
    "site": "site: the ledger's pages, files for programs and search entries written out",
}


def grown(raw, times):
    """The raw tables with each claim, check and entity so many times."""
    known = {*raw["claims"]["id"], *raw["entities"]["id"]}
    tables = {"claims": [raw["claims"]], "entities": [raw["entities"]]}
    checks = dict(raw["checks"])
    for copy in range(1, times):

        def other(name, copy=copy):
            return f"{name}-g{copy}" if name in known else name

        for name, columns in (
            ("claims", ("id", "entity", "object", "base", "origin")),
            ("entities", ("id", "maker")),
        ):
            renamed = {column: raw[name][column].map(other) for column in columns}
            tables[name].append(raw[name].assign(**renamed))
        for name, entry in raw["checks"].items():
            checks[f"{name}-g{copy}"] = type(entry)(entry) | {
                key: NAME.sub(lambda match: other(match[0]), entry[key])
                if key == "test"
                else [other(claim) for claim in entry[key]]
                if key == "contradiction"
                else f"{entry[key]}-g{copy}"
                for key in ("test", "contradiction", "slip")
                if key in entry
            }
    many = {
        name: pd.concat(parts).sort_values("id", ignore_index=True)
        for name, parts in tables.items()
    }
    return {**raw, **many, "checks": checks}


def seconds(times):
    """How long each stage takes, of the processor."""
    raw, took = grown(read_raw(ROOT / "data/raw"), times), {}

    def timed(stage, call):
        start = time.process_time()
        with without_collector():  # as in a build
            made = call()
        took[stage] = took.get(stage, 0) + time.process_time() - start
        return made

    assert not timed("data", lambda: list(cross_checks(raw)))
    tables = timed("data", lambda: clean_tables(raw))
    single = raw["metrics"][raw["metrics"]["single_valued"] == "yes"]
    kinds = dict(zip(single["id"], single["kind"], strict=True))
    timed("audit", lambda: run_checks(raw["checks"], tables["claims"], kinds))
    tables["findings"] = read_clean(ROOT / "data/clean", "findings")
    view = View(Ledger({name: tables[name] for name in TABLES}, ROOT))
    frames = dict.fromkeys(FRAMES, Shell("".join((TITLE, DESCRIPTION, HEAD, BODY, PAGER))))
    timed("site", lambda: (ledger_files(view, frames), search_entries(view)))
    return took


def report(side):
    """The section for BENCHMARKS.md, measured in a checkout."""
    said = [side.run("-m", "bench.growth", str(times)).said for times in TIMES]
    took = [json.loads(lines.splitlines()[-1]) for lines in said]
    yield "## Growth"
    yield ""
    yield (
        "The stages on ledgers of so many times the claims, checks and entities, in memory: "
        "seconds of the processor, one run each."
    )
    yield ""
    yield "| stage | " + " | ".join(f"×{times} [s]" for times in TIMES) + " | ×10 over ×1 |"
    yield "| --- | " + "---: | " * (len(TIMES) + 1)
    for stage, what in STAGES.items():
        numbers = [each[stage] for each in took]
        told = " | ".join(f"{number:.2f}" for number in numbers)
        yield f"| {what} | {told} | {numbers[-1] / numbers[0]:.1f} |"
    yield ""


if __name__ == "__main__":
    print(json.dumps(seconds(int(sys.argv[1]))))
