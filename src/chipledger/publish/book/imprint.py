"""What an edition says of itself: its version and day, and the hash of the
data it was made from.
"""

from chipledger import RELEASED, __version__
from chipledger.numbers.wording import show_day
from chipledger.publish.book.freshness import COMMAND, data_hash

EDITION = f"Version {__version__}, {show_day(RELEASED)}"


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
        f"Made from the dataset whose SHA-256 begins with {data_hash(app.confdir)}.",
        f"In a checkout, {COMMAND} prints it.",
    ]


def setup_imprint(app):
    """Name the edition before anything is set."""
    app.connect("config-inited", name_the_edition)
