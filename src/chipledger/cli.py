"""The command line: `chipledger clean | verify | scan | coverage | show | promises | build …`, thin over the package."""

import argparse
import errno
import os
import sys
from pathlib import Path

from chipledger.errors import LedgerError
from chipledger.print_words import REGIONS
from chipledger.store import find_root


SPACE = "\nfree some space and run the command again; what was there before is still in place"
MENDS = {
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EFBIG: SPACE,
    errno.EACCES: "\ngive yourself permission to write there and run the command again; what was there before is still in place",
}


def main(arguments=None):
    """Run one command; a fault of the data or the build is one message on stderr, without a traceback.

    Returns
    -------
    int
        Exit status: 0 if all is well, 1 if the ledger or the build is at fault, 2 for wrong use.
    """
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a console without Chinese signs is no reason to fail
    try:
        return options.run(options) or 0
    except LedgerError as error:
        print(f"chipledger: {error}", file=sys.stderr)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does; nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"chipledger: {error}{MENDS.get(error.errno, '')}", file=sys.stderr)
    return 1


def _parser():
    parser = argparse.ArgumentParser(
        prog="chipledger", description="Claims about AI chips, audited."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (run, text, options) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument(
            "--root",
            type=Path,
            default=None,
            help="checkout that holds the ledger (default: from here upwards)",
        )
        for flags, settings in options:
            command.add_argument(*flags, **settings)
        command.set_defaults(run=run)
    return parser


def clean(options):
    """Check the raw tables and write the clean ones."""
    from chipledger.clean import clean_tables
    from chipledger.published import read_record, silent_changes
    from chipledger.raw import read_raw
    from chipledger.store import write_clean

    root = find_root(options.root)
    tables = clean_tables(read_raw(root / "data" / "raw"))
    changed = write_clean(root / "data" / "clean", tables)
    # A draft may change what it likes; the tests and `chipledger corrections` hold an edition to its word.
    for problem in silent_changes(read_record(root), tables, tables["corrections"]):
        print(f"note: {problem}", file=sys.stderr)
    print(
        f"data/clean: {len(tables['claims'])} claims, {len(tables['checks'])} checks; "
        + (f"changed {', '.join(changed)}" if changed else "nothing changed")
    )


def verify(options):
    """Hold hashes and literals against the source texts."""
    from chipledger.raw import read_raw
    from chipledger.verify import VARIABLE, sources_folder
    from chipledger.verify import verify as compare

    root = find_root(options.root)
    tables, folder = read_raw(root / "data" / "raw"), sources_folder(root)
    if folder is None:
        print(
            f"The source texts are absent: set {VARIABLE} to their folder, or put them into sources/. Nothing was verified."
        )
        return 3
    problems = compare(tables["sources"], tables["claims"], tables["dismissed"], folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    placed = (tables["claims"]["line"] != "").sum() + len(tables["dismissed"])
    print(
        f"{placed} places and {(tables['sources']['kind'] == 'text').sum()} sources compared, {len(problems)} problem(s)."
    )
    return 1 if problems else 0


def show(options):
    """Print the card of one claim."""
    from chipledger.ledger import Ledger
    from chipledger.publish.entries import card

    ledger = Ledger.load(options.root)
    claim = ledger[options.id]
    print(f"{claim.gloss}\n{claim.shown}")
    for name, text in card(claim, ledger):
        print(f"  {name + ':':<14} {text}")


def scan(options):
    """Find the figures of a new text and propose claims."""
    from chipledger.names import names_of
    from chipledger.scan import (
        day_of_print,
        find_figures,
        known_claims,
        possible_repeats,
        proposals,
        read_text,
        region_of,
    )
    from chipledger.scan.report import SHOWN, summary
    from chipledger.store import for_spreadsheets, write_atomically
    from chipledger.store import read_text as read_table

    if options.out and options.out.exists() and not options.force:
        raise LedgerError(
            f"{options.out} is there already: choose another name, or add --force to replace it"
        )
    root = find_root(options.root)
    # Read as they are: whether the tables are in order is for `chipledger clean` to say.
    tables = {
        name: read_table(root / "data" / "raw" / f"{name}.csv") for name in ("sources", "entities")
    }
    if options.source in set(tables["sources"]["id"]):
        raise LedgerError(
            f"source {options.source!r} is another text in sources.csv: give this one an id of its own"
        )
    text = read_text(options.file, tables["sources"])
    published = day_of_print(options.published) if options.published else None
    found = find_figures(text, names_of(tables["entities"]))
    rows = proposals(
        [one for one in found if one.kind == "figure"],
        text,
        options.source,
        options.region,
        published,
    )
    repeats = possible_repeats(rows, known_claims(root / "data" / "clean"), most=SHOWN)
    if options.out:
        near = repeats.groupby(["line", "offset"], sort=False)["claim"].agg(" ".join)
        places = zip(rows["line"], rows["offset"], strict=True)
        named = rows.assign(repeats=[near.get(place, "") for place in places])
        write_atomically(options.out, for_spreadsheets(named))
    print(summary(found, rows, repeats, region_of(text, options.region)))
    if options.out:
        print(f"{options.out}: {len(rows)} rows to judge")


def coverage(options):
    """Tell how much of the source texts is coded; fails while a figure is open."""
    from chipledger.raw import read_raw
    from chipledger.scan import coverage as cover
    from chipledger.scan import open_figures, read_sources
    from chipledger.scan.report import coverage_report
    from chipledger.store import to_csv, write_atomically
    from chipledger.verify import VARIABLE, sources_folder

    root = find_root(options.root)
    tables, folder = read_raw(root / "data" / "raw"), sources_folder(root)
    texts = read_sources(tables["sources"], folder) if folder else {}
    absent = set(tables["sources"].loc[tables["sources"]["kind"] == "text", "file"]) - set(texts)
    if absent:
        print(
            f"Source texts are absent ({', '.join(sorted(absent))}): set {VARIABLE} to their folder, or put them into sources/. Nothing was measured."
        )
        return 3
    judged = (texts, tables["sources"], tables["claims"], tables["dismissed"], tables["entities"])
    left, table = open_figures(*judged), cover(*judged)
    print(coverage_report(table, left))
    # The book shows this table where the texts themselves are absent.
    write_atomically(root / "data" / "clean" / "coverage.csv", to_csv(table))
    return 1 if len(left) else 0


def uses(options):
    """Tell which figures of the articles the book uses, and which are context."""
    from chipledger.ledger import Ledger
    from chipledger.publish.book_uses import figures_of
    from chipledger.publish.uses_report import uses_report

    print(uses_report(figures_of(Ledger.load(options.root)), options.article))


def promises(options):
    """List the promises with their due days and what became of them; with --due only those still open, the next first."""
    from chipledger.ledger import Ledger
    from chipledger.promise_board import board, on_day

    ledger, day = Ledger.load(options.root), on_day(options.on)
    print("\n".join(board(ledger.promises, ledger.entities, day, options.due)))
    print(f"As of {day}; the public record was read until {ledger.as_of}.")


def corrections(options):
    """Print the log of corrections and hold what was published against the tables; with --record note what an edition prints."""
    from chipledger.clean import clean_tables
    from chipledger.published import read_record, record_edition, silent_changes
    from chipledger.raw import read_raw
    from chipledger.rows import rows_of

    root = find_root(options.root)
    tables = clean_tables(read_raw(root / "data" / "raw"))
    for row in rows_of(tables["corrections"]):
        print(
            f"{row['date']}  {row['kind']} {row['id']}, {row['field']}: {row['old']} → {row['new'] or 'withdrawn'} ({row['whose']}: {row['why']})"
        )
    record = read_record(root)
    problems = list(silent_changes(record, tables, tables["corrections"]))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(
        f"{len(tables['corrections'])} correction(s), {len(record)} published values compared, {len(problems)} changed in silence."
    )
    if options.record and not problems:
        print(
            "record of the edition: "
            + ("written" if record_edition(root, tables) else "nothing changed")
        )
    return 1 if problems else 0


def build(options):
    """Build site, PDF, EPUB and data package."""
    from chipledger.publish.build import build as make

    make(find_root(options.root), fresh=options.fresh, only=options.only)


def execute(options):
    """Execute stale notebooks and gather their findings."""
    from chipledger.publish.build import Stages

    Stages(find_root(options.root), fresh=options.fresh).notebooks()


def receipt(options):
    """Hold the receipt that a built page carries against this checkout."""
    from chipledger.publish.receipts import compare

    rows = compare(find_root(options.root), options.page)
    for part, printed, computed in rows:
        print(
            f"{part:<6}{printed or '(none)':<18}{'as here' if printed == computed else 'here ' + (computed or '(none)')}"
        )
    return 0 if all(printed == computed for _, printed, computed in rows) else 1


FRESH = (("--fresh",), {"action": "store_true", "help": "take nothing from earlier builds"})
COMMANDS = {
    "clean": (clean, "check the raw tables and write the clean ones", ()),
    "verify": (verify, "hold the ledger against the source texts", ()),
    "scan": (
        scan,
        "find the figures of a new text and propose claims",
        (
            (("file",), {"type": Path, "help": "the text, UTF-8"}),
            (("--source",), {"default": "", "help": "id that the source shall have"}),
            (("--out",), {"type": Path, "help": "table of proposals to write"}),
            (
                ("--region",),
                {
                    "default": "",
                    "choices": REGIONS,
                    "help": "where the text comes from: what 元 and ¥ are, and which of day and month comes first (default: told from the text)",
                },
            ),
            (
                ("--published",),
                {"help": "day of print, as 2025-11-20: gives dates their year and month"},
            ),
            (("--force",), {"action": "store_true", "help": "replace the table"}),
        ),
    ),
    "coverage": (coverage, "tell how much of the source texts is coded", ()),
    "uses": (
        uses,
        "tell which figures of the articles the book uses, and which are context",
        (
            (
                ("--article",),
                {
                    "default": None,
                    "metavar": "ID",
                    "help": "list the figures of one article, or of all",
                },
            ),
        ),
    ),
    "show": (show, "print the card of one claim", ((("id",), {"help": "claim id"}),)),
    "receipt": (
        receipt,
        "check what a built page was made from",
        ((("page",), {"help": "its address or source, such as book/method"}),),
    ),
    "promises": (
        promises,
        "list promises, their due days and what became of them",
        (
            (("--due",), {"action": "store_true", "help": "only those still open, the next first"}),
            (("--on",), {"help": "day to reckon from, as 2026-11-22 (default: today)"}),
        ),
    ),
    "corrections": (
        corrections,
        "print the log of corrections and find published values that changed in silence",
        (
            (
                ("--record",),
                {
                    "action": "store_true",
                    "help": "note what this edition prints, once nothing changed in silence",
                },
            ),
        ),
    ),
    "execute": (execute, "execute stale notebooks", (FRESH,)),
    "build": (
        build,
        "build site, PDF, EPUB and data package",
        (FRESH, (("--only",), {"choices": ("site", "pdf", "epub"), "help": "build one output"})),
    ),
}
