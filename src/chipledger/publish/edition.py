"""Which data an edition was made from: a hash that a reader can compute with two standard tools."""

from hashlib import sha256
from pathlib import Path

COMMAND = "cat data/clean/*.csv | sha256sum"


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


def name_the_data(app, config):
    """Have the PDF's imprint say which data the book was made from."""
    lines = (
        [config.typstpdf_colophon]
        if isinstance(config.typstpdf_colophon, str)
        else config.typstpdf_colophon
    )
    config.typstpdf_colophon = [
        *lines,
        f"Made from the dataset with the SHA-256 {data_hash(app.confdir)}.",
        f"In a checkout, {COMMAND} prints it.",
    ]


def setup_edition(app):
    """Name the data before anything is set."""
    app.connect("config-inited", name_the_data)
