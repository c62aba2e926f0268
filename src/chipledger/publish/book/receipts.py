"""The receipt at the foot of each page: what it was made from, in hashes that anyone with
the checkout can compute.

A page is made from its own source (for a chapter the executed notebook), from the clean tables, and
with the packages of the lock file. `chipledger receipt PAGE` computes the hashes anew and holds
them against the built page.
"""

import re
from pathlib import Path

from chipledger.errors import BuildError
from chipledger.facts.figures_used import source_of
from chipledger.publish.book.freshness import data_hash, shown_hash

CARRIED = re.compile(r'<code class="hash" title="(\w+)">([0-9a-f]+)</code>')


def shared_hashes(root):
    """Hashes of what all pages share: clean tables and lock file.

    Returns
    -------
    dict of str to str
    """
    return {
        "data": data_hash(root),
        "lock": shown_hash(Path(root, "requirements.lock").read_bytes()),
    }


def shared_hashes_in(app):
    """The same for the checkout of an app."""
    return shared_hashes(app.confdir)


def receipt_of(root, page, shared=None):
    """The hashes that a page should carry.

    Parameters
    ----------
    root : path
        The checkout.
    page : str
        Name of the page, as `book/method`; a page without a source of its own, as those of the
        ledger, has the shared hashes only.
    shared : dict of str to str, optional
        As `shared_hashes` returns them, where many pages are asked for.

    Returns
    -------
    dict of str to str
    """
    source = source_of(root, page)
    own = {"page": shown_hash(source.read_bytes())} if source else {}
    return own | (shared or shared_hashes(root))


def name_of(page):
    """The name of a page, from whatever a reader copied: its address, its source,
    with or without an ending.

    Examples
    --------
    >>> name_of("_build/html/notebooks/01_musk_chip_roadmap.html#assumptions")
    'notebooks/01_musk_chip_roadmap'
    """
    name = str(page).partition("#")[0].removeprefix("./").removeprefix("_build/html/").strip("/")
    return re.sub(r"\.(html|ipynb|md)$", "", name)


def carried(page):
    """The hashes that a built page carries.

    Raises
    ------
    BuildError
        If it carries none.
    """
    found = dict(CARRIED.findall(Path(page).read_text("utf-8")))
    if not found:
        raise BuildError(
            f"{page} carries no receipt: build the site with this version, as `make book` does"
        )
    return found


def compare(root, page):
    """Rows of part, hash on the page, hash of the checkout.

    Parameters
    ----------
    root : path
    page : str
        As `name_of` takes it.

    Raises
    ------
    BuildError
        If the page was not built, or carries no receipt.
    """
    name = name_of(page)
    built = Path(root, "_build/html", name + ".html")
    if not built.is_file():
        raise BuildError(
            f"no page {name!r} in _build/html: name one as in its address, such as book/method, "
            "and build first with `make book`"
        )
    printed, computed = carried(built), receipt_of(root, name)
    return [
        (part, printed.get(part, ""), computed.get(part, "")) for part in sorted(printed | computed)
    ]
