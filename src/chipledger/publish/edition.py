"""What an edition says of itself: its version and day, and which data it was made from, as a hash
that a reader can compute with two standard tools.
"""

from hashlib import sha256
from pathlib import Path

from chipledger import RELEASED, __version__
from chipledger.numbers.wording import show_day

COMMAND = "cat data/clean/*.csv | sha256sum"
EDITION = f"Version {__version__}, {show_day(RELEASED)}"


def data_hash(root):
    """SHA-256 over the clean tables, one after the other in the order of their names, as `COMMAND` prints it.

    Parameters
    ----------
    root : path
        The checkout.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    digest = sha256()
    for file in sorted((Path(root) / "data" / "clean").glob("*.csv")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def name_the_edition(app, config):
    """Have footer, cover and imprint name version, day and data; a book that sets its own day or
    words in `_config.yml` keeps them.
    """
    config.typstpdf_date = config.typstpdf_date or RELEASED
    config.html_theme_options = {"edition": EDITION, **config.html_theme_options}
    lines = (
        [config.typstpdf_colophon]
        if isinstance(config.typstpdf_colophon, str)
        else config.typstpdf_colophon
    )
    config.typstpdf_colophon = [
        *lines,
        f"{EDITION}.",
        f"Made from the dataset with the SHA-256 {data_hash(app.confdir)}.",
        f"In a checkout, {COMMAND} prints it.",
    ]


def setup_edition(app):
    """Name the edition before anything is set."""
    app.connect("config-inited", name_the_edition)
