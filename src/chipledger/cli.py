"""The command line: `chipledger clean | verify | scan | check | coverage | show | promises | build
…`, thin over the package.
"""

import argparse
import errno
import gc
import os
import sys
from pathlib import Path

from chipledger.errors import LedgerError
from chipledger.files import find_root
from chipledger.numbers.lexicon import REGIONS, region_named

SPACE = "\nfree some space and run the command again; what was there before is still in place"
MENDS = {
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EFBIG: SPACE,
    errno.EACCES: (
        "\ngive yourself permission to write there and run the command again; what was there before"
        " is still in place"
    ),
}


def main(arguments=None):
    """Run one command; a fault of the data or the build is one message on stderr, without a
    traceback.

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


def program():
    """One command as a program of its own, which ends with it.

    Returns
    -------
    int
        See `main`.
    """
    status = main()
    gc.freeze()  # or all that was read would be looked through once more before it is given up
    return status


def _parser():
    parser = argparse.ArgumentParser(
        prog="chipledger", description="Claims about AI chips, audited."
    )
    # its own name, which is looked up in a way that loads much else
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog=parser.prog)
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
    from chipledger.intake.clean import clean_tables
    from chipledger.intake.published import read_record, silent_changes
    from chipledger.intake.raw import read_raw
    from chipledger.tables.store import write_clean

    root = find_root(options.root)
    tables = clean_tables(read_raw(root / "data" / "raw"))
    changed = write_clean(root / "data" / "clean", tables)
    # A draft may change what it likes; the tests and `chipledger corrections` hold an edition to
    # its word.
    for problem in silent_changes(read_record(root), tables, tables["corrections"]):
        print(f"note: {problem}", file=sys.stderr)
    print(
        f"data/clean: {len(tables['claims'])} claims, {len(tables['checks'])} checks; "
        + (f"changed {', '.join(changed)}" if changed else "nothing changed")
    )


def verify(options):
    """Hold hashes and literals against the source texts."""
    from chipledger.intake.raw import read_raw
    from chipledger.scan.verify import VARIABLE, sources_folder
    from chipledger.scan.verify import verify as compare

    root = find_root(options.root)
    tables, folder = read_raw(root / "data" / "raw"), sources_folder(root)
    tables["sources"] = _sources_of(tables["sources"], options.article)
    if folder is None:
        print(
            f"The source texts are absent: set {VARIABLE} to their folder, or put them into"
            " sources/. Nothing was verified."
        )
        return 3
    problems = compare(tables["sources"], tables["claims"], tables["dismissed"], folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    texts = tables["sources"].loc[tables["sources"]["kind"] == "text", "id"]
    placed = sum(tables[name]["source"].isin(texts).sum() for name in ("claims", "dismissed"))
    print(f"{placed} places and {len(texts)} sources compared, {len(problems)} problem(s).")
    return 1 if problems else 0


def _sources_of(sources, article):
    """The sources, or those that lie in the text of one article: whoever adds an article has its
    text, and need not have the others.
    """
    if article is None:
        return sources
    files = sources.loc[(sources["id"] == article) & (sources["kind"] == "text"), "file"]
    if files.empty:
        raise LedgerError(f"--article {article}: data/raw/sources.csv has no text of that id")
    return sources[sources["file"].isin(files)]


def show(options):
    """Print the card of one claim."""
    from chipledger.facts.catalogue import Catalogue
    from chipledger.facts.entries import claim_facts
    from chipledger.notebook.ledger import Ledger

    ledger = Ledger.load(options.root)
    claim = ledger[options.id]
    print(f"{claim.gloss}\n{claim.shown}")
    for fact in claim_facts(claim, Catalogue(ledger)):
        print(f"  {fact.label + ':':<14} {fact.text}")


def refuse_to_replace(options):
    """A file that is there already stays, unless --force says otherwise."""
    if options.out and options.out.exists() and not options.force:
        raise LedgerError(
            f"{options.out} is there already: choose another name, or add --force to replace it"
        )


def scan(options):
    """Find the figures of a new text and propose claims."""
    # A text makes rows by the thousand, of which none refers to itself: to look for such ones again
    # and again takes long.
    gc.disable()
    try:
        _scan(options)
    finally:
        gc.enable()


def _scan(options):
    from chipledger import patterns
    from chipledger.files import for_spreadsheets, read_rows, write_atomically
    from chipledger.scan import (
        COLUMNS,
        day_of_print,
        find_figures,
        known_claims,
        possible_repeats,
        proposals,
        read_text,
        region_of,
        source_row,
        whole_of,
        with_repeats,
    )
    from chipledger.scan.report import SHOWN, summary
    from chipledger.tables.rows import names_of

    refuse_to_replace(options)
    root = find_root(options.root)
    # Read as they are: whether the tables are in order is for `chipledger clean` to say.
    tables = {
        name: read_rows(root / "data" / "raw" / f"{name}.csv") for name in ("sources", "entities")
    }
    if options.source in {row["id"] for row in tables["sources"]}:
        raise LedgerError(
            f"source {options.source!r} is another text in sources.csv: give this one an id of"
            " its own"
        )
    text = read_text(options.file, tables["sources"])
    published = day_of_print(options.published) if options.published else None
    found = find_figures(
        text, names_of(tables["entities"]), meanwhile=lambda: whole_of(text, options.region)
    )
    claims = []
    rows = proposals(
        [one for one in found if one.kind == "figure"],
        text,
        options.source,
        options.region,
        published,
        meanwhile=lambda: claims.extend(known_claims(root / "data" / "clean")),
    )
    repeats = possible_repeats(rows, claims, most=SHOWN)
    if options.out:
        write_atomically(
            options.out, for_spreadsheets(with_repeats(rows, repeats), [*COLUMNS, "repeats"])
        )
    print(summary(found, rows, repeats, region_of(text, options.region)))
    print(f"For data/raw/sources.csv, to be completed:\n{source_row(options.file, options.source)}")
    if options.out:
        print(f"{options.out}: {len(rows)} rows to judge")
    patterns.keep()


def check(options):
    """Hold the figures of a text against the ledger; with --out write the marked text as a page."""
    from chipledger import patterns
    from chipledger.checking import check_text, read_book
    from chipledger.checking.page import page, row_of, summary
    from chipledger.files import write_atomically
    from chipledger.scan import day_of_print, read_text, region_of

    refuse_to_replace(options)
    text = read_text(options.file)
    published = day_of_print(options.published) if options.published else None
    book = read_book(find_root(options.root) / "data" / "clean")
    marks = check_text(text, book, options.region, published)
    if options.out:
        region = region_of(text, options.region).region
        language = {"cn": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant", "mo": "zh-Hant"}.get(region)
        write_atomically(options.out, page(options.file.name, text, marks, book, language or ""))
    for number, mark in enumerate(marks, 1):
        if mark.state in ("differs", "compare"):
            row = row_of(number, mark, book)
            why = row["slip"] or f"{row['factor']} times the ledger's figure"
            why += " for what may be the same" if mark.state == "compare" else ""
            print(f"line {row['line']}: {row['figure']} | {row['ledger']} | {why}")
    print(f"{summary(marks)}.")
    patterns.keep()


def adopt(options):
    """Move the filled rows of a scan into the ledger, without the columns that only help."""
    from chipledger.files import read_text, to_csv, write_atomically
    from chipledger.intake.raw import read_raw
    from chipledger.scan.adopt import adopted

    path = find_root(options.root) / "data" / "raw" / "claims.csv"
    claims = read_raw(path.parent)["claims"]
    table = adopted(claims, read_text(options.table), options.table)
    write_atomically(path, to_csv(table))
    print(f"data/raw/claims.csv: {len(table) - len(claims)} claims added; now run `make data`")


def coverage(options):
    """Tell how much of the source texts is coded; fails while a figure is open."""
    from pandas import read_csv

    from chipledger.files import to_csv, write_atomically
    from chipledger.intake.raw import read_raw
    from chipledger.scan.coverage import coverage as cover
    from chipledger.scan.coverage import judged_figures, open_figures, read_sources, with_kept
    from chipledger.scan.report import coverage_report
    from chipledger.scan.verify import VARIABLE, sources_folder

    root = find_root(options.root)
    tables, folder = read_raw(root / "data" / "raw"), sources_folder(root)
    every, tables["sources"] = tables["sources"], _sources_of(tables["sources"], options.article)
    texts = read_sources(tables["sources"], folder) if folder else {}
    absent = set(tables["sources"].loc[tables["sources"]["kind"] == "text", "file"]) - set(texts)
    if absent:
        print(
            f"Source texts are absent ({', '.join(sorted(absent))}): set {VARIABLE} to their"
            " folder, or put them into sources/. Nothing was measured."
        )
        return 3
    finds = judged_figures(
        texts, tables["sources"], tables["claims"], tables["dismissed"], tables["entities"]
    )
    left, table = open_figures(finds), cover(finds, texts, tables["sources"])
    print(coverage_report(table, left))
    # The book shows this table where the texts themselves are absent.
    path = root / "data" / "clean" / "coverage.csv"
    if options.article and path.exists():
        table = with_kept(table, read_csv(path), every)
    write_atomically(path, to_csv(table))
    return 1 if len(left) else 0


def uses(options):
    """Tell which figures of the articles the book uses, and which are context."""
    from chipledger.facts.figures_used import figures_of, uses_report
    from chipledger.notebook.ledger import Ledger

    print(uses_report(figures_of(Ledger.load(options.root)), options.article))


def promises(options):
    """List the promises with their due days and what became of them; with --due only those still
    open, the next first.
    """
    from chipledger.notebook.ledger import Ledger
    from chipledger.promises.listing import board, on_day

    ledger, day = Ledger.load(options.root), on_day(options.on)
    print("\n".join(board(ledger.promises, ledger.entities, day, options.due)))
    print(f"As of {day}; the public record was read until {ledger.as_of}.")


def corrections(options):
    """Print the log of corrections and hold what was published against the tables; with --record
    note what an edition prints.
    """
    from chipledger.intake.clean import clean_tables
    from chipledger.intake.published import read_record, record_edition, silent_changes
    from chipledger.intake.raw import read_raw
    from chipledger.tables.rows import rows_of

    root = find_root(options.root)
    tables = clean_tables(read_raw(root / "data" / "raw"))
    for row in rows_of(tables["corrections"]):
        print(
            f"{row['date']}  {row['kind']} {row['id']}, {row['field']}: {row['old']} →"
            f" {row['new'] or 'withdrawn'} ({row['whose']}: {row['why']})"
        )
    record = read_record(root)
    problems = list(silent_changes(record, tables, tables["corrections"]))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(
        f"{len(tables['corrections'])} correction(s), {len(record)} published values compared,"
        f" {len(problems)} changed in silence."
    )
    if options.record and not problems:
        print(
            "record of the edition: "
            + ("written" if record_edition(root, tables) else "nothing changed")
        )
    return 1 if problems else 0


def build(options):
    """Build site, PDF, EPUB and data package."""
    from chipledger import patterns
    from chipledger.publish.build.stages import build as make

    gc.disable()  # the process ends before a search for garbage would pay
    make(find_root(options.root), fresh=options.fresh, only=options.only)
    patterns.keep()


def live(options):
    """Serve the book on this machine while it is written; a change shows at once."""
    from chipledger.publish.live.session import live as serve

    serve(find_root(options.root), options.port)


def lite(options):
    """Build the folder with the pages that check an article and rerun a chapter."""
    from chipledger.publish.lite.build import build_lite

    out = build_lite(find_root(options.root))
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"{out} ({size / 1e6:.0f} MB): a host may put it beside the site")


def release(options):
    """Tag the edition and put it into archives; with --prepare only see whether it may be released,
    and note what it prints.
    """
    from chipledger.publish.build import release as releases

    root = find_root(options.root)
    if options.prepare:
        changed = releases.prepare(root)
        print(f"{releases.RECORD}: {'written' if changed else 'nothing changed'}")
        return
    place = releases.release(root)
    print(f"v{releases.__version__} is tagged; to publish it: git push --follow-tags")
    for path in sorted(place.iterdir()):
        print(f"{path.relative_to(root)} ({path.stat().st_size / 1024:,.0f} KiB)")


def execute(options):
    """Execute stale notebooks and gather their findings."""
    from chipledger.publish.build.stages import Stages

    Stages(find_root(options.root), fresh=options.fresh).notebooks()


def numbers(options):
    """Write the numbers into the prose of the notebooks; with --show print that of one."""
    from chipledger.notebook.stored import notebook_paths, read_notebook
    from chipledger.publish.book.number_texts import prose_of, write_texts
    from chipledger.publish.build.execute import environment_hash, is_fresh

    root = find_root(options.root)
    if options.show:
        print(prose_of(options.show))
        return
    changes = write_texts(root)
    for change in changes:
        print(change)
    print(f"{len(changes)} number(s) written")
    environment, paths = environment_hash(root), notebook_paths(root)
    old = [path.name for path in paths if not is_fresh(read_notebook(path), environment)]
    if old:
        print(
            "note: findings are those of the last run, and something changed since in or below "
            f"{', '.join(old)}: `chipledger execute` runs what is stale",
            file=sys.stderr,
        )


def style(options):
    """Hold the sentences of front page and chapters to the countable rules of style, and the
    Chinese pages against the English.
    """
    from chipledger.publish.lint.chinese_parity import out_of_step
    from chipledger.publish.lint.style import check_style, counted

    root = find_root(options.root)
    if options.counting:
        print(*counted(root), sep="\n")
        return 0
    faults = [*([] if options.chinese else check_style(root)), *out_of_step(root)]
    print(*faults, sep="\n", end="\n" * bool(faults))
    return 1 if faults else 0


def receipt(options):
    """Hold the receipt that a built page carries against this checkout."""
    from chipledger.publish.book.receipts import compare

    rows = compare(find_root(options.root), options.page)
    for part, printed, computed in rows:
        here = "as here" if printed == computed else f"here {computed or '(none)'}"
        print(f"{part:<6}{printed or '(none)':<18}{here}")
    return 0 if all(printed == computed for _, printed, computed in rows) else 1


FRESH = (("--fresh",), {"action": "store_true", "help": "take nothing from earlier builds"})
ARTICLE = (
    ("--article",),
    {"default": None, "metavar": "ID", "help": "read the text of this article alone"},
)
REGION = (
    ("--region",),
    {
        "default": "",
        "type": region_named,
        "choices": REGIONS,
        "help": (
            "where the text comes from: what 元 and ¥ are, and which of day and month"
            " comes first (default: told from the text)"
        ),
    },
)
PUBLISHED = (
    ("--published",),
    {"help": "day of print, as 2025-11-20: gives dates their year and month"},
)
COMMANDS = {
    "clean": (clean, "check the raw tables and write the clean ones", ()),
    "verify": (verify, "hold the ledger against the source texts", (ARTICLE,)),
    "scan": (
        scan,
        "find the figures of a new text and propose claims",
        (
            (("file",), {"type": Path, "help": "the text, UTF-8"}),
            (("--source",), {"default": "", "help": "id that the source shall have"}),
            (("--out",), {"type": Path, "help": "table of proposals to write"}),
            REGION,
            PUBLISHED,
            (("--force",), {"action": "store_true", "help": "replace the table"}),
        ),
    ),
    "check": (
        check,
        "hold the figures of an article against the ledger",
        (
            (("file",), {"type": Path, "help": "the text, UTF-8, Chinese or English"}),
            (("--out",), {"type": Path, "help": "page to write, one HTML file"}),
            REGION,
            PUBLISHED,
            (("--force",), {"action": "store_true", "help": "replace the page"}),
        ),
    ),
    "adopt": (
        adopt,
        "move the filled rows of a scan into the ledger",
        ((("table",), {"type": Path, "help": "the table that `scan --out` wrote"}),),
    ),
    "coverage": (coverage, "tell how much of the source texts is coded", (ARTICLE,)),
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
    "style": (
        style,
        "hold the sentences of front page and chapters to the countable rules of style",
        (
            (
                ("--counting",),
                {
                    "action": "store_true",
                    "help": "list the sentences with words that count, for a reader to judge",
                },
            ),
            (
                ("--chinese",),
                {"action": "store_true", "help": "hold the Chinese pages alone"},
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
    "lite": (lite, "build the pages that check an article and rerun a chapter in a browser", ()),
    "release": (
        release,
        "put the built edition into archives below dist/ and tag it",
        (
            (
                ("--prepare",),
                {
                    "action": "store_true",
                    "help": "see whether it may be released, and note what it prints; no more",
                },
            ),
        ),
    ),
    "numbers": (
        numbers,
        "write the numbers into the prose of the notebooks",
        (
            (
                ("--show",),
                {
                    "type": Path,
                    "metavar": "NOTEBOOK",
                    "help": "print the prose of a notebook as a reader sees it; no more",
                },
            ),
        ),
    ),
    "execute": (execute, "execute stale notebooks", (FRESH,)),
    "live": (
        live,
        "serve the book on this machine while it is written",
        (
            (
                ("--port",),
                {"type": int, "default": 8001, "help": "port to serve at (default: 8001)"},
            ),
        ),
    ),
    "build": (
        build,
        "build site, PDF, EPUB and data package",
        (FRESH, (("--only",), {"choices": ("site", "pdf", "epub"), "help": "build one output"})),
    ),
}
