"""Measurements of build, site, figures, ledger and scan, and how many spoiled cells are caught."""

from pathlib import Path

ROOT = Path(__file__).parents[1]  # the checkout
PAGE = ROOT / "BENCHMARKS.md"


def put_section(head, text):
    """Put a section into BENCHMARKS.md in the place of the one with its head, or at the end.

    Parameters
    ----------
    head : str
        The heading as it stands there, `## Figures`.
    text : str
        The section, from its heading on.
    """
    before, _, after = (PAGE.read_text("utf-8") if PAGE.exists() else "# Benchmarks\n").partition(
        head
    )
    rest = after.partition("\n## ")
    PAGE.write_text(
        before.rstrip() + "\n\n" + text + (f"\n## {rest[2]}" if rest[1] else ""), "utf-8"
    )
