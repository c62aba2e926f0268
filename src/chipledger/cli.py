"""The command line: `chipledger clean | verify | show | build | run | receipt …`, thin over the package."""

import argparse
import sys
from pathlib import Path

from chipledger.errors import LedgerError
from chipledger.store import find_root


def main(arguments=None):
    """Run one command; a fault of the data or the build is one message on stderr, without a traceback.

    Returns
    -------
    int
        Exit status: 0 if all is well, 1 if the ledger or the build is at fault, 2 for wrong use.
    """
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except (LedgerError, FileNotFoundError, PermissionError) as error:
        print(f"chipledger: {error}", file=sys.stderr)
        return 1


def _parser():
    parser = argparse.ArgumentParser(prog="chipledger", description="Claims about AI chips, audited.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (run, text, options) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--root", type=Path, default=None, help="checkout that holds the ledger (default: from here upwards)")
        for flags, settings in options:
            command.add_argument(*flags, **settings)
        command.set_defaults(run=run)
    return parser


def clean(options):
    """Check the raw tables and write the clean ones."""
    from chipledger.clean import clean_tables
    from chipledger.raw import read_raw
    from chipledger.store import write_clean

    root = find_root(options.root)
    tables = clean_tables(read_raw(root / "data" / "raw"))
    changed = write_clean(root / "data" / "clean", tables)
    print(f"data/clean: {len(tables['claims'])} claims, {len(tables['checks'])} checks; " + (f"changed {', '.join(changed)}" if changed else "nothing changed"))


def verify(options):
    """Hold hashes and literals against the source texts."""
    from chipledger.raw import read_raw
    from chipledger.verify import VARIABLE, sources_folder
    from chipledger.verify import verify as compare

    root = find_root(options.root)
    tables, folder = read_raw(root / "data" / "raw"), sources_folder(root)
    if folder is None:
        print(f"The source texts are absent: set {VARIABLE} to their folder, or put them into sources/. Nothing was verified.")
        return 3
    problems = compare(tables["sources"], tables["claims"], tables["dismissed"], folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    placed = (tables["claims"]["line"] != "").sum() + len(tables["dismissed"])
    print(f"{placed} places and {(tables['sources']['kind'] == 'text').sum()} sources compared, {len(problems)} problem(s).")
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


def build(options):
    """Build site, PDF and data package."""
    from chipledger.publish.build import build as make

    make(find_root(options.root), fresh=options.fresh, only=options.only)


def execute(options):
    """Execute stale notebooks and gather their findings."""
    from chipledger.publish.build import Stages

    Stages(find_root(options.root), fresh=options.fresh).notebooks()


FRESH = (("--fresh",), {"action": "store_true", "help": "take nothing from earlier builds"})
COMMANDS = {
    "clean": (clean, "check the raw tables and write the clean ones", ()),
    "verify": (verify, "hold the ledger against the source texts", ()),
    "show": (show, "print the card of one claim", ((("id",), {"help": "claim id"}),)),
    "execute": (execute, "execute stale notebooks", (FRESH,)),
    "build": (build, "build site, PDF and data package", (
        FRESH, (("--only",), {"choices": ("site", "pdf"), "help": "build one output"}))),
}
