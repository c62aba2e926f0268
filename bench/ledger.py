"""Times the ledger itself: `python -m bench.ledger clean N`, `scan MEGABYTES`.

`clean` makes N synthetic claims from the real ones, those of money with literals of their own, and
checks, parses and validates them in memory. `scan` reads a made-up text of that size.
"""

import random
import sys
import time

import pandas as pd

from bench import ROOT
from chipledger.intake.clean import clean_claims
from chipledger.intake.raw import read_raw
from chipledger.intake.rules import cross_checks
from chipledger.scan import find_figures
from chipledger.tables.schema import CLEAN, RAW

SENTENCE = (
    "而这家公司在过去的时间里正在推进自研芯片的设计与制造，首批约30万块，今年营收增长20%，"
    "2026年第三季度发布。\n"
)


def synthetic(tables, number):
    """As many claims as asked for, ids unique and sorted, nothing referred to."""
    chance, claims = random.Random(1), tables["claims"]
    many = pd.concat([claims] * -(-number // len(claims)), ignore_index=True).iloc[:number].copy()
    many["id"] = [f"{name[:39].rstrip('-')}-s{place:07d}" for place, name in enumerate(many["id"])]
    many["base"] = many["origin"] = ""
    money = many["metric"].isin(["revenue", "spending", "funding_round", "rd_spending"])
    many.loc[money, "literal"] = [
        f"{chance.randint(1, 9_999_999) / 100}億元" for _ in range(money.sum())
    ]
    many.loc[money, "context"] = ""
    return many.sort_values("id", ignore_index=True)


def clean(number):
    """Seconds to check, parse and validate so many claims."""
    tables = read_raw(ROOT / "data" / "raw")
    claims = synthetic(tables, number)
    start = time.perf_counter()
    RAW["claims"].validate(claims, lazy=True)
    alone = {
        name: tables[name].iloc[:0] for name in ("dismissed", "promises", "resolutions")
    }  # they refer to the real ids
    assert not list(cross_checks({**tables, **alone, "claims": claims}))
    CLEAN["claims"].validate(
        clean_claims(claims, tables["metrics"], tables["sources"], tables["entities"])
    )
    return time.perf_counter() - start


def scan(megabytes):
    """Seconds to find every figure in a text of so many megabytes."""
    text = SENTENCE * int(megabytes * 1e6 / len(SENTENCE.encode()))
    find_figures(text[:5000])
    start = time.perf_counter()
    find_figures(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    print({"clean": clean, "scan": scan}[sys.argv[1]](int(sys.argv[2])))
